from __future__ import annotations

import pytest

from bpcourse.core.errors import FieldError
from bpcourse.core.kpi import KPI_CATALOGUE, Dimension, Direction, Kpi, kpi_named, kpis_in


def test_there_are_twenty_kpis_five_in_each_dimension() -> None:
    assert [len(kpis_in(dimension)) for dimension in Dimension] == [5, 5, 5, 5]
    assert len({kpi.id for kpi in KPI_CATALOGUE}) == 20


@pytest.mark.parametrize("kpi", KPI_CATALOGUE, ids=lambda kpi: kpi.id)
def test_each_kpi_is_reviewed_and_sourced_as_its_dimension_is(kpi: Kpi) -> None:
    assert kpi.cycle in kpi.dimension.cycles
    assert kpi.source_label in kpi.dimension.sources
    assert kpi.definition_label


@pytest.mark.parametrize("dimension", Dimension)
def test_each_dimension_uses_both_its_cycles_and_both_its_sources(dimension: Dimension) -> None:
    assert set(dimension.cycles) == {kpi.cycle for kpi in kpis_in(dimension)}
    assert set(dimension.sources) == {kpi.source_label for kpi in kpis_in(dimension)}


def test_only_the_time_to_sign_a_contract_is_better_when_less() -> None:
    assert [kpi_named("contract_days")] == [kpi for kpi in KPI_CATALOGUE if kpi.direction is Direction.LESS]


def test_an_unknown_kpi_is_refused_with_the_known_ones() -> None:
    with pytest.raises(FieldError, match=r"KPI must be one of sales_attainment, .*, got 'golf'"):
        kpi_named("golf")
