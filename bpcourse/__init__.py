"""The helper package of the Sales BP course.

>>> import bpcourse
>>> bpcourse.review_goal("We want to sell more.").measurable
False
"""

from __future__ import annotations

from bpcourse.core.errors import CourseError
from bpcourse.core.goals import Goal, GoalReview, review_goal

__all__ = ["CourseError", "Goal", "GoalReview", "review_goal"]
__version__ = "0.1.0"
