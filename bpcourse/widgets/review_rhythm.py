"""The tool for reviews and triggers: when the plan is looked at, and which numbers change it in between.

>>> tool = ReviewRhythmTool()
>>> tool.receive({"type": "input", "name": "trigger2-owner", "value": ""})["slots"]["headline"]
'12 reviews, 4 of which may adjust the plan. Triggers ready: 3 of 4.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.core.reviews import Crossing, ReviewRhythm, Trigger
from bpcourse.present.html import Html, join, tag
from bpcourse.present.review_rhythm import rhythm_words, trigger_list
from bpcourse.present.risks import calendar_picture
from bpcourse.widgets.controls import Button, Check, Choice, NumberField, TextArea, TextField, bare_number, group
from bpcourse.widgets.tool import Tool, worked_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["ReviewRhythmTool"]

_MOST: Final = 12
_LAST_DAY: Final = 31
_MOST_TIMES: Final = 12
_MOST_DAYS: Final = 366
_PLAN_YEAR: Final = 2027
_TEXTS: Final = ("indicator", "response", "owner")
_MEETINGS: Final = ("monthly_day", "adjusts_quarterly", "owner")


class _Optional(NumberField):
    """A number, or nothing yet."""

    def read(self, typed: str) -> float | None:  # type: ignore[override] # an empty field is no error here
        """The number, None for an empty field."""
        return super().read(typed) if typed.strip() else None


@dataclass(frozen=True)
class _Removed:
    """A trigger that can be put back: its row, where it stood, what was typed, and what it was called."""

    row: int
    place: int
    typed: dict[str, str]
    name: str


class ReviewRhythmTool(Tool):
    """The days of review, and the triggers between them."""

    name: ClassVar[str] = "review_rhythm"
    heading: ClassVar[str] = N_("Reviews and triggers")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._rows: list[int] = []
        self._removed: _Removed | None = None
        self._period = Period.year(_PLAN_YEAR)
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The meetings, then the fields of each trigger."""
        return (*self._meetings(), *(field for row in self._rows for field in self._row_fields(row)))

    def defaults(self) -> dict[str, str]:
        """The worked company's rhythm."""
        return worked_fields(self)

    def _meetings(self) -> tuple[Control, ...]:
        days = {"": _("no monthly review"), str(_LAST_DAY): _("on the last working day")}
        on_day = _("on day {day}")
        days |= {str(day): on_day.format(day=day) for day in range(1, _LAST_DAY)}
        return (
            Choice("monthly_day", _("Monthly review"), options=days, help=_("At a weekend, the Friday before.")),
            Check("adjusts_quarterly", _("Every third review may adjust the plan")),
            TextField("owner", _("Who calls the meetings")),
        )

    def _row_fields(self, row: int) -> tuple[Control, ...]:
        name = f"trigger{row}-"
        return (
            TextField(f"{name}indicator", _("What is counted")),
            Choice(f"{name}direction", _("Someone acts"), options={side.value: side.label for side in Crossing}),
            _Optional(f"{name}threshold", _("Threshold"), minimum=-1e12),
            NumberField(f"{name}in_a_row", _("Readings in a row"), minimum=1, maximum=_MOST_TIMES),
            TextField(f"{name}owner", _("Who acts")),
            _Optional(f"{name}within_days", _("Within days"), maximum=_MOST_DAYS),
            TextArea(f"{name}response", _("First step"), rows=2),
        )

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The answer first, then the meetings, then a fieldset per trigger."""
        meetings = [tag("div", *map(self.field, self._meetings()), class_="bp-fields"), self.slot("calendar")]
        buttons = [Button("add-trigger", _("Add a trigger")).html()]
        if self._removed:
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        return tag(
            "div",
            self.live("headline"),
            group(_("When the plan is looked at"), meetings),
            group(_("What changes it in between"), [self.slot("triggers")]),
            *map(self._row, self._rows),
            tag("div", *buttons, class_="bp-row"),
            class_="bp-spaced",
        )

    def _row(self, row: int) -> Html:
        legend = self.slot(f"legend-{row}", element="legend")
        grid = tag("div", *map(self.field, self._row_fields(row)), class_="bp-fields bp-narrow")
        remove = Button(f"remove-{row}", _("Remove {name}").format(name=self._row_name(row)))
        return tag("fieldset", legend, grid, remove.html(), class_="bp-group")

    def _row_name(self, row: int) -> str:
        typed = self.typed.get(f"trigger{row}-indicator", "").strip()
        return typed or _("Trigger {number}").format(number=self._rows.index(row) + 1)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present rhythm."""
        rhythm = self._rhythm()
        return {
            "headline": join([rhythm_words(rhythm, self._period)]),
            "calendar": calendar_picture(rhythm, self._period),
            "triggers": trigger_list(rhythm.triggers),
            **{f"legend-{row}": join([self._row_name(row)]) for row in self._rows},
        }

    def _rhythm(self) -> ReviewRhythm:
        day = self.values["monthly_day"]
        return ReviewRhythm(
            monthly_day=int(day) if day else None,
            adjusts_quarterly=self.values["adjusts_quarterly"],
            owner=self.values["owner"],
            triggers=tuple(trigger for row in self._rows if (trigger := self._trigger(row)) != Trigger()),
        )

    def _trigger(self, row: int) -> Trigger:
        held = {field.name.partition("-")[2]: self.values[field.name] for field in self._row_fields(row)}
        days = held["within_days"]
        return Trigger(
            **{name: held[name] for name in _TEXTS},
            threshold=held["threshold"],
            direction=Crossing(held["direction"]),
            in_a_row=int(held["in_a_row"]),
            within_days=None if days is None else int(days),
        )

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a trigger."""
        row = button.removeprefix("remove-")
        if button == "add-trigger":
            self._add()
        elif button == "put-back" and self._removed:
            self._put_back(self._removed)
        elif row in map(str, self._rows):
            self._remove(int(row))

    def _add(self) -> None:
        if len(self._rows) >= _MOST:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST))
            return
        row = max((*self._rows, self._removed.row if self._removed else 0), default=0) + 1
        self._rows.append(row)
        self.typed |= _typed(row, Trigger())
        self.rebuild()
        self.focus(f"trigger{row}-indicator")

    def _remove(self, row: int) -> None:
        prefix = f"trigger{row}-"
        typed = {name: text for name, text in self.typed.items() if name.startswith(prefix)}
        self._removed = _Removed(row, self._rows.index(row), typed, self._row_name(row))
        self._rows.remove(row)
        self.typed = {name: text for name, text in self.typed.items() if name not in typed}
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=self._removed.name))
        self.focus("put-back")

    def _put_back(self, removed: _Removed) -> None:
        self._rows.insert(removed.place, removed.row)
        self.typed |= removed.typed
        self._removed = None
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.row}")

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
        self._rows = list(range(1, len(rhythm.triggers) + 1))
        typed = {
            "monthly_day": "" if rhythm.monthly_day is None else str(rhythm.monthly_day),
            "adjusts_quarterly": "on" if rhythm.adjusts_quarterly else "",
            "owner": rhythm.owner,
        }
        return typed | _all(_typed(row, trigger) for row, trigger in enumerate(rhythm.triggers, start=1))

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


def _typed(row: int, trigger: Trigger) -> dict[str, str]:
    texts = {name: getattr(trigger, name) for name in _TEXTS}
    numbers = {name: getattr(trigger, name) for name in ("threshold", "in_a_row", "within_days")}
    texts |= {name: "" if value is None else bare_number(value) for name, value in numbers.items()}
    return {f"trigger{row}-{name}": text for name, text in {**texts, "direction": trigger.direction.value}.items()}


def _all(parts: Iterable[dict[str, str]]) -> dict[str, str]:
    return {name: text for part in parts for name, text in part.items()}
