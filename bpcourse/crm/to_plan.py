"""What was measured in the CRM, written into the living plan with its day and its source.

>>> from bpcourse.core.worked_company import worked_plan
>>> from bpcourse.crm.generator import generate
>>> plan = with_measured(worked_plan(), generate(600, seed=1).deals, source="export.csv")
>>> counted = plan.funnel.measured
>>> counted.counted_on.isoformat(), counted.source, counted.deals, [stage.cases for stage in counted.stages]
('2026-11-20', 'export.csv', 605, [605, 298, 190, 104])
>>> round(counted.win_rate, 3), counted.sales_cycle_days
(0.123, 92.0)
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from bpcourse.core.errors import CourseError
from bpcourse.core.funnel import MOST_STEPS, Funnel, Stage, pipeline_coverage
from bpcourse.core.language import _
from bpcourse.core.plan import FunnelPlan, MeasuredFunnel, MeasuredStage, update_plan
from bpcourse.crm.forecast import quarter_of, target_in
from bpcourse.crm.funnel import overall_rates, stage_conversion
from bpcourse.crm.stage_entries import StageEntries

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.core.plan import SalesPlan
    from bpcourse.crm.deals import Deals

__all__ = ["measured_funnel", "save_measured", "with_measured"]

_YEAR: Final = np.timedelta64(365, "D")


def measured_funnel(deals: Deals, *, source: str, plan: SalesPlan | None = None) -> MeasuredFunnel:
    """The funnel that *deals* show: conversion of each stage with its interval, cycle, deal size, open value.

    source: where the deals come from, such as the file's name. plan: whose target the coverage is for; its next
    quarter after the day of the export, by days. Raises CourseError where there are no deals.
    """
    if not len(deals):
        raise CourseError(_("The export holds no deal that can be counted."))
    entries = StageEntries.of(deals)
    table, whole = stage_conversion(deals, entries=entries), overall_rates(deals, entries=entries).iloc[0]
    created = deals.opportunities["created"].min()
    open_value = float(whole["open_value"])
    return MeasuredFunnel(
        source=source,
        counted_on=deals.as_of,
        since=None if pd.isna(created) else created.date(),
        deals=len(deals),
        stages=tuple(_stage(row) for _place, row in table[table["conversion"].notna()].iterrows()),
        win_rate=_rounded(whole["win_rate"]) or 0.0,
        win_rate_low=_rounded(whole["low"]) or 0.0,
        win_rate_high=_rounded(whole["high"]) or 0.0,
        sales_cycle_days=_rounded(whole["cycle_days"], 1),
        average_deal_size=_rounded(whole["deal_size"], 0),
        open_value=round(open_value),
        pipeline_coverage=_coverage(deals, open_value, plan),
    )


def with_measured(plan: SalesPlan, deals: Deals, *, source: str) -> SalesPlan:
    """*plan* with what *deals* show beside its funnel; a plan without a funnel starts from the measured one.

    What is planned stays as it is: the review compares the two. Raises CourseError where plan and deals are in
    different currencies.
    """
    if deals.currency != plan.currency and plan.funnel is not None:
        sentence = _("the plan is in {plan}, the export in {export}: read the export with rates for {plan}")
        raise CourseError(sentence.format(plan=plan.currency, export=deals.currency))
    counted = measured_funnel(deals, source=source, plan=plan)
    if plan.funnel is not None:
        return plan.with_funnel(replace(plan.funnel, measured=counted))
    part = _first_funnel(deals, counted)
    return plan if part is None else replace(plan.with_funnel(part), currency=deals.currency)


def save_measured(path: Path | str, deals: Deals, *, source: str) -> SalesPlan:
    """The plan in the file *path* with what *deals* show, saved there; no file yet is an empty plan.

    Raises as `with_measured` and `bpcourse.core.plan.update_plan`.
    """
    return update_plan(path, lambda plan: with_measured(plan, deals, source=source))


def _stage(row: pd.Series) -> MeasuredStage:
    return MeasuredStage(
        name=str(row["stage"]),
        conversion=_rounded(row["conversion"]) or 0.0,
        low=_rounded(row["low"]) or 0.0,
        high=_rounded(row["high"]) or 0.0,
        cases=int(row["entered"]),
        days=_rounded(row["days_to_next"], 1) or 0.0,
    )


def _first_funnel(deals: Deals, counted: MeasuredFunnel) -> FunnelPlan | None:
    """A funnel with the measured rates and last year's number of deals; None where it cannot be one."""
    if not counted.average_deal_size or not 1 <= len(counted.stages) < MOST_STEPS:
        return None
    stages = tuple(Stage(name=each.name, conversion=each.conversion, days=each.days) for each in counted.stages)
    funnel = Funnel(stages=stages, average_deal_size=counted.average_deal_size, deal_name=_deal_name(deals))
    created = deals.opportunities["created"].to_numpy()
    leads = int((created > np.datetime64(deals.as_of, "s") - _YEAR).sum())
    return FunnelPlan(funnel=funnel, leads=leads, measured=counted)


def _deal_name(deals: Deals) -> str:
    taken = {stage.casefold() for stage in deals.pipeline.stages}
    return deals.pipeline.won if _("Deal").casefold() in taken else _("Deal")


def _coverage(deals: Deals, open_value: float, plan: SalesPlan | None) -> float | None:
    """Open value over the target of the first quarter that begins after the export and in which the plan has one."""
    if plan is None or plan.period is None:
        return None
    start, end = quarter_of(max(deals.as_of, plan.period.start), later=1 if deals.as_of >= plan.period.start else 0)
    target = target_in(plan, start, end)
    return _rounded(pipeline_coverage(open_value=open_value, remaining_quota=target), 2) if target else None


def _rounded(number: float, digits: int = 4) -> float | None:
    return round(float(number), digits) if math.isfinite(number) else None
