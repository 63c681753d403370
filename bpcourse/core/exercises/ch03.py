"""The tasks of chapter 3, from the size of a step to an allocation that still holds when somebody leaves.

>>> [task.kind for task in TASKS]
['number', 'number', 'number', 'choice', 'set', 'text', 'form', 'text']
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bpcourse.core.allocation import best_return, segment_needs
from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, SetTask
from bpcourse.core.exercises.rules import (
    Field,
    FormRule,
    FormTask,
    TextRule,
    TextTask,
    at_least_words,
    has_number,
    mentions,
    smart,
)
from bpcourse.core.exercises.task import Place
from bpcourse.core.goals import review_goal
from bpcourse.core.language import N_
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_figures, worked_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task
    from bpcourse.core.resources import Resources

__all__ = ["TASKS"]

_PAGE: Final = "ch03_building_the_plan"
_SMART: Final = Place(_PAGE, "ch03-smart", N_("Write a goal that can be checked"))
_MARKET: Final = Place(_PAGE, "ch03-market", N_("Know the market: five kinds of data"))
_FIVE: Final = Place(_PAGE, "ch03-five", N_("The five steps"))
_STEP_4: Final = Place(_PAGE, "ch03-step4", N_("Step 4: plan key actions"))
_CASE: Final = Place(_PAGE, "ch03-case", N_("Case: a software company's plan, taken apart"))

_FIGURES: Final = worked_figures()
_PLAN: Final = worked_plan()
_LARGE, _FOOD = _PLAN.segments[:2]


def _known(amount: float | None) -> float:
    """An amount that the worked plan is sure to hold."""
    if amount is None:
        raise LookupError("the worked plan lacks an amount that its tasks need")
    return amount


_FOOD_2026, _FOOD_2027 = _known(_FOOD.revenue), _known(_FOOD.target)
_FOOD_STEP: Final = _FOOD_2027 - _FOOD_2026

# Task 1: read the size of a step --------------------------------------------------------------------------------------

_TIDE: Final = _FOOD_2026 * _FIGURES["market_growth"]
_COMPANY_STEP: Final = _FIGURES["revenue_target"] - _FIGURES["revenue_2026"]

_FROM_RIVALS: Final = NumberTask(
    id="ch03-from-rivals",
    title=N_("Read a step"),
    names=("share_from_rivals",),
    unit="share",
    expected=(_FOOD_STEP - _TIDE) / _FOOD_STEP,
    tolerance=0.002,
    example="35%",
    mistakes=(
        Mistake("tide", _TIDE / _FOOD_STEP, N_("That is the part that comes with the market. Who brings the rest?")),
        Mistake(
            "growth", _FOOD_STEP / _FOOD_2026, N_("That is the growth itself. How is it made up: tide, and the rest?")
        ),
        Mistake(
            "wrong_base",
            (_FOOD_STEP - _TIDE) / _FOOD_2026,
            N_(
                "That is points above the market, measured on the revenue of 2026. The question is a share of the step."
            ),
        ),
        Mistake(
            "target_as_base",
            (_FOOD_STEP - _TIDE) / _FOOD_2027,
            N_("You divided by the revenue of 2027. Divide by the growth."),
        ),
        Mistake(
            "of_target",
            _FOOD_STEP / _FOOD_2027,
            N_("That is how much of the revenue of 2027 is growth. Nothing has been said yet of who loses it."),
        ),
        Mistake(
            "whole_company",
            (_COMPANY_STEP - _FIGURES["revenue_2026"] * _FIGURES["market_growth"]) / _COMPANY_STEP,
            N_("That is Clearbrook as a whole. Take the row of the food and beverage plants."),
        ),
        Mistake(
            "amount",
            (_FOOD_STEP - _TIDE) / 1e6,
            N_("That is the amount in millions. Which share of the growth is it?"),
        ),
    ),
    right=N_("The tide brings {tide}, so {rest} of {step} must be taken from others: 52%."),
    money={"tide": _TIDE, "rest": _FOOD_STEP - _TIDE, "step": _FOOD_STEP},
    hints=(
        N_("What would 2026's revenue become if it only grew with the market?"),
        N_("Growth, less 12% of the revenue of 2026: compare what is left with the growth."),
    ),
    place=_MARKET,
)

# Task 2: is the lever long enough? ------------------------------------------------------------------------------------

_MORNING_MEETINGS: Final = 48
_EXTENSION: Final = 90_000
_MORNING_PROPOSALS: Final = _MORNING_MEETINGS * _FIGURES["meeting_to_proposal"]
_MORNING_DEALS: Final = _MORNING_PROPOSALS * _FIGURES["win_rate"]
_MORNING_REVENUE: Final = _MORNING_DEALS * _FIGURES["average_deal_size"]
_MISSING: Final = _FOOD_STEP - _MORNING_REVENUE

_EXTENSIONS: Final = NumberTask(
    id="ch03-extensions",
    title=N_("Carry a goal"),
    names=("plants_that_say_yes",),
    expected=math.ceil(_MISSING / _EXTENSION),
    tolerance=0.05,
    example="7",
    mistakes=(
        Mistake(
            "rounded_down",
            math.floor(_MISSING / _EXTENSION),
            N_("With so many the goal is just missed. What is left over needs one plant more."),
        ),
        Mistake("broken", _MISSING / _EXTENSION, N_("A plant signs or it does not: give a whole number of plants.")),
        Mistake(
            "whole_step",
            _FOOD_STEP / _EXTENSION,
            N_("You let the extensions carry the whole step. The mornings bring a part of it."),
        ),
        Mistake(
            "mornings",
            _MORNING_REVENUE / _EXTENSION,
            N_("You divided what the mornings bring. Divide what they leave open."),
        ),
        Mistake("deals", _MORNING_DEALS, N_("That is the number of deals from the mornings. How far do they carry?")),
        Mistake(
            "deal_size",
            math.ceil(_MISSING / _FIGURES["average_deal_size"]),
            N_("You used the size of a new deal. An extension at a plant you serve is smaller."),
        ),
        Mistake(
            "extension_price",
            math.ceil(_FOOD_STEP / _EXTENSION - _MORNING_DEALS),
            N_("You counted the deals of the mornings at the price of an extension. They are new customers."),
        ),
    ),
    right=N_("6 deals bring {mornings} of {step}. The {missing} left open take 11.8 extensions, so 12 plants."),
    money={"mornings": _MORNING_REVENUE, "step": _FOOD_STEP, "missing": _MISSING},
    hints=(
        N_("Take the meetings through the funnel first: how much revenue do the mornings bring?"),
        N_("Step less mornings, divided by the price of one extension. Then think of whole plants."),
    ),
    place=_SMART,
)

# Task 3: a result of the deck's case ----------------------------------------------------------------------------------

_NEW_BEFORE, _NEW_AFTER = 60, 48
_REFERRED_BEFORE, _REFERRED_AFTER = 0.05, 0.20
_BEFORE, _AFTER = _NEW_BEFORE * _REFERRED_BEFORE, _NEW_AFTER * _REFERRED_AFTER

_REFERRALS: Final = NumberTask(
    id="ch03-referrals",
    title=N_("The deck's referrals"),
    names=("referral_growth",),
    unit="share",
    expected=_AFTER / _BEFORE - 1,
    tolerance=0.005,
    example="35%",
    mistakes=(
        Mistake(
            "share_only",
            _REFERRED_AFTER / _REFERRED_BEFORE - 1,
            N_("That is how the share grew. The whole of which it is a share has shrunk meanwhile."),
        ),
        Mistake(
            "multiple",
            _AFTER / _BEFORE,
            N_("That is the new amount as a multiple of the old one. Growth is what has been added."),
        ),
        Mistake(
            "points",
            _REFERRED_AFTER - _REFERRED_BEFORE,
            N_("That is the rise of the share in percentage points. The question is about money."),
        ),
        Mistake(
            "inverse", _BEFORE / _AFTER, N_("That is the old amount over the new one: the division is upside down.")
        ),
        Mistake("amount", _AFTER - _BEFORE, N_("That is the growth in millions. By how many percent is it?")),
        Mistake(
            "scaled_growth",
            (_REFERRED_AFTER / _REFERRED_BEFORE - 1) * _NEW_AFTER / _NEW_BEFORE,
            N_("You shrank the growth of the share by a fifth. Work out both amounts, then compare them."),
        ),
        Mistake(
            "four_times", _REFERRED_AFTER / _REFERRED_BEFORE, N_("The share is four times as large. And the money?")
        ),
    ),
    right=N_("From {before} to {after}, that is +220%. The share alone would have told you +300%."),
    money={"before": _BEFORE * 1e6, "after": _AFTER * 1e6},
    hints=(
        N_("A share needs its whole: how much money came by referral before, and how much after?"),
        N_("5% of the old whole and 20% of the new one: by how many percent did the amount grow?"),
    ),
    place=_CASE,
)

# Task 4: whom to call -------------------------------------------------------------------------------------------------


_MONTHS, _ORDERS, _VALUES = (3, 12), (2, 4), (300_000, 1_000_000)
"""The chapter's cut-offs for the last order, the number of orders and their value."""


