"""The worked company's market, its customer segments, and how each is sold to.

All of it is invented, and fits the chapters that quote it:

>>> worked_market().research_share, [segment.priority for segment in worked_segments()]
(0.3, [1, 2, 3, 4])
>>> [path.own_weighted_score for path in worked_sales_paths()][::3]
[3.9, 3.45]
"""

from __future__ import annotations

from datetime import date
from typing import Final

from bpcourse.core.language import N_, _
from bpcourse.core.market import BuyerGroup, Competitor, MarketView, Source, SourceKind
from bpcourse.core.sales_path import DecisionFactor, FabStatement, JourneyStage, Milestone, SalesPath, Touchpoint
from bpcourse.core.segments import BuyingRole, DecisionMaker, Segment

__all__ = ["worked_market", "worked_sales_paths", "worked_segments"]

_MILLION: Final = 1_000_000
_LARGE: Final = N_("large manufacturers")
_FOOD: Final = N_("mid-size food and beverage plants")
_PROPERTY: Final = N_("commercial property")
_HOSPITALS: Final = N_("public hospitals")
_RIVAL_A: Final = N_("Rival A")
_RIVAL_B: Final = N_("Rival B")

# Market ---------------------------------------------------------------------------------------------------------------


def worked_market() -> MarketView:
    """The market that Clearbrook can serve, with what the team found out about it in the autumn before the plan."""
    return MarketView(
        name=_("energy monitoring for industry in East and North China"),
        year=2026,
        size=1_500 * _MILLION,
        growth_rate=0.12,
        share=40 / 1_500,
        competitors=_competitors(),
        opportunities=(
            _("efficiency programs ask large plants for a yearly energy audit"),
            _("lost customers speak of line downtime more than of price"),
        ),
        threats=(_("Rival A hires installers in Suzhou"), _("cheap meters make the products look alike")),
        sources=_sources(),
        # Three of ten working days.
        research_hours=24,
        planning_hours=80,
        buyer_groups=_buyer_groups(),
    )


def _buyer_groups() -> tuple[BuyerGroup, ...]:
    """Sites from the public registers, times what Clearbrook's own customers of the kind spend with all suppliers."""
    return (
        BuyerGroup(name=_(_LARGE), buyers=1_200, yearly_spend=600_000),
        BuyerGroup(name=_(_FOOD), buyers=1_500, yearly_spend=200_000),
        BuyerGroup(name=_(_PROPERTY), buyers=1_800, yearly_spend=150_000),
        BuyerGroup(name=_(_HOSPITALS), buyers=450, yearly_spend=200_000),
    )


def _competitors() -> tuple[Competitor, ...]:
    return (
        Competitor(
            name=_(_RIVAL_A),
            share=0.18,
            strength=_("trusted by IT, known from automation"),
            weakness=_("slow to install: a line has to stop"),
            as_of=date(2026, 10, 20),
        ),
        Competitor(
            name=_(_RIVAL_B),
            share=0.09,
            strength=_("cheap meters, delivered at once"),
            weakness=_("leaves the analysis to the customer"),
            as_of=date(2026, 10, 20),
        ),
    )


def _sources() -> tuple[Source, ...]:
    return (
        Source(what=_("report of the industry association"), as_of=date(2026, 9, 30), kind=SourceKind.INDUSTRY),
        Source(what=_("rivals' sites and job postings"), as_of=date(2026, 10, 20), kind=SourceKind.COMPETITORS),
        Source(what=_("calls to ten won and ten lost customers"), as_of=date(2026, 11, 6), kind=SourceKind.CUSTOMERS),
        Source(what=_("CRM and invoices of three years"), as_of=date(2026, 10, 31), kind=SourceKind.SALES_HISTORY),
        Source(what=_("rules on energy prices and efficiency"), as_of=date(2026, 10, 15), kind=SourceKind.POLICY),
    )


# Segments -------------------------------------------------------------------------------------------------------------


def worked_segments() -> tuple[Segment, ...]:
    """The customer segments, the first in the team's order first; money in CNY."""
    return (_manufacturers(), _food_plants(), _property(), _hospitals())


def _manufacturers() -> Segment:
    return Segment(
        name=_(_LARGE),
        customers=40,
        revenue=20.0 * _MILLION,
        target=25.0 * _MILLION,
        potential=9,
        winnability=4,
        priority=1,
        decision_makers=(
            DecisionMaker(
                name=_("plant energy manager"),
                role=BuyingRole.INITIATOR,
                influence=6,
                measured_on=_("kWh per ton"),
                fears=_("a stopped line on his watch"),
                believes=_("readings from his own plant"),
                met_at=_("the spring trade show"),
            ),
            DecisionMaker(name=_("plant manager"), role=BuyingRole.DECIDER, influence=9),
            DecisionMaker(name=_("head of finance"), role=BuyingRole.INFLUENCER, influence=7),
            DecisionMaker(name=_("IT security officer"), role=BuyingRole.GATEKEEPER, influence=5),
        ),
        decision_process=_("audit on site, report to the plant manager, finance checks the payback, board signs"),
        pains=(_("learns in December where January's energy went"), _("fears a stopped line")),
        analysed_on=date(2026, 11, 6),
    )


