"""Who sells and with how many hours and how much money, and how both are shared out among the segments.

>>> resources = Resources(
...     team=(Rep(name="Sun Mei", quota=4_800_000), Rep(name="Xu Ting", quota=2_400_000)),
...     selling_hours_per_week=40,
...     allocation=(
...         Allocation(segment="food plants", hours_to_keep=1_000, hours_to_win=1_800, budget=350_000),
...         Allocation(segment="malls", hours_to_keep=500, hours_to_win=300, budget=150_000),
...     ),
... )
>>> resources.selling_hours(46), resources.allocated_hours, resources.hour_shares
(3680.0, 3600.0, {'food plants': 0.7777777777777778, 'malls': 0.2222222222222222})
>>> from bpcourse.core.period import Period
>>> resources.quota_capacity(Period.year(2027))
7200000.0
"""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - the plan's codec reads hints at run time
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError, require_amount, require_rate
from bpcourse.core.language import N_, _
from bpcourse.core.schedule import months_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.period import Period

__all__ = ["Allocation", "BudgetLine", "HireGroup", "RampShape", "Rep", "Resources"]

_MONTHS_OF_YEAR: Final = 12


class RampShape(StrEnum):
    """How productivity grows through the ramp."""

    LINEAR = "linear"
    STEPPED = "stepped"

    @property
    def label(self) -> str:
        """The shape in words."""
        return _(_SHAPES[self])


_SHAPES: Final = {
    RampShape.LINEAR: N_("evenly, a little more each day"),
    RampShape.STEPPED: N_("in steps, one at the end of each month"),
}


@dataclass(frozen=True, kw_only=True)
class Rep:
    """Somebody who sells.

    name: who it is; a place that is not filled yet may be called what it is to be.
    role: the position.
    quota: revenue that a fully productive rep is to bring in the plan's period, money.
    start: the first day at work; none stands for somebody who has long been there.
    ramp_months: months from the start until the rep sells in full.
    region: where the rep sells.

    Raises AmountError for a quota or a ramp below 0.
    """

    name: str = ""
    role: str = ""
    quota: float | None = None
    start: date | None = None
    ramp_months: float = 0
    region: str = ""

    def __post_init__(self) -> None:
        if self.quota is not None:
            require_amount(self.quota, place=_("quota of {name}").format(name=self.name))
        require_amount(self.ramp_months, place=_("ramp of {name}").format(name=self.name))

    def productive_share(self, period: Period, *, shape: RampShape = RampShape.LINEAR) -> float:
        """The share of *period*, from 0 to 1, for which the rep counts in full; every month counts the same.

        Before the start a rep counts nothing. A linear ramp grows evenly from nothing to full, so that it counts half;
        in a stepped one the first of N months counts nothing, the second 1/N, the third 2/N (the course's own
        assumptions: ramps are told by their length, seldom by their shape).

        >>> from bpcourse.core.period import Period
        >>> rep = Rep(start=date(2027, 1, 1), ramp_months=6)
        >>> round(rep.productive_share(Period.year(2027)), 2), Rep().productive_share(Period.year(2027))
        (0.75, 1.0)
        >>> round(rep.productive_share(Period.quarter(2027, 1), shape=RampShape.STEPPED), 4)  # (0 + 1/6 + 2/6) / 3
        0.1667
        """
        if self.start is None:
            return 1.0
        begin, end = _reach(period)
        start = _month_of(self.start)
        before = _full_months(begin - start, self.ramp_months, shape)
        worked = _full_months(end - start, self.ramp_months, shape) - before
        return min(max(worked / (end - begin), 0.0), 1.0)


@dataclass(frozen=True, kw_only=True)
class HireGroup:
    """People who are to be hired together.

    name: what they are to be called.
    count: how many.
    quota: revenue that each, once fully productive, is to bring in the plan's period, money.
    start: their first day at work; as long as there is none, they carry nothing.
    ramp_months: months from the start until they sell in full.
    region: where they are to sell.

    Raises AmountError for a number, a quota or a ramp below 0.
    """

    name: str = ""
    count: int = 1
    quota: float | None = None
    start: date | None = None
    ramp_months: float = 0
    region: str = ""

    def __post_init__(self) -> None:
        require_amount(self.count, place=_("number of {name}").format(name=self.name))
        if self.quota is not None:
            require_amount(self.quota, place=_("quota of {name}").format(name=self.name))
        require_amount(self.ramp_months, place=_("ramp of {name}").format(name=self.name))

    @property
    def rep(self) -> Rep:
        """One of them."""
        return Rep(name=self.name, quota=self.quota, start=self.start, ramp_months=self.ramp_months, region=self.region)


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """One thing that money is spent on.

    what: what is paid for.
    segment: the name of the segment it serves, none for all of them.
    amount: money.

    Raises AmountError for an amount below 0.
    """

    what: str = ""
    segment: str = ""
    amount: float | None = None

    def __post_init__(self) -> None:
        if self.amount is not None:
            require_amount(self.amount, place=_("budget line {name}").format(name=self.what))


