"""The tasks of chapter 8, from the year in which customers leave to the weeks that are to keep them.

>>> [task.kind for task in TASKS]
['number', 'choice', 'number', 'number', 'number', 'set', 'form', 'text']
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bpcourse.core.customers import (
    AlertLevel,
    BusinessCase,
    HealthModel,
    RetentionEconomics,
    Saving,
    TierRow,
    WarningTest,
    average_stay,
    tier_rows,
    worked_cohorts,
    worked_customers,
)
from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, SetTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.language import N_
from bpcourse.core.quantities import number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task

__all__ = ["TASKS"]

_PAGE: Final = "ch08_customers"
_LIFE: Final = Place(_PAGE, "ch08-life", N_("Four stages of a customer's life"))
_KEY: Final = Place(_PAGE, "ch08-key", N_("Key customers"))
_HEALTH: Final = Place(_PAGE, "ch08-health", N_("Early warning: the health score"))
_CASE: Final = Place(_PAGE, "ch08-case", N_("A solution made to measure"))
_WORTH: Final = Place(_PAGE, "ch08-figures", N_("What keeping customers is worth"))
_CLAIMS: Final = Place(_PAGE, "ch08-claims", N_("Five claims about what satisfaction pays"))

_SHEET: Final = worked_customers()
_COHORTS: Final = worked_cohorts()


def _known_economics() -> RetentionEconomics:
    if _SHEET.retention is None:
        raise LookupError("the worked sheet of customers says nothing about retention")
    return _SHEET.retention


_ECONOMICS: Final = _known_economics()

# Task 1: read where customers leave -----------------------------------------------------------------------------------

_COUNTS: Final = tuple(cohort.counts for cohort in _COHORTS.cohorts)
_LOST_SECOND_YEAR: Final = sum(counts[1] - counts[2] for counts in _COUNTS if counts[2:])

_LEAK: Final = NumberTask(
    id="ch08-leak",
    title=N_("Find the leak"),
    names=("left_in_first_year",),
    unit="share",
    expected=_COHORTS.lost_first_year / _COHORTS.lost,
    tolerance=0.006,
    example="45%",
    mistakes=(
        Mistake(
            "of_all_won",
            _COHORTS.lost_first_year / _COHORTS.won_before,
            N_("That is a share of all customers won. The question is about those who left: wrong base."),
        ),
        Mistake(
            "stayed",
            1 - _COHORTS.lost_first_year / _COHORTS.won_before,
            N_("That is the share that stayed through its first year. Look at those who did not."),
        ),
        Mistake(
            "later",
            1 - _COHORTS.lost_first_year / _COHORTS.lost,
            N_("Those are the ones who left later than in their first year."),
        ),
        Mistake(
            "all_lost",
            _COHORTS.lost / _COHORTS.won_before,
            N_("That is everyone who has left, as a share of everyone won. When did they leave?"),
        ),
        Mistake(
            "one_row_or_column",
            _LOST_SECOND_YEAR / _COHORTS.lost,
            N_("Only 6 customers: that is a single row, or the second year instead of the first."),
        ),
        Mistake(
            "with_2026",
            _COHORTS.lost_first_year / (_COHORTS.won_before + _COUNTS[-1][0]),
            N_("You counted the customers of 2026 as well, whose first year is not over. And only losses are asked."),
        ),
        Mistake(
            "inverse",
            _COHORTS.lost / _COHORTS.lost_first_year,
            N_("All losses over those of the first year: the division is upside down."),
        ),
        Mistake("count", _COHORTS.lost_first_year, N_("That is the number of customers. Out of how many that left?")),
    ),
    right=N_("20 of the 29 customers who have left did so within a year: 69%. That is where the program belongs."),
    hints=(
        N_("Count two things in the table: everyone who has left, and those who left before their first birthday."),
        N_("The first step of each row added up, over the whole way from won to today, for 2022 to 2025."),
    ),
    place=_LIFE,
)

# Task 2: whom to visit ------------------------------------------------------------------------------------------------


class _Rated(NamedTuple):
    """A customer of the notebook; ratings without "service" where nothing has been heard."""

    revenue: float
    ratings: Mapping[str, float]

    @property
    def is_red(self) -> bool:
        return _MODEL.score(self.ratings).level is AlertLevel.RED


_MODEL: Final = HealthModel.usual()
_WARNINGS: Final = _SHEET.warnings or WarningTest()
_RATED: Final = {
    "A": _Rated(120_000, {"use": 0, "contacts": 50, "service": 0, "value": 0, "payment": 50}),
    "B": _Rated(700_000, {"use": 95, "contacts": 60, "service": 100, "value": 50, "payment": 100}),
    "C": _Rated(400_000, {"use": 20, "contacts": 25, "value": 50, "payment": 100}),
    "D": _Rated(600_000, {"use": 60, "contacts": 50, "service": 100, "value": 50, "payment": 0}),
    "E": _Rated(480_000, {"use": 40, "contacts": 20, "value": 50, "payment": 100}),
}


def _at_stake(letter: str) -> float:
    """Revenue of the customer times the share of its color that left in the company's own test."""
    one = _RATED[letter]
    leaves = _WARNINGS.red_left_share if one.is_red else _WARNINGS.others_left_share
    return one.revenue * (leaves or 0)


