"""The errors a learner can meet: one root, and one sentence each.

The sentence says the place, what is required and what was received, in the learner's language:

>>> require_rate(1.4, place="stage 'Proposal': conversion")
Traceback (most recent call last):
    ...
bpcourse.core.errors.RateError: stage 'Proposal': conversion must be from 0% to 100%, got 140%
"""

from __future__ import annotations

import math
from typing import Final

from bpcourse.core.language import _
from bpcourse.core.quantities import number_text, percent_text

__all__ = [
    "AmountError",
    "CourseError",
    "FieldError",
    "RateError",
    "require_amount",
    "require_rate",
    "require_text",
]

_LONGEST_QUOTE: Final = 60


class CourseError(ValueError):
    """What a learner typed, or a file they opened, cannot be used; the text says why in one sentence."""


class FieldError(CourseError):
    """A value that does not fit its field.

    field: the place, as the learner knows it; value: what was received.
    """

    def __init__(self, sentence: str, *, field: str, value: object) -> None:
        super().__init__(sentence)
        self.field = field
        self.value = value


class RateError(FieldError):
    """A share that is not from 0 to 1."""

    def __init__(self, place: str, value: float) -> None:
        sentence = _("{place} must be from 0% to 100%, got {value}").format(place=place, value=percent_text(value))
        super().__init__(sentence, field=place, value=value)


class AmountError(FieldError):
    """A number that lies outside what its field can mean."""

    def __init__(self, place: str, value: float, requirement: str) -> None:
        sentence = _("{place} must be {requirement}, got {value}").format(
            place=place, requirement=requirement, value=number_text(value)
        )
        super().__init__(sentence, field=place, value=value)


def require_rate(value: float, *, place: str) -> None:
    """Raise RateError unless *value* is a share from 0 to 1."""
    if not 0 <= value <= 1:
        raise RateError(place, value)


def require_amount(value: float, *, place: str, above_zero: bool = False) -> None:
    """Raise AmountError unless *value* is a finite number of 0 or more (more than 0 with *above_zero*)."""
    fits = math.isfinite(value) and (value > 0 if above_zero else value >= 0)
    if not fits:
        raise AmountError(place, value, _("more than 0") if above_zero else _("0 or more"))


def require_text(value: str, *, place: str) -> None:
    """Raise FieldError unless *value* holds something to read."""
    if not value.strip():
        sentence = _("{place} needs some text, got {value}").format(place=place, value=repr(value[:_LONGEST_QUOTE]))
        raise FieldError(sentence, field=place, value=value)
