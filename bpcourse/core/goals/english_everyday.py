"""The English words that say nothing about who buys what where: what is left of a goal without them names that.

No list of customers, places and products is needed in this way. The price is a long list of the words that any
goal may hold: small words, what people do, what they think and feel, how things are. What English can form without
end (adverbs, "-tion", "-ness") is known by its ending, less the goods and places that end the same.

>>> is_everyday("increased"), is_everyday("determination"), is_everyday("breweries"), is_everyday("ration")
(True, True, False, False)
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.english_words import (
    CHANGE_VERBS,
    CUSTOMERS,
    MEASURES,
    PEOPLE,
    TRADE_VERBS,
    is_one_of,
)

__all__ = ["NOUN_VERBS", "is_doing", "is_everyday"]


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIRM: Final = _word_set(
    """
    agenda ambition board boss brand business ceo chief colleague company corporate corporation crew department
    director division employee enterprise-wide executive finance firm folk force function goal group guy head
    headquarters hq leader leadership management manager member mission objective office organisation organization
    outfit owner partner people performance person personnel plan planning policy portfolio priority process
    product production program programme programs project rep report representative sales salesforce salespeople
    salesperson seller selling service side staff step strategic strategy supervisor supplier system task team
    unit vendor vision vp worker workforce workplace
    """
)
"""The seller's own company and those in it."""

_SMALL_WORDS: Final = _word_set(
    """
    a able about above according account accountable accurate achievable achievement across act action active
    actively activity actual actually additional advantage after afterwards again against aggressive ago agree
    agreed agreement ahead ai ain't alike alive all almost alone along already also although altogether always am
    amazing ambitious among amp an and announce annual annually another any anybody anyone anything anyway apart
    appropriate approved approx approximately are area around as ask aspect asset at attention attitude attractive
    aud autumn available award away awesome back background bad baht base basic basis be became because been
    before began behaviour behind being belief below benchmark best between beyond big bigger biggest billion bit
    bn board bold both bottom bottom-line brand-new breakthrough bright brilliant broad broadly brought bucks but
    buy by cad calendar came can can't cannot capability capable capacity careful carry case catch cautious cent
    central centre cents certain challenging chance cheap chf city clearly clever closely closer cny comfortable
    commercial commercially commitment commitments common competitive competitiveness competitor completely
    concerned condition confidence confident confidently considerable considerably consistency consistent
    consistently constant constantly continual continually continuous continuously cool core could country course
    cover crank creative credible critical crore crucial cum current currently daily damn date day days deadline
    decade decent decision decisive dedicated deeper definite definitely degree delay deliver despite determined
    development did die difference different differently difficult digit direction dirham dirhams disciplined
    dispute dkk do does doesn't dollar dollars don't done double-digit down dozen drastic drastically dream due
    during dynamic dynamics e each eager early earn easier easily easy economic economy effect effective
    effectively effectiveness efficiency efficient efficiently effort eight either eleven else elsewhere empower
    end energetic engaged engagement enormous enormously enough entire entirely especially essential etc eur euro
    euros even eventually ever every everybody everyday everyone everything everywhere exact exactly excellence
    excellent exceptional excited exciting existing expectation expense experienced extra extraordinary extremely
    fact factor fair fairly faith famous fantastic far fast faster fastest favourite feeling fellow few fewer
    field fierce fifth final finally find fine first fiscal fit five flagship flat flexible focused following
    foothold for form former forth found four fourth franc francs free-of-charge freshly from fruitful full fully
    fundamental fundamentally furthermore future gbp general generally genuine genuinely given glad good got
    gradual gradually grand great greater greatest greatly gross ground grown-up had half happier happily
    happiness happy hard hard-working harder has hasn't have haven't he he's health healthier healthily healthy
    heavily held hell helpful her here hey high high-level high-performing high-quality higher highest highly him
    his holistic hopefully hour how however huge hugely humming hundred hunger hungry i i'd i'll i'm i've idea
    ideal ideally if immediate immediately impact implement importance important importantly impressive
    improvement in incredible incredibly indeed individual industry-leading information initiative innovation
    innovative inr inroads inside insight instead intensity intent intention internal into investment invoice is
    isn't issue it it's item its itself job journey joy jpy just k keen key kick-start kind knowledge krona krone
    kroner kronor lacklustre lakh large largely larger largest lasting late later latest leader least led left
    less lesser let's life likely line lira list little ll long long-lasting long-standing long-term longer
    longest loose loss lost lot lots low loyal loyalty luck m made main mainly major majority manner many margin
    marked markedly market market-leading marketing marketplace massive massively maybe me meaningful meaningfully
    means measurable mere message met method might milestone million mine minimum minor minute missed mn mode
    modern modest moment momentum money month monthly months morale more moreover most mostly motion motivated
    motivation movement much multiple must my naira name near nearly net never nevertheless new new-business newly
    next nice nine no nobody nok none nor normal not notch nothing noticeable noticeably now nowadays number o
    objective obstacle obvious obviously occasion of off offering office often ok okay old older on once one one's
    ones ongoing only onto operating operation operational operationally operations opinion opportunity optimal
    option or ordinary organic organically other others otherwise ought our ours ourselves out outcome outlook
    output outside outstanding over over-deliver overall overdue paid pain particular partly party passion
    passionate past people per percent percentage percents performance performer perhaps period permanent person
    peso pesos picture piece place play pleased plenty plus positive positively possible possibly potential pound
    pounds powerful pp practical practice presence pressing pretty previous primarily primary principle proactive
    proactively probably problem procedure productive productively productivity professional professionalism
    professionally profitable profitably profound promising proper properly prospective proud purpose qoq
    quadruple quality quarter quarterly quarters quick quicker quickly quid quite r rand ranking rapid rapidly
    rather reaction ready reais real realistic reality really reasonable reasonably recent recently regarding
    region regular regularly related relation relationship relentless relentlessly relevant reliable reliably
    remarkable remarkably reputation requirement resource respectable rest rich right ringgit rmb robust rock role
    roll rough roughly round rupee rupees s safe same satisfied scope season second second-to-none section seen
    sek self serious seriously set seven several shall shan't sharp she she'll she's shilling shillings short
    short-term shorter should show sign significance significant significantly similar simple simply since
    situation six sizable sizeable sky-high slice slight slightly small smaller smart smarter so solid solution
    some somebody somehow someone something sometimes somewhat somewhere soon sooner spark special specific spirit
    spring stable stage stagnant standard standing star steadily steep still straight strategically strength
    strong stronger strongest strongly stuck stuff style substantial substantially success successful successfully
    such suddenly summer super superb supercharge superior support sure surely sustainable sustainably sustained
    sweat swift swiftly t tactic talent talk tangible target task ten tenth term terms territory than that that's
    the their them themselves then there there's therefore these they they'd they'll they're they've thing third
    this those though thousand three through thus tie tight till to today together tomorrow too tool top-line
    topline totally tough toward towards track traction transformation tremendous tremendously trend trial
    trillion true truly trusted twelve twice two type typical ultimate ultimately unbeatable under unique unit
    until unusual up upcoming upmarket upon upper upside upward upwards urgency urgent urgently us usd useful
    usual usually utmost v valuable various vastly ve versus very via vibrant victory vigorous visibility visible
    vital vs wanted was watch way we we'd we'll we're we've weak week weekly weeks weight well went were what
    what's whatever when whenever where wherever whether which while who who's whole whose why wide widely wider
    wildly will willing winner winning winter wise with within without won won't word working world world-beating
    world-class worldwide worth would wow y y-o-y year year-on-year yearly years yen yes yesterday yet you you'll
    you're your yours yourself yoy yuan zloty
    """
)
"""Small words, numbers, money, and the plain words of everyday."""

