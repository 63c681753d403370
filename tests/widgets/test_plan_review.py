"""The review as a tool: which plan it reads, what it shows, how a finding is mended or silenced, what is answered."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.deck_plans import failed_electronics_plan, vague_goals_plan
from bpcourse.core.plan import SalesPlan, load_plan, plan_text, save_plan
from bpcourse.core.review import review_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets import exporter
from bpcourse.widgets.exporter import DocumentKind, offer_exporter
from bpcourse.widgets.plan_review import PlanReview
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Where the plan is."""
    return tmp_path / PLAN_FILE


def review_of(plan: SalesPlan, plan_file: Path, *, pages: str | None = None) -> PlanReview:
    """The tool over *plan*, shown once."""
    save_plan(plan, plan_file)
    tool = PlanReview(plan_file, pages=pages)
    tool.receive({"type": "hello"})
    return tool


def press(tool: PlanReview, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def type_in(tool: PlanReview, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def shown(page: str) -> str:
    """What a reader sees of *page*."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


# Which plan -----------------------------------------------------------------------------------------------------------


def test_without_a_plan_the_worked_company_s_is_reviewed_and_said_to_be(plan_file: Path) -> None:
    page = shown(PlanReview(plan_file).page())

    assert "This is the worked company's plan, as long as you have not saved one of your own." in page
    assert "0 errors, 0 warnings, 2 pieces of advice." in page
    assert not plan_file.exists()


def test_the_worked_company_s_plan_can_be_taken_over(plan_file: Path) -> None:
    tool = PlanReview(plan_file)
    page = shown(press(tool, "start-worked")["page"])

    assert load_plan(plan_file) == worked_plan()
    assert "Your plan in my_plan.json: Sales plan 2027, Clearbrook Energy Systems." in page


def test_a_damaged_plan_is_told_in_a_sentence(plan_file: Path) -> None:
    plan_file.write_text("{", encoding="utf-8")

    assert "cannot be read as a plan" in shown(PlanReview(plan_file).page())


# Findings -------------------------------------------------------------------------------------------------------------


def test_every_finding_is_there_with_reason_and_fix(plan_file: Path) -> None:
    page = shown(review_of(failed_electronics_plan(), plan_file).page())

    for finding in review_plan(failed_electronics_plan()):
        assert finding.message in page
        assert finding.reason in page
        assert finding.fix in page


def test_findings_are_grouped_by_weight_or_by_part(plan_file: Path) -> None:
    tool = review_of(failed_electronics_plan(), plan_file)
    assert "Errors: the plan contradicts itself, or cannot be worked with" in shown(tool.page())
    patch = type_in(tool, "grouping", "part")

    headings = [shown(text).strip() for text in re.findall(r"<h4>(.*?)</h4>", patch["page"])]
    assert headings[:2] == ["Market view 1", "Goals 3"]
    assert patch["focus"] == "grouping"


def test_findings_of_one_rule_share_a_card(plan_file: Path) -> None:
    page = review_of(vague_goals_plan(), plan_file).page()

    assert len(re.findall(r'data-name="why-goals-no-owner"', page)) == 1
    assert page.count("nobody answers for it.</p>") == 3


@pytest.mark.parametrize(("pages", "link"), [("", '<a href="ch04_practice.html">'), ("../book/", '"../book/ch0')])
def test_a_reason_leads_to_its_chapter(plan_file: Path, pages: str, link: str) -> None:
    assert link in review_of(failed_electronics_plan(), plan_file, pages=pages).page()


def test_in_a_notebook_the_chapter_is_only_named(plan_file: Path) -> None:
    page = review_of(failed_electronics_plan(), plan_file).page()

    assert "<a " not in page
    assert "Chapter 4, Practice" in page


def test_what_a_learner_wrote_is_never_taken_for_markup(plan_file: Path) -> None:
    plan = replace(failed_electronics_plan(), title="<script>1</script>", answers={"growth": "</textarea><b>"})
    page = review_of(plan.with_silenced("risks-ownerless", "<i>later"), plan_file).page()

    assert "<script>" not in page
    assert "<b></textarea>" not in page
    assert "&lt;i&gt;later" in page


# Mending --------------------------------------------------------------------------------------------------------------


def numbers_of(tool: PlanReview, rule: str) -> list[int]:
    return [number for number, one in enumerate(review_plan(tool.plan)) if one.rule == rule]


def test_fix_it_opens_the_part_with_the_keyboard_in_the_field(plan_file: Path) -> None:
    tool = review_of(vague_goals_plan(), plan_file)
    patch = press(tool, f"fix-{numbers_of(tool, 'goals-no-owner')[1]}")

    assert patch["focus"] == "in.owner"
    assert "Goal 2 (market share): nobody answers for it." in shown(patch["page"])
    assert re.search(r'value="market share"[^>]* data-name="in\.metric"', patch["page"])


def test_a_finding_that_is_mended_is_said_to_be_gone(plan_file: Path) -> None:
    tool = review_of(vague_goals_plan(), plan_file)
    press(tool, f"fix-{numbers_of(tool, 'goals-no-owner')[1]}")
    type_in(tool, "in.owner", "Wang Jing")
    patch = press(tool, "in.plan-save")

    assert "Mended: the review no longer finds this. 6 errors, 5 warnings" in shown(patch["page"])
    assert load_plan(plan_file).goals[1].owner == "Wang Jing"
    assert load_plan(plan_file).goals[0].owner == ""
    page = shown(press(tool, "back")["page"])
    assert "Goal 2 (market share): nobody answers for it." not in page
    assert "Goal 1 (sales performance): nobody answers for it." in page


@pytest.mark.parametrize("make", [failed_electronics_plan, vague_goals_plan, SalesPlan.empty, worked_plan])
def test_every_finding_leads_to_a_field_or_a_button_that_is_there(
    make: Callable[[], SalesPlan], plan_file: Path
) -> None:
    tool = review_of(make(), plan_file)
    for number, finding in enumerate(review_plan(make())):
        patch = press(tool, f"fix-{number}")
        name = patch["focus"]
        assert name != "back", finding
        assert re.search(rf'data-(?:name|press)="{re.escape(name)}"', patch["page"]), finding
        press(tool, "back")


def test_each_question_leads_to_its_number(plan_file: Path) -> None:
    tool = review_of(worked_plan(), plan_file)
    for topic in ("growth", "conversion", "capacity", "return", "concentration", "risk"):
        patch = press(tool, f"ask-{topic}")
        assert patch["focus"].startswith("in."), topic
        press(tool, "back")


# Silence --------------------------------------------------------------------------------------------------------------


def test_a_rule_is_silenced_with_its_reason_and_speaks_again(plan_file: Path) -> None:
    tool = review_of(failed_electronics_plan(), plan_file)
    type_in(tool, "why-risks-ownerless", "two of us answer for all of them")
    page = shown(press(tool, "silence-risks-ownerless")["page"])
    assert load_plan(plan_file).silenced == {"risks-ownerless": "two of us answer for all of them"}
    assert "Kept silent 1" in page
    assert "Reason: two of us answer for all of them" in page
    assert "4 errors, 12 warnings" in page

    page = shown(press(tool, "speak-risks-ownerless")["page"])
    assert load_plan(plan_file).silenced == {}
    assert "4 errors, 13 warnings" in page


def test_without_a_reason_a_rule_is_not_silenced(plan_file: Path) -> None:
    tool = review_of(failed_electronics_plan(), plan_file)
    patch = press(tool, "silence-risks-ownerless")

    assert "Write why first" in patch["slots"]["error:why-risks-ownerless"]
    assert patch["focus"] == "why-risks-ownerless"
    assert load_plan(plan_file).silenced == {}


def test_nothing_is_silenced_in_the_worked_company_s_plan(plan_file: Path) -> None:
    tool = PlanReview(plan_file)
    type_in(tool, "why-scorecard-no-target", "later")
    patch = press(tool, "silence-scorecard-no-target")

    assert "start from it, or save a part of your own first" in patch["slots"]["note"]
    assert not plan_file.exists()


# Questions ------------------------------------------------------------------------------------------------------------


def test_answers_are_kept_in_the_plan_and_found_again(plan_file: Path) -> None:
    tool = review_of(worked_plan(), plan_file)
    type_in(tool, "answer-growth", "From the two that leave the market.")
    press(tool, "plan-save")
    assert load_plan(plan_file).answers == {"growth": "From the two that leave the market."}

    assert "From the two that leave the market.</textarea>" in PlanReview(plan_file).page()


def test_an_answer_that_is_being_typed_survives_a_change_of_the_plan(plan_file: Path) -> None:
    tool = review_of(failed_electronics_plan(), plan_file)
    type_in(tool, "answer-growth", "half an answ")
    type_in(tool, "why-risks-ownerless", "later")

    assert "half an answ</textarea>" in press(tool, "silence-risks-ownerless")["page"]


def test_answers_to_the_worked_company_s_questions_are_not_saved_anywhere(plan_file: Path) -> None:
    tool = PlanReview(plan_file)
    type_in(tool, "answer-growth", "x")

    assert "start from it" in press(tool, "plan-save")["slots"]["note"]
    assert not plan_file.exists()


# Files, languages -----------------------------------------------------------------------------------------------------


class Report:
    """Writes one kind of document."""

    def kinds(self) -> tuple[DocumentKind, ...]:
        return (DocumentKind(ending="html", label="web page", media_type="text/html"),)

    def plan_document(self, plan: SalesPlan, ending: str) -> bytes:
        return f"plan {plan.title} {ending}".encode()

    def review_document(self, plan: SalesPlan, ending: str) -> bytes:
        return f"review {plan.title} {ending}".encode()


def test_the_review_can_be_taken_along_where_something_writes_it(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporter, "_offered", [])
    tool = review_of(worked_plan(), plan_file)
    assert 'data-press="report"' not in tool.page()
    offer_exporter(Report())
    assert 'data-press="report"' in tool.page()
    download = press(tool, "report")["download"]

    assert download["name"] == "my_plan_review.html"
    assert base64.b64decode(download["base64"]) == b"review Sales plan 2027 html"


def test_a_plan_file_that_is_opened_is_reviewed(plan_file: Path) -> None:
    tool = review_of(worked_plan(), plan_file)
    patch = tool.receive({"type": "open", "name": "", "text": plan_text(failed_electronics_plan())})

    assert "4 errors, 13 warnings" in shown(patch["page"])


def test_text_that_is_no_plan_changes_nothing(plan_file: Path) -> None:
    tool = review_of(worked_plan(), plan_file)
    tool.receive({"type": "open", "name": "", "text": "{"})

    assert load_plan(plan_file) == worked_plan()


def test_it_speaks_chinese(plan_file: Path) -> None:
    page = shown(PlanReview(plan_file, language="zh_CN").page())

    assert "计划检查" in page
    assert "财务总监会问什么" in page
