"""Progress is kept beside the plan, survives anything, and completion follows its rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.exercises import check, current_progress
from bpcourse.core.exercises.progress import (
    Progress,
    ProgressFileError,
    Record,
    load_progress,
    progress_path,
    save_progress,
    standing,
)
from bpcourse.core.exercises.quiz_questions import QUIZ_QUESTIONS
from bpcourse.core.exercises.register import chapters_with_tasks, tasks_of

if TYPE_CHECKING:
    from pathlib import Path


def all_done(*, wrong: tuple[str, ...] = (), first: bool = True) -> Progress:
    tasks = [task for chapter in chapters_with_tasks() for task in tasks_of(chapter) if task.graded]
    return Progress(
        tasks={task.id: Record(done=True, wrong=wrong) for task in tasks},
        first={quiz: dict.fromkeys(questions, first) for quiz, questions in QUIZ_QUESTIONS.items()},
    )


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    progress = all_done(wrong=("9",)).tried("ch02-leads", "很多", right=False)
    save_progress(progress, tmp_path / "my_progress.json")

    assert load_progress(tmp_path / "my_progress.json") == progress
    assert [path.name for path in tmp_path.iterdir()] == ["my_progress.json"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"tasks": 5}', '{"tasks": {"a": null}}', "null", '{"quizzes": {}}']
)
def test_a_damaged_file_is_kept_aside_and_progress_begins_anew(tmp_path: Path, content: str) -> None:
    path = tmp_path / "my_progress.json"
    path.write_text(content, encoding="utf-8")

    assert load_progress(path) == Progress()
    assert (tmp_path / "my_progress.damaged.json").read_text(encoding="utf-8") == content


def test_done_stays_done_and_the_same_wrong_answer_is_one_try() -> None:
    progress = Progress()
    for answer, right in (("9", False), ("9", False), ("36", False), ("225", True), ("9", False)):
        progress = progress.tried("ch02-leads", answer, right=right)

    assert progress.tasks["ch02-leads"] == Record(done=True, wrong=("9", "36"))


def test_everything_right_at_once_is_complete_with_the_full_score() -> None:
    reached = standing(all_done())

    assert reached.is_complete
    assert reached.score == pytest.approx(1)


def test_everything_right_in_the_end_is_complete_with_half_the_score() -> None:
    late = Progress(tasks=all_done(wrong=("1",)).tasks, first=all_done(first=False).first, solved=QUIZ_QUESTIONS)

    assert standing(late).is_complete
    assert standing(late).score == pytest.approx(0.5)


def test_one_missing_task_is_not_complete() -> None:
    done = dict(all_done().tasks)
    done.popitem()

    assert not standing(Progress(tasks=done, first=all_done().first)).is_complete


@pytest.mark.parametrize(("missing", "complete"), [(0, True), (1, False)])
def test_four_of_five_questions_are_enough(missing: int, complete: bool) -> None:
    every = [(quiz, question) for quiz, questions in QUIZ_QUESTIONS.items() for question in questions]
    wanted = standing(Progress()).questions_wanted - missing
    first: dict[str, dict[str, bool]] = {}
    for quiz, question in every[:wanted]:
        first.setdefault(quiz, {})[question] = True

    assert standing(Progress(tasks=all_done().tasks, first=first)).is_complete is complete


def test_progress_lies_beside_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BPCOURSE_PROGRESS", raising=False)
    monkeypatch.delenv("BPCOURSE_PLAN", raising=False)
    for name in ("exercises", "solutions"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    assert progress_path() == tmp_path / "my_progress.json"
    monkeypatch.chdir(tmp_path)
    assert progress_path() == tmp_path / "my_progress.json"
    monkeypatch.chdir(tmp_path / "solutions")
    assert progress_path() is None
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BPCOURSE_PLAN", str(tmp_path / "elsewhere" / "plan.json"))
    assert progress_path() == tmp_path / "elsewhere" / "my_progress.json"


def test_among_the_solutions_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "solutions").mkdir()
    monkeypatch.chdir(tmp_path / "solutions")

    assert check("ch02-leads", 225).right
    assert current_progress().tasks["ch02-leads"].done
    assert list(tmp_path.rglob("*.json")) == []


def test_a_folder_that_cannot_be_written_to_is_said_and_the_answer_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPCOURSE_PROGRESS", str(tmp_path / "no" / "such" / "folder.json"))

    verdict = check("ch02-leads", 225)

    assert verdict.right
    assert "cannot be kept" in verdict.sentence
    with pytest.raises(ProgressFileError):
        save_progress(Progress(), tmp_path / "no" / "such" / "folder.json")


def test_the_pages_quizzes_are_read_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "my_progress.json"
    quizzes = {"first": {"ch02": {"ch02-win-rate": False}}, "solved": {"ch02": ["ch02-win-rate"]}}
    path.write_text(json.dumps({"version": 1, "tasks": {}, "quizzes": quizzes}), encoding="utf-8")

    assert load_progress(path).answered("ch02", "ch02-win-rate")
    assert not load_progress(path).answered("ch02", "ch02-leads-needed")
