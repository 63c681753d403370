"""The pages around the exercises: the way to them, folded solutions, and the learner's progress."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document
from exercise_pages import _certificate, _progress_table, fold_answers

from bpcourse.core.exercises import Verdict, chapters_with_tasks, tasks_of
from bpcourse.core.exercises.quiz_questions import QUIZ_QUESTIONS
from bpcourse.core.language import use_language

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).parents[2]


def code_cell(*children: nodes.Node) -> nodes.container:
    return nodes.container("", *children, classes=["cell"])


def solution_page(*cells: nodes.Node) -> nodes.document:
    page = new_document("solutions/ch02_sales_process")
    page += nodes.section("", *cells)
    return page


def folded(page: nodes.document, language: str = "en") -> Sequence[str]:
    app: Any = SimpleNamespace(config=SimpleNamespace(language=language))
    fold_answers(app, page, "solutions/ch02_sales_process")
    return [node.astext() for node in page.findall(nodes.raw)]


def test_answer_and_check_are_folded_together_and_text_stays_outside() -> None:
    cells: list[nodes.Node] = [
        code_cell(nodes.literal_block("a", "a")),
        code_cell(),
        nodes.paragraph("", "2."),
        code_cell(),
    ]
    page = solution_page(*cells)
    folded(page)

    opened = [isinstance(node, nodes.raw) for node in page[0].children]
    assert opened == [True, False, False, True, False, True, False, True]


def test_the_marks_of_the_solution_are_left_out() -> None:
    page = solution_page(code_cell(nodes.literal_block("", "### BEGIN SOLUTION\ndeals = 80\n### END SOLUTION")))
    folded(page)

    assert [code.astext() for code in page.findall(nodes.literal_block)] == ["deals = 80"]


@pytest.mark.parametrize(("language", "head"), [("en", "Right."), ("zh_CN", "正确。")])
def test_a_check_speaks_the_language_of_the_page(language: str, head: str) -> None:
    task = tasks_of("ch02")[1]
    stored = Verdict(task=task.id, state="right", sentence=task.said(task.right)).html
    shown = folded(solution_page(code_cell(nodes.raw("", stored, format="html"))), language)

    assert any(f"<strong>{head}</strong>" in text for text in shown)


def test_other_pages_are_left_alone() -> None:
    page = solution_page(code_cell())
    app: Any = SimpleNamespace(config=SimpleNamespace(language="en"))
    fold_answers(app, page, "book/ch02_sales_process")

    assert len(page[0].children) == 1


def test_progress_counts_every_task_and_every_question_of_the_course() -> None:
    table = BeautifulSoup(_progress_table(), "html.parser")
    ids = [name for cell in table.select("[data-ids]") for name in json.loads(str(cell["data-ids"]))]

    assert sorted(ids) == sorted(
        [question for questions in QUIZ_QUESTIONS.values() for question in questions]
        + [task.id for chapter in chapters_with_tasks() for task in tasks_of(chapter)]
    )


def test_the_certificate_waits_until_it_is_earned() -> None:
    with use_language("zh_CN"):
        markup = BeautifulSoup(_certificate(), "html.parser")

    assert markup.div is not None
    assert markup.div.has_attr("hidden")
    assert "结业证书" in markup.get_text()


@pytest.mark.parametrize("chapter", [name for name in chapters_with_tasks() if name != "capstone"])
def test_a_chapter_leads_to_its_exercise_in_the_section_of_that_name(chapter: str) -> None:
    text = next((ROOT / "book").glob(f"{chapter}_*.md")).read_text(encoding="utf-8")
    section = text.partition("\n## Exercise\n")[2].partition("\n## ")[0]

    assert f"```{{exercises}} {chapter}\n```" in section


def test_the_exercises_are_no_pages_and_the_solutions_are() -> None:
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))

    assert "exercises" in settings["exclude_patterns"]
    assert re.search(r"glob: solutions/\*", (ROOT / "_toc.yml").read_text(encoding="utf-8"))
