"""The team tool: four views of one team, answered with numbers, kept as typed, and saved as it was."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.kpi import Dimension
from bpcourse.core.language import LANGUAGES, Language
from bpcourse.core.plan import SalesPlan, load_plan, save_plan
from bpcourse.core.team import (
    Entry,
    Handover,
    JourneyStage,
    PaidRep,
    PayPlan,
    PoolRule,
    SalesRole,
    Standing,
    TeamPlan,
    TeamResult,
    WorkActivity,
)
from bpcourse.core.worked_company import worked_plan
from bpcourse.core.worked_team import worked_team
from bpcourse.widgets.team_fields import MODES
from bpcourse.widgets.team_incentive import TeamIncentive
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"
ACQUIRE, CONVERT, NURTURE, EXPAND = JourneyStage


@pytest.fixture
def tool(tmp_path: Path) -> TeamIncentive:
    """The tool with the worked company's team, shown once."""
    opened = TeamIncentive(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: TeamIncentive, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: TeamIncentive, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def shown(tool: TeamIncentive, slot: str) -> str:
    """What stands in a slot of the mode that is shown."""
    return tool.answer()[slot if slot == "headline" else f"{tool.typed['mode']}-{slot}"]


def team(tool: TeamIncentive) -> TeamPlan:
    """What the tool would save."""
    found = tool.to_plan(SalesPlan.empty()).team
    assert found is not None
    return found


def loaded(tmp_path: Path, part: TeamPlan | None) -> TeamIncentive:
    """The tool after it loaded a plan with this *part*."""
    save_plan(SalesPlan(team=part), tmp_path / PLAN_FILE)
    opened = TeamIncentive(tmp_path / PLAN_FILE)
    pressing(opened, "plan-load")
    return opened


OWN = TeamPlan(
    roles=(
        SalesRole(name="Inside", work="calls", holders=("Ann", "Bo"), owns=(ACQUIRE, CONVERT), supports=(EXPAND,)),
        SalesRole(name="Field", owns=(NURTURE, EXPAND)),
    ),
    handovers=(Handover(giver="Inside", taker="Partner", passed="all\nof it", days=1.5, proof="a call"),),
    pay=PayPlan(
        base=1_000.5, target_bonus=500, pool_share=0.3, threshold=0.6, entry=Entry.STEP, prize=0.1, accelerator=2,
        cap=1.25, pool_rule=PoolRule.BY_RESULT,
    ),
    present_pay=PayPlan(base=900),
    reps=(PaidRep(name="Ann", result=1.015, result_now=0.5, base=10, target_bonus=20), PaidRep(name="Bo")),
    team_results=(TeamResult(name="Margin", result=0.8),),
    revenue=100_000,
    activities=(WorkActivity(name="Selling", hours=7.5, measure=Dimension.TEAM, brings=0.5), WorkActivity(hours=2)),
    weights={Dimension.SALES: 0.5, Dimension.CUSTOMER: 0, Dimension.BEHAVIOR: 0.25, Dimension.TEAM: 0.25},
    response=0.35,
    contribution=77,
    standings=(Standing(who="Ann", task="calls", knows=True, can=True, fits=False),),
)  # fmt: skip


# Answer ---------------------------------------------------------------------------------------------------------------


def test_the_page_shows_the_roles_without_any_script(tool: TeamIncentive) -> None:
    page = tool.page()

    assert "1 place where a customer can be dropped." in page
    assert "Customer success manager owns Nurture, and nobody holds the role." in page
    assert page.count("<svg") == 1
    assert ">Sales development representative</legend>" in page


@pytest.mark.parametrize(
    ("mode", "headline"),
    [
        ("roles", "1 place where a customer can be dropped."),
        ("pay", "The new plan costs CNY 17,8"),
        ("week", "Who works for pay alone does 88% of the good that the week could do."),
        ("style", "4 in the list, 4 styles."),
    ],
)
def test_each_mode_opens_with_the_worked_companys_answer(tool: TeamIncentive, mode: str, headline: str) -> None:
    assert "page" in typing(tool, "mode", mode)
    assert shown(tool, "headline").startswith(headline)
    assert tool.page().count("<svg") == 1


@pytest.mark.parametrize(
    ("mode", "name", "value", "slot", "said"),
    [
        ("roles", "role3-holders", "Wu Min", "headline", "Every stage has one owner, every handover is complete."),
        ("roles", "role2-convert", "", "words", "Nobody owns Convert"),
        ("roles", "role5-nurture", "owns", "words", "Customer success manager and Key account manager own Nurture"),
        ("roles", "handover1-taker", "", "words", "Handover 1 lacks one of its two sides"),
        ("roles", "handover1-proof", " ", "words", "does not say how both know that it is done"),
        ("roles", "handover2-days", "", "words", "no date"),
        ("roles", "handover2-days", "1", "words", "within 1 working day:"),
        ("pay", "new-pool_share", "0", "table", "<td>0</td>"),
        ("pay", "new-base", "200,000", "headline", "7 gain, 1 lose, most Liu Yang"),
        ("pay", "new-cap", "", "words", "each point pays CNY 960"),
        ("pay", "new-pool_rule", "by_result", "table", "<td>12,511</td>"),
        ("pay", "now-target_bonus", "0", "headline", "8 gain, nobody loses."),
        ("pay", "rep5-result", "150", "table", "<td>96,000</td>"),
        ("pay", "rep5-base", "300000", "table", "<td>300,000</td>"),
        ("pay", "rep5-name", "Mei", "legend-rep5", "Mei"),
        ("pay", "result1-result", "0", "words", "The pool is filled to 46.3%"),
        ("pay", "revenue", "", "words", "The team's pay: CNY 1.89 million by the new plan, CNY"),
        ("week", "weight-customer", "35", "headline", "Who works for pay alone does 90%"),
        ("week", "activity7-measure", "team", "picture", "Teamwork"),
        ("week", "activity2-brings", "0", "picture", "Discounts to sign before New Year"),
        ("week", "response", "90", "headline", "Who works for pay alone does"),
        ("week", "contribution", "", "words", "With the weights 45/33/15/7"),
        ("style", "standing2-knows", "on", "words", "Growing in ability, so Coaching"),
        ("style", "standing1-who", "All of us", "picture", "All of us"),
    ],
)
def test_a_change_is_answered(tool: TeamIncentive, mode: str, name: str, value: str, slot: str, said: str) -> None:
    typing(tool, "mode", mode)
    typing(tool, name, value)

    text = tool.answer()[slot] if slot.startswith("legend") else shown(tool, slot)
    assert said in text
    assert tool.errors == {}


def test_the_team_pool_brings_the_week_nearer_to_what_is_wanted(tool: TeamIncentive) -> None:
    typing(tool, "mode", "week")
    worths = []
    for share in (0, 50, 90):
        typing(tool, "new-pool_share", str(share))
        worths.append(int(shown(tool, "headline").split("%")[0].split()[-1]))

    assert worths == sorted(worths)
    assert worths[0] < worths[-1]


def test_steps_and_a_straight_line_can_be_tried_and_keep_the_money(tool: TeamIncentive) -> None:
    typing(tool, "mode", "pay")
    typing(tool, "new-base", "170000")

    pressing(tool, "try-stepped")
    assert "The point that takes a rep to 80% pays CNY 28,800 at once" in shown(tool, "words")
    assert tool.typed["new-base"] == "170000"
    pressing(tool, "try-straight")
    assert "each point pays CNY 960." in shown(tool, "words")


@pytest.mark.parametrize(
    ("mode", "name", "value", "said"),
    [
        ("roles", "handover1-days", "soon", "Done within must be a number from 0 to 365, got"),
        ("pay", "new-threshold", "100", "Personal bonus from a result of must be a number from 0 to 95, got"),
        ("pay", "new-cap", "90", "Lid: no more beyond a result of must be a number from 100 to 1,000, got"),
        ("pay", "rep1-result", "", "Result, new plan must be a number from 0 to 1,000, got"),
        ("week", "activity1-hours", "200", "Hours wanted must be a number from 0 to 168, got"),
    ],
)
def test_what_cannot_be_read_has_its_sentence_and_is_not_saved(
    tool: TeamIncentive, mode: str, name: str, value: str, said: str
) -> None:
    typing(tool, "mode", mode)

    assert said in typing(tool, name, value)["slots"][f"error:{name}"]
    assert "Not saved yet" in pressing(tool, "plan-save")["slots"]["note"]
    assert not tool.plan_file.exists()


def test_an_error_in_a_hidden_mode_names_the_mode(tool: TeamIncentive) -> None:
    typing(tool, "mode", "pay")
    typing(tool, "new-base", "much")
    typing(tool, "mode", "style")

    assert "Not saved yet: Pay plan: Base a year must be" in pressing(tool, "plan-save")["slots"]["note"]


@pytest.mark.parametrize(
    ("mode", "kind", "said"),
    [
        ("pay", "rep", "pay plan: the team needs at least one rep"),
        ("week", "activity", "activities: give one at least some hours"),
    ],
)
def test_a_list_that_is_emptied_is_answered_with_a_sentence(
    tool: TeamIncentive, mode: str, kind: str, said: str
) -> None:
    typing(tool, "mode", mode)
    for number in list(tool._form.rows[kind]):
        patch = pressing(tool, f"remove-{kind}-{number}")

    assert said in patch["page"]


def test_two_roles_of_one_name_are_told(tool: TeamIncentive) -> None:
    patch = typing(tool, "role1-name", "Key account manager")

    assert "roles: each must go by its own name" in patch["page"]


def test_hostile_text_is_escaped_everywhere(tool: TeamIncentive) -> None:
    for mode, names in (
        ("roles", ("role1-name", "role1-holders", "role1-work", "handover1-passed", "handover1-proof")),
        ("pay", ("rep1-name", "result1-name")),
        ("week", ("activity1-name",)),
        ("style", ("standing1-who", "standing1-task")),
    ):
        typing(tool, "mode", mode)
        for name in names:
            typing(tool, name, HOSTILE)
        assert "<script" not in tool.page()


# Rows -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "kind", "first"),
    [
        ("roles", "role", "name"),
        ("roles", "handover", "giver"),
        ("pay", "rep", "name"),
        ("pay", "result", "name"),
        ("week", "activity", "name"),
        ("style", "standing", "who"),
    ],
)
def test_rows_are_added_removed_and_put_back(tool: TeamIncentive, mode: str, kind: str, first: str) -> None:
    typing(tool, "mode", mode)
    before = tool.page()
    rows = len(tool._form.rows[kind])

    assert pressing(tool, f"add-{kind}")["focus"] == f"{kind}{rows + 1}-{first}"
    pressing(tool, f"remove-{kind}-{rows + 1}")
    patch = pressing(tool, f"remove-{kind}-1")
    assert patch["focus"] == "put-back"
    assert f'data-name="{kind}1-{first}"' not in patch["page"]
    assert pressing(tool, "put-back")["focus"] == f"remove-{kind}-1"
    tool.note("")
    assert tool.page() == before
    pressing(tool, "put-back")
    pressing(tool, f"remove-{kind}-99")
    assert len(tool._form.rows[kind]) == rows


