"""The deck that slides are put into: 16:9, one theme for both scripts, every chart and table native and described."""

# ruff: noqa: ANN401, SLF001 - python-pptx has no types, and leaves alt text and page numbers to its XML

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from bpcourse.core.language import current_language
from bpcourse.export.plain_text import shown
from bpcourse.present.svg import shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

__all__ = ["Deck", "Slide"]

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_LEFT, _TOP, _ROOM = Inches(0.6), Inches(1.6), Inches(12.13)
_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_rgb: Any = RGBColor
_INK, _MUTED, _PANEL = (_rgb.from_string(colour) for colour in ("1D2733", "56616D", "EEF2F5"))
_COLOURS: Final = ("0B4F7D", "E0A030", "2E86AB", "9CCBE0", "1F7A4D", "8A949E")
_LATIN, _EAST_ASIAN = "Calibri", "Microsoft YaHei"
_MOST_LETTERS: Final = 255
_LINE: Final = 15.5
"""Points of a line of text in a table."""


class Deck:
    """A presentation in the making."""

    def __init__(self) -> None:
        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = _WIDE, _HIGH
        self._set_theme()
        for layout in (self._deck.slide_layouts[_TITLE_SLIDE], self._deck.slide_layouts[_TITLE_ONLY]):
            for place in list(layout.placeholders):
                if place.placeholder_format.type not in {1, 3, 4}:  # title, centred title, subtitle
                    place._element.getparent().remove(place._element)
        self._place_titles()

    def title_slide(self, title: str, below: str) -> Slide:
        """The first slide."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_SLIDE])
        _fill(slide.shapes.title.text_frame, title)
        _fill(slide.placeholders[1].text_frame, below)
        return Slide(slide)

    def slide(self, title: str) -> Slide:
        """A slide under its *title*, with its number below."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        _fill(slide.shapes.title.text_frame, title)
        added = Slide(slide)
        added.number()
        return added

    def content(self, *, title: str, author: str, subject: str, made: datetime) -> bytes:
        """The presentation as a file, not yet free of the times at which its parts were packed."""
        properties = self._deck.core_properties
        properties.title, properties.author = shown(title)[:_MOST_LETTERS], shown(author)[:_MOST_LETTERS]
        properties.subject, properties.language = shown(subject)[:_MOST_LETTERS], _language()
        properties.last_modified_by = properties.author
        properties.created = properties.modified = made
        for slide in self._deck.slides:
            _tell_language(slide._element)
            _tell_language(slide.notes_slide._element)
        content = BytesIO()
        self._deck.save(content)
        return content.getvalue()

    def _set_theme(self) -> None:
        """Fonts and colours in the theme, so that charts, tables and titles all take them from there."""
        for part in self._deck.part.package.iter_parts():
            if part.partname.endswith("theme1.xml"):
                theme = parse_xml(part.blob)
                for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
                    fonts.find(qn("a:latin")).set("typeface", _LATIN)
                    fonts.find(qn("a:ea")).set("typeface", _EAST_ASIAN)
                for number, colour in enumerate(_COLOURS, start=1):
                    accent = next(theme.iter(qn(f"a:accent{number}")))
                    accent[0].set("val", colour)
                part._blob = serialize_part_xml(theme)

    def _place_titles(self) -> None:
        layouts: Any = self._deck.slide_layouts
        for layout, places in (
            (layouts[_TITLE_ONLY], {0: (_LEFT, Inches(0.45), _ROOM, Inches(0.95), 28)}),
            (
                layouts[_TITLE_SLIDE],
                {0: (_LEFT, Inches(2.2), _ROOM, Inches(1.5), 44), 1: (_LEFT, Inches(3.8), _ROOM, Inches(1.6), 20)},
            ),
        ):
            for place in layout.placeholders:
                left, top, width, height, size = places[place.placeholder_format.idx]
                place.left, place.top, place.width, place.height = left, top, width, height
                _set_list_style(place, size, is_title=place.placeholder_format.idx == 0)


def _set_list_style(place: Any, size: int, *, is_title: bool) -> None:
    """Size, side and colour of a layout's placeholder, which its slides inherit."""
    body = place.text_frame._txBody
    old = body.find(qn("a:lstStyle"))
    colour = _COLOURS[0] if is_title else "56616D"
    fresh = parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr algn="l" marL="0" indent="0"><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(is_title)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    body.replace(old, fresh)


