"""The book's extension: tools, pictures and quizzes as safe markup, and figures that must be true."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import bpcourse_book
import pytest
import yaml
from bpcourse_book import shown_value
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from bpcourse.core.quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = "</p><script>alert(1)</script>\"'&"
QUESTIONS = [
    {
        "id": "q-choice",
        "kind": "choice",
        "question": f"Which? {HOSTILE}",
        "options": [
            {"text": f"Wrong {HOSTILE}", "feedback": f"No. {HOSTILE}"},
            {"text": "Right", "feedback": "Yes.", "right": True},
        ],
    },
    {
        "id": "q-number",
        "kind": "number",
        "question": "How many?",
        "unit": "CNY",
        "answer": 12.5,
        "tolerance": 0.5,
        "right": "Just so.",
        "wrong": [{"value": 8, "feedback": f"You divided. {HOSTILE}"}],
        "otherwise": "Count again.",
    },
]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A book of one chapter with a quiz and a figure of its own."""
    folder = tmp_path / "book"
    for part in ("quizzes", "_worked"):
        (folder / part).mkdir(parents=True)
    (folder / "quizzes" / "ch00.yml").write_text(yaml.safe_dump(QUESTIONS), encoding="utf-8")
    (folder / "_worked" / "ch00.py").write_text('FIGURES = {"own_rate": lambda: 1 / 3}\n', encoding="utf-8")
    monkeypatch.setattr(bpcourse_book, "BOOK", folder)
    monkeypatch.setattr(bpcourse_book, "_use_course_files", lambda _app: None)
    monkeypatch.chdir(tmp_path)
    bpcourse_book._figures.cache_clear()
    yield folder
    bpcourse_book._figures.cache_clear()


def built(book: Path, text: str, *, language: str = "en") -> tuple[BeautifulSoup, str]:
    """The page that *text* becomes, and what the build warned of."""
    (book / "ch00_trial.md").write_text(f"# Trial\n\n{text}\n", encoding="utf-8")
    said = io.StringIO()
    settings: dict[str, Any] = {
        "extensions": ["myst_parser", "bpcourse_book"],
        "root_doc": "ch00_trial",
        "language": language,
        "myst_enable_extensions": ["colon_fence"],
    }
    output = book.parent / "built"
    known_directives, known_roles = dict(directives._directives), dict(roles._roles)  # type: ignore[attr-defined]
    with warnings.catch_warnings(), docutils_namespace():
        warnings.simplefilter("ignore")  # those of Sphinx and docutils, not of the course
        app = Sphinx(book, None, output, output / "trees", "html", settings, io.StringIO(), said, freshenv=True)
        app.build()
    directives._directives, roles._roles = known_directives, known_roles  # type: ignore[attr-defined]
    page = (output / "ch00_trial.html").read_text(encoding="utf-8")
    return BeautifulSoup(page, "html.parser"), re.sub(r"\x1b\[[\d;]*m", "", said.getvalue())


# Shown values -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2,000 leads", 2_000, 0.5),
        ("CNY 19.2 million", 19.2e6, 50_000),
        ("CNY 1.68 billion", 1.68e9, 5e6),
        ("25%", 0.25, 0.005),
        ("2.67 %", 0.0267, 0.00005),
        ("-3.5%", -0.035, 0.0005),
        ("4,800 万元", 48e6, 5_000),
        ("1.2 亿元", 1.2e8, 5e6),
        ("about 3.50 times", 3.5, 0.005),
        ("Q 7", 7, 0.5),
        ("90 days", 90, 0.5),
        ("CNY\u00a019.2\u00a0million", 19.2e6, 50_000),
    ],
)
def test_a_shown_figure_is_as_precise_as_its_last_digit(text: str, value: float, precision: float) -> None:
    assert shown_value(text) == pytest.approx((value, precision), rel=1e-6)


@pytest.mark.parametrize("text", ["", "a third", "%", "million"])
def test_a_text_without_a_number_shows_none(text: str) -> None:
    with pytest.raises(ValueError, match="no number in"):
        shown_value(text)


@given(st.floats(-1e9, 1e9), st.integers(1, 4))
def test_a_rounded_figure_is_always_true_enough(value: float, digits: int) -> None:
    shown, _ = shown_value(number_text(value, digits=digits))

    assert abs(value - shown) <= 0.5 * 10**-digits * (1 + 1e-6) + abs(value) * 1e-12


