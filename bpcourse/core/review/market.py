"""Rules about the market view: size and growth, who else sells there, where it is from and how old it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _, filled, ngettext
from bpcourse.core.market import MarketView, SourceKind
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.facts import listed
from bpcourse.core.review.rule import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review.rule import Rule, Spot

__all__ = ["RULES"]

_BOOK: Final = RuleBook("market", tool="market_view", chapter="ch03_building_the_plan")
_DAYS_OF_YEAR: Final = 365
_RESEARCH_SHARE: Final = 0.3
"""The deck's claim: as much of the planning should go into market and customers."""
_ROUNDING: Final = 1e-9


@_BOOK.rule(
    "empty",
    "warning",
    chapter="ch01_foundations",
    reason=N_("Every other number of a plan leans on how large the market is and how fast it grows."),
    fix=N_("Write down the market's size, its growth, the competitors, and where you know it from."),
)
def _empty(plan: SalesPlan) -> Iterable[Spot]:
    if plan.market in (None, MarketView()):
        yield "market", _("Nothing is written about the market yet.")


@_BOOK.rule(
    "no-growth",
    "warning",
    reason=N_("Without the market's size and growth nobody can tell a bold goal from one that falls behind."),
    fix=N_("Add the missing figure; a careful estimate with its source is better than none."),
)
def _no_growth(plan: SalesPlan) -> Iterable[Spot]:
    if plan.market in (None, MarketView()):
        return
    if plan.market.size is None:
        yield "market.size", _("The market has no size, so no goal can be read as a market share.")
    if plan.market.growth_rate is None:
        yield "market.growth_rate", _("The market has no growth rate, so no goal can be compared with it.")


@_BOOK.rule(
    "no-source",
    "warning",
    reason=N_("A figure without a source cannot be checked, defended or brought up to date."),
    fix=N_("Name the report, the survey or the talk behind the figures, and the day it speaks for."),
)
def _no_source(plan: SalesPlan) -> Iterable[Spot]:
    market = plan.market
    if market is not None and not market.sources and (market.size is not None or market.growth_rate is not None):
        yield "market.sources", _("The market's figures have no source.")


@_BOOK.rule(
    "undated-source",
    "warning",
    reason=N_("A figure ages from its first day on; without a date nobody sees how far."),
    fix=N_("Write behind each source the day for which it speaks."),
)
def _undated_source(plan: SalesPlan) -> Iterable[Spot]:
    if plan.market is None:
        return
    undated = [(place, source) for place, source in enumerate(plan.market.sources) if source.as_of is None]
    if undated:
        names = listed([source.what or _("Source {number}").format(number=place + 1) for place, source in undated])
        yield f"market.sources[{undated[0][0]}].as_of", filled(_("Sources without a date: {names}."), names=names)


@_BOOK.dated_rule(
    "old-sources",
    "warning",
    reason=N_("Markets move within a year: prices, rivals and rules of the last plan are not those of this one."),
    fix=N_("Look the figures up again, and write the new day behind them."),
)
def _old_sources(plan: SalesPlan, day: date) -> Iterable[Spot]:
    if plan.market is None:
        return
    days = [source.as_of for source in plan.market.sources if source.as_of is not None]
    age = (day - max(days)).days if days else 0
    if age > _DAYS_OF_YEAR:
        sentence = _("The newest source on the market is {days} days old.")
        yield "market.sources", sentence.format(days=number_text(age))


@_BOOK.rule(
    "no-competitors",
    "warning",
    reason=N_("What a goal takes beyond the market's growth is taken from somebody; a plan has to say from whom."),
    fix=N_("Name those you lost to in the last twelve months, each with a strength and a weakness."),
)
def _no_competitors(plan: SalesPlan) -> Iterable[Spot]:
    if plan.market not in (None, MarketView()) and not plan.market.competitors:
        yield "market.competitors", _("The market view names no competitor.")


@_BOOK.rule(
    "no-customer-voice",
    "warning",
    chapter="ch04_practice",
    reason=N_("Reports say what was bought; only customers say what they would buy, and at which price."),
    fix=N_("Ask ten customers, five won and five lost, and add what they say as a source."),
)
def _no_customer_voice(plan: SalesPlan) -> Iterable[Spot]:
    if plan.market is None:
        return
    kinds = {source.kind for source in plan.market.sources} - {None}
    if kinds and SourceKind.CUSTOMERS not in kinds:
        sentence = ngettext(
            "The only source on the market is no customer.",
            "None of the {count} sources on the market is a customer.",
            len(plan.market.sources),
        )
        yield "market.sources", sentence.format(count=number_text(len(plan.market.sources)))


@_BOOK.rule(
    "little-research",
    "advice",
    chapter="ch01_foundations",
    reason=N_("The deck asks for 30% of the planning time; what is not known about customers returns as discounts."),
    fix=N_("Move hours from writing to asking: calls to customers, lost deals, rivals' offers."),
)
def _little_research(plan: SalesPlan) -> Iterable[Spot]:
    share = plan.market.research_share if plan.market else None
    if share is not None and share < _RESEARCH_SHARE - _ROUNDING:
        sentence = _("{share} of the planning time went into the market and the customers.")
        yield "market.research_hours", filled(sentence, share=percent_text(share))


RULES: Final[tuple[Rule, ...]] = _BOOK.rules
