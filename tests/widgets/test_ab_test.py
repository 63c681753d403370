"""The A/B test tool: a size beforehand, a verdict at the end, and tests kept in the plan under their questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.ab_test import Experiment, ExperimentDesign
from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.worked_experiment import worked_experiment
from bpcourse.widgets.ab_test import AbTest
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"
OTHER = replace(worked_experiment(), question="Does a call before the visit help?", decision="")


@pytest.fixture
def tool(tmp_path: Path) -> AbTest:
    """The tool with the worked company's test, shown once."""
    opened = AbTest(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: AbTest, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: AbTest, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def kept(tool: AbTest) -> tuple[Experiment, ...]:
    return load_plan(tool.plan_file).experiments


def opened_with(tmp_path: Path, *tests: Experiment) -> AbTest:
    """The tool over a plan that holds *tests*."""
    save_plan(SalesPlan.empty().with_experiments(tests), tmp_path / PLAN_FILE)
    opened = AbTest(tmp_path / PLAN_FILE)
    opened.page()
    return opened


# Answer -------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_companys_verdict(tool: AbTest) -> None:
    assert tool.answer()["headline"] == (
        "New opening is better by 8.8 points; the true gain is likely from 1.9 to 15.6."
    )


def test_the_page_shows_the_whole_answer_without_any_script(tool: AbTest) -> None:
    page = tool.page()

    assert "New opening is better" in page
    assert "Each group needs 356 cases" in page
    assert "z-test of two shares: p = 0.013" in page
    assert page.count("<svg") == 2


@pytest.mark.parametrize(
    ("name", "value", "slot", "said"),
    [
        ("difference", "5", "plan", "Each group needs 1,377 cases."),
        ("base_rate", "10", "plan", "Each group needs 199 cases."),
        ("power", "90", "plan", "Each group needs 477 cases."),
        ("significance", "1", "plan", "Each group needs 530 cases."),
        ("cases_per_week", "76", "plan", "that takes 10 weeks."),
        ("cases_per_week", "76", "peeking", "looks every week (10 times)"),
        ("first-cases", "200", "headline", "Not enough yet: each group needs 356 cases; Old opening has 200"),
        ("second-successes", "112", "headline", "No difference worth having: it is likely 7.2 points or less"),
        ("second-successes", "125", "headline", "Still open: New opening stands 4.1 points from Old opening"),
        ("second-successes", "70", "headline", "Old opening is better by 11 points"),
        ("second", "Audit first", "headline", "Audit first is better by 8.8 points"),
        ("second", "Audit first", "name-second", "Audit first"),
        ("second", " ", "headline", "B is better by 8.8 points"),
    ],
)
def test_a_change_is_answered_with_its_number(tool: AbTest, name: str, value: str, slot: str, said: str) -> None:
    typing(tool, name, value)

    assert said in tool.page()
    assert said in tool.answer()[slot]


def test_a_part_of_the_page_that_stays_the_same_is_not_sent(tool: AbTest) -> None:
    assert set(typing(tool, "cases_per_week", "50")["slots"]) == {"plan", "power", "table", "peeking"}


def test_before_the_end_there_is_no_p_value(tool: AbTest) -> None:
    assert "p =" not in typing(tool, "second-cases", "300")["slots"]["evidence"]


def test_without_results_the_size_is_all_there_is_to_say(tool: AbTest) -> None:
    for name in ("first-successes", "first-cases", "second-successes", "second-cases"):
        typing(tool, name, "0")

    assert tool.answer()["headline"] == "No results yet: each group needs 356 cases, 19 weeks at this pace."


# Errors -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("base_rate", "0", "Success rate today must be a number from 0.5 to 99.5, got '0'"),
        ("base_rate", "many", "Success rate today must be a number from 0.5 to 99.5, got 'many'"),
        ("difference", "0", "Smallest difference worth finding must be a number from 0.1 to 50, got '0'"),
        ("cases_per_week", "0", "New cases per week must be a number from 0.1 to 1,000,000, got '0'"),
        ("first-cases", "-1", "Cases must be a number from 0 to 1,000,000, got '-1'"),
        ("second-cases", "36.5", "Count whole cases: got 36.5"),
        ("second-successes", "365", "successes must be at most the 364 cases, got 365"),
        ("power", "0", "Chance of finding the difference must be one of 80%, 90%, 95%, got '0'"),
    ],
)
def test_what_cannot_be_used_gets_its_sentence_and_changes_nothing_else(
    tool: AbTest, name: str, value: str, sentence: str
) -> None:
    slots = typing(tool, name, value)["slots"]

    assert sentence in slots[f"error:{name}"]
    assert set(slots) == {f"error:{name}"}


def test_a_difference_beyond_one_hundred_percent_is_spoken_of_at_the_difference(tool: AbTest) -> None:
    slots = typing(tool, "base_rate", "95")["slots"]

    assert "at most 5%, what is left to 100%, got 10%" in slots["error:difference"]
    assert typing(tool, "difference", "3")["slots"]["error:difference"] == ""


def test_counts_may_be_typed_in_any_order(tool: AbTest) -> None:
    assert "at most the 10 cases" in typing(tool, "second-cases", "10")["slots"]["error:second-successes"]
    assert typing(tool, "second-successes", "4")["slots"]["error:second-successes"] == ""


