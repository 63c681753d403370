"""A tool inside another: its events reach it, its answers find their place, and nothing typed is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.language import N_
from bpcourse.core.plan import SalesPlan, load_plan, plan_text, save_plan, update_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.host import Host, inside
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bpcourse.widgets.controls import Control


class Desk(Host):
    """A host with a button for each tool, small enough to see through."""

    name: ClassVar[str] = "desk"
    heading: ClassVar[str] = N_("Desk")

    def controls(self) -> Sequence[Control]:
        return ()

    def defaults(self) -> dict[str, str]:
        return {}

    def body(self) -> Html:
        return join([self.note_place(), self.live("headline"), self.inner_page()])

    def answer(self) -> dict[str, Html]:
        return {"headline": join([f"{len(self.plan.filled_parts)} parts"])}

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        return plan

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        del plan
        return {}

    def pressed(self, button: str) -> None:
        if button == "back":
            self.close_inside()
        else:
            tool, _colon, place = button.partition(":")
            self.open_inside(tool, plan=self.plan, place=place)


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Where the plan is."""
    return tmp_path / PLAN_FILE


@pytest.fixture
def desk(plan_file: Path) -> Desk:
    """The host over the worked company's plan, shown once."""
    save_plan(worked_plan(), plan_file)
    opened = Desk(plan_file)
    opened.receive({"type": "hello"})
    return opened


