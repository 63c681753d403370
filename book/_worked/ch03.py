"""The figures chapter 3 quotes, each computed from the package's worked plan and the chapter's own tables.

The tables of the page that no other part of the course shares (decision factors, allocation of weeks) stand here once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from bpcourse.core.allocation import SELLING_ELASTICITY, SplitWay, best_return, segment_needs, split_by
from bpcourse.core.capacity import capacity_outlook, hiring_options, latest_start_to_close, latest_useful_start
from bpcourse.core.kpi.weights import require_full_weight
from bpcourse.core.period import Period
from bpcourse.core.resources import HireGroup
from bpcourse.core.schedule import longest_chain, slack_days, total_budget
from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan
from bpcourse.core.worked_execution import worked_actions, worked_resources
from bpcourse.present.figures.ch03 import last_lead_day, placed_segments
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FIGURES"]

_CLEARBROOK, _RIVAL_A, _RIVAL_B = (4, 5, 3, 3, 4), (4, 2, 5, 2, 3), (2, 3, 2, 5, 2)
"""Scores for savings proven, installation, data security, price, service nearby."""
_MANUFACTURERS: Final = (0.30, 0.25, 0.20, 0.15, 0.10)
_SECURITY_BUYER: Final = (0.30, 0.05, 0.40, 0.15, 0.10)
_HOSPITAL: Final = (0.15, 0.10, 0.35, 0.30, 0.10)

_WEEKS_PER_CUSTOMER: Final = (1.5, 0.8, 0.5, 0.8)
_WEEKS_TO_WIN: Final = (132, 76, 24, 0)
_MARKETING: Final = (700_000, 350_000, 150_000, 0)
_NAMES: Final = ("large", "food", "property", "hospitals")

_SHOW_MEETINGS: Final = 60
_FIGURE: Final = worked_figures()
_SEGMENTS: Final = segments()
_QUARTERS: Final = [flow.counts for flow in funnel_history().values()]
_LEADS_2026: Final = sum(counts[0] for counts in _QUARTERS)


def _weighted(scores: Sequence[float], weights: Sequence[float] = _MANUFACTURERS) -> float:
    require_full_weight(weights)
    return sum(score * weight for score, weight in zip(scores, weights, strict=True))


def _growth(number: int) -> float:
    return _SEGMENTS[number].target - _SEGMENTS[number].revenue


def _weeks_to_keep(number: int) -> float:
    return _SEGMENTS[number].customers * _WEEKS_PER_CUSTOMER[number]


def _share_of_weeks(number: int) -> float:
    return (_weeks_to_keep(number) + _WEEKS_TO_WIN[number]) / _rep_weeks()


def _rep_weeks() -> float:
    return _FIGURE["reps"] * _FIGURE["selling_weeks"]


def _growth_per_week(number: int) -> float:
    return _growth(number) / _WEEKS_TO_WIN[number]


def _growth_rate(number: int) -> float:
    return _growth(number) / _SEGMENTS[number].revenue


def _difficulty(number: int) -> float:
    return placed_segments()[number].difficulty


def _meeting_to_deal_days() -> float:
    part = worked_plan().funnel
    return sum(stage.days for stage in part.funnel.stages[1:]) if part else 0


def _lever_deals() -> float:
    return _SHOW_MEETINGS * _FIGURE["meeting_to_proposal"] * _FIGURE["win_rate"]


def _lever_revenue() -> float:
    return _lever_deals() * _FIGURE["average_deal_size"]


def _revenue_with_market() -> float:
    return _FIGURE["revenue_2026"] * (1 + _FIGURE["market_growth"])


def _q1_leads() -> float:
    return _FIGURE["leads_needed"] * _QUARTERS[0][0] / _LEADS_2026


def _q1_gap() -> float:
    return _q1_leads() - 3 * 130


_GOAL: Final[dict[str, Callable[[], float]]] = {
    "meeting_to_deal_days": _meeting_to_deal_days,
    # From 1 July to the visit whose deal is signed on 30 September, both days counted: 92 - 76.
    "quarter_days_that_pay": lambda: 92 - _meeting_to_deal_days(),
    "new_business_share_2026": lambda: _FIGURE["new_business_2026"] / _FIGURE["revenue_2026"],
    "lever_growth": lambda: 0.25 * _FIGURE["new_business_2026"] / _FIGURE["revenue_2026"],
    "lever_deals": _lever_deals,
    "lever_revenue": _lever_revenue,
    "large_step": lambda: _growth(0),
    "lever_cover": lambda: _lever_revenue() / _growth(0),
    "large_customers": lambda: _SEGMENTS[0].customers,
    "deck_goal_target": lambda: 8_000_000 * 1.15,
}
_MARKET: Final[dict[str, Callable[[], float]]] = {
    "revenue_with_market": _revenue_with_market,
    "growth_from_market": lambda: _revenue_with_market() - _FIGURE["revenue_2026"],
    "growth_from_share": lambda: _FIGURE["revenue_target"] - _revenue_with_market(),
    "leads_q1": lambda: _QUARTERS[0][0],
    "leads_q4": lambda: _QUARTERS[3][0],
    "deals_q1": lambda: _QUARTERS[0][3],
    "deals_q4": lambda: _QUARTERS[3][3],
    "meeting_rate_q1": lambda: _QUARTERS[0][1] / _QUARTERS[0][0],
    "meeting_rate_q4": lambda: _QUARTERS[3][1] / _QUARTERS[3][0],
}
_DIFFERENCE: Final[dict[str, Callable[[], float]]] = {
    "score_clearbrook": lambda: _weighted(_CLEARBROOK),
    "score_rival_a": lambda: _weighted(_RIVAL_A),
    "score_rival_b": lambda: _weighted(_RIVAL_B),
    "edge_installation": lambda: _MANUFACTURERS[1] * (_CLEARBROOK[1] - max(_RIVAL_A[1], _RIVAL_B[1])),
    "gap_security": lambda: _MANUFACTURERS[2] * (max(_RIVAL_A[2], _RIVAL_B[2]) - _CLEARBROOK[2]),
    "security_clearbrook": lambda: _weighted(_CLEARBROOK, _SECURITY_BUYER),
    "security_rival_a": lambda: _weighted(_RIVAL_A, _SECURITY_BUYER),
    "hospital_clearbrook": lambda: _weighted(_CLEARBROOK, _HOSPITAL),
    "hospital_rival_a": lambda: _weighted(_RIVAL_A, _HOSPITAL),
    "hospital_rival_b": lambda: _weighted(_RIVAL_B, _HOSPITAL),
    "hospital_security_plus": lambda: _weighted(_CLEARBROOK, _HOSPITAL) + _HOSPITAL[2],
    "hospital_price_plus": lambda: _weighted(_CLEARBROOK, _HOSPITAL) + _HOSPITAL[3],
}
_REVIEW: Final[dict[str, Callable[[], float]]] = {
    "q1_leads_share": lambda: _QUARTERS[0][0] / _LEADS_2026,
    "q1_leads": _q1_leads,
    "monthly_leads": lambda: _q1_leads() / 3,
    "q1_gap": _q1_gap,
    "q1_gap_deals": lambda: _q1_gap() * _FIGURE["lead_to_deal"],
    "q1_gap_revenue": lambda: _q1_gap() * _FIGURE["lead_to_deal"] * _FIGURE["average_deal_size"],
    "last_lead_day": lambda: last_lead_day().day,
}
_RESOURCES: Final[dict[str, Callable[[], float]]] = {
    "rep_weeks": _rep_weeks,
    "reps_large": lambda: _share_of_weeks(0) * _FIGURE["reps"],
    "even_weeks": lambda: _rep_weeks() / len(_SEGMENTS),
    "existing_share": lambda: 1 - _FIGURE["new_business_share"],
    "new_share_of_growth": lambda: (
        (_FIGURE["new_business_target"] - _FIGURE["new_business_2026"])
        / (_FIGURE["revenue_target"] - _FIGURE["revenue_2026"])
    ),
    "keep_total": lambda: sum(map(_weeks_to_keep, range(4))),
    "win_total": lambda: _rep_weeks() - sum(map(_weeks_to_keep, range(4))),
    "growth_total": lambda: sum(map(_growth, range(4))),
    "marketing_total": lambda: sum(_MARKETING),
    "marketing_per_growth_large": lambda: _MARKETING[0] / _growth(0),
    "marketing_per_growth_property": lambda: _MARKETING[2] / _growth(2),
    "move_loss": lambda: 20 * _growth_per_week(1),
    "move_gain": lambda: 20 * _growth_per_week(2),
    "segments_total": lambda: _FIGURE["segments_target"] / 1e6,
    "existing_growth": lambda: _FIGURE["existing_customers_target"] - _FIGURE["existing_customers_2026"],
    "discount_cost": lambda: 0.05 * _FIGURE["new_business_target"],
    "discount_deals": lambda: 0.05 * _FIGURE["new_business_target"] / _FIGURE["average_deal_size"],
    "meetings_per_week": lambda: _FIGURE["meetings_needed"] / _FIGURE["selling_weeks"],
    **{f"keep_{name}": partial(_weeks_to_keep, at) for at, name in enumerate(_NAMES)},
    **{f"weeks_{name}": partial(_share_of_weeks, at) for at, name in enumerate(_NAMES)},
    **{f"growth_per_week_{name}": partial(_growth_per_week, at) for at, name in enumerate(_NAMES[:3])},
    **{f"growth_{name}": partial(_growth_rate, at) for at, name in enumerate(_NAMES[:3])},
    **{f"difficulty_{name}": partial(_difficulty, at) for at, name in enumerate(_NAMES)},
}
_CASE: Final[dict[str, Callable[[], float]]] = {
    "case_target": lambda: 400 * 1.3,
    "case_one_quarter": lambda: 3 * 100 + 125,
    "case_one_quarter_growth": lambda: (3 * 100 + 125) / 400 - 1,
    "case_compounding": lambda: sum(100 * 1.25**quarter for quarter in range(1, 5)),
    "case_compounding_growth": lambda: sum(100 * 1.25**quarter for quarter in range(1, 5)) / 400 - 1,
    "case_contracts": lambda: 1.25 / 1.40,
    "case_renewal_percent": lambda: 0.70 * 1.15,
    "case_renewal_gap": lambda: 200 * (0.70 + 0.15 - 0.70 * 1.15),
}
_ACTIONS: Final[dict[str, Callable[[], float]]] = {
    "actions": lambda: len(worked_actions()),
    "actions_budget": lambda: total_budget(worked_actions()),
    "chain_days": lambda: longest_chain(worked_actions()).days,
    "closing_slack": lambda: slack_days(worked_actions(), until=date(2027, 12, 31))["closing"],
}

# Effort and capacity --------------------------------------------------------------------------------------------------

_TEAM: Final = worked_resources()
_NEEDS: Final = segment_needs(worked_plan().segments, _TEAM.allocation)
_YEAR: Final = Period.year(2027)


def _split_return(way: SplitWay) -> float:
    split = split_by(way, _NEEDS, hours=_TEAM.allocated_hours, budget=_TEAM.allocated_budget, heads=_TEAM.headcount)
    return split.expected_return


def _leaving() -> float:
    """The gap where one in ten leaves in the year and nobody comes instead."""
    return capacity_outlook(replace(_TEAM, attrition_rate=0.1), _YEAR, goal=_FIGURE["revenue_target"]).gap


def _latest_month(*, closing: bool) -> float:
    goal, hire = _FIGURE["revenue_target"], HireGroup(quota=5_800_000, ramp_months=6)
    if closing:
        day = latest_start_to_close(hiring_options(replace(_TEAM, attrition_rate=0.1), _YEAR, hire=hire, goal=goal), 1)
    else:
        options = hiring_options(_TEAM, _YEAR, hire=hire, goal=goal)
        day = latest_useful_start(options, at_least=_FIGURE["average_deal_size"])
    return day.day if day else 0


_EFFORT: Final[dict[str, Callable[[], float]]] = {
    "hours_large": lambda: _TEAM.allocation[0].hours_to_win,
    "selling_elasticity": lambda: SELLING_ELASTICITY / 100,
    "return_even": partial(_split_return, SplitWay.EVEN),
    "return_eighty_twenty": partial(_split_return, SplitWay.EIGHTY_TWENTY),
    "return_by_return": partial(_split_return, SplitWay.RETURN),
    "return_best": lambda: best_return(_NEEDS, hours=_TEAM.allocated_hours),
    "quota_capacity": lambda: _TEAM.quota_capacity(_YEAR),
    "capacity_gap_leaving": _leaving,
    "hire_closes_day": partial(_latest_month, closing=True),
    "hire_helps_day": partial(_latest_month, closing=False),
}

FIGURES: Final[dict[str, Callable[[], float]]] = {
    **_GOAL, **_MARKET, **_DIFFERENCE, **_REVIEW, **_ACTIONS, **_RESOURCES, **_EFFORT, **_CASE,
}  # fmt: skip
"""What each figure is, by the name under which the page quotes it."""
