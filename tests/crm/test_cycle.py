"""Cycle, win rate by size and age, reasons of loss."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from bpcourse.crm.cycle import (
    CycleTrend,
    cycle_by_quarter,
    cycle_trend,
    loss_reasons,
    loss_reasons_by_stage,
    win_rate_by_age,
    win_rate_by_size,
)
from bpcourse.crm.deals import Deals, Pipeline
from bpcourse.crm.generator import Faults, generate

if TYPE_CHECKING:
    from bpcourse.crm.generator import Made


def won(cycles: list[int], *, each: int = 7) -> Deals:
    """Deals won one after the other, with these cycles, in a table that reaches far enough back."""
    closed = pd.to_datetime("2024-01-01") + pd.to_timedelta(np.arange(len(cycles)) * each, unit="D")
    created = closed - pd.to_timedelta(cycles, unit="D")
    old = pd.DataFrame({"deal_id": ["OLD"], "status": ["lost"], "created": [pd.Timestamp("2020-01-01")]})
    table = pd.DataFrame(
        {"deal_id": [str(n) for n in range(len(cycles))], "status": "won", "created": created, "closed": closed}
    )
    return Deals.from_frames(pd.concat([table, old], ignore_index=True), pipeline=Pipeline(("Lead",)))


def test_a_cycle_that_grows_is_told() -> None:
    trend = cycle_trend(won([60 + n for n in range(50)]))

    assert trend.days_per_quarter == pytest.approx(365.25 / 4 / 7, rel=1e-6)
    assert trend.is_news
    assert trend.sentence().startswith("The cycle grows by 13 days a quarter")


def test_a_cycle_that_shrinks_is_told() -> None:
    assert "shrinks" in cycle_trend(won([160 - n for n in range(50)])).sentence()


def test_noise_is_no_trend() -> None:
    rng = np.random.default_rng(2)

    assert not cycle_trend(won(rng.integers(60, 120, 80).tolist())).is_news


@pytest.mark.parametrize("number", [0, 1, 9])
def test_few_deals_tell_no_trend(number: int) -> None:
    trend: CycleTrend = cycle_trend(won([50] * number))

    assert not trend.is_news
    assert trend.sentence() == "Too few deals were won to tell a trend of the cycle."


def test_the_first_quarters_are_marked_where_slow_deals_are_missing(clean: Made) -> None:
    table = cycle_by_quarter(clean.deals)

    assert not table["whole"].iloc[0]
    assert table["whole"].iloc[-1]


def test_cycles_of_a_quarter_are_of_the_deals_won_in_it() -> None:
    table = cycle_by_quarter(won([50, 70, 90]))

    assert table[["quarter", "won", "mean", "median"]].to_numpy().tolist() == [["2024-Q1", 3, 70.0, 70.0]]


def test_sizes_are_told_apart() -> None:
    made = generate(6_000, seed=2, faults=Faults.none())
    table = win_rate_by_size(made.deals)

    assert len(table) == 4
    assert table["deals"].sum() == 6_000
    assert table["win_rate"].iloc[3] > table["win_rate"].iloc[0]  # large manufacturers buy more, and win more often


def test_borders_can_be_given(clean: Made) -> None:
    table = win_rate_by_size(clean.deals, borders=[100_000, 500_000])

    assert table["from_value"].tolist() == [0, 100_000, 500_000]


def test_an_old_open_deal_is_worth_less_than_a_middle_aged_one() -> None:
    made = generate(20_000, seed=1, faults=Faults.none())
    table = win_rate_by_age(made.deals).set_index("age")["win_rate"]

    assert table[0] == pytest.approx(made.truth.win_rate, abs=0.01)
    assert table[60] > table[0]
    assert table[365] < table[60]


def test_reasons_of_loss_add_up(made: Made) -> None:
    table = loss_reasons(made.deals)

    assert table["lost"].sum() == made.deals.is_("lost").sum()
    assert table["share"].sum() == pytest.approx(1)
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_losses_without_a_reason_are_counted_too() -> None:
    table = pd.DataFrame({"deal_id": ["A", "B"], "status": "lost", "loss_reason": ["Price", None]})
    found = loss_reasons(Deals.from_frames(table, pipeline=Pipeline(("Lead",)), as_of=date(2026, 2, 1)))

    assert found["reason"].tolist() == ["Price", "not given"]


def test_reasons_by_stage_count_deals(made: Made) -> None:
    table = loss_reasons_by_stage(made.deals)

    assert list(table.columns) == list(made.selling.stages)
    assert 0 < table.to_numpy().sum() <= made.deals.is_("lost").sum()
