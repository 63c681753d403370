"""Rules about actions: one accountable person each, within the period, in an order that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.actions import dependency_circle, unknown_dependencies
from bpcourse.core.language import N_, _, filled
from bpcourse.core.quantities import number_text
from bpcourse.core.review.facts import action_name, listed
from bpcourse.core.review.rule import RuleBook
from bpcourse.core.schedule import early_starts, monthly_load, months_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.actions import Action
    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES"]

_BOOK: Final = RuleBook("actions", tool="actions", chapter="ch03_building_the_plan")
_MOST_AT_A_TIME: Final = 7
"""More things at a time than anybody keeps in mind; the course's own limit."""
_LONGEST_PLAN: Final = 3 * 366
"""Days; a longer period is a slip in its dates, and its months are not worth counting."""


@_BOOK.rule(
    "empty",
    "error",
    reason=N_("A goal without an action is a wish with a number in it."),
    fix=N_("Write the three actions that move most, each with a name and two dates."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if not plan.actions:
        yield "actions", _("No action is planned yet.")


@_BOOK.rule(
    "nobody-accountable",
    "error",
    reason=N_("What belongs to nobody is done by nobody."),
    fix=N_("Name the one person who answers for the result."),
)
def _nobody_accountable(plan: SalesPlan) -> Iterable[Spot]:
    for place, action in enumerate(plan.actions):
        if not any(name.strip() for name in action.accountable):
            message = filled(_("{action}: nobody is accountable."), action=action_name(action, place))
            yield f"actions[{place}].accountable", message


@_BOOK.rule(
    "several-accountable",
    "error",
    reason=N_("Where two answer for a result, each waits for the other."),
    fix=N_("Leave one name; the others do the work, are asked or are told."),
)
def _several_accountable(plan: SalesPlan) -> Iterable[Spot]:
    for place, action in enumerate(plan.actions):
        names = [name for name in action.accountable if name.strip()]
        if len(names) > 1:
            sentence = _("{action}: {count} people are accountable ({names}).")
            message = filled(
                sentence, action=action_name(action, place), count=number_text(len(names)), names=listed(names)
            )
            yield f"actions[{place}].accountable", message


@_BOOK.rule(
    "outside-period",
    "error",
    reason=N_("What ends after the plan cannot bring what the plan promises."),
    fix=N_("Move the action into the plan's period, or out of the plan."),
)
def _outside_period(plan: SalesPlan) -> Iterable[Spot]:
    for place, action in enumerate(plan.actions):
        if plan.period is None or action.is_within(plan.period):
            continue
        starts_outside = action.start is not None and not plan.period.start <= action.start <= plan.period.end
        sentence = _("{action}: {day} lies outside the plan's period, {period}.")
        message = filled(
            sentence,
            action=action_name(action, place),
            day=str(action.start if starts_outside else action.end),
            period=str(plan.period),
        )
        yield f"actions[{place}].{'start' if starts_outside else 'end'}", message


@_BOOK.rule(
    "circle",
    "error",
    reason=N_("Actions that wait for each other never begin."),
    fix=N_("Decide which comes first, and take its waiting away."),
)
def _circle(plan: SalesPlan) -> Iterable[Spot]:
    circle = dependency_circle(plan.actions)
    if circle:
        names = {action.id: action_name(action, place) for place, action in enumerate(plan.actions)}
        place = next(place for place, action in enumerate(plan.actions) if action.id == circle[0])
        sentence = _("Actions wait for each other: {circle}.")
        message = filled(sentence, circle=" → ".join(names[name] for name in circle))
        yield f"actions[{place}].depends_on", message


@_BOOK.rule(
    "unknown-dependency",
    "error",
    reason=N_("An action that waits for something not in the plan waits for ever."),
    fix=N_("Add the action it waits for, or take the waiting away."),
)
def _unknown_dependency(plan: SalesPlan) -> Iterable[Spot]:
    unknown = unknown_dependencies(plan.actions)
    for place, action in enumerate(plan.actions):
        needed = [name for name in action.depends_on if (action.id, name) in unknown]
        if needed:
            sentence = _("{action}: it waits for {names}, which is not among the actions.")
            message = filled(sentence, action=action_name(action, place), names=listed(needed))
            yield f"actions[{place}].depends_on", message


@_BOOK.rule(
    "too-early",
    "error",
    reason=N_("An action that begins before what it needs is finished is done twice, or badly."),
    fix=N_("Move the start behind the end of what it waits for."),
)
def _too_early(plan: SalesPlan) -> Iterable[Spot]:
    for action, needed in early_starts(plan.actions):
        place = plan.actions.index(action)
        sentence = _("{action}: it begins on {start}; {needed}, which it waits for, ends on {end}.")
        message = filled(
            sentence,
            action=action_name(action, place),
            start=str(action.start),
            needed=action_name(needed, plan.actions.index(needed)),
            end=str(needed.end),
        )
        yield f"actions[{place}].start", message


@_BOOK.rule(
    "undated",
    "warning",
    reason=N_("An action without dates is done after everything that has one."),
    fix=N_("Write the first day and the last."),
)
def _undated(plan: SalesPlan) -> Iterable[Spot]:
    found = [(place, action) for place, action in enumerate(plan.actions) if action.period is None]
    if found:
        place, action = found[0]
        names = listed([action_name(action, at) for at, action in found])
        field = "start" if action.start is None else "end"
        yield f"actions[{place}].{field}", filled(_("Actions without both dates: {names}."), names=names)


@_BOOK.rule(
    "no-budget",
    "warning",
    reason=N_(
        "Actions that cost nothing are seldom done; those that cost something are stopped when the money is gone."
    ),
    fix=N_("Write what each action costs, 0 where it is nothing."),
)
def _no_budget(plan: SalesPlan) -> Iterable[Spot]:
    if plan.actions and all(action.budget is None for action in plan.actions):
        sentence = _("Not one of the {count} actions says what it costs.")
        yield "actions[0].budget", sentence.format(count=number_text(len(plan.actions)))


@_BOOK.rule(
    "overloaded",
    "advice",
    reason=N_("Who has everything at once finishes nothing on time."),
    fix=N_("Give some of it to others, or move it to a quieter month."),
)
def _overloaded(plan: SalesPlan) -> Iterable[Spot]:
    if plan.period is None or plan.period.days > _LONGEST_PLAN:
        return
    months = months_of(plan.period)
    for load in monthly_load(plan.actions, months):
        if load.most > _MOST_AT_A_TIME:
            month = f"{months[load.actions.index(load.most)].start:%Y-%m}"
            sentence = _("{name}: {count} actions are under way at the same time in {month}.")
            message = filled(sentence, name=load.name, count=number_text(load.most), month=month)
            yield f"actions[{_first_of(load.name, plan.actions)}].accountable", message


def _first_of(name: str, actions: tuple[Action, ...]) -> int:
    return next(place for place, one in enumerate(actions) if name in one.accountable or name in one.responsible)


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
