"""The worked company: figures that fit together, each computed from the plan."""

from __future__ import annotations

import math

import pytest

from bpcourse.core.actions import dependency_circle, unknown_dependencies
from bpcourse.core.funnel import forward
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.period import Period
from bpcourse.core.plan import plan_from_text, plan_text
from bpcourse.core.segments import total_revenue, total_target
from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan
from bpcourse.present.figures.ch03 import AUDIT_TASKS
from bpcourse.present.figures.ch09 import HIGHER_SIGNATURES, RISK_GROUPS

PLAN = worked_plan()
NAMES = {segment.name for segment in PLAN.segments}
YEAR = Period.year(2027)
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


def test_every_part_of_the_plan_is_there() -> None:
    assert all(PLAN.progress.values())
    assert PLAN.other == PLAN.silenced == {}


def test_new_business_and_existing_customers_are_the_parts_of_the_revenue_goal() -> None:
    revenue = PLAN.goals[1]

    assert revenue.target == sum(goal.target or 0 for goal in PLAN.goal_parts(1)) == total_target(PLAN.segments)
    assert revenue.baseline == sum(goal.baseline or 0 for goal in PLAN.goal_parts(1)) == total_revenue(PLAN.segments)


def test_the_goal_for_manufacturers_is_that_of_its_segment() -> None:
    goal = PLAN.goals[0]
    segment = PLAN.segment(goal.segment)

    assert segment is not None
    assert (goal.baseline, goal.target) == (segment.revenue, segment.target)


def test_the_companys_share_is_its_revenue_in_the_market() -> None:
    assert PLAN.market is not None
    assert PLAN.market.own_revenue == pytest.approx(FIGURES["revenue_2026"])


def test_every_segment_has_its_path_and_its_allocation() -> None:
    assert PLAN.resources is not None
    assert [path.segment for path in PLAN.sales_paths] == [segment.name for segment in PLAN.segments]
    assert [line.segment for line in PLAN.resources.allocation] == [segment.name for segment in PLAN.segments]
    assert all(path.weight_total == pytest.approx(1) for path in PLAN.sales_paths)
    assert {action.segment for action in PLAN.actions} <= NAMES | {""}


def test_the_team_is_that_of_the_funnel_and_carries_the_goal() -> None:
    assert PLAN.resources is not None
    resources = PLAN.resources

    assert resources.headcount == FIGURES["reps"]
    assert resources.quota_capacity(YEAR) >= FIGURES["revenue_target"]
    assert resources.selling_hours(FIGURES["selling_weeks"]) == resources.allocated_hours == 14_720


def test_the_hours_to_win_hold_the_calls_and_visits_of_the_funnel() -> None:
    assert PLAN.resources is not None
    resources = PLAN.resources
    per_call, per_visit = resources.hours_per_call or 0, resources.hours_per_visit or 0
    to_win = sum(line.hours_to_win for line in resources.allocation)

    assert FIGURES["calls_needed"] * per_call + FIGURES["visits_needed"] * per_visit <= to_win


def test_money_is_planned_for_what_it_is_allocated_to() -> None:
    assert PLAN.resources is not None
    for line in PLAN.resources.allocation:
        spent = sum(action.budget or 0 for action in PLAN.actions if action.segment == line.segment)
        assert line.budget == PLAN.resources.budget_for(line.segment)
        assert spent <= line.budget


def test_every_action_has_one_owner_and_days_within_the_plan_in_a_possible_order() -> None:
    assert all(action.owner and action.period and action.is_within(YEAR) for action in PLAN.actions)
    assert dependency_circle(PLAN.actions) == ()
    assert unknown_dependencies(PLAN.actions) == ()
    for action in PLAN.actions:
        for needed in map(PLAN.action, action.depends_on):
            assert needed is not None
            assert str(needed.end) < str(action.start)


def test_the_actions_of_the_first_goal_are_those_of_the_chapters_chart() -> None:
    planned = {action.title: (action.period, action.owner) for action in PLAN.actions}

    assert all(planned[task.name] == (task.period, task.accountable) for task in AUDIT_TASKS)


def test_the_risks_ring_where_the_chapters_do() -> None:
    limits = [factor.limit for group in RISK_GROUPS for factor in group.factors]
    fewer_than_six_reps = 1

    assert [risk.threshold for risk in PLAN.risks[:8]] == limits[:8]
    assert PLAN.risks[8].threshold == limits[8] - fewer_than_six_reps
    assert [risk.threshold for risk in PLAN.risks[9:]] == limits[9:]
    assert list(PLAN.risks[0].values.values()) == [month.higher for month in HIGHER_SIGNATURES[:10]]


def test_every_risk_and_trigger_can_be_heard_and_answered() -> None:
    assert PLAN.reviews is not None
    assert all(risk.is_measurable and risk.owner and risk.response and risk.score for risk in PLAN.risks)
    assert all(one.threshold is not None and one.owner and one.response for one in PLAN.reviews.triggers)
    assert [risk.alarm_months for risk in PLAN.risks] == [()] * 16
