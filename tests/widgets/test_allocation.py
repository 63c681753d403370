"""The allocation tool: splits that answer at once, capacity against the goal, rows that come and go, and the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.resources import Allocation, HireGroup, RampShape, Rep, Resources
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.allocation import AllocationTool
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> AllocationTool:
    """The tool with the worked company's resources, shown once."""
    opened = AllocationTool(tmp_path / PLAN_FILE)
    opened.page()
    return opened


@pytest.fixture
def capacity(tool: AllocationTool) -> AllocationTool:
    """The same, in the view of capacity."""
    typing(tool, "mode", "capacity")
    return tool


def typing(tool: AllocationTool, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: AllocationTool, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def saved(tool: AllocationTool) -> Resources:
    pressing(tool, "plan-save")
    resources = load_plan(tool.plan_file).resources
    assert resources is not None
    return resources


def opened_with(tmp_path: Path, plan: SalesPlan) -> AllocationTool:
    """The tool over *plan*, loaded."""
    save_plan(plan, tmp_path / PLAN_FILE)
    opened = AllocationTool(tmp_path / PLAN_FILE)
    pressing(opened, "plan-load")
    return opened


# Split ----------------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_worked_companys_splits_without_any_script(tool: AllocationTool) -> None:
    page = tool.page()

    assert "Your split is expected to add CNY 8 million; even split CNY 6.74 million;" in page
    assert "large manufacturers (priority 1)</legend>" in page
    assert page.count("<svg") == 1
    assert page.count("<table") == 1


@pytest.mark.parametrize(
    ("name", "value", "slot", "said"),
    [
        ("segment1-hours_to_win", "2640", "headline", "Your split is expected to add CNY 6.95 million"),
        ("segment1-hours_to_win", "2640", "split-words", "2,640 of the team's 14,720 hours are given to nobody."),
        ("segment1-hours_to_keep", "3000", "split-words", "You give out 600 hours more than the 14,720"),
        ("hours_per_week", "10", "split-words", "Keeping the customers takes 5,440 hours; the team has 3,680."),
        ("weeks", "23", "split-words", "You give out 7,360 hours more than the 7,360 that the team has."),
        ("elasticity", "0.9", "headline", "even split CNY 5"),
        ("segment3-expected_return", "9,000,000", "headline", "Your split is expected to add CNY 16.5 million"),
        ("segment2-segment", "dairies", "legend-segment2", "dairies"),
        ("segment2-segment", "dairies", "split-table", "dairies"),
        ("segment1-budget", "900,000", "split-table", "1,400,000"),
    ],
)
def test_a_change_is_answered(tool: AllocationTool, name: str, value: str, slot: str, said: str) -> None:
    assert said in typing(tool, name, value)["slots"][slot]
    assert tool.errors == {}


def test_where_the_teams_hours_are_not_known_those_given_out_are_taken(tool: AllocationTool) -> None:
    assert typing(tool, "weeks", "")["slots"] == {}
    typing(tool, "segment3-hours_to_win", "0")

    assert "9,280" not in tool.answer()["split-table"]
    assert "hours" not in tool.answer()["split-words"].partition("The best split")[0]


def test_a_rule_can_be_taken_over_and_the_own_split_comes_back(tool: AllocationTool) -> None:
    before = saved(tool)

    patch = pressing(tool, "take-even")
    assert patch["focus"] == "take-back"
    assert "Your split is expected to add CNY 6.74 million" in patch["page"]
    assert {line.hours_to_win for line in saved(tool).allocation} == {2_320}
    assert {line.budget for line in saved(tool).allocation} == {300_000}
    pressing(tool, "take-eighty_twenty")
    assert saved(tool).allocation[0].hours_to_win == pytest.approx(7_424, abs=1)
    pressing(tool, "take-back")
    assert saved(tool) == before


def test_hires_add_to_the_hours_that_can_be_given_out(capacity: AllocationTool) -> None:
    pressing(capacity, "add-hire")

    assert "1,840 of the team's 16,560 hours are given to nobody" in typing(capacity, "mode", "split")["page"]


# Capacity -------------------------------------------------------------------------------------------------------------


def test_the_other_view_shows_capacity_against_the_goal(tool: AllocationTool) -> None:
    page = typing(tool, "mode", "capacity")["page"]

    assert "The team can carry CNY 48.6 million, 101.2% of the goal of CNY 48 million: CNY 600,000 to spare." in page
    assert page.count("<svg") == 1
    assert "Gao Feng</legend>" in page


@pytest.mark.parametrize(
    ("name", "value", "slot", "said"),
    [
        ("attrition", "10", "headline", "CNY 1.83 million short."),
        ("attrition", "10", "capacity-words", "it takes 1 hire, with a first day no later than 2027-06-01."),
        ("attainment", "90", "headline", "The team can carry CNY 43.74 million"),
        ("goal", "60,000,000", "headline", "CNY 11.4 million short."),
        ("rep1-quota", "", "headline", "The team can carry CNY 37.6 million"),
        ("rep8-start", "2027-07-01", "headline", "The team can carry CNY 46.42 million"),
        ("more-ramp", "12", "hiring", "2,900,000"),
        ("more-least", "1,000,000", "capacity-words", "begins on 2027-08-01"),
        ("more-quota", "0", "capacity-words", "Even from the first day on"),
        ("rep1-name", "Lin Yue", "legend-rep1", "Lin Yue"),
    ],
)
def test_a_change_of_capacity_is_answered(
    capacity: AllocationTool, name: str, value: str, slot: str, said: str
) -> None:
    assert said in typing(capacity, name, value)["slots"][slot]
    assert capacity.errors == {}


def test_a_place_that_is_filled_again_and_steps_count(capacity: AllocationTool) -> None:
    typing(capacity, "attrition", "10")
    assert "CNY 46.83 million" in typing(capacity, "replacement", "3")["slots"]["headline"]
    assert "CNY 46.73 million" in typing(capacity, "ramp_shape", "stepped")["slots"]["headline"]


def test_hired_people_carry_their_part(capacity: AllocationTool) -> None:
    patch = pressing(capacity, "add-hire")
    assert patch["focus"] == "hire1-name"
    assert "The team can carry CNY 52.95 million" in patch["page"]
    assert "CNY 50.05 million" in typing(capacity, "hire1-start", "2027-07-01")["slots"]["headline"]
    assert "CNY 51.5 million" in typing(capacity, "hire1-count", "2")["slots"]["headline"]
    assert saved(capacity).hires == (HireGroup(count=2, quota=5.8e6, start=date(2027, 7, 1), ramp_months=6),)


# Errors ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("segment1-hours_to_win", "lots", "Hours to win must be a number of 0 or more, got 'lots'"),
        ("segment1-segment", "", "Give the segment a name"),
        ("segment1-segment", "public hospitals", "Two segments are called public hospitals"),
        ("elasticity", "1", "must be a number from 0.05 to 0.95"),
        ("hours_per_week", "200", "must be a number from 0 to 168"),
        ("attrition", "140", "must be a number from 0 to 100"),
        ("goal", "", "Goal of the period must be a number of 0 or more"),
        ("rep1-start", "soon", "First day at work must be a date such as 2027-12-31"),
        ("rep1-ramp_months", "61", "Ramp must be a number from 0 to 60"),
    ],
)
def test_what_cannot_be_read_has_its_sentence_and_is_not_saved(
    tool: AllocationTool, name: str, value: str, said: str
) -> None:
    typing(tool, "mode", "split" if name.startswith(("segment", "hours", "elast")) else "capacity")
    assert said in typing(tool, name, value)["slots"][f"error:{name}"]
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


