"""The review itself: every rule asked, and what it says put in order.

>>> from bpcourse.core.plan import SalesPlan
>>> findings = review_plan(SalesPlan(), today=date(2026, 11, 23))
>>> findings[0].severity, findings[0].rule, findings[0].message
('error', 'goals-empty', 'No goal is written down yet.')
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.plan import PARTS
from bpcourse.core.review import (
    across,
    actions,
    funnel,
    goals,
    market,
    resources,
    reviews,
    risks,
    sales_paths,
    scorecard,
    segments,
)
from bpcourse.core.review.facts import reading_day
from bpcourse.core.review.finding import SEVERITIES, Finding

if TYPE_CHECKING:
    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule

__all__ = ["RULES", "review_plan", "silenced_findings"]

RULES: Final[tuple[Rule, ...]] = (
    *market.RULES,
    *goals.RULES,
    *segments.RULES,
    *sales_paths.RULES,
    *funnel.RULES,
    *actions.RULES,
    *resources.RULES,
    *scorecard.RULES,
    *reviews.RULES,
    *risks.RULES,
    *across.RULES,
)
"""Every rule, part by part; those that compare two parts come last. A new rule is written into its part's module."""


def review_plan(plan: SalesPlan, *, today: date | None = None) -> list[Finding]:
    """The weak spots of *plan*: the gravest first, then in the order of the parts; silenced rules are left out.

    today: the day the plan is read on, the present one where none is given; a plan that has not begun is judged as on
    its first day.
    """
    return _found(plan, [rule for rule in RULES if rule.id not in plan.silenced], today)


def silenced_findings(plan: SalesPlan, *, today: date | None = None) -> list[Finding]:
    """What the rules that *plan* silences would have said, in the same order; *today* as for `review_plan`."""
    return _found(plan, [rule for rule in RULES if rule.id in plan.silenced], today)


def _found(plan: SalesPlan, rules: list[Rule], today: date | None) -> list[Finding]:
    day = reading_day(plan, today or date.today())  # noqa: DTZ011 - a plan's days are the reader's own
    found = [finding for rule in rules for finding in rule.findings(plan, day)]
    return sorted(found, key=lambda one: (SEVERITIES.index(one.severity), PARTS.index(one.part)))