class _Buyer(NamedTuple):
    months_ago: int
    orders: int
    value: float

    @property
    def scores(self) -> tuple[int, int, int]:
        """Recency, frequency and monetary value, each from 1 to 3, by the chapter's cut-offs."""
        recency = 3 - bisect_left(_MONTHS, self.months_ago)
        return recency, 1 + bisect_right(_ORDERS, self.orders), 1 + bisect_right(_VALUES, self.value)


_BUYERS: Final = {
    "A": _Buyer(2, 5, 1_300_000),
    "B": _Buyer(1, 1, 1_100_000),
    "C": _Buyer(15, 1, 1_500_000),
    "D": _Buyer(5, 4, 280_000),
    "E": _Buyer(13, 6, 900_000),
}


def _silence(letter: str) -> tuple[bool, int]:
    """Whether a buyer has fallen silent, and how regular one it was."""
    recency, frequency, _monetary = _BUYERS[letter].scores
    return recency == 1, frequency


_CALL: Final = ChoiceTask(
    id="ch03-call",
    title=N_("Whom to call"),
    names=("call_first",),
    expected=max(_BUYERS, key=_silence),
    options={
        "A": N_("333: the best customer of the list, and in no danger. Protect it, ask for a referral, next week."),
        "B": N_("313: one large order a month ago. It needs a good start, and service is on site already."),
        "C": N_(
            "113: the largest amount, but it ordered once and never again. There was no habit that could break off."
        ),
        "D": N_(
            "231: a regular with small orders, the last one 5 months ago. Nothing has changed that you must ask about."
        ),
        "E": "",
    },
    right=N_("132: 6 orders, then 13 months of silence. A habit has broken off, and somebody knows why."),
    hints=(
        N_("Score each of the three from 1 to 3, and do not add them up."),
        N_("Which customer's scores contradict each other: often, and yet not for a long time?"),
    ),
    place=_FIVE,
)

