"""The rows of the team tool: roles, handovers, reps, activities and others that a learner adds, removes, puts back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.language import _
from bpcourse.core.worked_team import worked_team
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Button
from bpcourse.widgets.team_fields import MODES, ROWS, SIDES, STRANGER, TeamForm
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpcourse.widgets.controls import Control

__all__ = ["TeamRows"]

_MOST_ROWS: Final = 20
_NAME_FIELDS: Final = {"standing": "who", "handover": "giver"}
"""The first field of a row, where it is not its name."""


@dataclass(frozen=True)
class _Removed:
    """A row that can be put back: where it stood, what was typed, and what that was read as."""

    kind: str
    number: int
    place: int
    typed: dict[str, str]
    values: dict[str, Any]
    name: str


class TeamRows(Tool):
    """A tool over a form with rows; subclasses lay it out and answer."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._form = TeamForm.of(worked_team())
        self._filled: set[str] = set()
        self._removed: _Removed | None = None
        super().__init__(*arguments, **options)

    @property
    def _mode(self) -> str:
        return mode if (mode := self.typed.get("mode")) in MODES else MODES[0]

    def part(self, name: str, *, element: str = "div", **attributes: str) -> Html:
        """A place for one part of the answer of the mode that is shown."""
        return self.slot(self._key(name), element=element, **attributes)

    def _key(self, name: str) -> str:
        """A slot's full name: modes share none, so that none is left with the picture of another."""
        return name if name == "headline" else f"{self._mode}-{name}"

    def read_fields(self) -> None:
        """Read every field anew, the names of the roles first: handovers choose among them."""
        self._form.names = {
            number: self.typed.get(f"role{number}-name", "").strip() for number in self._form.rows["role"]
        }
        sides = (
            self.typed.get(f"handover{number}-{side}", "") for number in self._form.rows["handover"] for side in SIDES
        )
        self._form.strangers = tuple(
            dict.fromkeys(side.removeprefix(STRANGER) for side in sides if side.startswith(STRANGER))
        )
        super().read_fields()

    # Markup ---------------------------------------------------------------------------------------------------------

    def grid(self, fields: Iterable[Control], *, narrow: bool = True) -> Html:
        """Fields side by side as far as there is room."""
        return tag("div", *map(self.field, fields), class_="bp-fields bp-narrow" if narrow else "bp-fields")

    def rows_of(self, kind: str) -> list[Html]:
        """The rows of a kind, with what adds one and what puts a removed one back."""
        buttons = [Button(f"add-{kind}", _adds()[kind]).html()]
        if self._removed and self._removed.kind == kind:
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        rows = (self._row(kind, number) for number in self._form.rows[kind])
        return [*rows, tag("div", *buttons, class_="bp-row")]

    def _row(self, kind: str, number: int) -> Html:
        label = _("Remove {name}").format(name=self.row_name(kind, number))
        first, *others = self._form.row_lines(kind, number)
        lines = [self.grid(first), *(self.grid(line) for line in others)]
        if kind == "rep":
            lines[1:] = [tag("details", tag("summary", _("Own base and bonus")), *lines[1:])]
        return tag(
            "fieldset",
            self.slot(f"legend-{kind}{number}", element="legend"),
            *lines,
            Button(f"remove-{kind}-{number}", label).html(),
            class_="bp-group",
        )

    def row_name(self, kind: str, number: int) -> str:
        """What a row is called: what stands in its first field, else its kind and number."""
        name = "" if kind == "handover" else self.typed.get(f"{kind}{number}-{_NAME_FIELDS.get(kind, 'name')}", "")
        return name.strip() or _unnamed()[kind].format(number=number)

    def legends(self) -> dict[str, Html]:
        """The legend of each row of the mode that is shown."""
        return {
            f"legend-{kind}{number}": join([self.row_name(kind, number)])
            for kind in ROWS[self._mode]
            for number in self._form.rows[kind]
        }

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a row."""
        action, _dash, rest = button.partition("-")
        kind, _dash, number = rest.partition("-")
        if button == "put-back":
            self._put_back()
        elif action == "add" and rest in self._form.rows:
            self._add(rest)
        elif action == "remove" and kind in self._form.rows:
            self._remove(kind, number)
        else:
            super().pressed(button)

    def _add(self, kind: str) -> None:
        rows = self._form.rows[kind]
        if len(rows) >= _MOST_ROWS:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST_ROWS))
            return
        last = self._removed.number if self._removed and self._removed.kind == kind else 0
        number = max((*rows, last), default=0) + 1
        self.typed |= {f"{kind}{number}-{name}": text for name, text in self._form.new_row(kind).items()}
        self._form.rows[kind] = [*rows, number]
        self._changed()
        self.focus(f"{kind}{number}-{_NAME_FIELDS.get(kind, 'name')}")

    def _remove(self, kind: str, name: str) -> None:
        rows = self._form.rows[kind]
        number = next((one for one in rows if str(one) == name), None)
        if number is None:  # pressed twice
            return
        prefix = f"{kind}{number}-"
        self._removed = _Removed(
            kind, number, rows.index(number), _starting(prefix, self.typed), _starting(prefix, self.values),
            self.row_name(kind, number),
        )  # fmt: skip
        self._form.rows[kind] = [one for one in rows if one != number]
        self.typed = {key: text for key, text in self.typed.items() if not key.startswith(prefix)}
        if kind == "role":
            self._rename_sides(str(number), STRANGER + self._removed.name)
        self._changed()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=self._removed.name))
        self.focus("put-back")

    def _put_back(self) -> None:
        removed = self._removed
        if removed is None:  # pressed twice
            return
        rows = self._form.rows[removed.kind]
        self._form.rows[removed.kind] = [*rows[: removed.place], removed.number, *rows[removed.place :]]
        self.typed |= removed.typed
        self.values |= removed.values
        if removed.kind == "role":
            self._rename_sides(STRANGER + removed.name, str(removed.number))
        self._removed = None
        self._changed()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.kind}-{removed.number}")

    def _rename_sides(self, before: str, after: str) -> None:
        """Have the handovers that chose *before* choose *after*."""
        for number in self._form.rows["handover"]:
            for side in SIDES:
                if self.typed.get(f"handover{number}-{side}") == before:
                    self.typed[f"handover{number}-{side}"] = after

    def _changed(self) -> None:
        self._filled.add(self._mode)
        self.rebuild()


def _starting(prefix: str, table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key.startswith(prefix)}


def _adds() -> dict[str, str]:
    return {
        "role": _("Add a role"), "handover": _("Add a handover"), "rep": _("Add a rep"),
        "result": _("Add a team result"), "activity": _("Add an activity"), "standing": _("Add a team or person"),
    }  # fmt: skip


def _unnamed() -> dict[str, str]:
    return {
        "role": _("Role {number}"), "handover": _("Handover {number}"), "rep": _("Rep {number}"),
        "result": _("Team result {number}"), "activity": _("Activity {number}"), "standing": _("Person {number}"),
    }  # fmt: skip
