"""The tasks of the capstone: a whole plan for a second company, from its raw material to a review without an error.

What is answered feeds one plan, which the last task hands to the plan review:

>>> [task.kind for task in TASKS]
['set', 'form', 'form', 'form', 'form', 'form', 'form', 'text']
>>> written_plan({"notes_to_use": "A, D, E, G, I", "goal_chains": None}).filled_parts
('market', 'risks')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from bpcourse.core import second_company as raw
from bpcourse.core.concentration import top_share
from bpcourse.core.exercises.answers import letters
from bpcourse.core.exercises.capstone_plan import (
    main_goal_from,
    people_in,
    plan_from,
    segment_places,
    work_hours_for,
)
from bpcourse.core.exercises.options import SetTask
from bpcourse.core.exercises.plan_task import PlanRule, PlanTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.funnel import Funnel, backward, forward
from bpcourse.core.goals import review_goal
from bpcourse.core.language import N_, _, use_language
from bpcourse.core.quantities import money_text, number_text, percent_text

if TYPE_CHECKING:
    from bpcourse.core.exercises.task import Task
    from bpcourse.core.plan import SalesPlan

__all__ = ["TASKS", "written_plan"]

_CH3: Final = "ch03_building_the_plan"
_MARKET: Final = Place(_CH3, "ch03-market", N_("Know the market: five kinds of data"))
_FIVE: Final = Place(_CH3, "ch03-five", N_("The five steps"))
_SMART: Final = Place(_CH3, "ch03-smart", N_("Write a goal that can be checked"))
_FUNNEL_PLACE: Final = Place("ch02_sales_process", "ch02-funnel", N_("The funnel"))
_EVEN: Final = Place("ch04_practice", "ch04-even", N_("Three: a little for everyone"))
_STEP_4: Final = Place(_CH3, "ch03-step4", N_("Step 4: plan key actions"))
_REVIEW_PLACE: Final = Place("ch04_practice", "ch04-review", N_("Have your plan reviewed"))

_Values = Mapping[str, Any]
_ROUNDING: Final = 0.006
"""Shares are read from tables and typed with one decimal or none."""


def _near(value: float, wanted: float, *, by: float = _ROUNDING) -> bool:
    return abs(value - wanted) <= by


def _money(amount: float) -> str:
    return money_text(amount, "CNY")


# Task 1: which notes may be used --------------------------------------------------------------------------------------

_NOTES: Final = SetTask(
    id="capstone-notes",
    title=N_("Read the folder"),
    names=("notes_to_use",),
    expected="".join(note.letter for note in raw.market_notes() if note.is_usable),
    options={
        "A": N_("it is counted, it is of last month, and it is about the customers you can reach."),
        "B": N_("it is a forecast of 2023, and the count of 2026 in the same folder contradicts it."),
        "C": N_("whoever wrote it earns on every scanner you order, and nobody has counted anything."),
        "D": N_("nobody else can tell you why your own offers were refused; that they are only twenty is to be said."),
        "E": N_("what a rival publishes under its own name can be looked up by anybody, and it has a date."),
        "F": N_("nobody knows who said it, and what the rival itself publishes in December speaks against it."),
        "G": N_("it is official, and its date lies in the plan's year."),
        "H": N_("it is sound and fresh, but counts another market: all of China, and treatments instead of equipment."),
        "I": N_("your own invoices are the one source that no rival has, and every rate of the plan comes from them."),
    },
    right=N_(
        "Five notes carry the plan, one of each kind of data. The others are old, hearsay, an advertisement, and the "
        "count of another market."
    ),
    hints=(
        N_("Ask of each note: who says it, of which day is it, and is it about the customers you can reach?"),
        N_("Four of the nine have to go. Look for pairs that contradict each other, and see which one was counted."),
    ),
    place=_MARKET,
)

# Task 2: the customer list --------------------------------------------------------------------------------------------

_CUSTOMERS_LIST: Final = raw.customers()
_OLD: Final = [one for one in _CUSTOMERS_LIST if not one.is_new]
_LAST, _BEFORE = raw.YEAR - 1, raw.YEAR - 2
_REVENUE: Final = raw.revenue_of()
_TOP: Final = top_share(one.bought(_LAST) for one in _CUSTOMERS_LIST)
_TOP_BEFORE: Final = top_share(one.bought(_BEFORE) for one in _CUSTOMERS_LIST)
_TOP_BOTH: Final = top_share(one.bought(_LAST) + one.bought(_BEFORE) for one in _CUSTOMERS_LIST)
_LARGEST: Final = max(one.bought(_LAST) for one in _CUSTOMERS_LIST) / _REVENUE
_CHAIN_SHARE: Final = raw.revenue_of(raw.CHAINS) / _REVENUE
_SILENT: Final = sum(one.is_silent for one in _CUSTOMERS_LIST)
_NEW: Final = sum(one.is_new for one in _CUSTOMERS_LIST)
_KEPT: Final = raw.revenue_kept()
_OLD_REVENUE: Final = sum(one.bought(_LAST) for one in _OLD)
_REVENUE_BEFORE: Final = raw.revenue_of(year=_BEFORE)
_HEADS_KEPT: Final = sum(not one.is_silent for one in _OLD) / len(_OLD)
_ALL_KEPT: Final = _REVENUE / _REVENUE_BEFORE
"""More than 100%: typed as a bare 1.043 it is read as percent."""
_SECOND_PLACE: Final = 2


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) <= _ROUNDING


def _is_early(values: _Values, segment: raw.ClientSegment) -> bool:
    return segment_places(values["segment_order"])[segment.letter] <= _SECOND_PLACE


def _customers_form(top: float, silent: float, kept: float, order: str) -> dict[str, object]:
    return {"top_share": top, "silent_customers": silent, "kept_share": kept, "segment_order": order}


_CUSTOMERS: Final = FormTask(
    id="capstone-customers",
    title=N_("Read the customer list"),
    names=("top_share", "silent_customers", "kept_share", "segment_order"),
    fields=(
        Field("top_share", N_("share of the eight largest"), "12.5%", "share"),
        Field("silent_customers", N_("customers gone silent"), "3"),
        Field("kept_share", N_("revenue kept"), "12.5%", "share"),
        Field("segment_order", N_("order of the segments"), "C, A, D, B", "text"),
    ),
    rules=(
        FormRule(
            "possible",
            lambda v: 0 < v["top_share"] <= 1 and 0 < v["kept_share"] < 2 and _is_whole(v["silent_customers"]),  # noqa: PLR2004 - twice is no share
            N_("Shares lie between 0% and 100%, and customers are whole."),
        ),
        FormRule(
            "deck",
            lambda v: not _near(v["top_share"], 0.8),
            N_("80% is the rule of thumb. Count what the eight largest bring at this company."),
        ),
        FormRule(
            "heads",
            lambda v: not _near(v["top_share"], 0.2, by=0.0005),
            N_("20% is what the eight are of all customers. The question is their share of the revenue."),
        ),
        FormRule(
            "largest",
            lambda v: not _near(v["top_share"], _LARGEST),
            N_("That is Ginkgo Dental Group alone. Seven more belong to the eight largest."),
        ),
        FormRule(
            "chains",
            lambda v: not _near(v["top_share"], _CHAIN_SHARE),
            N_("Those are the eight clinic chains. Three of the eight largest customers are no chains."),
        ),
        FormRule(
            "year_before",
            lambda v: not _near(v["top_share"], _TOP_BEFORE),
            N_("That is the share of the eight largest in 2025. The plan starts from 2026."),
        ),
        FormRule(
            "both_years",
            lambda v: not _near(v["top_share"], _TOP_BOTH),
            N_("You added both years. One of the eight could have left in between: take 2026."),
        ),
        FormRule(
            "top",
            lambda v: _near(v["top_share"], _TOP),
            N_("{share} is not what the eight largest bring: add up their amounts of 2026, and divide by {revenue}."),
            lambda v: {"share": percent_text(v["top_share"]), "revenue": _money(_REVENUE)},
        ),
        FormRule(
            "new",
            lambda v: round(v["silent_customers"]) != _NEW,
            N_("10 is the number of customers who are new. Silent are those who bought in 2025 and not in 2026."),
        ),
        FormRule(
            "silent",
            lambda v: round(v["silent_customers"]) == _SILENT,
            N_("{count} is not the number of customers without an order in 2026: they stand at the end of the list."),
            lambda v: {"count": number_text(v["silent_customers"])},
        ),
        FormRule(
            "with_new",
            lambda v: not any(_near(v["kept_share"] * times, _ALL_KEPT) for times in (1, 100)),
            N_(
                "That compares all of 2026 with 2025. New customers are in there, and hide what the old ones took away."
            ),
        ),
        FormRule(
            "heads_kept",
            lambda v: not _near(v["kept_share"], _HEADS_KEPT),
            N_("That is the share of customers who stayed. Those who left were smaller: the question is about money."),
        ),
        FormRule(
            "wrong_base",
            lambda v: not _near(v["kept_share"], _OLD_REVENUE / _REVENUE),
            N_("You divided by the revenue of 2026. What was kept is a share of what there was before."),
        ),
        FormRule(
            "lost",
            lambda v: not _near(v["kept_share"], 1 - _KEPT),
            N_("That is what was lost. The question is what was kept."),
        ),
        FormRule(
            "kept",
            lambda v: _near(v["kept_share"], _KEPT),
            N_(
                "{share} is not what was kept: take what the old customers bought in 2026, and divide it by what they "
                "bought in 2025."
            ),
            lambda v: {"share": percent_text(v["kept_share"])},
        ),
        FormRule(
            "named",
            lambda v: bool(segment_places(v["segment_order"])),
            N_("Put all four letters in order, the segment that gets most attention at the front."),
        ),
        FormRule(
            "hospitals",
            lambda v: not _is_early(v, raw.HOSPITALS),
            N_(
                "Hospitals spend much, but 0 of 6 proposals were won, and the next tenders are in 2028. Who gets less "
                "time instead?"
            ),
        ),
        FormRule(
            "laboratories",
            lambda v: not _is_early(v, raw.LABORATORIES),
            N_("Laboratories are the smallest market of the four, and buy one machine every few years."),
        ),
    ),
    good=(
        _customers_form(0.558, 9, 0.9, "B, A, D, C"),
        _customers_form(0.56, 9, 0.9, "A, B, D, C"),
        _customers_form(0.5583, 9, 0.9, "A B C D"),
    ),
    wrong=(
        (_customers_form(0.8, 9, 0.9, "B, A, D, C"), "deck"),
        (_customers_form(0.2, 9, 0.9, "B, A, D, C"), "heads"),
        (_customers_form(0.142, 9, 0.9, "B, A, D, C"), "largest"),
        (_customers_form(0.45, 9, 0.9, "B, A, D, C"), "chains"),
        (_customers_form(0.522, 9, 0.9, "B, A, D, C"), "year_before"),
        (_customers_form(0.538, 9, 0.9, "B, A, D, C"), "both_years"),
        (_customers_form(0.7, 9, 0.9, "B, A, D, C"), "top"),
        (_customers_form(0.558, 10, 0.9, "B, A, D, C"), "new"),
        (_customers_form(0.558, 8, 0.9, "B, A, D, C"), "silent"),
        (_customers_form(0.558, 9, 1.043, "B, A, D, C"), "with_new"),
        (_customers_form(0.558, 9, 0.7, "B, A, D, C"), "heads_kept"),
        (_customers_form(0.558, 9, 0.8625, "B, A, D, C"), "wrong_base"),
        (_customers_form(0.558, 9, 0.1, "B, A, D, C"), "lost"),
        (_customers_form(0.558, 9, 0.8, "B, A, D, C"), "kept"),
        (_customers_form(0.558, 9, 0.9, "B, A"), "named"),
        (_customers_form(0.558, 9, 0.9, "A, C, B, D"), "hospitals"),
        (_customers_form(0.558, 9, 0.9, "B, D, A, C"), "laboratories"),
        (_customers_form(0.558, 8.5, 0.9, "B, A, D, C"), "possible"),
    ),
    right=N_(
        "Eight customers bring 55.8%, 9 have gone silent, and of each 100 of revenue 90 come back. Chains and single "
        "clinics come first: there you are chosen, and there the money is."
    ),
    hints=(
        N_(
            "The list is sorted by what was bought in 2026: the eight largest stand on top, the silent ones at the end."
        ),
        N_("For what was kept, leave the new customers out on both sides. For the order, ask where proposals are won."),
    ),
    place=_FIVE,
)

# Task 3: the goal -----------------------------------------------------------------------------------------------------

_TARGETS: Final = ("goal_chains", "goal_singles", "goal_hospitals", "goal_laboratories")
_CAPACITY: Final = raw.team().quota_capacity(raw.PERIOD)
_NEXT_MARKET: Final = raw.market_size() * (1 + raw.MARKET_GROWTH)
_KEEP_PACE: Final = _REVENUE * (1 + raw.MARKET_GROWTH)
_FARTHEST_JUMP: Final = 0.35
_SMALL: Final = 50_000
_MEANS: Final = (
    r"demo|install|one day|record|steriliz|service|repair|check-?up|review|fair|visit|package|trial|silent|engineer|"
    r"演示|安装|一天|记录|灭菌|消毒|服务|维修|回访|体检|巡检|展会|拜访|套餐|方案包|试用|沉默|工程师"
)
"""What the folder, the list of actions and the calls offer as a means."""
_LEAST_WORDS: Final = 3
_GOAL_FIELDS: Final = (
    Field("goal_chains", N_("clinic chains in 2027"), "9.5 million", "money", 1e6),
    Field("goal_singles", N_("single clinics in 2027"), "9.5 million", "money", 1e6),
    Field("goal_hospitals", N_("public hospitals in 2027"), "9.5 million", "money", 1e6),
    Field("goal_laboratories", N_("dental laboratories in 2027"), "9.5 million", "money", 1e6),
    Field("goal_lever", N_("by what means"), '"a trial in every clinic"', "text"),
    Field("goal_purpose", N_("in support of what"), '"becoming the first choice of ..."', "text"),
    Field("goal_owner", N_("who answers for it"), '"Deng Wei"', "text"),
)


def _goal(*values: object) -> dict[str, object]:
    return dict(zip((field.name for field in _GOAL_FIELDS), values, strict=True))


def _sum(values: _Values) -> float:
    return float(sum(values[name] for name in _TARGETS))


def _sum_text(values: _Values) -> dict[str, str]:
    return {"goal": _money(_sum(values))}


def _jumps(values: _Values) -> list[raw.ClientSegment]:
    pairs = zip(raw.SEGMENTS, _TARGETS, strict=True)
    return [one for one, name in pairs if values[name] > raw.revenue_of(one) * (1 + _FARTHEST_JUMP)]


def _jump_text(values: _Values) -> dict[str, str]:
    one = _jumps(values)[0]
    target = values[_TARGETS[raw.SEGMENTS.index(one)]]
    return {"name": _(one.name), "before": _money(raw.revenue_of(one)), "target": _money(target)}


def _meets(values: _Values, criterion: Literal["achievable", "relevant"]) -> bool:
    """Whether the goal's sentence, in the language its means is written in, meets a SMART criterion."""
    is_chinese = re.search("[㐀-鿿]", values["goal_lever"]) is not None
    with use_language("zh_CN" if is_chinese else "en"):
        return bool(getattr(review_goal(main_goal_from(values).sentence()), criterion))


