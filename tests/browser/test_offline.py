"""After one visit the course is there without a network: every page, and every tool on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    """A reader who came once, scrolled, and has lost the network since. On "localhost" nothing is kept."""
    context = browser.new_context(base_url=address.replace("localhost", "127.0.0.1"))
    page = context.new_page()
    page.goto("/en/book/index.html")
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => navigator.serviceWorker.ready.then((kept) => kept.active.state === 'activated')")
    context.set_offline(True)
    yield page
    context.close()


def test_pages_of_both_languages_open_without_a_network(visitor: Page) -> None:
    for path, words in {
        "/en/book/ch09_risks.html": "risk",
        "/zh/book/ch02_sales_process.html": "漏斗",
        "/en/search.html?q=funnel": "Search",
        "/": "Writing a sales business plan",
    }.items():
        visitor.goto(path)
        assert words in (visitor.text_content("body") or "")


def test_a_tool_starts_saves_and_finds_the_plan_again_without_a_network(visitor: Page) -> None:
    visitor.goto("/en/book/ch02_sales_process.html")
    visitor.click("[data-start=funnel_math]")
    visitor.wait_for_selector("[data-live=funnel_math][data-state=live]")
    visitor.fill("#bp-funnel_math-reps", "9")
    visitor.click("[data-live=funnel_math] [data-press=plan-save]")
    visitor.wait_for_function("() => document.querySelector('[data-slot=note]').textContent.includes('Saved')")

    visitor.reload()
    visitor.click("[data-start=funnel_math]")
    visitor.wait_for_selector("[data-live=funnel_math][data-state=live]")
    visitor.click("[data-live=funnel_math] [data-press=plan-load]")
    visitor.wait_for_function("() => document.querySelector('#bp-funnel_math-reps').value === '9'")


def test_a_developer_on_localhost_sees_what_was_written_a_moment_ago(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/en/book/index.html")
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert page.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    context.close()
