"""Pay plans: what a result earns, what a team earns, who gains and who loses."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError, RateError
from bpcourse.core.team import Entry, PaidRep, PayPlan, PoolRule, TeamResult, run_pay
from bpcourse.core.worked_team import present_pay, stepped_pay, worked_pay

PLANS = st.builds(
    PayPlan,
    base=st.floats(0, 1e6),
    target_bonus=st.floats(0, 1e6),
    pool_share=st.floats(0, 1),
    threshold=st.floats(0, 0.95),
    entry=st.sampled_from(Entry),
    prize=st.floats(0, 1),
    accelerator=st.floats(0, 5),
    cap=st.none() | st.floats(1, 3),
    pool_rule=st.sampled_from(PoolRule),
)
REPS = st.lists(
    st.builds(PaidRep, result=st.floats(0, 2), result_now=st.floats(0, 2), target_bonus=st.none() | st.floats(0, 1e6)),
    min_size=1,
    max_size=9,
)


@pytest.mark.parametrize(
    ("result", "straight", "stepped"),
    [
        (0, 0, 0),
        (0.5, 0, 0),
        (0.799, 28_704, 0),
        (0.8, 28_800, 28_800),
        (0.99, 47_040, 35_640),
        (1.0, 48_000, 48_000),
        (1.2, 67_200, 55_200),
        (1.5, 96_000, 55_200),
        (2.0, 96_000, 55_200),
    ],
)
def test_pay_at_the_borders_of_the_two_plans_of_the_chapter(result: float, straight: float, stepped: float) -> None:
    assert straight == pytest.approx(worked_pay().personal_bonus(result))
    assert stepped == pytest.approx(stepped_pay().personal_bonus(result))


def test_the_plan_of_the_year_before_follows_revenue() -> None:
    assert [present_pay().personal_bonus(result) for result in (0, 0.5, 2)] == [0, 30_000, 120_000]


def test_an_accelerator_multiplies_what_a_point_above_target_pays() -> None:
    plan = PayPlan(target_bonus=100_000, threshold=0.5, accelerator=2)

    assert plan.point_pays(0.9) == pytest.approx(2_000)
    assert plan.point_pays(1.1) == pytest.approx(4_000)


def test_a_point_across_the_entrance_pays_the_jump() -> None:
    assert [(jump.result, round(jump.money)) for jump in stepped_pay().jumps] == [(0.8, 28_800), (1.0, 12_000)]
    assert stepped_pay().point_pays(0.795) == pytest.approx(36_000 * 0.805)
    assert worked_pay().jumps == ()


@given(plan=PLANS)
def test_every_plan_pays_its_bonus_at_target(plan: PayPlan) -> None:
    assert plan.paid_share(1) == 1


@given(plan=PLANS, result=st.floats(0, 3), more=st.floats(0, 1))
def test_more_never_pays_less(plan: PayPlan, result: float, more: float) -> None:
    assert plan.paid_share(result + more) >= plan.paid_share(result) - 1e-9


@given(plan=PLANS, reps=REPS, result=st.floats(0, 2))
def test_the_pool_is_paid_out_whole_however_it_is_divided(plan: PayPlan, reps: list[PaidRep], result: float) -> None:
    run = run_pay(plan, reps, present=PayPlan(), team_results=(TeamResult(result=result),))

    bonuses = math.fsum(plan.target_bonus if rep.target_bonus is None else rep.target_bonus for rep in reps)
    expected = plan.pool_share * bonuses * result
    assert math.fsum(row.pay.pool for row in run.rows) == pytest.approx(expected, abs=1e-6)


@given(plan=PLANS, reps=REPS)
def test_a_team_on_target_earns_the_same_whatever_the_share_of_the_pool(plan: PayPlan, reps: list[PaidRep]) -> None:
    on_target = [replace(rep, result=1, result_now=1) for rep in reps]

    run = run_pay(plan, on_target, present=replace(plan, pool_share=0.2))

    assert run.cost == pytest.approx(run.cost_now)


@pytest.mark.parametrize(
    ("rule", "pools"),
    [
        (PoolRule.EQUAL, (9_000, 9_000, 9_000)),
        (PoolRule.BY_BONUS, (6_750, 6_750, 13_500)),
        (PoolRule.BY_RESULT, (18_000, 9_000, 0)),
    ],
)
def test_the_pool_is_divided_by_its_rule(rule: PoolRule, pools: tuple[float, ...]) -> None:
    plan = PayPlan(target_bonus=40_000, pool_share=0.1875, pool_rule=rule)
    reps = (PaidRep(result=1), PaidRep(result=0.5), PaidRep(result=0, target_bonus=80_000))
    half = (TeamResult(result=1.2), TeamResult(result=0.6))

    run = run_pay(plan, reps, present=plan, team_results=half)

    assert run.team_result == pytest.approx(0.9)
    assert [row.pay.pool for row in run.rows] == pytest.approx(pools)


def test_a_pool_by_result_of_a_team_that_reached_nothing_is_divided_alike() -> None:
    plan = PayPlan(target_bonus=100, pool_share=1, pool_rule=PoolRule.BY_RESULT)

    run = run_pay(plan, (PaidRep(result=0), PaidRep(result=0)), present=plan)

    assert [row.pay.pool for row in run.rows] == [100, 100]


def test_gainers_and_losers_come_with_the_largest_change_first() -> None:
    reps = [PaidRep(name=name, result=result) for name, result in zip("ABCD", (1.1, 0.7, 1.3, 1.0), strict=True)]

    run = run_pay(PayPlan(target_bonus=100), reps, present=PayPlan(target_bonus=100))

    assert [row.rep.name for row in run.gainers] == ["C", "A"]
    assert [row.rep.name for row in run.losers] == ["B"]
    assert (run.cost, run.cost_now, run.spread, run.spread_now) == pytest.approx((410, 400, 60, 0))


def test_the_cost_is_a_share_of_revenue_where_there_is_any() -> None:
    reps = (PaidRep(base=50_000),)

    assert run_pay(PayPlan(), reps, present=PayPlan(), revenue=1_000_000).cost_share == 0.05
    assert run_pay(PayPlan(), reps, present=PayPlan(), revenue=0).cost_share is None
    assert run_pay(PayPlan(), reps, present=PayPlan()).cost_share_now is None


def test_a_rep_may_have_a_base_and_a_bonus_of_his_own() -> None:
    run = run_pay(worked_pay(), (PaidRep(base=300_000, target_bonus=100_000),), present=present_pay())

    assert list(run.rows[0].pay) == [300_000, 80_000, 20_000]
    assert list(run.rows[0].now) == [300_000, 100_000, 0]


@pytest.mark.parametrize(
    ("field", "value", "error", "said"),
    [
        ("base", -1, AmountError, "base pay must be 0 or more, got -1"),
        ("target_bonus", math.inf, AmountError, "bonus at target must be 0 or more"),
        ("pool_share", 1.2, RateError, "share of the team pool must be from 0% to 100%, got 120%"),
        ("prize", -0.1, RateError, "prize at target must be from 0% to 100%"),
        ("threshold", 1, AmountError, "threshold must be from 0 to less than 1, the target, got 1"),
        ("cap", 0.9, AmountError, "cap must be 1, the target, or more, got 0.9"),
        ("cap", math.inf, AmountError, "cap must be 1, the target, or more"),
        ("accelerator", -1, AmountError, "accelerator must be 0 or more"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(field: str, value: float, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        PayPlan(**{field: value})  # type: ignore[arg-type] # a number in each case


def test_a_team_of_nobody_is_refused() -> None:
    with pytest.raises(FieldError, match="needs at least one rep"):
        run_pay(PayPlan(), (), present=PayPlan())


def test_results_and_revenue_are_not_below_nothing() -> None:
    with pytest.raises(AmountError, match="result of Sun Mei must be 0 or more"):
        PaidRep(name="Sun Mei", result=-0.1)
    with pytest.raises(AmountError, match="team result Revenue must be 0 or more"):
        TeamResult(name="Revenue", result=-1)
    with pytest.raises(AmountError, match="revenue of the year must be 0 or more"):
        run_pay(PayPlan(), (PaidRep(),), present=PayPlan(), revenue=-1)
