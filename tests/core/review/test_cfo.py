"""The six questions of a CFO: on the weakest number of each kind, or for the number that is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from bpcourse.core.funnel import Funnel
from bpcourse.core.market import MarketView
from bpcourse.core.plan import FunnelPlan, SalesPlan
from bpcourse.core.resources import BudgetLine, Resources
from bpcourse.core.review import cfo_questions
from bpcourse.core.risks import Risk
from bpcourse.core.worked_company import worked_plan

TOPICS: Final = ["growth", "conversion", "capacity", "return", "concentration", "risk"]


def number_of(topic: str, plan: SalesPlan) -> str:
    return next(question.number for question in cfo_questions(plan) if question.topic == topic)


@pytest.mark.parametrize("plan", [worked_plan(), SalesPlan()], ids=["sound", "empty"])
def test_there_are_six_questions_and_each_asks(plan: SalesPlan) -> None:
    questions = cfo_questions(plan)

    assert [question.topic for question in questions] == TOPICS
    assert all(question.asked.endswith("?") for question in questions)
    assert all(question.number in question.asked for question in questions)


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("growth", "20%"),
        ("conversion", "32%"),
        ("capacity", "CNY 48.6 million"),
        ("return", "CNY 520.83"),
        ("concentration", "52.1%"),
        ("risk", "20"),
    ],
)
def test_each_picks_the_weakest_number_of_its_kind(topic: str, expected: str) -> None:
    assert expected == number_of(topic, worked_plan())


def test_an_empty_plan_is_asked_for_its_numbers() -> None:
    assert [question.number for question in cfo_questions(SalesPlan())] == [""] * 6


def test_a_goal_below_the_market_is_asked_why() -> None:
    slow = replace(worked_plan(), market=MarketView(growth_rate=0.3))

    assert "smaller share" in cfo_questions(slow)[0].asked


def test_without_a_market_the_question_is_how_fast_it_grows() -> None:
    assert "how fast does the market grow" in cfo_questions(replace(worked_plan(), market=None))[0].asked


def test_without_a_year_to_compare_the_lowest_rate_is_asked_about() -> None:
    part = FunnelPlan(funnel=Funnel.from_rates([0.4, 0.1, 0.3], average_deal_size=1_000))

    assert number_of("conversion", SalesPlan(funnel=part)) == "10%"


def test_hours_are_asked_about_where_they_are_scarcer_than_quotas() -> None:
    plan = worked_plan()
    assert plan.resources
    tight = plan.with_resources(replace(plan.resources, hours_per_visit=7))

    assert number_of("capacity", tight) == "9,220"


def test_without_hours_for_winning_the_dearest_line_is_asked_about() -> None:
    lines = (BudgetLine(what="fairs", amount=200), BudgetLine(what="advertising", amount=900))

    assert number_of("return", SalesPlan(resources=Resources(budget=lines))) == "CNY 900"


def test_a_grave_risk_that_nobody_can_hear_is_asked_about_before_one_that_is_counted() -> None:
    heard = Risk(name="price war", likelihood=4, impact=4, signal="matched offers", threshold=5, response="call")
    unheard = Risk(name="a new rule", likelihood=4, impact=4)

    asked = cfo_questions(SalesPlan(risks=(heard, unheard)))[-1].asked

    assert asked == "a new rule is your gravest risk, 16 of 25, and nothing is counted: how will you hear of it?"
