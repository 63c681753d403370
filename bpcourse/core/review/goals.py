"""Rules about goals: whether each can be checked, belongs to somebody, and adds up with the others."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.goals import review_goal
from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import money_text, number_text
from bpcourse.core.review.facts import goal_name, is_off, main_goal
from bpcourse.core.review.rule import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.goals import Goal
    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES", "unmet_criteria"]

_BOOK: Final = RuleBook("goals", tool="smart_goals", chapter="ch03_building_the_plan")

_OF_THE_WORDS: Final = {
    "specific": N_("specific"),
    "achievable": N_("achievable"),
    "relevant": N_("relevant"),
}
"""The criteria that the words of a goal decide; number and date are fields with rules of their own."""
_FIELD_FOR: Final = {"specific": "segment", "achievable": "lever", "relevant": "purpose"}


@_BOOK.rule(
    "empty",
    "error",
    reason=N_("Without a goal every action is as good as any other, and nobody can say whether the plan worked."),
    fix=N_("Write the one goal that the plan is for: from where to where, by when, by what means, whose it is."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if not plan.goals:
        yield "goals", _("No goal is written down yet.")


@_BOOK.rule(
    "not-measurable",
    "error",
    chapter="ch04_practice",
    reason=N_("A goal without a number cannot be missed, so it steers nobody."),
    fix=N_("Write the number to reach, and in what it is counted."),
)
def _not_measurable(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        if goal.target is None:
            sentence = _("{goal}: no number says what is to be reached.")
            yield f"goals[{place}].target", filled(sentence, goal=goal_name(goal, place))


@_BOOK.rule(
    "no-deadline",
    "error",
    chapter="ch04_practice",
    reason=N_("A goal without a last day is never late."),
    fix=N_("Choose the period at whose end the number is looked up."),
)
def _no_deadline(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        if goal.period is None:
            sentence = _("{goal}: no date says by when.")
            yield f"goals[{place}].period", filled(sentence, goal=goal_name(goal, place))


@_BOOK.rule(
    "not-smart",
    "warning",
    reason=N_("Two people who read the goal should go to the same customers, by the same means, for the same reason."),
    fix=N_("Complete the sentence: from whom and where, by what means, in support of which goal of the company."),
)
def _not_smart(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        unmet = [criterion for criterion in unmet_criteria(goal) if criterion in _OF_THE_WORDS]
        if unmet:
            sentence = _("{goal}: its sentence does not pass these tests of a SMART goal: {criteria}.")
            criteria = _(", ").join(_(_OF_THE_WORDS[criterion]) for criterion in unmet)
            message = filled(sentence, goal=goal_name(goal, place), criteria=criteria)
            yield f"goals[{place}].{_FIELD_FOR[unmet[0]]}", message


@_BOOK.rule(
    "no-owner",
    "warning",
    reason=N_("A goal of everybody is nobody's: the first busy week takes it off the table."),
    fix=N_("Write the name of the one person who answers for the number."),
)
def _no_owner(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        if not goal.owner.strip():
            sentence = _("{goal}: nobody answers for it.")
            yield f"goals[{place}].owner", filled(sentence, goal=goal_name(goal, place))


@_BOOK.rule(
    "no-baseline",
    "warning",
    reason=N_("Without the number of today nobody sees how large the step is."),
    fix=N_("Write where you start from, counted in the same way as the target."),
)
def _no_baseline(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        if goal.target is not None and goal.baseline is None:
            sentence = _("{goal}: the way to {target} has no starting point.")
            target = _amount_text(goal, goal.target)
            yield f"goals[{place}].baseline", filled(sentence, goal=goal_name(goal, place), target=target)


@_BOOK.rule(
    "do-not-add-up",
    "error",
    reason=N_("What is left over between a goal and its parts is promised by the company and owned by nobody."),
    fix=N_("Change a part, or the whole, until they agree."),
)
def _do_not_add_up(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        parts = [part for part in plan.goal_parts(place) if part.unit == goal.unit and part is not goal]
        targets = [part.target for part in parts if part.target is not None]
        if goal.target is None or not parts or len(targets) < len(plan.goal_parts(place)) or goal.unit.strip() == "%":
            continue
        total = math.fsum(targets)
        if is_off(total, goal.target):
            sentence = _("{goal}: its parts add up to {total}, the goal is {target}.")
            message = filled(
                sentence,
                goal=goal_name(goal, place),
                total=_amount_text(goal, total),
                target=_amount_text(goal, goal.target),
            )
            yield f"goals[{place}].target", message


@_BOOK.rule(
    "outside-period",
    "error",
    reason=N_("Actions, reviews and money end with the plan; what a goal wants after that, nobody works for."),
    fix=N_("Choose a period for the goal within that of the plan."),
)
def _outside_period(plan: SalesPlan) -> Iterable[Spot]:
    for place, goal in enumerate(plan.goals):
        if plan.period is None or goal.period is None:
            continue
        if goal.period.start < plan.period.start or goal.period.end > plan.period.end:
            sentence = _("{goal}: its period {period} lies outside the plan's, {whole}.")
            message = filled(sentence, goal=goal_name(goal, place), period=str(goal.period), whole=str(plan.period))
            yield f"goals[{place}].period", message


@_BOOK.rule(
    "not-split",
    "warning",
    chapter="ch04_practice",
    reason=N_("One number for the whole company gives no segment a share of it, so each leaves it to the others."),
    fix=N_("Divide the goal among segments, or into new business and existing customers."),
)
def _not_split(plan: SalesPlan) -> Iterable[Spot]:
    main = main_goal(plan)
    if main is None or plan.goal_parts(main.place) or any(segment.target for segment in plan.segments):
        return
    sentence = _("{goal}: {target} is divided among no segments and no smaller goals.")
    target = _amount_text(main.goal, main.target)
    yield f"goals[{main.place}].target", filled(sentence, goal=goal_name(main.goal, main.place), target=target)


def unmet_criteria(goal: Goal) -> tuple[str, ...]:
    """The SMART criteria that the goal's own sentence does not show, in the order of the word.

    >>> from bpcourse.core.goals import Goal
    >>> unmet_criteria(Goal(metric="revenue", target=25, unit="%"))
    ('specific', 'achievable', 'relevant', 'time_bound')
    """
    return _unmet_in(goal.sentence())


@lru_cache(maxsize=256)  # reading a sentence takes a few milliseconds, and a plan is reviewed after every edit
def _unmet_in(sentence: str) -> tuple[str, ...]:
    return tuple(review_goal(sentence).advice)


def _amount_text(goal: Goal, amount: float) -> str:
    """*amount* in the goal's own unit."""
    unit = goal.unit.strip()
    if unit == "%":
        return f"{number_text(amount)}%"
    if len(unit) == 3 and unit.isascii() and unit.isupper():  # noqa: PLR2004 - ISO 4217 codes have three letters
        return money_text(amount, unit)
    return _("{number} {unit}").format(number=number_text(amount), unit=unit).strip()


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
