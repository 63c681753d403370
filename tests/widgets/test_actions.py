"""The actions tool: a list that answers at once, rows that come and go, a calendar file, and the plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.actions import Action
from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.actions import Actions
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> Actions:
    """The tool with the worked company's actions, shown once."""
    opened = Actions(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: Actions, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: Actions, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def saved(tool: Actions) -> tuple[Action, ...]:
    pressing(tool, "plan-save")
    return load_plan(tool.plan_file).actions


def opened_with(tmp_path: Path, *actions: Action, period: Period | None = None) -> Actions:
    """The tool over a plan that holds *actions*, loaded."""
    save_plan(SalesPlan(period=period).with_actions(actions), tmp_path / PLAN_FILE)
    opened = Actions(tmp_path / PLAN_FILE)
    pressing(opened, "plan-load")
    return opened


# Answer ---------------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_worked_companys_actions_without_any_script(tool: Actions) -> None:
    page = tool.page()

    assert "10 actions for CNY 1.02 million; nothing to mend." in page
    assert "The longest chain holds 295 days of action" in page
    assert page.count("<svg") == 1
    assert page.count("<table") == 3
    assert "4. Train the reps</legend>" in page


@pytest.mark.parametrize(
    ("name", "value", "slot", "said"),
    [
        ("action1-budget", "240,000", "headline", "10 actions for CNY 1.14 million; nothing to mend."),
        ("action1-budget", "", "headline", "10 actions for CNY 900,000; nothing to mend."),
        ("action1-accountable", "", "findings", "Nobody answers for “Build the audit offer”"),
        ("action1-accountable", "Lin Yue, Chen Hao", "findings", "2 people answer for “Build the audit offer”"),
        ("action1-accountable", "Lin Yue，Chen Hao", "headline", "1 thing to mend."),
        ("action1-depends_on", "4", "findings", "Build the audit offer → Train the reps → Build the audit offer"),
        ("action1-depends_on", "99", "findings", "waits for “99”, which is not in the list."),
        ("action5-depends_on", "4, 2", "findings", "before “Review savings with every customer” is finished"),
        ("action4-start", "2027-02-01", "findings", "before “Build the audit offer” is finished on 2027-02-26."),
        ("action7-end", "2028-01-31", "findings", "“Checkpoints” has a day outside the plan's period, 2027."),
        ("action2-title", "Call everybody", "legend-2", "2. Call everybody"),
        ("action2-title", "Call everybody", "gantt", "Call everybody"),
        ("action2-responsible", "Xu Ting", "raci", "Xu Ting"),
        ("action2-responsible", "Xu Ting", "load", "Xu Ting"),
        ("action2-end", "2027-11-27", "list", "2027-11-27"),
        ("monthly_day", "", "gantt", "longest chain"),
    ],
)
def test_a_change_is_answered(tool: Actions, name: str, value: str, slot: str, said: str) -> None:
    assert said in typing(tool, name, value)["slots"][slot]
    assert tool.errors == {}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("action1-end", "2027-01-01", "the last day must not come before the first (2027-01-04), got 2027-01-01"),
        ("action1-start", "tomorrow", "First day must be a date such as 2027-12-31, got"),
        ("action1-budget", "lots", "Budget must be a number of 0 or more"),
        ("monthly_day", "32", "Day of the monthly review must be a number from 1 to 31"),
        ("monthly_day", "1.5", "Day of the monthly review must be a whole number"),
    ],
)
def test_what_cannot_be_read_has_its_sentence_and_is_not_saved(tool: Actions, name: str, value: str, said: str) -> None:
    assert said in typing(tool, name, value)["slots"][f"error:{name}"]
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


def test_hostile_text_is_escaped_everywhere(tool: Actions) -> None:
    for name in ("title", "accountable", "responsible", "depends_on", "segment"):
        typing(tool, f"action1-{name}", HOSTILE)

    assert "<script" not in tool.page()


