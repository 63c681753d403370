"""Files in a folder: their names, what is said where one cannot be made or written, and what a browser offers."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from bpcourse.core.plan import SalesPlan
from bpcourse.export import ExportError, missing_for, plan_file, review_report, save_files
from bpcourse.export.plain_text import file_stem

if TYPE_CHECKING:
    from pathlib import Path

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

    assert "python-pptx must be installed first, with  pip install" in missing_for("pptx")
    assert missing_for("html") == ""


def test_a_review_goes_to_two_kinds_of_files() -> None:
    with pytest.raises(ExportError, match="html, docx, got xlsx"):
        review_report(SalesPlan.empty(), to="xlsx")
