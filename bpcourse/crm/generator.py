"""Opportunities whose truth is known: seeded, with seasons, ramping reps, stalled deals and the faults of real exports.

Every deal is played to its end first; then the table is cut at the day of the export, as a CRM sees it. So the truth is
at hand for each estimate made from the cut table.

>>> made = generate(600, seed=1)
>>> made.deals
<Deals: 605 opportunities (74 open, 66 won, 465 lost), 1730 stage events, 0 rejected>
>>> [round(rate, 2) for rate in made.truth.conversions]
[0.5, 0.67, 0.58, 0.65]
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from bpcourse.core.errors import require_amount, require_rate
from bpcourse.crm.deals import DAY, STATUSES, TEXT, Deals, Pipeline

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["LONG_PIPELINE", "Faults", "Made", "Selling", "Truth", "generate", "generate_orders"]

_REPS: Final = ("Chen Hao", "Wang Jing", "Zhao Lei", "Liu Yang", "Sun Mei", "Zhou Kai", "Xu Ting", "Gao Feng")
_TEAMS: Final = ("Key accounts", "Field sales")
_REGIONS: Final = ("East China", "North China")
_SEGMENTS: Final = ("Large manufacturers", "Food and beverage", "Commercial property", "Public hospitals")
_SOURCES: Final = ("Trade show", "Referral", "Website", "Partner", "Cold call")
_REASONS: Final = ("Price", "Competitor", "No budget", "No decision", "Timing")
_PLACES: Final = ("Hengda", "Xinyu", "Jinhai", "Taihe", "Ruifeng", "Boyuan", "Huaxin", "Dongsheng", "Anlan", "Weiye")
_TRADES: Final = ("Foods", "Machinery", "Electronics", "Textiles", "Hotels", "Clinics", "Chemicals", "Packaging")
_OFFERS: Final = ("energy audit", "metering", "EnergyView", "sensors")
_MONTHS: Final = (0.9, 0.6, 1.2, 1.0, 1.0, 1.2, 0.9, 0.9, 1.2, 0.9, 1.1, 1.1)
"""Deals created in each month against the mean: few around the Spring Festival, more towards a quarter's end."""
_SEGMENT_SHARE: Final = (0.3, 0.35, 0.25, 0.1)
_SEGMENT_LOGIT: Final = (0.35, 0.1, -0.2, -0.5)
_SEGMENT_SIZE: Final = (420_000, 200_000, 120_000, 160_000)
_SOURCE_SHARE: Final = (0.25, 0.15, 0.3, 0.1, 0.2)
_SOURCE_LOGIT: Final = (0.1, 0.5, 0.0, 0.2, -0.4)
_RAMP_DAYS: Final = 270
_RAMP_LOGIT: Final = -0.8
_SPREAD: Final = 0.6
"""Sigma of the logarithm of days in a stage."""
_OPTIMISM: Final = 0.8
_DAY_SECONDS: Final = 86_400


@dataclass(frozen=True, kw_only=True)
class Selling:
    """How a company sells: its stages, the share that goes on, the median days, and how many deals stall for good.

    start, as_of: first day of creation, and day of the export. reps: how many; the last third joined late.
    """

    stages: tuple[str, ...] = ("Lead", "First meeting", "Proposal", "Negotiation")
    conversions: tuple[float, ...] = (0.52, 0.68, 0.6, 0.62)
    days: tuple[float, ...] = (14, 24, 30, 20)
    stalled: float = 0.03
    start: date = date(2024, 1, 1)
    as_of: date = date(2026, 11, 20)
    reps: int = 8
    currency: str = "CNY"

    def __post_init__(self) -> None:
        for rate in (*self.conversions, self.stalled):
            require_rate(rate, place="conversion")
        for days in (*self.days, self.reps):
            require_amount(days, place="days and reps", above_zero=True)

    @property
    def span(self) -> int:
        """Days from the first to the export."""
        return (self.as_of - self.start).days


LONG_PIPELINE: Final = Selling(
    stages=("Lead", "Qualified", "First meeting", "Needs agreed", "Proposal", "Trial", "Negotiation"),
    conversions=(0.86,) * 7,
    days=(10, 12, 14, 16, 20, 18, 15),
    stalled=0.01,
    reps=200,
)
"""Seven stages and about five entries per deal, for measuring."""


