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
from typing import TYPE_CHECKING, Final, Literal

from bpcourse.core.goals.english_words import PEOPLE, TRADE_VERBS, is_one_of
from bpcourse.core.goals.numbers import CURRENCY_CODE, CURRENCY_SIGN, FIGURE, PERCENT_SIGN
from bpcourse.core.goals.reading import Span

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Amount", "Role", "amounts", "is_amount_at"]

Role = Literal["target", "baseline", "other"]

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
    r"|\w{3,6} out of (?:every )?\w{3,6}"
    r"|(?<!second )(?<!first )(?<!-)\bhalf\b(?=\s(?:of|the|our|all|as|a\s)|[.,;!?]|$)|(?<=in )half\b|(?<=by )half\b"
    rf"|an?\s(?:hundred|thousand|million|billion|dozen|couple|score)\b(?:\sof)?"
    rf"|{_NUMBER_WORD}(?:[\s-](?:and\s)?{_NUMBER_WORD}){{0,6}}\b(?:\s{_PERCENT})?(?:\s{_CURRENCY_NAME}\b)?)"
)
_TIMES: Final = (
    r"(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)"
    r"|quintupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|twice|thrice|(?:two|three|four|five|six|ten|hundred)-?fold"
    r"|(?:two|three|four|five|ten|\d{1,3})\stimes(?=\s(?:as|more|the|our|over|what|last|its|their)))\b"
)

# What stands before a number that is no target. Each is read backwards from the number within forty characters.
_OTHER_BEFORE: Final = (
    # our 12 shops, these three brands, all 800 of us: what is there already
    (
        r"(?:\b(?:our|their|its|these|those|my|your|his|her|all|us|first|top|last|next|every|each|other|both)\s"
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
    # for 22 years, after 3 rounds
    r"\b(?:after|despite|having|with)\s(?:over\s|more than\s|nearly\s|almost\s|some\s)?$(?<!with )(?<!with some )",
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
    (
        r"^\s?\+?\s?(?:or more\s|plus\s)?(?:full-time\s|part-time\s|permanent\s)?(?:employees|staff|workers|headcount"
        r"|ftes?|beds|seats|rooms|sites|inhabitants"
        r"|residents)\b(?<=of)"
    ),
    r"^s\b",
    r"^\s(?:of us|or so of us|(?:hours?|minutes?|seconds?|nights? a|square|sq\.?|degrees?))\b",
)
_PLACES: Final = frozenset({"branch", "continent", "country", "floor", "location", "office"})
"""Where the sellers are; counting these sets no target either, unless they are opened or won."""

_BASELINE_BEFORE: Final = (
    r"(?:\bfrom|\bup from|\bdown from|\bcurrently(?: at| is)?|\bnow(?: at| stands? at| stuck at)?"
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


def amounts(plain: str) -> tuple[Amount, ...]:
    """The numbers of a *plain* text from which times have been taken out."""
    found = (Span(*match.span()) for match in _amount().finditer(plain))
    return tuple(Amount(span, _role(plain, span)) for span in found if _counts(span.of(plain)))


def is_amount_at(plain: str, place: int) -> bool:
    """Whether a number starts at *place*.

    >>> is_amount_at("by a fifth", 3), is_amount_at("by a new offer", 3)
    (True, False)
    """
    return _amount().match(plain, place) is not None


def _counts(written: str) -> bool:
    # "one" alone is mostly a pronoun
    return written.strip() not in {"one", "second"}


def _role(plain: str, span: Span) -> Role:
    before, behind = plain[max(0, span.start - 60) : span.start], plain[span.end : span.end + 60]
    if _baseline_before().search(before) or _baseline_behind().match(behind) or _is_level(before, behind):
        return "baseline"
    written = span.of(plain)
    is_plain = written.replace(",", "").replace("-", " ").replace(" ", "").isalnum()
    is_plain = is_plain and not _multiplier().fullmatch(written)
    other = is_plain and (_other_before().search(before) or _counts_people(before, behind))
    if _aims().search(before):
        return "target"
    return "other" if other or _other_behind().match(behind) or _is_effort(before, written) else "target"


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
    verb = re.findall(r"[a-z'-]+", before)[-1:]
    return not (verb and is_one_of(verb[0], TRADE_VERBS))


def _pattern(build: Callable[[], str]) -> re.Pattern[str]:
    return re.compile(build())


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_TIMES}|{_WORDS})|(?<![\w.,])(?:{_FIGURES})(?![\w])")


@cache
def _aims() -> re.Pattern[str]:
    # "down to four hours", "to under 15 days"
    return re.compile(
        r"\b(?:down|up|cut|shorten|reduce|lower|bring|response|time|times|enquiries|them|it)\s(?:to|under"
        r"|below)\s(?:under\s|below\s)?$"
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
