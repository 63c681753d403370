"""Reviews and triggers: the days, the triggers with their tests, the calendar file, and the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.reviews import Crossing, ReviewRhythm, Trigger
from bpcourse.core.worked_company import worked_plan
from bpcourse.core.worked_execution import worked_reviews
from bpcourse.widgets.actions import Actions
from bpcourse.widgets.review_rhythm import ReviewRhythmTool
from bpcourse.widgets.risk_radar import RiskRadar
from bpcourse.widgets.tool import PLAN_FILE, Tool

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> ReviewRhythmTool:
    """The tool with the worked company's rhythm, shown once."""
    opened = ReviewRhythmTool(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: Tool, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: Tool, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def saved(tool: Tool) -> ReviewRhythm:
    pressing(tool, "plan-save")
    reviews = load_plan(tool.plan_file).reviews
    assert reviews is not None
    return reviews


def opened_with(tmp_path: Path, rhythm: ReviewRhythm, period: Period | None = None) -> ReviewRhythmTool:
    """The tool over a plan with *rhythm*, loaded."""
    save_plan(SalesPlan(period=period, reviews=rhythm), tmp_path / PLAN_FILE)
    opened = ReviewRhythmTool(tmp_path / PLAN_FILE)
    pressing(opened, "plan-load")
    return opened


# Answer ---------------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_worked_companys_rhythm_without_any_script(tool: ReviewRhythmTool) -> None:
    page = tool.page()

    assert "12 reviews, 4 of which may adjust the plan. Triggers ready: 4 of 4." in page
    assert "It rings since 2027-04-30: Wang Jing answers by 2027-05-10." in page
    assert page.count("<svg") == 2


@pytest.mark.parametrize(
    ("name", "value", "slot", "said"),
    [
        ("monthly_day", "", "headline", "No review is agreed yet."),
        ("monthly_day", "15", "calendar", "2027-02-15"),
        ("adjusts_quarterly", "", "headline", "12 reviews, 0 of which may adjust the plan."),
        ("trigger1-owner", "", "headline", "Triggers ready: 3 of 4."),
        ("trigger1-owner", "", "rings-1", "nobody is named who answers"),
        ("trigger1-within_days", "3", "rings-1", "by 2027-05-03"),
        ("trigger1-in_a_row", "3", "rings-1", "1 more reading at or below 130"),
        ("trigger1-threshold", "120", "rings-1", "It is quiet"),
        ("trigger1-direction", "above", "rings-1", "It rang on 2027-02-28 and was over after 2027-02-28."),
        ("trigger1-readings", "151, 143、128；131", "rings-1", "It is quiet"),
        ("trigger1-cycle", "week", "readings-1", "2027-04-09: 151"),
        ("trigger1-last", "2027-06-30", "rings-1", "It rings since 2027-06-30"),
        ("trigger2-readings", "60", "rings-2", "It rings since 2027-04-30: Lin Yue answers by 2027-05-10."),
        ("trigger1-indicator", "first meetings", "legend-1", "first meetings"),
        ("trigger1-indicator", "first meetings", "agenda", "first meetings"),
    ],
)
def test_a_change_is_answered_at_once(tool: ReviewRhythmTool, name: str, value: str, slot: str, said: str) -> None:
    assert said in typing(tool, name, value)["slots"][slot]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("trigger1-threshold", "a few", "Threshold must be a number of"),
        ("trigger1-in_a_row", "1.5", "Times in a row must be a whole number, got '1.5'"),
        ("trigger1-within_days", "-1", "Within days must be a number from 0 to"),
        ("trigger1-readings", "many", "readings must be numbers with spaces or commas between them, got 'many'"),
        ("trigger1-last", "", "Say of which day the last reading is."),
        ("trigger1-last", "April", "Day of the last one must be a date"),
    ],
)
def test_a_wrong_entry_gets_its_sentence_and_stays(tool: ReviewRhythmTool, name: str, value: str, said: str) -> None:
    slots = typing(tool, name, value)["slots"]

    assert said in slots[f"error:{name}"].replace("&#x27;", "'")
    assert tool.typed[name] == value
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]


def test_without_readings_their_day_is_not_asked_for(tool: ReviewRhythmTool) -> None:
    assert "error:trigger2-last" not in typing(tool, "trigger2-last", "")["slots"]
    assert not tool.errors


# Rows -----------------------------------------------------------------------------------------------------------------


def test_a_trigger_is_added_and_the_keyboard_goes_there(tool: ReviewRhythmTool) -> None:
    patch = pressing(tool, "add-trigger")

    assert patch["focus"] == "trigger5-indicator"
    assert 'value="2027-04-30" data-name="trigger5-last"' in patch["page"]


def test_a_removed_trigger_is_put_back_as_it_was(tool: ReviewRhythmTool) -> None:
    typing(tool, "trigger2-owner", "Chen Hao")
    before = dict(tool.typed)

    assert "Removed days from proposal" in pressing(tool, "remove-2")["page"]
    assert len(saved(tool).triggers) == 3
    pressing(tool, "put-back")

    assert before == tool.typed
    assert saved(tool).triggers[1].owner == "Chen Hao"


def test_more_than_twelve_triggers_are_refused(tool: ReviewRhythmTool) -> None:
    for _press in range(9):
        patch = pressing(tool, "add-trigger")

    assert "There are 12 rows already; none was added." in patch["slots"]["note"]


# Calendar file --------------------------------------------------------------------------------------------------------


