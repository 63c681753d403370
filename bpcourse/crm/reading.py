r"""A CRM export read into `Deals`: which CRM, which encoding, which order of dates is found out, and told.

Every row that cannot be used, and every cell that cannot be read, is in ``deals.rejected`` with line and reason.

>>> from pathlib import Path
>>> export = Path(getfixture("tmp_path")) / "export.csv"
>>> lines = ["Deal ID,Account,Stage,Amount,Created", "1,Hengda,Lead,1.2万,2026-01-05", "2,Xinyu,Lead,soon,2026-01-06"]
>>> written = export.write_text("\n".join(lines), encoding="utf-8")
>>> deals = read_deals(export)
>>> deals
<Deals: 1 opportunities (1 open, 0 won, 0 lost), 0 stage events, 1 rejected>
>>> float(deals.opportunities["amount"][0]), deals.reading.vendor, deals.reading.encoding
(12000.0, 'neutral', 'utf-8')
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from bpcourse.core.errors import CourseError
from bpcourse.core.language import N_, _, ngettext
from bpcourse.crm.deals import (
    COMMITS,
    DAY,
    EVENTS,
    OPPORTUNITIES,
    STATUSES,
    TEXT,
    Deals,
    Pipeline,
    Reading,
    conformed,
    event_order,
    numbered_events,
)
from bpcourse.crm.export_columns import ExportColumns
from bpcourse.crm.headers import known_headers, plain, recognise, unit_of, vendors
from bpcourse.crm.raw_table import RawTable, read_raw
from bpcourse.crm.read_as import ReadAs
from bpcourse.crm.row_currencies import most_frequent, row_currencies
from bpcourse.crm.stage_order import StageNames, order_by_history, order_by_probability

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from bpcourse.crm.privacy import Pseudonyms

__all__ = ["read_commits", "read_deals"]

_ENOUGH_VOTES: Final = 500_000
"""Events that vote on the order of the stages."""
_SURE: Final = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "Excel", "Parquet"})
_NAMES: Final = ("account", "owner", "team", "region", "segment", "source", "loss_reason")
_STEPS: Final = (
    N_("Opening the file"),
    N_("Reading names, dates and amounts"),
    N_("Reading the stage history"),
    N_("Checking the table"),
)


def read_deals(
    path: Path | str,
    *,
    history: Path | str | None = None,
    commits: Path | str | None = None,
    read_as: ReadAs | None = None,
    pseudonyms: Pseudonyms | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Deals:
    """The deals in the CSV, Excel or Parquet export at *path*, with their stage history and the reps' commits.

    history: a second file with one line per stage entered; exports with a column of dates per stage need none.
    commits: a file with what each rep said a quarter would bring. pseudonyms: put in place of names and mails.
    progress: called with the step and the share done. Raises CourseError where the file cannot be used at all.
    """
    chosen = read_as or ReadAs()
    tell = progress or (lambda _step, _share: None)
    tell(_(_STEPS[0]), 0.0)
    export = _opened(Path(path), "columns", chosen.columns, chosen)
    past = _opened(Path(history), "history", chosen.history_columns, chosen) if history else None
    tell(_(_STEPS[1]), 0.3)
    table = _Table(export, past, chosen)
    table.read_rows()
    tell(_(_STEPS[2]), 0.7)
    table.read_events()
    tell(_(_STEPS[3]), 0.9)
    calls = _commit_rows(Path(commits), chosen) if commits else None
    deals = table.deals(calls, pseudonyms)
    tell(_(_STEPS[3]), 1.0)
    return deals


def read_commits(path: Path | str, *, read_as: ReadAs | None = None) -> pd.DataFrame:
    """The list of commits at *path*: owner, quarter, submitted, amount, as `Deals.commits` has it."""
    return conformed(_commit_rows(Path(path), read_as or ReadAs())[0], COMMITS, Pipeline(()))


def _opened(path: Path, kind: str, given: dict[str, str], read_as: ReadAs) -> ExportColumns:
    """The file with its columns recognised."""
    known = known_headers(kind, given=given.values())

    def score(cells: Sequence[str]) -> int:
        return len({key for cell in cells for key in (plain(cell), plain(unit_of(cell)[0])) if key in known})

    raw = read_raw(path, score=score, encoding=read_as.encoding, separator=read_as.separator)
    found = recognise(raw.headers, kind=kind, vendor=read_as.table, given=given)
    _require_fields(raw, kind, found.places)
    return ExportColumns(raw, found, read_as)


_REQUIRED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "columns": (("deal_id", "name"), ("stage", "status")),
    "history": (("deal_id",), ("stage",), ("entered",)),
    "commits": (("owner",), ("quarter",), ("amount",)),
}


def _require_fields(raw: RawTable, kind: str, places: dict[str, int]) -> None:
    for choices in _REQUIRED[kind]:
        if not set(choices) & set(places):
            sentence = _(
                "{file}: no column for {field} was recognised among {columns}; name it in the mapping of columns"
            )
            names = ", ".join(raw.headers[:30])
            raise CourseError(sentence.format(file=raw.file, field=" / ".join(choices), columns=names))


@dataclass(eq=False)
class _Table:
    """The columns of the table as they come together; then the rows that can be used."""

    export: ExportColumns
    past: ExportColumns | None
    read_as: ReadAs
    columns: dict[str, Any] = field(default_factory=dict)
    entered: dict[str, npt.NDArray[np.datetime64]] = field(default_factory=dict)
    past_stage: pd.Categorical | None = None
    past_entered: npt.NDArray[np.datetime64] | None = None
    events: pd.DataFrame | None = None
    currency: str = ""
    notes: list[str] = field(default_factory=list)

    # Rows --------------------------------------------------------------------------------------------------------

    def read_rows(self) -> None:
        """Fill the columns, and mark the rows that cannot be used."""
        export = self.export
        self._read_ids()
        self.columns |= {name: export.names(name) for name in _NAMES}
        self.columns["probability"] = export.shares("probability")
        self.columns["last_activity"] = export.days("last_activity")
        self.columns["commit"] = self._calls()
        self._read_amounts()
        self.raw_stage = export.names("stage", drops=True)
        self._read_history_cells()
        self._order_stages()
        self._read_status()
        self._read_days()
        export.require_decided()
        if self.past:
            self.past.require_decided()
        self._drop_repeated()

    def _read_ids(self) -> None:
        export = self.export
        ids, names = export.texts("deal_id", drops=True), export.texts("name")
        nameless = (ids.isna() & names.isna()).to_numpy() & ~export.dropped
        place = export.found.places.get("deal_id", export.found.places.get("name", 0))
        export.list_cells(np.flatnonzero(nameless), place, "no deal", drops=True)
        without = ids.isna()
        if without.any():
            ids = ids.mask(without, pd.Series(export.raw.lines).astype(TEXT).radd("line "))
        self.columns |= {"deal_id": ids, "name": names, "line": export.raw.lines}

    def _drop_repeated(self) -> None:
        """The second line of a deal is listed; the first counts."""
        usable = np.flatnonzero(~self.export.dropped)
        again = usable[self.columns["deal_id"].iloc[usable].duplicated().to_numpy()]
        if self.export.has("deal_id"):
            self.export.list_cells(again, self.export.found.places["deal_id"], "repeated", drops=True)

    def _calls(self) -> pd.Categorical:
        """The reps' forecast category."""
        dtype = OPPORTUNITIES["commit"]
        if not self.export.has("commit"):
            return pd.Categorical.from_codes(np.full(len(self.export), -1), dtype=dtype)
        names = self.export.names("commit")
        words = _by_word(self.export.found.vendor.commit, vendors()["neutral"].commit)
        new = np.array([dtype.categories.get_indexer([words.get(plain(name))])[0] for name in names.categories] + [-1])
        codes = new[names.codes]
        self.export.list_field((codes < 0) & (names.codes >= 0), "commit", "category unknown", drops=False)
        return pd.Categorical.from_codes(codes, dtype=dtype)

    # Money -------------------------------------------------------------------------------------------------------

    def _read_amounts(self) -> None:
        """Amount, currency, and the value in the table's own currency."""
        export = self.export
        rows = len(export)
        if not export.has("amount"):
            self.columns |= {"amount": np.full(rows, np.nan), "value": np.full(rows, np.nan)}
            self.columns["currency"] = pd.Categorical([None] * rows, categories=pd.Index([], dtype=TEXT))
            self.currency = self.read_as.currency
            return
        amounts = export.amounts("amount")
        written = row_currencies(export, amounts.currencies)
        self.currency = self.read_as.currency or most_frequent(written)
        self._read_actual_amounts(amounts.numbers)
        self.columns |= {"amount": amounts.numbers, "currency": written}
        rates = {self.currency: 1.0} | self.read_as.rates
        factors = np.array([rates.get(code, np.nan) for code in written.categories] + [np.nan])
        if not len(written.categories):
            factors = np.ones(1)  # one currency, and nobody says which
        self.columns["value"] = amounts.numbers * factors[written.codes]
        if amounts.presumed:
            self.notes.append(
                ngettext(
                    "{count} amount such as {example} was read as thousands: nothing in the column shows otherwise.",
                    "{count} amounts such as {example} were read as thousands: nothing in the column shows otherwise.",
                    amounts.presumed,
                ).format(count=amounts.presumed, example="1.234")
            )

    def _read_actual_amounts(self, amounts: npt.NDArray[np.float64]) -> None:
        """What a won deal came to in fact counts, where the export has it."""
        if self.export.has("actual_amount"):
            actual = self.export.amounts("actual_amount").numbers
            amounts[:] = np.where(actual > 0, actual, amounts)

    # Stages ------------------------------------------------------------------------------------------------------

    def _read_history_cells(self) -> None:
        """Dates of entry, from the columns of the export or the file of the history."""
        export = self.export
        for place, stage in export.found.entered.items():
            self.entered[stage] = export.days_at(place)
        if self.past:
            self.past_stage = self.past.names("stage", drops=True)
            self.past_entered = self.past.days("entered", drops=True)

    def _order_stages(self) -> None:
        """The pipeline, from what the user or the vendor says, else from what the deals did."""
        past = list(self.past_stage.categories) if self.past_stage is not None else []
        known = list(dict.fromkeys([*self.raw_stage.categories, *past]))
        self.entered = _without_pipeline(self.entered, known)
        names = list(dict.fromkeys([*known, *self.entered]))
        said = self.read_as
        self.names = StageNames.of(
            names, vendor=self.export.found.vendor, stages=said.stages, won=said.won, lost=said.lost
        )
        learned: tuple[str, ...] = ()
        known_by = "history"
        if not self.names.is_ordered:
            learned = self._order_in_history()
            if not learned:
                learned, known_by = self._order_in_probabilities(), "probability"
        self.pipeline = self.names.pipeline(learned, known_by)
        if self.pipeline.known_by == "unknown":
            sentence = _("The order of the stages could not be found out; it was taken as they appear: {stages}.")
            self.notes.append(sentence.format(stages=", ".join(self.pipeline.stages)))

    def _order_in_history(self) -> tuple[str, ...]:
        at = {plain(name): code for code, name in enumerate(self.names.open_)}
        if self.past is not None and self.past_stage is not None and self.past_entered is not None:
            few = slice(_ENOUGH_VOTES)
            new = np.array([*(at.get(plain(name), -1) for name in self.past_stage.categories), -1])
            code = new[self.past_stage.codes[few]]
            deal = self.past.cells("deal_id").slice(0, _ENOUGH_VOTES).dictionary_encode().indices.to_numpy()
            entered = self.past_entered[few]
        elif self.entered:
            deal = np.tile(np.arange(len(self.export)), len(self.entered))
            code = np.repeat([at.get(plain(name), -1) for name in self.entered], len(self.export))
            entered = np.concatenate(list(self.entered.values()))
        else:
            return ()
        fits = (code >= 0) & ~np.isnat(entered)
        return order_by_history(self.names.open_, deal[fits], code[fits], entered[fits])

    def _order_in_probabilities(self) -> tuple[str, ...]:
        at = {plain(name): name for name in self.names.open_}
        own = pd.Series(self.raw_stage).astype("object").map(lambda name: at.get(plain(name)), na_action="ignore")
        means = pd.Series(self.columns["probability"]).groupby(own).mean()
        return order_by_probability({name: float(means.get(name, np.nan)) for name in self.names.open_})

    # Status and days ---------------------------------------------------------------------------------------------

    def _read_status(self) -> None:
        """Open, won or lost: by the status, else by flags, else by the stage; and the stage that goes with it."""
        export, pipeline = self.export, self.pipeline
        by_stage = self.names.codes(self.raw_stage.categories, pipeline)[self.raw_stage.codes]
        unknown = (by_stage < 0) & (self.raw_stage.codes >= 0)
        export.list_field(unknown, "stage", "stage unknown", drops=True) if export.has("stage") else None
        from_stage = np.where(by_stage < 0, -1, np.maximum(by_stage - pipeline.won_code + 1, 0))
        said = self._said_status()
        status = np.where(said >= 0, said, from_stage)
        nothing = np.flatnonzero((status < 0) & ~export.dropped)
        place = export.found.places.get("stage", export.found.places.get("status", 0))
        export.list_cells(nothing, place, "no stage", drops=True)
        contradicts = (from_stage > 0) & (said >= 0) & (said != from_stage) & ~export.dropped
        if contradicts.any():
            export.list_field(
                contradicts, "status" if export.has("status") else "stage", "status contradicts", drops=True
            )
        self.status = status
        is_open_stage = (by_stage >= 0) & (by_stage < pipeline.won_code)
        self.last_open = np.where(is_open_stage, by_stage, -1)
        self.stage = np.where(status == 0, self.last_open, pipeline.won_code + status - 1)
        self.columns["status"] = pd.Categorical.from_codes(status, STATUSES)

    def _said_status(self) -> npt.NDArray[np.int64]:
        """0, 1, 2 for open, won, lost as the status column or the flags say; -1 where they say nothing."""
        export = self.export
        if export.has("status"):
            column = export.names("status", drops=True)
            words = _by_word(export.found.vendor.status, vendors()["neutral"].status)
            new = [STATUSES.index(words[plain(name)]) if plain(name) in words else -1 for name in column.categories]
            codes: npt.NDArray[np.int64] = np.array([*new, -1])[column.codes]
            export.list_field((codes < 0) & (column.codes >= 0), "status", "status unknown", drops=True)
            return codes
        said = np.full(len(export), -1)
        if export.has("is_won"):
            won = export.flags("is_won")
            closed = export.flags("is_closed") if export.has("is_closed") else won
            lost = export.flags("is_lost") if export.has("is_lost") else closed & ~won
            said = np.where(won, 1, np.where(lost, 2, 0 if export.has("is_closed") else -1))
        return said

    def _read_days(self) -> None:
        """Created, closed and expected: one column of close dates serves open and closed deals in their own sense."""
        export = self.export
        vital = {
            name: export.days(name, drops=True) for name in ("created", "closed", "close_date", "won_on", "lost_on")
        }
        is_open = self.status == 0
        closed = vital["closed"]
        for other in (np.where(self.status == 1, vital["won_on"], vital["lost_on"]), vital["close_date"]):
            closed = np.where(np.isnat(closed), other, closed)
        expected = export.days("expected_close", drops=True)
        expected = np.where(np.isnat(expected) & is_open, vital["close_date"], expected)
        self.columns |= {"created": vital["created"].astype(DAY), "expected_close": expected.astype(DAY)}
        self.columns["closed"] = np.where(is_open, np.datetime64("NaT"), closed).astype(DAY)

    # Events ------------------------------------------------------------------------------------------------------

    def read_events(self) -> None:
        """One row per stage entered, of the deals that can be used; deals that are closed end with their end."""
        parts = self._entered_events() if self.past is None else self._past_events()
        deal, stage, entered = (np.concatenate(each) for each in zip(*parts, strict=True)) if parts else _no_events()
        if len(deal):
            more = self._missing_ends(deal, stage)
            deal, stage, entered = (np.concatenate(each) for each in zip((deal, stage, entered), more, strict=True))
        self.events = _entries(deal, stage, entered, self.pipeline)
        self._fill_last_open()

    def _entered_events(self) -> list[tuple[Any, Any, Any]]:
        parts = []
        for name, days in self.entered.items():
            rows = np.flatnonzero(~np.isnat(days) & ~self.export.dropped)
            code = self.names.code_of(name, self.pipeline)
            if code >= 0:
                parts.append((rows.astype("int32"), np.full(len(rows), code, dtype="int8"), days[rows]))
        return parts

    def _past_events(self) -> list[tuple[Any, Any, Any]]:
        """Events of the history file; those of deals that are not in the table are listed."""
        past = self.past
        if past is None or self.past_stage is None or self.past_entered is None:
            return []
        usable = np.flatnonzero(~self.export.dropped)
        ids = pa.array(self.columns["deal_id"].iloc[usable], pa.string())
        at = pc.index_in(pc.utf8_trim_whitespace(past.cells("deal_id")), ids)
        row = pc.fill_null(at, -1).to_numpy(zero_copy_only=False)
        past.list_field((row < 0) & ~past.dropped, "deal_id", "deal unknown", drops=True)
        stage = self.names.codes(self.past_stage.categories, self.pipeline)[self.past_stage.codes]
        past.list_field((stage < 0) & ~past.dropped, "stage", "stage unknown", drops=True)
        past.list_field(np.isnat(self.past_entered) & ~past.dropped, "entered", "no date", drops=True)
        kept = ~past.dropped
        return [(usable[row[kept]].astype("int32"), stage[kept].astype("int8"), self.past_entered[kept])]

    def _missing_ends(self, deal: npt.NDArray[np.int32], stage: npt.NDArray[np.int8]) -> tuple[Any, Any, Any]:
        """The end of each closed deal that has a history and a close date, but no event of its end."""
        rows = len(self.export)
        has_history, has_end = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
        has_history[deal] = True
        has_end[deal[stage >= self.pipeline.won_code]] = True
        closed = self.columns["closed"]
        new = np.flatnonzero(has_history & ~has_end & (self.status > 0) & ~np.isnat(closed) & ~self.export.dropped)
        return new.astype("int32"), self.stage[new].astype("int8"), closed[new]

    def _fill_last_open(self) -> None:
        """For closed deals whose export shows only the end, the last open stage of their history."""
        events = self.events
        if events is None or not len(events):
            return
        code = events["stage"].cat.codes.to_numpy()
        is_open = code < self.pipeline.won_code
        last = np.full(len(self.export), -1)
        last[events["deal"].to_numpy()[is_open]] = code[is_open]  # sorted: the last one stays
        self.last_open = np.where(self.last_open >= 0, self.last_open, last)
        self.stage = np.where((self.status == 0) & (self.stage < 0), self.last_open, self.stage)

    # The end -----------------------------------------------------------------------------------------------------

    def deals(self, calls: tuple[pd.DataFrame, ExportColumns] | None, pseudonyms: Pseudonyms | None) -> Deals:
        """The table of the rows that can be used, under pseudonyms where they are wanted."""
        kept = np.flatnonzero(~self.export.dropped)
        self.columns["stage"] = pd.Categorical.from_codes(self.stage, dtype=self.pipeline.dtype)
        self.columns["last_open_stage"] = pd.Categorical.from_codes(self.last_open, dtype=self.pipeline.dtype)
        table = pd.DataFrame({name: pd.Series(self.columns[name]).iloc[kept].array for name in OPPORTUNITIES})
        for name in ("currency", *_NAMES):
            table[name] = table[name].cat.remove_unused_categories()
        files = [self.export, *([self.past] if self.past else []), *([calls[1]] if calls else [])]
        hidden = frozenset(
            each.header(name) for each in files for name in ("owner", "account", "name") if each.has(name)
        )
        rejected = [each.listed.frame(columns_of_names=hidden if pseudonyms else frozenset()) for each in files]
        deals = Deals.from_frames(
            table,
            _of_kept(self.events, kept, len(self.export)),
            pipeline=self.pipeline,
            rejected=pd.concat(rejected, ignore_index=True),
            commits=calls[0] if calls else None,
            as_of=self.read_as.as_of,
            currency=self.currency,
            reading=self._reading(files),
        )
        if self.read_as.as_of is None:
            note = _("The day of the export was taken to be {day}, the last on which something happened.")
            said = (*deals.reading.notes, note.format(day=deals.as_of))
            deals = replace(deals, reading=replace(deals.reading, notes=said))
        return pseudonyms.applied(deals) if pseudonyms else deals

    def _reading(self, files: Sequence[ExportColumns]) -> Reading:
        raw = self.export.raw
        if raw.encoding not in _SURE:
            sentence = _("The encoding was taken for {encoding} from the characters; look at a few names.")
            self.notes.append(sentence.format(encoding=raw.encoding))
        orders = {header: order for each in files for header, order in each.date_orders.items()}
        mixed = [header for header, order in orders.items() if order == "each"]
        if mixed:
            sentence = _("The dates in {columns} mix orders: those that can be read in one way only were read.")
            self.notes.append(sentence.format(columns=", ".join(mixed)))
        amounts = next(iter(self.export.decimals.values()), None)
        return Reading(
            files=tuple(each.raw.file for each in files),
            vendor=self.export.found.vendor.name,
            encoding=raw.encoding,
            separator=raw.separator,
            decimal=amounts.decimal if amounts else "",
            date_orders=orders,
            columns={name: self.export.header(name) for name in self.export.found.places},
            unused=tuple(raw.headers[place] for place in self.export.found.unused),
            notes=tuple(self.notes),
            rows=len(raw.lines) + len(raw.broken),
        )


