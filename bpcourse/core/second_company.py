"""The company of the capstone: Whitebridge, which sells dental equipment in Sichuan and Chongqing, as raw material.

Nothing here is a plan yet: notes on the market, of which some must not be used, what each customer bought in two years,
eight quarters of the funnel, a team and a budget. All of it is invented, and its parts fit together:

>>> sum(customer.bought(2026) for customer in customers()), revenue_kept(), funnel_counts(2026)
(24000000, 0.9, (250, 100, 40, 10))
>>> sum(customer.is_new for customer in customers()), market_size()
(10, 600000000)
>>> [note.letter for note in market_notes() if note.is_usable]
['A', 'D', 'E', 'G', 'I']
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from bpcourse.core.kpi import Role
from bpcourse.core.language import N_, _, filled
from bpcourse.core.market import BuyerGroup, SourceKind
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_text
from bpcourse.core.resources import Rep, Resources

__all__ = [
    "ACTIONS",
    "BUDGET",
    "CALLS_PER_LEAD",
    "CHAINS",
    "DAYS",
    "DAYS_TO_DECIDE",
    "DEAL_SIZE",
    "HEAD",
    "HOSPITALS",
    "HOURS_A_WEEK",
    "HOURS_PER_CALL",
    "HOURS_PER_VISIT",
    "KEEP_WEEKS",
    "LABORATORIES",
    "MARKET_GROWTH",
    "NEW_REP",
    "PERIOD",
    "SEGMENTS",
    "SELLING_WEEKS",
    "SERVICE_HEAD",
    "SINGLES",
    "TEAM",
    "VISITS_PER_MEETING",
    "WISH",
    "WRITTEN_ON",
    "YEAR",
    "ClientSegment",
    "MarketNote",
    "PlannedAction",
    "TeamMember",
    "TwoYearCustomer",
    "buyer_groups",
    "customers",
    "funnel_counts",
    "market_notes",
    "market_size",
    "present_reps",
    "quarters",
    "revenue_kept",
    "revenue_of",
    "team",
    "weeks_to_win",
]

YEAR: Final = 2027
PERIOD: Final = Period.year(YEAR)
WRITTEN_ON: Final = date(YEAR, 1, 4)
"""The first working day of the plan's year: all of the year before has been counted."""
_THOUSAND: Final = 1_000
_MILLION: Final = 1_000_000

# Market notes ---------------------------------------------------------------------------------------------------------


class MarketNote(NamedTuple):
    """A note somebody put into the folder: a letter, where it is from, of which day, what it says, in words.

    kind: which of the five kinds of data it is; is_usable: whether a plan may lean on it.
    """

    letter: str
    source: str
    as_of: date
    text: str
    kind: SourceKind
    is_usable: bool


MARKET_GROWTH: Final = 0.10
_NATIONAL_MARKET: Final = 160_000 * _MILLION

_NOTES: Final = (
    (
        "A", N_("Provincial trade association, yearly count"), date(2026, 12, 2), SourceKind.INDUSTRY, True,
        N_(
            "Clinics, hospitals and laboratories in Sichuan and Chongqing bought dental equipment for {market} in "
            "2026, 10% more than in 2025. Counted from the sales of 48 dealers."
        ),
    ),
    (
        "B", N_("Trade journal, forecast"), date(2023, 4, 12), SourceKind.INDUSTRY, False,
        N_("Until 2028 the southwest will buy 22% more dental equipment every year."),
    ),
    (
        "C", N_("A scanner maker's presentation for dealers"), date(2026, 12, 1), SourceKind.INDUSTRY, False,
        N_("Demand for scanners will double within two years. Who orders 30 of them before March gets the best price."),
    ),
    (
        "D", N_("Calls to ten won and ten lost customers"), date(2026, 12, 11), SourceKind.CUSTOMERS, True,
        N_(
            "Of ten who did not buy, six name the days on which a chair stands still for installation or repair, two "
            "the price, two a friend in the trade."
        ),
    ),
    (
        "E", N_("Rivals' sites and job postings"), date(2026, 12, 16), SourceKind.COMPETITORS, True,
        N_("Rival C looks for four service engineers in Chongqing, and its site now promises repair within two days."),
    ),
    (
        "F", N_("A rep, after dinner at the spring fair"), date(2026, 4, 18), SourceKind.COMPETITORS, False,
        N_("Somebody said that Rival C is nearly broke and closes its service before New Year."),
    ),
    (
        "G", N_("Notice of the health commission"), date(2026, 10, 8), SourceKind.POLICY, True,
        N_("From 1 July 2027 every clinic must be able to show an electronic record of each sterilization."),
    ),
    (
        "H", N_("National health yearbook"), date(2026, 11, 30), SourceKind.INDUSTRY, False,
        N_("Dental care in all of China, treatments counted in: {national}, growing 14% a year."),
    ),
    (
        "I", N_("Own invoices and CRM, two years"), date(2026, 12, 31), SourceKind.SALES_HISTORY, True,
        N_("What each customer bought in 2025 and 2026, and what became of each lead."),
    ),
)  # fmt: skip


