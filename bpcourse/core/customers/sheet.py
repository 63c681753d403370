"""What the plan holds about customers: the list, how their health is scored, tiers, and what keeping them is worth.

>>> plan = CustomersPlan(customers=(Customer(name="Yunhe Pumps", revenue=700_000, ratings={"use": 0, "contacts": 0}),))
>>> [(one.customer.name, one.score.value, one.score.level.value) for one in plan.rated]
[('Yunhe Pumps', 22.5, 'red')]
>>> plan.revenue_at(AlertLevel.RED)
700000.0
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from bpcourse.core.customers.business_case import BusinessCase  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.customers.health import AlertLevel, HealthModel, HealthScore, WarningTest
from bpcourse.core.customers.loyalty import SurveyGroup  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.customers.retention import Cohort, RetentionEconomics  # noqa: TC001 - as above
from bpcourse.core.customers.tiers import Customer, Tier, TierRow, tier_rows

__all__ = ["CustomersPlan", "RatedCustomer"]


class RatedCustomer(NamedTuple):
    """A customer with its health score."""

    customer: Customer
    score: HealthScore


@dataclass(frozen=True, kw_only=True)
class CustomersPlan:
    """The part of the plan about the customers there are.

    customers: the list, with value, potential and ratings.
    health: weights of the signals and the levels of alert.
    warnings: what became of customers rated earlier, to test the score by.
    tiers: the rule that sorts the list, best tier first.
    cohorts: customers by the year in which they were won.
    retention: what keeping them is worth.
    business_case: the case worked out for one customer.
    survey: what customers of each mark did.
    """

    customers: tuple[Customer, ...] = ()
    health: HealthModel = field(default_factory=HealthModel)
    warnings: WarningTest | None = None
    tiers: tuple[Tier, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    retention: RetentionEconomics | None = None
    business_case: BusinessCase | None = None
    survey: tuple[SurveyGroup, ...] = ()

    def __post_init__(self) -> None:
        for name in ("customers", "tiers", "cohorts", "survey"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def rated(self) -> tuple[RatedCustomer, ...]:
        """Every customer with a rating and its score, in the order of the list; those who have left among them."""
        return tuple(RatedCustomer(one, self.health.score(one.ratings)) for one in self.customers if one.ratings)

    def revenue_at(self, level: AlertLevel) -> float:
        """What the rated customers of *level* bought in the last twelve months; those who have left do not count."""
        return math.fsum(
            one.customer.count * one.customer.revenue
            for one in self.rated
            if one.score.level is level and not one.customer.left
        )

    @property
    def tier_rows(self) -> tuple[TierRow, ...]:
        """What each tier holds; empty where the plan has no tiers."""
        return tier_rows(self.customers, self.tiers) if self.tiers else ()
