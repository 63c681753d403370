"""The plan's file: whatever happens to it, no version is lost and nothing but a sentence comes out."""

from __future__ import annotations

import errno
import os
import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import CourseError
from bpcourse.core.goals import Goal
from bpcourse.core.plan import store
from bpcourse.core.plan.document import plan_bytes
from bpcourse.core.plan.migrate import NewerPlanError
from bpcourse.core.plan.plan import SalesPlan
from bpcourse.core.plan.store import (
    PlanFileError,
    load_plan,
    previous_path,
    restore_previous,
    save_plan,
    update_plan,
)
from bpcourse.core.risks import Risk
from bpcourse.core.worked_company import worked_plan

FIRST, SECOND, THIRD = (SalesPlan(title=title) for title in ("first", "second", "third"))
BROKEN = b'{"schema_version": 1, "title": "brok'
NEWER = b'{"schema_version": 3, "title": "from the future"}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my_plan.json"


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def damaged_copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("my_plan.damaged-*.json"))


def test_a_saved_plan_is_loaded_equal(path: Path) -> None:
    save_plan(worked_plan(), path)

    assert worked_plan() == load_plan(path)
    assert worked_plan() == load_plan(str(path))


def test_the_version_before_is_kept(path: Path) -> None:
    for plan in (FIRST, SECOND, THIRD):
        save_plan(plan, path)

    assert load_plan(path) == THIRD
    assert load_plan(previous_path(path)) == SECOND
    assert names_in(path.parent) == ["my_plan.json", "my_plan.previous.json"]


def test_saving_an_unchanged_plan_keeps_the_version_before(path: Path) -> None:
    for plan in (FIRST, SECOND, SECOND):
        save_plan(plan, path)

    assert load_plan(previous_path(path)) == FIRST


def test_a_missing_file_is_said_to_be_missing(path: Path) -> None:
    with pytest.raises(PlanFileError, match=r"there is no plan at .*my_plan\.json yet"):
        load_plan(path)


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="cannot be opened"):
        load_plan(tmp_path)
    with pytest.raises(PlanFileError, match="cannot be opened"):
        save_plan(FIRST, tmp_path)


@pytest.mark.parametrize("name", ["a\0b.json", "x" * 5000 + ".json"])
def test_a_name_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PlanFileError):
        load_plan(tmp_path / name)
    with pytest.raises(PlanFileError):
        save_plan(FIRST, tmp_path / name)


def test_a_link_stays_a_link(tmp_path: Path, path: Path) -> None:
    save_plan(FIRST, path)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    save_plan(SECOND, link)

    assert link.is_symlink()
    assert load_plan(path) == SECOND


def test_who_may_read_the_file_does_not_change(path: Path) -> None:
    save_plan(FIRST, path)
    path.chmod(0o600)
    save_plan(SECOND, path)

    assert path.stat().st_mode & 0o777 == 0o600


# --- a damaged file ---


def test_a_damaged_file_is_copied_aside_and_the_version_before_offered(path: Path) -> None:
    save_plan(FIRST, path)
    save_plan(SECOND, path)
    path.write_bytes(BROKEN)

    with pytest.raises(PlanFileError) as refused:
        load_plan(path)

    error = refused.value
    assert error.kept_at is not None
    assert error.kept_at.read_bytes() == BROKEN
    assert error.previous == previous_path(path)
    assert str(error.kept_at) in str(error)
    assert str(error.previous) in str(error)
    assert path.read_bytes() == BROKEN


def test_without_a_version_before_none_is_offered(path: Path) -> None:
    path.write_bytes(BROKEN)
    previous_path(path).write_bytes(BROKEN)

    with pytest.raises(PlanFileError) as refused:
        load_plan(path)

    assert refused.value.previous is None
    assert "previous" not in str(refused.value)