_WISHED: Final = _goal(14e6, 10e6, 5.5e6, 2.5e6, "more effort", "our growth", "the sales team")
_DEMO: Final = "demo days on which a chair is installed in one day"
_AIM: Final = "becoming the dealer whose chairs never stand still"

_GOAL: Final = FormTask(
    id="capstone-goal",
    title=N_("Write the goal"),
    names=tuple(field.name for field in _GOAL_FIELDS),
    fields=_GOAL_FIELDS,
    given=_WISHED,
    rules=(
        FormRule(
            "possible",
            lambda v: min(v[name] for name in _TARGETS) >= 0 and _sum(v) > 0,
            N_("No segment can bring less than 0."),
        ),
        FormRule(
            "market",
            lambda v: _sum(v) <= _NEXT_MARKET,
            N_("{goal} is more than all suppliers together sell: count the zeros."),
            _sum_text,
        ),
        FormRule(
            "wish",
            lambda v: abs(_sum(v) - raw.WISH) > _SMALL,
            N_(
                "{goal} is the sum of the quotas, as if everybody sold in full from 1 January. Yan Fei is still "
                "learning, and Qin Hao comes in July."
            ),
            _sum_text,
        ),
        FormRule(
            "capacity",
            lambda v: _sum(v) <= _CAPACITY + _SMALL,
            N_("{goal} is more than the team can carry: take the months of the ramp off the two last quotas."),
            _sum_text,
        ),
        FormRule(
            "pace",
            lambda v: _sum(v) >= _KEEP_PACE - _SMALL,
            N_("{goal} is {growth} more than in 2026, and the market grows 10%: by this plan you lose market share."),
            lambda v: {**_sum_text(v), "growth": percent_text(_sum(v) / _REVENUE - 1)},
        ),
        FormRule(
            "hospitals",
            lambda v: v["goal_hospitals"] <= raw.revenue_of(raw.HOSPITALS) + _SMALL,
            N_("Hospitals are to grow to {target}. No tender falls into 2027, and no proposal was won in 2026."),
            lambda v: {"target": _money(v["goal_hospitals"])},
        ),
        FormRule(
            "jump",
            lambda v: not _jumps(v),
            N_("{name}: from {before} to {target} in one year. Nothing in the folder brings so much."),
            _jump_text,
        ),
        FormRule(
            "means",
            lambda v: re.search(_MEANS, v["goal_lever"], re.IGNORECASE) is not None,
            N_("“{means}” is no means. What will be done in 2027 that was not done before? Notes D and G have two."),
            lambda v: {"means": v["goal_lever"]},
        ),
        FormRule(
            "achievable",
            lambda v: at_least_words(_LEAST_WORDS, "").holds(v["goal_lever"]) and _meets(v, "achievable"),
            N_("“{means}” is only a word. Say what is done with it, and for whom, so that a rep could begin."),
            lambda v: {"means": v["goal_lever"]},
        ),
        FormRule(
            "relevant",
            lambda v: at_least_words(_LEAST_WORDS, "").holds(v["goal_purpose"]) and _meets(v, "relevant"),
            N_("Which goal of the company does it serve? “{aim}” does not say: the general manager's letter does."),
            lambda v: {"aim": v["goal_purpose"]},
        ),
        FormRule(
            "one_owner",
            lambda v: len(people_in(v["goal_owner"])) <= 1,
            N_("Two names: where two answer for a goal, each waits for the other."),
        ),
        FormRule(
            "owner",
            lambda v: bool(people_in(v["goal_owner"])),
            N_("“{name}” is nobody in the team's table. Whom do you call in March?"),
            lambda v: {"name": v["goal_owner"]},
        ),
        FormRule(
            "present",
            lambda v: people_in(v["goal_owner"]) != (raw.NEW_REP,),
            N_("Qin Hao begins in July. Who answers for the first half of the year?"),
        ),
    ),
    good=(
        _goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, f"{_DEMO}, and a sterilization-record package for chains", _AIM, "Tang Min"),
        _goal(
            12.6e6, 8.8e6, 4.0e6, 1.8e6, "a sterilization-record package on trial with three chains", _AIM, "Luo Jie"
        ),
        _goal(
            12e6,
            8.6e6,
            4.2e6,
            1.8e6,
            "举办演示日，当着客户的面一天装好一台牙椅",
            "成为牙椅从不停机的经销商",
            "Tang Min",
        ),
    ),
    wrong=(
        (_WISHED, "wish"),
        (_goal(14e6, 9e6, 4.2e6, 1.8e6, _DEMO, _AIM, "Tang Min"), "capacity"),
        (_goal(11e6, 7.5e6, 4.2e6, 1.8e6, _DEMO, _AIM, "Tang Min"), "pace"),
        (_goal(12e6, 8e6, 5e6, 1.8e6, _DEMO, _AIM, "Tang Min"), "hospitals"),
        (_goal(10.8e6, 10e6, 4.2e6, 1.8e6, _DEMO, _AIM, "Tang Min"), "jump"),
        (_goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, "working harder than in 2026", _AIM, "Tang Min"), "means"),
        (_goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, "service", _AIM, "Tang Min"), "achievable"),
        (_goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, _DEMO, "money", "Tang Min"), "relevant"),
        (_goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, _DEMO, _AIM, "Luo Jie and He Ping"), "one_owner"),
        (_goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, _DEMO, _AIM, "the sales team"), "owner"),
        (_goal(12.2e6, 8.4e6, 4.2e6, 1.8e6, _DEMO, _AIM, "Qin Hao"), "present"),
        (_goal(12.2e9, 8.4e9, 4.2e9, 1.8e9, _DEMO, _AIM, "Tang Min"), "market"),
        (_goal(12.2e6, -8.4e6, 4.2e6, 1.8e6, _DEMO, _AIM, "Tang Min"), "possible"),
    ),
    right=N_(
        "It grows at least as the market does, the team can carry it, the parts add up, and one person answers for it. "
        "The general manager's {wish} has to be talked down before the plan is signed, not in autumn."
    ),
    money={"wish": raw.WISH},
    hints=(
        N_("Two limits: what the market alone would bring, and what five quotas bring once the ramp is taken off."),
        N_(
            "Somebody who learns for six months sells half of it in that time. Yan Fei has half of the six behind him, "
            "Qin Hao begins with them in July."
        ),
    ),
    place=_SMART,
)

