"""The risk radar tool: one row at a time, counts that ring, and a sheet kept in the plan beside its triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.risks import Risk, RiskFactor
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.risk_radar import RiskRadar
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> RiskRadar:
    """The tool with the worked company's sheet, shown once."""
    opened = RiskRadar(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: RiskRadar, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: RiskRadar, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def saved(tool: RiskRadar) -> SalesPlan:
    pressing(tool, "plan-save")
    return load_plan(tool.plan_file)


# Answer ---------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_companys_sheet(tool: RiskRadar) -> None:
    assert tool.answer()["headline"] == "Nothing rings. 1 of 16 signals are counted."
    assert tool.answer()["table"].count("<tr>") == 17
    assert not tool.errors


def test_once_is_a_look_and_the_second_month_rings(tool: RiskRadar) -> None:
    once = typing(tool, "month-02", "6")["slots"]
    twice = typing(tool, "month-03", "8")["slots"]

    assert once["headline"] == "Nothing rings. Once over the threshold, so look: Economy: budgets tighten."
    assert "ask three customers why" in once["alerts"]
    assert twice["headline"] == "1 signal rings: Economy: budgets tighten, since 2027-02."
    assert "it has rung since 2027-03" in twice["alerts"]
    assert "name the signer and the budget line of every open proposal (Lin Yue)" in twice["alerts"]
    assert "Market: rings" in twice["groups"]


def test_a_quiet_month_ends_the_alert_which_stays_on_record(tool: RiskRadar) -> None:
    for month, count in (("02", "6"), ("03", "8"), ("04", "2")):
        slots = typing(tool, f"month-{month}", count)["slots"]

    assert slots["headline"].startswith("Nothing rings.")
    assert "from 2027-02 to 2027-03; it rang in 2027-03 and is over" in slots["alerts"]


def test_an_empty_month_is_not_counted(tool: RiskRadar) -> None:
    typing(tool, "month-02", "6")
    typing(tool, "month-02", " ")

    assert tool.answer()["headline"] == "Nothing rings. 1 of 16 signals are counted."


def test_a_change_of_level_changes_the_ranking(tool: RiskRadar) -> None:
    slots = typing(tool, "impact", "")["slots"]

    assert "Economy" not in slots["matrix"]
    assert typing(tool, "impact", "5")["slots"]["table"].index("Economy") > 0


def test_chance_is_the_chapters(tool: RiskRadar) -> None:
    odds = tool.answer()["odds"]

    assert "the exact chance of one month in twenty at 6" in odds
    assert "At 6, 4.7% of unchanged months ring." in odds
    assert "With 2 months in a row it is 0.39 times." in odds


def test_the_calendar_shows_reviews_and_adjustments(tool: RiskRadar) -> None:
    calendar = tool.answer()["calendar"]

    assert calendar.count(">review, adjust<") == 4
    assert calendar.count(">review<") == 8
    assert "No review is agreed yet." in typing(tool, "monthly_day", "")["slots"]["calendar"]
    assert ">2027-01-15<" in typing(tool, "monthly_day", "15")["slots"]["calendar"]
    assert "review, adjust" not in typing(tool, "adjusts", "")["slots"]["calendar"]


# Rows -----------------------------------------------------------------------------------------------------------------


def test_another_factor_brings_its_row_and_the_first_keeps_what_was_typed(tool: RiskRadar) -> None:
    typing(tool, "owner", "Zhao Lei")
    patch = typing(tool, "chosen", "channels")

    assert 'value="leads from facility managers"' in patch["page"]
    assert patch["focus"] == "chosen"
    assert 'value="Zhao Lei"' in typing(tool, "chosen", "economy")["page"]


def test_another_year_shows_its_months(tool: RiskRadar) -> None:
    page = typing(tool, "year", "2026")["page"]

    assert "2026-01" in page
    assert tool.typed["month-05"] == "3"


def test_what_cannot_be_read_is_mended_before_another_row_opens(tool: RiskRadar) -> None:
    error = typing(tool, "threshold", "many")["slots"]["error:threshold"]
    patch = typing(tool, "chosen", "policy")

    assert error == "<span>Threshold must be a number or empty, got 'many'</span>"
    assert patch["fields"] == {"chosen": "economy"}
    assert "Threshold must be" in patch["slots"]["note"]
    assert tool.typed["threshold"] == "many"


@pytest.mark.parametrize("name", ["chosen", "year"])
def test_a_choice_that_is_none_changes_nothing(tool: RiskRadar, name: str) -> None:
    assert "There is no such choice" in typing(tool, name, "9" * 30)["slots"]["note"]


def test_a_risk_of_ones_own_is_added_removed_and_put_back(tool: RiskRadar) -> None:
    added = pressing(tool, "risk-add")
    typing(tool, "name", "Chen Hao is ill in May")
    removed = pressing(tool, "risk-remove")
    without = tool.answer()["table"]
    back = pressing(tool, "risk-back")

    assert added["focus"] == back["focus"] == "name"
    assert removed["focus"] == "risk-back"
    assert "Chen Hao is ill" not in without
    assert "One risk: Chen Hao is ill in May" in back["page"]


def test_a_factor_cannot_be_removed_nor_anything_put_back_that_was_not_taken(tool: RiskRadar) -> None:
    pressing(tool, "risk-remove")
    pressing(tool, "risk-back")

    assert tool.answer()["table"].count("<tr>") == 17


def test_a_sheet_of_risks_has_an_end(tool: RiskRadar) -> None:
    for _number in range(45):
        patch = pressing(tool, "risk-add")

    assert "There are 60 risks already" in patch["slots"]["note"]


# Errors ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("month-02", "six", "2027-02 must be a number or empty, got 'six'"),
        ("usual", "-1", "Usual count in a month must be a number from 0 to 1,000, got '-1'"),
        ("usual", "28", "The usual count cannot be more than the number of cases."),
        ("of", "2.5", "Count whole cases: got 2.5"),
        ("likelihood", "6", "Likelihood must be one of not judged"),
    ],
)
def test_every_error_is_a_sentence_at_its_field(tool: RiskRadar, name: str, text: str, sentence: str) -> None:
    assert sentence in typing(tool, name, text)["slots"][f"error:{name}"].replace("&#x27;", "'")
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]


