"""Why a line or a cell of an export could not be read: the reasons, their collection, and the sentences.

>>> listed = Rejections("deals.csv")
>>> listed.add_one(17, "Amount", "about 5", "not a number")
>>> sentences(listed.frame())
['deals.csv, line 17, Amount: not an amount ("about 5")']
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from bpcourse.core.language import N_, _
from bpcourse.crm.deals import REJECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

__all__ = ["REASONS", "Rejections", "sentences"]

REASONS: Final = {
    "cells": N_("another number of cells than the header"),
    "quote": N_("inside a quotation mark that runs over several lines"),
    "characters": N_("characters were lost in the encoding"),
    "no deal": N_("neither an id nor a name"),
    "repeated": N_("the id stands on an earlier line already"),
    "no stage": N_("no stage and no status"),
    "stage unknown": N_("no stage of the pipeline"),
    "status unknown": N_("neither open nor won nor lost"),
    "status contradicts": N_("stage and status contradict each other"),
    "not a date": N_("not a date"),
    "date order": N_("day and month cannot be told apart"),
    "not a number": N_("not an amount"),
    "decimal sign": N_("decimal and thousands sign cannot be told apart"),
    "not a share": N_("not a probability from 0% to 100%"),
    "currency unknown": N_("not a known currency"),
    "category unknown": N_("not a known forecast category"),
    "deal unknown": N_("a deal that is not in the table"),
    "no date": N_("no date"),
    "no customer": N_("no customer"),
    "no amount": N_("no amount"),
}
"""Each reason by its key in the column ``reason``."""
_LONGEST_QUOTE: Final = 120


@dataclass(eq=False)
class Rejections:
    """What could not be read in one file, in the order in which it was found; `frame` sorts it by line."""

    file: str
    _parts: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self,
        lines: npt.NDArray[np.int64],
        column: str,
        found: Sequence[str] | npt.NDArray[np.object_],
        reason: str,
        *,
        kept: bool = False,
    ) -> None:
        """List *found* at *lines* under *column*; *kept* where the deal stays with this cell empty."""
        if len(lines):
            texts = [str(text)[:_LONGEST_QUOTE] for text in found]
            self._parts.append({"line": lines, "column": column, "found": texts, "reason": reason, "kept": kept})

    def add_one(self, line: int, column: str, found: str, reason: str) -> None:
        """List one line."""
        self.add(np.array([line]), column, [found], reason)

    def frame(self, *, columns_of_names: frozenset[str] = frozenset()) -> pd.DataFrame:
        """The list by line, without what stood in *columns_of_names* and in whole lines, if any are given."""
        parts = [pd.DataFrame({"file": self.file, **part}) for part in self._parts]
        listed = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({name: [] for name in REJECTED})
        listed = listed.astype(REJECTED)
        if columns_of_names:
            listed.loc[listed["column"].isin({"", *columns_of_names}), "found"] = "…"
        return listed.sort_values("line", kind="stable", ignore_index=True)


def sentences(rejected: pd.DataFrame) -> list[str]:
    """One sentence for each row of a list of rejections, in the language of the moment."""
    cell = _('{file}, line {line}, {column}: {reason} ("{found}")')
    whole = _('{file}, line {line}: {reason} ("{found}")')
    return [
        (cell if row.column else whole).format(
            file=row.file, line=row.line, column=row.column, reason=_(REASONS[row.reason]), found=row.found
        )
        for row in rejected.itertuples(index=False)
    ]
