"""Between the plan's sales paths and the fields of the tool: which fields a path has, and what stands in them.

A path has rows of five kinds, each row under a number of its own:

>>> from bpcourse.core.worked_market import worked_sales_paths
>>> typed, rows = typed_paths(worked_sales_paths()[2:3])
>>> rows[1]["milestone"], typed["path1-milestone1-name"], typed["path1-factor1-weight"]
([1], 'sends the floor plans', '25')
>>> place_of("sales_paths[0].factors[0].weight", rows), place_of("sales_paths[0].touchpoints[9]", rows)
('path1-factor1-weight', 'add-touchpoint')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.language import _
from bpcourse.core.sales_path import (
    BEST_SCORE,
    WORST_SCORE,
    DecisionFactor,
    FabStatement,
    JourneyStage,
    Milestone,
    SalesPath,
    Touchpoint,
)
from bpcourse.widgets.action_fields import OptionalNumber
from bpcourse.widgets.controls import Choice, TextArea, TextField, bare_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.language import Language
    from bpcourse.widgets.controls import Control

__all__ = [
    "KINDS",
    "Rows",
    "all_controls",
    "empty_rows",
    "path_controls",
    "path_from",
    "place_of",
    "row_controls",
    "typed_paths",
]

KINDS: Final = ("touchpoint", "fab", "milestone", "factor", "rival")
"""The kinds of rows that a path has."""

Rows = dict[str, list[int]]
"""For each kind, the numbers of a path's rows in their order."""

_PARTS: Final = {"touchpoints": "touchpoint", "fab_statements": "fab", "milestones": "milestone", "factors": "factor"}
_TEXTS: Final = ("segment", "value_proposition", "pricing_note", "negotiation_note")
_FIELDS: Final = {
    "touchpoint": ("stage", "name", "channel", "owner", "thinks", "mood", "gap"),
    "fab": ("feature", "advantage", "benefit"),
    "milestone": ("name", "stage", "day"),
    "factor": ("name", "weight", "own_score"),
}
_PLACE: Final = re.compile(r"sales_paths(?:\[(\d+)\](?:\.(\w+)(?:\[(\d+)\](?:\.(\w+))?)?)?)?(?:[.\[].*)?")


def empty_rows() -> Rows:
    """No row of any kind."""
    return {kind: [] for kind in KINDS}


# Fields ---------------------------------------------------------------------------------------------------------------


def path_controls(path: int) -> tuple[Control, ...]:
    """The fields that path number *path* has once."""
    name = f"path{path}-"
    return (
        TextField(f"{name}segment", _("Name of the segment")),
        TextArea(
            f"{name}value_proposition", _("Value proposition"),
            help=_("For whom, with which problem, we do what, with what proof, unlike whom."),
        ),
        OptionalNumber(
            f"{name}cycle_days", _("Sales cycle"), unit=_("days"), help=_("From the first contact to the signature.")
        ),
        TextArea(
            f"{name}pricing_note", _("Price: who may give what, and what is asked in return"), rows=2,
            help=_("Put a name behind the lowest price."),
        ),
        TextArea(f"{name}negotiation_note", _("Negotiation: what to hold to"), rows=2),
    )  # fmt: skip


def row_controls(path: int, kind: str, number: int, rivals: Mapping[int, str]) -> tuple[Control, ...]:
    """The fields of row *number* of a *kind*; *rivals* names the competitors that a decision factor scores."""
    name = f"path{path}-{kind}{number}-"
    makers = {"touchpoint": _touchpoint, "fab": _fab, "milestone": _milestone, "rival": _rival}
    return _factor(name, rivals) if kind == "factor" else makers[kind](name)


def _touchpoint(name: str) -> tuple[Control, ...]:
    levels = {"": _("not judged")} | {str(level): str(level) for level in range(WORST_SCORE, BEST_SCORE + 1)}
    levels[str(WORST_SCORE)], levels[str(BEST_SCORE)] = _("1 (low)"), _("5 (high)")
    return (
        Choice(f"{name}stage", _("The customer"), options=_stages()),
        TextField(f"{name}name", _("Meets us at")),
        TextField(f"{name}channel", _("Channel")),
        TextField(f"{name}owner", _("Looked after by")),
        Choice(f"{name}mood", _("Mood"), options=levels),
        TextArea(f"{name}thinks", _("What the customer does and thinks"), rows=2),
        TextArea(f"{name}gap", _("What is missing there today"), rows=2),
    )


def _fab(name: str) -> tuple[Control, ...]:
    return (
        TextArea(f"{name}feature", _("Feature: what it is or has"), rows=2),
        TextArea(f"{name}advantage", _("Advantage: what that does better"), rows=2),
        TextArea(f"{name}benefit", _("Benefit: what the customer gains"), rows=2),
    )


def _milestone(name: str) -> tuple[Control, ...]:
    return (
        TextField(f"{name}name", _("What the customer does")),
        Choice(f"{name}stage", _("Closes the stage"), options=_stages()),
        OptionalNumber(f"{name}day", _("By day"), unit=_("from first contact")),
    )


def _rival(name: str) -> tuple[Control, ...]:
    return (TextField(f"{name}name", _("Name")),)


def _factor(name: str, rivals: Mapping[int, str]) -> tuple[Control, ...]:
    return (
        TextField(f"{name}name", _("Decision factor")),
        OptionalNumber(f"{name}weight", _("Weight"), unit="%", maximum=100),
        _score(f"{name}own_score", _("We")),
        *(_score(f"{name}score{number}", rival) for number, rival in rivals.items()),
    )


def _score(name: str, supplier: str) -> Control:
    return OptionalNumber(name, supplier, unit=_("1 to 5"), minimum=WORST_SCORE, maximum=BEST_SCORE)


