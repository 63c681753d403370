"""The picture of the chapter on customers: loyalty lags behind satisfaction and then outruns it.

The curves show a shape that is claimed, not a measurement, so they carry no scale.

>>> loyalty_curves().count("<polyline")
11
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = ["loyalty_curves"]

_ZONES: Final = (
    (N_("Basic"), N_("leaves easily")),
    (N_("Met"), N_("basic loyalty")),
    (N_("Exceeded"), N_("a bond")),
    (N_("Delight"), N_("recommends")),
)
"""Level of satisfaction, and what it is said to bring."""

_CURVES: Final[tuple[tuple[str, float, float, Colour, str], ...]] = (
    (N_("repurchase rate"), 1.4, 0.84, "two", "9 4"),
    (N_("customer loyalty"), 2.4, 0.94, "one", ""),
    (N_("referral rate"), 5.0, 0.78, "four", "3 4"),
)
"""Name, power of the satisfaction, height at its upper end, colour and dash."""

_LEFT, _BOTTOM, _WIDE, _HIGH = 30, 262, 440, 220


def loyalty_curves() -> Html:
    """Repurchase, loyalty and referral over four levels of satisfaction, as a sketch without a scale."""
    board = Drawing(480, 420, title=_("Satisfaction and loyalty: a claimed shape"), describe=_curves_sentence())
    zone = _WIDE / len(_ZONES)
    for number, (level, brings) in enumerate(_ZONES):
        middle = _LEFT + zone * (number + 0.5)
        board.text(middle, _BOTTOM + 18, _(level), bold=True, anchor="middle")
        board.paragraph(middle, _BOTTOM + 40, _(brings), zone - 4, size=14, ink="muted")
        if number:
            x = _LEFT + zone * number
            board.line([(x, _BOTTOM), (x, _BOTTOM - _HIGH)], width=1, dash="2 4")
    board.line([(_LEFT, _BOTTOM - _HIGH - 12), (_LEFT, _BOTTOM), (_LEFT + _WIDE, _BOTTOM)], ink="ink")
    for name, power, height, ink, dash in _CURVES:
        points = [(_LEFT + _WIDE * x / 50, _BOTTOM - _HIGH * height * (x / 50) ** power) for x in range(51)]
        board.line(points, ink=ink, width=3, dash=dash)
        line = 342 + 25 * [curve[0] for curve in _CURVES].index(name)
        board.line([(_LEFT, line), (_LEFT + 40, line)], ink=ink, width=3, dash=dash)
        board.text(_LEFT + 50, line, _(name))
    board.text(_LEFT - 20, 14, _("How likely, in what the customer does"), size=14, ink="muted")
    board.line([(230, 332), (230, 402)], width=1)
    board.paragraph(352, 367, _("A sketch of the claim: no data, no scale. Draw your own."), 224, size=14, ink="muted")
    return board.svg()


def _curves_sentence() -> str:
    levels = _("; ").join(_("{level}: {brings}").format(level=_(level), brings=_(brings)) for level, brings in _ZONES)
    shape = _(
        "A sketch without a scale. From left to right satisfaction rises through four levels. {levels}. The repurchase"
        " rate rises from the start, loyalty stays low at first and then climbs steeply, and referrals appear only at"
        " the last level."
    )
    return shape.format(levels=levels)
