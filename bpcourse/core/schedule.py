"""Actions put in order: what must come first, how far each may slip, which chain is longest, and who carries how much.

>>> offer = Action(id="offer", title="Build the offer", start=date(2027, 1, 4), end=date(2027, 2, 26))
>>> training = Action(
...     id="training", title="Train the reps", start=date(2027, 3, 1), end=date(2027, 3, 12), depends_on=("offer",)
... )
>>> [action.id for action in in_order([training, offer])]
['offer', 'training']
>>> slack_days([offer, training], until=date(2027, 3, 31))
{'offer': 21, 'training': 19}
>>> longest_chain([offer, training])
Chain(ids=('offer', 'training'), days=66)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from bpcourse.core.actions import Action, dependency_circle
from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.core.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Chain",
    "PersonLoad",
    "actions_outside",
    "early_starts",
    "in_order",
    "longest_chain",
    "monthly_load",
    "months_of",
    "planned_period",
    "slack_days",
    "total_budget",
    "without_one_accountable",
]


@dataclass(frozen=True)
class Chain:
    """Actions of which each waits for the one before: their ids, and how many days of action they hold."""

    ids: tuple[str, ...] = ()
    days: int = 0


@dataclass(frozen=True)
class PersonLoad:
    """How many actions somebody does or answers for in each month."""

    name: str
    actions: tuple[int, ...]

    @property
    def most(self) -> int:
        """The number in the fullest month."""
        return max(self.actions, default=0)


def in_order(actions: Sequence[Action]) -> tuple[Action, ...]:
    """*actions* so that each comes after all it waits for; among those that may come next, the earliest start first.

    Raises FieldError that names the circle where actions wait for each other.

    >>> in_order([Action(id="a", title="Ask", depends_on=("b",)), Action(id="b", title="Bid", depends_on=("a",))])
    Traceback (most recent call last):
        ...
    bpcourse.core.errors.FieldError: actions must not wait for each other, got Ask → Bid → Ask
    """
    return tuple(actions[place] for place in _order(actions))


def _order(actions: Sequence[Action]) -> list[int]:
    """The places of *actions*, in order."""
    _require_no_circle(actions)
    # Topological sorting: A. B. Kahn, "Topological sorting of large networks", Communications of the ACM 5 (1962).
    places = _places(actions)
    waiting = [{places[needed] for needed in action.depends_on if needed in places} for action in actions]
    followers = _followers(actions)
    ready = [(action.start or date.max, place) for place, action in enumerate(actions) if not waiting[place]]
    heapify(ready)
    ordered = list[int]()
    while ready:
        place = heappop(ready)[1]
        ordered.append(place)
        for follower in followers[place]:
            waiting[follower].discard(place)
            if not waiting[follower]:
                heappush(ready, (actions[follower].start or date.max, follower))
    return ordered


def slack_days(actions: Sequence[Action], *, until: date) -> dict[str, int]:
    """By how many calendar days each dated action may slip and all that wait for it can still end by *until*.

    Each keeps its length, and begins at the earliest on the day after the last of those it waits for. Below 0, the plan
    breaks already: by so many days the action must end sooner. Actions without both dates have no entry, and hold up
    nobody. Raises FieldError for a circle.
    """
    # The backward pass of the critical path method: J. E. Kelley and M. R. Walker, "Critical-path planning and
    # scheduling", Proceedings of the Eastern Joint Computer Conference (1959), 160-173.
    followers, slack = _followers(actions), dict[int, int]()
    for place in reversed(_order(actions)):
        period = actions[place].period
        if period is None:
            continue
        room = [(until - period.end).days]
        for follower in followers[place]:
            start = actions[follower].start
            if start is not None and follower in slack:
                room.append(slack[follower] + (start - period.end).days - 1)
        slack[place] = min(room)
    return {actions[place].id: days for place, days in sorted(slack.items()) if actions[place].id}


def longest_chain(actions: Sequence[Action]) -> Chain:
    """The chain of actions waiting for each other that holds the most days of action; of equal ones, the first.

    A delay in it is the hardest to make up, as its actions cannot be done side by side. Raises FieldError for a circle.
    """
    places, longest = _places(actions), dict[str, Chain]()
    for action in in_order(actions):
        before = max(
            (longest[needed] for needed in action.depends_on if needed in places),
            key=lambda chain: chain.days,
            default=Chain(),
        )
        days = 0 if action.period is None else action.period.days
        if action.id:
            longest[action.id] = Chain((*before.ids, action.id), before.days + days)
    return max(longest.values(), key=lambda chain: chain.days, default=Chain())


def early_starts(actions: Iterable[Action]) -> tuple[tuple[Action, Action], ...]:
    """Pairs of an action and one it waits for that is not finished before it begins."""
    known = list(actions)
    named = {action.id: action for action in known if action.id}
    pairs = ((action, named[needed]) for action in known for needed in action.depends_on if needed in named)
    return tuple(
        (action, needed)
        for action, needed in pairs
        if action.start is not None and needed.end is not None and action.start <= needed.end
    )


def actions_outside(actions: Iterable[Action], period: Period) -> tuple[Action, ...]:
    """The actions with a day before or after *period*."""
    return tuple(action for action in actions if not action.is_within(period))


def without_one_accountable(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions for which nobody answers, or more than one person."""
    return tuple(action for action in actions if not action.owner)


