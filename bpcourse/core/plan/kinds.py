"""What one value in a plan file may be: text, a number, a date, a choice, a list, named values.

A kind reads a JSON-ready value into Python, or says in one sentence why it cannot; and it knows its own JSON Schema, so
that the file's rules and the published schema cannot drift apart:

>>> Number().read(0.25, "funnel.win_rate")
0.25
>>> Number().schema({})
{'type': 'number'}
>>> Number().read("many", "goals[2].target")
Traceback (most recent call last):
    ...
bpcourse.core.plan.kinds.PlanFieldError: goals[2].target must be a number, got 'many'
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final, Protocol

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _

__all__ = [
    "DEEPEST",
    "AnyJson",
    "Choice",
    "Day",
    "EitherOf",
    "Kind",
    "ListOf",
    "MappingOf",
    "Nothing",
    "Number",
    "PlanFieldError",
    "Schema",
    "Text",
    "TupleOf",
    "WholeNumber",
    "YesNo",
    "inner",
]

Schema = dict[str, object]

DEEPEST: Final = 40
"""Levels of lists within lists that a plan may hold; the deepest part of the course's own plan has eight."""

_LONGEST_QUOTE: Final = 60
_DAY: Final = r"^\d{4}-\d{2}-\d{2}$"


class PlanFieldError(FieldError):
    """A value in a plan that does not fit its place; field: the path to it, such as ``goals[2].target``."""

    @classmethod
    def unfit(cls, place: str, requirement: str, value: object) -> PlanFieldError:
        """The error for *value* at *place*, which must be *requirement*."""
        sentence = _("{place} must be {requirement}, got {value}")
        return cls(
            sentence.format(place=place, requirement=requirement, value=_quoted(value)), field=place, value=value
        )


def inner(place: str, name: str) -> str:
    """The path of *name* inside *place*.

    >>> inner("goals[2]", "target"), inner("", "currency")
    ('goals[2].target', 'currency')
    """
    shown = name if name.isprintable() else repr(name)[1:-1]  # a sentence stays on one line
    return f"{place}.{shown}" if place else shown


class Kind(Protocol):
    """A kind of value in a plan file."""

    def read(self, raw: object, place: str) -> object:
        """The Python value for *raw*; raises PlanFieldError, which names *place*."""
        ...

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """The JSON Schema of the kind; what it names by reference goes into *definitions*."""
        ...


@dataclass(frozen=True)
class Text:
    """Any text."""

    def read(self, raw: object, place: str) -> str:
        """*raw*, when it is text."""
        if not isinstance(raw, str):
            raise PlanFieldError.unfit(place, _("text"), raw)
        return raw

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The type string."""
        return {"type": "string"}


@dataclass(frozen=True)
class YesNo:
    """True or false, never 1 or 0."""

    def read(self, raw: object, place: str) -> bool:
        """*raw*, when it is true or false."""
        if not isinstance(raw, bool):
            raise PlanFieldError.unfit(place, _("true or false"), raw)
        return raw

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The type boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number:
    """A finite number, kept exactly."""

    def read(self, raw: object, place: str) -> float:
        """*raw* as a float; a whole number that a float cannot hold exactly is refused."""
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise PlanFieldError.unfit(place, _("a number"), raw)
        if isinstance(raw, float) and not math.isfinite(raw):
            raise PlanFieldError.unfit(place, _("a finite number"), raw)
        try:
            number = float(raw)
        except OverflowError:
            number = math.inf
        if number != raw:
            raise PlanFieldError.unfit(place, _("a number of at most 15 digits"), raw)
        return number

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The type number."""
        return {"type": "number"}


@dataclass(frozen=True)
class WholeNumber:
    """A whole number; 3.0 is one, as in JSON Schema."""

    def read(self, raw: object, place: str) -> int:
        """*raw* as an int."""
        whole = isinstance(raw, int) or (isinstance(raw, float) and raw.is_integer())
        if isinstance(raw, bool) or not whole:
            raise PlanFieldError.unfit(place, _("a whole number"), raw)
        return int(raw)  # type: ignore[call-overload,no-any-return]  # `whole` says so

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The type integer."""
        return {"type": "integer"}


@dataclass(frozen=True)
class Day:
    """A calendar day, written year-month-day (ISO 8601)."""

    def read(self, raw: object, place: str) -> date:
        """The day that *raw* names."""
        if isinstance(raw, str) and re.match(_DAY, raw):
            try:
                return date.fromisoformat(raw)
            except ValueError:
                pass  # the 30th of February has the right shape and is no day
        raise PlanFieldError.unfit(place, _("a date such as 2027-12-31"), raw)

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """A string of the format date."""
        return {"type": "string", "format": "date", "pattern": _DAY}


@dataclass(frozen=True)
class Nothing:
    """No value: null."""

    def read(self, raw: object, place: str) -> None:
        """None, when *raw* is null."""
        if raw is not None:
            raise PlanFieldError.unfit(place, _("empty"), raw)

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The type null."""
        return {"type": "null"}


