"""The tables of the CRM report, each told once for the HTML report and the workbook: heads, kinds and plain values.

>>> from bpcourse.crm.analysis import analyse
>>> from bpcourse.crm.generator import generate
>>> listed = conversion_table(analyse(generate(600, seed=1).deals))
>>> [column.head for column in listed.columns[:3]], listed.shown()[0][:3]
(['Stage', 'Entered', 'Moved on'], ('Lead', '605', '298'))
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from bpcourse.core.language import _
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.crm.rejections import REASONS
from bpcourse.crm.stage_entries import dimension_title
from bpcourse.export.blocks import NOTHING, Table
from bpcourse.export.crm_figures import method_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.crm.analysis import Analysis
    from bpcourse.crm.forecast import Forecast

__all__ = [
    "CrmTable",
    "TableColumn",
    "age_table",
    "back_test_table",
    "buyer_table",
    "cell_table",
    "conversion_table",
    "customer_table",
    "cycle_table",
    "error_table",
    "group_table",
    "loss_table",
    "measured_table",
    "quality_table",
    "rejected_table",
    "rep_table",
    "size_table",
    "stall_table",
    "stalled_table",
]

Kind = str
_MOST_ROWS: Final = 5_000
"""Rows of a list that a workbook gets at most."""
_SPAN: Final = re.compile(r"^(\d{2,4})-(Q?\d{1,2})$")
"""A quarter, or two ages, which are not to be broken at the hyphen."""
_NUMBERS: Final = frozenset({"count", "number", "money", "rate", "signed"})


@dataclass(frozen=True)
class TableColumn:
    """One column: kind is "text", "count", "number", "money", "rate", "signed" (a rate with its sign) or "day"."""

    head: str
    kind: Kind
    cells: tuple[Any, ...]
    name: str = ""


@dataclass(frozen=True)
class CrmTable:
    """A table under its caption; currency: of its money."""

    caption: str
    columns: tuple[TableColumn, ...]
    currency: str

    def __len__(self) -> int:
        return len(self.columns[0].cells)

    def shown(self, most: int | None = None) -> tuple[tuple[str, ...], ...]:
        """The rows as texts in the language of the moment, at most so many."""
        return tuple(zip(*(self._texts(column, most) for column in self.columns), strict=True))

    def block(self, most: int | None = None, *, without: frozenset[str] = frozenset()) -> Table:
        """The table as a block of a document: the two ends of an interval in one column, those *without* left out."""
        heads: list[str] = []
        texts: list[list[str]] = []
        numbers = []
        for column in self.columns:
            if column.name in without:
                continue
            if column.name == "high" and heads:
                heads[-1] = _("Interval")
                texts[-1] = [_interval(*ends) for ends in zip(texts[-1], self._texts(column, most), strict=True)]
                continue
            numbers += [len(heads)] if column.kind in _NUMBERS else []
            heads.append(column.head)
            texts.append(self._texts(column, most))
        return Table(self.caption, tuple(heads), tuple(zip(*texts, strict=True)), frozenset(numbers))

    def _texts(self, column: TableColumn, most: int | None) -> list[str]:
        return [self._text(column.kind, value) for value in column.cells[:most]]

    def _text(self, kind: Kind, value: Any) -> str:  # noqa: ANN401 - a cell of any kind
        if _is_missing(value):
            return NOTHING
        if kind in _TEXTS:
            return str(_TEXTS[kind](value))
        if kind == "money":
            return money_text(float(value), self.currency).removeprefix(f"{self.currency} ")
        return _SPAN.sub("\\1\u2011\\2", str(value)) or NOTHING


def _interval(low: str, high: str) -> str:
    """Both ends; a unit that both share stands once."""
    if NOTHING in (low, high):
        return NOTHING
    _number, space, unit = high.rpartition(" ")
    shared = f"{space}{unit}" if space else "%"
    return f"{low.removesuffix(shared) if high.endswith(shared) else low} – {high}"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{percent_text(float(value), digits=0)}"


def _day(value: Any) -> str:  # noqa: ANN401 - a date of any kind
    return value.strftime("%Y-%m-%d") if isinstance(value, datetime | date) else str(value)


_TEXTS: Final[dict[str, Any]] = {
    "count": lambda value: number_text(float(value), digits=0),
    "number": lambda value: number_text(float(value)),
    "rate": lambda value: percent_text(float(value)),
    "signed": _signed,
    "day": _day,
}


def _is_missing(value: Any) -> bool:  # noqa: ANN401 - a cell of any kind
    return value is None or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value))


def _made(caption: str, frame: pd.DataFrame, columns: Sequence[tuple[str, str, Kind]], currency: str) -> CrmTable:
    """A table of those *columns* of *frame*, each as name, head and kind; those that are not there are left out."""
    listed = tuple(
        TableColumn(head, kind, tuple(frame[name].head(_MOST_ROWS)), name)
        for name, head, kind in columns
        if name in frame
    )
    return CrmTable(caption, listed, currency)


def quality_table(found: Analysis) -> CrmTable:
    """Each problem that there is, with its deals and what it does to the forecast."""
    problems = [problem for problem in found.quality.problems if problem.count]
    frame = pd.DataFrame(
        {
            "title": [problem.title for problem in problems],
            "count": [problem.count for problem in problems],
            "share": [problem.share for problem in problems],
            "at_stake": [problem.at_stake for problem in problems],
            "weighted": [problem.weighted for problem in problems],
            "effect": [problem.effect_text for problem in problems],
        }
    )
    columns = (
        ("title", _("Problem"), "text"),
        ("count", _("Deals counted"), "count"),
        ("share", _("Share"), "rate"),
        ("at_stake", _("Open value with it"), "money"),
        ("weighted", _("Of it in the weighted forecast"), "money"),
        ("effect", _("What it does to the forecast"), "text"),
    )
    return _made(_("Problems in the records, the most forecast value first"), frame, columns, found.deals.currency)


def rejected_table(rejected: pd.DataFrame, currency: str) -> CrmTable:
    """Each line or cell that could not be read, with the reason."""
    frame = rejected.assign(
        reason=[_(REASONS[reason]) for reason in rejected["reason"]],
        kept=[_("kept, this cell empty") if kept else _("left out") for kept in rejected["kept"]],
    )
    columns = (
        ("line", _("Line"), "count"),
        ("column", _("Column"), "text"),
        ("found", _("Found"), "text"),
        ("reason", _("Reason"), "text"),
        ("kept", _("The deal is"), "text"),
        ("file", _("File"), "text"),
    )
    return _made(_("Lines and cells that could not be read"), frame, columns, currency)


def conversion_table(found: Analysis) -> CrmTable:
    """What came of the deals in each stage."""
    columns = (
        ("stage", _("Stage"), "text"),
        ("entered", _("Entered"), "count"),
        ("moved_on", _("Moved on"), "count"),
        ("lost", _("Lost"), "count"),
        ("open", _("Still open"), "count"),
        ("naive", _("Moved on so far"), "rate"),
        ("conversion", _("Conversion"), "rate"),
        ("low", _("from"), "rate"),
        ("high", _("to"), "rate"),
        ("value_conversion", _("By value"), "rate"),
        ("days_to_next", _("Days to the next"), "number"),
        ("days_median", _("Days, half"), "number"),
        ("days_p90", _("Days, nine of ten"), "number"),
    )
    return _made(_("The funnel by stage, each deal counted once"), found.stages, columns, found.deals.currency)


def stall_table(found: Analysis) -> CrmTable:
    """Where open deals stand longer than those that moved on had."""
    columns = (
        ("stage", _("Stage"), "text"),
        ("open", _("Still open"), "count"),
        ("stalled", _("Stalled"), "count"),
        ("share", _("Share"), "rate"),
        ("limit", _("After days"), "number"),
        ("stalled_value", _("Value stalled"), "money"),
        ("open_value", _("Value open"), "money"),
    )
    return _made(_("Stall points, the most value first"), found.stalls, columns, found.deals.currency)


def stalled_table(found: Analysis) -> CrmTable:
    """The stalled deals, the oldest first."""
    columns = (
        ("deal_id", _("Opportunity ID"), "text"),
        ("account", _("Customer"), "text"),
        ("owner", _("Owner"), "text"),
        ("stage", _("Stage"), "text"),
        ("days", _("Days in it"), "count"),
        ("limit", _("Usual at most"), "number"),
        ("value", _("Deal value"), "money"),
    )
    return _made(_("Stalled deals, the oldest first"), found.stalled, columns, found.deals.currency)


def group_table(found: Analysis, by: str) -> CrmTable:
    """Win rate, size, cycle and velocity of each group."""
    table = found.groups[by]
    frame = table.sort_values(by if by == "quarter" else "deals", ascending=by == "quarter", kind="stable")
    columns = (
        (by, dimension_title(by), "text"),
        ("deals", _("Deals counted"), "count"),
        ("won", _("Won"), "count"),
        ("lost", _("Lost"), "count"),
        ("open", _("Still open"), "count"),
        ("win_rate", _("Win rate"), "rate"),
        ("low", _("from"), "rate"),
        ("high", _("to"), "rate"),
        ("value_win_rate", _("By value"), "rate"),
        ("deal_size", _("Deal size"), "money"),
        ("cycle_days", _("Cycle, days"), "number"),
        ("velocity", _("Velocity a day"), "money"),
    )
    caption = _("Win rate, size and speed by {dimension}").format(dimension=dimension_title(by).lower())
    return _made(caption, frame, columns, found.deals.currency)


def cycle_table(found: Analysis) -> CrmTable:
    """The cycle of the deals won in each quarter."""
    columns = (
        ("quarter", _("Quarter"), "text"),
        ("won", _("Won"), "count"),
        ("median", _("Median, days"), "number"),
        ("mean", _("Mean, days"), "number"),
        ("low", _("from"), "number"),
        ("high", _("to"), "number"),
        ("p90", _("Nine of ten within"), "number"),
    )
    return _made(_("Sales cycle by quarter"), found.cycles, columns, found.deals.currency)


def size_table(found: Analysis) -> CrmTable:
    """Win rate by bands of value."""
    columns = (
        ("from_value", _("Value from"), "money"),
        ("to_value", _("below"), "money"),
        ("deals", _("Deals counted"), "count"),
        ("won", _("Won"), "count"),
        ("win_rate", _("Win rate"), "rate"),
        ("low", _("from"), "rate"),
        ("high", _("to"), "rate"),
    )
    return _made(_("Win rate by size"), found.by_size, columns, found.deals.currency)


def age_table(found: Analysis) -> CrmTable:
    """What share of the deals still open at an age is won."""
    columns = (
        ("age", _("Open for days"), "count"),
        ("at_risk", _("Deals seen so old"), "count"),
        ("win_rate", _("Of these are won"), "rate"),
        ("low", _("from"), "rate"),
        ("high", _("to"), "rate"),
    )
    return _made(_("Win rate by age"), found.by_age, columns, found.deals.currency)


def loss_table(found: Analysis) -> CrmTable:
    """Why deals were lost."""
    columns = (
        ("reason", _("Reason"), "text"),
        ("lost", _("Lost"), "count"),
        ("share", _("Share"), "rate"),
        ("low", _("from"), "rate"),
        ("high", _("to"), "rate"),
        ("value", _("Deal value"), "money"),
        ("value_share", _("Share of value"), "rate"),
    )
    return _made(_("Reasons of loss"), found.reasons, columns, found.deals.currency)


def cell_table(view: Forecast) -> CrmTable:
    """Open deals by stage and age, and how many such were won by the end in earlier quarters."""
    columns = (
        ("stage", _("Stage"), "text"),
        ("age", _("Days in it"), "text"),
        ("open", _("Open now"), "count"),
        ("value", _("Deal value"), "money"),
        ("seen", _("Seen before"), "count"),
        ("won_then", _("Won in time"), "count"),
        ("crm_chance", _("By the CRM"), "rate"),
        ("chance", _("By history"), "rate"),
        ("expected", _("Expected"), "money"),
    )
    return _made(_("Open deals by stage and age, with their chance"), view.cells, columns, view.currency)


def back_test_table(found: Analysis) -> CrmTable:
    """Each tested quarter."""
    tested = found.back_test
    frame = tested.quarters if tested else pd.DataFrame({"quarter": []})
    if tested:
        frame = frame.assign(inside=[_("yes") if inside else _("no") for inside in frame["inside"]])
    columns = (
        ("quarter", _("Quarter"), "text"),
        ("made_on", _("Seen from"), "day"),
        ("actual", _("What came"), "money"),
        ("calibrated", _("Corrected by history"), "money"),
        ("low", _("from"), "money"),
        ("high", _("to"), "money"),
        ("inside", _("In the range"), "text"),
        ("weighted", _("Weighted by stage"), "money"),
        ("commit", _("The reps' commit"), "money"),
    )
    return _made(_("Back-test: earlier quarters from what was known then"), frame, columns, found.deals.currency)


def error_table(found: Analysis) -> CrmTable:
    """The error and the bias of each way of forecasting."""
    tested = found.back_test
    frame = tested.errors if tested else pd.DataFrame({"method": []})
    frame = frame.assign(method=[method_title(name) for name in frame["method"]])
    columns = (
        ("method", _("Way of forecasting"), "text"),
        ("quarters", _("Quarters"), "count"),
        ("error", _("Absolute error"), "rate"),
        ("bias", _("Bias"), "signed"),
    )
    return _made(_("How far each way was off"), frame, columns, found.deals.currency)


def rep_table(found: Analysis) -> CrmTable:
    """Forecast accuracy and bias of each rep."""
    columns = (
        ("owner", _("Owner"), "text"),
        ("quarters", _("Quarters"), "count"),
        ("commit", _("Said"), "money"),
        ("actual", _("Came"), "money"),
        ("accuracy", _("Accuracy"), "rate"),
        ("bias", _("Bias"), "signed"),
    )
    return _made(_("Forecast accuracy and bias per rep"), found.reps, columns, found.deals.currency)


def buyer_table(found: Analysis) -> CrmTable:
    """The groups of customers by RFM."""
    frame = pd.DataFrame({"group": []}) if found.buyer_groups is None else found.buyer_groups
    columns = (
        ("group", _("Group"), "text"),
        ("customers", _("Customers"), "count"),
        ("share", _("Share"), "rate"),
        ("monetary", _("Bought"), "money"),
        ("monetary_share", _("Share of value"), "rate"),
        ("advice", _("What to do"), "text"),
    )
    return _made(_("Customers by recency, frequency and value (RFM)"), frame, columns, found.deals.currency)


def customer_table(found: Analysis) -> CrmTable:
    """The customers with what deals and orders say together."""
    columns = (
        ("customer", _("Customer"), "text"),
        ("owner", _("Owner"), "text"),
        ("orders", _("Orders"), "count"),
        ("bought", _("Bought"), "money"),
        ("last_order", _("Last order"), "day"),
        ("every_days", _("Orders every, days"), "number"),
        ("code", _("RFM"), "text"),
        ("group", _("Group"), "text"),
        ("won", _("Deals won"), "count"),
        ("won_value", _("Value won"), "money"),
        ("open", _("Deals open"), "count"),
        ("open_value", _("Value open"), "money"),
        ("last_contact", _("Last contact"), "day"),
        ("next_close", _("Next close expected"), "day"),
    )
    return _made(_("Customer 360°: the largest first"), found.customers, columns, found.deals.currency)


def measured_table(found: Analysis) -> CrmTable | None:
    """What the plan assumes beside what was measured; None without a plan that has both."""
    plan = found.plan
    part = plan.funnel if plan is not None else None
    if plan is None or part is None or part.measured is None:
        return None
    measured = part.measured
    stages = [(stage, measured.stage_named(stage.name)) for stage in part.funnel.stages]
    rows: list[tuple[str, str, str]] = [
        (
            _("Conversion: {stage}").format(stage=stage.name),
            percent_text(stage.conversion),
            _("{rate} ({low} to {high})").format(
                rate=percent_text(same.conversion), low=percent_text(same.low), high=percent_text(same.high)
            ),
        )
        for stage, same in stages
        if same is not None
    ]
    ends = {"rate": measured.win_rate, "low": measured.win_rate_low, "high": measured.win_rate_high}
    shown = {name: percent_text(rate) for name, rate in ends.items()}
    size, cover = measured.average_deal_size, measured.pipeline_coverage
    rows += [
        (_("Won of all"), percent_text(part.funnel.lead_to_deal_rate), _("{rate} ({low} to {high})").format(**shown)),
        (
            _("Sales cycle, days"),
            number_text(part.funnel.sales_cycle_days),
            NOTHING if measured.sales_cycle_days is None else number_text(measured.sales_cycle_days),
        ),
        (
            _("Average deal size"),
            money_text(part.funnel.average_deal_size, plan.currency),
            NOTHING if size is None else money_text(size, plan.currency),
        ),
        (
            _("Coverage of the next quarter"),
            _("{times} times needed").format(times=number_text(1 / measured.win_rate))
            if measured.win_rate
            else NOTHING,
            NOTHING if cover is None else _("{times} times").format(times=number_text(cover)),
        ),
    ]
    names, planned, counted = zip(*rows, strict=True)
    heads = (_("In the plan"), _("Planned"), _("Measured"))
    columns = tuple(
        TableColumn(head, "text", values) for head, values in zip(heads, (names, planned, counted), strict=True)
    )
    return CrmTable(_("The plan beside what was measured"), columns, plan.currency)
