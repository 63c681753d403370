"""The Chinese of pages, quizzes and notebooks: complete, and true to figures, links, terms and markup of the source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po
from catalog_check import glossary_terms, problems
from messages import markdown_messages
from translate import all_other_messages

ROOT: Final = Path(__file__).parents[1]
CATALOGS: Final = ROOT / "locale" / "zh_CN" / "LC_MESSAGES"
DOMAINS: Final = sorted(
    path.relative_to(CATALOGS).with_suffix("").as_posix() for path in CATALOGS.rglob("*.po") if path.stem != "bpcourse"
)


@cache
def _pairs(domain: str) -> dict[str, str]:
    with (CATALOGS / f"{domain}.po").open(encoding="utf-8") as text:
        return {str(message.id): str(message.string) for message in read_po(text) if message.id}


@cache
def _terms() -> dict[str, str]:
    """The terms of the glossary: its lines that are not indented."""
    source = (ROOT / "book" / "glossary.md").read_text(encoding="utf-8").partition("{glossary}")[2]
    names = frozenset(line for line in source.splitlines() if line and line[0] not in " :`")
    return glossary_terms(_pairs("book/glossary"), names)


def test_every_page_quiz_and_notebook_has_its_catalog() -> None:
    pages = {f"book/{path.stem}" for path in (ROOT / "book").glob("*.md")}
    quizzes = {f"book/quizzes/{path.stem}" for path in (ROOT / "book" / "quizzes").glob("*.yml")}
    notebooks = {f"notebooks/{path.stem}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert pages | quizzes | notebooks <= set(DOMAINS)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalog_is_whole_and_nothing_in_it_is_doubtful(domain: str) -> None:
    with (CATALOGS / f"{domain}.po").open(encoding="utf-8") as text:
        catalog = read_po(text)
    assert [message.id for message in catalog if message.id and (message.fuzzy or not message.string)] == []
    assert list(catalog.obsolete) == []


@pytest.mark.site
def test_every_catalog_holds_exactly_the_messages_of_its_source() -> None:
    sources = all_other_messages()
    messages = {domain: {str(message.id) for message in source if message.id} for domain, source in sources.items()}
    assert {domain: set(_pairs(domain)) for domain in DOMAINS} == messages


@pytest.mark.parametrize("domain", DOMAINS)
def test_figures_links_terms_and_markup_are_those_of_the_source(domain: str) -> None:
    wrong = {english: found for english, chinese in _pairs(domain).items() if (found := _wrong(english, chinese))}
    assert wrong == {}


def _wrong(english: str, chinese: str) -> list[str]:
    return problems(english, chinese, terms=_terms())


def test_a_glossary_term_has_one_name_and_no_other_term_has_it() -> None:
    chinese = list(_terms().values())
    assert len(chinese) == len(set(chinese)) > 100


@pytest.mark.parametrize(
    ("chinese", "problem"),
    [
        ("成交率为 {worked}`25% <win_rate>`", None),
        ("成交率为 {worked}`20% <win_rate>`", "another number"),
        ("成交率为 25%", "missing"),
        ("成交率为{worked}`25% <win_rate>`，共 3 单", "3 is not in the source"),
        ("成交率是四分之一,即 {worked}`25% <win_rate>`", "half-width"),
    ],
)
def test_the_check_sees_what_a_translator_gets_wrong(chinese: str, problem: str | None) -> None:
    found = problems("The win rate is {worked}`25% <win_rate>`", chinese, terms={})
    assert (found == []) if problem is None else any(problem in each for each in found)


def test_a_block_of_a_notebook_is_one_message() -> None:
    assert list(markdown_messages("## One\n\n1. two\n   three\n2. four")) == ["One", "two three", "four"]
