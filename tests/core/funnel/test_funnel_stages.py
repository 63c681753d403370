from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bpcourse.core.funnel as package
from bpcourse.core.errors import AmountError, CourseError, FieldError, RateError
from bpcourse.core.funnel import MOST_STEPS, Funnel, FunnelError, Stage
from bpcourse.core.language import use_language

rates = st.floats(0, 1)


def worked_funnel() -> Funnel:
    return Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)


def test_every_public_name_exists_and_is_listed_once() -> None:
    assert sorted(set(package.__all__)) == sorted(package.__all__)
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_counts_of_a_past_year_give_its_conversions() -> None:
    actual = Funnel.from_counts([1600, 480, 240, 60], average_deal_size=240_000)
    assert actual.conversions == (0.3, 0.5, 0.25)
    assert actual.win_rate == 0.25
    assert actual.lead_to_deal_rate == 0.0375


def test_the_sales_cycle_is_the_sum_of_days_in_the_stages() -> None:
    assert worked_funnel().sales_cycle_days == 90


def test_a_funnel_of_the_usual_four_steps_has_their_usual_names() -> None:
    assert worked_funnel().names == ("Lead", "First meeting", "Proposal", "Deal")


def test_steps_without_names_are_numbered_between_lead_and_deal() -> None:
    assert Funnel.from_rates([0.5] * 4, average_deal_size=1).names == ("Lead", "Stage 2", "Stage 3", "Stage 4", "Deal")


def test_steps_can_have_any_names() -> None:
    funnel = Funnel.from_counts([10, 5], names=["线索", "成交"], average_deal_size=1)
    assert funnel.names == ("线索", "成交")
    assert funnel.deal_name == "成交"


def test_stages_given_as_a_list_are_kept_as_a_tuple() -> None:
    funnel = Funnel(stages=[Stage(name="Trial", conversion=0.5)], average_deal_size=1)  # type: ignore[arg-type]
    assert funnel.stages == (Stage(name="Trial", conversion=0.5),)


@pytest.mark.parametrize("stages", [1, MOST_STEPS - 1])
def test_two_to_eight_steps_are_a_funnel(stages: int) -> None:
    assert len(Funnel.from_rates([0.5] * stages, average_deal_size=1).names) == stages + 1


@pytest.mark.parametrize("stages", [0, MOST_STEPS])
def test_fewer_than_two_or_more_than_eight_steps_are_none(stages: int) -> None:
    with pytest.raises(FunnelError, match=f"must be from 2 to 8, got {stages + 1}"):
        Funnel.from_rates([0.5] * stages, average_deal_size=1)


@pytest.mark.parametrize("counts", [[], [100]])
def test_counts_of_less_than_two_steps_are_refused(counts: list[int]) -> None:
    with pytest.raises(FunnelError, match="from 2 to 8"):
        Funnel.from_counts(counts, average_deal_size=1)


@pytest.mark.parametrize("conversion", [0.0, 1.0])
def test_a_stage_may_lose_all_or_none(conversion: float) -> None:
    assert Stage(name="Proposal", conversion=conversion).conversion == conversion


@pytest.mark.parametrize("conversion", [-0.01, 1.01, float("nan")])
def test_a_conversion_outside_0_to_100_percent_is_refused(conversion: float) -> None:
    with pytest.raises(RateError, match="stage 'Proposal': conversion must be from 0% to 100%"):
        Stage(name="Proposal", conversion=conversion)


def test_negative_days_are_refused() -> None:
    with pytest.raises(AmountError, match="stage 'Proposal': days must be 0 or more, got -1"):
        Stage(name="Proposal", conversion=0.5, days=-1)


def test_a_stage_needs_a_name() -> None:
    with pytest.raises(FieldError, match="needs some text"):
        Stage(name=" ", conversion=0.5)


@pytest.mark.parametrize("size", [0, -1, float("inf")])
def test_a_deal_must_be_worth_something(size: float) -> None:
    with pytest.raises(AmountError, match="average deal size must be more than 0"):
        Funnel.from_rates([0.5], average_deal_size=size)


