"""The workbook that the sheets are written to: looks, names, input cells, and where each of them belongs in the plan.

An input cell is marked, validated, and listed on a hidden sheet with its path in the plan, so that the plan can be read
back. A formula is written together with its value, so that it shows also where nothing computes.
"""

# ruff: noqa: ANN401 - XlsxWriter has no types

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from bpcourse.core.language import _, current_language
from bpcourse.core.plan.workbook import CELLS_SHEET, LONGEST_TEXT, PLAN_SHEET
from bpcourse.export.archive import moment, steady
from bpcourse.export.plain_text import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.plan import SalesPlan

__all__ = ["AMOUNT", "NUMBER", "RATE", "Book", "Cell", "Look", "Sheet", "Value"]

Value = str | float | None
"""What a cell shows: "" or None for nothing."""
Look = str
"""How a cell is written: "text", "money", "number", "count", "rate", "day"."""
Path = tuple[str | int, ...]

_FORMATS: Final[dict[str, str]] = {
    "text": "General",
    "money": "#,##0;[Red]-#,##0",
    "number": "#,##0.##",
    "count": "#,##0.0",
    "rate": "0.0%",
    "day": "yyyy-mm-dd",
    "month": "yyyy-mm",
}
RATE: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
"""A share from 0 to 1."""
AMOUNT: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": ">=", "value": 0}
"""A number of 0 or more."""
NUMBER: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
"""Any number."""
_DAYS: Final[Mapping[str, object]] = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(1990, 1, 1),
    "maximum": date(2199, 12, 31),
}
_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar."""
_ASKING: Final = ("=", "+", "-", "@")
"""What a spreadsheet takes for the start of a formula when somebody edits the cell."""
_PIECE: Final = 30_000
"""Characters of the plan's JSON in one cell."""
_BLUE: Final = "#0B4F7D"


@dataclass(frozen=True)
class Cell:
    """A place in the workbook, and how formulas refer to it."""

    sheet: str
    row: int
    column: int

    @property
    def here(self) -> str:
        """Its name on its own sheet."""
        place: str = xl_rowcol_to_cell(self.row, self.column)
        return place

    @property
    def full(self) -> str:
        """Its name on any sheet, which stays the same when a formula is copied."""
        quoted = self.sheet.replace("'", "''")
        place: str = xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True)
        return f"'{quoted}'!{place}"


class Book:
    """A workbook in the making, for one plan."""

    def __init__(self, plan: SalesPlan, *, today: date | None) -> None:
        self.plan, self.document = plan, plan.to_document()
        self.made = moment(today)
        self._content = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._workbook = xlsxwriter.Workbook(self._content, options)
        self._font = "Microsoft YaHei" if current_language() == "zh_CN" else "Calibri"
        self._looks: dict[tuple[tuple[str, object], ...], Any] = {}
        self._inputs: list[tuple[Path, str, str, object]] = []
        self.names: dict[str, Cell] = {}

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        """A new sheet with columns of these *widths*, in characters."""
        return Sheet(self, name, widths)

    def look(self, **properties: object) -> Any:
        """The cell format with these *properties*, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            base = {"font_name": self._font, "font_size": 10, "valign": "top"}
            self._looks[key] = self._workbook.add_format({**base, **properties})
        return self._looks[key]

    def name(self, name: str, cell: Cell, *, last: Cell | None = None) -> str:
        """*name*, which formulas may now use for *cell*, or for all cells from it to *last*."""
        reach = cell.full if last is None else f"{cell.full}:{last.full.rpartition('!')[2]}"
        self._workbook.define_name(name, f"={reach}")
        self.names[name] = cell
        return name

    def original(self, path: Path) -> object:
        """What the plan holds at *path*; None where it holds nothing, or there is no such place yet."""
        value: object = self.document
        for step in path:
            if isinstance(value, list) and isinstance(step, int):
                value = value[step] if step < len(value) else None
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value

    def remember(self, path: Path, kind: str, cell: Cell, written: object) -> None:
        """That *cell* holds what the plan has at *path*; written: what it shows now."""
        self._inputs.append((path, kind, cell.full, written))

    def chart(self, kind: str, **options: object) -> Any:
        """A chart that the spreadsheet program draws itself."""
        return self._workbook.add_chart({"type": kind, **options})

    def add(self, name: str) -> Any:
        """A worksheet of XlsxWriter's own."""
        return self._workbook.add_worksheet(name)

    def content(self, *, title: str) -> bytes:
        """The workbook as a file."""
        self._write_plan()
        properties = {"title": title, "author": self.plan.author, "company": self.plan.company}
        properties = {key: shown(text)[:255] for key, text in properties.items()}
        self._workbook.set_properties({**properties, "created": self.made, "comments": ""})
        self._workbook.close()
        return steady(self._content.getvalue(), made=self.made)

    def _write_plan(self) -> None:
        """The whole plan, and where its input cells are, on two hidden sheets."""
        kept, cells = self.add(PLAN_SHEET), self.add(CELLS_SHEET)
        text = json.dumps(self.document)
        for row, start in enumerate(range(0, len(text), _PIECE)):
            kept.write_string(row, 0, text[start : start + _PIECE])
        for row, (path, kind, place, written) in enumerate(self._inputs):
            cells.write_string(row, 0, json.dumps(path))
            cells.write_string(row, 1, kind)
            held = (date.fromisoformat(str(written)) - _EPOCH).days if kind.startswith("day") and written else written
            cells.write_formula(row, 2, f"={place}", None, "" if held is None else held)
            cells.write_string(row, 3, json.dumps(written))
        for hidden in (kept, cells):
            hidden.very_hidden()


