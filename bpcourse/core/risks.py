"""What could go wrong with a plan: sixteen factors in four groups, each with the signal by which it can be heard.

>>> risk = Risk(
...     factor=RiskFactor.ECONOMY,
...     likelihood=4,
...     impact=3,
...     signal="proposals that need a higher signature",
...     threshold=6,
...     in_a_row=2,
...     values={"2027-01": 2, "2027-02": 6, "2027-03": 8},
... )
>>> risk.label, risk.score, risk.crossed_months, risk.alarm_months
('Economy: budgets tighten', 12, ('2027-02', '2027-03'), ('2027-03',))
>>> [factor.value for factor in RiskGroup.NEEDS.factors]
['tailored', 'value', 'decisions', 'service']

The factors and their groups are those of the source deck's ninth chapter; their names here are the course's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping  # noqa: TC003 - the plan's codec reads hints at run time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bpcourse.core.errors import AmountError, FieldError, require_amount
from bpcourse.core.language import N_, _
from bpcourse.core.reviews import Crossing, is_crossed

__all__ = ["HIGHEST_LEVEL", "Risk", "RiskFactor", "RiskGroup"]

HIGHEST_LEVEL: Final = 5
"""Likelihood and impact are judged from 1 to this."""

_MONTH: Final = r"\d{4}-(?:0[1-9]|1[0-2])"


class RiskGroup(StrEnum):
    """Where a risk comes from."""

    MARKET = "market"
    COMPETITION = "competition"
    EXECUTION = "execution"
    NEEDS = "needs"

    @property
    def label(self) -> str:
        """The group in words."""
        return _(_GROUP_NAMES[self])

    @property
    def factors(self) -> tuple[RiskFactor, ...]:
        """The four factors of the group."""
        return tuple(factor for factor in RiskFactor if factor.group is self)


class RiskFactor(StrEnum):
    """Something that happens to sales plans."""

    ECONOMY = "economy"
    POLICY = "policy"
    TECHNOLOGY = "technology"
    SOCIETY = "society"
    ENTRANTS = "entrants"
    PRICE_WAR = "price_war"
    SCOPE = "scope"
    CHANNELS = "channels"
    CAPABILITY = "capability"
    RESOURCES = "resources"
    INCENTIVES = "incentives"
    COOPERATION = "cooperation"
    TAILORED = "tailored"
    VALUE = "value"
    DECISIONS = "decisions"
    SERVICE = "service"

    @property
    def group(self) -> RiskGroup:
        """Where the factor comes from."""
        return _FACTORS[self][0]

    @property
    def label(self) -> str:
        """The factor in words."""
        return _(_FACTORS[self][1])


_GROUP_NAMES: Final = {
    RiskGroup.MARKET: N_("Market"),
    RiskGroup.COMPETITION: N_("Competition"),
    RiskGroup.EXECUTION: N_("Internal execution"),
    RiskGroup.NEEDS: N_("Changing needs"),
}
_FACTORS: Final = {
    RiskFactor.ECONOMY: (RiskGroup.MARKET, N_("Economy: budgets tighten")),
    RiskFactor.POLICY: (RiskGroup.MARKET, N_("Policy: new rules")),
    RiskFactor.TECHNOLOGY: (RiskGroup.MARKET, N_("Technology turns over faster")),
    RiskFactor.SOCIETY: (RiskGroup.MARKET, N_("Society: habits shift")),
    RiskFactor.ENTRANTS: (RiskGroup.COMPETITION, N_("New entrants pour in")),
    RiskFactor.PRICE_WAR: (RiskGroup.COMPETITION, N_("Price wars")),
    RiskFactor.SCOPE: (RiskGroup.COMPETITION, N_("Rivals offer wider service")),
    RiskFactor.CHANNELS: (RiskGroup.COMPETITION, N_("Rivals win over channels")),
    RiskFactor.CAPABILITY: (RiskGroup.EXECUTION, N_("Skills do not fit the plan")),
    RiskFactor.RESOURCES: (RiskGroup.EXECUTION, N_("Too few people, too little money")),
    RiskFactor.INCENTIVES: (RiskGroup.EXECUTION, N_("Incentives no longer work")),
    RiskFactor.COOPERATION: (RiskGroup.EXECUTION, N_("Departments block each other")),
    RiskFactor.TAILORED: (RiskGroup.NEEDS, N_("Customers want it tailored")),
    RiskFactor.VALUE: (RiskGroup.NEEDS, N_("Customers expect more return")),
    RiskFactor.DECISIONS: (RiskGroup.NEEDS, N_("More people decide")),
    RiskFactor.SERVICE: (RiskGroup.NEEDS, N_("Service is held to the best")),
}


@dataclass(frozen=True, kw_only=True)
class Risk:
    """Something that could go wrong, and how the team will hear of it and answer.

    factor: which of the sixteen factors it is; none for a risk of the company's own.
    name: what the risk is called; none for the name of its factor.
    likelihood: from 1 (hardly) to 5 (almost certain).
    impact: from 1 (little) to 5 (most of the plan).
    signal: what is counted each month.
    threshold: the count at which someone acts.
    direction: on which side of it.
    in_a_row: how many months must cross it one after another.
    unit: what the count is counted in.
    owner: who watches and answers.
    response: what is done first.
    values: the count of each month, by year and month as in "2027-03".

    Raises AmountError for a likelihood or an impact outside 1 to 5, less than one month in a row and a count that is
    not finite, FieldError for a month that is none.
    """

    factor: RiskFactor | None = None
    name: str = ""
    likelihood: int | None = None
    impact: int | None = None
    signal: str = ""
    threshold: float | None = None
    direction: Crossing = Crossing.ABOVE
    in_a_row: int = 1
    unit: str = ""
    owner: str = ""
    response: str = ""
    values: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", dict(self.values))
        self._require_level(self.likelihood, place=_("risk {name}: likelihood"))
        self._require_level(self.impact, place=_("risk {name}: impact"))
        place = _("risk {name}: months in a row").format(name=self.label)
        require_amount(self.in_a_row, place=place, above_zero=True)
        for month, count in self.values.items():
            self._require_count(month, count)

    @property
    def label(self) -> str:
        """The risk's own name, or that of its factor in the language of the moment."""
        return self.name or (self.factor.label if self.factor else "")

    @property
    def score(self) -> int | None:
        """Likelihood times impact, from 1 to 25; None where either is missing."""
        return None if self.likelihood is None or self.impact is None else self.likelihood * self.impact

    @property
    def is_measurable(self) -> bool:
        """Whether the signal is named and has a number at which someone acts."""
        return bool(self.signal.strip()) and self.threshold is not None

    @property
    def crossed_months(self) -> tuple[str, ...]:
        """The months, in their order, whose count crossed the threshold."""
        if self.threshold is None:
            return ()
        return tuple(
            month
            for month, count in sorted(self.values.items())
            if is_crossed(count, threshold=self.threshold, direction=self.direction)
        )

    @property
    def alarm_months(self) -> tuple[str, ...]:
        """The months by which the threshold had been crossed often enough in a row; a month not counted ends the row.

        The course's rule for counts that also move by chance: once, look; twice in a row, act.
        """
        crossed = {_number_of(month) for month in self.crossed_months}
        return tuple(
            month
            for month in self.crossed_months
            if all(_number_of(month) - before in crossed for before in range(self.in_a_row))
        )

    def _require_level(self, level: int | None, *, place: str) -> None:
        if level is not None and not 1 <= level <= HIGHEST_LEVEL:
            requirement = _("from 1 to {most}").format(most=HIGHEST_LEVEL)
            raise AmountError(place.format(name=self.label), level, requirement)

    def _require_count(self, month: str, count: float) -> None:
        if not re.fullmatch(_MONTH, month, re.ASCII):
            sentence = _("risk {name}: a month must be written as in 2027-03, got {month}")
            raise FieldError(sentence.format(name=self.label, month=repr(month)[:60]), field="values", value=month)
        if not math.isfinite(count):
            raise AmountError(_("risk {name}: {month}").format(name=self.label, month=month), count, _("a number"))


def _number_of(month: str) -> int:
    """Months since the year 0."""
    year, number = month.split("-")
    return int(year) * 12 + int(number)
