"""Sheets that are lists: goals, segments, actions, triggers, risks. Each has a few free rows for more of its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.language import _
from bpcourse.core.plan.workbook import choice
from bpcourse.core.reviews import Crossing
from bpcourse.core.segments import total_revenue, total_target
from bpcourse.core.value_matrix import weighted_potential
from bpcourse.export.excel.book import AMOUNT, NUMBER, Book, Cell, Sheet, Value
from bpcourse.present.risks import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bpcourse.core.actions import Action
    from bpcourse.core.goals import Goal
    from bpcourse.core.risks import Risk
    from bpcourse.core.segments import Segment

__all__ = ["FREE_ROWS", "ListColumn", "actions", "goals", "segments", "triggers", "write_list"]

FREE_ROWS: Final = 3
"""Empty rows below each list, for what somebody adds in the spreadsheet."""
_POINTS: Final[Mapping[str, object]] = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 10}
_LEVELS: Final[Mapping[str, object]] = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 5}
_ORDER: Final[Mapping[str, object]] = {"validate": "integer", "criteria": ">=", "value": 1}
_WHOLE: Final[Mapping[str, object]] = {"validate": "integer", "criteria": ">=", "value": 0}


@dataclass(frozen=True, kw_only=True)
class ListColumn:
    """A column of a list: an input for the field *name* of each item, or a formula.

    formula: with the name of every column for its cell in the same row; value: what it comes to for an item.
    """

    head: str
    name: str
    kind: str = "text"
    look: str = "text"
    check: Mapping[str, object] | None = None
    formula: str = ""
    value: Callable[[Any], Value] = field(default=lambda _item: "")
    display: Callable[[Any], str] | None = None


def write_list(
    sheet: Sheet, top: int, path: tuple[str | int, ...], items: Sequence[Any], columns: Sequence[ListColumn], *,
    free: int = FREE_ROWS,
) -> tuple[int, int]:  # fmt: skip
    """The rows from the first item to the last free row, below the heads in row *top*."""
    sheet.heads(top, [column.head for column in columns])
    last = top + len(items) + free
    for place, row in enumerate(range(top + 1, last + 1)):
        item = items[place] if place < len(items) else None
        cells = {column.name: Cell(sheet.title, row, at).here for at, column in enumerate(columns)}
        for at, column in enumerate(columns):
            if column.formula:
                value = "" if item is None else column.value(item)
                sheet.formula(row, at, column.formula.format_map(cells), value, look=column.look)
            else:
                display = column.display(item) if column.display and item is not None else None
                sheet.input(
                    row, at, (*path, place, column.name), column.kind,
                    look=column.look, check=column.check, display=display,
                )  # fmt: skip
    return top + 1, last


def _growth(before: str, after: str) -> str:
    return f'IF(OR({{{before}}}="",{{{before}}}<=0,{{{after}}}=""),"",{{{after}}}/{{{before}}}-1)'


def goals(book: Book) -> None:
    """Every goal with its amounts, as they may be changed."""
    sheet = book.sheet(_("Goals"), (24, 26, 20, 15, 15, 9, 11, 16, 40, 40))
    sheet.heading(0, _("Goals"), large=True)

    def rate(goal: Goal) -> Value:
        return "" if goal.growth_rate is None else goal.growth_rate

    columns = (
        ListColumn(head=_("What is measured"), name="metric"),
        ListColumn(head=_("From whom"), name="segment"),
        ListColumn(head=_("Where"), name="region"),
        ListColumn(head=_("From"), name="baseline", kind="number?", look="number", check=NUMBER),
        ListColumn(head=_("To"), name="target", kind="number?", look="number", check=NUMBER),
        ListColumn(head=_("Unit"), name="unit"),
        ListColumn(head=_("Change"), name="change", look="rate", formula=_growth("baseline", "target"), value=rate),
        ListColumn(head=_("Owner"), name="owner"),
        ListColumn(head=_("By what means"), name="lever"),
        ListColumn(head=_("In support of"), name="purpose"),
    )
    write_list(sheet, 2, ("goals",), book.plan.goals, columns)
    sheet.finish(freeze=3)


def segments(book: Book) -> dict[str, Cell]:
    """What each segment brought and is to bring; gives the cell in which each segment's name stands."""
    plan, sheet = book.plan, book.sheet(_("Segments"), (32, 12, 16, 16, 15, 11, 15, 10, 12, 12, 10))
    sheet.heading(0, _("Customer segments"), large=True)
    sheet.note(1, _("Amounts in {currency}").format(currency=plan.currency))

    def growth(one: Segment) -> Value:
        return "" if one.growth is None else one.growth

    def expected(one: Segment) -> Value:
        weight = weighted_potential(one)
        return "" if weight is None else weight

    columns = (
        ListColumn(head=_("Segment"), name="name"),
        ListColumn(head=_("Customers"), name="customers", kind="whole?", look="number", check=_WHOLE),
        ListColumn(head=_("Year before"), name="revenue", kind="number?", look="money", check=AMOUNT),
        ListColumn(head=_("Target"), name="target", kind="number?", look="money", check=AMOUNT),
        ListColumn(
            head=_("Growth"), name="growth", look="money", value=growth,
            formula='IF(OR({target}="",{revenue}=""),"",{target}-{revenue})',
        ),
        ListColumn(
            head=_("Growth rate"), name="rate", look="rate", formula=_growth("revenue", "target"),
            value=lambda one: "" if one.growth_rate is None else one.growth_rate,
        ),
        ListColumn(
            head=_("Revenue per customer"), name="each", look="money",
            formula='IF(OR({revenue}="",{customers}="",{customers}=0),"",{revenue}/{customers})',
            value=lambda one: "" if one.revenue_per_customer is None else one.revenue_per_customer,
        ),
        ListColumn(head=_("Potential"), name="potential", kind="number?", look="number", check=_POINTS),
        ListColumn(head=_("Winnability"), name="winnability", kind="number?", look="number", check=_POINTS),
        ListColumn(
            head=_("Potential × winnability ÷ 10"), name="weighted", look="count", value=expected,
            formula='IF(OR({potential}="",{winnability}=""),"",{potential}*{winnability}/10)',
        ),
        ListColumn(head=_("Priority"), name="priority", kind="whole?", look="number", check=_ORDER),
    )  # fmt: skip
    first, last = write_list(sheet, 3, ("segments",), plan.segments, columns)
    _sum_segments(sheet, first, last)
    _segment_chart(sheet, first, first + len(plan.segments) - 1)
    sheet.finish(freeze=4)
    book.name("segment_names", Cell(sheet.title, first, 0), last=Cell(sheet.title, last, 0))
    return {one.name: Cell(sheet.title, first + place, 0) for place, one in enumerate(plan.segments)}


