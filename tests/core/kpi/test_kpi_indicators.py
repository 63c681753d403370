from __future__ import annotations

import pytest

from bpcourse.core.errors import FieldError
from bpcourse.core.kpi import Cycle, Dimension, Direction, Kpi, Unit
from bpcourse.core.language import use_language


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        (Unit.RATE, 0.9, "90%"),
        (Unit.MONEY, 9_000_000, "CNY 9 million"),
        (Unit.COUNT, 60, "60"),
        (Unit.DAYS, 1, "1 day"),
        (Unit.DAYS, 46, "46 days"),
        (Unit.POINTS, 65.5, "65.5"),
        (Unit.RATING, 4.4, "4.4"),
    ],
)
def test_a_value_is_written_in_the_unit_of_its_kpi(unit: Unit, value: float, text: str) -> None:
    kpi = Kpi(id="x", name="X", dimension=Dimension.SALES, unit=unit)
    assert text == kpi.value_text(value)


def test_money_is_written_as_the_language_of_the_moment_counts_it() -> None:
    kpi = Kpi(id="x", name="X", dimension=Dimension.SALES, unit=Unit.MONEY)
    with use_language("zh_CN"):
        assert kpi.value_text(9_000_000) == "900 万元"


@pytest.mark.parametrize(("kpi_id", "name", "place"), [(" ", "X", "KPI id"), ("x", "", "KPI name")])
def test_a_kpi_needs_an_id_and_a_name(kpi_id: str, name: str, place: str) -> None:
    with pytest.raises(FieldError, match=f"{place} needs some text"):
        Kpi(id=kpi_id, name=name, dimension=Dimension.TEAM, unit=Unit.COUNT)


def test_source_and_definition_may_be_left_out() -> None:
    kpi = Kpi(id="x", name="X", dimension=Dimension.TEAM, unit=Unit.COUNT)
    assert (kpi.source_label, kpi.definition_label) == ("", "")


@pytest.mark.parametrize("kind", [Cycle, Dimension, Direction, Unit])
def test_everything_has_a_label_of_its_own(kind: type[Cycle | Dimension | Direction | Unit]) -> None:
    labels = {member.label for member in kind}
    assert len(kind) == len(labels)


@pytest.mark.parametrize(
    ("dimension", "cycles"),
    [
        (Dimension.SALES, (Cycle.MONTH, Cycle.QUARTER)),
        (Dimension.CUSTOMER, (Cycle.QUARTER, Cycle.HALF_YEAR)),
        (Dimension.BEHAVIOR, (Cycle.WEEK, Cycle.MONTH)),
        (Dimension.TEAM, (Cycle.QUARTER, Cycle.YEAR)),
    ],
)
def test_each_dimension_has_its_review_cycles(dimension: Dimension, cycles: tuple[Cycle, Cycle]) -> None:
    assert cycles == dimension.cycles
