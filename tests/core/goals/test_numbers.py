from __future__ import annotations

import re

import pytest

from bpcourse.core.goals.numbers import AMOUNT


@pytest.mark.parametrize(
    "amount", ["15", "1,200", "0.5", "12.5%", "20 %", "$4.2", "€ 300", "US$5", "CNY 20.5", "+25%", "-3%", "１２％"]
)
def test_an_amount_is_read_whole(amount: str) -> None:
    found = re.search(AMOUNT, f"reach {amount} now")
    assert found is not None
    assert found.group().strip() == amount
