"""The funnel as it was: conversion with each deal counted once, time in stage, stall points and velocity, by any group.

**Conversion.** The naive rate divides the deals that moved on by all that entered. It takes a deal that entered last
week for a failure. The survival estimate (Aalen-Johansen) counts an open deal for as long as it was seen; see
`bpcourse.crm.survival`. `why_they_differ` says what lies between the two.

>>> from bpcourse.crm.generator import generate
>>> made = generate(600, seed=1)
>>> table = stage_conversion(made.deals)
>>> table[["stage", "entered", "moved_on", "open"]].values.tolist()[0]
['Lead', 605, 298, 32]
>>> [round(rate, 2) for rate in table["naive"]], [round(rate, 2) for rate in table["conversion"]]
([0.49, 0.64, 0.55, 0.63], [0.5, 0.66, 0.57, 0.65])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import pandas as pd

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _, filled, ngettext, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.crm.stage_entries import NEVER, StageEntries, grouped
from bpcourse.crm.survival import FIRST, OPEN, SECOND, Incidence, score_interval

if TYPE_CHECKING:
    import numpy.typing as npt

    from bpcourse.crm.deals import Deals

__all__ = [
    "FEW",
    "funnel_counts",
    "overall_rates",
    "stage_conversion",
    "stall_points",
    "stalled_deals",
    "why_they_differ",
]

Numbers: TypeAlias = "npt.NDArray[Any]"

FEW: Final = 30
"""Below so many cases a rate is not to be read without its interval; the course's own limit."""
_MEDIAN: Final = 0.5
_P90: Final = 0.9


def funnel_counts(deals: Deals) -> pd.DataFrame:
    """The plain funnel from the stage history: step, reached (deals that got there or beyond, each once), share, rate.

    share: of all deals with a history; rate: of those that reached the step before. No more than counts: what is still
    open counts as not moved on. Won is the last step. Raises CourseError where the export has no history.

    >>> from bpcourse.crm.generator import generate
    >>> funnel_counts(generate(600, seed=1).deals)["reached"].tolist()
    [605, 298, 190, 104, 66]
    """
    if not deals.has_history:
        raise CourseError(_("The plain funnel needs the stage history, and the export has none."))
    steps = deals.pipeline.won_code + 1
    code = deals.events["stage"].cat.codes.to_numpy()
    width = len(deals.pipeline.names) + 1  # the last column takes what is no stage
    place = deals.events["deal"].to_numpy().astype("int64") * width
    place += code
    reached = np.zeros(len(deals) * width + 1, dtype=bool)
    reached[place] = True
    table = reached[:-1].reshape(-1, width)
    far = np.zeros(len(deals), dtype=bool)
    counts = np.zeros(steps, dtype="int64")
    for step in range(steps - 1, -1, -1):
        far |= table[:, step]
        counts[step] = np.count_nonzero(far)
    before = np.r_[counts[:1], counts[:-1]]
    names = list(deals.pipeline.names[:steps])
    return pd.DataFrame(
        {
            "step": names,
            "reached": counts,
            "share": _share(counts, np.full(steps, counts[0])),
            "rate": _share(counts, before),
        }
    )


def stage_conversion(deals: Deals, *, by: str | None = None, entries: StageEntries | None = None) -> pd.DataFrame:
    """For each stage (and group of *by*, of `bpcourse.crm.stage_entries.DIMENSIONS`), what came of the deals in it.

    entered, moved_on, lost, open: numbers of deals, each once. naive: moved_on / entered. conversion: the survival
    estimate, low and high its 95% interval; where the export has no history, moved_on / (moved_on + lost), and method
    says "decided". value: of those that entered; value_conversion: the same estimate weighted by it.
    days_median, days_p90: in the stage until it is left in any way; days_to_next: median of those that move on.
    """
    known = entries or StageEntries.of(deals)
    group, names = _groups(deals, by)
    value = deals.opportunities["value"].to_numpy()
    parts = [_of_stage(known, stage, group, len(names), value) for stage in range(known.stages)]
    table = (
        pd.concat(parts, keys=range(known.stages), names=["place"]).reset_index(level="place").reset_index(drop=True)
    )
    steps = np.array(deals.pipeline.names, dtype=object)
    table.insert(0, "stage", steps[table["place"]])
    table.insert(1, "next_stage", steps[table["place"] + 1])
    if by is not None:
        table.insert(0, by, np.array(names, dtype=object)[table["group"]])
        table = table.sort_values(["group", "place"], kind="stable", ignore_index=True)
        table = table[table["entered"] > 0].reset_index(drop=True)
    return table.drop(columns=["place", "group"])


