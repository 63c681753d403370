"""Rules about sales paths: is there one, does it say what the customer gains, and does it win the comparison."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.fab import review_fab
from bpcourse.core.kpi import weight_gap
from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.facts import growing_segments, listed, segment_name, top_segment
from bpcourse.core.review.rule import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpcourse.core.fab import StepReview
    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot
    from bpcourse.core.sales_path import FabStatement, SalesPath

__all__ = ["RULES", "benefit_review"]

_BOOK: Final = RuleBook("sales_paths", tool="sales_path", chapter="ch03_building_the_plan")


@_BOOK.rule(
    "empty",
    "warning",
    reason=N_("Each segment buys in its own way; one path for all fits none of them."),
    fix=N_("Write for the first segment where you meet it, what it hears, and what it does next."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if not plan.sales_paths:
        yield "sales_paths", _("No sales path is described yet.")


@_BOOK.rule(
    "missing-for-top",
    "error",
    reason=N_("The segment that is to bring most has a target and no way to it."),
    fix=N_("Write the path to this segment before any other."),
)
def _missing_for_top(plan: SalesPlan) -> Iterable[Spot]:
    top = top_segment(plan)
    if plan.sales_paths and top is not None and top.name and plan.sales_path(top.name) is None:
        yield "sales_paths", filled(_("{segment} comes first and has no sales path."), segment=top.name)


@_BOOK.rule(
    "missing",
    "warning",
    reason=N_("Growth without a path is left to the way things were sold before."),
    fix=N_("Write a path for each segment that is to grow."),
)
def _missing(plan: SalesPlan) -> Iterable[Spot]:
    top = top_segment(plan)
    without = [
        segment_name(segment, place)
        for place, segment in growing_segments(plan)
        if segment != top and plan.sales_path(segment.name) is None
    ]
    if plan.sales_paths and without:
        yield (
            "sales_paths",
            filled(_("Segments that are to grow and have no sales path: {names}."), names=listed(without)),
        )


@_BOOK.rule(
    "no-milestone",
    "warning",
    reason=N_("A sale has moved on when the customer did something, whatever the rep has sent."),
    fix=N_("Write what the customer does or confirms next, and by which day."),
)
def _no_milestone(plan: SalesPlan) -> Iterable[Spot]:
    for place, path in _paths_to_growth(plan):
        if not path.milestones:
            sentence = _("{segment}: no milestone says what the customer does next.")
            yield f"sales_paths[{place}].milestones", filled(sentence, segment=_name(path, place))


@_BOOK.rule(
    "no-value-proposition",
    "warning",
    reason=N_("Where products look alike and nothing else is said, price decides."),
    fix=N_("Write one sentence: for whom, with which problem, we do what, with what proof, unlike whom."),
)
def _no_value_proposition(plan: SalesPlan) -> Iterable[Spot]:
    for place, path in _paths_to_growth(plan):
        if not path.value_proposition.strip():
            sentence = _("{segment}: no sentence says what these customers gain.")
            yield f"sales_paths[{place}].value_proposition", filled(sentence, segment=_name(path, place))


@_BOOK.rule(
    "unfinished-fab",
    "advice",
    chapter="ch02_sales_process",
    reason=N_("A feature without a benefit leaves the customer to find out why it matters."),
    fix=N_("Go on until the sentence says what the customer gains."),
)
def _unfinished_fab(plan: SalesPlan) -> Iterable[Spot]:
    for at, path, number, statement in _statements(plan):
        if not statement.is_complete and any((statement.feature, statement.advantage, statement.benefit)):
            missing = next(step for step in ("feature", "advantage", "benefit") if not getattr(statement, step).strip())
            sentence = _("{segment}: value statement {number} stops before it is whole.")
            message = filled(sentence, segment=_name(path, at), number=number_text(number + 1))
            yield f"sales_paths[{at}].fab_statements[{number}].{missing}", message


@_BOOK.rule(
    "feature-as-benefit",
    "warning",
    chapter="ch02_sales_process",
    reason=N_("What the product has is yours; what the customer can do with it is the benefit."),
    fix=N_("Write the gain from the customer's side, with the customer's own number."),
)
def _feature_as_benefit(plan: SalesPlan) -> Iterable[Spot]:
    for at, path, number, statement in _statements(plan):
        benefit = benefit_review(statement)
        if statement.is_complete and not benefit.is_sound:
            sentence = _('{segment}: "{benefit}" is no benefit yet. {reason}')
            message = filled(sentence, segment=_name(path, at), benefit=benefit.text, reason=benefit.reason)
            yield f"sales_paths[{at}].fab_statements[{number}].benefit", message


@_BOOK.rule(
    "weights-not-full",
    "error",
    reason=N_("Weights that do not make a whole favor whoever was scored on the factor that is too heavy."),
    fix=N_("Spread 100 points over the factors, as the customer would."),
)
def _weights_not_full(plan: SalesPlan) -> Iterable[Spot]:
    for place, path in enumerate(plan.sales_paths):
        weights = [factor.weight for factor in path.factors if factor.weight is not None]
        if weights and len(weights) == len(path.factors) and weight_gap(weights):
            sentence = _("{segment}: the weights of what customers compare add up to {total}.")
            message = filled(sentence, segment=_name(path, place), total=percent_text(path.weight_total))
            yield f"sales_paths[{place}].factors", message


@_BOOK.rule(
    "loses-comparison",
    "warning",
    reason=N_("By the customer's own weights somebody else is the better choice; effort will not change that."),
    fix=N_("Close the gap on the heaviest factor, choose customers with other weights, or lower the target."),
)
def _loses_comparison(plan: SalesPlan) -> Iterable[Spot]:
    for place, path in _paths_to_growth(plan):
        own = path.own_weighted_score
        scores = {name: score for name in path.competitors if (score := path.weighted_score(name)) is not None}
        best = max(scores, key=lambda name: scores[name], default=None)
        if own is None or best is None or scores[best] <= own:
            continue
        sentence = _("{segment}: {rival} is ahead in the comparison, {score} to {own}.")
        message = filled(
            sentence,
            segment=_name(path, place),
            rival=best,
            score=number_text(scores[best], digits=2),
            own=number_text(own, digits=2),
        )
        yield f"sales_paths[{place}].factors", message


@_BOOK.rule(
    "stage-without-touchpoint",
    "advice",
    reason=N_("At a stage where customers do not meet you they meet somebody else."),
    fix=N_("Name the occasion at which they hear of you at that stage."),
)
def _stage_without_touchpoint(plan: SalesPlan) -> Iterable[Spot]:
    top = top_segment(plan)
    path = plan.sales_path(top.name) if top is not None and top.name else None
    if path is not None and path.touchpoints and path.stages_without_touchpoint:
        place = plan.sales_paths.index(path)
        sentence = _("{segment}: customers do not meet you when they are at these stages: {stages}.")
        stages = _(", ").join(stage.label for stage in path.stages_without_touchpoint)
        yield f"sales_paths[{place}].touchpoints", filled(sentence, segment=_name(path, place), stages=stages)


@lru_cache(maxsize=256)  # a plan is reviewed after every edit, and few edits change a statement
def benefit_review(statement: FabStatement) -> StepReview:
    """Whether the benefit of a *statement* is a gain of the customer's, judged by its words.

    >>> from bpcourse.core.sales_path import FabStatement
    >>> benefit_review(FabStatement(feature="a cloud", advantage="open at all hours", benefit="a cloud")).is_sound
    False
    """
    return review_fab(statement).benefit


def _paths_to_growth(plan: SalesPlan) -> Iterator[tuple[int, SalesPath]]:
    """The paths to segments that are to grow; to any, where the plan does not say which those are."""
    growing = {segment.name for _place, segment in growing_segments(plan)}
    for place, path in enumerate(plan.sales_paths):
        if path.segment in growing or plan.segment(path.segment) is None:
            yield place, path


def _statements(plan: SalesPlan) -> Iterator[tuple[int, SalesPath, int, FabStatement]]:
    for at, path in enumerate(plan.sales_paths):
        for number, statement in enumerate(path.fab_statements):
            yield at, path, number, statement


def _name(path: SalesPath, place: int) -> str:
    return path.segment.strip() or _("Sales path {number}").format(number=number_text(place + 1))


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
