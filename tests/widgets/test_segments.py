"""The segment tool: four views of one form, rows that come and go, and segments kept in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.segments import Segment
from bpcourse.core.worked_market import worked_segments
from bpcourse.widgets.segments import Segments
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"
VIEWS = ("matrix", "rfm", "sheet", "concentration")


@pytest.fixture
def tool(tmp_path: Path) -> Segments:
    """The tool with the worked company's segments, shown once."""
    opened = Segments(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: Segments, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: Segments, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def kept(tool: Segments) -> tuple[Segment, ...]:
    return load_plan(tool.plan_file).segments


# Answer -------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_companys_matrix(tool: Segments) -> None:
    page = tool.page()

    assert "By potential and winnability: mid-size food and beverage plants, large manufacturers" in page
    assert page.count("<svg") == 1
    assert tool.to_plan(SalesPlan.empty()).segments == worked_segments()


@pytest.mark.parametrize(
    ("view", "name", "value", "slot", "said"),
    [
        ("matrix", "segment1-winnability", "8", "matrix-headline", "winnability: large manufacturers, mid-size"),
        ("matrix", "segment1-winnability", "", "matrix-table", "not rated"),
        ("matrix", "segment1-name", "Big ones", "legend-segment1", "Big ones"),
        ("sheet", "maker1_2-role", "user", "sheet", "Nobody is named who decides."),
        ("sheet", "segment1-pains", "one\n\ntwo", "sheet", "one; two"),
        ("sheet", "maker1_2-fears", "a stop", "sheet", "Fears a stop."),
        ("rfm", "cut-frequency", "2, 3, 5, 9", "rfm-table", "<td>134</td>"),
        ("rfm", "on", "2027-11-30", "rfm-headline", "8 asleep, 4 gone silent"),
        ("rfm", "purchases", "Dairy, 2026-01-01, 5\nMall", "rfm-problems", "Line 2 has no date"),
        ("concentration", "top", "50", "concentration-headline", "The top 50% of customers bring 89.8%"),
        ("concentration", "purchases", "a, 2026-01-01, 3\nb, 2026-01-01, 1", "concentration-headline", "a alone"),
    ],
)
def test_a_change_is_answered_in_its_view(
    tool: Segments, view: str, name: str, value: str, slot: str, said: str
) -> None:
    typing(tool, "mode", view)

    assert said in typing(tool, name, value)["slots"][slot]


def test_chapter_3s_three_customers_fall_into_its_groups(tool: Segments) -> None:
    page = typing(tool, "mode", "rfm")["page"]

    for name, told in (
        ("Pump maker", "445</td><td>best"),
        ("Dairy", "144</td><td>gone"),
        ("Shopping mall", "512</td><td>new"),
    ):
        assert f'<th scope="row">{name}</th><td>{told}' in page


def test_scores_by_fifths_need_no_borders(tool: Segments) -> None:
    typing(tool, "mode", "rfm")
    patch = typing(tool, "scoring", "fifths")

    assert 'data-name="cut-recency"' not in patch["page"]
    assert "<td>354</td>" in patch["page"]
    assert "focus" not in patch


@pytest.mark.parametrize("view", ["rfm", "concentration"])
def test_without_purchases_it_asks_for_them(tool: Segments, view: str) -> None:
    typing(tool, "mode", view)

    assert "Paste purchases" in typing(tool, "purchases", "")["slots"][f"{view}-headline"]


def test_the_sheet_is_complete_once_the_one_who_decides_has_a_card(tool: Segments) -> None:
    before = typing(tool, "mode", "sheet")["page"]

    assert "Still open on this sheet: 1." in before
    assert typing(tool, "maker1_2-fears", "a stopped line")["slots"]["sheet-headline"] == "The sheet is complete."


def test_another_segments_sheet_is_chosen(tool: Segments) -> None:
    typing(tool, "mode", "sheet")

    assert "Who decides at public hospitals" in typing(tool, "segment", "4")["page"]


# Errors -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("segment1-potential", "11", "Potential must be a number from 0 to 10, got '11'"),
        ("segment1-priority", "1.5", "Your priority must be a whole number, got '1.5'"),
        ("segment1-priority", "0", "Your priority must be a number from 1 to 99, got '0'"),
        ("segment1-name", " ", "Give the segment a name"),
        ("segment1-name", "public hospitals", "Two segments are called public hospitals"),
        ("maker1_1-influence", "many", "Influence must be a number from 0 to 10, got 'many'"),
        ("cut-frequency", "2, 3, 4", "must be four rising numbers such as 2, 3, 4, 6, got '2, 3, 4'"),
        ("cut-monetary", "4, 3, 2, 1", "must be four rising numbers"),
        ("on", "2026-01-01", "The list goes on to 2026-11-12"),
    ],
)
def test_what_cannot_be_used_gets_its_sentence(tool: Segments, name: str, value: str, sentence: str) -> None:
    assert sentence in typing(tool, name, value)["slots"][f"error:{name}"]
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


