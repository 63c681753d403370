"""The value matrix: what a segment could be worth against how likely it is to be won, and the order that follows.

>>> plants = Segment(name="food plants", potential=6, winnability=8)
>>> malls = Segment(name="malls", potential=3, winnability=6, priority=1)
>>> matrix_field(plants).label, matrix_field(malls).label
('win now', 'serve lean')
>>> suggested_order([malls, plants])
('food plants', 'malls')
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _
from bpcourse.core.segments import MOST_POINTS, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MIDDLE", "MatrixField", "matrix_field", "suggested_order", "weighted_potential"]

MIDDLE: Final = MOST_POINTS / 2
"""Where the matrix is cut; a segment on the line counts as the higher side."""


class MatrixField(StrEnum):
    """One of the four fields; the names are the course's own."""

    WIN = "win"
    INVEST = "invest"
    SERVE = "serve"
    HOLD = "hold"

    @property
    def label(self) -> str:
        """The field in words."""
        return _(_LABELS[self])

    @property
    def advice(self) -> str:
        """What to do with a segment in it, in one sentence."""
        return _(_ADVICE[self])


_LABELS: Final = {
    MatrixField.WIN: N_("win now"),
    MatrixField.INVEST: N_("invest"),
    MatrixField.SERVE: N_("serve lean"),
    MatrixField.HOLD: N_("hold"),
}
_ADVICE: Final = {
    MatrixField.WIN: N_("Worth much and open to you: put the best weeks here first."),
    MatrixField.INVEST: N_("Worth much and hard to win: choose a few accounts and stay on them."),
    MatrixField.SERVE: N_("Easy and small: serve by phone, partners or the web."),
    MatrixField.HOLD: N_("Small and hard: keep who comes, do not chase."),
}


def matrix_field(segment: Segment) -> MatrixField | None:
    """The field in which *segment* lies; None where potential or winnability is missing."""
    if segment.potential is None or segment.winnability is None:
        return None
    if segment.potential >= MIDDLE:
        return MatrixField.WIN if segment.winnability >= MIDDLE else MatrixField.INVEST
    return MatrixField.SERVE if segment.winnability >= MIDDLE else MatrixField.HOLD


def weighted_potential(segment: Segment) -> float | None:
    """Potential times winnability over 10: what can be expected, in points of potential (0 to 10).

    The expected value of decision theory, with a judged mark in place of a probability: it orders, it does not
    forecast. None where either is missing.

    >>> weighted_potential(Segment(potential=9, winnability=4))
    3.6
    """
    if segment.potential is None or segment.winnability is None:
        return None
    return segment.potential * segment.winnability / MOST_POINTS


def suggested_order(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The names of the rated *segments*, the highest weighted potential first; of equals the larger potential, then
    the one that stands first.
    """  # noqa: D205 - one sentence that needs two lines
    rated = [
        (weight, segment.potential or 0, segment.name)
        for segment in segments
        if (weight := weighted_potential(segment)) is not None
    ]
    return tuple(name for *_weights, name in sorted(rated, key=lambda each: (-each[0], -each[1])))
