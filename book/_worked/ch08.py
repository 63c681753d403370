"""The figures chapter 8 quotes beyond those of the worked plan.

They are the worked company's sheet of customers, put through the package's own formulas. What only this page uses (the
complaint, the survey of drivers, the examples of the five claims) stands here once.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

from bpcourse.core.customers import (
    BusinessCase,
    RetentionEconomics,
    WarningTest,
    average_stay,
    customers_left,
    driver_priority,
    later_years,
    net_promoter_margin,
    net_promoter_score,
    sick_customer,
    worked_case,
    worked_cohorts,
    worked_customers,
)
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_LARGE, _FOOD, _PROPERTY, _HOSPITALS = segments()

_SHEET: Final = worked_customers()
_TABLE: Final = worked_cohorts()

# --- Tiers ------------------------------------------------------------------------------------------------------------
_TIERS: Final = {row.tier.name.lower(): row for row in _SHEET.tier_rows}


def _of_tier(name: str) -> dict[str, Callable[[], float]]:
    row = _TIERS[name]
    return {
        f"tier_{name}_revenue": lambda: row.revenue,
        f"tier_{name}_share": lambda: row.revenue_share,
        f"tier_{name}_weeks": lambda: row.weeks,
        f"tier_{name}_weeks_share": lambda: row.weeks_share,
        f"tier_{name}_visits": lambda: row.visits,
    }


# --- Health -----------------------------------------------------------------------------------------------------------
_WARNINGS: Final = _SHEET.warnings or WarningTest()


def _health(ratings: Mapping[str, float]) -> float:
    return _SHEET.health.score(ratings).value


_HOSPITAL: Final = {"use": 90, "contacts": 20, "service": 50, "value": 100, "payment": 100}
"""The exercise's customer."""

# --- A complaint: 75 kW for 62 hours, and the alarm lists that held someone who had left ------------------------------
_WASTED_KWH: Final = 75 * 62
_DEAD_ALARMS: Final = 13

# --- The survey: mentions and mean marks (1-5) of the five drivers ----------------------------------------------------
_SURVEY: Final = {
    "product": (8, 4.4),
    "service": (21, 3.6),
    "relationship": (5, 4.1),
    "value": (11, 3.9),
    "ease": (15, 3.3),
}
_ANSWERS: Final = (24, 24, 12)
"""Promoters, passives and detractors."""


def _mentions() -> int:
    return sum(count for count, _mark in _SURVEY.values())


def _priority(driver: str) -> float:
    count, mark = _SURVEY[driver]
    return driver_priority(mentions=count, answers=_mentions(), mark=mark)


# --- The customer's business case -------------------------------------------------------------------------------------
_CASE: Final = worked_case()
_BILL: Final = 9_000_000
_OPEN_IN_GOAL: Final = 3_200_000
"""What the audit of chapter 3 leaves open in the goal for large manufacturers."""
_YUNHE_2026: Final = 700_000


def _half_the_leaks() -> BusinessCase:
    leaks, *rest = _CASE.savings
    return replace(_CASE, savings=(replace(leaks, times=leaks.times / 2), *rest))


# --- What keeping and winning cost, and what a customer is worth ------------------------------------------------------
RETENTION: Final = (0.90, 0.95)


def _worth() -> RetentionEconomics:
    """The sheet's, with the plan's own figures in full precision."""
    found = _SHEET.retention
    if found is None:
        raise LookupError("the worked sheet says what retention is worth")
    staying = _ALL["existing_customers_target"] / (_ALL["customers"] * RETENTION[0])
    return replace(
        found,
        customers=_ALL["customers"],
        staying_revenue=staying,
        deals=_ALL["deals_needed"],
        average_deal_size=_ALL["average_deal_size"],
        revenue=_ALL["revenue_target"],
        costs=replace(found.costs, selling_weeks=_ALL["selling_weeks"]),
    )


_WORTH: Final = _worth()
_WITH_SERVICE: Final = replace(_WORTH, costs=replace(_WORTH.costs, service=600_000))
_RISES: Final = {measure.yardstick.value: measure.rise or 0 for measure in _WORTH.measures}


def _first_year_saved() -> float:
    """Customers of the newest year that would stay if their first year kept as many as the average year does."""
    return _TABLE.cohorts[-1].counts[0] * (RETENTION[0] - _TABLE.stay_rates[0])


def _visits_per_deal() -> float:
    return _ALL["visits_needed"] / _ALL["deals_needed"]


# --- The five claims --------------------------------------------------------------------------------------------------
_REBUY: Final = 0.72
_LOYAL, _OTHERS = (25, 15), (15, 25)
"""Large manufacturers and property customers among the loyal and among the others."""


def _mean_spend(group: Sequence[int]) -> float:
    large, property_ = _LARGE.revenue / _LARGE.customers, _PROPERTY.revenue / _PROPERTY.customers
    return (group[0] * large + group[1] * property_) / sum(group)


