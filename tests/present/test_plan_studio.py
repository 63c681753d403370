"""The whole plan as markup: states of parts, key figures, two plans side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from bpcourse.core.deck_plans import failed_electronics_plan
from bpcourse.core.outlook import Outlook, plan_outlook
from bpcourse.core.plan import PARTS, SalesPlan
from bpcourse.core.plan.compare import differences
from bpcourse.core.review import review_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.plan_parts import part_summary
from bpcourse.present.plan_studio import (
    compare_picture,
    compare_table,
    compare_words,
    difference_tables,
    key_tiles,
    part_card,
    part_state,
    progress_bar,
    section_names,
)
from bpcourse.present.review import counts_tiles, grouped_by_rule, verdict_words

DAY = date(2026, 11, 23)
NAMES = ("before", "after")


@pytest.mark.parametrize(
    ("part", "state"),
    [
        ("market", "warning"),
        ("goals", "error"),
        ("segments", "warning"),
        ("sales_paths", "empty"),
        ("actions", "sound"),
    ],
)
def test_a_part_is_as_far_as_its_gravest_finding(part: str, state: str) -> None:
    plan = failed_electronics_plan()

    assert state == part_state(next(known for known in PARTS if known == part), plan, review_plan(plan, today=DAY))


def test_the_bar_has_a_field_for_each_part_and_says_them_all() -> None:
    bar = progress_bar(SalesPlan.empty(), [])

    assert bar.count("<span") == len(PARTS)
    assert "Market view: Nothing yet; Goals: Nothing yet" in bar
    assert 'role="img"' in bar


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_told_in_a_line_and_an_empty_one_in_none(part: str) -> None:
    known = next(each for each in PARTS if each == part)

    assert part_summary(worked_plan(), known)
    assert part_summary(SalesPlan.empty(), known) == ""


def test_a_card_says_how_much_the_review_finds_there() -> None:
    plan = failed_electronics_plan()
    card = part_card("goals", plan, review_plan(plan, today=DAY), buttons=[])

    assert "The review finds 3 things here." in card
    assert "bp-is-error" in card


def test_figures_that_are_not_known_are_left_open() -> None:
    assert key_tiles(Outlook(currency="CNY")).count("<b>–</b>") == 4


def test_two_plans_are_held_against_each_other_figure_by_figure() -> None:
    plan = worked_plan()
    assert plan.funnel is not None
    fewer = plan.with_funnel(replace(plan.funnel, leads=1_500))
    one, other = plan_outlook(plan), plan_outlook(fewer)
    table = re.sub(r"<[^>]+>", "|", compare_table(one, other, NAMES))

    assert "|Leads||2,000||1,500||−500|" in table.replace("||||", "||")
    assert "|CNY 19.2 million||CNY 14.4 million||−CNY 4.8 million|" in table
    assert "−25 points" in table
    assert compare_words(one, other, 1) == (
        "1 field differs. The second plan's funnel brings CNY 4.8 million less a year."
    )


def test_money_of_two_currencies_is_not_subtracted() -> None:
    one, other = plan_outlook(worked_plan()), plan_outlook(replace(worked_plan(), currency="EUR"))

    assert compare_words(one, other, 3) == "3 fields differ. Their revenue cannot be compared."
    assert compare_picture(one, other, NAMES) == ""


def test_the_picture_tells_what_it_shows() -> None:
    one = plan_outlook(worked_plan())
    picture = compare_picture(one, one, NAMES)

    assert "Revenue of the funnel, a year, before: CNY 19.2 million" in picture
    assert "Two plans side by side" in picture


def test_differences_are_folded_by_part_and_escaped() -> None:
    hostile = replace(worked_plan(), title="<b>", note="<script>")
    found = differences(worked_plan(), hostile.with_funnel(None))
    markup = difference_tables(found, NAMES)

    assert re.findall(r"<summary>([^<]*) <", markup) == ["About the plan", "Sales funnel"]
    assert "<script>" not in markup


def test_parts_are_listed_by_their_titles() -> None:
    assert section_names(("funnel", "company")) == "Sales funnel, Company"


def test_findings_are_counted_in_words_and_tiles() -> None:
    found = review_plan(failed_electronics_plan(), today=DAY)

    assert verdict_words(found) == "4 errors, 13 warnings, 2 pieces of advice."
    assert verdict_words(found[:1]) == "1 error, 0 warnings, 0 pieces of advice."
    assert counts_tiles(found, 2).count("<li") == 4


def test_findings_of_a_rule_stay_together_with_their_numbers() -> None:
    found = review_plan(SalesPlan.empty(), today=DAY)
    groups = grouped_by_rule([(0, found[0]), (1, found[1]), (2, found[0])])

    assert [group.numbers for group in groups] == [(0, 2), (1,)]
