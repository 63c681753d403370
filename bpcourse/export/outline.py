"""A plan as the outline of a document: cover, a summary of one page, the parts in their order, the review behind them.

>>> from datetime import date
>>> from bpcourse.core.worked_company import worked_plan
>>> outline = plan_outline(worked_plan(), today=date(2026, 11, 23))
>>> outline.title, [section.title for section in outline.sections][:3]
('Sales plan 2027', ['Market view', 'Goals', 'Customer segments'])
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, filled
from bpcourse.core.plan import PARTS, part_title
from bpcourse.export.blocks import Outline, Section
from bpcourse.export.outline_business import funnel_blocks, goal_blocks, market_blocks, path_sections, segment_blocks
from bpcourse.export.outline_review import review_section
from bpcourse.export.outline_summary import summary_section
from bpcourse.export.outline_work import (
    action_blocks,
    resource_blocks,
    rhythm_blocks,
    risk_blocks,
    scorecard_blocks,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.core.plan import Part, SalesPlan
    from bpcourse.export.blocks import Block

__all__ = ["plan_outline", "review_outline", "title_of"]

_BLOCKS: Final[dict[Part, Callable[[SalesPlan], tuple[Block, ...]]]] = {
    "market": market_blocks,
    "goals": goal_blocks,
    "segments": segment_blocks,
    "funnel": funnel_blocks,
    "actions": action_blocks,
    "resources": resource_blocks,
    "scorecard": scorecard_blocks,
    "reviews": rhythm_blocks,
    "risks": risk_blocks,
}


def title_of(plan: SalesPlan) -> str:
    """What *plan* is called, also where nobody has called it anything yet."""
    return plan.title.strip() or _("Sales business plan")


def plan_outline(plan: SalesPlan, *, today: date | None = None) -> Outline:
    """The document of *plan*, as it stands on the day *today*, in the language of the moment and the plan's money."""
    day = today or date.today()  # noqa: DTZ011 - the day on the reader's own calendar
    sections = tuple(_section(plan, part) for part in PARTS if part in plan.filled_parts)
    return Outline(
        title=title_of(plan),
        company=plan.company,
        author=plan.author,
        subject=_("Sales business plan"),
        facts=_cover_facts(plan, day),
        summary=summary_section(plan, day),
        sections=sections,
        appendix=review_section(plan, day, title=_("Appendix: review of the plan")),
    )


def review_outline(plan: SalesPlan, *, today: date | None = None) -> Outline:
    """The report of the plan review alone, as it stands on the day *today*."""
    day = today or date.today()  # noqa: DTZ011 - as above
    review = review_section(plan, day, title=_("Review of the plan"))
    return Outline(
        title=filled(_("Review of {subject}"), subject=title_of(plan)),
        company=plan.company,
        author=plan.author,
        subject=_("Review of a sales business plan"),
        facts=_cover_facts(plan, day),
        sections=review.sections,
        summary=Section(review.title, review.blocks),
    )


def _cover_facts(plan: SalesPlan, day: date) -> tuple[tuple[str, str], ...]:
    facts = (
        (_("Plan period"), str(plan.period or "")),
        (_("Author"), plan.author),
        (_("As of"), day.isoformat()),
        (_("Currency"), plan.currency),
        (_("Note"), plan.note),
    )
    return tuple((label, value) for label, value in facts if value.strip())


def _section(plan: SalesPlan, part: Part) -> Section:
    if part == "sales_paths":
        return Section(part_title(part), sections=path_sections(plan), part=part)
    return Section(part_title(part), _BLOCKS[part](plan), part=part)