@given(st.floats(1, 1e6))
def test_a_figure_off_by_one_in_its_last_digit_is_noticed(value: float) -> None:
    shown, precision = shown_value(f"{value:.1f}")

    assert abs(shown + 0.1 - shown) > precision
    assert abs(shown - float(f"{value:.1f}")) < precision


# Worked figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figure", ["2,000 leads <leads_needed>", "CNY 19.2 million <new_business_target>", "33.3% <own_rate>"]
)
def test_a_true_figure_is_printed_without_its_name(book: Path, figure: str) -> None:
    page, said = built(book, f"We need {{worked}}`{figure}`.")

    (printed,) = page.select(".worked")
    assert printed.get_text() == figure.partition(" <")[0]
    assert said == ""


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ("2,001 leads <leads_needed>", "leads_needed is 2,000, but the page says '2,001 leads'"),
        ("34% <own_rate>", "own_rate is 0.333333, but the page says '34%'"),
        ("5 <no_such_figure>", "no figure is called 'no_such_figure': add it to book/_worked"),
        ("2,000 leads", "write a figure as `text <name>`, not '2,000 leads'"),
        ("a third <own_rate>", "no number in 'a third'"),
    ],
)
def test_a_figure_that_is_not_true_is_a_warning_with_its_place(book: Path, figure: str, problem: str) -> None:
    _, said = built(book, f"We need {{worked}}`{figure}`.")

    assert problem in said
    assert "ch00_trial.md:3" in said


# Quizzes ------------------------------------------------------------------------------------------------------------


def test_a_quiz_asks_each_question_in_its_own_form(book: Path) -> None:
    page, said = built(book, "```{quiz} ch00\n```")

    assert said == ""
    assert [form["data-question"] for form in page.select("[data-quiz=ch00] form")] == ["q-choice", "q-number"]
    assert page.select_one("form legend .bp-number").get_text() == "1. "  # type: ignore[union-attr]


def test_what_a_quiz_says_is_text_and_never_markup(book: Path) -> None:
    page, _ = built(book, "```{quiz} ch00\n```")
    quiz = page.select_one("[data-quiz]")

    assert quiz is not None
    assert quiz.find("script") is None
    assert quiz.get_text().count(HOSTILE) == 4


def test_only_the_right_option_is_marked_as_right(book: Path) -> None:
    page, _ = built(book, "```{quiz} ch00\n```")
    marked = [
        (option.select_one("label").get_text(), option.select_one(".bp-feedback").has_attr("data-right"))  # type: ignore[union-attr]
        for option in page.select(".bp-option")
    ]

    assert marked == [(f"Wrong {HOSTILE}", False), ("Right", True)]


def test_a_number_question_knows_its_answer_its_mistakes_and_the_rest(book: Path) -> None:
    page, _ = built(book, "```{quiz} ch00\n```")
    told = page.select("form[data-question=q-number] .bp-feedback")

    assert [part.get("data-value") for part in told] == ["12.5", "8", None, None]
    assert [part.has_attr("data-right") for part in told] == [True, False, False, False]
    assert {part["data-tolerance"] for part in told[:2]} == {"0.5"}
    assert told[2].has_attr("data-otherwise")
    assert told[3].has_attr("data-missing")


def test_all_feedback_waits_until_it_is_earned(book: Path) -> None:
    page, _ = built(book, "```{quiz} ch00\n```")

    assert all(part.has_attr("hidden") for part in page.select(".bp-feedback"))
    assert [part["role"] for part in page.select(".bp-told")] == ["status", "status"]


# Tools and pictures -------------------------------------------------------------------------------------------------


def test_a_tool_shows_its_answer_before_it_is_live(book: Path) -> None:
    page, said = built(book, "```{tool} funnel_math\n```")
    still = page.select_one("[data-live=funnel_math] .bp-still")

    assert said == ""
    assert still is not None
    assert all(control.has_attr("disabled") for control in still.select("input, select, textarea, button"))
    assert "2,000 leads become 80 deals" in still.get_text()
    assert page.select_one("button[data-start=funnel_math]") is not None


