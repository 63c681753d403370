r"""A list of orders read into one table: who bought when for how much, with every line that cannot be read.

>>> from pathlib import Path
>>> listed = Path(getfixture("tmp_path")) / "orders.csv"
>>> written = listed.write_text("Customer,Order Date,Amount\nHengda,2026-01-05,1.2万\nXinyu,soon,3", encoding="utf-8")
>>> orders = read_orders(listed)
>>> len(orders.table), len(orders.rejected), float(orders.table["amount"][0])
(1, 1, 12000.0)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import pandas as pd

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.crm.deals import DAY, REJECTED, TEXT
from bpcourse.crm.export_columns import ExportColumns
from bpcourse.crm.headers import known_headers, plain, recognise, unit_of
from bpcourse.crm.raw_table import read_raw
from bpcourse.crm.read_as import ReadAs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.crm.privacy import Pseudonyms

__all__ = ["ORDERS", "Orders", "read_orders"]

ORDERS: Final[dict[str, Any]] = {"order_id": TEXT, "customer": "category", "ordered": DAY, "amount": "float64"}
"""Columns of the orders, by day, and their dtypes."""
_NEEDED: Final = ("customer", "ordered", "amount")


@dataclass(frozen=True, eq=False, kw_only=True)
class Orders:
    """Orders sorted by day, with the lines that could not be read, as `bpcourse.crm.deals` has them.

    table: order_id, customer, ordered, amount; an amount below 0 is a return.
    """

    table: pd.DataFrame
    rejected: pd.DataFrame

    @classmethod
    def from_frame(cls, table: pd.DataFrame, *, rejected: pd.DataFrame | None = None) -> Self:
        """Orders from a frame with customer, ordered and amount; raises CourseError where a column is missing."""
        for name in _NEEDED:
            if name not in table:
                raise CourseError(_("orders: there must be a column {column}").format(column=name))
        numbered = pd.Series(np.arange(1, len(table) + 1), index=table.index).astype(TEXT)
        whole = pd.DataFrame({"order_id": table.get("order_id", numbered), **{name: table[name] for name in _NEEDED}})
        whole["customer"] = whole["customer"].astype(TEXT).astype("category")
        whole = whole.astype(ORDERS).sort_values("ordered", kind="stable", ignore_index=True)
        empty = pd.DataFrame({name: [] for name in REJECTED}).astype(REJECTED)
        return cls(table=whole, rejected=empty if rejected is None else rejected)

    @property
    def last_day(self) -> date:
        """The day of the last order. Raises CourseError where there is none."""
        if self.table.empty:
            raise CourseError(_("The list of orders holds no order that can be read."))
        last: date = self.table["ordered"].max().date()
        return last

    def __len__(self) -> int:
        return len(self.table)


def read_orders(path: Path | str, *, read_as: ReadAs | None = None, pseudonyms: Pseudonyms | None = None) -> Orders:
    """The orders in the CSV, Excel or Parquet file at *path*; raises CourseError where a needed column is not found.

    pseudonyms: put in place of the customers' names, the same as in the deals.
    """
    chosen = read_as or ReadAs()
    known = known_headers("orders")

    def score(cells: Sequence[str]) -> int:
        return len({key for cell in cells for key in (plain(cell), plain(unit_of(cell)[0])) if key in known})

    raw = read_raw(Path(path), score=score)
    found = recognise(raw.headers, kind="orders")
    missing = [name for name in _NEEDED if name not in found.places]
    if missing:
        sentence = _("{file}: no column for {field} was recognised among {columns}; name it in the mapping of columns")
        columns = ", ".join(raw.headers[:30])
        raise CourseError(sentence.format(file=raw.file, field=" / ".join(missing), columns=columns))
    export = ExportColumns(raw, found, chosen)
    customer = export.names("customer", drops=True)
    ordered, amount = export.days("ordered", drops=True), export.amounts("amount").numbers
    export.require_decided()
    nobody = np.flatnonzero((customer.codes < 0) & ~export.dropped)
    export.list_cells(nobody, found.places["customer"], "no customer", drops=True)
    undated = np.flatnonzero(np.isnat(ordered) & ~export.dropped)
    export.list_cells(undated, found.places["ordered"], "no date", drops=True)
    unpriced = np.flatnonzero(np.isnan(amount) & ~export.dropped)
    export.list_cells(unpriced, found.places["amount"], "no amount", drops=True)
    kept = ~export.dropped
    names = pd.Series(customer)
    if pseudonyms is not None:
        names = names.cat.rename_categories(_distinct(pseudonyms.of("account", list(names.cat.categories))))
    table = pd.DataFrame({"customer": names, "ordered": ordered, "amount": amount})[kept]
    if export.has("order_id"):
        table["order_id"] = export.texts("order_id")[kept]
    private = frozenset({export.header("customer")}) if pseudonyms is not None else frozenset()
    return Orders.from_frame(table, rejected=export.listed.frame(columns_of_names=private))


def _distinct(names: list[str]) -> Any:  # noqa: ANN401 - what pandas takes for new names
    """*names* for a category that wants each once: two spellings of one name get the same pseudonym."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out
