"""How large an A/B test must be: published sizes, and what more cases buy."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.ab_test import ExperimentDesign, cases_per_group, findable_difference, power_with, weeks_for
from bpcourse.core.errors import AmountError, FieldError

RATES = st.floats(0.02, 0.9)


def design(base_rate: float, difference: float, **options: float) -> ExperimentDesign:
    return ExperimentDesign(base_rate=base_rate, difference=difference, **options)


@pytest.mark.parametrize(
    ("expected", "base_rate", "difference", "significance", "power"),
    [
        # J. L. Fleiss, "Statistical Methods for Rates and Proportions": the table of sample sizes per group.
        (827, 0.60, 0.10, 0.01, 0.95),
        (474, 0.05, 0.05, 0.05, 0.80),
        (219, 0.10, 0.10, 0.05, 0.80),
        (165, 0.25, 0.15, 0.05, 0.80),
    ],
)
def test_corrected_sizes_are_those_of_the_published_table(
    expected: int, base_rate: float, difference: float, significance: float, power: float
) -> None:
    planned = design(base_rate, difference, significance=significance, power=power)

    assert expected == cases_per_group(planned, corrected=True)


def test_the_size_is_the_next_whole_number_above_rs() -> None:
    # R's power.prop.test(p1 = .50, p2 = .75, power = .90) gives n = 76.7.
    assert cases_per_group(design(0.50, 0.25, power=0.90)) == 77


def test_the_power_is_rs() -> None:
    # R's power.prop.test(n = 50, p1 = .50, p2 = .75) gives 0.740.
    assert power_with(design(0.50, 0.25), 50) == pytest.approx(0.740, abs=5e-4)


def test_the_difference_that_can_be_found_is_rs() -> None:
    # R's power.prop.test(n = 50, p1 = .50, power = .90) gives p2 = 0.8026.
    assert findable_difference(design(0.50, 0.25, power=0.90), 50) == pytest.approx(0.3026, abs=5e-5)


def test_two_points_take_more_leads_than_the_worked_company_has_in_years() -> None:
    assert cases_per_group(design(0.30, 0.02)) == pytest.approx(8_400, abs=50)


def test_half_the_difference_takes_about_four_times_the_cases() -> None:
    assert cases_per_group(design(0.30, 0.05)) / cases_per_group(design(0.30, 0.10)) == pytest.approx(4, rel=0.05)


def test_the_weeks_are_those_of_both_groups_rounded_up() -> None:
    # 2 x 356 cases at 43 a week are 16.6 weeks.
    assert weeks_for(design(0.30, 0.10), cases_per_week=43) == 17


def test_a_difference_that_leads_to_one_hundred_percent_can_be_planned() -> None:
    assert cases_per_group(design(0.9, 0.1)) > 1


def test_too_few_cases_find_nothing_at_all() -> None:
    assert findable_difference(design(0.30, 0.10), 2) is None


def test_no_cases_have_next_to_no_power() -> None:
    assert power_with(design(0.30, 0.10), 0) < 0.05


@given(base_rate=RATES, difference=st.floats(0.01, 0.1), power=st.floats(0.5, 0.99), significance=st.floats(0.001, 0.2))
def test_the_planned_cases_reach_the_planned_power_and_one_less_does_not(
    base_rate: float, difference: float, power: float, significance: float
) -> None:
    planned = design(base_rate, difference, power=power, significance=significance)
    cases = cases_per_group(planned)

    assert power_with(planned, cases) >= power - 1e-9
    assert cases == 1 or power_with(planned, cases - 1) < power + 1e-9


@given(base_rate=RATES, difference=st.floats(0.01, 0.1))
def test_the_planned_cases_find_the_planned_difference(base_rate: float, difference: float) -> None:
    planned = design(base_rate, difference)
    found = findable_difference(planned, cases_per_group(planned))

    assert found is not None
    assert found <= difference + 1e-9


@given(base_rate=RATES, difference=st.floats(0.01, 0.1))
def test_the_correction_only_adds_cases(base_rate: float, difference: float) -> None:
    planned = design(base_rate, difference)

    assert cases_per_group(planned) <= cases_per_group(planned, corrected=True)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"base_rate": 0.0}, "base rate must be between 0% and 100%, got 0%"),
        ({"base_rate": 1.0}, "base rate must be between 0% and 100%, got 100%"),
        ({"base_rate": math.nan}, "base rate must be between 0% and 100%"),
        ({"difference": 0.0}, "smallest difference worth finding must be above 0 and at most 70%"),
        ({"difference": 0.8}, "smallest difference worth finding must be above 0 and at most 70%"),
        ({"significance": 0.0}, "significance must be from 0.0001% to 50%, got 0%"),
        ({"significance": 0.6}, "significance must be from 0.0001% to 50%, got 60%"),
        ({"power": 1.0}, "power must be above the significance and below 100%, got 100%"),
        ({"power": 0.05}, "power must be above the significance and below 100%, got 5%"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(values: dict[str, float], sentence: str) -> None:
    with pytest.raises(FieldError, match=sentence):
        ExperimentDesign(**{"base_rate": 0.3, "difference": 0.1, **values})


@pytest.mark.parametrize("pace", [0, -1, math.nan])
def test_a_team_without_cases_never_ends_a_test(pace: float) -> None:
    with pytest.raises(AmountError, match="cases per week must be more than 0"):
        weeks_for(design(0.3, 0.1), cases_per_week=pace)


def test_cases_below_zero_are_refused() -> None:
    with pytest.raises(AmountError, match="cases in each group must be 0 or more"):
        power_with(design(0.3, 0.1), -1)
