"""What is good about a plan: said of a sound one, with its numbers, and not of an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from bpcourse.core.plan import PARTS, SalesPlan
from bpcourse.core.review import strengths
from bpcourse.core.worked_company import worked_plan

TODAY: Final = date(2026, 11, 23)
PRAISED: Final = {
    "market-dated-sources",
    "market-competitors-known",
    "goals-smart",
    "goals-add-up",
    "goals-lever-beyond-market",
    "segments-fresh-analysis",
    "segments-ranked",
    "segments-add-up",
    "sales-paths-for-all-growth",
    "sales-paths-benefits",
    "sales-paths-wins-comparison",
    "funnel-enough-leads",
    "funnel-sober-rates",
    "funnel-fits-hours",
    "actions-one-accountable",
    "actions-in-order",
    "resources-carry-goal",
    "resources-focused",
    "scorecard-balanced",
    "reviews-rhythm",
    "reviews-triggers",
    "risks-heard",
}


def test_the_sound_plan_is_praised_in_every_part() -> None:
    praise = strengths(worked_plan(), today=TODAY)

    assert {one.rule for one in praise} == PRAISED
    assert [one.part for one in praise] == sorted((one.part for one in praise), key=PARTS.index)
    assert {one.part for one in praise} == set(PARTS)


def test_an_empty_plan_is_praised_for_nothing() -> None:
    assert strengths(SalesPlan(), today=TODAY) == []


def test_praise_holds_the_plans_own_numbers() -> None:
    said = {one.rule: one.message for one in strengths(worked_plan(), today=TODAY)}

    assert said["funnel-fits-hours"] == "Calls and visits take 8,260 of the 9,280 hours for winning customers."
    assert "20% in a market that grows 12%" in said["goals-lever-beyond-market"]


@pytest.mark.parametrize(
    ("part", "gone"),
    [
        ("market", {"market-dated-sources", "goals-lever-beyond-market"}),
        ("goals", {"goals-smart", "goals-add-up", "resources-carry-goal"}),
        ("segments", {"segments-ranked", "sales-paths-for-all-growth"}),
        ("funnel", {"funnel-enough-leads"}),
        ("actions", {"actions-one-accountable"}),
        ("resources", {"resources-focused"}),
        ("risks", {"risks-heard"}),
    ],
)
def test_what_is_not_there_is_not_praised(part: str, gone: set[str]) -> None:
    emptied = replace(worked_plan(), **{part: getattr(SalesPlan(), part)})

    assert gone.isdisjoint({one.rule for one in strengths(emptied, today=TODAY)})


def test_an_old_analysis_is_not_praised_as_fresh() -> None:
    praised = {one.rule for one in strengths(worked_plan(), today=date(2027, 6, 1))}

    assert "segments-fresh-analysis" not in praised
