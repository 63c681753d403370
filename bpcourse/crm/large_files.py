r"""Exports that do not fit into memory: DuckDB reads them from the disk, and Parquet keeps what is needed of them.

`as_parquet` keeps the rows and columns that matter of a large CSV in a Parquet file, which `read_deals` reads like any
export. `counts_in_file` counts the plain funnel of a stage history without loading it.

>>> from pathlib import Path
>>> history = Path(getfixture("tmp_path")) / "history.csv"
>>> lines = ["Deal ID,Stage,Entered", "1,Lead,2026-01-05", "1,Offer,2026-02-01", "2,Lead,2026-01-06"]
>>> written = history.write_text("\n".join(lines), encoding="utf-8")
>>> counts_in_file(history, deal="Deal ID", stage="Stage", steps=["Lead", "Offer"])["reached"].tolist()
[2, 1]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

__all__ = ["as_parquet", "counts_in_file"]


def as_parquet(
    source: Path, target: Path, *, columns: Sequence[str] = (), since: date | None = None, day: str = ""
) -> Path:
    """*target*, a Parquet file with the *columns* (by default all) of the CSV or Parquet file *source*, as text.

    since, day: keep only rows whose column *day* (year first, as in 2026-10-31) is not before *since*. Memory needed
    does not grow with the file. Raises CourseError where the file or a column cannot be read.
    """
    chosen = ", ".join(map(_quoted, columns)) or "*"
    kept, values = "", []
    if since is not None:
        kept, values = f" WHERE {_quoted(day)} >= ?", [since.isoformat()]
    query = f"SELECT {chosen} FROM {_table(source)}{kept}"  # noqa: S608 - names and texts are quoted
    _run(f"COPY ({query}) TO {_text(str(target))} (FORMAT parquet)", values, source)
    return target


def counts_in_file(source: Path, *, deal: str, stage: str, steps: Sequence[str]) -> pd.DataFrame:
    """The plain funnel of the stage history *source*, as `bpcourse.crm.funnel.funnel_counts` has it.

    deal, stage: the headers of deal and stage. steps: the stages in order, the won end last. A deal counts in a step if
    it entered it or one beyond it. Raises CourseError where the file or a column cannot be read.
    """
    place = " ".join(f"WHEN {_quoted(stage)} = {_text(name)} THEN {number}" for number, name in enumerate(steps))
    furthest = f"SELECT max(CASE {place} END) AS step FROM {_table(source)} GROUP BY {_quoted(deal)}"  # noqa: S608 - as above
    query = f"SELECT step, count(*) FROM ({furthest}) WHERE step IS NOT NULL GROUP BY step"  # noqa: S608 - as above
    found = _run(query, [], source)
    ended = np.zeros(len(steps), dtype="int64")
    for step, count in found:
        ended[step] = count
    reached = ended[::-1].cumsum()[::-1]
    before = np.r_[reached[:1], reached[:-1]]
    shares = {
        "share": np.divide(reached, reached[0], out=np.full(len(steps), np.nan), where=reached[0] > 0),
        "rate": np.divide(reached, before, out=np.full(len(steps), np.nan), where=before > 0),
    }
    return pd.DataFrame({"step": list(steps), "reached": reached, **shares})


def _run(query: str, values: list[str], source: Path) -> list[tuple[Any, ...]]:
    try:
        with duckdb.connect() as database:
            rows: list[tuple[Any, ...]] = database.execute(query, values).fetchall()
            return rows
    except duckdb.Error as problem:
        sentence = _("{file}: DuckDB cannot read it ({problem})")
        raise CourseError(sentence.format(file=source.name, problem=str(problem).splitlines()[0])) from problem


def _table(source: Path) -> str:
    """The file as DuckDB reads it: every column as text, as the export has it."""
    if source.suffix == ".parquet":
        return f"read_parquet({_text(str(source))})"
    return f"read_csv({_text(str(source))}, header = true, all_varchar = true)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
