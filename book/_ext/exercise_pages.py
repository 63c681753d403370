"""The pages around the exercises: the way to them, their solutions behind a click, and the learner's progress.

``{exercises} ch02``
    Where a chapter's exercise opens, and its solution; without an argument, those of all chapters as a table.
``{progress}``
    What the learner has done, kept in the browser, and the certificate at the end (``_static/progress.js``).

On a page made from a solution, each run of code cells is folded.
"""

from __future__ import annotations

import json
import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from bpcourse.core.exercises import chapters_with_tasks, tasks_of
from bpcourse.core.exercises.progress import QUIZ_SHARE
from bpcourse.core.exercises.quiz_questions import QUIZ_QUESTIONS
from bpcourse.core.exercises.register import CHAPTERS, TITLES
from bpcourse.core.exercises.verdict import Verdict
from bpcourse.core.language import _, current_language, language_from, ngettext, use_language
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Node
    from sphinx.application import Sphinx

    from bpcourse.core.exercises.task import Task

__all__ = ["ExercisesDirective", "ProgressDirective", "fold_answers"]

_LAB: Final = "../../lab/lab/index.html?path=exercises/"


class ExercisesDirective(SphinxDirective):
    """Lead to one chapter's exercise and its solution, or to all of them."""

    optional_arguments = 1

    def run(self) -> list[Node]:
        """A paragraph with both links, or a table of them; nothing for a chapter that has no exercise yet."""
        with use_language(language_from(self.config.language)):
            if self.arguments:
                chapter = self.arguments[0]
                return [self._paragraph(chapter)] if chapter in chapters_with_tasks() else []
            return [self._table()]

    def _paragraph(self, chapter: str) -> Node:
        number = sum(task.graded for task in tasks_of(chapter))
        sentence = ngettext(
            "{number} task, checked at once, about {minutes} minutes. {exercise}. Afterwards: {solution}.",
            "{number} tasks, each checked at once, about {minutes} minutes. {exercise}. Afterwards: {solution}.",
            number,
        )
        links = {
            "{exercise}": _lab_link(chapter, _("Exercises: open in the browser's JupyterLab")),
            "{solution}": self._solution_link(chapter, _("the solutions")),
        }
        counted = sentence.replace("{number}", str(number)).replace("{minutes}", str(_minutes(chapter)))
        parts = re.split(r"(\{exercise\}|\{solution\})", counted)
        said = (links.get(part) or nodes.Text(part) for part in parts)
        return nodes.paragraph("", "", *said, translatable=False)  # it is in the page's language already

    def _table(self) -> Node:
        table = nodes.table("", classes=["colwidths-auto"])
        group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _column in range(4)), cols=4)
        head = nodes.thead(
            "", _table_row(nodes.Text(text) for text in (_("Chapter"), _("Tasks"), _("Exercise"), _("Solution")))
        )
        body = nodes.tbody("")
        for chapter in chapters_with_tasks():
            tasks = str(len(tasks_of(chapter)))
            links = (_lab_link(chapter, _("open")), self._solution_link(chapter, _("read")))
            body += _table_row((nodes.Text(_(TITLES[chapter])), nodes.Text(tasks), *links))
        table += group
        group += [head, body]
        return table

    def _solution_link(self, chapter: str, text: str) -> Node:
        return pending_xref(
            "",
            nodes.inline("", text),
            refdoc=self.env.docname,
            refdomain="std",
            reftype="doc",
            reftarget=f"/solutions/{CHAPTERS[chapter]}",
            refexplicit=True,
            refwarn=True,
        )


class ProgressDirective(SphinxDirective):
    """Show the learner's progress, and the certificate once everything is done."""

    def run(self) -> list[Node]:
        """A table of what there is to do, which the page's script fills, and the certificate, hidden."""
        with use_language(language_from(self.config.language)):
            markup = tag(
                "div",
                _progress_table(),
                tag("p", _still_text(), role="status", class_="bp-still-to-do"),
                _certificate(),
                data_progress=True,
                data_wanted=_questions_wanted(),
                data_still=_("Still to do: {open_tasks} tasks and {questions} quiz questions."),
                data_complete=_("The course is complete, with a score of {score}."),
            )
        return [nodes.raw("", markup, format="html")]


def _minutes(chapter: str) -> int:
    """How long the exercise of *chapter* takes, as it says itself."""
    source = Path(__file__).parents[2] / "exercises" / f"{CHAPTERS[chapter]}.ipynb"
    stated = re.search(r"about (\d+) minutes", source.read_text(encoding="utf-8"))
    if stated is None:
        raise LookupError(f"{source.name} does not say how many minutes it takes")
    return int(stated[1])


def _lab_link(chapter: str, text: str) -> Node:
    edition = ".zh" if current_language() == "zh_CN" else ""
    address = f"{_LAB}{CHAPTERS[chapter]}{edition}.ipynb"
    return nodes.raw("", tag("a", text, href=address), format="html")


