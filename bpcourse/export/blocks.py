"""What a plan's document is made of, whatever program it will be read in: sections of text, tables and pictures.

>>> listed = table("Segments", Column("Name", ("plants", "malls")), Column("Note", ("", "")))
>>> listed.heads, listed.rows
(('Name',), (('plants',), ('malls',)))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.core.plan import Part
    from bpcourse.present.html import Html

__all__ = [
    "NOTHING",
    "Block",
    "Bullets",
    "Column",
    "Figures",
    "Outline",
    "Paragraph",
    "Picture",
    "Section",
    "Table",
    "table",
]

NOTHING: Final = "–"
"""Stands in a cell that holds nothing."""


@dataclass(frozen=True)
class Paragraph:
    """Some text; look: "lead" for what matters most, "note" for what is said in passing."""

    text: str
    look: Literal["text", "lead", "note"] = "text"


@dataclass(frozen=True)
class Bullets:
    """A list in which the order does not matter."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """A few key figures: pairs of a label and a value."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    """One column of a table; is_number: whether its cells stand right; total: its cell in the row of sums."""

    head: str
    cells: tuple[str, ...]
    is_number: bool = False
    total: str = ""


@dataclass(frozen=True)
class Table:
    """A table under its caption; the first cell of each row names the row.

    numbers: the places, from 0, of the columns that stand right; total: the row of sums, none for a table without.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    total: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture of `bpcourse.present`, with its own words for those who do not see it."""

    svg: Html

    @property
    def title(self) -> str:
        """What it shows, in a few words."""
        return self._told("title")

    @property
    def describe(self) -> str:
        """What a reader who cannot see it must know."""
        return self._told("desc")

    def _told(self, name: str) -> str:
        found = re.search(f"<{name}>(.*?)</{name}>", self.svg, re.DOTALL)
        return unescape(found[1]) if found else ""


Block = Paragraph | Bullets | Figures | Table | Picture


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it; part: the part of the plan that it shows, None for the document's own."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    part: Part | None = None


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A whole document.

    title, company: what stands on its cover, above the facts; summary: fits on one page; sections: the parts of the
    plan; appendix: what the plan review says of it.
    """

    title: str
    company: str
    author: str
    subject: str
    facts: tuple[tuple[str, str], ...] = ()
    summary: Section | None = None
    sections: tuple[Section, ...] = ()
    appendix: Section | None = None

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """Summary, parts and appendix, as they follow each other."""
        ends = (self.summary,), (self.appendix,)
        return tuple(each for each in (*ends[0], *self.sections, *ends[1]) if each is not None)

    def texts(self) -> Iterator[str]:
        """Every text of the document, in order."""
        yield from (self.title, self.company, self.author, self.subject)
        for label, value in self.facts:
            yield from (label, value)
        for section in self.all_sections:
            yield from _texts(section)


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Figures):
            yield from (text for row in block.rows for text in row)
        elif isinstance(block, Table):
            yield from (block.caption, *block.heads, *(text for row in (*block.rows, block.total) for text in row))
        else:
            yield from (block.title, block.describe)
    for below in section.sections:
        yield from _texts(below)


def table(caption: str, *columns: Column) -> Table:
    """*columns* side by side, without those, the first apart, in which nothing stands."""
    shown = [column for place, column in enumerate(columns) if not place or any(column.cells)]
    return Table(
        caption,
        tuple(column.head for column in shown),
        tuple(tuple(cell or NOTHING for cell in row) for row in zip(*(column.cells for column in shown), strict=True)),
        frozenset(place for place, column in enumerate(shown) if column.is_number),
        tuple(column.total for column in shown) if any(column.total for column in shown) else (),
    )
