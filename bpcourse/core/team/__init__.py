"""The team: roles and handovers along the customer's journey, pay and what it rewards, a style for each stage.

>>> from bpcourse.core.worked_team import worked_team
>>> run = worked_team().pay_run
>>> [row.rep.name for row in run.gainers][:2], round(run.team_result, 3)
(['Sun Mei', 'Xu Ting'], 0.96)
"""

from __future__ import annotations

from bpcourse.core.team.effort import (
    TRICK_SHARE,
    USUAL_RESPONSE,
    EffortChoice,
    EffortRow,
    RewardedWork,
    WorkActivity,
)
from bpcourse.core.team.journey import (
    GapKind,
    Handover,
    JourneyGap,
    JourneyStage,
    SalesRole,
    journey_gaps,
    owners_of,
)
from bpcourse.core.team.leadership import Standing, TeamStage
from bpcourse.core.team.pay import (
    Entry,
    Jump,
    PaidRep,
    Pay,
    PayPlan,
    PayRow,
    PayRun,
    PoolRule,
    TeamResult,
    run_pay,
)
from bpcourse.core.team.sheet import TeamPlan

__all__ = [
    "TRICK_SHARE",
    "USUAL_RESPONSE",
    "EffortChoice",
    "EffortRow",
    "Entry",
    "GapKind",
    "Handover",
    "JourneyGap",
    "JourneyStage",
    "Jump",
    "PaidRep",
    "Pay",
    "PayPlan",
    "PayRow",
    "PayRun",
    "PoolRule",
    "RewardedWork",
    "SalesRole",
    "Standing",
    "TeamPlan",
    "TeamResult",
    "TeamStage",
    "WorkActivity",
    "journey_gaps",
    "owners_of",
    "run_pay",
]
