"""The sales path tool: one path per segment, five views, rows that come and go, paths kept in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.sales_path import SalesPath
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan
from bpcourse.core.worked_market import worked_sales_paths
from bpcourse.widgets.sales_path import SalesPaths
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"
VIEWS = ("journey", "value", "cycle", "comparison", "check")


@pytest.fixture
def tool(tmp_path: Path) -> SalesPaths:
    """The tool with the worked company's paths, shown once."""
    opened = SalesPaths(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: SalesPaths, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: SalesPaths, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def paths_of(tool: SalesPaths) -> tuple[SalesPath, ...]:
    return tool.to_plan(SalesPlan.empty()).sales_paths


# Answer -------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_companys_journey_map(tool: SalesPaths) -> None:
    page = tool.page()

    assert "5 of 5 stages have a touchpoint. The mood is lowest at board meeting (2 of 5)." in page
    assert page.count("<svg") == 1
    assert paths_of(tool) == worked_sales_paths()


@pytest.mark.parametrize(
    ("view", "name", "value", "slot", "said"),
    [
        ("journey", "path1-touchpoint1-mood", "1", "headline", "lowest at trade show (1 of 5)"),
        ("journey", "path1-touchpoint1-owner", "", "gaps", "trade show: nobody looks after it."),
        ("journey", "path1-touchpoint1-stage", "use", "headline", "4 of 5 stages"),
        ("journey", "path1-touchpoint1-gap", "no stand", "todo", "no stand"),
        ("journey", "path1-touchpoint1-name", "autumn show", "legend-touchpoint1", "autumn show"),
        ("value", "path1-fab1-benefit", "12-bit accuracy", "fab1", "✗ not yet"),
        ("value", "path1-fab1-benefit", "reduces risk", "headline", "Benefit: “reduces risk” could be anyone"),
        ("cycle", "path1-cycle_days", "120", "headline", "45 days, from day 75 to day 120"),
        ("cycle", "path1-milestone1-name", "we send an offer", "gaps", "is what the seller does"),
        ("comparison", "path1-factor1-own_score", "5", "headline", "We 4.20, Rival A 3.30"),
        ("comparison", "path1-factor1-weight", "20", "headline", "The weights add up to 90%"),
        ("comparison", "path1-factor3-score1", "", "headline", "We 3.90, Rival B 2.70."),
        ("check", "path1-pricing_note", "", "headline", "1 point is open on this path."),
        ("check", "path1-negotiation_note", "x", "headline", "This path is complete"),
    ],
)
def test_a_change_is_answered_in_its_view(
    tool: SalesPaths, view: str, name: str, value: str, slot: str, said: str
) -> None:
    typing(tool, "mode", view)

    patch = typing(tool, name, value)
    assert said in patch["slots"].get(slot, tool.page())


def test_another_segment_is_chosen_and_nothing_is_lost(tool: SalesPaths) -> None:
    typing(tool, "path1-touchpoint1-name", "autumn show")
    typing(tool, "path1-touchpoint1-mood", "4")
    other = typing(tool, "path", "3")["page"]
    back = typing(tool, "path", "1")["page"]

    assert "recommendation by the facility manager" in other
    assert "autumn show" not in other
    assert "autumn show" in back
    assert paths_of(tool)[0].touchpoints[0].mood == 4


def test_what_cannot_be_read_is_still_there_after_looking_elsewhere(tool: SalesPaths) -> None:
    typing(tool, "mode", "cycle")
    typing(tool, "path1-milestone1-day", "soon")
    typing(tool, "path", "2")
    page = typing(tool, "path", "1")["page"]

    assert 'value="soon"' in page
    assert "By day must be a number of 0 or more, got &#x27;soon&#x27;" in page or "got 'soon'" in page


# Errors -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("path1-segment", "", "Say for which customer segment this path is."),
        ("path1-segment", "public hospitals", "Two paths are for public hospitals"),
        ("path1-cycle_days", "-1", "Sales cycle must be a number of 0 or more, got '-1'"),
        ("path1-milestone1-day", "soon", "By day must be a number of 0 or more, got 'soon'"),
        ("path1-factor1-weight", "130", "Weight must be a number from 0 to 100, got '130'"),
        ("path1-factor1-own_score", "6", "We must be a number from 1 to 5, got '6'"),
        ("path1-factor1-score2", "0", "Rival B must be a number from 1 to 5, got '0'"),
        ("path1-rival1-name", "", "Give the competitor a name."),
        ("path1-rival1-name", "Rival B", "Two competitors are called Rival B"),
        ("path1-touchpoint1-mood", "9", "Mood must be one of"),
        ("path1-value_proposition", "x" * 5000, "must be at most 4000 characters long"),
    ],
)
def test_what_cannot_be_used_gets_its_sentence(tool: SalesPaths, name: str, value: str, sentence: str) -> None:
    assert sentence in typing(tool, name, value)["slots"][f"error:{name}"]
    patch = pressing(tool, "plan-save")
    assert "Not saved yet" in patch["page"]
    assert patch["focus"] == name
    assert f'data-name="{name}"' in patch["page"]
    assert not tool.plan_file.exists()


