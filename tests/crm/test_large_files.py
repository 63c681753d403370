"""Files that do not fit into memory are read through DuckDB, to the same numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.crm.export_writer import ExportForm, write_export
from bpcourse.crm.funnel import funnel_counts
from bpcourse.crm.large_files import as_parquet, counts_in_file
from bpcourse.crm.reading import read_deals
from bpcourse.crm.samples import sample_file

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.crm.generator import Made


def test_the_funnel_on_disk_is_the_funnel_in_memory(clean: Made, tmp_path: Path) -> None:
    write_export(clean, tmp_path / "deals.csv", ExportForm(history="file"))
    pipeline = clean.deals.pipeline
    found = counts_in_file(
        tmp_path / "deals_history.csv", deal="Deal ID", stage="Stage", steps=[*pipeline.stages, pipeline.won]
    )

    assert found["reached"].tolist() == funnel_counts(clean.deals)["reached"].tolist()
    assert found["rate"].tolist() == pytest.approx(funnel_counts(clean.deals)["rate"].tolist())


def test_a_parquet_file_is_read_like_the_export_it_came_from(tmp_path: Path) -> None:
    parquet = as_parquet(sample_file("deals.csv"), tmp_path / "deals.parquet")

    assert len(read_deals(parquet)) == len(read_deals(sample_file("deals.csv")))


def test_only_what_is_asked_for_is_kept(tmp_path: Path) -> None:
    columns = ["Deal ID", "Stage", "Amount", "Created"]
    parquet = as_parquet(
        sample_file("deals.csv"), tmp_path / "deals.parquet", columns=columns, since=date(2026, 1, 1), day="Created"
    )
    table = read_deals(parquet).opportunities

    assert table["created"].min().date() >= date(2026, 1, 1)
    assert table["owner"].isna().all()


@pytest.mark.parametrize("column", ["Colour", 'a"b; DROP TABLE deals'])
def test_a_column_that_is_not_there_is_told(tmp_path: Path, column: str) -> None:
    with pytest.raises(CourseError, match=r"deals\.csv: DuckDB cannot read it"):
        as_parquet(sample_file("deals.csv"), tmp_path / "deals.parquet", columns=[column])