_VISIT: Final = ChoiceTask(
    id="ch08-visit",
    title=N_("One visit this week"),
    names=("visit_first",),
    expected=max(_RATED, key=_at_stake),
    options={
        "A": N_("The lowest score of all, 17.5. But 47% of {revenue_a} is {stake_a}: another red customer has more."),
        "B": N_("The largest customer, and at 81 the healthiest: 3.5% of {revenue_b}, {stake_b}. It can wait."),
        "C": "",
        "D": N_(
            "A disputed invoice is loud, but the score is 58: yellow. Finance can call. 3.5% of {revenue_d}, {stake_d}."
        ),
        "E": N_(
            "Close: 44.5 with the silence counted as 50. It stays yellow and gets a call. 3.5% of {revenue_e}, "
            "{stake_e}."
        ),
    },
    right=N_(
        "With silence as 50 the score is 39.75: red, where silence as 100 would have made it yellow. 47% of "
        "{revenue_c}, {stake_c}, is most at stake."
    ),
    money={
        **{f"revenue_{letter.lower()}": one.revenue for letter, one in _RATED.items()},
        **{f"stake_{letter.lower()}": round(_at_stake(letter), -3) for letter in _RATED},
    },
    hints=(
        N_("Compute the five scores first. What does a signal count of which nobody has heard anything?"),
        N_("A score is no ranking: multiply what the customer brings by how often its color left."),
    ),
    place=_HEALTH,
)

# Task 3: five percent, and what of ------------------------------------------------------------------------------------

_FIVE: Final = 0.05
_CLAIMED_RISE: Final = 0.25
_PERCENT: Final = replace(_ECONOMICS, points=_ECONOMICS.retention * _FIVE)
_POINTS: Final = replace(_ECONOMICS, points=_FIVE)
_LOSSES: Final = replace(_ECONOMICS, points=(1 - _ECONOMICS.retention) * _FIVE)
_OPERATING: Final = _ECONOMICS.revenue * _ECONOMICS.operating_margin


def _rise(worth: RetentionEconomics) -> float:
    """By which share operating profit rises in the year, the program paid."""
    return (worth.saved_profit - worth.program) / _OPERATING


