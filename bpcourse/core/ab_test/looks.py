"""What looking before the end costs: the chance of a false alarm when a test may stop at each look.

>>> [round(false_alarm_rate(looks), 3) for looks in (1, 2, 5, 10)]
[0.05, 0.083, 0.142, 0.193]
"""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist
from typing import Final

from bpcourse.core.errors import AmountError
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text

__all__ = ["MOST_LOOKS", "false_alarm_rate"]

MOST_LOOKS: Final = 52
_STEP: Final = 0.35
"""Width of the grid, in standard deviations of what one look adds: the third digit of the result is exact."""


def false_alarm_rate(looks: int, significance: float = 0.05) -> float:
    """The chance that two equal approaches look different, at *significance*, at one of several *looks* or more.

    looks: equally far apart, the last one at the end, from 1 to 52.  significance: of each look alone, a share.

    Raises AmountError for a number of looks outside these limits.
    """
    if not 1 <= looks <= MOST_LOOKS:
        requirement = _("from {low} to {high}").format(low=1, high=number_text(MOST_LOOKS))
        raise AmountError(_("looks"), looks, requirement)
    return 1 - _unalarmed(significance)[looks - 1]


@cache
def _unalarmed(significance: float) -> tuple[float, ...]:
    """The chance that no look has raised the alarm, after each look."""
    # P. Armitage, C. K. McPherson and B. C. Rowe, "Repeated Significance Tests on Accumulating Data", Journal of the
    # Royal Statistical Society A 132 (1969), 235-244: the sum of standard normal steps, and the density of where it is
    # while it has stayed within its limits, carried on from look to look by Simpson's rule. It is the same on either
    # side of 0, so one side is enough.
    limit = NormalDist().inv_cdf(1 - significance / 2)
    sums, weights = _grid(limit)
    density = [_normal(at) for at in sums]
    left = [1 - significance]
    for look in range(2, MOST_LOOKS + 1):
        before = [(at, weight * height) for at, weight, height in zip(sums, weights, density, strict=True)]
        sums, weights = _grid(limit * math.sqrt(look))
        density = [sum(mass * (_normal(at - was) + _normal(at + was)) for was, mass in before) for at in sums]
        left.append(2 * sum(weight * height for weight, height in zip(weights, density, strict=True)))
    return tuple(left)


def _grid(end: float) -> tuple[list[float], list[float]]:
    """Points from 0 to *end*, and the weights of Simpson's rule."""
    halves = math.ceil(end / _STEP / 2)
    step = end / halves / 2
    weights = [
        step / 3 * (1 if number in (0, 2 * halves) else 2 + 2 * (number % 2)) for number in range(2 * halves + 1)
    ]
    return [number * step for number in range(2 * halves + 1)], weights


def _normal(at: float) -> float:
    return math.exp(-at * at / 2) / math.sqrt(2 * math.pi)
