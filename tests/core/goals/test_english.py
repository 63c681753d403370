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


PAIRS = [
    (
        "SMART",
        (
            "In Q3 2023, grow sales to large manufacturers in the northern region by 15%, by raising the team's visit "
            "efficiency 25%, in support of the company's market-share strategy."
        ),
    ),
    ("S----", "This year we want to raise sales to large customers."),
    *(
        (
            "SMA-T",
            f"In Q3 2023, through packaged industry solutions, raise sales to {whom} by 20% and deal size by 15%.",
        )
        for whom in (
            "enterprise customers with 500 or more employees",
            "customers with more than 500 employees",
            "companies of 500+ people",
            "firms employing at least 500 staff",
        )
    ),
    ("-----", "Improve sales performance."),
    ("-----", "Expand market share."),
]


@pytest.mark.parametrize(("letters", "goal"), PAIRS)
def test_a_weak_goal_and_its_strong_twin_are_told_apart(letters: str, goal: str) -> None:
    assert letters_of(goal) == letters


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("large manufacturers in the northern region", PAIRS[0][1]),
        ("large customers", PAIRS[1][1]),
        ("enterprise customers", PAIRS[2][1]),
        ("small and mid-sized bakeries", "Sell more to small and mid-sized bakeries."),
        ("Brooklyn bars", "Pour more in Brooklyn bars."),
    ],
)
def test_the_whole_phrase_names_whom_it_concerns(words: str, goal: str) -> None:
    assert [words] == [span.of(goal) for span in read(goal).specific]


@pytest.mark.parametrize(
    "goal",
    [
        "Log 2,400 qualified leads.",
        "Chip away at late payments.",
        "Ginger up trading.",
        "Ship 400 tonnes more.",
        "Post growth of 12%.",
        "Do better in Spain.",
    ],
)
def test_a_verb_or_a_unit_names_nobody(goal: str) -> None:
    assert not read(goal).specific


@pytest.mark.parametrize(
    "goal",
    [
        "Get Tasmanian cheesemongers to stock our fig paste.",
        "Strategy board games: bigger orders from airport shops.",
        "Bring Andean coffee growers under our crop insurance.",
        "Drum up camper-van hires at the Biarritz depot.",
        "Bavarian municipalities should be paying us faster.",
    ],
)
def test_any_verb_may_bring_a_result(goal: str) -> None:
    assert read(goal).specific


DEADLINES = (
    "by 1 April 2026|by April 1, 2026|by 2026-04-01|by 01/04/2026|by 1.4.2026|by the end of March|in Q3|by Q2'27"
    "|in FY2027"
    "|in the third quarter of 2027|in fiscal 2027|within nine months|over the next two quarters|by year-end"
    "|by mid-June"
    "|by the end of this year|by Christmas|before Black Friday|by Friday|next quarter|this quarter|in H1 2027"
    "|by spring"
    "|between January and March|from 1 May to 31 July|throughout 2027|before the year is out|by the first of May"
    "|by week 20"
    "|before the school holidays|a year from now|between now and June|from now until Christmas|by close of FY26"
    "|by month-end"
)
NO_DEADLINES = (
    "this year|soon|as soon as possible|every quarter|each month|monthly|per month|in the near future|one day"
    "|going forward"
    "|a week|in the coming years|quarter by quarter|24/7|from now on|within 24 hours|in the long run"
)


@pytest.mark.parametrize("words", DEADLINES.split("|"))
def test_a_definite_time_is_a_deadline(words: str) -> None:
    assert read(f"Sell 40 pumps to dairies {words} to support the company's growth strategy.").time_bound
    assert read(f"{words.capitalize()}, sell 40 pumps to dairies by offering leases.").time_bound


@pytest.mark.parametrize("words", NO_DEADLINES.split("|"))
def test_a_rhythm_or_a_hope_is_no_deadline(words: str) -> None:
    assert not read(f"Sell 40 pumps to dairies {words}.").time_bound


@pytest.mark.parametrize(
    "goal",
    [
        "Our 85 reps should sell more.",
        "Our team of 22 should sell more.",
        "Our 60-strong team, rated 4.8 in 2023, wants to sell more.",
        "Sell more Windows 11 licences.",
        "Sell more with a 10% discount.",
        "Sell more in line with Vision 2030.",
        "Raise the win rate from its current 19%.",
        "Everyone gives 110%, 24/7.",
        "Sell more to women over fifty.",
        "Sell more by 30 June 2027.",
    ],
)
def test_a_number_that_counts_something_else_is_no_target(goal: str) -> None:
    assert not read(goal).measurable
