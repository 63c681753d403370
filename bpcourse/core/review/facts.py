"""What several rules ask of a plan: its main goal, its first segment, the day it is read on, and names for its members.

>>> from datetime import date
>>> from bpcourse.core.worked_company import worked_plan
>>> plan = worked_plan()
>>> main_goal(plan).goal.target, top_segment(plan).name, [place for place, _segment in growing_segments(plan)]
(48000000, 'large manufacturers', [0, 1, 2])
>>> str(reading_day(plan, date(2026, 11, 23))), listed(["a", "b", "c", "d", "e"])
('2027-01-01', 'a, b, c and 2 more')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import _, filled, ngettext
from bpcourse.core.quantities import money_text, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.core.actions import Action
    from bpcourse.core.goals import Goal
    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.segments import Segment

__all__ = [
    "CLOSE",
    "MainGoal",
    "action_name",
    "goal_name",
    "growing_segments",
    "is_off",
    "listed",
    "main_goal",
    "money",
    "reading_day",
    "segment_name",
    "top_segment",
]

CLOSE: Final = 0.01
"""Figures that ought to be equal may differ by this share: people round."""

_MOST_NAMES: Final = 3


class MainGoal(NamedTuple):
    """The goal that stands for the whole plan, and its place among the goals."""

    place: int
    goal: Goal
    target: float


def main_goal(plan: SalesPlan) -> MainGoal | None:
    """The largest goal in money that is part of no other; None where the plan has none."""
    ids = {goal.id for goal in plan.goals if goal.id}
    found = [
        MainGoal(place, goal, goal.target)
        for place, goal in enumerate(plan.goals)
        if goal.target and goal.target > 0 and goal.unit.strip() == plan.currency and goal.parent not in ids
    ]
    return max(found, key=lambda main: main.target, default=None)


def growing_segments(plan: SalesPlan) -> list[tuple[int, Segment]]:
    """The segments that are to bring more than the year before, each with its place."""
    return [
        (place, segment)
        for place, segment in enumerate(plan.segments)
        if segment.target and segment.target > (segment.revenue or 0)
    ]


def top_segment(plan: SalesPlan) -> Segment | None:
    """The segment that comes first for the team: by priority, where there is none by target; None where neither is."""
    ranked = [segment for segment in plan.segments if segment.priority is not None]
    if ranked:
        return min(ranked, key=lambda segment: (segment.priority or 0, -(segment.target or 0)))
    with_target = [segment for segment in plan.segments if segment.target]
    return max(with_target, key=lambda segment: segment.target or 0, default=None)


def reading_day(plan: SalesPlan, today: date) -> date:
    """The day on which *plan* is judged: *today*, but no day before its period or after it.

    A plan that is written in autumn is judged as it will be when it begins.
    """
    if plan.period is None:
        return today
    return min(max(today, plan.period.start), plan.period.end)


def is_off(amount: float, expected: float) -> bool:
    """Whether *amount* misses *expected* by more than rounding explains.

    >>> is_off(99.5, 100), is_off(95, 100)
    (False, True)
    """
    return abs(amount - expected) > CLOSE * max(abs(amount), abs(expected))


def money(plan: SalesPlan, amount: float) -> str:
    """*amount* in the plan's currency, in words of the reader's language."""
    return money_text(amount, plan.currency)


def listed(names: Sequence[str]) -> str:
    """The first three of *names*, and how many more there are."""
    has_commas = any(mark in name for name in names for mark in (",", "，", "、"))
    shown, rest = (_("; ") if has_commas else _(", ")).join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    if rest <= 0:
        return shown
    return filled(ngettext("{names} and {count} more", "{names} and {count} more", rest), names=shown, count=str(rest))


def goal_name(goal: Goal, place: int) -> str:
    """How a goal is spoken of."""
    number = number_text(place + 1)
    subject = goal.segment.strip() or goal.metric.strip()
    if not subject:
        return _("Goal {number}").format(number=number)
    return filled(_("Goal {number} ({subject})"), number=number, subject=subject)


def segment_name(segment: Segment, place: int) -> str:
    """How a segment is spoken of."""
    return segment.name.strip() or _("Segment {number}").format(number=number_text(place + 1))


def action_name(action: Action, place: int) -> str:
    """How an action is spoken of."""
    return action.title.strip() or action.id.strip() or _("Action {number}").format(number=number_text(place + 1))
