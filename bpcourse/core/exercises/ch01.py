"""The tasks of chapter 1, from a line of the market sheet to a one-page plan whose sums hold.

>>> [task.kind for task in TASKS]
['number', 'number', 'number', 'order', 'choice', 'text', 'form', 'text']
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, OrderTask
from bpcourse.core.exercises.rules import (
    Field,
    FormRule,
    FormTask,
    TextRule,
    TextTask,
    at_least_words,
    has_number,
    mentions,
)
from bpcourse.core.exercises.task import Place
from bpcourse.core.language import N_
from bpcourse.core.market import MarketView
from bpcourse.core.market_analysis import CLAIMED_RESEARCH_SHARE, missing_research_hours
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_figures, worked_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task

__all__ = ["TASKS"]

_PAGE: Final = "ch01_foundations"
_WHAT: Final = Place(_PAGE, "ch01-what", N_("A plan for a set period"))
_CASCADE: Final = Place(_PAGE, "ch01-cascade", N_("From company strategy to Monday"))
_MARKET: Final = Place(_PAGE, "ch01-market", N_("Market analysis: a sheet with dates"))
_RESEARCH: Final = Place(_PAGE, "ch01-research", N_("How much of the time goes into research?"))
_LOOP: Final = Place(_PAGE, "ch01-loop", N_("One finding, once around the loop"))
_ONE_PAGE: Final = Place(_PAGE, "ch01-onepage", N_("A plan on one page"))

_FIGURES: Final = worked_figures()
_PLAN: Final = worked_plan()


def _known_market() -> MarketView:
    if _PLAN.market is None:
        raise LookupError("the worked plan has no market view")
    return _PLAN.market


def _known(amount: float | None) -> float:
    """An amount that the worked plan is sure to hold."""
    if amount is None:
        raise LookupError("the worked plan lacks an amount that its tasks need")
    return amount


# Task 1: who sells the rest? ------------------------------------------------------------------------------------------

_SIZE, _OWN = _FIGURES["market_size"], _FIGURES["revenue_2026"]
_RIVAL_A, _RIVAL_B = (_known(rival.share) for rival in _known_market().competitors[:2])
_NAMED: Final = _SIZE * (_RIVAL_A + _RIVAL_B) + _OWN

_UNNAMED: Final = NumberTask(
    id="ch01-unnamed",
    title=N_("Read a market sheet"),
    names=("sold_by_others",),
    unit="money",
    asked_in=1e6,
    expected=_SIZE - _NAMED,
    example="350",
    mistakes=(
        Mistake("own_forgotten", _SIZE - _NAMED + _OWN, N_("Clearbrook's own revenue is still in there.")),
        Mistake("one_rival", _SIZE * (1 - _RIVAL_A) - _OWN, N_("Rival B is missing: it has a share as well.")),
        Mistake("named", _NAMED, N_("Those are the three that have names. The question is about all others.")),
        Mistake(
            "share", 1 - _NAMED / _SIZE, N_("That is their share of the market. How much money is it, in millions?")
        ),
        Mistake(
            "percent_as_money",
            _SIZE - (_RIVAL_A + _RIVAL_B) * 1e8 - _OWN,
            N_("You took the percentages off as if they were millions. They are shares of the market."),
        ),
        Mistake(
            "rivals_forgotten", _SIZE - _OWN, N_("That is the market without Clearbrook. Both rivals sell in it too.")
        ),
    ),
    right=N_("1,500 − 270 − 135 − 40 = 1,055: most of what is sold has no name on the sheet yet."),
    hints=(
        N_("Turn each share into money first: which amount does rival A sell, which amount rival B?"),
        N_("The whole market, less both rivals, less Clearbrook."),
    ),
    place=_MARKET,
)

# Task 2: how long should the period be? -------------------------------------------------------------------------------

_NINE_MONTHS: Final = Period(date(2027, 1, 1), date(2027, 9, 30))
_LEADS: Final = 1_500
_CYCLE: Final = _FIGURES["sales_cycle_days"]
_DEALS: Final = _LEADS * _FIGURES["lead_to_deal"]
_INSIDE: Final = (_NINE_MONTHS.days - _CYCLE) / _NINE_MONTHS.days

_IN_THE_PLAN: Final = NumberTask(
    id="ch01-period",
    title=N_("Choose a period"),
    names=("deals_in_the_plan",),
    expected=_DEALS * _INSIDE,
    tolerance=0.3,
    example="12.5",
    mistakes=(
        Mistake(
            "no_cycle", _DEALS, N_("That many come of these leads in the end. Some are signed when the plan is over.")
        ),
        Mistake("outside", _DEALS * (1 - _INSIDE), N_("Those are the deals that come after the plan's last day.")),
        Mistake("leads", _LEADS * _INSIDE, N_("So many leads are early enough. How many of them become deals?")),
        Mistake(
            "year",
            _DEALS * (365 - _CYCLE) / 365,
            N_("You set the 90 days against a year. This plan has 273 days."),
        ),
        Mistake("cycles", _NINE_MONTHS.days / _CYCLE, N_("That is how many sales cycles fit into the plan.")),
        Mistake("share", _INSIDE, N_("That is the share of the days that count. Apply it to the deals.")),
        Mistake(
            "cycle_twice",
            _DEALS * (_NINE_MONTHS.days - 2 * _CYCLE) / _NINE_MONTHS.days,
            N_("You took the cycle off twice. Leads come from the first day on."),
        ),
    ),
    right=N_(
        "Only leads of the first 183 of 273 days are early enough: 40.2 of 60 deals. A full year loses a quarter."
    ),
    hints=(
        N_("On which day must a lead arrive at the latest to become a deal within the plan?"),
        N_("All deals that come of the leads, times the days that are early enough, over all days."),
    ),
    place=_WHAT,
)

# Task 3: the deck's thirty percent ------------------------------------------------------------------------------------

_RESEARCHED, _PLANNED = 7.0, 35.0
_LACKING: Final = _known(missing_research_hours(MarketView(research_hours=_RESEARCHED, planning_hours=_PLANNED)))
_ADDED: Final = _LACKING / (1 - CLAIMED_RESEARCH_SHARE)

_RESEARCH_HOURS: Final = NumberTask(
    id="ch01-research",
    title=N_("The deck's 30%"),
    names=("hours_more",),
    expected=_ADDED,
    tolerance=0.05,
    example="1.5",
    mistakes=(
        Mistake(
            "old_total",
            _LACKING,
            N_("With so many the share is still below 30%: the added hours make the whole larger too."),
        ),
        Mistake(
            "whole_share",
            _PLANNED * CLAIMED_RESEARCH_SHARE,
            N_("That is 30% of the hours so far. He has done part of it already, and the total will grow."),
        ),
        Mistake("new_research", _RESEARCHED + _ADDED, N_("That is all the research he needs. How much is added?")),
        Mistake("points", 10, N_("10 is the gap in percentage points. How many hours close it?")),
        Mistake(
            "share", _RESEARCHED / _PLANNED, N_("That is the share of research so far. How many hours bring it to 30%?")
        ),
        Mistake(
            "rest",
            (_PLANNED - _RESEARCHED) * CLAIMED_RESEARCH_SHARE,
            N_("You took 30% of the other work. The rule speaks of the whole."),
        ),
        Mistake("new_total", _PLANNED + _ADDED, N_("That is the new total. How many of these hours are added?")),
    ),
    right=N_("7 and 5 are 12 hours, 30% of 40. The rule is the deck's floor; no study is named for it."),
    hints=(
        N_("Each hour he adds counts twice: in the research, and in the whole."),
        N_("The other work stays 28 hours, and may be at most 70% of the whole. How large is the whole then?"),
    ),
    place=_RESEARCH,
)

# Task 4: the deck's five blocks ---------------------------------------------------------------------------------------

_AROUND: Final = OrderTask(
    id="ch01-loop",
    title=N_("Around the loop"),
    names=("order_of_steps",),
    expected="CEADB",
    options={
        "A": N_("weeks are given to a way of working that has been chosen, not the other way around."),
        "B": "",
        "C": N_("a goal rests on what you know of the market: its date comes from this finding."),
        "D": N_("nobody can count what nobody had the weeks to do."),
        "E": N_("what is to be reached decides how to work. Without the goal, any month would do."),
    },
    right=N_("Market insight, goal, strategy, resources, evaluation. What September counts is the next insight."),
    hints=(
        N_("Ask of each line: is it a fact, a number to reach, a way to work, a means, or a check?"),
        N_("The deck's five blocks begin with market insight and end with evaluation."),
    ),
    place=_LOOP,
)

# Task 5: close a gap --------------------------------------------------------------------------------------------------


def _growth_per_week() -> dict[str, float]:
    """What a week of winning brings in each segment that is to grow, money."""
    if _PLAN.resources is None:
        raise LookupError("the worked plan has no resources")
    hours, lines = _known(_PLAN.resources.selling_hours_per_week), _PLAN.resources.allocation
    rows = zip(("large", "food", "property"), _PLAN.segments[:3], lines[:3], strict=True)
    return {name: _known(segment.growth) / (line.hours_to_win / hours) for name, segment, line in rows}


_GROWTH_PER_WEEK: Final = _growth_per_week()
_MISSING: Final = 1_600_000
_PROPERTY_WEEKS, _FOOD_WEEKS = 24, 40
_SITES, _SITE_ORDER = 26, 480_000
_DISCOUNT, _DISCOUNT_DEALS = 0.10, 5
_DEAL: Final = _FIGURES["average_deal_size"]
_DISCOUNT_GAIN: Final = _DISCOUNT_DEALS * _DEAL * (1 - _DISCOUNT)
_DISCOUNT_COST: Final = _DISCOUNT * _FIGURES["new_business_target"]
_WAYS: Final = {
    "A": 0.0,
    "B": _PROPERTY_WEEKS * (_GROWTH_PER_WEEK["large"] - _GROWTH_PER_WEEK["property"]),
    "C": _DISCOUNT_GAIN - _DISCOUNT_COST,
    "D": _SITES / 6 * _SITE_ORDER,
    "E": _FOOD_WEEKS * (_GROWTH_PER_WEEK["large"] - _GROWTH_PER_WEEK["food"]),
}
"""What each option adds to the company's revenue, money."""

