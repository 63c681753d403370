"""What is good about a plan, in its own numbers: a review that only finds fault is not read twice.

>>> from bpcourse.core.worked_company import worked_plan
>>> praise = strengths(worked_plan(), today=date(2026, 11, 23))
>>> praise[0].message
'All 5 sources on the market have a date, and they are of 5 kinds.'
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bpcourse.core.language import ngettext
from bpcourse.core.quantities import number_text
from bpcourse.core.review.facts import reading_day
from bpcourse.core.review.finding import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.core.plan import SalesPlan

__all__ = ["strengths"]


def strengths(plan: SalesPlan, *, today: date | None = None) -> list[Strength]:
    """What is good about *plan*, in the order of its parts; *today* as for `review_plan`."""
    day = reading_day(plan, today or date.today())  # noqa: DTZ011 - a plan's days are the reader's own
    return [*_of_market(plan, day)]


def _of_market(plan: SalesPlan, day: date) -> Iterator[Strength]:
    sources = plan.market.sources if plan.market else ()
    dated = [source for source in sources if source.as_of is not None and source.as_of <= day]
    if sources and len(dated) == len(sources):
        kinds = len({source.kind for source in sources if source.kind})
        sentence = ngettext(
            "All {count} sources on the market have a date, and they are of {kinds} kind.",
            "All {count} sources on the market have a date, and they are of {kinds} kinds.",
            kinds,
        )
        message = sentence.format(count=number_text(len(sources)), kinds=number_text(kinds))
        yield Strength(rule="market-dated-sources", part="market", message=message)
