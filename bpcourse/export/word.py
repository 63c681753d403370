"""An outline as a Word document: cover, contents, summary of one page, parts, appendix.

Every look is a style (see `bpcourse.export.word_styles`); tables repeat their heads on a new page, pictures say in
words what they show, and the table of contents is a field that Word can update, with its entries already there.
"""

# ruff: noqa: ANN401, SLF001 - python-docx has no types, and leaves fields and bookmarks to its XML

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Inches

from bpcourse.core.language import _
from bpcourse.export.archive import moment, steady
from bpcourse.export.blocks import Bullets, Figures, Paragraph, Picture
from bpcourse.export.picture_png import picture_png, size_of
from bpcourse.export.plain_text import shown
from bpcourse.export.word_styles import TABLE, element, language_tag, set_styles
from bpcourse.present.svg import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.export.blocks import Block, Outline, Section, Table

__all__ = ["document"]

_WIDTH: Final = 16.6
"""Centimetres between the margins of a page of A4."""
_MOST_LETTERS: Final = 255
"""Letters that a property of an Office file can hold."""
_PER_ROW: Final = 3
"""Key figures side by side."""
_WIDEST: Final = 190.0
"""From this width on, in points, a column no longer grows with its text: it wraps."""
_LONGEST_WORD: Final = 62.0
_PADDING: Final = 12.0
_BOLD: Final = 1.25
"""How much wider bold text may stand, in whichever font the reader's machine puts for the document's."""
_TABLE_TEXT: Final = 9.0
_CONTENTS: Final = r'TOC \o "1-2" \h \z \u'
_PARAGRAPHS: Final = {"text": "Normal", "lead": "Plan Lead", "note": "Plan Note"}


def document(outline: Outline, *, today: date | None = None) -> bytes:
    """The content of the Word file; today: the day on which it says it was made."""
    made = moment(today)
    writer = _Writer(outline)
    writer.write()
    properties = writer.document.core_properties
    properties.title, properties.author = shown(outline.title)[:_MOST_LETTERS], shown(outline.author)[:_MOST_LETTERS]
    properties.subject, properties.language = shown(outline.subject)[:_MOST_LETTERS], language_tag()
    properties.keywords, properties.comments = shown(outline.company)[:_MOST_LETTERS], ""
    properties.last_modified_by = properties.author
    properties.created = properties.modified = made
    content = BytesIO()
    writer.document.save(content)
    return steady(content.getvalue(), made=made)


