"""What the pages of the course need beyond Sphinx: tools, pictures, quizzes, and figures that are checked.

``{tool} funnel_math``
    A tool, shown with its result at once; it becomes live on a click (``_static/live.js``).
``{picture} ch02.sales_cycle``
    A picture drawn by `bpcourse.present.figures`, in the language of the page.
``{quiz} ch02``
    The questions of ``quizzes/ch02.yml``, answered in the page (``_static/quiz.js``).
``{exercises} ch02`` and ``{progress}``
    The way to a chapter's exercise and solution, and what the learner has done: see `exercise_pages`.
``{storage}``
    A button that deletes what the course keeps in the browser: see `storage_page`.
``{worked}`2,000 leads <leads_needed>```
    A figure of the worked company: the build fails where the text and the package disagree.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

import yaml
from babel.messages.pofile import read_po
from captions import translate_captions
from docutils import nodes
from docutils.parsers.rst import directives
from exercise_pages import ExercisesDirective, ProgressDirective, fold_answers
from export_page import ExportsDirective
from nested_tables import PlaceCells
from quiz_texts import quiz_in
from site_address import address_of, card_of, editions_of
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from storage_page import StorageDirective

from bpcourse.core.language import _, language_from, use_language
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import picture
from bpcourse.present.html import Html, join, tag
from bpcourse.studio import open_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx

__all__ = ["setup", "shown_value"]

BOOK: Final = Path(__file__).parents[1]
_NO_PLAN: Final = Path("of-no-learner") / "my_plan.json"
"""A tool in a page shows the worked company, never a plan that lies about where the book is built."""
_LOG: Final = logging.getLogger(__name__)
_SHOWN: Final = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*(%|million|billion|万|亿)?")
_SCALES: Final = {"%": 0.01, "million": 1e6, "billion": 1e9, "万": 1e4, "亿": 1e8, None: 1.0}


class ToolDirective(SphinxDirective):
    """Show a tool with its result; the page brings it to life on a click."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """The tool as static markup, and the button that starts it."""
        with use_language(language_from(self.config.language)):
            name = self.arguments[0]
            start = tag("button", _("Use this tool"), type="button", class_="bp-start", data_start=name)
            says = tag("p", _("It runs in this page: nothing to install, and nothing you type leaves your browser."))
            status = tag("p", role="status", class_="bp-progress")
            bar = tag("div", start, says, status, class_="bp-startbar", **_messages())
            tool = open_tool(name, plan_file=_NO_PLAN, pages="")
            still = tag("div", _at_rest(tool.page()), class_="bp-still")
            markup = tag("div", bar, still, class_="bp-live", data_live=name)
        return [nodes.raw("", markup, format="html")]


class PictureDirective(SphinxDirective):
    """Draw a picture of the course, with a caption."""

    required_arguments = 1
    option_spec: ClassVar = {"caption": directives.unchanged_required}

    def run(self) -> list[Node]:
        """The drawing and its caption, as one figure."""
        with use_language(language_from(self.config.language)):
            try:
                drawn = picture(self.arguments[0])
            except LookupError as error:
                raise self.error(str(error)) from error
        figure = nodes.figure("", nodes.raw("", drawn, format="html"), classes=["bp-figure"])
        if "caption" in self.options:
            text, messages = self.parse_inline(self.options["caption"], lineno=self.lineno)
            caption = nodes.caption(self.options["caption"], "", *text, *messages)
            self.set_source_info(caption)
            figure += caption
        return [figure]


class QuizDirective(SphinxDirective):
    """Ask the questions of a chapter."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """A form per question; what each answer is told stands hidden beside it."""
        source = BOOK / "quizzes" / f"{self.arguments[0]}.yml"
        self.env.note_dependency(str(source))
        questions = yaml.safe_load(source.read_text(encoding="utf-8"))
        translate = self._translation(source)
        questions = [quiz_in(question, translate) for question in questions]
        with use_language(language_from(self.config.language)):
            asked = [_question(number, question) for number, question in enumerate(questions, start=1)]
            score = tag("p", role="status", class_="bp-score", data_text=_("{right} of {all} right at the first try"))
            markup = tag("div", join(asked), score, class_="bp-quiz", data_quiz=self.arguments[0])
        return [nodes.raw("", markup, format="html")]

    def _translation(self, source: Path) -> Callable[[str], str]:
        """What puts a text of the quiz into the page's language."""
        path = BOOK.parent / "locale" / (self.config.language or "en") / f"LC_MESSAGES/book/quizzes/{source.stem}.po"
        if not path.exists():
            return str
        self.env.note_dependency(str(path))
        with path.open(encoding="utf-8") as text:
            catalog = read_po(text)

        def translated(text: str) -> str:
            message = catalog.get(text)
            return str(message.string) if message is not None and message.string else text

        return translated


