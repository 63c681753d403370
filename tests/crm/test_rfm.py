"""RFM and repeat buying: as the core scores them, and as the CDNOW sample was published."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import FieldError
from bpcourse.core.rfm import Purchase, scored_by_fifths
from bpcourse.crm.generator import generate, generate_orders
from bpcourse.crm.orders import Orders
from bpcourse.crm.rfm import customer_360, customers, group_summary, repeat_buying, rfm_scores

if TYPE_CHECKING:
    from bpcourse.crm.generator import Made

ON: Final = date(2026, 11, 30)
END_OF_CALIBRATION: Final = date(1997, 9, 30)
"""The last day of the first 39 weeks."""

bought_at_all = st.tuples(st.sampled_from("ABCDEFGH"), st.dates(date(2025, 1, 1), ON), st.integers(1, 10**7))
orders = st.lists(bought_at_all, min_size=1, max_size=40)


def of(bought: list[tuple[str, date, int]]) -> Orders:
    table = pd.DataFrame(bought, columns=["customer", "ordered", "amount"])
    return Orders.from_frame(
        table.assign(ordered=pd.to_datetime(table["ordered"]), amount=table["amount"].astype(float))
    )


@pytest.fixture(scope="module")
def cdnow() -> Orders:
    """The 1/10 sample of CDNOW: customers who first bought in the first quarter of 1997, to the end of June 1998."""
    found = find_spec("lifetimes")
    if found is None or found.origin is None:
        pytest.skip("the package lifetimes, which brings the sample, is not installed")
    path = Path(found.origin).with_name("datasets") / "CDNOW_sample.txt"
    table = pd.read_csv(
        path, sep=r"\s+", header=None, names=["all", "customer", "ordered", "discs", "amount"], dtype=str
    )
    return Orders.from_frame(
        table.assign(ordered=pd.to_datetime(table["ordered"]), amount=table["amount"].astype(float))
    )


@given(orders)
def test_scores_are_those_of_the_core(bought: list[tuple[str, date, int]]) -> None:
    core = scored_by_fifths([Purchase(*each) for each in bought], on=ON)
    table = rfm_scores(of(bought), on=ON)

    assert table["customer"].tolist() == [one.customer for one in core]
    assert table["code"].tolist() == [one.code for one in core]
    assert table["group"].tolist() == [one.group.label for one in core]
    assert table["advice"].tolist() == [one.group.advice for one in core]


def test_a_purchase_after_the_day_is_refused() -> None:
    with pytest.raises(FieldError, match="Dairy bought on 2026-12-01"):
        rfm_scores(of([("Dairy", date(2026, 12, 1), 5)]), on=ON)


def test_a_return_is_no_purchase() -> None:
    table = rfm_scores(of([("A", date(2026, 1, 1), 100), ("A", date(2026, 3, 1), -40)]), on=ON)

    assert table["frequency"].tolist() == [1]
    assert table["monetary"].tolist() == [100]


def test_groups_add_up() -> None:
    scored = rfm_scores(Orders.from_frame(generate_orders(200)))
    summed = group_summary(scored)

    assert summed["customers"].sum() == 200
    assert summed["monetary"].sum() == pytest.approx(scored["monetary"].sum())
    assert summed["share"].sum() == pytest.approx(1)


def test_orders_of_one_day_are_one_purchase() -> None:
    again = repeat_buying(of([("A", ON, 10), ("A", ON, 20), ("B", date(2026, 1, 1), 5), ("B", ON, 7)]))

    assert (again.customers, again.repeat_customers, again.repeats) == (2, 1, 1)
    assert again.mean_value == 7


def test_the_cdnow_sample_has_its_published_size(cdnow: Orders) -> None:
    """Fader & Hardie (2001), "Forecasting repeat sales at CDNOW: a case study", Interfaces 31: 2,357 customers."""
    assert cdnow.table["customer"].nunique() == 2_357
    assert len(cdnow) == 6_919


def test_the_cdnow_sample_has_its_published_repeat_purchases(cdnow: Orders) -> None:
    """Fader, Hardie & Lee (2005), "Counting your customers" the easy way, Marketing Science 24, figure 2: actual."""
    again = repeat_buying(cdnow, until=END_OF_CALIBRATION)

    assert again.by_repeats == (1_411, 439, 214, 100, 62, 38, 29, 64)
    assert again.repeat_customers == 946


def test_the_cdnow_sample_has_its_published_values(cdnow: Orders) -> None:
    """Fader, Hardie & Lee (2005), "RFM and CLV", table 1: average repeat transaction value per customer."""
    value = repeat_buying(cdnow, until=END_OF_CALIBRATION).table["mean_value"].dropna()

    assert len(value) == 946
    assert value.mean() == pytest.approx(35.08, abs=0.005)
    assert value.std() == pytest.approx(30.28, abs=0.005)
    assert value.median() == pytest.approx(27.50, abs=0.005)
    assert [value.min(), value.max()] == pytest.approx([2.99, 299.63], abs=0.005)


def test_the_cdnow_summary_has_its_first_customer(cdnow: Orders) -> None:
    """Fader & Hardie's spreadsheet of the sample: customer 1 has x = 2, t_x = 30.43 and T = 38.86 weeks."""
    row = repeat_buying(cdnow, until=END_OF_CALIBRATION).table.set_index("customer").loc["0001"]

    assert row["repeats"] == 2
    assert row["recency_days"] / 7 == pytest.approx(30.43, abs=0.005)
    assert row["age_days"] / 7 == pytest.approx(38.86, abs=0.005)


def test_every_customer_of_deals_and_orders_has_a_row(made: Made) -> None:
    account = str(made.deals.opportunities["account"].iloc[0])
    bought = of([(account, ON, 70), ("Somebody new", ON, 5)])
    table = customers(made.deals, bought).set_index("customer")

    assert len(table) == made.deals.opportunities["account"].nunique() + 1
    assert table.loc[account, "bought"] == 70
    assert table.loc["Somebody new", "won"] == 0
    assert table["won"].sum() == made.deals.is_("won").sum()


def test_a_customer_is_seen_from_all_sides() -> None:
    deals = generate(300, seed=4).deals
    account = str(deals.opportunities["account"].iloc[0])
    seen = customer_360(account, deals=deals, orders=of([(account, ON, 70), (account, date(2026, 10, 1), 20)]))

    assert len(seen.deals) == (deals.opportunities["account"] == account).sum()
    assert seen.orders["amount"].tolist() == [70, 20]
    assert seen.facts["every_days"] == 60
    assert seen.facts["owner"] == seen.deals["owner"].iloc[0]


def test_an_unknown_customer_is_refused(made: Made) -> None:
    with pytest.raises(FieldError, match="no customer is called 'Nobody'"):
        customer_360("Nobody", deals=made.deals)


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(FieldError, match="there must be deals or orders"):
        customers()