def test_an_error_out_of_sight_names_its_segment_and_saving_leads_there(tool: SalesPaths) -> None:
    typing(tool, "path2-cycle_days", "long")
    patch = pressing(tool, "plan-save")

    assert "Not saved yet: mid-size food and beverage plants: Sales cycle must be" in patch["page"]
    assert (tool.typed["path"], tool.typed["mode"]) == ("2", "cycle")


@pytest.mark.parametrize(
    "name",
    ["path1-segment", "path1-touchpoint1-name", "path1-touchpoint1-thinks", "path1-fab1-feature",
     "path1-milestone1-name", "path1-factor1-name", "path1-rival1-name", "path1-pricing_note"],
)  # fmt: skip
def test_what_a_learner_types_is_never_markup(tool: SalesPaths, name: str) -> None:
    typing(tool, name, HOSTILE)

    for view in VIEWS:
        assert "<script" not in typing(tool, "mode", view)["page"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    view=st.sampled_from(VIEWS),
    name=st.sampled_from(
        ["mode", "path", "path1-segment", "path1-touchpoint1-mood", "path1-touchpoint2-stage", "path1-cycle_days",
         "path1-milestone1-day", "path1-factor1-weight", "path1-factor1-own_score", "path1-factor1-score1",
         "path1-rival2-name", "path1-fab1-benefit"]
    ),
    value=st.text(max_size=12) | st.integers(-5, 10**17).map(str) | st.floats(0, 1e6).map(str),
)  # fmt: skip
def test_nothing_typed_stops_the_tool(tool: SalesPaths, view: str, name: str, value: str) -> None:
    typing(tool, "mode", view)

    assert "That did not work" not in str(typing(tool, name, value))
    assert tool.page()


# Rows ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "view", "field", "count"),
    [
        ("touchpoint", "journey", "path1-touchpoint6-name", lambda path: len(path.touchpoints)),
        ("fab", "value", "path1-fab2-feature", lambda path: len(path.fab_statements)),
        ("milestone", "cycle", "path1-milestone6-name", lambda path: len(path.milestones)),
        ("factor", "comparison", "path1-factor6-name", lambda path: len(path.factors)),
    ],
)
def test_a_row_is_added_removed_and_put_back(
    tool: SalesPaths, kind: str, view: str, field: str, count: Callable[[SalesPath], int]
) -> None:
    typing(tool, "mode", view)
    before = count(paths_of(tool)[0])
    patch = pressing(tool, f"add-{kind}")
    typing(tool, field, "something new")

    assert patch["focus"] == field
    assert count(paths_of(tool)[0]) == before + 1
    row = field.rpartition("-")[0]
    assert pressing(tool, f"remove-{row}")["focus"] == "put-back"
    assert count(paths_of(tool)[0]) == before
    assert "something new" in pressing(tool, "put-back")["page"]
    assert count(paths_of(tool)[0]) == before + 1


def test_a_competitor_comes_back_with_its_scores(tool: SalesPaths) -> None:
    typing(tool, "mode", "comparison")
    pressing(tool, "remove-path1-rival1")
    left = paths_of(tool)[0].competitors
    pressing(tool, "put-back")

    assert left == ("Rival B",)
    assert paths_of(tool) == worked_sales_paths()


def test_a_new_competitor_is_scored(tool: SalesPaths) -> None:
    typing(tool, "mode", "comparison")
    field = pressing(tool, "add-rival")["focus"]
    typing(tool, field, "Do nothing")
    typing(tool, "path1-factor1-score3", "1")

    assert paths_of(tool)[0].factors[0].scores == {"Rival A": 4, "Rival B": 2, "Do nothing": 1}


def test_a_path_is_added_removed_and_put_back_in_its_place(tool: SalesPaths) -> None:
    patch = pressing(tool, "add-path")
    typing(tool, "path5-segment", "Schools")
    assert patch["focus"] == "path5-segment"
    assert paths_of(tool)[-1] == SalesPath(segment="Schools")

    pressing(tool, "remove-path2")
    assert [one.segment for one in paths_of(tool)][1] == "commercial property"
    pressing(tool, "put-back")
    assert paths_of(tool)[:4] == worked_sales_paths()


def test_all_paths_may_go_and_a_first_one_come(tool: SalesPaths) -> None:
    for path in range(1, 5):
        pressing(tool, f"remove-path{path}")

    assert "There is no path yet" in tool.page()
    for view in VIEWS:
        assert "That did not work" not in str(typing(tool, "mode", view))
    pressing(tool, "plan-save")
    assert load_plan(tool.plan_file).sales_paths == ()
    assert "path5-segment" in pressing(tool, "add-path")["page"]


