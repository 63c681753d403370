"""The worked company's plan as files to download: every kind, in both languages, made on the day it was written.

A picture in the Word file depends on the fonts of the machine that drew it, and is not compared.
"""

from __future__ import annotations

import zipfile
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import Language, use_language
from bpcourse.core.worked_company import worked_plan
from bpcourse.export import FORMATS, plan_file

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["EXPORTS", "is_same_document"]

_DAY: Final = date(2026, 11, 23)
_FOLDERS: Final[dict[str, Language]] = {"en": "en", "zh": "zh_CN"}


def _export(ending: str, language: Language) -> bytes:
    with use_language(language):
        return plan_file(worked_plan(), to=ending, today=_DAY)


EXPORTS: Final[dict[str, Callable[[], bytes]]] = {
    f"book/_static/exports/{folder}/sales_plan.{known.ending}": partial(_export, known.ending, language)
    for folder, language in _FOLDERS.items()
    for known in FORMATS
}
"""Each file, and what makes it."""


def is_same_document(first: bytes, second: bytes) -> bool:
    """Whether both files say the same; pictures in a Word file do not count."""
    return first == second or (zipfile.is_zipfile(BytesIO(first)) and _parts(first) == _parts(second))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.startswith("word/media/")}