# Task 4: the funnel backward ------------------------------------------------------------------------------------------

_OLD_NEXT: Final = _REVENUE * _KEPT
_LEAST_NEW: Final = _KEEP_PACE - _OLD_NEXT
_MOST_NEW: Final = _CAPACITY - _OLD_NEXT
_MEASURED: Final = Funnel.from_counts(raw.funnel_counts(_LAST), average_deal_size=raw.DEAL_SIZE)
_YEAR_BEFORE: Final = Funnel.from_counts(raw.funnel_counts(_BEFORE), average_deal_size=raw.DEAL_SIZE)
_WIN_HOURS: Final = raw.weeks_to_win() * raw.HOURS_A_WEEK
_ENOUGH: Final = 0.99
_RATES: Final = ("meeting_rate", "proposal_rate", "win_rate")
_FUNNEL_FIELDS: Final = (
    Field("new_business", N_("revenue from new customers"), "9.5 million", "money", 1e6),
    Field("meeting_rate", N_("lead to first meeting"), "12.5%", "share"),
    Field("proposal_rate", N_("first meeting to proposal"), "12.5%", "share"),
    Field("win_rate", N_("win rate"), "12.5%", "share"),
    Field("leads_planned", N_("leads"), "120"),
)


def _funnel(*values: float) -> dict[str, object]:
    return dict(zip((field.name for field in _FUNNEL_FIELDS), values, strict=True))


