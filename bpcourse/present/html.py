"""Markup from values: every text is escaped unless it already is `Html`.

>>> tag("p", "Win rate < ", tag("b", "25%"), class_="note")
'<p class="note">Win rate &lt; <b>25%</b></p>'

Attributes that are None or False are left out, True stands alone, ``_`` reads as ``-`` and a last ``_`` is dropped:

>>> tag("input", type="range", min=0, max=100, required=True, disabled=False, aria_label="Win rate, %", for_=None)
'<input type="range" min="0" max="100" required aria-label="Win rate, %">'
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Html", "join", "tag"]

_VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Html(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


def join(parts: Iterable[str | None], separator: str = "") -> Html:
    """All *parts* one after the other; plain text is escaped, None left out."""
    return Html(separator.join(_safe(part) for part in parts if part is not None))


def tag(name: str, /, *children: str | None, **attributes: str | float | bool | None) -> Html:
    """One element with its *attributes* and *children*."""
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in _VOID:
        return Html(start)
    return Html(f"{start}{join(children)}</{name}>")


def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = key.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else escape(part, quote=False)
