"""Exercises are made from their solutions, and can be answered in a notebook without any Python."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import nbformat
import pytest
from nbclient import NotebookClient

ROOT: Final = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools"))

from derive import DERIVED, out_of_date  # noqa: E402 - found through the path above

from exercises import exercise_text, stub  # noqa: E402 - as above

SOLUTIONS: Final = sorted((ROOT / "solutions").glob("*.ipynb"))


def read(path: Path) -> Any:  # noqa: ANN401 - nbformat has no types
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # as above


def run(notebook: Any, folder: Path) -> dict[str, str]:  # noqa: ANN401 - as above
    """What each code cell of *notebook* says, by its id."""
    NotebookClient(notebook, resources={"metadata": {"path": folder}}, timeout=60, allow_errors=True).execute()
    return {
        cell.id: "".join(output.get("data", {}).get("text/plain", output.output_type) for output in cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def test_every_derived_file_is_what_its_source_gives() -> None:
    assert out_of_date() == []


def test_every_solution_has_its_exercise_and_no_exercise_stands_alone() -> None:
    exercises = {path.name for path in (ROOT / "exercises").glob("*.ipynb")}

    assert {path.name for path in SOLUTIONS} == exercises
    assert {f"exercises/{name}" for name in exercises} <= set(DERIVED)


@pytest.mark.parametrize("solution", SOLUTIONS, ids=lambda path: path.stem)
def test_an_exercise_holds_no_answer_and_no_output(solution: Path) -> None:
    exercise: Any = nbformat.reads(exercise_text(solution), as_version=4)  # type: ignore[no-untyped-call] # as above
    code = [cell for cell in exercise.cells if cell.cell_type == "code"]
    answers = [cell for cell in code if cell.id.startswith("answer-")]

    assert not any(cell.outputs or cell.execution_count for cell in code)
    assert "SOLUTION" not in exercise_text(solution)
    assert [line for cell in answers for line in cell.source.splitlines() if not line.endswith(" = None")] == [
        line for cell in answers for line in cell.source.splitlines() if line.startswith("#")
    ]
    assert all(cell.metadata["jupyter"]["source_hidden"] for cell in code if cell not in answers)


@pytest.mark.parametrize("solution", SOLUTIONS, ids=lambda path: path.stem)
def test_an_exercise_can_be_run_before_anything_is_answered(solution: Path, tmp_path: Path) -> None:
    said = run(read(ROOT / "exercises" / solution.name), tmp_path)

    checks = {text.partition(".")[0] for name, text in said.items() if name.startswith("check-")}
    assert checks == {"Nothing to check yet"}
    assert "error" not in said.values()


def test_answers_are_read_as_they_are_typed_and_progress_is_kept_beside_the_plan(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    notebook = read(ROOT / "exercises" / "ch02_sales_process.ipynb")
    typed = {
        "answer-meeting-rate": "meeting_rate = 29.5 %",
        "answer-leads": "leads_needed = 225 leads",
        "answer-calls": "calls_a_week = 1,000 / 40  # by hand",
        "answer-signals": "signals = A, C, D and F, G",
        "answer-lever": "lever = c",
        "answer-monday": "on_monday = Most of my proposals (7 of 10) get no answer.\nOn Monday I'll call five.",
    }
    for cell in notebook.cells:
        cell.source = typed.get(cell.id, cell.source)

    said = run(notebook, folder)

    assert {name: said[name].partition(".")[0] for name in said if name.startswith("check-")} == {
        "check-meeting-rate": "Right",
        "check-leads": "Right",
        "check-calls": "Nothing to check yet",
        "check-payback": "Nothing to check yet",
        "check-signals": "Right",
        "check-lever": "Right",
        "check-repair": "Nothing to check yet",
        "check-monday": "Right",
    }
    assert (tmp_path / "my_progress.json").exists()


@pytest.mark.parametrize(
    ("answers", "cleared"),
    [
        ("leads = 225", "leads = None"),
        ("half = 2\nleads = 450 / half", "leads = None"),
        ('plan = """Two\nlines."""\nleads = 1', "plan = None\nleads = None"),
        ("", ""),
    ],
)
def test_only_what_a_task_asks_for_is_left_to_fill_in(answers: str, cleared: str) -> None:
    assert cleared == stub(answers, names={"leads", "plan"})