def test_handovers_follow_a_role_that_is_renamed(tool: TeamIncentive) -> None:
    patch = typing(tool, "role1-name", "Scout")

    assert patch["page"].count(">Scout</option>") == 6
    assert team(tool).handovers[0].giver == "Scout"


def test_handovers_remember_a_role_that_is_removed(tool: TeamIncentive) -> None:
    pressing(tool, "remove-role-2")

    assert team(tool).handovers[0].taker == "Solution sales consultant"
    assert "Handover 1 lacks one of its two sides" in shown(tool, "words")
    pressing(tool, "put-back")
    assert team(tool).handovers == worked_team().handovers
    assert tool.typed["handover1-taker"] == "2"


def test_there_is_an_end_to_adding(tool: TeamIncentive) -> None:
    for _each in range(30):
        pressing(tool, "add-role")

    assert len(tool._form.rows["role"]) == 20
    assert "There are 20 rows already" in tool.page()


# Plan -----------------------------------------------------------------------------------------------------------------


def test_it_saves_what_is_shown_and_what_was_changed(tool: TeamIncentive) -> None:
    note = pressing(tool, "plan-save")["slots"]["note"]

    assert "Saved in my_plan.json. Of your team it now holds: Roles and handovers." in note
    assert load_plan(tool.plan_file).team == TeamPlan(roles=worked_team().roles, handovers=worked_team().handovers)
    typing(tool, "mode", "week")
    typing(tool, "new-pool_share", "25")
    assert "Roles and handovers, Pay plan, What it rewards." in pressing(tool, "plan-save")["slots"]["note"]


