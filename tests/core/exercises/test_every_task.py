"""Every task of every exercise: right answers pass, typical wrong ones are told why, and nothing else passes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import nbformat
import pytest

from bpcourse.core.exercises import chapters_with_tasks, check, tasks_of
from bpcourse.core.exercises.answers import meanings
from bpcourse.core.exercises.numbers import NumberTask
from bpcourse.core.exercises.options import ChoiceTask, OrderTask, SetTask
from bpcourse.core.exercises.register import CHAPTERS
from bpcourse.core.language import LANGUAGES, use_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.core.exercises.task import Task, WrongAnswer
    from bpcourse.core.language import Language

ROOT: Final = Path(__file__).parents[3]
TASKS: Final = [task for chapter in chapters_with_tasks() for task in tasks_of(chapter)]
EVERY: Final = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
WRONG: Final = [
    pytest.param(task, wrong, id=f"{task.id}: {wrong.name}") for task in TASKS for wrong in task.wrong_answers()
]
UNTOUCHED: Final[tuple[object, ...]] = (
    *(None, ..., True, False, "", " ", "...", "…", "?", "None", "True", "TODO", [], (), {}, set(), [None], b"", b"80"),
    *(object(), print, 1j, float("nan"), float("inf"), 0, 0.0, "0", "0%", -1, "x", "yes", "I do not know", "看情况"),
)


@pytest.fixture(autouse=True)
def progress_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner without any progress."""
    path = tmp_path / "my_progress.json"
    monkeypatch.setenv("BPCOURSE_PROGRESS", str(path))
    return path


def in_every_language() -> Iterator[Language]:
    for language in LANGUAGES:
        with use_language(language):
            yield language


# Answers --------------------------------------------------------------------------------------------------------------


@EVERY
def test_every_way_of_writing_the_right_answer_is_right(task: Task) -> None:
    refused = [answer for answer in task.right_answers() if not check(task.id, answer).right]

    assert task.right_answers()
    assert refused == []


@EVERY
def test_an_untouched_or_made_up_answer_never_passes(task: Task) -> None:
    passed = [answer for answer in (*UNTOUCHED, *task.made_up_answers()) if check(task.id, answer).right]

    assert passed == []


@EVERY
def test_an_untouched_answer_counts_as_no_try(task: Task, progress_file: Path) -> None:
    for answer in (None, ..., True, "", "..."):
        assert check(task.id, answer).state == "open"
    assert not progress_file.exists()


@EVERY
def test_at_least_five_typical_wrong_answers_are_told_something_of_their_own(task: Task) -> None:
    told = {wrong.sentence for wrong in task.wrong_answers()}

    assert len(task.wrong_answers()) >= 5
    assert len(told) >= (len(task.wrong_answers()) if isinstance(task, NumberTask) else 3)


@pytest.mark.parametrize(("task", "wrong"), WRONG)
def test_a_typical_wrong_answer_is_told_why_it_is_wrong(task: Task, wrong: WrongAnswer) -> None:
    verdict = check(task.id, wrong.answer)

    assert (verdict.right, wrong.sentence) == (False, verdict.sentence)
    assert verdict.hint or verdict.state == "open"


@EVERY
def test_hints_come_one_after_the_other_and_then_the_place_to_read(task: Task) -> None:
    tries = [wrong.answer for wrong in task.wrong_answers() if task.judge(wrong.answer).state == "wrong"]
    first, again, second, third = (check(task.id, answer) for answer in (tries[0], tries[0], tries[1], tries[2]))

    assert [task.said(task.hints[0])] * 2 == [first.hint, again.hint]
    assert [task.said(task.hints[1])] * 2 == [second.hint, third.hint]
    assert ["", "", "", task.place.sentence()] == [first.look, again.look, second.look, third.look]


@EVERY
def test_no_sentence_of_a_task_gives_the_answer_away_or_leaves_a_placeholder(task: Task) -> None:
    for _language in in_every_language():
        texts = [wrong.sentence for wrong in task.wrong_answers()]
        texts += [task.said(hint) for hint in task.hints]
        right = task.judge(task.right_answers()[0]).sentence
        assert [text for text in (*texts, right) if re.search(r"[{}]", text)] == []
        assert right not in texts


