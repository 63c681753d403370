"""The whole plan in a browser: begun from nothing or from the worked company, filled, reviewed, mended, taken along."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.plan import PARTS, load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

STUDIO = "[data-live=plan_studio]"
PAGE = "en/book/plan_studio.html"
CHAPTER = "en/book/ch04_practice.html"

WRITTEN = {
    "market_view": {"name": "energy monitoring in Hubei"},
    "smart_goals": {"owner": "Wang Jing"},
    "segments": {"segment1-customers": "41"},
    "sales_path": {"path1-value_proposition": "An audit shows plant managers where energy is lost."},
    "funnel_math": {"leads": "2100"},
    "actions": {"action1-accountable": ""},
    "allocation": {"segment1-hours_to_win": "5300"},
    "kpi_weights": {"weight-sales": "46"},
    "review_rhythm": {"trigger1-owner": ""},
    "risk_radar": {"signal": "proposals put off in the month", "threshold": "6"},
}
"""What is changed in each part before it is saved; two of them are left to be mended."""


def start(page: Page, address: str, path: str = PAGE, tool: str = "plan_studio") -> None:
    page.goto(f"{address}/{path}")
    page.click(f"[data-start={tool}]")
    page.wait_for_selector(f"[data-live={tool}][data-state=live]")


def press(page: Page, name: str) -> None:
    page.click(f'{STUDIO} [data-press="{name}"]')


def field(page: Page, name: str) -> Locator:
    """The field called *name*: of a slider, the one for the exact value."""
    return page.locator(f'{STUDIO} :is(input:not([type=range]), textarea, select)[data-name="{name}"]').first


def wait_for_text(page: Page, slot: str, text: str) -> None:
    page.wait_for_function(
        "([where, text]) => document.querySelector(where)?.textContent.includes(text)",
        arg=[f'{STUDIO} [data-slot="{slot}"]', text],
    )


def write(page: Page, name: str, text: str) -> None:
    """Type into a field of the tool inside, wherever it is folded away."""
    typed = field(page, f"in.{name}")
    typed.evaluate(
        "each => { for (let part = each; part; part = part.parentElement) if (part.open === false) part.open = true }"
    )
    typed.fill(text)


def fill_part(page: Page, tool: str) -> None:
    press(page, f"open-{tool}")
    page.wait_for_selector(f"{STUDIO} [data-tool={tool}]")
    if tool == "sales_path":
        page.check(f'{STUDIO} [data-name="in.mode"][value=value]')
        page.wait_for_selector(f'{STUDIO} [data-name="in.path1-value_proposition"]')
    for name, text in WRITTEN[tool].items():
        write(page, name, text)
    press(page, "in.plan-save")
    wait_for_text(page, "in.note", "my_plan.json")
    press(page, "back")
    page.wait_for_selector(f'{STUDIO} [data-press="open-plan_review"]')


def findings_shown(page: Page) -> list[str]:
    cards = page.locator(f"{STUDIO} [data-tool=plan_review] section:has(.bp-cardhead) .bp-spot")
    return sorted(cards.all_text_contents())


def mend(page: Page, message: str, name: str, text: str) -> None:
    """Follow "Fix it" beside *message*, and write where the keyboard then is."""
    page.locator(f"{STUDIO} .bp-spotrow", has_text=message).locator("button").click()
    page.wait_for_function("name => document.activeElement?.dataset.name === name", arg=f"in.in.{name}")
    page.keyboard.type(text)
    press(page, "in.in.plan-save")
    wait_for_text(page, "in.headline", "Mended: the review no longer finds this.")
    press(page, "in.back")
    page.wait_for_selector(f"{STUDIO} [data-slot='in.tiles']")


def downloaded(page: Page, button: str, path: Path) -> Path:
    with page.expect_download() as started:
        press(page, button)
    started.value.save_as(path)
    return path


def test_from_an_empty_plan_to_a_reviewed_one(page: Page, address: str, tmp_path: Path) -> None:
    start(page, address)
    press(page, "start-empty")
    wait_for_text(page, "headline", "0 of 10 parts hold something.")
    for name, text in (("title", "Sales plan Wuhan"), ("start", "2027-01-01"), ("end", "2027-12-31")):
        field(page, name).fill(text)
    press(page, "plan-save")
    wait_for_text(page, "note", "Sales plan Wuhan")
    for tool in WRITTEN:
        fill_part(page, tool)
    wait_for_text(page, "headline", "10 of 10 parts hold something.")

    press(page, "open-plan_review")
    page.wait_for_selector(f"{STUDIO} [data-tool=plan_review]")
    before = findings_shown(page)
    mend(page, "nobody is accountable", "action1-accountable", "Chen Hao")
    mend(page, "Triggers without somebody who acts", "trigger1-owner", "Wang Jing")
    after = findings_shown(page)
    assert len(after) == len(before) - 2
    press(page, "back")

    page.reload()
    start(page, address)
    wait_for_text(page, "headline", "10 of 10 parts hold something.")
    press(page, "open-plan_review")
    page.wait_for_selector(f"{STUDIO} [data-tool=plan_review]")
    assert findings_shown(page) == after
    press(page, "back")

    file = downloaded(page, "plan-download", tmp_path / "my_plan.json")
    plan = load_plan(file)
    assert plan.filled_parts == PARTS
    assert (plan.title, plan.goals[0].owner, plan.actions[0].owner) == ("Sales plan Wuhan", "Wang Jing", "Chen Hao")
    program = (
        f"import sys; from bpcourse.cli import main; sys.exit(main({['review', str(file), '--format', 'json']!r}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert sorted(one["message"] for one in json.loads(done.stdout)["findings"]) == after


def test_from_the_worked_company_with_undo_versions_and_two_plans(page: Page, address: str, tmp_path: Path) -> None:
    start(page, address)
    press(page, "start-worked")
    wait_for_text(page, "headline", "10 of 10 parts hold something. Review: 0 errors")
    page.check(f"{STUDIO} [data-name=mode][value=versions]")
    field(page, "version").fill("before the board")
    press(page, "keep")
    wait_for_text(page, "headline", "Versions kept: 1.")
    page.check(f"{STUDIO} [data-name=mode][value=overview]")

    press(page, "open-funnel_math")
    write(page, "leads", "2400")
    wait_for_text(page, "in.headline", "96 deals")
    press(page, "in.plan-save")
    wait_for_text(page, "in.note", "Saved in my_plan.json")
    press(page, "back")
    page.reload()
    start(page, address)
    page.check(f"{STUDIO} [data-name=mode][value=compare]")
    field(page, "left").select_option("version:before the board")
    wait_for_text(page, "headline", "1 field differs. The second plan's funnel brings CNY 3.84 million more a year.")
    page.check(f"{STUDIO} [data-name=mode][value=overview]")
    press(page, "undo")
    wait_for_text(page, "note", "Undone: Sales funnel.")
    plan = load_plan(downloaded(page, "plan-download", tmp_path / "my_plan.json"))
    assert plan.funnel is not None
    assert plan.funnel.leads == 2_000

    web_page = downloaded(page, "export-html", tmp_path / "plan.html").read_text(encoding="utf-8")
    assert "Clearbrook" in web_page
    workbook = downloaded(page, "export-xlsx", tmp_path / "plan.xlsx")
    assert zipfile.is_zipfile(workbook)
    assert "lxml" in (page.text_content(STUDIO) or "")


def test_the_review_of_a_chapter_links_to_the_chapters_and_mends_in_its_place(page: Page, address: str) -> None:
    start(page, address, CHAPTER, "plan_review")
    live = page.locator("[data-live=plan_review]")
    assert "2 pieces of advice" in (live.text_content() or "")
    links = live.locator(".bp-card a")
    assert links.first.get_attribute("href") in {"ch03_building_the_plan.html", "ch05_performance.html"}
    live.locator('[data-press="start-worked"]').click()
    live.get_by_text("Your plan in my_plan.json").wait_for()
    live.locator('[data-press="fix-0"]').click()
    page.wait_for_function("document.activeElement?.dataset.name?.startsWith('in.maker1_')")
    live.locator('[data-press="back"]').click()
    live.locator('[data-slot="tiles"]').wait_for()


@pytest.mark.parametrize("width", [380, 320])
def test_no_view_of_the_studio_scrolls_sideways_on_a_phone(page: Page, address: str, width: int) -> None:
    start(page, address)
    press(page, "start-worked")
    page.set_viewport_size({"width": width, "height": 800})
    for mode in ("overview", "versions", "compare"):
        page.check(f"{STUDIO} [data-name=mode][value={mode}]")
        page.wait_for_function("mode => document.querySelector('[data-name=mode]:checked').value === mode", arg=mode)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.check(f"{STUDIO} [data-name=mode][value=overview]")
    press(page, "open-plan_review")
    page.wait_for_selector(f"{STUDIO} [data-tool=plan_review]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
