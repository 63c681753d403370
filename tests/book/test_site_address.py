"""Where a page is found: absolute addresses where the site's is known, relative links where it is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final

import bpcourse_book
import pytest
from docutils import nodes
from docutils.utils import new_document
from site_address import address_of, card_of, editions_of

ADDRESS: Final = "https://course.example/sales/zh/"


def framed(address: str) -> dict[str, Any]:
    """What the frame of the Chinese chapter 2 is given."""
    context: dict[str, Any] = {
        "script_files": [],
        "css_files": [],
        "content_root": "../",
        "title": "A &amp; <em>B</em>",
    }
    app: Any = SimpleNamespace(config=SimpleNamespace(language="zh_CN", html_baseurl=address))
    page = new_document("book/ch02")
    page += nodes.paragraph("", "从线索到订单。")
    bpcourse_book._set_page(app, "book/ch02", "page.html", context, page)
    return context


def test_without_an_address_a_page_has_relative_links_and_no_canonical_one() -> None:
    context = framed("")

    assert context["course_address"] is None
    assert [each["address"] for each in context["course_languages"]] == [
        "../../en/book/ch02.html",
        "../../zh/book/ch02.html",
    ]
    assert not {"og:url", "og:image"} & set(dict(context["course_card"]))


def test_with_an_address_every_edition_of_a_page_has_its_own() -> None:
    context = framed(ADDRESS)

    assert context["course_address"] == "https://course.example/sales/zh/book/ch02.html"
    assert [each["address"] for each in context["course_languages"]] == [
        "https://course.example/sales/en/book/ch02.html",
        "https://course.example/sales/zh/book/ch02.html",
    ]


def test_the_link_a_reader_clicks_stays_within_the_site() -> None:
    assert framed(ADDRESS)["course_other"]["link"] == "../../en/book/ch02.html"


def test_the_card_of_a_shared_link_says_title_description_language_and_picture() -> None:
    card = dict(framed(ADDRESS)["course_card"])

    assert card["og:title"] == "A & B"
    assert card["og:description"] == "从线索到订单。"
    assert (card["og:locale"], card["og:locale:alternate"]) == ("zh_CN", "en_US")
    assert card["og:image"] == "https://course.example/sales/card.png"


def test_a_page_without_text_has_a_card_without_description() -> None:
    assert "og:description" not in dict(card_of(ADDRESS, "book/ch02", "zh_CN", "A", ""))


@pytest.mark.parametrize("page", ["book/index", "search"])
def test_the_canonical_address_is_one_of_the_editions(page: str) -> None:
    assert address_of(ADDRESS, page) in [each["address"] for each in editions_of(page, "../", ADDRESS)]
