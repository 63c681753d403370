"""The actions of a plan: what is done from when to when, who answers for it, and what must be finished before.

>>> offer = Action(id="offer", title="Build the audit offer", accountable=("Chen Hao",), end=date(2027, 2, 26))
>>> training = Action(id="training", title="Train the reps", accountable=("Lin Yue", "Chen Hao"), depends_on=("offer",))
>>> offer.owner, training.owner
('Chen Hao', '')
>>> dependency_circle([offer, training])
()
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the plan's codec reads hints at run time
from typing import TYPE_CHECKING

from bpcourse.core.errors import FieldError, require_amount
from bpcourse.core.language import _
from bpcourse.core.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Action", "action_people", "dependency_circle", "unknown_dependencies"]


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something that is done for the plan.

    id: short and unchanging; other actions refer to it.
    title: what is done.
    accountable: who answers for the result; one person, though a plan on its way may name none or several.
    responsible: who does the work.
    consulted: whose advice is asked before.
    informed: who is told after.
    start and end: the first day and the last.
    budget: what it costs, money.
    depends_on: the ids of the actions that must be finished before this one begins.
    segment: the name of the segment it is for, none for all of them.

    Raises AmountError for a budget below 0, FieldError for an end before the start.
    """

    id: str = ""
    title: str = ""
    accountable: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    budget: float | None = None
    depends_on: tuple[str, ...] = ()
    segment: str = ""

    def __post_init__(self) -> None:
        if self.budget is not None:
            require_amount(self.budget, place=_("action {name}: budget").format(name=self.title))
        if self.start is not None and self.end is not None and self.end < self.start:
            sentence = _("action {name}: the last day must not come before the first ({start}), got {end}")
            raise FieldError(
                sentence.format(name=self.title, start=self.start, end=self.end), field="end", value=self.end
            )

    @property
    def owner(self) -> str:
        """The one person who answers for the action; "" where nobody does, or more than one."""
        return self.accountable[0] if len(self.accountable) == 1 else ""

    @property
    def period(self) -> Period | None:
        """From the first day to the last; None where either is missing."""
        return None if self.start is None or self.end is None else Period(self.start, self.end)

    def is_within(self, period: Period) -> bool:
        """Whether none of the action's known days lies outside *period*."""
        return all(period.start <= day <= period.end for day in (self.start, self.end) if day is not None)


def action_people(actions: Iterable[Action]) -> tuple[str, ...]:
    """Everybody who has a part in *actions*, in the order in which they first appear.

    >>> action_people([Action(accountable=("Lin Yue",), responsible=("Chen Hao",), informed=("Lin Yue",))])
    ('Lin Yue', 'Chen Hao')
    """
    return tuple(
        dict.fromkeys(
            name
            for action in actions
            for name in (*action.accountable, *action.responsible, *action.consulted, *action.informed)
        )
    )


def unknown_dependencies(actions: Sequence[Action]) -> tuple[tuple[str, str], ...]:
    """Pairs of an action's id and an id it depends on that no action has."""
    known = {action.id for action in actions}
    return tuple((action.id, needed) for action in actions for needed in action.depends_on if needed not in known)


def dependency_circle(actions: Iterable[Action]) -> tuple[str, ...]:
    """The ids of actions that wait for each other, the first of them again at the end; empty where none do.

    >>> dependency_circle([Action(id="a", depends_on=("b",)), Action(id="b", depends_on=("a",))])
    ('a', 'b', 'a')
    """
    needed = {action.id: action.depends_on for action in actions if action.id}
    done = set[str]()
    for start in needed:
        circle = _circle_from(start, needed, done)
        if circle:
            return circle
    return ()


def _circle_from(start: str, needed: Mapping[str, Sequence[str]], done: set[str]) -> tuple[str, ...]:
    """The first circle met on the ways from *start*, depth first; ids without one are added to *done*."""
    way, open_ends = [start], [iter(needed[start])]
    while way:
        following = next((one for one in open_ends[-1] if one in needed and one not in done), None)
        if following is None:
            done.add(way.pop())
            open_ends.pop()
        elif following in way:
            return (*way[way.index(following) :], following)
        else:
            way.append(following)
            open_ends.append(iter(needed[following]))
    return ()
