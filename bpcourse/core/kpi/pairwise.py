"""Weights from comparing two things at a time: the analytic hierarchy process.

"Sales results matter three times as much as customer management" is a judgement. From all of them come the weights,
and a ratio that says how far the judgements contradict each other:

>>> judgements = PairwiseJudgements.from_comparisons(
...     ["Sales", "Customer", "Behavior"],
...     {("Sales", "Customer"): 2, ("Sales", "Behavior"): 4, ("Customer", "Behavior"): 3},
... )
>>> {item: round(weight, 3) for item, weight in judgements.weights.items()}
{'Sales': 0.558, 'Customer': 0.32, 'Behavior': 0.122}
>>> round(judgements.consistency_ratio, 3), judgements.is_consistent
(0.016, True)

Method: T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical Psychology
15, 1977, 234-281; The Analytic Hierarchy Process, McGraw-Hill 1980; "How to make a decision: the analytic hierarchy
process", European Journal of Operational Research 48, 1990, 9-26.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from operator import mul
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "CONSISTENCY_LIMIT",
    "RANDOM_INDEX",
    "JudgementError",
    "PairwiseJudgements",
    "Reconsideration",
    "judgement_text",
    "nearest_on_scale",
    "scale_label",
]

# Saaty 1980: the mean consistency index of random reciprocal matrices, by number of items.
RANDOM_INDEX: Final[Mapping[int, float]] = {
    1: 0.0,
    2: 0.0,
    3: 0.58,
    4: 0.90,
    5: 1.12,
    6: 1.24,
    7: 1.32,
    8: 1.41,
    9: 1.45,
    10: 1.49,
}
CONSISTENCY_LIMIT: Final = 0.10
"""Saaty's rule of thumb: up to a tenth of what chance gives, judgements are good enough to use."""

_STRONGEST: Final = 9.0
_SCALE: Final = tuple(1 / step for step in range(9, 1, -1)) + tuple(float(step) for step in range(1, 10))
_SCALE_NAMES: Final = {
    1: N_("equally important"),
    2: N_("equally to moderately more important"),
    3: N_("moderately more important"),
    4: N_("moderately to strongly more important"),
    5: N_("strongly more important"),
    6: N_("strongly to very strongly more important"),
    7: N_("very strongly more important"),
    8: N_("very strongly to extremely more important"),
    9: N_("extremely more important"),
}
_RECIPROCAL_TOLERANCE: Final = 0.05
"""A table typed with 0.33 for 1/3, or 0.13 for 1/8, is meant to be reciprocal."""
_SCALE_TOLERANCE: Final = 0.1
"""And 0.11 is meant to be 1/9."""

_SETTLED: Final = 1e-13
_MOST_ROUNDS: Final = 5000
_Rows = tuple[tuple[float, ...], ...]


class JudgementError(FieldError):
    """Comparisons from which no weights can be drawn."""

    def __init__(self, sentence: str, *, value: object) -> None:
        super().__init__(sentence, field=_("comparisons"), value=value)


@dataclass(frozen=True)
class Reconsideration:
    """The one judgement that is most at odds with the others.

    given: how many times as important *first* was said to be as *second*; suggested: what all other judgements and
    this one together imply, on the same scale; ratio_then: the consistency ratio if the suggestion is taken.
    """

    first: str
    second: str
    given: float
    suggested: float
    ratio_then: float

    @property
    def suggested_step(self) -> float:
        """The suggestion, moved to the nearest step of the scale (1/9 ... 1 ... 9)."""
        return nearest_on_scale(self.suggested)


