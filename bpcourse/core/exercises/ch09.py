"""The tasks of chapter 9, from the threshold of one count to an alarm that would have saved the deck's failed plan.

>>> [task.kind for task in TASKS]
['number', 'set', 'number', 'choice', 'text', 'form', 'text']
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bpcourse.core.deck_plans import failed_electronics_plan
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
)
from bpcourse.core.exercises.task import Place
from bpcourse.core.language import N_
from bpcourse.core.period import Period
from bpcourse.core.quantities import number_text
from bpcourse.core.reviews import Crossing
from bpcourse.core.risk_radar import Hearing, hearing_of, pencil_limit, reached_by_chance
from bpcourse.core.risks import Risk
from bpcourse.core.worked_company import worked_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.exercises.task import Task

__all__ = ["TASKS"]

_PAGE: Final = "ch09_risks"
_READING: Final = Place(_PAGE, "ch09-reading", N_("How to read a signal"))
_TRIGGER: Final = Place(_PAGE, "ch09-trigger", N_("From signal to trigger"))
_WEIGH: Final = Place(_PAGE, "ch09-weigh", N_("Which risks deserve a plan?"))
_RHYTHM: Final = Place(_PAGE, "ch09-rhythm", N_("From plan to rhythm"))
_FAILURE: Final = Place("ch04_practice", "ch04-failure", N_("A plan that failed"))

# Task 1: a threshold below the usual ----------------------------------------------------------------------------------

_LEADS_2026: Final = 240
_USUAL: Final = _LEADS_2026 / 12
_SPREAD: Final = math.sqrt(_USUAL)
_YEAR_LOW: Final = _LEADS_2026 - 2 * math.sqrt(_LEADS_2026)

_THRESHOLD: Final = NumberTask(
    id="ch09-threshold",
    title=N_("A threshold from below"),
    names=("act_at",),
    expected=pencil_limit(_USUAL, direction=Crossing.BELOW),
    tolerance=0.08,
    example="7",
    mistakes=(
        Mistake(
            "other_side",
            pencil_limit(_USUAL),
            N_("That is the threshold from above. Here too few are the bad news: subtract."),
        ),
        Mistake(
            "rounded_up",
            math.ceil(_USUAL - 2 * _SPREAD),
            N_("You rounded the wrong way: from below, go down to the next whole number."),
        ),
        Mistake("root_once", _USUAL - _SPREAD, N_("You took off the square root once. Chance reaches twice as far.")),
        Mistake("no_root", _USUAL - 2, N_("You took off 2. It is twice the square root of the usual count.")),
        Mistake(
            "root_alone", 2 * _SPREAD, N_("That is how far chance reaches. Take it off the usual count of a month.")
        ),
        Mistake("year", _YEAR_LOW, N_("You did the sum with the whole year. What is usual in a month?")),
        Mistake(
            "year_by_12",
            _YEAR_LOW / 12,
            N_("You divided by 12 at the end. A month is small, and small counts swing more widely: divide first."),
        ),
        Mistake("usual", _USUAL, N_("That is the usual count. Every other month would ring.")),
    ),
    right=N_("20 a month is usual, and 20 − 2 × 4.47 = 11.06: act at 11 or fewer, two months running."),
    hints=(
        N_("Start with the usual count of a month. On which side of it is the bad news?"),
        N_("The usual count, less twice its square root, and then down to the next whole number."),
    ),
    place=_READING,
)

# Task 2: the review in May --------------------------------------------------------------------------------------------

_MONTHS: Final = ("2027-03", "2027-04", "2027-05")


def _heard(
    counts: Sequence[float | None], threshold: float, *, in_a_row: int = 2, direction: Crossing = Crossing.ABOVE
) -> Risk:
    """A row of the notebook; None for a month that was not counted."""
    values = {month: count for month, count in zip(_MONTHS, counts, strict=True) if count is not None}
    return Risk(signal="count", threshold=threshold, in_a_row=in_a_row, direction=direction, values=values)


_MAY: Final = {
    "A": _heard((6, 4, 7), 6),
    "B": _heard((8, 13, 14), 13),
    "C": _heard((8, 6, 5), 6, direction=Crossing.BELOW),
    "D": _heard((0, 0, 1), 1, in_a_row=1),
    "E": _heard((18, 17, 12), 17),
    "F": _heard((9, 9, 9), 10),
    "G": _heard((14, None, 13), 13),
}

_RADAR: Final = SetTask(
    id="ch09-radar",
    title=N_("The review on May 31"),
    names=("ringing",),
    expected="".join(letter for letter, risk in _MAY.items() if hearing_of(risk) is Hearing.RINGS),
    options={
        "A": N_("it reached its threshold twice, but April lies between. Once, look: ask three customers why."),
        "B": N_("April stood exactly at the threshold, and the threshold itself counts: May is the second month."),
        "C": N_("here few are bad news, and it was at 6 or fewer in April and in May."),
        "D": N_("a draft with a date is an event. It has happened, so nobody waits for a second one."),
        "E": N_("that alarm rang in April, and its first step was due then. May is back below: see whether June is."),
        "F": N_("three months close to the threshold are still below it. A slow drift has a rule of its own: seven."),
        "G": N_("nobody counted in April, so May is a first month again. The empty cell is the thing to talk about."),
    },
    right=N_("B and C for the second month, D as an event. The twenty minutes of the review belong to these three."),
    hints=(
        N_("For each row: is May across the threshold at all? And was the month before it?"),
        N_("Two in a row, the threshold itself counts, an event needs no second month, and a gap ends the row."),
    ),
    place=_RHYTHM,
)

# Task 3: what the deck's late alarm cost ------------------------------------------------------------------------------

_FAILED: Final = failed_electronics_plan().goals[0]
_BEFORE, _PLANNED = _FAILED.baseline or 0.0, _FAILED.target or 0.0
_GREW, _INDUSTRY = 0.05, 0.10
_GOODS_COST: Final = 0.60
_HEARD_IN, _LEARNED_IN = 2, 6
_LATE: Final = _LEARNED_IN - _HEARD_IN


def _stock(*, months: float = _LATE, sold: float = 1 + _GREW, cost: float = _GOODS_COST) -> float:
    """Money in goods made for the plan and not sold; sold: as a multiple of the year before."""
    return (_PLANNED - _BEFORE * sold) / 12 * months * cost


_LATE_STOCK: Final = NumberTask(
    id="ch09-late-stock",
    title=N_("The price of four months"),
    names=("cash_in_stock",),
    unit="money",
    asked_in=1e6,
    expected=_stock(),
    example="1.8",
    mistakes=(
        Mistake(
            "all_six",
            _stock(months=_LEARNED_IN),
            N_("That is the stock of all six months. The goods of January and February were made before the alarm."),
        ),
        Mistake(
            "two", _stock(months=_HEARD_IN), N_("That is the stock of January and February. Look at what follows.")
        ),
        Mistake("one", _stock(months=1), N_("That is one month. From the end of February to the end of June are 4.")),
        Mistake("year", _stock(months=12), N_("You counted a whole year. Production stopped at the end of June.")),
        Mistake(
            "sales_price",
            _stock(cost=1),
            N_("That is the stock at sales prices. The cash that went into it is what the goods cost."),
        ),
        Mistake(
            "margin",
            _stock(cost=1 - _GOODS_COST),
            N_("You took the margin of 40%. The cash went into making the goods: 60%."),
        ),
        Mistake(
            "industry",
            _stock(sold=1 + _INDUSTRY),
            N_("You let sales grow 10%, as the industry did. This firm grew 5%: use what it really sold."),
        ),
        Mistake(
            "no_growth",
            _stock(sold=1),
            N_("You forgot that sales did grow, by 5%. Only what was made beyond that is in stock."),
        ),
        Mistake("everything", _stock(sold=0), N_("That is all that was made in these months. A part of it was sold.")),
    ),
    right=N_(
        "Each month goods for {gap} at sales prices were left over. 4 months at 60% are {cash}, for a look that takes "
        "an hour."
    ),
    money={"gap": round(_stock(months=1, cost=1), -4), "cash": round(_stock())},
    hints=(
        N_("How much more than it sold did the firm make in one month? Compare 30% with 5%."),
        N_("25% of a month's sales of the year before, times 4 months, times what goods cost."),
    ),
    place=_FAILURE,
)

# Task 4: which answer to pay ------------------------------------------------------------------------------------------

_FIGURES: Final = worked_figures()
_NEW: Final = _FIGURES["new_business_target"]
_AUDIT: Final = _NEW * (1 - _FIGURES["lead_to_meeting_2026"] / _FIGURES["lead_to_meeting"])
_REP_MISSING: Final = _NEW / _FIGURES["reps"] / 2
_ALL_AT_RISK: Final = _FIGURES["existing_customers_target"] / 2


class _Answer(NamedTuple):
    """A risk and an answer to it; chances from 0 to 1, money in CNY."""

    chance: float
    cost: float
    price: float
    chance_then: float
    cost_then: float

    @property
    def avoided(self) -> float:
        return self.chance * self.cost - self.chance_then * self.cost_then

    @property
    def net(self) -> float:
        return self.avoided - self.price


_ANSWERS: Final = {
    "A": _Answer(0.40, _NEW * 0.10, 156_000, 0.30, _NEW * 0.10),
    "B": _Answer(0.35, _AUDIT, 60_000, 0.15, _AUDIT),
    "C": _Answer(0.40, 947_000, 20_000, 0.40, 710_000),
    "D": _Answer(0.30, _REP_MISSING, 60_000, 0.30, _REP_MISSING / 2),
    "E": _Answer(0.01, _ALL_AT_RISK, 300_000, 0.0, _ALL_AT_RISK),
}

_ANSWER: Final = ChoiceTask(
    id="ch09-answer",
    title=N_("Which answer to pay"),
    names=("pay_for",),
    expected=max(_ANSWERS, key=lambda letter: _ANSWERS[letter].net),
    options={
        "A": N_(
            "The largest risk and the highest score. But this answer takes away {avoided_a} and costs {price_a}: "
            "{net_a} is left."
        ),
        "B": "",
        "C": N_(
            "The cheapest answer, and a good one: {avoided_c} less {price_c} leaves {net_c}. Another leaves more than "
            "twice that."
        ),
        "D": N_("Half the cost at 30% is {avoided_d}. Less {price_d} that leaves {net_d}: good, and not the best."),
        "E": N_(
            "It would sink the company, so it is no matter for this list. This answer costs {price_e} to take away "
            "{avoided_e}; ten meters compared each month are nearly free."
        ),
    },
    right=N_(
        "From 35% to 15% of {cost_b} takes away {avoided_b}, for {price_b}: {net_b} is left. Not the largest risk, but "
        "the best answer."
    ),
    money={
        **{f"avoided_{letter.lower()}": round(answer.avoided) for letter, answer in _ANSWERS.items()},
        **{f"price_{letter.lower()}": answer.price for letter, answer in _ANSWERS.items()},
        **{f"net_{letter.lower()}": round(answer.net) for letter, answer in _ANSWERS.items()},
        "cost_b": round(_AUDIT),
    },
    hints=(
        N_("Do not compare the risks. Compare the answers: what does each take away, and what does it cost?"),
        N_("Chance times cost without the answer, less chance times cost with it, less its price."),
    ),
    place=_WEIGH,
)

# Task 5: write a trigger ----------------------------------------------------------------------------------------------

_SILENT: Final = 9
_LOWEST: Final = reached_by_chance(_SILENT)
_HIGHEST: Final = _LOWEST + 5
_VAGUE: Final = "We keep an eye on how customers use EnergyView, and respond flexibly when it gets worse."
_COUNTS: Final = re.compile(
    r"(?<![\d.])(\d+)(?![\d.]*\s*(?:%|(?:(?:working|calendar|business)\s+)?day|个?工作日|天|日))"
)
_IN_WORDS: Final = re.compile(
    r"\b(?:fif|six|seven|eigh|nine)teen\b|\btwenty\b|十[五六七八九]|二十|\b1[0-3](?:\.\d)?\s*(?:%|percent)",
    re.IGNORECASE,
)
"""The same counts in words, or as a share of the 150 customers."""


def _names_a_threshold(text: str) -> bool:
    """Whether a count that chance alone seldom reaches stands in *text*, and not one that only a disaster does."""
    typed = any(_LOWEST <= int(number) <= _HIGHEST for number in _COUNTS.findall(text))
    return typed or _IN_WORDS.search(text) is not None


_PERSON: Final = (
    r"Lin Yue|Zhou Kai|Chen Hao|Wang Jing|Sun Mei|Zhao Lei|Liu Yang|Xu Ting|Gao Feng|director|head of|manager|"
    r"\bowner\b|\breps?\b|林悦|周凯|陈浩|王静|孙梅|赵磊|刘洋|徐婷|高峰|总监|经理|主管|负责人|销售代表"
)
_WITHIN: Final = (
    r"(?:within|inside|in|no later than)\s+(?:the\s+(?:next|following)\s+)?"
    r"(?:\d+|a|one|two|three|four|five|seven|ten|fourteen)\s+"
    r"(?:working\s+|calendar\s+|business\s+)?(?:days?|weeks?|hours?)\b(?!\s+(?:in a row|running))|"
    r"(?:\d+|[一二两三四五六七十]+)\s*个?(?:工作日|天|日|周|星期|小时)\s*(?:之内|以内|内)"
)

_WRITE_TRIGGER: Final = TextTask(
    id="ch09-trigger",
    title=N_("Write a trigger"),
    names=("my_trigger",),
    rules=(
        at_least_words(12, N_("A trigger is one whole sentence: if what, how often, then who does what within when.")),
        mentions(
            "signal",
            r"\blog|\buse|usage|sign in|EnergyView|登录|使用|能耗云图",
            N_("Which count sets it off? Name the signal of the table."),
        ),
        TextRule(
            "threshold",
            _names_a_threshold,
            N_(
                "At which count? 9 is usual, and chance adds twice its square root. Much further up it would be too "
                "late."
            ),
        ),
        mentions(
            "lasting",
            r"in a row|running|consecutive|successive|straight|one after (?:the other|another)|twice|"
            r"for (?:two|2|three|3) months|连续|接连",
            N_("How long must it last? One month in twenty gets there by chance alone."),
        ),
        mentions("owner", _PERSON, N_("Who moves? Name one person or role. “The team” and “we” are nobody.")),
        mentions(
            "action",
            r"\bcall|phone|\bvisit|\bask|\bmeet|\btrain|goes? through|\bwrites? to|contacts? (?:each|every|all|them)|"
            r"电话|致电|拜访|上门|询问|询|培训|逐一|联系",
            N_("What does that person do? To watch, discuss or respond is no first step: who could check it?"),
        ),
        mentions("days", _WITHIN, N_("Within how many days? Without them the first step waits for the next review.")),
    ),
    copied=(_VAGUE,),
    good=(
        (
            "If 15 or more customers have no log-in in the month, two months in a row, then Zhou Kai calls each of "
            "them within ten days and asks who uses EnergyView now."
        ),
        (
            "When the number of customers without a login reaches 16 for two months running, the head of service "
            "visits the five largest within 10 working days."
        ),
        "如果全月无人登录的客户达到 15 家，并且连续两个月如此，周凯就在十天内给每一家打电话，问清谁在使用能耗云图。",
    ),
    wrong=(
        ("We watch the log-ins.", "length"),
        (
            "If 15 customers are unhappy two months in a row, then Zhou Kai calls each of them within ten days or so.",
            "signal",
        ),
        (
            "If too many customers stop using EnergyView for two months running, Zhou Kai calls them within ten days.",
            "threshold",
        ),
        (
            "If 9 customers have no log-in in the month, two months in a row, Zhou Kai calls each of them in 15 days.",
            "threshold",
        ),
        (
            "If 60 customers have no log-in in the month, two months in a row, Zhou Kai calls them within ten days.",
            "threshold",
        ),
        ("If 15 customers have no log-in in the month, then Zhou Kai calls each of them within ten days.", "lasting"),
        (
            "If 15 customers have no log-in in the month, two months in a row, then we call all of them in ten days.",
            "owner",
        ),
        (
            "If 15 customers have no log-in two months in a row, then Lin Yue watches the figure more closely for now.",
            "action",
        ),
        (
            "If 15 customers have no log-in two months in a row, then Zhou Kai calls each of them as soon as possible.",
            "days",
        ),
        ("如果有 15 家客户全月无人登录，并且连续两个月如此，大家就在十天内多多关注这些客户的情况。", "owner"),
        ("如果有 15 家客户全月无人登录，并且连续两个月如此，周凯就尽快给每一家打电话了解情况。", "days"),
    ),
    right=N_("Signal, number, duration, person, step, days: this sentence decides, so the meeting need not."),
    hints=(
        N_("If a count passes a number for so long, then one person does one thing within so many days."),
        N_(
            "Usual count plus twice its square root gives the number. Then a name, a verb that can be seen, and a term."
        ),
    ),
    place=_TRIGGER,
)

# Task 6: repair the alarm of the deck's failed plan -------------------------------------------------------------------

_LAUNCHES: Final = ((0.72, 0.78, 0.81, 0.80), (0.55, 0.74, 0.77, 0.79), (0.68, 0.58, 0.71, 0.75))
"""Share of the delivered units sold on to consumers, month by month, of three lines that did well."""
_SMART_HOME: Final = (0.48, 0.41, 0.36, 0.33, 0.31, 0.30)
_START: Final = Period.year(2027)
_ORDERED_ON: Final = date(2027, 3, 20)
"""On this day the factory orders the parts for April."""
_MOST_MONTHS: Final = 6
_FIELDS: Final = (
    Field("alarm_share", N_("share sold on at which somebody acts"), "12.5%", "share"),
    Field("alarm_months", N_("months in a row"), "5"),
    Field("alarm_owner", N_("who acts"), '"Head of finance"', "text"),
    Field("first_step", N_("first step"), '"Ask the dealers ..."', "text"),
    Field("within_days", N_("within how many days"), "45"),
)
_Alarm = dict[str, object]


def _alarm(share: float, months: float, owner: str, step: str, days: float) -> _Alarm:
    return dict(zip((field.name for field in _FIELDS), (share, months, owner, step, days), strict=True))


def _rung_in(shares: Sequence[float], alarm: Mapping[str, Any]) -> int | None:
    """The month, counted from the launch, in which *alarm* first rings; None where it never does."""
    risk = Risk(
        signal="share sold on",
        threshold=alarm["alarm_share"],
        direction=Crossing.BELOW,
        in_a_row=int(alarm["alarm_months"]),
        values={f"{_START.start.year}-{month:02}": share for month, share in enumerate(shares, start=1)},
    )
    return int(risk.alarm_months[0][-2:]) if risk.alarm_months else None


def _is_possible(alarm: Mapping[str, Any]) -> bool:
    months = float(alarm["alarm_months"])
    return 0 < alarm["alarm_share"] < 1 and months.is_integer() and 1 <= months <= _MOST_MONTHS and _has_days(alarm)


def _has_days(alarm: Mapping[str, Any]) -> bool:
    return bool(0 < alarm["within_days"] <= _START.days)


def _false_alarms(alarm: Mapping[str, Any]) -> int:
    return sum(_rung_in(shares, alarm) is not None for shares in _LAUNCHES)


def _answered_on(alarm: Mapping[str, Any]) -> date:
    """The day by which the first step is done, counted from the end of the month in which the alarm rings."""
    next_month = date(_START.start.year, (_rung_in(_SMART_HOME, alarm) or _MOST_MONTHS) + 1, 1)
    return next_month + timedelta(days=math.ceil(alarm["within_days"]) - 1)


_ONE_PERSON: Final = re.compile(
    r"director|head|manager|chief|officer|\bC[EFO]O\b|controller|finance|总监|经理|主管|负责人|厂长|总裁|财务",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"\b(?:whole|all|every\w*|we|us)\b|大家|全体|各部门|所有人", re.IGNORECASE)
_STEP: Final = re.compile(
    r"\bstop|\bpaus|\bhalt|\bfreez|\bcut|\blower|\bhold|\bcancel|\bhalv|\breduc|\btest|deposit|"
    r"停产|停止|降价|暂停|减产|削减|取消|冻结|减半|测试|试销|定金",
    re.IGNORECASE,
)
_STOP: Final = "Stop production until ten customers have paid a deposit at the list price"
_VAGUE_ALARM: Final = _alarm(0.20, 3, "the whole team", "watch the launch more closely", 30)

_REPAIR: Final = FormTask(
    id="ch09-repair",
    title=N_("Repair the failed plan's alarm"),
    names=tuple(field.name for field in _FIELDS),
    fields=_FIELDS,
    given=_VAGUE_ALARM,
    rules=(
        FormRule(
            "possible",
            _is_possible,
            N_("The share lies between 0% and 100%, the months are whole, from 1 to 6, and the days are more than 0."),
        ),
        FormRule(
            "rings",
            lambda alarm: _rung_in(_SMART_HOME, alarm) is not None,
            N_("In these six months it never rings: the share did not stay so low for so long. Read the last row."),
        ),
        FormRule(
            "early",
            lambda alarm: (_rung_in(_SMART_HOME, alarm) or _MOST_MONTHS) <= _HEARD_IN,
            N_(
                "It rings in month {month}. By then April's parts are ordered: it has to ring in month 2 at the latest."
            ),
            lambda alarm: {"month": number_text(_rung_in(_SMART_HOME, alarm) or 0)},
        ),
        FormRule(
            "false_alarm",
            lambda alarm: _false_alarms(alarm) == 0,
            N_(
                "It rings, and it would have stopped lines that did well, too: {count} of 3. One weak month is not yet "
                "a failure."
            ),
            lambda alarm: {"count": number_text(_false_alarms(alarm))},
        ),
        FormRule(
            "owner",
            lambda alarm: bool(_ONE_PERSON.search(alarm["alarm_owner"]) and not _NOBODY.search(alarm["alarm_owner"])),
            N_("Heard early, and then? Name one role that acts. An alarm for all is answered by none."),
        ),
        FormRule(
            "step",
            lambda alarm: _STEP.search(alarm["first_step"]) is not None,
            N_("The step must change something that costs money: production, orders, the price. Watching does not."),
        ),
        FormRule(
            "days",
            lambda alarm: _answered_on(alarm) <= _ORDERED_ON,
            N_("It rings at the end of month {month}. With {days} days for the first step, April's parts are ordered."),
            lambda alarm: {
                "month": number_text(_rung_in(_SMART_HOME, alarm) or 0),
                "days": number_text(alarm["within_days"]),
            },
        ),
    ),
    good=(
        _alarm(0.50, 2, "Head of product", _STOP, 10),
        _alarm(0.50, 1, "Sales director", "Pause deliveries to dealers and test the price", 40),
        _alarm(0.60, 2, "产品总监", "暂停生产，先在十家门店测试价格", 14),
    ),
    wrong=(
        (_VAGUE_ALARM, "rings"),
        (_alarm(0.50, 7, "Head of product", _STOP, 10), "possible"),
        (_alarm(0.36, 2, "Head of product", _STOP, 10), "early"),
        (_alarm(0.50, 3, "Head of product", _STOP, 10), "early"),
        (_alarm(0.55, 1, "Head of product", _STOP, 10), "false_alarm"),
        (_alarm(0.75, 2, "Head of product", _STOP, 10), "false_alarm"),
        (_alarm(0.50, 2, "everybody in sales", _STOP, 10), "owner"),
        (_alarm(0.50, 2, "全体员工", "暂停生产", 10), "owner"),
        (_alarm(0.50, 2, "Head of product", "watch the launch more closely", 10), "step"),
        (_alarm(0.50, 2, "Head of product", _STOP, 30), "days"),
    ),
    right=N_(
        "It rings in time, it leaves the good lines alone, and one person stops what costs money before April's parts "
        "are ordered."
    ),
    hints=(
        N_("Lay the four rows below each other: what do the bad first months have that the good ones never had?"),
        N_("One month in a row needs a share between 48% and 55%. With two there is more room. Then count the days."),
    ),
    place=_FAILURE,
)

# Task 7: a reflection -------------------------------------------------------------------------------------------------

_SIGNS: Final = (
    r"lead|meeting|visit|call|proposal|quote|price|discount|deal|order|days|delay|decision|sign|complain|log|renew|"
    r"rival|competitor|stock|线索|拜访|电话|提案|报价|价格|折扣|成交|订单|天数|推迟|决策|签字|投诉|登录|续约|对手|库存"
)

_HINDSIGHT: Final = TextTask(
    id="ch09-hindsight",
    title=N_("Your own late signal"),
    names=("my_late_signal",),
    graded=False,
    rules=(
        at_least_words(15, N_("Write two or three sentences: what went wrong, which sign came before, who will act.")),
        mentions("sign", _SIGNS, N_("Name the sign in your records, such as calls, quotes, days or complaints.")),
        has_number(N_("Add one number: how many weeks earlier it was there, or the count at which you will act.")),
    ),
    good=(
        (
            "In the spring we lost two tenders to a rival. Five quotes in March had come back with his name in them. "
            "From 4 in a month, two months in a row, I now call three of these customers."
        ),
        (
            "去年第三季度业绩突然下滑，其实 6 周以前每位销售代表的电话量就已经少了三成。"
            "以后连续两周低于 20 个电话，我当周就找他谈原因。"
        ),
    ),
    wrong=(
        ("Nobody could know.", "length"),
        ("谁也想不到。", "length"),
        ("late late late late late late late late late late late late late late late late late", "length"),
        (
            "The year 2025 was bad for us because nobody in the whole company really listened to what I had said.",
            "sign",
        ),
        (
            "We should have seen that customers took more time over each decision, and nobody counted it at all.",
            "number",
        ),
    ),
    right=N_("Kept. Make it a row of your sheet: signal, threshold, owner, first step."),
    hints=(
        N_("Take your last bad quarter. What stood in the records before it stood in the result?"),
        N_("One sentence on the sign and when it was there, one on the count at which you will act next time."),
    ),
    place=_TRIGGER,
)

TASKS: Final[tuple[Task, ...]] = (
    _THRESHOLD,
    _RADAR,
    _LATE_STOCK,
    _ANSWER,
    _WRITE_TRIGGER,
    _REPAIR,
    _HINDSIGHT,
)
"""In the order of the notebook."""
