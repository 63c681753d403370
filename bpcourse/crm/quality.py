"""How far an export can be trusted: each problem with its deals, a score from 0 to 100, and what the forecast rests on.

**Score**: a deal begins with 100 points and loses the points of each of its problems, at most all of them; a line that
could not be read has none. The score is the mean. The points are the course's own, and can be given.

**At stake**: the value of the open deals with the problem, and the same weighted by their probability, which is what a
weighted forecast counts for them. A deal without an amount stands with the median of the open deals; a deal without a
probability with the share of closed deals that were won.

>>> from bpcourse.crm.generator import generate
>>> quality = check_quality(generate(600, seed=1).deals)
>>> quality.score
95.7
>>> past_due = quality.problem("past_due")
>>> past_due.count, past_due.effect
(15, 'over')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from bpcourse.core.errors import require_amount
from bpcourse.core.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt
    import pandas as pd

    from bpcourse.crm.deals import Deals

__all__ = ["POINTS", "Problem", "Quality", "check_quality", "score_formula"]

POINTS: Final = {
    "missing_amount": 40,
    "other_currency": 40,
    "doubled": 50,
    "repeated": 50,
    "past_due": 30,
    "missing_close": 30,
    "missing_created": 20,
    "missing_owner": 20,
    "in_future": 20,
    "idle_owner": 20,
    "stale": 20,
    "jumped": 10,
    "went_back": 10,
}
"""Points out of 100 that a deal loses for each problem; the course's own."""
_TITLES: Final = {
    "missing_amount": N_("Without an amount"),
    "other_currency": N_("In a currency without a rate"),
    "doubled": N_("Probably entered twice"),
    "repeated": N_("On several lines of the export"),
    "past_due": N_("Open after its expected close"),
    "missing_close": N_("Without a close date"),
    "missing_created": N_("Without a creation date"),
    "missing_owner": N_("Without an owner"),
    "in_future": N_("Created, closed or active after the day of the export"),
    "idle_owner": N_("Open, and its owner idle"),
    "stale": N_("Open without recent activity"),
    "jumped": N_("Stages left out"),
    "went_back": N_("Gone back a stage"),
    "unreadable": N_("Lines that could not be read"),
}
_EFFECTS: Final = {
    "missing_amount": "under",
    "other_currency": "under",
    "unreadable": "under",
    "doubled": "over",
    "repeated": "twice",
    "past_due": "over",
    "idle_owner": "over",
    "stale": "over",
    "missing_close": "when",
    "missing_created": "rates",
    "in_future": "rates",
    "missing_owner": "who",
    "jumped": "rates",
    "went_back": "rates",
}
_EFFECT_TEXTS: Final = {
    "under": N_("The forecast leaves it out."),
    "over": N_("The forecast counts it too high."),
    "twice": N_("A sum over the export counts it twice; here it counts once."),
    "when": N_("The forecast does not know in which quarter to count it."),
    "who": N_("No rep answers for it."),
    "rates": N_("Conversion rates and days in stage are blurred."),
}
_DAY: Final = np.timedelta64(86_400, "s")
_FULL: Final = 100
_NEIGHBOURS: Final = 3
"""Deals of the same customer, in order of creation, with which each is compared."""
_ALIKE: Final = 0.005
"""Share by which two amounts may differ and still be the same."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Problem:
    """One kind of problem.

    deals: row numbers of the opportunities with it. of: how many deals could have it. points: each loses so many.
    at_stake, weighted: value of the open ones among them, and that weighted by probability, in the table's currency.
    effect: "over" or "under" where the forecast is too high or too low, "twice" where the export's own sum is, and
    "when", "who" or "rates" where it is blurred. Its text says the same in a sentence.
    """

    kind: str
    deals: npt.NDArray[np.int64]
    count: int
    of: int
    points: int
    at_stake: float
    weighted: float
    effect: str

    @property
    def title(self) -> str:
        """What is wrong, in the language of the moment."""
        return _(_TITLES[self.kind])

    @property
    def effect_text(self) -> str:
        """What that does to the forecast, in a sentence."""
        return _(_EFFECT_TEXTS[self.effect])

    @property
    def share(self) -> float:
        """Share of those that could have it, from 0 to 1."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Quality:
    """The report: problems by weighted value at stake, highest first.

    score: from 0 to 100. open_value, weighted: of the open deals as the CRM shows them.
    sound_weighted: weighted value without the deals that the forecast counts too high.
    idle_owners: owners of open deals without any recent activity. currencies: deals in each.
    """

    score: float
    problems: tuple[Problem, ...]
    open_value: float
    weighted: float
    sound_weighted: float
    idle_owners: tuple[str, ...]
    currencies: dict[str, int]
    stale_days: int

    def problem(self, kind: str) -> Problem:
        """The problem of that kind. Raises KeyError where there is no such kind."""
        return {each.kind: each for each in self.problems}[kind]


