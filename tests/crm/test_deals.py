"""The form of the table: what comes in is brought to it, what does not fit is refused."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd
import pytest

from bpcourse.core.errors import CourseError
from bpcourse.crm.deals import COMMITS, EVENTS, OPPORTUNITIES, REJECTED, Deals, Pipeline

PIPELINE: Final = Pipeline(("Lead", "Proposal"))
TWO: Final = pd.DataFrame(
    {"deal_id": ["A", "B"], "status": ["won", "open"], "amount": [10.0, 20.0], "created": ["2026-01-05", "2026-02-01"]}
)


def test_missing_columns_are_there_and_empty() -> None:
    deals = Deals.from_frames(TWO, pipeline=PIPELINE)

    assert list(OPPORTUNITIES) == list(deals.opportunities)
    assert (list(EVENTS), list(REJECTED), list(COMMITS)) == (
        list(deals.events),
        list(deals.rejected),
        list(deals.commits),
    )
    assert deals.opportunities["owner"].isna().all()


def test_without_rates_the_value_is_the_amount() -> None:
    assert list(Deals.from_frames(TWO, pipeline=PIPELINE).opportunities["value"]) == [10.0, 20.0]


def test_events_are_sorted_by_deal_and_time_and_numbered() -> None:
    events = pd.DataFrame(
        {
            "deal_id": ["B", "A", "A"],
            "stage": ["Lead", "Proposal", "Lead"],
            "entered": ["2026-02-01", "2026-01-20", "2026-01-05"],
        }
    )
    sorted_events = Deals.from_frames(TWO, events, pipeline=PIPELINE).events

    assert list(sorted_events["deal"]) == [0, 0, 1]
    assert list(sorted_events["stage"]) == ["Lead", "Proposal", "Lead"]
    assert list(sorted_events["position"]) == [0, 1, 0]


def test_two_stages_entered_at_once_stand_in_the_order_of_the_pipeline() -> None:
    events = pd.DataFrame({"deal": [0, 0], "stage": ["Proposal", "Lead"], "entered": ["2026-01-05", "2026-01-05"]})

    assert list(Deals.from_frames(TWO, events, pipeline=PIPELINE).events["stage"]) == ["Lead", "Proposal"]


def test_the_day_of_the_export_is_by_default_the_last_day_something_happened() -> None:
    assert date(2026, 2, 1) == Deals.from_frames(TWO, pipeline=PIPELINE).as_of
    assert date(2026, 3, 1) == Deals.from_frames(TWO, pipeline=PIPELINE, as_of=date(2026, 3, 1)).as_of


def test_a_slip_of_the_pen_far_in_the_future_is_not_the_day_of_the_export() -> None:
    many = pd.DataFrame({"deal_id": range(300), "status": "open", "created": ["2026-03-01"] * 299 + ["2062-03-01"]})

    assert Deals.from_frames(many, pipeline=PIPELINE).as_of == date(2026, 3, 1)


def test_an_empty_table_is_a_table() -> None:
    empty = Deals.from_frames(pd.DataFrame({"deal_id": [], "status": []}), pipeline=PIPELINE)

    assert (len(empty), empty.has_history) == (0, False)


def test_a_stage_named_twice_is_refused() -> None:
    with pytest.raises(CourseError, match="each stage must be named once, got Lead twice"):
        Pipeline(("Lead", "Lead"))


def test_an_event_of_an_unknown_deal_is_refused() -> None:
    events = pd.DataFrame({"deal_id": ["C"], "stage": ["Lead"], "entered": ["2026-01-05"]})
    with pytest.raises(CourseError, match="each must be of a deal in the table, got C"):
        Deals.from_frames(TWO, events, pipeline=PIPELINE)


@pytest.mark.parametrize("wrong", [{"deal_id": ["A", "A"]}, {"status": ["won", None]}])
def test_every_deal_has_its_own_id_and_a_status(wrong: dict[str, list[str]]) -> None:
    with pytest.raises(CourseError, match="each deal needs an id of its own and a status"):
        Deals.from_frames(TWO.assign(**wrong), pipeline=PIPELINE)


def test_a_frame_that_is_not_of_the_form_is_refused() -> None:
    deals = Deals.from_frames(TWO, pipeline=PIPELINE)
    wrong = deals.opportunities.assign(amount="ten")
    with pytest.raises(CourseError, match="opportunities, column amount: it must be of the kind float64, got"):
        Deals(
            opportunities=wrong,
            events=deals.events,
            rejected=deals.rejected,
            commits=deals.commits,
            pipeline=PIPELINE,
            as_of=deals.as_of,
        )
