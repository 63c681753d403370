"""How money, shares and counts are written in each language.

>>> money_text(48_000_000, "CNY"), percent_text(0.125), number_text(2133.333)
('CNY 48 million', '12.5%', '2,133.3')

Chinese counts in ten-thousands (万) and hundred-millions (亿):

>>> from bpcourse.core.language import use_language
>>> with use_language("zh_CN"):
...     money_text(48_000_000, "CNY"), money_text(120_000_000, "CNY"), money_text(240_000, "USD")
('4,800 万元', '1.2 亿元', '24 万美元')
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Final

from bpcourse.core.language import current_language

__all__ = ["CURRENCY_NAMES", "money_in_unit_text", "money_text", "number_from", "number_text", "percent_text"]

CURRENCY_NAMES: Final = {"CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "HKD": "港元"}
"""Currencies by their ISO 4217 code, with what Chinese puts behind the number."""

_SCALES_EN: Final = ((1e9, "billion"), (1e6, "million"))
_SCALES_ZH: Final = ((1e8, "亿"), (1e4, "万"))


def number_text(value: float, *, digits: int = 1) -> str:
    """*value* with thousands separators and at most *digits* decimals, none of them a trailing zero.

    >>> number_text(2000.0), number_text(5.4348), number_text(0.04, digits=2)
    ('2,000', '5.4', '0.04')
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞" if value < 0 else "?"
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def percent_text(rate: float, *, digits: int = 1) -> str:
    """A share from 0 to 1 written in percent.

    >>> percent_text(0.25), percent_text(1 / 3)
    ('25%', '33.3%')
    """
    return f"{number_text(rate * 100, digits=digits)}%"


def money_text(amount: float, currency: str, *, digits: int = 2) -> str:
    """*amount* in *currency* (ISO 4217), in the unit in which the reader's language counts money.

    >>> money_text(240_000, "CNY"), money_text(-1_250_000, "USD")
    ('CNY 240,000', 'USD -1.25 million')
    """
    if current_language() == "zh_CN":
        number, unit = _scaled(amount, _SCALES_ZH, digits)
        return f"{number} {unit}{CURRENCY_NAMES.get(currency, currency)}"
    number, unit = _scaled(amount, _SCALES_EN, digits)
    return f"{currency} {number} {unit}".rstrip()


def money_in_unit_text(amount: float) -> str:
    """*amount* as the bare number of a table or an axis: in millions, in Chinese in ten-thousands (万).

    >>> money_in_unit_text(12_500_000)
    '12.5'
    """
    return number_text(amount / (1e4 if current_language() == "zh_CN" else 1e6))


def _scaled(amount: float, scales: tuple[tuple[float, str], ...], digits: int) -> tuple[str, str]:
    for scale, unit in scales:
        if abs(amount) >= scale and math.isfinite(amount):
            return number_text(amount / scale, digits=digits), unit
    return number_text(amount, digits=0 if abs(amount) >= 1000 else digits), ""  # noqa: PLR2004 - a thousand


_MULTIPLIERS: Final = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "%": 0.01}
_NUMBER: Final = re.compile(r"([+-]?(?:\d[\d,_ ']*\.?\d*|\.\d+))\s*(万亿|[万萬亿億%]|bn|[kmb])?", re.IGNORECASE)


def number_from(text: str) -> float | None:
    """The number a person typed, or None where *text* is not one.

    Thousands signs, full-width digits, percent signs and the short scales people write are all read:

    >>> number_from("1,200"), number_from("25 %"), number_from("1.2M"), number_from("120万"), number_from("about 5")
    (1200.0, 0.25, 1200000.0, 1200000.0, None)
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-")
    matched = _NUMBER.fullmatch(plain)
    if matched is None:
        return None
    digits, unit = matched.groups()
    scale = 1e12 if unit == "万亿" else _MULTIPLIERS[unit.lower()] if unit else 1.0
    value = float(re.sub(r"[,_ ']", "", digits)) * scale
    return round(value, 12) if math.isfinite(value) else None