def _table_row(cells: Iterator[Node] | tuple[Node, ...]) -> Node:
    told = (nodes.paragraph("", "", cell, translatable=False) for cell in cells)  # in the page's language already
    return nodes.row("", *(nodes.entry("", each) for each in told))


def _questions_wanted() -> int:
    questions = sum(len(each) for each in QUIZ_QUESTIONS.values())
    return -(-questions * round(QUIZ_SHARE * 100) // 100)


def _still_text() -> str:
    tasks = sum(task.graded for chapter in chapters_with_tasks() for task in tasks_of(chapter))
    sentence = _("Still to do: {open_tasks} tasks and {questions} quiz questions.")
    return sentence.format(open_tasks=tasks, questions=_questions_wanted())


def _progress_table() -> Html:
    columns = (_("Chapter"), _("Quiz questions"), _("Tasks"), _("Reflections"))
    head = tag("tr", *(tag("th", text, scope="col") for text in columns))
    rows = [_progress_row(chapter) for chapter in CHAPTERS if chapter in {*QUIZ_QUESTIONS, *chapters_with_tasks()}]
    table = tag("table", tag("thead", head), tag("tbody", join(rows)))
    return tag("div", table, class_="c-table", data_label=_("Table"))


def _progress_row(chapter: str) -> Html:
    tasks = tasks_of(chapter) if chapter in chapters_with_tasks() else ()
    counted = (
        ("questions", QUIZ_QUESTIONS.get(chapter, ())),
        ("tasks", tuple(task.id for task in tasks if task.graded)),
        ("reflections", tuple(task.id for task in tasks if not task.graded)),
    )
    cells = (
        tag("td", f"0 / {len(ids)}" if ids else "–", data_count=name, data_ids=json.dumps(ids) if ids else None)
        for name, ids in counted
    )
    return tag("tr", tag("th", _(TITLES[chapter]), scope="row"), *cells, data_chapter=chapter)


def _certificate() -> Html:
    name = tag("input", type="text", autocomplete="name", maxlength=80, data_name=True)
    label = tag("label", tag("span", _("Your name, as it is to stand on the certificate")), name)
    button = tag("button", _("Print the certificate, or save it as PDF"), type="submit", class_="bp-check-answer")
    paper = tag(
        "section",
        tag("p", _("Certificate of completion"), class_="bp-certificate-head"),
        tag("p", class_="bp-certificate-name", data_shown="name"),
        tag("p", _("has completed the course “Writing a sales business plan”: all exercises, and the quizzes.")),
        tag("p", data_shown="result", data_text=_("Score: {score}. Date: {date}.")),
        class_="bp-certificate",
        aria_label=_("Certificate of completion"),
    )
    return tag("div", tag("form", label, button), paper, hidden=True, data_certificate=True)


def fold_answers(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Put each run of code cells of a solution behind a click, and let its checks speak the page's language."""
    if not page.startswith("solutions/"):
        return
    language = language_from(app.config.language)
    with use_language(language):
        summary = tag("summary", _("Show one good answer"))
        _speak(doctree, page)
    for code in doctree.findall(nodes.literal_block):
        answer = "\n".join(line for line in code.astext().split("\n") if not line.startswith("### "))
        code.rawsource = answer
        code.children = [nodes.Text(answer)]
    for run in list(_runs_of_cells(doctree)):
        place = run[0].parent.index(run[0])
        run[0].parent.insert(place + len(run), nodes.raw("", "</div></details>", format="html"))
        opening = f'<details class="sd-dropdown bp-solution">{summary}<div class="sd-summary-content">'
        run[0].parent.insert(place, nodes.raw("", opening, format="html"))


def _runs_of_cells(doctree: nodes.document) -> Iterator[list[nodes.container]]:
    """Code cells that stand one right behind the other."""
    taken: set[int] = set()
    for cell in doctree.findall(nodes.container):
        if not _is_cell(cell) or id(cell) in taken:
            continue
        siblings = cell.parent.children
        behind = siblings[siblings.index(cell) :]
        run = [each for each in takewhile(_is_cell, behind) if isinstance(each, nodes.container)]
        taken |= {id(each) for each in run}
        yield run


def _is_cell(node: Node) -> bool:
    return isinstance(node, nodes.container) and "cell" in node.get("classes", [])


def _speak(doctree: nodes.document, page: str) -> None:
    """Write what each check said in the language of the moment: the notebook keeps it in English."""
    chapter = next(name for name, stem in CHAPTERS.items() if page.endswith(f"/{stem}"))
    with use_language("en"):
        said = {_right_verdict(task): task for task in tasks_of(chapter)}
    for shown in list(doctree.findall(nodes.raw)):
        task = said.get(shown.astext().strip())
        if task is not None:
            shown.parent.replace(shown, nodes.raw("", _right_verdict(task), format="html"))


def _right_verdict(task: Task) -> str:
    """What a right answer to *task* is shown."""
    return Verdict(task=task.id, state="right", sentence=task.said(task.right)).html
