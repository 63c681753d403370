"""Pictures, tables and sentences about customers: they show the numbers they are given, whatever those are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.customers import (
    BusinessCase,
    CohortTable,
    Customer,
    CustomersPlan,
    HealthModel,
    RetentionEconomics,
    Saving,
    SurveyGroup,
    Tier,
    WarningTest,
    tier_rows,
    worked_customers,
)
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.present import customers as present
from bpcourse.present.svg import text_width

if TYPE_CHECKING:
    from bpcourse.present.html import Html

HOSTILE = "</text><script>alert(1)</script>"
SHARES = st.floats(0, 1)


def worth() -> RetentionEconomics:
    found = worked_customers().retention
    assert found is not None
    return found


def case() -> BusinessCase:
    found = worked_customers().business_case
    assert found is not None
    return found


def pictures() -> dict[str, Html]:
    """Every picture for the worked company."""
    sheet = worked_customers()
    return {
        "health": present.health_picture(sheet.rated, sheet.health),
        "tiers": present.tier_picture(sheet.tier_rows),
        "worth": present.worth_picture(worth().measures),
        "survival": present.survival_picture(worth(), CohortTable(sheet.cohorts)),
        "payback": present.payback_picture(case(), currency="CNY"),
        "loyalty": present.loyalty_picture(0.6, 0.5, sheet.survey),
    }


NAMES = sorted(pictures())


def parsed(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - our own markup


def assert_readable(picture: Html) -> None:
    root = parsed(picture)
    width, height = (float(number) for number in root.attrib["viewBox"].split()[2:])
    assert width == 480
    assert root.findtext("desc")
    assert "nan" not in picture
    assert "inf" not in re.sub(r"<(title|desc)>.*?</\1>", "", picture)
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.attrib["style"])[0])
        left, wide = float(text.attrib["x"]), text_width(text.text or "", size)
        left -= {"start": 0, "middle": wide / 2, "end": wide}[text.attrib["text-anchor"]]
        assert size >= 14
        assert left >= -6
        assert left + wide <= width + 6
        assert 0 <= float(text.attrib["y"]) <= height


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_of_the_worked_company_is_readable(name: str, language: Language) -> None:
    with use_language(language):
        assert_readable(pictures()[name])


# Health ---------------------------------------------------------------------------------------------------------------


def test_the_lowest_score_stands_on_top() -> None:
    texts = [text.text for text in parsed(pictures()["health"]).iter("text")]

    assert texts.index("Wuxi food plant, December") < texts.index("Yunhe Pumps, Suzhou")
    assert {"27.5 · Red", "48.5 · Yellow", "81 · Green"} <= set(texts)


def test_a_long_or_hostile_name_stays_inside_and_text() -> None:
    rated = CustomersPlan(customers=(Customer(name=HOSTILE + "x" * 200, ratings={"use": 1}),)).rated

    assert_readable(present.health_picture(rated, HealthModel.usual()))
    assert "<script" not in present.health_picture(rated, HealthModel.usual()) + present.health_table(rated)


def test_a_customer_who_left_is_there_to_learn_from() -> None:
    table = present.health_table(worked_customers().rated)

    assert table.count("has left: learn from it") == 3
    assert table.count("go on as planned") == 1
    assert table.count('scope="row"') == 4


def test_revenue_is_told_from_red_to_green() -> None:
    told = present.revenue_words(worked_customers(), currency="CNY")

    assert told == "Revenue of those who are still customers. Red: CNY 0; Yellow: CNY 0; Green: CNY 700,000."


def test_nothing_can_be_said_of_nobody() -> None:
    assert present.health_words(()) == "No customer is rated yet: add one."
    assert present.warning_words(WarningTest()).startswith("To test the score")


# Tiers ----------------------------------------------------------------------------------------------------------------


def test_the_table_of_tiers_ends_with_the_sums() -> None:
    table = present.tier_table(worked_customers().tier_rows, currency="CNY")

    assert re.findall(r"<td>([^<]*)</td>", table)[-6:] == ["150", "CNY 40 million", "", "", "136", "350"]


def test_tiers_of_nobody_are_drawn() -> None:
    rows = tier_rows([], (Tier(name="A" * 80), Tier(name=HOSTILE)))

    assert_readable(present.tier_picture(rows))


# Retention ------------------------------------------------------------------------------------------------------------


def test_the_seven_answers_stand_beside_the_decks_claim() -> None:
    texts = [text.text for text in parsed(pictures()["worth"]).iter("text")]

    assert texts[0] == "the deck's claim: 25% to 95%"
    assert [text for text in texts[1:] if text and text.endswith("%")] == [
        "100%", "40.7%", "25.1%", "21.2%", "3.3%", "13.3%", "7.1%",
    ]  # fmt: skip


@settings(deadline=None)
@given(SHARES, SHARES, SHARES, SHARES, st.integers(1, 50), st.floats(0, 1e9))
def test_any_retention_can_be_drawn(
    retention: float, points: float, margin: float, interest: float, years: int, program: float
) -> None:
    odd = replace(
        worth(), retention=retention, points=points, gross_margin=margin, interest=interest, years=years,
        program=program,
    )  # fmt: skip

    parsed(present.worth_picture(odd.measures))
    assert_readable(present.survival_picture(odd, CohortTable(worked_customers().cohorts)))
    assert present.retention_words(odd)
    assert present.cost_words(odd, currency="CNY")


def test_a_loss_after_the_program_is_a_bar_of_no_length() -> None:
    loss = present.worth_picture(replace(worth(), program=2_000_000).measures)

    assert "-28.3%" in loss
    assert 'width="-' not in loss


def test_what_has_no_number_is_a_dash() -> None:
    assert "–" in present.retention_words(replace(worth(), operating_margin=0))
    assert len(present.cost_words(replace(worth(), gross_margin=0), currency="CNY")) == 2


def test_one_year_of_winning_is_no_measure() -> None:
    newest = CohortTable(worked_customers().cohorts[-1:])

    assert present.cohort_words(newest) == ["One year of winning is no measure yet: add an older year."]
    assert_readable(present.survival_picture(worth(), newest))
    assert "Measured" not in present.survival_picture(worth(), newest)
    assert present.cohort_table(CohortTable([]))


def test_the_table_of_years_has_the_rates_below() -> None:
    table = present.cohort_table(CohortTable(worked_customers().cohorts))

    assert re.findall(r"<td>([^<]*)</td>", table)[-5:] == ["", "83.2%", "91.3%", "95.3%", "96.3%"]


# Business case --------------------------------------------------------------------------------------------------------


def test_the_case_is_told_with_the_month() -> None:
    assert present.case_words(case(), currency="CNY").endswith("ahead; the money is back in month 23.")
    assert "behind" in present.case_words(replace(case(), order=5_000_000), currency="CNY")


def test_an_empty_case_is_drawn_and_has_nothing_to_tell() -> None:
    empty = BusinessCase()

    assert_readable(present.payback_picture(empty, currency="CNY"))
    assert present.shortfall_words(empty, currency="CNY") == []
    assert present.case_table(empty, currency="CNY")


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**9), max_size=3), st.integers(0, 10**9), st.integers(1, 20))
def test_any_case_can_be_drawn(each: list[int], order: int, years: int) -> None:
    odd = BusinessCase(savings=tuple(Saving(each=one) for one in each), order=order, years=years)

    assert_readable(present.payback_picture(odd, currency="CNY"))
    assert present.case_words(odd, currency="CNY")


# Loyalty --------------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(SHARES, SHARES)
def test_any_place_on_the_curve_can_be_drawn(satisfaction: float, ease: float) -> None:
    assert_readable(present.loyalty_picture(satisfaction, ease, (SurveyGroup(name=HOSTILE), SurveyGroup(answers=3))))
    assert present.loyalty_words(satisfaction, ease)


def test_a_group_without_answers_has_no_share() -> None:
    table = present.survey_table([SurveyGroup(name=HOSTILE)])

    assert re.findall(r"<td>([^<]*)</td>", table) == ["0", "–", "0% to 100%", "–", "0% to 100%"]
    assert "<script" not in table
    assert_readable(present.loyalty_picture(0.5, 0.5, ()))
