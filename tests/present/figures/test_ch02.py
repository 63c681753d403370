"""The pictures of chapter 2: they draw in both languages and show the package's own figures."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.quantities import number_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import ch02, picture

NAMES = ["sales_cycle", "funnel", "range_of_outcomes", "visit", "fab_sentence"]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str) -> ET.Element:
    markup = picture(f"ch02.{name}").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ET.fromstring(markup)  # noqa: S314 - our own markup


def words(name: str) -> str:
    """All lines of the picture, wrapped or not, as one text."""
    return " ".join(text.text or "" for text in drawn(name).iter(f"{SVG}text"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_draws_with_title_and_description_in_every_language(name: str, language: Language) -> None:
    with use_language(language):
        svg = drawn(name)
    assert svg.findtext(f"{SVG}title")
    assert len(svg.findtext(f"{SVG}desc") or "") > 40


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(name: str) -> None:
    markup = picture(f"ch02.{name}")
    width = float(re.findall(r'viewBox="0 0 ([\d.]+)', markup)[0])
    assert width <= 520
    assert min(float(size) for size in re.findall(r"font-size:([\d.]+)px", markup)) >= 14


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_picture(name: str) -> None:
    svg = drawn(name)
    _x, _y, width, height = (float(number) for number in svg.attrib["viewBox"].split())
    for text in svg.iter(f"{SVG}text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


def test_the_sales_cycle_says_goal_and_kpis_of_each_stage() -> None:
    described = drawn("sales_cycle").findtext(f"{SVG}desc") or ""
    assert described.count("Goal:") == 4
    assert described.count("KPIs:") == 4
    assert "win rate" in described


def test_the_funnel_shows_the_counts_and_rates_of_the_plan() -> None:
    figures = worked_figures()
    shown = words("funnel")
    for name in ("leads_needed", "meetings_needed", "proposals_needed", "deals_needed", "average_deal_size"):
        assert number_text(figures[name]) in shown
    assert "× 32%" in shown
    assert "÷ 32%" in shown
    assert "CNY 19.2 million" in shown


def test_the_range_parts_the_years_by_the_target() -> None:
    shown = words("range_of_outcomes")
    missed, reached = (int(share) for share in re.findall(r"(\d+)% of years", shown))
    assert missed + reached == 100
    assert round(ch02.worked_range().chance_of_revenue(worked_figures()["new_business_target"]) * 100) == reached
    assert "8 years in 10: from CNY 15 million to CNY 23.6 million" in shown


def test_the_visit_keeps_to_seven_parts_listening_in_ten() -> None:
    assert ch02.listening_minutes() / sum(part.minutes for part in ch02.VISIT) == pytest.approx(0.7)
    assert "70%" in words("visit")


def test_no_part_of_the_visit_listens_longer_than_it_lasts() -> None:
    assert all(0 <= part.listening <= part.minutes for part in ch02.VISIT)


def test_the_fab_sentence_names_its_three_parts_in_order() -> None:
    shown = words("fab_sentence")
    places = [shown.index(part) for part in ("Feature", "so that you can", "Advantage", "Benefit")]
    assert shown.index("Feature") < shown.index("Advantage") < shown.index("Benefit")
    assert len(set(places)) == 4
