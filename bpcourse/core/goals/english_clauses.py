"""The clauses of an English goal that say what it serves and what it is reached with.

>>> text = "win more clinics by lending the scanner, in support of the group's health strategy"
>>> [span.of(text) for span in purposes(text)]
["in support of the group's health strategy"]
>>> [span.of(text) for span in means(text[:39])]
['by lending the scanner']
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.english_amounts import is_amount_at
from bpcourse.core.goals.english_words import (
    CHANGE_VERBS,
    MEANS_NOUNS,
    MEASURES,
    PEOPLE,
    TRADE_VERBS,
    is_one_of,
)
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import merged, spans_of

__all__ = ["means", "purposes", "segments"]

# --- what the goal serves -----------------------------------------------------------------------------------------

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
    r"(?:strateg(?:y|ies)|strategic (?:goals?|aims?|priorit(?:y|ies)|plans?|objectives?|direction|focus|push|shift"
    r"|importance|bet|move)|mission|vision"
    r"|ambitions?|purpose|move (?:up|up-?market|up-?stream|into|from|to|away|towards?|out)\b|transformation"
    r"|turnaround|roadmap|north star"
    r"|(?:top|first|main|growth|number one|number-one|overriding|highest|key|long-term|chief) (?:priority|goal|aim"
    r"|objective|ambition)|priority|priorities)"
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
        r"\b(?:corporate|company-wide|group-wide|group|company|firm-wide)\s(?:[\w'&/-]{1,25}\s){0,4}?"
        r"(?:strateg(?:y|ies)|plan|programme|program|goals?|aims?|objectives?|mission|vision|ambitions?|priorit(?:y"
        r"|ies)|roadmap"
        r"|transformation|agenda|purpose|values|turnaround|initiative|targets)\b(?!\s(?:tier|licen[cs]es?"
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
    rf"\b(?:the|our|this)\s(?:[\w'-]{{1,20}}\s)?{_OWNER}\s(?:\w+ly\s)?{_WANTS}\b",
    # in keeping with Vision 2030
    # in support of becoming the first choice in ...: whatever is supported stands above the goal, but for the team
    (
        r"\b(?:in support of|in pursuit of|in service of)\s(?!(?:the |our |my )?(?:sales|team|reps?|colleagues?|quota"
        r"|staff)\b)\w"
    ),
    rf"\b{_SERVES}\s(?:our\s|the\s|the (?:company|group|firm)'s\s)?{_NAMED_PLAN}\s20\d\d\b",
)
_PURPOSE_STARTS: Final = (
    r"\b(?:helps?\s(?:the|our|this)|in support of|in line with|in keeping with|in view of|in pursuit of"
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
    r"|(?:would|will|could|can|should|must)\s(?:feed|serve|support|help|back|advance|further|underpin|fund|take|let"
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

# --- what the goal is reached with ----------------------------------------------------------------------------------

_AID: Final = (
    r"\b(?:via|using|thanks to|leaning on|building on|on the back of|with the (?:help|aid|support|use|benefit) of"
    r"|helped by"
    r"|backed by|financed by|funded by|supported by|powered by|aided by|fuelled by|fueled by|assisted by|driven by"
    r"|enabled by"
    r"|drawing on|relying on|leveraging|capitali[sz]ing on|armed with|equipped with|courtesy of|based on"
    r"|by means of|by way of"
    r"|by dint of|by virtue of|tapping(?: into)?|banking on|riding on|off the back of|on the strength of"
    r"|making use of"
    r"|utili[sz]ing|employing|deploying|exploiting|harnessing|through the use of|pairing|combining|assuming we"
    r"|now that we|given our new"
    r"|on the basis of|with support from|with help from|with backing from|supported with|together with a|plus a new"
    r"|our lever:?"
    r"|levers?:|how:|means:|method:|tactics?:|approach:|route:|resources?:)\b:?"
)
_BY: Final = (
    r"\bby\s(?:an?\s(?!third|quarter|half)|(?!an?\s)(?=(?:[a-z\'-]{1,20}\s){0,3}?(?:MEANS)\b))(?!(?:then|and|far"
    r"|heart|name|all|a lot|lots|some|any|much|a good|a wide|a healthy|a big|leaps|itself|itself|value|volume"
    r"|segment|region|product|hook|the|our|this|these|that|end|year|next|law|default|nature|definition|myself"
    r"|ourselves|themselves|me|us|them|it|as|no|another|more|at|or|up|about|around|over|roughly|nearly|almost"
    r"|double|least|half|every|each|how|what)\b)[a-z]"
)
_BY_THE: Final = r"\bby\s(?:the|our|this)\s(?:new|use|introduction|launch|addition|way|planned|help)\b"
_BY_GERUND: Final = (
    r"\bby\s(?:\w{2,15}ly\s|also\s|better\s|first\s|not\s)?(?!spring|evening|morning|thanksgiving|closing|nothing"
    r"|anything|something|everything)[a-z-]{2,20}ing\b"
)
_THROUGH: Final = (
    r"\b(?<!go )(?<!goes )(?<!going )(?<!carry )(?<!follow )(?<!get )(?<!come )(?<!break )(?:through"
    r"|thru)\s(?!thick|and|out|the (?:roof|ceiling|pipeline|funnel|year|end)\b)"
)
_RESOURCE: Final = (
    r"\b(?:use|hire(?! out)|recruit|train|coach|invest in|deploy|adopt|introduce|roll out|set up|employ|leverage"
    r"|launch|run"
    r"|appoint|onboard|automate"
    r"|give each|equip (?:the|our|every|each|all|reps|sales)|redesign|revamp|put in place|bring in (?:a|an|two"
    r"|three|new)|take on (?:a|an|two|three|more"
    r"|new|\d)|add (?:a|an|two|three|four|new) (?:new )?(?:field|inside|sales|rep|sdr|engineer|consultant))\b"
)
_RESOURCE_PLACE: Final = (
    r"(?:^\s*|[,;:—-]\s*|\b(?:to|will|'ll|and|can|should|let's|must|shall|we|i|then|plan is to|intend to|could"
    r"|would|gonna)\s+)$"
)
_SUBJECT_HELPS: Final = (
    r"\b(?:will|should|shall|can|could|would|to|must|may|'ll|is|are|has|have|which|that)?\s?(?:help|helps|helping"
    r"|allow|allows|let|lets|enable|enables"
    r"|make it possible|makes it possible|give us|gives us|get us|bring us|win us|earn us)\s(?:us|me|our|the team"
    r"|the reps|them|it|you|to|sell|win|close|raise|lift|grow|cut|land|sign|\d+|more|for|in)\b"
)
_THEREBY: Final = r"\b(?:and\s)?(?:thereby|in so doing|in doing so|in this way)\b"

_WITH: Final = r"\bwith\b"
_WITH_IDIOM_BEFORE: Final = (
    r"\b(?:together|along|deal|dealing|start|starting|begin|work|working|compared|end|keeping|line|step|tune"
    r"|accordance|consistent|aligned|agree"
    r"|coupled|comply|familiar|do|done|happy|pleased|satisfied|away|up|over|catch|talk|talking|meet|meeting|connect"
    r"|engage|engaging|close|closer"
    r"|cope|compete|competing|partner|partnering|go|stay|stick|register|registered|identify|associated|linked"
    r"|popular|ahead)\s+$"
)
_WITH_IDIOM_BEHIND: Final = (
    r"^\s+(?:a view|respect|regard|regards|reference|immediate effect|effect|every|everything|all|no|us|them|him"
    r"|her|it|me|which|whom|whose|pride|passion"
    r"|energy|enthusiasm|confidence|courage|spirit|determination|gusto|vigou?r|urgency|conviction|one voice|a smile"
    r"|heart|hunger|joy|style|flair|grit"
    r"|care|ease|a bang|a vengeance|speed|dedication|commitment|ambition|optimism|drive|hard work|fresh eyes|fire"
    r"|luck|more energy|renewed|full|great|real|true|greater|new energy|new vigou?r|our heads|both|that in mind"
    r"|this in mind|any luck|some luck|hopes?|an eye|the aim|the goal|the intention|the ambition|the rest)\b"
)
# those who can be dealt with: "contracts with hospitals", "customers with over 500 staff"
_WITH_WHOM_BEFORE: Final = (
    r"\b(?:deals|contracts?|agreements?|leases?|partnerships?|sales|revenue|turnover|relationships?|relations"
    r"|position"
    r"|share|orders?|business|bookings?"
    r"|pipeline|rate|arrangements?|tie-ups?|alliances?|listings?|placements?|meetings?|talks|projects?|accounts?"
    r"|appointments?|conversations?|pilots?|volume|volumes|presence|success|subscriptions?|renewals?|conversion"
    r"|penetration|margins?|spend|retention|churn|footing|foothold|traction|visibility|popularity|reputation"
    r"|loyalty|order value|deal size|satisfaction|nps|score)\s+$"
)
_HOLDERS_BEFORE: Final = (
    r"\b(?:companies|firms|businesses|manufacturers|plants|customers|clients|employers|organi[sz]ations|hotels"
    r"|hospitals|schools|farms|households"
    r"|families|people|patients|users|owners|buyers|shops|stores|retailers|chains|sites|buildings|factories"
    r"|operators|practices|clinics|drivers|women|men|adults|seniors|students|[a-z]{3,20}ers|[a-z]{3,20}ies)\s+$"
)


_IMPERATIVES: Final = frozenset(
    {"achieve", "convince", "do", "ensure", "fewer", "have", "help", "hit", "let", "make", "more", "persuade", "up"}
)
"""What a statement may start with although it is neither a trade nor a change by itself."""

_SELLERS: Final = frozenset(
    {"agency", "branch", "client", "company", "customer", "dealer", "department", "desk", "distributor", "division"}
    | {"engineer", "firm", "group", "i", "office", "partner", "region", "sales", "shop", "showroom", "store"}
    | {"subsidiary", "team", "they", "unit", "we", "you"}
)

_WITH_MEANS_BEHIND: Final = (
    r"^\s+(?!larger|smaller|bigger|other|older|younger|former|customer|dealer|retailer|reseller|partner"
    r"|buyer)(?:an?|our|new|[a-z]{3,10}er(?=\s[a-z])|extra|additional|two|three|four|five|\d+|improved|regular"
    r"|weekly|daily|monthly|proactive|dedicated"
    r"|targeted|free|smarter|cleaner|faster|tighter|stronger|closer|tailored|personali[sz]ed|joint|live|online"
    r"|local|same-day)\b"
)


_NEAR: Final = 80
"""Characters on either side of a word that are looked at to tell what it means."""


def segments(plain: str) -> tuple[Span, ...]:
    """The parts of a *plain* text between its commas, colons, dashes and stops."""
    ends = [found.start() for found in _stop().finditer(plain)]
    starts = [0, *(found.end() for found in _stop().finditer(plain))]
    pairs = zip(starts, [*ends, len(plain)], strict=True)
    return tuple(Span(start, end) for start, end in pairs if plain[start:end].strip())


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
    means_start = _ends_purpose().search(plain, core_end, clause_end)
    end = means_start.start() if means_start else clause_end
    return max(core_end, len(plain[:end].rstrip()))


def means(plain: str) -> tuple[Span, ...]:
    """The clauses that say what the goal is reached with, in a text without its times and purposes."""
    found = list(spans_of(_labelled(), plain))
    for sentence in _sentences(plain):
        found += _means_of_sentence(plain, sentence)
    return merged(found)


def _sentences(plain: str) -> list[list[Span]]:
    """The clauses of each sentence; those that have been taken out do not count."""
    sentences: list[list[Span]] = [[]]
    end = 0
    for part in segments(plain):
        if _full_stop().search(plain, max(0, end - 1), part.start):
            sentences.append([])
        end = part.end
        sentences[-1].append(part)
    return sentences


def _means_of_sentence(plain: str, parts: list[Span]) -> list[Span]:
    found: list[Span] = []
    is_open = has_statement = False
    for number, part in enumerate(parts):
        text = part.of(plain)
        start = _means_start(plain, part)
        # "with a, b and c, d": behind a means at the head, the last clause at the latest states the goal
        must_state = not has_statement and number == len(parts) - 1
        if is_open and start is None and not must_state and not _is_main(text):
            found.append(part)  # "..., a new website and better scripts"
            continue
        is_open = start is not None
        has_statement = has_statement or start is None or bool(plain[part.start : start].strip())
        if start is not None:
            end = _means_end(plain, start, part.end)
            found.append(Span(start, end))
            has_statement = has_statement or end < part.end
            is_open = end == part.end
    return found


def _means_start(plain: str, part: Span) -> int | None:
    text = part.of(plain)
    starts = [
        found.start()
        for found in _plain_means().finditer(text)
        if _gerund().match(text, found.start()) or not is_amount_at(text, found.start() + len("by "))
    ]
    starts += [found.start() for found in _with().finditer(text) if _is_means_with(plain, part, found.start())]
    starts += [
        found.start()
        for found in _resource().finditer(text)
        if _resource_place().search(text[max(0, found.start() - _NEAR) : found.start()])
    ]
    helps = _helps().search(text)
    thereby = _thereby().search(text)
    acting = _acting().match(text)
    if acting and _is_new_or_means(acting.group("what")):
        starts.append(acting.start("what"))
    starts += [found.start() for found in _and_result().finditer(text)]
    if (helps and helps.start() > 0 and _words(text[: helps.start()])) or thereby:
        starts.append(len(text) - len(text.lstrip()))
    return part.start + min(starts) if starts else None


def _means_end(plain: str, start: int, part_end: int) -> int:
    """Where a means that opens its clause makes way for the result: "use webinars | to win more dentists"."""
    stop = _result().search(plain, start + 3, part_end)
    if stop is None and not _gerund().match(plain, start):
        stop = _by_amount().search(plain, start + 3, part_end)  # "using our linen service | by 250"
    return stop.start() if stop else part_end


def _is_means_with(plain: str, part: Span, place: int) -> bool:
    text = part.of(plain)
    before, behind = text[max(0, place - _NEAR) : place], text[place + 4 : place + 4 + _NEAR]
    if re.search(_WITH_IDIOM_BEFORE, before) or re.search(_WITH_IDIOM_BEHIND, behind):
        return False
    if re.search(
        r"^\s*(?:[\w.,+-]+\s){0,4}?(?:employees|staff|workers|beds|seats|rooms|sites|inhabitants|residents|pupils)\b",
        behind,
    ):
        return False
    if before.strip() and re.search(
        r"^\s+(?:\w+\s)?(?:\d+|two|three|four|five|six|ten|twelve)\s(?:sales\s|account\s)?(?:reps|people|sellers"
        r"|managers|executives)\b",
        behind,
    ):
        return False
    noun_phrase = _words(re.split(r"\b(?:in|at|for|from|to|who|that|which|of)\b", behind)[0])[:5]
    helps = any(is_one_of(word, MEANS_NOUNS) for word in noun_phrase)
    if not before.strip() or before.endswith("  "):
        return True  # at the head of its clause, or behind a time that has been taken out
    if re.search(_WITH_WHOM_BEFORE, before) or re.search(_HOLDERS_BEFORE, before):
        return helps and re.search(_WITH_MEANS_BEHIND, behind) is not None
    # bare words behind a noun are mostly those one deals with; a means is made known by its article or its kind
    return helps or before.endswith("  ") or re.search(_WITH_MEANS_BEHIND, behind) is not None


def _is_main(text: str) -> bool:
    """Whether a clause starts a statement of its own rather than going on with a list."""
    words = [word for word in _words(text) if word not in {"and", "then", "so", "but", "please", "also", "let's", "be"}]
    if not words:
        return False
    if _states().search(text):
        return True
    if words[0] in _IMPERATIVES:
        return True
    if words[0] in {
        "i",
        "we",
        "we'll",
        "i'd",
        "it",
        "it's",
        "they",
        "our",
        "that's",
        "everyone",
        "everybody",
        "us",
        "this",
    }:
        return True
    if is_one_of(words[0], TRADE_VERBS | CHANGE_VERBS) and (
        words[0] in TRADE_VERBS | CHANGE_VERBS or not words[0].endswith("ing") or re.match(r"\s*(?:and\s)?be\b", text)
    ):
        return True
    return any(is_one_of(word, MEASURES) for word in words[:3]) and any(map(str.isdigit, text))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ][a-zà-ÿ'-]*", text)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[,;:!?()\[\]—](?=\s|$)|[()—]|\s[–-]+\s|\.(?=\s|$)|\n")


@cache
def _full_stop() -> re.Pattern[str]:
    return re.compile(r"[.;!?:](?=\s|$)|—|\s[–-]+\s")


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile("|".join(_PURPOSES))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(_PURPOSE_STARTS)


@cache
def _ends_purpose() -> re.Pattern[str]:
    return re.compile(rf"{_AID}|{_BY_GERUND}|\s{_THROUGH}|\bwith (?:an?|two|three|new|the help|extra|more)\b")


@cache
def _plain_means() -> re.Pattern[str]:
    nouns = "|".join(sorted(MEANS_NOUNS | {"mouth", "phone", "play", "post"}))
    return re.compile(f"{_AID}|{_BY_GERUND}|{_BY_THE}|{_BY.replace('MEANS', nouns)}|{_THROUGH}")


@cache
def _labelled() -> re.Pattern[str]:
    # a heading with what it announces
    return re.compile(
        # what somebody will win with stands before "that's how"
        r"[^.;:!?]{2,200}(?=\s?[:,—–-]\s?(?:that's|that is|this is) how\b)"
        r"|\b(?:means|how|levers?|method|tactics?|route|approach|resources?|tools?|action|actions|measures?"
        r"|enablers?)\s?:[^.;\n]{2,200}"
    )


@cache
def _gerund() -> re.Pattern[str]:
    return re.compile(_BY_GERUND)


@cache
def _by_amount() -> re.Pattern[str]:
    return re.compile(
        r"\bby\s(?:about\s|at least\s|roughly\s|another\s)?(?=[\d$€£+]|an?\s(?:third|quarter|fifth|half)|half\b)"
    )


@cache
def _with() -> re.Pattern[str]:
    return re.compile(_WITH)


@cache
def _resource() -> re.Pattern[str]:
    return re.compile(_RESOURCE)


@cache
def _resource_place() -> re.Pattern[str]:
    return re.compile(_RESOURCE_PLACE)


@cache
def _helps() -> re.Pattern[str]:
    return re.compile(_SUBJECT_HELPS)


@cache
def _states() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are) to\b|\b(?:will|should|must|shall|wants? to|needs? to|ha(?:s|ve) to|aims? to|plans? to"
        r"|hopes? to|ought to"
        r"|can be|is going to|let's|am confident)\b"
    )


def _is_new_or_means(what: str) -> bool:
    """Whether the one who acts is a thing brought in for the purpose, not the team or its figures."""
    # "a rebate scheme for loyal customers" is a scheme
    words = _words(re.split(r"\b(?:of|for|in|with|at|on|from)\b", what)[0])
    if not words:
        return False
    is_extra = words[0] != "the" and any(
        word in {"new", "dedicated", "extra", "additional", "second"} for word in words[:3]
    )
    if any(is_one_of(word, PEOPLE | _SELLERS) for word in words[-1:]):
        return is_extra
    is_new = is_extra or words[0] in {"a", "an", "another"} or "new" in words[:2]
    return (is_new and len(words) > 1) or (words[0] not in {"the", "our"} and is_one_of(words[-1], MEANS_NOUNS))


@cache
def _acting() -> re.Pattern[str]:
    # "a rebate scheme is to trim churn", "our new software makes more deals possible": the means as the one who acts
    return re.compile(
        r"\s*(?P<what>(?:[\w'-]{1,20}\s){1,6}?)(?:(?:is|are) to|will|should|shall|must|can|could|would"
        r"|makes?(?=\s[^,]{2,50}\spossible))\b"
    )


@cache
def _and_result() -> re.Pattern[str]:
    # "add a bid writer and win more tenders"
    results = "|".join(sorted(TRADE_VERBS | CHANGE_VERBS))
    return re.compile(
        r"(?:(?<=^)|(?<=^\s))(?:add|build|open|create|start|publish|offer|host|hold|give|lend|send|put|make|pay"
        r"|show|teach|bundle|simplify|fix"
        rf"|move|assign|visit|call|invite|train|phone|email|contact|interview|meet)\s(?!\d|more\b"
        rf"|new\b)[^,;]{{2,80}}?(?=\sand\s(?:thereby\s|so\s"
        rf"|thus\s)?(?:{results}|turn|make)\b|\sto\s(?:help\s)?(?:{results})\b|\sso\s(?:that|as)\b)"
    )


@cache
def _thereby() -> re.Pattern[str]:
    return re.compile(_THEREBY)


@cache
def _result() -> re.Pattern[str]:
    verbs = "|".join(sorted(TRADE_VERBS | CHANGE_VERBS))
    return re.compile(
        rf"\b(?:is to|will|should|shall|must|can)\s(?=(?:{verbs})\b)|\bto\s(?:help\s|get\s|make\s"
        rf"|have\s)?(?:{verbs})\b(?!\s(?:each|every|them|it))|\b(?:and\s)?(?:thereby|thus|so as|so that)\b"
        rf"|\band so(?=\s(?:{verbs})\b)"
        rf"|\b(?:help|helps|allow|allows|let|lets|enable|enables)\s(?!of\b)(?:us|me|our|to|the|sell|win)?"
        rf"|\bwe(?:'ll| will| want| should| can| aim| plan| must| intend| expect)\b|\band (?:be )?(?:sell|win|clos"
        rf"|sign)(?:ing)?\b"
        rf"|\bget\s(?:more|us)\b|\band\s(?=(?:{verbs})\s(?:\d|more|an?\s|further|additional|extra|half|the\s))"
        rf"|\bmakes?(?=\s[^,]{{2,50}}\spossible)|\bto (?:\d|more|further|additional)"
    )
