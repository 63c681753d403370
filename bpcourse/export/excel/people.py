"""Capacity and allocation as sheets: what the team can carry month by month, and who gets its hours and the money.

The formulas are those of `bpcourse.core.resources`, on the same line on which every calendar month is 1 long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _
from bpcourse.core.resources import RampShape, Rep, Resources
from bpcourse.core.schedule import months_of
from bpcourse.export.excel.book import AMOUNT, Book, Cell, Sheet, Value
from bpcourse.export.excel.lists import FREE_ROWS, ListColumn, write_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.period import Period
    from bpcourse.core.plan import SalesPlan

__all__ = ["allocation", "capacity"]

_TOP: Final = 2
_QUOTA, _COUNT, _START, _RAMP, _LINE = 5, 6, 3, 4, 7
"""Columns of the list of people."""
_FIRST_MONTH: Final = 1
_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar."""
_WHOLE: Final[Mapping[str, object]] = {"validate": "integer", "criteria": ">=", "value": 0}


@dataclass(frozen=True)
class _Person:
    """A row of the list: somebody who sells, or several who are to be hired; None for a free row."""

    row: int
    rep: Rep | None
    count: int
    is_hired: bool


def _month_line(day: str) -> str:
    """The formula for where the day in cell *day* begins on the line of months."""
    return f"YEAR({day})*12+MONTH({day})-1+(DAY({day})-1)/DAY(EOMONTH({day},0))"


# Capacity -------------------------------------------------------------------------------------------------------------


def capacity(book: Book) -> None:
    """The people with their quotas, and what they can carry in each month of the plan's period."""
    plan = book.plan
    resources, period = plan.resources, plan.period
    if resources is None or not (resources.team or resources.hires):
        return
    months = months_of(period) if period else ()
    sheet = book.sheet(_("Capacity"), (30, 18, 16, 13, 13, 15, 9, 12, *[12] * max(0, len(months) - 7)))
    sheet.heading(0, _("What the team can carry"), large=True)
    people, row = _people(sheet, resources)
    sheet.text(row, 0, _("Sum"), bold=True)
    reach = [f"{Cell('', _TOP + 1, at).here}:{Cell('', row - 1, at).here}" for at in (_QUOTA, _COUNT)]
    quotas = sum((one.rep.quota or 0) * one.count for one in people if one.rep)
    sheet.formula(row, _QUOTA, f"SUMPRODUCT({reach[0]},{reach[1]})", quotas, look="money", name="quotas", bold=True)
    headcount = float(sum(one.count for one in people if one.rep))
    sheet.formula(row, _COUNT, f"SUM({reach[1]})", headcount, name="people", bold=True)
    named = f"{Cell('', _TOP + 1, 0).here}:{Cell('', _TOP + len(resources.team) + FREE_ROWS, 0).here}"
    in_team = float(sum(bool(rep.name) for rep in resources.team))
    sheet.formula(row + 1, _COUNT, f'COUNTIF({named},"?*")', in_team, name="headcount")
    sheet.text(row + 1, 0, _("People in the team"))
    if period is not None:
        _months(sheet, plan, resources, period, people, row + 3)
    sheet.finish(freeze=_TOP + 1)


def _people(sheet: Sheet, resources: Resources) -> tuple[list[_Person], int]:
    """The rows of the team and of the hires; then the row below."""
    columns = (
        ListColumn(head=_("Name"), name="name"),
        ListColumn(head=_("Position"), name="role"),
        ListColumn(head=_("Region"), name="region"),
        ListColumn(head=_("First day"), name="start", kind="day?", look="day"),
        ListColumn(head=_("Ramp, months"), name="ramp_months", kind="number", look="number", check=AMOUNT),
        ListColumn(head=_("Quota"), name="quota", kind="number?", look="money", check=AMOUNT),
        ListColumn(head=_("People"), name="people", look="number", formula='IF({name}="",0,1)', value=lambda _rep: 1),
        ListColumn(
            head=_("Starts, in months"), name="line", look="number", value=_line_of,
            formula='IF({start}="","",' + _month_line("{start}") + ")",
        ),
    )  # fmt: skip
    first, last = write_list(sheet, _TOP, ("resources", "team"), resources.team, columns)
    people = [
        _Person(row, resources.team[place] if place < len(resources.team) else None, 1, is_hired=False)
        for place, row in enumerate(range(first, last + 1))
    ]
    for place, group in enumerate(resources.hires):
        path, row = ("resources", "hires", place), last + 1 + place
        sheet.input(row, 0, (*path, "name"), "text")
        sheet.text(row, 1, _("to be hired"))
        sheet.input(row, 2, (*path, "region"), "text")
        sheet.input(row, _START, (*path, "start"), "day?", look="day")
        sheet.input(row, _RAMP, (*path, "ramp_months"), "number", look="number", check=AMOUNT)
        sheet.input(row, _QUOTA, (*path, "quota"), "number?", look="money", check=AMOUNT)
        sheet.input(row, _COUNT, (*path, "count"), "whole", look="number", check=_WHOLE)
        day = Cell("", row, _START).here
        sheet.formula(row, _LINE, f'IF({day}="","",{_month_line(day)})', _line_of(group.rep))
        people.append(_Person(row, group.rep, group.count, is_hired=True))
    return people, last + 1 + len(resources.hires)