class WorkedRole(SphinxRole):
    """A figure of the worked company, checked while the book is built."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """The text as it is written; a warning, and so a failed build, where it is not true."""
        matched = re.fullmatch(r"(?s)(.*\S)\s*<([\w.]+)>", self.text)
        if matched is None:
            return [nodes.Text(self.text)], [self._problem(f"write a figure as `text <name>`, not {self.text!r}")]
        text, name = matched.groups()
        problems = self._check(text, name)
        return [nodes.inline(text, text, classes=["worked"])], problems

    def _check(self, text: str, name: str) -> list[system_message]:
        chapter = Path(self.env.docname).name[:4]
        figures = _figures(chapter)
        self.env.note_dependency(str(BOOK / "_worked" / f"{chapter}.py"))
        if name not in figures:
            return [self._problem(f"no figure is called {name!r}: add it to book/_worked")]
        try:
            shown, precision = shown_value(text)
        except ValueError as error:
            return [self._problem(str(error))]
        true = figures[name]()
        if abs(true - shown) > precision * (1 + 1e-9):
            return [self._problem(f"{name} is {true:,.6g}, but the page says {text!r}")]
        return []

    def _problem(self, sentence: str) -> system_message:
        _LOG.warning(sentence, location=self.get_location())
        return self.inliner.reporter.warning(sentence, line=self.lineno)


def shown_value(text: str) -> tuple[float, float]:
    """The first number in *text* with its scale, and half a unit of its last digit.

    >>> shown_value("CNY 19.2 million")
    (19200000.0, 50000.0)
    >>> shown_value("25%")
    (0.25, 0.005)
    """
    matched = _SHOWN.search(text)
    if matched is None:
        raise ValueError(f"no number in {text!r}")
    digits, unit = matched.groups()
    scale = _SCALES[unit]
    decimals = len(digits.partition(".")[2])
    return round(float(digits.replace(",", "")) * scale, 12), round(0.5 * 10**-decimals * scale, 12)


@cache
def _figures(chapter: str) -> Mapping[str, Callable[[], float]]:
    general = {name: (lambda value=value: value) for name, value in worked_figures().items()}
    source = BOOK / "_worked" / f"{chapter}.py"
    if not source.exists():
        return general
    spec = importlib.util.spec_from_file_location(f"worked_{chapter}", source)
    if spec is None or spec.loader is None:
        return general
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {**general, **module.FIGURES}


def _at_rest(page: Html) -> Html:
    """*page* with every control switched off: there is nothing yet that could answer it.

    >>> _at_rest(Html('<button type="button">Save</button>'))
    '<button disabled type="button">Save</button>'
    """
    return Html(re.sub(r"<(input|select|textarea|button)\b", r"<\1 disabled", page))


def _messages() -> dict[str, str]:
    """What the page says while a tool starts, in the page's language."""
    return {
        "data_python": _("Starting: fetching Python for your browser (about 5 MB, once) …"),
        "data_course": _("Almost there: opening the course's tools …"),
        "data_ready": _("Ready. Change any value and watch the answer."),
        "data_failed": _("This tool cannot start in this browser. A current Chrome, Edge, Firefox or Safari runs it."),
    }


def _question(number: int, question: Mapping[str, Any]) -> Html:
    legend = tag("legend", tag("span", f"{number}. ", class_="bp-number"), question["question"])
    parts = _choices(question) if question["kind"] == "choice" else _number(question)
    check = tag("button", _("Check"), type="submit", class_="bp-check-answer")
    told = tag("div", role="status", class_="bp-told")
    return tag("form", tag("fieldset", legend, join(parts)), check, told, data_question=question["id"])


def _choices(question: Mapping[str, Any]) -> Sequence[Html]:
    return [
        tag(
            "div",
            tag("label", tag("input", type="radio", name=question["id"], value=number), tag("span", option["text"])),
            _feedback(option["feedback"], right=bool(option.get("right"))),
            class_="bp-option",
        )
        for number, option in enumerate(question["options"])
    ]


def _number(question: Mapping[str, Any]) -> Sequence[Html]:
    unit = tag("span", question.get("unit", ""), class_="bp-unit")
    field = tag("input", type="text", inputmode="decimal", autocomplete="off", name=question["id"])
    answer = tag("label", tag("span", _("Your answer")), field, unit, class_="bp-answer")
    tolerance = question.get("tolerance", 0)
    told = [_feedback(question["right"], right=True, value=question["answer"], tolerance=tolerance)]
    told += [_feedback(wrong["feedback"], value=wrong["value"], tolerance=tolerance) for wrong in question["wrong"]]
    told += [_feedback(question["otherwise"], otherwise=True)]
    told += [_feedback(_("Type a number, such as 12.5."), missing=True)]
    return [answer, *told]


def _feedback(text: str, *, right: bool = False, **facts: float | bool | str) -> Html:
    verdict = tag("strong", _("Right. ") if right else "")
    marks = {f"data_{name}": value for name, value in facts.items()}
    return tag("p", verdict, text, hidden=True, class_="bp-feedback", data_right=right, **marks)


def _use_course_files(app: Sphinx) -> None:
    """Take the tools' style and script from the package, where the notebooks' widget has them too."""
    package = BOOK.parent / "bpcourse" / "widgets" / "static"
    app.config.html_static_path = [*app.config.html_static_path, str(package)]


