"""How many deals a number of leads may become: the whole distribution, not the mean alone.

Where the conversions are taken as known, deals are binomial.  Where they were learnt from a past period, the share of
leads won is itself uncertain and deals are beta-binomial: the fewer cases there were, the wider the range.

>>> from bpcourse.core.funnel import Funnel
>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
>>> known = deal_counts(2_000, overall_rate(plan))
>>> known.quantile(0.1), known.quantile(0.5), known.quantile(0.9)
(69, 80, 91)
>>> learnt = deal_counts(2_000, overall_rate(plan, history=[1600, 480, 240, 60]))
>>> learnt.quantile(0.1), learnt.quantile(0.5), learnt.quantile(0.9)
(63, 79, 97)

Nothing is drawn at random, so the same question has the same answer every time.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, require_amount, require_rate
from bpcourse.core.funnel.stages import Funnel, FunnelError
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["DealCounts", "OverallRate", "deal_counts", "overall_rate", "standard_deviation"]

_MOST_BLOCKS: Final = 600
_SPREADS_BELOW: Final = 8
_SPREADS_ABOVE: Final = 10


@dataclass(frozen=True)
class OverallRate:
    """The share of leads that is won, and how sure it is.

    mean: share from 0 to 1.  cases: the number of leads that would teach as much (the sum α + β of a beta
    distribution); infinite where the share is taken as known.

    Raises RateError for a mean outside 0 to 1, AmountError for cases of 0 or less.
    """

    mean: float
    cases: float = math.inf

    def __post_init__(self) -> None:
        require_rate(self.mean, place=_("overall conversion"))
        if not self.cases > 0:
            raise AmountError(_("past cases"), self.cases, _("more than 0"))

    @property
    def is_known(self) -> bool:
        """Whether there is no doubt about the share."""
        return math.isinf(self.cases) or self.mean in (0, 1)


def overall_rate(funnel: Funnel, *, history: Sequence[float] | None = None) -> OverallRate:
    """The share of leads that *funnel* wins, as sure as *history* makes it.

    history: how many reached each step in the period the conversions come from, leads first; the last count, the
    deals, is not used.  Each conversion is taken to be beta distributed, with the funnel's own conversion as its mean
    and the count of its stage as its cases.  Without a history the share is taken as known.

    Raises FunnelError where the history does not have one count per step or a stage that nobody reached.

    >>> from bpcourse.core.funnel import Funnel
    >>> actual = [1600, 480, 240, 60]
    >>> rate = overall_rate(Funnel.from_counts(actual, average_deal_size=240_000), history=actual)
    >>> rate.mean, round(rate.cases)
    (0.0375, 1600)
    """
    mean = funnel.lead_to_deal_rate
    if history is None:
        return OverallRate(mean)
    _require_history(funnel, history)
    # A share seen in n cases, with a prior that knows nothing, is Beta(won, n - won): A. Gelman et al., "Bayesian Data
    # Analysis", 3rd ed. (CRC Press, 2013), chapter 2.  Its mean square is r² + r(1 - r) / (n + 1).
    squares = (
        rate**2 + rate * (1 - rate) / (cases + 1) for rate, cases in zip(funnel.conversions, history[:-1], strict=True)
    )
    # The product of the stages' betas by the one beta of the same mean and mean square: D.-Y. Fan, "The distribution of
    # the product of independent beta variables", Communications in Statistics: Theory and Methods 20 (1991), 4043-4052.
    # It is exact when the conversions are those of the history.
    variance = math.prod(squares) - mean**2
    if variance <= 0 or mean in (0, 1):
        return OverallRate(mean)
    return OverallRate(mean, mean * (1 - mean) / variance - 1)


@dataclass(frozen=True)
class DealCounts:
    """The chance of every number of deals, in blocks of equal width from the lowest number up.

    lowest: first number of deals in the first block.  width: numbers of deals in a block, 1 unless the range is very
    wide; inside a wider block the numbers are taken as equally likely.  chances: of the blocks, adding up to 1.
    """

    lowest: int
    width: float
    chances: tuple[float, ...]

    @cached_property
    def _cumulative(self) -> tuple[float, ...]:
        return tuple(accumulate(self.chances, initial=0.0))

    def centre(self, block: int) -> float:
        """The mean number of deals in a block, blocks counted from 0."""
        return self.lowest - 0.5 + self.width * (block + 0.5)

    def chance_of_at_least(self, deals: float) -> float:
        """The chance, from 0 to 1, of that many deals or more."""
        blocks = (math.ceil(deals) - self.lowest) / self.width
        block = math.floor(blocks)
        if block < 0:
            return 1.0
        if block >= len(self.chances):
            return 0.0
        below = self._cumulative[block] + self.chances[block] * (blocks - block)
        return max(0.0, 1 - below)

    def quantile(self, chance: float) -> int:
        """The smallest number of deals that is not exceeded with this *chance*, from 0 to 1.

        Raises RateError for a chance outside 0 to 1.
        """
        require_rate(chance, place=_("chance"))
        cumulative = self._cumulative
        block = min(max(bisect_left(cumulative, chance) - 1, 0), len(self.chances) - 1)
        inside = (chance - cumulative[block]) / self.chances[block] if self.chances[block] else 0.0
        edge = self.lowest - 0.5 + self.width * (block + min(max(inside, 0.0), 1.0))
        return max(self.lowest, math.ceil(edge - 0.5))


def deal_counts(leads: int, rate: OverallRate) -> DealCounts:
    """The distribution of deals from *leads*, each won with the same chance and apart from the others.

    Exact up to a standard deviation of some 30 deals; beyond that in at most 600 blocks.  From 600 leads up,
    chances below 8 and above 10 standard deviations from the mean are left out.

    Raises AmountError for leads below 0.

    >>> fair_coin = deal_counts(2, OverallRate(0.5))
    >>> [round(chance, 3) for chance in fair_coin.chances]
    [0.25, 0.5, 0.25]
    """
    require_amount(leads, place=_("leads"))
    if not leads or rate.mean in (0, 1):
        return DealCounts(round(leads * rate.mean), 1, (1.0,))
    lowest, highest = _range(leads, rate)
    numbers = highest - lowest + 1
    blocks = min(numbers, _MOST_BLOCKS)
    width = numbers / blocks
    log_chance = _log_binomial(leads, rate.mean) if rate.is_known else _log_beta_binomial(leads, rate)
    logs = [log_chance(lowest - 0.5 + width * (block + 0.5)) for block in range(blocks)]
    highest_log = max(logs)
    weights = [math.exp(log - highest_log) for log in logs]
    total = math.fsum(weights)
    return DealCounts(lowest, width, tuple(weight / total for weight in weights))


def standard_deviation(leads: float, rate: OverallRate) -> float:
    """The standard deviation of the number of deals."""
    # Skellam (1948), see below; the factor is 1 when the rate is known.
    widening = 1.0 if rate.is_known else (rate.cases + leads) / (rate.cases + 1)
    return math.sqrt(leads * rate.mean * (1 - rate.mean) * widening)


def _range(leads: int, rate: OverallRate) -> tuple[int, int]:
    if leads < _MOST_BLOCKS:
        return 0, leads
    mean = leads * rate.mean
    spread = standard_deviation(leads, rate)
    lowest = max(0, math.floor(mean - _SPREADS_BELOW * spread - _SPREADS_BELOW))
    highest = min(leads, math.ceil(mean + _SPREADS_ABOVE * spread + _SPREADS_ABOVE))
    return lowest, highest


def _log_binomial(leads: int, rate: float) -> Callable[[float], float]:
    # The binomial distribution, but for a constant: d won and n - d lost, in any order.
    won, lost = math.log(rate), math.log1p(-rate)
    lgamma = math.lgamma

    def log_chance(deals: float) -> float:
        return deals * won + (leads - deals) * lost - lgamma(deals + 1) - lgamma(leads - deals + 1)

    return log_chance


def _log_beta_binomial(leads: int, rate: OverallRate) -> Callable[[float], float]:
    # The beta-binomial distribution, but for a constant: J. G. Skellam, "A Probability Distribution Derived from the
    # Binomial Distribution by Regarding the Probability of Success as Variable Between the Sets of Trials", Journal of
    # the Royal Statistical Society B 10 (1948), 257-261.
    alpha, beta = rate.mean * rate.cases, (1 - rate.mean) * rate.cases
    lgamma = math.lgamma

    def log_chance(deals: float) -> float:
        lost = leads - deals
        return lgamma(deals + alpha) + lgamma(lost + beta) - lgamma(deals + 1) - lgamma(lost + 1)

    return log_chance


def _require_history(funnel: Funnel, history: Sequence[float]) -> None:
    if len(history) != len(funnel.names):
        sentence = _("history: there must be one count for each of the {steps} steps, got {received}")
        text = sentence.format(steps=len(funnel.names), received=len(history))
        raise FunnelError(text, field="history", value=history)
    for stage, count in zip(funnel.stages, history[:-1], strict=True):
        require_amount(count, place=_("history: stage {name!r}").format(name=stage.name), above_zero=True)
