"""Two languages, one course: each page leads to itself in the other, and the plan and the search know both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_a_page_leads_to_the_same_place_in_the_other_language_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch05_performance.html#ch05-weights")
    page.click("[data-language]")
    page.wait_for_url("**/zh/book/ch05_performance.html#ch05-weights")
    assert page.get_attribute("html", "lang") == "zh-CN"
    page.click("[data-language]")
    page.wait_for_url("**/en/book/ch05_performance.html#ch05-weights")


@pytest.mark.parametrize(("locale", "folder"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr-FR", "en")])
def test_the_front_door_opens_in_the_browsers_language(
    browser: Browser, address: str, locale: str, folder: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    page.wait_for_url(f"**/{folder}/book/index.html")
    context.close()


def test_the_front_door_remembers_the_language_that_was_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/index.html")
    page.click("[data-language]")
    page.wait_for_url("**/zh/**")
    page.goto(address)
    page.wait_for_url("**/zh/book/index.html")


@pytest.mark.parametrize("words", ["漏斗", "续约率", "关键绩效指标"])
def test_the_search_finds_chinese_words_and_shows_them_in_their_sentence(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}/zh/search.html?q={words}")
    page.wait_for_selector("ul.search li p.context")
    assert any(words in text for text in page.locator("ul.search li").all_text_contents())


def test_a_plan_saved_on_a_chinese_page_is_found_on_the_english_one(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/book/ch02_sales_process.html")
    page.click("[data-start=funnel_math]")
    page.wait_for_selector("[data-live=funnel_math][data-state=live]")
    page.fill("#bp-funnel_math-reps", "7")
    page.click("[data-live=funnel_math] [data-press=plan-save]")
    page.wait_for_function("() => document.querySelector('[data-slot=note]').textContent.includes('已保存')")

    page.click("[data-language]")
    page.wait_for_url("**/en/book/**")
    page.click("[data-start=funnel_math]")
    page.wait_for_selector("[data-live=funnel_math][data-state=live]")
    page.click("[data-live=funnel_math] [data-press=plan-load]")
    page.wait_for_function("() => document.querySelector('#bp-funnel_math-reps').value === '7'")
