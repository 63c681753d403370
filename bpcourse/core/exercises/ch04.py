"""The tasks of chapter 4, from a timetable to a failed plan that could have been mended in January.

>>> [task.kind for task in TASKS]
['number', 'choice', 'order', 'set', 'number', 'text', 'form', 'text']
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.deck_plans import failed_electronics_plan
from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, OrderTask, SetTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.language import N_
from bpcourse.core.quantities import money_text, number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task

__all__ = ["TASKS"]

_PAGE: Final = "ch04_practice"
_WORKSHOP: Final = Place(_PAGE, "ch04-workshop", N_("A plan in one morning"))
_OBSERVER: Final = Place(_PAGE, "ch04-observer", N_("The observer's sheet"))
_DEBRIEF: Final = Place(_PAGE, "ch04-debrief", N_("The debrief"))
_SHEET: Final = Place(_PAGE, "ch04-evaluation", N_("A sheet with anchors"))
_MISTAKES: Final = Place(_PAGE, "ch04-mistakes", N_("Four mistakes"))
_FAILURE: Final = Place(_PAGE, "ch04-failure", N_("A plan that failed"))
_MILLION: Final = 1_000_000

# Task 1: what a morning holds -----------------------------------------------------------------------------------------

# The deck's minutes and group sizes; the morning from 9:00 to 12:45 and its break are the task's own.
_PREPARE, _DRAFT, _PRESENT, _COMMENT = 30, 90, 10, 5
_SMALLEST, _LARGEST = 4, 6
_MORNING, _BREAK = 225, 15
_FOR_GROUPS: Final = _MORNING - _BREAK - _PREPARE - _DRAFT
_MOST_GROUPS: Final = _FOR_GROUPS // (_PRESENT + _COMMENT)

_GUESTS: Final = NumberTask(
    id="ch04-guests",
    title=N_("Fill a morning"),
    names=("people_at_most",),
    expected=_MOST_GROUPS * _LARGEST,
    tolerance=0.05,
    example="17",
    mistakes=(
        Mistake("groups", _MOST_GROUPS, N_("That is the number of groups. How many people may sit in each?")),
        Mistake(
            "smallest",
            _MOST_GROUPS * _SMALLEST,
            N_("You filled the groups with 4 people. The deck's rule allows more, and the most is asked."),
        ),
        Mistake(
            "average",
            _MOST_GROUPS * (_SMALLEST + _LARGEST) / 2,
            N_("You took the middle of the rule. Invite so that every group is as large as it may be."),
        ),
        Mistake(
            "no_break",
            (_FOR_GROUPS + _BREAK) // (_PRESENT + _COMMENT) * _LARGEST,
            N_("You let them work through the break. With it, one group less can present."),
        ),
        Mistake(
            "no_review",
            _FOR_GROUPS // _PRESENT * _LARGEST,
            N_("You forgot the review: a group presents for 10 minutes and is reviewed for 5."),
        ),
        Mistake(
            "no_preparing",
            (_FOR_GROUPS + _PREPARE) // (_PRESENT + _COMMENT) * _LARGEST,
            N_("You left out the half hour in which groups choose a product and share out the roles."),
        ),
        Mistake(
            "minutes",
            _FOR_GROUPS,
            N_("Those are the minutes left for presenting and review. How many groups is that, and how many people?"),
        ),
    ),
    right=N_("225 minutes less 15, 30 and 90 leave 90: 6 groups of 6, so 36 people."),
    hints=(
        N_("Take everything off that does not depend on the number of groups. What is left?"),
        N_("Each group takes a quarter of an hour of what is left, and holds 6 people at most."),
    ),
    place=_WORKSHOP,
)

# Task 2: what to replay -----------------------------------------------------------------------------------------------

_REPLAY: Final = ChoiceTask(
    id="ch04-replay",
    title=N_("Read an observer's sheet"),
    names=("replay",),
    expected="D",
    options={
        "A": N_("Her questions reached the consequences in minute 2. There is hardly anything to gain there."),
        "B": N_("118 of 420 seconds are 28%. The customer has the floor already."),
        "C": N_("Nobody could fault a number, and the customer used her own. Look further down the sheet."),
        "D": "",
        "E": N_("Praise without a line to work on leaves with the coats. The sheet shows where the order was lost."),
    },
    right=N_(
        "Two signals seen and none used, then a step without a date: she earned the order and did not ask for it."
    ),
    hints=(
        N_("Compare each row with the anchors for 5. Which rows fall off?"),
        N_("The rows on language and behavior are fine. What did she do with what the customer offered?"),
    ),
    place=_OBSERVER,
)

# Task 3: run a debrief ------------------------------------------------------------------------------------------------

_ORDER: Final = OrderTask(
    id="ch04-debrief",
    title=N_("Run a debrief"),
    names=("debrief_order",),
    expected="CEABDF",
    options={
        "A": N_("what happened has to lie on the table before anyone says what would have been wiser."),
        "B": N_("a resolution is worth more once the table knows which question would have opened the card."),
        "C": N_("the player speaks before any verdict; afterward nobody says freely what was meant."),
        "D": N_("the new sentence has to be there, for the replay is what tries it out."),
        "E": N_("only the customer knows which line closed the door, and the count is read in that light."),
        "F": N_("nothing follows it."),
    },
    right=N_(
        "Player, customer, count, strategy, one sentence, once more: six minutes, and he can do more than before."
    ),
    hints=(
        N_("Who has the most to lose from hearing the others, and so speaks before them?"),
        N_("Then the card is turned over, then what was counted. Judging comes late, trying again at the end."),
    ),
    place=_DEBRIEF,
)

# Task 4: the six questions of a CFO -----------------------------------------------------------------------------------

_ANSWERS: Final = SetTask(
    id="ch04-cfo",
    title=N_("Six questions of a CFO"),
    names=("sent_back",),
    expected="BDF",
    options={
        "A": N_("it names from whom, why they are weak there, and how many have asked already."),
        "B": N_("a mood is no reason: nothing has changed, and nobody has tested the 32%."),
        "C": N_("it says where the year would end, and the step that is taken before anybody leaves."),
        "D": N_("habit is no return. Keeping these customers has hours of its own; these are hours for winning."),
        "E": N_("it does the sum, says what can be made up, and says openly what cannot."),
        "F": N_("the question was what it will have cost by then, and nothing in the answer is counted."),
    },
    right=N_("A mood, a habit and a promise go back. The others hold a number and something that somebody does."),
    hints=(
        N_("Cover the question and read the answer alone: what could you check in a month?"),
        N_("Half of them hold no figure that was worked out, and nothing that anyone will do differently."),
    ),
    place=_SHEET,
)

# Task 5: the failed plan's warehouse ----------------------------------------------------------------------------------

_PLAN: Final = failed_electronics_plan()


def _known(amount: float | None) -> float:
    """A figure that the failed plan is sure to hold."""
    if amount is None:
        raise LookupError("the failed plan lacks a figure that its tasks need")
    return amount


_GOAL: Final = _PLAN.goals[0]
_BEFORE: Final = _known(_GOAL.baseline)
_WANTED: Final = _known(_GOAL.growth_rate)
_INDUSTRY: Final = _known(_PLAN.market.growth_rate if _PLAN.market else None)
_REACHED: Final = 0.05
"""What sales had grown by after half a year: the deck's figure."""
_COST: Final = 0.6
"""What producing takes of the price: the task's own."""