_GAP: Final = ChoiceTask(
    id="ch01-gap",
    title=N_("Close a gap"),
    names=("way_to_close",),
    expected=max(_WAYS, key=lambda letter: _WAYS[letter]),
    options={
        "A": N_("A larger quota has no more weeks in it. The five have just told you what they can carry."),
        "B": N_("Large manufacturers gain and property loses: {net_b} remains, and property misses its own goal."),
        "C": N_("5 deals bring {won_c}, and 10% off the 80 planned ones costs {cost_c}: you end up lower."),
        "D": "",
        "E": N_("A week brings nearly as much in the one as in the other: 40 weeks moved gain {net_e}."),
    },
    right=N_("One in six of 26 is four orders and more, {net_d}, and takes no week from anyone. Write it down."),
    money={
        "gap": _MISSING,
        "net_b": round(_WAYS["B"], -4),
        "won_c": _DISCOUNT_GAIN,
        "cost_c": _DISCOUNT_COST,
        "net_d": _WAYS["D"],
        "net_e": round(_WAYS["E"], -4),
    },
    hints=(
        N_("Every week of the plan is given out already. What does each way take from somewhere else?"),
        N_("Work out gain less loss for each, and compare it with the gap of {gap}."),
    ),
    place=_CASCADE,
)

# Task 6: from a mood to a line ----------------------------------------------------------------------------------------