def test_a_part_of_a_person_cannot_be_hired(capacity: AllocationTool) -> None:
    pressing(capacity, "add-hire")

    assert "must be a whole number, got '1.5'" in typing(capacity, "hire1-count", "1.5")["slots"]["error:hire1-count"]


def test_hostile_text_is_escaped_everywhere(tool: AllocationTool) -> None:
    for name in ("segment1-segment", "segment2-budget", "weeks"):
        typing(tool, name, HOSTILE)
    shown = tool.page()
    typing(tool, "mode", "capacity")
    pressing(tool, "add-hire")
    for name in ("hire1-name", "hire1-count", "rep1-name", "goal", "new_regions"):
        typing(tool, name, HOSTILE)
    pressing(tool, "remove-rep1")

    assert "<script" not in shown + tool.page()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 200), st.text(max_size=12)), max_size=6), st.integers(0, 30))
def test_nothing_that_is_typed_breaks_the_tool(tool: AllocationTool, edits: list[tuple[int, str]], press: int) -> None:
    pressing(tool, "plan-reset")
    for number, text in edits:
        names = [control.name for control in tool.controls()]
        typing(tool, names[number % len(names)], text)
    buttons = ["add-segment", "add-hire", "add-rep", "remove-segment1", "remove-rep2", "put-back", "take-even",
               "take-back", "remove-9", "plan-save", "plan-load"]  # fmt: skip
    patch = pressing(tool, buttons[press % len(buttons)])

    assert "That did not work" not in str(patch)
    assert tool.page()


