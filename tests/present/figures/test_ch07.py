from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.figures import ch07, picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture("ch07.journey_roles"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language) -> None:
    with use_language(language):
        drawn = picture("ch07.journey_roles")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_the_chain_of_handovers_goes_through_every_stage() -> None:
    chain = [role for role in ch07._ROLES if role[4] == "one"]
    stages = [stage for _name, _work, first, last, _fill in chain for stage in range(first, last + 1)]
    assert stages == list(range(len(ch07._STAGES)))


def test_the_description_names_all_five_roles() -> None:
    drawn = picture("ch07.journey_roles")
    assert all(f"{name}, from " in drawn for name, *_rest in ch07._ROLES)
