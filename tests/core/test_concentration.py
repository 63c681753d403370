"""Concentration: what the largest hold, measured as the literature does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.concentration import fewest_for, gini, lorenz_points, top_share
from bpcourse.core.errors import AmountError, CourseError, FieldError, RateError

AMOUNTS = st.lists(st.floats(0, 1e9), min_size=1, max_size=40).filter(lambda each: sum(each) > 1e-3)


@pytest.mark.parametrize(("share", "expected"), [(0, 0), (0.1, 0.4), (0.2, 0.65), (0.25, 0.7), (0.5, 0.89), (1, 1)])
def test_the_top_share_counts_a_part_of_the_next_one(share: float, expected: float) -> None:
    assert top_share([400, 250, 100, 80, 60, 40, 30, 20, 10, 10], share) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("amounts", "expected"), [([1], 0), ([3, 3, 3], 0), ([0, 8], 0.5), ([1, 2, 3, 4, 5], 4 / 15), ([1, 3], 0.25)]
)
def test_gini_of_small_lists_worked_by_hand(amounts: list[float], expected: float) -> None:
    assert gini(amounts) == pytest.approx(expected)


@pytest.mark.parametrize(("share", "expected"), [(0, 0), (0.5, 1), (0.51, 2), (0.8, 2), (0.81, 3), (1, 4)])
def test_the_fewest_that_hold_a_share(share: float, expected: int) -> None:
    assert fewest_for([50, 30, 10, 10], share) == expected


@given(amounts=AMOUNTS)
def test_the_lorenz_curve_rises_and_stays_under_equality(amounts: list[float]) -> None:
    points = lorenz_points(amounts)

    assert {points[0], points[-1]} == {(0.0, 0.0), (1.0, 1.0)}
    assert all(y <= x + 1e-9 for x, y in points)


@given(amounts=AMOUNTS)
def test_gini_is_twice_the_area_under_equality(amounts: list[float]) -> None:
    points = lorenz_points(amounts)
    under = sum((y + z) / 2 * (b - a) for (a, y), (b, z) in pairwise(points))

    assert gini(amounts) == pytest.approx(1 - 2 * under, abs=1e-6)


@given(amounts=AMOUNTS, share=st.floats(0, 1))
def test_the_largest_hold_at_least_their_share(amounts: list[float], share: float) -> None:
    assert share - 1e-9 <= top_share(amounts, share) <= 1


@pytest.mark.parametrize(
    ("amounts", "share", "error"),
    [([], 0.2, FieldError), ([0, 0], 0.2, FieldError), ([-1, 2], 0.2, AmountError), ([1], 1.2, RateError)],
)
def test_what_has_no_concentration_is_said(amounts: list[float], share: float, error: type[CourseError]) -> None:
    with pytest.raises(error):
        top_share(amounts, share)
