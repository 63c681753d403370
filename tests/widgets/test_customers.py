"""The customer tool: five views of one list, answered with numbers, kept as typed, and saved as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpcourse.core.customers import (
    Customer,
    CustomersPlan,
    HealthModel,
    HealthSignal,
    Tier,
    WarningTest,
    worked_customers,
)
from bpcourse.core.language import LANGUAGES, Language
from bpcourse.core.plan import SalesPlan, load_plan, plan_text, save_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.customer_fields import MODES, CountsField, CustomerForm, WholeField
from bpcourse.widgets.customers import Customers
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</p><script>alert(1)</script>\"'"


@pytest.fixture
def tool(tmp_path: Path) -> Customers:
    """The tool with the worked company's customers, shown once."""
    opened = Customers(tmp_path / PLAN_FILE)
    opened.page()
    return opened


def typing(tool: Customers, name: str, value: str) -> dict[str, Any]:
    return tool.receive({"type": "input", "name": name, "value": value})


def pressing(tool: Customers, name: str) -> dict[str, Any]:
    return tool.receive({"type": "press", "name": name})


def shown(tool: Customers, slot: str) -> str:
    """What stands in a slot of the mode that is shown."""
    name = slot if slot == "headline" else f"{tool.typed['mode']}-{slot}"
    return tool.answer()[name]


def sheet(tool: Customers) -> CustomersPlan:
    """What the tool would save."""
    found = tool.to_plan(SalesPlan.empty()).customers
    assert found is not None
    return found


def loaded(tmp_path: Path, part: CustomersPlan | None, **options: str) -> Customers:
    """The tool after it loaded a plan with this *part*."""
    save_plan(SalesPlan(customers=part, **options), tmp_path / PLAN_FILE)  # type: ignore[arg-type] # text alone
    opened = Customers(tmp_path / PLAN_FILE)
    pressing(opened, "plan-load")
    return opened


# Health ---------------------------------------------------------------------------------------------------------------


def test_it_opens_with_the_scores_of_the_chapter(tool: Customers) -> None:
    assert shown(tool, "headline") == (
        "1 red, 1 yellow, 2 green. Lowest is Wuxi food plant, December with 27.5: Use costs most points, 30."
    )
    for score in ("27.5", "48.5", "72.5", "81"):
        assert f"<td>{score}</td>" in shown(tool, "table")


def test_use_that_falls_turns_a_green_customer_yellow(tool: Customers) -> None:
    headline = typing(tool, "customer5-rate-use", "90")["slots"]["headline"]

    assert headline.startswith("1 red, 2 yellow, 1 green.")


def test_only_those_who_are_still_customers_have_revenue_at_risk(tool: Customers) -> None:
    assert "Green: CNY 700,000" in shown(tool, "money")
    assert "Red: CNY 320,000" in typing(tool, "customer7-left", "")["slots"]["health-money"]


def test_a_signal_left_empty_counts_fifty(tool: Customers) -> None:
    typing(tool, "customer1-rate-use", "")

    # 15 instead of 28.5 points.
    assert "<td>67.5</td>" in shown(tool, "table")


def test_weights_that_make_no_whole_are_told_and_can_be_scaled(tool: Customers) -> None:
    slots = typing(tool, "weight-use", "50")["slots"]

    assert "The weights add up to 120%. They must make 100%." in slots["headline"]
    assert 'data-press="fit-weights"' in slots["health-fit"]
    assert "health-picture" not in slots

    assert "red" in pressing(tool, "fit-weights")["slots"]["headline"]
    assert [one.weight for one in sheet(tool).health.signals] == pytest.approx(
        [50 / 120, 25 / 120, 20 / 120, 15 / 120, 10 / 120], abs=1e-6
    )


def test_weights_of_nothing_become_equal(tool: Customers) -> None:
    for one in HealthModel.usual().signals:
        typing(tool, f"weight-{one.id}", "0")
    pressing(tool, "fit-weights")

    assert {one.weight for one in sheet(tool).health.signals} == {0.2}


def test_a_signal_of_ones_own_is_named_everywhere(tool: Customers) -> None:
    page = typing(tool, "signal-use", "Orders by phone")["page"]

    assert "Orders by phone costs most points" in page
    assert sheet(tool).health.signals[0].name == "Orders by phone"


