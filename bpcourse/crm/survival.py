"""Shares and times that do not count what is still open as failed: Aalen-Johansen and Kaplan-Meier, for many groups.

A case either ends in the first way (moved on, won), in the second (lost), or is still open when we look: then it is
known only that it lasted so long. Open cases are *censored*: they count for as long as they were seen.

>>> import numpy as np
>>> seen = Incidence.of(days=np.array([10, 20, 20, 30]), outcome=np.array([FIRST, SECOND, FIRST, OPEN]))
>>> round(float(seen.share[0]), 3), float(seen.time_to_first(0.5)[0])
(0.5, 10.0)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["FIRST", "OPEN", "SECOND", "Incidence", "score_interval"]

Numbers: TypeAlias = "npt.NDArray[Any]"

OPEN: Final = 0
FIRST: Final = 1
SECOND: Final = 2
_OUTCOMES: Final = 3
_Z: Final = 1.959963984540054
"""The normal law's 97.5% point: intervals are the usual 95% ones."""
_TINY: Final = 1e-12
"""Below it a number is rounding."""
_CELLS: Final = 4_000_000
"""Groups by days that are held in memory at once."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Incidence:
    """What came of the cases of each group, by the number of days.

    share: of all cases, those that end in the first way, from 0 to 1, as far as the cases were seen. low, high: its 95%
    interval. second: those that end in the second way. cases, firsts, seconds: counts (sums of weights, if any).
    survival, first: groups by days, the share not ended and the share ended in the first way up to each day.
    """

    cases: Numbers
    firsts: Numbers
    seconds: Numbers
    share: Numbers
    second: Numbers
    low: Numbers
    high: Numbers
    survival: Numbers
    first: Numbers

    @classmethod
    def of(
        cls,
        *,
        days: Numbers,
        outcome: Numbers,
        group: Numbers | None = None,
        groups: int = 1,
        weight: Numbers | None = None,
    ) -> Self:
        """The incidence of cases that lasted whole *days* and ended in *outcome*; *group* is from 0 to *groups* - 1.

        weight: of each case, its value say; the interval then rests on Kish's effective number of cases.
        """
        width = int(days.max()) + 1 if len(days) else 1
        code = np.zeros(len(days), dtype="int64") if group is None else group.astype("int64")
        at_once = max(1, _CELLS // width)
        if groups <= at_once:
            return cls._of_few(days, outcome, code, groups, weight, width)
        parts = []
        for start in range(0, groups, at_once):
            few = (code >= start) & (code < start + at_once)
            own = None if weight is None else weight[few]
            size = min(at_once, groups - start)
            parts.append(cls._of_few(days[few], outcome[few], code[few] - start, size, own, width))
        return cls(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in cls.__annotations__})

    @classmethod
    def _of_few(
        cls, days: Numbers, outcome: Numbers, group: Numbers, groups: int, weight: Numbers | None, width: int
    ) -> Self:
        cell = (group * width + days) * _OUTCOMES + outcome
        counts = np.bincount(cell, weights=weight, minlength=groups * width * _OUTCOMES).astype("float64")
        table = counts.reshape(groups, width, _OUTCOMES)
        firsts, seconds = table[:, :, FIRST], table[:, :, SECOND]
        ended = firsts + seconds
        leaving = ended + table[:, :, OPEN]
        at_risk = leaving[:, ::-1].cumsum(axis=1)[:, ::-1]
        # Kaplan & Meier (1958), "Nonparametric estimation from incomplete observations", J. Am. Stat. Assoc. 53.
        # Aalen & Johansen (1978), "An empirical transition matrix ...", Scandinavian Journal of Statistics 5.
        risk = np.maximum(at_risk, np.finfo("float64").tiny)
        survival = np.cumprod(np.clip(1 - ended / risk, 0, 1), axis=1)
        before = np.concatenate([np.ones((groups, 1)), survival[:, :-1]], axis=1)
        first = np.cumsum(before * firsts / risk, axis=1)
        second = np.cumsum(before[:, :] * seconds / risk, axis=1)[:, -1]
        cases = leaving.sum(axis=1)
        share = np.where(cases > 0, first[:, -1], np.nan)
        if weight is None:
            likely = _effective_cases(share, first, before, firsts, ended, at_risk)
        else:
            squares = np.bincount(group, weights=weight**2, minlength=groups)
            likely = np.divide(cases**2, squares, out=np.zeros(groups), where=squares > 0)
        low, high = score_interval(share, likely)
        return cls(
            cases=cases,
            firsts=firsts.sum(axis=1),
            seconds=seconds.sum(axis=1),
            share=share,
            second=np.where(cases > 0, second, np.nan),
            low=low,
            high=high,
            survival=survival,
            first=first,
        )

    def time_in(self, quantile: float) -> Numbers:
        """Days after which that share of the cases has ended, in either way; missing where it never was seen."""
        return _first_day(self.survival <= 1 - quantile + _TINY)

    def time_to_first(self, quantile: float) -> Numbers:
        """Days after which that share of those that end in the first way has done so; missing where none has."""
        reached = self.first >= quantile * self.first[:, -1:] - _TINY
        return np.where(self.first[:, -1] > 0, _first_day(reached), np.nan)

    def share_after(self, days: int) -> Numbers:
        """Of those still open after so many *days*, the share that ends in the first way; missing where none is."""
        place = min(days, self.survival.shape[1] - 1)
        left = self.survival[:, place]
        later = self.first[:, -1] - self.first[:, place]
        return np.asarray(np.divide(later, left, out=np.full(len(left), np.nan), where=left > _TINY))


def score_interval(share: Numbers, cases: Numbers) -> tuple[Numbers, Numbers]:
    """Low and high end of the 95% interval of each *share* from 0 to 1 seen in so many *cases*; 0 to 1 for none.

    E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22.

    >>> import numpy as np
    >>> low, high = score_interval(np.array([0.0]), np.array([10]))
    >>> float(low[0]), round(float(high[0]), 3)
    (0.0, 0.278)
    """
    number, rate = np.asarray(cases, dtype="float64"), np.nan_to_num(np.asarray(share, dtype="float64"))
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (rate + _Z**2 / (2 * number)) / (1 + _Z**2 / number)
        reach = _Z / (1 + _Z**2 / number) * np.sqrt(rate * (1 - rate) / number + _Z**2 / (4 * number**2))
    known = number > 0
    low = np.where(known, np.clip(middle - reach, 0, 1), 0.0)
    return np.where(low < _TINY, 0.0, low), np.where(known, np.clip(middle + reach, 0, 1), 1.0)


def _effective_cases(
    share: Numbers, first: Numbers, before: Numbers, firsts: Numbers, ended: Numbers, at_risk: Numbers
) -> Numbers:
    """The number of decided cases that would tell the share as surely as these do.

    From the variance of the cumulative incidence by the delta method: Marubini & Valsecchi (1995), "Analysing Survival
    Data from Clinical Trials and Observational Studies", Wiley, chapter 10.
    """
    risk = np.maximum(at_risk, 1)
    rest = first[:, -1:] - first
    stay = np.maximum(risk - ended, 1)
    variance = (
        rest**2 * ended / (risk * stay)
        + before**2 * (risk - firsts) * firsts / risk**3
        - 2 * rest * before * firsts / risk**2
    ).sum(axis=1)
    decided = ended.sum(axis=1)
    cases = at_risk[:, 0]
    likely = np.divide(share * (1 - share), variance, out=decided.copy(), where=variance > _TINY)
    return np.asarray(np.clip(likely, 0, np.maximum(cases, 0)))


def _first_day(reached: Numbers) -> Numbers:
    return np.where(reached.any(axis=1), reached.argmax(axis=1).astype("float64"), np.nan)
