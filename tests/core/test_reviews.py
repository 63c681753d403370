"""Reviews: days, triggers, lights, and what cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.period import Period
from bpcourse.core.reviews import Crossing, Light, ReviewRhythm, TrafficLights, Trigger, is_crossed
from bpcourse.present.figures.ch09 import is_checkpoint, review_days

YEAR = Period.year(2027)


def test_the_days_of_a_year_are_the_chapters() -> None:
    rhythm = ReviewRhythm(monthly_day=31, adjusts_quarterly=True)

    assert rhythm.review_days(YEAR) == review_days()
    assert rhythm.adjustment_days(YEAR) == tuple(filter(is_checkpoint, review_days()))


def test_without_a_day_there_is_no_review() -> None:
    assert ReviewRhythm(adjusts_quarterly=True).review_days(YEAR) == ()
    assert ReviewRhythm(adjusts_quarterly=True).adjustment_days(YEAR) == ()
    assert ReviewRhythm(monthly_day=5).adjustment_days(YEAR) == ()


@pytest.mark.parametrize(
    ("day", "month", "expected"),
    [
        (15, 2, date(2027, 2, 15)),
        (31, 2, date(2027, 2, 26)),
        (1, 5, date(2027, 5, 3)),
        (2, 5, date(2027, 5, 3)),
        (3, 7, date(2027, 7, 2)),
    ],
)
def test_a_review_moves_off_the_weekend_within_its_month(day: int, month: int, expected: date) -> None:
    assert ReviewRhythm(monthly_day=day).review_days(Period.month(2027, month)) == (expected,)


@given(st.integers(1, 31), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_every_month_has_its_review_on_a_working_day(day: int, start: date) -> None:
    period = Period(start.replace(day=1), Period.month(start.year, start.month).end)
    (review,) = ReviewRhythm(monthly_day=day).review_days(period)

    assert review.weekday() < 5


def test_quarters_are_counted_from_the_start_of_the_period() -> None:
    rhythm = ReviewRhythm(monthly_day=10, adjusts_quarterly=True)

    assert [day.month for day in rhythm.adjustment_days(Period(date(2027, 2, 1), date(2028, 1, 31)))] == [4, 7, 10, 1]


def test_days_outside_the_period_are_left_out() -> None:
    assert ReviewRhythm(monthly_day=31).review_days(Period(date(2027, 1, 1), date(2027, 1, 15))) == ()


@pytest.mark.parametrize("day", [0, 32])
def test_a_day_that_no_month_has_is_refused(day: int) -> None:
    with pytest.raises(AmountError, match="day of the monthly review must be from 1 to 31"):
        ReviewRhythm(monthly_day=day)


@pytest.mark.parametrize(
    ("value", "direction", "expected"),
    [(6, Crossing.ABOVE, True), (5.9, Crossing.ABOVE, False), (6, Crossing.BELOW, True), (6.1, Crossing.BELOW, False)],
)
def test_the_threshold_itself_counts(value: float, direction: Crossing, expected: bool) -> None:
    assert expected is is_crossed(value, threshold=6, direction=direction)
    assert expected is Trigger(threshold=6, direction=direction).is_crossed_by(value)


def test_a_trigger_without_a_threshold_is_never_crossed() -> None:
    assert not Trigger(indicator="mood").is_crossed_by(1e9)


@pytest.mark.parametrize("wrong", [{"in_a_row": 0}, {"within_days": -1}])
def test_an_impossible_trigger_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(AmountError, match="trigger leads: "):
        Trigger(indicator="leads", **wrong)  # type: ignore[arg-type]  # one number each


@pytest.mark.parametrize(
    ("attainment", "light"),
    [(1.2, Light.GREEN), (1, Light.GREEN), (0.99, Light.AMBER), (0.9, Light.AMBER), (0.8, Light.RED)],
)
def test_a_light_shows_the_attainment(attainment: float, light: Light) -> None:
    assert light == TrafficLights().light(attainment)


def test_amber_cannot_begin_above_green() -> None:
    with pytest.raises(FieldError, match="amber must begin at or below green"):
        TrafficLights(green_from=0.9, amber_from=0.95)
    assert TrafficLights(green_from=0.9, amber_from=0.9).light(0.89) is Light.RED


def test_every_side_and_color_has_a_label() -> None:
    assert all(one.label for one in (*Crossing, *Light))
