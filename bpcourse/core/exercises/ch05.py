"""The tasks of chapter 5, from one person's attainment to a scorecard that pays for the right work.

>>> [task.kind for task in TASKS]
['number', 'number', 'number', 'set', 'choice', 'number', 'form', 'text']
"""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, SetTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.kpi import (
    Dimension,
    Performance,
    Result,
    Scorecard,
    balanced_scorecard,
    kpi_named,
    measure_score,
    revenue_scorecard,
    sample_team,
    score_person,
    weight_change_case,
)
from bpcourse.core.language import N_
from bpcourse.core.quantities import money_text, percent_text
from bpcourse.core.worked_company import worked_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task

__all__ = ["TASKS"]

_PAGE: Final = "ch05_performance"
_KINDS: Final = Place(_PAGE, "ch05-kinds", N_("Four kinds of indicators, four principles"))
_ATTAINMENT: Final = Place(_PAGE, "ch05-attainment", N_("From a figure to a score"))
_WEIGHTS: Final = Place(_PAGE, "ch05-weights", N_("What a weight does"))
_INCENTIVES: Final = Place(_PAGE, "ch05-incentives", N_("Incentives"))
_CASE: Final = Place(_PAGE, "ch05-case", N_("Case: the team that changed its KPIs"))
_GAMED: Final = Place(_PAGE, "ch05-goodhart", N_("What gets measured gets gamed"))

_LIU, _XU, _GAO = (sample_team()[place] for place in (3, 6, 7))
_SALES, _SATISFACTION, _RENEWAL = (kpi_named(kpi) for kpi in ("sales_attainment", "satisfaction", "renewal_rate"))
_CARD: Final = Scorecard.from_weights("60/20/20", {_SALES: 0.6, _SATISFACTION: 0.2, _RENEWAL: 0.2})
"""The weights of the deck's case, on the worked company's KPIs."""
_TARGET_BONUS: Final = 60_000


def _known(person: Performance, kpi: str) -> Result:
    found = person.result(kpi_named(kpi))
    if found is None:
        raise LookupError(f"{person.name} has no result for {kpi}")
    return found


def _bonus(person: Performance, card: Scorecard) -> float:
    return _TARGET_BONUS * score_person(person, card).total


# Task 1: from a row of figures to one score ---------------------------------------------------------------------------

_REVENUE, _CUSTOMERS, _DAYS = (_known(_GAO, kpi) for kpi in ("sales_attainment", "new_customers", "contract_days"))
_REACHED: Final = tuple(result.attainment() for result in (_REVENUE, _CUSTOMERS, _DAYS))

_SCORE: Final = NumberTask(
    id="ch05-score",
    title=N_("Read a row"),
    names=("sales_score",),
    unit="share",
    expected=measure_score(_GAO, Dimension.SALES),
    tolerance=0.0006,
    example="52.5%",
    mistakes=(
        Mistake(
            "more_is_better",
            fmean((*_REACHED[:2], _DAYS.actual / _DAYS.target)),
            N_("You counted 50 days against 45 as more than the target. With days, less is better."),
        ),
        Mistake(
            "inverse",
            fmean((*_REACHED[:2], _DAYS.target / _DAYS.actual)),
            N_("You turned the days around, 45 by 50. Take 2 less actual by target: close here, but not always."),
        ),
        Mistake(
            "lateness",
            fmean((*_REACHED[:2], _DAYS.actual / _DAYS.target - 1)),
            N_("For the days you took how far he is over the target. Attainment is 100% less that."),
        ),
        Mistake(
            "two_only", fmean(_REACHED[:2]), N_("You left the days out. All three figures belong to the dimension.")
        ),
        Mistake("revenue", _REACHED[0], N_("That is revenue alone. Two more figures stand in his row.")),
        Mistake("sum", sum(_REACHED), N_("That is the sum of the three attainments. The dimension takes their mean.")),
        Mistake(
            "wrong_row",
            measure_score(_XU, Dimension.SALES),
            N_("That is the row of Xu Ting. The question is about Gao Feng."),
        ),
        Mistake(
            "one_pot",
            (_REVENUE.actual / 1e6 + _CUSTOMERS.actual + _DAYS.actual)
            / (_REVENUE.target / 1e6 + _CUSTOMERS.target + _DAYS.target),
            N_("You added millions, customers and days. Turn each into a share of its target, then take the mean."),
        ),
    ),
    right=N_("79.2% of the revenue, 60% of the customers and 88.9% for the days: 76.0% on average."),
    hints=(
        N_("Attainment first, one figure at a time, and only then the mean."),
        N_("Actual by target, where more is better; 2 less actual by target, where less is better."),
    ),
    place=_ATTAINMENT,
)

