"""Actions: who answers, when, after what, and what cannot be."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.actions import Action, action_people, dependency_circle, unknown_dependencies
from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.period import Period


@pytest.mark.parametrize(
    ("accountable", "owner"), [((), ""), (("Chen Hao",), "Chen Hao"), (("Chen Hao", "Lin Yue"), "")]
)
def test_an_owner_is_the_only_one_who_answers(accountable: tuple[str, ...], owner: str) -> None:
    assert owner == Action(accountable=accountable).owner


def test_an_action_has_a_period_when_both_days_are_known() -> None:
    start, end = date(2027, 1, 4), date(2027, 2, 26)

    assert Action(start=start, end=end).period == Period(start, end)
    assert Action(start=start).period is Action(end=end).period is None


@pytest.mark.parametrize(
    ("start", "end", "is_within"),
    [
        (date(2027, 1, 1), date(2027, 12, 31), True),
        (None, None, True),
        (date(2026, 12, 31), None, False),
        (None, date(2028, 1, 1), False),
    ],
)
def test_an_action_lies_within_a_period_or_not(start: date | None, end: date | None, is_within: bool) -> None:
    assert is_within is Action(start=start, end=end).is_within(Period.year(2027))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(FieldError, match="action Training: the last day must not come before the first"):
        Action(title="Training", start=date(2027, 3, 12), end=date(2027, 3, 1))


def test_a_budget_below_zero_is_refused() -> None:
    with pytest.raises(AmountError, match="action Training: budget must be 0 or more"):
        Action(title="Training", budget=-1)


def test_everybody_with_a_part_is_named_once() -> None:
    actions = [
        Action(accountable=("Chen Hao",), responsible=("Service",), consulted=("Reps",), informed=("Lin Yue",)),
        Action(accountable=("Lin Yue",), responsible=("Chen Hao",)),
    ]

    assert action_people(actions) == ("Chen Hao", "Service", "Reps", "Lin Yue")


def test_what_an_action_waits_for_in_vain_is_named() -> None:
    actions = [Action(id="a", depends_on=("b", "x")), Action(id="b")]

    assert unknown_dependencies(actions) == (("a", "x"),)


@pytest.mark.parametrize(
    ("needs", "circle"),
    [
        ({}, ()),
        ({"a": "b", "b": "c", "c": ""}, ()),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, ()),
        ({"a": "a"}, ("a", "a")),
        ({"a": "b", "b": "c", "c": "b"}, ("b", "c", "b")),
        ({"a": "x"}, ()),
    ],
)
def test_actions_that_wait_for_each_other_are_named(needs: dict[str, str], circle: tuple[str, ...]) -> None:
    assert circle == dependency_circle([Action(id=name, depends_on=tuple(after)) for name, after in needs.items()])


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefx"), max_size=4)))
def test_a_circle_is_one_and_without_it_the_actions_have_an_order(needs: dict[str, list[str]]) -> None:
    circle = dependency_circle([Action(id=name, depends_on=tuple(after)) for name, after in needs.items()])

    if circle:
        assert circle[0] == circle[-1]
        assert all(after in needs[before] for before, after in pairwise(circle))
        return
    left = {name: {one for one in after if one in needs} for name, after in needs.items()}
    while left:
        ready = [name for name, after in left.items() if not after & left.keys()]
        assert ready
        for name in ready:
            del left[name]


def test_a_long_chain_is_no_circle() -> None:
    actions = [Action(id=str(number), depends_on=(str(number + 1),)) for number in range(5_000)]

    assert dependency_circle(actions) == ()
