"""The company that runs through the course: Clearbrook, which sells energy monitoring to industry, and its 2027 plan.

The company is invented; its figures fit together, so that each number a page quotes can be computed again:

>>> plan = worked_plan()
>>> plan.company, str(plan.period), plan.funnel.needed.people
('Clearbrook Energy Systems', '2027', (2000, 640, 320, 80))
>>> figures = worked_figures()
>>> round(figures["market_share"], 4), figures["coverage_needed"], round(figures["calls_per_rep_week"], 1)
(0.0267, 4.0, 27.2)
"""

from __future__ import annotations

from typing import Final, TypeVar

from bpcourse.core.customers import worked_customers
from bpcourse.core.funnel import (
    ActivityNorms,
    Flow,
    Funnel,
    backward,
    coverage_needed,
    open_opportunities,
    sales_velocity,
)
from bpcourse.core.goals import Goal
from bpcourse.core.kpi import Role, role_scorecard
from bpcourse.core.language import _
from bpcourse.core.period import Period
from bpcourse.core.plan import FunnelPlan, FunnelScenario, SalesPlan, ScorecardPlan
from bpcourse.core.segments import total_revenue, total_target
from bpcourse.core.worked_execution import worked_actions, worked_resources, worked_reviews, worked_risks
from bpcourse.core.worked_market import worked_market, worked_sales_paths, worked_segments
from bpcourse.core.worked_team import worked_team

__all__ = ["funnel_history", "worked_figures", "worked_plan"]

_YEAR: Final = 2027
_MILLION: Final = 1_000_000
_REVENUE: Final = "revenue"
"""The id of the goal that new business and existing customers make up together."""
_AVERAGE_DEAL_SIZE: Final = 240_000
_DAYS: Final = (14, 30, 46)
_CONVERSIONS: Final = (0.32, 0.5, 0.25)
_LEADS: Final = 2_000
_QUARTERS: Final = ((360, 108, 54, 13), (400, 120, 60, 15), (400, 118, 60, 15), (440, 134, 66, 17))
"""Leads, first meetings, proposals and deals in each quarter of the year before the plan."""


def worked_plan() -> SalesPlan:
    """Clearbrook's plan for 2027, with its names in the language of the moment; money in CNY.

    >>> worked_plan().filled_parts
    ('market', 'goals', 'segments', 'sales_paths', 'funnel', 'actions', 'resources', 'scorecard', 'reviews', 'risks')
    """
    funnel = _funnel_plan()
    return SalesPlan(
        title=_("Sales plan 2027"),
        company=_("Clearbrook Energy Systems"),
        currency="CNY",
        period=Period.year(_YEAR),
        author=_("Lin Yue"),
        market=worked_market(),
        goals=(_manufacturers_goal(), _revenue_goal(), _new_business_goal(), _existing_customers_goal()),
        segments=worked_segments(),
        sales_paths=worked_sales_paths(),
        funnel=funnel,
        actions=worked_actions(),
        resources=worked_resources(),
        scorecard=_scorecard_plan(funnel),
        reviews=worked_reviews(),
        risks=worked_risks(),
        customers=worked_customers(),
        team=worked_team(),
    )


def funnel_history() -> dict[Period, Flow]:
    """What Clearbrook's new business counted in each quarter of 2026: the funnel of the quarter and its steps.

    >>> [flow.counts for flow in funnel_history().values()][0]
    (360, 108, 54, 13)
    """
    return {Period.quarter(_YEAR - 1, number): _counted(counts) for number, counts in enumerate(_QUARTERS, start=1)}


def worked_figures() -> dict[str, float]:
    """Every figure of the worked plan that a page may quote, by name.

    Money in CNY, rates as shares from 0 to 1, days as calendar days; counts are means and may hold fractions. A name
    that ends in the year before the plan's is that year's actual.

    >>> worked_figures()["new_business_target"]
    19200000.0
    """
    plan = worked_plan()
    return {
        **_goal_figures(plan),
        **_market_figures(plan),
        **_funnel_figures(plan),
        **_history_figures(plan),
        **_team_figures(plan),
    }


