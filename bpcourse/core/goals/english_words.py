"""The English words that a sales goal is made of whatever is sold to whom: verbs, measures, the firm, small words.

What is left of a goal without them names its customers, places and products, so that no list of those is needed.

>>> is_everyday("increased"), is_everyday("revenues"), is_everyday("breweries")
(True, True, False)
"""

from __future__ import annotations

from functools import cache
from typing import Final

__all__ = [
    "AMBIGUOUS",
    "CHANGE_VERBS",
    "CUSTOMERS",
    "MEANS_NOUNS",
    "MEASURES",
    "PEOPLE",
    "TRADE_VERBS",
    "is_everyday",
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
    abandonment acv adoption aov arpu arr asp attach attachment attainment average backlog bad-debt basket billing
    booking budget cac cancellation cart cash cash-flow cashflow check-out churn client close-rate clv collection
    commission complaint consumption contract contribution conversion cost coverage cross-sale csat customer cycle
    deal debt debtor default defection demo demonstration discount download dso ebit ebitda enquiry expense figure
    flow footfall forecast frequency fulfilment gain gp growth grr hit income inflow inquiry installation intake
    inventory invoice invoicing kpi late lead lead-time length leverage lifetime ltv margin market meeting member mql
    mrr no-show nps nrr number occupancy offer okr opportunity order outstanding overdue payback payment penetration
    pipeline point price pricing profit profitability proposal prospect purchase qualified quota quotation quote rate
    ratio receivable recurring referral refund registration renewal repeat repurchase response result retention return
    revenue roi sale satisfaction score share shortfall sign-up signup size spend spending sql stock subscriber
    subscription surplus take target tcv ticket time trade transaction trial turnaround turnover upsell usage use
    value visit visitor volume wallet win win-rate write-off yield
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
    advert advertising ae agent aid analytics app assistant automation backing board bonus booth bot brochure bundle
    call calls campaign catalogue centre chatbot check coach coaching code collateral configurator consultant
    consultation content crm dashboard day debit delivery demo desk discount email engine engineer event fee finance
    financing follow-up follow-ups forecast fund funding giveaway guarantee help hire hotline hours incentive
    instalment instalments integration kiosk kit lead-scoring leaflet line list loan loyalty mailing marketplace
    materials method model newsletter offer package partner pilot platform playbook pop-up portal price pricing
    process program programme promotion proposal prototype rebate referral rep reps roadshow routine rule sample
    samples sampling scheme scoring script sdrs seller sellers seminar service showroom site software specialist staff
    stand stand-ups subsidy support system tasting team terms test tool toolkit trainer trainers training trial truck
    tutorial van vans video visit visits voucher warranty webinar website workshop
    """
)
"""What a goal is reached with."""

_FIRM: Final = _word_set(
    """
    agenda ambition board boss brand business ceo chief colleague company corporate corporation crew department
    director division employee enterprise-wide executive finance firm folk force function goal group guy head
    headquarters hq leader leadership management manager member mission objective office organisation organization
    outfit owner partner people performance person personnel plan planning policy portfolio priority process product
    production program programme programs project rep report representative sales salesforce salespeople salesperson
    seller selling service side staff step strategic strategy supervisor supplier system task team unit vendor vision
    vp worker workforce workplace
    """
)

_PLAIN: Final = _word_set(
    """
    a able about above accept accomplish according account accountable accurate achievable achieve achievement across
    act action active actively activity actual actually additional advantage after afterwards again against aggressive
    ago agree agreed agreement ahead ai aim ain't alike alive all allow almost alone along already also although
    altogether always am amazing ambitious among amount amp an and announce annual annually another answer any anybody
    anyone anything anyway apart approach appropriate approved approx approximately are area around as ask aspect
    asset at attempt attention attitude attractive aud autumn available award away awesome back background bad baht
    balance base basic basis be beat became because become been before began begin behave behaviour behind being
    belief believe below benchmark benefit best bet better between beyond big bigger biggest billion bit bn board bold
    both bottom bottom-line brand-new break breakthrough bright brilliant broad broadly brought buck bucks busy but
    buy by cad calendar call calm came can can't cannot capability capable capacity care careful carry case catch
    cause cautious celebrate cent central centre cents certain challenge challenging champion chance change chase
    cheap check cheer chf choose city clear clearly clever close closely closer cny combine come comfortable
    commercial commercially commit commitment commitments common communicate competitive competitiveness competitor
    complete completely concentrate concern concerned condition confidence confident confidently conquer consider
    considerable considerably consistency consistent consistently constant constantly contact continual continually
    continue continuous continuously contribute control cool core correct could count country course cover crank
    create creative credible critical crore crucial crush cum current currently daily damn date day days deadline deal
    decade decent decide decision decisive dedicate dedicated deeper definite definitely degree delay delight deliver
    demand depend deserve despite determine determined develop development did die difference different differently
    difficult digit direct direction dirham dirhams discipline disciplined discuss display dispute dkk do does doesn't
    dollar dollars dominate don't done double-digit down dozen drastic drastically dream drop due during dynamic
    dynamics e each eager early earn ease easier easily easy economic economy effect effective effectively
    effectiveness efficiency efficient efficiently effort eight either eleven else elsewhere embrace empower enable
    encourage end endeavour energetic energise energize engage engaged engagement enjoy enormous enormously enough
    ensure enter entire entirely especially essential etc eur euro euros even eventually ever every everybody everyday
    everyone everything everywhere exact exactly exceed excel excellence excellent exceptional excite excited exciting
    excuse exist existing expect expectation expense experience experienced explore extra extraordinary extremely face
    fact factor fail fair fairly faith famous fantastic far fast faster fastest favour favourite feel feeling fellow
    few fewer field fierce fifth fight figure final finally find fine finish first fiscal fit five fix flagship flat
    flexible focus focused follow following foothold for forget form former forth forward foster found four fourth
    franc francs free-of-charge freshly from fruitful full fully function fundamental fundamentally further
    furthermore future gather gbp general generally genuine genuinely get give given glad go good got gradual
    gradually grand great greater greatest greatly gross ground grown-up guarantee had half hand handle happen happier
    happily happiness happy hard hard-working harder has hasn't have haven't he he's health healthier healthily
    healthy heavily held hell help helpful her here hey high high-level high-performing high-quality higher highest
    highly him his hit hold holistic hope hopefully hour how however huge hugely humming hundred hunger hungry hustle
    i i'd i'll i'm i've idea ideal ideally if imagine immediate immediately impact implement importance important
    importantly impress impressive improvement in incredible incredibly indeed individual industry-leading influence
    inform information initiative innovate innovation innovative inr inroads inside insight inspire instead intend
    intensity intent intention interest internal into introduce invest investment invoice is isn't issue it it's item
    its itself job join journey joy jpy just k keen keep key kick kick-start kind knock know knowledge krona krone
    kroner kronor lack lacklustre lakh large largely larger largest last lasting late later latest launch lay lead
    leader leap learn least leave led left less lesser let let's level life like likely line lira list listen little
    live ll long long-lasting long-standing long-term longer longest look loose lose loss lost lot lots love low lower
    loyal loyalty luck m made main mainly maintain major majority make manage manner many margin mark marked markedly
    market market-leading marketing marketplace massive massively master match matter mature maybe me mean meaningful
    meaningfully means measurable measure meet mere mere-ly message met method might milestone million mind mine
    minimum minor minute miss missed mn mode moderate modern modest moment momentum money month monthly months morale
    more moreover most mostly motion motivate motivated motivation move movement much multiple must my naira name near
    nearly need net never nevertheless new new-business newly next nice nine no nobody nok none nor normal not notch
    note nothing notice noticeable noticeably now nowadays number o objective observe obstacle obvious obviously
    occasion of off offer offering office often ok okay old older on once one one's ones ongoing online-off only onto
    open operate operating operation operational operationally operations opinion opportunity optimal option or
    ordinary organic organically organise organize other others otherwise ought our ours ourselves out outcome outdo
    outlook outperform output outside outstanding over over-deliver overall overdue own pace paid pain part particular
    partly party pass passion passionate past pay peak people per percent percentage percents perfect perform
    performance performer perhaps period permanent persist person peso pesos phase pick picture piece pitch place play
    please pleased plenty plus point portion position positive positively possible possibly potential pound pounds
    power powerful pp practical practice prepare presence present pressing pressure pretty prevent previous primarily
    primary principle prioritise prioritize proactive proactively probably problem procedure productive productively
    productivity professional professionalism professionally profit profitable profitably profound progress promise
    promising promote proper properly prospective prosper proud prove provide pull purpose pursue push put qoq
    quadruple quality quarter quarterly quarters question quick quicker quickly quid quiet quite r raise rand ranking
    rapid rapidly rather reach reaction ready reais real realise realistic reality realize really reason reasonable
    reasonably recent recently record recover regard regarding region regular regularly relate related relation
    relationship relentless relentlessly relevant reliable reliably remain remarkable remarkably remember remove
    reputation request require requirement resource respect respectable respond rest return reward rich right ringgit
    rmb robust rock role roll rough roughly round run rupee rupees s safe same satisfied satisfy save say schedule
    scope season second second-to-none section secure see seek seem seen sek self sense serious seriously serve set
    seven several shake shall shan't shape sharp sharpen she she'll she's shift shilling shillings shine short
    short-term shorter should show sign significance significant significantly similar simple simply since sit
    situation six sizable sizeable sky-high slice slight slightly slow small smaller smart smarter smooth so soar
    solid solution solve some somebody somehow someone something sometimes somewhat somewhere soon sooner sort sound
    spark speak special specific speed spirit split spot spread spring squeeze stable stage stagnant stake stand
    standard standing star start state stay steadily steady steep stick still stop straight strategically strength
    stress stretch strike strive strong stronger strongest strongly structure struggle stuck stuff style substantial
    substantially succeed success successful successfully such suddenly suit summer super superb supercharge superior
    support sure surely surge surpass sustain sustainable sustainably sustained sweat swift swiftly t tackle tactic
    talent talk tangible target task ten tenth term terms territory than thank that that's the their them themselves
    then there there's therefore these they they'd they'll they're they've thing think third this those though
    thousand three thrive through thus tidy tie tight till to today together tomorrow too tool top top-line topline
    total totally touch tough toward towards track traction transform transformation tremendous tremendously trend
    trial trillion true truly trust trusted try turn twelve twice two type typical ultimate ultimately unbeatable
    under underperform understand unique unit unlock until unusual up upcoming upmarket upon upper ups upside upward
    upwards urgency urgent urgently us usd useful usual usually utmost v valuable various vastly ve versus very via
    vibrant victory view vigorous visibility visible vital vs wait wake want wanted was watch way we we'd we'll we're
    we've weak week weekly weeks weight well went were what what's whatever when whenever where wherever whether which
    while who who's whole whose why wide widely wider wildly will willing winner winning winter wise wish with within
    without won won't wonder wonderful word work working world world-beating world-class worldwide worth would wow y
    y-o-y year year-on-year yearly years yen yes yesterday yet you you'll you're your yours yourself yoy yuan zero
    zloty
    """
)
"""Small words, and the words of encouragement."""

_TALK: Final = _word_set(
    """
    abandoned accounts-receivable accuracy acquisition adaptability admin administration advance advice afford afloat
    after-tax agenda agile agility aging aligning alignment allocate allowance aloud ambition analyse analysis analyze
    anniversary announcement answer anymore anyone appeal appetite applause application appointment appraise
    appreciate approval argument arrears ask assess assessment assign assistance attend attendance attrition audit
    authority automatic autumn avoid awareness backbone backlog bad-debts balanced bang barrier basically basket-value
    batting battle beaten bed-rock beginning behavioural bid bigger-ticket blame bolder bonus boss bosses bottom-line
    bounce bounce-rate bragging brave bravery break-even breath brisk broken buck bucks build-up buoyant burn busier
    buy-in buyer buying cadence calendar-year call-back callback calling campaign can-do candidate capital capture
    career cash-positive cashflow-positive ceiling celebrate certainly certainty certificate champion channel chapter
    charm checklist choice churned circumstance claim clarity clean cleaner cleverly click click-through closers
    closes closing-rate closings cohort cold cold-call cold-calling collaborate collaboration colleague collective
    combine comfort command comment commercial commitment-s communication company-wide companywide comparison
    compensation compete complaint complement complex complexity compliance comprehensive compromise conclude
    conclusion concrete conduct confirm conquer conscious consecutive consequently considered consolidate constraint
    consult consultative consulting consumer-facing contactable content contest context contingency control
    conversation conversation-rate convert-to-sale conviction convince convincing cooperation coordinate coordination
    cope cost-effective cost-efficient cost-to-serve courage court crack cracking creation creativity credibility
    credit crew crisis criteria criterion cross-functional cross-sell cross-selling crowd culture curiosity curve
    customer-centred customer-centric customer-centricity customer-facing customer-first customer-focused cycle
    cylinder cylinders daring dashboard data-driven database daunting day-to-day days-to-close days-to-pay deadline
    deal-making deal-size dealmaking debrief decline deeply defect deficit define definition delegate delightful
    delightfully demo-to-deal denial deposit depth design desire desk-bound detail develop diagnose dial dialogue
    diary dig digging digital digitalisation digitalise digitalize digitise digitize diligence dip disappoint
    disappointing disappointment disciplines discovery dispatch dispute distinguish distraction divert dividend
    document documentation dormant dots doubt draft drop-off drop-out dunning duplicate duty eager-ness earliest
    early-payment earning earnings edge effectiveness elevator elite else else's embed emotion emphasis employee
    encounter encouragement ending enemy enforce engine enjoyably enquire enthuse enthusiasm enthusiastic entity
    entrepreneurial envy equal equip equity error escalate essence estimate ethic ethos evaluate evaluation event
    everlasting everyone's evidence evolution evolve exceedingly exceptionally exchange execute execution exercise
    exhausted expansion expert expertise explain explanation exposure expression external eyeing face-to-face failure
    fairer fall-off fan farming fault favour fear feature fee feedback feet fever fewer fiercely fighting figure
    figure-s finally-approved finances financial finest finish firing fit fitter five-star fix fixed fizz flawless
    floor flourish flow fluctuation folks follow-through foresight formal formula forward-looking founder fresh-faced
    friction front-line frontline frontrunner frustrate fulfil fulfilment full-time fuller fulltime funded funnel
    furiously gains galvanise galvanize gap gather gauge genius gentlemen getting glory goals grind grit groove gross
    gross-margin growing-up guidance guide gut guts guys habit hallmark handling handover hands handshake handsomely
    happening hard-won harder harder-working harmony haste head-on headline headroom headway healthy hearts heed
    heights heroics hesitation hiccup hidden highlight hire hiring hit-rate hitting holding home homework honest
    honesty honour hook hope hotshot hour house hum human hundredth hungrier hunt hunting hunting-farming hurdle hymn
    hype ideas ill image imagination impression improvement inaccurate inactive inbound inbox incentive incentivise
    incentivize inch incoming incremental industry inefficiency inefficient inertia inflation initial input inquire
    inquiry insist instinct institution instruction integrity intelligence intelligent intense interaction interview
    intuition invention invigorate invitation invite invoiced involve itch item jackpot jolt judge judgement jump
    junior keen kpi laggard landscape late-payment laurel laziness lead-to-customer lead-to-deal lead-to-order
    lead-to-sale leadership league lean leaner leaps learning legend lessons lever license liquidity listening
    literate livelier loan-free loop loser losing lost louder low-hanging lucky lull maintenance manageable manager
    manner marathon markdown marketing-qualified markup mastery maturity maximum mean meaner meet meeting
    meeting-to-proposal mentality mentor mentoring mere mess method methodical metrics middle midst mighty mile
    mileage mindset mirror mistake moderately mojo monitor monitoring mood more-or-less motto muscle myth nail name
    narrative narrow national natural necessary need needle negotiate negotiating negotiation nerve network
    new-customer new-logo newcomer newcomers niggle nimble no-shows nonsense norm not-so-good nurture nurturing
    objection obsession obsolete obtain occur off-target offensive onboarding onward oomph open-minded opening
    operating-margin opponent oppose optimism optimistic order-to-cash order-value outbound outcomes outdone outlet
    outpace outreach outsell outshine outwork overcome overdraft overhead overheads overlook overperform oversee
    overview owed ownership page paperwork par parity participant participation pat patience pattern pay-back payback
    payer paying payment-term peer peer-to-peer penalty pep peppier per-customer per-deal per-head per-order per-visit
    percentile perception perseverance persistence persistent personal personality perspective persuasion persuasive
    pessimism phase phone pipeline-to-close pitch pivot pizzazz plain plateau player playing plea pledge plug
    point-of-sale poised polish polite poor populate population pounce pound pour powerhouse praise pre-tax precision
    predict predictability predictable prediction preparation prepayment presentable presentation preserve prestige
    prestigious price-list pricing-power pride priority private prize pro-active probability probing process-driven
    profile profit-making progression prompt proof proposal-to-deal propose prospecting prosperity prosperous protect
    proudly prowess public punch punchier punctual punctuality punctually purely push qualification qualify quantity
    quantum quarter-on-quarter quick-win quick-wins quota-carrying quote-to-cash quote-to-order ranks rapport raring
    razor-sharp reactivate reactivation read readiness reboot rebound recall receipt receivables-days receive recharge
    recognise recognition recognize recommend recommendation reconsider record-breaking record-high recoup recover
    recruit rectify redefine redo redouble referral-based referral-rate refine refinement reflect refocus refresh
    refreshed refund refuse regain reignite reinforce reinvent reject rejection rekindle relapse relaunch relax
    release reliability relief reluctant reminder renegotiate renew repeat-order repeat-purchase repetition replace
    reply report reporting representation reps resolve respond response-rate response-time responsibility responsible
    responsive responsiveness result-oriented results-driven results-oriented resume rethink revamp reverse review
    revise revitalise revitalize revolution rewarding rfp rfq rhythm rigor rigorous rigour rise risk risk-free rival
    rivalry roar rookie rousing route routine rule sadly sale-to-sale sales-driven sales-led salesy satisfactory
    saving savvier scarce scare scenario scoreboard scorecard scratch scream screen script seamless season secret
    segment seize select selection self-assured self-confidence self-esteem selfless sell-out sell-through senior
    sense-making sentiment sequence seriousness service session setback settle sexy shake-up shakeup sharply sharpness
    sheet shelve shoulder showcase showing sincere sizzle skilful skill skilled skillful skip slack sleek sleeves
    slick slicker slide slip slogan slot slots slower slump smile snap snappy social software-wide sole solvency
    solvent somewhat-better song-sheet sophisticated sparkle speech speedier spend-per-head sphere spice spike spiral
    spreadsheet sprint spur staffing stagnation stakeholder standout standstill static statistics steer stellar stem
    stimulate stormy story-telling streak stream streamline streamlined stretched stringent stronger-than-ever stuff
    stumble stunning substance suffer sum summary superstar supplier supporter surpass surprise surprisingly survey
    survival survive suspect swing sympathetic systematic systematically table tactical tactically tailor talent
    talented tax team-wide teammate teammates teamwork technique technology telesales tempo temporary tendency tension
    test text theme theory thinking thirst thorough threshold thrive-r throughput thumb ticket-size tide tier tighter
    time-to-close time-to-market time-wasting timely timing tired tireless tirelessly title togetherness tone topic
    toss traffic trajectory transparency transparent trap treat trial-to-customer trial-to-paid trick trickle trigger
    triumph trophy trouble troubled trustworthy truth tune turbo turbo-charge turbocharge turnover tweak unambitious
    uncertain uncover underachieve underlying unhappy unified uniform unity unleash unpaid unprecedented unqualified
    unrivalled unsold unstoppable up-sell up-selling up-to-date upbeat uphold uplift uppermost upset upswing uptake
    uptick urge utilisation utilise utilization utilize vague validate vanish variable variance variety vendor verb
    verify vibe vigilant vigor vigour visibly vision-driven visit-to-order vivid vocal vow vulnerable warrior wary
    waste wasted weakness wealth website-wide welcome well-deserved well-earned well-known well-oiled well-prepared
    whatsoever whip whirlwind wilder willingness win-back win-loss winners winning-streak wins wisdom wise wit
    wonder-ful word-of-mouth workflow working-capital workload worry worse worst worthwhile worthy wow-factor
    yardstick yearly zeal zest zing
    """
)
"""The talk of sales meetings: how work is done, judged and cheered on."""

_ENDINGS: Final = ("'s", "s'", "ies", "ied", "es", "s", "ing", "ed", "ly", "d")


def is_everyday(word: str) -> bool:
    """Whether *word* (lower case) says nothing about who buys what where: a compound where both its parts do not.

    >>> is_everyday("follow-up"), is_everyday("food-service")
    (True, False)
    """
    if is_one_of(word, _everyday()):
        return True
    parts = [part for part in word.split("-") if part]
    return len(parts) > 1 and all(len(part) == 1 or is_one_of(part, _everyday()) for part in parts)


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


def _stems(word: str) -> list[str]:
    stems = [_IRREGULAR[word]] if word in _IRREGULAR else []
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word[: -len(ending)]
            stems += [stem, stem + "e", stem + "y"]
            if len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004 - "shipp"
                stems.append(stem[:-1])
    return stems


@cache
def _everyday() -> frozenset[str]:
    return _PLAIN | _TALK | _FIRM | MEASURES | TRADE_VERBS | CHANGE_VERBS | CUSTOMERS | PEOPLE
