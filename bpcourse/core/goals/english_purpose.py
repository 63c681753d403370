"""The clauses of an English goal that say what it serves: a higher goal of the company.

>>> text = "win more clinics by lending the scanner, in support of the group's health strategy"
>>> [span.of(text) for span in purposes(text)]
["in support of the group's health strategy"]
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.english_clauses import segments
from bpcourse.core.goals.english_means import means_opening
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import merged

__all__ = ["purposes"]

_OWNER: Final = (
    r"(?:company|group|firm|corporation|business|organi[sz]ation|enterprise|board|shareholders?|owners?|founders?"
    r"|parent"
    r"|chief executive|ceo|management|directors|investors?|headquarters|hq|brand|house|family|holding|insurer|bank"
    r"|brewery"
    r"|brewer|retailer|maker|manufacturer|publisher|airline|hotel group|chain|cooperative|co-operative|co-op"
    r"|foundation"
    r"|agency|start-?up|leadership)"
)
_HIGHER_GOAL: Final = (
    r"(?:strateg(?:y|ies|ic)|plans?|programmes?|programs?|goals?|aims?|objectives?|missions?|visions?|ambitions?"
    r"|priorit(?:y|ies)|move|push|drive|roadmap|transformation|transition|turnaround|recovery|expansion"
    r"|commitments?|pledges?|agenda"
    r"|purpose|ipo|listing|flotation|initiatives?|pillars?|focus|direction|future|growth|shift|bet|promise|pivot"
    r"|journey"
    r"|values|philosophy|charter|aspirations?|north star|intentions?|survival|independence|target|targets|success"
    r"|position|standing|reputation|footprint|presence|resilience|competitiveness|profitability|refinancing"
    r"|quest|bid|effort|efforts|campaign|resolve|determination|decision|wish|long-term|leadership|return to"
    r"|entry into|advance into)"
)
_STRONG_GOAL: Final = (
    r"(?:strateg(?:y|ies)(?!\s(?:games?|board|consult|workshops?|software|meeting))"
    r"|master ?plan|manifesto|raison d'[eê]tre|credo|ethos|core (?:values?|beliefs?)|guiding (?:principle|star|idea)"
    r"|(?:expansion|growth|rescue|turnaround|recovery|restructuring|transformation|diversification|succession"
    r"|investment"
    r"|internationali[sz]ation|moderni[sz]ation|consolidation|stability|profitability|sustainability|climate|innovation"
    r"|modernisation|digitali[sz]ation|decarboni[sz]ation|inclusion|diversity|circular-economy|zero-waste|net-zero)"
    r" (?:plan|programme|program|course|goals?|targets?|agenda|commitments?|pledge|mission|roadmap)"
    r"|reason for (?:being|existing|existence)|grand (?:plan|design)"
    r"|(?:overarching|overall|ultimate|larger|wider|broader|declared|stated|avowed|supreme|big|foremost|primary)"
    r" (?:priority|goal|aim|objective|ambition|plan|purpose|agenda|undertaking|cause)"
    r"|growth (?:story|path|plan|agenda|course|trajectory|roadmap)"
    r"|strategic (?:goals?|aims?|priorit(?:y|ies)|plans?|objectives?|direction|focus|push|shift"
    r"|importance|bet|move|core|promise|pillar|ambition|choice|commitment|intent|targets?)"
    r"|mission|vision(?!\s(?:care|insurance|plans?|products?|systems?|sensors?|tests?))"
    r"|ambitions?|purpose|move (?:up|up-?market|up-?stream|into|from|to|away|towards?|out)\b|transformation"
    r"|turnaround|roadmap|north star"
    r"|(?:top|first|main|growth|number one|number-one|overriding|highest|key|long-term|chief) (?:priority|goal|aim"
    r"|objective|ambition)"
    r"|priority(?!\s(?:support|shipping|boarding|mail|pass|customers?|accounts?|clients?|segments?|markets?|products?))"
    r"|priorities)"
)
_WORDS: Final = r"(?:[\w'&/-]{1,25}\s){0,6}?"
_SERVES: Final = (
    r"(?:in support of|to support|supporting|supports|in line with|in keeping with|aligned with|in accordance with"
    r"|consistent with|as part of|part of|towards?|to back|backing|serving|serves|to serve|contribut(?:e|es|ing"
    r"|ion)s? to"
    r"|to advance|advancing|to further|furthering|feeding|feeds|underpinning|to underpin|to fulfil|to deliver"
    r"|delivering"
    r"|to meet|to reach|to achieve|central to|key to|crucial to|vital to|in pursuit of|in the spirit of|true to|for"
    r"|under)"
)
_CORE_OWNER: Final = (
    r"(?:company|group|firm|corporation|enterprise|board|shareholders?|owners?|founders?|parent company|holding"
    r"|management|headquarters|chief executive|ceo|leadership|investors?|organi[sz]ation|family)"
)
"""Those who are hardly ever customers, whatever is sold."""

# The kinds of company a seller may work for; as these may be customers too, they count only where they want something.
_KIND_OF_COMPANY: Final = (
    r"(?:academy|airport|association|authority|bottler|broadcaster|builder|cannery|carrier|chandler|charity|clinic"
    r"|club|college|consultancy|contractor|creamery|dairy|developer|distillery|distributor|estate|exchange|farm"
    r"|fishery|foundry|garage|hospital|hotelier|institute|joinery|laboratory|laundry|magazine|mill|museum|network"
    r"|newspaper|nursery|operator|orchestra|port|practice|press|printers?|producer|railway|refinery|roastery|school"
    r"|shipper|shipyard|smithy|society|studio|supplier|tannery|theatre|trust|union|university|utility|vineyard|winery"
    r"|wholesaler|workshop|works|yard|zoo|cidery|trader|importer|exporter|roaster|baker|bakery|steelmaker|carmaker)"
)

# What joins a goal to a higher one. Not enough alone ("in line with last year"): a word of the company must follow.
_CONNECTS: Final = (
    r"(?:in support of|in aid of|in the (?:service|interests?|name|spirit|context|wake|light) of|in service of"
    r"|for the (?:sake|benefit|good|purposes?) of|to the benefit of|in fulfil?ment of|in furtherance of|in pursuit of"
    r"|in execution of|in implementation of|in honou?r of|in (?:view|light) of|in preparation for|in readiness for"
    r"|in anticipation of|with an eye (?:to|on)|with a view to|in (?:step|tune|line|keeping|harmony|sync|accord"
    r"|accordance|alignment|agreement|conformity|compliance) with|(?:aligned|consistent|compatible) with"
    r"|(?:true|faithful|loyal|committed) to|otherwise|or else|failing which|without which|(?:lend|giv|add)(?:s|ing"
    r"|e|es)?"
    r" (?:weight|substance|momentum|life|wings|force|credence) to|cement(?:s|ing)?|buttress(?:es|ing)?|bolster(?:s"
    r"|ing)?"
    r"|(?:cash|money|funds|room|capital|budget|reserves|headroom|means|scope) for|in favou?r of|bring(?:s"
    r"|ing)? forward|under the (?:banner|umbrella|heading) of"
    r"|(?:pav|clear|smooth|open)(?:e|es|ing|s)? the (?:way|path|road) (?:for|to|towards?)"
    r"|lay(?:s|ing)? the (?:ground|groundwork|foundations?|basis) for|prepar(?:e|es|ing) the ground for"
    r"|prepar(?:e|es|ing) for|(?:step|stride|milestone|building block|prerequisite|precondition|must|pillar"
    r"|cornerstone|contribution|boost|stepping stone|part|share|input|help|gain|win|plus|advance|leap"
    r"|move) (?:towards?|for|of|to|on|in|into)"
    r"|contribut(?:e|es|ing) (?:to|towards?)|towards?|(?:to )?underpin(?:s|ning)?"
    r"|(?:pay|play|feed|tie|slot|flow)(?:s|ing)? in(?:to)?(?: with)?|dovetail(?:s|ing)? with|(?:to )?serv(?:e|es|ing)"
    r"|on the (?:way|road|path|route) to|en route to|(?:essential|vital|crucial|critical|key|central|decisive"
    r"|indispensable|needed|necessary|important|instrumental|fundamental) (?:to|for|in)|(?:required|demanded|mandated"
    r"|prescribed|dictated|wanted|desired|requested|expected|called for) by|as (?:set out|laid down|required|demanded"
    r"|foreseen|envisaged|called for|stated|written|anchored|defined|agreed|planned|announced|promised|pledged"
    r"|provided|decided|resolved) (?:by|in|for|under|at)|(?:to )?(?:mirror|reflect|echo|embody|support|back|further"
    r"|advance|honou?r|fulfil|fulfill|reinforce|strengthen)(?:s|es|ing|ling)?|embodying|advancing|honou?ring"
    r"|fulfilling|mirroring|deliver(?:s|ing)? on|liv(?:e|es|ing) up to|mak(?:e|es|ing) good on|in response to"
    r"|cornerstone of|pillar of|heart of|centre of|core of|foundation of|crux of|on account of)"
)
_EVENT: Final = (
    r"(?:take-?over|(?:de)?merger|spin-?off|carve-?out|ipo|initial public offering|flotation|stock[- ](?:market"
    r"|exchange) (?:listing|debut|launch)|planned listing|going public|buy-?out|succession(?: plan)?|handover to"
    r"|refinancing|planned acquisitions?|acquisitions? (?:we|strategy|plans?)|expansion (?:abroad|overseas|into|plans?)"
    r"|market entry|capital increase|funding round|series [a-e] (?:round|funding)|privati[sz]ation|restructuring"
    r"|(?:second|new|third) (?:plant|factory|headquarters|mill|works|site|warehouse|research centre)|employee ownership"
    r"|debt (?:reduction|relief)|growth abroad|growth plan|diversification|decarboni[sz]ation)"
)
"""What a company does once: to make it possible is a purpose of the company's."""

