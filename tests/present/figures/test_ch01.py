from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Final

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.plan import PARTS, part_title
from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.figures import ch01, picture
from bpcourse.present.figures.company import segments

PICTURES: Final = ("closed_loop", "goal_cascade", "four_elements", "one_page_plan")


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_sound_markup_with_a_title_and_a_description(language: Language, name: str) -> None:
    with use_language(language):
        root = ET.fromstring(picture(f"ch01.{name}"))  # noqa: S314 - our own markup
    assert root.findtext("title")
    assert len(root.findtext("desc") or "") > 100
    assert all(element.text for element in root.iter("text"))


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_narrow_enough_for_a_phone_and_its_text_large_enough(language: Language, name: str) -> None:
    with use_language(language):
        drawn = picture(f"ch01.{name}")
    assert float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_the_five_blocks_name_the_worked_companys_figures() -> None:
    drawn = picture("ch01.closed_loop")
    assert "CNY 1.5 billion, growing 12% a year" in drawn
    assert "CNY 48 million in 2027, up 20%" in drawn
    assert "8 reps, 27.2 calls each a week" in drawn
    assert "80 deals" in drawn


def test_each_level_adds_up_to_the_part_above_that_it_divides() -> None:
    for above, below in pairwise(ch01.levels()):
        _name, divided = above.parts[above.divided]
        assert below.total == pytest.approx(divided)


def test_the_cascade_starts_from_the_revenue_goal_and_ends_with_an_even_share_of_new_business() -> None:
    first, *_between, last = ch01.levels()
    assert first.total == worked_figures()["revenue_target"]
    assert last.parts[-1][1] == worked_figures()["quota_per_rep"]


def test_no_region_brings_more_of_a_segment_than_the_plan_asks_for() -> None:
    shares = zip(ch01.EAST_TARGETS, segments(), strict=True)
    assert all(east <= segment.target for east, segment in shares)


def test_large_manufacturers_are_all_in_the_east_and_divided_among_the_reps() -> None:
    target = worked_figures()["large_manufacturers_target"]
    assert ch01.EAST_TARGETS[0] == target
    assert sum(quota.revenue for quota in ch01.QUOTAS) == pytest.approx(target)


def test_no_rep_is_asked_for_more_than_the_plans_quota() -> None:
    resources = worked_plan().resources
    assert resources is not None
    quotas = {rep.name: rep.quota or 0 for rep in resources.team}
    assert [part.name for part in ch01.QUOTAS if part.revenue > quotas[part.name]] == []


def test_no_rep_gives_more_weeks_than_the_year_has() -> None:
    assert all(quota.weeks <= worked_figures()["selling_weeks"] for quota in ch01.QUOTAS)


def test_the_cascade_writes_out_its_sums_and_the_week() -> None:
    drawn = picture("ch01.goal_cascade")
    assert "35 + 13 = 48" in drawn
    assert "11 + 7.2 + 4 + 1.6 + 1.2 = 25" in drawn
    assert "10 deals in the year: 27.2 calls and 2.6 visits in each selling week" in drawn


def test_each_element_is_shown_with_what_breaks_without_it() -> None:
    described = ET.fromstring(picture("ch01.four_elements")).findtext("desc") or ""  # noqa: S314 - our own markup
    assert described.count("Without it: ") == 4
    assert all(job in described for job in ("foundation", "core", "path", "safeguard"))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_plan_stands_on_the_page(part: str) -> None:
    titles = [part_title(each) for each in PARTS if each == part]
    assert all(f">{title}<" in picture("ch01.one_page_plan") for title in titles)
