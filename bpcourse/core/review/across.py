"""Rules that hold one part of the plan against another: what one promises, the other must be able to keep."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.facts import (
    CLOSE,
    goal_name,
    growing_segments,
    is_off,
    listed,
    main_goal,
    money,
    segment_name,
)
from bpcourse.core.review.resources import available_hours
from bpcourse.core.review.rule import RuleBook
from bpcourse.core.schedule import total_budget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES", "capacity", "hours_to_win", "market_gap", "work_hours"]

_MARKET: Final = RuleBook("market", tool="market_view", chapter="ch03_building_the_plan")
_GOALS: Final = RuleBook("goals", tool="smart_goals", chapter="ch04_practice")
_SEGMENTS: Final = RuleBook("segments", tool="segments", chapter="ch03_building_the_plan")
_PATHS: Final = RuleBook("sales_paths", tool="sales_path", chapter="ch03_building_the_plan")
_FUNNEL: Final = RuleBook("funnel", tool="funnel_math", chapter="ch02_sales_process")
_ACTIONS: Final = RuleBook("actions", tool="actions", chapter="ch03_building_the_plan")
_RESOURCES: Final = RuleBook("resources", tool="allocation", chapter="ch03_building_the_plan")

_FASTER: Final = 0.05
"""So many points above the market a goal may grow by chance; beyond, it takes share from somebody."""
_FAR_FASTER: Final = 0.15
_TIMES_MARKET: Final = 2.5
_OFF_SHARE: Final = 0.1
_OFF_REPS: Final = 0.1
_LONGER: Final = 1.5
_FARTHEST_YEARS: Final = 20
"""Beyond so many years a growth rate says nothing of the market; all these limits are the course's own."""


# The goal against the market ------------------------------------------------------------------------------------------


@_GOALS.rule(
    "growth-without-lever",
    "error",
    reason=N_("What is to grow beyond the market is taken from a rival, and no rival gives it away unasked."),
    fix=N_("Write the lever that takes it, or lower the goal to what the market brings."),
)
def _growth_without_lever(plan: SalesPlan) -> Iterable[Spot]:
    main, gap = main_goal(plan), market_gap(plan)
    if main is None or gap is None or main.goal.lever.strip() or gap <= _FASTER:
        return
    sentence = _("{goal} is to grow {growth} in a market that grows {market}, and no lever is named.")
    yield f"goals[{main.place}].lever", filled(sentence, **_growth_texts(plan))


@_GOALS.rule(
    "far-beyond-market",
    "warning",
    reason=N_("So much more than the market means a large share taken from rivals within one year."),
    fix=N_("Name whom you take it from and check the lever's sum, or lower the goal."),
)
def _far_beyond_market(plan: SalesPlan) -> Iterable[Spot]:
    main, gap = main_goal(plan), market_gap(plan)
    if main is None or gap is None or plan.market is None or not main.goal.lever.strip():
        return
    growth, market = main.goal.growth_rate or 0, plan.market.growth_rate or 0
    if gap > _FAR_FASTER and growth > _TIMES_MARKET * market:
        sentence = _("{goal} is to grow {growth} in a market that grows {market}: {share} more market share in one go.")
        share = percent_text((1 + growth) / (1 + market) - 1)
        yield f"goals[{main.place}].target", filled(sentence, **_growth_texts(plan), share=share)


@_GOALS.rule(
    "larger-than-market",
    "error",
    reason=N_("A goal above what all suppliers sell together is a slip of the pen, or counts another market."),
    fix=N_("Check the goal's unit and the market's size: both in the plan's currency, for the same customers."),
)
def _larger_than_market(plan: SalesPlan) -> Iterable[Spot]:
    main, market = main_goal(plan), plan.market
    if main is None or market is None or market.size is None:
        return
    size = market.size
    if plan.period is not None and market.year is not None and market.growth_rate is not None:
        years = min(max(plan.period.start.year - market.year, -_FARTHEST_YEARS), _FARTHEST_YEARS)
        size *= (1 + market.growth_rate) ** years
    if main.target > size:
        sentence = _("{goal}: {target} is more than the whole market of {size}.")
        message = filled(
            sentence,
            goal=goal_name(main.goal, main.place),
            target=money(plan, main.target),
            size=money(plan, size),
        )
        yield f"goals[{main.place}].target", message


@_MARKET.rule(
    "share-off",
    "warning",
    reason=N_("Two figures for the same revenue mean that one of them counts something else."),
    fix=N_("Find out which of them is right, and write it in both places."),
)
def _share_off(plan: SalesPlan) -> Iterable[Spot]:
    main, market = main_goal(plan), plan.market
    if main is None or market is None or plan.period is None or market.year != plan.period.start.year - 1:
        return
    own, baseline = market.own_revenue, main.goal.baseline
    if own and baseline and abs(own - baseline) > _OFF_SHARE * max(own, baseline):
        sentence = _("A market share of {share} is {own} of revenue, the goal starts from {baseline}.")
        message = filled(
            sentence,
            share=percent_text(market.share or 0, digits=2),
            own=money(plan, own),
            baseline=money(plan, baseline),
        )
        yield "market.share", message


