"""The capstone: every answer feeds one plan, and only a plan without an error closes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest

from bpcourse.core.exercises import task_called
from bpcourse.core.exercises.capstone import TASKS, written_plan
from bpcourse.core.exercises.capstone_plan import people_in, person_in
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.plan import PARTS, plan_from_text, plan_text
from bpcourse.core.review import review_plan
from bpcourse.core.second_company import WRITTEN_ON

REVIEW: Final = task_called("capstone-review")


def whole_notebooks() -> list[Mapping[str, object]]:
    return [answer for answer in REVIEW.right_answers() if isinstance(answer, Mapping)]


def notebook(**changes: object) -> dict[str, object]:
    """A notebook in which everything is answered, but for *changes*."""
    return {**whole_notebooks()[0], **changes}


def errors(**changes: object) -> list[str]:
    found = review_plan(written_plan(notebook(**changes)), today=WRITTEN_ON)
    return [finding.rule for finding in found if finding.severity == "error"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(3))
def test_a_finished_notebook_makes_a_whole_plan_without_an_error(place: int, language: Language) -> None:
    with use_language(language):
        plan = written_plan(whole_notebooks()[place])
        found = review_plan(plan, today=WRITTEN_ON)

    assert plan.filled_parts == PARTS
    assert [finding.message for finding in found if finding.severity == "error"] == []


def test_the_plan_of_the_solution_leaves_the_review_nothing_to_say() -> None:
    assert review_plan(written_plan(notebook()), today=WRITTEN_ON) == []


def test_the_plan_survives_its_file() -> None:
    plan = written_plan(notebook())

    assert plan_from_text(plan_text(plan)) == plan


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"new_business": "5.6 million", "leads_planned": 425}, "goals-do-not-add-up"),
        ({"goal_singles": "14 million"}, "resources-below-goal"),
        ({"leads_planned": 250}, "funnel-too-few-leads"),
        ({"weeks_chains": 5, "weeks_singles": 20}, "funnel-more-work-than-hours"),
        ({"weeks_singles": 150}, "resources-too-many-hours"),
        ({"budget_singles": 200_000}, "actions-over-budget"),
        ({"who_records": "Luo Jie and He Ping"}, "actions-several-accountable"),
        ({"review_day": None}, "reviews-empty"),
    ],
)
def test_answers_that_do_not_fit_each_other_are_an_error_of_the_plan(changes: dict[str, object], error: str) -> None:
    assert error in errors(**changes)
    assert REVIEW.judge(notebook(**changes)).state != "right"


@pytest.mark.parametrize("task", [task for task in TASKS if task.graded], ids=lambda task: task.id)
def test_the_last_task_waits_for_every_other(task: object) -> None:
    names = getattr(task, "names", ())

    assert REVIEW.judge(notebook(**dict.fromkeys(names))).state == "open"


def test_nothing_answered_is_an_empty_plan() -> None:
    assert written_plan({}).filled_parts == ()
    assert written_plan(dict.fromkeys(notebook())).filled_parts == ()


@pytest.mark.parametrize("rubbish", [object(), "many", -1, 1e300, [], True, "None", float("nan"), b"80"])
def test_whatever_is_typed_a_plan_comes_out(rubbish: object) -> None:
    for name in notebook():
        assert written_plan(notebook(**{name: rubbish})).title


def test_people_are_known_by_their_names_in_both_languages() -> None:
    assert people_in("罗杰、何萍") == people_in("luo jie / HE PING") == ("Luo Jie", "He Ping")
    with use_language("zh_CN"):
        assert person_in("Luo Jie") == "罗杰"


def test_a_note_that_was_not_chosen_leaves_its_figures_out() -> None:
    market = written_plan(notebook(notes_to_use="B, I")).market

    assert market is not None
    assert (market.size, market.growth_rate, len(market.sources)) == (None, 0.22, 2)
