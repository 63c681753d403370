from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.kpi import (
    JudgementError,
    PairwiseJudgements,
    judgement_text,
    nearest_on_scale,
    scale_label,
)


def judged(items: str, upper: str) -> PairwiseJudgements:
    """Judgements from the part of a printed table above its diagonal, one row to a semicolon."""
    names = items.split()
    values = iter(upper.replace(";", " ").split())
    return PairwiseJudgements.from_comparisons(
        names, {pair: float(Fraction(next(values))) for pair in combinations(names, 2)}
    )


# Buying a house: Saaty, "How to make a decision: the analytic hierarchy process", European Journal of Operational
# Research 48, 1990, 9-26.
HOUSE = judged(
    "size transportation neighborhood age yard modern condition financing",
    "5 3 7 6 6 1/3 1/4; 1/3 5 3 3 1/5 1/7; 6 3 4 6 1/5; 1/3 1/4 1/7 1/8; 1/2 1/5 1/6; 1/5 1/6; 1/2",
)
# Wealth of nations: Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical
# Psychology 15, 1977, 234-281.
WEALTH = judged(
    "US USSR China France UK Japan W.Germany",
    "4 9 6 6 5 5; 7 5 5 3 4; 1/5 1/5 1/7 1/5; 1 1/3 1/3; 1/3 1/3; 2",
)
# Drinks in the United States: Saaty, "Decision making with the analytic hierarchy process", International Journal of
# Services Sciences 1, 2008, 83-98.
DRINKS = judged(
    "coffee wine tea beer sodas milk water",
    "9 5 2 1 1 1/2; 1/3 1/9 1/9 1/9 1/9; 1/3 1/4 1/3 1/9; 1/2 1 1/3; 2 1/2; 1/3",
)

steps = st.sampled_from([1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0, 7.0, 9.0])


@st.composite
def random_judgements(draw: st.DrawFn) -> PairwiseJudgements:
    names = "ABCDEF"[: draw(st.integers(2, 6))]
    return PairwiseJudgements.from_comparisons(names, {pair: draw(steps) for pair in combinations(names, 2)})


@pytest.mark.parametrize(
    ("judgements", "published"),
    [
        (HOUSE, [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]),
        (WEALTH, [0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094]),
        (DRINKS, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]),
    ],
    ids=["house", "wealth", "drinks"],
)
def test_priorities_are_the_published_ones(judgements: PairwiseJudgements, published: list[float]) -> None:
    assert published == [round(weight, 3) for weight in judgements.priorities]


def test_the_published_eigenvalues_and_ratios_come_out() -> None:
    assert tuple(
        round(number, 3) for number in (HOUSE.lambda_max, HOUSE.consistency_index, HOUSE.consistency_ratio)
    ) == (9.669, 0.238, 0.169)
    assert (round(WEALTH.lambda_max, 2), round(WEALTH.consistency_ratio, 2)) == (7.61, 0.08)
    assert round(DRINKS.consistency_ratio, 3) == 0.022


def test_only_the_house_breaks_the_rule_of_thumb() -> None:
    assert [each.is_consistent for each in (HOUSE, WEALTH, DRINKS)] == [False, True, True]


def test_the_judgement_to_reconsider_is_the_one_that_saaty_names() -> None:
    # Neighborhood against condition, 6 in the house example: Saaty, "Decision-making with the AHP: why is the principal
    # eigenvector necessary", European Journal of Operational Research 145, 2003, 85-91, puts 1/2 in its place.
    advice = HOUSE.reconsider()
    assert advice is not None
    assert (advice.first, advice.second, advice.given) == ("neighborhood", "condition", 6)
    assert advice.suggested == pytest.approx(HOUSE.weights["neighborhood"] / HOUSE.weights["condition"])
    assert advice.suggested_step == 1
    assert advice.ratio_then < 0.10


def test_the_reconsidered_house_has_saaty_s_new_priorities() -> None:
    again = HOUSE.replaced("neighborhood", "condition", 1 / 2)
    published = [0.175, 0.062, 0.103, 0.019, 0.034, 0.041, 0.221, 0.345]
    assert published == [round(weight, 3) for weight in again.priorities]
    assert again.is_consistent


def test_taking_the_advice_gives_the_ratio_it_promised() -> None:
    advice = HOUSE.reconsider()
    assert advice is not None
    taken = HOUSE.replaced(advice.first, advice.second, advice.suggested)
    assert taken.consistency_ratio == pytest.approx(advice.ratio_then)


def test_judgements_without_contradiction_give_back_the_weights_they_came_from() -> None:
    weights = {"A": 0.5, "B": 0.3, "C": 0.15, "D": 0.05 + 0.05}
    total = sum(weights.values())
    judgements = PairwiseJudgements.from_comparisons(
        list(weights), {(one, other): weights[one] / weights[other] for one, other in combinations(weights, 2)}
    )
    assert judgements.weights == pytest.approx({name: weight / total for name, weight in weights.items()})
    assert judgements.lambda_max == pytest.approx(4)
    assert judgements.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert judgements.reconsider() is None


