"""How selling hours, people and money are shared out among segments: three rules against the plan's own split.

>>> plants = SegmentNeed("food plants", expected_return=2_500_000, with_hours=3_000, hours_to_keep=1_600, rank=1)
>>> malls = SegmentNeed("malls", expected_return=500_000, with_hours=1_000, hours_to_keep=800, rank=2)
>>> even, top, by_return = (
...     split_by(way, [plants, malls], hours=6_400, budget=500_000, heads=4) for way in RULES
... )
>>> even.hours_to_win, top.hours_to_win, by_return.hours_to_win
((2000.0, 2000.0), (3200.0, 800.0), (3333.0, 667.0))
>>> [round(split.expected_return) for split in (even, top, by_return)]
[2810934, 3018933, 3026777]
>>> top.heads, top.hours == 6_400, top.budget
((3, 1), True, (400000.0, 100000.0))

What keeps the customers there are is set aside first; the rules share out what is left. More hours bring more, but
each further hour less, see `SegmentNeed.response`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, require_amount
from bpcourse.core.language import N_, _
from bpcourse.core.segments import segment_named
from bpcourse.core.value_matrix import weighted_potential

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.resources import Allocation
    from bpcourse.core.segments import Segment

__all__ = [
    "RULES",
    "SELLING_ELASTICITY",
    "SegmentNeed",
    "Split",
    "SplitWay",
    "apportioned",
    "best_return",
    "best_shares",
    "eighty_twenty_shares",
    "even_shares",
    "own_split",
    "return_shares",
    "segment_needs",
    "shared_out",
    "split_by",
]

# S. Albers, M. K. Mantrala and S. Sridhar, "Personal Selling Elasticities: A Meta-Analysis", Journal of Marketing
# Research 47 (5), 2010.
SELLING_ELASTICITY: Final = 0.34
"""By how many percent sales rise for one percent more selling effort, on average over many studies."""

_TOP_PART: Final = 0.2
_TOP_SHARE: Final = 0.8
_LAST: Final = 10**9


class SplitWay(StrEnum):
    """A way to share out hours and money."""

    OWN = "own"
    EVEN = "even"
    EIGHTY_TWENTY = "eighty_twenty"
    RETURN = "return"

    @property
    def label(self) -> str:
        """The way in words."""
        return _(_LABELS[self])


_LABELS: Final = {
    SplitWay.OWN: N_("your split"),
    SplitWay.EVEN: N_("even split"),
    SplitWay.EIGHTY_TWENTY: N_("80/20 by priority"),
    SplitWay.RETURN: N_("by expected return"),
}
RULES: Final = (SplitWay.EVEN, SplitWay.EIGHTY_TWENTY, SplitWay.RETURN)
"""The ways that follow from the segments alone."""


@dataclass(frozen=True)
class SegmentNeed:
    """What a split has to know of one segment.

    name: the segment.
    expected_return: revenue that hours to win are expected to add, money.
    with_hours: hours to win with which that is expected; at 0 it is expected to come by itself.
    hours_to_keep: selling hours for the customers it has.
    rank: its place in the plan's order, 1 for the first; none comes after all others.

    Raises AmountError for money or hours below 0.
    """

    name: str
    expected_return: float = 0
    with_hours: float = 0
    hours_to_keep: float = 0
    rank: int | None = None

    def __post_init__(self) -> None:
        for amount, place in (
            (self.expected_return, _("segment {name}: expected return")),
            (self.with_hours, _("segment {name}: hours with which it is expected")),
            (self.hours_to_keep, _("segment {name}: hours to keep")),
        ):
            require_amount(amount, place=place.format(name=self.name))

    def response(self, hours: float, *, elasticity: float = SELLING_ELASTICITY) -> float:
        """Revenue that *hours* to win can be expected to add, money.

        The expected return, times the ratio of the hours to those it was expected with, to the power of the
        elasticity: a response curve of constant elasticity with diminishing returns. That the curve goes through a
        point the planner judges is the decision calculus of J. D. C. Little, "Models and Managers: The Concept of a
        Decision Calculus", Management Science 16 (8), 1970.

        >>> need = SegmentNeed("malls", expected_return=500_000, with_hours=1_000)
        >>> [round(need.response(hours, elasticity=0.5)) for hours in (0, 250, 1_000, 4_000)]
        [0, 250000, 500000, 1000000]
        """
        if not self.with_hours:
            return self.expected_return
        return self.expected_return * math.pow(hours / self.with_hours, elasticity)


@dataclass(frozen=True)
class Split:
    """Hours, people and money for each of *needs*, in their order.

    way: how it came about; heads: whole people, by all hours of a segment; elasticity: that of the response curve.
    """

    way: SplitWay
    needs: tuple[SegmentNeed, ...]
    hours_to_win: tuple[float, ...]
    budget: tuple[float, ...]
    heads: tuple[int, ...]
    elasticity: float

    @property
    def returns(self) -> tuple[float, ...]:
        """Revenue that each segment can be expected to add, money."""
        pairs = zip(self.needs, self.hours_to_win, strict=True)
        return tuple(need.response(hours, elasticity=self.elasticity) for need, hours in pairs)

    @property
    def expected_return(self) -> float:
        """Revenue that all segments together can be expected to add, money."""
        return math.fsum(self.returns)

    @property
    def hours(self) -> float:
        """All selling hours given out, to keep and to win."""
        return math.fsum((*(need.hours_to_keep for need in self.needs), *self.hours_to_win))


def segment_needs(segments: Sequence[Segment], allocation: Iterable[Allocation]) -> tuple[SegmentNeed, ...]:
    """What a split has to know of each segment that *allocation* names, from the plan.

    The rank is the segment's priority; where there is none, the order of weighted potential, then of target. The
    expected return is the segment's growth where the allocation states none, and nothing where that is below 0.

    >>> from bpcourse.core.worked_execution import worked_resources
    >>> from bpcourse.core.worked_market import worked_segments
    >>> for need in segment_needs(worked_segments(), worked_resources().allocation)[:2]:
    ...     print(need.name, need.expected_return, need.with_hours, need.rank)
    large manufacturers 5000000.0 5280 1
    mid-size food and beverage plants 2500000.0 3040 2
    """
    ranks = {segment.name: rank for rank, segment in enumerate(sorted(segments, key=_rank_key), start=1)}
    return tuple(_need(line, segment_named(line.segment, segments), ranks.get(line.segment)) for line in allocation)


def _rank_key(segment: Segment) -> tuple[float, float, float]:
    priority = _LAST if segment.priority is None else segment.priority
    return priority, -(weighted_potential(segment) or 0), -(segment.target or 0)


def _need(line: Allocation, segment: Segment | None, rank: int | None) -> SegmentNeed:
    growth = max((segment.growth or 0) if segment else 0, 0)
    return SegmentNeed(
        line.segment,
        expected_return=growth if line.expected_return is None else line.expected_return,
        with_hours=line.hours_to_win if line.expected_with_hours is None else line.expected_with_hours,
        hours_to_keep=line.hours_to_keep,
        rank=rank,
    )


# Shares ---------------------------------------------------------------------------------------------------------------


def even_shares(needs: Sequence[SegmentNeed]) -> tuple[float, ...]:
    """The same share, from 0 to 1, for every segment."""
    return tuple(1 / len(needs) for _need in needs)


def eighty_twenty_shares(needs: Sequence[SegmentNeed]) -> tuple[float, ...]:
    """Shares, from 0 to 1: 80% for the first fifth of the segments by rank, 20% for the others, evenly within each.

    The first fifth is at least one segment and rounded up; where there are no others, it gets all. The rule turns
    Pareto's observation round: that few bring most (see `concentration`) is no proof that they should get most.

    >>> needs = [SegmentNeed("malls", rank=3), SegmentNeed("plants", rank=1), SegmentNeed("hospitals")]
    >>> [round(share, 2) for share in eighty_twenty_shares(needs)]
    [0.1, 0.8, 0.1]
    """
    places = range(len(needs))
    order = sorted(places, key=lambda place: (needs[place].rank or _LAST, -needs[place].expected_return))
    first = set(order[: math.ceil(len(needs) * _TOP_PART - 1e-9)])
    rest = len(needs) - len(first)
    if not rest:
        return even_shares(needs)
    return tuple(_TOP_SHARE / len(first) if place in first else (1 - _TOP_SHARE) / rest for place in places)


def return_shares(needs: Sequence[SegmentNeed]) -> tuple[float, ...]:
    """Shares, from 0 to 1, in proportion to the revenue that hours are expected to add.

    What comes without hours counts nothing; where nothing is expected of hours, all get the same.
    """
    return _proportional(needs, [need.expected_return if need.with_hours else 0.0 for need in needs])


def best_shares(needs: Sequence[SegmentNeed], *, elasticity: float = SELLING_ELASTICITY) -> tuple[float, ...]:
    """The shares, from 0 to 1, with which the response curves together bring most.

    At the best split the next hour brings the same everywhere. With one elasticity that means hours in proportion to
    the returns *they themselves* bring (P. O. Dorfman and R. Steiner, "Optimal Advertising and Optimal Quality",
    American Economic Review 44 (5), 1954, solved for hours), so `return_shares` of plans made from this split are this
    split again.

    Raises AmountError for an elasticity that is not between 0 and 1.

    >>> shares = best_shares([SegmentNeed("a", 2_000, 100), SegmentNeed("b", 1_000, 100)], elasticity=0.5)
    >>> [round(share, 3) for share in shares]
    [0.8, 0.2]
    """
    _require_diminishing(elasticity)
    logs = [_log_of_best(need, elasticity) for need in needs]
    most = max((each for each in logs if each is not None), default=0.0)
    return _proportional(needs, [0.0 if each is None else math.exp(each - most) for each in logs])


def best_return(needs: Sequence[SegmentNeed], *, hours: float, elasticity: float = SELLING_ELASTICITY) -> float:
    """The most revenue, money, that any split of *hours* can be expected to add, those to keep taken off first.

    Raises AmountError for an elasticity that is not between 0 and 1.

    >>> needs = [SegmentNeed("a", 2_000, 100), SegmentNeed("b", 1_000, 100)]
    >>> round(best_return(needs, hours=200, elasticity=0.5)), sum(need.expected_return for need in needs)
    (3162, 3000)
    """
    left = _left_to_win(needs, hours)
    shares = best_shares(needs, elasticity=elasticity)
    return math.fsum(
        need.response(left * share, elasticity=elasticity) for need, share in zip(needs, shares, strict=True)
    )


def _left_to_win(needs: Sequence[SegmentNeed], hours: float) -> float:
    return max(hours - math.fsum(need.hours_to_keep for need in needs), 0.0)


def _log_of_best(need: SegmentNeed, elasticity: float) -> float | None:
    if not (need.with_hours and need.expected_return):
        return None
    return (math.log(need.expected_return) - elasticity * math.log(need.with_hours)) / (1 - elasticity)


def _proportional(needs: Sequence[SegmentNeed], weights: Sequence[float]) -> tuple[float, ...]:
    most = max(weights, default=0)
    if not most:
        return even_shares(needs)
    scaled = [weight / most for weight in weights]
    total = math.fsum(scaled)
    return tuple(weight / total for weight in scaled)


def _require_diminishing(elasticity: float) -> None:
    if not 0 < elasticity < 1:
        raise AmountError(_("elasticity"), elasticity, _("more than 0 and less than 1"))


# Amounts --------------------------------------------------------------------------------------------------------------


def apportioned(count: int, shares: Sequence[float]) -> tuple[int, ...]:
    """*count* whole things by *shares*, with none lost: each gets its whole part, then the largest remainders one more.

    The method of largest remainders (Hamilton's), as in M. L. Balinski and H. P. Young, "Fair Representation", 1982; of
    equal remainders the first comes first.

    >>> apportioned(8, [0.522, 0.315, 0.12, 0.043])
    (4, 3, 1, 0)
    """
    parts = [Fraction(share) for share in shares]
    total = sum(parts)
    exact = [count * part / total for part in parts]
    whole = [math.floor(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    raised = set(by_remainder[: count - sum(whole)])
    return tuple(number + (place in raised) for place, number in enumerate(whole))


def shared_out(amount: float, shares: Sequence[float]) -> tuple[float, ...]:
    """*amount* by *shares* in whole units that add up to it exactly; a broken rest goes with the largest share.

    >>> shared_out(100, [1 / 3, 1 / 3, 1 / 3]), shared_out(10.5, [0.25, 0.75])
    ((34.0, 33.0, 33.0), (3.0, 7.5))
    """
    whole = math.floor(amount)
    parts = [float(part) for part in apportioned(whole, shares)]
    if parts:
        parts[max(range(len(parts)), key=lambda place: shares[place])] += amount - whole
    return tuple(parts)


def own_split(
    needs: Sequence[SegmentNeed],
    allocation: Sequence[Allocation],
    *,
    heads: int,
    elasticity: float = SELLING_ELASTICITY,
) -> Split:
    """The plan's own split: hours and money as *allocation* has them, whole *heads* by all hours of a segment.

    Raises AmountError for an elasticity that is not between 0 and 1.
    """
    _require_diminishing(elasticity)
    hours = tuple(line.hours_to_win for line in allocation)
    budget = tuple(line.budget for line in allocation)
    return Split(SplitWay.OWN, tuple(needs), hours, budget, _heads(needs, hours, heads), elasticity)


def split_by(
    way: SplitWay,
    needs: Sequence[SegmentNeed],
    *,
    hours: float,
    budget: float,
    heads: int,
    elasticity: float = SELLING_ELASTICITY,
) -> Split:
    """*hours*, *budget* and *heads* shared out by one of the `RULES`; the hours to keep come off first.

    The sums are kept exactly, in whole hours and whole money. Where keeping alone takes more hours than there are,
    none is left to win with. Raises AmountError for amounts below 0 and an elasticity that is not between 0 and 1.
    """
    for amount, place in ((hours, _("selling hours")), (budget, _("budget")), (heads, _("headcount"))):
        require_amount(amount, place=place)
    _require_diminishing(elasticity)
    rules = {
        SplitWay.EVEN: even_shares,
        SplitWay.EIGHTY_TWENTY: eighty_twenty_shares,
        SplitWay.RETURN: return_shares,
    }
    shares = rules[way](needs)
    to_win = shared_out(_left_to_win(needs, hours), shares)
    return Split(way, tuple(needs), to_win, shared_out(budget, shares), _heads(needs, to_win, heads), elasticity)


def _heads(needs: Sequence[SegmentNeed], hours_to_win: Sequence[float], heads: int) -> tuple[int, ...]:
    hours = [need.hours_to_keep + more for need, more in zip(needs, hours_to_win, strict=True)]
    return apportioned(heads, _proportional(needs, hours))
