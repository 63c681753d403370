"""What the plan holds about the funnel and the scorecard, in the words of their own chapters.

>>> from bpcourse.core.funnel import Funnel
>>> part = FunnelPlan(
...     funnel=Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000), leads=2_000, revenue_target=19_200_000
... )
>>> part.expected.revenue, part.needed.leads
(19200000.0, 2000.0)
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import AmountError, FieldError, require_amount, require_text
from bpcourse.core.funnel import ActivityNorms, Flow, Funnel, Workload, backward, forward, workload
from bpcourse.core.kpi import (
    USUAL_LIMITS,
    AttainmentLimits,
    Dimension,
    Kpi,
    PairwiseJudgements,
    Role,
    Scorecard,
    TargetRange,
    attainment,
    attainment_in_range,
    kpi_named,
)
from bpcourse.core.language import _
from bpcourse.core.plan.measured import MeasuredFunnel  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.reviews import Light, TrafficLights

if TYPE_CHECKING:
    from bpcourse.core.kpi.scorecard import Measure

__all__ = ["FunnelPlan", "FunnelScenario", "ScorecardPlan"]

_MONTH: Final = r"(?!0000)\d{4}-(0[1-9]|1[0-2])"


@dataclass(frozen=True, kw_only=True)
class FunnelScenario:
    """A funnel to compare the plan with: last year's, a cautious one.

    name: what the scenario is called.
    funnel: its stages and deal size.
    leads: how many enter it in the period.

    Raises FieldError for an empty name, AmountError for leads below 0.
    """

    name: str
    funnel: Funnel
    leads: float

    def __post_init__(self) -> None:
        require_text(self.name, place=_("scenario: name"))
        require_amount(self.leads, place=_("scenario {name!r}: leads").format(name=self.name))

    @property
    def expected(self) -> Flow:
        """What the scenario's leads become."""
        return forward(self.funnel, leads=self.leads)


@dataclass(frozen=True, kw_only=True)
class FunnelPlan:
    """The funnel part of the plan.

    funnel: the stages and the deal size that are planned.
    leads: how many are to enter it in the period.
    revenue_target: money that its deals are to bring, in the plan's currency.
    activity: what a lead and a meeting take, and who is there to do it.
    scenarios: other funnels to compare with, each under its own name.
    measured: what a CRM export shows, with its day and its source.

    Raises AmountError for leads or a target below 0, FieldError for two scenarios of one name.
    """

    funnel: Funnel
    leads: float = 0
    revenue_target: float = 0
    activity: ActivityNorms | None = None
    scenarios: tuple[FunnelScenario, ...] = ()
    measured: MeasuredFunnel | None = None

    def __post_init__(self) -> None:
        require_amount(self.leads, place=_("leads"))
        require_amount(self.revenue_target, place=_("revenue target"))
        names = [scenario.name for scenario in self.scenarios]
        for name in names:
            if names.count(name) > 1:
                sentence = _("scenarios: each must have its own name, got {name!r} more than once")
                raise FieldError(sentence.format(name=name), field="scenarios", value=name)

    @property
    def expected(self) -> Flow:
        """What the planned leads become."""
        return forward(self.funnel, leads=self.leads)

    @property
    def needed(self) -> Flow:
        """What every step must count to reach the revenue target; raises FunnelError where no lead is ever won."""
        return backward(self.funnel, revenue_target=self.revenue_target)

    @property
    def workload(self) -> Workload | None:
        """The calls and visits that the target takes; None where the plan says nothing of activity."""
        return workload(self.needed, self.activity) if self.activity else None

    def scenario(self, name: str) -> FunnelScenario:
        """The scenario called *name*; raises FieldError where there is none."""
        for scenario in self.scenarios:
            if scenario.name == name:
                return scenario
        sentence = _("scenarios: none is called {name!r}")
        raise FieldError(sentence.format(name=name), field="scenarios", value=name)


