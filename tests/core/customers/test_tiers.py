"""Tiers: who belongs where, and what each gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.customers import Customer, Tier, tier_of, tier_rows, worked_customers, worked_tiers
from bpcourse.core.errors import AmountError, CourseError, FieldError

RULE = worked_tiers()
AMOUNTS = st.integers(0, 2_000_000)


@pytest.mark.parametrize(
    ("revenue", "potential", "tier"),
    [
        (400_000, 0, "A"), (399_999, 0, "B"), (0, 800_000, "A"), (0, 799_999, "B"),
        (150_000, 0, "B"), (0, 150_000, "B"), (149_999, 149_999, "C"), (0, 0, "C"),
    ],
)  # fmt: skip
def test_a_customer_belongs_to_the_first_tier_it_reaches(revenue: float, potential: float, tier: str) -> None:
    assert tier == tier_of(Customer(revenue=revenue, potential=potential), RULE).name


def test_the_table_of_the_worked_company() -> None:
    rows = worked_customers().tier_rows

    assert [row.customers for row in rows] == [20, 50, 80]
    assert [row.revenue for row in rows] == [14e6, 16e6, 10e6]
    assert [row.weeks for row in rows] == [50, 50, 36]
    assert [row.visits for row in rows] == [120, 150, 80]
    assert [row.revenue_share for row in rows] == [0.35, 0.40, 0.25]
    assert [round(row.weeks_share, 3) for row in rows] == [0.368, 0.368, 0.265]


def test_a_customer_who_left_gets_nothing() -> None:
    assert [row.customers for row in tier_rows([Customer(revenue=900_000, left=True)], RULE)] == [0, 0, 0]


def test_no_customers_have_no_shares() -> None:
    assert {(row.revenue_share, row.weeks_share) for row in tier_rows([], RULE)} == {(0.0, 0.0)}


def test_where_potential_does_not_count_revenue_alone_decides() -> None:
    rule = (Tier(name="A", revenue_from=400_000), Tier(name="B", revenue_from=200_000))

    assert tier_of(Customer(potential=9e9), rule).name == "B"


@given(st.lists(st.builds(Customer, count=st.integers(1, 50), revenue=AMOUNTS, potential=AMOUNTS), max_size=8))
def test_every_customer_is_in_one_tier(customers: list[Customer]) -> None:
    rows = tier_rows(customers, RULE)

    assert sum(customer.count for customer in customers) == sum(row.customers for row in rows)
    assert sum(row.revenue for row in rows) == pytest.approx(sum(one.count * one.revenue for one in customers))


def test_without_a_tier_nobody_can_be_placed() -> None:
    with pytest.raises(CourseError, match="at least one is needed"):
        tier_of(Customer(), ())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"count": 0}, "Mill: customers must be 1 or more"), ({"revenue": -1}, "Mill: revenue must be 0 or more"),
        ({"potential": -1}, "Mill: potential must be 0 or more"),
        ({"ratings": {"use": 101}}, "Mill: rating must be from 0 to 100 points"),
    ],
)  # fmt: skip
def test_a_customer_that_cannot_be_is_refused(fields: dict[str, int], sentence: str) -> None:
    with pytest.raises(AmountError, match=sentence):
        Customer(name="Mill", **fields)  # type: ignore[arg-type] # one wrong field at a time


def test_a_tier_needs_a_name_and_amounts() -> None:
    with pytest.raises(FieldError, match="tier: name needs some text"):
        Tier(name=" ")
    with pytest.raises(AmountError, match="tier A: rep-weeks must be 0 or more"):
        Tier(name="A", weeks=-1)
