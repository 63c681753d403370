"""Ready examples: a team of eight with a year's results, and a company that changed what it measures.

>>> team = sample_team()
>>> len(team), team[0].name, team[0].role.label
(8, 'Chen Hao', 'Key account manager')
>>> case = weight_change_case()
>>> [round(score, 3) for score in (case.score_before, case.hidden_score_before, case.score_after)]
[1.0, 0.936, 1.116]

All results are invented for the course.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bpcourse.core.kpi.catalogue import kpi_named
from bpcourse.core.kpi.indicators import Cycle, Dimension, Kpi, Unit
from bpcourse.core.kpi.performance import Performance, Result, score_person
from bpcourse.core.kpi.profiles import Role
from bpcourse.core.kpi.scorecard import Scorecard
from bpcourse.core.language import N_, _

__all__ = ["WeightChangeCase", "sample_team", "weight_change_case"]

_KPI_IDS: Final = (
    "sales_attainment",
    "new_customers",
    "contract_days",
    "satisfaction",
    "renewal_rate",
    "quality_visits",
    "crm_quality",
    "knowledge_sharing",
    "cross_department",
)
# Actual figures in the order of the KPIs above, then the targets that differ from person to person: revenue, new
# customers, contract days, visits a month, contributions to knowledge. In sum: revenue of 40.0 million, 60 new
# customers after 46 days on average, 60 visits a month.
_Figures = tuple[float, ...]
_TEAM: Final[tuple[tuple[str, Role, _Figures, _Figures], ...]] = (
    (
        N_("Chen Hao"),
        Role.KEY_ACCOUNT_MANAGER,
        (9_000_000, 6, 61, 92, 0.95, 6, 0.90, 8, 4.4),
        (9_000_000, 6, 60, 6, 6),
    ),
    (
        N_("Wang Jing"),
        Role.SENIOR_REP,
        (6_600_000, 10, 45, 89, 0.93, 9, 0.96, 7, 4.2),
        (6_000_000, 10, 45, 8, 6),
    ),
    (
        N_("Zhao Lei"),
        Role.SENIOR_REP,
        (5_600_000, 9, 48, 86, 0.90, 7, 0.88, 5, 3.8),
        (6_000_000, 10, 45, 8, 6),
    ),
    (
        N_("Liu Yang"),
        Role.REP,
        (5_800_000, 11, 33, 68, 0.72, 4, 0.60, 1, 2.8),
        (4_800_000, 9, 45, 8, 6),
    ),
    (
        N_("Sun Mei"),
        Role.REP,
        (4_600_000, 9, 45, 91, 0.95, 9, 0.97, 7, 4.4),
        (4_800_000, 9, 45, 8, 6),
    ),
    (
        N_("Zhou Kai"),
        Role.REP,
        (4_200_000, 7, 52, 84, 0.88, 8, 0.92, 5, 3.9),
        (4_800_000, 9, 45, 8, 6),
    ),
    (
        N_("Xu Ting"),
        Role.JUNIOR_REP,
        (2_300_000, 5, 46, 85, 0.90, 9, 0.98, 4, 4.2),
        (2_400_000, 5, 45, 8, 4),
    ),
    (
        N_("Gao Feng"),
        Role.JUNIOR_REP,
        (1_900_000, 3, 50, 80, 0.85, 8, 0.94, 4, 4.0),
        (2_400_000, 5, 45, 8, 4),
    ),
)
_SATISFACTION, _RENEWAL, _CRM_QUALITY, _COOPERATION = 85, 0.90, 0.95, 4.0
"""Targets that are the same for everyone."""


def sample_team() -> tuple[Performance, ...]:
    """The worked company's eight reps with their results of 2026 and the targets they had.

    >>> revenue = kpi_named("sales_attainment")
    >>> sum(person.result(revenue).actual for person in sample_team())
    40000000
    """
    return tuple(_performance(_(name), role, actuals, targets) for name, role, actuals, targets in _TEAM)


def _performance(name: str, role: Role, actuals: _Figures, own_targets: _Figures) -> Performance:
    revenue, customers, days, visits, sharing = own_targets
    targets = (revenue, customers, days, _SATISFACTION, _RENEWAL, visits, _CRM_QUALITY, sharing, _COOPERATION)
    kpis = (kpi_named(kpi_id) for kpi_id in _KPI_IDS)
    return Performance(name, role, tuple(map(Result, kpis, actuals, targets)))


_MONTHLY_SALES: Final = Kpi(
    id="monthly_sales",
    name=N_("Monthly sales"),
    dimension=Dimension.SALES,
    unit=Unit.MONEY,
    cycle=Cycle.MONTH,
    source=N_("Sales system"),
)
_QUARTERLY_SATISFACTION: Final = Kpi(
    id="quarterly_satisfaction",
    name=N_("Quarterly customer satisfaction"),
    dimension=Dimension.CUSTOMER,
    unit=Unit.POINTS,
    cycle=Cycle.QUARTER,
    source=N_("Customer survey"),
)
_YEARLY_RETENTION: Final = Kpi(
    id="yearly_retention",
    name=N_("Yearly customer retention"),
    dimension=Dimension.CUSTOMER,
    unit=Unit.RATE,
    cycle=Cycle.YEAR,
    source=N_("CRM system"),
)


@dataclass(frozen=True)
class WeightChangeCase:
    """A company that went from one number to three, with its results in the year before and the year after."""

    old_scorecard: Scorecard
    new_scorecard: Scorecard
    before: Performance
    after: Performance

    @property
    def score_before(self) -> float:
        """The year before as the old scorecard showed it."""
        return score_person(self.before, self.old_scorecard).total

    @property
    def hidden_score_before(self) -> float:
        """The year before as the new scorecard would have shown it."""
        return score_person(self.before, self.new_scorecard).total

    @property
    def score_after(self) -> float:
        """The year after on the new scorecard."""
        return score_person(self.after, self.new_scorecard).total


def weight_change_case() -> WeightChangeCase:
    """The course's case: monthly sales alone, then sales 60%, quarterly satisfaction 20%, yearly retention 20%.

    From one year to the next sales rise 20% and satisfaction 15 points of 100, as the case tells it; the money, the
    targets (the same in both years) and the retention rates are the course's own.
    """
    old = Scorecard.from_weights(_("Monthly sales only"), {_MONTHLY_SALES: 1.0})
    new = Scorecard.from_weights(
        _("Short and long term"), {_MONTHLY_SALES: 0.6, _QUARTERLY_SATISFACTION: 0.2, _YEARLY_RETENTION: 0.2}
    )
    return WeightChangeCase(
        old,
        new,
        before=_case_year(_("Before"), sales=10_000_000, satisfaction=65, retention=0.78),
        after=_case_year(_("After"), sales=12_000_000, satisfaction=80, retention=0.88),
    )


def _case_year(name: str, *, sales: float, satisfaction: float, retention: float) -> Performance:
    """One year against the same targets."""
    return Performance(
        name,
        Role.SENIOR_SALES_MANAGER,
        (
            Result(_MONTHLY_SALES, sales, 10_000_000),
            Result(_QUARTERLY_SATISFACTION, satisfaction, 80),
            Result(_YEARLY_RETENTION, retention, 0.90),
        ),
    )
