"""What the plan studio is made of: which tool fills which part, the fields about the plan as a whole, a version's row.

>>> [part for part, tools in PART_TOOLS.items() if len(tools) > 1]
['scorecard']
>>> about_errors({"start": None, "end": None, "currency": "yuan"})
{'currency': 'Write a code of three letters, such as CNY.'}
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.present.html import Html, tag
from bpcourse.present.plan_studio import progress_words
from bpcourse.widgets.controls import Button, Control, DateField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.plan import Part, SalesPlan
    from bpcourse.core.plan.history import Version

__all__ = [
    "BESIDE_TOOLS",
    "PART_TOOLS",
    "TOOL_TITLES",
    "about_controls",
    "about_errors",
    "about_texts",
    "part_of_tool",
    "shown_time",
    "version_row",
    "with_about",
]

PART_TOOLS: Final[Mapping[Part, tuple[str, ...]]] = {
    "market": ("market_view",),
    "goals": ("smart_goals",),
    "segments": ("segments",),
    "sales_paths": ("sales_path",),
    "funnel": ("funnel_math",),
    "actions": ("actions",),
    "resources": ("allocation",),
    "scorecard": ("kpi_weights", "scorecard_board"),
    "reviews": ("review_rhythm",),
    "risks": ("risk_radar",),
}
"""The tools that fill each part, the first one first."""
BESIDE_TOOLS: Final = ("team_incentive", "customers", "ab_test")
TOOL_TITLES: Final = {
    "market_view": N_("Market view"),
    "smart_goals": N_("SMART goals"),
    "segments": N_("Segments"),
    "sales_path": N_("Sales paths"),
    "funnel_math": N_("Funnel math"),
    "actions": N_("Actions"),
    "allocation": N_("Allocation"),
    "kpi_weights": N_("KPI weights"),
    "scorecard_board": N_("Scorecard board"),
    "review_rhythm": N_("Reviews and triggers"),
    "risk_radar": N_("Risk radar"),
    "team_incentive": N_("Team and pay"),
    "customers": N_("Customer sheet"),
    "ab_test": N_("A/B test"),
    "plan_review": N_("The plan review"),
}
"""What the studio calls the tools, which it need not import for that."""


def part_of_tool(tool: str) -> Part | None:
    """The part that *tool* fills; None where it fills none of the ten."""
    return next((part for part, tools in PART_TOOLS.items() if tool in tools), None)


# About the plan -------------------------------------------------------------------------------------------------------


def about_controls() -> tuple[Control, ...]:
    """What the plan is called, whose and for when it is."""
    return (
        TextField("title", _("Title"), placeholder=_("Sales plan 2027")),
        TextField("company", _("Company")),
        TextField("currency", _("Currency"), help=_("Code of three letters, such as CNY, USD or EUR.")),
        DateField("start", _("First day of the plan")),
        DateField("end", _("Last day of the plan")),
        TextField("author", _("Author")),
    )


def about_texts(plan: SalesPlan) -> dict[str, str]:
    """What *plan* says of itself, as typed text."""
    texts = {name: getattr(plan, name) for name in ("title", "company", "currency", "author")}
    period = plan.period
    return {**texts, "start": str(period.start) if period else "", "end": str(period.end) if period else ""}


def about_errors(values: Mapping[str, Any]) -> dict[str, str]:
    """A sentence for each field whose value no plan can have."""
    errors = {}
    start, end, code = values["start"], values["end"], values["currency"]
    if (start is None) != (end is None):
        errors["end"] = _("Own dates need both a first and a last day")
    elif start and end and start > end:
        errors["end"] = _("The last day lies before the first.")
    if not (len(code) == _LETTERS and code.isascii() and code.isalpha()):
        errors["currency"] = _("Write a code of three letters, such as CNY.")
    return errors


_LETTERS: Final = 3
"""Of a currency's code in ISO 4217."""


def with_about(plan: SalesPlan, values: Mapping[str, Any]) -> SalesPlan:
    """*plan* with what the *values* of the fields say of it."""
    period = Period(values["start"], values["end"]) if values["start"] and values["end"] else None
    texts = {name: values[name] for name in ("title", "company", "author")}
    return replace(plan, **texts, currency=values["currency"].upper(), period=period)


# Versions -------------------------------------------------------------------------------------------------------------


def version_row(number: int, version: Version) -> Html:
    """A kept version with what it holds and what can be done with it."""
    named = _("{action}: {name}")
    actions = (("look", _("Compare with now")), ("restore", _("Restore")), ("delete", _("Delete")))
    buttons = (
        Button(f"{key}-{number}", label, spoken=named.format(action=label, name=version.name)).html()
        for key, label in actions
    )
    try:
        told = progress_words(version.plan)
    except CourseError as error:
        told = str(error)
    kept = _("Kept {time}. {told}").format(time=shown_time(version.at), told=told)
    row = tag("div", *buttons, class_="bp-row")
    return tag("li", tag("p", tag("b", version.name)), tag("p", kept), row, class_="bp-card")


def shown_time(at: str) -> str:
    """A time of the history as people read it.

    >>> shown_time("2026-11-23T09:30")
    '2026-11-23 09:30'
    """
    return at.replace("T", " ")