@dataclass(frozen=True, kw_only=True)
class Allocation:
    """What one segment gets of the team's hours and of the budget, in the plan's period.

    segment: the name of the segment.
    hours_to_keep: selling hours for the customers it has.
    hours_to_win: selling hours for new business.
    budget: money.
    expected_return: revenue that hours to win are expected to add, money; none where it is the segment's own growth.
    expected_with_hours: hours to win with which that is expected; none where it is with those it gets.

    Raises AmountError for hours or money below 0.
    """

    segment: str = ""
    hours_to_keep: float = 0
    hours_to_win: float = 0
    budget: float = 0
    expected_return: float | None = None
    expected_with_hours: float | None = None

    def __post_init__(self) -> None:
        for amount, place in (
            (self.hours_to_keep, _("allocation to {name}: hours to keep")),
            (self.hours_to_win, _("allocation to {name}: hours to win")),
            (self.budget, _("allocation to {name}: budget")),
            (self.expected_return, _("allocation to {name}: expected return")),
            (self.expected_with_hours, _("allocation to {name}: hours with which it is expected")),
        ):
            if amount is not None:
                require_amount(amount, place=place.format(name=self.segment))

    @property
    def hours(self) -> float:
        """Selling hours to keep and to win together."""
        return self.hours_to_keep + self.hours_to_win


