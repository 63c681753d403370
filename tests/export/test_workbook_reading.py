"""A workbook that somebody edited comes back as a plan, or as a sentence that names sheet and cell."""

# ruff: noqa: ANN401 - the spreadsheet comes as a fixture, without a type

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from bpcourse.core.language import LANGUAGES, use_language
from bpcourse.core.plan import SalesPlan
from bpcourse.core.plan.workbook import WorkbookError
from bpcourse.core.reviews import Crossing
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan
from bpcourse.export import plan_file

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.core.language import Language

DAY: Final = date(2026, 11, 23)
STRANGE: Final = (
    "=1+1",
    "emoji 🎯👩🏽‍💼",
    "生僻字 𠮷𪚥㐀",
    "שלום עולם",
    "tab\tand\nline",
    "control \x01\x1f end",
    "_x0041_",
    "<b>&amp;</b>",
    " spaces ",
    "x" * 40_000,
)


def exported(plan: SalesPlan) -> bytes:
    return plan_file(plan, to="xlsx", today=DAY)


def edited(plan: SalesPlan, spreadsheet: Any, **cells: object) -> SalesPlan:
    """*plan* after its workbook was changed at ``Sheet_A1`` places, saved by another program and read back."""
    book = spreadsheet(exported(plan))
    for place, value in cells.items():
        sheet, _bar, cell = place.rpartition("_")
        book.set(sheet.replace("_", " "), cell, value)
    saved = BytesIO()
    book.book.save(saved)
    return SalesPlan.from_excel(saved.getvalue())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unchanged_workbook_gives_the_same_plan(language: Language) -> None:
    with use_language(language):
        plan = worked_plan()
        assert plan == SalesPlan.from_excel(exported(plan))


def test_the_language_of_reading_need_not_be_that_of_writing() -> None:
    with use_language("zh_CN"):
        plan = worked_plan()
        content = exported(plan)

    assert plan == SalesPlan.from_excel(content)


def test_an_empty_plan_comes_back_empty() -> None:
    assert SalesPlan.empty() == SalesPlan.from_excel(exported(SalesPlan.empty()))


@pytest.mark.parametrize("text", STRANGE)
def test_any_text_comes_back(text: str) -> None:
    plan = SalesPlan(title=text, company=text, segments=(Segment(name=text, pains=(text,)),))

    assert plan == SalesPlan.from_excel(exported(plan))


@pytest.mark.parametrize("text", STRANGE[:5])
def test_any_text_survives_another_program(text: str, spreadsheet: Any) -> None:
    plan = SalesPlan(segments=(Segment(name=text.replace("\n", " ")),))

    assert plan == edited(plan, spreadsheet)


def test_a_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(exported(worked_plan()))

    assert worked_plan() == SalesPlan.from_excel(path)


def test_changed_cells_change_the_plan(spreadsheet: Any) -> None:
    plan = edited(
        worked_plan(), spreadsheet, Segments_D5=26_000_000, Goals_E4="26,000,000", Actions_C5=date(2027, 1, 11),
        Triggers_and_risks_B4="at or above", Capacity_F4=12e6, Scorecard_E4=2_000_000,
    )  # fmt: skip

    assert plan.segments[0].target == 26_000_000
    assert plan.goals[0].target == 26_000_000
    assert plan.actions[0].start == date(2027, 1, 11)
    assert plan.reviews is not None
    assert plan.reviews.triggers[0].direction is Crossing.ABOVE
    assert plan.resources is not None
    assert plan.resources.team[0].quota == 12e6
    assert plan.scorecard is not None
    assert plan.scorecard.actuals == {"sales_attainment": 2_000_000}


def test_a_renamed_segment_keeps_its_hours_and_its_sales_path(spreadsheet: Any) -> None:
    plan = edited(worked_plan(), spreadsheet, Segments_A5="big factories")

    assert plan.segments[0].name == "big factories"
    assert plan.resources is not None
    assert plan.resources.allocation[0].segment == "big factories"
    assert plan.sales_paths[0].segment == "big factories"


def test_a_free_row_becomes_a_new_item(spreadsheet: Any) -> None:
    plan = edited(worked_plan(), spreadsheet, Segments_A9="data centers", Segments_D9=1_000_000)

    assert plan.segments[4] == Segment(name="data centers", target=1_000_000)


def test_an_emptied_row_is_taken_out(spreadsheet: Any) -> None:
    cells = {f"Actions_{column}6": None for column in "ABCDFG"}
    plan = edited(worked_plan(), spreadsheet, **cells)

    assert [action.id for action in worked_plan().actions if action not in plan.actions] == [
        worked_plan().actions[1].id
    ]


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("Segments_D5", "many", "Segments, cell D5 must hold a number, got 'many'"),
        ("Segments_B5", 2.5, "Segments, cell B5 must hold a whole number, got 2.5"),
        ("Actions_C5", "soon", "Actions, cell C5 must hold a day such as 2027-03-31, got 'soon'"),
        ("Triggers_and_risks_B4", "beside", "Triggers and risks, cell B4 must hold one of at or above, at or below"),
        ("Segments_D5", -5, "Segments, cell D5: segments[0]: segment large manufacturers: target must be 0 or more"),
        ("Segments_A6", "large manufacturers", "Segments, cell A6 must hold a name that no other row has"),
        ("Segments_D5", "#DIV/0!", "Segments, cell D5 must hold"),
    ],
)
def test_what_does_not_fit_is_named_with_its_cell(cell: str, value: object, sentence: str, spreadsheet: Any) -> None:
    with pytest.raises(WorkbookError) as refused:
        edited(worked_plan(), spreadsheet, **{cell: value})

    assert str(refused.value).startswith(sentence)


def test_a_number_that_the_plan_needs_may_not_be_missing(spreadsheet: Any) -> None:
    sheet, cell = spreadsheet(exported(worked_plan())).place("conversion_1")
    with pytest.raises(WorkbookError) as refused:
        edited(worked_plan(), spreadsheet, **{f"{sheet}_{cell}": None})

    assert (refused.value.sheet, refused.value.cell) == (sheet, cell)


def test_a_workbook_of_another_origin_is_refused() -> None:
    content = BytesIO()
    openpyxl.Workbook().save(content)

    with pytest.raises(WorkbookError, match="holds no plan"):
        SalesPlan.from_excel(content.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookError, match="no Excel workbook"):
        SalesPlan.from_excel(content)


def test_a_document_type_is_never_expanded() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>')

    with pytest.raises(WorkbookError, match="no Excel workbook"):
        SalesPlan.from_excel(content.getvalue())