# Task 2: the deck's card on the year before ---------------------------------------------------------------------------

_CASE_FIGURES: Final = weight_change_case()
_BEFORE: Final = {result.kpi.id: result for result in _CASE_FIGURES.before.results}
_CASE_SATISFACTION, _CASE_RETENTION = _BEFORE["quarterly_satisfaction"], _BEFORE["yearly_retention"]
_CASE_REACHED: Final = tuple(result.attainment() for result in _CASE_FIGURES.before.results)

_HIDDEN: Final = NumberTask(
    id="ch05-hidden",
    title=N_("What the old card hid"),
    names=("score_before",),
    unit="share",
    expected=_CASE_FIGURES.hidden_score_before,
    tolerance=0.0011,
    example="52.5%",
    mistakes=(
        Mistake(
            "old_card",
            _CASE_FIGURES.score_before,
            N_("That is what the old card showed: sales and nothing else. Read the same year with the new weights."),
        ),
        Mistake(
            "year_after",
            _CASE_FIGURES.score_after,
            N_("That is the year after the change. The question is what the new card says of the year before it."),
        ),
        Mistake(
            "points_as_share",
            0.6 + 0.2 * _CASE_SATISFACTION.actual / 100 + 0.2 * _CASE_REACHED[2],
            N_("You took the 65 points for 65%. They count against their target of 80."),
        ),
        Mistake(
            "rate_as_share",
            0.6 + 0.2 * _CASE_REACHED[1] + 0.2 * _CASE_RETENTION.actual,
            N_("You took the 78% as it stands. It counts against its target of 90%."),
        ),
        Mistake("plain_mean", fmean(_CASE_REACHED), N_("That is the plain mean of the three. Give each its weight.")),
        Mistake(
            "wrong_weights",
            0.2 * _CASE_REACHED[0] + 0.6 * _CASE_REACHED[1] + 0.2 * _CASE_REACHED[2],
            N_("You gave satisfaction the 60%. In the deck that is the weight of sales."),
        ),
        Mistake(
            "customers_only",
            fmean(_CASE_REACHED[1:]),
            N_("That is the customers' side alone. The card has sales on it too, with 60%."),
        ),
        Mistake(
            "percent_of_scale",
            0.6 + 0.2 * (1 - 0.15) + 0.2 * _CASE_REACHED[2],
            N_("You took 15 points off 100. The score stood at 65, against a target of 80."),
        ),
    ),
    right=N_("60% for sales, 16.25% for satisfaction and 17.3% for retention: 93.6%. The old card said 100%."),
    hints=(
        N_("Three attainments, then three weights. Sales met its target."),
        N_("Satisfaction is 65 of 80 and retention 78 of 90; each of them counts a fifth."),
    ),
    place=_CASE,
)

# Task 3: what it costs in pay -----------------------------------------------------------------------------------------

_PAID_ON_REVENUE: Final = _bonus(_LIU, revenue_scorecard())
_PAID_ON_CARD: Final = _bonus(_LIU, _CARD)
_LIU_REACHED: Final = {kpi.id: measure_score(_LIU, kpi) for kpi in _CARD.measures if not isinstance(kpi, Dimension)}

