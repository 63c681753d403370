"""A table inside a directive says where it stands, as Sphinx asks of a text before it looks for its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from typing import Any

__all__ = ["PlaceCells"]


class PlaceCells(SphinxTransform):
    """Give the cells of such a table the place of their page; the parser of Markdown leaves it out."""

    default_priority: ClassVar[int] = 5

    def apply(self, **kwargs: Any) -> None:  # noqa: ANN401 - as docutils has it
        """Set source and line where they are missing."""
        del kwargs
        for cell in self.document.findall(nodes.entry):
            for paragraph in cell.findall(nodes.paragraph):
                paragraph.source = paragraph.source or self.document["source"]
                paragraph.line = paragraph.line or 1
