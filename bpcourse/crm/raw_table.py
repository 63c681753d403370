r"""An export as the text that stands in it: headers, cells, the line of each row, and the lines that are no rows.

Two readers give the same table: Python's own ``csv`` for small files, Arrow for large ones. Excel and Parquet come to
the same form. A line without anything on it is no row and is not listed.

>>> from pathlib import Path
>>> folder = Path(getfixture("tmp_path"))
>>> written = (folder / "deals.csv").write_text("Deal;Amount\nA;1,5\n\nB;2;3\n")
>>> table = read_raw(folder / "deals.csv", score=lambda cells: "Deal" in cells)
>>> table.headers, table.column(1).to_pylist(), table.lines.tolist(), table.broken
(('Deal', 'Amount'), ['1,5'], [2], [(4, 'B;2;3', 'cells')])
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.crm.encodings import as_utf8, encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

__all__ = ["RawTable", "read_raw"]

_LARGE: Final = 1 << 20
"""From this many bytes on, Arrow reads."""
_ROWS_AT_A_TIME: Final = 1 << 14
_PREFACE: Final = 25
"""Lines that may stand before the header."""
_SEPARATORS: Final = ",;\t|"
_NEVER: Final = 1 << 30
Broken = tuple[int, str, str]


@dataclass(frozen=True, eq=False)
class RawTable:
    """Text cells by column, without blank rows.

    lines: of each row. broken: line, what stood there, reason (a key of the rejections).
    header_line: where the header stands; above it there may be a preface.
    """

    file: str
    headers: tuple[str, ...]
    columns: tuple[pa.Array, ...]
    lines: npt.NDArray[np.int64]
    broken: list[Broken]
    header_line: int = 1
    encoding: str = ""
    separator: str = ""

    def column(self, place: int) -> pa.Array:
        """The cells of the column at *place*, the first being 0."""
        return self.columns[place]


def read_raw(
    path: Path,
    *,
    score: Callable[[Sequence[str]], int],
    encoding: str | None = None,
    separator: str | None = None,
    large: int = _LARGE,
) -> RawTable:
    """The text of the file at *path*; the header is the line with the best *score* among the first.

    *encoding* and *separator* are found where they are not given. Text of *large* bytes or more is read by Arrow.
    Raises CourseError where the file is not there, empty or of another kind.
    """
    kind = path.suffix.lower()
    try:
        if kind in {".xlsx", ".xlsm"}:
            return _without_blank_rows(_from_excel(path, score))
        if kind == ".parquet":
            return _without_blank_rows(_from_parquet(path))
        content = path.read_bytes()
    except OSError as problem:
        raise CourseError(
            _("{file}: it cannot be opened ({reason})").format(file=path.name, reason=problem)
        ) from problem
    if kind == ".xls":
        raise CourseError(_("{file}: an old Excel file; save it as .xlsx or CSV").format(file=path.name))
    chosen = encoding or encoding_of(content)
    table = _from_text(path.name, _one_line_end(as_utf8(content, chosen)), separator, score, large)
    return _without_blank_rows(replace(table, encoding=chosen))


def _one_line_end(content: bytes) -> bytes:
    """*content* with each line ended in the same way, so that all count lines alike."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in content else content


def _from_text(
    name: str,
    content: bytes,
    separator: str | None,
    score: Callable[[Sequence[str]], int],
    large: int,
) -> RawTable:
    content = content.removeprefix("\ufeff".encode())
    top = content[: 1 << 18].decode("utf-8", "ignore")
    sign = separator or _separator_of(top, score)
    headers, header_line, first_line = _header(name, csv.reader(io.StringIO(top, newline=""), delimiter=sign), score)
    rest = memoryview(content)[_start_of(content, first_line) :]
    read = _by_arrow if len(rest) and len(content) >= large else _by_csv
    columns, lines, broken = read(rest, sign, len(headers), first_line)
    return RawTable(name, headers, tuple(columns), lines, broken, header_line, separator=sign)


