"""The worked company's team: who owns which stage, how it is paid, what a week goes into, and how it is led.

>>> team = worked_team()
>>> [(gap.kind.value, gap.roles) for gap in team.gaps]
[('empty_role', ('Customer success manager',))]
>>> round(team.pay_run.cost), round(team.pay_run.cost_now)
(1891677, 1909500)

All of it is invented, and is what chapter 7 computes with; money in CNY.
"""

from __future__ import annotations

from typing import Final

from bpcourse.core.customers import worked_cohorts
from bpcourse.core.kpi import Dimension, Performance, Role, kpi_named, role_scorecard, sample_team, score_person
from bpcourse.core.language import N_, _
from bpcourse.core.team import (
    Entry,
    Handover,
    JourneyStage,
    PaidRep,
    PayPlan,
    SalesRole,
    Standing,
    TeamPlan,
    TeamResult,
    WorkActivity,
)

__all__ = ["present_pay", "stepped_pay", "worked_pay", "worked_team"]

_BASE: Final = 180_000
_TARGET_BONUS: Final = 60_000
_POOL_SHARE: Final = 0.20
_REVENUE: Final = kpi_named("sales_attainment")
_DIGITS: Final = 6
"""Decimals of a result: as many as a person would type."""
_COHORT: Final = 2025
_KEPT_TARGET: Final = 0.90
_REP_REVENUE, _GROSS_MARGIN = 6_000_000, 0.40
"""A rep's share of the revenue goal, and what is left of it."""

_REP_NAMES: Final = (N_("Wang Jing"), N_("Zhao Lei"), N_("Liu Yang"), N_("Sun Mei"), N_("Zhou Kai"))
_SDR: Final = N_("Sales development representative")
_CONSULTANT: Final = N_("Solution sales consultant")
_SUCCESS: Final = N_("Customer success manager")
_SUPPORT: Final = N_("Sales support specialist")
_KEY_ACCOUNT: Final = N_("Key account manager")


def worked_team() -> TeamPlan:
    """Clearbrook's team, with its names in the language of the moment."""
    return TeamPlan(
        roles=_roles(),
        handovers=_handovers(),
        pay=worked_pay(),
        present_pay=present_pay(),
        reps=tuple(map(_paid, sample_team())),
        team_results=_team_results(),
        revenue=sum(_revenue(person)[0] for person in sample_team()),
        activities=_activities(),
        weights=role_scorecard(Role.REP).dimension_weights,
        contribution=_REP_REVENUE * _GROSS_MARGIN,
        standings=_standings(),
    )


def worked_pay() -> PayPlan:
    """The pay plan of 2027: a fifth of the bonus from the pool, the rest in a straight line from half the target.

    >>> worked_pay().personal_bonus(1), worked_pay().jumps
    (48000.0, ())
    """
    return PayPlan(base=_BASE, target_bonus=_TARGET_BONUS, pool_share=_POOL_SHARE, threshold=0.5, cap=1.5)


def stepped_pay() -> PayPlan:
    """A plan of the usual kind that pays the same at target: entrance at 80%, a quarter as a prize, a lid at 120%.

    >>> [(jump.result, round(jump.money)) for jump in stepped_pay().jumps]
    [(0.8, 28800), (1.0, 12000)]
    """
    return PayPlan(
        base=_BASE, target_bonus=_TARGET_BONUS, pool_share=_POOL_SHARE, threshold=0.8, entry=Entry.STEP, prize=0.25,
        cap=1.2,
    )  # fmt: skip


def present_pay() -> PayPlan:
    """The pay plan of 2026: the whole bonus in proportion to revenue.

    >>> present_pay().personal_bonus(0.5)
    30000.0
    """
    return PayPlan(base=_BASE, target_bonus=_TARGET_BONUS)


