"""What was measured goes into the plan with its day and source, and the review compares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.plan import SalesPlan, load_plan, plan_from_text, plan_text, save_plan
from bpcourse.core.review import review_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.crm.deals import Deals, Pipeline
from bpcourse.crm.to_plan import measured_funnel, save_measured, with_measured

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.crm.generator import Made


def test_what_was_measured_says_when_and_where_from(made: Made) -> None:
    counted = measured_funnel(made.deals, source="export.csv", plan=worked_plan())

    assert (counted.source, counted.counted_on, counted.deals) == ("export.csv", made.deals.as_of, len(made.deals))
    assert [stage.name for stage in counted.stages] == list(made.selling.stages)
    assert all(stage.low <= stage.conversion <= stage.high for stage in counted.stages)
    assert counted.pipeline_coverage == pytest.approx((counted.open_value or 0) / (19_200_000 * 90 / 365), abs=0.01)


def test_what_was_planned_stays(made: Made) -> None:
    before, after = worked_plan(), with_measured(worked_plan(), made.deals, source="export.csv")

    assert before.funnel
    assert after.funnel
    assert replace(after.funnel, measured=None) == before.funnel
    assert replace(after, funnel=before.funnel) == before


def test_it_is_in_the_file_and_comes_back(made: Made) -> None:
    plan = with_measured(worked_plan(), made.deals, source="export.csv")

    assert plan_from_text(plan_text(plan)) == plan


def test_one_call_saves_it(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "my_plan.json"
    save_plan(worked_plan(), path)
    saved = save_measured(path, made.deals, source="export.csv")

    assert load_plan(path) == saved
    assert saved.funnel
    assert saved.funnel.measured


def test_an_empty_plan_starts_from_the_measured_funnel(made: Made) -> None:
    plan = with_measured(SalesPlan(), made.deals, source="export.csv")

    assert plan.funnel
    assert plan.funnel.measured
    assert plan.funnel.funnel.conversions == tuple(stage.conversion for stage in plan.funnel.measured.stages)
    assert plan.funnel.leads > 0
    assert "funnel-no-history" not in {each.rule for each in review_plan(plan)}


def test_the_review_compares_the_plan_with_it(made: Made) -> None:
    plan = with_measured(worked_plan(), made.deals, source="export.csv")
    assert plan.funnel
    bold = plan.with_funnel(replace(plan.funnel, funnel=plan.funnel.funnel.replace_conversion("Lead", 0.9)))
    found = [each for each in review_plan(bold) if each.rule == "funnel-above-history"]

    assert [each.place for each in found] == ["funnel.funnel.stages[0].conversion"]
    assert "Lead: 90% are to go on" in found[0].message


def test_another_currency_is_refused(made: Made) -> None:
    with pytest.raises(CourseError, match="the plan is in USD, the export in CNY"):
        with_measured(replace(worked_plan(), currency="USD"), made.deals, source="export.csv")


def test_no_deals_tell_nothing() -> None:
    import pandas as pd

    empty = Deals.from_frames(pd.DataFrame({"deal_id": [], "status": []}), pipeline=Pipeline(("Lead",)))
    with pytest.raises(CourseError, match="no deal that can be counted"):
        measured_funnel(empty, source="export.csv")