def _manufacturers_goal() -> Goal:
    return Goal(
        metric=_("revenue"),
        baseline=20 * _MILLION,
        target=25 * _MILLION,
        unit="CNY",
        segment=_("large manufacturers"),
        region=_("East China"),
        lever=_("an energy-audit offer that doubles first meetings from trade shows"),
        purpose=_("becoming the leading supplier to large manufacturers in East China"),
        period=Period.year(_YEAR),
        owner=_("Chen Hao"),
    )


def _revenue_goal() -> Goal:
    return Goal(
        metric=_("revenue"),
        baseline=40 * _MILLION,
        target=48 * _MILLION,
        unit="CNY",
        segment=_("all customers"),
        region=_("East and North China"),
        lever=_("winning new customers with an energy audit and widening what existing ones use"),
        purpose=_("becoming the leading supplier to large manufacturers in East China"),
        period=Period.year(_YEAR),
        owner=_("Lin Yue"),
        id=_REVENUE,
    )


def _new_business_goal() -> Goal:
    return Goal(
        metric=_("revenue"),
        baseline=14.4 * _MILLION,
        target=19.2 * _MILLION,
        unit="CNY",
        segment=_("new customers"),
        region=_("East and North China"),
        lever=_("an energy audit as the first visit, which turns more leads into first meetings"),
        purpose=_("the revenue goal of the company"),
        period=Period.year(_YEAR),
        owner=_("Lin Yue"),
        parent=_REVENUE,
    )


def _existing_customers_goal() -> Goal:
    return Goal(
        metric=_("revenue"),
        baseline=25.6 * _MILLION,
        target=28.8 * _MILLION,
        unit="CNY",
        segment=_("existing customers"),
        region=_("East and North China"),
        lever=_("a yearly review of savings with every customer, followed by an offer for further sites"),
        purpose=_("the revenue goal of the company"),
        period=Period.year(_YEAR),
        owner=_("Lin Yue"),
        parent=_REVENUE,
    )


def _funnel_plan() -> FunnelPlan:
    year_before = _counted(tuple(sum(counts) for counts in zip(*_QUARTERS, strict=True)))
    return FunnelPlan(
        funnel=Funnel.from_rates(_CONVERSIONS, days=_DAYS, average_deal_size=_AVERAGE_DEAL_SIZE),
        leads=_LEADS,
        revenue_target=19.2 * _MILLION,
        activity=ActivityNorms(calls_per_lead=5, visits_per_meeting=1.5, reps=8, selling_weeks=46),
        scenarios=(
            FunnelScenario(
                name=_("{year} actual").format(year=_YEAR - 1), funnel=year_before.funnel, leads=year_before.leads
            ),
        ),
    )


def _counted(counts: tuple[float, ...]) -> Flow:
    return Flow(Funnel.from_counts(counts, days=_DAYS, average_deal_size=_AVERAGE_DEAL_SIZE), counts)


def _scorecard_plan(funnel: FunnelPlan) -> ScorecardPlan:
    """A rep's scorecard, with a rep's share of what the funnel is to bring as targets."""
    started = ScorecardPlan.from_scorecard(role_scorecard(Role.REP), role=Role.REP)
    reps = funnel.activity.reps if funnel.activity else 1
    targets = {
        "sales_attainment": funnel.revenue_target / reps,
        "new_customers": funnel.needed.deals / reps,
        "average_deal_size": funnel.funnel.average_deal_size,
        "proposal_conversion": funnel.funnel.win_rate,
    }
    return ScorecardPlan(weights=started.weights, role=started.role, targets=targets)


