"""The way from a tool to documents, without the tool knowing who writes them.

Tools and documents stand on one floor and do not import each other. A tool asks for `offered_exporter`; whoever knows
both, as `bpcourse.studio` does, offers one beforehand:

>>> offered_exporter() is None or offered_exporter().kinds() != ()
True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bpcourse.core.plan import SalesPlan

__all__ = ["DocumentKind", "Exporter", "offer_exporter", "offered_exporter"]


@dataclass(frozen=True, kw_only=True)
class DocumentKind:
    """One kind of document that a plan can leave as.

    ending: of the file; label: what people call it; media_type: what browsers call it; problem: why it cannot be made
    here, one sentence, empty where it can.
    """

    ending: str
    label: str
    media_type: str
    problem: str = ""


class Exporter(Protocol):
    """Something that writes documents."""

    def kinds(self) -> tuple[DocumentKind, ...]:
        """What it writes, in the language of the moment."""

    def plan_document(self, plan: SalesPlan, ending: str) -> bytes:
        """The content of *plan* as a document; raises CourseError where it cannot be made."""

    def review_document(self, plan: SalesPlan, ending: str) -> bytes:
        """The content of the review of *plan* as a document; raises CourseError where it cannot be made."""


_offered: list[Exporter] = []


def offer_exporter(exporter: Exporter) -> None:
    """Let every tool of this process use *exporter*."""
    _offered[:] = [exporter]


def offered_exporter() -> Exporter | None:
    """The exporter that was offered last; None where there is none, and a tool has only the plan's own file to give."""
    return _offered[0] if _offered else None
