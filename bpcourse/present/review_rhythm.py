"""When a plan is looked at and what changes it in between, in words.

>>> from bpcourse.core.reviews import Crossing, Trigger
>>> leads = Trigger(indicator="leads a month", threshold=130, direction=Crossing.BELOW, in_a_row=2, owner="Wang Jing")
>>> trigger_words(leads)
'leads a month at or below 130, 2 times in a row: Wang Jing acts.'
>>> missing_words(leads)
'Still open: first step, days.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpcourse.core.language import _, filled, ngettext
from bpcourse.core.quantities import number_text
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.period import Period
    from bpcourse.core.reviews import ReviewRhythm, Trigger

__all__ = ["agenda_lines", "agenda_list", "missing_words", "rhythm_words", "trigger_list", "trigger_words"]


def rhythm_words(rhythm: ReviewRhythm, period: Period) -> str:
    """How often the plan is looked at in *period*, and how many triggers are complete, in one sentence."""
    days, adjusted = rhythm.review_days(period), rhythm.adjustment_days(period)
    complete = sum(not missing_words(trigger) for trigger in rhythm.triggers)
    if not days:
        sentence = _("No review is agreed yet. Triggers ready: {complete} of {count}.")
    else:
        sentence = _("{days} reviews, {adjusted} of which may adjust the plan. Triggers ready: {complete} of {count}.")
    return sentence.format(days=len(days), adjusted=len(adjusted), complete=complete, count=len(rhythm.triggers))


def agenda_lines(rhythm: ReviewRhythm) -> tuple[str, ...]:
    """The hour of a review, line by line, with what the triggers count; last what an adjustment asks besides."""
    counted = _(", ").join(name for trigger in rhythm.triggers if (name := trigger.indicator.strip()))
    lines = [
        _("5 minutes: last month's decisions, done or not"),
        _("15 minutes: the funnel against the plan, one sentence from each owner"),
        filled(_("10 minutes: the counts read aloud: {counted}"), counted=counted)
        if counted
        else _("10 minutes: the counts read aloud"),
        _("20 minutes: what has reached its threshold: what do three customers say, which first step"),
        _("10 minutes: decisions read back: who, what, by when"),
    ]
    if rhythm.adjusts_quarterly:
        lines.append(_("At every third review, half a day: is it still the right plan? Move weeks and money now."))
    return tuple(lines)


def agenda_list(rhythm: ReviewRhythm) -> Html:
    """The agenda as a list."""
    return tag("ul", *(tag("li", line) for line in agenda_lines(rhythm)), class_="bp-list")


def trigger_words(trigger: Trigger) -> str:
    """A trigger as a sentence, as far as it is written."""
    limit = "?" if trigger.threshold is None else number_text(trigger.threshold, digits=2)
    parts = {
        "indicator": trigger.indicator.strip() or "?",
        "side": trigger.direction.label,
        "limit": limit,
        "owner": trigger.owner.strip() or "?",
    }
    if trigger.in_a_row == 1:
        return filled(_("{indicator} {side} {limit}: {owner} acts."), **parts)
    sentence = _("{indicator} {side} {limit}, {times} times in a row: {owner} acts.")
    return filled(sentence, **parts, times=str(trigger.in_a_row))


def missing_words(trigger: Trigger) -> str:
    """What a trigger still lacks; "" where it is complete."""
    wanted = {
        _("what is counted"): trigger.indicator.strip(),
        _("threshold"): trigger.threshold is not None,
        _("who acts"): trigger.owner.strip(),
        _("first step"): trigger.response.strip(),
        _("days"): trigger.within_days is not None,
    }
    lacking = [name for name, there in wanted.items() if not there]
    return _("Still open: {names}.").format(names=_(", ").join(lacking)) if lacking else ""


def trigger_list(triggers: Sequence[Trigger]) -> Html:
    """Each trigger as a sentence, with its first step and what it lacks."""
    if not triggers:
        return tag("p", _("No trigger is agreed yet: nothing changes the plan between two reviews."))
    return tag("ul", *map(_item, triggers), class_="bp-list")


def _item(trigger: Trigger) -> Html:
    missing = missing_words(trigger)
    step = None
    if trigger.response.strip() and trigger.within_days is not None:
        within = ngettext(
            "First step, within {days} day: {step}", "First step, within {days} days: {step}", trigger.within_days
        )
        step = tag("p", filled(within, days=str(trigger.within_days), step=trigger.response.strip()))
    lacking = tag("p", missing, class_="bp-error") if missing else None
    return tag("li", tag("p", tag("strong", trigger_words(trigger))), join([step, lacking]))