class _Writer:
    """Puts an outline into a document, from its first page to its last."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.document = Document()
        self._marks = 0
        set_styles(self.document)
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.2)
        page.top_margin, page.bottom_margin = Cm(2.2), Cm(2)
        page.different_first_page_header_footer = True

    def write(self) -> None:
        self._cover()
        self._contents()
        first_part = 2 if self.outline.summary else 1
        sections = self.outline.all_sections
        for place, section in enumerate(sections, start=1):
            is_last = section is self.outline.appendix
            self._section(section, 1, new_page=place <= first_part or is_last)
        self._frame()

    # Cover, contents, frame -------------------------------------------------------------------------------------------

    def _cover(self) -> None:
        self._text(self.outline.title, "Title")
        if self.outline.company:
            self._text(self.outline.company, "Subtitle")
        if self.outline.facts:
            grid = self.document.add_table(rows=0, cols=2)
            for label, value in self.outline.facts:
                cells = grid.add_row().cells
                _fill(cells[0], label, "Plan Note")
                _fill(cells[1], value, "Plan Cell")
            _set_widths(grid, [3.6, _WIDTH - 3.6])

    def _contents(self) -> None:
        """A field that Word can update, with a linked line for each heading of the first two levels."""
        title = self._text(_("Contents"), "Plan Contents Title")
        title.paragraph_format.page_break_before = True
        lines = [
            entry
            for section in self.outline.all_sections
            for entry in ((1, section.title), *((2, below.title) for below in section.sections))
        ]
        for place, (level, name) in enumerate(lines, start=1):
            paragraph = self.document.add_paragraph(style=f"toc {level}")
            if place == 1:
                _add_field_part(paragraph, "begin")
                _add_instruction(paragraph, _CONTENTS)
                _add_field_part(paragraph, "separate")
            link = element("w:hyperlink", anchor=_mark(place), history="1")
            paragraph._p.append(link)
            run = paragraph.add_run(shown(name))
            link.append(run._r)
            if place == len(lines):
                _add_field_part(paragraph, "end")

    def _frame(self) -> None:
        """Title above and page number below, on every page but the cover."""
        page = self.document.sections[0]
        said = " · ".join(filter(None, (self.outline.company, self.outline.title)))
        page.header.paragraphs[0].add_run(shown(said))
        footer = page.footer.paragraphs[0]
        for piece in re.split(r"(\{pages?\})", _("Page {page} of {pages}")):
            if piece in {"{page}", "{pages}"}:
                _add_field_part(footer, "begin")
                _add_instruction(footer, "PAGE" if piece == "{page}" else "NUMPAGES")
                _add_field_part(footer, "separate")
                footer.add_run("1")
                _add_field_part(footer, "end")
            else:
                footer.add_run(piece)

    # Sections ---------------------------------------------------------------------------------------------------------

    def _section(self, section: Section, level: int, *, new_page: bool = False) -> None:
        heading = self._text(section.title, f"Heading {min(level, 3)}")
        if new_page:
            heading.paragraph_format.page_break_before = True
        self._marks += 1
        start = element("w:bookmarkStart", id=str(self._marks), name=_mark(self._marks))
        heading._p.insert(1, start)
        heading._p.append(element("w:bookmarkEnd", id=str(self._marks)))
        for block in section.blocks:
            self._block(block)
        for below in section.sections:
            self._section(below, level + 1)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._text(block.text, _PARAGRAPHS[block.look])
        elif isinstance(block, Bullets):
            for item in block.items:
                self._text(item, "List Bullet")
        elif isinstance(block, Figures):
            self._figures(block)
        elif isinstance(block, Picture):
            self._picture(block)
        else:
            self._table(block)

    def _text(self, text: str, style: str) -> Any:
        return self.document.add_paragraph(shown(text), style=style)

    def _figures(self, block: Figures) -> None:
        grid = self.document.add_table(rows=0, cols=_PER_ROW, style="Plan Figures")
        for first in range(0, len(block.rows), _PER_ROW):
            row = grid.add_row()
            _keep_together(row)
            for cell, (label, value) in zip(row.cells, block.rows[first : first + _PER_ROW], strict=False):
                _fill(cell, label, "Plan Note")
                cell.add_paragraph(shown(value), style="Plan Key Figure")
        _set_widths(grid, [_WIDTH / _PER_ROW] * _PER_ROW)
        _set_looks(grid, first_row=False, last_row=False, first_column=False)
        self.document.add_paragraph(style="Plan Cell")

    def _picture(self, block: Picture) -> None:
        width, height = size_of(block.svg)
        shrunk = min(1.0, 13.5 / 2.54 / width, 10.5 / 2.54 / height)
        paragraph = self.document.add_paragraph(style="Plan Picture")
        drawn = paragraph.add_run().add_picture(BytesIO(picture_png(block.svg)), width=Inches(width * shrunk))
        properties = drawn._inline.docPr
        properties.set("descr", shown(block.describe))
        properties.set("title", shown(block.title))
        properties.set("name", shown(block.title))
        self._text(block.title, "Plan Note")

    def _table(self, block: Table) -> None:
        self._text(block.caption, "Caption")
        rows = (block.heads, *block.rows, *((block.total,) if block.total else ()))
        grid = self.document.add_table(rows=len(rows), cols=len(block.heads), style=TABLE)
        for line, (row, texts) in enumerate(zip(grid.rows, rows, strict=True)):
            _keep_together(row)
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                _fill(cell, text, _CELL_STYLES[line == 0, place in block.numbers])
        grid.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
        _set_widths(grid, _widths(block))
        _set_looks(grid, first_row=True, last_row=bool(block.total), first_column=True)
        grid._tbl.tblPr.append(element("w:tblCaption", val=shown(block.caption)))
        self.document.add_paragraph(style="Plan Cell")


_CELL_STYLES: Final = {
    (True, False): "Plan Head",
    (True, True): "Plan Head Number",
    (False, False): "Plan Cell",
    (False, True): "Plan Number",
}
"""The paragraph style of a cell: of the head or not, a number or not. A paragraph's color wins over its table's."""


def _mark(number: int) -> str:
    return f"_Toc{number:08}"


def _fill(cell: Any, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(shown(text))


def _keep_together(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def _set_looks(grid: Any, *, first_row: bool, last_row: bool, first_column: bool) -> None:
    looks = {"firstRow": first_row, "lastRow": last_row, "firstColumn": first_column}
    for old in grid._tbl.tblPr.findall(qn("w:tblLook")):
        grid._tbl.tblPr.remove(old)
    flags = {name: str(int(value)) for name, value in looks.items()}
    grid._tbl.tblPr.append(element("w:tblLook", lastColumn="0", noHBand="1", noVBand="1", **flags))


def _set_widths(grid: Any, widths: Sequence[float]) -> None:
    """Column *widths* in centimetres, told both ways: programs differ in which they read."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _widths(block: Table) -> list[float]:
    """Widths in centimetres: each column has room for its longest word, and as much more as its text asks for."""
    columns = list(zip(block.heads, *block.rows, *((block.total,) if block.total else ()), strict=True))
    least = [_longest_word(cells) + _PADDING for cells in columns]
    wished = [
        max(_body(cells, is_number=at in block.numbers) + _PADDING, least[at]) for at, cells in enumerate(columns)
    ]
    room = _WIDTH / 2.54 * 72
    if sum(wished) > room > sum(least):
        part = (room - sum(least)) / (sum(wished) - sum(least))
        wished = [low + (high - low) * part for low, high in zip(least, wished, strict=True)]
    return [width * _WIDTH / sum(wished) for width in wished]


def _body(cells: Sequence[str], *, is_number: bool) -> float:
    widest = max(text_width(text, _TABLE_TEXT) for text in cells[1:] or cells)
    return widest if is_number else min(widest, _WIDEST)


def _longest_word(cells: Sequence[str]) -> float:
    """Chinese breaks anywhere, so a few of its characters are word enough."""
    head, *body = cells
    widths = [_BOLD * text_width(word, _TABLE_TEXT) for word in head.split()]
    widths += [text_width(word, _TABLE_TEXT) for text in body for word in text.split()]
    return max((min(width, _LONGEST_WORD) for width in widths), default=0.0)


def _add_field_part(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def _add_instruction(paragraph: Any, instruction: str) -> None:
    told = element("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)
