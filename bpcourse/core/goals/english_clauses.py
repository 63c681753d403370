"""The parts of an English text between its commas, dashes and stops.

>>> text = "win more clinics, e.g. by lending the scanner"
>>> [span.of(text) for span in segments(text)]
['win more clinics', ' e.g', ' by lending the scanner']
"""

from __future__ import annotations

import re
from functools import cache

from bpcourse.core.goals.reading import Span

__all__ = ["segments"]


def segments(plain: str) -> tuple[Span, ...]:
    """The parts of a *plain* text between its commas, colons, dashes and stops."""
    ends = [found.start() for found in _stop().finditer(plain)]
    starts = [0, *(found.end() for found in _stop().finditer(plain))]
    pairs = zip(starts, [*ends, len(plain)], strict=True)
    return tuple(Span(start, end) for start, end in pairs if plain[start:end].strip())


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[,;:!?()\[\]—](?=\s|$)|[()—]|\s[–-]+\s|\.(?=\s|$)|\n")