_TALK: Final = _word_set(
    """
    abandoned accounts-receivable accuracy acquisition adaptability admin administration advice afloat after-tax
    agenda agile agility aging aligning alignment allowance aloud ambition analysis anniversary announcement
    anymore appetite applause application appointment approval argument arrears assessment assistance attendance
    attrition authority automatic awareness backbone backlog bad-debts balanced bang barrier basically
    basket-value batting battle beaten beginning behavioural bigger-ticket bolder bonus boss bosses bounce-rate
    bragging brave bravery break-even breath brisk broken build-up buoyant busier buy-in buyer buying cadence
    calendar-year call-back callback calling can-do candidate capital career cash-positive cashflow-positive
    ceiling certainly certainty certificate channel chapter checklist choice churned circumstance clarity clean
    cleaner cleverly click-through closers closes closing-rate closings cohort cold cold-call cold-calling
    collaboration colleague collective comfort communication company-wide companywide comparison compensation
    complaint complex complexity compliance comprehensive conclusion concrete conscious consecutive consequently
    considered constraint consultative consulting consumer-facing contactable content context contingency
    conversation conversation-rate convert-to-sale conviction convincing cooperation coordination cost-effective
    cost-efficient cost-to-serve courage court cracking creation creativity credibility crew crisis criteria
    criterion cross-functional cross-sell cross-selling culture curiosity curve customer-centred customer-centric
    customer-centricity customer-facing customer-first customer-focused cycle cylinder cylinders daring dashboard
    data-driven database daunting day-to-day days-to-close days-to-pay deal-making deal-size dealmaking debrief
    deeply defect deficit definition delightful delightfully demo-to-deal denial deposit depth design desk-bound
    dial dialogue diary digging digital digitalisation digitalise digitalize digitise digitize diligence
    disappointing disappointment disciplines discovery distraction dividend document documentation dormant dots
    drop-off drop-out dunning duty earliest early-payment earning earnings elite else's emotion emphasis employee
    encouragement ending enemy engine enthusiasm enthusiastic entity entrepreneurial equity error essence ethic
    ethos evaluation event everlasting everyone's evidence evolution exceedingly exceptionally execution exhausted
    expansion expert expertise explanation exposure expression external eyeing face-to-face failure fairer
    fall-off fan farming fault feature fee feedback feet fever fiercely fighting finances financial finest firing
    fitter five-star fixed fizz flawless floor fluctuation folks follow-through foresight formal formula
    forward-looking founder fresh-faced friction front-line frontline frontrunner fulfilment full-time fuller
    fulltime funded furiously gains gap genius gentlemen getting glory goals grit groove gross-margin growing-up
    guidance gut guts guys habit hallmark handling handover hands handshake handsomely happening hard-won
    harder-working harmony haste head-on headline headroom headway hearts heights heroics hesitation hiccup hidden
    hire hiring hit-rate hitting holding home homework honest honesty hotshot human hundredth hungrier hunting
    hunting-farming hurdle hymn hype ideas ill image imagination impression inaccurate inactive inbound inbox
    incentive inch incoming incremental industry inefficiency inefficient inertia inflation initial input inquiry
    instinct institution instruction integrity intelligence intelligent intense interaction intuition invitation
    invoiced jackpot judge judgement junior kpi laggard landscape late-payment laurel laziness lead-to-customer
    lead-to-deal lead-to-order lead-to-sale leadership league leaner leaps learning legend lessons lever license
    liquidity listening literate livelier loop loser losing louder low-hanging lucky maintenance manageable
    manager marathon markdown marketing-qualified markup mastery maturity maximum meaner meeting
    meeting-to-proposal mentality mentor mentoring mess methodical metrics middle midst mighty mile mileage
    mindset mirror moderately mojo monitoring mood more-or-less motto muscle myth nail narrative national natural
    necessary needle negotiating negotiation nerve network new-customer new-logo newcomer newcomers niggle nimble
    no-shows nonsense norm nurturing objection obsession obsolete off-target offensive onboarding onward oomph
    open-minded opening operating-margin opponent optimism optimistic order-to-cash order-value outbound outcomes
    outdone outlet outreach overdraft overhead overheads overperform overview owed ownership page paperwork par
    parity participant participation pat patience pattern pay-back payback payer paying payment-term peer
    peer-to-peer penalty pep peppier per-customer per-deal per-head per-order per-visit percentile perception
    perseverance persistence persistent personal personality perspective persuasion persuasive pessimism
    pipeline-to-close pizzazz plain plateau player playing plea plug point-of-sale poised polite poor populate
    population powerhouse pre-tax precision predictability predictable prediction preparation prepayment
    presentable presentation prestige prestigious price-list pricing-power priority private pro-active probability
    probing process-driven profile profit-making progression proof proposal-to-deal prospecting prosperity
    prosperous proudly prowess public punch punchier punctual punctuality punctually purely qualification quantity
    quantum quarter-on-quarter quick-win quick-wins quota-carrying quote-to-cash quote-to-order ranks rapport
    raring razor-sharp reactivate reactivation read readiness reboot receipt receivables-days recognition
    recommendation record-breaking record-high recruit referral-based referral-rate refinement refocus refreshed
    refund rejection reliability relief reluctant reminder repeat-order repeat-purchase repetition reporting
    representation reps response-rate response-time responsibility responsible responsive responsiveness
    result-oriented results-driven results-oriented review revolution rewarding rfp rfq rhythm rigor rigorous
    rigour risk-free rivalry rookie rousing route routine sadly sales-driven sales-led salesy satisfactory saving
    savvier scarce scenario scoreboard scorecard screen script seamless secret selection self-assured
    self-confidence self-esteem selfless sell-out sell-through senior sentiment seriousness service session
    setback sexy shake-up shakeup sharply sharpness showcase showing sincere skilful skill skilled skillful slack
    sleek sleeves slick slide slogan slot slots slower snappy sole solvency solvent song-sheet sophisticated
    speech speedier spend-per-head sphere spreadsheet sprint staffing stagnation stakeholder standout standstill
    static statistics stellar stormy story-telling streak stream streamlined stretched stringent
    stronger-than-ever stunning substance sum summary superstar supplier supporter surprise surprisingly survival
    swing sympathetic systematic systematically tactical tactically tailor talented teammate teammates teamwork
    technique technology telesales tempo temporary tendency tension theme theory thinking thirst thorough
    threshold throughput thumb ticket-size tide tier tighter time-to-close time-to-market time-wasting timely
    timing tired tireless tirelessly title togetherness topic traffic trajectory transparency transparent trap
    trial-to-customer trial-to-paid trophy troubled trustworthy truth turbo turbo-charge turnover unambitious
    uncertain underlying unhappy unified unity unpaid unprecedented unqualified unrivalled unsold unstoppable
    up-sell up-selling up-to-date upbeat uppermost upset upswing uptake uptick utilisation utilization vague
    variable variance variety vendor verb vibe vigilant vigor vigour visibly vision-driven visit-to-order vivid
    vocal vow vulnerable warrior wary wasted weakness wealth well-deserved well-earned well-known well-oiled
    well-prepared whatsoever whirlwind wilder willingness win-back win-loss winners winning-streak wins wisdom wit
    word-of-mouth workflow working-capital workload worse worst worthwhile worthy wow-factor yardstick zeal zest
    zing
    """
)
"""The talk of sales meetings: how work is done, judged and cheered on."""