def test_levels_the_wrong_way_around_are_refused_in_a_sentence(tool: Customers) -> None:
    assert "red below must be at most the 30 points" in typing(tool, "green_from", "30")["slots"]["headline"]


def test_red_is_tested_on_the_past(tool: Customers) -> None:
    assert "Of the red customers 46.7% left, of the others 3.5%." in shown(tool, "warning")
    assert "cannot all be true" in typing(tool, "warned-red_left", "12")["slots"]["headline"]


# Retention ------------------------------------------------------------------------------------------------------------


def test_retention_gives_the_numbers_of_the_chapter(tool: Customers) -> None:
    typing(tool, "mode", "retention")

    assert "lifetime value by 21.2% and next year's operating profit by 13.3%" in shown(tool, "headline")
    for text in ("CNY 55,783", "CNY 77,449", "CNY 357,452", "1/5.1", "3.9: 2.6 points", "7.5 customers"):
        assert text in shown(tool, "words")
    for rise in ("100%", "40.7%", "25.1%", "3.3%", "7.1%", "25% to 95%"):
        assert rise in shown(tool, "picture")
    assert "Of 100 customers at the start of the last year 90 stayed: 90%." in shown(tool, "cohorts")
    assert "20 of all 29 losses" in shown(tool, "cohorts")


def test_from_eighty_percent_five_points_are_another_matter(tool: Customers) -> None:
    typing(tool, "mode", "retention")
    slots = typing(tool, "retention", "80")["slots"]

    assert "(80% to 85%)" in slots["headline"]
    assert "33.3%" in slots["retention-picture"]


def test_the_table_of_years_is_read_as_people_write_it(tool: Customers) -> None:
    typing(tool, "mode", "retention")
    slots = typing(tool, "cohort1-counts", "40 30；28、27 26")["slots"]

    assert "<td>40</td>" in slots["retention-table"]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ("36, 30, 31, 27, 26", "must be at most the 30 of the year before, got 31"),
        ("36, 30", "the row of 2022 reaches"),
    ],
)
def test_a_table_that_cannot_be_is_told(tool: Customers, counts: str, sentence: str) -> None:
    typing(tool, "mode", "retention")

    assert sentence in typing(tool, "cohort1-counts", counts)["slots"]["headline"]


@pytest.mark.parametrize("counts", ["", "many", "3.5, 2", "-1", "9" * 30])
def test_counts_that_are_no_numbers_get_a_sentence_beside_their_field(tool: Customers, counts: str) -> None:
    slots = typing(tool, "cohort1-counts", counts)["slots"]

    assert "must be whole numbers such as 36, 30, 28" in slots["error:cohort1-counts"]


def test_an_older_year_is_added_with_as_many_numbers_as_it_needs(tool: Customers) -> None:
    typing(tool, "mode", "retention")
    patch = pressing(tool, "add-cohort")

    assert patch["focus"] == "cohort6-counts"
    assert (tool.typed["cohort6-year"], tool.typed["cohort6-counts"]) == ("2021", "0, 0, 0, 0, 0, 0")
    assert 'class="bp-error"' not in shown(tool, "headline")


def test_without_any_year_there_is_still_an_answer(tool: Customers) -> None:
    typing(tool, "mode", "retention")
    for number in range(1, 6):
        pressing(tool, f"remove-cohort-{number}")

    assert "add an older year" in shown(tool, "cohorts")
    pressing(tool, "add-cohort")
    assert tool.typed["cohort6-year"] == "2026"


# Tiers ----------------------------------------------------------------------------------------------------------------


def test_tiers_give_the_table_of_the_chapter(tool: Customers) -> None:
    typing(tool, "mode", "tiers")
    cells = re.findall(r"<td>([^<]*)</td>", shown(tool, "table"))

    assert cells[:6] == ["20", "CNY 14 million", "35%", "2.5", "50", "120"]
    assert cells[-6:] == ["150", "CNY 40 million", "", "", "136", "350"]


def test_potential_lifts_a_customer(tool: Customers) -> None:
    typing(tool, "mode", "tiers")
    typing(tool, "customer2-potential", "0")
    slots = typing(tool, "customer4-potential", "900,000")["slots"]

    assert "<td>100</td>" in slots["tiers-table"]  # 20 large and 80 small ones
    assert "<td>0</td>" in slots["tiers-table"]


