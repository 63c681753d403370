"""The source deck's plans, to try a review on: its four common mistakes, the plan that failed, the one that worked.

Each of the four mistakes is the worked company's sound plan with that one mistake made in it. The other two are the
deck's cases: their rates are the deck's, and what the deck leaves open is filled in and said in the plan's `note`.

>>> sorted(deck_plans())
['copied_analysis', 'even_spread', 'failed_electronics', 'saas', 'sealed', 'vague_goals']
>>> failed_electronics_plan().goals[0].growth_rate, failed_electronics_plan().market.growth_rate
(0.30000000000000004, 0.1)
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bpcourse.core.actions import Action
from bpcourse.core.funnel import ActivityNorms, Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.language import N_, _, filled
from bpcourse.core.market import Competitor, MarketView, Source, SourceKind
from bpcourse.core.period import Period
from bpcourse.core.plan import FunnelPlan, FunnelScenario, SalesPlan, ScorecardPlan
from bpcourse.core.quantities import money_text
from bpcourse.core.resources import Allocation, BudgetLine, Rep, Resources
from bpcourse.core.reviews import Crossing, ReviewRhythm, Trigger
from bpcourse.core.risks import Risk, RiskFactor
from bpcourse.core.sales_path import DecisionFactor, FabStatement, JourneyStage, Milestone, SalesPath, Touchpoint
from bpcourse.core.segments import BuyingRole, DecisionMaker, Segment
from bpcourse.core.worked_company import worked_plan

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "copied_analysis_plan",
    "deck_plans",
    "even_spread_plan",
    "failed_electronics_plan",
    "saas_plan",
    "sealed_plan",
    "vague_goals_plan",
]

_YEAR: Final = 2027
_MILLION: Final = 1_000_000
_HOURS_OF_WEEK: Final = 40


def deck_plans() -> dict[str, SalesPlan]:
    """The six plans by name, with their words in the language of the moment."""
    return {name: build() for name, build in _PLANS.items()}


# The four common mistakes ---------------------------------------------------------------------------------------------


def vague_goals_plan() -> SalesPlan:
    """Mistake one: goals that cannot be missed, for no number and no date is in them."""
    wishes = (_("sales performance"), _("market share"), _("sales to large customers"))
    return replace(
        worked_plan(), title=_("Mistake one: unclear goals"), goals=tuple(Goal(metric=wish) for wish in wishes)
    )


def copied_analysis_plan() -> SalesPlan:
    """Mistake two: the customer analysis of the year before, copied into the new file."""
    plan = worked_plan()
    segments = [replace(segment, analysed_on=date(_YEAR - 2, 11, 6)) for segment in plan.segments]
    return replace(plan, title=_("Mistake two: last year's customers"), segments=tuple(segments))


def even_spread_plan() -> SalesPlan:
    """Mistake three: every group of customers gets the same hours and the same money."""
    plan = worked_plan()
    resources = plan.resources or Resources()
    equal = tuple(
        replace(line, hours_to_keep=34 * _HOURS_OF_WEEK, hours_to_win=58 * _HOURS_OF_WEEK, budget=300_000)
        for line in resources.allocation
    )
    title = _("Mistake three: a little for everyone")
    return replace(plan, title=title, resources=replace(resources, allocation=equal))


def sealed_plan() -> SalesPlan:
    """Mistake four: written in January, looked at again in December."""
    rhythm = ReviewRhythm(owner=_("Lin Yue"))
    return replace(worked_plan(), title=_("Mistake four: sealed in January"), reviews=rhythm)


# The plan that failed -------------------------------------------------------------------------------------------------


def failed_electronics_plan() -> SalesPlan:
    """The consumer-electronics firm: 30% more in a market of 10% growth, eight new regions at once, nothing counted."""
    return SalesPlan(
        title=_("The plan that failed"),
        company=_("A consumer-electronics firm (the deck's case)"),
        period=Period.year(_YEAR),
        author=_("Sales director"),
        note=_(
            "From the deck: sales to grow 30% in a year in an industry that grows 10%, a new smart-home line, many new "
            "regions at once, no targets by segment, no early-warning indicators; after half a year sales had grown "
            "5%. Filled in here: the year, revenue of {revenue}, the market's size, 12 reps, 2 old and 8 new regions."
        ).format(revenue=money_text(100 * _MILLION, "CNY")),
        market=MarketView(
            name=_("household electronics"),
            year=_YEAR - 1,
            size=2_000 * _MILLION,
            growth_rate=0.1,
            share=0.05,
            competitors=(Competitor(name=_("the market leader"), share=0.3),),
            sources=(Source(what=_("industry report"), as_of=date(_YEAR - 1, 9, 30), kind=SourceKind.INDUSTRY),),
        ),
        goals=(
            Goal(
                metric=_("revenue"),
                baseline=100 * _MILLION,
                target=130 * _MILLION,
                unit="CNY",
                segment=_("all customers"),
                region=_("the whole country"),
                purpose=_("becoming a national brand"),
                period=Period.year(_YEAR),
                owner=_("Sales director"),
            ),
        ),
        segments=(
            Segment(name=_("young households"), customers=40_000, revenue=60 * _MILLION),
            Segment(name=_("families"), customers=30_000, revenue=40 * _MILLION),
        ),
        actions=_failed_actions(),
        resources=Resources(
            team=tuple(Rep(name=name, quota=11 * _MILLION, region=region) for name, region in _failed_team()),
            new_regions=tuple(_("New region {number}").format(number=number) for number in range(1, 9)),
            budget=(BudgetLine(what=_("advertising in ten regions"), amount=9 * _MILLION),),
        ),
        scorecard=ScorecardPlan(weights={"sales_attainment": 1}, targets={"sales_attainment": 130 * _MILLION / 12}),
        reviews=ReviewRhythm(owner=_("Sales director")),
        risks=(
            Risk(factor=RiskFactor.PRICE_WAR, likelihood=3, impact=4),
            Risk(factor=RiskFactor.RESOURCES, likelihood=3, impact=3),
        ),
    )


def _failed_team() -> list[tuple[str, str]]:
    regions = (_("East China"), _("South China"))
    return [(_("Rep {number}").format(number=number), regions[number % 2]) for number in range(1, 13)]


def _failed_actions() -> tuple[Action, ...]:
    director, marketing = (_("Sales director"),), (_("Marketing"),)
    return (
        Action(
            id="launch",
            title=_("Launch the smart-home line"),
            accountable=marketing,
            start=date(_YEAR, 1, 4),
            end=date(_YEAR, 3, 31),
            budget=3 * _MILLION,
        ),
        Action(
            id="roll-out",
            title=_("Open eight regions"),
            accountable=director,
            start=date(_YEAR, 1, 4),
            end=date(_YEAR, 6, 30),
            budget=4 * _MILLION,
        ),
    )


# The plan that worked -------------------------------------------------------------------------------------------------

_MANUFACTURING: Final = N_("manufacturing groups")
_RETAIL: Final = N_("retail chains")
_FINANCE: Final = N_("financial institutions")
_SMALLER: Final = N_("smaller companies")
_DIRECTOR: Final = N_("Sales director")
_SUCCESS: Final = N_("Head of customer success")
_PRODUCT: Final = N_("Head of product")
_INDUSTRIES: Final = (
    (_MANUFACTURING, N_("Industry head, manufacturing")),
    (_RETAIL, N_("Industry head, retail")),
    (_FINANCE, N_("Industry head, finance")),
)


def saas_plan() -> SalesPlan:
    """The vendor of business software: 30% more by focus on large accounts and by keeping customers."""
    return SalesPlan(
        title=_("The plan that worked"),
        company=_("A vendor of business software (the deck's case)"),
        period=Period.year(_YEAR),
        author=_(_DIRECTOR),
        note=filled(
            _(
                "From the deck: sales to grow 30% in a year with higher retention; large accounts with yearly revenue "
                "above {given}; industry teams, solution packages, an ROI calculator; customer success team, health "
                "score, quarterly business reviews, a platform and a response mechanism. The deck's results serve as "
                "targets: contracts of large accounts 40% larger, renewals 15 points higher, referrals from 5% to 20% "
                "of new business. Filled in here: the year, the currency, revenue of {revenue}, the market, segments, "
                "funnel, people, hours, money, dates, triggers and risks."
            ),
            given=_large_account(),
            revenue=money_text(100 * _MILLION, "CNY"),
        ),
        market=_saas_market(),
        goals=_saas_goals(),
        segments=_saas_segments(),
        sales_paths=_saas_paths(),
        funnel=_saas_funnel(),
        actions=_saas_actions(),
        resources=_saas_resources(),
        scorecard=ScorecardPlan(
            weights={"sales": 0.4, "customer": 0.3, "behavior": 0.2, "team": 0.1},
            targets={
                "sales_attainment": 130 * _MILLION / 12,
                "renewal_rate": 0.85,
                "proposal_conversion": 0.25,
                "knowledge_sharing": 4,
            },
        ),
        reviews=_saas_reviews(),
        risks=_saas_risks(),
    )


def _large_account() -> str:
    """The deck's line: customers with a yearly revenue above it; the deck gives no currency."""
    return money_text(500 * _MILLION, "CNY")


