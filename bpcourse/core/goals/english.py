"""Reading a goal written in English.

The text is taken apart from the outside in: times first, then what the goal serves, then what it is reached with;
the numbers that are left are the target, and the words that are left say who and where.

>>> text = "Sell 500 starter kits to yoga studios in Vermont by 1 April 2026."
>>> reading = read(text)
>>> [span.of(text) for span in reading.specific + reading.measurable + reading.time_bound]
['starter kits to yoga studios in Vermont', '500', 'by 1 April 2026']
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.english_amounts import amounts
from bpcourse.core.goals.english_clauses import segments
from bpcourse.core.goals.english_everyday import NOUN_VERBS, is_doing, is_everyday
from bpcourse.core.goals.english_idioms import idioms
from bpcourse.core.goals.english_means import means
from bpcourse.core.goals.english_names import known_names
from bpcourse.core.goals.english_purpose import purposes
from bpcourse.core.goals.english_time import Moment, moments
from bpcourse.core.goals.english_words import (
    AMBIGUOUS,
    CHANGE_VERBS,
    MEASURES,
    TRADE_VERBS,
    UNITS,
    is_one_of,
)
from bpcourse.core.goals.reading import Reading, Span
from bpcourse.core.goals.spans import blanked, overlaps, spans_of, trimmed

__all__ = ["read"]

_NEAR: Final = 60
"""Characters before a name that may belong to it."""

_MORE: Final = frozenset(
    {"additional", "bigger", "choice", "extra", "faster", "fewer", "foothold", "ground", "higher", "inroads", "larger"}
    | {"less", "longer", "more", "presence", "relationships", "sooner", "supplier"}
)
"""Words of a result that has no verb: "fewer returns from retailers", "a foothold in Peru"."""

_VAGUE: Final = frozenset(
    {"achieve", "act", "aim", "be", "become", "believe", "care", "concentrate", "do", "excel", "feel", "fight", "focus"}
    | {"give", "go", "hope", "know", "like", "look", "love", "make", "need", "perform", "please", "say", "see"}
    | {"strive", "succeed", "take", "talk", "think", "try", "want", "wish", "work"}
)
"""Verbs of effort: they bring nothing about by themselves."""

_SAME_LENGTH: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


def read(text: str) -> Reading:
    """What an English *text* shows of each SMART criterion."""
    plain = _plain(text)
    times = moments(plain)
    purpose = purposes(plain)
    timeless = blanked(plain, [moment.span for moment in times])
    aimless = blanked(timeless, purpose)
    lever = means(aimless)
    background = _background(plain)
    rest = blanked(timeless, [*purpose, *lever, *background])
    numbers = amounts(blanked(timeless, [*purpose, *lever, *_numbered_names(text)]), plain)
    # where the goal starts from may stand in an aside, which is no part of what is to be reached
    start = tuple(number.span for number in numbers if number.role == "baseline")
    targets = tuple(
        number.span for number in numbers if number.role == "target" and not overlaps(number.span, background)
    )
    return Reading(
        specific=_who_and_where(
            segments(plain), _titles(text), blanked(rest, [number.span for number in numbers]), (*targets, *start)
        ),
        measurable=targets,
        achievable=tuple(sorted([*trimmed(aimless, lever), *start])),
        relevant=purpose,
        time_bound=_deadlines(times, purpose, lever),
    )


def _plain(text: str) -> str:
    """*text* in lower case with straight quotes, every character still in its place."""
    lower = "".join(small if len(small := character.lower()) == 1 else character for character in text)
    return lower.translate(_SAME_LENGTH)


def _deadlines(times: tuple[Moment, ...], purpose: tuple[Span, ...], lever: tuple[Span, ...]) -> tuple[Span, ...]:
    """The times the goal is due: not a year in what it serves ("our 2030 plan"), not "in 3 days" in how it is done."""
    return tuple(
        moment.span
        for moment in times
        if moment.is_deadline
        and not (moment.is_year_only and overlaps(moment.span, purpose))
        and not (moment.is_short and overlaps(moment.span, lever))
    )


def _numbered_names(text: str) -> list[Span]:
    """Figures that belong to a name: "Windows 11", "Type 2", but not "Sell 500"."""
    return [
        Span(*found.span())
        for found in _name().finditer(text)
        if not is_everyday(found.group("name").lower())
        and found.group("name")
        not in {"EUR", "USD", "CNY", "GBP", "RMB", "CHF", "SEK", "NOK", "DKK", "INR", "JPY", "AUD", "CAD"}
    ]


def _background(plain: str) -> list[Span]:
    """Clauses on how things have come about, which hold no part of the goal."""
    told = [part for part in segments(plain) if _told().search(part.of(plain))]
    return told + [Span(0, found.start()) for found in _one_wish().finditer(plain)]


def _titles(text: str) -> tuple[Span, ...]:
    """Words that a capital marks as a name ("the Team plan"), unless the text has capitals all over."""
    found = spans_of(_title(), text)
    return found if len(found) * 2 < len(_word().findall(text)) else ()


def _who_and_where(
    parts: tuple[Span, ...], titles: tuple[Span, ...], rest: str, levels: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The words that name customers, places, products or channels, if the text has a result at all."""
    rest = blanked(rest, spans_of(_sales_function(), rest))
    heard = blanked(rest, [*spans_of(idioms(), rest), *_spoken(rest)])
    concrete = [_has_result(part, rest, levels) for part in parts]
    if not any(concrete):
        return ()
    found: list[Span] = []
    for number, part in enumerate(parts):
        names = _names(part, titles, heard)
        if names and (concrete[number] or _is_topic(number, parts, rest) or _is_place_or_seller(part.of(rest))):
            found.append(_whole_phrase(rest, part, names))
    return tuple(found)