def _goal_figures(plan: SalesPlan) -> dict[str, float]:
    manufacturers, revenue, new_business, existing = plan.goals
    return {
        "revenue_2026": _known(revenue.baseline),
        "revenue_target": _known(revenue.target),
        "growth": _known(revenue.growth_rate),
        "new_business_2026": _known(new_business.baseline),
        "new_business_target": _known(new_business.target),
        "new_business_growth": _known(new_business.growth_rate),
        "existing_customers_2026": _known(existing.baseline),
        "existing_customers_target": _known(existing.target),
        "existing_customers_growth": _known(existing.growth_rate),
        "new_business_share": _known(new_business.target) / _known(revenue.target),
        "large_manufacturers_2026": _known(manufacturers.baseline),
        "large_manufacturers_target": _known(manufacturers.target),
        "large_manufacturers_growth": _known(manufacturers.growth_rate),
    }


def _market_figures(plan: SalesPlan) -> dict[str, float]:
    market, revenue = _known(plan.market), plan.goals[1]
    size, size_in_plan = _known(market.size), _known(market.size_in(_YEAR))
    return {
        "market_size": size,
        "market_growth": _known(market.growth_rate),
        "market_size_2027": size_in_plan,
        "market_share": _known(revenue.baseline) / size,
        "market_share_target": _known(revenue.target) / size_in_plan,
        "customers": sum(_known(segment.customers) for segment in plan.segments),
        "segments_2026": total_revenue(plan.segments),
        "segments_target": total_target(plan.segments),
    }


def _funnel_figures(plan: SalesPlan) -> dict[str, float]:
    part, period = _known(plan.funnel), _known(plan.period)
    funnel, needed = part.funnel, part.needed
    lead_to_meeting, meeting_to_proposal, win_rate = funnel.conversions
    # Little's law: leads a day times the days each takes are the leads under way at a time.
    under_way = needed.leads / period.days * funnel.sales_cycle_days
    return {
        "leads_needed": needed.leads,
        "meetings_needed": needed.counts[1],
        "proposals_needed": needed.counts[2],
        "deals_needed": needed.deals,
        "lead_to_meeting": lead_to_meeting,
        "meeting_to_proposal": meeting_to_proposal,
        "win_rate": win_rate,
        "lead_to_deal": funnel.lead_to_deal_rate,
        "average_deal_size": funnel.average_deal_size,
        "sales_cycle_days": funnel.sales_cycle_days,
        "sales_velocity": sales_velocity(
            opportunities=under_way,
            win_rate=funnel.lead_to_deal_rate,
            average_deal_size=funnel.average_deal_size,
            sales_cycle_days=funnel.sales_cycle_days,
        ),
        "coverage_needed": coverage_needed(win_rate=win_rate),
        "open_opportunities": sum(open_opportunities(needed, period)),
    }


def _history_figures(plan: SalesPlan) -> dict[str, float]:
    part = _known(plan.funnel)
    before = part.scenarios[0]
    return {
        "leads_2026": before.leads,
        "meetings_2026": before.expected.counts[1],
        "proposals_2026": before.expected.counts[2],
        "deals_2026": before.expected.deals,
        "lead_to_meeting_2026": before.funnel.conversions[0],
        "lead_to_deal_2026": before.funnel.lead_to_deal_rate,
        "leads_needed_at_2026_rates": backward(before.funnel, revenue_target=part.revenue_target).leads,
    }


def _team_figures(plan: SalesPlan) -> dict[str, float]:
    part = _known(plan.funnel)
    norms, work = _known(part.activity), _known(part.workload)
    return {
        "reps": norms.reps,
        "selling_weeks": norms.selling_weeks,
        "calls_per_lead": norms.calls_per_lead,
        "visits_per_meeting": norms.visits_per_meeting,
        "calls_needed": work.calls,
        "visits_needed": work.visits,
        "calls_per_rep_week": work.calls_per_rep_week,
        "visits_per_rep_week": work.visits_per_rep_week,
        "quota_per_rep": part.revenue_target / norms.reps,
        "deals_per_rep": part.needed.deals / norms.reps,
    }


_T = TypeVar("_T")


def _known(part: _T | None) -> _T:
    """A part that the worked plan is sure to hold."""
    if part is None:
        raise LookupError("the worked plan lacks a part that its figures are computed from")
    return part
