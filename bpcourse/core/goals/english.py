"""Reading a goal written in English.

>>> text = "Sell 500 starter kits to yoga studios in Vermont by 1 April 2026."
>>> read(text).measurable[0].of(text)
'500'
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.reading import CRITERIA, Criterion, Reading
from bpcourse.core.goals.spans import spans_of

__all__ = ["read"]

_PATTERNS: Final[dict[Criterion, str]] = {
    "specific": r"\b(?:from|to|in) [a-z]+ ?[A-Z][a-z]+",
    "measurable": r"\b\d[\d,.]*(?: ?%)?(?! [A-Z])|fifth",
    "achievable": r"\b(?:through|with|using|by (?:an? |\w+ing))\b",
    "relevant": r"in support of [^,.]+",
    "time_bound": r"\b(?:by|in) [^,.]*(?:Q[1-4]|20\d\d)",
}


def read(text: str) -> Reading:
    """What an English *text* shows of each SMART criterion."""
    return Reading(**{criterion: spans_of(_pattern(criterion), text) for criterion in CRITERIA})


@cache
def _pattern(criterion: Criterion) -> re.Pattern[str]:
    return re.compile(_PATTERNS[criterion])