def test_a_field_that_does_not_fit_is_named_with_the_file(path: Path) -> None:
    path.write_text('{"schema_version": 1, "goals": [{"target": "many"}]}', encoding="utf-8")

    with pytest.raises(PlanFileError, match=r"\(goals\[0\]\.target must be a number, got 'many'\)"):
        load_plan(path)


def test_the_same_damage_is_copied_once(path: Path) -> None:
    path.write_bytes(BROKEN)
    for _time in range(3):
        with pytest.raises(PlanFileError):
            load_plan(path)

    assert len(damaged_copies(path.parent)) == 1


def test_a_copy_never_takes_the_place_of_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.strftime", lambda _format: "damaged-20261102-093000")
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        with pytest.raises(PlanFileError):
            load_plan(path)

    assert {one.name: one.read_bytes() for one in damaged_copies(path.parent)} == {
        "my_plan.damaged-20261102-093000.json": b"one",
        "my_plan.damaged-20261102-093000-2.json": b"two",
        "my_plan.damaged-20261102-093000-3.json": b"three",
    }


def test_saving_over_a_damaged_file_keeps_it_and_the_version_before(path: Path) -> None:
    save_plan(FIRST, path)
    save_plan(SECOND, path)
    path.write_bytes(BROKEN)
    save_plan(THIRD, path)

    assert load_plan(path) == THIRD
    assert load_plan(previous_path(path)) == FIRST
    assert [one.read_bytes() for one in damaged_copies(path.parent)] == [BROKEN]


def test_an_edit_of_a_damaged_file_is_refused(path: Path) -> None:
    path.write_bytes(BROKEN)

    with pytest.raises(PlanFileError):
        update_plan(path, lambda plan: plan.with_other("notes", ["price war"]))

    assert path.read_bytes() == BROKEN


def test_the_version_before_can_be_put_back(path: Path) -> None:
    save_plan(FIRST, path)
    save_plan(SECOND, path)
    path.write_bytes(BROKEN)

    assert restore_previous(path) == FIRST
    assert load_plan(path) == FIRST
    assert len(damaged_copies(path.parent)) == 1


def test_putting_back_twice_goes_back_and_forth(path: Path) -> None:
    save_plan(FIRST, path)
    save_plan(SECOND, path)

    assert restore_previous(path) == FIRST
    assert restore_previous(path) == SECOND


def test_without_a_version_before_nothing_is_put_back(path: Path) -> None:
    save_plan(FIRST, path)

    with pytest.raises(PlanFileError, match="there is no plan at"):
        restore_previous(path)
    assert load_plan(path) == FIRST


def test_where_no_copy_can_be_made_the_file_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(BROKEN)
    monkeypatch.setattr(store, "_write_new", refuse_to_write)

    with pytest.raises(PlanFileError, match="is left as it is") as refused:
        load_plan(path)
    with pytest.raises(PlanFileError, match="is left as it is"):
        save_plan(FIRST, path)

    assert refused.value.kept_at is None
    assert path.read_bytes() == BROKEN


damages = st.one_of(
    st.binary(max_size=300),
    st.integers(0, 5000).map(lambda end: plan_bytes(worked_plan())[:end]),
    st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=4)).map(
        lambda damage: plan_bytes(worked_plan())[: damage[0]] + damage[1] + plan_bytes(worked_plan())[damage[0] + 1 :]
    ),
)


