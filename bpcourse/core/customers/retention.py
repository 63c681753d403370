"""Retention economics: who stays, what a customer is worth, and what points of retention bring by seven measures.

>>> table = CohortTable([Cohort(year=2025, counts=(36, 30)), Cohort(year=2024, counts=(27, 22, 20))])
>>> [round(rate, 3) for rate in table.stay_rates], round(table.retention, 3)
([0.825, 0.909], 0.862)
>>> average_stay(0.90), average_stay(0.95) > 19.9
(10.0, True)

Rates are shares from 0 to 1, money is in the plan's currency, costs and margins are those of a year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, CourseError, require_amount, require_rate
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "CLAIMED_RISE",
    "Cohort",
    "CohortTable",
    "KeepingCosts",
    "PointsMeasure",
    "RetentionEconomics",
    "Yardstick",
    "average_stay",
    "customers_left",
    "later_years",
    "margin_multiple",
]

CLAIMED_RISE: Final = (0.25, 0.95)
"""How much more profit five points of retention are said to bring: Reichheld & Sasser (1990), Reichheld (1996).

F. F. Reichheld and W. E. Sasser, "Zero Defections: Quality Comes to Services", Harvard Business Review 68(5), 1990.
"""
_LONGEST: Final = 50


# Who stays ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """The customers won in one year.

    year: the year in which they were won.
    counts: how many were won, then how many of them were still customers a year later, two years later and so on.

    Raises CourseError for no count, AmountError for one below 0 or above the one before it.
    """

    year: int
    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", tuple(self.counts))
        place = _("customers won in {year}").format(year=self.year)
        if not self.counts:
            raise CourseError(_("{place}: at least one number is needed, got none").format(place=place))
        for count in self.counts:
            require_amount(count, place=place)
        for before, after in pairwise(self.counts):
            if after > before:
                requirement = _("at most the {before} of the year before").format(before=number_text(before))
                raise AmountError(place, after, requirement)

    @property
    def last_year(self) -> int:
        """The year to which the counts reach."""
        return self.year + len(self.counts) - 1


class CohortTable:
    """Cohorts seen up to the same year; raises CourseError for cohorts that end in different years or come twice."""

    def __init__(self, cohorts: Iterable[Cohort]) -> None:
        self.cohorts = tuple(sorted(cohorts, key=lambda cohort: cohort.year))
        for before, after in pairwise(self.cohorts):
            if before.year == after.year:
                raise CourseError(_("customers won in {year} stand there twice").format(year=after.year))
            if before.last_year != after.last_year:
                sentence = _(
                    "the row of {year} reaches to {end}, the row of {other} to {other_end}: each row needs one number"
                    " more than the row of the year after it"
                )
                raise CourseError(
                    sentence.format(year=before.year, end=before.last_year, other=after.year, other_end=after.last_year)
                )

    @property
    def stay_rates(self) -> tuple[float, ...]:
        """The share that stayed through the first year after they were won, the second, and so on; all cohorts as one.

        The chain of such rates is the survival curve of Kaplan and Meier (1958) for yearly counts: a young cohort
        counts for as long as it has been seen.
        """
        longest = max((len(cohort.counts) for cohort in self.cohorts), default=0)
        rates = []
        for year in range(1, longest):
            pairs = [cohort.counts[year - 1 : year + 1] for cohort in self.cohorts if len(cohort.counts) > year]
            before = sum(pair[0] for pair in pairs)
            if not before:
                break
            rates.append(sum(pair[1] for pair in pairs) / before)
        return tuple(rates)

    @property
    def survival(self) -> tuple[float, ...]:
        """The share of customers left after 0, 1, 2 ... years at the measured rates."""
        return tuple(accumulate(self.stay_rates, lambda left, rate: left * rate, initial=1.0))

    @property
    def before(self) -> int:
        """Customers at the start of the last year."""
        return sum(cohort.counts[-2] for cohort in self._older)

    @property
    def kept(self) -> int:
        """How many of those were still customers at its end."""
        return sum(cohort.counts[-1] for cohort in self._older)

    @property
    def retention(self) -> float | None:
        """The retention of the last year, from 0 to 1; None where there were no customers before it."""
        return self.kept / self.before if self.before else None

    @property
    def customers(self) -> int:
        """Customers today, those won in the last year among them."""
        return sum(cohort.counts[-1] for cohort in self.cohorts)

    @property
    def won_before(self) -> int:
        """Customers ever won before the last year."""
        return sum(cohort.counts[0] for cohort in self._older)

    @property
    def lost(self) -> int:
        """How many of those have left."""
        return self.won_before - self.kept

    @property
    def lost_first_year(self) -> int:
        """How many of those left within a year of being won."""
        return sum(cohort.counts[0] - cohort.counts[1] for cohort in self._older)

    @property
    def expected_next(self) -> float | None:
        """Customers of today that should be left after one more year, each cohort at the rate of its age.

        A cohort older than any before it takes the last rate. None where no rate has been measured yet.
        """
        rates = self.stay_rates
        if not rates:
            return None
        return math.fsum(cohort.counts[-1] * rates[min(len(cohort.counts), len(rates)) - 1] for cohort in self.cohorts)

    @property
    def _older(self) -> tuple[Cohort, ...]:
        return tuple(cohort for cohort in self.cohorts if len(cohort.counts) > 1)


def customers_left(won: float, retention: float, years: int) -> float:
    """How many of the customers *won* are left after *years* in each of which the share *retention* stays.

    >>> round(customers_left(60, 0.9, 5), 1)
    35.4
    """
    return won * retention**years


def average_stay(retention: float) -> float:
    """Years a customer stays on average when the same share stays each year; infinite where nobody leaves.

    The mean of a geometric distribution, as Reichheld and Sasser (1990) use it: defections of 20%, 10% and 5% give
    five, ten and twenty years. Raises RateError for a retention that is no share.

    >>> [round(average_stay(1 - defections)) for defections in (0.20, 0.10, 0.05)]
    [5, 10, 20]
    """
    require_rate(retention, place=_("retention"))
    # 1 - 0.9 is a little less than 0.1, and ten years should be ten.
    return round(1 / (1 - retention), 12) if retention < 1 else math.inf


# What a customer is worth ---------------------------------------------------------------------------------------------


def margin_multiple(retention: float, *, interest: float) -> float:
    """How many full years' margins a customer is worth who may stay forever; infinite where that never ends.

    S. Gupta and D. R. Lehmann, "Customers as Assets", Journal of Interactive Marketing 17(1), 2003: r / (1 + i - r).
    Raises RateError for a retention that is no share, AmountError for interest below 0.

    >>> round(margin_multiple(0.90, interest=0.12), 2)
    4.09
    """
    require_rate(retention, place=_("retention"))
    require_amount(interest, place=_("interest"))
    leaving = round(1 + interest - retention, 12)
    return retention / leaving if leaving else math.inf


def later_years(retention: float, *, interest: float, years: int) -> float:
    """How many full years' margins the first *years* after a customer was won are worth today.

    The same sum as `margin_multiple`, broken off. Raises as it does, and AmountError for years outside 0 to 50.

    >>> round(later_years(0.90, interest=0.10, years=10), 3)
    3.895
    """
    require_rate(retention, place=_("retention"))
    require_amount(interest, place=_("interest"))
    if not 0 <= years <= _LONGEST:
        raise AmountError(_("years counted"), years, _("from 0 to {most}").format(most=_LONGEST))
    factor = retention / (1 + interest)
    return math.fsum(factor**year for year in range(1, years + 1))


@dataclass(frozen=True, kw_only=True)
class KeepingCosts:
    """What winning and keeping customers costs in a year.

    rep_year: what a rep costs in a year, car and travel included, money.
    selling_weeks: weeks in which a rep can sell.
    win_weeks: rep-weeks that go into winning.
    keep_weeks: rep-weeks that go into keeping.
    marketing: money for winning besides.
    service: money for keeping besides.

    Raises AmountError for an amount below 0 and for no selling weeks.
    """

    rep_year: float
    selling_weeks: float
    win_weeks: float
    keep_weeks: float
    marketing: float = 0
    service: float = 0

    def __post_init__(self) -> None:
        require_amount(self.selling_weeks, place=_("selling weeks"), above_zero=True)
        for amount, place in (
            (self.rep_year, _("cost of a rep")),
            (self.win_weeks, _("rep-weeks to win")),
            (self.keep_weeks, _("rep-weeks to keep")),
            (self.marketing, _("marketing")),
            (self.service, _("service")),
        ):
            require_amount(amount, place=place)

    @property
    def week(self) -> float:
        """What a rep's week costs."""
        return self.rep_year / self.selling_weeks

    @property
    def winning(self) -> float:
        """What winning costs in a year."""
        return self.marketing + self.win_weeks * self.week

    @property
    def keeping(self) -> float:
        """What keeping costs in a year."""
        return self.service + self.keep_weeks * self.week


