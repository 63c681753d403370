r"""RFM: customers scored by how recently, how often and for how much they bought.

The method is that of direct mail (A. M. Hughes, "Strategic Database Marketing", Probus, 1994): each of the three is
scored from 1 to 5, by fifths of the customers or by cut-offs that stay the same from one year to the next.

>>> listed = purchases_from("Dairy, 2025-09-28, 200,000\nPump maker, 2026-09-30, 300,000\nPump maker, soon, 1")
>>> listed.problems
('Line 3 has no date such as 2026-10-31 between two commas: Pump maker, soon, 1',)
>>> [(one.customer, one.code) for one in scored_by_fifths(listed.purchases, on=date(2026, 11, 30))]
[('Pump maker', '313'), ('Dairy', '111')]
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import AmountError, FieldError, require_amount
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import number_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "HIGHEST_SCORE",
    "BuyerGroup",
    "CutOffs",
    "Purchase",
    "PurchaseList",
    "ScoredCustomer",
    "purchases_from",
    "scored_by_cut_offs",
    "scored_by_fifths",
]

HIGHEST_SCORE: Final = 5
_HIGH: Final = 4
_LOW: Final = 2
_LONGEST_QUOTE: Final = 60

_LINE: Final = re.compile(
    r"(?P<customer>.+?)\s*[,;\t，；]\s*(?P<day>\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?)\s*[,;\t，；]\s*(?P<amount>.*)"
)  # fmt: skip


@dataclass(frozen=True)
class Purchase:
    """What *customer* bought on *day* for *amount* of money; raises AmountError unless the amount is above 0."""

    customer: str
    day: date
    amount: float

    def __post_init__(self) -> None:
        require_amount(self.amount, place=_("amount"), above_zero=True)


@dataclass(frozen=True)
class PurchaseList:
    """Purchases as they were pasted, and a sentence for each line that could not be read."""

    purchases: tuple[Purchase, ...] = ()
    problems: tuple[str, ...] = ()


class BuyerGroup(StrEnum):
    """What the three scores say together; names and borders are the course's own."""

    BEST = "best"
    SLIPPING = "slipping"
    NEW = "new"
    MIDDLE = "middle"
    ASLEEP = "asleep"

    @property
    def label(self) -> str:
        """The group in words."""
        return _(_GROUPS[self])

    @property
    def advice(self) -> str:
        """What to do with its customers."""
        return _(_ADVICE[self])


_GROUPS: Final = {
    BuyerGroup.BEST: N_("best"),
    BuyerGroup.SLIPPING: N_("gone silent"),
    BuyerGroup.NEW: N_("new"),
    BuyerGroup.MIDDLE: N_("in the middle"),
    BuyerGroup.ASLEEP: N_("asleep"),
}
_ADVICE: Final = {
    BuyerGroup.BEST: N_("protect; ask for a referral"),
    BuyerGroup.SLIPPING: N_("call this week"),
    BuyerGroup.NEW: N_("onboard well, then the second order"),
    BuyerGroup.MIDDLE: N_("find the next need; offer on a rhythm"),
    BuyerGroup.ASLEEP: N_("one low-cost attempt, then let go"),
}


@dataclass(frozen=True, kw_only=True)
class ScoredCustomer:
    """A customer with what it bought and its three scores, each from 1 (low) to 5 (high).

    recency_days: days from the last purchase to the day of the analysis; frequency: number of purchases; monetary:
    their sum, money.
    """

    customer: str
    recency_days: int
    frequency: int
    monetary: float
    recency_score: int
    frequency_score: int
    monetary_score: int

    @property
    def code(self) -> str:
        """The three digits, recency first; they are read one by one and not added up."""
        return f"{self.recency_score}{self.frequency_score}{self.monetary_score}"

    @property
    def group(self) -> BuyerGroup:
        """The group of its scores.

        Best: all three at 4 or 5. Recency of 1 or 2: gone silent where frequency or value is 4 or 5, else asleep.
        Recency of 4 or 5 with a frequency of 1 or 2: new. All others are in the middle.
        """
        recency, frequency, monetary = self.recency_score, self.frequency_score, self.monetary_score
        if recency <= _LOW:
            return BuyerGroup.SLIPPING if max(frequency, monetary) >= _HIGH else BuyerGroup.ASLEEP
        if min(recency, frequency, monetary) >= _HIGH:
            return BuyerGroup.BEST
        return BuyerGroup.NEW if recency >= _HIGH and frequency <= _LOW else BuyerGroup.MIDDLE


@dataclass(frozen=True, kw_only=True)
class CutOffs:
    """Four rising borders for each score; a value on a border gets the better score.

    recency_days: at most the first scores 5, at most the last 2, more than that 1.
    frequency: at least the last scores 5, at least the first 2, fewer than that 1.
    monetary: as frequency, money.

    Raises FieldError unless there are four, AmountError unless each is above 0 and more than the one before.
    """

    recency_days: tuple[float, ...] = (60, 120, 240, 365)
    frequency: tuple[float, ...] = (2, 3, 4, 6)
    monetary: tuple[float, ...] = (150_000, 300_000, 600_000, 1_000_000)

    def __post_init__(self) -> None:
        for each in fields(self):
            borders = getattr(self, each.name)
            if len(borders) != HIGHEST_SCORE - 1:
                sentence = _("Five scores need four borders, got {count}").format(count=len(borders))
                raise FieldError(sentence, field=each.name, value=borders)
            for border in borders:
                require_amount(border, place=_("border"), above_zero=True)
            for before, after in pairwise(borders):
                if after <= before:
                    raise AmountError(_("border"), after, _("more than the one before it"))


