"""Risks: sixteen factors, signals fed with months, and what cannot be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, CourseError, FieldError
from bpcourse.core.reviews import Crossing
from bpcourse.core.risks import Risk, RiskFactor, RiskGroup
from bpcourse.present.figures.ch09 import RISK_GROUPS

MONTHS = tuple(f"2027-{month:02}" for month in range(1, 13))


def test_the_factors_are_the_chapters_in_its_order() -> None:
    assert [group.label for group in RiskGroup] == [group.name for group in RISK_GROUPS]
    for group, chapters in zip(RiskGroup, RISK_GROUPS, strict=True):
        assert [factor.label for factor in group.factors] == [factor.name for factor in chapters.factors]


def test_a_risk_not_yet_begun_is_no_error() -> None:
    risk = Risk()

    assert risk.label == ""
    assert risk.score is None
    assert not risk.is_measurable
    assert risk.crossed_months == risk.alarm_months == ()


def test_a_risk_of_the_companys_own_has_its_own_name() -> None:
    assert Risk(name="Chen Hao is ill in May").label == "Chen Hao is ill in May"
    assert Risk(factor=RiskFactor.SERVICE).label == RiskFactor.SERVICE.label


@given(st.integers(1, 5), st.integers(1, 5))
def test_the_score_is_likelihood_times_impact(likelihood: int, impact: int) -> None:
    assert Risk(likelihood=likelihood, impact=impact).score == likelihood * impact


@pytest.mark.parametrize(
    ("signal", "threshold", "expected"),
    [("leads", 6, True), ("leads", 0, True), (" ", 6, False), ("leads", None, False)],
)
def test_a_signal_is_measurable_with_a_number(signal: str, threshold: float | None, expected: bool) -> None:
    assert expected is Risk(signal=signal, threshold=threshold).is_measurable


@pytest.mark.parametrize(
    ("counts", "in_a_row", "alarms"),
    [
        ((2, 6, 8, 5), 1, (1, 2)),
        ((2, 6, 8, 5), 2, (2,)),
        ((6, 6, 6, 6), 2, (1, 2, 3)),
        ((6, 5, 6, 5), 2, ()),
        ((6, 6, 6, 6), 5, ()),
    ],
)
def test_an_alarm_takes_months_in_a_row(counts: tuple[float, ...], in_a_row: int, alarms: tuple[int, ...]) -> None:
    values = dict(zip(MONTHS, counts, strict=False))

    assert Risk(threshold=6, in_a_row=in_a_row, values=values).alarm_months == tuple(MONTHS[at] for at in alarms)


def test_a_month_not_counted_ends_the_row() -> None:
    values: dict[str, float] = {"2027-01": 9, "2027-03": 9}

    assert Risk(threshold=6, in_a_row=2, values=values).alarm_months == ()


def test_a_row_goes_on_over_the_new_year_in_whatever_order_it_was_entered() -> None:
    values: dict[str, float] = {"2027-01": 9, "2026-12": 9}

    assert Risk(threshold=6, in_a_row=2, values=values).alarm_months == ("2027-01",)


def test_a_signal_may_ring_when_it_is_low() -> None:
    risk = Risk(threshold=6, direction=Crossing.BELOW, values={"2027-01": 6, "2027-02": 7})

    assert risk.crossed_months == ("2027-01",)


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_lies_from_1_to_5(level: int) -> None:
    with pytest.raises(AmountError, match="risk Price wars: likelihood must be from 1 to 5"):
        Risk(factor=RiskFactor.PRICE_WAR, likelihood=level)
    with pytest.raises(AmountError, match="risk Price wars: impact must be from 1 to 5"):
        Risk(factor=RiskFactor.PRICE_WAR, impact=level)


@pytest.mark.parametrize("month", ["2027-13", "2027-00", "27-01", "2027-1", "January", "", "2027-01\n", "２０２７-01"])
def test_a_month_is_written_year_first(month: str) -> None:
    with pytest.raises(FieldError, match="a month must be written as in 2027-03"):
        Risk(values={month: 1})


@pytest.mark.parametrize("count", [math.nan, math.inf])
def test_a_count_is_a_number(count: float) -> None:
    with pytest.raises(CourseError, match="2027-01 must be a number"):
        Risk(name="x", values={"2027-01": count})


def test_at_least_one_month_in_a_row() -> None:
    with pytest.raises(AmountError, match="months in a row must be more than 0"):
        Risk(in_a_row=0)