def _funnel_of(values: _Values) -> Funnel:
    return Funnel.from_rates([values[name] for name in _RATES], average_deal_size=raw.DEAL_SIZE)


def _brought(values: _Values) -> float:
    return forward(_funnel_of(values), leads=values["leads_planned"]).revenue


def _needed(values: _Values) -> float:
    return backward(_funnel_of(values), revenue_target=values["new_business"]).leads


def _hours(values: _Values) -> float:
    return work_hours_for(values["leads_planned"], values["meeting_rate"])


def _is_funnel(values: _Values) -> bool:
    rates = all(0 < values[name] <= 1 for name in _RATES)
    return rates and values["leads_planned"] > 0 and values["new_business"] > 0


def _too_good(values: _Values) -> list[int]:
    """The steps whose rate is higher than in all of the year before."""
    return [step for step, name in enumerate(_RATES) if values[name] > _MEASURED.conversions[step] + _ROUNDING]


def _too_careful(values: _Values) -> list[int]:
    """The steps whose rate is lower than in both years."""
    lowest = [min(pair) for pair in zip(_MEASURED.conversions, _YEAR_BEFORE.conversions, strict=True)]
    return [step for step, name in enumerate(_RATES) if values[name] < lowest[step] - _ROUNDING]


def _rate_text(values: _Values, step: int) -> dict[str, str]:
    return {"name": _(_FUNNEL_FIELDS[step + 1].label), "rate": percent_text(values[_RATES[step]])}