_DOINGS: Final = _word_set(
    """
    abandon abide absorb accelerate accentuate accept access accommodate accompany accomplish accrue accumulate
    achieve acknowledge acquaint activate adapt address adhere adjust administer admire admit adopt advance advise
    advocate affect affirm afford aggregate aim align allege alleviate allocate allow alter alternate amalgamate
    amass amaze amend amount amplify analyse analyze answer anticipate apologise apologize appeal appear append
    apply appoint appraise appreciate approach approve approximate argue arise arouse arrange arrest arrive
    articulate ascend ascertain aspire assail assemble assert assess assign assist assume assure astonish attach
    attack attain attempt attend attribute audit augment authorise authorize automate avail avert avoid await
    awaken babble balance ban banish bargain batch beat beautify beckon become bedazzle befriend befuddle beg
    begin begrudge behave believe belittle belong benefit berate bet betray better beware bewilder bicker bid bind
    blame blast blaze blend block blossom bluff blunder blunt blurt boast boggle bolster bombard boogie boost
    borrow botch bother bounce brag brainstorm brainwash break breathe breed breeze brief brighten bristle broach
    broaden brood browse bruise buck budge budget bulldoze bully bump bundle bungle buoy burn burrow burst bury
    busy buttress cajole calculate calibrate call calm campaign cancel canvass capitalise capitalize captivate
    capture care careen caress cascade cast castigate catapult categorise categorize cause cauterise cease
    celebrate centralise centralize challenge champion change characterise characterize charm chart chase chasten
    chastise chat chatter cheat check cheer cherish chide choke chomp choose chuck chug circulate cite claim
    clamber clamour clap clarify clash classify clatter claw clear click climb clinch cling clobber clog clone
    close clutch clutter coalesce coax coddle coerce coincide collaborate collapse collude combat combine come
    command commence commend comment commercialise commercialize commiserate commit communicate compare compel
    compensate compete compile complain complement complete complicate comply compose comprehend compress comprise
    compromise con conceal concede conceive concentrate concern conclude condemn condone conduct confer confess
    confide configure confine confirm conflict conform confront confuse congratulate conjure connect connive
    conquer consent conserve consider consign consist consolidate conspire constitute constrain construct consult
    consume contact contain contaminate contemplate contend contest continue contort contract contrast contribute
    contrive control convene converge converse convey convince convulse cooperate coordinate cope correct
    correlate correspond counsel count counteract covet cower crack crackle craft cram crave create credit cripple
    criticise criticize croak cross crow crowd crown crumble crumple crush cuddle cuff culminate cultivate curb
    curse curtail customise customize dabble dally dampen dangle dare dash daunt dawdle dawn dazzle deal debate
    debug deceive decelerate decide decimate decipher declare decline decouple decree decry dedicate deduct deem
    deepen defame defeat defend defer define deflate deflect defraud defuse defy degenerate degrade dehumanise
    delegate delete deliberate delight delude demand demean demolish demonstrate demoralise demote denote denounce
    depart depend depict deplete deplore deploy depress deprive deride derive descend describe desert deserve
    designate desire desist despair despatch despise detach detail detect deter deteriorate determine detest
    detour detract devalue develop deviate devise devote devour diagnose dictate differ differentiate dig digress
    dilute diminish dip direct disable disagree disappear disappoint disavow disband disbelieve disburse discard
    discern discharge discipline disclose disconcert discontinue discourage discover discriminate discuss
    disengage disgrace disguise dishearten disinvest dislike dislodge dismantle dismiss disobey disorient disown
    dispatch dispel disperse dispirit displace display displease dispose disprove disqualify disregard disrespect
    disrupt dissect disseminate dissent dissipate dissolve dissuade distance distinguish distort distract
    distribute distrust disturb dither diverge diversify divert divide divulge dodge dominate donate doodle double
    doubt downgrade downplay downsize doze draft drag draw dread drift drive droop drop drown dump dupe duplicate
    dwell dwindle earmark ease ebb echo eclipse edge edit educate eject elaborate elapse elbow elect electrify
    elevate elicit eliminate elongate elucidate elude emanate emancipate embark embarrass embed embellish embitter
    embody embolden embrace emerge emigrate emit empathise empathize emphasise emphasize empty emulate enable
    enact enamour encapsulate encircle enclose encompass encounter encourage encroach encumber endanger endeavour
    endorse endure energise energize enforce engage engender engineer engross engulf enhance enjoy enlarge
    enlighten enlist enliven enmesh ennoble enquire enrage enrich enslave ensue ensure entail entangle enter
    entertain enthral enthuse entice entitle entrench entrust enumerate envisage envision envy epitomise equal
    equate equip eradicate erase erode err erupt escalate escape eschew espouse establish esteem estimate etch
    eulogise evade evaluate evaporate evict evoke evolve exacerbate exaggerate exalt examine exasperate excavate
    exceed excel excerpt exchange excite exclaim exclude excuse execute exemplify exempt exercise exert exhale
    exhaust exhibit exhort exist exit exonerate expand expect expedite expel expend experience experiment expire
    explain exploit explore expose expound express extend extinguish extol extort extract extrapolate extricate
    exude fabricate face facilitate fade fail falter familiarise familiarize fare fasten fathom fatten favour fear
    feed feel fend fester fetch fiddle fidget fight figure finagle finalise finalize fine-tune finish fix fizzle
    flag flail flare flash flatten flatter flaunt flee flick flicker flinch fling flip flirt flit float flop
    flounder flourish flout flow fluctuate flush flutter focus foil follow fondle fool forbid force forecast
    forego foresee forestall forget forgive forgo formalise formalize formulate fortify forward fossilise foster
    fragment free freeze frequent fret frighten fritter frolic frown frustrate fulfil fulfill fulminate fumble
    function funnel further fuss gain gallop galvanise galvanize gamble gape gargle garner gasp gather gauge gaze
    generalise generate germinate gesticulate get gibber giggle gild give glance glean gloat glorify glow glut
    gnaw go gobble goof gossip gouge govern grab grade graduate grant grapple grasp greet grin grind grip gripe
    groan groom grope grouse grovel grow growl grumble grunt guarantee guard guess guide gulp gush guzzle
    habituate haggle hallucinate halt halve hand handle hang happen harass harbour harden harm harmonise harmonize
    harp hassle hasten hate haul haunt head heal heap hear heave heckle heed help herald hesitate hibernate hide
    highlight hijack hinder hinge hint hit hoard hobble hoist hold holler homogenise hone honour hoodwink hook
    hoot hope hover howl huddle huff hug hum humble humiliate humour hunt hurl hurry hurt hush hustle
    hyperventilate hypnotise idealise identify idolise ignite ignore illuminate illustrate imagine imitate immerse
    immobilise immortalise impair impart impeach impede impel impersonate implode implore imply import impose
    impress imprison improve improvise inaugurate incentivise incentivize incite incline include inconvenience
    incorporate increase incubate inculcate incur indicate individualise individuate induce indulge infatuate
    infect infer infest infiltrate inflate inflict influence inform infringe infuriate infuse inhabit inhale
    inherit inhibit initiate inject innovate inquire inscribe insert insinuate insist inspect inspire instal
    instigate instil instill institute institutionalise instruct insulate insult integrate intend intensify
    interact intercept interest interfere internalise internationalise internationalize interpret interrupt
    intersect intervene interview intimidate intone intrigue introduce intrude inundate invade invalidate invent
    invest investigate invigorate invite involve irk irritate isolate itch itemise iterate jab jabber jeer
    jeopardise jeopardize jettison jingle join joke jolt jostle jot juggle jump jump-start jumpstart justify
    juxtapose keel keep kick kickstart kid kill kindle kneel knock know knuckle lack lag lament lampoon languish
    lapse lash last latch laud laugh launch lavish lay lead lean leap learn leave leer legalise legislate lend
    lengthen lessen let level leverage levitate levy liberate lick lie lift lighten like limp linger link
    liquidate listen live liven loaf loathe lob lobby localise localize locate loiter look loom loosen lose love
    lower lull lunge lure lurk magnetise magnify maintain make malign manage mandate manifest manipulate maraud
    mark marshal marvel master mastermind match materialise materialize matter mature maul maximise maximize mean
    meander measure meddle mediate meet mellow memorise menace mend mention merge merit mesmerise micromanage
    migrate mimic mince mind mingle minimise minimize miscalculate misinform misjudge mislead mismanage misplace
    misread misrepresent miss misspell mistake mitigate mix moan mob mobilise mobilize mock model moderate
    modernise modernize modify monetise monetize monitor mope motivate mount mourn move muddle muffle mull
    multiply multitask mumble murmur muster mutate mute mutter muzzle mystify nab nag narrate narrow natter
    nauseate navigate necessitate need negate neglect negotiate nestle neutralise nibble nip nitpick nod nominate
    normalise normalize nosedive note notice notify nourish nudge nullify nurture obey obfuscate objectify oblige
    obliterate obscure observe obsess obstruct obtain obviate occupy occur offend offer offload offset ogle omit
    ooze open operate opine oppose opt optimise optimize orchestrate ordain organise organize orient orientate
    originate ostracise oust outbid outclass outdo outfox outgrow outlast outlaw outline outlive outmanoeuvre
    outmarket outmatch outnumber outpace outperform outrank outrival outrun outsell outshine outsource outstrip
    outweigh outwit outwork overachieve overact overburden overcharge overcome overcompensate overdeliver overdo
    overdose overeat overexert overflow overhaul overhear overlap overload overlook overpower overprice
    overpromise overreach overreact override overrule oversee overshadow overshoot overspend overstate overstay
    overstep overstretch overtake overtax overthink overthrow overturn overuse overvalue overwhelm overwork
    overwrite owe own pace pacify pamper pander panic parade paraphrase pardon pare part partake participate pass
    patronise patter pause pave pay peak peddle peel penetrate perceive perfect perform perish permeate permit
    perpetuate persecute persevere persist personalise personalize persuade pertain peruse pester petrify phase
    philosophise pick piggyback pilfer pillage pin pinpoint pioneer pirate pitch pivot placate plagiarise plague
    please pledge plod plop pluck plummet plunder plunge poach point poise poke polarise polish ponder pontificate
    pop popularise portion portray pose position possess postpone pounce pour pout power practise praise prance
    prattle pray pre-empt preach precede precipitate preclude predicate predict predominate preempt preen prefer
    prejudge prepare prescribe present preserve preside pressure presume presuppose pretend prevail prevent prick
    pride prime prioritise prioritize prize proceed proclaim procrastinate procure prod produce profess
    professionalise professionalize profit progress prohibit project proliferate prolong promise promote prompt
    pronounce proofread prop propagate propel prophesy propose prosecute prosper prostrate protect protest prove
    provide provoke prowl pry publicise publicize publish pull pulverise pummel punish purge pursue push put quaff
    qualify quantify quarantine quarrel quash quell quench query question queue quibble quicken quiet quip quit
    quiver quiz quote radiate radicalise rage raise rally ramble range rank ransack rant rate ratify rationalise
    rationalize rattle ravage rave ravish raze re-energise re-engage re-establish re-evaluate reach react readjust
    reaffirm realign realise realize reallocate reallot reap reappear reapply rearm rearrange reason reassess
    reassign reassure rebalance rebel rebook rebound rebrand rebuff rebuild rebuke recalibrate recall recapture
    recede receive recharge recheck reciprocate recite reckon reclaim reclassify recline recognise recognize
    recoil recollect recommend recommit recompense reconcile reconfigure reconnect reconquer reconsider
    reconstruct recontact reconvene record recount recoup recover recreate rectify recuperate recur rededicate
    redeem redefine redeploy redesign redial redirect rediscover redistribute redo redouble redraw redress reduce
    reek reengage reestablish reevaluate refer refinance refine reflect reform reformulate refrain reframe refresh
    refuel refurbish refuse refute regain regard register regret regroup regulate rehearse reheat reignite
    reimburse rein reinforce reinstate reinvent reinvest reinvigorate reissue reiterate reject rejig rejoice
    rejoin rejuvenate rekindle relapse relate relaunch relax relay release relegate relent relieve relinquish
    relish relive relocate rely remain remake remark remarket remedy remember remind reminisce remodel remotivate
    remove remunerate rename render renege renegotiate renew renounce renovate reopen reorder reorganise
    reorganize reorient repackage repatriate repay repeal repeat repel repent rephrase replace replenish replicate
    reply repopulate report reposition represent repress reprice reprimand reprioritise reprioritize repudiate
    repurpose requalify request require reroute reschedule rescind resemble resent reserve reset reshape reshuffle
    reside resign resist resolve resonate resound respark respect respire respond restart restock restore restrain
    restrict restructure resubmit resubscribe result resume resurface resurrect retain retaliate retarget retest
    rethink retire retool retort retouch retrace retract retrain retreat retrieve retry return reunify reunite
    reuse revamp reveal revel revere reverse revert revile revise revisit revitalise revitalize revive revoke
    revolt revolutionise revolve reward rewin rewire rework rewrite ricochet rid ridicule rightsize rip ripen
    ripple rise risk rival roam roar rob romp rotate rouse rout rove rub ruffle ruin rule rumble ruminate run
    rupture rush sabotage sacrifice safeguard sag salute salvage sanction satisfy saturate saunter savage save
    savour say scamper scare scatter schedule scoff scold scorch score scour scowl scramble scrap scrape scratch
    scrawl scream scribble scrimp scrounge scrub scrutinise scrutinize scurry search secure seduce see seek seem
    seethe segment segregate seize select sell send sensationalise sense separate sequence serenade serve settle
    sever shackle shake shape share sharpen shatter shave shelve shift shimmer shine shiver shock shoot
    short-circuit shorten shoulder shout shove shriek shrink shrivel shrug shudder shuffle shun shush shut
    sidestep sidetrack sift sigh signal signify simmer simplify simulate sit size sizzle sketch skid skim skimp
    skip skirt skulk skyrocket slacken slam slander slap slash slaughter slave slay slim slip slit slobber slog
    slouch slow slumber slump slurp smack smarten smash smear smile smirk smooth smoothen smother smoulder smuggle
    snag snap snare snarl snatch sneak sneer sneeze snicker sniff sniffle snigger snip snoop snooze snore snort
    snowball snub snuggle soak soar sob sober socialise soften sojourn solicit solidify solve soothe sort sound
    spank spar spare sparkle spatter spawn speak spearhead specialise specialize specify speculate speed spell
    spend spew spike spin spiral spite splash splatter split splurge spoil sponsor spot spotlight spread sprinkle
    sprout spruce spur spurn spurt sputter squabble squander squat squawk squeak squeal squeeze squelch squint
    squirm squirt stab stabilise stabilize stagger stagnate stake stammer stand standardise standardize stare
    start startle startup starve stash state stay steady steal steer stem step stick stiffen stifle stimulate
    stink stipulate stir stoke stoop stop straddle straighten strain strangle strategise strategize stray
    streamline strengthen stress stretch strike strip strive stroll structure struggle strum strut study stumble
    stun stunt stutter subdivide subdue subject submerge submit subordinate subside subsidise subsidize
    substantiate substitute subtract subvert succeed succour succumb suck suffer suffice suffocate suggest suit
    sulk summarise summarize summon sunder supersede supervise supplant supplicate suppose suppress surge surmise
    surmount surpass surrender surround survey survive suspect suspend sustain swagger swallow swamp swap swat
    sway swear sweep swell swerve swindle swipe swirl swoon swoop symbolise sympathise synchronise synchronize
    systematise systematize tabulate tackle taint take tally tame tamper tangle tantalise taper tarnish tattle
    taunt teach team tear tease teem teeter telegraph tell tempt tend terminate terrify terrorise test thank thaw
    thicken thin think thrash threaten thrill thrive throb throng throttle throw thrust thump thunder thwart tick
    tickle tidy tighten tilt tinker titillate toddle toil tolerate tone top topple toss total touch toughen trail
    traipse trample transcend transform transgress transition translate transmit transpire transplant traumatise
    traverse tread treat tremble trespass trick trickle trigger trim triple triumph trot trouble trounce trudge
    trundle trust try tuck tumble tune turbocharge turn tweak twinkle twirl twist twitch unbalance unblock
    unburden unclog unclutter uncover underachieve undercharge undercut underdeliver undergo underline undermine
    underperform underpin underprice underpromise underscore undersell underspend understand understate undertake
    undervalue undo unearth unfasten unfold unhinge unify unite unlearn unleash unload unlock unnerve unpack
    unplug unravel unseat unsettle untangle untie unveil unwind unwrap upcycle update upgrade uphold uplift uproot
    urge use usher usurp utilise utilize utter vacate vacillate validate value vandalise vanish vanquish vary
    vaunt veer veil venture verbalise verify veto vex vibrate vie view vilify vindicate violate visualise
    visualize vitalise voice void volunteer vote vouch waddle wade wag wail wait waive wake walk wallop wallow
    wander wane wangle want warble warm warn warp warrant waste waver weaken wean wear weather weave weed weigh
    welcome wheedle whet whimper whine whinge whip whirl whisper whistle whittle whoop widen wield wiggle wilt win
    wince wind wink wipe wish withdraw wither withhold withstand witness wobble wonder woo work worry worsen
    worship wrangle wreak wreck wrest wrestle wriggle wring writhe yank yap yawn yearn yell yelp yield zap zero
    zigzag zoom
    """
)
"""What people and figures do; verbs whose noun is a good or a place are among NOUN_VERBS instead."""

