"""The figures chapter 7 quotes beyond those of the worked plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()

FIGURES: Final[dict[str, Callable[[], float]]] = {
    "existing_share": lambda: 1 - _ALL["new_business_share"],
    "session_hours": lambda: 1.5 * _ALL["reps"] * _ALL["selling_weeks"],
    "win_rate_percent": lambda: _ALL["win_rate"] * 1.15,
    "win_rate_points": lambda: _ALL["win_rate"] + 0.15,
}
