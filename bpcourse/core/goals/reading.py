"""What a reader of one language hands on: for each SMART criterion, the words of a goal it rests on.

>>> reading = Reading(measurable=(Span(14, 17),))
>>> reading.measurable[0].of("Grow sales by 15%")
'15%'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

__all__ = ["CRITERIA", "Criterion", "Reading", "Span"]

Criterion = Literal["specific", "measurable", "achievable", "relevant", "time_bound"]
CRITERIA: Final[tuple[Criterion, ...]] = get_args(Criterion)


@dataclass(frozen=True, order=True)
class Span:
    """Characters *start* to *end* (not included) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The evidence a text gives for each criterion; an empty tuple where it gives none."""

    specific: tuple[Span, ...] = ()
    measurable: tuple[Span, ...] = ()
    achievable: tuple[Span, ...] = ()
    relevant: tuple[Span, ...] = ()
    time_bound: tuple[Span, ...] = ()
