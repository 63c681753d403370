"""The plan review as markup: how many findings of which weight, each finding with its reason, what is good.

>>> from datetime import date
>>> from bpcourse.core.plan import SalesPlan
>>> from bpcourse.core.review import review_plan
>>> verdict_words(review_plan(SalesPlan(), today=date(2026, 11, 23)))
'3 errors, 7 warnings, 0 pieces of advice.'
>>> verdict_words([])
'The review finds nothing to mend.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import N_, _, ngettext
from bpcourse.core.plan import part_title
from bpcourse.core.review import SEVERITIES
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpcourse.core.review import Chapter, Finding, Severity, Strength

__all__ = [
    "CHAPTER_TITLES",
    "FindingGroup",
    "chapter_link",
    "counts_tiles",
    "finding_card",
    "grouped_by_rule",
    "severity_heading",
    "severity_title",
    "strength_list",
    "verdict_words",
]

CHAPTER_TITLES: Final[Mapping[Chapter, str]] = {
    "ch01_foundations": N_("Chapter 1, What a sales business plan is"),
    "ch02_sales_process": N_("Chapter 2, The sales process"),
    "ch03_building_the_plan": N_("Chapter 3, Building the plan"),
    "ch04_practice": N_("Chapter 4, Practice"),
    "ch05_performance": N_("Chapter 5, Measuring performance"),
    "ch06_digital_tools": N_("Chapter 6, Digital tools"),
    "ch07_team": N_("Chapter 7, Building and leading the team"),
    "ch08_customers": N_("Chapter 8, Customers who stay"),
    "ch09_risks": N_("Chapter 9, Risks"),
}

_SEVERITIES: Final[Mapping[Severity, tuple[str, str]]] = {
    "error": (N_("Errors"), N_("the plan contradicts itself, or cannot be worked with")),
    "warning": (N_("Warnings"), N_("the plan is likely to fail here")),
    "advice": (N_("Advice"), N_("the plan would be better")),
}
_ONE: Final[Mapping[Severity, str]] = {"error": N_("Error"), "warning": N_("Warning"), "advice": N_("Piece of advice")}


class FindingGroup(NamedTuple):
    """All findings of one rule in a row, each with its number in the review."""

    first: Finding
    numbers: tuple[int, ...]
    findings: tuple[Finding, ...]


def grouped_by_rule(findings: Iterable[tuple[int, Finding]]) -> list[FindingGroup]:
    """Numbered *findings* with those of one rule together, in the order in which each rule comes first."""
    by_rule: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in findings:
        by_rule.setdefault(finding.rule, []).append((number, finding))
    return [
        FindingGroup(same[0][1], tuple(number for number, _one in same), tuple(one for _number, one in same))
        for same in by_rule.values()
    ]


def verdict_words(findings: Sequence[Finding]) -> str:
    """How many findings there are of each weight."""
    if not findings:
        return _("The review finds nothing to mend.")
    counts = _counted(findings)
    said = (
        ngettext("{count} error", "{count} errors", counts["error"]),
        ngettext("{count} warning", "{count} warnings", counts["warning"]),
        ngettext("{count} piece of advice", "{count} pieces of advice", counts["advice"]),
    )
    errors, warnings, advice = (
        text.format(count=counts[severity]) for text, severity in zip(said, SEVERITIES, strict=True)
    )
    return _("{errors}, {warnings}, {advice}.").format(errors=errors, warnings=warnings, advice=advice)


def counts_tiles(findings: Sequence[Finding], strengths: int) -> Html:
    """Four numbers side by side: errors, warnings, advice, and what is good."""
    counts = _counted(findings)
    tiles = [_tile(severity, severity_title(severity), counts[severity]) for severity in SEVERITIES]
    return tag("ul", *tiles, _tile("strength", _("Strengths"), strengths), class_="bp-tiles")


def _tile(kind: str, label: str, count: int) -> Html:
    mark = f"bp-tile bp-is-{kind}" if count else "bp-tile"
    return tag("li", tag("b", str(count)), tag("span", label), class_=mark)


def _counted(findings: Sequence[Finding]) -> dict[Severity, int]:
    return {severity: sum(one.severity == severity for one in findings) for severity in SEVERITIES}


def severity_title(severity: Severity) -> str:
    """Findings of one weight, in a word."""
    return _(_SEVERITIES[severity][0])


def severity_heading(severity: Severity) -> str:
    """The same with what it means."""
    title, meaning = _SEVERITIES[severity]
    return _("{title}: {meaning}").format(title=_(title), meaning=_(meaning))


def chapter_link(chapter: Chapter, pages: str | None) -> Html:
    """The chapter by its name; as a link where its page can be reached from here. pages: what opens its address."""
    title = _(CHAPTER_TITLES[chapter])
    return join([title]) if pages is None else tag("a", title, href=f"{pages}{chapter}.html")


def finding_card(same: FindingGroup, *, fixes: Sequence[Html], silence: Html, pages: str | None) -> Html:
    """What one rule found: each sentence with its way to mend it, then why it matters and what to do.

    fixes: what stands beside each sentence; silence: what keeps the rule silent; pages: as for `chapter_link`.
    """
    finding = same.first
    chip = tag("span", _(_ONE[finding.severity]), class_=f"bp-chip bp-is-{finding.severity}")
    head = tag("p", chip, tag("span", part_title(finding.part), class_="bp-where"), class_="bp-cardhead")
    spots = (
        tag("div", tag("p", one.message, class_="bp-spot"), fix, class_="bp-spotrow")
        for one, fix in zip(same.findings, fixes, strict=True)
    )
    why = tag("p", tag("b", _("Why it matters: ")), finding.reason, " ", chapter_link(finding.chapter, pages))
    what = tag("p", tag("b", _("What to do: ")), finding.fix)
    return tag("li", head, *spots, why, what, silence, class_=f"bp-card bp-is-{finding.severity}")


def strength_list(strengths: Sequence[Strength]) -> Html:
    """What is good about the plan, each with the part it is in."""
    if not strengths:
        return tag("p", _("Nothing to praise yet: strengths appear as the parts are filled."))
    rows = (
        tag("li", tag("span", part_title(one.part), class_="bp-where"), tag("p", one.message), class_="bp-strengthrow")
        for one in strengths
    )
    return tag("ul", *rows, class_="bp-list")
