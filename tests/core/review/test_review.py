"""The review as a whole: its order, what it keeps silent, the day it reads a plan on, and that nothing breaks it."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import replace
from datetime import date
from statistics import quantiles
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import bpcourse
from bpcourse.core.errors import CourseError
from bpcourse.core.language import use_language
from bpcourse.core.plan import PARTS, SalesPlan, plan_from_text, plan_text
from bpcourse.core.review import (
    RULES,
    SEVERITIES,
    Rule,
    RuleBook,
    cfo_questions,
    review_plan,
    silenced_findings,
    strengths,
)
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.worked_company import worked_plan

TODAY: Final = date(2026, 11, 23)
BROKEN: Final = replace(worked_plan(), goals=(), actions=(), risks=(), reviews=ReviewRhythm(owner="Lin Yue"))


def test_the_sound_plan_has_no_error_and_little_else() -> None:
    assert [(one.severity, one.rule) for one in review_plan(worked_plan(), today=TODAY)] == [
        ("advice", "segments-decision-gaps"),
        ("advice", "scorecard-no-target"),
    ]


def test_the_sound_plan_gives_the_same_findings_in_chinese() -> None:
    with use_language("zh_CN"):
        found = review_plan(worked_plan(), today=TODAY)

    assert [one.rule for one in found] == ["segments-decision-gaps", "scorecard-no-target"]


def test_the_gravest_come_first_and_then_the_order_of_the_parts() -> None:
    found = review_plan(BROKEN, today=TODAY)

    order = [(SEVERITIES.index(one.severity), PARTS.index(one.part)) for one in found]
    assert order == sorted(order)
    assert len({one.severity for one in found}) == 3


def test_an_empty_plan_hears_of_each_empty_part_once() -> None:
    found = review_plan(SalesPlan(), today=TODAY)

    assert sorted(one.place for one in found) == sorted(PARTS)


def test_a_silenced_rule_is_left_out_and_kept() -> None:
    quiet = BROKEN.with_silenced("reviews-not-monthly", "the team is two people and talks every day")

    assert "reviews-not-monthly" not in [one.rule for one in review_plan(quiet, today=TODAY)]
    assert [one.rule for one in silenced_findings(quiet, today=TODAY)] == ["reviews-not-monthly"]
    assert silenced_findings(BROKEN, today=TODAY) == []


def test_an_unknown_rule_may_be_silenced() -> None:
    assert silenced_findings(worked_plan().with_silenced("a-rule-of-old", "gone"), today=TODAY) == []


def test_the_package_offers_the_review() -> None:
    assert bpcourse.review_plan is review_plan


def test_without_a_day_the_plan_is_read_today() -> None:
    assert {one.severity for one in review_plan(SalesPlan())} == {"error", "warning"}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), False),
        (date(2026, 1, 1), False),
        (date(2027, 1, 16), False),
        (date(2027, 1, 17), True),
        (date(2031, 1, 1), True),
    ],
)
def test_an_analysis_grows_old_with_the_plans_year_and_not_before(today: date, expected: bool) -> None:
    found = {one.rule for one in review_plan(worked_plan(), today=today)}

    assert expected == ("segments-analysis-old" in found)


@pytest.mark.parametrize("today", [date(2020, 1, 1), date(2027, 12, 31), date(2050, 1, 1)])
def test_the_calendar_makes_no_error_of_a_sound_plan(today: date) -> None:
    assert [one for one in review_plan(worked_plan(), today=today) if one.severity == "error"] == []


def test_a_rule_that_fails_says_so_and_leaves_the_others_alone(caplog: pytest.LogCaptureFixture) -> None:
    book = RuleBook("goals", tool="smart_goals", chapter="ch03_building_the_plan")

    @book.rule("broken", "error", reason="None.", fix="None.")
    def _broken(plan: SalesPlan) -> list[tuple[str, str]]:
        return [("goals", str(1 / len(plan.goals)))]

    with caplog.at_level(logging.CRITICAL, logger="bpcourse.core.review.rule"):
        (found,) = book.rules[0].findings(SalesPlan(), TODAY)

    assert (found.severity, found.place, found.rule) == ("advice", "goals", "goals-broken")
    assert "could not be checked" in found.message


# Nothing that loads breaks a rule -------------------------------------------------------------------------------------

DOCUMENT: Final[dict[str, Any]] = json.loads(plan_text(worked_plan()))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    """The path of everything in *value* that could be another."""
    if isinstance(value, dict):
        inner = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    own = [path] if path else []
    return own + [one for key, member in inner for one in leaves(member, (*path, key))]


LEAVES: Final = leaves({name: DOCUMENT[name] for name in (*PARTS, "period", "customers")})
REMOVED: Final = object()
AMOUNTS: Final = st.sampled_from([0, 1, 2, 0.5, 1e-300, 1e15, -1, -5.5, 0.999])
ANYTHING: Final = (
    st.sampled_from([REMOVED, None, "", " ", "x", [], {}, True, "0001-01-01", "9999-12-31", "2027-02-30"]) | AMOUNTS
)


def changed(replacements: list[tuple[tuple[Any, ...], Any]]) -> SalesPlan | None:
    """The sound plan with some values of its file replaced; None where that is no plan."""
    document = json.loads(json.dumps(DOCUMENT))
    for path, value in replacements:
        holder = document
        try:
            for key in path[:-1]:
                holder = holder[key]
            if value is REMOVED:
                del holder[path[-1]]
            else:
                holder[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    try:
        return plan_from_text(json.dumps(document))
    except CourseError:
        return None


@settings(max_examples=100, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(st.tuples(st.sampled_from(LEAVES), ANYTHING), min_size=1, max_size=3), st.dates())
def test_no_rule_fails_on_a_plan_that_loads(replacements: list[tuple[tuple[Any, ...], Any]], today: date) -> None:
    plan = changed(replacements)
    assume(plan is not None and plan != worked_plan())
    assert plan is not None

    for rule in RULES:
        list(rule.check(plan, today))
    review_plan(plan, today=today)
    strengths(plan, today=today)
    assert len(cfo_questions(plan)) == 6


FIELDS: Final = {tuple(0 if isinstance(key, int) else key for key in path): path for path in reversed(LEAVES)}
"""Each field of the file once: in the first member of a list that has it."""


@pytest.mark.parametrize("path", FIELDS.values(), ids=str)
def test_no_rule_fails_where_one_value_is_missing_or_zero(path: tuple[Any, ...]) -> None:
    for value in (REMOVED, None, 0, "", [], 1e15):
        plan = changed([(path, value)])
        if plan is not None:
            for rule in RULES:
                list(rule.check(plan, TODAY))
            strengths(plan, today=TODAY)
            cfo_questions(plan)


def test_numbers_beyond_all_sums_do_not_break_the_review(caplog: pytest.LogCaptureFixture) -> None:
    huge = changed([(("segments", number, "target"), 1.7e308) for number in range(4)])
    assert huge is not None

    with caplog.at_level(logging.CRITICAL, logger="bpcourse.core.review.rule"):
        found = review_plan(huge, today=TODAY)

    assert any("could not be checked" in one.message for one in found)


def test_a_rule_is_a_value() -> None:
    assert isinstance(RULES[0], Rule)
    with pytest.raises(AttributeError):
        RULES[0].id = "another"  # type: ignore[misc]  # that it cannot be set is the point


def test_a_plan_is_reviewed_within_a_frame() -> None:
    plan = worked_plan()
    review_plan(plan, today=TODAY)

    def taken() -> float:
        start = time.process_time()
        review_plan(plan, today=TODAY)
        return time.process_time() - start

    assert quantiles([taken() for _time in range(40)], n=20)[-1] <= 0.010
