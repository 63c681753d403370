"""Precision and recall of the FAB check, per step and language, on the labelled statements in ``tests/fab``.

    python tools/fab_scores.py [FILE.yml ...]

What is looked for are steps that are not what they claim to be. By default the statements that were kept apart, while
the rules were written, are scored.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from bpcourse.core.fab import FabStep, review_fab
from bpcourse.core.sales_path import FabStatement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["STATEMENTS", "Score", "labelled_statements", "main", "misjudged", "score"]

STATEMENTS: Final = Path(__file__).parents[1] / "tests" / "fab"


@dataclass(frozen=True)
class Score:
    """How the check did on one step: faults rightly found, wrongly found and wrongly missed."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """The share of steps called faulty that are.

        >>> Score(hits=9, false_alarms=1, misses=3).precision
        0.9
        """
        return self.hits / max(self.hits + self.false_alarms, 1)

    @property
    def recall(self) -> float:
        """The share of faulty steps that were called so.

        >>> Score(hits=9, false_alarms=1, misses=3).recall
        0.75
        """
        return self.hits / max(self.hits + self.misses, 1)


def labelled_statements(path: Path) -> list[dict[str, Any]]:
    """The statements of one file, each with its three steps and the list of those that are sound."""
    statements: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return statements


def _verdicts(statement: dict[str, Any], step: FabStep) -> tuple[bool, bool]:
    """Whether *step* is faulty by its label, and by the check."""
    review = review_fab(FabStatement(**{each.value: statement[each.value] for each in FabStep}))
    return step.value not in statement["sound"], not getattr(review, step.value).is_sound


def score(statements: Iterable[dict[str, Any]], step: FabStep) -> Score:
    """How the check does on *step* over *statements*."""
    pairs = [_verdicts(statement, step) for statement in statements]
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def misjudged(statements: Iterable[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    """Step, text and whether the check calls it faulty, for each step that the check and its label see differently."""
    found = []
    for statement in statements:
        for step in FabStep:
            labelled, called = _verdicts(statement, step)
            if labelled != called:
                found.append((step.value, statement[step.value], called))
    return found


def main(paths: Sequence[Path], *, list_misjudged: bool = False) -> None:
    """Print a table, and on request what was misjudged."""
    print("| statements | step | precision | recall |\n| --- | --- | --- | --- |")
    for path in paths:
        statements = labelled_statements(path)
        for step in FabStep:
            result = score(statements, step)
            print(f"| {path.stem} ({len(statements)}) | {step} | {result.precision:.3f} | {result.recall:.3f} |")
        for line in misjudged(statements) if list_misjudged else ():
            print(*line, sep=" | ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the FAB check on labelled statements.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted(STATEMENTS.glob("*_held.yml")))
    parser.add_argument("--misjudged", action="store_true", help="list the steps that were misjudged")
    given = parser.parse_args()
    main(given.files, list_misjudged=given.misjudged)
