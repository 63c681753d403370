"""The figures chapter 1 quotes beyond those of the worked plan.

The cascade's regions and quotas stand with the chapter's pictures; its own sheets (market, rivals,
buying process, budget, research hours, the finding on its way round the loop) stand here once.
"""

from __future__ import annotations

from math import erfc, sqrt
from typing import TYPE_CHECKING, Final

from bpcourse.core.plan import PARTS
from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.figures.ch01 import EXISTING_OF_REP, QUOTAS, REGION_TARGETS, levels
from bpcourse.present.figures.ch04 import WEEKS_TO_WIN
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.core.market import MarketView
    from bpcourse.core.resources import Resources

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_TARGET, _BEFORE = _ALL["revenue_target"], _ALL["revenue_2026"]
_HOURS_A_WEEK: Final = 40

# --- The market: size by year (CNY million), and what keeping the share takes -----------------------------------------
_SIZES: Final = {2024: 1_196, 2025: 1_340, 2026: 1_500}
_CAREFUL: Final = _ALL["market_growth"] / 2


def _size_at(growth: float) -> float:
    return _ALL["market_size"] * (1 + growth)


def _keeps_share(growth: float) -> float:
    return _BEFORE * (1 + growth)


def _to_win(growth: float) -> float:
    return _TARGET - _keeps_share(growth)


def _forecast(name: str, growth: float) -> dict[str, Callable[[], float]]:
    return {
        f"market_{name}": lambda: _size_at(growth),
        f"keep_{name}": lambda: _keeps_share(growth),
        f"to_win_{name}": lambda: _to_win(growth),
        f"share_{name}": lambda: _TARGET / _size_at(growth),
    }


_NOTHING_BOUGHT, _CALLED_BACK = 4, 10
_UNMETERED, _SITE_ORDER, _FURTHER_SITES = 26, 480_000, 3_200_000
"""Large manufacturers with a site without meters, the order for one, and what the goal for them needs from such orders
(chapters 3 and 8)."""

# --- The cascade ------------------------------------------------------------------------------------------------------
_CUSTOMERS_OF_REP, _WEEKS_EACH, _MORE_CUSTOMERS = 12, 1.5, 15
"""Large manufacturers that Wang Jing looks after, the rep-weeks that chapter 3 gives each, and one that is too many."""
_FROM_BELOW: Final = (10.4, 6.8, 3.6, 1.6, 1.0)
"""What the five reps said they could carry, CNY million."""


def _weeks_left(customers: int) -> float:
    return _ALL["selling_weeks"] - customers * _WEEKS_EACH


def _proposals_of_rep() -> float:
    return _ALL["deals_per_rep"] / _ALL["win_rate"]


def _meetings_of_rep() -> float:
    return _proposals_of_rep() / _ALL["meeting_to_proposal"]


def _leads_of_rep() -> float:
    return _meetings_of_rep() / _ALL["lead_to_meeting"]


def _said_below() -> float:
    return sum(_FROM_BELOW) * 1e6


# --- Without one of the elements --------------------------------------------------------------------------------------
_FEWER_CALLS: Final = 20


def _deals_at_fewer_calls() -> float:
    leads = _FEWER_CALLS * _ALL["selling_weeks"] * _ALL["reps"] / _ALL["calls_per_lead"]
    return leads * _ALL["lead_to_deal"]


def _revenue_old_rate() -> float:
    return _ALL["leads_needed"] * _ALL["lead_to_deal_2026"] * _ALL["average_deal_size"]


# --- Two counts of the same proposals: three deals of a junior rep ----------------------------------------------------
_WON, _MAILED, _MET = 3, 24, 14

# --- The buying process: days of the customer's five steps ------------------------------------------------------------
_STEP_DAYS: Final = (14, 30, 18, 14, 14)


def _own_days() -> tuple[float, ...]:
    plan = worked_plan().funnel
    return tuple(stage.days for stage in plan.funnel.stages) if plan else ()


