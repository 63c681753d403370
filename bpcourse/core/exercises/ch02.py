"""The tasks of chapter 2, from a rate in a table to a funnel plan that somebody has to carry out.

>>> [task.kind for task in TASKS]
['number', 'number', 'number', 'number', 'set', 'choice', 'form', 'text']
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, SetTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.funnel import ActivityNorms, Funnel, backward, forward, workload
from bpcourse.core.language import N_
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_company import funnel_history, worked_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task
    from bpcourse.core.plan import FunnelPlan

__all__ = ["TASKS"]

_PAGE: Final = "ch02_sales_process"
_FUNNEL: Final = Place(_PAGE, "ch02-funnel", N_("The funnel"))
_LEVERS: Final = Place(_PAGE, "ch02-levers", N_("Which lever pays best?"))
_PRICE: Final = Place(_PAGE, "ch02-price", N_("The price objection: from price to cost"))
_SIGNALS: Final = Place(_PAGE, "ch02-signals", N_("Hear the moment to close"))


def _known_part() -> FunnelPlan:
    part = worked_plan().funnel
    if part is None:
        raise LookupError("the worked plan has no funnel")
    return part


def _known_norms() -> ActivityNorms:
    if _PART.activity is None:
        raise LookupError("the worked plan has no activity norms")
    return _PART.activity


_PART: Final = _known_part()
_PLAN: Final = _PART.funnel
_NORMS: Final = _known_norms()
_HISTORY: Final = list(funnel_history().values())
_BEFORE: Final = _PART.scenarios[0].funnel
"""The funnel of the year before the plan."""


# Task 1: read a rate --------------------------------------------------------------------------------------------------

_Q3: Final = _HISTORY[2]
_YEAR_LEADS: Final = sum(flow.leads for flow in _HISTORY)

_MEETING_RATE: Final = NumberTask(
    id="ch02-meeting-rate",
    title=N_("Read a rate"),
    names=("meeting_rate",),
    unit="share",
    expected=_Q3.counts[1] / _Q3.leads,
    tolerance=0.0006,
    example="12.5%",
    mistakes=(
        Mistake("inverse", _Q3.leads / _Q3.counts[1], N_("That is leads per meeting: the rate is upside down.")),
        Mistake("wrong_step", _Q3.counts[2] / _Q3.counts[1], N_("That is the step from first meeting to proposal.")),
        Mistake("whole_funnel", _Q3.deals / _Q3.leads, N_("That is the whole way from lead to deal.")),
        Mistake(
            "wrong_base", _Q3.leads / _YEAR_LEADS, N_("That is the quarter's share of the year's leads: wrong base.")
        ),
        Mistake(
            "wrong_row",
            _HISTORY[3].counts[1] / _HISTORY[3].leads,
            N_("That is the fourth quarter: you are one row too low."),
        ),
        Mistake(
            "average", _BEFORE.conversions[0], N_("That is the average of the whole year, or a rate rounded too far.")
        ),
        Mistake("count", _Q3.counts[1], N_("That is the number of meetings. A rate says out of how many.")),
    ),
    right=N_("118 of 400 leads became first meetings: 29.5%."),
    hints=(
        N_("A conversion rate is what arrives, divided by what could have arrived."),
        N_("Stay in one row: first meetings of the third quarter over leads of the third quarter."),
    ),
    place=_FUNNEL,
)

# Task 2: work a target back to leads ----------------------------------------------------------------------------------

_ZHOU_TARGET: Final = 2_160_000
_ZHOU: Final = backward(_PLAN, revenue_target=_ZHOU_TARGET)

_LEADS: Final = NumberTask(
    id="ch02-leads",
    title=N_("From money to leads"),
    names=("leads_needed",),
    expected=_ZHOU.leads,
    tolerance=0.5,
    example="40",
    mistakes=(
        Mistake("deals", _ZHOU.deals, N_("That is the number of deals. Three gates lie between a deal and a lead.")),
        Mistake("proposals", _ZHOU.counts[2], N_("That is the number of proposals. Go two steps further up.")),
        Mistake("meetings", _ZHOU.counts[1], N_("That is the number of first meetings. One step is missing.")),
        Mistake(
            "multiplied",
            _ZHOU.deals * _PLAN.lead_to_deal_rate,
            N_("You multiplied by the rates. That is the way down the funnel; on the way up you divide."),
        ),
        Mistake(
            "old_rate",
            _ZHOU.counts[1] / _BEFORE.conversions[0],
            N_("You used the rate of 2026 for the first step. The plan expects the other one."),
        ),
        Mistake(
            "one_rate",
            _ZHOU.deals / _PLAN.conversions[0],
            N_("You divided by the first rate alone. A deal has to pass all three gates."),
        ),
        Mistake("per_deal", 1 / _PLAN.lead_to_deal_rate, N_("That is how many leads one deal takes.")),
    ),
    right=N_("9 deals need 36 proposals, 72 first meetings and so 225 leads."),
    hints=(
        N_("Start with the money: how many deals of average size is it?"),
        N_("Then divide by one rate after the other: win rate, meeting to proposal, lead to meeting."),
    ),
    place=_FUNNEL,
)

# Task 3: a week with a ramp -------------------------------------------------------------------------------------------

_RAMP_WEEKS: Final = 12
_RAMP_SHARE: Final = 0.5
_FULL_WEEKS: Final = _NORMS.selling_weeks - _RAMP_WEEKS * (1 - _RAMP_SHARE)
_XU_LEADS: Final = 200
_XU_NORMS: Final = replace(_NORMS, reps=1, selling_weeks=_FULL_WEEKS)
_XU: Final = workload(forward(_PLAN, leads=_XU_LEADS), _XU_NORMS)

_CALLS: Final = NumberTask(
    id="ch02-calls",
    title=N_("A week with a ramp"),
    names=("calls_a_week",),
    expected=_XU.calls_per_rep_week,
    tolerance=0.06,
    example="12.5",
    mistakes=(
        Mistake(
            "forgot_ramp",
            _XU.calls / _NORMS.selling_weeks,
            N_("You forgot the ramp: in the first 12 weeks she makes only half the calls."),
        ),
        Mistake(
            "no_ramp_calls",
            _XU.calls / (_NORMS.selling_weeks - _RAMP_WEEKS),
            N_("In the ramp she makes half the calls, not none."),
        ),
        Mistake(
            "calendar",
            _XU.calls / 52,
            N_("You used 52 weeks. Holidays, training and trade shows leave 46 for selling."),
        ),
        Mistake("leads", _XU_LEADS / _FULL_WEEKS, N_("That is leads a week. Each lead takes 5 calls.")),
        Mistake(
            "half_year",
            _XU.calls / (_NORMS.selling_weeks * _RAMP_SHARE),
            N_("You halved the whole year. Only the first 12 weeks count half."),
        ),
        Mistake("month", _XU.calls / 12, N_("That is calls a month. The question is about a week.")),
        Mistake(
            "team", _XU.calls / _FULL_WEEKS / 8, N_("You divided by the eight reps, but these leads are hers alone.")
        ),
    ),
    right=N_("1,000 calls over 40 full weeks (34 and half of 12): 25 calls a week."),
    hints=(
        N_("Count the weeks as full ones first: what are 12 weeks at half speed worth?"),
        N_("All calls of the year, divided by 34 full weeks and 6 more."),
    ),
    place=_FUNNEL,
)

# Task 4: the deck's twelve months -------------------------------------------------------------------------------------

_ORDER: Final = 240_000
_ENERGY_BILL: Final = 3_200_000
_SAVING_RATE: Final = 0.05
_SAVING: Final = _ENERGY_BILL * _SAVING_RATE

_PAYBACK: Final = NumberTask(
    id="ch02-payback",
    title=N_("The deck's 12 months"),
    names=("payback_months",),
    expected=_ORDER / _SAVING * 12,
    tolerance=0.06,
    example="7.5",
    mistakes=(
        Mistake("years", _ORDER / _SAVING, N_("That is the payback in years. The question asks for months.")),
        Mistake(
            "inverse",
            _SAVING / _ORDER,
            N_("You divided the saving by the price. Payback is the price divided by the saving."),
        ),
        Mistake("claim", 12, N_("That is the deck's claim. What comes out for this customer?")),
        Mistake(
            "per_month_twice",
            _ORDER / _SAVING / 12,
            N_("A year mixed up with a month: the saving is a year's, so its twelfth is a month's."),
        ),
        Mistake(
            "whole_bill",
            _ORDER / _ENERGY_BILL * 12,
            N_("You set the price against the whole energy bill. Only 5% of it is saved: wrong base."),
        ),
        Mistake(
            "percent_of_price",
            _ORDER * _SAVING_RATE,
            N_("You took 5% of the price. The 5% is a share of the energy bill."),
        ),
        Mistake("saving", _SAVING, N_("That is the saving in a year. How long does it take to bring back the price?")),
    ),
    right=N_(
        "{order} over {saving} a year is 1.5 years, or 18 months. The deck's 12 months would be a promise you break."
    ),
    money={"order": _ORDER, "saving": _SAVING},
    hints=(
        N_("First the saving in a year: 5% of the energy bill."),
        N_("Price divided by yearly saving gives years; times 12 gives months."),
    ),
    place=_PRICE,
)

# Task 5: the deck's buying signals ------------------------------------------------------------------------------------

_BUYING_SIGNALS: Final = SetTask(
    id="ch02-signals",
    title=N_("Hear the signals"),
    names=("signals",),
    expected="ACDFG",
    options={
        "A": N_("someone who asks who trains the staff is already living with the solution."),
        "B": N_("praise costs nothing and commits nobody to a next step."),
        "C": N_("asking about installments means thinking about how to pay, no longer whether."),
        "D": N_("who brings in others that decide is preparing a decision."),
        "E": N_("a promise to get in touch without a date is a polite way out."),
        "F": N_("a comparison point by point is work that nobody does for fun."),
        "G": N_("a date by which the problem must be solved is the customer's own pressure."),
    },
    right=N_(
        "Details, payment, further people, a close comparison, a date: two of them in one meeting are an invitation."
    ),
    hints=(
        N_("A signal costs the customer something: thought, time or a colleague's attention."),
        N_("The deck names five: two in what the customer raises, three in what the customer does."),
    ),
    place=_SIGNALS,
)

# Task 6: choose a lever -----------------------------------------------------------------------------------------------

_CALL_LIMIT: Final = 28
_LEVER_CHOICES: Final[dict[str, tuple[Funnel, float]]] = {
    "A": (_PLAN, _PART.leads + 200),
    "B": (_PLAN.replace_conversion(_PLAN.names[2], _PLAN.win_rate + 0.01), _PART.leads),
    "C": (_PLAN.replace_conversion(_PLAN.names[0], _PLAN.conversions[0] + 0.02), _PART.leads),
    "D": (replace(_PLAN, average_deal_size=_PLAN.average_deal_size * 1.03), _PART.leads),
    "E": (_PLAN.replace_conversion(_PLAN.names[1], _PLAN.conversions[1] + 0.02), _PART.leads),
}
"""Each option: the funnel and the leads of 2027 with it."""


def _gain(letter: str) -> float:
    funnel, leads = _LEVER_CHOICES[letter]
    return forward(funnel, leads=leads).revenue - forward(_PLAN, leads=_PART.leads).revenue


def _calls(letter: str) -> float:
    funnel, leads = _LEVER_CHOICES[letter]
    return workload(forward(funnel, leads=leads), _NORMS).calls_per_rep_week


_LEVER: Final = ChoiceTask(
    id="ch02-lever",
    title=N_("Choose a lever"),
    names=("lever",),
    expected=max((letter for letter in _LEVER_CHOICES if _calls(letter) <= _CALL_LIMIT), key=_gain),
    options={
        "A": N_(
            "200 leads would bring most, {gain_a}, but they take 29.9 calls per rep and week: more than anyone has."
        ),
        "B": N_(
            "One point of win rate brings {gain_b}. A point counts most here, yet another option brings two points."
        ),
        "C": "",
        "D": N_(
            "3% larger deals bring 3% more revenue, {gain_d}. Another option raises a rate by a larger share of itself."
        ),
        "E": N_("Two points on 50% are 4% more, {gain_e}. The same two points are worth more where the rate is lower."),
    },
    right=N_("Two points on 32% are 6.25% more revenue, {gain_c}, with no more calls than before."),
    money={f"gain_{letter.lower()}": _gain(letter) for letter in _LEVER_CHOICES},
    hints=(
        N_("Revenue is a product: each lever raises it by the share by which it raises its own figure."),
        N_("Strike out what the team cannot work, then compare the shares: 1 of 25, 2 of 32, 3 of 100, 2 of 50."),
    ),
    place=_LEVERS,
)

# Task 7: repair a plan ------------------------------------------------------------------------------------------------

_GAO_TARGET: Final = 2_400_000
_GAO_CALL_LIMIT: Final = 30
_BEST_WIN_RATE: Final = max(flow.funnel.win_rate for flow in _HISTORY)
_BEST_PROPOSAL_RATE: Final = max(flow.funnel.conversions[1] for flow in _HISTORY)
_FIELDS: Final = (
    Field("plan_leads", N_("leads"), "120"),
    Field("plan_meeting_rate", N_("lead to first meeting"), "12.5%", "share"),
    Field("plan_proposal_rate", N_("first meeting to proposal"), "12.5%", "share"),
    Field("plan_win_rate", N_("win rate"), "12.5%", "share"),
    Field("plan_deal_size", N_("average deal size"), "100,000", "money"),
)
_Draft = dict[str, object]


def _draft(leads: float, meeting: float, proposal: float, win: float, size: float) -> _Draft:
    return dict(zip((field.name for field in _FIELDS), (leads, meeting, proposal, win, size), strict=True))


def _funnel_of(plan: Mapping[str, Any]) -> Funnel:
    rates = [plan["plan_meeting_rate"], plan["plan_proposal_rate"], plan["plan_win_rate"]]
    return Funnel.from_rates(rates, average_deal_size=plan["plan_deal_size"])


def _revenue_of(plan: Mapping[str, Any]) -> float:
    return forward(_funnel_of(plan), leads=plan["plan_leads"]).revenue


def _calls_of(plan: Mapping[str, Any]) -> float:
    norms = replace(_NORMS, reps=1)
    return workload(forward(_funnel_of(plan), leads=plan["plan_leads"]), norms).calls_per_rep_week


def _is_possible(plan: Mapping[str, Any]) -> bool:
    rates = (plan["plan_meeting_rate"], plan["plan_proposal_rate"], plan["plan_win_rate"])
    return plan["plan_leads"] > 0 and plan["plan_deal_size"] > 0 and all(0 < rate <= 1 for rate in rates)


_GIVEN: Final = _draft(120, 0.45, 0.5, 0.35, 260_000)
_REPAIR: Final = FormTask(
    id="ch02-repair",
    title=N_("Repair a funnel plan"),
    names=tuple(field.name for field in _FIELDS),
    fields=_FIELDS,
    given=_GIVEN,
    rules=(
        FormRule(
            "possible", _is_possible, N_("Leads and deal size must be more than 0, and each rate from 0% to 100%.")
        ),
        FormRule(
            "meeting_rate",
            lambda plan: plan["plan_meeting_rate"] <= _PLAN.conversions[0] + 0.0005,
            N_("{rate} of leads to a first meeting is more than even the audit offer is meant to bring: 32%."),
            lambda plan: {"rate": percent_text(plan["plan_meeting_rate"])},
        ),
        FormRule(
            "proposal_rate",
            lambda plan: plan["plan_proposal_rate"] <= _BEST_PROPOSAL_RATE + 0.0005,
            N_("{rate} from meeting to proposal is more than in the best quarter of 2026, and no action raises it."),
            lambda plan: {"rate": percent_text(plan["plan_proposal_rate"])},
        ),
        FormRule(
            "win_rate",
            lambda plan: plan["plan_win_rate"] <= _BEST_WIN_RATE + 0.0005,
            N_("A win rate of {rate} is more than in the best quarter of 2026, and no action raises it."),
            lambda plan: {"rate": percent_text(plan["plan_win_rate"])},
        ),
        FormRule(
            "deal_size",
            lambda plan: plan["plan_deal_size"] <= _PLAN.average_deal_size,
            N_("Deals of {size} on average: the year before showed {usual}. Who has found the larger ones?"),
            lambda plan: {
                "size": money_text(plan["plan_deal_size"], "CNY"),
                "usual": money_text(_PLAN.average_deal_size, "CNY"),
            },
        ),
        FormRule(
            "calls",
            lambda plan: _calls_of(plan) <= _GAO_CALL_LIMIT,
            N_("That is {calls} calls a week, and 30 is the most he can make."),
            lambda plan: {"calls": number_text(_calls_of(plan))},
        ),
        FormRule(
            "target",
            lambda plan: _revenue_of(plan) >= _GAO_TARGET - 1,
            N_("Now every figure can be believed, but they bring only {revenue}. Which one has room left?"),
            lambda plan: {"revenue": money_text(_revenue_of(plan), "CNY")},
        ),
    ),
    good=(
        _draft(250, 0.32, 0.5, 0.25, 240_000),
        _draft(270, 0.3, 0.5, 0.25, 240_000),
        _draft(260, 0.32, 0.5, 0.25, 240_000),
    ),
    wrong=(
        (_GIVEN, "meeting_rate"),
        (_draft(120, 0.32, 0.6, 0.35, 260_000), "proposal_rate"),
        (_draft(180, 0.32, 0.5, 0.35, 240_000), "win_rate"),
        (_draft(200, 0.32, 0.5, 0.25, 300_000), "deal_size"),
        (_draft(320, 0.3, 0.5, 0.25, 240_000), "calls"),
        (_draft(120, 0.32, 0.5, 0.25, 240_000), "target"),
        (_draft(250, 0.3, 0.5, 0.25, 240_000), "target"),
        (_draft(250, 0.32, -0.5, 0.25, 240_000), "possible"),
    ),
    right=N_(
        "Every rate has been seen or has an owner, the week can be worked, and the target is met on average: sign it."
    ),
    hints=(
        N_("Rates are limited by what 2026 showed. Which figure is in his own hands?"),
        N_("30 calls a week for 46 weeks at 5 calls a lead: how many leads can he work?"),
    ),
    place=_FUNNEL,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_STEP_WORDS: Final = (
    r"lead|meeting|proposal|deal|call|visit|quote|demo|offer|follow|objection|price|clos|"
    r"线索|拜访|会面|提案|报价|成交|电话|演示|跟进|异议|价格|签约"
)

_MONDAY: Final = TextTask(
    id="ch02-monday",
    title=N_("Your own funnel"),
    names=("on_monday",),
    graded=False,
    rules=(
        at_least_words(15, N_("Write two or three sentences: where you lose most, and what you will do about it.")),
        mentions("step", _STEP_WORDS, N_("Name the step of the funnel you mean, such as first meeting or proposal.")),
        has_number(N_("Add one number of your own, even a rough one: how many, how often, or by when.")),
    ),
    good=(
        (
            "Most of my proposals get no answer, about 7 of 10. On Monday I call the five oldest "
            "and ask what would have to happen for a decision."
        ),
        "我的提案十份里大约有七份没有回音。下周一我先给最早的五家客户打电话，问清楚还要满足什么条件才能决定，并约好下一次见面的日期。",
    ),
    wrong=(
        ("I will sell more.", "length"),
        ("more more more more more more more more more more more more more more more more", "length"),
        ("我会更努力。", "length"),
        ("I think that everything went quite well this year and that next year it will surely go even better.", "step"),
        (
            "I lose most deals after the proposal, and from now on I will try to follow up much earlier than before.",
            "number",
        ),
    ),
    right=N_("Kept. Put it into your calendar, and look at it again in four weeks."),
    hints=(
        N_("Take your last ten opportunities: at which step did most of them stop?"),
        N_("One sentence on where, one on what you will do on Monday, with a number in it."),
    ),
    place=_FUNNEL,
)

TASKS: Final[tuple[Task, ...]] = (
    _MEETING_RATE,
    _LEADS,
    _CALLS,
    _PAYBACK,
    _BUYING_SIGNALS,
    _LEVER,
    _REPAIR,
    _MONDAY,
)
"""In the order of the notebook."""
