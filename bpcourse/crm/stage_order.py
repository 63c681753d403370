"""In which order the stages of an export stand, and which of its names mean won and lost.

>>> names = StageNames.of(["Proposal", "Lead", "closed WON"], vendor=vendors()["neutral"])
>>> names.pipeline().stages, names.code_of("Closed won") == names.code_of("closed WON")
(('Lead', 'Proposal'), True)
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, Self

import numpy as np

from bpcourse.crm.deals import Pipeline
from bpcourse.crm.headers import Names, Vendor, plain, vendors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

__all__ = ["StageNames", "order_by_history", "order_by_probability"]

_WON: Final = "Closed won"
_LOST: Final = "Closed lost"
_MOST_STAGES: Final = 40


@dataclass(frozen=True, eq=False)
class StageNames:
    """The stage names of an export, each once, and their two ends.

    open_: open stages in the order of their appearance. given, by_vendor: their order, where it is known.
    """

    open_: tuple[str, ...]
    won: frozenset[str]
    lost: frozenset[str]
    won_name: str
    lost_name: str
    given: tuple[str, ...] = ()
    by_vendor: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        names: Sequence[str],
        *,
        vendor: Vendor,
        stages: Sequence[str] = (),
        won: Sequence[str] = (),
        lost: Sequence[str] = (),
    ) -> Self:
        """Sort *names* into open, won and lost by what the user gives, else by the vendor's words."""
        first = {plain(name): name for name in reversed(names)}
        neutral = vendors()["neutral"]
        is_won = _plain_names(won) or _words(vendor.won) | _words(neutral.won)
        is_lost = _plain_names(lost) or _words(vendor.lost) | _words(neutral.lost)
        in_order = [key for key in dict.fromkeys(map(plain, names)) if key not in is_won | is_lost]
        open_ = [first[key] for key in in_order]
        return cls(
            open_=tuple(open_),
            won=is_won,
            lost=is_lost,
            won_name=next((first[key] for key in map(plain, names) if key in is_won), _WON),
            lost_name=next((first[key] for key in map(plain, names) if key in is_lost), _LOST),
            given=tuple(stages),
            by_vendor=_vendor_order(open_, (vendor, neutral)),
        )

    def pipeline(self, learned: tuple[str, ...] = (), known_by: str = "history") -> Pipeline:
        """The pipeline: as given, as the vendor has it, as *learned*, else as the names appear."""
        stages, source = self.open_, "unknown"
        for order, name in ((learned, known_by), (self.by_vendor, "vendor"), (self.given, "given")):
            if order:
                stages, source = order, name
        if len(stages) <= 1 and source == "unknown":
            source = "given"
        return Pipeline(stages, won=self.won_name, lost=self.lost_name, known_by=source)

    @property
    def is_ordered(self) -> bool:
        """Whether the order is known without looking at the deals."""
        return bool(self.given or self.by_vendor or len(self.open_) <= 1)

    def code_of(self, name: str, pipeline: Pipeline | None = None) -> int:
        """The category code of *name* in the pipeline; -1 where it is none of its stages."""
        chosen = pipeline or self.pipeline()
        key = plain(name)
        if key in self.won or key in self.lost:
            return chosen.won_code + (key in self.lost)
        return next((code for code, stage in enumerate(chosen.stages) if plain(stage) == key), -1)

    def codes(self, names: Sequence[str], pipeline: Pipeline) -> npt.NDArray[np.int64]:
        """The category code of each of *names*, and -1 at the end for what is missing."""
        return np.array([*(self.code_of(name, pipeline) for name in names), -1], dtype="int64")


def _plain_names(names: Sequence[str]) -> frozenset[str]:
    return frozenset(map(plain, names))


def _words(names: Names) -> frozenset[str]:
    return frozenset(plain(name) for each in names.values() for name in each)


def _vendor_order(open_: Sequence[str], tables: Sequence[Vendor]) -> tuple[str, ...]:
    """The order of a pipeline that a vendor comes with, if it has all of the open stages."""
    own = {plain(name): name for name in open_}
    for pipeline in (stages for table in tables for each in table.stages for stages in each.values()):
        keys = [plain(name) for name in pipeline]
        if own and set(own) <= set(keys):
            return tuple(own[key] for key in keys if key in own)
    return ()


def order_by_history(
    names: Sequence[str],
    deal: npt.NDArray[np.int64],
    code: npt.NDArray[np.int64],
    entered: npt.NDArray[np.datetime64],
) -> tuple[str, ...]:
    """The stages ordered by which of two is entered first in more deals (Copeland's rule); empty where two are equal.

    Copeland, A. H. (1951): a reasonable social welfare function. Each deal votes on each pair of its stages.
    """
    if not 0 < len(names) <= _MOST_STAGES or not len(deal):
        return ()
    rows, row = np.unique(deal, return_inverse=True)
    first = np.full((len(names), len(rows)), np.iinfo("int64").max)
    np.minimum.at(first, (code, row), entered.astype("int64"))
    wins = np.zeros(len(names))
    for left, right in combinations(range(len(names)), 2):
        both = (first[left] < np.iinfo("int64").max) & (first[right] < np.iinfo("int64").max)
        lead = np.sign(np.sign(first[right] - first[left])[both].sum())
        wins[left] += lead
        wins[right] -= lead
    order = np.argsort(-wins, kind="stable")
    return tuple(names[place] for place in order) if len(np.unique(wins)) == len(names) else ()


def order_by_probability(means: Mapping[str, float]) -> tuple[str, ...]:
    """The stages by their mean probability; empty where one has none or two have the same.

    >>> order_by_probability({"Offer": 0.6, "Talk": 0.2})
    ('Talk', 'Offer')
    """
    values = [value for value in means.values() if value == value]  # noqa: PLR0124 - NaN is not equal to itself
    if len(set(values)) < len(means):
        return ()
    return tuple(sorted(means, key=lambda name: means[name]))