_NOTIONS: Final = _word_set(
    """
    abundance accent acclaim accolade accord achiever acid-test adage addition adherence adjective admirer
    adoption adversary aftermath afterthought ageing agm aid alert allegiance ally amends analogy angle annualised
    annualized annuity anomaly antidote anxiety apathy apex apparatus applicant appointee apprehension aptitude
    arc arena arrangement array arrival ascent aspirant aspiration assertion assignment assumption assurance
    attainment attendee attraction aura avenue average axis back-order backdrop backer backfill backlash backorder
    backseat backstop ballpark barometer barrage baseline basics beacon bedrock beneficiary betterment bias bidder
    bill billing billings binding binge blessing blindspot blip blitz blocker blow blueprint boardroom bond
    bonus-payment boom boon boredom bottleneck boundary bout brainchild brainpower branding breach breadth
    breakaway breakdown briefing brink buffer bug bulk bunch burden bureaucracy business businesslike buzz
    buzzword by-product byword calamity calculation calibre callbacks caller camp candour caution caveat center
    centerpiece centrepiece century chain chair challenger chancer chaos character charge chargeback chargebacks
    cheerleader churner circle circuit civility class classic clause clearance climate clincher close-out clout
    cluster coalition code cog cohesion collection combination comeback comer commander commencement commendation
    commentary commonplace compatibility competence competition compliment compound comprehension compression
    compulsion concentration concept concession concord configuration confirmation conformity confusion congestion
    congratulations connection connections conquest conscience consensus consequence consideration constellation
    consumption contender contention contents continuation continuity contour contraction contractual
    contradiction contributor convenience convention convergence conversion coordinator copy cornerstone corollary
    correction correlation cost-base costing costs countdown countermeasure counterpart counterparty couple
    courtesy coverage crash craze creator credential creditworthiness credo creed crest critic criticism critique
    crossroads crunch crux cue culmination culprit cult cultivation custodian custom cut cut-off cutback damage
    danger data deadlock dealing dearth debit debut decency decrease default defender deferral defiance deficiency
    deliverable delivery delta demise denominator density departure dependability dependence dependency deployment
    derivative descent description designation desk desperation destination destiny detriment deviation device
    devil devotion dichotomy dictum dignity dilemma dimension diplomacy directive directness dirt disadvantage
    disagreement disaster discomfort discontent discord discrepancy discretion discrimination dismay disparity
    dispersion displeasure disposal disposition disruption dissatisfaction distinction distortion distress
    distribution diversification diversity doer dogma dominance doorstep dossier downfall downsell downside
    downtime downturn drawback drawing drill-down drought duration duress dynamism early-paid earner earnestness
    ecosystem ego elan element elevation eligibility embargo embarrassment emergence eminence empathy emptiness
    enabler end-game endgame endorsement endurance enigma enquirer entitlement entrant entry envelope epicentre
    episode epitome equality equation equilibrium equivalent era erosion establishment estimation eternity
    euphoria evenness eventuality everyman exactness examination example exasperation excess excitement exclusion
    exclusivity exemption exertion existence expanse expenditure expiry explosion exponent extension extent
    extreme eye eyeball eyes facet facilitation faction fad failing fairness fallacy fame familiarity fanfare fate
    fatigue façade feat fiasco finding finesse fire firepower first-call first-contact first-order first-time
    first-year firstly five-fold five-year flair flashpoint flaw flexibility flip-side fluency fluke flux focal
    foe follower folly foot footing footprint forefront foreground forerunner formality format formation forte
    fortitude fortnight fortune fraction fracture framework free-for-all freedom freefall frenzy freshness friend
    friendliness friendship fringe fruition frustration fury fusion gambit game gateway gauntlet generosity genre
    gesture giver glimpse gloom goal-setting goodwill grace gradient grail gratitude gravity greed grief grievance
    groundwork growth grudge guesswork guideline guise gulf guru gusto hand-off handful handicap handicaps handoff
    hardship havoc hazard head-start head-to-head headwind headwinds heart heartbeat heartland height helm herd
    hesitancy heyday hiatus hierarchy highpoint hindrance hindsight hoax holder hopeful horde horizon hub hue
    hunch hunter hypothesis icon identification identity ideology ignorance ilk imbalance impasse impediment
    imperative impetus implementation implication impulse in-full incidence incident inclination inclusion income
    inconsistency incorporation increment incumbent independence indication indicator indifference inducement
    industry-best inequality infancy inflow influx ingenuity ingredient inhibition initiation injection injury
    innovator inquirer inroad insecurity insertion insistence inspiration instability installment instance instant
    insufficiency intake integer integration interchange interim interplay interpretation interruption
    intersection interval intervention introduction inventiveness inventory inverse investigation involvement
    irony irregularity isolation iteration jeopardy junction juncture justice justification keenness keeper
    keyword kick-off kickoff kin knack knock-on know-how labour lap late-paid lateness latitude launchpad layer
    layout leaning ledger leeway legacy legitimacy length level-headedness liability liaison liberty lifeblood
    lifeline lifespan lifetime likelihood likeness limbo limit limitation linchpin line-up lineup linkage litmus
    load locality location lockdown lodestar logic logo longevity lookalike loophole lower-end magnitude mainstay
    mainstream make-or-break making malaise management manifesto manpower mantra margin-mix margin-point marker
    marketshare markups masterclass masterpiece masterplan matrix maxim maybes meaning measurement mechanics
    mechanism mediocrity meeting-rate mellowness member-base memory methodology microcosm midpoint mindshare
    minority miracle misalignment misfit mishap mission-critical misstep misunderstanding mixture modality
    moderation modesty monopoly morass moratorium motivator motive mover multi-year multiplier multitude multiyear
    mutuality mystery namesake nearness necessity negation nemesis neutral newness niche nightmare nitty-gritty
    no-brainer no-show nominee non-binding nostalgia notion notoriety nought nuance nucleus nuisance nutshell oath
    obedience objectivity obligation oblivion obscurity odds off-season offence offshoot omission on-time one-off
    one-year onset onslaught onus openness opposite opposition optimisation optimum order-book order-intake
    ordering orientation origin originality outbreak outcry outflow outgoing outgoings outlay outlier outpost
    outright outset outsider outturn overreliance overrun oversight overtone pact paradigm paradox parallel
    parameter partisan partnership past-due past-dues path pathway pay-off pay-out payoff payout pecking peg
    penchant perfection peril periphery permission persona persuader pertinence pessimist phenomenon philosophy
    phrase pick-up pickup pinch pinnacle pipedream pitch-perfect pitfall placement plan planner platform platitude
    pleasure plethora plight ploy plurality pocket podium point-of-view polarity policy politeness popularity
    positioning positivity possession postpaid postponement posture potency practicality pragmatism pre-eminence
    pre-sale precaution precedence precedent precondition predecessor predicament predictor preference prejudice
    prelude premise preoccupation prep prepaid prepay prerequisite preservation presumption pretence pretext
    prevalence prevention price-cut price-point pricing primacy privilege pro proceeds proclamation producer
    proficiency prohibition project-plan projection proliferation prominence promoter propensity proponent
    proportion proposition protocol provider provision proximity prudence purity pursuit quagmire qualifier
    quandary quest quickness rainmaker ramification rarity rate-card rating ratio rationale realignment realism
    realm reassurance rebilling rebirth recap recess recession recipient reckoning recollection recommendations
    reconciliation recourse recovery recurrence reduction redundancy referee reference reflection reflex refuge
    refusal regime regression regularity regulation reign relevance reliance reluctance remainder remembrance
    remit remittance remittances remnant remorse remuneration renaissance renewal renown reorderer reorders
    reorganisation reorganization repayment repertoire replacement replica repository repricing reprieve reproach
    resale reservation resilience resistance resolution resonance response restoration restraint restriction
    resumption resurgence retaliation reticence retrospect revaluation revelation revenue-line reversal reversion
    revision revival rhetoric riches richness riddle rift rigidity rigmarole rite ritual roadblock roadmap
    robustness roll-out rollout romance root roster rotation roundup rubric rulebook rules rumour run-rate run-up
    rung rut saga sake salvation sameness sample-size sanity satisfaction saturation savings savvy scale-up
    scandal scarcity scheme schism scorekeeping scrutiny second-best second-order second-year secrecy
    security-of-income segmentation selfishness semblance sensibility sensitivity separation sequel series setting
    setup severity shambles shame share-of-wallet shareholder shopper shortage shortcoming shortcut shortfall
    showdown showpiece shrinkage side sight signatory signature signed silence similarity simplicity sincerity
    sitting skillset sky slant slippage slope slowdown smoothness snapshot solace solidarity solution-selling
    sophistication source span specialisation speciality specialty specification specifics spectrum speculation
    spend-level spillover spine spokesperson spontaneity spree stability stakes stalemate stamina stance
    standpoint starting-point statement stature status steadiness step-change stepping stepping-stone stewardship
    stigma stimulus stipulation stock-outs stock-taking stockout stopgap storyline straightness strait strategist
    stratum stride strife stringency stroke stronghold stumbling sub-goal submission subsection subset
    substitution subtlety success-rate succession successor suitability superiority supervisor supply-side
    supposition supremacy surety surplus surroundings survivor susceptibility suspense suspicion sustenance swathe
    symbol symmetry sympathy symptom synergy synopsis synthesis taboo tail tailwind tailwinds take-up takeaway
    taker takeup tangent target-setting temptation ten-year tenet tenor tenure terminal-decline terminology
    terms-of-trade territory-wide testament testimonial testimonials testimony thanks threat three-year thrift
    throes tie-in tie-up tightness time-frame timeframe timeline timescale tip-off tipping tiredness token
    tolerance toll ton-up top-up torment torpor torrent totality touchpoint touchstone toughness tour-de-force
    trace track-record trade-off tradition trait transaction travail travesty treaty tremor triad trio truce
    turmoil turnaround turning-point tussle tutelage two-year tycoon ultimatum unanimity uncertainty undercurrent
    underdog underpinning understanding undertaking undertone uniformity unison universe unknown unrest unsigned
    unwillingness up-front upfront upgrade-path upheaval upper-hand uprising upsells upshot upsurge uptime upturn
    usability usage usefulness user-base utterance vacancy vagueness validation validity valuation vanguard vanity
    vantage variability variant variation vastness velocity verbal verdict verge verification versatility version
    vestige viability vice vicinity victim victor viewpoint vigilance vindication virtue visionary vocation vogue
    volatility volition vortex vulnerability wake-up walkaway walkover warmth warning wastage watchword watershed
    way-in well-being wellspring wherewithal whim wholeness windfall wish-list wording workaround workmanship
    workstream world-beater wrath write-up writeback writeoff wrong year-to-date yearning youthfulness zenith zone
    """
)
"""Nouns of thought, order, time and degree: nothing one could sell or visit."""

