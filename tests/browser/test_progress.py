"""Progress: quizzes of the pages and exercises of the site's JupyterLab come together, and end in a certificate."""

from __future__ import annotations

import json
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

_AXE: Final = "async () => (await axe.run(document)).violations.map(each => `${each.id}: ${each.nodes[0].html}`)"
_PUT: Final = """async ([name, content]) => {
    await import(new URL("/runtime/localforage.js", location));
    const files = window.localforage.createInstance({ name: "bpcourse", storeName: "files", version: 1 });
    await files.setItem(name, { name, path: name, type: "file", format: "text", content, writable: true });
}"""
_ALL: Final = """() => {
    const tasks = {};
    for (const cell of document.querySelectorAll("[data-ids]")) {
        const ids = JSON.parse(cell.dataset.ids);
        const chapter = cell.closest("[data-chapter]").dataset.chapter;
        if (cell.dataset.count === "questions") {
            const right = Object.fromEntries(ids.map(id => [id, true]));
            localStorage.setItem(`bpcourse-quiz-${chapter}`, JSON.stringify(right));
        } else for (const id of ids) tasks[id] = { done: true, wrong: [] };
    }
    return tasks;
}"""


def test_nothing_done_shows_all_that_is_to_do_and_no_certificate(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/progress.html")
    page.wait_for_load_state("networkidle")

    assert "Still to do" in page.inner_text(".bp-still-to-do")
    assert page.locator(".bp-certificate").is_hidden()


def test_a_question_answered_on_a_page_counts_whatever_the_try(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    form = page.locator("[data-question]:has(input[type=text])").first
    for typed in ("-987654321", form.locator("[data-right][data-value]").get_attribute("data-value") or ""):
        form.locator("input[type=text]").fill(typed)
        form.locator("input[type=text]").press("Enter")
    page.goto(f"{address}/en/book/progress.html")

    page.wait_for_selector("[data-chapter=ch02] [data-count=questions]:has-text('1 / ')")


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_when_all_is_done_the_certificate_carries_name_date_and_score(page: Page, address: str, edition: str) -> None:
    page.goto(f"{address}/{edition}/book/progress.html")
    tasks = page.evaluate(_ALL)
    page.evaluate(_PUT, ["my_progress.json", json.dumps({"version": 1, "tasks": tasks})])
    page.reload()
    page.wait_for_selector(".bp-certificate", state="visible")
    page.fill("[data-name]", "林悦 <b>")

    text = page.inner_text(".bp-certificate")
    assert "林悦 <b>" in text
    assert "100%" in text
    page.evaluate((npm_packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(_AXE) == []


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "solutions").glob("*.ipynb"))])
def test_a_solution_has_no_violation_with_every_answer_open(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/en/solutions/{name}.html")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate((npm_packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))

    assert page.evaluate(_AXE) == []


def test_an_exercise_is_answered_in_the_sites_jupyterlab_and_counted_on_the_page(page: Page, address: str) -> None:
    page.set_default_timeout(120_000)
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    page.get_by_role("link", name="Exercises: open in the browser's JupyterLab").click()
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
    answer = page.locator(".jp-CodeCell .cm-content:has-text('leads_needed = None')").first
    answer.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("leads_needed = 225 leads")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_selector(".jp-OutputArea .bp-verdict:has-text('225 leads')")
    page.wait_for_selector(".jp-OutputArea:has-text('1 of 7 tasks done')")
    page.goto(f"{address}/en/book/progress.html")

    page.wait_for_selector("[data-chapter=ch02] [data-count=tasks]:has-text('1 / 7')")
