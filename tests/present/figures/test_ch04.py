"""The pictures of chapter 4: they draw in both languages and show what their functions compute."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from runpy import run_path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.quantities import money_text, percent_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import ch04, picture
from bpcourse.present.figures.company import segments

NAMES = ["timetable", "three_splits", "failed_path", "cause_map"]
CHAPTER_3 = Path(__file__).parents[3] / "book" / "_worked" / "ch03.py"


def drawn(name: str) -> ET.Element:
    return ET.fromstring(picture(f"ch04.{name}"))  # noqa: S314 - our own markup


def words(name: str) -> str:
    """All lines of the picture, wrapped or not, as one text."""
    return " ".join(text.text or "" for text in drawn(name).iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(name: str, language: Language) -> None:
    with use_language(language):
        root = drawn(name)
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 60
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(name: str, language: Language) -> None:
    with use_language(language):
        markup = picture(f"ch04.{name}")
    assert float(markup.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", markup))) >= 14


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_picture(name: str) -> None:
    root = drawn(name)
    _left, _top, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter("text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


@pytest.mark.parametrize(("groups", "minutes"), [(1, 135), (4, 180), (5, 195), (6, 210)])
def test_each_group_adds_fifteen_minutes_to_two_hours(groups: int, minutes: int) -> None:
    assert minutes == ch04.workshop_minutes(groups=groups)


@pytest.mark.parametrize(("people", "groups"), [(3, []), (4, [1]), (7, []), (8, [2]), (23, [4, 5]), (31, [6, 7])])
def test_a_room_divides_into_groups_of_four_to_six(people: int, groups: list[int]) -> None:
    assert groups == list(ch04.possible_groups(people=people))


@given(st.integers(min_value=8, max_value=200))
def test_every_possible_number_of_groups_seats_everybody_four_to_six_to_a_table(people: int) -> None:
    for groups in ch04.possible_groups(people=people):
        sizes = ch04.group_sizes(people=people, groups=groups)
        assert sum(sizes) == people
        assert 4 <= min(sizes) <= max(sizes) <= 6


def test_the_five_steps_and_the_briefing_fill_the_time_to_draft() -> None:
    assert ch04.DRAFT == ch04._STEP * (ch04._STEPS + 1)


def test_the_worked_groups_are_possible_and_the_picture_ends_when_the_last_has_been_heard() -> None:
    assert ch04.GROUPS in ch04.possible_groups(people=ch04.PEOPLE)
    described = drawn("timetable").findtext("desc") or ""
    assert "23 people in 5 groups of 5, 5, 5, 4, 4" in described
    assert "The end is at 12:30: 195 minutes of work." in described
    assert "12:30" in words("timetable")


def test_the_weeks_to_win_are_those_of_the_allocation_table_in_chapter_3() -> None:
    chapter = run_path(str(CHAPTER_3))["FIGURES"]
    assert sum(ch04.WEEKS_TO_WIN) == chapter["win_total"]()
    for segment, weeks, name in zip(segments(), ch04.WEEKS_TO_WIN, ("large", "food", "property"), strict=False):
        assert (segment.target - segment.revenue) / weeks == pytest.approx(chapter[f"growth_per_week_{name}"]())


@pytest.mark.parametrize("fading", [False, True])
def test_the_plan_s_own_weeks_bring_the_growth_it_plans(fading: bool) -> None:
    figures = worked_figures()
    planned = figures["segments_target"] - figures["segments_2026"]
    assert planned == pytest.approx(ch04.growth_won(ch04.WEEKS_TO_WIN, fading=fading))


def test_every_split_divides_the_same_weeks() -> None:
    assert all(sum(split.weeks) == pytest.approx(sum(ch04.WEEKS_TO_WIN)) for split in ch04.allocations())


def test_80_20_gives_four_fifths_to_the_first_segment() -> None:
    weeks = ch04.allocations()[2].weeks
    assert weeks[0] == pytest.approx(0.8 * sum(weeks))


def test_four_times_the_weeks_win_twice_as_much_where_each_further_week_brings_less() -> None:
    once, fourfold = (ch04.growth_won((weeks, 0, 0, 0), fading=True) for weeks in (30, 120))
    assert fourfold == pytest.approx(2 * once)


def test_the_splits_show_the_growth_that_each_brings() -> None:
    shown = words("three_splits")
    for split in ch04.allocations():
        assert split.name in shown
        for fading in (False, True):
            assert money_text(ch04.growth_won(split.weeks, fading=fading), "CNY", digits=1) in shown


def test_the_failed_plan_starts_with_its_target_and_needs_more_with_every_month() -> None:
    needed = [ch04.growth_still_needed(after_months=month) for month in range(7)]
    assert needed[0] == ch04.TARGET_GROWTH
    assert needed[6] == pytest.approx(0.55)
    assert all(later > earlier for earlier, later in pairwise(needed))


@pytest.mark.parametrize("months", [1, 2.5, 6, 11])
def test_what_is_needed_and_what_was_reached_make_the_year_s_target(months: float) -> None:
    rest = (12 - months) * (1 + ch04.growth_still_needed(after_months=months))
    assert months * (1 + ch04.FIRST_HALF_GROWTH) + rest == pytest.approx(12 * (1 + ch04.TARGET_GROWTH))


def test_the_path_shows_the_three_stated_figures() -> None:
    shown = words("failed_path")
    for growth in (ch04.TARGET_GROWTH, ch04.INDUSTRY_GROWTH, ch04.FIRST_HALF_GROWTH):
        assert percent_text(growth) in shown
    assert "55%" in shown


def test_the_cause_map_tells_all_four_causes() -> None:
    described = drawn("cause_map").findtext("desc") or ""
    for cause in ("Target", "Product", "Resources", "Weak monitoring"):
        assert cause in described