def test_a_test_with_an_error_is_not_saved(tool: AbTest) -> None:
    typing(tool, "second-successes", "365")

    assert "Not saved yet: successes must be at most" in pressing(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


def test_a_test_without_a_question_is_not_saved(tool: AbTest) -> None:
    typing(tool, "question", " ")

    assert "Give the test a question" in pressing(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


@pytest.mark.parametrize("name", ["question", "outcome", "first", "second", "decision"])
def test_what_a_learner_types_is_never_markup(tool: AbTest, name: str) -> None:
    typing(tool, name, HOSTILE)
    pressing(tool, "plan-save")

    assert "<script" not in tool.page()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(
        ["base_rate", "difference", "cases_per_week", "significance", "first-cases", "second-successes"]
    ),
    value=st.text(max_size=12) | st.integers(-5, 10**7).map(str) | st.floats(0, 1e6).map(str),
)
def test_nothing_typed_stops_the_tool(tool: AbTest, name: str, value: str) -> None:
    patch = typing(tool, name, value)

    assert "That did not work" not in str(patch)
    assert tool.page()


# Plan ---------------------------------------------------------------------------------------------------------------


def test_saving_puts_the_test_into_the_plan(tool: AbTest) -> None:
    note = pressing(tool, "plan-save")["slots"]["note"]

    assert kept(tool) == (worked_experiment(),)
    assert "Saved in my_plan.json." in note


def test_saving_again_replaces_the_test(tool: AbTest) -> None:
    pressing(tool, "plan-save")
    typing(tool, "second-successes", "150")
    typing(tool, "question", "Does the audit help?")
    pressing(tool, "plan-save")

    assert [(each.question, each.second.successes) for each in kept(tool)] == [("Does the audit help?", 150)]


def test_a_new_test_stands_beside_the_old_one(tool: AbTest) -> None:
    pressing(tool, "plan-save")
    patch = pressing(tool, "test-new")
    typing(tool, "question", OTHER.question)
    note = pressing(tool, "plan-save")["slots"]["note"]

    assert patch["focus"] == "question"
    assert [each.question for each in kept(tool)] == [worked_experiment().question, OTHER.question]
    assert "now holds 2 tests" in note


def test_a_new_test_keeps_the_design_and_no_results(tool: AbTest) -> None:
    typing(tool, "difference", "15")
    page = pressing(tool, "test-new")["page"]

    assert "No results yet: each group needs 163 cases" in page


def test_saving_leaves_the_other_parts_of_the_plan_alone(tool: AbTest) -> None:
    save_plan(SalesPlan(title="Mine"), tool.plan_file)
    pressing(tool, "plan-save")

    assert load_plan(tool.plan_file).title == "Mine"


def test_loading_brings_back_what_was_saved(tool: AbTest, tmp_path: Path) -> None:
    typing(tool, "second-successes", "150")
    typing(tool, "decision", "Ask again in spring.")
    pressing(tool, "plan-save")
    other = AbTest(tmp_path / PLAN_FILE)
    page = pressing(other, "plan-load")["page"]

    assert "Ask again in spring." in page
    assert other.to_plan(SalesPlan.empty()).experiments == kept(tool)


def test_a_plan_without_tests_says_so(tool: AbTest) -> None:
    save_plan(SalesPlan(title="Mine"), tool.plan_file)

    assert "The plan has no such part yet." in pressing(tool, "plan-load")["slots"]["note"]


def test_an_unusual_significance_in_a_plan_is_kept(tmp_path: Path) -> None:
    strict = replace(OTHER, design=ExperimentDesign(base_rate=0.305, difference=0.1, significance=0.002, power=0.85))
    tool = opened_with(tmp_path, strict)
    page = pressing(tool, "plan-load")["page"]

    assert '<option value="0.2" selected>0.2%</option>' in page
    assert tool.to_plan(SalesPlan.empty()).experiments == (strict,)


def test_the_tests_of_the_plan_are_listed_with_their_verdicts(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, worked_experiment(), OTHER)
    listed = tool.answer()["kept"]

    assert listed.count("New opening is better by 8.8 points") == 2
    assert OTHER.question in listed


def test_a_listed_test_is_opened_into_the_fields(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, worked_experiment(), OTHER)
    patch = pressing(tool, "test-open-1")

    assert f'value="{OTHER.question}"' in patch["page"]
    assert patch["focus"] == "question"


def test_a_removed_test_can_be_saved_back(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, worked_experiment(), OTHER)
    pressing(tool, "test-remove-0")
    after = kept(tool)
    pressing(tool, "plan-save")

    assert after == (OTHER,)
    assert kept(tool) == (OTHER, worked_experiment())


@pytest.mark.parametrize("button", ["test-open-7", "test-remove-7", "test-open-x", "test-remove-"])
def test_a_button_for_a_test_that_is_gone_does_nothing(tool: AbTest, button: str) -> None:
    assert "That did not work" not in str(pressing(tool, button))


def test_a_plan_holds_no_endless_number_of_tests(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, *(replace(OTHER, question=f"Question {number}") for number in range(20)))

    assert "at most 20 tests" in pressing(tool, "plan-save")["slots"]["note"]


def test_a_plan_that_cannot_be_read_leaves_the_list_empty(tool: AbTest) -> None:
    tool.plan_file.write_text("no plan", encoding="utf-8")

    assert "No test is saved yet." in tool.page()


def test_reset_brings_the_worked_test_back(tool: AbTest) -> None:
    typing(tool, "second-successes", "10")
    page = pressing(tool, "plan-reset")["page"]

    assert "New opening is better by 8.8 points" in page


def test_it_speaks_chinese(tmp_path: Path) -> None:
    tool = AbTest(tmp_path / PLAN_FILE, language="zh_CN")

    assert tool.page()
    assert "error" not in typing(tool, "difference", "8")
