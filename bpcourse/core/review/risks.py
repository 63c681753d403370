"""Rules about risks: whether the plan will hear them coming, and whether somebody will answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text
from bpcourse.core.review.facts import listed
from bpcourse.core.review.rule import RuleBook
from bpcourse.core.risk_radar import Hearing, hearing_of, ranked
from bpcourse.core.risks import Risk, RiskGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES"]

_BOOK: Final = RuleBook("risks", tool="risk_radar", chapter="ch09_risks")


@_BOOK.rule(
    "empty",
    "warning",
    reason=N_("What could go wrong is easier to say before it does."),
    fix=N_("Go through the sixteen factors, and rate those that could cost you most."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if not plan.risks:
        yield "risks", _("No risk is written down yet.")


@_BOOK.rule(
    "no-early-warning",
    "error",
    chapter="ch04_practice",
    reason=N_("The deck's failed plan had no early-warning indicator: half a year had passed before anybody acted."),
    fix=N_("Give each of the largest risks something to count each month, and the number at which somebody acts."),
)
def _no_early_warning(plan: SalesPlan) -> Iterable[Spot]:
    triggers = plan.reviews.triggers if plan.reviews else ()
    if not plan.risks or any(risk.is_measurable for risk in plan.risks):
        return
    if not any(trigger.threshold is not None for trigger in triggers):
        sentence = _("Risks written down: {count}. Not one has a signal with a number, and no trigger has one either.")
        yield "risks[0].threshold", sentence.format(count=number_text(len(plan.risks)))


@_BOOK.rule(
    "not-measurable",
    "warning",
    reason=N_("A signal that is not counted is noticed by those who were going to notice anyway, and later."),
    fix=N_("Name what is counted each month, and the count at which somebody acts."),
)
def _not_measurable(plan: SalesPlan) -> Iterable[Spot]:
    if any(risk.is_measurable for risk in plan.risks):
        sentence = _("Risks whose signal cannot be measured: {names}.")
        yield from _unfinished(plan, sentence, "signal", lambda risk: not risk.is_measurable)


@_BOOK.rule(
    "ownerless",
    "warning",
    reason=N_("An alarm that is nobody's is heard by everybody and answered by no one."),
    fix=N_("Name who watches the signal and answers it."),
)
def _ownerless(plan: SalesPlan) -> Iterable[Spot]:
    return _unfinished(plan, _("Risks without an owner: {names}."), "owner", lambda risk: not risk.owner.strip())


@_BOOK.rule(
    "no-response",
    "warning",
    reason=N_("What is to be done is decided calmly beforehand, or in haste when the alarm rings."),
    fix=N_("Write the first step that its owner takes within ten days."),
)
def _no_response(plan: SalesPlan) -> Iterable[Spot]:
    return _unfinished(
        plan, _("Risks without a first step: {names}."), "response", lambda risk: not risk.response.strip()
    )


@_BOOK.rule(
    "not-rated",
    "advice",
    reason=N_("Likelihood and impact decide which risk is talked about first."),
    fix=N_("Rate likelihood and impact from 1 to 5."),
)
def _not_rated(plan: SalesPlan) -> Iterable[Spot]:
    return _unfinished(plan, _("Risks that are not rated: {names}."), "likelihood", lambda risk: risk.score is None)


@_BOOK.rule(
    "one-sided",
    "advice",
    reason=N_("Teams list what hit them last time; the four groups make them look the other way as well."),
    fix=N_("Look for at least one risk in each group."),
)
def _one_sided(plan: SalesPlan) -> Iterable[Spot]:
    groups = {risk.factor.group for risk in plan.risks if risk.factor is not None}
    missing = [group.label for group in RiskGroup if group not in groups]
    if groups and missing:
        yield "risks", filled(_("No risk is named in these groups: {groups}."), groups=_(", ").join(missing))


@_BOOK.rule(
    "ringing",
    "warning",
    reason=N_("The threshold was agreed so that nobody has to decide again whether it is serious."),
    fix=N_("Take the first step that is written down, and say on the next review what came of it."),
)
def _ringing(plan: SalesPlan) -> Iterable[Spot]:
    for risk in ranked(plan.risks):
        if hearing_of(risk) is Hearing.RINGS:
            month = max(risk.values)
            sentence = _("{risk}: {signal} stood at {count} in {month}, the threshold is {threshold}.")
            message = filled(
                sentence,
                risk=_name(risk, plan.risks.index(risk)),
                signal=risk.signal.strip() or _("the signal"),
                count=number_text(risk.values[month]),
                month=month,
                threshold=number_text(risk.threshold or 0),
            )
            yield f"risks[{plan.risks.index(risk)}].values", message


def _unfinished(plan: SalesPlan, sentence: str, field: str, lacks: Callable[[Risk], bool]) -> Iterable[Spot]:
    """One spot for all risks that lack something, at the first of them."""
    found = [(place, risk) for place, risk in enumerate(plan.risks) if lacks(risk)]
    if found:
        names = listed([_name(risk, place) for place, risk in found])
        yield f"risks[{found[0][0]}].{field}", filled(sentence, names=names)


def _name(risk: Risk, place: int) -> str:
    return risk.label.strip() or _("Risk {number}").format(number=number_text(place + 1))


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
