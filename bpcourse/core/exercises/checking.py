"""The check that stands below every task, and the cell that opens an exercise.

>>> from bpcourse.core.exercises.progress import Progress
>>> check("ch02-leads", None).state, check("ch02-no-such-task", 9).state
('open', 'open')
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.exercises.cells import read_free_text
from bpcourse.core.exercises.progress import (
    Progress,
    ProgressFileError,
    Record,
    load_progress,
    progress_path,
    save_progress,
)
from bpcourse.core.exercises.register import task_called, tasks_of
from bpcourse.core.exercises.verdict import Judgement, Verdict
from bpcourse.core.language import Language, _, current_language, language_from, one_after_another, use_language

if TYPE_CHECKING:
    from bpcourse.core.exercises.task import Task

__all__ = ["Opening", "check", "current_progress", "spoken_language", "start"]


class _Session:
    """What the kernel remembers: the notebook's language, and progress that is in no file."""

    language: Language | None = None
    progress = Progress()


_LAST_HINT: Final = 2


def start(chapter: str, *, language: str | None = None) -> Opening:
    """Open the exercise of *chapter*, such as "ch02": what is ready, in *language* (by default the course's).

    Raises FieldError where there is none.
    """
    if language is not None:
        _Session.language = language_from(language)
    with use_language(spoken_language()):
        tasks = tasks_of(chapter)
        read_free_text({name for task in tasks for name in task.names})
        return Opening(len(tasks))


class Opening(str):
    """What the first cell of an exercise says."""

    __slots__ = ()

    def __new__(cls, tasks: int) -> Opening:  # noqa: PYI034 - Self would say no more: nothing inherits from this
        """The sentence for an exercise of so many *tasks*."""
        sentences = (
            _("Ready: {number} tasks.").format(number=tasks),
            _("Type each answer behind its equals sign, run that cell, then the check below it."),
        )
        return super().__new__(cls, one_after_another(sentences))

    def __repr__(self) -> str:
        return str(self)


def check(task_id: str, answer: object) -> Verdict:
    """What *answer* to the task is worth; a try is remembered beside the plan, and no error ever gets out.

    A first wrong try gets the first hint, another wrong answer the second, and any after that the place to read again.
    """
    with use_language(spoken_language()):
        try:
            task = task_called(task_id)
        except CourseError as error:
            return Verdict(task=str(task_id), state="open", sentence=_("{error}.").format(error=error))
        judgement = _judged(task, answer)
        if judgement.state == "open":
            return Verdict(task=task.id, state="open", sentence=judgement.sentence)
        return _remembered(task, answer, judgement)


def current_progress() -> Progress:
    """The learner's progress, from the file beside the plan; among the solutions, that of the running notebook."""
    path = progress_path()
    return _Session.progress if path is None else load_progress(path)


def _judged(task: Task, answer: object) -> Judgement:
    try:
        return task.judge(answer)
    except Exception:  # noqa: BLE001 - whatever object was handed in, a learner never meets a traceback
        return Judgement("open", _("This answer cannot be read: write a number, or text between quotation marks."))


def _remembered(task: Task, answer: object, judgement: Judgement) -> Verdict:
    progress = current_progress().tried(task.id, _as_text(answer, task), right=judgement.state == "right")
    kept = _kept(progress)
    said = one_after_another(sentence for sentence in (judgement.sentence, kept) if sentence)
    if judgement.state == "right":
        return Verdict(task=task.id, state="right", sentence=said)
    tries = len(progress.tasks.get(task.id, Record()).wrong)
    hint = task.said(task.hints[min(tries, _LAST_HINT) - 1])
    look = task.place.sentence() if tries > _LAST_HINT else ""
    return Verdict(task=task.id, state="wrong", sentence=said, hint=hint, look=look)


def _kept(progress: Progress) -> str:
    """Keep *progress*; a sentence where that cannot be done."""
    path = progress_path()
    if path is None:
        _Session.progress = progress
        return ""
    try:
        save_progress(progress, path)
    except ProgressFileError as error:
        _Session.progress = progress
        return _("({error}.)").format(error=error)
    return ""


def _as_text(answer: object, task: Task) -> str:
    """What tells one try from another."""
    if isinstance(answer, dict):
        return repr([answer.get(name) for name in task.names])
    if isinstance(answer, (set, frozenset)):
        return repr(sorted(map(str, answer)))
    return " ".join(str(answer).split())


def spoken_language() -> Language:
    """The language of the running notebook: what `start` was told, else ``BPCOURSE_LANG``, else that of the moment."""
    asked = os.environ.get("BPCOURSE_LANG")
    return _Session.language or (language_from(asked) if asked else current_language())
