"""What a page can say of itself once the site's address is known: its canonical link, its editions, and its card.

Search engines and social networks want absolute addresses. The build knows them from ``html_baseurl``, the address of
this language's book; without it the pages link to each other relatively, and carry no card with a picture.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EDITIONS", "address_of", "card_of", "editions_of"]

EDITIONS: Final = (("en", "en", "English", "en"), ("zh_CN", "zh-CN", "中文", "zh"))
"""Language, its tag for browsers, its name among its readers, and its folder on the site."""
_LOCALES: Final = {"en": "en_US", "zh_CN": "zh_CN"}
_CARD: Final = ("card.png", "1200", "630")
"""The picture of a link that someone shares, and its size: see `tools/social_card.py`."""


def address_of(book: str, page: str) -> str | None:
    """The one address under which search engines list *page*; none while that of its *book* is unknown.

    >>> address_of("https://course.example/en/", "book/index")
    'https://course.example/en/book/index.html'
    """
    return f"{book}{page}.html" if book else None


def editions_of(page: str, root: str, book: str = "") -> list[dict[str, str]]:
    """This page in each language: the link from here, the address (where known), and the language's own name.

    >>> editions_of("book/index", "../")[1]["link"]
    '../../zh/book/index.html'
    >>> editions_of("book/index", "../", "https://course.example/en/")[1]["address"]
    'https://course.example/zh/book/index.html'
    """
    listed = []
    for language, tag, name, folder in EDITIONS:
        link = f"{root}../{folder}/{page}.html"
        address = f"{_site(book)}{folder}/{page}.html" if book else link
        listed.append({"language": language, "tag": tag, "name": name, "link": link, "address": address})
    return listed


def card_of(book: str, page: str, language: str, title: str, description: str) -> list[tuple[str, str]]:
    """What a link to *page* shows where someone shares it, as names and values of Open Graph.

    >>> dict(card_of("", "book/index", "en", "Sales plan", "A course."))["og:locale"]
    'en_US'
    """
    card = [("og:type", "article"), ("og:title", title), ("og:locale", _LOCALES.get(language, "en_US"))]
    card += [("og:locale:alternate", other) for known, other in _LOCALES.items() if known != language]
    if description:
        card.append(("og:description", description))
    if book:
        picture, width, height = _CARD
        card += [("og:url", f"{book}{page}.html"), ("og:image", f"{_site(book)}{picture}")]
        card += [("og:image:width", width), ("og:image:height", height)]
    return card


def _site(book: str) -> str:
    """The address of the site, of which *book* is a folder."""
    return f"{book.rstrip('/').rpartition('/')[0]}/"
