"""The team's part of the plan: half filled or whole, it answers with what it can, and survives its file."""

from __future__ import annotations

import pytest

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.kpi import Dimension
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.plan import SalesPlan, plan_from_text, plan_text
from bpcourse.core.team import PaidRep, PayPlan, SalesRole, Standing, TeamPlan, TeamStage, WorkActivity
from bpcourse.core.worked_team import worked_team


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plans_file_keeps_the_whole_team(language: Language) -> None:
    with use_language(language):
        plan = SalesPlan.empty().with_team(worked_team())

    assert plan_from_text(plan_text(plan)) == plan


def test_the_team_is_no_step_of_the_plan() -> None:
    assert SalesPlan.empty().with_team(worked_team()).filled_parts == ()
    assert SalesPlan.empty().with_team(worked_team()).with_team(None) == SalesPlan.empty()


def test_what_is_missing_is_answered_with_nothing() -> None:
    assert TeamPlan(reps=(PaidRep(),)).pay_run is None
    assert TeamPlan(pay=PayPlan()).pay_run is None
    assert TeamPlan(pay=PayPlan(), activities=(WorkActivity(hours=1),)).rewarded_work is None
    assert TeamPlan(pay=PayPlan(), weights={Dimension.SALES: 1}).rewarded_work is None


def test_without_a_present_plan_the_base_alone_is_compared() -> None:
    run = TeamPlan(pay=PayPlan(base=100, target_bonus=50), reps=(PaidRep(),)).pay_run
    assert run is not None

    assert run.rows[0].change == 50


def test_two_roles_of_one_name_are_refused() -> None:
    with pytest.raises(FieldError, match="roles: each must go by its own name, got 'Rep' more than once"):
        TeamPlan(roles=(SalesRole(name="Rep"), SalesRole(name="Rep")))
    assert len(TeamPlan(roles=(SalesRole(), SalesRole())).roles) == 2


def test_money_weights_and_exponent_stay_within_their_borders() -> None:
    with pytest.raises(AmountError, match="revenue of the year"):
        TeamPlan(revenue=-1)
    with pytest.raises(AmountError, match="weight of Teamwork"):
        TeamPlan(weights={Dimension.TEAM: -0.1})
    with pytest.raises(AmountError, match="response of results to hours"):
        TeamPlan(response=1)


@pytest.mark.parametrize(
    ("knows", "can", "fits", "stage"),
    [
        (False, True, True, TeamStage.BUILDING),
        (False, False, False, TeamStage.BUILDING),
        (True, False, False, TeamStage.GROWING),
        (True, True, True, TeamStage.STABLE),
        (True, True, False, TeamStage.CHANGING),
    ],
)
def test_the_first_question_answered_with_no_gives_the_stage(
    knows: bool, can: bool, fits: bool, stage: TeamStage
) -> None:
    assert Standing(knows=knows, can=can, fits=fits).stage is stage


def test_each_stage_has_the_style_that_the_deck_gives_it() -> None:
    assert [stage.style for stage in TeamStage] == ["Directive", "Coaching", "Supportive", "Transformational"]
