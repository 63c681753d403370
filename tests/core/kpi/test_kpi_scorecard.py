from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError, RateError
from bpcourse.core.kpi import (
    AttainmentLimits,
    Dimension,
    Direction,
    Scorecard,
    ScorecardLine,
    WeightError,
    attainment,
    kpi_named,
)

unlimited = AttainmentLimits(floor=0, cap=1000)


@pytest.mark.parametrize(
    ("direction", "actual", "share"),
    [
        (Direction.MORE, 100, 1.0),
        (Direction.MORE, 90, 0.9),
        (Direction.MORE, 120, 1.2),
        (Direction.LESS, 100, 1.0),
        (Direction.LESS, 90, 1.1),
        (Direction.LESS, 120, 0.8),
    ],
)
def test_attainment_honors_the_direction(direction: Direction, actual: float, share: float) -> None:
    assert share == pytest.approx(attainment(actual=actual, target=100, direction=direction))


@pytest.mark.parametrize(
    ("direction", "actual", "share"),
    [
        (Direction.MORE, 40, 0.5),
        (Direction.MORE, -20, 0.5),
        (Direction.MORE, 130, 1.2),
        (Direction.LESS, 300, 0.5),
        (Direction.LESS, 0, 1.2),
    ],
)
def test_attainment_keeps_within_floor_and_cap(direction: Direction, actual: float, share: float) -> None:
    limits = AttainmentLimits(floor=0.5, cap=1.2)
    assert share == attainment(actual=actual, target=100, direction=direction, limits=limits)


@pytest.mark.parametrize("target", [0, -5, math.nan, math.inf])
def test_a_target_is_more_than_nothing(target: float) -> None:
    with pytest.raises(AmountError, match="KPI target must be more than 0"):
        attainment(actual=1, target=target)


def test_an_actual_figure_is_a_number() -> None:
    with pytest.raises(FieldError, match="actual figure must be a number"):
        attainment(actual=math.nan, target=1)


@pytest.mark.parametrize(("floor", "cap"), [(-0.1, 1.5), (1.1, 1.5), (0, 0.9), (0, math.inf)])
def test_limits_leave_room_for_a_met_target(floor: float, cap: float) -> None:
    with pytest.raises(FieldError):
        AttainmentLimits(floor=floor, cap=cap)


@given(st.floats(0, 2), st.sampled_from(Direction))
def test_the_same_distance_from_the_target_counts_the_same_either_way(reached: float, direction: Direction) -> None:
    share = attainment(actual=reached * 50, target=50, direction=direction, limits=unlimited)
    assert abs(share - 1) == pytest.approx(abs(reached - 1))


def test_a_scorecard_must_be_whole() -> None:
    with pytest.raises(WeightError, match="got 90%: raise one by 10 points"):
        Scorecard.from_weights("x", {Dimension.SALES: 0.6, Dimension.TEAM: 0.3})


def test_a_scorecard_needs_a_name() -> None:
    with pytest.raises(FieldError, match="scorecard name needs some text"):
        Scorecard.from_weights("", {Dimension.SALES: 1.0})


def test_a_negative_weight_names_its_measure() -> None:
    with pytest.raises(RateError, match="weight of Teamwork must be from 0% to 100%, got -10%"):
        ScorecardLine(Dimension.TEAM, -0.1)


def test_a_measure_stands_once() -> None:
    lines = (ScorecardLine(Dimension.SALES, 0.5), ScorecardLine(Dimension.SALES, 0.5))
    with pytest.raises(FieldError, match="Sales results stands twice"):
        Scorecard("x", lines)


def test_a_kpi_does_not_count_again_in_its_dimension() -> None:
    with pytest.raises(FieldError, match=r"NPS\) would count twice, by itself and in Customer management"):
        Scorecard.from_weights("x", {Dimension.CUSTOMER: 0.5, kpi_named("nps"): 0.5})


def test_kpis_and_dimensions_mix_and_sum_by_dimension() -> None:
    scorecard = Scorecard.from_weights(
        "x", {kpi_named("nps"): 0.2, kpi_named("satisfaction"): 0.3, Dimension.SALES: 0.5}
    )
    assert scorecard.dimension_weights == {
        Dimension.SALES: 0.5,
        Dimension.CUSTOMER: 0.5,
        Dimension.BEHAVIOR: 0,
        Dimension.TEAM: 0,
    }


@given(st.lists(st.tuples(st.sampled_from(Dimension), st.floats(0, 1)), max_size=8))
def test_a_scorecard_stays_whole_however_its_weights_are_moved(moves: list[tuple[Dimension, float]]) -> None:
    scorecard = Scorecard.from_weights("x", dict.fromkeys(Dimension, 0.25))
    for dimension, weight in moves:
        scorecard = scorecard.with_weight(dimension, weight)
        assert weight == scorecard.dimension_weights[dimension]
        assert all(share >= 0 for share in scorecard.weights)
        assert math.fsum(scorecard.weights) == pytest.approx(1, abs=1e-9)
