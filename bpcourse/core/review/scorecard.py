"""Rules about the scorecard: does it see more than results, and can anybody tell what was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import Dimension, Kpi
from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import percent_text
from bpcourse.core.review.facts import listed
from bpcourse.core.review.rule import RuleBook
from bpcourse.core.reviews import Light

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.plan import SalesPlan, ScorecardPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES", "dimension_weights"]

_BOOK: Final = RuleBook("scorecard", tool="kpi_weights", chapter="ch05_performance")
_BOARD: Final = "scorecard_board"
_MOST: Final = 0.6
_ROUNDING: Final = 1e-9
_LOWEST_GREEN: Final = 0.8
"""Green far below the target tells nobody to act; the course's own limit."""


@_BOOK.rule(
    "empty",
    "warning",
    reason=N_("What is not measured is settled by whoever tells the better story."),
    fix=N_("Choose what counts for each of the four dimensions, and how much."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if plan.scorecard is None:
        yield "scorecard", _("No scorecard says yet how performance is measured.")


@_BOOK.rule(
    "no-weights",
    "warning",
    reason=N_("KPIs without weights all count the same, and the easiest one is worked on."),
    fix=N_("Spread 100% over what is measured."),
)
def _no_weights(plan: SalesPlan) -> Iterable[Spot]:
    if plan.scorecard is not None and not plan.scorecard.weights:
        yield "scorecard.weights", _("The weights of the scorecard add up to 0%, not to 100%.")


@_BOOK.rule(
    "results-only",
    "warning",
    reason=N_("Results arrive last: who watches revenue alone learns in June what March could have mended."),
    fix=N_("Give weight to what brings results about: behavior, customers, the team."),
)
def _results_only(plan: SalesPlan) -> Iterable[Spot]:
    if _sees_results_only(plan):
        sentence = _("Sales results weigh {share}; nothing is measured that brings them about.")
        yield "scorecard.weights", filled(sentence, share=percent_text(1))


@_BOOK.rule(
    "one-kpi",
    "warning",
    reason=N_("One figure above 60% is the only one that is worked on, whatever stands beside it."),
    fix=N_("Lower it to 60% or less, and give the rest to what it would push aside."),
)
def _one_kpi(plan: SalesPlan) -> Iterable[Spot]:
    for key, weight in (plan.scorecard.weights if plan.scorecard else {}).items():
        if plan.scorecard is not None and weight > _MOST + _ROUNDING:
            sentence = _("{measure} weighs {share} of the whole scorecard.")
            message = filled(sentence, measure=_label(plan.scorecard, key), share=percent_text(weight))
            yield f"scorecard.weights.{key}", message


@_BOOK.rule(
    "missing-dimension",
    "advice",
    reason=N_("A side that does not count is the side that is neglected first."),
    fix=N_("Give the dimension some weight, or say why it does not matter for this role."),
)
def _missing_dimension(plan: SalesPlan) -> Iterable[Spot]:
    missing = [dimension.label for dimension, weight in dimension_weights(plan).items() if not weight]
    if missing and not _sees_results_only(plan):
        sentence = _("These dimensions weigh nothing: {names}.")
        yield "scorecard.weights", filled(sentence, names=listed(missing))


@_BOOK.rule(
    "no-target",
    "advice",
    tool=_BOARD,
    reason=N_("A weight on a figure without a target rewards whatever happens."),
    fix=N_("Set a target for at least one KPI of each dimension that counts."),
)
def _no_target(plan: SalesPlan) -> Iterable[Spot]:
    part = plan.scorecard
    if part is None:
        return
    aimed = {*part.targets, *(part.kpi(kpi_id).dimension.value for kpi_id in part.targets)}
    without = [_label(part, key) for key, weight in part.weights.items() if weight and key not in aimed]
    if without:
        yield "scorecard.targets", filled(_("No target is set for {names}."), names=listed(without))


@_BOOK.rule(
    "lights",
    "advice",
    tool=_BOARD,
    reason=N_("Lights are there to say when somebody must act; between fine and alarm there has to be a warning."),
    fix=N_("Let green begin near the target, and amber some way below it."),
)
def _lights(plan: SalesPlan) -> Iterable[Spot]:
    if plan.scorecard is None:
        return
    green, amber = plan.scorecard.lights.green_from, plan.scorecard.lights.amber_from
    if green < _LOWEST_GREEN:
        message = filled(_("Green begins at {green} of the target."), green=percent_text(green))
        yield "scorecard.lights.green_from", message
    elif green - amber < _ROUNDING:
        message = filled(_("Amber and green both begin at {green} of the target."), green=percent_text(green))
        yield "scorecard.lights.amber_from", message


@_BOOK.rule(
    "red",
    "warning",
    tool=_BOARD,
    reason=N_("A red light that nobody answers teaches everybody that red is normal."),
    fix=N_("Agree in the next review on one action for it, or change the target openly."),
)
def _red(plan: SalesPlan) -> Iterable[Spot]:
    part = plan.scorecard
    for kpi_id in part.actuals if part else ():
        if part is not None and part.light_of(kpi_id) is Light.RED:
            sentence = _("{kpi}: {actual} of {target}, {share}, is red.")
            message = filled(
                sentence,
                kpi=part.kpi(kpi_id).label,
                actual=part.kpi(kpi_id).value_text(part.actuals[kpi_id], currency=plan.currency),
                target=part.kpi(kpi_id).value_text(part.targets[kpi_id], currency=plan.currency),
                share=percent_text(part.attainment_of(kpi_id) or 0),
            )
            yield f"scorecard.actuals.{kpi_id}", message


def dimension_weights(plan: SalesPlan) -> dict[Dimension, float]:
    """What each of the four dimensions weighs in all; empty where the plan has no weights."""
    part = plan.scorecard
    return part.scorecard().dimension_weights if part is not None and part.weights else {}


def _sees_results_only(plan: SalesPlan) -> bool:
    weights = dimension_weights(plan)
    return bool(weights) and not any(
        weight for dimension, weight in weights.items() if dimension is not Dimension.SALES
    )


def _label(part: ScorecardPlan, key: str) -> str:
    measure: Dimension | Kpi = Dimension(key) if key in set(Dimension) else part.kpi(key)
    return measure.label


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
