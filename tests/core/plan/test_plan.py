"""The plan itself: its edits, its progress, and what it refuses."""

from __future__ import annotations

import math

import pytest

from bpcourse.core.actions import Action
from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.funnel import Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.market import MarketView
from bpcourse.core.plan.parts import FunnelPlan, ScorecardPlan
from bpcourse.core.plan.plan import PARTS, SalesPlan, part_title
from bpcourse.core.resources import Resources
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.risks import Risk
from bpcourse.core.sales_path import SalesPath
from bpcourse.core.segments import Segment
from bpcourse.core.worked_experiment import worked_experiment

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
    full = SalesPlan.empty().with_funnel(FUNNEL).with_scorecard(ScorecardPlan()).with_other("notes", ["price war"])

    assert full.with_funnel(None).with_scorecard(None).with_other("notes", None) == SalesPlan.empty()


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
    plan = SalesPlan(market=MarketView(size=1), other={"my_note": "x"}).with_goal(GROW)

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
    with pytest.raises(CourseError, match=r"my_note.size must be a finite number"):
        SalesPlan(other={"my_note": {"size": math.nan}})


def test_other_parts_are_kept_apart_from_the_callers() -> None:
    note: dict[str, object] = {"size": 1}
    plan = SalesPlan(other={"my_note": note})
    note["size"] = 2

    assert plan.other == {"my_note": {"size": 1}}


def test_a_name_other_in_the_file_is_a_note_as_any() -> None:
    document: dict[str, object] = {"schema_version": 2, "other": {"other": 1}}

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
        ({"market": {"size": -1}}, "market: market size must be 0 or more, got -1"),
        ({"risks": [{"name": "war", "impact": 6}]}, "risks[0]: risk war: impact must be from 1 to 5, got 6"),
        ({"silenced": {"even-spread": ""}}, "silenced rule even-spread: reason needs some text, got ''"),
        ({"actions": [{"id": "a"}, {"id": "a"}]}, "actions: each must go by its own name, got 'a' more than once"),
    ],
)
def test_a_field_that_does_not_fit_is_named_by_its_path(document: dict[str, object], sentence: str) -> None:
    with pytest.raises(CourseError) as refused:
        SalesPlan.from_document(document)

    assert sentence == str(refused.value)


LARGE, MALLS = Segment(name="large manufacturers"), Segment(name="malls")


def test_every_part_is_put_in_and_taken_out_again() -> None:
    full = (
        SalesPlan.empty()
        .with_market(MarketView(size=1))
        .with_goal(GROW)
        .with_segments([LARGE])
        .with_sales_paths([SalesPath(segment="malls")])
        .with_funnel(FUNNEL)
        .with_actions([Action(id="offer")])
        .with_resources(Resources(new_regions=("West",)))
        .with_scorecard(ScorecardPlan())
        .with_reviews(ReviewRhythm(monthly_day=31))
        .with_risks([Risk(name="price war")])
    )
    bare = full.with_market(None).without_goal(0).with_segments([]).with_sales_paths([]).with_funnel(None)
    bare = bare.with_actions([]).with_resources(None).with_scorecard(None).with_reviews(None).with_risks([])

    assert full.filled_parts == PARTS
    assert bare == SalesPlan.empty()


def test_a_part_in_which_nothing_stands_is_not_filled() -> None:
    plan = SalesPlan(market=MarketView(), resources=Resources(), reviews=ReviewRhythm())

    assert plan.filled_parts == ()


def test_members_are_found_by_their_names() -> None:
    path, offer = SalesPath(segment="malls"), Action(id="offer")
    plan = SalesPlan(segments=(LARGE, MALLS), sales_paths=(path,), actions=(offer,))

    assert (plan.segment("malls"), plan.sales_path("malls"), plan.action("offer")) == (MALLS, path, offer)
    assert (plan.segment("schools"), plan.sales_path("schools"), plan.action("party")) == (None, None, None)


def test_a_sales_path_takes_the_place_of_the_one_before() -> None:
    first, second = (SalesPath(segment="malls", cycle_days=days) for days in (30, 60))
    plan = SalesPlan.empty().with_sales_path(first).with_sales_path(SalesPath(segment="schools"))

    assert [path.cycle_days for path in plan.with_sales_path(second).sales_paths] == [60, None]


@pytest.mark.parametrize(
    "twice",
    [
        {"segments": (MALLS, MALLS)},
        {"sales_paths": (SalesPath(segment="malls"),) * 2},
        {"actions": (Action(id="malls"),) * 2},
        {"goals": (Goal(id="malls"),) * 2},
    ],
)
def test_members_go_by_names_of_their_own(twice: dict[str, tuple[object, ...]]) -> None:
    with pytest.raises(FieldError, match="each must go by its own name, got 'malls' more than once"):
        SalesPlan(**twice)  # type: ignore[arg-type]  # one part each


def test_members_without_a_name_yet_may_stand_beside_each_other() -> None:
    assert len(SalesPlan(segments=(Segment(), Segment())).segments) == 2


def test_ab_tests_are_kept_beside_the_parts() -> None:
    test = worked_experiment()
    plan = SalesPlan.empty().with_experiments([test])

    assert plan.experiments == (test,)
    assert plan.filled_parts == ()
    assert SalesPlan.from_document(plan.to_document()) == plan
    assert plan.with_experiments([]) == SalesPlan.empty()


def test_a_rule_is_silenced_with_a_reason() -> None:
    plan = SalesPlan.empty().with_silenced("even-spread", "two pilots of equal size")

    assert plan.silenced == {"even-spread": "two pilots of equal size"}
    assert plan.with_silenced("even-spread", None) == SalesPlan.empty()
    with pytest.raises(FieldError, match="silenced rule even-spread: reason needs some text"):
        plan.with_silenced("even-spread", " ")


def test_goals_are_part_of_another_and_no_longer() -> None:
    plan = SalesPlan(goals=(GROW, KEEP, KEEP)).with_goal_part_of(1, 0).with_goal_part_of(2, 0)

    assert plan.goal_parts(0) == plan.goals[1:]
    assert plan.goals[1].parent == plan.goals[0].id != ""
    assert plan.with_goal_part_of(1, None).goal_parts(0) == plan.goals[2:]
    assert plan.goal_parts(1) == ()


def test_a_goal_that_leaves_keeps_the_others_as_they_are() -> None:
    plan = SalesPlan(goals=(GROW, KEEP)).with_goal_part_of(1, 0)

    assert plan.without_goal(0).goals == plan.goals[1:]


def test_ids_of_goals_are_not_given_twice() -> None:
    goals = (Goal(id="goal-1"), Goal(parent="goal-2"), GROW, KEEP)
    plan = SalesPlan(goals=goals).with_goal_part_of(3, 2)

    assert plan.goals[2].id == "goal-3"


@pytest.mark.parametrize(("number", "whole"), [(0, 0), (0, 2), (0, 1)])
def test_a_goal_cannot_be_part_of_itself(number: int, whole: int) -> None:
    plan = SalesPlan(goals=(GROW, KEEP, KEEP)).with_goal_part_of(1, 0).with_goal_part_of(2, 1)

    with pytest.raises(FieldError, match="goals: goal 1 cannot be part of itself"):
        plan.with_goal_part_of(number, whole)


def test_a_circle_that_a_file_holds_is_read_and_does_not_hang() -> None:
    goals = (Goal(id="a", parent="b"), Goal(id="b", parent="a"), GROW)

    assert SalesPlan(goals=goals).with_goal_part_of(2, 0).goals[2].parent == "a"
