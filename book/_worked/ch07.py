"""The figures chapter 7 quotes beyond those of the worked plan.

Rules that its pictures draw (pay, meetings) come from them; inputs that only this page uses stand here once.
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import Dimension, Role, kpi_named, measure_score, role_scorecard, sample_team
from bpcourse.core.worked_company import worked_figures
from bpcourse.core.worked_team import stepped_pay as stepped_plan
from bpcourse.core.worked_team import worked_pay, worked_team
from bpcourse.present.figures.ch07 import (
    HOURS_OF_WORK,
    MEETINGS,
    PERSONAL_BONUS,
    POOL_SHARE,
    TARGET_BONUS,
    hours_in_a_month,
    role_score,
    stepped_pay,
    straight_pay,
)
from bpcourse.present.figures.ch08 import COHORTS, RETENTION, stay_rates

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.core.kpi import Result
    from bpcourse.core.team import EffortRow, PayPlan, PayRun, RewardedWork

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_PEOPLE: Final = ("chen_hao", "wang_jing", "zhao_lei", "liu_yang", "sun_mei", "zhou_kai", "xu_ting", "gao_feng")
_TEAM: Final = dict(zip(_PEOPLE, sample_team(), strict=True))
_WEEKS: Final = _ALL["selling_weeks"]
_JUNIORS, _OTHERS = 2, 6

# --- Money and time, as chapter 8 counts them -------------------------------------------------------------------------
_REP_YEAR, _MARGIN, _HOURS_A_WEEK = 400_000, 0.40, 40
_MARKETING, _WIN_WEEKS = 1_200_000, 232

# --- Screening: the first calls on every lead, the share that passes, minutes of a call with its note, of a handover --
_SCREEN_CALLS, _PASSED, _CALL_MINUTES, _HANDOVER_MINUTES = 2, 0.5, 15, 10

# --- Pay --------------------------------------------------------------------------------------------------------------
_BASE: Final = worked_pay().base
_KEPT_TWO_YEARS: Final = 1_000

# --- A closing course for four reps: fee, days and hours of practice each, hours of joint visits, points, share due ---
_TAKERS, _FEE, _COURSE_DAYS, _PRACTICE, _JOINT = 4, 6_000, 2, 12, 48
_POINTS, _SHARE_DUE = 0.02, 0.5

# --- A knowledge session each week, and the worked company's every second week ----------------------------------------
_SESSION, _OWN_SESSION = 1.5, 1.0

# --- The quarter's key results on 1 March: from, to, now; and the weeks gone of the quarter's thirteen ----------------
_KEY_RESULTS: Final = {"pass": (0, 8, 2), "meetings": (0, 144, 79), "reports": (31, 45, 33)}
_GONE, _QUARTER = 8, 13
_LEADS_BY_MARCH: Final = 258

# --- Two shows: leads of large manufacturers, called within two working days, first meetings --------------------------
_AUTUMN, _SPRING = (100, 31, 30), (110, 92, 52)
_SPRINT_HOURS: Final = {"calls": (36, 18), "visits": (40, 4), "leaflet": (40, 2)}
"""Hours that an action takes, and the extra meetings that the team expects of it."""

# --- Leads that the reps called useless: all, lacking problem, money or decider, called too late ----------------------
_DISPUTED: Final = (40, 12, 19)

# --- Lin Yue's week in hours: before, and as she plans it -------------------------------------------------------------
_WEEK_BEFORE: Final = {"deals": 16, "approvals": 9, "reports": 8, "meetings": 6, "planning": 0, "people": 6}
_WEEK_PLANNED: Final = {"deals": 8, "approvals": 3, "reports": 5, "meetings": 5, "planning": 10, "people": 14}


def _week_cost() -> float:
    return _REP_YEAR / _WEEKS


def _hour_cost() -> float:
    return _week_cost() / _HOURS_A_WEEK


def _deal_profit() -> float:
    return _ALL["average_deal_size"] * _MARGIN


def _screening_calls() -> float:
    return _ALL["leads_needed"] * _SCREEN_CALLS


def _passed() -> float:
    return _ALL["leads_needed"] * _PASSED


def _later_calls() -> float:
    return _ALL["calls_needed"] - _screening_calls()


def _screening_hours() -> float:
    return _screening_calls() * _CALL_MINUTES / 60


def _result(person: str, kpi: str) -> Result:
    found = _TEAM[person].result(kpi_named(kpi))
    if found is None:
        raise LookupError(f"{person} has no result for {kpi}")
    return found


def _team_revenue() -> float:
    return sum(_result(person, "sales_attainment").actual for person in _PEOPLE)


def _team_target() -> float:
    return sum(_result(person, "sales_attainment").target for person in _PEOPLE)


def _first_year_kept() -> float:
    """The share of the customers won in the year before last that stayed through their first year."""
    won, left = COHORTS[2025]
    return left / won


def _team_part() -> float:
    revenue = _team_revenue() / _team_target()
    return fmean((revenue, _first_year_kept() / RETENTION[0]))


def _pool() -> float:
    return TARGET_BONUS * POOL_SHARE * _team_part()


def _bonus(name: str) -> float:
    return straight_pay(role_score(name)) + _pool()


def _point_pays() -> float:
    return straight_pay(1.0) - straight_pay(0.99)


def _deal_points() -> float:
    """What one more deal adds to Sun Mei's score: revenue and new customers, two of her three figures for sales."""
    deal = _ALL["average_deal_size"] / _result("sun_mei", "sales_attainment").target
    customer = 1 / _result("sun_mei", "new_customers").target
    weight = role_scorecard(Role.REP).dimension_weights[Dimension.SALES]
    return weight * fmean((deal, customer, 0))