@dataclass(frozen=True)
class Choice:
    """One of a few values: the members of a Literal, or of an Enum by their values."""

    members: tuple[object, ...]

    @property
    def _written(self) -> list[object]:
        return [member.value if isinstance(member, Enum) else member for member in self.members]

    def read(self, raw: object, place: str) -> object:
        """The member that *raw* stands for."""
        for written, member in zip(self._written, self.members, strict=True):
            if raw == written and isinstance(raw, bool) == isinstance(written, bool):
                return member
        choices = ", ".join(_quoted(written) for written in self._written)
        raise PlanFieldError.unfit(place, _("one of {choices}").format(choices=choices), raw)

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The values, one by one."""
        return {"const": self._written[0]} if len(self.members) == 1 else {"enum": self._written}


@dataclass(frozen=True)
class ListOf:
    """Any number of one kind, in their order."""

    member: Kind

    def read(self, raw: object, place: str) -> tuple[object, ...]:
        """The members of *raw*, each read at its own place."""
        return tuple(self.member.read(one, f"{place}[{at}]") for at, one in enumerate(_list(raw, place)))

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """An array of the member's schema."""
        return {"type": "array", "items": self.member.schema(definitions)}


@dataclass(frozen=True)
class TupleOf:
    """A fixed row of values, each of its own kind."""

    members: tuple[Kind, ...]

    def read(self, raw: object, place: str) -> tuple[object, ...]:
        """The members of *raw*, as many as there are kinds."""
        row = _list(raw, place)
        if len(row) != len(self.members):
            raise PlanFieldError.unfit(place, _("a list of {number} values").format(number=len(self.members)), raw)
        return tuple(
            kind.read(one, f"{place}[{at}]") for at, (kind, one) in enumerate(zip(self.members, row, strict=True))
        )

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """An array whose items are given one by one."""
        items = [kind.schema(definitions) for kind in self.members]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


@dataclass(frozen=True)
class MappingOf:
    """Values of one kind, each under its name; names: the kind of the names."""

    member: Kind
    names: Kind = field(default_factory=Text)

    def read(self, raw: object, place: str) -> dict[object, object]:
        """The named members of *raw*, each read at its own place."""
        named = _object(raw, place)
        return {self.names.read(name, place): self.member.read(one, inner(place, name)) for name, one in named.items()}

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """An object with any properties of the member's schema."""
        names = self.names.schema(definitions)
        narrowed: Schema = {} if names == {"type": "string"} else {"propertyNames": names}
        return {"type": "object", **narrowed, "additionalProperties": self.member.schema(definitions)}


@dataclass(frozen=True)
class EitherOf:
    """A value of one of several kinds; the first that can read it does."""

    members: tuple[Kind, ...]

    def read(self, raw: object, place: str) -> object:
        """*raw* as the first kind that fits; the last kind's refusal when none does."""
        if raw is None and Nothing() in self.members:
            return None
        refusal = None
        for kind in self.members:
            if kind == Nothing():
                continue
            try:
                return kind.read(raw, place)
            except PlanFieldError as refused:
                refusal = refused
        raise refusal or PlanFieldError.unfit(place, _("empty"), raw)

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """Any of the members' schemas."""
        return {"anyOf": [kind.schema(definitions) for kind in self.members]}


@dataclass(frozen=True)
class AnyJson:
    """Whatever JSON can hold, kept as it is: a part that is not typed yet, or a learner's own note."""

    def read(self, raw: object, place: str) -> object:
        """A copy of *raw* that shares nothing with it."""
        return _copied(raw, place, DEEPEST)

    def schema(self, definitions: dict[str, Schema]) -> Schema:  # noqa: ARG002 - a leaf refers to nothing
        """The schema that everything fits."""
        return {}


def _copied(raw: object, place: str, levels: int) -> object:
    if not levels:
        raise PlanFieldError(
            _("{place} is nested too deeply for a plan: at most {number} levels").format(place=place, number=DEEPEST),
            field=place,
            value=raw,
        )
    if isinstance(raw, float) and not math.isfinite(raw):
        raise PlanFieldError.unfit(place, _("a finite number"), raw)
    if raw is None or isinstance(raw, bool | int | float | str):
        return raw
    if isinstance(raw, list | tuple):
        return [_copied(one, f"{place}[{at}]", levels - 1) for at, one in enumerate(raw)]
    named = _object(raw, place)
    return {name: _copied(one, inner(place, name), levels - 1) for name, one in named.items()}


def _list(raw: object, place: str) -> list[object]:
    if not isinstance(raw, list):
        raise PlanFieldError.unfit(place, _("a list"), raw)
    return raw


def _object(raw: object, place: str) -> dict[str, object]:
    if not (isinstance(raw, dict) and all(isinstance(name, str) for name in raw)):
        raise PlanFieldError.unfit(place, _("a set of named fields"), raw)
    return raw


def _quoted(raw: object) -> str:
    """*raw* as a learner would recognise it in the file, cut short."""
    if isinstance(raw, str):
        return repr(raw if len(raw) <= _LONGEST_QUOTE else raw[:_LONGEST_QUOTE] + "…")
    try:
        text = json.dumps(raw, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = type(raw).__name__
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
