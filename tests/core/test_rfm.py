"""RFM: lines read or named, scores with ties as documented, groups."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.rfm import (
    BuyerGroup,
    CutOffs,
    Purchase,
    ScoredCustomer,
    purchases_from,
    scored_by_cut_offs,
    scored_by_fifths,
)
from bpcourse.core.worked_purchases import PURCHASES_DAY, worked_purchases_text

DAY = date(2026, 11, 30)


def scored(recency: int, frequency: int, monetary: int) -> ScoredCustomer:
    return ScoredCustomer(
        customer="x",
        recency_days=1,
        frequency=1,
        monetary=1,
        recency_score=recency,
        frequency_score=frequency,
        monetary_score=monetary,
    )


# Reading ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Dairy, 2026-09-05, 1200",
        "Dairy,2026/9/5,1,200",
        "Dairy;2026.09.05;1200",
        "Dairy\t2026-09-05\t1,200",
        '"Dairy", 2026-09-05, "1,200"',
        "Dairy，2026年9月5日，1200",
        "  Dairy , 2026-09-05 , 1.2k ",
    ],
)
def test_a_line_is_read_as_spreadsheets_write_it(line: str) -> None:
    assert purchases_from(line).purchases == (Purchase("Dairy", date(2026, 9, 5), 1200),)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Dairy", "has no date"),
        ("Dairy, 3/4/2026, 5", "has no date"),
        ("Dairy, 2026-02-30, 5", "a day that is not in the calendar"),
        ("Dairy, 2026-02-03, much", "no amount above 0"),
        ("Dairy, 2026-02-03, 0", "no amount above 0"),
        ("Dairy, 2026-02-03, -5", "no amount above 0"),
        ("Dairy, 2026-02-03,", "no amount above 0"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_number(line: str, why: str) -> None:
    listed = purchases_from(f"customer, date, amount\n\n{line}\nMall, 2026-01-01, 9")

    assert [one.customer for one in listed.purchases] == ["Mall"]
    assert len(listed.problems) == 1
    assert listed.problems[0].startswith("Line 3 ")
    assert why in listed.problems[0]


@given(text=st.text(max_size=200))
def test_every_line_is_a_purchase_a_problem_or_empty(text: str) -> None:
    listed = purchases_from("a, 2026-01-01, 1\n" + text)
    lines = [line for line in text.splitlines() if line.strip()]

    assert len(listed.purchases) + len(listed.problems) == 1 + len(lines)


def test_the_worked_list_is_read_whole_and_agrees_with_chapter_3() -> None:
    listed = purchases_from(worked_purchases_text())
    found = {one.customer: one for one in scored_by_cut_offs(listed.purchases, on=PURCHASES_DAY)}

    assert not listed.problems
    assert (found["Pump maker"].frequency, found["Pump maker"].monetary) == (5, 1_400_000)
    assert (found["Dairy"].frequency, found["Dairy"].monetary) == (4, 800_000)
    assert [found[name].group.value for name in ("Pump maker", "Dairy", "Shopping mall")] == ["best", "slipping", "new"]


# Scoring ------------------------------------------------------------------------------------------------------------


def test_ten_different_customers_make_five_groups_of_two() -> None:
    bought = [Purchase(str(number), DAY - timedelta(days=number), 100.0 + number) for number in range(10)]
    counts = Counter(one.recency_score for one in scored_by_fifths(bought, on=DAY))

    assert counts == {1: 2, 2: 2, 3: 2, 4: 2, 5: 2}


def test_a_tie_lifts_nobody() -> None:
    bought = [Purchase(str(number), DAY, 100) for number in range(9)]
    bought += [Purchase("often", DAY, 50), Purchase("often", DAY, 50)]
    found = scored_by_fifths(bought, on=DAY)

    assert {one.frequency_score for one in found if one.customer != "often"} == {1}
    assert {one.frequency_score for one in found if one.customer == "often"} == {5}
    assert {one.recency_score for one in found} == {1}


@given(
    bought=st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 500), st.integers(1, 10**6)), min_size=1, max_size=40
    )
)
def test_equal_values_get_equal_scores_and_better_ones_no_lower(bought: list[tuple[str, int, int]]) -> None:
    purchases = [Purchase(name, DAY - timedelta(days=days), amount) for name, days, amount in bought]
    for found in (scored_by_fifths(purchases, on=DAY), scored_by_cut_offs(purchases, on=DAY)):
        for one in found:
            for other in found:
                assert one.monetary > other.monetary or one.monetary_score <= other.monetary_score
                assert one.recency_days < other.recency_days or one.recency_score <= other.recency_score
                assert one.frequency > other.frequency or one.frequency_score <= other.frequency_score
        assert {one.customer for one in found} == {name for name, _days, _amount in bought}


@pytest.mark.parametrize(
    ("days", "amount", "code"),
    [(60, 1_000_000, "515"), (61, 999_999, "414"), (365, 150_000, "212"), (366, 149_999, "111"), (0, 1, "511")],
)
def test_a_value_on_a_border_gets_the_better_score(days: int, amount: float, code: str) -> None:
    bought = [Purchase("Dairy", DAY - timedelta(days=days), amount)]

    assert scored_by_cut_offs(bought, on=DAY)[0].code == code


def test_nothing_bought_scores_nobody() -> None:
    assert scored_by_fifths([], on=DAY) == ()


def test_a_purchase_after_the_day_of_the_analysis_is_refused() -> None:
    with pytest.raises(FieldError, match="Dairy bought on 2026-12-01"):
        scored_by_fifths([Purchase("Dairy", date(2026, 12, 1), 1)], on=DAY)


@pytest.mark.parametrize("borders", [(1, 2, 3), (1, 2, 2, 3), (0, 1, 2, 3), (4, 3, 2, 1)])
def test_borders_are_four_and_rise(borders: tuple[float, ...]) -> None:
    with pytest.raises(FieldError):
        CutOffs(frequency=borders)


def test_a_purchase_has_an_amount() -> None:
    with pytest.raises(AmountError, match="more than 0"):
        Purchase("Dairy", DAY, 0)


@pytest.mark.parametrize(
    ("scores", "group"),
    [
        ((4, 4, 4), BuyerGroup.BEST),
        ((5, 4, 3), BuyerGroup.MIDDLE),
        ((2, 4, 1), BuyerGroup.SLIPPING),
        ((1, 1, 4), BuyerGroup.SLIPPING),
        ((2, 3, 3), BuyerGroup.ASLEEP),
        ((4, 2, 5), BuyerGroup.NEW),
        ((4, 3, 1), BuyerGroup.MIDDLE),
        ((3, 1, 1), BuyerGroup.MIDDLE),
    ],
)
def test_the_scores_name_a_group(scores: tuple[int, int, int], group: BuyerGroup) -> None:
    found = scored(*scores)

    assert found.group is group
    assert found.group.label
    assert found.group.advice
