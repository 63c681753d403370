"""Errors a learner meets: one root, and a sentence with place, requirement and what was received."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import (
    AmountError,
    CourseError,
    FieldError,
    RateError,
    require_amount,
    require_rate,
    require_text,
)


@pytest.mark.parametrize("kind", [FieldError, RateError, AmountError])
def test_one_except_catches_every_error_of_the_course(kind: type[Exception]) -> None:
    assert issubclass(kind, CourseError)
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("rate", [0, 0.0, -0.0, 0.5, 1, 1.0])
def test_a_share_from_nothing_to_all_is_a_rate(rate: float) -> None:
    require_rate(rate, place="win rate")


@pytest.mark.parametrize(
    ("rate", "received"),
    [
        (-0.001, "-0.1%"),
        (1.001, "100.1%"),
        (32, "3,200%"),
        (math.inf, "∞%"),
        (-math.inf, "-∞%"),
        (math.nan, "?%"),
    ],
)
def test_a_rate_outside_is_refused_with_place_and_value(rate: float, received: str) -> None:
    with pytest.raises(RateError) as refused:
        require_rate(rate, place="win rate")

    assert f"win rate must be from 0% to 100%, got {received}" == str(refused.value)
    assert refused.value.field == "win rate"
    assert refused.value.value is rate


@pytest.mark.parametrize("amount", [0, -0.0, 1e-300, 48_000_000, 1e300])
def test_an_amount_of_nothing_or_more_is_taken(amount: float) -> None:
    require_amount(amount, place="leads")


@pytest.mark.parametrize(
    ("amount", "received"),
    [(-1, "-1"), (-1e-9, "0"), (math.inf, "∞"), (-math.inf, "-∞"), (math.nan, "?"), (-2000, "-2,000")],
)
def test_an_amount_that_cannot_be_is_refused_with_place_and_value(amount: float, received: str) -> None:
    with pytest.raises(AmountError) as refused:
        require_amount(amount, place="leads")

    assert f"leads must be 0 or more, got {received}" == str(refused.value)
    assert refused.value.field == "leads"
    assert refused.value.value is amount


@pytest.mark.parametrize("amount", [0, -0.0, -5, math.nan, math.inf])
def test_where_nothing_is_too_little_it_is_refused(amount: float) -> None:
    with pytest.raises(AmountError, match=r"^deal size must be more than 0, got "):
        require_amount(amount, place="deal size", above_zero=True)


def test_the_smallest_amount_is_more_than_nothing() -> None:
    require_amount(5e-324, place="deal size", above_zero=True)


@pytest.mark.parametrize("text", ["a", " a ", "大客户", "0"])
def test_text_with_something_to_read_is_taken(text: str) -> None:
    require_text(text, place="name")


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u3000"])
def test_text_with_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        require_text(text, place="stage: name")

    assert str(refused.value) == f"stage: name needs some text, got {text!r}"
    assert refused.value.field == "stage: name"


def test_a_long_stretch_of_space_is_quoted_in_part() -> None:
    with pytest.raises(FieldError) as refused:
        require_text(" " * 5000, place="name")

    assert len(str(refused.value)) < 100
    assert len(str(refused.value.value)) == 5000


def _refusal_of(rate: float) -> str:
    try:
        require_rate(rate, place="win rate")
    except RateError as refused:
        return str(refused)
    return ""


@given(st.floats())
def test_a_rate_is_taken_or_refused_in_one_line(rate: float) -> None:
    refusal = _refusal_of(rate)

    assert bool(refusal) != (0 <= rate <= 1)
    assert "\n" not in refusal
