"""The scorecard board: figures month by month, targets and lights that live in the plan, KPIs that come and go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.kpi import Dimension, Kpi, Role, TargetRange, Unit, role_scorecard
from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan, ScorecardPlan, load_plan, save_plan
from bpcourse.core.reviews import TrafficLights
from bpcourse.core.worked_board import worked_board
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.kpi_weights import KpiWeights
from bpcourse.widgets.scorecard_board import ScorecardBoard
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"
CUSTOMERS, RENEWAL, PROPOSALS = 2, 6, 9
"""Rows of the worked board."""


@pytest.fixture
def tool(tmp_path: Path) -> ScorecardBoard:
    """The tool with the worked company's board, shown once."""
    opened = ScorecardBoard(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: ScorecardBoard, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: ScorecardBoard, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def saved(tool: ScorecardBoard) -> ScorecardPlan:
    pressing(tool, "plan-save")
    part = load_plan(tool.plan_file).scorecard
    assert part is not None
    return part


def loaded(tool: ScorecardBoard, part: ScorecardPlan, **others: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a plan
    save_plan(SalesPlan(scorecard=part, **others), tool.plan_file)
    return pressing(tool, "plan-load")


# Answer ---------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_companys_board(tool: ScorecardBoard) -> None:
    assert tool.answer()["headline"].startswith("Score 99.6%, amber. 3 KPIs are red")
    assert not tool.errors


def test_one_customer_more_turns_a_light(tool: ScorecardBoard) -> None:
    slots = typing(tool, f"row{CUSTOMERS}-figure", "2")["slots"]

    assert "2 KPIs are red: Sales target attainment, Open proposals." in slots["headline"]
    assert "121.7%" in slots["board"]


def test_the_plans_thresholds_change_the_lights(tool: ScorecardBoard) -> None:
    typing(tool, "amber_from", "70")
    slots = typing(tool, "green_from", "80")["slots"]

    assert slots["headline"] == "Score 99.6%, green."
    assert saved(tool).lights == TrafficLights(green_from=0.8, amber_from=0.7)


def test_another_month_has_figures_of_its_own(tool: ScorecardBoard) -> None:
    page = typing(tool, "month", "2027-06")["page"]
    typing(tool, f"row{RENEWAL}-figure", "95")
    typing(tool, "month", "2027-03")

    assert "Figures of 2027-06" in page
    assert "The half-year to 2027-06." in page
    assert tool.typed[f"row{CUSTOMERS}-figure"] == "1"
    assert saved(tool).readings["renewal_rate"] == {"2027-06": 0.95}


def test_what_is_not_read_this_month_says_when_it_is(tool: ScorecardBoard) -> None:
    assert "Renewal or repurchase rate: read each half-year, next at the end of 2027-06." in tool.page()


def test_an_emptied_figure_is_not_counted(tool: ScorecardBoard) -> None:
    typing(tool, f"row{CUSTOMERS}-figure", " ")

    assert saved(tool).readings["new_customers"] == {"2027-01": 1, "2027-02": 0}


def test_the_next_reviews_are_counted_from_the_month(tool: ScorecardBoard) -> None:
    assert "2027-04-02" in tool.answer()["reviews"]
    assert "2027-07-02" in typing(tool, "month", "2027-06")["page"]


# Targets --------------------------------------------------------------------------------------------------------------


def test_a_range_takes_the_place_of_a_target(tool: ScorecardBoard) -> None:
    page = typing(tool, f"row{CUSTOMERS}-kind", "range")
    typing(tool, f"row{CUSTOMERS}-low", "8")
    typing(tool, f"row{CUSTOMERS}-high", "12")
    part = saved(tool)

    assert page["focus"] == f"row{CUSTOMERS}-kind"
    assert f'data-name="row{CUSTOMERS}-high"' in page["page"]
    assert part.ranges["new_customers"] == TargetRange(8, 12)
    assert "new_customers" not in part.targets


@pytest.mark.parametrize(
    ("name", "value", "place", "sentence"),
    [
        ("green_from", "many", "green_from", "Green from must be a number from 0 to 1,000"),
        ("amber_from", "120", "amber_from", "amber must begin at or below green (100%), got 120%"),
        (f"row{CUSTOMERS}-target", "0", f"row{CUSTOMERS}-target", "A target must be more than 0"),
        (f"row{CUSTOMERS}-figure", "-1", f"row{CUSTOMERS}-figure", "New customers won must be a number of 0 or more"),
        (f"row{PROPOSALS}-high", "3", f"row{PROPOSALS}-high", "the high end must not be below the low one (4), got 3"),
        (f"row{PROPOSALS}-high", "", f"row{PROPOSALS}-high", "Say where the range ends."),
        (f"row{PROPOSALS}-kind", "luck", f"row{PROPOSALS}-kind", "Good is must be one of"),
    ],
)
def test_what_cannot_be_gets_its_sentence_and_is_not_lost(
    tool: ScorecardBoard, name: str, value: str, place: str, sentence: str
) -> None:
    typing(tool, name, value)

    assert sentence in tool.errors[place]
    assert tool.typed[name] == value
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]


def test_another_month_waits_until_this_one_can_be_read(tool: ScorecardBoard) -> None:
    typing(tool, f"row{CUSTOMERS}-figure", "two")
    patch = typing(tool, "month", "2027-04")

    assert patch["fields"] == {"month": "2027-03"}
    assert tool.typed[f"row{CUSTOMERS}-figure"] == "two"


@pytest.mark.parametrize("month", ["", "2026-12", HOSTILE])
def test_a_month_outside_the_plan_changes_nothing(tool: ScorecardBoard, month: str) -> None:
    assert "no such month" in typing(tool, "month", month)["slots"]["note"]


# KPIs -----------------------------------------------------------------------------------------------------------------


def test_a_kpi_is_added_taken_off_and_put_back(tool: ScorecardBoard) -> None:
    typing(tool, "new", "nps")
    added = pressing(tool, "kpi-add")
    typing(tool, "row11-target", "40")
    removed = pressing(tool, "kpi-remove-11")
    without = saved(tool).targets
    back = pressing(tool, "kpi-back")

    assert added["focus"] == "row11-target"
    assert removed["focus"] == "kpi-back"
    assert "nps" not in without
    assert back["focus"] == "kpi-remove-11"
    assert saved(tool).targets["nps"] == 40


def test_what_was_read_comes_back_with_its_kpi(tool: ScorecardBoard) -> None:
    pressing(tool, f"kpi-remove-{CUSTOMERS}")
    gone = saved(tool).readings
    pressing(tool, "kpi-back")

    assert "new_customers" not in gone
    assert saved(tool).readings["new_customers"] == worked_board().readings["new_customers"]


def test_nothing_chosen_adds_nothing(tool: ScorecardBoard) -> None:
    assert "Choose a KPI first." in pressing(tool, "kpi-add")["slots"]["note"]


def test_a_weighted_kpi_stays_on_the_board(tool: ScorecardBoard) -> None:
    page = loaded(tool, ScorecardPlan(weights={"nps": 1.0}))["page"]

    assert "kpi-remove-1" not in page
    pressing(tool, "kpi-remove-1")
    assert 'data-name="row1-target"' in tool.page()


# Plan -----------------------------------------------------------------------------------------------------------------


def test_what_is_saved_is_the_worked_companys_board(tool: ScorecardBoard) -> None:
    assert saved(tool) == worked_board()


def test_a_saved_board_comes_back(tool: ScorecardBoard) -> None:
    typing(tool, f"row{CUSTOMERS}-figure", "3")
    saved(tool)
    pressing(tool, "plan-reset")
    pressing(tool, "plan-load")

    assert tool.typed[f"row{CUSTOMERS}-figure"] == "3"
    assert tool.typed["month"] == "2027-03"


def test_it_takes_the_scorecard_that_the_kpi_tool_saved(tool: ScorecardBoard) -> None:
    weights = KpiWeights(tool.plan_file)
    weights.receive({"type": "input", "name": "role", "value": "senior_rep"})
    weights.receive({"type": "press", "name": "plan-save"})
    page = pressing(tool, "plan-load")["page"]

    assert "Enter a target and a figure" in page
    assert "<details open>" in page
    typing(tool, "new", "new_customers")
    pressing(tool, "kpi-add")
    typing(tool, "row1-target", "10")
    part = saved(tool)
    assert part.role is Role.SENIOR_REP
    assert part.scorecard() == role_scorecard(Role.SENIOR_REP)
    assert part.targets == {"new_customers": 10}


def test_weights_and_what_else_the_plan_holds_stay(tool: ScorecardBoard) -> None:
    own = Kpi(id="demos", name="Demos given", dimension=Dimension.SALES, unit=Unit.COUNT)
    before = ScorecardPlan(weights={"team": 1.0}, own_kpis=(own,), actuals={"nps": 30, "demos": 2})
    loaded(tool, before)

    assert saved(tool) == before


def test_readings_in_an_unusual_month_can_be_seen_and_kept(tool: ScorecardBoard) -> None:
    part = ScorecardPlan(targets={"renewal_rate": 0.9}, readings={"renewal_rate": {"2027-02": 0.8}})
    page = loaded(tool, part)["page"]

    assert 'value="80"' in page
    assert saved(tool).readings == part.readings


def test_the_plans_period_and_currency_are_spoken(tool: ScorecardBoard) -> None:
    part = replace(worked_board(), readings={})
    page = loaded(tool, part, period=Period.quarter(2028, 2), currency="USD")["page"]

    assert "Figures of 2028-04" in page
    assert "USD" in page


def test_a_plan_without_a_scorecard_changes_nothing(tool: ScorecardBoard) -> None:
    save_plan(SalesPlan(company="Clearbrook"), tool.plan_file)

    assert "The plan has no such part yet" in pressing(tool, "plan-load")["slots"]["note"]
    assert not tool.errors


def test_reset_goes_back_to_the_worked_board(tool: ScorecardBoard) -> None:
    loaded(tool, ScorecardPlan(weights={"nps": 1.0}), period=Period.year(2030))
    pressing(tool, "plan-reset")

    assert tool.answer()["headline"].startswith("Score 99.6%")
    assert saved(tool).readings == worked_board().readings


def test_what_a_learner_types_is_never_markup(tool: ScorecardBoard) -> None:
    for name in list(tool.typed):
        typing(tool, name, HOSTILE)

    assert "<script" not in tool.page()


def test_hostile_text_of_a_plan_is_shown_as_text(tool: ScorecardBoard) -> None:
    own = Kpi(id=HOSTILE, name=HOSTILE, dimension=Dimension.SALES, unit=Unit.RATING)
    page = loaded(tool, ScorecardPlan(own_kpis=(own,), targets={HOSTILE: 1}))["page"]

    assert "<script" not in page
    assert "&lt;script" in page


def test_it_speaks_chinese(tmp_path: Path) -> None:
    tool = ScorecardBoard(tmp_path / PLAN_FILE, language="zh_CN")

    assert 'lang="zh-CN"' in tool.page()
    assert "99.6%" in tool.page()


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("scorecard", "row1-target"),
        ("scorecard.lights.amber_from", "amber_from"),
        ("scorecard.lights", "green_from"),
        ("scorecard.targets.new_customers", f"row{CUSTOMERS}-target"),
        ("scorecard.targets.open_proposals", f"row{PROPOSALS}-high"),
        ("scorecard.targets.nps", "new"),
        ("scorecard.readings.new_customers", f"row{CUSTOMERS}-figure"),
        ("scorecard.readings.renewal_rate", "month"),
        ("scorecard.weights.sales", None),
        ("goals[0].target", None),
    ],
)
def test_a_finding_leads_to_its_field(tool: ScorecardBoard, path: str, field: str | None) -> None:
    assert tool.place_of(path) == field
    assert field is None or f'data-name="{field}"' in tool.page()


def test_the_worked_plan_itself_can_be_loaded(tool: ScorecardBoard) -> None:
    save_plan(worked_plan(), tool.plan_file)

    assert "Enter a target and a figure" in pressing(tool, "plan-load")["page"]