def score_formula() -> str:
    """How the score comes about, in a sentence."""
    return _(
        "A deal begins with 100 points and loses the points of each of its problems, at most all of them; "
        "a line that could not be read has none. The score is the mean."
    )


def check_quality(
    deals: Deals, *, stale_days: int = 90, double_days: int = 7, points: Mapping[str, int] | None = None
) -> Quality:
    """The quality of *deals*.

    stale_days: days without activity after which an open deal is stale, and an owner idle.
    double_days: two deals of one customer and amount created within so many days are probably one.
    """
    require_amount(stale_days, place=_("days without activity"), above_zero=True)
    chosen = {**POINTS, **(points or {})}
    masks = _masks(deals, stale_days, double_days)
    weights = _Weights.of(deals)
    possible = _possible(deals)
    problems = [
        _problem(kind, mask, possible.get(kind, len(deals)), chosen[kind], weights) for kind, mask in masks.items()
    ]
    problems.append(_unreadable(deals, weights))
    too_high = masks["doubled"] | masks["past_due"] | masks["stale"] | masks["idle_owner"]
    table = deals.opportunities
    return Quality(
        score=_score(masks, chosen, _unreadable_lines(deals)),
        problems=tuple(sorted(problems, key=lambda each: -each.weighted)),
        open_value=weights.open_value,
        weighted=weights.sum_of(np.ones(len(deals), dtype=bool)),
        sound_weighted=weights.sum_of(~too_high),
        idle_owners=tuple(
            sorted(table.loc[masks["idle_owner"], "owner"].cat.remove_unused_categories().cat.categories)
        ),
        currencies={str(name): int(count) for name, count in table["currency"].value_counts().items()},
        stale_days=stale_days,
    )


@dataclass(frozen=True, eq=False)
class _Weights:
    """Value and probability of each open deal, 0 for closed ones; what is missing stands with the usual."""

    value: npt.NDArray[np.float64]
    chance: npt.NDArray[np.float64]
    known: npt.NDArray[np.bool_] = field(repr=False)

    @classmethod
    def of(cls, deals: Deals) -> _Weights:
        table = deals.opportunities
        is_open = deals.is_("open").to_numpy()
        value = table["value"].to_numpy()
        known = ~np.isnan(value)
        usual = float(np.median(value[is_open & known])) if (is_open & known).any() else 0.0
        won, lost = int(deals.is_("won").sum()), int(deals.is_("lost").sum())
        usual_chance = won / (won + lost) if won + lost else 0.0
        chance = table["probability"].fillna(usual_chance).to_numpy()
        return cls(np.where(is_open, np.where(known, value, usual), 0.0), np.where(is_open, chance, 0.0), known)

    @property
    def open_value(self) -> float:
        """Value of the open deals that have one."""
        return float(self.value[self.known].sum())

    def sum_of(self, mask: npt.NDArray[np.bool_]) -> float:
        """Weighted value of those deals of *mask* that have an amount: what a weighted forecast counts."""
        chosen = mask & self.known
        return float((self.value[chosen] * self.chance[chosen]).sum())


def _problem(kind: str, mask: npt.NDArray[np.bool_], of: int, points: int, weights: _Weights) -> Problem:
    rows = np.flatnonzero(mask)
    return Problem(
        kind=kind,
        deals=rows,
        count=len(rows),
        of=of,
        points=points,
        at_stake=float(weights.value[rows].sum()),
        weighted=float((weights.value[rows] * weights.chance[rows]).sum()),
        effect=_EFFECTS[kind],
    )


def _unreadable_lines(deals: Deals) -> int:
    """Lines of deals, not of their history, that are not in the table and are no repetition."""
    listed = deals.rejected
    own = listed["file"] == deals.reading.files[0] if deals.reading.files else listed["file"].notna()
    return int(listed.loc[own & ~listed["kept"] & (listed["reason"] != "repeated"), "line"].nunique())


def _unreadable(deals: Deals, weights: _Weights) -> Problem:
    """Lines that were rejected: as many open deals among them as among the others, of their mean value."""
    lines = _unreadable_lines(deals)
    per_deal = lines / len(deals) if len(deals) else 0.0
    return Problem(
        kind="unreadable",
        deals=np.array([], dtype="int64"),
        count=lines,
        of=len(deals) + lines,
        points=_FULL,
        at_stake=float(weights.value.sum()) * per_deal,
        weighted=float((weights.value * weights.chance).sum()) * per_deal,
        effect=_EFFECTS["unreadable"],
    )


def _score(masks: Mapping[str, npt.NDArray[np.bool_]], points: Mapping[str, int], unreadable: int) -> float:
    lost = sum(points[kind] * mask.astype("int64") for kind, mask in masks.items())
    left = np.maximum(0, _FULL - np.asarray(lost))
    deals = len(left) + unreadable
    return round(float(left.sum()) / deals, 1) if deals else float(_FULL)


