"""Goals as markup: marked words, five checks, one line that sums up."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.goals import CRITERIA, Goal, GoalReview, Span, review_goal
from bpcourse.core.language import use_language
from bpcourse.present.goals import (
    criterion_letter,
    direction_words,
    five_checks,
    headline_words,
    marked_goal,
    score_words,
)
from bpcourse.present.html import tag

if TYPE_CHECKING:
    from bpcourse.core.goals import Criterion

WEAK = "Raise the bar and win big."


def review_with(text: str, **evidence: tuple[tuple[int, int], ...]) -> GoalReview:
    """A review of *text* with the *evidence* given, so that no reader has a say."""
    spans: dict[Criterion, tuple[Span, ...]] = {
        criterion: tuple(Span(*place) for place in evidence.get(criterion, ())) for criterion in CRITERIA
    }
    advice: dict[Criterion, str] = {criterion: f"Add {criterion}." for criterion in CRITERIA if not spans[criterion]}
    return GoalReview(text=text, language="en", evidence=MappingProxyType(spans), advice=MappingProxyType(advice))


def words_of(markup: str) -> str:
    """What is left of *markup* without letters and elements."""
    return re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", markup))


def marks_of(markup: str) -> list[tuple[str, str]]:
    """Each marked stretch with its letters."""
    found = re.findall(r"<mark>(.*?)<sup>(.*?)</sup></mark>", markup)
    return [(words, re.sub(r"<[^>]+>", "", letters)) for words, letters in found]


def test_a_marked_word_carries_the_letter_of_its_criterion() -> None:
    assert marks_of(marked_goal(review_with("Sell 500 kits", measurable=((5, 8),)))) == [("500", "M")]


def test_the_letter_says_its_criterion_in_full() -> None:
    assert 'title="Measurable"' in marked_goal(review_with("Sell 500 kits", measurable=((5, 8),)))


def test_overlapping_evidence_is_cut_so_that_each_stretch_has_all_its_letters() -> None:
    review = review_with("abcdefghij", specific=((0, 6),), measurable=((3, 8),))

    assert marks_of(marked_goal(review)) == [("abc", "S"), ("def", "SM"), ("gh", "M")]


def test_evidence_inside_other_evidence_keeps_both() -> None:
    review = review_with("abcdefghij", achievable=((0, 10),), time_bound=((4, 6),))

    assert marks_of(marked_goal(review)) == [("abcd", "A"), ("ef", "AT"), ("ghij", "A")]


def test_space_around_evidence_is_not_marked() -> None:
    assert marks_of(marked_goal(review_with("by audits now", achievable=((2, 10),)))) == [("audits", "A")]


def test_markup_in_a_goal_is_shown_and_not_obeyed() -> None:
    review = review_with("<img src=x onerror=alert(1)> 500", measurable=((0, 20),))

    assert "<img" not in marked_goal(review) + five_checks(review)


@given(
    st.text(alphabet="ab <&5"),
    st.dictionaries(
        st.sampled_from(CRITERIA), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3), max_size=5
    ),
)
def test_marking_loses_no_character_of_any_text(text: str, places: dict[Criterion, list[tuple[int, int]]]) -> None:
    inside = {
        name: tuple((min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans)
        for name, spans in places.items()
    }
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert words_of(marked_goal(review_with(text, **inside))) == escaped


def test_the_text_says_which_language_it_is_in() -> None:
    assert 'lang="zh-CN"' in marked_goal(review_goal("营收翻一倍。"))


def test_every_criterion_is_listed_with_its_letter_in_order() -> None:
    assert re.findall(r'aria-hidden="true">(\w)<', five_checks(review_goal(WEAK))) == list("SMART")
    assert "".join(map(criterion_letter, CRITERIA)) == "SMART"


def test_a_met_criterion_quotes_its_words_and_an_unmet_one_its_advice() -> None:
    checks = five_checks(review_with("Sell 500 kits", measurable=((5, 8),)))

    assert "“500”" in checks
    assert "Add time_bound." in checks
    assert "Add measurable." not in checks
    assert checks.count("✓ met") == 1
    assert checks.count("✗ not yet") == 4


def test_an_action_stands_behind_the_advice_of_an_unmet_criterion_only() -> None:
    review = review_with("Sell 500 kits", measurable=((5, 8),))
    checks = five_checks(review, actions={"measurable": tag("i", "number"), "time_bound": tag("i", "date")})

    assert "<i>date</i>" in checks
    assert "<i>number</i>" not in checks


def test_hints_are_listed() -> None:
    review = review_with("Sell 500 kits")
    with_hint = GoalReview(
        text=review.text, language="en", evidence=review.evidence, advice=review.advice, hints=("Say who.",)
    )

    assert "<li>Say who.</li>" in five_checks(with_hint)


@pytest.mark.parametrize(
    ("met", "expected"),
    [
        (("specific", "measurable", "achievable", "relevant"), "4 of 5: not yet time-bound."),
        (("specific", "measurable", "achievable"), "3 of 5: not yet relevant or time-bound."),
        (("specific",), "1 of 5: not yet measurable, achievable, relevant or time-bound."),
        (CRITERIA, "5 of 5: specific, measurable, achievable, relevant and time-bound."),
    ],
)
def test_the_score_names_what_is_missing(met: tuple[str, ...], expected: str) -> None:
    assert expected == score_words(review_with("Sell", **dict.fromkeys(met, ((0, 4),))))


def test_the_headline_gives_the_first_thing_to_add() -> None:
    review = review_with("Sell", specific=((0, 4),), measurable=((0, 4),))

    assert headline_words(review) == "2 of 5: not yet achievable, relevant or time-bound. Add achievable."


def test_the_headline_of_a_smart_goal_leaves_its_wisdom_to_the_team() -> None:
    review = review_with("Sell", **dict.fromkeys(CRITERIA, ((0, 4),)))

    assert headline_words(review).endswith("Whether it is wise is for your team to judge.")


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (Goal(baseline=20, target=25, unit="deals"), "Direction: up, by 25% of the baseline."),
        (Goal(baseline=20, target=15, unit="deals"), "Direction: down, by 25% of the baseline."),
        (Goal(baseline=8, target=6, unit="%"), "Direction: down."),
        (Goal(baseline=0, target=6, unit="deals"), "Direction: up."),
        (Goal(baseline=20), ""),
        (Goal(target=20), ""),
    ],
)
def test_the_direction_follows_from_the_numbers(goal: Goal, expected: str) -> None:
    assert expected == direction_words(goal)


def test_a_target_equal_to_the_baseline_is_pointed_out() -> None:
    assert direction_words(Goal(baseline=4, target=4)).startswith("Target and baseline are equal")


def test_everything_is_shown_in_chinese_too() -> None:
    with use_language("zh_CN"):
        review = review_goal("营收翻一倍。")

        assert marked_goal(review)
        assert five_checks(review)
        assert headline_words(review)
