"""Where a little more effort pays most: one point of conversion, or one percent of leads, deal size or cycle.

>>> from bpcourse.core.funnel import Funnel
>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)
>>> for lever in levers(plan, leads=2_000):
...     print(lever.label, round(lever.revenue_gain))
Proposal: conversion +1 point 768000
Lead: conversion +1 point 600000
First meeting: conversion +1 point 384000
Sales cycle: 1% shorter 193939
Leads: +1% 192000
Average deal size: +1% 192000

Revenue is a product, so the same *percentage* pays the same everywhere; the same number of *points* pays most at the
stage with the lowest conversion.  What a point costs there is for the team to judge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from bpcourse.core.errors import AmountError, require_amount, require_rate
from bpcourse.core.funnel.planning import forward
from bpcourse.core.language import _, filled, ngettext
from bpcourse.core.quantities import number_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.core.funnel.stages import Funnel

__all__ = ["Lever", "LeverKind", "best_conversion", "levers"]

LeverKind = Literal["conversion", "leads", "average_deal_size", "sales_cycle_days"]

_ONE_POINT: Final = 0.01
_ONE_PERCENT: Final = 0.01
_DIGITS_TRUSTED: Final = 13  # of the 15 to 17 that a float holds


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One thing to improve, and what it would bring.

    kind: what is moved.  stage: the stage whose conversion is moved, otherwise empty.  change: percentage points of
    conversion, or the share of the other figures, as 0.01 for one.  revenue_gain: money, in the plan's currency.
    """

    kind: LeverKind
    stage: str
    change: float
    revenue_gain: float

    @property
    def label(self) -> str:
        """What is moved and how far, in the language of the moment."""
        if self.kind == "conversion":
            return self._conversion_label()
        labels = {
            "leads": _("Leads: +{change}"),
            "average_deal_size": _("Average deal size: +{change}"),
            "sales_cycle_days": _("Sales cycle: {change} shorter"),
        }
        return labels[self.kind].format(change=percent_text(self.change))

    def _conversion_label(self) -> str:
        points = round(self.change * 100, 1)
        template = ngettext("{stage}: conversion +{points} point", "{stage}: conversion +{points} points", points)
        return filled(template, stage=self.stage, points=number_text(points))


def levers(
    funnel: Funnel, *, leads: float, points: float = _ONE_POINT, share: float = _ONE_PERCENT
) -> tuple[Lever, ...]:
    """What each improvement alone would add to the revenue of *leads*, the best first.

    points: added to each conversion in turn, as a share (0.01 is one percentage point); a conversion stops at 100%.
    share: by which leads and deal size grow and the cycle shrinks.  The gain of a shorter cycle follows sales velocity:
    it holds when as many opportunities are kept open, so that the time won is sold again.  A funnel of 0 days has no
    such lever.

    Raises RateError for points or share outside 0 to 1, AmountError for leads below 0 or a share of 1.

    >>> from bpcourse.core.funnel import Funnel
    >>> levers(Funnel.from_rates([0.5, 0.2], average_deal_size=10_000), leads=100)[0]
    Lever(kind='conversion', stage='Stage 2', change=0.01, revenue_gain=5000.0)
    """
    require_amount(leads, place=_("leads"))
    require_rate(points, place=_("points of conversion"))
    require_rate(share, place=_("share of improvement"))
    if share == 1:
        raise AmountError(_("share of improvement"), share, _("less than 1"))
    found = (*_conversion_levers(funnel, leads, points), *_other_levers(funnel, leads, share))
    return tuple(sorted(found, key=lambda lever: lever.revenue_gain, reverse=True))


def best_conversion(funnel: Funnel, *, leads: float, points: float = _ONE_POINT) -> Lever:
    """The stage at which more conversion pays most; the first of these where several pay the same.

    Raises as `levers` does.

    >>> from bpcourse.core.funnel import Funnel
    >>> best_conversion(Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000), leads=2_000).stage
    'Proposal'
    """
    return next(lever for lever in levers(funnel, leads=leads, points=points) if lever.kind == "conversion")


def _conversion_levers(funnel: Funnel, leads: float, points: float) -> Iterator[Lever]:
    revenue = forward(funnel, leads=leads).revenue
    for stage in funnel.stages:
        conversion = min(1.0, stage.conversion + points)
        improved = forward(funnel.replace_conversion(stage.name, conversion), leads=leads)
        yield Lever(
            kind="conversion",
            stage=stage.name,
            change=min(points, 1 - stage.conversion),
            revenue_gain=_gain(revenue, improved.revenue),
        )


def _other_levers(funnel: Funnel, leads: float, share: float) -> Iterator[Lever]:
    revenue = forward(funnel, leads=leads).revenue
    more_leads = forward(funnel, leads=leads * (1 + share)).revenue
    bigger = replace(funnel, average_deal_size=funnel.average_deal_size * (1 + share))
    bigger_deals = forward(bigger, leads=leads).revenue
    yield Lever(kind="leads", stage="", change=share, revenue_gain=_gain(revenue, more_leads))
    yield Lever(kind="average_deal_size", stage="", change=share, revenue_gain=_gain(revenue, bigger_deals))
    if funnel.sales_cycle_days:
        # Sales velocity divides by the cycle, so a cycle shorter by a share s gives 1 / (1 - s) times the revenue.
        faster = revenue / (1 - share)
        yield Lever(kind="sales_cycle_days", stage="", change=share, revenue_gain=_gain(revenue, faster))


def _gain(before: float, after: float) -> float:
    """The difference without the noise of its last digits, so that levers that pay the same compare equal."""
    digits_before_point = len(str(int(after)))
    return round(after - before, _DIGITS_TRUSTED - digits_before_point)
