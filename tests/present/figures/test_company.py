from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import company, picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture("company.segments_in_plan"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language) -> None:
    with use_language(language):
        drawn = picture("company.segments_in_plan")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_the_segments_add_up_to_the_companys_revenue() -> None:
    figures = worked_figures()
    assert figures["revenue_2026"] == sum(segment.revenue for segment in company.segments())
    assert figures["revenue_target"] == sum(segment.target for segment in company.segments())
    assert figures["customers"] == sum(segment.customers for segment in company.segments())


def test_every_segment_stands_with_its_growth() -> None:
    drawn = picture("company.segments_in_plan")
    assert all(text in drawn for text in ("25 (+25%)", "12.5 (+25%)", "6.5 (+8.3%)", "4 (0%)"))
