"""The customers' part of the plan: what it answers, and that it goes into a file and comes back."""

from __future__ import annotations

import pytest

from bpcourse.core.customers import AlertLevel, Customer, CustomersPlan, HealthModel, worked_customers
from bpcourse.core.plan.codec import read_as, written


def test_the_worked_sheet_comes_back_from_its_file() -> None:
    sheet = worked_customers()

    assert sheet == read_as(CustomersPlan, written(sheet), place="customers")


def test_an_empty_sheet_has_no_answers_and_no_errors() -> None:
    empty = CustomersPlan()

    assert (empty.rated, empty.tier_rows) == ((), ())
    assert empty.health == HealthModel.usual()


def test_only_customers_with_ratings_have_a_score() -> None:
    assert [one.score.value for one in worked_customers().rated] == [81, 72.5, 48.5, 27.5]


@pytest.mark.parametrize(("level", "revenue"), [("green", 700_000), ("yellow", 0), ("red", 500_000)])
def test_the_revenue_of_a_level_leaves_out_those_who_left(level: str, revenue: float) -> None:
    sheet = worked_customers()
    ill = Customer(name="Mill", count=2, revenue=250_000, ratings={"use": 0, "contacts": 0, "value": 0})

    assert revenue == CustomersPlan(customers=(*sheet.customers, ill)).revenue_at(AlertLevel(level))
