"""The forecast, what it learned from, and how it would have done before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.period import Period
from bpcourse.core.worked_company import worked_plan
from bpcourse.crm.deals import Deals, Pipeline
from bpcourse.crm.forecast import back_test, forecast, quarter_of, rep_accuracy, target_in
from bpcourse.crm.generator import Faults, Selling, generate

if TYPE_CHECKING:
    from bpcourse.crm.generator import Made

LONG_AGO: Final = Selling(start=date(2021, 1, 1))


@pytest.fixture(scope="module")
def many() -> Made:
    return generate(20_000, seed=8, faults=Faults.none())


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-40, 40))
def test_quarters_follow_each_other(day: date, later: int) -> None:
    start, end = quarter_of(day)
    assert start <= day <= end
    assert (quarter_of(day, later=later)[1] - quarter_of(day, later=later + 1)[0]).days == -1


def test_the_target_of_a_quarter_is_its_share_of_the_plan() -> None:
    assert target_in(worked_plan(), date(2027, 1, 1), date(2027, 12, 31)) == pytest.approx(19_200_000)
    assert target_in(worked_plan(), date(2027, 1, 1), date(2027, 3, 31)) == pytest.approx(19_200_000 * 90 / 365)
    assert target_in(worked_plan(), date(2026, 10, 1), date(2026, 12, 31)) is None


def test_the_same_seed_draws_the_same_quarters(made: Made) -> None:
    one, other = (forecast(made.deals, target=1e6, runs=500, seed=3) for _time in range(2))

    assert one.totals.tolist() == other.totals.tolist()
    assert one.chance == other.chance


def test_the_range_holds_the_mean_and_a_higher_target_is_less_likely(made: Made) -> None:
    low, high = (forecast(made.deals, target=target, runs=2_000) for target in (1e6, 3e6))

    assert low.low <= low.median <= low.high
    assert low.chance is not None
    assert high.chance is not None
    assert low.chance >= high.chance
    assert float(low.totals.mean()) == pytest.approx(low.expected, rel=0.1)


def test_without_a_target_there_is_no_chance(made: Made) -> None:
    view = forecast(made.deals, runs=200)

    assert view.chance is None
    assert "probability" not in view.sentence()


def test_a_period_that_is_over_is_refused(made: Made) -> None:
    with pytest.raises(FieldError, match="must end after 2026-11-20"):
        forecast(made.deals, period=Period.quarter(2026, 3))


def test_a_target_of_nothing_is_refused(made: Made) -> None:
    with pytest.raises(AmountError):
        forecast(made.deals, target=0)


def test_a_later_quarter_lives_on_deals_not_yet_created(many: Made) -> None:
    now, then = forecast(many.deals, runs=500), forecast(many.deals, period=Period.quarter(2027, 2), runs=500)

    assert then.won == 0
    assert then.from_late > now.from_late
    assert then.from_open < then.from_late


def test_history_is_nearer_than_the_weighted_pipeline(many: Made) -> None:
    tested = back_test(many.deals)

    assert tested.error_of("calibrated") < 0.12 < tested.error_of("weighted")
    assert len(tested.quarters) == 7
    assert tested.inside >= 4


def test_eight_of_ten_ranges_hold_what_came() -> None:
    tested = [back_test(generate(2_000, seed=seed, selling=LONG_AGO).deals, runs=800) for seed in range(5)]
    inside, quarters = sum(each.inside for each in tested), sum(len(each.quarters) for each in tested)

    assert 0.65 <= inside / quarters <= 0.95


def test_the_past_is_forecast_from_what_was_known_then(made: Made) -> None:
    """What happens after the day of a test changes what came, and nothing that was forecast."""
    first = back_test(made.deals).quarters.iloc[0]
    known = pd.Timestamp(first["made_on"])
    table = made.deals.opportunities.copy()
    later = (table["closed"] > known) & (table["status"] == "lost") & (table["created"] <= known)
    assert later.any()
    table.loc[later, "status"] = "won"
    changed = Deals.from_frames(
        table, made.deals.events[made.deals.events["entered"] <= known], pipeline=made.deals.pipeline,
        as_of=made.deals.as_of, commits=made.deals.commits,
    )  # fmt: skip
    again = back_test(changed).quarters.iloc[0]

    assert again["actual"] != first["actual"]
    assert again["calibrated"] == pytest.approx(first["calibrated"])
    assert [again["low"], again["high"]] == pytest.approx([first["low"], first["high"]])


def test_what_came_is_what_was_won(many: Made) -> None:
    quarters = back_test(many.deals).quarters.set_index("quarter")["actual"]

    assert quarters["2026-Q3"] == pytest.approx(many.truth.quarter_won[date(2026, 7, 1)])


def test_the_bias_of_each_rep_is_found(many: Made) -> None:
    table = rep_accuracy(many.deals).set_index("owner")

    assert len(table) == 8
    for owner, bias in many.truth.bias.items():
        assert table.loc[owner, "bias"] == pytest.approx(bias, abs=0.2)
        assert table.loc[owner, "accuracy"] == pytest.approx(1 - table.loc[owner, "error"])


def test_without_commits_nobody_is_measured(clean: Made) -> None:
    silent = replace(clean.deals, commits=clean.deals.commits.head(0))

    assert rep_accuracy(silent).empty
    assert back_test(silent).errors["method"].tolist() == ["weighted", "calibrated"]


def test_an_export_without_history_is_forecast_by_age() -> None:
    made = generate(3_000, seed=1, faults=Faults.none())
    bare = Deals.from_frames(
        made.deals.opportunities.assign(last_open_stage=None), pipeline=made.deals.pipeline, as_of=made.deals.as_of
    )

    assert back_test(bare).error_of("calibrated") < back_test(bare).error_of("weighted")
    assert forecast(bare, runs=200).expected > 0


def test_nothing_open_brings_what_is_won() -> None:
    table = pd.DataFrame(
        {
            "deal_id": ["A"],
            "status": ["won"],
            "amount": [5e5],
            "created": pd.to_datetime(["2026-05-02"]),
            "closed": pd.to_datetime(["2026-05-20"]),
        }
    )
    view = forecast(Deals.from_frames(table, pipeline=Pipeline(("Lead",)), as_of=date(2026, 6, 1)), runs=100)

    assert view.expected == 5e5
    assert np.unique(view.totals).tolist() == [5e5]