@dataclass(frozen=True)
class _Record:
    """What one customer bought: days since the last purchase, how many, and their sum."""

    customer: str
    recency_days: int
    frequency: int
    monetary: float


# Reading --------------------------------------------------------------------------------------------------------------


def purchases_from(text: str) -> PurchaseList:
    r"""The purchases in *text*, one per line as customer, date, amount; each line that is none is named by its number.

    Between the three stands a comma, a semicolon or a tab, as spreadsheets paste them. The date has the year first
    (2026-10-31, 2026/10/31, 2026年10月31日), because 3/4/2026 can be two days. Empty lines and a first line without
    any digit, which is a heading, are passed over.

    >>> purchases_from("customer;date;amount\nDairy, Suzhou;2026/9/5;1,200.50").purchases
    (Purchase(customer='Dairy, Suzhou', day=datetime.date(2026, 9, 5), amount=1200.5),)
    """
    purchases, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        heading = number == 1 and not any(letter.isdigit() for letter in line)
        if not line.strip() or heading:
            continue
        try:
            purchases.append(_purchase(line.strip()))
        except FieldError as error:
            quoted = line.strip()[:_LONGEST_QUOTE]
            sentence = _("Line {number} {problem}: {line}")
            problems.append(sentence.format(number=number, problem=error, line=quoted))
    return PurchaseList(tuple(purchases), tuple(problems))


def _purchase(line: str) -> Purchase:
    found = _LINE.fullmatch(line)
    if found is None:
        raise _LineError(_("has no date such as 2026-10-31 between two commas"), line)
    year, month, day = map(int, re.findall(r"\d+", found["day"]))
    amount = number_from(found["amount"].strip(" \"'"))
    if amount is None or not math.isfinite(amount) or amount <= 0:
        raise _LineError(_("has no amount above 0 at its end"), line)
    try:
        return Purchase(found["customer"].strip(" \"'"), date(year, month, day), amount)
    except ValueError as error:
        raise _LineError(_("has a day that is not in the calendar"), line) from error


class _LineError(FieldError):
    """What is wrong with a line, as the end of a sentence."""

    def __init__(self, problem: str, line: str) -> None:
        super().__init__(problem, field="purchases", value=line)


# Scoring --------------------------------------------------------------------------------------------------------------


def scored_by_fifths(purchases: Iterable[Purchase], *, on: date) -> tuple[ScoredCustomer, ...]:
    """Each customer scored against the others on day *on*, the highest value first.

    A score is 1 plus the whole fifths of customers that do strictly worse: with distinct values this makes five groups
    of one size. Customers with the same value always get the same score, the one of the lowest place among them, so
    nobody is lifted by a tie: where all have bought once, all score 1. Raises FieldError for a purchase after *on*.
    """
    records = _records(purchases, on)
    recency = sorted(-record.recency_days for record in records)
    frequency = sorted(record.frequency for record in records)
    monetary = sorted(record.monetary for record in records)
    return _in_order(
        _scored(
            record,
            _fifth(-record.recency_days, recency),
            _fifth(record.frequency, frequency),
            _fifth(record.monetary, monetary),
        )
        for record in records
    )


def scored_by_cut_offs(
    purchases: Iterable[Purchase], *, on: date, cut_offs: CutOffs | None = None
) -> tuple[ScoredCustomer, ...]:
    """Each customer scored by fixed borders on day *on*, the highest value first.

    So scores of two years can be compared. Raises FieldError for a purchase after *on*.

    >>> bought = [Purchase("Dairy", date(2025, 9, 28), 600_000)]
    >>> scored_by_cut_offs(bought, on=date(2026, 11, 30))[0].code
    '114'
    """
    borders = cut_offs or CutOffs()
    return _in_order(
        _scored(
            record,
            1 + sum(record.recency_days <= border for border in borders.recency_days),
            1 + sum(record.frequency >= border for border in borders.frequency),
            1 + sum(record.monetary >= border for border in borders.monetary),
        )
        for record in _records(purchases, on)
    )


def _records(purchases: Iterable[Purchase], on: date) -> list[_Record]:
    bought: dict[str, list[Purchase]] = {}
    for purchase in purchases:
        if purchase.day > on:
            sentence = _("The day of the analysis must not lie before a purchase: {customer} bought on {day}")
            text = sentence.format(customer=purchase.customer, day=purchase.day.isoformat())
            raise FieldError(text, field="on", value=on)
        bought.setdefault(purchase.customer, []).append(purchase)
    return [
        _Record(name, (on - max(one.day for one in each)).days, len(each), math.fsum(one.amount for one in each))
        for name, each in bought.items()
    ]


def _fifth(value: float, ordered: Sequence[float]) -> int:
    return 1 + HIGHEST_SCORE * bisect_left(ordered, value) // len(ordered)


def _scored(record: _Record, recency: int, frequency: int, monetary: int) -> ScoredCustomer:
    return ScoredCustomer(
        customer=record.customer,
        recency_days=record.recency_days,
        frequency=record.frequency,
        monetary=record.monetary,
        recency_score=recency,
        frequency_score=frequency,
        monetary_score=monetary,
    )


def _in_order(scored: Iterable[ScoredCustomer]) -> tuple[ScoredCustomer, ...]:
    return tuple(sorted(scored, key=lambda one: (-one.monetary, one.customer)))
