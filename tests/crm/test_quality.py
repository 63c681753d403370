"""Each fault that was made is found, and what it does to the forecast is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pytest

from bpcourse.core.errors import AmountError
from bpcourse.crm.deals import Deals, Pipeline
from bpcourse.crm.quality import POINTS, Quality, check_quality, score_formula

if TYPE_CHECKING:
    from bpcourse.crm.generator import Made

PIPELINE: Final = Pipeline(("Lead", "Meeting", "Proposal"))
TODAY: Final = date(2026, 11, 20)
SOUND: Final[dict[str, Any]] = {
    "deal_id": "A",
    "account": "Hengda",
    "owner": "Chen Hao",
    "status": "open",
    "stage": "Lead",
    "amount": 1000.0,
    "probability": 0.5,
    "created": "2026-11-01",
    "expected_close": "2026-12-20",
    "last_activity": "2026-11-18",
}


def quality_of(*changes: dict[str, Any], events: pd.DataFrame | None = None) -> Quality:
    """Of a table of sound deals, one for each of *changes*, changed so."""
    rows = [
        {**SOUND, "deal_id": str(number), "account": f"Customer {number}", **change}
        for number, change in enumerate(changes)
    ]
    return check_quality(Deals.from_frames(pd.DataFrame(rows), events, pipeline=PIPELINE, as_of=TODAY))


def events_of(*stages: str) -> pd.DataFrame:
    days = pd.date_range("2026-11-01", periods=len(stages))
    return pd.DataFrame({"deal": 0, "stage": list(stages), "entered": days})


def test_a_sound_deal_has_no_problem_and_all_points() -> None:
    quality = quality_of({})

    assert quality.score == 100
    assert [each.kind for each in quality.problems if each.count] == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("missing_amount", {"amount": None}),
        ("missing_amount", {"amount": 0.0}),
        ("past_due", {"expected_close": "2026-11-19"}),
        ("missing_close", {"expected_close": None}),
        ("missing_close", {"status": "won", "stage": "Closed won"}),
        ("missing_created", {"created": None}),
        ("missing_owner", {"owner": None}),
        ("in_future", {"last_activity": "2026-11-21"}),
    ],
)
def test_a_deal_with_one_problem_loses_its_points(kind: str, change: dict[str, Any]) -> None:
    quality = quality_of(change)

    assert [each.kind for each in quality.problems if each.count] == [kind]
    assert quality.score == 100 - POINTS[kind]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("past_due", {"expected_close": "2026-11-20"}),
        ("stale", {"last_activity": "2026-08-22"}),
        ("past_due", {"expected_close": "2026-11-19", "status": "won", "closed": "2026-11-19"}),
    ],
)
def test_on_the_border_there_is_no_problem_yet(field: str, change: dict[str, Any]) -> None:
    assert quality_of(change).problem(field).count == 0


def test_a_deal_without_activity_for_three_months_is_stale_unless_it_is_closed() -> None:
    old = {"last_activity": "2026-08-21"}
    quality = quality_of(old, {**old, "status": "lost", "closed": "2026-08-21"}, {})

    assert quality.problem("stale").deals.tolist() == [0]
    assert quality.problem("idle_owner").count == 0


def test_an_owner_without_any_recent_activity_is_named() -> None:
    quality = quality_of({"owner": "Gao Feng", "last_activity": "2026-01-01"}, {})

    assert quality.idle_owners == ("Gao Feng",)
    assert quality.problem("idle_owner").deals.tolist() == [0]


@pytest.mark.parametrize(
    ("stages", "jumped", "went_back"),
    [
        (("Lead", "Meeting", "Proposal", "Closed won"), 0, 0),
        (("Lead", "Proposal"), 1, 0),
        (("Lead", "Closed won"), 1, 0),
        (("Lead", "Closed lost"), 0, 0),
        (("Meeting", "Lead"), 0, 1),
        (("Lead", "Proposal", "Meeting"), 1, 1),
    ],
)
def test_steps_between_stages_are_judged_by_their_direction(
    stages: tuple[str, ...], jumped: int, went_back: int
) -> None:
    quality = quality_of({}, events=events_of(*stages))

    assert (quality.problem("jumped").count, quality.problem("went_back").count) == (jumped, went_back)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({"created": "2026-11-08"}, 1),
        ({"created": "2026-11-09"}, 0),
        ({"amount": 1004.0}, 1),
        ({"amount": 1010.0}, 0),
        ({"account": "Xinyu"}, 0),
    ],
)
def test_two_deals_of_one_customer_amount_and_week_are_probably_one(other: dict[str, Any], count: int) -> None:
    quality = quality_of({"account": "Hengda"}, {"account": "Hengda", **other})

    assert quality.problem("doubled").count == count


def test_what_is_at_stake_is_the_open_value_and_its_weighted_part() -> None:
    quality = quality_of({"expected_close": "2026-11-01"}, {"amount": 3000.0, "probability": 0.2})
    past_due = quality.problem("past_due")

    assert (past_due.at_stake, past_due.weighted) == (1000, 500)
    assert (quality.open_value, quality.weighted, quality.sound_weighted) == (4000, 1100, 600)


def test_a_deal_without_amount_stands_with_the_median_of_the_open_ones_but_is_not_in_the_forecast() -> None:
    quality = quality_of({"amount": None}, {"amount": 2000.0})

    assert quality.problem("missing_amount").at_stake == 2000
    assert quality.weighted == 1000


def test_a_deal_in_a_currency_without_a_rate_is_found() -> None:
    table = pd.DataFrame([{**SOUND, "currency": "USD", "value": None}])
    quality = check_quality(Deals.from_frames(table.astype({"value": float}), pipeline=PIPELINE, as_of=TODAY))

    assert quality.problem("other_currency").count == 1
    assert quality.currencies == {"USD": 1}


def test_every_fault_that_was_made_is_found(made: Made) -> None:
    quality = check_quality(made.deals)
    ids = made.deals.opportunities["deal_id"].to_numpy()
    is_open = set(ids[made.deals.is_("open").to_numpy()])

    for kind in ("missing_amount", "past_due", "jumped", "went_back", "doubled", "stale"):
        found = set(ids[quality.problem(kind).deals])
        assert made.truth.faults[kind] <= found, kind
    assert made.truth.faults["missing_close"] <= set(ids[quality.problem("missing_close").deals])
    assert quality.idle_owners == ("Gao Feng",)
    assert set(ids[quality.problem("past_due").deals]) <= is_open


def test_a_clean_table_shows_no_fault_of_those_that_are_made(clean: Made) -> None:
    quality = check_quality(clean.deals)

    assert [each.kind for each in quality.problems if each.count and each.kind != "stale"] == []
    assert quality.score > 99


def test_lines_that_could_not_be_read_count_as_deals_without_points() -> None:
    rejected = pd.DataFrame(
        {
            "file": "a.csv",
            "line": [3, 3, 4, 5],
            "column": "",
            "found": "",
            "reason": "cells",
            "kept": [False, False, False, True],
        }
    )
    deals = Deals.from_frames(
        pd.DataFrame([SOUND, {**SOUND, "deal_id": "B", "account": "Xinyu"}]),
        pipeline=PIPELINE,
        rejected=rejected,
        as_of=TODAY,
    )
    quality = check_quality(deals)

    assert quality.problem("unreadable").count == 2
    assert quality.score == 50
    assert quality.problem("unreadable").weighted == pytest.approx(1000)


def test_a_deal_that_the_export_has_on_several_lines_is_told_and_counted_once() -> None:
    listed = {"file": "a.csv", "line": [3], "column": "Deal ID", "found": "A", "reason": "repeated", "kept": False}
    table = pd.DataFrame([SOUND, {**SOUND, "deal_id": "B", "account": "Xinyu"}])
    quality = check_quality(Deals.from_frames(table, pipeline=PIPELINE, rejected=pd.DataFrame(listed), as_of=TODAY))

    assert quality.problem("repeated").deals.tolist() == [0]
    assert (quality.problem("repeated").weighted, quality.weighted) == (500, 1000)
    assert quality.problem("unreadable").count == 0


def test_points_can_be_given() -> None:
    deals = Deals.from_frames(pd.DataFrame([{**SOUND, "owner": None}]), pipeline=PIPELINE, as_of=TODAY)

    assert check_quality(deals, points={"missing_owner": 5}).score == 95


def test_an_empty_table_is_of_full_quality() -> None:
    deals = Deals.from_frames(pd.DataFrame({"deal_id": [], "status": []}), pipeline=PIPELINE, as_of=TODAY)

    assert check_quality(deals).score == 100


def test_days_without_activity_are_above_zero() -> None:
    deals = Deals.from_frames(pd.DataFrame([SOUND]), pipeline=PIPELINE, as_of=TODAY)
    with pytest.raises(AmountError, match="days without activity must be more than 0, got 0"):
        check_quality(deals, stale_days=0)


def test_every_problem_has_a_title_and_says_what_it_does_to_the_forecast() -> None:
    for problem in quality_of({}).problems:
        assert problem.title
        assert problem.effect_text.endswith(".")
    assert score_formula().startswith("A deal begins with 100 points")
