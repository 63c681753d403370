"""The worked company's customers: who stayed, what a food plant's score was made of, tiers, a case, a survey.

>>> sheet = worked_customers()
>>> [row.customers for row in sheet.tier_rows], [one.score.value for one in sheet.rated]
([20, 50, 80], [81.0, 72.5, 48.5, 27.5])
>>> round(sheet.business_case.present_value), round(sheet.retention.contribution)
(233317, 77449)

All of it is invented for the course; money in CNY.
"""

from __future__ import annotations

from typing import Final

from bpcourse.core.customers.business_case import BusinessCase, Saving
from bpcourse.core.customers.health import WarningTest
from bpcourse.core.customers.loyalty import SurveyGroup
from bpcourse.core.customers.retention import Cohort, CohortTable, KeepingCosts, RetentionEconomics
from bpcourse.core.customers.sheet import CustomersPlan
from bpcourse.core.customers.tiers import Customer, Tier
from bpcourse.core.language import _

__all__ = ["sample_survey", "sick_customer", "worked_case", "worked_cohorts", "worked_customers", "worked_tiers"]

_COHORTS: Final = {
    2022: (36, 30, 28, 27, 26),
    2023: (20, 17, 15, 14),
    2024: (27, 22, 20),
    2025: (36, 30),
    2026: (60,),
}
_WUXI: Final = (
    (100, 60, 50, 50, 100),
    (90, 60, 50, 50, 100),
    (60, 60, 50, 50, 100),
    (20, 60, 50, 50, 100),
    (0, 0, 50, 50, 100),
    (0, 0, 50, 0, 100),
    (0, 0, 50, 0, 100),
)
_SIGNALS: Final = ("use", "contacts", "service", "value", "payment")
_EXISTING_REVENUE: Final = 28_800_000


def worked_customers() -> CustomersPlan:
    """Clearbrook's sheet of customers, with its names in the language of the moment."""
    return CustomersPlan(
        customers=_customers(),
        warnings=WarningTest(customers=100, lost=10, red=15, red_left=7),
        tiers=worked_tiers(),
        cohorts=worked_cohorts().cohorts,
        retention=_economics(),
        business_case=worked_case(),
        survey=sample_survey(),
    )


def worked_cohorts() -> CohortTable:
    """Clearbrook's customers by the year in which they were won.

    >>> worked_cohorts().retention, worked_cohorts().customers
    (0.9, 150)
    """
    return CohortTable(Cohort(year=year, counts=counts) for year, counts in _COHORTS.items())


def sick_customer() -> tuple[dict[str, float], ...]:
    """What the files of a food plant in Wuxi held in each of the seven months before it left: August to February."""
    return tuple(dict(zip(_SIGNALS, month, strict=True)) for month in _WUXI)


def worked_tiers() -> tuple[Tier, ...]:
    """Clearbrook's rule for tiers A, B and C, with the rep-weeks and visits of each customer."""
    return (
        Tier(name="A", revenue_from=400_000, potential_from=800_000, weeks=2.5, visits=6),
        Tier(name="B", revenue_from=150_000, potential_from=150_000, weeks=1, visits=3),
        Tier(name="C", weeks=0.45, visits=1),
    )


def worked_case() -> BusinessCase:
    """The case of Yunhe Pumps' second plant; the order includes the first year's subscription."""
    return BusinessCase(
        savings=(
            Saving(name=_("Leaks in compressed air, found late"), times=10, each=18_000, from_quarter=2),
            Saving(name=_("Night load that nobody needs"), times=250, each=540, from_quarter=3),
            Saving(name=_("Peaks that raise the bill"), times=12, each=11_250, from_quarter=5),
        ),
        order=480_000,
        first=60_000,
        later=80_000,
    )


def sample_survey() -> tuple[SurveyGroup, ...]:
    """An example of 60 answers in three groups, to be replaced by one's own."""
    return (
        SurveyGroup(name=_("Marks up to 3"), answers=12, again=6, referred=0),
        SurveyGroup(name=_("Mark 4"), answers=24, again=17, referred=2),
        SurveyGroup(name=_("Mark 5"), answers=24, again=21, referred=8),
    )


def _customers() -> tuple[Customer, ...]:
    months = sick_customer()
    yunhe = dict(zip(_SIGNALS, (95, 60, 100, 50, 100), strict=True))
    wuxi = ((_("Wuxi food plant, August"), 0), (_("Wuxi food plant, November"), 3), (_("Wuxi food plant, December"), 4))
    return (
        Customer(name=_("Yunhe Pumps, Suzhou"), revenue=700_000, potential=960_000, ratings=yunhe),
        Customer(name=_("Other large customers"), count=19, revenue=700_000),
        Customer(name=_("Customers of middle size"), count=50, revenue=320_000),
        Customer(name=_("Small customers"), count=80, revenue=125_000),
        *(Customer(name=name, revenue=320_000, ratings=months[month], left=True) for name, month in wuxi),
    )


def _economics() -> RetentionEconomics:
    table = worked_cohorts()
    retention = table.retention or 0.0
    return RetentionEconomics(
        customers=table.customers,
        retention=retention,
        staying_revenue=round(_EXISTING_REVENUE / (table.customers * retention), 2),
        gross_margin=0.40,
        deals=80,
        average_deal_size=240_000,
        costs=KeepingCosts(rep_year=400_000, selling_weeks=46, win_weeks=232, keep_weeks=136, marketing=1_200_000),
        revenue=48_000_000,
        operating_margin=0.10,
        program=300_000,
    )
