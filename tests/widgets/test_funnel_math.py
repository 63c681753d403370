"""The funnel tool: what a learner changes is answered with numbers, kept as typed, and saved as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.funnel import ActivityNorms, Funnel
from bpcourse.core.plan import FunnelPlan, FunnelScenario, SalesPlan, load_plan, plan_text, save_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.funnel_math import FunnelMath
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> FunnelMath:
    """The tool with the worked company's figures, shown once."""
    opened = FunnelMath(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: FunnelMath, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: FunnelMath, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def opened_part(tmp_path: Path, part: FunnelPlan) -> FunnelMath:
    """The tool after it loaded a plan with this *part*."""
    save_plan(SalesPlan(funnel=part), tmp_path / PLAN_FILE)
    opened = FunnelMath(tmp_path / PLAN_FILE)
    pressing(opened, "plan-load")
    return opened


def columns(tool: FunnelMath) -> list[str]:
    """What stands above the columns of the scenario table."""
    return re.findall(r'<th scope="col">([^<]*)</th>', tool.answer()["scenarios"])[1:]


def saved_part(tool: FunnelMath) -> FunnelPlan:
    part = tool.to_plan(SalesPlan.empty()).funnel
    assert part is not None
    return part


# Answer -------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_company(tool: FunnelMath) -> None:
    assert tool.answer()["headline"] == "2,000 leads become 80 deals: CNY 19.2 million. That meets the target."


@pytest.mark.parametrize(
    ("name", "value", "headline"),
    [
        ("leads", "1,000", "1,000 leads become 40 deals: CNY 9.6 million. That is CNY 9.6 million below the target."),
        (
            "conversion-0",
            "40",
            "2,000 leads become 100 deals: CNY 24 million. That is CNY 4.8 million above the target.",
        ),
        ("conversion-2", "0", "2,000 leads become 0 deals: CNY 0. That is CNY 19.2 million below the target."),
        ("deal_size", "25万", "2,000 leads become 80 deals: CNY 20 million. That is CNY 800,000 above the target."),
        ("target", "9.6M", "2,000 leads become 80 deals: CNY 19.2 million. That is CNY 9.6 million above the target."),
    ],
)
def test_a_change_is_answered_with_its_number(tool: FunnelMath, name: str, value: str, headline: str) -> None:
    assert headline == typing(tool, name, value)["slots"]["headline"]


def test_the_week_of_a_rep_is_what_the_target_takes(tool: FunnelMath) -> None:
    # 2,000 leads of 5 calls and 640 meetings of 1.5 visits, over 8 reps of 46 weeks.
    assert "The target needs 2,000 leads: 27.2 calls and 2.6 visits per rep and week." in tool.answer()["week"]


def test_halving_the_reps_doubles_the_week(tool: FunnelMath) -> None:
    assert "54.3 calls and 5.2 visits" in typing(tool, "reps", "4")["slots"]["week"]


def test_a_part_of_the_page_that_stays_the_same_is_not_sent(tool: FunnelMath) -> None:
    assert set(typing(tool, "reps", "4")["slots"]) == {"week"}


def test_without_any_conversion_there_is_no_way_back_from_the_target(tool: FunnelMath) -> None:
    slots = typing(tool, "conversion-1", "0")["slots"]

    assert "With a conversion of 0% no number of leads reaches the target." in slots["week"]
    assert "needed" not in slots["funnel"]


def test_the_best_lever_is_named(tool: FunnelMath) -> None:
    assert "Best lever: " in tool.answer()["levers"]
    assert not typing(tool, "leads", "0")["slots"]["levers"]


def test_a_new_step_name_appears_wherever_the_step_does(tool: FunnelMath) -> None:
    slots = typing(tool, "stage-1", "Site visit")["slots"]

    assert "Site visit" in slots["funnel"]
    assert "Site visit" in tool.page()


def test_two_steps_of_one_name_are_refused_in_a_sentence(tool: FunnelMath) -> None:
    slots = typing(tool, "stage-1", "Proposal")["slots"]

    assert "Proposal" in slots["headline"]
    assert 'class="bp-error"' in slots["headline"]


def test_a_step_without_a_name_is_called_by_its_number(tool: FunnelMath) -> None:
    assert "Step 2" in typing(tool, "stage-1", "  ")["slots"]["funnel"]


@pytest.mark.parametrize("name", ["target", "deal_size", "reps", "selling_weeks", "calls_per_lead", "days-1"])
def test_a_number_beyond_all_business_gets_a_sentence_beside_its_field(tool: FunnelMath, name: str) -> None:
    slots = typing(tool, name, "9" * 300)["slots"]

    assert " must be a number from " in slots[f"error:{name}"]
    assert set(slots) == {f"error:{name}"}


# Stages -------------------------------------------------------------------------------------------------------------


def test_a_stage_is_added_before_the_deal(tool: FunnelMath) -> None:
    patch = pressing(tool, "stage-add")

    assert saved_part(tool).funnel.names == ("Lead", "First meeting", "Proposal", "Step 4", "Deal")
    assert 'data-name="conversion-3"' in patch["page"]
    assert "2,000 leads become 40 deals" in patch["page"]


def test_a_stage_is_removed_before_the_deal(tool: FunnelMath) -> None:
    patch = pressing(tool, "stage-remove")

    assert saved_part(tool).funnel.names == ("Lead", "First meeting", "Deal")
    assert 'data-name="conversion-2"' not in patch["page"]
    assert "2,000 leads become 320 deals" in patch["page"]


def test_adding_and_removing_a_stage_leaves_the_funnel_as_it_was(tool: FunnelMath) -> None:
    before = saved_part(tool)
    pressing(tool, "stage-add")
    pressing(tool, "stage-remove")

    assert before == saved_part(tool)


def test_a_funnel_keeps_at_least_one_stage(tool: FunnelMath) -> None:
    patches = [pressing(tool, "stage-remove") for _ in range(5)]

    assert saved_part(tool).funnel.names == ("Lead", "Deal")
    assert "A funnel needs at least one stage; none was removed." in patches[2]["slots"]["note"]


def test_a_funnel_has_six_stages_at_most(tool: FunnelMath) -> None:
    patches = [pressing(tool, "stage-add") for _ in range(5)]

    assert len(saved_part(tool).funnel.stages) == 6
    assert "A funnel of more than 6 stages is hard to manage; none was added." in patches[3]["slots"]["note"]


# Scenarios ----------------------------------------------------------------------------------------------------------


def test_a_scenario_keeps_the_funnel_as_it_is_now(tool: FunnelMath) -> None:
    typing(tool, "leads", "3,000")
    typing(tool, "scenario_name", "More leads")
    patch = pressing(tool, "scenario-keep")

    assert columns(tool) == ["Now", "2026 actual", "More leads"]
    assert saved_part(tool).scenario("More leads").leads == 3_000
    assert patch["fields"] == {"scenario_name": ""}


def test_a_kept_scenario_does_not_move_with_the_fields(tool: FunnelMath) -> None:
    typing(tool, "scenario_name", "Plan")
    pressing(tool, "scenario-keep")
    typing(tool, "leads", "500")

    assert saved_part(tool).scenario("Plan").leads == 2_000


def test_a_scenario_without_a_name_gets_a_number(tool: FunnelMath) -> None:
    pressing(tool, "scenario-keep")

    assert columns(tool) == ["Now", "2026 actual", "Scenario 2"]


def test_a_number_that_is_taken_is_passed_over(tool: FunnelMath) -> None:
    for _ in range(2):
        pressing(tool, "scenario-keep")
    pressing(tool, "scenario-drop-0")
    pressing(tool, "scenario-keep")

    assert columns(tool) == ["Now", "Scenario 2", "Scenario 3", "Scenario 4"]


@pytest.mark.parametrize("name", ["2026 actual", "Now"])
def test_a_name_that_is_taken_is_refused_in_a_sentence(tool: FunnelMath, name: str) -> None:
    typing(tool, "scenario_name", name)
    patch = pressing(tool, "scenario-keep")

    assert f"There is a scenario called {name!r} already" in patch["slots"]["note"]
    assert columns(tool) == ["Now", "2026 actual"]
    assert tool.typed["scenario_name"] == name


def test_four_scenarios_stand_side_by_side_at_most(tool: FunnelMath) -> None:
    patches = [pressing(tool, "scenario-keep") for _ in range(4)]

    assert len(columns(tool)) == 5
    assert "At most 4 scenarios stand side by side: remove one first." in patches[3]["slots"]["note"]


def test_a_scenario_is_dropped_by_its_button(tool: FunnelMath) -> None:
    typing(tool, "scenario_name", "Plan")
    pressing(tool, "scenario-keep")
    pressing(tool, "scenario-drop-0")

    assert columns(tool) == ["Now", "Plan"]


@pytest.mark.parametrize("button", ["scenario-drop-9", "scenario-drop--1", "scenario-drop-x", "scenario-drop-"])
def test_a_scenario_that_is_not_there_cannot_be_dropped(tool: FunnelMath, button: str) -> None:
    pressing(tool, button)

    assert columns(tool) == ["Now", "2026 actual"]


def test_a_plan_with_a_scenario_called_now_shows_both(tmp_path: Path) -> None:
    part = worked_plan().funnel
    assert part is not None
    scenario = FunnelScenario(name="Now", funnel=part.funnel, leads=7)
    tool = opened_part(tmp_path, replace(part, scenarios=(scenario,)))

    assert columns(tool) == ["Now*", "Now"]
    assert "<td>7</td>" in tool.answer()["scenarios"]
    assert "<td>2,000</td>" in tool.answer()["scenarios"]


# Plan ---------------------------------------------------------------------------------------------------------------


def test_the_worked_plan_is_saved_as_it_was_opened(tool: FunnelMath) -> None:
    assert worked_plan() == tool.to_plan(worked_plan())


def test_what_was_saved_is_loaded_to_the_same_fields(tool: FunnelMath) -> None:
    typing(tool, "leads", "1234")
    typing(tool, "stage-0", "Enquiry")
    pressing(tool, "stage-add")
    typing(tool, "scenario_name", "Wider")
    pressing(tool, "scenario-keep")
    before = saved_part(tool)
    pressing(tool, "plan-save")
    pressing(tool, "plan-reset")
    pressing(tool, "plan-load")

    assert before == saved_part(tool)
    assert before == load_plan(tool.plan_file).funnel


tenths = st.integers(0, 1000).map(lambda tenth: tenth / 10)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rates=st.lists(tenths, min_size=1, max_size=7),
    days=st.lists(tenths, min_size=7, max_size=7),
    cents=st.integers(100, 10**14),
    leads=st.integers(0, 200_000) | st.floats(1e-7, 1e-4),
    norms=st.builds(
        ActivityNorms,
        calls_per_lead=tenths,
        visits_per_meeting=tenths,
        reps=st.integers(1, 500),
        selling_weeks=st.integers(1, 53),
        meeting=st.none() | st.just("Deal"),
    ),
)
def test_any_funnel_is_loaded_and_saved_without_a_change(
    tmp_path: Path, rates: list[float], days: list[float], cents: int, leads: float, norms: ActivityNorms
) -> None:
    funnel = Funnel.from_rates(
        [round(rate / 100, 9) for rate in rates], average_deal_size=cents / 100, days=days[: len(rates)]
    )
    part = FunnelPlan(funnel=funnel, leads=round(leads, 9), revenue_target=cents / 100, activity=norms)
    tool = opened_part(tmp_path, part)

    assert not tool.errors
    assert part == saved_part(tool)