def test_a_tier_follows_its_name(tool: Customers) -> None:
    typing(tool, "mode", "tiers")

    assert typing(tool, "tier0-name", "Gold")["slots"]["legend-tier0"] == "Tier Gold"
    assert "tier: name needs some text" in typing(tool, "tier0-name", " ")["slots"]["headline"]


def test_a_line_for_several_customers_has_no_ratings(tool: Customers) -> None:
    assert 'data-name="customer2-rate-use"' not in tool.page()
    typing(tool, "customer2-count", "1")
    assert 'data-name="customer2-rate-use"' in tool.page()


# Business case --------------------------------------------------------------------------------------------------------


def test_the_case_gives_the_numbers_of_the_chapter(tool: Customers) -> None:
    typing(tool, "mode", "case")

    assert shown(tool, "headline") == (
        "After 3 years the customer is CNY 402,500 ahead; the money is back in month 23."
    )
    for text in ("57.5%", "CNY 233,317", "CNY 126,875", "CNY -148,750", "63.5%"):
        assert text in shown(tool, "words")


def test_half_the_leaks_leave_what_the_exercise_says(tool: Customers) -> None:
    typing(tool, "mode", "case")

    assert "CNY 155,000 ahead" in typing(tool, "saving1-times", "5")["slots"]["headline"]


def test_a_case_that_never_pays_is_told(tool: Customers) -> None:
    typing(tool, "mode", "case")

    assert "behind: the money does not come back" in typing(tool, "order", "2,000,000")["slots"]["headline"]


# Loyalty --------------------------------------------------------------------------------------------------------------


def test_the_curve_is_played_with(tool: Customers) -> None:
    typing(tool, "mode", "loyalty")

    assert shown(tool, "headline").startswith("Exceeded (a bond)")
    assert typing(tool, "satisfaction", "90")["slots"]["headline"].startswith("Delight (recommends)")
    assert "loyalty stands at 96%" in typing(tool, "ease", "0")["slots"]["headline"]


def test_more_buyers_than_answers_are_told(tool: Customers) -> None:
    typing(tool, "mode", "loyalty")

    assert "25 of 24 cannot be" in typing(tool, "group1-again", "25")["slots"]["headline"]


# Rows -----------------------------------------------------------------------------------------------------------------


def test_a_customer_is_added_and_the_keyboard_goes_to_its_name(tool: Customers) -> None:
    patch = pressing(tool, "add-customer")

    assert patch["focus"] == "customer8-name"
    assert 'data-name="customer8-rate-use"' in patch["page"]
    assert "Customer 8" in patch["page"]
    assert len(sheet(tool).rated) == 5


def test_the_legend_follows_the_name(tool: Customers) -> None:
    assert typing(tool, "customer1-name", "Yunhe")["slots"]["legend-customer1"] == "Yunhe"


def test_a_customer_is_removed_and_put_back_where_it_was(tool: Customers) -> None:
    before = sheet(tool)
    patch = pressing(tool, "remove-customer-5")

    assert "Removed Wuxi food plant, August" in patch["page"]
    assert patch["focus"] == "put-back"
    assert len(sheet(tool).customers) == 6

    assert pressing(tool, "put-back")["focus"] == "remove-customer-5"
    assert before == sheet(tool)


def test_a_row_with_an_error_comes_back_with_it(tool: Customers) -> None:
    typing(tool, "customer5-rate-use", "lots")
    pressing(tool, "remove-customer-5")
    page = pressing(tool, "put-back")["page"]

    assert "Use must be a number from 0 to 100" in page
    assert tool.typed["customer5-rate-use"] == "lots"


def test_a_new_row_never_takes_the_number_of_a_removed_one(tool: Customers) -> None:
    pressing(tool, "remove-customer-7")

    assert pressing(tool, "add-customer")["focus"] == "customer8-name"


def test_twenty_rows_are_enough(tool: Customers) -> None:
    patches = [pressing(tool, "add-customer") for _ in range(14)]

    assert len(sheet(tool).customers) == 20
    assert "There are 20 rows already; none was added." in patches[-1]["slots"]["note"]


