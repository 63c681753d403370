"""Each kind of value in a plan file: what it takes, and the sentence for what it does not."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum

import pytest

from bpcourse.core.language import use_language
from bpcourse.core.plan.kinds import (
    DEEPEST,
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
    Text,
    TupleOf,
    WholeNumber,
    YesNo,
)


class Season(StrEnum):
    SPRING = "spring"
    AUTUMN = "autumn"


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (Text(), "清溪", "清溪"),
        (Text(), "", ""),
        (YesNo(), False, False),
        (Number(), 0.1, 0.1),
        (Number(), 48_000_000, 48_000_000.0),
        (Number(), 2**53, 2.0**53),
        (WholeNumber(), 8, 8),
        (WholeNumber(), 8.0, 8),
        (WholeNumber(), 10**30, 10**30),
        (Day(), "2028-02-29", date(2028, 2, 29)),
        (Nothing(), None, None),
        (Choice(("count", "money")), "money", "money"),
        (Choice(tuple(Season)), "autumn", Season.AUTUMN),
        (ListOf(Number()), [1, 2.5], (1.0, 2.5)),
        (ListOf(Number()), [], ()),
        (TupleOf((Text(), Number())), ["leads", 3], ("leads", 3.0)),
        (MappingOf(Number()), {"sales": 0.6}, {"sales": 0.6}),
        (EitherOf((Number(), Nothing())), None, None),
        (EitherOf((Text(), Number())), 2, 2.0),
        (AnyJson(), {"a": [1, None, {"b": "c"}]}, {"a": [1, None, {"b": "c"}]}),
    ],
)
def test_a_fitting_value_is_read(kind: Kind, raw: object, expected: object) -> None:
    read = kind.read(raw, "here")

    assert (expected, type(expected)) == (read, type(read))


@pytest.mark.parametrize(
    ("kind", "raw", "sentence"),
    [
        (Text(), 3, "here must be text, got 3"),
        (YesNo(), 1, "here must be true or false, got 1"),
        (Number(), "many", "here must be a number, got 'many'"),
        (Number(), True, "here must be a number, got true"),
        (Number(), None, "here must be a number, got null"),
        (Number(), math.nan, "here must be a finite number, got NaN"),
        (Number(), -math.inf, "here must be a finite number, got -Infinity"),
        (Number(), 2**53 + 1, "here must be a number of at most 15 digits, got 9007199254740993"),
        (WholeNumber(), 8.5, "here must be a whole number, got 8.5"),
        (WholeNumber(), False, "here must be a whole number, got false"),
        (Day(), "2027-02-30", "here must be a date such as 2027-12-31, got '2027-02-30'"),
        (Day(), "20270228", "here must be a date such as 2027-12-31, got '20270228'"),
        (Day(), "2027-02-28\n", "here must be a date such as 2027-12-31, got '2027-02-28\\n'"),
        (Nothing(), 0, "here must be empty, got 0"),
        (Choice((1,)), True, "here must be one of 1, got true"),
        (Choice(tuple(Season)), "winter", "here must be one of 'spring', 'autumn', got 'winter'"),
        (ListOf(Number()), {"a": 1}, 'here must be a list, got {"a": 1}'),
        (ListOf(Number()), [1, "x"], "here[1] must be a number, got 'x'"),
        (TupleOf((Text(), Text())), ["a"], 'here must be a list of 2 values, got ["a"]'),
        (TupleOf((Text(), Text())), ["a", 1], "here[1] must be text, got 1"),
        (MappingOf(Number()), [], "here must be a set of named fields, got []"),
        (MappingOf(Number()), {"sales": "x"}, "here.sales must be a number, got 'x'"),
        (EitherOf((Number(), Nothing())), "x", "here must be a number, got 'x'"),
        (AnyJson(), {"a": [0, math.inf]}, "here.a[1] must be a finite number, got Infinity"),
    ],
)
def test_another_value_is_refused_in_one_sentence(kind: Kind, raw: object, sentence: str) -> None:
    with pytest.raises(PlanFieldError) as refused:
        kind.read(raw, "here")

    assert sentence == str(refused.value)


def test_a_number_too_long_for_a_float_is_refused() -> None:
    with pytest.raises(PlanFieldError, match="at most 15 digits"):
        Number().read(10**400, "here")


def test_a_long_value_is_cut_short_in_the_sentence() -> None:
    with pytest.raises(PlanFieldError) as refused:
        Number().read("x" * 10_000, "here")

    assert len(str(refused.value)) < 120


def test_raw_content_may_be_nested_only_so_deep() -> None:
    raw: object = "core"
    for _level in range(DEEPEST):
        raw = [raw]

    with pytest.raises(PlanFieldError, match="nested too deeply"):
        AnyJson().read(raw, "market")


def test_raw_content_is_copied() -> None:
    rivals: list[object] = ["Northgate"]
    copy = AnyJson().read({"rivals": rivals}, "market")
    rivals.append("Volta")

    assert copy == {"rivals": ["Northgate"]}


def test_the_error_carries_place_and_value() -> None:
    with use_language("zh_CN"), pytest.raises(PlanFieldError) as refused:
        Number().read("many", "goals[2].target")

    assert (refused.value.field, refused.value.value) == ("goals[2].target", "many")
