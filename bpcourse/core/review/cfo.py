"""What a chief financial officer would ask of a plan: six topics, each with the plan's weakest number of that kind.

>>> from bpcourse.core.worked_company import worked_plan
>>> cfo_questions(worked_plan())[0].topic
'growth'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpcourse.core.language import _, filled
from bpcourse.core.quantities import percent_text
from bpcourse.core.review.facts import main_goal
from bpcourse.core.review.finding import Question

if TYPE_CHECKING:
    from bpcourse.core.plan import SalesPlan

__all__ = ["cfo_questions"]


def cfo_questions(plan: SalesPlan) -> list[Question]:
    """Six questions on *plan*: growth, conversion, capacity, return, concentration and risk, in this order."""
    return [_growth(plan)]


def _growth(plan: SalesPlan) -> Question:
    main = main_goal(plan)
    rate = main.goal.growth_rate if main else None
    if main is None or rate is None:
        asked = _("By how much is revenue to grow, and from where?")
        return Question(topic="growth", asked=asked, part="goals", place="goals", tool="smart_goals")
    number = percent_text(rate)
    return Question(
        topic="growth",
        asked=filled(_("Why should revenue grow {growth}?"), growth=number),
        part="goals",
        place=f"goals[{main.place}].target",
        tool="smart_goals",
        number=number,
    )