@dataclass(frozen=True)
class PairwiseJudgements:
    """How many times as important each item is as each other: rows[i][j] for item i against item j.

    Raises JudgementError unless there are 2 to 10 items with different names, every judgement is from 1/9 to 9, and
    the judgement of B against A is 1 divided by that of A against B.
    """

    items: tuple[str, ...]
    rows: _Rows

    def __post_init__(self) -> None:
        _require_items(self.items)
        _require_square(self.items, self.rows)
        for first, second in combinations(range(len(self.items)), 2):
            self._require_reciprocal(first, second)

    def _require_reciprocal(self, first: int, second: int) -> None:
        one, other = self.rows[first][second], self.rows[second][first]
        _require_on_scale(self.items[first], self.items[second], one)
        if not math.isclose(one * other, 1, abs_tol=_RECIPROCAL_TOLERANCE):
            sentence = _(
                "{second} against {first} must be {required}, the reverse of {first} against {second}, got {got}"
            )
            names = {"first": self.items[first], "second": self.items[second]}
            raise JudgementError(
                sentence.format(required=judgement_text(1 / one), got=judgement_text(other), **names), value=other
            )

    @classmethod
    def from_comparisons(cls, items: Sequence[str], comparisons: Mapping[tuple[str, str], float]) -> Self:
        """Judgements from one comparison a pair, in either direction: {(first, second): times as important}.

        Raises JudgementError where a pair is missing, unknown or judged twice.
        """
        _require_items(tuple(items))
        _require_known_pairs(items, comparisons)
        rows = [[1.0] * len(items) for _item in items]
        for (i, first), (j, second) in combinations(enumerate(items), 2):
            judged = _one_judgement(first, second, comparisons)
            rows[i][j], rows[j][i] = judged, 1 / judged
        return cls(tuple(items), tuple(map(tuple, rows)))

    @cached_property
    def _solution(self) -> tuple[tuple[float, ...], float]:
        return _principal_eigenvector(self.rows, start=None)

    @property
    def priorities(self) -> tuple[float, ...]:
        """The weights of the items, in their order: the principal eigenvector, scaled to add up to 1."""
        return self._solution[0]

    @property
    def weights(self) -> dict[str, float]:
        """The weight of each item, a share from 0 to 1."""
        return dict(zip(self.items, self.priorities, strict=True))

    @property
    def lambda_max(self) -> float:
        """The principal eigenvalue: the number of items where no judgement contradicts another, more where some do."""
        return self._solution[1]

    @property
    def consistency_index(self) -> float:
        """How far the principal eigenvalue lies above the number of items, for each item but one."""
        return _consistency_index(self.lambda_max, len(self.items))

    @property
    def consistency_ratio(self) -> float:
        """The consistency index as a share of what random judgements give: 0 is perfect, 1 is chance."""
        return _consistency_ratio(self.lambda_max, len(self.items))

    @property
    def is_consistent(self) -> bool:
        """Whether the judgements are good enough to use, by Saaty's rule of thumb."""
        return self.consistency_ratio <= CONSISTENCY_LIMIT

    def replaced(self, first: str, second: str, value: float) -> Self:
        """The judgements with *first* against *second* (and its reverse) set to *value*.

        Raises JudgementError where an item is unknown or the value leaves the scale.
        """
        if first == second or first not in self.items or second not in self.items:
            sentence = _("a comparison needs two different items of {items}, got {pair}")
            pair = f"{first} / {second}"
            raise JudgementError(sentence.format(items=", ".join(self.items), pair=pair), value=pair)
        _require_on_scale(first, second, value)
        i, j = self.items.index(first), self.items.index(second)
        return type(self)(self.items, _with_judgement(self.rows, i, j, value))

    def reconsider(self) -> Reconsideration | None:
        """The judgement whose replacement by the ratio of the two weights lowers the consistency ratio most.

        None where nothing contradicts anything. The suggested value keeps within the scale. Looking for the judgement
        that is furthest from the ratio of the weights is Saaty's advice (1980, and European Journal of Operational
        Research 145, 2003, 85-91); here every pair is tried.
        """
        tried = [self._tried(i, j) for i, j in combinations(range(len(self.items)), 2)]
        best = min(tried, key=lambda trial: trial.ratio_then)
        return best if best.ratio_then < self.consistency_ratio - 1e-9 else None

    def _tried(self, i: int, j: int) -> Reconsideration:
        implied = self.priorities[i] / self.priorities[j]
        suggested = min(max(implied, 1 / _STRONGEST), _STRONGEST)
        _weights, largest = _principal_eigenvector(_with_judgement(self.rows, i, j, suggested), start=self.priorities)
        ratio_then = _consistency_ratio(largest, len(self.items))
        return Reconsideration(self.items[i], self.items[j], self.rows[i][j], suggested, ratio_then)


def nearest_on_scale(value: float) -> float:
    """The step of the scale from 1/9 to 9 that lies nearest to *value* in proportion.

    >>> nearest_on_scale(2.6), nearest_on_scale(0.21)
    (3.0, 0.2)
    """
    return min(_SCALE, key=lambda step: abs(math.log(step / value)))


def judgement_text(value: float) -> str:
    """A judgement as people write it: 5, or 1/5 where the second item is the more important.

    >>> judgement_text(5), judgement_text(1 / 3), judgement_text(0.4)
    ('5', '1/3', '1/2.5')
    """
    if 0 < value < 1:
        return f"1/{number_text(1 / value)}"
    return number_text(value)