_FUNNEL: Final = FormTask(
    id="capstone-funnel",
    title=N_("Work the funnel backward"),
    names=tuple(field.name for field in _FUNNEL_FIELDS),
    fields=_FUNNEL_FIELDS,
    rules=(
        FormRule("possible", _is_funnel, N_("Leads and revenue must be more than 0, and each rate from 0% to 100%.")),
        FormRule(
            "whole_goal",
            lambda v: v["new_business"] < _OLD_NEXT,
            N_("{new} is the whole goal. New customers bring only what the old ones leave open."),
            lambda v: {"new": _money(v["new_business"])},
        ),
        FormRule(
            "all_kept",
            lambda v: v["new_business"] >= _LEAST_NEW - _SMALL,
            N_("With {new} from new customers your goal is missed: of each 100 of revenue only 90 come back."),
            lambda v: {"new": _money(v["new_business"])},
        ),
        FormRule(
            "beyond",
            lambda v: v["new_business"] <= _MOST_NEW + _SMALL,
            N_("With {new} from new customers you are above the goal, and above what the team can carry."),
            lambda v: {"new": _money(v["new_business"])},
        ),
        FormRule(
            "best_quarter",
            lambda v: not _too_good(v),
            N_("{name}: {rate} is more than in all of 2026. One good quarter is no rate, and no action raises it."),
            lambda v: _rate_text(v, _too_good(v)[0]),
        ),
        FormRule(
            "reserve",
            lambda v: not _too_careful(v),
            N_("{name}: {rate} is less than in either year. A hidden reserve makes the reps call for nothing."),
            lambda v: _rate_text(v, _too_careful(v)[0]),
        ),
        FormRule(
            "too_few",
            lambda v: _brought(v) >= v["new_business"] * _ENOUGH,
            N_("{count} leads bring {brought} at your rates, and {new} is asked for."),
            lambda v: {
                "count": number_text(v["leads_planned"]),
                "brought": _money(_brought(v)),
                "new": _money(v["new_business"]),
            },
        ),
        FormRule(
            "hours",
            lambda v: _hours(v) <= _WIN_HOURS,
            N_("{count} leads take {hours} hours of calls and visits, and 3,600 are left for winning."),
            lambda v: {"count": number_text(v["leads_planned"]), "hours": number_text(_hours(v), digits=0)},
        ),
        FormRule(
            "too_many",
            lambda v: v["leads_planned"] <= _needed(v) * 1.15 + 1,
            N_("{count} leads are clearly more than your target takes at your rates, and each costs 4 calls."),
            lambda v: {"count": number_text(v["leads_planned"])},
        ),
    ),
    good=(
        _funnel(5.0e6, 0.4, 0.4, 0.25, 380),
        _funnel(4.8e6, 0.4, 0.4, 0.25, 364),
        _funnel(5.6e6, 0.4, 0.4, 0.25, 425),
        _funnel(5.0e6, 0.383, 0.378, 0.25, 420),
    ),
    wrong=(
        (_funnel(26.6e6, 0.4, 0.4, 0.25, 2_016), "whole_goal"),
        (_funnel(2.6e6, 0.4, 0.4, 0.25, 197), "all_kept"),
        (_funnel(10e6, 0.4, 0.4, 0.25, 758), "beyond"),
        (_funnel(5e6, 0.4, 0.43, 0.33, 270), "best_quarter"),
        (_funnel(5e6, 0.4, 0.4, 0.2, 474), "reserve"),
        (_funnel(5e6, 0.4, 0.4, 0.25, 250), "too_few"),
        (_funnel(5e6, 0.4, 0.4, 0.25, 152), "too_few"),
        (_funnel(6.2e6, 0.4, 0.36, 0.25, 530), "hours"),
        (_funnel(4.8e6, 0.4, 0.4, 0.25, 480), "too_many"),
        (_funnel(5e6, 0.4, 0.4, 0, 380), "possible"),
    ),
    right=N_(
        "Old customers bring back {old}, new ones the rest, at rates that a whole year has shown. That takes clearly "
        "more leads than the 250 of 2026: the number to watch."
    ),
    money={"old": _OLD_NEXT, "size": raw.DEAL_SIZE},
    hints=(
        N_("First: what do the customers of 2026 bring in 2027, if they keep as much as last year? The rest is new."),
        N_("Revenue over {size} is the number of deals. Divide by one rate of 2026 after the other."),
    ),
    place=_FUNNEL_PLACE,
)

# Task 5: hours and money ----------------------------------------------------------------------------------------------

_WORDS: Final = ("chains", "singles", "hospitals", "laboratories")
_WEEKS: Final = tuple(f"weeks_{word}" for word in _WORDS)
_BUDGETS: Final = tuple(f"budget_{word}" for word in _WORDS)
_LABELS: Final = (
    N_("weeks to win clinic chains"),
    N_("weeks to win single clinics"),
    N_("weeks to win hospitals"),
    N_("weeks to win laboratories"),
    N_("money for clinic chains"),
    N_("money for single clinics"),
    N_("money for hospitals"),
    N_("money for laboratories"),
)
_TO_WIN: Final = raw.weeks_to_win()
_ALL_WEEKS: Final = raw.present_reps() * raw.SELLING_WEEKS
_FROM_JANUARY: Final = len(raw.team().team) * raw.SELLING_WEEKS - sum(raw.KEEP_WEEKS.values())
_EQUAL: Final = 0.2
_FIRST_TWO: Final = 0.75
_STARVED: Final = 0.2
_HOLD: Final = 0.1
_WEEK: Final = 1.0


def _means(*values: float) -> dict[str, object]:
    return dict(zip((*_WEEKS, *_BUDGETS), values, strict=True))


def _shared(values: _Values, names: tuple[str, ...]) -> list[float]:
    total = sum(values[name] for name in names)
    return [values[name] / total for name in names] if total else [0.0] * len(names)


def _weeks_text(values: _Values) -> dict[str, str]:
    return {"count": number_text(sum(values[name] for name in _WEEKS))}


def _money_sum(values: _Values) -> float:
    return float(sum(values[name] for name in _BUDGETS))


_EVEN_MEANS: Final = _means(25, 25, 25, 25, 175_000, 175_000, 175_000, 175_000)

