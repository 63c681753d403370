"""The figures chapter 8 quotes beyond those of the worked plan.

Tables that only this page uses (tiers, the customer's business case, the survey) stand here once; the customers of each
year and the health score are the pictures' own.
"""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures.ch08 import COHORTS, RETENTION, customers_left, stay_rates, wuxi_months
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_LARGE, _FOOD, _PROPERTY, _HOSPITALS = segments()

# --- Tiers: customers, revenue, rep-weeks and visits of one customer --------------------------------------------------
_TIERS: Final = {"a": (20, 700_000, 2.5, 6), "b": (50, 320_000, 1.0, 3), "c": (80, 125_000, 0.45, 1)}
_KEEP_WEEKS: Final = 136
_WIN_WEEKS: Final = 232
"""The rep-weeks to keep and to win customers, as chapter 3 allocates them."""


def _tier_sum(column: int) -> float:
    return sum(row[0] * row[column] for row in _TIERS.values())


def _of_tier(name: str) -> dict[str, Callable[[], float]]:
    customers, revenue, weeks, visits = _TIERS[name]
    return {
        f"tier_{name}_revenue": lambda: customers * revenue,
        f"tier_{name}_share": lambda: customers * revenue / _tier_sum(1),
        f"tier_{name}_weeks": lambda: customers * weeks,
        f"tier_{name}_weeks_share": lambda: customers * weeks / _KEEP_WEEKS,
        f"tier_{name}_visits": lambda: customers * visits,
    }


# --- The health score against what happened ---------------------------------------------------------------------------
_RED, _RED_AND_LEFT = 15, 7


def _before() -> int:
    """Customers at the start of the year before the plan."""
    return sum(row[-2] for row in COHORTS.values() if len(row) > 1)


def _kept() -> int:
    return sum(row[-1] for row in COHORTS.values() if len(row) > 1)


def _won_before() -> int:
    return sum(row[0] for row in COHORTS.values() if len(row) > 1)


def _lost_in_first_year() -> int:
    return sum(row[0] - row[1] for row in COHORTS.values() if len(row) > 1)


def _expected_next() -> float:
    """Customers of today that next year's rates, by age, would leave."""
    rates = stay_rates()
    return sum(row[-1] * rates[min(len(row), len(rates)) - 1] for row in COHORTS.values())


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
_PROMOTERS, _PASSIVES, _DETRACTORS = 24, 24, 12


def _mentions() -> int:
    return sum(count for count, _mark in _SURVEY.values())


def _priority(driver: str) -> float:
    count, mark = _SURVEY[driver]
    return count / _mentions() * (5 - mark)


def _nps() -> float:
    return (_PROMOTERS - _DETRACTORS) / _mentions() * 100


def _nps_margin() -> float:
    """Half the width of the usual 95% interval of the score."""
    promoters, detractors = _PROMOTERS / _mentions(), _DETRACTORS / _mentions()
    spread = sqrt(promoters + detractors - (promoters - detractors) ** 2)
    return 1.96 * spread / sqrt(_mentions()) * 100


# --- The customer's business case -------------------------------------------------------------------------------------
_BILL: Final = 9_000_000
_LEAKS, _NIGHT, _PEAKS = (10, 18_000), (250, 540), (12, 11_250)
"""How often in a year, and what it costs each time."""
_ORDER, _SUBSCRIPTION, _OWN_TIME, _OWN_TIME_LATER = 480_000, 60_000, 60_000, 20_000
_HURDLE: Final = 0.10
_OPEN_IN_GOAL: Final = 3_200_000
"""What the audit of chapter 3 leaves open in the goal for large manufacturers."""
_YUNHE_2026: Final = 700_000
_HALF_THE_LEAKS: Final = 90_000


def _yearly(problem: tuple[int, int]) -> int:
    return problem[0] * problem[1]


def _impact() -> int:
    return sum(map(_yearly, (_LEAKS, _NIGHT, _PEAKS)))


def _savings(leaks: float = _yearly(_LEAKS)) -> tuple[float, float, float]:
    """Year by year: leaks from the second quarter, night load from the third, peaks from the second year."""
    night, peaks = _yearly(_NIGHT), _yearly(_PEAKS)
    first = (leaks + 2 * (leaks + night)) / 4
    return first, leaks + night + peaks, leaks + night + peaks


def _costs() -> tuple[float, float, float]:
    later = _SUBSCRIPTION + _OWN_TIME_LATER
    return _ORDER + _OWN_TIME, later, later


def _gain(share: float = 1) -> float:
    """What the customer has left after three years when *share* of the planned savings comes."""
    return sum(_savings()) * share - sum(_costs())


def _payback_months() -> float:
    missing = _costs()[0] - _savings()[0]
    return 12 + missing / (_savings()[1] - _costs()[1]) * 12


def _present_value() -> float:
    """The order paid at the start, all else at the end of its year."""
    later = [saving - cost for saving, cost in zip(_savings(), _costs(), strict=True)]
    later[0] += _ORDER
    return -_ORDER + sum(flow / (1 + _HURDLE) ** year for year, flow in enumerate(later, start=1))


