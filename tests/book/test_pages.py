"""The pages of the course keep their shape: honest times, one title, captions, whole chapters, programs that add up.

How words are counted: everything a reader reads in a chapter, tables included, without the objectives box at the top
(it states the time), the sections Quiz and Exercise (they have a time of their own), and what other sources print into
the page (tools, pictures, captions, bibliographies). A role counts as the words it shows, a citation as none. A word is
a run of letters or digits; marks inside it (1,200 or don't) do not split it, a sign that stands alone is no word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

BOOK: Final = Path(__file__).parents[2] / "book"
PAGES: Final = sorted(BOOK.glob("*.md"))
CHAPTERS: Final = sorted(BOOK.glob("ch[0-9][0-9]_*.md"))
SECTIONS: Final = ("Quiz", "Exercise", "Remember", "Next step in your plan", "Where the claims come from")

_WORDS_PER_MINUTE: Final = 200
_STEP: Final = 5
_FENCE: Final = re.compile(
    r"^(?P<marks>```+|:::+)\{(?P<name>[\w-]+)\}[^\n]*\n.*?^(?P=marks)[ ]*$", re.DOTALL | re.MULTILINE
)
_CODE: Final = re.compile(r"^(```+)[^`\n]*\n.*?^\1[ ]*$", re.DOTALL | re.MULTILINE)
_CITATION: Final = re.compile(r"\{cite(?::\w+)?\}`[^`]*`")
_ROLE: Final = re.compile(r"\{[\w:-]+\}`([^`<]*[^`<\s])(?:\s*<[^`]*>)?`")
_WORD: Final = re.compile(r"[^\W_](?:[\w'’,.%/-]*\w)?")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def section_titles(text: str) -> list[str]:
    return re.findall(r"^## (.+?)\s*$", _CODE.sub("", text), re.MULTILINE)


def is_outline(text: str) -> bool:
    return "{admonition} This is an outline" in text


def reading_words(text: str) -> int:
    """How many words a reader reads before and after quiz and exercise (see the top of this file)."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    read = "".join(part for part in parts if not re.match(r"## (?:Quiz|Exercise)\s*$", part, re.MULTILINE))
    shown = _ROLE.sub(r"\1", _CITATION.sub("", _FENCE.sub(_without_markup, read)))
    return len(_WORD.findall(shown))


def _without_markup(fence: re.Match[str]) -> str:
    """What a reader reads of a directive: of a folded remark its text, of everything else nothing."""
    return "\n".join(fence[0].splitlines()[1:-1]) if fence["name"] == "dropdown" else ""


def rounded_minutes(words: int) -> int:
    return max(_STEP, round(words / _WORDS_PER_MINUTE / _STEP) * _STEP)


