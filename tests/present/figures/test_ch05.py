"""The pictures of chapter 5 draw in both languages and say what the package computes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.kpi import (
    KPI_CATALOGUE,
    USUAL_LIMITS,
    Dimension,
    balanced_scorecard,
    kpi_named,
    rank_team,
    revenue_scorecard,
    sample_team,
)
from bpcourse.core.language import LANGUAGES, use_language
from bpcourse.core.quantities import percent_text
from bpcourse.present.figures import ch05, picture

if TYPE_CHECKING:
    from bpcourse.core.language import Language


def _texts(drawn: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ch05.__all__)
def test_every_picture_draws_with_a_title_and_a_description(name: str, language: Language) -> None:
    with use_language(language):
        drawn = picture(f"ch05.{name}")
    assert re.search(r"<title>[^<]+</title><desc>[^<]+</desc>", drawn)


@pytest.mark.parametrize("name", ch05.__all__)
def test_no_picture_is_wider_than_a_page_or_smaller_than_legible(name: str) -> None:
    drawn = picture(f"ch05.{name}")
    width = re.search(r'viewBox="0 0 (\d+)', drawn)
    assert width is not None
    assert int(width[1]) <= 520
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", drawn))) >= 14


def test_the_scorecard_names_all_twenty_kpis_and_four_dimensions() -> None:
    texts = _texts(ch05.dimensions())
    assert {kpi.label for kpi in KPI_CATALOGUE} <= set(texts)
    assert all(dimension.label in " ".join(texts) for dimension in Dimension)


def test_both_rankings_show_places_and_scores_in_their_order() -> None:
    texts = _texts(ch05.two_rankings())
    for card in (revenue_scorecard(), balanced_scorecard()):
        wanted = [
            f"{place.place}. {place.name} {percent_text(place.score)}" for place in rank_team(sample_team(), card)
        ]
        assert set(wanted) <= set(texts)


def test_the_attainment_picture_states_its_limits_and_its_points() -> None:
    described = re.search(r"<desc>([^<]*)</desc>", ch05.attainment_curve())
    assert described is not None
    days = sample_team()[3].result(kpi_named("contract_days"))
    assert days is not None
    for share in (USUAL_LIMITS.cap, USUAL_LIMITS.floor, days.attainment()):
        assert percent_text(share) in described[1]


def test_the_rhythm_names_each_dimension_in_both_of_its_cycles() -> None:
    described = re.search(r"<desc>([^<]*)</desc>", ch05.feedback_rhythm())
    assert described is not None
    for dimension in Dimension:
        assert described[1].count(dimension.label) == len(dimension.cycles)


def test_the_parts_of_the_gap_add_up_to_the_gap() -> None:
    target, volume, rate, won = (
        float(text.replace("\u2212", "-")) for text in _texts(ch05.gap_bridge()) if re.fullmatch(r"\u2212?[\d.]+", text)
    )
    assert won == target + volume + rate
    assert (target, won) == (9, 7)