# Task 5: a responsibility matrix --------------------------------------------------------------------------------------

_MATRIX: Final = {"A": "AAR-C", "B": "IARR-", "C": "ICR-C", "D": "ACICI", "E": "CAR--", "F": "-ACIR"}
"""The rows of the notebook, party by party."""


def _holds(row: str) -> bool:
    """Whether exactly one party answers and at least one does the work."""
    return row.count("A") == 1 and "R" in row


_RACI: Final = SetTask(
    id="ch03-raci",
    title=N_("Send rows back"),
    names=("rows_to_mend",),
    expected="".join(letter for letter, row in _MATRIX.items() if not _holds(row)),
    options={
        "A": N_("two people answer for the choice of plants, so each can wait for the other."),
        "B": N_("two parties may share the work, as long as one person answers for it, and one does."),
        "C": N_("work is done and advice is asked, but nobody answers for the trial."),
        "D": N_("one answers, two are asked and two are told. Nobody does the work."),
        "E": N_("one answers, one works, one is asked. That nobody needs telling is no fault."),
        "F": N_("one answers, one works. A party without a letter in a row saves itself a meeting."),
    },
    right=N_("A has two who answer, C has none, D has nobody who does the work. The other three can start on Monday."),
    hints=(
        N_("Read each row for two letters only: who answers, and who does the work?"),
        N_("Exactly one A, and at least one R. Dashes and double Rs are allowed."),
    ),
    place=_STEP_4,
)

# Task 6: write a goal -------------------------------------------------------------------------------------------------

_DRAFT_GOAL: Final = "This year our 4 reps will do much better with food and beverage plants."


_AMOUNT: Final = re.compile(
    r"from|starting|CNY|RMB|million|\bm\b|[\d.,，¥\s]|目前|现在|现|[从由自万亿元约]", re.IGNORECASE
)


def _shows_a_means(text: str) -> bool:
    """Whether the goal tells what will be done, beside the amount it starts from."""
    return any(_AMOUNT.sub("", span.of(text)) for span in review_goal(text).evidence["achievable"])


