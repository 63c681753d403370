"""The figures by which an open pipeline is judged: coverage, velocity and the weighted forecast.

>>> pipeline_coverage(open_value=14_400_000, remaining_quota=4_800_000), coverage_needed(win_rate=0.25)
(3.0, 4.0)

Three times the quota is open, but at a win rate of 25% only four times would be enough.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpcourse.core.errors import require_amount, require_rate
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.funnel.stages import Funnel

__all__ = [
    "ForecastLine",
    "OpenDeals",
    "WeightedForecast",
    "coverage_needed",
    "pipeline_coverage",
    "pipeline_gap",
    "sales_velocity",
    "weighted_forecast",
]


def pipeline_coverage(*, open_value: float, remaining_quota: float) -> float:
    """How many times the value of open opportunities covers the quota still to be sold.

    open_value, remaining_quota: money, in the plan's currency, 0 or more.  Infinite when nothing is left to sell.

    Raises AmountError for an amount below 0.

    >>> pipeline_coverage(open_value=9_600_000, remaining_quota=4_800_000)
    2.0
    """
    require_amount(open_value, place=_("open pipeline value"))
    require_amount(remaining_quota, place=_("remaining quota"))
    return open_value / remaining_quota if remaining_quota else math.inf


def coverage_needed(*, win_rate: float) -> float:
    """The pipeline coverage at which the expected deals make the quota.

    win_rate: share, above 0 to 1, of the open value that is won.

    Raises RateError for a rate outside 0 to 1, AmountError for 0.

    >>> coverage_needed(win_rate=0.25)
    4.0
    """
    require_rate(win_rate, place=_("win rate"))
    require_amount(win_rate, place=_("win rate"), above_zero=True)
    # Arithmetic: open value times win rate = quota.  The trade's "three times the quota" fits a win rate of one third.
    return 1 / win_rate


def pipeline_gap(*, open_value: float, remaining_quota: float, win_rate: float) -> float:
    """The open value still missing for the expected deals to make the quota; 0 when there is enough.

    open_value, remaining_quota: money, in the plan's currency.  win_rate: share, above 0 to 1.

    Raises AmountError and RateError as `pipeline_coverage` and `coverage_needed` do.

    >>> pipeline_gap(open_value=14_400_000, remaining_quota=4_800_000, win_rate=0.25)
    4800000.0
    """
    require_amount(open_value, place=_("open pipeline value"))
    require_amount(remaining_quota, place=_("remaining quota"))
    return max(0.0, remaining_quota * coverage_needed(win_rate=win_rate) - open_value)


def sales_velocity(
    *, opportunities: float, win_rate: float, average_deal_size: float, sales_cycle_days: float
) -> float:
    """Revenue that the pipeline brings per day: money, in the plan's currency.

    opportunities: open now.  win_rate: share, from 0 to 1, of these opportunities that is won (for leads that is the
    lead-to-deal rate).  average_deal_size: money per deal.  sales_cycle_days: days an opportunity stays open.

    Raises AmountError for a number below 0 or a cycle of 0 days, RateError for a win rate outside 0 to 1.

    >>> sales_velocity(opportunities=90, win_rate=0.25, average_deal_size=240_000, sales_cycle_days=90)
    60000.0
    """
    require_amount(opportunities, place=_("opportunities"))
    require_rate(win_rate, place=_("win rate"))
    require_amount(average_deal_size, place=_("average deal size"))
    require_amount(sales_cycle_days, place=_("sales cycle in days"), above_zero=True)
    # A rule of the trade, and Little's law read for the flow (λ = L / W) times what an opportunity is worth.
    # J. D. C. Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9 (1961), 383-387.
    return opportunities * win_rate * average_deal_size / sales_cycle_days


@dataclass(frozen=True, kw_only=True)
class OpenDeals:
    """The opportunities open in one stage.

    count: 0 or more.  value: money, in the plan's currency, all together; where none is given, each is taken to be
    of the funnel's average deal size.

    Raises AmountError for a count or a value below 0.
    """

    stage: str
    count: float
    value: float | None = None

    def __post_init__(self) -> None:
        require_amount(self.count, place=_("stage {name!r}: open opportunities").format(name=self.stage))
        if self.value is not None:
            require_amount(self.value, place=_("stage {name!r}: open value").format(name=self.stage))


@dataclass(frozen=True, kw_only=True)
class ForecastLine:
    """One stage of the weighted forecast: what is open there, and the share of it that will be won."""

    stage: str
    count: float
    value: float
    chance_of_deal: float

    @property
    def expected_deals(self) -> float:
        """Open opportunities times their chance."""
        return self.count * self.chance_of_deal

    @property
    def weighted_value(self) -> float:
        """Open value times its chance: money, in the plan's currency."""
        return self.value * self.chance_of_deal


@dataclass(frozen=True)
class WeightedForecast:
    """The open pipeline, stage by stage, each weighted with its chance of becoming a deal."""

    lines: tuple[ForecastLine, ...]

    @property
    def open_value(self) -> float:
        """The value of all that is open: money, in the plan's currency."""
        return sum(line.value for line in self.lines)

    @property
    def weighted_value(self) -> float:
        """The revenue to be expected from what is open: money, in the plan's currency."""
        return sum(line.weighted_value for line in self.lines)

    @property
    def expected_deals(self) -> float:
        """The deals to be expected from what is open."""
        return sum(line.expected_deals for line in self.lines)


def weighted_forecast(funnel: Funnel, open_deals: Iterable[OpenDeals]) -> WeightedForecast:
    """The revenue to be expected from opportunities that are open now.

    Raises FunnelError for a stage that *funnel* does not have.

    >>> from bpcourse.core.funnel import Funnel
    >>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
    >>> forecast = weighted_forecast(plan, [OpenDeals(stage="Proposal", count=16), OpenDeals(stage="Lead", count=50)])
    >>> forecast.expected_deals, forecast.open_value, forecast.weighted_value
    (6.0, 15840000, 1440000.0)
    """
    # Arithmetic: the expected value of what is open, each opportunity weighted with its chance.
    return WeightedForecast(tuple(_forecast_line(funnel, deals) for deals in open_deals))


def _forecast_line(funnel: Funnel, deals: OpenDeals) -> ForecastLine:
    value = deals.count * funnel.average_deal_size if deals.value is None else deals.value
    chance = funnel.chance_of_deal(deals.stage)
    return ForecastLine(stage=deals.stage, count=deals.count, value=value, chance_of_deal=chance)
