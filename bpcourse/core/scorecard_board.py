"""A scorecard through the year: what each KPI has reached by now, which color that is, how it moves, when it is read.

>>> from bpcourse.core.period import Period
>>> from bpcourse.core.plan import ScorecardPlan
>>> part = ScorecardPlan(
...     weights={"sales": 0.6, "customer": 0.4},
...     targets={"new_customers": 12, "satisfaction": 85},
...     readings={"new_customers": {"2027-01": 1, "2027-02": 0}, "satisfaction": {"2027-03": 88}},
... )
>>> won = standing(part, "new_customers", Period.year(2027))
>>> won.so_far, round(won.due, 2), round(won.attainment, 3), won.light.label
(1.0, 1.94, 0.516, 'red')
>>> round(board_score(part, Period.year(2027)).total, 3)
0.723
"""

from __future__ import annotations

import math
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import Cycle, Dimension, Kpi, TargetRange, attainment, attainment_in_range, kpis_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.period import Period
    from bpcourse.core.plan import ScorecardPlan
    from bpcourse.core.reviews import Light, ReviewRhythm

__all__ = [
    "BoardScore",
    "DimensionReviews",
    "DimensionScore",
    "Standing",
    "board_kpis",
    "board_score",
    "last_day",
    "months_in",
    "next_reviews",
    "reading_months",
    "standing",
    "standings",
]

_MONTHS: Final = {Cycle.WEEK: 1, Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}
"""Months that one reading of a KPI stands for; what is read weekly is entered for the month."""
_FRIDAY: Final = 4
_LAST_OF_MONTH: Final = 31
_DIGITS: Final = 9


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one KPI stands.

    target: the figure to reach in the plan's period, or the range, both in the KPI's unit; None where there is none.
    so_far: the figures of the period added up, or the last one; due: the part of the target that they should make up.
    attainment: share of what is due, within the scorecard's limits; light: the color the plan gives it.
    trend: for each reading, by its month, the attainment of that stretch alone.
    """

    kpi: Kpi
    target: float | TargetRange | None = None
    so_far: float | None = None
    due: float | None = None
    attainment: float | None = None
    light: Light | None = None
    trend: tuple[tuple[str, float], ...] = ()

    @property
    def change(self) -> float | None:
        """The last attainment less the one before it; None for fewer than two readings."""
        return round(self.trend[-1][1] - self.trend[-2][1], _DIGITS) if len(self.trend) > 1 else None


@dataclass(frozen=True)
class DimensionScore:
    """One dimension of the board: its weight, a share from 0 to 1, and its weighted attainment; None if not known."""

    dimension: Dimension
    weight: float
    attainment: float | None
    light: Light | None


@dataclass(frozen=True)
class BoardScore:
    """The weighted attainment, over the part of the weights for which there are figures.

    total: None where there is no figure yet; covered: that part of the weights, from 0 to 1.
    """

    total: float | None
    light: Light | None
    covered: float
    dimensions: tuple[DimensionScore, ...]


@dataclass(frozen=True)
class DimensionReviews:
    """For each of a dimension's review cycles, the next day on which it is read; None after the last one."""

    dimension: Dimension
    next_days: tuple[tuple[Cycle, date | None], ...]


# KPIs -----------------------------------------------------------------------------------------------------------------


def board_kpis(part: ScorecardPlan) -> tuple[Kpi, ...]:
    """The KPIs of which the scorecard holds more than a name, dimension by dimension.

    >>> from bpcourse.core.plan import ScorecardPlan
    >>> [kpi.label for kpi in board_kpis(ScorecardPlan(targets={"nps": 40, "new_customers": 10}))]
    ['New customers won', 'Net Promoter Score (NPS)']
    """
    dimensions = set(Dimension)
    ids = [key for key in part.weights if key not in dimensions]
    ids += [*part.targets, *part.ranges, *part.actuals, *part.readings]
    kpis = {kpi_id: part.kpi(kpi_id) for kpi_id in ids}
    order = {kpi.id: place for dimension in Dimension for place, kpi in enumerate(kpis_in(dimension))}
    sides = list(Dimension)
    last = len(order)
    return tuple(sorted(kpis.values(), key=lambda kpi: (sides.index(kpi.dimension), order.get(kpi.id, last))))


