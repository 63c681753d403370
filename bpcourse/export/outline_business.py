"""The parts of a plan that say where the money is to come from: market, goals, segments, sales path, funnel.

>>> from bpcourse.core.worked_company import worked_plan
>>> goal_blocks(worked_plan())[0].items[0][:42]
'In 2027, grow revenue from large manufactu'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.funnel import FunnelError, open_opportunities
from bpcourse.core.language import _, ngettext
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.segments import total_revenue, total_target
from bpcourse.core.value_matrix import matrix_field
from bpcourse.export.blocks import Bullets, Column, Figures, Paragraph, Picture, Section, table
from bpcourse.present.funnel import funnel_picture
from bpcourse.present.segments import matrix_picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpcourse.core.funnel import Flow
    from bpcourse.core.goals import Goal
    from bpcourse.core.market import MarketView
    from bpcourse.core.plan import FunnelPlan, SalesPlan
    from bpcourse.core.sales_path import SalesPath
    from bpcourse.core.segments import DecisionMaker, Segment
    from bpcourse.export.blocks import Block, Table

__all__ = [
    "amount",
    "days",
    "funnel_blocks",
    "goal_amount",
    "goal_blocks",
    "market_blocks",
    "needed_flow",
    "path_sections",
    "segment_blocks",
    "share",
]

_CODE: Final = 3
"""Letters of a currency (ISO 4217)."""


def amount(value: float | None, currency: str) -> str:
    """*value* as money; "" for None."""
    return "" if value is None else money_text(value, currency)


def share(rate: float | None, *, signed: bool = False) -> str:
    """*rate* in percent, with *signed* also with a plus; "" for None."""
    if rate is None:
        return ""
    return f"+{percent_text(rate)}" if signed and rate > 0 else percent_text(rate)


def days(count: float | None) -> str:
    """*count* calendar days in words; "" for None."""
    return "" if count is None else ngettext("{number} day", "{number} days", count).format(number=number_text(count))


def _count(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _known(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(row for row in rows if row[1])


# Market ---------------------------------------------------------------------------------------------------------------


def market_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """Size and growth, rivals, chances and dangers, and where all this comes from."""
    market = plan.market
    if market is None:
        return ()
    blocks: list[Block] = [Paragraph(market.name, "lead")] if market.name else []
    blocks.append(Figures(_market_figures(market, plan)))
    if market.competitors:
        blocks.append(_competitor_table(market))
    for title, items in ((_("Opportunities"), market.opportunities), (_("Threats"), market.threats)):
        if items:
            blocks += [Paragraph(title, "lead"), Bullets(items)]
    if market.sources:
        blocks.append(_source_table(market))
    return tuple(blocks)


def _market_figures(market: MarketView, plan: SalesPlan) -> tuple[tuple[str, str], ...]:
    year = plan.period.start.year if plan.period else None
    size_then = market.size_in(year) if year is not None else None
    return _known(
        (_("Market size {year}").format(year=market.year or "").strip(), amount(market.size, plan.currency)),
        (_("Growth a year"), share(market.growth_rate, signed=True)),
        (_("Market size {year}").format(year=year or "").strip(), amount(size_then, plan.currency)),
        (_("Own share"), share(market.share)),
        (_("Share of research in planning"), share(market.research_share)),
    )


def _competitor_table(market: MarketView) -> Table:
    rivals = market.competitors
    return table(
        _("Competitors"),
        Column(_("Competitor"), tuple(one.name for one in rivals)),
        Column(_("Share"), tuple(share(one.share) for one in rivals), is_number=True),
        Column(_("Strength"), tuple(one.strength for one in rivals)),
        Column(_("Weakness"), tuple(one.weakness for one in rivals)),
        Column(_("As of"), tuple(str(one.as_of or "") for one in rivals)),
    )


def _source_table(market: MarketView) -> Table:
    return table(
        _("Sources"),
        Column(_("Source"), tuple(one.what for one in market.sources)),
        Column(_("Kind"), tuple(one.kind.label if one.kind else "" for one in market.sources)),
        Column(_("As of"), tuple(str(one.as_of or "") for one in market.sources)),
    )


# Goals ----------------------------------------------------------------------------------------------------------------


def goal_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """Every goal as a sentence, then their amounts side by side."""
    goals = plan.goals
    metrics = {goal.id: _goal_name(goal) for goal in goals if goal.id}
    listed = table(
        _("Goals in figures"),
        Column(_("Goal"), tuple(map(_goal_name, goals))),
        Column(_("From"), tuple(goal_amount(goal, goal.baseline) for goal in goals), is_number=True),
        Column(_("To"), tuple(goal_amount(goal, goal.target) for goal in goals), is_number=True),
        Column(_("Change"), tuple(share(goal.growth_rate, signed=True) for goal in goals), is_number=True),
        Column(_("Owner"), tuple(goal.owner for goal in goals)),
        Column(_("Part of"), tuple(metrics.get(goal.parent, "") for goal in goals)),
    )
    return (Bullets(tuple(goal.sentence() for goal in goals)), listed)


def _goal_name(goal: Goal) -> str:
    metric = goal.metric.strip() or _("sales")
    return _("{metric}: {segment}").format(metric=metric, segment=goal.segment) if goal.segment.strip() else metric


def goal_amount(goal: Goal, value: float | None) -> str:
    """*value* in the unit of *goal*; "" for None."""
    if value is None:
        return ""
    unit = goal.unit.strip()
    if unit == "%":
        return percent_text(value / 100, digits=2)
    if len(unit) == _CODE and unit.isascii() and unit.isupper():
        return money_text(value, unit)
    return f"{number_text(value, digits=2)} {unit}".strip()


# Segments -------------------------------------------------------------------------------------------------------------


def segment_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """What each segment brings, how it is rated, and who decides there."""
    segments = plan.segments
    blocks: list[Block] = [_segment_table(plan)]
    if any(matrix_field(segment) for segment in segments):
        blocks.append(Picture(matrix_picture(segments)))
    people = [(segment, one) for segment in segments for one in segment.decision_makers]
    if people:
        blocks.append(
            table(
                _("Who decides"),
                Column(_("Segment"), tuple(segment.name for segment, _one in people)),
                Column(_("Person"), tuple(one.name for _segment, one in people)),
                Column(_("Role"), tuple(one.role.label if one.role else "" for _segment, one in people)),
                Column(_("Influence"), tuple(_count(one.influence) for _segment, one in people), is_number=True),
                Column(_("What they watch and fear"), tuple(_card(one) for _segment, one in people)),
            )
        )
    reasons = [segment for segment in segments if segment.pains or segment.decision_process]
    if reasons:
        blocks.append(
            table(
                _("Why and how they buy"),
                Column(_("Segment"), tuple(segment.name for segment in reasons)),
                Column(_("What troubles them"), tuple(_("; ").join(segment.pains) for segment in reasons)),
                Column(_("Way of a purchase"), tuple(segment.decision_process for segment in reasons)),
            )
        )
    return tuple(blocks)


def _card(person: DecisionMaker) -> str:
    return _("; ").join(filter(None, (person.measured_on, person.fears)))


def _segment_table(plan: SalesPlan) -> Table:
    segments, currency = plan.segments, plan.currency
    fields = [matrix_field(segment) for segment in segments]
    return table(
        _("Customer segments"),
        Column(_("Segment"), tuple(segment.name for segment in segments), total=_("Sum")),
        Column(
            _("Customers"),
            tuple(_count(segment.customers) for segment in segments),
            is_number=True,
            total=number_text(sum(segment.customers or 0 for segment in segments)),
        ),
        Column(
            _("Year before"),
            tuple(amount(segment.revenue, currency) for segment in segments),
            is_number=True,
            total=money_text(total_revenue(segments), currency),
        ),
        Column(
            _("Target"),
            tuple(amount(segment.target, currency) for segment in segments),
            is_number=True,
            total=money_text(total_target(segments), currency),
        ),
        Column(_("Growth"), _growths(segments), is_number=True, total=_total_growth(segments)),
        Column(_("Priority"), tuple(_count(segment.priority) for segment in segments), is_number=True),
        Column(_("Value matrix"), tuple(field.label if field else "" for field in fields)),
    )


def _growths(segments: Iterable[Segment]) -> tuple[str, ...]:
    return tuple(share(segment.growth_rate, signed=True) for segment in segments)


def _total_growth(segments: tuple[Segment, ...]) -> str:
    before = total_revenue(segments)
    return share(total_target(segments) / before - 1, signed=True) if before else ""


# Sales path -----------------------------------------------------------------------------------------------------------


def path_sections(plan: SalesPlan) -> tuple[Section, ...]:
    """One section for each segment's way: what it is told, where it is met, what it compares."""
    return tuple(Section(path.segment or _("Sales path"), _path_blocks(path)) for path in plan.sales_paths)


