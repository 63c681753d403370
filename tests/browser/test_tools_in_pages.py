"""Each tool on its page: it starts on a click, answers, saves, and the plan is found again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PAGES = {
    "market_view": "en/book/ch01_foundations.html",
    "funnel_math": "en/book/ch02_sales_process.html",
    "smart_goals": "en/book/ch03_building_the_plan.html",
    "kpi_weights": "en/book/ch05_performance.html",
    "scorecard_board": "en/book/ch05_performance.html",
    "segments": "en/book/ch03_building_the_plan.html",
    "sales_path": "en/book/ch03_building_the_plan.html",
    "actions": "en/book/ch03_building_the_plan.html",
    "allocation": "en/book/ch03_building_the_plan.html",
    "ab_test": "en/book/ch06_digital_tools.html",
    "team_incentive": "en/book/ch07_team.html",
    "customers": "en/book/ch08_customers.html",
    "review_rhythm": "en/book/ch09_risks.html",
    "risk_radar": "en/book/ch09_risks.html",
}


def start(page: Page, tool: str) -> None:
    page.click(f"[data-start={tool}]")
    page.wait_for_selector(f"[data-live={tool}][data-state=live]")


def slot(page: Page, tool: str, name: str) -> str:
    return page.text_content(f"[data-live={tool}] [data-slot={name}]") or ""


def wait_for_text(page: Page, tool: str, name: str, text: str) -> None:
    place = f'[data-live={tool}] [data-slot="{name}"]'
    page.wait_for_function(
        "([where, text]) => document.querySelector(where).textContent.includes(text)", arg=[place, text]
    )


@pytest.mark.parametrize("tool", PAGES)
def test_a_page_shows_its_tool_with_a_result_before_anything_is_started(page: Page, address: str, tool: str) -> None:
    page.goto(f"{address}/{PAGES[tool]}")
    still = page.locator(f"[data-live={tool}] .bp-still")
    assert "".join(still.locator("[data-slot$=headline]").all_text_contents()).strip()
    assert all(text.strip() for text in still.locator("[data-slot] > *").all_text_contents()[:3])
    assert still.locator("input:enabled, select:enabled, textarea:enabled, button:enabled").count() == 0


@pytest.mark.parametrize("tool", PAGES)
def test_a_tool_saves_its_part_and_finds_it_again_after_a_reload(page: Page, address: str, tool: str) -> None:
    page.goto(f"{address}/{PAGES[tool]}")
    start(page, tool)
    page.click(f"[data-live={tool}] [data-press=plan-save]")
    wait_for_text(page, tool, "note", "my_plan.json")
    page.reload()
    start(page, tool)
    page.click(f"[data-live={tool}] [data-press=plan-load]")
    wait_for_text(page, tool, "note", "Loaded from my_plan.json")


def test_the_funnel_answers_a_new_win_rate_and_the_plan_survives_a_reload(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['funnel_math']}")
    start(page, "funnel_math")
    assert "80 deals" in slot(page, "funnel_math", "headline")
    page.fill("#bp-funnel_math-conversion-2-exact", "30")
    wait_for_text(page, "funnel_math", "headline", "96 deals")
    page.click("[data-live=funnel_math] [data-press=plan-save]")
    wait_for_text(page, "funnel_math", "note", "Saved in my_plan.json")

    page.reload()
    start(page, "funnel_math")
    assert "80 deals" in slot(page, "funnel_math", "headline")
    page.click("[data-live=funnel_math] [data-press=plan-load]")
    wait_for_text(page, "funnel_math", "headline", "96 deals")


def test_a_slider_and_its_exact_field_always_show_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['funnel_math']}")
    start(page, "funnel_math")
    page.focus("#bp-funnel_math-conversion-2")
    page.keyboard.press("ArrowRight")
    wait_for_text(page, "funnel_math", "headline", "81.6 deals")
    assert page.input_value("#bp-funnel_math-conversion-2-exact") == "25.5"


def test_a_wrong_entry_gets_its_sentence_beside_the_field_and_nothing_is_lost(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['funnel_math']}")
    start(page, "funnel_math")
    page.fill("#bp-funnel_math-reps", "a few")
    wait_for_text(page, "funnel_math", "error:reps", "got 'a few'")
    assert page.input_value("#bp-funnel_math-reps") == "a few"
    assert page.get_attribute("#bp-funnel_math-reps", "aria-invalid") == "true"
    page.click("[data-live=funnel_math] [data-press=plan-save]")
    wait_for_text(page, "funnel_math", "note", "Not saved yet")
    page.fill("#bp-funnel_math-reps", "9")
    page.wait_for_selector("#bp-funnel_math-reps:not([aria-invalid])")


def test_a_plan_filled_on_one_page_is_there_on_the_next(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['funnel_math']}")
    start(page, "funnel_math")
    page.click("[data-live=funnel_math] [data-press=plan-save]")
    wait_for_text(page, "funnel_math", "note", "Saved")

    page.goto(f"{address}/{PAGES['kpi_weights']}")
    start(page, "kpi_weights")
    page.click("[data-live=kpi_weights] [data-press=plan-save]")
    wait_for_text(page, "kpi_weights", "note", "funnel")
    assert "scorecard" in slot(page, "kpi_weights", "note").lower()


def test_a_plan_is_downloaded_and_opened_again(
    page: Page, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/{PAGES['funnel_math']}")
    start(page, "funnel_math")
    page.fill("#bp-funnel_math-conversion-2-exact", "40")
    wait_for_text(page, "funnel_math", "headline", "128 deals")
    page.click("[data-live=funnel_math] [data-press=plan-save]")
    wait_for_text(page, "funnel_math", "note", "Saved")
    with page.expect_download() as started:
        page.click("[data-live=funnel_math] [data-press=plan-download]")
    file = tmp_path / "my_plan.json"
    started.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["funnel"]["funnel"]["stages"][2]["conversion"] == 0.4

    elsewhere = context.browser
    assert elsewhere is not None
    other = elsewhere.new_context().new_page()
    other.set_default_timeout(60_000)
    other.goto(f"{address}/{PAGES['funnel_math']}")
    start(other, "funnel_math")
    other.set_input_files("[data-live=funnel_math] [data-open]", file)
    wait_for_text(other, "funnel_math", "headline", "128 deals")
    other.context.close()


def test_the_goal_builder_checks_a_pasted_goal_as_it_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['smart_goals']}")
    start(page, "smart_goals")
    before = slot(page, "smart_goals", "headline")
    page.check("[data-live=smart_goals] [data-name=mode][value=check]")
    page.wait_for_selector("[data-live=smart_goals] textarea")
    page.fill("[data-live=smart_goals] textarea", "We want to sell more.")
    page.wait_for_function(
        "before => document.querySelector('[data-live=smart_goals] [data-slot=headline]').textContent !== before",
        arg=before,
    )
    weak = slot(page, "smart_goals", "headline")
    page.fill(
        "[data-live=smart_goals] textarea",
        "By 31 December 2027, grow revenue from hospitals in Wuhan from CNY 4 million to CNY 5 million by hiring a "
        "medical specialist, in support of the company's health-care strategy.",
    )
    page.wait_for_function(
        "weak => document.querySelector('[data-live=smart_goals] [data-slot=headline]').textContent !== weak", arg=weak
    )
    assert "5 of 5" in slot(page, "smart_goals", "headline")
    assert page.locator("[data-live=smart_goals] mark").count() >= 5


def test_the_goal_builder_saves_a_goal_into_the_plan(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['smart_goals']}")
    start(page, "smart_goals")
    page.click("[data-live=smart_goals] [data-press=plan-save]")
    wait_for_text(page, "smart_goals", "note", "Saved")
    page.reload()
    start(page, "smart_goals")
    page.click("[data-live=smart_goals] [data-press=plan-load]")
    wait_for_text(page, "smart_goals", "note", "Loaded")


def test_kpi_weights_rebalance_and_the_ranking_follows(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGES['kpi_weights']}")
    start(page, "kpi_weights")
    before = slot(page, "kpi_weights", "headline")
    slider = page.locator("[data-live=kpi_weights] input[type=range]").first
    slider.focus()
    for _press in range(30):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('[data-live=kpi_weights] [data-slot=headline]').textContent !== before",
        arg=before,
    )
    page.click("[data-live=kpi_weights] [data-press=plan-reset]")
    wait_for_text(page, "kpi_weights", "headline", before[:20])


@pytest.mark.parametrize("tool", PAGES)
def test_a_page_with_its_live_tool_never_scrolls_sideways_on_a_phone(page: Page, address: str, tool: str) -> None:
    page.goto(f"{address}/{PAGES[tool]}")
    start(page, tool)
    for width in (380, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
