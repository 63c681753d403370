from __future__ import annotations

import pytest

from bpcourse.core.goals.english import read


@pytest.mark.parametrize(
    "words",
    [
        "between 1 and 30 September",
        "by Shrove Tuesday 2027",
        "during May and June",
        "in the first four months of 2027",
        "before the snow comes",
        "into March",
        "by Q2'27",
        "in 1H 2027",
        "by Christmas Eve",
        "over the 2026/27 season",
        "1-15 May",
    ],
)
def test_a_time_in_another_form_is_a_deadline(words: str) -> None:
    goal = f"Sell 40 pumps to dairies {words}."
    assert [words] == [span.of(goal) for span in read(goal).time_bound]


@pytest.mark.parametrize(
    "words",
    [
        "for adventure travel",
        "24/7",
        "to rivals in the 2024 sales awards",
        "within 14 days of receipt",
        "versus 51 in 2025",
    ],
)
def test_a_time_of_something_else_is_none(words: str) -> None:
    assert not read(f"Sell more pumps {words}.").time_bound