_NAMED_PLAN: Final = (
    r"(?:vision|horizon|agenda|plan|strategy|roadmap|mission|ambition|compass|project|programme|program|initiative"
    r"|operation|journey|destination|drive|forward|next|beyond|shape|transform|focus|growth|accelerate|route)"
)
_WANTS: Final = (
    r"(?:wants?|has set|has pledged|have pledged|has made|has picked|has chosen|has declared|has named|has put"
    r"|has committed"
    r"|has promised|has vowed|has staked|has bet|has decided|have set|have made|have picked|have chosen|set itself"
    r"|aims?"
    r"|is committed|intends?|seeks?|aspires?|needs to|is moving|is becoming|is pushing|is betting|is set on"
    r"|is counting on|is staking"
    r"|has its sights|is out to|is determined|is building|is working towards?|is preparing|is heading|depends on"
    r"|hinges on|means to|is aiming|hopes to|is keen|is trying|requires?|demands?|calls? for|needs? (?:to|for|this"
    r"|it)|need for)"
)
_PURPOSES: Final = (
    # the company's growth strategy, the board's first priority, the corporate strategy, the insurer's corporate plan
    rf"\b{_OWNER}(?:'s|s'|')\s{_WORDS}{_HIGHER_GOAL}\b",
    (
        r"\b(?:corporate|company-wide|group-wide|group|company|firm-wide|board-level|boardroom|enterprise-wide|c-level)"
        r"\s(?:[\w'&/-]{1,25}\s){0,4}?"
        r"(?:strateg(?:y|ies)|plan|programme|program|goals?|aims?|objectives?|mission|vision|ambitions?|priorit(?:y"
        r"|ies)|roadmap"
        r"|transformation|agenda|purpose|values|turnaround|initiative|targets?|mandate|decision|drive|push"
        r"|commitment|pledge|promise|imperative|quest|bid|charter|master ?plan|manifesto|resolution|credo|cause"
        r"|ethos|undertaking|scorecard)\b(?!\s(?:tier|licen[cs]es?"
        r"|subscriptions?|customers?"
        r"|users?|subscribers))"
    ),
    # the mission of this company
    rf"\b{_HIGHER_GOAL}\s(?:of|at)\s(?:the|our|this|its|the whole|the entire)\s(?:[\w'-]{{1,20}}\s)?{_OWNER}\b",
    # our strategy, our move upmarket, a strategic priority
    rf"\b(?:our|the|its|this|a|one of our|their|overall)\s(?:[\w'&/-]{{1,25}}\s){{0,4}}?{_STRONG_GOAL}\b",
    (
        r"\b(?:our|its|their)\s(?:[\w'&/-]{1,25}\s){0,2}?(?:plans?|goal|aim|objective|bid|drive|push|commitment"
        r"|pledge"
        r"|quest|intention)\sto\s"
        r"(?:become|be|expand|enter|move|build|lead|grow beyond|go|cut emissions|double|diversify|float|list"
        r"|open up)\b"
    ),
    (
        r"\bstrategic(?:ally)? (?:priority|goal|aim|objective|importance|important|move|focus|pillar|ambition|plan"
        r"|push"
        r"|shift)\b"
    ),
    # so that the company can ..., to help the firm reach ..., for the group to become ...
    (
        rf"\b(?:so that|so|such that|in order that|in order for|to help|help|helps|helping|to let|letting|to enable"
        rf"|enable|enables|enabling"
        r"|to allow|allows|allowing|to get|getting|to make|making|makes|to turn|turning|turns|to bring|bringing"
        r"|to put"
        r"|putting"
        r"|to take|taking|to give|giving|gives|to move|moving|if|to keep|keeping|keeps|to lead|leading|to prepare"
        r"|preparing|prepares|to carry|to position"
        r"|to establish|establishing|to transform|to support|supporting|to back|to fund|funding|to finance"
        r"|financing)\s"
        rf"(?:the|our|this|that|its)\s(?:whole\s|entire\s|wider\s|parent\s)?{_OWNER}\b(?!\s(?:customers?|clients?"
        rf"|accounts?|users?|travell?ers|cards?|cars?|plan|"
        r"bookings?|owners|segment)\b)(?='?s?\s\w)"
    ),
    # because agriculture is where the company sees its future
    (
        rf"\b(?:because|since|as)\s(?:[\w'&/-]{{1,25}}\s){{0,8}}?(?:the|our"
        rf"|this)\s(?:[\w'-]{{1,20}}\s)?{_OWNER}\b(?!\s(?:customers?|clients?|reps?|sales|team)\b)"
    ),
    rf"\bfor\s(?:the|our|this)\s(?:whole\s|entire\s)?{_OWNER}\sto\s\w",
    rf"\b(?:moving|becoming|growing|changing|going)\s[\w' -]{{2,40}}\sas\s(?:a|one)\s{_OWNER}\b",
    r"\b(?:help(?:s|ing)? us|so (?:that )?we can|lets? us|make us|turn us) (?:become|into|grow into|be)\b",
    # the board wants this firm debt-free, as the group has set its sights on ...
    rf"\b(?:the|our|this)\s(?!(?:whole|entire)\s)(?:[\w'-]{{1,20}}\s)?{_OWNER}\s(?:\w+ly\s)?{_WANTS}\b",
    # in keeping with Vision 2030
    # in support of becoming the first choice in ...: whatever is supported stands above the goal, but for the team
    (
        r"\b(?:in support of|in pursuit of|in service of)\s(?!(?:the |our |my )?(?:sales|team|reps?|colleagues?|quota"
        r"|staff)\b)\w"
    ),
    # in the interest of the corporate quality drive, paving the way for the company's planned spin-off,
    # in line with our zero-waste pledge, toward our goal of becoming ..., aligned with the line's commitment
    (
        rf"\b(?:{_CONNECTS}|because|since|as)\s{_WORDS}(?:(?:{_CORE_OWNER}(?:'s|s')|(?:the|our|this) (?:whole "
        r"|entire )?"
        rf"{_CORE_OWNER})(?![\w-])(?!\s(?:customers?|clients?|policy|tickets?|cards?|bookings?|discounts?"
        r"|insurance|tours?"
        r"|holidays?|orders?|travel))"
        r"|(?:corporate|company-wide|group-wide|board-level)(?!\s(?:customers?|clients?|accounts?|travel|segment"
        r"|buyers?"
        r"|cards?|gifts?|events?|bookings?|users?|sales|policy|discounts?|law))"
        r"|(?:our|its|their|the"
        r"|this)\s(?:[\w&/-]{1,25}(?<!sales)(?<!revenue)(?<!team)(?<!quarterly)(?<!annual)(?<!personal)"
        r"(?<!monthly)\s){0,3}?(?:pledge|commitment|promise|vow|values|principles|philosophy|ideals?|charter|creed"
        r"|calling"
        r"|(?:goal|aim|dream|plan|target|vow|hope|ambition|bid|decision) (?:of \w+ing|to (?:become|be|enter|expand"
        r"|move|go"
        r"|build|lead|double|float|list)))\b"
        r"|(?:the|our|this)\s[\w-]{3,20}(?<!customer)(?<!client)(?<!team)(?:'s|s')\s(?:[\w-]{1,20}\s){0,3}?"
        r"(?:agenda|commitment|pledge|road|path|charter|promise|values|reputation)\b)"
    ),
    r"\b(?:the|our|its)\s(?:plan|bid|ambition|dream|decision|vow|resolve|quest|goal|aim)\s(?:of becoming|to become)\b",
    # the company will only stay independent if ...
    (
        rf"\b(?:the|our)\s(?:[\w'-]{{1,20}}\s)?{_CORE_OWNER}\s(?:will|can|could|may)\s[^,.;:]{{2,60}}?"
        r"(?=\s(?:if|unless|once|provided)\b)"
    ),
    # our planned IPO, the growth field set by the board, thus earning the company a foothold
    (
        r"\b(?:our|the|its)\s(?:planned|coming|upcoming|forthcoming|intended|envisaged|looming|imminent"
        rf"|pending)\s{_EVENT}\b"
    ),
    (
        r"\b(?:set|chosen|picked|named|declared|defined|designated|singled out|identified|prescribed|wanted"
        r"|decided|resolved"
        rf"|adopted|approved|laid down|voted|agreed|put forward|proclaimed)\s(?:on\s|upon\s)?(?:by|at)\s(?:the|our)\s"
        rf"(?:[\w'-]{{1,20}}\s)?(?:{_CORE_OWNER}|annual general meeting|agm|strategy meeting|supervisory board)\b"
    ),
    rf"\b(?:thus|thereby|hence|so)\s\w{{3,15}}ing\s(?:the|our)\s(?:[\w'-]{{1,20}}\s)?{_CORE_OWNER}\b",
    # to finance the planned merger, to free up cash for the takeover, for the sake of the IPO
    (
        r"\b(?:financ(?:e|es|ing)|fund(?:s|ing)?|bankroll(?:s|ing)?|pay(?:s|ing)? for|free(?:s|ing)? up|prepar(?:e"
        r"|es|ing)"
        r"|read(?:y|ies|ying)|ready for|secur(?:e|es|ing)|underpin(?:s|ning)?|facilitat(?:e|es|ing)|safeguard(?:s|ing)?"
        r"|sake of|preparation for|readiness for|run-up to|(?:way|ground|groundwork|basis|foundations?|cash|room|money"
        r"|funds|funding|reserves) for|in support of|towards?|before|ahead of|contribut(?:e|es|ing|ion) to"
        rf"|enabl(?:e|es|ing)|support(?:s|ing)?)\s{_WORDS}{_EVENT}\b"
    ),
    # quality is what the company strives for, inclusion is why we exist
    (
        rf"\b(?:is|are|being|be|it's|that's)\s(?:exactly\s|precisely\s|also\s)?(?:what|why|where|how|all)\s"
        rf"(?:the|our|this)\s{_WORDS}{_CORE_OWNER}\b"
    ),
    r"\b(?:is|are|it's|that's)\s(?:what|why)\swe (?:stand for|exist|are here for|were founded)\b",
    # our climb to market leadership, the company's path into services
    (
        r"\b(?:our|its|their)\s(?:[\w-]{1,20}\s){0,2}?(?:climb|rise|path|road|route|march|journey|ascent|leap|advance"
        r"|return|passage|transition|shift|pivot|evolution|conversion|entry|foray|quest|bid|race)\s(?:to|towards?|into"
        r"|away from|up|for|beyond|onto|abroad|overseas)\b"
    ),
    # Vision 2030 asks for it, purpose: Vision 2030
    (
        rf"\b{_NAMED_PLAN}\s20\d\d\s(?:asks|calls|demands|requires|wants|expects|depends|hinges|needs|says|rests|counts"
        r"|envisages|foresees|sets|stands)\b"
    ),
    (
        r"(?:(?<=^)|(?<=[.;,!?\n]\s)|(?<=[.;,!?\n])|(?<=—\s)|(?<=–\s)|(?<=\|\s))(?:purpose|why|reason|rationale"
        r"|strategic fit|relevance|serves|supports"
        r"|higher goal|bigger picture|contributes to|strategic context|strategic link)\s?:\s[^.;\n]{3,200}"
    ),
    # as the masterplan intends, so that the joinery can, because the utility wants
    (
        rf"\b(?:as|because|since|so that|in order that|so|for)\s(?:the|our)\s(?:[\w'-]{{1,20}}\s)?"
        rf"{_KIND_OF_COMPANY}\s(?:\w+ly\s)?(?:{_WANTS}|can|may|could|will|is able)\b"
    ),
    # a programme agreed with our banks
    (
        r"\b(?:plan|programme|program|strategy|goals?|covenants?)\s(?:agreed|settled|drawn up|worked out|negotiated"
        r"|promised|announced|presented)\s(?:with|to|by|before)\s(?:the|our)\s(?:banks?|lenders?|owners|investors"
        r"|shareholders|board|creditors|works council|supervisory board)\b"
    ),
    rf"\b{_SERVES}\s(?:our\s|the\s|the (?:company|group|firm)'s\s)?{_NAMED_PLAN}\s20\d\d\b",
)
_PURPOSE_STARTS: Final = (
    rf"\b(?:{_CONNECTS}|(?:an? )?(?:step|stride|milestone|prerequisite|precondition|contribution|must)|are what|is what"
    r"|(?:will|would|should|can|could|must|to) (?:ready|secure|fulfil|fulfill|finance|prepare|carry|pay)|fulfil"
    r"|purpose:"
    r"|why:|helps?\s(?:the|our|this)|in support of|in line with|in keeping with|in view of|in pursuit of"
    r"|in step with|in tune with"
    r"|in accordance with|in order"
    r"|in furtherance of|in service of|in the service of|in harmony with|aligned with|consistent with"
    r"|with a view to|as (?:a|an|our|its|their|one)"
    r"|as part of|part of|because(?: of)?|since|as|so that|so|thereby|and thereby|and so|and thus|thus|given"
    r"|for the sake of|for"
    r"|which|that(?:'s| is)|it's|this|on the way to|on the road to|true to|with|under|towards?|true|an? (?:key"
    r"|central|core|important|vital)"
    r"|feeding|serving|underpinning|supporting|backing|contributing|advancing|furthering|helping|enabling|allowing"
    r"|letting"
    r"|paving|fuelling|fueling|strengthening|reinforcing|reflecting|following|fulfilling|meeting|honouring|driving"
    r"|delivering|funding|financing"
    r"|(?:would|will|could|can|should|must)\s(?:bring|put|feed|serve|support|help|back|advance"
    r"|further|underpin|fund|take|let"
    r"|allow|enable|move|contribute)"
    r"|to (?:support|back|help|advance|further|serve|fund|finance|underpin|feed|prepare|reach|meet|strengthen|boost"
    r"|fulfil"
    r"|fulfill|deliver|achieve|contribute|honour|honor|enable|allow|let|make|get|bring|put|take|give|move|keep"
    r"|drive|fuel|pave|live up"
    r"|reinforce|carry|realise|realize|bring|accelerate|speed|promote|secure|protect|aid|assist|reflect|follow"
    r"|match|complete|implement|execute|build"
    r"|position|establish|turn|lead|do|be|become|push|free|pay|anchor|lay|ease|foster|steer|nourish|champion"
    r"|satisfy|stay))\b"
)

