"""The site's JupyterLab: the same tools, over the same plan as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_a_plan_saved_on_a_page_is_loaded_by_the_notebook_in_the_sites_jupyterlab(page: Page, address: str) -> None:
    page.goto(f"{address}/en/book/ch02_sales_process.html")
    page.click("[data-start=funnel_math]")
    page.wait_for_selector("[data-live=funnel_math][data-state=live]")
    page.fill("#bp-funnel_math-conversion-2-exact", "35")
    page.click("[data-press=plan-save]")
    page.wait_for_function("document.querySelector('[data-slot=note]').textContent.includes('Saved')")

    page.set_default_timeout(120_000)
    page.goto(f"{address}/lab/lab/index.html?path=funnel_math.ipynb")
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_selector(".jp-OutputArea .bp-tool [data-slot=headline]:has-text('80 deals')")
    page.click(".jp-OutputArea [data-press=plan-load]")
    page.wait_for_selector(".jp-OutputArea .bp-tool [data-slot=headline]:has-text('112 deals')")