# The goal against segments, funnel and people -------------------------------------------------------------------------


@_SEGMENTS.rule(
    "targets-off",
    "error",
    reason=N_("What is left over between a goal and its parts is promised by the company and owned by nobody."),
    fix=N_("Change a segment's target, or the goal, until they agree."),
)
def _targets_off(plan: SalesPlan) -> Iterable[Spot]:
    main = main_goal(plan)
    targets = [segment.target for segment in plan.segments if segment.target is not None]
    if main is None or not targets or len(targets) < len(plan.segments) or plan.segment(main.goal.segment) is not None:
        return
    total = math.fsum(targets)
    if is_off(total, main.target):
        sentence = _("The segments are to bring {total} together, {goal} is {target}.")
        message = filled(
            sentence,
            total=money(plan, total),
            goal=goal_name(main.goal, main.place),
            target=money(plan, main.target),
        )
        yield "segments[0].target", message


@_FUNNEL.rule(
    "beyond-goal",
    "warning",
    reason=N_("Two targets for the same money make two plans."),
    fix=N_("Take the goal's number into the funnel, or raise the goal."),
)
def _funnel_beyond_goal(plan: SalesPlan) -> Iterable[Spot]:
    main, part = main_goal(plan), plan.funnel
    if main is not None and part is not None and part.revenue_target > main.target * (1 + CLOSE):
        sentence = _("The funnel is to bring {funnel}, more than {goal} asks for, {target}.")
        message = filled(
            sentence,
            funnel=money(plan, part.revenue_target),
            goal=goal_name(main.goal, main.place),
            target=money(plan, main.target),
        )
        yield "funnel.revenue_target", message


@_RESOURCES.rule(
    "below-goal",
    "error",
    chapter="ch07_team",
    reason=N_("Quotas, less the months in which new people learn and the people who leave, are all a team can carry."),
    fix=N_("Hire earlier, raise what each rep can sell, or lower the goal."),
)
def _below_goal(plan: SalesPlan) -> Iterable[Spot]:
    main, carried = main_goal(plan), capacity(plan)
    if main is not None and carried is not None and carried < main.target * (1 - CLOSE):
        sentence = _("The team can carry {carried}, {goal} is {target}: {gap} is missing.")
        message = filled(
            sentence,
            carried=money(plan, carried),
            goal=goal_name(main.goal, main.place),
            target=money(plan, main.target),
            gap=money(plan, main.target - carried),
        )
        yield "resources.team", message


@_FUNNEL.rule(
    "more-work-than-hours",
    "error",
    reason=N_("Leads that nobody has the hours to call are not leads."),
    fix=N_("Plan fewer and better leads, more hours for winning, or a smaller target."),
)
def _more_work_than_hours(plan: SalesPlan) -> Iterable[Spot]:
    work, there = work_hours(plan), hours_to_win(plan)
    part = plan.funnel
    if work is None or there is None or work <= there * (1 + CLOSE) or part is None or part.workload is None:
        return
    sentence = _(
        "The target takes {leads} leads, that is {calls} calls and {visits} visits, {work} hours; there are {there}."
    )
    message = filled(
        sentence,
        leads=number_text(part.needed.leads, digits=0),
        calls=number_text(part.workload.calls, digits=0),
        visits=number_text(part.workload.visits, digits=0),
        work=number_text(work, digits=0),
        there=number_text(there, digits=0),
    )
    yield "funnel.activity", message


@_FUNNEL.rule(
    "reps-off",
    "warning",
    reason=N_("Calls per rep are right only where the reps are the same people everywhere in the plan."),
    fix=N_("Count the reps again, and write the same number in both places."),
)
def _reps_off(plan: SalesPlan) -> Iterable[Spot]:
    if plan.funnel is None or plan.funnel.activity is None or plan.resources is None or not plan.resources.team:
        return
    counted, team = plan.funnel.activity.reps, plan.resources.headcount + plan.resources.planned_hires
    if abs(counted - team) > _OFF_REPS * max(counted, team):
        sentence = _("The funnel counts on {reps} reps, the team has {team}.")
        yield "funnel.activity.reps", filled(sentence, reps=number_text(counted), team=number_text(team))


@_PATHS.rule(
    "longer-cycle",
    "advice",
    reason=N_("A segment that takes longer than the funnel allows is missing from the year's last quarter."),
    fix=N_("Use the longer cycle in the funnel, or plan this segment apart."),
)
def _longer_cycle(plan: SalesPlan) -> Iterable[Spot]:
    cycle = plan.funnel.funnel.sales_cycle_days if plan.funnel else 0
    for place, path in enumerate(plan.sales_paths):
        if cycle and path.cycle_days and path.cycle_days > _LONGER * cycle:
            sentence = _("{segment}: a sale takes {days} days, the funnel counts on {cycle}.")
            message = filled(
                sentence,
                segment=path.segment.strip() or _("Sales path {number}").format(number=place + 1),
                days=number_text(path.cycle_days),
                cycle=number_text(cycle),
            )
            yield f"sales_paths[{place}].cycle_days", message


