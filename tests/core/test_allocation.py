"""Allocation: three rules and the plan's own split, sums kept exactly, returns that diminish."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.allocation import (
    RULES,
    SegmentNeed,
    Split,
    SplitWay,
    apportioned,
    best_return,
    best_shares,
    eighty_twenty_shares,
    own_split,
    return_shares,
    segment_needs,
    shared_out,
    split_by,
)
from bpcourse.core.errors import AmountError
from bpcourse.core.resources import Allocation
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan

PLAN = worked_plan()
LINES = PLAN.resources.allocation if PLAN.resources else ()
NEEDS = segment_needs(PLAN.segments, LINES)

amounts = st.floats(0, 1e9)
hours = st.floats(1, 1e6)
any_need = st.builds(
    SegmentNeed,
    name=st.text(max_size=3),
    expected_return=amounts,
    with_hours=st.just(0.0) | hours,
    hours_to_keep=st.floats(0, 1e5),
    rank=st.none() | st.integers(1, 9),
)
some_needs = st.lists(any_need, min_size=1, max_size=8)
elasticities = st.floats(0.05, 0.95)


def worked(way: SplitWay) -> Split:
    return split_by(way, NEEDS, hours=14_720, budget=1_200_000, heads=8)


# Rules ----------------------------------------------------------------------------------------------------------------


def test_the_worked_companys_split_adds_what_its_segments_are_to_grow() -> None:
    own = own_split(NEEDS, LINES, heads=8)

    assert own.expected_return == 8_000_000
    assert own.hours == 14_720
    assert own.heads == (4, 3, 1, 0)


@pytest.mark.parametrize(
    ("way", "to_win", "added", "heads"),
    [
        (SplitWay.EVEN, (2_320, 2_320, 2_320, 2_320), 6.736e6, (2, 2, 2, 2)),
        (SplitWay.EIGHTY_TWENTY, (7_424, 619, 619, 618), 7.500e6, (5, 1, 1, 1)),
        (SplitWay.RETURN, (5_800, 2_900, 580, 0), 8.044e6, (5, 2, 1, 0)),
    ],
)
def test_each_rule_shares_out_what_keeping_leaves(
    way: SplitWay, to_win: tuple[float, ...], added: float, heads: tuple[int, ...]
) -> None:
    split = worked(way)

    assert split.hours_to_win == to_win
    assert split.expected_return == pytest.approx(added, rel=1e-4)
    assert split.heads == heads


@pytest.mark.parametrize("way", RULES)
@given(needs=some_needs, spare=st.floats(0, 1e7), budget=st.floats(0, 1e12), heads=st.integers(0, 500))
def test_every_rule_keeps_the_sums_exactly(
    way: SplitWay, needs: list[SegmentNeed], spare: float, budget: float, heads: int
) -> None:
    keeping = math.fsum(need.hours_to_keep for need in needs)
    given_out = keeping + spare

    split = split_by(way, needs, hours=given_out, budget=budget, heads=heads)

    assert max(given_out - keeping, 0) == math.fsum(split.hours_to_win)
    assert budget == math.fsum(split.budget)
    assert heads == sum(split.heads)
    assert min((*split.hours_to_win, *split.budget, *split.heads)) >= 0


def test_keeping_that_takes_all_hours_leaves_none_to_win_with() -> None:
    split = split_by(SplitWay.EVEN, [SegmentNeed("malls", 100, 10, hours_to_keep=50)], hours=40, budget=0, heads=1)

    assert sum(split.hours_to_win) == 0
    assert split.expected_return == 0


@pytest.mark.parametrize(
    ("ranks", "shares"),
    [
        ((1,), (1,)),
        ((2, 1), (0.2, 0.8)),
        ((1, 2, 3, 4, 5), (0.8, 0.05, 0.05, 0.05, 0.05)),
        ((6, 5, 4, 3, 2, 1), (0.05, 0.05, 0.05, 0.05, 0.4, 0.4)),
        ((None, 7), (0.2, 0.8)),
    ],
)
def test_the_first_fifth_by_rank_gets_eighty_percent(ranks: tuple[int | None, ...], shares: tuple[float, ...]) -> None:
    assert shares == pytest.approx(eighty_twenty_shares([SegmentNeed("", rank=rank) for rank in ranks]))


def test_what_comes_without_hours_draws_none() -> None:
    needs = [SegmentNeed("tide", expected_return=900), SegmentNeed("won", expected_return=100, with_hours=10)]

    assert return_shares(needs) == best_shares(needs) == (0, 1)
    assert needs[0].response(0) == needs[0].response(500) == 900


def test_where_nothing_is_expected_all_get_the_same() -> None:
    assert return_shares([SegmentNeed("a"), SegmentNeed("b")]) == (0.5, 0.5)


# Response -------------------------------------------------------------------------------------------------------------


@given(any_need.filter(lambda need: need.with_hours > 0), elasticities)
def test_the_curve_goes_through_the_point_that_the_planner_judged(need: SegmentNeed, elasticity: float) -> None:
    assert need.response(need.with_hours, elasticity=elasticity) == need.expected_return
    assert need.response(0, elasticity=elasticity) == 0


@given(any_need.filter(lambda need: need.with_hours > 0), hours, hours, elasticities)
def test_more_hours_bring_more_but_each_one_less(
    need: SegmentNeed, some: float, step: float, elasticity: float
) -> None:
    first, second, third = (need.response(some + step * number, elasticity=elasticity) for number in range(3))

    assert first <= second <= third
    assert third - second <= (second - first) * (1 + 1e-9) + 1e-6 * max(third, 1)


@given(some_needs, st.floats(1, 1e6), elasticities)
def test_no_rule_beats_the_best_split(needs: list[SegmentNeed], spare: float, elasticity: float) -> None:
    whole = math.floor(spare) + math.ceil(math.fsum(need.hours_to_keep for need in needs))
    best = best_return(needs, hours=whole, elasticity=elasticity)

    for way in RULES:
        split = split_by(way, needs, hours=whole, budget=0, heads=1, elasticity=elasticity)
        assert split.expected_return <= best * (1 + 1e-9) + 1e-6


@given(st.lists(st.tuples(st.floats(1, 1e6), hours), min_size=1, max_size=6), st.floats(0.05, 0.8))
def test_at_the_best_split_hours_are_in_proportion_to_what_they_bring(
    pairs: list[tuple[float, float]], elasticity: float
) -> None:
    needs = [SegmentNeed("", money, with_hours) for money, with_hours in pairs]
    shares = best_shares(needs, elasticity=elasticity)

    brought = [need.response(1_000 * share, elasticity=elasticity) for need, share in zip(needs, shares, strict=True)]

    assert shares == pytest.approx([each / math.fsum(brought) for each in brought], rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("elasticity", [0, 1, -0.3, 1.4])
def test_an_elasticity_without_diminishing_returns_is_refused(elasticity: float) -> None:
    with pytest.raises(AmountError, match="elasticity must be more than 0 and less than 1"):
        best_shares(NEEDS, elasticity=elasticity)
    with pytest.raises(AmountError, match="elasticity"):
        split_by(SplitWay.EVEN, NEEDS, hours=1, budget=0, heads=1, elasticity=elasticity)
    with pytest.raises(AmountError, match="elasticity"):
        own_split(NEEDS, LINES, heads=1, elasticity=elasticity)


# Whole things ---------------------------------------------------------------------------------------------------------


# The usual textbook case of the method: 100,000 votes, 10 seats.
def test_largest_remainders_share_ten_seats_as_in_the_textbooks() -> None:
    votes = (47_000, 16_000, 15_800, 12_000, 6_100, 3_100)

    assert apportioned(10, votes) == (5, 2, 1, 1, 1, 0)


@given(st.integers(0, 10**15), st.lists(st.floats(0, 1), min_size=1, max_size=9).filter(any))
def test_whole_things_are_neither_lost_nor_made(count: int, shares: list[float]) -> None:
    parts = apportioned(count, shares)

    assert count == sum(parts)
    assert min(parts) >= 0


@given(st.floats(0, 1e12), st.lists(st.floats(0, 1), min_size=1, max_size=9).filter(any))
def test_amounts_add_up_to_what_was_shared_out(amount: float, shares: list[float]) -> None:
    assert amount == math.fsum(shared_out(amount, shares))


# From the plan --------------------------------------------------------------------------------------------------------


def test_a_stated_expectation_goes_before_the_segments_growth() -> None:
    malls = Segment(name="malls", revenue=6e6, target=6.5e6)
    stated = Allocation(segment="malls", hours_to_win=960, expected_return=300_000, expected_with_hours=500)

    assert segment_needs([malls], [stated])[0] == SegmentNeed("malls", 300_000, 500, rank=1)
    assert segment_needs([malls], [Allocation(segment="malls", hours_to_win=960)])[0].expected_return == 500_000


def test_a_segment_that_shrinks_or_is_unknown_is_expected_to_add_nothing() -> None:
    hospitals = Segment(name="hospitals", revenue=4e6, target=3e6)
    lines = [Allocation(segment="hospitals"), Allocation(segment="ports")]

    assert [need.expected_return for need in segment_needs([hospitals], lines)] == [0, 0]
    assert [need.rank for need in segment_needs([hospitals], lines)] == [1, None]


def test_without_priorities_the_marks_then_the_targets_rank() -> None:
    segments = [
        Segment(name="small", target=1),
        Segment(name="large", target=2),
        Segment(name="open", potential=9, winnability=9),
        Segment(name="first", priority=1),
    ]
    lines = [Allocation(segment=one.name) for one in segments]

    assert [need.rank for need in segment_needs(segments, lines)] == [4, 3, 2, 1]


@pytest.mark.parametrize("wrong", [{"expected_return": -1}, {"with_hours": -1}, {"hours_to_keep": math.nan}])
def test_amounts_below_zero_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(AmountError, match=r"segment malls: .* must be 0 or more"):
        SegmentNeed("malls", **wrong)  # type: ignore[arg-type]  # one number each
    with pytest.raises(AmountError, match="selling hours must be 0 or more"):
        split_by(SplitWay.EVEN, NEEDS, hours=-1, budget=0, heads=1)
