from __future__ import annotations

import math
import random
import time
from itertools import pairwise
from statistics import fmean, quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, RateError
from bpcourse.core.funnel import Funnel, FunnelError, Outcome, forward, leads_for_chance, outcome

HISTORY = [1600, 480, 240, 60]
TARGET = 19_200_000
PLAN = Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)

outcomes = st.builds(
    lambda conversions, leads, history, variation: outcome(
        Funnel.from_rates(conversions, average_deal_size=10_000),
        leads=leads,
        history=history,
        deal_size_variation=variation,
    ),
    st.lists(st.floats(0, 1), min_size=2, max_size=2),
    st.integers(0, 20_000),
    st.one_of(st.none(), st.lists(st.integers(1, 5_000), min_size=3, max_size=3)),
    st.one_of(st.just(0.0), st.floats(0.01, 3)),
)


def planned(*, leads: float = 2_000, deal_size_variation: float = 0.5) -> Outcome:
    return outcome(PLAN, leads=leads, history=HISTORY, deal_size_variation=deal_size_variation)


def simulated_revenues(*, leads: int, deal_size_variation: float, years: int) -> list[float]:
    """Revenue of *years* played out by chance: every conversion drawn, every lead won or lost, every deal sized."""
    chance = random.Random(2027)  # noqa: S311 - a simulation, no secret
    spread = math.sqrt(math.log1p(deal_size_variation**2))
    log_mean = math.log(PLAN.average_deal_size) - spread**2 / 2
    revenues = []
    for _year in range(years):
        rate = math.prod(
            chance.betavariate(conversion * cases, (1 - conversion) * cases)
            for conversion, cases in zip(PLAN.conversions, HISTORY, strict=False)
        )
        deals = sum(chance.random() < rate for _lead in range(leads))
        revenues.append(sum(chance.lognormvariate(log_mean, spread) for _deal in range(deals)))
    return revenues


@pytest.mark.parametrize("variation", [0.5, 1.0])
def test_the_range_is_that_of_a_simulation(variation: float) -> None:
    simulated = simulated_revenues(leads=500, deal_size_variation=variation, years=3_000)
    tenths = quantiles(simulated, n=10)
    revenue = planned(leads=500, deal_size_variation=variation).revenue
    assert revenue.mean == pytest.approx(fmean(simulated), rel=0.03)
    assert revenue.p10 == pytest.approx(tenths[0], rel=0.04)
    assert revenue.p50 == pytest.approx(tenths[4], rel=0.03)
    assert revenue.p90 == pytest.approx(tenths[8], rel=0.03)


def test_a_plan_that_meets_its_target_on_the_mean_meets_it_half_the_time() -> None:
    assert planned().revenue.mean == pytest.approx(TARGET)
    assert planned().chance_of_revenue(TARGET) == pytest.approx(0.5, abs=0.03)


def test_the_same_question_has_the_same_answer() -> None:
    first, second = planned(), planned()
    assert (first.deals, first.revenue, first.revenue_histogram()) == (
        second.deals,
        second.revenue,
        second.revenue_histogram(),
    )


def test_deals_of_one_size_make_revenue_a_multiple_of_it() -> None:
    result = planned(deal_size_variation=0)
    assert result.revenue.p90 == result.deals.p90 * 240_000
    assert result.chance_of_revenue(TARGET) == result.chance_of_deals(80)


def test_a_whole_number_of_deals_is_not_missed_by_a_rounding_error() -> None:
    result = outcome(Funnel.from_rates([1.0], average_deal_size=0.1), leads=3)
    assert result.chance_of_revenue(0.1 * 3) == 1


def test_deals_that_differ_in_size_widen_the_range_of_revenue() -> None:
    alike, differing = planned(deal_size_variation=0).revenue, planned(deal_size_variation=1).revenue
    assert differing.p90 - differing.p10 > alike.p90 - alike.p10


def test_almost_equal_deals_come_close_to_equal_ones() -> None:
    alike, almost = planned(deal_size_variation=0).revenue, planned(deal_size_variation=0.01).revenue
    assert (almost.p10, almost.p50, almost.p90) == pytest.approx((alike.p10, alike.p50, alike.p90), rel=0.01)


def test_fractions_of_leads_are_rounded_up() -> None:
    assert outcome(PLAN, leads=1_999.2).leads == 2_000


def test_no_leads_bring_nothing() -> None:
    result = planned(leads=0)
    assert (result.revenue.mean, result.revenue.p90, result.chance_of_revenue(1)) == (0, 0, 0)


def test_a_result_that_is_mostly_nothing_has_zero_for_its_percentiles() -> None:
    revenue = planned(leads=2).revenue
    assert (revenue.p10, revenue.p50, revenue.p90) == (0, 0, 0)