def test_two_items_never_contradict_each_other() -> None:
    pair = judged("A B", "4")
    assert pair.weights == pytest.approx({"A": 0.8, "B": 0.2})
    assert pair.consistency_ratio == 0
    assert pair.reconsider() is None


def test_a_pair_may_be_judged_in_either_direction() -> None:
    forward = PairwiseJudgements.from_comparisons(["A", "B"], {("A", "B"): 5})
    backward = PairwiseJudgements.from_comparisons(["A", "B"], {("B", "A"): 1 / 5})
    assert forward.priorities == pytest.approx(backward.priorities)


def test_a_table_typed_with_two_decimals_is_accepted() -> None:
    typed = PairwiseJudgements(("A", "B", "C"), ((1, 3, 0.2), (0.33, 1, 0.11), (5, 9, 1)))
    assert typed.is_consistent


@pytest.mark.parametrize(
    ("comparisons", "sentence"),
    [
        ({("A", "B"): 3.0}, "A against C is missing: compare each pair once"),
        ({("A", "B"): 3.0, ("B", "A"): 3.0}, "A against B is judged twice"),
        ({("A", "Z"): 3.0}, "two different items of A, B, C, got A / Z"),
        ({("A", "A"): 3.0}, "two different items of A, B, C, got A / A"),
        ({("A", "B"): 10.0}, "A against B must be from 1/9 to 9, got 10"),
        ({("B", "A"): 0.0}, "B against A must be from 1/9 to 9, got 0"),
        ({("A", "B"): -3.0}, "must be from 1/9 to 9, got -3"),
        ({("A", "B"): math.nan}, "must be from 1/9 to 9"),
    ],
)
def test_comparisons_that_say_nothing_are_refused(comparisons: dict[tuple[str, str], float], sentence: str) -> None:
    with pytest.raises(JudgementError, match=sentence):
        PairwiseJudgements.from_comparisons(["A", "B", "C"], comparisons)


@pytest.mark.parametrize(
    ("items", "rows", "sentence"),
    [
        (("A",), ((1.0,),), "comparisons need 2 to 10 items, got 1"),
        (tuple("ABCDEFGHIJK"), (), "comparisons need 2 to 10 items, got 11"),
        (("A", "A"), ((1.0, 1.0), (1.0, 1.0)), "a different name for each item, got A, A"),
        (("A", "B"), ((1.0, 3.0),), "2 rows of 2, got rows of 2"),
        (("A", "B"), ((2.0, 3.0), (1 / 3, 1.0)), "A against itself must be 1, got 2"),
        (("A", "B"), ((1.0, 3.0), (3.0, 1.0)), "B against A must be 1/3, the reverse of A against B, got 3"),
    ],
)
def test_a_table_that_is_not_reciprocal_is_refused(
    items: tuple[str, ...], rows: tuple[tuple[float, ...], ...], sentence: str
) -> None:
    with pytest.raises(JudgementError, match=sentence):
        PairwiseJudgements(items, rows)


@pytest.mark.parametrize(("first", "second", "value"), [("size", "pool", 3), ("size", "size", 3), ("size", "age", 12)])
def test_only_a_known_pair_takes_a_new_judgement_on_the_scale(first: str, second: str, value: float) -> None:
    with pytest.raises(JudgementError):
        HOUSE.replaced(first, second, value)


@given(random_judgements())
def test_priorities_are_positive_weights_and_the_eigenvalue_is_at_least_the_number_of_items(
    judgements: PairwiseJudgements,
) -> None:
    weights = judgements.priorities
    assert math.fsum(weights) == pytest.approx(1)
    assert all(weight > 0 for weight in weights)
    assert judgements.lambda_max >= len(weights) - 1e-9
    for row, weight in zip(judgements.rows, weights, strict=True):
        assert math.fsum(map(mul, row, weights)) == pytest.approx(judgements.lambda_max * weight)


@given(random_judgements())
def test_advice_always_lowers_the_ratio(judgements: PairwiseJudgements) -> None:
    advice = judgements.reconsider()
    if advice is not None:
        assert advice.ratio_then < judgements.consistency_ratio
        assert 1 / 9 - 1e-9 <= advice.suggested <= 9


@pytest.mark.parametrize(("value", "step"), [(1.2, 1.0), (2.5, 3.0), (20.0, 9.0), (0.45, 0.5), (0.01, 1 / 9)])
def test_the_nearest_step_is_the_nearest_in_proportion(value: float, step: float) -> None:
    assert step == nearest_on_scale(value)


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (9.0, "9"), (1 / 9, "1/9"), (0.4, "1/2.5"), (2.5, "2.5")])
def test_judgements_are_written_as_people_write_them(value: float, text: str) -> None:
    assert text == judgement_text(value)


def test_every_step_of_the_scale_has_its_words() -> None:
    assert len({scale_label(step) for step in range(1, 10)}) == 9
    assert scale_label(1 / 5) == scale_label(5)
