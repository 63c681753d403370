"""``bpcourse export``: the plan's file in, documents out, one sentence where that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpcourse.cli import main
from bpcourse.core.plan import save_plan
from bpcourse.core.worked_company import worked_plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    path = tmp_path / "my_plan.json"
    save_plan(worked_plan(), path)
    return path


def test_every_kind_is_written_by_default(plan_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = plan_path.parent / "files"

    assert main(["export", str(plan_path), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        f"my_plan.{kind}" for kind in ("docx", "html", "pptx", "xlsx")
    ]
    assert capsys.readouterr().out.count("Written: ") == 4


def test_only_what_is_asked_for_is_written(plan_path: Path) -> None:
    assert main(["export", str(plan_path), "--to", "html", "xlsx", "--out", str(plan_path.parent)]) == 0
    assert {path.suffix for path in plan_path.parent.iterdir()} == {".json", ".html", ".xlsx"}


def test_the_language_is_that_of_the_option(plan_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", str(plan_path), "--to", "html", "--out", str(plan_path.parent), "--lang", "zh_CN"])

    assert '<html lang="zh-CN">' in plan_path.with_suffix(".html").read_text(encoding="utf-8")
    assert "Written" not in capsys.readouterr().out  # said in Chinese


def test_a_plan_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "none.json"), "--to", "html"]) == 2
    assert capsys.readouterr().err.startswith("bpcourse export: there is no plan at")


def test_an_unknown_kind_is_refused(plan_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["export", str(plan_path), "--to", "pdf"])
