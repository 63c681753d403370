"""The fields of the team tool: which there are in each mode, and how they and the plan's team become one another.

>>> form = TeamForm.of(worked_team())
>>> typed = form.typed(worked_team())
>>> typed["role1-name"], typed["handover1-taker"], typed["new-pool_share"], typed["activity1-hours"]
('Sales development representative', '2', '20', '16')
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Self

from bpcourse.core.kpi import Dimension
from bpcourse.core.language import _
from bpcourse.core.team import (
    Entry,
    Handover,
    JourneyStage,
    PaidRep,
    PayPlan,
    PoolRule,
    SalesRole,
    Standing,
    TeamPlan,
    TeamResult,
    WorkActivity,
)
from bpcourse.core.worked_team import worked_team
from bpcourse.widgets.action_fields import names_in
from bpcourse.widgets.controls import Check, Choice, NumberField, Slider, TextArea, TextField
from bpcourse.widgets.customer_fields import OptionalNumber, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpcourse.widgets.controls import Control

__all__ = ["MODES", "ROWS", "SIDES", "STRANGER", "TeamForm", "held_modes", "pay_plan", "plan_texts"]

MODES: Final = ("roles", "pay", "week", "style")
"""What the tool can show, in the order of its buttons."""
ROWS: Final = {
    "roles": ("role", "handover"), "pay": ("rep", "result"), "week": ("activity",), "style": ("standing",),
}  # fmt: skip
"""The kinds of rows of each mode."""
SIDES: Final = ("giver", "taker")
"""The fields of a handover that name a role."""
STRANGER: Final = "?"
"""Stands before the name of a role that a handover speaks of and that is not in the list."""

_LISTS: Final = {
    "role": "roles", "handover": "handovers", "rep": "reps", "result": "team_results", "activity": "activities",
    "standing": "standings",
}  # fmt: skip
"""The list of the plan's team that each kind of row shows."""
_MOST_RESULT: Final = 1000
_WEEK: Final = 168
_DIGITS: Final = 12
_SHARES: Final = ("pool_share", "threshold", "prize")


