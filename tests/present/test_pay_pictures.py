"""The pictures and words about pay hold for any plan, and say what the numbers say."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.kpi import Dimension
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.team import PaidRep, PayPlan, PayRun, RewardedWork, WorkActivity, run_pay
from bpcourse.core.worked_team import present_pay, stepped_pay, worked_pay, worked_team
from bpcourse.present.pay import (
    effort_headline,
    effort_picture,
    effort_words,
    pay_headline,
    pay_picture,
    pay_table,
    pay_words,
)
from bpcourse.present.svg import text_width

HOSTILE = "</text><script>alert(1)</script>"
LONG = "a name that goes on " * 20


def assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    _x, _y, wide, high = map(float, root.get("viewBox", "").split())
    assert root.findtext("title")
    assert root.find("desc") is not None
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        moved = {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        assert size >= 14
        assert float(text.get("x", 0)) - moved >= -3
        assert float(text.get("x", 0)) - moved + width <= wide + 3, text.text
        assert 0 <= float(text.get("y", 0)) <= high, text.text


def run(*results: float, plan: PayPlan | None = None, present: PayPlan | None = None, name: str = "Rep") -> PayRun:
    reps = tuple(PaidRep(name=f"{name} {number}", result=one) for number, one in enumerate(results))
    return run_pay(plan or PayPlan(target_bonus=100), reps, present=present or PayPlan(target_bonus=100))


def worked_work() -> RewardedWork:
    work = worked_team().rewarded_work
    assert work is not None
    return work


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_pay_is_drawn_told_and_tabled(language: Language) -> None:
    with use_language(language):
        year = worked_team().pay_run
        assert year is not None
        assert_readable(pay_picture(year, currency="CNY"))
        table = pay_table(year, worked_pay(), currency="CNY")
        assert pay_words(year, worked_pay(), currency="CNY")

    assert table.count("<tr>") == 10
    assert "<td>−22,635</td>" in table.replace("\u2212", "−")


@settings(max_examples=30)
@given(
    money=st.floats(0, 1e15),
    results=st.lists(st.floats(0, 10), min_size=1, max_size=12),
    name=st.sampled_from(["", HOSTILE, LONG, "陈浩" * 20]),
)
def test_any_pay_can_be_drawn(money: float, results: list[float], name: str) -> None:
    year = run(*results, plan=PayPlan(base=money, target_bonus=money), name=name)

    drawn = pay_picture(year, currency="CNY")

    assert_readable(drawn)
    assert "<script" not in drawn + pay_table(year, PayPlan(), currency="CNY")


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (run(1, 1), "The new plan costs as much as the present one. Nobody's pay changes."),
        (run(1.5, 1), "The new plan costs CNY 50 more. 1 gain, nobody loses."),
        (run(1.5, 0.1), "The new plan costs CNY 40 less. 1 gain, 1 lose, most Rep 1: CNY -90."),
    ],
)
def test_the_headline_says_cost_and_who_gains(year: PayRun, said: str) -> None:
    assert pay_headline(year, currency="CNY") == said


def test_a_plan_that_jumps_is_warned_of() -> None:
    told = pay_words(run(1, plan=stepped_pay()), stepped_pay(), currency="CNY")

    assert "The point that takes a rep to 80% pays CNY 28,800 at once" in " ".join(told)
    assert "The point that takes a rep to 100% pays CNY 12,000 at once" in " ".join(told)
    assert "Above 120% another point pays nothing." in told


def test_a_straight_plan_tells_what_each_point_pays() -> None:
    assert "From the threshold to the target each point pays CNY 960." in pay_words(
        run(1, plan=worked_pay()), worked_pay(), currency="CNY"
    )
    assert "From the threshold to the target each point pays CNY 600." in pay_words(
        run(1, plan=present_pay()), present_pay(), currency="CNY"
    )


def test_the_pool_tells_what_comes_back() -> None:
    told = pay_words(run(1, 1, 1, 1, plan=worked_pay()), worked_pay(), currency="CNY")

    assert "Of each 100 that one rep adds to the pool, about 25 come back to that rep." in told
    assert not any("pool" in sentence for sentence in pay_words(run(1), PayPlan(), currency="CNY"))


def test_cost_is_told_with_and_without_revenue() -> None:
    year = run(1)

    assert pay_words(year, PayPlan(), currency="CNY")[0] == (
        "The team's pay: CNY 100 by the new plan, CNY 100 by the present one."
    )
    assert "(10% of revenue)" in pay_words(replace(year, revenue=1_000), PayPlan(), currency="CNY")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_week_is_drawn_and_told(language: Language) -> None:
    with use_language(language):
        work = worked_work()
        assert_readable(effort_picture(work.choice))
        assert len(effort_words(work, currency="CNY", contribution=2_400_000)) == 6


def test_the_words_name_the_weight_that_rewards_the_wrong_thing() -> None:
    fed, starved, unmeasured, tricks, refit, loss = effort_words(worked_work(), currency="CNY", contribution=2_400_000)

    assert fed == (
        "“Preparing visits, keeping records” gets 14.7 hours a week where 6 serve best. It shows in Behavior, which"
        " weighs 25%; what it is worth would be 15%."
    )
    assert starved.startswith("“Visiting customers in their first year” pays for it: 3.8 hours instead of 11.")
    assert unmeasured.startswith("“Talking to those who may buy next year” is not measured")
    assert tricks.startswith("Nobody wants “Discounts to sign before New Year” and “Asking only happy customers")
    assert refit == "With the weights 45/33/15/7 the same rep would do 91%."
    assert loss == "The missing 12% of a rep's CNY 2.4 million a year are CNY 297,000."


def test_a_plan_that_rewards_what_is_wanted_is_told_so() -> None:
    work = RewardedWork((WorkActivity(hours=40, measure=Dimension.SALES),), {Dimension.SALES: 1}, worked_pay())

    assert effort_headline(work) == "Who works for pay alone does just what the company wants."
    assert effort_words(work, currency="CNY", contribution=100) == []


@settings(max_examples=30)
@given(
    hours=st.lists(st.just(0.0) | st.floats(0.01, 168), min_size=1, max_size=8).filter(any),
    name=st.sampled_from(["", HOSTILE, LONG]),
    measure=st.none() | st.sampled_from(Dimension),
    language=st.sampled_from(LANGUAGES),
)
def test_any_week_can_be_drawn(hours: list[float], name: str, measure: Dimension | None, language: Language) -> None:
    activities = tuple(WorkActivity(name=name, hours=one, measure=measure) for one in hours)
    work = RewardedWork(activities, {Dimension.SALES: 1, Dimension.TEAM: 2}, worked_pay(), 8)
    with use_language(language):
        drawn = effort_picture(work.choice)
        assert_readable(drawn)
        assert "<script" not in drawn
        assert all(effort_words(work, currency="CNY", contribution=1))
