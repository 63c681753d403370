"""Stretches of the calendar: their ends, their length and the name people use."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import FieldError
from bpcourse.core.period import Period

years = st.integers(1, 9999)


@pytest.mark.parametrize(
    ("period", "start", "end", "name"),
    [
        (Period.year(2027), date(2027, 1, 1), date(2027, 12, 31), "2027"),
        (Period.half(2027, 1), date(2027, 1, 1), date(2027, 6, 30), "H1 2027"),
        (Period.half(2027, 2), date(2027, 7, 1), date(2027, 12, 31), "H2 2027"),
        (Period.quarter(2027, 1), date(2027, 1, 1), date(2027, 3, 31), "Q1 2027"),
        (Period.quarter(2027, 2), date(2027, 4, 1), date(2027, 6, 30), "Q2 2027"),
        (Period.quarter(2027, 3), date(2027, 7, 1), date(2027, 9, 30), "Q3 2027"),
        (Period.quarter(2027, 4), date(2027, 10, 1), date(2027, 12, 31), "Q4 2027"),
        (Period.month(2027, 2), date(2027, 2, 1), date(2027, 2, 28), "2027-02-01 to 2027-02-28"),
        (Period.month(2028, 2), date(2028, 2, 1), date(2028, 2, 29), "2028-02-01 to 2028-02-29"),
        (Period.month(9999, 12), date(9999, 12, 1), date(9999, 12, 31), "9999-12-01 to 9999-12-31"),
        (Period(date(2027, 4, 1), date(2028, 3, 31)), date(2027, 4, 1), date(2028, 3, 31), "2027-04-01 to 2028-03-31"),
    ],
)
def test_a_period_has_its_ends_and_its_name(period: Period, start: date, end: date, name: str) -> None:
    assert (start, end) == (period.start, period.end)
    assert name == str(period)


@pytest.mark.parametrize(("year", "days"), [(2027, 365), (2028, 366), (1900, 365), (2000, 366)])
def test_a_year_has_its_days(year: int, days: int) -> None:
    assert days == Period.year(year).days


def test_both_ends_of_a_period_count() -> None:
    today = date(2027, 5, 3)

    assert Period(today, today).days == 1
    assert Period(today, today).weeks == 0.14


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        Period(date(2027, 5, 3), date(2027, 5, 2))

    sentence = "period: the last day must not come before the first (2027-05-03), got 2027-05-02"
    assert sentence == str(refused.value)
    assert refused.value.field == "period"
    assert refused.value.value == date(2027, 5, 2)


def test_a_period_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Period.year(2027).end = date(2028, 1, 1)  # type: ignore[misc]  # the point of the test


@given(years)
def test_the_parts_of_a_year_follow_each_other_without_a_gap(year: int) -> None:
    for parts in (
        [Period.half(year, number) for number in (1, 2)],
        [Period.quarter(year, number) for number in range(1, 5)],
        [Period.month(year, number) for number in range(1, 13)],
    ):
        assert Period.year(year).days == sum(part.days for part in parts)
        assert (parts[0].start, parts[-1].end) == (date(year, 1, 1), date(year, 12, 31))
        assert all((after.start - before.end).days == 1 for before, after in pairwise(parts))


@given(st.dates(), st.dates())
def test_any_two_days_in_order_are_a_period_with_a_name(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))

    assert period.days >= 1
    assert str(period)