def _decision_days() -> float:
    """The last three steps of the customer, which are Clearbrook's one step from proposal to deal."""
    if sum(_STEP_DAYS[2:]) != _own_days()[-1]:
        raise ValueError("the customer's steps after the proposal do not add up to the plan's days")
    return sum(_STEP_DAYS[2:])


# --- The promotion and the budget -------------------------------------------------------------------------------------
_AUDITS, _AUDIT_COST = 120, 2_500
_REPS_COST, _TRAINING, _RESERVE = 8 * 400_000, 40_000, 60_000


def _plan_resources() -> Resources:
    resources = worked_plan().resources
    if resources is None:
        raise LookupError("the worked plan lacks its resources")
    return resources


def _marketing() -> float:
    return sum(line.amount or 0 for line in _plan_resources().budget)


def _kits() -> float:
    return next(action.budget or 0 for action in worked_plan().actions if action.id == "audit-offer")


def _audit_deals() -> float:
    return _AUDITS * _ALL["meeting_to_proposal"] * _ALL["win_rate"]


def _audit_per_deal() -> float:
    return (_AUDITS * _AUDIT_COST + _kits()) / _audit_deals()


def _budget() -> float:
    return _REPS_COST + _marketing() + _AUDITS * _AUDIT_COST + _TRAINING + _RESERVE


# --- Research hours ---------------------------------------------------------------------------------------------------
_PLAN_HOURS, _RESEARCH = 40, 0.30
_RESEARCH_HOURS: Final = (3, 6, 2, 1)
_OTHER_HOURS: Final = (4, 4, 6, 8, 3, 3)


def _plan_market() -> MarketView:
    market = worked_plan().market
    if market is None:
        raise LookupError("the worked plan lacks its market view")
    return market


def _hour_cost() -> float:
    return 400_000 / (_ALL["selling_weeks"] * _HOURS_A_WEEK)


# --- One finding on its way round the loop: proposals and deals, with finance in the room and without -----------------
_WITH, _WON_WITH = 60, 24
_EXTRA_HOURS: Final = 2
_HALF_WITH, _HALF_WON_WITH, _HALF_WITHOUT, _HALF_WON_WITHOUT = 80, 26, 80, 18


def _without() -> float:
    return _ALL["proposals_2026"] - _WITH


def _won_without() -> float:
    return _ALL["deals_2026"] - _WON_WITH


def _hoped_rate() -> float:
    """The win rate with finance in the room at half of the proposals, if the room were the cause."""
    return (_WON_WITH / _WITH + _won_without() / _without()) / 2


def _half_gap() -> float:
    return _HALF_WON_WITH / _HALF_WITH - _HALF_WON_WITHOUT / _HALF_WITHOUT


def _gap_by_chance() -> float:
    """How often chance alone opens a gap as wide, either way: two shares, normal approximation with the pooled rate."""
    pooled = (_HALF_WON_WITH + _HALF_WON_WITHOUT) / (_HALF_WITH + _HALF_WITHOUT)
    spread = sqrt(pooled * (1 - pooled) * (1 / _HALF_WITH + 1 / _HALF_WITHOUT))
    return erfc(_half_gap() / spread / sqrt(2))


# --- The exercise -----------------------------------------------------------------------------------------------------
_OWN_MARKET, _OWN_REVENUE, _OWN_TARGET = 200, 10, 11.5
_MORE: Final = 2_000_000
_WEEKS_MOVED: Final = WEEKS_TO_WIN[2]


def _more_deals() -> float:
    return _MORE / _ALL["average_deal_size"]


def _growth_per_week(number: int) -> float:
    segment = segments()[number]
    return (segment.target - segment.revenue) / WEEKS_TO_WIN[number]