@dataclass(frozen=True, kw_only=True)
class Faults:
    """The share of deals with each fault that a person makes in a CRM (see `bpcourse.crm.quality`)."""

    missing_close: float = 0.02
    past_due: float = 0.15
    jumped: float = 0.05
    went_back: float = 0.04
    doubled: float = 0.015
    stale: float = 0.12
    missing_amount: float = 0.03
    other_currency: float = 0.02
    idle_owners: int = 1

    @classmethod
    def none(cls) -> Faults:
        """An export without faults."""
        return cls(**dict.fromkeys(cls.__dataclass_fields__, 0))


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What is true of the deals that were made, cut or not.

    conversions: share of the deals in a stage that go on in the end. stage_days: median days of those that do.
    win_rate: share of all deals won in the end, win_rates by segment. cycle_days: median from creation to won.
    quarter_won: amount won in each quarter up to the export, before faults.
    bias: what a rep's commit adds to what comes, as a share. faults: ids of the deals with each fault.
    """

    conversions: tuple[float, ...]
    stage_days: tuple[float, ...]
    win_rate: float
    win_rates: dict[str, float]
    cycle_days: float
    quarter_won: dict[date, float]
    bias: dict[str, float]
    faults: dict[str, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Made:
    """The table as a CRM would show it, and the truth."""

    deals: Deals
    truth: Truth
    selling: Selling


@dataclass(eq=False)
class _Play:
    """Deals on their way: arrays with one place per deal, and the day (from the start) on which each stage is entered.

    entered: deals by stages, then won; not a number where a stage is never entered. ended: day won or lost.
    """

    selling: Selling
    rng: np.random.Generator
    size: int
    code: dict[str, npt.NDArray[np.int64]] = field(default_factory=dict)
    amount: Any = None
    entered: Any = None
    ended: Any = None
    won: Any = None

    def choose(self, name: str, shares: tuple[float, ...]) -> npt.NDArray[np.int64]:
        """A code for each deal, drawn by *shares*."""
        self.code[name] = self.rng.choice(len(shares), self.size, p=np.array(shares) / sum(shares))
        return self.code[name]


def generate(size: int = 600, *, seed: int = 1, selling: Selling | None = None, faults: Faults | None = None) -> Made:
    """*size* opportunities with stage history and commits, the same for the same *seed*; see `Truth` for what is known.

    Without *faults*, the shares of `Faults` are in it; ``Faults.none()`` gives a clean table.
    """
    play = _Play(selling or Selling(), np.random.default_rng(seed), size)
    _draw_deals(play)
    _play_stages(play)
    table, events = _seen(play)
    truth = _truth(play, table)
    chosen = faults or Faults()
    found: dict[str, npt.NDArray[np.int64]] = {}
    table, events = _with_faults(play, table, events, chosen, found)
    ids = table["deal_id"].to_numpy()
    deals = Deals.from_frames(
        table,
        events,
        pipeline=Pipeline(play.selling.stages),
        commits=_commits(play, truth),
        as_of=play.selling.as_of,
        currency=play.selling.currency,
    )
    known = {kind: frozenset(ids[rows].tolist()) for kind, rows in found.items()}
    return Made(deals=deals, truth=replace(truth, faults=known), selling=play.selling)


def _draw_deals(play: _Play) -> None:
    selling, rng = play.selling, play.rng
    days = np.arange(selling.span)
    month = (np.datetime64(selling.start) + days).astype("datetime64[M]").astype("int64") % 12
    weight = np.array(_MONTHS)[month] * (1 + 0.3 * days / selling.span)
    play.code["created"] = np.sort(rng.choice(days, play.size, p=weight / weight.sum()))
    owner = play.choose("owner", tuple(1 + 0.5 * (place % 3) for place in range(selling.reps)))
    not_yet = play.code["created"] < _joined(selling)[owner]
    owner[not_yet] %= max(1, selling.reps - max(1, selling.reps // 3))  # one of those who were there
    play.choose("segment", _SEGMENT_SHARE)
    play.choose("source", _SOURCE_SHARE)
    play.choose("region", (0.65, 0.35))
    play.choose("offer", (1,) * len(_OFFERS))
    play.code["account"] = rng.integers(0, max(20, play.size // 4), play.size)
    size = np.array(_SEGMENT_SIZE)[play.code["segment"]] * rng.lognormal(0, 0.7, play.size)
    play.amount = np.round(size, -2)


def _joined(selling: Selling) -> npt.NDArray[np.int64]:
    """Day on which each rep joined; most before the first day, the last third within the span."""
    late = max(1, selling.reps // 3)
    spread = np.linspace(0.2, 0.7, late) * selling.span
    return np.concatenate([np.full(selling.reps - late, -1000), spread.astype("int64")])


def _chance(play: _Play) -> npt.NDArray[np.float64]:
    """What segment, source, rep and ramp add to the odds of going on, as a logit, centred."""
    reps = play.selling.reps
    skill = np.linspace(-0.3, 0.3, reps)[play.code["owner"]]
    tenure = play.code["created"] - _joined(play.selling)[play.code["owner"]]
    ramp = np.where(tenure < _RAMP_DAYS, _RAMP_LOGIT, 0.0)
    segment = np.array(_SEGMENT_LOGIT)[play.code["segment"]]
    total = skill + ramp + segment + np.array(_SOURCE_LOGIT)[play.code["source"]]
    return np.asarray(total - total.mean())


def _play_stages(play: _Play) -> None:
    """Each deal to its end: on, lost, or stalled for good."""
    selling, rng, size = play.selling, play.rng, play.size
    count = len(selling.stages)
    play.entered = np.full((size, count + 1), np.nan)
    play.entered[:, 0] = play.code["created"]
    play.ended = np.full(size, np.inf)
    chance = _chance(play)
    alive = np.ones(size, dtype=bool)
    for stage, (rate, days) in enumerate(zip(selling.conversions, selling.days, strict=True)):
        goes = rng.random(size) < 1 / (1 + np.exp(-(np.log(rate / (1 - rate)) + chance)))
        stalls = rng.random(size) < selling.stalled
        wait = np.maximum(1, np.round(days * rng.lognormal(0, _SPREAD, size)))
        leaves = play.entered[:, stage] + wait
        play.entered[:, stage + 1] = np.where(alive & goes & ~stalls, leaves, np.nan)
        lost = alive & ~goes & ~stalls
        play.ended[lost] = play.entered[lost, stage] + np.round(1.5 * wait[lost])
        alive &= goes & ~stalls
    play.won = alive
    play.ended[alive] = play.entered[alive, count]


def _day(play: _Play, numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.datetime64]:
    """Dates for day *numbers*; none for those that are no number."""
    finite = np.isfinite(numbers)
    days = np.datetime64(play.selling.start, "s") + (np.where(finite, numbers, 0) * _DAY_SECONDS).astype(
        "timedelta64[s]"
    )
    return np.where(finite, days, np.datetime64("NaT")).astype(DAY)


def _seen(play: _Play) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Opportunities and events as the CRM shows them on the day of the export."""
    count = len(play.selling.stages)
    ended = play.ended <= play.selling.span
    status = np.where(ended, np.where(play.won, 1, 2), 0)
    seen = play.entered[:, :count] <= play.selling.span
    last = seen.sum(axis=1) - 1
    stage = np.where(status == 0, last, count - 1 + status)
    days = _days_seen(play, seen, ended)
    table = _named(play)
    dtype = Pipeline(play.selling.stages).dtype
    table["stage"] = pd.Categorical.from_codes(stage, dtype=dtype)
    table["last_open_stage"] = pd.Categorical.from_codes(last, dtype=dtype)
    table["status"] = pd.Categorical.from_codes(status, STATUSES)
    table[list(days)] = pd.DataFrame(days)
    share = np.r_[np.round(np.linspace(0.1, 0.8, count), 2), 1.0, 0.0]
    table["probability"] = share[stage]
    table["commit"] = _calls(play, status, last)
    reasons = play.rng.choice(len(_REASONS), play.size, p=(0.3, 0.25, 0.2, 0.15, 0.1))
    table["loss_reason"] = _category(np.where(status == 2, reasons, -1), _REASONS)  # noqa: PLR2004 - lost
    return table, _events(play, seen, ended)