_GOAL: Final = TextTask(
    id="ch03-goal",
    title=N_("Write a goal"),
    names=("my_goal",),
    rules=(
        at_least_words(
            12, N_("A goal that can be checked takes a whole sentence: what, how much, how, what for, by when.")
        ),
        mentions(
            "segment", r"food|beverage|食品|饮料", N_("Name the segment, so that two reps would go to the same plants.")
        ),
        smart("time_bound", N_("Not time-bound: on which day will you look at the number? “This year” is no date.")),
        smart("measurable", N_("Not measurable: which number must be reached? Years and heads do not count.")),
        mentions(
            "target",
            r"12[.,]5|1[,，]?250\s*万|(?<![\d.,])25\s*%|(?<![\d.,])2\.5\s*m|250\s*万|百分之二十五",
            N_("There is a number, but it is not the step of the table. Compare both years there."),
        ),
        smart("specific", N_("Not specific: which result, and where? Two reps could read it and do different things.")),
        mentions(
            "baseline",
            r"(?<![\d.,])(?:10(?:\.0)?\s*(?:m\b|mio|million|to\b|→|->|–)|10[,，]000[,，]000|1[,，]?000\s*万)|一千万",
            N_("Where does it start? Without the baseline nobody can judge how large the step is."),
        ),
        TextRule(
            "lever",
            _shows_a_means,
            N_("What will be done that was not done before? Add the lever, such as “by …”: the table has one."),
        ),
        smart("relevant", N_("Not relevant: which goal of the company does it serve? Add “in support of …”.")),
        mentions(
            "owner",
            r"owner|accountable|answer|responsible|Wang Jing|Sun Mei|Zhou Kai|Lin Yue|负责|王静|孙梅|周凯|林悦",
            N_("Five tests are met, and still nobody owns it. Write a name behind it."),
        ),
    ),
    copied=(_DRAFT_GOAL,),
    good=(
        (
            "In 2027, grow revenue from food and beverage plants in East and North China from CNY 10 million to "
            "CNY 12.5 million, by holding monthly mornings at a reference plant, in support of the company's revenue "
            "goal of CNY 48 million. Owner: Wang Jing."
        ),
        (
            "By December 31, 2027, increase sales to mid-size food and beverage plants by 25%, from CNY 10.0 million, "
            "through mornings at reference plants, to support the company's strategy. Wang Jing answers for it."
        ),
        (
            "2027 年，通过在标杆工厂举办上午开放活动，将华东和华北中型食品饮料工厂的营收从 1,000 万元提升到 "
            "1,250 万元，以支持公司的营收目标。负责人：王静。"
        ),
    ),
    wrong=(
        ("Sell more to food plants.", "length"),
        (
            (
                "In 2027, grow revenue from large manufacturers in East China from CNY 20 million to CNY 25 million, "
                "by an audit offer, in support of the strategy."
            ),
            "segment",
        ),
        (
            "This year we want to grow revenue from food and beverage plants from CNY 10 million to CNY 12.5 million.",
            "time_bound",
        ),
        (
            "By December 31, 2027, our 3 reps will look after the food and beverage plants in North China much better.",
            "measurable",
        ),
        (
            "In 2027, grow revenue from food and beverage plants in East China from CNY 20 million to CNY 30 million.",
            "target",
        ),
        (
            "In 2027, grow revenue from food and beverage plants in East and North China to CNY 12.5 million.",
            "baseline",
        ),
        (
            (
                "In 2027, grow revenue from food and beverage plants in East and North China from CNY 10 million to "
                "CNY 12.5 million."
            ),
            "lever",
        ),
        ("2027 年，将华东中型食品饮料工厂的营收从 1,000 万元提升到 1,250 万元，全体销售代表一起努力。", "lever"),
        (
            (
                "In 2027, grow revenue from food and beverage plants in East and North China from CNY 10 million to "
                "CNY 12.5 million, by holding mornings at a reference plant."
            ),
            "relevant",
        ),
        (
            (
                "2027 年，通过在标杆工厂举办上午开放活动，将华东中型食品饮料工厂的营收从 1,000 万元提升到 1,250 万元，"
                "以支持公司的营收目标。"
            ),
            "owner",
        ),
    ),
    right=N_("Anyone in the company can check this goal, and knows whom to ask. Now do the sum of task 2 for it."),
    hints=(
        N_("One sentence, in this order: by when, what and where, from how much to how much, by what, what for."),
        N_("The chapter's strong goal has the form. Take period, amounts, lever, purpose and name from the table."),
    ),
    place=_SMART,
)

