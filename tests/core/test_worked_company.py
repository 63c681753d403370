"""The worked company: figures that fit together, each computed from the plan."""

from __future__ import annotations

import math

import pytest

from bpcourse.core.funnel import forward
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.period import Period
from bpcourse.core.plan import plan_from_text, plan_text
from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan

FIGURES = worked_figures()


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("revenue_2026", 40e6),
        ("revenue_target", 48e6),
        ("growth", 0.20),
        ("new_business_2026", 14.4e6),
        ("new_business_target", 19.2e6),
        ("existing_customers_2026", 25.6e6),
        ("existing_customers_target", 28.8e6),
        ("large_manufacturers_growth", 0.25),
        ("market_size_2027", 1_680e6),
        ("market_share", 40 / 1_500),
        ("market_share_target", 48 / 1_680),
        ("customers", 150),
        ("leads_needed", 2_000),
        ("meetings_needed", 640),
        ("proposals_needed", 320),
        ("deals_needed", 80),
        ("lead_to_deal", 0.04),
        ("lead_to_deal_2026", 0.0375),
        ("leads_2026", 1_600),
        ("meetings_2026", 480),
        ("proposals_2026", 240),
        ("deals_2026", 60),
        ("leads_needed_at_2026_rates", 6_400 / 3),
        ("sales_cycle_days", 90),
        ("coverage_needed", 4),
        ("calls_needed", 10_000),
        ("calls_per_rep_week", 10_000 / (8 * 46)),
        ("visits_per_rep_week", 960 / (8 * 46)),
        ("quota_per_rep", 2.4e6),
        ("deals_per_rep", 10),
    ],
)
def test_a_figure_is_the_companys(figure: str, expected: float) -> None:
    assert expected == pytest.approx(FIGURES[figure])


def test_every_figure_is_a_finite_number() -> None:
    assert all(math.isfinite(value) for value in FIGURES.values())


def test_new_business_and_existing_customers_make_up_the_revenue() -> None:
    for year in ("2026", "target"):
        assert FIGURES[f"revenue_{year}"] == pytest.approx(
            FIGURES[f"new_business_{year}"] + FIGURES[f"existing_customers_{year}"]
        )


def test_the_segments_make_up_the_revenue() -> None:
    assert FIGURES["revenue_2026"] == pytest.approx(FIGURES["segments_2026"])
    assert FIGURES["revenue_target"] == pytest.approx(FIGURES["segments_target"])


def test_the_deals_of_the_year_before_make_up_its_new_business() -> None:
    assert FIGURES["new_business_2026"] == pytest.approx(FIGURES["deals_2026"] * FIGURES["average_deal_size"])


def test_the_planned_leads_bring_the_planned_revenue() -> None:
    funnel = worked_plan().funnel

    assert funnel is not None
    assert funnel.revenue_target == pytest.approx(forward(funnel.funnel, leads=funnel.leads).revenue)


def test_velocity_over_the_period_is_the_new_business() -> None:
    days = Period.year(2027).days

    assert FIGURES["new_business_target"] == pytest.approx(FIGURES["sales_velocity"] * days)


def test_the_quarters_add_up_to_the_year() -> None:
    history = funnel_history()
    totals = [sum(counts) for counts in zip(*(flow.counts for flow in history.values()), strict=True)]

    assert [str(period) for period in history] == ["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"]
    assert totals == [FIGURES[f"{step}_2026"] for step in ("leads", "meetings", "proposals", "deals")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_survives_its_file_in_each_language(language: Language) -> None:
    with use_language(language):
        assert worked_plan() == plan_from_text(plan_text(worked_plan()))
        assert worked_figures() == FIGURES


def test_a_plan_written_in_one_language_opens_in_the_other() -> None:
    with use_language("zh_CN"):
        text = plan_text(worked_plan())

    assert plan_from_text(text).filled_parts == worked_plan().filled_parts


def test_every_goal_says_all_its_parts() -> None:
    for goal in worked_plan().goals:
        assert all((goal.metric, goal.segment, goal.region, goal.lever, goal.purpose, goal.period, goal.owner))
        assert goal.growth_rate is not None
