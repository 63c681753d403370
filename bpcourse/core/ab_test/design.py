"""Before an A/B test: how many cases it takes, and how many weeks that is.

>>> cases_per_group(ExperimentDesign(base_rate=0.30, difference=0.10))
356

Half the difference takes four times as many:

>>> cases_per_group(ExperimentDesign(base_rate=0.30, difference=0.05))
1377
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Final

from bpcourse.core.errors import FieldError, require_amount
from bpcourse.core.language import _
from bpcourse.core.quantities import percent_text

__all__ = [
    "LONGEST_WEEKS",
    "ExperimentDesign",
    "cases_per_group",
    "findable_difference",
    "power_with",
    "weeks_for",
]

LONGEST_WEEKS: Final = 52
"""A year: what sells, and to whom, changes meanwhile, and a longer test compares two things that no longer exist."""

_NORMAL: Final = NormalDist()
_HALVINGS: Final = 40
_ROUNDING: Final = 1e-9
_LEAST_SIGNIFICANCE: Final = 1e-6
_MOST_SIGNIFICANCE: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class ExperimentDesign:
    """What an A/B test is to find, and how sure it is to be.

    base_rate: share of cases that succeed today, between 0 and 1.
    difference: the smallest improvement of that share that would be worth finding, above 0.
    significance: the chance of seeing a difference where there is none, at most 0.5; on two sides.
    power: the chance of finding the difference where it is there, above the significance and below 1.

    Raises FieldError for a share outside these limits, and for a difference that would lead beyond 100%.
    """

    base_rate: float
    difference: float
    significance: float = 0.05
    power: float = 0.80

    def __post_init__(self) -> None:
        _require(0 < self.base_rate < 1, _("base rate"), _("between 0% and 100%"), self.base_rate)
        room = 1 - self.base_rate
        _require(
            0 < self.difference <= room + _ROUNDING,
            _("smallest difference worth finding"),
            _("above 0 and at most {room}, what is left to 100%").format(room=percent_text(room)),
            self.difference,
        )
        _require(
            _LEAST_SIGNIFICANCE <= self.significance <= _MOST_SIGNIFICANCE,
            _("significance"),
            _("from {least} to {most}").format(least="0.0001%", most=percent_text(_MOST_SIGNIFICANCE)),
            self.significance,
        )
        _require(self.significance < self.power < 1, _("power"), _("above the significance and below 100%"), self.power)

    @property
    def improved_rate(self) -> float:
        """The share that succeeds if the difference is just there."""
        return min(1.0, self.base_rate + self.difference)

    def with_difference(self, difference: float) -> ExperimentDesign:
        """The same test for another smallest difference; raises FieldError as the class does."""
        return replace(self, difference=difference)


def cases_per_group(design: ExperimentDesign, *, corrected: bool = False) -> int:
    """How many cases each of the two groups needs.

    corrected: with the continuity correction, for results that will be judged by an exact test.

    >>> design = ExperimentDesign(base_rate=0.60, difference=0.10, significance=0.01, power=0.95)
    >>> cases_per_group(design, corrected=True)
    827
    """
    # J. L. Fleiss, B. Levin and M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd ed. (Wiley, 2003),
    # chapter 4: two equal groups, the pooled share under no difference, each group's own under the difference.
    alpha_part, beta_part = _spreads(design)
    sizes = (_upper(design.significance / 2) * alpha_part + _NORMAL.inv_cdf(design.power) * beta_part) ** 2
    cases = sizes / design.difference**2
    if corrected:
        # J. L. Fleiss, A. Tytun and H. K. Ury, "A Simple Approximation for Calculating Sample Sizes for Comparing
        # Independent Proportions", Biometrics 36 (1980), 343-346.
        cases *= (1 + math.sqrt(1 + 4 / (cases * design.difference))) ** 2 / 4
    return max(1, math.ceil(cases - _ROUNDING))


def power_with(design: ExperimentDesign, cases: float) -> float:
    """The chance of finding the design's difference with that many *cases* in each group.

    Raises AmountError for cases below 0.

    >>> round(power_with(ExperimentDesign(base_rate=0.50, difference=0.25), 50), 3)
    0.74
    """
    require_amount(cases, place=_("cases in each group"))
    # The formula of cases_per_group, solved for the power.
    alpha_part, beta_part = _spreads(design)
    reached = math.sqrt(cases) * design.difference - _upper(design.significance / 2) * alpha_part
    return _NORMAL.cdf(reached / beta_part)


def findable_difference(design: ExperimentDesign, cases: float) -> float | None:
    """The smallest difference that *cases* in each group find with the design's power; None where none is large enough.

    >>> found = findable_difference(ExperimentDesign(base_rate=0.50, difference=0.25, power=0.90), 50)
    >>> round(found, 4)
    0.3026
    """
    low, high = 0.0, 1 - design.base_rate
    if power_with(design.with_difference(high), cases) < design.power:
        return None
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        enough = power_with(design.with_difference(middle), cases) >= design.power
        low, high = (low, middle) if enough else (middle, high)
    return high


def weeks_for(design: ExperimentDesign, *, cases_per_week: float) -> int:
    """Whole weeks until both groups are full.

    cases_per_week: new cases of both groups together, above 0; raises AmountError otherwise.

    >>> weeks_for(ExperimentDesign(base_rate=0.30, difference=0.02), cases_per_week=40)
    420
    """
    require_amount(cases_per_week, place=_("cases per week"), above_zero=True)
    return math.ceil(2 * cases_per_group(design) / cases_per_week)


def _spreads(design: ExperimentDesign) -> tuple[float, float]:
    """Standard deviation of the difference, for one case in each group: without the difference, and with it."""
    base, improved = design.base_rate, design.improved_rate
    pooled = (base + improved) / 2
    return math.sqrt(2 * pooled * (1 - pooled)), math.sqrt(base * (1 - base) + improved * (1 - improved))


def _upper(share: float) -> float:
    """The point of the standard normal distribution above which lies *share* of it."""
    return -_NORMAL.inv_cdf(share)


def _require(fits: bool, place: str, requirement: str, value: float) -> None:
    if not fits:
        sentence = _("{place} must be {requirement}, got {value}")
        text = sentence.format(place=place, requirement=requirement, value=percent_text(value))
        raise FieldError(text, field=place, value=value)
