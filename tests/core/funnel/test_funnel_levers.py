from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, RateError
from bpcourse.core.funnel import Funnel, Lever, best_conversion, levers

PLAN = Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)


def gains(funnel: Funnel, **options: float) -> dict[str, float]:
    return {lever.stage or lever.kind: lever.revenue_gain for lever in levers(funnel, leads=2_000, **options)}


def test_one_point_pays_most_at_the_lowest_conversion() -> None:
    assert gains(PLAN)["Proposal"] == pytest.approx(768_000)
    assert gains(PLAN)["Lead"] == pytest.approx(600_000)
    assert gains(PLAN)["First meeting"] == pytest.approx(384_000)
    assert best_conversion(PLAN, leads=2_000).stage == "Proposal"


def test_one_percent_of_leads_pays_what_one_percent_of_deal_size_pays() -> None:
    assert gains(PLAN)["leads"] == gains(PLAN)["average_deal_size"] == pytest.approx(192_000)


def test_a_cycle_shorter_by_a_tenth_lets_a_ninth_more_through() -> None:
    assert gains(PLAN, share=0.1)["sales_cycle_days"] == pytest.approx(19_200_000 / 9)


def test_a_funnel_without_days_has_no_cycle_to_shorten() -> None:
    assert "sales_cycle_days" not in gains(Funnel.from_rates([0.5, 0.5], average_deal_size=1))


def test_a_conversion_stops_at_100_percent() -> None:
    lever = best_conversion(Funnel.from_rates([0.995], average_deal_size=1_000), leads=1_000)
    assert lever.change == pytest.approx(0.005)
    assert lever.revenue_gain == pytest.approx(5_000)


def test_a_stage_that_loses_all_is_the_lever_that_pays() -> None:
    found = levers(Funnel.from_rates([0.5, 0], average_deal_size=1_000), leads=100)
    assert (found[0].stage, found[0].revenue_gain) == ("Stage 2", 500)
    assert {lever.revenue_gain for lever in found[1:]} == {0}


def test_no_leads_leave_nothing_to_gain() -> None:
    assert {lever.revenue_gain for lever in levers(PLAN, leads=0)} == {0}


@pytest.mark.parametrize(("points", "share"), [(-0.01, 0.01), (1.01, 0.01), (0.01, -0.01), (0.01, 1.01)])
def test_improvements_are_shares(points: float, share: float) -> None:
    with pytest.raises(RateError):
        levers(PLAN, leads=1, points=points, share=share)


def test_a_cycle_cannot_shrink_to_nothing() -> None:
    with pytest.raises(AmountError, match="less than 1"):
        levers(PLAN, leads=1, share=1)


def test_leads_are_not_negative() -> None:
    with pytest.raises(AmountError, match="leads"):
        levers(PLAN, leads=-1)


@pytest.mark.parametrize(
    ("lever", "label"),
    [
        (Lever(kind="conversion", stage="Lead", change=0.01, revenue_gain=1), "Lead: conversion +1 point"),
        (Lever(kind="conversion", stage="Lead", change=0.025, revenue_gain=1), "Lead: conversion +2.5 points"),
        (Lever(kind="leads", stage="", change=0.1, revenue_gain=1), "Leads: +10%"),
        (Lever(kind="average_deal_size", stage="", change=0.1, revenue_gain=1), "Average deal size: +10%"),
        (Lever(kind="sales_cycle_days", stage="", change=0.1, revenue_gain=1), "Sales cycle: 10% shorter"),
    ],
)
def test_a_lever_says_what_it_moves(lever: Lever, label: str) -> None:
    assert lever.label == label


@given(st.lists(st.floats(0, 1), min_size=1, max_size=7), st.floats(0, 1e6))
def test_levers_come_best_first_and_never_cost(conversions: list[float], leads: float) -> None:
    funnel = Funnel.from_rates(conversions, average_deal_size=10_000)
    found = [lever.revenue_gain for lever in levers(funnel, leads=leads)]
    assert found == sorted(found, reverse=True)
    assert min(found) >= 0


@given(st.lists(st.floats(0.05, 0.9), min_size=1, max_size=7))
def test_the_lowest_conversion_is_always_the_best_for_points(conversions: list[float]) -> None:
    funnel = Funnel.from_rates(conversions, average_deal_size=10_000)
    best = best_conversion(funnel, leads=1_000_000)
    chosen = funnel.stages[funnel.step(best.stage)].conversion
    assert chosen == pytest.approx(min(conversions), abs=1e-4)
