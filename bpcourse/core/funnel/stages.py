"""The sales funnel: its stages, the share that moves on from each, and how long each takes.

A `Funnel` holds the stages that can be lost, in order; what comes out of the last one is a deal.  Steps are the stages
and the deal: lead → first meeting → proposal → deal has three stages and four steps.

>>> funnel = Funnel.from_counts([1600, 480, 240, 60], days=[14, 30, 46], average_deal_size=240_000)
>>> funnel.names
('Lead', 'First meeting', 'Proposal', 'Deal')
>>> funnel.conversions, funnel.win_rate, funnel.lead_to_deal_rate, funnel.sales_cycle_days
((0.3, 0.5, 0.25), 0.25, 0.0375, 90)

Two rates are easily mixed up and are kept apart by name: `win_rate` is the share of the last stage (proposals, say)
that is won; `lead_to_deal_rate` is the share of leads that is won.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import FieldError, require_amount, require_rate, require_text
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FEWEST_STEPS", "MOST_STEPS", "Funnel", "FunnelError", "Stage"]

FEWEST_STEPS: Final = 2
MOST_STEPS: Final = 8


class FunnelError(FieldError):
    """A funnel that cannot be, or a question that this funnel has no answer to."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of the funnel, from entering it to moving on or being lost.

    name: as the sales team says it.  conversion: share from 0 to 1 that goes on to the next step.
    days: mean calendar days in the stage.

    Raises FieldError for an empty name, RateError for a conversion outside 0 to 1, AmountError for days below 0.

    >>> Stage(name="Proposal", conversion=0.25, days=46)
    Stage(name='Proposal', conversion=0.25, days=46)
    """

    name: str
    conversion: float
    days: float = 0

    def __post_init__(self) -> None:
        require_text(self.name, place=_("stage: name"))
        require_rate(self.conversion, place=_("stage {name!r}: conversion").format(name=self.name))
        require_amount(self.days, place=_("stage {name!r}: days").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """The way from a lead to a deal.

    stages: in order, the deal itself left out.  average_deal_size: money, in the plan's currency, per deal.
    deal_name: what the team calls the last step.

    Raises FunnelError for fewer than 2 or more than 8 steps (the deal counted) and for a name used twice, AmountError
    for a deal size of 0 or less.

    >>> plan = Funnel(
    ...     stages=(Stage(name="Trial", conversion=0.4), Stage(name="Offer", conversion=0.5)), average_deal_size=9_000
    ... )
    >>> plan.lead_to_deal_rate
    0.2
    """

    stages: tuple[Stage, ...]
    average_deal_size: float
    deal_name: str = field(default_factory=lambda: _("Deal"))

    def __post_init__(self) -> None:
        object.__setattr__(self, "stages", tuple(self.stages))
        _require_step_count(len(self.stages) + 1)
        require_text(self.deal_name, place=_("funnel: name of the last step"))
        _require_distinct(self.names)
        require_amount(self.average_deal_size, place=_("average deal size"), above_zero=True)

    @classmethod
    def from_rates(
        cls,
        conversions: Sequence[float],
        *,
        average_deal_size: float,
        names: Sequence[str] | None = None,
        days: Sequence[float] | None = None,
    ) -> Self:
        """The funnel with these *conversions*, one per stage.

        conversions: shares from 0 to 1.  names: one per step, the deal's last.  days: calendar days, one per stage.

        Raises FunnelError where names or days do not match the conversions.

        >>> Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000).lead_to_deal_rate
        0.04
        """
        steps = len(conversions) + 1
        _require_step_count(steps)
        step_names = _default_names(steps) if names is None else names
        _require_length(step_names, steps, _("funnel: names"))
        stage_days: Sequence[float] = [0] * len(conversions) if days is None else days
        _require_length(stage_days, len(conversions), _("funnel: days"))
        stages = tuple(
            Stage(name=name, conversion=conversion, days=spent)
            for name, conversion, spent in zip(step_names[:-1], conversions, stage_days, strict=True)
        )
        return cls(stages=stages, average_deal_size=average_deal_size, deal_name=step_names[-1])

    @classmethod
    def from_counts(
        cls,
        counts: Sequence[float],
        *,
        average_deal_size: float,
        names: Sequence[str] | None = None,
        days: Sequence[float] | None = None,
    ) -> Self:
        """The funnel that a past period shows: *counts* of those who reached each step, leads first, deals last.

        Raises FunnelError where a step counts more than the one before it, or where nobody reached a stage, so that
        its conversion cannot be known.

        >>> Funnel.from_counts([400, 118, 60, 15], average_deal_size=240_000).conversions[0]
        0.295
        """
        _require_step_count(len(counts))
        step_names = _default_names(len(counts)) if names is None else names
        _require_length(step_names, len(counts), _("funnel: names"))
        for name, count in zip(step_names, counts, strict=True):
            require_amount(count, place=_("step {name!r}: count").format(name=name))
        conversions = [
            _conversion(name, before, after)
            for name, (before, after) in zip(step_names[1:], pairwise(counts), strict=True)
        ]
        return cls.from_rates(conversions, average_deal_size=average_deal_size, names=step_names, days=days)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all steps, the deal's last."""
        return (*(stage.name for stage in self.stages), self.deal_name)

    @property
    def conversions(self) -> tuple[float, ...]:
        """The conversion of each stage, as shares from 0 to 1."""
        return tuple(stage.conversion for stage in self.stages)

    @property
    def win_rate(self) -> float:
        """The share of the last stage that is won (of proposals, say); not the share of leads."""
        return self.stages[-1].conversion

    @property
    def lead_to_deal_rate(self) -> float:
        """The share of leads that is won: the product of all conversions."""
        return math.prod(self.conversions)

    @property
    def reach_rates(self) -> tuple[float, ...]:
        """For each step, the share of leads that reaches it: 1 for the first, `lead_to_deal_rate` for the last."""
        return tuple(accumulate(self.conversions, lambda reached, goes_on: reached * goes_on, initial=1.0))

    @property
    def sales_cycle_days(self) -> float:
        """Mean calendar days from lead to deal: the sum over the stages."""
        return sum(stage.days for stage in self.stages)

    def step(self, name: str) -> int:
        """The position of the step called *name*, counted from 0; FunnelError when there is none."""
        try:
            return self.names.index(name)
        except ValueError:
            sentence = _("funnel: the step must be one of {names}, got {name!r}")
            raise FunnelError(
                sentence.format(names=_(", ").join(self.names), name=name), field="step", value=name
            ) from None

    def chance_of_deal(self, name: str) -> float:
        """The share of those at step *name* that is won in the end, from 0 to 1; FunnelError for an unknown name.

        >>> Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000).chance_of_deal("First meeting")
        0.125
        """
        return math.prod(self.conversions[self.step(name) :])

    def replace_conversion(self, name: str, conversion: float) -> Self:
        """The same funnel with another *conversion*, from 0 to 1, at the stage called *name*.

        Raises FunnelError for an unknown stage, RateError for a conversion outside 0 to 1.

        >>> plan = Funnel.from_rates([0.3, 0.5, 0.25], average_deal_size=240_000)
        >>> plan.replace_conversion("Lead", 0.32).lead_to_deal_rate
        0.04
        """
        return self._replace_stage(name, lambda stage: replace(stage, conversion=conversion))

    def replace_days(self, name: str, days: float) -> Self:
        """The same funnel with another number of calendar *days* in the stage called *name*.

        Raises FunnelError for an unknown stage, AmountError for days below 0.
        """
        return self._replace_stage(name, lambda stage: replace(stage, days=days))

    def _replace_stage(self, name: str, change: Callable[[Stage], Stage]) -> Self:
        if self.step(name) == len(self.stages):
            sentence = _("funnel: the stage must be one of {names}, got {name!r}")
            names = _(", ").join(self.names[:-1])
            raise FunnelError(sentence.format(names=names, name=name), field="stage", value=name)
        return replace(self, stages=tuple(change(stage) if stage.name == name else stage for stage in self.stages))


