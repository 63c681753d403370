"""A customer's business case: savings that arrive in steps, costs, return, payback, and where it stops paying.

>>> case = BusinessCase(
...     savings=(Saving(name="leaks", times=10, each=18_000, from_quarter=2),), order=150_000, later=20_000, years=3
... )
>>> case.savings_by_year, case.costs_by_year, case.gain
((135000.0, 180000.0, 180000.0), (150000.0, 20000.0, 20000.0), 305000.0)
>>> round(case.payback_months, 1), round(case.break_even_share, 2)
(13.1, 0.38)

Present value discounts yearly flows as any corporate-finance text does (Brealey, Myers and Allen, *Principles of
Corporate Finance*). Money is the customer's, in the plan's currency.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from bpcourse.core.errors import AmountError, require_amount
from bpcourse.core.language import _

__all__ = ["BusinessCase", "Saving"]

_QUARTERS: Final = 4
_MONTHS: Final = 12
_LONGEST: Final = 20


@dataclass(frozen=True, kw_only=True)
class Saving:
    """A problem with its price, and when it stops.

    name: what goes wrong today.
    times: how often in a year.
    each: what it costs each time, money.
    from_quarter: the quarter from whose start it is saved, counted from 1 at the order; 5 is the second year's first.

    Raises AmountError for amounts below 0 and a quarter before the first.
    """

    name: str = ""
    times: float = 1
    each: float = 0
    from_quarter: int = 1

    def __post_init__(self) -> None:
        require_amount(self.times, place=_("{name}: times a year").format(name=self.name))
        require_amount(self.each, place=_("{name}: cost each time").format(name=self.name))
        if self.from_quarter < 1:
            raise AmountError(_("{name}: first quarter").format(name=self.name), self.from_quarter, _("1 or more"))

    @property
    def yearly(self) -> float:
        """What the problem costs in a year: its business impact."""
        return float(self.times * self.each)

    def in_year(self, year: int) -> float:
        """What is saved in *year*, counted from 1."""
        quarters = min(_QUARTERS, max(0, year * _QUARTERS - self.from_quarter + 1))
        return self.yearly * quarters / _QUARTERS


@dataclass(frozen=True, kw_only=True)
class BusinessCase:
    """What a solution brings the customer and what it takes, year by year.

    savings: the problems it ends.
    order: paid at the start, money.
    first: other costs of the first year, the customer's own time among them, money.
    later: costs of each later year, money.
    years: how many years are counted.
    hurdle: rate a year that the customer's finance asks of every project, from 0.

    Raises AmountError for amounts below 0 and for years outside 1 to 20.
    """

    savings: tuple[Saving, ...] = ()
    order: float = 0
    first: float = 0
    later: float = 0
    years: int = 3
    hurdle: float = 0.10

    def __post_init__(self) -> None:
        object.__setattr__(self, "savings", tuple(self.savings))
        for amount, place in (
            (self.order, _("order")),
            (self.first, _("other costs of the first year")),
            (self.later, _("costs of each later year")),
            (self.hurdle, _("interest the customer asks")),
        ):
            require_amount(amount, place=place)
        if not 1 <= self.years <= _LONGEST:
            raise AmountError(_("years counted"), self.years, _("from 1 to {most}").format(most=_LONGEST))

    @property
    def impact(self) -> float:
        """What the problems cost in a year."""
        return math.fsum(saving.yearly for saving in self.savings)

    @property
    def savings_by_year(self) -> tuple[float, ...]:
        """What is saved in each year."""
        return tuple(math.fsum(saving.in_year(year) for saving in self.savings) for year in self._years)

    @property
    def costs_by_year(self) -> tuple[float, ...]:
        """What each year costs."""
        return tuple(float(self.order + self.first if year == 1 else self.later) for year in self._years)

    @property
    def net_by_year(self) -> tuple[float, ...]:
        """Savings less costs of each year."""
        return tuple(saved - cost for saved, cost in zip(self.savings_by_year, self.costs_by_year, strict=True))

    @property
    def total_savings(self) -> float:
        """Savings of all years."""
        return math.fsum(self.savings_by_year)

    @property
    def total_costs(self) -> float:
        """Costs of all years."""
        return math.fsum(self.costs_by_year)

    @property
    def gain(self) -> float:
        """What the customer has left after all years, before interest."""
        return self.gain_at(1)

    def gain_at(self, share: float) -> float:
        """What is left when only *share* of the planned savings comes (0.75 is three quarters)."""
        return self.total_savings * share - self.total_costs

    @property
    def roi(self) -> float | None:
        """Gain as a share of all costs; None where there are none."""
        return self.gain / self.total_costs if self.total_costs else None

    @property
    def break_even_share(self) -> float | None:
        """The share of the planned savings at which nothing is left; None where nothing is saved."""
        return self.total_costs / self.total_savings if self.total_savings else None

    @property
    def cumulative(self) -> tuple[float, ...]:
        """What the customer is ahead at the start, with the order paid, and at the end of each year."""
        first, *rest = self.net_by_year
        return tuple(accumulate((first + self.order, *rest), initial=-float(self.order)))

    @property
    def payback_months(self) -> float | None:
        """Months until the money is back for good, each year's net spread evenly over it; None where it never is."""
        ahead = self.cumulative
        if ahead[-1] < 0:
            return None
        for year, (before, after) in reversed(list(enumerate(pairwise(ahead)))):
            if before < 0:
                return (year - before / (after - before)) * _MONTHS
        return 0.0

    @property
    def present_value(self) -> float:
        """All flows in today's money at the hurdle rate: the order at the start, the rest at the end of its year."""
        first, *rest = self.net_by_year
        flows = enumerate((first + self.order, *rest), start=1)
        return -self.order + math.fsum(flow / (1 + self.hurdle) ** year for year, flow in flows)

    @property
    def _years(self) -> range:
        return range(1, self.years + 1)
