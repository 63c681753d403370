"""A trigger's latest readings against its threshold, as a picture, and what they mean in a sentence.

>>> from datetime import date
>>> from bpcourse.core.readings import Cycle, dated
>>> from bpcourse.core.reviews import Crossing, Trigger
>>> leads = Trigger(indicator="leads", threshold=130, direction=Crossing.BELOW, in_a_row=2, owner="Wang Jing",
...                 within_days=10)
>>> readings_words(leads, dated([143, 128, 126], last=date(2027, 4, 30), cycle=Cycle.MONTH))
'It rings since 2027-04-30: Wang Jing answers by 2027-05-10.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, filled, ngettext, one_after_another
from bpcourse.core.quantities import number_text
from bpcourse.core.readings import readings_left, rings
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.readings import Reading, Ring
    from bpcourse.core.reviews import Trigger
    from bpcourse.present.html import Html

__all__ = ["readings_picture", "readings_words"]

_WIDTH, _HEIGHT = 480, 226
_TEXT: Final = 14
_MOST_SHOWN: Final = 18
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 436.0, 66.0, 170.0
_LARGEST: Final = 1e15


# Words ----------------------------------------------------------------------------------------------------------------


def readings_words(trigger: Trigger, readings: Sequence[Reading]) -> str:
    """Whether *trigger* rings with *readings*, since when and until when its owner answers; else how far off it is."""
    if trigger.threshold is None:
        return _("Without a threshold nothing ever rings: set one first.")
    if not readings:
        return _("Type the last readings to see whether it rings.")
    found = rings(trigger, readings)
    if found and found[-1].is_ongoing:
        return _ringing_words(trigger, found[-1])
    said = [_distance_words(trigger, readings)]
    if found:
        over = _("It rang on {rang} and was over after {ended}.")
        said.insert(0, over.format(rang=found[-1].rang, ended=found[-1].last))
    return one_after_another(said)


def _ringing_words(trigger: Trigger, ring: Ring) -> str:
    owner, day = trigger.owner.strip(), ring.answer_by
    if owner and day:
        sentence = _("It rings since {rang}: {owner} answers by {day}.")
        return filled(sentence, rang=str(ring.rang), owner=owner, day=str(day))
    if owner:
        sentence = _("It rings since {rang}: {owner} answers, but no day is agreed.")
        return filled(sentence, rang=str(ring.rang), owner=owner)
    return _("It rings since {rang}, and nobody is named who answers.").format(rang=ring.rang)


def _distance_words(trigger: Trigger, readings: Sequence[Reading]) -> str:
    left = readings_left(trigger, readings)
    if left == trigger.in_a_row:
        sentence = ngettext(
            "It is quiet: it takes {count} reading {side} {limit}.",
            "It is quiet: it takes {count} readings in a row {side} {limit}.",
            left,
        )
    else:
        sentence = ngettext(
            "It does not ring yet: {count} more reading {side} {limit} and it does.",
            "It does not ring yet: {count} more readings in a row {side} {limit} and it does.",
            left,
        )
    return filled(sentence, count=str(left), side=trigger.direction.label, limit=_limit_text(trigger))


def _limit_text(trigger: Trigger) -> str:
    return "?" if trigger.threshold is None else number_text(trigger.threshold, digits=2)


# Picture --------------------------------------------------------------------------------------------------------------


def readings_picture(trigger: Trigger, readings: Sequence[Reading]) -> Html:
    """The last eighteen *readings* as points on a line, those across the threshold dark, and the one that rang."""
    shown = readings[-_MOST_SHOWN:]
    name = trigger.indicator.strip() or _("Trigger without a name")
    board = Drawing(
        _WIDTH, _HEIGHT, title=_("Readings of {name}").format(name=name), describe=_described(trigger, readings)
    )
    board.text(10, 16, shortened(name, _WIDTH - 20, _TEXT), size=_TEXT, bold=True)
    heights = [reading.value for reading in shown] + ([] if trigger.threshold is None else [trigger.threshold])
    scale = _Scale(heights)
    if trigger.threshold is not None:
        _draw_threshold(board, trigger, scale.y(trigger.threshold))
    points = [(_x(place, len(shown)), scale.y(reading.value)) for place, reading in enumerate(shown)]
    if len(points) > 1:
        board.line(points, ink="three", width=2.5)
    rang = {ring.rang for ring in rings(trigger, readings)}
    limit = scale.y(trigger.threshold) if trigger.threshold is not None else _HEIGHT
    for (x, y), reading in zip(points, shown, strict=True):
        _draw_point(board, x, y, crossed=trigger.is_crossed_by(reading.value), rang=reading.day in rang)
        label = number_text(reading.value, digits=2)
        if text_width(label, _TEXT) <= (_RIGHT - _LEFT) / len(shown) + 8:
            above = y <= limit  # away from the threshold, which would strike it through
            board.text(x, y - 20 if above else y + 20, label, size=_TEXT, anchor="middle")
    _draw_days(board, shown)
    return board.svg()


class _Scale:
    """From values to heights: the span of the values fills the chart."""

    def __init__(self, values: Sequence[float]) -> None:
        bounded = [max(min(value, _LARGEST), -_LARGEST) for value in values]
        self._low = min(bounded, default=0.0)
        self._unit = (_BOTTOM - _TOP) / ((max(bounded, default=0.0) - self._low) or 1.0)

    def y(self, value: float) -> float:
        return _BOTTOM - (max(min(value, _LARGEST), -_LARGEST) - self._low) * self._unit


def _x(place: int, count: int) -> float:
    return (_LEFT + _RIGHT) / 2 if count == 1 else _LEFT + place * (_RIGHT - _LEFT) / (count - 1)


def _draw_threshold(board: Drawing, trigger: Trigger, y: float) -> None:
    board.line([(10, y), (_WIDTH - 10, y)], ink="poor", width=2, dash="6 4")
    words = _("act {side} {limit}").format(side=trigger.direction.label, limit=_limit_text(trigger))
    board.text(_WIDTH - 10, 38, shortened(words, 300, _TEXT), ink="poor", size=_TEXT, anchor="end")


def _draw_point(board: Drawing, x: float, y: float, *, crossed: bool, rang: bool) -> None:
    if rang:
        board.circle(x, y, 12, fill="paper", edge="poor")
    board.circle(x, y, 6, fill="poor" if crossed else "two")


def _draw_days(board: Drawing, shown: Sequence[Reading]) -> None:
    for place in sorted({0, len(shown) - 1} & set(range(len(shown)))):
        x = _x(place, len(shown))
        anchor = "middle" if len(shown) == 1 else "start" if place == 0 else "end"
        shift = 0 if len(shown) == 1 else -34 if place == 0 else 34
        board.text(x + shift, _HEIGHT - 14, str(shown[place].day), ink="muted", size=_TEXT, anchor=anchor)


def _described(trigger: Trigger, readings: Sequence[Reading]) -> str:
    counted = (
        _("{day}: {value}").format(day=reading.day, value=number_text(reading.value, digits=2))
        for reading in readings[-_MOST_SHOWN:]
    )
    return one_after_another([readings_words(trigger, readings), _("; ").join(counted)])
