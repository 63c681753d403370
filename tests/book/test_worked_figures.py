"""Every figure of the worked company, on every page, is one that the package computes."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Final, NamedTuple

import bpcourse_book
import pytest
from bpcourse_book import shown_value

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = sorted((ROOT / "book").glob("*.md"))
_ROLE: Final = re.compile(r"\{worked\}`([^`]*)`", re.DOTALL)


class Quoted(NamedTuple):
    """A figure as a page quotes it."""

    page: str
    line: int
    text: str
    name: str


def quoted() -> list[Quoted]:
    """Every figure of every page."""
    found = []
    for page in PAGES:
        content = page.read_text(encoding="utf-8")
        for role in _ROLE.finditer(content):
            text, _, name = " ".join(role[1].split()).rpartition("<")
            line = content.count("\n", 0, role.start()) + 1
            found.append(Quoted(page.name, line, text.strip(), name.removesuffix(">")))
    return found


EVERY: Final = pytest.mark.parametrize(
    "figure", quoted(), ids=lambda figure: f"{figure.page}:{figure.line}:{figure.name}"
)


@EVERY
def test_a_quoted_figure_agrees_with_the_package(figure: Quoted) -> None:
    figures = bpcourse_book._figures(figure.page[:4])

    assert figure.name in figures
    shown, precision = shown_value(figure.text)
    assert figures[figure.name]() == pytest.approx(shown, abs=precision * (1 + 1e-9), rel=0)


@pytest.mark.parametrize("chapter", ["ch02", "ch03", "ch05"])
def test_a_chapter_quotes_figures(chapter: str) -> None:
    assert [figure for figure in quoted() if figure.page.startswith(chapter)]


@pytest.mark.parametrize("source", sorted((ROOT / "book" / "_worked").glob("*.py")), ids=lambda path: path.stem)
def test_every_figure_of_a_chapter_can_be_computed(source: Path) -> None:
    figures = bpcourse_book._figures(source.stem)

    assert [name for name, figure in figures.items() if not math.isfinite(figure())] == []
