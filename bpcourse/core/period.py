"""A stretch of the calendar: the year, half-year, quarter or month a goal or a plan is for.

>>> Period.quarter(2027, 3)
Period(start=datetime.date(2027, 7, 1), end=datetime.date(2027, 9, 30))
>>> str(Period.quarter(2027, 3)), str(Period.year(2027)), Period.year(2027).weeks
('Q3 2027', '2027', 52.14)
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _

__all__ = ["Period"]


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included.

    Raises FieldError where the last day comes before the first.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            sentence = _("period: the last day must not come before the first ({start}), got {end}")
            raise FieldError(sentence.format(start=self.start, end=self.end), field="period", value=self.end)

    @classmethod
    def year(cls, year: int) -> Self:
        """The calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """Half-year 1 or 2 of *year*."""
        return cls._months(year, 6 * half - 5, 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Quarter 1 to 4 of *year*."""
        return cls._months(year, 3 * quarter - 2, 3)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Month 1 to 12 of *year*."""
        return cls._months(year, month, 1)

    @classmethod
    def _months(cls, year: int, first: int, count: int) -> Self:
        last = first + count - 1
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    @property
    def days(self) -> int:
        """Calendar days, both ends included."""
        return (self.end - self.start).days + 1

    @property
    def weeks(self) -> float:
        """Calendar weeks, to two decimals."""
        return round(self.days / 7, 2)

    def __str__(self) -> str:
        """The name people use for the period, in the language of the moment."""
        year = self.start.year
        if self == Period.year(year):
            return _("{year}").format(year=year)
        for number, name in enumerate((_("H1 {year}"), _("H2 {year}")), start=1):
            if self == Period.half(year, number):
                return name.format(year=year)
        quarters = (_("Q1 {year}"), _("Q2 {year}"), _("Q3 {year}"), _("Q4 {year}"))
        for number, name in enumerate(quarters, start=1):
            if self == Period.quarter(year, number):
                return name.format(year=year)
        return _("{start} to {end}").format(start=self.start, end=self.end)
