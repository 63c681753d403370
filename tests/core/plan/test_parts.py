"""The funnel and scorecard parts of the plan."""

from __future__ import annotations

import pytest

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.funnel import ActivityNorms, Funnel
from bpcourse.core.kpi import (
    AttainmentLimits,
    Dimension,
    Kpi,
    PairwiseJudgements,
    Role,
    Scorecard,
    Unit,
    WeightError,
    kpi_named,
    role_scorecard,
)
from bpcourse.core.plan.codec import read_as, written
from bpcourse.core.plan.parts import FunnelPlan, FunnelScenario, ScorecardPlan
from bpcourse.core.reviews import Light, TrafficLights

FUNNEL = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
DEMOS = Kpi(id="demos", name="Demos given", dimension=Dimension.BEHAVIOR, unit=Unit.COUNT)


def test_the_funnel_part_answers_forward_and_backward() -> None:
    part = FunnelPlan(funnel=FUNNEL, leads=1_000, revenue_target=19_200_000)

    assert part.expected.revenue == pytest.approx(9_600_000)
    assert part.needed.leads == pytest.approx(2_000)


def test_the_workload_needs_the_teams_norms() -> None:
    norms = ActivityNorms(calls_per_lead=5, visits_per_meeting=1.5, reps=8, selling_weeks=46)

    assert FunnelPlan(funnel=FUNNEL, revenue_target=19_200_000).workload is None
    work = FunnelPlan(funnel=FUNNEL, revenue_target=19_200_000, activity=norms).workload
    assert work is not None
    assert work.calls == pytest.approx(10_000)


@pytest.mark.parametrize(("leads", "revenue_target"), [(-1, 0), (0, -1)])
def test_amounts_below_zero_are_refused(leads: float, revenue_target: float) -> None:
    with pytest.raises(AmountError, match="must be 0 or more"):
        FunnelPlan(funnel=FUNNEL, leads=leads, revenue_target=revenue_target)


def test_a_scenario_is_found_by_its_name() -> None:
    cautious = FunnelScenario(name="cautious", funnel=FUNNEL, leads=1_500)
    part = FunnelPlan(funnel=FUNNEL, scenarios=(cautious,))

    assert cautious == part.scenario("cautious")
    assert cautious.expected.deals == pytest.approx(60)
    with pytest.raises(FieldError, match="none is called 'bold'"):
        part.scenario("bold")


def test_scenarios_have_names_of_their_own() -> None:
    cautious = FunnelScenario(name="cautious", funnel=FUNNEL, leads=1_500)

    with pytest.raises(FieldError, match="got 'cautious' more than once"):
        FunnelPlan(funnel=FUNNEL, scenarios=(cautious, cautious))


def test_a_scenario_without_a_name_is_refused() -> None:
    with pytest.raises(FieldError, match="scenario: name needs some text"):
        FunnelScenario(name=" ", funnel=FUNNEL, leads=1)


def test_a_scorecard_comes_back_from_its_part() -> None:
    scorecard = Scorecard.from_weights(
        "Scorecard", {kpi_named("sales_attainment"): 0.5, DEMOS: 0.3, Dimension.TEAM: 0.2}
    )

    part = ScorecardPlan.from_scorecard(scorecard)

    assert part.own_kpis == (DEMOS,)
    assert scorecard == part.scorecard()


def test_a_role_gives_the_scorecard_its_name() -> None:
    scorecard = role_scorecard(Role.JUNIOR_REP)

    assert scorecard == ScorecardPlan.from_scorecard(scorecard, role=Role.JUNIOR_REP).scorecard()


def test_a_scorecard_not_yet_begun_is_no_error() -> None:
    assert ScorecardPlan().weights == {}


def test_weights_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(WeightError, match="got 90%"):
        ScorecardPlan(weights={"sales": 0.6, "team": 0.3})


@pytest.mark.parametrize("part", [{"weights": {"luck": 1.0}}, {"targets": {"luck": 1.0}}])
def test_an_unknown_measure_is_refused(part: dict[str, dict[str, float]]) -> None:
    with pytest.raises(FieldError, match="'luck'"):
        ScorecardPlan(weights=part.get("weights", {}), targets=part.get("targets", {}))


def test_a_target_of_zero_is_refused() -> None:
    with pytest.raises(AmountError, match="target of New customers won must be more than 0"):
        ScorecardPlan(targets={"new_customers": 0})


def test_the_parts_own_kpi_goes_before_the_catalogues() -> None:
    own = Kpi(id="nps", name="NPS of dealers", dimension=Dimension.CUSTOMER, unit=Unit.POINTS)

    assert own == ScorecardPlan(own_kpis=(own,)).kpi("nps")


def test_a_target_is_attained_within_the_limits_and_shown_in_its_color() -> None:
    part = ScorecardPlan(
        targets={"new_customers": 10, "contract_days": 45, "nps": 30},
        actuals={"new_customers": 20, "contract_days": 54, "satisfaction": 86},
        limits=AttainmentLimits(cap=1.2),
        lights=TrafficLights(green_from=1, amber_from=0.75),
    )

    assert part.attainment_of("new_customers") == 1.2
    assert part.attainment_of("contract_days") == pytest.approx(0.8)
    assert part.attainment_of("nps") is part.attainment_of("satisfaction") is None
    assert part.light_of("nps") is None
    assert (part.light_of("new_customers"), part.light_of("contract_days")) == (Light.GREEN, Light.AMBER)
    assert part == read_as(ScorecardPlan, written(part), place="scorecard")


def test_the_limits_are_those_of_the_scorecard() -> None:
    scorecard = Scorecard.from_weights("Scorecard", {Dimension.TEAM: 1.0}, limits=AttainmentLimits(cap=2))

    assert ScorecardPlan.from_scorecard(scorecard).scorecard() == scorecard


def test_an_actual_figure_is_a_number_of_a_known_kpi() -> None:
    assert ScorecardPlan(actuals={"new_customers": -1}).actuals == {"new_customers": -1}
    with pytest.raises(AmountError, match="actual figure of New customers won must be a number"):
        ScorecardPlan(actuals={"new_customers": float("inf")})
    with pytest.raises(FieldError, match="'luck'"):
        ScorecardPlan(actuals={"luck": 1})


def test_the_judgements_behind_the_weights_come_back() -> None:
    judgements = PairwiseJudgements.from_comparisons(["sales", "team"], {("sales", "team"): 3})
    part = ScorecardPlan(weights=judgements.weights, judgements=judgements)

    assert part == read_as(ScorecardPlan, written(part), place="scorecard")
