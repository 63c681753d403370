"""The figures chapter 8 quotes beyond those of the worked plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_LARGE, _FOOD, _PROPERTY, _HOSPITALS = segments()
_REBUY: Final = 0.72


def _years(retention: float) -> float:
    """How long a customer stays on average when the same share stays each year: the mean of a geometric law."""
    return 1 / (1 - retention)


def _visits_per_deal() -> float:
    return _ALL["visits_needed"] / _ALL["deals_needed"]


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
    "large_customers": lambda: _LARGE.customers,
    "large_each": lambda: _LARGE.revenue / _LARGE.customers,
    "property_customers": lambda: _PROPERTY.customers,
    "property_each": lambda: _PROPERTY.revenue / _PROPERTY.customers,
    "visits_per_deal": _visits_per_deal,
    "visits_fifth": lambda: _visits_per_deal() / 5,
    "visits_seventh": lambda: _visits_per_deal() / 7,
    "visits_all": lambda: _visits_per_deal() / 5 * _ALL["customers"],
    "rebuy": lambda: _REBUY,
    "rebuy_impossible": lambda: _REBUY * 1.60,
}
