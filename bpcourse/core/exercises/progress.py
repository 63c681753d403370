"""How far a learner has come through exercises and quizzes, and the file that keeps it: ``my_progress.json``.

The file lies beside the plan; in the browser that is the browser's own storage, where the page "Your progress" reads
it and adds the quizzes of the pages.

>>> done = Progress().tried("ch02-leads", "9", right=False).tried("ch02-leads", "225", right=True)
>>> done.tasks["ch02-leads"]
Record(done=True, wrong=('9',))

The rule of completion: every task except the reflections, and 80% of the quiz questions.

>>> standing(done).is_complete
False
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.exercises.quiz_questions import QUIZ_QUESTIONS
from bpcourse.core.exercises.register import CHAPTERS, chapters_with_tasks, tasks_of
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "PROGRESS_FILE",
    "QUIZ_SHARE",
    "ChapterStanding",
    "Progress",
    "ProgressFileError",
    "Record",
    "Standing",
    "load_progress",
    "progress_path",
    "save_progress",
    "standing",
]

PROGRESS_FILE: Final = "my_progress.json"
QUIZ_SHARE: Final = 0.8
"""The share of all quiz questions that completion asks for; of the tasks it asks for all but the reflections."""

_PLAN_FILE: Final = "my_plan.json"
_VERSION: Final = 1
_SOLUTIONS: Final = "solutions"
_MOST_REMEMBERED: Final = 12
_LONGEST_REMEMBERED: Final = 200
_DRIVE: Final = Path("/drive")
"""Where the site's JupyterLab shows Python the browser's storage."""


class ProgressFileError(CourseError):
    """A file of progress that cannot be saved."""


@dataclass(frozen=True)
class Record:
    """What is known of one task. done: answered rightly once; wrong: the different wrong answers, as text."""

    done: bool = False
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Progress:
    """All that a learner has done.

    tasks: by id; first: by quiz and question, whether the first try was right; solved: by quiz, the questions answered
    rightly at some time.
    """

    tasks: Mapping[str, Record] = field(default_factory=dict)
    first: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    solved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def tried(self, task_id: str, answer: str, *, right: bool) -> Progress:
        """This progress after one more check; the same wrong answer again is no new try, and done stays done."""
        before = self.tasks.get(task_id, Record())
        short = answer[:_LONGEST_REMEMBERED]
        wrong = before.wrong if right or short in before.wrong else (*before.wrong, short)[-_MOST_REMEMBERED:]
        return replace(self, tasks={**self.tasks, task_id: Record(before.done or right, wrong)})

    def answered(self, quiz: str, question: str) -> bool:
        """Whether *question* of *quiz* has been answered rightly, at whatever try."""
        return bool(self.first.get(quiz, {}).get(question)) or question in self.solved.get(quiz, ())


@dataclass(frozen=True, kw_only=True)
class ChapterStanding:
    """How far one chapter is: its name such as "ch02", and counts."""

    chapter: str
    questions: int
    questions_right: int
    questions_first: int
    tasks: int
    tasks_done: int
    tasks_first: int
    reflections: int
    reflections_done: int


@dataclass(frozen=True)
class Standing:
    """How far all of the course is."""

    chapters: tuple[ChapterStanding, ...]

    def total(self, count: str) -> int:
        """The sum of one count of `ChapterStanding` over the chapters, such as "tasks_done"."""
        return sum(getattr(chapter, count) for chapter in self.chapters)

    @property
    def questions_wanted(self) -> int:
        """How many questions completion asks for: 80% of them, rounded up."""
        return -(-self.total("questions") * round(QUIZ_SHARE * 100) // 100)

    @property
    def is_complete(self) -> bool:
        """Whether the rule of completion is met."""
        every_task = self.total("tasks_done") == self.total("tasks")
        return every_task and self.total("questions_right") >= self.questions_wanted

    @property
    def score(self) -> float:
        """Share from 0 to 1: a point for each question and task, half where the first try was wrong.

        Reflections carry no point.
        """
        whole = self.total("questions") + self.total("tasks")
        right = self.total("questions_right") + self.total("tasks_done")
        at_once = self.total("questions_first") + self.total("tasks_first")
        return (right + at_once) / 2 / whole if whole else 0.0


def standing(progress: Progress) -> Standing:
    """How far *progress* is, chapter by chapter."""
    with_tasks = chapters_with_tasks()
    chapters = [name for name in CHAPTERS if name in with_tasks or name in QUIZ_QUESTIONS]
    return Standing(tuple(_chapter_standing(name, progress, has_tasks=name in with_tasks) for name in chapters))


def _chapter_standing(chapter: str, progress: Progress, *, has_tasks: bool) -> ChapterStanding:
    questions = QUIZ_QUESTIONS.get(chapter, ())
    tasks = tasks_of(chapter) if has_tasks else ()
    graded = [progress.tasks.get(task.id, Record()) for task in tasks if task.graded]
    others = [progress.tasks.get(task.id, Record()) for task in tasks if not task.graded]
    return ChapterStanding(
        chapter=chapter,
        questions=len(questions),
        questions_right=sum(progress.answered(chapter, question) for question in questions),
        questions_first=sum(bool(progress.first.get(chapter, {}).get(question)) for question in questions),
        tasks=len(graded),
        tasks_done=sum(record.done for record in graded),
        tasks_first=sum(record.done and not record.wrong for record in graded),
        reflections=len(others),
        reflections_done=sum(record.done for record in others),
    )


def progress_path() -> Path | None:
    """Where progress is kept: beside the plan; None among the solutions, where none is kept.

    ``BPCOURSE_PROGRESS`` names another file.
    """
    here = Path.cwd()
    if here.name == _SOLUTIONS:
        return None
    if named := os.environ.get("BPCOURSE_PROGRESS"):
        return Path(named)
    if plan := os.environ.get("BPCOURSE_PLAN"):
        return Path(plan).with_name(PROGRESS_FILE)
    if sys.platform == "emscripten" and _DRIVE.is_dir():
        return _DRIVE / PROGRESS_FILE
    kept = (folder for folder in (here, here.parent) if _is_kept_in(folder))
    return next(kept, here.parent if here.name == "exercises" else here) / PROGRESS_FILE


def _is_kept_in(folder: Path) -> bool:
    return (folder / _PLAN_FILE).exists() or (folder / PROGRESS_FILE).exists()


def load_progress(path: Path) -> Progress:
    """The progress in the file *path*; none yet where there is no such file, or where it holds something else.

    A file that holds something else is kept as ``my_progress.damaged.json``.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return Progress()
    try:
        return _progress_from(json.loads(content))
    except (ValueError, TypeError, AttributeError, KeyError):
        with contextlib.suppress(OSError):
            path.with_name(f"{path.stem}.damaged{path.suffix}").write_text(content, encoding="utf-8")
        return Progress()


