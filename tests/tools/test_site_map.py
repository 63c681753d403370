"""Search engines find every page in both languages, once the site's address is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest
from site_map import VARIABLE, site_address, write_site_map

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS: Final = "https://course.example/sales/"
_NAMES: Final = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page in both languages, one in English alone, and what is not to be listed."""
    for name in (
        *("en/book/ch02.html", "zh/book/ch02.html", "en/solutions/ch02.html"),
        *("en/search.html", "en/genindex.html", "lab/index.html", "index.html"),
    ):
        page = tmp_path / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<p>", encoding="utf-8")
    (tmp_path / "404.html").write_text('<base href="/">', encoding="utf-8")
    return tmp_path


def listed(site: Path) -> dict[str, dict[str, str]]:
    """Each address of the map, with its alternates."""
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - written a moment ago
    return {
        entry.findtext("map:loc", "", _NAMES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("xhtml:link", _NAMES)
        }
        for entry in tree.getroot()
    }


def test_the_map_lists_each_page_with_its_editions_and_nothing_else(site: Path) -> None:
    write_site_map(site, ADDRESS)

    both = {"en": f"{ADDRESS}en/book/ch02.html", "zh-CN": f"{ADDRESS}zh/book/ch02.html"}
    alone = f"{ADDRESS}en/solutions/ch02.html"
    assert listed(site) == {both["en"]: both, both["zh-CN"]: both, alone: {"en": alone}}


def test_robots_are_told_where_the_map_is(site: Path) -> None:
    write_site_map(site, ADDRESS)

    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")


def test_a_site_without_an_address_has_no_map_and_loses_an_old_one(site: Path) -> None:
    write_site_map(site, ADDRESS)
    write_site_map(site, "")

    assert not (site / "sitemap.xml").exists()
    assert not (site / "robots.txt").exists()


@pytest.mark.parametrize(("address", "root"), [(ADDRESS, "/sales/"), ("https://course.example/", "/"), ("", "/")])
def test_the_links_of_the_404_page_start_at_the_sites_root(site: Path, address: str, root: str) -> None:
    write_site_map(site, ADDRESS)
    write_site_map(site, address)

    assert (site / "404.html").read_text(encoding="utf-8") == f'<base href="{root}">'


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("https://course.example", "https://course.example/"),
        ("https://course.example/sales", ADDRESS),
        ("https://course.example/sales//", ADDRESS),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ('https://course.example/a"b', "https://course.example/a%22b/"),
    ],
)
def test_an_address_ends_in_one_stroke(monkeypatch: pytest.MonkeyPatch, given: str, address: str) -> None:
    monkeypatch.setenv(VARIABLE, given)

    assert site_address() == address


@pytest.mark.parametrize("given", ["course.example", "ftp://course.example", "https://", "https://a.example/?x=1"])
def test_what_is_no_address_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(VARIABLE, given)

    with pytest.raises(ValueError, match="must be an address such as"):
        site_address()
