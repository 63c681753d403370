"""The picture of the chapter on digital tools: one visit, typed in once, read in three views, ending in a decision.

>>> record_to_decision().count("<title>")
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["record_to_decision"]

_RECORD: Final = (
    N_("One visit, typed in once"),
    N_("who was there, what was said, the stage, the next step and its date"),
)
_VIEWS: Final = (
    (N_("Customer view"), N_("What do we know about this customer?"), N_("Visit whom, and say what?")),
    (N_("Funnel view"), N_("Where do deals stall, and what are they worth?"), N_("Which deal gets the week?")),
    (N_("Dashboard"), N_("Are we on the way to the target?"), N_("What changes in the plan?")),
)
"""Each view with the question it answers and the decision it serves."""


def record_to_decision() -> Html:
    """The way of one record through three views to three decisions."""
    record, content = map(_, _RECORD)
    views = [(_(name), _(question), _(decision)) for name, question, decision in _VIEWS]
    board = Drawing(480, 392, title=_("From a record to a decision"), describe=_path_sentence(record, content, views))
    board.rectangle(20, 8, 440, 76, fill="one")
    board.text(240, 28, record, ink="on", bold=True, anchor="middle")
    board.paragraph(240, 59, content, 420, ink="on", size=14)
    for column, (name, question, decision) in enumerate(views):
        left = 4 + 160 * column
        board.arrow((left + 76, 84), (left + 76, 122))
        board.box(left, 122, 152, 40, name, fill="three", edge=None, bold=True)
        board.box(left, 162, 152, 90, question, edge="three", size=14)
        board.arrow((left + 76, 252), (left + 76, 290))
        board.box(left, 290, 152, 66, decision, fill="paper", edge="one", bold=True)
    board.text(
        240, 376, _("No decision at the end: stop asking for the record."), size=14, ink="muted", anchor="middle"
    )
    return board.svg()


def _path_sentence(record: str, content: str, views: list[tuple[str, str, str]]) -> str:
    begin = _("{record}: {content}. It feeds three views.").format(record=record, content=content)
    one = _("{view}: {question} Decision: {decision}")
    return one_after_another(
        (begin, *(one.format(view=name, question=asks, decision=ends) for name, asks, ends in views))
    )