FIGURES: Final[dict[str, Callable[[], float]]] = {
    **{
        f"rate_{percent}": lambda percent=percent: percent / 100  # type: ignore[misc]  # bound now
        for percent in range(60, 100, 5)
    },
    **{
        f"years_{percent}": lambda percent=percent: average_stay(percent / 100)  # type: ignore[misc]  # bound now
        for percent in range(60, 100, 5)
    },
    **{
        f"gain_{percent}": lambda percent=percent: (  # type: ignore[misc]  # bound now
            average_stay((percent + 5) / 100) / average_stay(percent / 100) - 1
        )
        for percent in range(60, 95, 5)
    },
    "existing_share": lambda: 1 - _ALL["new_business_share"],
    # tiers
    **_of_tier("a"),
    **_of_tier("b"),
    **_of_tier("c"),
    "tier_customers": lambda: sum(row.customers for row in _SHEET.tier_rows),
    "tier_revenue": lambda: sum(row.revenue for row in _SHEET.tier_rows),
    "tier_weeks": lambda: sum(row.weeks for row in _SHEET.tier_rows),
    "tier_visits": lambda: sum(row.visits for row in _SHEET.tier_rows),
    "yunhe_target": lambda: _YUNHE_2026 + _CASE.order,
    "yeses_needed": lambda: ceil(_OPEN_IN_GOAL / _CASE.order),
    # health
    "wuxi_aug": lambda: _health(sick_customer()[0]),
    "wuxi_nov": lambda: _health(sick_customer()[3]),
    "wuxi_dec": lambda: _health(sick_customer()[4]),
    "start_2026": lambda: _TABLE.before,
    "kept_2026": lambda: _TABLE.kept,
    "lost_2026": lambda: _TABLE.before - _TABLE.kept,
    "red_left": lambda: _WARNINGS.red_left,
    "red_left_share": lambda: _WARNINGS.red_left_share or 0,
    "not_red": lambda: _WARNINGS.others,
    "not_red_left": lambda: _WARNINGS.others_left,
    "not_red_left_share": lambda: _WARNINGS.others_left_share or 0,
    # complaint
    "wasted_kwh": lambda: _WASTED_KWH,
    "wasted_money": lambda: _WASTED_KWH * 0.80,
    "alarms_dead": lambda: _DEAD_ALARMS,
    "alarm_share": lambda: _DEAD_ALARMS / _ALL["customers"],
    "repeat_share": lambda: 19 / 48,
    # satisfaction
    **{f"mention_{driver}": lambda driver=driver: _SURVEY[driver][0] / _mentions() for driver in _SURVEY},  # type: ignore[misc]  # bound now
    **{f"priority_{driver}": lambda driver=driver: _priority(driver) for driver in _SURVEY},  # type: ignore[misc]  # bound now
    "mentions": _mentions,
    "mentions_people": lambda: _SURVEY["service"][0] + _SURVEY["relationship"][0],
    "nps": lambda: net_promoter_score(*_ANSWERS),
    "nps_margin": lambda: net_promoter_margin(*_ANSWERS),
    # the customer's business case
    "impact_leaks": lambda: _CASE.savings[0].yearly,
    "impact_night": lambda: _CASE.savings[1].yearly,
    "impact_peaks": lambda: _CASE.savings[2].yearly,
    "impact": lambda: _CASE.impact,
    "impact_share": lambda: _CASE.impact / _BILL,
    "impact_hand": lambda: 6 * 50 * 60,
    "saving_1": lambda: _CASE.savings_by_year[0],
    "cost_1": lambda: _CASE.costs_by_year[0],
    "cost_2": lambda: _CASE.costs_by_year[1],
    "shortfall_1": lambda: -_CASE.net_by_year[0],
    "net_2": lambda: _CASE.net_by_year[1],
    "so_far_2": lambda: _CASE.cumulative[2],
    "saving_sum": lambda: _CASE.total_savings,
    "cost_sum": lambda: _CASE.total_costs,
    "case_gain": lambda: _CASE.gain,
    "case_roi": lambda: _CASE.roi or 0,
    "case_payback": lambda: _CASE.payback_months or 0,
    "case_present_value": lambda: _CASE.present_value,
    "case_half_loss": lambda: -_CASE.gain_at(0.5),
    "case_break_even": lambda: _CASE.break_even_share or 0,
    "case_three_quarters": lambda: _CASE.gain_at(0.75),
    # cohorts
    **{f"stay_{year}": lambda year=year: _TABLE.stay_rates[year - 1] for year in range(1, 5)},  # type: ignore[misc]  # bound now
    "won_before": lambda: _TABLE.won_before,
    "lost_before": lambda: _TABLE.lost,
    "lost_first_year": lambda: _TABLE.lost_first_year,
    "expected_left": lambda: _TABLE.expected_next or 0,
    "expected_rate": lambda: (_TABLE.expected_next or 0) / _ALL["customers"],
    "retention_2026": lambda: _TABLE.retention or 0,
    **{
        f"left_{percent}_{years}": lambda percent=percent, years=years: customers_left(  # type: ignore[misc]  # bound now
            _TABLE.cohorts[-1].counts[0], percent / 100, years
        )
        for percent in (90, 95)
        for years in (1, 5, 10)
    },
    # keeping and winning
    "rep_week": lambda: _WORTH.costs.week,
    "win_cost": lambda: _WORTH.win_cost,
    "keep_cost": lambda: _WORTH.keep_cost,
    "keep_cost_service": lambda: _WITH_SERVICE.keep_cost,
    "win_weeks_each": lambda: _WORTH.costs.win_weeks / _WORTH.deals,
    "keep_weeks_each": lambda: _WORTH.costs.keep_weeks / _WORTH.customers,
    "ratio_weeks": lambda: (_WORTH.costs.win_weeks / _WORTH.deals) / (_WORTH.costs.keep_weeks / _WORTH.customers),
    "ratio_money": lambda: _WORTH.win_to_keep or 0,
    "ratio_service": lambda: _WITH_SERVICE.win_to_keep or 0,
    # the worth of a customer
    "staying_customers": lambda: _WORTH.customers * _WORTH.retention,
    "staying_revenue": lambda: _WORTH.staying_revenue,
    "staying_profit": lambda: _WORTH.gross_profit,
    "contribution": lambda: _WORTH.contribution,
    "first_order_profit": lambda: _WORTH.average_deal_size * _WORTH.gross_margin,
    "first_order": lambda: _WORTH.first_order,
    "later_90": lambda: later_years(RETENTION[0], interest=_WORTH.interest, years=_WORTH.years),
    "later_95": lambda: later_years(RETENTION[1], interest=_WORTH.interest, years=_WORTH.years),
    "value_90": lambda: round(_WORTH.lifetime_value(RETENTION[0]), -3),
    "value_95": lambda: round(_WORTH.lifetime_value(RETENTION[1]), -3),
    "rise_stay": lambda: _RISES["stay"],
    "rise_for_ever": lambda: _RISES["forever"],
    "rise_later": lambda: _RISES["later"],
    "rise_value": lambda: _RISES["value"],
    "rise_gross": lambda: _RISES["gross"],
    "rise_operating": lambda: _RISES["operating"],
    "rise_after_program": lambda: _RISES["after_program"],
    "saved_customers": lambda: _WORTH.saved_customers,
    "saved_revenue": lambda: _WORTH.saved_customers * _WORTH.staying_revenue,
    "saved_profit": lambda: _WORTH.saved_profit,
    "company_gross": lambda: _WORTH.revenue * _WORTH.gross_margin,
    "company_operating": lambda: _WORTH.revenue * _WORTH.operating_margin,
    "break_even_customers": lambda: _WORTH.break_even_customers or 0,
    "break_even_points": lambda: (_WORTH.break_even_points or 0) * 100,
    "fewer_losses": lambda: 1 - (1 - RETENTION[0]) * 0.95,
    "five_percent": lambda: RETENTION[0] * 1.05,
    # visits
    "visits_per_deal": _visits_per_deal,
    "visits_fifth": lambda: _visits_per_deal() / 5,
    "visits_seventh": lambda: _visits_per_deal() / 7,
    "visits_all": lambda: _visits_per_deal() / 5 * _ALL["customers"],
    # the five claims
    "rebuy": lambda: _REBUY,
    "rebuy_impossible": lambda: _REBUY * 1.60,
    "rebuy_limit": lambda: 1 / 1.60,
    "large_each": lambda: _LARGE.revenue / _LARGE.customers,
    "property_each": lambda: _PROPERTY.revenue / _PROPERTY.customers,
    "loyal_spend": lambda: _mean_spend(_LOYAL),
    "others_spend": lambda: _mean_spend(_OTHERS),
    "loyal_more": lambda: _mean_spend(_LOYAL) / _mean_spend(_OTHERS) - 1,
    "referred_cost": lambda: _WORTH.win_cost * (1 - 0.87),
    "referred_visits": lambda: _visits_per_deal() * (1 - 0.87),
    "meetings_per_deal": lambda: _ALL["meetings_needed"] / _ALL["deals_needed"],
    "price_loss_100": lambda: 10 * (1 - 0.30),
    "cheaper_keep": lambda: _WORTH.keep_cost * (1 - 0.25),
    # exercise
    "exercise_health": lambda: _health(_HOSPITAL),
    "exercise_gain_80": lambda: average_stay(0.85) / average_stay(0.80) - 1,
    "leaks_half_1": lambda: _half_the_leaks().savings_by_year[0],
    "leaks_half_2": lambda: _half_the_leaks().savings_by_year[1],
    "leaks_half_sum": lambda: _half_the_leaks().total_savings,
    "leaks_half_gain": lambda: _half_the_leaks().gain,
    "leaks_half_share": lambda: _half_the_leaks().total_savings / _CASE.total_savings,
    "first_year_saved": _first_year_saved,
    "first_year_profit": lambda: round(_first_year_saved() * _WORTH.contribution, -3),
}