def _commit_rows(path: Path, read_as: ReadAs) -> tuple[pd.DataFrame, ExportColumns]:
    """Commits, and the file they come from."""
    export = _opened(path, "commits", {}, read_as)
    owner = export.names("owner", drops=True)
    columns = {
        "owner": owner,
        "quarter": export.days("quarter", drops=True),
        "submitted": export.days("submitted"),
        "amount": export.amounts("amount").numbers,
    }
    export.require_decided()
    return pd.DataFrame(columns)[~export.dropped], export


def _by_word(*tables: dict[str, dict[str, tuple[str, ...]]]) -> dict[str, str]:
    """What each word means, the first table first."""
    words: dict[str, str] = {}
    for table in tables:
        for meaning, names in table.items():
            for name in (name for each in names.values() for name in each):
                words.setdefault(plain(name), meaning)
    return words


def _without_pipeline(entered: dict[str, Any], known: Sequence[str]) -> dict[str, Any]:
    """Stage names without the pipeline in brackets that HubSpot adds, where the bare name is one of *known*."""
    names = {plain(name) for name in known}
    bare = {name: name.rpartition(" (")[0] for name in entered}
    return {bare[name] if plain(bare[name]) in names else name: days for name, days in entered.items()}


def _no_events() -> tuple[Any, Any, Any]:
    return np.array([], dtype="int32"), np.array([], dtype="int8"), np.array([], dtype=DAY)