def _saas_market() -> MarketView:
    return MarketView(
        name=_("business software by subscription"),
        year=_YEAR - 1,
        size=4_000 * _MILLION,
        growth_rate=0.18,
        share=0.025,
        competitors=(
            Competitor(
                name=_("Rival A"),
                share=0.2,
                strength=_("known to every IT department"),
                weakness=_("the same product for every industry"),
                as_of=date(_YEAR - 1, 10, 30),
            ),
            Competitor(
                name=_("Rival B"),
                share=0.06,
                strength=_("a low price in the first year"),
                weakness=_("nobody calls after the signature"),
                as_of=date(_YEAR - 1, 10, 30),
            ),
        ),
        opportunities=(_("large companies look for suppliers who know their industry"),),
        threats=(_("products look more alike each year"),),
        sources=(
            Source(what=_("industry report"), as_of=date(_YEAR - 1, 9, 30), kind=SourceKind.INDUSTRY),
            Source(
                what=_("contracts won, lost and not renewed"),
                as_of=date(_YEAR - 1, 10, 31),
                kind=SourceKind.SALES_HISTORY,
            ),
            Source(what=_("talks with twenty customers"), as_of=date(_YEAR - 1, 11, 13), kind=SourceKind.CUSTOMERS),
        ),
        research_hours=36,
        planning_hours=100,
    )


