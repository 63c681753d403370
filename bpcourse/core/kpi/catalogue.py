"""Twenty KPIs for sales people, five in each dimension, with unit, direction, review cycle and source.

>>> [kpi.label for kpi in kpis_in(Dimension.CUSTOMER)][:2]
['Customer satisfaction score', 'Renewal or repurchase rate']
>>> kpi_named("contract_days").direction.label
'less is better'

The dimensions, their KPIs, cycles and sources are the course's chapter on performance evaluation; units, directions and
definitions are the course's own choice among those that dimension allows.
"""

from __future__ import annotations

from typing import Final

from bpcourse.core.errors import FieldError
from bpcourse.core.kpi.indicators import Cycle, Dimension, Direction, Kpi, Unit
from bpcourse.core.language import N_, _

__all__ = ["KPI_CATALOGUE", "kpi_named", "kpis_in"]

_SALES: Final = (
    Kpi(
        id="sales_attainment",
        name=N_("Sales target attainment"),
        dimension=Dimension.SALES,
        unit=Unit.MONEY,
        cycle=Cycle.MONTH,
        source=N_("Sales system"),
        definition=N_("Revenue against the quota"),
        adds_up=True,
    ),
    Kpi(
        id="gross_profit",
        name=N_("Gross profit contribution"),
        dimension=Dimension.SALES,
        unit=Unit.MONEY,
        cycle=Cycle.QUARTER,
        source=N_("Financial statements"),
        definition=N_("Revenue less the direct cost of what was sold"),
        adds_up=True,
    ),
    Kpi(
        id="new_customers",
        name=N_("New customers won"),
        dimension=Dimension.SALES,
        unit=Unit.COUNT,
        cycle=Cycle.MONTH,
        source=N_("Sales system"),
        definition=N_("Customers with a first signed contract"),
        adds_up=True,
    ),
    Kpi(
        id="average_deal_size",
        name=N_("Average deal size"),
        dimension=Dimension.SALES,
        unit=Unit.MONEY,
        cycle=Cycle.QUARTER,
        source=N_("Sales system"),
        definition=N_("Contract value divided by the number of deals"),
    ),
    Kpi(
        id="contract_days",
        name=N_("Time to sign a contract"),
        dimension=Dimension.SALES,
        unit=Unit.DAYS,
        direction=Direction.LESS,
        cycle=Cycle.QUARTER,
        source=N_("Sales system"),
        definition=N_("Average days from proposal to signature"),
    ),
)
_CUSTOMER: Final = (
    Kpi(
        id="satisfaction",
        name=N_("Customer satisfaction score"),
        dimension=Dimension.CUSTOMER,
        unit=Unit.POINTS,
        cycle=Cycle.QUARTER,
        source=N_("Customer survey"),
        definition=N_("Average answer, out of 100"),
    ),
    Kpi(
        id="renewal_rate",
        name=N_("Renewal or repurchase rate"),
        dimension=Dimension.CUSTOMER,
        unit=Unit.RATE,
        cycle=Cycle.HALF_YEAR,
        source=N_("CRM system"),
        definition=N_("Share of contracts due that were renewed, or of customers who bought again"),
    ),
    Kpi(
        id="nps",
        name=N_("Net Promoter Score (NPS)"),
        dimension=Dimension.CUSTOMER,
        unit=Unit.POINTS,
        cycle=Cycle.HALF_YEAR,
        source=N_("Customer survey"),
        definition=N_("Percent of promoters (9 or 10 of 10) less percent of detractors (0 to 6)"),
    ),
    Kpi(
        id="complaint_resolution",
        name=N_("Complaint resolution rate"),
        dimension=Dimension.CUSTOMER,
        unit=Unit.RATE,
        cycle=Cycle.QUARTER,
        source=N_("CRM system"),
        definition=N_("Share of complaints solved within the promised time"),
    ),
    Kpi(
        id="account_penetration",
        name=N_("Account penetration (cross-selling)"),
        dimension=Dimension.CUSTOMER,
        unit=Unit.RATE,
        cycle=Cycle.HALF_YEAR,
        source=N_("CRM system"),
        definition=N_("Share of customers who use at least two product lines"),
    ),
)
_BEHAVIOR: Final = (
    Kpi(
        id="quality_visits",
        name=N_("Visit frequency and quality"),
        dimension=Dimension.BEHAVIOR,
        unit=Unit.COUNT,
        cycle=Cycle.MONTH,
        source=N_("Visit reports"),
        definition=N_("Visits a month with a goal, a report and an agreed next step"),
    ),
    Kpi(
        id="opportunities",
        name=N_("Opportunities created and followed up"),
        dimension=Dimension.BEHAVIOR,
        unit=Unit.COUNT,
        cycle=Cycle.WEEK,
        source=N_("CRM system"),
        definition=N_("Opportunities opened or moved on in the week"),
    ),
    Kpi(
        id="proposal_conversion",
        name=N_("Proposal conversion rate"),
        dimension=Dimension.BEHAVIOR,
        unit=Unit.RATE,
        cycle=Cycle.MONTH,
        source=N_("CRM system"),
        definition=N_("Share of decided proposals that became deals"),
    ),
    Kpi(
        id="crm_quality",
        name=N_("CRM data quality and timeliness"),
        dimension=Dimension.BEHAVIOR,
        unit=Unit.RATE,
        cycle=Cycle.WEEK,
        source=N_("CRM system"),
        definition=N_("Share of open records that are complete and not older than a week"),
    ),
    Kpi(
        id="funnel_efficiency",
        name=N_("Funnel management efficiency"),
        dimension=Dimension.BEHAVIOR,
        unit=Unit.RATE,
        cycle=Cycle.MONTH,
        source=N_("CRM system"),
        definition=N_("Share of open opportunities with a next step and no stall"),
    ),
)
_TEAM: Final = (
    Kpi(
        id="knowledge_sharing",
        name=N_("Sharing of knowledge and best practice"),
        dimension=Dimension.TEAM,
        unit=Unit.COUNT,
        cycle=Cycle.QUARTER,
        source=N_("Colleague feedback"),
        definition=N_("Cases, scripts or talks that colleagues used"),
        adds_up=True,
    ),
    Kpi(
        id="cross_department",
        name=N_("Cross-department cooperation"),
        dimension=Dimension.TEAM,
        unit=Unit.RATING,
        cycle=Cycle.QUARTER,
        source=N_("360° evaluation"),
        definition=N_("Average mark from product, marketing and service"),
    ),
    Kpi(
        id="coaching",
        name=N_("Coaching of new team members"),
        dimension=Dimension.TEAM,
        unit=Unit.COUNT,
        cycle=Cycle.QUARTER,
        source=N_("Colleague feedback"),
        definition=N_("Joint visits and coaching talks with new colleagues"),
        adds_up=True,
    ),
    Kpi(
        id="team_atmosphere",
        name=N_("Contribution to team atmosphere"),
        dimension=Dimension.TEAM,
        unit=Unit.RATING,
        cycle=Cycle.YEAR,
        source=N_("Colleague feedback"),
        definition=N_("Average mark from the team"),
    ),
    Kpi(
        id="company_culture",
        name=N_("Living the company culture"),
        dimension=Dimension.TEAM,
        unit=Unit.RATING,
        cycle=Cycle.YEAR,
        source=N_("360° evaluation"),
        definition=N_("Average mark for acting by the company's values"),
    ),
)
KPI_CATALOGUE: Final[tuple[Kpi, ...]] = (*_SALES, *_CUSTOMER, *_BEHAVIOR, *_TEAM)
"""The twenty KPIs, dimension by dimension."""

_BY_ID: Final = {kpi.id: kpi for kpi in KPI_CATALOGUE}


def kpi_named(kpi_id: str) -> Kpi:
    """The KPI of the catalogue with that id; raises FieldError where there is none.

    >>> kpi_named("nps").label
    'Net Promoter Score (NPS)'
    """
    if kpi_id not in _BY_ID:
        sentence = _("KPI must be one of {known}, got {value}").format(known=", ".join(_BY_ID), value=repr(kpi_id))
        raise FieldError(sentence, field=_("KPI"), value=kpi_id)
    return _BY_ID[kpi_id]


def kpis_in(dimension: Dimension) -> tuple[Kpi, ...]:
    """The five KPIs of the catalogue that look at *dimension*."""
    return tuple(kpi for kpi in KPI_CATALOGUE if kpi.dimension is dimension)
