from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, RateError
from bpcourse.core.funnel import (
    Funnel,
    FunnelError,
    OpenDeals,
    coverage_needed,
    forward,
    pipeline_coverage,
    pipeline_gap,
    sales_velocity,
    weighted_forecast,
)

PLAN = Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)
money = st.floats(0, 1e12)


def test_coverage_is_open_value_over_remaining_quota() -> None:
    assert pipeline_coverage(open_value=14_400_000, remaining_quota=4_800_000) == 3


def test_a_quota_already_met_is_covered_without_end() -> None:
    assert pipeline_coverage(open_value=0, remaining_quota=0) == math.inf


@pytest.mark.parametrize(("win_rate", "coverage"), [(1, 1), (0.5, 2), (0.25, 4), (1 / 3, 3)])
def test_the_win_rate_says_how_much_coverage_is_needed(win_rate: float, coverage: float) -> None:
    assert coverage_needed(win_rate=win_rate) == pytest.approx(coverage)


def test_without_any_win_no_coverage_is_enough() -> None:
    with pytest.raises(AmountError, match="win rate must be more than 0"):
        coverage_needed(win_rate=0)


def test_a_win_rate_over_100_percent_is_refused() -> None:
    with pytest.raises(RateError, match="win rate"):
        coverage_needed(win_rate=1.2)


@pytest.mark.parametrize(("open_value", "gap"), [(14_400_000, 4_800_000), (19_200_000, 0), (30_000_000, 0)])
def test_the_gap_is_what_the_needed_coverage_still_lacks(open_value: float, gap: float) -> None:
    assert pipeline_gap(open_value=open_value, remaining_quota=4_800_000, win_rate=0.25) == gap


def test_negative_money_is_refused() -> None:
    with pytest.raises(AmountError, match="open pipeline value"):
        pipeline_coverage(open_value=-1, remaining_quota=1)
    with pytest.raises(AmountError, match="remaining quota"):
        pipeline_gap(open_value=1, remaining_quota=-1, win_rate=0.5)


def test_velocity_is_revenue_per_day_of_the_cycle() -> None:
    velocity = sales_velocity(opportunities=320, win_rate=0.25, average_deal_size=240_000, sales_cycle_days=90)
    assert velocity * 90 == pytest.approx(19_200_000)


def test_velocity_is_the_same_from_leads_as_from_proposals() -> None:
    from_proposals = sales_velocity(
        opportunities=320, win_rate=PLAN.win_rate, average_deal_size=240_000, sales_cycle_days=90
    )
    from_leads = sales_velocity(
        opportunities=2_000, win_rate=PLAN.lead_to_deal_rate, average_deal_size=240_000, sales_cycle_days=90
    )
    assert from_leads == pytest.approx(from_proposals)


def test_a_cycle_takes_time() -> None:
    with pytest.raises(AmountError, match="sales cycle in days must be more than 0"):
        sales_velocity(opportunities=1, win_rate=0.5, average_deal_size=1, sales_cycle_days=0)


def test_open_deals_are_weighted_by_their_chance_to_be_won() -> None:
    forecast = weighted_forecast(
        PLAN,
        [
            OpenDeals(stage="Lead", count=100),
            OpenDeals(stage="First meeting", count=40, value=12_000_000),
            OpenDeals(stage="Proposal", count=20),
        ],
    )
    assert forecast.expected_deals == pytest.approx(4 + 5 + 5)
    assert forecast.open_value == 24_000_000 + 12_000_000 + 4_800_000
    assert [line.weighted_value for line in forecast.lines] == pytest.approx([960_000, 1_500_000, 1_200_000])
    assert forecast.weighted_value == pytest.approx(3_660_000)


def test_an_empty_pipeline_forecasts_nothing() -> None:
    assert weighted_forecast(PLAN, []).weighted_value == 0


def test_open_deals_are_in_a_stage_of_the_funnel() -> None:
    with pytest.raises(FunnelError, match="one of Lead, First meeting, Proposal, Deal, got 'Demo'"):
        weighted_forecast(PLAN, [OpenDeals(stage="Demo", count=1)])


def test_open_deals_are_not_negative() -> None:
    with pytest.raises(AmountError, match="stage 'Lead': open opportunities"):
        OpenDeals(stage="Lead", count=-1)
    with pytest.raises(AmountError, match="stage 'Lead': open value"):
        OpenDeals(stage="Lead", count=1, value=-1)


@given(money, st.floats(1, 1e12), st.floats(0.001, 1))
def test_the_gap_closes_when_coverage_is_what_the_win_rate_needs(
    open_value: float, remaining_quota: float, win_rate: float
) -> None:
    gap = pipeline_gap(open_value=open_value, remaining_quota=remaining_quota, win_rate=win_rate)
    coverage = pipeline_coverage(open_value=open_value + gap, remaining_quota=remaining_quota)
    assert coverage >= coverage_needed(win_rate=win_rate) * (1 - 1e-9)


@given(st.floats(0, 1e5))
def test_leads_that_are_all_still_open_forecast_what_the_plan_expects(leads: float) -> None:
    forecast = weighted_forecast(PLAN, [OpenDeals(stage="Lead", count=leads)])
    assert forecast.weighted_value == pytest.approx(forward(PLAN, leads=leads).revenue)
