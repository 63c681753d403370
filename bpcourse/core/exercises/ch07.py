"""The tasks of chapter 7, from a share on a handover list to a pay plan that the team can live with.

>>> [task.kind for task in TASKS]
['number', 'number', 'number', 'number', 'choice', 'text', 'form', 'text']
"""

from __future__ import annotations

from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.kpi import Dimension, Role, kpi_named, role_scorecard, sample_team
from bpcourse.core.language import N_
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_text, number_text
from bpcourse.core.resources import Rep
from bpcourse.core.team import PaidRep, PayPlan, TeamResult, run_pay
from bpcourse.core.worked_team import present_pay, worked_pay, worked_team

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task
    from bpcourse.core.team import PayRun

__all__ = ["TASKS"]

_PAGE: Final = "ch07_team"
_HANDOVER: Final = Place(_PAGE, "ch07-handover", N_("The handover sheet"))
_PAY: Final = Place(_PAGE, "ch07-pay", N_("A pay plan, computed"))
_TRAINING: Final = Place(_PAGE, "ch07-training", N_("Training"))
_TRAITS: Final = Place(_PAGE, "ch07-traits", N_("Five traits, and five stories about them"))
_STYLE: Final = Place(_PAGE, "ch07-style", N_("A style for each stage"))
_CAPACITY: Final = Place("ch03_building_the_plan", "ch03-step4", N_("Step 4: plan key actions"))

_TEAM: Final = worked_team()
_PLAN: Final = worked_pay()


# Task 1: read a handover list -----------------------------------------------------------------------------------------

_PASSED: Final = 44
"""Leads that each junior passed on in four weeks."""
_XU_BACK: Final = 5
_ACCEPTED, _BACK, _UNANSWERED = 22, 14, 8
"""What became of Gao Feng's."""
_NO_DECIDER: Final = 10

_SENT_BACK: Final = NumberTask(
    id="ch07-sent-back",
    title=N_("Read a handover list"),
    names=("sent_back_share",),
    unit="share",
    expected=_BACK / _PASSED,
    tolerance=0.0006,
    example="12.5%",
    mistakes=(
        Mistake("inverse", _PASSED / _BACK, N_("That is leads passed for each one sent back: the share upside down.")),
        Mistake(
            "answered",
            _BACK / (_ACCEPTED + _BACK),
            N_("You divided by the leads that were answered. The 8 without an answer were passed as well."),
        ),
        Mistake("wrong_row", _XU_BACK / _PASSED, N_("That is Xu Ting's share: you are one row too high.")),
        Mistake(
            "not_accepted",
            (_BACK + _UNANSWERED) / _PASSED,
            N_("That is all that was not accepted. A lead without an answer lies with the rep, nobody sent it back."),
        ),
        Mistake(
            "both", (_XU_BACK + _BACK) / (2 * _PASSED), N_("That is the share of both juniors together: wrong base.")
        ),
        Mistake(
            "ratio", _BACK / _ACCEPTED, N_("You set sent back against accepted. A share is a part of all 44 passed.")
        ),
        Mistake("unanswered", _UNANSWERED / _PASSED, N_("That is the share without an answer: the next column.")),
        Mistake("reason", _NO_DECIDER / _PASSED, N_("That counts one reason alone. Fourteen were sent back in all.")),
        Mistake("count", _BACK, N_("That is the number of leads. A share says out of how many.")),
    ),
    right=N_("14 of 44 came back: 31.8%. Ten of them lacked a decider, and that is one question he can learn to ask."),
    hints=(
        N_("A share is the part divided by the whole it was taken from."),
        N_("Stay in Gao Feng's row: sent back over passed on."),
    ),
    place=_HANDOVER,
)

# Task 2: a bonus with a team pool -------------------------------------------------------------------------------------

_WANG_SCORE: Final = 1.12
_TEAM_RESULTS: Final = (TeamResult(result=0.95), TeamResult(result=0.81 / 0.90))
"""Revenue against plan, and first-year customers kept against the target of 90%."""
_WANG: Final = (
    run_pay(_PLAN, (PaidRep(result=_WANG_SCORE),), present=present_pay(), team_results=_TEAM_RESULTS).rows[0].pay
)
_BONUS: Final = _PLAN.target_bonus
_POOL_EACH: Final = _BONUS * _PLAN.pool_share
_PERSONAL: Final = _PLAN.personal_at_target

