"""Answers are read as people type them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.exercises.answers import is_untouched, letters, meanings, word_count

if TYPE_CHECKING:
    from bpcourse.core.exercises.answers import Unit


@pytest.mark.parametrize(
    ("answer", "unit", "value"),
    [
        (0.2, "share", 0.2),
        ("20%", "share", 0.2),
        ("20 %", "share", 0.2),
        ("20％", "share", 0.2),
        ("20 percent", "share", 0.2),
        ("百分之20", "share", 0.2),
        ("2 percentage points", "share", 0.02),
        ("2 个百分点", "share", 0.02),
        ("19.2 million", "money", 19_200_000),
        ("CNY 19.2 million", "money", 19_200_000),
        ("RMB 19.2m", "money", 19_200_000),
        ("1920万", "money", 19_200_000),
        ("1,920 万元", "money", 19_200_000),
        ("0.192亿", "money", 19_200_000),
        ("19,200,000", "money", 19_200_000),
        ("19 200 000", "money", 19_200_000),
        ("¥19200000", "money", 19_200_000),
        ((19, 200, 0), "money", 19_200_000),
        ((2, 5), "number", 2.5),
        ("about 26 calls", "number", 26),
        ("= 26", "number", 26),
        ("26,5", "number", 26.5),
        ("1,125", "number", 1125),
        ("25 months", "number", 25),
        (Decimal("2.5"), "number", 2.5),
        (Fraction(5, 2), "number", 2.5),
        ("−4", "number", -4),
        ("１２", "number", 12),
    ],
)
def test_a_number_is_read_in_any_of_its_spellings(answer: object, unit: Unit, value: float) -> None:
    assert value == pytest.approx(meanings(answer, unit=unit)[0])


@pytest.mark.parametrize(
    "answer", ["a lot", "80 of 320", "4-5", None, True, "", object(), float("nan"), "1e400", [], "."]
)
def test_what_is_no_one_number_has_no_meaning(answer: object) -> None:
    assert meanings(answer, unit="number") == ()


def test_a_bare_number_may_be_meant_in_percent_or_in_the_unit_asked_for() -> None:
    assert meanings(20, unit="share") == (20, 0.2)
    assert meanings("2.4", unit="money", asked_in=1e6) == (2.4, 2_400_000)
    assert meanings("20%", unit="share") == (0.2,)


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    meanings(text, unit="money")
    letters(text, among="ABC")
    is_untouched(text)
    assert word_count(text) >= 0


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False))
def test_a_number_and_its_spelling_mean_the_same(value: float) -> None:
    typed = f"{value:,.3f}"

    assert meanings(typed, unit="number")[0] == pytest.approx(round(value, 3), abs=1e-3)


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("A", ("A",)),
        ("a, c and b", ("A", "C", "B")),
        ("B>A>C", ("B", "A", "C")),
        ("A、C", ("A", "C")),
        (["c", "a"], ("C", "A")),
        ({"c", "a"}, ("A", "C")),
        ("Option B.", ("B",)),
        ("D", None),
        ("maybe", None),
        (1, None),
        ([1], None),
    ],
)
def test_letters_are_read_in_their_order(answer: object, named: tuple[str, ...] | None) -> None:
    assert named == letters(answer, among="ABC")