class Slide:
    """One slide; places and sizes are in inches on a page of 13.33 by 7.5."""

    def __init__(self, slide: Any) -> None:
        self._slide = slide

    def notes(self, text: str) -> None:
        """What is said while the slide is shown."""
        _fill(self._slide.notes_slide.notes_text_frame, text)

    def number(self) -> None:
        """The slide's own number, at the bottom."""
        box = self._slide.shapes.add_textbox(Inches(12.0), Inches(6.95), Inches(0.75), Inches(0.35))
        paragraph = box.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        field = parse_xml(
            f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            '<a:rPr lang="en-US" sz="1100"/><a:t>‹#›</a:t></a:fld>'
        )
        paragraph._p.insert(0, field)

    def text(
        self, lines: Sequence[str], place: tuple[float, float, float, float], *, size: float = 18, bold: bool = False,
        bullets: bool = False,
    ) -> None:  # fmt: skip
        """Some *lines* at left, top, width and height."""
        left, top, width, height = map(Inches, place)
        frame = self._slide.shapes.add_textbox(left, top, width, height).text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        fitting = _fitting(lines, place[2], place[3], size)
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = shown(line)
            run.font.size, run.font.bold, run.font.color.rgb = Pt(fitting), bold, _INK
            paragraph.space_after = Pt(6)
            if bullets:
                _set_bullet(paragraph)

    def figures(self, rows: Sequence[tuple[str, str]], *, top: float) -> None:
        """Key figures side by side."""
        width = 12.13 / max(len(rows), 1)
        for number, (label, value) in enumerate(rows):
            box = self._slide.shapes.add_textbox(
                Inches(0.6 + number * width), Inches(top), Inches(width - 0.2), Inches(1.1)
            )
            box.fill.solid()
            box.fill.fore_color.rgb = _PANEL
            frame = box.text_frame
            frame.word_wrap = True
            for text, size, colour, bold in ((label, 12, _MUTED, False), (value, 20, _INK, True)):
                paragraph = frame.paragraphs[0] if text is label else frame.add_paragraph()
                run = paragraph.add_run()
                run.text = shown(text)
                run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], place: tuple[float, float, float], *,
        numbers: frozenset[int] = frozenset(), described: str, size: float = 13,
    ) -> None:  # fmt: skip
        """A table at left, top and of a width."""
        left, top, width = place
        columns = list(zip(heads, *rows, strict=True))
        wanted = [_wanted(column, size) for column in columns]
        frame = self._slide.shapes.add_table(
            len(rows) + 1, len(heads), Inches(left), Inches(top), Inches(width), Pt((_LINE + 9) * (len(rows) + 1))
        )
        _describe(frame, described)
        grid = frame.table
        for column, wish in zip(grid.columns, wanted, strict=True):
            column.width = Emu(int(Inches(width) * wish / sum(wanted)))
        for row, texts in zip(grid.rows, (heads, *rows), strict=True):
            for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                _fill(cell.text_frame, text)
                cell.margin_top = cell.margin_bottom = Pt(3)
                paragraph = cell.text_frame.paragraphs[0]
                paragraph.alignment = PP_ALIGN.RIGHT if at in numbers else PP_ALIGN.LEFT
                for run in paragraph.runs:
                    run.font.size = Pt(size)

    def chart(  # noqa: PLR0913 - a chart has a kind, its numbers, a place and its looks
        self, kind: str, categories: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]],
        place: tuple[float, float, float, float], *, described: str, number_format: str = "#,##0",
        title: str = "", hidden_first: bool = False, labels: bool = True, axis: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """A chart that PowerPoint draws itself: bars, columns, stacked bars, or a ring.

        hidden_first: whether the first series only pushes the others to the right, as in a Gantt chart.
        """
        drawn: Any = CategoryChartData(number_format=number_format)  # type: ignore[no-untyped-call] # python-pptx has few types
        drawn.categories = [shortened(shown(name), 260) for name in categories]
        for name, values in series:
            drawn.add_series(shown(name), values)
        left, top, width, height = map(Inches, place)
        frame = self._slide.shapes.add_chart(_KINDS[kind], left, top, width, height, drawn)
        _describe(frame, described)
        _dress(frame.chart, kind, title=title, labels=labels, number_format=number_format)
        if hidden_first:
            frame.chart.plots[0].series[0].format.fill.background()
            frame.chart.has_legend = False
        if axis is not None:
            values = frame.chart.value_axis
            values.minimum_scale, values.maximum_scale = axis
            values.visible = True
            values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number_format, False


_BOLD: Final = 1.25
"""How much wider bold text may stand."""
_MARGINS: Final = 16.0
"""Points left and right of a cell's text together."""
_KINDS: Final = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "ring": XL_CHART_TYPE.DOUGHNUT,
}


def _dress(chart: Any, kind: str, *, title: str, labels: bool, number_format: str) -> None:
    chart.font.size = Pt(12)
    chart.has_title = bool(title)
    if title:
        chart.chart_title.text_frame.text = shown(title)
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(14)
    plot = chart.plots[0]
    chart.has_legend = kind == "ring" or len(list(plot.series)) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM if kind != "ring" else XL_LEGEND_POSITION.RIGHT
        chart.legend.include_in_layout = False
    if labels:
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = number_format, False
        plot.data_labels.font.size = Pt(11)
        if kind in {"bar", "column"}:
            plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    if kind == "ring":
        return
    plot.gap_width = 60
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if kind != "column":
        chart.category_axis.reverse_order = True


def _wanted(cells: Sequence[str], size: float) -> float:
    """Points that a column asks for: its text up to a limit, and its head's longest word whole, in bold."""
    head = max((text_width(word, size) for word in cells[0].split()), default=0.0) * _BOLD + _MARGINS
    return max(min(max(text_width(cell, size) for cell in cells) + _MARGINS, 260.0), head)


def _fill(frame: Any, text: str) -> None:
    """*text* as the whole of a frame; a new line is a new paragraph."""
    lines = shown(text).split("\n")
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line


def _fitting(lines: Sequence[str], width: float, height: float, size: float) -> float:
    """The size, at most *size*, at which *lines* stand in *width* by *height* inches."""
    while size > 10:  # noqa: PLR2004 - smaller cannot be read from the last row
        rows = sum(int(text_width(line, size) / (width * 72 - 20)) + 1 for line in lines)
        if rows * size * 1.25 + 6 * len(lines) <= height * 72:
            break
        size -= 1
    return size


def _set_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "228600")
    properties.set("indent", "-228600")
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))


def _describe(frame: Any, text: str) -> None:
    """The words for those who do not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", shown(text))


def _language() -> str:
    return "zh-CN" if current_language() == "zh_CN" else "en-US"


def _tell_language(root: Any) -> None:
    """The language of every run, for spelling and for readers aloud."""
    for run in root.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = run.makeelement(qn("a:rPr"), {})
            run.insert(0, properties)
        properties.set("lang", _language())
        if _language() == "zh-CN":
            properties.set("altLang", "en-US")
