"""The tasks of the course by chapter and by id. A chapter's module is imported when one of its tasks is asked for.

>>> CHAPTERS["ch02"], [task.id for task in tasks_of("ch02")][0]
('ch02_sales_process', 'ch02-meeting-rate')
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _

if TYPE_CHECKING:
    from bpcourse.core.exercises.task import Task

__all__ = ["CHAPTERS", "TITLES", "chapters_with_tasks", "task_called", "tasks_of"]

CHAPTERS: Final = {
    "ch01": "ch01_foundations",
    "ch02": "ch02_sales_process",
    "ch03": "ch03_building_the_plan",
    "ch04": "ch04_practice",
    "ch05": "ch05_performance",
    "ch06": "ch06_digital_tools",
    "ch07": "ch07_team",
    "ch08": "ch08_customers",
    "ch09": "ch09_risks",
    "capstone": "capstone",
}
"""The exercises in their order: name of the module with the tasks, and stem of page, exercise and solution."""

TITLES: Final = {
    "ch01": N_("1 What a sales business plan is"),
    "ch02": N_("2 The sales process"),
    "ch03": N_("3 Building the plan"),
    "ch04": N_("4 Practice"),
    "ch05": N_("5 Measuring performance"),
    "ch06": N_("6 Digital tools"),
    "ch07": N_("7 Building and leading the team"),
    "ch08": N_("8 Customers who stay"),
    "ch09": N_("9 Risks"),
    "capstone": N_("Capstone: a whole plan"),
}
"""What lists call them."""


@cache
def chapters_with_tasks() -> tuple[str, ...]:
    """The exercises that there are, in their order; finding them imports none."""
    package = import_module("bpcourse.core.exercises")
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    return tuple(name for name in CHAPTERS if name in modules)


def tasks_of(chapter: str) -> tuple[Task, ...]:
    """The tasks of *chapter*, such as "ch02", in their order.

    Raises FieldError where it has none.
    """
    if chapter not in chapters_with_tasks():
        sentence = _("the exercise must be one of {names}, got {name}")
        names = _(", ").join(chapters_with_tasks())
        raise FieldError(sentence.format(names=names, name=repr(chapter)), field="chapter", value=chapter)
    tasks: tuple[Task, ...] = import_module(f"bpcourse.core.exercises.{chapter}").TASKS
    return tasks


def task_called(task_id: str) -> Task:
    """The task with this id.

    Raises FieldError where there is none.
    """
    chapter = str(task_id).partition("-")[0]
    if chapter in chapters_with_tasks():
        for task in tasks_of(chapter):
            if task.id == task_id:
                return task
    sentence = _("there is no task called {name}: use the check that stands below the task")
    raise FieldError(sentence.format(name=repr(task_id)), field="task", value=task_id)