_CASCADE: Final[dict[str, Callable[[], float]]] = {
    "period_cycles": lambda: 365 / _ALL["sales_cycle_days"],
    "east": lambda: REGION_TARGETS[0],
    "north": lambda: REGION_TARGETS[1],
    "large_share": lambda: segments()[0].target / _TARGET,
    "quotas": lambda: levels()[3].total,
    "wang_jing": lambda: levels()[4].total,
    "wang_jing_existing": lambda: EXISTING_OF_REP,
    "large_weeks": lambda: sum(quota.weeks for quota in QUOTAS),
    "proposals_per_rep": _proposals_of_rep,
    "meetings_per_rep": _meetings_of_rep,
    "leads_per_rep": _leads_of_rep,
    "keep_weeks_rep": lambda: _CUSTOMERS_OF_REP * _WEEKS_EACH,
    "weeks_left": lambda: _weeks_left(_CUSTOMERS_OF_REP),
    "weeks_per_deal_rep": lambda: _weeks_left(_CUSTOMERS_OF_REP) / _ALL["deals_per_rep"],
    "weeks_per_deal": lambda: sum(WEEKS_TO_WIN) / _ALL["deals_needed"],
    "weeks_per_deal_more": lambda: _weeks_left(_MORE_CUSTOMERS) / _ALL["deals_per_rep"],
    "said_below": _said_below,
    "gap_below": lambda: levels()[3].total - _said_below(),
}
_ELEMENTS: Final[dict[str, Callable[[], float]]] = {
    "win_rate_mailed": lambda: _WON / _MAILED,
    "win_rate_met": lambda: _WON / _MET,
    "win_weeks": lambda: sum(WEEKS_TO_WIN),
    "even_weeks": lambda: sum(WEEKS_TO_WIN) / len(WEEKS_TO_WIN),
    "revenue_old_rate": _revenue_old_rate,
    "deals_at_fewer_calls": _deals_at_fewer_calls,
    "short_at_fewer_calls": lambda: _ALL["new_business_target"] - _deals_at_fewer_calls() * _ALL["average_deal_size"],
    "food_target": lambda: segments()[1].target,
    "property_target": lambda: segments()[2].target,
    "hospital_target": lambda: segments()[3].target,
    "weeks_keep": lambda: _ALL["reps"] * _ALL["selling_weeks"] - sum(WEEKS_TO_WIN),
    "rep_weeks": lambda: _ALL["reps"] * _ALL["selling_weeks"],
    "meetings_per_week": lambda: _ALL["meetings_needed"] / _ALL["selling_weeks"],
}
_SHEETS: Final[dict[str, Callable[[], float]]] = {
    "growth_2025": lambda: _SIZES[2025] / _SIZES[2024] - 1,
    "growth_2026": lambda: _SIZES[2026] / _SIZES[2025] - 1,
    **_forecast("usual", _ALL["market_growth"]),
    **_forecast("careful", _CAREFUL),
    **_forecast("flat", 0),
    "careful_growth": lambda: _CAREFUL,
    "keep_share_revenue": lambda: _keeps_share(_ALL["market_growth"]),
    "share_gain_revenue": lambda: _to_win(_ALL["market_growth"]),
    "per_point": lambda: _BEFORE * 0.01,
    "bought_nothing": lambda: _NOTHING_BOUGHT / _CALLED_BACK,
    "unmetered_worth": lambda: _UNMETERED * _SITE_ORDER,
    "unmetered_needed": lambda: _FURTHER_SITES / (_UNMETERED * _SITE_ORDER),
    "win_rate_point": lambda: _ALL["new_business_target"] * 0.01 / _ALL["win_rate"],
    "buying_days": lambda: sum(_STEP_DAYS),
    "decision_days": _decision_days,
    "audit_cost_all": lambda: _AUDITS * _AUDIT_COST,
    "audit_deals": _audit_deals,
    "audit_per_deal": _audit_per_deal,
    "audit_share": lambda: _audit_per_deal() / _ALL["average_deal_size"],
    "discount_per_deal": lambda: 0.10 * _ALL["average_deal_size"],
    "reps_cost": lambda: _REPS_COST,
    "marketing": _marketing,
    "kits": _kits,
    "audit_with_kits": lambda: _AUDITS * _AUDIT_COST + _kits(),
    "audit_later": lambda: _AUDITS * _AUDIT_COST / _audit_deals(),
    "budget": _budget,
    "budget_share": lambda: _budget() / _TARGET,
    "research_hours": lambda: _PLAN_HOURS * _RESEARCH,
    "research_sum": lambda: sum(_RESEARCH_HOURS),
    "other_hours": lambda: sum(_OTHER_HOURS),
    "plan_research": lambda: _plan_market().research_hours or 0,
    "plan_hours": lambda: _plan_market().planning_hours or 0,
    "plan_research_share": lambda: _plan_market().research_share or 0,
    "rival_a": lambda: _plan_market().competitors[0].share or 0,
    "rival_b": lambda: _plan_market().competitors[1].share or 0,
    "price_war": lambda: 0.10 * _ALL["new_business_target"],
    "plan_parts": lambda: len(PARTS),
    "research_cost": lambda: round(sum(_RESEARCH_HOURS) * _hour_cost(), -2),
}
_FINDING: Final[dict[str, Callable[[], float]]] = {
    "with_rate": lambda: _WON_WITH / _WITH,
    "without": _without,
    "won_without": _won_without,
    "without_rate": lambda: _won_without() / _without(),
    "with_share": lambda: _WITH / _ALL["proposals_2026"],
    "with_planned": lambda: _ALL["proposals_needed"] / 2,
    "extra_hours": lambda: _ALL["proposals_needed"] / 2 * _EXTRA_HOURS,
    "extra_weeks": lambda: _ALL["proposals_needed"] / 2 * _EXTRA_HOURS / _HOURS_A_WEEK,
    "hoped_rate": _hoped_rate,
    "hoped_gain": lambda: _ALL["proposals_needed"] * (_hoped_rate() - _ALL["win_rate"]) * _ALL["average_deal_size"],
    "half_with_rate": lambda: _HALF_WON_WITH / _HALF_WITH,
    "half_without_rate": lambda: _HALF_WON_WITHOUT / _HALF_WITHOUT,
    "half_gap_points": lambda: _half_gap() * 100,
    "gap_by_chance": _gap_by_chance,
}
_EXERCISE: Final[dict[str, Callable[[], float]]] = {
    "own_share": lambda: _OWN_REVENUE / _OWN_MARKET,
    "own_keep": lambda: _OWN_REVENUE * 1.08 * 1e6,
    "own_to_win": lambda: (_OWN_TARGET - _OWN_REVENUE * 1.08) * 1e6,
    "own_keep_careful": lambda: _OWN_REVENUE * 1.04 * 1e6,
    "own_to_win_careful": lambda: (_OWN_TARGET - _OWN_REVENUE * 1.04) * 1e6,
    "hours_of_25": lambda: 25 * _RESEARCH,
    "more_deals": _more_deals,
    "more_weeks": lambda: _more_deals() * sum(WEEKS_TO_WIN) / _ALL["deals_needed"],
    "more_leads": lambda: _more_deals() / _ALL["lead_to_deal"],
    "more_points": lambda: _MORE / (_ALL["new_business_target"] * 0.01 / _ALL["win_rate"]),
    "gain_of_move": lambda: _WEEKS_MOVED * (_growth_per_week(0) - _growth_per_week(2)),
    "more_calls": lambda: (
        _more_deals() / _ALL["lead_to_deal"] * _ALL["calls_per_lead"] / (_ALL["reps"] * _ALL["selling_weeks"])
    ),
}
FIGURES: Final[dict[str, Callable[[], float]]] = {**_CASCADE, **_ELEMENTS, **_SHEETS, **_FINDING, **_EXERCISE}
"""What each figure is, by the name under which the page quotes it."""
