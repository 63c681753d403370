"""From version 1 of the plan to version 2, in which the raw parts have a form of their own.

In version 1 market, segments, actions, reviews and risks were whatever JSON somebody had written there. What fits a
field of today's form goes into it; the rest is kept at the top level under a name that says where it comes from:

>>> document = {"market": {"size": 1500, "mood": "good"}, "risks": ["a rival cuts prices"], "note": "ask Lin Yue"}
>>> typed_parts(document)
{'note': 'ask Lin Yue', 'market': {'size': 1500}, 'market_version_1': {'mood': 'good'}, \
'risks_version_1': ['a rival cuts prices']}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bpcourse.core.actions import Action
from bpcourse.core.customers import CustomersPlan
from bpcourse.core.errors import CourseError
from bpcourse.core.market import MarketView
from bpcourse.core.plan.codec import read_as
from bpcourse.core.resources import Resources
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.risks import Risk
from bpcourse.core.sales_path import SalesPath
from bpcourse.core.segments import Segment
from bpcourse.core.team import TeamPlan

__all__ = ["typed_parts"]

_SINGLE: Final[dict[str, type]] = {
    "market": MarketView,
    "resources": Resources,
    "reviews": ReviewRhythm,
    "customers": CustomersPlan,
    "team": TeamPlan,
}
_LISTED: Final[dict[str, tuple[type, str]]] = {
    "segments": (Segment, "name"),
    "sales_paths": (SalesPath, "segment"),
    "actions": (Action, "id"),
    "risks": (Risk, ""),
}
"""The form of each member, and the field that no two members may share."""

_SILENCED: Final = "silenced"


def typed_parts(document: dict[str, object]) -> dict[str, object]:
    """*document* of version 1 with its raw parts in the forms of version 2, and what does not fit them kept beside."""
    raw_names = [name for name in (*_SINGLE, *_LISTED, _SILENCED) if name in document]
    after = {name: content for name, content in document.items() if name not in raw_names}
    for name in raw_names:
        fitting, rest = _split(name, document[name])
        if fitting:
            after[name] = fitting
        if rest not in (None, [], {}):
            after[_free_name(f"{name}_version_1", document)] = rest
    return after


def _split(name: str, raw: object) -> tuple[object, object]:
    """What of *raw* fits the part called *name*, and what does not."""
    if name in _SINGLE:
        return _split_fields(_SINGLE[name], raw)
    if name in _LISTED:
        return _split_list(*_LISTED[name], raw)
    return _split_reasons(raw)


def _split_fields(form: type, raw: object) -> tuple[dict[str, object], object]:
    """The fields of *raw* that a *form* can hold together, and the others."""
    if not isinstance(raw, Mapping):
        return {}, raw
    fitting: dict[str, object] = {}
    rest: dict[str, object] = {}
    for name, content in raw.items():
        if _fits(form, {**fitting, name: content}):
            fitting[name] = content
        else:
            rest[name] = content
    return fitting, rest


def _split_list(form: type, own: str, raw: object) -> tuple[list[object], object]:
    """The members of *raw* as far as they fit *form*, and whole, so that they stay readable, those that do not fit."""
    if not isinstance(raw, list):
        return [], raw
    fitting, rest, taken = list[object](), list[object](), set[object]()
    for member in raw:
        fields, left = _split_fields(form, member)
        if fields.get(own) and fields[own] in taken:
            fields, left = {}, member
        if fields:
            fitting.append(fields)
            taken.add(fields.get(own))
        if left not in (None, [], {}):
            rest.append(member)
    return fitting, rest


def _split_reasons(raw: object) -> tuple[object, object]:
    """Rules with a reason in words, and the others."""
    if not isinstance(raw, Mapping):
        return {}, raw
    fitting = {rule: reason for rule, reason in raw.items() if isinstance(reason, str) and reason.strip()}
    return fitting, {rule: reason for rule, reason in raw.items() if rule not in fitting}


def _fits(form: type, raw: dict[str, object]) -> bool:
    try:
        read_as(form, raw, place="")
    except CourseError:
        return False
    return True


def _free_name(name: str, document: Mapping[str, object]) -> str:
    """*name*, followed by underscores where the learner has already used it."""
    return name if name not in document else _free_name(f"{name}_", document)
