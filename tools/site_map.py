"""What the site tells search engines: a map of its pages in both languages, and where that map is.

    write_site_map(Path("_build/site"), "https://course.example/")

A map needs absolute addresses, so there is none until the site's own is known (the environment variable
``BPCOURSE_URL``). The format is that of sitemaps.org; how editions of a page name each other is described in Google
Search Central, "Localized versions of your pages".
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["VARIABLE", "site_address", "write_site_map"]

VARIABLE: Final = "BPCOURSE_URL"
_TAGS: Final = {"en": "en", "zh": "zh-CN"}
"""Each folder of the site that holds a book, and its language's tag."""
_LISTED: Final = ("book", "solutions")
"""The folders of a book whose pages are worth finding; its search page and index are not."""
_BASE: Final = re.compile(r'<base href="[^"]*">')


def site_address() -> str:
    """Where the site will be found, ending in a stroke; empty while nobody has said so. ValueError if it is no address.

    A path is kept, since a project's pages on GitHub live below one.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return ""
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(f"{VARIABLE} must be an address such as https://course.example/sales/, not {given!r}")
    return f"{parts.scheme}://{parts.netloc}{quote(parts.path.rstrip('/'), safe='/%')}/"


def write_site_map(site: Path, address: str) -> None:
    """Write ``sitemap.xml`` and ``robots.txt``, or take them away while there is no *address*; root the 404 page."""
    map_file, robots = site / "sitemap.xml", site / "robots.txt"
    _root_not_found(site / "404.html", urlsplit(address).path or "/")
    if not address:
        map_file.unlink(missing_ok=True)
        robots.unlink(missing_ok=True)
        return
    entries = "".join(_entry(address, page, tags) for page, tags in _pages(site))
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    map_file.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {names}>\n{entries}</urlset>\n', "utf-8")
    robots.write_text(f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n", "utf-8")


def _pages(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Each page inside its book, and the folders of the books that have it."""
    found: dict[str, list[str]] = {}
    for book in _TAGS:
        for part in _LISTED:
            for page in sorted((site / book / part).rglob("*.html")):
                found.setdefault(page.relative_to(site / book).as_posix(), []).append(book)
    yield from sorted(found.items())


def _entry(address: str, page: str, books: list[str]) -> str:
    """The entries of a page, one for each language, each naming all of them."""
    where = {book: quoteattr(f"{address}{book}/{quote(page)}") for book in books}
    others = "".join(f'<xhtml:link rel="alternate" hreflang="{_TAGS[book]}" href={where[book]}/>\n' for book in books)
    return "".join(f"<url>\n<loc>{where[book][1:-1]}</loc>\n{others}</url>\n" for book in books)


def _root_not_found(page: Path, root: str) -> None:
    """Let the links of the 404 page start at the site's own *root*, at whatever depth it is shown."""
    if page.is_file():
        text = page.read_text("utf-8")
        page.write_text(_BASE.sub(f'<base href="{root}">', text, count=1), "utf-8")
