"""The CRM report: everything in it, nothing from outside, the same each time, in both languages."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

import openpyxl
import pandas as pd
import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.worked_company import worked_plan
from bpcourse.crm.analysis import Analysis, analyse
from bpcourse.crm.deals import Deals, Pipeline
from bpcourse.crm.generator import generate_orders
from bpcourse.crm.orders import Orders
from bpcourse.crm.reading import read_deals
from bpcourse.crm.samples import sample_file
from bpcourse.crm.to_plan import with_measured
from bpcourse.export.crm_figures import conversion_figure, forecast_figure
from bpcourse.export.crm_report import html_report, report_outline, save_report
from bpcourse.export.crm_workbook import crm_workbook

if TYPE_CHECKING:
    from pathlib import Path

PARTS: Final = (
    "In short",
    "How far the records can be trusted",
    "The funnel",
    "Team, regions and sources",
    "Cycle, size and reasons of loss",
    "Forecast",
    "Who buys, and how often",
    "The plan beside the history",
    "How it was computed",
)


@pytest.fixture(scope="module")
def found() -> Analysis:
    deals = read_deals(sample_file("deals.csv"), commits=sample_file("commits.csv"))
    plan = with_measured(worked_plan(), deals, source="deals.csv")
    return analyse(deals, orders=Orders.from_frame(generate_orders(120)), plan=plan, target=3_000_000)


def test_every_part_is_there(found: Analysis) -> None:
    assert tuple(section.title for section in report_outline(found).all_sections) == PARTS


def test_the_page_asks_nothing_of_anybody(found: Analysis) -> None:
    html = html_report(found)

    assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', html)
    assert "<script" not in html
    assert html.count("<figure>") >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_the_same_each_time(found: Analysis, language: Language) -> None:
    with use_language(language):
        assert html_report(found) == html_report(found)
        assert crm_workbook(found) == crm_workbook(found)


def test_each_figure_says_what_it_shows(found: Analysis) -> None:
    for drawn in (conversion_figure(found), forecast_figure(found.forecasts[0])):
        assert f"<title>{drawn.title}</title><desc>" in drawn.svg()
        assert drawn.png()[1:4] == b"PNG"


def test_the_workbook_holds_numbers_that_can_be_computed_with(found: Analysis) -> None:
    book = openpyxl.load_workbook(BytesIO(crm_workbook(found)))
    sheet = book["Funnel"]

    assert {"Overview", "Funnel", "Owner", "Back-test", "Reps and forecasts", "Stalled deals", "Customer list"} <= set(
        book.sheetnames
    )
    assert [cell.value for cell in sheet[3][:3]] == ["Lead", *found.stages.loc[0, ["entered", "moved_on"]]]
    assert sheet["G3"].value == pytest.approx(found.stages["conversion"][0])


def test_what_could_not_be_read_is_listed_in_both() -> None:
    deals = read_deals(sample_file("deals_mangled.csv"))
    mangled = analyse(deals)
    book = openpyxl.load_workbook(BytesIO(crm_workbook(mangled)))

    assert book["Not read"].max_row == len(deals.rejected) + 2
    assert "2026-02-30" in html_report(mangled)
    assert "not a date" in html_report(mangled)


def test_names_of_customers_are_no_markup(found: Analysis) -> None:
    table = found.deals.opportunities.copy()
    table["owner"] = table["owner"].cat.rename_categories({"Chen Hao": "<b>Chen</b> & =1+1"})
    odd = Deals.from_frames(table, found.deals.events, pipeline=found.deals.pipeline, as_of=found.deals.as_of)
    html = html_report(analyse(odd))

    assert "<b>Chen" not in html
    assert "&lt;b&gt;Chen" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_a_handful_of_deals_is_reported_too(rows: int) -> None:
    table = pd.DataFrame({"deal_id": [str(n) for n in range(rows)], "status": ["open", "won", "lost"][:rows]})
    bare = analyse(Deals.from_frames(table, pipeline=Pipeline(("Lead", "Proposal"))))

    assert "The funnel" in html_report(bare)
    assert crm_workbook(bare)


def test_two_files_are_written(found: Analysis, tmp_path: Path) -> None:
    written = save_report(found, tmp_path / "out", name="deals")

    assert [path.name for path in written] == ["deals-report.html", "deals-report.xlsx"]
    assert all(path.stat().st_size > 10_000 for path in written)


def test_a_folder_that_is_a_file_is_refused(found: Analysis, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(CourseError, match="cannot be written"):
        save_report(found, tmp_path / "out")
