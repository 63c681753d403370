"""Who comes first, and how much of that is the weights' doing.

>>> from bpcourse.core.kpi.indicators import Dimension
>>> table = ScoreTable(
...     people=("Liu Yang", "Wang Jing"),
...     measures=(Dimension.SALES, Dimension.CUSTOMER),
...     rows=((1.2, 0.8), (1.0, 1.1)),
... )
>>> [(place.place, place.name, place.score) for place in rank(table, (0.7, 0.3))]
[(1, 'Liu Yang', 1.08), (2, 'Wang Jing', 1.03)]

Sales results would have to weigh 60% for the two to draw level:

>>> swap = closest_swap(table, (0.7, 0.3))
>>> swap.measure.label, round(swap.weight_at_swap, 3), round(swap.change, 3)
('Sales results', 0.6, -0.1)
>>> first_place_shares_on_grid(table, steps=10)
{'Liu Yang': 0.4091, 'Wang Jing': 0.5909}
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from operator import eq, mul
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import FieldError
from bpcourse.core.kpi.performance import Performance, measure_score
from bpcourse.core.kpi.scorecard import USUAL_LIMITS, AttainmentLimits, Measure, Scorecard
from bpcourse.core.kpi.weights import require_full_weight
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Place",
    "ScoreTable",
    "Swap",
    "closest_swap",
    "first_place_shares",
    "first_place_shares_on_grid",
    "rank",
    "rank_team",
    "swaps",
]

_DIGITS: Final = 9
_Columns = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class ScoreTable:
    """What each person reached on each measure: rows of shares of the target, one row a person.

    Raises FieldError where the table is empty, a row does not fit the measures, or two people share a name.
    """

    people: tuple[str, ...]
    measures: tuple[Measure, ...]
    rows: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        place = _("score table")
        if not self.people or not self.measures:
            raise FieldError(_("score table needs people and measures, got none"), field=place, value=self.people)
        if len(set(self.people)) < len(self.people):
            sentence = _("score table needs a different name for each person, got {names}")
            raise FieldError(sentence.format(names=_(", ").join(self.people)), field=place, value=self.people)
        if len(self.rows) != len(self.people) or any(len(row) != len(self.measures) for row in self.rows):
            sentence = _("score table needs {people} rows of {measures} scores, got rows of {lengths}")
            lengths = ", ".join(str(len(row)) for row in self.rows)
            raise FieldError(
                sentence.format(people=len(self.people), measures=len(self.measures), lengths=lengths),
                field=place,
                value=self.rows,
            )

    @classmethod
    def from_team(
        cls,
        team: Sequence[Performance],
        measures: Iterable[Measure],
        *,
        limits: AttainmentLimits = USUAL_LIMITS,
    ) -> Self:
        """The attainments of a team; raises FieldError where somebody has no result for a measure."""
        measures = tuple(measures)
        rows = tuple(tuple(measure_score(person, measure, limits) for measure in measures) for person in team)
        return cls(tuple(person.name for person in team), measures, rows)

    def scores(self, weights: Sequence[float]) -> tuple[float, ...]:
        """The weighted attainment of each person.

        Raises WeightError where the weights do not add up to 100%, FieldError where their number does not fit.
        """
        require_full_weight(weights)
        if len(weights) != len(self.measures):
            sentence = _("KPI weights must be {count} in number, one for each measure, got {received}")
            raise FieldError(
                sentence.format(count=len(self.measures), received=len(weights)),
                field=_("KPI weights"),
                value=tuple(weights),
            )
        return tuple(round(math.fsum(map(mul, row, weights)), _DIGITS) for row in self.rows)


@dataclass(frozen=True)
class Place:
    """A person's place; equal scores share a place, and the next one is left out (1, 2, 2, 4)."""

    place: int
    name: str
    score: float


@dataclass(frozen=True)
class Swap:
    """What it takes for two people to change places by moving the weight of one measure.

    weight: share now; weight_at_swap: share at which the two draw level, None where no share does it. The other
    weights move in proportion, as in `rebalance`.
    """

    measure: Measure
    ahead: str
    behind: str
    weight: float
    weight_at_swap: float | None

    @property
    def change(self) -> float | None:
        """The change of weight that it takes, below 0 where the weight has to fall; None where nothing does it."""
        return None if self.weight_at_swap is None else self.weight_at_swap - self.weight


def rank(table: ScoreTable, weights: Sequence[float]) -> tuple[Place, ...]:
    """People from the highest score to the lowest; raises FieldError and WeightError as `ScoreTable.scores` does."""
    scores = table.scores(weights)
    order = sorted(range(len(scores)), key=lambda person: -scores[person])
    return tuple(
        Place(1 + sum(other > scores[person] for other in scores), table.people[person], scores[person])
        for person in order
    )


def rank_team(team: Sequence[Performance], scorecard: Scorecard) -> tuple[Place, ...]:
    """People from the highest score on *scorecard* to the lowest.

    >>> from bpcourse.core.kpi.profiles import balanced_scorecard, revenue_scorecard
    >>> from bpcourse.core.kpi.samples import sample_team
    >>> [rank_team(sample_team(), card)[0].name for card in (revenue_scorecard(), balanced_scorecard())]
    ['Liu Yang', 'Wang Jing']
    """
    return rank(ScoreTable.from_team(team, scorecard.measures, limits=scorecard.limits), scorecard.weights)