_MEANS_TASK: Final = FormTask(
    id="capstone-means",
    title=N_("Allocate weeks and money"),
    names=(*_WEEKS, *_BUDGETS),
    fields=tuple(
        Field(name, label, "35" if name in _WEEKS else "35,000", "number" if name in _WEEKS else "money")
        for name, label in zip((*_WEEKS, *_BUDGETS), _LABELS, strict=True)
    ),
    given=_EVEN_MEANS,
    rules=(
        FormRule(
            "possible",
            lambda v: min(v[name] for name in (*_WEEKS, *_BUDGETS)) >= 0,
            N_("No segment can have less than 0."),
        ),
        FormRule(
            "all_weeks",
            lambda v: abs(sum(v[name] for name in _WEEKS) - _ALL_WEEKS) > _WEEK,
            N_("{count} are all weeks of the year. Keeping the customers you have takes 98 of them."),
            _weeks_text,
        ),
        FormRule(
            "from_january",
            lambda v: abs(sum(v[name] for name in _WEEKS) - _FROM_JANUARY) > _WEEK,
            N_("With {count} weeks you count Qin Hao from January on. Half of his year is gone before he begins."),
            _weeks_text,
        ),
        FormRule(
            "weeks",
            lambda v: abs(sum(v[name] for name in _WEEKS) - _TO_WIN) <= _WEEK,
            N_("You give out {count} weeks, and there are 100 to win with."),
            _weeks_text,
        ),
        FormRule(
            "even",
            lambda v: any(abs(share * len(_WEEKS) - 1) > _EQUAL for share in _shared(v, _WEEKS)),
            N_("Every segment gets about a quarter: a little for everyone, and nobody is won."),
        ),
        FormRule(
            "hospitals",
            lambda v: v["weeks_hospitals"] <= _HOLD * _TO_WIN,
            N_("{count} weeks go to win hospitals, which buy by tender in 2028: hold them, do not chase them."),
            lambda v: {"count": number_text(v["weeks_hospitals"])},
        ),
        FormRule(
            "first_two",
            lambda v: v["weeks_chains"] + v["weeks_singles"] >= _FIRST_TWO * _TO_WIN,
            N_("Chains and single clinics brought 9 of 10 new customers, and get {share} of the weeks."),
            lambda v: {"share": percent_text((v["weeks_chains"] + v["weeks_singles"]) / _TO_WIN)},
        ),
        FormRule(
            "starved",
            lambda v: min(v["weeks_chains"], v["weeks_singles"]) >= _STARVED * _TO_WIN,
            N_("{count} weeks are too few for a segment that is to grow: none of its growth comes by itself."),
            lambda v: {"count": number_text(min(v["weeks_chains"], v["weeks_singles"]))},
        ),
        FormRule(
            "overspent",
            lambda v: _money_sum(v) <= raw.BUDGET + 1,
            N_("You give out {given_out}, and the budget is {budget}."),
            lambda v: {"given_out": _money(_money_sum(v)), "budget": _money(raw.BUDGET)},
        ),
        FormRule(
            "no_money",
            lambda v: _money_sum(v) > 0,
            N_("Weeks without any money: not even a demo day can be held."),
        ),
        FormRule(
            "money_follows",
            lambda v: sum(_shared(v, _BUDGETS)[:2]) >= _FIRST_TWO,
            N_("The weeks go to chains and single clinics, but only {share} of the money does."),
            lambda v: {"share": percent_text(sum(_shared(v, _BUDGETS)[:2]))},
        ),
    ),
    good=(
        _means(35, 55, 2, 8, 260_000, 370_000, 20_000, 50_000),
        _means(40, 50, 0, 10, 300_000, 350_000, 0, 50_000),
        _means(30, 60, 5, 5, 250_000, 400_000, 20_000, 30_000),
    ),
    wrong=(
        (_EVEN_MEANS, "even"),
        (_means(70, 110, 8, 10, 260_000, 370_000, 20_000, 50_000), "all_weeks"),
        (_means(45, 65, 4, 8, 260_000, 370_000, 20_000, 50_000), "from_january"),
        (_means(35, 45, 2, 8, 260_000, 370_000, 20_000, 50_000), "weeks"),
        (_means(30, 40, 25, 5, 260_000, 370_000, 20_000, 50_000), "hospitals"),
        (_means(30, 30, 10, 30, 260_000, 370_000, 20_000, 50_000), "first_two"),
        (_means(10, 80, 2, 8, 260_000, 370_000, 20_000, 50_000), "starved"),
        (_means(35, 55, 2, 8, 360_000, 370_000, 20_000, 50_000), "overspent"),
        (_means(35, 55, 2, 8, 0, 0, 0, 0), "no_money"),
        (_means(35, 55, 2, 8, 200_000, 200_000, 200_000, 100_000), "money_follows"),
        (_means(35, 75, -20, 10, 260_000, 370_000, 20_000, 50_000), "possible"),
    ),
    right=N_(
        "100 weeks and the money go where proposals are won, and two segments get less than a quarter: a decision."
    ),
    hints=(
        N_("How many weeks are there? Four reps for 44 weeks, a fifth for half of them, less what keeping takes."),
        N_("Look back at the order you gave the segments: the first two need most, and somebody has to get less."),
    ),
    place=_EVEN,
)

# Task 6: actions and who answers for them -----------------------------------------------------------------------------

_WHO: Final = {one: f"who_{one.id.replace('-', '_')}" for one in raw.ACTIONS}
_DROPPED: Final = re.compile(r"\W*(?:drop(?:ped)?|skip|cut|cancel(?:led)?|放弃|取消|删除|不做|砍掉)\W*", re.IGNORECASE)
_MOST_ACTIONS: Final = 2


def _who(*names: str) -> dict[str, object]:
    return dict(zip(_WHO.values(), names, strict=True))


def _kept(values: _Values) -> list[raw.PlannedAction]:
    return [one for one, name in _WHO.items() if not _DROPPED.fullmatch(values[name])]


def _cost(values: _Values) -> float:
    return sum(one.cost for one in _kept(values))


def _keeps(values: _Values, letter: str) -> bool:
    return letter in {one.letter for one in _kept(values)}


def _affordable(values: _Values) -> list[raw.PlannedAction]:
    """Actions that were dropped although the money for them is there."""
    left = raw.BUDGET - _cost(values)
    return [one for one in raw.ACTIONS if one not in _kept(values) and one.cost <= left]


def _nobody(values: _Values) -> list[str]:
    return [values[_WHO[one]] for one in _kept(values) if not people_in(values[_WHO[one]])]


def _several(values: _Values) -> list[str]:
    return [values[_WHO[one]] for one in _kept(values) if len(people_in(values[_WHO[one]])) > 1]


def _too_early(values: _Values) -> bool:
    starts = {one.name: one.start for one in raw.TEAM if one.start is not None}
    owners = ((one, people_in(values[_WHO[one]])) for one in _kept(values))
    return any(starts.get(name, one.start) > one.start for one, names in owners for name in names)


def _busiest(values: _Values) -> tuple[str, int]:
    counted = Counter(name for one in _kept(values) for name in people_in(values[_WHO[one]]))
    return counted.most_common(1)[0] if counted else ("", 0)


_DRAFT_OWNERS: Final = _who("Luo Jie and He Ping", "the sales team", "Qin Hao", "He Ping", "Tang Min")

