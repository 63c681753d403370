"""Resources: ramped capacity, hours and money by segment, and what cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, CourseError, FieldError
from bpcourse.core.period import Period
from bpcourse.core.resources import Allocation, BudgetLine, HireGroup, RampShape, Rep, Resources

YEAR = Period.year(2027)
SHARED = Resources(
    allocation=(
        Allocation(segment="large", hours_to_keep=2_400, hours_to_win=5_280, budget=700_000),
        Allocation(segment="food", hours_to_keep=1_600, hours_to_win=3_040, budget=350_000),
    ),
    budget=(
        BudgetLine(what="shows", segment="large", amount=400_000),
        BudgetLine(what="kits", segment="large", amount=120_000),
        BudgetLine(what="software"),
    ),
)


@pytest.mark.parametrize(
    ("rep", "share"),
    [
        (Rep(), 1),
        (Rep(start=date(2020, 1, 1), ramp_months=6), 1),
        (Rep(start=date(2028, 1, 1)), 0),
        (Rep(start=date(2027, 7, 2)), (6 - 1 / 31) / 12),
        (Rep(start=date(2027, 1, 1), ramp_months=12), 0.5),
        (Rep(start=date(2027, 1, 1), ramp_months=24), 0.25),
    ],
)
def test_a_rep_counts_for_the_productive_share_of_the_period(rep: Rep, share: float) -> None:
    assert share == pytest.approx(rep.productive_share(YEAR), abs=0.001)


@given(
    start=st.dates(date(2025, 1, 1), date(2029, 1, 1)),
    ramp=st.floats(0, 36),
    later=st.integers(0, 400),
    longer=st.floats(0, 12),
)
def test_a_later_start_or_a_longer_ramp_never_adds(start: date, ramp: float, later: int, longer: float) -> None:
    share = Rep(start=start, ramp_months=ramp).productive_share(YEAR)

    assert 0 <= share <= 1 + 1e-9
    assert Rep(start=start + timedelta(days=later), ramp_months=ramp).productive_share(YEAR) <= share + 1e-9
    assert Rep(start=start, ramp_months=ramp + longer).productive_share(YEAR) <= share + 1e-9


def test_the_capacity_is_what_ramped_quotas_carry() -> None:
    team = (Rep(quota=4e6), Rep(quota=2e6, start=date(2027, 1, 1), ramp_months=12), Rep(name="to be hired"))

    assert Resources(team=team).quota_capacity(YEAR) == pytest.approx(5e6, rel=1e-3)
    # Of 4 million a tenth is missing on average; of the ramp's later half, which counts most, more than that.
    assert Resources(team=team, attrition_rate=0.2).quota_capacity(YEAR) == pytest.approx(3.6e6 + 0.867e6, rel=1e-3)


def test_a_team_has_its_hours_and_regions() -> None:
    resources = Resources(team=(Rep(region="East"), Rep(region="North"), Rep(region="East")), selling_hours_per_week=40)

    assert resources.headcount == 3
    assert resources.selling_hours(46) == 5_520
    assert resources.regions == ("East", "North")


def test_resources_not_yet_begun_are_no_error() -> None:
    empty = Resources()

    assert empty.selling_hours(46) is None
    assert empty.quota_capacity(YEAR) == empty.allocated_hours == empty.budget_total == 0
    assert empty.hour_shares == empty.budget_shares == {}


def test_segments_share_the_hours_and_the_money() -> None:
    assert SHARED.allocated_hours == 12_320
    assert SHARED.hour_shares == pytest.approx({"large": 7_680 / 12_320, "food": 4_640 / 12_320})
    assert SHARED.allocated_budget == 1_050_000
    assert SHARED.budget_shares == pytest.approx({"large": 2 / 3, "food": 1 / 3})


def test_budget_lines_add_up_by_segment() -> None:
    assert SHARED.budget_total == 520_000
    assert SHARED.budget_for("large") == 520_000
    assert SHARED.budget_for("food") == SHARED.budget_for("") == 0


def test_a_segment_gets_one_allocation() -> None:
    with pytest.raises(FieldError, match="allocation: each segment gets one, got malls more than once"):
        Resources(allocation=(Allocation(segment="malls"), Allocation(segment="malls")))


def test_allocations_without_a_segment_yet_may_stand_beside_each_other() -> None:
    assert len(Resources(allocation=(Allocation(), Allocation())).allocation) == 2


@pytest.mark.parametrize(
    "wrong", [{"attrition_rate": 1.2}, {"selling_hours_per_week": -1}, {"hours_per_call": -1}, {"hours_per_visit": -1}]
)
def test_impossible_figures_of_the_whole_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(CourseError, match=" must be "):
        Resources(**wrong)  # type: ignore[arg-type]  # one number each


def test_amounts_below_zero_are_refused() -> None:
    with pytest.raises(AmountError, match="quota of Sun Mei must be 0 or more"):
        Rep(name="Sun Mei", quota=-1)
    with pytest.raises(AmountError, match="ramp of Sun Mei must be 0 or more"):
        Rep(name="Sun Mei", ramp_months=-1)
    with pytest.raises(AmountError, match="budget line kits must be 0 or more"):
        BudgetLine(what="kits", amount=-1)
    with pytest.raises(AmountError, match="allocation to malls: hours to win must be 0 or more"):
        Allocation(segment="malls", hours_to_win=-1)


def test_hires_sell_from_their_first_day_on() -> None:
    hired = Resources(
        team=(Rep(), Rep(start=date(2027, 10, 1))),
        hires=(HireGroup(count=2, start=date(2027, 7, 1)), HireGroup(count=5)),
        selling_hours_per_week=40,
    )

    assert hired.headcount == 2
    assert hired.planned_hires == 7
    assert hired.selling_hours(46) == 2 * 40 * 46
    assert hired.selling_hours(46, YEAR) == pytest.approx((1 + 0.25 + 2 * 0.5) * 40 * 46)


def test_a_ramp_in_steps_ends_with_the_month_in_which_it_is_full() -> None:
    rep = Rep(start=date(2027, 1, 1), ramp_months=2.5)
    quarter = rep.productive_share(Period.quarter(2027, 1), shape=RampShape.STEPPED)

    assert quarter == pytest.approx((0 + 1 / 2.5 + 2 / 2.5) / 3)
    assert rep.productive_share(Period.quarter(2027, 2), shape=RampShape.STEPPED) == pytest.approx(1)


def test_hires_that_cannot_be_are_refused() -> None:
    for wrong in ({"count": -1}, {"quota": -1}, {"ramp_months": -1}):
        with pytest.raises(AmountError, match="of two reps must be 0 or more"):
            HireGroup(name="two reps", **wrong)  # type: ignore[arg-type]  # one number each
    for figure in ({"attainment": -0.1}, {"replacement_months": -1.0}):
        with pytest.raises(AmountError, match="must be 0 or more"):
            Resources(**figure)  # type: ignore[arg-type]  # one number each
    with pytest.raises(AmountError, match="expected return must be 0 or more"):
        Allocation(segment="malls", expected_return=-1)
