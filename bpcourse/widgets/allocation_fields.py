"""Between the plan's resources and the fields of the allocation tool: which fields there are, and what is in them.

>>> from bpcourse.core.worked_company import worked_plan
>>> typed = plan_typed(worked_plan())
>>> typed["segment1-hours_to_win"], typed["rep8-start"], typed["goal"]
('5,280', '2026-06-01', '48,000,000')
>>> rows = {"segment": [1, 2, 4], "line": [1], "hire": [], "rep": [1]}
>>> place_of("resources.allocation[2].budget", rows), place_of("resources.hires", rows), place_of("resources", rows)
('segment4-budget', 'add-hire', 'hours_per_week')
"""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.allocation import SELLING_ELASTICITY, segment_needs
from bpcourse.core.language import _
from bpcourse.core.market_analysis import revenue_goal
from bpcourse.core.resources import Allocation, BudgetLine, HireGroup, RampShape, Rep, Resources
from bpcourse.core.segments import total_target
from bpcourse.widgets.action_fields import OptionalNumber, OptionalWhole, names_in
from bpcourse.widgets.controls import Choice, Control, DateField, NumberField, Slider, TextField, bare_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.plan import SalesPlan

__all__ = [
    "KINDS",
    "NAME_FIELDS",
    "capacity_controls",
    "default_rows",
    "hours_controls",
    "more_controls",
    "place_of",
    "plan_typed",
    "resources_from",
    "row_controls",
]

_Row = Allocation | BudgetLine | HireGroup | Rep
KINDS: Final = ("segment", "line", "hire", "rep")
NAME_FIELDS: Final = {"segment": "segment", "line": "what", "hire": "name", "rep": "name"}
"""The field of a row that names it."""
_MOST_PEOPLE: Final = 500
_MOST_MONTHS: Final = 60
_USUAL_WEEKS: Final = 46
_USUAL_RAMP: Final = 6
_FIELDS: Final = {
    "selling_hours_per_week": "hours_per_week",
    "hours_per_call": "hours_per_call",
    "hours_per_visit": "hours_per_visit",
    "attrition_rate": "attrition",
    "replacement_months": "replacement",
    "attainment": "attainment",
    "ramp_shape": "ramp_shape",
    "new_regions": "new_regions",
}
_LISTS: Final = {"allocation": "segment", "budget": "line", "hires": "hire", "team": "rep"}
_FIRST: Final = {"segment": "hours_to_win", "line": "amount"}
"""The field of the first row where a list as a whole is looked at."""


# Fields ---------------------------------------------------------------------------------------------------------------


def hours_controls() -> tuple[Control, ...]:
    """What the hours of the team are made of, and how they work."""
    return (
        OptionalNumber("hours_per_week", _("Selling hours a week, per rep"), maximum=168),
        OptionalNumber("weeks", _("Selling weeks"), maximum=520, help=_("From the funnel tool; not saved here.")),
        Slider(
            "elasticity", _("More sales for 1% more hours"), unit="%", minimum=0.05, maximum=0.95, step=0.01,
            help=_("Elasticity of selling effort: 0.34 on average over many studies. Not saved."),
        ),
        OptionalNumber("hours_per_call", _("Hours per call")),
        OptionalNumber("hours_per_visit", _("Hours per visit, with the way")),
    )  # fmt: skip


def capacity_controls(currency: str) -> tuple[Control, ...]:
    """The goal, and what takes off the quotas."""
    shapes = {shape.value: shape.label for shape in RampShape}
    return (
        NumberField("goal", _("Goal of the period"), unit=currency, help=_("From goals or segments; not saved here.")),
        Slider("attainment", _("Attainment: share of a quota reached"), unit="%", maximum=150),
        Slider("attrition", _("Attrition: share of the people that leaves in a year"), unit="%", maximum=100),
        OptionalNumber(
            "replacement", _("Months until a place is filled again"), maximum=_MOST_MONTHS,
            help=_("Empty: nobody comes instead. The new one begins with the ramp."),
        ),
        Choice("ramp_shape", _("Ramp"), options=shapes),
        TextField("new_regions", _("New regions in this plan"), help=_("Regions with commas between them.")),
    )  # fmt: skip


