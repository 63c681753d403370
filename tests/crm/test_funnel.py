"""The funnel: each deal once, open ones not as failures, and the truth of made deals found again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pytest

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.crm.deals import Deals, Pipeline
from bpcourse.crm.funnel import (
    funnel_counts,
    overall_rates,
    stage_conversion,
    stall_points,
    stalled_deals,
    why_they_differ,
)
from bpcourse.crm.generator import Faults, generate
from bpcourse.crm.stage_entries import StageEntries

if TYPE_CHECKING:
    from bpcourse.crm.generator import Made

PIPELINE: Final = Pipeline(("Lead", "Meeting", "Proposal"))


def deals(rows: list[tuple[str, str, list[tuple[str, str]]]], *, as_of: date = date(2026, 6, 30)) -> Deals:
    """Deals as id, status and entries (stage, day)."""
    ends = {"won": PIPELINE.won, "lost": PIPELINE.lost}
    table = pd.DataFrame(
        {
            "deal_id": [row[0] for row in rows],
            "status": [row[1] for row in rows],
            "amount": [100_000.0 * (place + 1) for place in range(len(rows))],
            "created": pd.to_datetime([row[2][0][1] if row[2] else None for row in rows]),
            "closed": pd.to_datetime([dict(row[2]).get(ends.get(row[1], ""), None) for row in rows]),
        }
    )
    events = [(row[0], stage, day) for row in rows for stage, day in row[2]]
    history = pd.DataFrame(events, columns=["deal_id", "stage", "entered"]).astype({"entered": "datetime64[s]"})
    return Deals.from_frames(table, history if events else None, pipeline=PIPELINE, as_of=as_of)


BACK_AND_FORTH: Final = (
    "A",
    "open",
    [("Lead", "2026-01-01"), ("Meeting", "2026-01-11"), ("Lead", "2026-01-15"), ("Meeting", "2026-01-20")],
)
JUMPED: Final = ("B", "won", [("Lead", "2026-02-01"), ("Proposal", "2026-02-11"), ("Closed won", "2026-03-01")])
LOST: Final = ("C", "lost", [("Lead", "2026-03-01"), ("Closed lost", "2026-03-21")])


def test_a_deal_that_goes_back_counts_once() -> None:
    table = stage_conversion(deals([BACK_AND_FORTH]))

    assert table["entered"].tolist() == [1, 1, 0]
    assert table["moved_on"].tolist() == [1, 0, 0]


def test_a_stage_left_out_counts_as_passed() -> None:
    table = stage_conversion(deals([JUMPED]))

    assert table["entered"].tolist() == [1, 1, 1]
    assert table["moved_on"].tolist() == [1, 1, 1]
    assert np.isnan(table["days_median"][1])


def test_the_first_entry_is_what_counts_for_the_days() -> None:
    assert stage_conversion(deals([BACK_AND_FORTH]))["days_to_next"][0] == 10


def test_counts_of_all_ways_add_up() -> None:
    table = stage_conversion(deals([BACK_AND_FORTH, JUMPED, LOST]))

    assert (table["moved_on"] + table["lost"] + table["open"]).tolist() == table["entered"].tolist() == [3, 2, 1]


def test_a_fresh_open_deal_lowers_the_naive_rate_alone() -> None:
    fresh = ("D", "open", [("Lead", "2026-06-29")])
    before, after = stage_conversion(deals([JUMPED, LOST])), stage_conversion(deals([JUMPED, LOST, fresh]))

    assert after["naive"][0] < before["naive"][0] == 0.5
    assert after["conversion"][0] == pytest.approx(before["conversion"][0])


def test_value_weights_the_rate() -> None:
    table = stage_conversion(deals([JUMPED, LOST]))

    assert table["value_conversion"][0] == pytest.approx(1 / 3)


def test_the_survival_estimate_finds_the_truth_and_the_naive_one_does_not() -> None:
    made = generate(40_000, seed=5, faults=Faults.none())
    table = stage_conversion(made.deals)

    assert table["conversion"].tolist() == pytest.approx(list(made.truth.conversions), abs=0.012)
    assert (table["naive"] < table["conversion"]).all()
    assert table["days_to_next"].tolist() == pytest.approx(list(made.truth.stage_days), abs=1.5)
    assert overall_rates(made.deals)["win_rate"][0] == pytest.approx(made.truth.win_rate, abs=0.006)


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    held = []
    for seed in range(40):
        made = generate(500, seed=seed, faults=Faults.none())
        table = stage_conversion(made.deals)
        # the truth of the law that made them, near enough: the mean over many
        held += [low <= 0.5 <= high for low, high in zip(table["low"][:1], table["high"][:1], strict=True)]

    assert sum(held) >= 34


@pytest.mark.parametrize("by", ["owner", "team", "region", "segment", "source", "quarter"])
def test_groups_add_up_to_all(made: Made, by: str) -> None:
    whole, parts = stage_conversion(made.deals), stage_conversion(made.deals, by=by)

    assert parts.groupby("stage")["entered"].sum().to_dict() == whole.set_index("stage")["entered"].to_dict()
    assert overall_rates(made.deals, by=by)["deals"].sum() == len(made.deals)


def test_a_group_is_what_it_is_on_its_own(made: Made) -> None:
    owner = str(made.deals.opportunities["owner"].cat.categories[0])
    row = overall_rates(made.deals, by="owner").set_index("owner").loc[owner]
    mask = (made.deals.opportunities["owner"] == owner).to_numpy()

    assert row["deals"] == mask.sum()
    assert row["won"] == (mask & made.deals.is_("won").to_numpy()).sum()
    assert row["low"] <= row["win_rate"] <= row["high"]


def test_a_dimension_that_is_none_is_refused(made: Made) -> None:
    with pytest.raises(FieldError, match="owner, team, region, segment, source, quarter, got 'colour'"):
        stage_conversion(made.deals, by="colour")


def test_without_history_the_decided_deals_tell_the_rate() -> None:
    table = pd.DataFrame(
        {
            "deal_id": ["A", "B", "C"],
            "status": ["open", "won", "lost"],
            "last_open_stage": ["Lead", None, "Meeting"],
            "created": pd.to_datetime(["2026-05-01", "2026-01-01", "2026-02-01"]),
        }
    )
    found = stage_conversion(Deals.from_frames(table, pipeline=PIPELINE, as_of=date(2026, 6, 30)))

    assert found["method"].unique().tolist() == ["decided"]
    assert found["entered"].tolist() == [3, 2, 1]
    assert found["conversion"].tolist() == [1, 0.5, 1]


def test_the_plain_funnel_counts_what_the_table_counts(made: Made) -> None:
    counted = funnel_counts(made.deals)

    assert counted["reached"].tolist()[:-1] == stage_conversion(made.deals)["entered"].tolist()
    assert counted["reached"].iloc[-1] == made.deals.is_("won").sum()


def test_the_plain_funnel_needs_a_history() -> None:
    with pytest.raises(CourseError, match="needs the stage history"):
        funnel_counts(deals([("A", "open", [])]))


def test_velocity_is_the_core_formula(clean: Made) -> None:
    row = overall_rates(clean.deals).iloc[0]

    assert row["velocity"] == pytest.approx(row["open"] * row["win_rate"] * row["deal_size"] / row["cycle_days"])


def test_old_open_deals_are_stalled() -> None:
    entries = [("Lead", "2026-01-01"), ("Meeting", "2026-01-08"), ("Closed lost", "2026-02-01")]
    quick = [(f"Q{n}", "lost", entries) for n in range(10)]
    old, young = ("OLD", "open", [("Lead", "2026-01-01")]), ("NEW", "open", [("Lead", "2026-06-27")])
    table = deals([*quick, old, young])

    assert stalled_deals(table)["deal_id"].tolist() == ["OLD"]
    first = stall_points(table).iloc[0]
    assert (first["stage"], first["open"], first["stalled"], first["limit"]) == ("Lead", 2, 1, 7)


def test_stall_points_of_a_table_without_history_are_empty() -> None:
    assert stall_points(deals([("A", "open", [])]))["stalled"].sum() == 0


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([JUMPED, LOST], "Lead: none is open any more, so both rates say the same: 50%"),
        ([JUMPED, LOST, BACK_AND_FORTH], "Few cases: read the interval, not the rate."),
    ],
)
def test_a_sentence_says_how_the_rates_differ(rows: list[tuple[str, str, list[tuple[str, str]]]], said: str) -> None:
    table = stage_conversion(deals([*rows, ("E", "open", [("Lead", "2026-06-01")])][: len(rows) + (len(rows) > 2)]))

    assert said in why_they_differ(table.iloc[0])


def test_a_deal_stands_where_it_had_come_to_by_that_day() -> None:
    entries = StageEntries.of(deals([BACK_AND_FORTH, JUMPED]))
    day = int(np.datetime64("2026-02-05").astype("int64"))
    stage, since = entries.stage_on(day)

    assert stage.tolist() == [1, 0]
    assert since.tolist() == [25, 4]
    assert entries.stage_on(day + 60)[0].tolist() == [1, -2]
    assert entries.stage_on(0)[0].tolist() == [-1, -1]
