"""The living plan: one value, one file, filled part by part by every tool of the course.

=============  =======================  ===============================================================
Part           Value                    What it holds
=============  =======================  ===============================================================
market         MarketView               size, growth, share, competitors, opportunities, threats, sources
goals          Goal, any number         what is to be reached; a goal may be part of another
segments       Segment, any number      groups of customers: targets, potential, who decides
sales_paths    SalesPath, any number    for a segment: touchpoints, value, milestones, decision factors
funnel         FunnelPlan               from leads to revenue, and the activity it takes
actions        Action, any number       who does what from when to when, and after what
resources      Resources                team, hours, budget, and each segment's share of them
scorecard      ScorecardPlan            weights, targets, actual figures, limits, traffic lights
reviews        ReviewRhythm             days of review, quarterly adjustment, triggers
risks          Risk, any number         likelihood, impact, signal, threshold, owner, monthly counts
=============  =======================  ===============================================================

Beside the parts stand who the plan is for and when, `silenced` rules of the plan review with their reasons, `answers`
to a CFO's questions, and in `other` whatever names the course does not know. Every part may be missing or half filled:
a value refuses what is impossible, and what is missing is for the review to say.

>>> plan = SalesPlan(title="Sales plan 2027", company="Clearbrook")
>>> plan_from_text(plan_text(plan)) == plan
True

`load_plan`, `save_plan` and `update_plan` keep it in a file, and lose none.
"""

from __future__ import annotations

from bpcourse.core.plan.document import PlanTextError, plan_bytes, plan_from_bytes, plan_from_text, plan_text
from bpcourse.core.plan.kinds import PlanFieldError
from bpcourse.core.plan.measured import MeasuredFunnel, MeasuredStage
from bpcourse.core.plan.migrate import SCHEMA_VERSION, NewerPlanError
from bpcourse.core.plan.parts import FunnelPlan, FunnelScenario, ScorecardPlan
from bpcourse.core.plan.plan import PARTS, Part, SalesPlan, part_title
from bpcourse.core.plan.schema import plan_schema, plan_schema_text
from bpcourse.core.plan.store import (
    PlanFileError,
    load_plan,
    previous_path,
    restore_previous,
    save_plan,
    update_plan,
)

__all__ = [
    "PARTS",
    "SCHEMA_VERSION",
    "FunnelPlan",
    "FunnelScenario",
    "MeasuredFunnel",
    "MeasuredStage",
    "NewerPlanError",
    "Part",
    "PlanFieldError",
    "PlanFileError",
    "PlanTextError",
    "SalesPlan",
    "ScorecardPlan",
    "load_plan",
    "part_title",
    "plan_bytes",
    "plan_from_bytes",
    "plan_from_text",
    "plan_schema",
    "plan_schema_text",
    "plan_text",
    "previous_path",
    "restore_previous",
    "save_plan",
    "update_plan",
]
