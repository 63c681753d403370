"""A tool as an ipywidget: the host that notebooks use.

The widget holds no state of its own. It shows the tool's page, passes events in, and passes patches out.
"""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import anywidget
import traitlets

from bpcourse.core.language import current_language, language_from
from bpcourse.widgets.registry import open_tool
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from bpcourse.core.language import Language
    from bpcourse.widgets.tool import Tool

__all__ = ["ToolWidget"]

_STATIC: Final = Path(__file__).with_name("static")
_COUNT: Final = itertools.count(1)


class ToolWidget(anywidget.AnyWidget):
    """One tool, shown wherever ipywidgets are."""

    _esm = _STATIC / "tool.js"
    _css = _STATIC / "tool.css"

    html = traitlets.Unicode().tag(sync=True)
    """The tool's page when it was made; what a notebook without a kernel still shows."""

    def __init__(self, tool: Tool) -> None:
        self.tool = tool
        super().__init__(html=tool.page())
        self.on_msg(self._receive)

    @classmethod
    def named(cls, name: str) -> Self:
        """The tool called *name* over the folder's living plan, in the notebook's language.

        ``BPCOURSE_PLAN`` names another plan file, ``BPCOURSE_LANG`` another language.
        """
        plan_file = os.environ.get("BPCOURSE_PLAN", PLAN_FILE)
        return cls(open_tool(name, plan_file=plan_file, language=_language(), uid=f"-{next(_COUNT)}"))

    def __repr__(self) -> str:
        return f"<tool {self.tool.name}>"

    def _receive(self, _widget: object, event: dict[str, Any], _buffers: object) -> None:
        self.send(self.tool.receive(event))


def _language() -> Language:
    asked = os.environ.get("BPCOURSE_LANG")
    return language_from(asked) if asked else current_language()