_POOL_BONUS: Final = NumberTask(
    id="ch07-bonus",
    title=N_("A bonus with a team pool"),
    names=("wang_bonus",),
    unit="money",
    expected=_WANG.personal + _WANG.pool,
    tolerance=20,
    example="12,500",
    mistakes=(
        Mistake("personal", _WANG.personal, N_("That is the personal part. Her share of the team pool comes on top.")),
        Mistake(
            "full_pool",
            _WANG.personal + _POOL_EACH,
            N_("You paid the pool in full. The team missed both of its results."),
        ),
        Mistake(
            "no_target",
            _WANG.personal + _POOL_EACH * fmean((0.95, 0.81)),
            N_("You used the 81% as it is. The pool counts it against its target of 90%."),
        ),
        Mistake(
            "proportion",
            _PERSONAL * _WANG_SCORE + _WANG.pool,
            N_("You paid the personal part in proportion to the score. The line begins at 50%, so a point pays more."),
        ),
        Mistake(
            "no_pool",
            _BONUS * _WANG_SCORE,
            N_("You let the whole bonus follow her own score. A fifth of it follows the team."),
        ),
        Mistake(
            "half_slope",
            _PERSONAL * (_WANG_SCORE - 0.5) + _WANG.pool,
            N_("You spread the personal bonus over 100 points. It is earned in the 50 points from 50% to 100%."),
        ),
        Mistake(
            "wide_slope",
            2 * _BONUS * (_WANG_SCORE - 0.5) + _WANG.pool,
            N_("You let the points earn the whole bonus, and added the pool: its fifth is counted twice."),
        ),
        Mistake(
            "pay", _WANG.total, N_("That is her pay for the year. The question asks for the bonus, without the base.")
        ),
        Mistake("pool", _WANG.pool, N_("That is what the pool pays her. Her own score pays the larger part.")),
        Mistake("month", (_WANG.personal + _WANG.pool) / 12, N_("That is a month's part. The bonus is for the year.")),
    ),
    right=N_(
        "62 points at CNY 960 are CNY 59,520, and 92.5% of CNY 12,000 is CNY 11,100: together CNY 70,620. "
        "A team that had met its targets would have added CNY 900."
    ),
    hints=(
        N_("Two parts: the points above 50%, and a share of the pool. Work out each for itself."),
        N_("For the pool, set each of the two results against its target, and take the mean."),
    ),
    place=_PAY,
)

# Task 3: the deck's 25% -----------------------------------------------------------------------------------------------

_OWN_CHANCE: Final = 0.25
_RISE: Final = 0.25
_CHEN_CHANCE: Final = _OWN_CHANCE * (1 + _RISE)

_CREDIT: Final = NumberTask(
    id="ch07-credit",
    title=N_("The deck's 25%"),
    names=("credit_needed",),
    unit="share",
    expected=_OWN_CHANCE / _CHEN_CHANCE,
    tolerance=0.002,
    example="45%",
    mistakes=(
        Mistake(
            "points",
            _OWN_CHANCE / (_OWN_CHANCE + _RISE),
            N_("You added 25 points. Here the claim is read as percent: 25% of the 25%."),
        ),
        Mistake(
            "inverse", _CHEN_CHANCE / _OWN_CHANCE, N_("You divided the other way around: nobody needs more than all.")
        ),
        Mistake(
            "subtracted",
            1 - _RISE,
            N_("You took 25% off again. What was multiplied by 1.25 is undone by dividing by 1.25."),
        ),
        Mistake("chance", _CHEN_CHANCE, N_("That is Chen Hao's win rate. Set hers against it.")),
        Mistake(
            "given_up",
            1 - _OWN_CHANCE / _CHEN_CHANCE,
            N_("That is the share she can give up. The question asks for the rest."),
        ),
        Mistake("rise", _RISE, N_("That is the deck's claim, or her own win rate. What credit follows from it?")),
        Mistake("difference", _CHEN_CHANCE - _OWN_CHANCE, N_("That is the rise of the win rate in points.")),
    ),
    right=N_(
        "25% over 31.25% is 80%. With half credit she loses by handing over, "
        "unless the retailer meant points, from 25% to 50%: then half is just enough. So ask which."
    ),
    hints=(
        N_("Write down what 100 such customers bring her, once if she keeps them and once if she hands them over."),
        N_("25 deals of her own must equal the credit times Chen Hao's deals. How many does he win of 100?"),
    ),
    place=_TRAITS,
)

