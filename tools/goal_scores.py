"""Precision, recall and F1 of the goal check, per criterion and language, on the labelled goals in ``tests/goals``.

    python tools/goal_scores.py [FILE.yml ...]

By default it scores the goals the rules were not written with: those kept apart, and those written afterwards.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from bpcourse import review_goal
from bpcourse.core.goals.reading import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["GOALS", "Score", "labelled_goals", "main", "score"]

GOALS: Final = Path(__file__).parents[1] / "tests" / "goals"


@dataclass(frozen=True)
class Score:
    """How the check did on one criterion: goals rightly met, wrongly met and wrongly missed."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """The share of goals called met that are."""
        return self.hits / max(self.hits + self.false_alarms, 1)

    @property
    def recall(self) -> float:
        """The share of goals that are met and were called so."""
        return self.hits / max(self.hits + self.misses, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Score(hits=9, false_alarms=1, misses=1).f1
        0.9
        """
        return 2 * self.hits / max(2 * self.hits + self.false_alarms + self.misses, 1)


def labelled_goals(path: Path) -> list[dict[str, Any]]:
    """The goals of one file, each with its text, language and five labels."""
    goals: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return goals


def score(goals: Iterable[dict[str, Any]], criterion: str) -> Score:
    """How the check does on *criterion* over *goals*."""
    pairs = [(goal[criterion], getattr(review_goal(goal["text"]), criterion)) for goal in goals]
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def main(paths: Sequence[Path]) -> None:
    """Print a table per file."""
    print("| goals | criterion | precision | recall | F1 |\n| --- | --- | --- | --- | --- |")
    for path in paths:
        goals = labelled_goals(path)
        for criterion in CRITERIA:
            result = score(goals, criterion)
            figures = f"{result.precision:.3f} | {result.recall:.3f} | {result.f1:.3f}"
            print(f"| {path.stem} ({len(goals)}) | {criterion} | {figures} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the goal check on labelled goals.")
    parser.add_argument("files", nargs="*", type=Path, default=[*GOALS.glob("*_held.yml"), *GOALS.glob("*_fresh.yml")])
    main(parser.parse_args().files)
