"""Frozen dataclasses to JSON-ready values and back, from their type hints alone.

The same hints give the JSON Schema, so a part of the plan is described once, in its dataclass:

>>> from bpcourse.core.goals import Goal
>>> goal = read_as(Goal, {"metric": "revenue", "target": 25000000, "unit": "CNY"}, place="goals[0]")
>>> goal.target
25000000.0
>>> written(goal)["target"]
25000000
>>> read_as(Goal, {"target": "many"}, place="goals[2]")
Traceback (most recent call last):
    ...
bpcourse.core.plan.kinds.PlanFieldError: goals[2].target must be a number, got 'many'

Hints may be made of str, int, float, bool, date, Enum, Literal, tuple, Mapping, unions with None, and dataclasses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from inspect import cleandoc
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.core.period import Period
from bpcourse.core.plan.kinds import (
    AnyJson,
    Choice,
    Day,
    EitherOf,
    Kind,
    ListOf,
    MappingOf,
    Nothing,
    Number,
    PlanFieldError,
    Schema,
    Text,
    TupleOf,
    WholeNumber,
    YesNo,
    inner,
)

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["Record", "kind_of", "read_as", "written"]

_T = TypeVar("_T")

_LEAVES: Final[dict[object, Kind]] = {
    str: Text(),
    bool: YesNo(),
    int: WholeNumber(),
    float: Number(),
    date: Day(),
    NoneType: Nothing(),
    object: AnyJson(),
    Any: AnyJson(),
}

_IMPORTED_FOR_TYPING: Final[dict[str, object]] = {
    "Mapping": Mapping,
    "Sequence": Sequence,
    "Period": Period,
    "date": date,
}
"""Names that a module may import for its type checker alone; hints that use them are still resolved."""

_EXACT_WHOLE: Final = 2**53
"""Beyond this a float no longer tells neighbouring whole numbers apart (IEEE 754 double precision)."""


def read_as(form: type[_T], raw: object, *, place: str) -> _T:
    """*raw*, as JSON gives it, as a value of *form*.

    Raises PlanFieldError, whose sentence opens with the path of the value that does not fit.

    >>> read_as(Period, {"start": "2027-01-01", "end": "2027-12-31"}, place="period") == Period.year(2027)
    True
    """
    return cast("_T", kind_of(cast("Hashable", form)).read(raw, place))


def written(value: object, *, place: str = "") -> object:
    """*value* as JSON can hold it: dataclasses by field name, days as text, whole floats without ".0".

    Raises PlanFieldError for a number that is not finite, and for a value JSON has no form for.

    >>> written(Period.quarter(2027, 1))
    {'start': '2027-01-01', 'end': '2027-03-31'}
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {
            part.name: written(getattr(value, part.name), place=inner(place, part.name))
            for part in fields(value)
            if part.init
        }
    if isinstance(value, Mapping):
        return {
            name: written(one, place=inner(place, name)) for name, one in Record.checked_names(value, place).items()
        }
    if isinstance(value, tuple | list):
        return [written(one, place=f"{place}[{at}]") for at, one in enumerate(value)]
    return _written_leaf(value, place)


def _written_leaf(value: object, place: str) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    number = Number().read(value, place)
    return int(number) if number.is_integer() and abs(number) < _EXACT_WHOLE else number


