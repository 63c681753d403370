"""What a rule of the plan review is, and the book in which the rules of one part of the plan are written.

>>> from bpcourse.core.plan import SalesPlan
>>> book = RuleBook("goals", tool="smart_goals", chapter="ch03_building_the_plan")
>>> @book.rule("untitled", "advice", reason="A plan is quoted by its title.", fix="Give the plan a title.")
... def _untitled(plan):
...     if not plan.title:
...         yield "title", "The plan has no title."
>>> [rule.id for rule in book.rules]
['goals-untitled']
>>> [finding.message for finding in book.rules[0].findings(SalesPlan(), date(2027, 1, 1))]
['The plan has no title.']
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _
from bpcourse.core.review.finding import Chapter, Finding, Severity

if TYPE_CHECKING:
    from bpcourse.core.plan import Part, SalesPlan

__all__ = ["Check", "DatedCheck", "Rule", "RuleBook", "Spot"]

Spot = tuple[str, str]
"""A weak spot: the place in the plan, and what is wrong there, one sentence with the plan's own numbers."""

Check = Callable[["SalesPlan"], Iterable[Spot]]
"""Every weak spot of one kind in a plan; none where the plan does not say what the rule has to know."""

DatedCheck = Callable[["SalesPlan", date], Iterable[Spot]]
"""The same, for a rule that has to know on which day the plan is read."""

_LOG: Final = logging.getLogger(__name__)
_UNCHECKED: Final = N_("This rule could not be checked: the plan holds numbers that it cannot work with.")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One thing that the review looks for.

    id: stable, opens with the part of the plan; severity, part, chapter, reason, fix, tool: as in a `Finding`, reason
    and fix in English and marked for translation; check: finds the spots.
    """

    id: str
    severity: Severity
    part: Part
    chapter: Chapter
    reason: str
    fix: str
    tool: str
    check: DatedCheck

    def findings(self, plan: SalesPlan, day: date) -> list[Finding]:
        """What the rule finds in *plan* on *day*; a rule that cannot cope with the plan says so, as advice."""
        try:
            return [self._finding(place, message, self.severity) for place, message in self.check(plan, day)]
        except Exception:  # noqa: BLE001 - one rule must not take the others along; the log keeps the cause
            _LOG.exception("rule %s could not be checked", self.id)
            return [self._finding(self.part, _(_UNCHECKED), "advice")]

    def _finding(self, place: str, message: str, severity: Severity) -> Finding:
        return Finding(
            rule=self.id,
            severity=severity,
            part=self.part,
            place=place,
            message=message,
            reason=_(self.reason),
            chapter=self.chapter,
            fix=_(self.fix),
            tool=self.tool,
        )


class RuleBook:
    """The rules about one part of the plan, in the order in which they are written down.

    tool: where the part is edited; chapter: the page that explains it; a rule may name others.
    """

    def __init__(self, part: Part, *, tool: str, chapter: Chapter) -> None:
        self._part: Part = part
        self._tool = tool
        self._chapter: Chapter = chapter
        self._rules: list[Rule] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules written down so far."""
        return tuple(self._rules)

    def rule(
        self, name: str, severity: Severity, *, reason: str, fix: str, tool: str = "", chapter: Chapter | None = None
    ) -> Callable[[Check], Check]:
        """Write the decorated function down as the rule *name*, which with the part in front is its id."""

        def written_down(check: Check) -> Check:
            self._add(name, severity, lambda plan, _day: check(plan), (reason, fix), tool, chapter)
            return check

        return written_down

    def dated_rule(
        self, name: str, severity: Severity, *, reason: str, fix: str, tool: str = "", chapter: Chapter | None = None
    ) -> Callable[[DatedCheck], DatedCheck]:
        """The same for a function that also takes the day on which the plan is read."""

        def written_down(check: DatedCheck) -> DatedCheck:
            self._add(name, severity, check, (reason, fix), tool, chapter)
            return check

        return written_down

    def _add(
        self,
        name: str,
        severity: Severity,
        check: DatedCheck,
        why_and_how: tuple[str, str],
        tool: str,
        chapter: Chapter | None,
    ) -> None:
        reason, fix = why_and_how
        self._rules.append(
            Rule(
                id=f"{self._part.replace('_', '-')}-{name}",
                severity=severity,
                part=self._part,
                chapter=chapter or self._chapter,
                reason=reason,
                fix=fix,
                tool=tool or self._tool,
                check=check,
            )
        )
