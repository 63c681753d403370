"""The figures of the page on the worked company, each computed by the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan
from bpcourse.present.figures.company import Segment, segments

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FIGURES"]

_SEGMENTS: Final = dict(zip(("large", "food", "property", "hospital"), segments(), strict=True))
_STEPS: Final = ("leads", "meetings", "proposals", "deals")
_ALL: Final = worked_figures()


def _of_segment(name: str, segment: Segment) -> dict[str, Callable[[], float]]:
    return {
        f"{name}_customers": lambda: segment.customers,
        f"{name}_2026": lambda: segment.revenue,
        f"{name}_2027": lambda: segment.target,
        f"{name}_each": lambda: segment.revenue / segment.customers,
        f"{name}_growth": lambda: segment.growth,
        f"{name}_step": lambda: segment.target - segment.revenue,
    }


def _of_quarter(number: int, counts: tuple[float, ...]) -> dict[str, Callable[[], float]]:
    figures: dict[str, Callable[[], float]] = {
        f"q{number}_{step}": lambda count=count: count  # type: ignore[misc]  # bound now
        for step, count in zip(_STEPS, counts, strict=True)
    }
    return {**figures, f"q{number}_win_rate": lambda: counts[3] / counts[2]}


def _of_stages() -> dict[str, Callable[[], float]]:
    plan = worked_plan().funnel
    days = [stage.days for stage in plan.funnel.stages] if plan else []
    return {
        f"days_{step}": lambda in_stage=in_stage: in_stage  # type: ignore[misc]  # bound now
        for step, in_stage in zip(("lead", "meeting", "proposal"), days, strict=True)
    }


_KEEP_SHARE: Final = _ALL["revenue_2026"] * (1 + _ALL["market_growth"])

FIGURES: Final[dict[str, Callable[[], float]]] = {
    **{key: of for name, segment in _SEGMENTS.items() for key, of in _of_segment(name, segment).items()},
    **{
        key: of
        for number, flow in enumerate(funnel_history().values(), start=1)
        for key, of in _of_quarter(number, flow.counts).items()
    },
    **_of_stages(),
    "keep_share_revenue": lambda: _KEEP_SHARE,
    "share_gain_revenue": lambda: _ALL["revenue_target"] - _KEEP_SHARE,
    "all_each": lambda: _ALL["revenue_2026"] / _ALL["customers"],
    "large_customer_share": lambda: _SEGMENTS["large"].customers / _ALL["customers"],
    "large_revenue_share": lambda: _SEGMENTS["large"].revenue / _ALL["revenue_2026"],
    "revenue_step": lambda: _ALL["revenue_target"] - _ALL["revenue_2026"],
    "existing_share": lambda: 1 - _ALL["new_business_share"],
}
