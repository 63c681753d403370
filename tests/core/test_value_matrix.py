"""The value matrix: fields cut in the middle, and an order that follows from the marks."""

from __future__ import annotations

import pytest

from bpcourse.core.segments import Segment
from bpcourse.core.value_matrix import MatrixField, matrix_field, suggested_order, weighted_potential
from bpcourse.core.worked_market import worked_segments


@pytest.mark.parametrize(
    ("potential", "winnability", "expected"),
    [
        (5, 5, MatrixField.WIN),
        (5, 4.9, MatrixField.INVEST),
        (4.9, 5, MatrixField.SERVE),
        (4.9, 4.9, MatrixField.HOLD),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_a_segment_on_the_line_counts_as_the_higher_side(
    potential: float | None, winnability: float | None, expected: MatrixField | None
) -> None:
    assert matrix_field(Segment(potential=potential, winnability=winnability)) is expected


def test_the_worked_segments_lie_where_chapter_3_has_them() -> None:
    assert [one.value for one in map(matrix_field, worked_segments()) if one] == ["invest", "win", "serve", "hold"]


def test_of_equal_weights_the_larger_potential_comes_first() -> None:
    segments = [
        Segment(name="easy", potential=4, winnability=9),
        Segment(name="large", potential=9, winnability=4),
        Segment(name="not rated"),
    ]

    assert suggested_order(segments) == ("large", "easy")
    assert weighted_potential(segments[2]) is None


@pytest.mark.parametrize("field", MatrixField)
def test_each_field_has_a_name_and_an_advice(field: MatrixField) -> None:
    assert field.label
    assert field.advice.endswith(".")
