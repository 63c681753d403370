"""Amounts as people write them, and the parts of a goal that its text shows plainly."""

from __future__ import annotations

import pytest

from bpcourse.core.errors import FieldError
from bpcourse.core.goals import review_goal
from bpcourse.core.period import Period
from bpcourse.widgets.goal_text import AmountField, recognized_parts

UNITS = {"CNY": "CNY", "%": "%", "own": "Own unit"}
PERIODS = {"2027": Period.year(2027), "2027-Q3": Period.quarter(2027, 3), "2027-H1": Period.half(2027, 1)}

SHARE = (
    "Target is a share ('15%'), but the unit is {unit}: type the amount itself, such as 25M, or choose % as the unit"
)


def read(typed: str, counted_in: str = "CNY") -> float | None:
    return AmountField("target", "Target", counted_in=counted_in).read(typed)


def parts_of(text: str) -> dict[str, str]:
    return recognized_parts(review_goal(text), units=UNITS, periods=PERIODS)


@pytest.mark.parametrize(
    ("expected", "typed", "counted_in"),
    [
        (20e6, "20M", "CNY"),
        (20e6, "20 million", "CNY"),
        (20e6, "CNY 20M", "CNY"),
        (20e6, "2,000万", "CNY"),
        (20e6, "2,000 万元", "CNY"),
        (20e6, "￥２０００万", "CNY"),
        (1.2e9, "1.2 billion", "CNY"),
        (15, "15%", "%"),
        (15, "15 ％", "%"),
        (15, "15", "%"),
        (-3, "-3", "points"),
        (80, "80 deals", "deals"),
        (1.4e6, "$1.4M", "USD"),
        (None, "", "CNY"),
        (None, "  ", "%"),
        (None, "CNY", "CNY"),
    ],
)
def test_an_amount_is_read_as_people_write_it(expected: float | None, typed: str, counted_in: str) -> None:
    assert expected == read(typed, counted_in)


@pytest.mark.parametrize(
    ("sentence", "typed", "counted_in"),
    [
        (SHARE.format(unit="CNY"), "15%", "CNY"),
        (SHARE.format(unit="not chosen yet"), "15%", ""),
        (
            "Target is an amount ('20M'), but the unit is %: type it in that unit, or choose another",
            "20M",
            "%",
        ),
        (
            "Target is an amount ('$5'), but the unit is CNY: type it in that unit, or choose another",
            "$5",
            "CNY",
        ),
        (
            "Target is an amount ('CNY 5'), but the unit is deals: type it in that unit, or choose another",
            "CNY 5",
            "deals",
        ),
        ("Target must be a number such as 20M, 2,000万 or 15%, got 'a lot'", "a lot", "CNY"),
        ("Target must be a number such as 20M, 2,000万 or 15%, got '%'", "%", "%"),
    ],
)
def test_an_amount_that_does_not_fit_gets_one_sentence(sentence: str, typed: str, counted_in: str) -> None:
    with pytest.raises(FieldError) as caught:
        read(typed, counted_in)

    assert sentence == str(caught.value)


def test_a_quarter_is_recognized() -> None:
    assert parts_of("In Q3 2027, grow sales to hotels in Dubai.")["period"] == "2027-Q3"


def test_a_chinese_quarter_is_recognized() -> None:
    assert parts_of("2027年第三季度，让北方区大型制造企业客户的销售额增长15%。")["period"] == "2027-Q3"


def test_a_period_that_the_list_lacks_becomes_its_own_dates() -> None:
    parts = parts_of("In Q3 2023, grow sales to hotels in Dubai.")

    assert (parts["period"], parts["start"], parts["end"]) == ("own", "2023-07-01", "2023-09-30")


def test_the_way_from_one_share_to_another_is_recognized() -> None:
    parts = parts_of("Push win rate up from 19% to 23% over the next two quarters.")

    assert (parts["metric"], parts["baseline"], parts["target"], parts["unit"]) == ("win rate", "19%", "23%", "%")


def test_a_lone_share_is_left_to_the_learner_because_it_may_be_growth() -> None:
    assert not {"target", "baseline", "unit"} & set(parts_of("Grow sales to hotels in Dubai by 15%."))


def test_means_and_purpose_are_taken_without_the_words_that_open_them() -> None:
    parts = parts_of("Grow sales by adding a family plan, in support of the company's growth strategy.")

    assert (parts["lever"], parts["purpose"]) == ("adding a family plan", "the company's growth strategy")


def test_a_text_without_parts_gives_none() -> None:
    assert parts_of("Raise the bar and win big.") == {}
