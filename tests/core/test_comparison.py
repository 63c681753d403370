"""The weighted comparison: edges, the strongest rival, and the weight that turns it; chapter 3's own figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.comparison import factor_edges, strongest_rival, turning_point
from bpcourse.core.sales_path import DecisionFactor, SalesPath
from bpcourse.core.worked_market import worked_sales_paths

LARGE, _FOOD, _PROPERTY, HOSPITALS = worked_sales_paths()


def test_the_edges_are_those_of_the_chapter() -> None:
    edges = factor_edges(LARGE)

    assert (edges[0].factor, edges[0].points, edges[0].rival) == ("Installed without stopping a line", 0.5, "Rival B")
    assert (edges[-1].factor, edges[-1].points, edges[-1].rival) == ("Data security and hosting", -0.4, "Rival A")


def test_a_factor_without_a_score_has_no_edge() -> None:
    factors = (
        DecisionFactor(name="price", weight=0.5, own_score=3),
        DecisionFactor(name="service", weight=0.5, scores={"A": 3}),
        DecisionFactor(name="speed", own_score=3, scores={"A": 3}),
    )

    assert factor_edges(SalesPath(factors=factors)) == ()
    assert turning_point(SalesPath(factors=factors)) is None


def test_the_strongest_rival_is_first_by_weighted_score() -> None:
    assert strongest_rival(LARGE) == "Rival A"
    assert strongest_rival(SalesPath()) is None


def test_a_tie_turns_at_the_weight_of_today() -> None:
    turn = turning_point(HOSPITALS)

    assert turn is not None
    assert turn.weight == turn.weight_now


def test_nothing_turns_a_supplier_who_is_ahead_everywhere() -> None:
    factors = tuple(DecisionFactor(name=name, weight=0.5, own_score=5, scores={"A": 1}) for name in "xy")

    assert turning_point(SalesPath(factors=factors)) is None


scores = st.integers(1, 5)
factors = st.builds(
    DecisionFactor,
    name=st.uuids().map(str),
    weight=st.floats(0.05, 1),
    own_score=scores,
    scores=st.fixed_dictionaries({"A": scores, "B": scores}),
)


@given(st.lists(factors, min_size=2, max_size=5, unique_by=lambda one: one.name))
def test_at_the_turning_point_the_scores_are_level(listed: list[DecisionFactor]) -> None:
    path = SalesPath(factors=tuple(listed))
    turn = turning_point(path)
    if turn is None:
        return
    others = path.weight_total - next(one.weight or 0 for one in listed if one.name == turn.factor)
    turned = tuple(
        replace(one, weight=turn.weight if one.name == turn.factor else (one.weight or 0) / others * (1 - turn.weight))
        for one in listed
    )
    level = SalesPath(factors=turned)

    assert level.weighted_score(turn.rival) == pytest.approx(level.own_weighted_score, abs=1e-6)


@given(st.lists(factors, min_size=1, max_size=5, unique_by=lambda one: one.name))
def test_edges_fall_from_first_to_last(listed: list[DecisionFactor]) -> None:
    points = [edge.points for edge in factor_edges(SalesPath(factors=tuple(listed)))]

    assert points == sorted(points, reverse=True)
