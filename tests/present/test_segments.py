"""The pictures and tables of segments show their numbers, for any segments and purchases."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.rfm import PurchaseList, ScoredCustomer, purchases_from, scored_by_cut_offs
from bpcourse.core.segments import BuyingRole, DecisionMaker, Segment
from bpcourse.core.worked_market import worked_segments
from bpcourse.core.worked_purchases import PURCHASES_DAY, worked_purchases_text
from bpcourse.present.segments import (
    concentration_picture,
    concentration_words,
    decision_sheet,
    group_table,
    matrix_advice,
    matrix_picture,
    matrix_table,
    order_words,
    problem_list,
    rfm_table,
)
from bpcourse.present.svg import text_width

HOSTILE = "</text><script>alert(1)</script>"
SEGMENTS = {
    "the worked company": worked_segments(),
    "none": (),
    "not rated": (Segment(name="new"),),
    "in the corners": tuple(
        Segment(name=f"{up}/{right}", potential=up, winnability=right) for up in (0, 10) for right in (0, 10)
    ),
    "on one place": tuple(Segment(name=name, potential=5, winnability=5) for name in "abc"),
    "hostile and long": (
        Segment(name=HOSTILE, potential=1, winnability=1),
        Segment(name="plants of every size in every province " * 4, potential=9, winnability=9),
        Segment(name="华东地区大型制造企业" * 8, potential=4, winnability=9),
    ),
}


def worked_customers() -> tuple[ScoredCustomer, ...]:
    return scored_by_cut_offs(purchases_from(worked_purchases_text()).purchases, on=PURCHASES_DAY)


def _assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    board = float(root.get("viewBox", "").split()[2])
    assert root.findtext("title")
    assert root.findtext("desc")
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        part = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        start = float(text.get("x", 0)) - width * part
        assert size >= 14
        if "transform" not in text.attrib:
            assert start >= -3, text.text
            assert start + width <= board + 3, text.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", SEGMENTS)
def test_any_segments_can_be_drawn(case: str, language: Language) -> None:
    segments = SEGMENTS[case]
    with use_language(language):
        _assert_readable(matrix_picture(segments))
        shown = matrix_table(segments, currency="CNY") + matrix_advice(segments) + order_words(segments)

    assert shown
    assert not re.search(r"[{}]", shown)


def test_the_matrix_is_described_for_those_who_do_not_see_it() -> None:
    assert "large manufacturers: potential 9, winnability 4, invest" in matrix_picture(worked_segments())


def test_segments_on_one_place_are_shown_as_more_than_one() -> None:
    assert ">1+</text>" in matrix_picture(SEGMENTS["on one place"])


def test_the_table_has_place_by_marks_beside_the_priority() -> None:
    table = matrix_table(worked_segments(), currency="CNY")

    assert "<td>invest</td><td>3.6</td><td>2</td><td>1</td><td>CNY 25 million</td>" in table


def test_an_order_that_agrees_with_the_marks_needs_no_reason() -> None:
    segments = [
        Segment(name="a", potential=9, winnability=9, priority=1),
        Segment(name="b", potential=1, winnability=1),
    ]

    assert order_words(segments) == "By potential and winnability: a, b."


def test_the_customers_are_shown_with_their_digits_and_groups() -> None:
    table = rfm_table(worked_customers(), currency="CNY")

    assert (
        '<th scope="row">Dairy</th><td>144</td><td>gone silent</td><td>428</td><td>4</td><td>CNY 800,000</td>' in table
    )


def test_the_groups_count_customers_and_value() -> None:
    assert '<th scope="row">best</th><td>2</td><td>49%</td>' in group_table(worked_customers())


def test_a_long_list_is_cut_and_says_so() -> None:
    text = "\n".join(f"Customer {number}, 2026-01-01, 5" for number in range(103))
    scored = scored_by_cut_offs(purchases_from(text).purchases, on=PURCHASES_DAY)

    assert "3 more customers are scored" in rfm_table(scored, currency="CNY")


def test_problems_are_listed_escaped_and_not_without_end() -> None:
    listed = purchases_from("\n".join(f"1 {HOSTILE}" for _each in range(25)))

    assert "25 lines are left out" in problem_list(listed)
    assert "and 5 more" in problem_list(listed)
    assert "<script" not in problem_list(listed)
    assert not problem_list(PurchaseList())


@pytest.mark.parametrize("amounts", [[1.0], [5.0, 5.0], [400, 250, 100, 80, 60, 40, 30, 20, 10, 10], [0.0] * 30 + [7]])
@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_any_concentration_can_be_drawn(amounts: list[float], share: float) -> None:
    _assert_readable(concentration_picture(amounts, share))


def test_concentration_is_said_in_numbers() -> None:
    assert concentration_words({"a": 60, "b": 20, "c": 10, "d": 5, "e": 5}, 0.2) == (
        "The top 20% of customers bring 60% of the value. 2 of 5 customers bring 80%; a alone brings 60%."
        " Gini coefficient: 0.5."
    )


def test_the_sheet_has_the_most_influential_first_and_a_card() -> None:
    makers = (
        DecisionMaker(name="user", role=BuyingRole.USER, influence=3, fears="a stop", met_at="the fair"),
        DecisionMaker(name=HOSTILE, role=BuyingRole.DECIDER, influence=9),
    )
    sheet = decision_sheet(Segment(name="plants", decision_makers=makers, pains=("downtime", "cost")))

    assert sheet.index("alert(1)") < sheet.index(">user<")
    assert "Fears a stop. Met at the fair." in sheet
    assert "downtime; cost" in sheet
    assert "The way of a purchase is not written down." in sheet
    assert "<script" not in sheet
