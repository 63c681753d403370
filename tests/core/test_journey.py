"""What a sales path lacks: touchpoints, milestones that are the customer's, and the waits between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.journey import (
    Wait,
    is_the_sellers,
    journey_gaps,
    longest_wait,
    milestone_gaps,
    path_gaps,
)
from bpcourse.core.sales_path import DecisionFactor, JourneyStage, Milestone, SalesPath, Touchpoint
from bpcourse.core.worked_market import worked_sales_paths


def test_the_first_worked_path_is_complete_and_the_last_is_not() -> None:
    paths = worked_sales_paths()

    assert path_gaps(paths[0]) == ()
    assert "Compares: the customer does not meet us." in path_gaps(paths[3])


@pytest.mark.parametrize(
    "name",
    [
        "We send the offer",
        "Proposal sent",
        "follow-up call",
        "present the concept",
        "跟进客户",
        "我们发出报价",
        "提交方案",
    ],
)
def test_what_the_seller_does_is_no_milestone(name: str) -> None:
    assert is_the_sellers(name)


@pytest.mark.parametrize(
    "name",
    [
        "agrees to an audit",
        "sends the floor plans",
        "presents it to the board",
        "signs",
        "同意做审计",
        "给我们平面图",
        "",
    ],
)
def test_what_the_customer_does_is_one(name: str) -> None:
    assert not is_the_sellers(name)


@pytest.mark.parametrize(
    ("milestone", "said"),
    [
        (Milestone(name="signs"), "“signs” has no day"),
        (
            Milestone(name="signs", stage=JourneyStage.DECIDE, day=120),
            "comes on day 120, after the signature on day 90",
        ),
        (Milestone(name="we call", day=5), "is what the seller does"),
        (
            Milestone(name="compares", stage=JourneyStage.NOTICE, day=60),
            "comes after “asks”, but its stage lies before",
        ),
    ],
)
def test_a_milestone_at_odds_gets_its_sentence(milestone: Milestone, said: str) -> None:
    asks = Milestone(name="asks", stage=JourneyStage.LOOK, day=20)
    gaps = milestone_gaps(SalesPath(cycle_days=90, milestones=(milestone, asks)))

    assert len(gaps) == 1
    assert said in gaps[0]


def test_use_may_come_after_the_signature() -> None:
    late = Milestone(name="reports", stage=JourneyStage.USE, day=180)

    assert milestone_gaps(SalesPath(cycle_days=90, milestones=(late,))) == ()


def test_a_touchpoint_half_described_is_named() -> None:
    gaps = journey_gaps(SalesPath(touchpoints=(Touchpoint(name="trade show"),)))

    assert len(gaps) == 5 + 4
    assert "trade show: nobody looks after it." in gaps


def test_weights_that_do_not_add_up_are_named() -> None:
    path = SalesPath(factors=(DecisionFactor(name="price", weight=0.4),))

    assert "The weights of the decision factors add up to 40%." in path_gaps(path)


@pytest.mark.parametrize(
    ("cycle", "days", "wait"),
    [
        (None, [10], None),
        (0, [10], None),
        (90, [], Wait(0, 90)),
        (90, [14, 24, 44, 75, 180], Wait(44, 75)),
        (90, [89], Wait(0, 89)),
    ],
)
def test_the_longest_wait_ends_with_the_signature(cycle: float | None, days: list[float], wait: Wait | None) -> None:
    path = SalesPath(cycle_days=cycle, milestones=tuple(Milestone(day=day) for day in days))

    assert longest_wait(path) == wait


@given(st.floats(1, 1000), st.lists(st.floats(0, 2000), max_size=8))
def test_one_more_milestone_never_lengthens_the_wait(cycle: float, days: list[float]) -> None:
    waits = [
        longest_wait(SalesPath(cycle_days=cycle, milestones=tuple(Milestone(day=day) for day in some)))
        for some in (days, days[1:])
    ]

    assert waits[0] is not None
    assert waits[1] is not None
    assert waits[0].days <= waits[1].days
