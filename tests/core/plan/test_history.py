"""Steps of saved changes and kept versions: whoever saved them, and whatever happens to their file."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import FieldError
from bpcourse.core.goals import Goal
from bpcourse.core.plan import SCHEMA_VERSION, PlanFileError, SalesPlan, save_plan
from bpcourse.core.plan.history import (
    MOST_STEPS,
    MOST_VERSIONS,
    History,
    HistoryError,
    history_path,
    load_history,
    save_history,
)
from bpcourse.core.worked_company import worked_plan

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - a reader's own clock
EMPTY = SalesPlan.empty()


def seen(*plans: SalesPlan) -> History:
    history = History()
    for plan in plans:
        history = history.noticed(plan, at=AT)
    return history


# Steps ----------------------------------------------------------------------------------------------------------------


def test_the_first_look_is_no_step() -> None:
    assert seen(EMPTY).done == ()


def test_a_look_at_the_same_plan_is_no_step() -> None:
    assert seen(EMPTY, EMPTY).done == ()


def test_a_change_is_a_step_with_the_parts_that_changed() -> None:
    plan = replace(EMPTY, company="Clearbrook", goals=(Goal(metric="revenue"),))

    (step,) = seen(EMPTY, plan).done
    assert step.sections == ("company", "goals")
    assert step.at == "2026-11-23T09:30"


def test_undoing_and_doing_again_bring_back_the_same_plans() -> None:
    history = seen(EMPTY, worked_plan())
    before, history = history.undone_in(worked_plan(), at=AT)
    assert before == EMPTY
    after, history = history.redone_in(before, at=AT)
    assert after == worked_plan()
    assert (len(history.done), len(history.undone)) == (1, 0)


def test_undoing_is_no_step_of_its_own() -> None:
    before, history = seen(EMPTY, worked_plan()).undone_in(worked_plan(), at=AT)

    assert history.noticed(before, at=AT) == history


def test_undoing_one_part_leaves_alone_what_was_done_to_another() -> None:
    first = replace(EMPTY, company="Clearbrook")
    history = seen(EMPTY, first, replace(first, author="Lin Yue"))
    plan, history = history.undone_in(replace(first, author="Lin Yue"), at=AT)
    assert (plan.company, plan.author) == ("Clearbrook", "")


def test_a_change_made_elsewhere_meanwhile_is_a_step_that_is_undone_first() -> None:
    first = replace(EMPTY, company="Clearbrook")
    plan, _history = seen(EMPTY, first).undone_in(replace(first, author="Lin Yue"), at=AT)

    assert (plan.company, plan.author) == ("Clearbrook", "")


def test_a_new_change_ends_what_could_be_done_again() -> None:
    before, history = seen(EMPTY, worked_plan()).undone_in(worked_plan(), at=AT)

    assert history.noticed(replace(before, title="Other"), at=AT).undone == ()


def test_a_note_of_the_learner_s_own_is_undone_as_well() -> None:
    plan = EMPTY.with_other("my_note", "ask Lin Yue")
    before, history = seen(EMPTY, plan).undone_in(plan, at=AT)
    assert before == EMPTY
    assert history.redone_in(before, at=AT)[0] == plan


def test_without_a_step_there_is_nothing_to_undo() -> None:
    with pytest.raises(HistoryError, match="there is no step to undo"):
        seen(EMPTY).undone_in(EMPTY, at=AT)
    with pytest.raises(HistoryError, match="there is no step to do again"):
        seen(EMPTY).redone_in(EMPTY, at=AT)


@given(st.integers(min_value=0, max_value=2 * MOST_STEPS))
def test_only_so_many_steps_are_kept_and_the_oldest_goes_first(count: int) -> None:
    plans = [replace(EMPTY, title=str(number)) for number in range(count + 1)]
    history = seen(*plans)

    assert len(history.done) == min(count, MOST_STEPS)
    if history.done:
        assert history.done[-1].before == {"title": str(count - 1)}


# Versions -------------------------------------------------------------------------------------------------------------


def test_a_version_gives_back_the_plan_that_was_kept() -> None:
    history = History().keeping(worked_plan(), name=" before the board ", at=AT)

    assert history.version("before the board").plan == worked_plan()


@pytest.mark.parametrize("name", ["", "  ", "a", "x" * 81])
def test_a_version_needs_a_name_of_its_own(name: str) -> None:
    history = History().keeping(EMPTY, name="a", at=AT)
    with pytest.raises(FieldError):
        history.keeping(EMPTY, name=name, at=AT)


def test_only_so_many_versions_can_be_kept() -> None:
    history = History()
    for number in range(MOST_VERSIONS):
        history = history.keeping(EMPTY, name=str(number), at=AT)
    with pytest.raises(HistoryError, match="12 versions are kept already: delete one first"):
        history.keeping(EMPTY, name="one more", at=AT)


def test_a_deleted_version_can_come_back_to_its_place() -> None:
    later = datetime(2026, 12, 1)  # noqa: DTZ001 - as above
    history = History().keeping(EMPTY, name="a", at=AT).keeping(EMPTY, name="b", at=later)
    deleted = history.version("a")

    assert history.without("a").with_back(deleted) == history
    with pytest.raises(HistoryError):
        history.with_back(deleted)
    with pytest.raises(HistoryError, match="no version is called 'c'"):
        history.without("c")


# The file -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Where a plan is, beside which its history goes."""
    return tmp_path / "my_plan.json"