def _deal_pays() -> float:
    return _deal_points() * 100 * _point_pays()


def _deal_pays_pool() -> float:
    return TARGET_BONUS * POOL_SHARE * _ALL["average_deal_size"] / _team_target() / 2


def _pay_run(**changes: PayPlan) -> PayRun:
    run = replace(worked_team(), **changes).pay_run  # type: ignore[arg-type] # the pay plan alone
    if run is None:
        raise LookupError("the worked team has nobody to pay")
    return run


def _work() -> RewardedWork:
    work = worked_team().rewarded_work
    if work is None:
        raise LookupError("the worked team has no week to look at")
    return work


def _row(measure: Dimension) -> EffortRow:
    """What shows in *measure* and serves the company."""
    return next(row for row in _work().choice.rows if row.activity.measure is measure and row.activity.hours)


def _training_cost() -> dict[str, float]:
    return {
        "fee": _TAKERS * _FEE,
        "days": _TAKERS * _COURSE_DAYS * _week_cost() / 5,
        "practice": _TAKERS * _PRACTICE * _hour_cost(),
        "joint": _JOINT * _hour_cost(),
    }


def _training_proposals() -> float:
    return _ALL["proposals_needed"] / _ALL["reps"] * _TAKERS


def _training_gain(points: float = _POINTS, share: float = _SHARE_DUE) -> float:
    return _training_proposals() * points * _deal_profit() * share


def _training_return(points: float = _POINTS, share: float = _SHARE_DUE) -> float:
    cost = sum(_training_cost().values())
    return (_training_gain(points, share) - cost) / cost


def _break_even_points() -> float:
    return sum(_training_cost().values()) / _deal_profit() / _training_proposals() * 100


def _proposal_noise() -> float:
    """One standard error, in points, of a win rate counted on the takers' proposals of a year."""
    rate = _ALL["win_rate"]
    return sqrt(rate * (1 - rate) / _training_proposals()) * 100


def _session_hours() -> float:
    return _SESSION * _ALL["reps"] * _WEEKS


def _done(name: str) -> float:
    start, end, now = _KEY_RESULTS[name]
    return (now - start) / (end - start)


