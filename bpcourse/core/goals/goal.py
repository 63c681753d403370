"""A sales goal in its parts, and the sentence they make.

>>> from bpcourse.core.period import Period
>>> goal = Goal(
...     metric="revenue",
...     baseline=20_000_000,
...     target=25_000_000,
...     unit="CNY",
...     segment="large manufacturers",
...     region="East China",
...     lever="an energy audit in every offer",
...     purpose="the company's lead in East China",
...     period=Period.quarter(2027, 3),
...     owner="Chen Hao",
... )
>>> print(goal.sentence())
In Q3 2027, grow revenue from large manufacturers in East China from CNY 20 million to CNY 25 million (+25%) \
by an energy audit in every offer, in support of the company's lead in East China. Owner: Chen Hao.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from typing import Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _, filled
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_text, number_text, percent_text

__all__ = ["Goal"]

_PERCENT: Final = "%"
_CURRENCY_CODE_LENGTH: Final = 3
_BEHIND_A_PART: Final = " \t\r\n.,;:。，；：、"


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a sales team wants to reach, in the parts of a SMART goal; a part that is not known yet is "" or None.

    metric: what is measured, such as "revenue" or "win rate"; baseline and target: now and then, in *unit*, which is
    a currency (ISO 4217), "%" (25 is 25%) or what is counted ("deals"); segment and region: from whom and where;
    lever: the means; purpose: the company's goal it serves; owner: who answers for it; id: short and unchanging, for
    goals that others are part of; parent: the id of the goal this one is part of. Raises FieldError for an amount that
    is no finite number and for a part that is not text.

    >>> Goal(metric="churn", baseline=8, target=6, unit="%").sentence()
    'Cut churn from 8% to 6% (-2 percentage points).'
    """

    metric: str = ""
    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    segment: str = ""
    region: str = ""
    lever: str = ""
    purpose: str = ""
    period: Period | None = None
    owner: str = ""
    id: str = ""
    parent: str = ""

    def __post_init__(self) -> None:
        for part in fields(self):
            _require_fit(part.name, getattr(self, part.name))

    @property
    def growth_rate(self) -> float | None:
        """Target over baseline less 1 (0.25 is 25% more); None where either is missing or the baseline is not above 0.

        >>> Goal(baseline=20, target=25).growth_rate
        0.25
        """
        if self.baseline is None or self.target is None or self.baseline <= 0:
            return None
        rate = self.target / self.baseline - 1
        return rate if math.isfinite(rate) else None

    def sentence(self) -> str:
        """The goal as one sentence, in the word order of the language of the moment; missing parts are left out."""
        pieces = {
            "period": self._period_text(),
            "change": self._change_text(),
            "lever": self._lever_text(),
            "purpose": filled(_(", in support of {purpose}"), purpose=_bare(self.purpose))
            if _bare(self.purpose)
            else "",
            "owner": filled(_(" Owner: {owner}."), owner=_bare(self.owner)) if _bare(self.owner) else "",
        }
        sentence = filled(_("{period}{change}{lever}{purpose}.{owner}"), **pieces)
        return sentence[:1].upper() + sentence[1:]

    def _period_text(self) -> str:
        if self.period is None:
            return ""
        name = str(self.period)
        # A period without a name of its own comes as "first day to last day".
        template = _("From {period}, ") if str(self.period.start) in name else _("In {period}, ")
        return template.format(period=name)

    def _lever_text(self) -> str:
        lever = _bare(self.lever)
        if not lever:
            return ""
        # English says "by adding ..." and "by a new offer", but "through trade shows".
        first = lever.split(maxsplit=1)[0].lower()
        template = _(" by {lever}") if first.endswith("ing") or first in {"a", "an"} else _(" through {lever}")
        return filled(template, lever=lever)

    def _change_text(self) -> str:
        template = _change_template(self.baseline, self.target)
        change = filled(
            template,
            subject=self._subject_text(),
            baseline=self._amount_text(self.baseline),
            target=self._amount_text(self.target),
        )
        growth = self._growth_text()
        return filled(_("{change} ({growth})"), change=change, growth=growth) if growth else change

    def _subject_text(self) -> str:
        metric, segment, region = _bare(self.metric) or _("sales"), _bare(self.segment), _bare(self.region)
        if segment and region:
            template = _("{metric} from {segment} in {region}")
        elif segment:
            template = _("{metric} from {segment}")
        else:
            template = _("{metric} in {region}") if region else "{metric}"
        return filled(template, metric=metric, segment=segment, region=region)

    def _growth_text(self) -> str:
        if self.unit.strip() == _PERCENT and self.baseline is not None and self.target is not None:
            points = self.target - self.baseline
            return _("{points} percentage points").format(points=_signed(number_text(points))) if points else ""
        return _signed(percent_text(self.growth_rate)) if self.growth_rate else ""

    def _amount_text(self, amount: float | None) -> str:
        if amount is None:
            return ""
        unit = self.unit.strip()
        if unit.casefold() == self.metric.strip().casefold():
            unit = ""  # "deals from 60 to 80"
        if unit == _PERCENT:
            return percent_text(amount / 100, digits=2)
        if len(unit) == _CURRENCY_CODE_LENGTH and unit.isascii() and unit.isupper():
            return money_text(amount, unit)
        number = number_text(amount, digits=2)
        return _("{number} {unit}").format(number=number, unit=unit) if unit else number


def _change_template(baseline: float | None, target: float | None) -> str:
    """The words for the way from *baseline* to *target*: up, down, or what can be said of the one that is known."""
    if baseline is None and target is None:
        return _("improve {subject}")
    if target is None:
        return _("improve {subject} from the present {baseline}")
    if baseline is None:
        return _("bring {subject} to {target}")
    if target == baseline:
        return _("keep {subject} at {target}")
    if target > baseline:
        return _("grow {subject} from {baseline} to {target}")
    return _("cut {subject} from {baseline} to {target}")


def _require_fit(name: str, value: object) -> None:
    """Raise FieldError unless *value* fits the part of a goal that is called *name*."""
    if name == "period":
        fits, requirement = value is None or isinstance(value, Period), _("a period")
    elif name in {"baseline", "target"}:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        fits, requirement = value is None or (is_number and _is_finite(value)), _("a finite number")
    else:
        fits, requirement = isinstance(value, str), _("text")
    if not fits:
        sentence = _("goal: {part} must be {requirement}, got {value}")
        received = sentence.format(part=name, requirement=requirement, value=repr(value)[:60])
        raise FieldError(received, field=name, value=value)


def _is_finite(value: object) -> bool:
    try:
        return isinstance(value, (int, float)) and math.isfinite(value)
    except OverflowError:  # a whole number beyond what a float can hold
        return False


def _bare(part: str) -> str:
    """*part* on one line, without the stop that somebody typed behind it."""
    return re.sub(r"\s+", " ", part).strip().rstrip(_BEHIND_A_PART)


def _signed(number: str) -> str:
    return number if number.startswith("-") else f"+{number}"
