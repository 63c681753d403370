"""Each part of a plan in a few words, with its key numbers.

>>> from bpcourse.core.worked_company import worked_plan
>>> part_summary(worked_plan(), "funnel")
'2,000 Lead → 640 First meeting → 320 Proposal → 80 Deal: CNY 19.2 million.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.risk_radar import ranked
from bpcourse.core.schedule import total_budget
from bpcourse.present.risks import title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.core.plan import Part, SalesPlan

__all__ = ["part_summary"]

_NAMED: Final = 3
"""How many of a kind one line names."""


def part_summary(plan: SalesPlan, part: Part) -> str:
    """What *part* of *plan* holds, in one line; "" where it holds nothing."""
    return _LINES[part](plan) if part in plan.filled_parts else ""


def _market_line(plan: SalesPlan) -> str:
    market = plan.market
    if market is None or market.size is None:
        return market.name if market else ""
    sentence = _("{size}; growth a year {growth}; own share {share}.")
    return sentence.format(
        size=money_text(market.size, plan.currency),
        growth="?" if market.growth_rate is None else percent_text(market.growth_rate),
        share="?" if market.share is None else percent_text(market.share),
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
