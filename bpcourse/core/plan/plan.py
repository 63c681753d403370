"""The living plan: one frozen value with a part for each step of a sales business plan.

Every edit gives a new plan; the old one stays as it was:

>>> from bpcourse.core.goals import Goal
>>> plan = SalesPlan.empty().with_goal(Goal(metric="revenue", baseline=40e6, target=48e6, unit="CNY"))
>>> plan.filled_parts, SalesPlan.empty().filled_parts
(('goals',), ())

In its file the plan is one JSON object. Names that the course does not know, a learner's own note say, are kept in
`SalesPlan.other` and written back:

>>> SalesPlan.from_document({"schema_version": 2, "my_note": "ask Lin Yue"}).to_document()["my_note"]
'ask Lin Yue'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field, fields, replace
from itertools import count
from typing import TYPE_CHECKING, Final, Literal, Self

from bpcourse.core.ab_test import Experiment  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.actions import Action  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.customers import CustomersPlan  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.errors import FieldError, require_text
from bpcourse.core.goals import Goal  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.language import N_, _
from bpcourse.core.market import MarketView
from bpcourse.core.period import Period  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.plan.codec import read_as, written
from bpcourse.core.plan.kinds import AnyJson, PlanFieldError
from bpcourse.core.plan.migrate import SCHEMA_VERSION
from bpcourse.core.plan.parts import FunnelPlan, ScorecardPlan  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.resources import Resources
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.risks import Risk  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.sales_path import SalesPath  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.segments import Segment, segment_named
from bpcourse.core.team import TeamPlan  # noqa: TC001 - the codec reads hints at run time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["PARTS", "Part", "SalesPlan", "part_title"]

Part = Literal[
    "market",
    "goals",
    "segments",
    "sales_paths",
    "funnel",
    "actions",
    "resources",
    "scorecard",
    "reviews",
    "risks",
]

_TITLES: Final[dict[Part, str]] = {
    "market": N_("Market view"),
    "goals": N_("Goals"),
    "segments": N_("Customer segments"),
    "sales_paths": N_("Sales path"),
    "funnel": N_("Sales funnel"),
    "actions": N_("Actions"),
    "resources": N_("Resources"),
    "scorecard": N_("Scorecard"),
    "reviews": N_("Reviews and triggers"),
    "risks": N_("Risks"),
}

PARTS: Final[tuple[Part, ...]] = tuple(_TITLES)
"""The parts of a plan, in the order in which the course fills them."""

_CURRENCY_CODE: Final = "^[A-Z]{3}$"
"""What an ISO 4217 code looks like."""

_NOTHING_YET: Final = (None, (), MarketView(), Resources(), ReviewRhythm())
"""Contents of a part that hold nothing."""


def part_title(part: Part) -> str:
    """What a part of the plan is called, in the language of the moment.

    >>> part_title("funnel")
    'Sales funnel'
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
    market: the market that the plan stands on.
    goals: what is to be reached.
    segments: the groups of customers, each under its own name.
    sales_paths: how each segment is sold to.
    funnel: the way from leads to revenue.
    actions: what is done, by whom and when, each under its own id.
    resources: people, hours and money.
    scorecard: how performance is measured.
    reviews: when the plan is looked at, and what changes it in between.
    risks: what could go wrong, and how it will be heard.
    customers: who buys today, how they do, and what keeping them is worth.
    experiments: A/B tests of ways of selling, with what came of them.
    team: roles and handovers, pay and what it rewards, how people are led.
    silenced: for each rule of the plan review that is to stay silent, by its id, the reason.
    answers: for each question that a CFO would ask, by its topic, what is answered.
    other: names the course does not know, as JSON gives them.

    Raises FieldError for a currency that is no code, for two segments, sales paths, actions or goals that go by the
    same name, for a silenced rule without a reason, and for a name in *other* that belongs to a field, PlanFieldError
    for a value in *other* that JSON cannot hold.
    """

    schema_version: Literal[2] = SCHEMA_VERSION
    title: str = ""
    company: str = ""
    currency: str = field(default="CNY", metadata={"schema": {"pattern": _CURRENCY_CODE}})
    period: Period | None = None
    author: str = ""
    note: str = ""
    market: MarketView | None = None
    goals: tuple[Goal, ...] = ()
    segments: tuple[Segment, ...] = ()
    sales_paths: tuple[SalesPath, ...] = ()
    funnel: FunnelPlan | None = None
    actions: tuple[Action, ...] = ()
    resources: Resources | None = None
    scorecard: ScorecardPlan | None = None
    reviews: ReviewRhythm | None = None
    risks: tuple[Risk, ...] = ()
    customers: CustomersPlan | None = None
    experiments: tuple[Experiment, ...] = ()
    team: TeamPlan | None = None
    silenced: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not re.fullmatch(_CURRENCY_CODE, self.currency):
            raise PlanFieldError.unfit("currency", _("a code of three letters such as CNY"), self.currency)
        for name in self.other:
            if name in _FIELDS:
                sentence = _("{name} is a field of the plan and cannot be among its other parts")
                raise FieldError(sentence.format(name=name), field="other", value=self.other[name])
        for name in ("goals", "segments", "sales_paths", "actions", "risks", "experiments"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        object.__setattr__(self, "silenced", dict(self.silenced))
        object.__setattr__(self, "answers", dict(self.answers))
        self._require_own_names()
        for rule, reason in self.silenced.items():
            require_text(reason, place=_("silenced rule {rule}: reason").format(rule=rule))
        object.__setattr__(self, "other", AnyJson().read(dict(self.other), ""))

    @classmethod
    def empty(cls) -> Self:
        """The plan in which nothing has been written yet."""
        return cls()

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """The plan in *document*, a JSON object of today's schema version.

        Raises PlanFieldError, whose sentence opens with the path of the value that does not fit.

        >>> SalesPlan.from_document({"schema_version": 2, "goals": [{"target": "many"}]})
        Traceback (most recent call last):
            ...
        bpcourse.core.plan.kinds.PlanFieldError: goals[0].target must be a number, got 'many'
        """
        known = {name: raw for name, raw in document.items() if name in _FIELDS}
        other = {name: raw for name, raw in document.items() if name not in _FIELDS}
        return replace(read_as(cls, known, place=""), other=other)

    @classmethod
    def from_excel(cls, content: Path | bytes) -> SalesPlan:
        """The plan in an Excel workbook that the course exported and somebody edited: its file, or the file's content.

        Raises WorkbookError, whose sentence names sheet and cell.
        """
        from bpcourse.core.plan.workbook import plan_from_excel

        return plan_from_excel(content)

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

    def with_goal_part_of(self, number: int, whole: int | None) -> Self:
        """The plan in which goal *number* is part of goal *whole* (counted from 0), or with None of no other goal.

        The whole gets an id where it has none. Raises FieldError where there is no such goal, or it would be part of
        itself, if only by way of others.

        >>> plan = SalesPlan(goals=(Goal(metric="revenue"), Goal(metric="revenue", segment="new customers")))
        >>> plan.with_goal_part_of(1, 0).goal_parts(0) == plan.with_goal_part_of(1, 0).goals[1:]
        True
        """
        goals = list(self.goals)
        part = self._goal_place(number)
        if whole is None:
            goals[part] = replace(goals[part], parent="")
            return replace(self, goals=tuple(goals))
        place = self._goal_place(whole)
        self._require_no_circle(part, place)
        goals[place] = replace(goals[place], id=goals[place].id or self._free_goal_id())
        goals[part] = replace(goals[part], parent=goals[place].id)
        return replace(self, goals=tuple(goals))

    def goal_parts(self, number: int) -> tuple[Goal, ...]:
        """The goals that are part of goal *number* (counted from 0); raises FieldError where there is none."""
        whole = self.goals[self._goal_place(number)]
        return tuple(goal for goal in self.goals if whole.id and goal.parent == whole.id)

    def with_market(self, market: MarketView | None) -> Self:
        """The plan with this market view; None takes it out."""
        return replace(self, market=market)

    def with_segments(self, segments: Iterable[Segment]) -> Self:
        """The plan with these segments; raises FieldError for two of one name."""
        return replace(self, segments=tuple(segments))

    def with_sales_paths(self, sales_paths: Iterable[SalesPath]) -> Self:
        """The plan with these sales paths; raises FieldError for two of one segment."""
        return replace(self, sales_paths=tuple(sales_paths))

    def with_sales_path(self, sales_path: SalesPath) -> Self:
        """The plan with this sales path, in the place of the one its segment had."""
        paths = list(self.sales_paths)
        places = [place for place, path in enumerate(paths) if path.segment == sales_path.segment]
        if places:
            paths[places[0]] = sales_path
        else:
            paths.append(sales_path)
        return replace(self, sales_paths=tuple(paths))

    def with_funnel(self, funnel: FunnelPlan | None) -> Self:
        """The plan with this funnel part; None takes it out."""
        return replace(self, funnel=funnel)

    def with_actions(self, actions: Iterable[Action]) -> Self:
        """The plan with these actions; raises FieldError for two of one id."""
        return replace(self, actions=tuple(actions))

    def with_resources(self, resources: Resources | None) -> Self:
        """The plan with these resources; None takes them out."""
        return replace(self, resources=resources)

    def with_scorecard(self, scorecard: ScorecardPlan | None) -> Self:
        """The plan with this scorecard part; None takes it out."""
        return replace(self, scorecard=scorecard)

    def with_reviews(self, reviews: ReviewRhythm | None) -> Self:
        """The plan with this rhythm of reviews; None takes it out."""
        return replace(self, reviews=reviews)

    def with_risks(self, risks: Iterable[Risk]) -> Self:
        """The plan with these risks."""
        return replace(self, risks=tuple(risks))

    def with_customers(self, customers: CustomersPlan | None) -> Self:
        """The plan with this sheet of customers; None takes it out."""
        return replace(self, customers=customers)

    def with_experiments(self, experiments: Iterable[Experiment]) -> Self:
        """The plan with these A/B tests."""
        return replace(self, experiments=tuple(experiments))

    def with_team(self, team: TeamPlan | None) -> Self:
        """The plan with this sheet of the team; None takes it out."""
        return replace(self, team=team)

    def with_silenced(self, rule: str, reason: str | None) -> Self:
        """The plan in which the review's *rule* stays silent for *reason*; None lets it speak again.

        Raises FieldError for a reason without words.
        """
        rest = {known: why for known, why in self.silenced.items() if known != rule}
        return replace(self, silenced=rest if reason is None else {**rest, rule: reason})

    def with_answer(self, topic: str, answer: str) -> Self:
        """The plan with this answer to the CFO's question on *topic*; an answer without words takes it out.

        >>> SalesPlan.empty().with_answer("growth", "From the two that leave the market.").answers
        {'growth': 'From the two that leave the market.'}
        """
        rest = {known: said for known, said in self.answers.items() if known != topic}
        return replace(self, answers={**rest, topic: answer} if answer.strip() else rest)

    def with_other(self, name: str, content: object) -> Self:
        """The plan with JSON-ready *content* under *name*; None takes the name out.

        Raises FieldError where *name* is a field with a form of its own.

        >>> SalesPlan.empty().with_other("my_note", ["ask Lin Yue"]).other
        {'my_note': ['ask Lin Yue']}
        """
        rest = {key: value for key, value in self.other.items() if key != name}
        return replace(self, other=rest if content is None else {**rest, name: content})

    def segment(self, name: str) -> Segment | None:
        """The segment called *name*, None where there is none."""
        return segment_named(name, self.segments)

    def sales_path(self, segment: str) -> SalesPath | None:
        """The sales path of the segment of that name, None where there is none."""
        return next((path for path in self.sales_paths if path.segment == segment), None)

    def action(self, action_id: str) -> Action | None:
        """The action with that id, None where there is none."""
        return next((action for action in self.actions if action.id == action_id), None)

    @property
    def filled_parts(self) -> tuple[Part, ...]:
        """The parts that hold something, in the order of the course."""
        return tuple(part for part in PARTS if getattr(self, part) not in _NOTHING_YET)

    @property
    def progress(self) -> dict[Part, bool]:
        """For each part of the plan, in the order of the course, whether it holds something."""
        filled = self.filled_parts
        return {part: part in filled for part in PARTS}

    def _require_own_names(self) -> None:
        for part, names in (
            ("goals", [goal.id for goal in self.goals]),
            ("segments", [segment.name for segment in self.segments]),
            ("sales_paths", [path.segment for path in self.sales_paths]),
            ("actions", [action.id for action in self.actions]),
        ):
            twice = next((name for name, count in Counter(names).items() if name and count > 1), None)
            if twice is not None:
                sentence = _("{part}: each must go by its own name, got {name} more than once")
                raise FieldError(sentence.format(part=part, name=repr(twice)[:60]), field=part, value=twice)

    def _require_no_circle(self, part: int, whole: int) -> None:
        """Raise FieldError where goal *whole* is, by way of however many others, part of goal *part* or the same."""
        parents = {goal.id: goal.parent for goal in self.goals if goal.id}
        above, met = self.goals[whole].parent, list[str]()
        while above in parents and above not in met:
            met.append(above)
            above = parents[above]
        if part == whole or self.goals[part].id in met:
            sentence = _("goals: goal {number} cannot be part of itself")
            raise FieldError(sentence.format(number=part + 1), field="goals", value=part)

    def _free_goal_id(self) -> str:
        taken = {goal.id for goal in self.goals} | {goal.parent for goal in self.goals}
        return next(name for number in count(1) if (name := f"goal-{number}") not in taken)

    def _goal_place(self, number: int) -> int:
        if not 0 <= number < len(self.goals):
            sentence = _("goals: the plan has {count} goals, counted from 0, got number {number}")
            raise FieldError(sentence.format(count=len(self.goals), number=number), field="goals", value=number)
        return number


_FIELDS: Final = tuple(part.name for part in fields(SalesPlan) if part.name != "other")
