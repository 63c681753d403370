"""The tools together with the documents: the one place that knows both, for pages and notebooks that have all of it.

The worker of a page takes `receive` from here, the book `open_tool`, the notebook of the plan studio `plan_studio`.
Importing this module offers the documents to every tool; what writes them is loaded when somebody asks for one.

>>> [kind.ending for kind in DOCUMENTS.kinds()]
['html', 'xlsx', 'docx', 'pptx']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.widgets import plan_review, plan_studio
from bpcourse.widgets.exporter import DocumentKind, offer_exporter
from bpcourse.widgets.page import receive
from bpcourse.widgets.registry import open_tool

if TYPE_CHECKING:
    from bpcourse.core.plan import SalesPlan

__all__ = ["DOCUMENTS", "Documents", "open_tool", "plan_review", "plan_studio", "receive"]

_ORDER: Final = ("html", "xlsx", "docx", "pptx")
"""What every browser can make comes first."""


class Documents:
    """The writers of `bpcourse.export`, as tools ask for them."""

    def kinds(self) -> tuple[DocumentKind, ...]:
        """Web page, workbook, text and talk, each with why it cannot be made here."""
        from bpcourse.export import FORMATS, missing_for

        known = {one.ending: one for one in FORMATS}
        return tuple(
            DocumentKind(
                ending=ending,
                label=known[ending].label,
                media_type=known[ending].media_type,
                problem=missing_for(ending),
            )
            for ending in _ORDER
        )

    def plan_document(self, plan: SalesPlan, ending: str) -> bytes:
        """The content of *plan* as a file with that *ending*; raises ExportError."""
        from bpcourse.export import plan_file

        return plan_file(plan, to=ending)

    def review_document(self, plan: SalesPlan, ending: str) -> bytes:
        """The content of the review of *plan* as a file with that *ending*; raises ExportError."""
        from bpcourse.export import review_report

        return review_report(plan, to=ending)


DOCUMENTS: Final = Documents()
offer_exporter(DOCUMENTS)
