"""Every page, with its tool at rest and live, in light and dark: axe-core finds nothing to complain of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools" / "runtime"))

from browser_runtime import npm_packages  # noqa: E402 - found through the path above

pytestmark = pytest.mark.browser

PAGES: Final = sorted(path.stem for path in (ROOT / "book").glob("*.md"))
_RUN: Final = """async () => (await axe.run(document)).violations.map(
    each => `${each.id} (${each.impact}): ${each.nodes.slice(0, 3).map(node => node.html).join(" | ")}`)"""


def complaints(page: Page) -> list[str]:
    page.evaluate((npm_packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found


@pytest.mark.parametrize(("edition", "mode"), [("en", "light"), ("en", "dark"), ("zh", "light")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violation(page: Page, address: str, name: str, edition: str, mode: str) -> None:
    page.emulate_media(color_scheme="dark" if mode == "dark" else "light")
    page.goto(f"{address}/{edition}/book/{name}.html")
    assert complaints(page) == []


@pytest.mark.parametrize(
    "name", [path.stem for path in (ROOT / "book").glob("*.md") if "```{tool}" in path.read_text()]
)
def test_a_page_with_its_tools_live_has_no_violation(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/en/book/{name}.html")
    for tool in page.locator("[data-live]").all():
        tool.locator("[data-start]").click()
        page.wait_for_selector(f"[data-live={tool.get_attribute('data-live')}][data-state=live]")
    assert complaints(page) == []


def test_the_search_page_has_no_violation(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search.html?q=funnel")
    page.wait_for_selector("ul.search li")
    assert complaints(page) == []
