"""The worked company's scorecard board: Sun Mei's first quarter of 2027, invented like everything about Clearbrook.

>>> board = worked_board()
>>> len(board.targets), board.ranges["open_proposals"], board.figure_of("new_customers")
(9, TargetRange(low=4, high=7), 2.0)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import Cycle, Dimension, Kpi, TargetRange, Unit
from bpcourse.core.language import _
from bpcourse.core.plan import ScorecardPlan
from bpcourse.core.worked_company import worked_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BOARD_MONTH", "worked_board"]

BOARD_MONTH: Final = "2027-03"
"""The month at whose end the worked board is looked at."""

_TARGETS: Final = {
    "contract_days": 45.0,
    "satisfaction": 85.0,
    "renewal_rate": 0.90,
    "quality_visits": 8.0,
    "knowledge_sharing": 6.0,
}
"""As in the year before; the other targets are the worked plan's."""

_READINGS: Final[Mapping[str, Mapping[str, float]]] = {
    "sales_attainment": {"2027-01": 240_000, "2027-02": 0, "2027-03": 240_000},
    "new_customers": {"2027-01": 1, "2027-02": 0, "2027-03": 1},
    "average_deal_size": {"2027-03": 240_000},
    "contract_days": {"2027-03": 41},
    "satisfaction": {"2027-03": 88},
    "quality_visits": {"2027-01": 7, "2027-02": 8, "2027-03": 9},
    "proposal_conversion": {"2027-01": 0.25, "2027-02": 0, "2027-03": 0.25},
    "open_proposals": {"2027-01": 5, "2027-02": 8, "2027-03": 9},
    "knowledge_sharing": {"2027-03": 2},
}


def worked_board() -> ScorecardPlan:
    """A rep's scorecard of the worked plan, with all targets and the figures of the first three months."""
    part = worked_plan().scorecard or ScorecardPlan()
    open_proposals = Kpi(
        id="open_proposals",
        name=_("Open proposals"),
        dimension=Dimension.BEHAVIOR,
        unit=Unit.COUNT,
        cycle=Cycle.MONTH,
        source=_("CRM system"),
    )
    return replace(
        part,
        own_kpis=(*part.own_kpis, open_proposals),
        targets={**part.targets, **_TARGETS},
        # The plan has five open per rep on an average day: fewer starve the year, more get no care.
        ranges={"open_proposals": TargetRange(low=4, high=7)},
        readings=_READINGS,
    )
