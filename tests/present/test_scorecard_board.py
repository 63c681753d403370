"""The board's pictures and words hold for any scorecard; a light is never told by its color alone."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from bpcourse.core.kpi import KPI_CATALOGUE, AttainmentLimits, Dimension, Kpi, TargetRange, Unit
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.period import Period
from bpcourse.core.plan import ScorecardPlan
from bpcourse.core.reviews import Light, ReviewRhythm, TrafficLights
from bpcourse.core.scorecard_board import board_score, months_in, next_reviews, standings
from bpcourse.core.worked_board import worked_board
from bpcourse.present.scorecard_board import (
    board_table,
    due_words,
    headline_words,
    light_mark,
    review_table,
    score_picture,
    trend_picture,
)
from bpcourse.present.svg import text_width

HOSTILE = "</text><script>alert(1)</script>"
YEAR = Period.year(2027)
OWN = Kpi(id="own", name=HOSTILE * 5, dimension=Dimension.TEAM, unit=Unit.MONEY)
EVERY_KPI = {kpi.id: 1.0 for kpi in KPI_CATALOGUE}
BOARDS: dict[str, ScorecardPlan] = {
    "nothing": ScorecardPlan(),
    "the worked company": worked_board(),
    "no weights": ScorecardPlan(targets={"nps": 40}, actuals={"nps": 10}),
    "hostile": ScorecardPlan(
        weights={"own": 1.0}, own_kpis=(OWN,), ranges={"own": TargetRange(1, 1e15)},
        readings={"own": {"2027-01": 1e15, "2027-02": 0}},
    ),
    "every KPI": ScorecardPlan(
        weights={"sales": 1.0}, targets=EVERY_KPI, readings={key: {"2027-12": 0.5, "2027-06": 1} for key in EVERY_KPI}
    ),
    "wide limits": ScorecardPlan(
        weights={"nps": 1.0}, targets={"nps": 1}, readings={"nps": {"2027-01": 1e9, "2027-02": 1e9}},
        limits=AttainmentLimits(cap=1e6), lights=TrafficLights(green_from=0, amber_from=0),
    ),
    "high lights": ScorecardPlan(
        weights={"nps": 1.0}, targets={"nps": 1}, actuals={"nps": 1}, lights=TrafficLights(green_from=9, amber_from=8)
    ),
}  # fmt: skip
EVERY = pytest.mark.parametrize("board", BOARDS)


def _assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    board = float(root.get("viewBox", "").split()[2])
    assert root.findtext("title")
    assert root.findtext("desc")
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        moved = {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        assert size >= 14
        assert float(text.get("x", 0)) - moved >= -3, text.text
        assert float(text.get("x", 0)) - moved + width <= board + 3, text.text


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY
def test_any_board_is_drawn_and_put_into_words(board: str, language: Language) -> None:
    part = BOARDS[board]
    shown, score = standings(part, YEAR), board_score(part, YEAR)
    with use_language(language):
        _assert_readable(score_picture(score, part.lights, part.limits))
        _assert_readable(trend_picture(shown, months_in(YEAR), part.lights))
        table = board_table(shown, currency="CNY")
        assert headline_words(score, shown)
        due_words(shown)

    assert "<script" not in table


@pytest.mark.parametrize(("light", "shape"), [(Light.GREEN, "●"), (Light.AMBER, "▲"), (Light.RED, "■")])
def test_a_light_has_a_shape_and_a_name(light: Light, shape: str) -> None:
    assert shape in light_mark(light)
    assert light_mark(light).endswith(f"</span> {light.label}")
    assert light_mark(None) == "–"


def test_the_headline_tells_score_light_and_what_is_red() -> None:
    part = ScorecardPlan(
        weights={"sales": 0.6, "team": 0.4}, targets={"new_customers": 12}, actuals={"new_customers": 9}
    )

    assert headline_words(board_score(part, YEAR), standings(part, YEAR)) == (
        "Score 75%, red, on 60% of the weights. 1 KPI is red: New customers won."
    )
    assert headline_words(board_score(ScorecardPlan(), YEAR), ()).startswith("Enter a target and a figure")


def test_more_reds_than_can_be_named_are_counted() -> None:
    part = ScorecardPlan(weights={"sales": 1.0}, targets=EVERY_KPI, actuals=dict.fromkeys(EVERY_KPI, 0.1))

    assert "and 15 more" in headline_words(board_score(part, YEAR), standings(part, YEAR))


def test_the_table_tells_target_due_and_change() -> None:
    table = board_table(standings(worked_board(), YEAR), currency="CNY")

    for told in ("≥ CNY 2.4 million", "CNY 591,781", "≤ 45 days", "4 to 7", "↓ 14 points", "↑ 12 points", "≥ 90%"):
        assert told in table
    steady = ScorecardPlan(targets={"nps": 40}, readings={"nps": {"2027-06": 40, "2027-12": 40}})
    assert "→ as before" in board_table(standings(steady, YEAR), currency="CNY")


def test_the_even_spread_is_explained_where_it_is_used() -> None:
    assert "spread evenly" in due_words(standings(worked_board(), YEAR))
    assert due_words(standings(ScorecardPlan(targets={"nps": 40}, actuals={"nps": 1}), YEAR)) == ""


def test_a_single_reading_is_no_trend() -> None:
    drawn = trend_picture(standings(worked_board(), YEAR), months_in(YEAR), TrafficLights())

    assert "Open proposals" in drawn
    assert "Average deal size" not in drawn
    assert "needs two readings" in trend_picture((), months_in(YEAR), TrafficLights())


def test_the_reviews_name_cycle_and_day() -> None:
    table = review_table(next_reviews(YEAR, ReviewRhythm(), after=date(2027, 9, 30)))

    for told in ("half-year", "2027-12-31", "week", "2027-10-01"):
        assert told in table
    assert "not in this plan any more" in review_table(next_reviews(YEAR, ReviewRhythm(), after=date(2027, 12, 31)))
