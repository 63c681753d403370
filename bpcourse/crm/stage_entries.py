"""The day on which each deal first reached each stage or one beyond it, and how its way ended.

A deal is counted once in each stage that it reached, however often it went back; one that left a stage out counts as
passing through it on the day it entered the next.

>>> from bpcourse.crm.generator import generate
>>> entries = StageEntries.of(generate(600, seed=1).deals)
>>> [int(count) for count in entries.has_reached.sum(axis=0)]
[605, 298, 190, 104, 66]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

import numpy as np
import pandas as pd

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _
from bpcourse.crm.deals import TEXT
from bpcourse.crm.survival import FIRST, OPEN, SECOND

if TYPE_CHECKING:
    import numpy.typing as npt

    from bpcourse.crm.deals import Deals

__all__ = ["DIMENSIONS", "NEVER", "StageEntries", "day_numbers", "dimension_title", "grouped"]

Numbers: TypeAlias = "npt.NDArray[Any]"

NEVER: Final = np.iinfo("int32").max
"""Stands for a stage that was not reached."""
_DAY_SECONDS: Final = 86_400

DIMENSIONS: Final = {
    "owner": N_("Owner"),
    "team": N_("Team"),
    "region": N_("Region"),
    "segment": N_("Segment"),
    "source": N_("Source"),
    "quarter": N_("Quarter of creation"),
}
"""By what the deals can be divided."""


@dataclass(frozen=True, eq=False, kw_only=True)
class StageEntries:
    """Arrays with one place per deal; days are counted from 1970-01-01.

    reached: deals by open stages and won, the day on which each was reached, else NEVER. has_reached: the same as yes
    or no, known also where the day is not. visited: whether the deal stood in the open stage itself.
    status: 0 open, 1 won, 2 lost. ended: day it was won or lost, else the day of the export. dated: whether stages have
    their days; where the export has no history they have not.
    """

    reached: Numbers
    has_reached: Numbers
    visited: Numbers
    status: Numbers
    ended: Numbers
    created: Numbers
    today: int
    dated: bool

    @classmethod
    def of(cls, deals: Deals) -> Self:
        """The entries of *deals*."""
        table, count, rows = deals.opportunities, deals.pipeline.won_code, len(deals)
        status = table["status"].cat.codes.to_numpy()
        today = int(np.datetime64(deals.as_of, "D").astype("int64"))
        first = _first_entries(deals, count)
        visited = first[:, :count] != NEVER
        created = day_numbers(table["created"].to_numpy())
        last_seen = day_numbers(table["last_activity"].to_numpy())
        ended = _ended(day_numbers(table["closed"].to_numpy()), first[:, count + 1], last_seen, status, today)
        won = status == 1
        first[won, count] = np.minimum(first[won, count], ended[won])
        first[~won, count] = NEVER
        bare = ~visited.any(axis=1)
        first[bare, 0] = np.where(created[bare] == NEVER, first[bare, 0], created[bare])
        reached = _running_least(first[:, : count + 1])
        last = np.full(rows, -1, dtype="int16")
        last[bare] = table["last_open_stage"].cat.codes.to_numpy()[bare]
        has = (reached != NEVER) | (last[:, None] >= np.arange(count + 1)) | won[:, None]
        has[:, 0] = True
        return cls(
            reached=reached,
            has_reached=has,
            visited=visited,
            status=status,
            ended=ended,
            created=np.where(created == NEVER, reached[:, 0], created),
            today=today,
            dated=deals.has_history,
        )

    @property
    def stages(self) -> int:
        """Number of open stages."""
        return int(self.visited.shape[1])

    def outcome(self, stage: int) -> Numbers:
        """For each deal, what came of it in that *stage*: moved on (FIRST), lost (SECOND) or still there (OPEN)."""
        return np.where(self.has_reached[:, stage + 1], FIRST, np.where(self.status == SECOND, SECOND, OPEN))

    def days_in(self, stage: int) -> Numbers:
        """For each deal that reached the *stage* on a known day, the days in it so far; -1 for the others."""
        start = self.reached[:, stage].astype("int64")
        leaves = self.reached[:, stage + 1].astype("int64")
        days = np.maximum(np.where(leaves == NEVER, self.ended, leaves) - start, 0)
        undated = (start == NEVER) | (self.has_reached[:, stage + 1] & (leaves == NEVER))
        return np.where(undated, -1, days)

    def stage_on(self, day: int) -> tuple[Numbers, Numbers]:
        """The furthest stage each deal had reached by *day*, and for how many days; -1 before the first.

        A deal that was won or lost by that day stands at -2.
        """
        stage = (self.reached[:, :-1] <= day).sum(axis=1) - 1
        since = day - np.take_along_axis(self.reached, np.maximum(stage, 0)[:, None], axis=1)[:, 0].astype("int64")
        closed = (self.status != OPEN) & (self.ended <= day)
        return np.where(closed, -2, stage), since


def day_numbers(days: Numbers) -> Numbers:
    """Dates as days from 1970-01-01; NEVER where there is none."""
    missing = np.isnat(days)
    numbers = days.astype("datetime64[s]").astype("int64") // _DAY_SECONDS
    return np.where(missing, NEVER, numbers).astype("int32")


def dimension_title(by: str) -> str:
    """What a dimension is called, in the language of the moment."""
    return _(DIMENSIONS[by])


def grouped(deals: Deals, by: str) -> tuple[Numbers, list[str]]:
    """The group of each deal as a number, and the groups' names; raises FieldError for what is no dimension.

    Deals without a name form the last group, called "not given".
    """
    if by not in DIMENSIONS:
        sentence = _("the deals can be divided by {choices}, got {value}")
        raise FieldError(sentence.format(choices=", ".join(DIMENSIONS), value=repr(by)), field="by", value=by)
    if by == "quarter":
        column = _quarters(deals.opportunities["created"])
    else:
        column = deals.opportunities[by].cat.remove_unused_categories()
    codes, names = column.cat.codes.to_numpy().astype("int64"), [str(name) for name in column.cat.categories]
    if (codes < 0).any():
        return np.where(codes < 0, len(names), codes), [*names, _("not given")]
    return codes, names


def _quarters(days: pd.Series) -> pd.Series:
    months = days.to_numpy().astype("datetime64[M]").astype("int64")
    quarter = np.where(np.isnat(days.to_numpy()), -1, months // 3)
    codes, known = pd.factorize(np.where(quarter < 0, np.nan, quarter), sort=True)
    names = [f"{1970 + int(number) // 4}-Q{int(number) % 4 + 1}" for number in known]
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(names, dtype=TEXT)))


def _first_entries(deals: Deals, count: int) -> Numbers:
    """Day of the first entry of each deal in each stage, won and lost the last two."""
    first = np.full((len(deals), count + 2), NEVER, dtype="int32")
    days = day_numbers(deals.events["entered"].to_numpy())
    deal, code = deals.events["deal"].to_numpy(), deals.events["stage"].cat.codes.to_numpy()
    known = np.flatnonzero((code >= 0) & (days != NEVER))[::-1]  # backwards: the first entry is written last
    first[deal[known], code[known]] = days[known]
    return first


def _ended(closed: Numbers, lost_on: Numbers, last_seen: Numbers, status: Numbers, today: int) -> Numbers:
    """The day each deal was won or lost; for want of it, its last activity; the day of the export for open ones."""
    day = np.where(closed == NEVER, np.where(status == SECOND, lost_on, NEVER), closed)
    day = np.where(day == NEVER, np.where(last_seen == NEVER, today, last_seen), day)
    return np.where(status == OPEN, today, np.minimum(day, today)).astype("int32")


def _running_least(first: Numbers) -> Numbers:
    """For each stage, the first day in it or in any beyond it."""
    return np.ascontiguousarray(np.minimum.accumulate(first[:, ::-1], axis=1)[:, ::-1])
