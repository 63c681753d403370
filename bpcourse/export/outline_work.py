"""The parts of a plan that say who does what with which means, and how all hear in time whether it works.

>>> from bpcourse.core.worked_company import worked_plan
>>> action_blocks(worked_plan())[1].heads
('Action', 'Owner', 'First day', 'Last day', 'Budget', 'After')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpcourse.core.actions import action_people, dependency_circle
from bpcourse.core.language import _
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.risk_radar import ranked
from bpcourse.core.schedule import planned_period, total_budget
from bpcourse.export.blocks import Bullets, Column, Figures, Paragraph, Picture, table
from bpcourse.export.outline_business import amount, days, share
from bpcourse.present.actions import action_name, chain_words, gantt_picture
from bpcourse.present.kpi import weights_picture
from bpcourse.present.risks import matrix_picture, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.actions import Action
    from bpcourse.core.plan import SalesPlan, ScorecardPlan
    from bpcourse.core.resources import Resources
    from bpcourse.core.reviews import Crossing
    from bpcourse.export.blocks import Block, Table

__all__ = ["action_blocks", "crossing_text", "resource_blocks", "rhythm_blocks", "risk_blocks", "scorecard_blocks"]

_MOST_PEOPLE = 8
"""A RACI matrix with more columns cannot be read on paper."""


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value, digits=2)


# Actions --------------------------------------------------------------------------------------------------------------


def action_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """The calendar of the actions, their list, and who has which part in them."""
    actions = plan.actions
    period = plan.period or planned_period(actions)
    blocks: list[Block] = []
    if period is not None:
        blocks.append(Picture(gantt_picture(actions, period, reviews=plan.reviews)))
    blocks.append(_action_table(actions, plan.currency))
    chain = "" if dependency_circle(actions) else chain_words(actions)
    if chain:
        blocks.append(Paragraph(chain))
    people = action_people(actions)
    if 0 < len(people) <= _MOST_PEOPLE:
        blocks += [_raci_table(actions, people), Paragraph(_raci_words(), "note")]
    return tuple(blocks)


def _action_table(actions: Sequence[Action], currency: str) -> Table:
    names = {action.id: action_name(action) for action in actions}
    return table(
        _("Action list"),
        Column(_("Action"), tuple(map(action_name, actions)), total=_("Sum")),
        Column(_("Owner"), tuple(_(", ").join(action.accountable) for action in actions)),
        Column(_("First day"), tuple(str(action.start or "") for action in actions)),
        Column(_("Last day"), tuple(str(action.end or "") for action in actions)),
        Column(
            _("Budget"),
            tuple(amount(action.budget, currency) for action in actions),
            is_number=True,
            total=money_text(total_budget(actions), currency),
        ),
        Column(_("After"), tuple(_("; ").join(names.get(one, one) for one in each.depends_on) for each in actions)),
    )


def _raci_table(actions: Sequence[Action], people: Sequence[str]) -> Table:
    columns = (Column(name, tuple(_letters(action, name) for action in actions)) for name in people)
    return table(_("RACI matrix"), Column(_("Action"), tuple(map(action_name, actions))), *columns)


def _letters(action: Action, name: str) -> str:
    parts = (
        (action.responsible, _("R")),
        (action.accountable, _("A")),
        (action.consulted, _("C")),
        (action.informed, _("I")),
    )
    return " ".join(letter for names, letter in parts if name in names)


def _raci_words() -> str:
    meanings = (
        (_("R"), _("responsible: does the work")),
        (_("A"), _("accountable: answers for the result")),
        (_("C"), _("consulted: is asked before")),
        (_("I"), _("informed: is told after")),
    )
    return _("; ").join(f"{letter} {meaning}" for letter, meaning in meanings)


# Resources ------------------------------------------------------------------------------------------------------------


def resource_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """What the team can carry, what money is spent on, and what each segment gets of both."""
    resources = plan.resources
    if resources is None:
        return ()
    blocks: list[Block] = [Figures(_resource_figures(plan, resources))]
    if resources.team:
        blocks.append(_team_table(plan, resources))
    if resources.allocation:
        blocks.append(_allocation_table(resources, plan.currency))
    if resources.budget:
        lines = resources.budget
        blocks.append(
            table(
                _("Budget"),
                Column(_("What is paid for"), tuple(line.what for line in lines), total=_("Sum")),
                Column(_("Segment"), tuple(line.segment or _("all") for line in lines)),
                Column(
                    _("Amount"),
                    tuple(amount(line.amount, plan.currency) for line in lines),
                    is_number=True,
                    total=money_text(resources.budget_total, plan.currency),
                ),
            )
        )
    return tuple(blocks)


def _resource_figures(plan: SalesPlan, resources: Resources) -> tuple[tuple[str, str], ...]:
    weeks = plan.funnel.activity.selling_weeks if plan.funnel and plan.funnel.activity else None
    hours = resources.selling_hours(weeks) if weeks is not None else None
    rows = (
        (_("People who sell"), number_text(resources.headcount) if resources.headcount else ""),
        (_("Quota the team can carry"), _carried(plan, resources)),
        (_("Selling hours"), _number(hours)),
        (_("Hours shared out"), number_text(resources.allocated_hours) if resources.allocated_hours else ""),
        (_("Budget"), amount(resources.budget_total, plan.currency) if resources.budget else ""),
        (_("Attrition a year"), share(resources.attrition_rate or None)),
    )
    return tuple(row for row in rows if row[1])


def _carried(plan: SalesPlan, resources: Resources) -> str:
    if plan.period is None or not any(rep.quota for rep in resources.team):
        return ""
    return money_text(resources.quota_capacity(plan.period), plan.currency)


def _team_table(plan: SalesPlan, resources: Resources) -> Table:
    team, period = resources.team, plan.period
    productive = tuple(share(rep.productive_share(period)) if period else "" for rep in team)
    return table(
        _("Team"),
        Column(_("Name"), tuple(rep.name for rep in team), total=_("Sum")),
        Column(_("Position"), tuple(rep.role for rep in team)),
        Column(_("Region"), tuple(rep.region for rep in team)),
        Column(_("Since"), tuple(str(rep.start or "") for rep in team)),
        Column(
            _("Quota"),
            tuple(amount(rep.quota, plan.currency) for rep in team),
            is_number=True,
            total=money_text(sum(rep.quota or 0 for rep in team), plan.currency),
        ),
        Column(_("Productive in the period"), productive, is_number=True),
    )


def _allocation_table(resources: Resources, currency: str) -> Table:
    lines, hours, money = resources.allocation, resources.hour_shares, resources.budget_shares
    return table(
        _("What each segment gets"),
        Column(_("Segment"), tuple(line.segment for line in lines), total=_("Sum")),
        Column(_("Hours to keep"), tuple(number_text(line.hours_to_keep) for line in lines), is_number=True),
        Column(_("Hours to win"), tuple(number_text(line.hours_to_win) for line in lines), is_number=True),
        Column(
            _("Hours"),
            tuple(number_text(line.hours) for line in lines),
            is_number=True,
            total=number_text(resources.allocated_hours),
        ),
        Column(_("Share of hours"), tuple(share(hours.get(line.segment)) for line in lines), is_number=True),
        Column(
            _("Budget"),
            tuple(money_text(line.budget, currency) for line in lines),
            is_number=True,
            total=money_text(resources.allocated_budget, currency),
        ),
        Column(_("Share of budget"), tuple(share(money.get(line.segment)) for line in lines), is_number=True),
    )


# Scorecard ------------------------------------------------------------------------------------------------------------


def scorecard_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """What counts how much, and what is to be reached."""
    part = plan.scorecard
    if part is None:
        return ()
    blocks: list[Block] = []
    if part.role:
        blocks.append(Paragraph(_("For the role: {role}").format(role=part.role.label), "lead"))
    if part.weights:
        weights = {line.measure.label: line.weight for line in part.scorecard().lines}
        blocks.append(Picture(weights_picture(weights)))
    if part.targets:
        blocks.append(_kpi_table(part, plan.currency))
    limits, lights = part.limits, part.lights
    sentence = _("One indicator counts from {floor} to {cap} of its target; green begins at {green}, amber at {amber}.")
    rates = {"floor": limits.floor, "cap": limits.cap, "green": lights.green_from, "amber": lights.amber_from}
    blocks.append(Paragraph(sentence.format(**{name: percent_text(rate) for name, rate in rates.items()}), "note"))
    return tuple(blocks)


def _kpi_table(part: ScorecardPlan, currency: str) -> Table:
    kpis = [part.kpi(kpi_id) for kpi_id in part.targets]
    targets = tuple(kpi.value_text(part.targets[kpi.id], currency=currency) for kpi in kpis)
    actuals = tuple(
        kpi.value_text(part.actuals[kpi.id], currency=currency) if kpi.id in part.actuals else "" for kpi in kpis
    )
    lights = [part.light_of(kpi.id) for kpi in kpis]
    return table(
        _("Targets"),
        Column(_("Indicator"), tuple(kpi.label for kpi in kpis)),
        Column(_("Dimension"), tuple(kpi.dimension.label for kpi in kpis)),
        Column(_("Reviewed every"), tuple(kpi.cycle.label for kpi in kpis)),
        Column(_("Target"), targets, is_number=True),
        Column(_("Actual"), actuals, is_number=True),
        Column(_("Attainment"), tuple(share(part.attainment_of(kpi.id)) for kpi in kpis), is_number=True),
        Column(_("Light"), tuple(light.label if light else "" for light in lights)),
    )


# Reviews --------------------------------------------------------------------------------------------------------------


def rhythm_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """When the plan is looked at, and what sets off a change in between."""
    rhythm = plan.reviews
    if rhythm is None:
        return ()
    blocks: list[Block] = []
    review_days = rhythm.review_days(plan.period) if plan.period else ()
    if review_days:
        adjusting = rhythm.adjustment_days(plan.period) if plan.period else ()
        sentence = _("The plan is reviewed on {count} days, from {start} to {end}.")
        start, end = review_days[0].isoformat(), review_days[-1].isoformat()
        blocks.append(Paragraph(sentence.format(count=len(review_days), start=start, end=end)))
        if adjusting:
            listed = _(", ").join(day.isoformat() for day in adjusting)
            blocks.append(Paragraph(_("It is adjusted on {days}.").format(days=listed)))
    if rhythm.owner:
        blocks.append(Paragraph(_("Who calls the meetings: {owner}").format(owner=rhythm.owner)))
    triggers = rhythm.triggers
    if triggers:
        signs = tuple(crossing_text(one.direction, one.threshold, one.in_a_row) for one in triggers)
        blocks.append(
            table(
                _("Triggers: if this, then that"),
                Column(_("Indicator"), tuple(one.indicator for one in triggers)),
                Column(_("Act at"), signs),
                Column(_("What is done"), tuple(one.response for one in triggers)),
                Column(_("Owner"), tuple(one.owner for one in triggers)),
                Column(_("Within"), tuple(days(one.within_days) for one in triggers)),
            )
        )
    return tuple(blocks)


def crossing_text(direction: Crossing, threshold: float | None, in_a_row: int) -> str:
    """Where somebody acts: the side, the number and how often in a row; "" without a number.

    >>> from bpcourse.core.reviews import Crossing
    >>> crossing_text(Crossing.BELOW, 130, 2)
    'at or below 130, 2 in a row'
    """
    if threshold is None:
        return ""
    one = _("{side} {number}").format(side=direction.label, number=number_text(threshold, digits=2))
    return _("{crossing}, {count} in a row").format(crossing=one, count=in_a_row) if in_a_row > 1 else one


# Risks ----------------------------------------------------------------------------------------------------------------


def risk_blocks(plan: SalesPlan) -> tuple[Block, ...]:
    """Where the risks lie, and how each is heard and answered."""
    risks = ranked(plan.risks)
    blocks: list[Block] = []
    if any(risk.score is not None for risk in risks):
        blocks.append(Picture(matrix_picture(risks)))
    blocks.append(
        table(
            _("Risks, the gravest first"),
            Column(_("Risk"), tuple(map(title_of, risks))),
            Column(_("Score"), tuple("" if risk.score is None else str(risk.score) for risk in risks), is_number=True),
            Column(_("Signal"), tuple(risk.signal for risk in risks)),
            Column(_("Act at"), tuple(crossing_text(risk.direction, risk.threshold, risk.in_a_row) for risk in risks)),
            Column(_("Owner"), tuple(risk.owner for risk in risks)),
            Column(_("First step"), tuple(risk.response for risk in risks)),
        )
    )
    ringing = tuple(
        _("{risk}: rang in {months}").format(risk=title_of(risk), months=_(", ").join(risk.alarm_months))
        for risk in risks
        if risk.alarm_months
    )
    if ringing:
        blocks += [Paragraph(_("Signals that have rung"), "lead"), Bullets(ringing)]
    return tuple(blocks)