def _sum_segments(sheet: Sheet, first: int, last: int) -> None:
    plan, row = sheet.book.plan, last + 1
    sheet.text(row, 0, _("Sum"), bold=True)
    before, after = total_revenue(plan.segments), total_target(plan.segments)
    sums = (
        (1, float(sum(one.customers or 0 for one in plan.segments)), "number", "customers_total"),
        (2, before, "money", "revenue_before"),
        (3, after, "money", "segment_target"),
    )
    for column, value, look, name in sums:
        reach = f"{Cell('', first, column).here}:{Cell('', last, column).here}"
        sheet.formula(row, column, f"SUM({reach})", value, look=look, name=name, bold=True)
    sheet.formula(row, 4, "segment_target-revenue_before", after - before, look="money", bold=True)
    rate = after / before - 1 if before else ""
    sheet.formula(row, 5, 'IF(revenue_before=0,"",segment_target/revenue_before-1)', rate, look="rate", bold=True)


def _segment_chart(sheet: Sheet, first: int, last: int) -> None:
    chart = sheet.book.chart("bar")
    for column, name, colour in ((3, _("Target"), "#0B4F7D"), (2, _("Year before"), "#9CCBE0")):
        chart.add_series(
            {
                "name": name,
                "categories": [sheet.title, first, 0, last, 0],
                "values": [sheet.title, first, column, last, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": _("Revenue by segment"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#E3E7EB"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 320})
    sheet.inner.insert_chart(last + 6, 0, chart, {"description": _("Bars: revenue of each segment, before and after")})
    sheet.reach(last + 23)


def actions(book: Book) -> None:
    """What is done by whom and when, with what it costs."""
    sheet = book.sheet(_("Actions"), (40, 24, 13, 13, 10, 15, 30))
    sheet.heading(0, _("Actions"), large=True)
    sheet.note(1, _("Several names are kept apart by commas."))

    def days(action: Action) -> Value:
        return "" if action.period is None else action.period.days

    columns = (
        ListColumn(head=_("Action"), name="title"),
        ListColumn(
            head=_("Accountable"), name="accountable", kind="names", display=lambda one: ", ".join(one.accountable)
        ),
        ListColumn(head=_("First day"), name="start", kind="day?", look="day"),
        ListColumn(head=_("Last day"), name="end", kind="day?", look="day"),
        ListColumn(
            head=_("Days"), name="days", look="number", value=days,
            formula='IF(OR({start}="",{end}=""),"",{end}-{start}+1)',
        ),
        ListColumn(head=_("Budget"), name="budget", kind="number?", look="money", check=AMOUNT),
        ListColumn(head=_("Segment"), name="segment"),
    )  # fmt: skip
    first, last = write_list(sheet, 3, ("actions",), book.plan.actions, columns)
    sheet.text(last + 1, 0, _("Sum"), bold=True)
    total = sum(action.budget or 0.0 for action in book.plan.actions)
    reach = f"{Cell('', first, 5).here}:{Cell('', last, 5).here}"
    sheet.formula(last + 1, 5, f"SUM({reach})", total, look="money", name="action_budget", bold=True)
    sheet.finish(freeze=4)


def triggers(book: Book) -> None:
    """Signals with the number at which somebody acts: those of the reviews, then the risks."""
    sheet = book.sheet(_("Triggers and risks"), (40, 13, 13, 9, 36, 14, 10, 10, 10))
    sheet.heading(0, _("Triggers and risks"), large=True)
    row = 2
    if book.plan.reviews is not None:
        row = _trigger_list(sheet, row) + 2
    if book.plan.risks:
        _risk_list(sheet, row)
    sheet.finish()


def _side() -> ListColumn:
    choices = {"validate": "list", "source": [side.label for side in Crossing]}
    return ListColumn(
        head=_("Side"), name="direction", kind=choice({one.label: one.value for one in Crossing}),
        check=choices, display=lambda one: one.direction.label,
    )  # fmt: skip


def _trigger_list(sheet: Sheet, top: int) -> int:
    columns = (
        ListColumn(head=_("Indicator"), name="indicator"),
        _side(),
        ListColumn(head=_("Act at"), name="threshold", kind="number?", look="number", check=NUMBER),
        ListColumn(head=_("In a row"), name="in_a_row", kind="whole", look="number", check=_ORDER),
        ListColumn(head=_("What is done"), name="response"),
        ListColumn(head=_("Owner"), name="owner"),
        ListColumn(head=_("Within days"), name="within_days", kind="whole?", look="number", check=_WHOLE),
    )
    known = sheet.book.plan.reviews.triggers if sheet.book.plan.reviews else ()
    return write_list(sheet, top, ("reviews", "triggers"), known, columns)[1]


def _risk_list(sheet: Sheet, top: int) -> None:
    def score(risk: Risk) -> Value:
        return "" if risk.score is None else risk.score

    columns = (
        ListColumn(head=_("Risk"), name="name", display=title_of),
        _side(),
        ListColumn(head=_("Act at"), name="threshold", kind="number?", look="number", check=NUMBER),
        ListColumn(head=_("In a row"), name="in_a_row", kind="whole", look="number", check=_ORDER),
        ListColumn(head=_("First step"), name="response"),
        ListColumn(head=_("Owner"), name="owner"),
        ListColumn(head=_("Likelihood"), name="likelihood", kind="whole?", look="number", check=_LEVELS),
        ListColumn(head=_("Impact"), name="impact", kind="whole?", look="number", check=_LEVELS),
        ListColumn(
            head=_("Score"), name="score", look="number", value=score,
            formula='IF(OR({likelihood}="",{impact}=""),"",{likelihood}*{impact})',
        ),
    )  # fmt: skip
    first, last = write_list(sheet, top, ("risks",), sheet.book.plan.risks, columns)
    scale = {"type": "3_color_scale", "min_color": "#FFFFFF", "mid_color": "#FCE8B2", "max_color": "#E67C73"}
    sheet.inner.conditional_format(first, 8, last, 8, scale)
