"""Retention: the numbers of the literature, those of the worked company, and the borders."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.customers import (
    Cohort,
    CohortTable,
    KeepingCosts,
    RetentionEconomics,
    Yardstick,
    average_stay,
    customers_left,
    later_years,
    margin_multiple,
    worked_cohorts,
    worked_customers,
)
from bpcourse.core.errors import AmountError, CourseError, RateError

RATES = st.floats(0, 1)


def worked() -> RetentionEconomics:
    found = worked_customers().retention
    assert found is not None
    return found


# Cohorts --------------------------------------------------------------------------------------------------------------


def test_the_worked_company_kept_ninety_of_a_hundred() -> None:
    table = worked_cohorts()

    assert (table.before, table.kept, table.retention) == (100, 90, 0.9)
    assert (table.won_before, table.lost, table.lost_first_year) == (119, 29, 20)
    assert pytest.approx(table.stay_rates) == (99 / 119, 63 / 69, 41 / 43, 26 / 27)
    assert round(table.expected_next or 0) == 135


def test_survival_is_the_chain_of_the_rates() -> None:
    table = worked_cohorts()

    assert table.survival[0] == 1
    assert table.survival[-1] == pytest.approx(math.prod(table.stay_rates))


def test_nothing_is_measured_from_one_new_cohort() -> None:
    table = CohortTable([Cohort(year=2026, counts=(60,))])

    assert (table.stay_rates, table.retention, table.expected_next) == ((), None, None)
    assert CohortTable([]).customers == 0


def test_an_empty_cohort_ends_the_rates() -> None:
    assert CohortTable([Cohort(year=2024, counts=(5, 0, 0))]).stay_rates == (0.0,)
    assert CohortTable([Cohort(year=2024, counts=(0, 0))]).stay_rates == ()


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((), "at least one number is needed"),
        ((30, 31), "customers won in 2025 must be at most the 30 of the year before, got 31"),
        ((-1,), "customers won in 2025 must be 0 or more"),
    ],
)
def test_a_cohort_only_shrinks(counts: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(CourseError, match=sentence):
        Cohort(year=2025, counts=counts)


def test_cohorts_reach_to_the_same_year() -> None:
    with pytest.raises(CourseError, match="the row of 2024 reaches to 2026, the row of 2025 to 2025"):
        CohortTable([Cohort(year=2025, counts=(9,)), Cohort(year=2024, counts=(9, 9, 9))])


def test_a_year_stands_there_once() -> None:
    with pytest.raises(CourseError, match="customers won in 2025 stand there twice"):
        CohortTable([Cohort(year=2025, counts=(9,)), Cohort(year=2025, counts=(9,))])


# Formulas -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("defections", "years"), [(0.20, 5), (0.10, 10), (0.05, 20)])
def test_the_average_stay_of_reichheld_and_sasser(defections: float, years: float) -> None:
    assert years == pytest.approx(average_stay(1 - defections))


@pytest.mark.parametrize(
    ("retention", "multiples"),
    [
        (0.60, (1.20, 1.15, 1.11, 1.07)),
        (0.70, (1.75, 1.67, 1.59, 1.52)),
        (0.80, (2.67, 2.50, 2.35, 2.22)),
        (0.90, (4.50, 4.09, 3.75, 3.46)),
    ],
)
def test_the_margin_multiples_of_gupta_and_lehmann(retention: float, multiples: tuple[float, ...]) -> None:
    found = [round(margin_multiple(retention, interest=rate), 2) for rate in (0.10, 0.12, 0.14, 0.16)]

    assert list(multiples) == found


@given(RATES, st.floats(0.01, 1))
def test_counting_more_years_comes_closer_to_forever_and_never_beyond(retention: float, interest: float) -> None:
    ten, fifty = (later_years(retention, interest=interest, years=years) for years in (10, 50))

    assert ten <= fifty <= margin_multiple(retention, interest=interest) * (1 + 1e-9)


@pytest.mark.parametrize(("retention", "left"), [(0.0, 0), (0.5, 15), (1.0, 60)])
def test_customers_left_after_two_years(retention: float, left: float) -> None:
    assert left == customers_left(60, retention, 2)


def test_where_nobody_leaves_a_stay_has_no_end() -> None:
    assert average_stay(1) == math.inf
    assert margin_multiple(1, interest=0) == math.inf


@pytest.mark.parametrize("retention", [-0.1, 1.1, math.nan])
def test_a_retention_is_a_share(retention: float) -> None:
    for worth in (average_stay, lambda rate: margin_multiple(rate, interest=0.1)):
        with pytest.raises(RateError, match="retention must be from 0% to 100%"):
            worth(retention)


@pytest.mark.parametrize("years", [-1, 51])
def test_years_beyond_reason_are_refused(years: int) -> None:
    with pytest.raises(AmountError, match="years counted must be from 0 to 50"):
        later_years(0.9, interest=0.1, years=years)


# A business -----------------------------------------------------------------------------------------------------------


def test_the_worked_company_wins_for_five_times_what_it_keeps_for() -> None:
    assert (round(worked().win_cost), round(worked().keep_cost)) == (40_217, 7_884)
    assert worked().win_to_keep == pytest.approx(5.1, abs=0.01)


def test_two_service_engineers_on_the_side_of_keeping_change_the_ratio() -> None:
    costs = replace(worked().costs, service=600_000)

    assert replace(worked(), costs=costs).win_to_keep == pytest.approx(3.4, abs=0.02)


def test_the_lifetime_value_of_the_worked_company() -> None:
    assert (round(worked().first_order), round(worked().contribution)) == (55_783, 77_449)
    assert [round(worked().lifetime_value(rate), -3) for rate in (0.90, 0.95)] == [357_000, 433_000]


@pytest.mark.parametrize(
    ("yardstick", "rise"),
    [
        (Yardstick.STAY, 1.00), (Yardstick.FOREVER, 0.41), (Yardstick.LATER, 0.25), (Yardstick.VALUE, 0.21),
        (Yardstick.GROSS, 0.033), (Yardstick.OPERATING, 0.13), (Yardstick.AFTER_PROGRAM, 0.071),
    ],
)  # fmt: skip
def test_five_points_are_worth_what_the_yardstick_says(yardstick: Yardstick, rise: float) -> None:
    found = {measure.yardstick: measure.rise for measure in worked().measures}

    assert rise == pytest.approx(found[yardstick], abs=0.005)


def test_the_program_pays_for_itself_with_four_customers() -> None:
    assert worked().saved_customers == pytest.approx(7.5)
    assert worked().break_even_customers == pytest.approx(3.87, abs=0.01)
    assert worked().break_even_points == pytest.approx(0.026, abs=0.001)


def test_a_customer_who_leaves_nothing_never_pays_a_program() -> None:
    assert replace(worked(), gross_margin=0).break_even_customers is None
    assert replace(worked(), gross_margin=0).break_even_points is None


def test_nobody_keeps_more_than_all() -> None:
    full = replace(worked(), retention=0.98)

    assert full.improved == 1
    assert full.measures[0].rise is None


def test_a_rise_from_a_loss_is_not_a_number() -> None:
    poor = replace(worked(), gross_margin=0, operating_margin=0)

    assert {measure.yardstick for measure in poor.measures if measure.rise is None} == {
        Yardstick.VALUE, Yardstick.GROSS, Yardstick.OPERATING, Yardstick.AFTER_PROGRAM,
    }  # fmt: skip


def test_a_ratio_to_no_cost_is_not_a_number() -> None:
    assert replace(worked(), costs=replace(worked().costs, keep_weeks=0)).win_to_keep is None


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("customers", 0, "customers must be more than 0"), ("deals", 0, "deals must be more than 0"),
        ("retention", 1.2, "retention must be from 0% to 100%"), ("points", -0.1, "points of retention must be from"),
        ("gross_margin", 2, "gross margin must be from"), ("operating_margin", 2, "operating margin must be from"),
        ("staying_revenue", -1, "revenue of a customer who stays must be 0 or more"),
        ("interest", -0.1, "interest must be 0 or more"), ("years", 60, "years counted must be from 0 to 50"),
        ("program", -1, "cost of the program must be 0 or more"),
    ],
)  # fmt: skip
def test_a_business_that_cannot_be_is_refused(name: str, value: float, sentence: str) -> None:
    with pytest.raises(CourseError, match=sentence):
        replace(worked(), **{name: value})  # type: ignore[arg-type] # one wrong field at a time


def test_costs_need_weeks_to_sell_in() -> None:
    with pytest.raises(AmountError, match="selling weeks must be more than 0"):
        KeepingCosts(rep_year=1, selling_weeks=0, win_weeks=1, keep_weeks=1)
    with pytest.raises(AmountError, match="marketing must be 0 or more"):
        KeepingCosts(rep_year=1, selling_weeks=1, win_weeks=1, keep_weeks=1, marketing=-1)