_ACTIONS: Final = FormTask(
    id="capstone-actions",
    title=N_("Actions, and who answers"),
    names=tuple(_WHO.values()),
    fields=tuple(
        Field(name, label, '"Yan Fei"', "text")
        for name, label in zip(
            _WHO.values(),
            (
                N_("A, record package"),
                N_("B, demo days"),
                N_("C, spring fair"),
                N_("D, check-ups"),
                N_("E, hospital tenders"),
            ),
            strict=True,
        )
    ),
    given=_DRAFT_OWNERS,
    rules=(
        FormRule(
            "budget",
            lambda v: _cost(v) <= raw.BUDGET,
            N_("What you keep costs {spent}, and the budget is {budget}. Which action would be missed least?"),
            lambda v: {"spent": _money(_cost(v)), "budget": _money(raw.BUDGET)},
        ),
        FormRule(
            "too_much",
            lambda v: not _affordable(v),
            N_("You also drop “{action}”, and the money for it is there."),
            lambda v: {"action": _(_affordable(v)[0].title)},
        ),
        FormRule(
            "records",
            lambda v: _keeps(v, "A"),
            N_(
                "Without the record package nothing is done for the chains, in the year in which every clinic needs it."
            ),
        ),
        FormRule(
            "demo_days",
            lambda v: _keeps(v, "B"),
            N_("5 of the 7 new single clinics came from demo days. What brings the leads to a yes without them?"),
        ),
        FormRule(
            "fair",
            lambda v: _keeps(v, "C"),
            N_("70 of 250 leads came from the fair, and your plan takes clearly more leads than 2026 had."),
        ),
        FormRule(
            "nobody",
            lambda v: not _nobody(v),
            N_("“{name}” is nobody in the team's table: what belongs to everybody is done by nobody."),
            lambda v: {"name": _nobody(v)[0]},
        ),
        FormRule(
            "several",
            lambda v: not _several(v),
            N_("“{name}”: where two answer for a result, each waits for the other. Leave one of them."),
            lambda v: {"name": _several(v)[0]},
        ),
        FormRule(
            "too_early",
            lambda v: not _too_early(v),
            N_("Qin Hao begins on 1 July, and the action before that. Who prepares it?"),
        ),
        FormRule(
            "overloaded",
            lambda v: _busiest(v)[1] <= _MOST_ACTIONS,
            N_("{name} answers for {count} of the actions. Who has them all finishes none."),
            lambda v: {"name": _(_busiest(v)[0]), "count": number_text(_busiest(v)[1])},
        ),
    ),
    good=(
        _who("Luo Jie", "He Ping", "Deng Wei", "Peng Lan", "drop"),
        _who("Luo Jie", "Deng Wei", "Deng Wei", "He Ping", "Drop."),
        _who("Tang Min", "He Ping", "Yan Fei", "Peng Lan", "放弃"),
    ),
    wrong=(
        (_DRAFT_OWNERS, "budget"),
        (_who("Luo Jie", "He Ping", "Deng Wei", "drop", "Tang Min"), "budget"),
        (_who("Luo Jie", "He Ping", "Deng Wei", "drop", "drop"), "too_much"),
        (_who("drop", "He Ping", "Deng Wei", "Peng Lan", "Tang Min"), "records"),
        (_who("Luo Jie", "drop", "Deng Wei", "Peng Lan", "Tang Min"), "demo_days"),
        (_who("Luo Jie", "He Ping", "drop", "Peng Lan", "Tang Min"), "fair"),
        (_who("Luo Jie", "the sales team", "Deng Wei", "Peng Lan", "drop"), "nobody"),
        (_who("Luo Jie and He Ping", "He Ping", "Deng Wei", "Peng Lan", "drop"), "several"),
        (_who("Luo Jie", "He Ping", "Qin Hao", "Peng Lan", "drop"), "too_early"),
        (_who("He Ping", "He Ping", "Deng Wei", "He Ping", "drop"), "overloaded"),
    ),
    right=N_("Four actions for {cost}, one name behind each, and a no that somebody has to hear: that is a plan."),
    money={"cost": sum(one.cost for one in raw.ACTIONS if one.letter != "E")},
    hints=(
        N_("Add up the costs first: which one action must go so that the others fit, and what did each bring?"),
        N_("Then one person for each of the four: from the table, there from its first day on, and nobody with three."),
    ),
    place=_STEP_4,
)

# Task 7: scorecard, triggers, and the review of the whole plan --------------------------------------------------------


_MONTHS: Final = 12
_WEIGHTS: Final = ("weight_sales", "weight_customers", "weight_behavior", "weight_team")
_MOST_WEIGHT: Final = 0.6
_LEAST_WEIGHT: Final = 0.05
_CUSTOMER_WEIGHT: Final = 0.2
_RINGS_ALWAYS, _RINGS_LATE = 0.9, 0.6
_LATEST_DAYS: Final = 60
_REVIEW_FIELDS: Final = (
    Field("weight_sales", N_("weight of sales results"), "5%", "share"),
    Field("weight_customers", N_("weight of customer management"), "5%", "share"),
    Field("weight_behavior", N_("weight of behavior"), "5%", "share"),
    Field("weight_team", N_("weight of teamwork"), "5%", "share"),
    Field("leads_alarm", N_("leads a month at which somebody acts"), "90"),
    Field("days_alarm", N_("days to decide at which somebody acts"), "90"),
    Field("review_day", N_("day of the monthly review"), "12"),
)


def _review(*values: float) -> dict[str, object]:
    return dict(zip((field.name for field in _REVIEW_FIELDS), values, strict=True))


def _alarm_share(plan: SalesPlan) -> float:
    """The first trigger's threshold, as a share of the leads the plan needs in a month."""
    leads = plan.funnel.leads if plan.funnel else 0.0
    alarm = plan.reviews.triggers[0].threshold if plan.reviews else None
    return (alarm or 0.0) * _MONTHS / leads if leads else 0.0


def _alarm_text(plan: SalesPlan) -> dict[str, str]:
    monthly = (plan.funnel.leads if plan.funnel else 0.0) / _MONTHS
    return {"count": number_text(monthly * _alarm_share(plan)), "monthly": number_text(monthly, digits=0)}


def written_plan(answers: Mapping[str, object]) -> SalesPlan:
    """The plan made of the *answers* of a notebook, in the language of the moment; what cannot be read is left out."""
    chosen = answers.get(_NOTES.names[0])
    named = letters(chosen, among=_NOTES.among) if chosen is not None else None
    read: dict[str, Mapping[str, Any]] = {"notes": {"letters": "".join(named)}} if named else {}
    for task in (_CUSTOMERS, _GOAL, _FUNNEL, _MEANS_TASK, _ACTIONS, _REVIEW):
        values = task.values_in(answers)
        if values is not None:
            read[task.id.partition("-")[2]] = values
    return plan_from(read)


_BEFORE_REVIEW: Final[dict[str, object]] = {
    "notes_to_use": _NOTES.expected,
    **_CUSTOMERS.good[0],
    **_GOAL.good[0],
    **_FUNNEL.good[0],
    **_MEANS_TASK.good[0],
    **_ACTIONS.good[0],
}
"""A notebook in which everything before the last task has been answered."""
_GOOD_REVIEW: Final = _review(0.4, 0.3, 0.2, 0.1, 25, 52, 31)

