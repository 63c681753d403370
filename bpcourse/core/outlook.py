"""What a plan comes to: the revenue of its funnel, what its people can carry, and how both stand to the goal.

>>> from bpcourse.core.worked_company import worked_plan
>>> outlook = plan_outlook(worked_plan())
>>> outlook.revenue, outlook.goal, round(outlook.capacity), round(outlook.goal_coverage, 3)
(19200000.0, 48000000, 48600000, 1.012)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpcourse.core.funnel import coverage_needed
from bpcourse.core.review.across import capacity, hours_to_win, work_hours
from bpcourse.core.review.facts import main_goal

if TYPE_CHECKING:
    from bpcourse.core.plan import SalesPlan

__all__ = ["Outlook", "plan_outlook"]

_DAYS_OF_YEAR: Final = 365


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The figures by which plans are compared; each is None where the plan does not say enough.

    currency: of all money here; days: calendar days of the plan's period; leads, deals, revenue: what enters the funnel
    and comes out of it in the period; target: what the funnel is to bring; win_rate: share of the last step that is
    won; goal: the main goal, money; capacity: revenue that the team can carry; hours_needed, hours_there: selling hours
    that calls and visits take, and those for new business.
    """

    currency: str
    days: int | None = None
    leads: float | None = None
    deals: float | None = None
    revenue: float | None = None
    target: float | None = None
    win_rate: float | None = None
    goal: float | None = None
    capacity: float | None = None
    hours_needed: float | None = None
    hours_there: float | None = None

    @property
    def revenue_a_year(self) -> float | None:
        """The funnel's revenue for 365 days at the same pace; that of the period where no period is set."""
        if self.revenue is None or not self.days:
            return self.revenue
        is_year = self.days in {_DAYS_OF_YEAR, _DAYS_OF_YEAR + 1}
        return self.revenue if is_year else self.revenue * _DAYS_OF_YEAR / self.days

    @property
    def target_coverage(self) -> float | None:
        """The funnel's revenue as a share of its target."""
        return _share(self.revenue, self.target)

    @property
    def goal_coverage(self) -> float | None:
        """What the team can carry as a share of the main goal."""
        return _share(self.capacity, self.goal)

    @property
    def pipeline_coverage(self) -> float | None:
        """Open proposals that the win rate calls for, as a multiple of the revenue still to win."""
        return coverage_needed(win_rate=self.win_rate) if self.win_rate else None

    @property
    def hours_used(self) -> float | None:
        """The share of the hours for new business that calls and visits take."""
        return _share(self.hours_needed, self.hours_there)


def plan_outlook(plan: SalesPlan) -> Outlook:
    """What *plan* comes to."""
    main, part = main_goal(plan), plan.funnel
    expected = part.expected if part else None
    return Outlook(
        currency=plan.currency,
        days=plan.period.days if plan.period else None,
        leads=part.leads if part else None,
        deals=expected.deals if expected else None,
        revenue=expected.revenue if expected else None,
        target=part.revenue_target or None if part else None,
        win_rate=part.funnel.win_rate if part else None,
        goal=main.target if main else None,
        capacity=capacity(plan),
        hours_needed=work_hours(plan),
        hours_there=hours_to_win(plan),
    )


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole
