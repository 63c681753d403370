"""What is good about a plan, in its own numbers: a review that only finds fault is not read twice.

>>> from bpcourse.core.worked_company import worked_plan
>>> praise = strengths(worked_plan(), today=date(2026, 11, 23))
>>> praise[0].message
'All 5 sources on the market have a date, and they are of 5 kinds.'
>>> next(one.message for one in praise if one.rule == "resources-carry-goal")
'The team can carry CNY 48.6 million after ramp and attrition, and the goal asks for CNY 48 million.'
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.actions import dependency_circle, unknown_dependencies
from bpcourse.core.language import _, filled, ngettext
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.across import capacity, hours_to_win, market_gap, work_hours
from bpcourse.core.review.facts import CLOSE, growing_segments, is_off, main_goal, money, reading_day, top_segment
from bpcourse.core.review.finding import Strength
from bpcourse.core.review.funnel import rate_jumps
from bpcourse.core.review.goals import unmet_criteria
from bpcourse.core.review.resources import is_even_spread, target_shares
from bpcourse.core.review.sales_paths import benefit_review
from bpcourse.core.review.scorecard import dimension_weights
from bpcourse.core.review.segments import OLD_DAYS, newest_analysis
from bpcourse.core.schedule import early_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpcourse.core.plan import Part, SalesPlan

__all__ = ["strengths"]

Praise = tuple[str, str]
"""What is praised, and the sentence."""

_FOCUSED: Final = 0.8
"""Hours follow the target where the largest segment's share of them is at least this part of its share of the goal."""
_BEATEN: Final = 0.1
_HEAVIEST: Final = 0.6
_FEWEST: Final = 2


def strengths(plan: SalesPlan, *, today: date | None = None) -> list[Strength]:
    """What is good about *plan*, in the order of its parts; *today* as for `review_plan`."""
    day = reading_day(plan, today or date.today())  # noqa: DTZ011 - a plan's days are the reader's own
    by_part: tuple[tuple[Part, Callable[[SalesPlan], Iterator[Praise]]], ...] = (
        ("market", _of_market),
        ("goals", _of_goals),
        ("segments", lambda known: _of_segments(known, day)),
        ("sales_paths", _of_sales_paths),
        ("funnel", _of_funnel),
        ("actions", _of_actions),
        ("resources", _of_resources),
        ("scorecard", _of_scorecard),
        ("reviews", _of_reviews),
        ("risks", _of_risks),
    )
    return [
        Strength(rule=f"{part.replace('_', '-')}-{name}", part=part, message=message)
        for part, praise in by_part
        for name, message in praise(plan)
    ]


def _of_market(plan: SalesPlan) -> Iterator[Praise]:
    sources = plan.market.sources if plan.market else ()
    if len(sources) >= _FEWEST and all(source.as_of is not None for source in sources):
        kinds = len({source.kind for source in sources} - {None})
        sentence = ngettext(
            "All {count} sources on the market have a date, and they are of {kinds} kind.",
            "All {count} sources on the market have a date, and they are of {kinds} kinds.",
            kinds,
        )
        yield "dated-sources", sentence.format(count=number_text(len(sources)), kinds=number_text(kinds))
    rivals = plan.market.competitors if plan.market else ()
    described = [rival for rival in rivals if rival.strength.strip() and rival.weakness.strip()]
    if described:
        sentence = ngettext(
            "{count} competitor is described with strength and weakness.",
            "{count} competitors are described with strength and weakness.",
            len(described),
        )
        yield "competitors-known", sentence.format(count=number_text(len(described)))