def _path_blocks(path: SalesPath) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(path.value_proposition, "lead")] if path.value_proposition else []
    told = _("{feature}: {advantage}, so that {benefit}")
    fabs = tuple(
        told.format(feature=one.feature, advantage=one.advantage, benefit=one.benefit)
        for one in path.fab_statements
        if one.is_complete
    )
    if fabs:
        blocks.append(Bullets(fabs))
    if path.touchpoints:
        blocks.append(
            table(
                _("Touchpoints"),
                Column(_("The customer"), tuple(one.stage.label if one.stage else "" for one in path.touchpoints)),
                Column(_("Touchpoint"), tuple(one.name for one in path.touchpoints)),
                Column(_("Channel"), tuple(one.channel for one in path.touchpoints)),
                Column(_("What is missing"), tuple(one.gap for one in path.touchpoints)),
            )
        )
    if path.milestones:
        blocks.append(
            table(
                _("Milestones"),
                Column(_("The customer…"), tuple(one.name for one in path.milestones)),
                Column(_("By day"), tuple(_count(one.day) for one in path.milestones), is_number=True),
            )
        )
    if path.factors:
        blocks.append(_factor_table(path))
    notes = ((_("Price: {note}"), path.pricing_note), (_("Negotiation: {note}"), path.negotiation_note))
    blocks += [Paragraph(text.format(note=note), "note") for text, note in notes if note]
    return tuple(blocks)


