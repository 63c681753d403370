"""Readings against a threshold: what is said, and what is drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from bpcourse.core.readings import Cycle, Reading, dated
from bpcourse.core.reviews import Crossing, Trigger
from bpcourse.present.readings import readings_picture, readings_words

LEADS = Trigger(
    indicator="leads", threshold=130, direction=Crossing.BELOW, in_a_row=2, owner="Wang Jing", within_days=10
)


def monthly(*values: float) -> tuple[Reading, ...]:
    return dated(values, last=date(2027, 4, 30), cycle=Cycle.MONTH)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), "Type the last readings to see whether it rings."),
        ((140,), "It is quiet: it takes 2 readings in a row at or below 130."),
        ((140, 128), "It does not ring yet: 1 more reading at or below 130 and it does."),
        ((128, 126), "It rings since 2027-04-30: Wang Jing answers by 2027-05-10."),
        ((128, 126, 140), "It rang on 2027-03-31 and was over after 2027-03-31. It is quiet: it takes 2 readings"),
    ],
)
def test_the_words_say_whether_it_rings_and_who_is_due(values: tuple[float, ...], said: str) -> None:
    assert readings_words(LEADS, monthly(*values)).startswith(said)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"owner": " "}, "It rings since 2027-04-30, and nobody is named who answers."),
        ({"within_days": None}, "It rings since 2027-04-30: Wang Jing answers, but no day is agreed."),
        ({"threshold": None}, "Without a threshold nothing ever rings: set one first."),
    ],
)
def test_the_words_say_what_the_trigger_lacks(changes: dict[str, object], said: str) -> None:
    trigger = replace(LEADS, **changes)  # type: ignore[arg-type]  # one field each

    assert said == readings_words(trigger, monthly(128, 126))


def test_the_picture_shows_each_reading_the_threshold_and_the_one_that_rang() -> None:
    picture = readings_picture(LEADS, monthly(151, 143, 128, 126))

    assert picture.count("<circle") == 5
    assert "act at or below 130" in picture
    assert all(f">{value}</text>" in picture for value in (151, 143, 128, 126))
    assert "It rings since 2027-04-30" in picture
    assert "2027-01-31: 151; 2027-02-28: 143" in picture


def test_what_lies_beyond_eighteen_readings_is_not_drawn() -> None:
    assert readings_picture(LEADS, monthly(*range(200, 230))).count("<circle") == 18


@pytest.mark.parametrize("values", [(), (0,), (5, 5, 5), (1e300, -1e300), (-3, 4)])
@pytest.mark.parametrize("threshold", [None, 0, 5, 1e300])
def test_every_picture_stays_on_its_board(values: tuple[float, ...], threshold: float | None) -> None:
    picture = readings_picture(replace(LEADS, threshold=threshold), monthly(*values))
    heights = [float(number) for number in re.findall(r'c?y="(-?[\d.e+]+)"', picture)]

    assert all(0 <= height <= 226 for height in heights)


def test_names_are_escaped() -> None:
    picture = readings_picture(replace(LEADS, indicator="<script>"), monthly(1))

    assert "<script>" not in picture