def _food_plants() -> Segment:
    return Segment(
        name=_(_FOOD),
        customers=50,
        revenue=10.0 * _MILLION,
        target=12.5 * _MILLION,
        potential=6,
        winnability=8,
        priority=2,
        decision_makers=(
            DecisionMaker(name=_("plant manager"), role=BuyingRole.DECIDER, influence=9),
            DecisionMaker(name=_("head of maintenance"), role=BuyingRole.USER, influence=6),
        ),
        decision_process=_("visit to a reference plant, offer, the plant manager signs"),
        pains=(_("cooling draws power while nothing is produced"),),
        analysed_on=date(2026, 10, 30),
    )


def _property() -> Segment:
    return Segment(
        name=_(_PROPERTY),
        customers=40,
        revenue=6.0 * _MILLION,
        target=6.5 * _MILLION,
        potential=3,
        winnability=6,
        priority=3,
        decision_makers=(
            DecisionMaker(name=_("facility manager"), role=BuyingRole.INFLUENCER, influence=7),
            DecisionMaker(name=_("owner's asset manager"), role=BuyingRole.DECIDER, influence=8),
        ),
        decision_process=_("the facility manager proposes, the owner signs with the yearly budget"),
        pains=(_("tenants dispute the energy bill"),),
        analysed_on=date(2026, 10, 23),
    )


def _hospitals() -> Segment:
    return Segment(
        name=_(_HOSPITALS),
        customers=20,
        revenue=4.0 * _MILLION,
        target=4.0 * _MILLION,
        potential=2,
        winnability=1,
        priority=4,
        decision_makers=(
            DecisionMaker(name=_("head of logistics"), role=BuyingRole.USER, influence=5),
            DecisionMaker(name=_("procurement office"), role=BuyingRole.BUYER, influence=8),
        ),
        decision_process=_("public tender, once a year"),
        pains=(_("data must stay in the house"),),
        analysed_on=date(2026, 10, 16),
    )


# Sales paths ----------------------------------------------------------------------------------------------------------

_FACTORS: Final = (
    N_("Savings proven on their own site"),
    N_("Installed without stopping a line"),
    N_("Data security and hosting"),
    N_("Price over three years"),
    N_("Service engineer nearby"),
)
_OWN_SCORES: Final = (4, 5, 3, 3, 4)
_SCORES_A: Final = (4, 2, 5, 2, 3)
_SCORES_B: Final = (2, 3, 2, 5, 2)
_FUNNEL_DAYS: Final = 90


def worked_sales_paths() -> tuple[SalesPath, ...]:
    """How each segment is sold to, in the order of the segments."""
    return (_path_to_manufacturers(), _path_to_food_plants(), _path_to_property(), _path_to_hospitals())


def _path_to_manufacturers() -> SalesPath:
    direct, chen_hao = _("direct"), _("Chen Hao")
    return SalesPath(
        segment=_(_LARGE),
        touchpoints=(
            Touchpoint(
                stage=JourneyStage.NOTICE,
                name=_("trade show"),
                channel=direct,
                gap=_("no follow-up within two days"),
                thinks=_("wonders where January's energy went, and whom to ask"),
                owner=_("Marketing"),
                mood=3,
            ),
            Touchpoint(
                stage=JourneyStage.LOOK,
                name=_("audit on site"),
                channel=direct,
                thinks=_("watches the sensors go on while the line runs: so it can be done"),
                owner=_("Service"),
                mood=5,
            ),
            Touchpoint(
                stage=JourneyStage.COMPARE,
                name=_("proposal talk"),
                channel=direct,
                gap=_("finance seldom in the room"),
                thinks=_("lays three offers side by side and asks which saving is proven"),
                owner=chen_hao,
                mood=3,
            ),
            Touchpoint(
                stage=JourneyStage.DECIDE,
                name=_("board meeting"),
                channel=direct,
                gap=_("no reference nearby"),
                thinks=_("has to answer who nearby has it already"),
                owner=chen_hao,
                mood=2,
            ),
            Touchpoint(
                stage=JourneyStage.USE,
                name=_("quarterly savings report"),
                channel=direct,
                gap=_("report is late"),
                thinks=_("wants to show the saving upstairs, and waits for the figures"),
                owner=_("Service"),
                mood=4,
            ),
        ),
        value_proposition=_(
            "For large manufacturers who learn in December where January's energy went, we meter every line without "
            "stopping one, and show the first savings on their own bill within a quarter."
        ),
        fab_statements=(
            FabStatement(
                feature=_("sensors are clamped on under load"),
                advantage=_("no line stops for the installation"),
                benefit=_("your plant loses no hour of output and sees its first savings within the quarter"),
            ),
        ),
        cycle_days=_FUNNEL_DAYS,
        milestones=(
            Milestone(name=_("agrees to an audit"), stage=JourneyStage.NOTICE, day=14),
            Milestone(name=_("opens the switch room"), stage=JourneyStage.LOOK, day=24),
            Milestone(name=_("names all who decide"), stage=JourneyStage.COMPARE, day=44),
            Milestone(name=_("sets the date for signing"), stage=JourneyStage.DECIDE, day=75),
            Milestone(name=_("signs off the first report"), stage=JourneyStage.USE, day=180),
        ),
        factors=_factors(0.30, 0.25, 0.20, 0.15, 0.10),
        pricing_note=_("Chen Hao may give 5% against a three-year term or a reference; below that Lin Yue signs."),
        negotiation_note=_("Offer a smaller first order before a lower price."),
    )


