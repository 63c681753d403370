from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bpcourse.core.errors import FieldError
from bpcourse.core.kpi import (
    Dimension,
    ScoreTable,
    WeightError,
    balanced_scorecard,
    closest_swap,
    first_place_shares,
    first_place_shares_on_grid,
    rank,
    rank_team,
    rebalance,
    revenue_scorecard,
    sample_team,
    score_team,
    swaps,
)

SALES, CUSTOMER, BEHAVIOR, TEAM = Dimension


def table(*rows: tuple[float, ...]) -> ScoreTable:
    return ScoreTable(tuple("ABCDEFGH"[: len(rows)]), tuple(Dimension)[: len(rows[0])], rows)


scores = st.integers(0, 150).map(lambda percent: percent / 100)
tables = st.lists(st.tuples(scores, scores, scores, scores), min_size=2, max_size=8).map(lambda rows: table(*rows))
full_weights = (
    st.tuples(*[st.integers(0, 20)] * 4)
    .filter(lambda parts: sum(parts) > 0)
    .map(lambda parts: tuple(part / sum(parts) for part in parts))
)


def test_people_come_from_the_highest_score_to_the_lowest() -> None:
    places = rank(table((0.5, 1.0), (1.0, 1.0), (0.8, 1.0)), (0.5, 0.5))
    assert [(each.place, each.name, each.score) for each in places] == [(1, "B", 1.0), (2, "C", 0.9), (3, "A", 0.75)]


def test_equal_scores_share_a_place_and_the_next_is_left_out() -> None:
    places = rank(table((1.0, 0.0), (0.3, 0.2), (0.2, 0.3), (0.1, 0.1)), (0.5, 0.5))
    assert [(each.place, each.name) for each in places] == [(1, "A"), (2, "B"), (2, "C"), (4, "D")]


def test_a_team_ranks_by_the_scores_of_its_scorecard() -> None:
    by_name = {each.name: each.total for each in score_team(sample_team(), balanced_scorecard()).people}
    assert by_name == pytest.approx(
        {place.name: place.score for place in rank_team(sample_team(), balanced_scorecard())}
    )


def test_the_sample_team_ranks_otherwise_when_more_than_revenue_counts() -> None:
    revenue = [place.name for place in rank_team(sample_team(), revenue_scorecard())]
    balanced = [place.name for place in rank_team(sample_team(), balanced_scorecard())]
    assert (revenue[0], revenue[-1]) == ("Liu Yang", "Gao Feng")
    assert (balanced[0], balanced[-1]) == ("Wang Jing", "Liu Yang")