_QUALITIES: Final = _word_set(
    """
    abiding able-bodied abortive abrupt absent absolute absorbing abstract absurd abundant abysmal acceptable
    accessible acclaimed accomplished accordant accustomed acknowledged acute adamant adaptable adaptive adept
    adequate adjacent admirable advanced advantageous adventurous adverse advisory aforementioned agreeable
    aligned all-important all-new all-out all-round all-time alternative amicable ample analytic analytical angry
    apparent appealing applicable apt arbitrary ardent arduous assertive assiduous astonishing astounding astute
    attentive austere authentic authoritative autonomous auxiliary averse awkward backward bare bearable beautiful
    becoming belated beloved beneficial benign bespoke best-ever best-in-class best-of-breed best-selling
    bilateral bitter blank blatant bleak blind blissful boastful bona-fide bored boring boundless bountiful brash
    brittle burdensome bustling candid cardinal careless casual causal ceaseless certifiable changeable chaotic
    characteristic charismatic charming cheerful chief chronic circumspect civil clean-cut clear-cut clear-eyed
    clear-headed coherent cohesive collaborative colossal combined commanding commendable commensurate
    communicative compact comparable compatible compelling competent complacent complementary composed compulsory
    conceivable conclusive concurrent conditional conducive confidential congenial conscientious consequent
    conservative considerate conspicuous constructive contemporary contented contentious contingent contrary
    contributory controllable convenient conventional cooperative copious cordial corresponding costly countless
    courageous courteous covert crafty crazy crippling crisis-proof crisp crude crushing cultural cumbersome
    cumulative curious customary cutting cutting-edge cynical dangerous dead dear debatable deep deep-rooted
    deep-seated deferred definitive deft delicate demanding demonstrable dependable dependent deplorable derelict
    desirable desired desperate destined detrimental devoted dexterous diligent dim diminutive diplomatic dire
    disastrous discernible discreet discretionary disjointed dismal disparate disproportionate dissatisfied
    distant distinct distinctive distinguished disturbing diverse divisive docile dogged dominant dour downcast
    downward drab dramatic dreary driving dry dual dubious dull dutiful earnest earth-shattering easy-going
    ebullient eclectic effortless eight-figure elated elegant elementary eloquent elusive eminent emphatic
    empirical employable enabling encouraging endless enduring engaging enjoyable enlightened ensuing enterprising
    enthralling entrenched enviable equable equitable erratic erroneous established eternal ethical evasive
    even-handed eventful eventual ever-present evident exacting exalted exasperating exclusive exemplary
    exhaustive exhilarating exorbitant expansive expedient expensive experiential experimental explicit
    exponential exquisite extended extensive extraneous exuberant eye-catching fabulous faceless factual fallible
    false familiar far-off far-reaching far-sighted fast-growing fast-moving fatal faultless favourable fearless
    feasible feeble fertile fervent festive fickle finite firm first-class first-hand first-rate fitting flat-out
    flawed fleeting flimsy fluent fluid foolish foolproof forceful foreseeable formative formidable fortuitous
    fortunate foul fragile fragmented frank frantic free-standing fresh friendly fruitless frustrated fulfilling
    full-blown full-scale fully-fledged functional futile gainful gallant game-changing genial gentle giant gifted
    gigantic glamorous glaring gloomy glorious glowing good-natured gorgeous graceful grandiose grateful
    gratifying grave gripping groundbreaking groundless gruelling guarded guilty gutsy habitual half-baked
    half-hearted handsome handy haphazard hard-earned hard-fought hard-headed hard-hitting hardy harmful
    harmonious harsh hasty hazardous heart-warming heartening heartfelt hearty hectic hefty heightened hesitant
    high-calibre high-grade high-impact high-margin high-paying high-potential high-powered high-profile
    high-spirited high-stakes high-value high-volume hollow honourable hopeless hospitable hostile hot humdrum
    humiliating hypothetical idle ignorant ill-advised illogical illusory illustrious imaginary imaginative
    immaterial immature immense imminent immovable immutable impartial impatient impeccable impending impenetrable
    imperfect impervious impetuous implausible implicit impolite imposing impossible impractical improbable
    improper improved impulsive in-depth inadequate inadvertent incessant incidental inclusive inconclusive
    incorrect increased increasing indebted indefinite independent indifferent indirect indispensable indisputable
    individualised industrious ineffective inescapable inevitable inexhaustible inexpensive infallible infamous
    inferior infinite inflexible influential informal informative ingenious ingrained inherent innate innocuous
    innumerable inordinate inquisitive insatiable insecure inseparable insightful insignificant insistent
    instantaneous instinctive instructive instrumental insufficient intact intangible integral intended intensive
    intentional interactive interdependent interested interesting interlinked intermediate interminable
    intermittent intrepid intricate intriguing intrinsic invaluable invariable inventive invincible irrelevant
    irreplaceable irresistible irreversible jaded jovial joyful joyous jubilant judicious justifiable killer
    kindred knowable knowing knowledgeable laborious lamentable languid latent later-stage laudable lawful lax
    lazy leading-edge legendary legible legitimate leisurely lengthy lenient lesser-known level-headed liable
    liberal lifelike lifelong light-hearted like-minded likeable limited limitless literal lively loath lofty lone
    lonely long-awaited long-drawn-out long-lost long-overdue long-running long-time longstanding lousy lovable
    lovely low-cost low-effort low-grade low-key low-margin low-performing low-risk low-value lucid lucrative
    ludicrous lukewarm luminous lustreless magical magnificent makeshift malleable mandatory manifold marginal
    marvellous matchless materialistic matter-of-fact maximal meagre measured mediocre memorable menial
    meritorious meteoric meticulous mid-level mild mindful mindless minimal minuscule miraculous miserable
    misguided mixed momentary momentous monetary money-making monotonous monthly-recurring monumental moral morose
    motionless motivational moving multi-level multi-product multifaceted multifarious mundane mutual mysterious
    naive named nascent naughty near-term neat needless needy negative neglected negligible negotiable neighbourly
    nervous never-ending next-best next-generation next-level nifty no-nonsense noble nominal non-core non-stop
    nondescript nonstop notable noteworthy notorious novel numerous obedient obligatory obstinate occasional odd
    offhand old-fashioned ominous on-board on-going one-sided one-time onerous open-ended opportune opportunistic
    optional opulent orderly original orthodox out-of-date out-of-the-box outdated outlandish outmoded outspoken
    outward overarching overbearing overboard overconfident overdone overjoyed overlooked overriding oversized
    overt overwhelming overworked painful painless painstaking paltry paramount partial passing passive patchy
    pathetic payable peaceful peerless penetrating perceptible perceptive perennial perilous periodic peripheral
    perpetual perplexing pertinent pervasive petty phenomenal picky pioneering pitiful pivotal placid plausible
    playful pleasant pleasing plentiful poignant pointed pointless polished political-minded popular populous posh
    post-deal potent pragmatic praiseworthy pre-signed precarious preceding precious precise predominant
    preeminent preferential preferred preliminary premature preoccupied prepared preponderant present-day
    presumptive pretentious prevailing prevalent preventable preventative preventive pricey primed prior prized
    probable problem-free problematic prodigious proficient profuse prolific prominent prone pronounced propitious
    proportional proportionate prosaic protective proven provisional prudent punishing purposeful pushy puzzling
    quaint qualified qualitative quantifiable quantitative questionable quick-fire quick-witted quintessential
    quirky quotable radical rampant random rare rash ratable rational ravenous raw reachable reactive ready-made
    realisable reasoned rebellious receptive reckless recognisable record-setting recoverable recurrent redundant
    reflective regretful regrettable regulated rejuvenated relative remedial remiss remunerative renowned
    repeatable repetitive replicable reputable required requisite reserved residual resilient resolute resounding
    resourceful respective resplendent restless restrained restrictive resultant retrospective revealing
    revolutionary rife right-hand righteous rightful rigid ripe risky rivalling rock-bottom rock-solid rolling
    rosy rudimentary run-of-the-mill rushed ruthless saleable salient sane sassy scant scattered sceptical scrappy
    scrupulous seasoned second-class second-rate secondary secretive sedate selective self-evident self-financing
    self-imposed self-made self-reliant self-starting self-sufficient self-sustaining semi-annual sensational
    sensible sensitive sequential serene serviceable seven-figure severe shabby shallow shameful shameless
    sharp-eyed sheer shiny shocking shoddy short-lived short-sighted shrewd shy side-by-side sideways silent silly
    simplistic simultaneous single single-digit single-handed single-minded singular six-figure skeptical sketchy
    sky-rocketing sloppy slow-moving slow-paying sluggish smashing smooth-running soft solemn solitary somber
    soothing sought-after soulless sparkling sparse special-purpose specialised specialized spectacular
    speculative speedy spirited splendid spontaneous sporadic spot-on squeaky staggering stale stand-alone
    standalone star-studded startling state-of-the-art stately stationary staunch steadfast sterling stiff
    stimulating stingy stoic stop-start strained strange strapped strenuous stressful strict striking stubborn
    stupendous sturdy stylish sub-optimal subdued subjective sublime suboptimal subsequent subservient subtle
    successive succinct sudden sufficient suitable sultry sumptuous sunny super-fast superficial superfluous
    superlative supple supportive supposed supreme sure-fire surefire surprised surprising susceptible suspicious
    swanky sweeping sweet swelling symbolic symmetrical synonymous tacit tactful tailor-made tailored
    take-it-or-leave-it tantalising tardy taxing teachable tedious telling temperamental tempting tenable
    tenacious tender tense tentative tepid terrible terrific testing thankful thick thirsty thorny thoughtful
    thoughtless thrifty thrilling thriving time-consuming time-honoured time-saving timeless timid tiny tip-top
    tiresome tiring top-class top-flight top-level top-notch top-performing top-quality top-rated top-selling
    top-tier torpid touching touchy towering traceable tragic trailblazing tranquil transformational
    transformative transient transitional transitory treacherous tremulous tricky trifling triumphant trivial
    troublesome true-blue trusting truthful tumultuous turbulent two-fold ubiquitous unabashed unabated unable
    unacceptable unaccustomed unaffected unanimous unassailable unattainable unavoidable unaware unbeaten unbiased
    unbounded uncanny unchallenged unchanged unclear uncommon uncompromising unconditional unconventional
    undaunted undecided undeniable under-performing underrated undeterred undisputed undivided undoubted undue
    uneasy unequal unequalled unerring uneven unexpected unfailing unfair unfaltering unfamiliar unfavourable
    unfinished unflagging unflinching unforeseen unforgettable unfortunate unfounded unheard unimaginable
    unimportant uninspired unintended uninterrupted united universal unjust unjustified unlikely unlimited
    unmatched unmet unmistakable unnecessary unnoticed unorganised unparalleled unpleasant unpopular unpredictable
    unproductive unprofitable unquestionable unquestioned unrealised unrealistic unreasonable unrelenting
    unreliable unresolved unrewarding unsatisfactory unseen unsettled unsettling unshakable unspoken unstable
    unsteady unsuccessful unsuitable unsung unsure unsurpassed untapped unthinkable untimely untold untouched
    unused unveiled unwanted unwarranted unwavering unwelcome unwieldy unwilling unwise unworthy unyielding
    up-and-coming uphill upright upstanding uttermost vacant vain valiant valid valued varied vehement vengeful
    venturesome veritable versatile vested viable vicious victorious vile virtuous volatile voluntary voracious
    vulgar wakeful wanting warm-hearted wasteful watchful watertight wavering wayward weary weighty well-balanced
    well-chosen well-defined well-designed well-established well-founded well-grounded well-honed well-informed
    well-kept well-liked well-managed well-meaning well-meant well-organised well-placed well-planned
    well-qualified well-received well-respected well-rounded well-run well-timed well-trained well-tried
    well-versed wholehearted wholesome wicked wide-eyed wide-ranging widespread wild-eyed wily win-win wishful
    withdrawn witty woeful wonderful wondrous wooden-headed workable workmanlike world-leading world-renowned
    worrying worst-case worthless would-be year-long year-round yielding young-at-heart youthful zealous zippy
    """
)
"""Adjectives of judgment, degree and manner."""