# Rows -----------------------------------------------------------------------------------------------------------------


def test_an_added_action_is_a_row_of_its_own_that_counts_once_something_stands_in_it(tool: Actions) -> None:
    patch = pressing(tool, "action-add")

    assert patch["focus"] == "action11-title"
    assert 'data-name="action11-title"' in patch["page"]
    assert "10 actions" in tool.answer()["headline"]
    typed = typing(tool, "action11-title", "Hire")["slots"]
    assert typed["headline"] == "11 actions for CNY 1.02 million; 2 things to mend."
    assert saved(tool)[-1] == Action(id="action-1", title="Hire")


def test_a_removed_action_comes_back_where_it_stood(tool: Actions) -> None:
    before = tool.page()

    patch = pressing(tool, "action-remove-4")
    assert patch["focus"] == "action-back"
    assert "action4-title" not in patch["page"]
    assert "waits for “training”, which is not in the list." in patch["page"]
    pressing(tool, "action-back")

    tool.note("")
    assert tool.page() == before


def test_the_number_of_a_removed_action_is_given_to_no_other(tool: Actions) -> None:
    pressing(tool, "action-remove-10")

    assert pressing(tool, "action-add")["focus"] == "action11-title"


def test_there_is_an_end_to_adding(tool: Actions) -> None:
    for _each in range(21):
        patch = pressing(tool, "action-add")

    assert "There are 30 actions already" in patch["slots"]["note"]


def test_without_any_action_the_tool_still_answers(tool: Actions) -> None:
    for number in range(1, 11):
        pressing(tool, f"action-remove-{number}")

    assert tool.answer()["headline"] == "0 actions for CNY 0; nothing to mend."


# Calendar -------------------------------------------------------------------------------------------------------------


def test_the_calendar_file_holds_every_action_and_review(tool: Actions) -> None:
    patch = pressing(tool, "calendar")

    assert (patch["download"]["name"], patch["download"]["type"]) == ("my_actions.ics", "text/calendar")
    assert patch["download"]["text"].count("\r\nBEGIN:VEVENT\r\n") == 10 + 12
    assert "my_actions.ics with 22 entries has been handed to the browser" in patch["slots"]["note"]


def test_without_a_monthly_review_the_calendar_holds_actions_alone(tool: Actions) -> None:
    typing(tool, "monthly_day", "")

    assert pressing(tool, "calendar")["download"]["text"].count("\r\nBEGIN:VEVENT\r\n") == 10