_HALF: Final = _BEFORE / 2
_UNSOLD: Final = _HALF * (_WANTED - _REACHED)

_STOCK: Final = NumberTask(
    id="ch04-stock",
    title=N_("What lies in the warehouse"),
    names=("tied_up",),
    unit="money",
    asked_in=_MILLION,
    expected=_UNSOLD * _COST,
    tolerance=0.02 * _MILLION,
    example="CNY 3.3 million",
    mistakes=(
        Mistake(
            "at_price",
            _UNSOLD,
            N_("That is what the goods would have sold for. What lies in the warehouse has cost 60% of it."),
        ),
        Mistake(
            "whole_year",
            2 * _UNSOLD * _COST,
            N_("You took the whole year. Only half of it has been produced and sold."),
        ),
        Mistake(
            "against_industry",
            _HALF * (_INDUSTRY - _REACHED) * _COST,
            N_("You compared with the industry's growth. Production followed the plan."),
        ),
        Mistake(
            "rest_of_year",
            (_BEFORE * (1 + _WANTED) - _HALF * (1 + _REACHED)) * _COST,
            N_("That is everything still to be sold this year. Only what was made and not sold lies in stock."),
        ),
        Mistake("margin", _UNSOLD * (1 - _COST), N_("That is the margin that was not earned. The cost is 60%.")),
        Mistake(
            "sold",
            _HALF * (1 + _REACHED) * _COST,
            N_("That is the cost of what was sold. Asked is what was made and not sold."),
        ),
        Mistake(
            "planned",
            _HALF * (1 + _WANTED) * _COST,
            N_("That is the cost of all that was made. A part of it has found a buyer."),
        ),
    ),
    right=N_("{planned} planned and {sold} sold leave goods for {unsold}; at 60% that is {tied}."),
    money={
        "planned": _HALF * (1 + _WANTED),
        "sold": _HALF * (1 + _REACHED),
        "unsold": _UNSOLD,
        "tied": _UNSOLD * _COST,
    },
    hints=(
        N_("Half a year: what was produced for, and what was sold?"),
        N_("Half of last year's revenue, once with 30% and once with 5% more. The difference at 60%."),
    ),
    place=_FAILURE,
)