@pytest.mark.parametrize(
    ("weights", "error", "sentence"),
    [
        ((0.5, 0.4), WeightError, "got 90%"),
        ((0.5, 0.3, 0.2), FieldError, "KPI weights must be 2 in number, one for each measure, got 3"),
    ],
)
def test_weights_must_fit_the_table(weights: tuple[float, ...], error: type[FieldError], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        rank(table((1.0, 1.0)), weights)


@pytest.mark.parametrize(
    ("people", "rows", "sentence"),
    [
        ((), (), "needs people and measures"),
        (("A", "A"), ((1.0,), (2.0,)), "a different name for each person, got A, A"),
        (("A", "B"), ((1.0,),), "needs 2 rows of 1 scores"),
        (("A",), ((1.0, 2.0),), "got rows of 2"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(
    people: tuple[str, ...], rows: tuple[tuple[float, ...], ...], sentence: str
) -> None:
    with pytest.raises(FieldError, match=sentence):
        ScoreTable(people, (SALES,), rows)


def test_the_swap_of_two_measures_is_where_the_lines_cross() -> None:
    first, second = swaps(table((1.2, 0.8), (1.0, 1.1)), (0.7, 0.3))
    assert (first.ahead, first.behind) == ("A", "B")
    assert pytest.approx((0.6, -0.1)) == (first.weight_at_swap, first.change)
    assert pytest.approx((0.4, 0.1)) == (second.weight_at_swap, second.change)


def test_nothing_swaps_two_people_when_one_is_better_at_everything() -> None:
    dominated = table((1.2, 1.1), (1.0, 1.0))
    assert [swap.change for swap in swaps(dominated, (0.5, 0.5))] == [None, None]
    assert closest_swap(dominated, (0.5, 0.5)) is None


def test_people_who_are_level_swap_without_a_change() -> None:
    swap = closest_swap(table((1.0, 0.5), (0.5, 1.0)), (0.5, 0.5))
    assert swap is not None
    assert swap.change == pytest.approx(0)


def test_a_single_measure_has_no_weight_to_move() -> None:
    assert closest_swap(table((1.0,), (0.5,)), (1.0,)) is None


def test_a_rival_can_be_named() -> None:
    chosen = table((1.0, 0.6), (0.9, 0.6), (0.2, 1.0))
    swap = closest_swap(chosen, (0.8, 0.2), rival="C")
    assert swap is not None
    assert swap.behind == "C"
    assert swap.weight_at_swap == pytest.approx(1 / 3)


@pytest.mark.parametrize("rival", ["A", "Nobody"])
def test_a_rival_is_somebody_else_in_the_table(rival: str) -> None:
    with pytest.raises(FieldError, match="a swap needs a rival to A"):
        swaps(table((1.0, 0.6), (0.9, 0.6)), (0.8, 0.2), rival=rival)


def test_one_person_has_no_rival() -> None:
    with pytest.raises(FieldError, match="a swap needs a rival to A"):
        swaps(table((1.0, 0.6)), (0.8, 0.2))


@given(tables, full_weights)
def test_at_a_swap_the_two_draw_level(chosen: ScoreTable, weights: tuple[float, ...]) -> None:
    for swap in swaps(chosen, weights):
        if swap.weight_at_swap is None:
            continue
        by_measure = dict(zip(chosen.measures, weights, strict=True))
        moved = rebalance(by_measure, changed=swap.measure, to=swap.weight_at_swap)
        level = dict(zip(chosen.people, chosen.scores(tuple(moved.values())), strict=True))
        assert level[swap.ahead] == pytest.approx(level[swap.behind], abs=1e-7)


@given(tables, full_weights, st.sampled_from(Dimension), st.floats(0, 1))
def test_without_a_swap_no_weight_turns_the_two_around(
    chosen: ScoreTable, weights: tuple[float, ...], measure: Dimension, to: float
) -> None:
    swap = next(each for each in swaps(chosen, weights) if each.measure is measure)
    assume(swap.weight_at_swap is None)
    moved = rebalance(dict(zip(chosen.measures, weights, strict=True)), changed=measure, to=to)
    level = dict(zip(chosen.people, chosen.scores(tuple(moved.values())), strict=True))
    assert level[swap.ahead] >= level[swap.behind] - 1e-8


@given(tables)
def test_first_place_shares_add_up(chosen: ScoreTable) -> None:
    for shares in (first_place_shares(chosen, samples=50), first_place_shares_on_grid(chosen, steps=4)):
        assert list(chosen.people) == list(shares)
        assert sum(shares.values()) == pytest.approx(1, abs=1e-3)


def test_whoever_is_better_at_everything_is_always_first() -> None:
    dominant = table((0.5, 0.6), (1.0, 1.0))
    assert first_place_shares(dominant) == {"A": 0.0, "B": 1.0}
    assert first_place_shares_on_grid(dominant) == {"A": 0.0, "B": 1.0}


def test_random_weights_are_spread_evenly() -> None:
    shares = first_place_shares(table((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)), samples=20_000)
    assert list(shares.values()) == pytest.approx([0.25] * 4, abs=0.01)


def test_half_the_weights_lie_on_either_side_of_the_middle_of_two() -> None:
    shares = first_place_shares(table((1.0, 0.0), (0.25, 0.25)), samples=20_000)
    assert shares["A"] == pytest.approx(0.75, abs=0.01)


def test_ties_are_split() -> None:
    assert first_place_shares(table((1.0, 1.0), (1.0, 1.0))) == {"A": 0.5, "B": 0.5}
    assert first_place_shares_on_grid(table((1.2, 0.8), (1.0, 1.1)), steps=10)["A"] == round(4.5 / 11, 4)


def test_one_person_is_always_first() -> None:
    assert first_place_shares(table((0.1, 0.2))) == {"A": 1.0}


def test_the_same_seed_gives_the_same_shares() -> None:
    chosen = ScoreTable.from_team(sample_team(), Dimension)
    assert first_place_shares(chosen, seed=1) == first_place_shares(chosen, seed=1)
    assert first_place_shares(chosen, seed=1) != first_place_shares(chosen, seed=2)


def test_random_weights_and_the_grid_agree_roughly() -> None:
    chosen = ScoreTable.from_team(sample_team(), Dimension)
    on_grid = first_place_shares_on_grid(chosen, steps=20)
    assert first_place_shares(chosen) == pytest.approx(on_grid, abs=0.05)


def test_samples_and_steps_are_at_least_one() -> None:
    with pytest.raises(FieldError, match="samples must be at least 1, got 0"):
        first_place_shares(table((1.0,)), samples=0)
    with pytest.raises(FieldError, match="steps must be at least 1, got 0"):
        first_place_shares_on_grid(table((1.0,)), steps=0)


def test_shares_of_eight_people_in_four_dimensions_come_within_four_milliseconds() -> None:
    chosen = ScoreTable.from_team(sample_team(), Dimension)
    seconds = []
    for _round in range(20):
        start = time.perf_counter()
        first_place_shares(chosen)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) <= 0.004
