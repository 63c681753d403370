"""The picture of the chapter on risks: sixteen factors in four groups, each group with signals to watch.

>>> sum(len(group.factors) for group in RISK_GROUPS)
16
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import N_, _
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["RISK_GROUPS", "RiskGroup", "sixteen_factors"]


class RiskGroup(NamedTuple):
    """One source of risk: its four factors and the signals that announce them."""

    name: str
    factors: tuple[str, str, str, str]
    signals: tuple[str, ...]
    own: bool = False
    """Whether the signals are the course's own; the source breaks off before the last group's."""


RISK_GROUPS: Final = (
    RiskGroup(
        N_("Market"),
        (
            N_("Economy: budgets tighten"),
            N_("Policy: new rules"),
            N_("Technology turns over faster"),
            N_("Society: habits shift"),
        ),
        (
            N_("sales cycles grow longer"),
            N_("decisions move up to higher levels"),
            N_("budget approval grows stricter"),
        ),
    ),
    RiskGroup(
        N_("Competition"),
        (
            N_("New entrants pour in"),
            N_("Price wars"),
            N_("Rivals offer wider service"),
            N_("Rivals win over channels"),
        ),
        (
            N_("customers often name rivals"),
            N_("price matters more"),
            N_("more customers leave"),
        ),
    ),
    RiskGroup(
        N_("Internal execution"),
        (
            N_("Skills do not fit the plan"),
            N_("Too few people, too little money"),
            N_("Incentives no longer work"),
            N_("Departments block each other"),
        ),
        (
            N_("staff satisfaction falls"),
            N_("sales activity drops"),
            N_("conflict between departments grows"),
        ),
    ),
    RiskGroup(
        N_("Changing needs"),
        (
            N_("Customers want it tailored"),
            N_("Customers expect more return"),
            N_("More people decide"),
            N_("Service is held to the best"),
        ),
        (
            N_("more proposals need special work"),
            N_("more requests for proof of savings"),
            N_("more people at the table"),
            N_("complaints about service that used to be fine"),
        ),
        own=True,
    ),
)
"""Where challenges come from, in the order of the chapter."""

_HEIGHT: Final = (196, 196, 196, 214)


def sixteen_factors() -> Html:
    """Four panels, one below the other: four factors each, and the signals below them."""
    board = Drawing(
        480, sum(_HEIGHT), title=_("Sixteen risk factors and their signals"), describe=_factors_sentence()
    )  # fmt: skip
    for number, group in enumerate(RISK_GROUPS):
        _panel(board, group, sum(_HEIGHT[:number]), _HEIGHT[number] - 10)
    return board.svg()


def _panel(board: Drawing, group: RiskGroup, top: float, height: float) -> None:
    board.rectangle(2, top, 476, height, edge="line")
    board.rectangle(2, top, 476, 30, fill="one")
    board.text(14, top + 15, _(group.name), ink="on", bold=True)
    for number, factor in enumerate(group.factors):
        left, line = 10 + 232 * (number % 2), top + 38 + 44 * (number // 2)
        board.box(left, line, 228, 40, _(factor), fill="paper", size=14)
    board.paragraph(14, top + (height + 126) / 2, _signals(group), 452, size=14, anchor="start")


def _signals(group: RiskGroup) -> str:
    named = _("; ").join(_(signal) for signal in group.signals)
    shown = _("Signals (this course's own): {signals}.") if group.own else _("Signals: {signals}.")
    return shown.format(signals=named)


def _factors_sentence() -> str:
    one = _("{group}: {factors}. {signals}")
    return " ".join(
        one.format(group=_(group.name), factors=_("; ").join(map(_, group.factors)), signals=_signals(group))
        for group in RISK_GROUPS
    )