def save_progress(progress: Progress, path: Path) -> None:
    """Keep *progress* in the file *path*, in one step, so that a power cut leaves the old file or the new one.

    Raises ProgressFileError where the folder cannot be written to.
    """
    content = json.dumps(_content(progress), ensure_ascii=False, indent=1, sort_keys=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(content + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as reason:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        sentence = _("your progress cannot be kept in {path}: the answer is checked all the same")
        raise ProgressFileError(sentence.format(path=path)) from reason


def _content(progress: Progress) -> dict[str, Any]:
    tasks = {name: {"done": record.done, "wrong": list(record.wrong)} for name, record in progress.tasks.items()}
    first = {quiz: dict(questions) for quiz, questions in progress.first.items()}
    solved = {quiz: list(questions) for quiz, questions in progress.solved.items()}
    return {"version": _VERSION, "tasks": tasks, "quizzes": {"first": first, "solved": solved}}


def _progress_from(content: dict[str, Any]) -> Progress:
    quizzes = content.get("quizzes", {})
    return Progress(
        tasks={
            str(name): Record(bool(record["done"]), tuple(str(answer) for answer in record.get("wrong", ())))
            for name, record in content["tasks"].items()
        },
        first={
            str(quiz): {str(name): bool(right) for name, right in questions.items()}
            for quiz, questions in quizzes.get("first", {}).items()
        },
        solved={str(quiz): tuple(map(str, questions)) for quiz, questions in quizzes.get("solved", {}).items()},
    )
