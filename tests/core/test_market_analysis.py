"""Market and goal side by side: shares, growth a year, and how sure the figures are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.goals import Goal
from bpcourse.core.market import BuyerGroup, Competitor, MarketView, Source, SourceKind
from bpcourse.core.market_analysis import (
    CLAIMED_RESEARCH_SHARE,
    MarketOutlook,
    SizeCheck,
    careful_outlooks,
    kinds_without_source,
    missing_research_hours,
    outlook,
    revenue_goal,
    size_check,
    source_ages,
)
from bpcourse.core.period import Period
from bpcourse.core.worked_company import worked_figures, worked_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

VIEW = MarketView(year=2026, size=1_500e6, growth_rate=0.12, share=40 / 1_500)
START = date(2027, 1, 1)


def seen(view: MarketView, period: Period, goal: float | None = None) -> MarketOutlook:
    ahead = outlook(view, period, goal=goal)
    assert ahead is not None
    return ahead


# Growth and share -----------------------------------------------------------------------------------------------------


def test_the_worked_plans_figures_come_out() -> None:
    plan, figures = worked_plan(), worked_figures()
    goal = revenue_goal(plan.goals, currency="CNY")
    assert plan.market is not None
    assert plan.period is not None
    assert goal is not None

    ahead = seen(plan.market, plan.period, goal.target)

    assert ahead.size_in_period == pytest.approx(figures["market_size_2027"])
    assert ahead.share == pytest.approx(figures["market_share"])
    assert ahead.goal_share == pytest.approx(figures["market_share_target"])
    assert ahead.goal_growth == pytest.approx(figures["growth"])
    assert ahead.market_growth == pytest.approx(figures["market_growth"])
    assert ahead.growth_gap == pytest.approx(0.08)
    assert ahead.revenue_with_market == pytest.approx(44.8e6)


def test_growth_compounds_over_the_years() -> None:
    ahead = seen(VIEW, Period.year(2029), 80e6)

    assert ahead.size_in_period == pytest.approx(1_500e6 * 1.12**3)
    assert ahead.market_growth == pytest.approx(0.12)
    assert ahead.goal_growth == pytest.approx(2 ** (1 / 3) - 1)


def test_a_period_of_two_years_holds_both() -> None:
    two = Period(date(2027, 1, 1), date(2028, 12, 31))

    assert seen(VIEW, two).size_in_period == pytest.approx(1_680e6 + 1_881.6e6)


def test_a_quarter_holds_its_days() -> None:
    assert seen(VIEW, Period.quarter(2027, 1)).size_in_period == pytest.approx(1_680e6 * 90 / 365)


@given(
    rate=st.floats(-0.5, 1),
    year=st.integers(2027, 2035),
    goal=st.floats(1e6, 1e9),
    share=st.floats(0.001, 0.5),
    months=st.sampled_from([3, 6, 12, 24]),
)
def test_the_share_rises_just_where_the_goal_outgrows_the_market(
    rate: float, year: int, goal: float, share: float, months: int
) -> None:
    end = date(year + months // 24, 3 * (months % 12) // 3 or 12, 28)
    ahead = seen(MarketView(year=2026, size=1e9, growth_rate=rate, share=share), Period(date(year, 1, 1), end), goal)
    assert ahead.growth_gap is not None
    assert ahead.goal_share is not None
    assert ahead.from_others is not None
    assert ahead.from_market is not None
    assert ahead.revenue is not None

    if abs(ahead.goal_share / share - 1) > 1e-6:
        assert (ahead.growth_gap > 0) == (ahead.goal_share > share) == (ahead.from_others > 0)
    assert ahead.from_market + ahead.from_others == pytest.approx(goal - ahead.revenue * ahead.length, abs=1)


def test_growing_with_the_market_takes_nothing_from_anyone() -> None:
    assert seen(VIEW, Period.year(2027), 44.8e6).from_others == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    "view",
    [
        MarketView(),
        MarketView(year=2026, size=1.0),
        MarketView(size=1.0, growth_rate=0.1),
        MarketView(year=1000, size=1.0, growth_rate=0.1),
        MarketView(year=2000, size=1.0, growth_rate=1e20),
    ],
)
def test_without_size_year_and_a_growth_that_can_be_carried_on_there_is_no_outlook(view: MarketView) -> None:
    assert outlook(view, Period.year(2027)) is None
    assert careful_outlooks(view, Period.year(2027)) == ()


def test_what_is_not_known_stays_open() -> None:
    ahead = seen(MarketView(year=2026, size=100, growth_rate=0.1), Period.year(2027))

    assert ahead.share is ahead.goal_share is ahead.goal_growth is ahead.growth_gap is None
    assert ahead.revenue_with_market is ahead.from_market is ahead.from_others is None


def test_a_market_without_size_gives_no_share() -> None:
    ahead = seen(MarketView(year=2026, size=0, growth_rate=0.1, share=0.1), Period.year(2027), 5)

    assert ahead.share is ahead.goal_share is ahead.market_growth is None


def test_in_the_markets_own_year_nothing_grows_yet() -> None:
    assert seen(VIEW, Period.year(2026), 48e6).goal_growth is None


def test_a_careful_look_halves_the_growth_and_takes_it_away() -> None:
    cases = careful_outlooks(VIEW, Period.year(2027), goal=48e6)

    assert [case.growth_rate for case in cases] == [0.12, 0.06, 0]
    assert [case.goal_share for case in cases] == pytest.approx([48 / 1_680, 48 / 1_590, 48 / 1_500])
    assert len(careful_outlooks(MarketView(year=2026, size=1, growth_rate=-0.1), Period.year(2027))) == 1


@pytest.mark.parametrize(
    ("goals", "target"),
    [
        ([], None),
        ([Goal(target=90, unit="deals")], None),
        ([Goal(target=9, unit="USD")], None),
        ([Goal(unit="CNY")], None),
        ([Goal(target=25, unit="CNY"), Goal(target=48, unit=" CNY "), Goal(target=99, unit="CNY", parent="all")], 48),
    ],
)
def test_the_revenue_goal_is_the_largest_in_money_that_is_part_of_no_other(
    goals: Sequence[Goal], target: float | None
) -> None:
    found = revenue_goal(goals, currency="CNY")

    assert target == (found.target if found else None)


# How sure the figures are ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "agrees", "careful"),
    [(1_500, True, 1_500), (1_200, True, 1_200), (1_199, False, 1_199), (1_801, False, 1_500)],
)
def test_two_sizes_agree_within_a_fifth_and_the_smaller_is_planned_with(
    below: float, agrees: bool, careful: float
) -> None:
    check = SizeCheck(1_500, below)

    assert check.agrees is agrees
    assert check.careful == careful


def test_the_size_from_below_adds_up_what_is_known() -> None:
    groups = (BuyerGroup(buyers=10, yearly_spend=5), BuyerGroup(buyers=3), BuyerGroup(yearly_spend=9))

    assert MarketView(buyer_groups=groups).size_from_below == 50
    assert size_check(MarketView(size=40, buyer_groups=groups)) == SizeCheck(40, 50)
    assert size_check(MarketView(size=40)) is None
    assert size_check(MarketView(size=0, buyer_groups=groups)) is None


def test_ages_count_from_the_day_that_a_source_speaks_for() -> None:
    view = MarketView(
        sources=(
            Source(what="report", as_of=date(2025, 12, 30), kind=SourceKind.INDUSTRY),
            Source(what="report", as_of=date(2025, 12, 31), kind=SourceKind.INDUSTRY),
            Source(what="calls", as_of=date(2026, 9, 30), kind=SourceKind.CUSTOMERS),
            Source(what="rumor", kind=SourceKind.POLICY),
            Source(what="forecast", as_of=date(2027, 2, 1)),
        ),
        competitors=(Competitor(name="Rival A", as_of=date(2026, 10, 20)),),
    )

    ages = source_ages(view, START)

    assert [age.days for age in ages] == [367, 366, 93, None, -31, 73]
    assert [age.is_old for age in ages] == [True, False, True, True, False, False]
    assert ages[-1].what == "Rival A"
    assert kinds_without_source(view) == (SourceKind.COMPETITORS, SourceKind.SALES_HISTORY)


@given(planning=st.floats(0, 1e4), share=st.floats(0, 1))
def test_the_missing_hours_make_up_the_claimed_share(planning: float, share: float) -> None:
    research = planning * share
    missing = missing_research_hours(MarketView(research_hours=research, planning_hours=planning))

    assert missing is not None
    assert research + missing >= planning * CLAIMED_RESEARCH_SHARE - 1e-6
    assert missing == 0 or share < CLAIMED_RESEARCH_SHARE


def test_hours_not_noted_lack_nothing_that_could_be_said() -> None:
    assert missing_research_hours(MarketView(planning_hours=80)) is None
