"""The market view of chapter 1: size and growth beside the goal, competitors, outside changes, sources, hours.

>>> tool = MarketTool()
>>> tool.receive({"type": "input", "name": "growth", "value": "20"})["slots"]["headline"]
'The goal grows exactly as the market does: the share stays at 2.67%.'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _
from bpcourse.core.market import MarketView
from bpcourse.core.market_analysis import careful_outlooks, outlook, revenue_goal
from bpcourse.core.period import Period
from bpcourse.present.html import Html, join, tag
from bpcourse.present.market import (
    age_table,
    age_words,
    careful_table,
    competitor_picture,
    competitor_words,
    growth_words,
    headline_words,
    market_picture,
    outside_picture,
    research_words,
    size_picture,
    size_words,
)
from bpcourse.widgets.controls import Button, bare_number, group
from bpcourse.widgets.market_fields import (
    ROW_KINDS,
    hour_controls,
    market_from,
    market_typed,
    outside_controls,
    place_of,
    row_controls,
    size_controls,
)
from bpcourse.widgets.tool import Tool, worked_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["MarketTool"]

_MOST_ROWS: Final = 20


@dataclass(frozen=True)
class _Removed:
    """A row that can be put back: its kind and number, where it stood, and what was typed in it."""

    kind: str
    row: int
    place: int
    typed: dict[str, str]
    name: str


class MarketTool(Tool):
    """The market that the plan stands on, and what its figures say of the goal."""

    name: ClassVar[str] = "market_view"
    heading: ClassVar[str] = N_("Market view")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._rows: dict[str, list[int]] = {kind: [] for kind in ROW_KINDS}
        self._removed: _Removed | None = None
        self._unfolded = ""
        self._view = MarketView()
        self._share: float | None = None
        self._currency = "CNY"
        self._planned: Period | None = None
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """Size and growth, the rows, what could help and harm, the hours."""
        rows = (each for kind in ROW_KINDS for row in self._rows[kind] for each in self._row_fields(kind, row))
        return (*self._size_fields(), *rows, *outside_controls(), *hour_controls())

    def defaults(self) -> dict[str, str]:
        """The worked company's market."""
        return worked_fields(self)

    @property
    def _period(self) -> Period:
        """The plan's period, else the year after the market's."""
        year = self._view.year or datetime.now(UTC).year
        return self._planned or Period.year(year + 1)

    def _size_fields(self) -> tuple[Control, ...]:
        return size_controls(currency=self._currency, period=str(self._period))

    def _row_fields(self, kind: str, row: int) -> tuple[Control, ...]:
        return row_controls(kind, row, currency=self._currency)

    def read_fields(self) -> None:
        """Read every field, then the market view; what cannot be true together gets its sentence."""
        super().read_fields()
        year, size, revenue = (self.values[name] for name in ("year", "size", "revenue"))
        if year is not None and year != int(year):
            self.errors["year"] = _("Year of the figures must be a whole year")
            return
        if revenue is not None and not size:
            self.errors.setdefault("revenue", _("Put in the market's size as well: the plan keeps your share of it."))
        if revenue is not None and size and revenue > size:
            self.errors.setdefault("revenue", _("Own revenue cannot be more than the whole market."))
            return
        try:
            self._view = market_from(self.values, self._rows, share=self._share)
        except FieldError as error:
            self.errors.setdefault(self._field_of(error), str(error))

    def _field_of(self, error: FieldError) -> str:
        rivals = self._rows["rival"]
        return f"rival{rivals[-1]}-share" if error.field == "competitors" and rivals else "research_hours"

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """Each question with its fields on the left and its answer on the right."""
        which, *figures = self._size_fields()
        return join(
            [
                self.live("headline"),
                self._part(
                    _("Size and growth"),
                    self._grid(figures),
                    self.slot("market"),
                    above=self.field(which),
                    below=self.scrolled("careful", _("The same goal in a slower market")),
                ),
                self._list("group", _("The size, counted from below"), self.slot("size", class_="bp-compact")),
                self._list("rival", _("Competitors"), self.slot("competitors", class_="bp-compact")),
                self._part(
                    _("What comes from outside"), join(map(self.field, outside_controls())), self.slot("outside")
                ),
                self._list("source", _("Sources"), self._ages()),
                self._part(_("Hours of research"), self._grid(hour_controls()), self.slot("research")),
            ]
        )

    def _part(
        self, legend: str, left: Html, right: Html, *, above: Html | None = None, below: Html | None = None
    ) -> Html:
        columns = tag("div", tag("div", left), right, class_="bp-columns")
        return group(legend, [join([above, columns, below])])

    def _grid(self, controls: Iterable[Control]) -> Html:
        return tag("div", *map(self.field, controls), class_="bp-fields bp-narrow")

    def _ages(self) -> Html:
        return tag("div", self.slot("ages"), self.scrolled("age-table", _("Age of the sources")), class_="bp-spaced")

    def _list(self, kind: str, legend: str, answer: Html) -> Html:
        """The answer, the rows folded under it, as they may be many, and the buttons that change which there are."""
        add, fold = {
            "group": (_("Add buyers"), _("Buyers, one by one: {count}")),
            "rival": (_("Add a competitor"), _("Competitors, one by one: {count}")),
            "source": (_("Add a source"), _("Sources, one by one: {count}")),
        }[kind]
        buttons = [Button(f"add-{kind}", add).html()]
        if self._removed and self._removed.kind == kind:
            buttons.append(Button("put-back", _("Put back {name}").format(name=self._removed.name)).html())
        rows = [self._row(kind, row) for row in self._rows[kind]]
        summary = tag("summary", fold.format(count=len(rows)))
        wrong = any(name.startswith(kind) for name in self.errors)
        folded = tag("details", summary, *rows, open=wrong or self._unfolded == kind)
        return group(legend, [tag("div", answer, folded, tag("div", *buttons, class_="bp-row"), class_="bp-spaced")])

    def _row(self, kind: str, row: int) -> Html:
        remove = Button(f"remove-{kind}{row}", _("Remove {name}").format(name=self._name(kind, row)))
        legend = self.slot(f"legend-{kind}{row}", element="legend")
        return tag("fieldset", legend, self._grid(self._row_fields(kind, row)), remove.html(), class_="bp-group")

    def _name(self, kind: str, row: int) -> str:
        first = self._row_fields(kind, row)[0].name
        unnamed = {"group": _("Buyers {number}"), "rival": _("Competitor {number}"), "source": _("Source {number}")}
        return self.typed.get(first, "").strip() or unnamed[kind].format(number=self._rows[kind].index(row) + 1)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present market."""
        view, start = self._view, self._period.start
        legends = {
            f"legend-{kind}{row}": join([self._name(kind, row)]) for kind in ROW_KINDS for row in self._rows[kind]
        }
        return {
            **self._growth_answer(),
            **legends,
            "size": join([tag("p", size_words(view, currency=self._currency)), self._size_picture()]),
            "competitors": join([tag("p", competitor_words(view)), competitor_picture(view)]),
            "outside": outside_picture(view),
            "ages": tag("p", age_words(view, start)),
            "age-table": age_table(view, start) if view.sources or view.competitors else join([]),
            "research": research_words(view),
        }

    def _size_picture(self) -> Html:
        return size_picture(self._view, currency=self._currency)

    def _growth_answer(self) -> dict[str, Html]:
        view, period, goal = self._view, self._period, self.values["goal"]
        ahead = outlook(view, period, goal=goal)
        headline = {"headline": join([headline_words(ahead, currency=self._currency)])}
        if ahead is None:
            return headline
        picture = market_picture(
            ahead, currency=self._currency, now=str(Period.year(view.year or period.start.year)), then=str(period)
        )
        said = tag("p", growth_words(ahead, currency=self._currency))
        cases = careful_outlooks(view, period, goal=goal)
        return headline | {
            "market": join([picture, said]),
            "careful": careful_table(cases, currency=self._currency),
        }

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a row."""
        action, _dash, row = button.partition("-")
        known = {f"{kind}{number}": (kind, number) for kind in ROW_KINDS for number in self._rows[kind]}
        if button == "put-back" and self._removed:
            self._put_back(self._removed)
        elif action == "add" and row in ROW_KINDS:
            self._add(row)
        elif action == "remove" and row in known:
            self._remove(*known[row])
        else:
            super().pressed(button)

    def _add(self, kind: str) -> None:
        if len(self._rows[kind]) >= _MOST_ROWS:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST_ROWS))
            return
        taken = [*self._rows[kind], self._removed.row if self._removed and self._removed.kind == kind else 0]
        row = max(taken) + 1
        self._rows[kind].append(row)
        self._unfolded = kind
        self.typed |= dict.fromkeys((field.name for field in self._row_fields(kind, row)), "")
        self.rebuild()
        self.focus(self._row_fields(kind, row)[0].name)

    def _remove(self, kind: str, row: int) -> None:
        name, place = self._name(kind, row), self._rows[kind].index(row)
        typed = {field.name: self.typed.pop(field.name, "") for field in self._row_fields(kind, row)}
        self._rows[kind].remove(row)
        self._unfolded = kind
        self._removed = _Removed(kind, row, place, typed, name)
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=name))
        self.focus("put-back")

    def _put_back(self, removed: _Removed) -> None:
        self._rows[removed.kind].insert(removed.place, removed.row)
        self.typed |= removed.typed
        self._removed, self._unfolded = None, removed.kind
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.name))
        self.focus(f"remove-{removed.kind}{removed.row}")

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with this market view; its goals stay as they are."""
        return plan.with_market(self._view)

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's market, and its revenue goal."""
        view = plan.market
        if view is None or view == MarketView():
            return None
        self._currency, self._planned, self._removed, self._view = plan.currency, plan.period, None, view
        self._unfolded = ""
        self._share = None if view.size else view.share
        lists = {"group": view.buyer_groups, "rival": view.competitors, "source": view.sources}
        self._rows = {kind: list(range(1, len(rows) + 1)) for kind, rows in lists.items()}
        goal = revenue_goal(plan.goals, currency=plan.currency)
        return {**market_typed(view), "goal": bare_number(goal.target) if goal and goal.target is not None else ""}

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the market part."""
        return place_of(path, self._rows)
