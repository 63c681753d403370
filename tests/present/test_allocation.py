"""Pictures, tables and sentences of splits and capacity: right figures, readable, whatever the plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from bpcourse.core.allocation import RULES, SegmentNeed, Split, own_split, segment_needs, split_by
from bpcourse.core.capacity import capacity_outlook, hiring_options
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.period import Period
from bpcourse.core.resources import Allocation, HireGroup, Rep, Resources
from bpcourse.core.worked_company import worked_plan
from bpcourse.core.worked_execution import worked_resources
from bpcourse.present.allocation import (
    best_words,
    capacity_picture,
    capacity_table,
    capacity_words,
    hiring_table,
    hiring_words,
    split_findings,
    split_picture,
    split_table,
    split_words,
)
from bpcourse.present.svg import text_width

YEAR = Period.year(2027)
HOSTILE = "</text></td><script>alert(1)</script>"
WORKED = worked_resources()
TEAMS = {
    "the worked company": WORKED,
    "nobody": Resources(),
    "leaving": replace(WORKED, attrition_rate=1.0),
    "growing": replace(WORKED, hires=(HireGroup(count=90, quota=9e8, start=date(2027, 6, 1), ramp_months=3),)),
    "tiny": Resources(team=(Rep(quota=0.01),)),
}
PERIODS = {
    "a year": YEAR,
    "a day": Period(date(2027, 3, 3), date(2027, 3, 3)),
    "two years": Period(date(2027, 1, 1), date(2028, 12, 31)),
    "five years": Period(date(2027, 1, 1), date(2031, 12, 31)),
}


def splits_of(needs: list[SegmentNeed], lines: list[Allocation], *, hours: float = 14_720) -> list[Split]:
    own = own_split(needs, lines, heads=8)
    budget = sum(line.budget for line in lines)
    return [own, *(split_by(way, needs, hours=hours, budget=budget, heads=8) for way in RULES)]


def worked_splits() -> list[Split]:
    return splits_of(list(segment_needs(worked_plan().segments, WORKED.allocation)), list(WORKED.allocation))


def named_splits(*names: str) -> list[Split]:
    lines = [Allocation(segment=name, hours_to_win=10) for name in names]
    needs = [SegmentNeed(name, 1e6 * number, 10) for number, name in enumerate(names)]
    return splits_of(needs, lines)


def assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    board = float(root.get("viewBox", "").split()[2])
    assert root.findtext("title")
    assert root.findtext("desc")
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        start = float(text.get("x", 0)) - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "")]
        assert size >= 14
        assert start >= -3, text.text
        assert start + width <= board + 3, text.text


# Split ----------------------------------------------------------------------------------------------------------------


def test_the_splits_are_told_one_after_the_other() -> None:
    assert split_words(worked_splits(), currency="CNY") == (
        "Your split is expected to add CNY 8 million; even split CNY 6.74 million; 80/20 by priority CNY 7.5 million; "
        "by expected return CNY 8.04 million."
    )


def test_the_best_is_told_with_its_distance_or_as_reached() -> None:
    own = worked_splits()[0]

    assert "CNY 48,495 or 0.6% more than yours" in best_words(own, 8_048_495, currency="CNY")
    assert best_words(own, 8e6, currency="CNY").startswith("No other split")
    assert "∞ more" in best_words(named_splits("a")[0], 5, currency="CNY")


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (14_720, []),
        (14_000, ["You give out 720 hours more than the 14,000 that the team has."]),
        (15_000, ["280 of the team's 15,000 hours are given to nobody."]),
        (5_000, ["Keeping the customers takes 5,440 hours; the team has 5,000. Nothing is left to win with."]),
    ],
)
def test_hours_that_do_not_fit_are_named(hours: float, said: list[str]) -> None:
    assert said == split_findings(worked_splits()[0], hours=hours)


def test_a_return_without_hours_is_named() -> None:
    needs = [SegmentNeed("malls", expected_return=5)]
    own = own_split(needs, [Allocation(segment="malls")], heads=1)

    assert split_findings(own, hours=0) == [
        "malls: a return is expected with no hours to win, so it counts the same in every split."
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "names", [("a",), ("华东地区大型制造企业" * 8, HOSTILE, "plants in every province " * 9), tuple("abcdefghi")]
)
def test_any_split_can_be_drawn(names: tuple[str, ...], language: Language) -> None:
    with use_language(language):
        splits = named_splits(*names)
        assert_readable(split_picture(splits, currency="CNY"))
        table = split_table(splits, currency="CNY")

    assert "<script" not in table
    assert table.count("<tbody>") == 4
    assert table.count('scope="rowgroup"') == 4


def test_the_table_has_hours_people_money_and_return_with_sums() -> None:
    rows = re.findall("<tr>(.*?)</tr>", split_table(worked_splits(), currency="CNY"))
    cells = [[re.sub("<[^>]+>", "", cell) for cell in re.findall("<t[hd].*?</t[hd]>", row)] for row in rows]

    assert ["large manufacturers", "5,280", "2,320", "7,424", "5,800"] in cells
    assert ["large manufacturers", "4", "2", "5", "5"] in cells
    assert ["Sum", "9,280", "9,280", "9,280", "9,280"] in cells
    assert ["Sum", "8", "8", "8", "8"] in cells
    assert ["Sum", "1,200,000", "1,200,000", "1,200,000", "1,200,000"] in cells


def test_the_picture_tells_its_figures_to_those_who_do_not_see_it() -> None:
    assert (
        "even split CNY 6.74 million; 80/20" in split_picture(worked_splits(), currency="CNY").partition("</desc>")[0]
    )


# Capacity -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (48e6, "101.2% of the goal of CNY 48 million: CNY 600,000 to spare."),
        (50e6, "97.2% of the goal of CNY 50 million: CNY 1.4 million short."),
        (48.6e6, "100% of the goal of CNY 48.6 million: just enough."),
        (0, "The team can carry CNY 48.6 million; set a goal to see whether that is enough."),
    ],
)
def test_capacity_is_told_against_the_goal(goal: float, said: str) -> None:
    assert said in capacity_words(capacity_outlook(WORKED, YEAR, goal=goal), currency="CNY")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("team", TEAMS)
def test_any_team_can_be_drawn(team: str, period: str, language: Language) -> None:
    with use_language(language):
        for goal in (0, 48e6, 1e13):
            outlook = capacity_outlook(TEAMS[team], PERIODS[period], goal=goal)
            assert_readable(capacity_picture(outlook, currency="CNY"))
            options = hiring_options(TEAMS[team], PERIODS[period], hire=HireGroup(quota=5e6, ramp_months=6), goal=goal)
            shown = capacity_table(outlook, currency="CNY") + hiring_table(options, currency="CNY")
            shown += hiring_words(outlook, options, quota=5e6, at_least=240_000, currency="CNY")
            assert not re.search(r"[{}]|\bnan\b", shown)


def test_the_gap_is_drawn_only_where_there_is_one() -> None:
    enough, short = (capacity_picture(capacity_outlook(WORKED, YEAR, goal=goal), currency="CNY") for goal in (1e6, 9e7))

    assert short.count("<rect") - enough.count("<rect") == 12


def test_a_plan_over_years_has_its_sums_by_year() -> None:
    table = capacity_table(capacity_outlook(WORKED, PERIODS["two years"], goal=96e6), currency="CNY")

    assert "2028-12" in table
    assert ">2028<" in table
    assert ">2028<" not in capacity_table(capacity_outlook(WORKED, YEAR, goal=96e6), currency="CNY")


@pytest.mark.parametrize(
    ("goal", "quota", "least", "said"),
    [
        (48e6, 5.8e6, 240_000, "The latest month that still helps begins on 2027-10-01"),
        (
            50e6,
            5.8e6,
            240_000,
            "the whole period's work of 0.24 fully productive reps with a quota of CNY 5.8 million.",
        ),
        (50e6, 5.8e6, 240_000, "it takes 1 hire, with a first day no later than 2027-07-01."),
        (58e6, 5.8e6, 240_000, "it takes 3 hires, with a first day no later than 2027-03-01."),
        (50e6, 0, 240_000, "No number of such hires closes the gap. Even from the first day on, one more brings less"),
        (48e6, 5.8e6, 1, "One more still brings CNY 1 with a first day in the last month."),
    ],
)
def test_hiring_is_told_with_its_last_months(goal: float, quota: float, least: float, said: str) -> None:
    outlook = capacity_outlook(WORKED, YEAR, goal=goal)
    options = hiring_options(WORKED, YEAR, hire=HireGroup(quota=quota, ramp_months=6), goal=goal)

    assert said in hiring_words(outlook, options, quota=quota, at_least=least, currency="CNY")
