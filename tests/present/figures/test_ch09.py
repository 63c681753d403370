from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.figures import ch09, picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture("ch09.sixteen_factors"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language) -> None:
    with use_language(language):
        drawn = picture("ch09.sixteen_factors")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_there_are_four_groups_of_four_factors_with_signals() -> None:
    assert [len(group.factors) for group in ch09.RISK_GROUPS] == [4, 4, 4, 4]
    assert all(len(group.signals) >= 3 for group in ch09.RISK_GROUPS)


def test_only_the_last_groups_signals_are_marked_as_the_courses_own() -> None:
    assert [group.own for group in ch09.RISK_GROUPS] == [False, False, False, True]
    assert "Signals (this course's own): " in picture("ch09.sixteen_factors").replace("&#x27;", "'")
