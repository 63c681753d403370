from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.errors import CourseError
from bpcourse.core.goals import CRITERIA, review_goal
from bpcourse.core.goals.review import LONGEST_TEXT, language_of

SMART = (
    "By the end of Q1 FY27, the Atlanta team will sign 18 new distributors through trade-show follow-ups "
    "so that the company can establish itself in the US South."
)


def test_a_smart_goal_meets_all_five() -> None:
    review = review_goal(SMART)
    assert review.is_smart
    assert review.met == 5
    assert not review.advice


def test_a_wish_meets_none_and_gets_advice_on_each() -> None:
    review = review_goal("We want to sell more.")
    assert review.met == 0
    assert list(review.advice) == list(CRITERIA)


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ("time_bound", "By the end of Q1 FY27"),
        ("measurable", "18"),
        ("achievable", "through trade-show follow-ups"),
        ("relevant", "so that the company can establish itself in the US South"),
        ("specific", "Atlanta team will sign 18 new distributors"),
    ],
)
def test_evidence_marks_words_of_the_text(criterion: str, words: str) -> None:
    evidence = {str(name): places for name, places in review_goal(SMART).evidence.items()}
    assert [words] == [span.of(SMART) for span in evidence[criterion]]


@pytest.mark.parametrize("criterion", CRITERIA)
def test_every_criterion_has_its_own_property(criterion: str) -> None:
    assert getattr(review_goal(SMART), criterion) is True
    assert getattr(review_goal(""), criterion) is False


@pytest.mark.parametrize("goal", [None, 3, b"sell more", ["sell more"]])
def test_what_is_no_text_gets_a_sentence(goal: object) -> None:
    with pytest.raises(CourseError, match="goal must be text, got "):
        review_goal(goal)  # type: ignore[arg-type] # what a form may hand on


@pytest.mark.parametrize(
    ("language", "goal"),
    [
        ("en", ""),
        ("en", "Sell 500 kits."),
        ("en", "Sell 500 kits to 清溪 by July 2026"),
        ("zh_CN", "营收翻一倍。"),
        ("zh_CN", "Q3 在华东用 EnergyView Pro 新签 30 家客户"),
        ("en", "¿Qué?"),
        ("en", "12345 %"),
    ],
)
def test_the_language_is_that_of_most_words(language: str, goal: str) -> None:
    assert language_of(goal) == language


@pytest.mark.parametrize(("language", "lang"), [("zh_CN", "zh"), ("zh_CN", "zh_CN"), ("en", "en"), ("en", "fr")])
def test_a_given_language_is_taken(language: str, lang: str) -> None:
    assert review_goal("Q3", lang=lang).language == language


@given(st.text(), st.sampled_from([None, "en", "zh"]))
def test_any_text_can_be_reviewed(text: str, lang: str | None) -> None:
    review = review_goal(text, lang=lang)
    for criterion in CRITERIA:
        assert bool(review.evidence[criterion]) is (criterion not in review.advice)
        assert all(0 <= span.start < span.end <= len(text) for span in review.evidence[criterion])


WORDS = [
    *[
        "grow",
        "sales",
        "sell",
        "more",
        "with",
        "by",
        "using",
        "through",
        "from",
        "to",
        "in",
        "the",
        "company's",
        "group's",
    ],
    *[
        "strategy",
        "plan",
        "Q3",
        "2027",
        "15%",
        "20",
        "CNY",
        "million",
        "our",
        "team",
        "a",
        "an",
        "new",
        "half",
        "third",
    ],
    *[",", ".", ":", ";", "—", "(", ")", "\n", "next", "year", "since", "last", "for", "and", "which", "hire", "help"],
    *["İ", "1,000", "24/7", "Vision 2030", "means:", "as", "today", "up", "every", "month", "twice", "one"],
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_order_of_goal_words_can_be_reviewed(text: str) -> None:
    for lang in ("en", "zh"):
        spans = [span for places in review_goal(text, lang=lang).evidence.values() for span in places]
        assert all(span.of(text).strip() for span in spans)


def test_what_stands_behind_the_longest_text_is_not_read() -> None:
    review = review_goal("sell " * LONGEST_TEXT + SMART)
    assert all(span.end <= LONGEST_TEXT for places in review.evidence.values() for span in places)
    assert not review.time_bound


@pytest.mark.parametrize(
    "piece",
    ["a. ", "with a ", "by ", "to help the company ", "in 2024 ", "1,", "one ", "x", "ax-", " ", "(", "the group's "],
)
def test_twice_the_text_takes_no_more_than_about_twice_the_work(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        timings = []
        for _round in range(3):
            start = time.process_time()
            review_goal(text, lang="en")
            timings.append(time.process_time() - start)
        return min(timings)

    seconds(10)  # patterns are compiled once
    # A hundred times the longest text is as much work as the longest text; within it, a square would give 16.
    assert seconds(100_000) < 4 * seconds(LONGEST_TEXT) + 0.05
    assert seconds(LONGEST_TEXT) < 10 * seconds(LONGEST_TEXT // 4) + 0.01