def test_a_name_is_used_only_once() -> None:
    with pytest.raises(FunnelError, match="own name, got 'Lead' more than once"):
        Funnel.from_rates([0.5, 0.5], names=["Lead", "Lead", "Deal"], average_deal_size=1)


def test_names_must_match_the_steps() -> None:
    with pytest.raises(FunnelError, match="names must be 3 in number, got 2"):
        Funnel.from_rates([0.5, 0.5], names=["Lead", "Deal"], average_deal_size=1)


def test_days_must_match_the_stages() -> None:
    with pytest.raises(FunnelError, match="days must be 2 in number, got 3"):
        Funnel.from_rates([0.5, 0.5], days=[1, 2, 3], average_deal_size=1)


def test_a_step_cannot_count_more_than_the_step_before() -> None:
    with pytest.raises(FunnelError, match=r"step 'Proposal': count must be at most .* \(480\), got 500"):
        Funnel.from_counts([1600, 480, 500, 60], average_deal_size=1)


def test_a_conversion_cannot_be_known_where_nobody_came() -> None:
    with pytest.raises(FunnelError, match="step 'Deal': the step before must count more than 0"):
        Funnel.from_counts([1600, 480, 0, 0], average_deal_size=1)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(AmountError, match="step 'Deal': count must be 0 or more"):
        Funnel.from_counts([1600, 480, 240, -1], average_deal_size=1)


def test_no_deals_in_the_past_give_a_win_rate_of_zero() -> None:
    assert Funnel.from_counts([10, 5, 0], average_deal_size=1).win_rate == 0


def test_another_conversion_leaves_the_first_funnel_as_it_was() -> None:
    before = Funnel.from_rates([0.3, 0.5, 0.25], average_deal_size=240_000)
    after = before.replace_conversion("Lead", 0.32)
    assert after.conversions == (0.32, 0.5, 0.25)
    assert before.conversions == (0.3, 0.5, 0.25)


def test_days_can_be_replaced_in_one_stage() -> None:
    assert worked_funnel().replace_days("Proposal", 30).sales_cycle_days == 74


@pytest.mark.parametrize("name", ["Demo", "Deal"])
def test_only_a_stage_has_a_conversion_to_replace(name: str) -> None:
    with pytest.raises(FunnelError, match=f"must be one of Lead, First meeting, Proposal.*got '{name}'"):
        worked_funnel().replace_conversion(name, 0.5)


@pytest.mark.parametrize(
    ("name", "chance"), [("Lead", 0.04), ("First meeting", 0.125), ("Proposal", 0.25), ("Deal", 1)]
)
def test_the_chance_of_a_deal_grows_along_the_funnel(name: str, chance: float) -> None:
    assert worked_funnel().chance_of_deal(name) == pytest.approx(chance)


def test_values_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        worked_funnel().average_deal_size = 1  # type: ignore[misc]


def test_errors_are_one_family_and_carry_what_was_received() -> None:
    with pytest.raises(CourseError) as caught:
        worked_funnel().step("Demo")
    assert isinstance(caught.value, FunnelError)
    assert caught.value.value == "Demo"


def test_a_funnel_can_be_built_in_chinese() -> None:
    with use_language("zh_CN"):
        assert len(worked_funnel().names) == 4


@given(st.lists(rates, min_size=1, max_size=7))
def test_reach_rates_fall_from_one_to_the_lead_to_deal_rate(conversions: list[float]) -> None:
    funnel = Funnel.from_rates(conversions, average_deal_size=1)
    assert funnel.reach_rates[0] == 1
    assert list(funnel.reach_rates) == sorted(funnel.reach_rates, reverse=True)
    assert funnel.reach_rates[-1] == pytest.approx(funnel.lead_to_deal_rate)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=8))
def test_counts_are_found_again_from_their_conversions(counts: list[int]) -> None:
    falling = sorted(counts, reverse=True)
    funnel = Funnel.from_counts(falling, average_deal_size=1)
    assert [falling[0] * rate for rate in funnel.reach_rates] == pytest.approx(falling)
