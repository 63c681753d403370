"""The made deals are the same for the same seed, and their truth is true of them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from bpcourse.core.errors import CourseError
from bpcourse.crm.generator import Faults, Selling, generate, generate_orders


def test_the_same_seed_gives_the_same_deals_and_another_seed_others() -> None:
    one, again, other = generate(80, seed=5), generate(80, seed=5), generate(80, seed=6)

    pd.testing.assert_frame_equal(one.deals.opportunities, again.deals.opportunities)
    pd.testing.assert_frame_equal(one.deals.events, again.deals.events)
    assert one.truth == again.truth
    assert not one.deals.opportunities["amount"].equals(other.deals.opportunities["amount"])


def test_the_table_shows_nothing_after_the_day_of_the_export() -> None:
    deals = generate(400, seed=2).deals
    today = pd.Timestamp(deals.as_of)

    assert deals.events["entered"].max() <= today
    assert deals.opportunities["closed"].max() <= today
    assert deals.opportunities["last_activity"].max() <= today


def test_won_amounts_of_the_quarters_are_those_of_the_table() -> None:
    made = generate(500, seed=2, faults=Faults.none())
    won = made.deals.opportunities[made.deals.is_("won")]

    assert sum(made.truth.quarter_won.values()) == pytest.approx(won["value"].sum())
    assert min(made.truth.quarter_won) >= date(2024, 1, 1)


def test_in_a_long_run_the_rates_are_those_of_the_company() -> None:
    selling = Selling(conversions=(0.5, 0.5, 0.5, 0.5), stalled=0)
    truth = generate(40_000, seed=2, selling=selling, faults=Faults.none()).truth

    assert truth.conversions[0] == pytest.approx(0.5, abs=0.03)
    assert truth.stage_days == pytest.approx(selling.days, abs=1)
    assert np.prod(truth.conversions) == pytest.approx(truth.win_rate)


def test_segments_differ_as_they_were_made_to() -> None:
    rates = list(generate(20_000, seed=2).truth.win_rates.values())

    assert rates == sorted(rates, reverse=True)


def test_more_deals_are_created_in_march_than_at_the_spring_festival() -> None:
    months = generate(20_000, seed=2, faults=Faults.none()).deals.opportunities["created"].dt.month.value_counts()

    assert months[3] > 1.5 * months[2]


def test_a_rep_wins_less_in_the_first_months() -> None:
    table = generate(40_000, seed=2, selling=Selling(reps=6), faults=Faults.none()).deals.opportunities
    theirs = table[(table["owner"] == "Sun Mei") & (table["created"] < "2026-04-01")]
    ramping = theirs["created"] < theirs["created"].min() + pd.Timedelta(days=270)
    won = theirs["status"] == "won"

    assert theirs["created"].min() > pd.Timestamp("2024-06-01")
    assert won[ramping].mean() < 0.6 * won[~ramping].mean()


def test_a_commit_differs_from_what_came_by_the_reps_bias() -> None:
    made = generate(20_000, seed=2, faults=Faults.none())
    won = made.deals.opportunities[made.deals.is_("won") & (made.deals.opportunities["closed"] < "2026-10-01")]
    calls = made.deals.commits[made.deals.commits["quarter"] < "2026-10-01"]
    came = won.groupby("owner", observed=True)["value"].sum()
    said = calls.groupby("owner", observed=True)["amount"].sum()

    for owner, bias in made.truth.bias.items():
        assert said[owner] / came[owner] - 1 == pytest.approx(bias, abs=0.2)


def test_a_rate_that_is_none_is_refused() -> None:
    with pytest.raises(CourseError, match="conversion must be from 0% to 100%"):
        Selling(conversions=(1.5, 0.5, 0.5, 0.5))


def test_orders_are_sorted_within_their_span_and_each_customer_has_one() -> None:
    orders = generate_orders(200, seed=3)

    assert orders["ordered"].is_monotonic_increasing
    assert orders["ordered"].max() < pd.Timestamp("2026-11-20")
    assert orders["customer"].nunique() == 200
    assert (orders["amount"] > 0).all()
    pd.testing.assert_frame_equal(orders, generate_orders(200, seed=3))
