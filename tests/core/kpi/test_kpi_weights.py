from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError, RateError
from bpcourse.core.kpi import WeightError, rebalance, require_full_weight, weight_gap, whole_percents

parts = st.dictionaries(st.text(min_size=1, max_size=3), st.floats(0, 1), min_size=2, max_size=6)
shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([0.6, 0.3], "KPI weights must add up to 100%, got 90%: raise one by 10 points"),
        ([0.6, 0.39], "KPI weights must add up to 100%, got 99%: raise one by 1 point"),
        ([0.6, 0.45], "KPI weights must add up to 100%, got 105%: lower one by 5 points"),
        ([0.6, 0.41], "KPI weights must add up to 100%, got 101%: lower one by 1 point"),
        ([0.5] * 4, "KPI weights must add up to 100%, got 200%: lower several by 100 points together"),
        ([0.3333] * 3, "KPI weights must add up to 100%, got 99.99%: raise one by 0.01 points"),
        ([], "KPI weights must add up to 100%, got 0%: raise one by 100 points"),
    ],
)
def test_the_sentence_says_how_far_weights_are_from_the_whole(weights: list[float], sentence: str) -> None:
    with pytest.raises(WeightError) as caught:
        require_full_weight(weights)
    assert sentence == str(caught.value)


def test_the_error_carries_the_gap() -> None:
    with pytest.raises(WeightError) as caught:
        require_full_weight([0.6, 0.3])
    assert pytest.approx(0.1) == caught.value.gap


@pytest.mark.parametrize("weight", [-0.1, 1.1, math.nan])
def test_a_weight_is_a_share(weight: float) -> None:
    with pytest.raises(RateError, match="KPI weight must be from 0% to 100%"):
        require_full_weight([weight, 1 - weight])


def test_rounding_is_no_gap() -> None:
    assert weight_gap([1 / 3, 1 / 3, 1 / 3]) == 0
    assert weight_gap([0.33333, 0.33333, 0.33333]) == 0


def test_the_others_move_in_proportion() -> None:
    weights = rebalance({"sales": 0.6, "customer": 0.2, "retention": 0.2}, changed="sales", to=0.5)
    assert weights == {"sales": 0.5, "customer": 0.25, "retention": 0.25}


def test_others_without_weight_share_equally() -> None:
    assert rebalance({"a": 1.0, "b": 0.0, "c": 0.0}, changed="a", to=0.5) == {"a": 0.5, "b": 0.25, "c": 0.25}


def test_a_locked_weight_stays() -> None:
    weights = rebalance({"a": 0.4, "b": 0.4, "c": 0.2}, changed="a", to=0.6, locked=["c"])
    assert weights == {"a": 0.6, "b": 0.2, "c": 0.2}


def test_locked_weights_leave_only_so_much_room() -> None:
    with pytest.raises(WeightError, match="take 110% of 100%: lower or unlock some"):
        rebalance({"a": 0.4, "b": 0.2, "c": 0.4}, changed="a", to=0.7, locked=["c"])


def test_what_is_missing_is_said_where_nothing_is_free_to_take_it() -> None:
    with pytest.raises(WeightError, match="take the missing 20%"):
        rebalance({"a": 0.5, "b": 0.5}, changed="a", to=0.3, locked=["b"])


def test_a_lone_weight_can_only_be_everything() -> None:
    assert rebalance({"a": 1.0}, changed="a", to=1.0) == {"a": 1.0}


def test_only_a_weight_that_is_there_can_be_set() -> None:
    with pytest.raises(FieldError, match="no weight is called 'z'"):
        rebalance({"a": 0.5, "b": 0.5}, changed="z", to=0.3)


@pytest.mark.parametrize("bad", [-0.1, math.inf, math.nan])
def test_weights_to_rebalance_are_amounts(bad: float) -> None:
    with pytest.raises(AmountError):
        rebalance({"a": 0.5, "b": bad}, changed="a", to=0.3)


@given(parts, shares, st.integers(0, 5))
def test_rebalanced_weights_add_up_and_none_is_negative(weights: dict[str, float], to: float, which: int) -> None:
    changed = list(weights)[which % len(weights)]
    moved = rebalance(weights, changed=changed, to=to)
    assert list(weights) == list(moved)
    assert to == moved[changed]
    assert all(weight >= 0 for weight in moved.values())
    assert math.fsum(moved.values()) == pytest.approx(1, abs=1e-9)


@given(parts, shares)
def test_rebalancing_keeps_the_order_of_the_others(weights: dict[str, float], to: float) -> None:
    changed, *others = weights
    moved = rebalance(weights, changed=changed, to=to)
    before = sorted(others, key=lambda key: (weights[key], others.index(key)))
    assert all(moved[low] <= moved[high] + 1e-12 for low, high in pairwise(before))


@given(parts.filter(lambda weights: sum(weights.values()) > 0.01))
def test_whole_percents_add_up_to_a_hundred_and_stay_near(weights: dict[str, float]) -> None:
    total = math.fsum(weights.values())
    normalized = {key: weight / total for key, weight in weights.items()}
    percents = whole_percents(normalized)
    assert sum(percents.values()) == 100
    assert all(abs(percents[key] - weight * 100) < 1 + 1e-6 for key, weight in normalized.items())


def test_whole_percents_leave_whole_weights_alone() -> None:
    assert whole_percents({"a": 0.29, "b": 0.57, "c": 0.14}) == {"a": 29, "b": 57, "c": 14}
