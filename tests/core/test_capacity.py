"""Capacity: month by month against the goal, the gap in money and reps, and until when to hire."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.capacity import (
    capacity_outlook,
    hiring_options,
    latest_start_to_close,
    latest_useful_start,
)
from bpcourse.core.errors import AmountError
from bpcourse.core.period import Period
from bpcourse.core.resources import HireGroup, RampShape, Rep, Resources

YEAR = Period.year(2027)
TEAM = Resources(team=(Rep(quota=6e6), Rep(quota=6e6)))
HIRE = HireGroup(quota=6e6, ramp_months=6)

days = st.none() | st.dates(date(2026, 1, 1), date(2028, 6, 30))
quotas = st.floats(0, 1e7)
ramps = st.integers(0, 18)
resources = st.builds(
    Resources,
    team=st.lists(st.builds(Rep, quota=quotas, start=days, ramp_months=ramps), max_size=3).map(tuple),
    hires=st.lists(
        st.builds(HireGroup, count=st.integers(0, 4), quota=quotas, start=days, ramp_months=ramps), max_size=2
    ).map(tuple),
    ramp_shape=st.sampled_from(RampShape),
    attrition_rate=st.floats(0, 1),
    replacement_months=st.none() | st.floats(0, 12),
    attainment=st.floats(0, 1.5),
)
periods = st.tuples(st.dates(date(2026, 6, 1), date(2027, 12, 31)), st.integers(1, 800)).map(
    lambda each: Period(each[0], date.fromordinal(each[0].toordinal() + each[1]))
)


# Months ---------------------------------------------------------------------------------------------------------------


def test_goal_and_quotas_are_spread_evenly_over_whole_months() -> None:
    outlook = capacity_outlook(TEAM, YEAR, goal=12e6)

    assert pytest.approx([month.goal for month in outlook.months]) == [1e6] * 12
    assert pytest.approx([month.capacity for month in outlook.months]) == [1e6] * 12
    assert outlook.gap == 0
    assert outlook.coverage == pytest.approx(1)


@given(resources, periods, st.floats(0, 1e8))
def test_months_and_years_add_up_to_the_whole(team: Resources, period: Period, goal: float) -> None:
    outlook = capacity_outlook(team, period, goal=goal)

    assert team.quota_capacity(period) == pytest.approx(outlook.capacity)
    assert goal == pytest.approx(outlook.goal)
    assert outlook.capacity == pytest.approx(math.fsum(year.capacity for year in outlook.years))
    assert outlook.months[0].period.start == period.start
    assert outlook.months[-1].period.end == period.end == outlook.years[-1].period.end


@pytest.mark.parametrize(
    ("shape", "shares"),
    [
        (RampShape.LINEAR, [1 / 8, 3 / 8, 5 / 8, 7 / 8, 1]),
        (RampShape.STEPPED, [0, 1 / 4, 2 / 4, 3 / 4, 1]),
    ],
)
def test_a_ramp_of_four_months_rises_evenly_or_by_steps(shape: RampShape, shares: list[float]) -> None:
    hired = HireGroup(quota=12, start=date(2027, 1, 1), ramp_months=4)

    assert shares == pytest.approx(Resources(hires=(hired,), ramp_shape=shape).monthly_capacity(YEAR)[:5])


def test_hires_without_a_first_day_carry_nothing() -> None:
    assert Resources(hires=(HireGroup(count=3, quota=6e6),)).quota_capacity(YEAR) == 0


def test_a_group_carries_as_many_times_as_it_has_people() -> None:
    group = replace(HIRE, start=date(2027, 4, 1))
    one, three = (Resources(hires=(replace(group, count=count),)).quota_capacity(YEAR) for count in (1, 3))

    assert one == pytest.approx(3e6)  # six months in full, and six that count half
    assert three == pytest.approx(3 * one)


def test_attainment_takes_its_share_of_every_quota() -> None:
    assert replace(TEAM, attainment=0.8).quota_capacity(YEAR) == pytest.approx(9.6e6)


# Attrition ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "lost"),
    [
        (None, 0.5),  # everybody leaves evenly through the year, nobody comes: half of the year is missing
        (0, 0),
        (12, 0.5),
        (6, 0.5 - 0.5**2 / 2),  # those of the first half are back for a quarter of a year on average
    ],
)
def test_places_are_empty_until_they_are_filled_again(months: float | None, lost: float) -> None:
    leaving = replace(TEAM, attrition_rate=1, replacement_months=months)

    assert leaving.quota_capacity(YEAR) == pytest.approx(12e6 * (1 - lost), rel=2e-3)


@given(resources, st.floats(0, 1), st.floats(0, 12))
def test_more_attrition_or_a_later_replacement_never_adds(team: Resources, rate: float, later: float) -> None:
    capacity = team.quota_capacity(YEAR)

    more = replace(team, attrition_rate=max(rate, team.attrition_rate))
    assert more.quota_capacity(YEAR) <= capacity * (1 + 1e-9) + 1e-6
    if team.replacement_months is not None:
        slower = replace(team, replacement_months=team.replacement_months + later)
        assert slower.quota_capacity(YEAR) <= capacity * (1 + 1e-9) + 1e-6
    assert capacity >= 0


@given(resources)
def test_no_team_carries_more_than_its_quotas_and_attainment(team: Resources) -> None:
    quotas_of_all = math.fsum(
        (*((one.quota or 0) for one in team.team), *((g.quota or 0) * g.count for g in team.hires))
    )

    assert team.quota_capacity(YEAR) <= quotas_of_all * team.attainment * (1 + 1e-9) + 1e-6


# Gap ------------------------------------------------------------------------------------------------------------------


def test_the_gap_is_told_in_money_and_in_reps() -> None:
    outlook = capacity_outlook(replace(TEAM, attainment=0.8), YEAR, goal=12e6)

    assert outlook.gap == pytest.approx(2.4e6)
    assert outlook.reps_needed(quota=6e6) == pytest.approx(0.5)
    assert outlook.reps_needed(quota=0) is None
    assert capacity_outlook(TEAM, YEAR, goal=1e6).reps_needed(quota=0) == 0


def test_without_a_goal_there_is_no_coverage_and_no_gap_to_fill() -> None:
    outlook = capacity_outlook(TEAM, YEAR, goal=0)

    assert outlook.coverage is None
    assert outlook.gap == pytest.approx(-12e6)


def test_a_goal_below_zero_is_refused() -> None:
    with pytest.raises(AmountError, match="goal must be 0 or more, got -1"):
        capacity_outlook(TEAM, YEAR, goal=-1)


# Hiring ---------------------------------------------------------------------------------------------------------------


def test_later_hires_bring_less_and_more_of_them_are_needed() -> None:
    options = hiring_options(TEAM, YEAR, hire=HIRE, goal=16e6)

    assert pytest.approx([one.brings for one in options[:7]]) == [4.5e6, 4.0e6, 3.5e6, 3.0e6, 2.5e6, 2.0e6, 1.5e6]
    assert [one.heads_needed for one in options[:8]] == [1, 1, 2, 2, 2, 2, 3, 4]
    assert latest_start_to_close(options, 1) == date(2027, 2, 1)
    assert latest_start_to_close(options, 2) == date(2027, 6, 1)
    assert latest_start_to_close(options, 0) is None


def test_the_heads_that_are_needed_do_close_the_gap() -> None:
    for option in hiring_options(TEAM, YEAR, hire=HIRE, goal=16e6)[:6]:
        heads = option.heads_needed or 0
        hired, fewer = (
            replace(TEAM, hires=(replace(HIRE, count=count, start=option.start),)) for count in (heads, heads - 1)
        )
        assert capacity_outlook(hired, YEAR, goal=16e6).gap <= 0
        assert capacity_outlook(fewer, YEAR, goal=16e6).gap > 0


@pytest.mark.parametrize(
    ("least", "latest"),
    [(0, date(2027, 12, 1)), (240_000, date(2027, 10, 1)), (4.5e6, date(2027, 1, 1)), (5e6, None)],
)
def test_the_latest_useful_month_still_brings_what_is_asked(least: float, latest: date | None) -> None:
    assert latest == latest_useful_start(hiring_options(TEAM, YEAR, hire=HIRE, goal=0), at_least=least)


def test_a_hire_without_quota_closes_nothing_and_helps_never() -> None:
    options = hiring_options(TEAM, YEAR, hire=HireGroup(), goal=16e6)

    assert {one.heads_needed for one in options} == {None}
    assert latest_useful_start(options, at_least=0) is None


def test_where_there_is_no_gap_nobody_is_needed() -> None:
    assert {one.heads_needed for one in hiring_options(TEAM, YEAR, hire=HIRE, goal=1e6)} == {0}


def test_hiring_starts_no_earlier_than_the_plan() -> None:
    period = Period(date(2027, 3, 15), date(2027, 5, 31))

    starts = [one.start for one in hiring_options(TEAM, period, hire=HIRE, goal=0)]
    assert starts == [date(2027, 3, 15), date(2027, 4, 1), date(2027, 5, 1)]
