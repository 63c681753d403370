"""What holds for each picture that a page shows, in both languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.figures import picture

BOOK: Final = Path(__file__).parents[3] / "book"
PICTURES: Final = sorted(
    name for page in BOOK.glob("*.md") for name in re.findall(r"```{picture} (\S+)", page.read_text(encoding="utf-8"))
)
TERSE_IN_CHINESE: Final = ("ch02.funnel", "ch02.range_of_outcomes", "ch05.gap_bridge")
"""Four numbers and their names: Chinese says them in fewer letters."""


@pytest.mark.parametrize("chapter", range(1, 10))
def test_a_chapter_has_at_least_three_pictures(chapter: int) -> None:
    assert sum(name.startswith(f"ch{chapter:02}.") for name in PICTURES) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_sound_markup_with_a_title_and_a_description(name: str, language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture(name))  # noqa: S314 - our own markup
    assert root.findtext("title")
    least = 40 if language == "zh_CN" and name in TERSE_IN_CHINESE else 100
    assert len(root.findtext("desc") or "") > least
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(name: str, language: Language) -> None:
    with use_language(language):
        drawn = picture(name)
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14