_PAST_FORMS: Final = _word_set(
    """
    arisen arose ate awoke awoken begun bent bitten bled blew blown bore borne bought bound broke burnt caught
    chose chosen clung crept dealt drank drawn dreamt drew driven drove drunk eaten fallen fed fell felt flew
    flown forbade forbidden foresaw foreseen forgave forgiven forgot forgotten fought froze frozen gave gone
    gotten grew grown heard hid hung kept knew known laid lain leant leapt learnt lent lit meant mistaken mistook
    misunderstood outdid outgrew outgrown outran outshone overcame overran oversaw overseen overtaken overtook ran
    rang rebuilt redid redone refroze remade repaid rethought rewritten rewrote ridden risen rode rose said sang
    sank sat saw sent sewn shaken shed shone shook shot shown shrank shrunk slept slid slung snuck sold sought
    sowed spat sped spelt spent spilt spoke spoken sprang sprung spun stank stole stolen stood strewn stricken
    stridden striven strode strove struck strung stung sung sunk swam swept swollen swore sworn swum swung taken
    taught thought threw thriven thrown told took tore torn trod trodden undergone understood undertaken undertook
    underwent undid undone upheld withdrew withheld withstood woke woken wore worn wove woven written wrote wrung
    """
)
"""Past tenses and participles of irregular verbs."""

