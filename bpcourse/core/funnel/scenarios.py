"""Several funnels side by side, in the figures a sales meeting talks about.

>>> from bpcourse.core.funnel import Funnel
>>> last_year = Funnel.from_rates([0.3, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)
>>> table = compare(
...     {"as in 2026": last_year, "more meetings": last_year.replace_conversion("Lead", 0.32)},
...     leads=2_000,
...     revenue_target=19_200_000,
... )
>>> table.names
('as in 2026', 'more meetings')
>>> for row in table.rows[:3]:
...     print(row.label, [round(value) for value in row.values])
Leads [2000, 2000]
Deals [75, 80]
Revenue [18000000, 19200000]
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bpcourse.core.funnel.planning import Flow, forward, leads_needed
from bpcourse.core.funnel.stages import FunnelError
from bpcourse.core.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpcourse.core.funnel.stages import Funnel

__all__ = ["Comparison", "ComparisonRow", "Unit", "compare"]

Unit = Literal["count", "money", "rate", "days"]

_FIGURES: Final[tuple[tuple[str, str, Unit, Callable[[Flow], float]], ...]] = (
    ("leads", N_("Leads"), "count", lambda flow: flow.leads),
    ("deals", N_("Deals"), "count", lambda flow: flow.deals),
    ("revenue", N_("Revenue"), "money", lambda flow: flow.revenue),
    ("average_deal_size", N_("Average deal size"), "money", lambda flow: flow.funnel.average_deal_size),
    ("win_rate", N_("Win rate"), "rate", lambda flow: flow.funnel.win_rate),
    ("lead_to_deal_rate", N_("Lead-to-deal rate"), "rate", lambda flow: flow.funnel.lead_to_deal_rate),
    ("sales_cycle_days", N_("Sales cycle"), "days", lambda flow: flow.funnel.sales_cycle_days),
)


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One figure in all scenarios.

    figure: its name in the code.  unit: count, money (in the plan's currency), rate (from 0 to 1) or days.
    values: one per scenario, in the order of the comparison.
    """

    figure: str
    unit: Unit
    values: tuple[float, ...]

    @property
    def label(self) -> str:
        """The figure's name in the language of the moment."""
        return _(_LABELS[self.figure])


@dataclass(frozen=True)
class Comparison:
    """Key figures of scenarios: names of the columns, and the rows."""

    names: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]

    def row(self, figure: str) -> ComparisonRow:
        """The row of one figure; FunnelError when the comparison does not have it."""
        for row in self.rows:
            if row.figure == figure:
                return row
        sentence = _("comparison: the figure must be one of {figures}, got {figure!r}")
        figures = _(", ").join(row.figure for row in self.rows)
        raise FunnelError(sentence.format(figures=figures, figure=figure), field="figure", value=figure)


_LABELS: Final = {figure: label for figure, label, _unit, _value in _FIGURES} | {
    "gap_to_target": N_("Gap to target"),
    "leads_needed": N_("Leads needed for the target"),
}


def compare(
    scenarios: Mapping[str, Funnel], *, leads: float | Mapping[str, float], revenue_target: float | None = None
) -> Comparison:
    """The key figures of *scenarios*, one column each.

    leads: the same for all, or by name of scenario.  revenue_target: money, in the plan's currency; with it come the
    gap (target less revenue, below 0 when it is passed) and the leads that would be needed (infinite when no lead is
    won).

    Raises FunnelError for no scenarios or one without leads, AmountError for leads or a target below 0.

    >>> from bpcourse.core.funnel import Funnel
    >>> plan = Funnel.from_rates([0.5, 0.2], average_deal_size=10_000)
    >>> compare({"small": plan, "large": plan}, leads={"small": 50, "large": 100}).row("revenue").values
    (50000.0, 100000.0)
    """
    if not scenarios:
        raise FunnelError(_("comparison: there must be at least one scenario, got none"), field="scenarios", value=0)
    flows = [forward(funnel, leads=_leads_of(name, leads)) for name, funnel in scenarios.items()]
    rows = tuple(
        ComparisonRow(figure=figure, unit=unit, values=tuple(value(flow) for flow in flows))
        for figure, _label, unit, value in _FIGURES
    )
    return Comparison(tuple(scenarios), rows if revenue_target is None else rows + _target_rows(flows, revenue_target))


def _target_rows(flows: list[Flow], revenue_target: float) -> tuple[ComparisonRow, ...]:
    gaps = tuple(revenue_target - flow.revenue for flow in flows)
    needed = tuple(
        leads_needed(flow.funnel, revenue_target=revenue_target) if flow.funnel.lead_to_deal_rate else math.inf
        for flow in flows
    )
    return (
        ComparisonRow(figure="gap_to_target", unit="money", values=gaps),
        ComparisonRow(figure="leads_needed", unit="count", values=needed),
    )


def _leads_of(name: str, leads: float | Mapping[str, float]) -> float:
    if isinstance(leads, (int, float)):
        return leads
    if name not in leads:
        sentence = _("comparison: each scenario needs its leads, got none for {name!r}")
        raise FunnelError(sentence.format(name=name), field="leads", value=name)
    return leads[name]