def _days_seen(
    play: _Play, seen: npt.NDArray[np.bool_], ended: npt.NDArray[np.bool_]
) -> dict[str, npt.NDArray[np.datetime64]]:
    """The days of each deal; a rep expects the close too early, and pushes it when the day has passed."""
    rng, today, cycle = play.rng, play.selling.span, sum(play.selling.days)
    guess = play.code["created"] + np.round(_OPTIMISM * cycle * rng.lognormal(0, 0.4, play.size))
    pushed = today + np.maximum(3, np.round(rng.exponential(0.5 * cycle, play.size)))
    newest = np.nanmax(np.where(seen, play.entered[:, : seen.shape[1]], -np.inf), axis=1)
    active = np.where(ended, play.ended, np.maximum(newest, today - np.round(rng.exponential(8, play.size))))
    return {
        "created": _day(play, play.code["created"].astype("float64")),
        "closed": _day(play, np.where(ended, play.ended, np.nan)),
        "expected_close": _day(play, np.where(~ended & (guess <= today), pushed, guess)),
        "last_activity": _day(play, active),
    }


def _named(play: _Play) -> pd.DataFrame:
    """Ids, names and amounts."""
    table = pd.DataFrame({"deal_id": pd.Series(np.arange(10_001, 10_001 + play.size)).astype(TEXT)})
    table["account"] = _accounts(play)
    table["name"] = _deal_names(play, table["account"])
    for name, names in (("segment", _SEGMENTS), ("source", _SOURCES), ("region", _REGIONS)):
        table[name] = _category(play.code[name], names)
    table["owner"] = _category(play.code["owner"], _owners(play.selling))
    table["team"] = _category(play.code["owner"] % 2, _TEAMS)
    table["amount"] = play.amount
    table["currency"] = _category(np.zeros(play.size, dtype="int64"), (play.selling.currency,))
    return table