def _saas_goals() -> tuple[Goal, ...]:
    year, lead = Period.year(_YEAR), _("becoming the first choice of large companies in three industries")
    template = _("industry packages with an ROI calculator for companies with yearly revenue above {given}")
    packages = filled(template, given=_large_account())
    success = _("a customer success team with a quarterly business review for every large account")
    whole = Goal(
        metric=_("revenue"),
        baseline=100 * _MILLION,
        target=130 * _MILLION,
        unit="CNY",
        segment=_("all customers"),
        region=_("China"),
        lever=packages,
        purpose=lead,
        period=year,
        owner=_(_DIRECTOR),
        id="revenue",
    )
    part = replace(whole, id="", parent="revenue")
    return (
        whole,
        replace(part, baseline=40 * _MILLION, target=58 * _MILLION, segment=_("new customers")),
        replace(
            part,
            baseline=60 * _MILLION,
            target=72 * _MILLION,
            segment=_("existing customers"),
            lever=success,
            owner=_(_SUCCESS),
        ),
        Goal(
            metric=_("renewal rate"), baseline=70, target=85, unit="%", segment=_("existing customers"),
            region=_("China"), lever=success, purpose=lead, period=year, owner=_(_SUCCESS),
        ),
        Goal(
            metric=_("average contract value"), baseline=500_000, target=700_000, unit="CNY",
            segment=_("large accounts"), lever=packages, purpose=lead, period=year, owner=_(_DIRECTOR),
        ),
        Goal(
            metric=_("referrals as a share of new business"), baseline=5, target=20, unit="%",
            segment=_("new customers"), region=_("China"),
            lever=_("asking for a referral in every quarterly business review"), purpose=lead, period=year,
            owner=_(_SUCCESS),
        ),
    )  # fmt: skip


def _saas_segments() -> tuple[Segment, ...]:
    decider = DecisionMaker(
        name=_("chief operating officer"),
        role=BuyingRole.DECIDER,
        influence=9,
        measured_on=_("days from order to delivery"),
        fears=_("a project that IT abandons halfway"),
        believes=_("figures from a company of the same industry"),
    )
    technician = DecisionMaker(name=_("head of IT"), role=BuyingRole.GATEKEEPER, influence=7)
    rows = (
        (_MANUFACTURING, 60, 35, 50, 9, 6, 1, _("orders wait for data from four systems")),
        (_RETAIL, 45, 25, 34, 7, 6, 2, _("stock is known a week late")),
        (_FINANCE, 20, 15, 22, 8, 4, 3, _("each report for the regulator is made by hand")),
        (_SMALLER, 180, 25, 24, 3, 7, 4, _("nobody has time to learn the software")),
    )
    return tuple(
        Segment(
            name=_(name),
            customers=customers,
            revenue=revenue * _MILLION,
            target=target * _MILLION,
            potential=potential,
            winnability=winnability,
            priority=priority,
            decision_makers=(decider, technician),
            decision_process=_("trial in one department, business case, the board signs"),
            pains=(pain,),
            analysed_on=date(_YEAR - 1, 11, 13),
        )
        for name, customers, revenue, target, potential, winnability, priority, pain in rows
    )