_FIVE_PERCENT: Final = NumberTask(
    id="ch08-five-percent",
    title=N_("The deck's five percent"),
    names=("profit_rise",),
    unit="share",
    expected=_rise(_PERCENT),
    tolerance=0.0006,
    example="12.5%",
    mistakes=(
        Mistake(
            "points",
            _rise(_POINTS),
            N_("That is five percentage points, from 90% to 95%. Five percent of 90% is less: percent against points."),
        ),
        Mistake(
            "no_program",
            _PERCENT.saved_profit / _OPERATING,
            N_("You forgot the program. Its cost comes out of the same profit."),
        ),
        Mistake(
            "points_no_program",
            _POINTS.saved_profit / _OPERATING,
            N_("Two slips: you took five points instead of five percent, and the program is not paid yet."),
        ),
        Mistake(
            "losses",
            _rise(_LOSSES),
            N_("That is 5% fewer losses, from 90% to 90.5%. It would not even pay the program. Five percent of what?"),
        ),
        Mistake(
            "revenue_base",
            (_PERCENT.saved_customers * _PERCENT.staying_revenue - _PERCENT.program) / _OPERATING,
            N_("You counted the revenue of those who stay. Only the gross profit of 40% is left for you."),
        ),
        Mistake(
            "gross_base",
            (_PERCENT.saved_profit - _PERCENT.program) / (_ECONOMICS.revenue * _ECONOMICS.gross_margin),
            N_("You compared with the gross profit of the company. The question is its operating profit: wrong base."),
        ),
        Mistake(
            "revenue_as_base",
            (_PERCENT.saved_profit - _PERCENT.program) / _ECONOMICS.revenue,
            N_("You compared with the company's revenue. By how much does its profit rise?"),
        ),
        Mistake(
            "stay",
            average_stay(_PERCENT.improved) / average_stay(_PERCENT.retention) - 1,
            N_("That is how much longer a customer stays on average. Next year's profit knows nothing of it yet."),
        ),
        Mistake("claim", _CLAIMED_RISE, N_("That is the deck's claim. What comes out at Clearbrook, in one year?")),
    ),
    right=N_(
        "6.75 customers saved bring {saved} of gross profit. Less {program} that is {left}, or 5.75% of {operating}. "
        "True, useful, and far from 25%."
    ),
    money={
        "saved": round(_PERCENT.saved_profit),
        "program": _ECONOMICS.program,
        "left": round(_PERCENT.saved_profit) - _ECONOMICS.program,
        "operating": _OPERATING,
    },
    hints=(
        N_("First the retention: what is 5% of 90%, and to which retention does that bring you? Then count customers."),
        N_("Customers saved, times their gross profit, less the program: then compare with the operating profit."),
    ),
    place=_WORTH,
)

# Task 4: a return on referrals ----------------------------------------------------------------------------------------

_CLAIMED_SAVING: Final = 0.87
_REFERRED_DEALS: Final = 8
_REFERRED_WEEKS: Final = 2
_REFERRAL_PROGRAM: Final = 120_000
_WIN_COST: Final = round(_ECONOMICS.win_cost)
_WEEK: Final = round(_ECONOMICS.costs.week)
_REFERRED_COST: Final = _REFERRED_WEEKS * _WEEK
_SAVED: Final = _REFERRED_DEALS * (_WIN_COST - _REFERRED_COST)
_SAVED_AS_CLAIMED: Final = _REFERRED_DEALS * _WIN_COST * _CLAIMED_SAVING

_REFERRAL: Final = NumberTask(
    id="ch08-referrals",
    title=N_("A return on referrals"),
    names=("referral_roi",),
    unit="share",
    expected=_SAVED / _REFERRAL_PROGRAM - 1,
    tolerance=0.006,
    example="35%",
    mistakes=(
        Mistake(
            "claim",
            _SAVED_AS_CLAIMED / _REFERRAL_PROGRAM - 1,
            N_("That is the return with the deck's 87%. Sun Mei has counted: use her weeks."),
        ),
        Mistake(
            "not_less_cost",
            _SAVED / _REFERRAL_PROGRAM,
            N_("You forgot to take off the cost of the program. Return is what is left, over what it cost."),
        ),
        Mistake(
            "of_savings",
            (_SAVED - _REFERRAL_PROGRAM) / _SAVED,
            N_("You divided by the savings. Return is measured against what was paid: wrong base."),
        ),
        Mistake(
            "cheaper",
            1 - _REFERRED_COST / _WIN_COST,
            N_(
                "That is how much cheaper one such deal is by your own count, beside the deck's 87%. What does the "
                "program return?"
            ),
        ),
        Mistake(
            "one_week",
            _REFERRED_DEALS * (_WIN_COST - _WEEK) / _REFERRAL_PROGRAM - 1,
            N_("You counted one rep-week for each deal. It took two."),
        ),
        Mistake(
            "free",
            _REFERRED_DEALS * _WIN_COST / _REFERRAL_PROGRAM - 1,
            N_("You let such deals cost nothing. They are cheaper to win, not free."),
        ),
        Mistake(
            "cost_not_saving",
            1 - _REFERRED_DEALS * _REFERRED_COST / _REFERRAL_PROGRAM,
            N_("You set the cost of the deals against the program. What counts is what they save."),
        ),
        Mistake(
            "amount",
            _SAVED - _REFERRAL_PROGRAM,
            N_("That is the gain in CNY. Which share of the program's cost is it?"),
        ),
    ),
    right=N_(
        "8 such deals save {saved} against the usual way. Less {program} that leaves {gain}: a return of 52%. The "
        "deck's figure would have promised 133%."
    ),
    money={
        "saved": _SAVED,
        "program": _REFERRAL_PROGRAM,
        "gain": _SAVED - _REFERRAL_PROGRAM,
    },
    hints=(
        N_("What does one such deal really cost in rep-weeks, and what does it save against the usual one?"),
        N_("Savings of all deals, less the program, over the program."),
    ),
    place=_CLAIMS,
)

