"""The rep who games the pay plan: the best week for the rep, and what it costs the company."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.kpi import Dimension
from bpcourse.core.team import PayPlan, RewardedWork, WorkActivity
from bpcourse.core.worked_team import stepped_pay, worked_team

SALES, CUSTOMER, BEHAVIOR, TEAM = Dimension
STRAIGHT = PayPlan(target_bonus=60_000)


def work(*activities: WorkActivity, people: int = 8, pay: PayPlan = STRAIGHT, **weights: float) -> RewardedWork:
    return RewardedWork(activities, {Dimension(name): weight for name, weight in weights.items()}, pay, people)


def activity(hours: float, measure: Dimension | None = None, brings: float = 1) -> WorkActivity:
    return WorkActivity(name=f"{measure} {hours}", hours=hours, measure=measure, brings=brings)


def chosen(rewarded: RewardedWork) -> list[float]:
    return [row.chosen for row in rewarded.choice.rows]


def test_weights_in_proportion_to_the_hours_wanted_reward_just_those() -> None:
    rewarded = work(activity(24, SALES), activity(16, CUSTOMER), sales=0.6, customer=0.4)

    assert chosen(rewarded) == pytest.approx([24, 16])
    assert rewarded.choice.worth == pytest.approx(1)
    assert rewarded.choice.fed is rewarded.choice.starved is None


def test_what_is_not_measured_gets_nothing() -> None:
    rewarded = work(activity(30, SALES), activity(10), sales=1)

    assert chosen(rewarded) == pytest.approx([40, 0])
    assert rewarded.choice.worth == pytest.approx(0.75 * math.sqrt(4 / 3))
    assert rewarded.unmeasured == (rewarded.activities[1],)


def test_hours_go_with_the_square_of_the_weight() -> None:
    """With e = 1/2 and equal hours wanted, hours stand as the squares of the weights."""
    rewarded = work(activity(20, SALES), activity(20, CUSTOMER), sales=3, customer=1)

    assert chosen(rewarded) == pytest.approx([36, 4])


def test_a_trick_gets_hours_though_the_company_wants_none() -> None:
    rewarded = work(activity(40, SALES), activity(0, SALES, brings=0.2), sales=1)

    assert chosen(rewarded)[1] == pytest.approx(40 * 0.8 / 1.8)
    fed = rewarded.choice.fed
    assert fed is not None
    assert fed.activity is rewarded.activities[1]


def test_a_pool_of_ones_own_rewards_what_the_company_wants() -> None:
    pool = PayPlan(target_bonus=60_000, pool_share=1)

    assert chosen(work(activity(30, SALES), activity(10), pay=pool, people=1, sales=1)) == pytest.approx([30, 10])


def test_the_more_people_share_a_pool_the_less_it_moves() -> None:
    pool = PayPlan(target_bonus=60_000, pool_share=0.5)
    hours = [chosen(work(activity(30, SALES), activity(10), pay=pool, people=n, sales=1))[1] for n in (1, 2, 8, 80)]

    assert hours == sorted(hours, reverse=True)
    assert hours[0] > 2
    assert hours[-1] < 0.01


def test_a_straight_plan_and_a_pool_are_weighed_exactly() -> None:
    """Pay is then one sum of gains times square roots, which Lagrange's rule maximizes: hours go with gain squared."""
    pool = PayPlan(target_bonus=60_000, pool_share=0.5)
    rewarded = work(activity(30, SALES), activity(10), pay=pool, people=2, sales=1)
    gains = (30_000 + 15_000 * 0.75, 15_000 * 0.25)
    parts = [gain**2 / hours for gain, hours in zip(gains, (30, 10), strict=True)]

    assert chosen(rewarded) == pytest.approx([40 * part / sum(parts) for part in parts], abs=0.05)


def test_beyond_a_lid_the_rep_has_no_reason_left_to_game() -> None:
    lid = PayPlan(target_bonus=60_000, cap=1)
    rewarded = work(activity(30, SALES, brings=2), activity(10), pay=lid, sales=1)

    assert chosen(rewarded) == pytest.approx([30, 10])


def test_fitting_weights_pay_each_activity_what_it_is_worth() -> None:
    rewarded = work(activity(24, SALES, brings=0.8), activity(16, CUSTOMER), sales=1, customer=9)

    assert rewarded.fitting_weights == pytest.approx({SALES: 30 / 46, CUSTOMER: 16 / 46})
    assert rewarded.refitted is not None
    assert rewarded.refitted.worth == pytest.approx(1)