_PAY: Final = NumberTask(
    id="ch05-pay",
    title=N_("From a score to pay"),
    names=("bonus_lost",),
    unit="money",
    expected=_PAID_ON_REVENUE - _PAID_ON_CARD,
    tolerance=60,
    example="CNY 1,500",
    mistakes=(
        Mistake("new_bonus", _PAID_ON_CARD, N_("That is his bonus on the new card. How much less is it than before?")),
        Mistake("old_bonus", _PAID_ON_REVENUE, N_("That is his bonus on revenue alone. What does the new card leave?")),
        Mistake(
            "above_target",
            _PAID_ON_REVENUE - _TARGET_BONUS,
            N_("That is what revenue alone pays him on top of the target bonus. Compare it with the new card instead."),
        ),
        Mistake(
            "share",
            score_person(_LIU, revenue_scorecard()).total - score_person(_LIU, _CARD).total,
            N_("That is the difference of the two scores. Turn it into money: the target bonus is a score of 100%."),
        ),
        Mistake(
            "one_figure",
            _TARGET_BONUS * 0.2 * (_LIU_REACHED["sales_attainment"] - _LIU_REACHED["satisfaction"]),
            N_("You moved weight to one customer figure. The card has two of them, with 20% each."),
        ),
        Mistake(
            "shortfall",
            _TARGET_BONUS * 0.4 * (1 - _LIU_REACHED["satisfaction"]),
            N_("You counted what customers lack to 100%. The 40% came out of revenue, where he stood above 100%."),
        ),
        Mistake(
            "balanced_card",
            _PAID_ON_REVENUE - _bonus(_LIU, balanced_scorecard()),
            N_("That is the balanced card of the chapter. Here the deck's weights are asked: 60, 20 and 20."),
        ),
        Mistake(
            "uncut_weight",
            _TARGET_BONUS * 0.4 * _LIU_REACHED["sales_attainment"],
            N_("You took the 40% away from revenue and gave nothing back. The customer figures bring 80% of it."),
        ),
    ),
    right=N_(
        "120.8% becomes 104.5%, so {before} becomes {after}: {lost} less. He still gets more than his target bonus."
    ),
    money={"before": _PAID_ON_REVENUE, "after": _PAID_ON_CARD, "lost": _PAID_ON_REVENUE - _PAID_ON_CARD},
    hints=(
        N_("Two cards, two scores, two bonuses. What is the difference?"),
        N_("Score on the new card: 60% of 120.8%, and 20% of 80% twice. Each score times the target bonus."),
    ),
    place=_INCENTIVES,
)

# Task 4: choose KPIs for a person -------------------------------------------------------------------------------------

_CHOSEN: Final = SetTask(
    id="ch05-kpis",
    title=N_("KPIs for one person"),
    names=("kpis",),
    expected="ADFH",
    options={
        "A": N_("it is early, it is in his own hands each week, and the agreed next step keeps out empty visits."),
        "B": N_("he moves a tiny part of it; on his card it would only report the weather."),
        "C": N_("after 3 in 2026 nobody can imagine 20, and a target nobody believes in pulls nobody."),
        "D": N_("what he promises and hands over decides it, and as service asks, he cannot choose the happy ones."),
        "E": N_("it is raised in a minute: one entry for every business card."),
        "F": N_("it is wholly in his hands, can be read each Friday, and the rest of the card depends on it."),
        "G": N_("one marker's opinion of a trait says more about the marker than about the work."),
        "H": N_(
            "it is a stretch he can imagine, a result beside the behavior, and gross profit keeps out bought deals."
        ),
    },
    right=N_("Two he moves each week, one result within reach, and the customers' own view: a card for a junior rep."),
    hints=(
        N_("Put each through three questions: can he move it, can he reach it, how would he fake it?"),
        N_("One fails on control, one on reach, one can be faked in a minute, and one marks a person instead of work."),
    ),
    place=_KINDS,
)

# Task 5: what a card pays for -----------------------------------------------------------------------------------------

_DEAL: Final = worked_figures()["average_deal_size"]
_CONTRACTS_DUE: Final = 25
_SAVED_CONTRACTS: Final = 2
_PULLED: Final = 400_000 * (1 - 0.08)
_MORE: Final[dict[str, tuple[str, float]]] = {
    "A": ("sales_attainment", _DEAL),
    "B": ("renewal_rate", _SAVED_CONTRACTS / _CONTRACTS_DUE),
    "C": ("satisfaction", 4),
    "D": ("sales_attainment", _PULLED),
    "E": ("knowledge_sharing", 2),
}
"""What each use of the week adds to Liu Yang's figure for a KPI."""


def _gain(letter: str) -> float:
    kpi, more = _MORE[letter]
    results = tuple(
        replace(result, actual=result.actual + more) if result.kpi.id == kpi else result for result in _LIU.results
    )
    return _bonus(replace(_LIU, results=results), _CARD) - _PAID_ON_CARD


