"""The deck's plans: each mistake is flagged for what it is, and nothing else; the plan that worked has no error."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from bpcourse.core.deck_plans import deck_plans, failed_electronics_plan, saas_plan
from bpcourse.core.language import use_language
from bpcourse.core.plan import PARTS, plan_from_text, plan_text
from bpcourse.core.review import review_plan, strengths

TODAY: Final = date(2026, 11, 23)
ERRORS: Final[dict[str, set[str]]] = {
    "vague_goals": {"goals-not-measurable", "goals-no-deadline"},
    "copied_analysis": {"segments-analysis-copied"},
    "even_spread": {"resources-even-spread"},
    "sealed": {"reviews-not-monthly"},
    "failed_electronics": {
        "goals-growth-without-lever",
        "resources-too-many-regions",
        "reviews-not-monthly",
        "risks-no-early-warning",
    },
    "saas": set(),
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", ERRORS)
def test_each_plan_has_the_errors_that_the_deck_finds_in_it(name: str, language: Any) -> None:  # noqa: ANN401 - literal
    with use_language(language):
        found = review_plan(deck_plans()[name], today=TODAY)

    assert ERRORS[name] == {one.rule for one in found if one.severity == "error"}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_plan_that_worked_is_reviewed_without_noise(language: Any) -> None:  # noqa: ANN401 - a literal
    with use_language(language):
        found = review_plan(saas_plan(), today=TODAY)
        praise = strengths(saas_plan(), today=TODAY)

    assert [one.message for one in found] == []
    assert len(praise) >= 20


def test_the_failed_plan_is_also_warned_of_what_the_deck_calls_its_causes() -> None:
    found = {one.rule for one in review_plan(failed_electronics_plan(), today=TODAY)}

    assert {"goals-not-split", "market-no-customer-voice", "reviews-no-trigger", "scorecard-results-only"} <= found


@pytest.mark.parametrize("name", ERRORS)
def test_each_plan_can_be_saved_and_says_what_it_is(name: str) -> None:
    plan = deck_plans()[name]

    assert plan == plan_from_text(plan_text(plan))
    assert plan.title
    assert plan.period


def test_the_plan_that_worked_is_whole() -> None:
    assert saas_plan().filled_parts == PARTS


def test_the_cases_carry_the_decks_rates_and_say_what_was_filled_in() -> None:
    failed, worked = failed_electronics_plan(), saas_plan()

    assert failed.market is not None
    assert (round(failed.goals[0].growth_rate or 0, 9), failed.market.growth_rate) == (0.3, 0.1)
    assert [round(goal.growth_rate or 0, 9) for goal in (worked.goals[0], worked.goals[4])] == [0.3, 0.4]
    assert (worked.goals[5].baseline, worked.goals[5].target) == (5, 20)
    assert "Filled in here" in failed.note
    assert "Filled in here" in worked.note
