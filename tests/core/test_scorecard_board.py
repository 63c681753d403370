"""The scorecard board: what is due by now, lights, trends, the weighted score, and the next reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.kpi import Cycle, Dimension, Kpi, TargetRange, Unit, attainment_in_range, kpi_named
from bpcourse.core.period import Period
from bpcourse.core.plan import ScorecardPlan
from bpcourse.core.reviews import Light, ReviewRhythm, TrafficLights
from bpcourse.core.scorecard_board import (
    board_kpis,
    board_score,
    last_day,
    months_in,
    next_reviews,
    reading_months,
    standing,
    standings,
)
from bpcourse.core.worked_board import worked_board

YEAR = Period.year(2027)
WON = ScorecardPlan(targets={"new_customers": 12}, readings={"new_customers": {"2027-01": 1, "2027-02": 2}})


# Standing -------------------------------------------------------------------------------------------------------------


def test_of_a_target_that_adds_up_the_months_read_so_far_are_due() -> None:
    won = standing(WON, "new_customers", YEAR)

    assert won.so_far == 3
    assert won.due == pytest.approx(12 * 59 / 365)
    assert won.attainment == pytest.approx(1.5)  # 3 of 1.94, at the cap
    assert [month for month, _reached in won.trend] == ["2027-01", "2027-02"]


def test_a_month_that_was_not_read_is_not_due() -> None:
    part = replace(WON, readings={"new_customers": {"2027-03": 1}})

    assert standing(part, "new_customers", YEAR).due == pytest.approx(12 * 31 / 365)


@given(parts=st.lists(st.integers(0, 5), min_size=12, max_size=12), target=st.integers(1, 60))
def test_when_the_year_is_over_the_whole_target_is_due(parts: list[int], target: int) -> None:
    months = dict(zip(months_in(YEAR), map(float, parts), strict=True))
    part = ScorecardPlan(targets={"new_customers": target}, readings={"new_customers": months})

    over = standing(part, "new_customers", YEAR)

    assert over.due == pytest.approx(target)
    assert over.attainment == pytest.approx(min(sum(parts) / target, 1.5))


def test_of_a_level_the_last_reading_counts() -> None:
    readings = {"satisfaction": {"2027-06": 90, "2027-03": 68}}
    level = standing(ScorecardPlan(targets={"satisfaction": 85}, readings=readings), "satisfaction", YEAR)

    assert (level.so_far, level.due) == (90, 85)
    assert level.light is Light.GREEN
    assert level.change == pytest.approx(90 / 85 - 68 / 85)


def test_less_is_better_where_the_kpi_says_so() -> None:
    part = ScorecardPlan(targets={"contract_days": 45}, readings={"contract_days": {"2027-03": 54}})

    assert standing(part, "contract_days", YEAR).attainment == pytest.approx(0.8)


def test_a_quarters_figure_stands_for_three_months() -> None:
    part = ScorecardPlan(targets={"coaching": 8}, readings={"coaching": {"2027-03": 2}})

    assert standing(part, "coaching", YEAR).due == pytest.approx(8 * 90 / 365)


def test_readings_outside_the_period_are_left_out() -> None:
    part = replace(WON, readings={"new_customers": {"2026-12": 9, "2028-01": 9}})

    assert standing(part, "new_customers", YEAR).so_far is None
    assert standing(part, "new_customers", YEAR).trend == ()


def test_a_plain_actual_figure_is_held_against_the_whole_target() -> None:
    part = ScorecardPlan(targets={"new_customers": 12}, actuals={"new_customers": 9})

    assert standing(part, "new_customers", YEAR).attainment == pytest.approx(0.75)


def test_what_is_missing_stays_open() -> None:
    nothing = standing(ScorecardPlan(), "nps", YEAR)

    assert (nothing.target, nothing.so_far, nothing.attainment, nothing.light, nothing.change) == (None,) * 5
    with pytest.raises(FieldError, match="'luck'"):
        standing(ScorecardPlan(), "luck", YEAR)


def test_the_plans_thresholds_decide_the_light() -> None:
    strict = replace(
        WON, lights=TrafficLights(green_from=1.6, amber_from=1.5), readings={"new_customers": {"2027-01": 9}}
    )

    assert standing(strict, "new_customers", YEAR).light is Light.AMBER


def test_a_range_that_adds_up_is_due_in_part() -> None:
    part = ScorecardPlan(ranges={"coaching": TargetRange(4, 8)}, readings={"coaching": {"2027-03": 1.5}})

    assert standing(part, "coaching", YEAR).attainment == 1
    assert standing(part, "coaching", YEAR).due is None


# Ranges ---------------------------------------------------------------------------------------------------------------


@given(actual=st.floats(-1e6, 1e6), low=st.floats(0, 1e5), width=st.floats(0.01, 1e5))
def test_only_within_the_range_all_is_reached(actual: float, low: float, width: float) -> None:
    target = TargetRange(low, low + width)
    reached = attainment_in_range(actual=actual, target=target)

    assert 0 <= reached <= 1
    if target.low <= actual <= target.high:
        assert reached == 1


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (0, 0), (5, 4), (float("nan"), 4)])
def test_a_range_that_is_none_is_refused(low: float, high: float) -> None:
    with pytest.raises(CourseError, match="target range: "):
        TargetRange(low, high)


# Score ----------------------------------------------------------------------------------------------------------------


def test_the_worked_board_scores_as_the_chapter_says() -> None:
    score = board_score(worked_board(), YEAR)

    assert score.total == pytest.approx(0.9964, abs=5e-5)
    assert score.light is Light.AMBER
    assert score.covered == 1
    assert [row.light for row in score.dimensions] == [Light.AMBER, Light.GREEN, Light.AMBER, Light.GREEN]
    red = [each.kpi.id for each in standings(worked_board(), YEAR) if each.light is Light.RED]
    assert red == ["sales_attainment", "new_customers", "open_proposals"]


def test_weights_without_figures_are_left_out() -> None:
    part = ScorecardPlan(
        weights={"sales": 0.6, "nps": 0.4}, targets={"new_customers": 12}, actuals={"new_customers": 9}
    )
    score = board_score(part, YEAR)

    assert score.total == pytest.approx(0.75)
    assert score.covered == pytest.approx(0.6)


def test_a_weighted_kpi_counts_by_itself() -> None:
    part = ScorecardPlan(
        weights={"new_customers": 0.25, "nps": 0.75},
        targets={"new_customers": 10, "nps": 40},
        actuals={"new_customers": 10, "nps": 20},
    )

    assert board_score(part, YEAR).total == pytest.approx(0.25 + 0.375)


@pytest.mark.parametrize("part", [ScorecardPlan(), ScorecardPlan(targets={"nps": 40}, actuals={"nps": 40})])
def test_without_weights_there_is_no_score(part: ScorecardPlan) -> None:
    assert board_score(part, YEAR).total is None
    assert board_score(part, YEAR).covered == 0


def test_kpis_come_dimension_by_dimension_the_plans_own_last() -> None:
    own = Kpi(id="demos", name="Demos given", dimension=Dimension.SALES, unit=Unit.COUNT)
    part = ScorecardPlan(own_kpis=(own,), targets={"demos": 5, "nps": 40, "contract_days": 45}, weights={"nps": 1.0})

    assert [kpi.id for kpi in board_kpis(part)] == ["contract_days", "demos", "nps"]


# Months and reviews ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kpi_id", "months"),
    [
        ("new_customers", 12), ("crm_quality", 12), ("contract_days", 4), ("renewal_rate", 2), ("company_culture", 1),
    ],
)  # fmt: skip
def test_a_kpi_is_read_in_its_own_cycle(kpi_id: str, months: int) -> None:
    read = reading_months(kpi_named(kpi_id), YEAR)

    assert len(read) == months
    assert read[-1] == "2027-12"


def test_in_a_short_plan_everything_is_read_at_its_end() -> None:
    assert reading_months(kpi_named("renewal_rate"), Period.quarter(2027, 2)) == ("2027-06",)


def test_the_next_reviews_follow_the_cycles_of_the_dimensions() -> None:
    reviews = next_reviews(YEAR, ReviewRhythm(monthly_day=31), after=date(2027, 3, 31))
    days = {each.dimension: [str(day) for _cycle, day in each.next_days] for each in reviews}

    assert days == {
        Dimension.SALES: ["2027-04-30", "2027-06-30"],
        Dimension.CUSTOMER: ["2027-06-30", "2027-06-30"],
        Dimension.BEHAVIOR: ["2027-04-02", "2027-04-30"],
        Dimension.TEAM: ["2027-06-30", "2027-12-31"],
    }


def test_the_plans_own_review_day_is_kept_and_without_one_the_last_working_day() -> None:
    sales = next_reviews(YEAR, ReviewRhythm(monthly_day=15), after=date(2027, 1, 1))[0]
    none = next_reviews(YEAR, ReviewRhythm(), after=date(2027, 1, 1))[0]

    assert sales.next_days[0] == (Cycle.MONTH, date(2027, 1, 15))
    assert none.next_days[0] == (Cycle.MONTH, date(2027, 1, 29))


def test_after_the_last_review_there_is_no_next_one() -> None:
    for each in next_reviews(YEAR, ReviewRhythm(), after=date(2027, 12, 31)):
        assert [day for _cycle, day in each.next_days] == [None, None]


@pytest.mark.parametrize(("month", "day"), [("2027-02", date(2027, 2, 28)), ("2028-02", date(2028, 2, 29))])
def test_a_month_ends_on_its_last_day(month: str, day: date) -> None:
    assert last_day(month) == day
    assert len(months_in(Period(date(2027, 1, 31), date(2028, 2, 1)))) == 14


# In the plan ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ({"nps": {"March": 1}}, "a month must be written as in 2027-03, got 'March'"),
        ({"nps": {"0000-01": 1}}, "a month must be written as in 2027-03"),
        ({"nps": {"2027-03": float("nan")}}, r"Net Promoter Score \(NPS\) in 2027-03 must be a number"),
        ({"luck": {}}, "'luck'"),
    ],
)
def test_readings_that_cannot_be_are_refused(readings: dict[str, dict[str, float]], said: str) -> None:
    with pytest.raises(CourseError, match=said):
        ScorecardPlan(readings=readings)


def test_a_range_of_a_kpi_nobody_knows_is_refused() -> None:
    with pytest.raises(FieldError, match="'luck'"):
        ScorecardPlan(ranges={"luck": TargetRange(1, 2)})


def test_a_range_goes_before_a_target() -> None:
    part = ScorecardPlan(targets={"nps": 100}, ranges={"nps": TargetRange(20, 40)}, actuals={"nps": 30})

    assert part.attainment_of("nps") == 1
