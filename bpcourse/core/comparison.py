"""The weighted comparison of suppliers: where each factor wins or loses it, and which weight would turn it.

>>> from bpcourse.core.sales_path import DecisionFactor, SalesPath
>>> path = SalesPath(
...     factors=(
...         DecisionFactor(name="no line stops", weight=0.6, own_score=5, scores={"Rival A": 2}),
...         DecisionFactor(name="data security", weight=0.4, own_score=3, scores={"Rival A": 5}),
...     ),
... )
>>> [(edge.factor, edge.points) for edge in factor_edges(path)]
[('no line stops', 1.8), ('data security', -0.8)]
>>> turn = turning_point(path)
>>> turn.factor, turn.weight, turn.rival
('data security', 0.6, 'Rival A')

Scores times weights, added up: Edwards, W., Barron, F. H. (1994), "SMARTS and SMARTER: Improved simple methods for
multiattribute utility measurement", Organizational Behavior and Human Decision Processes 60(3), 306-325.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.core.sales_path import DecisionFactor, SalesPath

__all__ = ["FactorEdge", "TurningPoint", "factor_edges", "strongest_rival", "turning_point"]

_DIGITS: Final = 9
"""Results are rounded here, so that sums of floats compare as the numbers they mean."""


@dataclass(frozen=True, kw_only=True)
class FactorEdge:
    """What one factor brings to the weighted score, against the best rival on it.

    factor: its name; weight: its share of all weights, from 0 to 1; rival: the best of the others on it;
    points: weighted points ahead of that rival, below 0 where it is ahead.
    """

    factor: str
    weight: float
    rival: str
    points: float


@dataclass(frozen=True, kw_only=True)
class TurningPoint:
    """The weight at which the strongest rival draws level, the other weights keeping their proportions.

    factor: whose weight; weight_now, weight: its share today and then, from 0 to 1; rival: who draws level.
    """

    factor: str
    weight_now: float
    weight: float
    rival: str


def factor_edges(path: SalesPath) -> tuple[FactorEdge, ...]:
    """The edge on each factor that has a weight, an own score and a rival's; the largest first.

    points: weight times the difference of the two scores.
    """
    total = path.weight_total
    edges = []
    for factor in path.factors:
        if not (factor.weight and factor.own_score is not None and factor.scores):
            continue
        rival = max(factor.scores, key=lambda name: factor.scores[name])
        share = factor.weight / total
        points = round(share * (factor.own_score - factor.scores[rival]), _DIGITS)
        edges.append(FactorEdge(factor=factor.name, weight=round(share, _DIGITS), rival=rival, points=points))
    return tuple(sorted(edges, key=lambda edge: -edge.points))


def strongest_rival(path: SalesPath) -> str | None:
    """The competitor with the highest weighted score; None where none has one yet."""
    scored = {name: score for name in path.competitors if (score := path.weighted_score(name)) is not None}
    return max(scored, key=lambda name: scored[name]) if scored else None


def turning_point(path: SalesPath) -> TurningPoint | None:
    """The smallest change of one weight by which the strongest rival draws level; None where none does.

    With d the company's lead on the factor and D its mean lead on all others, the scores are equal where
    w d + (1 - w) D = 0, that is at w = D / (D - d).
    """
    rival = strongest_rival(path)
    if rival is None or path.own_weighted_score is None:
        return None
    turns = [turn for factor, d, rest in _leads(path, rival) if (turn := _turn(path, factor, d, rest, rival))]
    return min(turns, key=_change, default=None)


def _change(turn: TurningPoint) -> tuple[float, bool]:
    """How far the weight moves; of two moves of one size, the one by which a factor counts for more is first."""
    return round(abs(turn.weight - turn.weight_now), _DIGITS), turn.weight < turn.weight_now


def _leads(path: SalesPath, rival: str) -> Iterator[tuple[DecisionFactor, float, float]]:
    """Each factor with the lead over *rival* on it, and the mean lead on all others by their weights."""
    leads = [((factor.own_score or 0) - factor.scores[rival], factor.weight or 0) for factor in path.factors]
    for number, factor in enumerate(path.factors):
        others = [pair for at, pair in enumerate(leads) if at != number]
        weights = math.fsum(weight for _lead, weight in others)
        if weights:
            yield factor, leads[number][0], math.fsum(lead * weight for lead, weight in others) / weights


def _turn(path: SalesPath, factor: DecisionFactor, d: float, rest: float, rival: str) -> TurningPoint | None:
    if d == rest or not 0 <= (weight := rest / (rest - d)) <= 1:
        return None
    now = (factor.weight or 0) / path.weight_total
    return TurningPoint(
        factor=factor.name, weight_now=round(now, _DIGITS), weight=round(weight, _DIGITS), rival=rival
    )  # fmt: skip