def total_budget(actions: Iterable[Action]) -> float:
    """What all *actions* cost together, money; those without a budget cost nothing."""
    return sum(action.budget or 0.0 for action in actions)


def planned_period(actions: Iterable[Action]) -> Period | None:
    """From the first day of any action to the last; None where no action has a day."""
    days = [day for action in actions for day in (action.start, action.end) if day is not None]
    return Period(min(days), max(days)) if days else None


def months_of(period: Period) -> tuple[Period, ...]:
    """The calendar months that have a day in *period*.

    >>> [str(month.start) for month in months_of(Period(date(2026, 12, 24), date(2027, 1, 6)))]
    ['2026-12-01', '2027-01-01']
    """
    first, last = (day.year * 12 + day.month - 1 for day in (period.start, period.end))
    return tuple(Period.month(number // 12, number % 12 + 1) for number in range(first, last + 1))


def monthly_load(actions: Sequence[Action], months: Sequence[Period]) -> tuple[PersonLoad, ...]:
    """For everybody who does or answers for one of *actions*, how many of them are under way in each of *months*.

    In the order in which people first appear. A plan has no hours per action: this counts how many things somebody has
    to keep in mind at a time.

    >>> work = Action(accountable=("Lin Yue",), start=date(2027, 1, 4), end=date(2027, 2, 26))
    >>> monthly_load([work], months_of(Period.quarter(2027, 1)))
    (PersonLoad(name='Lin Yue', actions=(1, 1, 0)),)
    """
    people = dict.fromkeys(name for action in actions for name in (*action.accountable, *action.responsible))
    own = {name: [action for action in actions if _is_at_work(name, action)] for name in people}
    return tuple(
        PersonLoad(name, tuple(sum(_meets(action, month) for action in part) for month in months))
        for name, part in own.items()
    )


def _is_at_work(name: str, action: Action) -> bool:
    return name in action.accountable or name in action.responsible


def _meets(action: Action, month: Period) -> bool:
    first, last = action.start or action.end, action.end or action.start
    return first is not None and last is not None and first <= month.end and month.start <= last


def _places(actions: Sequence[Action]) -> dict[str, int]:
    return {action.id: place for place, action in enumerate(actions) if action.id}


def _followers(actions: Sequence[Action]) -> list[list[int]]:
    """For each action, the places of those that wait for it."""
    places = _places(actions)
    followers: list[list[int]] = [[] for _action in actions]
    for place, action in enumerate(actions):
        for needed in dict.fromkeys(action.depends_on):
            if needed in places:
                followers[places[needed]].append(place)
    return followers


def _require_no_circle(actions: Sequence[Action]) -> None:
    circle = dependency_circle(actions)
    if circle:
        titles = {action.id: action.title or action.id for action in actions}
        sentence = _("actions must not wait for each other, got {circle}")
        shown = " → ".join(titles[name] for name in circle)
        raise FieldError(sentence.format(circle=shown), field="depends_on", value=circle)