def _factor_table(path: SalesPath) -> Table:
    factors = path.factors
    rivals = (
        Column(
            name,
            tuple(_count(factor.scores.get(name)) for factor in factors),
            is_number=True,
            total=_score(path.weighted_score(name)),
        )
        for name in path.competitors
    )
    return table(
        _("What customers compare, from 1 to 5"),
        Column(_("Factor"), tuple(factor.name for factor in factors), total=_("Weighted")),
        Column(
            _("Weight"),
            tuple(share(factor.weight) for factor in factors),
            is_number=True,
            total=share(path.weight_total),
        ),
        Column(
            _("We"),
            tuple(_count(factor.own_score) for factor in factors),
            is_number=True,
            total=_score(path.own_weighted_score),
        ),
        *rivals,
    )


def _score(value: float | None) -> str:
    return "" if value is None else number_text(value, digits=2)


# Funnel ---------------------------------------------------------------------------------------------------------------


def needed_flow(part: FunnelPlan) -> Flow | None:
    """What every step must count for the target; None where no lead is ever won."""
    try:
        return part.needed
    except FunnelError:
        return None


def funnel_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """The way from leads to revenue: planned, needed and in the scenarios; then what a rep's week must hold."""
    part = plan.funnel
    if part is None:
        return ()
    needed = needed_flow(part)
    blocks: list[Block] = [
        Figures(_funnel_figures(plan, part)),
        Picture(funnel_picture(part.expected, needed=needed, currency=plan.currency)),
        _funnel_table(part, needed, plan.currency),
    ]
    if needed is not None and part.activity is not None and part.workload is not None:
        sentence = _(
            "For the target, each of {reps} reps makes {calls} calls and {visits} visits in each of {weeks} selling"
            " weeks."
        )
        blocks.append(
            Paragraph(
                sentence.format(
                    reps=number_text(part.activity.reps),
                    calls=number_text(part.workload.calls_per_rep_week),
                    visits=number_text(part.workload.visits_per_rep_week),
                    weeks=number_text(part.activity.selling_weeks),
                )
            )
        )
    return tuple(blocks)


def _funnel_figures(plan: SalesPlan, part: FunnelPlan) -> tuple[tuple[str, str], ...]:
    funnel = part.funnel
    under_way = sum(open_opportunities(part.expected, plan.period)) if plan.period else None
    return _known(
        (_("Revenue target"), amount(part.revenue_target, plan.currency)),
        (_("Expected revenue"), amount(part.expected.revenue, plan.currency)),
        (_("Average deal size"), amount(funnel.average_deal_size, plan.currency)),
        (_("Win rate"), share(funnel.win_rate)),
        (_("Sales cycle"), days(funnel.sales_cycle_days)),
        (_("Open at a time"), "" if under_way is None else number_text(under_way)),
    )


def _funnel_table(part: FunnelPlan, needed: Flow | None, currency: str) -> Table:
    funnel, flow = part.funnel, part.expected
    rates = (*map(percent_text, funnel.conversions), "")
    stage_days = (*(number_text(stage.days) for stage in funnel.stages), "")
    columns = [
        Column(_("Step"), funnel.names, total=_("Revenue")),
        Column(_("Goes on"), rates, is_number=True),
        Column(_("Days"), stage_days, is_number=True),
        _flow_column(_("Planned"), flow, currency),
    ]
    if needed is not None:
        columns.append(_flow_column(_("Needed"), needed, currency))
    same = (scenario for scenario in part.scenarios if len(scenario.funnel.names) == len(funnel.names))
    columns += [_flow_column(scenario.name, scenario.expected, currency) for scenario in same]
    return table(_("The funnel in figures"), *columns)


def _flow_column(name: str, flow: Flow, currency: str) -> Column:
    return Column(name, tuple(map(number_text, flow.counts)), is_number=True, total=money_text(flow.revenue, currency))