@dataclass(frozen=True, kw_only=True)
class ScorecardPlan:
    """The scorecard part of the plan.

    weights: share from 0 to 1 for each dimension (sales, customer, behavior, team) or KPI, by its id.
    role: whose scorecard the weights started from.
    targets: for each KPI by its id, the figure to reach, in the KPI's own unit.
    own_kpis: KPIs that are not in the course's catalogue.
    judgements: the comparisons in pairs that the weights came from, where they did.
    actuals: for each KPI by its id, the figure reached so far, in the KPI's own unit.
    limits: the least and the most that one KPI can count.
    lights: from which attainment on a target is shown in green, and from which in amber.
    ranges: for each KPI of which there can be too little and too much, by its id, the range that is wanted.
    readings: for each KPI by its id, the figure of each stretch it is read for, by its last month as in "2027-03".

    Raises WeightError for weights that do not add up to 100%, FieldError for an id that nobody knows or a measure that
    would count twice, and a month that is none, AmountError for a target of 0 or less and an actual figure that is not
    finite. No weights at all are a scorecard not yet begun.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    role: Role | None = None
    targets: Mapping[str, float] = field(default_factory=dict)
    own_kpis: tuple[Kpi, ...] = ()
    judgements: PairwiseJudgements | None = None
    actuals: Mapping[str, float] = field(default_factory=dict)
    limits: AttainmentLimits = USUAL_LIMITS
    lights: TrafficLights = field(default_factory=TrafficLights)
    ranges: Mapping[str, TargetRange] = field(default_factory=dict)
    readings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("weights", "targets", "actuals", "ranges"):
            object.__setattr__(self, name, dict(getattr(self, name)))
        object.__setattr__(self, "readings", {kpi_id: dict(months) for kpi_id, months in self.readings.items()})
        for kpi_id, target in self.targets.items():
            require_amount(target, place=_("target of {kpi}").format(kpi=self.kpi(kpi_id).label), above_zero=True)
        for kpi_id, actual in self.actuals.items():
            if not math.isfinite(actual):
                place = _("actual figure of {kpi}").format(kpi=self.kpi(kpi_id).label)
                raise AmountError(place, actual, _("a number"))
            self.kpi(kpi_id)
        for kpi_id in self.ranges:
            self.kpi(kpi_id)
        for kpi_id, months in self.readings.items():
            _require_readings(self.kpi(kpi_id), months)
        if self.weights:
            self.scorecard()

    @classmethod
    def from_scorecard(cls, scorecard: Scorecard, *, role: Role | None = None) -> Self:
        """The part that holds the weights of *scorecard*, and those of its KPIs that are not in the catalogue."""
        measured = [line.measure for line in scorecard.lines]
        return cls(
            weights={_id_of(line.measure): line.weight for line in scorecard.lines},
            role=role,
            own_kpis=tuple(one for one in measured if isinstance(one, Kpi) and not _is_catalogued(one)),
            limits=scorecard.limits,
        )

    def scorecard(self) -> Scorecard:
        """The weights as a scorecard, named for the role; raises WeightError where there are none yet."""
        name = self.role.label if self.role else _("Scorecard")
        weights = {self._measure(key): weight for key, weight in self.weights.items()}
        return Scorecard.from_weights(name, weights, limits=self.limits)

    def figure_of(self, kpi_id: str) -> float | None:
        """The figure that a KPI has reached so far: its readings, added up or the last, else its plain actual figure.

        Raises FieldError for an id that nobody knows.

        >>> months = {"2027-01": 1, "2027-02": 2}
        >>> part = ScorecardPlan(readings={"new_customers": months, "nps": months}, actuals={"nps": 9, "coaching": 4})
        >>> part.figure_of("new_customers"), part.figure_of("nps"), part.figure_of("coaching")
        (3.0, 2, 4)
        """
        kpi, months = self.kpi(kpi_id), self.readings.get(kpi_id)
        if not months:
            return self.actuals.get(kpi_id)
        return math.fsum(months.values()) if kpi.adds_up else months[max(months)]

    def attainment_of(self, kpi_id: str) -> float | None:
        """The share of its target that a KPI has reached, within the limits; None where target or actual is missing.

        Raises FieldError for an id that nobody knows.

        >>> part = ScorecardPlan(targets={"new_customers": 10}, actuals={"new_customers": 9})
        >>> part.attainment_of("new_customers"), part.light_of("new_customers").label, part.attainment_of("nps")
        (0.9, 'amber', None)
        """
        kpi, actual, target = self.kpi(kpi_id), self.figure_of(kpi_id), self.targets.get(kpi_id)
        if actual is not None and kpi_id in self.ranges:
            return attainment_in_range(actual=actual, target=self.ranges[kpi_id], limits=self.limits)
        if actual is None or target is None:
            return None
        return attainment(actual=actual, target=target, direction=kpi.direction, limits=self.limits)

    def light_of(self, kpi_id: str) -> Light | None:
        """The color of what a KPI has reached; None where target or actual is missing."""
        reached = self.attainment_of(kpi_id)
        return None if reached is None else self.lights.light(reached)

    def kpi(self, kpi_id: str) -> Kpi:
        """The plan's own KPI with that id, or the catalogue's; raises FieldError where there is none."""
        return next((kpi for kpi in self.own_kpis if kpi.id == kpi_id), None) or kpi_named(kpi_id)

    def _measure(self, key: str) -> Measure:
        return Dimension(key) if key in set(Dimension) else self.kpi(key)


def _require_readings(kpi: Kpi, months: Mapping[str, float]) -> None:
    """Raise FieldError for a month that is none, AmountError for a figure that is not finite."""
    for month, figure in months.items():
        if not re.fullmatch(_MONTH, month, re.ASCII):
            sentence = _("readings of {kpi}: a month must be written as in 2027-03, got {month}")
            shown = sentence.format(kpi=kpi.label, month=repr(month)[:60])
            raise FieldError(shown, field="readings", value=month)
        if not math.isfinite(figure):
            place = _("{kpi} in {month}").format(kpi=kpi.label, month=month)
            raise AmountError(place, figure, _("a number"))


def _id_of(measure: Measure) -> str:
    return measure.id if isinstance(measure, Kpi) else measure.value


def _is_catalogued(kpi: Kpi) -> bool:
    try:
        return kpi_named(kpi.id) == kpi
    except FieldError:
        return False
