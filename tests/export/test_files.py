"""Files in a folder: their names, what is said where one cannot be made or written, and what a browser offers."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bpcourse.core.plan import SalesPlan
from bpcourse.export import ExportError, missing_for, plan_file, review_report, save_files
from bpcourse.export.plain_text import file_stem

ROOT: Final = Path(__file__).parents[2]
DAY: Final = date(2026, 11, 23)


def test_files_are_called_after_company_and_title(tmp_path: Path) -> None:
    plan = SalesPlan(title="Plan: 2027/28", company="Clearbrook")

    assert [tmp_path / "Clearbrook-Plan-2027-28.html"] == save_files(plan, tmp_path, to=["html"], today=DAY)


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    (path,) = save_files(SalesPlan.empty(), tmp_path / "out" / "new", to=["html"], name="mine")

    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [one.name for one in path.parent.iterdir()] == ["mine.html"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ExportError, match="cannot be written: close it where it is open"):
        save_files(SalesPlan.empty(), tmp_path / "file", to=["html"])


def test_nothing_is_written_where_one_kind_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="got pdf"):
        save_files(SalesPlan.empty(), tmp_path, to=["html", "pdf"])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "stem"),
    [(["a/b", "c:d"], "a-b-c-d"), (["", "销售 计划"], "销售-计划"), (["..", " "], "plan"), (["x" * 300], "x" * 80)],
)
def test_a_file_name_fits_every_system(words: list[str], stem: str) -> None:
    assert stem == file_stem(words)


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_in_a_browser_what_needs_lxml_says_so_and_offers_the_others(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")

    assert "does not run in the browser. Take Excel or HTML here" in missing_for(ending)
    with pytest.raises(ExportError, match="lxml"):
        plan_file(SalesPlan.empty(), to=ending)
    with pytest.raises(ExportError, match="lxml"):
        review_report(SalesPlan.empty(), to="docx")


def test_in_a_browser_the_rest_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")

    assert [missing_for("html"), missing_for("xlsx")] == ["", ""]


def test_a_missing_library_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bpcourse.export.files.find_spec", lambda _name: None)

    assert "python-pptx must be installed first, with pip install" in missing_for("pptx")
    assert missing_for("html") == ""


def test_a_review_goes_to_two_kinds_of_files() -> None:
    with pytest.raises(ExportError, match="html, docx, got xlsx"):
        review_report(SalesPlan.empty(), to="xlsx")


def test_a_page_of_the_site_has_all_that_html_and_excel_need() -> None:
    program = """
import subprocess
import sys
sys.path[:0] = ["tools/runtime"]
import browser_runtime as runtime
needless = {*runtime._NOT_ON_PAGES, *(part.strip("/").replace("/", ".") for part in runtime._PARTS_NOT_ON_PAGES)}
for name in [*sys.modules]:
    if name.split(".")[0] in needless or name.startswith(tuple(f"{one}." for one in needless)):
        del sys.modules[name]
sys.modules.update(dict.fromkeys(needless))
from bpcourse.core.plan import SalesPlan
from bpcourse.core.worked_company import worked_plan
from bpcourse.export import plan_file
plan = worked_plan()
assert plan_file(plan, to="html")
assert SalesPlan.from_excel(plan_file(plan, to="xlsx")) == plan
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stderr == ""
