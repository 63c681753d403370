"""Customer segments: what follows from their figures, and which figures cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError
from bpcourse.core.segments import (
    BuyingRole,
    DecisionMaker,
    Segment,
    segment_named,
    total_revenue,
    total_target,
)

FOOD = Segment(name="food plants", customers=50, revenue=10e6, target=12.5e6)
EMPTY = Segment()


def test_growth_is_the_target_over_the_year_before() -> None:
    assert FOOD.growth == 2.5e6
    assert FOOD.growth_rate == pytest.approx(0.25)
    assert FOOD.revenue_per_customer == 200_000


def test_a_segment_not_yet_begun_is_no_error() -> None:
    assert EMPTY.growth is EMPTY.growth_rate is EMPTY.revenue_per_customer is None
    assert EMPTY.days_since_analysis(date(2027, 1, 1)) is None


def test_a_segment_entered_for_the_first_time_has_no_growth_rate() -> None:
    entered = Segment(customers=0, revenue=0, target=1e6)

    assert entered.growth == 1e6
    assert entered.growth_rate is entered.revenue_per_customer is None


def test_the_age_of_an_analysis_is_counted_in_days() -> None:
    assert Segment(analysed_on=date(2026, 10, 1)).days_since_analysis(date(2026, 10, 31)) == 30


@given(st.lists(st.none() | st.floats(0, 1e9), max_size=5))
def test_totals_count_what_is_known(amounts: list[float | None]) -> None:
    segments = [Segment(revenue=amount, target=amount) for amount in amounts]

    assert total_revenue(segments) == total_target(segments) == pytest.approx(sum(amount or 0 for amount in amounts))


def test_a_segment_is_found_by_its_name() -> None:
    assert segment_named("food plants", [EMPTY, FOOD]) == FOOD
    assert segment_named("malls", [EMPTY, FOOD]) is None


def test_every_buying_role_has_a_label() -> None:
    assert all(role.label for role in BuyingRole)


@pytest.mark.parametrize("points", [0, 10, 3.5])
def test_points_from_0_to_10_fit(points: float) -> None:
    assert Segment(potential=points, winnability=points).potential == points
    assert DecisionMaker(influence=points).influence == points


@pytest.mark.parametrize("points", [-0.1, 10.1])
def test_points_outside_are_refused(points: float) -> None:
    with pytest.raises(AmountError, match="segment malls: potential must be from 0 to 10"):
        Segment(name="malls", potential=points)
    with pytest.raises(AmountError, match="segment malls: winnability must be from 0 to 10"):
        Segment(name="malls", winnability=points)
    with pytest.raises(AmountError, match="influence of plant manager must be from 0 to 10"):
        DecisionMaker(name="plant manager", influence=points)


@pytest.mark.parametrize("wrong", [{"customers": -1}, {"revenue": -1}, {"target": -1}, {"priority": 0}])
def test_impossible_amounts_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(AmountError, match=f"segment malls: {next(iter(wrong))} must be "):
        Segment(name="malls", **wrong)  # type: ignore[arg-type]  # one number each


def test_the_decision_sheet_says_what_it_lacks() -> None:
    unnamed = Segment(decision_makers=(DecisionMaker(role=BuyingRole.DECIDER), DecisionMaker(name="head of finance")))

    assert unnamed.decision_gaps == (
        "Nobody is named who decides.",
        "The way of a purchase is not written down.",
        "No pain is named: why would they buy?",
        "head of finance: how much the word counts is open.",
    )


def test_the_one_who_decides_needs_a_card() -> None:
    maker = DecisionMaker(name="plant manager", role=BuyingRole.DECIDER, influence=9)
    segment = Segment(decision_makers=(maker,), decision_process="visit, offer", pains=("downtime",))

    assert segment.decision_gaps == ("plant manager decides and has no card yet: measured on what, afraid of what?",)


def test_a_persona_is_kept_with_the_person() -> None:
    maker = DecisionMaker(name="plant manager", measured_on="output", fears="a stop", believes="peers", met_at="fairs")

    assert (maker.measured_on, maker.fears, maker.believes, maker.met_at) == ("output", "a stop", "peers", "fairs")
