"""From the funnel to the diary: calls and visits for each rep and week.

>>> from bpcourse.core.funnel import Funnel, backward
>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
>>> norms = ActivityNorms(calls_per_lead=5, visits_per_meeting=1.5, reps=8, selling_weeks=46)
>>> needed = workload(backward(plan, revenue_target=19_200_000), norms)
>>> needed.calls, round(needed.calls_per_rep_week, 1), needed.visits, round(needed.visits_per_rep_week, 1)
(10000.0, 27.2, 960.0, 2.6)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpcourse.core.errors import require_amount
from bpcourse.core.language import _

if TYPE_CHECKING:
    from bpcourse.core.funnel.planning import Flow

__all__ = ["ActivityNorms", "Workload", "workload"]


@dataclass(frozen=True, kw_only=True)
class ActivityNorms:
    """What the team has learnt that a lead and a meeting take, and who is there to do it.

    calls_per_lead, visits_per_meeting: means, 0 or more.  reps: people who sell (a part-timer counts as a fraction).
    selling_weeks: weeks of the period in which a rep sells.  meeting: name of the step whose count is visited; where
    none is given, the second step of the funnel.

    Raises AmountError for a number below 0, or for no reps or weeks at all.
    """

    calls_per_lead: float
    visits_per_meeting: float
    reps: float
    selling_weeks: float
    meeting: str | None = None

    def __post_init__(self) -> None:
        require_amount(self.calls_per_lead, place=_("calls per lead"))
        require_amount(self.visits_per_meeting, place=_("visits per meeting"))
        require_amount(self.reps, place=_("reps"), above_zero=True)
        require_amount(self.selling_weeks, place=_("selling weeks"), above_zero=True)

    @property
    def rep_weeks(self) -> float:
        """Weeks of selling that the whole team has."""
        return self.reps * self.selling_weeks


@dataclass(frozen=True, kw_only=True)
class Workload:
    """Calls and visits in the period, and the weeks of selling they are spread over.

    Raises AmountError for calls or visits below 0, or for no weeks at all.
    """

    calls: float
    visits: float
    rep_weeks: float

    def __post_init__(self) -> None:
        require_amount(self.calls, place=_("calls"))
        require_amount(self.visits, place=_("visits"))
        require_amount(self.rep_weeks, place=_("weeks of selling"), above_zero=True)

    @property
    def calls_per_rep_week(self) -> float:
        """Calls that one rep makes in a selling week."""
        return self.calls / self.rep_weeks

    @property
    def visits_per_rep_week(self) -> float:
        """Visits that one rep makes in a selling week."""
        return self.visits / self.rep_weeks


def workload(flow: Flow, norms: ActivityNorms) -> Workload:
    """The calls and visits that *flow* takes by the team's *norms*.

    Raises FunnelError where the funnel has no step of the norms' meeting name.

    >>> from bpcourse.core.funnel import Funnel, forward
    >>> norms = ActivityNorms(calls_per_lead=5, visits_per_meeting=1, reps=2, selling_weeks=40, meeting="Proposal")
    >>> flow = forward(Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000), leads=500)
    >>> workload(flow, norms)
    Workload(calls=2500.0, visits=80.0, rep_weeks=80)
    """
    # Arithmetic: activities are counts of the funnel times a norm.
    meetings = flow.counts[1] if norms.meeting is None else flow.at(norms.meeting)
    return Workload(
        calls=flow.leads * norms.calls_per_lead,
        visits=meetings * norms.visits_per_meeting,
        rep_weeks=norms.rep_weeks,
    )