def _saas_paths() -> tuple[SalesPath, ...]:
    return tuple(
        SalesPath(
            segment=_(segment),
            touchpoints=(
                Touchpoint(stage=JourneyStage.NOTICE, name=_("industry conference"), channel=_("direct")),
                Touchpoint(stage=JourneyStage.LOOK, name=_("ROI calculation with the customer"), channel=_("direct")),
                Touchpoint(stage=JourneyStage.COMPARE, name=_("trial in one department"), channel=_("direct")),
                Touchpoint(stage=JourneyStage.DECIDE, name=_("business case before the board"), channel=_("direct")),
                Touchpoint(stage=JourneyStage.USE, name=_("quarterly business review"), channel=_("direct")),
            ),
            value_proposition=_(
                "For large companies that pay for software their people do not use, our industry team sets it up for "
                "their own processes, and shows each quarter what it has saved."
            ),
            fab_statements=(
                FabStatement(
                    feature=_("a package with the processes of your industry"),
                    advantage=_("set up in six weeks and used from the first month"),
                    benefit=_("you save 20 hours of rework in each department every month"),
                ),
            ),
            cycle_days=120,
            milestones=(
                Milestone(name=_("gives the figures for the ROI calculation"), stage=JourneyStage.LOOK, day=20),
                Milestone(name=_("names the department for the trial"), stage=JourneyStage.COMPARE, day=60),
                Milestone(name=_("puts the business case on the board's agenda"), stage=JourneyStage.DECIDE, day=100),
            ),
            factors=(
                _factor(_("fits our processes"), 0.4, 5, 3, 2),
                _factor(_("somebody helps after the signature"), 0.25, 4, 3, 1),
                _factor(_("price over three years"), 0.2, 3, 2, 5),
                _factor(_("works with our other systems"), 0.15, 3, 5, 3),
            ),
            pricing_note=_("The sales director signs anything below the list price; 5% against a three-year term."),
        )
        for segment, _head in _INDUSTRIES
    )


def _factor(name: str, weight: float, own: float, rival_a: float, rival_b: float) -> DecisionFactor:
    return DecisionFactor(
        name=name, weight=weight, own_score=own, scores={_("Rival A"): rival_a, _("Rival B"): rival_b}
    )


def _saas_funnel() -> FunnelPlan:
    days = (20, 40, 60)
    before = Funnel.from_counts((1_800, 684, 342, 80), days=days, average_deal_size=500_000)
    return FunnelPlan(
        funnel=Funnel.from_rates((0.4, 0.5, 0.25), days=days, average_deal_size=580_000),
        leads=2_200,
        revenue_target=58 * _MILLION,
        activity=ActivityNorms(calls_per_lead=4, visits_per_meeting=1.5, reps=12, selling_weeks=46),
        scenarios=(FunnelScenario(name=_("{year} actual").format(year=_YEAR - 1), funnel=before, leads=1_800),),
    )


def _saas_actions() -> tuple[Action, ...]:
    rows = (
        ("verticals", N_("Sort the sales team by industry"), _DIRECTOR, (1, 4), (2, 26), 100_000, (), ""),
        ("packages", N_("Build the industry packages"), _PRODUCT, (1, 4), (3, 31), 800_000, (), ""),
        ("roi", N_("Build the ROI calculator"), _PRODUCT, (1, 11), (3, 12), 200_000, (), ""),
        ("training", N_("Train the industry teams"), _DIRECTOR, (4, 1), (4, 30), 400_000, ("packages", "roi"), ""),
        ("success-team", N_("Form the customer success team"), _SUCCESS, (1, 4), (2, 26), 0, (), ""),
        (
            "platform", N_("Put in the customer success platform"), _SUCCESS, (3, 1), (5, 31), 1_000_000,
            ("success-team",), "",
        ),
        ("health", N_("Rate the health of every customer"), _SUCCESS, (6, 1), (6, 30), 0, ("platform",), ""),
        ("service", N_("Agree on service responses across departments"), _SUCCESS, (3, 1), (4, 30), 0, (), ""),
        ("reviews", N_("Hold the quarterly business reviews"), _SUCCESS, (4, 1), (12, 17), 200_000, (), ""),
        *(
            (
                f"win-{place}", N_("Win large accounts of the industry"), head, (5, 3), (12, 17), 0,
                ("training",), segment,
            )
            for place, (segment, head) in enumerate(_INDUSTRIES, start=1)
        ),
    )  # fmt: skip
    return tuple(
        Action(
            id=name,
            title=_(title),
            accountable=(_(owner),),
            start=date(_YEAR, *first),
            end=date(_YEAR, *last),
            budget=budget,
            depends_on=waits_for,
            segment=_(segment) if segment else "",
        )
        for name, title, owner, first, last, budget, waits_for, segment in rows
    )