_GAINS: Final = {letter: _gain(letter) for letter in _MORE}

_BEST_PAID: Final = ChoiceTask(
    id="ch05-best-paid",
    title=N_("What a card pays for"),
    names=("best_paid",),
    expected=max(_GAINS, key=lambda letter: _GAINS[letter]),
    options={
        "A": N_("A new deal raises revenue by 5 points of his target and pays {gain_a}. Another use pays more."),
        "B": N_("Renewals 8 points higher pay {gain_b}. That is what Lin Yue would wish for, but not what pays most."),
        "C": N_("Satisfaction 4 points higher pays {gain_c}: a fifth of 4 by 85. Look where the weight is."),
        "D": "",
        "E": N_("Sharing knowledge is not on this card, so it pays nothing. That says something about the card."),
    },
    right=N_(
        "{gain_d}, for a contract that would come anyway, 8% cheaper. The new weights alone do not end the rush at the "
        "end of the year."
    ),
    money={"bonus": _TARGET_BONUS, **{f"gain_{letter.lower()}": round(gain) for letter, gain in _GAINS.items()}},
    hints=(
        N_("For each use: by how many points of its target does the figure rise, and what weight stands before it?"),
        N_("Points times weight times {bonus}. Do not ask what is good, ask what pays."),
    ),
    place=_GAMED,
)

# Task 6: the weight at which two things pay the same ------------------------------------------------------------------

_LEFT: Final = 1 - 0.2
_DEAL_POINTS: Final = _DEAL / _known(_LIU, "sales_attainment").target
_SAVED_POINTS: Final = _SAVED_CONTRACTS / _CONTRACTS_DUE / _known(_LIU, "renewal_rate").target

_LEVEL: Final = NumberTask(
    id="ch05-level",
    title=N_("A weight that moves somebody"),
    names=("renewal_weight",),
    unit="share",
    expected=_LEFT * _DEAL_POINTS / (_DEAL_POINTS + _SAVED_POINTS),
    tolerance=0.0021,
    example="52.5%",
    mistakes=(
        Mistake(
            "revenue_weight",
            _LEFT * _SAVED_POINTS / (_DEAL_POINTS + _SAVED_POINTS),
            N_("That is the weight that is left for revenue. Asked is that of renewals."),
        ),
        Mistake(
            "revenue_kept",
            0.6 * _DEAL_POINTS / _SAVED_POINTS,
            N_("You left revenue at 60%. Then the card has more than 100%: what renewals gain, revenue loses."),
        ),
        Mistake(
            "no_satisfaction",
            _DEAL_POINTS / (_DEAL_POINTS + _SAVED_POINTS),
            N_("You shared out the whole 100%. Satisfaction keeps 20%, so 80% are left for the two."),
        ),
        Mistake(
            "points_of_rate",
            _LEFT * _DEAL_POINTS / (_DEAL_POINTS + _SAVED_CONTRACTS / _CONTRACTS_DUE),
            N_("You counted the 8 points as they are. Against a target of 90% they are 8.9 points of attainment."),
        ),
        Mistake(
            "wrong_base",
            _LEFT
            * (_DEAL / _known(_LIU, "sales_attainment").actual)
            / (_DEAL / _known(_LIU, "sales_attainment").actual + _SAVED_POINTS),
            N_("You measured the deal on what he sold. Attainment is measured on the target of {target}."),
        ),
        Mistake(
            "one_contract",
            _LEFT * _DEAL_POINTS / (_DEAL_POINTS + _SAVED_POINTS / 2),
            N_("That is the weight at which one saved contract would do. The question is about two."),
        ),
        Mistake(
            "rounded", 0.3, N_("That is rounded to whole steps already. At which weight are the two exactly level?")
        ),
        Mistake(
            "half_each", _LEFT / 2, N_("You split the 80% in half. The two things do not raise their figure alike.")
        ),
    ),
    right=N_(
        "5 points times the weight of revenue, 8.9 times that of renewals: level at 28.8%. So 30%, in whole steps."
    ),
    money={"target": _known(_LIU, "sales_attainment").target},
    hints=(
        N_("Say it as an equation: weight of renewals times their points is weight of revenue times its points."),
        N_("The two weights add up to 80%. One is multiplied by 8.9 points, the other by 5."),
    ),
    place=_WEIGHTS,
)