# Task 4: a place that stands empty ------------------------------------------------------------------------------------

_QUOTA: Final = 5_800_000
_YEAR: Final = Period.year(2027)
_MONTHS_WORKED: Final = 3
_SUCCESSOR: Final = Rep(quota=_QUOTA, start=date(2027, 6, 1), ramp_months=6)
_CARRIED: Final = _QUOTA * (_MONTHS_WORKED / 12 + _SUCCESSOR.productive_share(_YEAR))
_LIU_LOSS: Final = -_TEAM.pay_run.losers[0].change if _TEAM.pay_run else 0.0

_RAMP: Final = NumberTask(
    id="ch07-ramp",
    title=N_("What a change costs"),
    names=("not_carried",),
    unit="money",
    asked_in=1e6,
    expected=_QUOTA - _CARRIED,
    tolerance=8_000,
    example="1.25",
    mistakes=(
        Mistake(
            "forgot_ramp",
            _QUOTA * 2 / 12,
            N_("You forgot the ramp: the successor does not sell in full from the first day."),
        ),
        Mistake(
            "ramp_alone", _QUOTA * 3 / 12, N_("That is the ramp alone. Before it the place is empty for 2 months.")
        ),
        Mistake(
            "nothing_in_ramp",
            _QUOTA * 8 / 12,
            N_("In an even ramp the successor brings half, not nothing."),
        ),
        Mistake("carried", _CARRIED, N_("That is what is carried. The question asks for the rest of the quota.")),
        Mistake("nobody", _QUOTA * 9 / 12, N_("That is nine months with nobody. From June on there is a successor.")),
        Mistake("quota", _QUOTA, N_("That is the whole quota. Liu Yang is there for three months of it.")),
        Mistake("month", _QUOTA / 12, N_("That is the quota of one month. Count the months that are lost.")),
        Mistake("months", 5, N_("That is the number of months. What is their part of the quota, in money?")),
    ),
    right=N_(
        "2 empty months and half of 6 are 5 of 12 months: {lost}. The pay plan takes {loss} from Liu Yang. "
        "Talk with him before you announce it."
    ),
    money={"lost": _QUOTA - _CARRIED, "loss": _LIU_LOSS},
    hints=(
        N_("Go through the year month by month: who sells in it, and how much of the full month?"),
        N_("An even ramp of 6 months brings as much as 3 full months. So which part of 12 months is lost?"),
    ),
    place=_CAPACITY,
)

# Task 5: whom to coach ------------------------------------------------------------------------------------------------

_COACHED: Final[dict[str, tuple[float, float, float]]] = {
    "A": (60, 0.01, 96_000),
    "B": (36, 0.02, 96_000),
    "C": (20, 0.05, 48_000),
    "D": (40, 0.03, 96_000),
    "E": (44, 0.00, 96_000),
}
"""Each person: proposals a year, the rise of the win rate that is hoped for, and what a deal leaves."""


def _worth(letter: str) -> float:
    proposals, rise, leaves = _COACHED[letter]
    return proposals * rise * leaves


_COACH: Final = ChoiceTask(
    id="ch07-coach",
    title=N_("Whom do you coach?"),
    names=("coached",),
    expected=max(_COACHED, key=_worth),
    options={
        "A": N_(
            "Wang Jing writes most proposals, but one point of 60 is 0.6 of a deal, {worth_a}. "
            "She wins year after year; ask her what she needs instead."
        ),
        "B": N_("Two points of 36 proposals are 0.72 of a deal, {worth_b}. Somebody else's hours bring more."),
        "C": N_(
            "Five points are the largest rise, of the fewest proposals and the smallest deals: {worth_c}. "
            "He is new and needs somebody who shows him, which Chen Hao can do."
        ),
        "D": "",
        "E": N_(
            "The largest gap, but no gap for coaching: he could complete his records in an afternoon. "
            "The pay plan and a talk about why are for him; the hours would bring nothing."
        ),
    },
    right=N_(
        "Three points of 40 proposals are 1.2 deals, {worth_d}, and what he lacks can be learned: who decides. "
        "A hope, all the same: watch whether his proposals name a decider."
    ),
    money={f"worth_{letter.lower()}": _worth(letter) for letter in _COACHED},
    hints=(
        N_("Ask of each whether they could do it if they had to. Where they could, coaching changes nothing."),
        N_("For the others: proposals times the rise gives deals, and deals times what one leaves gives money."),
    ),
    place=_TRAINING,
)

