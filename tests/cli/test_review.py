"""``bpcourse review``: what it prints, what it returns, and that nothing a user can do ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bpcourse.cli import main
from bpcourse.core.deck_plans import failed_electronics_plan
from bpcourse.core.plan import SalesPlan, load_plan, plan_text, save_plan
from bpcourse.core.review import review_plan
from bpcourse.core.worked_company import worked_plan

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-23"


@pytest.fixture(autouse=True)
def speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell in English, 100 columns wide."""
    for name in ("LANGUAGE", "LC_ALL"):
        monkeypatch.setenv(name, "en")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def failed(tmp_path: Path) -> str:
    """The file of the deck's failed plan."""
    path = tmp_path / "failed.json"
    save_plan(failed_electronics_plan(), path)
    return str(path)


@pytest.fixture
def sound(tmp_path: Path) -> str:
    """The file of the worked company's plan."""
    path = tmp_path / "sound.json"
    save_plan(worked_plan(), path)
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_plan_with_errors_ends_in_1_and_names_them(failed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", failed, "--today", TODAY]) == 1
    said = flat(capsys.readouterr().out)

    assert "4 errors, 13 warnings, 2 pieces of advice." in said
    assert "Errors: the plan contradicts itself, or cannot be worked with" in said
    assert "goals-growth-without-lever" in said
    assert "→ Write the lever that takes it" in said


def test_a_sound_plan_ends_in_0_and_is_praised(sound: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", sound, "--today", TODAY]) == 0
    said = flat(capsys.readouterr().out)

    assert "0 errors, 0 warnings, 2 pieces of advice." in said
    assert "+ All 5 sources on the market have a date" in said
    assert "What a CFO would ask (6)" in said


def test_the_json_is_what_the_package_finds(failed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", failed, "--today", TODAY, "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)

    found = review_plan(load_plan(failed), today=date.fromisoformat(TODAY))
    assert [(one["rule"], one["place"], one["message"]) for one in told["findings"]] == [
        (one.rule, one.place, one.message) for one in found
    ]
    assert told["counts"] == {"error": 4, "warning": 13, "advice": 2, "silenced": 0, "strengths": 2}


def test_the_names_in_the_json_stay_as_they_are(failed: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", failed, "--format", "json", "--today", TODAY])
    told = json.loads(capsys.readouterr().out)

    assert list(told) == ["schema", "plan", "today", "counts", "findings", "silenced", "strengths", "questions"]
    assert (told["schema"], told["today"]) == (1, TODAY)
    assert list(told["plan"]) == ["file", "title", "company"]
    finding = ["rule", "severity", "part", "place", "message", "reason", "chapter", "fix", "tool"]
    assert list(told["findings"][0]) == finding
    assert list(told["strengths"][0]) == ["rule", "part", "message"]
    assert set(told["questions"][0]) == {"topic", "asked", "part", "place", "tool", "number", "answer"}


def test_a_silenced_rule_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.json"
    save_plan(failed_electronics_plan().with_silenced("risks-ownerless", "two answer for all"), path)
    main(["review", str(path), "--today", TODAY])
    assert "Silent because: two answer for all" in flat(capsys.readouterr().out)
    main(["review", str(path), "--today", TODAY, "--format", "json"])
    told = json.loads(capsys.readouterr().out)

    assert [(one["rule"], one["because"]) for one in told["silenced"]] == [("risks-ownerless", "two answer for all")]


def test_the_day_decides_what_is_overdue(sound: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", sound, "--today", "2027-12-31", "--format", "json"])
    late = json.loads(capsys.readouterr().out)["counts"]
    main(["review", sound, "--today", TODAY, "--format", "json"])

    assert late != json.loads(capsys.readouterr().out)["counts"]


@pytest.mark.parametrize("width", ["1", "20", "40", "60", "200"])
def test_every_word_is_there_in_a_terminal_of_any_width(
    failed: str, width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert main(["review", failed, "--today", TODAY]) == 1
    said = capsys.readouterr().out

    assert max(map(len, said.splitlines())) <= max(int(width), 40)
    assert all(word in said.split() for word in ["With", "8", "new", "regions,", "12", "people", "work", "in"])


def test_what_looks_like_markup_in_a_plan_is_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.json"
    plan = failed_electronics_plan()
    save_plan(replace(plan, title="[bold]x[/red]", company=":smile: [link=x]"), path)
    main(["review", str(path), "--today", TODAY])

    assert "[bold]x[/red], :smile: [link=x]" in capsys.readouterr().out


def test_it_speaks_chinese(failed: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", failed, "--today", TODAY, "--lang", "zh_CN"])

    assert "4 个错误" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["none.json"], "there is no plan at"),
        (["{damaged}"], "cannot be read as a plan"),
        (["{plan}", "--today", "soon"], "--today must be a day such as 2027-03-31, got 'soon'"),
    ],
)
def test_what_cannot_be_reviewed_ends_in_2_with_a_sentence(
    tmp_path: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"damaged": tmp_path / "damaged.json", "plan": tmp_path / "plan.json"}
    places["damaged"].write_text("{", encoding="utf-8")
    places["plan"].write_text(plan_text(SalesPlan()), encoding="utf-8")

    assert main(["review", *(argument.format(**places) for argument in arguments)]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


def run(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    program = f"import sys; from bpcourse.cli import main; sys.exit(main({arguments!r}))"
    settings = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, env=settings)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_terminal_that_cannot_show_a_letter_gets_no_traceback(failed: str, encoding: str, form: str) -> None:
    arguments = ["review", failed, "--format", form, "--lang", "zh_CN"]
    done = run(arguments, PYTHONIOENCODING=encoding)

    assert (done.returncode, done.stderr) == (1, b"")
    if form == "json":
        assert json.loads(done.stdout)["counts"]["error"] == 4


def test_a_reader_that_goes_away_gets_no_traceback(failed: str) -> None:
    program = f"import sys; from bpcourse.cli import main; sys.exit(main({['review', failed]!r}))"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""


def test_without_rich_there_is_a_sentence_and_the_json(
    failed: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    assert main(["review", failed]) == 2
    assert "install bpcourse[cli], or ask for --format json" in capsys.readouterr().err
    assert main(["review", failed, "--format", "json"]) == 1
