"""What a learner typed, read as what it can mean.

>>> meanings("20 %", unit="share"), meanings(0.2, unit="share"), meanings("1920万", unit="money")
((0.2,), (0.2, 0.002), (19200000.0,))

A number without a sign may be meant in percent, or in the unit the task asks in; each meaning is offered.

>>> meanings("19.2", unit="money", asked_in=1e6)
(19.2, 19200000.0)
>>> letters("a, c and E", among="ABCDE")
('A', 'C', 'E')
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, SupportsFloat

__all__ = ["Unit", "is_untouched", "letters", "meanings", "plain_text", "word_count"]

Unit = Literal["number", "share", "money"]
"""number: counts, days, ratios; share: from 0 to 1, typed as such or in percent; money: in the plan's currency."""

_SCALES: Final = {
    "万亿": 1e12,
    "百万": 1e6,
    "千万": 1e7,
    "万": 1e4,
    "萬": 1e4,
    "亿": 1e8,
    "億": 1e8,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mio": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "%": 0.01,
    "percentage points": 0.01,
    "percentage point": 0.01,
    "percent": 0.01,
    "per cent": 0.01,
    "个百分点": 0.01,
    "百分点": 0.01,
}
_LEAD_IN: Final = re.compile(r"(百分之)?[^\d.+-]{0,24}?(?=[\d.+-])")
_NUMBER: Final = re.compile(r"([+-]?)\s*(\d[\d,' _]*\.?\d*|\.\d+)\s*")
_DECIMAL_COMMA: Final = re.compile(r"\d+,(?:\d{1,2}|\d{4,})")
_DIGITS_OF_THOUSANDS: Final = 3
_SEPARATORS: Final = re.compile(r"\b(?:AND|OPTIONS?|ANSWERS?|THEN)\b|[^A-Z]+")
_NOTHING: Final = re.compile(r"[\s.…?？_\-–—/*#]*|none|null|nan|n/?a|tbd|todo|true|false|\.\.\.", re.IGNORECASE)
_HAN: Final = "㐀-鿿"
_WORD: Final = re.compile(rf"[{_HAN}]|[^\W_{_HAN}](?:[\w'’,.%/-]*[^\W{_HAN}])?")


def is_untouched(answer: object) -> bool:
    """Whether nothing has been answered: None, ``...``, a truth value, empty text, or marks that stand for nothing.

    >>> [is_untouched(each) for each in (None, ..., True, "", " ? ", [], 0, "0")]
    [True, True, True, True, True, True, False, False]
    """
    if answer is None or answer is Ellipsis or isinstance(answer, bool):
        return True
    if isinstance(answer, str):
        return _NOTHING.fullmatch(answer.strip()) is not None
    return isinstance(answer, (list, tuple, set, frozenset, dict)) and all(is_untouched(each) for each in answer)


def meanings(answer: object, *, unit: Unit, asked_in: float = 1) -> tuple[float, ...]:
    """What the number *answer* can mean, the most literal first; empty where it is no number.

    asked_in: the unit in which the task asks, such as 1e6 for millions.

    >>> meanings("about 26.2 calls", unit="number"), meanings("a lot", unit="number")
    ((26.2,), ())
    >>> meanings((19, 200, 0), unit="money")
    (19200000.0,)
    """
    read = _read(answer)
    if read is None or not math.isfinite(read[0]):
        return ()
    value, is_bare = read
    if is_bare and unit == "share":
        return value, round(value / 100, 14)
    if is_bare and asked_in != 1:
        return value, value * asked_in
    return (value,)


def letters(answer: object, *, among: str) -> tuple[str, ...] | None:
    """The options that *answer* names, in its order and each once; None where it names anything else.

    >>> letters(["b", "a"], among="ABC"), letters("CAB", among="ABC"), letters("none of them", among="ABC")
    (('B', 'A'), ('C', 'A', 'B'), None)
    """
    if isinstance(answer, str):
        text = answer
    elif isinstance(answer, Iterable):
        parts = list(answer)
        if not all(isinstance(part, str) for part in parts):
            return None
        text = " ".join(sorted(parts) if isinstance(answer, (set, frozenset)) else parts)
    else:
        return None
    tokens = [token for token in _SEPARATORS.split(unicodedata.normalize("NFKC", text).upper()) if token]
    named = dict.fromkeys("".join(tokens))
    return tuple(named) if named and set(named) <= set(among) else None


def plain_text(answer: object) -> str | None:
    """The text of *answer*, its spaces made even; None where it is none.

    >>> plain_text("  Visit   three plants. "), plain_text(3)
    ('Visit three plants.', None)
    """
    return " ".join(answer.split()) if isinstance(answer, str) else None


def word_count(text: str) -> int:
    """How many words *text* has; two Chinese characters count as one word, as most of its words have two.

    >>> word_count("Visit 3 plants a week."), word_count("每周拜访三家工厂")
    (5, 4)
    """
    found: list[str] = _WORD.findall(text)
    chinese = sum(1 for word in found if re.fullmatch(rf"[{_HAN}]", word))
    return len(found) - chinese + (chinese + 1) // 2


def _read(answer: object) -> tuple[float, bool] | None:
    """The number, and whether it stands bare: without percent sign or scale."""
    if isinstance(answer, bool):
        return None
    if isinstance(answer, str):
        return _read_text(answer)
    if isinstance(answer, (tuple, list)) and answer and all(type(part) is int for part in answer):
        return _read_text(_with_thousands(answer))
    if isinstance(answer, SupportsFloat):
        return float(answer), True
    return None


def _with_thousands(parts: Iterable[int]) -> str:
    """What stood in the cell: Python takes 19,200,000 for the three numbers 19, 200 and 0."""
    first, *rest = parts
    pad = len(rest) > 1 or rest == [0]
    return ",".join([str(first), *(str(part).zfill(_DIGITS_OF_THOUSANDS) if pad else str(part) for part in rest)])


def _read_text(text: str) -> tuple[float, bool] | None:
    plain = unicodedata.normalize("NFKC", text).strip().casefold().replace("\u2212", "-")
    lead_in = _LEAD_IN.match(plain)
    if lead_in is None:
        return None
    matched = _NUMBER.match(plain, lead_in.end())
    if matched is None:
        return None
    scale, rest = _scale(plain[matched.end() :])
    if re.search(r"\d", rest):
        return None
    if lead_in[1]:
        scale = 0.01
    value = float(matched[1] + _without_separators(matched[2])) * (1 if scale is None else scale)
    return round(value, 12), scale is None


def _without_separators(digits: str) -> str:
    """A comma before three digits groups thousands; any other single comma is a decimal one."""
    plain = re.sub(r"[' _]", "", digits).rstrip(",")
    return plain.replace(",", ".") if _DECIMAL_COMMA.fullmatch(plain) else plain.replace(",", "")


def _scale(tail: str) -> tuple[float | None, str]:
    for name in sorted(_SCALES, key=len, reverse=True):
        if tail.startswith(name) and not re.match(r"[a-z]", tail[len(name) :] if name[-1].isascii() else ""):
            return _SCALES[name], tail[len(name) :]
    return None, tail
