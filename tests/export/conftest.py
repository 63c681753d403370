"""A small spreadsheet of its own, apart from the exporter: it computes the formulas of a workbook again."""

# ruff: noqa: ANN401 - a cell may hold anything

from __future__ import annotations

import calendar
import math
import re
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?)|(?P<text>"(?:[^"]|"")*")|
    (?P<ref>(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?(?![\w(]))|
    (?P<name>[A-Za-z_][\w.]*)|(?P<op><=|>=|<>|[-+*/^&=<>(),:]))""",
    re.VERBOSE,
)
_EPOCH: Final = date(1899, 12, 30)


class FormulaError(Exception):
    """What a spreadsheet shows as #DIV/0! or #VALUE!."""


class Spreadsheet:
    """A workbook whose formulas are computed here, whatever values are stored with them."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(BytesIO(content))
        self.stored = openpyxl.load_workbook(BytesIO(content), data_only=True)
        self._known: dict[tuple[str, str], Any] = {}

    def set(self, sheet: str, cell: str, value: object) -> None:
        """Type *value* into a cell."""
        self.book[sheet][cell].value = value
        self._known.clear()

    def place(self, name: str) -> tuple[str, str]:
        """Sheet and cell of a defined name."""
        text = self.book.defined_names[name].attr_text
        sheet, _bang, cell = text.rpartition("!")
        return sheet.strip("'").replace("''", "'"), cell.replace("$", "")

    def named(self, name: str) -> Any:
        """The value of a defined name, computed again."""
        return self.value(*self.place(name))

    def formulas(self) -> list[tuple[str, str]]:
        """Every cell with a formula."""
        return [
            (sheet.title, cell.coordinate)
            for sheet in self.book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str) and cell.value.startswith("=") and cell.data_type == "f"
        ]

    def cached(self, sheet: str, cell: str) -> Any:
        """The value that is stored with the formula."""
        return _plain(self.stored[sheet][cell].value)

    def value(self, sheet: str, cell: str) -> Any:
        """The value of a cell, its formula computed again."""
        place = (sheet, cell.replace("$", ""))
        if place not in self._known:
            found = self.book[sheet][place[1]]
            is_formula = found.data_type == "f"
            self._known[place] = self.compute(found.value[1:], sheet) if is_formula else _plain(found.value)
        return self._known[place]

    def compute(self, formula: str, sheet: str) -> Any:
        """The value of *formula* on *sheet*."""
        return _Parser(self, sheet, formula).whole()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        value = value.date()
    return float((value - _EPOCH).days) if isinstance(value, date) else value


class _Parser:
    def __init__(self, sheet_book: Spreadsheet, sheet: str, formula: str) -> None:
        self.book, self.sheet, self.formula = sheet_book, sheet, formula
        self.tokens: list[tuple[str, str]] = []
        position = 0
        while position < len(formula.rstrip()):
            found = _TOKEN.match(formula, position)
            assert found, f"cannot read {formula!r} at {position}"
            self.tokens.append((found.lastgroup or "", found[found.lastgroup or 0]))
            position = found.end()
        self.at = 0

    def whole(self) -> Any:
        value = self.comparison()
        assert self.at == len(self.tokens), self.formula
        return _scalar(value)

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, *allowed: str) -> str:
        if self.peek() in allowed and self.tokens[self.at][0] == "op":
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def comparison(self) -> Any:
        left = self.sum()
        while sign := self.take("=", "<>", "<", ">", "<=", ">="):
            left = _compare(_scalar(left), sign, _scalar(self.sum()))
        return left

    def sum(self) -> Any:
        left = self.product()
        while sign := self.take("+", "-", "&"):
            right = self.product()
            if sign == "&":
                left = f"{_scalar(left) or ''}{_scalar(right) or ''}"
            else:
                left = _number(left) + (_number(right) if sign == "+" else -_number(right))
        return left

    def product(self) -> Any:
        left = self.power()
        while sign := self.take("*", "/"):
            right = _number(self.power())
            if sign == "/" and not right:
                raise FormulaError("#DIV/0!")
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def power(self) -> Any:
        left = self.sign()
        while self.take("^"):
            left = _number(left) ** _number(self.sign())
        return left

    def sign(self) -> Any:
        if self.take("-"):
            return -_number(self.sign())
        self.take("+")
        return self.atom()

    def atom(self) -> Any:
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "ref":
            return self.reference(text)
        if kind == "op":
            assert text == "(", self.formula
            inside = self.comparison()
            assert self.take(")"), self.formula
            return inside
        return self.call(text) if self.peek() == "(" else self.name(text)

    def name(self, text: str) -> Any:
        return self.reference(self.book.book.defined_names[text].attr_text)

    def reference(self, text: str) -> Any:
        sheet, _bang, cells = text.rpartition("!")
        sheet = sheet.strip("'").replace("''", "'") or self.sheet
        cells = cells.replace("$", "")
        if ":" not in cells:
            return self.book.value(sheet, cells)
        return [self.book.value(sheet, cell.coordinate) for row in self.book.book[sheet][cells] for cell in row]

    def call(self, name: str) -> Any:
        """A function; the branches of IF and IFERROR that do not count may fail."""
        assert self.take("("), self.formula
        found: list[Any] = []
        while not self.take(")"):
            start = self.at
            try:
                found.append(self.comparison())
            except FormulaError as failed:
                found.append(failed)
                self.at = self._argument_end(start)
            self.take(",")
        return _apply(name.upper(), found)

    def _argument_end(self, at: int) -> int:
        depth = 0
        while depth or self.tokens[at][1] not in {",", ")"} or self.tokens[at][0] != "op":
            depth += {"(": 1, ")": -1}.get(self.tokens[at][1] if self.tokens[at][0] == "op" else "", 0)
            at += 1
        return at


def _apply(name: str, found: list[Any]) -> Any:
    if name == "IF":
        return _needed(found[1] if _needed(found[0]) else found[2])
    if name == "IFERROR":
        return found[1] if isinstance(found[0], FormulaError) else found[0]
    return _FUNCTIONS[name](*map(_needed, found))


def _needed(value: Any) -> Any:
    if isinstance(value, FormulaError):
        raise value
    return value


def _scalar(value: Any) -> Any:
    assert not isinstance(value, list)
    return value


def _number(value: Any) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool | int | float):
        return float(value)
    raise FormulaError("#VALUE!")


def _compare(left: Any, sign: str, right: Any) -> bool:
    if left is None:
        left = "" if isinstance(right, str) else 0.0
    if right is None:
        right = "" if isinstance(left, str) else 0.0
    order = (isinstance(left, str), left) if isinstance(left, str) != isinstance(right, str) else left
    other = (isinstance(right, str), right) if isinstance(left, str) != isinstance(right, str) else right
    if isinstance(order, tuple) and isinstance(other, tuple):
        order, other = order[0], other[0]
    signs: dict[str, bool] = {"=": order == other, "<>": order != other, "<": order < other, ">": order > other}
    return signs.get(sign, (order <= other) if sign == "<=" else (order >= other))


def _numbers(*values: Any) -> list[float]:
    """The numbers among *values*: text in a range does not count."""
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return [float(one) for one in flat if isinstance(one, int | float) and not isinstance(one, bool)]


def _sum_of_products(*ranges: list[Any]) -> float:
    rows = ([one if isinstance(one, int | float) else 0.0 for one in each] for each in ranges)
    return math.fsum(math.prod(row) for row in zip(*rows, strict=True))


def _average_if(labels: list[Any], label: Any, values: list[Any]) -> float:
    found = _numbers([value for one, value in zip(labels, values, strict=True) if one == label])
    if not found:
        raise FormulaError("#DIV/0!")
    return sum(found) / len(found)


def _day(serial: Any) -> date:
    return _EPOCH + timedelta(days=int(_number(serial)))


def _end_of_month(serial: Any, months: float) -> float:
    day = _day(serial)
    total = day.year * 12 + day.month - 1 + int(months)
    year, month = divmod(total, 12)
    return float((date(year, month + 1, calendar.monthrange(year, month + 1)[1]) - _EPOCH).days)


_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "SUM": lambda *values: math.fsum(_numbers(*values)),
    "PRODUCT": lambda *values: math.prod(_numbers(*values)),
    "MIN": lambda *values: min(_numbers(*values)),
    "MAX": lambda *values: max(_numbers(*values)),
    "COUNT": lambda *values: float(len(_numbers(*values))),
    "COUNTIF": lambda values, pattern: (
        float(sum(isinstance(one, str) and one != "" for one in values)) if pattern == "?*" else None
    ),
    "ROWS": lambda values: float(len(values)),
    "SUMPRODUCT": _sum_of_products,
    "AVERAGEIF": _average_if,
    "OR": lambda *values: any(values),
    "AND": lambda *values: all(values),
    "ABS": lambda value: abs(_number(value)),
    "N": lambda value: float(value) if isinstance(value, int | float) else 0.0,
    "ROUND": lambda value, digits: round(_number(value), int(digits)),
    "ROUNDUP": lambda value, _digits: float(math.ceil(_number(value))),
    "INT": lambda value: float(math.floor(_number(value))),
    "MOD": lambda value, by: _number(value) % _number(by),
    "YEAR": lambda day: float(_day(day).year),
    "MONTH": lambda day: float(_day(day).month),
    "DAY": lambda day: float(_day(day).day),
    "DATE": lambda year, month, day: float((date(int(year), int(month), int(day)) - _EPOCH).days),
    "EOMONTH": _end_of_month,
}


@pytest.fixture(scope="session")
def spreadsheet() -> type[Spreadsheet]:
    """The class that computes a workbook again."""
    return Spreadsheet