@pytest.mark.parametrize(("button", "presses"), [("add-path", 17), ("add-rival", 4), ("add-fab", 10)])
def test_there_is_an_end_to_rows(tool: SalesPaths, button: str, presses: int) -> None:
    for _each in range(presses):
        patch = pressing(tool, button)

    assert "already; none was added" in patch["slots"]["note"]


@pytest.mark.parametrize(
    "button",
    ["remove-path9", "remove-path1-fab9", "remove-path9-fab1", "remove-path1-x1", "remove-", "put-back", "add-x", "x"],
)
def test_a_button_for_what_is_gone_does_nothing(tool: SalesPaths, button: str) -> None:
    assert "That did not work" not in str(pressing(tool, button))
    assert paths_of(tool) == worked_sales_paths()


# Plan ---------------------------------------------------------------------------------------------------------------


def test_saving_and_loading_bring_the_same_paths(tool: SalesPaths, tmp_path: Path) -> None:
    save_plan(SalesPlan(title="Mine"), tool.plan_file)
    typing(tool, "path3-pricing_note", "nobody")
    pressing(tool, "plan-save")
    other = SalesPaths(tmp_path / PLAN_FILE)
    pressing(other, "plan-load")

    assert load_plan(tool.plan_file).title == "Mine"
    assert load_plan(tool.plan_file).sales_paths[2].pricing_note == "nobody"
    assert paths_of(other) == load_plan(tool.plan_file).sales_paths


def test_each_segment_without_a_path_is_offered_one_and_an_empty_one_is_not_saved(tool: SalesPaths) -> None:
    save_plan(SalesPlan(segments=(Segment(name="Malls"), Segment(name="Schools"))), tool.plan_file)
    page = pressing(tool, "plan-load")["page"]
    typing(tool, "path2-value_proposition", "For schools")
    pressing(tool, "plan-save")

    assert ">Malls</option>" in page
    assert [one.segment for one in load_plan(tool.plan_file).sales_paths] == ["Schools"]


def test_a_plan_without_segments_and_paths_says_so(tool: SalesPaths) -> None:
    save_plan(SalesPlan(title="Mine"), tool.plan_file)

    assert "The plan has no such part yet." in pressing(tool, "plan-load")["slots"]["note"]


def test_reset_brings_the_worked_paths_back(tool: SalesPaths) -> None:
    pressing(tool, "remove-path1")
    typing(tool, "path2-segment", "x")
    pressing(tool, "plan-reset")

    assert paths_of(tool) == worked_sales_paths()


@pytest.mark.parametrize(
    ("place", "field", "path", "mode"),
    [
        ("sales_paths[1].milestones", "path2-milestone1-name", "2", "cycle"),
        ("sales_paths[1].milestones[1].day", "path2-milestone2-day", "2", "cycle"),
        ("sales_paths[3].fab_statements", "add-fab", "4", "value"),
        ("sales_paths[0].fab_statements[0].benefit", "path1-fab1-benefit", "1", "value"),
        ("sales_paths[2].touchpoints[1]", "path3-touchpoint2-name", "3", "journey"),
        ("sales_paths[2].factors[4].weight", "path3-factor5-weight", "3", "comparison"),
        ("sales_paths[2].factors[4].scores.Rival A", "path3-factor5-score1", "3", "comparison"),
        ("sales_paths[1].cycle_days", "path2-cycle_days", "2", "cycle"),
        ("sales_paths[1].value_proposition", "path2-value_proposition", "2", "value"),
        ("sales_paths[1].pricing_note", "path2-pricing_note", "2", "check"),
        ("sales_paths[1]", "path2-segment", "2", "check"),
        ("sales_paths", "path", "1", "journey"),
        ("sales_paths[9].milestones", "path", "1", "journey"),
    ],
)
def test_a_place_in_the_plan_is_led_to_its_field(
    tool: SalesPaths, place: str, field: str, path: str, mode: str
) -> None:
    assert tool.place_of(place) == field
    assert (tool.typed["path"], tool.typed["mode"]) == (path, mode)
    assert f'="{field}"' in tool.page()


@pytest.mark.parametrize("place", ["goals[0].deadline", "", "sales_pathsx"])
def test_a_place_of_another_part_is_none_of_it(tool: SalesPaths, place: str) -> None:
    assert tool.place_of(place) is None


def test_a_loaded_plans_places_are_its_own(tool: SalesPaths) -> None:
    save_plan(worked_plan().with_sales_paths(worked_sales_paths()[1:2]), tool.plan_file)
    pressing(tool, "plan-load")

    assert tool.place_of("sales_paths[0].cycle_days") == "path1-cycle_days"
    assert tool.place_of("sales_paths[1].cycle_days") == "path"


@pytest.mark.parametrize("view", VIEWS)
def test_it_speaks_chinese(tmp_path: Path, view: str) -> None:
    tool = SalesPaths(tmp_path / PLAN_FILE, language="zh_CN")

    assert "That did not work" not in str(typing(tool, "mode", view))
    assert not tool.errors
