"""After an A/B test: how large the difference is, how sure that is, and whether chance alone would do.

>>> price_first, audit = Approach(cases=80, successes=48), Approach(cases=70, successes=56)
>>> found = evidence(price_first, audit)
>>> round(found.difference, 2), str(found.interval), round(found.p_value, 4)
(0.2, '5.2% to 33.4%', 0.008)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
from typing import Final

from bpcourse.core.errors import AmountError, FieldError, require_amount
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import percent_text

__all__ = [
    "Approach",
    "Evidence",
    "Interval",
    "Method",
    "difference_interval",
    "evidence",
    "fisher_exact_test",
    "two_proportion_test",
    "wilson_interval",
]

_FEWEST_EXPECTED: Final = 5
_SAME: Final = 1 + 1e-7
"""Tables whose chances differ by less count as equally likely: their logarithms carry rounding."""


@dataclass(frozen=True, kw_only=True)
class Approach:
    """One of the two ways of selling, and what it has brought.

    name: what the team calls it.
    cases: how many customers met it, a whole number.
    successes: how many of these did what was hoped for.

    Raises AmountError for a number below 0, FieldError for more successes than cases.
    """

    name: str = ""
    cases: int = 0
    successes: int = 0

    def __post_init__(self) -> None:
        require_amount(self.cases, place=_("cases"))
        require_amount(self.successes, place=_("successes"))
        if self.successes > self.cases:
            sentence = _("successes must be at most the {cases} cases, got {successes}")
            text = sentence.format(cases=self.cases, successes=self.successes)
            raise FieldError(text, field="successes", value=self.successes)

    @property
    def rate(self) -> float:
        """The share that succeeded; 0 where there are no cases yet."""
        return self.successes / self.cases if self.cases else 0.0


@dataclass(frozen=True)
class Interval:
    """Where a share or a difference of shares is likely to lie: from low to high."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return _("{low} to {high}").format(low=percent_text(self.low), high=percent_text(self.high))


class Method(StrEnum):
    """How the chance of such a difference was computed."""

    NORMAL = "normal"
    EXACT = "exact"

    @property
    def label(self) -> str:
        """The name of the test."""
        return _(_METHODS[self])


_METHODS: Final = {Method.NORMAL: N_("z-test of two shares"), Method.EXACT: N_("Fisher's exact test")}


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the results say about second minus first.

    difference: of the two shares.  interval: where the true difference is likely to lie.  p_value: how often chance
    alone would make a difference at least this large.  method: how the p-value was computed.
    """

    difference: float
    interval: Interval
    p_value: float
    method: Method


def evidence(first: Approach, second: Approach, *, significance: float = 0.05) -> Evidence:
    """What the results of two approaches say, with an interval of confidence 1 - *significance*.

    Where one of the four counts would be expected to stay below 5 without a difference, the p-value is exact.

    Raises AmountError where an approach has no cases.
    """
    # W. G. Cochran, "Some Methods for Strengthening the Common χ² Tests", Biometrics 10 (1954), 417-451.
    small = _fewest_expected(first, second) < _FEWEST_EXPECTED
    test = fisher_exact_test if small else two_proportion_test
    return Evidence(
        difference=second.rate - first.rate,
        interval=difference_interval(first, second, significance=significance),
        p_value=test(first, second),
        method=Method.EXACT if small else Method.NORMAL,
    )


def wilson_interval(approach: Approach, *, significance: float = 0.05) -> Interval:
    """Where the true share of *approach* is likely to lie; raises AmountError where it has no cases.

    >>> str(wilson_interval(Approach(cases=10, successes=0)))
    '0% to 27.8%'
    """
    _require_cases(approach)
    # E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
    # Statistical Association 22 (1927), 209-212.
    z = NormalDist().inv_cdf(1 - significance / 2)
    cases, rate = approach.cases, approach.rate
    middle = rate + z * z / (2 * cases)
    reach = z * math.sqrt(rate * (1 - rate) / cases + z * z / (4 * cases * cases))
    scale = 1 + z * z / cases
    low = (middle - reach) / scale if approach.successes else 0.0
    high = (middle + reach) / scale if approach.successes < cases else 1.0
    return Interval(low, high)


def difference_interval(first: Approach, second: Approach, *, significance: float = 0.05) -> Interval:
    """Where the true difference, second minus first, is likely to lie; raises AmountError as `wilson_interval`.

    >>> str(difference_interval(Approach(cases=10, successes=3), Approach(cases=10, successes=9)))
    '17.1% to 80.9%'
    """
    # R. G. Newcombe, "Interval Estimation for the Difference between Independent Proportions: Comparison of Eleven
    # Methods", Statistics in Medicine 17 (1998), 873-890: method 10, two Wilson intervals squared and added.
    one, other = (wilson_interval(each, significance=significance) for each in (first, second))
    difference = second.rate - first.rate
    return Interval(
        max(-1.0, difference - math.hypot(second.rate - other.low, one.high - first.rate)),
        min(1.0, difference + math.hypot(other.high - second.rate, first.rate - one.low)),
    )


def two_proportion_test(first: Approach, second: Approach) -> float:
    """The p-value on two sides by the normal distribution, for counts that are not small.

    Raises AmountError where an approach has no cases.

    >>> p_value = two_proportion_test(Approach(cases=80, successes=48), Approach(cases=70, successes=56))
    >>> round(p_value, 4)
    0.008
    """
    _require_cases(first, second)
    # Fleiss, Levin and Paik (2003), chapter 3, without continuity correction: the square is Pearson's χ².
    pooled = (first.successes + second.successes) / (first.cases + second.cases)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / first.cases + 1 / second.cases))
    return math.erfc(abs(second.rate - first.rate) / spread / math.sqrt(2)) if spread else 1.0


def fisher_exact_test(first: Approach, second: Approach) -> float:
    """The exact p-value on two sides: the chances of every result that is no likelier than this one.

    Raises AmountError where an approach has no cases.

    >>> p_value = fisher_exact_test(Approach(cases=4, successes=4), Approach(cases=4, successes=0))
    >>> round(p_value, 4)
    0.0286
    """
    _require_cases(first, second)
    # R. A. Fisher, "The Logic of Inductive Inference", Journal of the Royal Statistical Society 98 (1935), 39-82: with
    # cases and successes given, the successes of one group are hypergeometric.
    successes = first.successes + second.successes
    possible = range(max(0, successes - second.cases), min(successes, first.cases) + 1)
    logs = [_log_ways(first.cases, here) + _log_ways(second.cases, successes - here) for here in possible]
    highest = max(logs)
    weights = [math.exp(log - highest) for log in logs]
    limit = weights[first.successes - possible.start] * _SAME
    return min(1.0, math.fsum(weight for weight in weights if weight <= limit) / math.fsum(weights))


def _log_ways(cases: int, successes: int) -> float:
    """The logarithm of the number of ways to choose *successes* among *cases*."""
    return math.lgamma(cases + 1) - math.lgamma(successes + 1) - math.lgamma(cases - successes + 1)


def _fewest_expected(first: Approach, second: Approach) -> float:
    """The smallest of the four counts if success had nothing to do with the approach."""
    _require_cases(first, second)
    cases, successes = first.cases + second.cases, first.successes + second.successes
    return min(first.cases, second.cases) * min(successes, cases - successes) / cases


def _require_cases(*approaches: Approach) -> None:
    for approach in approaches:
        if approach.cases <= 0:
            raise AmountError(_("cases"), approach.cases, _("more than 0"))
