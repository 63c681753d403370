"""Everything that the CRM lab says of one export, computed once for report, workbook and notebook.

>>> from bpcourse.crm.generator import generate
>>> found = analyse(generate(600, seed=1).deals)
>>> int(found.overall["won"]), found.quality.score > 90, found.back_test is not None
(66, True, True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.crm.cycle import (
    CycleTrend,
    cycle_by_quarter,
    cycle_trend,
    loss_reasons,
    loss_reasons_by_stage,
    win_rate_by_age,
    win_rate_by_size,
)
from bpcourse.crm.forecast import BackTest, Forecast, back_test, forecast, quarter_of, rep_accuracy, target_in
from bpcourse.crm.funnel import overall_rates, stage_conversion, stall_points, stalled_deals
from bpcourse.crm.quality import Quality, check_quality
from bpcourse.crm.rfm import RepeatSummary, customers, group_summary, repeat_buying, rfm_scores
from bpcourse.crm.stage_entries import DIMENSIONS, NEVER, StageEntries

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from bpcourse.core.plan import SalesPlan
    from bpcourse.crm.deals import Deals
    from bpcourse.crm.orders import Orders

__all__ = ["Analysis", "analyse"]

_STEPS: Final = (
    N_("Checking the records"),
    N_("Counting the funnel"),
    N_("Dividing it by owner, team and source"),
    N_("Measuring cycles"),
    N_("Forecasting"),
    N_("Testing the forecast on earlier quarters"),
    N_("Scoring customers"),
)
_MOST_GROUPS: Final = 400
"""Groups of one dimension above which stages are not shown for each of them."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Analysis:
    """The results, each as the function of its name gives it; None where the export does not hold what it takes.

    overall: one row of `overall_rates`; groups, stages_by: for each dimension that the export has, `overall_rates` and
    `stage_conversion` by it. forecasts: this quarter's, and the plan's first quarter where there is a plan to come.
    """

    deals: Deals
    quality: Quality
    stages: pd.DataFrame
    overall: pd.Series
    groups: dict[str, pd.DataFrame]
    stages_by: dict[str, pd.DataFrame]
    stalls: pd.DataFrame
    stalled: pd.DataFrame
    cycles: pd.DataFrame
    trend: CycleTrend
    by_size: pd.DataFrame
    by_age: pd.DataFrame
    reasons: pd.DataFrame
    reasons_by_stage: pd.DataFrame
    forecasts: tuple[Forecast, ...]
    back_test: BackTest | None
    reps: pd.DataFrame
    customers: pd.DataFrame
    orders: Orders | None
    scored: pd.DataFrame | None
    buyer_groups: pd.DataFrame | None
    repeat: RepeatSummary | None
    plan: SalesPlan | None


def analyse(
    deals: Deals,
    *,
    orders: Orders | None = None,
    plan: SalesPlan | None = None,
    target: float | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Analysis:
    """The analysis of *deals*, with *orders* and held against *plan* where they are given.

    target: money to be won in the quarter of the export; by default what the plan asks for in it. progress: called with
    the step and the share done.
    """
    tell = progress or (lambda _step, _share: None)
    tell(_(_STEPS[0]), 0.0)
    quality, entries = check_quality(deals), StageEntries.of(deals)
    tell(_(_STEPS[1]), 0.15)
    whole = overall_rates(deals, entries=entries).iloc[0]
    stages, stalls = stage_conversion(deals, entries=entries), stall_points(deals, entries=entries)
    stalled = stalled_deals(deals, entries=entries)
    tell(_(_STEPS[2]), 0.3)
    groups, stages_by = _by_dimension(deals, entries)
    tell(_(_STEPS[3]), 0.5)
    cycles: dict[str, Any] = {
        "cycles": cycle_by_quarter(deals),
        "trend": cycle_trend(deals),
        "by_size": win_rate_by_size(deals),
        "by_age": win_rate_by_age(deals),
        "reasons": loss_reasons(deals),
        "reasons_by_stage": loss_reasons_by_stage(deals),
    }
    tell(_(_STEPS[4]), 0.6)
    dated = bool((entries.created != NEVER).any())
    forecasts = _forecasts(deals, entries, plan, target) if dated else ()
    tell(_(_STEPS[5]), 0.7)
    tested = back_test(deals) if dated else None
    reps = rep_accuracy(deals)
    tell(_(_STEPS[6]), 0.85)
    scored = rfm_scores(orders) if orders is not None and len(orders) else None
    found = Analysis(
        deals=deals,
        quality=quality,
        stages=stages,
        overall=whole,
        groups=groups,
        stages_by=stages_by,
        stalls=stalls,
        stalled=stalled,
        **cycles,
        forecasts=forecasts,
        back_test=tested if tested is not None and len(tested.quarters) else None,
        reps=reps,
        customers=customers(deals, orders if scored is not None else None),
        orders=orders,
        scored=scored,
        buyer_groups=None if scored is None else group_summary(scored),
        repeat=None if scored is None or orders is None else repeat_buying(orders),
        plan=plan,
    )
    tell(_(_STEPS[6]), 1.0)
    return found


def _by_dimension(deals: Deals, entries: StageEntries) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """The rates by each dimension in which the deals differ at all."""
    groups, stages = {}, {}
    for by in DIMENSIONS:
        if by != "quarter" and deals.opportunities[by].notna().sum() == 0:
            continue
        table = overall_rates(deals, by=by, entries=entries)
        if len(table) > 1:
            groups[by] = table
            if len(table) <= _MOST_GROUPS:
                stages[by] = stage_conversion(deals, by=by, entries=entries)
    return groups, stages


def _forecasts(
    deals: Deals, entries: StageEntries, plan: SalesPlan | None, target: float | None
) -> tuple[Forecast, ...]:
    """This quarter, and the first quarter of a plan that is still to come."""
    start, end = quarter_of(deals.as_of)
    made = []
    if end > deals.as_of:
        own = target if target is not None else target_in(plan, start, end) if plan is not None else None
        made.append(forecast(deals, target=own, entries=entries))
    if plan is not None and plan.period is not None and plan.period.start > end:
        first = Period(*quarter_of(plan.period.start))
        asked = target_in(plan, first.start, first.end)
        made.append(forecast(deals, period=first, target=asked, entries=entries))
    return tuple(made)
