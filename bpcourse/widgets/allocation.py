"""The allocation tool of chapter 3: effort shared out among the segments, and the team's capacity against the goal.

>>> tool = AllocationTool()
>>> tool.receive({"type": "input", "name": "segment1-hours_to_win", "value": "2640"})["slots"]["headline"][:50]
'Your split is expected to add CNY 6.95 million; ev'
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.allocation import RULES, SplitWay, best_return, own_split, segment_needs, split_by
from bpcourse.core.capacity import capacity_outlook, hiring_options
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan
from bpcourse.core.resources import HireGroup, Resources
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.allocation import (
    best_words,
    budget_words,
    capacity_picture,
    capacity_table,
    capacity_words,
    hiring_table,
    hiring_words,
    split_findings,
    split_picture,
    split_table,
    split_words,
)
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.allocation_fields import (
    KINDS,
    NAME_FIELDS,
    capacity_controls,
    default_rows,
    hours_controls,
    more_controls,
    place_of,
    plan_typed,
    resources_from,
    row_controls,
)
from bpcourse.widgets.controls import Button, Choice, group
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.allocation import Split
    from bpcourse.core.resources import Allocation, BudgetLine, Rep
    from bpcourse.widgets.controls import Control

__all__ = ["AllocationTool"]

_MODES: Final = {"split": N_("Effort by segment"), "capacity": N_("Capacity against the goal")}
_MOST_ROWS: Final = 30
_MOST_YEARS: Final = 5
_SHOWN_FIELDS: Final = 4
"""So many fields of a segment are always open; those of its expectation unfold."""
_NO_PLAN: Final = SalesPlan()


@dataclass(frozen=True)
class _Removed:
    """A row that can be put back: which, where it stood, what was typed in it, and its name."""

    kind: str
    row: int
    place: int
    typed: dict[str, str]
    name: str


class AllocationTool(Tool):
    """Who gets how much of hours, people and money, and what the people can carry."""

    name: ClassVar[str] = "allocation"
    heading: ClassVar[str] = N_("Allocation and capacity")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._plan = _NO_PLAN
        self._rows: dict[str, list[int]] = {kind: [] for kind in KINDS}
        self._held: dict[str, Allocation | BudgetLine | HireGroup | Rep] = {}
        self._removed: _Removed | None = None
        self._before: dict[str, str] = {}
        self._resources = Resources()
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of both views: none loses what was typed when the other is shown."""
        currency = self._plan.currency
        rows = [field for kind in KINDS for row in self._rows[kind] for field in self._row_fields(kind, row)]
        return (self._mode_choice(), *hours_controls(), *capacity_controls(currency), *more_controls(currency), *rows)

    def defaults(self) -> dict[str, str]:
        """The worked company's resources."""
        return {"mode": "split", **plan_typed(worked_plan())}

    def reset(self) -> None:
        """Go back to the worked company's resources, in the view that is shown."""
        self._take_up(worked_plan())
        self.set_fields({**self.defaults(), "mode": self._mode}, fresh=True)

    def _take_up(self, plan: SalesPlan) -> None:
        """Number the rows of *plan*, and keep what has no field."""
        resources = plan.resources or Resources()
        self._plan, self._removed, self._before = plan, None, {}
        self._rows = default_rows(plan.resources, len(plan.segments))
        held: dict[str, tuple[Allocation | BudgetLine | HireGroup | Rep, ...]] = {
            "segment": resources.allocation,
            "line": resources.budget,
            "hire": resources.hires,
            "rep": resources.team,
        }
        self._held = {f"{kind}{row}": one for kind, each in held.items() for row, one in enumerate(each, start=1)}
        self._resources, self.values = resources, {}

    def _mode_choice(self) -> Choice:
        return Choice("mode", _("View"), options={mode: _(label) for mode, label in _MODES.items()}, buttons=True)

    @property
    def _mode(self) -> str:
        return mode if (mode := self.typed.get("mode")) in _MODES else "split"

    @property
    def _period(self) -> Period:
        """The plan's days, at most five years of them; this year's where it has none."""
        period = self._plan.period or Period.year(datetime.now(UTC).year)
        last = Period.year(min(period.start.year + _MOST_YEARS - 1, 9999)).end
        return Period(period.start, min(period.end, last))

    def _row_fields(self, kind: str, row: int) -> tuple[Control, ...]:
        return row_controls(kind, row, currency=self._plan.currency)

    def _row_name(self, kind: str, row: int) -> str:
        unnamed = {
            "segment": _("Segment {number}"),
            "line": _("Budget line {number}"),
            "hire": _("Hires {number}"),
            "rep": _("Rep {number}"),
        }
        typed = self.typed.get(f"{kind}{row}-{NAME_FIELDS[kind]}", "").strip()
        return typed or unnamed[kind].format(number=row)

    # Reading --------------------------------------------------------------------------------------------------------

    def read_fields(self) -> None:
        """Read every field, then the resources; names that are missing or there twice get their sentence."""
        super().read_fields()
        names = Counter(self.values[f"segment{row}-segment"] for row in self._rows["segment"])
        for row in self._rows["segment"]:
            field = f"segment{row}-segment"
            name = self.values[field]
            if not name:
                self.errors.setdefault(field, _("Give the segment a name: the plan knows it by it."))
            elif names[name] > 1:
                sentence = _("Two segments are called {name}: give each its own name.").format(name=name)
                self.errors.setdefault(field, sentence)
        if not any(count > 1 and name for name, count in names.items()):
            self._resources = resources_from(
                self.values, self._rows, kept=self._resources, held=self._held, plan=self._plan
            )

    def edited(self, name: str) -> None:
        """A change of view shows other fields."""
        super().edited(name)
        if name == "mode":
            self.rebuild()

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The view's answer and fields; each view has its own slots."""
        page = self._split_page() if self._mode == "split" else self._capacity_page()
        return tag("div", self.field(self._mode_choice()), self.live("headline"), *page, class_="bp-spaced")

    def _split_page(self) -> list[Html]:
        hours, weeks, elasticity, call, visit = map(self.field, hours_controls())
        more = tag("details", tag("summary", _("Hours per call and visit")), call, visit)
        taken = [Button(f"take-{way.value}", _("Take over: {way}").format(way=way.label)).html() for way in RULES]
        if self._before:
            taken.append(Button("take-back", _("Put back my split")).html())
        fields = tag("div", hours, weeks, elasticity, more, class_="bp-spaced")
        answer = tag("div", self.slot("split-picture"), self.slot("split-words"), class_="bp-spaced")
        lines = tag(
            "div", self.slot("budget-words"), *self._row_sets("line", _("Add a budget line")), class_="bp-spaced"
        )
        return [
            tag("div", fields, answer, class_="bp-columns"),
            tag("div", *taken, class_="bp-row"),
            *self._row_sets("segment", _("Add a segment")),
            self.scrolled("split-table", _("The splits side by side")),
            group(_("What the money is spent on"), [lines]),
        ]

    def _capacity_page(self) -> list[Html]:
        currency = self._plan.currency
        fields = tag("div", *map(self.field, capacity_controls(currency)))
        answer = tag("div", self.slot("capacity-picture"), self.slot("capacity-words"), class_="bp-spaced")
        more = tag("div", *map(self.field, more_controls(currency)), class_="bp-fields bp-narrow")
        team = tag(
            "details", tag("summary", _("The team, one by one")), *self._row_sets("rep", _("Add a rep")),
            open=self._removed is not None and self._removed.kind == "rep",
        )  # fmt: skip
        months = tag("details", tag("summary", _("Month by month")), self.scrolled("months", _("Month by month")))
        return [
            tag("div", fields, answer, class_="bp-columns"),
            *self._row_sets("hire", _("Add people to hire")),
            team,
            group(_("Until when does hiring help?"), [more]),
            self.scrolled("hiring", _("One more rep, by first day")),
            months,
        ]

    def _row_sets(self, kind: str, add: str) -> list[Html]:
        buttons = [Button(f"add-{kind}", add).html()]
        if self._removed and self._removed.kind == kind:
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        return [*(self._row(kind, row) for row in self._rows[kind]), tag("div", *buttons, class_="bp-row")]

    def _row(self, kind: str, row: int) -> Html:
        fields = list(map(self.field, self._row_fields(kind, row)))
        shown = _SHOWN_FIELDS if kind == "segment" else len(fields)
        parts = [tag("div", *fields[:shown], class_="bp-fields bp-narrow")]
        if fields[shown:]:
            expected = tag("div", *fields[shown:], class_="bp-fields")
            parts.append(tag("details", tag("summary", _("What the hours to win are expected to bring")), expected))
        parts.append(Button(f"remove-{kind}{row}", _("Remove {name}").format(name=self._row_name(kind, row))).html())
        legend = self.slot(f"legend-{kind}{row}", element="legend")
        return tag("fieldset", legend, *parts, class_="bp-group bp-spaced")

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """The slots of the view that is shown."""
        kinds = ("segment", "line") if self._mode == "split" else ("hire", "rep")
        legends = {f"legend-{kind}{row}": join([self._legend(kind, row)]) for kind in kinds for row in self._rows[kind]}
        return legends | (self._split_answer() if self._mode == "split" else self._capacity_answer())

    def _legend(self, kind: str, row: int) -> str:
        name = self._row_name(kind, row)
        segment = self._plan.segment(name) if kind == "segment" else None
        if segment is None or segment.priority is None:
            return name
        return _("{name} (priority {number})").format(name=name, number=segment.priority)

    @property
    def _hours(self) -> float:
        """What the team has; what is given out where that is not known."""
        weeks = self.values["weeks"]
        hours = None if weeks is None else self._resources.selling_hours(weeks, self._period)
        return self._resources.allocated_hours if hours is None else hours

    def _splits(self) -> list[Split]:
        """The learner's own split, then one by each rule."""
        resources, elasticity = self._resources, self.values["elasticity"]
        needs = segment_needs(self._plan.segments, resources.allocation)
        heads = resources.headcount + resources.planned_hires
        own = own_split(needs, resources.allocation, heads=heads, elasticity=elasticity)
        ruled = (
            split_by(
                way, needs, hours=self._hours, budget=resources.allocated_budget, heads=heads, elasticity=elasticity
            )
            for way in RULES
        )
        return [own, *ruled]

    def _split_answer(self) -> dict[str, Html]:
        currency = self._plan.currency
        spent = {"budget-words": tag("p", budget_words(self._resources, currency=currency))}
        if not self._rows["segment"]:
            return {"headline": join([_("Add a segment to share out effort.")]), **spent}
        splits = self._splits()
        best = best_return(splits[0].needs, hours=self._hours, elasticity=self.values["elasticity"])
        found = [tag("li", sentence) for sentence in split_findings(splits[0], hours=self._hours)]
        said = tag("p", best_words(splits[0], best, currency=currency))
        return {
            "headline": join([split_words(splits, currency=currency)]),
            "split-picture": split_picture(splits, currency=currency),
            "split-words": join([tag("ul", *found, class_="bp-unmet") if found else None, said]),
            "split-table": split_table(splits, currency=currency),
            **spent,
        }

    def _capacity_answer(self) -> dict[str, Html]:
        currency, period, values = self._plan.currency, self._period, self.values
        outlook = capacity_outlook(self._resources, period, goal=values["goal"])
        hire = HireGroup(quota=values["more-quota"], ramp_months=values["more-ramp"])
        options = hiring_options(self._resources, period, hire=hire, goal=values["goal"])
        said = hiring_words(
            outlook, options, quota=values["more-quota"], at_least=values["more-least"], currency=currency
        )
        return {
            "headline": join([capacity_words(outlook, currency=currency)]),
            "capacity-picture": capacity_picture(outlook, currency=currency),
            "capacity-words": tag("p", said),
            "hiring": hiring_table(options, currency=currency),
            "months": capacity_table(outlook, currency=currency),
        }

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a row; take over a split, or put the learner's own back."""
        action, _dash, rest = button.partition("-")
        if button == "put-back":
            self._put_back()
        elif button == "take-back":
            self._take_back()
        elif action == "take" and rest in RULES:
            self._take_over(SplitWay(rest))
        elif action == "add" and rest in KINDS:
            self._add(rest)
        elif action == "remove":
            self._remove(rest)
        else:
            super().pressed(button)

    def _take_over(self, way: SplitWay) -> None:
        split = next(each for each in self._splits() if each.way is way)
        typed = {}
        for place, row in enumerate(self._rows["segment"]):
            typed[f"segment{row}-hours_to_win"] = f"{split.hours_to_win[place]:,.12g}"
            typed[f"segment{row}-budget"] = f"{split.budget[place]:,.12g}"
        self._before = self._before or {name: self.typed.get(name, "") for name in typed}
        self.set_fields(typed)
        self.rebuild()
        self.note(_("Taken over: {way}. “Put back my split” brings yours back.").format(way=way.label))
        self.focus("take-back")

    def _take_back(self) -> None:
        here = {f"segment{row}" for row in self._rows["segment"]}
        typed = {name: text for name, text in self._before.items() if name.partition("-")[0] in here}
        self._before = {}
        self.set_fields(typed)
        self.rebuild()
        self.note(_("Your split is back."))
        self.focus(f"take-{RULES[0].value}")

    def _add(self, kind: str) -> None:
        rows = self._rows[kind]
        if len(rows) >= _MOST_ROWS:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST_ROWS))
            return
        gone = self._removed.row if self._removed and self._removed.kind == kind else 0
        row = max((*rows, gone), default=0) + 1
        rows.append(row)
        self._held.pop(f"{kind}{row}", None)
        self.typed |= dict.fromkeys((field.name for field in self._row_fields(kind, row)), "")
        if kind == "hire":
            self.typed |= {
                f"hire{row}-count": "1", f"hire{row}-quota": self.typed.get("more-quota", ""),
                f"hire{row}-ramp_months": self.typed.get("more-ramp", ""),
                f"hire{row}-start": self._period.start.isoformat(),
            }  # fmt: skip
        self.rebuild()
        self.focus(self._row_fields(kind, row)[0].name)

    def _remove(self, key: str) -> None:
        found = next(((kind, row) for kind in KINDS for row in self._rows[kind] if key == f"{kind}{row}"), None)
        if found is None:  # pressed twice
            return
        kind, row = found
        typed = {name: text for name, text in self.typed.items() if name.startswith(f"{key}-")}
        self._removed = _Removed(kind, row, self._rows[kind].index(row), typed, self._row_name(kind, row))
        self._rows[kind].remove(row)
        self.typed = {name: text for name, text in self.typed.items() if name not in typed}
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=self._removed.name))
        self.focus("put-back")

    def _put_back(self) -> None:
        removed = self._removed
        if removed is None:  # pressed twice
            return
        self._rows[removed.kind].insert(removed.place, removed.row)
        self.typed |= removed.typed
        self._removed = None
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.kind}{removed.row}")

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with these resources; budget lines in which nothing stands are left out."""
        return plan.with_resources(
            resources_from(self.values, self._rows, kept=plan.resources or Resources(), held=self._held, plan=plan)
        )

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's resources, or its segments where nothing has been allotted yet."""
        if (plan.resources or Resources()) == Resources() and not plan.segments:
            return None
        self._take_up(plan)
        return {"mode": self._mode, **plan_typed(plan)}

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the resources; the view turns to it."""
        field = place_of(path, self._rows)
        if field is not None:
            shown = {control.name for control in hours_controls()}
            is_split = field in shown or field.startswith(("segment", "line")) or field in {"add-segment", "add-line"}
            self.typed["mode"] = "split" if is_split else "capacity"
            self.read_fields()
        return field