def _of_goals(plan: SalesPlan) -> Iterator[Praise]:
    complete = [goal for goal in plan.goals if goal.owner.strip() and goal.period and goal.target is not None]
    if plan.goals and len(complete) == len(plan.goals) and not any(unmet_criteria(goal) for goal in plan.goals):
        sentence = ngettext(
            "{count} goal is SMART and has an owner.",
            "All {count} goals are SMART, and each has an owner.",
            len(plan.goals),
        )
        yield "smart", sentence.format(count=number_text(len(plan.goals)))
    main, gap = main_goal(plan), market_gap(plan)
    if main is None:
        return
    parts = [part.target for part in plan.goal_parts(main.place) if part.target is not None]
    if parts and len(parts) == len(plan.goal_parts(main.place)) and not is_off(math.fsum(parts), main.target):
        sentence = _("The {count} parts of the main goal add up to {target}.")
        yield "add-up", filled(sentence, count=number_text(len(parts)), target=money(plan, main.target))
    if gap is not None and gap > 0 and main.goal.lever.strip() and plan.market is not None:
        sentence = _("The main goal grows {growth} in a market that grows {market}, and says by what lever.")
        growth, market = percent_text(main.goal.growth_rate or 0), percent_text(plan.market.growth_rate or 0)
        yield "lever-beyond-market", filled(sentence, growth=growth, market=market)


def _of_segments(plan: SalesPlan, day: date) -> Iterator[Praise]:
    newest = newest_analysis(plan)
    ages = [segment.days_since_analysis(day) for segment in plan.segments]
    if newest is not None and all(age is not None and age <= OLD_DAYS for age in ages):
        sentence = _("All customer analysis is younger than a quarter; the newest is of {day}.")
        yield "fresh-analysis", filled(sentence, day=str(newest))
    places = [segment.priority for segment in plan.segments]
    top = top_segment(plan)
    if len(places) >= _FEWEST and None not in places and len(set(places)) == len(places) and top is not None:
        sentence = _("The {count} segments are put in order, {segment} first.")
        yield "ranked", filled(sentence, count=number_text(len(places)), segment=top.name)
    main, targets = main_goal(plan), [segment.target for segment in plan.segments]
    total = math.fsum(target or 0 for target in targets)
    if main is not None and len(targets) >= _FEWEST and None not in targets and not is_off(total, main.target):
        sentence = _("The targets of the {count} segments add up to the goal, {target}.")
        yield "add-up", filled(sentence, count=number_text(len(targets)), target=money(plan, main.target))


def _of_sales_paths(plan: SalesPlan) -> Iterator[Praise]:
    growing = growing_segments(plan)
    paths = [path for _place, segment in growing if (path := plan.sales_path(segment.name)) is not None]
    if growing and len(paths) == len(growing) and all(path.milestones for path in paths):
        milestones = sum(len(path.milestones) for path in paths)
        sentence = _("Each of the {count} segments that are to grow has a path, with {milestones} milestones in all.")
        yield "for-all-growth", sentence.format(count=number_text(len(growing)), milestones=number_text(milestones))
    statements = [one for path in plan.sales_paths for one in path.fab_statements]
    if statements and all(one.is_complete and benefit_review(one).is_sound for one in statements):
        sentence = ngettext(
            "{count} value statement goes from feature to benefit.",
            "All {count} value statements go from feature to benefit.",
            len(statements),
        )
        yield "benefits", sentence.format(count=number_text(len(statements)))
    yield from _won_comparison(plan)


def _won_comparison(plan: SalesPlan) -> Iterator[Praise]:
    top = top_segment(plan)
    path = plan.sales_path(top.name) if top is not None else None
    if path is None or path.own_weighted_score is None:
        return
    scores = {name: score for name in path.competitors if (score := path.weighted_score(name)) is not None}
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is not None and path.own_weighted_score > scores[best] + _BEATEN:
        sentence = _("{segment}: by the customer's weights you are ahead of {rival}, {own} to {score}.")
        message = filled(
            sentence,
            segment=path.segment,
            rival=best,
            own=number_text(path.own_weighted_score, digits=2),
            score=number_text(scores[best], digits=2),
        )
        yield "wins-comparison", message