# Task 6: a line that rings --------------------------------------------------------------------------------------------

_THRESHOLD: Final = TextTask(
    id="ch04-threshold",
    title=N_("A line that rings"),
    names=("warning_line",),
    rules=(
        at_least_words(12, N_("Write one whole sentence: if what, then what, who, and within how many days.")),
        mentions(
            "condition",
            r"\bif\b|\bwhen\b|\bonce\b|\bas soon as\b|如果|若|一旦|低于|不足|不到|少于|超过|达到",
            N_("Nothing sets it off yet. Begin with “if”, and say what has to happen."),
        ),
        has_number(N_("Without a limit everyone will see what they like. From which number on does it ring?")),
        mentions(
            "early",
            r"consumer|sell[- ]?through|sold on|deposit|pre-?order|dealer|shop|stock|inventor|\bleads?\b|returns|trial|"
            r"list price|"
            r"消费者|动销|终端|定金|订金|预订|预售|经销商|门店|库存|线索|退货|试用|原价",
            N_("Revenue and profit come last. Take something that can be counted before: what moves first in a shop?"),
        ),
        mentions(
            "date",
            r"month|week|januar|februar|march|april|\bmay\b|quarter|月|周|季",
            N_("On which day, or how often, does somebody look? Half a year was too late."),
        ),
        mentions(
            "action",
            r"stop|halt|paus|cut|lower|reduc|test|clos|withdraw|postpone|freez|停|减|降|撤|测试|试|推迟|冻结|关",
            N_("It rings, and then? Say what is stopped, cut or tested, so that no meeting has to invent it."),
        ),
        mentions(
            "owner",
            r"director|head|manager|owner|chief|responsible|\b(?:Mr|Ms|Mrs)\b|负责|总监|经理|主管|厂长",
            N_("Who does it? Give the line one owner by name or by post."),
        ),
        mentions(
            "days",
            r"(?:\d+|\b(?:a|one|two|three|five|seven|ten)) (?:working |business )?(?:days?|weeks?)|"
            r"at once|immediately|same day|[天日周]之?内|立即|立刻|当天",
            N_("By when is it done? A number of days keeps it from waiting for the next meeting."),
        ),
    ),
    good=(
        (
            "If by the end of February consumers have bought less than 50% of the units delivered to dealers, "
            "the head of production stops the line within 5 days until the price has been tested."
        ),
        (
            "From January, if fewer than 10 of 20 customers per month leave a deposit at the list price, "
            "the sales director postpones the launch within two weeks."
        ),
        "如果到二月底，经销商卖给消费者的数量不到到货量的 50%，生产总监在 5 天内停产，直到价格测试完成。",
        "每月底统计动销率，一旦连续两个月低于 50%，由区域经理在 7 天内暂停新区域的铺货。",
    ),
    wrong=(
        ("We will watch sales.", "length"),
        ("The new line will certainly be watched very closely by everybody in every region this year.", "condition"),
        ("If it turns out that the new line is doing rather badly, the sales director reacts at once.", "number"),
        (
            "If revenue is below 130 million at the end of December, the sales director changes the strategy at once.",
            "early",
        ),
        ("If fewer than 50% of the units in the dealers' shops are sold, the sales director stops the line.", "date"),
        (
            "If by the end of February fewer than 50% of units are sold on to consumers, the board talks about it.",
            "action",
        ),
        ("If by the end of February fewer than 50% of units are sold on to consumers, production stops.", "owner"),
        (
            "If by the end of February fewer than 50% of units are sold to consumers, the sales director stops it.",
            "days",
        ),
        ("如果到年底营收没有达到 1.3 亿元，销售总监立即调整全年的策略和资源。", "early"),
        ("每月底看一看新产品在各个区域的销售情况，由销售总监负责跟进。", "condition"),
    ),
    copied=(N_("Sales of the new line will be monitored closely."),),
    right=N_("A signal, a limit, a day, an action, a name and a number of days: this line would have rung in time."),
    hints=(
        N_("If ..., then ..., who, within how many days. Begin with what can be counted in the second month."),
        N_("Delivered to dealers against sold to consumers, per region: it moves before stock and before revenue."),
    ),
    place=_MISTAKES,
)

