"""The pictures of chapter 8: they draw in both languages, and say what the tables behind them hold."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from bpcourse.core.customers import HealthModel, LoyaltyCurve, customers_left, loyalty_at, worked_cohorts
from bpcourse.core.quantities import number_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import ch08, picture

PICTURES = ["life_cycle", "contact_map", "health_over_time", "loyalty_curves", "cohort_survival"]


def described(name: str) -> str:
    return ET.fromstring(picture(f"ch08.{name}")).findtext("desc") or ""  # noqa: S314 - our own markup


def texts(name: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture(f"ch08.{name}"))


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_leaves_the_picture(name: str) -> None:
    root = ET.fromstring(picture(f"ch08.{name}"))  # noqa: S314 - our own markup
    _x, _y, width, height = (float(number) for number in root.attrib["viewBox"].split())
    for text in root.iter("text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


def test_the_life_cycle_gives_each_of_four_stages_a_measure_and_a_leak() -> None:
    for word in ("Count:", "Leak:"):
        assert described("life_cycle").count(word) == 4


def test_the_contact_map_leaves_one_firm_line_into_management() -> None:
    told = described("contact_map")
    assert told.count("every month") == 2
    assert told.count("missing") == 3
    assert "Mr. Tang, energy manager and Chen Hao, key accounts: every month." in told


def test_the_customer_is_green_then_yellow_then_red_and_never_better() -> None:
    scores = [month.score for month in ch08.wuxi_months()]
    assert scores == sorted(scores, reverse=True)
    levels = [HealthModel.usual().level_of(score).value for score in scores]
    assert levels == ["green", *["yellow"] * 3, *["red"] * 3]


def test_the_health_picture_shows_each_month_with_its_score() -> None:
    for month in ch08.wuxi_months():
        assert month.name in texts("health_over_time")
        assert number_text(month.score) in texts("health_over_time")


def test_referral_stays_below_repurchase_wherever_satisfaction_is_less_than_full() -> None:
    referral, repurchase = LoyaltyCurve.REFERRAL, LoyaltyCurve.REPURCHASE
    assert all(loyalty_at(x / 50, referral) < loyalty_at(x / 50, repurchase) for x in range(1, 50))


def test_the_loyalty_picture_says_that_it_is_a_sketch_and_names_its_three_curves() -> None:
    assert "A sketch without a scale." in described("loyalty_curves")
    assert {"customer loyalty", "repurchase rate", "referral rate"} <= set(texts("loyalty_curves"))


def test_the_customers_of_all_years_are_those_of_the_worked_company() -> None:
    figures = worked_figures()
    table = worked_cohorts()
    assert table.customers == figures["customers"]
    assert table.cohorts[-1].counts == (figures["deals_2026"],)


def test_the_first_retention_is_the_one_of_the_year_before_the_plan() -> None:
    assert worked_cohorts().retention == ch08.RETENTION[0]


def test_five_points_separate_the_two_retentions() -> None:
    assert ch08.RETENTION[1] - ch08.RETENTION[0] == pytest.approx(0.05)


def test_the_survival_picture_ends_with_what_is_left_after_ten_years() -> None:
    for retention in ch08.RETENTION:
        assert number_text(customers_left(60, retention, 10)) in texts("cohort_survival")