def _calls(play: _Play, status: npt.NDArray[np.int64], last: npt.NDArray[np.int64]) -> pd.Categorical:
    """The reps' forecast category: later stages are called higher."""
    names = ("omitted", "pipeline", "best case", "commit", "closed")
    late = last / max(1, len(play.selling.stages) - 1)
    code = 1 + (late + play.rng.normal(0, 0.15, play.size) > 0.6) + (late + play.rng.normal(0, 0.15, play.size) > 0.9)  # noqa: PLR2004 - how late
    code = np.where(status == 0, code, np.where(status == 1, 4, 0))
    return pd.Categorical.from_codes(code, names, ordered=True)


def _events(play: _Play, seen: npt.NDArray[np.bool_], ended: npt.NDArray[np.bool_]) -> pd.DataFrame:
    count = len(play.selling.stages)
    deal, stage = np.nonzero(seen)
    ends = np.flatnonzero(ended)
    deal, stage = np.r_[deal, ends], np.r_[stage, np.where(play.won[ends], count, count + 1)]
    entered = np.r_[play.entered[:, :count][seen], play.ended[ends]]
    order = np.lexsort((stage, deal))
    dtype = Pipeline(play.selling.stages).dtype
    return pd.DataFrame(
        {
            "deal": deal[order].astype("int32"),
            "stage": pd.Categorical.from_codes(stage[order].astype("int8"), dtype=dtype),
            "entered": _day(play, entered[order]),
        }
    )


def _owners(selling: Selling) -> tuple[str, ...]:
    return tuple(_REPS[place] if place < len(_REPS) else f"Rep {place + 1:03d}" for place in range(selling.reps))


def _accounts(play: _Play) -> pd.Categorical:
    codes, used = pd.factorize(play.code["account"], sort=True)
    many = len(_PLACES) * len(_TRADES)
    names = [
        f"{_PLACES[number % len(_PLACES)]} {_TRADES[number // len(_PLACES) % len(_TRADES)]}"
        + (f" {number // many + 1}" if number >= many else "")
        for number in used.tolist()
    ]
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=TEXT))


def _deal_names(play: _Play, accounts: pd.Series) -> pd.Series:
    offers = pd.Series(_category(play.code["offer"], _OFFERS)).astype(TEXT)
    return accounts.astype(TEXT).str.cat(offers, sep=", ")


def _category(codes: npt.NDArray[np.int64], names: tuple[str, ...]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=TEXT))


# Faults ---------------------------------------------------------------------------------------------------------------