def _conversion(name: str, before: float, after: float) -> float:
    if not before:
        sentence = _("step {name!r}: the step before must count more than 0 for a conversion to be known, got 0")
        raise FunnelError(sentence.format(name=name), field=name, value=before)
    if after > before:
        sentence = _("step {name!r}: count must be at most that of the step before ({before}), got {after}")
        texts = {"before": number_text(before), "after": number_text(after)}
        raise FunnelError(sentence.format(name=name, **texts), field=name, value=after)
    return after / before


def _default_names(steps: int) -> tuple[str, ...]:
    if steps == 4:  # noqa: PLR2004 - the funnel of the course: lead, meeting, proposal, deal
        return _("Lead"), _("First meeting"), _("Proposal"), _("Deal")
    between = (_("Stage {number}").format(number=number) for number in range(2, steps))
    return (_("Lead"), *between, _("Deal"))


def _require_step_count(steps: int) -> None:
    if not FEWEST_STEPS <= steps <= MOST_STEPS:
        sentence = _("funnel: the number of steps, the deal counted, must be from {fewest} to {most}, got {steps}")
        raise FunnelError(
            sentence.format(fewest=FEWEST_STEPS, most=MOST_STEPS, steps=steps), field="stages", value=steps
        )


def _require_length(values: Sequence[object], length: int, place: str) -> None:
    if len(values) != length:
        sentence = _("{place} must be {length} in number, got {received}")
        raise FunnelError(sentence.format(place=place, length=length, received=len(values)), field=place, value=values)


def _require_distinct(names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            sentence = _("funnel: each step must have its own name, got {name!r} more than once")
            raise FunnelError(sentence.format(name=name), field="names", value=name)