def _saas_resources() -> Resources:
    team = (
        *(Rep(name=_(head), quota=15 * _MILLION) for _segment, head in _INDUSTRIES),
        *(Rep(name=_("Rep {number}").format(number=number), quota=10 * _MILLION) for number in range(1, 8)),
        *(
            Rep(
                name=_("Industry expert {number}").format(number=number),
                quota=11 * _MILLION,
                start=date(_YEAR - 1, 10, 1),
                ramp_months=6,
            )
            for number in (1, 2)
        ),
    )
    return Resources(
        team=team,
        attrition_rate=0.04,
        selling_hours_per_week=35,
        hours_per_call=0.25,
        hours_per_visit=5,
        budget=(
            BudgetLine(what=_("customer success platform"), amount=1_000_000),
            BudgetLine(what=_("industry packages"), amount=800_000),
            BudgetLine(what=_("ROI calculator"), amount=200_000),
            BudgetLine(what=_("training and reorganization"), amount=500_000),
            BudgetLine(what=_("quarterly business reviews"), amount=500_000),
        ),
        allocation=(
            Allocation(segment=_(_MANUFACTURING), hours_to_keep=3_400, hours_to_win=4_000, budget=1_200_000),
            Allocation(segment=_(_RETAIL), hours_to_keep=2_300, hours_to_win=2_700, budget=800_000),
            Allocation(segment=_(_FINANCE), hours_to_keep=1_500, hours_to_win=2_000, budget=600_000),
            Allocation(segment=_(_SMALLER), hours_to_keep=3_400, budget=400_000),
        ),
    )


def _saas_reviews() -> ReviewRhythm:
    return ReviewRhythm(
        monthly_day=25,
        adjusts_quarterly=True,
        owner=_(_DIRECTOR),
        triggers=(
            Trigger(
                indicator=_("customers with a renewal within six months and falling use"),
                threshold=8,
                in_a_row=2,
                response=_("the success team visits each of them"),
                owner=_(_SUCCESS),
                within_days=10,
            ),
            Trigger(
                indicator=filled(_("first meetings in the month with companies above {given}"), given=_large_account()),
                threshold=50,
                direction=Crossing.BELOW,
                in_a_row=2,
                response=_("each industry head calls ten customers for an introduction"),
                owner=_(_DIRECTOR),
                within_days=10,
            ),
        ),
    )


def _saas_risks() -> tuple[Risk, ...]:
    return (
        Risk(
            factor=RiskFactor.ECONOMY,
            likelihood=3,
            impact=3,
            signal=_("proposals put off to the next budget year"),
            threshold=8,
            in_a_row=2,
            owner=_(_DIRECTOR),
            response=_("offer a start in one department"),
        ),
        Risk(
            factor=RiskFactor.PRICE_WAR,
            likelihood=4,
            impact=4,
            signal=_("customers who want a lower offer matched"),
            threshold=12,
            in_a_row=2,
            owner=_(_DIRECTOR),
            response=_("show the ROI calculation before any price"),
        ),
        Risk(
            factor=RiskFactor.CAPABILITY,
            likelihood=3,
            impact=4,
            signal=_("reps who have passed the industry test by the end of April"),
            threshold=9,
            direction=Crossing.BELOW,
            owner=_(_DIRECTOR),
            response=_("those who have not passed go along and do not go alone"),
        ),
        Risk(
            factor=RiskFactor.VALUE,
            likelihood=3,
            impact=5,
            signal=_("customers in red by their health score"),
            threshold=25,
            owner=_(_SUCCESS),
            response=_("a business review within two weeks"),
        ),
    )


_PLANS: Final[dict[str, Callable[[], SalesPlan]]] = {
    "vague_goals": vague_goals_plan,
    "copied_analysis": copied_analysis_plan,
    "even_spread": even_spread_plan,
    "sealed": sealed_plan,
    "failed_electronics": failed_electronics_plan,
    "saas": saas_plan,
}
