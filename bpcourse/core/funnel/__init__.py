"""The sales funnel: from leads to revenue, back from a target to a rep's week, and what chance leaves of it.

| subject | names |
| --- | --- |
| the funnel itself | `Funnel`, `Stage`, `FunnelError` |
| planning forward and backward | `forward`, `backward`, `Flow`, `leads_needed`, `open_opportunities`, `rounded_up` |
| the week of a rep | `ActivityNorms`, `workload`, `Workload` |
| the open pipeline | `pipeline_coverage`, `coverage_needed`, `pipeline_gap`, `sales_velocity`, `weighted_forecast` |
| where effort pays | `levers`, `best_conversion`, `Lever` |
| range and chance | `outcome`, `Outcome`, `Spread`, `Bucket`, `leads_for_chance`, `deal_counts`, `overall_rate` |
| scenarios | `compare`, `Comparison`, `ComparisonRow` |

Rates are shares from 0 to 1, money is in the plan's currency, days are calendar days.

>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
>>> forward(plan, leads=2_000).revenue
19200000.0
>>> backward(plan, revenue_target=19_200_000).people
(2000, 640, 320, 80)
"""

from __future__ import annotations

from bpcourse.core.funnel.activity import ActivityNorms, Workload, workload
from bpcourse.core.funnel.deal_counts import DealCounts, OverallRate, deal_counts, overall_rate
from bpcourse.core.funnel.levers import Lever, LeverKind, best_conversion, levers
from bpcourse.core.funnel.metrics import (
    ForecastLine,
    OpenDeals,
    WeightedForecast,
    coverage_needed,
    pipeline_coverage,
    pipeline_gap,
    sales_velocity,
    weighted_forecast,
)
from bpcourse.core.funnel.outcomes import Bucket, Outcome, Spread, leads_for_chance, outcome
from bpcourse.core.funnel.planning import Flow, backward, forward, leads_needed, open_opportunities, rounded_up
from bpcourse.core.funnel.scenarios import Comparison, ComparisonRow, Unit, compare
from bpcourse.core.funnel.stages import FEWEST_STEPS, MOST_STEPS, Funnel, FunnelError, Stage

__all__ = [
    "FEWEST_STEPS",
    "MOST_STEPS",
    "ActivityNorms",
    "Bucket",
    "Comparison",
    "ComparisonRow",
    "DealCounts",
    "Flow",
    "ForecastLine",
    "Funnel",
    "FunnelError",
    "Lever",
    "LeverKind",
    "OpenDeals",
    "Outcome",
    "OverallRate",
    "Spread",
    "Stage",
    "Unit",
    "WeightedForecast",
    "Workload",
    "backward",
    "best_conversion",
    "compare",
    "coverage_needed",
    "deal_counts",
    "forward",
    "leads_for_chance",
    "leads_needed",
    "levers",
    "open_opportunities",
    "outcome",
    "overall_rate",
    "pipeline_coverage",
    "pipeline_gap",
    "rounded_up",
    "sales_velocity",
    "weighted_forecast",
    "workload",
]
