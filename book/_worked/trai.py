"""The figures the trainer's guide quotes: those of the chapters it answers for, and the clock of its own exercises.

A chapter's figure keeps its name behind the chapter's: ``ch02.payback_months``.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()

_PREPARE: Final = 30
_DRAFT: Final = 90
_PRESENT: Final = 10
_REVIEW: Final = 5
_EXPLAIN: Final = 5
_ROUND: Final = 15
_TOGETHER: Final = 10

_QUOTED: Final = {
    "ch02": (
        "saving_rate",
        "energy_bill",
        "payback_months",
        "win_rate_third_more",
        "win_rate_points_more",
        "leads_needed_old_rate",
        "win_rate_q1",
        "proposals_per_rep",
        "meetings_per_rep",
        "leads_per_rep",
        "deals_at_20_calls",
        "hotel_payback_months",
        "gain_200_leads",
        "revenue_p20",
    ),
    "ch03": (
        "lever_revenue",
        "large_step",
        "case_renewal_percent",
        "deck_goal_target",
        "hospital_clearbrook",
        "move_loss",
        "move_gain",
        "large_customers",
    ),
    "ch04": ("signs_alone",),
    "ch05": (
        "zhao_lei_role",
        "case_level_weight",
    ),
    "comp": ("property_2027",),
}


def _chapter(stem: str, names: Iterable[str]) -> Mapping[str, Callable[[], float]]:
    figures = run_path(str(Path(__file__).with_name(f"{stem}.py")))["FIGURES"]
    return {f"{stem}.{name}": figures[name] for name in names}


def _minutes(groups: int) -> float:
    return _PREPARE + _DRAFT + groups * (_PRESENT + _REVIEW)


FIGURES: Final[dict[str, Callable[[], float]]] = {
    **{name: figure for stem, names in _QUOTED.items() for name, figure in _chapter(stem, names).items()},
    **{f"minutes_{groups}_groups": partial(_minutes, groups) for groups in range(3, 7)},
    "one_round": lambda: _EXPLAIN + _ROUND + _TOGETHER,
    "two_rounds": lambda: _EXPLAIN + 2 * _ROUND + _TOGETHER,
    "plan_days": lambda: 0.30 * 10,
    "deals_rise": lambda: 1.20 / 1.15 - 1,
    "share_rise": lambda: 1.30 / 1.10 - 1,
    "second_half_growth": lambda: 2 * 1.30 - 1.05 - 1,
    "impossible_accuracy": lambda: 0.80 * 1.30,
    "possible_accuracy": lambda: 1 - 0.20 * 0.70,
    "session_hours": lambda: _ALL["reps"] * _ALL["selling_weeks"] * 1.5,
    "stay_gain_60": lambda: (1 - 0.60) / (1 - 0.65) - 1,
    "stay_gain_90": lambda: (1 - 0.90) / (1 - 0.95) - 1,
    "rebuy_impossible": lambda: 0.72 * 1.60,
    "price_war_expected": lambda: 0.40 * 0.10 * _ALL["new_business_target"],
}
