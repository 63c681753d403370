"""Sales paths: the journey, the weighted comparison, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, RateError
from bpcourse.core.sales_path import (
    DecisionFactor,
    FabStatement,
    JourneyStage,
    Milestone,
    SalesPath,
    Touchpoint,
)

# The decision factors of large manufacturers in the course's chapter on building the plan.
FACTORS = tuple(
    DecisionFactor(name=name, weight=weight, own_score=own, scores={"Rival A": a, "Rival B": b})
    for name, weight, own, a, b in (
        ("savings", 0.30, 4, 4, 2),
        ("installation", 0.25, 5, 2, 3),
        ("security", 0.20, 3, 5, 2),
        ("price", 0.15, 3, 2, 5),
        ("service", 0.10, 4, 3, 2),
    )
)
PATH = SalesPath(segment="large manufacturers", factors=FACTORS)


def test_the_weighted_comparison_is_the_chapters() -> None:
    assert PATH.own_weighted_score == 3.90
    assert PATH.weighted_score("Rival A") == 3.30
    assert PATH.weighted_score("Rival B") == 2.70


def test_competitors_come_in_the_order_of_the_factors() -> None:
    assert PATH.competitors == ("Rival A", "Rival B")


def test_a_score_that_is_missing_leaves_the_comparison_open() -> None:
    assert PATH.weighted_score("Rival C") is None
    assert SalesPath(factors=(DecisionFactor(name="price", weight=1.0),)).own_weighted_score is None
    assert SalesPath().own_weighted_score is None


@given(st.floats(0.01, 1))
def test_weights_not_yet_complete_count_in_proportion(part: float) -> None:
    half_filled = tuple(
        DecisionFactor(name=one.name, weight=(one.weight or 0) * part, own_score=one.own_score) for one in FACTORS
    )
    path = SalesPath(factors=half_filled)

    assert path.weight_total == pytest.approx(part)
    assert path.own_weighted_score == pytest.approx(3.90)


def test_stages_without_a_touchpoint_are_named() -> None:
    path = SalesPath(
        touchpoints=(
            Touchpoint(stage=JourneyStage.NOTICE, name="trade show"),
            Touchpoint(stage=JourneyStage.USE, name="report"),
            Touchpoint(name="somewhere"),
        )
    )

    assert path.stages_without_touchpoint == (JourneyStage.LOOK, JourneyStage.COMPARE, JourneyStage.DECIDE)
    assert [one.name for one in path.touchpoints_at(JourneyStage.USE)] == ["report"]


def test_every_stage_has_a_label() -> None:
    assert all(stage.label for stage in JourneyStage)


@pytest.mark.parametrize(("benefit", "is_complete"), [("no lost output", True), (" ", False), ("", False)])
def test_a_statement_of_value_takes_three_steps(benefit: str, is_complete: bool) -> None:
    assert is_complete is FabStatement(feature="clamped on", advantage="no stop", benefit=benefit).is_complete


def test_the_scores_are_kept_apart_from_the_callers() -> None:
    scores = {"Rival A": 3.0}
    factor = DecisionFactor(scores=scores)
    scores["Rival A"] = 5.0

    assert factor.scores == {"Rival A": 3.0}


@pytest.mark.parametrize("score", [0.9, 5.1, 0])
def test_a_score_lies_from_1_to_5(score: float) -> None:
    with pytest.raises(AmountError, match="decision factor price: score must be from 1 to 5"):
        DecisionFactor(name="price", own_score=score)
    with pytest.raises(AmountError, match="decision factor price: score must be from 1 to 5"):
        DecisionFactor(name="price", scores={"Rival A": score})


def test_a_weight_is_a_share() -> None:
    with pytest.raises(RateError, match="decision factor price: weight must be from 0% to 100%, got 120%"):
        DecisionFactor(name="price", weight=1.2)


def test_days_below_zero_are_refused() -> None:
    with pytest.raises(AmountError, match="sales path malls: cycle must be 0 or more"):
        SalesPath(segment="malls", cycle_days=-1)
    with pytest.raises(AmountError, match="milestone signs: day must be 0 or more"):
        Milestone(name="signs", day=-1)


@pytest.mark.parametrize("mood", [0.9, 5.1, float("nan")])
def test_a_mood_is_from_one_to_five(mood: float) -> None:
    with pytest.raises(AmountError, match="touchpoint trade show: mood must be from 1 to 5"):
        Touchpoint(name="trade show", mood=mood)


@pytest.mark.parametrize("mood", [1, 5, None])
def test_a_mood_may_be_at_either_end_or_unknown(mood: float | None) -> None:
    assert Touchpoint(mood=mood).mood == mood
