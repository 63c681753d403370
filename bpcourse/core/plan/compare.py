"""What differs between two plans, part by part and field by field, as values in the reader's language.

>>> from bpcourse.core.worked_company import worked_plan
>>> from dataclasses import replace
>>> plan = worked_plan()
>>> bolder = plan.with_funnel(replace(plan.funnel, leads=2_400))
>>> [(each.section, each.label, each.before, each.after) for each in differences(plan, bolder)]
[('funnel', 'Leads', '2,000', '2,400')]

Members of a list are matched by what they go by, wherever in the list they stand; one that only one plan has is one
difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _
from bpcourse.core.period import Period
from bpcourse.core.plan.labels import field_label, key_label, member_name, section_title, value_text
from bpcourse.core.plan.plan import PARTS, SalesPlan

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    _Members = Mapping[Hashable, object]

__all__ = ["SECTIONS", "Difference", "differences"]

_GENERAL: Final = ("title", "company", "currency", "period", "author", "note")
_BESIDE: Final = ("customers", "experiments", "team", "silenced", "answers", "other")
SECTIONS: Final[tuple[str, ...]] = (*_GENERAL, *PARTS, *_BESIDE)
"""Everything of a plan that is compared, in the order in which differences come."""

_SHEETS: Final = frozenset({"customers", "experiments", "team"})
"""Compared as wholes: they stand beside the plan."""
_SILENT: Final = frozenset({"id", "schema_version"})


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field in which two plans differ.

    section: the part of the plan, or its field, that it is in; place: path of the field, such as
    "segments.large manufacturers.target"; label: what the field is called; before, after: what stands in it, empty for
    nothing.
    """

    section: str
    place: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class _Pair:
    """Two values of one place. crumbs: the names that lead to it; field: its name in the plan."""

    section: str
    field: str
    crumbs: tuple[str, ...]
    before: object
    after: object


def differences(before: SalesPlan, after: SalesPlan) -> tuple[Difference, ...]:
    """Where *after* differs from *before*, in the order of `SECTIONS`; empty for two plans of one content."""
    found = []
    for section in SECTIONS:
        pair = _Pair(section, section, (), getattr(before, section), getattr(after, section))
        found += [_told(each, before.currency, after.currency) for each in _differing(pair)]
    return tuple(found)


def _told(pair: _Pair, before: str, after: str) -> Difference:
    is_whole = pair.field == pair.section
    own = ("" if pair.crumbs else section_title(pair.section)) if is_whole else field_label(pair.field)
    told, became = _texts(pair, before, after)
    path = (pair.section, *pair.crumbs, *(() if is_whole else (pair.field,)))
    return Difference(
        section=pair.section,
        place=".".join(path),
        label=" · ".join(name for name in (*pair.crumbs, own) if name),
        before=told,
        after=became,
    )


def _texts(pair: _Pair, before: str, after: str) -> tuple[str, str]:
    """What stands on each side; a whole part, or a member of a list, is only said to be there."""
    if pair.section in _SHEETS or _is_record(pair.before) or _is_record(pair.after):
        if pair.before and pair.after:
            return _("as it was"), _("changed")
        there = _("in the plan")
        return (there if pair.before else ""), (there if pair.after else "")
    place = f"{pair.section}.{pair.field}"
    told, became = value_text(pair.before, place, currency=before), value_text(pair.after, place, currency=after)
    return (told, became) if told != became else (_("as it was"), _("changed"))  # both longer than a table shows


def _is_record(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Period)


def _differing(pair: _Pair) -> Iterator[_Pair]:
    """The smallest pairs inside *pair* that differ."""
    one, other = pair.before, pair.after
    if one == other or (not one and not other and one != 0 and other != 0):
        return
    if pair.section in _SHEETS or isinstance(one or other, Period):
        yield pair
    elif is_dataclass(one) and is_dataclass(other) and not isinstance(one, type):
        for each in fields(one):
            if each.name not in _SILENT:
                inner = _Pair(pair.section, each.name, pair.crumbs, getattr(one, each.name), getattr(other, each.name))
                yield from _differing(inner)
    elif isinstance(one, tuple) and isinstance(other, tuple) and any(map(is_dataclass, (*one, *other))):
        yield from _differing_members(pair, _named(one), _named(other))
    elif isinstance(one, Mapping) and isinstance(other, Mapping):
        yield from _differing_members(pair, _keyed(one), _keyed(other))
    else:
        yield pair


def _differing_members(pair: _Pair, one: _Members, other: _Members) -> Iterator[_Pair]:
    for key in dict.fromkeys((*one, *other)):
        crumb = str(key) if isinstance(key, str) else _numbered(key)
        yield from _differing(_Pair(pair.section, pair.field, (*pair.crumbs, crumb), one.get(key), other.get(key)))


def _keyed(values: Mapping[str, object]) -> dict[Hashable, object]:
    return {key_label(key): value for key, value in values.items()}


def _named(members: Iterable[object]) -> dict[Hashable, object]:
    """Members by what they go by; those of one name, or none, in their order."""
    met: Counter[str] = Counter()
    named: dict[Hashable, object] = {}
    for member in members:
        name = member_name(member)
        met[name] += 1
        named[name if name and met[name] == 1 else (name, met[name])] = member
    return named


def _numbered(key: object) -> str:
    name, number = key if isinstance(key, tuple) else ("", 0)
    return _("{name} (number {number})").format(name=name, number=number) if name else f"{number}."