def market_notes() -> tuple[MarketNote, ...]:
    """The folder of notes on the market, in the language of the moment."""
    amounts = {"market": money_text(market_size(), "CNY"), "national": money_text(_NATIONAL_MARKET, "CNY")}
    return tuple(
        MarketNote(letter, _(source), as_of, filled(_(text), **amounts), kind, usable)
        for letter, source, as_of, kind, usable, text in _NOTES
    )


# Segments -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ClientSegment:
    """A group of customers: its letter, its name in English, and what note A and the CRM say of it.

    buyers: how many there are in the market; yearly_spend: what each spends a year with all suppliers, money; proposals
    and deals: of the year before the plan.
    """

    letter: str
    name: str
    buyers: int
    yearly_spend: float
    proposals: int
    deals: int

    @property
    def market(self) -> float:
        """What all its buyers spend in a year, money."""
        return self.buyers * self.yearly_spend


CHAINS: Final = ClientSegment("A", N_("clinic chains"), 90, 1_200_000, 8, 2)
SINGLES: Final = ClientSegment("B", N_("single clinics"), 3_200, 90_000, 22, 7)
HOSPITALS: Final = ClientSegment("C", N_("public hospitals"), 150, 1_000_000, 6, 0)
LABORATORIES: Final = ClientSegment("D", N_("dental laboratories"), 300, 180_000, 4, 1)
SEGMENTS: Final = (CHAINS, SINGLES, HOSPITALS, LABORATORIES)


def buyer_groups() -> tuple[BuyerGroup, ...]:
    """The market counted from below, with names in the language of the moment."""
    return tuple(BuyerGroup(name=_(one.name), buyers=one.buyers, yearly_spend=one.yearly_spend) for one in SEGMENTS)


def market_size() -> float:
    """What all suppliers sold in the year before the plan, money."""
    return sum(segment.market for segment in SEGMENTS)


# Customers ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TwoYearCustomer:
    """A customer, named in the language of the moment, with the orders of two years: their days and amounts, money."""

    name: str
    segment: ClientSegment
    orders: tuple[tuple[date, float], ...]

    def bought(self, year: int) -> float:
        """What the orders of *year* come to, money."""
        return sum(amount for day, amount in self.orders if day.year == year)

    @property
    def last_order(self) -> date:
        """The day of the latest order."""
        return max(day for day, _amount in self.orders)

    @property
    def is_new(self) -> bool:
        """Whether the first order came in the year before the plan."""
        return not self.bought(YEAR - 2)

    @property
    def is_silent(self) -> bool:
        """Whether no order came in the year before the plan."""
        return not self.bought(YEAR - 1)


