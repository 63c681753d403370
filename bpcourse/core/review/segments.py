"""Rules about customer segments: how fresh the analysis is, who comes first, who decides, and how much hangs on few."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.facts import listed, money, segment_name, top_segment
from bpcourse.core.review.rule import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot
    from bpcourse.core.segments import Segment

__all__ = ["OLD_DAYS", "RULES", "newest_analysis"]

_BOOK: Final = RuleBook("segments", tool="segments", chapter="ch03_building_the_plan")
_DAYS_OF_YEAR: Final = 365
OLD_DAYS: Final = 92
"""The longest quarter: the deck wants the analysis of customers brought up to date each quarter."""
_ONE_SEGMENT: Final = 0.6
_ONE_CUSTOMER: Final = 0.25
"""From these shares of the revenue on, a plan hangs on one segment or one customer; the course's own limits."""


@_BOOK.rule(
    "empty",
    "warning",
    reason=N_("A plan for all customers gives everybody a little, and nobody enough."),
    fix=N_("Divide the customers into groups with needs in common, and put them in order."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if not plan.segments:
        yield "segments", _("No customer segment is described yet.")


@_BOOK.dated_rule(
    "analysis-copied",
    "error",
    chapter="ch04_practice",
    reason=N_("Last year's analysis answers last year's customers: the messages miss what they care about now."),
    fix=N_("Ask ten customers, five won and five lost, what they compare, and write down the day."),
)
def _analysis_copied(plan: SalesPlan, day: date) -> Iterable[Spot]:
    newest, start = newest_analysis(plan), plan.period.start if plan.period else day
    if newest is not None and (start - newest).days > _DAYS_OF_YEAR:
        sentence = _("The newest customer analysis, of {day}, is {age} days old when the plan begins: last year's.")
        yield _first_analysed(plan), filled(sentence, day=str(newest), age=number_text((start - newest).days))


@_BOOK.dated_rule(
    "analysis-old",
    "warning",
    chapter="ch04_practice",
    reason=N_("What customers weigh moves within a quarter, and an advantage can be gone without a mistake of yours."),
    fix=N_("Bring the analysis up to date, and write down the day."),
)
def _analysis_old(plan: SalesPlan, day: date) -> Iterable[Spot]:
    if any(True for _spot in _analysis_copied(plan, day)):
        return
    ages = [(place, segment, segment.days_since_analysis(day)) for place, segment in enumerate(plan.segments)]
    old = [(place, segment, age) for place, segment, age in ages if age is not None and age > OLD_DAYS]
    if old:
        oldest = max(age for _place, _segment, age in old)
        sentence = _("Customer analysis older than a quarter: {names}; the oldest is of {age} days ago.")
        names = listed([segment_name(segment, place) for place, segment, _age in old])
        yield f"segments[{old[0][0]}].analysed_on", filled(sentence, names=names, age=number_text(oldest))


@_BOOK.rule(
    "not-analysed",
    "advice",
    chapter="ch04_practice",
    reason=N_("Without a date nobody sees when the picture of the customers was last true."),
    fix=N_("Write the day on which you last looked at these customers."),
)
def _not_analysed(plan: SalesPlan) -> Iterable[Spot]:
    sentence = _("Segments without a day of analysis: {names}.")
    return _lacking(plan, sentence, "analysed_on", [segment.analysed_on is None for segment in plan.segments])


@_BOOK.rule(
    "no-target",
    "warning",
    reason=N_("A segment without a number of its own gets what the others leave."),
    fix=N_("Write what each segment brought, and what it is to bring."),
)
def _no_target(plan: SalesPlan) -> Iterable[Spot]:
    sentence = _("Segments without a target: {names}.")
    return _lacking(plan, sentence, "target", [segment.target is None for segment in plan.segments])


@_BOOK.rule(
    "no-priority",
    "warning",
    reason=N_("Where nobody comes first, the loudest customer does."),
    fix=N_("Give each segment its place in the team's order."),
)
def _no_priority(plan: SalesPlan) -> Iterable[Spot]:
    sentence = _("Segments without a priority: {names}.")
    return _lacking(plan, sentence, "priority", [segment.priority is None for segment in plan.segments])


@_BOOK.rule(
    "all-first",
    "warning",
    reason=N_("A ranking that takes from nobody is no ranking."),
    fix=N_("Decide which segment gets less than it did, and put it further down."),
)
def _all_first(plan: SalesPlan) -> Iterable[Spot]:
    places = [segment.priority for segment in plan.segments]
    if len(places) > 1 and None not in places and len(set(places)) == 1:
        sentence = _("All {count} segments have the same priority, {priority}.")
        message = sentence.format(count=number_text(len(places)), priority=number_text(places[0] or 0))
        yield "segments[0].priority", message


@_BOOK.rule(
    "no-persona",
    "warning",
    reason=N_("Nobody sells to a segment: there is a person who starts the purchase, and one who can stop it."),
    fix=N_("Name those who have a say, what each does in the purchase, and what each is measured on."),
)
def _no_persona(plan: SalesPlan) -> Iterable[Spot]:
    nameless = [
        segment.target is not None and not any(one.name.strip() for one in segment.decision_makers)
        for segment in plan.segments
    ]
    return _lacking(plan, _("Nobody is named who has a say at these customers: {names}."), "decision_makers", nameless)


@_BOOK.rule(
    "decision-gaps",
    "advice",
    reason=N_("What is not known about a purchase is found out in the last week, at the price of a discount."),
    fix=N_("Ask on the next visit, and complete the sheet."),
)
def _decision_gaps(plan: SalesPlan) -> Iterable[Spot]:
    top = top_segment(plan)
    if top is None or not any(one.name.strip() for one in top.decision_makers) or not top.decision_gaps:
        return
    place = plan.segments.index(top)
    sentence = _("{segment}, which comes first: {gap}")
    yield (
        f"segments[{place}].decision_makers",
        filled(sentence, segment=segment_name(top, place), gap=top.decision_gaps[0]),
    )


@_BOOK.rule(
    "one-segment",
    "warning",
    chapter="ch09_risks",
    reason=N_("One rule, one rival or one bad year in that segment takes the whole plan with it."),
    fix=N_("Say what you will do if it fails, or let a second segment grow faster."),
)
def _one_segment(plan: SalesPlan) -> Iterable[Spot]:
    total = math.fsum(segment.target or 0 for segment in plan.segments)
    for place, segment in enumerate(plan.segments):
        if len(plan.segments) > 1 and total and (segment.target or 0) > _ONE_SEGMENT * total:
            sentence = _("{segment}: {share} of all revenue is to come from here, {target} of {total}.")
            message = filled(
                sentence,
                segment=segment_name(segment, place),
                share=percent_text((segment.target or 0) / total),
                target=money(plan, segment.target or 0),
                total=money(plan, total),
            )
            yield f"segments[{place}].target", message


@_BOOK.rule(
    "one-customer",
    "warning",
    tool="customers",
    chapter="ch08_customers",
    reason=N_("A customer of that size sets your prices, and leaves with your year."),
    fix=N_("Write a key account plan for this customer, and how the plan stands without it."),
)
def _one_customer(plan: SalesPlan) -> Iterable[Spot]:
    customers = plan.customers.customers if plan.customers else ()
    bought = [0 if one.left else one.count * one.revenue for one in customers]
    total = max(math.fsum(bought), math.fsum(segment.revenue or 0 for segment in plan.segments))
    for place, customer in enumerate(customers):
        if customer.count == 1 and len(customers) > 1 and total and bought[place] > _ONE_CUSTOMER * total:
            sentence = _("{customer}: {share} of the revenue comes from this one customer, {revenue} of {total}.")
            message = filled(
                sentence,
                customer=customer.name.strip() or _("Customer {number}").format(number=place + 1),
                share=percent_text(bought[place] / total),
                revenue=money(plan, bought[place]),
                total=money(plan, total),
            )
            yield f"customers.customers[{place}].revenue", message


def newest_analysis(plan: SalesPlan) -> date | None:
    """The day on which any segment was last looked at; None where no day is written down."""
    return max((segment.analysed_on for segment in plan.segments if segment.analysed_on is not None), default=None)


def _first_analysed(plan: SalesPlan) -> str:
    place = next(place for place, segment in enumerate(plan.segments) if segment.analysed_on is not None)
    return f"segments[{place}].analysed_on"


def _lacking(plan: SalesPlan, sentence: str, field: str, lacks: list[bool]) -> Iterable[Spot]:
    """One spot for all segments that lack something, at the first of them."""
    found: list[tuple[int, Segment]] = [
        pair for pair, lacking in zip(enumerate(plan.segments), lacks, strict=True) if lacking
    ]
    if found:
        names = listed([segment_name(segment, place) for place, segment in found])
        yield f"segments[{found[0][0]}].{field}", filled(sentence, names=names)


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
