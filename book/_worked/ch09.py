"""The figures chapter 9 quotes beyond those of the worked plan: limits of signals, chances, costs, hours, days.

The sheet of sixteen factors stands in the module of the chapter's pictures; here is what the text computes from it.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.figures.ch09 import (
    HIGHER_SIGNATURES,
    PREPARED_FROM,
    RISK_GROUPS,
    chance_of,
    is_checkpoint,
    reached_by_chance,
    revenue_of_points,
    review_days,
    weighed_risks,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.present.figures.ch09 import Factor

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_NEW: Final = _ALL["new_business_target"]
_LONGER, _DAYS_OF_YEAR, _HOURS_A_WEEK = 1.2, 365, 40
_QUARTER_END: Final = date(2027, 6, 30)
_ALARM: Final = date(2027, 3, 31)
_PREMORTEM_REASONS, _PREMORTEM_ON_THE_LIST = 34, 29
_MEETING_LOOK, _MEETING_WON = 53, 11

_KEYS: Final = (
    *("economy", "policy", "technology", "society"),
    *("entrants", "price_war", "scope", "channels"),
    *("capability", "resources", "incentives", "cooperation"),
    *("tailored", "value", "decisions", "service"),
)
_FACTORS: Final = dict(zip(_KEYS, (factor for group in RISK_GROUPS for factor in group.factors), strict=True))
_RISKS: Final = dict(zip(_KEYS, weighed_risks(), strict=True))
_ECONOMY: Final = _FACTORS["economy"]


def _days(stage: int) -> float:
    """Days from the stage of that number to the signature."""
    plan = worked_plan().funnel
    return sum(each.days for each in plan.funnel.stages[stage:]) if plan else 0


def _extra_days() -> float:
    return _ALL["sales_cycle_days"] * (_LONGER - 1)


def _slipped() -> float:
    """Deals of a steady year that would have closed in the days by which the cycle grew."""
    return _ALL["deals_needed"] / _DAYS_OF_YEAR * _extra_days()


def _heard_once(share: float) -> float:
    """The chance that a month reaches the limit when *share* of the proposals need a higher signature."""
    return chance_of(_ECONOMY.limit, usual=_ECONOMY.of * share, of=_ECONOMY.of)


def _heard_twice(share: float) -> float:
    """The chance of two such months in a row within a quarter: the first two, or only the last two."""
    once = _heard_once(share)
    return once**2 * (2 - once)


def _pencil(factor: Factor) -> int:
    """The limit by the rule of thumb: the usual count plus twice its square root, the next whole number."""
    return math.ceil(factor.usual + 2 * math.sqrt(factor.usual))


def _pencil_off() -> float:
    """How far the rule of thumb lies from the exact limit at most, over the signals that ring when they are high."""
    rising = [factor for factor in _FACTORS.values() if factor.usual and factor.limit > factor.usual]
    return max(abs(_pencil(factor) - factor.limit) for factor in rising)


def _win_rate_error() -> float:
    """How far a quarter's win rate strays by chance: one standard deviation of a share."""
    quarter = _ALL["proposals_needed"] / 4
    return math.sqrt(_ALL["win_rate"] * (1 - _ALL["win_rate"]) / quarter)


def _meeting_hours() -> float:
    """Hours that the eight reps sit in reviews (one) and checkpoints (four) in a year."""
    return sum(4 if is_checkpoint(day) else 1 for day in review_days()) * _ALL["reps"]


def _selling_hours() -> float:
    return _ALL["reps"] * _ALL["selling_weeks"] * _HOURS_A_WEEK


