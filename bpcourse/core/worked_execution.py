"""What the worked company carries its plan out with: team and budget, actions, reviews with triggers, and risks.

All of it is invented, and fits the chapters that quote it:

>>> worked_resources().selling_hours(46) == worked_resources().allocated_hours
True
>>> len(worked_risks()), [risk.label for risk in worked_risks() if risk.score >= 16]
(16, ['Price wars', 'Skills do not fit the plan'])
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from bpcourse.core.actions import Action
from bpcourse.core.kpi import Role
from bpcourse.core.language import N_, _
from bpcourse.core.resources import Allocation, BudgetLine, Rep, Resources
from bpcourse.core.reviews import Crossing, ReviewRhythm, Trigger
from bpcourse.core.risks import Risk, RiskFactor

__all__ = ["worked_actions", "worked_resources", "worked_reviews", "worked_risks"]

_MILLION: Final = 1_000_000
_LARGE: Final = N_("large manufacturers")
_FOOD: Final = N_("mid-size food and beverage plants")
_PROPERTY: Final = N_("commercial property")
_HOSPITALS: Final = N_("public hospitals")
_LIN_YUE: Final = N_("Lin Yue")
_CHEN_HAO: Final = N_("Chen Hao")
_WANG_JING: Final = N_("Wang Jing")
_ZHAO_LEI: Final = N_("Zhao Lei")
_GAO_FENG: Final = N_("Gao Feng")
_MARKETING: Final = N_("Marketing")
_FINANCE: Final = N_("Finance")
_SERVICE_HEAD: Final = N_("Head of service")
_REPS: Final = N_("Reps")
_SERVICE: Final = N_("Service")

# Resources ------------------------------------------------------------------------------------------------------------

_EAST: Final = N_("East China")
_NORTH: Final = N_("North China")
_TEAM: Final = (
    (N_("Chen Hao"), Role.KEY_ACCOUNT_MANAGER, 11.0, date(2019, 3, 1), _EAST),
    (N_("Wang Jing"), Role.SENIOR_REP, 7.2, date(2020, 7, 1), _EAST),
    (N_("Zhao Lei"), Role.SENIOR_REP, 7.2, date(2021, 2, 22), _NORTH),
    (N_("Liu Yang"), Role.REP, 5.8, date(2022, 9, 1), _EAST),
    (N_("Sun Mei"), Role.REP, 5.8, date(2023, 3, 1), _EAST),
    (N_("Zhou Kai"), Role.REP, 5.8, date(2023, 7, 3), _NORTH),
    (N_("Xu Ting"), Role.JUNIOR_REP, 2.9, date(2026, 3, 2), _EAST),
    (N_("Gao Feng"), Role.JUNIOR_REP, 2.9, date(2026, 6, 1), _EAST),
)
"""Name, role, quota in millions, first day, region."""
_RAMP_MONTHS: Final = 6
_HOURS: Final = 40
_WEEKS: Final = (
    (_LARGE, 60, 132, 700_000),
    (_FOOD, 40, 76, 350_000),
    (_PROPERTY, 20, 24, 150_000),
    (_HOSPITALS, 16, 0, 0),
)
"""Rep-weeks to keep and to win the customers of each segment, and its part of the marketing budget."""


def worked_resources() -> Resources:
    """The team with its quotas of 2027, and what each segment gets of the hours and the money (CNY)."""
    return Resources(
        team=tuple(
            Rep(
                name=_(name),
                role=role.label,
                quota=quota * _MILLION,
                start=start,
                ramp_months=_RAMP_MONTHS,
                region=_(region),
            )
            for name, role, quota, start, region in _TEAM
        ),
        selling_hours_per_week=_HOURS,
        hours_per_call=0.25,
        hours_per_visit=6,
        budget=(
            BudgetLine(what=_("two trade shows"), segment=_(_LARGE), amount=400_000),
            BudgetLine(what=_("six audit kits"), segment=_(_LARGE), amount=120_000),
            BudgetLine(what=_("reference visits"), segment=_(_LARGE), amount=180_000),
            BudgetLine(what=_("mornings at a reference plant"), segment=_(_FOOD), amount=350_000),
            BudgetLine(what=_("program for facility managers"), segment=_(_PROPERTY), amount=150_000),
        ),
        allocation=tuple(
            Allocation(segment=_(segment), hours_to_keep=keep * _HOURS, hours_to_win=win * _HOURS, budget=budget)
            for segment, keep, win, budget in _WEEKS
        ),
    )


# Actions --------------------------------------------------------------------------------------------------------------


def worked_actions() -> tuple[Action, ...]:
    """The actions of the plan, in the order in which they begin; budgets in CNY."""
    actions = (*_audit_actions(), *_show_actions(), *_other_segments_actions(), *_team_actions())
    return tuple(sorted(actions, key=lambda action: action.start or date.max))


def _audit_actions() -> tuple[Action, ...]:
    """From the audit offer to the deals it brings."""
    return (
        Action(
            id="audit-offer",
            title=_("Build the audit offer"),
            accountable=(_(_CHEN_HAO),),
            responsible=(_(_SERVICE),),
            consulted=(_(_REPS), _(_MARKETING)),
            informed=(_(_LIN_YUE),),
            start=date(2027, 1, 4),
            end=date(2027, 2, 26),
            budget=120_000,
            segment=_(_LARGE),
        ),
        Action(
            id="audits",
            title=_("Audits on site"),
            accountable=(_(_CHEN_HAO),),
            responsible=(_(_SERVICE),),
            consulted=(_(_REPS),),
            informed=(_(_LIN_YUE),),
            start=date(2027, 3, 15),
            end=date(2027, 10, 29),
            depends_on=("training",),
            segment=_(_LARGE),
        ),
        Action(
            id="closing",
            title=_("Proposals, closing"),
            accountable=(_(_CHEN_HAO),),
            responsible=(_(_REPS),),
            consulted=(_(_LIN_YUE), _(_SERVICE)),
            start=date(2027, 5, 10),
            end=date(2027, 12, 17),
            depends_on=("spring-show",),
            segment=_(_LARGE),
        ),
    )


def _show_actions() -> tuple[Action, ...]:
    """Where first meetings with large manufacturers come from."""
    return (
        Action(
            id="spring-show",
            title=_("Spring trade show"),
            accountable=(_(_MARKETING),),
            responsible=(_(_REPS),),
            consulted=(_(_CHEN_HAO),),
            informed=(_(_LIN_YUE),),
            start=date(2027, 4, 13),
            end=date(2027, 4, 16),
            budget=220_000,
            depends_on=("training",),
            segment=_(_LARGE),
        ),
        Action(
            id="autumn-show",
            title=_("Autumn trade show"),
            accountable=(_(_MARKETING),),
            responsible=(_(_REPS),),
            consulted=(_(_CHEN_HAO),),
            informed=(_(_LIN_YUE),),
            start=date(2027, 9, 14),
            end=date(2027, 9, 17),
            budget=180_000,
            depends_on=("spring-show",),
            segment=_(_LARGE),
        ),
    )


def _other_segments_actions() -> tuple[Action, ...]:
    """What food plants and property are won with, and existing customers kept."""
    return (
        Action(
            id="savings-reviews",
            title=_("Review savings with every customer"),
            accountable=(_(_WANG_JING),),
            responsible=(_(_REPS),),
            consulted=(_(_SERVICE),),
            informed=(_(_LIN_YUE),),
            start=date(2027, 2, 22),
            end=date(2027, 11, 26),
        ),
        Action(
            id="partners",
            title=_("Win facility managers as partners"),
            accountable=(_(_GAO_FENG),),
            responsible=(_(_GAO_FENG),),
            consulted=(_(_MARKETING),),
            informed=(_(_LIN_YUE),),
            start=date(2027, 3, 1),
            end=date(2027, 6, 30),
            budget=150_000,
            segment=_(_PROPERTY),
        ),
        Action(
            id="plant-mornings",
            title=_("Mornings at reference plants"),
            accountable=(_(_WANG_JING),),
            responsible=(_("Sun Mei"), _("Zhou Kai")),
            consulted=(_(_MARKETING),),
            informed=(_(_LIN_YUE),),
            start=date(2027, 3, 22),
            end=date(2027, 9, 24),
            budget=350_000,
            depends_on=("training",),
            segment=_(_FOOD),
        ),
    )


def _team_actions() -> tuple[Action, ...]:
    """What the team does for itself."""
    return (
        Action(
            id="training",
            title=_("Train the reps"),
            accountable=(_(_LIN_YUE),),
            responsible=(_(_CHEN_HAO),),
            consulted=(_(_SERVICE),),
            informed=(_(_REPS), _(_MARKETING)),
            start=date(2027, 3, 1),
            end=date(2027, 3, 12),
            depends_on=("audit-offer",),
        ),
        Action(
            id="checkpoints",
            title=_("Checkpoints"),
            accountable=(_(_LIN_YUE),),
            responsible=(_(_CHEN_HAO),),
            consulted=(_(_REPS), _(_MARKETING)),
            informed=(_(_SERVICE),),
            start=date(2027, 3, 31),
            end=date(2027, 12, 31),
        ),
    )


# Reviews and risks ----------------------------------------------------------------------------------------------------


def worked_reviews() -> ReviewRhythm:
    """A review on the last working day of each month, which every third time adjusts the plan, and four triggers."""
    return ReviewRhythm(
        monthly_day=31,
        adjusts_quarterly=True,
        owner=_("Lin Yue"),
        triggers=(
            Trigger(
                indicator=_("leads in the month"),
                threshold=130,
                direction=Crossing.BELOW,
                in_a_row=2,
                response=_("ask ten leads where they heard of us, and move the money to that source"),
                owner=_("Wang Jing"),
                within_days=10,
            ),
            Trigger(
                indicator=_("days from proposal to decision, mean of the quarter"),
                threshold=55,
                response=_("go through every open proposal; each rep names the person who signs"),
                owner=_("Lin Yue"),
                within_days=10,
            ),
            Trigger(
                indicator=_("calls per rep and week"),
                threshold=22,
                direction=Crossing.BELOW,
                in_a_row=4,
                response=_("ask each rep what the scorecard pays for"),
                owner=_("Lin Yue"),
                within_days=10,
            ),
            Trigger(
                indicator=_("reps who have passed the audit presentation by March 12"),
                threshold=5,
                direction=Crossing.BELOW,
                response=_("those who have not passed go along and do not go alone"),
                owner=_("Wang Jing"),
                within_days=5,
            ),
        ),
    )


class _Heard(NamedTuple):
    """A factor, how likely and how dear it is, and the sheet's row for it."""

    factor: RiskFactor
    likelihood: int
    impact: int
    signal: str
    unit: str
    threshold: float
    owner: str
    response: str
    in_a_row: int = 2
    direction: Crossing = Crossing.ABOVE