def _path_to_food_plants() -> SalesPath:
    direct, wang_jing = _("direct"), _("Wang Jing")
    return SalesPath(
        segment=_(_FOOD),
        touchpoints=(
            Touchpoint(
                stage=JourneyStage.NOTICE,
                name=_("morning at a reference plant"),
                channel=direct,
                thinks=_("sees what the neighbor found and would like to know his own figure"),
                owner=wang_jing,
                mood=4,
            ),
            Touchpoint(
                stage=JourneyStage.LOOK,
                name=_("audit of the cooling"),
                channel=direct,
                thinks=_("is surprised what the cold store draws on a Sunday"),
                owner=wang_jing,
                mood=4,
            ),
            Touchpoint(
                stage=JourneyStage.COMPARE,
                name=_("proposal talk"),
                channel=direct,
                thinks=_("asks when it will have paid for itself"),
                owner=wang_jing,
                mood=2,
            ),
            Touchpoint(
                stage=JourneyStage.DECIDE,
                name=_("visit to the plant manager"),
                channel=direct,
                thinks=_("signs if two other plants nearby are content"),
                owner=wang_jing,
                mood=3,
            ),
            Touchpoint(
                stage=JourneyStage.USE,
                name=_("yearly review of savings"),
                channel=direct,
                thinks=_("hears little from us between two reviews"),
                owner=wang_jing,
                mood=2,
            ),
        ),
        value_proposition=_("For food plants whose cooling runs day and night, we show what it costs, hour by hour."),
        fab_statements=(
            FabStatement(
                feature=_("EnergyView reads each cooling unit every minute"),
                advantage=_("idle units are seen the same night"),
                benefit=_("you switch off what nobody needs and save about 4% of the yearly bill"),
            ),
        ),
        cycle_days=_FUNNEL_DAYS,
        milestones=(
            Milestone(name=_("agrees to an audit"), stage=JourneyStage.LOOK, day=14),
            Milestone(name=_("sets the date for signing"), stage=JourneyStage.DECIDE, day=75),
        ),
        factors=_factors(0.25, 0.30, 0.05, 0.30, 0.10),
        pricing_note=_("List price; 3% against prepayment, signed by Wang Jing."),
        negotiation_note=_("Talk about payback before price."),
    )


def _path_to_property() -> SalesPath:
    partners = _("facility managers")
    return SalesPath(
        segment=_(_PROPERTY),
        touchpoints=(
            Touchpoint(stage=JourneyStage.NOTICE, name=_("recommendation by the facility manager"), channel=partners),
            Touchpoint(stage=JourneyStage.COMPARE, name=_("offer for ten buildings"), channel=partners),
            Touchpoint(stage=JourneyStage.DECIDE, name=_("owner's budget talk"), channel=_("direct")),
            Touchpoint(stage=JourneyStage.USE, name=_("bill per tenant"), channel=partners),
        ),
        value_proposition=_("For owners whose tenants dispute the bill, we show each tenant's own use."),
        fab_statements=(
            FabStatement(
                feature=_("one meter for each tenant"),
                advantage=_("bills follow the readings"),
                benefit=_("you spend no more evenings on disputed bills"),
            ),
        ),
        cycle_days=_FUNNEL_DAYS,
        milestones=(Milestone(name=_("sends the floor plans"), stage=JourneyStage.COMPARE, day=30),),
        factors=_factors(0.25, 0.10, 0.10, 0.40, 0.15),
        pricing_note=_("One price per building; Lin Yue signs anything below it."),
        negotiation_note=_("Ten buildings at once are worth a discount, one is not."),
    )


def _path_to_hospitals() -> SalesPath:
    return SalesPath(
        segment=_(_HOSPITALS),
        touchpoints=(Touchpoint(stage=JourneyStage.USE, name=_("yearly review of savings"), channel=_("direct")),),
        factors=_factors(0.15, 0.10, 0.35, 0.30, 0.10),
        pricing_note=_("Renewals at the present price; no tender is chased."),
    )


def _factors(*weights: float) -> tuple[DecisionFactor, ...]:
    rows = zip(_FACTORS, weights, _OWN_SCORES, _SCORES_A, _SCORES_B, strict=True)
    return tuple(
        DecisionFactor(name=_(name), weight=weight, own_score=own, scores={_(_RIVAL_A): a, _(_RIVAL_B): b})
        for name, weight, own, a, b in rows
    )
