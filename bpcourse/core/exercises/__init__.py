"""The tasks of the exercises and what checks them.

| subject | names |
| --- | --- |
| in a notebook | `start`, `check`, `Verdict` |
| the tasks | `tasks_of`, `task_called`, `chapters_with_tasks` |
| progress | `current_progress`, `standing`, `Progress` |

>>> check("ch02-leads", None)
Nothing to check yet. Put your answer behind the equals sign in the cell above and run it, then this one.
"""

from __future__ import annotations

from bpcourse.core.exercises.checking import check, current_progress, start
from bpcourse.core.exercises.progress import Progress, standing
from bpcourse.core.exercises.register import chapters_with_tasks, task_called, tasks_of
from bpcourse.core.exercises.verdict import Verdict

__all__ = [
    "Progress",
    "Verdict",
    "chapters_with_tasks",
    "check",
    "current_progress",
    "standing",
    "start",
    "task_called",
    "tasks_of",
]
