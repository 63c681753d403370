"""The risk radar of chapter 9: sixteen factors and a company's own, their monthly counts, what rings, and when to meet.

>>> tool = RiskRadar()
>>> for month, count in (("month-02", "6"), ("month-03", "8")):
...     patch = tool.receive({"type": "input", "name": month, "value": count})
>>> patch["slots"]["headline"]
'1 signal rings: Economy: budgets tighten, since 2027-02.'
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.core.quantities import number_from
from bpcourse.core.reviews import Crossing, ReviewRhythm
from bpcourse.core.risks import HIGHEST_LEVEL, Risk, RiskFactor
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.present.risks import (
    alert_list,
    calendar_picture,
    group_list,
    headline_words,
    matrix_picture,
    odds_words,
    radar_table,
    signal_picture,
    title_of,
)
from bpcourse.widgets.controls import Button, Check, Choice, NumberField, TextArea, TextField, group
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["RiskRadar"]

_PLAN_YEAR: Final = 2027
_MOST_RISKS: Final = 60
_LAST_DAY: Final = 31
_IN_A_ROW: Final = 4
_MOST_USUAL, _MOST_CASES = 1_000, 10_000
_ODDS: Final = {"usual": "2.7", "of": "27"}
"""The worked company's signatures: a tenth of 27 proposals."""
_MONTHS: Final = tuple(f"{month:02}" for month in range(1, 13))
_NARROW: Final = "grid-template-columns:repeat(auto-fit,minmax(6rem,1fr))"
_PAGE_FIELDS: Final = ("chosen", "year")
_MEETING_FIELDS: Final = {"adjusts_quarterly": "adjusts", "owner": "caller"}
_ROW_FIELDS: Final = ("name", "signal", "unit", "owner", "response", "threshold")


@dataclass(frozen=True)
class _NumberOrNone(NumberField):
    """Any number, or nothing."""

    def read(self, typed: str) -> Any:  # noqa: ANN401 - a number or None
        """The number, None for an empty field."""
        if not typed.strip():
            return None
        number = number_from(typed)
        if number is None or not math.isfinite(number):
            sentence = _("{label} must be a number or empty, got {got}")
            shown = sentence.format(label=self.label, got=repr(typed[:40]))
            raise FieldError(shown, field=self.name, value=typed)
        return number


