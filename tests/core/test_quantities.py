"""Money, shares and counts: written for each language, and read back as people type them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.language import LANGUAGES, use_language
from bpcourse.core.quantities import CURRENCY_NAMES, money_text, number_from, number_text, percent_text

finite = st.floats(allow_nan=False, allow_infinity=False)
typed_numbers = st.text(st.sampled_from("0123456789.,+-_ '%kKmMbBnN万萬亿億兆٣９½²。，−∞eE/"), max_size=12)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.04, "0"),
        (-0.04, "0"),
        (0.06, "0.1"),
        (999.96, "1,000"),
        (2000.0, "2,000"),
        (10, "10"),
        (100, "100"),
        (-1234.5, "-1,234.5"),
        (1e15, "1,000,000,000,000,000"),
        (math.inf, "∞"),
        (-math.inf, "-∞"),
        (math.nan, "?"),
    ],
)
def test_a_number_has_separators_and_no_trailing_zero(value: float, text: str) -> None:
    assert text == number_text(value)


@pytest.mark.parametrize(("digits", "text"), [(0, "3"), (1, "3.1"), (2, "3.14"), (4, "3.1416")])
def test_digits_say_how_many_decimals_are_kept(digits: int, text: str) -> None:
    assert text == number_text(math.pi, digits=digits)


def test_round_tens_keep_their_zeros_without_decimals() -> None:
    assert number_text(1200, digits=0) == "1,200"


@pytest.mark.parametrize(
    ("rate", "text"), [(0, "0%"), (0.25, "25%"), (1, "100%"), (1.4, "140%"), (-0.125, "-12.5%"), (0.0004, "0%")]
)
def test_a_share_is_written_in_percent(rate: float, text: str) -> None:
    assert text == percent_text(rate)


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (0, "CNY 0", "0 元"),
        (0.5, "CNY 0.5", "0.5 元"),
        (999.99, "CNY 999.99", "999.99 元"),
        (9_999, "CNY 9,999", "9,999 元"),
        (10_000, "CNY 10,000", "1 万元"),
        (240_000, "CNY 240,000", "24 万元"),
        (999_999, "CNY 999,999", "100 万元"),
        (1_000_000, "CNY 1 million", "100 万元"),
        (19_200_000, "CNY 19.2 million", "1,920 万元"),
        (100_000_000, "CNY 100 million", "1 亿元"),
        (1_500_000_000, "CNY 1.5 billion", "15 亿元"),
        (-14_400_000, "CNY -14.4 million", "-1,440 万元"),
        (math.inf, "CNY ∞", "∞ 元"),
    ],
)
def test_money_is_counted_as_each_language_counts(amount: float, english: str, chinese: str) -> None:
    assert english == money_text(amount, "CNY")
    with use_language("zh_CN"):
        assert chinese == money_text(amount, "CNY")


@pytest.mark.parametrize("currency", CURRENCY_NAMES)
def test_chinese_names_each_currency_behind_the_number(currency: str) -> None:
    with use_language("zh_CN"):
        assert money_text(20_000, currency) == f"2 万{CURRENCY_NAMES[currency]}"


def test_a_currency_without_a_chinese_name_keeps_its_code() -> None:
    with use_language("zh_CN"):
        assert money_text(20_000, "SEK") == "2 万SEK"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        ("1,200", 1200),
        ("1 200", 1200),
        ("1'200", 1200),
        ("1_200", 1200),
        (" 25 % ", 0.25),
        ("25％", 0.25),
        (".5", 0.5),
        ("5.", 5),
        ("-3.5", -3.5),
        ("\u22123.5", -3.5),
        ("+7", 7),
        ("１２．５", 12.5),
        ("1.2k", 1200),
        ("1.2M", 1.2e6),
        ("2bn", 2e9),
        ("2B", 2e9),
        ("120万", 1.2e6),
        ("1.2 亿", 1.2e8),
        ("3万亿", 3e12),
        ("24 萬", 240_000),
        ("0.07", 0.07),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: float) -> None:
    assert number == number_from(typed)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "about 5", "5 leads", "1.2.3", "--5", "5-6", "1/2", ",", ".", "%", "万", "k", "1e5", "∞", "NaN", "5 %%"],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert number_from(typed) is None


def test_a_number_too_large_to_count_with_is_none() -> None:
    assert number_from("9" * 400) is None
    assert number_from("9" * 305 + "亿") is None


@given(finite)
def test_a_written_number_is_read_back_to_its_last_digit(value: float) -> None:
    read = number_from(number_text(value))

    assert read is not None
    assert value == pytest.approx(read, rel=1e-12, abs=0.0500001)


@given(st.floats(-10, 10))
def test_a_written_share_is_read_back_to_its_last_digit(rate: float) -> None:
    read = number_from(percent_text(rate))

    assert read is not None
    assert rate == pytest.approx(read, abs=0.000501)


@given(st.text() | typed_numbers)
def test_any_text_is_a_finite_number_or_none(typed: str) -> None:
    read = number_from(typed)

    assert read is None or math.isfinite(read)


@given(st.floats(), st.sampled_from(["CNY", "USD", "SEK"]))
def test_money_is_never_written_with_an_exponent(amount: float, currency: str) -> None:
    for language in LANGUAGES:
        with use_language(language):
            assert "e+" not in money_text(amount, currency)