# Task 6: both know that it is done ------------------------------------------------------------------------------------

_SIDES: Final = r"\brep\b|\breps\b|seller|salesperson|\bsales\b|销售"
_OTHER_SIDE: Final = r"service|engineer|customer|client|工程师|客户|服务"
_SEEN: Final = (
    r"repeat|\breads?\b|\bsign(?:s|ed)?\b|accept|confirm|sends? (?:it |the report )?back|\breturns?\b|answer|repl[iy]|"
    r"\basks?\b|\benters?\b|\bbooks?\b|复述|念|读|签|接受|确认|退回|答复|回复|核对|录入|预约"
)
_WHEN: Final = (
    r"\d|\b(?:one|two|three|four|five|ten) (?:working )?(?:days?|hours?|weeks?)|same day|on the day|noon|evening|"
    r"tomorrow|monday|tuesday|wednesday|thursday|friday|当天|次日|今天|明天|下班前|[一二两三四五六七八九十]\s*个?(?:工作日|天|小时|周)"
)
_WEAK_LINE: Final = N_("Service has informed the rep that the report is ready.")

_BOTH_KNOW: Final = TextTask(
    id="ch07-both-know",
    title=N_("How both know"),
    names=("both_know",),
    rules=(
        at_least_words(10, N_("Write a whole sentence: who does what, and by when.")),
        mentions(
            "receiver", _SIDES, N_("The rep does not appear in it. Whoever receives has to show that it arrived.")
        ),
        mentions("other_side", _OTHER_SIDE, N_("Name the other side as well: service, the engineer or the customer.")),
        mentions(
            "seen",
            _SEEN,
            N_(
                "A stranger could not see that this has happened. Being informed is not receiving: "
                "let somebody repeat, read aloud, sign, accept or send back."
            ),
        ),
        mentions("deadline", _WHEN, N_("By when? Without a time nobody is ever late.")),
    ),
    good=(
        (
            "The rep accepts the report in the CRM within two working days, "
            "or sends it back to the engineer with what is missing."
        ),
        "On the day of the report the engineer reads the three largest losses to the customer, and the rep listens in.",
        "报告完成后两个工作日内，销售代表在 CRM 中确认接受，或写明缺什么并退回给工程师。",
        "工程师当天与销售代表一起给客户打电话，把三处最大的损耗念给客户听。",
    ),
    wrong=(
        ("The rep is told.", "length"),
        ("服务通知了销售。", "length"),
        ("The engineer writes a good report and puts it into the folder within two days.", "receiver"),
        ("The rep is always fully informed about everything by the end of the week, in writing.", "other_side"),
        ("The engineer has informed the rep by e-mail within two days that the report is ready.", "seen"),
        ("服务部门会在两天之内发邮件通知销售代表，让他知道报告已经写好了。", "seen"),
        ("The rep accepts the report in the CRM or sends it back to the engineer with what is missing.", "deadline"),
        ("销售代表在系统里确认接受报告，或者写明缺少的内容并退回给工程师。", "deadline"),
    ),
    copied=(_WEAK_LINE,),
    right=N_("A stranger could check this line, and both sides can tell when it is late. That is a handover."),
    hints=(
        N_("Do not let the giver report. What does the receiver do that can be seen?"),
        N_("Put four things into it: the rep, the other side, something one can see or hear, and a time."),
    ),
    place=_HANDOVER,
)

# Task 7: repair a pay plan --------------------------------------------------------------------------------------------

_MOST_LOST: Final = 0.10
_DEAL_PAYS: Final = 2_000
_LEAST_POOL: Final = 0.25
_DEAL_SIZE: Final = 240_000
_SUN_MEI: Final = 4
"""Her place in the team."""
_LARGEST_SHARE: Final = 2
"""A score up to here is no number of points."""


