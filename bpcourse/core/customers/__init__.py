"""The customers there are: health, tiers, retention and its worth, a customer's business case, loyalty.

>>> sheet = worked_customers()
>>> sheet.retention.measures[3].yardstick.label, round(sheet.retention.measures[3].rise, 2)
('Lifetime value, with the first order', 0.21)
"""

from __future__ import annotations

from bpcourse.core.customers.business_case import BusinessCase, Saving
from bpcourse.core.customers.health import (
    UNRATED,
    AlertLevel,
    HealthModel,
    HealthScore,
    HealthSignal,
    SignalPart,
    WarningTest,
)
from bpcourse.core.customers.loyalty import (
    EASE_OF_SKETCH,
    LoyaltyCurve,
    SurveyGroup,
    Zone,
    driver_priority,
    loyalty_at,
    net_promoter_margin,
    net_promoter_score,
    share_range,
)
from bpcourse.core.customers.retention import (
    CLAIMED_RISE,
    Cohort,
    CohortTable,
    KeepingCosts,
    PointsMeasure,
    RetentionEconomics,
    Yardstick,
    average_stay,
    customers_left,
    later_years,
    margin_multiple,
)
from bpcourse.core.customers.samples import (
    sample_survey,
    sick_customer,
    worked_case,
    worked_cohorts,
    worked_customers,
    worked_tiers,
)
from bpcourse.core.customers.sheet import CustomersPlan, RatedCustomer
from bpcourse.core.customers.tiers import Customer, Tier, TierRow, tier_of, tier_rows

__all__ = [
    "CLAIMED_RISE",
    "EASE_OF_SKETCH",
    "UNRATED",
    "AlertLevel",
    "BusinessCase",
    "Cohort",
    "CohortTable",
    "Customer",
    "CustomersPlan",
    "HealthModel",
    "HealthScore",
    "HealthSignal",
    "KeepingCosts",
    "LoyaltyCurve",
    "PointsMeasure",
    "RatedCustomer",
    "RetentionEconomics",
    "Saving",
    "SignalPart",
    "SurveyGroup",
    "Tier",
    "TierRow",
    "WarningTest",
    "Yardstick",
    "Zone",
    "average_stay",
    "customers_left",
    "driver_priority",
    "later_years",
    "loyalty_at",
    "margin_multiple",
    "net_promoter_margin",
    "net_promoter_score",
    "sample_survey",
    "share_range",
    "sick_customer",
    "tier_of",
    "tier_rows",
    "worked_case",
    "worked_cohorts",
    "worked_customers",
    "worked_tiers",
]
