"""The helper package of the Sales BP course.

>>> import bpcourse
>>> bpcourse.review_goal("We want to sell more.").measurable
False

A name is imported when it is first used, so that the package itself costs next to nothing to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpcourse.core.errors import CourseError
    from bpcourse.core.goals import Goal, GoalReview, review_goal
    from bpcourse.core.plan import SalesPlan, load_plan, save_plan
    from bpcourse.core.review import Finding, review_plan

__all__ = [
    "CourseError",
    "Finding",
    "Goal",
    "GoalReview",
    "SalesPlan",
    "load_plan",
    "review_goal",
    "review_plan",
    "save_plan",
]
__version__ = "0.1.0"

_HOMES = {
    "CourseError": "bpcourse.core.errors",
    "Finding": "bpcourse.core.review",
    "Goal": "bpcourse.core.goals",
    "GoalReview": "bpcourse.core.goals",
    "SalesPlan": "bpcourse.core.plan",
    "load_plan": "bpcourse.core.plan",
    "review_goal": "bpcourse.core.goals",
    "review_plan": "bpcourse.core.review",
    "save_plan": "bpcourse.core.plan",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