def _names(part: Span, titles: tuple[Span, ...], heard: str) -> list[Span]:
    """The words of a clause that no goal but one about them would hold."""
    words = [Span(*word.span()) for word in _word().finditer(heard, part.start, part.end)]
    names = [word for word in words if not is_everyday(word.of(heard)) or overlaps(word, titles)]
    return names + [Span(*name.span()) for name in known_names().finditer(heard, part.start, part.end)]


def _spoken(rest: str) -> list[Span]:
    """Words that could name a good but are verbs or units here: "pump up sales", "sell 40 crates more"."""
    verbs = [Span(*found.span(found.lastgroup or 0)) for found in _noun_verb().finditer(rest)]
    return verbs + [Span(*found.span("unit")) for found in _unit().finditer(rest) if _is_unit(found.group("unit"))]


def _is_unit(word: str) -> bool:
    return not UNITS.isdisjoint({word, word.removesuffix("s"), word.removesuffix("es")})


def _whole_phrase(rest: str, part: Span, names: list[Span]) -> Span:
    """From the first name to the last, with the adjective before and the noun behind: "large mills in the north"."""
    start, end = min(name.start for name in names), max(name.end for name in names)
    before = _kind_before().search(rest, max(part.start, start - _NEAR), start)
    behind = _noun_behind().match(rest, end, part.end)
    return Span(before.start() if before else start, behind.end() if behind else end)


def _has_result(part: Span, rest: str, levels: tuple[Span, ...]) -> bool:
    """Whether a clause says what is to come about, not only how good one wants to be."""
    if overlaps(part, levels):
        return True
    words = [word.group() for word in _word().finditer(part.of(rest))]
    verbs = TRADE_VERBS | CHANGE_VERBS
    if any(is_one_of(word, verbs) or is_one_of(word, MEASURES) for word in words if word not in AMBIGUOUS):
        return True
    if any(word in _MORE for word in words):
        return True
    # any other verb will do where verbs stand, but for those of effort
    heads = (found.group("verb") for found in _head().finditer(part.of(rest)))
    return any(is_doing(verb) and verb not in _VAGUE for verb in heads)


def _is_topic(number: int, parts: tuple[Span, ...], rest: str) -> bool:
    """Whether the clause is a heading: "Paper mills: more service contracts"."""
    return number + 1 < len(parts) and ":" in rest[parts[number].end : parts[number + 1].start]


def _is_place_or_seller(part: str) -> bool:
    return _place_or_seller().search(part) is not None


@cache
def _place_or_seller() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?:and\s)?(?:in|among|amongst|at|across|throughout|within|for|from|with)\s"
        r"|\b(?:team|branch|office|shops?|stores?|region|division|unit|subsidiary|showroom|desk|crew|department)\b"
    )


@cache
def _head() -> re.Pattern[str]:
    # where an imperative or an infinitive stands
    return re.compile(
        r"(?:^\s*(?:(?:and|then|so|please|also|let's|let us|we|i)\s)*"
        r"|\b(?:to|will|'ll|should|must|shall|can|could|we|us|and|let's|be|have|help)\s)(?=(?P<verb>[a-z-]{2,20})\b)"
    )


