"""Actions in order: what comes first, how far each may slip, the longest chain, and who carries how much."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.actions import Action
from bpcourse.core.errors import FieldError
from bpcourse.core.period import Period
from bpcourse.core.schedule import (
    Chain,
    actions_outside,
    early_starts,
    in_order,
    longest_chain,
    monthly_load,
    months_of,
    planned_period,
    slack_days,
    total_budget,
    without_one_accountable,
)
from bpcourse.core.worked_execution import worked_actions

FIRST = date(2027, 1, 1)
YEAR = Period.year(2027)


def action(name: str, start: int = 0, days: int = 1, *needed: str) -> Action:
    """An action that begins *start* days after New Year."""
    first = FIRST + timedelta(days=start)
    return Action(id=name, title=name.upper(), start=first, end=first + timedelta(days=days - 1), depends_on=needed)


@st.composite
def networks(draw: st.DrawFn) -> list[Action]:
    """Up to eight dated actions of which each waits for earlier ones alone, and begins when those are done."""
    actions = list[Action]()
    for number in range(draw(st.integers(1, 8))):
        needed = draw(st.sets(st.sampled_from(actions), max_size=3)) if actions else set()
        ready = max((each.end or FIRST for each in needed), default=FIRST - timedelta(days=1))
        start = (ready - FIRST).days + 1 + draw(st.integers(0, 20))
        names = sorted(each.id for each in needed)
        actions.append(action(f"a{number}", start, draw(st.integers(1, 40)), *names))
    return draw(st.permutations(actions))


def end_after_slip(actions: list[Action], slipping: str, days: int) -> date:
    """The last day of any action that is the slipping one or waits for it, each pushed as little as it must be."""
    ends, moved = dict[str, date](), set[str]()
    for each in in_order(actions):
        assert each.start is not None
        assert each.period is not None
        start = each.start + timedelta(days=days if each.id == slipping else 0)
        pushed = [ends[needed] + timedelta(days=1) for needed in each.depends_on]
        start = max([start, *pushed])
        ends[each.id] = start + timedelta(days=each.period.days - 1)
        if each.id == slipping or moved.intersection(each.depends_on):
            moved.add(each.id)
    return max(ends[name] for name in moved)


# Order ----------------------------------------------------------------------------------------------------------------


@given(networks())
def test_every_action_comes_once_and_after_all_it_waits_for(actions: list[Action]) -> None:
    names = [each.id for each in in_order(actions)]

    assert sorted(names) == sorted(each.id for each in actions)
    assert all(names.index(needed) < names.index(each.id) for each in actions for needed in each.depends_on)


def test_of_those_that_may_come_next_the_earliest_comes_first() -> None:
    actions = [action("late", 9), action("early", 1), Action(id="undated")]

    assert [each.id for each in in_order(actions)] == ["early", "late", "undated"]


def test_a_circle_is_named_by_its_titles() -> None:
    circle = [action("a", 0, 1, "c"), action("b", 0, 1, "a"), action("c", 0, 1, "b")]

    with pytest.raises(FieldError, match="got A → C → B → A"):
        in_order(circle)


@pytest.mark.parametrize("ask", [longest_chain, lambda actions: slack_days(actions, until=YEAR.end)])
def test_neither_chain_nor_slack_is_told_of_a_circle(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(FieldError, match="A → A"):
        ask([action("a", 0, 1, "a")])


# Slack ----------------------------------------------------------------------------------------------------------------


@given(networks(), st.data())
def test_an_action_may_slip_by_its_slack_and_not_by_a_day_more(actions: list[Action], data: st.DataObject) -> None:
    until = max(each.end for each in actions if each.end is not None) + timedelta(days=data.draw(st.integers(0, 9)))
    slack = slack_days(actions, until=until)

    assert set(slack) == {each.id for each in actions}
    for name, days in slack.items():
        assert days >= 0
        assert end_after_slip(actions, name, days) <= until
        assert end_after_slip(actions, name, days + 1) > until


def test_slack_below_nothing_says_how_much_sooner_an_action_must_end() -> None:
    actions = [action("first", 0, 10), action("second", 7, 10, "first")]

    assert slack_days(actions, until=FIRST + timedelta(days=16)) == {"first": -3, "second": 0}


def test_an_undated_action_or_one_without_id_is_passed_over() -> None:
    waiting = Action(depends_on=("a",), start=FIRST + timedelta(days=3), end=FIRST + timedelta(days=4))
    actions = [action("a", 0, 2), Action(id="undated", depends_on=("a",)), waiting]

    assert slack_days(actions, until=FIRST + timedelta(days=4)) == {"a": 1}


# Longest chain --------------------------------------------------------------------------------------------------------


def chains_of(actions: list[Action], name: str) -> list[list[str]]:
    """Every chain that ends in the action called *name*."""
    own = next(each for each in actions if each.id == name)
    return [[name], *([*chain, name] for needed in own.depends_on for chain in chains_of(actions, needed))]


@given(networks())
def test_no_chain_holds_more_days_than_the_longest(actions: list[Action]) -> None:
    days = {each.id: each.period.days for each in actions if each.period is not None}
    needed = {each.id: each.depends_on for each in actions}
    longest = longest_chain(actions)

    assert longest.days == max(sum(days[one] for one in way) for name in days for way in chains_of(actions, name))
    assert longest.days == sum(days[one] for one in longest.ids)
    assert all(before in needed[after] for before, after in pairwise(longest.ids))


def test_the_worked_companys_longest_chain_is_the_one_of_the_chapter() -> None:
    assert longest_chain(worked_actions()) == Chain(("audit-offer", "training", "audits"), 54 + 12 + 229)


def test_without_actions_there_is_no_chain() -> None:
    assert longest_chain([]) == Chain()


# Checks and sums ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "early"), [(4, True), (5, False)])
def test_an_action_must_not_begin_on_the_last_day_of_what_it_waits_for(start: int, *, early: bool) -> None:
    first, second = action("first", 0, 5), action("second", start, 5, "first", "unknown")

    assert early_starts([first, second]) == (((second, first),) if early else ())


def test_actions_with_a_day_outside_the_period_are_found() -> None:
    inside, outside = action("in", 0, 365), action("out", 364, 2)

    assert actions_outside([inside, outside], YEAR) == (outside,)


@pytest.mark.parametrize(("people", "wrong"), [((), True), (("Lin",), False), (("Lin", "Chen"), True)])
def test_exactly_one_person_answers_for_an_action(people: tuple[str, ...], *, wrong: bool) -> None:
    one = Action(accountable=people)

    assert without_one_accountable([one]) == ((one,) if wrong else ())


def test_budgets_are_summed_and_a_missing_one_costs_nothing() -> None:
    assert total_budget([Action(budget=1.5), Action(), Action(budget=2)]) == 3.5
    assert total_budget(worked_actions()) == 1_020_000


def test_the_planned_period_goes_from_the_first_day_to_the_last() -> None:
    assert planned_period([action("a", 3, 4), Action(), Action(start=FIRST)]) == Period(FIRST, date(2027, 1, 7))
    assert planned_period([Action()]) is None


def test_months_cross_the_year() -> None:
    assert months_of(Period(date(2026, 12, 31), date(2027, 1, 1))) == (Period.month(2026, 12), Period.month(2027, 1))


def test_who_does_and_answers_for_the_same_action_carries_it_once() -> None:
    both = Action(accountable=("Lin",), responsible=("Lin", "Chen"), informed=("Gao",), start=date(2027, 2, 1))
    load = monthly_load([both, both], months_of(Period.quarter(2027, 1)))

    assert [(each.name, each.actions, each.most) for each in load] == [("Lin", (0, 2, 0), 2), ("Chen", (0, 2, 0), 2)]