# Each order: year, month, day, and the amount in thousands of CNY.
_CUSTOMERS: Final = {
    CHAINS: (
        (
            N_("Ginkgo Dental Group"),
            "2025-02-20 800, 2025-06-12 900, 2025-11-05 900, 2026-02-11 1000, 2026-06-17 1200, 2026-10-21 1200",
        ),
        (N_("Hibiscus Dental"), "2025-03-18 900, 2025-09-24 1100, 2026-03-25 1300, 2026-09-16 1100"),
        (N_("Panda Kids Dental"), "2025-04-09 700, 2025-10-15 900, 2026-04-22 900, 2026-11-11 1000"),
        (N_("Plum Garden Dental"), "2025-05-14 600, 2025-12-03 600, 2026-06-10 1400"),
        (N_("Two Rivers Dental"), "2025-03-05 1000, 2026-05-20 800"),
        (N_("Old Bridge Dental"), "2025-01-22 400, 2025-10-29 400"),
        (N_("Cloud Ridge Dental"), "2026-07-08 500"),
        (N_("Sunny Smile"), "2026-09-02 400"),
    ),
    SINGLES: (
        (N_("Bamboo Lane Clinic"), "2025-02-13 300, 2025-08-21 500, 2026-02-26 400, 2026-09-10 500"),
        (N_("Osmanthus Clinic"), "2025-05-08 700, 2026-05-14 800"),
        (N_("Teahouse Street Clinic"), "2025-06-19 600, 2026-03-12 300, 2026-10-08 400"),
        (N_("Stone Lion Clinic"), "2025-04-17 600, 2026-07-23 600"),
        (N_("Peach Blossom Clinic"), "2025-07-03 600"),
        (N_("Red Lantern Clinic"), "2025-09-18 500, 2026-08-27 500"),
        (N_("Crane Clinic"), "2025-10-23 500, 2026-11-19 500"),
        (N_("White Pagoda Clinic"), "2025-03-27 200, 2025-08-07 300"),
        (N_("Riverbank Clinic"), "2025-11-20 500, 2026-12-03 400"),
        (N_("Magnolia Clinic"), "2025-02-06 400, 2026-01-29 400"),
        (N_("Jade Hill Clinic"), "2025-05-29 400"),
        (N_("Mulberry Clinic"), "2025-06-26 400, 2026-06-25 300"),
        (N_("North Gate Clinic"), "2025-09-04 400"),
        (N_("Lotus Pond Clinic"), "2025-12-11 300"),
        (N_("Cedar Clinic"), "2025-07-17 200"),
        (N_("Silver Fern Clinic"), "2026-03-19 400"),
        (N_("Morning Bell Clinic"), "2026-05-07 350"),
        (N_("Orchid Clinic"), "2026-06-04 300"),
        (N_("Kite Hill Clinic"), "2026-08-13 300"),
        (N_("Green Gate Clinic"), "2026-09-24 300"),
        (N_("Harvest Moon Clinic"), "2026-11-05 250"),
        (N_("Swallow Clinic"), "2026-12-10 200"),
    ),
    HOSPITALS: (
        (N_("First hospital"), "2025-06-30 1500, 2026-06-30 1400"),
        (N_("East hospital"), "2025-09-30 1200, 2026-09-29 1100"),
        (N_("Valley hospital"), "2025-05-30 900, 2026-05-29 900"),
        (N_("Mountain hospital"), "2025-11-28 600, 2026-11-27 800"),
        (N_("Lake hospital"), "2025-04-30 400"),
    ),
    LABORATORIES: (
        (N_("Porcelain laboratory"), "2025-03-11 600, 2026-03-10 600"),
        (N_("Ivory laboratory"), "2025-08-12 500, 2026-08-11 500"),
        (N_("Pearl laboratory"), "2025-10-14 400, 2026-10-13 400"),
        (N_("Crown laboratory"), "2025-05-13 300"),
        (N_("Bright laboratory"), "2026-04-14 300"),
    ),
}  # fmt: skip


def customers() -> tuple[TwoYearCustomer, ...]:
    """All forty customers, the one that bought most in the year before the plan first."""
    listed = [TwoYearCustomer(_(name), segment, orders) for name, segment, orders in _ordered()]
    return tuple(sorted(listed, key=lambda one: (-one.bought(YEAR - 1), -one.bought(YEAR - 2))))


@cache
def _ordered() -> tuple[tuple[str, ClientSegment, tuple[tuple[date, float], ...]], ...]:
    return tuple(
        (name, segment, tuple(_order(text) for text in orders.split(", ")))
        for segment, listed in _CUSTOMERS.items()
        for name, orders in listed
    )


def _order(text: str) -> tuple[date, float]:
    day, amount = text.split()
    return date.fromisoformat(day), int(amount) * _THOUSAND


def revenue_of(segment: ClientSegment | None = None, *, year: int = YEAR - 1) -> float:
    """What the customers of *segment*, by default all, bought in *year*, money."""
    return sum(one.bought(year) for one in customers() if segment in (None, one.segment))


def revenue_kept() -> float:
    """What customers of two years ago bought a year later, as a share of what they bought before."""
    old = [one for one in customers() if not one.is_new]
    return sum(one.bought(YEAR - 1) for one in old) / sum(one.bought(YEAR - 2) for one in old)


# Funnel ---------------------------------------------------------------------------------------------------------------

_QUARTERS: Final = {
    2025: ((50, 18, 6, 1), (60, 22, 8, 2), (55, 20, 7, 2), (55, 20, 7, 2)),
    2026: ((60, 24, 9, 2), (70, 28, 12, 4), (58, 23, 9, 2), (62, 25, 10, 2)),
}
"""Leads, first meetings, proposals and deals with new customers."""
DAYS: Final = (20.0, 30.0, 45.0)
"""From lead to first meeting, to proposal, to deal."""
DAYS_TO_DECIDE: Final = (43, 38, 47, 46)
"""From proposal to decision, mean of each quarter of the year before the plan."""
DEAL_SIZE: Final = 330_000
"""What the ten new customers of the year before the plan ordered on average."""
CALLS_PER_LEAD: Final = 4
VISITS_PER_MEETING: Final = 2


def quarters() -> dict[Period, tuple[int, ...]]:
    """The counts of each of the eight quarters: leads, first meetings, proposals, deals."""
    return {
        Period.quarter(year, number): counts
        for year, listed in _QUARTERS.items()
        for number, counts in enumerate(listed, start=1)
    }


