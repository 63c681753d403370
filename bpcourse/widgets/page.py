"""Tools inside a page of the site: the host that the page's worker calls.

Events and patches cross from JavaScript as JSON text, so that neither side holds on to the other's objects.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpcourse.core.language import language_from
from bpcourse.widgets.registry import open_tool

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.widgets.tool import Tool

__all__ = ["receive"]

_open: dict[str, Tool] = {}


def receive(name: str, event: str, language: str, plan_file: str | Path) -> str:
    """The patch, as JSON, that tool *name* answers *event* (JSON) with; it is opened when first asked."""
    if name not in _open:
        _open[name] = open_tool(name, plan_file=plan_file, language=language_from(language), pages="")
    return json.dumps(_open[name].receive(json.loads(event)), ensure_ascii=False)