# Task 7: rebalance a scorecard ----------------------------------------------------------------------------------------

_FIELDS: Final = (
    Field("weight_revenue", N_("revenue against target"), "52.5%", "share"),
    Field("weight_satisfaction", N_("customer satisfaction"), "52.5%", "share"),
    Field("weight_renewals", N_("contracts renewed"), "52.5%", "share"),
    Field("weight_visits", N_("visits with an agreed next step"), "52.5%", "share"),
    Field("weight_mark", N_("colleagues' mark for cooperation"), "52.5%", "share"),
)
_NAMES: Final = tuple(field.name for field in _FIELDS)
_LEAST_IN_HAND: Final = 0.10
_MOST_FOR_MARKS: Final = 0.10
_NOISE: Final = 1e-6


def _draft(*percents: float) -> dict[str, object]:
    return {name: percent / 100 for name, percent in zip(_NAMES, percents, strict=True)}


def _total(card: Mapping[str, Any]) -> float:
    return math.fsum(card[name] for name in _NAMES)


def _is_in_steps(card: Mapping[str, Any]) -> bool:
    return all(math.isclose(card[name] * 20, round(card[name] * 20), abs_tol=_NOISE) for name in _NAMES)


def _scored(card: Mapping[str, Any], *, revenue: float, customers: float) -> float:
    """The score of somebody who meets every target but those of revenue and of the two customer figures."""
    reached = dict.fromkeys(_NAMES, 1.0) | {"weight_revenue": revenue}
    reached |= {"weight_satisfaction": customers, "weight_renewals": customers}
    return math.fsum(card[name] * reached[name] for name in _NAMES)


def _pusher(card: Mapping[str, Any]) -> float:
    return _scored(card, revenue=1.2, customers=0.8)


def _friend(card: Mapping[str, Any]) -> float:
    return _scored(card, revenue=0.85, customers=1.1)


def _paid_for_deal(card: Mapping[str, Any]) -> float:
    return float(card["weight_revenue"]) * _DEAL_POINTS * _TARGET_BONUS


def _paid_for_saving(card: Mapping[str, Any]) -> float:
    return float(card["weight_renewals"]) * _SAVED_POINTS * _TARGET_BONUS