# Task 7: repair an allocation -----------------------------------------------------------------------------------------


def _known_resources() -> Resources:
    if _PLAN.resources is None:
        raise LookupError("the worked plan has no resources")
    return _PLAN.resources


_NEEDS: Final = segment_needs(_PLAN.segments, _known_resources().allocation)
_HOURS: Final = _known(_known_resources().selling_hours_per_week)
_LOST_WEEKS: Final = 42
_ALL_WEEKS: Final = _FIGURES["reps"] * _FIGURES["selling_weeks"] - _LOST_WEEKS
_KEEP_WEEKS: Final = sum(need.hours_to_keep for need in _NEEDS) / _HOURS
_WIN_WEEKS: Final = _ALL_WEEKS - _KEEP_WEEKS
_BEST: Final = best_return(_NEEDS, hours=_ALL_WEEKS * _HOURS)
_NO_LARGE_LOSS: Final = 100_000
_MOVED: Final = 10
_STRATEGY_SHARE: Final = 0.495
_MARGIN: Final = 100_000
_SEGMENT_FIELDS: Final = ("win_large", "win_food", "win_property", "win_hospitals")
_FIELDS: Final = (
    Field("win_large", N_("weeks to win large manufacturers"), "35"),
    Field("win_food", N_("weeks to win food and beverage plants"), "35"),
    Field("win_property", N_("weeks to win commercial property"), "35"),
    Field("win_hospitals", N_("weeks to win public hospitals"), "35"),
    Field("growth_promised", N_("growth you promise"), "3.5 million", "money", 1e6),
)
_Split = dict[str, object]


def _split(*values: float) -> _Split:
    return dict(zip((field.name for field in _FIELDS), values, strict=True))


def _weeks(split: Mapping[str, Any]) -> list[float]:
    return [split[name] for name in _SEGMENT_FIELDS]


def _growth(weeks: list[float]) -> float:
    return math.fsum(need.response(each * _HOURS) for need, each in zip(_NEEDS, weeks, strict=True))


def _share_of_large(split: Mapping[str, Any]) -> float:
    return float((split["win_large"] + _NEEDS[0].hours_to_keep / _HOURS) / _ALL_WEEKS)


def _better_move(split: Mapping[str, Any]) -> dict[str, str]:
    """The move of ten weeks from one segment to another that adds most."""
    now = _weeks(split)

    def gain(pair: tuple[int, int]) -> float:
        moved = [*now]
        moved[pair[0]] -= _MOVED
        moved[pair[1]] += _MOVED
        return _growth(moved) - _growth(now)

    pairs = [pair for pair in permutations(range(3), 2) if now[pair[0]] >= _MOVED]
    giver, taker = max(pairs, key=gain)
    names = [segment.name for segment in worked_plan().segments]
    return {"less": names[giver], "more": names[taker], "gain": money_text(round(gain((giver, taker)), -4), "CNY")}


