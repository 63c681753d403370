"""Satisfaction and loyalty: the sketch bends as its source says, and shares come with what chance leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.customers import (
    LoyaltyCurve,
    SurveyGroup,
    Zone,
    driver_priority,
    loyalty_at,
    net_promoter_margin,
    net_promoter_score,
    sample_survey,
    share_range,
)
from bpcourse.core.errors import AmountError, CourseError, RateError

SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("satisfaction", "zone"),
    [(0, "basic"), (0.249, "basic"), (0.25, "met"), (0.5, "exceeded"), (0.75, "delight"), (1, "delight")],
)
def test_four_zones_divide_the_curve(satisfaction: float, zone: str) -> None:
    assert zone == Zone.at(satisfaction).value


@given(st.sampled_from(LoyaltyCurve), SHARES, SHARES, SHARES)
def test_more_satisfaction_is_never_less_loyalty(curve: LoyaltyCurve, one: float, other: float, ease: float) -> None:
    low, high = (loyalty_at(each, curve, ease=ease) for each in sorted((one, other)))

    assert 0 <= low <= high <= curve.top


@given(SHARES, SHARES, SHARES)
def test_the_easier_it_is_to_leave_the_less_the_same_satisfaction_holds(
    satisfaction: float, one: float, other: float
) -> None:
    hard, easy = sorted((one, other))

    assert loyalty_at(satisfaction, ease=easy) <= loyalty_at(satisfaction, ease=hard)


def test_where_nobody_can_leave_everybody_looks_loyal() -> None:
    assert loyalty_at(0.5, ease=0) > 0.7
    assert loyalty_at(0.5, ease=1) < 0.01


def test_a_recommendation_does_not_depend_on_the_way_out() -> None:
    assert loyalty_at(0.7, LoyaltyCurve.REFERRAL, ease=0) == loyalty_at(0.7, LoyaltyCurve.REFERRAL, ease=1)


@pytest.mark.parametrize(("satisfaction", "ease"), [(-0.1, 0.5), (1.1, 0.5), (0.5, -0.1), (0.5, 1.1)])
def test_a_value_outside_the_picture_is_refused(satisfaction: float, ease: float) -> None:
    with pytest.raises(RateError):
        loyalty_at(satisfaction, ease=ease)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_intervals_that_newcombe_published(count: int, of: int, low: float, high: float) -> None:
    assert (low, high) == pytest.approx(share_range(count, of), abs=0.00005)


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_share_lies_in_its_range(of: int, count: int) -> None:
    low, high = share_range(min(count, of), of)

    assert 0 <= low <= min(count, of) / of + 1e-12
    assert min(count, of) / of - 1e-12 <= high <= 1


def test_nothing_counted_says_nothing() -> None:
    empty = SurveyGroup(name="4")

    assert (empty.again_share, empty.referred_share, empty.again_range) == (None, None, (0.0, 1.0))


def test_the_example_has_sixty_answers_and_rises_with_the_mark() -> None:
    groups = sample_survey()
    shares = [group.again_share or 0 for group in groups]

    assert sum(group.answers for group in groups) == 60
    assert sorted(shares) == shares


def test_more_buyers_than_answers_are_refused() -> None:
    with pytest.raises(CourseError, match="Mark 4: 5 of 4 cannot be"):
        SurveyGroup(name="Mark 4", answers=4, again=5)
    with pytest.raises(AmountError, match="Mark 4: sent somebody must be 0 or more"):
        SurveyGroup(name="Mark 4", answers=4, referred=-1)


def test_a_score_of_twenty_with_sixty_answers_moves_by_nineteen() -> None:
    assert net_promoter_score(24, 24, 12) == 20
    assert round(net_promoter_margin(24, 24, 12)) == 19


@pytest.mark.parametrize(("counts", "score"), [((5, 0, 0), 100), ((0, 0, 5), -100), ((0, 5, 0), 0)])
def test_where_all_agree_chance_has_no_say(counts: tuple[int, int, int], score: float) -> None:
    assert score == net_promoter_score(*counts)
    assert net_promoter_margin(*counts) == 0


def test_a_survey_without_answers_has_no_score() -> None:
    with pytest.raises(CourseError, match="at least one answer"):
        net_promoter_score(0, 0, 0)
    with pytest.raises(CourseError, match="at least one answer"):
        driver_priority(mentions=0, answers=0, mark=3)


def test_service_comes_before_ease_of_use_though_its_mark_is_better() -> None:
    service = driver_priority(mentions=21, answers=60, mark=3.6)
    ease = driver_priority(mentions=15, answers=60, mark=3.3)

    assert (round(service, 2), round(ease, 3)) == (0.49, 0.425)