class Yardstick(StrEnum):
    """What the worth of retention can be measured by; the answer depends on it."""

    STAY = "stay"
    FOREVER = "forever"
    LATER = "later"
    VALUE = "value"
    GROSS = "gross"
    OPERATING = "operating"
    AFTER_PROGRAM = "after_program"

    @property
    def label(self) -> str:
        """What is measured."""
        return _(_YARDSTICKS[self])


_YARDSTICKS: Final = {
    Yardstick.STAY: N_("Average stay"),
    Yardstick.FOREVER: N_("Value of the later years, forever"),
    Yardstick.LATER: N_("The same, for the years counted"),
    Yardstick.VALUE: N_("Lifetime value, with the first order"),
    Yardstick.GROSS: N_("The company's gross profit next year"),
    Yardstick.OPERATING: N_("Its operating profit next year"),
    Yardstick.AFTER_PROGRAM: N_("The same, after paying the program"),
}


@dataclass(frozen=True)
class PointsMeasure:
    """One yardstick before and after the points of retention; low and high: years or money."""

    yardstick: Yardstick
    low: float
    high: float

    @property
    def rise(self) -> float | None:
        """By which share it rises; None where it starts from nothing, from a loss, or has no end."""
        if not 0 < self.low < math.inf or math.isinf(self.high):
            return None
        return self.high / self.low - 1


