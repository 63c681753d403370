from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError
from bpcourse.core.funnel import Flow, Funnel, FunnelError, backward, forward, open_opportunities, rounded_up
from bpcourse.core.period import Period

PLAN = Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)
ACTUAL = Funnel.from_counts([1600, 480, 240, 60], average_deal_size=240_000)

funnels = st.builds(
    lambda conversions, size: Funnel.from_rates(conversions, average_deal_size=size),
    st.lists(st.floats(0.001, 1), min_size=1, max_size=7),
    st.floats(1, 1e9),
)


def test_the_planned_leads_become_the_planned_revenue() -> None:
    flow = forward(PLAN, leads=2_000)
    assert flow.counts == pytest.approx((2_000, 640, 320, 80))
    assert flow.revenue == 19_200_000


def test_the_leads_of_last_year_become_its_revenue() -> None:
    flow = forward(ACTUAL, leads=1_600)
    assert flow.counts == pytest.approx((1_600, 480, 240, 60))
    assert flow.revenue == 14_400_000


def test_the_revenue_target_is_traced_back_to_leads() -> None:
    flow = backward(PLAN, revenue_target=19_200_000)
    assert flow.counts == pytest.approx((2_000, 640, 320, 80))
    assert flow.people == (2_000, 640, 320, 80)


def test_with_the_conversions_of_last_year_the_target_takes_more_leads() -> None:
    assert backward(ACTUAL, revenue_target=19_200_000).people == (2_134, 640, 320, 80)


def test_no_target_takes_no_leads() -> None:
    assert backward(PLAN, revenue_target=0).counts == (0, 0, 0, 0)


def test_a_count_is_found_by_the_name_of_its_step() -> None:
    assert forward(PLAN, leads=2_000).at("Proposal") == 320


def test_a_funnel_that_wins_nothing_has_no_answer_backward() -> None:
    with pytest.raises(FunnelError, match="no lead is won"):
        backward(Funnel.from_rates([0.5, 0], average_deal_size=1), revenue_target=1)


@pytest.mark.parametrize("amount", [-1, float("nan"), float("inf")])
def test_leads_and_targets_are_finite_and_not_negative(amount: float) -> None:
    with pytest.raises(AmountError, match="leads must be 0 or more"):
        forward(PLAN, leads=amount)
    with pytest.raises(AmountError, match="revenue target must be 0 or more"):
        backward(PLAN, revenue_target=amount)


def test_a_flow_has_one_count_per_step() -> None:
    with pytest.raises(FunnelError, match="one count for each of the 4 steps, got 2"):
        Flow(PLAN, (10, 5))


def test_a_flow_has_no_negative_counts() -> None:
    with pytest.raises(AmountError, match="step 'Deal': count"):
        Flow(PLAN, (10, 5, 2, -1))


@pytest.mark.parametrize(
    ("count", "people"), [(0, 0), (0.1, 1), (639.0001, 640), (640, 640), (640.0000000000001, 640), (2133.33, 2134)]
)
def test_people_are_rounded_up(count: float, people: int) -> None:
    assert rounded_up(count) == people


def test_a_negative_count_cannot_be_rounded_to_people() -> None:
    with pytest.raises(AmountError):
        rounded_up(-1)


def test_open_opportunities_follow_littles_law() -> None:
    # One lead a day that stays 14 days: 14 leads open at any time.
    year = Period.year(2027)
    in_stages = open_opportunities(forward(PLAN, leads=year.days), year)
    assert in_stages == pytest.approx((14, 0.32 * 30, 0.16 * 46))


@given(funnels, st.floats(0, 1e12))
def test_forward_undoes_backward(funnel: Funnel, target: float) -> None:
    leads = backward(funnel, revenue_target=target).leads
    assert forward(funnel, leads=leads).revenue == pytest.approx(target)


@given(funnels, st.floats(0, 1e9))
def test_no_step_counts_more_than_the_one_before(funnel: Funnel, leads: float) -> None:
    counts = forward(funnel, leads=leads).counts
    assert list(counts) == sorted(counts, reverse=True)


@given(funnels, st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_leads_never_bring_less(funnel: Funnel, some: float, more: float) -> None:
    assert forward(funnel, leads=some + more).revenue >= forward(funnel, leads=some).revenue


@given(st.floats(0, 1e12))
def test_rounding_up_adds_less_than_one(count: float) -> None:
    assert -1e-9 - 1e-14 * count <= rounded_up(count) - count < 1
