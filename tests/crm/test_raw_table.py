"""Arrow and Python's own reader see the same rows on the same lines, whatever stands in a file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.crm.raw_table import RawTable, read_raw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CELLS = st.text(alphabet='ab ,;"\r\n1.商\x85', max_size=5)


def score(cells: Sequence[str]) -> int:
    return len({"Deal", "Stage", "Amount"} & set(cells))


def content_of(table: RawTable) -> tuple[object, ...]:
    columns = [column.to_pylist() for column in table.columns]
    return table.headers, columns, table.lines.tolist(), table.broken, table.header_line, table.separator


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=8))
def test_both_readers_give_the_same_of_written_rows(tmp_path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["Deal", "Stage", "Amount"], *rows])
    path = tmp_path / "rows.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")

    assert content_of(read_raw(path, score=score, large=0)) == content_of(read_raw(path, score=score))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab,\n\r\x1c1", max_size=40))
def test_both_readers_give_the_same_of_any_text_without_quotation_marks(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text.csv"
    path.write_text(f"Deal,Stage,Amount\n{text}", encoding="utf-8", newline="")

    assert content_of(read_raw(path, score=score, large=0)) == content_of(read_raw(path, score=score))


@pytest.mark.parametrize("large", [0, 1 << 30])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_either_way(end: str, large: int, tmp_path: Path) -> None:
    path = tmp_path / "ends.csv"
    path.write_bytes(end.join(["Deal,Stage,Amount", 'A,"two', 'lines",1', "", "B,Lead", "C,Lead,2", ""]).encode())
    table = read_raw(path, score=score, large=large)

    assert table.column(0).to_pylist() == ["A", "C"]
    assert table.lines.tolist() == [2, 6]
    assert table.broken == [(5, "B,Lead", "cells")]


def test_excels_own_first_line_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "sep.csv"
    path.write_text("sep=;\nDeal;Stage;Amount\nA;Lead;1,5\n", encoding="utf-8")
    table = read_raw(path, score=score)

    assert (table.separator, table.header_line, table.lines.tolist()) == (";", 2, [3])


def test_an_excel_file_is_read_from_the_sheet_with_the_header_and_by_its_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Cover"])
    sheet = book.create_sheet("Deals")
    for row in (
        ["Pipeline"],
        [],
        ["Deal", "Stage", "Amount", None],
        ["A", "Lead", 1234.567],
        [],
        ["B", "Lead", True],
        ["C", "Lead", 1, "more"],
    ):
        sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    table = read_raw(tmp_path / "book.xlsx", score=score)

    assert table.column(2).to_pylist() == ["1234.5670", "TRUE"]
    assert table.lines.tolist() == [4, 6]
    assert [(line, reason) for line, _text, reason in table.broken] == [(7, "cells")]
