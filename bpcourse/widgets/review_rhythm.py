"""The tool for reviews and triggers: when the plan is looked at, and which numbers change it in between.

>>> tool = ReviewRhythmTool()
>>> tool.receive({"type": "input", "name": "trigger2-owner", "value": ""})["slots"]["headline"]
'12 reviews, 4 of which may adjust the plan. Triggers ready: 3 of 4.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.calendar_file import calendar_text
from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _, ngettext
from bpcourse.core.period import Period
from bpcourse.core.readings import Cycle, Reading
from bpcourse.core.reviews import ReviewRhythm, Trigger
from bpcourse.present.html import Html, join, tag
from bpcourse.present.readings import readings_picture, readings_words
from bpcourse.present.review_rhythm import agenda_lines, agenda_list, rhythm_words, trigger_list
from bpcourse.present.risks import calendar_picture
from bpcourse.widgets.controls import Button, Check, Choice, TextField, group
from bpcourse.widgets.tool import Tool, worked_fields
from bpcourse.widgets.trigger_fields import (
    readings_from,
    readings_texts,
    trial_controls,
    trigger_controls,
    trigger_from,
    trigger_texts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["ReviewRhythmTool"]

_MOST: Final = 12
_LAST_DAY: Final = 31
_PLAN_YEAR: Final = 2027
_MEETINGS: Final = ("monthly_day", "adjusts_quarterly", "owner")
_CALENDAR_FILE: Final = "my_reviews.ics"
_EXAMPLES: Final = (("151 143 128 126", Cycle.MONTH), ("", Cycle.QUARTER), ("", Cycle.WEEK))
"""What the tests of the worked company's first triggers hold at the start, made up to show how one rings."""
_READ_BY: Final = 4
"""The review whose day the last reading has at first: the fourth, as the first adjustment is behind."""


@dataclass(frozen=True)
class _Removed:
    """A trigger that can be put back: its row, where it stood, what was typed, and what it was called."""

    row: int
    place: int
    typed: dict[str, str]
    kept: Trigger
    name: str