def standing(part: ScorecardPlan, kpi_id: str, period: Period) -> Standing:
    """Where the KPI with that id stands in *period*; raises FieldError for an id that nobody knows.

    A target that adds up is spread evenly over the days of the period: only the part of the stretches read so far is
    due. Seasons are not known here. Where there are no readings, the plain actual figure is held against the target.
    """
    kpi = part.kpi(kpi_id)
    target = part.ranges.get(kpi_id) or part.targets.get(kpi_id)
    shares = _shares(kpi, part.readings.get(kpi_id, {}), period)
    figures = {month: part.readings[kpi_id][month] for month in shares}
    if not figures:
        so_far, share = part.actuals.get(kpi_id), 1.0
    elif kpi.adds_up:
        so_far, share = math.fsum(figures.values()), math.fsum(shares.values())
    else:
        so_far, share = figures[max(figures)], 1.0
    reached = None if so_far is None else _attainment(part, kpi, target, so_far, share)
    trend = {
        month: _attainment(part, kpi, target, figure, shares[month] if kpi.adds_up else 1.0)
        for month, figure in sorted(figures.items())
    }
    return Standing(
        kpi=kpi,
        target=target,
        so_far=so_far,
        due=target * share if isinstance(target, int | float) else None,
        attainment=reached,
        light=None if reached is None else part.lights.light(reached),
        trend=tuple((month, reached) for month, reached in trend.items() if reached is not None),
    )


def standings(part: ScorecardPlan, period: Period) -> tuple[Standing, ...]:
    """Where every KPI of the board stands in *period*."""
    return tuple(standing(part, kpi.id, period) for kpi in board_kpis(part))


def _attainment(
    part: ScorecardPlan, kpi: Kpi, target: float | TargetRange | None, figure: float, share: float
) -> float | None:
    """*figure* against *share* of the target; a range that adds up has both its ends so reduced."""
    if isinstance(target, TargetRange):
        due = TargetRange(low=target.low * share, high=target.high * share)
        return round(attainment_in_range(actual=figure, target=due, limits=part.limits), _DIGITS)
    if target is None or not target * share:
        return None
    reached = attainment(actual=figure, target=target * share, direction=kpi.direction, limits=part.limits)
    return round(reached, _DIGITS)


def _shares(kpi: Kpi, months: Iterable[str], period: Period) -> dict[str, float]:
    """For each of *months* that ends a stretch in *period*, the share of the period's days in that stretch."""
    shares = {}
    for month in months:
        end = last_day(month)
        start = _months_before(end, _MONTHS[kpi.cycle])
        days = (min(end, period.end) - max(start, period.start)).days + 1
        if days > 0 and end >= period.start:
            shares[month] = days / period.days
    return shares


# Score ----------------------------------------------------------------------------------------------------------------


def board_score(part: ScorecardPlan, period: Period) -> BoardScore:
    """The weighted attainment in *period*: a weighted KPI by itself, a weighted dimension by the mean of its KPIs.

    Weights without figures are left out, and the others make up the score in proportion.
    """
    all_standings = standings(part, period)
    scored: list[tuple[Dimension, float, float | None]] = []
    for line in part.scorecard().lines if part.weights else ():
        inside = [each for each in all_standings if line.measure in (each.kpi, each.kpi.dimension)]
        reached = [each.attainment for each in inside if each.attainment is not None]
        scored.append((line.dimension, line.weight, math.fsum(reached) / len(reached) if reached else None))
    dimensions = tuple(
        _dimension_score(part, dimension, [row for row in scored if row[0] is dimension]) for dimension in Dimension
    )
    total, covered = _weighted(scored)
    return BoardScore(total, None if total is None else part.lights.light(total), covered, dimensions)


