from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError
from bpcourse.core.funnel import ActivityNorms, Funnel, FunnelError, Workload, backward, forward, workload

PLAN = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
NORMS = ActivityNorms(calls_per_lead=5, visits_per_meeting=1.5, reps=8, selling_weeks=46)


def norms_with(field: str, value: float) -> ActivityNorms:
    numbers = {"calls_per_lead": 5, "visits_per_meeting": 1.5, "reps": 8, "selling_weeks": 46} | {field: value}
    return ActivityNorms(
        calls_per_lead=numbers["calls_per_lead"],
        visits_per_meeting=numbers["visits_per_meeting"],
        reps=numbers["reps"],
        selling_weeks=numbers["selling_weeks"],
    )


def test_the_target_becomes_calls_and_visits_for_each_rep_and_week() -> None:
    needed = workload(backward(PLAN, revenue_target=19_200_000), NORMS)
    assert needed.calls == pytest.approx(10_000)
    assert needed.visits == pytest.approx(960)
    assert needed.calls_per_rep_week == pytest.approx(27.17, abs=0.01)
    assert needed.visits_per_rep_week == pytest.approx(2.61, abs=0.01)


def test_visits_belong_to_the_second_step_unless_another_is_named() -> None:
    flow = forward(PLAN, leads=2_000)
    assert workload(flow, NORMS).visits == 960
    assert workload(flow, replace(NORMS, meeting="Proposal")).visits == 480


def test_a_meeting_must_be_a_step_of_the_funnel() -> None:
    with pytest.raises(FunnelError, match="got 'Demo'"):
        workload(forward(PLAN, leads=1), replace(NORMS, meeting="Demo"))


@pytest.mark.parametrize("field", ["reps", "selling_weeks"])
def test_somebody_must_sell_at_some_time(field: str) -> None:
    with pytest.raises(AmountError, match="must be more than 0, got 0"):
        norms_with(field, 0)


@pytest.mark.parametrize("field", ["calls_per_lead", "visits_per_meeting"])
def test_norms_may_be_zero_but_not_negative(field: str) -> None:
    assert getattr(norms_with(field, 0), field) == 0
    with pytest.raises(AmountError, match="must be 0 or more, got -1"):
        norms_with(field, -1)


def test_a_workload_is_spread_over_some_weeks() -> None:
    with pytest.raises(AmountError, match="weeks of selling must be more than 0"):
        Workload(calls=1, visits=1, rep_weeks=0)


@given(st.floats(0, 1e6), st.floats(0.5, 500), st.floats(1, 53))
def test_calls_of_all_reps_and_weeks_add_up_to_all_calls(leads: float, reps: float, weeks: float) -> None:
    needed = workload(forward(PLAN, leads=leads), replace(NORMS, reps=reps, selling_weeks=weeks))
    assert needed.calls_per_rep_week * reps * weeks == pytest.approx(needed.calls)