# Task 7: repair the failed plan ---------------------------------------------------------------------------------------

_YOUNG, _FAMILIES = (_known(segment.revenue) for segment in _PLAN.segments)
_PEOPLE: Final = len(_PLAN.resources.team) if _PLAN.resources else 0
_NEW_REGIONS: Final = len(_PLAN.resources.new_regions) if _PLAN.resources else 0
# What the firm's records say: the task's own figures.
_PEOPLE_TO_KEEP: Final = 8
_FREE_PEOPLE: Final = _PEOPLE - _PEOPLE_TO_KEEP
_LEAST_IN_REGION: Final = 2
_REGION_BRINGS: Final = 2 * _MILLION
_LINE_BRINGS: Final = 3 * _MILLION
_FASTEST_SEGMENT: Final = 0.20
_LEAST_DEPOSITS: Final = 10
_LATEST_LOOK: Final = 2
_FLOPS_SOLD, _HITS_SOLD = 0.40, 0.80
_CENT: Final = 0.01 * _MILLION
_NOISE: Final = 1e-6

_FIELDS: Final = (
    Field("growth", N_("growth of revenue"), "3.3%", "share"),
    Field("young_target", N_("target for young households, CNY million"), "33", "money", _MILLION),
    Field("family_target", N_("target for families, CNY million"), "33", "money", _MILLION),
    Field("regions", N_("new regions"), "7"),
    Field("people_each", N_("reps in each new region"), "7"),
    Field("deposits_asked", N_("customers asked for a deposit"), "7"),
    Field("look_month", N_("month of the first look"), "7"),
    Field("stop_below", N_("share sold on below which production stops"), "3.3%", "share"),
)
_NAMES: Final = tuple(field.name for field in _FIELDS)


def _draft(*values: float) -> dict[str, object]:
    return dict(zip(_NAMES, values, strict=True))


def _is_whole(value: float) -> bool:
    return math.isclose(value, round(value), abs_tol=_NOISE)


def _is_possible(plan: Mapping[str, Any]) -> bool:
    counts = (plan["regions"], plan["deposits_asked"], plan["look_month"])
    return all(plan[name] >= 0 for name in _NAMES) and all(map(_is_whole, counts)) and plan["look_month"] >= 1


def _people_needed(plan: Mapping[str, Any]) -> float:
    return float(plan["regions"] * plan["people_each"])


def _growth_found(plan: Mapping[str, Any]) -> float:
    """What the market, the new regions and the new line can bring together, as a share of last year's revenue."""
    return (_BEFORE * _INDUSTRY + float(plan["regions"]) * _REGION_BRINGS + _LINE_BRINGS) / _BEFORE


def _total(plan: Mapping[str, Any]) -> float:
    return float(plan["young_target"] + plan["family_target"])