def _of_funnel(plan: SalesPlan) -> Iterator[Praise]:
    part = plan.funnel
    if part is None or not part.revenue_target or not part.funnel.lead_to_deal_rate:
        return
    if part.expected.revenue >= part.revenue_target * (1 - CLOSE):
        sentence = _("The planned {leads} leads are enough for the funnel's target of {target}.")
        leads, target = number_text(part.leads, digits=0), money(plan, part.revenue_target)
        yield "enough-leads", filled(sentence, leads=leads, target=target)
    jumps = rate_jumps(part)
    if jumps and all(planned <= counted * (1 + _BEATEN) for _place, planned, counted in jumps):
        place, planned, counted = max(jumps, key=lambda jump: jump[1] / jump[2] if jump[2] else 1)
        sentence = _("No rate is much above what was counted; the boldest is {stage}, {planned} after {counted}.")
        message = filled(
            sentence,
            stage=part.funnel.stages[place].name,
            planned=percent_text(planned),
            counted=percent_text(counted),
        )
        yield "sober-rates", message
    work, there = work_hours(plan), hours_to_win(plan)
    if work and there and work <= there:
        sentence = _("Calls and visits take {work} of the {there} hours for winning customers.")
        yield "fits-hours", filled(sentence, work=number_text(work, digits=0), there=number_text(there, digits=0))


def _of_actions(plan: SalesPlan) -> Iterator[Praise]:
    actions = plan.actions
    if len(actions) < _FEWEST:
        return
    if all(action.owner.strip() for action in actions):
        sentence = _("Each of the {count} actions has exactly one accountable person.")
        yield "one-accountable", sentence.format(count=number_text(len(actions)))
    ties = sum(len(action.depends_on) for action in actions)
    broken = dependency_circle(actions) or unknown_dependencies(actions) or early_starts(actions)
    if ties and not broken and all(action.period is not None for action in actions):
        sentence = ngettext(
            "The dates keep to the {count} dependency between actions.",
            "The dates keep to all {count} dependencies between actions.",
            ties,
        )
        yield "in-order", sentence.format(count=number_text(ties))


def _of_resources(plan: SalesPlan) -> Iterator[Praise]:
    main, carried = main_goal(plan), capacity(plan)
    if main is not None and carried is not None and carried >= main.target:
        sentence = _("The team can carry {carried} after ramp and attrition, and the goal asks for {target}.")
        yield "carry-goal", filled(sentence, carried=money(plan, carried), target=money(plan, main.target))
    targets, hours = target_shares(plan), plan.resources.hour_shares if plan.resources else {}
    largest = max(targets, key=lambda name: targets[name], default="")
    if len(hours) < _FEWEST or largest not in hours or is_even_spread(plan):
        return
    if hours[largest] == max(hours.values()) and hours[largest] >= _FOCUSED * targets[largest]:
        sentence = _("{segment}: {hours} of the selling hours go where {target} of the target is to come from.")
        message = filled(
            sentence, segment=largest, hours=percent_text(hours[largest]), target=percent_text(targets[largest])
        )
        yield "focused", message


def _of_scorecard(plan: SalesPlan) -> Iterator[Praise]:
    weights = dimension_weights(plan)
    if weights and all(weights.values()) and plan.scorecard is not None:
        heaviest = max(plan.scorecard.weights.values())
        if heaviest <= _HEAVIEST:
            sentence = _("All four dimensions count, and nothing weighs more than {share}.")
            yield "balanced", filled(sentence, share=percent_text(heaviest))


def _of_reviews(plan: SalesPlan) -> Iterator[Praise]:
    rhythm = plan.reviews
    if rhythm is None:
        return
    if rhythm.monthly_day is not None and rhythm.adjusts_quarterly:
        sentence = _("The plan is looked at each month, on day {day}, and every third time it may be adjusted.")
        yield "rhythm", sentence.format(day=number_text(rhythm.monthly_day))
    ready = [one for one in rhythm.triggers if one.threshold is not None and one.owner.strip() and one.response.strip()]
    if ready and len(ready) == len(rhythm.triggers):
        sentence = ngettext(
            "{count} trigger has a number, an owner and a first step.",
            "All {count} triggers have a number, an owner and a first step.",
            len(ready),
        )
        yield "triggers", sentence.format(count=number_text(len(ready)))


def _of_risks(plan: SalesPlan) -> Iterator[Praise]:
    ready = [one for one in plan.risks if one.is_measurable and one.owner.strip() and one.response.strip()]
    if len(ready) >= _FEWEST and len(ready) == len(plan.risks):
        sentence = _("All {count} risks have a signal with a number, an owner and a first step.")
        yield "heard", sentence.format(count=number_text(len(ready)))
