"""The radar: what comes first, what rings and since when, and how often chance alone rings."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, RateError
from bpcourse.core.reviews import Crossing
from bpcourse.core.risk_radar import (
    Hearing,
    alerts,
    chance_of,
    chance_of_crossing,
    false_alarms,
    group_hearings,
    hearing_of,
    pencil_limit,
    ranked,
    reached_by_chance,
)
from bpcourse.core.risks import Risk, RiskFactor, RiskGroup
from bpcourse.core.worked_company import worked_plan

COUNTS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(2026, 2028), st.integers(1, 12)), st.integers(0, 12), max_size=30
)


def counted(*counts: int | None, in_a_row: int = 2, factor: RiskFactor | None = RiskFactor.ECONOMY) -> Risk:
    """A risk that rings at 6, with *counts* from November 2026 on; None for a month not counted."""
    months = [f"{2026 + (10 + place) // 12}-{(10 + place) % 12 + 1:02}" for place in range(len(counts))]
    values = {month: count for month, count in zip(months, counts, strict=True) if count is not None}
    return Risk(factor=factor, threshold=6, in_a_row=in_a_row, values=values)


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        (counted(), Hearing.UNCOUNTED),
        (Risk(values={"2027-01": 9}), Hearing.UNCOUNTED),
        (counted(5), Hearing.QUIET),
        (counted(6), Hearing.LOOK),
        (counted(6, in_a_row=1), Hearing.RINGS),
        (counted(6, 6), Hearing.RINGS),
        (counted(6, None, 6), Hearing.LOOK),
        (counted(6, 6, 5), Hearing.QUIET),
    ],
)
def test_once_is_a_look_and_often_enough_rings(risk: Risk, expected: Hearing) -> None:
    assert expected is hearing_of(risk)


def test_an_alert_knows_when_it_began_and_when_it_rang_across_the_year() -> None:
    (alert,) = alerts([counted(1, 6, 7, 8)])

    assert (alert.began, alert.rang, alert.last) == ("2026-12", "2027-01", "2027-02")
    assert alert.is_ongoing


def test_an_alert_that_is_over_stays_on_record_behind_those_that_ring() -> None:
    over, ringing = counted(6, 6, 1), counted(1, 6, 6)

    assert [alert.is_ongoing for alert in alerts([over, ringing])] == [True, False]


def test_a_month_not_counted_parts_two_alerts() -> None:
    assert [alert.began for alert in alerts([counted(6, 6, None, 6, 6)])] == ["2027-02", "2026-11"]


@given(COUNTS, st.integers(1, 4))
def test_there_is_an_ongoing_alert_just_where_the_signal_rings(counts: dict[str, int], in_a_row: int) -> None:
    risk = Risk(threshold=6, in_a_row=in_a_row, values=counts)
    found = alerts([risk])

    assert (hearing_of(risk) is Hearing.RINGS) is any(alert.is_ongoing for alert in found)
    assert {alert.rang for alert in found} <= set(risk.alarm_months)
    assert bool(found) is bool(risk.alarm_months)


def test_the_worked_companys_price_war_comes_first() -> None:
    names = [risk.factor for risk in ranked(worked_plan().risks)]

    assert names[:2] == [RiskFactor.PRICE_WAR, RiskFactor.CAPABILITY]
    assert len(names) == 16


def test_a_group_is_as_loud_as_its_loudest_signal() -> None:
    heard = group_hearings([counted(6, 6), counted(1, factor=RiskFactor.POLICY), counted(6, factor=None)])

    assert [each.hearing for each in heard] == [Hearing.RINGS, *[Hearing.UNCOUNTED] * 3]
    assert (heard[0].group, heard[0].ringing, heard[0].counted) == (RiskGroup.MARKET, 1, 2)


# Chances: the chapter's, and tables of the two laws.


@pytest.mark.parametrize(
    ("expected", "reached", "usual", "of"),
    [
        (0.127, 5, 2.7, 27),
        (0.047, 6, 2.7, 27),
        (0.377, 6, 5.0, 10),  # 1 - 0.6230 of the usual binomial table, n = 10, p = 0.5
        (0.384, 6, 5.0, 0),  # 1 - 0.6160 of the usual Poisson table, mean 5
        (1.0, 0, 5.0, 0),
        (0.0, 28, 2.7, 27),
        (0.0, 10**15, 2.7, 0),
    ],
)
def test_the_chance_of_a_count_is_that_of_the_tables(expected: float, reached: int, usual: float, of: int) -> None:
    assert chance_of(reached, usual=usual, of=of) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(("usual", "of"), [(0.0, 0), (0.0, 9), (9.0, 9), (1e-9, 0), (900.0, 0), (900.0, 10_000)])
def test_the_limit_is_the_first_count_that_is_rare(usual: float, of: int) -> None:
    limit = reached_by_chance(usual, of=of)

    assert chance_of(limit, usual=usual, of=of) <= 0.05
    assert chance_of(limit - 1, usual=usual, of=of) > 0.05


@given(st.floats(0, 200), st.integers(0, 400))
def test_a_count_is_at_or_above_a_threshold_or_below_it(usual: float, threshold: int) -> None:
    above = chance_of_crossing(threshold, direction=Crossing.ABOVE, usual=usual)
    below = chance_of_crossing(threshold - 1, direction=Crossing.BELOW, usual=usual)

    assert math.isclose(above + below, 1, abs_tol=1e-9)


@given(st.floats(1, 100))
def test_the_pencil_comes_close_to_the_exact_limit(usual: float) -> None:
    assert abs(pencil_limit(usual) - reached_by_chance(usual)) <= 5
    assert pencil_limit(usual, direction=Crossing.BELOW) < usual


def test_two_months_in_a_row_ring_far_less_often_by_chance() -> None:
    assert false_alarms(0.05, signals=16) == pytest.approx(9.6)
    assert false_alarms(0.05, in_a_row=2, signals=16) == pytest.approx(0.44)
    assert false_alarms(0.5, in_a_row=13) == 0


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    with pytest.raises(AmountError, match="usual count must be at most the number of cases"):
        chance_of(3, usual=28, of=27)
    with pytest.raises(AmountError):
        reached_by_chance(-1)
    with pytest.raises(RateError):
        false_alarms(1.5)
