"""The plan on one page: its key figures, then one line for each part.

>>> from datetime import date
>>> from bpcourse.core.worked_company import worked_plan
>>> main_goal(worked_plan()).target
48000000
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.plan import PARTS, part_title
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.risk_radar import ranked
from bpcourse.core.schedule import total_budget
from bpcourse.export.blocks import Column, Figures, Paragraph, Section, table
from bpcourse.export.outline_business import days, goal_amount, needed_flow, share
from bpcourse.export.outline_review import verdict
from bpcourse.present.risks import title_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bpcourse.core.goals import Goal
    from bpcourse.core.plan import Part, SalesPlan
    from bpcourse.export.blocks import Block

__all__ = ["main_goal", "summary_section"]

_NAMED: Final = 3
"""How many of a kind one line of the summary names."""


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
        told = tuple(_LINES[part](plan) for part in filled)
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


def _market_line(plan: SalesPlan) -> str:
    market = plan.market
    if market is None or market.size is None:
        return market.name if market else ""
    sentence = _("{size}; growth a year {growth}; own share {share}.")
    return sentence.format(
        size=money_text(market.size, plan.currency),
        growth=share(market.growth_rate) or "?",
        share=share(market.share) or "?",
    )


def _goals_line(plan: SalesPlan) -> str:
    said = ngettext("{count} goal; owners: {names}.", "{count} goals; owners: {names}.", len(plan.goals))
    owners = dict.fromkeys(goal.owner for goal in plan.goals if goal.owner)
    return said.format(count=len(plan.goals), names=_(", ").join(owners) or "–")


def _segments_line(plan: SalesPlan) -> str:
    first = sorted((one for one in plan.segments if one.priority), key=lambda one: one.priority or 0)
    said = ngettext("{count} segment; first: {names}.", "{count} segments; first: {names}.", len(plan.segments))
    names = [segment.name for segment in (first or plan.segments)[:2]]
    return said.format(count=len(plan.segments), names=_(", ").join(names))


def _paths_line(plan: SalesPlan) -> str:
    return _("Written for: {names}.").format(names=_(", ").join(path.segment for path in plan.sales_paths))


def _funnel_line(plan: SalesPlan) -> str:
    if plan.funnel is None:
        return ""
    flow = plan.funnel.expected
    steps = " → ".join(f"{number_text(n)} {name}" for name, n in zip(flow.funnel.names, flow.counts, strict=True))
    return _("{steps}: {revenue}.").format(steps=steps, revenue=money_text(flow.revenue, plan.currency))


def _actions_line(plan: SalesPlan) -> str:
    said = ngettext("{count} action for {budget}.", "{count} actions for {budget}.", len(plan.actions))
    return said.format(count=len(plan.actions), budget=money_text(total_budget(plan.actions), plan.currency))


def _resources_line(plan: SalesPlan) -> str:
    if plan.resources is None:
        return ""
    said = ngettext(
        "{count} person who sells; budget {budget}.", "{count} people who sell; budget {budget}.",
        plan.resources.headcount,
    )  # fmt: skip
    return said.format(count=plan.resources.headcount, budget=money_text(plan.resources.budget_total, plan.currency))


def _scorecard_line(plan: SalesPlan) -> str:
    part = plan.scorecard
    if part is None or not part.weights:
        return ""
    return _(", ").join(f"{line.measure.label} {percent_text(line.weight)}" for line in part.scorecard().lines)


def _reviews_line(plan: SalesPlan) -> str:
    rhythm = plan.reviews
    if rhythm is None:
        return ""
    said = [_("Reviewed every month.")] if rhythm.monthly_day else []
    said += [_("Adjusted every quarter.")] if rhythm.adjusts_quarterly else []
    triggers = ngettext("{count} trigger.", "{count} triggers.", len(rhythm.triggers))
    return one_after_another([*said, triggers.format(count=len(rhythm.triggers))])


def _risks_line(plan: SalesPlan) -> str:
    named = [_("{risk} ({score})").format(risk=title_of(one), score=one.score or "?") for one in ranked(plan.risks)]
    return _("The gravest: {risks}.").format(risks=_("; ").join(named[:_NAMED]))


_LINES: Final[dict[Part, Callable[[SalesPlan], str]]] = {
    "market": _market_line,
    "goals": _goals_line,
    "segments": _segments_line,
    "sales_paths": _paths_line,
    "funnel": _funnel_line,
    "actions": _actions_line,
    "resources": _resources_line,
    "scorecard": _scorecard_line,
    "reviews": _reviews_line,
    "risks": _risks_line,
}