def test_without_customers_there_is_still_an_answer(tool: Customers) -> None:
    for number in range(1, 8):
        pressing(tool, f"remove-customer-{number}")

    assert shown(tool, "headline") == "No customer is rated yet: add one."
    typing(tool, "mode", "tiers")
    assert "A brings 0% of the revenue" in shown(tool, "headline")


@pytest.mark.parametrize("button", ["remove-customer-99", "remove-customer-x", "add-tiers", "put-back", "remove-"])
def test_a_button_that_is_not_there_changes_nothing(tool: Customers, button: str) -> None:
    before = dict(tool.typed)
    pressing(tool, button)

    assert before == tool.typed


# Plan -----------------------------------------------------------------------------------------------------------------


def test_the_worked_plan_is_saved_as_it_was_opened(tmp_path: Path) -> None:
    save_plan(worked_plan(), tmp_path / PLAN_FILE)
    tool = Customers(tmp_path / PLAN_FILE)
    pressing(tool, "plan-load")

    for mode in MODES:
        typing(tool, "mode", mode)
        assert worked_plan() == tool.to_plan(worked_plan())


@pytest.mark.parametrize("mode", MODES)
def test_saving_keeps_the_mode_that_is_shown_and_no_other(tool: Customers, mode: str) -> None:
    typing(tool, "mode", mode)
    saved = sheet(tool)
    worked = worked_customers()

    assert saved.cohorts == (worked.cohorts if mode == "retention" else ())
    assert saved.business_case == (worked.business_case if mode == "case" else None)
    assert saved.survey == (worked.survey if mode == "loyalty" else ())
    assert saved.tiers == (worked.tiers if mode == "tiers" else ())
    assert bool(saved.customers) is (mode in {"health", "tiers"})


def test_what_was_changed_in_another_mode_is_saved_too(tool: Customers) -> None:
    typing(tool, "mode", "case")
    typing(tool, "order", "500,000")
    typing(tool, "mode", "health")
    note = pressing(tool, "plan-save")["slots"]["note"]

    assert "Of your customers it now holds: Health, Business case." in note
    assert load_plan(tool.plan_file).customers == sheet(tool)


def test_what_was_saved_is_loaded_to_the_same_fields(tool: Customers) -> None:
    typing(tool, "customer1-rate-use", "33")
    pressing(tool, "add-customer")
    typing(tool, "customer8-name", "Mill")
    before = sheet(tool)
    pressing(tool, "plan-save")
    pressing(tool, "plan-reset")
    pressing(tool, "plan-load")

    assert before == sheet(tool)


def test_other_parts_of_the_plan_stay(tool: Customers) -> None:
    assert replace(worked_plan(), customers=None) == replace(tool.to_plan(worked_plan()), customers=None)


def test_an_error_in_a_mode_that_is_not_shown_says_where_it_is(tool: Customers) -> None:
    typing(tool, "order", "lots")
    note = pressing(tool, "plan-save")["slots"]["note"]

    assert "Not saved yet: Business case: Order, paid at the start must be a number" in note
    assert not tool.plan_file.exists()


def test_a_plan_without_customers_leaves_the_fields(tool: Customers) -> None:
    typing(tool, "customer1-name", "Mill")
    tool.receive({"type": "open", "text": plan_text(SalesPlan(title="x"))})

    assert tool.typed["customer1-name"] == "Mill"


def test_signals_and_tiers_of_ones_own_come_back(tmp_path: Path) -> None:
    part = CustomersPlan(
        customers=(Customer(name="Mill", revenue=1_234.5, ratings={"mood": 12.5, "gone": 3}),),
        warnings=WarningTest(customers=9, lost=2, red=3, red_left=1),
        health=HealthModel(
            signals=(HealthSignal(id="mood", weight=0.25, name="Mood"), HealthSignal(id="use", weight=0.75)),
            green_from=80,
            red_below=20,
        ),
        tiers=(Tier(name="Gold", revenue_from=1_000), Tier(name="Rest", weeks=0.125)),
    )
    tool = loaded(tmp_path, part)

    assert part == sheet(tool)
    assert "Mood" in tool.page()


