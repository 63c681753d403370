"""The weighting tool, as a learner meets it."""

from __future__ import annotations

import statistics
import time
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.kpi import AttainmentLimits, Dimension, Kpi, PairwiseJudgements, Role, Unit, role_scorecard
from bpcourse.core.plan import SalesPlan, ScorecardPlan, load_plan, save_plan
from bpcourse.core.reviews import TrafficLights
from bpcourse.widgets.kpi_weights import KpiWeights
from bpcourse.widgets.registry import open_tool

if TYPE_CHECKING:
    from pathlib import Path

IDS = [dimension.value for dimension in Dimension]


@pytest.fixture
def tool(tmp_path: Path) -> KpiWeights:
    return KpiWeights(tmp_path / "my_plan.json")


def edit(tool: KpiWeights, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def press(tool: KpiWeights, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def points(tool: KpiWeights) -> list[str]:
    return [tool.typed[f"weight-{dimension}"] for dimension in IDS]


def saved(tool: KpiWeights) -> ScorecardPlan:
    press(tool, "plan-save")
    part = load_plan(tool.plan_file).scorecard
    assert part is not None
    return part


def opened(tool: KpiWeights, part: ScorecardPlan) -> dict[str, Any]:
    save_plan(SalesPlan(scorecard=part), tool.plan_file)
    return press(tool, "plan-load")


def disagree(tool: KpiWeights) -> None:
    edit(tool, "mode", "pairs")
    edit(tool, "pair-sales-team", "1/5")


# By points ------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_worked_company_and_a_ranking(tool: KpiWeights) -> None:
    page = tool.page()
    assert points(tool) == ["45", "20", "25", "10"]
    assert "Wang Jing leads with 105.1%; with revenue alone Liu Yang would." in page
    assert page.count("<svg") == 3


def test_the_registry_opens_it() -> None:
    assert isinstance(open_tool("kpi_weights"), KpiWeights)


def test_the_other_weights_follow_in_proportion(tool: KpiWeights) -> None:
    patch = edit(tool, "weight-sales", "56")
    assert patch["fields"] == {"weight-customer": "16", "weight-behavior": "20", "weight-team": "8"}


def test_a_weight_pushed_to_the_end_and_back_leaves_the_others_as_they_were(tool: KpiWeights) -> None:
    for share in ("80", "100", "3", "45"):
        edit(tool, "weight-sales", share)
    assert points(tool) == ["45", "20", "25", "10"]


@pytest.mark.parametrize(
    ("name", "value"),
    list(product([f"weight-{dimension}" for dimension in IDS], ["0", "1", "33", "33.3", "99.9", "100"])),
)
def test_following_weights_always_add_up(tool: KpiWeights, name: str, value: str) -> None:
    edit(tool, name, value)
    patch = edit(tool, "weight-team", "7.77")
    assert pytest.approx(sum(map(float, points(tool))), abs=0.001) == 100
    assert "bp-error" not in patch["slots"].get("headline", "")


def test_whole_percentages_stay_whole(tool: KpiWeights) -> None:
    edit(tool, "weight-sales", "37")
    assert all(text.isdigit() for text in points(tool))


def test_a_held_weight_stays(tool: KpiWeights) -> None:
    edit(tool, "hold-behavior", "on")
    edit(tool, "weight-sales", "60")
    assert points(tool) == ["60", "10", "25", "5"]


def test_held_weights_that_leave_no_room_are_named_beside_the_field(tool: KpiWeights) -> None:
    edit(tool, "hold-behavior", "on")
    patch = edit(tool, "weight-sales", "80")
    sentence = "the new weight and the locked ones take 105% of 100%: lower or unlock some"
    assert sentence in patch["slots"]["error:weight-sales"]
    assert tool.typed["weight-sales"] == "80"


def test_set_one_by_one_the_tool_says_what_is_missing(tool: KpiWeights) -> None:
    edit(tool, "follow", "own")
    patch = edit(tool, "weight-sales", "35")
    sentence = "KPI weights must add up to 100%, got 90%: raise one by 10 points"
    assert sentence in patch["slots"]["headline"]
    assert sentence in patch["slots"]["total"]
    assert points(tool) == ["35", "20", "25", "10"]


def test_set_one_by_one_the_tool_says_what_is_too_much(tool: KpiWeights) -> None:
    edit(tool, "follow", "own")
    patch = edit(tool, "weight-sales", "46")
    assert "got 101%: lower one by 1 point" in patch["slots"]["headline"]


def test_a_gap_keeps_the_last_ranking_in_view_even_across_the_case(tool: KpiWeights) -> None:
    edit(tool, "follow", "own")
    edit(tool, "weight-sales", "35")
    edit(tool, "mode", "case")
    page = edit(tool, "mode", "points")["page"]
    assert "got 90%" in page
    assert "1. Wang Jing 105.1%" in page


def test_one_press_closes_the_gap_and_keeps_the_weight_last_moved(tool: KpiWeights) -> None:
    edit(tool, "follow", "own")
    edit(tool, "weight-sales", "34")
    patch = press(tool, "fill-up")
    assert tool.typed["weight-sales"] == "34"
    assert sum(map(int, points(tool))) == 100
    assert "Together: 100%." in patch["slots"]["total"]


def test_weights_with_a_gap_are_not_saved(tool: KpiWeights) -> None:
    edit(tool, "follow", "own")
    edit(tool, "weight-sales", "35")
    assert "raise one by 10 points" in press(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


@pytest.mark.parametrize("typed", ["", "lots", "-1", "101", "<b>4</b>", "∞"])
def test_a_weight_that_is_none_is_refused_beside_its_field_and_kept(tool: KpiWeights, typed: str) -> None:
    patch = edit(tool, "weight-sales", typed)
    assert "Sales results must be a number from 0 to 100, got" in patch["slots"]["error:weight-sales"]
    assert "<b>" not in patch["slots"]["error:weight-sales"]
    assert typed == tool.typed["weight-sales"]
    assert "Not saved yet" in press(tool, "plan-save")["slots"]["note"]


@pytest.mark.parametrize("role", Role)
def test_a_role_fills_in_its_weights_and_says_why(tool: KpiWeights, role: Role) -> None:
    edit(tool, "role", "team")
    patch = edit(tool, "role", role.value)
    assert [f"{weight * 100:.0f}" for weight in role_scorecard(role).weights] == points(tool)
    assert role.reason == patch["slots"]["reason"]


def test_more_weight_on_sales_changes_who_leads(tool: KpiWeights) -> None:
    assert edit(tool, "weight-sales", "70")["slots"]["headline"].startswith("Liu Yang leads with")


def test_it_says_how_close_it_was(tool: KpiWeights) -> None:
    close = tool.answer()["close"]
    assert "Sales results would have to weigh 20.6 points less (24.4% instead of 45%) before Sun Mei" in close
    assert "Sales results would have to weigh 23.8 points more (68.8% instead of 45%) before Liu Yang" in close


def test_it_says_who_is_first_with_weights_drawn_at_random(tool: KpiWeights) -> None:
    assert "Chen Hao comes first most often: in 43.4% of them." in tool.answer()["firsts"]


def test_a_cap_at_the_target_takes_the_triumph_away(tool: KpiWeights) -> None:
    patch = edit(tool, "cap", "100")
    assert "Liu Yang 120.8%" not in patch["slots"]["ranking"]
    assert "1. Liu Yang 100%" in patch["slots"]["ranking"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("cap", "99", "Cap must be a number from 100 to 1,000, got"),
        ("floor", "101", "Floor must be a number from 0 to 100, got"),
    ],
)
def test_limits_out_of_bounds_are_refused(tool: KpiWeights, name: str, value: str, sentence: str) -> None:
    assert sentence in edit(tool, name, value)["slots"][f"error:{name}"]


# KPIs within a dimension ----------------------------------------------------------------------------------------------


def test_single_kpis_start_out_equal(tool: KpiWeights) -> None:
    page = edit(tool, "single-customer", "on")["page"]
    assert "Renewal or repurchase rate 4%" in page
    assert page.count('data-name="part-customer-') == 5


def test_a_kpi_without_parts_does_not_count(tool: KpiWeights) -> None:
    edit(tool, "single-sales", "on")
    for number in range(1, 5):
        edit(tool, f"part-sales-{number}", "0")
    assert "Liu Yang 93.8%" not in tool.answer()["ranking"]
    assert saved(tool).weights == {"sales_attainment": 0.45, "customer": 0.2, "behavior": 0.25, "team": 0.1}


def test_parts_share_the_weight_of_their_dimension(tool: KpiWeights) -> None:
    edit(tool, "single-team", "on")
    for number, part in enumerate(["3", "1", "0", "0", "0"]):
        edit(tool, f"part-team-{number}", part)
    weights = saved(tool).weights
    assert pytest.approx((weights["knowledge_sharing"], weights["cross_department"])) == (0.075, 0.025)


def test_kpis_without_figures_are_named_and_left_out_of_the_ranking(tool: KpiWeights) -> None:
    edit(tool, "single-customer", "on")
    for number, part in enumerate(["0", "0", "1", "0", "0"]):
        patch = edit(tool, f"part-customer-{number}", part)
    assert "The sample team has no figures for Net Promoter Score (NPS)" in patch["slots"]["kpis"]
    assert "Wang Jing leads" in tool.answer()["headline"]


def test_no_part_at_all_is_refused_beside_the_box(tool: KpiWeights) -> None:
    edit(tool, "single-team", "on")
    for number in range(5):
        patch = edit(tool, f"part-team-{number}", "0")
    assert "Teamwork: at least one KPI needs a part above 0, got none" in patch["slots"]["error:single-team"]


# By pairs -------------------------------------------------------------------------------------------------------------


def test_comparisons_start_from_the_role(tool: KpiWeights) -> None:
    page = edit(tool, "mode", "pairs")["page"]
    assert "Sales results: strongly more important than Teamwork." in page
    assert "the comparisons fit together well enough" in page


def test_a_comparison_changes_the_weights(tool: KpiWeights) -> None:
    edit(tool, "mode", "pairs")
    before = tool.answer()["weights"]
    patch = edit(tool, "pair-sales-customer", "1/3")
    assert before != patch["slots"]["weights"]
    assert (
        (patch["slots"]["said-pair-sales-customer"])
        == "Customer management: moderately more important than Sales results."
    )


def test_contradictions_are_named_with_the_one_to_reconsider(tool: KpiWeights) -> None:
    disagree(tool)
    found = tool.answer()["consistency"]
    assert "Consistency ratio 56.2%: above 10% the comparisons contradict each other too much." in found
    assert "Think again about Sales results and Teamwork. You said: Teamwork: strongly more important than" in found
    assert "With that the ratio falls to 12.9%." in found


def test_taking_suggestions_ends_in_agreement(tool: KpiWeights) -> None:
    disagree(tool)
    presses = 0
    while "pair-suggested" in tool.answer()["consistency"]:
        assert "pair-" in press(tool, "pair-suggested")["focus"]
        presses += 1
    assert 0 < presses <= 6
    assert "fit together well enough" in tool.answer()["consistency"]


def test_weights_from_pairs_can_be_fine_tuned_by_points(tool: KpiWeights) -> None:
    disagree(tool)
    patch = press(tool, "pairs-to-points")
    assert points(tool) == ["23", "21", "27", "29"]
    assert 'value="points" checked' in patch["page"]


def test_pairs_can_start_again_from_the_points(tool: KpiWeights) -> None:
    disagree(tool)
    press(tool, "points-to-pairs")
    assert tool.typed["pair-sales-team"] == "5"


def test_a_role_chosen_in_pairs_changes_the_comparisons_and_not_the_points(tool: KpiWeights) -> None:
    edit(tool, "mode", "pairs")
    edit(tool, "role", "junior_rep")
    assert tool.typed["pair-sales-behavior"] == "1/2"
    assert points(tool) == ["45", "20", "25", "10"]


# The case -------------------------------------------------------------------------------------------------------------


def test_the_case_shows_what_one_number_hid(tool: KpiWeights) -> None:
    page = edit(tool, "mode", "case")["page"]
    assert "on 60/20/20 it scores 93.6%, and the year after 111.6%." in page
    assert "Quarterly customer satisfaction" in page


def test_other_weights_in_the_case_give_other_scores(tool: KpiWeights) -> None:
    edit(tool, "mode", "case")
    patch = edit(tool, "case-0", "100")
    assert patch["fields"] == {"case-1": "0", "case-2": "0"}
    assert "on 100/0/0 it scores 100%, and the year after 120%." in patch["slots"]["headline"]


def test_the_case_can_be_tried_on_the_sample_team(tool: KpiWeights) -> None:
    edit(tool, "mode", "case")
    press(tool, "case-try")
    assert points(tool) == ["60", "40", "0", "0"]
    assert (pytest.approx(saved(tool).weights)) == {
        "sales_attainment": 0.6,
        "satisfaction": 0.2,
        "renewal_rate": 0.2,
        "behavior": 0,
        "team": 0,
    }


def test_saving_in_the_case_keeps_ones_own_weights(tool: KpiWeights) -> None:
    edit(tool, "mode", "case")
    assert saved(tool).weights == {"sales": 0.45, "customer": 0.2, "behavior": 0.25, "team": 0.1}


# The plan -------------------------------------------------------------------------------------------------------------


def test_the_plan_holds_weights_and_role(tool: KpiWeights) -> None:
    edit(tool, "role", "senior_sales_manager")
    part = saved(tool)
    assert Role.SENIOR_SALES_MANAGER is part.role
    assert part.weights == {"sales": 0.25, "customer": 0.35, "behavior": 0.1, "team": 0.3}
    assert part.judgements is None


def test_one_scorecard_for_the_team_is_saved_without_a_role(tool: KpiWeights) -> None:
    edit(tool, "role", "team")
    assert saved(tool).role is None


def test_the_plan_holds_the_comparisons_that_were_used(tool: KpiWeights) -> None:
    disagree(tool)
    judgements = saved(tool).judgements
    assert judgements is not None
    assert tuple(IDS) == judgements.items
    assert judgements.rows[0][3] == 0.2


@pytest.mark.parametrize("weigh", ["points", "pairs", "kpis", "case"])
def test_what_was_saved_comes_back(tool: KpiWeights, weigh: str) -> None:
    if weigh == "pairs":
        disagree(tool)
    elif weigh == "kpis":
        edit(tool, "single-behavior", "on")
        edit(tool, "part-behavior-2", "2.5")
        edit(tool, "weight-behavior", "33.3")
    elif weigh == "case":
        edit(tool, "mode", "case")
        press(tool, "case-try")
    else:
        edit(tool, "role", "junior_rep")
    before, headline = saved(tool), tool.answer()["headline"]
    press(tool, "plan-reset")
    press(tool, "plan-load")
    assert headline == tool.answer()["headline"]
    after = saved(tool)
    assert before.weights == pytest.approx(after.weights, abs=1e-6)
    assert (before.role, before.judgements) == (after.role, after.judgements)


def test_comparisons_that_no_longer_match_the_weights_open_by_points(tool: KpiWeights) -> None:
    judgements = PairwiseJudgements.from_comparisons(
        IDS, {(first, second): 1 for place, first in enumerate(IDS) for second in IDS[place + 1 :]}
    )
    opened(tool, ScorecardPlan(weights={"sales": 0.7, "team": 0.3}, judgements=judgements))
    assert tool.typed["mode"] == "points"
    assert points(tool) == ["70", "0", "0", "30"]


def test_targets_and_kpis_of_ones_own_survive_a_save(tool: KpiWeights) -> None:
    forecast = Kpi(id="forecast", name="Forecast accuracy", dimension=Dimension.SALES, unit=Unit.RATE)
    part = ScorecardPlan(
        weights={"forecast": 0.4, "sales_attainment": 0.2, "team": 0.4}, own_kpis=(forecast,), targets={"nps": 40}
    )
    assert "Forecast accuracy 40%" in opened(tool, part)["page"]
    after = saved(tool)
    assert ({"nps": 40}, (forecast,)) == (after.targets, after.own_kpis)
    assert part.weights == pytest.approx({name: share for name, share in after.weights.items() if share})


def test_what_another_tool_keeps_in_the_scorecard_survives_a_save(tool: KpiWeights) -> None:
    part = ScorecardPlan(
        weights={"sales": 0.7, "team": 0.3},
        actuals={"nps": 35},
        limits=AttainmentLimits(cap=2),
        lights=TrafficLights(green_from=0.95, amber_from=0.8),
    )
    opened(tool, part)
    after = saved(tool)
    assert (part.actuals, part.limits, part.lights) == (after.actuals, after.limits, after.lights)


def test_hostile_names_are_escaped(tool: KpiWeights) -> None:
    name = '"><script>alert(1)</script>'
    kpi = Kpi(id=name, name=name, dimension=Dimension.TEAM, unit=Unit.RATE)
    page = opened(tool, ScorecardPlan(weights={name: 1}, own_kpis=(kpi,)))["page"]
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_plan_without_a_scorecard_says_so(tool: KpiWeights) -> None:
    save_plan(SalesPlan(scorecard=ScorecardPlan()), tool.plan_file)
    assert "The plan has no such part yet." in press(tool, "plan-load")["slots"]["note"]


def test_reset_brings_everything_back(tool: KpiWeights) -> None:
    start = dict(tool.typed)
    disagree(tool)
    for name, value in (("floor", "20"), ("cap", "120"), ("single-team", "on"), ("mode", "case"), ("case-0", "10")):
        edit(tool, name, value)
    press(tool, "plan-reset")
    assert start == tool.typed
    assert "Wang Jing leads with 105.1%" in tool.answer()["headline"]


# Host -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["points", "pairs", "case"])
def test_another_language_changes_nothing_but_words(tool: KpiWeights, mode: str) -> None:
    edit(tool, "mode", mode)
    before = dict(tool.typed)
    tool.language = "zh_CN"
    patch = tool.receive({"type": "hello"})
    assert 'lang="zh-CN"' in patch["page"]
    assert before == tool.typed
    assert "fields" in edit(tool, "role", "junior_rep")


@pytest.mark.parametrize(
    "event",
    [
        {"type": "press", "name": "no-such-button"},
        {"type": "input", "name": "mode", "value": "<img>"},
        {"type": "input", "name": "role", "value": "king"},
        {"type": "input", "name": "pair-sales-team", "value": "12"},
        {"type": "input", "name": "follow", "value": ""},
    ],
)
def test_nothing_that_arrives_breaks_the_tool(tool: KpiWeights, event: dict[str, str]) -> None:
    tool.receive(event)
    assert "leads with" in edit(tool, "weight-sales", "50")["slots"].get("headline", tool.answer()["headline"])
    assert "<img>" not in tool.page()


def test_every_field_has_a_label_and_a_place_for_its_error(tool: KpiWeights) -> None:
    for mode in ("points", "pairs", "case"):
        edit(tool, "mode", mode)
        page = tool.page()
        for control in tool.controls():
            base = f'id="{tool.prefix}-{control.name}"'
            assert page.count(base) <= 1
            assert base not in page or f'data-slot="error:{control.name}"' in page


def test_a_moved_slider_is_answered_at_once(tool: KpiWeights) -> None:
    tool.page()
    seconds = []
    for share in range(0, 100, 2):
        start = time.perf_counter()
        edit(tool, "weight-sales", str(share))
        seconds.append(time.perf_counter() - start)
    assert statistics.median(seconds) < 0.016
