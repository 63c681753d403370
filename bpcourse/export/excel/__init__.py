"""The plan as an Excel workbook that computes: change an input, and funnel, capacity, allocation and score follow.

Every formula is written with the value that the package computes, so that the workbook shows the same before and after
its first recalculation. `bpcourse.core.plan.workbook` reads it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpcourse.core.language import _
from bpcourse.export.excel.book import Book, Sheet, Value
from bpcourse.export.excel.funnel import forecast, funnel
from bpcourse.export.excel.inputs import inputs
from bpcourse.export.excel.lists import actions, goals, segments, triggers
from bpcourse.export.excel.people import allocation, capacity
from bpcourse.export.excel.scorecard import scorecard
from bpcourse.export.outline import title_of
from bpcourse.export.outline_business import needed_flow

if TYPE_CHECKING:
    from datetime import date

    from bpcourse.core.plan import SalesPlan

__all__ = ["workbook"]


def workbook(plan: SalesPlan, *, today: date | None = None) -> bytes:
    """The content of the workbook, in the language of the moment; today: the day on which it says it was made."""
    book = Book(plan, today=today)
    overview = book.sheet(_("Overview"), (46, 24, 60))
    inputs(book)
    if plan.goals:
        goals(book)
    places = segments(book) if plan.segments else {}
    for number, path in enumerate(plan.sales_paths):
        if path.segment in places:  # so that a segment keeps its sales path when it gets another name
            book.remember(("sales_paths", number, "segment"), "text", places[path.segment], path.segment)
    funnel(book)
    forecast(book)
    capacity(book)
    allocation(book, places)
    scorecard(book)
    if plan.actions:
        actions(book)
    if plan.reviews is not None or plan.risks:
        triggers(book)
    _overview(overview, plan)
    return book.content(title=title_of(plan))


def _overview(sheet: Sheet, plan: SalesPlan) -> None:
    """The key figures on one sheet, each by a formula from where it is computed."""
    sheet.heading(0, title_of(plan), large=True)
    sheet.note(1, " · ".join(filter(None, (plan.company, str(plan.period or ""), plan.author))))
    sheet.note(2, _("All amounts in {currency}. Cells of this color, on the other sheets, are inputs.").format(
        currency=plan.currency
    ))  # fmt: skip
    sheet.heads(4, [_("Key figure"), _("In figures"), _("What it says")])
    row = 5
    for label, name, value, look, said in _figures(plan):
        if name in sheet.book.names:
            sheet.text(row, 0, label, bold=True)
            sheet.formula(row, 1, name, value, look=look)
            sheet.text(row, 2, said)
            row += 1
    sheet.finish(freeze=5)


def _figures(plan: SalesPlan) -> list[tuple[str, str, Value, str, str]]:
    """Label, name in formulas, value, look and meaning of each key figure."""
    return [*_selling_figures(plan), *_means_figures(plan)]


def _selling_figures(plan: SalesPlan) -> list[tuple[str, str, Value, str, str]]:
    part = plan.funnel
    needed = needed_flow(part) if part else None
    before, after = (sum(getattr(one, name) or 0 for one in plan.segments) for name in ("revenue", "target"))
    listed: list[tuple[str, str, Value, str, str]] = [
        (_("Revenue of the year before"), "revenue_before", before, "money", _("Sum of the segments")),
        (_("Target of the segments"), "segment_target", after, "money", _("Sum of the segments")),
    ]
    if part is not None:
        flow = part.expected
        listed += [
            (_("Target of the funnel"), "revenue_target", part.revenue_target, "money", _("What new deals must bring")),
            (_("Expected revenue"), "expected_revenue", flow.revenue, "money", _("What the planned leads bring")),
            (
                _("Leads needed"), "leads_needed", needed.leads if needed else "", "count",
                _("To reach the funnel's target at these rates"),
            ),
            (
                _("Lead-to-deal rate"), "lead_to_deal_rate", part.funnel.lead_to_deal_rate, "rate",
                _("All rates together"),
            ),
            (
                _("Sales cycle, days"), "sales_cycle_days", part.funnel.sales_cycle_days, "number",
                _("From lead to deal"),
            ),
        ]  # fmt: skip
    return listed


def _means_figures(plan: SalesPlan) -> list[tuple[str, str, Value, str, str]]:
    resources, funnel_part = plan.resources, plan.funnel
    listed: list[tuple[str, str, Value, str, str]] = []
    if funnel_part is not None and funnel_part.activity is not None and needed_flow(funnel_part) is not None:
        work = funnel_part.workload
        calls = work.calls_per_rep_week if work else ""
        listed.append((_("Calls per rep and week"), "calls_per_rep_week", calls, "count", _("What the target takes")))
    if resources is not None:
        capacity_now = resources.quota_capacity(plan.period) if plan.period else ""
        weeks = funnel_part.activity.selling_weeks if funnel_part and funnel_part.activity else None
        hours = resources.selling_hours(weeks) if weeks is not None else None
        left: Value = "" if hours is None else hours - resources.allocated_hours
        listed += [
            (_("Quota the team can carry"), "quota_capacity", capacity_now, "money", _("After ramp and attrition")),
            (_("Hours not shared out"), "hours_left", left, "number", _("Below 0, more is promised than there is")),
            (_("Budget"), "budget_total", resources.budget_total, "money", _("Sum of the budget lines")),
        ]
    if plan.scorecard is not None and plan.scorecard.weights:
        weights = sum(plan.scorecard.weights.values())
        listed.append((_("Sum of the weights"), "weight_sum", weights, "rate", _("Must be 100%")))
    return listed