def test_the_plans_currency_is_used(tmp_path: Path) -> None:
    save_plan(replace(worked_plan(), currency="USD"), tmp_path / PLAN_FILE)
    tool = FunnelMath(tmp_path / PLAN_FILE)
    page = pressing(tool, "plan-load")["page"]

    assert "USD 19.2 million" in page
    assert "(USD)" in page


def test_a_plan_without_a_funnel_leaves_the_fields(tool: FunnelMath) -> None:
    typing(tool, "leads", "1234")
    tool.receive({"type": "open", "text": plan_text(SalesPlan(title="x"))})

    assert tool.typed["leads"] == "1234"


@pytest.mark.parametrize("name", ["stage-0", "scenario_name"])
def test_a_hostile_name_is_shown_as_text_everywhere(tool: FunnelMath, name: str) -> None:
    sent = [str(typing(tool, name, HOSTILE)), str(pressing(tool, "scenario-keep")), str(pressing(tool, "stage-add"))]
    pressing(tool, "plan-save")
    sent += [str(pressing(tool, "plan-load")), tool.page()]

    assert not [text for text in sent if "<script" in text]


# Any sequence -------------------------------------------------------------------------------------------------------

FIELDS = [
    "target", "deal_size", "leads", "variation", "calls_per_lead", "visits_per_meeting", "reps", "selling_weeks",
    "scenario_name", *(f"{kind}-{number}" for kind in ("conversion", "days", "stage") for number in range(4)),
]  # fmt: skip
BUTTONS = [
    "stage-add", "stage-remove", "scenario-keep", "scenario-drop-0", "scenario-drop-3", "plan-save", "plan-load",
    "plan-reset", "plan-download", "no-such-button",
]  # fmt: skip
texts = (
    st.sampled_from(["0", "100", "33.3", "25%", "12万", "9" * 400, "1e5", "-1", "", " ", "Deal", HOSTILE]) | st.text()
)
KEEP_THE_FIELDS = {"plan-save", "plan-download", "scenario-drop-0", "scenario-drop-3", "no-such-button"}
inputs = st.tuples(st.just("input"), st.sampled_from(FIELDS), texts)
presses = st.tuples(st.just("press"), st.sampled_from(BUTTONS), st.just(""))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(inputs | presses, max_size=12))
def test_no_sequence_of_events_raises_or_loses_what_was_typed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, events: list[tuple[str, str, str]]
) -> None:
    caplog.clear()
    (tmp_path / PLAN_FILE).unlink(missing_ok=True)
    tool = FunnelMath(tmp_path / PLAN_FILE)
    tool.page()
    typed: dict[str, str] = {}
    for kind, name, value in events:
        patch = tool.receive({"type": kind, "name": name, "value": value})
        assert "<script" not in str(patch.get("slots", patch.get("page")))
        if kind == "input":
            typed[name] = value
        elif name not in KEEP_THE_FIELDS:
            typed = {}
        assert typed.items() <= tool.typed.items()
    failures = [record for record in caplog.records if "no-such-button" not in str(record.exc_info)]

    assert not failures
    assert tool.page()