def _entries(
    deal: npt.NDArray[np.int32], stage: npt.NDArray[np.int8], entered: npt.NDArray[np.datetime64], pipeline: Pipeline
) -> pd.DataFrame:
    """Sorted events; a stage that follows itself is no new entry (some histories write every edit)."""
    order = event_order(deal, entered, stage)
    if order is not None:
        deal, stage, entered = deal[order], stage[order], entered[order]
    if len(deal):
        new = np.concatenate([[True], (deal[1:] != deal[:-1]) | (stage[1:] != stage[:-1])])
        deal, stage, entered = deal[new], stage[new], entered[new]
    stages = pd.Categorical.from_codes(stage, dtype=pipeline.dtype)
    return numbered_events(pd.DataFrame({"deal": deal, "stage": stages, "entered": entered}), pipeline)


def _of_kept(events: pd.DataFrame | None, kept: npt.NDArray[np.int64], rows: int) -> pd.DataFrame | None:
    """*events* with the row numbers of the deals that were kept; those of others go with their deal's line."""
    if events is None or len(kept) == rows:
        return events
    new = np.full(rows, -1, dtype="int32")
    new[kept] = np.arange(len(kept), dtype="int32")
    moved = new[events["deal"].to_numpy()]
    return events.assign(deal=moved)[moved >= 0].reset_index(drop=True)[list(EVENTS)]
