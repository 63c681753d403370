"""The picture of the first chapter: the five blocks of a sales plan as a loop that closes.

>>> closed_loop().count("<rect")
7
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["closed_loop"]

_BLOCKS: Final = (
    (N_("Market insight"), N_("{market}, growing {growth} a year")),
    (N_("Goal setting"), N_("{target} in 2027, up {rise}")),
    (N_("Strategy"), N_("an energy audit as the first visit")),
    (N_("Resource allocation"), N_("{reps} reps, {calls} calls each a week")),
    (N_("Execution and evaluation"), N_("{deals} deals, checked every quarter")),
)
"""Name of each block, and what stands in it at the worked company."""

_STAGES: Final = ((N_("Planning"), 0, 3), (N_("Execution"), 3, 2))
"""Name, first block and number of blocks."""

_TOP, _PITCH, _HEIGHT = 16, 96, 68


def closed_loop() -> Html:
    """Five blocks from market insight to evaluation, and the way back from the last to the first."""
    blocks = _blocks()
    board = Drawing(480, 526, title=_("A sales plan is a loop that closes"), describe=_loop_sentence(blocks))
    for name, first, number in _STAGES:
        top = _TOP + _PITCH * first
        board.box(36, top, 104, _PITCH * (number - 1) + _HEIGHT, _(name), bold=True)
    for number, (name, example) in enumerate(blocks):
        top = _TOP + _PITCH * number
        board.rectangle(156, top, 316, _HEIGHT, fill="one")
        board.text(314, top + 22, name, ink="on", bold=True, anchor="middle")
        board.paragraph(314, top + 47, example, 304, ink="on", size=14)
        if number < len(blocks) - 1:
            board.arrow((314, top + _HEIGHT), (314, top + _PITCH))
    end, start, middle = _TOP + _PITCH * (len(blocks) - 1) + _HEIGHT, _TOP + _HEIGHT // 2, 314
    turn = end + 18
    board.line([(middle, end), (middle, turn), (12, turn), (12, start), (28, start)], ink="two", dash="5 4", width=2)
    board.arrow((24, start), (36, start), ink="two")
    learned = _("What you learn changes the next market view.")
    board.text(middle, turn + 20, learned, size=14, ink="muted", anchor="middle")
    return board.svg()


def _blocks() -> list[tuple[str, str]]:
    figures = worked_figures()
    shown = {
        "market": money_text(figures["market_size"], "CNY"),
        "growth": percent_text(figures["market_growth"]),
        "target": money_text(figures["revenue_target"], "CNY"),
        "rise": percent_text(figures["growth"]),
        "reps": number_text(figures["reps"]),
        "calls": number_text(figures["calls_per_rep_week"]),
        "deals": number_text(figures["deals_needed"]),
    }
    return [(_(name), _(example).format(**shown)) for name, example in _BLOCKS]


def _loop_sentence(blocks: list[tuple[str, str]]) -> str:
    one = _("{number}. {name}, at Clearbrook: {example}.")
    told = (one.format(number=number, name=name, example=text) for number, (name, text) in enumerate(blocks, start=1))
    stages = _(
        "The first three blocks are planning, the last two execution. From the last an arrow leads to the first."
    )
    return one_after_another((*told, stages))
