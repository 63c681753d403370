"""The living plan: one frozen value with a part for each step of a sales business plan.

Every edit gives a new plan; the old one stays as it was:

>>> from bpcourse.core.goals import Goal
>>> plan = SalesPlan.empty().with_goal(Goal(metric="revenue", baseline=40e6, target=48e6, unit="CNY"))
>>> plan.filled_parts, SalesPlan.empty().filled_parts
(('goals',), ())

In its file the plan is one JSON object. Names that the course does not know, a learner's own note say, are kept in
`SalesPlan.other` and written back:

>>> SalesPlan.from_document({"schema_version": 1, "my_note": "ask Lin Yue"}).to_document()["my_note"]
'ask Lin Yue'
"""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field, fields, replace
from typing import Final, Literal, Self

from bpcourse.core.errors import FieldError
from bpcourse.core.goals import Goal  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.plan.codec import read_as, written
from bpcourse.core.plan.kinds import AnyJson, PlanFieldError
from bpcourse.core.plan.migrate import SCHEMA_VERSION
from bpcourse.core.plan.parts import FunnelPlan, ScorecardPlan  # noqa: TC001 - the codec reads hints at run time

__all__ = ["PARTS", "Part", "SalesPlan", "part_title"]

Part = Literal["market", "goals", "segments", "funnel", "actions", "scorecard", "reviews", "risks"]

_TITLES: Final[dict[Part, str]] = {
    "market": N_("Market view"),
    "goals": N_("Goals"),
    "segments": N_("Customer segments"),
    "funnel": N_("Sales path and funnel"),
    "actions": N_("Actions and resources"),
    "scorecard": N_("Scorecard"),
    "reviews": N_("Reviews and triggers"),
    "risks": N_("Risks"),
}

PARTS: Final[tuple[Part, ...]] = tuple(_TITLES)
"""The parts of a plan, in the order in which the course fills them."""

_CURRENCY_CODE: Final = "^[A-Z]{3}$"
"""What an ISO 4217 code looks like."""


def part_title(part: Part) -> str:
    """What a part of the plan is called, in the language of the moment.

    >>> part_title("funnel")
    'Sales path and funnel'
    """
    return _(_TITLES[part])


@dataclass(frozen=True, kw_only=True)
class SalesPlan:
    """A sales business plan, as far as it has been written.

    schema_version: the version of this form.
    title: what the plan is called.
    company: whose plan it is.
    currency: ISO 4217 code of the money in the plan.
    period: the days the plan is for.
    author: who wrote the plan.
    note: anything to remember about it.
    goals: what is to be reached.
    funnel: the way from leads to revenue.
    scorecard: how performance is measured.
    other: parts that have no form of their own yet, and names the course does not know, as JSON gives them.

    Raises FieldError for a currency that is no code and for a name in *other* that belongs to a field, PlanFieldError
    for a value in *other* that JSON cannot hold.
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    title: str = ""
    company: str = ""
    currency: str = field(default="CNY", metadata={"schema": {"pattern": _CURRENCY_CODE}})
    period: Period | None = None
    author: str = ""
    note: str = ""
    goals: tuple[Goal, ...] = ()
    funnel: FunnelPlan | None = None
    scorecard: ScorecardPlan | None = None
    other: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not re.fullmatch(_CURRENCY_CODE, self.currency):
            raise PlanFieldError.unfit("currency", _("a code of three letters such as CNY"), self.currency)
        for name in self.other:
            if name in _FIELDS:
                sentence = _("{name} is a field of the plan and cannot be among its other parts")
                raise FieldError(sentence.format(name=name), field="other", value=self.other[name])
        object.__setattr__(self, "goals", tuple(self.goals))
        object.__setattr__(self, "other", AnyJson().read(dict(self.other), ""))

    @classmethod
    def empty(cls) -> Self:
        """The plan in which nothing has been written yet."""
        return cls()

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """The plan in *document*, a JSON object of today's schema version.

        Raises PlanFieldError, whose sentence opens with the path of the value that does not fit.

        >>> SalesPlan.from_document({"schema_version": 1, "goals": [{"target": "many"}]})
        Traceback (most recent call last):
            ...
        bpcourse.core.plan.kinds.PlanFieldError: goals[0].target must be a number, got 'many'
        """
        known = {name: raw for name, raw in document.items() if name in _FIELDS}
        other = {name: raw for name, raw in document.items() if name not in _FIELDS}
        return replace(read_as(cls, known, place=""), other=other)

    def to_document(self) -> dict[str, object]:
        """The plan as one JSON object, which `from_document` reads back to an equal plan."""
        known = {name: written(getattr(self, name), place=name) for name in _FIELDS}
        return known | dict(self.other)

    def with_goal(self, goal: Goal, *, replacing: int | None = None) -> Self:
        """The plan with *goal* added, or in the place of goal number *replacing* (counted from 0).

        Raises FieldError where there is no goal to replace.
        """
        goals = list(self.goals)
        if replacing is None:
            goals.append(goal)
        else:
            goals[self._goal_place(replacing)] = goal
        return replace(self, goals=tuple(goals))

    def without_goal(self, number: int) -> Self:
        """The plan without goal *number* (counted from 0); raises FieldError where there is none."""
        place = self._goal_place(number)
        return replace(self, goals=self.goals[:place] + self.goals[place + 1 :])

    def with_funnel(self, funnel: FunnelPlan | None) -> Self:
        """The plan with this funnel part; None takes it out."""
        return replace(self, funnel=funnel)

    def with_scorecard(self, scorecard: ScorecardPlan | None) -> Self:
        """The plan with this scorecard part; None takes it out."""
        return replace(self, scorecard=scorecard)

    def with_other(self, name: str, content: object) -> Self:
        """The plan with JSON-ready *content* under *name*; None takes the name out.

        Raises FieldError where *name* is a field with a form of its own.

        >>> SalesPlan.empty().with_other("risks", [{"risk": "a rival cuts prices"}]).filled_parts
        ('risks',)
        """
        rest = {key: value for key, value in self.other.items() if key != name}
        return replace(self, other=rest if content is None else {**rest, name: content})

    @property
    def filled_parts(self) -> tuple[Part, ...]:
        """The parts that hold something, in the order of the course."""
        contents = {"goals": self.goals, "funnel": self.funnel, "scorecard": self.scorecard}
        return tuple(part for part in PARTS if contents.get(part) or self.other.get(part))

    @property
    def progress(self) -> dict[Part, bool]:
        """For each part of the plan, in the order of the course, whether it holds something."""
        filled = self.filled_parts
        return {part: part in filled for part in PARTS}

    def _goal_place(self, number: int) -> int:
        if not 0 <= number < len(self.goals):
            sentence = _("goals: the plan has {count} goals, counted from 0, got number {number}")
            raise FieldError(sentence.format(count=len(self.goals), number=number), field="goals", value=number)
        return number


_FIELDS: Final = tuple(part.name for part in fields(SalesPlan) if part.name != "other")