def test_without_a_file_the_history_is_new(plan_file: Path) -> None:
    assert load_history(plan_file) == History()


def test_a_history_is_read_back_as_it_was(plan_file: Path) -> None:
    history = seen(EMPTY, worked_plan()).keeping(worked_plan(), name="清溪", at=AT)
    save_history(history, plan_file)

    assert load_history(plan_file) == history
    assert [path.name for path in plan_file.parent.iterdir()] == ["my_plan.history.json"]


def test_the_file_is_one_that_the_browser_keeps_with_the_plan() -> None:
    name = history_path("my_plan.json").name

    assert name.startswith("my_plan")
    assert name.endswith(".json")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"done": 3}', b"\xff", b'{"versions": [{"name": ""}]}'])
def test_a_damaged_file_is_kept_aside_and_a_new_history_begun(plan_file: Path, content: bytes) -> None:
    history_path(plan_file).write_bytes(content)

    assert load_history(plan_file) == History()
    aside = [path for path in plan_file.parent.iterdir() if ".damaged-" in path.name]
    assert [path.read_bytes() for path in aside] == [content]


def test_steps_of_an_older_form_of_the_plan_are_dropped_and_versions_stay(plan_file: Path) -> None:
    save_history(seen(EMPTY, worked_plan()).keeping(worked_plan(), name="a", at=AT), plan_file)
    path = history_path(plan_file)
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, "schema_version": SCHEMA_VERSION - 1}), encoding="utf-8")

    history = load_history(plan_file)
    assert (history.done, [version.name for version in history.versions]) == ((), ["a"])


def test_a_version_that_was_changed_by_hand_says_so_when_opened() -> None:
    history = History().keeping(EMPTY, name="a", at=AT)
    broken = replace(history.versions[0], document={"schema_version": SCHEMA_VERSION, "goals": "many"})

    with pytest.raises(FieldError, match="goals must be a list"):
        _ = broken.plan


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="cannot be saved"):
        save_history(History(), tmp_path / "none" / "my_plan.json")


def test_the_plan_itself_is_never_touched(plan_file: Path) -> None:
    save_plan(worked_plan(), plan_file)
    before = plan_file.read_bytes()
    save_history(seen(EMPTY, worked_plan()), plan_file)

    assert plan_file.read_bytes() == before
