"""Rhythm and triggers in words: how often, what rings, what is still open, the hour of a review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpcourse.core.period import Period
from bpcourse.core.reviews import ReviewRhythm, Trigger
from bpcourse.core.worked_execution import worked_reviews
from bpcourse.present.review_rhythm import (
    agenda_lines,
    agenda_list,
    missing_words,
    rhythm_words,
    trigger_list,
    trigger_words,
)

YEAR = Period.year(2027)


def test_the_rhythm_is_counted_over_the_plans_period() -> None:
    expected = "12 reviews, 4 of which may adjust the plan. Triggers ready: 4 of 4."

    assert expected == rhythm_words(worked_reviews(), YEAR)
    assert rhythm_words(ReviewRhythm(), YEAR) == "No review is agreed yet. Triggers ready: 0 of 0."


@pytest.mark.parametrize(
    ("field", "empty", "said"),
    [
        ("indicator", " ", "Still open: what is counted."),
        ("threshold", None, "Still open: threshold."),
        ("owner", "", "Still open: who acts."),
        ("response", "", "Still open: first step."),
        ("within_days", None, "Still open: days."),
    ],
)
def test_what_a_trigger_lacks_is_named(field: str, empty: object, said: str) -> None:
    trigger = replace(worked_reviews().triggers[0], **{field: empty})  # type: ignore[arg-type]  # one field each

    assert said == missing_words(trigger)
    assert said in trigger_list([trigger])


def test_a_complete_trigger_lacks_nothing() -> None:
    assert missing_words(worked_reviews().triggers[0]) == ""


def test_an_unwritten_trigger_shows_where_words_go() -> None:
    assert trigger_words(Trigger()) == "? at or above ?: ? acts."


def test_without_triggers_the_list_says_what_that_means() -> None:
    assert "nothing changes the plan between two reviews" in trigger_list([])


def test_the_agenda_fills_an_hour_and_reads_each_count_aloud() -> None:
    lines = agenda_lines(worked_reviews())
    minutes = [int(line.split()[0]) for line in lines if line[0].isdigit()]

    assert sum(minutes) == 60
    assert "leads in the month" in lines[2]
    assert lines[-1].startswith("At every third review")


def test_without_adjustments_the_agenda_is_the_hour_alone() -> None:
    assert len(agenda_lines(ReviewRhythm(monthly_day=5))) == 5
    assert agenda_list(ReviewRhythm()).count("<li>") == 5


def test_what_people_typed_is_escaped() -> None:
    rhythm = ReviewRhythm(triggers=(Trigger(indicator="<b>"),))

    assert "<b>" not in agenda_list(rhythm) + trigger_list(rhythm.triggers).replace("<strong>", "")
