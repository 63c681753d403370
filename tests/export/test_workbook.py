"""The workbook computes: its formulas give the package's numbers, before and after an input changes."""

# ruff: noqa: ANN401 - the spreadsheet comes as a fixture, without a type

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest

from bpcourse.core.actions import Action
from bpcourse.core.funnel import Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.language import LANGUAGES, use_language
from bpcourse.core.period import Period
from bpcourse.core.plan import FunnelPlan, SalesPlan, ScorecardPlan
from bpcourse.core.resources import HireGroup, RampShape, Rep, Resources
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan
from bpcourse.export import plan_file

if TYPE_CHECKING:
    from bpcourse.core.language import Language

DAY: Final = date(2026, 11, 23)
CENT: Final = 0.005


def exported(plan: SalesPlan) -> bytes:
    return plan_file(plan, to="xlsx", today=DAY)


def ramping() -> SalesPlan:
    """A plan in which ramp, attrition, replacement and hires all matter."""
    plan = worked_plan()
    resources = plan.resources or Resources()
    grown = replace(
        resources,
        team=(*resources.team, Rep(name="New", quota=3e6, start=date(2027, 4, 12), ramp_months=5.5)),
        hires=(
            HireGroup(name="Later", count=2, quota=4e6, start=date(2027, 7, 1), ramp_months=4),
            HireGroup(name="Open", count=3, quota=4e6),
        ),
        attrition_rate=0.15,
        replacement_months=2,
        attainment=0.85,
    )
    actuals = {"sales_attainment": 2.1e6, "new_customers": 12, "average_deal_size": 200_000, "proposal_conversion": 0.3}
    card = replace(plan.scorecard or ScorecardPlan(), actuals=actuals)
    return replace(plan, resources=grown, scorecard=card, period=Period(date(2027, 1, 15), date(2027, 12, 20)))


def stepped() -> SalesPlan:
    plan = ramping()
    resources = plan.resources or Resources()
    return replace(plan, resources=replace(resources, ramp_shape=RampShape.STEPPED, replacement_months=None))


def hopeless() -> SalesPlan:
    """A plan whose last stage lets nobody through, without a period."""
    part = FunnelPlan(funnel=Funnel.from_rates([0.3, 0.0], average_deal_size=1_000), leads=10, revenue_target=5_000)
    return SalesPlan(funnel=part, segments=(Segment(name="new", target=5_000),), goals=(Goal(metric="sales"),))


PLANS: Final = {"worked": worked_plan, "ramping": ramping, "stepped": stepped, "hopeless": hopeless}


@pytest.mark.parametrize("name", [*PLANS, "empty"])
def test_every_stored_value_is_what_its_formula_gives(name: str, spreadsheet: Any) -> None:
    book = spreadsheet(exported(PLANS.get(name, SalesPlan.empty)()))
    wrong = []
    for sheet, cell in book.formulas():
        stored, computed = book.cached(sheet, cell), book.value(sheet, cell)
        same = (
            abs(stored - computed) < CENT * 1e-3
            if isinstance(stored, int | float) and isinstance(computed, int | float)
            else (stored or "") == (computed or "")
        )
        if not same:
            wrong.append((sheet, cell, stored, computed, book.book[sheet][cell].value))

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_figures_are_the_packages(language: Language, spreadsheet: Any) -> None:
    with use_language(language):
        plan = worked_plan()
        book = spreadsheet(exported(plan))
    assert plan.funnel
    assert plan.funnel.workload
    assert plan.resources
    assert plan.period
    expected = {
        "expected_revenue": plan.funnel.expected.revenue,
        "leads_needed": plan.funnel.needed.leads,
        "lead_to_deal_rate": plan.funnel.funnel.lead_to_deal_rate,
        "calls_per_rep_week": plan.funnel.workload.calls_per_rep_week,
        "visits_per_rep_week": plan.funnel.workload.visits_per_rep_week,
        "quota_capacity": plan.resources.quota_capacity(plan.period),
        "allocated_hours": plan.resources.allocated_hours,
        "budget_total": plan.resources.budget_total,
        "weight_sum": 1.0,
    }

    assert expected == {name: pytest.approx(book.named(name), abs=CENT) for name in expected}