# Rows -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "view"), [("segment", "split"), ("rep", "capacity")])
def test_a_removed_row_comes_back_where_it_stood(tool: AllocationTool, kind: str, view: str) -> None:
    typing(tool, "mode", view)
    before = saved(tool)

    patch = pressing(tool, f"remove-{kind}2")
    assert patch["focus"] == "put-back"
    assert f"{kind}2-" not in patch["page"].replace(f"remove-{kind}2-", "")
    assert saved(tool) != before
    assert pressing(tool, "put-back")["focus"] == f"remove-{kind}2"
    assert saved(tool) == before


def test_the_number_of_a_removed_row_is_given_to_no_other(tool: AllocationTool) -> None:
    pressing(tool, "remove-segment4")

    assert pressing(tool, "add-segment")["focus"] == "segment5-segment"


def test_there_is_an_end_to_adding(tool: AllocationTool) -> None:
    for _each in range(30):
        pressing(tool, "add-hire")

    assert "There are 30 rows already" in pressing(tool, "add-hire")["slots"]["note"]


def test_without_a_segment_the_tool_asks_for_one(tool: AllocationTool) -> None:
    for row in (1, 2, 3, 4):
        pressing(tool, f"remove-segment{row}")

    assert tool.answer()["headline"] == "Add a segment to share out effort."


# Plan -----------------------------------------------------------------------------------------------------------------


def test_what_is_saved_is_loaded_again_and_nothing_else_changes(tmp_path: Path) -> None:
    plan = worked_plan()
    tool = opened_with(tmp_path, plan)

    pressing(tool, "plan-save")

    assert load_plan(tool.plan_file) == plan


def test_every_figure_of_the_resources_finds_its_way_through_the_form(tmp_path: Path) -> None:
    resources = Resources(
        team=(Rep(name="Chen", role="rep", quota=1 / 3, region="East", ramp_months=1.5),),
        hires=(HireGroup(name="two", count=2, quota=7.0, region="North"), HireGroup(start=date(2027, 5, 1))),
        ramp_shape=RampShape.STEPPED,
        attrition_rate=0.125,
        replacement_months=2.5,
        attainment=1.1,
        new_regions=("Shanxi, north", "Hebei"),
        selling_hours_per_week=38.5,
        allocation=(
            Allocation(segment="malls", hours_to_win=2 / 7, expected_return=4.0, expected_with_hours=3.0),
            Allocation(segment="ports"),
        ),
    )
    tool = opened_with(tmp_path, SalesPlan(resources=resources))

    assert saved(tool) == resources


def test_an_expectation_that_is_the_segments_growth_is_not_written_down_twice(tool: AllocationTool) -> None:
    save_plan(worked_plan(), tool.plan_file)
    assert {line.expected_return for line in saved(tool).allocation} == {None}

    typing(tool, "segment1-expected_return", "4,000,000")
    typing(tool, "segment2-hours_to_win", "3,000")

    first, second, *_others = saved(tool).allocation
    assert (first.expected_return, first.expected_with_hours) == (4_000_000, None)
    assert (second.expected_return, second.expected_with_hours) == (None, 3_040)


