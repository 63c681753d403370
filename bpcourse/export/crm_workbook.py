"""The CRM report as an Excel workbook: one sheet per question, tables that can be filtered, charts that Excel draws.

>>> from bpcourse.crm.analysis import analyse
>>> from bpcourse.crm.generator import generate
>>> crm_workbook(analyse(generate(600, seed=1).deals))[:2]
b'PK'
"""

# ruff: noqa: ANN401 - XlsxWriter has no types

from __future__ import annotations

import math
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import xlsxwriter

from bpcourse.core.language import _, current_language
from bpcourse.core.quantities import number_text
from bpcourse.crm.stage_entries import dimension_title
from bpcourse.export import crm_tables
from bpcourse.export.archive import moment, steady
from bpcourse.export.plain_text import shown
from bpcourse.present.svg import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.crm.analysis import Analysis
    from bpcourse.export.crm_tables import CrmTable, TableColumn

__all__ = ["crm_workbook"]

_FORMATS: Final = {
    "text": "@",
    "count": "#,##0",
    "number": "#,##0.#",
    "money": "#,##0",
    "rate": "0.0%",
    "signed": "+0%;-0%;0%",
    "day": "yyyy-mm-dd",
}
_WIDTHS: Final = {"text": 18, "count": 10, "number": 11, "money": 15, "rate": 10, "signed": 10, "day": 12}
_WIDEST: Final = 54
_LONGEST_TEXT: Final = 32_000
_CHART_ROWS: Final = 17