# --- What keeping and winning cost, and what a customer is worth ------------------------------------------------------
_REP_YEAR, _MARKETING, _SERVICE = 400_000, 1_200_000, 600_000
_MARGIN, _INTEREST, _HORIZON = 0.40, 0.10, 10
_OPERATING_MARGIN, _PROGRAM = 0.10, 300_000
_POINTS: Final = 0.05


def _week() -> float:
    return _REP_YEAR / _ALL["selling_weeks"]


def _win_cost() -> float:
    return (_MARKETING + _WIN_WEEKS * _week()) / _ALL["deals_needed"]


def _keep_cost(service: float = 0) -> float:
    return (_KEEP_WEEKS * _week() + service) / _ALL["customers"]


def _staying_revenue() -> float:
    """Revenue in the plan's year of an existing customer who stays."""
    return _ALL["existing_customers_target"] / (_ALL["customers"] * RETENTION[0])


def _gross_profit() -> float:
    return _staying_revenue() * _MARGIN


def _contribution() -> float:
    return _gross_profit() - _keep_cost()


def _later_years(retention: float, *, interest: float = _INTEREST, years: int = _HORIZON) -> float:
    """How many full years' contributions a customer won today is worth; years: how many are counted."""
    factor = retention / (1 + interest)
    return sum(factor**year for year in range(1, years + 1))


def _for_ever(retention: float, *, interest: float = _INTEREST) -> float:
    return retention / (1 + interest - retention)


def _first_order() -> float:
    """What the first order leaves after the cost of winning it."""
    return _ALL["average_deal_size"] * _MARGIN - _win_cost()


def _lifetime_value(retention: float) -> float:
    return _first_order() + _contribution() * _later_years(retention)


def _rise(value: Callable[[float], float]) -> float:
    low, high = RETENTION
    return value(high) / value(low) - 1


def _years(retention: float) -> float:
    """How long a customer stays on average when the same share stays each year: the mean of a geometric law."""
    return 1 / (1 - retention)


def _saved_customers() -> float:
    return _ALL["customers"] * _POINTS


def _first_year_saved() -> float:
    """Customers of the newest year that would stay if their first year kept as many as the average year does."""
    return COHORTS[2026][0] * (RETENTION[0] - stay_rates()[0])


