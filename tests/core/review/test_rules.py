"""Every rule of the review: a plan that it flags, and a sound sibling of that plan that it leaves alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

import pytest

from bpcourse.core.actions import Action
from bpcourse.core.customers import Customer, CustomersPlan
from bpcourse.core.funnel import ActivityNorms, Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.kpi import Dimension, Kpi, Unit
from bpcourse.core.language import use_language
from bpcourse.core.market import MarketView, Source, SourceKind
from bpcourse.core.period import Period
from bpcourse.core.plan import (
    PARTS,
    FunnelPlan,
    FunnelScenario,
    MeasuredFunnel,
    MeasuredStage,
    SalesPlan,
    ScorecardPlan,
)
from bpcourse.core.resources import Allocation, Rep, Resources
from bpcourse.core.review import RULES, SEVERITIES, review_plan
from bpcourse.core.reviews import ReviewRhythm, TrafficLights, Trigger
from bpcourse.core.risks import Risk, RiskFactor
from bpcourse.core.sales_path import DecisionFactor, FabStatement, SalesPath
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.registry import TOOLS

SOUND: Final = worked_plan()
TODAY: Final = date(2026, 11, 23)
YEAR: Final = Period.year(2027)


class Row(NamedTuple):
    """A rule by its id, a plan that it flags, where, and a plan that it does not flag."""

    rule: str
    flagged: SalesPlan
    place: str
    sound: SalesPlan = SOUND


def market(**changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    return replace(SOUND, market=replace(SOUND.market or MarketView(), **changes))


def goal(number: int, **changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    return SOUND.with_goal(replace(SOUND.goals[number], **changes), replacing=number)


def segment(number: int, **changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    changed = [replace(one, **changes) if at == number else one for at, one in enumerate(SOUND.segments)]
    return SOUND.with_segments(changed)


def path(number: int, **changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    changed = [replace(one, **changes) if at == number else one for at, one in enumerate(SOUND.sales_paths)]
    return SOUND.with_sales_paths(changed)


def funnel(**changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    assert SOUND.funnel
    return SOUND.with_funnel(replace(SOUND.funnel, **changes))


def rates(*conversions: float, days: tuple[float, ...] = (14, 30, 46)) -> Funnel:
    return Funnel.from_rates(conversions, days=days, average_deal_size=240_000)


def counted(win_rate: float) -> SalesPlan:
    return funnel(scenarios=(FunnelScenario(name="2026", funnel=rates(0.32, 0.5, win_rate), leads=1_600),))


def measured(**changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    """The sound plan beside what was measured: by default nothing that it could contradict."""
    usual = {"source": "export.csv", "counted_on": date(2026, 11, 20), "deals": 1_600}
    return funnel(measured=MeasuredFunnel(**{**usual, **changes}))


def action(number: int, **changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    changed = [replace(one, **changes) if at == number else one for at, one in enumerate(SOUND.actions)]
    return SOUND.with_actions(changed)


def resources(**changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    assert SOUND.resources
    return SOUND.with_resources(replace(SOUND.resources, **changes))


def rep(number: int, **changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    assert SOUND.resources
    team = [replace(one, **changes) if at == number else one for at, one in enumerate(SOUND.resources.team)]
    return resources(team=tuple(team))


def hours(*given: float) -> SalesPlan:
    """The sound plan, in which the segments get these hours for winning, in their order."""
    lines = (Allocation(segment=one.name, hours_to_win=each) for one, each in zip(SOUND.segments, given, strict=False))
    return resources(allocation=tuple(lines))


def scorecard(**changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    return SOUND.with_scorecard(ScorecardPlan(**changes))


def rhythm(**changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    return SOUND.with_reviews(replace(SOUND.reviews or ReviewRhythm(), **changes))


def risk(number: int, **changes: Any) -> SalesPlan:  # noqa: ANN401 - a field of any kind
    return SOUND.with_risks(replace(one, **changes) if at == number else one for at, one in enumerate(SOUND.risks))


def without(part: str) -> SalesPlan:
    empty: dict[str, Any] = {part: getattr(SalesPlan(), part)}
    return replace(SOUND, **empty)


RULER: Final = SOUND.goals[1]
REVENUE: Final = replace(RULER, lever="", id="", baseline=40_000_000)
QUARTER: Final = Period.quarter(2027, 1)
UNSURE: Final = Trigger(indicator="mood", owner="Lin Yue", response="ask")
BALANCED: Final = {"sales": 0.4, "customer": 0.3, "behavior": 0.2, "team": 0.1}

TABLE: Final = (
    Row("market-empty", without("market"), "market"),
    Row("market-no-growth", market(growth_rate=None), "market.growth_rate"),
    Row("market-no-growth", market(size=None), "market.size"),
    Row("market-no-source", market(sources=()), "market.sources"),
    Row("market-undated-source", market(sources=(Source(what="a blog"),)), "market.sources[0].as_of"),
    Row(
        "market-old-sources",
        market(sources=(Source(what="report", as_of=date(2025, 12, 31)),)),
        "market.sources",
        market(sources=(Source(what="report", as_of=date(2026, 1, 1)),)),
    ),
    Row("market-no-competitors", market(competitors=()), "market.competitors"),
    Row("market-no-customer-voice", market(sources=(Source(kind=SourceKind.POLICY),)), "market.sources"),
    Row("market-little-research", market(research_hours=23), "market.research_hours"),
    Row("market-share-off", market(share=0.05), "market.share", market(share=0.028)),
    Row("goals-empty", without("goals"), "goals"),
    Row("goals-not-measurable", goal(0, target=None), "goals[0].target"),
    Row("goals-no-deadline", goal(2, period=None), "goals[2].period"),
    Row("goals-not-smart", goal(0, purpose=""), "goals[0].purpose"),
    Row("goals-no-owner", goal(3, owner=" "), "goals[3].owner"),
    Row("goals-no-baseline", goal(0, baseline=None), "goals[0].baseline"),
    Row("goals-do-not-add-up", goal(2, target=18_000_000), "goals[1].target", goal(2, target=19_300_000)),
    Row("goals-outside-period", goal(0, period=Period.year(2028)), "goals[0].period", goal(0, period=QUARTER)),
    Row(
        "goals-not-split",
        replace(SOUND, goals=(RULER,), segments=()),
        "goals[0].target",
        replace(SOUND, goals=(RULER,)),
    ),
    Row(
        "goals-growth-without-lever",
        replace(market(growth_rate=0.1), goals=(replace(REVENUE, target=52_000_000),)),
        "goals[0].lever",
        replace(market(growth_rate=0.1), goals=(replace(REVENUE, target=45_000_000),)),
    ),
    Row("goals-far-beyond-market", goal(1, baseline=32_000_000), "goals[1].target", goal(1, baseline=39_000_000)),
    Row("goals-larger-than-market", market(size=42_000_000), "goals[1].target", market(size=43_000_000)),
    Row("segments-empty", without("segments"), "segments"),
    Row(
        "segments-analysis-copied",
        SOUND.with_segments(replace(one, analysed_on=date(2025, 12, 31)) for one in SOUND.segments),
        "segments[0].analysed_on",
        SOUND.with_segments(replace(one, analysed_on=date(2026, 1, 1)) for one in SOUND.segments),
    ),
    Row(
        "segments-analysis-old",
        segment(1, analysed_on=date(2026, 9, 30)),
        "segments[1].analysed_on",
        segment(1, analysed_on=date(2026, 10, 1)),
    ),
    Row("segments-not-analysed", segment(2, analysed_on=None), "segments[2].analysed_on"),
    Row("segments-no-target", segment(2, target=None), "segments[2].target"),
    Row("segments-no-priority", segment(3, priority=None), "segments[3].priority"),
    Row(
        "segments-all-first",
        SOUND.with_segments(replace(one, priority=1) for one in SOUND.segments),
        "segments[0].priority",
        segment(1, priority=1),
    ),
    Row("segments-no-persona", segment(1, decision_makers=()), "segments[1].decision_makers"),
    Row(
        "segments-decision-gaps",
        segment(0, decision_process=""),
        "segments[0].decision_makers",
        segment(0, decision_makers=()),
    ),
    Row("segments-one-segment", segment(0, target=40_000_000), "segments[0].target", segment(0, target=30_000_000)),
    Row(
        "segments-one-customer",
        SOUND.with_customers(
            CustomersPlan(customers=(Customer(name="Yunhe", revenue=11_000_000), Customer(name="rest", count=9)))
        ),
        "customers.customers[0].revenue",
    ),
    Row("segments-targets-off", segment(0, target=20_000_000), "segments[0].target", segment(0, target=25_200_000)),
    Row("sales-paths-empty", without("sales_paths"), "sales_paths"),
    Row(
        "sales-paths-missing-for-top",
        SOUND.with_sales_paths(SOUND.sales_paths[1:]),
        "sales_paths",
        SOUND.with_sales_paths(SOUND.sales_paths[:1]),
    ),
    Row(
        "sales-paths-missing",
        SOUND.with_sales_paths(SOUND.sales_paths[:1]),
        "sales_paths",
        SOUND.with_sales_paths(SOUND.sales_paths[:3]),
    ),
    Row("sales-paths-no-milestone", path(1, milestones=()), "sales_paths[1].milestones"),
    Row("sales-paths-no-value-proposition", path(2, value_proposition=""), "sales_paths[2].value_proposition"),
    Row(
        "sales-paths-unfinished-fab",
        path(0, fab_statements=(FabStatement(feature="a meter on each line", advantage="read every minute"),)),
        "sales_paths[0].fab_statements[0].benefit",
        path(0, fab_statements=(FabStatement(),)),
    ),
    Row(
        "sales-paths-feature-as-benefit",
        path(0, fab_statements=(FabStatement(feature="built in the cloud", advantage="new", benefit="in the cloud"),)),
        "sales_paths[0].fab_statements[0].benefit",
    ),
    Row(
        "sales-paths-weights-not-full",
        path(0, factors=SOUND.sales_paths[0].factors[:4]),
        "sales_paths[0].factors",
        path(0, factors=(DecisionFactor(name="price", weight=0.5), DecisionFactor(name="service"))),
    ),
    Row(
        "sales-paths-loses-comparison",
        path(1, factors=(DecisionFactor(name="price", weight=1, own_score=3, scores={"Rival B": 5}),)),
        "sales_paths[1].factors",
        path(1, factors=(DecisionFactor(name="price", weight=1, own_score=3, scores={"Rival B": 3}),)),
    ),
    Row(
        "sales-paths-stage-without-touchpoint",
        path(0, touchpoints=SOUND.sales_paths[0].touchpoints[:3]),
        "sales_paths[0].touchpoints",
        path(1, touchpoints=SOUND.sales_paths[1].touchpoints[:3]),
    ),
    Row("sales-paths-longer-cycle", path(0, cycle_days=136), "sales_paths[0].cycle_days", path(0, cycle_days=135)),
    Row(
        "sales-paths-unknown-segment",
        SOUND.with_sales_path(SalesPath(segment="schools")),
        "sales_paths[4].segment",
        replace(SOUND.with_sales_path(SalesPath(segment="schools")), segments=()),
    ),
    Row("funnel-empty", without("funnel"), "funnel"),
    Row("funnel-nobody-wins", funnel(funnel=rates(0.32, 0.5, 0)), "funnel.funnel.stages[2].conversion"),
    Row("funnel-too-few-leads", funnel(leads=1_900), "funnel.leads", funnel(leads=1_990)),
    Row("funnel-coverage", counted(0.2), "funnel.leads", counted(0.26)),
    Row("funnel-hopeful-rates", counted(0.2), "funnel.funnel.stages[2].conversion", counted(0.21)),
    Row("funnel-loses-nobody", funnel(funnel=rates(0.32, 1, 0.25)), "funnel.funnel.stages[1].conversion"),
    Row(
        "funnel-long-cycle",
        funnel(funnel=rates(0.32, 0.5, 0.25, days=(60, 60, 63))),
        "funnel.funnel.stages",
        funnel(funnel=rates(0.32, 0.5, 0.25, days=(60, 60, 62))),
    ),
    Row("funnel-no-activity", funnel(activity=None), "funnel.activity"),
    Row("funnel-no-history", funnel(scenarios=()), "funnel.scenarios"),
    Row(
        "funnel-above-history",
        measured(stages=(MeasuredStage(name="Proposal", conversion=0.2, low=0.16, high=0.24, cases=400),)),
        "funnel.funnel.stages[2].conversion",
        measured(stages=(MeasuredStage(name="proposal ", conversion=0.2, low=0.15, high=0.25, cases=200),)),
    ),
    Row(
        "funnel-above-history",
        measured(win_rate=0.03, win_rate_low=0.025, win_rate_high=0.035),
        "funnel.funnel.stages",
        measured(win_rate=0.03, win_rate_low=0.02, win_rate_high=0.04),
    ),
    Row(
        "funnel-faster-than-history",
        measured(sales_cycle_days=109),
        "funnel.funnel.stages",
        measured(sales_cycle_days=108),
    ),
    Row(
        "funnel-larger-than-history",
        measured(average_deal_size=199_000),
        "funnel.funnel.average_deal_size",
        measured(average_deal_size=200_000),
    ),
    Row(
        "funnel-thin-pipeline",
        measured(win_rate=0.25, pipeline_coverage=3.9),
        "funnel.measured.pipeline_coverage",
        measured(win_rate=0.25, pipeline_coverage=4),
    ),
    Row(
        "funnel-old-history",
        measured(counted_on=date(2026, 7, 1)),
        "funnel.measured.counted_on",
        measured(counted_on=date(2026, 7, 2)),
    ),
    Row("funnel-beyond-goal", funnel(revenue_target=50_000_000), "funnel.revenue_target", funnel(revenue_target=48e6)),
    Row(
        "funnel-more-work-than-hours",
        resources(hours_per_visit=8),
        "funnel.activity",
        resources(hours_per_visit=7),
    ),
    Row(
        "funnel-reps-off",
        funnel(activity=ActivityNorms(calls_per_lead=5, visits_per_meeting=1.5, reps=10, selling_weeks=46)),
        "funnel.activity.reps",
    ),
    Row("actions-empty", without("actions"), "actions"),
    Row("actions-nobody-accountable", action(1, accountable=("",)), "actions[1].accountable"),
    Row("actions-several-accountable", action(2, accountable=("Lin Yue", "Chen Hao")), "actions[2].accountable"),
    Row("actions-outside-period", action(0, start=date(2026, 12, 31)), "actions[0].start"),
    Row("actions-outside-period", action(9, end=date(2028, 1, 1)), "actions[9].end"),
    Row(
        "actions-circle",
        SOUND.with_actions([Action(id="a", depends_on=("b",)), Action(id="b", depends_on=("a",))]),
        "actions[0].depends_on",
    ),
    Row("actions-unknown-dependency", action(0, depends_on=("nobody-knows",)), "actions[0].depends_on"),
    Row(
        "actions-too-early",
        SOUND.with_actions(
            [
                Action(id="offer", end=date(2027, 2, 26)),
                Action(id="training", start=date(2027, 2, 26), depends_on=("offer",)),
            ]
        ),
        "actions[1].start",
    ),
    Row("actions-undated", action(0, end=None), "actions[0].end"),
    Row(
        "actions-no-budget",
        SOUND.with_actions(replace(one, budget=None) for one in SOUND.actions),
        "actions[0].budget",
    ),
    Row(
        "actions-overloaded",
        SOUND.with_actions([Action(accountable=("Lin Yue",), start=date(2027, 5, 3))] * 8),
        "actions[0].accountable",
        SOUND.with_actions([Action(accountable=("Lin Yue",), start=date(2027, 5, 3))] * 7),
    ),
    Row(
        "actions-none-for-segment",
        SOUND.with_actions(one for one in SOUND.actions if one.id != "partners"),
        "actions",
        SOUND.with_actions(replace(one, segment="") for one in SOUND.actions),
    ),
    Row("actions-over-budget", action(0, budget=320_000), "resources.budget", action(0, budget=300_000)),
    Row("actions-unknown-segment", action(0, segment="schools"), "actions[0].segment"),
    Row("resources-empty", without("resources"), "resources"),
    Row("resources-no-quota", rep(7, quota=None), "resources.team[7].quota"),
    Row(
        "resources-no-ramp",
        rep(7, start=date(2026, 9, 1), ramp_months=0),
        "resources.team[7].ramp_months",
        rep(7, start=date(2026, 6, 1), ramp_months=0),
    ),
    Row("resources-too-many-hours", hours(9_000, 5_000, 900, 100), "resources.allocation", hours(9_000, 5_000, 700, 0)),
    Row(
        "resources-overspent",
        resources(allocation=(Allocation(segment="commercial property", budget=1_300_000),)),
        "resources.allocation",
        resources(allocation=(Allocation(segment="commercial property", budget=1_200_000),)),
    ),
    Row("resources-even-spread", hours(100, 100, 110, 90), "resources.allocation", hours(140, 100, 90, 70)),
    Row(
        "resources-largest-starved",
        hours(300, 400, 200, 100),
        "resources.allocation[0].hours_to_win",
        hours(320, 380, 200, 100),
    ),
    Row(
        "resources-too-many-regions",
        resources(new_regions=("West", "South", "Central")),
        "resources.new_regions",
        resources(new_regions=("West", "South")),
    ),
    Row("resources-region-without-people", resources(new_regions=("West",)), "resources.new_regions"),
    Row("resources-below-goal", rep(0, quota=9_000_000), "resources.team", rep(0, quota=10_500_000)),
    Row(
        "resources-unknown-segment",
        resources(allocation=(Allocation(segment="schools"),)),
        "resources.allocation[0].segment",
    ),
    Row("scorecard-empty", without("scorecard"), "scorecard"),
    Row("scorecard-no-weights", scorecard(targets={"nps": 30}), "scorecard.weights"),
    Row(
        "scorecard-results-only",
        scorecard(weights={"sales_attainment": 0.5, "gross_profit": 0.5}),
        "scorecard.weights",
        scorecard(weights={"sales_attainment": 0.5, "nps": 0.5}),
    ),
    Row(
        "scorecard-one-kpi",
        scorecard(weights={"sales": 0.61, "team": 0.39}),
        "scorecard.weights.sales",
        scorecard(weights={"sales": 0.6, "team": 0.4}),
    ),
    Row("scorecard-missing-dimension", scorecard(weights={"sales": 0.6, "team": 0.4}), "scorecard.weights"),
    Row(
        "scorecard-no-target",
        scorecard(weights=BALANCED, targets={"nps": 30}),
        "scorecard.targets",
        scorecard(weights={"sales": 0.5, "nps": 0.5}, targets={"nps": 30, "new_customers": 9}),
    ),
    Row("scorecard-lights", scorecard(lights=TrafficLights(amber_from=1)), "scorecard.lights.amber_from"),
    Row(
        "scorecard-lights",
        scorecard(lights=TrafficLights(green_from=0.7, amber_from=0.5)),
        "scorecard.lights.green_from",
    ),
    Row(
        "scorecard-red",
        scorecard(targets={"nps": 30}, actuals={"nps": 20}),
        "scorecard.actuals.nps",
        scorecard(targets={"nps": 30}, actuals={"nps": 27}),
    ),
    Row("reviews-empty", without("reviews"), "reviews"),
    Row("reviews-not-monthly", rhythm(monthly_day=None), "reviews.monthly_day"),
    Row(
        "reviews-no-day-in-period",
        replace(rhythm(monthly_day=5), period=Period(date(2027, 3, 8), date(2027, 3, 31))),
        "reviews.monthly_day",
        replace(rhythm(monthly_day=15), period=Period(date(2027, 3, 8), date(2027, 3, 31))),
    ),
    Row("reviews-never-adjusted", rhythm(adjusts_quarterly=False), "reviews.adjusts_quarterly"),
    Row("reviews-no-owner", rhythm(owner=""), "reviews.owner"),
    Row("reviews-no-trigger", rhythm(triggers=()), "reviews.triggers"),
    Row("reviews-trigger-without-threshold", rhythm(triggers=(UNSURE,)), "reviews.triggers[0].threshold"),
    Row("reviews-trigger-without-owner", rhythm(triggers=(Trigger(threshold=2),)), "reviews.triggers[0].owner"),
    Row("reviews-trigger-without-response", rhythm(triggers=(Trigger(threshold=2),)), "reviews.triggers[0].response"),
    Row("risks-empty", without("risks"), "risks"),
    Row(
        "risks-no-early-warning",
        replace(rhythm(triggers=()), risks=(Risk(factor=RiskFactor.ECONOMY),)),
        "risks[0].threshold",
        replace(SOUND, risks=(Risk(factor=RiskFactor.ECONOMY),)),
    ),
    Row("risks-not-measurable", risk(3, threshold=None), "risks[3].signal"),
    Row("risks-ownerless", risk(5, owner=""), "risks[5].owner"),
    Row("risks-no-response", risk(6, response=" "), "risks[6].response"),
    Row("risks-not-rated", risk(7, impact=None), "risks[7].likelihood"),
    Row(
        "risks-one-sided",
        replace(SOUND, risks=SOUND.risks[:4]),
        "risks",
        replace(SOUND, risks=(Risk(name="the founder leaves"),)),
    ),
    Row(
        "risks-ringing",
        risk(0, values={"2027-01": 6, "2027-02": 7}),
        "risks[0].values",
        risk(0, values={"2027-01": 7, "2027-02": 5}),
    ),
)
"""One row for each rule, and more where a rule looks at more than one place."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.rule} at {row.place}")
def test_a_rule_flags_the_plan_at_its_place_and_leaves_the_sound_sibling_alone(row: Row) -> None:
    found = [finding for finding in review_plan(row.flagged, today=TODAY) if finding.rule == row.rule]

    assert row.place in [finding.place for finding in found]
    assert row.rule not in [finding.rule for finding in review_plan(row.sound, today=TODAY)]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.rule} at {row.place}")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_message_is_whole_and_in_one_language(row: Row, language: Any) -> None:  # noqa: ANN401 - a literal
    with use_language(language):
        found = [finding for finding in review_plan(row.flagged, today=TODAY) if finding.rule == row.rule]

    for text in (text for one in found for text in (one.message, one.reason, one.fix)):
        assert "{" not in text
        assert text.endswith((".", "?", "。", "？")), text