def _deal_points() -> float:
    """What one more deal adds to Sun Mei's score: revenue and new customers, two of her three figures for sales."""
    revenue, customers = (
        sample_team()[_SUN_MEI].result(kpi_named(kpi)) for kpi in ("sales_attainment", "new_customers")
    )
    if revenue is None or customers is None:
        raise LookupError("Sun Mei lacks a result")
    weight = role_scorecard(Role.REP).dimension_weights[Dimension.SALES]
    return weight * fmean((_DEAL_SIZE / revenue.target, 1 / customers.target, 0))


_DEAL_POINTS: Final = _deal_points()
_SCORES: Final = [rep.result for rep in _TEAM.reps]
_LOWEST, _BEST = min(_SCORES), max(_SCORES)
_SUN_SCORE: Final = _SCORES[_SUN_MEI]

_PAY_FIELDS: Final = (
    Field("pool_share", N_("share of the bonus from the team pool"), "12.5%", "share"),
    Field("entrance", N_("score at which the personal bonus begins"), "45"),
    Field("prize", N_("prize on reaching 100, as a share of the personal bonus"), "12.5%", "share"),
    Field("lid", N_("score above which it no longer grows"), "135"),
)
_Terms = dict[str, object]


def _terms(pool: float, entrance: float, prize: float, lid: float) -> _Terms:
    return dict(zip((field.name for field in _PAY_FIELDS), (pool, entrance, prize, lid), strict=True))


def _score_of(value: float) -> float:
    """A score typed in points, or as a share."""
    return value if abs(value) <= _LARGEST_SHARE else value / 100


def _is_plan(terms: Mapping[str, Any]) -> bool:
    entrance, lid = _score_of(terms["entrance"]), _score_of(terms["lid"])
    return 0 <= terms["pool_share"] < 1 and 0 <= terms["prize"] < 1 and 0 <= entrance < 1 <= lid


def _pay_plan(terms: Mapping[str, Any]) -> PayPlan:
    return PayPlan(
        base=_PLAN.base,
        target_bonus=_BONUS,
        pool_share=terms["pool_share"],
        threshold=_score_of(terms["entrance"]),
        prize=terms["prize"],
        cap=_score_of(terms["lid"]),
    )


def _run(terms: Mapping[str, Any]) -> PayRun:
    return run_pay(_pay_plan(terms), _TEAM.reps, present=present_pay(), team_results=_TEAM.team_results)


def _prize_of(terms: Mapping[str, Any]) -> float:
    return sum(jump.money for jump in _pay_plan(terms).jumps)


def _deal_pays(terms: Mapping[str, Any]) -> float:
    plan = _pay_plan(terms)
    return plan.personal_bonus(_SUN_SCORE + _DEAL_POINTS) - plan.personal_bonus(_SUN_SCORE)


def _loses_too_much(terms: Mapping[str, Any]) -> bool:
    return any(row.change < -_MOST_LOST * row.now.total for row in _run(terms).rows)


def _largest_loss(terms: Mapping[str, Any]) -> float:
    losers = _run(terms).losers
    return -losers[0].change if losers else 0.0


