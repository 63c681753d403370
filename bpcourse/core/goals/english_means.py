"""The clauses of an English goal that say what it is reached with.

>>> text = "win more clinics by lending the scanner"
>>> [span.of(text) for span in means(text)]
['by lending the scanner']
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.english_amounts import is_amount_at
from bpcourse.core.goals.english_clauses import segments
from bpcourse.core.goals.english_everyday import is_doing, is_everyday
from bpcourse.core.goals.english_words import (
    CHANGE_VERBS,
    CUSTOMERS,
    MEANS_NOUNS,
    MEASURES,
    PEOPLE,
    TRADE_VERBS,
    UNITS,
    is_one_of,
)
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import merged, spans_of

__all__ = ["means", "means_opening"]


def _verbs(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AID: Final = (
    r"\b(?:via|using|thanks to|leaning on|building on|on the back of|with the (?:help|aid|support|use|benefit) of"
    r"|helped by"
    r"|backed by|financed by|funded by|supported by|powered by|aided by|fuelled by|fueled by|assisted by|driven by"
    r"|enabled by"
    r"|drawing on|relying on|leveraging|capitali[sz]ing on|armed with|equipped with|courtesy of|based on"
    r"|by means of|by way of"
    r"|by dint of|by virtue of|tapping(?: into)?|banking on|riding on|off the back of|on the strength of"
    r"|making use of"
    r"|utili[sz]ing|employing(?!\s(?:at least|more than|over|fewer|between|up to|\d))|deploying|exploiting"
    r"|harnessing|through the use of|pairing|combining|assuming we"
    r"|now that we|given our new"
    r"|on the basis of|with support from|with help from|with backing from|supported with|together with a|plus a new"
    r"|our lever:?|in (?:partnership|tandem|cooperation|co-operation|collaboration|concert|conjunction|league) with"
    r"|jointly with|hand in hand with|side by side with|under the (?:guidance|leadership|supervision) of"
    r"|in exchange for"
    r"|in return for|the (?:key|lever|means|tool|method|trick|recipe|way) being|once (?:we have|we've|our new|the new)"
    r"|(?:once|as soon as|now that) (?:our|the|all|every) (?:[\w-]+ ){1,3}?(?:have|has|is|are|get|gets|can)\b"
    r"|as soon as (?:we have|our new|the new)|when (?:our new|the new)|provided (?:that )?we (?:get|hire|have)"
    r"|as we (?:now have|have hired|have just)|because we (?:now have|have hired|have just)|leaning upon|aided with"
    r"|profiting from|benefiting from|benefitting from|taking advantage of|playing on|trading on|cashing in on"
    r"|out of (?:the|our) (?:\w+ )?(?:budget|savings|funds?)|with assistance from|with funding from"
    r"|on commission|over the phone|door to door|door-to-door|word of mouth"
    r"|levers?:|how:|means:|method:|tactics?:|approach:|route:|resources?:)\b:?"
)
# subsidised from the levy, made possible by a grant, achieved with a deal desk
_MADE_POSSIBLE: Final = (
    r"\b(?:accelerated|achieved|aided|arranged|assisted|attained|backed|boosted|bolstered|brokered|buoyed|carried"
    r"|co-financed|co-funded|coached|delivered|driven|earned|eased|enabled|facilitated|financed|fuelled|fueled|funded"
    r"|generated|guided|helped|kick-started|launched|led|lifted|made possible|managed|met|organi[sz]ed|paid for"
    r"|powered|prompted|propelled|promoted|reali[sz]ed|reached|secured|spearheaded|sponsored|spurred|steered"
    r"|staffed|manned|run|equipped|fitted|fed|hosted|operated|served|stimulated|subsidi[sz]ed|supported|sustained"
    r"|sweetened|triggered|underpinned|underwritten|won)\s"
    r"(?:along\s|in part\s|partly\s|mainly\s)?(?:by|through|via|with|from|out of)\s(?!\d|the end|next|then|now)"
)
# after hiring two engineers
_AFTER_DOING: Final = (
    r"\b(?:having\s(?:just\s|now\s|recently\s)?(?:hired|bought|trained|built|installed|launched|added|opened|introduced"
    r"|acquired|secured|recruited|set up|rolled out|appointed|redesigned|automated|integrated|signed up|licensed"
    r"|borrowed"
    r"|leased|rented|commissioned)|(?:after|upon|on|when|once|while)\s(?:hiring|recruiting|training|adding"
    r"|introducing|launching|installing"
    r"|opening|building|buying|setting up|rolling out|appointing|retraining|redesigning|automating|revamping"
    r"|negotiating|overhauling|simplifying|upgrading|implementing|integrating|digiti[sz]ing|relaunching|coaching"
    r"|onboarding))\b"
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
    r"\b(?<!-)(?<!sold )(?<!bought )(?<!ordered )(?<!go )(?<!goes )(?<!going )(?<!carry )(?<!follow )(?<!get "
    r")(?<!come )(?<!break )(?:through"
    r"|thru)\s(?!thick|and|out|the (?:roof|ceiling|pipeline|funnel|year|end)\b)"
)
_RESOURCE: Final = (
    r"\b(?:(?:raise|lift|lower|cut|increase|adjust|put up) (?:our |the )?(?:list )?(?:prices?|fees)\b(?=\s(?:to"
    r"|and|so)\b)"
    r"|listen to|learn (?:from|how|to)|practi[sc]e|rehearse|role-play|shadow|debrief|swap"
    r"|use|lean on|lean upon|rely on|draw on|draw upon|capitali[sz]e on|bank on|make use of|tap into|harness|exploit"
    r"|pool|outsource|digiti[sz]e|standardi[sz]e|reallocate|redeploy|repurpose|retrain|upskill|mentor|incentivi[sz]e"
    r"|commission (?=an?\b)|pilot|survey|rewrite|streamline|simplify|moderni[sz]e (?:our|the)|team up with"
    r"|join forces with|partner with|work with (?=an?\b)|engage (?=an?\b)|enlist (?=an?\b)|subsidi[sz]e"
    r"|equip (?=an?\b)|fit out|borrow|hire(?! out)|recruit|train|coach|invest in|deploy|adopt|introduce|roll out"
    r"|set up|employ|leverage"
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

_JOINERS: Final = frozenset({"also", "and", "be", "but", "let's", "please", "so", "then"})
"""What may stand before the first word of a statement."""

_SUBJECTS: Final = frozenset(
    {"everybody", "everyone", "i", "i'd", "it", "it's", "our", "that's", "they", "this", "us", "we", "we'll"}
)
"""Whom a statement of its own may start with."""

_LEVER_VERBS: Final = _verbs(
    """
    adapt add adjust advertise allocate analyse analyze appoint arm arrange ask assign attend audit automate back
    brand brief build bundle buy call centralise centralize change clean combine commission compare compile
    conduct consult contact coordinate create customise customize dedicate demonstrate design develop display
    distribute donate earmark educate email embed employ enable engage equip establish exhibit explain feature fix
    fund give hand have hold host install integrate interview introduce invite issue join lend let listen mail
    make map match meet merge mobilise mobilize motivate move offer open organise organize outfit overhaul package
    pay personalise personalize phone place plan position post present print produce promote provide publish put
    rebrand redesign refurbish rehearse relaunch relocate remind renovate repackage research restructure review
    revise reward rework run sample schedule score screen segment send share show showcase simplify split sponsor
    staff stage start station support tailor target teach test text thank tour track train translate try update
    upgrade visit write
    """
)
"""What one does so that something else comes about."""

_WOOING: Final = frozenset(
    {"attract", "convince", "entice", "help", "interest", "lure", "make", "persuade", "see", "tempt", "turn", "woo"}
)
"""What comes about, besides trade and change, by what one does."""

_EXTRA: Final = frozenset({"additional", "dedicated", "extra", "new", "second"})
"""What has been brought in for the purpose, even if it is people."""

_UPHEAVALS: Final = frozenset(
    {
        "overhaul",
        "redesign",
        "refit",
        "refurbishment",
        "relaunch",
        "renovation",
        "revamp",
        "rollout",
        "switch",
        "upgrade",
    }
    | {"introduction", "installation", "launch", "makeover", "modernisation", "modernization", "migration"}
)
"""What one goes through so that things get better."""

_MEANS_KINDS: Final = frozenset(
    {
        "coaching",
        "demo",
        "discount",
        "free",
        "loyalty",
        "pricing",
        "pilot",
        "promo",
        "rebate",
        "referral",
        "sample",
        "test",
    }
    | {"training", "trial", "welcome"}
)
"""What makes a means of the noun behind it: "sample boxes", "pricing bot"."""

_NO_MEANS: Final = frozenset(
    {"business", "effort", "force", "function", "half", "month", "operation", "organisation", "organization", "outfit"}
    | {"percent", "performance", "quarter", "result", "third", "week", "year"}
)
"""What may be new and acts ("a better performance will ..."), yet is the result itself."""

_SELLERS: Final = frozenset(
    {"agency", "branch", "client", "company", "customer", "dealer", "department", "desk", "distributor", "division"}
    | {"engineer", "firm", "group", "i", "office", "partner", "region", "sales", "shop", "showroom", "store"}
    | {"subsidiary", "team", "they", "unit", "we", "you"}
)

_WITH_MEANS_BEHIND: Final = (
    r"^\s+(?!larger|smaller|bigger|other|older|younger|former|customer|dealer|retailer|reseller|partner"
    r"|buyer)(?:an?|our|new|[a-z-]{3,15}(?:able|ible|ised|ized|ated)(?=\s[a-z])|[a-z]{3,10}er(?=\s[a-z])|extra"
    r"|additional|two|three|four|five|\d+|improved|regular"
    r"|weekly|daily|monthly|proactive|dedicated"
    r"|targeted|free|smarter|cleaner|faster|tighter|stronger|closer|tailored|personali[sz]ed|joint|live|online"
    r"|local|same-day)\b"
)


_SUPPLIES: Final = (
    r"\b(?:suppl(?:y|ies|ying)|provid(?:e|es|ing)|equip(?:s|ping)?|furnish(?:es|ing)?|fit(?:s|ting)?(?: out)?"
    r"|serv(?:e|es|ing)"
    r"|outfit(?:s|ting)?|stock(?:s|ing)?|fill(?:s|ing)?|replac(?:e|es|ing)|kit(?:s|ting)? out)\s[^,.;:]{2,60}\s$"
)
"""What somebody is supplied with is the product, no means."""

_NEAR: Final = 80
"""Characters on either side of a word that are looked at to tell what it means."""


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
    starts = [*_phrase_starts(text), *_done_starts(text), *(found.start() for found in _and_result().finditer(text))]
    starts += [found.start() for found in _with().finditer(text) if _is_means_with(text, found.start())]
    if _is_noun_with_aside(plain, part) or _is_all_means(text):
        starts.append(len(text) - len(text.lstrip()))
    actor = _actor(text)
    if actor:
        starts.append(actor.start)
    after = _after().match(text)
    if after and any(is_one_of(word, MEANS_NOUNS | _UPHEAVALS) for word in _words(after.group("what"))):
        starts.append(after.start("after"))
    return part.start + min(starts) if starts else None


def _phrase_starts(text: str) -> list[int]:
    """Where "by adding ...", "through ...", "thanks to ..." begin."""
    return [
        found.start()
        for found in _plain_means().finditer(text)
        if (_gerund().match(text, found.start()) or not is_amount_at(text, found.start() + len("by ")))
        and not (found.group().startswith("using") and _users().search(_just_before(text, found.start())))
    ]


def _done_starts(text: str) -> list[int]:
    """Where the sellers are told to use or to set up something."""
    return [
        found.start()
        for found in _resource().finditer(text)
        if _resource_place().search(_just_before(text, found.start()))
        and not _is_done_by_customers(_just_before(text, found.start()))
    ]


def _just_before(text: str, place: int) -> str:
    return text[max(0, place - _NEAR) : place]


def _is_all_means(text: str) -> bool:
    """Whether the clause is about what helps, or the clause behind it says what comes of it ("thereby")."""
    helps = _helps().search(text)
    before = [word for word in _words(text[: helps.start()]) if word not in _JOINERS] if helps else []
    return _thereby().search(text) is not None or bool(before)


def _actor(text: str) -> Span | None:
    """The thing at the head of a clause that is to bring the result about: "a call centre should yield"."""
    acting = _acting().match(text)
    if acting is None:
        return None
    is_counted = is_amount_at(text, acting.start("what"))  # "a quarter of orders", but "two extra shifts"
    if is_counted and _EXTRA.isdisjoint(_words(acting.group("what"))[:3]):
        return None
    is_means = _is_new_or_means(acting.group("what")) or _wins_for_us(text, acting)
    return Span(*acting.span("what")) if is_means else None


def _wins_for_us(text: str, acting: re.Match[str]) -> bool:
    """Whether a thing of ours is said to bring something in: "our robot should open doors"."""
    words = _words(_own_words().split(acting.group("what"))[0])
    if len(words) < 2:  # noqa: PLR2004 - a noun and what stands before it
        return False
    is_ours = words[0] in {"our", "the"} and is_one_of(words[-1], MEANS_NOUNS)
    is_better = words[0].endswith("er") and is_everyday(words[0]) and not is_one_of(words[-1], MEASURES | CUSTOMERS)
    return (
        (is_ours or is_better)
        and not is_one_of(words[-1], PEOPLE | _SELLERS)
        and _brings().match(text, acting.end()) is not None
    )


def _is_done_by_customers(before: str) -> bool:
    """Whether somebody else than the sellers does it: "90 gyms are to | use our holds"."""
    who = _acting_at_end().fullmatch(before)
    if who is None:
        return False
    words = _words(who.group("what"))
    return not any(is_one_of(word, _SELLERS | PEOPLE) for word in words) and not all(map(is_everyday, words))


def _is_noun_with_aside(plain: str, part: Span) -> bool:
    """Whether the clause is the beginning of "Trial pricing, introduced with a partner, is to bring ..."."""
    aside = _aside().match(plain, part.end)
    return aside is not None and _is_new_or_means(part.of(plain).strip().removeprefix("the "))


def _means_end(plain: str, start: int, part_end: int) -> int:
    """Where a means that opens its clause makes way for the result: "use webinars | to win more dentists"."""
    stop = _result().search(plain, start + 3, part_end)
    if stop is None and not _gerund().match(plain, start):
        stop = _by_amount().search(plain, start + 3, part_end)  # "using our linen service | by 250"
    actor = _actor(plain[start:part_end])
    return min(stop.start() if stop else part_end, start + actor.end if actor else part_end)


def _is_means_with(text: str, place: int) -> bool:
    """Whether the "with" at *place* brings in a means, not somebody one deals with or what somebody has."""
    before, behind = _just_before(text, place), text[place + 4 : place + 4 + _NEAR]
    if _is_no_means_with(before, behind):
        return False
    if not before.strip() or before.endswith("  "):
        return True  # at the head of its clause, or behind a time that has been taken out
    noun_phrase = _words(re.split(r"\b(?:in|at|for|from|to|who|that|which|of)\b", behind)[0])[:5]
    helps = any(is_one_of(word, MEANS_NOUNS) for word in noun_phrase)
    is_of_means_kind = re.search(_WITH_MEANS_BEHIND, behind) is not None
    if behind.startswith(" our ") and not helps and not all(map(is_everyday, noun_phrase[1:])):
        return False  # "reach 35 kitchens with our hobs": a good of ours is what they are to buy
    if re.search(_WITH_WHOM_BEFORE, before):
        return helps and is_of_means_kind
    if re.search(_HOLDERS_BEFORE, before):
        return helps
    # bare words behind a noun are mostly those one deals with; a means is made known by its article or its kind
    return helps or is_of_means_kind or _is_behind_amount(before)


def _is_no_means_with(before: str, behind: str) -> bool:
    level = _level().match(behind)  # "with a backlog of 14 million"
    return bool(
        re.search(_WITH_IDIOM_BEFORE, before)
        or re.search(_WITH_IDIOM_BEHIND, behind)
        or re.search(_SUPPLIES, before)
        or _equipped().match(behind)
        or (before.strip() and _reps().match(behind))
        or (level and any(is_one_of(word, MEASURES - MEANS_NOUNS) for word in _words(level.group())))
    )


def _is_behind_amount(before: str) -> bool:
    """Whether "to 2 per thousand", "to 70,000 litres" stands before "with": the change itself has nobody to be with."""
    found = _amount_before().search(before)
    if found is None:
        return False
    unit = found.group("unit")
    return unit is None or not UNITS.isdisjoint({unit, unit.removesuffix("s")})


def _is_main(text: str) -> bool:
    """Whether a clause starts a statement of its own rather than going on with a list."""
    words = [word for word in _words(text) if word not in _JOINERS]
    if not words:
        return False
    verbs = TRADE_VERBS | CHANGE_VERBS
    is_told = is_one_of(words[0], verbs) and (
        words[0] in verbs or not words[0].endswith("ing") or re.match(r"\s*(?:and\s)?be\b", text) is not None
    )
    has_level = any(is_one_of(word, MEASURES) for word in words[:3]) and any(map(str.isdigit, text))
    is_opened = words[0] in _IMPERATIVES | _SUBJECTS or _states().search(text) is not None
    # "keep more customers"
    return is_opened or is_told or has_level or (is_doing(words[0]) and _with_object().match(text) is not None)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ][a-zà-ÿ'-]*", text)


@cache
def _with_object() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:and\s|then\s|please\s)*[a-z-]+(?<!ing)\s(?:more|fewer|our|the|an?|every|each|all|another|\d)"
    )


@cache
def _full_stop() -> re.Pattern[str]:
    return re.compile(r"[.;!?:](?=\s|$)|—|\s[–-]+\s")


@cache
def _plain_means() -> re.Pattern[str]:
    nouns = "|".join(sorted(MEANS_NOUNS | {"mouth", "phone", "play", "post"}))
    return re.compile(
        f"{_AID}|{_MADE_POSSIBLE}|{_AFTER_DOING}|{_BY_GERUND}|{_BY_THE}|{_BY.replace('MEANS', nouns)}|{_THROUGH}"
    )


@cache
def _labelled() -> re.Pattern[str]:
    # a heading with what it announces
    return re.compile(
        # what somebody will win with stands before "that's how"
        r"[^.;:!?]{2,200}(?=\s?[:,—–-]\s?(?:that's|that is|this is) how\b(?! (?:many|much)))"
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
    words = _words(_own_words().split(what)[0])
    if not words or is_one_of(words[-1], _NO_MEANS | MEASURES - MEANS_NOUNS):
        return False
    is_extra = words[0] != "the" and not _EXTRA.isdisjoint(words[:3])
    if any(is_one_of(word, PEOPLE | _SELLERS) for word in words[-1:]):
        return is_extra
    is_new = is_extra or words[0] in {"a", "an", "another"} or "new" in words[:2]
    if words[0] in {"our", "the", "free"} and len(words) > 1 and _is_renewed(words[1:]):
        return True
    if any(word in _MEANS_KINDS for word in words[:-1]):
        return True
    return (is_new and len(words) > 1) or (words[0] not in {"the", "our"} and is_one_of(words[-1], MEANS_NOUNS))


@cache
def _level() -> re.Pattern[str]:
    return re.compile(r"\s(?:[\w-]+\s){1,3}?(?:of|at|above|over)\s(?:over\s|at least\s)?(?=[\d$€£¥])")


@cache
def _equipped() -> re.Pattern[str]:
    # what customers have: "with over 500 employees"
    return re.compile(
        r"^\s*(?:[\w.,+-]+\s){0,4}?(?:employees|staff|workers|beds|seats|rooms|sites|inhabitants|residents|pupils)\b"
    )


@cache
def _reps() -> re.Pattern[str]:
    # how many there are: "a team with twelve reps"
    return re.compile(
        r"^\s+(?:\w+\s)?(?:\d+|two|three|four|five|six|ten|twelve)\s(?:sales\s|account\s)?(?:reps|people|sellers"
        r"|managers"
        r"|executives)\b"
    )


@cache
def _amount_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d[\d,.]*\s(?P<unit>[a-z-]{4,15})|\d[\d,.]*\s?(?:%|percent|per cent|[a-z]{1,3})|\bper (?:\d+|thousand|cent"
        r"|hundred))\s+$"
    )


@cache
def _users() -> re.Pattern[str]:
    # "the number of vineyards | using our drones"
    return re.compile(
        r"\b(?:(?:number|share|percentage|proportion|count|group|circle)\sof\s(?:[\w-]+\s){1,4}|(?:customers"
        r"|clients|users"
        r"|companies|firms|people)\s)$"
    )


@cache
def _acting_at_end() -> re.Pattern[str]:
    # "gyms are to", "get gyms to"
    return re.compile(
        r"\s*(?P<told>(?:get|persuade|convince|have|help|bring|encourage|move)\s)?(?P<what>(?:[^\s]{1,20}\s+){1,10}?)"
        r"(?:(?:is|are) to|will|should|shall|must|can|(?(told)to|are to))\s+"
    )


@cache
def _after() -> re.Pattern[str]:
    # "after product training, ...", "following a refit of the clinic"
    return re.compile(r"\s*(?P<after>(?:after|following|upon|on completion of)\s(?P<what>(?!\d)[^,.;:]{3,60}))")


@cache
def _brings() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:bring|open|win|earn|generate|attract|convince|persuade|draw|pull|lure|make|boost|spur|lift|raise"
        r"|cut|reduce"
        r"|trim|halve|double|push|drive|secure|yield|produce|deliver)\b"
    )


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        r",\s[a-z-]{3,15}(?:ed|ing|wn|ught|lt)\s[^,.;:]{2,80},\s(?:is to|are to|will|should|must|can|shall)\b"
    )


@cache
def _own_words() -> re.Pattern[str]:
    # where a noun and its adjectives end: "a scheme | for loyal customers", "a scheme | financed by"
    return re.compile(
        r"\b(?:of|for|in|with|at|on|from|that|which|who|to)\b|(?<=\w)\s(?=[a-z-]{3,15}(?:ed|ing|wn|ught)\s"
        r"(?:by|through|with|from|alongside|for|in|on|at|to)\b)"
    )


def _is_renewed(words: list[str]) -> bool:
    """Whether "our revamped catalogue" stands there: a means that has been worked on."""
    if is_one_of(words[-1], PEOPLE | _SELLERS):
        return False
    is_worked_on = words[0].endswith("ed") or words[0] in {"coming", "improved", "latest", "new", "upcoming"}
    return is_worked_on and is_one_of(words[-1], MEANS_NOUNS) and not is_one_of(words[-1], PEOPLE | _SELLERS)


@cache
def _acting() -> re.Pattern[str]:
    # "a rebate scheme is to trim churn", "our new software makes more deals possible": the means as the one who acts
    return re.compile(
        r"\s*(?P<what>(?:[\w'%-]{1,20}\s){1,10}?)(?:(?:is|are) (?:to|(?:meant|supposed|designed"
        r"|intended|expected|set|due|there|bound|likely) to)|ought to|serves? to|promises? to|will|should|shall"
        r"|must|can|could|would"
        r"|makes?(?=\s[^,]{2,50}\spossible))\b"
    )


@cache
def _and_result() -> re.Pattern[str]:
    # "add a bid writer and win more tenders"
    results = "|".join(sorted(TRADE_VERBS | CHANGE_VERBS | _WOOING))
    levers = "|".join(sorted(_LEVER_VERBS))
    return re.compile(
        rf"(?:(?<=^)|(?<=^\s))(?:{levers})\s(?!\d|more\b"
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
        rf"|\band\s(?=(?:{'|'.join(sorted(_WOOING))})\s)"
        rf"|\bget\s(?:more|us)\b|\band\s(?=(?:{verbs})\s(?:\d|more|an?\s|further|additional|extra|half|the\s))"
        rf"|\bmakes?(?=\s[^,]{{2,50}}\spossible)|\bto (?:\d|more|further|additional)"
        r"|\b(?:to|and)\s(?=[a-z-]{2,20}\s(?:out\s|up\s)?(?:more|fewer|another|additional|extra|less)\b)"
    )


@cache
def means_opening() -> re.Pattern[str]:
    """What opens a means behind a purpose, which ends there: "to help the firm grow by adding a demo"."""
    return re.compile(rf"{_AID}|{_BY_GERUND}|\s{_THROUGH}|\bwith (?:an?|two|three|new|the help|extra|more)\b")
