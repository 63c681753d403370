"""What a market view says of the goal: growth against growth, the share it implies, how sure the figures are.

>>> from bpcourse.core.period import Period
>>> view = MarketView(year=2026, size=1_500_000_000, growth_rate=0.12, share=40 / 1_500)
>>> ahead = outlook(view, Period.year(2027), goal=48_000_000)
>>> round(ahead.goal_growth, 4), round(ahead.market_growth, 4), round(ahead.goal_share, 4)
(0.2, 0.12, 0.0286)
>>> round(ahead.from_market), round(ahead.from_others)
(4800000, 3200000)
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpcourse.core.market import MarketView, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bpcourse.core.goals import Goal
    from bpcourse.core.period import Period

__all__ = [
    "CLAIMED_RESEARCH_SHARE",
    "SIZE_TOLERANCE",
    "MarketOutlook",
    "SizeCheck",
    "SourceAge",
    "careful_outlooks",
    "kinds_without_source",
    "missing_research_hours",
    "outlook",
    "revenue_goal",
    "size_check",
    "source_ages",
]

CLAIMED_RESEARCH_SHARE: Final = 0.30
"""The least share of the planning hours that belongs to market and customers, as the source deck claims."""

SIZE_TOLERANCE: Final = 0.20
"""Two sizes of one market that lie further apart need a reason: the course's own choice."""

_QUARTER, _YEAR = 92, 366
_DAYS_OF_USE: Final = {SourceKind.CUSTOMERS: _QUARTER, SourceKind.COMPETITORS: _QUARTER}
"""What customers want and rivals do is asked anew each quarter, as the deck advises; the rest comes out once a year."""

_SHORTEST: Final = 0.25
_LONGEST: Final = 100
"""Years over which a rate of growth is computed."""


@dataclass(frozen=True, kw_only=True)
class MarketOutlook:
    """The market in its year and in the plan's period, and the company's revenue and goal beside it.

    years: from the middle of the market's year to the middle of the period; length: the period in years.
    size, size_in_period: what all suppliers sell then, money; growth_rate: of the market, a year.
    revenue: the company's own in the market's year; goal: its revenue goal for the period; money, None if not known.
    """

    years: float
    length: float
    size: float
    size_in_period: float
    growth_rate: float
    revenue: float | None = None
    goal: float | None = None

    @property
    def share(self) -> float | None:
        """The company's share in the market's year; None where its revenue is not known."""
        return None if self.revenue is None or not self.size else self.revenue / self.size

    @property
    def goal_share(self) -> float | None:
        """The share that the goal implies; None where there is no goal."""
        return None if self.goal is None or not self.size_in_period else self.goal / self.size_in_period

    @property
    def market_growth(self) -> float | None:
        """Compound growth of the market a year, from its year to the period; None for less than a quarter between."""
        return self._compound(self.size, self.size_in_period)

    @property
    def goal_growth(self) -> float | None:
        """Compound growth a year that the goal asks for; None where revenue or goal is missing."""
        return None if self.revenue is None or self.goal is None else self._compound(self.revenue, self.goal)

    @property
    def growth_gap(self) -> float | None:
        """By how much the goal grows faster than the market, as a rate a year; None where either is not known."""
        if self.goal_growth is None or self.market_growth is None:
            return None
        return self.goal_growth - self.market_growth

    @property
    def revenue_with_market(self) -> float | None:
        """Revenue in the period if the share stays as it is; None where it is not known."""
        return None if self.share is None else self.share * self.size_in_period

    @property
    def from_market(self) -> float | None:
        """What the market's growth adds to the present revenue over the period, money; None as above."""
        return (
            None if self.revenue_with_market is None else self.revenue_with_market - (self.revenue or 0) * self.length
        )

    @property
    def from_others(self) -> float | None:
        """What the goal asks for beyond that, money: somebody else would have sold it. Below 0, share is given away."""
        if self.goal is None or self.revenue_with_market is None:
            return None
        return self.goal - self.revenue_with_market

    def _compound(self, first: float, over_period: float) -> float | None:
        # Compound annual growth rate: (last / first) ** (1 / years) - 1.
        if self.years < _SHORTEST or first <= 0 or over_period <= 0:
            return None
        return float((over_period / self.length / first) ** (1 / self.years)) - 1


def outlook(view: MarketView, period: Period, *, goal: float | None = None) -> MarketOutlook | None:
    """The market of *view* in *period*, beside the revenue *goal*; None where size, year or growth is missing.

    A part of a year holds its part by days; seasons are not known here.

    >>> from bpcourse.core.period import Period
    >>> view = MarketView(year=2026, size=100, growth_rate=0.1)
    >>> round(outlook(view, Period.year(2028)).size_in_period), outlook(MarketView(), Period.year(2028))
    (121, None)
    """
    if view.size is None or view.growth_rate is None or view.year is None:
        return None
    if abs(period.end.year - view.year) > _LONGEST or abs(period.start.year - view.year) > _LONGEST:
        return None
    first, last = _in_years(period)
    try:
        sizes = (
            (view.size_in(year) or 0) * (min(last, year + 1) - max(first, year))
            for year in range(period.start.year, period.end.year + 1)
        )
        size_in_period = sum(sizes)
    except OverflowError:
        return None
    return MarketOutlook(
        years=(first + last) / 2 - (view.year + 0.5),
        length=last - first,
        size=view.size,
        size_in_period=size_in_period,
        growth_rate=view.growth_rate,
        revenue=view.own_revenue,
        goal=goal,
    )


