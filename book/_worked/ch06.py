"""The figures chapter 6 quotes beyond those of the worked plan.

The counts of its Monday (funnel, open proposals, the test) stand in the module of the chapter's pictures; the tables
that only the page uses stand here.
"""

from __future__ import annotations

from functools import cache
from math import comb, exp, factorial, sqrt
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING, Final

from bpcourse.core.ab_test import difference_interval, false_alarm_rate
from bpcourse.core.worked_company import funnel_history, worked_figures
from bpcourse.core.worked_experiment import worked_experiment
from bpcourse.present.figures.ch06 import (
    BY_AGE,
    BY_DATE,
    DEALS_MISSING,
    DEALS_SOLD,
    OPEN_NOW,
    PRESET_CHANCES,
    REPS_SAY,
    STEPS,
    TEST,
    WRITTEN_LATER,
    Compared,
    chance_of_at_least,
    deals_at_quantile,
    expected_deals,
    usually_open,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bpcourse.crm.analysis import Analysis
    from bpcourse.present.figures.ch06 import Group

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_DEAL: Final = _ALL["average_deal_size"]
_QUARTERS: Final = list(funnel_history().values())
_REP_WEEKS: Final = _ALL["reps"] * _ALL["selling_weeks"]


def _sold(deals: float) -> float:
    return (DEALS_SOLD + deals) * _DEAL


def _at_most(count: int, *, of: int, rate: float) -> float:
    """The chance of *count* or fewer among *of* cases (binomial law)."""
    return sum(comb(of, number) * rate**number * (1 - rate) ** (of - number) for number in range(count + 1))


def _at_most_of_usual(count: int, usual: float) -> float:
    """The chance of *count* or fewer where *usual* is the mean (Poisson law)."""
    return sum(exp(-usual) * usual**number / factorial(number) for number in range(count + 1))


# --- What a record costs and a reminder saves -------------------------------------------------------------------------
_SECONDS: Final = 20
_FORGOTTEN: Final = 24
_RECORD_SIGNALS: Final = (70, 50, 100, 50, 100)
_RECORD_BEFORE: Final = (100, 50, 100, 50, 100)
_HEALTH_WEIGHTS: Final = (0.30, 0.25, 0.20, 0.15, 0.10)
"""Use, contacts, service, value shown and payment, as chapter 8 weighs them."""
_LOGINS, _QUIET = 10, 3


def _health(signals: Sequence[float]) -> float:
    return sum(weight * signal for weight, signal in zip(_HEALTH_WEIGHTS, signals, strict=True))


# --- The funnel screen ------------------------------------------------------------------------------------------------
_OLD_MEETINGS: Final = 16 + 8
_WAITING: Final = 15
_CYCLES: Final = (88, 89, 91, 92)
_CYCLE_NOW, _DEALS_Q1, _CYCLE_SPREAD = 96, 18, 30
_GAO: Final = (80, 17)


def _cycle_2026() -> float:
    deals = [quarter.deals for quarter in _QUARTERS]
    return sum(days * count for days, count in zip(_CYCLES, deals, strict=True)) / sum(deals)


def _stall_limit() -> int:
    """The largest count of proposals that chance reaches or undercuts in at most one case of twenty."""
    step = STEPS[1]
    counts = range(step.entered)
    return max(count for count in counts if _at_most(count, of=step.entered, rate=step.usual) <= 0.05)  # noqa: PLR2004 - one of twenty


def _one_of_eight() -> float:
    """The chance that at least one of eight reps shows so low a rate by luck."""
    return 1 - (1 - _at_most(_GAO[1], of=_GAO[0], rate=_ALL["lead_to_meeting"])) ** 8


# --- The dashboard ----------------------------------------------------------------------------------------------------
_DAYS_GONE, _DAYS_QUARTER = 46, 91
_ACTIVITY: Final = {"sun": (96, 11, 10, 9), "liu": (148, 9, 13, 5)}
"""Calls, first meetings agreed, visits, visits with a dated next step: four weeks of two reps."""

# --- Finance in the room: proposals and deals of 2026 -----------------------------------------------------------------
_WITH_FINANCE, _WITHOUT = (90, 34), (150, 26)

# --- Forecasts of the reps at the middle of each quarter: money in CNY ------------------------------------------------
_SAID: Final = (3_900_000, 4_080_000, 4_680_000, 4_560_000)
_CAME: Final = tuple(quarter.deals * _DEAL for quarter in _QUARTERS)


def _error(said: float, came: float) -> float:
    return abs(said - came) / came


def _errors() -> list[float]:
    return [_error(said, came) for said, came in zip(_SAID, _CAME, strict=True)]


def _factor(quarters: int = 4) -> float:
    """What was said over what came, in the first *quarters*."""
    return sum(_SAID[:quarters]) / sum(_CAME[:quarters])


def _corrected(quarter: int) -> float:
    """The reps' forecast for the quarter of that index, divided by what the quarters before it had shown."""
    return _SAID[quarter] / _factor(quarter)


def _corrected_errors() -> list[float]:
    return [_error(_corrected(quarter), _CAME[quarter]) for quarter in range(1, 4)]


def _scatter() -> float:
    """One standard deviation of the deals of a quarter that only rates are known of, as a share of what is expected."""
    variance = sum(group.now * group.share * (1 - group.share) for group in BY_AGE) + WRITTEN_LATER
    return sqrt(variance) / (DEALS_SOLD + expected_deals(BY_AGE) + WRITTEN_LATER)


# --- Tests ------------------------------------------------------------------------------------------------------------
_EAST, _NORTH = (180, 48), (60, 12)


def _pencil(low: float, high: float) -> float:
    """Cases per group by the rule of sixteen: 16 × p × (1 - p) ÷ d² (R. Lehr 1992)."""
    mean = (low + high) / 2
    return 16 * mean * (1 - mean) / (high - low) ** 2


def _tool_high() -> float:
    """The upper end of the interval that the chapter's tool gives."""
    test = worked_experiment()
    return difference_interval(test.first, test.second).high


def _per_group(low: float, high: float) -> float:
    """Cases per group at 5% on two sides and 80% power (Fleiss, Levin and Paik 2003, chapter 4, uncorrected)."""
    mean, sure, power = (low + high) / 2, NormalDist().inv_cdf(0.975), NormalDist().inv_cdf(0.8)
    root = sure * sqrt(2 * mean * (1 - mean)) + power * sqrt(low * (1 - low) + high * (1 - high))
    return root**2 / (high - low) ** 2


def _half(compared: Compared) -> float:
    return 1.96 * compared.error


def _regions() -> tuple[float, float, float]:
    """Win rates of the regions: their difference, and the ends of its interval, the lower one below zero."""
    (east, east_won), (north, north_won) = _EAST, _NORTH
    high, low = east_won / east, north_won / north
    error = sqrt(high * (1 - high) / east + low * (1 - low) / north)
    return high - low, high - low - 1.96 * error, high - low + 1.96 * error


# --- Resources --------------------------------------------------------------------------------------------------------
_SCORES: Final = {"battery": (100, 100, 50, 100), "hotel": (50, 50, 100, 0), "clinic": (50, 25, 25, 0)}
_THIRDS: Final = (30, 18, 12)
_HOURS: Final = {
    "reports": (3.0, 1.5),
    "quotes": (3.0, 2.0),
    "search": (2.0, 1.0),
    "travel": (1.5, 1.0),
    "records": (0.5, 2.0),
}
_CALL_HOURS, _VISIT_HOURS = 0.1, 4
_REP_YEAR, _MARGIN, _WEEK_HOURS, _WIN_WEEKS = 400_000, 0.40, 40, 232
_CHANNELS: Final = {
    "shows": (400_000, 400, 24),
    "web": (200_000, 620, 14),
    "partners": (120_000, 144, 10),
    "mail": (280_000, 436, 12),
}
"""Marketing money, leads and deals of 2026 by where the lead came from."""


def _hours(column: int) -> float:
    return sum(row[column] for row in _HOURS.values())


def _saved_hours() -> float:
    return (_hours(0) - _hours(1)) * _REP_WEEKS


def _hours_per_deal() -> float:
    calls, visits = (_ALL[name] / _ALL["deals_needed"] for name in ("calls_needed", "visits_needed"))
    return calls * _CALL_HOURS + visits * _VISIT_HOURS


def _rep_week() -> float:
    return _REP_YEAR / _ALL["selling_weeks"]


def _lead_cost() -> float:
    """What a rep's time for one lead costs, from the weeks for winning."""
    return _WIN_WEEKS * _rep_week() / _ALL["leads_needed"]


def _return(channel: str, *, with_time: bool) -> float:
    money, leads, deals = _CHANNELS[channel]
    cost = money + (leads * _lead_cost() if with_time else 0)
    return (deals * _DEAL * _MARGIN - cost) / cost


# --- Records, and what a system costs ---------------------------------------------------------------------------------
_CHECKED, _WRONG = 40, 9
_USERS, _LICENSE, _ENTRY_HOURS = 10, 300, 2
_DEAD: Final = 5


def _coverage_clean() -> float:
    """Coverage without what is dated after the quarter and what is older than ninety days."""
    return (OPEN_NOW[2] - BY_DATE[3].now - _DEAD) * _DEAL / (DEALS_MISSING * _DEAL)


def _duplicates() -> float:
    """Leads entered twice that bring the plan's rate of meetings down to that of the year before."""
    return _ALL["meetings_needed"] / _ALL["lead_to_meeting_2026"] - _ALL["leads_needed"]


def _wrong_margin() -> float:
    share = _WRONG / _CHECKED
    return 1.96 * sqrt(share * (1 - share) / _CHECKED)


def _entry_cost() -> float:
    return _ENTRY_HOURS * _REP_WEEKS * _rep_week() / _WEEK_HOURS


def _system_cost() -> float:
    return _USERS * _LICENSE * 12 + _entry_cost()


def _of_groups(prefix: str, groups: Sequence[Group]) -> dict[str, Callable[[], float]]:
    return {
        f"{prefix}_{number}_{name}": lambda value=value: value  # type: ignore[misc]  # bound now
        for number, group in enumerate(groups, start=1)
        for name, value in (
            ("now", group.now),
            ("seen", group.seen),
            ("signed", group.signed),
            ("share", group.share),
            ("deals", group.now * group.share),
        )
    }


_SCREENS: Final[dict[str, Callable[[], float]]] = {
    "field_hours": lambda: _ALL["calls_needed"] * _SECONDS / 3600,
    "forgotten": lambda: _FORGOTTEN,
    "forgotten_deals": lambda: _FORGOTTEN * _ALL["meeting_to_proposal"] * _ALL["win_rate"],
    "forgotten_revenue": lambda: _FORGOTTEN * _ALL["meeting_to_proposal"] * _ALL["win_rate"] * _DEAL,
    "nantong_health": lambda: _health(_RECORD_SIGNALS),
    "nantong_before": lambda: _health(_RECORD_BEFORE),
    "open_leads": lambda: OPEN_NOW[0],
    "open_meetings": lambda: OPEN_NOW[1],
    "open_proposals": lambda: OPEN_NOW[2],
    "usual_leads": lambda: usually_open()[0],
    "usual_meetings": lambda: usually_open()[1],
    "usual_proposals": lambda: usually_open()[2],
    "value_proposals": lambda: OPEN_NOW[2] * _DEAL,
    "stall_of": lambda: STEPS[1].entered,
    "stall_passed": lambda: STEPS[1].passed,
    "stall_rate": lambda: STEPS[1].rate,
    "stall_expected": lambda: STEPS[1].entered * STEPS[1].usual,
    "stall_chance": lambda: STEPS[1].chance,
    "old_meetings": lambda: _OLD_MEETINGS,
    "waiting": lambda: _WAITING,
    "waiting_deals": lambda: _WAITING * _ALL["meeting_to_proposal"] * _ALL["win_rate"],
    "waiting_revenue": lambda: _WAITING * _ALL["meeting_to_proposal"] * _ALL["win_rate"] * _DEAL,
    "cycle_2026": _cycle_2026,
    "deals_q1": lambda: _DEALS_Q1,
    "cycle_error": lambda: _CYCLE_SPREAD / sqrt(_DEALS_Q1),
    "cycle_reach": lambda: 2 * _CYCLE_SPREAD / sqrt(_DEALS_Q1),
    "gao_rate": lambda: _GAO[1] / _GAO[0],
    "gao_chance": lambda: _at_most(_GAO[1], of=_GAO[0], rate=_ALL["lead_to_meeting"]),
    "gao_one_of_eight": _one_of_eight,
    "target_quarter": lambda: _sold(DEALS_MISSING),
    "sold_quarter": lambda: _sold(0),
    "time_gone": lambda: _DAYS_GONE / _DAYS_QUARTER,
    "sold_share": lambda: _sold(0) / _sold(DEALS_MISSING),
    "coverage_now": lambda: OPEN_NOW[2] / DEALS_MISSING,
    "meetings_week": lambda: _ALL["meetings_needed"] / _ALL["selling_weeks"],
    "stall_limit": _stall_limit,
    "four_calls": lambda: 4 * _ALL["calls_per_rep_week"],
    "four_meetings": lambda: 4 * _ALL["meetings_needed"] / _REP_WEEKS,
    "four_visits": lambda: 4 * _ALL["visits_per_rep_week"],
    "calls_per_meeting": lambda: _ALL["calls_per_lead"] / _ALL["lead_to_meeting"],
    "calls_sun": lambda: _ACTIVITY["sun"][0] / _ACTIVITY["sun"][1],
    "calls_liu": lambda: _ACTIVITY["liu"][0] / _ACTIVITY["liu"][1],
    "next_sun": lambda: _ACTIVITY["sun"][3] / _ACTIVITY["sun"][2],
    "next_liu": lambda: _ACTIVITY["liu"][3] / _ACTIVITY["liu"][2],
    "finance_rate": lambda: _WITH_FINANCE[1] / _WITH_FINANCE[0],
    "no_finance_rate": lambda: _WITHOUT[1] / _WITHOUT[0],
}
_FORECAST: Final[dict[str, Callable[[], float]]] = {  # what was said and what came: CNY million
    **_of_groups("age", BY_AGE),
    **_of_groups("date", BY_DATE),
    "preset": lambda: sum(count * chance for count, chance in zip(OPEN_NOW, PRESET_CHANCES, strict=True)) * _DEAL,
    "preset_with_sold": lambda: _sold(
        sum(count * chance for count, chance in zip(OPEN_NOW, PRESET_CHANCES, strict=True))
    ),
    "weighted_deals": lambda: OPEN_NOW[2] * _ALL["win_rate"],
    "weighted_value": lambda: OPEN_NOW[2] * _ALL["win_rate"] * _DEAL,
    "weighted_with_sold": lambda: _sold(OPEN_NOW[2] * _ALL["win_rate"]),
    "age_deals": lambda: expected_deals(BY_AGE),
    "age_with_later": lambda: expected_deals(BY_AGE) + WRITTEN_LATER,
    "age_forecast": lambda: _sold(expected_deals(BY_AGE) + WRITTEN_LATER),
    "seen_all": lambda: sum(group.seen for group in BY_AGE),
    "signed_all": lambda: sum(group.signed for group in BY_AGE),
    "seen_share": lambda: sum(group.signed for group in BY_AGE) / sum(group.seen for group in BY_AGE),
    "chance_age": lambda: chance_of_at_least(DEALS_MISSING, BY_AGE),
    "low_age": lambda: _sold(deals_at_quantile(0.1, BY_AGE)),
    "high_age": lambda: _sold(deals_at_quantile(0.9, BY_AGE)),
    "date_deals": lambda: expected_deals(BY_DATE),
    "due": lambda: sum(group.now for group in BY_DATE[:3]),
    "due_value": lambda: sum(group.now for group in BY_DATE[:3]) * _DEAL,
    "due_unnamed": lambda: sum(group.now for group in BY_DATE[1:3]),
    "coverage_clean": _coverage_clean,
    "reps_say": lambda: REPS_SAY,
    "reps_corrected": lambda: REPS_SAY / _factor(),
    "came_out": lambda: (_ALL["deals_needed"] / 4 - 4) * _DEAL,
    **{f"said_{number}": lambda value=value: value / 1e6 for number, value in enumerate(_SAID, start=1)},  # type: ignore[misc]  # bound now
    **{f"came_{number}": lambda value=value: value / 1e6 for number, value in enumerate(_CAME, start=1)},  # type: ignore[misc]  # bound now
    **{
        f"over_{number}": lambda number=number: (_SAID[number - 1] - _CAME[number - 1]) / 1e6  # type: ignore[misc]  # bound now
        for number in range(1, 5)
    },
    **{f"error_{number}": lambda number=number: _errors()[number - 1] for number in range(1, 5)},  # type: ignore[misc]  # bound now
    **{f"factor_{number}": lambda number=number: _factor(number) for number in range(1, 4)},  # type: ignore[misc]  # bound now
    **{f"corrected_{number}": lambda number=number: _corrected(number - 1) / 1e6 for number in range(2, 5)},  # type: ignore[misc]  # bound now
    **{
        f"corrected_error_{number}": lambda number=number: _corrected_errors()[number - 2]  # type: ignore[misc]  # bound now
        for number in range(2, 5)
    },
    "error_mean": lambda: fmean(_errors()),
    "accuracy_mean": lambda: 1 - fmean(_errors()),
    "said_sum": lambda: sum(_SAID) / 1e6,
    "came_sum": lambda: sum(_CAME) / 1e6,
    "bias": lambda: _factor() - 1,
    "error_three": lambda: fmean(_errors()[1:]),
    "corrected_error": lambda: fmean(_corrected_errors()),
    "error_cut": lambda: 1 - fmean(_corrected_errors()) / fmean(_errors()[1:]),
    "scatter": _scatter,
}
_TESTS: Final[dict[str, Callable[[], float]]] = {  # ends below zero stand without their sign, which the page writes
    "pencil_small": lambda: _pencil(_ALL["lead_to_meeting_2026"], _ALL["lead_to_meeting"]),
    "pencil_large": lambda: _pencil(0.3, 0.4),
    "exact_large": lambda: _per_group(0.3, 0.4),
    "leads_week": lambda: _ALL["leads_needed"] / 52,
    "test_leads": lambda: 2 * TEST[1].size,
    "test_weeks": lambda: 2 * TEST[1].size / (_ALL["leads_needed"] / 52),
    "test_old": lambda: TEST[1].old / TEST[1].size,
    "test_new": lambda: TEST[1].new / TEST[1].size,
    "test_difference": lambda: TEST[1].difference * 100,
    "test_error": lambda: TEST[1].error * 100,
    "test_half": lambda: _half(TEST[1]) * 100,
    "test_low": lambda: TEST[1].interval[0] * 100,
    "test_high": lambda: TEST[1].interval[1] * 100,
    "tool_high": lambda: _tool_high() * 100,
    "weekly_looks": lambda: false_alarm_rate(worked_experiment().weeks),
    "early_old": lambda: TEST[0].old / TEST[0].size,
    "early_new": lambda: TEST[0].new / TEST[0].size,
    "early_difference": lambda: TEST[0].difference * 100,
    "early_low": lambda: -TEST[0].interval[0] * 100,
    "early_high": lambda: TEST[0].interval[1] * 100,
    "proposals_low": lambda: -TEST[2].interval[0] * 100,
    "proposals_high": lambda: TEST[2].interval[1] * 100,
    "more_meetings": lambda: TEST[1].new / TEST[1].old - 1,
    "more_proposals": lambda: TEST[2].new / TEST[2].old - 1,
    "two_points": lambda: _ALL["new_business_target"] * 0.02 / _ALL["lead_to_meeting"],
    "quiet_line": lambda: _LOGINS - 2 * sqrt(_LOGINS),
    "quiet_chance": lambda: _at_most_of_usual(_QUIET, _LOGINS),
    "quiet_false": lambda: _ALL["customers"] * 52 * _at_most_of_usual(_QUIET, _LOGINS),
    "quiet_false_twice": lambda: _ALL["customers"] * 51 * _at_most_of_usual(_QUIET, _LOGINS) ** 2,
}
_RESOURCES: Final[dict[str, Callable[[], float]]] = {
    **{f"score_{name}": lambda marks=marks: fmean(marks) for name, marks in _SCORES.items()},  # type: ignore[misc]  # bound now
    **{
        f"third_{number}": lambda won=won: won / (_ALL["proposals_2026"] / 3)  # type: ignore[misc]  # bound now
        for number, won in enumerate(_THIRDS, start=1)
    },
    "third_size": lambda: _ALL["proposals_2026"] / 3,
    "third_lift": lambda: _THIRDS[0] / fmean(_THIRDS),
    "admin_before": lambda: _hours(0),
    "admin_after": lambda: _hours(1),
    "admin_cut": lambda: 1 - _hours(1) / _hours(0),
    "admin_saved": lambda: _hours(0) - _hours(1),
    "admin_claimed": lambda: _hours(0) * 0.60,
    "rep_weeks": lambda: _REP_WEEKS,
    "admin_hours": _saved_hours,
    "hours_saved": lambda: _hours(0) * 0.40 * _REP_WEEKS,
    "hours_per_deal": _hours_per_deal,
    "admin_deals": lambda: _saved_hours() / _hours_per_deal(),
    "lead_cost": _lead_cost,
    "gross_per_deal": lambda: _DEAL * _MARGIN,
    **{
        f"{name}_{kind}": lambda name=name, kind=kind: _return(name, with_time=kind == "full")  # type: ignore[misc]  # bound now
        for name in _CHANNELS
        for kind in ("money", "full")
    },
    "channel_leads": lambda: sum(row[1] for row in _CHANNELS.values()),
    "channel_deals": lambda: sum(row[2] for row in _CHANNELS.values()),
    "channel_money": lambda: sum(row[0] for row in _CHANNELS.values()),
}
_CLAIMS: Final[dict[str, Callable[[], float]]] = {
    "impossible_accuracy": lambda: 0.80 * 1.30,
    "possible_accuracy": lambda: 1 - 0.20 * (1 - 0.30),
    "calls_at_claim": lambda: _ALL["calls_per_rep_week"] * 1.23,
    "satisfaction_at_claim": lambda: 86 * 1.17,
    "cycle_at_claim": lambda: _ALL["sales_cycle_days"] * 0.70,
    "days_after_proposal": lambda: 46,
}
_RECORDS: Final[dict[str, Callable[[], float]]] = {
    "duplicates": _duplicates,
    "wrong": lambda: _WRONG,
    "wrong_share": lambda: _WRONG / _CHECKED,
    "wrong_low": lambda: _WRONG / _CHECKED - _wrong_margin(),
    "wrong_high": lambda: _WRONG / _CHECKED + _wrong_margin(),
    "licenses": lambda: _USERS * _LICENSE * 12,
    "entry_hours": lambda: _ENTRY_HOURS * _REP_WEEKS,
    "entry_cost": _entry_cost,
    "system_deals": lambda: _system_cost() / (_DEAL * _MARGIN),
}
_TEAM_SAID, _TEAM_CAME = (2.4, 3.0, 2.6), (2.0, 2.4, 2.2)
_EXERCISE: Final[dict[str, Callable[[], float]]] = {
    "region_east": lambda: _EAST[1] / _EAST[0],
    "region_north": lambda: _NORTH[1] / _NORTH[0],
    "region_difference": lambda: _regions()[0] * 100,
    "region_low": lambda: -_regions()[1] * 100,
    "region_high": lambda: _regions()[2] * 100,
    "deal_a": lambda: 480_000 * 0.5,
    "deal_c": lambda: 960_000 * BY_AGE[1].share,
    "deal_d": lambda: 120_000 * 0.5,
    "team_factor": lambda: sum(_TEAM_SAID) / sum(_TEAM_CAME),
    "team_corrected": lambda: 3_500_000 * sum(_TEAM_CAME) / sum(_TEAM_SAID),
    "claim_satisfaction_limit": lambda: 100 / 1.17,
}

# --- The CRM lab ------------------------------------------------------------------------------------------------------
_MANY: Final = 60_000


@cache
def _lab() -> Analysis:
    """The analysis of the course's own export; pandas is loaded where its figures are asked for."""
    from bpcourse.crm.analysis import analyse
    from bpcourse.crm.reading import read_deals
    from bpcourse.crm.samples import sample_file

    return analyse(read_deals(sample_file("deals.csv"), commits=sample_file("commits.csv")))


@cache
def _lab_many() -> float:
    """The error of the forecast by history in a company a hundred times as large."""
    from bpcourse.crm.forecast import back_test
    from bpcourse.crm.generator import generate

    return back_test(generate(_MANY, seed=3).deals, runs=200).error_of("calibrated")


def _lab_error(method: str) -> float:
    tested = _lab().back_test
    return tested.error_of(method) if tested else 0.0


def _lab_quarters() -> int:
    tested = _lab().back_test
    return len(tested.quarters) if tested else 0


_LAB: Final[dict[str, Callable[[], float]]] = {
    "lab_deals": lambda: len(_lab().deals),
    "lab_score": lambda: _lab().quality.score,
    "lab_weighted": lambda: _lab().quality.weighted,
    "lab_doubtful": lambda: _lab().quality.weighted - _lab().quality.sound_weighted,
    "lab_naive": lambda: float(_lab().stages["naive"][0]),
    "lab_open": lambda: float(_lab().stages["open"][0]),
    "lab_rate": lambda: float(_lab().stages["conversion"][0]),
    "lab_low": lambda: float(_lab().stages["low"][0]),
    "lab_high": lambda: float(_lab().stages["high"][0]),
    "lab_stalled": lambda: float(_lab().stalls["stalled"][0]),
    "lab_limit": lambda: float(_lab().stalls["limit"][0]),
    "lab_quarters": lambda: float(_lab_quarters()),
    "lab_error_weighted": lambda: _lab_error("weighted"),
    "lab_error_history": lambda: _lab_error("calibrated"),
    "lab_error_commit": lambda: _lab_error("commit"),
    "lab_many": lambda: _MANY,
    "lab_many_history": _lab_many,
}

FIGURES: Final[dict[str, Callable[[], float]]] = {
    **_SCREENS,
    **_FORECAST,
    **_TESTS,
    **_RESOURCES,
    **_CLAIMS,
    **_RECORDS,
    **_EXERCISE,
    **_LAB,
}