class ReviewRhythmTool(Tool):
    """The days of review, and the triggers between them."""

    name: ClassVar[str] = "review_rhythm"
    heading: ClassVar[str] = N_("Reviews and triggers")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._rows: list[int] = []
        self._kept: dict[int, Trigger] = {}
        self._key = ""
        self._readings: dict[int, tuple[Reading, ...]] = {}
        self._removed: _Removed | None = None
        self._period = Period.year(_PLAN_YEAR)
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The meetings, then the fields of each trigger and of its test."""
        rows = (field for row in self._rows for field in (*trigger_controls(row), *trial_controls(row)))
        return (*self._meetings(), *rows)

    def defaults(self) -> dict[str, str]:
        """The worked company's rhythm, and readings with which its first trigger rings."""
        typed = worked_fields(self)
        for row, (readings, cycle) in enumerate(_EXAMPLES, start=1):
            typed |= readings_texts(row, readings=readings, cycle=cycle, last=self._usual_day)
        return typed

    @property
    def _usual_day(self) -> date:
        days = ReviewRhythm(monthly_day=_LAST_DAY).review_days(self._period)
        return days[min(_READ_BY, len(days)) - 1] if days else self._period.end

    def _meetings(self) -> tuple[Control, ...]:
        days = {"": _("no monthly review"), str(_LAST_DAY): _("on the last working day")}
        on_day = _("on day {day}")
        days |= {str(day): on_day.format(day=day) for day in range(1, _LAST_DAY)}
        return (
            Choice("monthly_day", _("Monthly review"), options=days, help=_("At a weekend, the Friday before.")),
            Check("adjusts_quarterly", _("Every third review may adjust the plan")),
            TextField("owner", _("Who calls the meetings")),
        )

    def read_fields(self) -> None:
        """Read every field, then the readings; those whose day is missing get their sentence."""
        super().read_fields()
        for row in self._rows:
            try:
                self._readings[row] = readings_from(self.values, row)
            except FieldError as error:
                self.errors.setdefault(error.field, str(error))

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The answer first, then the meetings with their days and agenda, then a fieldset per trigger."""
        agenda = tag("details", tag("summary", _("Agenda of a review")), self.slot("agenda"))
        calendar = Button("calendar", _("Download the calendar file (.ics)")).html()
        fields = tag("div", *map(self.field, self._meetings()), agenda, calendar, class_="bp-spaced")
        meetings = tag("div", fields, self.slot("calendar"), class_="bp-columns")
        buttons = [Button("add-trigger", _("Add a trigger")).html()]
        if self._removed:
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        return tag(
            "div",
            self.live("headline"),
            group(_("When the plan is looked at"), [meetings]),
            group(_("What changes it in between"), [self.slot("triggers")]),
            *map(self._row, self._rows),
            tag("div", *buttons, class_="bp-row"),
            class_="bp-spaced",
        )

    def _row(self, row: int) -> Html:
        indicator, *others = map(self.field, trigger_controls(row))
        remove = Button(f"remove-{row}", _("Remove {name}").format(name=self._row_name(row)))
        return tag(
            "fieldset",
            self.slot(f"legend-{row}", element="legend"),
            indicator,
            tag("div", *others, class_="bp-fields bp-narrow"),
            tag("fieldset", tag("legend", _("Try it; this is not saved")), self._trial(row)),
            remove.html(),
            class_="bp-group",
        )

    def _trial(self, row: int) -> Html:
        fields = tag("div", *map(self.field, trial_controls(row)), class_="bp-fields bp-narrow")
        said = self.slot(f"rings-{row}", element="p", role="status")
        return join([fields, said, self.slot(f"readings-{row}", class_="bp-compact")])

    def _row_name(self, row: int) -> str:
        typed = self.typed.get(f"trigger{row}-indicator", "").strip()
        return typed or _("Trigger {number}").format(number=self._rows.index(row) + 1)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present rhythm."""
        rhythm = self._rhythm()
        slots = {
            "headline": join([rhythm_words(rhythm, self._period)]),
            "calendar": calendar_picture(rhythm, self._period),
            "agenda": agenda_list(rhythm),
            "triggers": trigger_list(rhythm.triggers),
        }
        for row in self._rows:
            trigger, readings = self._trigger(row), self._readings.get(row, ())
            slots[f"legend-{row}"] = join([self._row_name(row)])
            slots[f"rings-{row}"] = tag("strong", readings_words(trigger, readings))
            slots[f"readings-{row}"] = readings_picture(trigger, readings) if readings else Html("")
        return slots

    def _rhythm(self) -> ReviewRhythm:
        day = self.values["monthly_day"]
        return ReviewRhythm(
            monthly_day=int(day) if day else None,
            adjusts_quarterly=self.values["adjusts_quarterly"],
            owner=self.values["owner"],
            triggers=tuple(trigger for row in self._rows if (trigger := self._trigger(row)) != Trigger()),
        )

    def _trigger(self, row: int) -> Trigger:
        return trigger_from(self.values, row, kept=self._kept.get(row, Trigger()))

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a trigger; hand out the calendar file."""
        row = button.removeprefix("remove-")
        if button == "add-trigger":
            self._add()
        elif button == "put-back" and self._removed:
            self._put_back(self._removed)
        elif row in map(str, self._rows):
            self._remove(int(row))
        elif button == "calendar":
            self._hand_calendar()

    def _add(self) -> None:
        if len(self._rows) >= _MOST:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST))
            return
        row = max((*self._rows, self._removed.row if self._removed else 0), default=0) + 1
        self._rows.append(row)
        self._kept[row] = Trigger()
        self.typed |= trigger_texts(row, Trigger()) | readings_texts(row, last=self._usual_day)
        self.rebuild()
        self.focus(f"trigger{row}-indicator")

    def _remove(self, row: int) -> None:
        prefix = f"trigger{row}-"
        typed = {name: text for name, text in self.typed.items() if name.startswith(prefix)}
        self._removed = _Removed(row, self._rows.index(row), typed, self._kept[row], self._row_name(row))
        self._rows.remove(row)
        self.typed = {name: text for name, text in self.typed.items() if name not in typed}
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=self._removed.name))
        self.focus("put-back")

    def _put_back(self, removed: _Removed) -> None:
        self._rows.insert(removed.place, removed.row)
        self._kept[removed.row] = removed.kept
        self.typed |= removed.typed
        self._removed = None
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.row}")

    def _hand_calendar(self) -> None:
        rhythm = self._rhythm()
        text = calendar_text(
            (), reviews=rhythm, period=self._period, key=self._key, stamp=datetime.now(UTC),
            agenda="\n".join(agenda_lines(rhythm)),
        )  # fmt: skip
        events = text.count("\r\nBEGIN:VEVENT\r\n")
        if not events:
            self.note(_("No review is agreed yet."), error=True)
            return
        self._patch["download"] = {"name": _CALENDAR_FILE, "type": "text/calendar", "text": text}
        said = ngettext("{file} with {count} entry", "{file} with {count} entries", events)
        handed = _("{entries} has been handed to the browser: open it with your calendar.")
        self.note(handed.format(entries=said.format(file=_CALENDAR_FILE, count=events)))

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with this rhythm; rows in which nothing stands are left out."""
        return plan.with_reviews(self._rhythm())

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's rhythm, triggers numbered from 1."""
        rhythm = plan.reviews
        if rhythm is None:
            return None
        self._removed, self._period = None, plan.period or Period.year(_PLAN_YEAR)
        self._key = f"{plan.company} {plan.period.start.year if plan.period else ''}"
        self._kept = dict(enumerate(rhythm.triggers, start=1))
        self._rows = list(self._kept)
        typed = {
            "monthly_day": "" if rhythm.monthly_day is None else str(rhythm.monthly_day),
            "adjusts_quarterly": "on" if rhythm.adjusts_quarterly else "",
            "owner": rhythm.owner,
        }
        for row, trigger in self._kept.items():
            typed |= trigger_texts(row, trigger) | readings_texts(row, last=self._usual_day)
        return typed

    def place_of(self, path: str) -> str | None:
        """The field, or the button that adds it, of the value at *path* in the reviews."""
        found = re.fullmatch(r"reviews(?:\.(\w+)(?:\[(\d+)\](?:\.(\w+))?)?)?", path)
        if found is None:
            return None
        part, number, own = found.groups()
        if part != "triggers":
            return part if part in _MEETINGS else "monthly_day"
        if int(number or 0) >= len(self._rows):
            return "add-trigger"
        name = f"trigger{self._rows[int(number or 0)]}-{own}"
        return name if name in self.typed else f"trigger{self._rows[int(number or 0)]}-indicator"
