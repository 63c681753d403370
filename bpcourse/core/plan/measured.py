"""What was counted of the funnel, beside what is planned: from which file, on which day, over how many deals.

>>> stage = MeasuredStage(name="Proposal", conversion=0.24, low=0.19, high=0.3, cases=240, days=44)
>>> counted = MeasuredFunnel(source="export.csv", counted_on=date(2026, 11, 20), deals=1_600, stages=(stage,))
>>> counted.stage_named("proposal").cases
240
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the codec reads hints at run time
from typing import Final

from bpcourse.core.errors import FieldError, require_amount, require_rate, require_text
from bpcourse.core.language import _

__all__ = ["MeasuredFunnel", "MeasuredStage"]

_RATES: Final = ("conversion", "low", "high")


@dataclass(frozen=True, kw_only=True)
class MeasuredStage:
    """What came of the deals in one stage.

    name: as the CRM calls it.
    conversion: share from 0 to 1 that went on to the next stage.
    low: lower end of its 95% interval.
    high: upper end of its 95% interval.
    cases: how many deals were in the stage.
    days: median calendar days until a deal went on; 0 where it is not known.

    Raises FieldError for an empty name, RateError for a share outside 0 to 1, AmountError for a number below 0.
    """

    name: str
    conversion: float
    low: float = 0
    high: float = 1
    cases: int = 0
    days: float = 0

    def __post_init__(self) -> None:
        require_text(self.name, place=_("stage: name"))
        for name in _RATES:
            require_rate(getattr(self, name), place=_("stage {name!r}: conversion").format(name=self.name))
        require_amount(self.days, place=_("stage {name!r}: days").format(name=self.name))
        require_amount(self.cases, place=_("stage {name!r}: count").format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class MeasuredFunnel:
    """The funnel as a CRM export shows it.

    source: the file that was counted.
    counted_on: the day that the export shows.
    since: the first day of which deals were counted.
    deals: how many deals were counted.
    stages: the stages in order.
    win_rate: share of all deals that are won, from 0 to 1.
    win_rate_low: lower end of its 95% interval.
    win_rate_high: upper end of its 95% interval.
    sales_cycle_days: median calendar days from creation to won.
    average_deal_size: money, mean of the deals won.
    open_value: money, value of the open deals.
    pipeline_coverage: open value over what the plan's next quarter must bring.

    Raises FieldError where no source is named, RateError for a share outside 0 to 1, AmountError for a number below 0.
    """

    source: str
    counted_on: date
    since: date | None = None
    deals: int = 0
    stages: tuple[MeasuredStage, ...] = ()
    win_rate: float = 0
    win_rate_low: float = 0
    win_rate_high: float = 1
    sales_cycle_days: float | None = None
    average_deal_size: float | None = None
    open_value: float | None = None
    pipeline_coverage: float | None = None

    def __post_init__(self) -> None:
        require_text(self.source, place=_("measured funnel: source"))
        object.__setattr__(self, "stages", tuple(self.stages))
        for rate in (self.win_rate, self.win_rate_low, self.win_rate_high):
            require_rate(rate, place=_("measured funnel: win rate"))
        amounts = (self.deals, self.sales_cycle_days, self.average_deal_size, self.open_value, self.pipeline_coverage)
        for amount in amounts:
            require_amount(amount or 0, place=_("measured funnel: number"))
        if self.since is not None and self.since > self.counted_on:
            sentence = _("measured funnel: the first day must not come after {day}, got {since}")
            text = sentence.format(day=self.counted_on, since=self.since)
            raise FieldError(text, field="since", value=self.since)

    def stage_named(self, name: str) -> MeasuredStage | None:
        """The stage of that name, capitals and spaces around it aside; None where none is called so."""
        wanted = name.strip().casefold()
        return next((stage for stage in self.stages if stage.name.strip().casefold() == wanted), None)