_DRAFT: Final = _terms(0.50, 80, 0.25, 105)
_REPAIR: Final = FormTask(
    id="ch07-pay-plan",
    title=N_("Repair a pay plan"),
    names=tuple(field.name for field in _PAY_FIELDS),
    fields=_PAY_FIELDS,
    given=_DRAFT,
    rules=(
        FormRule(
            "possible",
            _is_plan,
            N_("The bonus must begin below 100, the lid stand at 100 or above, and shares lie from 0% to below 100%."),
        ),
        FormRule(
            "prize",
            lambda terms: _prize_of(terms) < 1,
            N_(
                "The point that reaches 100 pays {jump} at once. "
                "In December somebody at 98 will buy it with a discount of your money."
            ),
            lambda terms: {"jump": money_text(_prize_of(terms), "CNY")},
        ),
        FormRule(
            "lid",
            lambda terms: _score_of(terms["lid"]) >= _BEST + _DEAL_POINTS,
            N_("With a lid at {lid}, a deal no longer pays Wang Jing in full, who stands at 105.1. She will stop."),
            lambda terms: {"lid": number_text(_score_of(terms["lid"]) * 100)},
        ),
        FormRule(
            "team",
            lambda terms: terms["pool_share"] >= _LEAST_POOL,
            N_("Less than a quarter depends on the team, and on that the managing director insists."),
        ),
        FormRule(
            "entrance",
            lambda terms: _score_of(terms["entrance"]) < _LOWEST,
            N_("Whoever stays below {entrance} earns nothing by the next point. In 2026 Gao Feng stood at 87.9."),
            lambda terms: {"entrance": number_text(_score_of(terms["entrance"]) * 100)},
        ),
        FormRule(
            "loss",
            lambda terms: not _loses_too_much(terms),
            N_(
                "Run through 2026, this takes {loss} from Liu Yang, more than a tenth of his pay: "
                "the later the bonus begins, the more a missing point costs."
            ),
            lambda terms: {"loss": money_text(_largest_loss(terms), "CNY")},
        ),
        FormRule(
            "deal",
            lambda terms: _deal_pays(terms) >= _DEAL_PAYS,
            N_(
                "One more deal of {size} pays Sun Mei only {pays}. "
                "A large pool, or a bonus that begins at a low score, makes each point cheap."
            ),
            lambda terms: {"size": money_text(_DEAL_SIZE, "CNY"), "pays": money_text(round(_deal_pays(terms)), "CNY")},
        ),
    ),
    good=(
        _terms(0.25, 55, 0, 130),
        _terms(0.25, 50, 0, 150),
        _terms(0.30, 60, 0, 120),
        _terms(0.30, 50, 0, 200),
    ),
    wrong=(
        (_DRAFT, "prize"),
        (_terms(0.25, 50, 0.10, 150), "prize"),
        (_terms(0.50, 80, 0, 105), "lid"),
        (_terms(_PLAN.pool_share, 50, 0, 150), "team"),
        (_terms(0, 50, 0, 150), "team"),
        (_terms(0.25, 90, 0, 150), "entrance"),
        (_terms(0.25, 80, 0, 150), "loss"),
        (_terms(0.50, 50, 0, 150), "deal"),
        (_terms(0.25, 0, 0, 150), "deal"),
        (_terms(0.25, 100, 0, 150), "possible"),
    ),
    right=N_(
        "No jump, no stop, a pool that can be seen, a deal that pays, and nobody who loses too much: announce it, "
        "after a talk with the one who loses most."
    ),
    hints=(
        N_("Two of the four figures make a point worth thousands or nothing. Mend these, then balance the other two."),
        N_(
            "A point pays the personal bonus at target over the points from entrance to 100. "
            "A deal is 2.4 points: what must a point pay at least?"
        ),
    ),
    place=_PAY,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_WAYS: Final = (
    r"show|demonstrat|watch|coach|ask|question|support|listen|challeng|delegat|"
    r"示范|演示|带着|看我|教练|辅导|提问|问|支持|倾听|挑战|授权"
)

_PERSON: Final = TextTask(
    id="ch07-person",
    title=N_("One person, one task"),
    names=("one_person",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: who, at which task, what you will do, and when you look again.")
        ),
        mentions("way", _WAYS, N_("Say what you will do: show, ask, support or challenge?")),
        has_number(N_("Add one number: how often, by when, or what you will count.")),
    ),
    good=(
        (
            "My youngest colleague opens first calls well and stops when a price is mentioned. On Monday I show her "
            "one call, then she does 3 while I listen, and we count how many end with a date."
        ),
        "我的新同事电话开场很好，一谈到价格就停住。下周一我先示范一次，然后旁听他打三次电话，数一数有几次约定了下一步的日期。",
    ),
    wrong=(
        ("I will coach more.", "length"),
        ("coach coach coach coach coach coach coach coach coach coach coach coach coach coach coach", "length"),
        ("我会多辅导团队。", "length"),
        ("My colleague is a good person and I am sure that she will learn it all in 4 weeks from now on.", "way"),
        (
            "I will show my colleague how to talk about the price, and afterward he will do it alone for a while.",
            "number",
        ),
    ),
    right=N_("Kept. Tell the person why you do it this way, and look again on the day you named."),
    hints=(
        N_("Think of one task at which somebody got stuck last week: not knowing, not able yet, or no longer fitting?"),
        N_("One sentence on the person and the task, one on what you do on Monday, one with a number."),
    ),
    place=_STYLE,
)

TASKS: Final[tuple[Task, ...]] = (
    _SENT_BACK,
    _POOL_BONUS,
    _CREDIT,
    _RAMP,
    _COACH,
    _BOTH_KNOW,
    _REPAIR,
    _PERSON,
)
"""In the order of the notebook."""
