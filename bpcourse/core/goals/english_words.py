"""The English words of selling that rules ask for by name: trade and change, measures, sellers, means, and inflection.

>>> is_one_of("signing", TRADE_VERBS), is_one_of("revenues", MEASURES)
(True, True)
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AMBIGUOUS",
    "CHANGE_VERBS",
    "CUSTOMERS",
    "MEANS_NOUNS",
    "MEASURES",
    "PEOPLE",
    "TRADE_VERBS",
    "UNITS",
    "is_one_of",
]


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TRADE_VERBS: Final = _word_set(
    """
    acquire add attract bill book bring carry charter clinch close collect commission complete convert cross-sell
    deliver distribute earn enlist enrol enroll equip export fill find fit furnish gain generate get hire-out install
    invoice land lease let licence license list move obtain onboard open order persuade place poach pre-sell process
    procure reach reactivate recapture reclaim recruit regain renew rent reopen resell retain ring roll seal secure
    sell shift ship sign stock subscribe supply switch take upgrade upsell welcome win write
    """
)
"""What a seller does with a deal, a customer or a product; the result is concrete once it is said with whom."""

CHANGE_VERBS: Final = _word_set(
    """
    boost bring broaden build bump climb compress curb cut decrease deepen diminish double drive ease edge elevate
    enhance enlarge expand extend fall gain go grow halve hike improve increase intensify jump lessen lift limit lower
    maximise maximize minimise minimize multiply narrow nudge optimise optimize penetrate push quadruple raise ramp
    rebuild recover reduce restore revive rise scale shave shorten shrink slash speed step strengthen treble trim
    triple widen
    """
)
"""More or less of something."""

MEASURES: Final = _word_set(
    """
    abandon abandonment accrual accuracy acquisition activation acv add-on adherence adoption advance allowance
    amortisation aov appointment approval arpu arr arrear arrears asp attach attachment attainment attrition
    availability average award backlog bad-debt balance basket basket-size bid billing booking bounce
    brand-awareness budget buyer cac call call-back cancellation capture cart cash cash-flow cashback cashflow
    catchment check-out churn claim click click-through clicks client close close-rate closing clv collection
    comeback commission commissioning commitment complaint completion concession consumption contract contribution
    conversion cost coverage cross-sale cross-sell cross-selling crossover csat customer cycle
    days-sales-outstanding deal deal-flow debt debtor default defection delay delinquency demo demonstration
    depletion deposit discount dispatch downgrade download downtime drop-off drop-out dso earning earnings ebit
    ebitda effort-score engagement enquiry enrollment enrolment expense exposure fee figure fill flow follow-up
    foot-traffic footfall forecast frequency fulfilment gain gmv gp growth grr hit hitrate impression inbound
    incidence income inflow inquiry installation instalment intake inventory invoice invoicing kpi lapse late lead
    lead-time leakage length leverage lifetime lift listing load-factor loss loyalty ltv margin mark-up markdown
    market markup meeting member mql mrr no-show no-shows non-payment nps nrr number occupancies occupancy offer
    offtake okr on-time opportunity order order-book order-intake orderbook ordering outstanding overdue overrun
    oversell past-due payback payback-period payer paying-customer payment penetration per-head performance
    pick-up pickup pipeline pledge point pre-order premium preorder prepayment price pricing proceeds productivity
    profit profitability promoter proposal prospect punctuality purchase purchase-frequency qualified quantity
    quota quotation quote rate ratio re-order reach reactivation rebate rebooking receipt receivable
    recommendation recovery recurring referral refund registration renewal reorder repeat repurchase resale
    reservation response result retention return revenue revpar roi roll-over rollover royalty rpo run-rate sale
    satisfaction saving savings score sell-in sell-out sell-through share share-of-wallet shelf-share shipment
    shortfall shrinkage sign-on sign-up signing signup size slippage spend spending sql stickiness stock
    stock-turn stockturn subscriber subscribership subscription surcharge surplus survival switcher take take-up
    takings target tcv tender throughput ticket ticket-size time top-line topline trade traffic transaction
    transfer trial trial-to-paid turn turnaround turnover turnround unit up-sell uplift upsell upsells uptake
    uptime usage use utilisation utilization value variance viewership visit visit-rate visitor volume voucher
    wait wallet win win-back win-rate winback write-down write-off yield yield-per
    """
)
"""What is measured in any company."""

CUSTOMERS: Final = _word_set(
    """
    account buyer client company consumer customer deal firm lead logo member opportunity order people person prospect
    purchaser shopper subscriber user
    """
)
"""Those who buy, where nothing is said about them."""

PEOPLE: Final = _word_set(
    """
    adviser advisor associate bdr closer colleague employee executive fte head headcount hire intern manager people
    rep representative salesman salespeople salesperson saleswoman sdr seller staff staffer trainer worker
    """
)
"""Those who sell: counting them sets no target."""

AMBIGUOUS: Final = _word_set(
    """
    average bring client clients close closed closer customer customers drive driven fit get got lead leading list
    listed meeting meetings member members move moved moving open order orders people place point points price pricing
    push rate rated rates score selling share step stock switch take taken time times trade value values working
    """
)
"""Trade verbs and measures that mean something else too often to make a result on their own: "close", "order"."""

MEANS_NOUNS: Final = _word_set(
    """
    accelerator ad advert advertising adverts advisory ae agent aid alert algorithm alliance ambassador analytics
    animation app apprentice apprenticeship assistant audit automation award backing barcode benchmark billboard
    blog board bonus booklet booth bot breakfast briefing broadcast brochure broker budget bundle bursary buy-back
    buyback calculator calendar call callback calls campaign cashback catalogue centre certificate certification
    chatbot check checklist coach coaching code collateral comparison concierge configurator consultant
    consultants consultation content contest cookbook coupon course crm cross-promotion customer-portal dashboard
    data-room dataset day debit delivery demo demonstration desk diagnosis digest dinner directory discount
    door-hanger drone e-book e-learning e-signature ebook editorial email emailing enablement endorsement engine
    engineer estimate event exclusivity expert fact-sheet factsheet fee feedback finance financing financing-plan
    flat-rate flyer follow-up follow-ups forecast forum framework freebie freemium fund funding gamification gift
    giveaway grant guarantee guide guidebook handbook heatmap help helpdesk helpline hire hotline hours hub
    incentive infographic initiative insight instalment instalment-plan instalments integration interface
    introduction inventory invitation jingle keynote kiosk kit landing-page lead-list lead-scoring leaflet
    leaflets lease leasing lecture letter line list live-chat livestream loan loaner locator lookbook lottery
    loyalty loyalty-card mailer mailing mailshot mapping marketplace masterclass matchmaking materials mentor
    mentoring menu merchandiser method microsite mock-up model monitoring multibuy mystery-shopping negotiator
    newsletter newsletters nudge offer onboarding open-day outreach package panel partner partnership payment-link
    payment-plan personalisation personalization pilot pitch planner platform playbook podcast points pop-up
    pop-ups portal postcard poster pre-order presentation price price-list price-match pricing prize procedure
    process program programme promo promoter promotion proof-of-concept proposal prototype qr questionnaire quiz
    raffle rebate referral reminder rental-option rep reps retargeting retrofit review reward roadshow robot rota
    roundtable routine routing rule sales-kit sample samples sampling sandbox scanner scheme scholarships
    scorecard scoring script sdrs segmentation self-service seller sellers seminar seminars sequence service
    session shelf-talkers showcase showroom shuttle signage simulator site sms social-media software specialist
    sponsorship spreadsheet staff stand stand-up stand-ups starter-pack storytelling study subscription-box
    subsidy support survey sweepstake sweepstakes system tablets taster tasters tasting tastings teach-in team
    teaser telemarketer telemarketing template terms test test-drive testimonial tie-in tool toolbox toolkit tour
    tracker trade-in trainer trainers training translation trial truck try-before-you-buy tutorial tutorials
    tutoring twinning upgrade-path upskilling user-group van vans vending video virtual-tour visit visits
    voice-assistant voucher vouchers waitlist walk-through warranty watchlist web-shop webcast webinar webshop
    website white-paper whitepaper widget wizard worksheet workshop writer
    """
)
"""What a goal is reached with."""

UNITS: Final = _word_set(
    """
    acre ampoule bag bale bar barrel batch bin block boatload bottle bottling box bucket bundle bushel can
    canister carat carboy card carload carton case cask cbm centilitre centimetre cheque click coil consignment
    container cover crate cubic cwt cylinder dose dozen drum envelope feet flask foot foot-candle gallon gb gbp
    gigabyte gigawatt-hour gram gramme gross gwh half-case hamper head hectare hectolitre hl hour impression inch
    ingot item jar jug keg kg kilo kilogram kilogramme kilolitre kilometre kilowatt kilowatt-hour km kt kva kw kwh
    lb linear liter litre load loaf lorry-load lot m2 m3 man-day man-hour manday mb mbps megabit megabyte megawatt
    megawatt-hour meter metre metric mile millilitre minute mw mwh night ounce oz pack package packet pad pail
    pair pallet part-load passenger-kilometre person-day piece pint place pod portion pot pound punnet quintal
    ream reel roll room-night roomnight round run running sachet sack seat section serving session set sheet
    shipment sitting skein skid slab slice slot spool sq sqft sqm square stick strip subscriber-month syringe tank
    tankful tb teu ton ton-mile tonne tonne-kilometre tray trolley truck-load truckload tub tube twh unit
    user-month vial wagon-load wagonload watt yard
    """
)
"""What goods and services are counted, weighed and measured in: behind a number they say how much, not what."""


def is_one_of(word: str, words: frozenset[str]) -> bool:
    """Whether *word* or what it is inflected from is one of *words*.

    >>> is_one_of("signing", TRADE_VERBS), is_one_of("won", TRADE_VERBS), is_one_of("shipped", TRADE_VERBS)
    (True, True, True)
    """
    return word in words or any(stem in words for stem in _stems(word))


_IRREGULAR: Final = {
    "brought": "bring", "built": "build", "fell": "fall", "fallen": "fall", "got": "get", "gotten": "get",
    "grew": "grow", "grown": "grow", "men": "man", "rose": "rise", "risen": "rise", "shrank": "shrink", "sold": "sell",
    "taken": "take", "took": "take", "upsold": "upsell", "women": "woman", "won": "win", "written": "write",
}  # fmt: skip


# What an ending may stand for: "tries" is from "try", "hiring" from "hire", "cars" not from "care".
_ENDINGS: Final = (
    ("'s", ("",)), ("s'", ("", "s")), ("ies", ("y", "ie")), ("ied", ("y",)), ("ily", ("y",)), ("es", ("",)),
    ("s", ("",)), ("ing", ("", "e")), ("ed", ("", "e")), ("ly", ("", "le")),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"([a-z])\1(?:ing|ed)")


def _stems(word: str) -> list[str]:
    stems = [_IRREGULAR[word]] if word in _IRREGULAR else []
    for ending, originals in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stems += [word[: -len(ending)] + original for original in originals]
    doubled = _DOUBLED.search(word)
    if doubled and doubled.end() == len(word):  # "shipped"
        stems.append(word[: doubled.start() + 1])
    return stems