def test_a_page_says_what_happens_while_a_tool_starts(book: Path) -> None:
    page, _ = built(book, "```{tool} funnel_math\n```")
    bar = page.select_one(".bp-startbar")

    assert bar is not None
    assert all(bar.get(f"data-{state}") for state in ("python", "course", "ready", "failed"))


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("zh_CN", "zh-CN")])
def test_a_tool_speaks_the_language_of_the_book(book: Path, language: str, tag: str) -> None:
    page, _ = built(book, "```{tool} funnel_math\n```", language=language)

    assert page.select_one(f"section.bp-tool[lang={tag}]") is not None


def test_a_picture_has_its_caption_and_its_description(book: Path) -> None:
    page, said = built(book, "```{picture} ch05.dimensions\n:caption: Four *dimensions* & twenty KPIs\n```")
    figure = page.find("figure") or page.select_one(".figure")

    assert said == ""
    assert figure is not None
    assert figure.select_one("svg > desc").get_text()  # type: ignore[union-attr]
    assert "Four dimensions & twenty KPIs" in figure.get_text()
    assert figure.select_one("em") is not None


@pytest.mark.parametrize("name", ["ch05.no_such_picture", "ch99.nothing", "nothing"])
def test_a_picture_that_is_not_there_is_a_problem_of_the_page(book: Path, name: str) -> None:
    _, said = built(book, f"```{{picture}} {name}\n:caption: x\n```")

    assert "ch00_trial" in said


@pytest.mark.parametrize(
    ("markup", "scripts"),
    [('<div data-live="funnel_math">', ["live.js"]), ('<div data-quiz="ch02">', ["quiz.js"]), ("<p>Text</p>", [])],
)
def test_a_page_gets_only_the_scripts_and_sheets_it_uses(markup: str, scripts: list[str]) -> None:
    given = ["_static/live.js", "_static/quiz.js", "_static/sphinx-thebe.js", "https://unused/clipboard.js"]
    context: dict[str, Any] = {
        "script_files": list(given),
        "css_files": ["_static/course.css", "_static/copybutton.css"],
        "content_root": "../",
    }
    page = new_document("page")
    page += nodes.raw("", markup, format="html")
    app: Any = SimpleNamespace(config=SimpleNamespace(language="en", html_baseurl=""))

    bpcourse_book._set_page(app, "page", "page.html", context, page)

    assert [Path(script).name for script in context["script_files"]] == scripts
    assert context["css_files"] == ["_static/course.css"]


@pytest.mark.parametrize(
    ("language", "other", "name"), [("en", "../../zh/ch01.html", "中文"), ("zh_CN", "../../en/ch01.html", "English")]
)
def test_a_page_leads_to_itself_in_the_other_language(language: str, other: str, name: str) -> None:
    context: dict[str, Any] = {"script_files": [], "css_files": [], "content_root": "../"}
    app: Any = SimpleNamespace(config=SimpleNamespace(language=language, html_baseurl=""))

    bpcourse_book._set_page(app, "ch01", "page.html", context, None)

    assert (context["course_other"]["link"], context["course_other"]["name"]) == (other, name)
    assert [each["tag"] for each in context["course_languages"]] == ["en", "zh-CN"]


def test_a_page_describes_itself_with_the_start_of_its_first_paragraph() -> None:
    page = new_document("page")
    page += nodes.paragraph("", "A sales plan is a promise with a date. " * 10)

    described = bpcourse_book._first_paragraph(page)

    assert described.startswith("A sales plan is a promise")
    assert len(described) <= 162
    assert described.endswith(" …")


def test_a_wide_table_stands_in_a_frame_that_can_scroll() -> None:
    page = new_document("page")
    page += nodes.table("", nodes.tgroup())
    app: Any = SimpleNamespace(config=SimpleNamespace(language="en"))

    bpcourse_book._frame_tables(app, page, "page")

    assert [type(child) for child in page.children] == [nodes.raw, nodes.table, nodes.raw]
    assert 'data-label="Table"' in page.children[0].astext()


def test_code_for_a_foreign_server_is_left_out() -> None:
    page = new_document("page")
    page += nodes.raw("", '<script type="text/x-thebe-config">', format="html")
    page += nodes.raw("", "<div>kept</div>", format="html")

    bpcourse_book._drop_live_code(cast("Any", None), page, "page")

    assert [child.astext() for child in page.children] == ["<div>kept</div>"]