def _of_stage(entries: StageEntries, stage: int, group: Numbers, groups: int, value: Numbers) -> pd.DataFrame:
    outcome, days = entries.outcome(stage), entries.days_in(stage)
    inside = entries.has_reached[:, stage]
    counts = np.bincount(group[inside] * 3 + outcome[inside], minlength=groups * 3).reshape(groups, 3)
    entered = counts.sum(axis=1)
    worth = inside & (value > 0)
    dated = inside & (days >= 0) & entries.dated
    table = pd.DataFrame(
        {
            "group": np.arange(groups),
            "entered": entered,
            "moved_on": counts[:, FIRST],
            "lost": counts[:, SECOND],
            "open": counts[:, OPEN],
            "naive": _share(counts[:, FIRST], entered),
            "value": np.bincount(group[worth], weights=value[worth], minlength=groups),
        }
    )
    if entries.dated:
        return table.assign(**_survival_columns(entries, stage, (dated, worth), group, groups, value, outcome, days))
    decided = counts[:, FIRST] + counts[:, SECOND]
    low, high = score_interval(_share(counts[:, FIRST], decided), decided)
    sums = _value_sums(group[worth], outcome[worth], value[worth], groups)
    return table.assign(
        conversion=_share(counts[:, FIRST], decided),
        low=low,
        high=high,
        method="decided",
        value_conversion=_share(sums[:, FIRST], sums[:, FIRST] + sums[:, SECOND]),
        days_median=np.nan,
        days_p90=np.nan,
        days_to_next=np.nan,
    )


def _survival_columns(
    entries: StageEntries,
    stage: int,
    masks: tuple[Numbers, Numbers],
    group: Numbers,
    groups: int,
    value: Numbers,
    outcome: Numbers,
    days: Numbers,
) -> dict[str, Any]:
    dated, worth = masks

    def incidence(rows: Numbers, weight: Numbers | None = None) -> Incidence:
        own = None if weight is None else weight[rows]
        return Incidence.of(days=days[rows], outcome=outcome[rows], group=group[rows], groups=groups, weight=own)

    all_ = incidence(np.flatnonzero(dated))
    valued = incidence(np.flatnonzero(dated & worth), value)
    stood = entries.visited[:, stage]
    spent = incidence(np.flatnonzero(dated & stood)) if not stood[dated].all() else all_
    return {
        "conversion": all_.share,
        "low": all_.low,
        "high": all_.high,
        "method": "survival",
        "value_conversion": valued.share,
        "days_median": spent.time_in(_MEDIAN),
        "days_p90": spent.time_in(_P90),
        "days_to_next": spent.time_to_first(_MEDIAN),
    }


def overall_rates(deals: Deals, *, by: str | None = None, entries: StageEntries | None = None) -> pd.DataFrame:
    """For each group of *by*: deals, won, lost, open, survival win rate with its interval, size, cycle, speed.

    naive: won / all. decided: won / (won + lost). win_rate: the survival estimate from creation on, low and high its
    95% interval; value_win_rate: weighted by value. deal_size: mean value of those won. cycle_days: median days from
    creation to won, open deals counted as far as they were seen. open_value: of the open ones.
    velocity: money per day = open deals x win rate x deal size / cycle, as `bpcourse.core.funnel.sales_velocity`.
    """
    known = entries or StageEntries.of(deals)
    group, names = _groups(deals, by)
    value, status, groups = deals.opportunities["value"].to_numpy(), known.status.astype("int64"), len(names)
    counts = np.bincount(group * 3 + status, minlength=groups * 3).reshape(groups, 3)
    worth, dated = value > 0, known.created != NEVER
    days = np.maximum(known.ended.astype("int64") - known.created, 0)
    both = worth & dated
    all_ = Incidence.of(days=days[dated], outcome=status[dated], group=group[dated], groups=groups)
    valued = Incidence.of(days=days[both], outcome=status[both], group=group[both], groups=groups, weight=value[both])
    sums = _value_sums(group[worth], status[worth], value[worth], groups)
    priced = np.bincount(group[worth & (status == 1)], minlength=groups)
    table = pd.DataFrame(
        {
            "deals": counts.sum(axis=1),
            "won": counts[:, 1],
            "lost": counts[:, 2],
            "open": counts[:, 0],
            "naive": _share(counts[:, 1], counts.sum(axis=1)),
            "decided": _share(counts[:, 1], counts[:, 1] + counts[:, 2]),
            "win_rate": all_.share,
            "low": all_.low,
            "high": all_.high,
            "value_win_rate": valued.share,
            "deal_size": _share(sums[:, 1], priced),
            "cycle_days": all_.time_to_first(_MEDIAN),
            "won_value": sums[:, 1],
            "open_value": sums[:, 0],
        }
    )
    table["velocity"] = table["open"] * table["win_rate"] * table["deal_size"] / table["cycle_days"].replace(0, np.nan)
    if by is not None:
        table.insert(0, by, names)
    return table[table["deals"] > 0].reset_index(drop=True)