_REVIEW: Final = PlanTask(
    id="capstone-review",
    title=N_("Measure, listen, and close the review"),
    names=tuple(field.name for field in _REVIEW_FIELDS),
    fields=_REVIEW_FIELDS,
    plan_of=written_plan,
    today=raw.WRITTEN_ON,
    rules=(
        FormRule(
            "possible",
            lambda v: all(0 <= v[name] <= 1 for name in _WEIGHTS) and v["leads_alarm"] > 0 and v["days_alarm"] > 0,
            N_("A weight lies between 0% and 100%, and an alarm needs a number above 0."),
        ),
        FormRule(
            "sum",
            lambda v: _near(sum(v[name] for name in _WEIGHTS), 1, by=0.0005),
            N_("The weights add up to {sum}, not to 100%."),
            lambda v: {"sum": percent_text(sum(v[name] for name in _WEIGHTS))},
        ),
        FormRule(
            "results_only",
            lambda v: v["weight_sales"] <= _MOST_WEIGHT + _ROUNDING,
            N_("Sales results weigh {share}. They arrive last, and whatever else there is will not be worked on."),
            lambda v: {"share": percent_text(v["weight_sales"])},
        ),
        FormRule(
            "nothing",
            lambda v: min(v[name] for name in _WEIGHTS) >= _LEAST_WEIGHT - _ROUNDING,
            N_("One side weighs hardly anything: {share}. What does not count is neglected first."),
            lambda v: {"share": percent_text(min(v[name] for name in _WEIGHTS))},
        ),
        FormRule(
            "customers",
            lambda v: v["weight_customers"] >= _CUSTOMER_WEIGHT - _ROUNDING,
            N_("Customers weigh {share} in a company that loses a tenth of its revenue with them each year."),
            lambda v: {"share": percent_text(v["weight_customers"])},
        ),
        FormRule(
            "always_late",
            lambda v: v["days_alarm"] > max(raw.DAYS_TO_DECIDE),
            N_("{count} days were reached in a normal quarter of 2026: an alarm that rings always is switched off."),
            lambda v: {"count": number_text(v["days_alarm"])},
        ),
        FormRule(
            "too_late",
            lambda v: v["days_alarm"] <= _LATEST_DAYS,
            N_("At {count} days half of what you wanted to know it for has happened: 47 were the most in 2026."),
            lambda v: {"count": number_text(v["days_alarm"])},
        ),
        FormRule(
            "day",
            lambda v: 1 <= v["review_day"] <= 31 and _is_whole(v["review_day"]),  # noqa: PLR2004 - days of a month
            N_("A month has no day {day}; write 31 for its last."),
            lambda v: {"day": number_text(v["review_day"])},
        ),
    ),
    plan_rules=(
        PlanRule(
            "rings_always",
            lambda plan: _alarm_share(plan) <= _RINGS_ALWAYS,
            N_(
                "At {count} leads a month the alarm rings in every second month: {monthly} is what you plan on average."
            ),
            _alarm_text,
        ),
        PlanRule(
            "rings_late",
            lambda plan: _alarm_share(plan) >= _RINGS_LATE,
            N_("At {count} leads a month the alarm comes too late: the plan needs {monthly}, and it is long missed."),
            _alarm_text,
        ),
    ),
    good=(
        {**_BEFORE_REVIEW, **_GOOD_REVIEW},
        {**_BEFORE_REVIEW, **_review(0.45, 0.25, 0.2, 0.1, 22, 55, 28)},
        {
            **_BEFORE_REVIEW,
            **_GOAL.good[1],
            **_FUNNEL.good[2],
            **_MEANS_TASK.good[1],
            **_ACTIONS.good[2],
            **_review(0.35, 0.3, 0.2, 0.15, 28, 50, 5),
        },
    ),
    wrong=(
        (_review(0.4, 0.3, 0.2, 0.2, 25, 52, 31), "sum"),
        (_review(1.0, 0, 0, 0, 25, 52, 31), "results_only"),
        (_review(0.5, 0.3, 0.2, 0, 25, 52, 31), "nothing"),
        (_review(0.5, 0.1, 0.3, 0.1, 25, 52, 31), "customers"),
        (_review(0.4, 0.3, 0.2, 0.1, 25, 40, 31), "always_late"),
        (_review(0.4, 0.3, 0.2, 0.1, 25, 90, 31), "too_late"),
        (_review(0.4, 0.3, 0.2, 0.1, 25, 52, 35), "day"),
        (_review(0.4, 0.3, 0.2, 0.1, -25, 52, 31), "possible"),
    ),
    wrong_plans=(
        {**_BEFORE_REVIEW, **_review(0.4, 0.3, 0.2, 0.1, 31, 52, 31)},
        {**_BEFORE_REVIEW, **_review(0.4, 0.3, 0.2, 0.1, 8, 52, 31)},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "goal_owner": None},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "new_business": 5.6e6, "leads_planned": 425},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "budget_singles": 200_000},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "goal_singles": 14e6},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "who_records": "Luo Jie and He Ping"},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "leads_planned": 250},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "weeks_chains": 5, "weeks_singles": 20},
        {**_BEFORE_REVIEW, **_GOOD_REVIEW, "weeks_singles": 150},
    ),
    right=N_(
        "No error is left: the parts of the plan agree with each other. Whether the customers agree is what the alarms "
        "are for."
    ),
    hints=(
        N_(
            "Four weights make 100%, an alarm lies outside what is normal, and what the review finds is mended in the "
            "tasks above."
        ),
        N_("Run the cell with the plan again: it names the first error and the part in which it can be mended."),
    ),
    place=_REVIEW_PLACE,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_NUMBER_WORDS: Final = (
    r"lead|rate|meeting|proposal|deal|goal|target|revenue|kept|keep|week|hour|budget|ramp|market|growth|customer|alarm|"
    r"线索|率|拜访|提案|成交|目标|营收|留|周|小时|预算|爬坡|市场|增长|客户|警报|预警"
)

_DOUBT: Final = TextTask(
    id="capstone-doubt",
    title=N_("The number you trust least"),
    names=("my_doubt",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: the number, why you doubt it, and how you will know early.")
        ),
        mentions(
            "figure", _NUMBER_WORDS, N_("Name the number of the plan you mean, such as a rate, the leads or a target.")
        ),
        has_number(N_("Put the number itself into it, or the day by which you will know.")),
    ),
    good=(
        (
            "I trust the 380 leads least: 2026 had 250, and the fair alone will not bring the difference. By the end "
            "of March I count the leads of two demo days; below 60 I ask for a lower goal."
        ),
        (
            "我最不放心的是 380 条线索：2026 年只有 250 条，光靠展会补不上差额。三月底前先看两场演示日带来多少，"
            "不到 60 条就重谈目标。"
        ),
    ),
    wrong=(
        ("All numbers are good.", "length"),
        ("plan plan plan plan plan plan plan plan plan plan plan plan plan plan plan plan", "length"),
        ("我觉得都可以。", "length"),
        (
            "I do not know yet what I should doubt here, since all of it looked quite reasonable to me in the end.",
            "figure",
        ),
        (
            "I doubt the win rate, because nobody has told me what the deals that were won had in common so far.",
            "number",
        ),
    ),
    right=N_("Kept. A plan that names its weakest number is believed in the others."),
    hints=(
        N_("Which number has never been seen before, and is needed by most of the others?"),
        N_("One sentence on the number, one on what you will count, and by which day."),
    ),
    place=_REVIEW_PLACE,
)

TASKS: Final[tuple[Task, ...]] = (_NOTES, _CUSTOMERS, _GOAL, _FUNNEL, _MEANS_TASK, _ACTIONS, _REVIEW, _DOUBT)
"""In the order of the notebook."""