def _stages() -> dict[str, str]:
    return {"": _("no stage yet"), **{stage.value: stage.label for stage in JourneyStage}}


@lru_cache(maxsize=64)
def _all_controls(
    _language: Language, path: int, rows: tuple[tuple[str, tuple[int, ...]], ...], rivals: tuple[tuple[int, str], ...]
) -> tuple[Control, ...]:
    listed = [row_controls(path, kind, number, dict(rivals)) for kind, numbers in rows for number in numbers]
    return (*path_controls(path), *(control for controls in listed for control in controls))


def all_controls(path: int, rows: Rows, rivals: Mapping[int, str], language: Language) -> tuple[Control, ...]:
    """Every field of path number *path*; made once for as long as the path has the same rows."""
    return _all_controls(
        language, path, tuple((kind, tuple(rows[kind])) for kind in KINDS), tuple(rivals.items())
    )  # fmt: skip


# From and to the plan -------------------------------------------------------------------------------------------------


def path_from(values: Mapping[str, Any], path: int, rows: Rows) -> SalesPath:
    """Path number *path* as the *values* of its fields have it."""
    name = f"path{path}-"
    own: dict[str, Any] = {each: values[f"{name}{each}"] for each in (*_TEXTS, "cycle_days")}

    def held(kind: str, number: int) -> dict[str, Any]:
        return {each: values[f"{name}{kind}{number}-{each}"] for each in _FIELDS[kind]}

    rivals = {values[f"{name}rival{number}-name"]: number for number in reversed(rows["rival"])}
    return SalesPath(
        **own,
        touchpoints=tuple(_touchpoint_from(held("touchpoint", number)) for number in rows["touchpoint"]),
        fab_statements=tuple(FabStatement(**held("fab", number)) for number in rows["fab"]),
        milestones=tuple(
            Milestone(**_staged(held("milestone", number))) for number in rows["milestone"]
        ),
        factors=tuple(
            _factor_from(
                held("factor", number),
                {rival: values[f"{name}factor{number}-score{at}"] for rival, at in reversed(rivals.items()) if rival},
            )
            for number in rows["factor"]
        ),
    )  # fmt: skip


def _staged(held: dict[str, Any]) -> dict[str, Any]:
    return held | {"stage": JourneyStage(held["stage"]) if held["stage"] else None}


def _touchpoint_from(held: dict[str, Any]) -> Touchpoint:
    return Touchpoint(**_staged(held) | {"mood": float(held["mood"]) if held["mood"] else None})


def _factor_from(held: dict[str, Any], scores: Mapping[str, float | None]) -> DecisionFactor:
    weight = held["weight"]
    return DecisionFactor(
        name=held["name"],
        weight=None if weight is None else round(weight / 100, 12),
        own_score=held["own_score"],
        scores={rival: score for rival, score in scores.items() if score is not None},
    )


def typed_paths(paths: Sequence[SalesPath]) -> tuple[dict[str, str], dict[int, Rows]]:
    """What stands in the fields for *paths*, counted from 1, and the rows of each."""
    typed: dict[str, str] = {}
    rows = {}
    for number, path in enumerate(paths, start=1):
        lists: dict[str, Sequence[object]] = {kind: getattr(path, part) for part, kind in _PARTS.items()}
        lists["rival"] = path.competitors
        rows[number] = {kind: list(range(1, len(lists[kind]) + 1)) for kind in KINDS}
        typed |= _typed_path(f"path{number}-", path)
    return typed, rows


def _typed_path(name: str, path: SalesPath) -> dict[str, str]:
    typed = {f"{name}{each}": getattr(path, each) for each in _TEXTS}
    typed[f"{name}cycle_days"] = _plain(path.cycle_days)
    for part, kind in _PARTS.items():
        for number, row in enumerate(getattr(path, part), start=1):
            typed |= {f"{name}{kind}{number}-{each}": _plain(getattr(row, each)) for each in _FIELDS[kind]}
    for at, rival in enumerate(path.competitors, start=1):
        typed[f"{name}rival{at}-name"] = rival
        for number, factor in enumerate(path.factors, start=1):
            typed[f"{name}factor{number}-score{at}"] = _plain(factor.scores.get(rival))
    for number, factor in enumerate(path.factors, start=1):
        typed[f"{name}factor{number}-weight"] = _plain(None if factor.weight is None else factor.weight * 100)
    return typed


def _plain(value: object) -> str:
    """A value as a person would type or choose it."""
    if value is None:
        return ""
    return bare_number(value) if isinstance(value, int | float) else str(value)


# Places ---------------------------------------------------------------------------------------------------------------


def place_of(place: str, rows: Mapping[int, Rows]) -> str | None:
    """The field, or the button that adds it, where the plan's value at *place* stands; None for what is not here.

    rows: those of each path, the paths in the order of the plan.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return None
    at, part, number, own = found.groups()
    paths = list(rows)
    if at is None or int(at) >= len(paths):
        return "path" if paths else "add-path"
    path = paths[int(at)]
    if part not in _PARTS:
        return f"path{path}-{part if part in {*_TEXTS, 'cycle_days'} else 'segment'}"
    kind = _PARTS[part]
    numbers = rows[path][kind]
    if not numbers or int(number or 0) >= len(numbers):
        return f"add-{kind}"
    row = numbers[int(number or 0)]
    if own == "scores" and rows[path]["rival"]:
        own = f"score{rows[path]['rival'][0]}"
    fields = _FIELDS[kind]
    return f"path{path}-{kind}{row}-{own if own in fields or (own or '').startswith('score') else _first(kind)}"


def _first(kind: str) -> str:
    return "feature" if kind == "fab" else "name"