def _separator_of(top: str, score: Callable[[Sequence[str]], int]) -> str:
    """What Excel's own first line says, else the sign with which the header is recognised best and cells are most."""
    first = top.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == len("sep=,"):
        return first[-1]

    def rank(sign: str) -> tuple[int, int]:
        rows = list(islice(csv.reader(io.StringIO(top, newline=""), delimiter=sign), _PREFACE))
        return max((score(row) for row in rows), default=0), max(map(len, rows), default=0)

    return max(_SEPARATORS, key=rank)


def _header(
    name: str, rows: Iterable[Sequence[str]], score: Callable[[Sequence[str]], int]
) -> tuple[tuple[str, ...], int, int]:
    """The header, its line, and the line after it."""
    found: list[tuple[int, int, int, tuple[str, ...]]] = []
    before = 0
    for count, row in enumerate(islice(rows, _PREFACE)):
        line = getattr(rows, "line_num", count + 1)
        if any(cell.strip() for cell in row) and not row[0].lower().startswith("sep="):
            found.append((score(row), -before, line, tuple(cell.strip() for cell in row)))
        before = line
    if not found:
        raise CourseError(_("{file}: there is nothing in it").format(file=name))
    _points, before, line, headers = max(found)
    return headers, 1 - before, line + 1


def _start_of(content: bytes, line: int) -> int:
    place = 0
    for _count in range(line - 1):
        place = content.find(b"\n", place) + 1
        if not place:
            return len(content)
    return place


def _by_csv(
    content: memoryview, separator: str, width: int, first_line: int
) -> tuple[list[pa.Array], npt.NDArray[np.int64], list[Broken]]:
    """Columns, the line of each row and the broken lines, by Python's own reader."""
    csv.field_size_limit(_NEVER)
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""), delimiter=separator)
    lines: list[int] = []
    broken: list[Broken] = []

    def rows() -> Iterator[list[str]]:
        end = first_line - 1
        for row in reader:
            line, end = end + 1, first_line - 1 + reader.line_num
            if len(row) == width:
                lines.append(line)
                yield row
            elif any(cell.strip() for cell in row):
                broken.extend(_broken_lines(line, separator.join(row)))

    parts: list[list[pa.Array]] = [[] for _place in range(width)]
    source = rows()
    while chunk := list(islice(source, _ROWS_AT_A_TIME)):
        for part, cells in zip(parts, zip(*chunk, strict=True), strict=True):
            part.append(pa.array(cells, pa.string()))
    columns = [pa.concat_arrays(part) if part else pa.array([], pa.string()) for part in parts]
    return columns, np.array(lines, dtype="int64"), broken


