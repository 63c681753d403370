from __future__ import annotations

import math
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, RateError
from bpcourse.core.funnel import Funnel, FunnelError, OverallRate, deal_counts, overall_rate

HISTORY = [1600, 480, 240, 60]
ACTUAL = Funnel.from_counts(HISTORY, average_deal_size=240_000)
PLAN = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)

# Boys among the first twelve children of 6,115 families in Saxony (A. Geissler, 1889): the beta-binomial fitted by
# maximum likelihood, as it is given wherever the example is taught.
GEISSLER_ALPHA, GEISSLER_BETA, GEISSLER_FAMILIES = 34.09558, 31.5715, 6_115
GEISSLER_FITTED = [2.3, 22.6, 104.8, 310.9, 655.7, 1036.2, 1257.9, 1182.1, 853.6, 461.9, 177.9, 43.8, 5.2]

# A past period in which at least one lead was won and one lost.
overall_rates = st.builds(
    OverallRate, st.floats(0.001, 0.999), st.one_of(st.floats(1_000, 1e6), st.just(math.inf))
) | st.builds(OverallRate, st.floats(0.2, 0.8), st.floats(5, 1_000))


def test_the_beta_binomial_fits_geisslers_families_as_published() -> None:
    total = GEISSLER_ALPHA + GEISSLER_BETA
    counts = deal_counts(12, OverallRate(GEISSLER_ALPHA / total, total))
    assert [round(GEISSLER_FAMILIES * chance, 1) for chance in counts.chances] == GEISSLER_FITTED


def test_known_conversions_give_the_binomial() -> None:
    counts = deal_counts(12, OverallRate(0.3))
    expected = [comb(12, deals) * 0.3**deals * 0.7 ** (12 - deals) for deals in range(13)]
    assert counts.chances == pytest.approx(expected)


def test_conversions_of_the_history_are_as_sure_as_its_leads_are_many() -> None:
    rate = overall_rate(ACTUAL, history=HISTORY)
    assert rate.mean == pytest.approx(60 / 1600)
    assert rate.cases == pytest.approx(1600)


def test_planned_conversions_keep_their_mean() -> None:
    assert overall_rate(PLAN, history=HISTORY).mean == PLAN.lead_to_deal_rate


def test_without_a_history_the_rate_is_known() -> None:
    assert overall_rate(PLAN).is_known


@pytest.mark.parametrize("conversions", [[1, 1], [0.5, 0]])
def test_all_or_nothing_is_never_in_doubt(conversions: list[float]) -> None:
    funnel = Funnel.from_rates(conversions, average_deal_size=1)
    assert overall_rate(funnel, history=[10, 5, 2]).is_known


def test_a_shorter_history_makes_the_range_wider() -> None:
    long = deal_counts(2_000, overall_rate(PLAN, history=HISTORY))
    short = deal_counts(2_000, overall_rate(PLAN, history=[400, 118, 60, 15]))
    known = deal_counts(2_000, overall_rate(PLAN))
    widths = [counts.quantile(0.9) - counts.quantile(0.1) for counts in (known, long, short)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


@pytest.mark.parametrize(("leads", "rate", "deals"), [(0, 0.5, 0), (10, 0, 0), (10, 1, 10)])
def test_what_is_certain_has_one_number(leads: int, rate: float, deals: int) -> None:
    counts = deal_counts(leads, OverallRate(rate))
    assert (counts.lowest, counts.chances) == (deals, (1.0,))
    assert counts.quantile(0.1) == counts.quantile(0.9) == deals
    assert counts.chance_of_at_least(deals) == 1
    assert counts.chance_of_at_least(deals + 1) == 0


@pytest.mark.parametrize(("deals", "chance"), [(-1, 1), (0, 1), (0.5, 0.75), (1, 0.75), (2, 0.25), (2.1, 0), (3, 0)])
def test_the_chance_of_at_least_some_deals(deals: float, chance: float) -> None:
    assert deal_counts(2, OverallRate(0.5)).chance_of_at_least(deals) == pytest.approx(chance)


@pytest.mark.parametrize(("chance", "deals"), [(0, 0), (0.2, 0), (0.3, 1), (0.7, 1), (0.8, 2), (1, 2)])
def test_a_percentile_is_a_whole_number_of_deals(chance: float, deals: int) -> None:
    assert deal_counts(2, OverallRate(0.5)).quantile(chance) == deals


def test_a_very_wide_range_keeps_its_mean_and_spread() -> None:
    counts = deal_counts(1_000_000, OverallRate(0.04, 1_600))
    centres = [counts.centre(block) for block in range(len(counts.chances))]
    mean = _weighted(centres, counts.chances)
    squares = [(centre - mean) ** 2 for centre in centres]
    variance = 1_000_000 * 0.04 * 0.96 * (1_600 + 1_000_000) / 1_601
    assert mean == pytest.approx(40_000, rel=1e-4)
    assert _weighted(squares, counts.chances) == pytest.approx(variance, rel=1e-3)


def _weighted(values: list[float], weights: tuple[float, ...]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True))


def test_leads_are_not_negative() -> None:
    with pytest.raises(AmountError, match="leads"):
        deal_counts(-1, OverallRate(0.5))


def test_a_chance_is_a_share() -> None:
    with pytest.raises(RateError, match="chance"):
        deal_counts(2, OverallRate(0.5)).quantile(1.1)


def test_a_rate_rests_on_some_cases() -> None:
    with pytest.raises(AmountError, match="past cases must be more than 0"):
        OverallRate(0.5, 0)


def test_a_history_has_one_count_per_step() -> None:
    with pytest.raises(FunnelError, match="history: there must be one count for each of the 4 steps, got 3"):
        overall_rate(PLAN, history=[1600, 480, 240])


def test_a_history_has_somebody_in_each_stage() -> None:
    with pytest.raises(AmountError, match="history: stage 'Proposal' must be more than 0"):
        overall_rate(PLAN, history=[1600, 480, 0, 0])


@given(st.integers(0, 100_000), overall_rates)
def test_chances_add_up_to_one_around_the_mean(leads: int, rate: OverallRate) -> None:
    counts = deal_counts(leads, rate)
    mean = sum(counts.centre(block) * chance for block, chance in enumerate(counts.chances))
    assert sum(counts.chances) == pytest.approx(1)
    assert mean == pytest.approx(leads * rate.mean, rel=0.01, abs=0.01)


@given(st.integers(1, 100_000), overall_rates, st.floats(0, 1), st.floats(0, 1))
def test_percentiles_rise_with_their_chance(leads: int, rate: OverallRate, one: float, other: float) -> None:
    counts = deal_counts(leads, rate)
    assert 0 <= counts.quantile(min(one, other)) <= counts.quantile(max(one, other)) <= leads


@given(st.integers(1, 100_000), overall_rates, st.floats(0.01, 0.99))
def test_a_percentile_is_where_its_chance_is_passed(leads: int, rate: OverallRate, chance: float) -> None:
    counts = deal_counts(leads, rate)
    deals = counts.quantile(chance)
    assert 1 - counts.chance_of_at_least(deals + 1) >= chance - 1e-9
    assert 1 - counts.chance_of_at_least(deals) <= chance + 1e-9
