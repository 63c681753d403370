from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.figures import picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture("ch06.record_to_decision"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language) -> None:
    with use_language(language):
        drawn = picture("ch06.record_to_decision")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_every_view_ends_in_a_decision() -> None:
    drawn = picture("ch06.record_to_decision")
    assert drawn.count("Decision: ") == 2 * 3  # in the description and in the label made from it
