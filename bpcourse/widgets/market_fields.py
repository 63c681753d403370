"""Between the plan's market view and the fields of the market tool: which fields there are, and what stands in them.

>>> from bpcourse.core.market import Competitor, MarketView
>>> rows = {"rival": [1]}
>>> typed = market_typed(MarketView(size=1_500e6, competitors=(Competitor(name="Rival A", share=0.18),)))
>>> typed["size"], typed["rival1-name"], typed["rival1-share"]
('1500000000', 'Rival A', '18')
>>> place_of("market.competitors[0].share", rows), place_of("market.share", rows)
('rival1-share', 'revenue')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.language import _
from bpcourse.core.market import BuyerGroup, Competitor, MarketView, Source, SourceKind
from bpcourse.widgets.controls import Choice, Control, DateField, NumberField, TextArea, TextField, bare_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "ROW_KINDS",
    "hour_controls",
    "market_from",
    "market_typed",
    "outside_controls",
    "place_of",
    "row_controls",
    "size_controls",
]

ROW_KINDS: Final = ("group", "rival", "source")
"""Kinds of rows: buyers to count from below, competitors, sources."""

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FASTEST: Final = 1_000
_SPREAD: Final = 100_000_000
_HOURS: Final = 100_000
_LISTS: Final = {"buyer_groups": "group", "competitors": "rival", "sources": "source"}
_FIELDS: Final = {
    "name": "name",
    "year": "year",
    "size": "size",
    "growth_rate": "growth",
    "share": "revenue",
    "opportunities": "opportunities",
    "threats": "threats",
    "research_hours": "research_hours",
    "planning_hours": "planning_hours",
}
"""Fields of the market view, and the names of those that show them."""
_FIRST_FIELDS: Final = {"group": "name", "rival": "name", "source": "what"}


class _Optional(NumberField):
    """A number, or nothing yet."""

    def read(self, typed: str) -> float | None:  # type: ignore[override] # an empty field is no error here
        """The number, None for an empty field."""
        return super().read(typed) if typed.strip() else None


# Fields ---------------------------------------------------------------------------------------------------------------


def size_controls(*, currency: str, period: str) -> tuple[Control, ...]:
    """Which market, how large, how fast it grows, and what is sold in it."""
    return (
        TextField("name", _("Which market")),
        _Optional("year", _("Year of the figures"), minimum=_FIRST_YEAR, maximum=_LAST_YEAR),
        _Optional("size", _("Size in that year"), unit=currency, help=_("What all suppliers sell there together.")),
        _Optional(
            "growth", _("Growth a year"), unit="%", minimum=-99, maximum=_FASTEST, help=_("A shrinking market: -5.")
        ),
        _Optional("revenue", _("Own revenue in that year"), unit=currency),
        _Optional(
            "goal", _("Revenue goal for {period}").format(period=period), unit=currency,
            help=_("From your goals; here you only try others out."),
        ),
    )  # fmt: skip


def row_controls(kind: str, row: int, *, currency: str) -> tuple[Control, ...]:
    """The fields of one row."""
    name = f"{kind}{row}-"
    if kind == "group":
        return (
            TextField(f"{name}name", _("Buyers")),
            _Optional(f"{name}buyers", _("How many there are"), maximum=_SPREAD),
            _Optional(f"{name}yearly_spend", _("Each spends a year"), unit=currency),
        )
    if kind == "rival":
        return (
            TextField(f"{name}name", _("Competitor")),
            _Optional(f"{name}share", _("Market share"), unit="%", maximum=100),
            TextField(f"{name}strength", _("Chosen for")),
            TextField(f"{name}weakness", _("Left for")),
            DateField(f"{name}as_of", _("Last checked")),
        )
    kinds = {"": _("not sorted yet"), **{each.value: each.label for each in SourceKind}}
    return (
        TextField(f"{name}what", _("Report, survey or talk")),
        Choice(f"{name}kind", _("Kind of data"), options=kinds),
        DateField(f"{name}as_of", _("Speaks for the day")),
    )


def outside_controls() -> tuple[Control, ...]:
    """What could help and what could harm, one per line."""
    hint = _("One per line; best with a size and a first step.")
    return (
        TextArea("opportunities", _("Opportunities"), rows=4, help=hint),
        TextArea("threats", _("Threats"), rows=4, help=hint),
    )


def hour_controls() -> tuple[Control, ...]:
    """How long the team planned, and how much of it was research."""
    return (
        _Optional("planning_hours", _("Hours for the plan in all"), maximum=_HOURS),
        _Optional("research_hours", _("of these for market and customers"), maximum=_HOURS),
    )


# From and to the plan -------------------------------------------------------------------------------------------------


def market_from(values: Mapping[str, Any], rows: Mapping[str, Sequence[int]], *, share: float | None) -> MarketView:
    """The market view that the *values* of the fields make; *share* where size and revenue do not give one.

    Raises FieldError for shares above 100% and for more research than planning.
    """
    size, revenue, growth, year = (values[name] for name in ("size", "revenue", "growth", "year"))
    return MarketView(
        name=values["name"],
        year=None if year is None else int(year),
        size=size,
        growth_rate=None if growth is None else growth / 100,
        share=share if revenue is None or not size else revenue / size,
        competitors=tuple(_rival(values, f"rival{row}-") for row in rows["rival"]),
        opportunities=_lines(values["opportunities"]),
        threats=_lines(values["threats"]),
        sources=tuple(_source(values, f"source{row}-") for row in rows["source"]),
        research_hours=values["research_hours"],
        planning_hours=values["planning_hours"],
        buyer_groups=tuple(_group(values, f"group{row}-") for row in rows["group"]),
    )


def _rival(values: Mapping[str, Any], name: str) -> Competitor:
    share = values[f"{name}share"]
    texts = {each: values[name + each] for each in ("name", "strength", "weakness", "as_of")}
    return Competitor(share=None if share is None else share / 100, **texts)


def _source(values: Mapping[str, Any], name: str) -> Source:
    kind = values[f"{name}kind"]
    return Source(what=values[f"{name}what"], as_of=values[f"{name}as_of"], kind=SourceKind(kind) if kind else None)


def _group(values: Mapping[str, Any], name: str) -> BuyerGroup:
    return BuyerGroup(**{each: values[name + each] for each in ("name", "buyers", "yearly_spend")})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def market_typed(view: MarketView) -> dict[str, str]:
    """What stands in the fields for *view*, rows counted from 1; the goal is not part of it."""
    typed = {
        "name": view.name,
        "year": _plain(view.year),
        "size": _plain(view.size),
        "growth": _plain(None if view.growth_rate is None else view.growth_rate * 100),
        "revenue": _plain(view.own_revenue),
        "opportunities": "\n".join(view.opportunities),
        "threats": "\n".join(view.threats),
        "research_hours": _plain(view.research_hours),
        "planning_hours": _plain(view.planning_hours),
    }
    for row, rival in enumerate(view.competitors, start=1):
        typed |= {f"rival{row}-{each}": getattr(rival, each) for each in ("name", "strength", "weakness")}
        typed[f"rival{row}-share"] = _plain(None if rival.share is None else rival.share * 100)
        typed[f"rival{row}-as_of"] = str(rival.as_of or "")
    for row, source in enumerate(view.sources, start=1):
        typed[f"source{row}-what"] = source.what
        typed[f"source{row}-kind"] = source.kind.value if source.kind else ""
        typed[f"source{row}-as_of"] = str(source.as_of or "")
    for row, group in enumerate(view.buyer_groups, start=1):
        typed[f"group{row}-name"] = group.name
        typed |= {f"group{row}-{each}": _plain(getattr(group, each)) for each in ("buyers", "yearly_spend")}
    return typed


def place_of(path: str, rows: Mapping[str, Sequence[int]]) -> str | None:
    """The field, or the button that adds it, where the plan's value at *path* stands; None for another part's."""
    found = re.fullmatch(r"market(?:\.(\w+)(?:\[(\d+)\](?:\.(\w+))?)?)?", path)
    if found is None:
        return None
    part, number, own = found.groups()
    if part not in _LISTS:
        return _FIELDS.get(part or "size")
    kind = _LISTS[part]
    row = int(number or 0)
    if row >= len(rows[kind]):
        return f"add-{kind}"
    known = {each.name.partition("-")[2] for each in row_controls(kind, 1, currency="")}
    return f"{kind}{rows[kind][row]}-{own if own in known else _FIRST_FIELDS[kind]}"


def _plain(value: float | None) -> str:
    return "" if value is None else bare_number(value)
