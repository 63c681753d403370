"""The scorecard board of chapter 5: targets and figures month by month, lights, the way each KPI moves, next reviews.

>>> tool = ScorecardBoard()
>>> tool.receive({"type": "input", "name": "green_from", "value": "99"})["slots"]["headline"]
'Score 99.6%, green. 3 KPIs are red: Sales target attainment, New customers won, Open proposals.'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.kpi import KPI_CATALOGUE, Kpi, TargetRange
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.core.plan import ScorecardPlan
from bpcourse.core.reviews import ReviewRhythm, TrafficLights
from bpcourse.core.scorecard_board import (
    board_kpis,
    board_score,
    last_day,
    months_in,
    next_reviews,
    reading_months,
    standings,
)
from bpcourse.core.worked_board import BOARD_MONTH, worked_board
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.present.scorecard_board import (
    board_table,
    due_words,
    headline_words,
    review_table,
    score_picture,
    trend_picture,
)
from bpcourse.widgets.board_fields import RANGE, TARGET, figure_control, figure_from, kpi_controls, typed_figure
from bpcourse.widgets.controls import Button, Choice, NumberField, bare_number, group
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["ScorecardBoard"]

_PLAN_YEAR: Final = 2027
_MOST_MONTHS: Final = 36
_MOST_KPIS: Final = 30
_MOST_PERCENT: Final = 1_000


@dataclass(frozen=True)
class _Removed:
    """A KPI that can be put back: its row, where it stood, and what the board held of it."""

    row: int
    place: int
    kpi: Kpi
    typed: dict[str, str]
    readings: dict[str, float]


class ScorecardBoard(Tool):
    """The plan's scorecard as it is read each month."""

    name: ClassVar[str] = "scorecard_board"
    heading: ClassVar[str] = N_("Scorecard board")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._part = ScorecardPlan()
        self._rows: dict[int, Kpi] = {}
        self._readings: dict[str, dict[str, float]] = {}
        self._month = BOARD_MONTH
        self._period = Period.year(_PLAN_YEAR)
        self._rhythm = ReviewRhythm()
        self._currency = "CNY"
        self._removed: _Removed | None = None
        self._unfolded = False
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The month that is read, the lights, the fields of each KPI, and which could be added."""
        rows = (each for row in self._rows for each in self._row_fields(row))
        return (self._month_choice(), *self._light_fields(), *self._figures(), *rows, self._add_choice())

    def defaults(self) -> dict[str, str]:
        """The worked company's board after the first quarter."""
        return self._typed_for(worked_board())

    def reset(self) -> None:
        """Go back to the worked company's board."""
        self._take(worked_plan().with_scorecard(worked_board()), month=BOARD_MONTH)
        super().reset()

    def _month_choice(self) -> Choice:
        months = months_in(self._period)[:_MOST_MONTHS]
        return Choice("month", _("Month that is read"), options=dict(zip(months, months, strict=True)))

    def _light_fields(self) -> tuple[Control, ...]:
        return (
            NumberField("green_from", _("Green from"), unit="%", maximum=_MOST_PERCENT),
            NumberField("amber_from", _("Amber from"), unit="%", maximum=_MOST_PERCENT, help=_("Below it, red.")),
        )

    def _add_choice(self) -> Choice:
        taken = {kpi.id for kpi in self._rows.values()}
        known = {kpi.id: kpi for kpi in (*KPI_CATALOGUE, *self._part.own_kpis)}
        label = _("{dimension}: {kpi}")
        options = {
            kpi_id: label.format(dimension=kpi.dimension.label, kpi=kpi.label)
            for kpi_id, kpi in known.items()
            if kpi_id not in taken
        }
        return Choice("new", _("Another KPI"), options={"": _("choose one"), **options})

    def _row_fields(self, row: int) -> tuple[Control, ...]:
        kind = RANGE if self.typed.get(f"row{row}-kind") == RANGE else TARGET
        return kpi_controls(row, self._rows[row], kind=kind, currency=self._currency)

    def _figures(self) -> tuple[Control, ...]:
        """A field for each KPI that is read at the end of the month."""
        return tuple(
            figure_control(row, kpi, month=self._month, currency=self._currency)
            for row, kpi in self._rows.items()
            if self._is_read(kpi)
        )

    def _is_read(self, kpi: Kpi) -> bool:
        """Whether *kpi* has a figure at the end of the chosen month."""
        return self._month in (*reading_months(kpi, self._period), *self._readings.get(kpi.id, {}))

    # Reading --------------------------------------------------------------------------------------------------------

    def edited(self, name: str) -> None:
        """Take up a field; another month is turned to only once the fields of this one can be read."""
        if name == "month":
            self._turn_to(self.typed["month"])
            return
        self.read_fields()
        if name.endswith("-kind"):
            self._unfolded = True
            self.rebuild()
            self.focus(name)

    def _turn_to(self, month: str) -> None:
        unread = next((sentence for name, sentence in self.errors.items() if name != "month"), None)
        if unread is not None or month not in self._month_choice().options:
            self.set_fields({"month": self._month})
            self.note(unread or _("There is no such month in the plan; nothing was changed."), error=True)
            return
        self._month, self._unfolded = month, False
        self.typed |= {f"row{row}-figure": self._typed_reading(kpi) for row, kpi in self._rows.items()}
        self.note("")
        self.rebuild()
        self.focus("month")

    def _typed_reading(self, kpi: Kpi) -> str:
        return typed_figure(kpi, self._readings.get(kpi.id, {}).get(self._month))

    def read_fields(self) -> None:
        """Read every field, then the scorecard; what cannot be gets its sentence and leaves the board as it was."""
        super().read_fields()
        lights = self._read_lights()
        targets: dict[str, float] = {}
        ranges: dict[str, TargetRange] = {}
        for row, kpi in self._rows.items():
            try:
                self._read_target(row, kpi, targets, ranges)
            except FieldError as error:
                end = "low" if "low" in error.field else "high"
                self.errors.setdefault(f"row{row}-{end}", str(error))
            self._read_figure(row, kpi)
        self._part = replace(self._part, targets=targets, ranges=ranges, lights=lights, readings=self._readings)

    def _read_lights(self) -> TrafficLights:
        green, amber = (self.values[name] / 100 for name in ("green_from", "amber_from"))
        try:
            return TrafficLights(green_from=green, amber_from=amber)
        except FieldError as error:
            self.errors.setdefault("amber_from", str(error))
            return self._part.lights

    def _read_target(self, row: int, kpi: Kpi, targets: dict[str, float], ranges: dict[str, TargetRange]) -> None:
        if self.values[f"row{row}-kind"] == RANGE:
            low, high = (self.values[f"row{row}-{end}"] for end in ("low", "high"))
            if high is not None:
                ranges[kpi.id] = TargetRange(low=figure_from(kpi, low or 0), high=figure_from(kpi, high))
            elif low is not None:
                self.errors.setdefault(f"row{row}-high", _("Say where the range ends."))
            return
        target = self.values[f"row{row}-target"]
        if target is not None and target <= 0:
            self.errors.setdefault(f"row{row}-target", _("A target must be more than 0; leave it empty for none."))
        elif target is not None:
            targets[kpi.id] = figure_from(kpi, target)

    def _read_figure(self, row: int, kpi: Kpi) -> None:
        name = f"row{row}-figure"
        if not self._is_read(kpi) or name in self.errors:
            return
        months = {month: value for month, value in self._readings.get(kpi.id, {}).items() if month != self._month}
        if self.values[name] is not None:
            months[self._month] = figure_from(kpi, self.values[name])
        self._readings = {**self._readings, kpi.id: dict(sorted(months.items()))}
        if not months:
            del self._readings[kpi.id]

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The score and the board first, then the month's figures, the way they move, the next reviews."""
        board, reviews = _("The board"), _("When each dimension is reviewed")
        lights = tag("div", *map(self.field, self._light_fields()), class_="bp-fields bp-narrow")
        figures = tag("div", *map(self.field, self._figures()), class_="bp-fields bp-narrow")
        later = [tag("p", sentence, class_="bp-help") for sentence in self._later()]
        left = join([self.field(self._month_choice()), group(_("What the lights mean in this plan"), [lights])])
        return join(
            [
                self.live("headline"),
                tag("div", tag("div", left), self.slot("score"), class_="bp-columns"),
                group(
                    _("Figures of {month}").format(month=self._month),
                    [tag("div", figures, *later, self._targets(), class_="bp-spaced")],
                ),
                group(board, [self.scrolled("board", board), self.slot("due", element="p", class_="bp-help")]),
                group(_("The way it moves, each reading by itself"), [self.slot("trend", class_="bp-compact")]),
                group(reviews, [self.scrolled("reviews", reviews), self.slot("after", element="p", class_="bp-help")]),
            ]
        )

    def _later(self) -> Iterator[str]:
        """For each KPI that is not read at the end of the month, when it is."""
        sentence = _("{kpi}: read each {cycle}, next at the end of {month}.")
        for kpi in self._rows.values():
            months = [month for month in reading_months(kpi, self._period) if month > self._month]
            if months and not self._is_read(kpi):
                yield sentence.format(kpi=kpi.label, cycle=kpi.cycle.label, month=months[0])

    def _targets(self) -> Html:
        """Which KPIs there are and what each is to reach: folded, as it is set once."""
        buttons = [Button("kpi-add", _("Add this KPI")).html()]
        if self._removed is not None:
            buttons.append(Button("kpi-back", _("Put back {name}").format(name=self._removed.kpi.label)).html())
        adding = tag("div", self.field(self._add_choice()), tag("div", *buttons, class_="bp-row"), class_="bp-spaced")
        summary = tag("summary", _("KPIs and their targets: {count}").format(count=len(self._rows)))
        wrong = any(name.startswith("row") and not name.endswith("-figure") for name in self.errors)
        rows = tag("div", *map(self._row, self._rows), adding, class_="bp-spaced")
        return tag("details", summary, rows, open=wrong or self._unfolded or not self._part.targets)

    def _row(self, row: int) -> Html:
        kpi = self._rows[row]
        remove = Button(f"kpi-remove-{row}", _("Take {name} off the board").format(name=kpi.label)).html()
        fields = tag("div", *map(self.field, self._row_fields(row)), class_="bp-fields bp-narrow")
        return group(kpi.label, [fields, *([] if self._is_weighted(kpi) else [remove])])

    def _is_weighted(self, kpi: Kpi) -> bool:
        """Whether the scorecard weighs this very KPI: then the KPI tool takes it off."""
        return kpi.id in self._part.weights

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present board."""
        part, period = self._part, self._period
        all_standings = standings(part, period)
        score = board_score(part, period)
        day = last_day(self._month)
        after = _("Counted from {day}; the plan's day of the monthly review is set with the actions.")
        return {
            "headline": join([headline_words(score, all_standings)]),
            "score": score_picture(score, part.lights, part.limits),
            "board": board_table(all_standings, currency=self._currency),
            "due": join([due_words(all_standings)]),
            "trend": trend_picture(all_standings, months_in(period), part.lights),
            "reviews": review_table(next_reviews(period, self._rhythm, after=day)),
            "after": join([after.format(day=day.isoformat())]),
        }

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add a KPI, take one off the board, or put it back."""
        row = button.removeprefix("kpi-remove-")
        if button == "kpi-add":
            self._add()
        elif button == "kpi-back" and self._removed is not None:
            self._put_back(self._removed)
        elif row != button and row in map(str, self._rows) and not self._is_weighted(self._rows[int(row)]):
            self._remove(int(row))
        else:
            super().pressed(button)

    def _add(self) -> None:
        chosen = self.typed.get("new", "")
        if not chosen or chosen not in self._add_choice().options:
            self.note(_("Choose a KPI first."), error=True)
            self.focus("new")
            return
        if len(self._rows) >= _MOST_KPIS:
            self.note(_("There are {most} KPIs already; none was added.").format(most=_MOST_KPIS))
            return
        row = max((*self._rows, self._removed.row if self._removed else 0), default=0) + 1
        self._rows[row] = self._part.kpi(chosen)
        self._unfolded = True
        self.typed |= {"new": "", **self._typed_row(row, self._part)}
        self.rebuild()
        self.focus(f"row{row}-target")

    def _remove(self, row: int) -> None:
        place, kpi = list(self._rows).index(row), self._rows.pop(row)
        prefix = f"row{row}-"
        typed = {name: text for name, text in self.typed.items() if name.startswith(prefix)}
        self.typed = {name: text for name, text in self.typed.items() if name not in typed}
        readings = self._readings.get(kpi.id, {})
        self._readings = {kpi_id: months for kpi_id, months in self._readings.items() if kpi_id != kpi.id}
        self._removed, self._unfolded = _Removed(row, place, kpi, typed, readings), True
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=kpi.label))
        self.focus("kpi-back")

    def _put_back(self, removed: _Removed) -> None:
        rows = [each for each in self._rows.items() if each[1].id != removed.kpi.id]
        rows.insert(removed.place, (removed.row, removed.kpi))
        self._rows, self._removed, self._unfolded = dict(rows), None, True
        if removed.readings:
            self._readings = {**self._readings, removed.kpi.id: removed.readings}
        self.typed |= {**removed.typed, f"row{removed.row}-figure": self._typed_reading(removed.kpi)}
        self.rebuild()
        self.note(_("{name} is back.").format(name=removed.kpi.label))
        self.focus(f"kpi-remove-{removed.row}")

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with these targets, figures and lights; its weights stay, where it has any."""
        before, part = plan.scorecard or ScorecardPlan(), self._part
        shown = {kpi.id: kpi for kpi in self._rows.values()}
        own = {kpi.id: kpi for kpi in (*before.own_kpis, *part.own_kpis) if kpi in before.own_kpis or kpi.id in shown}
        merged = replace(
            before,
            own_kpis=tuple(own.values()),
            targets=part.targets,
            ranges=part.ranges,
            readings=part.readings,
            actuals={kpi_id: actual for kpi_id, actual in before.actuals.items() if kpi_id in shown},
            lights=part.lights,
        )
        if not before.weights:
            merged = replace(merged, weights=part.weights, role=part.role)
        return plan.with_scorecard(merged)

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's scorecard, at the last month that has a figure."""
        if plan.scorecard is None or plan.scorecard == ScorecardPlan():
            return None
        self._take(plan)
        return self._typed_for(plan.scorecard)

    def _take(self, plan: SalesPlan, *, month: str = "") -> None:
        """Hold what *plan* says of the scorecard and of its time."""
        self._part = plan.scorecard or ScorecardPlan()
        self._period = plan.period or Period.year(_PLAN_YEAR)
        self._rhythm, self._currency, self._removed = plan.reviews or ReviewRhythm(), plan.currency, None
        self._unfolded = False
        self._readings = {kpi_id: dict(months) for kpi_id, months in self._part.readings.items()}
        self._rows = dict(enumerate(board_kpis(self._part), start=1))
        months = months_in(self._period)[:_MOST_MONTHS]
        read = [each for readings in self._readings.values() for each in readings if each in months]
        self._month = month or max(read, default=months[0])

    def _typed_for(self, part: ScorecardPlan) -> dict[str, str]:
        typed = {
            "month": self._month,
            "green_from": bare_number(part.lights.green_from * 100),
            "amber_from": bare_number(part.lights.amber_from * 100),
            "new": "",
        }
        for row in self._rows:
            typed |= self._typed_row(row, part)
        return typed

    def _typed_row(self, row: int, part: ScorecardPlan) -> dict[str, str]:
        kpi = self._rows[row]
        wanted = part.ranges.get(kpi.id)
        return {
            f"row{row}-kind": RANGE if wanted else TARGET,
            f"row{row}-target": typed_figure(kpi, part.targets.get(kpi.id)),
            f"row{row}-low": typed_figure(kpi, wanted.low if wanted else None),
            f"row{row}-high": typed_figure(kpi, wanted.high if wanted else None),
            f"row{row}-figure": self._typed_reading(kpi),
        }

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the scorecard part; weights are changed in another tool."""
        found = re.fullmatch(r"scorecard(?:\.(\w+)(?:\.(.+))?)?", path)
        part, key = found.groups() if found else (None, None)
        if part == "lights":
            return "amber_from" if key == "amber_from" else "green_from"
        if found is None or part not in {None, "targets", "ranges", "readings", "actuals"}:
            return None
        wanted = (key or "").split(".")[0]
        row = next((row for row, kpi in self._rows.items() if not wanted or kpi.id == wanted), None)
        if row is None:
            return "new"
        if part in {"readings", "actuals"}:
            return f"row{row}-figure" if self._is_read(self._rows[row]) else "month"
        return f"row{row}-high" if self.typed.get(f"row{row}-kind") == RANGE else f"row{row}-target"
