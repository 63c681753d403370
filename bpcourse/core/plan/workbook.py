"""The plan out of an Excel workbook that `bpcourse.export` wrote and somebody edited.

The workbook holds the whole plan on a hidden sheet, and on another one a line for each input cell: the path in the
plan, the kind of value, a reference to the cell, and what stood there. References move along when rows or sheets do, so
sorting out what has changed needs no fixed places. What has not changed keeps the plan's own value, to the last digit.

Standard library alone, so that it also runs in the browser:

>>> plan_from_workbook(b"no workbook")
Traceback (most recent call last):
    ...
bpcourse.core.plan.workbook.WorkbookError: this is no Excel workbook that can be opened
"""

from __future__ import annotations

import json
import math
import os
import posixpath
import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, cast
from xml.etree import ElementTree as ET

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.core.plan.kinds import PlanFieldError
from bpcourse.core.plan.migrate import migrated
from bpcourse.core.plan.plan import SalesPlan
from bpcourse.core.quantities import number_from, number_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CELLS_SHEET",
    "LONGEST_TEXT",
    "PLAN_SHEET",
    "WorkbookError",
    "choice",
    "plan_from_excel",
    "plan_from_workbook",
]

PLAN_SHEET: Final = "_plan"
CELLS_SHEET: Final = "_cells"
LONGEST_TEXT: Final = 32_000
"""Characters that are shown of one text; a spreadsheet's cell ends at 32,767."""

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_BYTES: Final = 100_000_000
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE: Final = re.compile(r"=?\+?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)")
_SAME: Final = 1e-12
_QUOTE: Final = 60

Path = tuple[str | int, ...]


class WorkbookError(CourseError):
    """A workbook that is no plan, or a cell in it that does not fit; sheet and cell: where, "" for the whole file."""

    def __init__(self, sentence: str, *, sheet: str = "", cell: str = "") -> None:
        super().__init__(sentence)
        self.sheet, self.cell = sheet, cell


def choice(labels: Mapping[str, str]) -> str:
    """The kind of a cell in which one of *labels* stands for a value.

    >>> choice({"at or above": "above"})
    'choice:{"at or above": "above"}'
    """
    return "choice:" + json.dumps(dict(labels), ensure_ascii=False)


@dataclass(frozen=True)
class _Input:
    """One line of the hidden list; sheet and cell are empty where the row has been deleted."""

    path: Path
    kind: str
    sheet: str
    cell: str
    written: object

    @property
    def row(self) -> Path:
        """The item of a list that the cell belongs to; empty for what is in no list."""
        last = max((place for place, step in enumerate(self.path) if isinstance(step, int)), default=-1)
        return self.path[: last + 1]

    @property
    def dotted(self) -> str:
        """The path as errors of the plan write it."""
        text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return text.removeprefix(".")

    def refused(self, requirement: str, value: object) -> WorkbookError:
        """The error for *value* in the cell, which must hold *requirement*."""
        sentence = _("{sheet}, cell {cell} must hold {requirement}, got {value}")
        got = number_text(value) if isinstance(value, float) else repr(str(value)[:_QUOTE]) if value else _("nothing")
        text = sentence.format(sheet=self.sheet, cell=self.cell, requirement=requirement, value=got)
        return WorkbookError(text, sheet=self.sheet, cell=self.cell)


def plan_from_excel(file: os.PathLike[str] | bytes) -> SalesPlan:
    """The plan in an Excel *file*, or in the content of one; raises WorkbookError as `plan_from_workbook` does."""
    if isinstance(file, bytes):
        return plan_from_workbook(file)
    try:
        content = FilePath(file).read_bytes()
    except OSError as reason:
        raise WorkbookError(_("{path} cannot be opened").format(path=os.fspath(file))) from reason
    return plan_from_workbook(content)


