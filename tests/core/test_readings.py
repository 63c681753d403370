"""Readings of a trigger: what is read from text, their days, when they ring, and how far off that is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import FieldError
from bpcourse.core.readings import MOST_READINGS, Cycle, Reading, dated, readings_in, readings_left, rings
from bpcourse.core.reviews import Crossing, Trigger

APRIL = date(2027, 4, 30)
LEADS = Trigger(indicator="leads", threshold=130, direction=Crossing.BELOW, in_a_row=2, within_days=10)


def monthly(*values: float) -> tuple[Reading, ...]:
    return dated(values, last=APRIL, cycle=Cycle.MONTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("151 143", (151, 143)),
        ("151,143", (151, 143)),
        ("151、143；128", (151, 143, 128)),
        ("１５１，143\n128\t126", (151, 143, 128, 126)),
        ("-3 2.5 12% 1.2万", (-3, 2.5, 0.12, 12_000)),
    ],
)
def test_readings_are_read_as_people_list_numbers(text: str, expected: tuple[float, ...]) -> None:
    assert expected == readings_in(text)


@pytest.mark.parametrize("text", ["many", "12 about 13", "nan", "1-2"])
def test_what_is_no_number_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(FieldError, match="readings must be numbers with spaces or commas between them"):
        readings_in(text)


def test_sixty_readings_are_enough() -> None:
    assert len(readings_in("1 " * MOST_READINGS)) == MOST_READINGS
    with pytest.raises(FieldError, match="at most 60 are looked at, got 61"):
        readings_in("1 " * (MOST_READINGS + 1))


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        (Cycle.WEEK, date(2027, 4, 23)),
        (Cycle.MONTH, date(2027, 3, 31)),
        (Cycle.QUARTER, date(2027, 1, 31)),
    ],
)
def test_each_reading_lies_a_cycle_before_the_next(cycle: Cycle, expected: date) -> None:
    assert [expected, APRIL] == [reading.day for reading in dated([1, 2], last=APRIL, cycle=cycle)]


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    days = [str(reading.day) for reading in dated([1, 2, 3], last=date(2027, 4, 29), cycle=Cycle.MONTH)]

    assert days == ["2027-02-28", "2027-03-29", "2027-04-29"]


@pytest.mark.parametrize("cycle", Cycle)
def test_readings_from_before_the_calendar_begins_are_left_out(cycle: Cycle) -> None:
    assert dated([1] * MOST_READINGS, last=date.min, cycle=cycle) == (Reading(date.min, 1),)


def test_a_trigger_rings_with_the_reading_that_makes_it_often_enough() -> None:
    (ring,) = rings(LEADS, monthly(151, 130, 128, 126))

    assert (date(2027, 2, 28), date(2027, 3, 31), APRIL) == (ring.began, ring.rang, ring.last)
    assert date(2027, 4, 10) == ring.answer_by
    assert ring.is_ongoing


def test_a_reading_on_the_good_side_ends_the_ring() -> None:
    (ring,) = rings(LEADS, monthly(128, 126, 140))

    assert not ring.is_ongoing
    assert readings_left(LEADS, monthly(128, 126, 140)) == 2


def test_two_stretches_ring_twice() -> None:
    assert len(rings(LEADS, monthly(128, 126, 140, 120, 119))) == 2


@pytest.mark.parametrize(
    ("values", "left"), [((), 2), ((140,), 2), ((140, 128), 1), ((128, 126), 0), ((1, 2, 3), 0), ((128, 140, 126), 1)]
)
def test_how_far_off_a_ring_is(values: tuple[float, ...], left: int) -> None:
    assert left == readings_left(LEADS, monthly(*values))


def test_without_a_threshold_nothing_rings_and_without_days_nobody_is_due() -> None:
    assert rings(Trigger(), monthly(1, 2, 3)) == ()
    (ring,) = rings(Trigger(threshold=1), monthly(2))
    assert ring.answer_by is None


def test_the_day_of_the_answer_never_leaves_the_calendar() -> None:
    (ring,) = rings(Trigger(threshold=1, within_days=10**12), (Reading(date(9999, 12, 30), 2),))

    assert date.max == ring.answer_by


@given(
    st.lists(st.floats(-1e6, 1e6), max_size=MOST_READINGS),
    st.integers(1, 5),
    st.floats(-1e6, 1e6),
    st.sampled_from(list(Crossing)),
)
def test_it_rings_now_exactly_when_no_reading_is_left(
    values: list[float], in_a_row: int, threshold: float, direction: Crossing
) -> None:
    trigger = Trigger(threshold=threshold, direction=direction, in_a_row=in_a_row, within_days=3)
    readings = dated(values, last=APRIL, cycle=Cycle.WEEK)
    found = rings(trigger, readings)

    assert any(ring.is_ongoing for ring in found) is (readings_left(trigger, readings) == 0)
    assert all(ring.began <= ring.rang <= ring.last for ring in found)
    assert all(ring.answer_by == ring.rang + timedelta(days=3) for ring in found)


def test_every_cycle_has_a_label() -> None:
    assert all(cycle.label for cycle in Cycle)
