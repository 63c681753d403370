"""A scorecard: what is measured, with weights that add up to 100%.

Weights lie on whole dimensions, on single KPIs, or on both, but nothing counts twice:

>>> from bpcourse.core.kpi.catalogue import kpi_named
>>> from bpcourse.core.kpi.indicators import Dimension
>>> scorecard = Scorecard.from_weights(
...     "Reps", {kpi_named("sales_attainment"): 0.5, Dimension.CUSTOMER: 0.3, Dimension.TEAM: 0.2}
... )
>>> [(line.measure.label, line.weight) for line in scorecard.lines]
[('Sales target attainment', 0.5), ('Customer management', 0.3), ('Teamwork', 0.2)]
>>> scorecard.with_weight(Dimension.TEAM, 0.36).weights
(0.4, 0.24, 0.36)
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import FieldError, require_amount, require_rate, require_text
from bpcourse.core.kpi.indicators import Dimension, Direction, Kpi
from bpcourse.core.kpi.weights import rebalance, require_full_weight
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = [
    "USUAL_LIMITS",
    "AttainmentLimits",
    "Measure",
    "Scorecard",
    "ScorecardLine",
    "TargetRange",
    "attainment",
    "attainment_in_range",
]

Measure = Dimension | Kpi
"""What a line of a scorecard weighs: a whole dimension, or one KPI."""


@dataclass(frozen=True)
class AttainmentLimits:
    """The least and the most that one KPI can count: shares of the target.

    The floor keeps one disaster from wiping out everything else, the cap keeps one triumph from hiding the rest.
    Raises FieldError unless the floor is from 0% to 100% and the cap at least 100%.
    """

    floor: float = 0.0
    cap: float = 1.5

    def __post_init__(self) -> None:
        require_rate(self.floor, place=_("attainment floor"))
        require_amount(self.cap, place=_("attainment cap"))
        if self.cap < 1:
            sentence = _("attainment cap must be at least 100%: a met target has to count in full")
            raise FieldError(sentence, field=_("attainment cap"), value=self.cap)


USUAL_LIMITS: Final = AttainmentLimits()
"""From 0% to 150%: the course's own choice."""


def attainment(
    *, actual: float, target: float, direction: Direction = Direction.MORE, limits: AttainmentLimits = USUAL_LIMITS
) -> float:
    """The share of *target* that was reached, 1 for a target just met, kept within *limits*.

    More is better: actual / target. Less is better: 2 - actual / target, so that ten percent under the target counts
    as much above 100% as ten percent over it counts below, and twice the target counts nothing.
    Raises AmountError unless the target is more than 0, FieldError unless the actual figure is a number.

    >>> attainment(actual=9.0, target=12.0)
    0.75
    >>> attainment(actual=54, target=45, direction=Direction.LESS)
    0.8
    """
    require_amount(target, place=_("KPI target"), above_zero=True)
    if not math.isfinite(actual):
        raise FieldError(_("actual figure must be a number, got none"), field=_("actual figure"), value=actual)
    reached = actual / target
    share = reached if direction is Direction.MORE else 2 - reached
    return min(max(share, limits.floor), limits.cap)


