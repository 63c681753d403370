"""The one table that everything in the CRM lab works on: opportunities, the stages they entered, and what was rejected.

**Opportunities**: one row per deal, index 0, 1, 2 ... so that the row number stands for the deal.

================  ======================  ============================================================================
column            dtype                   meaning
================  ======================  ============================================================================
deal_id           text, unique            the export's own id; "line 17" where it has none
name              text                    what the deal is called
account           category                the customer
owner             category                the rep
team, region      category
segment, source   category                customer segment; where the lead came from
stage             category, ordered       the present stage, of `Pipeline.names`; a closed deal's is its end
last_open_stage   category, ordered       the open stage it stands in, or stood in before its end; where known
status            category                "open", "won" or "lost"; never missing
amount            float64                 in the row's own currency
currency          category                ISO 4217 code
value             float64                 amount in `Deals.currency`; missing where it has no rate
created           datetime64[s]
closed            datetime64[s]           day it was won or lost; missing while it is open
expected_close    datetime64[s]           for open deals; for closed ones where the export keeps it
last_activity     datetime64[s]
probability       float64                 from 0 to 1, as the CRM or the rep put it
commit            category                the rep's own call: "omitted", "pipeline", "best case", "commit", "closed"
loss_reason       category
line              int64                   line (or Excel row) of the file, the header being line 1
================  ======================  ============================================================================

**Events**: one row per stage that a deal entered, sorted by deal and time; empty where the export has no stage history.

================  ======================  ============================================================================
column            dtype                   meaning
================  ======================  ============================================================================
deal              int32                   row number in the opportunities
stage             category, ordered       as above; ``events["stage"].cat.codes`` is the place in the pipeline
entered           datetime64[s]
position          int16                   0 for the deal's first event, then 1, 2 ...
================  ======================  ============================================================================

A closed deal with a close date and a history ends with its won or lost event, whether or not the export wrote one.
The opportunity's id for each event is ``deals.opportunities["deal_id"].take(deals.events["deal"])``.

**Rejected**: one row per cell, or whole line, that could not be read.

================  ======================  ============================================================================
column            dtype                   meaning
================  ======================  ============================================================================
file              text                    name of the file
line              int64                   its line (or Excel row)
column            text                    the export's own header; empty where it is the whole line
found             text                    what stood there
reason            text                    a key of `bpcourse.crm.rejections.REASONS`
kept              bool                    True where the deal is kept with this cell empty
================  ======================  ============================================================================

**Commits**: what each rep said the quarter would bring, where there is such a list (else empty): owner (category),
quarter (datetime64[s], its first day), submitted (datetime64[s]), amount (float64, in `Deals.currency`).

>>> import pandas as pd
>>> pipeline = Pipeline(("First meeting", "Proposal"))
>>> deals = Deals.from_frames(
...     pd.DataFrame({"deal_id": ["A", "B"], "status": ["won", "open"], "amount": [240_000, 180_000]}),
...     pipeline=pipeline,
... )
>>> deals
<Deals: 2 opportunities (1 open, 1 won, 0 lost), 0 stage events, 0 rejected>
>>> float(deals.opportunities["value"].sum())
420000.0
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

import numpy as np
import pandas as pd

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = [
    "COMMITS",
    "DAY",
    "EVENTS",
    "OPPORTUNITIES",
    "REJECTED",
    "STATUSES",
    "TEXT",
    "Deals",
    "Pipeline",
    "Reading",
    "conformed",
    "event_order",
    "numbered_events",
]

_Numbers: TypeAlias = "npt.NDArray[Any]"

TEXT: Final = pd.StringDtype(na_value=np.nan)
"""Text columns; missing is NaN."""
DAY: Final = "datetime64[s]"
STATUSES: Final = ("open", "won", "lost")
_MANY: Final = 200
_USUAL: Final = 0.99
_YEAR: Final = 366
_CALLS: Final = ("omitted", "pipeline", "best case", "commit", "closed")

OPPORTUNITIES: Final[dict[str, Any]] = {
    "deal_id": TEXT,
    "name": TEXT,
    "account": "category",
    "owner": "category",
    "team": "category",
    "region": "category",
    "segment": "category",
    "source": "category",
    "stage": "stage",
    "last_open_stage": "stage",
    "status": pd.CategoricalDtype(STATUSES),
    "amount": "float64",
    "currency": "category",
    "value": "float64",
    "created": DAY,
    "closed": DAY,
    "expected_close": DAY,
    "last_activity": DAY,
    "probability": "float64",
    "commit": pd.CategoricalDtype(_CALLS, ordered=True),
    "loss_reason": "category",
    "line": "int64",
}
"""Columns of the opportunities and their dtypes; "stage" stands for the ordered category of the pipeline."""
EVENTS: Final[dict[str, Any]] = {"deal": "int32", "stage": "stage", "entered": DAY, "position": "int16"}
REJECTED: Final[dict[str, Any]] = {
    "file": TEXT,
    "line": "int64",
    "column": TEXT,
    "found": TEXT,
    "reason": TEXT,
    "kept": "bool",
}
COMMITS: Final[dict[str, Any]] = {"owner": "category", "quarter": DAY, "submitted": DAY, "amount": "float64"}


@dataclass(frozen=True)
class Pipeline:
    """The stages of a deal in their order, and the names of its two ends.

    stages: the open stages, first to last; won, lost: what the export calls a deal won or lost.
    known_by: where the order comes from: "given", "columns", "vendor", "history", "probability" or "unknown".
    Raises CourseError where a name comes twice.
    """

    stages: tuple[str, ...]
    won: str = "Closed won"
    lost: str = "Closed lost"
    known_by: str = "given"

    def __post_init__(self) -> None:
        twice = sorted({name for name in self.names if self.names.count(name) > 1})
        if twice:
            raise CourseError(_("pipeline: each stage must be named once, got {names} twice").format(names=twice[0]))

    @property
    def names(self) -> tuple[str, ...]:
        """Open stages in order, then won, then lost: the categories of every stage column."""
        return (*self.stages, self.won, self.lost)

    @property
    def dtype(self) -> pd.CategoricalDtype:
        """The ordered category of every stage column."""
        return pd.CategoricalDtype(self.names, ordered=True)

    @property
    def won_code(self) -> int:
        """The category code of the won end; open stages have lower ones, the lost end the next."""
        return len(self.stages)


@dataclass(frozen=True)
class Reading:
    """How the file was read: what a reader of the report may want to check.

    date_orders: for each date column of the export, "ymd", "dmy", "mdy", "serial" or "each" (each date on its own).
    columns: the export's header for each column of the table. unused: headers that were not read.
    notes: sentences about what was not certain. rows: lines with something on them, the header left out.
    """

    files: tuple[str, ...] = ()
    vendor: str = ""
    encoding: str = ""
    separator: str = ""
    decimal: str = ""
    date_orders: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rows: int = 0
    pseudonyms: bool = False


@dataclass(frozen=True, eq=False, repr=False)
class Deals:
    """Opportunities, stage events and rejected rows of one export; see the module for the columns.

    as_of: the day the export shows. currency: ISO 4217 code of `value`.
    Frames are shared, not copied: do not change them in place.
    Raises CourseError where a frame does not have its form.
    """

    opportunities: pd.DataFrame
    events: pd.DataFrame
    rejected: pd.DataFrame
    commits: pd.DataFrame
    pipeline: Pipeline
    as_of: date
    currency: str = "CNY"
    reading: Reading = field(default_factory=Reading)

    def __post_init__(self) -> None:
        for name, form in _FORMS.items():
            _require_form(name, getattr(self, name), form, self.pipeline)

    @classmethod
    def from_frames(
        cls,
        opportunities: pd.DataFrame,
        events: pd.DataFrame | None = None,
        *,
        pipeline: Pipeline,
        rejected: pd.DataFrame | None = None,
        commits: pd.DataFrame | None = None,
        as_of: date | None = None,
        currency: str = "CNY",
        reading: Reading | None = None,
    ) -> Self:
        """The table from frames that may lack columns: missing ones are added empty, the others brought to their dtype.

        *events* may name the deal by ``deal_id`` in place of ``deal``; they are sorted and numbered.
        *as_of* is by default the last day that anything was created, closed or entered, or had activity; single days
        more than a year behind 99 in 100 others do not count.
        """
        table = conformed(opportunities.reset_index(drop=True), OPPORTUNITIES, pipeline)
        if "value" not in opportunities:
            table["value"] = table["amount"]
        if "line" not in opportunities:
            table["line"] = np.arange(2, len(table) + 2)
        history = numbered_events(_with_deal(events, table), pipeline)
        return cls(
            opportunities=table,
            events=history,
            rejected=conformed(rejected, REJECTED, pipeline),
            commits=conformed(commits, COMMITS, pipeline),
            pipeline=pipeline,
            as_of=as_of or _last_day(table, history),
            currency=currency,
            reading=reading or Reading(),
        )

    @property
    def has_history(self) -> bool:
        """Whether the export came with stage history."""
        return bool(len(self.events))

    def is_(self, status: str) -> pd.Series:
        """For each opportunity, whether it is "open", "won" or "lost"."""
        return self.opportunities["status"] == status

    def __len__(self) -> int:
        return len(self.opportunities)

    def __repr__(self) -> str:
        counts = ", ".join(f"{int(self.is_(status).sum())} {status}" for status in STATUSES)
        return (
            f"<Deals: {len(self)} opportunities ({counts}), "
            f"{len(self.events)} stage events, {len(self.rejected)} rejected>"
        )


_FORMS: Final = {"opportunities": OPPORTUNITIES, "events": EVENTS, "rejected": REJECTED, "commits": COMMITS}


def conformed(frame: pd.DataFrame | None, form: dict[str, Any], pipeline: Pipeline) -> pd.DataFrame:
    """*frame* with exactly the columns of *form* in their dtypes; what is missing is empty."""
    given = pd.DataFrame() if frame is None else frame
    columns = {}
    for name, dtype in form.items():
        wanted = pipeline.dtype if dtype == "stage" else dtype
        columns[name] = _column(given.get(name), wanted, len(given))
    return pd.DataFrame(columns, index=pd.RangeIndex(len(given)))


def numbered_events(events: pd.DataFrame | None, pipeline: Pipeline) -> pd.DataFrame:
    """Stage *events* (deal, stage, entered) sorted by deal, time and stage, and numbered within their deal."""
    table = conformed(events, EVENTS, pipeline)
    code = table["stage"].cat.codes.to_numpy()
    order = event_order(table["deal"].to_numpy(), table["entered"].to_numpy(), code)
    table = table if order is None else table.take(order).reset_index(drop=True)
    table["position"] = _count_within(table["deal"].to_numpy()).astype("int16")
    return table


def event_order(deal: _Numbers, entered: _Numbers, code: _Numbers) -> _Numbers | None:
    """The order of events by deal, time and stage; None where they stand in it already."""
    same = deal[1:] == deal[:-1]
    later, at_once = entered[1:] > entered[:-1], entered[1:] == entered[:-1]
    if np.all((deal[1:] > deal[:-1]) | same & (later | at_once & (code[1:] >= code[:-1]))):
        return None
    return np.lexsort((code, entered, deal))


def _count_within(deal: _Numbers) -> _Numbers:
    """0, 1, 2 ... within each run of equal numbers."""
    place = np.arange(len(deal))
    first = np.flatnonzero(np.r_[True, deal[1:] != deal[:-1]]) if len(deal) else place
    return place - np.repeat(first, np.diff(np.r_[first, len(deal)]))


def _column(given: pd.Series | None, dtype: Any, rows: int) -> Any:  # noqa: ANN401 - an array of pandas or a dtype
    if given is not None:
        return given.array if given.dtype == dtype else given.astype(dtype).array
    if dtype in ("int64", "int32", "int16", "bool"):
        return np.zeros(rows, dtype=dtype)
    if dtype == "category":
        return pd.Categorical.from_codes(np.full(rows, -1, dtype="int8"), pd.Index([], dtype=TEXT))
    if isinstance(dtype, pd.CategoricalDtype):
        return pd.Categorical.from_codes(np.full(rows, -1, dtype="int8"), dtype=dtype)
    return pd.Series(np.nan if dtype == "float64" else None, index=range(rows), dtype=dtype).array


def _with_deal(events: pd.DataFrame | None, opportunities: pd.DataFrame) -> pd.DataFrame | None:
    """*events* with the row number of their deal; raises CourseError for a deal that is not there."""
    if events is None or "deal" in events:
        return events
    row = pd.Index(opportunities["deal_id"]).get_indexer(events["deal_id"].astype(TEXT))
    if (row < 0).any():
        unknown = events["deal_id"].iloc[int(np.argmax(row < 0))]
        raise CourseError(_("stage events: each must be of a deal in the table, got {deal}").format(deal=unknown))
    return events.assign(deal=row)


def _last_day(opportunities: pd.DataFrame, events: pd.DataFrame) -> date:
    """The last day something happened; in a large table, a few days far behind all others are slips of the pen."""
    columns = [opportunities[name] for name in ("created", "closed", "last_activity")] + [events["entered"]]
    days = np.concatenate([column.dropna().to_numpy().astype("datetime64[D]") for column in columns])
    if not len(days):
        return date.today()  # noqa: DTZ011 - the day where the reader is
    if len(days) >= _MANY:
        usual = np.partition(days, place := int(_USUAL * len(days)))[place]
        days = days[days <= usual + np.timedelta64(_YEAR, "D")]
    last: date = days.max().item()
    return last


def _require_form(name: str, frame: pd.DataFrame, form: dict[str, Any], pipeline: Pipeline) -> None:
    for column, dtype in form.items():
        wanted = pipeline.dtype if dtype == "stage" else dtype
        got = str(frame[column].dtype) if column in frame else _("no such column")
        if column not in frame or not (frame[column].dtype == wanted or (wanted == "category" and got == "category")):
            sentence = _("{table}, column {column}: it must be of the kind {wanted}, got {got}")
            raise CourseError(sentence.format(table=name, column=column, wanted=wanted, got=got))
    if name == "opportunities" and (frame["status"].isna().any() or not frame["deal_id"].is_unique):
        raise CourseError(_("opportunities: each deal needs an id of its own and a status"))
