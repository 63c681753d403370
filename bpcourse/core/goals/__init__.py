"""Sales goals: the sentence built from its parts, and the SMART check of a goal written freely.

>>> review = review_goal("Sell 500 starter kits to yoga studios in Vermont by 1 April 2026.")
>>> review.measurable, review.time_bound, review.relevant
(True, True, False)
"""

from __future__ import annotations

from bpcourse.core.goals.goal import Goal
from bpcourse.core.goals.reading import CRITERIA, Criterion, Reading, Span
from bpcourse.core.goals.review import GoalReview, review_goal

__all__ = ["CRITERIA", "Criterion", "Goal", "GoalReview", "Reading", "Span", "review_goal"]