def _win_cost() -> float:
    return (_MARKETING + _WIN_WEEKS * _week_cost()) / _ALL["deals_needed"]


def _deals_at_half() -> float:
    """How many deals are left where half the spending makes each 35% cheaper."""
    return _ALL["deals_needed"] * 0.5 / 0.65


def _meeting_minutes_of_director() -> float:
    """The director sits in every meeting; hers one on one are with each rep."""
    return sum(
        meeting.minutes * len(meeting.days) * (_ALL["reps"] if meeting.name == "One on one" else 1)
        for meeting in MEETINGS
    )


FIGURES: Final[dict[str, Callable[[], float]]] = {
    "existing_share": lambda: 1 - _ALL["new_business_share"],
    "newest": lambda: COHORTS[2026][0],
    "lost_first_year": lambda: 1 - stay_rates()[0],
    # roles
    "screening_calls": _screening_calls,
    "screening_per_junior_week": lambda: _screening_calls() / _JUNIORS / _WEEKS,
    "screening_hours_junior": lambda: _screening_hours() / _JUNIORS / _WEEKS,
    "freed_hours": lambda: _screening_hours() / _ALL["reps"] / _WEEKS,
    "gained_hours": lambda: (_ALL["calls_per_rep_week"] - _later_calls() / _OTHERS / _WEEKS) * _CALL_MINUTES / 60,
    "passed": _passed,
    "passed_per_week": lambda: _passed() / _WEEKS,
    "screening_before": lambda: _screening_calls() / _ALL["reps"] / _WEEKS,
    "later_before": lambda: _later_calls() / _ALL["reps"] / _WEEKS,
    "passed_per_junior_week": lambda: _passed() / _JUNIORS / _WEEKS,
    "later_calls_per_lead": lambda: _later_calls() / _passed(),
    "later_calls_per_rep_week": lambda: _later_calls() / _OTHERS / _WEEKS,
    "handover_hours": lambda: _passed() * _HANDOVER_MINUTES / 60,
    # pay
    "base": lambda: _BASE,
    "target_bonus": lambda: TARGET_BONUS,
    "pool_each": lambda: TARGET_BONUS * POOL_SHARE,
    "personal_bonus": lambda: PERSONAL_BONUS,
    "pay_at_target": lambda: _BASE + TARGET_BONUS,
    "fixed_share": lambda: _BASE / (_BASE + TARGET_BONUS),
    "pool_all": lambda: TARGET_BONUS * POOL_SHARE * _ALL["reps"],
    "point_pays": _point_pays,
    "most_personal": lambda: straight_pay(2),
    **{f"{person}_score": lambda person=person: role_score(_TEAM[person].name) for person in ("liu_yang", "sun_mei")},  # type: ignore[misc]  # bound now
    "xu_ting_behavior": lambda: measure_score(_TEAM["xu_ting"], Dimension.BEHAVIOR),
    "gao_feng_behavior": lambda: measure_score(_TEAM["gao_feng"], Dimension.BEHAVIOR),
    "gao_feng_sales": lambda: measure_score(_TEAM["gao_feng"], Dimension.SALES),
    **{
        f"{person}_personal": lambda person=person: straight_pay(role_score(_TEAM[person].name))  # type: ignore[misc]  # bound now
        for person in ("liu_yang", "sun_mei")
    },
    **{f"{person}_bonus": lambda person=person: _bonus(_TEAM[person].name) for person in ("liu_yang", "sun_mei")},  # type: ignore[misc]  # bound now
    **{f"{person}_pay": lambda person=person: _BASE + _bonus(_TEAM[person].name) for person in ("liu_yang", "sun_mei")},  # type: ignore[misc]  # bound now
    **{
        f"{person}_on_revenue": lambda person=person: (  # type: ignore[misc]  # bound now
            TARGET_BONUS * _result(person, "sales_attainment").attainment()
        )
        for person in ("liu_yang", "sun_mei")
    },
    # the tool
    "pay_saved": lambda: _pay_run().cost_now - _pay_run().cost,
    "gainers": lambda: len(_pay_run().gainers),
    "gainers_stepped": lambda: len(_pay_run(pay=stepped_plan()).gainers),
    "week_hours": lambda: _work().week,
    "behavior_weight": lambda: _work().weights[Dimension.BEHAVIOR],
    "records_hours": lambda: _row(Dimension.BEHAVIOR).chosen,
    "records_wanted": lambda: _row(Dimension.BEHAVIOR).activity.hours,
    "visits_hours": lambda: _row(Dimension.CUSTOMER).chosen,
    "visits_hours_wanted": lambda: _row(Dimension.CUSTOMER).activity.hours,
    "bonus_gap": lambda: _bonus("Sun Mei") - _bonus("Liu Yang"),
    "revenue_reached": lambda: _team_revenue() / _team_target(),
    "revenue_plan_2026": _team_target,
    "first_year_kept": _first_year_kept,
    "first_year_reached": lambda: _first_year_kept() / RETENTION[0],
    "team_part": _team_part,
    "pool_paid": _pool,
    "entrance": lambda: stepped_pay(0.80),
    "prize_point": lambda: stepped_pay(1.0) - stepped_pay(0.99),
    "deal_points": lambda: _deal_points() * 100,
    "deal_pays": _deal_pays,
    "deal_pays_pool": _deal_pays_pool,
    "deal_pays_half": lambda: _deal_pays() / 2,
    "stay_two_years": lambda: stay_rates()[0] * stay_rates()[1],
    "nine_after_two_years": lambda: 9 * stay_rates()[0] * stay_rates()[1],
    "kept_bonus": lambda: round(9 * stay_rates()[0] * stay_rates()[1] * _KEPT_TWO_YEARS, -2),
    # training
    "gao_feng_customers": lambda: _result("gao_feng", "new_customers").attainment(),
    "zhou_win_rate": lambda: _result("zhou_kai", "new_customers").actual / 35,
    "liu_crm": lambda: _result("liu_yang", "crm_quality").actual,
    "crm_target": lambda: _result("liu_yang", "crm_quality").target,
    "zhao_visits": lambda: _result("zhao_lei", "quality_visits").actual,
    "visits_target": lambda: _result("zhao_lei", "quality_visits").target,
    **{f"cost_{part}": lambda part=part: _training_cost()[part] for part in _training_cost()},  # type: ignore[misc]  # bound now
    "training_cost": lambda: sum(_training_cost().values()),
    "rep_day": lambda: _week_cost() / 5,
    "rep_hour": _hour_cost,
    "rep_week": _week_cost,
    "takers_proposals": _training_proposals,
    "training_deals": lambda: _training_proposals() * _POINTS,
    "deal_profit": _deal_profit,
    "training_gain": _training_gain,
    "training_return": _training_return,
    "training_return_one": lambda: -_training_return(points=0.005),
    "break_even_points": _break_even_points,
    "proposal_noise": _proposal_noise,
    # meetings
    "meeting_hours": hours_in_a_month,
    "meeting_share": lambda: hours_in_a_month() / HOURS_OF_WORK,
    "director_hours": lambda: _meeting_minutes_of_director() / 60,
    "director_share": lambda: _meeting_minutes_of_director() / 60 / HOURS_OF_WORK,
    # the five cases
    "win_rate_percent": lambda: _ALL["win_rate"] * 1.15,
    "win_rate_points": lambda: _ALL["win_rate"] + 0.15,
    "fewer_tasks": lambda: (20 / 30) / (20 / 40) - 1,
    "session_hours": _session_hours,
    "session_weeks": lambda: _session_hours() / _HOURS_A_WEEK,
    "session_cost": lambda: _session_hours() * _hour_cost(),
    "session_break_even": lambda: _session_hours() * _hour_cost() / _deal_profit(),
    "session_deals": lambda: _ALL["proposals_needed"] * _ALL["win_rate"] * 0.15,
    "session_profit": lambda: _ALL["proposals_needed"] * _ALL["win_rate"] * 0.15 * _deal_profit(),
    "own_session_hours": lambda: _OWN_SESSION * _ALL["reps"] * _WEEKS / 2,
    "own_session_cost": lambda: _OWN_SESSION * _ALL["reps"] * _WEEKS / 2 * _hour_cost(),
    "retailer_wins": lambda: 5 * 1.25,
    "retailer_points": lambda: 20 * (0.25 + 0.25),
    "win_cost": _win_cost,
    "win_cost_less": lambda: _win_cost() * 0.65,
    "deals_lost_at_half": lambda: _ALL["deals_needed"] - _deals_at_half(),
    "revenue_lost_at_half": lambda: (_ALL["deals_needed"] - _deals_at_half()) * _ALL["average_deal_size"],
    "per_hour": lambda: 1.25 * 45 / 42 - 1,
    "share_gain_25": lambda: 1.25 / (1 + _ALL["market_growth"]) - 1,
    # key results
    "time_gone": lambda: _GONE / _QUARTER,
    "q1_meetings": lambda: _ALL["leads_needed"] * 360 / _ALL["leads_2026"] * _ALL["lead_to_meeting"],
    **{f"{name}_done": lambda name=name: _done(name) for name in _KEY_RESULTS},  # type: ignore[misc]  # bound now
    "rate_by_march": lambda: _KEY_RESULTS["meetings"][2] / _LEADS_BY_MARCH,
    "rate_noise": lambda: sqrt(0.3 * 0.7 / _LEADS_BY_MARCH) * 100,
    # the sprint
    "autumn_in_time": lambda: _AUTUMN[1] / _AUTUMN[0],
    "spring_in_time": lambda: _SPRING[1] / _SPRING[0],
    "autumn_meetings": lambda: _AUTUMN[2] / _AUTUMN[0],
    "spring_meetings": lambda: _SPRING[2] / _SPRING[0],
    **{
        f"per_ten_{action}": lambda action=action: _SPRINT_HOURS[action][1] / _SPRINT_HOURS[action][0] * 10  # type: ignore[misc]  # bound now
        for action in _SPRINT_HOURS
    },
    # leading
    "disputed_bad": lambda: _DISPUTED[1] / _DISPUTED[0],
    "disputed_late": lambda: _DISPUTED[2] / _DISPUTED[0],
    "disputed_fine": lambda: _DISPUTED[0] - _DISPUTED[1] - _DISPUTED[2],
    "lowest_attainment": lambda: min(_result(person, "sales_attainment").attainment() for person in _PEOPLE),
    "highest_attainment": lambda: max(_result(person, "sales_attainment").attainment() for person in _PEOPLE),
    "liu_lost": lambda: 1 - _result("liu_yang", "renewal_rate").actual,
    "week_before": lambda: sum(_WEEK_BEFORE.values()),
    "week_planned": lambda: sum(_WEEK_PLANNED.values()),
    "people_before": lambda: _WEEK_BEFORE["people"] / sum(_WEEK_BEFORE.values()),
    "people_planned": lambda: _WEEK_PLANNED["people"] / sum(_WEEK_PLANNED.values()),
    # exercise
    "exercise_deals": lambda: 30_000 / _deal_profit(),
    "exercise_points": lambda: 30_000 / _deal_profit() / 120 * 100,
    "exercise_noise": lambda: sqrt(_ALL["win_rate"] * (1 - _ALL["win_rate"]) / 120) * 100,
    "exercise_hours": lambda: _SESSION * 12 * 44,
    "exercise_cost": lambda: _SESSION * 12 * 44 * 200,
    "exercise_deals_needed": lambda: _SESSION * 12 * 44 * 200 / 60_000,
    "zhou_straight": lambda: straight_pay(role_score("Zhou Kai")),
    "zhou_stepped": lambda: stepped_pay(role_score("Zhou Kai")),
    "zhou_score": lambda: role_score("Zhou Kai"),
}