# Task 5: a customer's business case -----------------------------------------------------------------------------------

_CHANGZHOU: Final = BusinessCase(
    savings=(
        Saving(times=12, each=14_000, from_quarter=2),
        Saving(times=200, each=600, from_quarter=3),
    ),
    order=360_000,
    first=30_000,
    later=60_000,
)


def _months(**changed: Any) -> float:  # noqa: ANN401 - the fields of a case
    """The payback of the same case with one thing overlooked."""
    return replace(_CHANGZHOU, **changed).payback_months or 0


_AT_ONCE: Final = tuple(replace(saving, from_quarter=1) for saving in _CHANGZHOU.savings)

_PAYBACK: Final = NumberTask(
    id="ch08-payback",
    title=N_("When the money is back"),
    names=("months_to_payback",),
    expected=_CHANGZHOU.payback_months or 0,
    tolerance=0.27,
    example="7.5",
    mistakes=(
        Mistake(
            "order_over_impact",
            _CHANGZHOU.order / _CHANGZHOU.impact * 12,
            N_("Price over yearly saving: so it would be if everything were saved from the first day, at no cost."),
        ),
        Mistake(
            "first_costs_over_impact",
            _CHANGZHOU.costs_by_year[0] / _CHANGZHOU.impact * 12,
            N_(
                "The costs of the first year are right, but the full saving begins only in the third quarter, and "
                "year 2 costs again."
            ),
        ),
        Mistake(
            "at_once",
            _months(savings=_AT_ONCE),
            N_("You let both savings begin at once. Real savings arrive in steps: read the road map again."),
        ),
        Mistake(
            "no_later_costs",
            _months(later=0),
            N_("You forgot what the second year costs: subscription and the customer's own people."),
        ),
        Mistake(
            "no_own_people",
            _months(first=0),
            N_("You forgot the customer's own people in the first year. Their time is a cost, and they know it."),
        ),
        Mistake(
            "second_year_only",
            (_CHANGZHOU.payback_months or 0) - 12,
            N_("Those are the months of the second year. The first one has passed as well."),
        ),
        Mistake("years", (_CHANGZHOU.payback_months or 0) / 12, N_("That is in years. The question asks for months.")),
        Mistake(
            "end_of_year_2",
            24,
            N_("By the end of year 2 they are ahead already. Spread the net of that year over its months."),
        ),
    ),
    right=N_(
        "Year 1 saves {saved} and costs {cost}: {gap} are missing. Year 2 brings {net} net, so it takes 12 + 10.7 = "
        "22.7 months."
    ),
    money={
        "saved": _CHANGZHOU.savings_by_year[0],
        "cost": _CHANGZHOU.costs_by_year[0],
        "gap": -_CHANGZHOU.net_by_year[0],
        "net": _CHANGZHOU.net_by_year[1],
    },
    hints=(
        N_("Go year by year: what is saved in the first, quarter by quarter, and what does that year cost?"),
        N_("What the first year leaves open, over the net of the second year, times 12: add the first 12 months."),
    ),
    place=_CASE,
)

# Task 6: which sentences may stay -------------------------------------------------------------------------------------