def careful_outlooks(view: MarketView, period: Period, *, goal: float | None = None) -> tuple[MarketOutlook, ...]:
    """The outlook, and where the market grows, those with half of its growth and with none.

    >>> from bpcourse.core.period import Period
    >>> view = MarketView(year=2026, size=1_500, growth_rate=0.12, share=40 / 1_500)
    >>> [round(case.from_others, 1) for case in careful_outlooks(view, Period.year(2027), goal=48)]
    [3.2, 5.6, 8.0]
    """
    expected = outlook(view, period, goal=goal)
    if expected is None:
        return ()
    slower = (expected.growth_rate / 2, 0) if expected.growth_rate > 0 else ()
    cases = (outlook(replace(view, growth_rate=rate), period, goal=goal) for rate in slower)
    return (expected, *(case for case in cases if case is not None))


def revenue_goal(goals: Iterable[Goal], *, currency: str) -> Goal | None:
    """The goal for the whole company's revenue: of those in *currency* that are part of no other, the largest.

    >>> from bpcourse.core.goals import Goal
    >>> revenue_goal([Goal(target=80, unit="deals"), Goal(target=48e6, unit="CNY")], currency="CNY").target
    48000000.0
    """
    whole = [goal for goal in goals if goal.unit.strip() == currency and goal.target is not None and not goal.parent]
    return max(whole, key=lambda goal: goal.target or 0, default=None)


# How sure the figures are ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SizeCheck:
    """The market's size from above (a report) and from below (buyers times spend), money."""

    from_above: float
    from_below: float

    @property
    def difference(self) -> float:
        """By how much the size from below is more than the one from above, as a share of that one."""
        return self.from_below / self.from_above - 1

    @property
    def agrees(self) -> bool:
        """Whether the two are close enough to plan with."""
        return abs(self.difference) <= SIZE_TOLERANCE

    @property
    def careful(self) -> float:
        """The smaller of the two, money."""
        return min(self.from_above, self.from_below)


def size_check(view: MarketView) -> SizeCheck | None:
    """The market's size from both sides; None where one is missing.

    >>> from bpcourse.core.market import BuyerGroup
    >>> check = size_check(MarketView(size=1_500, buyer_groups=(BuyerGroup(buyers=690, yearly_spend=2),)))
    >>> round(check.difference, 2), check.agrees, check.careful
    (-0.08, True, 1380.0)
    """
    below = view.size_from_below
    return SizeCheck(view.size, below) if view.size and below is not None else None


@dataclass(frozen=True)
class SourceAge:
    """How old a source or a competitor's entry is.

    what: its name; kind: of data; as_of: the day it speaks for; days: calendar days from there to the plan's start,
    None where it has no date; days_of_use: how old it may be.
    """

    what: str
    kind: SourceKind | None
    as_of: date | None
    days: int | None
    days_of_use: int

    @property
    def is_old(self) -> bool:
        """Whether it should be looked up again before the plan starts; one without a date should."""
        return self.days is None or self.days > self.days_of_use


def source_ages(view: MarketView, day: date) -> tuple[SourceAge, ...]:
    """The age of every source and every competitor's entry on *day*, the sources first.

    >>> from datetime import date
    >>> from bpcourse.core.market import Source
    >>> view = MarketView(sources=(Source(what="report", as_of=date(2026, 9, 30), kind=SourceKind.INDUSTRY),))
    >>> [(age.what, age.days, age.is_old) for age in source_ages(view, date(2027, 1, 1))]
    [('report', 93, False)]
    """
    told = [(source.what, source.kind, source.as_of) for source in view.sources]
    told += [(rival.name, SourceKind.COMPETITORS, rival.as_of) for rival in view.competitors]
    return tuple(
        SourceAge(what, kind, as_of, None if as_of is None else (day - as_of).days, _days_of_use(kind))
        for what, kind, as_of in told
    )


def kinds_without_source(view: MarketView) -> tuple[SourceKind, ...]:
    """Those of the five kinds of data for which the view names no source."""
    named = {source.kind for source in view.sources}
    return tuple(kind for kind in SourceKind if kind not in named)


def missing_research_hours(view: MarketView) -> float | None:
    """Hours of research that lack to the share the source deck claims; None where hours are missing.

    >>> missing_research_hours(MarketView(research_hours=8, planning_hours=40))
    4.0
    """
    if view.research_hours is None or view.planning_hours is None:
        return None
    return max(view.planning_hours * CLAIMED_RESEARCH_SHARE - view.research_hours, 0.0)


def _days_of_use(kind: SourceKind | None) -> int:
    return _YEAR if kind is None else _DAYS_OF_USE.get(kind, _YEAR)


def _in_years(period: Period) -> tuple[float, float]:
    """Beginning and end of *period* on a scale on which 2027.5 is the middle of 2027."""
    return _on_scale(period.start, days=0), _on_scale(period.end, days=1)


def _on_scale(day: date, *, days: int) -> float:
    return day.year + (day.timetuple().tm_yday - 1 + days) / (_YEAR if isleap(day.year) else _YEAR - 1)