def table_rows(text: str) -> list[list[str]]:
    """The body rows of every table in *text*, cell by cell."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ]
    rulers = [number for number, row in enumerate(rows) if all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    heads = {number - 1 for number in rulers}
    return [row for number, row in enumerate(rows) if number not in heads | set(rulers)]


def named(page: Path) -> str:
    return page.stem


# Every page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_has_one_title_and_it_comes_first(page: Path) -> None:
    text = _CODE.sub("", text_of(page))
    headings = re.findall(r"^(#+) ", text, re.MULTILINE)
    assert headings[0] == "#"
    assert headings.count("#") == 1


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_headings_go_down_one_level_at_a_time(page: Path) -> None:
    levels = [len(marks) for marks in re.findall(r"^(#+) ", _CODE.sub("", text_of(page)), re.MULTILINE)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_picture_has_a_caption(page: Path) -> None:
    pictures = [fence[0] for fence in _FENCE.finditer(text_of(page)) if fence["name"] == "picture"]
    assert [picture for picture in pictures if not re.search(r"^:caption: +\S", picture, re.MULTILINE)] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_link_to_a_label_or_a_page_finds_it(page: Path) -> None:
    labels = {label for each in PAGES for label in re.findall(r"^\(([\w-]+)\)=$", text_of(each), re.MULTILINE)}
    text = text_of(page)
    wanted = {title or plain for title, plain in re.findall(r"\{ref\}`(?:[^`<]*<([\w-]+)>|([\w-]+))`", text)}
    pages = set(re.findall(r"\{doc\}`(?:[^`<]*<)?([\w-]+)>?`", text))
    assert wanted - labels == set()
    assert pages - {each.stem for each in PAGES} == set()


# Chapters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chapter", CHAPTERS, ids=named)
def test_a_chapter_says_what_it_teaches_and_asks_its_own_quiz(chapter: Path) -> None:
    text, number = text_of(chapter), chapter.stem[:4]
    assert text.startswith(f"({number})=\n")
    assert text.count(":::{admonition} In this chapter\n:class: objectives\n") == 1
    assert f"```{{quiz}} {number}\n```" in text


@pytest.mark.parametrize("chapter", CHAPTERS, ids=named)
def test_a_chapter_ends_with_its_fixed_sections_in_order(chapter: Path) -> None:
    text = text_of(chapter)
    expected = [title for title in SECTIONS if not (title == "Exercise" and is_outline(text))]
    assert expected == section_titles(text)[-len(expected) :]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=named)
def test_an_exercise_has_a_folded_answer(chapter: Path) -> None:
    exercise = text_of(chapter).partition("\n## Exercise\n")[2].partition("\n## ")[0]
    assert is_outline(text_of(chapter)) or ":::{dropdown} Compare with one good answer" in exercise


@pytest.mark.parametrize("chapter", CHAPTERS, ids=named)
def test_the_stated_reading_time_is_that_of_its_words_within_one_step(chapter: Path) -> None:
    text = text_of(chapter)
    stated = re.search(r"^Time: about (\d+) minutes to read", text, re.MULTILINE)
    assert stated is not None
    assert abs(rounded_minutes(reading_words(text)) - int(stated[1])) <= _STEP


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain words, and a number such as 1,200.", 8),
        ("A {term}`value proposition`, a {term}`lead <lead>` and {worked}`CNY 2,000 <leads_needed>`.", 8),
        ("Small steps help {cite}`Doran1981`.", 3),
        ("12 ÷ 4 = 3", 3),
        ("One.\n```{picture} ch02.funnel\n:caption: Not read here.\n```\nTwo.", 2),
        ("One.\n:::{dropdown} Stop and think\nTwo three.\n:::\n", 3),
        ("## Text\nOne.\n## Quiz\nNot counted.\n## Exercise\nNor this.\n## Remember\nTwo.", 4),
        ("| a | b |\n| --- | --: |\n| c | d |", 4),
    ],
)
def test_words_are_counted_as_described(text: str, words: int) -> None:
    assert words == reading_words(text)


# The trainer's guide -----------------------------------------------------------------------------------------------

GUIDE: Final = BOOK / "trainer_guide.md"
_CLOCK: Final = re.compile(r"(\d\d):(\d\d)–(\d\d):(\d\d)")


def program(title: str) -> list[tuple[int, int, int, str]]:
    """Start, end, stated minutes and what happens, for each row of the program called *title*."""
    part = text_of(GUIDE).partition(f"\n### {title}\n")[2].partition("\n### ")[0].partition("\n(trainer-room)=")[0]
    timed = [(_CLOCK.fullmatch(row[0]), row) for row in table_rows(part)]
    return [
        (int(clock[1]) * 60 + int(clock[2]), int(clock[3]) * 60 + int(clock[4]), int(row[1]), row[2])
        for clock, row in timed
        if clock
    ]


@pytest.mark.parametrize(("title", "minutes"), [("Two hours", [120]), ("One day", [480]), ("Two days", [480, 480])])
def test_a_program_has_no_gap_and_fills_its_time(title: str, minutes: list[int]) -> None:
    days: list[list[tuple[int, int, int, str]]] = []
    for row in program(title):
        if not days or row[0] < days[-1][-1][1]:
            days.append([])
        days[-1].append(row)
    for day in days:
        assert all(before[1] == after[0] for before, after in pairwise(day))
        assert all(end - start == stated for start, end, stated, _what in day)
    assert minutes == [sum(stated for *_clock, stated, _what in day) for day in days]


@pytest.mark.parametrize("title", ["One day", "Two days"])
def test_the_group_exercise_keeps_the_decks_minutes(title: str) -> None:
    exercise = [stated for *_clock, stated, what in program(title) if what.startswith("Group exercise")]
    assert exercise == [30, 90, 4 * (10 + 5)]


def test_the_split_of_the_draft_fills_its_ninety_minutes() -> None:
    part = text_of(GUIDE).partition("**Draft, 90 minutes.**")[2].partition("\n**Present")[0]
    assert sum(int(row[0]) for row in table_rows(part)) == 90


def test_every_chapter_has_its_part_in_the_guide_with_three_to_five_questions() -> None:
    parts = re.split(r"^### Chapter (\d): ", text_of(GUIDE), flags=re.MULTILINE)[1:]
    questions = {}
    for number, part in zip(parts[::2], parts[1::2], strict=True):
        asked = part.partition("**Ask.**")[2].partition("\n\n")[0]
        questions[int(number)] = len(re.findall(r"\?(?:\)|\s|$)", asked))
        assert all(mark in part for mark in ("*In a room:*", "\n**Watch", "\n**Exercise"))
    assert list(questions) == list(range(1, len(CHAPTERS) + 1))
    assert {chapter: count for chapter, count in questions.items() if not 3 <= count <= 5} == {}


# The map of the deck -----------------------------------------------------------------------------------------------

MAP: Final = BOOK / "deck_map.md"
_TREATMENTS: Final = {"frame", "claim", "arithmetic", "source"}


def figure_rows() -> list[list[str]]:
    return [row for row in table_rows(text_of(MAP)) if re.fullmatch(r"c\d\.[\w.]+", row[0])]


def chapter_text(number: int) -> str:
    return text_of(next(BOOK.glob(f"ch{number:02d}_*.md")))


def test_each_figure_of_the_map_has_its_own_id_and_stands_in_the_order_of_the_deck() -> None:
    ids = [row[0] for row in figure_rows()]
    assert len(ids) == len(set(ids))
    assert [name[1] for name in ids] == sorted(name[1] for name in ids)


@pytest.mark.parametrize("row", figure_rows(), ids=lambda row: row[0])
def test_a_figure_of_the_map_is_treated_in_a_known_way_in_its_own_chapter(row: list[str]) -> None:
    name, _said, where, treated = row
    ways = set(treated.partition(":")[0].split(", "))
    assert ways <= _TREATMENTS
    assert ways & {"frame", "claim"}
    assert ("source" in ways) == ("{cite:t}`" in treated or treated.endswith("as above"))
    assert re.match(rf"\{{ref\}}`ch0{name[1]}", where)


@pytest.mark.parametrize("row", figure_rows(), ids=lambda row: row[0])
def test_a_figure_of_the_map_is_found_in_its_chapter(row: list[str]) -> None:
    chapter = chapter_text(int(row[0][1]))
    numbers = re.findall(r"\d+%-\d+%|\d+/\d+|\d+-\d+|\d+%|\d+", row[1])
    missing = [number for number in numbers if not _stands(number, chapter)]
    assert missing == []


def _stands(number: str, text: str) -> bool:
    """Whether *number* is in *text*, its percent sign perhaps as a word and its range with any dash."""
    pattern = re.escape(number).replace(r"\-", r"\s*(?:-|–|to)\s*").replace("%", r"\s?(?:%|percent|points?)")
    return re.search(rf"(?<![\d.]){pattern}(?!\d)", text) is not None


def test_each_treatment_is_explained_on_the_map() -> None:
    explained = set(re.findall(r"^- \*\*(\w+)\*\*: ", text_of(MAP), re.MULTILINE))
    assert explained == _TREATMENTS


def test_the_map_leads_each_slide_to_its_own_chapter() -> None:
    slides = [row for row in table_rows(text_of(MAP)) if re.fullmatch(r"\d", row[0])]
    assert [row[0] for row in slides] == sorted(row[0] for row in slides)
    assert {row[0] for row in slides} == {str(number) for number in range(1, len(CHAPTERS) + 1)}
    assert [row for row in slides if not row[2].startswith(f"{{ref}}`ch0{row[0]}")] == []