# Plan -----------------------------------------------------------------------------------------------------------------


def test_unchanged_it_saves_the_worked_sheet_and_its_triggers(tool: RiskRadar) -> None:
    plan = saved(tool)

    assert plan.risks == worked_plan().risks
    assert plan.reviews == worked_plan().reviews


def test_counts_are_saved_and_come_back(tool: RiskRadar) -> None:
    typing(tool, "month-02", "6")
    typing(tool, "monthly_day", "10")
    plan = saved(tool)
    pressing(tool, "plan-reset")
    pressing(tool, "plan-load")

    assert plan.risks[0].values["2027-02"] == 6
    assert plan.reviews is not None
    assert plan.reviews.monthly_day == 10
    assert tool.typed["month-02"] == "6"


def test_saving_keeps_the_triggers_that_the_plan_has(tmp_path: Path) -> None:
    save_plan(SalesPlan.empty().with_reviews(ReviewRhythm(owner="Mei")), tmp_path / PLAN_FILE)
    tool = RiskRadar(tmp_path / PLAN_FILE)

    reviews = saved(tool).reviews
    assert reviews is not None
    assert reviews.triggers == ()


def test_a_plan_with_a_few_rows_gets_the_rest_empty_and_saves_no_empty_ones(tmp_path: Path) -> None:
    own = (Risk(factor=RiskFactor.SERVICE, owner="Mei"), Risk(name="Fire", likelihood=1, impact=5))
    save_plan(SalesPlan.empty().with_risks(own), tmp_path / PLAN_FILE)
    tool = RiskRadar(tmp_path / PLAN_FILE)
    pressing(tool, "plan-load")

    assert tool.answer()["table"].count("<tr>") == 18
    assert saved(tool).risks == own


def test_a_plan_without_these_parts_says_so(tool: RiskRadar) -> None:
    save_plan(SalesPlan.empty(), tool.plan_file)

    assert "no such part" in pressing(tool, "plan-load")["slots"]["note"]


def test_what_looks_like_markup_stays_text(tool: RiskRadar) -> None:
    for name in ("name", "signal", "unit", "owner", "response", "caller"):
        typing(tool, name, HOSTILE)
    for month in ("month-02", "month-03"):
        typing(tool, month, "9")

    assert "<script" not in tool.page()
    assert "<script" not in pressing(tool, "risk-add")["page"]


def test_reset_brings_the_worked_sheet_back(tool: RiskRadar) -> None:
    typing(tool, "month-02", "9")
    pressing(tool, "plan-reset")

    assert tool.answer()["headline"] == "Nothing rings. 1 of 16 signals are counted."


def test_it_speaks_chinese(tmp_path: Path) -> None:
    tool = RiskRadar(tmp_path / PLAN_FILE, language="zh_CN")

    assert tool.page()
    assert not tool.errors
    assert "slots" in typing(tool, "month-02", "8")
