"""The figures chapter 9 quotes beyond those of the worked plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_LONGER, _DAYS_OF_YEAR, _CHANCE, _COST = 1.2, 365, 0.4, 0.1


def _days_of_proposal() -> float:
    plan = worked_plan().funnel
    return plan.funnel.stages[-1].days if plan else 0


def _extra_days() -> float:
    return _ALL["sales_cycle_days"] * (_LONGER - 1)


def _slipped() -> float:
    """Deals of a steady year that would have closed in the days by which the cycle grew."""
    return _ALL["deals_needed"] / _DAYS_OF_YEAR * _extra_days()


FIGURES: Final[dict[str, Callable[[], float]]] = {
    "longer_cycle": lambda: _ALL["sales_cycle_days"] * _LONGER,
    "extra_days": _extra_days,
    "slipped_deals": _slipped,
    "slipped_deals_whole": lambda: round(_slipped()),
    "slipped_revenue": lambda: round(_slipped() * _ALL["average_deal_size"], -4),
    "lost_proposals": lambda: _ALL["proposals_needed"] - _ALL["deals_needed"],
    "proposals_per_month": lambda: _ALL["proposals_needed"] / 12,
    "days_proposal": _days_of_proposal,
    "days_threshold": lambda: _days_of_proposal() * _LONGER,
    "q1_proposals": lambda: next(iter(funnel_history().values())).counts[2],
    "price_war_cost_share": lambda: _COST,
    "price_war_cost": lambda: _ALL["new_business_target"] * _COST,
    "price_war_expected": lambda: _ALL["new_business_target"] * _COST * _CHANCE,
}