def _dimension_score(
    part: ScorecardPlan, dimension: Dimension, scored: list[tuple[Dimension, float, float | None]]
) -> DimensionScore:
    reached, _covered = _weighted(scored)
    weight = math.fsum(weight for _dimension, weight, _reached in scored)
    return DimensionScore(dimension, weight, reached, None if reached is None else part.lights.light(reached))


def _weighted(scored: list[tuple[Dimension, float, float | None]]) -> tuple[float | None, float]:
    """Weighted mean of what is known, and the weight of it."""
    known = [(weight, reached) for _dimension, weight, reached in scored if reached is not None]
    covered = math.fsum(weight for weight, _reached in known)
    total = math.fsum(weight * reached for weight, reached in known) / covered if covered else None
    return None if total is None else round(total, _DIGITS), round(covered, _DIGITS)


# Reviews --------------------------------------------------------------------------------------------------------------


def months_in(period: Period) -> tuple[str, ...]:
    """Every month that has a day in *period*, as "2027-03"."""
    first, last = (day.year * 12 + day.month - 1 for day in (period.start, period.end))
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1))


def reading_months(kpi: Kpi, period: Period) -> tuple[str, ...]:
    """The months at whose end *kpi* is read, counted from the start of *period*; always its last.

    >>> from bpcourse.core.kpi import kpi_named
    >>> from bpcourse.core.period import Period
    >>> reading_months(kpi_named("renewal_rate"), Period.year(2027))
    ('2027-06', '2027-12')
    """
    months, step = months_in(period), _MONTHS[kpi.cycle]
    return tuple(dict.fromkeys((*months[step - 1 :: step], months[-1])))


def next_reviews(period: Period, rhythm: ReviewRhythm, *, after: date) -> tuple[DimensionReviews, ...]:
    """For each dimension the next reviews after a day, in its two usual cycles.

    Weekly ones fall on Fridays, monthly ones on the plan's own review day, or where it has none on the last working
    day; the longer cycles on every third, sixth and twelfth of those, and always on the last.

    >>> from datetime import date
    >>> from bpcourse.core.period import Period
    >>> from bpcourse.core.reviews import ReviewRhythm
    >>> first = next_reviews(Period.year(2027), ReviewRhythm(monthly_day=31), after=date(2027, 3, 31))[0]
    >>> [(cycle.label, str(day)) for cycle, day in first.next_days]
    [('month', '2027-04-30'), ('quarter', '2027-06-30')]
    """
    own = rhythm if rhythm.monthly_day is not None else replace(rhythm, monthly_day=_LAST_OF_MONTH)
    monthly = own.review_days(period)
    return tuple(
        DimensionReviews(
            dimension, tuple((cycle, _next_day(cycle, monthly, period, after)) for cycle in dimension.cycles)
        )
        for dimension in Dimension
    )


def _next_day(cycle: Cycle, monthly: tuple[date, ...], period: Period, after: date) -> date | None:
    if cycle is Cycle.WEEK:
        start = max(after + timedelta(days=1), period.start)
        friday = start + timedelta(days=(_FRIDAY - start.weekday()) % 7)
        return friday if friday <= period.end else None
    step = _MONTHS[cycle]
    days = dict.fromkeys((*monthly[step - 1 :: step], *monthly[-1:]))
    return next((day for day in days if day > after), None)


def last_day(month: str) -> date:
    """The last day of a month written as "2027-03"."""
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, monthrange(year, number)[1])


def _months_before(end: date, months: int) -> date:
    """The first day of the stretch of so many whole months that ends on *end*, or of the calendar."""
    number = max(end.year * 12 + end.month - months, 12)
    return date(number // 12, number % 12 + 1, 1)