def plan_from_workbook(content: bytes) -> SalesPlan:
    """The plan in the *content* of a workbook, with what its input cells hold now.

    A row of a list whose cells are all empty is taken out; a free row with something in it becomes a new item.
    Raises WorkbookError, whose sentence names sheet and cell.
    """
    book = _opened(content)
    document = book.plan()
    inputs = book.inputs()
    values = {one.path: _read(one, book) for one in inputs}
    full = {one.row for one in inputs if one.row and values[one.path] is not None}
    for one in inputs:
        if not one.row or one.row in full:
            _put(document, one, values[one.path])
    emptied = {one.row for one in inputs if one.row} - full
    for row in sorted(emptied, key=lambda path: [str(step).zfill(9) for step in path], reverse=True):
        _take_out(document, row)
    _require_own_names(inputs, book)
    try:
        return SalesPlan.from_document(migrated(_without_holes(document)))
    except PlanFieldError as reason:
        raise _placed(reason, inputs, values) from reason
    except CourseError as reason:
        raise WorkbookError(str(reason)) from reason


def _require_own_names(inputs: list[_Input], book: _Book) -> None:
    """Raise WorkbookError for a second segment of the same name, before anything else stumbles over it."""
    seen = set[object]()
    for one in inputs:
        if one.path[0] == "segments" and one.path[-1] == "name" and one.cell:
            name = book.value(one.sheet, one.cell, one)
            if name and name in seen:
                raise one.refused(_("a name that no other row has"), name)
            seen.add(name)


def _placed(reason: PlanFieldError, inputs: list[_Input], values: Mapping[Path, object]) -> CourseError:
    """*reason* with the cell it is about, where there is one: the one with the value that was refused."""
    field = reason.field
    near = [
        one for one in inputs if one.cell and (one.dotted == field or one.dotted.startswith((f"{field}.", f"{field}[")))
    ]
    if not field or not near:
        return WorkbookError(str(reason))
    wrong = getattr(reason.__cause__, "value", reason.value)
    fits = (one for one in near if one.dotted == field or (wrong is not None and values[one.path] == wrong))
    found = next(fits, near[0])
    sentence = _("{sheet}, cell {cell}: {reason}").format(sheet=found.sheet, cell=found.cell, reason=reason)
    return WorkbookError(sentence, sheet=found.sheet, cell=found.cell)


# Values ---------------------------------------------------------------------------------------------------------------

_UNCHANGED: Final = object()


def _read(one: _Input, book: _Book) -> object:
    """What the cell says now: None for nothing, `_UNCHANGED` for what stood there before."""
    if not one.cell:
        return None
    value = book.value(one.sheet, one.cell, one)
    if isinstance(value, str) and not value.strip():
        value = None
    if value is None or value == one.written or _is_same_number(value, one.written):
        return None if value is None else _UNCHANGED
    kind = one.kind.rstrip("?-") if not one.kind.startswith("choice:") else "choice"
    read = _READERS[kind](one, value)
    return _UNCHANGED if read == one.written else read


def _is_same_number(value: object, written: object) -> bool:
    both = isinstance(value, int | float) and isinstance(written, int | float)
    return both and math.isclose(cast("float", value), cast("float", written), rel_tol=_SAME)


def _as_text(_one: _Input, value: object) -> object:
    return number_text(value, digits=9).replace(",", "") if isinstance(value, float) else str(value)


def _as_names(one: _Input, value: object) -> object:
    text = str(_as_text(one, value))
    return [name.strip() for name in re.split(r"[,，、;；]", text) if name.strip()]


def _as_number(one: _Input, value: object) -> object:
    number = number_from(value) if isinstance(value, str) else value
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise one.refused(_("a number"), value)
    return number


def _as_whole(one: _Input, value: object) -> object:
    number = cast("float", _as_number(one, value))
    if number != int(number):
        raise one.refused(_("a whole number"), value)
    return int(number)


