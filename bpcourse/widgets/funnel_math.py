"""The funnel tool of chapter 2: forward from leads, back from a target, the best lever, the range, scenarios.

>>> tool = FunnelMath()
>>> tool.receive({"type": "input", "name": "conversion-2", "value": "30"})["slots"]["headline"]
'2,000 leads become 96 deals: CNY 23.04 million. That is CNY 3.84 million above the target.'
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.funnel import (
    ActivityNorms,
    Comparison,
    ComparisonRow,
    Flow,
    Funnel,
    Outcome,
    Stage,
    backward,
    compare,
    coverage_needed,
    levers,
    outcome,
    sales_velocity,
    workload,
)
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.period import Period
from bpcourse.core.plan import FunnelPlan, FunnelScenario
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.funnel import funnel_picture, lever_picture, outcome_picture
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Button, NumberField, Slider, TextField, bare_number, group
from bpcourse.widgets.tool import Tool, worked_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.plan import MeasuredFunnel, SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["FunnelMath"]

_FEWEST: Final = 1
_MOST: Final = 6
_MOST_SCENARIOS: Final = 4
_MOST_LEADS: Final = 10_000
_USUAL_VARIATION: Final = "50"


class FunnelMath(Tool):
    """What the leads become, what the target needs, and what chance leaves of it."""

    name: ClassVar[str] = "funnel_math"
    heading: ClassVar[str] = N_("Funnel math")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._currency = "CNY"
        self._period: Period | None = None
        self._scenarios: tuple[FunnelScenario, ...] = ()
        self._measured: MeasuredFunnel | None = None
        self._typed_stages = 3
        self._most_leads: float = _MOST_LEADS
        self._meeting: str | None = None
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """Target and deal first, then a slider per stage, then the week of a rep."""
        return (
            *self._aim(),
            *self._stage_sliders(),
            *self._stage_details(),
            *self._activity(),
            *self._scenario_fields(),
        )

    def defaults(self) -> dict[str, str]:
        """The worked company's funnel."""
        return {**worked_fields(self), "variation": _USUAL_VARIATION}

    def _aim(self) -> tuple[Control, ...]:
        money = self._currency
        return (
            NumberField("target", _("Revenue target"), unit=money, help=_("New business in the plan's period.")),
            NumberField("deal_size", _("Average deal size"), unit=money, minimum=1),
            Slider(
                "leads", self.typed.get("stage-0", _("Lead")), unit=_("in the period"),
                maximum=self._most_leads, step=10, help=_("How many enter the funnel."),
            ),
            Slider(
                "variation", _("Deal sizes vary by"), unit="%", maximum=200, step=5,
                help=_("Standard deviation as a share of the average: 0 means that every deal is alike."),
            ),
        )  # fmt: skip

    def _stage_sliders(self) -> tuple[Control, ...]:
        label = _("{step} → {following}")
        return tuple(
            Slider(
                f"conversion-{stage}",
                label.format(step=self._step_name(stage), following=self._step_name(stage + 1)),
                unit="%",
                step=0.5,
            )
            for stage in range(self._typed_stages)
        )

    def _stage_details(self) -> tuple[Control, ...]:
        names = [
            TextField(f"stage-{step}", _("Name of step {number}").format(number=step + 1))
            for step in range(self._typed_stages + 1)
        ]
        days = [
            NumberField(f"days-{stage}", _("Days in {step}").format(step=self._step_name(stage)), unit=_("days"))
            for stage in range(self._typed_stages)
        ]
        return (*names, *days)

    def _activity(self) -> tuple[Control, ...]:
        return (
            NumberField("calls_per_lead", _("Calls per lead")),
            NumberField("visits_per_meeting", _("Visits per meeting")),
            NumberField("reps", _("Number of reps"), minimum=0.1),
            NumberField("selling_weeks", _("Selling weeks"), minimum=0.1, help=_("Weeks in which a rep can sell.")),
        )

    def _scenario_fields(self) -> tuple[Control, ...]:
        return (TextField("scenario_name", _("Name for this scenario"), placeholder=_("More first meetings")),)

    def _step_name(self, step: int) -> str:
        return self.typed.get(f"stage-{step}", "").strip() or _("Step {number}").format(number=step + 1)

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """Fields on the left, the answer on the right, scenarios below."""
        aim = tag("div", join(map(self.field, self._aim())), class_="bp-fields")
        stages = tag("div", join(map(self.field, self._stage_sliders())), class_="bp-fields")
        left = join([group(_("Target and inflow"), [aim]), group(_("Conversion"), [stages]), self._details()])
        right = join(
            [self.live("headline"), self.slot("funnel"), self.slot("week"), self.slot("levers"), self.slot("range")]
        )
        columns = tag("div", tag("div", left), tag("div", right, class_="bp-spaced"), class_="bp-columns")
        return join([columns, self._scenario_part()])

    def _details(self) -> Html:
        buttons = (
            Button("stage-add", _("Add a stage")).html(),
            Button("stage-remove", _("Remove the last stage")).html(),
        )
        steps = tag("div", join(map(self.field, self._stage_details())), class_="bp-fields")
        week = tag("div", join(map(self.field, self._activity())), class_="bp-fields")
        return join(
            [
                group(_("The week of a rep"), [week]),
                tag("details", tag("summary", _("Stages: names and days")), steps, *buttons, class_="bp-spaced"),
            ]
        )

    def _scenario_part(self) -> Html:
        keep = Button("scenario-keep", _("Keep as a scenario")).html()
        parts = [
            join(map(self.field, self._scenario_fields())),
            keep,
            self.scrolled("scenarios", _("Scenarios side by side")),
        ]
        return group(_("Scenarios side by side"), parts)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present fields."""
        part = self._part()
        expected, target = part.expected, part.revenue_target
        likely = outcome(part.funnel, leads=part.leads, deal_size_variation=self.values["variation"] / 100)
        winnable = part.funnel.lead_to_deal_rate > 0
        needed = backward(part.funnel, revenue_target=target) if winnable else None
        return {
            "headline": self._headline(expected, target),
            "funnel": funnel_picture(expected, needed=needed, currency=self._currency),
            "week": self._week(part, needed),
            "levers": self._levers(part),
            "range": join(
                [
                    tag("p", self._range_words(likely, target)),
                    outcome_picture(likely, target=target, currency=self._currency),
                ]
            ),
            "scenarios": self._comparison(part),
        }

    def _part(self) -> FunnelPlan:
        values = self.values
        stages = tuple(
            Stage(
                name=self._step_name(stage),
                conversion=round(values[f"conversion-{stage}"] / 100, 12),
                days=values[f"days-{stage}"],
            )
            for stage in range(self._typed_stages)
        )
        funnel = Funnel(
            stages=stages, average_deal_size=values["deal_size"], deal_name=self._step_name(self._typed_stages)
        )
        norms = ActivityNorms(
            calls_per_lead=values["calls_per_lead"],
            visits_per_meeting=values["visits_per_meeting"],
            reps=values["reps"],
            selling_weeks=values["selling_weeks"],
            meeting=self._meeting if self._meeting in funnel.names else None,
        )
        return FunnelPlan(
            funnel=funnel,
            leads=values["leads"],
            revenue_target=values["target"],
            activity=norms,
            scenarios=self._scenarios,
            measured=self._measured,
        )

    def _headline(self, expected: Flow, target: float) -> Html:
        gap = expected.revenue - target
        sentence = (
            _("{leads} leads become {deals} deals: {revenue}. That is {gap} above the target.")
            if gap > 0
            else _("{leads} leads become {deals} deals: {revenue}. That is {gap} below the target.")
            if gap < 0
            else _("{leads} leads become {deals} deals: {revenue}. That meets the target.")
        )
        return join(
            [
                sentence.format(
                    leads=number_text(expected.leads),
                    deals=number_text(expected.deals),
                    revenue=money_text(expected.revenue, self._currency),
                    gap=money_text(abs(gap), self._currency),
                )
            ]
        )

    def _week(self, part: FunnelPlan, needed: Flow | None) -> Html:
        if needed is None or part.activity is None:
            return tag("p", _("With a conversion of 0% no number of leads reaches the target."), class_="bp-error")
        work = workload(needed, part.activity)
        sentence = _("The target needs {leads} leads: {calls} calls and {visits} visits per rep and week.")
        facts = [
            sentence.format(
                leads=number_text(needed.people[0], digits=0),
                calls=number_text(work.calls_per_rep_week),
                visits=number_text(work.visits_per_rep_week),
            ),
            self._speed(part, needed),
        ]
        return join(tag("p", fact) for fact in facts if fact)

    def _speed(self, part: FunnelPlan, needed: Flow) -> str:
        funnel = part.funnel
        coverage = _("A win rate of {rate} calls for open proposals worth {coverage} times the revenue still to win.")
        facts = [
            coverage.format(
                rate=percent_text(funnel.win_rate), coverage=number_text(coverage_needed(win_rate=funnel.win_rate))
            )
        ]
        if funnel.sales_cycle_days:
            days = (self._period or Period.year(_PLAN_YEAR)).days
            speed = sales_velocity(
                # Little's law: leads a day times the days each takes are the leads under way.
                opportunities=needed.leads / days * funnel.sales_cycle_days,
                win_rate=funnel.lead_to_deal_rate,
                average_deal_size=funnel.average_deal_size,
                sales_cycle_days=funnel.sales_cycle_days,
            )
            cycle = _("The sales cycle is {cycle} days; the sales velocity that the target needs is {speed} a day.")
            money = money_text(speed, self._currency, digits=1)
            facts.append(cycle.format(cycle=number_text(funnel.sales_cycle_days), speed=money))
        return one_after_another(facts)

    def _levers(self, part: FunnelPlan) -> Html:
        ranked = levers(part.funnel, leads=part.leads)
        if not ranked or not ranked[0].revenue_gain:
            return join([])
        best = _("Best lever: {lever} brings {gain}.").format(
            lever=ranked[0].label, gain=money_text(ranked[0].revenue_gain, self._currency)
        )
        return join([tag("p", best), lever_picture(ranked, currency=self._currency)])

    def _range_words(self, likely: Outcome, target: float) -> str:
        sentence = _(
            "Even if every rate holds, chance decides who buys. The target is reached in {chance} of such years; "
            "eight years in ten end between {p10} and {p90}, half of them above {p50}."
        )
        revenue = likely.revenue
        p10, p50, p90 = (money_text(value, self._currency) for value in (revenue.p10, revenue.p50, revenue.p90))
        chance = percent_text(likely.chance_of_revenue(target), digits=0)
        return sentence.format(chance=chance, p10=p10, p50=p50, p90=p90)

    # Scenarios ------------------------------------------------------------------------------------------------------

    def _comparison(self, part: FunnelPlan) -> Html:
        now = _("Now")
        while now in {each.name for each in self._scenarios}:
            now += "*"
        shown = [FunnelScenario(name=now, funnel=part.funnel, leads=part.leads), *self._scenarios]
        table = compare(
            {each.name: each.funnel for each in shown},
            leads={each.name: each.leads for each in shown},
            revenue_target=part.revenue_target,
        )
        drops = [
            Button(f"scenario-drop-{number}", _("Remove “{name}”").format(name=each.name)).html()
            for number, each in enumerate(self._scenarios)
        ]
        return join([_table(table, self._currency), *drops])

    def pressed(self, button: str) -> None:
        """Add or remove a stage, keep or drop a scenario."""
        if button == "stage-add":
            self._add_stage()
        elif button == "stage-remove":
            self._remove_stage()
        elif button == "scenario-keep":
            self._keep_scenario()
        elif button.startswith("scenario-drop-"):
            number = int(button.removeprefix("scenario-drop-"))
            self._scenarios = tuple(each for place, each in enumerate(self._scenarios) if place != number)

    def _add_stage(self) -> None:
        if self._typed_stages >= _MOST:
            self.note(_("A funnel of more than {most} stages is hard to manage; none was added.").format(most=_MOST))
            return
        last = self._typed_stages
        self.typed |= {f"conversion-{last}": "50", f"days-{last}": "0", f"stage-{last + 1}": self._step_name(last)}
        self.typed[f"stage-{last}"] = _("Step {number}").format(number=last + 1)
        self._typed_stages += 1
        self.rebuild()

    def _remove_stage(self) -> None:
        if self._typed_stages <= _FEWEST:
            self.note(_("A funnel needs at least one stage; none was removed."))
            return
        self.typed[f"stage-{self._typed_stages - 1}"] = self._step_name(self._typed_stages)
        self._typed_stages -= 1
        self.rebuild()

    def _keep_scenario(self) -> None:
        taken = {_("Now"), *(each.name for each in self._scenarios)}
        numbered = (_("Scenario {number}").format(number=number) for number in count(len(self._scenarios) + 1))
        name = self.values["scenario_name"] or next(each for each in numbered if each not in taken)
        if name in taken:
            sentence = _("There is a scenario called {name} already: give this one another name.")
            raise FieldError(sentence.format(name=repr(name)), field="scenario_name", value=name)
        if len(self._scenarios) >= _MOST_SCENARIOS:
            sentence = _("At most {most} scenarios stand side by side: remove one first.")
            raise FieldError(sentence.format(most=_MOST_SCENARIOS), field="scenario_name", value=name)
        part = self._part()
        self._scenarios = (*self._scenarios, FunnelScenario(name=name, funnel=part.funnel, leads=part.leads))
        self.set_fields({"scenario_name": ""})
        self.note(_("Kept as {name}. Change the sliders and compare.").format(name=repr(name)))

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with this funnel."""
        return plan.with_funnel(self._part())

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's funnel."""
        part = plan.funnel
        if part is None:
            return None
        self._currency, self._period, self._scenarios = plan.currency, plan.period, part.scenarios
        self._measured = part.measured
        self._typed_stages = len(part.funnel.stages)
        self._most_leads = max(_MOST_LEADS, part.leads)
        norms = part.activity or ActivityNorms(calls_per_lead=5, visits_per_meeting=1, reps=1, selling_weeks=46)
        self._meeting = norms.meeting
        typed = {
            "target": _money(part.revenue_target),
            "deal_size": _money(part.funnel.average_deal_size),
            "leads": bare_number(part.leads),
            "variation": self.typed.get("variation", _USUAL_VARIATION),
            "calls_per_lead": bare_number(norms.calls_per_lead),
            "visits_per_meeting": bare_number(norms.visits_per_meeting),
            "reps": bare_number(norms.reps),
            "selling_weeks": bare_number(norms.selling_weeks),
            "scenario_name": "",
        }
        for number, stage in enumerate(part.funnel.stages):
            typed[f"conversion-{number}"] = bare_number(stage.conversion * 100)
            typed[f"days-{number}"] = bare_number(stage.days)
        for number, name in enumerate(part.funnel.names):
            typed[f"stage-{number}"] = name
        return typed

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the funnel part."""
        found = re.fullmatch(r"funnel(?:\.funnel)?(?:\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?)?", path)
        if found is None:
            return None
        part, number, own = found.groups()
        if part == "stages":
            stage = min(int(number or 0), self._typed_stages - 1)
            return f"{_STAGE_FIELDS.get(own or '', 'conversion')}-{stage}"
        named = _FIELDS.get(own or part or "", own or part or "")
        return named if named in {control.name for control in self.controls()} else "leads"


_STAGE_FIELDS: Final = {"name": "stage", "days": "days"}
_FIELDS: Final = {
    "revenue_target": "target",
    "average_deal_size": "deal_size",
    "activity": "calls_per_lead",
    "scenarios": "scenario_name",
}
"""Fields that are called otherwise than in the plan."""
_PLAN_YEAR: Final = 2027


def _money(value: float) -> str:
    """Money as a person would type it, with thousands separators."""
    return f"{value:,.2f}".removesuffix(".00")


def _table(table: Comparison, currency: str) -> Html:
    head = tag("tr", tag("th", _("Figure"), scope="col"), *(tag("th", name, scope="col") for name in table.names))
    rows = (tag("tr", tag("th", row.label, scope="row"), *_cells(row, currency)) for row in table.rows)
    return tag("table", tag("thead", head), tag("tbody", *rows))


def _cells(row: ComparisonRow, currency: str) -> Iterable[Html]:
    return (tag("td", _figure(value, row.unit, currency)) for value in row.values)


def _figure(value: float, unit: str, currency: str) -> str:
    if unit == "money":
        return money_text(value, currency)
    if unit == "rate":
        return percent_text(value, digits=2)
    if unit == "days":
        return _("{number} days").format(number=number_text(value))
    return number_text(value)
