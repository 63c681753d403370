"""What a sheet of risks says now: which come first, which ring and since when, and how often chance alone rings.

>>> from bpcourse.core.risks import Risk, RiskFactor
>>> counts = {"2027-01": 2, "2027-02": 6, "2027-03": 8}
>>> economy = Risk(factor=RiskFactor.ECONOMY, likelihood=4, impact=3, threshold=6, in_a_row=2, values=counts)
>>> hearing_of(economy).label
'rings'
>>> [(alert.began, alert.rang, alert.is_ongoing) for alert in alerts([economy])]
[('2027-02', '2027-03', True)]

A month in which nothing has changed still has a count that moves.  How far, the binomial law says for counts among a
number of cases, and the Poisson law for counts without one (W. A. Shewhart, Economic Control of Quality of Manufactured
Product, 1931, drew limits for both); both take cases as independent of each other:

>>> round(chance_of(6, usual=2.7, of=27), 3), reached_by_chance(2.7, of=27), pencil_limit(2.7)
(0.047, 6, 6)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, require_amount, require_rate
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_text
from bpcourse.core.reviews import Crossing
from bpcourse.core.risks import RiskGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpcourse.core.risks import Risk

__all__ = [
    "RARE",
    "Alert",
    "GroupHearing",
    "Hearing",
    "alerts",
    "chance_of",
    "chance_of_crossing",
    "false_alarms",
    "group_hearings",
    "hearing_of",
    "pencil_limit",
    "ranked",
    "reached_by_chance",
]

RARE: Final = 0.05
"""How often chance alone may reach a threshold: in one month of twenty."""

_MONTHS: Final = 12
_FAR: Final = 60
"""So many square roots of the usual count above it, the chance is no longer a number that a computer holds."""


# What is heard --------------------------------------------------------------------------------------------------------


class Hearing(StrEnum):
    """What a signal says in its latest counted month."""

    RINGS = "rings"
    LOOK = "look"
    QUIET = "quiet"
    UNCOUNTED = "uncounted"

    @property
    def label(self) -> str:
        """The state in words."""
        return _(_HEARING_NAMES[self])


_HEARING_NAMES: Final = {
    Hearing.RINGS: N_("rings"),
    Hearing.LOOK: N_("look"),
    Hearing.QUIET: N_("quiet"),
    Hearing.UNCOUNTED: N_("not counted"),
}
_LOUDEST_FIRST: Final = tuple(Hearing)


def hearing_of(risk: Risk) -> Hearing:
    """What the signal of *risk* says in its latest counted month: once over the threshold, look; often enough, act."""
    if risk.threshold is None or not risk.values:
        return Hearing.UNCOUNTED
    latest = max(risk.values)
    if latest in risk.alarm_months:
        return Hearing.RINGS
    return Hearing.LOOK if latest in risk.crossed_months else Hearing.QUIET


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A stretch of months, one after another, in which the signal of *risk* rang.

    began: the first month that crossed the threshold; rang: the month by which it had done so often enough;
    last: the last month that crossed it; months as in "2027-03".
    """

    risk: Risk
    began: str
    rang: str
    last: str

    @property
    def is_ongoing(self) -> bool:
        """Whether the latest counted month belongs to it."""
        return self.last == max(self.risk.values)


def alerts(risks: Iterable[Risk]) -> tuple[Alert, ...]:
    """Every alert in the counts of *risks*: those that still ring first, then by score, then by month."""
    every = [alert for risk in risks for alert in _alerts_of(risk)]
    return tuple(sorted(every, key=lambda alert: (not alert.is_ongoing, -(alert.risk.score or 0), alert.began)))


def _alerts_of(risk: Risk) -> Iterator[Alert]:
    for run in _runs(risk.crossed_months):
        if len(run) >= risk.in_a_row:
            yield Alert(risk=risk, began=run[0], rang=run[risk.in_a_row - 1], last=run[-1])


def _runs(months: Sequence[str]) -> Iterator[list[str]]:
    """*months* in stretches without a gap: within one, the number of a month and its place differ by the same."""
    numbered = ((int(month[:4]) * _MONTHS + int(month[5:]) - place, month) for place, month in enumerate(months))
    for _start, run in groupby(numbered, key=lambda pair: pair[0]):
        yield [month for _number, month in run]


