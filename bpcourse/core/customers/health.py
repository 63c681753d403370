"""The customer health score: signals of trouble in one number, and a test of whether it warns in time.

>>> model = HealthModel.usual()
>>> november = model.score({"use": 20, "contacts": 60, "service": 50, "value": 50, "payment": 100})
>>> november.value, november.level.label, november.weakest.signal.label
(48.5, 'Yellow', 'Use')

Ratings are points from 0 to 100. A signal that nobody has rated counts 50: no news is no news.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import AmountError, CourseError, FieldError, require_amount, require_rate
from bpcourse.core.kpi.weights import weight_gap
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "UNRATED",
    "AlertLevel",
    "HealthModel",
    "HealthScore",
    "HealthSignal",
    "SignalPart",
    "WarningTest",
]

UNRATED: Final = 50.0
"""What a signal counts of which nothing has been heard."""
_FULL: Final = 100.0
_DIGITS: Final = 9


class AlertLevel(StrEnum):
    """What a health score calls for."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    @property
    def label(self) -> str:
        """The color in words."""
        return _(_LEVELS[self][0])

    @property
    def response(self) -> str:
        """What the level sets off, as the worked company settled it."""
        return _(_LEVELS[self][1])


_LEVELS: Final = {
    AlertLevel.GREEN: (N_("Green"), N_("go on as planned")),
    AlertLevel.YELLOW: (N_("Yellow"), N_("the owner calls within ten working days")),
    AlertLevel.RED: (N_("Red"), N_("a plan within two working days, then a visit")),
}

_USUAL: Final = {
    "use": (N_("Use"), N_("100: two people log in weekly; 50: one logs in monthly; 0: nobody")),
    "contacts": (
        N_("Contacts"),
        N_("100: decision maker and two others spoken to this quarter; 50: two people; 0: nobody, or the sponsor left"),
    ),
    "service": (
        N_("Service"),
        N_("100: talked about it, nothing open; 50: not heard from; 0: a complaint open past its date"),
    ),
    "value": (
        N_("Value shown"),
        N_("100: savings signed off in six months; 50: report sent; 0: no report for six months"),
    ),
    "payment": (N_("Payment"), N_("100: on time; 50: late; 0: disputed")),
}
_USUAL_WEIGHTS: Final = (0.30, 0.25, 0.20, 0.15, 0.10)


@dataclass(frozen=True, kw_only=True)
class HealthSignal:
    """One sign of how a customer is doing.

    id: how ratings refer to it.
    weight: its share of the score, from 0 to 1.
    name: what it is called; empty for one of the usual signals.

    Raises RateError for a weight that is no share.
    """

    id: str
    weight: float
    name: str = ""

    def __post_init__(self) -> None:
        require_rate(self.weight, place=_("health score: weight of {signal}").format(signal=self.label))

    @property
    def label(self) -> str:
        """What the signal is called, in the language of the moment."""
        return self.name or (_(_USUAL[self.id][0]) if self.id in _USUAL else self.id)

    @property
    def scale(self) -> str:
        """What 100, 50 and 0 points mean; empty for a signal of one's own."""
        return _(_USUAL[self.id][1]) if self.id in _USUAL and not self.name else ""


@dataclass(frozen=True)
class SignalPart:
    """What one signal adds to a score; rating: points from 0 to 100."""

    signal: HealthSignal
    rating: float

    @property
    def points(self) -> float:
        """Points of the score that come from this signal."""
        return round(self.signal.weight * self.rating, _DIGITS)

    @property
    def lost(self) -> float:
        """Points of the score that this signal could still add."""
        return round(self.signal.weight * (_FULL - self.rating), _DIGITS)


@dataclass(frozen=True)
class HealthScore:
    """The score of one customer, with what it is made of."""

    parts: tuple[SignalPart, ...]
    level: AlertLevel

    @property
    def value(self) -> float:
        """The score, from 0 to 100 points."""
        return _total(self.parts)

    @property
    def weakest(self) -> SignalPart:
        """The signal that costs most points; the first of several alike."""
        return max(self.parts, key=lambda part: part.lost)


def _usual_signals() -> tuple[HealthSignal, ...]:
    return tuple(HealthSignal(id=key, weight=weight) for key, weight in zip(_USUAL, _USUAL_WEIGHTS, strict=True))


