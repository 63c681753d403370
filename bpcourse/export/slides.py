"""The plan as a talk of ten minutes before a board: at most ten slides, native charts and tables, notes with timing.

The order is that of the group exercise: goal, market insight, target customers, the path to them, then what it takes.
What is not written yet has no slide, and its time goes to the others.

>>> timed([1, 1, 2], seconds=600)
[(0, 150), (150, 300), (300, 600)]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, current_language, filled
from bpcourse.core.quantities import CURRENCY_NAMES, money_text, number_text, percent_text
from bpcourse.core.risk_radar import ranked
from bpcourse.core.schedule import planned_period, total_budget
from bpcourse.export.archive import moment, steady
from bpcourse.export.outline import title_of
from bpcourse.export.outline_business import days, goal_amount, needed_flow, share
from bpcourse.export.outline_summary import main_goal
from bpcourse.export.outline_work import crossing_text
from bpcourse.export.slide_deck import Deck, Slide
from bpcourse.present.actions import action_name
from bpcourse.present.risks import title_of as risk_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.sales_path import SalesPath
    from bpcourse.core.segments import Segment

__all__ = ["MINUTES", "presentation", "timed"]

MINUTES: Final = 10
"""How long a group has for its plan."""

_STEP: Final = 5
"""Times are told in steps of so many seconds."""
_FULL: Final = (0.6, 1.6, 12.13, 5.2)
_LEFT_HALF: Final = (0.6, 1.6, 6.3, 5.2)
_RIGHT: Final = (7.15, 1.6, 5.58)
_MOST_ROWS: Final = 8
_EPOCH: Final = date(1899, 12, 30)


@dataclass(frozen=True)
class _Page:
    """One slide: draw puts it into the deck and gives what is said; weight: its part of the time."""

    weight: float
    draw: Callable[[Deck, SalesPlan], tuple[Slide, str]]


def presentation(plan: SalesPlan, *, today: date | None = None) -> bytes:
    """The content of the PowerPoint file, in the language of the moment; today: the day on which it was made."""
    deck, made = Deck(), moment(today)
    pages = [page for part, page in _PAGES if part in ("", *plan.filled_parts)]
    times = timed([page.weight for page in pages], seconds=MINUTES * 60)
    for page, (start, end) in zip(pages, times, strict=True):
        slide, said = page.draw(deck, plan)
        when = _("{start} to {end} of {minutes} minutes.").format(start=_clock(start), end=_clock(end), minutes=MINUTES)
        slide.notes(f"{when}\n{said}")
    content = deck.content(
        title=title_of(plan), author=plan.author, subject=_("Presentation of a sales business plan"), made=made
    )
    return steady(content, made=made)


def timed(weights: Sequence[float], *, seconds: int) -> list[tuple[int, int]]:
    """When each slide begins and ends, in seconds from the start; the last ends with the time."""
    total = sum(weights)
    ends = [round(seconds * reached / total / _STEP) * _STEP for reached in accumulate(weights)]
    return list(pairwise([0, *ends]))


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


# Slides ---------------------------------------------------------------------------------------------------------------


def _title(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    lines = filter(None, (plan.company, str(plan.period or ""), plan.author))
    slide = deck.title_slide(title_of(plan), "\n".join(lines))
    return slide, _("Say who you are and what you want decided today. No agenda: the first number comes next.")


def _goal(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    goal = main_goal(plan)
    slide = deck.slide(_goal_title(plan))
    if goal is None:
        return slide, ""
    slide.text([goal.sentence()], (0.6, 1.5, 12.13, 1.2), size=20)
    same = [one for one in plan.goals if one.unit == goal.unit and one.target is not None][:5]
    names = [one.segment or one.metric for one in same]
    unit, scale, written = _scale(goal.unit)
    before, after = _scaled([one.baseline for one in same], scale), _scaled([one.target for one in same], scale)
    series = [(_("From"), before), (_("To"), after)]
    said = _("Columns: each goal's amount before and after. {goals}").format(
        goals=_("; ").join(f"{name} {goal_amount(one, one.target)}" for name, one in zip(names, same, strict=True))
    )
    slide.chart("column", names, series, (0.6, 2.7, 12.13, 4.2), described=said, number_format=written, title=unit)
    told = _("Read the goal out once, slowly: from, to, by what means. Then name the owner: {owner}.")
    return slide, told.format(owner=goal.owner or "–")


def _goal_title(plan: SalesPlan) -> str:
    goal = main_goal(plan)
    if goal is None or goal.target is None:
        return _("The goal")
    grown = share(goal.growth_rate, signed=True)
    amounts = {"first": goal_amount(goal, goal.baseline) or "?", "last": goal_amount(goal, goal.target)}
    title = filled(_("The goal: from {first} to {last}"), **amounts)
    return _bracketed(title, grown)


def _bracketed(text: str, remark: str) -> str:
    return _("{text} ({remark})").format(text=text, remark=remark) if remark else text


def _scale(unit: str) -> tuple[str, float, str]:
    """How amounts stand on a chart: the words for it, what they are divided by, and how they are written."""
    if len(unit) != 3 or not unit.isupper():  # noqa: PLR2004 - no currency code
        return unit, 1, "#,##0.##"
    if current_language() == "zh_CN":
        return f"万{CURRENCY_NAMES.get(unit, unit)}", 1e4, "#,##0"
    return _("{currency} million").format(currency=unit), 1e6, "#,##0.0"


def _scaled(amounts: Sequence[float | None], scale: float) -> list[float | None]:
    return [None if amount is None else amount / scale for amount in amounts]


def _market(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    market = plan.market
    slide = deck.slide(_("The market: what we have seen"))
    if market is None:
        return slide, ""
    figures = (
        (_("Market size {year}").format(year=market.year or "").strip(), _money(market.size, plan)),
        (_("Growth a year"), share(market.growth_rate, signed=True)),
        (_("Own share"), share(market.share)),
    )
    slide.figures([row for row in figures if row[1]], top=1.5)
    known = [(one.name, one.share) for one in market.competitors if one.share]
    if market.share:
        shares = [(_("We"), market.share), *known, (_("Others"), max(0.0, 1 - market.known_share))]
        said = _("Bars: market shares. {shares}").format(
            shares=_("; ").join(f"{name} {percent_text(value)}" for name, value in shares)
        )
        slide.chart(
            "bar", [name for name, _value in shares], [(_("Market share"), [value for _name, value in shares])],
            (0.6, 2.8, 6.3, 4.1), described=said, number_format="0.0%", title=_("Market shares"),
        )  # fmt: skip
    lines = [*market.opportunities[:3], *market.threats[:3]]
    slide.text(lines, (7.15, 2.9, 5.58, 3.9), size=18, bullets=True)
    told = _("Two figures that changed a decision, with their source and its day: {source}.")
    sources = [_bracketed(one.what, str(one.as_of or "")) for one in market.sources[:2]]
    return slide, told.format(source=_("; ").join(sources) or "–")


def _money(value: float | None, plan: SalesPlan) -> str:
    return "" if value is None else money_text(value, plan.currency)


def _customers(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    order = _by_priority(plan)
    slide = deck.slide(_("Target customers: {segment} first").format(segment=order[0].name))
    shown_ones = order[:6]
    unit, scale, written = _scale(plan.currency)
    series = [
        (_("Year before"), _scaled([one.revenue for one in shown_ones], scale)),
        (_("Target"), _scaled([one.target for one in shown_ones], scale)),
    ]
    said = _("Bars: revenue of each segment, before and after. {segments}").format(
        segments=_("; ").join(f"{one.name} {_money(one.target, plan)}" for one in shown_ones)
    )
    slide.chart(
        "bar", [one.name for one in shown_ones], series, _LEFT_HALF, described=said,
        number_format=written, title=unit,
    )  # fmt: skip
    rows = [
        (one.name, _decider(one), share(one.growth_rate, signed=True) or "–", str(one.priority or "–"))
        for one in shown_ones
    ]
    heads = (_("Segment"), _("Who decides"), _("Growth"), _("Priority"))
    slide.table(heads, rows, _RIGHT, numbers=frozenset({2, 3}), described=_("Segments with who decides there"))
    told = _("Say who comes first, who decides there, and who gets less. The last is what makes it a choice.")
    return slide, told


def _by_priority(plan: SalesPlan) -> list[Segment]:
    return sorted(plan.segments, key=lambda one: one.priority or len(plan.segments) + 1)


def _decider(segment: Segment) -> str:
    from bpcourse.core.segments import BuyingRole

    return next((one.name for one in segment.decision_makers if one.role is BuyingRole.DECIDER), "–")


def _path(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    path = _first_path(plan)
    slide = deck.slide(_("Core strategy: how we win {segment}").format(segment=path.segment or _("the customer")))
    if path.value_proposition:
        slide.text([path.value_proposition], (0.6, 1.5, 12.13, 1.1), size=20, bold=True)
    factors = path.factors[:_MOST_ROWS]
    if factors:
        rivals = path.competitors[:3]
        heads = (_("What they compare"), _("Weight"), _("We"), *rivals)
        rows = [
            (
                one.name, share(one.weight) or "–", _points(one.own_score),
                *(_points(one.scores.get(name)) for name in rivals),
            )
            for one in factors
        ]  # fmt: skip
        scores = (path.own_weighted_score, *(path.weighted_score(name) for name in rivals))
        rows.append((_("Weighted"), share(path.weight_total), *map(_points, scores)))
        numbers = frozenset(range(1, len(heads)))
        slide.table(heads, rows, (0.6, 2.8, 7.2), numbers=numbers, described=_("Our scores beside the competitors'"))
    steps = [
        _("{stage}: {touchpoint}").format(stage=one.stage.label, touchpoint=one.name)
        for one in path.touchpoints
        if one.stage
    ][:6]
    slide.text(steps, (8.1, 2.8, 4.63, 3.9), size=16, bullets=True)
    return slide, _(
        "Tell it as one customer lives it, from the first meeting to the signature. One difference, one proof."
    )


def _first_path(plan: SalesPlan) -> SalesPath:
    paths = {path.segment: path for path in plan.sales_paths}
    return next((paths[one.name] for one in _by_priority(plan) if one.name in paths), plan.sales_paths[0])


def _points(value: float | None) -> str:
    return "–" if value is None else number_text(value)


def _funnel(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    part = plan.funnel
    slide = deck.slide(_("The funnel: where the deals come from"))
    if part is None:
        return slide, ""
    needed, flow = needed_flow(part), part.expected
    series: list[tuple[str, Sequence[float | None]]] = [(_("Planned"), flow.counts)]
    same = [one for one in part.scenarios if len(one.funnel.names) == len(part.funnel.names)]
    series += [(one.name, one.expected.counts) for one in same[:1]]
    said = _("Bars: count of each step. {steps}").format(
        steps=_("; ").join(f"{name} {number_text(n)}" for name, n in zip(part.funnel.names, flow.counts, strict=True))
    )
    slide.chart("bar", part.funnel.names, series, _LEFT_HALF, described=said)
    rows = [
        (_("Expected revenue"), _money(flow.revenue, plan)),
        (_("Target"), _money(part.revenue_target, plan)),
        (_("Leads needed"), number_text(needed.people[0]) if needed else "–"),
        (_("Win rate"), share(part.funnel.win_rate)),
        (_("Average deal size"), _money(part.funnel.average_deal_size, plan)),
        (_("Sales cycle"), days(part.funnel.sales_cycle_days)),
    ]
    if needed is not None and part.workload is not None:
        rows.append((_("Calls per rep and week"), number_text(part.workload.calls_per_rep_week)))
    slide.table(
        (_("Key figure"), _("In figures")), rows, _RIGHT, numbers=frozenset({1}), described=_("Figures of the funnel")
    )
    return slide, _("Say which single rate you will move, by what means, and what one point of it is worth.")


def _actions(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    dated = sorted((one for one in plan.actions if one.period), key=lambda one: one.start or date.min)
    listed = dated[:12]
    slide = deck.slide(_("Actions: who does what by when"))
    period = plan.period or planned_period(plan.actions)
    if listed and period is not None:
        starts = [float((one.period.start - _EPOCH).days) if one.period else 0.0 for one in listed]
        lengths = [float(one.period.days) if one.period else 0.0 for one in listed]
        names = [_bracketed(action_name(one), one.owner) for one in listed]
        said = _("Gantt chart: {bars}").format(
            bars=_("; ").join(f"{action_name(one)} {one.start} – {one.end}" for one in listed)
        )
        axis = (float((period.start - _EPOCH).days), float((period.end - _EPOCH).days + 1))
        slide.chart(
            "stacked", names, [(_("Start"), starts), (_("Days"), lengths)], _FULL, described=said,
            number_format="yyyy-mm", hidden_first=True, labels=False, axis=axis,
        )  # fmt: skip
    told = _("Name the longest chain and the first date that must hold. All actions together cost {budget}.")
    return slide, told.format(budget=money_text(total_budget(plan.actions), plan.currency))


def _resources(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    resources = plan.resources
    slide = deck.slide(_("Resources: who gets the hours and the money"))
    if resources is None:
        return slide, ""
    carried = resources.quota_capacity(plan.period) if plan.period else 0
    weeks = plan.funnel.activity.selling_weeks if plan.funnel and plan.funnel.activity else None
    hours = resources.selling_hours(weeks) if weeks is not None else None
    figures = (
        (_("People who sell"), number_text(resources.headcount) if resources.headcount else ""),
        (_("Quota the team can carry"), money_text(carried, plan.currency) if carried else ""),
        (_("Selling hours"), number_text(hours) if hours is not None else ""),
        (_("Budget"), money_text(resources.budget_total, plan.currency) if resources.budget else ""),
    )
    slide.figures([row for row in figures if row[1]], top=1.5)
    names = [line.segment or _("all") for line in resources.allocation]
    if names:
        hours_part, money_part = resources.hour_shares, resources.budget_shares
        series = [
            (_("Share of hours"), [hours_part.get(name, 0.0) for name in names]),
            (_("Share of budget"), [money_part.get(name, 0.0) for name in names]),
        ]
        said = _("Columns: each segment's share of hours and budget. {shares}").format(
            shares=_("; ").join(f"{name} {percent_text(hours_part.get(name, 0))}" for name in names)
        )
        slide.chart("column", names, series, (0.6, 2.8, 12.13, 4.1), described=said, number_format="0%")
    return slide, _("Weeks, money, the sum. Say from whom you have taken the hours that the first segment gets.")


def _signals(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    rhythm = plan.reviews
    slide = deck.slide(_("Early signs, and what each sets off"))
    if rhythm is None:
        return slide, ""
    rows = [
        (
            one.indicator, crossing_text(one.direction, one.threshold, one.in_a_row) or "–", one.response or "–",
            one.owner or "–", days(one.within_days) or "–",
        )
        for one in rhythm.triggers[:6]
    ]  # fmt: skip
    if rows:
        heads = (_("Indicator"), _("Act at"), _("What is done"), _("Owner"), _("Within"))
        slide.table(heads, rows, _FULL[:3], described=_("Triggers: if this, then that"), size=16)
    told = _("Name one sign, its number, its day and who acts. Next review: {day}.")
    review = rhythm.review_days(plan.period)[:1] if plan.period else ()
    return slide, told.format(day=review[0].isoformat() if review else "–")


def _risks(deck: Deck, plan: SalesPlan) -> tuple[Slide, str]:
    slide = deck.slide(_("Risks, and what we ask for"))
    rows = [
        (risk_title(one), str(one.score or "–"), one.signal or "–", one.response or "–", one.owner or "–")
        for one in ranked(plan.risks)[:5]
    ]
    heads = (_("Risk"), _("Score"), _("Signal"), _("First step"), _("Owner"))
    slide.table(heads, rows, _FULL[:3], numbers=frozenset({1}), described=_("The gravest risks"), size=15)
    return slide, _("Say what could go wrong before somebody asks. Close with the one decision you need, and stop.")


_PAGES: Final = (
    ("", _Page(0.5, _title)),
    ("goals", _Page(1.0, _goal)),
    ("market", _Page(1.5, _market)),
    ("segments", _Page(1.5, _customers)),
    ("sales_paths", _Page(1.5, _path)),
    ("funnel", _Page(1.0, _funnel)),
    ("actions", _Page(0.75, _actions)),
    ("resources", _Page(1.0, _resources)),
    ("reviews", _Page(0.75, _signals)),
    ("risks", _Page(0.5, _risks)),
)
"""The part of the plan that a slide shows, and the slide; ten at most. The scorecard is left to the document."""
