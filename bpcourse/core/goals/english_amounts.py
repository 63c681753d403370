"""The numbers of an English goal, and what each of them counts: the target, where it starts from, or something else.

>>> text = "our 12 reps want to lift the win rate from 19% to 23%"
>>> found = amounts(text)
>>> [text[amount.span.start : amount.span.end] for amount in found if amount.role == "target"]
['23%']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from bpcourse.core.goals.english_words import CHANGE_VERBS, PEOPLE, TRADE_VERBS, is_one_of
from bpcourse.core.goals.numbers import CURRENCY_CODE, CURRENCY_SIGN, FIGURE, PERCENT_SIGN
from bpcourse.core.goals.reading import Span

__all__ = ["Amount", "Role", "amounts", "is_amount_at"]

Role = Literal["target", "baseline", "other"]

_NEAR: Final = 60
"""Characters on either side of a number that are looked at to tell what it counts."""

_UNIT_WORD: Final = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER_WORD: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion"
    r"|dozen)"
)
_SCALE: Final = r"(?:k|m|mn|mm|mio|bn|b|tn|thousand|million|billion|trillion|lakh|crore|dozen|hundred|grand)"
_CURRENCY_NAME: Final = (
    r"(?:(?:us|swiss|canadian|australian|hong kong|singapore|new zealand|danish|norwegian|swedish|czech|indian"
    r"|british)\s)?(?:euros?|dollars?|pounds?|yuan|kronor|kronur|kroner?|krona|rupees?|rand|yen|francs?|pesos?"
    r"|reais|z[lł]oty"
    r"|dirhams?|baht|won|ringgit|lira|shillings?|naira|cents?|bucks|quid)"
)
_PERCENT: Final = (
    rf"(?:{PERCENT_SIGN}|per\s?cent(?:age)?(?:\spoints?)?|pp\b|pct\b|p\.p\.|bps\b|basis points|percentage points"
    rf"|points)"
)
_PART: Final = r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth)s?"
# "a third" is a share where nothing countable comes behind it ("a third showroom" is not)
_AFTER_PART: Final = (
    r"(?=\s*(?:$|[.,;:!?)—–-]|(?:of|more|fewer|less|higher|lower|up|down|larger|bigger|faster|above|below|in|by"
    r"|within"
    r"|before|until|over|at|on|with|through|via|using|among|from|to|and|off|this|next|during|as|because|so|or|across"
    r"|for|without|throughout|please|thanks)\b))"
)
_FIGURES: Final = (
    rf"(?:[+-]\s?)?(?:(?:{CURRENCY_SIGN}|{CURRENCY_CODE.lower()})\s?)?(?:{FIGURE})(?:\s?{_SCALE}\b)?(?:\s?{_PERCENT}"
    rf"|\s?{CURRENCY_CODE.lower()}\b|\s?{CURRENCY_SIGN}|\s?{_CURRENCY_NAME}\b)?(?:x\b|-fold\b|\+)?"
)
_WORDS: Final = (
    rf"(?:(?:half|a quarter of)\sa(?:n)?\s{_SCALE}\b(?:\s{_CURRENCY_NAME})?"
    rf"|(?:an?|one|two|three|four|five|\d)[\s-]{_PART}\b{_AFTER_PART}"
    rf"|(?:{_UNIT_WORD}|\d{{1,2}}) in (?:every )?(?:{_UNIT_WORD}|ten|\d{{1,3}})\b"
    rf"|(?:{_UNIT_WORD}|\d{{1,3}}) out of (?:every )?(?:{_UNIT_WORD}|ten|twelve|twenty|\d{{1,3}})\b"
    r"|every (?:second|third|fourth|fifth|other|tenth)\b(?!\s(?:day|week|month|quarter|year|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|time|visit|call))|(?:four|five|six|seven|eight|nine|ten"
    r"|\d)-figure\b|\b(?:zero|nil)\b(?![- ](?:emission|carbon|tolerance|waste))"
    r"|(?<!second )(?<!first )(?<!-)\bhalf\b(?=\s(?:of|the|our|all|as|a\s)|[.,;!?]|$)|(?<=in )half\b|(?<=by )half\b"
    r"|(?:one|an?)\s(?:percentage\s)?point\b(?=\s(?:more|less|of|higher|lower|up|down)\b)"
    rf"|an?\s(?:hundred|thousand|million|billion|dozen|couple|score)\b(?:\sof)?"
    rf"|{_NUMBER_WORD}(?:[\s-](?:and\s)?{_NUMBER_WORD}){{0,6}}\b(?:\s{_PERCENT})?(?:\s{_CURRENCY_NAME}\b)?)"
)
_TIMES: Final = (
    r"(?:doubl(?:e|es|ed|ing)(?!\sdown|\sup\b|-(?:check|decker|glaz|sided|click|breasted)|\srooms?|\scream"
    r"|\sbeds?)|tripl(?:e|es|ed|ing)(?!-glaz|-play|\splay|\sglaz)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)"
    r"|quintupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|twice|thrice|(?:two|three|four|five|six|ten|hundred)-?fold"
    r"|(?:two|three|four|five|ten|\d{1,3})\stimes(?=\s(?:as|more|the|our|over|what|last|its|their)))\b"
)

_HOLDERS: Final = (
    r"(?:customers|clients|accounts|companies|firms|businesses|enterprises|organi[sz]ations|employers|hotels|hospitals"
    r"|schools|farms|plants|sites|offices|fleets|chains|practices|clinics|groups|towns|villages|households|homes"
    r"|buildings|stores|shops|kitchens|restaurants|institutions|cooperatives|co-operatives|unions|clubs|people"
    r"|[a-z]{3,20}ers|[a-z]{3,20}ors|[a-z]{3,20}ies)"
)
"""Those who can be known by how much they have: "firms with 500 or more employees"."""

_BOUND: Final = r"(?:(?:over|more than|at least|above|below|under|up to|fewer than|less than|between|some|around)\s)?"
_OR_MORE: Final = (
    r"(?:\s(?:and|to|or)\s\d[\d,]*|\s?[-–]\s?\d[\d,]*)?(?:\s?\+|[\s-]?plus|\sor (?:more|fewer|less)|\sand (?:more"
    r"|over|up))?"
)
_HEADCOUNT: Final = (
    r"(?:employees|staff(?:ers)?|workers|headcount|heads|ftes?|full-timers|colleagues|inhabitants|residents)"
)

# What stands before a number that is no target. Each is read backwards from the number within forty characters.
_OTHER_BEFORE: Final = (
    # our 12 shops, these three brands, all 800 of us: what is there already
    (
        r"(?:\b(?:our|their|its|these|those|my|your|his|her|all|of us|first|the top|last|next|every|each|other|both)\s"
        r"(?:roughly\s|about\s|nearly\s|some\s|over\s|top\s|best\s|existing\s|current\s)?)$"
    ),
    # a team of 22, a staff of 40
    (
        r"\b(?:team|staff|crew|force|workforce|headcount|group|bunch|band|network|squad|department"
        r"|family)\s(?:size\s)?of\s"
        r"(?:about\s|over\s|some\s)?$"
    ),
    # what there is: "has 14 desks", "sells in 12 countries"
    (
        r"(?<!to )(?<!will )(?<!should )(?<!must )(?<!shall )\b(?:has|have|employs?|serves?|operates?|owns?|counts"
        r"|speaks?"
        r"|sells? (?:in|to|through))\s"
        r"(?:in\s|over\s|about\s|some\s|nearly\s|more than\s)?$"
    ),
    # women over fifty
    (
        r"\b(?:people|women|men|adults|drivers|workers|customers|anyone|those|seniors|children|kids)\s(?:over|under"
        r"|above|below|aged)\s$"
    ),
    # aged 40, rated 4.8, ISO 9001, number 1, version 2
    (
        r"\b(?:aged?|age of|average age|ages|iso|en|din|rated|rating of|ranked|ranking|number|no\.?|nr\.?|version|v"
        r"|room|page|level|tier|class|grade"
        r"|type|phase|step|stage|rule|article|section|chapter|model|series|route|highway|unit|gen|generation|wave"
        r"|zone"
        r"|appendix|lot|stand|booth|hall|hotline|tel|pro|windows|office|studio|part|round|day)\s$"
    ),
    # after 3 rounds
    r"\b(?:after|despite|having)\s(?:over\s|more than\s|nearly\s|almost\s|some\s)?$",
    # the Spring 2026 shirts
    r"\b(?:spring|summer|autumn|fall|winter|edition|vintage|collection|model year|season|class of)\s$",
    # rated 4.9 by 2,300 users
    r"\b(?:rated|ranked|reviewed|trusted|used|certified)\s(?:[\d.]+\s)?(?:out of \d+\s)?(?:by|among)\s$",
    # Vision 2030, Strategy 2032
    r"\b(?:vision|horizon|agenda|plan|strategy|roadmap|mission|ambition|compass|project|programme|program|route)\s$",
    # everyone gives 110%
    r"\b(?:give|gives|giving|put in|putting in|be|is|are)\s(?:it\s|us\s|me\s)?$(?=)(?<!be )(?<!is )(?<!are )",
    # firms of over 500 staff and under-30s are read from what comes behind
    r"\b(?:under|over|sub|mid|pre|post|gen|class|f|a|b|c|x|s|g|i|e|v|t|m)-$",
)
_OTHER_BEHIND: Final = (
    (
        r"^(?:\s?-?\s?(?:strong|year-old|years? old)\b|-(?:year-old|years?-old|years? old|person|man|people|seater"
        r"|star"
        r"|degree|inch|litre|liter|kg|ton"
        r"|tonne|seat|bed|room|page|hour|minute|day|week|month|year|metre|meter|mile|km|way|part|step|point plan|d\b"
        r"|g\b)\b)"
    ),
    r"^-(?!fold|percent|point|per)[a-z]",
    r"^\s(?:[a-z-]{2,15}\s)?(?:years?|months?|weeks?|days|hours?|minutes?)\s(?:of|in business|since|old|ago)\b",
    r"^\stimes\s(?:winner|winners|champion|a|per|in|every|each)\b",
    r"^\s(?:a|per|every|each)\s(?:day|week|month|quarter|year)\b(?<=^twice)",
    rf"^{_OR_MORE}\s(?:full-time\s|part-time\s|permanent\s|salaried\s)?{_HEADCOUNT}\b",
    r"^s\b",
    # 14,000 customers trusted us
    r"^\s(?:[\w-]+\s){1,2}?\w{3,}(?:ed|ought|ose)\s(?:in |with |from |by )?(?:us|our)\b",
    r"^\s(?:of us|or so of us|(?:hours?|minutes?|seconds?|nights? a|degrees?))\b(?!-)",
)
_EXTENT: Final = (
    r"(?:hectares|acres|square (?:met(?:re|er)s|feet)|sq\.? (?:ft|m)|employees|staff|people|beds|rooms|seats"
    r"|pupils|students"
    r"|vehicles|trucks|vans|cars|sites|branches|outlets|inhabitants|residents|members|desks|cows|heads?|storeys"
    r"|floors|units"
    r"|kwh?|mw|tonnes|tons|litres|metres)"
)
"""What customers have much or little of."""

# customers with over 500 staff, companies of 500 people, firms employing at least 50, farms over 40 hectares
_OF_CUSTOMERS: Final = (
    rf"\b{_HOLDERS}\s(?:with|of|having|employing|operating|running|owning|that (?:have|employ|own|run)"
    r"|(?:who|which) (?:have|employ|own|run)|whose [a-z ]{3,30} (?:exceeds?|tops?|is (?:over|above|at least)))\s"
    rf"(?:an?\s[a-z]{{3,12}}\s(?:of|above|over|exceeding)\s)?{_BOUND}$"
)
_BIGGER_THAN: Final = (
    rf"\b(?:{_HOLDERS}|[a-z]{{3,20}}s)\s(?:over|above|under|below|beyond|exceeding|larger than|bigger than|smaller than"
    r"|of (?:over|more than|at least|up to|under))\s$"
)
_CAME_TO: Final = (
    r"stood at|ran (?:to|at)|(?:slid|fell|sank|dropped|rose|climbed|grew|went up|went down|shrank|declined|slipped"
    r"|slumped|plunged|dipped|crept up|edged up|came down|was down|was up) to|amounted to|came to|totall?ed|averaged"
    r"|hovered (?:at|around)|numbered|made up|accounted for|brought in"
)
_PLACES: Final = frozenset({"branch", "continent", "country", "floor", "location", "office"})
"""Where the sellers are; counting these sets no target either, unless they are opened or won."""

_BASELINE_BEFORE: Final = (
    r"(?:\bfrom|\b(?:up|down) (?:on|from|against|over)|\bup from|\bdown from|\bcurrently(?: at| is)?|\bnow(?: at"
    r"| stands? at| stuck at)?"
    r"|\btoday(?:'s)?(?: at)?|\bpresently(?: at)?"
    r"|\bpresent|\bcurrent(?: rate| level)?(?: of)?|\bstuck at|\bstands? (?:today )?at|\bstanding at|\bstood at"
    r"|\bhovering at|\bhovers at|\bversus|\bvs\.?|\bagainst"
    r"|\bcompared (?:with|to)|\binstead of|\brather than|\bbaseline(?: of| is|:)?|\bstarting (?:from|at|point of)"
    r"|\bstart(?:s|ing)? (?:from|at)|\bhas been|\bwas"
    r"|\bwere|\bbelow the|\bnot the|\bout of today's|\blanguishing at|\bsits? at|\bsitting at|\bruns? at"
    r"|\brunning at|\bexceeding|\bon top of|\bis only|\bare only|\bis just)"
    r"\s(?:only\s|just\s|about\s|around\s|roughly\s|some\s|an? (?:average|level|rate|base|baseline) of\s|our\s"
    r"|the\s|its\s|their\s|a\s|an\s|today's\s|last year's\s|current(?:ly)?\s|present\s|still\s|under\s|over\s|at\s"
    r"|barely\s|nearly\s|almost\s){0,3}$"
)
_BASELINE_BEHIND: Final = (
    r"^[\s)]{0,2}(?:[a-z%-]{1,12}\s){0,3}?(?:today|(?<!between )(?<!from )now|at present|at the moment|currently"
    r"|right now|presently"
    r"|these days|so far|this year|as of today|as things stand|last year|last quarter|last month|last season)\b"
)


@dataclass(frozen=True)
class Amount:
    """A number in a text, and what it stands for."""

    span: Span
    role: Role


def amounts(plain: str, whole: str | None = None) -> tuple[Amount, ...]:
    """The numbers of a *plain* text from which times have been taken out.

    whole: the same text with its times, which tell what was reached before ("11% last year").
    """
    whole = whole or plain
    spans = [Span(*match.span()) for match in _amount().finditer(plain)]
    counted = [Amount(span, _role(_Place.of(plain, span, whole))) for span in spans if _counts(span.of(plain))]
    past = (Span(*match.span()) for match in _past_level().finditer(whole))
    gone = [Amount(span, "baseline") for span in past if not span.of(plain).strip()]
    return tuple(sorted([*_before_it(counted, whole), *gone], key=lambda amount: amount.span))


def _before_it(counted: list[Amount], whole: str) -> list[Amount]:
    """What "it" was before is no target: "Churn is 6%. Get it to 4%"."""
    change = _change_it().search(whole)
    if change is None:
        return counted
    return [
        Amount(amount.span, "baseline") if amount.role == "target" and amount.span.end <= change.start() else amount
        for amount in counted
    ]


def is_amount_at(plain: str, place: int) -> bool:
    """Whether a number starts at *place*.

    >>> is_amount_at("by a fifth", 3), is_amount_at("by a new offer", 3)
    (True, False)
    """
    return _amount().match(plain, place) is not None


def _counts(written: str) -> bool:
    # "one" alone is mostly a pronoun
    return written.strip() not in {"one", "second"}


@dataclass(frozen=True)
class _Place:
    """A number and what stands around it: in the text without its times, and in the whole text."""

    written: str
    before: str
    behind: str
    whole_before: str
    whole_behind: str

    @classmethod
    def of(cls, plain: str, span: Span, whole: str) -> _Place:
        ahead, after = slice(max(0, span.start - _NEAR), span.start), slice(span.end, span.end + _NEAR)
        return cls(span.of(plain), plain[ahead], plain[after], whole[ahead], whole[after])

    @property
    def is_plain(self) -> bool:
        """Whether it is neither a share nor money nor a multiple."""
        return re.sub(r"[ ,.+-]", "", self.written).isalnum() and not _multiplier().fullmatch(self.written)


def _role(place: _Place) -> Role:
    if _is_baseline(place):
        return "baseline"
    if _wins().search(place.before) or _changes_by().match(place.behind):
        return "target"
    if _year_alone().fullmatch(place.written) and _nothing_counted().match(place.behind):
        return "other"
    if _aims().search(place.before) or _answer_time().search(place.before) or _flat().match(place.behind):
        return "target"
    return "other" if _is_other(place) else "target"


def _is_baseline(place: _Place) -> bool:
    """Whether a number tells how things stand or stood: "(2026 level: 3,900)", "which slid to 40 in 2025"."""
    return bool(
        _baseline_before().search(place.before)
        or _baseline_before().search(place.whole_before)
        or _baseline_behind().match(place.behind)
        or _is_level(place.before, place.behind)
        or _past_before().search(place.whole_before)
        or _past_behind().match(place.whole_behind)
        or (_past_verb().search(place.whole_before) and _then().match(place.whole_behind))
    )


def _is_other(place: _Place) -> bool:
    """Whether a number counts what is there already: sellers, offices, what customers have."""
    return bool(
        (place.is_plain and (_other_before().search(place.before) or _counts_people(place.before, place.behind)))
        or (_bigger_than().search(place.before) and _extent().match(place.behind))
        or _of_customers().search(place.before)
        or _other_behind().match(place.whole_behind)
        or _is_effort(place.before, place.written)
    )


def _is_level(before: str, behind: str) -> bool:
    """Whether it is said how things stand: "a close rate of 20% ought to improve", "the shop currently sells 12"."""
    now = r"\b(?:currently|presently|at present|so far)\s(?!(?:\w+\s)?(?:want|aim|need|plan|to)\b)(?:\w+\s){0,4}$"
    changes = r"\s(?:ought to|should|must|has to|needs to)\s(?:become|improve|rise|grow|go|climb|fall|drop|increase)\b"
    of_a_team = r"\b(?:team|staff|crew|force|workforce|group|network|department)\sof\s$"
    if re.search(now, before):
        return True
    return before.endswith(" of ") and not re.search(of_a_team, before) and re.match(changes, behind) is not None


def _is_effort(before: str, written: str) -> bool:
    return re.search(r"\b(?:giv(?:e|es|ing)|gave|put(?:s|ting)? in)\s(?:it\s|us\s)?$", before) is not None and (
        "%" in written or "cent" in written
    )


def _counts_people(before: str, behind: str) -> bool:
    """Whether those who sell are counted ("15 inside reps"), not customers that are won ("sign 10 travel agents")."""
    words = re.findall(r"[a-z'-]+", re.split(r"[,.;:!?()]| to | in | of | for | by | from ", behind)[0])[:3]
    if not any(is_one_of(word, PEOPLE | _PLACES) for word in words):
        return False
    if words[0] in {"more", "new", "additional", "further"} and any(is_one_of(word, _PLACES) for word in words):
        return False
    verbs = re.findall(r"[a-z'-]+", before)[-2:]
    return not any(is_one_of(verb, TRADE_VERBS) for verb in verbs)


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_TIMES}|{_WORDS})|(?<![\w.,])(?<![a-z]-)(?:{_FIGURES})(?![\w])")


@cache
def _aims() -> re.Pattern[str]:
    # "down to four hours", "to under 15 days"
    return re.compile(
        rf"\b(?:{'|'.join(sorted(CHANGE_VERBS))})\b[^.;:]*\s(?:to|under|below|by)\s(?:under\s|below\s)?$"
        r"|\b(?:down|up|cut|shorten|reduce|lower|bring|response|time|times|enquiries|them|it)\s(?:to|under"
        r"|below)\s(?:under\s|below\s)?$"
    )


@cache
def _of_customers() -> re.Pattern[str]:
    return re.compile(_OF_CUSTOMERS)


@cache
def _bigger_than() -> re.Pattern[str]:
    return re.compile(_BIGGER_THAN)


@cache
def _extent() -> re.Pattern[str]:
    return re.compile(rf"^\s{_EXTENT}\b")


@cache
def _answer_time() -> re.Pattern[str]:
    # "reply to each inquiry in under 2 hours"
    return re.compile(r"\b(?:in|inside)\s(?:under|less than|at most|no more than|fewer than)\s$")


@cache
def _flat() -> re.Pattern[str]:
    # "in 24 hours flat"
    return re.compile(r"^\s(?:hours?|minutes?|seconds|days)\s(?:flat|or less|at most|max)\b")


@cache
def _wins() -> re.Pattern[str]:
    # "win our first 20 clinics", "deliver the next 300": what is counted is to be won, not there
    return re.compile(
        rf"\b(?:{'|'.join(sorted(TRADE_VERBS))}|offload|clear|shed)(?:ing|s)?\s"
        r"(?:up\s|off\s|out\s)?(?:our|the|its|a|another|all|these)\s(?:first|next|last|final|remaining|other)\s$"
        rf"|\b(?:{'|'.join(sorted(TRADE_VERBS))})\s(?:up\s|off\s|out\s)?all\s(?:of\s)?(?:our\s|the\s)?$"
        r"|(?:^|[.,;:]\s)\s*(?:have|get)\s$"
    )


@cache
def _changes_by() -> re.Pattern[str]:
    # "a 12-day cut in payment time"
    return re.compile(
        r"^-[a-z]{3,10}\s(?:cut|reduction|drop|fall|rise|increase|gain|improvement|jump|lift|decrease|shortening|growth"
        r"|uplift|saving|decline)\b"
    )


@cache
def _past_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:19|20)\d\d|fy\d\d|last (?:year|quarter|month|season)(?:'s)?|today's|present|current|previous|prior"
        r"|initial|existing|starting|old|actual)\s(?:level|figure|value|score|base|baseline|number|rate|total|count"
        r"|result|average|share|actual|status)s?\s?(?:of|is|was|being|stands at|at|:|=)?\s{0,2}$"
        r"|\b(?:status quo|as[- ]is|baseline|today|now|currently)\s?[:=]\s$"
    )


@cache
def _past_behind() -> re.Pattern[str]:
    return re.compile(
        r"^(?:\s(?!(?:than|of)\b)[a-z%-]{1,15}){0,3}?\s(?:last (?:year|quarter|month|season|spring|summer|autumn"
        r"|fall|winter|week|time)(?! of\b)"
        r"|a year ago|the year before|a year earlier|in the (?:last|previous|past) (?:year|quarter|season)(?! of\b))\b"
    )


@cache
def _past_level() -> re.Pattern[str]:
    # "which slid to 40 units in 2025": the number goes with the time it belongs to
    return re.compile(
        rf"\b(?:{_CAME_TO})\s[^,.;:]{{1,60}}?\b(?:in|during)\s(?:the\s)?(?:fy\s?|q[1-4]\s|h[12]\s)?(?:19|20)\d\d\b"
    )


@cache
def _past_verb() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_CAME_TO}|sold|closed|won|signed"
        r"|booked|earned|reached|hit|shipped|had)\s(?:only\s|just\s|about\s|around\s|some\s|barely\s|nearly\s)?$"
    )


@cache
def _then() -> re.Pattern[str]:
    return re.compile(r"^(?:\s[a-z%-]{1,15}){0,3}?\s(?:in|during|for|over)\s(?:fy\s?|q[1-4]\s|h[12]\s)?(?:19|20)\d\d\b")


@cache
def _year_alone() -> re.Pattern[str]:
    return re.compile(r"20[1-5]\d")


@cache
def _nothing_counted() -> re.Pattern[str]:
    return re.compile(r"\s*(?:$|[.,;:!?)]|(?:and|by|with|in|for|through|via|using|as|so|because)\b)")


@cache
def _change_it() -> re.Pattern[str]:
    return re.compile(
        r"[,.;:!?—–-]\s(?:let's |let us |we will |we'll |please |and |so )?(?:reduce|cut|raise|lift|bring|get|push"
        r"|lower|increase"
        r"|grow|take|move|trim|halve|double|drive|nudge|shrink|shorten|boost)\s(?:this|it|that|them|these)\b"
    )


@cache
def _multiplier() -> re.Pattern[str]:
    return re.compile(_TIMES)


@cache
def _other_before() -> re.Pattern[str]:
    return re.compile("|".join(_OTHER_BEFORE))


@cache
def _other_behind() -> re.Pattern[str]:
    return re.compile("|".join(_OTHER_BEHIND))


@cache
def _baseline_before() -> re.Pattern[str]:
    return re.compile(_BASELINE_BEFORE)


@cache
def _baseline_behind() -> re.Pattern[str]:
    return re.compile(_BASELINE_BEHIND)
