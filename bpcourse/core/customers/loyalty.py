"""Satisfaction and loyalty: a curve to play with, your own survey beside it, and what chance does to both.

>>> [round(height, 2) for height in (loyalty_at(0.5), loyalty_at(1.0))]
[0.18, 0.94]
>>> Zone.at(0.6).label
'Exceeded'
>>> survey = SurveyGroup(name="5 of 5", answers=24, again=21, referred=8)
>>> survey.again_share, [round(end, 2) for end in survey.again_range]
(0.875, [0.69, 0.96])

The curve is a sketch of a claim, not a law: T. O. Jones and W. E. Sasser, "Why Satisfied Customers Defect", Harvard
Business Review 73(6), 1995, drew it from data and found that it bends with how easy it is to leave.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bpcourse.core.errors import CourseError, require_amount, require_rate
from bpcourse.core.language import N_, _

__all__ = [
    "EASE_OF_SKETCH",
    "LoyaltyCurve",
    "SurveyGroup",
    "Zone",
    "driver_priority",
    "loyalty_at",
    "net_promoter_margin",
    "net_promoter_score",
    "share_range",
]

_Z95: Final = 1.959963984540054
"""Half of a 95% interval of the normal distribution, in standard deviations."""


class Zone(StrEnum):
    """The four levels of satisfaction into which the curve is divided."""

    BASIC = "basic"
    MET = "met"
    EXCEEDED = "exceeded"
    DELIGHT = "delight"

    @property
    def label(self) -> str:
        """The level in a word."""
        return _(_ZONES[self][0])

    @property
    def brings(self) -> str:
        """What the level is said to bring."""
        return _(_ZONES[self][1])

    @classmethod
    def at(cls, satisfaction: float) -> Zone:
        """The zone of *satisfaction*, from 0 to 1; a border belongs to the zone above it."""
        require_rate(satisfaction, place=_("satisfaction"))
        return tuple(cls)[min(len(cls) - 1, int(satisfaction * len(cls)))]


_ZONES: Final = {
    Zone.BASIC: (N_("Basic"), N_("leaves easily")),
    Zone.MET: (N_("Met"), N_("basic loyalty")),
    Zone.EXCEEDED: (N_("Exceeded"), N_("a bond")),
    Zone.DELIGHT: (N_("Delight"), N_("recommends")),
}


class LoyaltyCurve(StrEnum):
    """The three curves of the sketch."""

    REPURCHASE = "repurchase"
    LOYALTY = "loyalty"
    REFERRAL = "referral"

    @property
    def label(self) -> str:
        """What the curve shows."""
        return _(_CURVES[self][0])

    @property
    def power(self) -> float:
        """How the curve bends as it is sketched: 1 is a straight line, more stays low at first."""
        return _CURVES[self][1]

    @property
    def top(self) -> float:
        """Where the curve ends at full satisfaction, as a share of the picture's height."""
        return _CURVES[self][2]


_CURVES: Final = {
    LoyaltyCurve.REPURCHASE: (N_("repurchase rate"), 1.4, 0.84),
    LoyaltyCurve.LOYALTY: (N_("customer loyalty"), 2.4, 0.94),
    LoyaltyCurve.REFERRAL: (N_("referral rate"), 5.0, 0.78),
}

EASE_OF_SKETCH: Final = 0.5
"""How easy it is to leave in the market for which the curves are sketched."""
_BEND: Final = 6.25
"""What the power of a curve is multiplied or divided by where leaving is free, or impossible."""


def loyalty_at(
    satisfaction: float, curve: LoyaltyCurve = LoyaltyCurve.LOYALTY, *, ease: float = EASE_OF_SKETCH
) -> float:
    """The height of *curve* at *satisfaction*, both from 0 to 1, where leaving is as easy as *ease* says.

    ease: 0 nobody can leave and nearly everybody looks loyal, 1 leaving costs nothing and only delight holds. How a
    willingness to recommend does not depend on it, referrals keep their bend. The formula is the course's own, made to
    look like the published curves. Raises RateError for a value outside 0 to 1.

    >>> [round(loyalty_at(0.75, ease=ease), 2) for ease in (0, 0.5, 1)]
    [0.84, 0.47, 0.01]
    """
    require_rate(satisfaction, place=_("satisfaction"))
    require_rate(ease, place=_("how easy it is to leave"))
    bend = 1.0 if curve is LoyaltyCurve.REFERRAL else _BEND ** ((ease - EASE_OF_SKETCH) / EASE_OF_SKETCH)
    return float(curve.top * satisfaction ** (curve.power * bend))


