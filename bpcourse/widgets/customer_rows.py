"""The rows of the customer tool: customers, years and savings that a learner adds, removes and puts back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.customers import UNRATED, worked_customers
from bpcourse.core.language import _
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Button
from bpcourse.widgets.customer_fields import MODES, ROWS, CustomerForm, typed_number
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.widgets.controls import Control

__all__ = ["CustomerRows"]

_MOST_ROWS: Final = 20
_FIRST_YEAR: Final = 2026
"""The year of a table's first row, where there is none yet."""


@dataclass(frozen=True)
class _Removed:
    """A row that can be put back: where it stood, what was typed, and what that was read as."""

    kind: str
    number: int
    place: int
    typed: dict[str, str]
    values: dict[str, Any]
    name: str


class CustomerRows(Tool):
    """A tool over a form with rows; subclasses lay it out and answer."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._form = CustomerForm.of(worked_customers())
        self._filled: set[str] = set()
        self._removed: _Removed | None = None
        super().__init__(*arguments, **options)

    @property
    def _mode(self) -> str:
        return mode if (mode := self.typed.get("mode")) in MODES else MODES[0]

    @property
    def _rates(self) -> bool:
        """Whether rows hold sliders, which need more room."""
        return self._mode == "health"

    def part(self, name: str, *, element: str = "div", **attributes: str) -> Html:
        """A place for one part of the answer of the mode that is shown."""
        return self.slot(self._key(name), element=element, **attributes)

    def _key(self, name: str) -> str:
        """A slot's full name: modes share none, so that none is left with the picture of another."""
        return name if name == "headline" else f"{self._mode}-{name}"

    # Markup ---------------------------------------------------------------------------------------------------------

    def _grid(self, fields: Iterable[Control], *, narrow: bool = False) -> Html:
        return tag("div", *map(self.field, fields), class_="bp-fields bp-narrow" if narrow else "bp-fields")

    def _details(self, summary: str, fields: Iterable[Control]) -> Html:
        return tag("details", tag("summary", summary), self._grid(fields), class_="bp-spaced")

    def _scrolled(self, name: str, label: str) -> Html:
        return self.part(name, class_="bp-scroll", role="region", tabindex="0", aria_label=label)

    def _fieldset(self, key: str, parts: Iterable[Html]) -> Html:
        """Fields under a legend that follows the name as it is typed."""
        return tag("fieldset", self.slot(f"legend-{key}", element="legend"), *parts, class_="bp-group")

    def _row(self, kind: str, number: int, fields: Iterable[Control]) -> Html:
        label = _("Remove {name}").format(name=self._row_name(kind, number))
        remove = Button(f"remove-{kind}-{number}", label).html()
        return self._fieldset(f"{kind}{number}", [self._grid(fields, narrow=not self._rates), remove])

    def _rows(self, kind: str, rows: Iterable[Html]) -> list[Html]:
        """The rows of a kind with what adds one and what puts a removed one back."""
        adds = {
            "customer": _("Add a customer"), "cohort": _("Add an older year"), "saving": _("Add a saving"),
        }  # fmt: skip
        buttons = [Button(f"add-{kind}", adds[kind]).html()]
        if self._removed and self._removed.kind == kind:
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        return [*rows, tag("div", *buttons, class_="bp-row")]

    def _row_name(self, kind: str, number: int) -> str:
        if kind == "cohort":
            return str(self.values[f"cohort{number}-year"])
        typed = self.typed.get(f"{kind}{number}-name", "").strip()
        return typed or _unnamed(kind).format(number=number)

    def _rows_shown(self, kind: str) -> list[int]:
        """The rows of *kind* that the present mode has fields for."""
        rows = self._form.rows[kind]
        if self._mode == "health":
            return [number for number in rows if self._can_be_rated(number)]
        if self._mode == "tiers":
            return [number for number in rows if not self.values.get(f"customer{number}-left")]
        return rows

    def _can_be_rated(self, number: int) -> bool:
        """Whether a row is one customer, or has been rated all the same."""
        rated = (self.typed.get(f"customer{number}-rate-{one.id}", "").strip() for one in self._form.signals)
        return bool(self.values.get(f"customer{number}-count") == 1) or any(rated)

    def _legends(self) -> dict[str, Html]:
        kind = ROWS.get(self._mode)
        names = {f"{kind}{number}": self._row_name(kind, number) for number in self._rows_shown(kind)} if kind else {}
        if self._mode == "tiers":
            tier = _("Tier {name}")
            for number in range(self._form.tiers):
                names[f"tier{number}"] = tier.format(name=self.values[f"tier{number}-name"])
        if self._mode == "loyalty":
            names = {f"group{number}": self.values[f"group{number}-name"] for number in range(self._form.groups)}
        legend = _("Won in {year}") if kind == "cohort" else "{year}"
        return {f"legend-{key}": join([legend.format(year=name)]) for key, name in names.items()}

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a row; scale the weights."""
        action, _dash, rest = button.partition("-")
        kind, _dash, number = rest.partition("-")
        if button == "fit-weights":
            self._fit_weights()
        elif button == "put-back":
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
        number = max((*rows, self._removed.number if self._removed else 0), default=0) + 1
        self.typed |= self._new_row(kind, number)
        self._form.rows[kind] = [*rows, number]
        self._changed()
        self.focus(f"cohort{number}-counts" if kind == "cohort" else f"{kind}{number}-name")

    def _new_row(self, kind: str, number: int) -> dict[str, str]:
        """What stands in a new row: a customer of whom nothing is known, a year before the first, a saving of 0."""
        if kind == "customer":
            texts = {"name": "", "count": "1", "revenue": "0", "potential": "0", "left": ""}
            rating = typed_number(UNRATED) if self._mode == "health" else ""
            texts |= {f"rate-{one.id}": rating for one in self._form.signals}
        elif kind == "cohort":
            years = [
                (self.values[f"cohort{one}-year"], self.values[f"cohort{one}-counts"]) for one in self._form.rows[kind]
            ]
            year, counts = min(years, default=(_FIRST_YEAR + 1, ()))
            texts = {"year": str(year - 1), "counts": ", ".join(["0"] * (len(counts) + 1))}
        else:
            texts = {"name": "", "times": "1", "each": "0", "from_quarter": "1"}
        return {f"{kind}{number}-{name}": text for name, text in texts.items()}

    def _remove(self, kind: str, name: str) -> None:
        rows = self._form.rows[kind]
        number = next((one for one in rows if str(one) == name), None)
        if number is None:  # pressed twice
            return
        prefix = f"{kind}{number}-"
        self._removed = _Removed(
            kind, number, rows.index(number),
            {name: text for name, text in self.typed.items() if name.startswith(prefix)},
            {name: value for name, value in self.values.items() if name.startswith(prefix)},
            self._row_name(kind, number),
        )  # fmt: skip
        self._form.rows[kind] = [one for one in rows if one != number]
        self.typed = {name: text for name, text in self.typed.items() if not name.startswith(prefix)}
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
        self._removed = None
        self._changed()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.kind}-{removed.number}")

    def _changed(self) -> None:
        self._filled.add(self._mode)
        self.rebuild()

    def _fit_weights(self) -> None:
        weights = {f"weight-{one.id}": self.values[f"weight-{one.id}"] for one in self._form.signals}
        total = sum(weights.values())
        scaled = {name: weight / total if total else 1 / len(weights) for name, weight in weights.items()}
        self._filled.add("health")
        self.set_fields({name: typed_number(round(share * 100, 4)) for name, share in scaled.items()})


def _unnamed(kind: str) -> str:
    return _("Customer {number}") if kind == "customer" else _("Saving {number}")
