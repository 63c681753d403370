"""What a pay plan rewards: the hours of a rep who games it, beside the hours that serve the company best.

>>> from bpcourse.core.team.pay import PayPlan
>>> week = (
...     WorkActivity(name="winning customers", hours=20, measure=Dimension.SALES),
...     WorkActivity(name="caring for customers", hours=20),
... )
>>> work = RewardedWork(week, {Dimension.SALES: 1}, PayPlan(target_bonus=60_000))
>>> [round(row.chosen) for row in work.choice.rows], round(work.choice.worth, 2)
([40, 0], 0.71)

The model is the course's own. An hour brings the less, the more hours have gone into the same thing: with e = 1/2 the
fourfold time brings twice as much. The company's hours are taken to be the best there are, and tell so what an hour of
each kind is worth. The rep works as many hours, and only chooses which.

What it shows is an old result: pay for what is measured draws effort away from what is not, the more so the stronger
the pay (B. Holmstrom and P. Milgrom, "Multitask Principal-Agent Analyses: Incentive Contracts, Asset Ownership, and Job
Design", Journal of Law, Economics, and Organization 7, special issue, 1991, pp. 24-52).
"""

from __future__ import annotations

import math
from collections.abc import Mapping  # noqa: TC003 - a plan's codec reads hints at run time
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.errors import AmountError, FieldError, require_amount
from bpcourse.core.kpi import Dimension  # noqa: TC001 - a plan's codec reads hints at run time
from bpcourse.core.language import _

if TYPE_CHECKING:
    from bpcourse.core.team.pay import PayPlan

__all__ = [
    "TRICK_SHARE",
    "USUAL_RESPONSE",
    "EffortChoice",
    "EffortRow",
    "RewardedWork",
    "WorkActivity",
    "require_response",
]

USUAL_RESPONSE: Final = 0.5
"""The exponent e with which hours become results, where a plan says nothing else."""

TRICK_SHARE: Final = 0.05
"""The share of the week in which something that the company does not want at all brings what it brings."""

_STEPS: Final = 40
_FINE_STEPS: Final = 10
_SAME: Final = 1e-9
_SMALLEST_RESPONSE, _LARGEST_RESPONSE = 0.1, 0.9
_HOURS_OF_WEEK: Final = 24 * 7
_DIGITS: Final = 2


def require_response(response: float) -> None:
    """Raise AmountError unless *response* is an exponent from 0.1 to 0.9."""
    if not _SMALLEST_RESPONSE <= response <= _LARGEST_RESPONSE:
        raise AmountError(_("response of results to hours"), response, _("from 0.1 to 0.9"))


@dataclass(frozen=True, kw_only=True)
class WorkActivity:
    """One thing that a rep's hours can go into.

    name: what it is.
    hours: hours a week that serve the company best, to the hundredth; 0 for what only serves the rep.
    measure: the dimension of the scorecard in which it shows; none for what is not measured.
    brings: what it adds to the result in that dimension, as a share of the target, in those hours; where they are 0,
    in a twentieth of the week.

    Raises AmountError for hours that no week has and a result below 0.
    """

    name: str = ""
    hours: float = 0
    measure: Dimension | None = None
    brings: float = 1

    def __post_init__(self) -> None:
        if not 0 <= self.hours <= _HOURS_OF_WEEK:
            place = _("hours for {name}").format(name=self.name)
            raise AmountError(place, self.hours, _("from 0 to 168, all there are in a week"))
        object.__setattr__(self, "hours", round(self.hours, _DIGITS))
        require_amount(self.brings, place=_("what {name} brings").format(name=self.name))


class EffortRow(NamedTuple):
    """One activity with the hours that the company wants and those that the rep chooses."""

    activity: WorkActivity
    chosen: float

    @property
    def gap(self) -> float:
        """Hours chosen beyond those wanted; below 0 where the activity is neglected."""
        return self.chosen - self.activity.hours


@dataclass(frozen=True)
class EffortChoice:
    """A week of a rep.

    rows: the activities in their order; score: the result on the scorecard, 1 for the target; bonus: personal bonus
    and what comes back through the pool for one's own work, money a year; worth: what the hours bring the company, as a
    share of the most they could.
    """

    rows: tuple[EffortRow, ...]
    score: float
    bonus: float
    worth: float

    @property
    def fed(self) -> EffortRow | None:
        """What gets most hours beyond those wanted, None where nothing does."""
        most = max(self.rows, key=lambda row: row.gap)
        return most if most.gap > _SAME else None

    @property
    def starved(self) -> EffortRow | None:
        """What lacks most of the hours wanted, None where nothing does."""
        least = min(self.rows, key=lambda row: row.gap)
        return least if least.gap < -_SAME else None


