"""The fields of one KPI on the scorecard board, and the way between what is typed in them and the plan's own units.

>>> from bpcourse.core.kpi import kpi_named
>>> share = kpi_named("renewal_rate")
>>> typed_figure(share, 0.9), figure_from(share, 92.5)
('90', 0.925)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import Cycle, Direction, Unit
from bpcourse.core.language import _
from bpcourse.widgets.controls import Choice, Control, NumberField, bare_number

if TYPE_CHECKING:
    from bpcourse.core.kpi import Kpi

__all__ = ["RANGE", "TARGET", "figure_control", "figure_from", "kpi_controls", "typed_figure"]

TARGET, RANGE = "target", "range"
_LOWEST_POINTS: Final = -100
"""The Net Promoter Score starts there."""


class _Optional(NumberField):
    """A number, or nothing yet."""

    def read(self, typed: str) -> float | None:  # type: ignore[override] # an empty field is no error here
        """The number, None for an empty field."""
        return super().read(typed) if typed.strip() else None


def kpi_controls(row: int, kpi: Kpi, *, kind: str, currency: str) -> tuple[Control, ...]:
    """What the board asks of a KPI once: which kind of target it has, and the target."""
    one = _("at least a target") if kpi.direction is Direction.MORE else _("at most a target")
    kinds = {TARGET: one, RANGE: _("within a range")}
    choice = Choice(f"row{row}-kind", _("Good is"), options=kinds)
    unit = _unit(kpi, currency)
    if kind == RANGE:
        return (
            choice,
            _Optional(f"row{row}-low", _("From"), unit=unit),
            _Optional(f"row{row}-high", _("To"), unit=unit),
        )
    hint = _("For the whole plan.") if kpi.adds_up else ""
    return (choice, _Optional(f"row{row}-target", _("Target"), unit=unit, help=hint))


def figure_control(row: int, kpi: Kpi, *, month: str, currency: str) -> Control:
    """The figure of the stretch that ends with *month*."""
    hint = {
        Cycle.QUARTER: _("The quarter to {month}."),
        Cycle.HALF_YEAR: _("The half-year to {month}."),
        Cycle.YEAR: _("The year to {month}."),
    }.get(kpi.cycle, "")
    least = _LOWEST_POINTS if kpi.unit is Unit.POINTS else 0
    unit = _unit(kpi, currency)
    return _Optional(f"row{row}-figure", kpi.label, unit=unit, minimum=least, help=hint.format(month=month))


def typed_figure(kpi: Kpi, value: float | None) -> str:
    """*value* of the plan as a person types it: a share in percent."""
    return "" if value is None else bare_number(value * 100 if kpi.unit is Unit.RATE else value)


def figure_from(kpi: Kpi, number: float) -> float:
    """What was typed, as the plan holds it."""
    return round(number / 100, 12) if kpi.unit is Unit.RATE else number


def _unit(kpi: Kpi, currency: str) -> str:
    units = {Unit.RATE: "%", Unit.MONEY: currency, Unit.DAYS: _("days")}
    return units.get(kpi.unit, "")
