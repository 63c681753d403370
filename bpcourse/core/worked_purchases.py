"""What some of the worked company's customers bought in two years, as a list that can be pasted.

>>> worked_purchases_text().splitlines()[0]
'Pump maker, 2026-09-30, 300,000'
"""

from __future__ import annotations

from datetime import date
from typing import Final

from bpcourse.core.language import N_, _

__all__ = ["PURCHASES_DAY", "worked_purchases_text"]

PURCHASES_DAY: Final = date(2026, 11, 30)
"""The day on which the list was drawn up."""

_BOUGHT: Final = (
    (
        N_("Pump maker"),
        ("2026-09-30 300000", "2026-05-12 250000", "2026-01-20 300000", "2025-08-14 350000", "2025-02-27 200000"),
    ),
    (N_("Dairy"), ("2025-09-28 200000", "2025-07-03 250000", "2025-04-10 150000", "2025-01-16 200000")),
    (N_("Shopping mall"), ("2026-10-30 200000",)),
    (
        N_("Car parts maker"),
        (
            "2026-11-05 400000", "2026-08-19 350000", "2026-05-21 450000", "2026-02-11 300000", "2025-10-22 400000",
            "2025-05-06 500000",
        ),
    ),
    (N_("Steel works"), ("2026-06-18 900000", "2025-06-25 700000")),
    (N_("Brewery"), ("2026-10-08 120000", "2026-03-26 150000", "2025-09-11 130000")),
    (N_("Frozen food plant"), ("2026-07-15 180000", "2025-11-04 160000")),
    (N_("Noodle factory"), ("2025-10-14 90000",)),
    (N_("Office tower"), ("2026-04-22 110000", "2025-04-17 100000")),
    (N_("City hospital"), ("2025-12-09 150000",)),
    (N_("Logistics park"), ("2026-11-12 80000",)),
    (N_("Hotel"), ("2025-03-19 60000",)),
)  # fmt: skip


def worked_purchases_text() -> str:
    """Twelve customers' purchases up to 30 November 2026, one per line: customer, date, amount in CNY."""
    lines = []
    for customer, orders in _BOUGHT:
        for order in orders:
            day, amount = order.split()
            lines.append(f"{_(customer)}, {day}, {int(amount):,}")
    return "\n".join(lines)
