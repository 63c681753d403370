"""A Chinese text in one form, character for character, so that every place in it stays what it was.

>>> plain("２０２７年將銷量提高１５％，達到 1,200 台")
'2027年将销量提高15%，达到 1_200 台'
>>> [span.of("月底前，卖出20家。") for span in clauses("月底前，卖出20家。")]
['月底前', '卖出20家']
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.goals.chinese_words import SIMPLIFIED
from bpcourse.core.goals.reading import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["BREAK", "INSIDE", "any_of", "clauses", "pattern", "plain"]

BREAK: Final = "，。；：！？（）\n\r—…|｜•"
"""What parts clauses once a text is `plain`. "、" is not among them: it holds a list together."""

INSIDE: Final = f"[^{BREAK}]"
"""One character of a clause, as a piece of a regular expression."""

_LONGEST_CLAUSE: Final = 120  # longer ones are cut, so that reading takes time in proportion to the text

# Half-width signs as Chinese writes them: one form to match, whatever the keyboard was set to.
_SIGNS: Final = {ord(half): full for half, full in zip(",;:!?()|", "，；：！？（）｜", strict=True)}
_QUOTES: Final = {ord(quote): full for quote, full in zip("「」『』《》\"'‘’", "“”“”“”””‘’", strict=True)}
_BULLETS: Final = "·●○◆◇■□▪★☆✓✔➤►▶※"


def plain(text: str) -> str:
    """*text* with half-width digits and letters, simplified characters and full-width signs; as long as before."""
    narrow = "".join(map(_narrow, text)).translate(SIMPLIFIED | _QUOTES)
    # A comma or colon between digits is part of the number: 1,200 and 9:30.
    joined = pattern(r"(?<=\d)[,，](?=\d{3}(?!\d))|(?<=\d)[:：](?=\d{2}(?!\d))").sub("_", narrow)
    # A full stop that stands between no digits ends a sentence.
    return pattern(r"(?<![\d.A-Za-z])\.|\.(?![\dA-Za-z])").sub("。", joined.translate(_SIGNS))


def _narrow(character: str) -> str:
    """The compatible form of *character* where that is one character too (not "㎡", which is two)."""
    if character < "\u0080" or "\u4e00" <= character <= "\u9fff":
        return character
    if character in _BULLETS or unicodedata.category(character) == "No":
        return "•"  # ①, ②: the number of a point, no quantity
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character


def clauses(plain_text: str) -> tuple[Span, ...]:
    """The stretches between the signs that part clauses."""
    expression = f"{INSIDE}{{1,{_LONGEST_CLAUSE}}}"
    return tuple(Span(*found.span()) for found in pattern(expression).finditer(plain_text))


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """The regular expression, compiled when it is first asked for."""
    return re.compile(expression)


@cache
def any_of(words: Iterable[str]) -> str:
    """A piece of a regular expression for one of *words*, of which the longer ones are tried first."""
    return "(?:" + "|".join(sorted(sorted(map(re.escape, words)), key=len, reverse=True)) + ")"
