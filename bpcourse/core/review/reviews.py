"""Rules about reviews and triggers: whether the plan is looked at each month, and what changes it in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, filled
from bpcourse.core.review.facts import listed
from bpcourse.core.review.rule import RuleBook
from bpcourse.core.reviews import ReviewRhythm, Trigger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES"]

_BOOK: Final = RuleBook("reviews", tool="review_rhythm", chapter="ch04_practice")
_TWO_MONTHS: Final = 62
"""Days; a longer period holds every day of the month."""


@_BOOK.rule(
    "empty",
    "error",
    reason=N_("A plan that nobody looks at again is a forecast that nobody corrects."),
    fix=N_("Set a day of the month for the review, and what makes you change the plan in between."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if plan.reviews in (None, ReviewRhythm()):
        yield "reviews", _("No review is planned and nothing is agreed that would change the plan.")


@_BOOK.rule(
    "not-monthly",
    "error",
    reason=N_("A gap seen in the first monthly review is a third of the gap that a quarter shows."),
    fix=N_("Set the day of the month on which the plan is reviewed."),
)
def _not_monthly(plan: SalesPlan) -> Iterable[Spot]:
    if plan.reviews not in (None, ReviewRhythm()) and plan.reviews.monthly_day is None:
        yield "reviews.monthly_day", _("The plan is not reviewed each month.")


@_BOOK.rule(
    "no-day-in-period",
    "error",
    reason=N_("A review that falls outside the plan's period can only explain."),
    fix=N_("Choose a day of the month that lies within the period."),
)
def _no_day_in_period(plan: SalesPlan) -> Iterable[Spot]:
    if plan.reviews is None or plan.reviews.monthly_day is None or plan.period is None:
        return
    if plan.period.days <= _TWO_MONTHS and not plan.reviews.review_days(plan.period):
        sentence = _("The review on day {day} of the month never falls into the period {period}.")
        yield "reviews.monthly_day", filled(sentence, day=str(plan.reviews.monthly_day), period=str(plan.period))


@_BOOK.rule(
    "never-adjusted",
    "warning",
    reason=N_("Strategy, weeks and money per segment are settled once a quarter, or they are never moved."),
    fix=N_("Make every third review a checkpoint that may change strategy, weeks and money."),
)
def _never_adjusted(plan: SalesPlan) -> Iterable[Spot]:
    if plan.reviews is not None and plan.reviews.monthly_day is not None and not plan.reviews.adjusts_quarterly:
        yield "reviews.adjusts_quarterly", _("The plan is reviewed each month, and no quarter may adjust it.")


@_BOOK.rule(
    "no-owner",
    "advice",
    reason=N_("A meeting that nobody calls does not take place in a busy month."),
    fix=N_("Name who calls the review."),
)
def _no_owner(plan: SalesPlan) -> Iterable[Spot]:
    if plan.reviews is not None and plan.reviews.monthly_day is not None and not plan.reviews.owner.strip():
        yield "reviews.owner", _("Nobody is named who calls the reviews.")


@_BOOK.rule(
    "no-trigger",
    "warning",
    reason=N_("A number agreed beforehand sets off the change; without it, everybody waits for one more month."),
    fix=N_("Agree on two or three numbers that can be counted early, each with the limit at which somebody acts."),
)
def _no_trigger(plan: SalesPlan) -> Iterable[Spot]:
    if plan.reviews not in (None, ReviewRhythm()) and not plan.reviews.triggers:
        yield "reviews.triggers", _("No trigger is agreed that would change the plan between reviews.")


@_BOOK.rule(
    "trigger-without-threshold",
    "warning",
    chapter="ch09_risks",
    reason=N_('"Too few leads" is argued about; "fewer than 130 in two months running" is counted.'),
    fix=N_("Write the number at which somebody acts."),
)
def _without_threshold(plan: SalesPlan) -> Iterable[Spot]:
    sentence = _("Triggers without a number at which somebody acts: {names}.")
    return _unfinished(plan, sentence, "threshold", lambda trigger: trigger.threshold is None)


@_BOOK.rule(
    "trigger-without-owner",
    "warning",
    chapter="ch09_risks",
    reason=N_("An alarm that is nobody's is heard by everybody and answered by no one."),
    fix=N_("Name who acts when the limit is reached."),
)
def _without_owner(plan: SalesPlan) -> Iterable[Spot]:
    sentence = _("Triggers without somebody who acts: {names}.")
    return _unfinished(plan, sentence, "owner", lambda trigger: not trigger.owner.strip())


@_BOOK.rule(
    "trigger-without-response",
    "warning",
    chapter="ch09_risks",
    reason=N_("What is to be done is decided calmly beforehand, or in haste when the alarm rings."),
    fix=N_("Write the first step that is taken when the limit is reached."),
)
def _without_response(plan: SalesPlan) -> Iterable[Spot]:
    sentence = _("Triggers without a first step: {names}.")
    return _unfinished(plan, sentence, "response", lambda trigger: not trigger.response.strip())


def _unfinished(plan: SalesPlan, sentence: str, field: str, lacks: Callable[[Trigger], bool]) -> Iterable[Spot]:
    """One spot for all triggers that lack something, at the first of them."""
    triggers = plan.reviews.triggers if plan.reviews else ()
    found = [(place, trigger) for place, trigger in enumerate(triggers) if lacks(trigger)]
    if found:
        names = [trigger.indicator.strip() or _("Trigger {number}").format(number=at + 1) for at, trigger in found]
        yield f"reviews.triggers[{found[0][0]}].{field}", filled(sentence, names=listed(names))


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
