"""The market tool: figures and their answers, rows that come and go, and a part kept in the plan beside its goals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.market import Competitor, MarketView
from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.core.worked_market import worked_market
from bpcourse.widgets.market_view import MarketTool
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> MarketTool:
    """The tool with the worked company's market, shown once."""
    opened = MarketTool(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: MarketTool, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: MarketTool, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def saved(tool: MarketTool) -> SalesPlan:
    pressing(tool, "plan-save")
    return load_plan(tool.plan_file)


# Answer ---------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_companys_market(tool: MarketTool) -> None:
    assert "2.86% of the market after 2.67%: CNY 3.2 million" in tool.answer()["headline"]
    assert not tool.errors


def test_a_slower_market_leaves_more_to_be_taken(tool: MarketTool) -> None:
    slots = typing(tool, "growth", "6")["slots"]

    assert "CNY 5.6 million must be taken" in slots["headline"]
    assert "14 points more" in slots["market"]
    assert slots["careful"].count("<tr>") == 4


def test_another_goal_is_tried_out_and_not_saved(tool: MarketTool) -> None:
    assert "the share stays at 2.67%" in typing(tool, "goal", "44.8M")["slots"]["headline"]
    assert saved(tool).goals == ()


def test_buyers_counted_anew_change_the_check(tool: MarketTool) -> None:
    assert "8% under the report" in tool.answer()["size"]
    assert "48% away from the report" in typing(tool, "group1-buyers", "200")["slots"]["size"]


def test_shares_sources_and_hours_are_answered(tool: MarketTool) -> None:
    assert "18%" in tool.answer()["competitors"]
    assert "1 entry should be looked up again" in typing(tool, "source3-as_of", "2026-06-30")["slots"]["ages"]
    assert "8 hours more" in typing(tool, "research_hours", "16")["slots"]["research"]
    assert "Spring show moved" in typing(tool, "threats", "Spring show moved")["slots"]["outside"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("size", "large", "Size in that year must be a number of 0 or more, got &#x27;large&#x27;"),
        ("growth", "-100", "Growth a year must be a number from -99 to 1,000"),
        ("year", "2026.5", "Year of the figures must be a whole year"),
        ("year", "26", "Year of the figures must be a number from 1,990 to 2,100"),
        ("size", "", ""),
        ("revenue", "2 bn", "Own revenue cannot be more than the whole market."),
        ("rival1-share", "95", ""),
        ("rival2-as_of", "May", "Last checked must be a date such as 2027-12-31"),
        ("research_hours", "90", "hours of research must be at most the 80 hours of planning, got 90"),
    ],
)
def test_what_cannot_be_gets_its_sentence_and_is_not_lost(
    tool: MarketTool, name: str, value: str, sentence: str
) -> None:
    patch = typing(tool, name, value)

    assert tool.errors
    assert tool.typed[name] == value
    if sentence:
        assert sentence.replace("&#x27;", "'") in patch["slots"][f"error:{name}"]


def test_a_year_is_asked_for_as_a_year(tool: MarketTool) -> None:
    assert "from 1,990" in typing(tool, "year", "12")["slots"]["error:year"]


def test_revenue_needs_the_markets_size(tool: MarketTool) -> None:
    assert "market's size as well" in typing(tool, "size", "")["slots"]["error:revenue"]


def test_shares_above_the_whole_market_are_told_at_the_last_competitor(tool: MarketTool) -> None:
    assert "must add up to at most 100%" in typing(tool, "rival1-share", "95")["slots"]["error:rival2-share"]


def test_a_market_not_yet_known_is_no_error(tool: MarketTool) -> None:
    for name in ("revenue", "size", "growth", "year"):
        typing(tool, name, "")

    assert not tool.errors
    assert tool.answer()["headline"].startswith("Size, year and growth of the market together")


