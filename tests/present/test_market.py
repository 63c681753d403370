"""The pictures and words of the market view hold for any market, and nothing runs out of them."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.market import BuyerGroup, Competitor, MarketView, Source, SourceKind
from bpcourse.core.market_analysis import careful_outlooks, outlook
from bpcourse.core.period import Period
from bpcourse.core.worked_market import worked_market
from bpcourse.present.market import (
    age_table,
    age_words,
    careful_table,
    competitor_picture,
    competitor_words,
    growth_words,
    headline_words,
    market_picture,
    outside_picture,
    research_words,
    size_picture,
    size_words,
)
from bpcourse.present.svg import text_width

HOSTILE = "</text><script>alert(1)</script>"
YEAR = Period.year(2027)
START = YEAR.start
VIEW = MarketView(year=2026, size=1_500e6, growth_rate=0.12, share=40 / 1_500)
LONG = "a rival that goes on and on " * 20
MARKETS: dict[str, MarketView] = {
    "nothing": MarketView(),
    "figures alone": VIEW,
    "the worked company": worked_market(),
    "hostile": MarketView(
        name=HOSTILE, year=2026, size=1, growth_rate=0, share=1, opportunities=(HOSTILE,), threats=(HOSTILE,) * 9,
        competitors=(Competitor(name=HOSTILE, share=0),), sources=(Source(what=HOSTILE),),
        buyer_groups=(BuyerGroup(name=HOSTILE, buyers=1, yearly_spend=1),),
    ),
    "long": MarketView(
        opportunities=(LONG, "降价的竞争对手" * 30), competitors=(Competitor(name=LONG, share=0.1),),
        buyer_groups=(BuyerGroup(name=LONG, buyers=1e9, yearly_spend=1e15),),
    ),
    "many": MarketView(
        size=1, competitors=tuple(Competitor(name=f"R{n}", share=0.01) for n in range(30)),
        buyer_groups=tuple(BuyerGroup(name=f"B{n}", buyers=1, yearly_spend=n) for n in range(30)),
        threats=tuple(f"threat {n}" for n in range(30)),
    ),
    "shrinking": MarketView(year=2026, size=1e15, growth_rate=-0.99, share=1e-9),
    "no size": MarketView(year=2026, size=0, growth_rate=10, share=0.5),
}  # fmt: skip
EVERY = pytest.mark.parametrize("market", MARKETS)


def _assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    board = float(root.get("viewBox", "").split()[2])
    assert root.findtext("title")
    assert root.findtext("desc")
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        moved = {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        assert size >= 14
        assert float(text.get("x", 0)) - moved >= -3, text.text
        assert float(text.get("x", 0)) - moved + width <= board + 3, text.text


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY
def test_any_market_is_drawn_and_put_into_words(market: str, language: Language) -> None:
    view = MARKETS[market]
    with use_language(language):
        for drawn in (competitor_picture(view), outside_picture(view), size_picture(view, currency="CNY")):
            _assert_readable(drawn)
        said = [
            age_table(view, START), age_words(view, START), competitor_words(view), research_words(view),
            size_words(view, currency="CNY"),
        ]  # fmt: skip
        for goal in (None, 0, 1, 48e6, 1e15):
            ahead = outlook(view, YEAR, goal=goal)
            said.append(headline_words(ahead, currency="CNY"))
            if ahead is not None:
                _assert_readable(market_picture(ahead, currency="CNY", now="2026", then=str(YEAR)))
                said.append(careful_table(careful_outlooks(view, YEAR, goal=goal), currency="CNY"))
                growth_words(ahead, currency="CNY")

    assert all(said)
    assert "<script" not in said[0]


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (None, "Your share is 2.67%. Set a revenue goal to see which share it implies."),
        (48e6, "The goal implies 2.86% of the market after 2.67%: CNY 3.2 million must be taken from other suppliers."),
        (44.8e6, "The goal grows exactly as the market does: the share stays at 2.67%."),
        (42e6, "The goal implies 2.5% of the market after 2.67%: CNY 2.8 million less than growing with it."),
    ],
)
def test_the_headline_says_what_the_goal_means(goal: float | None, said: str) -> None:
    assert headline_words(outlook(VIEW, YEAR, goal=goal), currency="CNY") == said


def test_what_is_missing_is_asked_for() -> None:
    sized = MarketView(year=2026, size=1e9, growth_rate=0.1)

    assert headline_words(None, currency="CNY").startswith("Size, year and growth")
    assert headline_words(outlook(sized, YEAR), currency="CNY").startswith("Put in your own revenue")


def test_growth_is_told_with_the_part_that_the_market_brings() -> None:
    ahead, slow = outlook(VIEW, YEAR, goal=48e6), outlook(VIEW, YEAR, goal=42e6)
    assert ahead is not None
    assert slow is not None

    assert growth_words(ahead, currency="CNY") == (
        "The goal grows 20% a year, the market 12%: 8 points more."
        " CNY 4.8 million comes with the market; for the other CNY 3.2 million name a lever."
    )
    assert growth_words(slow, currency="CNY") == "The goal grows 5% a year, the market 12%: 7 points less."


@pytest.mark.parametrize(
    ("buyers", "said"),
    [
        (1380, "CNY 1,380, 8% under the report: close enough. Plan with the count."),
        (1600, "CNY 1,600, 6.7% above the report: close enough. Plan with the report."),
        (900, "40% away from the report. Beyond 20% one of the two counts something else"),
        (2400, "and plan with CNY 1,500."),
    ],
)
def test_the_two_sizes_are_compared(buyers: float, said: str) -> None:
    view = MarketView(size=1_500, buyer_groups=(BuyerGroup(buyers=buyers, yearly_spend=1),))

    assert said in size_words(view, currency="CNY")


def test_old_sources_and_missing_kinds_are_named() -> None:
    view = MarketView(sources=(Source(what="survey", as_of=date(2026, 1, 1), kind=SourceKind.CUSTOMERS),))

    assert age_words(view, START).startswith("1 entry should be looked up again")
    assert "No source yet for: Industry reports" in age_words(view, START)
    assert age_words(worked_market(), START) == "Nothing is too old when the plan starts."
    assert "too old" in age_table(view, START)
    assert "no date: ask" in age_table(MarketView(sources=(Source(what="rumor"),)), START)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ((24, 80), "Research is 30% of the planning hours. The course's source deck claims that it should be 30%"),
        ((8, 40), "30% at least: 4 hours more."),
        ((None, 40), "Note the hours of planning"),
    ],
)
def test_research_stands_beside_the_decks_claim(hours: tuple[float | None, float], said: str) -> None:
    assert said in research_words(MarketView(research_hours=hours[0], planning_hours=hours[1]))


def test_a_competitor_without_strength_or_weakness_is_named() -> None:
    view = MarketView(share=0.1, competitors=(Competitor(name="Rival C", share=0.2),))

    assert competitor_words(view) == "30% of the market has a name. Strength or weakness is still open: Rival C."