def scale_label(value: float) -> str:
    """What a step of the scale means, for the more important of the two items.

    >>> scale_label(3), scale_label(1 / 7)
    ('moderately more important', 'very strongly more important')
    """
    step = nearest_on_scale(value)
    return _(_SCALE_NAMES[round(max(step, 1 / step))])


def _require_items(items: tuple[str, ...]) -> None:
    most = max(RANDOM_INDEX)
    if not 2 <= len(items) <= most:  # noqa: PLR2004 - a pair
        sentence = _("comparisons need 2 to {most} items, got {count}")
        raise JudgementError(sentence.format(most=most, count=len(items)), value=items)
    if len(set(items)) < len(items) or not all(item.strip() for item in items):
        sentence = _("comparisons need a different name for each item, got {items}")
        raise JudgementError(sentence.format(items=", ".join(items)), value=items)


def _require_square(items: tuple[str, ...], rows: _Rows) -> None:
    if len(rows) != len(items) or any(len(row) != len(items) for row in rows):
        sentence = _("comparisons of {count} items need {count} rows of {count}, got rows of {lengths}")
        lengths = ", ".join(str(len(row)) for row in rows)
        raise JudgementError(sentence.format(count=len(items), lengths=lengths), value=rows)
    for index, item in enumerate(items):
        if rows[index][index] != 1:
            sentence = _("{item} against itself must be 1, got {value}")
            value = rows[index][index]
            raise JudgementError(sentence.format(item=item, value=judgement_text(value)), value=value)


def _require_on_scale(first: str, second: str, value: float) -> None:
    most = _STRONGEST + _SCALE_TOLERANCE
    within = 1 / most <= value <= most
    if not within:
        sentence = _("{first} against {second} must be from 1/9 to 9, got {value}")
        raise JudgementError(sentence.format(first=first, second=second, value=judgement_text(value)), value=value)


def _require_known_pairs(items: Sequence[str], comparisons: Mapping[tuple[str, str], float]) -> None:
    for first, second in comparisons:
        if first == second or first not in items or second not in items:
            sentence = _("a comparison needs two different items of {items}, got {pair}")
            pair = f"{first} / {second}"
            raise JudgementError(sentence.format(items=", ".join(items), pair=pair), value=pair)


def _one_judgement(first: str, second: str, comparisons: Mapping[tuple[str, str], float]) -> float:
    """The one judgement of a pair, read as *first* against *second*."""
    forward, backward = comparisons.get((first, second)), comparisons.get((second, first))
    if (forward is None) == (backward is None):
        sentence = (
            _("{first} against {second} is missing: compare each pair once")
            if forward is None
            else _("{first} against {second} is judged twice: compare each pair once")
        )
        raise JudgementError(sentence.format(first=first, second=second), value=forward)
    if forward is not None:
        _require_on_scale(first, second, forward)
        return forward
    assert backward is not None  # noqa: S101 - the guard above left one of the two
    _require_on_scale(second, first, backward)
    return 1 / backward


def _with_judgement(rows: _Rows, i: int, j: int, value: float) -> _Rows:
    changed = [list(row) for row in rows]
    changed[i][j], changed[j][i] = value, 1 / value
    return tuple(map(tuple, changed))


def _principal_eigenvector(rows: _Rows, *, start: Sequence[float] | None) -> tuple[tuple[float, ...], float]:
    """Weights that add up to 1, and the eigenvalue, by power iteration.

    It is sure to settle, as all judgements are above 0 (Perron, Mathematische Annalen 64, 1907).
    """
    weights = tuple(start) if start else (1 / len(rows),) * len(rows)
    largest = float(len(rows))
    for _round in range(_MOST_ROUNDS):
        product = [sum(map(mul, row, weights)) for row in rows]
        largest = sum(product)
        following = tuple(entry / largest for entry in product)
        moved = max(abs(new - old) for new, old in zip(following, weights, strict=True))
        weights = following
        if moved < _SETTLED:
            break
    return weights, largest


def _consistency_index(largest: float, items: int) -> float:
    return max(0.0, (largest - items) / (items - 1))


def _consistency_ratio(largest: float, items: int) -> float:
    random_index = RANDOM_INDEX[items]
    return _consistency_index(largest, items) / random_index if random_index else 0.0