@dataclass(frozen=True)
class RewardedWork:
    """A week's activities under a scorecard and a pay plan.

    weights: of the dimensions, in any unit, counted in proportion; people: among whom the pool is divided alike;
    response: the exponent with which hours become results, from 0.1 (one soon has enough) to 0.9 (hardly ever).

    Raises FieldError where no activity has hours or no dimension has weight, AmountError for a weight below 0, a team
    of nobody and an exponent outside its borders.
    """

    activities: tuple[WorkActivity, ...]
    weights: Mapping[Dimension, float]
    pay: PayPlan
    people: int = 1
    response: float = USUAL_RESPONSE

    def __post_init__(self) -> None:
        for dimension, weight in self.weights.items():
            require_amount(weight, place=_("weight of {measure}").format(measure=dimension.label))
        if not self.week > 0:
            raise FieldError(_("activities: give one at least some hours, got none"), field="activities", value=0)
        if not math.fsum(self.weights.values()):
            raise FieldError(_("weights: give one measure at least some weight, got none"), field="weights", value=0)
        require_response(self.response)
        require_amount(self.people, place=_("people in the pool"), above_zero=True)

    @cached_property
    def week(self) -> float:
        """Hours of the week."""
        return math.fsum(one.hours for one in self.activities)

    @property
    def wanted(self) -> EffortChoice:
        """The week as the company wants it."""
        return self._judged(tuple(one.hours for one in self.activities))

    @cached_property
    def choice(self) -> EffortChoice:
        """The week that pays the rep most; of several, the one that serves the company best.

        No week pays better than the best of those that weigh score and worth at some rate: both are concave in the
        hours, so the weeks that get the most score for their worth are just these. Going through the rates finds it,
        whatever steps and lids the pay plan has.
        """
        rate = self._best([step / _STEPS for step in range(_STEPS + 1)])
        for width in (1 / _STEPS, 1 / _STEPS / _FINE_STEPS):
            around = (rate + width * step / _FINE_STEPS for step in range(-_FINE_STEPS, _FINE_STEPS + 1))
            rate = self._best([each for each in around if 0 <= each <= 1])
        return self._judged(self._hours_at(rate))

    @property
    def fitting_weights(self) -> dict[Dimension, float]:
        """The weights, adding up to 1, that pay each measured activity what it is worth; empty where none is measured.

        A weight cannot tell activities in one dimension apart, so the one with most hours stands for them.
        """
        fitting = {}
        for dimension in self.weights:
            shown = [one for one in self.activities if one.measure is dimension and one.brings and one.hours]
            main = max(shown, key=lambda one: one.hours, default=None)
            fitting[dimension] = main.hours / main.brings if main else 0.0
        total = math.fsum(fitting.values())
        return {dimension: weight / total for dimension, weight in fitting.items()} if total else {}

    @property
    def refitted(self) -> EffortChoice | None:
        """The rep's week under the fitting weights; None where nothing is measured."""
        fitting = self.fitting_weights
        return replace(self, weights=fitting).choice if fitting else None

    @property
    def unmeasured(self) -> tuple[WorkActivity, ...]:
        """What the company wants and no weight pays for."""
        return tuple(one for one, gain in zip(self.activities, self._scores, strict=True) if one.hours and not gain)

    # How it works ---------------------------------------------------------------------------------------------------

    @cached_property
    def _normal(self) -> tuple[float, ...]:
        """The hours in which each activity brings what it says."""
        return tuple(one.hours or TRICK_SHARE * self.week for one in self.activities)

    @cached_property
    def _scores(self) -> tuple[float, ...]:
        """What each activity adds to the score in its normal hours."""
        total = math.fsum(self.weights.values())
        weights = {dimension: weight / total for dimension, weight in self.weights.items()}
        return tuple(
            0.0 if one.measure is None else weights.get(one.measure, 0.0) * one.brings for one in self.activities
        )

    @cached_property
    def _worths(self) -> tuple[float, ...]:
        """What each activity adds to the worth in its normal hours.

        At the best hours one more of them is worth the same anywhere, so each kind is worth as much as it has hours.
        """
        return tuple(one.hours / self.week for one in self.activities)

    def _best(self, rates: list[float]) -> float:
        """The one of *rates* at which the week pays most; of equal ones the first."""
        best, most = rates[0], -math.inf
        for rate in rates:
            hours = self._hours_at(rate)
            bonus = self._bonus(self._sum(self._scores, hours), self._sum(self._worths, hours))
            if bonus > most + _SAME * max(1.0, abs(most) if most > -math.inf else 1.0):
                best, most = rate, bonus
        return best

    def _hours_at(self, rate: float) -> tuple[float, ...]:
        """The hours with the largest sum of *rate* times score and the rest times worth.

        With c the gain of an activity in its normal hours n, the sum of c (h / n) ** e over hours h that add up to the
        week is largest where the next hour gains the same everywhere: h in proportion to (c / n ** e) ** (1 / (1 - e)).
        """
        gains = (rate * score + (1 - rate) * worth for score, worth in zip(self._scores, self._worths, strict=True))
        power = 1 / (1 - self.response)
        pulls = [gain / hours**self.response for gain, hours in zip(gains, self._normal, strict=True)]
        strongest = max(pulls)
        if not strongest:  # no hour changes anything
            return tuple(one.hours for one in self.activities)
        parts = [(pull / strongest) ** power for pull in pulls]
        total = math.fsum(parts)
        return tuple(self.week * part / total for part in parts)

    def _sum(self, gains: tuple[float, ...], hours: tuple[float, ...]) -> float:
        e = self.response
        return math.fsum(
            gain * (spent / normal) ** e for gain, spent, normal in zip(gains, hours, self._normal, strict=True)
        )

    def _bonus(self, score: float, worth: float) -> float:
        """Personal bonus, and the part of the pool that the rep's own work fills and gets back."""
        return self.pay.personal_bonus(score) + self.pay.target_bonus * self.pay.pool_share * worth / self.people

    def _judged(self, hours: tuple[float, ...]) -> EffortChoice:
        score, worth = self._sum(self._scores, hours), self._sum(self._worths, hours)
        rows = tuple(map(EffortRow, self.activities, hours))
        return EffortChoice(rows, score, self._bonus(score, worth), worth)
