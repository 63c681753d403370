"""The conversation between a tool and its host: events in, what changed out, and never an exception."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, current_language, use_language
from bpcourse.core.plan import SalesPlan, load_plan, plan_text, save_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Control, NumberField, TextField
from bpcourse.widgets.tool import PLAN_FILE, Tool, worked_fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Sharing(Tool):
    """Shares a target among reps: small enough to see through, with one of everything a tool may have."""

    name: ClassVar[str] = "sharing"
    heading: ClassVar[str] = N_("Targets & shares")

    def controls(self) -> Sequence[Control]:
        return (
            NumberField("target", "Target"),
            NumberField("reps", "Reps"),
            TextField("company", "Company"),
            *((TextField("extra", "Extra"),) if "extra" in self.typed else ()),
        )

    def defaults(self) -> dict[str, str]:
        return {"target": "48", "reps": "8", "company": "Clearbrook"}

    def body(self) -> Html:
        return join([*map(self.field, self.controls()), self.live("headline"), self.slot("who"), self.slot("table")])

    def answer(self) -> dict[str, Html]:
        if not self.values["reps"]:
            raise FieldError("Reps must be more than 0, got 0", field="reps", value=0)
        if self.values["target"] == 666:
            raise ZeroDivisionError
        share = self.values["target"] / self.values["reps"]
        return {
            "headline": join([f"{share:g} each"]),
            "who": tag("p", self.values["company"]),
            "table": tag("p", "always the same"),
        }

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        return replace(plan, company=self.values["company"])

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        return {"target": "1", "reps": "1", "company": plan.company} if plan.company else None

    def pressed(self, button: str) -> None:
        if button == "double":
            self.set_fields({"target": str(self.values["target"] * 2)})
            self.focus("target")
        elif button == "extra":
            self.typed["extra"] = ""
            self.rebuild()
        else:
            super().pressed(button)


@pytest.fixture
def tool(tmp_path: Path) -> Sharing:
    """The tool over a plan file that is not there yet, shown once."""
    opened = Sharing(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(name: str, value: str) -> dict[str, str]:
    return {"type": "input", "name": name, "value": value}


def pressing(name: str) -> dict[str, str]:
    return {"type": "press", "name": name}


def opening(text: str) -> dict[str, str]:
    return {"type": "open", "text": text}


def noted(patch: dict[str, Any]) -> str:
    """What the plan bar says after *patch*."""
    if "page" in patch:
        found = re.search(r'data-slot="note"[^>]*>(.*?)</p>', patch["page"])
        return found[1] if found else ""
    return str(patch["slots"].get("note", ""))


# Page ---------------------------------------------------------------------------------------------------------------


def test_the_page_reads_whole_before_any_script_runs(tool: Sharing) -> None:
    page = tool.page()

    assert '<h3 class="bp-title">Targets &amp; shares</h3>' in page
    assert re.search(r'data-slot="headline"[^>]*>6 each</p>', page)
    assert re.search(r'data-slot="who"[^>]*><p>Clearbrook</p></div>', page)
    assert 'value="48"' in page


def test_the_plan_bar_has_every_way_to_keep_a_plan(tool: Sharing) -> None:
    pressed = re.findall(r'data-press="([^"]+)"', tool.page())

    assert pressed == ["plan-save", "plan-load", "plan-reset", "plan-download"]
    assert re.search(r'<input type="file" accept="[^"]*json[^"]*" data-open="">', tool.page())


def test_two_tools_on_one_page_share_no_id(tmp_path: Path) -> None:
    one, other = (Sharing(tmp_path / PLAN_FILE, uid=uid).page() for uid in ("-1", "-2"))

    assert not set(re.findall(r' id="([^"]+)"', one)) & set(re.findall(r' id="([^"]+)"', other))


def test_text_that_looks_like_a_slot_is_left_where_it_was_typed(tool: Sharing) -> None:
    tool.receive(typing("company", '<p data-slot="headline">'))
    page = tool.page()

    assert re.search(r'<p data-slot="headline" role="status"[^>]*>6 each</p>', page)
    assert page.count("6 each") == 1


# Events -------------------------------------------------------------------------------------------------------------


def test_only_what_changed_is_sent(tool: Sharing) -> None:
    assert tool.receive(typing("target", "80")) == {"slots": {"headline": "10 each"}}


def test_the_same_text_again_changes_nothing(tool: Sharing) -> None:
    assert tool.receive(typing("target", "48")) == {"slots": {}}


def test_a_field_that_cannot_be_read_gets_its_sentence_and_keeps_its_last_value(tool: Sharing) -> None:
    tool.receive(typing("target", "80"))
    patch = tool.receive(typing("target", "eighty"))

    sentence = "Target must be a number of 0 or more, got 'eighty'"
    assert patch == {"slots": {"error:target": f"<span>{sentence}</span>"}}
    assert tool.values["target"] == 80
    assert tool.typed["target"] == "eighty"


def test_the_sentence_goes_when_the_field_is_mended(tool: Sharing) -> None:
    tool.receive(typing("target", "eighty"))

    assert tool.receive(typing("target", "80"))["slots"] == {"error:target": "", "headline": "10 each"}


def test_errors_stand_beside_several_fields_at_once(tool: Sharing) -> None:
    tool.receive(typing("target", "eighty"))
    tool.receive(typing("reps", "few"))

    assert sorted(tool.errors) == ["reps", "target"]


def test_an_answer_that_cannot_be_given_says_why_in_the_headline(tool: Sharing) -> None:
    patch = tool.receive(typing("reps", "0"))

    assert patch["slots"]["headline"] == '<span class="bp-error">Reps must be more than 0, got 0</span>'


def test_the_answer_comes_back_after_it_could_not_be_given(tool: Sharing) -> None:
    tool.receive(typing("reps", "0"))

    assert tool.receive(typing("reps", "4"))["slots"]["headline"] == "12 each"


def test_a_field_the_tool_sets_itself_is_sent_with_its_focus(tool: Sharing) -> None:
    patch = tool.receive(pressing("double"))

    assert patch == {"fields": {"target": "96.0"}, "focus": "target", "slots": {"headline": "12 each"}}


def test_what_was_sent_once_is_not_sent_again(tool: Sharing) -> None:
    tool.receive(pressing("double"))

    assert tool.receive(typing("company", "Clearbrook")) == {"slots": {}}


def test_other_fields_come_as_a_whole_page(tool: Sharing) -> None:
    patch = tool.receive(pressing("extra"))

    assert list(patch) == ["page"]
    assert 'data-name="extra"' in patch["page"]


def test_a_view_that_just_appeared_gets_the_page_as_it_is_now(tool: Sharing) -> None:
    tool.receive(typing("target", "80"))

    assert "10 each" in tool.receive({"type": "hello"})["page"]


@pytest.mark.parametrize("event", [{}, {"type": "dance"}, {"type": None}, {"type": ["input"]}, {"name": "target"}])
def test_an_unknown_event_changes_nothing(tool: Sharing, event: dict[str, Any]) -> None:
    assert tool.receive(event) == {"slots": {}}


def test_an_unknown_field_does_no_harm(tool: Sharing) -> None:
    patch = tool.receive(typing("no-such-field", "x"))

    assert not any(patch["slots"].values())


@pytest.mark.parametrize("button", ["no-such-button", ""])
def test_an_unknown_button_becomes_a_sentence(tool: Sharing, button: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        assert "That did not work, and nothing was changed." in noted(tool.receive(pressing(button)))


def test_a_mistake_of_the_course_becomes_a_sentence_and_a_log_entry(
    tool: Sharing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_button: str) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(tool, "pressed", fail)
    patch = tool.receive(pressing("double"))

    assert "That did not work" in noted(patch)
    assert "secret detail" not in str(patch)
    assert "sharing could not handle press" in caplog.text
    assert "secret detail" in caplog.text


def test_a_mistake_in_the_answer_becomes_a_sentence_too(tool: Sharing, caplog: pytest.LogCaptureFixture) -> None:
    patch = tool.receive(typing("target", "666"))

    assert "That did not work" in str(patch["slots"])
    assert "ZeroDivisionError" in caplog.text

    assert tool.receive(typing("target", "80"))["slots"]["headline"] == "10 each"


def test_what_a_learner_typed_comes_back_escaped(tool: Sharing) -> None:
    patch = tool.receive(typing("company", "<img src=x onerror=alert(1)>"))

    assert patch["slots"]["who"] == "<p>&lt;img src=x onerror=alert(1)&gt;</p>"


# Plan bar -----------------------------------------------------------------------------------------------------------


def test_saving_writes_the_plan_and_says_what_it_holds(tool: Sharing) -> None:
    patch = tool.receive(pressing("plan-save"))

    assert load_plan(tool.plan_file).company == "Clearbrook"
    assert "Saved in my_plan.json. It now holds: nothing yet." in noted(patch)


def test_saving_keeps_what_other_tools_wrote(tool: Sharing) -> None:
    save_plan(worked_plan(), tool.plan_file)
    tool.receive(typing("company", "Brightwater"))
    tool.receive(pressing("plan-save"))

    assert load_plan(tool.plan_file) == replace(worked_plan(), company="Brightwater")


def test_nothing_is_saved_while_a_field_cannot_be_read(tool: Sharing) -> None:
    tool.receive(typing("target", "eighty"))
    patch = tool.receive(pressing("plan-save"))

    assert "Not saved yet: Target must be a number" in noted(patch)
    assert not tool.plan_file.exists()


def test_saving_over_a_damaged_file_is_refused_in_a_sentence(tool: Sharing) -> None:
    tool.plan_file.write_text("{broken", encoding="utf-8")
    patch = tool.receive(pressing("plan-save"))

    assert 'class="bp-error"' in noted(patch)
    assert tool.plan_file.read_text(encoding="utf-8") == "{broken"


def test_loading_shows_what_was_saved(tool: Sharing) -> None:
    save_plan(SalesPlan(company="Brightwater"), tool.plan_file)
    patch = tool.receive(pressing("plan-load"))

    assert "Brightwater" in patch["page"]
    assert "Loaded from my_plan.json." in noted(patch)


def test_there_is_nothing_to_load_before_anything_is_saved(tool: Sharing) -> None:
    assert "There is no saved plan yet" in noted(tool.receive(pressing("plan-load")))


def test_a_plan_without_the_tools_part_leaves_the_fields_alone(tool: Sharing) -> None:
    save_plan(replace(worked_plan(), company=""), tool.plan_file)
    tool.receive(typing("target", "80"))
    patch = tool.receive(pressing("plan-load"))

    assert "The plan has no such part yet. It holds:" in noted(patch)
    assert tool.typed["target"] == "80"


def test_reset_goes_back_and_leaves_the_saved_plan(tool: Sharing) -> None:
    save_plan(SalesPlan(company="Brightwater"), tool.plan_file)
    tool.receive(typing("target", "eighty"))
    patch = tool.receive(pressing("plan-reset"))

    assert tool.typed == tool.defaults()
    assert not tool.errors
    assert "6 each" in patch["page"]
    assert load_plan(tool.plan_file).company == "Brightwater"


def test_a_download_holds_the_saved_plan(tool: Sharing) -> None:
    save_plan(worked_plan(), tool.plan_file)
    patch = tool.receive(pressing("plan-download"))

    assert patch["download"] == {"name": PLAN_FILE, "type": "application/json", "text": plan_text(worked_plan())}


def test_a_download_before_any_save_holds_what_the_tool_shows(tool: Sharing) -> None:
    patch = tool.receive(pressing("plan-download"))

    assert json.loads(patch["download"]["text"])["company"] == "Clearbrook"
    assert not tool.plan_file.exists()


def test_opening_a_plan_saves_and_shows_it(tool: Sharing) -> None:
    patch = tool.receive(opening(plan_text(worked_plan())))

    assert load_plan(tool.plan_file) == worked_plan()
    assert worked_plan().company in patch["page"]
    assert "Opened the plan and saved it as my_plan.json. It holds: " in noted(patch)


def test_opening_a_plan_without_the_tools_part_says_what_it_holds(tool: Sharing) -> None:
    patch = tool.receive(opening(plan_text(SalesPlan(title="Plan"))))

    assert "It holds: nothing yet." in noted(patch)
    assert "bp-error" not in noted(patch)
    assert load_plan(tool.plan_file).title == "Plan"


DAMAGED = [
    "",
    "not json",
    "[]",
    "null",
    "{}",
    '{"schema_version": 1',
    '{"schema_version": 999}',
    '{"schema_version": "1"}',
    '{"schema_version": 1, "goals": "all"}',
    '{"schema_version": 1, "company": {"a": 1}}',
    '{"schema_version": 1, "x": 1e999}',
    "[" * 100_000,
    "\x00\ufeff",
]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_plan_is_refused_and_nothing_is_lost(tool: Sharing, text: str) -> None:
    save_plan(worked_plan(), tool.plan_file)
    patch = tool.receive(opening(text))

    assert 'class="bp-error"' in noted(patch)
    assert "That did not work" not in noted(patch)
    assert load_plan(tool.plan_file) == worked_plan()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_can_be_opened_without_an_exception(tool: Sharing, text: str) -> None:
    patch = tool.receive(opening(text))

    assert "That did not work" not in str(patch)


def test_a_hostile_plan_is_shown_as_text(tool: Sharing) -> None:
    hostile = "</p><script>alert(1)</script>\"'"
    patch = tool.receive(opening(plan_text(SalesPlan(company=hostile, other={hostile: hostile}))))

    assert "<script" not in patch["page"]
    assert tool.typed["company"] == hostile


# Language -----------------------------------------------------------------------------------------------------------


def test_a_tool_speaks_the_language_it_was_opened_in(tmp_path: Path) -> None:
    with use_language("zh_CN"):
        opened = Sharing(tmp_path / PLAN_FILE)

    assert opened.language == "zh_CN"
    assert 'lang="zh-CN"' in opened.page()


def test_a_language_asked_for_goes_before_that_of_the_moment(tmp_path: Path) -> None:
    with use_language("zh_CN"):
        assert 'lang="en"' in Sharing(tmp_path / PLAN_FILE, language="en").page()


def test_an_event_is_answered_in_the_tools_language(tool: Sharing, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(tool, "pressed", lambda _button: heard.append(current_language()))
    tool.language = "zh_CN"
    tool.receive(pressing("any"))

    assert heard == ["zh_CN"]
    assert current_language() == "en"


# Subclasses ---------------------------------------------------------------------------------------------------------


def test_worked_fields_are_those_of_the_worked_company(tool: Sharing) -> None:
    assert worked_fields(tool)["company"] == worked_plan().company


def test_a_tool_must_say_what_it_is_made_of(tmp_path: Path) -> None:
    class Empty(Tool):
        name = "empty"
        heading = "Empty"

    with pytest.raises(NotImplementedError):
        Empty(tmp_path / PLAN_FILE)
