"""Pictures, tables and sentences about weights."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bpcourse.core.kpi import (
    Dimension,
    PairwiseJudgements,
    Place,
    Scorecard,
    ScoreTable,
    Swap,
    balanced_scorecard,
    rank,
    rank_team,
    revenue_scorecard,
    sample_team,
    weight_change_case,
)
from bpcourse.present import kpi
from bpcourse.present.kpi import (
    case_picture,
    case_table,
    case_words,
    consistency_words,
    first_place_picture,
    leader_words,
    ranking_picture,
    score_table,
    swap_words,
    weights_picture,
    weights_text,
)

WEIGHTS = {"Sales results": 0.4, "Customer management": 0.25, "Behavior": 0.2, "Teamwork": 0.15}
REVENUE = rank_team(sample_team(), revenue_scorecard())
BALANCED = rank_team(sample_team(), balanced_scorecard())
SALES = Swap(Dimension.SALES, "Wang Jing", "Liu Yang", 0.4, 0.47)


def every_picture() -> list[str]:
    return [
        weights_picture(WEIGHTS),
        ranking_picture(REVENUE, BALANCED, revenue_name="Revenue only", present_name="Balanced"),
        first_place_picture({"Wang Jing": 0.75, "Liu Yang": 0.25, "Zhou Kai": 0}),
        case_picture(weight_change_case()),
    ]


def test_every_public_name_exists() -> None:
    assert all(hasattr(kpi, name) for name in kpi.__all__)


@pytest.mark.parametrize("picture", every_picture())
def test_pictures_are_sound_and_say_what_they_show(picture: str) -> None:
    root = ET.fromstring(picture)  # noqa: S314 - made here
    title, description = root[0].text, root[1].text
    assert title
    assert description
    assert "%" in description
    assert f"{title}. {description}" == root.attrib["aria-label"]


@pytest.mark.parametrize("picture", every_picture())
def test_text_in_pictures_is_large_enough_and_inside(picture: str) -> None:
    root = ET.fromstring(picture)  # noqa: S314 - made here
    width, height = (float(part) for part in root.attrib["viewBox"].split()[2:])
    assert width == 480
    for text in root.iter("text"):
        size = float(text.attrib["style"].split("font-size:")[1].split("px")[0])
        assert size >= 14
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 < float(text.attrib["y"]) < height


def test_weights_are_shown_with_their_names_and_shares() -> None:
    picture = weights_picture(WEIGHTS)
    assert "Customer management 25%" in picture
    assert "stroke-dasharray" not in picture


@pytest.mark.parametrize("sales", [0.3, 0.55])
def test_weights_that_are_no_whole_show_it(sales: float) -> None:
    assert "stroke-dasharray" in weights_picture({**WEIGHTS, "Sales results": sales})


def test_long_names_get_a_line_each() -> None:
    short = weights_picture(WEIGHTS)
    long = weights_picture({"Quarterly customer satisfaction": 0.6, "B": 0.2, "C": 0.1, "D": 0.1})
    assert 'viewBox="0 0 480 128"' in short
    assert 'viewBox="0 0 480 180"' in long


def test_names_are_escaped() -> None:
    assert "<i>" not in weights_picture({"<i>": 1.0})


def test_weights_in_short() -> None:
    assert weights_text(balanced_scorecard()) == "40/25/20/15"


@pytest.mark.parametrize(
    ("present", "revenue", "sentence"),
    [
        ([("A", 1, 1.03)], [("B", 1, 1.2)], "A leads with 103%; with revenue alone B would."),
        ([("A", 1, 1.03)], [("A", 1, 1.2)], "A leads with 103%, and with revenue alone too."),
        (
            [("A", 1, 1.0), ("B", 1, 1.0)],
            [("B", 1, 1.2), ("A", 2, 1)],
            "A, B share the lead with 100%; with revenue alone B would lead.",
        ),
    ],
)
def test_the_leader_in_words(
    present: list[tuple[str, int, float]], revenue: list[tuple[str, int, float]], sentence: str
) -> None:
    sides = [[Place(place, name, score) for name, place, score in side] for side in (present, revenue)]
    assert sentence == leader_words(*sides)


@pytest.mark.parametrize(
    ("swap", "words"),
    [
        (SALES, "Sales results would have to weigh 7 points more (47% instead of 40%) before B overtakes A."),
        (
            replace(SALES, weight_at_swap=0.39),
            "Sales results would have to weigh 1 point less (39% instead of 40%) before B overtakes A.",
        ),
        (replace(SALES, weight_at_swap=0.40001), "B and A are level: the smallest change decides."),
        (replace(SALES, weight_at_swap=None), "Whichever single weight you move, B does not overtake A."),
        (None, "Whichever single weight you move, B does not overtake A."),
    ],
)
def test_how_close_it_was_in_words(swap: Swap | None, words: str) -> None:
    assert words == swap_words(swap, ahead="A", behind="B")


def test_rises_and_falls_are_marked_by_more_than_colour() -> None:
    picture = ranking_picture(REVENUE, BALANCED, revenue_name="Revenue only", present_name="Balanced")
    assert "▼7" in picture
    assert "▲2" in picture
    assert "1. Wang Jing 105.3%" in picture


def test_those_who_are_never_first_are_left_out() -> None:
    picture = first_place_picture({"Wang Jing": 0.25, "Liu Yang": 0.75, "Zhou Kai": 0})
    assert picture.index("Liu Yang") < picture.index("Wang Jing")
    assert "Zhou Kai" not in picture


def test_the_score_table_has_a_heading_for_each_row_and_column() -> None:
    table = ScoreTable.from_team(sample_team(), tuple(Dimension))
    markup = score_table(table, rank(table, balanced_scorecard().weights), REVENUE)
    assert markup.count('scope="col"') == 7
    assert markup.count('scope="row"') == 8
    assert "<caption>" in markup


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        (2.0, "Consistency ratio 0%: the comparisons fit together well enough (up to 10%)."),
        (1 / 2, "Consistency ratio 18.7%: above 10% the comparisons contradict each other too much."),
    ],
)
# Of three comparisons, the principal eigenvalue is 1 + k + 1 / k, with k the cube root of their product.
def test_consistency_in_words(judged: float, words: str) -> None:
    comparisons = {("a", "b"): 2.0, ("b", "c"): 1.0, ("a", "c"): judged}
    assert words == consistency_words(PairwiseJudgements.from_comparisons(["a", "b", "c"], comparisons))


def test_the_case_in_words_follows_its_weights() -> None:
    case = weight_change_case()
    measures = case.new_scorecard.measures
    half = replace(case, new_scorecard=Scorecard.from_weights("half", dict(zip(measures, (0.5, 0.5, 0), strict=True))))
    assert "on 60/20/20 it scores 93.6%, and the year after 111.6%" in case_words(case)
    assert "on 50/50/0 it scores 90.6%, and the year after 110%" in case_words(half)


def test_the_case_table_shows_what_each_measure_adds() -> None:
    markup = case_table(weight_change_case())
    assert "CNY 12 million" in markup
    assert "<td>17.3%</td><td>19.6%</td>" in markup


def test_a_measure_without_weight_adds_nothing() -> None:
    case = weight_change_case()
    weights = dict(zip(case.new_scorecard.measures, (1, 0, 0), strict=True))
    markup = case_table(replace(case, new_scorecard=Scorecard.from_weights("one", weights)))
    assert markup.count("<td>0%</td><td>0%</td>") == 2
