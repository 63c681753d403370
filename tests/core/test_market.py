"""The market view: what follows from its figures, and which figures cannot be."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.market import Competitor, MarketView, Source, SourceKind

VIEW = MarketView(year=2026, size=1_500e6, growth_rate=0.12, share=40 / 1_500)


def test_a_view_not_yet_begun_is_no_error() -> None:
    view = MarketView()

    assert view.size_in(2027) is view.own_revenue is view.revenue_with_market(1) is None
    assert view.research_share is None
    assert view.oldest_day is None
    assert view.known_share == 0


def test_the_market_grows_from_its_own_year() -> None:
    assert VIEW.size_in(2027) == pytest.approx(1_680e6)
    assert VIEW.size_in(2026) == 1_500e6


@given(rate=st.floats(-0.9, 2), years=st.integers(0, 10))
def test_the_way_back_leads_to_the_same_market(rate: float, years: int) -> None:
    size = MarketView(year=2026, size=100.0, growth_rate=rate).size_in(2026 + years)

    assert size is not None
    assert MarketView(year=2026 + years, size=size, growth_rate=rate).size_in(2026) == pytest.approx(100)


def test_growing_with_the_market_keeps_the_share() -> None:
    assert VIEW.own_revenue == pytest.approx(40e6)
    assert VIEW.revenue_with_market(40e6) == pytest.approx(44.8e6)


def test_research_is_a_share_of_all_planning() -> None:
    assert MarketView(research_hours=24, planning_hours=80).research_share == pytest.approx(0.3)
    assert MarketView(research_hours=0, planning_hours=0).research_share is None


def test_the_oldest_day_is_that_of_a_source_or_a_competitor() -> None:
    view = MarketView(
        sources=(Source(what="report", as_of=date(2026, 9, 30)), Source(what="rumor")),
        competitors=(Competitor(name="Rival A", as_of=date(2026, 5, 1)),),
    )

    assert view.oldest_day == date(2026, 5, 1)


def test_every_kind_of_source_has_a_label() -> None:
    assert all(kind.label for kind in SourceKind)


@pytest.mark.parametrize("shares", [(0.5, 0.5), (0.3, 0.7), (0.1,) * 9])
def test_shares_may_fill_the_market(shares: tuple[float, ...]) -> None:
    competitors = tuple(Competitor(share=share) for share in shares)

    assert MarketView(competitors=competitors).known_share == pytest.approx(sum(shares))


def test_shares_of_more_than_the_market_are_refused() -> None:
    with pytest.raises(FieldError, match="market shares must add up to at most 100%, got 110%"):
        MarketView(share=0.5, competitors=(Competitor(name="Rival A", share=0.6),))


def test_more_research_than_planning_is_refused() -> None:
    with pytest.raises(FieldError, match="hours of research must be at most the 10 hours of planning, got 12"):
        MarketView(research_hours=12, planning_hours=10)


@pytest.mark.parametrize("rate", [-1, -2, math.inf, math.nan])
def test_a_market_cannot_shrink_to_nothing_or_grow_without_end(rate: float) -> None:
    with pytest.raises(CourseError, match="market growth must be a finite rate above -100%"):
        MarketView(growth_rate=rate)


@pytest.mark.parametrize("wrong", [{"size": -1}, {"share": 1.1}, {"research_hours": -1}, {"planning_hours": math.nan}])
def test_impossible_figures_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(CourseError, match=" must be "):
        MarketView(**wrong)  # type: ignore[arg-type]  # one number each


def test_a_competitors_share_is_a_share() -> None:
    with pytest.raises(CourseError, match="competitor Rival A: share must be from 0% to 100%, got 120%"):
        Competitor(name="Rival A", share=1.2)