_LARGE_CUSTOMERS: Final = _known(_PLAN.segments[0].customers)
_MODULE: Final = 65_000
_NEEDED_BY: Final = 9 / 20
_WORTH: Final = _LARGE_CUSTOMERS * _NEEDED_BY / 3 * _MODULE
_MOOD: Final = "More and more customers care about energy and carbon."


def _amounts(value: float) -> str:
    """How people write *value*, as a regular expression."""
    return rf"{value:,.0f}|{value:.0f}|{value / 1e6:.2f}\s*m|{value / 1e3:.0f}\s*k\b|{value / 1e4:.0f}\s*万"


_TOO_MUCH: Final = re.compile(
    rf"(?<![\d,.])(?:{_amounts(_LARGE_CUSTOMERS * _NEEDED_BY * _MODULE)}|{_amounts(_LARGE_CUSTOMERS * _MODULE)}"
    r"|2\.6\s*m)",
    re.IGNORECASE,
)

_RIGHT_WORTH: Final = re.compile(rf"(?<![\d,.])(?:{_amounts(_WORTH)})", re.IGNORECASE)

_LINE: Final = TextTask(
    id="ch01-line",
    title=N_("From a mood to a line"),
    names=("opportunity",),
    rules=(
        at_least_words(10, N_("A line of the sheet says what it is, what it is worth, who moves, by when.")),
        mentions(
            "what",
            r"per unit|kwh|report|module|footprint|单位|单耗|报告|模块|碳",
            N_("Say what the opportunity is: which need did the calls turn up, and what could be sold for it?"),
        ),
        TextRule(
            "too_much",
            lambda text: _TOO_MUCH.search(text) is None or _RIGHT_WORTH.search(text) is not None,
            N_("That is the worth if everybody buys. How many need it, and how many of those order?"),
        ),
        mentions(
            "worth",
            _RIGHT_WORTH.pattern,
            N_("What is it worth? Work it out: the share that needs it, of 40, one in three of them, at the price."),
        ),
        mentions(
            "name",
            r"Wang Jing|Chen Hao|Lin Yue|Liu Yang|Sun Mei|Xu Ting|service|marketing|"
            r"王静|陈浩|林悦|刘洋|孙梅|徐婷|服务|市场部",
            N_("Who moves first? A line without a name belongs to nobody."),
        ),
        mentions(
            "date",
            r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?"
            r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
            r"|(?:end of|mid-?)\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
            r"|\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号]|底|末)",
            N_("By which day? “Soon” and “next year” have no end at which somebody looks."),
        ),
        mentions(
            "step",
            r"\b(?:ask|call|list|rank|show|offer|visit|send|write|prepar|build|draft|test|meet|phone|invit|find|check|"
            r"collect|lay|present|contact|talk|speak|interview)"
            r"|问|电|联系|走访|列|排|演示|提供|拜访|发|写|准备|制作|试|邀请|整理|核对|介绍",
            N_("What is the first step? Give the person something to do by that day, such as a list or ten calls."),
        ),
    ),
    copied=(_MOOD,),
    good=(
        (
            "Opportunity: 9 of 20 customers must tell their buyers the energy per unit. 18 of our 40 large plants "
            "need it, one in three orders the report module: CNY 390,000 a year. Wang Jing calls the 40 and "
            "lists who needs it, by January 29."
        ),
        "Report module for energy per unit: 6 x 65,000 = 390,000. Chen Hao asks ten customers by 15 January 2027.",
        (
            "机会：20 家客户中有 9 家很快要向买家提供单位产品能耗。40 家大型制造企业里约 18 家，三分之一订购报告模块，"
            "每年 39 万元。王静在 1 月 29 日前给 40 家打电话，列出名单。"
        ),
    ),
    wrong=(
        ("Energy matters more and more.", "length"),
        ("We see a large opportunity in the market, and we want to use it with all our strength next year.", "what"),
        (
            "Report module for energy per unit: 18 x 65,000 = CNY 1,170,000. Wang Jing calls all 40 by January 29.",
            "too_much",
        ),
        (
            "Report module for energy per unit, 40 customers, 2.6 million. Wang Jing calls them by January 29.",
            "too_much",
        ),
        (
            "9 of 20 customers need the energy per unit: a large potential. Wang Jing calls all 40 by January 29.",
            "worth",
        ),
        (
            "Report module for the energy per unit, worth CNY 390,000. We call all customers by January 29, 2027.",
            "name",
        ),
        ("报告模块：40 家大型制造企业中约 18 家需要，三分之一订购，每年 39 万元。王静尽快给他们打电话。", "date"),
        ("报告模块，单位产品能耗，每年 39 万元。王静负责，1 月 29 日前完成。", "step"),
        ("Report module for the energy per unit, worth CNY 390,000 a year. Wang Jing, January 29.", "step"),
    ),
    right=N_("What, how much, who, by when, and a step to begin with: this line can be checked. The mood could not."),
    hints=(
        N_("Copy the form of the sheet: opportunity, what it is worth, who moves, by when."),
        N_("Worth: 9 of 20 is the same share of 40. A third of those order, at {module} each."),
    ),
    money={"module": _MODULE},
    place=_MARKET,
)

