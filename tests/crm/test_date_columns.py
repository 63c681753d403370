"""Dates are read as they are written, and their order is decided on evidence alone."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.crm.date_columns import read_dates

DAYS: Final = st.dates(min_value=date(1951, 1, 1), max_value=date(2099, 12, 31))
FORMS: Final = {"ymd": "%Y-%m-%d", "dmy": "%d/%m/%Y", "mdy": "%m/%d/%Y"}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04", "2026-03-04T00:00:00"),
        ("2026-03-04T15:05", "2026-03-04T15:05:00"),
        ("2026-03-04 15:05:06.789+08:00", "2026-03-04T15:05:06"),
        ("2026-03-04T15:05:06Z", "2026-03-04T15:05:06"),
        ("2026/3/4", "2026-03-04T00:00:00"),
        ("2026.03.04", "2026-03-04T00:00:00"),
        ("2026年3月4日", "2026-03-04T00:00:00"),
        ("2026年3月4日 下午3:05", "2026-03-04T15:05:00"),
        ("2026年3月4日 上午12:05", "2026-03-04T00:05:00"),
        ("２０２６－０３－０４", "2026-03-04T00:00:00"),
        ("20260304", "2026-03-04T00:00:00"),
        ("4 Mar 2026", "2026-03-04T00:00:00"),
        ("04-Mar-26", "2026-03-04T00:00:00"),
        ("March 4th, 2026 3:05 PM", "2026-03-04T15:05:00"),
        ("46085", "2026-03-04T00:00:00"),
        ("46085.5", "2026-03-04T12:00:00"),
        ("1772582400000", "2026-03-04T00:00:00"),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, moment: str) -> None:
    dates = read_dates(pa.array([text]))

    assert dates.days.astype(str).tolist() == [moment]
    assert dates.reasons == {}


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "2026-02-30",
        "2026-13-01",
        "2026-00-10",
        "31/02/2026",
        "2026-03-04 25:00",
        "2026-03-04 x",
        "0001-01-01",
        "12",
        "4 Foo 2026",
    ],
)
def test_what_is_no_date_is_listed(text: str) -> None:
    dates = read_dates(pa.array(["2026-03-04", text]))

    assert dates.reasons["not a date"].tolist() == [1]
    assert np.isnat(dates.days[1])


def test_an_empty_cell_is_missing_and_not_listed() -> None:
    dates = read_dates(pa.array(["", " ", "2026-03-04"]))

    assert dates.reasons == {}
    assert np.isnat(dates.days).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["13/02/2026", "03/04/2026"], "dmy"),
        (["02/13/2026", "03/04/2026"], "mdy"),
        (["13.2.26", "3.4.26"], "dmy"),
        (["02/13/2026", "13/02/2026", "03/04/2026"], "each"),
        (["03/04/2026", "05/06/2026"], "?"),
        (["03/03/2026"], "dmy"),
        (["2026-01-02"], "ymd"),
        (["46085"], "serial"),
        (["31/02/2026", "03/04/2026"], "dmy"),
    ],
)
def test_the_order_is_what_the_column_shows(texts: list[str], order: str) -> None:
    assert read_dates(pa.array(texts)).order == order


def test_a_given_order_decides_only_where_the_column_does_not() -> None:
    assert read_dates(pa.array(["03/04/2026"]), order="mdy").days.astype(str).tolist() == ["2026-03-04T00:00:00"]
    assert read_dates(pa.array(["13/04/2026"]), order="mdy").order == "dmy"


def test_dates_that_are_the_same_in_both_orders_are_read_where_none_is_decided() -> None:
    dates = read_dates(pa.array(["04/04/2026", "03/04/2026"]))

    assert (dates.order, dates.undecided) == ("?", 1)
    assert dates.days[0] == np.datetime64("2026-04-04")


@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(sorted(FORMS)))
def test_a_column_with_a_date_that_decides_is_read_back_in_any_order(days: list[date], order: str) -> None:
    all_days = [*days, date(2026, 1, 31)]
    dates = read_dates(pa.array([day.strftime(FORMS[order]) if day.year > 999 else "" for day in all_days]))

    assert dates.order == order
    assert dates.days.astype("datetime64[D]").tolist() == all_days


@given(st.lists(st.text(max_size=12), max_size=20))
def test_any_text_is_read_listed_or_empty(texts: list[str]) -> None:
    dates = read_dates(pa.array(texts, pa.string()))
    listed = {row for rows in dates.reasons.values() for row in rows.tolist()}

    for row, text in enumerate(texts):
        assert (not np.isnat(dates.days[row])) + (row in listed) + (not text.strip()) == 1