_DRAFT: Final = _split(132, 34, 24, 0, 8_000_000)
_ALLOCATION: Final = FormTask(
    id="ch03-allocation",
    title=N_("Repair an allocation"),
    names=tuple(field.name for field in _FIELDS),
    fields=_FIELDS,
    given=_DRAFT,
    rules=(
        FormRule(
            "possible",
            lambda split: min(_weeks(split)) >= 0,
            N_("No segment can have fewer than 0 weeks."),
        ),
        FormRule(
            "sum",
            lambda split: abs(sum(_weeks(split)) - _WIN_WEEKS) <= 1,
            N_("You give out {given_out} weeks, and keeping customers leaves 190."),
            lambda split: {"given_out": number_text(sum(_weeks(split)))},
        ),
        FormRule(
            "hospitals",
            lambda split: split["win_hospitals"] <= 1,
            N_("{weeks} weeks go to hospitals, where the plan expects no growth: hold, do not chase."),
            lambda split: {"weeks": number_text(split["win_hospitals"])},
        ),
        FormRule(
            "strategy",
            lambda split: _share_of_large(split) >= _STRATEGY_SHARE,
            N_("Large manufacturers get {share} of all weeks, to keep and to win. The strategy asks for 50% or more."),
            lambda split: {"share": percent_text(_share_of_large(split))},
        ),
        FormRule(
            "best_use",
            lambda split: _BEST - _growth(_weeks(split)) <= _NO_LARGE_LOSS,
            N_("The weeks could bring clearly more growth: 10 weeks from {less} to {more} are worth {gain}."),
            _better_move,
        ),
        FormRule(
            "promise",
            lambda split: split["growth_promised"] <= _growth(_weeks(split)) + _MARGIN,
            N_("The weeks are well used, but {promise} is more than they bring. Add up the growth in the table."),
            lambda split: {"promise": money_text(split["growth_promised"], "CNY")},
        ),
        FormRule(
            "reserve",
            lambda split: split["growth_promised"] >= _growth(_weeks(split)) - 3 * _MARGIN,
            N_("The weeks are well used, but {promise} hides growth in a reserve. Add up the growth in the table."),
            lambda split: {"promise": money_text(split["growth_promised"], "CNY")},
        ),
    ),
    good=(
        _split(120, 60, 10, 0, 7_500_000),
        _split(110, 60, 20, 0, 7_400_000),
        _split(125, 55, 10, 0, 7_500_000),
        _split(120, 50, 20, 0, 7_450_000),
    ),
    wrong=(
        (_DRAFT, "best_use"),
        (_split(132, 76, 24, 0, 8_000_000), "sum"),
        (_split(100, 60, 20, 10, 7_400_000), "hospitals"),
        (_split(90, 76, 24, 0, 7_400_000), "strategy"),
        (_split(160, 30, 0, 0, 7_500_000), "best_use"),
        (_split(130, 60, 0, 0, 7_300_000), "best_use"),
        (_split(120, 60, 10, 0, 8_000_000), "promise"),
        (_split(120, 60, 10, 0, 6_500_000), "reserve"),
        (_split(210, -20, 0, 0, 7_500_000), "possible"),
    ),
    right=N_(
        "The weeks add up, the strategy keeps its half, and no move of weeks would gain much: about {growth} is "
        "what you can sign. The goal has to be opened, with the reason written down."
    ),
    money={"growth": round(_BEST, -5)},
    hints=(
        N_("Compare the next 10 weeks of each segment: where do they bring most, and where would you miss them least?"),
        N_("All three give something. The promise is the sum of their growth in the table, not that of the old plan."),
    ),
    place=_STEP_4,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_LEVER_WORDS: Final = (
    r"lead|meeting|visit|call|proposal|deal|order|customer|audit|renew|price|site|show|"
    r"线索|拜访|会面|电话|提案|成交|单|客户|审计|续约|价格|工厂|展会"
)

_OWN_SUM: Final = TextTask(
    id="ch03-own-sum",
    title=N_("Your own goal"),
    names=("my_sum",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: the step, what the lever brings of it, and what is missing.")
        ),
        mentions("lever", _LEVER_WORDS, N_("Name what the lever adds, such as meetings, orders or customers.")),
        has_number(N_("Put at least one number of your own into it, even a rough one.")),
    ),
    good=(
        (
            "My goal asks for 2 million more. Ten more audits a quarter bring about 5 deals, or 1.2 million, so 0.8 "
            "million has no lever yet; I ask my four largest customers about a second site."
        ),
        "目标要多做 200 万元。多做四十次审计，大约多成交 5 单，也就是 120 万元；还差 80 万元，先问四家大客户。",
    ),
    wrong=(
        ("My goal is good.", "length"),
        ("goal goal goal goal goal goal goal goal goal goal goal goal goal goal goal goal", "length"),
        ("我的目标没有问题。", "length"),
        (
            "I think that my goal is demanding, and that with enough effort everybody here will be able to reach it.",
            "lever",
        ),
        (
            "My lever is to ask for more meetings with finance, and I think they will bring most of what is missing.",
            "number",
        ),
    ),
    right=N_("Kept. If the sum leaves something open, write the second lever beside the goal today."),
    hints=(
        N_("How large is the step from this year to the next, in money?"),
        N_("Take what the lever adds through your own rates, and set the revenue against the step."),
    ),
    place=_SMART,
)

TASKS: Final[tuple[Task, ...]] = (
    _FROM_RIVALS,
    _EXTENSIONS,
    _REFERRALS,
    _CALL,
    _RACI,
    _GOAL,
    _ALLOCATION,
    _OWN_SUM,
)
"""In the order of the notebook."""
