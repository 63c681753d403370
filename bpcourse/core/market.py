"""The market a plan stands on: its size and growth, who else sells in it, and where each figure comes from.

>>> view = MarketView(year=2026, size=1_500_000_000, growth_rate=0.12, share=0.02)
>>> round(view.size_in(2027)), round(view.own_revenue), round(view.revenue_with_market(40_000_000))
(1680000000, 30000000, 44800000)
>>> view.oldest_day is None, view.research_share is None
(True, True)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the plan's codec reads hints at run time
from enum import StrEnum
from typing import Final

from bpcourse.core.errors import AmountError, FieldError, require_amount, require_rate
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_text, percent_text

__all__ = ["BuyerGroup", "Competitor", "MarketView", "Source", "SourceKind"]

_ROUNDING: Final = 1e-9
"""Shares that add up to 100% may miss it by this much."""


class SourceKind(StrEnum):
    """The five kinds of data from which the course has a market read."""

    INDUSTRY = "industry"
    COMPETITORS = "competitors"
    CUSTOMERS = "customers"
    SALES_HISTORY = "sales_history"
    POLICY = "policy"

    @property
    def label(self) -> str:
        """The kind in words."""
        return _(_SOURCE_KINDS[self])


_SOURCE_KINDS: Final = {
    SourceKind.INDUSTRY: N_("Industry reports and market research"),
    SourceKind.COMPETITORS: N_("Competitors' moves and strategies"),
    SourceKind.CUSTOMERS: N_("Customer feedback and surveys"),
    SourceKind.SALES_HISTORY: N_("Historical sales trends"),
    SourceKind.POLICY: N_("Economy and policy"),
}


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a figure or a judgement on the market comes from.

    what: the report, the survey, the conversation.
    as_of: the day for which it speaks.
    kind: which of the five kinds of data it is.
    """

    what: str = ""
    as_of: date | None = None
    kind: SourceKind | None = None


