"""What the team can carry month by month, against the goal: the gap in money and in people, and until when to hire.

Quota capacity is what all quotas come to once ramp, attrition and attainment are taken off (see `Resources`):

>>> from bpcourse.core.worked_execution import worked_resources
>>> year = Period.year(2027)
>>> outlook = capacity_outlook(worked_resources(), year, goal=48_000_000)
>>> round(outlook.capacity), round(outlook.gap), round(outlook.coverage, 4)
(48600000, -600000, 1.0125)

Where one in ten leaves in the year and nobody comes instead, there is a gap:

>>> leaving = replace(worked_resources(), attrition_rate=0.1)
>>> outlook = capacity_outlook(leaving, year, goal=48_000_000)
>>> round(outlook.gap), round(outlook.reps_needed(quota=5_800_000), 2)
(1830000, 0.32)
>>> options = hiring_options(leaving, year, hire=HireGroup(quota=5_800_000, ramp_months=6), goal=48_000_000)
>>> [option.heads_needed for option in options[:9]]
[1, 1, 1, 1, 1, 1, 2, 2, 3]
>>> latest_start_to_close(options, heads=1)
datetime.date(2027, 6, 1)
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import require_amount
from bpcourse.core.language import _
from bpcourse.core.period import Period
from bpcourse.core.resources import HireGroup, Rep, Resources
from bpcourse.core.schedule import months_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "CapacityOutlook",
    "CapacityStep",
    "HiringOption",
    "capacity_outlook",
    "hiring_options",
    "latest_start_to_close",
    "latest_useful_start",
]

_NOTHING: Final = 0.005
"""Half a cent: less than this is no gap."""
_MOST_HEADS: Final = 1_000_000


@dataclass(frozen=True)
class CapacityStep:
    """A month, or a year, of a plan: what the team can carry in it, and what the goal asks of it, money."""

    period: Period
    capacity: float
    goal: float

    @property
    def gap(self) -> float:
        """What the goal asks for beyond the capacity, money; below 0 where there is more than enough."""
        return self.goal - self.capacity


@dataclass(frozen=True)
class CapacityOutlook:
    """Capacity against the goal.

    months: the calendar months of the plan's period, cut to it; attainment: the share of a quota that is reached.
    """

    months: tuple[CapacityStep, ...]
    attainment: float

    @property
    def capacity(self) -> float:
        """What the team can carry in the whole period, money."""
        return math.fsum(month.capacity for month in self.months)

    @property
    def goal(self) -> float:
        """What the whole period is to bring, money."""
        return math.fsum(month.goal for month in self.months)

    @property
    def gap(self) -> float:
        """Goal less capacity, money; 0 where they differ by less than a cent, below 0 where there is spare."""
        gap = self.goal - self.capacity
        return gap if abs(gap) > _NOTHING else 0.0

    @property
    def coverage(self) -> float | None:
        """Capacity over goal, 1 where they are equal; None without a goal."""
        return self.capacity / self.goal if self.goal else None

    @property
    def years(self) -> tuple[CapacityStep, ...]:
        """The same by calendar year, the first and the last cut to the period."""
        parts = (tuple(part) for _year, part in groupby(self.months, key=lambda month: month.period.start.year))
        return tuple(
            CapacityStep(
                Period(part[0].period.start, part[-1].period.end),
                math.fsum(month.capacity for month in part),
                math.fsum(month.goal for month in part),
            )
            for part in parts
        )

    def reps_needed(self, quota: float) -> float | None:
        """How many more reps with *quota*, fully productive throughout, the gap is worth: 0 where there is no gap.

        None where such a rep brings nothing. Hired people count for less, see `hiring_options`.
        """
        if self.gap <= 0:
            return 0.0
        each = quota * self.attainment
        return self.gap / each if each else None


def capacity_outlook(resources: Resources, period: Period, *, goal: float) -> CapacityOutlook:
    """What *resources* can carry in each month of *period* against *goal*, money, spread evenly over the months.

    Raises AmountError for a goal below 0.
    """
    require_amount(goal, place=_("goal"))
    # One rep who has long been there carries just the same part of a quota in each month.
    even = Resources(team=(Rep(quota=goal),)).monthly_capacity(period)
    carried = resources.monthly_capacity(period)
    cut = (Period(max(month.start, period.start), min(month.end, period.end)) for month in months_of(period))
    months = tuple(CapacityStep(*step) for step in zip(cut, carried, even, strict=True))
    return CapacityOutlook(months, resources.attainment)


@dataclass(frozen=True)
class HiringOption:
    """Hiring in one month of the plan.

    start: the first day at work; brings: revenue that one more such rep brings by the end of the period, money;
    heads_needed: how many of them close the gap, 0 where there is none, None where no number does.
    """

    start: date
    brings: float
    heads_needed: int | None


def hiring_options(resources: Resources, period: Period, *, hire: HireGroup, goal: float) -> tuple[HiringOption, ...]:
    """For a start on the first day of each month of *period*, what one more *hire* brings, and how many close the gap.

    *hire* gives quota and ramp; attrition, attainment and the ramp's shape are those of *resources*. Raises AmountError
    for a goal below 0.
    """
    gap = capacity_outlook(resources, period, goal=goal).gap
    options = []
    for month in months_of(period):
        start = max(month.start, period.start)
        one = replace(resources, team=(), hires=(replace(hire, count=1, start=start),))
        brings = one.quota_capacity(period)
        options.append(HiringOption(start, brings, _heads(gap, brings)))
    return tuple(options)


def latest_start_to_close(options: Sequence[HiringOption], heads: int) -> date | None:
    """The last of *options* in which *heads* more people still close the gap; None where none is."""
    closing = [one.start for one in options if one.heads_needed is not None and one.heads_needed <= heads]
    return max(closing, default=None)


def latest_useful_start(options: Sequence[HiringOption], *, at_least: float) -> date | None:
    """The last of *options* in which one more person still brings *at_least* that much money, and something at all.

    With the average deal size for *at_least*, it is the last month from which a whole deal still comes.

    >>> options = hiring_options(Resources(), Period.year(2027), hire=HireGroup(quota=6_000_000, ramp_months=6), goal=0)
    >>> latest_useful_start(options, at_least=240_000)
    datetime.date(2027, 10, 1)
    """
    useful = [one.start for one in options if one.brings > 0 and one.brings >= at_least]
    return max(useful, default=None)


def _heads(gap: float, brings: float) -> int | None:
    if gap <= 0:
        return 0
    heads = gap / brings if brings else math.inf
    # A part of a millionth of a person is what floats leave behind.
    return math.ceil(heads - 1e-9) if heads <= _MOST_HEADS else None
