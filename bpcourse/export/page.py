"""A plan as one HTML file that needs nothing beside it and prints well.

>>> from bpcourse.core.plan import SalesPlan
>>> from bpcourse.export.blocks import Outline
>>> "<title>A &lt;b&gt; plan</title>" in page(Outline(title="A <b> plan", company="", author="", subject=""))
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, current_language
from bpcourse.export.blocks import Bullets, Figures, Paragraph, Picture
from bpcourse.export.plain_text import shown
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from bpcourse.export.blocks import Block, Outline, Section, Table

__all__ = ["page"]

_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: nothing. Its pictures and its looks are in it."""


def page(outline: Outline) -> str:
    """The whole file as text, in the language of the moment."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="author", content=outline.author) if outline.author else None,
        tag("meta", name="description", content=outline.subject) if outline.subject else None,
        tag("title", outline.title),
        tag("style", Html(_LOOK)),
    )
    sections = (_section(section, 2, str(number)) for number, section in enumerate(outline.all_sections, start=1))
    body = tag("body", _cover(outline), _contents(outline), tag("main", *sections))
    language = "zh-CN" if current_language() == "zh_CN" else "en"
    return shown("<!DOCTYPE html>\n" + tag("html", head, body, lang=language) + "\n")


def _cover(outline: Outline) -> Html:
    facts = [join([tag("dt", label), tag("dd", value, dir="auto")]) for label, value in outline.facts]
    return tag(
        "header",
        tag("p", outline.company, class_="company", dir="auto"),
        tag("h1", outline.title, dir="auto"),
        tag("dl", *facts) if facts else None,
    )


def _contents(outline: Outline) -> Html:
    items = (
        tag("li", tag("a", section.title, href=f"#s{number}"))
        for number, section in enumerate(outline.all_sections, start=1)
    )
    return tag("nav", tag("h2", _("Contents")), tag("ol", *items), aria_label=_("Contents"))


def _section(section: Section, level: int, number: str) -> Html:
    below = (_section(each, min(level + 1, 6), f"{number}-{place}") for place, each in enumerate(section.sections, 1))
    return tag(
        "section",
        tag(f"h{level}", section.title, dir="auto"),
        *map(_block, section.blocks),
        *below,
        id=f"s{number}",
        class_=f"level{level}",
    )


def _block(block: Block) -> Html:
    if isinstance(block, Paragraph):
        return tag("p", block.text, class_=None if block.look == "text" else block.look, dir="auto")
    if isinstance(block, Bullets):
        return tag("ul", *(tag("li", item, dir="auto") for item in block.items))
    if isinstance(block, Figures):
        tiles = (tag("div", tag("dt", label), tag("dd", value)) for label, value in block.rows)
        return tag("dl", *tiles, class_="figures")
    if isinstance(block, Picture):
        return tag("figure", block.svg, tag("figcaption", block.title))
    return _table(block)


def _look_of(cell: str, *, is_number: bool) -> str | None:
    return "number" if is_number else "day" if re.fullmatch(_DAY, cell) else None


def _table(block: Table) -> Html:
    def row(cells: tuple[str, ...], place_name: str) -> Html:
        first = tag("th", cells[0], scope="row", dir="auto")
        rest = (
            tag("td", cell, dir="auto", class_=_look_of(cell, is_number=place in block.numbers))
            for place, cell in enumerate(cells[1:], start=1)
        )
        return tag("tr", first, *rest, class_=place_name or None)

    heads = (
        tag("th", head, scope="col", class_="number" if place in block.numbers else None)
        for place, head in enumerate(block.heads)
    )
    return tag(
        "div",
        tag(
            "table",
            tag("caption", block.caption),
            tag("thead", tag("tr", *heads)),
            tag("tbody", *(row(cells, "") for cells in block.rows)),
            tag("tfoot", row(block.total, "total")) if block.total else None,
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label=block.caption,
    )


_LOOK: Final = """
:root { --ink: #1d2733; --muted: #56616d; --line: #c6cdd4; --panel: #eef2f5; --one: #0b4f7d; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: #fff;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  "Noto Sans SC", sans-serif; overflow-wrap: break-word; }
header { padding: 3.5rem 0 2rem; border-bottom: 4px solid var(--one); }
.company { margin: 0; color: var(--muted); font-size: 1.15rem; }
h1 { margin: 0.25rem 0 1.5rem; color: var(--one); font-size: 2.4rem; line-height: 1.15; }
h2 { margin: 2.75rem 0 0.75rem; color: var(--one); font-size: 1.6rem; line-height: 1.25; }
h3 { margin: 1.75rem 0 0.5rem; font-size: 1.2rem; }
dl { margin: 0; }
header dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.25rem; }
header dt { color: var(--muted); }
header dd { margin: 0; }
nav h2 { font-size: 1.2rem; margin-top: 1.5rem; }
nav ol { columns: 2 16rem; padding-left: 1.5rem; }
a { color: var(--one); }
.lead { font-size: 1.1rem; font-weight: 600; }
.note, caption, figcaption { color: var(--muted); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem;
  margin: 1.25rem 0; }
.figures div { padding: 0.6rem 0.8rem; border-left: 4px solid var(--one); background: var(--panel); }
.figures dt { color: var(--muted); font-size: 0.875rem; }
.figures dd { margin: 0; font-size: 1.2rem; font-weight: 600; }
.scroll { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
caption { caption-side: top; padding-bottom: 0.35rem; text-align: left; font-weight: 600; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { border-bottom: 2px solid var(--one); color: var(--one); }
tbody th { font-weight: 600; }
.day { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot th, tfoot td { border-top: 2px solid var(--one); border-bottom: 0; font-weight: 700; }
figure { margin: 1.5rem 0; }
figure svg { display: block; max-width: 100%; height: auto;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  sans-serif; }
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  header { padding-top: 30mm; }
  nav { break-after: page; }
  h2, h3, caption { break-after: avoid; }
  main > section:nth-child(2), main > section:last-child { break-before: page; }
  .figures { grid-template-columns: repeat(3, 1fr); }
  .figures div, tr, figure, li { break-inside: avoid; }
  tbody tr:first-child, tfoot tr { break-before: avoid; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  figure svg { max-height: 105mm; }
  a { color: inherit; text-decoration: none; }
  .figures div { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
