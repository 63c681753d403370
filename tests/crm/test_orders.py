"""Orders are read as exports are, and what cannot be read is listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from bpcourse.core.errors import CourseError
from bpcourse.crm.generator import generate_orders
from bpcourse.crm.orders import Orders, read_orders
from bpcourse.crm.privacy import Pseudonyms

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("Customer,Order Date,Amount", "utf-8"),
        ("客户,下单日期,订单金额", "gb18030"),
        ("客户名称;日期;金额（元）", "utf-16"),
    ],
)
def test_orders_are_read_in_both_languages(tmp_path: Path, head: str, encoding: str) -> None:
    mark = ";" if ";" in head else ","
    path = tmp_path / "orders.csv"
    path.write_text("\n".join([head, mark.join(["恒达", "2026-01-05", "1200"])]), encoding=encoding)
    table = read_orders(path).table

    assert table["customer"].tolist() == ["恒达"]
    assert table["amount"].tolist() == [1200]
    assert table["ordered"].iloc[0].date() == date(2026, 1, 5)


def test_lines_that_cannot_be_read_are_listed_with_their_reason(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    lines = ["Customer,Order Date,Amount", "A,2026-01-05,5", ",2026-01-06,5", "B,,5", "C,2026-02-30,5"]
    lines += ["D,2026-01-08,", "E,2026-01-09,x"]
    path.write_text("\n".join(lines), encoding="utf-8")
    orders = read_orders(path)

    assert orders.table["customer"].tolist() == ["A"]
    assert dict(zip(orders.rejected["line"], orders.rejected["reason"], strict=True)) == {
        3: "no customer",
        4: "no date",
        5: "not a date",
        6: "no amount",
        7: "not a number",
    }


def test_a_file_without_amounts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Customer,Order Date,Colour\nA,2026-01-05,red\n", encoding="utf-8")

    with pytest.raises(CourseError, match="no column for amount was recognised"):
        read_orders(path)


def test_names_can_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    generate_orders(20).to_csv(path, index=False)
    plain, private = read_orders(path), read_orders(path, pseudonyms=Pseudonyms(secret=bytes(32)))

    assert private.table["customer"].str.startswith("Customer ").all()
    assert private.table.groupby("customer", observed=True).size().sort_values().tolist() == (
        plain.table.groupby("customer", observed=True).size().sort_values().tolist()
    )


def test_a_frame_needs_its_columns() -> None:
    with pytest.raises(CourseError, match="column amount"):
        Orders.from_frame(pd.DataFrame({"customer": ["A"], "ordered": [pd.Timestamp("2026-01-01")]}))


def test_no_orders_have_no_last_day() -> None:
    with pytest.raises(CourseError, match="no order that can be read"):
        _day = Orders.from_frame(pd.DataFrame({"customer": [], "ordered": [], "amount": []})).last_day