# How tasks are made ---------------------------------------------------------------------------------------------------


@EVERY
def test_the_place_to_read_again_is_a_section_of_the_book(task: Task) -> None:
    page = (ROOT / "book" / f"{task.place.page}.md").read_text(encoding="utf-8")

    assert re.search(rf"^\({re.escape(task.place.anchor)}\)=\n#+ {re.escape(task.place.title)}$", page, re.MULTILINE)


@pytest.mark.parametrize("task", [task for task in TASKS if isinstance(task, NumberTask)], ids=lambda task: task.id)
def test_the_sentence_for_a_right_number_quotes_the_number(task: NumberTask) -> None:
    quoted = [
        value
        for text in re.findall(r"[\d,.]*\d(?:\s?(?:%|million))?", task.said(task.right))
        for value in meanings(text, unit=task.unit, asked_in=task.asked_in)
    ]

    assert any(task.judge(value).state == "right" for value in quoted)


@pytest.mark.parametrize("task", [task for task in TASKS if isinstance(task, NumberTask)], ids=lambda task: task.id)
def test_the_example_of_a_number_is_neither_right_nor_a_known_slip(task: NumberTask) -> None:
    assert task.judge(task.example).state == "open"


@pytest.mark.parametrize(
    "task", [task for task in TASKS if isinstance(task, (ChoiceTask, SetTask, OrderTask))], ids=lambda task: task.id
)
def test_a_task_with_letters_has_enough_options_and_expects_some_of_them(
    task: ChoiceTask | SetTask | OrderTask,
) -> None:
    assert set(task.expected) <= set(task.options)
    assert len(task.options) >= (4 if isinstance(task, ChoiceTask) else 5)
    assert not isinstance(task, SetTask) or 1 < len(task.expected) < len(task.options)
    assert not isinstance(task, OrderTask) or sorted(task.expected) == sorted(task.options)


@pytest.mark.parametrize("chapter", chapters_with_tasks())
def test_an_exercise_has_four_to_eight_tasks_an_open_one_and_a_reflection(chapter: str) -> None:
    tasks = tasks_of(chapter)
    graded = [task for task in tasks if task.graded]

    assert 4 <= len(tasks) <= 8
    assert {task.kind for task in graded} & {"text", "form"}
    assert [task for task in tasks if not task.graded and task.kind == "text"]


@pytest.mark.parametrize("chapter", chapters_with_tasks())
def test_ids_and_names_of_an_exercise_are_its_own(chapter: str) -> None:
    ids = [task.id for task in tasks_of(chapter)]
    names = [name for task in tasks_of(chapter) for name in task.names]

    assert {each.partition("-")[0] for each in ids} == {chapter}
    assert (len(set(ids)), len(set(names))) == (len(ids), len(names))


# Notebooks ------------------------------------------------------------------------------------------------------------


def solution_cells(chapter: str) -> list[Any]:
    path = ROOT / "solutions" / f"{CHAPTERS[chapter]}.ipynb"
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat has no types
    return list(notebook.cells)


@pytest.mark.parametrize("chapter", chapters_with_tasks())
def test_the_solution_answers_and_checks_every_task_once_in_order(chapter: str) -> None:
    checks = [
        found[1]
        for cell in solution_cells(chapter)
        if cell.cell_type == "code" and (found := re.search(r'^check\("([\w-]+)"', cell.source, re.MULTILINE))
    ]

    assert [task.id for task in tasks_of(chapter)] == checks


@pytest.mark.parametrize("chapter", chapters_with_tasks())
def test_every_check_in_the_solution_says_right(chapter: str) -> None:
    said = [
        cell.outputs[0]["data"]["text/plain"]
        for cell in solution_cells(chapter)
        if cell.cell_type == "code" and re.search(r"^check\(", cell.source, re.MULTILINE)
    ]

    assert [text for text in said if not text.startswith("Right.")] == []
    assert len(said) == len(tasks_of(chapter))
