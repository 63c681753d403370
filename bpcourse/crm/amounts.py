"""A column of amounts as text: decimal and thousands signs, units such as 万, currency signs, and what is no amount.

Which of point and comma is the decimal sign is decided on evidence: the last of two different signs, a sign that comes
twice, a sign before one or two digits at the end. A lone sign before exactly three digits shows nothing by itself; in a
column without other evidence it is taken for a thousands sign, because none of the currencies here has three decimals.

>>> amounts = read_amounts(pa.array(["¥1,200.50", "12万", "(300)", "1.5M USD", "n.a. yet"]))
>>> amounts.numbers.tolist(), amounts.currencies.tolist(), amounts.reasons
([1200.5, 120000.0, -300.0, 1500000.0, nan], ['¥', '', '', 'USD', ''], {'not a number': array([4])})
>>> read_amounts(pa.array(["1.234,50", "980,00"])).numbers.tolist()
[1234.5, 980.0]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["CURRENCIES", "UNITS", "Amounts", "currency_of", "read_amounts", "read_shares"]

CURRENCIES: Final = {
    "CNY": ("cny", "rmb", "cn¥", "人民币", "元", "人民币元", "yuan", "chinese yuan", "圆"),
    "USD": ("usd", "us$", "us dollar", "u.s. dollar", "美元", "美金"),
    "EUR": ("eur", "€", "euro", "欧元"),
    "GBP": ("gbp", "£", "pound sterling", "british pound", "英镑"),
    "JPY": ("jpy", "jp¥", "yen", "japanese yen", "日元", "円"),
    "HKD": ("hkd", "hk$", "hong kong dollar", "港元", "港币"),
    "TWD": ("twd", "nt$", "new taiwan dollar", "新台币"),
    "SGD": ("sgd", "s$", "singapore dollar", "新加坡元"),
    "AUD": ("aud", "a$", "australian dollar", "澳元"),
    "CAD": ("cad", "c$", "ca$", "canadian dollar", "加元"),
    "KRW": ("krw", "₩", "korean won", "韩元"),
    "INR": ("inr", "₹", "indian rupee", "印度卢比"),
    "CHF": ("chf", "swiss franc", "瑞士法郎"),
}
"""Currencies by ISO 4217 code, with the ways in which exports write them."""
_SHARED_SIGNS: Final = {"$": ("USD", "HKD", "TWD", "SGD", "AUD", "CAD"), "¥": ("CNY", "JPY")}
"""Signs of several currencies: the table's own if it is one of them, else none."""
_BY_NAME: Final = {name: code for code, names in CURRENCIES.items() for name in names}
UNITS: Final = {
    "万": 1e4,
    "萬": 1e4,
    "亿": 1e8,
    "億": 1e8,
    "千": 1e3,
    "百万": 1e6,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}

_PLAIN: Final = r"^-?\d+(\.\d{1,2}|\.\d{4,})?$"
_WRITTEN: Final = (
    r"^(?P<minus>[-−(]*)\s*(?P<before>[^\d\s().,+−-]*(?:[.][^\d\s().,+−-]+)*[$¥]?)\s*(?P<sign>[-−+]?)\s*"
    r"(?P<digits>\d[\d.,'’\s]*|[.,]\d+)\s*(?P<unit>百万|千|万|萬|亿|億|[Kk]|[Mm][Nn]?|[Bb][Nn])?\s*"
    r"(?P<behind>[^\d\s().,+−-]*)\s*(?P<close>\)?)$"
)
_SHOWS_POINT: Final = r",\d{3}\.\d*$|,\d{3},\d{3}$|\.\d{1,2}$|\.\d{4,}$|\d{4,}\.\d+$|^0?\.\d+$"
_SHOWS_COMMA: Final = r"\.\d{3},\d*$|\.\d{3}\.\d{3}$|,\d{1,2}$|,\d{4,}$|\d{4,},\d+$|^0?,\d+$"
_EITHER: Final = r"^[1-9]\d{0,2}[.,]\d{3}$"
_WITH_POINT: Final = r"^(\d+|\d{1,3}(,\d{3})+|\d{1,3}(,\d{2})*,\d{3})?(\.\d*)?$"
_WITH_COMMA: Final = r"^(\d+|\d{1,3}(\.\d{3})+)?(,\d*)?$"


@dataclass(frozen=True, eq=False)
class Amounts:
    """What a column of text says.

    numbers: missing where the cell is empty or listed. currencies: what was written beside it. reasons: rows listed.
    decimal: ".", ",", "each" where the column mixes them, "lone" where only amounts such as 1.234 have a sign, or "".
    presumed: amounts such as 1.234 that were taken for thousands without other evidence.
    """

    numbers: npt.NDArray[np.float64]
    currencies: npt.NDArray[np.object_]
    decimal: str
    reasons: dict[str, npt.NDArray[np.int64]] = field(default_factory=dict)
    presumed: int = 0


def read_amounts(column: pa.Array, *, decimal: str | None = None) -> Amounts:
    """The amounts in *column* (empty where missing); *decimal* ("." or ",") is for a column that shows none."""
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    texts = pc.utf8_trim_whitespace(encoded.dictionary)
    values = np.full(len(texts), np.nan)
    currencies = np.full(len(texts), "", dtype=object)
    why = np.full(len(texts), "", dtype="<U12")
    plain = _mask(pc.match_substring_regex(texts, _PLAIN))
    values[plain] = pc.cast(texts.filter(pa.array(plain)), pa.float64()).to_numpy()
    open_ = np.flatnonzero(~plain & _mask(pc.not_equal(texts, "")))
    shown = "." if decimal is None and _mask(pc.match_substring(texts.filter(pa.array(plain)), ".")).any() else ""
    presumed = np.array([], dtype="int64")
    if len(open_):
        written = pc.utf8_normalize(texts.take(pa.array(open_)), form="NFKC")
        found = _written_amounts(written, decimal, shown)
        values[open_], currencies[open_], why[open_], shown, lone = found
        presumed = open_[lone]
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    reasons = {reason: np.flatnonzero((why == reason)[codes]) for reason in ("not a number", "decimal sign")}
    return Amounts(
        numbers=values[codes],
        currencies=currencies[codes],
        decimal=shown,
        reasons={reason: rows for reason, rows in reasons.items() if len(rows)},
        presumed=int(np.isin(codes, presumed).sum()) if len(presumed) else 0,
    )