def swaps(table: ScoreTable, weights: Sequence[float], *, rival: str | None = None) -> tuple[Swap, ...]:
    """For each measure, the weight at which the first and their *rival* (else the second) change places.

    Raises FieldError where there is no such rival; and as `rank` does.
    """
    places = rank(table, weights)
    ahead = places[0].name
    behind = rival if rival is not None else places[1].name if len(places) > 1 else ""
    if behind not in table.people or behind == ahead:
        sentence = _("a swap needs a rival to {ahead} from the score table, got {rival}")
        raise FieldError(sentence.format(ahead=ahead, rival=repr(behind)), field=_("rival"), value=behind)
    pair = (table.rows[table.people.index(name)] for name in (ahead, behind))
    leads = tuple(first - second for first, second in zip(*pair, strict=True))
    return tuple(
        Swap(measure, ahead, behind, weights[index], _level_weight(leads, weights, index))
        for index, measure in enumerate(table.measures)
    )


def closest_swap(table: ScoreTable, weights: Sequence[float], *, rival: str | None = None) -> Swap | None:
    """The swap that takes the smallest change of one weight, None where no single weight can bring it about."""
    possible = [
        (abs(swap.change), index, swap)
        for index, swap in enumerate(swaps(table, weights, rival=rival))
        if swap.change is not None
    ]
    return min(possible)[2] if possible else None


def _level_weight(leads: Sequence[float], weights: Sequence[float], index: int) -> float | None:
    """The weight t of one measure at which the lead t * own + (1 - t) * others is 0: it is linear in t."""
    rest = [(lead, weight) for at, (lead, weight) in enumerate(zip(leads, weights, strict=True)) if at != index]
    total = math.fsum(weight for _lead, weight in rest)
    if not rest:
        return None
    if total > 0:
        others = math.fsum(lead * weight for lead, weight in rest) / total
    else:
        others = math.fsum(lead for lead, _weight in rest) / len(rest)
    if math.isclose(others, leads[index], abs_tol=1e-12):
        return weights[index] if abs(others) <= 1e-12 else None  # noqa: PLR2004 - nothing but rounding
    level = others / (others - leads[index])
    return level if 0 <= level <= 1 else None


def first_place_shares(table: ScoreTable, *, samples: int = 1000, seed: int = 2027) -> dict[str, float]:
    """How often each person comes first when the weights are drawn at random: shares from 0 to 1, ties split.

    All weights that add up to 100% are equally likely. It is the rank acceptability index for the first place of
    stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen, European Journal of Operational
    Research 106, 1998). The same seed gives the same answer.
    Raises FieldError unless there is at least one sample.
    """
    if samples < 1:
        sentence = _("samples must be at least 1, got {value}")
        raise FieldError(sentence.format(value=samples), field=_("samples"), value=samples)
    return _first_shares(table, _random_weights(len(table.measures), samples, seed))


def first_place_shares_on_grid(table: ScoreTable, *, steps: int = 10) -> dict[str, float]:
    """How often each person comes first over all weights that are multiples of 1 / *steps*: shares, ties split.

    Raises FieldError unless *steps* is at least 1.
    """
    if steps < 1:
        sentence = _("steps must be at least 1, got {value}")
        raise FieldError(sentence.format(value=steps), field=_("steps"), value=steps)
    return _first_shares(table, _grid_weights(len(table.measures), steps))


# Independent exponential variates, divided by their sum, are spread evenly over all weights that add up to 1
# (Devroye, Non-Uniform Random Variate Generation, 1986, chapter V); who is first does not depend on the sum.
@lru_cache(maxsize=8)
def _random_weights(measures: int, samples: int, seed: int) -> _Columns:
    import random

    draw = random.Random(seed)  # noqa: S311 - a repeatable simulation, no secret
    return tuple(tuple(draw.expovariate(1.0) for _sample in range(samples)) for _measure in range(measures))


@lru_cache(maxsize=8)
def _grid_weights(measures: int, steps: int) -> _Columns:
    """Every way to split *steps* among the measures: bars put between stars."""
    points = []
    for bars in combinations(range(steps + measures - 1), measures - 1):
        edges = (-1, *bars, steps + measures - 1)
        points.append(tuple(right - left - 1 for left, right in pairwise(edges)))
    return tuple(zip(*points, strict=True))


def _first_shares(table: ScoreTable, columns: _Columns) -> dict[str, float]:
    scores = [_scores_down(row, columns) for row in table.rows]
    best = list(map(max, *scores)) if len(scores) > 1 else scores[0]
    firsts = [list(map(eq, best, person)) for person in scores]
    counts: list[float] = [sum(first) for first in firsts]
    if sum(counts) > len(best):
        ties = [sum(first) for first in zip(*firsts, strict=True)]
        counts = [math.fsum(won / tied for won, tied in zip(first, ties, strict=True)) for first in firsts]
    return {name: round(count / len(best), 4) for name, count in zip(table.people, counts, strict=True)}


def _scores_down(row: Sequence[float], columns: _Columns) -> list[float]:
    """One person's scores for all samples, column by column: several times faster than sample by sample.

    In whole billionths, so that ties on a grid of whole numbers are exact.
    """
    scores = [0.0] * len(columns[0])
    for value, column in zip(row, columns, strict=True):
        billionths = round(value * 10**_DIGITS)
        scores = [score + billionths * weight for score, weight in zip(scores, column, strict=True)]
    return scores
