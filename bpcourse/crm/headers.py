"""Which column of an export is what: one table per vendor in ``vendors/*.yml``, in English and Chinese.

A maintainer adds a header, or a vendor, to those files. A user's own mapping is a YAML file of the same form.

>>> found = recognise(["Opportunity Name", "阶段", "Close Date", "Amount (USD)", "Colour"])
>>> found.vendor.name, found.places, found.unused
('Salesforce', {'name': 0, 'stage': 1, 'amount': 3, 'close_date': 2}, (4,))
>>> unit_of("金额（万元）")
('金额', 10000.0, 'CNY')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Self

import yaml

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.crm.amounts import UNITS, currency_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Recognised", "Vendor", "known_headers", "plain", "recognise", "unit_of", "vendors"]

Names = dict[str, tuple[str, ...]]
"""Ways to write one thing, by language."""
_ORDER: Final = ("hubspot", "salesforce", "pipedrive", "zoho", "dynamics", "neutral")
_IN_BRACKETS: Final = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]$")
_SCALED: Final = re.compile(r"(百万|千万|万|萬|亿|億|千|[km]|mn|bn)?\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Vendor:
    """What one CRM calls its columns, stages and states.

    columns, history, commits, orders: headers of each field, by language; the first of a language is the one it writes
    itself. stage_entered: headers such as 'Date entered "{stage}"'. stages: the pipelines it comes with.
    """

    name: str
    columns: dict[str, Names]
    history: dict[str, Names] = field(default_factory=dict)
    commits: dict[str, Names] = field(default_factory=dict)
    orders: dict[str, Names] = field(default_factory=dict)
    stage_entered: tuple[str, ...] = ()
    stages: tuple[Names, ...] = ()
    won: Names = field(default_factory=dict)
    lost: Names = field(default_factory=dict)
    status: dict[str, Names] = field(default_factory=dict)
    commit: dict[str, Names] = field(default_factory=dict)

    @classmethod
    def from_yaml(cls, text: str, *, name: str) -> Self:
        """The table written in *text*; a name, or a list of them, may stand where no language is named."""
        try:
            written = yaml.safe_load(text) or {}
        except yaml.YAMLError as problem:
            raise CourseError(_("{file}: it is no YAML that can be read").format(file=name)) from problem
        tables = ("columns", "history", "commits", "orders", "status", "commit")
        if not isinstance(written, dict) or not all(isinstance(written.get(key, {}), dict) for key in tables):
            raise CourseError(_("{file}: it needs a table of fields under columns").format(file=name))
        return cls(
            name=str(written.get("name", name)),
            **{key: {each: _names(names) for each, names in written.get(key, {}).items()} for key in tables},
            stage_entered=tuple(written.get("stage_entered", ())),
            stages=tuple(_names(names) for names in _pipelines(written.get("stages", ()))),
            won=_names(written.get("won", {})),
            lost=_names(written.get("lost", {})),
        )

    def fields(self, kind: str) -> dict[str, Names]:
        """The headers of its "columns", "history", "commits" or "orders"."""
        fields: dict[str, Names] = getattr(self, kind)
        return fields

    def stage_of(self, header: str) -> str | None:
        """The stage whose date of entry stands under *header*, or None."""
        for pattern in self.stage_entered:
            before, _stage, behind = (re.escape(plain(part)) for part in pattern.partition("{stage}"))
            found = re.fullmatch(rf"{before}\s*(.+?)\s*{behind}", unicodedata.normalize("NFKC", header), re.IGNORECASE)
            if found:
                return found[1]
        return None


@dataclass(frozen=True)
class Recognised:
    """places: for each field, its column. entered: for each column of entry dates, its stage."""

    vendor: Vendor
    places: dict[str, int]
    entered: dict[int, str]
    unused: tuple[int, ...]


def _names(written: Any) -> Names:  # noqa: ANN401 - whatever stands in a YAML file
    if isinstance(written, dict):
        return {language: _tuple(names) for language, names in written.items()}
    return {"en": _tuple(written)}


def _tuple(written: object) -> tuple[str, ...]:
    return tuple(str(each) for each in written) if isinstance(written, list | tuple) else (str(written),)


def _pipelines(written: Any) -> list[Any]:  # noqa: ANN401 - as above
    """A list of names is one pipeline."""
    several = written and isinstance(written[0], dict | list)
    return list(written) if several else [list(written)] if written else []


@cache
def vendors() -> dict[str, Vendor]:
    """The tables of the course by their file's name; the neutral one is last."""
    folder = files("bpcourse.crm") / "vendors"
    found = {each.name.removesuffix(".yml"): each for each in folder.iterdir() if each.name.endswith(".yml")}
    names = sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else -1, name))
    return {name: Vendor.from_yaml(found[name].read_text(encoding="utf-8"), name=name) for name in names}


