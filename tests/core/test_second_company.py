"""The second company: raw material whose parts fit together, and the traps that were laid in it."""

from __future__ import annotations

import pytest

from bpcourse.core import second_company as raw
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.market import SourceKind

CUSTOMERS = raw.customers()
NEW = [one for one in CUSTOMERS if one.is_new]


def test_the_market_counted_from_below_is_what_the_association_counted() -> None:
    assert raw.market_size() == 600e6
    assert sum(group.spend or 0 for group in raw.buyer_groups()) == raw.market_size()


def test_the_usable_notes_are_one_of_each_kind_and_none_is_old() -> None:
    usable = [note for note in raw.market_notes() if note.is_usable]

    assert {note.kind for note in usable} == set(SourceKind)
    assert len(usable) == 5
    assert all((raw.WRITTEN_ON - note.as_of).days < 92 for note in usable)


def test_the_notes_hold_an_old_forecast_that_a_newer_count_contradicts() -> None:
    count, forecast = raw.market_notes()[:2]

    assert (raw.WRITTEN_ON - forecast.as_of).days > 3 * 365
    assert "10%" in count.text
    assert "22%" in forecast.text


def test_every_note_speaks_for_a_day_before_the_plan_is_written() -> None:
    assert [note.letter for note in raw.market_notes() if note.as_of >= raw.WRITTEN_ON] == []


@pytest.mark.parametrize(
    ("segment", "customers", "before", "last"),
    [
        (raw.CHAINS, 8, 9.2e6, 10.8e6),
        (raw.SINGLES, 22, 7.4e6, 7.2e6),
        (raw.HOSPITALS, 5, 4.6e6, 4.2e6),
        (raw.LABORATORIES, 5, 1.8e6, 1.8e6),
        (None, 40, 23e6, 24e6),
    ],
)
def test_what_a_segment_bought(segment: raw.ClientSegment | None, customers: int, before: float, last: float) -> None:
    assert sum(segment in (None, one.segment) for one in CUSTOMERS) == customers
    assert (before, last) == (raw.revenue_of(segment, year=2025), raw.revenue_of(segment))


def test_the_list_begins_with_the_largest_and_ends_with_the_silent_ones() -> None:
    bought = [one.bought(2026) for one in CUSTOMERS]

    assert sorted(bought, reverse=True) == bought
    assert [one.is_silent for one in CUSTOMERS] == [False] * 31 + [True] * 9


def test_new_customers_are_the_deals_of_the_funnel_and_their_orders_its_average() -> None:
    assert raw.funnel_counts(2026)[-1] == len(NEW)
    assert sum(one.bought(2026) for one in NEW) / len(NEW) == raw.DEAL_SIZE
    assert [segment.deals for segment in raw.SEGMENTS] == [
        sum(one.segment is segment for one in NEW) for segment in raw.SEGMENTS
    ]
    assert sum(segment.proposals for segment in raw.SEGMENTS) == raw.funnel_counts(2026)[2]


def test_old_customers_come_back_with_nine_tenths_of_their_revenue() -> None:
    assert raw.revenue_kept() == pytest.approx(0.9)


def test_eight_quarters_add_up_to_two_years() -> None:
    assert len(raw.quarters()) == 8
    assert (raw.funnel_counts(2025), raw.funnel_counts(2026)) == ((220, 80, 28, 7), (250, 100, 40, 10))


def test_the_wish_is_the_sum_of_the_quotas_and_the_team_with_its_ramp_carries_less() -> None:
    team = raw.team()

    assert sum(rep.quota or 0 for rep in team.team) == raw.WISH
    assert 1.1 * raw.revenue_of() < team.quota_capacity(raw.PERIOD) < 0.9 * raw.WISH


def test_half_a_year_of_the_new_rep_leaves_a_hundred_weeks_to_win() -> None:
    assert (raw.present_reps(), raw.weeks_to_win()) == (4.5, 100)


def test_the_money_reaches_for_four_of_five_actions() -> None:
    costs = {action.letter: action.cost for action in raw.ACTIONS}

    assert sum(costs.values()) > raw.BUDGET >= sum(costs.values()) - costs["E"]
    assert all(raw.PERIOD.start <= action.start <= action.end <= raw.PERIOD.end for action in raw.ACTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_customers_or_people_share_a_name(language: Language) -> None:
    with use_language(language):
        names = [one.name for one in raw.customers()]
        people = [rep.name for rep in raw.team().team]

    assert len(set(names)) == 40
    assert len(set(people)) == 5
