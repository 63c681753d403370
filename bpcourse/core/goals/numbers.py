"""How amounts are written in any language: figures, currencies, percent.

The pieces are regular expression texts, to be put together by the reader of one language:

>>> import re
>>> [found.group() for found in re.finditer(AMOUNT, "from CNY 20.5 to $1,250 (+12.5%)")]
['CNY 20.5', '$1,250', '+12.5%']
"""

from __future__ import annotations

from typing import Final

__all__ = ["AMOUNT", "CURRENCY_CODE", "CURRENCY_SIGN", "FIGURE", "PERCENT_SIGN"]

FIGURE: Final = r"(?:\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?:[.．]\d{1,6})?"
"""Digits with separators of thousands and decimals; ``\\d`` takes full-width digits too."""

PERCENT_SIGN: Final = r"[%％‰]"

CURRENCY_SIGN: Final = r"(?:(?:US|A|C|HK|NZ|S|NT|R|Mex)?\$|[€£¥￥₹₩₽₺₫₱₴₦฿₪])"

# ISO 4217, the currencies that a sales plan is likely to be in.
CURRENCY_CODE: Final = (
    r"(?:AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KES|KRW|KZT|MXN|MYR|NGN|NOK|NZD|"
    r"PHP|PKR|PLN|QAR|RMB|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR)"
)

AMOUNT: Final = rf"(?:[+＋−-]\s?)?(?:{CURRENCY_SIGN}\s?|\b{CURRENCY_CODE}\s?)?{FIGURE}(?!\d)(?:\s?{PERCENT_SIGN})?"
"""A figure with its currency before it or its percent sign behind it."""
