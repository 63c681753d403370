"""The segments of chapter 3: value matrix, RFM of a pasted list, buying-decision sheet, concentration.

>>> tool = Segments()
>>> tool.receive({"type": "input", "name": "segment2-winnability", "value": "2"})["slots"]["matrix-headline"]
'By potential and winnability: large manufacturers, commercial property, mid-size food and beverage plants, public \
hospitals. Your priority puts mid-size food and beverage plants further up than its marks do: note why.'
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.language import N_, _
from bpcourse.core.rfm import CutOffs, PurchaseList, purchases_from, scored_by_cut_offs, scored_by_fifths
from bpcourse.core.worked_market import worked_segments
from bpcourse.core.worked_purchases import PURCHASES_DAY, worked_purchases_text
from bpcourse.present.html import Html, join, tag
from bpcourse.present.segments import (
    concentration_picture,
    concentration_words,
    decision_sheet,
    group_table,
    matrix_advice,
    matrix_picture,
    matrix_table,
    order_words,
    problem_list,
    rfm_table,
)
from bpcourse.widgets.controls import Button, Choice, group
from bpcourse.widgets.segment_fields import (
    maker_controls,
    maker_from,
    purchase_controls,
    segment_controls,
    segment_from,
    segments_typed,
    sheet_controls,
)
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.rfm import ScoredCustomer
    from bpcourse.core.segments import Segment
    from bpcourse.widgets.controls import Control

__all__ = ["Segments"]

_MODES: Final = {
    "matrix": N_("Value matrix"),
    "rfm": N_("RFM"),
    "sheet": N_("Decision sheet"),
    "concentration": N_("Concentration"),
}
_MOST_ROWS: Final = 20
_KEPT_FIELDS: Final = ("mode", "purchases", "on", "scoring", "cut-recency", "cut-frequency", "cut-monetary", "top")


@dataclass(frozen=True)
class _Removed:
    """A row that can be put back: where it stood, what was typed in it, and the people that went with it."""

    row: str
    place: int
    typed: dict[str, str]
    makers: tuple[int, ...]
    name: str


class Segments(Tool):
    """The plan's segments in one form, seen in four ways."""

    name: ClassVar[str] = "segments"
    heading: ClassVar[str] = N_("Segments")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._rows: list[int] = []
        self._makers: dict[int, list[int]] = {}
        self._removed: _Removed | None = None
        self._segments: tuple[Segment, ...] = ()
        self._currency = "CNY"
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of all modes: what is not shown is kept and saved all the same."""
        rows = [each for row in self._rows for each in (*segment_controls(row), *sheet_controls(row))]
        makers = [each for row in self._maker_rows() for each in maker_controls(row)]
        return (self._mode_choice(), *rows, self._segment_choice(), *makers, *purchase_controls())

    def defaults(self) -> dict[str, str]:
        """The worked company's segments, and what twelve of its customers bought."""
        cuts = CutOffs()
        return {
            "mode": "matrix",
            "segment": "1",
            **segments_typed(worked_segments()),
            "purchases": worked_purchases_text(),
            "on": PURCHASES_DAY.isoformat(),
            "scoring": "cut_offs",
            "cut-recency": _listed(cuts.recency_days),
            "cut-frequency": _listed(cuts.frequency),
            "cut-monetary": _listed(cuts.monetary),
            "top": "20",
        }

    def reset(self) -> None:
        """Go back to the worked company's segments."""
        self._number_rows(worked_segments())
        self._currency = "CNY"
        super().reset()

    def _number_rows(self, segments: Sequence[Segment]) -> None:
        self._rows = list(range(1, len(segments) + 1))
        self._makers = {row: list(range(1, len(one.decision_makers) + 1)) for row, one in enumerate(segments, start=1)}
        self._removed = None

    def _maker_rows(self, row: int | None = None) -> list[str]:
        rows = self._rows if row is None else [row]
        return [f"{each}_{number}" for each in rows for number in self._makers[each]]

    def _mode_choice(self) -> Choice:
        return Choice("mode", _("View"), options={mode: _(label) for mode, label in _MODES.items()}, buttons=True)

    def _segment_choice(self) -> Choice:
        return Choice("segment", _("Segment"), options={str(row): self._name(row) for row in self._rows})

    def _name(self, row: int) -> str:
        return self.typed.get(f"segment{row}-name", "").strip() or _("Segment {number}").format(number=row)

    def _maker_name(self, row: str) -> str:
        number = row.partition("_")[2]
        return self.typed.get(f"maker{row}-name", "").strip() or _("Person {number}").format(number=number)

    @property
    def _mode(self) -> str:
        return mode if (mode := self.typed.get("mode")) in _MODES else "matrix"

    @property
    def _chosen(self) -> int:
        chosen = self.typed.get("segment", "")
        return int(chosen) if chosen in map(str, self._rows) else next(iter(self._rows), 0)

    # Reading --------------------------------------------------------------------------------------------------------

    def read_fields(self) -> None:
        """Read every field, then the segments; names that are missing or there twice get their sentence."""
        self.typed["segment"] = str(self._chosen) if self._rows else ""
        if not self._rows:
            self.values["segment"] = ""
        super().read_fields()
        self.errors.pop("segment", None)
        self._segments = tuple(
            segment_from(self.values, row, (maker_from(self.values, each) for each in self._maker_rows(row)))
            for row in self._rows
        )
        names = Counter(one.name for one in self._segments)
        for row, one in zip(self._rows, self._segments, strict=True):
            if not one.name:
                self.errors.setdefault(f"segment{row}-name", _("Give the segment a name: the plan knows it by it."))
            elif names[one.name] > 1:
                sentence = _("Two segments are called {name}: give each its own name.").format(name=one.name)
                self.errors.setdefault(f"segment{row}-name", sentence)
        last = max((one.day for one in self._listed.purchases), default=None)
        on = self.values["on"]
        if last and on and on < last:
            sentence = _("The list goes on to {day}: the analysis cannot lie before it.")
            self.errors.setdefault("on", sentence.format(day=last.isoformat()))

    def edited(self, name: str) -> None:
        """A change of view, segment or kind of scoring shows other fields."""
        super().edited(name)
        if name in {"mode", "segment", "scoring"}:
            self.rebuild()

    @property
    def _listed(self) -> PurchaseList:
        return _listed_in(self.language, self.values["purchases"])

    def _scored(self) -> tuple[ScoredCustomer, ...]:
        listed = self._listed.purchases
        if not listed:
            return ()
        last: date = max(one.day for one in listed)
        on = max(self.values["on"] or last, last)
        if self.values["scoring"] == "fifths":
            return scored_by_fifths(listed, on=on)
        cut_offs = CutOffs(
            recency_days=self.values["cut-recency"],
            frequency=self.values["cut-frequency"],
            monetary=self.values["cut-monetary"],
        )
        return scored_by_cut_offs(listed, on=on, cut_offs=cut_offs)

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The view's own fields and pictures; each has its own slots, so that none shows what belongs to another."""
        views = {
            "matrix": self._matrix_body,
            "rfm": self._rfm_body,
            "sheet": self._sheet_body,
            "concentration": self._concentration_body,
        }
        return join([
            self.field(self._mode_choice()),
            self.live(f"{self._mode}-headline"),
            self.live("headline"),
            *views[self._mode](),
        ])  # fmt: skip

    def _matrix_body(self) -> list[Html]:
        rows = [
            self._row(f"segment{row}", segment_controls(row), _("Remove {name}").format(name=self._name(row)))
            for row in self._rows
        ]
        table = self.scrolled("matrix-table", _("Fields and priorities"))
        pictures = tag("div", self.slot("matrix-advice"), self.slot("matrix-picture"), class_="bp-columns")
        return [table, pictures, *rows, self._row_buttons("segment", _("Add a segment"))]

    def _sheet_body(self) -> list[Html]:
        if not self._rows:
            return [tag("p", _("Add a segment in the value matrix first."))]
        chosen = self._chosen
        rows = [
            self._row(f"maker{row}", maker_controls(row), _("Remove {name}").format(name=self._maker_name(row)))
            for row in self._maker_rows(chosen)
        ]
        whole = group(_("The purchase"), list(map(self.field, sheet_controls(chosen))))
        sheet = tag("div", whole, self.slot("sheet"), class_="bp-columns")
        return [self.field(self._segment_choice()), sheet, *rows, self._row_buttons("maker", _("Add a person"))]

    def _rfm_body(self) -> list[Html]:
        purchases, on, scoring, *borders, _top = purchase_controls()
        shown = [on, scoring, *(borders if self.typed.get("scoring") == "cut_offs" else ())]
        fields = tag("div", self.field(purchases), self.slot("rfm-problems"), *map(self.field, shown))
        tables = tag("div", self.scrolled("rfm-groups", _("Groups")), class_="bp-spaced")
        return [tag("div", fields, tables, class_="bp-columns"), self.scrolled("rfm-table", _("Customers by value"))]

    def _concentration_body(self) -> list[Html]:
        purchases, *_others, top = purchase_controls()
        fields = tag("div", self.field(top), self.field(purchases), self.slot("concentration-problems"))
        return [tag("div", fields, self.slot("concentration-picture"), class_="bp-columns")]

    def _row(self, key: str, fields: Iterable[Control], remove: str) -> Html:
        grid = tag("div", *map(self.field, fields), class_="bp-fields bp-narrow")
        legend = self.slot(f"legend-{key}", element="legend")
        return tag("fieldset", legend, grid, Button(f"remove-{key}", remove).html(), class_="bp-group")

    def _row_buttons(self, kind: str, add: str) -> Html:
        buttons = [Button(f"add-{kind}", add).html()]
        if self._removed and self._removed.row.startswith(kind):
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        return tag("div", *buttons, class_="bp-row")

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """The slots of the view that is shown."""
        answers = {
            "matrix": self._matrix_answer,
            "rfm": self._rfm_answer,
            "sheet": self._sheet_answer,
            "concentration": self._concentration_answer,
        }
        return answers[self._mode]()

    def _matrix_answer(self) -> dict[str, Html]:
        return {
            "matrix-headline": join([order_words(self._segments)]),
            "matrix-picture": matrix_picture(self._segments),
            "matrix-advice": matrix_advice(self._segments),
            "matrix-table": matrix_table(self._segments, currency=self._currency),
            **{f"legend-segment{row}": join([self._name(row)]) for row in self._rows},
        }

    def _sheet_answer(self) -> dict[str, Html]:
        if not self._rows:
            return {}
        chosen = self._segments[self._rows.index(self._chosen)]
        lacks = len(chosen.decision_gaps)
        said = _("The sheet is complete.") if not lacks else _("Still open on this sheet: {count}.").format(count=lacks)
        return {
            "sheet-headline": join([said]),
            "sheet": decision_sheet(chosen),
            **{f"legend-maker{row}": join([self._maker_name(row)]) for row in self._maker_rows(self._chosen)},
        }

    def _rfm_answer(self) -> dict[str, Html]:
        scored = self._scored()
        counts = Counter(one.group for one in scored)
        told = _(", ").join(f"{count} {group.label}" for group, count in counts.most_common())
        nothing = _("Paste purchases to see who buys, who is new and who has gone silent.")
        said = _("{count} customers: {groups}.").format(count=len(scored), groups=told) if scored else nothing
        return {
            "rfm-headline": join([said]),
            "rfm-problems": problem_list(self._listed),
            "rfm-groups": group_table(scored) if scored else join([]),
            "rfm-table": rfm_table(scored, currency=self._currency) if scored else join([]),
        }

    def _concentration_answer(self) -> dict[str, Html]:
        amounts: dict[str, float] = {}
        for one in self._listed.purchases:
            amounts[one.customer] = amounts.get(one.customer, 0) + one.amount
        share = self.values["top"] / 100
        said = concentration_words(amounts, share) if amounts else _("Paste purchases to see who brings how much.")
        return {
            "concentration-headline": join([said]),
            "concentration-problems": problem_list(self._listed),
            "concentration-picture": concentration_picture(amounts.values(), share) if amounts else join([]),
        }

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a row."""
        action, _dash, row = button.partition("-")
        if button == "put-back" and self._removed:
            self._put_back(self._removed)
        elif button == "add-segment":
            self._add_segment()
        elif button == "add-maker" and self._rows:
            self._add_maker(self._chosen)
        elif action == "remove":
            self._remove(row)

    def _add_segment(self) -> None:
        if self._is_full(self._rows):
            return
        row = max((*self._rows, *self._used("segment")), default=0) + 1
        self._rows.append(row)
        self._makers[row] = []
        self.rebuild()
        self.focus(f"segment{row}-name")

    def _add_maker(self, segment: int) -> None:
        if self._is_full(self._makers[segment]):
            return
        number = max((*self._makers[segment], *self._used(f"maker{segment}_")), default=0) + 1
        self._makers[segment].append(number)
        self.rebuild()
        self.focus(f"maker{segment}_{number}-name")

    def _is_full(self, rows: Sequence[int]) -> bool:
        if len(rows) >= _MOST_ROWS:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST_ROWS))
        return len(rows) >= _MOST_ROWS

    def _used(self, start: str) -> list[int]:
        """The number of the removed row that could come back, so that no other takes it."""
        row = self._removed.row if self._removed else ""
        return [int(row.removeprefix(start))] if row.startswith(start) else []

    def _remove(self, row: str) -> None:
        if row.startswith("segment") and row.removeprefix("segment") in map(str, self._rows):
            number = int(row.removeprefix("segment"))
            place, name, makers = self._rows.index(number), self._name(number), tuple(self._makers.pop(number))
            self._rows.remove(number)
            starts: tuple[str, ...] = (f"{row}-", f"maker{number}_")
        elif row.removeprefix("maker") in self._maker_rows(self._chosen if self._rows else None):
            kept = self._makers[self._chosen]
            number = int(row.rpartition("_")[2])
            place, name, makers = kept.index(number), self._maker_name(row.removeprefix("maker")), ()
            kept.remove(number)
            starts = (f"{row}-",)
        else:
            return
        typed = {key: text for key, text in self.typed.items() if key.startswith(starts)}
        self.typed = {key: text for key, text in self.typed.items() if key not in typed}
        self._removed = _Removed(row, place, typed, makers, name)
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=name))
        self.focus("put-back")

    def _put_back(self, removed: _Removed) -> None:
        if removed.row.startswith("segment"):
            number = int(removed.row.removeprefix("segment"))
            self._rows.insert(removed.place, number)
            self._makers[number] = list(removed.makers)
        else:
            segment, number = map(int, removed.row.removeprefix("maker").split("_"))
            if segment not in self._makers:
                return
            self._makers[segment].insert(removed.place, number)
            self.typed["segment"] = str(segment)
        self.typed |= removed.typed
        self._removed = None
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.row}")

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with these segments."""
        return plan.with_segments(self._segments)

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's segments; view and pasted purchases stay as they are."""
        if not plan.segments:
            return None
        self._number_rows(plan.segments)
        self._currency = plan.currency
        kept = {name: text for name, text in self.typed.items() if name in _KEPT_FIELDS}
        return {**kept, "segment": "1", **segments_typed(plan.segments)}

    def place_of(self, path: str) -> str | None:
        """The field, or the button that adds it, of the value at *path* in the segments; the view turns to it."""
        found = re.fullmatch(r"segments(?:\[(\d+)\](?:\.(\w+)(?:\[(\d+)\](?:\.(\w+))?)?)?)?", path)
        if found is None:
            return None
        number, field, maker, own = found.groups()
        if number is None or int(number) >= len(self._rows):
            self._turn_to("matrix")
            return f"segment{self._rows[0]}-name" if self._rows else "add-segment"
        row = self._rows[int(number)]
        if field == "decision_makers":
            self._turn_to("sheet", row)
            return self._maker_field(row, int(maker or 0), own or "name")
        in_sheet = field in {control.name.partition("-")[2] for control in sheet_controls(row)}
        self._turn_to("sheet" if in_sheet else "matrix", row)
        known = {control.name for control in self.controls()}
        return name if (name := f"segment{row}-{field}") in known else f"segment{row}-name"

    def _maker_field(self, row: int, at: int, own: str) -> str:
        makers = self._makers[row]
        name = f"maker{row}_{makers[at]}-{own}" if at < len(makers) else ""
        return name if name in {control.name for control in self.controls()} else "add-maker"

    def _turn_to(self, mode: str, row: int | None = None) -> None:
        self.typed |= {"mode": mode} | ({"segment": str(row)} if row is not None else {})
        self.read_fields()


@lru_cache(maxsize=4)
def _listed_in(_language: str, text: str) -> PurchaseList:
    """The list read once for many events; its sentences are in one language."""
    return purchases_from(text)


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(f"{number:g}" if number < 1e6 else f"{number:.0f}" for number in numbers)  # noqa: PLR2004 - 1e+06