_CHAIN: Final = 30
"""Characters from one opening of a purpose to the next within which the first holds."""


def purposes(plain: str) -> tuple[Span, ...]:
    """The clauses of a *plain* text (lower case, straight quotes) that name a higher goal of the company."""
    found = []
    clauses = segments(plain)
    for core in _purpose().finditer(plain):
        clause = next((part for part in clauses if part.start <= core.start() < part.end), None)
        if clause is None:
            continue
        last = next((part for part in clauses if part.start < core.end() <= part.end), clause)
        found.append(Span(_purpose_start(plain, clause.start, core.start()), _purpose_end(plain, core.end(), last.end)))
    return merged(found)


def _purpose_start(plain: str, clause_start: int, core_start: int) -> int:
    if _opening().match(plain, core_start):
        return _with_thereby(plain, clause_start, core_start)
    openings = [found.start() for found in _opening().finditer(plain, clause_start, core_start)]
    if not openings and any(map(str.isdigit, plain[clause_start:core_start])):
        return core_start  # what stands before it holds the goal itself
    joined = _joined().search(plain, clause_start, core_start)
    if joined and (not openings or plain.startswith("with ", openings[-1])):
        return joined.start()
    start = openings.pop() if openings else clause_start
    while openings and start - openings[-1] < _CHAIN and plain.startswith("to ", openings[-1]):
        start = openings.pop()  # "to free up cash for the company's ..."
    start += len(plain[start:core_start]) - len(plain[start:core_start].lstrip())
    return _with_thereby(plain, clause_start, start)


def _with_thereby(plain: str, clause_start: int, start: int) -> int:
    """*start*, or that of a "thereby" in front of it."""
    found = re.search(r"\b(?:and\s)?(?:thereby|thus|hence|so)\s+$", plain[max(clause_start, start - 16) : start])
    return start - len(found.group()) if found else start


def _purpose_end(plain: str, core_end: int, clause_end: int) -> int:
    stops = [pattern.search(plain, core_end, clause_end) for pattern in (means_opening(), _condition())]
    end = min([stop.start() for stop in stops if stop], default=clause_end)
    return max(core_end, len(plain[:end].rstrip()))


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile("|".join(_PURPOSES))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(_PURPOSE_STARTS)


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(r"\s(?:if|unless|provided)\s")


@cache
def _joined() -> re.Pattern[str]:
    # "... and secure the firm's succession plan"
    return re.compile(r"\band\s(?:\w{2,15}\s){0,2}$")
