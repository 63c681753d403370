"""The tasks of chapter 6, from what a field costs to a test that can end.

>>> [task.kind for task in TASKS]
['number', 'set', 'number', 'number', 'number', 'choice', 'form', 'text']
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bpcourse.core.ab_test import (
    MOST_LOOKS,
    Approach,
    Experiment,
    ExperimentDesign,
    Verdict,
    cases_per_group,
    false_alarm_rate,
)
from bpcourse.core.exercises.answers import letters
from bpcourse.core.exercises.numbers import Mistake, NumberTask
from bpcourse.core.exercises.options import ChoiceTask, SetTask
from bpcourse.core.exercises.rules import Field, FormRule, FormTask, TextTask, at_least_words, has_number, mentions
from bpcourse.core.exercises.task import Place
from bpcourse.core.language import N_
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.worked_company import worked_figures, worked_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.exercises.task import Task
    from bpcourse.core.funnel import Funnel

__all__ = ["TASKS"]

_PAGE: Final = "ch06_digital_tools"
_CRM: Final = Place(_PAGE, "ch06-crm", N_("Type once, decide three times"))
_TEST: Final = Place(_PAGE, "ch06-test", N_("Test, but count first"))
_CLAIMS: Final = Place(_PAGE, "ch06-claims", N_("Five promises, taken apart"))
_CLEAN: Final = Place(_PAGE, "ch06-data", N_("Clean records"))
_USED: Final = Place(_PAGE, "ch06-adoption", N_("So that it gets used"))


def _known_funnel() -> Funnel:
    part = worked_plan().funnel
    if part is None:
        raise LookupError("the worked plan has no funnel")
    return part.funnel


_FIGURES: Final = worked_figures()
_FUNNEL: Final = _known_funnel()
_DEAL: Final = _FUNNEL.average_deal_size


# Task 1: what a field costs -------------------------------------------------------------------------------------------

_CALLS: Final = _FIGURES["calls_needed"]
_FIELDS_ASKED: Final = 3
_SECONDS: Final = 25
_FIELD_HOURS: Final = _FIELDS_ASKED * _SECONDS * _CALLS / 3600

_FIELD_COST: Final = NumberTask(
    id="ch06-field-hours",
    title=N_("What a field costs"),
    names=("field_hours",),
    expected=_FIELD_HOURS,
    tolerance=0.6,
    example="120",
    mistakes=(
        Mistake("seconds", _FIELD_HOURS * 3600, N_("That is in seconds. An hour has 3,600 of them.")),
        Mistake("minutes", _FIELD_HOURS * 60, N_("That is in minutes. The question asks for hours.")),
        Mistake("one_field", _FIELD_HOURS / _FIELDS_ASKED, N_("That is one field. Three are asked for.")),
        Mistake("one_rep", _FIELD_HOURS / 8, N_("That is one rep's part. The question asks for the whole team.")),
        Mistake(
            "times_reps", _FIELD_HOURS * 8, N_("You multiplied by eight reps, but the calls are already those of all.")
        ),
        Mistake(
            "leads",
            _FIELDS_ASKED * _SECONDS * _FIGURES["leads_needed"] / 3600,
            N_("You counted leads. A lead takes 5 calls, and each call is recorded: wrong base."),
        ),
        Mistake("weeks", _FIELD_HOURS / 40, N_("That is in weeks of 40 hours. The question asks for hours.")),
        Mistake(
            "one_call",
            _FIELDS_ASKED * _SECONDS,
            N_("That is the seconds that one call costs. Count all calls of the year."),
        ),
    ),
    right=N_("75 seconds at 10,000 calls are 208 hours, five weeks of a rep. Which decision is worth that much?"),
    hints=(
        N_("First the seconds that one call takes, then all calls of the year, then hours."),
        N_("Seconds per call times 10,000 calls, divided by 3,600."),
    ),
    place=_CRM,
)

# Task 2: which fields stay --------------------------------------------------------------------------------------------

_FIELDS_KEPT: Final = SetTask(
    id="ch06-fields",
    title=N_("Which fields stay?"),
    names=("fields_kept",),
    expected="ACEG",
    options={
        "A": N_("without a dated next step nobody sees which customer is about to be forgotten."),
        "B": N_("nobody would do anything else at a 4 than at a 7."),
        "C": N_("a forecast may only count on a date that the customer has named."),
        "D": N_("a date that the system invents looks like knowledge and makes the forecast wrong."),
        "E": N_("whoever signs decides whom you see next."),
        "F": N_("it is personal, and the work does not need it: data protection wants it deleted."),
        "G": N_("a contact who has left takes the alarm list along, and somebody must find a new name."),
    },
    right=N_("Four fields, each with a decision behind it and a person who reads it. Three fewer to type in."),
    hints=(
        N_("Ask of each field: who will do something else on Monday because of what stands in it?"),
        N_("Two of the seven change nobody's week or may not be kept, and a third one holds what nobody said."),
    ),
    place=_CRM,
)

# Task 3: entered twice ------------------------------------------------------------------------------------------------

_ENTERED: Final = 1_840
_TWICE: Final = 115
_MEETINGS: Final = 552

_TRUE_RATE: Final = NumberTask(
    id="ch06-duplicates",
    title=N_("Entered twice"),
    names=("true_rate",),
    unit="share",
    expected=_MEETINGS / (_ENTERED - _TWICE),
    tolerance=0.0006,
    example="12.5%",
    mistakes=(
        Mistake(
            "as_recorded", _MEETINGS / _ENTERED, N_("That is the rate on the screen. It still counts some leads twice.")
        ),
        Mistake(
            "both_gone",
            _MEETINGS / (_ENTERED - 2 * _TWICE),
            N_("You took both entries out. One of the two is the lead itself and stays."),
        ),
        Mistake(
            "meetings_too",
            (_MEETINGS - _TWICE) / (_ENTERED - _TWICE),
            N_("You took meetings away as well. Each meeting was held, whichever entry it hangs on."),
        ),
        Mistake(
            "added", _MEETINGS / (_ENTERED + _TWICE), N_("You added the second entries. They are too many already.")
        ),
        Mistake(
            "share",
            _TWICE / _ENTERED,
            N_("That is the share of entries that are too many. What rate is left without them?"),
        ),
        Mistake(
            "inverse", (_ENTERED - _TWICE) / _MEETINGS, N_("That is leads per first meeting: the rate is upside down.")
        ),
        Mistake(
            "leads",
            _ENTERED - _TWICE,
            N_("That is the number of leads without the second entries: the base, not the rate."),
        ),
    ),
    right=N_("552 of 1,725 are 32.0%: just what the plan expects. The screen had made a success look like last year."),
    hints=(
        N_("What is wrong on the screen: the meetings, the leads, or both?"),
        N_("Take one entry of each pair out of the leads, and divide again."),
    ),
    place=_CLEAN,
)

# Task 4: the deck's 30% -----------------------------------------------------------------------------------------------

_OWN_DAYS: Final = sum(step.days or 0 for step in _FUNNEL.stages[:2])
_CUSTOMER_DAYS: Final = _FUNNEL.stages[2].days or 0
_CYCLE: Final = _OWN_DAYS + _CUSTOMER_DAYS
_CLAIM: Final = 0.30
_DAYS_LESS: Final = _CYCLE * _CLAIM

_CUT: Final = NumberTask(
    id="ch06-cycle",
    title=N_("The deck's 30%"),
    names=("own_cut",),
    unit="share",
    expected=_DAYS_LESS / _OWN_DAYS,
    tolerance=0.0016,
    example="12.5%",
    mistakes=(
        Mistake("claim", _CLAIM, N_("That is the claim for the whole cycle. Only a part of the cycle is yours.")),
        Mistake("days", _DAYS_LESS, N_("That is the number of days that must go. Which share of your own days is it?")),
        Mistake(
            "customer_days",
            _DAYS_LESS / _CUSTOMER_DAYS,
            N_("You divided by the customer's days. It is your own days that must get fewer: wrong base."),
        ),
        Mistake("left", 1 - _DAYS_LESS / _OWN_DAYS, N_("That is the share of your own days that would be left.")),
        Mistake("new_cycle", 1 - _CLAIM, N_("That is the share of the cycle that is left, customer's days and all.")),
        Mistake(
            "own_third",
            _OWN_DAYS * _CLAIM / _CYCLE,
            N_("You cut your own days by 30%. That is what the cycle would fall by: less than the deck says."),
        ),
        Mistake("inverse", _OWN_DAYS / _DAYS_LESS, N_("You divided your days by those that must go: upside down.")),
        Mistake("own_part", _OWN_DAYS / _CYCLE, N_("That is your own part of the cycle. How much of it must go?")),
    ),
    right=N_(
        "27 of 44 days: 61.4%. From lead to proposal 17 days would be left. "
        "Ask the vendor which of your days are to go."
    ),
    hints=(
        N_("First the days: what is 30% of 90?"),
        N_("All of these days must come from the 44 between lead and proposal."),
    ),
    place=_CLAIMS,
)

# Task 5: a forecast by close date -------------------------------------------------------------------------------------


class _DateGroup(NamedTuple):
    """Proposals by their close date: how many were open in the quarters of 2026, were signed in time, are open now."""

    seen: int
    signed: int
    now: int

    @property
    def expected(self) -> float:
        return self.now * self.signed / self.seen


_GROUPS: Final = (_DateGroup(30, 15, 10), _DateGroup(38, 5, 14), _DateGroup(21, 2, 4), _DateGroup(32, 0, 6))
_NAMED, _FILLED, _PAST, _LATER = _GROUPS
_SOLD: Final = 12
_OPEN: Final = sum(group.now for group in _GROUPS)
_COMING: Final = sum(group.expected for group in _GROUPS)
_OVERALL: Final = sum(group.signed for group in _GROUPS) / sum(group.seen for group in _GROUPS)


def _money(deals: float) -> float:
    return deals * _DEAL


_FORECAST: Final = NumberTask(
    id="ch06-forecast",
    title=N_("A forecast by close date"),
    names=("forecast",),
    unit="money",
    asked_in=1e6,
    expected=_money(_SOLD + _COMING),
    tolerance=13_000,
    example="1.25",
    mistakes=(
        Mistake("open_alone", _money(_COMING), N_("That is what is still to come. Add what has been sold.")),
        Mistake(
            "all_due",
            _money(_SOLD + _NAMED.now + _FILLED.now),
            N_("You took every proposal due in the quarter as signed. In 2026 fewer than a third of those were."),
        ),
        Mistake(
            "vendor",
            _money(_SOLD + 0.5 * _OPEN),
            N_("You gave each proposal 50%. Only those with a date from the customer have earned that."),
        ),
        Mistake(
            "win_rate",
            _money(_SOLD + _FIGURES["win_rate"] * _OPEN),
            N_("You used the win rate of 25%. It says how many are won one day, not how many by the quarter's end."),
        ),
        Mistake(
            "one_share",
            _money(_SOLD + _OVERALL * _OPEN),
            N_("You used one share for all of them. The customer's date is worth more than the system's."),
        ),
        Mistake(
            "named_alone",
            _money(_SOLD + _NAMED.expected),
            N_("You left out those without a date from the customer. A few of these were signed in time as well."),
        ),
        Mistake(
            "named_in_full",
            _money(_SOLD + _NAMED.now + _FILLED.expected + _PAST.expected),
            N_("You counted those with a date from the customer in full. In 2026 half of them were signed in time."),
        ),
        Mistake("deals", _SOLD + _COMING, N_("That is the number of deals. What are they worth, in CNY million?")),
        Mistake("sold", _money(_SOLD), N_("That is what has been sold. What do the open proposals add?")),
    ),
    right=N_(
        "5 + 1.8 + 0.4 + 0 deals are to come, 19.2 with those sold: {forecast} against a target of {target}. "
        "Tell the board today, with a range."
    ),
    money={"size": _DEAL, "forecast": _money(_SOLD + _COMING), "target": _money(_FIGURES["deals_needed"]) / 4},
    hints=(
        N_("Each group has its own past: what share of it was signed in time in 2026?"),
        N_("Open now times that share, group by group; then the deals sold, and {size} for each."),
    ),
    place=_CLEAN,
)

# Task 6: which test may decide ----------------------------------------------------------------------------------------


class _Trial(NamedTuple):
    """A test as reported: its counts, whether chance dealt the cases, and proposals with the old and the new way."""

    experiment: Experiment
    by_lot: bool
    proposals: tuple[int, int]

    @property
    def may_decide(self) -> bool:
        """Whether it is full, fair and won, and the next step has not paid for it."""
        before, after = self.proposals
        return self.experiment.verdict is Verdict.SECOND_BETTER and self.by_lot and after >= before


def _trial(
    cases: int, old: int, new: int, *, rate: float, difference: float, proposals: tuple[int, int], by_lot: bool = True
) -> _Trial:
    experiment = Experiment(
        design=ExperimentDesign(base_rate=rate, difference=difference),
        cases_per_week=40,
        first=Approach(cases=cases, successes=old),
        second=Approach(cases=cases, successes=new),
    )
    return _Trial(experiment, by_lot, proposals)


_TRIALS: Final = {
    "A": _trial(80, 22, 36, rate=0.30, difference=0.10, proposals=(11, 17)),
    "B": _trial(400, 52, 84, rate=0.13, difference=0.08, proposals=(26, 40), by_lot=False),
    "C": _trial(364, 110, 150, rate=0.30, difference=0.10, proposals=(55, 36)),
    "D": _trial(380, 296, 327, rate=0.78, difference=0.08, proposals=(148, 165)),
    "E": _trial(160, 72, 79, rate=0.45, difference=0.16, proposals=(72, 79)),
}

_ROLL_OUT: Final = ChoiceTask(
    id="ch06-tests",
    title=N_("Which test may decide?"),
    names=("rolled_out",),
    expected=next(letter for letter, trial in _TRIALS.items() if trial.may_decide),
    options={
        "A": N_(
            "The largest difference of all, and the test is not over: 80 of 364 cases. "
            "Early differences often shrink, and whoever stops at the best moment is fooled more often."
        ),
        "B": N_(
            "The groups were not split by chance. Seniors called in the evening, juniors by day: "
            "perhaps it was the caller and not the hour."
        ),
        "C": N_(
            "More first meetings, and a third fewer proposals: people came for the voucher. "
            "What counts is the step after."
        ),
        "D": "",
        "E": N_("The interval reaches from below zero to above it: the sheet may help or harm. Nothing is proved yet."),
    },
    right=N_(
        "Full groups, split by chance, an interval above zero from 2.7 to 13.6 points, and more proposals as well: "
        "introduce it, and promise the lower end."
    ),
    hints=(
        N_("A test must pass four checks: the planned number, a fair split, an interval without zero, the next step."),
        N_("Cross out one test for each check that it fails; one is left."),
    ),
    place=_TEST,
)

# Task 7: a test that can end ------------------------------------------------------------------------------------------


class _Step(NamedTuple):
    """A step of the funnel that a test may ask about: its rate today, and the cases a week."""

    rate: float
    pace: int


_STEPS: Final = {"A": _Step(0.32, 43), "B": _Step(0.50, 14), "C": _Step(0.25, 7)}
_MOST_WEEKS: Final = 26
_MOST_DIFFERENCE: Final = 0.12
_TEST_FIELDS: Final = (
    Field("test_step", N_("step, as a letter"), "B", "text"),
    Field("test_difference", N_("smallest difference worth finding"), "7%", "share"),
    Field("test_cases", N_("cases in each group"), "120"),
    Field("test_weeks", N_("weeks"), "8"),
    Field("test_looks", N_("looks at the result"), "3"),
)
_Test = dict[str, object]


def _test(step: str, difference: float, cases: float, weeks: float, looks: float) -> _Test:
    return dict(zip((field.name for field in _TEST_FIELDS), (step, difference, cases, weeks, looks), strict=True))


def _step_of(test: Mapping[str, Any]) -> _Step | None:
    named = letters(test["test_step"], among="ABC") or ()
    return _STEPS[named[0]] if len(named) == 1 else None


def _is_test(test: Mapping[str, Any]) -> bool:
    counts = (test["test_cases"], test["test_weeks"], test["test_looks"])
    step = _step_of(test)
    return step is not None and 0 < test["test_difference"] <= 1 - step.rate and min(counts) >= 1


def _needed(test: Mapping[str, Any]) -> float:
    """Cases per group by the exact formula, or by the rule of sixteen where that asks for fewer."""
    step = _step_of(test)
    if step is None:
        return math.inf
    difference: float = test["test_difference"]
    middle = step.rate + difference / 2
    # R. Lehr, "Sixteen S-squared over D-squared", Statistics in Medicine 11 (1992), 1099-1102.
    pencil = 16 * middle * (1 - middle) / difference**2
    return min(cases_per_group(ExperimentDesign(base_rate=step.rate, difference=difference)), math.floor(pencil))


def _there(test: Mapping[str, Any]) -> float:
    """Cases that the step has in the weeks of the test."""
    step = _step_of(test)
    return step.pace * test["test_weeks"] if step else 0.0


def _points_of(test: Mapping[str, Any]) -> str:
    return number_text(test["test_difference"] * 100)


def _false_alarms(test: Mapping[str, Any]) -> float:
    return false_alarm_rate(min(MOST_LOOKS, max(1, round(test["test_looks"]))))


_TEST_DRAFT: Final = _test("C", 0.05, 42, 12, 12)
_TEST_PLAN: Final = FormTask(
    id="ch06-test-plan",
    title=N_("A test that can end"),
    names=tuple(field.name for field in _TEST_FIELDS),
    fields=_TEST_FIELDS,
    given=_TEST_DRAFT,
    rules=(
        FormRule(
            "possible",
            _is_test,
            N_("Name one step by its letter, a difference that still leaves room to 100%, and numbers of 1 or more."),
        ),
        FormRule(
            "looks",
            lambda test: round(test["test_looks"]) == 1,
            N_("Who looks {looks} times and stops at the best is fooled in {alarms} of tests. Look once, at the end."),
            lambda test: {
                "looks": number_text(test["test_looks"]),
                "alarms": percent_text(_false_alarms(test), digits=0),
            },
        ),
        FormRule(
            "difference",
            lambda test: test["test_difference"] <= _MOST_DIFFERENCE + 1e-9,
            N_("{points} points are a hope: no trial has brought more than 12. A test for miracles misses all else."),
            lambda test: {"points": _points_of(test)},
        ),
        FormRule(
            "end",
            lambda test: test["test_weeks"] <= _MOST_WEEKS,
            N_("{weeks} weeks are longer than the half-year. By then the market is another one."),
            lambda test: {"weeks": number_text(test["test_weeks"])},
        ),
        FormRule(
            "enough",
            lambda test: test["test_cases"] >= _needed(test),
            N_("To find {points} points, each group needs about {needed} cases. With {cases} chance would drown it."),
            lambda test: {
                "points": _points_of(test),
                "needed": number_text(_needed(test)),
                "cases": number_text(test["test_cases"]),
            },
        ),
        FormRule(
            "pace",
            lambda test: 2 * test["test_cases"] <= _there(test),
            N_("Two groups take {both} cases, and this step has only {there} in {weeks} weeks."),
            lambda test: {
                "both": number_text(2 * test["test_cases"]),
                "there": number_text(_there(test)),
                "weeks": number_text(test["test_weeks"]),
            },
        ),
    ),
    good=(
        _test("A", 0.10, 373, 18, 1),
        _test("A", 0.10, 365, 17, 1),
        _test("A", 0.09, 460, 22, 1),
        _test("A", 0.12, 262, 26, 1),
    ),
    wrong=(
        (_TEST_DRAFT, "looks"),
        (_test("A", 0.10, 373, 18, 18), "looks"),
        (_test("C", 0.25, 60, 18, 1), "difference"),
        (_test("C", 0.10, 336, 96, 1), "end"),
        (_test("C", 0.05, 42, 12, 1), "enough"),
        (_test("A", 0.02, 559, 26, 1), "enough"),
        (_test("B", 0.12, 274, 26, 1), "pace"),
        (_test("A", 0.10, 373, 9, 1), "pace"),
        (_test("D", 0.10, 373, 18, 1), "possible"),
        (_test("A", 0.10, 373, -18, 1), "possible"),
    ),
    right=N_(
        "Enough cases, an end in sight, and one look: write it down before it begins, and let chance split the leads."
    ),
    hints=(
        N_("Begin with what 26 weeks can bring: how many cases has each of the three steps by then?"),
        N_("16 × p × (1 − p) ÷ d², with p in the middle of the two rates. Which step has twice that many in time?"),
    ),
    place=_TEST,
)

# Task 8: a reflection -------------------------------------------------------------------------------------------------

_RECORDS: Final = (
    r"field|report|record|list|form\b|forms\b|crm|sheet|table|dashboard|figure|entry|column|"
    r"字段|报告|报表|记录|清单|表|客户关系管理|仪表盘|数据|数字|系统"
)

_UNREAD: Final = TextTask(
    id="ch06-unread",
    title=N_("What nobody reads"),
    names=("nobody_reads",),
    graded=False,
    rules=(
        at_least_words(
            15, N_("Write two or three sentences: what it is, which decision it was for, what you will do.")
        ),
        mentions("record", _RECORDS, N_("Name the record you mean: a field, a report, a list.")),
        has_number(N_("Add one number: how many minutes a week it takes, or by when you will ask.")),
    ),
    good=(
        (
            "Our weekly visit report takes me 40 minutes, and nobody has ever asked about it. "
            "On Monday I ask my manager which decision it serves, and offer three lines in the CRM instead."
        ),
        "每周的拜访报告要花我 40 分钟，从来没有人问起过。下周一我去问经理它为哪个决定服务，并建议改成在系统里写三行。",
    ),
    wrong=(
        ("Too much typing.", "length"),
        (
            "report report report report report report report report report report",
            "length",
        ),
        ("我们的报告太多了。", "length"),
        (
            "There are 20 things in my week that really nobody needs, and I will talk with my boss about it soon.",
            "record",
        ),
        (
            "We fill in a long report after each visit, and I believe that nobody opens it, so I will ask about it.",
            "number",
        ),
    ),
    right=N_("Kept. Ask for that decision before you ask for anything else to be typed in."),
    hints=(
        N_("Go through what you typed last week: whose Monday would have been different without it?"),
        N_("One sentence on the record, one on the decision behind it, one on what you do, with a number."),
    ),
    place=_USED,
)

TASKS: Final[tuple[Task, ...]] = (
    _FIELD_COST,
    _FIELDS_KEPT,
    _TRUE_RATE,
    _CUT,
    _FORECAST,
    _ROLL_OUT,
    _TEST_PLAN,
    _UNREAD,
)
"""In the order of the notebook."""
