from __future__ import annotations

from pathlib import Path

import pytest

from bpcourse.core.goals.english import read
from bpcourse.core.goals.reading import CRITERIA, Criterion

_GOALS = Path(__file__).with_name("english_goals.txt")


def labelled_goals() -> list[tuple[str, str]]:
    """Each goal with its letters, as the file holds them: "SM--T | Sell 500 kits ..."."""
    lines = [line for line in _GOALS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(letters, goal) for letters, _bar, goal in (line.partition(" | ") for line in lines)]


def letters_of(goal: str) -> str:
    reading = read(goal)
    return "".join(letter if getattr(reading, name) else "-" for letter, name in zip("SMART", CRITERIA, strict=True))


@pytest.mark.parametrize(("letters", "goal"), labelled_goals(), ids=lambda value: value[:40])
def test_a_goal_shows_what_its_words_show(letters: str, goal: str) -> None:
    assert letters_of(goal) == letters


@pytest.mark.parametrize(
    ("goal", "criterion", "words"),
    [
        ("Sell 500 kits to yoga studios in Vermont by 1 April 2026.", "measurable", "500"),
        ("Sell 500 kits to yoga studios in Vermont by 1 April 2026.", "specific", "kits to yoga studios in Vermont"),
        ("Push win rate up from 19% to 23% over the next two quarters.", "time_bound", "over the next two quarters"),
        ("Push win rate up from 19% to 23% over the next two quarters.", "achievable", "19%"),
        ("Grow sales by a fifth.", "measurable", "a fifth"),
        ("With a demo centre, win hotels in Dubai.", "achievable", "With a demo centre"),
        ("Sell more to back the company’s move abroad.", "relevant", "to back the company’s move abroad"),
    ],
)
def test_evidence_is_the_words_it_rests_on(goal: str, criterion: Criterion, words: str) -> None:
    assert [words] == [span.of(goal) for span in getattr(read(goal), criterion)]
