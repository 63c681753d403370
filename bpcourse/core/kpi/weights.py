"""Weights: shares that add up to 100%, and what to do when one of them is moved.

>>> rebalance({"sales": 0.6, "customer": 0.3, "team": 0.1}, changed="sales", to=0.2)
{'sales': 0.2, 'customer': 0.6, 'team': 0.2}
>>> require_full_weight([0.6, 0.3])
Traceback (most recent call last):
    ...
bpcourse.core.kpi.weights.WeightError: KPI weights must add up to 100%, got 90%: raise one by 10 points
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeVar

from bpcourse.core.errors import FieldError, require_amount, require_rate
from bpcourse.core.language import _, ngettext
from bpcourse.core.quantities import number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["WEIGHT_TOLERANCE", "WeightError", "rebalance", "require_full_weight", "weight_gap", "whole_percents"]

WEIGHT_TOLERANCE: Final = 0.00005
"""Half of a hundredth of a percent: any gap above it shows in a sentence that has two decimals."""

K = TypeVar("K")


class WeightError(FieldError):
    """Weights that do not make a whole.

    value: what they add up to; gap: the share still missing, below 0 where there is too much.
    """

    def __init__(self, sentence: str, *, total: float) -> None:
        super().__init__(sentence, field=_("KPI weights"), value=total)
        self.gap = 1 - total


def weight_gap(weights: Iterable[float]) -> float:
    """The share still missing to 100%, below 0 where there is too much; exactly 0 where the sum is good enough.

    >>> round(weight_gap([0.5, 0.4]), 3), weight_gap([0.1] * 10)
    (0.1, 0.0)
    """
    gap = 1 - math.fsum(weights)
    return 0.0 if abs(gap) <= WEIGHT_TOLERANCE else gap


def require_full_weight(weights: Collection[float]) -> None:
    """Raise WeightError unless *weights* (shares from 0 to 1) add up to 100%, RateError where one is no share."""
    for weight in weights:
        require_rate(weight, place=_("KPI weight"))
    gap = weight_gap(weights)
    if gap:
        sentence = _gap_sentence(gap, heaviest=max(weights, default=0.0), points=round(abs(gap) * 100, 2))
        total = math.fsum(weights)
        raise WeightError(
            sentence.format(total=percent_text(total, digits=2), points=number_text(abs(gap) * 100, digits=2)),
            total=total,
        )


def _gap_sentence(gap: float, *, heaviest: float, points: float) -> str:
    if gap > 0:
        return ngettext(
            "KPI weights must add up to 100%, got {total}: raise one by {points} point",
            "KPI weights must add up to 100%, got {total}: raise one by {points} points",
            points,
        )
    if heaviest + gap >= 0:
        return ngettext(
            "KPI weights must add up to 100%, got {total}: lower one by {points} point",
            "KPI weights must add up to 100%, got {total}: lower one by {points} points",
            points,
        )
    return _("KPI weights must add up to 100%, got {total}: lower several by {points} points together")


def rebalance(weights: Mapping[K, float], *, changed: K, to: float, locked: Collection[K] = ()) -> dict[K, float]:
    """New weights with *changed* set *to* its new share; the others move in proportion, the *locked* ones stay.

    Where the others were all 0 they share what is left equally. The result adds up to 100%. Raises FieldError where
    *changed* is not among the weights, WeightError where the locked weights leave no room or nothing is free to move.

    >>> rebalance({"sales": 0.5, "customer": 0.25, "team": 0.25}, changed="sales", to=0.25, locked=["team"])
    {'sales': 0.25, 'customer': 0.5, 'team': 0.25}
    """
    if changed not in weights:
        sentence = _("no weight is called {name}").format(name=repr(str(changed)))
        raise FieldError(sentence, field=_("KPI weights"), value=changed)
    for weight in weights.values():
        require_amount(weight, place=_("KPI weight"))
    require_rate(to, place=_("KPI weight"))
    fixed = {key: weights[key] for key in locked if key != changed} | {changed: to}
    free = {key: weight for key, weight in weights.items() if key not in fixed}
    left = _left_for(free, taken=math.fsum(fixed.values()))
    total = math.fsum(free.values())
    shares = {key: left * (weight / total) if total > 0 else left / len(free) for key, weight in free.items()}
    return {key: fixed[key] if key in fixed else round(shares[key], 12) for key in weights}


def _left_for(free: Collection[object], *, taken: float) -> float:
    """What the weights that may move have to share."""
    left = max(0.0, 1 - taken)
    if weight_gap([taken]) < 0:
        sentence = _("the new weight and the locked ones take {taken} of 100%: lower or unlock some")
        raise WeightError(sentence.format(taken=percent_text(taken, digits=2)), total=taken)
    if weight_gap([taken]) > 0 and not free:
        sentence = _("no other weight is free to take the missing {left}: add a KPI or unlock one")
        raise WeightError(sentence.format(left=percent_text(left, digits=2)), total=taken)
    return left


def whole_percents(weights: Mapping[K, float]) -> dict[K, int]:
    """*weights* in whole percent that still add up to 100, by the method of largest remainders (Hamilton's).

    Raises WeightError where the weights do not add up to 100%.

    >>> whole_percents({"sales": 1 / 3, "customer": 1 / 3, "team": 1 / 3})
    {'sales': 34, 'customer': 33, 'team': 33}
    """
    require_full_weight(weights.values())
    percents = {key: round(weight * 100, 9) for key, weight in weights.items()}
    whole = {key: math.floor(percent) for key, percent in percents.items()}
    missing = 100 - sum(whole.values())
    by_remainder = sorted(percents, key=lambda key: whole[key] - percents[key])
    raised = set(by_remainder[:missing])
    return {key: floor + (key in raised) for key, floor in whole.items()}
