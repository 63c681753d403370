"""What peeking costs: the published chances of a false alarm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.ab_test import MOST_LOOKS, false_alarm_rate
from bpcourse.core.errors import AmountError


@pytest.mark.parametrize(
    ("expected", "looks"),
    [
        # P. Armitage, C. K. McPherson and B. C. Rowe (1969), normal steps at a level of 5%.
        (0.050, 1),
        (0.083, 2),
        (0.107, 3),
        (0.126, 4),
        (0.142, 5),
        (0.193, 10),
        (0.248, 20),
        (0.320, 50),
    ],
)
def test_the_chance_of_a_false_alarm_is_the_published_one(expected: float, looks: int) -> None:
    assert expected == pytest.approx(false_alarm_rate(looks), abs=6e-4)


@pytest.mark.parametrize("significance", [0.01, 0.05, 0.10])
def test_one_look_at_the_end_costs_the_significance_alone(significance: float) -> None:
    assert false_alarm_rate(1, significance) == pytest.approx(significance)


@given(looks=st.integers(2, MOST_LOOKS), significance=st.sampled_from([0.01, 0.05, 0.10]))
def test_each_further_look_adds_to_it(looks: int, significance: float) -> None:
    fewer, more = (false_alarm_rate(number, significance) for number in (looks - 1, looks))

    assert significance - 1e-12 <= fewer < more < looks * significance


@pytest.mark.parametrize("looks", [0, -1, MOST_LOOKS + 1])
def test_a_number_of_looks_beyond_a_year_is_refused(looks: int) -> None:
    with pytest.raises(AmountError, match="looks must be from 1 to 52"):
        false_alarm_rate(looks)
