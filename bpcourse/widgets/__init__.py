"""The tools: forms that collect values, call one core function and show one picture.

In a notebook, show a tool with its function here; a page of the site runs the very same tool without any of Jupyter::

    from bpcourse.widgets import funnel_math
    funnel_math()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpcourse.widgets.notebook import ToolWidget

__all__ = ["funnel_math", "kpi_weights", "smart_goals"]


def smart_goals() -> ToolWidget:
    """The SMART goal builder (chapter 3), as a widget."""
    return _widget("smart_goals")


def funnel_math() -> ToolWidget:
    """The funnel calculator (chapter 2), as a widget."""
    return _widget("funnel_math")


def kpi_weights() -> ToolWidget:
    """KPI weighting (chapter 5), as a widget."""
    return _widget("kpi_weights")


def _widget(name: str) -> ToolWidget:
    from bpcourse.widgets.notebook import ToolWidget

    return ToolWidget.named(name)
