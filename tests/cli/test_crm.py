"""``bpcourse crm report``: an export in, a report out, rejected lines told, one sentence for what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpcourse.cli import main
from bpcourse.core.plan import load_plan, save_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.crm.generator import generate_orders
from bpcourse.crm.samples import sample_file

if TYPE_CHECKING:
    from pathlib import Path

DEALS = str(sample_file("deals.csv"))
MANGLED = str(sample_file("deals_mangled.csv"))


def test_a_report_is_written_and_the_forecast_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["crm", "report", DEALS, "--out", str(tmp_path), "--target", "3M"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deals-report.html", "deals-report.xlsx"]
    assert "The target of CNY 3 million is reached with a probability of" in capsys.readouterr().out


def test_the_plan_gets_the_measured_funnel(tmp_path: Path) -> None:
    plan = tmp_path / "my_plan.json"
    save_plan(worked_plan(), plan)

    assert main(["crm", "report", DEALS, "--plan", str(plan), "--out", str(tmp_path)]) == 0
    part = load_plan(plan).funnel
    assert part
    assert part.measured
    assert part.measured.source == "deals.csv"


def test_lines_that_cannot_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["crm", "report", MANGLED, "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert 'deals_mangled.csv, line 12, 创建日期: not a date ("2026-02-30")' in said
    assert "more are listed in the report." in said


def test_names_leave_the_report_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    orders = tmp_path / "orders.csv"
    generate_orders(30).to_csv(orders, index=False)

    assert main(["crm", "report", DEALS, "--orders", str(orders), "--private", "--out", str(tmp_path / "out")]) == 0
    html = (tmp_path / "out" / "deals-report.html").read_text(encoding="utf-8")
    assert "Zhao Lei" not in html
    assert "Owner 0" in html


def test_it_speaks_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["crm", "report", DEALS, "--out", str(tmp_path), "--lang", "zh_CN"]) == 0
    assert "已写入" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothere.csv"], "there is no file nothere.csv"),
        ([DEALS, "--target", "soon"], "--target must be an amount above 0, got soon"),
        ([DEALS, "--plan", "nothere.json"], "nothere.json"),
    ],
)
def test_what_cannot_be_ends_in_one_sentence(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["crm", "report", *arguments, "--out", str(tmp_path)]) == 2
    assert said in capsys.readouterr().err