def stalled_deals(deals: Deals, *, entries: StageEntries | None = None) -> pd.DataFrame:
    """The open deals older in their stage than nine of ten that moved on from it were, the oldest first.

    deal: row number; deal_id, account, owner, stage, days (in the stage), limit (days), value.
    """
    known = entries or StageEntries.of(deals)
    stage, since, limit = _standing(known)
    rows = np.flatnonzero((stage >= 0) & (since > limit[np.maximum(stage, 0)]))
    table = deals.opportunities.loc[rows, ["deal_id", "account", "owner", "value"]].assign(
        deal=rows,
        stage=np.array(deals.pipeline.names, dtype=object)[stage[rows]],
        days=since[rows],
        limit=limit[stage[rows]],
    )
    return table.sort_values(["days", "deal"], ascending=[False, True], ignore_index=True)


def stall_points(deals: Deals, *, entries: StageEntries | None = None) -> pd.DataFrame:
    """For each stage, how many of its open deals are stalled, and their value; the most value first.

    open, stalled: numbers of deals; share: stalled of open. limit: days within which nine of ten of those that moved on
    had done so. stalled_value, open_value: money.
    """
    known = entries or StageEntries.of(deals)
    stage, since, limit = _standing(known)
    value = np.nan_to_num(deals.opportunities["value"].to_numpy())
    here = stage >= 0
    late = here & (since > limit[np.maximum(stage, 0)])

    def count(mask: Numbers, weight: Numbers | None = None) -> Numbers:
        own = None if weight is None else weight[mask]
        return np.bincount(stage[mask], weights=own, minlength=known.stages)

    table = pd.DataFrame(
        {
            "stage": list(deals.pipeline.stages),
            "open": count(here),
            "stalled": count(late),
            "share": _share(count(late), count(here)),
            "limit": limit,
            "open_value": count(here, value),
            "stalled_value": count(late, value),
        }
    )
    return table.sort_values("stalled_value", ascending=False, kind="stable", ignore_index=True)


def why_they_differ(row: pd.Series, *, few: int = FEW) -> str:
    """In one or two sentences, how naive and survival rate of a *row* of `stage_conversion` differ, and why.

    >>> from bpcourse.crm.generator import generate
    >>> why_they_differ(stage_conversion(generate(600, seed=1).deals).iloc[0])
    'Lead: 49.3% have moved on so far; with the 32 still open counted as open, 50.1% do (46.1% to 54.1%).'
    """
    texts = {
        "stage": str(row["stage"]),
        "naive": percent_text(row["naive"]),
        "open": number_text(row["open"], digits=0),
        "rate": percent_text(row["conversion"]),
        "low": percent_text(row["low"]),
        "high": percent_text(row["high"]),
    }
    if not row["open"]:
        sentence = _("{stage}: none is open any more, so both rates say the same: {rate} ({low} to {high}).")
    elif row["method"] == "decided":
        sentence = _("{stage}: {naive} of all have moved on; of those decided {rate}. Dates of entry would tell more.")
    else:
        sentence = ngettext(
            "{stage}: {naive} have moved on so far; with the {open} still open counted as open, {rate} do "
            "({low} to {high}).",
            "{stage}: {naive} have moved on so far; with the {open} still open counted as open, {rate} do "
            "({low} to {high}).",
            int(row["open"]),
        )
    said = filled(sentence, **texts)
    if row["entered"] >= few:
        return said
    return one_after_another([said, _("Few cases: read the interval, not the rate.")])


# Parts ----------------------------------------------------------------------------------------------------------------


def _groups(deals: Deals, by: str | None) -> tuple[Numbers, list[str]]:
    return grouped(deals, by) if by is not None else (np.zeros(len(deals), dtype="int64"), [""])


def _share(part: Numbers, whole: Numbers) -> Numbers:
    return np.asarray(np.divide(part, whole, out=np.full(len(whole), np.nan), where=np.asarray(whole) > 0))


def _value_sums(group: Numbers, outcome: Numbers, value: Numbers, groups: int) -> Numbers:
    sums = np.bincount(group * 3 + outcome, weights=value, minlength=groups * 3)
    return np.asarray(sums).reshape(groups, 3)


def _standing(entries: StageEntries) -> tuple[Numbers, Numbers, Numbers]:
    """The stage of each open deal (-1 for closed ones and undated ones), the days in it, and each stage's limit."""
    stage, since = entries.stage_on(entries.today)
    stage = np.where((entries.status == OPEN) & entries.dated, stage, -1)
    limit = np.full(entries.stages, np.inf)
    for place in range(entries.stages):
        days = entries.days_in(place)
        rows = np.flatnonzero((days >= 0) & entries.visited[:, place] & entries.dated)
        if len(rows):
            seen = Incidence.of(days=days[rows], outcome=entries.outcome(place)[rows])
            limit[place] = np.nan_to_num(seen.time_to_first(_P90)[0], nan=np.inf)
    return stage, since, limit
