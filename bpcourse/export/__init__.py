"""The plan as Word, Excel, PowerPoint and HTML, and the report of its review.

>>> from datetime import date
>>> from bpcourse.core.plan import SalesPlan
>>> [about.ending for about in FORMATS], missing_for("html")
(['docx', 'xlsx', 'pptx', 'html'], '')

`plan_file` gives the content of one file, `save_files` writes several into a folder, `review_report` gives the review
alone; all in the language of the moment (`bpcourse.core.language.use_language`). What a kind of file needs is loaded
when it is asked for; HTML needs the standard library alone, Excel one pure Python package that the browser has too.
"""

from __future__ import annotations

from bpcourse.export.files import FORMATS, ExportError, FileFormat, missing_for, plan_file, review_report, save_files

__all__ = [
    "FORMATS",
    "ExportError",
    "FileFormat",
    "missing_for",
    "plan_file",
    "review_report",
    "save_files",
]
