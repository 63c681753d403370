"""The picture of the page on the worked company: what each customer segment brought and is to bring.

>>> [round(segment.growth, 3) for segment in segments()]
[0.25, 0.25, 0.083, 0.0]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import _, one_after_another
from bpcourse.core.quantities import money_in_unit_text, percent_text
from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["Segment", "segments", "segments_in_plan"]

_MILLION: Final = 1_000_000
_UNIT: Final = 13.5
"""Units of the picture for a million of revenue."""


class Segment(NamedTuple):
    """A group of customers; revenue: money in the year before the plan; target: money in the plan's year."""

    name: str
    customers: int
    revenue: float
    target: float

    @property
    def growth(self) -> float:
        """Planned growth as a share of the year before."""
        return self.target / self.revenue - 1


def segments() -> list[Segment]:
    """The worked company's segments, the largest first."""
    return [
        Segment(segment.name, segment.customers or 0, segment.revenue or 0, segment.target or 0)
        for segment in worked_plan().segments
    ]


def segments_in_plan() -> Html:
    """Two bars for each segment: revenue of the year before, and the plan's target with its growth."""
    told = segments()
    board = Drawing(480, 372, title=_("Where Clearbrook's revenue is to come from"), describe=_segments_sentence(told))
    board.rectangle(4, 8, 22, 14, fill="three")
    board.text(34, 15, _("2026"), size=14)
    board.rectangle(110, 8, 22, 14, fill="one")
    board.text(140, 15, _("2027 plan, CNY million"), size=14)
    for number, segment in enumerate(told):
        top = 44 + 78 * number
        board.text(4, top + 6, segment.name, bold=True)
        _bar(board, top + 20, segment.revenue, money_in_unit_text(segment.revenue), filled=False)
        shown = _("{target} ({growth})").format(target=money_in_unit_text(segment.target), growth=_rise(segment))
        _bar(board, top + 40, segment.target, shown, filled=True)
    text = _("The market grows {growth}.").format(growth=percent_text(worked_figures()["market_growth"]))
    board.text(4, 358, text, size=14, ink="muted")
    return board.svg()


def _bar(board: Drawing, top: float, amount: float, shown: str, *, filled: bool) -> None:
    wide = amount / _MILLION * _UNIT
    board.rectangle(4, top, wide, 17, fill="one" if filled else "three")
    board.text(12 + wide, top + 8.5, shown, size=14, bold=filled)


def _rise(segment: Segment) -> str:
    return f"+{percent_text(segment.growth)}" if segment.growth else percent_text(segment.growth)


def _segments_sentence(told: list[Segment]) -> str:
    one = _("{name}: CNY {revenue} million in 2026, CNY {target} million planned for 2027, {growth}.")
    named = (
        one.format(
            name=segment.name,
            revenue=money_in_unit_text(segment.revenue),
            target=money_in_unit_text(segment.target),
            growth=_rise(segment),
        )
        for segment in told
    )
    market = _("The market grows {growth} a year.").format(growth=percent_text(worked_figures()["market_growth"]))
    return one_after_another((*named, market))
