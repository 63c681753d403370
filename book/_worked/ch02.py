"""The figures chapter 2 quotes, each computed by the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.funnel import (
    backward,
    coverage_needed,
    forward,
    leads_for_chance,
    levers,
    open_opportunities,
    outcome,
    pipeline_coverage,
    pipeline_gap,
    sales_velocity,
    workload,
)
from bpcourse.core.period import Period
from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan
from bpcourse.present.figures.ch02 import VISIT, listening_minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.core.funnel import ActivityNorms, Outcome
    from bpcourse.core.plan import FunnelPlan

__all__ = ["FIGURES"]


def _known_part() -> FunnelPlan:
    part = worked_plan().funnel
    if part is None:
        raise LookupError("the worked plan has no funnel")
    return part


def _known_norms() -> ActivityNorms:
    if _PLAN.activity is None:
        raise LookupError("the worked plan has no activity norms")
    return _PLAN.activity


_PLAN: Final = _known_part()
_NORMS: Final = _known_norms()
_FUNNEL: Final = _PLAN.funnel
_BEFORE: Final = _PLAN.scenarios[0]
_FIGURES: Final = worked_figures()
_QUARTERS: Final = list(funnel_history().values())
_DEAL_SIZE: Final = _FUNNEL.average_deal_size
_TARGET: Final = _PLAN.revenue_target
_OLD_RATE: Final = _FUNNEL.replace_conversion(_FUNNEL.names[0], _BEFORE.funnel.conversions[0])

# The second quarter in the middle of May.
_QUOTA_QUARTER: Final = _TARGET / 4
_SOLD: Final = _QUOTA_QUARTER / 2
_STILL_TO_SELL: Final = _QUOTA_QUARTER - _SOLD
_OPEN_PROPOSALS: Final = 30
_OPEN_VALUE: Final = _OPEN_PROPOSALS * _DEAL_SIZE

# An order at the food plant, and one at the hotel: money in CNY.
_ENERGY_BILL, _SAVING_RATE, _SUBSCRIPTION, _OWN_HOURS = 4_000_000, 0.04, 30_000, 24_000
_HOTEL_BILL, _HOTEL_ORDER, _HOTEL_SAVING_RATE = 3_000_000, 180_000, 0.05
_SAVING: Final = _ENERGY_BILL * _SAVING_RATE
_COST: Final = _DEAL_SIZE + 2 * _SUBSCRIPTION + _OWN_HOURS

_MANY_LEADS: Final = 200
_AUDIT_POINTS: Final = 0.02
_CRM_CLAIM: Final = 0.30
_SHORT_WEEK: Final = 20
_SLOW_DAYS: Final = 60
_WORDS_A_MINUTE, _PITCH_SECONDS = 140, 90


def _gain(kind: str, stage: str = "") -> float:
    """Revenue that one point, or one percent, adds to the plan."""
    found = levers(_FUNNEL, leads=_PLAN.leads)
    return next(lever.revenue_gain for lever in found if (lever.kind, lever.stage) == (kind, stage))


def _mean_open_proposals() -> float:
    return open_opportunities(forward(_FUNNEL, leads=_PLAN.leads), Period.year(2027))[-1]


def _velocity(days: float) -> float:
    return sales_velocity(
        opportunities=_mean_open_proposals(),
        win_rate=_FUNNEL.win_rate,
        average_deal_size=_DEAL_SIZE,
        sales_cycle_days=days,
    )


def _result(*, learnt: bool) -> Outcome:
    history = _BEFORE.expected.counts if learnt else None
    return outcome(_FUNNEL, leads=_PLAN.leads, history=history, deal_size_variation=0.5)


def _leads_for_80() -> float:
    return leads_for_chance(
        _FUNNEL,
        revenue_target=_TARGET,
        chance=0.8,
        history=_BEFORE.expected.counts,
        deal_size_variation=0.5,
    )


def _calls_per_rep_week(leads: float) -> float:
    return workload(forward(_FUNNEL, leads=leads), _NORMS).calls_per_rep_week


def _wider_audit_gain() -> float:
    wider = _FUNNEL.replace_conversion(_FUNNEL.names[0], _FUNNEL.conversions[0] + _AUDIT_POINTS)
    return forward(wider, leads=_PLAN.leads).revenue - _PLAN.expected.revenue


def _third_more(share: float) -> float:
    """Deals in the plan at a win rate higher by *share* of itself."""
    return forward(
        _FUNNEL.replace_conversion(_FUNNEL.names[2], _FUNNEL.win_rate * (1 + share)), leads=_PLAN.leads
    ).deals


def _leads_at_20_calls() -> float:
    return _SHORT_WEEK * _NORMS.selling_weeks / _NORMS.calls_per_lead


def _at_20_calls() -> float:
    return forward(_FUNNEL, leads=_leads_at_20_calls()).revenue


_STAGES: Final[dict[str, Callable[[], float]]] = {
    "existing_share": lambda: _FIGURES["existing_customers_target"] / _FIGURES["revenue_target"],
    "days_lead": lambda: _FUNNEL.stages[0].days,
    "days_meeting": lambda: _FUNNEL.stages[1].days,
    "days_proposal": lambda: _FUNNEL.stages[2].days,
    "days_to_proposal": lambda: _FUNNEL.stages[0].days + _FUNNEL.stages[1].days,
    "meeting_to_proposal_2026": lambda: _BEFORE.funnel.conversions[1],
    "win_rate_2026": lambda: _BEFORE.funnel.win_rate,
    "leads_needed_old_rate": lambda: backward(_OLD_RATE, revenue_target=_TARGET).people[0],
    "revenue_old_rate": lambda: forward(_OLD_RATE, leads=_PLAN.leads).revenue,
    "rep_weeks": lambda: _NORMS.rep_weeks,
}

_PIPELINE: Final[dict[str, Callable[[], float]]] = {
    "quota_quarter": lambda: _QUOTA_QUARTER,
    "sold_in_may": lambda: _SOLD,
    "open_proposals_may": lambda: _OPEN_PROPOSALS,
    "open_value_may": lambda: _OPEN_VALUE,
    "coverage_may": lambda: pipeline_coverage(open_value=_OPEN_VALUE, remaining_quota=_STILL_TO_SELL),
    "gap_may": lambda: pipeline_gap(open_value=_OPEN_VALUE, remaining_quota=_STILL_TO_SELL, win_rate=_FUNNEL.win_rate),
    "gap_proposals": lambda: (_STILL_TO_SELL * coverage_needed(win_rate=_FUNNEL.win_rate) - _OPEN_VALUE) / _DEAL_SIZE,
    "open_proposals_mean": _mean_open_proposals,
    "velocity_proposals": lambda: _velocity(_FUNNEL.stages[-1].days),
    "velocity_year": lambda: _velocity(_FUNNEL.stages[-1].days) * Period.year(2027).days,
    "velocity_slow": lambda: _velocity(_SLOW_DAYS),
}

_LEVERS: Final[dict[str, Callable[[], float]]] = {
    "win_rate_plus": lambda: _FUNNEL.win_rate + 0.01,
    "lead_to_meeting_plus": lambda: _FUNNEL.conversions[0] + 0.01,
    "meeting_to_proposal_plus": lambda: _FUNNEL.conversions[1] + 0.01,
    "gain_proposal_point": lambda: _gain("conversion", _FUNNEL.names[2]),
    "gain_lead_point": lambda: _gain("conversion", _FUNNEL.names[0]),
    "gain_meeting_point": lambda: _gain("conversion", _FUNNEL.names[1]),
    "gain_leads_percent": lambda: _gain("leads"),
    "gain_deal_size_percent": lambda: _gain("average_deal_size"),
    "gain_audit": lambda: _PLAN.expected.revenue - forward(_OLD_RATE, leads=_PLAN.leads).revenue,
}

_RANGE: Final[dict[str, Callable[[], float]]] = {
    "known_p10": lambda: _result(learnt=False).deals.p10,
    "known_p90": lambda: _result(learnt=False).deals.p90,
    "chance_target_known": lambda: _result(learnt=False).chance_of_revenue(_TARGET),
    "revenue_p10": lambda: _result(learnt=True).revenue.p10,
    "revenue_p90": lambda: _result(learnt=True).revenue.p90,
    "revenue_p20": lambda: _result(learnt=True).revenue_quantile(0.2),
    "chance_target": lambda: _result(learnt=True).chance_of_revenue(_TARGET),
    "leads_for_80": _leads_for_80,
    "calls_for_80": lambda: _calls_per_rep_week(_leads_for_80()),
}

_CONVERSATIONS: Final[dict[str, Callable[[], float]]] = {
    "words_in_90_seconds": lambda: _WORDS_A_MINUTE * _PITCH_SECONDS / 60,
    "visit_minutes": lambda: sum(part.minutes for part in VISIT),
    "talking_minutes": lambda: sum(part.minutes for part in VISIT) - listening_minutes(),
    "win_rate_third_more": lambda: _FUNNEL.win_rate * (1 + _CRM_CLAIM),
    "win_rate_points_more": lambda: _FUNNEL.win_rate + _CRM_CLAIM,
    "deals_third_more": lambda: _third_more(_CRM_CLAIM),
    "gain_third_more": lambda: (_third_more(_CRM_CLAIM) - _PLAN.expected.deals) * _DEAL_SIZE,
    "energy_bill": lambda: _ENERGY_BILL,
    "saving_rate": lambda: _SAVING_RATE,
    "saving_year": lambda: _SAVING,
    "payback_years": lambda: _DEAL_SIZE / _SAVING,
    "payback_months": lambda: _DEAL_SIZE / _SAVING * 12,
    "saving_rate_for_12_months": lambda: _DEAL_SIZE / _ENERGY_BILL,
    "bill_for_12_months": lambda: _DEAL_SIZE / _SAVING_RATE,
    "subscription_year": lambda: _SUBSCRIPTION,
    "own_hours_cost": lambda: _OWN_HOURS,
    "cost_three_years": lambda: _COST,
    "saving_three_years": lambda: 3 * _SAVING,
    "gain_three_years": lambda: 3 * _SAVING - _COST,
    "roi_three_years": lambda: (3 * _SAVING - _COST) / _COST,
}

_EXERCISE: Final[dict[str, Callable[[], float]]] = {
    "win_rate_q1": lambda: _QUARTERS[0].funnel.win_rate,
    "win_rate_q2": lambda: _QUARTERS[1].funnel.win_rate,
    "win_rate_q4": lambda: _QUARTERS[3].funnel.win_rate,
    "win_rate_q1_one_more": lambda: (_QUARTERS[0].deals + 1) / _QUARTERS[0].counts[2],
    "proposals_per_rep": lambda: _FIGURES["proposals_needed"] / _NORMS.reps,
    "meetings_per_rep": lambda: _FIGURES["meetings_needed"] / _NORMS.reps,
    "leads_per_rep": lambda: _FIGURES["leads_needed"] / _NORMS.reps,
    "leads_at_20_calls": _leads_at_20_calls,
    "deals_at_20_calls": lambda: forward(_FUNNEL, leads=_leads_at_20_calls()).deals,
    "revenue_at_20_calls": _at_20_calls,
    "gap_at_20_calls": lambda: _TARGET / _NORMS.reps - _at_20_calls(),
    "hotel_saving": lambda: _HOTEL_BILL * _HOTEL_SAVING_RATE,
    "hotel_payback_months": lambda: _HOTEL_ORDER / (_HOTEL_BILL * _HOTEL_SAVING_RATE) * 12,
    "hotel_saving_rate_for_12_months": lambda: _HOTEL_ORDER / _HOTEL_BILL,
    "gain_wider_audit": _wider_audit_gain,
    "gain_200_leads": lambda: forward(_FUNNEL, leads=_MANY_LEADS).revenue,
    "extra_calls_200_leads": lambda: _MANY_LEADS * _NORMS.calls_per_lead,
    "extra_calls_per_rep_week": lambda: _calls_per_rep_week(_MANY_LEADS),
    "extra_visits_wider_audit": lambda: _PLAN.leads * _AUDIT_POINTS * _NORMS.visits_per_meeting,
}

FIGURES: Final[dict[str, Callable[[], float]]] = {
    **_STAGES,
    **_PIPELINE,
    **_LEVERS,
    **_RANGE,
    **_CONVERSATIONS,
    **_EXERCISE,
}
