"""The plan on one page: its key figures, then one line for each part.

>>> from datetime import date
>>> from bpcourse.core.worked_company import worked_plan
>>> main_goal(worked_plan()).target
48000000
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpcourse.core.language import _
from bpcourse.core.plan import PARTS, part_title
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.export.blocks import Column, Figures, Paragraph, Section, table
from bpcourse.export.outline_business import days, goal_amount, needed_flow, share
from bpcourse.export.outline_review import verdict
from bpcourse.present.plan_parts import part_summary

if TYPE_CHECKING:
    from datetime import date

    from bpcourse.core.goals import Goal
    from bpcourse.core.plan import SalesPlan
    from bpcourse.export.blocks import Block

__all__ = ["main_goal", "summary_section"]


def main_goal(plan: SalesPlan) -> Goal | None:
    """The goal that others are part of, else the first; None where there is none."""
    wholes = (goal for place, goal in enumerate(plan.goals) if plan.goal_parts(place) and not goal.parent)
    return next(wholes, plan.goals[0] if plan.goals else None)


def summary_section(plan: SalesPlan, day: date) -> Section:
    """The plan as it stands on *day*, short enough for a page."""
    from bpcourse.core.review import review_plan

    goal = main_goal(plan)
    blocks: list[Block] = [Paragraph(goal.sentence(), "lead")] if goal else []
    figures = _key_figures(plan, goal)
    if figures:
        blocks.append(Figures(figures))
    filled = [part for part in PARTS if part in plan.filled_parts]
    if filled:
        told = tuple(part_summary(plan, part) for part in filled)
        titles = tuple(part_title(part) for part in filled)
        blocks.append(table(_("The parts of the plan"), Column(_("Part"), titles), Column(_("In short"), told)))
    missing = [part_title(part) for part in PARTS if part not in filled]
    if missing:
        blocks.append(Paragraph(_("Not written yet: {parts}.").format(parts=_(", ").join(missing)), "note"))
    blocks.append(Paragraph(verdict(review_plan(plan, today=day)), "note"))
    return Section(_("Summary"), tuple(blocks))


def _key_figures(plan: SalesPlan, goal: Goal | None) -> tuple[tuple[str, str], ...]:
    funnel, resources = plan.funnel, plan.resources
    needed = needed_flow(funnel) if funnel else None
    carried = resources.quota_capacity(plan.period) if resources and plan.period else 0
    rows = (
        (_("Target"), goal_amount(goal, goal.target) if goal else ""),
        (_("Growth"), share(goal.growth_rate, signed=True) if goal else ""),
        (_("Leads needed"), number_text(needed.people[0]) if needed else ""),
        (_("Win rate"), percent_text(funnel.funnel.win_rate) if funnel else ""),
        (_("Sales cycle"), days(funnel.funnel.sales_cycle_days) if funnel else ""),
        (_("Quota the team can carry"), money_text(carried, plan.currency) if carried else ""),
    )
    return tuple(row for row in rows if row[1])
