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
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the plan's codec reads hints at run time
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError, require_amount, require_rate
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.period import Period

__all__ = ["Allocation", "BudgetLine", "Rep", "Resources"]

_DAYS_OF_MONTH: Final = 365.25 / 12
_DAYS_OF_YEAR: Final = 365.25


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

    def productive_share(self, period: Period) -> float:
        """The share of *period*, from 0 to 1, for which the rep counts in full.

        Before the start a rep counts nothing; through the ramp productivity grows evenly from nothing to full, so a
        ramp counts half (the course's own assumption: ramps are told by their length, seldom by their shape).

        >>> from bpcourse.core.period import Period
        >>> rep = Rep(start=date(2027, 1, 1), ramp_months=6)
        >>> round(rep.productive_share(Period.year(2027)), 2), Rep().productive_share(Period.year(2027))
        (0.75, 1.0)
        """
        if self.start is None:
            return 1.0
        begin = (period.start - self.start).days
        ramp = self.ramp_months * _DAYS_OF_MONTH
        return (_worked_days(begin + period.days, ramp) - _worked_days(begin, ramp)) / period.days


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

    Raises AmountError for hours or money below 0.
    """

    segment: str = ""
    hours_to_keep: float = 0
    hours_to_win: float = 0
    budget: float = 0

    def __post_init__(self) -> None:
        for amount, place in (
            (self.hours_to_keep, _("allocation to {name}: hours to keep")),
            (self.hours_to_win, _("allocation to {name}: hours to win")),
            (self.budget, _("allocation to {name}: budget")),
        ):
            require_amount(amount, place=place.format(name=self.segment))

    @property
    def hours(self) -> float:
        """Selling hours to keep and to win together."""
        return self.hours_to_keep + self.hours_to_win


@dataclass(frozen=True, kw_only=True)
class Resources:
    """People, hours and money of the plan.

    team: who sells.
    attrition_rate: share of the team that leaves in a year, from 0 to 1, and is not replaced.
    new_regions: regions in which the company begins to sell with this plan.
    selling_hours_per_week: hours that a rep has for selling in a selling week.
    hours_per_call and hours_per_visit: what one takes, with its preparation and its way.
    budget: what money is spent on.
    allocation: what each segment gets of hours and money.

    Raises AmountError for hours below 0, RateError for an attrition that is no share, FieldError for two allocations
    to one segment.
    """

    team: tuple[Rep, ...] = ()
    attrition_rate: float = 0
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
        ):
            if hours is not None:
                require_amount(hours, place=place)
        _require_once(line.segment for line in self.allocation)

    @property
    def headcount(self) -> int:
        """How many people sell."""
        return len(self.team)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions in which reps sell, in the order of the team."""
        return tuple(dict.fromkeys(rep.region for rep in self.team if rep.region))

    def selling_hours(self, selling_weeks: float) -> float | None:
        """Hours that the whole team has in *selling_weeks*; None where the hours of a week are missing."""
        hours = self.selling_hours_per_week
        return None if hours is None else float(self.headcount * hours * selling_weeks)

    def quota_capacity(self, period: Period) -> float:
        """Revenue that the team can carry in *period*: every quota by its rep's productive share, less attrition.

        Quotas are taken as those of the period. Who leaves does so evenly spread over the period (the course's own
        assumption), so that half of a year's attrition is missing on average over a year.
        """
        carried = math.fsum((rep.quota or 0) * rep.productive_share(period) for rep in self.team)
        return carried * max(0.0, 1 - self.attrition_rate * period.days / _DAYS_OF_YEAR / 2)

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


def _worked_days(day: float, ramp: float) -> float:
    """Full days of work done up to *day* after the start, when it takes *ramp* days until a day is a full one."""
    if day <= 0:
        return 0.0
    return day**2 / (2 * ramp) if day < ramp else day - ramp / 2


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