def funnel_counts(year: int) -> tuple[int, ...]:
    """The counts of a whole *year*."""
    return tuple(sum(counts) for counts in zip(*_QUARTERS[year], strict=True))


# Team, hours and money ------------------------------------------------------------------------------------------------


class TeamMember(NamedTuple):
    """Somebody of the company: the name in English, the role, and for who sells the quota, money, and the first day."""

    name: str
    role: Role | None
    quota: float = 0
    start: date | None = None
    ramp_months: float = 0


HEAD: Final = N_("Tang Min")
SERVICE_HEAD: Final = N_("Peng Lan")
NEW_REP: Final = N_("Qin Hao")
TEAM: Final = (
    TeamMember(HEAD, Role.SENIOR_SALES_MANAGER),
    TeamMember(N_("Luo Jie"), Role.KEY_ACCOUNT_MANAGER, 8 * _MILLION, date(2019, 5, 6), 6),
    TeamMember(N_("He Ping"), Role.SENIOR_REP, 7 * _MILLION, date(2020, 9, 1), 6),
    TeamMember(N_("Deng Wei"), Role.REP, 7 * _MILLION, date(2022, 3, 1), 6),
    TeamMember(N_("Yan Fei"), Role.JUNIOR_REP, 5 * _MILLION, date(2026, 10, 12), 6),
    TeamMember(NEW_REP, Role.JUNIOR_REP, 5 * _MILLION, date(YEAR, 7, 1), 6),
    TeamMember(SERVICE_HEAD, None),
)
"""The head of sales, those who sell, and the head of service."""
WISH: Final = 32 * _MILLION
"""The general manager's goal: the sum of the quotas."""
SELLING_WEEKS: Final = 44
HOURS_A_WEEK: Final = 36
HOURS_PER_CALL: Final = 0.5
HOURS_PER_VISIT: Final = 6
KEEP_WEEKS: Final = {CHAINS: 26, SINGLES: 44, HOSPITALS: 18, LABORATORIES: 10}
"""Rep-weeks that the customers there are take in a year."""
BUDGET: Final = 700_000


def team() -> Resources:
    """Who sells in the plan's year, with quota and ramp, and the hours of a week."""
    reps = tuple(
        Rep(
            name=_(one.name),
            role=one.role.label if one.role else "",
            quota=one.quota,
            start=one.start,
            ramp_months=one.ramp_months,
        )
        for one in TEAM
        if one.quota
    )
    return Resources(
        team=reps,
        selling_hours_per_week=HOURS_A_WEEK,
        hours_per_call=HOURS_PER_CALL,
        hours_per_visit=HOURS_PER_VISIT,
    )


def present_reps() -> float:
    """How many reps are there on average over the plan's year."""
    hours = team().selling_hours(1, PERIOD) or 0.0
    return hours / HOURS_A_WEEK


def weeks_to_win() -> float:
    """Rep-weeks of the plan's year that keeping the customers leaves for winning new ones."""
    return present_reps() * SELLING_WEEKS - math.fsum(KEEP_WEEKS.values())


class PlannedAction(NamedTuple):
    """Something the team could do: letter, id, name, segment (none for all), days, cost, what it brought so far."""

    letter: str
    id: str
    title: str
    segment: ClientSegment | None
    start: date
    end: date
    cost: float
    brought: str


ACTIONS: Final = (
    PlannedAction(
        "A", "records", N_("Sterilization-record package, tried with three chains"), CHAINS,
        date(YEAR, 2, 1), date(YEAR, 6, 30), 240_000, N_("new; the rule holds from 1 July"),
    ),
    PlannedAction(
        "B", "demo-days", N_("Demo days: a chair installed in one day, before the guests' eyes"), SINGLES,
        date(YEAR, 3, 1), date(YEAR, 11, 30), 180_000, N_("5 of the 7 new single clinics of 2026"),
    ),
    PlannedAction(
        "C", "spring-fair", N_("Stand at the spring fair"), SINGLES,
        date(YEAR, 4, 13), date(YEAR, 4, 16), 160_000, N_("70 of the 250 leads of 2026"),
    ),
    PlannedAction(
        "D", "reviews", N_("A yearly check-up with every customer"), None,
        date(YEAR, 2, 15), date(YEAR, 11, 26), 60_000, N_("new; 9 customers have gone silent"),
    ),
    PlannedAction(
        "E", "tenders", N_("An office for hospital tenders"), HOSPITALS,
        date(YEAR, 3, 1), date(YEAR, 12, 17), 150_000, N_("0 of 6 proposals of 2026; the next round is in 2028"),
    ),
)  # fmt: skip
