"""The pictures and sentences of an A/B test show its numbers, for any test a team can plan."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.ab_test import Approach, Experiment, ExperimentDesign
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present.ab_test import (
    design_table,
    evidence_words,
    interval_picture,
    peeking_words,
    plan_words,
    power_picture,
    split_words,
)
from bpcourse.present.svg import text_width

HOSTILE = "</text><script>alert(1)</script>"


def experiment(
    first: tuple[int, int] = (110, 364),
    second: tuple[int, int] = (142, 364),
    *,
    base_rate: float = 0.3,
    difference: float = 0.1,
    pace: float = 40,
    significance: float = 0.05,
    names: tuple[str, str] = ("Usual opening", "Audit opening"),
) -> Experiment:
    return Experiment(
        design=ExperimentDesign(base_rate=base_rate, difference=difference, significance=significance),
        cases_per_week=pace,
        first=Approach(name=names[0], successes=first[0], cases=first[1]),
        second=Approach(name=names[1], successes=second[0], cases=second[1]),
    )


EXTREMES = {
    "a usual test": experiment(),
    "no results": experiment((0, 0), (0, 0)),
    "one group only": experiment((3, 10), (0, 0)),
    "one case each": experiment((0, 1), (1, 1)),
    "nobody says yes": experiment((0, 400), (0, 400)),
    "everybody says yes": experiment((400, 400), (400, 400)),
    "worse": experiment((300, 400), (1, 400)),
    "a million cases": experiment((500_000, 1_000_000), (501_000, 1_000_000)),
    "a rare success": experiment((1, 5_000), (5, 5_000), base_rate=0.005, difference=0.001),
    "a difference of everything": experiment(base_rate=0.5, difference=0.5),
    "a week": experiment(pace=100_000),
    "a century": experiment(difference=0.005, pace=3),
    "hostile names": experiment(names=(HOSTILE, "a & b")),
    "long names": experiment(names=("an opening that begins " * 9, "先讲节能审计的开场白" * 9)),
}


def _root(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - the course's own markup


def _texts(drawn: str) -> list[str]:
    return [text.text or "" for text in _root(drawn).iter("text")]


def _assert_readable(drawn: str) -> None:
    root = _root(drawn)
    board = float(root.get("viewBox", "").split()[2])
    assert root.findtext("title")
    assert root.findtext("desc")
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        start = (
            float(text.get("x", 0)) - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        )
        assert size >= 14
        assert start >= -3, text.text
        assert start + width <= board + 3, text.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", EXTREMES)
def test_any_test_can_be_drawn_and_nothing_runs_out_of_the_picture(case: str, language: Language) -> None:
    with use_language(language):
        _assert_readable(interval_picture(EXTREMES[case]))
        _assert_readable(power_picture(EXTREMES[case]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", EXTREMES)
def test_any_test_can_be_put_into_words(case: str, language: Language) -> None:
    with use_language(language):
        words = [said(EXTREMES[case]) for said in (plan_words, peeking_words, evidence_words, split_words)]

    assert words[0]
    assert not any(re.search(r"[{}]|\bnan\b", said) for said in words)


def test_the_intervals_show_counts_shares_and_the_difference() -> None:
    texts = _texts(interval_picture(experiment()))

    assert {"Usual opening", "110 of 364: 30.2%", "142 of 364: 39%", "1.9 to 15.6 points"} <= set(texts)


def test_the_intervals_are_described_for_those_who_do_not_see_them() -> None:
    described = _root(interval_picture(experiment())).findtext("desc")

    assert described == (
        "Usual opening: 110 of 364: 30.2%; Audit opening: 142 of 364: 39%. The difference is 8.8 points, likely 1.9 to"
        " 15.6."
    )


def test_only_a_decided_difference_is_drawn_as_good() -> None:
    assert "--bp-good" in interval_picture(experiment())
    assert "--bp-good" not in interval_picture(experiment((110, 364), (120, 364)))
    assert "--bp-good" not in interval_picture(experiment((11, 36), (36, 36)))


def test_without_results_the_picture_says_so() -> None:
    assert any("Nothing to see" in text for text in _texts(interval_picture(experiment((0, 0), (0, 0)))))


def test_the_power_is_described_for_the_planned_difference_and_half_of_it() -> None:
    described = _root(power_picture(experiment())).findtext("desc")

    assert described == ("After 18 weeks a difference of 10 points is found in 80% of tests, one of 5 points in 30%.")


def test_the_table_holds_the_planned_difference_in_bold_among_others() -> None:
    table = design_table(experiment())

    assert re.findall(r'<th scope="row">([^<]*)</th>', table) == ["5 points", "10 points", "15 points", "20 points"]
    assert re.findall(r"<strong>([^<]*)</strong>", table) == ["356", "18"]


def test_the_table_leaves_out_what_lies_beyond_one_hundred_percent() -> None:
    table = design_table(experiment(base_rate=0.8, difference=0.15))

    assert re.findall(r'<th scope="row">([^<]*)</th>', table) == ["7.5 points", "15 points"]


def test_the_plan_says_cases_and_weeks_and_what_a_quarter_would_find() -> None:
    assert plan_words(experiment()) == (
        "Each group needs 356 cases. At 40 a week for both together that takes 18 weeks."
        " In a quarter (13 weeks) you could find 11.8 points or more."
    )


def test_a_short_test_needs_no_advice() -> None:
    assert plan_words(experiment(pace=712)) == (
        "Each group needs 356 cases. At 712 a week for both together that takes 1 week."
    )


def test_a_test_of_more_than_a_year_is_advised_against() -> None:
    assert "longer than a year" in plan_words(experiment(difference=0.02))


def test_a_team_with_hardly_any_cases_finds_nothing_in_a_quarter() -> None:
    assert "no difference at all" in plan_words(experiment(pace=0.2))


def test_peeking_has_its_price_in_numbers() -> None:
    # 18 looks: between the 19.3% of 10 and the 24.8% of 20 in Armitage, McPherson and Rowe (1969).
    assert "looks every week (18 times)" in peeking_words(experiment())
    assert "in 24% of such tests instead of 5%" in peeking_words(experiment())


def test_a_test_of_one_week_cannot_be_peeked_at_weekly() -> None:
    assert not peeking_words(experiment(pace=100_000))


def test_the_p_value_is_explained() -> None:
    assert evidence_words(experiment()) == (
        "z-test of two shares: p = 0.013. Equally good approaches would differ as much in 1.3% of tests, by chance"
        " alone."
    )


def test_before_both_groups_are_full_there_is_no_p_value() -> None:
    assert "p =" not in evidence_words(experiment((60, 200), (90, 200)))


def test_small_counts_are_said_to_be_judged_exactly() -> None:
    assert evidence_words(experiment((0, 364), (4, 364))).startswith("Fisher's exact test: p = 0.124.")


def test_a_tiny_p_value_is_not_written_as_zero() -> None:
    assert "p below 0.001" in evidence_words(experiment((50, 364), (200, 364)))


def test_a_lopsided_split_is_warned_of() -> None:
    assert not split_words(experiment())
    assert split_words(experiment((110, 300), (142, 428))).startswith("300 against 428 cases")


def test_names_that_look_like_markup_are_drawn_as_text() -> None:
    drawn = interval_picture(replace(EXTREMES["hostile names"]))

    assert "<script" not in drawn
    assert "a & b" in _texts(drawn)


@settings(deadline=None, max_examples=60)
@given(
    base_rate=st.floats(0.01, 0.9),
    difference=st.floats(0.002, 0.1),
    pace=st.floats(0.5, 10_000),
    cases=st.tuples(st.integers(0, 5_000), st.integers(0, 5_000)),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_every_test_within_reason_is_drawn(
    base_rate: float, difference: float, pace: float, cases: tuple[int, int], shares: tuple[float, float]
) -> None:
    first, second = ((int(share * number), number) for share, number in zip(shares, cases, strict=True))
    planned = experiment(first, second, base_rate=base_rate, difference=difference, pace=pace)

    _assert_readable(interval_picture(planned))
    _assert_readable(power_picture(planned))
    assert design_table(planned)
