r"""Exercises from their solutions: the answers are cleared, and so is what the cells printed.

A solution is a notebook in ``solutions/``. What stands between ``### BEGIN SOLUTION`` and ``### END SOLUTION`` becomes
the name of each value that a task asks for, with None for the learner to replace; a cell tagged ``solution`` is left
out.

>>> stub("full_weeks = 34 + 6\ncalls = 1_000 / full_weeks", names={"calls"})
'calls = None'
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any, Final

import nbformat
import yaml
from nbconvert.preprocessors import ClearOutputPreprocessor
from nbgrader.preprocessors import ClearSolutions

from bpcourse.core.exercises import tasks_of
from bpcourse.core.exercises.register import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["exercise_text", "quiz_questions_text", "stub"]

_SOLUTION: Final = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
_ONLY_IN_BOOK: Final = frozenset({"remove-cell", "remove-input"})


class _ClearAnswers(ClearSolutions):  # type: ignore[misc] # nbgrader has no types
    """Leaves the name of each value that a task asks for."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(enforce_metadata=False)
        self.names = names

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:  # noqa: ANN401 - as above
        """The *cell* with its answer cleared."""
        answers = "\n".join(_SOLUTION.findall(cell.source))
        self.code_stub = {"python": stub(answers, names=self.names)}
        cleared: tuple[Any, Any] = super().preprocess_cell(cell, resources, cell_index)
        return cleared


def stub(answers: str, *, names: Collection[str]) -> str:
    """Those of *names* that *answers* sets, with None in their place."""
    asked = [
        target.id
        for node in ast.parse(answers).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in names
    ]
    return "\n".join(f"{name} = None" for name in asked)


def exercise_text(solution: Path) -> str:
    """The exercise made from the notebook *solution*, as the text of its file."""
    notebook: Any = nbformat.read(solution, as_version=4)  # type: ignore[no-untyped-call] # nbformat has no types
    notebook.cells = [cell for cell in notebook.cells if "solution" not in cell.metadata.get("tags", [])]
    names = {name for task in tasks_of(_chapter(solution)) for name in task.names}
    notebook, resources = _ClearAnswers(names).preprocess(notebook, {})
    clear_outputs: Any = ClearOutputPreprocessor
    notebook, _resources = clear_outputs().preprocess(notebook, resources)
    for cell in notebook.cells:
        _drop_marks_of_the_book(cell)
    return str(nbformat.writes(notebook)) + "\n"  # type: ignore[no-untyped-call] # as above


def _chapter(solution: Path) -> str:
    return next(chapter for chapter, stem in CHAPTERS.items() if stem == solution.stem)


def _drop_marks_of_the_book(cell: Any) -> None:  # noqa: ANN401 - as above
    """The book's tags mean nothing in an exercise, where all is seen."""
    kept = [tag for tag in cell.metadata.get("tags", []) if tag not in _ONLY_IN_BOOK]
    cell.metadata.pop("tags", None)
    if kept:
        cell.metadata["tags"] = kept


def quiz_questions_text(quizzes: Path) -> str:
    """The module that lists the questions of every quiz in the folder *quizzes*."""
    lines = [
        '"""The questions of every quiz of the book; derived from book/quizzes."""',
        "",
        "from typing import Final",
        "",
        '__all__ = ["QUIZ_QUESTIONS"]',
        "",
        "QUIZ_QUESTIONS: Final[dict[str, tuple[str, ...]]] = {",
    ]
    for path in sorted(quizzes.glob("*.yml")):
        lines.append(f'    "{path.stem}": (')
        lines += [f'        "{question["id"]}",' for question in yaml.safe_load(path.read_text(encoding="utf-8"))]
        lines.append("    ),")
    closing = [
        "}",
        '"""By the name of the quiz, in their order."""',
    ]
    return "\n".join([*lines, *closing]) + "\n"