_LINKS: Final = _word_set(
    """
    aback aboard abreast accordingly afar afield afoot afresh aft aground aha akin alas albeit aloft alongside
    alright amen amid amidst amiss anew anno anyhow anytime apiece apropos ashore aside astray asunder atop awhile
    awry aye barring beforehand behalf beneath beside besides betimes betwixt bonkers bravo bye ca cap cf cheers
    circa concerning considering darn dept downhill downright downstream downwards e.g eg eh en-bloc en-route
    erstwhile esp est evermore excepting excl excluding farther farthest forever forthwith forwards furthest
    galore gee goodness gosh ha halfway hallelujah hand-in-hand hand-to-mouth head-first heavenward hello hence
    henceforth hereafter hereby herein heretofore hereupon hi hitherto hooray hr hrs hurrah i.e ie in-between
    inasmuch inch-by-inch incl including insofar inter-alia inwards lastly lest lightly likewise max meantime
    meanwhile midway min misc mo mos mth mths nb nigh nonetheless nos notwithstanding nowhere nr off-and-on
    onwards oops orig ouch out-and-out outwards overleaf overnight pa pc pell-mell per-se phew piecemeal poss
    posthaste prev pro-rata psst q qtr qtrs re regardless resp respecting roundabout secondly sic skyward
    so-called soever someday sometime stock-still straightaway straightforward tbc tbd tel thence thenceforth
    thereabouts thereafter thereby therefrom therein thereof thereupon thirdly thither throughout thru ugh uh
    unlike unto vice-versa viz voilà whence whereas whereby wherein whereupon whichever whither whoa whoever
    whomever whoopee whosoever wk wks woohoo yay yeah yep yippee yonder yonks yr yrs yup
    """
)
"""Prepositions, conjunctions, adverbs of place and time, exclamations, abbreviations."""