def _promised(plan: Mapping[str, Any]) -> float:
    return _BEFORE * (1 + float(plan["growth"]))


def _segment_growth(plan: Mapping[str, Any]) -> tuple[float, float]:
    return plan["young_target"] / _YOUNG - 1, plan["family_target"] / _FAMILIES - 1


_GIVEN: Final = _draft(_WANTED, 0, 0, _NEW_REGIONS, (_PEOPLE - _PEOPLE_TO_KEEP) / _NEW_REGIONS, 0, 6, 0)
_REPAIR: Final = FormTask(
    id="ch04-repair",
    title=N_("Repair the plan that failed"),
    names=_NAMES,
    fields=_FIELDS,
    given=_GIVEN,
    rules=(
        FormRule(
            "possible",
            _is_possible,
            N_("Nothing can be below 0; regions, customers and the month are whole numbers, with months from 1 on."),
        ),
        FormRule(
            "thin",
            lambda plan: plan["regions"] == 0 or plan["people_each"] >= _LEAST_IN_REGION - _NOISE,
            N_("{reps} reps in each new region: with fewer than 2 the firm has never won one."),
            lambda plan: {"reps": number_text(plan["people_each"])},
        ),
        FormRule(
            "people",
            lambda plan: _people_needed(plan) <= _FREE_PEOPLE + _NOISE,
            N_("The new regions take {reps} reps. Of 12 the old regions need 8."),
            lambda plan: {"reps": number_text(_people_needed(plan))},
        ),
        FormRule(
            "below_market",
            lambda plan: plan["growth"] >= _INDUSTRY - _NOISE,
            N_("{growth} in an industry that grows 10% gives market share away. The market alone brings more."),
            lambda plan: {"growth": percent_text(plan["growth"])},
        ),
        FormRule(
            "unfounded",
            lambda plan: plan["growth"] <= _growth_found(plan) + _NOISE,
            N_("You plan {growth}. The market, your new regions and the new line bring {found} by the firm's records."),
            lambda plan: {"growth": percent_text(plan["growth"]), "found": percent_text(_growth_found(plan))},
        ),
        FormRule(
            "sum",
            lambda plan: abs(_total(plan) - _promised(plan)) <= 5 * _CENT,
            N_("The segments add up to {total}, and the growth you plan makes {promised}."),
            lambda plan: {
                "total": money_text(_total(plan), "CNY"),
                "promised": money_text(_promised(plan), "CNY"),
            },
        ),
        FormRule(
            "segments",
            lambda plan: all(-_NOISE <= growth <= _FASTEST_SEGMENT + _NOISE for growth in _segment_growth(plan)),
            N_("Young households {young}, families {family}: none has ever grown more than 20%, and none may shrink."),
            lambda plan: dict(zip(("young", "family"), map(percent_text, _segment_growth(plan)), strict=True)),
        ),
        FormRule(
            "deposits",
            lambda plan: plan["deposits_asked"] >= _LEAST_DEPOSITS,
            N_("{number} customers asked to pay before production starts: ask at least 10, opinions cost nothing."),
            lambda plan: {"number": number_text(plan["deposits_asked"])},
        ),
        FormRule(
            "late",
            lambda plan: plan["look_month"] <= _LATEST_LOOK,
            N_("The first look is in month {month}. Goods are made and delivered all the while: who looks in month 2?"),
            lambda plan: {"month": number_text(plan["look_month"])},
        ),
        FormRule(
            "deaf",
            lambda plan: plan["stop_below"] > _FLOPS_SOLD,
            N_("A limit of {limit} stays silent for a failure: those had sold up to 40% of what was delivered."),
            lambda plan: {"limit": percent_text(plan["stop_below"])},
        ),
        FormRule(
            "false_alarm",
            lambda plan: plan["stop_below"] < _HITS_SOLD,
            N_(
                "A limit of {limit} would have stopped the launches that succeeded: they had sold 80% or a little more."
            ),
            lambda plan: {"limit": percent_text(plan["stop_below"])},
        ),
    ),
    good=(
        _draft(0.17, 70_000_000, 47_000_000, 2, 2, 20, 2, 0.5),
        _draft(0.15, 70_000_000, 45_000_000, 1, 4, 10, 1, 0.6),
        _draft(0.13, 67_500_000, 45_500_000, 0, 0, 12, 2, 0.5),
        _draft(0.1, 66_000_000, 44_000_000, 1, 2, 30, 2, 0.7),
    ),
    wrong=(
        (_GIVEN, "thin"),
        (_draft(0.3, 78_000_000, 52_000_000, 8, 2, 20, 2, 0.5), "people"),
        (_draft(0.3, 78_000_000, 52_000_000, 2, 2, 20, 2, 0.5), "unfounded"),
        (_draft(0.05, 63_000_000, 42_000_000, 2, 2, 20, 2, 0.5), "below_market"),
        (_draft(0.15, 72_000_000, 48_000_000, 2, 2, 20, 2, 0.5), "sum"),
        (_draft(0.15, 75_000_000, 40_000_000, 2, 2, 20, 2, 0.5), "segments"),
        (_draft(0.15, 69_000_000, 46_000_000, 2, 2, 3, 2, 0.5), "deposits"),
        (_draft(0.15, 69_000_000, 46_000_000, 2, 2, 20, 6, 0.5), "late"),
        (_draft(0.15, 69_000_000, 46_000_000, 2, 2, 20, 2, 0.3), "deaf"),
        (_draft(0.15, 69_000_000, 46_000_000, 2, 2, 20, 2, 0.9), "false_alarm"),
        (_draft(0.15, 69_000_000, 46_000_000, 1.5, 2, 20, 2, 0.5), "possible"),
    ),
    right=N_(
        "All four causes are gone: the growth has sources, the price is tested first, the people are there, the alarm "
        "rings in time. It may still fail. It will not fail unseen."
    ),
    hints=(
        N_("Begin with the people: how many are free, and how many regions is that? Then add up the growth."),
        N_(
            "10 points come with the market, 3 from the new line, 2 from each region. A limit lies between 40% and 80%."
        ),
    ),
    place=_FAILURE,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_SIGN_WORDS: Final = (
    r"plan|goal|target|sign|customer|lead|proposal|stock|order|visit|meeting|region|price|revenue|sales|call|"
    r"计划|目标|迹象|征兆|客户|线索|提案|库存|订单|拜访|会|区域|价格|营收|销售|电话"
)

_SEEN_LATE: Final = TextTask(
    id="ch04-seen-late",
    title=N_("What you saw late"),
    names=("seen_late",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: what missed, what showed it early, and where you look now.")
        ),
        mentions(
            "sign", _SIGN_WORDS, N_("Name the sign, such as proposals without an answer or orders that came later.")
        ),
        has_number(N_("Add one number: how many weeks earlier you could have known, or the limit you will set.")),
    ),
    good=(
        (
            "Our autumn campaign missed its goal by a third. The calls booked in the first 2 weeks had shown it; "
            "now I look at them each Friday, and under 10 we change the list."
        ),
        "去年秋季的活动没达标，其实头 2 周约到的拜访数量就已经说明问题了。现在我每周五都看，少于 10 个就换名单。",
    ),
    wrong=(
        ("It was bad luck.", "length"),
        ("luck luck luck luck luck luck luck luck luck luck luck luck luck luck luck luck", "length"),
        ("没有什么问题。", "length"),
        ("I think that everything went quite well and that nobody could possibly have known it any earlier.", "sign"),
        (
            "Our autumn campaign missed its goal, and the first calls had shown it; now I look at them much sooner.",
            "number",
        ),
    ),
    right=N_("Kept. Write the limit into your plan, with a day for the first look."),
    hints=(
        N_("Take the last plan that missed. What was already different in its second month?"),
        N_("One sentence on the miss, one on the early sign, one on the day and number at which you look now."),
    ),
    place=_FAILURE,
)

TASKS: Final[tuple[Task, ...]] = (
    _GUESTS,
    _REPLAY,
    _ORDER,
    _ANSWERS,
    _STOCK,
    _THRESHOLD,
    _REPAIR,
    _SEEN_LATE,
)
"""In the order of the notebook."""
