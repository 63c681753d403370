from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.figures import ch04, picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture("ch04.timetable"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language) -> None:
    with use_language(language):
        drawn = picture("ch04.timetable")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


@pytest.mark.parametrize(("groups", "minutes"), [(1, 135), (4, 180), (6, 210)])
def test_each_group_adds_fifteen_minutes_to_two_hours(groups: int, minutes: int) -> None:
    assert minutes == ch04.workshop_minutes(groups=groups)


def test_the_five_steps_and_the_briefing_fill_the_time_to_draft() -> None:
    assert ch04.DRAFT == ch04._STEP * (ch04._STEPS + 1)


def test_the_description_adds_up_to_the_end_of_the_axis() -> None:
    drawn = picture("ch04.timetable")
    assert "Together 180 minutes." in drawn
    assert ">180<" in drawn
