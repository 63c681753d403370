"""`bpcourse start`: lays out a learner's folder, and never overwrites what is in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.cli import main
from bpcourse.cli.start import course_files, lay_out
from bpcourse.core.language import use_language
from bpcourse.core.plan import load_plan

if TYPE_CHECKING:
    import pytest

ROOT: Final = Path(__file__).parents[2]


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_new_folder_gets_notebooks_exercises_and_an_empty_plan(tmp_path: Path) -> None:
    layout = lay_out(tmp_path / "mine", language="en")

    assert files_below(tmp_path / "mine") == course_files("en")
    assert {"funnel_math.ipynb", "exercises/ch02_sales_process.ipynb", "my_plan.json"} <= set(layout.new)
    assert load_plan(tmp_path / "mine" / "my_plan.json").filled_parts == ()


def test_every_notebook_of_the_course_is_laid_out() -> None:
    names = {path.name for folder in ("notebooks", "exercises") for path in (ROOT / folder).glob("*.ipynb")}

    assert {Path(name).name for name in course_files("en")} == names | {"my_plan.json"}


def test_a_second_run_changes_nothing_and_names_what_it_kept(tmp_path: Path) -> None:
    lay_out(tmp_path, language="en")
    (tmp_path / "my_plan.json").write_text("my work", encoding="utf-8")
    (tmp_path / "exercises" / "ch02_sales_process.ipynb").write_text("my answers", encoding="utf-8")
    (tmp_path / "my_progress.json").write_text("my progress", encoding="utf-8")
    (tmp_path / "funnel_math.ipynb").unlink()
    before = files_below(tmp_path)

    layout = lay_out(tmp_path, language="en")

    assert layout.kept == ("exercises/ch02_sales_process.ipynb", "my_plan.json")
    assert layout.new == ("funnel_math.ipynb",)
    assert files_below(tmp_path) == {**before, "funnel_math.ipynb": course_files("en")["funnel_math.ipynb"]}


def test_what_was_kept_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", str(tmp_path), "--no-lab"]) == 0
    (tmp_path / "my_plan.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()

    assert main(["start", str(tmp_path), "--no-lab"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        f"{tmp_path} has all files of the course already.",
        "Kept as you left them: my_plan.json.",
    ]


def test_a_folder_in_the_way_of_a_file_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "my_plan.json").mkdir()

    assert lay_out(tmp_path, language="en").kept == ("my_plan.json",)


def test_a_place_that_cannot_be_written_to_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert main(["start", str(tmp_path / "file"), "--no-lab"]) == 2
    assert capsys.readouterr().err.startswith("bpcourse start: ")


def test_it_speaks_chinese_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", str(tmp_path), "--no-lab", "--lang", "zh_CN"]) == 0

    assert "个文件" in capsys.readouterr().out


def test_jupyterlab_opens_in_the_folder_with_its_plan_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], *, cwd: Path, check: bool, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
        assert (cwd, check) == (tmp_path, False)
        started.append((command, env))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("bpcourse.cli.start.subprocess.run", run)

    assert main(["start", str(tmp_path)]) == 0
    ((command, env),) = started
    assert command == [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={tmp_path}"]
    assert (env["BPCOURSE_PLAN"], env["BPCOURSE_LANG"]) == (str(tmp_path / "my_plan.json"), "en")


def test_without_jupyterlab_the_folder_is_there_and_the_way_to_get_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bpcourse.cli.start.find_spec", lambda _name: None)

    assert main(["start", str(tmp_path)]) == 2
    assert "bpcourse[learner]" in capsys.readouterr().err
    assert (tmp_path / "my_plan.json").exists()


def test_the_empty_plan_is_a_plan_in_any_language() -> None:
    with use_language("zh_CN"):
        assert json.loads(course_files("zh_CN")["my_plan.json"])["schema_version"]


def test_chinese_goes_by_its_short_name_too(tmp_path: Path) -> None:
    assert main(["start", str(tmp_path / "zh"), "--no-lab", "--lang", "zh"]) == 0

    text = (tmp_path / "zh" / "funnel_math.ipynb").read_text(encoding="utf-8")
    assert "漏斗" in text
