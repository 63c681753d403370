"""The site is built anew where its sources changed, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import build_site
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working copy with two sources."""
    monkeypatch.setattr(build_site, "ROOT", tmp_path)
    monkeypatch.setattr(build_site, "BUILD", tmp_path / "_build")
    monkeypatch.setattr(build_site, "SITE", tmp_path / "_build" / "site")
    monkeypatch.setattr(build_site, "_MARKS", tmp_path / "_build" / "made-from")
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "page.md").write_text("one", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("two", encoding="utf-8")
    return tmp_path


SOURCES = ("book", "_config.yml", "no-such-source")


def fingerprint() -> str:
    return build_site._fingerprint(SOURCES)


def step(made: list[str], name: str = "the book, in English") -> None:
    build_site._step("[1/1]", name, SOURCES, lambda: made.append(name))


def test_the_same_sources_have_the_same_fingerprint(root: Path) -> None:
    before = fingerprint()
    (root / "book" / "page.md").write_text("one", encoding="utf-8")
    (root / "elsewhere.md").write_text("x", encoding="utf-8")

    assert before == fingerprint()


@pytest.mark.parametrize("change", ["content", "settings", "added", "removed", "renamed"])
def test_any_change_of_a_source_changes_the_fingerprint(root: Path, change: str) -> None:
    before = fingerprint()
    page = root / "book" / "page.md"
    match change:
        case "content":
            page.write_text("two", encoding="utf-8")
        case "settings":
            (root / "_config.yml").write_text("one", encoding="utf-8")
        case "added":
            (root / "book" / "new.md").touch()
        case "removed":
            page.unlink()
        case _:
            page.rename(root / "book" / "renamed.md")

    assert before != fingerprint()


@pytest.mark.parametrize(
    "name", ["__pycache__/page.cpython-311.pyc", "page.pyc", "bpcourse.mo", ".ipynb_checkpoints/x.ipynb"]
)
def test_what_is_derived_does_not_count(root: Path, name: str) -> None:
    before = fingerprint()
    derived = root / "book" / name
    derived.parent.mkdir(exist_ok=True)
    derived.write_text("x", encoding="utf-8")

    assert before == fingerprint()


def test_letters_that_move_from_a_name_into_its_file_change_the_fingerprint(root: Path) -> None:
    page = root / "book" / "page.md"
    page.write_text("sone", encoding="utf-8")
    before = fingerprint()
    page.unlink()
    (root / "book" / "page.mds").write_text("one", encoding="utf-8")

    assert before != fingerprint()


@pytest.mark.usefixtures("root")
def test_an_unchanged_step_is_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    made: list[str] = []
    step(made)
    step(made)

    assert len(made) == 1
    assert capsys.readouterr().out.endswith("[1/1]: up to date\n")


def test_a_changed_step_is_made_again(root: Path) -> None:
    made: list[str] = []
    step(made)
    (root / "_config.yml").write_text("three", encoding="utf-8")
    step(made)

    assert len(made) == 2


@pytest.mark.usefixtures("root")
def test_a_step_that_failed_is_tried_again() -> None:
    def fail() -> None:
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        build_site._step("[1/1]", "the book, in English", SOURCES, fail)
    made: list[str] = []
    step(made)

    assert len(made) == 1


@pytest.mark.usefixtures("root")
def test_steps_do_not_share_their_marks() -> None:
    made: list[str] = []
    step(made, "one")
    step(made, "other")

    assert made == ["one", "other"]


def test_a_fresh_build_forgets_what_was_made(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    for name in ("_make_runtime", "_make_lab", "_make_book", "_make_front", "_make_offline"):
        monkeypatch.setattr(build_site, name, lambda *book, name=name: made.append(f"{name}{book}"))
    build_site.build_site()
    once = len(made)
    build_site.build_site()

    assert len(made) == once > 0
    (root / "_build" / "site" / "old.html").touch()
    build_site.build_site(fresh=True)
    assert len(made) == 2 * once
    assert not (root / "_build" / "site" / "old.html").exists()


@pytest.mark.usefixtures("root")
def test_a_command_that_fails_stops_the_build_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match=r"(?s)failed:.*no such luck"):
        build_site._run("sh", "-c", "echo no such luck >&2; exit 3")