def _written_amounts(
    texts: pa.Array, decimal: str | None, shown: str
) -> tuple[npt.NDArray[np.float64], list[str], npt.NDArray[np.str_], str, npt.NDArray[np.bool_]]:
    """Values, currencies, reasons, the decimal sign, and which were presumed to have a thousands sign."""
    parts = pc.extract_regex(texts, _WRITTEN)
    digits = pc.replace_substring_regex(pc.fill_null(pc.struct_field(parts, "digits"), ""), r"['’\s]", "")
    sign, evidence = _decimal_sign(digits, decimal, shown)
    either = _mask(pc.match_substring_regex(digits, _EITHER))
    numbers = _numbers(digits, sign)
    lone = either & (evidence == "")
    if evidence == "each":
        numbers[either] = np.nan
    minus = _mask(pc.match_substring_regex(_joined(parts, "minus", "sign"), "[-−(]"))
    unit = pc.utf8_lower(pc.fill_null(pc.struct_field(parts, "unit"), ""))
    factors = [UNITS.get(name, 1.0) for name in unit.to_pylist()]
    currencies = _joined(parts, "before", "behind").to_pylist()
    why = np.where(np.isnan(numbers), "not a number", "").astype("<U12")
    if evidence == "each":
        why[either] = "decimal sign"
    known = np.array([name == "" or name in _SHARED_SIGNS or name.lower() in _BY_NAME for name in currencies])
    why[~known] = "not a number"
    values = np.where(why == "", np.where(minus, -numbers, numbers) * factors, np.nan)
    return values, currencies, why, evidence or sign if either.any() else evidence, lone & (why == "")


def _decimal_sign(digits: pa.Array, decimal: str | None, shown: str) -> tuple[str, str]:
    """The sign to read with, and what the column itself shows: a sign, "each", or nothing."""
    point = shown == "." or _mask(pc.match_substring_regex(digits, _SHOWS_POINT)).any()
    comma = _mask(pc.match_substring_regex(digits, _SHOWS_COMMA)).any()
    if point and comma:
        return "each", "each"
    evidence = "." if point else "," if comma else decimal or ""
    return evidence or "lone", evidence


def _numbers(digits: pa.Array, sign: str) -> npt.NDArray[np.float64]:
    """The digits read with decimal point or comma; "each" on its own evidence; a "lone" sign is for thousands."""
    if sign == "lone":
        is_comma = _mask(pc.match_substring_regex(digits, r"^[^,]*\.\d{3}$"))
    elif sign == "each":
        is_comma = _mask(pc.match_substring_regex(digits, _SHOWS_COMMA))
    else:
        is_comma = np.full(len(digits), sign == ",")
    fits = np.where(
        is_comma,
        _mask(pc.match_substring_regex(digits, _WITH_COMMA)),
        _mask(pc.match_substring_regex(digits, _WITH_POINT)),
    ) & _mask(pc.match_substring_regex(digits, r"\d"))
    turned = pc.replace_substring(pc.replace_substring(digits, ".", ""), ",", ".")
    straight = pc.replace_substring(digits, ",", "")
    clean = pc.if_else(pa.array(fits), pc.if_else(pa.array(is_comma), turned, straight), "nan")
    return np.array(pc.cast(clean, pa.float64()).to_numpy(zero_copy_only=False))


def read_shares(column: pa.Array) -> Amounts:
    """Probabilities from 0 to 1: a column with a percent sign or a number above 1 is in percent."""
    column = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
    texts = pc.utf8_trim_whitespace(pc.utf8_normalize(column, form="NFKC"))
    is_percent = bool(_mask(pc.match_substring(texts, "%")).any())
    amounts = read_amounts(pc.utf8_trim_whitespace(pc.replace_substring(texts, "%", "")))
    is_percent = is_percent or bool((amounts.numbers > 1).any())
    values = amounts.numbers / 100 if is_percent else amounts.numbers
    wrong = np.flatnonzero((values < 0) | (values > 1))
    values = np.where((values < 0) | (values > 1), np.nan, values)
    rows = np.unique(np.concatenate([wrong, *amounts.reasons.values()])) if amounts.reasons else wrong
    return Amounts(values, amounts.currencies, amounts.decimal, {"not a share": rows} if len(rows) else {})


def currency_of(name: str, *, own: str = "") -> str:
    """The ISO 4217 code for what an export writes, or "" where it is not known; *own* decides for a shared sign.

    >>> currency_of("RMB"), currency_of("美元"), currency_of("$"), currency_of("¥", own="CNY"), currency_of("¥")
    ('CNY', 'USD', 'USD', 'CNY', '')
    """
    plain = name.strip()
    if plain in _SHARED_SIGNS:
        codes = _SHARED_SIGNS[plain]
        return own if own in codes else "USD" if plain == "$" else ""
    return _BY_NAME.get(plain.lower(), "")


def _joined(parts: pa.Array, *names: str) -> pa.Array:
    texts = [pc.fill_null(pc.struct_field(parts, name), "") for name in names]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*texts, ""))


def _mask(column: pa.Array) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.fill_null(column, False).to_numpy(zero_copy_only=False))