def test_the_plans_currency_is_used(tmp_path: Path) -> None:
    tool = loaded(tmp_path, worked_customers(), currency="USD")

    assert "USD 402,500" in typing(tool, "mode", "case")["page"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_shown_in_every_language(tmp_path: Path, mode: str, language: Language) -> None:
    tool = Customers(tmp_path / PLAN_FILE, language=language)
    page = typing(tool, "mode", mode)["page"]

    assert 'role="status"' in page
    assert 'class="bp-error">!' not in page
    assert not tool.errors


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_never_shows_what_belongs_to_another(tool: Customers, mode: str) -> None:
    slots = set(tool.answer()) if mode == "health" else set()
    if mode != "health":
        typing(tool, "mode", mode)
        slots = set(tool.answer())

    assert {name.partition("-")[0] for name in slots} <= {mode, "headline", "legend"}


def test_every_slot_that_is_answered_has_its_place(tool: Customers) -> None:
    for mode in MODES:
        page = typing(tool, "mode", mode)["page"]
        assert [name for name in tool.answer() if f'data-slot="{name}"' not in page] == []


def test_reset_stays_in_the_mode(tool: Customers) -> None:
    typing(tool, "mode", "case")
    typing(tool, "order", "1")
    page = pressing(tool, "plan-reset")["page"]

    assert tool.typed["mode"] == "case"
    assert "CNY 402,500" in page


def test_hostile_names_are_shown_as_text_everywhere(tool: Customers) -> None:
    names = ("customer1-name", "signal-use", "tier0-name", "saving1-name", "group0-name", "cohort1-counts", "mode")
    sent = [str(typing(tool, name, HOSTILE)) for name in names]
    for mode in MODES:
        sent += [str(typing(tool, "mode", mode)), tool.page()]
    sent += [str(pressing(tool, "remove-customer-1")), str(pressing(tool, "put-back"))]

    assert not [text for text in sent if "<script" in text]


# Fields ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "number"), [("7", 7), ("1,200", 1_200), ("3万", 30_000)])
def test_a_whole_number_is_read(typed: str, number: int) -> None:
    assert number == WholeField("n", "Answers").read(typed)


def test_a_fraction_is_no_whole_number() -> None:
    with pytest.raises(ValueError, match=r"Answers must be a whole number, got .2\.5."):
        WholeField("n", "Answers").read("2.5")


def test_counts_may_be_separated_in_any_way() -> None:
    assert CountsField("n", "Won").read(" 36，30 28;27 ") == (36, 30, 28, 27)


def test_a_form_has_a_text_for_every_field() -> None:
    form = CustomerForm.of(worked_customers())
    fields = {field.name for mode in MODES for field in form.controls(mode)}

    assert fields - set(form.typed(worked_customers())) == {"satisfaction", "ease"}


# Any sequence ---------------------------------------------------------------------------------------------------------

FIELDS = sorted(Customers().typed)
BUTTONS = [
    *(f"add-{kind}" for kind in ("customer", "cohort", "saving")),
    *(f"remove-{kind}-{number}" for kind in ("customer", "cohort", "saving") for number in (1, 2)),
    "put-back", "fit-weights", "plan-save", "plan-load", "plan-reset", "plan-download",
]  # fmt: skip
texts = st.sampled_from(["0", "100", "33.3", "12万", "9" * 400, "-1", "", " ", "3, 2", HOSTILE]) | st.text(max_size=9)
inputs = st.tuples(st.just("input"), st.sampled_from(FIELDS), texts)
modes = st.tuples(st.just("input"), st.just("mode"), st.sampled_from(MODES))
presses = st.tuples(st.just("press"), st.sampled_from(BUTTONS), st.just(""))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(inputs | modes | presses, max_size=12))
def test_no_sequence_of_events_raises(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, events: list[tuple[str, str, str]]
) -> None:
    caplog.clear()
    (tmp_path / PLAN_FILE).unlink(missing_ok=True)
    tool = Customers(tmp_path / PLAN_FILE)
    tool.page()
    for kind, name, value in events:
        patch = tool.receive({"type": kind, "name": name, "value": value})
        assert "<script" not in str(patch.get("slots", patch.get("page")))

    assert not caplog.records
    assert tool.page()