def more_controls(currency: str) -> tuple[Control, ...]:
    """What one more rep would be, to see until when to hire."""
    return (
        NumberField("more-quota", _("Quota of one more rep"), unit=currency),
        NumberField("more-ramp", _("Ramp"), unit=_("months"), maximum=_MOST_MONTHS),
        NumberField("more-least", _("Should still bring at least"), unit=currency),
    )


def row_controls(kind: str, row: int, *, currency: str) -> tuple[Control, ...]:
    """The fields of one segment, budget line, group of hires or rep."""
    name = f"{kind}{row}-"
    if kind == "segment":
        return (
            TextField(f"{name}segment", _("Segment")),
            OptionalNumber(f"{name}hours_to_keep", _("Hours to keep")),
            OptionalNumber(f"{name}hours_to_win", _("Hours to win")),
            OptionalNumber(f"{name}budget", _("Budget"), unit=currency),
            OptionalNumber(f"{name}expected_return", _("What winning is expected to bring"), unit=currency),
            OptionalNumber(f"{name}expected_with_hours", _("with so many hours to win")),
        )
    if kind == "line":
        return (
            TextField(f"{name}what", _("What is paid for")),
            OptionalNumber(f"{name}amount", _("Amount"), unit=currency),
            TextField(f"{name}segment", _("For which customer segment"), help=_("Empty: for all of them.")),
        )
    quota = OptionalNumber(
        f"{name}quota", _("Quota in the period, each") if kind == "hire" else _("Quota in the period")
    )
    ramp = OptionalNumber(f"{name}ramp_months", _("Ramp"), unit=_("months"), maximum=_MOST_MONTHS)
    if kind == "hire":
        count = OptionalWhole(f"{name}count", _("How many"), maximum=_MOST_PEOPLE)
        start = DateField(f"{name}start", _("First day at work"))
        return TextField(f"{name}name", _("Who is hired")), count, quota, start, ramp
    start = DateField(f"{name}start", _("First day at work"), help=_("Empty: long been here."))
    return TextField(f"{name}name", _("Name")), quota, start, ramp


# From and to the plan -------------------------------------------------------------------------------------------------


def default_rows(resources: Resources | None, segments: int = 0) -> dict[str, list[int]]:
    """The numbers of the rows that *resources* take; one row for each of *segments* where nothing is allotted."""
    if resources is None:
        return {"segment": list(range(1, segments + 1)), "line": [], "hire": [], "rep": []}
    lists = {
        "segment": resources.allocation,
        "line": resources.budget,
        "hire": resources.hires,
        "rep": resources.team,
    }
    rows = {kind: list(range(1, len(each) + 1)) for kind, each in lists.items()}
    return rows if rows["segment"] else {**rows, "segment": list(range(1, segments + 1))}


def plan_typed(plan: SalesPlan) -> dict[str, str]:
    """What stands in the fields for *plan*, rows counted from 1."""
    resources = plan.resources or Resources()
    goal = revenue_goal(plan.goals, currency=plan.currency)
    target = total_target(plan.segments) or (goal.target if goal and goal.target else 0)
    people = (*(group.rep for group in resources.hires), *resources.team)
    quotas = [rep.quota for rep in people if rep.quota]
    ramps = [rep.ramp_months for rep in people if rep.ramp_months]
    norms = plan.funnel.activity if plan.funnel else None
    typed = {
        "hours_per_week": _plain(resources.selling_hours_per_week),
        "weeks": _plain(norms.selling_weeks if norms else _USUAL_WEEKS),
        "elasticity": bare_number(SELLING_ELASTICITY),
        "hours_per_call": _plain(resources.hours_per_call),
        "hours_per_visit": _plain(resources.hours_per_visit),
        "goal": _plain(target),
        "attainment": bare_number(resources.attainment * 100),
        "attrition": bare_number(resources.attrition_rate * 100),
        "replacement": _plain(resources.replacement_months),
        "ramp_shape": resources.ramp_shape.value,
        "new_regions": ", ".join(resources.new_regions),
        "more-quota": _plain(median(quotas) if quotas else 0),
        "more-ramp": _plain(ramps[0] if ramps else _USUAL_RAMP),
        "more-least": _plain(plan.funnel.funnel.average_deal_size if plan.funnel else 0),
    }
    allocation = resources.allocation or tuple(Allocation(segment=one.name) for one in plan.segments)
    for row, (line, need) in enumerate(zip(allocation, segment_needs(plan.segments, allocation), strict=True), start=1):
        typed |= _typed_row("segment", row, line)
        typed[f"segment{row}-expected_return"] = _plain(need.expected_return)
        typed[f"segment{row}-expected_with_hours"] = _plain(need.with_hours)
    for row, spent in enumerate(resources.budget, start=1):
        typed |= _typed_row("line", row, spent)
    for row, group in enumerate(resources.hires, start=1):
        typed |= _typed_row("hire", row, group)
    for row, rep in enumerate(resources.team, start=1):
        typed |= _typed_row("rep", row, rep)
    return typed