class _Workbook:
    """The workbook in the making."""

    def __init__(self, found: Analysis) -> None:
        self.found, self._content = found, BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "nan_inf_to_errors": False,
        }
        self.book = xlsxwriter.Workbook(self._content, options)
        self._font = "Microsoft YaHei" if current_language() == "zh_CN" else "Calibri"
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **properties: Any) -> Any:
        """The cell format with these *properties*, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            base = {"font_name": self._font, "font_size": 10, "valign": "top"}
            self._looks[key] = self.book.add_format({**base, **properties})
        return self._looks[key]

    def sheet(self, name: str) -> Any:
        """A new sheet, to be printed across."""
        sheet = self.book.add_worksheet(name[:31])
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def table(self, sheet: Any, top: int, listed: CrmTable) -> int:
        """Write the table with its caption in row *top*; the row after it."""
        sheet.write_string(top, 0, listed.caption, self.look(bold=True, font_size=12, font_color=COLOURS["one"]))
        head = self.look(
            bold=True, font_color="#FFFFFF", bg_color=COLOURS["one"], text_wrap=True, border=1, valign="vcenter"
        )
        for place, column in enumerate(listed.columns):
            sheet.write_string(top + 1, place, column.head, head)
            self._cells(sheet, top + 2, place, column)
        return top + 3 + len(listed)

    def _cells(self, sheet: Any, top: int, place: int, column: TableColumn) -> None:
        is_long = column.kind == "text" and any(len(str(cell)) > _WIDEST for cell in column.cells[:200])
        look = self.look(
            num_format=_FORMATS[column.kind], border=1, border_color="#C6CDD4", bold=place == 0, text_wrap=is_long
        )
        for row, cell in enumerate(column.cells, start=top):
            _write(sheet, row, place, column.kind, cell, look)

    def content(self) -> bytes:
        """The finished file."""
        made = moment(self.found.deals.as_of)
        self.book.set_properties({"title": _("What the CRM shows"), "created": made, "comments": ""})
        self.book.close()
        return steady(self._content.getvalue(), made=made)


def crm_workbook(found: Analysis) -> bytes:
    """The content of the workbook, in the language of the moment."""
    book = _Workbook(found)
    _overview(book)
    _with_chart(book, _("Funnel"), [crm_tables.conversion_table(found), crm_tables.stall_table(found)], _funnel_chart)
    for by in found.groups:
        _with_chart(book, dimension_title(by), [crm_tables.group_table(found, by)], None)
    cycles = [crm_tables.cycle_table(found), crm_tables.size_table(found), crm_tables.age_table(found)]
    _with_chart(book, _("Cycle"), cycles, _cycle_chart)
    _with_chart(book, _("Losses"), [crm_tables.loss_table(found)], None)
    for view in found.forecasts:
        name = _("Forecast {start}").format(start=f"{view.start:%Y-%m}")
        _with_chart(book, name, [crm_tables.cell_table(view)], None)
    if found.back_test is not None:
        tested = [crm_tables.back_test_table(found), crm_tables.error_table(found)]
        _with_chart(book, _("Back-test"), tested, _back_test_chart)
    if len(found.reps):
        _with_chart(book, _("Reps and forecasts"), [crm_tables.rep_table(found)], None)
    _with_chart(book, _("Stalled deals"), [crm_tables.stalled_table(found)], None)
    _with_chart(book, _("Quality"), [crm_tables.quality_table(found)], None)
    _rejected(book)
    if found.buyer_groups is not None:
        _with_chart(book, _("RFM groups"), [crm_tables.buyer_table(found)], None)
    _with_chart(book, _("Customer list"), [crm_tables.customer_table(found)], None)
    measured = crm_tables.measured_table(found)
    if measured is not None:
        _with_chart(book, _("Plan and history"), [measured], None)
    return book.content()


def _overview(book: _Workbook) -> None:
    """The key figures, and where they come from."""
    found, sheet = book.found, book.sheet(_("Overview"))
    whole, deals = found.overall, found.deals
    sheet.set_column(0, 0, 44, book.look())
    sheet.set_column(1, 1, 20, book.look())
    sheet.set_column(2, 2, 80, book.look())
    sheet.write_string(0, 0, _("What the CRM shows"), book.look(bold=True, font_size=16, font_color=COLOURS["one"]))
    about = " · ".join(filter(None, (*deals.reading.files, deals.as_of.isoformat(), deals.currency)))
    sheet.write_string(1, 0, shown(about), book.look(italic=True, font_color=COLOURS["muted"]))
    rows: list[tuple[str, str, Any, str]] = [
        (_("Data quality, of 100"), "number", found.quality.score, ""),
        (_("Opportunities in the table"), "count", len(deals), ""),
        (_("Open deals"), "count", whole["open"], ""),
        (_("Value of open deals"), "money", whole["open_value"], ""),
        (
            _("Win rate"), "rate", whole["win_rate"],
            _("95% interval from {low} to {high}").format(
                low=number_text(whole["low"] * 100) + "%", high=number_text(whole["high"] * 100) + "%"
            ),
        ),
        (_("Average deal size"), "money", whole["deal_size"], ""),
        (_("Sales cycle, days"), "number", whole["cycle_days"], found.trend.sentence()),
        (_("Velocity a day"), "money", whole["velocity"], ""),
    ]  # fmt: skip
    for view in found.forecasts:
        label = _("Forecast {start} to {end}").format(start=view.start, end=view.end)
        rows.append((label, "money", view.expected, view.sentence()))
    top = 3
    head = book.look(bold=True, font_color="#FFFFFF", bg_color=COLOURS["one"], border=1)
    for place, text in enumerate((_("Key figure"), _("In figures"), _("What it says"))):
        sheet.write_string(top, place, text, head)
    for row, (label, kind, value, said) in enumerate(rows, start=top + 1):
        _write(sheet, row, 0, "text", label, book.look(bold=True, border=1, border_color="#C6CDD4"))
        look = book.look(num_format=_FORMATS[kind], border=1, border_color="#C6CDD4")
        _write(sheet, row, 1, kind, value, look)
        _write(sheet, row, 2, "text", said, book.look(border=1, border_color="#C6CDD4", text_wrap=True))
    sheet.freeze_panes(top + 1, 0)


def _with_chart(book: _Workbook, name: str, listed: Sequence[CrmTable], chart: Any) -> None:
    """A sheet with these tables under each other, and the chart of the first."""
    shown_tables = [each for each in listed if len(each)]
    if not shown_tables:
        return
    sheet = book.sheet(name)
    _set_widths(book, sheet, shown_tables)
    top = 0
    for place, each in enumerate(shown_tables):
        after = book.table(sheet, top, each)
        if chart is not None and place == 0 and each is listed[0]:
            sheet.insert_chart(after, 0, chart(book, name, each), {"object_position": 2})
            after += _CHART_ROWS
        top = after + 1
    if len(shown_tables) == 1:
        last = len(shown_tables[0].columns) - 1
        sheet.autofilter(1, 0, 1 + len(shown_tables[0]), last)
        sheet.freeze_panes(2, 1)


def _set_widths(book: _Workbook, sheet: Any, listed: Sequence[CrmTable]) -> None:
    """Each column as wide as what stands in it, within reason; Chinese characters count twice."""
    for place in range(max(len(each.columns) for each in listed)):
        widths = [8.0]
        for each in listed:
            if place < len(each.columns):
                column = each.columns[place]
                texts = [str(cell) for cell in column.cells[:300]] if column.kind == "text" else []
                longest = max(map(_width, texts), default=0.0)
                widths.append(
                    max(_WIDTHS[column.kind] * (0.6 if texts else 1.0), longest + 2, _width(column.head) * 0.75)
                )
        sheet.set_column(place, place, min(max(widths), _WIDEST), book.look())


def _width(text: str) -> float:
    return sum(2.0 if ord(letter) > 0x2E80 else 1.0 for letter in text)  # noqa: PLR2004 - where CJK begins


def _rejected(book: _Workbook) -> None:
    """The list of what could not be read, of deals and of orders."""
    found = book.found
    lists = [found.deals.rejected, *(() if found.orders is None else (found.orders.rejected,))]
    both = pd.concat(lists, ignore_index=True) if any(map(len, lists)) else lists[0]
    if len(both):
        listed = crm_tables.rejected_table(both, found.deals.currency)
        _with_chart(book, _("Not read"), [listed], None)


# Charts ---------------------------------------------------------------------------------------------------------------


def _funnel_chart(book: _Workbook, sheet: str, listed: CrmTable) -> Any:
    """Moved on, lost and open in each stage, stacked."""
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    for place, tone in ((2, "one"), (3, "three"), (4, "four")):
        chart.add_series(_series(sheet, listed, place, fill={"color": COLOURS[tone]}, gap=60))
    chart.set_y_axis({"reverse": True})
    return _sized(chart, listed.caption)


def _cycle_chart(book: _Workbook, sheet: str, listed: CrmTable) -> Any:
    """The median and nine of ten of each quarter."""
    chart = book.book.add_chart({"type": "line"})
    for place, tone in ((2, "one"), (6, "three")):
        chart.add_series(_series(sheet, listed, place, line={"color": COLOURS[tone], "width": 2.25}))
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": COLOURS["panel"]}}})
    return _sized(chart, listed.caption)


def _back_test_chart(book: _Workbook, sheet: str, listed: CrmTable) -> Any:
    """What came, and what each way had said."""
    chart = book.book.add_chart({"type": "line"})
    heads = [column.head for column in listed.columns]
    tones = {_("What came"): "ink", _("Corrected by history"): "one", _("Weighted by stage"): "poor",
             _("The reps' commit"): "four"}  # fmt: skip
    for head, tone in tones.items():
        if head in heads:
            chart.add_series(_series(sheet, listed, heads.index(head), line={"color": COLOURS[tone], "width": 2.25}))
    chart.set_y_axis(
        {"min": 0, "num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": COLOURS["panel"]}}}
    )
    return _sized(chart, listed.caption)


def _series(sheet: str, listed: CrmTable, place: int, **looks: Any) -> dict[str, Any]:
    """The column at *place* as a series over the first one; the table stands at the sheet's top."""
    first, last = 2, 1 + len(listed)
    return {
        "name": [sheet[:31], 1, place],
        "categories": [sheet[:31], first, 0, last, 0],
        "values": [sheet[:31], first, place, last, place],
        **looks,
    }


def _sized(chart: Any, title: str) -> Any:
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 820, "height": 320})
    return chart


def _write(sheet: Any, row: int, place: int, kind: str, cell: Any, look: Any) -> None:
    """One cell of its kind; nothing where there is no value."""
    missing = cell is None or cell is pd.NaT or (isinstance(cell, float) and not math.isfinite(cell))
    if missing:
        sheet.write_blank(row, place, None, look)
    elif kind == "text":
        sheet.write_string(row, place, shown(str(cell))[:_LONGEST_TEXT], look)
    elif kind == "day":
        if isinstance(cell, datetime | date):
            sheet.write_datetime(row, place, cell, look)
        else:
            sheet.write_string(row, place, str(cell), look)
    else:
        sheet.write_number(row, place, float(cell), look)