def test_the_worked_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    save_plan(worked_plan(), tmp_path / PLAN_FILE)
    tool = TeamIncentive(tmp_path / PLAN_FILE)

    pressing(tool, "plan-load")
    pressing(tool, "plan-save")

    assert load_plan(tool.plan_file) == worked_plan()


def test_a_team_of_ones_own_comes_back_as_it_was(tmp_path: Path) -> None:
    tool = loaded(tmp_path, OWN)

    assert tool.errors == {}
    assert team(tool) == OWN


def test_a_half_filled_team_keeps_what_it_lacks_empty(tmp_path: Path) -> None:
    half = TeamPlan(standings=OWN.standings)
    tool = loaded(tmp_path, half)
    typing(tool, "mode", "style")

    assert team(tool) == half


def test_a_plan_without_a_team_says_so(tmp_path: Path) -> None:
    tool = loaded(tmp_path, None)

    assert "The plan has no such part yet" in tool.page()


def test_reset_goes_back_to_the_worked_company(tool: TeamIncentive) -> None:
    typing(tool, "mode", "pay")
    typing(tool, "new-base", "1")
    pressing(tool, "add-rep")

    pressing(tool, "plan-reset")

    assert tool.typed["mode"] == "pay"
    assert team(tool).reps == worked_team().reps


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("team", "role1-name"),
        ("team.roles[2].holders", "role3-holders"),
        ("team.roles[2].owns", "role3-name"),
        ("team.roles[20]", "add-role"),
        ("team.handovers[1].proof", "handover2-proof"),
        ("team.pay.pool_share", "new-pool_share"),
        ("team.present_pay", "now-base"),
        ("team.reps[0].result", "rep1-result"),
        ("team.weights.behavior", "weight-behavior"),
        ("team.contribution", "contribution"),
        ("team.standings[0]", "standing1-who"),
        ("team.nonsense", None),
        ("goals[0].deadline", None),
    ],
)
def test_it_finds_the_place_of_a_value(tool: TeamIncentive, path: str, place: str | None) -> None:
    assert tool.place_of(path) == place


