"""The pictures of chapter 6: they draw in both languages, and say what the counts behind them hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from math import comb

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.quantities import money_in_unit_text, number_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import ch06, picture

PICTURES = ["record_to_decision", "funnel_stall", "forecast_range", "opening_test"]


def described(name: str) -> str:
    return ET.fromstring(picture(f"ch06.{name}")).findtext("desc") or ""  # noqa: S314 - our own markup


def texts(name: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture(f"ch06.{name}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_no_text_leaves_the_picture(name: str, language: Language) -> None:
    with use_language(language):
        root = ET.fromstring(picture(f"ch06.{name}"))  # noqa: S314 - our own markup
    _x, _y, width, height = (float(number) for number in root.attrib["viewBox"].split())
    for text in root.iter("text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


def test_every_view_ends_in_a_decision() -> None:
    drawn = picture("ch06.record_to_decision")
    assert drawn.count("Decision: ") == 2 * 3  # in the description and in the label made from it


# The funnel ----------------------------------------------------------------------------------------------------------


def test_only_the_step_from_meeting_to_proposal_stalls() -> None:
    assert [step.stalls for step in ch06.STEPS] == [False, True, False]


def test_a_step_is_measured_against_the_plan() -> None:
    figures = worked_figures()
    assert [step.usual for step in ch06.STEPS] == [
        figures[name] for name in ("lead_to_meeting", "meeting_to_proposal", "win_rate")
    ]


def test_the_chance_of_a_step_is_that_of_few_successes() -> None:
    step = ch06.Step("three of four", 4, 3, 0.5)
    assert step.chance == pytest.approx(1 - 1 / 16)


def test_the_funnel_names_each_count_and_marks_the_stall_point_once() -> None:
    for count in ch06.OPEN_NOW:
        assert number_text(count) in texts("funnel_stall")
    assert sum("stall point" in text for text in texts("funnel_stall")) == 1
    assert "29 of 80 went on to a proposal (36%, plan 50%: stall point)." in described("funnel_stall")


def test_what_is_usually_open_is_what_the_plan_keeps_open() -> None:
    assert sum(ch06.usually_open()) == pytest.approx(worked_figures()["open_opportunities"])


# The forecasts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("groups", [ch06.BY_AGE, ch06.BY_DATE])
def test_both_sortings_hold_the_same_proposals(groups: tuple[ch06.Group, ...]) -> None:
    sums = tuple(sum(each) for each in zip(*((group.now, group.seen, group.signed) for group in groups), strict=True))
    assert sums == (ch06.OPEN_NOW[2], 121, 22)


def test_the_proposals_seen_are_about_those_of_four_average_days() -> None:
    seen = sum(group.seen for group in ch06.BY_AGE)
    assert seen == pytest.approx(4 * worked_figures()["proposals_2026"] * 46 / 365, rel=0.01)


def test_the_quarter_asks_for_a_fourth_of_the_years_deals() -> None:
    assert worked_figures()["deals_needed"] / 4 == ch06.DEALS_SOLD + ch06.DEALS_MISSING


def test_the_chances_of_all_numbers_of_deals_add_up_to_one() -> None:
    assert ch06.chance_of_at_least(0, ch06.BY_AGE) == 1
    assert sum(ch06._chances(ch06.BY_AGE)) == pytest.approx(1)


def test_the_mean_of_the_chances_is_what_is_expected() -> None:
    mean = sum(deals * chance for deals, chance in enumerate(ch06._chances(ch06.BY_AGE)))
    assert mean == pytest.approx(ch06.expected_deals(ch06.BY_AGE) + ch06.WRITTEN_LATER)


def test_one_group_alone_follows_the_binomial_law(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ch06, "WRITTEN_LATER", 0)
    group = ch06.Group("all alike", 6, 4, 1)
    assert ch06.chance_of_at_least(6, [group]) == pytest.approx(0.25**6)
    assert ch06._chances([group])[2] == pytest.approx(comb(6, 2) * 0.25**2 * 0.75**4)


@pytest.mark.parametrize("chance", [0.1, 0.5, 0.9])
def test_a_quantile_is_the_first_number_that_reaches_its_chance(chance: float) -> None:
    deals = ch06.deals_at_quantile(chance, ch06.BY_AGE)
    assert 1 - ch06.chance_of_at_least(deals + 1, ch06.BY_AGE) >= chance
    assert 1 - ch06.chance_of_at_least(deals, ch06.BY_AGE) < chance


def test_the_forecasts_from_history_lie_below_the_target_and_the_hopes_above() -> None:
    target = ch06._with_sold(ch06.DEALS_MISSING)
    above = [amount > target for _name, amount in ch06._forecasts()]
    assert above == [True, True, False, False, False]


def test_the_forecast_picture_shows_each_amount() -> None:
    shown = texts("forecast_range")
    assert [amount for _name, amount in ch06._forecasts() if money_in_unit_text(amount) not in shown] == []


# The test ------------------------------------------------------------------------------------------------------------


def test_the_interval_lies_evenly_around_the_difference() -> None:
    for compared in ch06.TEST:
        low, high = compared.interval
        assert (low + high) / 2 == pytest.approx(compared.difference)


def test_the_error_of_two_even_coins() -> None:
    assert ch06.Compared("coins", 200, 100, 100).error == pytest.approx(0.05)


def test_only_the_meetings_at_the_end_are_sure() -> None:
    assert [compared.interval[0] > 0 for compared in ch06.TEST] == [False, True, False]


def test_the_picture_of_the_test_says_its_counts() -> None:
    assert "110 and 142 of 364 each" in described("opening_test")
    assert "110 and 142 of 364 each" in texts("opening_test")