def test_every_rule_has_its_row() -> None:
    assert {row.rule for row in TABLE} == {rule.id for rule in RULES}


def test_no_two_rules_share_an_id_and_each_opens_with_its_part() -> None:
    ids = [rule.id for rule in RULES]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", each) for each in ids)
    assert all(rule.id.startswith(rule.part.replace("_", "-")) for rule in RULES)


def test_the_rules_look_at_every_part_and_name_tools_that_the_course_has() -> None:
    assert {rule.part for rule in RULES} == set(PARTS)
    assert {rule.tool for rule in RULES} <= set(TOOLS)
    assert {rule.severity for rule in RULES} == set(SEVERITIES)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.rule} at {row.place}")
def test_a_place_is_a_path_in_the_plans_file(row: Row) -> None:
    value: Any = row.flagged.to_document()
    for name, number in re.findall(r"([^.\[\]]+)|\[(\d+)\]", row.place):
        value = value[int(number)] if number else value[name]


@pytest.mark.parametrize(
    "conflict",
    [
        "resources-below-goal",
        "funnel-more-work-than-hours",
        "goals-growth-without-lever",
        "goals-do-not-add-up",
        "resources-even-spread",
        "resources-too-many-regions",
        "actions-several-accountable",
    ],
)
def test_what_contradicts_itself_is_an_error(conflict: str) -> None:
    assert next(rule.severity for rule in RULES if rule.id == conflict) == "error"


