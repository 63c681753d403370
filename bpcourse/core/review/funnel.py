"""Rules about the funnel: do its own numbers reach the target, and has anybody ever seen such rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.funnel import coverage_needed
from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.facts import CLOSE, money
from bpcourse.core.review.rule import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bpcourse.core.plan import FunnelPlan, MeasuredFunnel, SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES", "rate_jumps"]

_BOOK: Final = RuleBook("funnel", tool="funnel_math", chapter="ch02_sales_process")
_HOPEFUL: Final = 1.2
"""A rate that is a fifth above what was ever counted is a hope; the course's own limit."""
_HALF: Final = 0.5
_OLD_DAYS: Final = 183
"""Half a year, after which measured rates are to be measured again; the course's own limit."""


@_BOOK.rule(
    "empty",
    "warning",
    reason=N_("A revenue target says what is wanted; only a funnel says what is to be done this week."),
    fix=N_("Write the steps from lead to deal, the share that goes on at each, and the average deal."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if plan.funnel is None:
        yield "funnel", _("There is no funnel for the goal yet.")


@_BOOK.rule(
    "nobody-wins",
    "error",
    reason=N_("A funnel in which a step lets nobody through brings nothing, however many enter it."),
    fix=N_("Write the share that goes on at each step."),
)
def _nobody_wins(plan: SalesPlan) -> Iterable[Spot]:
    if plan.funnel is not None and not plan.funnel.funnel.lead_to_deal_rate:
        conversions = plan.funnel.funnel.conversions
        place = conversions.index(0) if 0 in conversions else 0
        stage = plan.funnel.funnel.stages[place].name
        message = filled(_("{stage}: 0% go on, so no lead ever becomes a deal."), stage=stage)
        yield f"funnel.funnel.stages[{place}].conversion", message


@_BOOK.rule(
    "too-few-leads",
    "error",
    reason=N_("By the plan's own rates the target is missed before the year begins."),
    fix=N_("Plan more leads, a better rate with somebody who owns it, or a smaller target."),
)
def _too_few_leads(plan: SalesPlan) -> Iterable[Spot]:
    part = plan.funnel
    if part is None or not _is_short(part):
        return
    sentence = _("The planned {leads} leads bring {expected}; the target of {target} takes {needed}.")
    message = filled(
        sentence,
        leads=number_text(part.leads, digits=0),
        expected=money(plan, part.expected.revenue),
        target=money(plan, part.revenue_target),
        needed=number_text(part.needed.leads, digits=0),
    )
    yield "funnel.leads", message


@_BOOK.rule(
    "coverage",
    "warning",
    reason=N_('The coverage that is enough is one divided by the win rate; "three times" fits a win rate of a third.'),
    fix=N_("Plan more proposals, or say what lifts the win rate above what was counted, and whose task that is."),
)
def _coverage(plan: SalesPlan) -> Iterable[Spot]:
    part = plan.funnel
    if part is None or not part.revenue_target or not part.leads or _is_short(part):
        return
    lowest = min(rate for rate in (part.funnel.win_rate, *_past_win_rates(part)) if rate) if part.funnel.win_rate else 0
    coverage = part.expected.counts[-2] * part.funnel.average_deal_size / part.revenue_target
    if lowest and coverage < coverage_needed(win_rate=lowest) * (1 - CLOSE):
        sentence = _(
            "Planned proposals cover the target {coverage} times; a win rate of {rate} calls for {needed} times."
        )
        message = filled(
            sentence,
            coverage=number_text(coverage),
            rate=percent_text(lowest),
            needed=number_text(coverage_needed(win_rate=lowest)),
        )
        yield "funnel.leads", message


@_BOOK.rule(
    "hopeful-rates",
    "warning",
    reason=N_("A better rate than ever counted needs a reason and an owner; hope has neither."),
    fix=N_("Take the rate that was counted, or write down what will change it and who sees to that."),
)
def _hopeful_rates(plan: SalesPlan) -> Iterable[Spot]:
    if plan.funnel is None:
        return
    for place, planned, counted in rate_jumps(plan.funnel):
        if planned > _HOPEFUL * counted:
            sentence = _("{stage}: {planned} are to go on, {counted} is the most that was counted.")
            message = filled(
                sentence,
                stage=plan.funnel.funnel.stages[place].name,
                planned=percent_text(planned),
                counted=percent_text(counted),
            )
            yield f"funnel.funnel.stages[{place}].conversion", message


@_BOOK.rule(
    "loses-nobody",
    "warning",
    reason=N_("Somebody always says no; a step that loses nobody has not been counted."),
    fix=N_("Look up how many really went on, or leave the step out."),
)
def _loses_nobody(plan: SalesPlan) -> Iterable[Spot]:
    stages = plan.funnel.funnel.stages if plan.funnel else ()
    for place, stage in enumerate(stages):
        if stage.conversion == 1:
            message = filled(_("{stage}: 100% are to go on to the next step."), stage=stage.name)
            yield f"funnel.funnel.stages[{place}].conversion", message


@_BOOK.rule(
    "long-cycle",
    "warning",
    reason=N_("What is found later than one sales cycle before the end becomes revenue of the next period."),
    fix=N_("Count the open opportunities you start with, plan for a longer period, or shorten the longest step."),
)
def _long_cycle(plan: SalesPlan) -> Iterable[Spot]:
    cycle = plan.funnel.funnel.sales_cycle_days if plan.funnel else 0
    if plan.period is not None and cycle > _HALF * plan.period.days:
        sentence = _("From lead to deal takes {cycle} days of the {days} that the plan has.")
        message = filled(sentence, cycle=number_text(cycle), days=number_text(plan.period.days))
        yield "funnel.funnel.stages", message


@_BOOK.rule(
    "no-activity",
    "advice",
    reason=N_("Nobody can decide to win a deal this afternoon; anybody can decide to make six calls."),
    fix=N_("Write how many calls a lead and how many visits a meeting takes, for how many reps and weeks."),
)
def _no_activity(plan: SalesPlan) -> Iterable[Spot]:
    if plan.funnel is not None and plan.funnel.activity is None:
        yield "funnel.activity", _("The funnel is not turned into calls and visits of a week.")


@_BOOK.rule(
    "no-history",
    "advice",
    reason=N_("Rates without a past are wishes; last year's counts are the cheapest check there is."),
    fix=N_("Add last year's counts as a scenario."),
)
def _no_history(plan: SalesPlan) -> Iterable[Spot]:
    if plan.funnel is not None and not plan.funnel.scenarios and plan.funnel.measured is None:
        yield "funnel.scenarios", _("The funnel is compared with no year that was counted.")


# Against what was measured --------------------------------------------------------------------------------------------


@_BOOK.rule(
    "above-history",
    "warning",
    reason=N_("A rate above the range that your own deals allow needs a change that somebody makes, and makes early."),
    fix=N_("Take the measured rate, or write the action that lifts it, with its owner and the day it will show."),
    chapter="ch06_digital_tools",
)
def _above_history(plan: SalesPlan) -> Iterable[Spot]:
    measured = _measured(plan)
    if measured is None or plan.funnel is None:
        return
    stages = plan.funnel.funnel.stages
    same = [(place, stage, found) for place, stage in enumerate(stages) if (found := measured.stage_named(stage.name))]
    for place, stage, found in same:
        if stage.conversion > found.high * (1 + CLOSE):
            sentence = _("{stage}: {planned} are to go on; {cases} deals measured show {measured}, at most {high}.")
            message = filled(
                sentence,
                stage=stage.name,
                planned=percent_text(stage.conversion),
                cases=number_text(found.cases),
                measured=percent_text(found.conversion),
                high=percent_text(found.high),
            )
            yield f"funnel.funnel.stages[{place}].conversion", message
    rate = plan.funnel.funnel.lead_to_deal_rate
    if not same and rate > measured.win_rate_high * (1 + CLOSE):
        sentence = _("{planned} of all are to be won; {cases} deals measured show {measured}, at most {high}.")
        message = filled(
            sentence,
            planned=percent_text(rate),
            cases=number_text(measured.deals),
            measured=percent_text(measured.win_rate),
            high=percent_text(measured.win_rate_high),
        )
        yield "funnel.funnel.stages", message


@_BOOK.rule(
    "faster-than-history",
    "warning",
    reason=N_("A deal that takes longer than planned is won, but in the next period."),
    fix=N_("Plan with the measured cycle, or name the step that will take fewer days and why."),
    chapter="ch06_digital_tools",
)
def _faster_than_history(plan: SalesPlan) -> Iterable[Spot]:
    measured = _measured(plan)
    if measured is None or plan.funnel is None or not measured.sales_cycle_days:
        return
    cycle = plan.funnel.funnel.sales_cycle_days
    if cycle and cycle * _HOPEFUL < measured.sales_cycle_days:
        sentence = _("From lead to deal {planned} days are planned; the deals measured took {measured}.")
        message = sentence.format(planned=number_text(cycle), measured=number_text(measured.sales_cycle_days))
        yield "funnel.funnel.stages", message


@_BOOK.rule(
    "larger-than-history",
    "warning",
    reason=N_("A larger deal than was ever usual has other buyers, a longer way and a lower chance."),
    fix=N_("Take the measured deal size, or write which customers will buy more, and what of."),
    chapter="ch06_digital_tools",
)
def _larger_than_history(plan: SalesPlan) -> Iterable[Spot]:
    measured = _measured(plan)
    if measured is None or plan.funnel is None or not measured.average_deal_size:
        return
    planned = plan.funnel.funnel.average_deal_size
    if planned > _HOPEFUL * measured.average_deal_size:
        sentence = _("The average deal is planned at {planned}; the deals measured brought {measured}.")
        message = filled(sentence, planned=money(plan, planned), measured=money(plan, measured.average_deal_size))
        yield "funnel.funnel.average_deal_size", message


@_BOOK.rule(
    "thin-pipeline",
    "warning",
    reason=N_("What the next quarter brings is mostly open today; what is not open can hardly be won in time."),
    fix=N_("Find more opportunities before the quarter begins, or lower its target and raise a later one."),
    chapter="ch06_digital_tools",
)
def _thin_pipeline(plan: SalesPlan) -> Iterable[Spot]:
    measured = _measured(plan)
    if measured is None or measured.pipeline_coverage is None or not measured.win_rate:
        return
    needed = coverage_needed(win_rate=measured.win_rate)
    if measured.pipeline_coverage < needed * (1 - CLOSE):
        sentence = _(
            "Open deals cover the next quarter {coverage} times; a win rate of {rate} calls for {needed} times."
        )
        message = sentence.format(
            coverage=number_text(measured.pipeline_coverage),
            rate=percent_text(measured.win_rate),
            needed=number_text(needed),
        )
        yield "funnel.measured.pipeline_coverage", message


@_BOOK.dated_rule(
    "old-history",
    "advice",
    reason=N_("Rates move with prices, people and products; last year's may be another company's."),
    fix=N_("Export the opportunities again and measure anew."),
    chapter="ch06_digital_tools",
)
def _old_history(plan: SalesPlan, day: date) -> Iterable[Spot]:
    measured = _measured(plan)
    if measured is not None and (day - measured.counted_on).days > _OLD_DAYS:
        sentence = _("The measured funnel is of {day}, {days} days ago.")
        message = sentence.format(day=measured.counted_on.isoformat(), days=(day - measured.counted_on).days)
        yield "funnel.measured.counted_on", message


def _measured(plan: SalesPlan) -> MeasuredFunnel | None:
    return plan.funnel.measured if plan.funnel is not None else None


def rate_jumps(part: FunnelPlan) -> list[tuple[int, float, float]]:
    """For each stage that any scenario counts as well: its place, the planned rate and the best that was counted."""
    same = [one.funnel for one in part.scenarios if len(one.funnel.stages) == len(part.funnel.stages)]
    if not same:
        return []
    return [
        (place, planned, max(funnel.conversions[place] for funnel in same))
        for place, planned in enumerate(part.funnel.conversions)
    ]


def _past_win_rates(part: FunnelPlan) -> list[float]:
    return [one.funnel.win_rate for one in part.scenarios]


def _is_short(part: FunnelPlan) -> bool:
    """Whether the planned leads bring less than the target; not said of a plan without leads or without deals."""
    if not part.leads or not part.revenue_target or not part.funnel.lead_to_deal_rate:
        return False
    return part.expected.revenue < part.revenue_target * (1 - CLOSE)


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
