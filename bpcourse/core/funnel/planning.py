"""The funnel read forward, from leads to revenue, and backward, from a revenue target to leads.

Both ways give a `Flow`: how many reach each step.  Figures are exact and may hold fractions, as they are means;
`rounded_up` turns one into people.

>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
>>> forward(plan, leads=2_000).counts
(2000.0, 640.0, 320.0, 80.0)
>>> backward(plan, revenue_target=19_200_000).leads
2000.0
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import require_amount
from bpcourse.core.funnel.stages import Funnel, FunnelError
from bpcourse.core.language import _

if TYPE_CHECKING:
    from bpcourse.core.period import Period

__all__ = ["Flow", "backward", "forward", "leads_needed", "open_opportunities", "rounded_up"]

_RELATIVE_NOISE: Final = 1e-14
_ABSOLUTE_NOISE: Final = 1e-9


@dataclass(frozen=True)
class Flow:
    """How many are expected to reach each step of *funnel*.

    counts: one per step, leads first, deals last.

    Raises FunnelError where counts and steps differ in number, AmountError for a count below 0.
    """

    funnel: Funnel
    counts: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.funnel.names):
            sentence = _("flow: there must be one count for each of the {steps} steps, got {received}")
            text = sentence.format(steps=len(self.funnel.names), received=len(self.counts))
            raise FunnelError(text, field="counts", value=self.counts)
        for name, count in zip(self.funnel.names, self.counts, strict=True):
            require_amount(count, place=_("step {name!r}: count").format(name=name))

    @property
    def leads(self) -> float:
        """How many enter the funnel."""
        return self.counts[0]

    @property
    def deals(self) -> float:
        """How many are won."""
        return self.counts[-1]

    @property
    def revenue(self) -> float:
        """Deals times average deal size: money, in the plan's currency."""
        return self.deals * self.funnel.average_deal_size

    @property
    def people(self) -> tuple[int, ...]:
        """The counts rounded up: nobody meets a fraction of a customer."""
        return tuple(rounded_up(count) for count in self.counts)

    def at(self, name: str) -> float:
        """The count at the step called *name*; FunnelError when there is none."""
        return self.counts[self.funnel.step(name)]


def forward(funnel: Funnel, *, leads: float) -> Flow:
    """What *leads* are expected to become.

    leads: 0 or more, in the period.

    Raises AmountError for leads below 0.

    >>> flow = forward(Funnel.from_counts([1600, 480, 240, 60], average_deal_size=240_000), leads=1_600)
    >>> flow.deals, flow.revenue
    (60.0, 14400000.0)
    """
    require_amount(leads, place=_("leads"))
    # Arithmetic of the funnel: each step is the step before times its conversion.
    return Flow(funnel, tuple(leads * rate for rate in funnel.reach_rates))


def backward(funnel: Funnel, *, revenue_target: float) -> Flow:
    """What every step must count for the deals to bring *revenue_target*.

    revenue_target: money, 0 or more, in the plan's currency.

    Raises FunnelError where no lead is ever won, AmountError for a target below 0.

    >>> plan = Funnel.from_rates([0.3, 0.5, 0.25], average_deal_size=240_000)
    >>> [round(count, 1) for count in backward(plan, revenue_target=19_200_000).counts]
    [2133.3, 640.0, 320.0, 80.0]
    >>> backward(plan, revenue_target=19_200_000).people
    (2134, 640, 320, 80)
    """
    return forward(funnel, leads=leads_needed(funnel, revenue_target=revenue_target))


def leads_needed(funnel: Funnel, *, revenue_target: float) -> float:
    """Leads that must enter *funnel* for its expected revenue to be *revenue_target*.

    revenue_target: money, 0 or more, in the plan's currency.

    Raises FunnelError where no lead is ever won, AmountError for a target below 0.

    >>> leads_needed(Funnel.from_rates([0.5, 0.2], average_deal_size=10_000), revenue_target=100_000)
    100.0
    """
    require_amount(revenue_target, place=_("revenue target"))
    if not funnel.lead_to_deal_rate:
        sentence = _("leads needed: every stage must let some through, got a funnel in which no lead is won")
        raise FunnelError(sentence, field="conversion", value=funnel.conversions)
    # Arithmetic of the funnel, read from its end.  Working back from results to what a team can manage is the idea of
    # Jordan and Vazzana, "Cracking the Sales Management Code" (McGraw-Hill, 2011).
    return revenue_target / funnel.average_deal_size / funnel.lead_to_deal_rate


def open_opportunities(flow: Flow, period: Period) -> tuple[float, ...]:
    """How many are open in each stage on a mean day of *period*, when leads come in evenly.

    Raises nothing: a stage of 0 days holds 0.

    >>> from bpcourse.core.period import Period
    >>> plan = Funnel.from_rates([0.32, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)
    >>> [round(count, 1) for count in open_opportunities(forward(plan, leads=2_000), Period.year(2027))]
    [76.7, 52.6, 40.3]
    """
    # Little's law, L = λW: number in the system = arrivals per day times days each stays.
    # J. D. C. Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9 (1961), 383-387.
    return tuple(
        count / period.days * stage.days for stage, count in zip(flow.funnel.stages, flow.counts[:-1], strict=True)
    )


def rounded_up(count: float) -> int:
    """*count* as whole people or calls: rounded up, but not for the last digits of a computation.

    >>> rounded_up(2133.3), rounded_up(640.0000000000001)
    (2134, 640)
    """
    require_amount(count, place=_("count"))
    nearest = round(count)
    is_noise = math.isclose(count, nearest, rel_tol=_RELATIVE_NOISE, abs_tol=_ABSOLUTE_NOISE)
    return nearest if is_noise else math.ceil(count)
