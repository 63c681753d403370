"""The actions tool of chapter 3: an action list as a Gantt chart and a RACI matrix, and a calendar file to take along.

>>> tool = Actions()
>>> tool.receive({"type": "input", "name": "action1-accountable", "value": ""})["slots"]["headline"]
'10 actions for CNY 1.02 million; 1 thing to mend.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.actions import Action
from bpcourse.core.calendar_file import calendar_text
from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _, ngettext
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_text
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.schedule import planned_period, total_budget
from bpcourse.present.actions import action_table, chain_words, findings, gantt_picture, load_table, raci_table
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.action_fields import OptionalNumber, action_controls, action_from, action_values, typed_action
from bpcourse.widgets.controls import Button, Check, group
from bpcourse.widgets.tool import Tool, worked_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["Actions"]

_MOST: Final = 30
_MOST_YEARS: Final = 10
_LAST_OF_MONTH: Final = 31
_CALENDAR_FILE: Final = "my_actions.ics"


@dataclass(frozen=True)
class _Removed:
    """An action that can be put back: its number, where it stood, what was typed, and what that was read as."""

    number: int
    place: int
    typed: dict[str, str]
    values: dict[str, Any]
    action: Action
    name: str


class Actions(Tool):
    """Who does what from when to when, what it waits for, and on which days the plan is looked at."""

    name: ClassVar[str] = "actions"
    heading: ClassVar[str] = N_("Actions")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._currency, self._key = "CNY", ""
        self._planned: Period | None = None
        self._reviews: ReviewRhythm | None = None
        self._actions: dict[int, Action] = {}
        self._ids: dict[int, str] = {}
        self._removed: _Removed | None = None
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of each action, then those of the reviews."""
        rows = (control for number in self._actions for part in self._row_controls(number) for control in part)
        return (*rows, *self._review_controls())

    def defaults(self) -> dict[str, str]:
        """The worked company's actions."""
        return worked_fields(self)

    def _row_controls(self, number: int) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
        return action_controls(number, currency=self._currency)

    def _review_controls(self) -> tuple[Control, ...]:
        return (
            OptionalNumber(
                "monthly_day", _("Day of the monthly review"), minimum=1, maximum=_LAST_OF_MONTH,
                help=_("31 for the last day; empty for no review. Weekends are avoided."),
            ),
            Check("adjusts_quarterly", _("Every third review may adjust the plan")),
        )  # fmt: skip

    def read_fields(self) -> None:
        """Read every field, then each action; one that does not fit gets its sentence and stays as it was."""
        super().read_fields()
        for number, kept in self._actions.items():
            try:
                self._actions[number] = action_from(number, self.values, kept=kept, ids=self._ids)
            except FieldError as error:
                self.errors.setdefault(f"action{number}-{error.field}", str(error))
        day = self.values["monthly_day"]
        if day is not None and day != int(day):
            self.errors["monthly_day"] = _("Day of the monthly review must be a whole number")
            return
        rhythm = self._reviews or (ReviewRhythm() if day is not None else None)
        if rhythm is not None:
            day = None if day is None else int(day)
            self._reviews = replace(rhythm, monthly_day=day, adjusts_quarterly=self.values["adjusts_quarterly"])

    @property
    def _filled(self) -> tuple[Action, ...]:
        """The actions in which something stands."""
        return tuple(action for action in self._actions.values() if action != Action(id=action.id))

    @property
    def _period(self) -> Period:
        """The days that are shown: the plan's, else those of the actions, at most ten years of them."""
        period = self._planned or planned_period(self._filled) or Period.year(datetime.now(UTC).year)
        last = min(period.start.year + _MOST_YEARS - 1, date.max.year)
        return Period(period.start, min(period.end, date(last, 12, 31)))

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The answer first, as the list of fields is long; then a fieldset per action, the reviews, the tables."""
        buttons = [Button("action-add", _("Add an action")).html()]
        if self._removed:
            buttons.append(Button("action-back", _("Put back {name}").format(name=self._removed.name)).html())
        reviews = group(_("Reviews"), [tag("div", *map(self.field, self._review_controls()), class_="bp-fields")])
        calendar = Button("calendar", _("Download the calendar file (.ics)")).html()
        tables = (
            self.scrolled(name, label)
            for name, label in (
                ("list", _("Action list")),
                ("raci", _("RACI matrix")),
                ("load", _("Actions under way per person and month")),
            )
        )
        return join(
            [
                self.live("headline"),
                self.slot("gantt"),
                self.slot("findings", class_="bp-spaced"),
                *map(self._row, self._actions),
                tag("div", *buttons, class_="bp-row"),
                tag("div", reviews, calendar, *tables, class_="bp-spaced"),
            ]
        )

    def _row(self, number: int) -> Html:
        needed, others = self._row_controls(number)
        more = tag("summary", _("Waits for, budget, who helps"))
        remove = _("Remove {name}").format(name=self._row_name(number))
        return tag(
            "fieldset",
            self.slot(f"legend-{number}", element="legend"),
            tag("div", *map(self.field, needed), class_="bp-fields bp-narrow"),
            tag("details", more, tag("div", *map(self.field, others), class_="bp-fields bp-narrow")),
            Button(f"action-remove-{number}", remove).html(),
            class_="bp-group bp-spaced",
        )

    def _row_name(self, number: int) -> str:
        named = _("{number}. {title}") if self._actions[number].title else _("Action {number}")
        return named.format(number=number, title=self._actions[number].title)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present actions."""
        actions, period = self._filled, self._period
        found = findings(actions, period)
        chain = chain_words(actions)
        mended = [tag("ul", *(tag("li", sentence) for sentence in found), class_="bp-list")] if found else []
        answers = {
            "headline": join([self._headline(actions, len(found))]),
            "gantt": gantt_picture(actions, period, reviews=self._reviews),
            "findings": join([*mended, *([tag("p", chain)] if chain else [])]),
            "list": action_table(actions, currency=self._currency, until=period.end),
            "raci": raci_table(actions),
            "load": load_table(actions, period),
        }
        return answers | {f"legend-{number}": join([self._row_name(number)]) for number in self._actions}

    def _headline(self, actions: Sequence[Action], found: int) -> str:
        counted = ngettext("{count} action for {money}; ", "{count} actions for {money}; ", len(actions))
        mend = ngettext("{count} thing to mend.", "{count} things to mend.", found)
        said = mend.format(count=found) if found else _("nothing to mend.")
        money = money_text(total_budget(actions), self._currency)
        return counted.format(count=len(actions), money=money) + said

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back an action; hand out the calendar file."""
        number = button.removeprefix("action-remove-")
        if button == "action-add":
            self._add()
        elif button == "action-back" and self._removed:
            self._put_back(self._removed)
        elif button == "calendar":
            self._hand_calendar()
        elif number in map(str, self._actions):
            self._remove(int(number))
        else:
            super().pressed(button)

    def _add(self) -> None:
        if len(self._actions) >= _MOST:
            self.note(_("There are {most} actions already; none was added.").format(most=_MOST))
            return
        number = max(self._ids, default=0) + 1
        self._put(number, Action(id=self._free_id()))
        self.rebuild()
        self.focus(f"action{number}-title")

    def _put(self, number: int, action: Action) -> None:
        self._actions[number], self._ids[number] = action, action.id
        self.typed |= typed_action(number, action, numbers={})
        self.values |= action_values(number, action, numbers={})

    def _free_id(self) -> str:
        return next(name for each in count(1) if (name := f"action-{each}") not in self._ids.values())

    def _remove(self, number: int) -> None:
        prefix, name = f"action{number}-", self._row_name(number)
        self._removed = _Removed(
            number, list(self._actions).index(number),
            {key: text for key, text in self.typed.items() if key.startswith(prefix)},
            {key: value for key, value in self.values.items() if key.startswith(prefix)},
            self._actions.pop(number), name,
        )  # fmt: skip
        self.typed = {key: text for key, text in self.typed.items() if not key.startswith(prefix)}
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=name))
        self.focus("action-back")

    def _put_back(self, removed: _Removed) -> None:
        rows = list(self._actions.items())
        rows.insert(removed.place, (removed.number, removed.action))
        self._actions, self._removed = dict(rows), None
        self.typed |= removed.typed
        self.values |= removed.values
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"action-remove-{removed.number}")

    def _hand_calendar(self) -> None:
        stamp = datetime.now(UTC)
        text = calendar_text(self._filled, reviews=self._reviews, period=self._period, key=self._key, stamp=stamp)
        self._patch["download"] = {"name": _CALENDAR_FILE, "type": "text/calendar", "text": text}
        events = text.count("\r\nBEGIN:VEVENT\r\n")
        said = ngettext("{file} with {count} entry", "{file} with {count} entries", events)
        handed = _("{entries} has been handed to the browser: open it with your calendar.")
        self.note(handed.format(entries=said.format(file=_CALENDAR_FILE, count=events)))

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with these actions and days of review; rows in which nothing stands are left out."""
        changed = plan.with_actions(self._filled)
        if self._reviews is None:
            return changed
        rhythm = replace(
            plan.reviews or self._reviews,
            monthly_day=self._reviews.monthly_day,
            adjusts_quarterly=self._reviews.adjusts_quarterly,
        )
        return changed.with_reviews(rhythm)

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the actions, or of the review's days."""
        if path.startswith("reviews"):
            return "adjusts_quarterly" if path == "reviews.adjusts_quarterly" else "monthly_day"
        found = re.fullmatch(r"actions(?:\[(\d+)\](?:\.(\w+))?)?", path)
        if found is None:
            return None
        number, rows = int(found[1] or 0), list(self._actions)
        if number >= len(rows):
            return "action-add"
        name = f"action{rows[number]}-{found[2]}"
        return name if name in {control.name for control in self.controls()} else f"action{rows[number]}-title"

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's actions, numbered from 1."""
        if not plan.actions:
            return None
        self._currency, self._planned, self._reviews = plan.currency, plan.period, plan.reviews
        self._key = f"{plan.company} {plan.period.start.year if plan.period else ''}"
        self._removed, self._actions = None, {}
        self._ids = {number: action.id for number, action in enumerate(plan.actions, start=1)}
        for number, action in enumerate(plan.actions, start=1):
            self._ids[number] = action.id or self._free_id()
            self._actions[number] = replace(action, id=self._ids[number])
        numbers = {name: number for number, name in self._ids.items()}
        typed = dict[str, str]()
        for number, action in self._actions.items():
            typed |= typed_action(number, action, numbers=numbers)
            self.values |= action_values(number, action, numbers=numbers)
        rhythm = plan.reviews or ReviewRhythm()
        day = rhythm.monthly_day
        typed |= {"monthly_day": "" if day is None else str(day)}
        return typed | {"adjusts_quarterly": "on" if rhythm.adjusts_quarterly else ""}