def test_a_typed_title_cannot_open_an_event_of_its_own(tool: Actions) -> None:
    typing(tool, "action1-title", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT")

    assert pressing(tool, "calendar")["download"]["text"].count("\r\nBEGIN:VEVENT\r\n") == 22


# Plan -----------------------------------------------------------------------------------------------------------------


def test_saving_as_it_opens_writes_the_worked_actions_and_reviews(tool: Actions) -> None:
    assert saved(tool) == worked_plan().actions
    assert load_plan(tool.plan_file).reviews == worked_plan().reviews


def test_an_edit_is_in_the_saved_plan(tool: Actions) -> None:
    for name, value in (("depends_on", "1，3"), ("consulted", "Xu Ting；Reps"), ("budget", "1,000"), ("end", "")):
        typing(tool, f"action2-{name}", value)
    typing(tool, "monthly_day", "15")
    typing(tool, "adjusts_quarterly", "")

    action = saved(tool)[1]
    assert action.depends_on == ("audit-offer", "partners")
    assert action.consulted == ("Xu Ting", "Reps")
    assert (action.budget, action.end) == (1000, None)
    reviews = load_plan(tool.plan_file).reviews
    assert reviews is not None
    assert (reviews.monthly_day, reviews.adjusts_quarterly, len(reviews.triggers)) == (15, False, 4)


def test_the_reviews_of_the_plan_keep_what_the_tool_does_not_show(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, Action(id="a", title="A"))
    typing(tool, "monthly_day", "5")
    pressing(tool, "plan-save")
    plan = load_plan(tool.plan_file)

    assert plan.reviews is not None
    assert plan.reviews.monthly_day == 5
    assert plan.reviews.triggers == ()


def test_a_plan_without_reviews_stays_without(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, Action(id="a", title="A"))

    pressing(tool, "plan-save")

    assert load_plan(tool.plan_file).reviews is None


def test_names_with_commas_survive_loading_and_saving(tmp_path: Path) -> None:
    action = Action(id="a", title="A", accountable=("Chen, Hao",), informed=("x", "y, z"), depends_on=("b",))

    assert saved(opened_with(tmp_path, action)) == (action,)


def test_an_action_without_id_gets_one_when_it_is_loaded(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, Action(title="A"), Action(id="action-1", title="B"))

    assert sorted(action.id for action in saved(tool)) == ["action-1", "action-2"]


def test_what_no_form_could_hold_is_loaded_with_its_sentence_and_nothing_is_lost(tmp_path: Path) -> None:
    long = Action(id="a", title="x" * 5000, budget=1e18)
    tool = opened_with(tmp_path, long, Action(id="b", title="B"))

    assert set(tool.errors) == {"action1-title", "action1-budget"}
    assert tool.typed["action2-title"] == "B"
    assert "2 actions" in tool.answer()["headline"]


def test_a_plan_without_period_is_shown_over_the_days_of_its_actions(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, Action(id="a", start=date(2030, 1, 1), end=date(2030, 6, 30)))

    assert "Gantt chart of the actions, H1 2030" in tool.answer()["gantt"]


def test_a_period_of_centuries_is_shown_for_ten_years(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, Action(id="a", title="A"), period=Period(date(2027, 1, 1), date.max))

    assert "2027-01-01 to 2036-12-31" in tool.answer()["gantt"]


def test_a_plan_without_actions_leaves_the_fields(tool: Actions) -> None:
    save_plan(SalesPlan.empty(), tool.plan_file)

    assert "The plan has no such part yet" in pressing(tool, "plan-load")["slots"]["note"]
    assert tool.typed["action1-title"] == "Build the audit offer"


def test_reset_brings_the_worked_company_back(tmp_path: Path) -> None:
    tool = opened_with(tmp_path, Action(id="a", title="A"))

    assert "4. Train the reps" in pressing(tool, "plan-reset")["page"]


def test_it_speaks_chinese(tmp_path: Path) -> None:
    tool = Actions(tmp_path / PLAN_FILE, language="zh_CN")

    assert 'lang="zh-CN"' in tool.page()
    pressing(tool, "action-add")
    assert pressing(tool, "calendar")["download"]["text"].count("\r\nBEGIN:VEVENT\r\n") == 22
    assert tool.errors == {}


NAMES = st.sampled_from(
    [f"action{number}-{name}" for number in (1, 4, 11) for name in ("title", "start", "end", "budget", "depends_on")]
    + ["action2-accountable", "monthly_day", "adjusts_quarterly"]
)
TEXTS = st.text(max_size=8) | st.sampled_from(["2027-05-01", "0001-01-01", "9999-12-31", "1", "4, 1", "1e400", "-3"])
PRESSES = st.sampled_from(
    ["action-add", "action-back", "action-remove-1", "action-remove-4", "calendar", "plan-save", "plan-load"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.tuples(NAMES, TEXTS) | PRESSES, max_size=8))
def test_nothing_a_learner_does_fails(tmp_path: Path, caplog: pytest.LogCaptureFixture, events: list[Any]) -> None:
    tool = Actions(tmp_path / PLAN_FILE)
    tool.page()
    for event in events:
        if not isinstance(event, str):
            typing(tool, *event)
        elif f'data-press="{event}"' in tool.page():
            pressing(tool, event)

    assert not caplog.records
