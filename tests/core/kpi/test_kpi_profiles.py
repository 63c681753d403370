from __future__ import annotations

import pytest

from bpcourse.core.kpi import Dimension, Role, balanced_scorecard, kpi_named, revenue_scorecard, role_scorecard


@pytest.mark.parametrize("role", Role)
def test_each_role_has_a_scorecard_over_all_dimensions_and_a_reason(role: Role) -> None:
    assert tuple(Dimension) == role_scorecard(role).measures
    assert all(weight > 0 for weight in role_scorecard(role).weights)
    assert role.label == role_scorecard(role).name
    assert role.reason


def test_behavior_weighs_most_for_a_junior_rep_and_falls_with_seniority() -> None:
    junior = role_scorecard(Role.JUNIOR_REP).dimension_weights
    assert max(junior, key=lambda dimension: junior[dimension]) is Dimension.BEHAVIOR
    shares = [role_scorecard(role).dimension_weights[Dimension.BEHAVIOR] for role in Role]
    assert sorted(shares, reverse=True) == shares


def test_customers_and_team_weigh_most_for_a_senior_sales_manager() -> None:
    weights = role_scorecard(Role.SENIOR_SALES_MANAGER).dimension_weights
    assert {Dimension.CUSTOMER, Dimension.TEAM} == set(sorted(weights, key=lambda key: -weights[key])[:2])


def test_the_one_sided_scorecard_looks_at_revenue_alone() -> None:
    assert revenue_scorecard().measures == (kpi_named("sales_attainment"),)
    assert revenue_scorecard().weights == (1.0,)


def test_the_balanced_scorecard_covers_all_dimensions() -> None:
    assert balanced_scorecard().weights == (0.40, 0.25, 0.20, 0.15)
