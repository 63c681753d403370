"""The rhythm in which a plan is looked at, what sets off a change of it, and the colors that a target is shown in.

>>> from bpcourse.core.period import Period
>>> rhythm = ReviewRhythm(monthly_day=31, adjusts_quarterly=True)
>>> [str(day) for day in rhythm.review_days(Period.quarter(2027, 1))]
['2027-01-29', '2027-02-26', '2027-03-31']
>>> [str(day) for day in rhythm.adjustment_days(Period.quarter(2027, 1))]
['2027-03-31']
>>> TrafficLights(green_from=1, amber_from=0.9).light(0.95).label
'amber'
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, FieldError, require_amount
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import percent_text

if TYPE_CHECKING:
    from bpcourse.core.period import Period

__all__ = ["Crossing", "Light", "ReviewRhythm", "TrafficLights", "Trigger", "is_crossed"]

_SATURDAY: Final = 5
_LONGEST_MONTH: Final = 31
_MONTHS_OF_QUARTER: Final = 3


class Crossing(StrEnum):
    """On which side of its threshold an indicator calls for action; the threshold itself counts."""

    ABOVE = "above"
    BELOW = "below"

    @property
    def label(self) -> str:
        """The side in words."""
        return _("at or above") if self is Crossing.ABOVE else _("at or below")


def is_crossed(value: float, *, threshold: float, direction: Crossing = Crossing.ABOVE) -> bool:
    """Whether *value* has reached *threshold* on the side that calls for action.

    >>> is_crossed(6, threshold=6), is_crossed(130, threshold=130.5, direction=Crossing.BELOW)
    (True, True)
    """
    return value >= threshold if direction is Crossing.ABOVE else value <= threshold


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """If an indicator crosses its threshold for long enough, its owner answers within days.

    indicator: what is counted, such as "leads a month".
    threshold: the number at which someone acts.
    direction: on which side of it.
    in_a_row: how many readings must cross it one after another.
    response: what is done then.
    owner: who does it.
    within_days: calendar days in which it is done.

    Raises AmountError for less than one reading and days below 0.
    """

    indicator: str = ""
    threshold: float | None = None
    direction: Crossing = Crossing.ABOVE
    in_a_row: int = 1
    response: str = ""
    owner: str = ""
    within_days: int | None = None

    def __post_init__(self) -> None:
        place = _("trigger {name}: readings in a row").format(name=self.indicator)
        require_amount(self.in_a_row, place=place, above_zero=True)
        if self.within_days is not None:
            require_amount(self.within_days, place=_("trigger {name}: days").format(name=self.indicator))

    def is_crossed_by(self, value: float) -> bool:
        """Whether a reading of *value* crosses the threshold; never where there is none."""
        return self.threshold is not None and is_crossed(value, threshold=self.threshold, direction=self.direction)


@dataclass(frozen=True, kw_only=True)
class ReviewRhythm:
    """When the plan is looked at, and what may change it in between.

    monthly_day: the day of the month on which the plan is reviewed, 31 for the last; none for no monthly review.
    adjusts_quarterly: whether every third review also adjusts the plan.
    owner: who calls the meetings.
    triggers: what is agreed beforehand to set off a change.

    Raises AmountError for a day outside 1 to 31.
    """

    monthly_day: int | None = None
    adjusts_quarterly: bool = False
    owner: str = ""
    triggers: tuple[Trigger, ...] = ()

    def __post_init__(self) -> None:
        if self.monthly_day is not None and not 1 <= self.monthly_day <= _LONGEST_MONTH:
            raise AmountError(_("day of the monthly review"), self.monthly_day, _("from 1 to 31"))

    def review_days(self, period: Period) -> tuple[date, ...]:
        """The days in *period* on which the plan is reviewed, adjustments counted; none without a day of the month.

        A day at the weekend moves to the Friday before, or to the Monday after where that would be another month.
        Public holidays are not known here.
        """
        if self.monthly_day is None:
            return ()
        days = (_working_day(year, month, self.monthly_day) for year, month in _months_of(period))
        return tuple(day for day in days if period.start <= day <= period.end)

    def adjustment_days(self, period: Period) -> tuple[date, ...]:
        """Those of the review days on which the plan is adjusted: in every third month, counted from its start."""
        if not self.adjusts_quarterly:
            return ()
        last_months = set(_months_of(period)[_MONTHS_OF_QUARTER - 1 :: _MONTHS_OF_QUARTER])
        return tuple(day for day in self.review_days(period) if (day.year, day.month) in last_months)


class Light(StrEnum):
    """What color a target is shown in."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def label(self) -> str:
        """The color in words."""
        return _(_LIGHT_NAMES[self])


_LIGHT_NAMES: Final = {Light.GREEN: N_("green"), Light.AMBER: N_("amber"), Light.RED: N_("red")}


@dataclass(frozen=True, kw_only=True)
class TrafficLights:
    """From which attainment on a target is shown in green, and from which in amber; below, it is red.

    green_from and amber_from: shares of the target, 1 for a target just met; the usual ones are the course's own.

    Raises AmountError for a share below 0, FieldError for an amber that begins above green.
    """

    green_from: float = 1.0
    amber_from: float = 0.9

    def __post_init__(self) -> None:
        require_amount(self.green_from, place=_("green from"))
        require_amount(self.amber_from, place=_("amber from"))
        if self.amber_from > self.green_from:
            sentence = _("amber must begin at or below green ({green}), got {amber}")
            shown = sentence.format(green=percent_text(self.green_from), amber=percent_text(self.amber_from))
            raise FieldError(shown, field="amber_from", value=self.amber_from)

    def light(self, attainment: float) -> Light:
        """The color of an *attainment*, a share of the target."""
        if attainment >= self.green_from:
            return Light.GREEN
        return Light.AMBER if attainment >= self.amber_from else Light.RED


def _months_of(period: Period) -> list[tuple[int, int]]:
    """Year and month of every month that has a day in *period*."""
    first, last = (day.year * 12 + day.month - 1 for day in (period.start, period.end))
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def _working_day(year: int, month: int, day: int) -> date:
    """The day of that month, or its last where it is shorter; moved off the weekend within the month."""
    meant = date(year, month, min(day, monthrange(year, month)[1]))
    too_late = max(meant.weekday() - _SATURDAY + 1, 0)
    if meant.day > too_late:
        return meant - timedelta(days=too_late)
    return meant + timedelta(days=7 - meant.weekday())