# Task 7: a page whose sums hold ---------------------------------------------------------------------------------------

_REVENUE_2028: Final = 54_000_000
_WEEKS_2028: Final = 9 * _FIGURES["selling_weeks"]
_KEEP_2028: Final = 150
_EXISTING_2027: Final = _FIGURES["existing_customers_target"]
_MOST_GROWTH: Final = 0.15
_WEEKS_PER_DEAL: Final = 2.9
_HALF: Final = 0.5
_NEAR: Final = 50_000
_MILLIONS: Final = ("page_large", "page_food", "page_property", "page_hospitals", "page_existing", "page_new")
_FIELDS: Final = (
    Field("page_large", N_("large manufacturers"), "35 million", "money", 1e6),
    Field("page_food", N_("food and beverage plants"), "35 million", "money", 1e6),
    Field("page_property", N_("commercial property"), "35 million", "money", 1e6),
    Field("page_hospitals", N_("public hospitals"), "35 million", "money", 1e6),
    Field("page_existing", N_("existing customers"), "35 million", "money", 1e6),
    Field("page_new", N_("new business"), "35 million", "money", 1e6),
    Field("page_deals", N_("new deals"), "120"),
    Field("page_weeks", N_("weeks to win"), "120"),
)
_OnePage = dict[str, object]