@pytest.mark.parametrize(
    "name", ["segment1-name", "segment1-decision_process", "segment1-pains", "maker1_1-name", "purchases"]
)
def test_what_a_learner_types_is_never_markup(tool: Segments, name: str) -> None:
    typing(tool, name, f"{HOSTILE}, 2026-01-01, 5")

    for view in VIEWS:
        assert "<script" not in typing(tool, "mode", view)["page"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    view=st.sampled_from(VIEWS),
    name=st.sampled_from(
        ["mode", "segment", "segment2-potential", "segment2-customers", "segment2-analysed_on", "maker1_1-role",
         "purchases", "on", "scoring", "cut-recency", "top"]
    ),
    value=st.text(max_size=12) | st.integers(-5, 10**17).map(str) | st.floats(0, 1e6).map(str),
)  # fmt: skip
def test_nothing_typed_stops_the_tool(tool: Segments, view: str, name: str, value: str) -> None:
    typing(tool, "mode", view)

    assert "That did not work" not in str(typing(tool, name, value))
    assert tool.page()


# Rows ---------------------------------------------------------------------------------------------------------------


def test_a_segment_is_added_and_named(tool: Segments) -> None:
    patch = pressing(tool, "add-segment")
    typing(tool, "segment5-name", "Schools")
    pressing(tool, "plan-save")

    assert patch["focus"] == "segment5-name"
    assert kept(tool)[-1] == Segment(name="Schools")


def test_a_removed_segment_comes_back_with_its_people(tool: Segments) -> None:
    patch = pressing(tool, "remove-segment2")
    left = [one.name for one in tool.to_plan(SalesPlan.empty()).segments]
    pressing(tool, "put-back")

    assert patch["focus"] == "put-back"
    assert left == ["large manufacturers", "commercial property", "public hospitals"]
    assert tool.to_plan(SalesPlan.empty()).segments == worked_segments()


def test_people_are_added_removed_and_put_back(tool: Segments) -> None:
    typing(tool, "mode", "sheet")
    focus = pressing(tool, "add-maker")["focus"]
    typing(tool, focus, "works council")
    pressing(tool, "remove-maker1_2")
    names = [one.name for one in tool.to_plan(SalesPlan.empty()).segments[0].decision_makers]
    pressing(tool, "put-back")

    assert names == ["plant energy manager", "head of finance", "IT security officer", "works council"]
    assert [one.name for one in tool.to_plan(SalesPlan.empty()).segments[0].decision_makers][1] == "plant manager"


def test_a_plan_may_be_left_without_segments(tool: Segments) -> None:
    for row in range(1, 5):
        pressing(tool, f"remove-segment{row}")

    for view in VIEWS:
        assert "That did not work" not in str(typing(tool, "mode", view))
    typing(tool, "mode", "sheet")
    assert "Add a segment in the value matrix first." in tool.page()
    pressing(tool, "plan-save")
    assert kept(tool) == ()


def test_there_is_an_end_to_rows(tool: Segments) -> None:
    for _each in range(17):
        patch = pressing(tool, "add-segment")

    assert "There are 20 rows already" in patch["slots"]["note"]


@pytest.mark.parametrize("button", ["remove-segment9", "remove-maker9_1", "remove-x", "put-back", "remove-", "x"])
def test_a_button_for_a_row_that_is_gone_does_nothing(tool: Segments, button: str) -> None:
    assert "That did not work" not in str(pressing(tool, button))
    assert tool.to_plan(SalesPlan.empty()).segments == worked_segments()


# Plan ---------------------------------------------------------------------------------------------------------------


def test_saving_and_loading_bring_the_same_segments(tool: Segments, tmp_path: Path) -> None:
    save_plan(SalesPlan(title="Mine"), tool.plan_file)
    typing(tool, "segment3-potential", "7.5")
    pressing(tool, "plan-save")
    other = Segments(tmp_path / PLAN_FILE)
    page = pressing(other, "plan-load")["page"]

    assert load_plan(tool.plan_file).title == "Mine"
    assert 'value="7.5"' in page
    assert other.to_plan(SalesPlan.empty()).segments == kept(tool)


def test_loading_leaves_pasted_purchases_alone(tool: Segments) -> None:
    pressing(tool, "plan-save")
    typing(tool, "purchases", "Dairy, 2026-01-01, 5")
    pressing(tool, "plan-load")

    assert tool.typed["purchases"] == "Dairy, 2026-01-01, 5"


def test_a_plan_without_segments_says_so(tool: Segments) -> None:
    save_plan(SalesPlan(title="Mine"), tool.plan_file)

    assert "The plan has no such part yet." in pressing(tool, "plan-load")["slots"]["note"]


def test_reset_brings_the_worked_segments_back(tool: Segments) -> None:
    pressing(tool, "remove-segment1")
    typing(tool, "segment2-name", "x")
    pressing(tool, "plan-reset")

    assert tool.to_plan(SalesPlan.empty()).segments == worked_segments()


@pytest.mark.parametrize("view", VIEWS)
def test_it_speaks_chinese(tmp_path: Path, view: str) -> None:
    tool = Segments(tmp_path / PLAN_FILE, language="zh_CN")

    assert "That did not work" not in str(typing(tool, "mode", view))
    assert not tool.errors