NOUN_VERBS: Final = _word_set(
    """
    anchor arm bag bank barrel beam bolt book bottle box brush buckle bus can card cart cement chip clamp clock
    cloud coach coat crane crop cushion deck dish dive dock dress drill drum dust farm fence ferment ferry field
    file film filter fish flood fly forge frame fuel fund fuse garden gift glue grill gym hammer harvest hop host
    house iron label lamp lease licence loan lock log mail map mill mine mirror mould mow nail oil pack pad paint
    park pen pet pilot pipe plant plaster plot plough plow plug pool post press print prune pulse pump race rack
    rail rake ramp rent repair retail ride ring roast rocket roll roof rope row sail saw scale school scoop scout
    screen screw seal seed shed shelter ship shoe shop shower sink skate ski skin slate sling soap spice sponge
    spray stall stamp steam store stream surf swing tailor tank tap tape tender tent tie tile tour tow train trap
    travel truck trumpet tug tunnel tutor vacuum vent vet wall wash watch water weight wheel wine wire wrap yard
    zip
    """
)
"""Words that name a good or a place as nouns ("pump") and say nothing as verbs ("pump up sales")."""

_NAMES: Final = _word_set(
    """
    accounting aids annuities betting boarding bonds books centers centres cleaners cooling corporations dips
    engineers fans farming flooring foils gambling games gaming hooks institutions landscaping lifts marketplaces
    mines mining mounts nails needles pins plugs pressings publishing retreats rides rings roaming rolls scales
    seals shipping siding sleeves sticks streaming suits surveying tickets tracking trainers watches weaving wells
    """
)
"""Goods and trades that look like a form of an everyday verb."""

# What makes a notion, a quality or a manner of another word; the goods that end the same are listed below.
_ENDING: Final = (
    r"(?:[a-z]{2,}(?:tion|sion|ness|ment|ity|ance|ence|ancy|ency|hood|dom|ism|ship|itude)s?"
    r"|[a-z]{3,}(?:less|ful|able|ible|ively|ically|edly|ingly|ously|antly|ently|lessly|fully|ably|ibly|ly))"
)
_ENDS_ALIKE: Final = _word_set(
    """
    accommodation adhesion advertisement ageism agency allotment ambience ambulance ammunition amusement animation
    apartment apparition appliance apprenticeship armament aspersion association auction audience autism
    automation aviation baptism basement belly botulism brotherhood buddhism butterfly caption carbonation
    carnation cement charity chewable childhood coagulation collapsible collectible combustion commodity community
    compartment compostable condiment conference congregation constable construction consultancy consumable
    contactless convertible conveyance cordless crucible currency dealership decoration dehydration demolition
    dentition desalination detachment detention disposable distillation dolly donation dragonfly drinkable
    education elderly electricity electrification embalmment embankment emergency encampment entertainment
    equipment excavation excursion exhibition exploration extraction extrusion facility family fermentation
    fertility fiction filtration firefly fitness florence foundation fragrance france fraternity freelance
    fumigation gadfly galvanisation garment gasification governance government gully harness homily hospitality
    humidity hydrance hydration illustration immersion immigration immunity implantable incineration incision
    infirmity inflammation inflatable infusion injectable inspection instrument insulation insurance internship
    irrigation italy jelly journalism kingdom lamination lawrence levitation lordship lotion lubrication mansion
    maternity medicament medication meditation membership migration monument mortality motherhood municipality
    nativity navigation neighborhood neighbourhood nutrition obesity ointment ordinance organism ornament
    parchment parliament paternity pavement pension percussion perishable pigment plantation playstation
    pollination portable potbelly potion pregnancy prescription printable prism probation procurement propulsion
    provence publication radiation ration reception rechargeable recreation recyclable refreshment refrigeration
    regiment renovation residence residency reusable rheumatism rollable sacrament sanitation scholarship science
    seance security sedation sediment settlement sicily sorority spaceship sponsorship spreadable stainless
    starship station sterilisation sterilization sublimation substation supplement surveillance suspension
    taxation telecommunication television tenancy tenement timetable tourism tournament township transfusion
    translation transmission transplantation transportation treatment tuition turntable university utility
    vacation vaccination valence vegetable ventilation visitation warship washable wearable wellness wireless
    workstation
    """
)
"""Goods, customers and places with such an ending."""

_GRADABLE: Final = _word_set(
    """
    angry bare big bold brave brief bright broad busy calm cheap classy clean clear clever close cold cool crazy
    crisp curt damp dark dear deep dense dim dirty dry dull early easy empty faint fair fancy fast few fierce fine
    firm fit flat fresh full funny grand great green gross handy happy hard harsh healthy heavy high hot hungry
    keen kind large late lazy lean light likely lively long loose loud lovely low lucky mean messy mighty mild
    narrow nasty near neat new nice noisy odd old pale plain poor pretty proud pure quick quiet rare raw ready
    rich ripe risky rough round rude safe sane savvy scarce scary shaky sharp shiny short sick silly simple sleek
    slick slim sloppy slow small smart smooth snappy soft soon sound sour speedy stable stale steady steep stern
    stiff stout straight strange strict strong sturdy sunny sure sweet swift tall tame tense thick thin thirsty
    tidy tight tiny tough tricky true ugly vague vast warm weak wealthy weighty wet wide wild wise worthy young
    """
)
"""Adjectives with "-er" and "-est"; verbs that end so name those who do it ("baker") and are no part of them."""

_PARTS: Final = _word_set(
    """
    anti based bi bound co counter cross de driven ex facing first free friendly fold focused heavy hyper in inter
    intensive led less light like long mid mini mis multi non off oriented out over plus post pre pro proof quasi re
    ready related rich self semi short sub super tri ultra un under up weighted wide wise
    """
)
"""What compounds are made with: "multi-year", "margin-rich"."""


_SHORTEST_STEM: Final = 4
"""Letters behind a prefix: "union" is not of "ion"."""


def is_everyday(word: str) -> bool:
    """Whether *word* (lower case) says nothing about who buys what where: a compound where all its parts do not.

    >>> is_everyday("follow-up"), is_everyday("multi-year"), is_everyday("food-service"), is_everyday("books")
    (True, True, False, False)
    """
    if word in _NAMES:
        return False
    if _is_known(word):
        return True
    parts = [part for part in word.split("-") if part]
    return len(parts) > 1 and all(len(part) == 1 or part in _PARTS or _is_known(part) for part in parts)


def _is_known(word: str) -> bool:
    if word in _never_inflected() or is_one_of(word, _everyday()) or _has_ending(word) or _is_compared(word):
        return True
    stem = word.removeprefix("un").removeprefix("mis")  # "unanswered", "misplaced"
    return stem != word and len(stem) >= _SHORTEST_STEM and is_one_of(stem, _everyday())


def _is_compared(word: str) -> bool:
    """Whether *word* is a comparative or superlative: "steadier", "simplest", "bigger"."""
    found = _compared().fullmatch(word)
    if found is None:
        return False
    stem = found.group("stem")
    undoubled = stem[:-1] if stem[-1] == stem[-2] else stem
    return not _GRADABLE.isdisjoint({stem, stem + "e", stem.removesuffix("i") + "y", undoubled})


def _has_ending(word: str) -> bool:
    return _ending().fullmatch(word) is not None and not is_one_of(word, _ENDS_ALIKE)


def is_doing(word: str) -> bool:
    """Whether *word* is a verb in its base form or its "-ing" form, whatever it does.

    >>> is_doing("enlarge"), is_doing("paying"), is_doing("breweries")
    (True, True, False)
    """
    verbs = _DOINGS | TRADE_VERBS | CHANGE_VERBS | NOUN_VERBS
    return word in verbs or (word.endswith("ing") and is_one_of(word, verbs))


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(r"(?P<stem>[a-z]{3,})(?:er|est)")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(_ENDING)


@cache
def _never_inflected() -> frozenset[str]:
    # "patients" and "saws" are no forms of the adjective and the past tense
    return _QUALITIES | _PAST_FORMS | _LINKS


@cache
def _everyday() -> frozenset[str]:
    return (
        _SMALL_WORDS | _TALK | _FIRM | _DOINGS | _NOTIONS | MEASURES | TRADE_VERBS | CHANGE_VERBS | CUSTOMERS | PEOPLE
    )
