"""A column of dates as text: its order of day, month and year decided on evidence, and what is no date.

A date whose first number is above 12 shows that the day comes first, one whose second number is above 12 that the month
does. Where both occur, each date that can be read in one way only is read, the others are listed. Where neither occurs,
the order is not decided: the reader says so, and asks.

>>> column = pa.array(["13/02/2026", "03/04/2026", "soon", ""])
>>> dates = read_dates(column)
>>> dates.order, dates.days.astype("datetime64[D]").astype(str).tolist(), dates.reasons
('dmy', ['2026-02-13', '2026-04-03', 'NaT', 'NaT'], {'not a date': array([2])})
>>> read_dates(pa.array(["03/04/2026"])).order
'?'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bpcourse.crm.deals import DAY

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["ORDERS", "Dates", "read_dates"]

ORDERS: Final = ("ymd", "dmy", "mdy")

_HOURS: Final = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?"
_ISO: Final = (
    r"^(19[5-9]\d|20\d\d)-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
    rf"([ T]{_HOURS})?$"
)
"""Dates that Arrow reads itself, and certainly can."""
_THREE: Final = (
    r"^(?P<a>(?:19|20)\d{2}|\d{1,2})\s*[-/.年]\s*(?P<b>\d{1,2})\s*[-/.月]\s*(?P<c>(?:19|20)\d{2}|\d{1,2})\s*(?:日|号)?"
    r"(?P<rest>(?:[\sT,上下].*)?)$"
)
_DAY_MONTH: Final = r"^(?P<c>\d{1,2})[\s.-]*(?P<b>[A-Za-z]{3,9})[\s.,-]*(?P<a>\d{4}|\d{2})(?P<rest>(?:[\sT,].*)?)$"
_MONTH_DAY: Final = (
    r"^(?P<b>[A-Za-z]{3,9})\.?\s+(?P<c>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<a>\d{4})(?P<rest>(?:[\sT,].*)?)$"
)
_EIGHT: Final = r"^(?P<a>(?:19|20)\d{2})(?P<b>\d{2})(?P<c>\d{2})(?P<rest>)$"
_TIME: Final = (
    r"^[\sT,]*(?P<early>上午|下午)?\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?\s*"
    r"(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
_SERIAL: Final = r"^[2-7]\d{4}(\.\d+)?$"
_EPOCH: Final = r"^1\d{12}$"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS: Final = (1950, 2100)
_EXCEL_ZERO: Final = np.datetime64("1899-12-30", "s")
_LAST_MONTH: Final = 12
_CENTURY: Final = 100
_NAT: Final = np.datetime64("NaT", "s")


@dataclass(frozen=True, eq=False)
class Dates:
    """What a column of text says.

    days: datetime64[s], missing where the cell is empty or listed. reasons: the rows that are listed, by why.
    order: "ymd", "dmy", "mdy", "each" where the column mixes orders, "serial", or "?" where it cannot be decided.
    undecided: dates that hang on it.
    """

    days: npt.NDArray[np.datetime64]
    order: str
    reasons: dict[str, npt.NDArray[np.int64]] = field(default_factory=dict)
    undecided: int = 0


@dataclass(eq=False)
class _Work:
    """The distinct texts on their way to dates."""

    texts: pa.Array
    days: npt.NDArray[np.datetime64]
    open: npt.NDArray[np.bool_]
    orders: set[str] = field(default_factory=set)

    def settle(self, rows: npt.NDArray[np.int64], days: npt.NDArray[np.datetime64], order: str) -> None:
        self.days[rows] = days
        self.open[rows] = False
        if len(rows):
            self.orders.add(order)

    def matching(self, pattern: str) -> tuple[npt.NDArray[np.int64], pa.Array]:
        """Rows still open that match, and their texts."""
        rows = np.flatnonzero(self.open)
        texts = self.texts.take(pa.array(rows))
        fits = pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)
        return rows[fits], texts.filter(pa.array(fits))


def read_dates(column: pa.Array, *, order: str | None = None) -> Dates:
    """The dates in *column* (empty where missing); *order* is for a column that does not say itself.

    A time of day is kept as it is written, whatever its zone.
    """
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    texts = pc.utf8_trim_whitespace(encoded.dictionary)
    work = _Work(texts, np.full(len(texts), _NAT), pc.not_equal(texts, "").to_numpy(zero_copy_only=False))
    _read_iso(work)
    if work.open.any():
        work.texts = pc.utf8_trim_whitespace(pc.utf8_normalize(texts, form="NFKC"))
        _read_numbers(work)
        _read_named_months(work)
    why, decided, undecided = _read_three_numbers(work, order)
    why[work.open & (why == "")] = "not a date"
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    reasons = {reason: np.flatnonzero((why == reason)[codes]) for reason in ("not a date", "date order")}
    return Dates(
        days=work.days[codes].astype(DAY),
        order=decided,
        reasons={reason: rows for reason, rows in reasons.items() if len(rows)},
        undecided=int(np.isin(codes, undecided).sum()) if len(undecided) else 0,
    )


def _read_iso(work: _Work) -> None:
    rows, texts = work.matching(_ISO)
    days = pc.cast(texts, pa.timestamp("s")).to_numpy(zero_copy_only=False)
    work.settle(rows, days.astype(DAY), "ymd")


def _read_numbers(work: _Work) -> None:
    """Excel's day numbers, milliseconds since 1970, and eight digits."""
    rows, texts = work.matching(_SERIAL)
    seconds = np.round(pc.cast(texts, pa.float64()).to_numpy() * 86_400).astype("int64")
    work.settle(rows, _EXCEL_ZERO + seconds.astype("timedelta64[s]"), "serial")
    rows, texts = work.matching(_EPOCH)
    work.settle(rows, (pc.cast(texts, pa.int64()).to_numpy() // 1000).astype(DAY), "serial")
    rows, texts = work.matching(_EIGHT)
    _settle_parts(work, rows, pc.extract_regex(texts, _EIGHT))


def _read_named_months(work: _Work) -> None:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        rows, texts = work.matching(pattern)
        _settle_parts(work, rows, pc.extract_regex(texts, pattern))


def _settle_parts(work: _Work, rows: npt.NDArray[np.int64], parts: pa.Array) -> None:
    """Settle rows whose parts are year (a), month (b) and day (c)."""
    if len(rows):
        days = _days(_year(_whole(parts, "a")), _month(parts), _whole(parts, "c"), parts)
        real = ~np.isnat(days)
        work.settle(rows[real], days[real], "ymd")


def _read_three_numbers(work: _Work, order: str | None) -> tuple[npt.NDArray[np.str_], str, npt.NDArray[np.int64]]:
    """Why a text is no date; the order of the column; the texts that hang on an order that is not decided."""
    why = np.full(len(work.texts), "", dtype="<U12")
    nothing = np.array([], dtype="int64")
    rows, texts = work.matching(_THREE)
    if not len(rows):
        return why, _one_of(work.orders), nothing
    parts = pc.extract_regex(texts, _THREE)
    first, second, third = (_whole(parts, name) for name in "abc")
    year_first = first >= _CENTURY
    readings = {
        "ymd": _days(first, second, third, parts),
        "dmy": _days(_year(third), second, first, parts),
        "mdy": _days(_year(third), first, second, parts),
    }
    real = ~np.isnat(readings["ymd"])
    settled = year_first & real
    work.settle(rows[settled], readings["ymd"][settled], "ymd")
    turned = ~year_first
    shown = _shown(first[turned], second[turned])
    decided, days, undecided = _by_evidence({name: readings[name][turned] for name in ("dmy", "mdy")}, shown, order)
    rows = rows[turned]
    read = ~np.isnat(days)
    if len(rows):
        work.settle(rows[read], days[read], decided)
    why[rows[undecided]] = "date order"
    return why, _one_of(work.orders) if decided not in {"?", "each"} else decided, rows[undecided]


def _shown(first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]) -> str:
    """The order that numbers above 12 show: "dmy", "mdy", "each" where both occur, or nothing."""
    day_first = bool(((first > _LAST_MONTH) & (second <= _LAST_MONTH)).any())
    month_first = bool(((second > _LAST_MONTH) & (first <= _LAST_MONTH)).any())
    return "each" if day_first and month_first else "dmy" if day_first else "mdy" if month_first else ""


def _by_evidence(
    readings: dict[str, npt.NDArray[np.datetime64]], shown: str, order: str | None
) -> tuple[str, npt.NDArray[np.datetime64], npt.NDArray[np.bool_]]:
    """The order of the column; the dates; those that would be another date in another order, where none is decided."""
    day_first, month_first = readings["dmy"], readings["mdy"]
    open_ = ~np.isnat(day_first) & ~np.isnat(month_first) & (day_first != month_first)
    decided = shown or (order if order in readings else "" if open_.any() else "dmy")
    if decided in readings:
        return str(decided), readings[str(decided)], np.zeros(len(open_), dtype=bool)
    either = np.where(np.isnat(day_first), month_first, day_first)
    return decided or "?", np.where(open_, _NAT, either), open_


def _one_of(orders: set[str]) -> str:
    """The order of the column; ISO dates among others change nothing."""
    others = orders - {"ymd"}
    return "ymd" if not others else others.pop() if len(others) == 1 else "each"


def _whole(parts: pa.Array, name: str) -> npt.NDArray[np.int64]:
    texts = pc.struct_field(parts, name)
    digits = pc.if_else(pc.equal(texts, ""), "0", texts)
    return np.asarray(pc.cast(pc.fill_null(digits, "0"), pa.int64()).to_numpy(zero_copy_only=False))


def _year(number: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Two digits are a year of this century."""
    return np.where(number < _CENTURY, number + 2000, number)


def _month(parts: pa.Array) -> npt.NDArray[np.int64]:
    """The number of the month, 0 where it has no such name."""
    texts = pc.struct_field(parts, "b")
    if pc.all(pc.utf8_is_digit(texts)).as_py():
        return np.asarray(pc.cast(texts, pa.int64()).to_numpy(zero_copy_only=False))
    short = pc.utf8_slice_codeunits(pc.utf8_lower(texts), 0, 3)
    return np.asarray(pc.fill_null(pc.index_in(short, pa.array(_MONTHS)), -1).to_numpy(zero_copy_only=False)) + 1


def _days(
    year: npt.NDArray[np.int64], month: npt.NDArray[np.int64], day: npt.NDArray[np.int64], parts: pa.Array
) -> npt.NDArray[np.datetime64]:
    """The moment, or NaT where the calendar has no such day or what stands behind is no time."""
    seconds = _seconds(pc.struct_field(parts, "rest"))
    fits = (year >= _YEARS[0]) & (year <= _YEARS[1]) & (month >= 1) & (month <= _LAST_MONTH) & (day >= 1)
    fits &= seconds >= 0
    months = ((np.where(fits, year, 2000) - 1970) * 12 + np.where(fits, month, 1) - 1).astype("datetime64[M]")
    length = ((months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")).astype("int64")
    fits &= day <= length
    moment = months.astype("datetime64[D]") + (np.where(fits, day, 1) - 1).astype("timedelta64[D]")
    return np.where(fits, moment.astype(DAY) + np.maximum(seconds, 0).astype("timedelta64[s]"), _NAT)


def _seconds(rest: pa.Array) -> npt.NDArray[np.int64]:
    """Seconds since midnight; 0 where nothing stands there, -1 where it is no time."""
    blank = pc.equal(pc.utf8_trim_whitespace(rest), "").to_numpy(zero_copy_only=False)
    seconds = np.zeros(len(rest), dtype="int64")
    if blank.all():
        return seconds
    parts = pc.extract_regex(rest, _TIME)
    hours, minutes, rest_seconds = (_whole(parts, name) for name in "hms")
    halves = pc.binary_join_element_wise(pc.struct_field(parts, "early"), pc.struct_field(parts, "half"), "")
    lower = pc.utf8_lower(halves)
    late = _mask(pc.match_substring_regex(lower, "下午|p"))
    early = _mask(pc.match_substring_regex(lower, "上午|a"))
    turned = np.where(late & (hours < 12), hours + 12, np.where(early & (hours == 12), 0, hours))  # noqa: PLR2004 - noon
    fits = _mask(pc.is_valid(parts)) & (turned < 24) & (minutes < 60) & (rest_seconds < 60)  # noqa: PLR2004 - the clock
    clock = np.where(fits, turned * 3600 + minutes * 60 + rest_seconds, -1)
    return np.where(blank, 0, clock)


def _mask(column: pa.Array) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.fill_null(column, False).to_numpy(zero_copy_only=False))