def _with_faults(
    play: _Play,
    table: pd.DataFrame,
    events: pd.DataFrame,
    faults: Faults,
    found: dict[str, npt.NDArray[np.int64]],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table and its events with the faults put in; *found* tells the rows."""
    today = np.datetime64(play.selling.as_of, "s")
    is_open = (table["status"] == "open").to_numpy()

    def some(share: float, among: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        return np.flatnonzero(among & (play.rng.random(len(among)) < share))

    everyone = np.ones(len(table), dtype=bool)
    found["missing_close"] = some(faults.missing_close, everyone)
    table.loc[found["missing_close"], ["closed", "expected_close"]] = np.datetime64("NaT")
    found["past_due"] = np.setdiff1d(some(faults.past_due, is_open), found["missing_close"])
    late = play.rng.integers(5, 120, len(found["past_due"])).astype("timedelta64[D]")
    table.loc[found["past_due"], "expected_close"] = today - late
    found["missing_amount"] = some(faults.missing_amount, everyone)
    table.loc[found["missing_amount"], "amount"] = np.nan
    found["stale"] = some(faults.stale, is_open & (table["created"] < today - np.timedelta64(150, "D")).to_numpy())
    quiet = play.rng.integers(95, 150, len(found["stale"])).astype("timedelta64[D]")
    table.loc[found["stale"], "last_activity"] = today - quiet
    _go_idle(play, table, faults, today)
    found["other_currency"] = some(faults.other_currency, everyone)
    table["currency"] = table["currency"].cat.add_categories(pd.Index(["USD"], dtype=TEXT))
    table.loc[found["other_currency"], "currency"] = "USD"
    table.loc[found["other_currency"], "amount"] = (table["amount"].iloc[found["other_currency"]] / 7).round(-2)
    table["value"] = table["amount"].where(table["currency"] == play.selling.currency)
    events = _with_jumps(play, events, faults, found)
    return _with_doubles(play, table, events, faults, found)


def _go_idle(play: _Play, table: pd.DataFrame, faults: Faults, today: np.datetime64) -> None:
    """The last reps have done nothing for four months."""
    idle = play.code["owner"] >= play.selling.reps - faults.idle_owners
    limit = today - np.timedelta64(120, "D")
    table["last_activity"] = table["last_activity"].mask(pd.Series(idle) & (table["last_activity"] > limit), limit)


def _with_jumps(
    play: _Play, events: pd.DataFrame, faults: Faults, found: dict[str, npt.NDArray[np.int64]]
) -> pd.DataFrame:
    """Stages left out in the middle, and stages gone back to."""
    count = len(play.selling.stages)
    deal, code = events["deal"].to_numpy(), events["stage"].cat.codes.to_numpy()
    follows = np.r_[(deal[1:] == deal[:-1]) & (code[1:] <= count), False]
    middle = (code > 0) & (code < count) & follows
    drawn = play.rng.random(play.size)
    chosen = np.flatnonzero(middle)
    _first, place = np.unique(deal[chosen], return_index=True)
    firsts = chosen[place]
    out = firsts[drawn[deal[firsts]] < faults.jumped]
    back = firsts[(drawn[deal[firsts]] > 1 - faults.went_back)]
    found["jumped"], found["went_back"] = deal[out].astype("int64"), deal[back].astype("int64")
    half = (events["entered"].to_numpy()[back + 1] - events["entered"].to_numpy()[back]) // 2
    again = pd.DataFrame(
        {
            "deal": np.r_[deal[back], deal[back]],
            "stage": pd.Categorical.from_codes(np.r_[code[back] - 1, code[back]], dtype=events["stage"].dtype),
            "entered": np.r_[events["entered"].to_numpy()[back] + half // 2, events["entered"].to_numpy()[back] + half],
        }
    )
    return pd.concat([events.drop(index=out), again], ignore_index=True)


def _with_doubles(
    play: _Play,
    table: pd.DataFrame,
    events: pd.DataFrame,
    faults: Faults,
    found: dict[str, npt.NDArray[np.int64]],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same deal entered twice by two people: another id, a day later, the same customer and amount."""
    rows = np.flatnonzero((play.rng.random(play.size) < faults.doubled) & table["amount"].notna().to_numpy())
    if not len(rows):
        return table, events
    copies = table.iloc[rows].copy()
    copies["deal_id"] = pd.Series(np.arange(90_000_001, 90_000_001 + len(rows))).astype(TEXT).array
    copies["created"] = copies["created"] + np.timedelta64(1, "D")
    found["doubled"] = np.arange(len(table), len(table) + len(rows))
    new = np.full(play.size, -1)
    new[rows] = found["doubled"]
    moved = new[events["deal"].to_numpy()]
    theirs = events.assign(deal=moved)[moved >= 0]
    late = theirs["stage"].cat.codes == 0
    theirs = theirs.assign(entered=theirs["entered"].mask(late, theirs["entered"] + np.timedelta64(1, "D")))
    return pd.concat([table, copies], ignore_index=True), pd.concat([events, theirs], ignore_index=True)


# Truth ----------------------------------------------------------------------------------------------------------------


def _truth(play: _Play, table: pd.DataFrame) -> Truth:
    reached = ~np.isnan(play.entered)
    conversions = reached[:, 1:].sum(axis=0) / reached[:, :-1].sum(axis=0)
    wait = np.diff(play.entered, axis=1)
    won = table[table["status"] == "won"]
    quarters = won["closed"].dt.to_period("Q").dt.start_time.dt.date
    by_segment = pd.Series(play.won).groupby(play.code["segment"]).mean()
    cycle = play.ended[play.won] - play.code["created"][play.won]
    bias = np.round(np.linspace(-0.1, 0.35, play.selling.reps), 3)
    return Truth(
        conversions=tuple(conversions.tolist()),
        stage_days=tuple(np.nanmedian(wait, axis=0).tolist()),
        win_rate=float(play.won.mean()),
        win_rates={_SEGMENTS[code]: float(rate) for code, rate in by_segment.items()},
        cycle_days=float(np.median(cycle)),
        quarter_won={day: float(total) for day, total in won.groupby(quarters)["amount"].sum().items()},
        bias=dict(zip(_owners(play.selling), bias.tolist(), strict=True)),
        faults={},
    )


def _commits(play: _Play, truth: Truth) -> pd.DataFrame:
    """Each rep's call for each quarter, made in its second week: what came, with the rep's bias and some noise."""
    won_on = _day(play, np.where(play.won, play.ended, np.nan))
    frame = pd.DataFrame({"owner": play.code["owner"], "amount": play.amount, "quarter": won_on})[play.won]
    frame["quarter"] = frame["quarter"].dt.to_period("Q").dt.start_time.astype(DAY)
    frame = frame[frame["quarter"] <= np.datetime64(play.selling.as_of, "s")]
    calls = frame.groupby(["owner", "quarter"], as_index=False)["amount"].sum()
    bias = np.array(list(truth.bias.values()))[calls["owner"]]
    noise = play.rng.normal(0, 0.15, len(calls))
    calls["amount"] = np.maximum(0, (calls["amount"] * (1 + bias + noise)).round(-3))
    calls["owner"] = _category(calls["owner"].to_numpy(), _owners(play.selling))
    return calls.assign(submitted=calls["quarter"] + np.timedelta64(10, "D"))


# Orders ---------------------------------------------------------------------------------------------------------------


def generate_orders(
    customers: int = 300, *, seed: int = 1, start: date = date(2025, 1, 1), as_of: date = date(2026, 11, 20)
) -> pd.DataFrame:
    """Orders of *customers* for RFM: order_id, customer, ordered (datetime64[s]) and amount, sorted by day.

    Each customer buys at random times at a rate of their own until they leave, unseen: the BG/NBD model of Fader,
    Hardie and Lee (2005), "Counting your customers the easy way", Marketing Science 24(2).
    """
    rng = np.random.default_rng(seed)
    span = (as_of - start).days
    rate = rng.gamma(1.2, 1 / 60, customers)
    first = rng.integers(0, span, customers)
    leave = rng.beta(0.8, 4.0, customers)
    size = rng.lognormal(9.5, 0.8, customers)
    parts = [(np.arange(customers), first.astype("float64"))]
    who, day = parts[0]
    while len(who):
        stays = rng.random(len(who)) >= leave[who]
        day = day[stays] + rng.exponential(1 / np.maximum(rate[who[stays]], 1e-4))
        who = who[stays]
        within = day < span
        who, day = who[within], day[within]
        parts.append((who, day))
    customer, days = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.lexsort((customer, days))
    names = tuple(f"{_PLACES[n % 10]} {_TRADES[n // 10 % 8]} {n:04d}" for n in range(customers))
    return pd.DataFrame(
        {
            "order_id": pd.Series(np.arange(1, len(days) + 1)).astype(TEXT),
            "customer": _category(customer[order], names),
            "ordered": np.datetime64(start, "s") + (np.floor(days[order]) * _DAY_SECONDS).astype("timedelta64[s]"),
            "amount": np.round(size[customer[order]] * rng.lognormal(0, 0.3, len(days)), 2),
        }
    )