def test_where_nothing_is_measured_no_weight_fits() -> None:
    rewarded = work(activity(40), sales=1)

    assert rewarded.fitting_weights == {}
    assert rewarded.refitted is None
    assert chosen(rewarded) == pytest.approx([40])


def test_the_worked_company_overpays_records_and_forgets_next_years_customers() -> None:
    rewarded = worked_team().rewarded_work
    assert rewarded is not None
    choice = rewarded.choice
    assert choice.fed is not None
    assert choice.starved is not None

    assert choice.fed.activity.measure is BEHAVIOR
    assert choice.starved.activity.measure is CUSTOMER
    assert [one.measure for one in rewarded.unmeasured] == [None]
    assert choice.worth == pytest.approx(0.876, abs=0.001)
    assert rewarded.wanted.worth == 1


HOURS = st.integers(1, 30)
WEIGHTS = st.integers(1, 9)


@settings(max_examples=25)
@given(
    hours=st.tuples(HOURS, HOURS, HOURS),
    weights=st.tuples(WEIGHTS, WEIGHTS),
    pay=st.sampled_from([STRAIGHT, stepped_pay(), PayPlan(target_bonus=60_000, pool_share=0.4, threshold=0.5, cap=1)]),
    response=st.floats(0.1, 0.9),
)
def test_no_week_on_a_grid_pays_more(
    hours: tuple[int, ...], weights: tuple[int, ...], pay: PayPlan, response: float
) -> None:
    activities = tuple(activity(each, measure) for each, measure in zip(hours, (SALES, CUSTOMER, None), strict=True))
    rewarded = RewardedWork(activities, dict(zip((SALES, CUSTOMER), weights, strict=True)), pay, 4, response)
    week = rewarded.week

    weeks = [
        (week * first / 20, week * second / 20, week * (20 - first - second) / 20)
        for first, second in product(range(21), repeat=2)
        if first + second <= 20
    ]

    best = max(rewarded._judged(each).bonus for each in weeks)
    assert rewarded.choice.bonus >= best - 0.002 * pay.target_bonus
    assert math.fsum(chosen(rewarded)) == pytest.approx(week)


@given(
    hours=st.lists(st.just(0.0) | st.floats(0.01, 40), min_size=1, max_size=6).filter(any),
    response=st.floats(0.1, 0.9),
    weights=st.dictionaries(st.sampled_from(Dimension), st.floats(0.01, 1), min_size=1),
)
def test_no_week_is_worth_more_than_the_one_wanted(
    hours: list[float], response: float, weights: dict[Dimension, float]
) -> None:
    measures = [*Dimension, None, SALES]
    activities = tuple(activity(each, measure) for each, measure in zip(hours, measures, strict=False))
    rewarded = RewardedWork(activities, weights, STRAIGHT, 8, response)

    assert rewarded.wanted.worth == pytest.approx(1)
    assert 0 <= rewarded.choice.worth <= 1 + 1e-9
    assert all(spent >= 0 for spent in chosen(rewarded))


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"activities": (activity(0, SALES),)}, FieldError, "activities: give one at least some hours"),
        ({"weights": {SALES: 0}}, FieldError, "weights: give one measure at least some weight"),
        ({"weights": {SALES: -1}}, AmountError, "weight of Sales results must be 0 or more"),
        ({"response": 1.0}, AmountError, "response of results to hours must be from 0.1 to 0.9"),
        ({"people": 0}, AmountError, "people in the pool must be more than 0"),
    ],
)
def test_work_that_cannot_be_is_refused(change: dict[str, object], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        replace(work(activity(40, SALES), sales=1), **change)  # type: ignore[arg-type] # one field each


def test_hours_count_to_the_hundredth() -> None:
    assert [WorkActivity(hours=hours).hours for hours in (7.5, 1 / 3, 5e-324)] == [7.5, 0.33, 0]


@pytest.mark.parametrize("hours", [-1, 169, math.nan])
def test_hours_are_those_of_a_week(hours: float) -> None:
    with pytest.raises(AmountError, match="hours for calls must be from 0 to 168"):
        WorkActivity(name="calls", hours=hours)
