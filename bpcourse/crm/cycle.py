"""How long a deal takes and whether that changes, who wins by size and by age, and why deals are lost.

A cycle is known only of deals that were won, so the slow ones are missing wherever the table begins or ends: quarters
that are too near to its first day say so (``whole`` is False) and do not count for the trend.

>>> from bpcourse.crm.generator import generate
>>> made = generate(600, seed=1)
>>> table = cycle_by_quarter(made.deals)
>>> table[["quarter", "won", "median"]].values.tolist()[-2:]
[['2026-Q3', 4, 95.0], ['2026-Q4', 1, 106.0]]
>>> cycle_trend(made.deals).is_news
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import pandas as pd

from bpcourse.core.language import _
from bpcourse.core.quantities import number_text
from bpcourse.crm.stage_entries import NEVER, StageEntries, day_numbers
from bpcourse.crm.survival import Incidence, score_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from bpcourse.crm.deals import Deals

__all__ = [
    "CycleTrend",
    "cycle_by_quarter",
    "cycle_trend",
    "loss_reasons",
    "loss_reasons_by_stage",
    "win_rate_by_age",
    "win_rate_by_size",
]

Numbers: TypeAlias = "npt.NDArray[Any]"

_Z: Final = 1.959963984540054
_QUARTER_DAYS: Final = 365.25 / 4
_FEWEST: Final = 10
"""Deals below which no trend is told; the course's own limit."""
_AGES: Final = (0, 30, 60, 90, 120, 180, 270, 365)
_BANDS: Final = 4


@dataclass(frozen=True, kw_only=True)
class CycleTrend:
    """How many days the cycle grows in a quarter, with the 95% interval; deals: how many it rests on.

    median: days, of all deals won. p90: nine of ten were won within so many days.
    """

    days_per_quarter: float
    low: float
    high: float
    deals: int
    median: float
    p90: float

    @property
    def is_news(self) -> bool:
        """Whether chance alone hardly explains it: the interval does not hold 0."""
        return self.deals >= _FEWEST and not self.low <= 0 <= self.high

    def sentence(self) -> str:
        """What to tell, in the language of the moment."""
        if self.deals < _FEWEST:
            return _("Too few deals were won to tell a trend of the cycle.")
        texts = {
            "days": number_text(abs(self.days_per_quarter)),
            "low": number_text(self.low),
            "high": number_text(self.high),
        }
        if not self.is_news:
            sentence = _(
                "The cycle shows no trend that chance would not explain (from {low} to {high} days a quarter)."
            )
        elif self.days_per_quarter > 0:
            sentence = _("The cycle grows by {days} days a quarter (from {low} to {high}).")
        else:
            sentence = _("The cycle shrinks by {days} days a quarter (from {low} to {high}).")
        return sentence.format(**texts)


def cycle_by_quarter(deals: Deals) -> pd.DataFrame:
    """For each quarter, of the deals won in it: quarter, won, mean with low and high (95%), median, p90, whole.

    Days from creation to won. whole: whether the table reaches back far enough for slow deals to be in it.
    """
    closed, cycle, whole = _cycles(deals)
    quarter = _quarter(closed)
    table = pd.DataFrame({"quarter": quarter, "cycle": cycle, "whole": whole}).groupby("quarter")
    listed = table.agg(
        won=("cycle", "size"),
        mean=("cycle", "mean"),
        spread=("cycle", "std"),
        median=("cycle", "median"),
        whole=("whole", "all"),
    ).reset_index()
    listed["p90"] = table["cycle"].quantile(0.9).to_numpy()
    reach = _Z * listed.pop("spread") / np.sqrt(listed["won"])
    listed["low"], listed["high"] = (listed["mean"] - reach).clip(lower=0), listed["mean"] + reach
    listed["quarter"] = [f"{number // 4}-Q{number % 4 + 1}" for number in listed["quarter"]]
    return listed[["quarter", "won", "mean", "low", "high", "median", "p90", "whole"]]


def cycle_trend(deals: Deals) -> CycleTrend:
    """The straight line (least squares) through the cycles of the deals won, by the day they were won."""
    closed, cycle, whole = _cycles(deals)
    days, length = closed[whole].astype("float64"), cycle[whole]
    median, p90 = (float(np.quantile(cycle, share)) if len(cycle) else float("nan") for share in (0.5, 0.9))
    if len(days) < _FEWEST or np.ptp(days) == 0:
        unknown = float("nan")
        return CycleTrend(
            days_per_quarter=unknown,
            low=unknown,
            high=unknown,
            deals=min(len(days), _FEWEST - 1),
            median=median,
            p90=p90,
        )
    centred = (days - days.mean()) / _QUARTER_DAYS
    slope = float((centred * length).sum() / (centred**2).sum())
    rest = length - length.mean() - slope * centred
    error = float(np.sqrt((rest**2).sum() / (len(days) - 2) / (centred**2).sum()))
    return CycleTrend(
        days_per_quarter=slope,
        low=slope - _Z * error,
        high=slope + _Z * error,
        deals=len(days),
        median=median,
        p90=p90,
    )