# Rows -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "first"), [("group", "name"), ("rival", "name"), ("source", "what")])
def test_a_row_is_added_removed_and_put_back(tool: MarketTool, kind: str, first: str) -> None:
    added = pressing(tool, f"add-{kind}")
    name = added["focus"]
    row = name.partition("-")[0]
    typing(tool, name, "something new")
    removed = pressing(tool, f"remove-{row}")
    without = dict(tool.typed)
    back = pressing(tool, "put-back")

    assert name.endswith(f"-{first}")
    assert removed["focus"] == "put-back"
    assert name not in without
    assert back["focus"] == f"remove-{row}"
    assert 'value="something new"' in back["page"]
    assert "<details open>" in back["page"]


def test_there_is_an_end_to_rows(tool: MarketTool) -> None:
    for _time in range(30):
        pressing(tool, "add-rival")

    assert "There are 20 rows already" in tool.page()


# Plan -----------------------------------------------------------------------------------------------------------------


def test_what_is_saved_is_the_worked_companys_market(tool: MarketTool) -> None:
    assert saved(tool).market == worked_market()


def test_a_saved_market_comes_back(tool: MarketTool) -> None:
    typing(tool, "growth", "8")
    pressing(tool, "remove-rival2")
    plan = saved(tool)
    pressing(tool, "plan-reset")
    page = pressing(tool, "plan-load")["page"]

    assert plan.market == replace(worked_market(), growth_rate=0.08, competitors=worked_market().competitors[:1])
    assert "Rival B" not in page
    assert tool.typed["growth"] == "8"


def test_a_share_without_a_size_is_kept(tool: MarketTool) -> None:
    save_plan(SalesPlan(market=MarketView(share=0.2)), tool.plan_file)
    pressing(tool, "plan-load")
    typing(tool, "year", "2027")

    assert saved(tool).market == MarketView(share=0.2, year=2027)


def test_the_plans_currency_and_period_are_spoken(tool: MarketTool) -> None:
    plan = replace(worked_plan(), currency="USD", period=Period.quarter(2027, 2))
    save_plan(plan, tool.plan_file)
    page = pressing(tool, "plan-load")["page"]

    assert "Revenue goal for Q2 2027" in page
    assert "USD" in page
    assert "2027-04-01" in page
    assert tool.typed["goal"] == ""


def test_a_plan_without_a_market_changes_nothing(tool: MarketTool) -> None:
    save_plan(SalesPlan(company="Clearbrook"), tool.plan_file)

    assert "The plan has no such part yet" in pressing(tool, "plan-load")["slots"]["note"]
    assert tool.typed["size"] == "1500000000"


def test_what_a_learner_types_is_never_markup(tool: MarketTool) -> None:
    pressing(tool, "add-rival")
    for name in tool.typed:
        typing(tool, name, HOSTILE)

    assert "<script" not in tool.page()


def test_hostile_text_of_a_plan_is_shown_as_text(tool: MarketTool) -> None:
    view = MarketView(name=HOSTILE, threats=(HOSTILE,), competitors=(Competitor(name=HOSTILE),))
    save_plan(SalesPlan(market=view), tool.plan_file)
    page = pressing(tool, "plan-load")["page"]

    assert "<script" not in page
    assert "&lt;script" in page


def test_it_speaks_chinese(tmp_path: Path) -> None:
    tool = MarketTool(tmp_path / PLAN_FILE, language="zh_CN")

    assert 'lang="zh-CN"' in tool.page()
    assert "2.86%" in typing(tool, "growth", "12")["slots"].get("headline", tool.answer()["headline"])


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("market", "size"),
        ("market.growth_rate", "growth"),
        ("market.share", "revenue"),
        ("market.threats[1]", "threats"),
        ("market.competitors[1].as_of", "rival2-as_of"),
        ("market.competitors[1]", "rival2-name"),
        ("market.sources", "source1-what"),
        ("market.sources[9].as_of", "add-source"),
        ("market.buyer_groups[0].buyers", "group1-buyers"),
        ("market.research_hours", "research_hours"),
        ("market.unknown", None),
        ("goals[0].target", None),
    ],
)
def test_a_finding_leads_to_its_field(tool: MarketTool, path: str, field: str | None) -> None:
    assert tool.place_of(path) == field
    assert field is None or f'="{field}"' in tool.page()
