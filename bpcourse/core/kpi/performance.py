"""What people reached, and how a scorecard turns it into a score.

>>> from bpcourse.core.kpi.catalogue import kpi_named
>>> from bpcourse.core.kpi.indicators import Dimension
>>> from bpcourse.core.kpi.profiles import Role
>>> mei = Performance(
...     "Sun Mei",
...     Role.REP,
...     (
...         Result(kpi_named("sales_attainment"), actual=4_600_000, target=4_800_000),
...         Result(kpi_named("satisfaction"), actual=91, target=85),
...     ),
... )
>>> scorecard = Scorecard.from_weights("Two sides", {Dimension.SALES: 0.7, Dimension.CUSTOMER: 0.3})
>>> score_person(mei, scorecard).total
0.992009804
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpcourse.core.errors import FieldError, require_amount, require_text
from bpcourse.core.kpi.indicators import Dimension, Kpi
from bpcourse.core.kpi.profiles import Role, role_scorecard
from bpcourse.core.kpi.scorecard import USUAL_LIMITS, AttainmentLimits, Measure, Scorecard, attainment
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "LineScore",
    "Performance",
    "PersonScore",
    "Result",
    "TeamScore",
    "dimension_scores",
    "measure_score",
    "score_person",
    "score_team",
    "score_team_by_role",
]

_DIGITS = 9
"""Scores are rounded here, so that sums of floats compare as the numbers they mean."""


@dataclass(frozen=True)
class Result:
    """A KPI's actual figure and its target, both in the KPI's unit.

    Raises AmountError unless the target is more than 0, FieldError unless the actual figure is a number.
    """

    kpi: Kpi
    actual: float
    target: float

    def __post_init__(self) -> None:
        require_amount(self.target, place=_("target of {kpi}").format(kpi=self.kpi.label), above_zero=True)
        if not math.isfinite(self.actual):
            place = _("actual figure of {kpi}").format(kpi=self.kpi.label)
            sentence = _("{place} must be a number, got none").format(place=place)
            raise FieldError(sentence, field=place, value=self.actual)

    def attainment(self, limits: AttainmentLimits = USUAL_LIMITS) -> float:
        """The share of the target that was reached, kept within *limits*."""
        return attainment(actual=self.actual, target=self.target, direction=self.kpi.direction, limits=limits)


@dataclass(frozen=True)
class Performance:
    """One person's results in a period.

    Raises FieldError where the name is empty or a KPI has two results.
    """

    name: str
    role: Role
    results: tuple[Result, ...]

    def __post_init__(self) -> None:
        require_text(self.name, place=_("name of a person"))
        for kpi_id, count in Counter(result.kpi.id for result in self.results).items():
            if count > 1:
                sentence = _("{name} has {count} results for {kpi}: keep one")
                raise FieldError(
                    sentence.format(name=self.name, count=count, kpi=repr(kpi_id)), field=self.name, value=kpi_id
                )

    def result(self, kpi: Kpi) -> Result | None:
        """The result for *kpi*, None where there is none."""
        return next((result for result in self.results if result.kpi.id == kpi.id), None)


@dataclass(frozen=True)
class LineScore:
    """One line of a scorecard for one person; score: share of the target, weight: share of the total."""

    measure: Measure
    weight: float
    score: float

    @property
    def contribution(self) -> float:
        """What the line adds to the total."""
        return round(self.weight * self.score, _DIGITS)


@dataclass(frozen=True)
class PersonScore:
    """One person's score and how it came about."""

    name: str
    lines: tuple[LineScore, ...]

    @property
    def total(self) -> float:
        """The weighted attainment, 1 where every target was just met."""
        return round(math.fsum(line.weight * line.score for line in self.lines), _DIGITS)

    @property
    def by_dimension(self) -> dict[Dimension, float]:
        """The weighted attainment within each dimension that has a weight."""
        lines: dict[Dimension, list[LineScore]] = {dimension: [] for dimension in Dimension}
        for line in self.lines:
            lines[line.measure.dimension if isinstance(line.measure, Kpi) else line.measure].append(line)
        weights = {dimension: math.fsum(line.weight for line in part) for dimension, part in lines.items()}
        return {
            dimension: round(math.fsum(line.weight * line.score for line in lines[dimension]) / weight, _DIGITS)
            for dimension, weight in weights.items()
            if weight > 0
        }


@dataclass(frozen=True)
class TeamScore:
    """The scores of a team, person by person."""

    people: tuple[PersonScore, ...]

    @property
    def mean(self) -> float:
        """The average of the people's totals."""
        return _mean([person.total for person in self.people])


def measure_score(performance: Performance, measure: Measure, limits: AttainmentLimits = USUAL_LIMITS) -> float:
    """The attainment of one KPI, or the mean attainment of a person's KPIs in one dimension.

    Raises FieldError where the person has no result for it.
    """
    results = [result for result in performance.results if _belongs(result.kpi, measure)]
    if not results:
        sentence = _("{name} has no result for {measure}: add one, or take it off the scorecard")
        label = measure.label
        raise FieldError(sentence.format(name=performance.name, measure=label), field=performance.name, value=label)
    return _mean([result.attainment(limits) for result in results])


def _mean(scores: Sequence[float]) -> float:
    return round(math.fsum(scores) / len(scores), _DIGITS)


def _belongs(kpi: Kpi, measure: Measure) -> bool:
    return kpi.id == measure.id if isinstance(measure, Kpi) else kpi.dimension is measure


def dimension_scores(performance: Performance, limits: AttainmentLimits = USUAL_LIMITS) -> dict[Dimension, float]:
    """The mean attainment in each dimension for which the person has results."""
    seen = {result.kpi.dimension for result in performance.results}
    return {dimension: measure_score(performance, dimension, limits) for dimension in Dimension if dimension in seen}


def score_person(performance: Performance, scorecard: Scorecard) -> PersonScore:
    """The weighted attainment of one person; raises FieldError where a weighted measure has no result."""
    lines = tuple(
        LineScore(line.measure, line.weight, measure_score(performance, line.measure, scorecard.limits))
        for line in scorecard.lines
        if line.weight > 0
    )
    return PersonScore(performance.name, lines)


def score_team(team: tuple[Performance, ...], scorecard: Scorecard) -> TeamScore:
    """The scores of a team that shares one scorecard; raises FieldError for a team without people."""
    _require_people(team)
    return TeamScore(tuple(score_person(performance, scorecard) for performance in team))


def score_team_by_role(team: tuple[Performance, ...]) -> TeamScore:
    """The scores of a team in which everyone is measured by the course's scorecard for their role."""
    _require_people(team)
    return TeamScore(tuple(score_person(performance, role_scorecard(performance.role)) for performance in team))


def _require_people(team: tuple[Performance, ...]) -> None:
    if not team:
        raise FieldError(_("a team needs at least one person, got none"), field=_("team"), value=team)
