"""Customer segments: what each brought and is to bring, how attractive and how winnable it is, and who decides there.

>>> plants = Segment(name="food plants", customers=50, revenue=10_000_000, target=12_500_000)
>>> plants.growth, plants.growth_rate, plants.revenue_per_customer
(2500000, 0.25, 200000.0)
>>> malls = Segment(name="malls", revenue=6_000_000, target=6_500_000)
>>> total_target([plants, malls]), segment_named("malls", [plants, malls]) == malls
(19000000.0, True)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the plan's codec reads hints at run time
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, require_amount
from bpcourse.core.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "MOST_POINTS",
    "BuyingRole",
    "DecisionMaker",
    "Segment",
    "segment_named",
    "total_revenue",
    "total_target",
]

MOST_POINTS: Final = 10
"""Potential, winnability and influence are judged from 0 to this."""


class BuyingRole(StrEnum):
    """What somebody on the customer's side does in a purchase.

    The roles are those of the buying center: users, influencers, buyers, deciders and gatekeepers (F. E. Webster and
    Y. Wind, "A General Model for Understanding Organizational Buying Behavior", Journal of Marketing 36, 1972); the
    initiator was added by T. V. Bonoma, "Major Sales: Who Really Does the Buying?", Harvard Business Review, 1982.
    """

    INITIATOR = "initiator"
    USER = "user"
    INFLUENCER = "influencer"
    BUYER = "buyer"
    DECIDER = "decider"
    GATEKEEPER = "gatekeeper"

    @property
    def label(self) -> str:
        """The role in words."""
        return _(_BUYING_ROLES[self])


_BUYING_ROLES: Final = {
    BuyingRole.INITIATOR: N_("starts the purchase"),
    BuyingRole.USER: N_("will use it"),
    BuyingRole.INFLUENCER: N_("advises"),
    BuyingRole.BUYER: N_("negotiates and orders"),
    BuyingRole.DECIDER: N_("decides"),
    BuyingRole.GATEKEEPER: N_("lets people and papers through"),
}


@dataclass(frozen=True, kw_only=True)
class DecisionMaker:
    """Somebody who has a say in the purchase, on the customer's side.

    name: the position or the person, such as "plant energy manager".
    role: what they do in the purchase.
    influence: how much their word counts, from 0 to 10.
    measured_on: what they are judged by.
    fears: what would make them say no.
    believes: whom or what they trust.
    met_at: where they are met.

    Raises AmountError for an influence outside that.
    """

    name: str = ""
    role: BuyingRole | None = None
    influence: float | None = None
    measured_on: str = ""
    fears: str = ""
    believes: str = ""
    met_at: str = ""

    def __post_init__(self) -> None:
        _require_points(self.influence, place=_("influence of {name}").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A group of customers with needs in common, and what the plan expects of it.

    name: what the group is called, the same everywhere in the plan.
    customers: how many buy from the company now.
    revenue: what they brought in the year before the plan, money.
    target: what they are to bring in the plan's period, money.
    potential: how much the group could be worth, from 0 to 10.
    winnability: how likely it is to be won, from 0 (hard) to 10 (easy).
    priority: its place in the team's order, 1 for the first; two segments may share a place.
    decision_makers: who has a say in a purchase.
    decision_process: the steps through which a purchase goes.
    pains: what troubles these customers.
    analysed_on: the day on which this was last looked at.

    Raises AmountError for amounts below 0, points outside 0 to 10 and a priority below 1.
    """

    name: str = ""
    customers: int | None = None
    revenue: float | None = None
    target: float | None = None
    potential: float | None = None
    winnability: float | None = None
    priority: int | None = None
    decision_makers: tuple[DecisionMaker, ...] = ()
    decision_process: str = ""
    pains: tuple[str, ...] = ()
    analysed_on: date | None = None

    def __post_init__(self) -> None:
        for amount, place in (
            (self.customers, _("segment {name}: customers")),
            (self.revenue, _("segment {name}: revenue")),
            (self.target, _("segment {name}: target")),
        ):
            if amount is not None:
                require_amount(amount, place=place.format(name=self.name))
        _require_points(self.potential, place=_("segment {name}: potential").format(name=self.name))
        _require_points(self.winnability, place=_("segment {name}: winnability").format(name=self.name))
        if self.priority is not None and self.priority < 1:
            raise AmountError(_("segment {name}: priority").format(name=self.name), self.priority, _("1 or more"))

    @property
    def growth(self) -> float | None:
        """Target less revenue, money; None where either is missing."""
        return None if self.target is None or self.revenue is None else self.target - self.revenue

    @property
    def growth_rate(self) -> float | None:
        """Target over revenue less 1 (0.25 is 25% more); None where either is missing or there was no revenue."""
        return self.target / self.revenue - 1 if self.target is not None and self.revenue else None

    @property
    def revenue_per_customer(self) -> float | None:
        """What a customer brought on average, money; None where revenue is missing or nobody buys yet."""
        return self.revenue / self.customers if self.revenue is not None and self.customers else None

    def days_since_analysis(self, day: date) -> int | None:
        """Calendar days from the last analysis to *day*; None where its day is missing.

        >>> from datetime import date
        >>> Segment(analysed_on=date(2026, 10, 1)).days_since_analysis(date(2027, 1, 1))
        92
        """
        return None if self.analysed_on is None else (day - self.analysed_on).days

    @property
    def decision_gaps(self) -> tuple[str, ...]:
        """What the buying-decision sheet still lacks, one sentence each.

        >>> Segment(decision_process="tender", pains=("downtime",)).decision_gaps
        ('Nobody is named who decides.',)
        """
        named = [one for one in self.decision_makers if one.name]
        missing = (
            (not any(one.role is BuyingRole.DECIDER for one in named), _("Nobody is named who decides.")),
            (not self.decision_process, _("The way of a purchase is not written down.")),
            (not self.pains, _("No pain is named: why would they buy?")),
        )
        unknown = [
            _("{name}: how much the word counts is open.").format(name=one.name)
            for one in named
            if one.influence is None
        ]
        unknown += [
            _("{name} decides and has no card yet: measured on what, afraid of what?").format(name=one.name)
            for one in named
            if one.role is BuyingRole.DECIDER and not (one.measured_on or one.fears or one.believes)
        ]
        return (*(sentence for lacks, sentence in missing if lacks), *unknown)


def segment_named(name: str, segments: Iterable[Segment]) -> Segment | None:
    """The segment called *name*, None where there is none."""
    return next((segment for segment in segments if segment.name == name), None)


def total_revenue(segments: Iterable[Segment]) -> float:
    """What all *segments* brought in the year before, money; those that do not say count as 0."""
    return math.fsum(segment.revenue or 0 for segment in segments)


def total_target(segments: Iterable[Segment]) -> float:
    """What all *segments* are to bring, money; those that do not say count as 0."""
    return math.fsum(segment.target or 0 for segment in segments)


def _require_points(points: float | None, *, place: str) -> None:
    if points is not None and not 0 <= points <= MOST_POINTS:
        raise AmountError(place, points, _("from 0 to {most}").format(most=MOST_POINTS))