_SENTENCES: Final = SetTask(
    id="ch08-sentences",
    title=N_("Which sentences may stay"),
    names=("sentences_to_keep",),
    expected="BEF",
    options={
        "A": N_("60% more than 75% would be 120% of the customers: a claim that cannot be true where most buy again."),
        "B": N_("two counts of your own customers side by side, with nothing added to them."),
        "C": N_("the one group is full of manufacturers, the other of hotels. Size explains the gap without loyalty."),
        "D": N_("a ratio of two budgets shows what was spent, and cannot say what either should be."),
        "E": N_("cost over what a saved customer leaves: a sum that anyone can check, and a mark to watch."),
        "F": N_("it takes a claim of the deck and says by which own count it will be tested."),
        "G": N_("a customer's average stay does double, but next year's profit is a different sum."),
    },
    right=N_("B counts, E computes, F tests. The other four lean on somebody else's percent."),
    hints=(
        N_("Ask each sentence: whose figure is it, compared with whom, and measured as what?"),
        N_("Keep what Clearbrook has counted, computed or promised to test. There are three."),
    ),
    place=_CLAIMS,
)

# Task 7: weeks for the tiers ------------------------------------------------------------------------------------------

_KEEP_WEEKS: Final = round(sum(row.weeks for row in _SHEET.tier_rows), 6)
_NEWCOMERS: Final = _COUNTS[-1][0]
_FEWEST: Final = {"weeks_a": 2.0, "weeks_b": 0.8, "weeks_c": 0.3, "weeks_new": 0.3}
_UNUSED: Final = 6
_NOISE: Final = 1e-6
_FIELDS: Final = (
    Field("weeks_a", N_("weeks for each A customer"), "3.5"),
    Field("weeks_b", N_("weeks for each B customer"), "3.5"),
    Field("weeks_c", N_("weeks for each C customer"), "3.5"),
    Field("weeks_new", N_("extra weeks for each customer in the first year"), "3.5"),
)
_Weeks = dict[str, object]


def _weeks(large: float, middle: float, small: float, new: float) -> _Weeks:
    return dict(zip(_FEWEST, (large, middle, small, new), strict=True))


def _rows(plan: Mapping[str, Any]) -> tuple[TierRow, ...]:
    """The three tiers with the weeks of *plan*."""
    tiers = (
        replace(tier, weeks=plan[name])
        for tier, name in zip(_SHEET.tiers, ("weeks_a", "weeks_b", "weeks_c"), strict=True)
    )
    return tier_rows(_SHEET.customers, tuple(tiers))


def _total(plan: Mapping[str, Any]) -> float:
    return sum(row.weeks for row in _rows(plan)) + _NEWCOMERS * float(plan["weeks_new"])


def _follows_the_money(plan: Mapping[str, Any]) -> bool:
    top = _rows(plan)[0]
    return top.weeks_share >= top.revenue_share - _NOISE


def _enough(name: str) -> Any:  # noqa: ANN401 - a rule's condition
    return lambda plan: plan[name] >= _FEWEST[name] - _NOISE


def _quoted(name: str) -> Any:  # noqa: ANN401 - a rule's facts
    return lambda plan: {"weeks": number_text(plan[name], digits=2)}


