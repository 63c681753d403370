"""The styles of the Word document: fonts for both scripts, headings, tables, captions, footer.

Nothing in the document is formatted by hand, so that a company's own template can take its place.
"""

# ruff: noqa: ANN401 - python-docx has no types

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from bpcourse.core.language import current_language

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["EAST_ASIAN", "LATIN", "TABLE", "element", "language_tag", "set_styles"]

LATIN: Final = "Calibri"
EAST_ASIAN: Final = "Microsoft YaHei"
"""On every Windows and in every Office for the Mac; LibreOffice takes the system's CJK font for it."""
TABLE: Final = "Plan Table"

_INK, _BLUE, _MUTED = RGBColor(0x1D, 0x27, 0x33), RGBColor(0x0B, 0x4F, 0x7D), RGBColor(0x56, 0x61, 0x6D)
_WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)
_PANEL: Final = "EEF2F5"
_LINE: Final = "C6CDD4"
_DARK: Final = "0B4F7D"


def language_tag() -> str:
    """The language of the moment as Word writes it."""
    return "zh-CN" if current_language() == "zh_CN" else "en-US"


def element(name: str, /, **attributes: str) -> Any:
    """One element of WordprocessingML with its *attributes*."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_styles(document: Document) -> None:
    """Give *document* the styles that its writer names."""
    _set_language(document)
    normal = document.styles["Normal"]
    _set_font(normal, size=10.5, colour=_INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    _set_heading(document, "Title", 30, before=180, after=6)
    _set_heading(document, "Subtitle", 14, before=0, after=24, colour=_MUTED)
    for level, (size, before) in enumerate(((20, 24), (14, 16), (12, 12)), start=1):
        _set_heading(document, f"Heading {level}", size, before=before, after=6)
    _set_font(_bold(document.styles["Caption"]), size=9.5, colour=_MUTED)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Caption"].paragraph_format.space_before = Pt(10)
    document.styles["Caption"].paragraph_format.space_after = Pt(3)
    _add(document, "Plan Lead", size=12, colour=_INK, bold=True)
    _add(document, "Plan Note", size=9.5, colour=_MUTED)
    _add(document, "Plan Cell", size=9, colour=_INK, after=0)
    _add(document, "Plan Number", size=9, colour=_INK, after=0)
    _add(document, "Plan Head", size=9, colour=_WHITE, bold=True, after=0)
    _add(document, "Plan Head Number", size=9, colour=_WHITE, bold=True, after=0)
    for name in ("Plan Number", "Plan Head Number"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add(document, "Plan Picture", size=9, colour=_MUTED)
    document.styles["Plan Picture"].paragraph_format.keep_with_next = True
    _add(document, "Plan Key Figure", size=13, colour=_BLUE, bold=True, after=0)
    _add(document, "Plan Contents Title", size=20, colour=_BLUE, bold=True)
    for level in (1, 2):
        _add(document, f"toc {level}", size=11 if level == 1 else 10, colour=_INK, after=3, builtin=True)
        document.styles[f"toc {level}"].paragraph_format.left_indent = Pt(14 * (level - 1))
    _set_font(document.styles["Footer"], size=8.5, colour=_MUTED)
    _set_font(document.styles["Header"], size=8.5, colour=_MUTED)
    for name, xml in ((TABLE, _TABLE_XML), ("Plan Figures", _FIGURES_XML)):
        document.styles.element.append(parse_xml(xml.format(name=name, id=name.replace(" ", ""))))


def _set_language(document: Document) -> None:
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    latin = "en-US" if language_tag() == "zh-CN" else language_tag()
    properties.append(element("w:lang", val=latin, eastAsia="zh-CN", bidi="ar-SA"))


def _set_font(style: Any, *, size: float, colour: RGBColor) -> None:
    style.font.size, style.font.name, style.font.color.rgb = Pt(size), LATIN, colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN)


def _bold(style: Any) -> Any:
    style.font.bold = True
    return style


def _set_heading(
    document: Document, name: str, size: float, *, before: float, after: float, colour: RGBColor = _BLUE
) -> None:
    style = document.styles[name]
    _set_font(style, size=size, colour=colour)
    style.font.bold, style.font.italic = name != "Subtitle", False
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _add(
    document: Document,
    name: str,
    *,
    size: float,
    colour: RGBColor,
    bold: bool = False,
    after: float = 6,
    builtin: bool = False,
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
    style.base_style = document.styles["Normal"]
    style.font.bold = bold or None
    style.paragraph_format.space_after = Pt(after)
    _set_font(style, size=size, colour=colour)


_TABLE_XML: Final = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{{id}}">
  <w:name w:val="{{name}}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{_DARK}"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_DARK}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/></w:tblBorders>
    <w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
    <w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_DARK}"/></w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{_DARK}"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>"""

_FIGURES_XML: Final = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{{id}}">
  <w:name w:val="{{name}}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr><w:tblBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="{_DARK}"/>
    <w:insideV w:val="single" w:sz="24" w:space="0" w:color="{_DARK}"/>
    <w:insideH w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/></w:tblBorders>
    <w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="120" w:type="dxa"/>
    <w:bottom w:w="70" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_PANEL}"/></w:tcPr>
</w:style>"""
