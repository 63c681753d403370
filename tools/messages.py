"""The messages of quizzes and notebooks, which Sphinx and Babel do not read by themselves.

A notebook's message is a block of Markdown on one line, as Sphinx has it for a page; a comment of its code; or a
text in its code that holds a space, and so is for people:

>>> list(code_messages('print(f"{deals:.0f} deals are won")  # forward'))
['{deals:.0f} deals are won', 'forward']
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import nbformat
import yaml
from babel.messages.catalog import Catalog
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parents[1] / "book" / "_ext"))

from quiz_texts import quiz_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "code_messages",
    "localized_code",
    "localized_markdown",
    "markdown_messages",
    "notebook_messages",
    "quiz_messages",
]

_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


class _Place(NamedTuple):
    """A message in a line of code, and where it stands: characters of the whole source."""

    start: int
    end: int
    text: str


def quiz_messages(path: Path) -> Catalog:
    """Every text of the quiz at *path* that a learner reads."""
    catalog = Catalog()
    for text in quiz_texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
        catalog.add(text)
    return catalog


def notebook_messages(path: Path) -> Catalog:
    """Every text of the notebook at *path* that a learner reads, its outputs aside."""
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat has no types
    catalog = Catalog()
    for cell in notebook.cells:
        found = markdown_messages(cell.source) if cell.cell_type == "markdown" else code_messages(cell.source)
        for text in found:
            catalog.add(text)
    return catalog


def markdown_messages(source: str) -> Iterator[str]:
    r"""The blocks of Markdown in *source*, each on one line.

    >>> list(markdown_messages("# Funnel math\n\n1. Choose\n   **Run**."))
    ['Funnel math', 'Choose **Run**.']
    """
    for token in _MARKDOWN.parse(source):
        if token.type == "inline" and token.content.strip():
            yield _on_one_line(token.content)


def localized_markdown(source: str, translate: Callable[[str], str]) -> str:
    r"""*source* with each of its blocks put through *translate*.

    >>> localized_markdown("# Funnel\n\n- one\n- two", str.upper)
    '# FUNNEL\n\n- ONE\n- TWO'
    """
    text = source
    for token in _MARKDOWN.parse(source):
        if token.type == "inline" and token.content.strip():
            block = "\n".join(part for part in token.content.split("\n"))
            for written in (block, *_indented(block, source)):
                if written in text:
                    text = text.replace(written, translate(_on_one_line(token.content)), 1)
                    break
    return text


def code_messages(source: str) -> Iterator[str]:
    """The comments of *source* and its texts for people, in their order."""
    for place in _code_places(source):
        yield place.text


def localized_code(source: str, translate: Callable[[str], str]) -> str:
    """*source* with its comments and its texts for people put through *translate*.

    >>> localized_code('print("two deals")  # of one', str.upper)
    'print("TWO DEALS")  # OF ONE'
    """
    text = source
    for place in reversed(list(_code_places(source))):
        text = text[: place.start] + translate(place.text) + text[place.end :]
    return text


def _code_places(source: str) -> Iterator[_Place]:
    yield from sorted([*_comments(source), *_texts(source)])


def _comments(source: str) -> Iterator[_Place]:
    starts = _line_starts(source)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and not token.string.startswith("###"):  # marks of the exercises
            text = token.string.lstrip("# ")
            end = starts[token.end[0] - 1] + token.end[1]
            yield _Place(end - len(text), end, text)


def _texts(source: str) -> Iterator[_Place]:
    starts = _line_starts(source)
    lines = source.splitlines(keepends=True)

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    for node in _outermost_texts(ast.parse(source)):
        start = offset(node.lineno, node.col_offset)
        end = offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
        literal = source[start:end]
        quote = next(mark for mark in ('"""', "'''", '"', "'") if literal.endswith(mark))
        opened = literal.index(quote) + len(quote)
        inside = literal[opened : -len(quote)]
        if " " in inside.strip() and quote not in inside:  # neighboring literals are left alone
            yield _Place(start + opened, end - len(quote), inside)


def _outermost_texts(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            yield node
        else:
            yield from _outermost_texts(node)


def _line_starts(source: str) -> list[int]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _on_one_line(block: str) -> str:
    return " ".join(block.split("\n"))


def _indented(block: str, source: str) -> Iterator[str]:
    """How *block* may stand in *source*, where its later lines are indented under a list's mark."""
    for width in (2, 3, 4):
        written = block.replace("\n", "\n" + " " * width)
        if written in source:
            yield written