def test_segments_without_resources_get_their_rows(tmp_path: Path) -> None:
    plan = SalesPlan(segments=(Segment(name="malls", revenue=1.0, target=3.0), Segment(name="ports")))
    tool = opened_with(tmp_path, plan)

    assert tool.typed["segment1-segment"] == "malls"
    assert tool.typed["segment1-expected_return"] == "2"
    assert "malls: a return is expected with no hours to win" in tool.answer()["split-words"]
    typing(tool, "segment1-hours_to_win", "100")
    assert saved(tool).allocation[0] == Allocation(segment="malls", hours_to_win=100, expected_with_hours=0)


def test_an_empty_plan_has_nothing_to_show(tmp_path: Path) -> None:
    save_plan(SalesPlan(), tmp_path / PLAN_FILE)
    tool = AllocationTool(tmp_path / PLAN_FILE)

    assert "no such part" in pressing(tool, "plan-load")["slots"]["note"]


def test_budget_lines_are_saved_as_they_are_typed(tool: AllocationTool) -> None:
    typing(tool, "line1-amount", "450,000")
    typing(tool, "line5-segment", "")
    pressing(tool, "remove-line2")

    assert [line.amount for line in saved(tool).budget] == [450_000, 180_000, 350_000, 150_000]
    assert saved(tool).budget[-1].segment == ""


def test_a_line_without_an_amount_is_kept_and_an_empty_one_left_out(tool: AllocationTool) -> None:
    typing(tool, "line1-amount", "")
    pressing(tool, "add-line")

    assert [line.amount for line in saved(tool).budget] == [None, 120_000, 180_000, 350_000, 150_000]


def test_the_lines_are_held_against_what_each_segment_gets(tool: AllocationTool) -> None:
    assert "The lines cost CNY 1.2 million; the segments get CNY 1.2 million." in tool.page()

    words = typing(tool, "line1-amount", "500,000")["slots"]["budget-words"]

    assert "For large manufacturers the lines cost CNY 800,000, the budget is CNY 700,000." in words


def test_reset_brings_back_the_worked_company_in_the_same_view(capacity: AllocationTool) -> None:
    typing(capacity, "goal", "1")
    pressing(capacity, "add-hire")

    page = pressing(capacity, "plan-reset")["page"]

    assert "101.2% of the goal of CNY 48 million" in page
    assert "hire1-name" not in page


@pytest.mark.parametrize(
    ("path", "field", "view"),
    [
        ("resources", "hours_per_week", "split"),
        ("resources.allocation", "segment1-hours_to_win", "split"),
        ("resources.allocation[1].hours_to_win", "segment2-hours_to_win", "split"),
        ("resources.allocation[9]", "add-segment", "split"),
        ("resources.hires", "add-hire", "capacity"),
        ("resources.team", "add-rep", "capacity"),
        ("resources.team[2].quota", "rep3-quota", "capacity"),
        ("resources.team[0].region", "rep1-name", "capacity"),
        ("resources.attrition_rate", "attrition", "capacity"),
        ("resources.new_regions[1]", "new_regions", "capacity"),
        ("resources.selling_hours_per_week", "hours_per_week", "split"),
        ("resources.budget", "line1-amount", "split"),
        ("resources.budget[1].segment", "line2-segment", "split"),
        ("resources.budget[9].amount", "add-line", "split"),
        ("goals[0].target", None, "split"),
    ],
)
def test_a_value_of_the_plan_has_its_place(tool: AllocationTool, path: str, field: str | None, view: str) -> None:
    assert field == tool.place_of(path)
    assert f'value="{view}" checked' in tool.page()
    if field:
        assert f'="{field}"' in tool.page()


def test_the_tool_speaks_chinese(tmp_path: Path) -> None:
    tool = AllocationTool(tmp_path / PLAN_FILE, language="zh_CN")
    page = tool.page() + typing(tool, "mode", "capacity")["page"]

    assert "4,860 万元" in page
    assert "{" not in page
