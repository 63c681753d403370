"""What a funnel may bring: not one number but a range, and the chance of reaching the target.

>>> from bpcourse.core.funnel import Funnel
>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
>>> result = outcome(plan, leads=2_000, history=[1600, 480, 240, 60], deal_size_variation=0.5)
>>> result.deals
Spread(mean=80.0, p10=63, p50=79, p90=97)
>>> [round(money / 1e6, 1) for money in (result.revenue.p10, result.revenue.p50, result.revenue.p90)]
[15.0, 19.0, 23.6]
>>> round(result.chance_of_revenue(19_200_000), 2)
0.48

A plan that meets its target on the mean meets it in about half of all years.

Method.  The number of deals is binomial or beta-binomial (see `deal_counts`).  Deal sizes are lognormal with the
funnel's average as their mean; the sum of d of them is taken as lognormal with the true mean and variance of that sum.
Revenue mixes these sums over the numbers of deals.  Nothing is drawn at random: the same question has the same answer.
Against a simulation with real draws, percentiles lie within about 1% where deal sizes vary by up to 1 and the history
holds some hundreds of leads, and within about 4% where sizes vary by 2 or the history holds twenty leads.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, require_amount, require_rate
from bpcourse.core.funnel.deal_counts import DealCounts, OverallRate, deal_counts, overall_rate, standard_deviation
from bpcourse.core.funnel.planning import leads_needed, rounded_up
from bpcourse.core.funnel.stages import Funnel, FunnelError
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Bucket", "Outcome", "Spread", "leads_for_chance", "outcome"]

_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9
_LIKELY_ENOUGH: Final = 0.01
_NEGLIGIBLE: Final = 1e-10
_BISECTIONS: Final = 16
_SPREADS_SHOWN: Final = 3.5
_FEWEST_BUCKETS: Final = 2
_MOST_LEADS: Final = 10_000_000


@dataclass(frozen=True)
class Spread:
    """The mean of a result and its percentiles: one result in ten is below p10, one in ten above p90."""

    mean: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class Bucket:
    """One bar of a histogram: the chance of a result from low up to, but not including, high."""

    low: float
    high: float
    chance: float


@dataclass(frozen=True)
class _Component:
    """The revenue of a number of deals: its chance, and the lognormal's mean of logs and 1 / (σ√2)."""

    chance: float
    log_mean: float
    steepness: float


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """All that a number of leads may bring in *funnel*.

    leads: whole, 0 or more.  rate: the share of leads won, and how sure it is.  deal_size_variation: standard
    deviation of deal sizes over their mean (coefficient of variation), 0 when all are alike.

    Raises AmountError for leads or a variation below 0.
    """

    funnel: Funnel
    leads: int
    rate: OverallRate
    deal_size_variation: float = 0.0

    def __post_init__(self) -> None:
        require_amount(self.leads, place=_("leads"))
        require_amount(self.deal_size_variation, place=_("variation of deal sizes"))

    @cached_property
    def deal_counts(self) -> DealCounts:
        """The chance of every number of deals."""
        return deal_counts(self.leads, self.rate)

    @cached_property
    def deals(self) -> Spread:
        """Mean and percentiles of the number of deals."""
        return _spread(self.leads * self.rate.mean, self.deal_counts.quantile)

    @cached_property
    def revenue(self) -> Spread:
        """Mean and percentiles of revenue: money, in the plan's currency."""
        return _spread(self.leads * self.rate.mean * self.funnel.average_deal_size, self.revenue_quantile)

    def chance_of_deals(self, target: float) -> float:
        """The chance, from 0 to 1, of *target* deals or more."""
        return self.deal_counts.chance_of_at_least(target)

    def chance_of_revenue(self, target: float) -> float:
        """The chance, from 0 to 1, of a revenue of *target* or more; money, in the plan's currency."""
        if target <= 0:
            return 1.0
        if not self.deal_size_variation:
            return self.chance_of_deals(_without_noise(target / self.funnel.average_deal_size))
        log_target, erfc = math.log(target), math.erfc
        chances = (part.chance * erfc((log_target - part.log_mean) * part.steepness) for part in self._components)
        return min(1.0, sum(chances) / 2)

    def revenue_quantile(self, chance: float) -> float:
        """The revenue that is not exceeded with this *chance*, above 0 and below 1; money, in the plan's currency.

        Raises RateError for a chance outside 0 to 1, AmountError for 0 and 1.
        """
        require_rate(chance, place=_("chance"))
        if chance in (0, 1):
            raise AmountError(_("chance"), chance, _("more than 0 and less than 1"))
        if not self.deal_size_variation:
            return self.deal_counts.quantile(chance) * self.funnel.average_deal_size
        if self.chance_of_deals(1) <= 1 - chance:
            return 0.0
        # No percentile strays further from the mean than this (Cantelli's inequality), so the search stays inside.
        mean, spread = self._revenue_mean, self._revenue_spread
        low = max(0.0, mean - spread * math.sqrt((1 - chance) / chance))
        high = mean + spread * math.sqrt(chance / (1 - chance))
        for _step in range(_BISECTIONS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.chance_of_revenue(middle) > 1 - chance else (low, middle)
        return (low + high) / 2

    def deal_histogram(self, *, most: int = 30) -> tuple[Bucket, ...]:
        """The chance of each number of deals, in at most *most* buckets of whole numbers, their chances adding up to 1.

        The first bucket takes what lies below it, the last what lies above.

        Raises AmountError for no buckets at all.
        """
        mean, spread = self.leads * self.rate.mean, standard_deviation(self.leads, self.rate)
        low = max(0, math.floor(mean - _SPREADS_SHOWN * spread))
        high = min(self.leads, math.ceil(mean + _SPREADS_SHOWN * spread))
        require_amount(most, place=_("number of buckets"), above_zero=True)
        width = math.ceil((high - low + 1) / most)
        return _buckets(self.chance_of_deals, low, width, math.ceil((high - low + 1) / width))

    def revenue_histogram(self, *, most: int = 30) -> tuple[Bucket, ...]:
        """The chance of revenue in at most *most* buckets of a round width, their chances adding up to 1.

        Money is in the plan's currency.  The first bucket takes what lies below it, the last what lies above.  Where
        deals are all of one size, buckets follow the numbers of deals.

        Raises AmountError for fewer than two buckets.
        """
        if not self.deal_size_variation or not self._revenue_spread:
            size = self.funnel.average_deal_size
            return tuple(
                Bucket(bucket.low * size, bucket.high * size, bucket.chance)
                for bucket in self.deal_histogram(most=most)
            )
        if most < _FEWEST_BUCKETS:
            raise AmountError(_("number of buckets"), most, _("2 or more"))
        low = max(0.0, self._revenue_mean - _SPREADS_SHOWN * self._revenue_spread)
        high = self._revenue_mean + _SPREADS_SHOWN * self._revenue_spread
        width = _round_width((high - low) / (most - 1))
        first = math.floor(low / width)
        return _buckets(self.chance_of_revenue, first * width, width, math.ceil(high / width) - first)

    @property
    def _revenue_mean(self) -> float:
        return self.leads * self.rate.mean * self.funnel.average_deal_size

    @cached_property
    def _revenue_spread(self) -> float:
        # Variance of a sum of D sizes of mean m and standard deviation c·m: m² (c² E[D] + Var D), by the law of total
        # variance.
        size_part = self.deal_size_variation**2 * self.leads * self.rate.mean
        number_part = standard_deviation(self.leads, self.rate) ** 2
        return self.funnel.average_deal_size * math.sqrt(size_part + number_part)

    @cached_property
    def _components(self) -> tuple[_Component, ...]:
        # Neighbouring numbers of deals share a component until it is likely enough to matter: a picture needs no more,
        # and a slider has no time for more.
        parts, group, chance = [], [], 0.0
        for block, weight in enumerate(self.deal_counts.chances):
            deals = self.deal_counts.centre(block)
            if deals > 0 and weight > _NEGLIGIBLE:
                group.append((deals, weight))
                chance += weight
            if chance > _LIKELY_ENOUGH:
                parts.append(self._component(group))
                group, chance = [], 0.0
        return (*parts, self._component(group)) if group else tuple(parts)

    def _component(self, group: list[tuple[float, float]]) -> _Component:
        """The revenue of neighbouring numbers of deals, each with its chance."""
        chance = sum(weight for _deals, weight in group)
        deals = sum(number * weight for number, weight in group) / chance
        # Numbers of deals taken together add their own variance: between blocks, and inside one of w whole numbers
        # (w² - 1) / 12.
        between = sum((number - deals) ** 2 * weight for number, weight in group) / chance
        inside = max(0.0, self.deal_counts.width**2 - 1) / 12
        variation_squared = self.deal_size_variation**2 / deals + (between + inside) / deals**2
        # A sum of lognormals by the lognormal of the same mean and variance: L. F. Fenton, "The Sum of Log-Normal
        # Probability Distributions in Scatter Transmission Systems", IRE Trans. Communications Systems 8 (1960), 57-67.
        log_variance = math.log1p(variation_squared)
        log_mean = math.log(deals * self.funnel.average_deal_size) - log_variance / 2
        return _Component(chance, log_mean, 1 / math.sqrt(2 * log_variance))


def outcome(
    funnel: Funnel,
    *,
    leads: float,
    history: Sequence[float] | None = None,
    deal_size_variation: float = 0.0,
) -> Outcome:
    """The range of results that *leads* may bring in *funnel*.

    leads: 0 or more, rounded up to whole ones.  history: how many reached each step in the period the conversions were
    learnt from, leads first; without it the conversions are taken as known.  deal_size_variation: standard deviation of
    deal sizes over their mean, 0 when all are alike.

    Raises AmountError for leads or a variation below 0, FunnelError for a history that does not fit the funnel.

    >>> from bpcourse.core.funnel import Funnel
    >>> result = outcome(Funnel.from_rates([0.5, 0.2], average_deal_size=10_000), leads=100)
    >>> result.deals.mean, result.deals.p10, result.deals.p90, round(result.chance_of_revenue(100_000), 2)
    (10.0, 6, 14, 0.55)
    """
    rate = overall_rate(funnel, history=history)
    return Outcome(funnel=funnel, leads=rounded_up(leads), rate=rate, deal_size_variation=deal_size_variation)


def leads_for_chance(
    funnel: Funnel,
    *,
    revenue_target: float,
    chance: float,
    history: Sequence[float] | None = None,
    deal_size_variation: float = 0.0,
) -> int:
    """The fewest leads that reach *revenue_target* with this *chance*.

    revenue_target: money, in the plan's currency.  chance: above 0 and below 1.  The rest is as for `outcome`.

    Raises FunnelError where no lead is ever won or ten million leads are not enough, RateError for a chance outside 0
    to 1, AmountError for 0 and 1.

    >>> from bpcourse.core.funnel import Funnel
    >>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
    >>> leads_for_chance(plan, revenue_target=19_200_000, chance=0.8)
    2182
    """
    require_rate(chance, place=_("chance"))
    if chance in (0, 1):
        raise AmountError(_("chance"), chance, _("more than 0 and less than 1"))
    rate = overall_rate(funnel, history=history)

    def is_enough(leads: int) -> bool:
        result = Outcome(funnel=funnel, leads=leads, rate=rate, deal_size_variation=deal_size_variation)
        return result.chance_of_revenue(revenue_target) >= chance

    enough = rounded_up(leads_needed(funnel, revenue_target=revenue_target))
    while not is_enough(enough):
        if enough > _MOST_LEADS:
            sentence = _("leads: the target must be within reach of {most} leads, got {target}")
            text = sentence.format(most=number_text(_MOST_LEADS), target=number_text(revenue_target))
            raise FunnelError(text, field="revenue target", value=revenue_target)
        enough *= 2
    return bisect_left(range(enough), True, key=is_enough)


def _spread(mean: float, quantile: Callable[[float], float]) -> Spread:
    return Spread(mean=mean, p10=quantile(_LOW), p50=quantile(_MIDDLE), p90=quantile(_HIGH))


def _buckets(chance_of: Callable[[float], float], low: float, width: float, number: int) -> tuple[Bucket, ...]:
    edges = [low + width * step for step in range(number + 1)]
    reached = [1.0, *(chance_of(edge) for edge in edges[1:-1]), 0.0]
    return tuple(
        Bucket(left, right, max(0.0, above - beyond))
        for (left, right), (above, beyond) in zip(pairwise(edges), pairwise(reached), strict=True)
    )


def _round_width(least: float) -> float:
    """The next number from *least* up that reads 1, 2, 2.5 or 5 with zeros."""
    unit = 10.0 ** math.floor(math.log10(least))
    return next((unit * step for step in (1, 2, 2.5, 5) if unit * step >= least), unit * 10)


def _without_noise(deals: float) -> float:
    """A quotient that is whole but for the last digits of a computation, as the whole number."""
    return round(deals) if math.isclose(deals, round(deals), rel_tol=1e-12) else deals