# Actions and money against the rest -----------------------------------------------------------------------------------


@_ACTIONS.rule(
    "none-for-segment",
    "warning",
    reason=N_("Growth for which nothing is done comes from the market, or not at all."),
    fix=N_("Plan one action for the segment, or take its growth out of the plan."),
)
def _none_for_segment(plan: SalesPlan) -> Iterable[Spot]:
    served = {action.segment for action in plan.actions} - {""}
    without = [segment_name(one, place) for place, one in growing_segments(plan) if one.name not in served]
    if served and without:
        sentence = _("Segments that are to grow and have no action: {names}.")
        yield "actions", filled(sentence, names=listed(without))


@_ACTIONS.rule(
    "over-budget",
    "error",
    reason=N_("The last actions of the year are stopped for want of money, and they were meant to bring its end."),
    fix=N_("Drop an action, make it cheaper, or find the money."),
)
def _over_budget(plan: SalesPlan) -> Iterable[Spot]:
    there, cost = plan.resources.budget_total if plan.resources else 0.0, total_budget(plan.actions)
    if there and cost > there * (1 + CLOSE):
        sentence = _("The actions cost {cost}, the budget holds {there}.")
        yield "resources.budget", filled(sentence, cost=money(plan, cost), there=money(plan, there))


_ONE_NAME: Final = N_("A segment that goes by two names gets two plans, or none.")
_SAME_NAME: Final = N_("Use the segment's name as it stands in the list of segments, or add the segment there.")


@_PATHS.rule("unknown-segment", "warning", reason=_ONE_NAME, fix=_SAME_NAME)
def _unknown_in_paths(plan: SalesPlan) -> Iterable[Spot]:
    return _unknown_segments(plan, ((f"sales_paths[{at}]", path.segment) for at, path in enumerate(plan.sales_paths)))


@_ACTIONS.rule("unknown-segment", "warning", reason=_ONE_NAME, fix=_SAME_NAME)
def _unknown_in_actions(plan: SalesPlan) -> Iterable[Spot]:
    return _unknown_segments(plan, ((f"actions[{at}]", action.segment) for at, action in enumerate(plan.actions)))


@_RESOURCES.rule("unknown-segment", "warning", reason=_ONE_NAME, fix=_SAME_NAME)
def _unknown_in_resources(plan: SalesPlan) -> Iterable[Spot]:
    lines = plan.resources.allocation if plan.resources else ()
    return _unknown_segments(plan, ((f"resources.allocation[{at}]", line.segment) for at, line in enumerate(lines)))


def _unknown_segments(plan: SalesPlan, used: Iterable[tuple[str, str]]) -> Iterator[Spot]:
    for place, name in used:
        if plan.segments and name.strip() and plan.segment(name) is None:
            yield f"{place}.segment", filled(_("{name} is not among the plan's segments."), name=name)


# Sums that strengths and questions need as well -----------------------------------------------------------------------


def market_gap(plan: SalesPlan) -> float | None:
    """The main goal's growth less the market's, as rates; None where either is not known."""
    main = main_goal(plan)
    growth = main.goal.growth_rate if main else None
    if growth is None or plan.market is None or plan.market.growth_rate is None:
        return None
    return growth - plan.market.growth_rate


def capacity(plan: SalesPlan) -> float | None:
    """Revenue that the team can carry in the plan's period, money; None where a quota or the period is missing."""
    if plan.resources is None or plan.period is None or not plan.resources.team:
        return None
    if any(rep.quota is None for rep in plan.resources.team):
        return None
    return plan.resources.quota_capacity(plan.period)


def work_hours(plan: SalesPlan) -> float | None:
    """Selling hours that the funnel's target takes in calls and visits; None where the plan does not say enough."""
    part, resources = plan.funnel, plan.resources
    if part is None or part.activity is None or resources is None or not part.funnel.lead_to_deal_rate:
        return None
    if resources.hours_per_call is None or resources.hours_per_visit is None:
        return None
    if part.activity.meeting is not None and part.activity.meeting not in part.funnel.names:
        return None
    work = part.workload
    return None if work is None else work.calls * resources.hours_per_call + work.visits * resources.hours_per_visit


def hours_to_win(plan: SalesPlan) -> float | None:
    """Selling hours for new business: those the segments get for it, or all there are where none are given out."""
    given = math.fsum(line.hours_to_win for line in plan.resources.allocation) if plan.resources else 0
    return given or available_hours(plan)


def _growth_texts(plan: SalesPlan) -> dict[str, str]:
    """Names and rates for a sentence on growth; only for a plan that has a main goal and a market growth."""
    main = main_goal(plan)
    if main is None or plan.market is None:
        return {}
    return {
        "goal": goal_name(main.goal, main.place),
        "growth": percent_text(main.goal.growth_rate or 0),
        "market": percent_text(plan.market.growth_rate or 0),
    }


RULES: Final[tuple[Rule, ...]] = (
    *_MARKET.rules,
    *_GOALS.rules,
    *_SEGMENTS.rules,
    *_PATHS.rules,
    *_FUNNEL.rules,
    *_ACTIONS.rules,
    *_RESOURCES.rules,
)
