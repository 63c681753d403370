"""The living plan: one value, one file, filled part by part by every tool of the course.

>>> plan = SalesPlan(title="Sales plan 2027", company="Clearbrook")
>>> plan_from_text(plan_text(plan)) == plan
True

`load_plan`, `save_plan` and `update_plan` keep it in a file, and lose none.
"""

from __future__ import annotations

from bpcourse.core.plan.document import PlanTextError, plan_bytes, plan_from_bytes, plan_from_text, plan_text
from bpcourse.core.plan.kinds import PlanFieldError
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
