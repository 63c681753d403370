"""What results say: the intervals and p-values that are in print, and what holds for any counts."""

from __future__ import annotations

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.ab_test import (
    Approach,
    Method,
    difference_interval,
    evidence,
    fisher_exact_test,
    two_proportion_test,
    wilson_interval,
)
from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.language import LANGUAGES, use_language


def of(successes: int, cases: int) -> Approach:
    return Approach(cases=cases, successes=successes)


@st.composite
def approaches(draw: st.DrawFn, most: int = 400) -> Approach:
    cases = draw(st.integers(1, most))
    return of(draw(st.integers(0, cases)), cases)


@pytest.mark.parametrize(
    ("low", "high", "second", "first"),
    [
        # R. G. Newcombe (1998), table II, method 10; the lines a to h.
        (0.0524, 0.3339, (56, 70), (48, 80)),
        (0.1705, 0.8090, (9, 10), (3, 10)),
        (0.0582, 0.8062, (6, 7), (2, 7)),
        (-0.0381, 0.1926, (5, 56), (0, 29)),
        (-0.1611, 0.2775, (0, 10), (0, 20)),
        (-0.2775, 0.2775, (0, 10), (0, 10)),
        (0.6791, 1.0000, (10, 10), (0, 20)),
        (0.6075, 1.0000, (10, 10), (0, 10)),
    ],
)
def test_the_interval_of_the_difference_is_newcombes(
    low: float, high: float, second: tuple[int, int], first: tuple[int, int]
) -> None:
    found = difference_interval(of(*first), of(*second))

    assert (low, high) == pytest.approx((found.low, found.high), abs=5e-5)


def test_the_exact_test_gives_fishers_own_result() -> None:
    # R. A. Fisher (1935): 10 of 13 against 2 of 17 twins; on two sides as in R's fisher.test.
    assert fisher_exact_test(of(10, 13), of(2, 17)) == pytest.approx(0.0005367, abs=5e-8)


@pytest.mark.parametrize(("expected", "cups"), [(2 / 70, 4), (34 / 70, 3), (1.0, 2)])
def test_the_lady_tasting_tea(expected: float, cups: int) -> None:
    # R. A. Fisher, "The Design of Experiments" (1935), chapter 2: eight cups, four of each kind.
    assert fisher_exact_test(of(cups, 4), of(4 - cups, 4)) == pytest.approx(expected)


def test_the_normal_test_is_the_root_of_the_published_chi_square() -> None:
    # The Physicians' Health Study on aspirin, in A. Agresti, "Categorical Data Analysis": X² = 25.01.
    p_value = two_proportion_test(of(104, 11_037), of(189, 11_034))

    assert NormalDist().inv_cdf(p_value / 2) ** 2 == pytest.approx(25.01, abs=5e-3)


@pytest.mark.parametrize(
    ("method", "first", "second"),
    [
        (Method.NORMAL, of(5, 10), of(5, 10)),
        (Method.EXACT, of(4, 9), of(4, 9)),
        (Method.EXACT, of(0, 1000), of(9, 1000)),
        (Method.NORMAL, of(0, 1000), of(10, 1000)),
        (Method.EXACT, of(1000, 1000), of(1000, 1000)),
    ],
)
def test_small_counts_are_judged_exactly(method: Method, first: Approach, second: Approach) -> None:
    assert method is evidence(first, second).method


def test_the_evidence_speaks_of_second_minus_first() -> None:
    found = evidence(of(107, 356), of(142, 356))

    assert found.difference == pytest.approx(35 / 356)
    assert found.difference in found.interval


def test_a_stricter_significance_gives_a_wider_interval() -> None:
    loose, strict = (difference_interval(of(107, 356), of(142, 356), significance=level) for level in (0.05, 0.01))

    assert strict.low < loose.low < loose.high < strict.high


@given(approach=approaches())
def test_wilsons_interval_holds_the_observed_share_and_stays_a_share(approach: Approach) -> None:
    found = wilson_interval(approach)

    assert 0 <= found.low <= approach.rate <= found.high <= 1


@given(first=approaches(), second=approaches())
def test_exchanging_the_approaches_turns_the_interval_round(first: Approach, second: Approach) -> None:
    one, other = difference_interval(first, second), difference_interval(second, first)

    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))
    assert -1 <= one.low <= second.rate - first.rate <= one.high <= 1


@given(first=approaches(), second=approaches())
def test_p_values_are_chances_and_do_not_know_which_came_first(first: Approach, second: Approach) -> None:
    for test in (two_proportion_test, fisher_exact_test):
        assert 0 <= test(first, second) <= 1
        assert test(first, second) == pytest.approx(test(second, first))


@given(first=approaches(), second=approaches())
def test_counting_failures_instead_gives_the_same_p_value(first: Approach, second: Approach) -> None:
    failures = [of(each.cases - each.successes, each.cases) for each in (first, second)]

    assert fisher_exact_test(first, second) == pytest.approx(fisher_exact_test(*failures))


@given(first=approaches())
def test_equal_results_are_no_evidence(first: Approach) -> None:
    assert evidence(first, first).p_value == pytest.approx(1)


def test_large_counts_bring_the_two_tests_together() -> None:
    first, second = of(3_000, 10_000), of(3_100, 10_000)

    assert two_proportion_test(first, second) == pytest.approx(fisher_exact_test(first, second), abs=0.01)


@pytest.mark.parametrize("test", [evidence, fisher_exact_test, two_proportion_test, difference_interval])
def test_an_approach_without_cases_cannot_be_judged(test: object) -> None:
    assert callable(test)
    with pytest.raises(AmountError, match="cases must be more than 0, got 0"):
        test(of(0, 0), of(3, 10))


def test_more_successes_than_cases_are_refused() -> None:
    with pytest.raises(FieldError, match="successes must be at most the 3 cases, got 4"):
        of(4, 3)


@pytest.mark.parametrize(("cases", "successes"), [(-1, 0), (3, -1)])
def test_counts_below_zero_are_refused(cases: int, successes: int) -> None:
    with pytest.raises(AmountError):
        of(successes, cases)


def test_an_approach_without_cases_has_a_share_of_nothing() -> None:
    assert not of(0, 0).rate


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", Method)
def test_every_method_has_a_name(method: Method, language: str) -> None:
    with use_language("zh_CN" if language == "zh_CN" else "en"):
        assert method.label
