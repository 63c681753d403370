"""What the plan holds about the team: roles and handovers, how it is paid, what that rewards, and how it is led.

>>> team = TeamPlan(reps=(PaidRep(name="Sun Mei", result=1.1),), pay=PayPlan(base=180_000, target_bonus=60_000))
>>> team.pay_run.rows[0].pay.personal
66000.0
>>> TeamPlan().pay_run is None
True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field

from bpcourse.core.errors import FieldError, require_amount
from bpcourse.core.kpi import Dimension  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.language import _
from bpcourse.core.team.effort import USUAL_RESPONSE, RewardedWork, WorkActivity, require_response
from bpcourse.core.team.journey import Handover, JourneyGap, SalesRole, journey_gaps
from bpcourse.core.team.leadership import Standing  # noqa: TC001 - the codec reads hints at run time
from bpcourse.core.team.pay import PaidRep, PayPlan, PayRun, TeamResult, run_pay

__all__ = ["TeamPlan"]


@dataclass(frozen=True, kw_only=True)
class TeamPlan:
    """The part of the plan about the people who carry it out.

    roles: the work along the customer's journey, each role under its own name.
    handovers: what passes from one role to another.
    pay: the pay plan as it is to be.
    present_pay: the pay plan as it is.
    reps: whom it pays, with a year's results to run through both plans.
    team_results: what fills the team pool, each counting alike.
    revenue: of that year, money.
    activities: what a rep's week can go into.
    weights: of the scorecard's dimensions in the new pay plan, counted in proportion.
    response: exponent with which hours become results.
    contribution: gross profit that a rep's work leaves in a year at the hours wanted, money.
    standings: where the team and its people stand.

    Raises FieldError for two roles of one name, AmountError for money or a weight below 0 and an exponent that is not
    from 0.1 to 0.9.
    """

    roles: tuple[SalesRole, ...] = ()
    handovers: tuple[Handover, ...] = ()
    pay: PayPlan | None = None
    present_pay: PayPlan | None = None
    reps: tuple[PaidRep, ...] = ()
    team_results: tuple[TeamResult, ...] = ()
    revenue: float | None = None
    activities: tuple[WorkActivity, ...] = ()
    weights: Mapping[Dimension, float] = field(default_factory=dict)
    response: float = USUAL_RESPONSE
    contribution: float | None = None
    standings: tuple[Standing, ...] = ()

    def __post_init__(self) -> None:
        for name in ("roles", "handovers", "reps", "team_results", "activities", "standings"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        object.__setattr__(self, "weights", dict(self.weights))
        for amount, place in (
            (self.revenue, _("revenue of the year")),
            (self.contribution, _("gross profit of a rep's work")),
            *((weight, _("weight of {measure}").format(measure=one.label)) for one, weight in self.weights.items()),
        ):
            if amount is not None:
                require_amount(amount, place=place)
        require_response(self.response)
        twice = next(
            (name for name, count in Counter(one.name for one in self.roles).items() if name and count > 1), ""
        )
        if twice:
            sentence = _("roles: each must go by its own name, got {name} more than once")
            raise FieldError(sentence.format(name=repr(twice)[:60]), field="roles", value=twice)

    @property
    def gaps(self) -> tuple[JourneyGap, ...]:
        """Where a customer can be dropped between roles."""
        return journey_gaps(self.roles, self.handovers)

    @property
    def pay_run(self) -> PayRun | None:
        """The reps' year by the new plan and by the present one; None where nobody or no plan is there."""
        if self.pay is None or not self.reps:
            return None
        present = self.present_pay or PayPlan(base=self.pay.base)
        return run_pay(self.pay, self.reps, present=present, team_results=self.team_results, revenue=self.revenue)

    @property
    def rewarded_work(self) -> RewardedWork | None:
        """What the weights and the pay plan reward; None where one of activities, weights and plan is missing."""
        weighed = any(self.weights.values()) and any(one.hours for one in self.activities)
        if self.pay is None or not weighed:
            return None
        return RewardedWork(self.activities, self.weights, self.pay, max(1, len(self.reps)), self.response)
