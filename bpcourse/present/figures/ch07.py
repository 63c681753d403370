"""The picture of the chapter on the team: who is at work at which stage of the customer's journey.

>>> journey_roles().count("<title>")
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = ["journey_roles"]

_STAGES: Final = (N_("Acquire"), N_("Convert"), N_("Nurture"), N_("Expand"))
_ROLES: Final[tuple[tuple[str, str, int, int, Colour], ...]] = (
    (N_("Sales development representative"), N_("finds and screens"), 0, 0, "one"),
    (N_("Solution sales consultant"), N_("digs and tailors"), 1, 1, "one"),
    (N_("Customer success manager"), N_("sees that the value arrives, and renews"), 2, 3, "one"),
    (N_("Sales support specialist"), N_("answers on product and technology"), 1, 2, "three"),
    (N_("Key account manager"), N_("runs and widens the largest accounts, from the first contract on"), 1, 3, "three"),
)
"""Role, its work, its first and last stage, its colour: the chain of handovers is dark, the companions are light."""

_COLUMN, _ROW, _BAR = 119, 82, 46


def journey_roles() -> Html:
    """Five roles as bars over the four stages of the journey, with the two handovers."""
    board = Drawing(480, 458, title=_("Five roles along the customer's journey"), describe=_roles_sentence())
    for column, name in enumerate(_STAGES):
        board.box(2 + _COLUMN * column, 4, _COLUMN - 4, 30, _(name), bold=True)
    for number, (name, work, first, last, fill) in enumerate(_ROLES):
        left, top = 2 + _COLUMN * first, _top(number)
        board.text(left if first < len(_STAGES) / 2 else left + 24, top - 12, _(name), bold=True)
        width = _COLUMN * (last - first + 1) - 4
        board.box(left, top, width, _BAR, _(work), fill=fill, edge=None, ink="on" if fill == "one" else "ink", size=14)
    for number in range(2):
        _handover(board, number)
    return board.svg()


def _top(number: int) -> float:
    return 70 + _ROW * number


def _handover(board: Drawing, number: int) -> None:
    """The arrow from the end of one bar of the chain to the start of the next."""
    x = _COLUMN * (number + 1) - 24
    start, end = _top(number) + _BAR, _top(number + 1) + _BAR / 2
    board.line([(x, start), (x, end)], ink="four", width=2.5)
    board.arrow((x, end), (x + 26, end), ink="four")


def _roles_sentence() -> str:
    one = _("{role}, from {first} to {last}: {work}.")
    told = (
        one.format(role=_(name), first=_(_STAGES[first]), last=_(_STAGES[last]), work=_(work))
        for name, work, first, last, _fill in _ROLES
    )
    handovers = _("The first hands over to the second, and the second to the third.")
    return one_after_another((*told, handovers))
