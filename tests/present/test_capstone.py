"""The capstone's tables, and the plan so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from bpcourse.core.exercises import task_called
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.plan import load_plan
from bpcourse.present.capstone import (
    PLAN_FILE,
    actions_table,
    customers_table,
    funnel_table,
    notes_table,
    plan_so_far,
    segments_table,
    team_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bpcourse.present.progress import Report

ANSWERS: Final = task_called("capstone-review").right_answers()[0]
FINISHED: Final[dict[str, object]] = dict(ANSWERS) if isinstance(ANSWERS, dict) else {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (notes_table, 9),
        (customers_table, 40),
        (segments_table, 5),
        (funnel_table, 10),
        (team_table, 7),
        (actions_table, 5),
    ],
)
def test_a_table_has_a_title_and_all_its_rows(table: Callable[[], Report], rows: int, language: Language) -> None:
    with use_language(language):
        shown = table()

    assert shown.text in re.sub(r"<[^>]*>", "", shown.html)
    assert shown.html.count("<tr>") == rows + 1


def test_the_long_list_is_folded() -> None:
    assert customers_table().html.startswith("<details><summary>")


def test_the_plan_is_saved_beside_the_notebook_and_the_learners_own_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "my_plan.json").write_text("mine", encoding="utf-8")

    shown = plan_so_far(FINISHED, folder=tmp_path)

    assert (tmp_path / "my_plan.json").read_text(encoding="utf-8") == "mine"
    assert load_plan(tmp_path / PLAN_FILE).company == "Whitebridge Dental Supply"
    assert "The plan review finds nothing to mend." in shown.text


def test_without_an_answer_nothing_is_saved(tmp_path: Path) -> None:
    plan_so_far({}, folder=tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_said_in_a_sentence(tmp_path: Path) -> None:
    assert "cannot be saved" in plan_so_far(FINISHED, folder=tmp_path / "nowhere").text


def test_what_is_missing_and_what_is_wrong_stand_in_the_text() -> None:
    text = plan_so_far({**FINISHED, "review_day": None, "leads_planned": 250}, folder=None).text

    assert "Reviews and triggers: still missing" in text
    assert "Error: The planned 250 leads bring CNY 3.3 million" in text


def test_what_a_learner_typed_is_no_markup() -> None:
    shown = plan_so_far({**FINISHED, "goal_purpose": "<script>alert(1)</script>"}, folder=None)

    assert "<script>" not in shown.html