def _possible(deals: Deals) -> dict[str, int]:
    """How many deals could have the problem, where it is not all."""
    is_open = int(deals.is_("open").sum())
    with_history = int(deals.events["deal"].nunique())
    return dict.fromkeys(("past_due", "stale", "idle_owner"), is_open) | dict.fromkeys(
        ("jumped", "went_back"), with_history
    )


def _masks(deals: Deals, stale_days: int, double_days: int) -> dict[str, npt.NDArray[np.bool_]]:
    """For each problem, whether each deal has it."""
    table = deals.opportunities
    is_open = deals.is_("open").to_numpy()
    today = np.datetime64(deals.as_of, "s")
    quiet = today - stale_days * _DAY
    active = _last_seen(deals)
    without_close = np.where(is_open, table["expected_close"].isna(), table["closed"].isna())
    jumped, went_back = _steps(deals)
    amount = table["amount"].to_numpy()
    return {
        "missing_amount": ~(amount > 0),
        "other_currency": (amount > 0) & table["value"].isna().to_numpy(),
        "doubled": _doubled(table, double_days),
        "repeated": _repeated(deals),
        "past_due": is_open & (table["expected_close"].to_numpy() < today),
        "missing_close": without_close.astype(bool),
        "missing_created": table["created"].isna().to_numpy(),
        "missing_owner": table["owner"].isna().to_numpy(),
        "in_future": (table[["created", "closed", "last_activity"]] >= today + _DAY).any(axis=1).to_numpy(),
        "idle_owner": is_open & _is_idle(table, active, quiet),
        "stale": is_open & (active < quiet),
        "jumped": jumped,
        "went_back": went_back,
    }


def _last_seen(deals: Deals) -> npt.NDArray[np.datetime64]:
    """The last sign of life of each deal: its activity, else the last stage it entered, else its creation."""
    table = deals.opportunities
    last = np.full(len(table), np.datetime64("NaT"), dtype="datetime64[s]")
    last[deals.events["deal"].to_numpy()] = deals.events["entered"].to_numpy()  # sorted: the last one stays
    seen = table["last_activity"].to_numpy()
    for other in (last, table["created"].to_numpy()):
        seen = np.where(np.isnat(seen), other, seen)
    return np.asarray(seen)


def _is_idle(table: pd.DataFrame, active: npt.NDArray[np.datetime64], quiet: np.datetime64) -> npt.NDArray[np.bool_]:
    """Whether the deal's owner has done nothing, in any deal, since *quiet*."""
    owner = table["owner"].cat.codes.to_numpy()
    busy = np.zeros(len(table["owner"].cat.categories) + 1, dtype=bool)
    busy[owner[active >= quiet]] = True
    return np.asarray(~busy[owner] & (owner >= 0))


def _steps(deals: Deals) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which deals left out stages between two entries, and which went back; a deal may be lost from any stage."""
    deal, code = deals.events["deal"].to_numpy(), deals.events["stage"].cat.codes.to_numpy().astype("int16")
    jumped, went_back = np.zeros(len(deals), dtype=bool), np.zeros(len(deals), dtype=bool)
    if len(deal):
        same = deal[1:] == deal[:-1]
        step = np.diff(code)
        jumped[deal[1:][same & (step > 1) & (code[1:] <= deals.pipeline.won_code)]] = True
        went_back[deal[1:][same & (step < 0)]] = True
    return jumped, went_back


def _repeated(deals: Deals) -> npt.NDArray[np.bool_]:
    """Deals of which the export has further lines with the same id; the reader has listed those."""
    again = deals.rejected.loc[deals.rejected["reason"] == "repeated", "found"]
    return np.asarray(deals.opportunities["deal_id"].isin(again.str.strip()).to_numpy(), dtype=bool)


def _doubled(table: pd.DataFrame, days: int) -> npt.NDArray[np.bool_]:
    """Deals of the same customer and amount as an earlier one created within *days*."""
    account = table["account"].cat.codes.to_numpy()
    amount, created = table["amount"].to_numpy(), table["created"].to_numpy()
    rows = np.flatnonzero((account >= 0) & (amount > 0) & ~np.isnat(created))
    rows = rows[np.lexsort((rows, created[rows], account[rows]))]
    account, amount, created = account[rows], amount[rows], created[rows]
    again = np.zeros(len(rows), dtype=bool)
    for back in range(1, _NEIGHBOURS + 1):
        near = (account[back:] == account[:-back]) & (created[back:] - created[:-back] <= days * _DAY)
        again[back:] |= near & (np.abs(amount[back:] - amount[:-back]) <= _ALIKE * amount[back:])
    mask = np.zeros(len(table), dtype=bool)
    mask[rows[again]] = True
    return mask