@cache
def _noun_verb() -> re.Pattern[str]:
    nouns = "|".join(sorted(NOUN_VERBS))
    return re.compile(
        r"(?:(?:^|[.,;:!?–—-]\s)\s*(?:(?:and|then|please|let's)\s)?|\b(?:to|will|'ll|should|must|and|can|we|us"
        r"|let's)\s)"
        rf"(?P<verb>{nouns})\s"
        r"(?=(?:our|my|their|its|the|an?|every|each|all|more|another|additional|extra|away|off|up|down|out|back|in|into"
        r"|new|at|on|over|through|further|fewer|less|growth|strong|record)\b|\s)"
        # "ginger up trading": whatever goes up at the head of a sentence is a verb
        r"|(?:^|[.;!?]\s)\s*(?P<up>[a-z]{3,12})(?=\sup\s[a-z])"
        r"|\b(?P<gerund>[a-z]{3,12}ing)(?=\s(?:on|our|the|an?|up|out|more|every|each|away|in)\b)"
    )


@cache
def _unit() -> re.Pattern[str]:
    # what numbers have left behind is blank, so a unit stands behind two spaces or behind "more"
    return re.compile(
        r"(?:\s{2}|\b(?:more|extra|additional|of)\s)(?:more\s|extra\s|additional\s"
        r"|new\s)?(?P<unit>[a-z][a-z0-9-]{0,20})\b(?!\s[a-z-]+s\b)"
    )


@cache
def _kind_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:small|smaller|mid-?sized?|medium-?sized|medium|large|larger|big|bigger|major|key|leading|local"
        r"|regional"
        r"|national|international|global|public|private|independent|existing|new|young|older|loyal|corporate|strategic"
        r"|commercial|professional|individual|online|first-time|high-end|premium)\s(?:(?:and|or|to)\s)?)+$"
    )


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s(?:and|or)?\s?(?:regions?|areas?|markets?|segments?|sectors?|industr(?:y|ies)|trade|channels?|districts?"
        r"|territor(?:y|ies)|customers?|clients?|accounts?|buyers?|business(?:es)?|compan(?:y|ies)|firms?|enterprises?"
        r"|teams?|branch(?:es)?|offices?|units?|divisions?|desks?|plans?|tiers?|lines?|ranges?|portfolios?|products?"
        r"|services?|systems?|solutions?|packages?|contracts?|licen[cs]es?|subscriptions?|projects?|programmes?"
        r"|programs?"
        r"|partners?|chains?|groups?|owners?|users?|members?|operators?|managers?|departments?|coast|side|half|centres?"
        r"|centers?|points?|sites?)\b)+"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        r"(?<![.!?]\s)(?<!^)(?<!\b[Ii]n\s)\b(?P<name>[a-z]?[A-Z][A-Za-z]+)[ -]\d{1,4}(?![\d,.]*\d|\s?[%kKmMb]"
        r"|\s(?:million|billion"
        r"|thousand))"
    )


@cache
def _title() -> re.Pattern[str]:
    # in the middle of a sentence, and no part of the firm
    return re.compile(
        r"(?<=[a-z,0-9%] )(?!(?:Ambition|Board|Business|CEO|Chief|Company|Corporate|Director|Executive|Group|Head"
        r"|Horizon"
        r"|Internet|Manager|Mission|Plan|Sales|Strategy|Vision|Let|Our|We|The)\b)[A-Z][a-z]{2,20}\b"
    )


@cache
def _sales_function() -> re.Pattern[str]:
    # the sales function itself, which is there whatever is sold to whom
    return re.compile(
        r"\b(?:sales|selling|commercial)\s(?:side|team|force|function|organi[sz]ation|outfit|department|people"
        r"|staff|reps?"
        r"|culture|machine|engine|skills|approach|operation|success|company|champions?)\b"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_](?:[^\W_]|['&-](?=\w))+")


@cache
def _one_wish() -> re.Pattern[str]:
    # what there is, told before what is wished for: "seven reps, two vans and one wish"
    return re.compile(r"\b(?:one|a single) (?:wish|goal|dream|aim|mission|ambition|promise|purpose|voice|thing)\b")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?:and\s|but\s)?(?:after|since|having|founded|established|based|rated|named|voted|known|born|despite"
        r"|open since|in (?:business|existence)"
        r"|although"
        r"|though|while|even though|whereas|as the|average age|(?:three times|twice)\s(?:an?|named|voted|winner))\b"
        r"|\b(?:we|i|it|they|he|she|who|which|that|company|firm|folks)\s(?:\w+ly\s)?(?:opened|won|sold|made|bought"
        r"|built|launched|grew"
        r"|lost|had|were|was|signed|closed|hired|moved|started|began|took|did|told|said|has stood|has been"
        r"|have been)\b"
    )
