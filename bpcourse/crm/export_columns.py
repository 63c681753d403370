"""The cells of one file as typed columns, with a list of what could not be read.

Works on the distinct texts of a column, so that the time goes with what is different, not with the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.crm.amounts import Amounts, read_amounts, read_shares
from bpcourse.crm.date_columns import Dates, read_dates
from bpcourse.crm.deals import DAY, TEXT
from bpcourse.crm.headers import unit_of
from bpcourse.crm.rejections import Rejections

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from bpcourse.crm.headers import Recognised
    from bpcourse.crm.raw_table import RawTable
    from bpcourse.crm.read_as import ReadAs

__all__ = ["ExportColumns", "UndecidedDatesError", "one_per_name"]

_NOTHING: Final = ("", "-", "--", "—", "n/a", "#n/a", "null", "none", "nan", "(none)", "无", "空", "暂无")
_TRUE: Final = frozenset({"true", "1", "yes", "y", "是", "已", "✓", "x"})
_LOST_CHARACTER: Final = "\ufffd"


class UndecidedDatesError(CourseError):
    """Date columns in which day and month cannot be told apart; the reader has to say which comes first.

    columns: their headers.
    """

    def __init__(self, file: str, columns: Mapping[str, int]) -> None:
        sentence = _(
            "{file}: in {columns} day and month cannot be told apart (all dates are like 03/04/2026): "
            'say date_order "dmy" where the day comes first, "mdy" where the month does'
        )
        super().__init__(sentence.format(file=file, columns=", ".join(columns)))
        self.columns = tuple(columns)


@dataclass(eq=False)
class ExportColumns:
    """One file, its recognised fields, and the list that grows while they are read.

    dropped: rows that cannot be used. undecided: columns whose dates hang on an order nobody has given.
    """

    raw: RawTable
    found: Recognised
    read_as: ReadAs
    listed: Rejections = field(init=False)
    dropped: npt.NDArray[np.bool_] = field(init=False)
    undecided: dict[str, int] = field(default_factory=dict)
    date_orders: dict[str, str] = field(default_factory=dict)
    decimals: dict[str, Amounts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.listed = Rejections(self.raw.file)
        self.dropped = np.zeros(len(self), dtype=bool)
        for reason in ("cells", "quote"):
            broken = [(line, text) for line, text, why in self.raw.broken if why == reason]
            lines = np.array([line for line, _text in broken], dtype="int64")
            self.listed.add(lines, "", [text for _line, text in broken], reason)

    def __len__(self) -> int:
        return len(self.raw.lines)

    def has(self, name: str) -> bool:
        """Whether the file has the field."""
        return name in self.found.places

    def header(self, name: str) -> str:
        """The header of the field."""
        return self.raw.headers[self.found.places[name]]

    def cells(self, name: str) -> pa.Array:
        """The field's texts as they stand."""
        return self.raw.columns[self.found.places[name]]

    def require_decided(self) -> None:
        """Raise UndecidedDatesError where an order of dates is still open."""
        if self.undecided:
            raise UndecidedDatesError(self.raw.file, self.undecided)

    def list_cells(self, rows: npt.NDArray[np.int64], place: int, reason: str, *, drops: bool) -> None:
        """List the cells of *rows* in the column at *place*; with *drops* their rows cannot be used."""
        if len(rows):
            found = self.raw.columns[place].take(pa.array(rows)).to_pylist()
            self.listed.add(self.raw.lines[rows], self.raw.headers[place], found, reason, kept=not drops)
            if drops:
                self.dropped[rows] = True

    def list_field(self, mask: npt.NDArray[np.bool_], name: str, reason: str, *, drops: bool) -> None:
        """List the cells of a field where *mask* holds."""
        self.list_cells(np.flatnonzero(mask), self.found.places[name], reason, drops=drops)

    def names(self, name: str, *, drops: bool = False) -> pd.Categorical:
        """A field of names as a category, without spaces around them; what says "nothing" is missing.

        A name in which characters were lost is listed; with *drops* its row cannot be used.
        """
        if not self.has(name):
            return one_per_name(pa.array([], pa.string()), np.full(len(self), -1))
        encoded = self.cells(name).dictionary_encode()
        lost = pc.match_substring(encoded.dictionary, _LOST_CHARACTER).to_numpy(zero_copy_only=False)
        codes = encoded.indices.to_numpy(zero_copy_only=False)
        self.list_field(lost[codes], name, "characters", drops=drops)
        return one_per_name(encoded.dictionary, np.where(lost[codes], -1, codes))

    def texts(self, name: str, *, drops: bool = False) -> pd.Series:
        """A field of text, spaces around it removed; missing where it is empty or characters were lost."""
        if not self.has(name):
            return pd.Series([None] * len(self), dtype=TEXT)
        trimmed = pc.utf8_trim_whitespace(self.cells(name))
        lost = pc.match_substring(trimmed, _LOST_CHARACTER)
        self.list_field(lost.to_numpy(zero_copy_only=False), name, "characters", drops=drops)
        nothing = pc.or_(pc.is_in(pc.utf8_lower(trimmed), pa.array(_NOTHING)), lost)
        return pd.Series(TEXT.__from_arrow__(pc.if_else(nothing, None, trimmed)), dtype=TEXT)

    def flags(self, name: str) -> npt.NDArray[np.bool_]:
        """A field of yes and no; anything else is no."""
        lower = pc.utf8_lower(pc.utf8_trim_whitespace(self.cells(name)))
        return np.asarray(pc.is_in(lower, pa.array(sorted(_TRUE))).to_numpy(zero_copy_only=False))

    def days(self, name: str, *, drops: bool = False) -> npt.NDArray[np.datetime64]:
        """A field of dates; cells that are none are listed."""
        return self.days_at(self.found.places[name], drops=drops) if self.has(name) else _no_days(len(self))

    def days_at(self, place: int, *, drops: bool = False) -> npt.NDArray[np.datetime64]:
        """The dates of the column at *place*."""
        dates: Dates = read_dates(_without_nothing(self.raw.columns[place]), order=self.read_as.date_order)
        self.date_orders[self.raw.headers[place]] = dates.order
        if dates.order == "?":
            self.undecided[self.raw.headers[place]] = dates.undecided
        for reason, rows in dates.reasons.items():
            self.list_cells(rows, place, reason, drops=drops)
        return dates.days

    def amounts(self, name: str) -> Amounts:
        """A field of money, in the unit that its header names; rows without a readable amount cannot be used."""
        amounts = read_amounts(_without_nothing(self.cells(name)), decimal=self.read_as.decimal)
        for reason, rows in amounts.reasons.items():
            self.list_cells(rows, self.found.places[name], reason, drops=True)
        self.decimals[self.header(name)] = amounts
        _header, factor, _currency = unit_of(self.header(name))
        return amounts if factor == 1 else Amounts(amounts.numbers * factor, amounts.currencies, amounts.decimal)

    def shares(self, name: str) -> npt.NDArray[np.float64]:
        """A field of probabilities from 0 to 1."""
        if not self.has(name):
            return np.full(len(self), np.nan)
        shares = read_shares(_without_nothing(self.cells(name)))
        for reason, rows in shares.reasons.items():
            self.list_cells(rows, self.found.places[name], reason, drops=False)
        return shares.numbers


def one_per_name(names: pa.Array, codes: npt.NDArray[np.int64]) -> pd.Categorical:
    """A category from distinct texts and their codes, with names that differ only in spaces around them made one."""
    trimmed = pc.utf8_trim_whitespace(names).to_pylist()
    first: dict[str, int] = {}
    for name in trimmed:
        if name.lower() not in _NOTHING:
            first.setdefault(name, len(first))
    new = np.array([first.get(name, -1) for name in trimmed] + [-1], dtype="int64")
    return pd.Categorical.from_codes(new[codes], pd.Index(list(first), dtype=TEXT))


def _without_nothing(column: pa.Array) -> pa.DictionaryArray:
    """The column by its distinct texts, empty for those that say "nothing" in words."""
    encoded = column.dictionary_encode()
    texts = encoded.dictionary
    nothing = pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(texts)), pa.array(_NOTHING))
    if not pc.any(nothing).as_py():
        return encoded
    return pa.DictionaryArray.from_arrays(encoded.indices, pc.if_else(nothing, "", texts))


def _no_days(rows: int) -> npt.NDArray[np.datetime64]:
    return np.full(rows, np.datetime64("NaT"), dtype=DAY)