@dataclass(frozen=True)
class TargetRange:
    """A target with two ends, for a figure of which there can be too little and too much.

    low and high: the least and the most that is wanted, in the KPI's own unit.
    Raises AmountError for a low end below 0 or a high end of 0, FieldError for a high end below the low one.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        require_amount(self.low, place=_("target range: low end"))
        require_amount(self.high, place=_("target range: high end"), above_zero=True)
        if self.high < self.low:
            sentence = _("target range: the high end must not be below the low one ({low}), got {high}")
            shown = sentence.format(low=number_text(self.low, digits=2), high=number_text(self.high, digits=2))
            raise FieldError(shown, field="high", value=self.high)


def attainment_in_range(*, actual: float, target: TargetRange, limits: AttainmentLimits = USUAL_LIMITS) -> float:
    """1 for a figure within the range; outside, the attainment of the end that was missed, kept within *limits*.

    Below the low end more is better, above the high end less is, as `attainment` counts both.
    Raises FieldError unless the actual figure is a number.

    >>> wanted = TargetRange(low=4, high=7)
    >>> [round(attainment_in_range(actual=proposals, target=wanted), 3) for proposals in (3, 4, 7, 9)]
    [0.75, 1.0, 1.0, 0.714]
    """
    if actual < target.low:
        return attainment(actual=actual, target=target.low, limits=limits) if target.low else limits.floor
    if actual > target.high:
        return attainment(actual=actual, target=target.high, direction=Direction.LESS, limits=limits)
    if math.isnan(actual):
        raise FieldError(_("actual figure must be a number, got none"), field=_("actual figure"), value=actual)
    return 1.0


@dataclass(frozen=True)
class ScorecardLine:
    """One measure and its weight, a share from 0 to 1."""

    measure: Measure
    weight: float

    def __post_init__(self) -> None:
        require_rate(self.weight, place=_("weight of {measure}").format(measure=self.measure.label))

    @property
    def dimension(self) -> Dimension:
        """The dimension that the measure is, or belongs to."""
        return self.measure.dimension if isinstance(self.measure, Kpi) else self.measure


@dataclass(frozen=True)
class Scorecard:
    """Measures with weights that add up to 100%.

    Raises WeightError where they do not, FieldError where a measure stands twice or a KPI also counts in a dimension
    that has a weight of its own.
    """

    name: str
    lines: tuple[ScorecardLine, ...]
    limits: AttainmentLimits = USUAL_LIMITS

    def __post_init__(self) -> None:
        require_text(self.name, place=_("scorecard name"))
        require_full_weight(self.weights)
        _require_single_count(self.measures)

    @classmethod
    def from_weights(
        cls, name: str, weights: Mapping[Measure, float], *, limits: AttainmentLimits = USUAL_LIMITS
    ) -> Self:
        """A scorecard from a table of measure and weight (share from 0 to 1)."""
        lines = tuple(ScorecardLine(measure, weight) for measure, weight in weights.items())
        return cls(name, lines, limits)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is weighed, in the order of the lines."""
        return tuple(line.measure for line in self.lines)

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights, in the order of the lines."""
        return tuple(line.weight for line in self.lines)

    @property
    def dimension_weights(self) -> dict[Dimension, float]:
        """What each dimension weighs in all, 0 for one that is left out."""
        return {
            dimension: math.fsum(line.weight for line in self.lines if line.dimension is dimension)
            for dimension in Dimension
        }

    def with_weight(self, measure: Measure, weight: float, *, locked: Collection[Measure] = ()) -> Self:
        """The scorecard with *measure* at its new weight and the others, but the *locked*, moved in proportion.

        Raises FieldError and WeightError as `rebalance` does.
        """
        table = {line.measure: line.weight for line in self.lines}
        moved = rebalance(table, changed=measure, to=weight, locked=locked)
        return replace(self, lines=tuple(ScorecardLine(key, share) for key, share in moved.items()))


def _require_single_count(measures: tuple[Measure, ...]) -> None:
    counts = Counter(measure.id if isinstance(measure, Kpi) else measure.value for measure in measures)
    for measure in measures:
        key = measure.id if isinstance(measure, Kpi) else measure.value
        if counts[key] > 1:
            sentence = _("{measure} stands twice in the scorecard: give it one weight").format(measure=measure.label)
            raise FieldError(sentence, field=measure.label, value=key)
        if isinstance(measure, Kpi) and measure.dimension in measures:
            sentence = _("{measure} would count twice, by itself and in {dimension}: weigh one of them").format(
                measure=measure.label, dimension=measure.dimension.label
            )
            raise FieldError(sentence, field=measure.label, value=key)