def test_the_keyboard_takes_the_mode_with_it(tool: TeamIncentive) -> None:
    tool.focus("activity2-hours")

    assert tool.typed["mode"] == "week"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_each_mode_speaks_each_language(tmp_path: Path, language: Language, mode: str) -> None:
    tool = TeamIncentive(tmp_path / PLAN_FILE, language=language)

    typing(tool, "mode", mode)

    assert tool.errors == {}
    assert tool.page().count("<svg") == 1


@pytest.mark.parametrize("mode", MODES)
def test_an_edit_is_answered_at_once(tool: TeamIncentive, mode: str) -> None:
    typing(tool, "mode", mode)
    took = []
    for share in range(5, 25):
        start = time.perf_counter()
        typing(tool, "new-pool_share", str(share))
        took.append(time.perf_counter() - start)

    assert sorted(took)[len(took) // 2] < 0.016


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    edits=st.lists(
        st.tuples(
            st.sampled_from(
                ["mode", "role1-name", "role1-acquire", "handover1-giver", "handover1-days", "new-base", "new-cap",
                 "new-threshold", "new-accelerator", "rep1-result", "weight-sales", "weight-team", "activity1-hours",
                 "activity1-brings", "response", "standing1-who", "result1-result", "contribution", "nonsense"]
            ),
            st.sampled_from([*MODES, "", "0", "-1", "1e15", "50", "owns", "?x", "9", HOSTILE]),
        ),
        max_size=8,
    ),
    press=st.sampled_from(["add-role", "remove-role-1", "put-back", "remove-rep-1", "try-stepped", "nonsense"]),
)  # fmt: skip
def test_nothing_typed_or_pressed_fails(tool: TeamIncentive, edits: list[tuple[str, str]], press: str) -> None:
    for name, value in edits:
        patch = typing(tool, name, value)
        assert "That did not work" not in str(patch)
        assert tool.typed[name] == value
    if press != "nonsense":
        assert "That did not work" not in str(pressing(tool, press))
    pressing(tool, "plan-save")
    pressing(tool, "plan-reset")