def _company_rise(margin: float, *, program: float = 0) -> float:
    extra = _saved_customers() * _staying_revenue() * _MARGIN - program
    return extra / (_ALL["revenue_target"] * margin)


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
        f"years_{percent}": lambda percent=percent: _years(percent / 100)  # type: ignore[misc]  # bound now
        for percent in range(60, 100, 5)
    },
    **{
        f"gain_{percent}": lambda percent=percent: (  # type: ignore[misc]  # bound now
            _years((percent + 5) / 100) / _years(percent / 100) - 1
        )
        for percent in range(60, 95, 5)
    },
    "existing_share": lambda: 1 - _ALL["new_business_share"],
    # tiers
    **_of_tier("a"),
    **_of_tier("b"),
    **_of_tier("c"),
    "tier_customers": lambda: sum(row[0] for row in _TIERS.values()),
    "tier_revenue": lambda: _tier_sum(1),
    "tier_weeks": lambda: _tier_sum(2),
    "tier_visits": lambda: _tier_sum(3),
    "yunhe_target": lambda: _YUNHE_2026 + _ORDER,
    "yeses_needed": lambda: ceil(_OPEN_IN_GOAL / _ORDER),
    # health
    "wuxi_aug": lambda: wuxi_months()[0].score,
    "wuxi_nov": lambda: wuxi_months()[3].score,
    "wuxi_dec": lambda: wuxi_months()[4].score,
    "start_2026": _before,
    "kept_2026": _kept,
    "lost_2026": lambda: _before() - _kept(),
    "red_left": lambda: _RED_AND_LEFT,
    "red_left_share": lambda: _RED_AND_LEFT / _RED,
    "not_red": lambda: _before() - _RED,
    "not_red_left": lambda: _before() - _kept() - _RED_AND_LEFT,
    "not_red_left_share": lambda: (_before() - _kept() - _RED_AND_LEFT) / (_before() - _RED),
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
    "nps": _nps,
    "nps_margin": _nps_margin,
    # the customer's business case
    "impact_leaks": lambda: _yearly(_LEAKS),
    "impact_night": lambda: _yearly(_NIGHT),
    "impact_peaks": lambda: _yearly(_PEAKS),
    "impact": _impact,
    "impact_share": lambda: _impact() / _BILL,
    "impact_hand": lambda: 6 * 50 * 60,
    "saving_1": lambda: _savings()[0],
    "cost_1": lambda: _costs()[0],
    "cost_2": lambda: _costs()[1],
    "shortfall_1": lambda: _costs()[0] - _savings()[0],
    "net_2": lambda: _savings()[1] - _costs()[1],
    "so_far_2": lambda: sum(_savings()[:2]) - sum(_costs()[:2]),
    "saving_sum": lambda: sum(_savings()),
    "cost_sum": lambda: sum(_costs()),
    "case_gain": _gain,
    "case_roi": lambda: _gain() / sum(_costs()),
    "case_payback": _payback_months,
    "case_present_value": _present_value,
    "case_half_loss": lambda: -_gain(0.5),
    "case_break_even": lambda: sum(_costs()) / sum(_savings()),
    "case_three_quarters": lambda: _gain(0.75),
    # cohorts
    **{f"stay_{year}": lambda year=year: stay_rates()[year - 1] for year in range(1, 5)},  # type: ignore[misc]  # bound now
    "won_before": _won_before,
    "lost_before": lambda: _won_before() - _kept(),
    "lost_first_year": _lost_in_first_year,
    "expected_left": _expected_next,
    "expected_rate": lambda: _expected_next() / _ALL["customers"],
    "retention_2026": lambda: _kept() / _before(),
    **{
        f"left_{percent}_{years}": lambda percent=percent, years=years: customers_left(  # type: ignore[misc]  # bound now
            COHORTS[2026][0], percent / 100, years
        )
        for percent in (90, 95)
        for years in (1, 5, 10)
    },
    # keeping and winning
    "rep_week": _week,
    "win_cost": _win_cost,
    "keep_cost": _keep_cost,
    "keep_cost_service": lambda: _keep_cost(_SERVICE),
    "win_weeks_each": lambda: _WIN_WEEKS / _ALL["deals_needed"],
    "keep_weeks_each": lambda: _KEEP_WEEKS / _ALL["customers"],
    "ratio_weeks": lambda: (_WIN_WEEKS / _ALL["deals_needed"]) / (_KEEP_WEEKS / _ALL["customers"]),
    "ratio_money": lambda: _win_cost() / _keep_cost(),
    "ratio_service": lambda: _win_cost() / _keep_cost(_SERVICE),
    # the worth of a customer
    "staying_customers": lambda: _ALL["customers"] * RETENTION[0],
    "staying_revenue": _staying_revenue,
    "staying_profit": _gross_profit,
    "contribution": _contribution,
    "first_order_profit": lambda: _ALL["average_deal_size"] * _MARGIN,
    "first_order": _first_order,
    "later_90": lambda: _later_years(0.90),
    "later_95": lambda: _later_years(0.95),
    "value_90": lambda: round(_lifetime_value(0.90), -3),
    "value_95": lambda: round(_lifetime_value(0.95), -3),
    "rise_stay": lambda: _rise(_years),
    "rise_for_ever": lambda: _rise(_for_ever),
    "rise_later": lambda: _rise(_later_years),
    "rise_value": lambda: _rise(_lifetime_value),
    "rise_gross": lambda: _company_rise(_MARGIN),
    "rise_operating": lambda: _company_rise(_OPERATING_MARGIN),
    "rise_after_program": lambda: _company_rise(_OPERATING_MARGIN, program=_PROGRAM),
    "saved_customers": _saved_customers,
    "saved_revenue": lambda: _saved_customers() * _staying_revenue(),
    "saved_profit": lambda: _saved_customers() * _gross_profit(),
    "company_gross": lambda: _ALL["revenue_target"] * _MARGIN,
    "company_operating": lambda: _ALL["revenue_target"] * _OPERATING_MARGIN,
    "break_even_customers": lambda: _PROGRAM / _contribution(),
    "break_even_points": lambda: _PROGRAM / _contribution() / _ALL["customers"] * 100,
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
    "referred_cost": lambda: _win_cost() * (1 - 0.87),
    "referred_visits": lambda: _visits_per_deal() * (1 - 0.87),
    "meetings_per_deal": lambda: _ALL["meetings_needed"] / _ALL["deals_needed"],
    "price_loss_100": lambda: 10 * (1 - 0.30),
    "cheaper_keep": lambda: _keep_cost() * (1 - 0.25),
    # exercise
    "exercise_health": lambda: 0.30 * 90 + 0.25 * 20 + 0.20 * 50 + 0.15 * 100 + 0.10 * 100,
    "exercise_gain_80": lambda: _years(0.85) / _years(0.80) - 1,
    "leaks_half_1": lambda: _savings(_HALF_THE_LEAKS)[0],
    "leaks_half_2": lambda: _savings(_HALF_THE_LEAKS)[1],
    "leaks_half_sum": lambda: sum(_savings(_HALF_THE_LEAKS)),
    "leaks_half_gain": lambda: sum(_savings(_HALF_THE_LEAKS)) - sum(_costs()),
    "leaks_half_share": lambda: sum(_savings(_HALF_THE_LEAKS)) / sum(_savings()),
    "first_year_saved": _first_year_saved,
    "first_year_profit": lambda: round(_first_year_saved() * _contribution(), -3),
}
