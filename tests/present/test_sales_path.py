"""Pictures, tables and sentences of a sales path."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.language import use_language
from bpcourse.core.sales_path import DecisionFactor, FabStatement, JourneyStage, Milestone, SalesPath, Touchpoint
from bpcourse.core.worked_market import worked_sales_paths
from bpcourse.present.sales_path import (
    comparison_picture,
    comparison_words,
    cycle_picture,
    cycle_words,
    edge_list,
    fab_list,
    fab_words,
    gap_list,
    journey_picture,
    journey_words,
    todo_list,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LARGE, FOOD, PROPERTY, HOSPITALS = worked_sales_paths()
HOSTILE = "</text><script>alert(1)</script>\"'"
PICTURES = (journey_picture, cycle_picture, comparison_picture)


def width_of(picture: str) -> float:
    return float(re.findall(r'viewBox="0 0 (\d+)', picture)[0])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("draw", PICTURES)
@pytest.mark.parametrize("path", [*worked_sales_paths(), SalesPath()], ids=lambda path: path.segment or "empty")
def test_every_picture_is_named_described_and_legible(
    draw: Callable[[SalesPath], str], path: SalesPath, language: str
) -> None:
    with use_language(language):  # type: ignore[arg-type] # names of languages from a list
        picture = draw(path)

    assert picture.count("<title>") == picture.count("<desc>") == 1
    sizes = [float(size) for size in re.findall(r"font-size:(\d+)px", picture)]
    assert min(sizes) / width_of(picture) >= 14 / 480


@pytest.mark.parametrize("draw", PICTURES)
def test_what_a_learner_types_is_never_markup(draw: Callable[[SalesPath], str]) -> None:
    path = SalesPath(
        segment=HOSTILE,
        touchpoints=(Touchpoint(name=HOSTILE, channel=HOSTILE, owner=HOSTILE, thinks=HOSTILE, gap=HOSTILE),),
        milestones=(Milestone(name=HOSTILE, day=3),),
        factors=(DecisionFactor(name=HOSTILE, weight=0.5, own_score=3, scores={HOSTILE: 2}),),
        cycle_days=9,
    )

    assert "<script" not in draw(path)
    assert "<script" not in edge_list(path) + todo_list(path) + gap_list([HOSTILE])


def test_the_map_tells_what_the_customer_meets_thinks_and_lacks() -> None:
    picture = journey_picture(LARGE)

    for told in ("trade show", "direct, Marketing", "Gap: no follow-up", "▸ Day 14: agrees", "notices a"):
        assert told in picture


def test_a_stage_without_touchpoint_says_so() -> None:
    assert journey_picture(PROPERTY).count("The customer does not") == 1
    assert journey_words(HOSPITALS) == "1 of 5 stages has a touchpoint."


def test_what_has_no_stage_stands_at_the_end() -> None:
    assert "no stage" not in journey_picture(LARGE)
    assert "no stage" in journey_picture(replace(LARGE, milestones=(Milestone(name="signs"),)))


def test_only_judged_touchpoints_have_a_place_on_the_line_of_moods() -> None:
    assert journey_picture(LARGE).count("<circle") == 5
    assert journey_picture(HOSPITALS).count("<circle") == 0


def test_each_gap_names_its_owner() -> None:
    assert "no reference nearby (owner: Chen Hao)" in todo_list(LARGE)
    assert todo_list(HOSPITALS) == ""


def test_the_longest_wait_is_said() -> None:
    assert cycle_words(LARGE).endswith("The longest wait without one: 31 days, from day 44 to day 75.")
    assert cycle_words(SalesPath()) == "0 milestones; the cycle has no length yet."


def test_milestones_close_together_do_not_cover_each_other() -> None:
    close = tuple(Milestone(name=f"step {day}", stage=JourneyStage.LOOK, day=day) for day in (50, 51, 52))
    picture = cycle_picture(SalesPath(cycle_days=100, milestones=close))
    discs = re.findall(r'<circle [^>]*cx="([\d.]+)" cy="([\d.]+)"', picture)

    assert len(discs) == 3
    assert len({height for _x, height in discs}) == 3


def test_the_weighted_scores_are_the_chapters() -> None:
    assert comparison_words(LARGE) == "We 3.90, Rival A 3.30, Rival B 2.70."
    assert "+0.50" in comparison_picture(LARGE)
    assert "−0.40" in comparison_picture(LARGE)


def test_what_wins_it_loses_it_and_turns_it_is_said() -> None:
    told = edge_list(LARGE)

    assert "Your message: Installed without stopping a line, +0.50 points against Rival B." in told
    assert "Your homework: Data security and hosting, −0.40 points against Rival A." in told
    assert "Rival A draws level once Data security and hosting counts 38% instead of 20%" in told
    assert "Rival A is level with us" in edge_list(HOSPITALS)


def test_a_score_that_is_missing_is_named() -> None:
    path = SalesPath(factors=(*LARGE.factors, DecisionFactor(name="size", weight=0.1)))

    assert "not scored" in comparison_picture(path)
    assert "Rival A has no score on some factor yet." in edge_list(path)
    assert comparison_words(path) == (
        "Weigh the factors and score everybody. The weights add up to 110%; they count in proportion."
    )


def test_nothing_to_compare_is_an_empty_list() -> None:
    assert edge_list(SalesPath()) == ""


def test_each_step_of_a_statement_is_judged() -> None:
    told = fab_list(
        FabStatement(feature="12-bit converter", advantage="reads small loads", benefit="accurate to 0.1 kW")
    )

    assert told.count("✓ holds") == 2
    assert "“0.1 kW” describes the product" in told


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ((), "No FAB statement yet"),
        (LARGE.fab_statements, "1 of 1 FAB statement holds in all three steps."),
        ((*LARGE.fab_statements, FabStatement()), "1 of 2 FAB statements hold in all three steps. Feature: Nothing"),
    ],
)
def test_the_first_fault_is_said(statements: tuple[FabStatement, ...], said: str) -> None:
    assert fab_words(statements).startswith(said)


def test_nothing_missing_is_said_too() -> None:
    assert "✓ Nothing is missing." in gap_list(())
