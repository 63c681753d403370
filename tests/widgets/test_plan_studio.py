"""The studio: the whole plan on one page, parts opened inside it, undo, versions, two plans side by side, documents."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.deck_plans import failed_electronics_plan
from bpcourse.core.errors import CourseError
from bpcourse.core.period import Period
from bpcourse.core.plan import PARTS, SalesPlan, load_plan, plan_text, save_plan
from bpcourse.core.plan.history import MOST_VERSIONS, history_path, load_history
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets import exporter
from bpcourse.widgets.exporter import DocumentKind, offer_exporter
from bpcourse.widgets.plan_studio import PlanStudio
from bpcourse.widgets.registry import TOOLS, open_tool
from bpcourse.widgets.studio_fields import BESIDE_TOOLS, PART_TOOLS, TOOL_TITLES
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Where the plan is."""
    return tmp_path / PLAN_FILE


@pytest.fixture
def studio(plan_file: Path) -> PlanStudio:
    """The studio before there is any plan."""
    tool = PlanStudio(plan_file)
    tool.receive({"type": "hello"})
    return tool


@pytest.fixture
def worked(studio: PlanStudio) -> PlanStudio:
    """The studio after a start from the worked company."""
    press(studio, "start-worked")
    return studio


def press(tool: PlanStudio, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def type_in(tool: PlanStudio, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def shown(page: str) -> str:
    """What a reader sees of *page*."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def noted(patch: dict[str, Any]) -> str:
    return shown(patch["page"]) if "page" in patch else shown(patch["slots"].get("note", ""))


# Beginning ------------------------------------------------------------------------------------------------------------


def test_before_there_is_a_plan_the_worked_company_s_is_shown_and_nothing_written(
    studio: PlanStudio, plan_file: Path
) -> None:
    page = shown(studio.page())

    assert "You have no plan of your own yet." in page
    assert "10 of 10 parts hold something." in page
    assert list(plan_file.parent.iterdir()) == []


def test_an_empty_plan_can_be_begun(studio: PlanStudio, plan_file: Path) -> None:
    page = shown(press(studio, "start-empty")["page"])

    assert load_plan(plan_file) == SalesPlan.empty()
    assert "0 of 10 parts hold something. Review: 3 errors, 7 warnings, 0 pieces of advice." in page
    assert page.count("Nothing yet") >= len(PARTS)


def test_the_worked_company_s_plan_can_be_the_start(studio: PlanStudio, plan_file: Path) -> None:
    page = shown(press(studio, "start-worked")["page"])

    assert load_plan(plan_file) == worked_plan()
    assert "Sales plan 2027, Clearbrook Energy Systems" in page


def test_a_file_can_be_the_start(studio: PlanStudio, plan_file: Path) -> None:
    studio.receive({"type": "open", "name": "", "text": plan_text(failed_electronics_plan())})

    assert load_plan(plan_file) == failed_electronics_plan()


def test_beginning_anew_keeps_what_was_there(worked: PlanStudio, plan_file: Path) -> None:
    press(worked, "start-empty")
    assert load_plan(plan_file) == SalesPlan.empty()
    (version,) = load_history(plan_file).versions
    assert version.name.startswith("before starting anew, ")
    assert version.plan == worked_plan()

    press(worked, "undo")
    assert load_plan(plan_file) == worked_plan()


# Parts ----------------------------------------------------------------------------------------------------------------


def test_each_part_has_its_state_its_numbers_and_a_way_in(worked: PlanStudio) -> None:
    page = worked.page()

    assert "2,000 Lead → 640 First meeting → 320 Proposal → 80 Deal: CNY 19.2 million." in shown(page)
    for part in PARTS:
        for tool in PART_TOOLS[part]:
            assert f'data-press="open-{tool}"' in page
    assert "The team can carry CNY 48.6 million 101% of the goal" in shown(page)


def test_every_tool_over_the_plan_can_be_opened_here() -> None:
    named = {tool for tools in PART_TOOLS.values() for tool in tools} | {*BESIDE_TOOLS, "plan_review"}

    assert named == set(TOOLS) - {"plan_studio"} == set(TOOL_TITLES)


@pytest.mark.parametrize("tool", [name for name in TOOLS if name != "plan_studio"])
def test_a_tool_opens_saves_and_closes_inside_the_studio(tool: str, studio: PlanStudio, plan_file: Path) -> None:
    press(studio, "start-empty")
    assert f'data-tool="{tool}"' in press(studio, f"open-{tool}")["page"]
    if tool != "plan_review":
        saved = press(studio, "in.plan-save")
        assert "Saved in my_plan.json" in saved["page"]
        assert load_plan(plan_file) != SalesPlan.empty()
    closed = press(studio, "back")
    assert closed["focus"] == f"open-{tool}"


@pytest.mark.parametrize("name", [name for name in TOOLS if name not in {"plan_studio", "plan_review"}])
def test_saving_a_part_as_it_was_opened_changes_nothing_but_its_form(name: str, plan_file: Path) -> None:
    save_plan(worked_plan(), plan_file)
    tool = open_tool(name, plan_file=plan_file)
    if tool.show_plan(worked_plan()):
        tool.receive({"type": "press", "name": "plan-save"})
        assert load_plan(plan_file) == worked_plan()


WRITTEN = {
    "sales_path": {"mode": "value", "path1-value_proposition": "An audit shows where energy is lost."},
    "risk_radar": {"signal": "proposals put off", "threshold": "6", "likelihood": "3", "impact": "4"},
}
"""What is written where a tool shows the learner's own segments or factors instead of an example."""


def test_filling_every_part_makes_a_whole_plan(studio: PlanStudio, plan_file: Path) -> None:
    press(studio, "start-empty")
    for tools in PART_TOOLS.values():
        press(studio, f"open-{tools[0]}")
        for name, value in WRITTEN.get(tools[0], {}).items():
            type_in(studio, f"in.{name}", value)
        press(studio, "in.plan-save")
    page = shown(press(studio, "back")["page"])

    assert load_plan(plan_file).filled_parts == PARTS
    assert "10 of 10 parts hold something." in page


def test_from_one_part_the_way_leads_on_to_the_next(worked: PlanStudio) -> None:
    page = press(worked, "open-market_view")["page"]
    assert "Part 1 of 10: Market view" in shown(page)
    assert "On to: Goals →" in shown(page)

    assert "Part 2 of 10: Goals" in shown(press(worked, "open-smart_goals")["page"])
    assert "On to:" not in shown(press(worked, "open-risk_radar")["page"])


def test_the_review_opens_inside_and_mends_inside_itself(worked: PlanStudio, plan_file: Path) -> None:
    save_plan(failed_electronics_plan(), plan_file)
    assert "4 errors, 13 warnings" in shown(press(worked, "open-plan_review")["page"])
    patch = press(worked, "in.fix-0")
    assert patch["focus"] == "in.in.lever"
    type_in(worked, "in.in.lever", "a price that was tested beforehand")
    page = shown(press(worked, "in.in.plan-save")["page"])
    assert "Mended: the review no longer finds this." in page
    assert load_plan(plan_file).goals[0].lever == "a price that was tested beforehand"
    press(worked, "in.back")
    assert "Review: 3 errors" in shown(press(worked, "back")["page"])


# About the plan -------------------------------------------------------------------------------------------------------


def test_what_the_plan_says_of_itself_is_saved(worked: PlanStudio, plan_file: Path) -> None:
    for name, text in (("title", "Plan B"), ("currency", "eur"), ("start", "2028-01-01"), ("end", "2028-06-30")):
        type_in(worked, name, text)
    press(worked, "plan-save")

    plan = load_plan(plan_file)
    assert (plan.title, plan.currency, plan.period) == ("Plan B", "EUR", Period.half(2028, 1))
    assert plan.goals == worked_plan().goals


@pytest.mark.parametrize(
    ("name", "text", "field", "sentence"),
    [
        ("currency", "yuan", "currency", "Write a code of three letters, such as CNY."),
        ("currency", "", "currency", "Write a code of three letters, such as CNY."),
        ("start", "", "end", "Own dates need both a first and a last day"),
        ("start", "2029-01-01", "end", "The last day lies before the first."),
        ("end", "soon", "end", "must be a date such as 2027-12-31"),
    ],
)
def test_what_no_plan_can_have_gets_its_sentence_and_is_not_saved(
    worked: PlanStudio, plan_file: Path, name: str, text: str, field: str, sentence: str
) -> None:
    patch = type_in(worked, name, text)
    assert sentence in unescape(patch["slots"][f"error:{field}"])
    press(worked, "plan-save")
    assert load_plan(plan_file) == worked_plan()


def test_details_that_are_being_typed_survive_a_save_of_a_part(worked: PlanStudio) -> None:
    type_in(worked, "title", "Half a tit")
    press(worked, "open-funnel_math")
    press(worked, "in.plan-save")

    assert 'value="Half a tit"' in press(worked, "back")["page"]


# Steps ----------------------------------------------------------------------------------------------------------------


def test_a_saved_change_is_undone_and_done_again(worked: PlanStudio, plan_file: Path) -> None:
    press(worked, "open-funnel_math")
    type_in(worked, "in.leads", "2400")
    press(worked, "in.plan-save")
    page = press(worked, "back")["page"]
    assert "↶ Undo: Sales funnel" in shown(page)
    changed = load_plan(plan_file)

    patch = press(worked, "undo")
    assert load_plan(plan_file) == worked_plan()
    assert "Undone: Sales funnel." in noted(patch)
    assert patch["focus"] == "redo"
    assert "Done again: Sales funnel." in noted(press(worked, "redo"))
    assert load_plan(plan_file) == changed


def test_steps_are_there_again_in_another_studio(worked: PlanStudio, plan_file: Path) -> None:
    type_in(worked, "title", "Plan B")
    press(worked, "plan-save")
    press(PlanStudio(plan_file), "undo")

    assert load_plan(plan_file) == worked_plan()


def test_what_another_tool_saved_is_a_step_as_well(worked: PlanStudio, plan_file: Path) -> None:
    save_plan(replace(worked_plan(), author="Chen Hao"), plan_file)
    assert "Undo: Author" in shown(worked.receive({"type": "hello"})["page"])
    press(worked, "undo")
    assert load_plan(plan_file) == worked_plan()


def test_without_a_step_nothing_happens(studio: PlanStudio, plan_file: Path) -> None:
    assert "there is no step to undo" in noted(press(studio, "undo"))
    assert not plan_file.exists()


def test_a_damaged_history_does_not_stop_the_studio(worked: PlanStudio, plan_file: Path) -> None:
    history_path(plan_file).write_text("{", encoding="utf-8")
    save_plan(SalesPlan(title="Other"), plan_file)

    assert "Other" in shown(worked.receive({"type": "hello"})["page"])
    assert "Other" in shown(PlanStudio(plan_file).page())


# Versions -------------------------------------------------------------------------------------------------------------


def test_a_version_is_kept_restored_deleted_and_put_back(worked: PlanStudio, plan_file: Path) -> None:
    type_in(worked, "mode", "versions")
    type_in(worked, "version", "before the board")
    assert "Kept as “before the board”." in noted(press(worked, "keep"))
    save_plan(SalesPlan(title="Other"), plan_file)
    assert "is your plan again" in noted(press(worked, "restore-0"))
    assert load_plan(plan_file) == worked_plan()

    patch = press(worked, "delete-0")
    assert patch["focus"] == "putback"
    assert load_history(plan_file).versions == ()
    assert "before the board" in shown(press(worked, "putback")["page"])
    assert [one.name for one in load_history(plan_file).versions] == ["before the board"]


def test_a_version_without_a_name_goes_by_its_time(worked: PlanStudio, plan_file: Path) -> None:
    press(worked, "keep")

    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", load_history(plan_file).versions[0].name)


def test_a_name_that_is_taken_is_refused(worked: PlanStudio) -> None:
    for _time in range(2):
        type_in(worked, "version", "a")
        patch = press(worked, "keep")

    assert "there is a version called 'a' already" in noted(patch)


def test_no_more_versions_are_kept_than_there_are_places(worked: PlanStudio, plan_file: Path) -> None:
    for number in range(MOST_VERSIONS + 1):
        type_in(worked, "version", str(number))
        patch = press(worked, "keep")

    assert "12 versions are kept already" in noted(patch)
    press(worked, "start-empty")
    assert load_plan(plan_file) == worked_plan()


def test_before_there_is_a_plan_there_is_nothing_to_keep(studio: PlanStudio, plan_file: Path) -> None:
    assert "There is no saved plan yet" in noted(press(studio, "keep"))
    assert list(plan_file.parent.iterdir()) == []


# Two plans ------------------------------------------------------------------------------------------------------------


def test_a_version_is_compared_with_the_plan_as_it_is(worked: PlanStudio) -> None:
    type_in(worked, "version", "as it was")
    press(worked, "keep")
    press(worked, "open-funnel_math")
    type_in(worked, "in.leads", "2400")
    press(worked, "in.plan-save")
    press(worked, "back")
    page = shown(press(worked, "look-0")["page"])

    assert "1 field differs. The second plan's funnel brings CNY 3.84 million more a year." in page
    assert "Leads 2,000 2,400 +400" in page
    assert "Revenue of the funnel, a year CNY 19.2 million CNY 23.04 million +CNY 3.84 million" in page


def test_a_file_is_compared_without_taking_the_plan_s_place(worked: PlanStudio, plan_file: Path) -> None:
    text = plan_text(failed_electronics_plan())
    page = shown(worked.receive({"type": "open", "name": "compare", "text": text})["page"])

    assert "Their revenue cannot be compared." in page
    assert "the opened file" in page
    assert load_plan(plan_file) == worked_plan()


def test_plans_that_are_alike_are_said_to_be(worked: PlanStudio) -> None:
    assert "The two plans are alike." in shown(type_in(worked, "mode", "compare")["page"])


def test_a_plan_that_is_gone_gives_way_to_one_that_is_there(worked: PlanStudio) -> None:
    type_in(worked, "version", "a")
    press(worked, "keep")
    press(worked, "look-0")
    page = press(worked, "delete-0")["page"]

    assert "The two plans are alike." in shown(page)


def test_before_there_is_a_plan_there_is_one_to_compare(studio: PlanStudio) -> None:
    assert "The two plans are alike." in shown(type_in(studio, "mode", "compare")["page"])


# Documents ------------------------------------------------------------------------------------------------------------


class Writer:
    """Writes one kind of document, knows of one that it cannot write, and fails at a third."""

    def kinds(self) -> tuple[DocumentKind, ...]:
        return (
            DocumentKind(ending="html", label="web page", media_type="text/html"),
            DocumentKind(ending="xlsx", label="Excel workbook", media_type="application/x"),
            DocumentKind(ending="docx", label="Word", media_type="application/y", problem="Word needs a computer."),
        )

    def plan_document(self, plan: SalesPlan, ending: str) -> bytes:
        if ending == "xlsx":
            raise ImportError("no such package")
        if ending == "docx":
            raise CourseError("Word needs a computer.")
        return f"{plan.title} {ending}".encode()

    def review_document(self, plan: SalesPlan, ending: str) -> bytes:
        return self.plan_document(plan, ending)


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in which documents are offered."""
    monkeypatch.setattr(exporter, "_offered", [])
    offer_exporter(Writer())


@pytest.mark.usefixtures("writer")
def test_a_document_is_handed_to_the_browser(worked: PlanStudio) -> None:
    download = press(worked, "export-html")["download"]

    assert (download["name"], download["type"]) == ("my_plan.html", "text/html")
    assert base64.b64decode(download["base64"]) == b"Sales plan 2027 html"


@pytest.mark.usefixtures("writer")
def test_what_cannot_be_made_here_is_said_instead_of_offered(worked: PlanStudio) -> None:
    page = worked.page()

    assert 'data-press="export-docx"' not in page
    assert "Word needs a computer." in page
    assert "Word needs a computer." in noted(press(worked, "export-docx"))


@pytest.mark.usefixtures("writer")
def test_a_missing_library_is_a_sentence(worked: PlanStudio) -> None:
    assert "Excel workbook cannot be made here: no such package" in noted(press(worked, "export-xlsx"))


def test_without_a_writer_the_plan_s_own_file_is_still_there(
    worked: PlanStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporter, "_offered", [])

    assert "bpcourse export" in worked.page()
    assert press(worked, "plan-download")["download"]["name"] == "my_plan.json"
    assert "download" not in press(worked, "export-html")


# Whatever happens -----------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    (
        *("back", "undo", "redo", "start-empty", "start-worked", "keep", "putback", "restore-0", "delete-0", "look-0"),
        *(
            "open-funnel_math",
            "open-plan_review",
            "in.plan-save",
            "in.fix-0",
            "in.back",
            "in.in.plan-save",
            "plan-save",
        ),
        *("restore-99", "open-nothing", "export-exe", "", "-", "in.", "delete-x"),
    )
)
FIELDS = st.sampled_from(("mode", "title", "currency", "start", "left", "right", "version", "in.leads", "none"))
EVENTS = st.one_of(
    st.builds(lambda name: {"type": "press", "name": name}, NAMES),
    st.builds(lambda name, value: {"type": "input", "name": name, "value": value}, FIELDS, st.text(max_size=8)),
    st.builds(lambda mode: {"type": "input", "name": "mode", "value": mode}, st.sampled_from(("versions", "compare"))),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EVENTS, max_size=8))
def test_no_event_ever_raises_or_harms_the_plan(tmp_path_factory: pytest.TempPathFactory, events: list[Any]) -> None:
    tool = PlanStudio(tmp_path_factory.mktemp("studio") / PLAN_FILE)
    for event in [*events, {"type": "hello"}]:
        patch = tool.receive(event)
        assert "That did not work" not in str(patch)
    assert tool.plan_error == ""


def test_what_a_learner_wrote_is_never_taken_for_markup(plan_file: Path) -> None:
    hostile = '<img src=x data-slot="note">'
    save_plan(replace(worked_plan(), title=hostile, company=hostile, author=hostile), plan_file)
    tool = PlanStudio(plan_file)
    type_in(tool, "version", hostile)
    press(tool, "keep")
    for mode in ("overview", "versions", "compare"):
        assert "<img" not in type_in(tool, "mode", mode)["page"]


def test_it_speaks_chinese(plan_file: Path) -> None:
    tool = PlanStudio(plan_file, language="zh_CN")
    assert "计划工作台" in tool.page()
    press(tool, "start-worked")
    assert load_plan(plan_file).company == "清溪能源科技"
    assert "下一部分：目标 →" in shown(press(tool, "open-market_view")["page"])
