"""What the latest readings of a trigger's indicator say: whether it rings, since when, and until when somebody answers.

>>> from bpcourse.core.reviews import Crossing, Trigger
>>> leads = Trigger(indicator="leads", threshold=130, direction=Crossing.BELOW, in_a_row=2, within_days=10)
>>> readings = dated(readings_in("151 143 128 126"), last=date(2027, 4, 30), cycle=Cycle.MONTH)
>>> [(str(ring.began), str(ring.rang), str(ring.answer_by)) for ring in rings(leads, readings)]
[('2027-03-31', '2027-04-30', '2027-05-10')]
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.reviews import Trigger

__all__ = ["MOST_READINGS", "Cycle", "Reading", "Ring", "dated", "readings_in", "readings_left", "rings"]

MOST_READINGS: Final = 60
"""More than a year of weeks; earlier ones change nothing."""

_BETWEEN: Final = re.compile(r"[\s,;、]+")
_LONGEST_QUOTE: Final = 40
_MONTHS: Final = 12


class Cycle(StrEnum):
    """How often an indicator is read."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    @property
    def label(self) -> str:
        """The cycle in words."""
        return _(_CYCLE_NAMES[self])


_CYCLE_NAMES: Final = {Cycle.WEEK: N_("each week"), Cycle.MONTH: N_("each month"), Cycle.QUARTER: N_("each quarter")}
_MONTHS_BETWEEN: Final = {Cycle.MONTH: 1, Cycle.QUARTER: 3}


@dataclass(frozen=True)
class Reading:
    """What an indicator showed on a day."""

    day: date
    value: float


@dataclass(frozen=True, kw_only=True)
class Ring:
    """Readings one after another that crossed a threshold often enough to ring.

    began: the day of the first of them; rang: the day of the one with which it was often enough.
    last: the day of the last of them.
    answer_by: the day by which the trigger's owner has answered; None where no days are agreed.
    is_ongoing: whether the latest reading belongs to it.
    """

    began: date
    rang: date
    last: date
    answer_by: date | None
    is_ongoing: bool


def readings_in(text: str) -> tuple[float, ...]:
    """The numbers in *text*, the oldest first; between them stand spaces, commas or semicolons of either script.

    A comma always ends a number, so thousands are written without one. Raises FieldError for what is no number, and
    for more than sixty of them.

    >>> readings_in("150, 128；126.5 12%")
    (150.0, 128.0, 126.5, 0.12)
    """
    pieces = [piece for piece in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if piece]
    if len(pieces) > MOST_READINGS:
        sentence = _("readings: at most {most} are looked at, got {count}")
        raise FieldError(sentence.format(most=MOST_READINGS, count=len(pieces)), field="readings", value=text)
    return tuple(map(_number, pieces))


def _number(piece: str) -> float:
    number = number_from(piece)
    if number is None:
        sentence = _("readings must be numbers with spaces or commas between them, got {got}")
        raise FieldError(sentence.format(got=repr(piece[:_LONGEST_QUOTE])), field="readings", value=piece)
    return number


def dated(values: Sequence[float], *, last: date, cycle: Cycle) -> tuple[Reading, ...]:
    """*values* with their days: the last one is of *last*, those before it each a *cycle* earlier.

    The last day of a month has the last day of the other months beside it. Readings from before the calendar begins
    are left out.

    >>> [str(each.day) for each in dated([4, 5, 6], last=date(2027, 4, 30), cycle=Cycle.MONTH)]
    ['2027-02-28', '2027-03-31', '2027-04-30']
    """
    counted = ((_earlier(last, cycle, len(values) - 1 - place), value) for place, value in enumerate(values))
    return tuple(Reading(day, value) for day, value in counted if day is not None)


def _earlier(last: date, cycle: Cycle, cycles: int) -> date | None:
    """The day so many cycles before *last*; None before the year 1."""
    if cycle is Cycle.WEEK:
        days = last.toordinal() - 7 * cycles
        return date.fromordinal(days) if days > 0 else None
    number = last.year * _MONTHS + last.month - 1 - _MONTHS_BETWEEN[cycle] * cycles
    year, month = number // _MONTHS, number % _MONTHS + 1
    if year < date.min.year:
        return None
    longest = monthrange(year, month)[1]
    return date(year, month, longest if last.day == monthrange(last.year, last.month)[1] else min(last.day, longest))


def rings(trigger: Trigger, readings: Sequence[Reading]) -> tuple[Ring, ...]:
    """Each time that *readings*, the oldest first, crossed the threshold of *trigger* often enough, in their order."""
    found = []
    for crossed, stretch in groupby(readings, key=lambda reading: trigger.is_crossed_by(reading.value)):
        run = list(stretch)
        if crossed and len(run) >= trigger.in_a_row:
            rang = run[trigger.in_a_row - 1].day
            found.append(
                Ring(
                    began=run[0].day,
                    rang=rang,
                    last=run[-1].day,
                    answer_by=_days_after(rang, trigger.within_days),
                    is_ongoing=run[-1] is readings[-1],
                )
            )
    return tuple(found)


def readings_left(trigger: Trigger, readings: Sequence[Reading]) -> int:
    """How many more readings, each across the threshold, would make *trigger* ring; 0 while it rings.

    >>> from bpcourse.core.reviews import Trigger
    >>> late = Trigger(threshold=6, in_a_row=3)
    >>> readings_left(late, dated([7, 2, 8], last=date(2027, 4, 30), cycle=Cycle.MONTH))
    2
    """
    latest = sum(1 for _each in takewhile(lambda one: trigger.is_crossed_by(one.value), reversed(readings)))
    return max(trigger.in_a_row - latest, 0)


def _days_after(day: date, days: float | None) -> date | None:
    """The day so many calendar days later, at the latest the calendar's last."""
    if days is None:
        return None
    return day + timedelta(days=min(int(days), (date.max - day).days))
