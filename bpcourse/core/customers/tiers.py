"""Customer tiers: a rule in money, and what each tier gets of the team's weeks.

>>> rule = (Tier(name="A", revenue_from=400_000, weeks=2.5), Tier(name="B", weeks=1))
>>> customers = [Customer(name="Yunhe Pumps", revenue=700_000), Customer(name="hotels", count=4, revenue=50_000)]
>>> [(row.tier.name, row.customers, row.weeks) for row in tier_rows(customers, rule)]
[('A', 1, 2.5), ('B', 4, 4)]

Tiers by what a customer is worth to the supplier, each with a service of its own, are the customer pyramid of V. A.
Zeithaml, R. T. Rust and K. N. Lemon, California Management Review 43(4), 2001.
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpcourse.core.errors import AmountError, CourseError, require_amount, require_text
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Customer", "Tier", "TierRow", "tier_of", "tier_rows"]


@dataclass(frozen=True, kw_only=True)
class Customer:
    """A customer, or several so alike that one line does for them.

    name: what it is called.
    count: how many customers the line stands for.
    revenue: what each bought in the last twelve months, money.
    potential: what each could still buy and has said so, money.
    ratings: points from 0 to 100 for each signal of the health score, by the signal's id; empty where not rated.
    left: whether the customer has left and is rated to learn from it.

    Raises AmountError for fewer than one customer and for money or points below 0.
    """

    name: str = ""
    count: int = 1
    revenue: float = 0
    potential: float = 0
    ratings: Mapping[str, float] = field(default_factory=dict)
    left: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratings", dict(self.ratings))
        if self.count < 1:
            raise AmountError(_("{name}: customers").format(name=self.name), self.count, _("1 or more"))
        for amount, place in ((self.revenue, _("{name}: revenue")), (self.potential, _("{name}: potential"))):
            require_amount(amount, place=place.format(name=self.name))
        for points in self.ratings.values():
            if not 0 <= points <= 100:  # noqa: PLR2004 - the scale of a rating
                raise AmountError(_("{name}: rating").format(name=self.name), points, _("from 0 to 100 points"))


@dataclass(frozen=True, kw_only=True)
class Tier:
    """One tier: who belongs to it, and what each customer in it gets.

    name: what it is called.
    revenue_from: money a year from which a customer belongs here.
    potential_from: money it could still buy from which it belongs here as well; None where potential does not count.
    weeks: rep-weeks a year for each customer.
    visits: visits a year to each customer.

    Raises FieldError for an empty name, AmountError for an amount below 0.
    """

    name: str
    revenue_from: float = 0
    potential_from: float | None = None
    weeks: float = 0
    visits: float = 0

    def __post_init__(self) -> None:
        require_text(self.name, place=_("tier: name"))
        for amount, place in (
            (self.revenue_from, _("tier {name}: revenue from")),
            (self.potential_from or 0, _("tier {name}: potential from")),
            (self.weeks, _("tier {name}: rep-weeks")),
            (self.visits, _("tier {name}: visits")),
        ):
            require_amount(amount, place=place.format(name=self.name))

    def takes(self, customer: Customer) -> bool:
        """Whether *customer* reaches the tier, by revenue or by potential."""
        by_potential = self.potential_from is not None and customer.potential >= self.potential_from
        return customer.revenue >= self.revenue_from or by_potential


@dataclass(frozen=True, kw_only=True)
class TierRow:
    """What one tier holds and gets; shares: of all customers together, from 0 to 1."""

    tier: Tier
    customers: int
    revenue: float
    revenue_share: float
    weeks: float
    weeks_share: float
    visits: float


def tier_of(customer: Customer, tiers: Sequence[Tier]) -> Tier:
    """The first of *tiers* that *customer* reaches, else the last; raises CourseError where there are none.

    >>> rule = (Tier(name="A", revenue_from=400_000, potential_from=800_000), Tier(name="B"))
    >>> tier_of(Customer(revenue=100_000, potential=960_000), rule).name
    'A'
    """
    if not tiers:
        raise CourseError(_("tiers: at least one is needed, got none"))
    return next((tier for tier in tiers if tier.takes(customer)), tiers[-1])


def tier_rows(customers: Iterable[Customer], tiers: Sequence[Tier]) -> tuple[TierRow, ...]:
    """What each of *tiers* holds, in their order; customers who have left do not count."""
    placed = [(tier_of(customer, tiers), customer) for customer in customers if not customer.left]
    revenue = math.fsum(customer.count * customer.revenue for _tier, customer in placed)
    weeks = math.fsum(customer.count * tier.weeks for tier, customer in placed)
    return tuple(_row(tier, [one for own, one in placed if own is tier], revenue, weeks) for tier in tiers)


def _row(tier: Tier, customers: Sequence[Customer], revenue: float, weeks: float) -> TierRow:
    count = sum(customer.count for customer in customers)
    own = math.fsum(customer.count * customer.revenue for customer in customers)
    return TierRow(
        tier=tier,
        customers=count,
        revenue=own,
        revenue_share=own / revenue if revenue else 0.0,
        weeks=count * tier.weeks,
        weeks_share=count * tier.weeks / weeks if weeks else 0.0,
        visits=count * tier.visits,
    )