def press(tool: Host, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def type_in(tool: Host, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


# Marks ----------------------------------------------------------------------------------------------------------------


def test_every_name_of_the_tool_inside_is_marked(desk: Desk) -> None:
    page = press(desk, "funnel_math")["page"]
    within = page[page.index('data-slot="inside"') :]

    names = re.findall(r'data-(?:slot|name|press|open)="([^"]*)"', within)[1:]
    assert names
    assert all(name.removeprefix("error:").startswith("in.") for name in names)


def test_no_two_elements_of_the_page_share_an_id(desk: Desk) -> None:
    ids = re.findall(r' id="([^"]+)"', press(desk, "funnel_math")["page"])

    assert len(ids) == len(set(ids))


@given(st.text())
def test_text_that_looks_like_a_name_is_left_alone(text: str) -> None:
    written = f'<p data-slot="{text}">'

    assert inside(tag("p", written, title=written, class_="a")) == tag("p", written, title=written, class_="a")


def test_a_mark_is_added_once_for_each_tool_around(desk: Desk) -> None:
    del desk
    once = inside(tag("p", data_slot="error:leads"))

    assert inside(once) == '<p data-slot="error:in.in.leads"></p>'


# Events ---------------------------------------------------------------------------------------------------------------


def test_a_tool_opens_with_the_plan_s_part(desk: Desk, plan_file: Path) -> None:
    update_plan(plan_file, lambda plan: plan.with_funnel(replace(plan.funnel, leads=1234)) if plan.funnel else plan)

    assert 'value="1234"' in press(desk, "funnel_math")["page"]


def test_an_event_of_the_tool_inside_is_answered_in_its_place(desk: Desk) -> None:
    press(desk, "funnel_math")
    patch = type_in(desk, "in.conversion-2", "30")

    assert patch["slots"]["in.headline"].startswith("2,000 leads become 96 deals")
    assert "page" not in patch


def test_an_error_of_the_tool_inside_stands_beside_its_field(desk: Desk) -> None:
    press(desk, "funnel_math")

    assert "got &#x27;many&#x27;" in type_in(desk, "in.leads", "many")["slots"]["error:in.leads"].replace("'", "&#x27;")


def test_fields_that_the_tool_inside_sets_are_marked(desk: Desk) -> None:
    press(desk, "kpi_weights")

    fields = type_in(desk, "in.weight-sales", "80")["fields"]
    assert fields
    assert all(name.startswith("in.weight-") for name in fields)


def test_saving_inside_tells_the_host(desk: Desk, plan_file: Path) -> None:
    save_plan(SalesPlan(title="Mine"), plan_file)
    press(desk, "funnel_math")
    patch = press(desk, "in.plan-save")

    assert re.search(r'data-slot="headline"[^>]*>1 parts<', patch["page"])
    assert "Saved in my_plan.json" in patch["page"]
    assert load_plan(plan_file).title == "Mine"


def test_the_keyboard_goes_to_the_field_of_a_place(desk: Desk) -> None:
    assert press(desk, "funnel_math:funnel.funnel.stages[1].conversion")["focus"] == "in.conversion-1"
    assert press(desk, "funnel_math:nowhere")["focus"] == "back"


def test_a_file_opened_inside_is_opened_by_the_tool_there(desk: Desk, plan_file: Path) -> None:
    press(desk, "funnel_math")
    text = plan_text(replace(worked_plan(), title="Other"))
    patch = desk.receive({"type": "open", "name": "in.", "text": text})

    assert load_plan(plan_file).title == "Other"
    assert "page" in patch


def test_a_download_inside_is_handed_on(desk: Desk) -> None:
    press(desk, "funnel_math")

    assert press(desk, "in.plan-download")["download"]["name"] == "my_plan.json"


def test_an_event_for_a_tool_that_is_closed_does_no_harm(desk: Desk) -> None:
    assert type_in(desk, "in.leads", "5") == {"slots": {}}


# Nothing is lost ------------------------------------------------------------------------------------------------------


def test_what_was_typed_and_not_saved_is_there_again(desk: Desk) -> None:
    press(desk, "funnel_math")
    type_in(desk, "in.leads", "1234")
    closed = press(desk, "back")
    assert "Funnel math: what you typed is kept while this page is open, but not saved yet." in closed["page"]

    opened = press(desk, "funnel_math")
    assert 'value="1234"' in opened["page"]
    assert "The fields are as you left them; they are not saved in your plan yet." in opened["page"]


def test_what_cannot_be_read_is_kept_as_well(desk: Desk) -> None:
    press(desk, "funnel_math")
    type_in(desk, "in.leads", "many")
    press(desk, "actions")

    assert 'value="many"' in press(desk, "funnel_math")["page"]


def test_what_was_saved_is_read_from_the_plan_again(desk: Desk, plan_file: Path) -> None:
    press(desk, "funnel_math")
    type_in(desk, "in.leads", "1234")
    press(desk, "in.plan-save")
    closed = press(desk, "back")
    assert "not saved" not in closed["page"]
    update_plan(plan_file, lambda plan: plan.with_funnel(replace(plan.funnel, leads=4321)) if plan.funnel else plan)

    assert 'value="4321"' in press(desk, "funnel_math")["page"]


def test_looking_around_leaves_nothing_unsaved(desk: Desk) -> None:
    press(desk, "segments")
    type_in(desk, "in.mode", "sheet")

    assert "not saved" not in press(desk, "back")["page"]


# The plan's file ------------------------------------------------------------------------------------------------------


def test_a_plan_saved_elsewhere_is_noticed_at_the_next_event(desk: Desk, plan_file: Path) -> None:
    save_plan(SalesPlan(title="Other"), plan_file)

    assert re.search(r'data-slot="headline"[^>]*>0 parts<', press(desk, "back")["page"])


def test_a_damaged_plan_is_told_and_kept(desk: Desk, plan_file: Path) -> None:
    plan_file.write_text("{", encoding="utf-8")
    press(desk, "back")

    assert "cannot be read as a plan" in desk.plan_error
    assert not desk.is_saved
    assert [path for path in plan_file.parent.iterdir() if ".damaged-" in path.name]


def test_a_tool_says_where_its_figures_come_from(plan_file: Path) -> None:
    desk = Desk(plan_file)
    assert "You have no plan of your own yet" in press(desk, "funnel_math")["page"]
    save_plan(SalesPlan.empty(), plan_file)
    assert "Your plan has no such part yet" in press(desk, "funnel_math")["page"]
