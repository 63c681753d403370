"""The pictures of the funnel show the numbers they are given, for any funnel a learner can make."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.funnel import Funnel, Outcome, backward, forward, levers, outcome
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.funnel import funnel_picture, lever_picture, outcome_picture
from bpcourse.present.svg import text_width

RATES = [0.32, 0.5, 0.25]
PLAN = Funnel.from_rates(RATES, average_deal_size=240_000)
EXTREMES = {
    "no leads": (PLAN, 0),
    "nobody wins": (Funnel.from_rates([0, 0, 0], average_deal_size=240_000), 2_000),
    "everybody wins": (Funnel.from_rates([1, 1, 1], average_deal_size=240_000), 2_000),
    "one stage": (Funnel.from_rates([0.25], average_deal_size=240_000), 80),
    "seven stages": (Funnel.from_rates([0.5] * 7, average_deal_size=240_000), 10_000),
    "huge money": (Funnel.from_rates(RATES, average_deal_size=1e15), 1_000_000),
    "tiny money": (Funnel.from_rates(RATES, average_deal_size=0.01), 1),
    "part of a lead": (PLAN, 0.001),
    "hostile names": (
        Funnel.from_rates([0.5], average_deal_size=1, names=["</text><script>alert(1)</script>", "a & b"]),
        10,
    ),
    "long names": (Funnel.from_rates([0.5], average_deal_size=1, names=["first meeting " * 20, "成交" * 60]), 10),
}


def _root(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - the course's own markup


def _texts(drawn: str) -> list[str]:
    return [text.text or "" for text in _root(drawn).iter("text")]


def _outcome(funnel: Funnel, leads: float) -> Outcome:
    return outcome(funnel, leads=leads, deal_size_variation=0.5)


def _assert_readable(drawn: str) -> None:
    root = _root(drawn)
    assert root.findtext("title")
    assert root.findtext("desc") is not None
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", drawn)]
    assert min(sizes, default=14) >= 14


def _ends(text: ET.Element) -> tuple[float, float]:
    size = re.search(r"font-size:([\d.]+)px", text.get("style", ""))
    width = text_width(text.text or "", float(size[1]) if size else 15)
    left = float(text.get("x", 0)) - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
    return left, left + width


def _assert_inside(drawn: str) -> None:
    root = _root(drawn)
    board = float(root.get("viewBox", "").split()[2])
    for text in root.iter("text"):
        left, right = _ends(text)
        assert left >= -1, text.text
        assert right <= board + 1, text.text


def test_the_funnel_shows_each_step_its_count_and_the_rate_to_the_next() -> None:
    texts = _texts(funnel_picture(forward(PLAN, leads=2_000)))

    assert {"Lead", "2,000", "640", "320", "80", "↓ 32%", "↓ 50%", "↓ 25%", "CNY 19.2 million"} <= set(texts)


def test_the_funnel_is_described_in_words_with_every_number() -> None:
    desc = _root(funnel_picture(forward(PLAN, leads=2_000))).findtext("desc")

    assert desc == "Lead 2,000, First meeting 640, Proposal 320, Deal 80. Revenue CNY 19.2 million."


def test_what_is_needed_stands_beside_what_is_expected() -> None:
    texts = _texts(funnel_picture(forward(PLAN, leads=1_600), needed=backward(PLAN, revenue_target=19_200_000)))

    assert {"1,600 · needed 2,000", "64 · needed 80"} <= set(texts)


def test_the_currency_of_the_plan_is_used() -> None:
    assert "USD 19.2 million" in _texts(funnel_picture(forward(PLAN, leads=2_000), currency="USD"))


def test_the_funnel_never_widens_downward() -> None:
    drawn = funnel_picture(forward(PLAN, leads=2_000))
    tops = []
    for points in re.findall(r'<polygon points="([^"]+)"', drawn):
        corners = [tuple(map(float, pair.split(","))) for pair in points.split()]
        tops.append(corners[1][0] - corners[0][0])
        assert corners[2][0] - corners[3][0] <= tops[-1]

    assert tops == sorted(tops, reverse=True)


def test_the_levers_stand_longest_first_with_what_each_brings() -> None:
    ranked = levers(PLAN, leads=2_000)
    drawn = lever_picture(ranked)
    bars = [float(width) for width in re.findall(r'<rect [^>]*?width="([\d.]+)"', drawn)]

    assert [lever.label for lever in ranked] == _texts(drawn)[::2]
    assert bars == sorted(bars, reverse=True)
    assert all(text.startswith("+CNY ") for text in _texts(drawn)[1::2])


def test_no_levers_give_an_empty_picture() -> None:
    assert not _texts(lever_picture([]))


def test_the_range_shows_the_target_and_the_three_marks() -> None:
    texts = _texts(outcome_picture(_outcome(PLAN, 2_000), target=19_200_000))

    assert {"P10", "P50", "P90", "target CNY 19.2 million"} <= set(texts)


@pytest.mark.parametrize("target", [0, 1, 19_200_000, 1e12])
def test_the_target_is_inside_the_picture_wherever_it_lies(target: float) -> None:
    _assert_inside(outcome_picture(_outcome(PLAN, 2_000), target=target))


def test_bars_that_reach_the_target_have_another_colour() -> None:
    likely = _outcome(PLAN, 2_000)

    assert outcome_picture(likely, target=0).count("--bp-three") == 0
    assert outcome_picture(likely, target=1e12).count("--bp-one") == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", EXTREMES)
def test_any_funnel_can_be_drawn(case: str, language: Language) -> None:
    funnel, leads = EXTREMES[case]
    with use_language(language):
        flow = forward(funnel, leads=leads)
        _assert_readable(funnel_picture(flow))
        _assert_readable(lever_picture(levers(funnel, leads=leads)))
        _assert_readable(outcome_picture(_outcome(funnel, leads), target=1e6))


@pytest.mark.parametrize("case", EXTREMES)
def test_the_numbers_of_any_funnel_are_shown(case: str) -> None:
    funnel, leads = EXTREMES[case]
    flow = forward(funnel, leads=leads)
    texts = _texts(funnel_picture(flow))

    assert {number_text(count) for count in flow.counts} <= set(texts)
    assert {f"↓ {percent_text(rate)}" for rate in funnel.conversions} <= set(texts)


@pytest.mark.parametrize("case", EXTREMES)
def test_no_text_runs_out_of_the_picture(case: str) -> None:
    funnel, leads = EXTREMES[case]
    _assert_inside(funnel_picture(forward(funnel, leads=leads)))
    _assert_inside(lever_picture(levers(funnel, leads=leads)))
    _assert_inside(outcome_picture(_outcome(funnel, leads), target=1e6))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_company_fits_its_pictures(language: Language) -> None:
    part = worked_plan().funnel
    assert part is not None
    with use_language(language):
        _assert_inside(funnel_picture(part.expected, needed=part.needed))
        _assert_inside(lever_picture(levers(part.funnel, leads=part.leads)))
        _assert_inside(outcome_picture(_outcome(part.funnel, part.leads), target=part.revenue_target))


def test_a_name_that_looks_like_markup_is_drawn_as_text() -> None:
    funnel, leads = EXTREMES["hostile names"]
    drawn = funnel_picture(forward(funnel, leads=leads))

    assert "<script" not in drawn
    assert "a & b" in _texts(drawn)


@settings(deadline=None, max_examples=50)
@given(
    rates=st.lists(st.floats(0, 1), min_size=1, max_size=7),
    size=st.floats(0.01, 1e12),
    leads=st.floats(0, 1e5),
    target=st.floats(0, 1e15),
)
def test_every_funnel_within_reason_is_drawn(rates: list[float], size: float, leads: float, target: float) -> None:
    funnel = Funnel.from_rates(rates, average_deal_size=size)
    _assert_readable(funnel_picture(forward(funnel, leads=leads)))
    _assert_readable(lever_picture(levers(funnel, leads=leads)))
    _assert_readable(outcome_picture(_outcome(funnel, leads), target=target))