@pytest.mark.parametrize("target", [0, -1])
def test_a_target_of_nothing_is_always_reached(target: float) -> None:
    assert planned().chance_of_revenue(target) == 1


@pytest.mark.parametrize("chance", [0, 1])
def test_there_is_no_least_and_no_most_revenue(chance: float) -> None:
    with pytest.raises(AmountError, match="chance must be more than 0 and less than 1"):
        planned().revenue_quantile(chance)


def test_a_chance_is_a_share() -> None:
    with pytest.raises(RateError):
        planned().revenue_quantile(1.5)


@pytest.mark.parametrize("option", [{"leads": -1.0}, {"deal_size_variation": -0.1}])
def test_leads_and_variation_are_not_negative(option: dict[str, float]) -> None:
    with pytest.raises(AmountError):
        planned(**option)


def test_buckets_of_revenue_have_round_edges() -> None:
    buckets = planned().revenue_histogram(most=30)
    assert {bucket.high - bucket.low for bucket in buckets} == {1_000_000}
    assert buckets[0].low % 1_000_000 == 0


def test_buckets_of_deals_hold_whole_numbers() -> None:
    buckets = outcome(Funnel.from_rates([0.5], average_deal_size=1), leads=2).deal_histogram()
    assert [(bucket.low, bucket.high) for bucket in buckets] == [(0, 1), (1, 2), (2, 3)]
    assert [bucket.chance for bucket in buckets] == pytest.approx([0.25, 0.5, 0.25])


def test_a_histogram_has_buckets() -> None:
    with pytest.raises(AmountError, match="number of buckets"):
        planned().deal_histogram(most=0)
    with pytest.raises(AmountError, match="number of buckets must be 2 or more"):
        planned().revenue_histogram(most=1)


def test_four_years_in_five_take_more_leads_than_the_mean_does() -> None:
    leads = leads_for_chance(PLAN, revenue_target=TARGET, chance=0.8, history=HISTORY, deal_size_variation=0.5)
    assert leads > 2_000
    assert planned(leads=leads).chance_of_revenue(TARGET) >= 0.8
    assert planned(leads=leads - 1).chance_of_revenue(TARGET) < 0.8


def test_a_modest_chance_takes_fewer_leads_than_the_mean_does() -> None:
    assert leads_for_chance(PLAN, revenue_target=TARGET, chance=0.2) < 2_000


def test_no_target_takes_no_leads() -> None:
    assert leads_for_chance(PLAN, revenue_target=0, chance=0.8) == 0


def test_a_target_beyond_all_leads_is_said_to_be_so() -> None:
    with pytest.raises(FunnelError, match="within reach of 10,000,000 leads"):
        leads_for_chance(PLAN, revenue_target=1e15, chance=0.99)


@pytest.mark.parametrize("chance", [0, 1])
def test_leads_cannot_make_a_result_certain(chance: float) -> None:
    with pytest.raises(AmountError, match="chance"):
        leads_for_chance(PLAN, revenue_target=TARGET, chance=chance)


def test_an_answer_comes_faster_than_a_slider_moves() -> None:
    def answer(leads: int) -> float:
        started = time.perf_counter()
        result = planned(leads=leads)
        _shown = (result.deals, result.revenue, result.chance_of_revenue(TARGET), result.revenue_histogram())
        return time.perf_counter() - started

    fastest_half = sorted(answer(leads) for leads in range(1_900, 2_000))[:50]
    assert fmean(fastest_half) < 0.004


@given(outcomes)
@settings(deadline=None)
def test_percentiles_come_in_order(result: Outcome) -> None:
    assert result.deals.p10 <= result.deals.p50 <= result.deals.p90
    assert 0 <= result.revenue.p10 <= result.revenue.p50 <= result.revenue.p90


@given(outcomes, st.floats(0, 1e9), st.floats(0, 1e9))
def test_a_lower_target_is_reached_more_often(result: Outcome, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= result.chance_of_revenue(high) <= result.chance_of_revenue(low) + 1e-9 <= 1 + 2e-9


@given(outcomes)
def test_the_mean_is_what_the_funnel_expects(result: Outcome) -> None:
    expected = forward(result.funnel, leads=result.leads)
    assert (result.deals.mean, result.revenue.mean) == pytest.approx((expected.deals, expected.revenue))


@given(outcomes, st.integers(2, 60))
def test_buckets_join_up_and_their_chances_add_up_to_one(result: Outcome, most: int) -> None:
    for buckets in (result.deal_histogram(most=most), result.revenue_histogram(most=most)):
        assert 1 <= len(buckets) <= most
        assert sum(bucket.chance for bucket in buckets) == pytest.approx(1)
        assert all(left.high == right.low for left, right in pairwise(buckets))