def _typed_row(kind: str, row: int, held: _Row) -> dict[str, str]:
    names = [control.name for control in row_controls(kind, row, currency="")]
    values = {name: getattr(held, name.partition("-")[2]) for name in names}
    return {
        name: _plain(value) if isinstance(value, int | float) else str(value or "") for name, value in values.items()
    }


def resources_from(
    values: Mapping[str, Any],
    rows: Mapping[str, Sequence[int]],
    *,
    kept: Resources,
    held: Mapping[str, _Row],
    plan: SalesPlan,
) -> Resources:
    """*kept* with what the fields say.

    *held* has what each row was when the plan was loaded: what has no field (role, region) stays as it is there. An
    expectation that is what *plan* says anyway is not written down twice. Raises CourseError as `Resources` does.
    """

    def made(kind: str, empty: _Row) -> list[Any]:
        return [_row_from(values, kind, row, held.get(f"{kind}{row}", empty)) for row in rows[kind]]

    allocation = tuple(made("segment", Allocation()))
    plain = tuple(replace(line, expected_return=None, expected_with_hours=None) for line in allocation)
    needs = zip(allocation, plain, segment_needs(plan.segments, plain), strict=True)
    same_regions = values["new_regions"] == ", ".join(kept.new_regions).strip()
    return replace(
        kept,
        team=tuple(made("rep", Rep())),
        hires=tuple(made("hire", HireGroup())),
        budget=tuple(line for line in made("line", BudgetLine()) if line != BudgetLine()),
        allocation=tuple(
            replace(
                bare,
                expected_return=None if line.expected_return == need.expected_return else line.expected_return,
                expected_with_hours=None if line.expected_with_hours == need.with_hours else line.expected_with_hours,
            )
            for line, bare, need in needs
        ),
        selling_hours_per_week=values["hours_per_week"],
        hours_per_call=values["hours_per_call"],
        hours_per_visit=values["hours_per_visit"],
        attainment=values["attainment"] / 100,
        attrition_rate=values["attrition"] / 100,
        replacement_months=values["replacement"],
        ramp_shape=RampShape(values["ramp_shape"]),
        new_regions=kept.new_regions if same_regions else names_in(values["new_regions"]),
    )


def _row_from(values: Mapping[str, Any], kind: str, row: int, held: _Row) -> Any:  # noqa: ANN401 - as *held*
    own = {}
    for control in row_controls(kind, row, currency=""):
        part, value = control.name.partition("-")[2], values[control.name]
        before = getattr(held, part)
        if value is None and part in {"hours_to_keep", "hours_to_win", "budget", "ramp_months", "count"}:
            value = 0
        # A number with more decimals than a field shows stays as it was.
        same = isinstance(value, float) and before is not None and _plain(value) == _plain(before)
        own[part] = before if same else value
    return replace(held, **own)


def place_of(path: str, rows: Mapping[str, Sequence[int]]) -> str | None:
    """The field, or the button that adds it, where the plan's value at *path* stands; None for what has none here."""
    found = re.fullmatch(r"resources(?:\.(\w+)(?:\[(\d+)\](?:\.(\w+))?)?)?", path)
    if found is None:
        return None
    part, number, own = found.groups()
    if part not in _LISTS:
        return _FIELDS.get(part or "selling_hours_per_week")
    kind = _LISTS[part]
    if number is None and kind in _FIRST and rows[kind]:
        return f"{kind}{rows[kind][0]}-{_FIRST[kind]}"
    if number is None or int(number) >= len(rows[kind]):
        return f"add-{kind}"
    known = [control.name.partition("-")[2] for control in row_controls(kind, 1, currency="")]
    return f"{kind}{rows[kind][int(number)]}-{own if own in known else known[0]}"


def _plain(value: float | None) -> str:
    """A number as a person would type it, with thousands signs."""
    if value is None:
        return ""
    text = bare_number(value)
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.lstrip("-").isdigit() else text