def ranked(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """*risks* by score, the highest first; those not yet judged last, equals in the order in which they came.

    Levels from 1 to 5 only say what to talk about first: their product can put a smaller risk above a larger one
    (L. A. Cox, "What's Wrong with Risk Matrices?", Risk Analysis 28, 2008).

    >>> from bpcourse.core.risks import Risk
    >>> low, high = Risk(name="low", likelihood=1, impact=2), Risk(name="high", likelihood=4, impact=5)
    >>> [risk.name for risk in ranked([Risk(name="new"), low, high])]
    ['high', 'low', 'new']
    """
    return tuple(sorted(risks, key=lambda risk: -(risk.score or 0)))


@dataclass(frozen=True, kw_only=True)
class GroupHearing:
    """How loud a group of factors is.

    hearing: the loudest of its signals; ringing and counted: how many ring, and how many are counted at all.
    """

    group: RiskGroup
    hearing: Hearing
    ringing: int
    counted: int


def group_hearings(risks: Iterable[Risk]) -> tuple[GroupHearing, ...]:
    """How loud each of the four groups is, in the order of the sheet; a company's own risks belong to none.

    >>> [each.hearing.value for each in group_hearings([])]
    ['uncounted', 'uncounted', 'uncounted', 'uncounted']
    """
    heard = [(risk.factor.group, hearing_of(risk)) for risk in risks if risk.factor is not None]
    found = []
    for group in RiskGroup:
        own = [hearing for of, hearing in heard if of is group]
        found.append(
            GroupHearing(
                group=group,
                hearing=min(own, key=_LOUDEST_FIRST.index, default=Hearing.UNCOUNTED),
                ringing=own.count(Hearing.RINGS),
                counted=len(own) - own.count(Hearing.UNCOUNTED),
            )
        )
    return tuple(found)


# What chance does -----------------------------------------------------------------------------------------------------


def chance_of(reached: int, *, usual: float, of: int = 0) -> float:
    """The chance of counting *reached* or more in a month in which nothing has changed.

    usual: the mean count; of: how many cases it is counted among (binomial law), 0 where there is no such number
    (Poisson law).  Raises AmountError for a usual count below 0 or above the number of cases.

    >>> round(chance_of(6, usual=2.7, of=27), 3), round(chance_of(11, usual=6), 3)
    (0.047, 0.043)
    """
    _require_usual(usual, of)
    if reached <= 0:
        return 1.0
    if (of and reached > of) or reached > usual + _FAR * (math.sqrt(usual) + 1):
        return 0.0
    return max(1 - math.fsum(_exactly(number, usual, of) for number in range(reached)), 0.0)


def chance_of_crossing(threshold: float, *, direction: Crossing, usual: float, of: int = 0) -> float:
    """The chance that an unchanged month crosses *threshold*: the count itself included, on the side of *direction*.

    >>> round(chance_of_crossing(6, direction=Crossing.BELOW, usual=12), 3)
    0.046
    """
    if direction is Crossing.ABOVE:
        return chance_of(math.ceil(threshold), usual=usual, of=of)
    return 1 - chance_of(math.floor(threshold) + 1, usual=usual, of=of)


def reached_by_chance(usual: float, *, of: int = 0) -> int:
    """The smallest count that chance alone reaches in at most one month of twenty.

    >>> reached_by_chance(5.4, of=27), reached_by_chance(1)
    (10, 4)
    """
    _require_usual(usual, of)
    number, left = 0, 1.0
    while left > RARE:
        left -= _exactly(number, usual, of)
        number += 1
    return number


def pencil_limit(usual: float, *, direction: Crossing = Crossing.ABOVE) -> int:
    """The threshold by the rule of thumb: the usual count and twice its square root, to the next whole number.

    The square root is the standard deviation of a Poisson count (Shewhart's limits, at two deviations).  Below, it may
    be less than 0: then no count is low enough to be a signal.

    >>> pencil_limit(2), pencil_limit(12, direction=Crossing.BELOW)
    (5, 5)
    """
    require_amount(usual, place=_("usual count"))
    reach = 2 * math.sqrt(usual)
    return math.ceil(usual + reach) if direction is Crossing.ABOVE else math.floor(usual - reach)


def false_alarms(chance: float, *, in_a_row: int = 1, signals: int = 1, months: int = _MONTHS) -> float:
    """How many false alarms *months* bring on the average, where each month rings with *chance* by chance alone.

    A month counts as an alarm where it ends *in_a_row* months that all rang.

    >>> round(false_alarms(0.05, signals=16), 2), round(false_alarms(0.05, in_a_row=2, signals=16), 2)
    (9.6, 0.44)
    """
    require_rate(chance, place=_("chance of a false alarm"))
    require_amount(in_a_row, place=_("months in a row"), above_zero=True)
    return signals * max(months - in_a_row + 1, 0) * chance**in_a_row


def _exactly(number: int, usual: float, of: int) -> float:
    """The chance of counting exactly *number*, by logarithms so that large counts stay finite."""
    if not usual or (of and usual >= of):
        return float(number == (of if usual else 0))
    if not of:
        return math.exp(number * math.log(usual) - usual - math.lgamma(number + 1))
    if number > of:
        return 0.0
    ways = math.lgamma(of + 1) - math.lgamma(number + 1) - math.lgamma(of - number + 1)
    return math.exp(ways + number * (math.log(usual) - math.log(of)) + (of - number) * math.log1p(-usual / of))


def _require_usual(usual: float, of: int) -> None:
    require_amount(usual, place=_("usual count"))
    require_amount(of, place=_("number of cases"))
    if of and usual > of:
        requirement = _("at most the number of cases ({cases})").format(cases=number_text(of))
        raise AmountError(_("usual count"), usual, requirement)