def _as_day(one: _Input, value: object) -> object:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value.strip().replace("/", "-")).isoformat()
        return (_EPOCH + timedelta(days=int(cast("float", value)))).isoformat()
    except (ValueError, OverflowError, TypeError) as reason:
        raise one.refused(_("a day such as 2027-03-31"), value) from reason


def _as_choice(one: _Input, value: object) -> object:
    known: dict[str, str] = json.loads(one.kind.partition(":")[2])
    if value not in known:
        raise one.refused(_("one of {choices}").format(choices=_(", ").join(known)), value)
    return known[str(value)]


_READERS: Final = {
    "text": _as_text,
    "names": _as_names,
    "number": _as_number,
    "whole": _as_whole,
    "day": _as_day,
    "choice": _as_choice,
}

# Into the document ----------------------------------------------------------------------------------------------------

_HOLE: Final = object()
"""Stands in a list for an item that is taken out in the end, so that the others keep their places meanwhile."""


def _put(document: dict[str, object], one: _Input, value: object) -> None:
    """Write *value* to its place; nothing for what has not changed."""
    if value is _UNCHANGED:
        return
    parent, key = _parent(document, one.path, create=value is not None)
    if parent is None:
        return
    if value is not None:
        parent[key] = value
    elif key not in parent:
        return
    elif one.kind.endswith("-"):
        del parent[key]
    elif one.kind.endswith("?") or one.kind.startswith("choice:"):
        parent[key] = None
    elif one.kind in {"text", "names"}:
        parent[key] = "" if one.kind == "text" else []
    else:
        raise one.refused(_("a number") if one.kind in {"number", "whole"} else _("a day such as 2027-03-31"), None)


def _parent(document: dict[str, object], path: Path, *, create: bool) -> tuple[Any, Any]:
    """The object that the last step of *path* is a name in; with *create*, what is missing on the way is made."""
    here: Any = document
    for step in path[:-1]:
        if isinstance(here, list) and isinstance(step, int):
            if step >= len(here) and not create:
                return None, None
            while len(here) <= step:
                here.append(_HOLE)
            if here[step] is _HOLE:
                here[step] = {}
            here = here[step]
        else:
            if here.get(step) is None:
                if not create:
                    return None, None
                here[step] = {}
            here = here[step]
    return here, path[-1]


def _take_out(document: dict[str, object], row: Path) -> None:
    parent, place = _parent(document, row, create=False)
    if isinstance(parent, list) and isinstance(place, int) and place < len(parent):
        parent[place] = _HOLE


def _without_holes(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, dict):
        return {name: _without_holes(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_holes(one) for one in value if one is not _HOLE]
    return value


# The file -------------------------------------------------------------------------------------------------------------


def _opened(content: bytes) -> _Book:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise WorkbookError(_("the workbook is too large to be read as a plan"))
            return _Book({name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))})
    except CourseError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, ET.ParseError, NotImplementedError, RuntimeError) as reason:
        raise WorkbookError(_("this is no Excel workbook that can be opened")) from reason


