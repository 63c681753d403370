"""The way by which one segment is sold to: where it meets the company, what it hears, and what it weighs.

>>> path = SalesPath(
...     segment="large manufacturers",
...     touchpoints=(Touchpoint(stage=JourneyStage.NOTICE, name="trade show", channel="direct"),),
...     factors=(
...         DecisionFactor(name="savings proven", weight=0.75, own_score=4, scores={"Rival A": 3}),
...         DecisionFactor(name="price", weight=0.25, own_score=2, scores={"Rival A": 5}),
...     ),
... )
>>> path.competitors, path.weight_total, path.own_weighted_score, path.weighted_score("Rival A")
(('Rival A',), 1.0, 3.5, 3.5)
>>> [touchpoint.name for touchpoint in path.touchpoints_at(JourneyStage.NOTICE)]
['trade show']
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - the plan's codec reads hints at run time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bpcourse.core.errors import AmountError, require_amount, require_rate
from bpcourse.core.language import N_, _

__all__ = [
    "BEST_SCORE",
    "WORST_SCORE",
    "DecisionFactor",
    "FabStatement",
    "JourneyStage",
    "Milestone",
    "SalesPath",
    "Touchpoint",
]

WORST_SCORE: Final = 1
BEST_SCORE: Final = 5
"""A supplier is scored on a decision factor, and a customer's mood judged, from the one to the other."""

_DIGITS: Final = 9
"""Weighted scores are rounded here, so that sums of floats compare as the numbers they mean."""


class JourneyStage(StrEnum):
    """What the customer does on the way to a purchase and after it, in order; the course's own five stages."""

    NOTICE = "notice"
    LOOK = "look"
    COMPARE = "compare"
    DECIDE = "decide"
    USE = "use"

    @property
    def label(self) -> str:
        """The stage in words."""
        return _(_STAGES[self])


_STAGES: Final = {
    JourneyStage.NOTICE: N_("notices a need"),
    JourneyStage.LOOK: N_("looks around"),
    JourneyStage.COMPARE: N_("compares"),
    JourneyStage.DECIDE: N_("decides"),
    JourneyStage.USE: N_("uses it"),
}


def _require_score(score: float, *, place: str) -> None:
    if not WORST_SCORE <= score <= BEST_SCORE:
        raise AmountError(place, score, _("from {worst} to {best}").format(worst=WORST_SCORE, best=BEST_SCORE))


@dataclass(frozen=True, kw_only=True)
class Touchpoint:
    """Where a customer meets the company.

    stage: how far the customer is by then.
    name: the occasion, such as "trade show".
    channel: through whom, such as "direct" or "facility managers".
    gap: what is missing there today.
    thinks: what the customer does and thinks there.
    owner: who at the company looks after it.
    mood: how the customer feels there, from 1 to 5.

    Raises AmountError for a mood outside 1 to 5.
    """

    stage: JourneyStage | None = None
    name: str = ""
    channel: str = ""
    gap: str = ""
    thinks: str = ""
    owner: str = ""
    mood: float | None = None

    def __post_init__(self) -> None:
        if self.mood is not None:
            _require_score(self.mood, place=_("touchpoint {name}: mood").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class FabStatement:
    """Value told in three steps.

    feature: what the product is or has.
    advantage: what that does better.
    benefit: what the customer gains by it.
    """

    feature: str = ""
    advantage: str = ""
    benefit: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether all three steps are there."""
        return all(step.strip() for step in (self.feature, self.advantage, self.benefit))


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """Something the customer does that shows how far the sale is.

    name: what the customer does or confirms.
    stage: the stage of the journey that it closes.
    day: calendar days after the first contact by which it usually happens.

    Raises AmountError for a day below 0.
    """

    name: str = ""
    stage: JourneyStage | None = None
    day: float | None = None

    def __post_init__(self) -> None:
        if self.day is not None:
            require_amount(self.day, place=_("milestone {name}: day").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class DecisionFactor:
    """Something that customers compare suppliers by.

    name: what they look at.
    weight: what it counts among all factors, from 0 to 1.
    own_score: how the company does on it, from 1 to 5.
    scores: how each competitor does on it, from 1 to 5, by its name.

    Raises RateError for a weight that is no share, AmountError for a score outside 1 to 5.
    """

    name: str = ""
    weight: float | None = None
    own_score: float | None = None
    scores: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scores", dict(self.scores))
        if self.weight is not None:
            require_rate(self.weight, place=_("decision factor {name}: weight").format(name=self.name))
        for score in (self.own_score, *self.scores.values()):
            if score is not None:
                _require_score(score, place=_("decision factor {name}: score").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class SalesPath:
    """How one segment is sold to.

    segment: the name of the segment.
    touchpoints: where its customers meet the company.
    value_proposition: for whom, with which problem, we do what, with what proof, unlike whom.
    fab_statements: features with their advantages and benefits.
    cycle_days: calendar days from the first contact to the signature.
    milestones: what the customer does on the way.
    factors: what customers of the segment compare suppliers by.
    pricing_note: who may give what, and what is asked in return.
    negotiation_note: what to hold to in the talk.

    Raises AmountError for a cycle below 0.
    """

    segment: str = ""
    touchpoints: tuple[Touchpoint, ...] = ()
    value_proposition: str = ""
    fab_statements: tuple[FabStatement, ...] = ()
    cycle_days: float | None = None
    milestones: tuple[Milestone, ...] = ()
    factors: tuple[DecisionFactor, ...] = ()
    pricing_note: str = ""
    negotiation_note: str = ""

    def __post_init__(self) -> None:
        if self.cycle_days is not None:
            require_amount(self.cycle_days, place=_("sales path {name}: cycle").format(name=self.segment))

    def touchpoints_at(self, stage: JourneyStage) -> tuple[Touchpoint, ...]:
        """The touchpoints of one stage of the journey."""
        return tuple(touchpoint for touchpoint in self.touchpoints if touchpoint.stage is stage)

    @property
    def stages_without_touchpoint(self) -> tuple[JourneyStage, ...]:
        """The stages of the journey at which customers do not meet the company."""
        return tuple(stage for stage in JourneyStage if not self.touchpoints_at(stage))

    @property
    def competitors(self) -> tuple[str, ...]:
        """The competitors that any factor scores, in the order in which they first appear."""
        return tuple(dict.fromkeys(name for factor in self.factors for name in factor.scores))

    @property
    def weight_total(self) -> float:
        """What the weights of all factors add up to; 1 where they are complete."""
        return math.fsum(factor.weight or 0 for factor in self.factors)

    @property
    def own_weighted_score(self) -> float | None:
        """The company's scores, from 1 to 5, by the weights of the factors; None where one is missing."""
        return self._weighted([factor.own_score for factor in self.factors])

    def weighted_score(self, competitor: str) -> float | None:
        """The scores of *competitor*, from 1 to 5, by the weights of the factors; None where one is missing."""
        return self._weighted([factor.scores.get(competitor) for factor in self.factors])

    def _weighted(self, scores: list[float | None]) -> float | None:
        """The weighted mean: weights that do not yet add up to 100% count in proportion."""
        known = [
            (score, factor.weight)
            for score, factor in zip(scores, self.factors, strict=True)
            if score is not None and factor.weight is not None
        ]
        if len(known) < len(self.factors) or not self.weight_total:
            return None
        return round(math.fsum(score * weight for score, weight in known) / self.weight_total, _DIGITS)
