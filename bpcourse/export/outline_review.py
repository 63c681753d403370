"""What the plan review says, as part of a document: findings by how grave they are, strengths, and a CFO's questions.

>>> from datetime import date
>>> from bpcourse.core.plan import SalesPlan
>>> review_section(SalesPlan.empty(), date(2026, 11, 23), title="Review").title
'Review'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _
from bpcourse.core.plan import part_title
from bpcourse.core.review import SEVERITIES
from bpcourse.export.blocks import Bullets, Column, Paragraph, Section, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review import Finding, Severity
    from bpcourse.export.blocks import Block

__all__ = ["review_section", "verdict"]

_HEADINGS: Final[dict[Severity, str]] = {
    "error": N_("Errors: the plan contradicts itself here"),
    "warning": N_("Warnings: the plan is likely to fail here"),
    "advice": N_("Advice: the plan would be better"),
}

_SHORT: Final[dict[Severity, str]] = {"error": N_("Errors"), "warning": N_("Warnings"), "advice": N_("Advice")}


def verdict(found: Sequence[Finding]) -> str:
    """How many findings of each kind there are, in one sentence."""
    if not found:
        return _("The plan review has found nothing to mend.")
    counts = {severity: sum(one.severity == severity for one in found) for severity in SEVERITIES}
    sentence = _("Findings of the plan review: errors {error}, warnings {warning}, advice {advice}.")
    return sentence.format(**counts)


def review_section(plan: SalesPlan, day: date, *, title: str) -> Section:
    """The review of *plan* on *day*: first how it stands, then the findings, what is good, and what will be asked."""
    from bpcourse.core.review import cfo_questions, review_plan, silenced_findings, strengths

    found = review_plan(plan, today=day)
    good = tuple(one.message for one in strengths(plan, today=day))
    asked = tuple(one.asked for one in cfo_questions(plan))
    silent = tuple(_silent(plan, one) for one in silenced_findings(plan, today=day))
    listed = ((_("Strengths"), good), (_("What a CFO would ask"), asked), (_("Kept silent, with the reason"), silent))
    findings = tuple(section for severity in SEVERITIES if (section := _findings_section(found, severity)))
    sections = findings + tuple(Section(heading, (Bullets(items),)) for heading, items in listed if items)
    return Section(title, (Paragraph(verdict(found), "lead"),), sections)


def _silent(plan: SalesPlan, finding: Finding) -> str:
    sentence = _("{message} Reason: {reason}")
    return sentence.format(message=finding.message, reason=plan.silenced.get(finding.rule, ""))


def _findings_section(found: Sequence[Finding], severity: Severity) -> Section | None:
    graved = [one for one in found if one.severity == severity]
    if not graved:
        return None
    listed: Block = table(
        _(_SHORT[severity]),
        Column(_("Part"), tuple(part_title(one.part) for one in graved)),
        Column(_("Finding"), tuple(one.message for one in graved)),
        Column(_("Why it matters"), tuple(one.reason for one in graved)),
        Column(_("What to do"), tuple(one.fix for one in graved)),
    )
    return Section(_(_HEADINGS[severity]), (listed,))
