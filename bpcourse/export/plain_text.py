r"""Text as files can hold it: every character stays, but those that no file of these kinds may contain.

>>> shown("win\x00rate 🎯 𠮷 שלום")
'win␀rate 🎯 𠮷 שלום'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["file_stem", "shown"]

_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
_CONTROLS[0x7F] = 0x2421
_NEVER: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of surrogate pairs and the two non-characters, which XML cannot hold (XML 1.0, 2.2)."""

_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\s]+')
_LONGEST: Final = 80


def shown(text: str) -> str:
    """*text* with control characters as the symbols made to show them, and U+FFFD for what cannot be shown."""
    return _NEVER.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS))


def file_stem(words: Iterable[str]) -> str:
    """A file name without its ending, of those *words* that are not empty, on any system; "plan" where none is left.

    >>> file_stem(["Clearbrook", "Plan: Q1/Q2"]), file_stem(["..."])
    ('Clearbrook-Plan-Q1-Q2', 'plan')
    """
    joined = "-".join(filter(None, (_UNFIT.sub("-", shown(word)).strip("-. ") for word in words)))
    return joined[:_LONGEST].strip("-. ") or "plan"