class Sheet:
    """One sheet: rows are counted from 0, as columns are."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        self.book, self.title = book, name
        self.inner = book.add(name)
        self._widest = len(widths) - 1
        for column, width in enumerate(widths):
            self.inner.set_column(column, column, width, book.look())
        self.inner.hide_gridlines(2)
        self._last_row = 0
        self._drawn = False

    def cell(self, row: int, column: int) -> Cell:
        """The place in this sheet."""
        self._last_row = max(self._last_row, row)
        return Cell(self.title, row, column)

    def heading(self, row: int, text: str, *, large: bool = False) -> None:
        """A heading in the first column."""
        self.inner.set_row(row, 26 if large else 18)
        look = self.book.look(bold=True, font_size=16 if large else 12, font_color=_BLUE)
        self._write_text(self.cell(row, 0), text, look)

    def note(self, row: int, text: str, *, column: int = 0) -> None:
        """A remark."""
        self._write_text(self.cell(row, column), text, self.book.look(font_color="#56616D", italic=True))

    def heads(self, row: int, texts: Sequence[str]) -> None:
        """The heads of a table: the first on the left, as the names below it, the others in the middle."""
        looks = {"bold": True, "font_color": "#FFFFFF", "bg_color": _BLUE, "text_wrap": True, "border": 1}
        for column, text in enumerate(texts):
            look = self.book.look(**looks, align="center" if column else "left")
            self._write_text(self.cell(row, column), text, look)

    def text(self, row: int, column: int, text: str, *, bold: bool = False) -> Cell:
        """Some text that is not to be edited."""
        cell = self.cell(row, column)
        look = self.book.look(text_wrap=True, border=1, border_color="#C6CDD4", bold=bold, indent=min(column, 1))
        self._write_text(cell, text, look)
        return cell

    def formula(
        self, row: int, column: int, formula: str, value: Value, *, look: Look = "number", name: str = "",
        bold: bool = False,
    ) -> Cell:  # fmt: skip
        """A formula with the *value* it has now; name: what other formulas may call it."""
        cell = self.cell(row, column)
        properties = {"num_format": _FORMATS[look], "border": 1, "border_color": "#C6CDD4", "bold": bold}
        if look == "text":
            properties["text_wrap"] = True
        held = shown(value)[:LONGEST_TEXT] if isinstance(value, str) else "" if value is None else value
        self.inner.write_formula(row, column, f"={formula}", self.book.look(**properties), held)
        if name:
            self.book.name(name, cell)
        return cell

    def input(
        self, row: int, column: int, path: Path, kind: str, *, look: Look = "text", name: str = "",
        check: Mapping[str, object] | None = None, display: str | None = None,
    ) -> Cell:  # fmt: skip
        """An input cell for what the plan holds at *path*.

        kind: how it is read back (see `bpcourse.core.plan.workbook`); check: what may be typed; display: what is shown
        in the place of a text.
        """
        cell, value = self.cell(row, column), self.book.original(path)
        properties = {"num_format": _FORMATS[look], "bg_color": "#FFF8E1", "border": 1, "border_color": "#E0A030"}
        properties |= {"font_color": "#1F3FA8", "locked": False}
        if look == "text":
            properties["text_wrap"] = True
        written = self._write_input(cell, value, display, properties)
        self.book.remember(path, kind, cell, written)
        rule = check or (_DAYS if look == "day" else None)
        if rule is not None:
            self.inner.data_validation(row, column, row, column, {**rule, **_refusal(rule, look)})
        if name:
            self.book.name(name, cell)
        return cell

    def own_input(self, row: int, column: int, value: float | None, *, look: Look, check: Mapping[str, object]) -> Cell:
        """An input cell for what is no part of the plan, such as what is open today."""
        cell = self.cell(row, column)
        properties = {"num_format": _FORMATS[look], "bg_color": "#FFF8E1", "border": 1, "border_color": "#E0A030"}
        look_of_it = self.book.look(**properties, font_color="#1F3FA8", locked=False)
        if value is None:
            self.inner.write_blank(row, column, None, look_of_it)
        else:
            self.inner.write_number(row, column, value, look_of_it)
        self.inner.data_validation(row, column, row, column, {**check, **_refusal(check, look)})
        return cell

    def finish(self, *, freeze: int = 0, landscape: bool = True) -> None:
        """The sheet as it is printed: one page wide, heads repeated, page numbers; freeze: rows that stay in view."""
        if freeze:
            self.inner.freeze_panes(freeze, 1)
            self.inner.repeat_rows(freeze - 1)
        if landscape:
            self.inner.set_landscape()
        self.inner.set_paper(9)
        self.inner.fit_to_pages(1, int(self._drawn))  # a chart is not cut in two
        self.inner.print_area(0, 0, self._last_row, self._widest)
        self.inner.set_footer("&L&A&R&P / &N")

    def reach(self, row: int) -> None:
        """Let the printed area go down to *row*, for a chart."""
        self._drawn = True
        self._last_row = max(self._last_row, row)

    def _write_text(self, cell: Cell, text: str, look: Any) -> str:
        written = shown(text)[:LONGEST_TEXT]
        self.inner.write_string(cell.row, cell.column, written, look)
        return written

    def _write_input(self, cell: Cell, value: object, display: str | None, properties: dict[str, object]) -> object:
        """What stands in the cell now, as the reader will find it."""
        if isinstance(value, bool) or value is None or value == "":
            text = display or ""
        elif isinstance(value, int | float):
            self.inner.write_number(cell.row, cell.column, value, self.book.look(**properties))
            return value
        elif properties["num_format"] == _FORMATS["day"]:
            day = date.fromisoformat(str(value))
            self.inner.write_datetime(cell.row, cell.column, day, self.book.look(**properties))
            return value
        else:
            text = str(value) if display is None else display
        if not text:
            self.inner.write_blank(cell.row, cell.column, None, self.book.look(**properties))
            return ""
        if text.startswith(_ASKING):
            properties = {**properties, "quote_prefix": True}
        return self._write_text(cell, text, self.book.look(**properties))


def _refusal(rule: Mapping[str, object], look: Look) -> dict[str, object]:
    """What a spreadsheet says to an entry that breaks *rule*."""
    if rule is RATE:
        told = _("A share from 0% to 100%, please.")
    elif rule["validate"] == "list":
        told = _("One of the list, please.")
    elif look == "day":
        told = _("A day, please, such as 2027-03-31.")
    elif rule["validate"] == "integer":
        told = _("A whole number, please.")
    else:
        told = _("A number of 0 or more, please.") if rule is AMOUNT else _("A number, please.")
    return {"error_title": _("This does not fit"), "error_message": told}