@dataclass(frozen=True, kw_only=True)
class Resources:
    """People, hours and money of the plan.

    team: who sells.
    hires: who is to be hired.
    ramp_shape: how everybody's productivity grows through the ramp.
    attrition_rate: share of the people that leaves in a year, from 0 to 1.
    replacement_months: months until the place of somebody who left is filled; none where it stays empty.
    attainment: share of the quota that a fully productive rep reaches on average, 1 for all of it.
    new_regions: regions in which the company begins to sell with this plan.
    selling_hours_per_week: hours that a rep has for selling in a selling week.
    hours_per_call and hours_per_visit: what one takes, with its preparation and its way.
    budget: what money is spent on.
    allocation: what each segment gets of hours and money.

    Raises AmountError for hours, months or an attainment below 0, RateError for an attrition that is no share,
    FieldError for two allocations to one segment.
    """

    team: tuple[Rep, ...] = ()
    hires: tuple[HireGroup, ...] = ()
    ramp_shape: RampShape = RampShape.LINEAR
    attrition_rate: float = 0
    replacement_months: float | None = None
    attainment: float = 1
    new_regions: tuple[str, ...] = ()
    selling_hours_per_week: float | None = None
    hours_per_call: float | None = None
    hours_per_visit: float | None = None
    budget: tuple[BudgetLine, ...] = ()
    allocation: tuple[Allocation, ...] = ()

    def __post_init__(self) -> None:
        require_rate(self.attrition_rate, place=_("attrition"))
        for hours, place in (
            (self.selling_hours_per_week, _("selling hours per week")),
            (self.hours_per_call, _("hours per call")),
            (self.hours_per_visit, _("hours per visit")),
            (self.replacement_months, _("months until a place is filled")),
            (self.attainment, _("attainment")),
        ):
            if hours is not None:
                require_amount(hours, place=place)
        _require_once(line.segment for line in self.allocation)

    @property
    def headcount(self) -> int:
        """How many people sell, those who are still to be hired left out."""
        return len(self.team)

    @property
    def planned_hires(self) -> int:
        """How many people are to be hired."""
        return sum(group.count for group in self.hires)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions in which reps sell, in the order of the team."""
        return tuple(dict.fromkeys(rep.region for rep in self.team if rep.region))

    def selling_hours(self, selling_weeks: float, period: Period | None = None) -> float | None:
        """Hours that the whole team has in *selling_weeks*; None where the hours of a week are missing.

        With the *period* that the weeks are those of, everybody counts from the first day at work, hires too.
        """
        hours = self.selling_hours_per_week
        if hours is None:
            return None
        present = self.headcount if period is None else self._present(period)
        return float(present * hours * selling_weeks)

    def monthly_capacity(self, period: Period) -> tuple[float, ...]:
        """Revenue, money, that team and hires can carry in each calendar month of *period*.

        Every quota by its rep's productive share and by the attainment, less attrition. Quotas are taken as those of
        the period; each of its months carries the same part of them. People leave evenly over time, counted from the
        period's first day or their own; who replaces them starts after the replacement time with the same ramp, and is
        taken to stay (the course's own assumptions).
        """
        begin, end = _reach(period)
        capacity = []
        for month in (_overlap(month, period) for month in months_of(period)):
            first, last = _reach(month)
            carried = (
                count * rep.quota * self._carried_share(rep, month, begin) for rep, count in self._people if rep.quota
            )
            capacity.append(self.attainment * math.fsum(carried) * (last - first) / (end - begin))
        return tuple(capacity)

    def quota_capacity(self, period: Period) -> float:
        """Revenue that team and hires can carry in *period*, money: the sum of `monthly_capacity`."""
        return math.fsum(self.monthly_capacity(period))

    @property
    def _people(self) -> tuple[tuple[Rep, int], ...]:
        """Each rep once, each group of hires that has a day to start with how many they are."""
        dated = ((group.rep, group.count) for group in self.hires if group.start is not None)
        return (*((rep, 1) for rep in self.team), *dated)

    def _present(self, period: Period) -> float:
        """How many people are there on average over *period*."""
        begin, end = _reach(period)
        starts = ((begin if rep.start is None else _month_of(rep.start), count) for rep, count in self._people)
        return math.fsum(count * min(max(end - start, 0.0) / (end - begin), 1.0) for start, count in starts)

    def _carried_share(self, rep: Rep, month: Period, begin: float) -> float:
        """The productive share of *rep* in *month*, less what attrition since *begin* takes and replacements bring."""
        share = rep.productive_share(month, shape=self.ramp_shape)
        if not self.attrition_rate or not share:
            return share
        first = begin if rep.start is None else max(begin, _month_of(rep.start))
        exposed = max(math.fsum(_reach(month)) / 2 - first, 0.0)
        rate = self.attrition_rate / _MONTHS_OF_YEAR
        kept = share * max(0.0, 1 - rate * exposed)
        if self.replacement_months is None:
            return kept
        # Those who left u months ago have been replaced for u less the delay: their productivity, added up over u.
        back = rate * _full_months(exposed - self.replacement_months, rep.ramp_months, self.ramp_shape)
        return min(share, kept + back)

    @property
    def allocated_hours(self) -> float:
        """Selling hours that the segments get together."""
        return math.fsum(line.hours for line in self.allocation)

    @property
    def allocated_budget(self) -> float:
        """Money that the segments get together."""
        return math.fsum(line.budget for line in self.allocation)

    @property
    def hour_shares(self) -> dict[str, float]:
        """Each segment's share of the allocated hours, from 0 to 1; empty where none are."""
        return _shares({line.segment: line.hours for line in self.allocation})

    @property
    def budget_shares(self) -> dict[str, float]:
        """Each segment's share of the allocated money, from 0 to 1; empty where there is none."""
        return _shares({line.segment: line.budget for line in self.allocation})

    @property
    def budget_total(self) -> float:
        """What all budget lines cost, money."""
        return math.fsum(line.amount or 0 for line in self.budget)

    def budget_for(self, segment: str) -> float:
        """What the budget lines of one segment cost, money; "" for those that serve all segments."""
        return math.fsum(line.amount or 0 for line in self.budget if line.segment == segment)


@lru_cache(maxsize=1024)
def _month_of(day: date) -> float:
    """Where *day* begins on a line on which every calendar month is 1 long."""
    return day.year * _MONTHS_OF_YEAR + day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]


@lru_cache(maxsize=1024)
def _reach(period: Period) -> tuple[float, float]:
    """Where *period* begins and ends on that line."""
    last = period.end
    return _month_of(period.start), _month_of(last) + 1 / monthrange(last.year, last.month)[1]


def _overlap(month: Period, period: Period) -> Period:
    return replace(month, start=max(month.start, period.start), end=min(month.end, period.end))


def _full_months(months: float, ramp: float, shape: RampShape) -> float:
    """Full months of work done in the first *months* after the start, when it takes *ramp* months to sell in full."""
    if months <= 0:
        return 0.0
    if shape is RampShape.STEPPED:
        ramping = min(months, math.ceil(ramp))
        steps = math.floor(ramping)
        gained = (steps * (steps - 1) / 2 + (ramping - steps) * steps) / ramp if ramp else 0.0
        return gained + months - ramping
    return months**2 / (2 * ramp) if months < ramp else months - ramp / 2


def _shares(amounts: dict[str, float]) -> dict[str, float]:
    total = math.fsum(amounts.values())
    return {name: amount / total for name, amount in amounts.items()} if total else {}


def _require_once(segments: Iterable[str]) -> None:
    seen = set[str]()
    for name in segments:
        if name and name in seen:
            sentence = _("allocation: each segment gets one, got {name} more than once")
            raise FieldError(sentence.format(name=name), field="allocation", value=name)
        seen.add(name)
