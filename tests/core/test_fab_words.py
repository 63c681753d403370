"""The words behind the FAB check, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.fab_words import fab_words, repeats

ENGLISH, CHINESE = fab_words("en"), fab_words("zh_CN")


@pytest.mark.parametrize(
    ("text", "earlier", "again"),
    [
        ("12-bit resolution", "12-bit converter", True),
        ("Gold contacts", "plug with gold contact", True),
        ("系统有看板和图表", "系统有看板", True),
        ("reads small loads", "12-bit converter", False),
        ("anything", "", False),
        ("", "anything", False),
        ("the", "the", False),
    ],
)
def test_what_is_said_again_is_found(text: str, earlier: str, again: bool) -> None:
    assert repeats(text, earlier) is again


@given(st.text(min_size=1))
def test_a_text_repeats_itself_or_holds_no_word(text: str) -> None:
    assert repeats(text, text) or not repeats(text, text + text)


@pytest.mark.parametrize("text", ["excellent quality", "World-class support!", "our innovative solution", ""])
def test_english_praise_has_no_content(text: str) -> None:
    assert not ENGLISH.has_content(text)


@pytest.mark.parametrize("text", ["品质卓越", "领先的技术", "专业团队，一流服务", "。"])
def test_chinese_praise_has_no_content(text: str) -> None:
    assert not CHINESE.has_content(text)


def test_a_chinese_gain_is_told_as_its_clause() -> None:
    assert CHINESE.gain("您关掉没人要的机组，全年账单约省 4%") == "全年账单约省 4%"


def test_the_words_found_keep_their_capitals() -> None:
    assert ENGLISH.specification("Rated IP67") == "IP67"