def _page(*values: float) -> _OnePage:
    """The values in the order of the fields, money in millions."""
    scaled = (value * 1e6 if field.unit == "money" else value for field, value in zip(_FIELDS, values, strict=True))
    return dict(zip((field.name for field in _FIELDS), scaled, strict=True))


def _segments_total(page: Mapping[str, Any]) -> float:
    return float(sum(page[name] for name in _MILLIONS[:4]))


def _money(amount: float) -> str:
    return money_text(amount, "CNY")


_DRAFT: Final = _page(28, 15, 7.5, 4.5, 34, 18, 90, 280)
_ONE_PAGE_PLAN: Final = FormTask(
    id="ch01-page",
    title=N_("Repair a one-page plan"),
    names=tuple(field.name for field in _FIELDS),
    fields=_FIELDS,
    given=_DRAFT,
    rules=(
        FormRule(
            "possible",
            lambda page: min(page.values()) >= 0 and page["page_deals"] >= 1,
            N_("No figure of the page can be below 0, and there must be at least 1 deal."),
        ),
        FormRule(
            "segments",
            lambda page: abs(_segments_total(page) - _REVENUE_2028) <= _NEAR,
            N_("The segments add up to {total}, and the page promises {goal}."),
            lambda page: {"total": _money(_segments_total(page)), "goal": _money(_REVENUE_2028)},
        ),
        FormRule(
            "strategy",
            lambda page: page["page_large"] >= _HALF * _REVENUE_2028 - _NEAR,
            N_("Large manufacturers bring {share} of the revenue. The strategy puts them at half or more."),
            lambda page: {"share": percent_text(page["page_large"] / _REVENUE_2028)},
        ),
        FormRule(
            "kinds",
            lambda page: abs(page["page_existing"] + page["page_new"] - _REVENUE_2028) <= _NEAR,
            N_("Existing customers and new business make {total} together, and the page promises {goal}."),
            lambda page: {"total": _money(page["page_existing"] + page["page_new"]), "goal": _money(_REVENUE_2028)},
        ),
        FormRule(
            "existing",
            lambda page: page["page_existing"] <= _EXISTING_2027 * (1 + _MOST_GROWTH) + _NEAR,
            N_("Existing customers would have to grow by {growth}. 15% is the most for which there is a lever."),
            lambda page: {"growth": percent_text(page["page_existing"] / _EXISTING_2027 - 1)},
        ),
        FormRule(
            "deals",
            lambda page: abs(page["page_deals"] * _DEAL - page["page_new"]) <= _DEAL / 2,
            N_("So many deals of {size} make {total}, and the line of new business says {written}."),
            lambda page: {
                "size": _money(_DEAL),
                "total": _money(page["page_deals"] * _DEAL),
                "written": _money(page["page_new"]),
            },
        ),
        FormRule(
            "weeks",
            lambda page: page["page_weeks"] + _KEEP_2028 <= _WEEKS_2028 + _HALF,
            N_("Keeping and winning take {weeks} weeks, and nine people have 414."),
            lambda page: {"weeks": number_text(page["page_weeks"] + _KEEP_2028)},
        ),
        FormRule(
            "pace",
            lambda page: page["page_weeks"] / page["page_deals"] >= _WEEKS_PER_DEAL - 0.005,
            N_("{weeks} weeks for a deal: the plan of 2027 takes 2.9, and nobody has shown a faster way."),
            lambda page: {"weeks": number_text(page["page_weeks"] / page["page_deals"], digits=2)},
        ),
    ),
    good=(
        _page(28, 14.5, 7, 4.5, 32.4, 21.6, 90, 262),
        _page(30, 13, 7, 4, 32.88, 21.12, 88, 260),
        _page(27, 15, 7.5, 4.5, 32.16, 21.84, 91, 264),
        _page(29, 14, 7, 4, 33.12, 20.88, 87, 255),
    ),
    wrong=(
        (_DRAFT, "segments"),
        (_page(25, 16, 8, 5, 32.4, 21.6, 90, 262), "strategy"),
        (_page(28, 14.5, 7, 4.5, 34, 18, 90, 280), "kinds"),
        (_page(28, 14.5, 7, 4.5, 36, 18, 75, 262), "existing"),
        (_page(28, 14.5, 7, 4.5, 32.4, 21.6, 80, 262), "deals"),
        (_page(28, 14.5, 7, 4.5, 32.4, 21.6, 90, 280), "weeks"),
        (_page(28, 14.5, 7, 4.5, 32.4, 21.6, 90, 230), "pace"),
        (_page(28, 14.5, 7, 4.5, 30, 24, 100, 264), "pace"),
        (_page(48, 14.5, -13, 4.5, 32.4, 21.6, 90, 262), "possible"),
    ),
    right=N_("Segments, kinds of business, deals and weeks tell one story. Hand it to a colleague who attacks it."),
    hints=(
        N_("Do the three sums of the chapter's page: segments, deals times size, weeks."),
        N_("Begin with the weeks: 414 less 150, at 2.9 weeks each, is the most deals. Then go up to new and existing."),
    ),
    place=_ONE_PAGE,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_ROW_WORDS: Final = (
    r"region|segment|quota|week|call|visit|hour|month|person|customer|rep\b|goal|target|"
    r"区域|市场|定额|周|电话|拜访|小时|月|人|客户|目标"
)

_OWN_ROW: Final = TextTask(
    id="ch01-own-row",
    title=N_("Your own cascade"),
    names=("my_row",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: which row does not add up, and what you will do about it.")
        ),
        mentions("row", _ROW_WORDS, N_("Name the row you mean, such as segments, quotas or your calls in a week.")),
        has_number(N_("Put one number of your own into it: how much is missing, or how many weeks you have.")),
    ),
    good=(
        (
            "My quota asks for 9 new customers, and at four weeks each that is 36 weeks; my regulars leave me 30. "
            "On Monday I show my manager this sum and ask which of the small accounts inside sales can take."
        ),
        "定额要求新签 9 家客户，每家大约四周，一共 36 周，而我只剩 30 周。下周一和主管商量，把小客户交给内勤。",
    ),
    wrong=(
        ("Everything adds up.", "length"),
        ("week week week week week week week week week week week week week week week week", "length"),
        ("我的计划都对得上。", "length"),
        (
            "I have thought about it for some time, and I believe that nearly everything in it fits together well.",
            "row",
        ),
        (
            "My quota is larger than what I told my manager, and I want to talk about it with her again very soon.",
            "number",
        ),
    ),
    right=N_("Kept. A row that does not add up in November can still be talked about."),
    hints=(
        N_("Write your quota in the middle of a sheet, the line above it, and your own week below."),
        N_("Divide your quota into deals, the deals into weeks, and compare with the weeks you have."),
    ),
    place=_CASCADE,
)

TASKS: Final[tuple[Task, ...]] = (
    _UNNAMED,
    _IN_THE_PLAN,
    _RESEARCH_HOURS,
    _AROUND,
    _GAP,
    _LINE,
    _ONE_PAGE_PLAN,
    _OWN_ROW,
)
"""In the order of the notebook."""
