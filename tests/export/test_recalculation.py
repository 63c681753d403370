"""LibreOffice recalculates the workbook: it comes to the package's numbers, to the cent."""

# ruff: noqa: ANN401 - the spreadsheet comes as a fixture, without a type

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel

from bpcourse.core.language import LANGUAGES, use_language
from bpcourse.core.plan import SalesPlan
from bpcourse.core.worked_company import worked_plan
from bpcourse.export import plan_file

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.core.language import Language

DAY: Final = date(2026, 11, 23)
CENT: Final = 0.005


def recalculated(content: bytes, folder: Path) -> Path:
    """The workbook after LibreOffice has opened and saved it; skips where there is no Calc."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source, target = folder / "plan.xlsx", folder / "saved"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target)]
    subprocess.run([*command, str(source)], capture_output=True, check=False, timeout=120)
    if not (target / "plan.xlsx").exists():
        pytest.skip("LibreOffice is there without its Calc (Debian: libreoffice-calc)")
    return target / "plan.xlsx"


def _number(value: Any) -> float:
    """What a cell holds as a number: a day is its number in the spreadsheet's calendar."""
    return float(to_excel(value) if isinstance(value, datetime) else value or 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_comes_to_the_stored_value(language: Language, tmp_path: Path, spreadsheet: Any) -> None:
    with use_language(language):
        content = plan_file(worked_plan(), to="xlsx", today=DAY)
    book = spreadsheet(content)
    for sheet, cell in book.formulas():  # without stored values, LibreOffice has to compute
        book.book[sheet][cell].value = book.book[sheet][cell].value
    emptied = tmp_path / "emptied.xlsx"
    book.book.save(emptied)
    saved = openpyxl.load_workbook(recalculated(emptied.read_bytes(), tmp_path), data_only=True)
    stored = {place: book.cached(*place) for place in book.formulas() if not place[0].startswith("_")}
    wrong = {
        place: (value, saved[place[0]][place[1]].value)
        for place, value in stored.items()
        if isinstance(value, int | float) and abs(value - _number(saved[place[0]][place[1]].value)) > CENT
    }

    assert stored
    assert wrong == {}


def test_a_changed_rate_is_the_packages_after_recalculation_and_reads_back(tmp_path: Path, spreadsheet: Any) -> None:
    plan = worked_plan()
    assert plan.funnel
    book = spreadsheet(plan_file(plan, to="xlsx", today=DAY))
    book.set(*book.place("conversion_1"), 0.4)
    changed_file = tmp_path / "changed.xlsx"
    book.book.save(changed_file)
    path = recalculated(changed_file.read_bytes(), tmp_path)
    expected = replace(plan.funnel, funnel=plan.funnel.funnel.replace_conversion("Lead", 0.4))
    sheet, cell = book.place("expected_revenue")

    assert expected.expected.revenue == pytest.approx(
        openpyxl.load_workbook(path, data_only=True)[sheet][cell].value, abs=CENT
    )
    assert SalesPlan.from_excel(path).funnel == expected
