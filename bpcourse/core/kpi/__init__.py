"""KPIs, scorecards whose weights add up to 100%, rankings, and weights from pairwise comparison.

>>> scorecard = role_scorecard(Role.REP)
>>> [(place.place, place.name) for place in rank_team(sample_team(), scorecard)][:3]
[(1, 'Wang Jing'), (2, 'Sun Mei'), (3, 'Chen Hao')]
"""

from __future__ import annotations

from bpcourse.core.kpi.catalogue import KPI_CATALOGUE, kpi_named, kpis_in
from bpcourse.core.kpi.indicators import Cycle, Dimension, Direction, Kpi, Unit
from bpcourse.core.kpi.pairwise import (
    CONSISTENCY_LIMIT,
    RANDOM_INDEX,
    JudgementError,
    PairwiseJudgements,
    Reconsideration,
    judgement_text,
    nearest_on_scale,
    scale_label,
)
from bpcourse.core.kpi.performance import (
    LineScore,
    Performance,
    PersonScore,
    Result,
    TeamScore,
    dimension_scores,
    measure_score,
    score_person,
    score_team,
    score_team_by_role,
)
from bpcourse.core.kpi.profiles import Role, balanced_scorecard, revenue_scorecard, role_scorecard
from bpcourse.core.kpi.ranking import (
    Place,
    ScoreTable,
    Swap,
    closest_swap,
    first_place_shares,
    first_place_shares_on_grid,
    rank,
    rank_team,
    swaps,
)
from bpcourse.core.kpi.samples import WeightChangeCase, sample_team, weight_change_case
from bpcourse.core.kpi.scorecard import (
    USUAL_LIMITS,
    AttainmentLimits,
    Measure,
    Scorecard,
    ScorecardLine,
    TargetRange,
    attainment,
    attainment_in_range,
)
from bpcourse.core.kpi.weights import (
    WEIGHT_TOLERANCE,
    WeightError,
    rebalance,
    require_full_weight,
    weight_gap,
    whole_percents,
)

__all__ = [
    "CONSISTENCY_LIMIT",
    "KPI_CATALOGUE",
    "RANDOM_INDEX",
    "USUAL_LIMITS",
    "WEIGHT_TOLERANCE",
    "AttainmentLimits",
    "Cycle",
    "Dimension",
    "Direction",
    "JudgementError",
    "Kpi",
    "LineScore",
    "Measure",
    "PairwiseJudgements",
    "Performance",
    "PersonScore",
    "Place",
    "Reconsideration",
    "Result",
    "Role",
    "ScoreTable",
    "Scorecard",
    "ScorecardLine",
    "Swap",
    "TargetRange",
    "TeamScore",
    "Unit",
    "WeightChangeCase",
    "WeightError",
    "attainment",
    "attainment_in_range",
    "balanced_scorecard",
    "closest_swap",
    "dimension_scores",
    "first_place_shares",
    "first_place_shares_on_grid",
    "judgement_text",
    "kpi_named",
    "kpis_in",
    "measure_score",
    "nearest_on_scale",
    "rank",
    "rank_team",
    "rebalance",
    "require_full_weight",
    "revenue_scorecard",
    "role_scorecard",
    "sample_team",
    "scale_label",
    "score_person",
    "score_team",
    "score_team_by_role",
    "swaps",
    "weight_change_case",
    "weight_gap",
    "whole_percents",
]
