from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.figures import ch08, picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture("ch08.loyalty_curves"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language) -> None:
    with use_language(language):
        drawn = picture("ch08.loyalty_curves")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_referral_stays_below_repurchase_wherever_satisfaction_is_less_than_full() -> None:
    powers = {name: (power, height) for name, power, height, _ink, _dash in ch08._CURVES}
    low, high = powers["referral rate"], powers["repurchase rate"]
    assert all(low[1] * (x / 50) ** low[0] < high[1] * (x / 50) ** high[0] for x in range(1, 50))


def test_the_picture_says_that_it_is_a_sketch() -> None:
    assert "A sketch without a scale." in picture("ch08.loyalty_curves")
