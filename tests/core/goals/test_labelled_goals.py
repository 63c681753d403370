"""The goal check against labelled goals, most of all those its rules were not written with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tools"))

from goal_scores import GOALS, labelled_goals, score  # noqa: E402 - found through the path above

from bpcourse.core.goals.reading import CRITERIA  # noqa: E402

BAR = 0.95


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("part", ["held", "fresh"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_goals_the_rules_were_not_written_with_are_judged_to_the_bar(language: str, part: str, criterion: str) -> None:
    assert score(labelled_goals(GOALS / f"{language}_{part}.yml"), criterion).f1 >= BAR


@pytest.mark.parametrize("language", ["en", "zh"])
def test_there_are_enough_labelled_goals_and_a_third_of_the_first_is_kept_apart(language: str) -> None:
    held, dev = (labelled_goals(GOALS / f"{language}_{part}.yml") for part in ("held", "dev"))
    assert len(held) >= 150
    assert len(dev) >= 300
    assert not {goal["text"] for goal in held} & {goal["text"] for goal in dev}
    for criterion in CRITERIA:
        assert 0.3 <= sum(goal[criterion] for goal in held) / len(held) <= 0.7