_OF_PROPOSALS: Final = N_("of 27 proposals a month")
_OF_LOST: Final = N_("of 20 lost proposals a month")
_OF_MEETINGS: Final = N_("of 53 first meetings a month")

# Levels: chances of up to 10, 20, 30 and 40% are 1 to 4; costs of up to CNY 0.4, 0.7, 1.0 and 1.6 million, and above,
# are 1 to 5.
_RISKS: Final = (
    _Heard(
        RiskFactor.ECONOMY, 4, 3, N_("proposals that need a higher signature"), _OF_PROPOSALS, 6, _LIN_YUE,
        N_("name the signer and the budget line of every open proposal"),
    ),
    _Heard(
        RiskFactor.POLICY, 1, 5, N_("published drafts with a date on metering or energy data"), N_("drafts"), 1,
        _CHEN_HAO, N_("one page on who must, may or will not buy"), in_a_row=1,
    ),
    _Heard(
        RiskFactor.TECHNOLOGY, 2, 4, N_("proposals lost for want of a feature"), _OF_LOST, 7, _WANG_JING,
        N_("the product manager joins five visits"),
    ),
    _Heard(
        RiskFactor.SOCIETY, 3, 4, N_("first meetings wanted by video"), _OF_MEETINGS, 17, _ZHAO_LEI,
        N_("try an audit from the customer's own readings on ten"),
    ),
    _Heard(
        RiskFactor.ENTRANTS, 3, 3, N_("supplier names not heard before"), N_("names in a quarter"), 4, _MARKETING,
        N_("make the weighted comparison for each"), in_a_row=1,
    ),
    _Heard(
        RiskFactor.PRICE_WAR, 4, 5, N_("customers who want a lower offer matched"), _OF_PROPOSALS, 13, _LIN_YUE,
        N_("open the contingency plan"),
    ),
    _Heard(
        RiskFactor.SCOPE, 2, 3, N_("proposals lost to a wider package"), _OF_LOST, 5, _CHEN_HAO,
        N_("find a partner for the piece named most"),
    ),
    _Heard(
        RiskFactor.CHANNELS, 3, 2, N_("leads from facility managers"), N_("leads a month"), 6, _GAO_FENG,
        N_("visit the three largest partners"), direction=Crossing.BELOW,
    ),
    _Heard(
        RiskFactor.CAPABILITY, 4, 4, N_("reps who have passed the audit presentation"), N_("of 8 reps"), 5, _WANG_JING,
        N_("those who have not passed go along and do not go alone"), in_a_row=1, direction=Crossing.BELOW,
    ),
    _Heard(
        RiskFactor.RESOURCES, 3, 4, N_("rep-weeks missing"), N_("of 92 rep-weeks a quarter"), 9, _LIN_YUE,
        N_("take the weeks from property, where a week brings least"), in_a_row=1,
    ),
    _Heard(
        RiskFactor.INCENTIVES, 2, 3, N_("calls per rep and week"), N_("calls"), 22, _FINANCE,
        N_("ask each rep what the scorecard pays for"), in_a_row=1, direction=Crossing.BELOW,
    ),
    _Heard(
        RiskFactor.COOPERATION, 3, 1, N_("handovers overdue at month end"), N_("handovers"), 6, _SERVICE_HEAD,
        N_("one joint list, half an hour a week, until it is back at two"),
    ),
    _Heard(
        RiskFactor.TAILORED, 3, 1, N_("proposals with work outside the price list"), _OF_PROPOSALS, 10, _ZHAO_LEI,
        N_("sort the ten; what recurs becomes an option with a price"),
    ),
    _Heard(
        RiskFactor.VALUE, 4, 3, N_("first meetings in which payback is asked for before price"), _OF_MEETINGS, 13,
        _CHEN_HAO, N_("the three-year sheet goes into every proposal"),
    ),
    _Heard(
        RiskFactor.DECISIONS, 4, 2, N_("proposals with five or more people named"), _OF_PROPOSALS, 8, _WANG_JING,
        N_("a map of people for each open proposal"),
    ),
    _Heard(
        RiskFactor.SERVICE, 2, 3, N_("complaints about speed"), N_("complaints in a quarter"), 11, _SERVICE_HEAD,
        N_("ask ten customers whom they compare us with"), in_a_row=1,
    ),
)  # fmt: skip
_HIGHER_SIGNATURES: Final = (1, 2, 2, 2, 3, 1, 2, 1, 3, 2)
"""Proposals that needed a higher signature, January to October of the year before the plan."""


def worked_risks() -> tuple[Risk, ...]:
    """The sixteen factors with Clearbrook's signals and limits, in the order of the chapter."""
    return tuple(
        Risk(
            factor=heard.factor,
            likelihood=heard.likelihood,
            impact=heard.impact,
            signal=_(heard.signal),
            threshold=heard.threshold,
            direction=heard.direction,
            in_a_row=heard.in_a_row,
            unit=_(heard.unit),
            owner=_(heard.owner),
            response=_(heard.response),
            values=_counted_months() if heard.factor is RiskFactor.ECONOMY else {},
        )
        for heard in _RISKS
    )


def _counted_months() -> dict[str, float]:
    return {f"2026-{month:02}": count for month, count in enumerate(_HIGHER_SIGNATURES, start=1)}
