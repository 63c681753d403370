"""Dataclasses to JSON and back, and the schema that comes of the same type hints."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Annotated, Literal

import pytest

from bpcourse.core.errors import require_rate
from bpcourse.core.funnel import Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.period import Period
from bpcourse.core.plan.codec import Record, kind_of, read_as, written
from bpcourse.core.plan.kinds import PlanFieldError, Schema

OWN_NOTE = "is not a field of the plan: move your own notes to the top level of the file"


class Level(Enum):
    LOW = 1
    HIGH = 2


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A call on a customer.

    customer: who is visited; minutes and cost: what it takes.
    share: of the week,
    from 0 to 1. Raises RateError outside that.

    >>> Visit(customer="note: not a field").minutes
    30
    """

    customer: str
    minutes: int = 30
    cost: float | None = None
    share: float = 0.0
    day: date | None = None
    level: Level = Level.LOW
    mood: Literal["good", "bad"] = "good"
    marks: Mapping[str, float] = field(default_factory=dict)
    route: tuple[str, float] = ("", 0.0)
    follow_ups: tuple[Visit, ...] = ()
    is_paid: Annotated[bool, "by the customer"] = False
    rank: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        require_rate(self.share, place="share of the week")


@dataclass(frozen=True)
class Fragile:
    minutes: float

    def __post_init__(self) -> None:
        1 / self.minutes  # a check that fails in its own way


def test_a_dataclass_comes_back_equal() -> None:
    visit = Visit(
        customer="Hongda Foods 宏达食品",
        minutes=45,
        cost=0.1,
        share=1 / 3,
        day=date(2027, 3, 1),
        level=Level.HIGH,
        mood="bad",
        marks={"audit": 4.5},
        route=("Suzhou", 12.5),
        follow_ups=(Visit(customer="Hongda Foods", is_paid=True),),
    )

    assert visit == read_as(Visit, written(visit), place="visit")


def test_fields_with_defaults_may_be_left_out() -> None:
    assert Visit(customer="Hongda") == read_as(Visit, {"customer": "Hongda"}, place="visit")


def test_a_period_is_two_days() -> None:
    assert Period.half(2027, 2) == read_as(Period, {"start": "2027-07-01", "end": "2027-12-31"}, place="period")


@pytest.mark.parametrize(
    ("form", "raw", "sentence"),
    [
        (Visit, {}, "visits[1].customer is missing"),
        (Visit, [], "visits[1] must be a set of named fields, got []"),
        (Visit, {"customer": "H", "colour": 1}, f"visits[1].colour {OWN_NOTE}"),
        (Visit, {"customer": "H", "rank": 1}, f"visits[1].rank {OWN_NOTE}"),
        (Visit, {"customer": "H", "share": 1.4}, "visits[1]: share of the week must be from 0% to 100%, got 140%"),
        (
            Visit,
            {"customer": "H", "follow_ups": [{"customer": "H", "day": "soon"}]},
            "visits[1].follow_ups[0].day must be a date such as 2027-12-31, got 'soon'",
        ),
        (
            Period,
            {"start": "2027-12-31", "end": "2027-01-01"},
            "visits[1]: period: the last day must not come before the first (2027-12-31), got 2027-01-01",
        ),
        (Goal, {"target": "many"}, "visits[1].target must be a number, got 'many'"),
        (
            Funnel,
            {"stages": [], "average_deal_size": 1},
            "visits[1]: funnel: the number of steps, the deal counted, must be from 2 to 8, got 1",
        ),
        (Fragile, {"minutes": 0}, "visits[1]: float division by zero"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_path(form: type, raw: object, sentence: str) -> None:
    with pytest.raises(PlanFieldError) as refused:
        read_as(form, raw, place="visits[1]")

    assert sentence.replace("float division", "division") == str(refused.value).replace("float division", "division")


def test_what_a_dataclass_refuses_stays_the_cause() -> None:
    with pytest.raises(PlanFieldError) as refused:
        read_as(Visit, {"customer": "H", "share": 2}, place="visits[0]")

    assert refused.value.__cause__ is not None


@pytest.mark.parametrize(
    ("value", "expected"), [(48_000_000.0, "48000000"), (0.1, "0.1"), (1e22, "1e+22"), (8, "8"), (-2.0, "-2")]
)
def test_numbers_are_written_short_and_exact(value: float, expected: str) -> None:
    assert expected == repr(written(value))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_not_finite_is_not_written(value: float) -> None:
    with pytest.raises(PlanFieldError, match=r"^funnel\[0\] must be a finite number"):
        written((value,), place="funnel")


@pytest.mark.parametrize("value", [{1, 2}, b"leads", {3: "leads"}])
def test_what_json_has_no_form_for_is_not_written(value: object) -> None:
    with pytest.raises(PlanFieldError):
        written(value, place="note")


@pytest.mark.parametrize("hint", [set[str], bytes, complex])
def test_a_type_without_a_form_in_json_is_a_mistake_in_the_code(hint: object) -> None:
    with pytest.raises(TypeError, match="a plan cannot hold"):
        kind_of(hint)


def test_the_schema_says_what_the_hints_and_the_docstring_say() -> None:
    definitions: dict[str, Schema] = {}
    reference = Record(Visit).schema(definitions)
    visit = definitions["Visit"]

    assert reference == {"$ref": "#/$defs/Visit"}
    assert visit["description"] == "A call on a customer."
    assert visit["required"] == ["customer"]
    assert visit["properties"] == {
        "customer": {"type": "string", "description": "who is visited"},
        "minutes": {"type": "integer", "description": "what it takes"},
        "cost": {"anyOf": [{"type": "number"}, {"type": "null"}], "description": "what it takes"},
        "share": {"type": "number", "description": "of the week, from 0 to 1"},
        "day": {
            "anyOf": [{"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}, {"type": "null"}],
        },
        "level": {"enum": [1, 2]},
        "mood": {"enum": ["good", "bad"]},
        "marks": {"type": "object", "additionalProperties": {"type": "number"}},
        "route": {
            "type": "array",
            "prefixItems": [{"type": "string"}, {"type": "number"}],
            "minItems": 2,
            "maxItems": 2,
        },
        "follow_ups": {"type": "array", "items": {"$ref": "#/$defs/Visit"}},
        "is_paid": {"type": "boolean"},
    }
