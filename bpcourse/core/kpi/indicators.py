"""What a key performance indicator is, and the four dimensions an appraisal looks at.

>>> deal_days = Kpi(
...     id="deal_days", name="Days to close a deal", dimension=Dimension.SALES, unit=Unit.DAYS, direction=Direction.LESS
... )
>>> deal_days.label, deal_days.value_text(46), deal_days.direction.label
('Days to close a deal', '46 days', 'less is better')
>>> [cycle.label for cycle in Dimension.BEHAVIOR.cycles]
['week', 'month']
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bpcourse.core.errors import require_text
from bpcourse.core.language import N_, _, ngettext
from bpcourse.core.quantities import money_text, number_text, percent_text

__all__ = ["Cycle", "Dimension", "Direction", "Kpi", "Unit"]


class Direction(StrEnum):
    """Whether more of a figure is better, or less."""

    MORE = "more"
    LESS = "less"

    @property
    def label(self) -> str:
        """The direction in words."""
        return _("more is better") if self is Direction.MORE else _("less is better")


class Cycle(StrEnum):
    """How often a figure is reviewed."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The stretch of time in words."""
        return _(_CYCLE_NAMES[self])


class Unit(StrEnum):
    """What a figure counts.

    RATE: share from 0 to 1; MONEY: in the plan's currency; COUNT: how many; DAYS: calendar days; POINTS: on a scale
    that ends at 100; RATING: a mark from 1 to 5.
    """

    RATE = "rate"
    MONEY = "money"
    COUNT = "count"
    DAYS = "days"
    POINTS = "points"
    RATING = "rating"

    @property
    def label(self) -> str:
        """The unit in words."""
        return _(_UNIT_NAMES[self])


class Dimension(StrEnum):
    """One of the four sides from which a salesperson's performance is seen."""

    SALES = "sales"
    CUSTOMER = "customer"
    BEHAVIOR = "behavior"
    TEAM = "team"

    @property
    def label(self) -> str:
        """The name of the dimension."""
        return _(_DIMENSIONS[self][0])

    @property
    def cycles(self) -> tuple[Cycle, Cycle]:
        """How often the dimension is usually reviewed, the shorter cycle first."""
        return _DIMENSIONS[self][1]

    @property
    def sources(self) -> tuple[str, str]:
        """Where the dimension's figures usually come from."""
        first, second = _DIMENSIONS[self][2]
        return _(first), _(second)


_CYCLE_NAMES: Final = {
    Cycle.WEEK: N_("week"),
    Cycle.MONTH: N_("month"),
    Cycle.QUARTER: N_("quarter"),
    Cycle.HALF_YEAR: N_("half-year"),
    Cycle.YEAR: N_("year"),
}
_UNIT_NAMES: Final = {
    Unit.RATE: N_("percent"),
    Unit.MONEY: N_("money"),
    Unit.COUNT: N_("count"),
    Unit.DAYS: N_("days"),
    Unit.POINTS: N_("points on a scale up to 100"),
    Unit.RATING: N_("mark from 1 to 5"),
}
_DIMENSIONS: Final = {
    Dimension.SALES: (
        N_("Sales results"),
        (Cycle.MONTH, Cycle.QUARTER),
        (N_("Sales system"), N_("Financial statements")),
    ),
    Dimension.CUSTOMER: (
        N_("Customer management"),
        (Cycle.QUARTER, Cycle.HALF_YEAR),
        (N_("Customer survey"), N_("CRM system")),
    ),
    Dimension.BEHAVIOR: (
        N_("Behavior"),
        (Cycle.WEEK, Cycle.MONTH),
        (N_("CRM system"), N_("Visit reports")),
    ),
    Dimension.TEAM: (
        N_("Teamwork"),
        (Cycle.QUARTER, Cycle.YEAR),
        (N_("360° evaluation"), N_("Colleague feedback")),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A figure that shows whether something that matters is on its way.

    id: short and unchanging, for files; name, source, definition: text to read, translated where the course wrote it;
    adds_up: whether the figures of the months make up that of the year, as revenue does, or each stands for itself.
    Raises FieldError where the id or the name is empty.
    """

    id: str
    name: str
    dimension: Dimension
    unit: Unit
    direction: Direction = Direction.MORE
    cycle: Cycle = Cycle.MONTH
    source: str = ""
    definition: str = ""
    adds_up: bool = False

    def __post_init__(self) -> None:
        require_text(self.id, place=_("KPI id"))
        require_text(self.name, place=_("KPI name"))

    @property
    def label(self) -> str:
        """The name in the language of the moment."""
        return _(self.name)

    @property
    def source_label(self) -> str:
        """Where the figure comes from, in the language of the moment."""
        return _(self.source) if self.source else ""

    @property
    def definition_label(self) -> str:
        """How the figure is counted, in the language of the moment."""
        return _(self.definition) if self.definition else ""

    def value_text(self, value: float, *, currency: str = "CNY") -> str:
        """*value* written in the unit of the KPI.

        >>> kpi = Kpi(id="renewal", name="Renewal rate", dimension=Dimension.CUSTOMER, unit=Unit.RATE)
        >>> kpi.value_text(0.9)
        '90%'
        """
        if self.unit is Unit.RATE:
            return percent_text(value)
        if self.unit is Unit.MONEY:
            return money_text(value, currency)
        if self.unit is Unit.DAYS:
            return ngettext("{number} day", "{number} days", value).format(number=number_text(value))
        return number_text(value)
