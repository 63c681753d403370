"""The figures chapter 1 quotes beyond those of the worked plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import worked_figures

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_KEEP_SHARE: Final = _ALL["revenue_2026"] * (1 + _ALL["market_growth"])

FIGURES: Final[dict[str, Callable[[], float]]] = {
    "keep_share_revenue": lambda: _KEEP_SHARE,
    "share_gain_revenue": lambda: _ALL["revenue_target"] - _KEEP_SHARE,
}
