"""A plan as the text of a file: JSON in UTF-8, which a person can read and another program can use.

>>> from bpcourse.core.plan.plan import SalesPlan
>>> text = plan_text(SalesPlan(company="Clearbrook", other={"my_note": "ask Lin Yue"}))
>>> plan_from_text(text).other["my_note"]
'ask Lin Yue'
>>> plan_from_text(text[:30])
Traceback (most recent call last):
    ...
bpcourse.core.plan.document.PlanTextError: the text of the plan breaks off or goes wrong at line 3, column 3
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, NoReturn

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.core.plan.kinds import PlanFieldError
from bpcourse.core.plan.migrate import migrated
from bpcourse.core.plan.plan import SalesPlan

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PlanTextError", "plan_bytes", "plan_from_bytes", "plan_from_text", "plan_text"]


class PlanTextError(CourseError):
    """Text that is no plan: not JSON, or JSON of another thing."""


def plan_text(plan: SalesPlan) -> str:
    """*plan* as JSON text, indented, with its schema version first."""
    document = plan.to_document()
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    if not text.isascii() and not _fits_utf8(text):
        text = json.dumps(document, indent=2, allow_nan=False)  # half a surrogate pair survives as an escape
    return text + "\n"


def plan_bytes(plan: SalesPlan) -> bytes:
    """*plan* as the content of a file, in UTF-8."""
    return plan_text(plan).encode()


def plan_from_bytes(content: bytes) -> SalesPlan:
    """The plan in the content of a file; raises what `plan_from_text` raises, and for bytes that are no text."""
    try:
        text = content.decode("utf-8-sig")  # some editors put a byte-order mark before the first brace
    except UnicodeDecodeError as reason:
        sentence = _("the plan is not text in UTF-8: byte {position} cannot be read")
        raise PlanTextError(sentence.format(position=reason.start + 1)) from reason
    return plan_from_text(text)


def plan_from_text(text: str) -> SalesPlan:
    """The plan in JSON *text*, brought up to the schema version of this course.

    Raises PlanTextError for text that is no JSON object, PlanFieldError for a field that does not fit, and
    NewerPlanError for a plan of a later version.
    """
    return SalesPlan.from_document(migrated(_parsed(text)))


def _parsed(text: str) -> dict[str, object]:
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_float=_finite, parse_constant=_refuse_number)
    except CourseError:
        raise
    except json.JSONDecodeError as reason:
        sentence = _("the text of the plan breaks off or goes wrong at line {line}, column {column}")
        raise PlanTextError(sentence.format(line=reason.lineno, column=reason.colno)) from reason
    except RecursionError as reason:
        raise PlanTextError(_("the plan is nested too deeply to be read")) from reason
    except ValueError as reason:  # a whole number of thousands of digits
        raise PlanTextError(_("the plan holds a number too long to be read")) from reason
    if not isinstance(document, dict):
        raise PlanTextError(_("the file holds JSON, but not a plan: a plan is a set of named fields"))
    return document


def _unique(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """An object whose names are all different: of two alike, one would be lost without a word."""
    named: dict[str, object] = {}
    for name, value in pairs:
        if name in named:
            sentence = _("{name} stands twice in the same place of the plan: remove one")
            raise PlanFieldError(sentence.format(name=name), field=name, value=value)
        named[name] = value
    return named


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _refuse_number(digits)
    return number


def _refuse_number(digits: str) -> NoReturn:
    raise PlanTextError(_("a number in the plan must be finite, got {value}").format(value=digits[:60]))


def _fits_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