def _roles() -> tuple[SalesRole, ...]:
    acquire, convert, nurture, expand = JourneyStage
    return (
        SalesRole(
            name=_(_SDR), work=_("finds and screens"), holders=(_("Xu Ting"), _("Gao Feng")), owns=(acquire,),
        ),
        SalesRole(
            name=_(_CONSULTANT), work=_("digs and tailors"), holders=tuple(map(_, _REP_NAMES)), owns=(convert,),
        ),
        SalesRole(name=_(_SUCCESS), work=_("sees that the value arrives, and renews"), owns=(nurture,)),
        SalesRole(
            name=_(_SUPPORT), work=_("answers on product and technology"), holders=(_("two service engineers"),),
            supports=(convert, nurture),
        ),
        SalesRole(
            name=_(_KEY_ACCOUNT), work=_("runs and widens the largest accounts, from the first contract on"),
            holders=(_("Chen Hao"),), owns=(expand,), supports=(convert, nurture),
        ),
    )  # fmt: skip


def _handovers() -> tuple[Handover, ...]:
    return (
        Handover(
            giver=_(_SDR), taker=_(_CONSULTANT), days=2,
            passed=_("the problem in the customer's words; who decides; where the money is; what we said we would do"),
            proof=_("accepted in the CRM, or sent back with one of three reasons: no problem, no money, no decider"),
        ),
        Handover(
            giver=_(_CONSULTANT), taker=_(_SUCCESS), days=3,
            passed=_("contract; promises with their dates; two contacts; who must not be surprised"),
            proof=_("service reads the promised dates to the customer, with the rep on the line"),
        ),
        Handover(
            giver=_(_SUCCESS), taker=_(_KEY_ACCOUNT), days=5,
            passed=_("measured savings; the need, in the customer's words; who signs; what is still open"),
            proof=_("the receiver repeats the need to the customer and is told yes"),
        ),
    )  # fmt: skip


def _paid(person: Performance) -> PaidRep:
    actual, target = _revenue(person)
    score = round(score_person(person, role_scorecard(Role.REP)).total, _DIGITS)
    return PaidRep(name=person.name, result=score, result_now=round(actual / target, _DIGITS))


def _revenue(person: Performance) -> tuple[float, float]:
    """What a person sold and was to sell, money."""
    result = person.result(_REVENUE)
    return (result.actual, result.target) if result else (0.0, 1.0)


def _team_results() -> tuple[TeamResult, ...]:
    """Revenue of the year against plan, and the share of first-year customers that stayed against its target."""
    sold, planned = map(sum, zip(*map(_revenue, sample_team()), strict=True))
    won, left = next(cohort.counts for cohort in worked_cohorts().cohorts if cohort.year == _COHORT)
    return (
        TeamResult(name=_("Revenue"), result=round(sold / planned, _DIGITS)),
        TeamResult(name=_("First-year customers kept"), result=round(left / won / _KEPT_TARGET, _DIGITS)),
    )


def _activities() -> tuple[WorkActivity, ...]:
    """A rep's week of 40 hours: what serves the company, and two ways to look better than one is."""
    return (
        WorkActivity(name=_("Winning new customers"), hours=16, measure=Dimension.SALES, brings=0.90),
        WorkActivity(name=_("Discounts to sign before New Year"), measure=Dimension.SALES, brings=0.10),
        WorkActivity(
            name=_("Visiting customers in their first year"), hours=11, measure=Dimension.CUSTOMER, brings=0.85
        ),
        WorkActivity(name=_("Asking only happy customers for a mark"), measure=Dimension.CUSTOMER, brings=0.15),
        WorkActivity(name=_("Preparing visits, keeping records"), hours=6, measure=Dimension.BEHAVIOR),
        WorkActivity(name=_("Helping colleagues"), hours=3, measure=Dimension.TEAM),
        WorkActivity(name=_("Talking to those who may buy next year"), hours=4),
    )


def _standings() -> tuple[Standing, ...]:
    return (
        Standing(who=_("the team as a whole"), task=_("the year's plan"), knows=True),
        Standing(who=_("Gao Feng"), task=_("leading an audit")),
        Standing(who=_("Wang Jing"), task=_("winning customers"), knows=True, can=True),
        Standing(who=_("Liu Yang"), task=_("keeping customers"), knows=True, can=True, fits=False),
    )