def test_a_changed_rate_runs_through_funnel_and_forecast(spreadsheet: Any) -> None:
    plan = worked_plan()
    book = spreadsheet(exported(plan))
    assert plan.funnel
    book.set(*book.place("conversion_1"), 0.4)
    book.set(*book.place("average_deal_size"), 250_000)
    changed = replace(plan.funnel, funnel=replace(plan.funnel.funnel, average_deal_size=250_000))
    changed = replace(changed, funnel=changed.funnel.replace_conversion("Lead", 0.4))

    assert changed.expected.revenue == pytest.approx(book.named("expected_revenue"), abs=CENT)
    assert changed.needed.leads == pytest.approx(book.named("leads_needed"))
    assert changed.workload is not None
    assert changed.workload.calls_per_rep_week == pytest.approx(book.named("calls_per_rep_week"))
    changed_book = spreadsheet(exported(replace(plan, funnel=changed)))
    assert changed_book.named("weighted_value") == pytest.approx(book.named("weighted_value"), abs=CENT)


def test_a_changed_attrition_and_quota_run_through_the_capacity(spreadsheet: Any) -> None:
    plan = ramping()
    book = spreadsheet(exported(plan))
    book.set(*book.place("attrition_rate"), 0.3)
    book.set(*book.place("replacement_months"), None)
    book.set("Capacity", "F4", 12_000_000)
    resources = plan.resources or Resources()
    team = (replace(resources.team[0], quota=12_000_000), *resources.team[1:])
    changed = replace(resources, team=team, attrition_rate=0.3, replacement_months=None)

    assert plan.period is not None
    assert changed.quota_capacity(plan.period) == pytest.approx(book.named("quota_capacity"), abs=CENT)


def test_changed_hours_run_through_the_allocation(spreadsheet: Any) -> None:
    plan = worked_plan()
    book = spreadsheet(exported(plan))
    book.set("Allocation", "C4", 4_000)
    assert plan.resources
    lines = (replace(plan.resources.allocation[0], hours_to_win=4_000), *plan.resources.allocation[1:])
    changed = replace(plan.resources, allocation=lines)

    assert list(changed.hour_shares.values()) == [
        pytest.approx(book.value("Allocation", f"E{row}")) for row in range(4, 8)
    ]


def test_a_reached_figure_runs_through_the_score(spreadsheet: Any) -> None:
    plan = worked_plan()
    book = spreadsheet(exported(plan))
    book.set("Scorecard", "E4", 1_800_000)
    part = replace(plan.scorecard or ScorecardPlan(), actuals={"sales_attainment": 1_800_000})

    assert book.value("Scorecard", "F4") == pytest.approx(part.attainment_of("sales_attainment"))
    assert book.value("Scorecard", "G4") == "red"


def test_a_segment_that_is_added_counts_in_the_sum(spreadsheet: Any) -> None:
    book = spreadsheet(exported(worked_plan()))
    for cell, value in (("A9", "data centers"), ("C9", 0), ("D9", 1_000_000)):
        book.set("Segments", cell, value)

    assert book.named("segment_target") == 49_000_000


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x.example"])
def test_no_text_becomes_a_formula_or_a_link(text: str, spreadsheet: Any) -> None:
    plan = SalesPlan(title=text, company=text, segments=(Segment(name=text),), actions=(Action(title=text),))
    content = exported(plan)
    book = spreadsheet(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets" in name]

    assert text not in {book.book[sheet][cell].value for sheet, cell in book.formulas()}
    assert book.book["Segments"]["A5"].data_type == "s"
    assert book.book["Segments"]["A5"].value == text
    assert not any("<hyperlink" in sheet for sheet in sheets)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert exported(worked_plan()) == exported(worked_plan())


def test_input_cells_are_validated_and_sheets_ready_to_print(spreadsheet: Any) -> None:
    book = spreadsheet(exported(worked_plan())).book
    sheet, cell = "Inputs", spreadsheet(exported(worked_plan())).place("conversion_1")[1]
    rules = [rule for rule in book[sheet].data_validations.dataValidation if cell in rule.sqref]

    assert [rule.type for rule in rules] == ["decimal"]
    assert all(one.print_area for one in book.worksheets if one.sheet_state == "visible")
    assert {one.title for one in book.worksheets if one._charts} >= {"Funnel", "Capacity", "Allocation", "Scorecard"}