_OPENING: Final[dict[str, Callable[[], float]]] = {
    "longer_cycle": lambda: _ALL["sales_cycle_days"] * _LONGER,
    "extra_days": _extra_days,
    "slipped_deals": _slipped,
    "slipped_deals_whole": lambda: round(_slipped()),
    "slipped_revenue": lambda: round(_slipped() * _ALL["average_deal_size"], -4),
    "february": lambda: HIGHER_SIGNATURES[13].higher,
    "february_proposals": lambda: HIGHER_SIGNATURES[13].proposals,
    "march": lambda: HIGHER_SIGNATURES[14].higher,
    "march_proposals": lambda: HIGHER_SIGNATURES[14].proposals,
    "november": lambda: HIGHER_SIGNATURES[10].higher,
    "november_proposals": lambda: HIGHER_SIGNATURES[10].proposals,
    "higher_2026": lambda: sum(month.higher for month in HIGHER_SIGNATURES[:12]),
    "lost_proposals": lambda: _ALL["proposals_needed"] - _ALL["deals_needed"],
    "leads_per_month": lambda: _ALL["leads_needed"] / 12,
}
_SHEET: Final[dict[str, Callable[[], float]]] = {
    **{
        f"limit_{key}": lambda factor=factor: factor.limit  # type: ignore[misc]  # bound now
        for key, factor in _FACTORS.items()
    },
    **{
        f"usual_{key}": lambda factor=factor: factor.usual  # type: ignore[misc]  # bound now
        for key, factor in _FACTORS.items()
    },
    **{
        f"share_{key}": lambda factor=factor: factor.usual / factor.of  # type: ignore[misc]  # bound now
        for key, factor in _FACTORS.items()
        if factor.of and factor.usual
    },
    "proposals_per_month": lambda: _ECONOMY.of,
    "meetings_per_month": lambda: _FACTORS["society"].of,
    "lost_per_month": lambda: _FACTORS["technology"].of,
    "rep_weeks_quarter": lambda: _ALL["reps"] * _ALL["selling_weeks"] / 4,
}
_READING: Final[dict[str, Callable[[], float]]] = {
    "chance_six": lambda: _heard_once(0.10),
    "chance_five": lambda: chance_of(5, usual=_ECONOMY.usual, of=_ECONOMY.of),
    "pencil_exact": lambda: _ECONOMY.usual + 2 * math.sqrt(_ECONOMY.usual),
    "pencil_off": _pencil_off,
    "looks": lambda: len(_FACTORS) * 12,
    "false_alarms": lambda: len(_FACTORS) * 12 * 0.05,
    "both_by_chance": lambda: 0.05**2,
    "pairs": lambda: len(_FACTORS) * 11,
    "false_alarms_two": lambda: len(_FACTORS) * 11 * 0.05**2,
    "heard_once_30": lambda: _heard_once(0.30),
    "heard_twice_30": lambda: _heard_twice(0.30),
    "heard_twice_15": lambda: _heard_twice(0.15),
    "seven_in_a_row": lambda: 2**7,
    "proposals_quarter": lambda: _ALL["proposals_needed"] / 4,
    "win_rate_error": _win_rate_error,
    "win_rate_low": lambda: _ALL["win_rate"] - 2 * _win_rate_error(),
    "win_rate_high": lambda: _ALL["win_rate"] + 2 * _win_rate_error(),
}
_EARLY: Final[dict[str, Callable[[], float]]] = {
    "days_meeting": lambda: _days(1),
    "days_proposal": lambda: _days(2),
    "days_threshold": lambda: _days(2) * _LONGER,
    "days_left": lambda: (_QUARTER_END - _ALARM).days - _days(2),
    "days_earlier": lambda: (_QUARTER_END - _ALARM).days,
}
_WEIGHED: Final[dict[str, Callable[[], float]]] = {
    **{
        f"cost_{key}": lambda risk=risk: risk.cost  # type: ignore[misc]  # bound now
        for key, risk in _RISKS.items()
    },
    **{
        f"chance_{key}": lambda risk=risk: risk.chance  # type: ignore[misc]  # bound now
        for key, risk in _RISKS.items()
    },
    **{
        f"expected_{key}": lambda risk=risk: risk.expected  # type: ignore[misc]  # bound now
        for key, risk in _RISKS.items()
    },
    **{
        f"cost_k_{key}": lambda risk=risk: risk.cost / 1_000  # type: ignore[misc]  # bound now
        for key, risk in _RISKS.items()
    },
    **{
        f"expected_k_{key}": lambda risk=risk: risk.expected / 1_000  # type: ignore[misc]  # bound now
        for key, risk in _RISKS.items()
    },
    "prepared_from": lambda: PREPARED_FROM,
    "expected_all": lambda: sum(risk.expected for risk in _RISKS.values()),
    "expected_all_share": lambda: sum(risk.expected for risk in _RISKS.values()) / _NEW,
    "society_at_30": lambda: 0.30 * _RISKS["society"].cost,
    "wrong_readings": lambda: _ALL["existing_customers_target"] / 2,
    "wrong_readings_expected": lambda: _ALL["existing_customers_target"] / 2 * 0.01,
    "reasons": lambda: _PREMORTEM_REASONS,
    "reasons_on_the_list": lambda: _PREMORTEM_ON_THE_LIST,
    "reasons_new": lambda: _PREMORTEM_REASONS - _PREMORTEM_ON_THE_LIST,
}
_PREPARED: Final[dict[str, Callable[[], float]]] = {
    "price_cut_all": lambda: _NEW * 0.10,
    "win_rate_held": lambda: _ALL["win_rate"] * 0.90,
    "reserve_discount": lambda: _NEW * 0.05,
    "missing_half_year": lambda: _NEW / _ALL["reps"] / 2,
    "audit_points": lambda: revenue_of_points("lead_to_meeting", 0.02),
}
_RHYTHM: Final[dict[str, Callable[[], float]]] = {
    "reviews": lambda: sum(not is_checkpoint(day) for day in review_days()),
    "checkpoints": lambda: sum(map(is_checkpoint, review_days())),
    "meeting_hours": _meeting_hours,
    "selling_hours": _selling_hours,
    "meeting_share": lambda: _meeting_hours() / _selling_hours(),
    "agenda_minutes": lambda: 5 + 15 + 10 + 20 + 10,
}
_EXERCISE: Final[dict[str, Callable[[], float]]] = {
    "pencil_2026": lambda: 2 + 2 * math.sqrt(2),
    "chance_november": lambda: chance_of(4, usual=2.2, of=22),
    "undecided_usual": lambda: 12 * 18 / 120,
    "undecided_pencil": lambda: 1.8 + 2 * math.sqrt(1.8),
    "undecided_limit": lambda: reached_by_chance(1.8, of=12),
    "undecided_chance": lambda: chance_of(5, usual=1.8, of=12),
    "absence_cost": lambda: (_ALL["large_manufacturers_target"] - _ALL["large_manufacturers_2026"]) * 2 / 12,
    "absence_expected": lambda: (_ALL["large_manufacturers_target"] - _ALL["large_manufacturers_2026"]) * 2 / 12 * 0.1,
    "held_at_8": lambda: _ALL["win_rate"] * 0.92,
    "may_win_rate": lambda: _MEETING_WON / _MEETING_LOOK,
    "may_chance": lambda: 1 - chance_of(_MEETING_WON + 1, usual=_MEETING_LOOK * _ALL["win_rate"], of=_MEETING_LOOK),
}

FIGURES: Final[dict[str, Callable[[], float]]] = {
    **_OPENING,
    **_SHEET,
    **_READING,
    **_EARLY,
    **_WEIGHED,
    **_PREPARED,
    **_RHYTHM,
    **_EXERCISE,
}