class _Book:
    """The cells of a workbook, as far as they are asked for."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        root = self._xml("xl/workbook.xml")
        about = root.find(f"{_MAIN}workbookPr")
        self._is_1904 = about is not None and about.get("date1904") in {"1", "true"}
        links = {one.get("Id"): one.get("Target", "") for one in self._xml("xl/_rels/workbook.xml.rels")}
        self._files = {
            sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", links[sheet.get(_LINK)])).removeprefix("/")
            for sheet in root.iter(f"{_MAIN}sheet")
        }
        strings = self._xml("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in parts else ()
        self._strings = [_text_of(one) for one in strings]
        self._sheets: dict[str, dict[str, tuple[object, str]]] = {}

    def plan(self) -> dict[str, object]:
        """The plan as it was when the workbook was written."""
        if PLAN_SHEET not in self._files or CELLS_SHEET not in self._files:
            sentence = _("this workbook holds no plan: only one that the course has exported can be read back")
            raise WorkbookError(sentence)
        cells = self._cells(PLAN_SHEET)
        pieces = sorted((int(place[1:]), str(value)) for place, (value, _formula) in cells.items() if place[0] == "A")
        try:
            document = json.loads("".join(piece for _row, piece in pieces))
        except ValueError as reason:
            raise WorkbookError(_("the hidden sheet with the plan has been changed and cannot be read")) from reason
        return cast("dict[str, object]", document)

    def inputs(self) -> list[_Input]:
        """Every input cell, in the order in which they were written."""
        cells = self._cells(CELLS_SHEET)
        rows = sorted(int(place[1:]) for place in cells if place[0] == "A")
        try:
            return [self._input(cells, row) for row in rows]
        except (KeyError, ValueError, TypeError) as reason:
            raise WorkbookError(_("the hidden sheet with the plan has been changed and cannot be read")) from reason

    def _input(self, cells: Mapping[str, tuple[object, str]], row: int) -> _Input:
        path = tuple(json.loads(str(cells[f"A{row}"][0])))
        sheet, cell = self._referred(cells[f"C{row}"][1])
        return _Input(path, str(cells[f"B{row}"][0]), sheet, cell, json.loads(str(cells[f"D{row}"][0])))

    def _referred(self, formula: str) -> tuple[str, str]:
        found = _REFERENCE.fullmatch(formula.strip())
        if found is None:
            return "", ""
        name = (found[1] or found[2]).replace("''", "'")
        return (name, f"{found[3]}{found[4]}") if name in self._files else ("", "")

    def value(self, sheet: str, cell: str, asked: _Input) -> object:
        """What stands in a cell; a plain reference to another is followed, of a formula its result taken."""
        seen = set[tuple[str, str]]()
        while (sheet, cell) not in seen:
            seen.add((sheet, cell))
            value, formula = self._cells(sheet).get(cell, (None, ""))
            further = self._referred(formula if "!" in formula else "")
            if not further[1]:
                break
            sheet, cell = further
        if isinstance(value, _Failed):
            raise asked.refused(_("a value"), value.code)
        if self._is_1904 and isinstance(value, float) and asked.kind.startswith("day"):
            return value + (_EPOCH_1904 - _EPOCH).days
        if isinstance(value, float) and asked.kind.startswith("day") and isinstance(asked.written, str):
            return _as_day(asked, value)
        return value

    def _cells(self, sheet: str) -> dict[str, tuple[object, str]]:
        """Value and formula of each cell of a sheet."""
        if sheet not in self._sheets:
            root = self._xml(self._files[sheet])
            self._sheets[sheet] = {
                one.get("r", ""): (self._value(one), one.findtext(f"{_MAIN}f") or "") for one in root.iter(f"{_MAIN}c")
            }
        return self._sheets[sheet]

    def _value(self, cell: ET.Element) -> object:
        kind, text = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
        if kind == "inlineStr":
            inside = cell.find(f"{_MAIN}is")
            return _text_of(inside) if inside is not None else None
        if not text:
            return None
        if kind == "s":
            return self._strings[int(text)]
        if kind == "n":
            return float(text)
        return _Failed(text) if kind == "e" else text == "1" if kind == "b" else _unescaped(text)

    def _xml(self, name: str) -> ET.Element:
        content = self._parts[name]
        if b"<!DOCTYPE" in content[:2_000].upper() or b"<!ENTITY" in content:
            raise ValueError(name)  # no program writes one, and it could grow without end
        return ET.fromstring(content)  # noqa: S314 - without a document type there are no entities to expand


@dataclass(frozen=True)
class _Failed:
    """A formula's error, such as #DIV/0!."""

    code: str


def _text_of(item: ET.Element) -> str:
    """The text of a shared string: its runs, without the readings of Chinese characters."""
    runs = [item, *item.findall(f"{_MAIN}r")]
    return _unescaped("".join(run.findtext(f"{_MAIN}t") or "" for run in runs))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