@dataclass(kw_only=True)
class TeamForm:
    """Which rows there are now, by kind and number.

    names: of the roles, by the number of their row; strangers: other names that handovers speak of.
    """

    rows: dict[str, list[int]]
    names: dict[int, str] = field(default_factory=dict)
    strangers: tuple[str, ...] = ()
    currency: str = "CNY"

    @classmethod
    def of(cls, team: TeamPlan, *, currency: str = "CNY") -> Self:
        """The form for *team*; what it lacks has the rows of the worked company's."""
        full = _completed(team)
        rows = {kind: list(range(1, len(getattr(full, name)) + 1)) for kind, name in _LISTS.items()}
        return cls(rows=rows, names=dict(enumerate((role.name for role in full.roles), start=1)), currency=currency)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self, mode: str) -> list[Control]:
        """The fields that *mode* adds to the form."""
        own: dict[str, tuple[Control, ...]] = {
            "pay": (*self.plan_fields("new"), *self.plan_fields("now"), *self.year_fields()),
            "week": (*self.weight_fields(), *self.model_fields()),
        }
        rows = (
            each
            for kind in ROWS[mode]
            for number in self.rows[kind]
            for line in self.row_lines(kind, number)
            for each in line
        )
        return [*own.get(mode, ()), *rows]

    def row_lines(self, kind: str, number: int) -> tuple[tuple[Control, ...], ...]:
        """The fields of one row, in the lines in which they stand; those of a rep's second line are seldom needed."""
        makers = {
            "role": self._role_fields, "handover": self._handover_fields, "rep": self._rep_fields,
            "result": self._result_fields, "activity": self._activity_fields, "standing": self._standing_fields,
        }  # fmt: skip
        return makers[kind](f"{kind}{number}-")

    def plan_fields(self, which: str) -> tuple[Control, ...]:
        """The rule of the new or the present pay plan."""
        entries, rules = {one.value: one.label for one in Entry}, {one.value: one.label for one in PoolRule}
        return (
            NumberField(f"{which}-base", _("Base a year"), unit=self.currency),
            NumberField(f"{which}-target_bonus", _("Bonus at target, with the pool"), unit=self.currency),
            self.pool_field(which),
            Slider(f"{which}-threshold", _("Personal bonus from a result of"), unit="%", maximum=95, step=5),
            Choice(f"{which}-entry", _("From there on it"), options=entries),
            Slider(f"{which}-prize", _("Held back until the target is reached"), unit="%", step=5),
            NumberField(
                f"{which}-accelerator", _("A point above target pays"), unit=_("times as much"), maximum=20,
            ),
            OptionalNumber(
                f"{which}-cap", _("Lid: no more beyond a result of"), unit="%", minimum=100, maximum=_MOST_RESULT,
                help=_("Empty for no lid."),
            ),
            Choice(f"{which}-pool_rule", _("The pool is divided"), options=rules),
        )  # fmt: skip

    def pool_field(self, which: str) -> Control:
        """The share of the bonus that comes out of the team pool."""
        return Slider(f"{which}-pool_share", _("Of the bonus, from the team pool"), unit="%", step=5)

    def year_fields(self) -> tuple[Control, ...]:
        """What the year itself brought."""
        return (OptionalNumber("revenue", _("Revenue of the year"), unit=self.currency),)

    def weight_fields(self) -> tuple[Control, ...]:
        """A weight for each dimension of the scorecard."""
        return tuple(Slider(f"weight-{one.value}", one.label, unit="%", step=5) for one in Dimension)

    def model_fields(self) -> tuple[Control, ...]:
        """How hours become results, and what they leave."""
        hint = _("At 50%, four times the hours bring twice as much: each further hour brings less.")
        return (
            Slider("response", _("Hours keep paying off"), unit="%", minimum=10, maximum=90, step=5, help=hint),
            OptionalNumber("contribution", _("Gross profit of a rep's work a year"), unit=self.currency),
        )

    def _role_fields(self, key: str) -> tuple[tuple[Control, ...], ...]:
        duties = {"": "–", "owns": _("owns"), "supports": _("helps")}
        return (
            (
                TextField(f"{key}name", _("Role")),
                TextArea(f"{key}work", _("Its work"), rows=2),
                TextField(f"{key}holders", _("Held by"), unit=_("with commas")),
            ),
            tuple(Choice(f"{key}{stage.value}", stage.label, options=duties) for stage in JourneyStage),
        )

    def _handover_fields(self, key: str) -> tuple[tuple[Control, ...], ...]:
        unnamed = _("Role {number}")
        named = {str(number): name or unnamed.format(number=number) for number, name in self.names.items()}
        sides = {"": _("choose a role"), **named, **{STRANGER + name: name for name in self.strangers}}
        return (
            (
                Choice(f"{key}giver", _("Hands over"), options=sides),
                Choice(f"{key}taker", _("Takes over"), options=sides),
                OptionalNumber(f"{key}days", _("Done within"), unit=_("working days"), maximum=365),
            ),
            (
                TextArea(f"{key}passed", _("What is passed on"), rows=2),
                TextArea(f"{key}proof", _("Both know that it is done, when"), rows=2),
            ),
        )

    def _rep_fields(self, key: str) -> tuple[tuple[Control, ...], ...]:
        as_plan = _("Empty: as in the plan.")
        return (
            (
                TextField(f"{key}name", _("Name")),
                NumberField(f"{key}result", _("Result, new plan"), unit="%", maximum=_MOST_RESULT),
                NumberField(f"{key}result_now", _("Result, present plan"), unit="%", maximum=_MOST_RESULT),
            ),
            (
                OptionalNumber(f"{key}base", _("Own base"), unit=self.currency, help=as_plan),
                OptionalNumber(f"{key}target_bonus", _("Own bonus at target"), unit=self.currency, help=as_plan),
            ),
        )

    def _result_fields(self, key: str) -> tuple[tuple[Control, ...], ...]:
        reached = NumberField(f"{key}result", _("Reached"), unit="%", maximum=_MOST_RESULT)
        return ((TextField(f"{key}name", _("What is measured")), reached),)

    def _activity_fields(self, key: str) -> tuple[tuple[Control, ...], ...]:
        measures = {"": _("not measured"), **{one.value: one.label for one in Dimension}}
        return (
            (TextField(f"{key}name", _("Activity")),),
            (
                Choice(f"{key}measure", _("Shows in"), options=measures),
                NumberField(f"{key}hours", _("Hours wanted"), unit=_("a week"), maximum=_WEEK),
                NumberField(f"{key}brings", _("Brings in them"), unit=_("% of target"), maximum=_MOST_RESULT),
            ),
        )

    def _standing_fields(self, key: str) -> tuple[tuple[Control, ...], ...]:
        return (
            (TextField(f"{key}who", _("Team or person")), TextField(f"{key}task", _("At what"))),
            (
                Check(f"{key}knows", _("It is clear what to do")),
                Check(f"{key}can", _("It is done reliably")),
                Check(f"{key}fits", _("The way of working still fits the market")),
            ),
        )

    # From plan to fields --------------------------------------------------------------------------------------------

    def typed(self, team: TeamPlan) -> dict[str, str]:
        """What the fields hold for *team*, completed by the worked company's parts where it has none."""
        full = _completed(team)
        typed = {f"weight-{one.value}": _percent(full.weights.get(one, 0)) for one in Dimension}
        typed |= {"response": _percent(full.response), "contribution": _text(full.contribution)}
        typed |= {"revenue": _text(full.revenue)}
        for which, plan in (("new", full.pay), ("now", full.present_pay)):
            typed |= plan_texts(which, plan or PayPlan())
        for kind, name in _LISTS.items():
            for number, one in zip(self.rows[kind], getattr(full, name), strict=True):
                typed |= {f"{kind}{number}-{key}": text for key, text in self._row_texts(kind, one).items()}
        return typed

    def _row_texts(self, kind: str, one: Any) -> dict[str, str]:  # noqa: ANN401 - a row of any kind
        if kind == "role":
            duties = {stage.value: "owns" if stage in one.owns else "supports" if stage in one.supports else ""
                for stage in JourneyStage}  # fmt: skip
            return {"name": one.name, "work": one.work, "holders": ", ".join(one.holders), **duties}
        if kind == "handover":
            sides = {name: self._side_text(getattr(one, name)) for name in SIDES}
            return {**sides, "days": _text(one.days), "passed": one.passed, "proof": one.proof}
        if kind == "rep":
            results = {name: _percent(getattr(one, name)) for name in ("result", "result_now")}
            return {"name": one.name, **results, "base": _text(one.base), "target_bonus": _text(one.target_bonus)}
        if kind == "result":
            return {"name": one.name, "result": _percent(one.result)}
        if kind == "activity":
            measure = one.measure.value if one.measure else ""
            return {"name": one.name, "hours": _text(one.hours), "measure": measure, "brings": _percent(one.brings)}
        answers = {name: "on" if getattr(one, name) else "" for name in ("knows", "can", "fits")}
        return {"who": one.who, "task": one.task, **answers}

    def _side_text(self, role: str) -> str:
        """The number of the role of that name, else the name behind its mark."""
        number = next((number for number, name in self.names.items() if name == role), None)
        return str(number) if number is not None and role else STRANGER + role if role else ""

    def new_row(self, kind: str) -> dict[str, str]:
        """What stands in a row that has just been added."""
        empty = {
            "role": SalesRole(), "handover": Handover(), "rep": PaidRep(), "result": TeamResult(),
            "activity": WorkActivity(), "standing": Standing(),
        }  # fmt: skip
        return self._row_texts(kind, empty[kind])

    # From fields to plan --------------------------------------------------------------------------------------------

    def team_parts(self, mode: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of the plan's team that *mode* fills; raises CourseError as its parts do."""
        parts: dict[str, Any] = {
            _LISTS[kind]: tuple(self._row(kind, values, f"{kind}{number}-") for number in self.rows[kind])
            for kind in ROWS[mode]
        }
        if mode == "pay":
            parts |= {"pay": pay_plan(values, "new"), "present_pay": pay_plan(values, "now")}
            parts |= {"revenue": values["revenue"]}
        if mode == "week":
            parts |= {"weights": {one: _share(values[f"weight-{one.value}"]) for one in Dimension}}
            parts |= {"response": _share(values["response"]), "contribution": values["contribution"]}
        return parts

    def _row(self, kind: str, values: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - a row of any kind
        own = {name.removeprefix(key): value for name, value in values.items() if name.startswith(key)}
        if kind == "role":
            duties = {
                duty: tuple(one for one in JourneyStage if own[one.value] == duty) for duty in ("owns", "supports")
            }
            return SalesRole(name=own["name"], work=own["work"], holders=names_in(own["holders"]), **duties)
        if kind == "handover":
            return Handover(**{**own, "giver": self._side(own["giver"]), "taker": self._side(own["taker"])})
        if kind in ("rep", "result"):
            own |= {name: _share(own[name]) for name in ("result", "result_now") if name in own}
            return PaidRep(**own) if kind == "rep" else TeamResult(**own)
        if kind == "activity":
            measure = Dimension(own["measure"]) if own["measure"] else None
            return WorkActivity(**{**own, "measure": measure, "brings": _share(own["brings"])})
        return Standing(**own)

    def _side(self, chosen: str) -> str:
        return chosen.removeprefix(STRANGER) if chosen.startswith(STRANGER) else self.names.get(int(chosen or 0), "")


def pay_plan(values: Mapping[str, Any], which: str) -> PayPlan:
    """The new or the present pay plan as the fields have it; raises CourseError for one that cannot be."""
    own = {name.removeprefix(f"{which}-"): value for name, value in values.items() if name.startswith(f"{which}-")}
    own |= {name: _share(own[name]) for name in _SHARES}
    own["cap"] = None if own["cap"] is None else _share(own["cap"])
    return PayPlan(**{**own, "entry": Entry(own["entry"]), "pool_rule": PoolRule(own["pool_rule"])})


def plan_texts(which: str, plan: PayPlan) -> dict[str, str]:
    """What the fields of the new or the present pay plan hold for *plan*."""
    texts = {name: _text(getattr(plan, name)) for name in ("base", "target_bonus", "accelerator")}
    texts |= {name: _percent(getattr(plan, name)) for name in (*_SHARES, "cap")}
    texts |= {"entry": plan.entry.value, "pool_rule": plan.pool_rule.value}
    return {f"{which}-{name}": text for name, text in texts.items()}


def _completed(team: TeamPlan) -> TeamPlan:
    """*team* with the worked company's parts where a whole mode has none."""
    worked = worked_team()
    held = held_modes(team)
    names: dict[str, Iterable[str]] = {
        "roles": ("roles", "handovers"),
        "pay": ("reps", "team_results", "pay", "present_pay", "revenue"),
        "week": ("activities", "weights", "response", "contribution"),
        "style": ("standings",),
    }
    missing = {name: getattr(worked, name) for mode in MODES if mode not in held for name in names[mode]}
    return replace(team, **missing)


def held_modes(team: TeamPlan) -> set[str]:
    """The modes of which *team* holds something."""
    contents: dict[str, tuple[object, ...]] = {
        "roles": (team.roles, team.handovers),
        "pay": (team.reps, team.pay),
        "week": (team.activities, team.weights),
        "style": (team.standings,),
    }
    return {mode for mode, content in contents.items() if any(content)}


def _text(value: float | None) -> str:
    return "" if value is None else typed_number(value)


def _percent(share: float | None) -> str:
    return "" if share is None else typed_number(share * 100)


def _share(percent: float) -> float:
    return round(percent / 100, _DIGITS)