def win_rate_by_size(deals: Deals, *, borders: Sequence[float] | None = None) -> pd.DataFrame:
    """For each band of value: from_value, to_value, deals, won, lost, open, decided, win_rate with low and high.

    borders: of the bands, in the table's currency; by default quarters of the deals.
    """
    entries = StageEntries.of(deals)
    value = deals.opportunities["value"].to_numpy()
    known = np.flatnonzero((value > 0) & (entries.created != NEVER))
    if not len(known):
        return pd.DataFrame(columns=["from_value", "to_value", "deals", "won", "lost", "open", "decided"])
    edges = np.quantile(value[known], np.linspace(0, 1, _BANDS + 1)[1:-1]) if borders is None else np.array(borders)
    edges = np.unique(edges)
    band = np.searchsorted(edges, value[known], side="right")
    table = _rates(entries, known, band, len(edges) + 1)
    table.insert(0, "from_value", np.r_[0.0, edges])
    table.insert(1, "to_value", np.r_[edges, np.inf])
    return table


def win_rate_by_age(deals: Deals, *, ages: Sequence[int] = _AGES) -> pd.DataFrame:
    """For each age in days: at_risk, the deals that were seen open at it, and win_rate, what share of such is won.

    The survival estimate of what comes later; low and high are its 95% interval by the deals at risk that were decided.
    """
    entries = StageEntries.of(deals)
    known = entries.created != NEVER
    days = np.maximum(entries.ended.astype("int64") - entries.created, 0)[known]
    status = entries.status.astype("int64")[known]
    seen = Incidence.of(days=days, outcome=status)
    rows = []
    for age in ages:
        later = days > age if age else days >= 0
        share = float(seen.share_after(age)[0]) if age else float(seen.share[0])
        decided = int((later & (status > 0)).sum())
        low, high = score_interval(np.array([share]), np.array([decided]))
        if decided:
            rows.append((age, int(later.sum()), decided, share, float(low[0]), float(high[0])))
    return pd.DataFrame(rows, columns=["age", "at_risk", "decided", "win_rate", "low", "high"])


def loss_reasons(deals: Deals) -> pd.DataFrame:
    """For each reason that was given: reason, lost, share of the lost deals with low and high, value, value_share.

    Lost deals without a reason come last, called "not given".
    """
    table = deals.opportunities
    lost = deals.is_("lost").to_numpy()
    column = table["loss_reason"].cat.remove_unused_categories()
    codes = np.where(column.cat.codes.to_numpy() < 0, len(column.cat.categories), column.cat.codes.to_numpy())[lost]
    names = [*map(str, column.cat.categories), _("not given")]
    value = np.nan_to_num(table["value"].to_numpy())[lost]
    counts = np.bincount(codes, minlength=len(names))
    money = np.bincount(codes, weights=value, minlength=len(names))
    share = counts / max(1, len(codes))
    low, high = score_interval(share, np.full(len(names), len(codes)))
    listed = pd.DataFrame({"reason": names, "lost": counts, "share": share, "low": low, "high": high, "value": money})
    listed["value_share"] = money / money.sum() if money.sum() else np.nan
    listed["last"] = np.arange(len(names)) == len(names) - 1
    ordered = listed.sort_values(["last", "lost"], ascending=[True, False], kind="stable", ignore_index=True)
    return ordered[ordered["lost"] > 0].drop(columns="last").reset_index(drop=True)


def loss_reasons_by_stage(deals: Deals) -> pd.DataFrame:
    """How many deals were lost for each reason (rows) from each stage (columns), where both are known."""
    table = deals.opportunities[deals.is_("lost").to_numpy()]
    counts = pd.crosstab(table["loss_reason"], table["last_open_stage"])
    wanted = [stage for stage in deals.pipeline.stages if stage in counts.columns]
    return counts[wanted].rename_axis(columns=None).rename_axis(index=None)


# Parts ----------------------------------------------------------------------------------------------------------------


def _cycles(deals: Deals) -> tuple[Numbers, Numbers, Numbers]:
    """Of each won deal whose days are known: day won, days from creation, whether slow deals can be beside it."""
    table = deals.opportunities
    created, closed = (day_numbers(table[name].to_numpy()) for name in ("created", "closed"))
    rows = np.flatnonzero(deals.is_("won").to_numpy() & (created != NEVER) & (closed != NEVER) & (closed >= created))
    cycle = (closed - created)[rows].astype("float64")
    known = created[created != NEVER]
    start = int(known.min()) if len(known) else 0
    slow = float(np.quantile(cycle, 0.9)) if len(cycle) else 0.0
    quarter_start = _quarter_start(closed[rows])
    return closed[rows], cycle, quarter_start >= start + slow


def _quarter(days: Numbers) -> Numbers:
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    return 1970 * 4 + months // 3


def _quarter_start(days: Numbers) -> Numbers:
    months = (_quarter(days) - 1970 * 4) * 3
    return months.astype("datetime64[M]").astype("datetime64[D]").astype("int64")


def _rates(entries: StageEntries, rows: Numbers, group: Numbers, groups: int) -> pd.DataFrame:
    status = entries.status.astype("int64")[rows]
    days = np.maximum(entries.ended.astype("int64") - entries.created, 0)[rows]
    counts = np.bincount(group * 3 + status, minlength=groups * 3).reshape(groups, 3)
    seen = Incidence.of(days=days, outcome=status, group=group, groups=groups)
    decided = counts[:, 1] + counts[:, 2]
    share = np.divide(counts[:, 1], decided, out=np.full(groups, np.nan), where=decided > 0)
    return pd.DataFrame(
        {
            "deals": counts.sum(axis=1),
            "won": counts[:, 1],
            "lost": counts[:, 2],
            "open": counts[:, 0],
            "decided": share,
            "win_rate": seen.share,
            "low": seen.low,
            "high": seen.high,
        }
    )
