"""How much of the whole a few hold: the share of the top 20%, the Lorenz curve, the Gini coefficient.

>>> revenue = [400, 250, 100, 80, 60, 40, 30, 20, 10, 10]
>>> top_share(revenue), fewest_for(revenue, 0.8), round(gini(revenue), 3)
(0.65, 4, 0.576)
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from bpcourse.core.errors import FieldError, require_amount, require_rate
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["fewest_for", "gini", "lorenz_points", "top_share"]


def top_share(amounts: Iterable[float], share: float = 0.2) -> float:
    """The share of the whole (0 to 1) that the largest *share* of *amounts* hold.

    Where *share* does not come to a whole number, a part of the next one counts: of 12 customers, 20% are the largest
    two and 0.4 of the third. That a vital few hold most is J. M. Juran's reading of Pareto ("The Non-Pareto Principle;
    Mea Culpa", Quality Progress, 1975); how much they hold is to be counted, and need not be 80%.

    Raises AmountError for an amount below 0, RateError for a share outside 0 to 1, FieldError where all is 0.

    >>> top_share([5, 1, 1, 1, 1, 1]), top_share([10, 10, 10, 10, 10])
    (0.52, 0.2)
    """
    require_rate(share, place=_("top share"))
    ordered = _ascending(amounts)[::-1]
    count = share * len(ordered)
    whole = math.floor(count + 1e-9)
    part = max(count - whole, 0) * ordered[whole] if whole < len(ordered) else 0
    return min((math.fsum(ordered[:whole]) + part) / math.fsum(ordered), 1.0)


def fewest_for(amounts: Iterable[float], share: float) -> int:
    """How many of the largest *amounts* it takes to hold *share* (0 to 1) of the whole; errors as `top_share`.

    >>> fewest_for([50, 30, 10, 10], 0.8), fewest_for([1, 1], 0)
    (2, 0)
    """
    require_rate(share, place=_("share of the whole"))
    ordered = _ascending(amounts)[::-1]
    needed = share * math.fsum(ordered) * (1 - 1e-12)
    return sum(held < needed for held in accumulate(ordered[:-1], initial=0.0))


def lorenz_points(amounts: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """The Lorenz curve: from the smallest amount on, the share of those counted and the share they hold.

    M. O. Lorenz, "Methods of Measuring the Concentration of Wealth", Publications of the American Statistical
    Association 9 (70), 1905. Errors as `top_share`.

    >>> lorenz_points([3, 1])
    ((0.0, 0.0), (0.5, 0.25), (1.0, 1.0))
    """
    ordered = _ascending(amounts)
    held = list(accumulate(ordered, initial=0.0))
    count, total = len(ordered), held[-1]
    return tuple((number / count, each / total) for number, each in enumerate(held))


def gini(amounts: Iterable[float]) -> float:
    """The Gini coefficient: 0 where all *amounts* are equal, close to 1 where one holds all; errors as `top_share`.

    With amounts in ascending order, 2 x sum(rank x amount) / (n x sum) - (n + 1) / n: twice the area between the
    Lorenz curve and equality (C. Gini, "Variabilità e mutabilità", 1912).

    >>> gini([2, 2, 2]), gini([0, 0, 0, 8])
    (0.0, 0.75)
    """
    ordered = _ascending(amounts)
    count = len(ordered)
    ranked = math.fsum(rank * amount for rank, amount in enumerate(ordered, start=1))
    return min(max(2 * ranked / (count * math.fsum(ordered)) - (count + 1) / count, 0.0), 1.0)


def _ascending(amounts: Iterable[float]) -> Sequence[float]:
    ordered = list(amounts)
    for amount in ordered:
        require_amount(amount, place=_("amount"))
    if not any(ordered):
        raise FieldError(_("concentration needs at least one amount above 0, got none"), field="amounts", value=ordered)
    return sorted(ordered)