@dataclass(frozen=True, kw_only=True)
class HealthModel:
    """How a health score is made and read.

    signals: what counts, with weights that add up to 100%.
    green_from: points from which a customer is green.
    red_below: points below which a customer is red; between the two lies yellow.

    Raises FieldError for weights that do not add up to 100%, no signals or two alike, AmountError for levels outside
    0 to 100 points or the wrong way around.

    >>> HealthModel(signals=(HealthSignal(id="use", weight=0.6), HealthSignal(id="payment", weight=0.3)))
    Traceback (most recent call last):
        ...
    bpcourse.core.errors.FieldError: weights of the health score must add up to 100%, got 90%
    """

    signals: tuple[HealthSignal, ...] = field(default_factory=_usual_signals)
    green_from: float = 70
    red_below: float = 40

    def __post_init__(self) -> None:
        object.__setattr__(self, "signals", tuple(self.signals))
        ids = [signal.id for signal in self.signals]
        if len(set(ids)) < len(ids):
            sentence = _("health score: each signal may stand there once, got {signals}")
            raise FieldError(sentence.format(signals=_(", ").join(ids)), field="signals", value=ids)
        if weight_gap(signal.weight for signal in self.signals):
            total = math.fsum(signal.weight for signal in self.signals)
            sentence = _("weights of the health score must add up to 100%, got {total}")
            raise FieldError(sentence.format(total=percent_text(total, digits=2)), field="signals", value=total)
        for place, points in ((_("green from"), self.green_from), (_("red below"), self.red_below)):
            if not 0 <= points <= _FULL:
                raise AmountError(place, points, _("from 0 to 100 points"))
        if self.red_below > self.green_from:
            raise AmountError(
                _("red below"),
                self.red_below,
                _("at most the {points} points from which green begins").format(points=number_text(self.green_from)),
            )

    @classmethod
    def usual(cls) -> Self:
        """The worked company's model: use, contacts, service, value shown and payment."""
        return cls()

    def level_of(self, points: float) -> AlertLevel:
        """The level that a score of *points* stands for.

        >>> [HealthModel.usual().level_of(points).value for points in (70, 69.9, 40, 39.9)]
        ['green', 'yellow', 'yellow', 'red']
        """
        if points >= self.green_from:
            return AlertLevel.GREEN
        return AlertLevel.RED if points < self.red_below else AlertLevel.YELLOW

    def score(self, ratings: Mapping[str, float]) -> HealthScore:
        """The score for *ratings*, points from 0 to 100 by the id of the signal; one that is missing counts 50.

        A weighted sum, as in any additive scoring model: transparent, and no better than its weights. Raises
        AmountError for a rating outside 0 to 100.

        >>> HealthModel.usual().score({}).value
        50.0
        """
        parts = tuple(SignalPart(signal, ratings.get(signal.id, UNRATED)) for signal in self.signals)
        for part in parts:
            if not 0 <= part.rating <= _FULL:
                raise AmountError(part.signal.label, part.rating, _("from 0 to 100 points"))
        return HealthScore(parts, self.level_of(_total(parts)))


def _total(parts: tuple[SignalPart, ...]) -> float:
    return round(math.fsum(part.signal.weight * part.rating for part in parts), _DIGITS)


@dataclass(frozen=True, kw_only=True)
class WarningTest:
    """What became of customers that were rated some months before: whether red warns.

    customers: how many there were.
    lost: how many of them left since.
    red: how many were red when they were rated.
    red_left: how many of the red ones left.

    The two-by-two table of any diagnostic test; `red_left_share` is its positive predictive value, `caught_share` its
    sensitivity. Raises AmountError for counts below 0, CourseError for counts that cannot all be true.

    >>> test = WarningTest(customers=100, lost=10, red=15, red_left=7)
    >>> round(test.red_left_share, 3), round(test.others_left_share, 3), test.caught_share
    (0.467, 0.035, 0.7)
    """

    customers: int = 0
    lost: int = 0
    red: int = 0
    red_left: int = 0

    def __post_init__(self) -> None:
        for place, count in (
            (_("customers rated"), self.customers),
            (_("customers who left"), self.lost),
            (_("red customers"), self.red),
            (_("red customers who left"), self.red_left),
        ):
            require_amount(count, place=place)
        if self.red_left > min(self.red, self.lost) or self.others_left > self.others:
            sentence = _(
                "of {customers} customers {lost} left, {red} were red, and {both} did both: these counts cannot all"
                " be true"
            )
            raise CourseError(
                sentence.format(customers=self.customers, lost=self.lost, red=self.red, both=self.red_left)
            )

    @property
    def others(self) -> int:
        """Customers that were not red."""
        return self.customers - self.red

    @property
    def others_left(self) -> int:
        """Customers that left without having been red."""
        return self.lost - self.red_left

    @property
    def red_left_share(self) -> float | None:
        """Share of the red customers that left; None where there were none."""
        return self.red_left / self.red if self.red else None

    @property
    def others_left_share(self) -> float | None:
        """Share of the other customers that left; None where there were none."""
        return self.others_left / self.others if self.others else None

    @property
    def caught_share(self) -> float | None:
        """Share of the lost customers that had been red; None where none was lost."""
        return self.red_left / self.lost if self.lost else None
