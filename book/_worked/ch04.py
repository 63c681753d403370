"""The figures chapter 4 quotes beyond those of the worked plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures.ch04 import workshop_minutes
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_LARGE: Final = segments()[0]

FIGURES: Final[dict[str, Callable[[], float]]] = {
    "minutes_four_groups": lambda: workshop_minutes(groups=4),
    "minutes_six_groups": lambda: workshop_minutes(groups=6),
    "deals_rise": lambda: 1.20 / 1.15 - 1,
    "large_customer_share": lambda: _LARGE.customers / _ALL["customers"],
    "large_revenue_share": lambda: _LARGE.revenue / _ALL["revenue_2026"],
    "even_share": lambda: 1 / len(segments()),
    "share_rise": lambda: 1.30 / 1.10 - 1,
    "second_half_growth": lambda: 2 * 1.30 - 1.05 - 1,
}