def _by_arrow(
    content: memoryview, separator: str, width: int, first_line: int
) -> tuple[list[pa.Array], npt.NDArray[np.int64], list[Broken]]:
    """What `_by_csv` gives, by Arrow; the lines follow from the rows it skips and the line ends inside cells."""
    skipped: list[tuple[int, str]] = []

    def skip(row: Any) -> str:  # noqa: ANN401 - pyarrow has no types here
        skipped.append((row.number, row.text))
        return "skip"

    names = [str(place) for place in range(width)]
    table = arrow_csv.read_csv(
        pa.BufferReader(pa.py_buffer(content)),
        read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=1 << 24),
        parse_options=arrow_csv.ParseOptions(
            delimiter=separator, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=skip
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    columns = [column.combine_chunks() for column in table.columns]
    lines, broken_at = _lines_of(columns, skipped, first_line)
    broken: list[Broken] = []
    for line, (_number, text) in zip(broken_at, skipped, strict=True):
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
        if any(cell.strip() for cell in cells):
            broken.extend(_broken_lines(line, separator.join(cells)))
    return columns, lines, broken


def _lines_of(
    columns: Sequence[pa.Array], skipped: Sequence[tuple[int, str]], first_line: int
) -> tuple[npt.NDArray[np.int64], list[int]]:
    """The line of each row that was read, and of each that was skipped."""
    rows = len(columns[0]) + len(skipped)
    ends = np.ones(rows, dtype="int64")
    is_read = np.ones(rows, dtype=bool)
    for number, text in skipped:
        is_read[number - 1] = False
        ends[number - 1] += text.rstrip("\n").count("\n")
    inside = np.zeros(len(columns[0]), dtype="int64")
    for column in columns:
        inside += pc.count_substring(column, "\n").to_numpy(zero_copy_only=False)
    ends[is_read] += inside
    lines = first_line + np.cumsum(ends) - ends
    return lines[is_read], lines[~is_read].tolist()


def _broken_lines(line: int, text: str) -> list[Broken]:
    """Each line of a row that has the wrong number of cells; several where a quotation mark is not closed."""
    found = text.rstrip("\n").split("\n")
    reason = "cells" if len(found) == 1 else "quote"
    return [(line + count, piece, reason) for count, piece in enumerate(found) if piece.strip()]


def _without_blank_rows(table: RawTable) -> RawTable:
    if not table.columns or not len(table.lines):
        return table
    filled = np.zeros(len(table.lines), dtype=bool)
    for column in table.columns:
        empty = ~filled
        if not empty.any():
            return table
        filled[empty] = pc.not_equal(column.take(pa.array(np.flatnonzero(empty))), "").to_numpy(zero_copy_only=False)
    kept = pa.array(filled)
    return replace(table, columns=tuple(one.filter(kept) for one in table.columns), lines=table.lines[filled])


def _from_excel(path: Path, score: Callable[[Sequence[str]], int]) -> RawTable:
    """The sheet whose header is recognised best."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, SyntaxError) as problem:
        raise CourseError(_("{file}: it is no Excel file that can be read").format(file=path.name)) from problem
    try:
        tables = [sheet for sheet in book.worksheets if sheet.max_row]
        sheet = max(tables, key=lambda one: max(map(score, _top_of(one)), default=0))
        headers, header_line, first_line = _header(path.name, _top_of(sheet), score)
        while headers and not headers[-1]:
            headers = headers[:-1]
        rows = sheet.iter_rows(min_row=first_line, values_only=True)
        columns, lines, broken = _excel_rows(rows, len(headers), first_line)
    finally:
        book.close()
    return RawTable(path.name, headers, tuple(columns), lines, broken, header_line, encoding="Excel")


def _top_of(sheet: Any) -> list[list[str]]:  # noqa: ANN401 - openpyxl has no types here
    return [[_cell_text(cell) for cell in row] for row in sheet.iter_rows(max_row=_PREFACE, values_only=True)]


def _excel_rows(
    rows: Iterable[Sequence[object]], width: int, first_line: int
) -> tuple[list[pa.Array], npt.NDArray[np.int64], list[Broken]]:
    cells: list[list[str]] = [[] for _place in range(width)]
    lines: list[int] = []
    broken: list[Broken] = []
    for line, row in enumerate(rows, start=first_line):
        texts = [_cell_text(cell) for cell in row]
        if any(texts[width:]):
            broken.append((line, "\t".join(texts), "cells"))
            continue
        lines.append(line)
        for column, text in zip(cells, texts[:width] + [""] * (width - len(texts)), strict=True):
            column.append(text)
    return [pa.array(column, pa.string()) for column in cells], np.array(lines, dtype="int64"), broken


def _cell_text(cell: object) -> str:  # noqa: PLR0911 - one for each kind of cell
    """A typed cell as text that can be read in one way only."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return f"{cell:.4f}"  # never three decimals, which could be thousands
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "seconds")
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def _from_parquet(path: Path) -> RawTable:
    from pyarrow import parquet

    try:
        table = parquet.read_table(path)
    except pa.ArrowInvalid as problem:
        raise CourseError(_("{file}: it is no Parquet file that can be read").format(file=path.name)) from problem
    columns = tuple(_text_of(column.combine_chunks()) for column in table.columns)
    return RawTable(path.name, tuple(table.column_names), columns, np.arange(2, len(table) + 2), [], encoding="Parquet")


def _text_of(column: pa.Array) -> pa.Array:
    if pa.types.is_floating(column.type):
        column = pc.cast(column, pa.decimal128(38, 4), safe=False)
    elif pa.types.is_timestamp(column.type):
        column = pc.strftime(column, format="%Y-%m-%d %H:%M:%S") if column.type.unit == "s" else _to_seconds(column)
    return pc.fill_null(pc.cast(column, pa.string()), "")


def _to_seconds(column: pa.Array) -> pa.Array:
    return pc.strftime(pc.cast(column, pa.timestamp("s", column.type.tz), safe=False), format="%Y-%m-%d %H:%M:%S")
