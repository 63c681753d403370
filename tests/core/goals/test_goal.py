from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import CourseError
from bpcourse.core.goals import Goal, review_goal
from bpcourse.core.period import Period

FULL = Goal(
    metric="revenue",
    baseline=20_000_000,
    target=25_000_000,
    unit="CNY",
    segment="large manufacturers",
    region="East China",
    lever="an energy-audit offer that doubles first meetings from trade shows",
    purpose="becoming the leading supplier to large manufacturers in East China",
    period=Period.quarter(2027, 3),
    owner="Chen Hao",
)


def test_a_full_goal_reads_as_one_sentence() -> None:
    assert FULL.sentence() == (
        "In Q3 2027, grow revenue from large manufacturers in East China from CNY 20 million to CNY 25 million (+25%) "
        "by an energy-audit offer that doubles first meetings from trade shows, "
        "in support of becoming the leading supplier to large manufacturers in East China. Owner: Chen Hao."
    )


PERIODS = [Period.year(2027), Period.half(2027, 2), Period.quarter(2027, 1), Period.month(2027, 5)]


@pytest.mark.parametrize("period", PERIODS, ids=str)
@pytest.mark.parametrize("lever", ["training every rep", "a loyalty card", "trade shows", "the new price list"])
@pytest.mark.parametrize(("metric", "unit", "baseline", "target"), [("churn", "%", 8, 6), ("deals", "deals", 6, 9)])
def test_the_sentence_of_a_full_goal_is_smart(
    period: Period, lever: str, metric: str, unit: str, baseline: float, target: float
) -> None:
    goal = Goal(
        metric=metric,
        unit=unit,
        baseline=baseline,
        target=target,
        segment="mid-size food plants",
        region="North China",
        lever=lever,
        purpose="the company's growth strategy",
        period=period,
    )
    assert review_goal(goal.sentence()).is_smart, goal.sentence()


def test_the_worked_goal_is_smart() -> None:
    assert review_goal(FULL.sentence()).is_smart


@pytest.mark.parametrize(
    ("sentence", "goal"),
    [
        ("Improve sales.", Goal()),
        ("Improve churn.", Goal(metric="churn")),
        ("Bring deals to 80.", Goal(metric="deals", target=80)),
        ("Bring orders to 80 contracts.", Goal(metric="orders", target=80, unit="contracts")),
        ("Improve win rate from the present 19%.", Goal(metric="win rate", baseline=19, unit="%")),
        (
            "Grow win rate from 19% to 23% (+4 percentage points).",
            Goal(metric="win rate", baseline=19, target=23, unit="%"),
        ),
        ("Cut days to pay from 60 to 45 (-25%).", Goal(metric="days to pay", baseline=60, target=45)),
        ("Keep prices at 9.", Goal(metric="prices", baseline=9, target=9)),
        ("Grow profit from 0 to 5.", Goal(metric="profit", baseline=0, target=5)),
        ("Improve sales in Suzhou.", Goal(region="Suzhou")),
        ("Improve sales from hospitals through trade shows.", Goal(segment="hospitals", lever="trade shows")),
        ("Improve sales by adding two reps. Owner: Lin Yue.", Goal(lever="adding two reps.", owner=" Lin Yue ")),
        ("In 2027, improve sales.", Goal(period=Period.year(2027))),
        ("From 2027-05-01 to 2027-05-31, improve sales.", Goal(period=Period.month(2027, 5))),
    ],
)
def test_missing_parts_are_left_out(sentence: str, goal: Goal) -> None:
    assert goal.sentence() == sentence


@pytest.mark.parametrize(
    ("growth_rate", "goal"),
    [
        (0.25, FULL),
        (-0.25, Goal(baseline=60, target=45)),
        (None, Goal(target=45)),
        (None, Goal(baseline=45)),
        (None, Goal(baseline=0, target=45)),
        (None, Goal(baseline=-3, target=45)),
        (None, Goal(baseline=5e-324, target=1e308)),
    ],
)
def test_growth_needs_a_baseline_above_zero(growth_rate: float | None, goal: Goal) -> None:
    assert goal.growth_rate == growth_rate


@pytest.mark.parametrize("part", ["baseline", "target"])
@pytest.mark.parametrize("amount", [math.nan, math.inf, -math.inf, "20", True, 10**400])
def test_an_amount_must_be_a_finite_number(part: str, amount: object) -> None:
    with pytest.raises(CourseError, match=f"goal: {part} must be a finite number, got "):
        Goal(**{part: amount})  # type: ignore[arg-type] # what a form or a file may hold


@pytest.mark.parametrize("part", ["metric", "unit", "segment", "region", "lever", "purpose", "owner"])
def test_a_part_in_words_must_be_text(part: str) -> None:
    with pytest.raises(CourseError, match=f"goal: {part} must be text, got None"):
        Goal(**{part: None})  # type: ignore[arg-type] # what a form or a file may hold


def test_a_period_must_be_a_period() -> None:
    with pytest.raises(CourseError, match="goal: period must be a period, got 2027"):
        Goal(period=2027)  # type: ignore[arg-type] # what a form or a file may hold


amounts = st.none() | st.floats(allow_nan=False, allow_infinity=False)
words = st.text(max_size=30)


@given(baseline=amounts, target=amounts, unit=words, metric=words, lever=words, owner=words)
def test_any_goal_has_a_sentence(
    *, baseline: float | None, target: float | None, unit: str, metric: str, lever: str, owner: str
) -> None:
    goal = Goal(baseline=baseline, target=target, unit=unit, metric=metric, lever=lever, owner=owner)
    assert goal.sentence().endswith(".")
