"""The tools: forms that collect values, call one core function and show one picture.

In a notebook, show a tool with its function here; a page of the site runs the very same tool without any of Jupyter::

    from bpcourse.widgets import funnel_math
    funnel_math()
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpcourse.widgets.notebook import ToolWidget

__all__ = [
    "ab_test",
    "actions",
    "allocation",
    "customers",
    "funnel_math",
    "kpi_weights",
    "market_view",
    "plan_review",
    "plan_studio",
    "review_rhythm",
    "risk_radar",
    "sales_path",
    "scorecard_board",
    "segments",
    "smart_goals",
    "team_incentive",
]


def market_view() -> ToolWidget:
    """The market view (chapter 1), as a widget."""
    return _widget("market_view")


def smart_goals() -> ToolWidget:
    """The SMART goal builder (chapter 3), as a widget."""
    return _widget("smart_goals")


def segments() -> ToolWidget:
    """Customer segments (chapter 3), as a widget."""
    return _widget("segments")


def sales_path() -> ToolWidget:
    """Sales paths (chapter 3), as a widget."""
    return _widget("sales_path")


def funnel_math() -> ToolWidget:
    """The funnel calculator (chapter 2), as a widget."""
    return _widget("funnel_math")


def kpi_weights() -> ToolWidget:
    """KPI weighting (chapter 5), as a widget."""
    return _widget("kpi_weights")


def scorecard_board() -> ToolWidget:
    """The scorecard board (chapter 5), as a widget."""
    return _widget("scorecard_board")


def ab_test() -> ToolWidget:
    """The A/B test (chapter 6), as a widget."""
    return _widget("ab_test")


def team_incentive() -> ToolWidget:
    """Roles and handovers, pay plan, what it rewards, leading (chapter 7), as a widget."""
    return _widget("team_incentive")


def customers() -> ToolWidget:
    """Customer health, retention, tiers, business case and loyalty (chapter 8), as a widget."""
    return _widget("customers")


def actions() -> ToolWidget:
    """Action list, Gantt chart, RACI matrix and calendar file (chapter 3), as a widget."""
    return _widget("actions")


def allocation() -> ToolWidget:
    """Effort shared out among segments, and capacity against the goal (chapter 3), as a widget."""
    return _widget("allocation")


def review_rhythm() -> ToolWidget:
    """Days of review and triggers (chapters 4 and 9), as a widget."""
    return _widget("review_rhythm")


def risk_radar() -> ToolWidget:
    """The risk radar (chapter 9), as a widget."""
    return _widget("risk_radar")


def plan_review() -> ToolWidget:
    """The review of the whole plan (chapter 4), as a widget."""
    return _widget("plan_review")


def plan_studio() -> ToolWidget:
    """All parts of the plan on one page, as a widget."""
    return _widget("plan_studio")


def _widget(name: str) -> ToolWidget:
    from bpcourse.widgets.notebook import ToolWidget

    return ToolWidget.named(name)


class _Package(ModuleType):
    """Keeps each function its name: Python would put the module of the same name there as soon as it is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
