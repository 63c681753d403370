from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError, FieldError
from bpcourse.core.kpi import (
    AttainmentLimits,
    Dimension,
    Performance,
    Result,
    Role,
    Scorecard,
    dimension_scores,
    kpi_named,
    measure_score,
    role_scorecard,
    sample_team,
    score_person,
    score_team,
    score_team_by_role,
)

REVENUE, NEW, DAYS, NPS = map(kpi_named, ("sales_attainment", "new_customers", "contract_days", "nps"))


def person(*results: Result, name: str = "Sun Mei") -> Performance:
    return Performance(name, Role.REP, results)


def test_a_kpi_scores_its_own_attainment() -> None:
    assert measure_score(person(Result(DAYS, 36, 45)), DAYS) == 1.2


def test_a_dimension_scores_the_mean_of_its_kpis() -> None:
    mei = person(Result(REVENUE, 9, 10), Result(NEW, 11, 10), Result(DAYS, 54, 45), Result(NPS, 20, 40))
    assert measure_score(mei, Dimension.SALES) == pytest.approx((0.9 + 1.1 + 0.8) / 3)
    assert dimension_scores(mei) == {Dimension.SALES: pytest.approx(2.8 / 3), Dimension.CUSTOMER: 0.5}


def test_a_score_is_the_weighted_attainment() -> None:
    scorecard = Scorecard.from_weights("x", {REVENUE: 0.6, DAYS: 0.1, NPS: 0.3})
    score = score_person(person(Result(REVENUE, 9, 10), Result(DAYS, 36, 45), Result(NPS, 20, 40)), scorecard)
    assert score.total == pytest.approx(0.6 * 0.9 + 0.1 * 1.2 + 0.3 * 0.5)
    assert [line.contribution for line in score.lines] == pytest.approx([0.54, 0.12, 0.15])


def test_dimension_subscores_weigh_the_lines_within_the_dimension() -> None:
    scorecard = Scorecard.from_weights("x", {REVENUE: 0.6, DAYS: 0.2, NPS: 0.2})
    score = score_person(person(Result(REVENUE, 9, 10), Result(DAYS, 27, 45), Result(NPS, 20, 40)), scorecard)
    assert score.by_dimension == {Dimension.SALES: pytest.approx(0.75 * 0.9 + 0.25 * 1.4), Dimension.CUSTOMER: 0.5}


def test_a_scorecard_s_own_limits_apply() -> None:
    scorecard = Scorecard.from_weights("x", {REVENUE: 1.0}, limits=AttainmentLimits(cap=1.1))
    assert score_person(person(Result(REVENUE, 20, 10)), scorecard).total == 1.1


def test_a_weighted_measure_without_a_result_is_named() -> None:
    with pytest.raises(FieldError, match=r"Sun Mei has no result for Net Promoter Score \(NPS\)"):
        score_person(person(Result(REVENUE, 9, 10)), Scorecard.from_weights("x", {REVENUE: 0.6, NPS: 0.4}))


def test_a_measure_without_weight_needs_no_result() -> None:
    scorecard = Scorecard.from_weights("x", {REVENUE: 1.0, NPS: 0.0})
    assert score_person(person(Result(REVENUE, 9, 10)), scorecard).total == 0.9


def test_a_kpi_has_one_result_a_person() -> None:
    with pytest.raises(FieldError, match="Sun Mei has 2 results for 'nps': keep one"):
        person(Result(NPS, 1, 2), Result(NPS, 2, 2))


def test_a_person_needs_a_name() -> None:
    with pytest.raises(FieldError, match="name of a person needs some text"):
        person(name=" ")


def test_a_target_names_its_kpi() -> None:
    with pytest.raises(AmountError, match="target of Time to sign a contract must be more than 0, got 0"):
        Result(DAYS, 30, 0)


def test_an_actual_figure_names_its_kpi() -> None:
    with pytest.raises(FieldError, match="actual figure of Time to sign a contract must be a number"):
        Result(DAYS, math.nan, 45)


def test_a_missing_result_is_none() -> None:
    assert person(Result(NPS, 20, 40)).result(REVENUE) is None


def test_a_team_scores_the_mean_of_its_people() -> None:
    team = (person(Result(REVENUE, 9, 10), name="A"), person(Result(REVENUE, 13, 10), name="B"))
    score = score_team(team, Scorecard.from_weights("x", {REVENUE: 1.0}))
    assert score.mean == pytest.approx(1.1)
    assert [(each.name, each.total) for each in score.people] == [("A", 0.9), ("B", 1.3)]


def test_everyone_can_be_scored_by_the_scorecard_of_their_role() -> None:
    by_role = score_team_by_role(sample_team())
    for performance, score in zip(sample_team(), by_role.people, strict=True):
        assert score_person(performance, role_scorecard(performance.role)) == score


@pytest.mark.parametrize("scored", [lambda: score_team((), role_scorecard(Role.REP)), lambda: score_team_by_role(())])
def test_a_team_has_people(scored: object) -> None:
    assert callable(scored)
    with pytest.raises(FieldError, match="at least one person"):
        scored()


@given(st.lists(st.floats(0, 10), min_size=3, max_size=3), st.floats(0, 1))
def test_a_score_lies_between_the_worst_and_the_best_line(actuals: list[float], weight: float) -> None:
    results = [Result(kpi, actual, 5) for kpi, actual in zip((REVENUE, NEW, NPS), actuals, strict=True)]
    scorecard = Scorecard.from_weights("x", {REVENUE: 1.0, NEW: 0.0, NPS: 0.0}).with_weight(NPS, weight)
    score = score_person(person(*results), scorecard)
    lines = [line.score for line in score.lines]
    assert min(lines) - 1e-9 <= score.total <= max(lines) + 1e-9