def _localize_notebook(app: Sphinx, page: str, content: list[str]) -> None:
    """Take a notebook in the page's language where there is one: its outputs are in that language too."""
    path = BOOK.parent / "locale" / (app.config.language or "en") / f"{page}.ipynb"
    if path.exists():
        app.env.note_dependency(str(path))
        content[0] = path.read_text(encoding="utf-8")


def _frame_tables(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Put each table into a frame of its own, in which a wide one scrolls on a narrow screen."""
    del page
    with use_language(language_from(app.config.language)):
        label = escape(_("Table"))
    for table in list(doctree.findall(nodes.table)):
        place = table.parent.index(table)
        table.parent.insert(place + 1, nodes.raw("", "</div>", format="html"))
        table.parent.insert(place, nodes.raw("", f'<div class="c-table" data-label="{label}">', format="html"))


def _drop_live_code(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Leave out what Jupyter Book adds to every page for running code on a foreign server."""
    del app, page
    for added in list(doctree.findall(nodes.raw)):
        if "thebe" in added.astext() or "kernelName" in added.astext():
            added.parent.remove(added)


def _set_page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page the words of its frame, and only the scripts it uses."""
    del template
    with use_language(language_from(app.config.language)):
        context["course_words"] = {
            "skip": _("Skip to the text"),
            "search": _("Search the course"),
            "dark": _("Dark"),
            "chapters": _("Chapters"),
            "contents": _("On this page"),
            "way": _("Next and previous page"),
            "back": _("Back to"),
            "on": _("On to"),
            "index": _("Index"),
            "privacy": _("Nothing you type here leaves your browser."),
        }
    own = app.config.html_baseurl
    context["course_languages"] = editions_of(page, context["content_root"], own)
    context["course_other"] = next(
        each for each in context["course_languages"] if each["language"] != app.config.language
    )
    markup = "".join(raw.astext() for raw in doctree.findall(nodes.raw)) if doctree is not None else ""
    used = [script for script, mark in _SCRIPTS.items() if mark in markup]
    if page == "search":
        used += ["translations.js", "documentation_options.js", "doctools.js", "sphinx_highlight.js"]
    context["script_files"] = [each for each in context["script_files"] if _name(each) in used]
    context["css_files"] = [each for each in context["css_files"] if _name(each) in _SHEETS]
    context["course_description"] = described = _first_paragraph(doctree)
    context["course_address"] = address_of(own, page)
    title = unescape(re.sub(r"<[^>]+>", "", context.get("title", "")))
    context["course_card"] = card_of(own, page, app.config.language or "en", title, described)
    if "body" in context:
        context["body"] = _mended(context["body"])


def _mended(body: str) -> str:
    """The page's markup without what docutils writes and screen readers trip over.

    >>> _mended('<th class="head"><p></p></th><div role="doc-biblioentry">')
    '<td></td><div role="listitem">'
    """
    # A role that has since been withdrawn; these entries are items of a list.
    listed = body.replace('role="doc-biblioentry"', 'role="listitem"')
    # What a fold is called is what it says.
    listed = re.sub(r'<summary aria-label="[^"]*">', "<summary>", listed)
    # A heading without words heads nothing: the corner of a table.
    return re.sub(r"<th\b[^>]*>(?:<p>\s*</p>|\s*)</th>", "<td></td>", listed)


_SCRIPTS: Final = {
    "live.js": "data-live",
    "quiz.js": "data-quiz",
    "progress.js": "data-progress",
    "storage.js": "data-storage",
}
"""Each script of the course, and the mark of a page that needs it."""
_SHEETS: Final = ("theme.css", "tool.css", "course.css")


def _name(asset: Any) -> str:  # noqa: ANN401 - Sphinx hands on its own asset types and plain text
    return Path(str(getattr(asset, "filename", asset)).partition("?")[0]).name


def _first_paragraph(doctree: nodes.document | None, *, most: int = 160) -> str:
    """What a search engine shows of the page: the start of its first paragraph, cut between words."""
    paragraph = next(iter(doctree.findall(nodes.paragraph)), None) if doctree is not None else None
    text = " ".join(paragraph.astext().split()) if paragraph is not None else ""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0]} …"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything above with Sphinx."""
    app.connect("builder-inited", _use_course_files)
    app.connect("source-read", _localize_notebook)
    app.connect("doctree-read", translate_captions)
    app.add_html_theme("bpcourse", str(BOOK / "_theme"))
    app.connect("doctree-resolved", fold_answers, priority=400)
    app.connect("doctree-resolved", _frame_tables)
    app.connect("doctree-resolved", _drop_live_code, priority=900)
    app.connect("html-page-context", _set_page, priority=900)
    app.add_transform(PlaceCells)
    app.add_directive("tool", ToolDirective)
    app.add_directive("picture", PictureDirective)
    app.add_directive("quiz", QuizDirective)
    app.add_directive("exports", ExportsDirective)
    app.add_directive("exercises", ExercisesDirective)
    app.add_directive("progress", ProgressDirective)
    app.add_directive("storage", StorageDirective)
    app.add_role("worked", WorkedRole())
    app.add_css_file("tool.css")
    app.add_css_file("course.css")
    for script in _SCRIPTS:
        app.add_js_file(script, type="module")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
