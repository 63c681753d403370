"""Which tools there are, by name; a tool's module is imported when it is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.core.language import Language
    from bpcourse.widgets.tool import Tool

__all__ = ["TOOLS", "open_tool"]

TOOLS: Final = {
    "ab_test": "AbTest",
    "actions": "Actions",
    "allocation": "AllocationTool",
    "customers": "Customers",
    "funnel_math": "FunnelMath",
    "kpi_weights": "KpiWeights",
    "market_view": "MarketTool",
    "plan_review": "PlanReview",
    "plan_studio": "PlanStudio",
    "review_rhythm": "ReviewRhythmTool",
    "risk_radar": "RiskRadar",
    "sales_path": "SalesPaths",
    "scorecard_board": "ScorecardBoard",
    "segments": "Segments",
    "smart_goals": "SmartGoals",
    "team_incentive": "TeamIncentive",
}
"""Module below `bpcourse.widgets`, and the class in it."""


def open_tool(
    name: str,
    *,
    plan_file: str | Path = PLAN_FILE,
    language: Language | None = None,
    uid: str = "",
    pages: str | None = None,
) -> Tool:
    """The tool called *name*, over the plan in *plan_file*; raises FieldError for a name that is none.

    pages: what stands before the name of a chapter's page in a link to it; None where there are no pages.
    """
    if name not in TOOLS:
        sentence = _("tool must be one of {names}, got {name}").format(names=", ".join(TOOLS), name=repr(name))
        raise FieldError(sentence, field="tool", value=name)
    form = getattr(import_module(f"bpcourse.widgets.{name}"), TOOLS[name])
    tool: Tool = form(plan_file, language=language, uid=uid, pages=pages)
    return tool
