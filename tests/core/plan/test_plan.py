"""The plan itself: its edits, its progress, and what it refuses."""

from __future__ import annotations

import math

import pytest

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.funnel import Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.plan.parts import FunnelPlan, ScorecardPlan
from bpcourse.core.plan.plan import PARTS, SalesPlan, part_title

GROW = Goal(metric="revenue", target=48e6)
KEEP = Goal(metric="renewal rate", target=90, unit="%")
FUNNEL = FunnelPlan(funnel=Funnel.from_rates([0.5, 0.2], average_deal_size=10_000))


def test_an_empty_plan_has_no_filled_part() -> None:
    assert SalesPlan.empty().filled_parts == ()


def test_an_edit_gives_a_new_plan_and_leaves_the_old_one() -> None:
    before = SalesPlan.empty()
    after = before.with_goal(GROW).with_funnel(FUNNEL).with_scorecard(ScorecardPlan())

    assert before == SalesPlan.empty()
    assert after.filled_parts == ("goals", "funnel", "scorecard")


def test_parts_can_be_taken_out_again() -> None:
    full = SalesPlan.empty().with_funnel(FUNNEL).with_scorecard(ScorecardPlan()).with_other("risks", ["price war"])

    assert full.with_funnel(None).with_scorecard(None).with_other("risks", None) == SalesPlan.empty()


def test_goals_are_added_replaced_and_removed() -> None:
    plan = SalesPlan.empty().with_goal(GROW).with_goal(GROW)

    assert plan.with_goal(KEEP, replacing=0).goals == (KEEP, GROW)
    assert plan.with_goal(KEEP).without_goal(1).goals == (GROW, KEEP)


@pytest.mark.parametrize("number", [-1, 1])
def test_a_goal_that_is_not_there_is_named(number: int) -> None:
    plan = SalesPlan.empty().with_goal(GROW)

    with pytest.raises(FieldError, match="goals: "):
        plan.without_goal(number)
    with pytest.raises(FieldError, match="goals: "):
        plan.with_goal(KEEP, replacing=number)


def test_progress_follows_the_order_of_the_course() -> None:
    plan = SalesPlan(other={"market": {"size": 1}, "my_note": "x"}).with_goal(GROW)

    assert tuple(plan.progress) == PARTS
    assert [part for part, is_filled in plan.progress.items() if is_filled] == ["market", "goals"]


def test_every_part_has_a_title() -> None:
    assert all(part_title(part) for part in PARTS)


@pytest.mark.parametrize("currency", ["", "cny", "CNYX", "CN", "元", "CNY\n"])
def test_a_currency_is_a_code_of_three_letters(currency: str) -> None:
    with pytest.raises(CourseError, match="currency must be a code of three letters such as CNY"):
        SalesPlan(currency=currency)


def test_other_parts_cannot_hide_a_field() -> None:
    with pytest.raises(FieldError, match="goals is a field of the plan"):
        SalesPlan(other={"goals": []})


def test_other_parts_hold_only_what_json_can() -> None:
    with pytest.raises(CourseError, match=r"market.size must be a finite number"):
        SalesPlan(other={"market": {"size": math.nan}})


def test_other_parts_are_kept_apart_from_the_callers() -> None:
    market: dict[str, object] = {"size": 1}
    plan = SalesPlan(other={"market": market})
    market["size"] = 2

    assert plan.other == {"market": {"size": 1}}


def test_a_name_other_in_the_file_is_a_note_as_any() -> None:
    document: dict[str, object] = {"schema_version": 1, "other": {"other": 1}}

    assert SalesPlan.from_document(document).to_document()["other"] == {"other": 1}


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({"goals": [{}, {}, {"target": "many"}]}, "goals[2].target must be a number, got 'many'"),
        (
            {"goals": [{"colour": "red"}]},
            "goals[0].colour is not a field of the plan: move your own notes to the top level of the file",
        ),
        ({"currency": "yuan"}, "currency must be a code of three letters such as CNY, got 'yuan'"),
        ({"funnel": {"leads": 5}}, "funnel.funnel is missing"),
        (
            {"scorecard": {"weights": {"sales": 0.9}}},
            "scorecard: KPI weights must add up to 100%, got 90%: raise one by 10 points",
        ),
        ({"period": "2027"}, "period must be a set of named fields, got '2027'"),
        ({"title": None}, "title must be text, got null"),
    ],
)
def test_a_field_that_does_not_fit_is_named_by_its_path(document: dict[str, object], sentence: str) -> None:
    with pytest.raises(CourseError) as refused:
        SalesPlan.from_document(document)

    assert sentence == str(refused.value)
