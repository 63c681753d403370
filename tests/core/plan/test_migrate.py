"""Plans of earlier versions brought up to today's; the earlier versions here are made up."""

from __future__ import annotations

import pytest

from bpcourse.core.goals import Goal
from bpcourse.core.plan.kinds import PlanFieldError
from bpcourse.core.plan.migrate import MIGRATIONS, SCHEMA_VERSION, Migration, NewerPlanError, migrated
from bpcourse.core.plan.plan import SalesPlan


def goal_text_to_goals(document: dict[str, object]) -> dict[str, object]:
    """Version 0 held one goal as plain text."""
    metric = document.pop("goal", "")
    return {**document, "goals": [{"metric": metric}]}


def name_the_author(document: dict[str, object]) -> dict[str, object]:
    author = document.pop("written_by", "")
    return {**document, "author": author}


CHAIN: dict[int, Migration] = {0: goal_text_to_goals, 1: name_the_author}


def test_an_earlier_plan_becomes_todays() -> None:
    document = {"schema_version": 0, "goal": "more revenue", "my_note": "keep me"}

    plan = SalesPlan.from_document(migrated(document, to=2, migrations=CHAIN))

    assert SalesPlan(goals=(Goal(metric="more revenue"),), other={"my_note": "keep me"}) == plan


def test_each_version_leads_to_the_next() -> None:
    document = {"schema_version": 0, "goal": "more", "written_by": "Lin Yue"}

    assert migrated(document, to=2, migrations=CHAIN) == {
        "schema_version": 2,
        "goals": [{"metric": "more"}],
        "author": "Lin Yue",
    }


def test_the_document_itself_is_left_alone() -> None:
    document: dict[str, object] = {"schema_version": 0, "goal": "more"}
    migrated(document, to=1, migrations=CHAIN)

    assert document == {"schema_version": 0, "goal": "more"}


def test_todays_plan_is_not_changed() -> None:
    document: dict[str, object] = {"schema_version": SCHEMA_VERSION, "goal": "a note of the learner"}

    assert document == migrated(document)


def test_every_earlier_version_of_the_course_has_its_way() -> None:
    assert set(range(1, SCHEMA_VERSION)) == set(MIGRATIONS)


def test_a_later_plan_is_refused() -> None:
    with pytest.raises(NewerPlanError, match="newer version of the course") as refused:
        migrated({"schema_version": SCHEMA_VERSION + 1})

    assert refused.value.version == SCHEMA_VERSION + 1


@pytest.mark.parametrize("version", [None, "1", True, 1.5, -1, []])
def test_a_version_is_a_whole_number(version: object) -> None:
    with pytest.raises(PlanFieldError, match=r"^schema_version must be a whole number of 0 or more, got "):
        migrated({"schema_version": version})


def test_a_document_without_a_version_is_no_plan() -> None:
    with pytest.raises(PlanFieldError, match="schema_version is missing"):
        migrated({"title": "Shopping list"})


def test_a_version_from_which_no_way_leads_is_refused() -> None:
    with pytest.raises(PlanFieldError, match="schema_version must be a version from 1 to 1, got 0"):
        migrated({"schema_version": 0}, to=1, migrations={})