@cache
def kind_of(hint: object) -> Kind:
    """The kind of value that a type hint stands for; TypeError for one that JSON has no form for.

    >>> kind_of(tuple[float, ...])
    ListOf(member=Number())
    """
    if hint in _LEAVES:
        return _LEAVES[hint]
    if isinstance(hint, type) and is_dataclass(hint):
        return Record(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Choice(tuple(hint))
    kind = _kind_of_generic(get_origin(hint), get_args(hint))
    if kind is None:
        raise TypeError(f"a plan cannot hold {hint!r}: use plain values, tuples, mappings and dataclasses")
    return kind


def _kind_of_generic(origin: object, arguments: tuple[Any, ...]) -> Kind | None:
    if origin is Literal:
        return Choice(arguments)
    if origin in (Union, UnionType):
        return EitherOf(tuple(kind_of(one) for one in arguments))
    if origin in (list, Sequence) or (origin is tuple and arguments[1:] == (...,)):
        return ListOf(kind_of(arguments[0]))
    if origin is tuple:
        return TupleOf(tuple(kind_of(one) for one in arguments))
    if origin in (dict, Mapping):
        return MappingOf(kind_of(arguments[1]), names=kind_of(arguments[0]))
    return kind_of(arguments[0]) if origin is Annotated else None


@dataclass(frozen=True)
class Record:
    """A dataclass, written as one object with a property for each field."""

    form: type

    @staticmethod
    def checked_names(raw: object, place: str) -> Mapping[str, object]:
        """*raw*, when it is a set of fields under names that are text."""
        if not (isinstance(raw, Mapping) and all(isinstance(name, str) for name in raw)):
            raise PlanFieldError.unfit(place, _("a set of named fields"), raw)
        return raw

    def read(self, raw: object, place: str) -> object:
        """The dataclass with the fields that *raw* gives; what its own checks refuse is told with its place."""
        given = self.checked_names(raw, place)
        hints = _hints(self.form)
        self._refuse_unknown(given, place)
        parts = {}
        for part in _parts(self.form):
            if part.name in given:
                parts[part.name] = kind_of(hints[part.name]).read(given[part.name], inner(place, part.name))
            elif _is_required(part):
                where = inner(place, part.name)
                raise PlanFieldError(_("{place} is missing").format(place=where), field=where, value=None)
        return self._built(parts, place)

    def _refuse_unknown(self, given: Mapping[str, object], place: str) -> None:
        known = {part.name for part in _parts(self.form)}
        for name in given:
            if name not in known:
                sentence = _("{place} is not a field of the plan: move your own notes to the top level of the file")
                where = inner(place, name)
                raise PlanFieldError(sentence.format(place=where), field=where, value=given[name])

    def _built(self, parts: Mapping[str, object], place: str) -> object:
        try:
            return self.form(**parts)
        except PlanFieldError:
            raise
        except (CourseError, ValueError, TypeError, ArithmeticError) as reason:
            # What a dataclass checks, it checks without knowing where in the file it stands.
            sentence = _("{place}: {reason}").format(place=place, reason=reason) if place else str(reason)
            raise PlanFieldError(sentence, field=place, value=dict(parts)) from reason

    def schema(self, definitions: dict[str, Schema]) -> Schema:
        """A reference to the dataclass's definition, which goes into *definitions*."""
        name = self.form.__name__
        if name not in definitions:
            definitions[name] = {}  # stands here while the fields are described, should one lead back to this record
            definitions[name] = self.definition(definitions)
        return {"$ref": f"#/$defs/{name}"}

    def definition(self, definitions: dict[str, Schema]) -> Schema:
        """The object with its properties, in full."""
        hints, notes = _hints(self.form), _field_notes(self.form)
        properties: dict[str, object] = {}
        for part in _parts(self.form):
            note = {"description": notes[part.name]} if part.name in notes else {}
            extra = cast("Schema", part.metadata.get("schema", {}))
            properties[part.name] = {**kind_of(hints[part.name]).schema(definitions), **note, **extra}
        required = [part.name for part in _parts(self.form) if _is_required(part)]
        return {
            "description": _summary(self.form),
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }


def _parts(form: type) -> tuple[Field[Any], ...]:
    """The fields that a value of *form* is made from."""
    return tuple(part for part in fields(form) if part.init)


def _is_required(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


@cache
def _hints(form: type) -> dict[str, Any]:
    return get_type_hints(form, localns=_IMPORTED_FOR_TYPING)


def _summary(form: type) -> str:
    return cleandoc(form.__doc__ or "").partition("\n\n")[0].replace("\n", " ")


def _field_notes(form: type) -> dict[str, str]:
    """What the docstring says of each field, where it says it as "name: text"."""
    told = cleandoc(form.__doc__ or "").partition(">>>")[0]
    notes = {}
    for paragraph in told.split("\n\n")[1:]:
        _before, *pieces = re.split(_FIELD_HEADING, " ".join(paragraph.split()))
        for names, note in zip(pieces[::2], pieces[1::2], strict=True):
            text = note.partition(" Raises ")[0].rstrip(" ;.")
            notes.update(dict.fromkeys(re.findall(r"\w+", names), text))
    return notes


_FIELD_HEADING: Final = r"(?:^|(?<=[.;] ))([a-z_]+(?:(?:, | and )[a-z_]+)*): "
"""Opens the note on one field or several: at the start of a paragraph or after a stop."""
