from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from typing import Final

import pytest

from bpcourse.core.quantities import money_text
from bpcourse.core.worked_company import funnel_history, worked_figures
from bpcourse.present.figures import ch09, picture

FACTORS: Final = [factor for group in ch09.RISK_GROUPS for factor in group.factors]


def described(name: str) -> str:
    root = ET.fromstring(picture(f"ch09.{name}"))  # noqa: S314 - our own markup
    return root.findtext("desc") or ""


# Every picture -----------------------------------------------------------------------------------------------------


# The sheet ---------------------------------------------------------------------------------------------------------


def test_there_are_four_groups_of_four_factors() -> None:
    assert [len(group.factors) for group in ch09.RISK_GROUPS] == [4, 4, 4, 4]


def test_the_source_has_three_signals_for_each_group_but_the_last() -> None:
    assert [len(group.signals) for group in ch09.RISK_GROUPS] == [3, 3, 3, 0]
    assert "its list breaks off here" in described("sixteen_factors")


def test_the_picture_names_every_factor_with_its_signal_and_threshold() -> None:
    told = described("sixteen_factors")
    assert [factor.name for factor in FACTORS if f"{factor.name}: {factor.signal_text}" not in told] == []
    assert [factor.signal_text for factor in FACTORS if factor.limit > 1 and str(factor.limit) not in told] == []


@pytest.mark.parametrize("factor", [each for each in FACTORS if each.usual], ids=lambda factor: factor.name)
def test_chance_alone_reaches_a_threshold_in_at_most_one_month_of_twenty(factor: ch09.Factor) -> None:
    reached = ch09.chance_of(factor.limit, usual=factor.usual, of=factor.of)
    if factor.limit < factor.usual:  # rings when it is low
        reached = 1 - ch09.chance_of(factor.limit + 1, usual=factor.usual)
    assert reached <= 0.05


@pytest.mark.parametrize(("usual", "of"), [(2.7, 27), (5.4, 27), (1, 0), (6, 0)])
def test_a_threshold_is_the_smallest_that_chance_seldom_reaches(usual: float, of: int) -> None:
    limit = ch09.reached_by_chance(usual, of=of)
    assert ch09.chance_of(limit, usual=usual, of=of) <= 0.05 < ch09.chance_of(limit - 1, usual=usual, of=of)


def test_the_chance_of_none_or_more_is_certain() -> None:
    assert ch09.chance_of(0, usual=2.7, of=27) == pytest.approx(1)


def test_the_chance_of_all_cases_is_the_share_to_their_number() -> None:
    assert ch09.chance_of(3, usual=1.5, of=3) == pytest.approx(0.125)


def test_many_cases_of_a_small_share_come_close_to_events_without_a_total() -> None:
    assert ch09.chance_of(4, usual=1, of=10_000) == pytest.approx(ch09.chance_of(4, usual=1), abs=1e-4)


# Likelihood and impact ---------------------------------------------------------------------------------------------


def test_each_factor_is_weighed_once_and_in_the_order_of_the_sheet() -> None:
    assert [factor.name for factor in FACTORS] == [risk.name for risk in ch09.weighed_risks()]


def test_no_two_risks_lie_on_the_same_place() -> None:
    places = {(risk.chance, round(risk.cost, -4)) for risk in ch09.weighed_risks()}
    assert len(places) == len(FACTORS)


def test_a_price_war_costs_a_tenth_of_new_business_and_comes_first() -> None:
    first = max(ch09.weighed_risks(), key=lambda risk: risk.expected)
    assert first.name == "Price wars"
    assert first.cost == pytest.approx(worked_figures()["new_business_target"] / 10)


def test_the_description_gives_chance_cost_and_product_of_each_risk() -> None:
    told = described("likelihood_impact")
    assert [risk.name for risk in ch09.weighed_risks() if money_text(risk.expected, "CNY") not in told] == []


# The signal chart --------------------------------------------------------------------------------------------------


def test_the_months_of_the_year_before_add_up_to_the_quarters_of_the_worked_company() -> None:
    months = [month.proposals for month in ch09.HIGHER_SIGNATURES]
    quarters = [flow.counts[2] for flow in funnel_history().values()]
    assert quarters == [sum(months[first : first + 3]) for first in range(0, 12, 3)]


def test_the_months_of_the_plan_follow_its_proposals_and_the_season_of_the_year_before() -> None:
    months = [month.proposals for month in ch09.HIGHER_SIGNATURES]
    grown = worked_figures()["proposals_needed"] / sum(months[:12])
    planned = [sum(months[first : first + 3]) * grown for first in (0, 3)]
    assert planned == pytest.approx([sum(months[12:15]), sum(months[15:18])], abs=1.5)


def test_the_year_before_has_the_usual_share_and_no_month_at_its_threshold() -> None:
    before = ch09.HIGHER_SIGNATURES[:12]
    assert sum(month.higher for month in before) / sum(month.proposals for month in before) == pytest.approx(0.1)
    assert all(
        month.higher < ch09.reached_by_chance(0.1 * month.proposals, of=month.proposals) for month in before
    )  # fmt: skip


def test_one_threshold_serves_every_month_of_the_half_year() -> None:
    limit = FACTORS[0].limit
    assert {
        ch09.reached_by_chance(0.1 * month.proposals, of=month.proposals) for month in ch09.HIGHER_SIGNATURES[12:]
    } == {limit}


def test_the_chart_says_when_to_act() -> None:
    assert "February reaches it once, March is the second month in a row: act." in described("signal_chart")


# The year's rhythm -------------------------------------------------------------------------------------------------


def test_every_month_has_one_meeting_on_its_last_weekday() -> None:
    days = ch09.review_days()
    assert [day.month for day in days] == list(range(1, 13))
    assert all(day.weekday() < 5 for day in days)
    assert all(math.isclose(day.day, 29.5, abs_tol=3.5) for day in days)


def test_the_quarters_end_with_a_checkpoint() -> None:
    assert [day.month for day in ch09.review_days() if ch09.is_checkpoint(day)] == [3, 6, 9, 12]
    assert described("year_rhythm").count("quarterly checkpoint, half a day") == 4