@dataclass(frozen=True, kw_only=True)
class RetentionEconomics:
    """What keeping customers is worth in one business.

    customers: how many there are at the start of the year.
    retention: share of customers, from 0 to 1, that stays through a year.
    points: how much more would stay, as a share (0.05 is five points).
    staying_revenue: what a customer who stays brings in a year, money.
    gross_margin: share of revenue left after the cost of what was sold, from 0 to 1.
    deals: new customers won in a year.
    average_deal_size: money a new customer's first order brings.
    costs: what winning and keeping cost.
    interest: rate a year at which later money counts less.
    years: how many later years are counted.
    revenue: the company's revenue in the year, money.
    operating_margin: share of revenue left as operating profit, from 0 to 1.
    program: what the retention program costs in a year, money.

    Raises RateError for a share that is none, AmountError for amounts below 0, no customers or no deals, and more than
    50 years.
    """

    customers: float
    retention: float
    staying_revenue: float
    gross_margin: float
    deals: float
    average_deal_size: float
    costs: KeepingCosts
    points: float = 0.05
    interest: float = 0.10
    years: int = 10
    revenue: float = 0
    operating_margin: float = 0
    program: float = 0

    def __post_init__(self) -> None:
        for rate, place in (
            (self.retention, _("retention")),
            (self.points, _("points of retention")),
            (self.gross_margin, _("gross margin")),
            (self.operating_margin, _("operating margin")),
        ):
            require_rate(rate, place=place)
        for amount, place in (
            (self.staying_revenue, _("revenue of a customer who stays")),
            (self.average_deal_size, _("average deal size")),
            (self.revenue, _("revenue")),
            (self.program, _("cost of the program")),
        ):
            require_amount(amount, place=place)
        require_amount(self.customers, place=_("customers"), above_zero=True)
        require_amount(self.deals, place=_("deals"), above_zero=True)
        later_years(self.retention, interest=self.interest, years=self.years)

    @property
    def improved(self) -> float:
        """The retention with the points added; nobody keeps more than all."""
        return min(1.0, round(self.retention + self.points, 12))

    @property
    def win_cost(self) -> float:
        """What winning one customer costs."""
        return self.costs.winning / self.deals

    @property
    def keep_cost(self) -> float:
        """What keeping one customer costs in a year."""
        return self.costs.keeping / self.customers

    @property
    def win_to_keep(self) -> float | None:
        """How many times as much winning one costs as keeping one for a year; None where keeping costs nothing."""
        return self.win_cost / self.keep_cost if self.keep_cost else None

    @property
    def gross_profit(self) -> float:
        """Gross profit of a year with a customer who stays."""
        return self.staying_revenue * self.gross_margin

    @property
    def contribution(self) -> float:
        """What such a year leaves after the cost of keeping."""
        return self.gross_profit - self.keep_cost

    @property
    def first_order(self) -> float:
        """What the first order leaves after the cost of winning it."""
        return self.average_deal_size * self.gross_margin - self.win_cost

    def lifetime_value(self, retention: float) -> float:
        """What a new customer is worth at *retention*, over the years counted: the first order and the later years."""
        return self.first_order + self.contribution * later_years(retention, interest=self.interest, years=self.years)

    @property
    def saved_customers(self) -> float:
        """Customers a year that the points keep."""
        return self.customers * (self.improved - self.retention)

    @property
    def saved_profit(self) -> float:
        """Gross profit that those bring in the year."""
        return self.saved_customers * self.gross_profit

    @property
    def break_even_customers(self) -> float | None:
        """Customers that the program must save in a year to pay for itself; None where a customer leaves nothing."""
        return self.program / self.contribution if self.contribution > 0 else None

    @property
    def break_even_points(self) -> float | None:
        """The same as a share of all customers (0.026 is 2.6 points)."""
        saved = self.break_even_customers
        return None if saved is None else saved / self.customers

    @property
    def measures(self) -> tuple[PointsMeasure, ...]:
        """What the points bring, by each of the seven yardsticks."""
        gross, operating = self.revenue * self.gross_margin, self.revenue * self.operating_margin
        return (
            self._by_retention(Yardstick.STAY, average_stay),
            self._by_retention(Yardstick.FOREVER, lambda rate: margin_multiple(rate, interest=self.interest)),
            self._by_retention(
                Yardstick.LATER, lambda rate: later_years(rate, interest=self.interest, years=self.years)
            ),
            self._by_retention(Yardstick.VALUE, self.lifetime_value),
            PointsMeasure(Yardstick.GROSS, gross, gross + self.saved_profit),
            PointsMeasure(Yardstick.OPERATING, operating, operating + self.saved_profit),
            PointsMeasure(Yardstick.AFTER_PROGRAM, operating, operating + self.saved_profit - self.program),
        )

    def _by_retention(self, yardstick: Yardstick, worth: Callable[[float], float]) -> PointsMeasure:
        return PointsMeasure(yardstick, worth(self.retention), worth(self.improved))