@given(damages)
def test_no_damage_raises_anything_but_a_sentence_or_loses_the_file(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "my_plan.json"
        save_plan(FIRST, path)
        save_plan(SECOND, path)
        path.write_bytes(content)

        with suppress(CourseError):
            load_plan(path)
        assert path.read_bytes() == content

        save_plan(THIRD, path)
        assert content in [one.read_bytes() for one in Path(folder).iterdir()]
        assert load_plan(path) == THIRD


# --- another version of the course ---


def test_a_later_plan_is_neither_opened_nor_written_over(path: Path) -> None:
    path.write_bytes(NEWER)

    with pytest.raises(NewerPlanError):
        load_plan(path)
    with pytest.raises(NewerPlanError):
        save_plan(FIRST, path)
    with pytest.raises(NewerPlanError):
        update_plan(path, lambda plan: plan)

    assert path.read_bytes() == NEWER
    assert names_in(path.parent) == ["my_plan.json"]


# --- a folder that refuses ---


def refuse_to_write(*_arguments: object, **_options: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def disk_full(_descriptor: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def no_sync(_descriptor: int) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="cannot be saved: check that the folder is there"):
        save_plan(FIRST, tmp_path / "nowhere" / "my_plan.json")


@pytest.mark.parametrize(
    ("module", "name", "refusal"),
    [(store, "_write_new", refuse_to_write), (os, "fsync", disk_full), (Path, "replace", refuse_to_write)],
)
def test_a_save_that_fails_leaves_the_file_and_no_rest(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, refusal: object
) -> None:
    save_plan(FIRST, path)
    with monkeypatch.context() as patched:
        patched.setattr(module, name, refusal)
        with pytest.raises(PlanFileError, match="cannot be saved"):
            save_plan(SECOND, path)

    assert load_plan(path) == FIRST
    assert names_in(path.parent) == ["my_plan.json"]


def test_a_file_system_in_memory_that_cannot_sync_will_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", no_sync)
    save_plan(FIRST, path)

    assert load_plan(path) == FIRST


def test_a_system_that_cannot_open_folders_will_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def only_files(name: str, flags: int, mode: int = 0o777) -> int:
        if Path(name).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(name, flags, mode)

    monkeypatch.setattr(os, "open", only_files)
    save_plan(FIRST, path)

    assert load_plan(path) == FIRST


# --- several tools at once ---


def test_an_edit_starts_from_an_empty_plan_where_there_is_none(path: Path) -> None:
    edited = update_plan(path, lambda plan: plan.with_other("notes", ["price war"]))

    assert edited == load_plan(path) == SalesPlan(other={"notes": ["price war"]})


def test_each_tool_keeps_what_the_others_saved(path: Path) -> None:
    save_plan(FIRST, path)
    update_plan(path, lambda plan: plan.with_goal(Goal(metric="revenue")))
    update_plan(path, lambda plan: plan.with_risks([Risk(name="price war")]))

    assert load_plan(path).filled_parts == ("goals", "risks")


def test_a_file_that_changes_during_an_edit_is_edited_afresh(path: Path) -> None:
    save_plan(FIRST, path)
    seen = []

    def edit(plan: SalesPlan) -> SalesPlan:
        seen.append(plan.title)
        if len(seen) == 1:
            path.write_bytes(plan_bytes(SECOND))  # another program saves meanwhile
        return plan.with_other("notes", ["price war"])

    edited = update_plan(path, edit)

    assert seen == ["first", "second"]
    assert edited == load_plan(path) == SECOND.with_other("notes", ["price war"])


def test_a_file_that_never_stands_still_is_told_in_a_sentence(path: Path) -> None:
    times = []

    def edit(plan: SalesPlan) -> SalesPlan:
        times.append(plan)
        path.write_bytes(plan_bytes(SalesPlan(title=str(len(times)))))
        return plan

    with pytest.raises(PlanFileError, match="keeps being saved by another program"):
        update_plan(path, edit)


def test_an_edit_that_is_refused_changes_nothing(path: Path) -> None:
    save_plan(FIRST, path)

    with pytest.raises(CourseError, match="goals: "):
        update_plan(path, lambda plan: plan.without_goal(0))

    assert load_plan(path) == FIRST


def test_tools_on_several_threads_lose_no_edit(path: Path) -> None:
    def add_ten_goals() -> None:
        for _time in range(10):
            update_plan(path, lambda plan: plan.with_goal(Goal(metric="revenue")))

    tools = [threading.Thread(target=add_ten_goals) for _tool in range(4)]
    for tool in tools:
        tool.start()
    for tool in tools:
        tool.join()

    assert len(load_plan(path).goals) == 40