@dataclass(frozen=True, kw_only=True)
class Competitor:
    """Another supplier in the market, as the team knows it.

    name: what it is called.
    share: its market share, from 0 to 1.
    strength: what customers choose it for.
    weakness: what customers leave it for.
    as_of: the day on which this was last checked.

    Raises RateError for a share that is none.
    """

    name: str = ""
    share: float | None = None
    strength: str = ""
    weakness: str = ""
    as_of: date | None = None

    def __post_init__(self) -> None:
        if self.share is not None:
            require_rate(self.share, place=_("competitor {name}: share").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class BuyerGroup:
    """Buyers of one kind, to count the market from below.

    name: who they are, a customer segment for example.
    buyers: how many there are in the market, customers of any supplier or of none yet.
    yearly_spend: what one of them spends a year with all suppliers together, money.

    Raises AmountError for a number below 0.

    >>> BuyerGroup(buyers=1_200, yearly_spend=600_000).spend
    720000000
    """

    name: str = ""
    buyers: float | None = None
    yearly_spend: float | None = None

    def __post_init__(self) -> None:
        for amount, place in (
            (self.buyers, _("buyers {name}: number")),
            (self.yearly_spend, _("buyers {name}: yearly spend")),
        ):
            if amount is not None:
                require_amount(amount, place=place.format(name=self.name))

    @property
    def spend(self) -> float | None:
        """What all of them spend a year, money; None where a number is missing."""
        return None if self.buyers is None or self.yearly_spend is None else self.buyers * self.yearly_spend


@dataclass(frozen=True, kw_only=True)
class MarketView:
    """The market that the company can serve, as far as the team has looked at it.

    name: which market it is.
    year: the year in which the market has its size.
    size: what all suppliers together sell in that year, money.
    growth_rate: by which share of itself the market grows a year (0.12 is 12% more, below 0 it shrinks).
    share: the company's own market share in that year, from 0 to 1.
    competitors: who else sells in it.
    opportunities: changes outside that could help.
    threats: changes outside that could harm.
    sources: where all this comes from.
    research_hours: hours of the planning spent on the market and on customers.
    planning_hours: hours spent on the plan in all, the research counted.
    buyer_groups: who could buy, to count the size from below as well.

    Raises AmountError for a size or hours below 0 and a market that shrinks to nothing, RateError for a share that is
    none, FieldError for shares that add up to more than 100% and for more research than planning.
    """

    name: str = ""
    year: int | None = None
    size: float | None = None
    growth_rate: float | None = None
    share: float | None = None
    competitors: tuple[Competitor, ...] = ()
    opportunities: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    research_hours: float | None = None
    planning_hours: float | None = None
    buyer_groups: tuple[BuyerGroup, ...] = ()

    def __post_init__(self) -> None:
        for amount, place in (
            (self.size, _("market size")),
            (self.research_hours, _("hours of research")),
            (self.planning_hours, _("hours of planning")),
        ):
            if amount is not None:
                require_amount(amount, place=place)
        if self.share is not None:
            require_rate(self.share, place=_("market share"))
        self._require_possible_growth()
        self._require_possible_shares()
        self._require_research_within_planning()

    def size_in(self, year: int) -> float | None:
        """What the market is worth in *year* if it keeps growing at its rate; None where size, year or rate is missing.

        >>> round(MarketView(year=2026, size=1_000, growth_rate=0.1).size_in(2028))
        1210
        """
        if self.size is None or self.growth_rate is None or self.year is None:
            return None
        return self.size * (1 + self.growth_rate) ** (year - self.year)

    def revenue_with_market(self, revenue: float) -> float | None:
        """What *revenue* becomes in a year if it grows exactly as the market does: the share stays as it is.

        What a goal asks for beyond it must be taken from competitors. None where the growth rate is missing.
        """
        return None if self.growth_rate is None else revenue * (1 + self.growth_rate)

    @property
    def own_revenue(self) -> float | None:
        """The company's share of the market as money, in the market's year; None where either is missing."""
        return None if self.size is None or self.share is None else self.size * self.share

    @property
    def size_from_below(self) -> float | None:
        """Buyers times what each spends, over all groups that say both, money; None where none does."""
        spends = [spend for group in self.buyer_groups if (spend := group.spend) is not None]
        return math.fsum(spends) if spends else None

    @property
    def known_share(self) -> float:
        """The share of the market, from 0 to 1, whose supplier is named: the company and its competitors."""
        return math.fsum(share for share in (self.share, *(one.share for one in self.competitors)) if share)

    @property
    def research_share(self) -> float | None:
        """Research as a share of all planning hours; None where either is missing.

        >>> MarketView(research_hours=24, planning_hours=60).research_share
        0.4
        """
        if self.research_hours is None or not self.planning_hours:
            return None
        return self.research_hours / self.planning_hours

    @property
    def oldest_day(self) -> date | None:
        """The earliest day for which a source or a competitor's entry speaks; None where none is dated."""
        days = [*(source.as_of for source in self.sources), *(rival.as_of for rival in self.competitors)]
        return min((day for day in days if day is not None), default=None)

    def _require_possible_growth(self) -> None:
        rate = self.growth_rate
        if rate is not None and not -1 < rate < math.inf:
            raise AmountError(_("market growth"), rate, _("a finite rate above -100%"))

    def _require_possible_shares(self) -> None:
        total = self.known_share
        if total > 1 + _ROUNDING:
            sentence = _("market shares must add up to at most 100%, got {total}: the company's own is counted too")
            raise FieldError(sentence.format(total=percent_text(total)), field="competitors", value=total)

    def _require_research_within_planning(self) -> None:
        research, planning = self.research_hours, self.planning_hours
        if research is not None and planning is not None and research > planning:
            sentence = _("hours of research must be at most the {planning} hours of planning, got {research}")
            raise FieldError(
                sentence.format(planning=number_text(planning), research=number_text(research)),
                field="research_hours",
                value=research,
            )
