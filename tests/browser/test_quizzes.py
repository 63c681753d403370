"""The quiz of a page, answered by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_right_and_a_wrong_choice_each_get_their_own_feedback_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    form = page.locator("[data-question]:has(input[type=radio])").first
    told = []
    for number in range(2):
        form.locator("input[type=radio]").nth(number).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        told.append((form.locator(".bp-told").text_content() or "").strip())
    assert all(told)
    assert told[0] != told[1]


def test_a_number_question_takes_a_number_in_any_spelling_and_says_what_went_wrong(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    form = page.locator("[data-question]:has(input[type=text])").first
    answer = form.locator("[data-right][data-value]").get_attribute("data-value") or ""
    field = form.locator("input[type=text]")
    for typed, verdict in ((f" {answer} ", "right"), ("-987654321", "wrong"), ("no idea", "wrong")):
        field.fill(typed)
        field.press("Enter")
        assert form.locator(".bp-told").get_attribute("data-verdict") == verdict


def test_the_score_of_first_tries_is_kept_in_the_browser(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    form = page.locator("[data-question]:has(input[type=radio])").first
    form.locator(".bp-option:has([data-right]) input").check()
    form.locator("button").click()
    assert "1 of" in (page.text_content(".bp-score") or "")
    page.reload()
    assert "1 of" in (page.text_content(".bp-score") or "")
