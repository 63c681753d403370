"""Customers scored by their orders, their repeat buying, and everything known of one customer in one place.

Scores and groups are those of `bpcourse.core.rfm`, computed for any number of customers at once.

>>> from datetime import date
>>> import pandas as pd
>>> from bpcourse.crm.orders import Orders
>>> bought = pd.DataFrame(
...     {
...         "customer": ["Dairy", "Pump maker", "Pump maker"],
...         "ordered": pd.to_datetime(["2025-09-28", "2026-06-02", "2026-09-30"]),
...         "amount": [600_000, 200_000, 300_000],
...     }
... )
>>> rfm_scores(Orders.from_frame(bought), on=date(2026, 11, 30))[["customer", "code", "group"]].values.tolist()
[['Dairy', '113', 'asleep'], ['Pump maker', '331', 'in the middle']]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import pandas as pd

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.core.rfm import HIGHEST_SCORE, BuyerGroup
from bpcourse.crm.stage_entries import day_numbers

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

    from bpcourse.crm.deals import Deals
    from bpcourse.crm.orders import Orders

__all__ = ["Customer360", "RepeatSummary", "customer_360", "customers", "group_summary", "repeat_buying", "rfm_scores"]

Numbers: TypeAlias = "npt.NDArray[Any]"

_HIGH: Final = 4
_LOW: Final = 2
_MOST_REPEATS: Final = 7


def rfm_scores(orders: Orders, *, on: date | None = None) -> pd.DataFrame:
    """For each customer: recency_days, frequency, monetary, their scores from 1 to 5 by fifths, code, group and advice.

    on: the day of the analysis, by default that of the last order. An amount of 0 or less is no purchase. The highest
    value comes first. Raises FieldError for an order after *on*.
    """
    day = np.datetime64(on or orders.last_day, "D").astype("int64")
    table = orders.table[orders.table["amount"] > 0]
    days = day_numbers(table["ordered"].to_numpy()).astype("int64")
    if len(days) and days.max() > day:
        sentence = _("The day of the analysis must not lie before a purchase: {customer} bought on {day}")
        late = table.iloc[int(days.argmax())]
        text = sentence.format(customer=late["customer"], day=late["ordered"].date().isoformat())
        raise FieldError(text, field="on", value=on)
    code, names = pd.factorize(table["customer"].astype(str))
    last = np.full(len(names), -(1 << 40))
    np.maximum.at(last, code, days)
    scored = pd.DataFrame(
        {
            "customer": names,
            "recency_days": day - last,
            "frequency": np.bincount(code, minlength=len(names)),
            "monetary": np.bincount(code, weights=table["amount"].to_numpy(), minlength=len(names)),
        }
    )
    scored["recency_score"] = _fifths(-scored["recency_days"].to_numpy())
    scored["frequency_score"] = _fifths(scored["frequency"].to_numpy())
    scored["monetary_score"] = _fifths(scored["monetary"].to_numpy())
    digits = scored["recency_score"] * 100 + scored["frequency_score"] * 10 + scored["monetary_score"]
    scored["code"] = digits.astype(str)
    group = _groups(scored)
    scored["group"] = np.array([each.label for each in BuyerGroup], dtype=object)[group]
    scored["advice"] = np.array([each.advice for each in BuyerGroup], dtype=object)[group]
    return scored.sort_values(["monetary", "customer"], ascending=[False, True], kind="stable", ignore_index=True)


def group_summary(scored: pd.DataFrame) -> pd.DataFrame:
    """For each group of `rfm_scores`: group, customers, share, monetary, monetary_share, advice."""
    order = [each.label for each in BuyerGroup]
    sums = scored.groupby("group").agg(
        customers=("customer", "size"), monetary=("monetary", "sum"), advice=("advice", "first")
    )
    listed = sums.reindex([name for name in order if name in sums.index]).reset_index()
    listed["share"] = listed["customers"] / max(1, len(scored))
    listed["monetary_share"] = listed["monetary"] / scored["monetary"].sum() if len(scored) else np.nan
    return listed[["group", "customers", "share", "monetary", "monetary_share", "advice"]]


@dataclass(frozen=True, eq=False, kw_only=True)
class RepeatSummary:
    """Who came back up to a day: counts, and for each customer frequency, recency, age and mean value.

    customers: how many had bought; repeat_customers: who bought again on another day. repeats: their repeat purchases.
    by_repeats: customers with 0, 1 ... 6 and 7 or more repeat purchases.
    table: customer, repeats, recency_days (first to last purchase), age_days (first purchase to the day), mean_value
    (of the repeat purchases; missing where there is none).
    """

    customers: int
    repeat_customers: int
    repeats: int
    by_repeats: tuple[int, ...]
    table: pd.DataFrame

    @property
    def mean_value(self) -> float:
        """Mean over the repeat customers of what a repeat purchase of theirs is worth."""
        return float(self.table["mean_value"].mean())


def repeat_buying(orders: Orders, *, until: date | None = None) -> RepeatSummary:
    """The repeat buying up to the day *until*, by default that of the last order; orders of one day are one purchase.

    As in P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), "RFM and CLV: using iso-value curves for customer base
    analysis", Journal of Marketing Research 42, 415-430, and their summaries of the CDNOW sample.
    """
    day = np.datetime64(until or orders.last_day, "D").astype("int64")
    days = day_numbers(orders.table["ordered"].to_numpy()).astype("int64")
    kept = days <= day
    code, names = pd.factorize(orders.table["customer"].astype(str)[kept])
    bought = pd.DataFrame({"code": code, "day": days[kept], "amount": orders.table["amount"].to_numpy()[kept]})
    daily = bought.groupby(["code", "day"], as_index=False)["amount"].sum()
    who = daily["code"].to_numpy()
    starts = np.flatnonzero(np.r_[True, who[1:] != who[:-1]]) if len(who) else np.array([], dtype="int64")
    ends = np.r_[starts[1:], len(who)] - 1
    repeats = ends - starts
    total = np.bincount(who, weights=daily["amount"], minlength=len(names))
    first = daily["amount"].to_numpy()[starts] if len(starts) else total
    first_day, last_day = daily["day"].to_numpy()[starts], daily["day"].to_numpy()[ends] if len(starts) else starts
    table = pd.DataFrame(
        {
            "customer": names,
            "repeats": repeats,
            "recency_days": last_day - first_day,
            "age_days": day - first_day,
            "mean_value": np.divide(total - first, repeats, out=np.full(len(names), np.nan), where=repeats > 0),
        }
    )
    counted = np.bincount(np.minimum(repeats, _MOST_REPEATS), minlength=_MOST_REPEATS + 1)
    return RepeatSummary(
        customers=len(names),
        repeat_customers=int((repeats > 0).sum()),
        repeats=int(repeats.sum()),
        by_repeats=tuple(counted.tolist()),
        table=table,
    )


def customers(deals: Deals | None = None, orders: Orders | None = None) -> pd.DataFrame:
    """One row per customer with what deals and orders say together, the most bought first.

    customer, owner (of its latest deal), open, open_value, won, lost, won_value, last_contact, next_close, and of the
    orders: orders, bought, first_order, last_order, every_days (median between orders), code, group.
    """
    parts = [part for part in (_of_deals(deals), _of_orders(orders)) if part is not None]
    if not parts:
        raise FieldError(_("customers: there must be deals or orders"), field="deals", value=None)
    table = parts[0] if len(parts) == 1 else parts[0].join(parts[1], how="outer")
    for name in ("open", "won", "lost", "orders"):
        if name in table:
            table[name] = table[name].fillna(0).astype("int64")
    for name in ("open_value", "won_value", "bought"):
        if name in table:
            table[name] = table[name].fillna(0.0)
    key = [name for name in ("bought", "won_value", "open_value") if name in table]
    ordered = table.rename_axis("customer").reset_index()
    return ordered.sort_values(
        [*key, "customer"], ascending=[False] * len(key) + [True], kind="stable", ignore_index=True
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class Customer360:
    """All that is known of one customer: its row of `customers`, its deals and its orders, the latest first."""

    customer: str
    facts: pd.Series
    deals: pd.DataFrame
    orders: pd.DataFrame


def customer_360(customer: str, *, deals: Deals | None = None, orders: Orders | None = None) -> Customer360:
    """Everything about *customer*, spelled as in the deals or the orders; raises FieldError where it is in neither."""
    table = customers(deals, orders)
    row = table[table["customer"] == customer]
    if row.empty:
        sentence = _("no customer is called {name}")
        raise FieldError(sentence.format(name=repr(customer)), field="customer", value=customer)
    own_deals = pd.DataFrame() if deals is None else _rows_of(deals.opportunities, "account", customer, "created")
    own_orders = pd.DataFrame() if orders is None else _rows_of(orders.table, "customer", customer, "ordered")
    return Customer360(customer=customer, facts=row.iloc[0], deals=own_deals, orders=own_orders)


# Parts ----------------------------------------------------------------------------------------------------------------


def _fifths(value: Numbers) -> Numbers:
    """1 plus the whole fifths of customers that do strictly worse, as `bpcourse.core.rfm.scored_by_fifths`."""
    worse = np.searchsorted(np.sort(value), value, side="left")
    return np.asarray(1 + HIGHEST_SCORE * worse // max(1, len(value)))


def _groups(scored: pd.DataFrame) -> Numbers:
    """The place in `BuyerGroup` of each customer, by the rules of `bpcourse.core.rfm.ScoredCustomer.group`."""
    recency, frequency, monetary = (scored[f"{name}_score"] for name in ("recency", "frequency", "monetary"))
    place = {each: number for number, each in enumerate(BuyerGroup)}
    valued = np.maximum(frequency, monetary) >= _HIGH
    rules = [
        ((recency <= _LOW) & valued, BuyerGroup.SLIPPING),
        (recency <= _LOW, BuyerGroup.ASLEEP),
        (np.minimum(np.minimum(recency, frequency), monetary) >= _HIGH, BuyerGroup.BEST),
        ((recency >= _HIGH) & (frequency <= _LOW), BuyerGroup.NEW),
    ]
    return np.select(
        [mask.to_numpy() for mask, _group in rules],
        [place[group] for _mask, group in rules],
        default=place[BuyerGroup.MIDDLE],
    )


def _of_deals(deals: Deals | None) -> pd.DataFrame | None:
    if deals is None:
        return None
    table = deals.opportunities
    column = table["account"].cat.remove_unused_categories()
    account, size = column.cat.codes.to_numpy().astype("int64"), len(column.cat.categories)
    value, status = np.nan_to_num(table["value"].to_numpy()), table["status"].cat.codes.to_numpy()
    known, is_open = account >= 0, status == 0

    def total(mask: Numbers, weight: Numbers | None = None) -> Numbers:
        chosen = known & mask
        return np.bincount(account[chosen], weights=None if weight is None else weight[chosen], minlength=size)

    by_creation = np.argsort(table["created"].to_numpy(), kind="stable")
    owner = np.full(size + 1, -1)
    owner[account[by_creation]] = table["owner"].cat.codes.to_numpy()[by_creation]  # the latest one stays
    owners = np.array([*table["owner"].cat.categories, None], dtype=object)
    return pd.DataFrame(
        {
            "owner": owners[owner[:size]],
            "open": total(is_open),
            "open_value": total(is_open, value),
            "won": total(status == 1),
            "lost": total(status == 2),  # noqa: PLR2004 - lost
            "won_value": total(status == 1, value),
            "last_contact": _extreme_day(table["last_activity"], account, size, known, latest=True),
            "next_close": _extreme_day(table["expected_close"], account, size, known & is_open, latest=False),
        },
        index=[str(name) for name in column.cat.categories],
    )


def _extreme_day(days: pd.Series, code: Numbers, size: int, mask: Numbers, *, latest: bool) -> Numbers:
    """The latest or the earliest day of each customer; missing where it has none."""
    values = days.to_numpy()
    chosen = np.flatnonzero(mask & ~np.isnat(values))
    order = chosen[np.argsort(values[chosen], kind="stable")]
    found = np.full(size, np.datetime64("NaT"), dtype=values.dtype)
    last_wins = order if latest else order[::-1]
    found[code[last_wins]] = values[last_wins]
    return found


def _of_orders(orders: Orders | None) -> pd.DataFrame | None:
    if orders is None:
        return None
    table = orders.table
    customer = table["customer"].astype(str)
    by = table.groupby(customer.to_numpy())
    gap = table["ordered"].groupby(customer.to_numpy()).diff().dt.days
    scored = rfm_scores(orders).set_index("customer")
    return pd.DataFrame(
        {
            "orders": by.size(),
            "bought": by["amount"].sum(),
            "first_order": by["ordered"].min(),
            "last_order": by["ordered"].max(),
            "every_days": gap[gap > 0].groupby(customer.to_numpy()[gap > 0]).median(),
            "code": scored["code"],
            "group": scored["group"],
        }
    )


def _rows_of(table: pd.DataFrame, column: str, name: str, day: str) -> pd.DataFrame:
    own = table[(table[column] == name).to_numpy()]
    return own.sort_values(day, ascending=False, kind="stable", ignore_index=True)
