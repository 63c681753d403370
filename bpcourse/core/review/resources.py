"""Rules about people, hours and money: are there enough, and are they where the goal needs them."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.resources import Resources
from bpcourse.core.review.facts import CLOSE, listed, money
from bpcourse.core.review.rule import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot
    from bpcourse.core.segments import Segment

__all__ = ["RULES", "available_hours", "is_even_spread", "target_shares"]

_BOOK: Final = RuleBook("resources", tool="allocation", chapter="ch03_building_the_plan")
_UNEQUAL: Final = 2
"""Segments are unequal where the largest is to bring so many times what the smallest is."""
_EVEN: Final = 0.2
"""A spread is even where no segment's share is further than this from an equal one, as a share of that."""
_STARVED: Final = 0.6
"""The largest segment is starved where its share of the hours is less than this part of its share of the target."""
_FEWEST_PER_REGION: Final = 2
"""A region with one person stands still with the first holiday or the first resignation."""
_NEW_DAYS: Final = 183
"""So long somebody counts as new; these limits are the course's own."""


@_BOOK.rule(
    "empty",
    "warning",
    reason=N_("A strategy that moves no hour and no money has not begun."),
    fix=N_("Write who sells with which quota, and what each segment gets of hours and money."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if plan.resources in (None, Resources()):
        yield "resources", _("Neither people nor hours nor money are planned yet.")


@_BOOK.rule(
    "no-quota",
    "warning",
    chapter="ch07_team",
    reason=N_("Without quotas nobody can say whether the team can carry the goal."),
    fix=N_("Write for each rep the revenue that is realistic in the period."),
)
def _no_quota(plan: SalesPlan) -> Iterable[Spot]:
    team = plan.resources.team if plan.resources else ()
    without = [place for place, rep in enumerate(team) if rep.quota is None]
    if without:
        names = listed([team[place].name or _("Rep {number}").format(number=place + 1) for place in without])
        yield f"resources.team[{without[0]}].quota", filled(_("Reps without a quota: {names}."), names=names)


@_BOOK.rule(
    "no-ramp",
    "warning",
    chapter="ch07_team",
    reason=N_("Nobody sells in full on the first day; who plans as if they did is short by half a ramp each."),
    fix=N_("Write how many months your last hires took until they sold in full."),
)
def _no_ramp(plan: SalesPlan) -> Iterable[Spot]:
    if plan.resources is None or plan.period is None:
        return
    new = [
        (place, rep)
        for place, rep in enumerate(plan.resources.team)
        if rep.start is not None
        and not rep.ramp_months
        and rep.start <= plan.period.end
        and plan.period.start - rep.start < timedelta(days=_NEW_DAYS)
    ]
    if new:
        names = listed([rep.name or _("Rep {number}").format(number=place + 1) for place, rep in new])
        sentence = _("New people are counted in full from their first day: {names}.")
        yield f"resources.team[{new[0][0]}].ramp_months", filled(sentence, names=names)


@_BOOK.rule(
    "too-many-hours",
    "error",
    reason=N_("Hours that are given away twice are missing from the segment that asks last."),
    fix=N_("Take hours from the segment in which an hour brings least."),
)
def _too_many_hours(plan: SalesPlan) -> Iterable[Spot]:
    there = available_hours(plan)
    if plan.resources is None or there is None:
        return
    given = plan.resources.allocated_hours
    if given > there * (1 + CLOSE):
        sentence = _("The segments get {given} selling hours, the team has {there}.")
        message = filled(sentence, given=number_text(given, digits=0), there=number_text(there, digits=0))
        yield "resources.allocation", message


@_BOOK.rule(
    "overspent",
    "error",
    reason=N_("Money that is given away twice is missing where it is spent last."),
    fix=N_("Lower the shares of the segments, or find the money."),
)
def _overspent(plan: SalesPlan) -> Iterable[Spot]:
    if plan.resources is None or not plan.resources.budget_total:
        return
    given, there = plan.resources.allocated_budget, plan.resources.budget_total
    if given > there * (1 + CLOSE):
        sentence = _("The segments get {given}, the budget holds {there}.")
        yield "resources.allocation", filled(sentence, given=money(plan, given), there=money(plan, there))


@_BOOK.rule(
    "even-spread",
    "error",
    chapter="ch04_practice",
    reason=N_("A little for everyone starves the place with the most value, and no key market is ever won."),
    fix=N_("Move hours from the segment in which an hour brings least to the one in which it brings most."),
)
def _even_spread(plan: SalesPlan) -> Iterable[Spot]:
    if plan.resources is None or not is_even_spread(plan):
        return
    allocated = _allocated_segments(plan)
    value = _values(allocated)
    first, last = max(allocated, key=lambda one: value[one.name]), min(allocated, key=lambda one: value[one.name])
    parts = {"first": first.name, "last": last.name, "share": percent_text(1 / len(allocated))}
    if first.target is None or last.target is None:
        sentence = _("{first} and {last} are not worth the same, and each segment gets about the same, {share}.")
        yield "resources.allocation", filled(sentence, **parts)
        return
    sentence = _(
        "{first} is to bring {most} and {last} {least}, and each segment gets about the same share of the means, "
        "{share}."
    )
    message = filled(sentence, **parts, most=money(plan, first.target), least=money(plan, last.target))
    yield "resources.allocation", message


@_BOOK.rule(
    "largest-starved",
    "warning",
    chapter="ch04_practice",
    reason=N_("The segment that is to bring most gets the hours of a small one."),
    fix=N_("Give it hours in step with its target, or explain why an hour brings so much there."),
)
def _largest_starved(plan: SalesPlan) -> Iterable[Spot]:
    targets, hours = target_shares(plan), plan.resources.hour_shares if plan.resources else {}
    largest = max(targets, key=lambda name: targets[name], default="")
    if largest not in hours or len(hours) < 2 or is_even_spread(plan):  # noqa: PLR2004 - a share needs another one
        return
    if hours[largest] < _STARVED * targets[largest]:
        place = list(hours).index(largest)
        sentence = _("{segment}: {target} of the target is to come from here, with {hours} of the selling hours.")
        message = filled(
            sentence,
            segment=largest,
            target=percent_text(targets[largest]),
            hours=percent_text(hours[largest]),
        )
        yield f"resources.allocation[{place}].hours_to_win", message


@_BOOK.rule(
    "too-many-regions",
    "error",
    chapter="ch04_practice",
    reason=N_("The deck's failed plan opened many regions at once, and each had too few people to be won."),
    fix=N_("Open one region, win it, and take the next when people are there for it."),
)
def _too_many_regions(plan: SalesPlan) -> Iterable[Spot]:
    if plan.resources is None or not plan.resources.new_regions or not plan.resources.team:
        return
    people = plan.resources.headcount + plan.resources.planned_hires
    regions = {*plan.resources.regions, *plan.resources.new_regions}
    if people < _FEWEST_PER_REGION * len(regions):
        sentence = _("With {new} new regions, {people} people work in {regions}: {each} people each.")
        message = filled(
            sentence,
            new=number_text(len(plan.resources.new_regions)),
            people=number_text(people),
            regions=number_text(len(regions)),
            each=number_text(people / len(regions)),
        )
        yield "resources.new_regions", message


@_BOOK.rule(
    "region-without-people",
    "warning",
    chapter="ch04_practice",
    reason=N_("A region that is opened from a distance is visited when nothing else is urgent."),
    fix=N_("Say who sells there, from which day on."),
)
def _region_without_people(plan: SalesPlan) -> Iterable[Spot]:
    if plan.resources is None:
        return
    staffed = {*plan.resources.regions, *(group.region for group in plan.resources.hires)}
    without = [region for region in plan.resources.new_regions if region not in staffed]
    if staffed and without:
        sentence = _("New regions in which nobody sells: {names}.")
        yield "resources.new_regions", filled(sentence, names=listed(without))


def available_hours(plan: SalesPlan) -> float | None:
    """Selling hours of the whole team in the plan's selling weeks; None where the plan does not say enough.

    Where the weeks are not written down, every week of the period counts, and nobody can have more.
    """
    if plan.resources is None or not plan.resources.team:
        return None
    if plan.funnel is not None and plan.funnel.activity is not None:
        return plan.resources.selling_hours(plan.funnel.activity.selling_weeks)
    return plan.resources.selling_hours(plan.period.weeks) if plan.period else None


def is_even_spread(plan: SalesPlan) -> bool:
    """Whether segments that are worth unequal amounts get about the same hours, or money where no hours are given."""
    allocated = _allocated_segments(plan)
    value = _values(allocated)
    if len(value) < 2 or max(value.values()) < _UNEQUAL * min(value.values()):  # noqa: PLR2004 - to compare takes two
        return False
    shares = [share for name, share in _shares_by_segment(plan).items() if name in value]
    return bool(shares) and all(abs(share * len(shares) - 1) <= _EVEN for share in shares)


def target_shares(plan: SalesPlan) -> dict[str, float]:
    """Each segment's share of what all segments are to bring; empty where one of them does not say."""
    total = math.fsum(segment.target or 0 for segment in plan.segments)
    if not total or any(segment.target is None for segment in plan.segments):
        return {}
    return {segment.name: (segment.target or 0) / total for segment in plan.segments}


def _shares_by_segment(plan: SalesPlan) -> dict[str, float]:
    if plan.resources is None:
        return {}
    return plan.resources.hour_shares or plan.resources.budget_shares


def _allocated_segments(plan: SalesPlan) -> list[Segment]:
    """The segments that an allocation names."""
    found = (plan.segment(name) for name in _shares_by_segment(plan))
    return [segment for segment in found if segment is not None]


def _values(segments: list[Segment]) -> dict[str, float]:
    """What each of *segments* is worth: its target, else its potential, whichever all of them say; else nothing."""
    for measure in ("target", "potential"):
        values = {segment.name: getattr(segment, measure) for segment in segments}
        if None not in values.values() and any(values.values()):
            return values
    return {}


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
