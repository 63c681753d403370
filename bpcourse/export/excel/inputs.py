"""The sheet of inputs: every number that stands alone, and the stages of the funnel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _
from bpcourse.export.excel.book import AMOUNT, RATE, Book, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["inputs"]

_ABOVE: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": ">", "value": 0}
_GROWTH: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": ">", "value": -1}
_CAP: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": ">=", "value": 1}


@dataclass(frozen=True)
class _Line:
    """One input: what it is, where in the plan, how it is read back and written, its name in formulas."""

    label: str
    path: tuple[str | int, ...]
    kind: str = "number"
    look: str = "number"
    name: str = ""
    check: Mapping[str, object] | None = None
    remark: str = ""


def inputs(book: Book) -> None:
    """Plan, market, funnel, activity, resources, scorecard: what is there of them."""
    plan, sheet = book.plan, book.sheet(_("Inputs"), (44, 26, 14, 46))
    sheet.heading(0, _("Inputs"), large=True)
    sheet.note(1, _("Cells of this color are yours to change; everything else follows from them."))
    row = _block(sheet, 3, _("Plan"), _plan_lines())
    if plan.market is not None:
        row = _block(sheet, row, _("Market"), _market_lines())
    if plan.funnel is not None:
        row = _block(sheet, row, _("Funnel"), _funnel_lines())
        row = _stages(sheet, row)
        if plan.funnel.activity is not None:
            row = _block(sheet, row, _("Activity"), _activity_lines())
    if plan.resources is not None:
        row = _block(sheet, row, _("Resources"), _resource_lines())
    if plan.scorecard is not None:
        _block(sheet, row, _("Scorecard"), _scorecard_lines())
    sheet.inner.conditional_format(1, 0, 1, 0, {"type": "no_errors", "format": book.look(bg_color="#FFF8E1")})
    sheet.finish(freeze=3, landscape=False)


def _block(sheet: Sheet, row: int, title: str, lines: Sequence[_Line]) -> int:
    """*lines* below their *title*; the row in which the next block begins."""
    sheet.heading(row, title)
    for place, line in enumerate(lines, start=row + 1):
        sheet.text(place, 0, line.label)
        sheet.input(place, 1, line.path, line.kind, look=line.look, name=line.name, check=line.check)
        if line.remark:
            sheet.note(place, line.remark, column=2)
    return row + len(lines) + 2


def _plan_lines() -> tuple[_Line, ...]:
    length = {"validate": "length", "criteria": "==", "value": 3}
    return (
        _Line(_("Title"), ("title",), "text", "text"),
        _Line(_("Company"), ("company",), "text", "text"),
        _Line(_("Author"), ("author",), "text", "text"),
        _Line(_("Currency (three letters)"), ("currency",), "text", "text", check=length),
        _Line(_("First day of the plan"), ("period", "start"), "day", "day", "period_start"),
        _Line(_("Last day of the plan"), ("period", "end"), "day", "day", "period_end"),
    )


def _market_lines() -> tuple[_Line, ...]:
    year = {"validate": "integer", "criteria": "between", "minimum": 1990, "maximum": 2199}
    return (
        _Line(_("Market"), ("market", "name"), "text", "text"),
        _Line(_("Year of its size"), ("market", "year"), "whole?", "text", "market_year", year),
        _Line(_("Size"), ("market", "size"), "number?", "money", "market_size", AMOUNT),
        _Line(_("Growth a year"), ("market", "growth_rate"), "number?", "rate", "market_growth", _GROWTH),
        _Line(_("Own share"), ("market", "share"), "number?", "rate", "market_share", RATE),
    )


def _funnel_lines() -> tuple[_Line, ...]:
    size = ("funnel", "funnel", "average_deal_size")
    return (
        _Line(_("Leads in the period"), ("funnel", "leads"), "number", "number", "leads", AMOUNT),
        _Line(_("Revenue target"), ("funnel", "revenue_target"), "number", "money", "revenue_target", AMOUNT),
        _Line(_("Average deal size"), size, "number", "money", "average_deal_size", _ABOVE),
        _Line(_("Name of the last step"), ("funnel", "funnel", "deal_name"), "text", "text", "deal_name"),
    )


def _stages(sheet: Sheet, row: int) -> int:
    """The stages below each other, with a name in formulas for each rate and each number of days."""
    part = sheet.book.plan.funnel
    stages = part.funnel.stages if part else ()
    sheet.heads(row, [_("Stage"), _("Goes on"), _("Days")])
    for place in range(len(stages)):
        path, line = ("funnel", "funnel", "stages", place), row + 1 + place
        sheet.input(line, 0, (*path, "name"), "text", name=f"stage_{place + 1}")
        sheet.input(line, 1, (*path, "conversion"), "number", look="rate", name=f"conversion_{place + 1}", check=RATE)
        sheet.input(line, 2, (*path, "days"), "number", look="number", name=f"days_{place + 1}", check=AMOUNT)
    return row + len(stages) + 2


def _activity_lines() -> tuple[_Line, ...]:
    activity = ("funnel", "activity")
    return (
        _Line(_("Calls per lead"), (*activity, "calls_per_lead"), name="calls_per_lead", check=AMOUNT),
        _Line(_("Visits per meeting"), (*activity, "visits_per_meeting"), name="visits_per_meeting", check=AMOUNT),
        _Line(_("Number of reps"), (*activity, "reps"), name="reps", check=_ABOVE),
        _Line(_("Selling weeks"), (*activity, "selling_weeks"), name="selling_weeks", check=_ABOVE),
    )


def _resource_lines() -> tuple[_Line, ...]:
    path = "resources"
    return (
        _Line(_("Attrition a year"), (path, "attrition_rate"), look="rate", name="attrition_rate", check=RATE),
        _Line(
            _("Months until a place is filled"), (path, "replacement_months"), "number?", name="replacement_months",
            check=AMOUNT, remark=_("empty: it stays empty"),
        ),
        _Line(_("Attainment of the quotas"), (path, "attainment"), look="rate", name="quota_attainment", check=AMOUNT),
        _Line(
            _("Selling hours a week"), (path, "selling_hours_per_week"), "number?", name="selling_hours_per_week",
            check=AMOUNT,
        ),
        _Line(_("Hours per call"), (path, "hours_per_call"), "number?", name="hours_per_call", check=AMOUNT),
        _Line(_("Hours per visit"), (path, "hours_per_visit"), "number?", name="hours_per_visit", check=AMOUNT),
    )  # fmt: skip


def _scorecard_lines() -> tuple[_Line, ...]:
    limits, lights = ("scorecard", "limits"), ("scorecard", "lights")
    return (
        _Line(_("The least one indicator counts"), (*limits, "floor"), look="rate", name="score_floor", check=RATE),
        _Line(_("The most one indicator counts"), (*limits, "cap"), look="rate", name="score_cap", check=_CAP),
        _Line(_("Green from"), (*lights, "green_from"), look="rate", name="green_from", check=AMOUNT),
        _Line(_("Amber from"), (*lights, "amber_from"), look="rate", name="amber_from", check=AMOUNT),
    )
