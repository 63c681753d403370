"""From a plan to the content of a file, and into a folder.

>>> from bpcourse.core.plan import SalesPlan
>>> plan_file(SalesPlan.empty(), to="pdf")
Traceback (most recent call last):
    ...
bpcourse.export.files.ExportError: a plan is exported to docx, xlsx, pptx, html, got pdf
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import N_, _
from bpcourse.export.outline import plan_outline, review_outline, title_of
from bpcourse.export.page import page
from bpcourse.export.plain_text import file_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bpcourse.core.plan import SalesPlan

__all__ = ["FORMATS", "ExportError", "FileFormat", "missing_for", "plan_file", "review_report", "save_files"]


class ExportError(CourseError):
    """A file that cannot be made here, or not be written there; the text says what to do instead."""


@dataclass(frozen=True, kw_only=True)
class FileFormat:
    """A kind of file: its ending, its media type, the name people know it by, and the libraries it is made with."""

    ending: str
    media_type: str
    name: str
    needs: Mapping[str, str]

    @property
    def label(self) -> str:
        """The name in the language of the moment."""
        return _(self.name)


_INSTALL: Final = "pip install 'bpcourse[documents,figures]'"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
FORMATS: Final = (
    FileFormat(
        ending="docx",
        media_type=f"{_OFFICE}.wordprocessingml.document",
        name=N_("Word document"),
        needs={"docx": "python-docx", "matplotlib": "matplotlib"},
    ),
    FileFormat(
        ending="xlsx",
        media_type=f"{_OFFICE}.spreadsheetml.sheet",
        name=N_("Excel workbook"),
        needs={"xlsxwriter": "XlsxWriter"},
    ),
    FileFormat(
        ending="pptx",
        media_type=f"{_OFFICE}.presentationml.presentation",
        name=N_("PowerPoint presentation"),
        needs={"pptx": "python-pptx"},
    ),
    FileFormat(ending="html", media_type="text/html", name=N_("web page"), needs={}),
)
"""What a plan can be exported to."""


def missing_for(ending: str) -> str:
    """Why files of that *ending* cannot be made here, with what can, in one sentence; "" where they can.

    Raises ExportError for an ending that is none of `FORMATS`.
    """
    known = _format(ending)
    in_browser = sys.platform == "emscripten"
    if in_browser and ending in {"docx", "pptx"}:
        sentence = _(
            "{name}: this needs lxml, which does not run in the browser. Take Excel or HTML here, or download the plan"
            " and run “bpcourse export” on a computer"
        )
        return sentence.format(name=known.label)
    lacking = [package for module, package in known.needs.items() if find_spec(module) is None]
    if not lacking or in_browser:
        return ""
    sentence = _("{name}: {packages} must be installed first, with {command}")
    return sentence.format(name=known.label, packages=_(", ").join(lacking), command=_INSTALL)


def plan_file(plan: SalesPlan, *, to: str, today: date | None = None) -> bytes:
    """The content of *plan* as a file with the ending *to*; today: the day on its cover, none for the calendar's.

    Raises ExportError for another ending than those of `FORMATS` and where a library for it is missing.
    """
    _require(to)
    if to == "html":
        return page(plan_outline(plan, today=today)).encode()
    if to == "docx":
        from bpcourse.export.word import document

        return document(plan_outline(plan, today=today), today=today)
    if to == "pptx":
        from bpcourse.export.slides import presentation

        return presentation(plan, today=today)
    from bpcourse.export.excel import workbook

    return workbook(plan, today=today)


def review_report(plan: SalesPlan, *, to: str = "html", today: date | None = None) -> bytes:
    """The review of *plan* on the day *today* as a file of its own: html or docx.

    Raises ExportError for another ending, and where a library for it is missing.
    """
    if to not in {"html", "docx"}:
        raise ExportError(_("a review is exported to {endings}, got {ending}").format(endings="html, docx", ending=to))
    _require(to)
    outline = review_outline(plan, today=today)
    if to == "html":
        return page(outline).encode()
    from bpcourse.export.word import document

    return document(outline, today=today)


def save_files(
    plan: SalesPlan, folder: Path | str, *, to: Iterable[str], name: str = "", today: date | None = None
) -> list[Path]:
    """Where *plan* now lies in *folder*, one file for each ending; a file of the same name is replaced.

    name: the files' name without its ending; none for company and title. All files are made before the first is
    written. Raises ExportError as `plan_file` does, and where the folder or a file cannot be written.
    """
    endings = tuple(dict.fromkeys(to))
    made = {ending: plan_file(plan, to=ending, today=today) for ending in endings}
    stem = file_stem([name] if name else [plan.company, title_of(plan)])
    return [_written(Path(folder) / f"{stem}.{ending}", content) for ending, content in made.items()]


def _written(path: Path, content: bytes) -> Path:
    """*path*, after *content* has taken its place in one step."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as reason:
        sentence = _("{path} cannot be written: close it where it is open, and check that the folder may be written to")
        raise ExportError(sentence.format(path=path)) from reason
    return path


def _require(ending: str) -> None:
    missing = missing_for(ending)
    if missing:
        raise ExportError(missing)
    if ending == "xlsx" and sys.platform == "emscripten":
        from bpcourse.export.browser import bring

        bring("xlsxwriter")


def _format(ending: str) -> FileFormat:
    for known in FORMATS:
        if known.ending == ending:
            return known
    endings = ", ".join(known.ending for known in FORMATS)
    raise ExportError(_("a plan is exported to {endings}, got {ending}").format(endings=endings, ending=ending))
