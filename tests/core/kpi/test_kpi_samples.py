from __future__ import annotations

import pytest

from bpcourse.core.kpi import Dimension, Role, dimension_scores, kpi_named, sample_team, weight_change_case


def actuals(kpi_id: str) -> list[float]:
    results = [person.result(kpi_named(kpi_id)) for person in sample_team()]
    return [result.actual for result in results if result is not None]


def test_the_team_s_revenue_and_new_customers_are_the_company_s_of_2026() -> None:
    assert sum(actuals("sales_attainment")) == 40_000_000
    assert sum(actuals("new_customers")) == 60


def test_the_team_s_deals_take_as_long_to_sign_as_the_company_s_funnel_says() -> None:
    customers = actuals("new_customers")
    days = sum(count * each for count, each in zip(customers, actuals("contract_days"), strict=True))
    assert days / sum(customers) == pytest.approx(46)


def test_the_team_s_visits_make_the_company_s_480_first_meetings_at_one_and_a_half_visits_each() -> None:
    assert sum(actuals("quality_visits")) * 12 == 480 * 1.5


def test_the_team_has_the_company_s_roles() -> None:
    roles = [person.role for person in sample_team()]
    assert [roles.count(role) for role in (Role.KEY_ACCOUNT_MANAGER, Role.SENIOR_REP, Role.REP, Role.JUNIOR_REP)] == [
        1,
        2,
        3,
        2,
    ]


def test_everyone_has_results_in_all_four_dimensions() -> None:
    assert all(list(Dimension) == list(dimension_scores(person)) for person in sample_team())


def test_the_case_splits_one_number_into_three() -> None:
    case = weight_change_case()
    assert case.old_scorecard.weights == (1.0,)
    assert case.new_scorecard.weights == (0.6, 0.2, 0.2)


def test_the_case_s_results_move_as_it_tells() -> None:
    case = weight_change_case()
    sales, satisfaction, retention = zip(case.before.results, case.after.results, strict=True)
    assert sales[1].actual / sales[0].actual == pytest.approx(1.20)
    assert satisfaction[1].actual - satisfaction[0].actual == 15
    assert retention[1].actual > retention[0].actual


def test_the_old_scorecard_hid_what_the_new_one_shows() -> None:
    case = weight_change_case()
    assert case.hidden_score_before < case.score_before == 1.0 < case.score_after