def test_the_calendar_file_has_each_review_with_its_agenda(tool: ReviewRhythmTool) -> None:
    patch = pressing(tool, "calendar")
    text = patch["download"]["text"].replace("\r\n ", "")

    assert patch["download"]["name"] == "my_reviews.ics"
    assert patch["download"]["type"] == "text/calendar"
    assert text.count("BEGIN:VEVENT") == 12
    assert text.count("SUMMARY:Plan review: adjust the plan") == 4
    assert "DESCRIPTION:Called by Lin Yue\\n5 minutes: last month's decisions" in text
    assert "my_reviews.ics with 12 entries" in patch["slots"]["note"]


def test_its_reviews_are_the_same_events_as_those_of_the_actions(tool: ReviewRhythmTool, tmp_path: Path) -> None:
    actions = Actions(tmp_path / PLAN_FILE)

    def uids(text: str) -> set[str]:
        return {line for line in text.splitlines() if line.startswith("UID:")}

    own = uids(pressing(tool, "calendar")["download"]["text"])
    assert own < uids(pressing(actions, "calendar")["download"]["text"])


def test_without_a_review_there_is_no_calendar_file(tool: ReviewRhythmTool) -> None:
    typing(tool, "monthly_day", "")
    patch = pressing(tool, "calendar")

    assert "download" not in patch
    assert "No review is agreed yet." in patch["slots"]["note"]


# Plan -----------------------------------------------------------------------------------------------------------------


def test_saving_writes_the_rhythm_and_nothing_of_the_tests(tool: ReviewRhythmTool) -> None:
    assert saved(tool) == worked_reviews()
    assert "151" not in tool.plan_file.read_text(encoding="utf-8")


def test_a_rhythm_comes_back_from_the_plan_as_it_was(tmp_path: Path) -> None:
    rhythm = ReviewRhythm(
        monthly_day=12,
        owner="Zhang Wei",
        triggers=(
            Trigger(indicator="calls", threshold=1 / 3, direction=Crossing.BELOW, in_a_row=5, within_days=400),
            Trigger(response="ask"),
        ),
    )

    assert rhythm == saved(opened_with(tmp_path, rhythm))


def test_an_empty_row_is_not_saved(tool: ReviewRhythmTool) -> None:
    pressing(tool, "add-trigger")

    assert len(saved(tool).triggers) == 4


def test_the_year_is_the_plans_own(tmp_path: Path) -> None:
    opened = opened_with(tmp_path, worked_reviews(), Period.year(2029))

    assert "2029-01-31" in opened.page()
    assert 'value="2029-04-30"' in opened.page()


def test_a_plan_without_reviews_says_so(tmp_path: Path) -> None:
    save_plan(replace(worked_plan(), reviews=None), tmp_path / PLAN_FILE)

    assert "no such part" in pressing(ReviewRhythmTool(tmp_path / PLAN_FILE), "plan-load")["slots"]["note"]


@pytest.mark.parametrize("other", [Actions, RiskRadar])
def test_tools_that_touch_the_days_leave_the_triggers(tmp_path: Path, other: type[Tool]) -> None:
    tool = ReviewRhythmTool(tmp_path / PLAN_FILE)
    typing(tool, "trigger1-threshold", "111")
    pressing(tool, "plan-save")
    beside = other(tmp_path / PLAN_FILE)
    typing(beside, "monthly_day", "15")
    pressing(beside, "plan-save")

    rhythm = load_plan(tmp_path / PLAN_FILE).reviews
    assert rhythm is not None
    assert rhythm.monthly_day == 15
    assert rhythm.triggers[0].threshold == 111


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("reviews", "monthly_day"),
        ("reviews.monthly_day", "monthly_day"),
        ("reviews.adjusts_quarterly", "adjusts_quarterly"),
        ("reviews.owner", "owner"),
        ("reviews.triggers", "trigger1-indicator"),
        ("reviews.triggers[2].threshold", "trigger3-threshold"),
        ("reviews.triggers[1].in_a_row", "trigger2-in_a_row"),
        ("reviews.triggers[1]", "trigger2-indicator"),
        ("reviews.triggers[9].owner", "add-trigger"),
        ("risks[0].owner", None),
    ],
)
def test_a_value_of_the_plan_has_its_place(tool: ReviewRhythmTool, path: str, field: str | None) -> None:
    assert field == tool.place_of(path)
    assert field is None or f'="{field}"' in tool.page()


# Whatever happens -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["owner", "trigger1-indicator", "trigger1-response", "trigger1-readings"])
def test_what_is_typed_is_escaped(tool: ReviewRhythmTool, name: str) -> None:
    slots = typing(tool, name, HOSTILE)["slots"]

    assert "<script>" not in "".join(slots.values()) + tool.page()


def test_reset_goes_back_to_the_worked_company(tool: ReviewRhythmTool) -> None:
    pressing(tool, "remove-1")
    typing(tool, "monthly_day", "")

    assert "12 reviews, 4 of which" in pressing(tool, "plan-reset")["page"]
    assert tool.defaults() == tool.typed


def test_it_speaks_chinese(tmp_path: Path) -> None:
    tool = ReviewRhythmTool(tmp_path / PLAN_FILE, language="zh_CN")

    assert not tool.errors
    assert 'lang="zh-CN"' in tool.page()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(["readings", "threshold", "in_a_row", "within_days", "last", "cycle"]), st.text(max_size=30))
def test_nothing_typed_breaks_it(tool: ReviewRhythmTool, field: str, text: str) -> None:
    name = f"trigger1-{field}"

    assert "That did not work" not in str(typing(tool, name, text))
    assert tool.typed[name] == text
