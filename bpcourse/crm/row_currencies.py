"""The currency of each row of an export: its own column, else what stands beside the amount, else in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from bpcourse.crm.amounts import currency_of
from bpcourse.crm.deals import TEXT
from bpcourse.crm.headers import unit_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from bpcourse.crm.export_columns import ExportColumns

__all__ = ["most_frequent", "row_currencies"]


def row_currencies(export: ExportColumns, beside: npt.NDArray[np.object_]) -> pd.Categorical:
    """The ISO 4217 code of each row, missing where nothing says it; *beside* is what stands beside the amounts.

    What the column of currencies says counts; a currency there that nobody knows is listed. A yuan or yen sign is the
    table's own currency if that is one of the two, else yuan.
    """
    own = export.read_as.currency
    names = export.names("currency")
    said = _read(names, own)
    unknown = said.isna() & ~names.isna()
    if unknown.any():
        export.list_field(np.asarray(unknown), "currency", "currency unknown", drops=False)
    written = _read(pd.Categorical(beside), own)
    in_header = unit_of(export.header("amount"))[2]
    index = pd.Index(sorted({*said.categories, *written.categories, in_header, own} - {""}), dtype=TEXT)
    codes = np.where(said.codes >= 0, _codes(said, index), np.where(unknown, -1, _codes(written, index)))
    if in_header:
        codes = np.where((codes < 0) & ~unknown, index.get_loc(in_header), codes)
    if own and not (codes >= 0).any() and not unknown.any():
        codes = np.full(len(export), index.get_loc(own))  # nothing in the export says a currency
    return pd.Categorical.from_codes(codes, index).remove_unused_categories()


def most_frequent(currencies: pd.Categorical) -> str:
    """The currency of most rows, or "" where no row has any."""
    if not len(currencies.categories):
        return ""
    counts = np.bincount(currencies.codes[currencies.codes >= 0], minlength=len(currencies.categories))
    return str(currencies.categories[int(counts.argmax())])


def _read(names: pd.Categorical, own: str) -> pd.Categorical:
    """Codes for what an export writes; missing where it is no currency."""
    known = [currency_of(str(name), own=own or "CNY") for name in names.categories]
    index = pd.Index(sorted(set(known) - {""}), dtype=TEXT)
    new = np.append(index.get_indexer(pd.Index(known, dtype=TEXT)), -1) if known else np.array([-1])
    return pd.Categorical.from_codes(new[names.codes], index)


def _codes(currencies: pd.Categorical, index: pd.Index) -> npt.NDArray[np.int64]:
    new = np.append(index.get_indexer(currencies.categories), -1).astype("int64")
    return np.asarray(new[currencies.codes])
