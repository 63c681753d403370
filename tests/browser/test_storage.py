"""What the course keeps in a browser can be deleted there, all of it, and only after a second press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_PUT: Final = """async () => {
    await import(new URL("/runtime/localforage.js", location));
    const files = window.localforage.createInstance({ name: "bpcourse", storeName: "files", version: 1 });
    for (const name of ["my_plan.json", "my_plan.previous.json"]) await files.setItem(name, { name, content: "{}" });
    await window.localforage.createInstance({ name: "JupyterLite Storage - /lab/" }).setItem("theme", "dark");
    await window.localforage.createInstance({ name: "of another site" }).setItem("kept", true);
    for (const key of ["bpcourse-quiz-ch02", "bpcourse-mode", "of-another-site"]) localStorage.setItem(key, "{}");
    await (await caches.open("of another site")).put("https://elsewhere.example/", new Response(""));
}"""
_LEFT: Final = """async () => ({
    entries: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    copies: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
_OTHERS: Final = {
    "entries": ["of-another-site"],
    "databases": ["of another site"],
    "copies": ["of another site"],
    "workers": 0,
}
_TOLD: Final = "[data-storage] [role=status]"


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    """A reader whose browser keeps the course for use without a network."""
    context = browser.new_context(base_url=address.replace("localhost", "127.0.0.1"))
    page = context.new_page()
    page.goto("/en/book/index.html")
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => navigator.serviceWorker.ready.then((kept) => kept.active.state === 'activated')")
    yield page
    context.close()


def test_the_second_press_deletes_all_of_the_course_and_nothing_of_its_neighbours(visitor: Page) -> None:
    visitor.goto("/en/book/how_to_use.html")
    visitor.evaluate(_PUT)
    visitor.reload()
    visitor.click("[data-delete]")
    visitor.click("[data-delete]")
    visitor.wait_for_selector(f"{_TOLD}:has-text('Deleted from this browser')")

    told = visitor.inner_text(_TOLD)
    assert "files: my_plan.json, my_plan.previous.json" in told
    assert "quiz answers and settings: 2" in told
    assert "the settings of JupyterLab" in told
    assert "the copy for use without a network" in told
    assert visitor.evaluate(_LEFT) == _OTHERS


@pytest.mark.parametrize(("edition", "words"), [("en", "It cannot be undone"), ("zh", "无法恢复")])
def test_the_first_press_only_asks_and_can_be_taken_back(page: Page, address: str, edition: str, words: str) -> None:
    page.goto(f"{address}/{edition}/book/how_to_use.html")
    page.evaluate(_PUT)
    before = page.evaluate(_LEFT)
    page.focus("[data-delete]")
    page.keyboard.press("Enter")
    asked = page.inner_text(_TOLD)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert words in asked
    assert page.locator("[data-keep]").is_hidden()
    assert page.evaluate(_LEFT) == before


def test_a_plan_saved_in_a_tool_is_deleted_although_its_tab_is_still_open(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    page.click("[data-start=funnel_math]")
    page.wait_for_selector("[data-live=funnel_math][data-state=live]")
    page.click("[data-live=funnel_math] [data-press=plan-save]")
    page.wait_for_function("() => document.querySelector('[data-slot=note]').textContent.includes('Saved')")
    second = page.context.new_page()
    second.goto(f"{address}/en/book/how_to_use.html")
    second.click("[data-delete]")
    second.click("[data-delete]")
    second.wait_for_selector(f"{_TOLD}:has-text('my_plan.json')")

    assert "bpcourse" not in second.evaluate(_LEFT)["databases"]


def test_where_nothing_is_kept_there_is_nothing_to_delete(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/how_to_use.html")
    page.click("[data-delete]")
    page.click("[data-delete]")

    page.wait_for_selector(f"{_TOLD}:has-text('There was nothing to delete.')")
