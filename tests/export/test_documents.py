"""Word, PowerPoint and HTML: what is in them, that any text is safe there, that the same plan gives the same file."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import Final

import docx
import pptx
import pytest
from docx.oxml.ns import qn

from bpcourse.core.actions import Action
from bpcourse.core.goals import Goal
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.market import MarketView
from bpcourse.core.plan import PARTS, SalesPlan, part_title
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan
from bpcourse.export import FORMATS, plan_file, review_report
from bpcourse.export.outline import plan_outline
from bpcourse.export.plain_text import shown

DAY: Final = date(2026, 11, 23)
HOSTILE: Final = "<script>alert(1)</script> & \"q\" 'a' ]]> 🎯 生僻字𠮷 שלום \x00\x0b\x1f \ud800 \ufffe {0} %s"
KINDS: Final = ("docx", "pptx", "html", "xlsx")


def hostile_plan() -> SalesPlan:
    return SalesPlan(
        title=HOSTILE,
        company=HOSTILE,
        author=HOSTILE,
        market=MarketView(name=HOSTILE, opportunities=(HOSTILE,)),
        goals=(Goal(metric=HOSTILE, target=5, lever=HOSTILE),),
        segments=(Segment(name=HOSTILE, potential=3, winnability=4),),
        actions=(Action(title=HOSTILE, accountable=(HOSTILE,), start=DAY, end=DAY),),
    )


class Page(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def text_of(content: bytes, kind: str) -> str:
    """All text of a file."""
    if kind == "html":
        return "".join(Page(content).texts)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return "".join(re.sub(r"<[^>]+>", "", part) for part in parts)


def raw_of(content: bytes, kind: str) -> str:
    """All text of a file, that of its attributes too."""
    if kind == "html":
        return unescape(content.decode())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return unescape("".join(parts)) + text_of(content, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan", [worked_plan, SalesPlan.empty, hostile_plan])
def test_the_same_plan_gives_the_same_file(kind: str, plan: type[SalesPlan]) -> None:
    assert plan_file(plan(), to=kind, today=DAY) == plan_file(plan(), to=kind, today=DAY)


@pytest.mark.parametrize("kind", KINDS)
def test_any_character_survives_and_nothing_becomes_markup(kind: str) -> None:
    text = text_of(plan_file(hostile_plan(), to=kind, today=DAY), kind)

    for piece in ("🎯", "生僻字𠮷", "שלום", "␀", "␋", "\ufffd"):
        assert piece in text
    assert "alert(1)" in text


def test_a_page_has_no_script_and_asks_for_nothing() -> None:
    page = Page(plan_file(hostile_plan(), to="html", today=DAY))
    asking = {"src", "srcset", "data", "poster", "background"}

    assert {"script", "iframe", "link", "img", "object"} & {tag for tag, _attributes in page.tags} == set()
    assert not any(name in asking or name.startswith("on") for _tag, attributes in page.tags for name in attributes)
    assert all((attributes.get("href") or "#").startswith("#") for _tag, attributes in page.tags)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["docx", "html"])
def test_a_document_holds_every_text_of_its_outline(kind: str, language: Language) -> None:
    with use_language(language):
        text = raw_of(plan_file(worked_plan(), to=kind, today=DAY), kind)
        texts = [shown(one) for one in plan_outline(worked_plan(), today=DAY).texts()]

    assert [one for one in texts if one not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language(language: Language) -> None:
    with use_language(language):
        page = Page(plan_file(worked_plan(), to="html", today=DAY))

    assert page.tags[0] == ("html", {"lang": "zh-CN" if language == "zh_CN" else "en"})


def test_the_parts_come_in_the_order_of_the_course() -> None:
    sections = plan_outline(worked_plan(), today=DAY).sections

    assert [section.part for section in sections] == list(PARTS)
    assert [section.title for section in sections] == [part_title(part) for part in PARTS]


@pytest.mark.parametrize("part", PARTS)
def test_a_plan_with_one_part_can_be_exported(part: str) -> None:
    plan = SalesPlan(**{part: getattr(worked_plan(), part)})

    for kind in KINDS:
        assert plan_file(plan, to=kind, today=DAY)


def test_what_is_not_written_yet_is_named() -> None:
    plan = SalesPlan(goals=worked_plan().goals)

    assert "Not written yet: Market view, Customer segments" in text_of(plan_file(plan, to="html", today=DAY), "html")


# Word -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def word() -> docx.document.Document:
    return docx.Document(BytesIO(plan_file(worked_plan(), to="docx", today=DAY)))


def test_word_has_its_looks_from_styles_alone(word: docx.document.Document) -> None:
    formatted = [
        run.text
        for paragraph in word.paragraphs
        for run in paragraph.runs
        if run.bold is not None
        or run.font.size is not None
        or run.font.color.rgb is not None
        or run.font.name is not None
    ]

    assert formatted == []


def test_word_has_a_table_of_contents_with_its_entries(word: docx.document.Document) -> None:
    headings = [one.text for one in word.paragraphs if one.style and one.style.name in {"Heading 1", "Heading 2"}]
    entries = [one.text for one in word.paragraphs if one.style and str(one.style.name).startswith("toc")]
    marks = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))}

    assert headings == entries
    assert links <= marks
    assert any("TOC" in (told.text or "") for told in word.element.iter(qn("w:instrText")))


def test_every_picture_in_word_says_what_it_shows(word: docx.document.Document) -> None:
    told = [drawn._inline.docPr.get("descr") for drawn in word.inline_shapes]

    assert len(told) == 5
    assert all(told)


def test_word_tables_repeat_their_heads_and_have_captions(word: docx.document.Document) -> None:
    tables = [table for table in word.tables if table.style and table.style.name == "Plan Table"]

    assert tables
    assert all(table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None for table in tables)
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_knows_title_author_and_language(language: Language) -> None:
    with use_language(language):
        plan = worked_plan()
        properties = docx.Document(BytesIO(plan_file(plan, to="docx", today=DAY))).core_properties

    assert (properties.title, properties.author) == (plan.title, plan.author)
    assert properties.language == ("zh-CN" if language == "zh_CN" else "en-US")


# PowerPoint -----------------------------------------------------------------------------------------------------------


def slides(plan: SalesPlan) -> list[pptx.slide.Slide]:
    return list(pptx.Presentation(BytesIO(plan_file(plan, to="pptx", today=DAY))).slides)


@pytest.mark.parametrize("plan", [worked_plan(), SalesPlan.empty(), SalesPlan(risks=worked_plan().risks)])
def test_the_talk_has_at_most_ten_slides_and_takes_ten_minutes(plan: SalesPlan) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides(plan) if slide.notes_slide.notes_text_frame]

    assert 1 <= len(notes) <= 10
    assert notes[0].startswith("0:00 to ")
    assert " to 10:00 of 10 minutes." in notes[-1]


def test_charts_and_tables_are_native_and_described() -> None:
    frames = [shape for slide in slides(worked_plan()) for shape in slide.shapes if shape.has_chart or shape.has_table]

    assert sum(shape.has_chart for shape in frames) >= 5
    assert sum(shape.has_table for shape in frames) >= 4
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in frames)


def test_nothing_on_a_slide_lies_outside_it() -> None:
    deck = pptx.Presentation(BytesIO(plan_file(worked_plan(), to="pptx", today=DAY)))
    outside = [
        (number, shape.name)
        for number, slide in enumerate(deck.slides, start=1)
        for shape in slide.shapes
        if shape.left + shape.width > deck.slide_width or shape.top + shape.height > deck.slide_height
    ]

    assert outside == []


def test_every_slide_has_a_title_of_its_own() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides(worked_plan()) if slide.shapes.title]

    assert len(set(titles)) == len(slides(worked_plan()))


# Review ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_review_can_stand_alone(kind: str) -> None:
    text = text_of(review_report(SalesPlan.empty(), to=kind, today=DAY), kind)

    assert "Review of the plan" in text


def test_every_kind_of_file_has_a_name() -> None:
    assert [known.label for known in FORMATS] == [
        "Word document", "Excel workbook", "PowerPoint presentation", "web page",
    ]  # fmt: skip