class RiskRadar(Tool):
    """One row of the sheet at a time, the whole sheet by its score, and the days on which it is read aloud."""

    name: ClassVar[str] = "risk_radar"
    heading: ClassVar[str] = N_("Risk radar")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._rows: dict[str, Risk] = {}
        self._keys: tuple[str, ...] = ()
        self._chosen, self._year = RiskFactor.ECONOMY.value, _PLAN_YEAR
        self._rhythm = ReviewRhythm()
        self._period = Period.year(_PLAN_YEAR)
        self._removed: tuple[str, Risk] | None = None
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """Which risk, its row, its months, the rhythm, and the two numbers of the sum on chance."""
        return (self._choice(), *self._row_fields(), *self._heard(), self._year_choice(), *self._months(),
                *self._meetings(), *self._odds())  # fmt: skip

    def defaults(self) -> dict[str, str]:
        """The worked company's first row and rhythm."""
        plan = worked_plan()
        row = next(risk for risk in plan.risks if risk.factor is RiskFactor.ECONOMY)
        return _fields_of(RiskFactor.ECONOMY.value, row, plan.reviews or ReviewRhythm(), _PLAN_YEAR) | _ODDS

    def reset(self) -> None:
        """Go back to the worked company's sheet."""
        self._take(worked_plan())
        super().reset()

    def _choice(self) -> Control:
        return Choice("chosen", _("Risk"), options={key: title_of(risk) for key, risk in self._rows.items()})

    def _row_fields(self) -> tuple[Control, ...]:
        levels = {"": _("not judged")} | {str(level): str(level) for level in range(1, HIGHEST_LEVEL + 1)}
        levels["1"], levels[str(HIGHEST_LEVEL)] = _("1 (least)"), _("5 (most)")
        return (
            TextField("name", _("Name of your own"), help=_("Empty: the name of the factor.")),
            Choice("likelihood", _("Likelihood"), options=levels),
            Choice("impact", _("Impact"), options=levels),
            TextField("owner", _("Owner"), help=_("One role or person.")),
            TextArea("response", _("First step"), rows=2),
        )

    def _heard(self) -> tuple[Control, ...]:
        times = {str(number): str(number) for number in range(1, _IN_A_ROW + 1)}
        row = self._rows.get(self._chosen)
        own = str(row.in_a_row) if row else "1"
        times["1"] = _("1 (event, quarterly count or milestone)")
        return (
            TextField("signal", _("Signal"), help=_("Something that you can count each month.")),
            TextField("unit", _("Counted in")),
            _NumberOrNone("threshold", _("Threshold")),
            Choice("direction", _("Someone acts"), options={side.value: side.label for side in Crossing}),
            Choice("in_a_row", _("Months in a row"), options=times | ({} if own in times else {own: own})),
        )

    def _year_choice(self) -> Control:
        years = {self._year, self._period.start.year - 1, self._period.start.year, self._period.end.year}
        row = self._rows.get(self._chosen)
        years |= {int(month[:4]) for month in row.values} if row else set()
        return Choice("year", _("Year"), options={str(year): str(year) for year in sorted(years)})

    def _months(self) -> tuple[Control, ...]:
        return tuple(_NumberOrNone(f"month-{month}", f"{self._year:04}-{month}") for month in _MONTHS)

    def _meetings(self) -> tuple[Control, ...]:
        days = {"": _("no monthly review"), str(_LAST_DAY): _("on the last working day")}
        on_day = _("on day {day}")
        days |= {str(day): on_day.format(day=day) for day in range(1, _LAST_DAY)}
        return (
            Choice("monthly_day", _("Monthly review"), options=days, help=_("At a weekend, the Friday before.")),
            Check("adjusts", _("Every third review adjusts the plan")),
            TextField("caller", _("Who calls the meetings")),
        )

    def _odds(self) -> tuple[Control, ...]:
        return (
            NumberField(
                "usual", _("Usual count in a month"), maximum=_MOST_USUAL, help=_("From last year, where nothing rang.")
            ),
            NumberField(
                "of", _("Among how many cases"), maximum=_MOST_CASES, help=_("0 where there is no such number.")
            ),
        )  # fmt: skip

    # Reading --------------------------------------------------------------------------------------------------------

    def edited(self, name: str) -> None:
        """Take up a field; another risk or year is turned to only once the fields of this one can be read."""
        if name not in _PAGE_FIELDS:
            self.read_fields()
            return
        here = {"chosen": self._chosen, "year": str(self._year)}
        unread = next((self.errors[field] for field in self.errors if field not in _PAGE_FIELDS), None)
        control = self._choice() if name == "chosen" else self._year_choice()
        wanted = str(self.typed[name])
        if unread is not None or wanted not in getattr(control, "options", {}):
            self.set_fields({name: here[name]})
            self.note(unread or _("There is no such choice; nothing was changed."), error=True)
            return
        self._turn_to(**{**here, name: wanted})
        self.focus(name)

    def _turn_to(self, chosen: str, year: str) -> None:
        """Show the row *chosen* and its months of *year*."""
        self._chosen, self._year = chosen, int(year)
        shown = _fields_of(chosen, self._rows[chosen], self._rhythm, self._year)
        self.typed |= shown
        self.note("")
        self.rebuild()

    def read_fields(self) -> None:
        """Read every field, then put what can be read into the row and the rhythm."""
        super().read_fields()
        values, row = self.values, self._rows[self._chosen]
        changed: dict[str, Any] = {name: values[name] for name in _ROW_FIELDS if name not in self.errors}
        for name in ("likelihood", "impact"):
            if name not in self.errors:
                changed[name] = int(values[name]) if values[name] else None
        if "direction" not in self.errors:
            changed["direction"] = Crossing(values["direction"])
        if "in_a_row" not in self.errors:
            changed["in_a_row"] = int(values["in_a_row"])
        self._rows[self._chosen] = replace(row, **changed, values=self._counts(row))
        self._read_meetings()
        self._read_odds()

    def _counts(self, row: Risk) -> dict[str, float]:
        counts = dict(row.values)
        for month in _MONTHS:
            if f"month-{month}" in self.errors:
                continue
            count = self.values[f"month-{month}"]
            counts.pop(f"{self._year:04}-{month}", None)
            if count is not None:
                counts[f"{self._year:04}-{month}"] = count
        return dict(sorted(counts.items()))

    def _read_meetings(self) -> None:
        values = self.values
        if "monthly_day" in self.errors or "caller" in self.errors:
            return
        day = int(values["monthly_day"]) if values["monthly_day"] else None
        self._rhythm = replace(
            self._rhythm, monthly_day=day, adjusts_quarterly=values["adjusts"], owner=values["caller"]
        )

    def _read_odds(self) -> None:
        usual, cases = self.values["usual"], self.values["of"]
        if not float(cases).is_integer():
            self.errors.setdefault("of", _("Count whole cases: got {value}").format(value=cases))
        elif cases and usual > cases:
            self.errors.setdefault("usual", _("The usual count cannot be more than the number of cases."))

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """What rings, one row with its months, all rows, chance, calendar."""
        row = self._rows[self._chosen]
        left = join([
            self._grid(self._row_fields()),
            group(_("How it is heard"), [self._grid(self._heard())]),
        ])  # fmt: skip
        right = tag(
            "div", self.slot("signal"), self.field(self._year_choice()), self._grid(self._months(), style=_NARROW)
        )
        buttons = [Button("risk-add", _("Add a risk of your own"))]
        if self._chosen.startswith("own"):
            buttons.append(Button("risk-remove", _("Remove “{name}”").format(name=title_of(row))))
        if self._removed is not None:
            buttons.append(Button("risk-back", _("Put back “{name}”").format(name=title_of(self._removed[1]))))
        by_score = _("All risks by their score")
        return join([
            self.live("headline"),
            group(self.slot("legend", element="span"), [
                self.field(self._choice()), tag("div", *(button.html() for button in buttons), class_="bp-row"),
                tag("div", tag("div", left), right, class_="bp-columns"),
            ]),
            group(_("What rings"), [self.slot("alerts"), self.slot("groups")]),
            group(by_score, [self.scrolled("table", by_score), self.slot("matrix", class_="bp-compact")]),
            group(_("How often chance alone rings"), [
                tag("p", _("For the risk above. These two numbers are not kept in the plan."), class_="bp-help"),
                self._grid(self._odds()), self.slot("odds"),
            ]),
            group(_("When the signals are read aloud"), [
                self._grid(self._meetings()), self.slot("calendar", class_="bp-compact"),
            ]),
        ])  # fmt: skip

    def _grid(self, controls: Iterable[Control], *, style: str | None = None) -> Html:
        return tag("div", join(map(self.field, controls)), class_="bp-fields", style=style)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present sheet."""
        risks, row = tuple(self._rows.values()), self._rows[self._chosen]
        return {
            "headline": join([headline_words(risks)]),
            "legend": join([_("One risk: {name}").format(name=title_of(row))]),
            "signal": signal_picture(row),
            "alerts": alert_list(risks),
            "groups": group_list(risks),
            "table": radar_table(risks),
            "matrix": matrix_picture(risks),
            "odds": self._odds_answer(row, len(risks)),
            "calendar": calendar_picture(self._rhythm, self._period),
        }

    def _odds_answer(self, row: Risk, signals: int) -> Html:
        if {"usual", "of"} & set(self.errors):
            return join([])
        usual, cases = self.values["usual"], int(self.values["of"])
        return join(tag("p", said) for said in odds_words(row, usual=usual, of=cases, signals=signals))

    # What happens ---------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add a risk of the company's own, remove it, or put it back."""
        unread = next(iter(self.errors.values()), None)
        if button in {"risk-add", "risk-back"} and unread is not None:
            self.note(unread, error=True)
        elif button == "risk-add":
            self._add()
        elif button == "risk-remove" and self._chosen.startswith("own"):
            self._remove()
        elif button == "risk-back" and self._removed is not None:
            (key, risk), self._removed = self._removed, None
            self._rows[key] = risk
            self._turn_to(key, str(self._year))
            self.focus("name")

    def _add(self) -> None:
        if len(self._rows) >= _MOST_RISKS:
            self.note(_("There are {most} risks already; none was added.").format(most=_MOST_RISKS))
            return
        taken = {*self._rows, *(self._removed or ())[:1]}
        key = next(f"own-{number}" for number in range(1, len(taken) + 2) if f"own-{number}" not in taken)
        self._rows[key] = Risk()
        self._turn_to(key, str(self._year))
        self.note(_("An empty risk was added. Give it a name."))
        self.focus("name")

    def _remove(self) -> None:
        gone = self._rows.pop(self._chosen)
        self._removed = (self._chosen, gone)
        self._turn_to(next(iter(self._rows)), str(self._year))
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=title_of(gone)))
        self.focus("risk-back")

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with every row in which something stands, and the rhythm beside the triggers it has."""
        triggers = plan.reviews.triggers if plan.reviews else self._rhythm.triggers
        written = [risk for risk in self._rows.values() if replace(risk, factor=None, in_a_row=1) != Risk()]
        return plan.with_risks(written).with_reviews(replace(self._rhythm, triggers=triggers))

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields of the risk that was open, over the plan's sheet; None where the plan has neither part."""
        if not plan.risks and plan.reviews is None:
            return None
        odds = {name: self.typed.get(name, text) for name, text in _ODDS.items()}
        self._take(plan)
        return _fields_of(self._chosen, self._rows[self._chosen], self._rhythm, self._year) | odds

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the risks, whose row opens, or in the rhythm of reviews."""
        if path.startswith("reviews"):
            return _MEETING_FIELDS.get(path.partition(".")[2], "monthly_day")
        found = re.fullmatch(r"risks(?:\[(\d+)\](?:\.(\w+))?)?", path)
        if found is None:
            return None
        if found[1] is not None and int(found[1]) < len(self._keys):
            self._chosen = self._keys[int(found[1])]
            self.typed |= _fields_of(self._chosen, self._rows[self._chosen], self._rhythm, self._year)
            self.read_fields()
        field = found[2] or "chosen"
        return "month-01" if field == "values" else field if field in self.typed else "chosen"

    def _take(self, plan: SalesPlan) -> None:
        """Take over the sheet, the rhythm and the period of *plan*, and open its first row."""
        self._rows = _sheet(plan.risks)
        self._keys = _keys(plan.risks)
        self._rhythm = plan.reviews or ReviewRhythm()
        self._period = plan.period or Period.year(_PLAN_YEAR)
        self._chosen, self._year = RiskFactor.ECONOMY.value, self._period.start.year
        self._removed = None
        self.values = {}


def _sheet(risks: Iterable[Risk]) -> dict[str, Risk]:
    """The sixteen factors in their order, each with its row or an empty one, then every other risk."""
    listed = tuple(risks)
    rows = {factor.value: Risk(factor=factor, in_a_row=2) for factor in RiskFactor}
    return rows | dict(zip(_keys(listed), listed, strict=True))


def _keys(risks: Iterable[Risk]) -> tuple[str, ...]:
    """The row of each risk: that of its factor, or one of the company's own."""
    keys: list[str] = []
    own = 0
    for risk in risks:
        key = risk.factor.value if risk.factor else ""
        if not key or key in keys:
            own += 1
            key = f"own-{own}"
        keys.append(key)
    return tuple(keys)


def _fields_of(chosen: str, risk: Risk, rhythm: ReviewRhythm, year: int) -> dict[str, str]:
    """The typed text that shows a row, its months of *year*, and the rhythm."""
    shown: Mapping[str, str] = {
        "chosen": chosen, "year": str(year), "name": risk.name, "likelihood": _typed(risk.likelihood),
        "impact": _typed(risk.impact), "signal": risk.signal, "unit": risk.unit, "threshold": _typed(risk.threshold),
        "direction": risk.direction.value, "in_a_row": str(risk.in_a_row), "owner": risk.owner,
        "response": risk.response, "monthly_day": _typed(rhythm.monthly_day),
        "adjusts": "on" if rhythm.adjusts_quarterly else "", "caller": rhythm.owner,
    }  # fmt: skip
    return {**shown, **{f"month-{month}": _typed(risk.values.get(f"{year:04}-{month}")) for month in _MONTHS}}


def _typed(value: float | None) -> str:
    """A number as a person would type it, nothing for none."""
    return "" if value is None else f"{value:.9f}".rstrip("0").rstrip(".")