_DRAFT: Final = _weeks(2.5, 1.0, 0.45, 0.3)
_TIERS: Final = FormTask(
    id="ch08-tiers",
    title=N_("Weeks for the tiers"),
    names=tuple(field.name for field in _FIELDS),
    fields=_FIELDS,
    given=_DRAFT,
    rules=(
        FormRule(
            "possible",
            lambda plan: all(plan[name] > 0 for name in _FEWEST),
            N_("Each of the four needs some weeks, more than 0."),
        ),
        FormRule(
            "newcomers",
            _enough("weeks_new"),
            N_(
                "{weeks} weeks for a newcomer do not hold three visits and a savings report. The leak of the first "
                "year stays open."
            ),
            _quoted("weeks_new"),
        ),
        FormRule(
            "tier_a",
            _enough("weeks_a"),
            N_("{weeks} weeks for an A customer do not hold what it was promised: six visits, four savings reviews."),
            _quoted("weeks_a"),
        ),
        FormRule(
            "tier_b",
            _enough("weeks_b"),
            N_("{weeks} weeks for a B customer are too few for three visits and a savings review twice a year."),
            _quoted("weeks_b"),
        ),
        FormRule(
            "tier_c",
            _enough("weeks_c"),
            N_("{weeks} weeks for a C customer do not even hold its one visit. It is small, and still a customer."),
            _quoted("weeks_c"),
        ),
        FormRule(
            "total",
            lambda plan: _total(plan) <= _KEEP_WEEKS + _NOISE,
            N_("That takes {total} rep-weeks, and there are 136. Who gets less? Saying it is what makes tiers."),
            lambda plan: {"total": number_text(_total(plan))},
        ),
        FormRule(
            "unused",
            lambda plan: _total(plan) >= _KEEP_WEEKS - _UNUSED,
            N_("{total} rep-weeks are planned, and 136 are set aside. Who could use the rest?"),
            lambda plan: {"total": number_text(_total(plan))},
        ),
        FormRule(
            "money",
            _follows_the_money,
            N_(
                "A brings {revenue} of the revenue and gets {weeks} of the tiers' weeks. Do the weeks follow the money?"
            ),
            lambda plan: {
                "revenue": percent_text(_rows(plan)[0].revenue_share),
                "weeks": percent_text(_rows(plan)[0].weeks_share),
            },
        ),
    ),
    good=(
        _weeks(2.3, 0.9, 0.33, 0.3),
        _weeks(2.0, 0.85, 0.3, 0.45),
        _weeks(2.5, 0.8, 0.34, 0.3),
    ),
    wrong=(
        (_DRAFT, "total"),
        (_weeks(2.5, 1.0, 0.45, 0.0), "possible"),
        (_weeks(2.4, 0.95, 0.42, 0.1), "newcomers"),
        (_weeks(1.6, 0.9, 0.45, 0.3), "tier_a"),
        (_weeks(2.5, 0.7, 0.4, 0.3), "tier_b"),
        (_weeks(2.5, 0.9, 0.2, 0.3), "tier_c"),
        (_weeks(2.0, 0.8, 0.3, 0.3), "unused"),
        (_weeks(2.0, 0.9, 0.4, 0.3), "money"),
    ),
    right=N_(
        "Each promise fits, newcomers get their visits, and the sum holds. Now write down what C no longer gets, and "
        "tell them."
    ),
    hints=(
        N_("The draft is 18 weeks too long. What did each tier get beyond what it was promised?"),
        N_("Begin with the least that each was promised, 122 weeks in all, and then give away 14, from A down."),
    ),
    place=_KEY,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_SIGNS: Final = (
    r"contact|call|spoke|talk|visit|use|log|complain|invoice|pay|report|saving|renew|order|silen|"
    r"联系|电话|拜访|使用|登录|投诉|发票|付款|报告|节省|续约|续费|订单|没消息|沉默"
)

_QUIET: Final = TextTask(
    id="ch08-quiet",
    title=N_("Your quietest customer"),
    names=("my_quiet_customer",),
    graded=False,
    rules=(
        at_least_words(15, N_("Write two or three sentences: which customer, what you do not know, what you will do.")),
        mentions(
            "sign", _SIGNS, N_("Name the sign: who uses it, whom you last spoke to, what was paid or complained about.")
        ),
        has_number(N_("Add one number: months since the last talk, contacts that you have, or the day of your call.")),
    ),
    good=(
        (
            "A dairy in Jiaxing pays on time and never complains. I last spoke to anyone there 5 months ago, and I "
            "know one person. On Tuesday I call him and ask who else uses the reports."
        ),
        (
            "嘉兴一家乳品厂按时付款，也从不投诉。上次和他们联系已经是 5 个月前，我只认识一个人。"
            "周二我打电话给他，问还有谁在使用报表。"
        ),
    ),
    wrong=(
        ("All is well.", "length"),
        ("客户都很好。", "length"),
        ("quiet quiet quiet quiet quiet quiet quiet quiet quiet quiet quiet quiet quiet quiet quiet", "length"),
        ("There is one of them that I like very much and that has been with our company for 12 years now.", "sign"),
        (
            "I will call the dairy in Jiaxing soon, since nobody has spoken to its people for quite a long time.",
            "number",
        ),
    ),
    right=N_("Kept. Silence counts 50 and never 100: make the call before the score falls."),
    hints=(
        N_(
            "Take the customer you worry about least. When did you last speak to somebody there, other than by invoice?"
        ),
        N_("One sentence on the sign that is missing, one on the call you will make, with a number in it."),
    ),
    place=_HEALTH,
)

TASKS: Final[tuple[Task, ...]] = (
    _LEAK,
    _VISIT,
    _FIVE_PERCENT,
    _REFERRAL,
    _PAYBACK,
    _SENTENCES,
    _TIERS,
    _QUIET,
)
"""In the order of the notebook."""