def _line_of(rep: Rep) -> Value:
    if rep.start is None:
        return ""
    following = date(rep.start.year + rep.start.month // 12, rep.start.month % 12 + 1, 1)
    length = (following - rep.start.replace(day=1)).days
    return rep.start.year * 12 + rep.start.month - 1 + (rep.start.day - 1) / length


def _months(
    sheet: Sheet, plan: SalesPlan, resources: Resources, period: Period, people: list[_Person], row: int
) -> None:
    """The months with where each begins and ends, the shares of everybody in them, and what comes of that."""
    months = months_of(period)
    shown = [replace(month, start=max(month.start, period.start), end=min(month.end, period.end)) for month in months]
    sheet.heading(row, _("Month by month"))
    heads = row + 1
    sheet.heads(heads, [_("Month"), *[""] * len(months)])
    for at, month in enumerate(months, start=_FIRST_MONTH):
        first = Cell("", heads + 1, at).here
        day = f"DATE(INT({first}/12),MOD(INT({first}),12)+1,1)"
        sheet.formula(heads, at, day, (month.start - _EPOCH).days, look="month", bold=True)
    begins = [_line_of(_starting(month.start)) for month in shown]
    sheet.text(heads + 1, 0, _("Begins, in months"))
    sheet.text(heads + 2, 0, _("Ends, in months"))
    last_line = float(_line_of(_starting(shown[-1].start)) or 0) + _length(shown[-1])
    sheet.text(heads + 3, 0, _("End of the plan, in months"))
    sheet.formula(heads + 3, _FIRST_MONTH, _month_line("(period_end+1)"), last_line)
    for at, begin in enumerate(begins, start=_FIRST_MONTH):
        before = Cell("", heads + 2, at - 1).here
        formula = _month_line("period_start") if at == _FIRST_MONTH else before
        sheet.formula(heads + 1, at, formula, begin)
        own = Cell("", heads + 1, at).here
        following = begins[at] if at < len(begins) else last_line
        sheet.formula(heads + 2, at, f"MAX({own},MIN(INT({own})+1,{_fixed(heads + 3, _FIRST_MONTH)}))", following)
    grid = _Grid(sheet, resources, period, heads)
    below = grid.shares(people, heads + 5)
    below = grid.carried(people, below + 1)
    grid.capacity(plan, people, below + 1)


def _starting(day: date) -> Rep:
    return Rep(start=day)


def _length(month: Period) -> float:
    """The part of its calendar month that *month* covers."""
    whole = months_of(month)[0]
    return month.days / whole.days


class _Grid:
    """The tables with a column for each month."""

    def __init__(self, sheet: Sheet, resources: Resources, period: Period, heads: int) -> None:
        self.sheet, self.resources, self.period, self.heads = sheet, resources, period, heads
        self.months = months_of(period)
        self.columns = range(_FIRST_MONTH, _FIRST_MONTH + len(self.months))
        self._shares_from = self._carried_from = 0

    def shares(self, people: list[_Person], row: int) -> int:
        """How productive everybody is in each month, 100% for in full."""
        self.sheet.heading(row, _("Productive share"))
        self._shares_from = row + 1
        for place, person in enumerate(people):
            line = row + 1 + place
            self._name(line, person)
            for at, month in zip(self.columns, self.months, strict=True):
                self.sheet.formula(line, at, self._share(person, at), self._share_now(person, month), look="rate")
        return row + 1 + len(people)

    def carried(self, people: list[_Person], row: int) -> int:
        """The same, less what attrition takes and replacements bring."""
        self.sheet.heading(row, _("Share carried after attrition"))
        self._carried_from = row + 1
        for place, person in enumerate(people):
            line = row + 1 + place
            self._name(line, person)
            now = self._carried_now(person)
            for at, value in zip(self.columns, now, strict=True):
                share = Cell("", self._shares_from + place, at).here
                self.sheet.formula(line, at, self._kept(person, at, share), value, look="rate")
        return row + 1 + len(people)

    def capacity(self, plan: SalesPlan, people: list[_Person], row: int) -> None:
        """What all can carry in each month, their sum, and what the segments ask for."""
        self.sheet.heads(row, [_("Revenue the team can carry"), *[""] * len(self.months)])
        first, last = people[0].row, people[-1].row
        quota, count = (f"{_fixed(first, at)}:{_fixed(last, at)}" for at in (_QUOTA, _COUNT))
        monthly = self.resources.monthly_capacity(self.period)
        self.sheet.text(row + 1, 0, _("Capacity"), bold=True)
        width = f"({self._end()}-{self._begin()})"
        for at, value in zip(self.columns, monthly, strict=True):
            rows = self._carried_from, self._carried_from + len(people) - 1
            shares = f"{Cell('', rows[0], at).here}:{Cell('', rows[1], at).here}"
            span = f"({Cell('', self.heads + 2, at).here}-{Cell('', self.heads + 1, at).here})/{width}"
            formula = f"quota_attainment*SUMPRODUCT({quota},{count},{shares})*{span}"
            self.sheet.formula(row + 1, at, formula, value, look="money")
        reach = f"{Cell('', row + 1, self.columns[0]).here}:{Cell('', row + 1, self.columns[-1]).here}"
        total = self.resources.quota_capacity(self.period)
        self.sheet.text(row + 2, 0, _("Capacity of the period"), bold=True)
        self.sheet.formula(row + 2, 1, f"SUM({reach})", total, look="money", name="quota_capacity", bold=True)
        if plan.segments:
            target = sum(one.target or 0 for one in plan.segments)
            self.sheet.text(row + 3, 0, _("Target of the segments"))
            self.sheet.formula(row + 3, 1, "segment_target", target, look="money")
            self.sheet.text(row + 4, 0, _("Capacity less target"))
            self.sheet.formula(row + 4, 1, "quota_capacity-segment_target", total - target, look="money")
        self._chart(row + 1)

    def _chart(self, row: int) -> None:
        chart = self.sheet.book.chart("column")
        chart.add_series(
            {
                "name": _("Capacity"),
                "categories": [self.sheet.title, self.heads, self.columns[0], self.heads, self.columns[-1]],
                "values": [self.sheet.title, row, self.columns[0], row, self.columns[-1]],
                "fill": {"color": "#0B4F7D"},
                "gap": 60,
            }
        )
        chart.set_title({"name": _("Revenue the team can carry"), "name_font": {"size": 12}})
        chart.set_x_axis({"num_format": "yyyy-mm", "text_axis": True})
        chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#E3E7EB"}}})
        chart.set_legend({"none": True})
        chart.set_size({"width": 900, "height": 300})
        self.sheet.inner.insert_chart(row + 5, 0, chart, {"description": _("Columns: capacity of each month")})
        self.sheet.reach(row + 20)

    def _name(self, row: int, person: _Person) -> None:
        name = Cell("", person.row, 0).here
        self.sheet.formula(row, 0, f'IF({name}="","",{name})', person.rep.name if person.rep else "", look="text")

    # Formulas ---------------------------------------------------------------------------------------------------------

    def _begin(self) -> str:
        return _fixed(self.heads + 1, self.columns[0])

    def _end(self) -> str:
        return _fixed(self.heads + 3, _FIRST_MONTH)

    def _share(self, person: _Person, at: int) -> str:
        quota, start = _fixed(person.row, _QUOTA), _fixed(person.row, _LINE)
        begin, end = Cell("", self.heads + 1, at).here, Cell("", self.heads + 2, at).here
        worked = f"({self._worked(f'({end}-{start})', person)}-{self._worked(f'({begin}-{start})', person)})"
        without_start = "0" if person.is_hired else "1"
        ramped = f"MIN(MAX({worked}/({end}-{begin}),0),1)"
        return f'IF({quota}="","",IF({end}<={begin},0,IF({start}="",{without_start},{ramped})))'

    def _kept(self, person: _Person, at: int, share: str) -> str:
        start = _fixed(person.row, _LINE)
        begin, end = Cell("", self.heads + 1, at).here, Cell("", self.heads + 2, at).here
        first = f'IF({start}="",{self._begin()},MAX({self._begin()},{start}))'
        exposed = f"MAX(({begin}+{end})/2-{first},0)"
        kept = f"{share}*MAX(0,1-attrition_rate/12*{exposed})"
        back = f"attrition_rate/12*{self._worked(f'({exposed}-replacement_months)', person)}"
        replaced = f'IF(replacement_months="",{kept},MIN({share},{kept}+{back}))'
        return f'IF({share}="","",IF(OR(attrition_rate=0,{share}=0),{share},{replaced}))'

    def _worked(self, months: str, person: _Person) -> str:
        """Full months of work in the first *months* after the start."""
        ramp = _fixed(person.row, _RAMP)
        if self.resources.ramp_shape is RampShape.STEPPED:
            ramping = f"MIN({months},ROUNDUP({ramp},0))"
            steps = f"INT({ramping})"
            gained = f"({steps}*({steps}-1)/2+({ramping}-{steps})*{steps})/{ramp}"
            return f"IF({months}<=0,0,IF({ramp}=0,{months},{gained}+{months}-{ramping}))"
        return f"IF({months}<=0,0,IF({months}<{ramp},{months}^2/(2*{ramp}),{months}-{ramp}/2))"

    # What they come to ------------------------------------------------------------------------------------------------

    def _share_now(self, person: _Person, month: Period) -> Value:
        rep = person.rep
        if rep is None or rep.quota is None:
            return ""
        if person.is_hired and rep.start is None:
            return 0
        cut = replace(month, start=max(month.start, self.period.start), end=min(month.end, self.period.end))
        return rep.productive_share(cut, shape=self.resources.ramp_shape)

    def _carried_now(self, person: _Person) -> list[Value]:
        """Each month's share after attrition: what a quota of 1 a month would carry."""
        if person.rep is None or person.rep.quota is None:
            return ["" for _month in self.months]
        if person.is_hired and person.rep.start is None:
            return [0 for _month in self.months]
        alone = replace(self.resources, team=(replace(person.rep, quota=1),), hires=(), attainment=1)
        whole = _parts_of(self.period)
        return [value / part for value, part in zip(alone.monthly_capacity(self.period), whole, strict=True)]


def _parts_of(period: Period) -> list[float]:
    """The part of *period* that each of its months is, on the line of months."""
    return list(Resources(team=(Rep(quota=1),)).monthly_capacity(period))


def _fixed(row: int, column: int) -> str:
    return Cell("", row, column).full.partition("!")[2]


# Allocation -----------------------------------------------------------------------------------------------------------


def allocation(book: Book, segments: Mapping[str, Cell]) -> None:
    """What each segment gets of hours and money; segments: where each one's name stands."""
    resources = book.plan.resources
    if resources is None or not (resources.allocation or resources.budget):
        return
    sheet = book.sheet(_("Allocation"), (36, 15, 15, 13, 13, 15, 13, 15, 13))
    sheet.heading(0, _("Hours and money by segment"), large=True)
    row = _TOP
    if resources.allocation:
        row = _shares(sheet, resources, segments) + 2
        row = _hours_left(sheet, resources, row) + 1
        _allocation_chart(sheet, len(resources.allocation), row)
        row += 18
    if resources.budget:
        _budget(sheet, resources, row)
    sheet.finish(freeze=_TOP + 1)


def _shares(sheet: Sheet, resources: Resources, segments: Mapping[str, Cell]) -> int:
    lines = resources.allocation
    heads = (
        _("Segment"), _("Hours to keep"), _("Hours to win"), _("Hours"), _("Share of hours"), _("Budget"),
        _("Share of budget"), _("Planned growth"), _("Share of growth"),
    )  # fmt: skip
    sheet.heads(_TOP, heads)
    total = _TOP + 1 + len(lines)
    known = {one.name: one for one in sheet.book.plan.segments}
    growths = [known[line.segment].growth or 0 if line.segment in known else 0 for line in lines]
    for place, line in enumerate(lines):
        row, path = _TOP + 1 + place, ("resources", "allocation", place)
        at = [Cell("", row, column).here for column in range(len(heads))]
        source = segments.get(line.segment)
        if source is None:
            sheet.input(row, 0, (*path, "segment"), "text")
        else:
            cell = sheet.formula(row, 0, source.full, line.segment, look="text", bold=True)
            sheet.book.remember((*path, "segment"), "text", cell, line.segment)
        sheet.input(row, 1, (*path, "hours_to_keep"), "number", look="number", check=AMOUNT)
        sheet.input(row, 2, (*path, "hours_to_win"), "number", look="number", check=AMOUNT)
        sheet.formula(row, 3, f"{at[1]}+{at[2]}", line.hours)
        shares = resources.hour_shares, resources.budget_shares
        _share_of(sheet, row, 4, total, shares[0].get(line.segment, ""))
        sheet.input(row, 5, (*path, "budget"), "number", look="money", check=AMOUNT)
        _share_of(sheet, row, 6, total, shares[1].get(line.segment, ""))
        growth = "0" if source is None else Cell(source.sheet, source.row, 4).full
        sheet.formula(row, 7, f"N({growth})", growths[place], look="money")
        grown = sum(growths)
        _share_of(sheet, row, 8, total, growths[place] / grown if grown else "")
    sheet.text(total, 0, _("Sum"), bold=True)
    sums = (
        (1, sum(line.hours_to_keep for line in lines), "number", ""),
        (2, sum(line.hours_to_win for line in lines), "number", ""),
        (3, resources.allocated_hours, "number", "allocated_hours"),
        (5, resources.allocated_budget, "money", "allocated_budget"),
        (7, sum(growths), "money", ""),
    )
    for column, value, look, name in sums:
        reach = f"{Cell('', _TOP + 1, column).here}:{Cell('', total - 1, column).here}"
        sheet.formula(total, column, f"SUM({reach})", value, look=look, name=name, bold=True)
    return total


def _share_of(sheet: Sheet, row: int, column: int, total: int, value: Value) -> None:
    """The share that the cell to the left has of the sum below it."""
    own, whole = Cell("", row, column - 1).here, _fixed(total, column - 1)
    sheet.formula(row, column, f'IF({whole}=0,"",{own}/{whole})', value, look="rate")


def _hours_left(sheet: Sheet, resources: Resources, row: int) -> int:
    """Hours that the team has, and how many of them nobody has been given; the row below."""
    part = sheet.book.plan.funnel
    if part is None or part.activity is None or not resources.team or "people" not in sheet.book.names:
        return row
    hours = resources.selling_hours(part.activity.selling_weeks)
    left = "" if hours is None else hours - resources.allocated_hours
    lines: tuple[tuple[str, str, Value, str], ...] = (
        (
            _("Selling hours of the team"),
            'IF(selling_hours_per_week="","",headcount*selling_hours_per_week*selling_weeks)', hours, "selling_hours",
        ),
        (
            _("Hours not shared out"), 'IF(selling_hours="","",selling_hours-allocated_hours)', left, "hours_left",
        ),
    )  # fmt: skip
    for place, (label, formula, value, name) in enumerate(lines, start=row):
        sheet.text(place, 0, label)
        sheet.formula(place, 3, formula, value, name=name)
    return row + len(lines)


def _allocation_chart(sheet: Sheet, count: int, row: int) -> None:
    chart = sheet.book.chart("column")
    for column, name, colour in (
        (4, _("Share of hours"), "#0B4F7D"), (6, _("Share of budget"), "#9CCBE0"), (8, _("Share of growth"), "#E0A030"),
    ):  # fmt: skip
        chart.add_series(
            {
                "name": name,
                "categories": [sheet.title, _TOP + 1, 0, _TOP + count, 0],
                "values": [sheet.title, _TOP + 1, column, _TOP + count, column],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": _("What each segment gets, and what it is to grow"), "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#E3E7EB"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 320})
    said = _("Columns: each segment's share of hours, budget and growth")
    sheet.inner.insert_chart(row, 0, chart, {"description": said})


def _budget(sheet: Sheet, resources: Resources, row: int) -> None:
    sheet.heading(row, _("Budget"))
    columns = (
        ListColumn(head=_("What is paid for"), name="what"),
        ListColumn(head=_("Segment (empty: all)"), name="segment"),
        ListColumn(head=_("Amount"), name="amount", kind="number?", look="money", check=AMOUNT),
    )
    first, last = write_list(sheet, row + 1, ("resources", "budget"), resources.budget, columns)
    sheet.text(last + 1, 0, _("Sum"), bold=True)
    reach = f"{Cell('', first, 2).here}:{Cell('', last, 2).here}"
    sheet.formula(last + 1, 2, f"SUM({reach})", resources.budget_total, look="money", name="budget_total", bold=True)