@dataclass(frozen=True, kw_only=True)
class SurveyGroup:
    """Customers who gave the same mark, and what they did afterwards.

    name: the mark.
    answers: how many gave it.
    again: how many of them bought again.
    referred: how many of them sent somebody.

    Raises AmountError for counts below 0, CourseError for more buyers or referrals than answers.
    """

    name: str = ""
    answers: int = 0
    again: int = 0
    referred: int = 0

    def __post_init__(self) -> None:
        for count, place in (
            (self.answers, _("{name}: answers")),
            (self.again, _("{name}: bought again")),
            (self.referred, _("{name}: sent somebody")),
        ):
            require_amount(count, place=place.format(name=self.name))
        if max(self.again, self.referred) > self.answers:
            sentence = _("{name}: {count} of {answers} cannot be: check the number of answers")
            most = max(self.again, self.referred)
            raise CourseError(sentence.format(name=self.name, count=most, answers=self.answers))

    @property
    def again_share(self) -> float | None:
        """Share that bought again; None without answers."""
        return self.again / self.answers if self.answers else None

    @property
    def referred_share(self) -> float | None:
        """Share that sent somebody; None without answers."""
        return self.referred / self.answers if self.answers else None

    @property
    def again_range(self) -> tuple[float, float]:
        """Between which shares the true one lies in 95 of 100 such surveys."""
        return share_range(self.again, self.answers)

    @property
    def referred_range(self) -> tuple[float, float]:
        """The same for those who sent somebody."""
        return share_range(self.referred, self.answers)


def share_range(count: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share counted as *count* of *of*: from 0 to 1 where there is nothing to count.

    E. B. Wilson's score interval (Journal of the American Statistical Association 22, 1927), which R. G. Newcombe
    (Statistics in Medicine 17, 1998) recommends for small counts.

    >>> [round(end, 4) for end in share_range(15, 148)]
    [0.0624, 0.1605]
    """
    if not of:
        return 0.0, 1.0
    share, square = count / of, _Z95**2
    middle = 2 * of * share + square
    half = _Z95 * math.sqrt(square + 4 * of * share * (1 - share))
    whole = 2 * (of + square)
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def net_promoter_score(promoters: int, passives: int, detractors: int) -> float:
    """The Net Promoter Score in points from -100 to 100; raises CourseError where nobody has answered.

    F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review 81(12), 2003.

    >>> net_promoter_score(24, 24, 12)
    20.0
    """
    return (promoters - detractors) / _all_answers(promoters, passives, detractors) * 100


def net_promoter_margin(promoters: int, passives: int, detractors: int) -> float:
    """By how many points chance alone easily moves the score: half of its usual 95% interval.

    Each answer counts 1, 0 or -1, and the score is their mean.

    >>> round(net_promoter_margin(24, 24, 12))
    19
    """
    answers = _all_answers(promoters, passives, detractors)
    score = (promoters - detractors) / answers
    variance = (promoters + detractors) / answers - score**2
    return _Z95 * math.sqrt(variance / answers) * 100


def driver_priority(*, mentions: int, answers: int, mark: float, best: float = 5) -> float:
    """How urgent a driver of satisfaction is: the share that named it times the distance to the *best* mark.

    The course's own order of work. Raises CourseError where nobody has answered.

    >>> round(driver_priority(mentions=21, answers=60, mark=3.6), 2)
    0.49
    """
    return mentions / _all_answers(answers) * (best - mark)


def _all_answers(*counts: int) -> int:
    answers = sum(counts)
    if answers <= 0:
        raise CourseError(_("a survey needs at least one answer, got none"))
    return answers
