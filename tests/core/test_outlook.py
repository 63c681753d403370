"""What a plan comes to: the figures of the worked company, and None where a plan does not say enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpcourse.core.outlook import Outlook, plan_outlook
from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan
from bpcourse.core.worked_company import worked_plan


def test_the_worked_company_reaches_its_goals() -> None:
    outlook = plan_outlook(worked_plan())

    assert outlook.leads == 2_000
    assert outlook.deals == pytest.approx(80)
    assert outlook.revenue == pytest.approx(19_200_000)
    assert outlook.target_coverage == pytest.approx(1)
    assert outlook.goal_coverage == pytest.approx(48.6 / 48)
    assert outlook.pipeline_coverage == pytest.approx(4)
    assert outlook.hours_used == pytest.approx(8_260 / 9_280)


def test_an_empty_plan_comes_to_nothing_known() -> None:
    outlook = plan_outlook(SalesPlan.empty())

    assert outlook == Outlook(currency="CNY")
    assert (outlook.revenue_a_year, outlook.target_coverage, outlook.goal_coverage, outlook.hours_used) == (None,) * 4


@pytest.mark.parametrize(
    ("period", "share"), [(Period.year(2027), 1), (Period.year(2028), 1), (Period.half(2027, 1), 365 / 181), (None, 1)]
)
def test_revenue_is_told_for_a_year(period: Period | None, share: float) -> None:
    outlook = plan_outlook(replace(worked_plan(), period=period))

    assert outlook.revenue_a_year == pytest.approx(19_200_000 * share)
