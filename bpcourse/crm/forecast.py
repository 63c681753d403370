"""What a quarter will bring: weighted by stage, corrected by history, with its range, and how well that went before.

**Weighted by stage**: what is open times the chance that the CRM gives its stage, whenever it may close.

**Corrected by history**: on the same day of every earlier quarter, how many open deals of which stage and age were won
by the quarter's end? Cells with few cases lean on their stage and their age (as if ten more cases had gone as these
two do; the course's own number). What comes from deals not yet created is the mean of the earlier quarters.

**Range**: many quarters drawn (seeded): for each cell a chance from its beta law, each open deal won with it, late
deals by the Poisson law and of the sizes seen before. Where earlier quarters strayed more than such chance explains,
the drawn ones stray as much.

**Back-test**: the same for earlier quarters, each from what was known on its day: later stages, closings and deals are
taken out. Only amounts stand as the export has them now, because a CRM overwrites them.

>>> from datetime import date
>>> from bpcourse.crm.generator import generate
>>> made = generate(600, seed=1)
>>> view = forecast(made.deals, target=2_000_000, runs=2_000)
>>> view.start, view.end, view.low < view.expected < view.high
(datetime.date(2026, 10, 1), datetime.date(2026, 12, 31), True)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

import numpy as np
import pandas as pd

from bpcourse.core.errors import CourseError, FieldError, require_amount
from bpcourse.core.language import _, filled
from bpcourse.core.quantities import money_text, percent_text
from bpcourse.crm.stage_entries import NEVER, StageEntries, day_numbers

if TYPE_CHECKING:
    import numpy.typing as npt

    from bpcourse.core.period import Period
    from bpcourse.core.plan import SalesPlan
    from bpcourse.crm.deals import Deals

__all__ = [
    "AGE_BORDERS",
    "BackTest",
    "Forecast",
    "back_test",
    "forecast",
    "quarter_of",
    "rep_accuracy",
    "target_in",
]

Numbers: TypeAlias = "npt.NDArray[Any]"

AGE_BORDERS: Final = (30, 60, 90)
"""Days in the stage that divide the cells; a deal on a border belongs below it."""
_PRIOR: Final = 10.0
_SUREST: Final = 0.95
_RUNS: Final = 10_000
_MANY: Final = 400
"""Open deals of one cell above which their sum is drawn by the normal law (central limit theorem)."""
_LOW, _HIGH = 0.1, 0.9
_LEAST_HISTORY: Final = 4
"""Earlier quarters that a back-test needs before the first one it tests."""
_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, eq=False, kw_only=True)
class Forecast:
    """The forecast of what is won from *start* to *end*, made on the day *made_on*; money in the table's currency.

    won: already in the period. weighted: by the stage's chance in the CRM, all open deals. expected_then: the part of
    it whose expected close lies in the period. from_open, from_late: corrected by history, from open deals and from
    deals not yet created. low, high: eight of ten drawn quarters lie between them, won included. totals: those drawn.
    target, chance: what the plan asks for, and the share of drawn quarters that reach it; None without a target.
    cells: stage, age, open, value, seen, won_then, chance, expected (value times chance).
    quarters: earlier quarters it learned from.
    """

    start: date
    end: date
    made_on: date
    won: float
    weighted: float
    expected_then: float
    from_open: float
    from_late: float
    low: float
    median: float
    high: float
    totals: Numbers
    target: float | None
    chance: float | None
    cells: pd.DataFrame
    quarters: int
    currency: str

    @property
    def expected(self) -> float:
        """Corrected by history: won, from open and from late deals."""
        return self.won + self.from_open + self.from_late

    @property
    def weighted_with_won(self) -> float:
        """Weighted by stage, with what is won already."""
        return self.won + self.weighted

    def sentence(self) -> str:
        """What to tell, in the language of the moment."""
        texts = {
            "expected": money_text(self.expected, self.currency),
            "low": money_text(self.low, self.currency),
            "high": money_text(self.high, self.currency),
        }
        if self.target is None or self.chance is None:
            return filled(_("By your history {expected}; in eight of ten cases from {low} to {high}."), **texts)
        sentence = _(
            "By your history {expected}; in eight of ten cases from {low} to {high}. "
            "The target of {target} is reached with a probability of {chance}."
        )
        chance = percent_text(self.chance, digits=0)
        return filled(sentence, **texts, target=money_text(self.target, self.currency), chance=chance)


@dataclass(frozen=True, eq=False, kw_only=True)
class BackTest:
    """What each way of forecasting would have said of earlier quarters, on the same day of each.

    quarters: quarter, made_on, actual, weighted, calibrated, low, high, inside (whether actual lay between low and
    high), commit (sum of the reps' own; missing where there is none). errors: method, quarters, error (the absolute
    errors' sum as a share of what came), bias (forecast over actual, less 1).
    """

    quarters: pd.DataFrame
    errors: pd.DataFrame

    @property
    def inside(self) -> int:
        """Quarters whose actual figure lay in the range."""
        return int(self.quarters["inside"].sum()) if len(self.quarters) else 0

    def error_of(self, method: str) -> float:
        """The error of "weighted", "calibrated" or "commit"; not a number where it was not tested."""
        found = self.errors.loc[self.errors["method"] == method, "error"]
        return float(found.iloc[0]) if len(found) else float("nan")


def quarter_of(day: date, *, later: int = 0) -> tuple[date, date]:
    """First and last day of the quarter of *day*, or of one so many quarters *later*.

    >>> quarter_of(date(2026, 11, 20)), quarter_of(date(2026, 11, 20), later=1)[0]
    ((datetime.date(2026, 10, 1), datetime.date(2026, 12, 31)), datetime.date(2027, 1, 1))
    """
    number = day.year * 4 + (day.month - 1) // 3 + later
    start, after = (date(each // 4, each % 4 * 3 + 1, 1) for each in (number, number + 1))
    return start, after - timedelta(days=1)


def target_in(plan: SalesPlan, start: date, end: date) -> float | None:
    """The share of the plan's funnel target that falls into *start* to *end*, by days; None where the plan has none."""
    part, period = plan.funnel, plan.period
    if part is None or not part.revenue_target or period is None:
        return None
    days = (min(end, period.end) - max(start, period.start)).days + 1
    return part.revenue_target * days / period.days if days > 0 else None


def forecast(
    deals: Deals,
    *,
    period: Period | None = None,
    target: float | None = None,
    runs: int = _RUNS,
    seed: int = 1,
    entries: StageEntries | None = None,
) -> Forecast:
    """The forecast on the day of the export for *period*, by default the quarter of that day.

    target: money. Raises FieldError for a period that is over.
    """
    start, end = (period.start, period.end) if period is not None else quarter_of(deals.as_of)
    if end <= deals.as_of:
        sentence = _("the period to forecast must end after {day}, the day of the export, got {end}")
        raise FieldError(sentence.format(day=deals.as_of, end=end), field="period", value=end)
    if target is not None:
        require_amount(target, place=_("target"), above_zero=True)
    view = _View.of(deals, entries or StageEntries.of(deals))
    window = _Window(_number(deals.as_of), _number(start), _number(end))
    earlier = [window.earlier(back) for back in range(1, view.most_back(window) + 1)]
    learned = _learned(view, [each for each in earlier if each.end <= view.entries.today])
    return _forecast(deals, view, window, learned, target, np.random.default_rng(seed), runs)


def back_test(deals: Deals, *, day: int | None = None, runs: int = 2_000, seed: int = 1) -> BackTest:
    """Each earlier quarter that has four before it, forecast from what was known on its day number *day*.

    day: from 0; by default the day on which the reps' commits came in, else 10.
    """
    view = _View.of(deals, StageEntries.of(deals))
    offset = _commit_day(deals) if day is None else day
    windows = _past_quarters(view, offset)
    snapshots = [_Snapshot.of(view, window) for window in windows]
    rng = np.random.default_rng(seed)
    commits = _commit_sums(deals)
    rows = []
    for place in range(_LEAST_HISTORY, len(windows)):
        window, learned = windows[place], _Learned.of(view, snapshots[:place])
        drawn = _drawn(snapshots[place], learned, rng, runs)
        now = snapshots[place]
        low, high = (float(np.quantile(drawn, share)) for share in (_LOW, _HIGH))
        start = _day(window.start)
        rows.append(
            {
                "quarter": f"{start.year}-Q{(start.month + 2) // 3}",
                "made_on": pd.Timestamp(_day(window.today)),
                "actual": now.total,
                "weighted": now.won_before + float((now.value * view.crm_chance[now.stage]).sum()),
                "calibrated": now.won_before + learned.expected(now) + learned.late_value,
                "low": low,
                "high": high,
                "inside": low <= now.total <= high,
                "commit": commits.get(start, np.nan),
            }
        )
    columns = ["quarter", "made_on", "actual", "weighted", "calibrated", "low", "high", "inside", "commit"]
    quarters = pd.DataFrame(rows, columns=columns)
    return BackTest(quarters=quarters, errors=_errors(quarters))


def rep_accuracy(deals: Deals) -> pd.DataFrame:
    """For each rep with commits: owner, quarters, commit, actual, error, accuracy, bias.

    accuracy: 1 less the error; bias: commit over actual, less 1. Only quarters that are over and for which the rep gave
    a commit count.
    """
    calls = deals.commits[deals.commits["quarter"].notna()]
    if calls.empty:
        return pd.DataFrame(columns=["owner", "quarters", "commit", "actual", "error", "accuracy", "bias"])
    known = pd.DataFrame(
        {
            "owner": calls["owner"].astype(str),
            "quarter": calls["quarter"].dt.to_period("Q"),
            "commit": calls["amount"],
        }
    )
    known = known[known["quarter"].dt.end_time.dt.date < deals.as_of]
    known = known.groupby(["owner", "quarter"], as_index=False)["commit"].sum()
    table = deals.opportunities[deals.is_("won").to_numpy()]
    won = pd.DataFrame(
        {"owner": table["owner"].astype(str), "quarter": table["closed"].dt.to_period("Q"), "actual": table["value"]}
    )
    sums = won.dropna().groupby(["owner", "quarter"], as_index=False)["actual"].sum()
    both = known.merge(sums, how="left", on=["owner", "quarter"]).fillna({"actual": 0.0})
    both["miss"] = (both["commit"] - both["actual"]).abs()
    listed = both.groupby("owner").agg(
        quarters=("quarter", "size"), commit=("commit", "sum"), actual=("actual", "sum"), miss=("miss", "sum")
    )
    actual = listed["actual"].replace(0, np.nan)
    listed["error"] = listed.pop("miss") / actual
    listed["accuracy"] = (1 - listed["error"]).clip(lower=0)
    listed["bias"] = listed["commit"] / actual - 1
    return listed.reset_index()


# What was known and what came ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Window:
    """The days from *start* to *end*, seen from the day *today*; days from 1970-01-01."""

    today: int
    start: int
    end: int

    def earlier(self, quarters: int) -> _Window:
        """The same so many quarters before."""
        today, start, after = (_shifted(day, -quarters) for day in (self.today, self.start, self.end + 1))
        return _Window(today, start, after - 1)


@dataclass(frozen=True, eq=False)
class _View:
    """The deals as arrays, and the chance that the CRM gives each stage."""

    entries: StageEntries
    value: Numbers
    expected_close: Numbers
    crm_chance: Numbers
    usual: float

    @classmethod
    def of(cls, deals: Deals, entries: StageEntries) -> Self:
        table = deals.opportunities
        value = table["value"].to_numpy()
        usual = float(np.nanmedian(value)) if np.isfinite(value).any() else 0.0
        return cls(
            entries=entries,
            value=np.where(value > 0, value, usual),
            expected_close=day_numbers(table["expected_close"].to_numpy()),
            crm_chance=_crm_chances(deals, entries),
            usual=usual,
        )

    def most_back(self, window: _Window) -> int:
        """Quarters from the first deal's creation to the window's day."""
        known = self.entries.created[self.entries.created != NEVER]
        return max(0, (window.today - int(known.min())) // 91) if len(known) else 0


def _crm_chances(deals: Deals, entries: StageEntries) -> Numbers:
    """The mean probability of the open deals in each stage; where it has none, evenly rising."""
    stage, _since = entries.stage_on(entries.today)
    chance = deals.opportunities["probability"].to_numpy()
    known = (entries.status == 0) & ~np.isnan(chance) & (stage >= 0)
    counts = np.bincount(stage[known], minlength=entries.stages)
    sums = np.bincount(stage[known], weights=chance[known], minlength=entries.stages)
    even = np.arange(1, entries.stages + 1) / (entries.stages + 1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), even)


@dataclass(frozen=True, eq=False)
class _Snapshot:
    """The deals that were open on a day, and what the window brought.

    stage, cell, value, won: of each open deal (won: whether within the window). won_before: value won in the window up
    to the day; late_count, late_values: deals won in the window that were created after the day.
    """

    rows: Numbers
    stage: Numbers
    cell: Numbers
    value: Numbers
    won: Numbers
    won_before: float
    late_values: Numbers

    @classmethod
    def of(cls, view: _View, window: _Window) -> Self:
        entries = view.entries
        stage, since = entries.stage_on(window.today)
        won_on = np.where(entries.status == 1, entries.ended, NEVER)
        within = (won_on >= window.start) & (won_on <= window.end)
        rows = np.flatnonzero(stage >= 0)
        late = within & (stage == -1)
        return cls(
            rows=rows,
            stage=stage[rows],
            cell=_cells(stage[rows], since[rows]),
            value=view.value[rows],
            won=within[rows],
            won_before=float(view.value[within & (won_on <= window.today)].sum()),
            late_values=view.value[late],
        )

    @property
    def total(self) -> float:
        """All that was won in the window."""
        return self.won_before + float(self.value[self.won].sum()) + float(self.late_values.sum())


@dataclass(frozen=True, eq=False)
class _Learned:
    """What earlier quarters teach: cases and wins of each cell, and what came from deals not yet created."""

    seen: Numbers
    won: Numbers
    alpha: Numbers
    beta: Numbers
    late_counts: Numbers
    late_values: Numbers
    quarters: int
    drift: float

    @classmethod
    def of(cls, view: _View, snapshots: list[_Snapshot]) -> Self:
        size = view.entries.stages * (len(AGE_BORDERS) + 1)
        seen, won = np.zeros(size), np.zeros(size)
        for each in snapshots:
            seen += np.bincount(each.cell, minlength=size)
            won += np.bincount(each.cell[each.won], minlength=size)
        prior = _usual_chance(seen, won)
        alpha = np.maximum(won + _PRIOR * prior, 1e-9)
        beta = np.maximum(seen - won + _PRIOR * (1 - prior), 1e-9)
        return cls(
            seen=seen,
            won=won,
            alpha=alpha,
            beta=beta,
            late_counts=np.array([len(each.late_values) for each in snapshots], dtype="float64"),
            late_values=np.concatenate([each.late_values for each in snapshots]) if snapshots else np.array([]),
            quarters=len(snapshots),
            drift=_drift(snapshots, alpha / (alpha + beta)),
        )

    @property
    def chance(self) -> Numbers:
        """Of each cell, from 0 to 1."""
        return np.asarray(self.alpha / (self.alpha + self.beta))

    @property
    def late_value(self) -> float:
        """Mean of what a quarter brought from deals not yet created."""
        return float(self.late_values.sum()) / self.quarters if self.quarters else 0.0

    def expected(self, now: _Snapshot) -> float:
        """What the open deals of *now* bring on average."""
        return float((now.value * self.chance[now.cell]).sum())


def _drift(snapshots: list[_Snapshot], chance: Numbers) -> float:
    """By what share quarters differ beyond the chance of single deals: the excess of the squared relative errors."""
    if len(snapshots) < _LEAST_HISTORY:
        return 0.0
    late = np.concatenate([each.late_values for each in snapshots])
    usual_late, square_late = late.sum() / len(snapshots), (late**2).sum() / len(snapshots)
    excess = []
    for each in snapshots:
        rate = chance[each.cell]
        fitted = float((each.value * rate).sum() + usual_late)
        by_chance = float((each.value**2 * rate * (1 - rate)).sum() + square_late)
        came = float(each.value[each.won].sum() + each.late_values.sum())
        if fitted > 0:
            excess.append(((came - fitted) ** 2 - by_chance) / fitted**2)
    return max(0.0, sum(excess) / len(excess)) ** 0.5 if excess else 0.0


def _usual_chance(seen: Numbers, won: Numbers) -> Numbers:
    """The chance of each cell by its stage and its age alone: the stage's share times what the age adds or takes."""
    cases, wins = (each.reshape(-1, len(AGE_BORDERS) + 1) for each in (seen, won))
    all_ = wins.sum() / cases.sum() if cases.sum() else 0.0
    by_stage = ((wins.sum(axis=1) + all_) / (cases.sum(axis=1) + 1))[:, None]
    by_age = (wins.sum(axis=0) + 1) / ((cases * by_stage).sum(axis=0) + 1)
    return np.asarray(np.clip(by_stage * by_age, 0, _SUREST).ravel())


def _learned(view: _View, windows: list[_Window]) -> _Learned:
    return _Learned.of(view, [_Snapshot.of(view, window) for window in windows])


def _forecast(
    deals: Deals,
    view: _View,
    window: _Window,
    learned: _Learned,
    target: float | None,
    rng: np.random.Generator,
    runs: int,
) -> Forecast:
    now = _Snapshot.of(view, window)
    totals = _drawn(now, learned, rng, runs)
    low, median, high = (float(np.quantile(totals, share)) for share in (_LOW, 0.5, _HIGH))
    by_stage = now.value * view.crm_chance[now.stage]
    close = view.expected_close[now.rows]
    return Forecast(
        start=_day(window.start),
        end=_day(window.end),
        made_on=deals.as_of,
        won=now.won_before,
        weighted=float(by_stage.sum()),
        expected_then=float(by_stage[(close >= window.start) & (close <= window.end)].sum()),
        from_open=learned.expected(now),
        from_late=learned.late_value,
        low=low,
        median=median,
        high=high,
        totals=totals,
        target=target,
        chance=None if target is None else float((totals >= target).mean()),
        cells=_cell_table(deals, view, now, learned),
        quarters=learned.quarters,
        currency=deals.currency,
    )


def _drawn(now: _Snapshot, learned: _Learned, rng: np.random.Generator, runs: int) -> Numbers:
    """What the window brings in each of so many drawn cases."""
    totals = np.zeros(runs)
    for cell in np.unique(now.cell):
        value = now.value[now.cell == cell]
        chance = rng.beta(learned.alpha[cell], learned.beta[cell], runs)
        if len(value) > _MANY:
            spread = np.sqrt(chance * (1 - chance) * float((value**2).sum()))
            totals += np.maximum(0, chance * value.sum() + spread * rng.standard_normal(runs))
        else:
            totals += (rng.random((runs, len(value))) < chance[:, None]) @ value
    totals += _late(learned, rng, runs)
    strays = np.exp(learned.drift * rng.standard_normal(runs) - learned.drift**2 / 2)
    return now.won_before + totals * strays


def _late(learned: _Learned, rng: np.random.Generator, runs: int) -> Numbers:
    """What deals not yet created bring: a Poisson number about an uncertain mean, of the sizes seen before."""
    if not len(learned.late_values):
        return np.zeros(runs)
    mean = rng.gamma(learned.late_counts.sum() + 0.5, 1 / learned.quarters, runs)
    counts = rng.poisson(mean)
    if counts.sum() > _RUNS * _MANY:
        usual, spread = learned.late_values.mean(), learned.late_values.std()
        return np.asarray(np.maximum(0, counts * usual + np.sqrt(counts) * spread * rng.standard_normal(runs)))
    sizes = rng.choice(learned.late_values, int(counts.sum()))
    return np.bincount(np.repeat(np.arange(runs), counts), weights=sizes, minlength=runs)


def _cell_table(deals: Deals, view: _View, now: _Snapshot, learned: _Learned) -> pd.DataFrame:
    size, ages = len(learned.seen), len(AGE_BORDERS) + 1
    value = np.bincount(now.cell, weights=now.value, minlength=size)
    labels = [f"≤ {AGE_BORDERS[0]}", *(f"{a + 1}-{b}" for a, b in pairwise(AGE_BORDERS))]
    labels.append(f"> {AGE_BORDERS[-1]}")
    table = pd.DataFrame(
        {
            "stage": np.repeat(np.array(deals.pipeline.stages, dtype=object), ages),
            "age": labels * view.entries.stages,
            "open": np.bincount(now.cell, minlength=size),
            "value": value,
            "seen": learned.seen.astype("int64"),
            "won_then": learned.won.astype("int64"),
            "crm_chance": np.repeat(view.crm_chance, ages),
            "chance": learned.chance,
            "expected": value * learned.chance,
        }
    )
    return table[(table["open"] > 0) | (table["seen"] > 0)].reset_index(drop=True)


def _cells(stage: Numbers, since: Numbers) -> Numbers:
    return stage * (len(AGE_BORDERS) + 1) + np.searchsorted(AGE_BORDERS, since, side="left")


# Quarters -------------------------------------------------------------------------------------------------------------


def _past_quarters(view: _View, offset: int) -> list[_Window]:
    """The quarters that are over, from the first whole one on, each seen from its day number *offset*."""
    known = view.entries.created[view.entries.created != NEVER]
    if not len(known):
        raise CourseError(_("A back-test needs the days on which the deals were created."))
    first, windows = _day(int(known.min())), []
    start, end = quarter_of(first, later=1 if first.day > 7 or (first.month - 1) % 3 else 0)  # noqa: PLR2004 - a week
    while _number(end) <= view.entries.today:
        windows.append(_Window(_number(start) + offset, _number(start), _number(end)))
        start, end = quarter_of(start, later=1)
    return windows


def _commit_day(deals: Deals) -> int:
    calls = deals.commits.dropna(subset=["quarter", "submitted"])
    if calls.empty:
        return 10
    days = (calls["submitted"] - calls["quarter"]).dt.days
    return int(np.clip(days.median(), 0, 80))


def _commit_sums(deals: Deals) -> dict[date, float]:
    calls = deals.commits.dropna(subset=["quarter"])
    if calls.empty:
        return {}
    sums = calls.groupby(calls["quarter"].dt.to_period("Q"))["amount"].sum()
    return {quarter.start_time.date(): float(total) for quarter, total in sums.items()}


def _errors(quarters: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for method in ("weighted", "calibrated", "commit"):
        tested = quarters[quarters[method].notna()]
        actual = float(tested["actual"].sum())
        if len(tested) and actual:
            miss = float((tested[method] - tested["actual"]).abs().sum())
            rows.append((method, len(tested), miss / actual, float(tested[method].sum()) / actual - 1))
    return pd.DataFrame(rows, columns=["method", "quarters", "error", "bias"])


def _number(day: date) -> int:
    return (day - _EPOCH).days


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def _shifted(number: int, quarters: int) -> int:
    """The same day of another quarter, counted from the quarter's first."""
    start, _end = quarter_of(_day(number))
    first, last = quarter_of(start, later=quarters)
    return min(_number(first) + number - _number(start), _number(last))
