"""The funnel and the forecast as sheets: what the leads become, what the target needs, what is open and its worth.

The formulas are those of `bpcourse.core.funnel`: planning forward and backward, activity, coverage, Little's law.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpcourse.core.funnel import Flow, forward, open_opportunities, weighted_forecast
from bpcourse.core.funnel import OpenDeals as _OpenDeals
from bpcourse.core.language import _
from bpcourse.export.excel.book import AMOUNT, RATE, Book, Cell, Sheet, Value
from bpcourse.export.outline_business import needed_flow

if TYPE_CHECKING:
    from bpcourse.core.plan import FunnelPlan, FunnelScenario

__all__ = ["forecast", "funnel"]

_TOP: Final = 2
"""Row of the heads; the steps follow."""


def funnel(book: Book) -> None:
    """Every step planned and needed, the key figures, the week of a rep, and the scenarios beside the plan."""
    part = book.plan.funnel
    if part is None:
        return
    width = max(7, 1 + max((len(one.funnel.names) for one in part.scenarios), default=0) + 3)
    sheet = book.sheet(_("Funnel"), (34, *[15] * (width - 1)))
    sheet.heading(0, _("Sales funnel"), large=True)
    _steps(sheet, part)
    row = _results(sheet, part, _TOP + len(part.funnel.names) + 2)
    row = _activity(sheet, part, row)
    row = _scenarios(sheet, part, row)
    _chart(sheet, part, row)
    sheet.finish(freeze=_TOP + 1)


def _steps(sheet: Sheet, part: FunnelPlan) -> None:
    sheet.heads(_TOP, [_("Step"), _("Goes on"), _("Days"), _("Reached by"), _("Planned"), _("Needed"), _("Difference")])
    names, flow, needed = part.funnel.names, part.expected, needed_flow(part)
    count = len(part.funnel.stages)
    for place, name in enumerate(names):
        row, is_deal = _TOP + 1 + place, place == count
        sheet.formula(row, 0, "deal_name" if is_deal else f"stage_{place + 1}", name, look="text", bold=True)
        if not is_deal:
            stage = part.funnel.stages[place]
            sheet.formula(row, 1, f"conversion_{place + 1}", stage.conversion, look="rate")
            sheet.formula(row, 2, f"days_{place + 1}", stage.days)
        above = Cell("", row - 1, 3).here
        reach = "1" if not place else f"{above}*{Cell('', row - 1, 1).here}"
        sheet.formula(row, 3, reach, part.funnel.reach_rates[place], look="rate")
        share = Cell("", row, 3).here
        sheet.formula(row, 4, f"leads*{share}", flow.counts[place], look="count")
        # The two names stand for cells further down on this sheet.
        wanted: Value = "" if needed is None else needed.counts[place]
        sheet.formula(row, 5, f'IF(leads_needed="","",leads_needed*{share})', wanted, look="count")
        gap: Value = "" if needed is None else flow.counts[place] - needed.counts[place]
        sheet.formula(
            row,
            6,
            f'IF({Cell("", row, 5).here}="","",{Cell("", row, 4).here}-{Cell("", row, 5).here})',
            gap,
            look="count",
        )
    first, last = Cell(sheet.title, _TOP + 1, 1), Cell(sheet.title, _TOP + count, 1)
    sheet.book.name("conversions", first, last=last)
    sheet.book.name("stage_days", Cell(sheet.title, _TOP + 1, 2), last=Cell(sheet.title, _TOP + count, 2))
    sheet.book.name("planned_counts", Cell(sheet.title, _TOP + 1, 4), last=Cell(sheet.title, _TOP + count + 1, 4))
    sheet.book.name("needed_counts", Cell(sheet.title, _TOP + 1, 5), last=Cell(sheet.title, _TOP + count + 1, 5))


def _results(sheet: Sheet, part: FunnelPlan, row: int) -> int:
    inside, flow, needed = part.funnel, part.expected, needed_flow(part)
    last = len(inside.stages)
    rate = inside.lead_to_deal_rate
    wanted: Value = "" if needed is None else needed.leads
    coverage: Value = 1 / inside.win_rate if inside.win_rate else ""
    lines = (
        (_("Lead-to-deal rate"), "PRODUCT(conversions)", rate, "rate", "lead_to_deal_rate"),
        (_("Win rate"), f"conversion_{last}", inside.win_rate, "rate", "win_rate"),
        (_("Sales cycle, days"), "SUM(stage_days)", inside.sales_cycle_days, "number", "sales_cycle_days"),
        (_("Deals"), "leads*lead_to_deal_rate", flow.deals, "count", "expected_deals"),
        (_("Expected revenue"), "expected_deals*average_deal_size", flow.revenue, "money", "expected_revenue"),
        (_("Revenue target"), "revenue_target", part.revenue_target, "money", ""),
        (_("Expected less target"), "expected_revenue-revenue_target", flow.revenue - part.revenue_target, "money", ""),
        (
            _("Leads needed"),
            'IF(lead_to_deal_rate=0,"",revenue_target/average_deal_size/lead_to_deal_rate)',
            wanted, "count", "leads_needed",
        ),
        (_("Pipeline coverage needed"), 'IF(win_rate=0,"",1/win_rate)', coverage, "number", "coverage_needed"),
    )  # fmt: skip
    sheet.heading(row, _("Key figures"))
    for place, (label, formula, value, look, name) in enumerate(lines, start=row + 1):
        sheet.text(place, 0, label)
        sheet.formula(place, 1, formula, value, look=look, name=name)
    return row + len(lines) + 2


def _activity(sheet: Sheet, part: FunnelPlan, row: int) -> int:
    norms, needed = part.activity, needed_flow(part)
    if norms is None:
        return row
    meeting = 1 if norms.meeting is None else part.funnel.step(norms.meeting)
    visited = Cell("", _TOP + 1 + meeting, 5).here
    work = part.workload if needed is not None else None
    lines: tuple[tuple[str, str, Value, str], ...] = (
        (_("Calls"), 'IF(leads_needed="","",leads_needed*calls_per_lead)', work.calls if work else "", "calls"),
        (
            _("Visits"), f'IF(leads_needed="","",{visited}*visits_per_meeting)', work.visits if work else "", "visits",
        ),
        (
            _("Calls per rep and week"), 'IF(leads_needed="","",calls/(reps*selling_weeks))',
            work.calls_per_rep_week if work else "", "calls_per_rep_week",
        ),
        (
            _("Visits per rep and week"), 'IF(leads_needed="","",visits/(reps*selling_weeks))',
            work.visits_per_rep_week if work else "", "visits_per_rep_week",
        ),
    )  # fmt: skip
    sheet.heading(row, _("What the target takes"))
    for place, (label, formula, value, name) in enumerate(lines, start=row + 1):
        sheet.text(place, 0, label)
        sheet.formula(place, 1, formula, value, look="count", name=name)
    return row + len(lines) + 2


def _scenarios(sheet: Sheet, part: FunnelPlan, row: int) -> int:
    if not part.scenarios:
        return row
    sheet.heading(row, _("Scenarios"))
    row += 1
    for number, scenario in enumerate(part.scenarios):
        row = _scenario(sheet, scenario, number, row) + 1
    return row


def _scenario(sheet: Sheet, scenario: FunnelScenario, number: int, row: int) -> int:
    """One scenario as a small table: its rates are inputs, its counts follow."""
    path = ("funnel", "scenarios", number)
    sheet.heads(row, [scenario.name, _("Goes on"), _("Count")])
    stages, counts = scenario.funnel.stages, scenario.expected.counts
    for place, name in enumerate(scenario.funnel.names):
        line = row + 1 + place
        sheet.text(line, 0, name)
        if place < len(stages):
            rate = (*path, "funnel", "stages", place, "conversion")
            sheet.input(line, 1, rate, "number", look="rate", check=RATE)
        if place:
            above = f"{Cell('', line - 1, 2).here}*{Cell('', line - 1, 1).here}"
            sheet.formula(line, 2, above, counts[place], look="count")
        else:
            sheet.input(line, 2, (*path, "leads"), "number", look="count", check=AMOUNT)
    size, total = row + len(counts) + 1, row + len(counts) + 2
    sheet.text(size, 0, _("Average deal size"))
    sheet.input(size, 2, (*path, "funnel", "average_deal_size"), "number", look="money", check=AMOUNT)
    sheet.text(total, 0, _("Revenue"))
    formula = f"{Cell('', size - 1, 2).here}*{Cell('', size, 2).here}"
    sheet.formula(total, 2, formula, scenario.expected.revenue, look="money", bold=True)
    return total + 1


def _chart(sheet: Sheet, part: FunnelPlan, row: int) -> None:
    last = _TOP + len(part.funnel.names)
    chart = sheet.book.chart("bar")
    for column, name, colour in ((4, _("Planned"), "#0B4F7D"), (5, _("Needed"), "#E0A030")):
        chart.add_series(
            {
                "name": name,
                "categories": [sheet.title, _TOP + 1, 0, last, 0],
                "values": [sheet.title, _TOP + 1, column, last, column],
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "#,##0"},
            }
        )
    chart.set_title({"name": _("The funnel: planned and needed"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 860, "height": 320})
    sheet.inner.insert_chart(row + 1, 0, chart, {"description": _("Bars: the count of each step, planned and needed")})
    sheet.reach(row + 18)


# Forecast -------------------------------------------------------------------------------------------------------------


def forecast(book: Book) -> None:
    """What is open in each stage, weighted with its chance of becoming a deal."""
    part = book.plan.funnel
    if part is None:
        return
    sheet = book.sheet(_("Forecast"), (36, 18, 18, 16, 18, 16, 16, 18))
    sheet.heading(0, _("Weighted forecast of the open pipeline"), large=True)
    sheet.note(1, _("Type what is open today; where nothing is typed, the mean day of the plan is taken."))
    heads = (
        _("Stage"), _("Open on a mean day"), _("Open today"), _("Counted"), _("Open value"), _("Chance of a deal"),
        _("Expected deals"), _("Weighted value"),
    )  # fmt: skip
    sheet.heads(_TOP, heads)
    expected = _mean_day(book, part)
    stages = part.funnel.stages
    weighted = weighted_forecast(
        part.funnel,
        (_OpenDeals(stage=stage.name, count=n) for stage, n in zip(stages, expected, strict=True)),
    )
    last = len(part.funnel.stages)
    for place, line in enumerate(weighted.lines):
        row = _TOP + 1 + place
        at = [Cell("", row, column).here for column in range(8)]
        sheet.formula(row, 0, f"stage_{place + 1}", line.stage, look="text", bold=True)
        count = Cell(_("Funnel"), _TOP + 1 + place, 4).full
        mean = f"{count}/(period_end-period_start+1)*days_{place + 1}" if book.plan.period else "0"
        sheet.formula(row, 1, mean, line.count, look="count")
        sheet.own_input(row, 2, None, look="count", check=AMOUNT)
        sheet.formula(row, 3, f'IF({at[2]}="",{at[1]},{at[2]})', line.count, look="count")
        sheet.formula(row, 4, f"{at[3]}*average_deal_size", line.value, look="money")
        below = Cell("", row + 1, 5).here
        chance = f"conversion_{place + 1}" if place == last - 1 else f"conversion_{place + 1}*{below}"
        sheet.formula(row, 5, chance, line.chance_of_deal, look="rate")
        sheet.formula(row, 6, f"{at[3]}*{at[5]}", line.expected_deals, look="count")
        sheet.formula(row, 7, f"{at[4]}*{at[5]}", line.weighted_value, look="money")
    row = _TOP + 1 + last
    sheet.text(row, 0, _("Sum"), bold=True)
    totals = (
        (3, math.fsum(line.count for line in weighted.lines), "count", ""),
        (4, weighted.open_value, "money", "open_value"),
        (6, weighted.expected_deals, "count", ""),
        (7, weighted.weighted_value, "money", "weighted_value"),
    )
    for column, value, look, name in totals:
        reach = f"{Cell('', _TOP + 1, column).here}:{Cell('', row - 1, column).here}"
        sheet.formula(row, column, f"SUM({reach})", value, look=look, name=name, bold=True)
    _coverage(sheet, part, row + 2, weighted.open_value)
    _forecast_chart(sheet, last, row + 8)
    sheet.finish(freeze=_TOP + 1)


def _mean_day(book: Book, part: FunnelPlan) -> tuple[float, ...]:
    if book.plan.period is None:
        return tuple(0.0 for _stage in part.funnel.stages)
    flow: Flow = forward(part.funnel, leads=part.leads)
    return open_opportunities(flow, book.plan.period)


def _coverage(sheet: Sheet, part: FunnelPlan, row: int, open_value: float) -> None:
    sheet.text(row, 0, _("Sold already"))
    sold = sheet.own_input(row, 1, 0, look="money", check=AMOUNT)
    sheet.book.name("sold_already", sold)
    target, win_rate = part.revenue_target, part.funnel.win_rate
    lines: tuple[tuple[str, str, Value, str, str], ...] = (
        (_("Still to be sold"), "MAX(0,revenue_target-sold_already)", target, "money", "remaining_quota"),
        (
            _("Pipeline coverage"), 'IF(remaining_quota=0,"",open_value/remaining_quota)',
            open_value / target if target else "", "number", "pipeline_coverage",
        ),
        (
            _("Pipeline coverage needed"), "coverage_needed", 1 / win_rate if win_rate else "", "number", "",
        ),
        (
            _("Open value still missing"),
            'IF(coverage_needed="","",MAX(0,remaining_quota*coverage_needed-open_value))',
            max(0.0, target / win_rate - open_value) if win_rate else "", "money", "pipeline_gap",
        ),
    )  # fmt: skip
    for place, (label, formula, value, look, name) in enumerate(lines, start=row + 1):
        sheet.text(place, 0, label)
        sheet.formula(place, 1, formula, value, look=look, name=name)


def _forecast_chart(sheet: Sheet, stages: int, row: int) -> None:
    chart = sheet.book.chart("column")
    for column, name, colour in ((4, _("Open value"), "#9CCBE0"), (7, _("Weighted value"), "#0B4F7D")):
        chart.add_series(
            {
                "name": name,
                "categories": [sheet.title, _TOP + 1, 0, _TOP + stages, 0],
                "values": [sheet.title, _TOP + 1, column, _TOP + stages, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": _("Open value and what it is worth"), "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#E3E7EB"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 860, "height": 320})
    sheet.inner.insert_chart(row, 0, chart, {"description": _("Columns: open and weighted value of each stage")})
    sheet.reach(row + 16)
