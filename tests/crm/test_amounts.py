"""Amounts are read with the signs that the column itself shows, and nothing is guessed between two readings."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.crm.amounts import CURRENCIES, currency_of, read_amounts, read_shares

SIGNS: Final = [(",", "."), (".", ","), ("", "."), ("", ","), (" ", ","), ("'", ".")]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1200", 1200),
        ("1,200.5", 1200.5),
        ("1.200,5", 1200.5),
        ("1 200,50", 1200.5),
        ("1'200.50", 1200.5),
        ("1,23,456.00", 123_456),
        ("12.5万", 125_000),
        ("1.2亿元", 120_000_000),
        ("3百万", 3_000_000),
        ("1.5k", 1500),
        ("USD 1.5M", 1_500_000),
        ("¥1,200", 1200),
        ("(1,200.00)", -1200),
        ("-5", -5),
        ("−5", -5),
        ("$-5.00", -5),
        ("１，２００", 1200),
        (".5", 0.5),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, amount: float) -> None:
    amounts = read_amounts(pa.array([text]))

    assert amounts.numbers.tolist() == [pytest.approx(amount)]
    assert amounts.reasons == {}


@pytest.mark.parametrize("text", ["about 5", "12e3", "1,2,3", "TBD!", "5-6", "1.2.3", "12 apples", "%", "1,,2"])
def test_what_is_no_amount_is_listed(text: str) -> None:
    amounts = read_amounts(pa.array(["5", text]))

    assert amounts.reasons["not a number"].tolist() == [1]
    assert math.isnan(amounts.numbers[1])


@pytest.mark.parametrize(
    ("texts", "decimal", "numbers"),
    [
        (["1.234", "5.6"], ".", [1.234, 5.6]),
        (["1.234", "5,6"], ",", [1234, 5.6]),
        (["1,234", "5.6"], ".", [1234, 5.6]),
        (["1,234", "5,6"], ",", [1.234, 5.6]),
        (["1,234", "12,345"], "lone", [1234, 12_345]),
        (["1234"], "", [1234]),
    ],
)
def test_a_sign_before_three_digits_is_read_as_the_others_of_its_column_show(
    texts: list[str], decimal: str, numbers: list[float]
) -> None:
    amounts = read_amounts(pa.array(texts))

    assert amounts.decimal == decimal
    assert amounts.numbers.tolist() == pytest.approx(numbers)


def test_in_a_column_of_both_signs_what_can_be_read_in_two_ways_is_listed() -> None:
    amounts = read_amounts(pa.array(["1.234,5", "1,234.5", "1.234"]))

    assert amounts.decimal == "each"
    assert amounts.reasons["decimal sign"].tolist() == [2]
    assert amounts.numbers[:2].tolist() == [1234.5, 1234.5]


def test_amounts_taken_for_thousands_without_evidence_are_counted() -> None:
    assert read_amounts(pa.array(["1.234", "2.345", "7"])).presumed == 2


def test_a_given_decimal_sign_decides_where_the_column_shows_none() -> None:
    assert read_amounts(pa.array(["1.234"]), decimal=".").numbers.tolist() == [1.234]
    assert read_amounts(pa.array(["1.234"]), decimal=",").numbers.tolist() == [1234]


@given(
    st.lists(st.integers(min_value=0, max_value=10**11), min_size=1, max_size=20),
    st.sampled_from(SIGNS),
)
def test_amounts_with_two_decimals_are_read_back_with_any_signs(cents: list[int], signs: tuple[str, str]) -> None:
    thousands, decimal = signs
    table = {ord(","): thousands, ord("."): decimal}
    texts = [f"{cent / 100:,.2f}".translate(table) for cent in cents]
    amounts = read_amounts(pa.array(texts))

    assert amounts.decimal == decimal
    assert amounts.numbers.tolist() == pytest.approx([cent / 100 for cent in cents])


@given(st.lists(st.text(max_size=10), max_size=20))
def test_any_text_is_an_amount_listed_or_empty(texts: list[str]) -> None:
    amounts = read_amounts(pa.array(texts, pa.string()))
    listed = {row for rows in amounts.reasons.values() for row in rows.tolist()}

    for row, text in enumerate(texts):
        assert (not math.isnan(amounts.numbers[row])) + (row in listed) + (not text.strip()) == 1


@pytest.mark.parametrize(
    ("texts", "shares"),
    [(["40%", "100"], [0.4, 1]), (["0.4", "1"], [0.4, 1]), (["40", "1"], [0.4, 0.01]), (["4％", ""], [0.04, np.nan])],
)
def test_probabilities_are_shares_or_percent_by_the_column(texts: list[str], shares: list[float]) -> None:
    assert read_shares(pa.array(texts)).numbers.tolist() == pytest.approx(shares, nan_ok=True)


@pytest.mark.parametrize("text", ["140%", "-5%", "often"])
def test_what_is_no_probability_is_listed(text: str) -> None:
    assert read_shares(pa.array(["40%", text])).reasons["not a share"].tolist() == [1]


@pytest.mark.parametrize("code", CURRENCIES)
def test_every_name_of_a_currency_leads_to_its_code(code: str) -> None:
    assert {currency_of(name) for name in (code, *CURRENCIES[code])} == {code}


def test_a_shared_sign_is_the_tables_own_currency_if_it_can_be() -> None:
    assert [currency_of("$", own=own) for own in ("HKD", "USD", "CNY")] == ["HKD", "USD", "USD"]
    assert [currency_of("¥", own=own) for own in ("JPY", "CNY", "USD")] == ["JPY", "CNY", ""]
