"""The drawing board: text that fits its lines, and pictures that can be read by everyone."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.present.svg import COLOURS, Drawing, colour, shortened, text_width, wrap

words = st.text(st.sampled_from("abc é漏斗管理销售，。、（）“”《》,.()%-1 2\u3000"), max_size=40)
printable = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff"), max_size=30
)
widths = st.floats(10, 400)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _could_break(before: str, after: str) -> bool:
    plain = unicodedata.category(before)[0] in "LN" and unicodedata.category(after)[0] in "LN"
    return (before == " " and after != " ") or (plain and (_is_wide(before) or _is_wide(after)))


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(words | printable, widths)
def test_no_letter_is_lost_or_moved(text: str, width: float) -> None:
    assert _letters(text) == _letters("".join(wrap(text, width)))


@given(words | printable, widths)
def test_a_line_is_too_wide_only_where_it_cannot_be_broken(text: str, width: float) -> None:
    for line in wrap(text, width):
        if text_width(line) > width:
            assert not [pair for pair in pairwise(line) if _could_break(*pair)]


@given(words | printable, widths)
def test_no_line_is_empty_but_that_of_an_empty_text(text: str, width: float) -> None:
    lines = wrap(text, width)

    assert lines == [""] if not text.strip() else all(lines)


@given(words, widths)
def test_words_are_kept_whole(text: str, width: float) -> None:
    latin = re.findall(r"[abcé]+", text)

    assert latin == [word for line in wrap(text, width) for word in re.findall(r"[abcé]+", line)]


@given(words, widths)
def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark(text: str, width: float) -> None:
    for before, after in pairwise(wrap(text, width)):
        if f"{before}{after}" in text:
            assert after[0] not in "，。、）”》"
            assert before[-1] not in "（“《"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, [""]),
        ("plan", 100, ["plan"]),
        ("one plan for all", 60, ["one", "plan", "for all"]),
        ("incomprehensibilities", 40, ["incomprehensibilities"]),
        ("销售漏斗", 30, ["销售", "漏斗"]),
        ("销售漏斗", 29.9, ["销", "售", "漏", "斗"]),
        ("销售，漏斗", 45, ["销售，", "漏斗"]),
        ("销售（漏斗）", 45, ["销售", "（漏", "斗）"]),
        ("用 CRM 管理线索", 60, ["用 CRM", "管理线索"]),
        ("  plan  ", 20, ["plan"]),
    ],
)
def test_text_is_broken_where_its_readers_expect(text: str, width: float, lines: list[str]) -> None:
    assert lines == wrap(text, width)


@given(words | printable, widths)
def test_a_shortened_text_fits_and_says_that_it_goes_on(text: str, width: float) -> None:
    short = shortened(text, width)

    assert text_width(short) <= width
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("plan", 34, "plan"), ("plan", 33, "pl…"), ("a plan", 30, "a…"), ("漏斗管理", 45, "漏斗…"), ("", 10, "")],
)
def test_text_is_shortened_where_it_would_run_over(text: str, width: float, short: str) -> None:
    assert short == shortened(text, width)


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert text_width("漏斗", 20) == 40
    assert text_width("ab", 20) == pytest.approx(22.4)
    assert text_width("") == 0


@given(printable, printable, printable)
def test_any_text_gives_a_picture_that_can_be_read_aloud(title: str, describe: str, label: str) -> None:
    board = Drawing(300, 100, title=title, describe=describe)
    board.box(0, 0, 300, 100, label)
    root = ET.fromstring(board.svg())  # noqa: S314 - the course's own markup

    assert title == root.findtext("title")
    assert describe == root.findtext("desc")
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"{title}. {describe}" or any(letter.isspace() for letter in title + describe)
    assert _letters(label) == _letters("".join(text.text or "" for text in root.iter("text")))


def test_a_picture_scales_with_the_page_and_not_far_beyond_its_size() -> None:
    root = ET.fromstring(Drawing(480, 120.5, title="t", describe="d").svg())  # noqa: S314 - the course's own markup

    assert root.get("viewBox") == "0 0 480 120.5"
    assert root.get("style") == "max-width:672px"


@pytest.mark.parametrize("role", COLOURS)
def test_a_colour_follows_the_page_and_has_one_for_light_paper(role: str) -> None:
    assert colour(role) == f"var(--bp-{role}, {COLOURS[role]})"  # type: ignore[arg-type]  # every key is a role


def _luminance(value: str) -> float:
    parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("text", "ground"), [("ink", "paper"), ("ink", "panel"), ("muted", "paper"), ("muted", "panel"), ("on", "one")]
)
def test_text_stands_out_from_its_ground_as_wcag_asks(text: str, ground: str) -> None:
    # WCAG 2.1, success criterion 1.4.3: a contrast of 4.5 to 1 or more.
    light, dark = sorted((_luminance(COLOURS[text]), _luminance(COLOURS[ground])), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@given(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), st.tuples(st.floats(-500, 500), st.floats(-500, 500)))
def test_an_arrow_between_any_two_points_has_only_numbers(start: tuple[float, float], end: tuple[float, float]) -> None:
    board = Drawing(100, 100, title="t", describe="d")
    board.arrow(start, end)
    board.arrow(start, start)

    assert "nan" not in board.svg()
    assert board.svg().count("<polygon") == 2


def test_a_rectangle_is_never_narrower_than_nothing() -> None:
    board = Drawing(100, 100, title="t", describe="d")
    board.rectangle(0, 0, -5, -1)

    assert 'width="0" height="0"' in board.svg()