def test_a_kpi_of_the_companys_own_is_called_by_its_name() -> None:
    own = Kpi(id="audits", name="Audits held", dimension=Dimension.BEHAVIOR, unit=Unit.COUNT)
    plan = scorecard(weights={"audits": 0.7, "sales": 0.3}, own_kpis=(own,))

    messages = [finding.message for finding in review_plan(plan, today=TODAY) if finding.rule == "scorecard-one-kpi"]

    assert messages == ["Audits held weighs 70% of the whole scorecard."]


def test_a_funnel_in_which_nobody_wins_is_not_reproached_with_its_leads_as_well() -> None:
    rules = {finding.rule for finding in review_plan(funnel(funnel=rates(0.32, 0.5, 0)), today=TODAY)}

    assert rules.isdisjoint({"funnel-too-few-leads", "funnel-coverage", "funnel-more-work-than-hours"})


def test_a_part_that_is_half_filled_only_hears_of_what_is_there() -> None:
    plan = SalesPlan(goals=(Goal(metric="revenue"),), funnel=FunnelPlan(funnel=rates(0.3, 0.5, 0.2)), period=YEAR)

    rules = {finding.rule for finding in review_plan(plan, today=TODAY)}

    assert {"goals-not-measurable", "funnel-no-activity"} <= rules
    assert rules.isdisjoint({"goals-empty", "goals-growth-without-lever", "resources-below-goal", "funnel-coverage"})


def test_equal_hours_for_equal_segments_are_no_mistake() -> None:
    equal = SalesPlan(
        segments=(Segment(name="north", target=10, potential=5), Segment(name="south", target=11, potential=9)),
        resources=Resources(
            team=(Rep(quota=1),), allocation=(Allocation(segment="north"), Allocation(segment="south"))
        ),
    )

    assert "resources-even-spread" not in {finding.rule for finding in review_plan(equal, today=TODAY)}
