"""The figures chapter 6 quotes beyond those of the worked plan."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_DAYS_OF_PROPOSAL, _DAYS_OF_YEAR = 46, 365


def _per_group(low: float, high: float) -> float:
    """Cases in each of two groups to tell two shares apart, at 5% significance on two sides and 80% power."""
    spread = NormalDist().inv_cdf(0.975) + NormalDist().inv_cdf(0.8)
    return spread**2 * (low * (1 - low) + high * (1 - high)) / (high - low) ** 2


def _to(step: int, value: float) -> float:
    return round(value / step) * step


FIGURES: Final[dict[str, Callable[[], float]]] = {
    "open_proposals": lambda: _ALL["proposals_needed"] * _DAYS_OF_PROPOSAL / _DAYS_OF_YEAR,
    "leads_per_group": lambda: _to(100, _per_group(_ALL["lead_to_meeting_2026"], _ALL["lead_to_meeting"])),
    "leads_per_group_large": lambda: _to(50, _per_group(0.3, 0.4)),
    "impossible_accuracy": lambda: 0.80 * 1.30,
    "possible_accuracy": lambda: 1 - 0.20 * (1 - 0.30),
    "hours_saved": lambda: 10 * 0.40 * _ALL["reps"] * _ALL["selling_weeks"],
    "calls_at_claim": lambda: _ALL["calls_per_rep_week"] * 1.23,
    "satisfaction_at_claim": lambda: 86 * 1.17,
    "cycle_at_claim": lambda: _ALL["sales_cycle_days"] * 0.70,
}
