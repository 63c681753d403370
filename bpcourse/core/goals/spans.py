"""Places in a text: taking them out without moving the rest, and finding what covers what.

>>> text = "Grow by 5% in Q3 2027"
>>> blanked(text, [Span(11, 21)])
'Grow by 5%           '
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpcourse.core.goals.reading import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

__all__ = ["blanked", "merged", "overlaps", "spans_of", "trimmed"]


def spans_of(pattern: re.Pattern[str], text: str, group: int | str = 0) -> tuple[Span, ...]:
    """Where *pattern* (or a group of it) stands in *text*.

    >>> import re
    >>> spans_of(re.compile("[0-9]+"), "20 to 25")
    (Span(start=0, end=2), Span(start=6, end=8))
    """
    return tuple(Span(*found.span(group)) for found in pattern.finditer(text) if found.end(group) > found.start(group))


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether *span* shares a character with one of *others*.

    >>> overlaps(Span(0, 3), [Span(2, 5)]), overlaps(Span(0, 3), [Span(3, 5)])
    (True, False)
    """
    return any(span.start < other.end and other.start < span.end for other in others)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same places in order, those that touch or overlap as one.

    >>> merged([Span(4, 6), Span(0, 3), Span(2, 4)])
    (Span(start=0, end=6),)
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """*text* with spaces where *spans* are: as long as before, so that every other place keeps its number."""
    pieces, position = [], 0
    for span in merged(spans):
        pieces += [text[position : span.start], " " * (span.end - span.start)]
        position = span.end
    return "".join([*pieces, text[position:]])


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """*spans* without white space at either end of them; those of nothing else are dropped.

    >>> trimmed(" by adding a demo  ", [Span(0, 19)])
    (Span(start=1, end=17),)
    """
    cut = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        if words.strip():
            cut.append(Span(start, start + len(words.strip())))
    return tuple(cut)