_GIVEN: Final = _draft(60, 20, 20, 0, 0)
_REBALANCE: Final = FormTask(
    id="ch05-rebalance",
    title=N_("Rebalance a scorecard"),
    names=_NAMES,
    fields=_FIELDS,
    given=_GIVEN,
    rules=(
        FormRule(
            "possible", lambda card: all(0 <= card[name] <= 1 for name in _NAMES), N_("A weight goes from 0% to 100%.")
        ),
        FormRule(
            "total",
            lambda card: math.isclose(_total(card), 1, abs_tol=_NOISE),
            N_("The weights add up to {total}, not to 100%."),
            lambda card: {"total": percent_text(_total(card))},
        ),
        FormRule(
            "steps",
            _is_in_steps,
            N_("Round to whole steps of 5 points: finer weights claim to know what nobody knows."),
        ),
        FormRule(
            "results_lead",
            lambda card: all(card["weight_revenue"] > card[name] for name in _NAMES[1:]),
            N_("Revenue no longer weighs most. For a rep results lead; the other lines say how they are reached."),
        ),
        FormRule(
            "in_hand",
            lambda card: card["weight_visits"] >= _LEAST_IN_HAND - _NOISE,
            N_("{share} for the one line that a rep can move this week. Below 10% nobody feels it."),
            lambda card: {"share": percent_text(card["weight_visits"])},
        ),
        FormRule(
            "marks",
            lambda card: card["weight_mark"] <= _MOST_FOR_MARKS + _NOISE,
            N_("{share} on marks that colleagues give: tie that much pay to them and they will be traded."),
            lambda card: {"share": percent_text(card["weight_mark"])},
        ),
        FormRule(
            "pusher",
            lambda card: _pusher(card) <= 1 + _NOISE,
            N_("Somebody 20% above in revenue and 20% short with customers scores {score}: neglect still pays."),
            lambda card: {"score": percent_text(_pusher(card))},
        ),
        FormRule(
            "friend",
            lambda card: _friend(card) <= 1 + _NOISE,
            N_("Somebody well liked who sells 15% too little scores {score}: now kindness makes up for selling."),
            lambda card: {"score": percent_text(_friend(card))},
        ),
        FormRule(
            "saving",
            lambda card: _paid_for_saving(card) >= _paid_for_deal(card) - _NOISE,
            N_("A new deal pays {deal_pay}, two saved contracts only {saving_pay}. Everybody will go for the deal."),
            lambda card: {
                "deal_pay": money_text(_paid_for_deal(card), "CNY"),
                "saving_pay": money_text(_paid_for_saving(card), "CNY"),
            },
        ),
    ),
    good=(
        _draft(40, 15, 25, 15, 5),
        _draft(40, 20, 25, 10, 5),
        _draft(35, 15, 25, 20, 5),
        _draft(35, 20, 20, 15, 10),
        _draft(40, 15, 25, 20, 0),
    ),
    wrong=(
        (_GIVEN, "in_hand"),
        (_draft(40, 20, 25, 15, 10), "total"),
        (_draft(42, 15, 25, 13, 5), "steps"),
        (_draft(25, 25, 25, 15, 10), "results_lead"),
        (_draft(40, 20, 25, 5, 10), "in_hand"),
        (_draft(40, 10, 25, 10, 15), "marks"),
        (_draft(50, 15, 20, 10, 5), "pusher"),
        (_draft(35, 30, 25, 10, 0), "friend"),
        (_draft(35, 20, 15, 20, 10), "saving"),
        (_draft(-40, 60, 60, 15, 5), "possible"),
    ),
    right=N_(
        "Neglect no longer pays, kindness alone does not either, and saving customers is worth the trip. Now tell the "
        "team why, and look after two quarters at whether anyone works differently."
    ),
    hints=(
        N_("What is too much on revenue goes elsewhere. Which line does the deck's card leave out altogether?"),
        N_("For the first test, the two customer lines together need what revenue has; for the last, see task 6."),
    ),
    place=_WEIGHTS,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_INDICATOR_WORDS: Final = (
    r"revenue|sales|visit|call|renew|satisf|margin|profit|forecast|deal|customer|proposal|record|lead|quota|score|"
    r"营收|销售|拜访|电话|续约|满意|毛利|利润|预测|成交|客户|提案|记录|线索|定额|评分|合同"
)

_OWN_CARD: Final = TextTask(
    id="ch05-own-card",
    title=N_("Your own card"),
    names=("own_card",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: the figure, how it could be raised for nothing, the guard.")
        ),
        mentions("indicator", _INDICATOR_WORDS, N_("Name the figure you mean, such as revenue, visits or renewals.")),
        has_number(N_("Add one number: the weight, the target, or how much of your pay hangs on it.")),
    ),
    good=(
        (
            "I am measured by 40 visits a month, and I could drive past five friendly customers every Friday. "
            "From January I count only visits that end with a dated next step."
        ),
        "我每月要拜访 40 家客户，其实去几家老客户那里坐坐就能凑数。从一月起，我只计算约定了下一步和日期的拜访。",
    ),
    wrong=(
        ("Everything is fine.", "length"),
        ("fine fine fine fine fine fine fine fine fine fine fine fine fine fine fine fine", "length"),
        ("我的指标没问题。", "length"),
        (
            "I could make it look better than it is without doing any good, and somebody ought to check that soon.",
            "indicator",
        ),
        (
            "I could raise my visits by stopping at friendly customers; the guard would be to look at the next step.",
            "number",
        ),
    ),
    right=N_("Kept. Show it to whoever wrote your card: people mend a hole sooner when they see how one falls in."),
    hints=(
        N_("Take the figure that decides most of your pay. What would you do if you cared about nothing else?"),
        N_("The figure with a number, the trick, and a second figure that would give the trick away."),
    ),
    place=_GAMED,
)

TASKS: Final[tuple[Task, ...]] = (
    _SCORE,
    _HIDDEN,
    _PAY,
    _CHOSEN,
    _BEST_PAID,
    _LEVEL,
    _REBALANCE,
    _OWN_CARD,
)
"""In the order of the notebook."""