def plain(header: str) -> str:
    """*header* without what exports vary: width of letters, case, spaces around, inside and beside brackets.

    >>> plain("  Close　Date "), plain("概率 （%）")
    ('close date', '概率(%)')
    """
    text = unicodedata.normalize("NFKC", header).replace("\ufeff", "").strip().casefold()
    return re.sub(r"\s*([()])\s*", r"\1", re.sub(r"\s+", " ", text))


def unit_of(header: str) -> tuple[str, float, str]:
    """The header without a unit in brackets, the unit's factor, and the currency it names."""
    found = _IN_BRACKETS.fullmatch(unicodedata.normalize("NFKC", header).strip())
    if found is None:
        return header, 1.0, ""
    scale, rest = _SCALED.fullmatch(found[2].strip()).groups()  # type: ignore[union-attr] # it matches anything
    currency = currency_of(rest, own="CNY")
    if (scale and not rest) or currency:
        return found[1], 1e7 if scale == "千万" else UNITS.get((scale or "").lower(), 1.0), currency
    return header, 1.0, ""


def known_headers(kind: str = "columns", *, given: Iterable[str] = ()) -> frozenset[str]:
    """Every header that any vendor writes, in plain form, and those *given*."""
    tables = vendors().values()
    names = (name for table in tables for field_ in table.fields(kind).values() for name in _all(field_))
    return frozenset(map(plain, (*names, *given)))


def _all(names: Names) -> tuple[str, ...]:
    return tuple(name for each in names.values() for name in each)


def recognise(
    headers: Sequence[str],
    *,
    kind: str = "columns",
    vendor: Vendor | None = None,
    given: Mapping[str, str] | None = None,
) -> Recognised:
    """The fields that *headers* name, by the vendor with whom most agree, or by *vendor*; *given* ones come first.

    given: the header of a field, for those that no table names. Raises CourseError where there is no such header.
    """
    places = _given_places(headers, given or {})
    tables = tuple(vendors().values())
    best = vendor or max(tables, key=lambda table: len(_matched(headers, table.fields(kind), {})))
    for table in (best, vendors()["neutral"], *tables):
        places |= _matched(headers, table.fields(kind), places)
    taken = set(places.values())
    free = [place for place in range(len(headers)) if place not in taken]
    entered = {place: stage for place in free if (stage := _stage_entered(headers[place], (best, *tables)))}
    unused = tuple(place for place in free if place not in entered)
    ordered = {name: places[name] for table in tables for name in table.fields(kind) if name in places}
    return Recognised(best, ordered | places, entered if kind == "columns" else {}, unused)


def _stage_entered(header: str, tables: Iterable[Vendor]) -> str | None:
    return next((stage for table in tables if (stage := table.stage_of(header))), None)


def _given_places(headers: Sequence[str], given: Mapping[str, str]) -> dict[str, int]:
    at = {plain(header): place for place, header in reversed(list(enumerate(headers)))}
    for name, header in given.items():
        if plain(header) not in at:
            sentence = _("the column {column} for {field} is not in the file; its columns are {columns}")
            raise CourseError(sentence.format(column=header, field=name, columns=", ".join(headers)))
    return {name: at[plain(header)] for name, header in given.items()}


def _matched(headers: Sequence[str], fields: Mapping[str, Names], taken: Mapping[str, int]) -> dict[str, int]:
    """The column of each field not yet *taken*: the first of its names that is there."""
    at = {plain(unit_of(header)[0]): place for place, header in reversed(list(enumerate(headers)))}
    at |= {plain(header): place for place, header in reversed(list(enumerate(headers)))}
    used = set(taken.values())
    found: dict[str, int] = {}
    for name, names in fields.items():
        places = [at[key] for key in map(plain, _all(names)) if key in at and at[key] not in used]
        if name not in taken and places:
            found[name] = places[0]
            used.add(places[0])
    return found
