"""When an English goal is to be reached: dates, periods and durations, and the times that are no deadline.

>>> text = "sell more in q3 2027 than in 2026"
>>> [text[moment.span.start : moment.span.end] for moment in moments(text) if moment.is_deadline]
['in q3 2027']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import overlaps, spans_of

__all__ = ["Moment", "moments"]

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,?\s?\d))?"
)
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_YEARS: Final = rf"(?:{_YEAR}(?:\s?[/–-]\s?(?:20)?\d\d(?!\d))?|'\d\d\b)"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_FISCAL: Final = r"(?:(?:fiscal|financial|business|calendar|tax|school|academic|budget|current|trading)\s)"
_FISCAL_YEAR: Final = rf"(?:fy\s?-?'?\d{{2,4}}(?:[/–-]\d{{2,4}})?|cy\s?'?\d{{2,4}}|{_FISCAL}(?:year\s)?{_YEARS}|fy\b)"
_WHICH: Final = r"(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th|next|coming|opening|closing)"
_SPAN_OF_YEAR: Final = r"(?:quarter|half(?:[ -]year)?|trimester|semester|term|month|week)"
_QUARTER: Final = rf"(?:q[1-4]|h[12]|[1-4]q|[12]h|{_WHICH}\s(?:{_FISCAL})?{_SPAN_OF_YEAR})"
_DATE: Final = (
    rf"(?:(?:{_WEEKDAY},?\s)?(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s(?:of\s)?(?:{_YEARS}|next year))?"
    rf"|(?:the\s)?(?:first|second|third|fifteenth|twentieth|thirtieth|last|\d\d?)\sof\s{_MONTH}(?:\s{_YEARS})?"
    rf"|{_MONTH}\s(?:the\s)?{_DAY}(?!\d)(?:,?\s{_YEARS})?"
    rf"|{_MONTH}(?:,?\s(?:of\s)?(?:{_YEARS}|next year)|\s?'\d\d)"
    r"|20\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d(?!\d)|\d{1,2}/\d{1,2}(?![/\d])"
    r"|(?:calendar\s|cw\s?|week\s|kw\s?)\d{1,2}(?!\d))"
)
_FEAST: Final = (
    r"(?:christmas(?: eve| day)?|xmas|easter(?: sunday| monday)?|shrove tuesday|maundy thursday|palm sunday"
    r"|corpus christi|ascension day|assumption day"
    r"|twelfth night|burns night|guy fawkes night|bonfire night|groundhog day|earth hour|cinco de mayo|juneteenth"
    r"|boxing week|yom kippur|purim|sukkot|shavuot|vesak|qingming|obon|chuseok|lantern festival|double (?:eleven|11)"
    r"|singles day|white day|st\.? (?:george|andrew|david|nicholas|martin)'?s? day|all souls'? day|whit monday"
    r"|easter|thanksgiving|black friday|cyber monday|diwali|ramadan|eid(?:[ -](?:al|ul)[ -]\w{1,6})?"
    r"|hanukkah|halloween|valentine'?s?(?: day)?|(?:st\.? patrick|mother|father|singles|children|women|teacher"
    r"|veteran"
    r"|president)(?:'s|s'|')? day|(?:labou?r|memorial|independence|canada|australia|bastille|anzac|boxing|national"
    r"|republic|may|earth|prime|mid-autumn) (?:day|festival)|(?:chinese |lunar |orthodox )?new year(?:'?s(?: eve"
    r"| day)?)?"
    r"|spring festival|golden week|dragon boat festival|oktoberfest|carnival|mardi gras|midsummer|pentecost|whitsun"
    r"|epiphany|passover|holi|songkran|nowruz|lent|advent(?: sunday)?|all saints'?(?: day)?|michaelmas|super bowl"
    r"|day of the dead"
    r"|winter solstice|summer solstice|pride(?: month| week)?|bank holiday|id[- ]ul[- ]fitr|rosh hashanah|tet|onam"
    r"|saint nicholas|candlemas|ash wednesday|good friday|back-to-school|(?:fourth|4th) of july)\b"
)
_SEASON: Final = r"(?:(?:late|early|mid)[ -])?(?:spring|summer|autumn|fall|winter)"
# Something that everybody in the trade has in the calendar: "before the harvest", "over the ski season".
_EVENT: Final = (
    r"(?:season|holidays?|vacations?|break|harvest|rains|monsoon|festival|fair|trade show|expo|summit"
    r"|conference|congress|elections?|games|olympics|world cup|championships?|cup|tournament|semester|term|peak|rush"
    r"|frost|thaw|sowing|planting|kick-off|anniversary|tax day)"
)
# Before the patterns below are tried, each time found by itself is written over with capitals, which a text in lower
# case has none of, so that the patterns stay short: D date, F fiscal year, H holiday, S season, M month, Y year.
_MARKS: Final = (
    rf"(?P<D>(?<![\w.])(?!24/7|50/50){_DATE})|(?P<F>(?<![a-z]){_FISCAL_YEAR})|(?P<H>(?<!\w){_FEAST})"
    rf"|(?P<S>(?<!\w){_SEASON}\b)"
    rf"|(?P<M>(?<!\w){_MONTH})|(?P<Y>(?<!\d)(?<!\d[.,]){_YEARS}|'\d\d\b)"
)
# "Q3 2027", "Q3 of FY27", "3Q'27", "the third quarter of next year"
_QUARTER_OF: Final = (
    rf"(?:(?:F+\s|Y+[\s-]?)?{_QUARTER}(?![a-z0-9])"
    rf"(?:(?:\s?[/-]?\s?|,\s|\s(?:of|in)\s)(?:F+|Y+|\d\d(?!\d)|(?:this|next"
    rf"|the)\s(?:{_FISCAL})?year))?)"
    r"|[1-4]q\d\d\b|[12]h\d\d\b"
)
_NUMBER: Final = (
    r"(?:\d{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six"
    r"|seven|eight"
    r"|nine))?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen"
    r"|(?:a |one )?hundred|a couple of|a dozen)"
)
_UNIT: Final = r"(?:day|week|fortnight|month|quarter|half-year|semester|season|year)"
_DURATION: Final = (
    rf"(?:{_NUMBER}[ -](?:(?:calendar|business|working|trading|full|short|consecutive|fiscal)\s)?{_UNIT}s?\b'?"
    rf"|half a year|a year and a half|a quarter|(?:{_NUMBER}|the)[ -]{_UNIT}s?[ -](?:period|window|span|stretch))"
)
_NEXT: Final = r"(?:next|coming|following|upcoming|remaining)"
_END: Final = (
    r"(?:(?:the\s)?(?:very\s)?(?:end|close|start|beginning|middle|turn|first day|last day|first week|last week"
    r"|finish)"
    r"\s(?:of\s)?|(?:mid|early|late|end)[ -](?:of[ -])?|the\s(?:first|second|last|latter)\shalf\sof\s)"
)
_WHOLE_YEAR: Final = (
    rf"(?:(?:the|this|our|next)\s)?(?:{_FISCAL})?(?:year|quarter|month|week|half|half-year|season|decade)\b"
)
_YEAR_END: Final = (
    r"(?:(?:fiscal|financial|calendar|business|this|next|the)[ -])?(?:year|month|quarter|season|half|term)"
    r"(?:'s)?[ -](?:end|close)\b(?:\sY+)?|F+[ -](?:end|close)\b|q[1-4][ -](?:end|close)\b"
)
_POINT: Final = rf"(?:D+|{_QUARTER_OF}|F+|H+(?:\sY+)?|S+(?:\s(?:of\s)?Y+)?|Y+)"

_BEFORE: Final = (
    r"(?:by|before|until|till|til|up to|up until|no later than|not later than|at the latest by|latest by|prior to"
    r"|ahead of"
    r"|come|in time for|on or before|at|as of|starting|beginning|effective|due|in|during|throughout|through|thru|over"
    r"|within|inside|for|from|between|on|around|across|to|this|next|the|of|and|after|since|deadline:?|-|–)"
)

# Each alternative of these is bounded, and starts with a word of its own, so that reading stays linear.
_DEADLINES: Final = (
    # by the end of March, before FY26 is out, at the close of the third quarter, by mid-June
    rf"(?:{_BEFORE}\s){{0,3}}{_END}(?:the\s|our\s|this\s|next\s)?(?:{_POINT}|(?:M+|D+)|{_WHOLE_YEAR})(?:\sY+)?",
    rf"(?:by|before|at|until|till|come|towards?)\s(?:the\s)?(?:{_YEAR_END})",
    rf"\b{_YEAR_END}",
    r"within\s(?:the|this)\s(?:year|quarter|half-year|month|season)\b",
    rf"(?:between now and|from now (?:to|until|till|through))\s(?:{_END})?(?:{_POINT}|(?:M+|D+)|{_WHOLE_YEAR})",
    # before the year is out, before next season
    rf"(?:by|before|until|till|prior to|ahead of)\s(?!half\b){_WHOLE_YEAR}",
    # before the school holidays, over the 2026/27 ski season, in time for the harvest
    (
        rf"(?:by|before|until|till|over|during|throughout|in time for|ahead of|prior to|in the run-up to|in|this"
        rf"|next)\s"
        rf"(?:(?:the|our|this|next)\s){{0,2}}(?:Y+\s)?(?:[\w'-]{{2,20}}\s){{0,2}}?{_EVENT}\b(?:\sY+)?"
    ),
    # from 1 April to 30 September, between January and March 2027
    (
        rf"(?:from|between)\s(?:{_POINT}|(?:M+|D+))\s(?:to|until|till|through|and|-|–)\s(?:the\send\sof\s)?(?:{_POINT}"
        rf"|(?:M+|D+))"
    ),
    r"(?:(?:in|during|over|throughout)\s)?(?:M+|D+)\s?(?:to|-|–|through|and|until)\s?(?:M+|D+)(?:\sY+)?",
    # between 1 and 30 September, 1-15 May, from the 3rd to the 9th of July
    rf"(?:(?:between|from)\s)?(?:the\s)?{_DAY}\s?(?:and|to|until|through|-|–)\s?(?:the\s)?D+",
    # by 1 May 2026, in Q3, during FY27, over Golden Week, for 2027
    (
        rf"(?:by|before|until|till|up to|no later than|not later than|prior to|ahead of|come|in time for|in|during"
        rf"|throughout"
        rf"|through|over|within|for|on|from|at|this|next|deadline:?)\s"
        rf"(?:the\s|our\s|calendar\s|year\s|(?:late|early|mid)[ -]|(?:this|next|coming)\s){{0,2}}(?:{_POINT})"
    ),
    (
        r"(?:by|before|until|till|into|in|during|for|throughout|through|from|this|next|come|no later than)\s"
        r"(?:(?:late|early|mid|the month of|this|next|coming)[ -]){0,2}(?:M+|D+)(?!\w)"
    ),
    rf"(?:by|before|on|until|till|this|next|come)\s(?:next\s|this\s)?{_WEEKDAY}\b",
    # dates and periods that need no preposition
    r"D+",
    rf"\b(?:{_QUARTER_OF})",
    r"\bF+",
    # within nine months, over the next two quarters, in a year, during the three quarters to come
    (
        rf"(?:within|in|inside|over|during|for|throughout|across)\s(?:the\s(?:space\sof\s)?|less than\s|under\s"
        rf"|about\s"
        rf"|roughly\s|at most\s|no more than\s)?(?:(?:{_NEXT}|first|last|final|opening"
        rf"|closing)\s)?{_DURATION}(?!\s(?:on average"
        r"|of (?:receipt|order|invoic|delivery|purchase|enquiry|the (?:order|request|invoice|call))"
        r"|after (?:the\s)?(?:order|invoice|delivery|receipt)))(?:\s(?:time|to come|from now"
        rf"|ahead)|\sof\s(?:{_POINT}|{_WHOLE_YEAR}))?"
    ),
    (
        rf"(?:the\s)?{_NEXT}\s(?:{_FISCAL})?(?:{_DURATION}|quarter|half-year|half|month|week|season|semester|year\b"
        rf"|S+"
        r"|fortnight|term)"
    ),
    rf"\b{_DURATION}\s(?:from now|from today|to come|ahead|out)",
    rf"\b(?:six|three|nine|twelve|\d{{1,2}})\s(?:months|weeks|quarters)\sto\s(?:the\s)?(?:end\sof\s)?{_POINT}",
    r"\bthis\s(?:current\s)?(?:quarter|month|week|S+|half(?:-year)?|season|semester)\b",
    r"\b(?:close|finish|end|round)\s(?:(?:out|off)\s)?(?:the|this)\s(?:year|quarter|month|season|half)\s(?=with|on|at)",
    # until the snow comes
    (
        r"\b(?:until|till|before|by the time)\s(?:the|our)\s[a-z-]{2,15}\s(?:comes?|falls?|starts?|begins?|opens?|ends?"
        r"|closes?|melts?|arrives?|is out|is over)\b"
    ),
    # by curtain-up of the 2027 season
    (
        rf"(?:by|before|until)\s(?:the\s)?(?:[\w-]{{2,15}}\s){{1,2}}of\s(?:the\s)?(?:{_POINT}(?:\s{_EVENT})?"
        rf"|{_WHOLE_YEAR})"
    ),
    rf"\b(?:finish|start|end|conclusion|close)\sto\s(?:the\s)?(?:{_POINT}|{_WHOLE_YEAR})",
    r"\b(?:by|before)\sthe\stime\b[^,.;:!?]{0,80}",
    r"\b(?:by|before|until)\s(?:tomorrow|tonight|midnight|then end of play)",
    # the year as a heading or in front of what is counted: "2027: ...", "2027 revenue"
    r"(?:(?<=^)|(?<=[.;!?]\s))Y+(?=\s?[:,–-])",
    r"\bY+(?=\s(?:revenue|sales|turnover|bookings|orders|target|goal|order intake|billings|arr)\b)",
)

# A year or a day that belongs to a name or to the past, and a rhythm: they say nothing about when the goal is due.
_PAST_VERB: Final = (
    r"(?:(?:founded|bought|built|opened|launched|established|rated|ranked|named|voted|awarded|acquired|merged"
    r"|joined|created"
    r"|slid|sank|slipped|slumped|dropped|declined|climbed|shrank|plunged|dipped|averaged|peaked|bottomed|stagnated"
    r"|formed|introduced|published|released|approved|refurbished|renovated|installed|certified|started|began|grew"
    r"|fell|rose"
    r"|met|moved|won|sold|took|made|told|said|was|were|been|had|did|got|came|went|became|saw|gave|brought|stood|ran"
    r"|born"
    r"|incorporated|agreed|invested|listed|promised|decided|elected|appointed|reorgani[sz]ed|redesigned|relaunched)"
    # these also describe what is to be won: "lost customers", "closed deals"
    r"|(?<=\bwe )(?:\w{2,10}ed|lost|hit|set)|(?<=\bwhich )\w{2,10}ed|(?<=\bthat )\w{2,10}ed|(?<=\bwho )\w{2,10}ed"
    r"|(?<=\bteam )\w{2,10}ed|(?<=\bcompany )\w{2,10}ed|(?<=\bfirm )\w{2,10}ed)"
)
_IDLE_TIMES: Final = (
    rf"(?:ever\s)?since\s(?:the\s)?(?:[\w']{{1,12}}\s){{0,2}}?(?:{_POINT}|(?:M+|D+)|\d{{4}})",
    (
        rf"\b{_PAST_VERB}\s(?:(?!should|will|must|shall|M+|can|could|might|would|ought|is|are|to\b(?!\s\d)|need"
        rf"|want)[\w',%$€£.-]{{1,20}}\s){{0,5}}?(?:back\s)?(?:in"
        rf"|on|during|at|by)\s(?:the\s|early\s|late\s|mid-)?"
        rf"(?:{_POINT}|(?:M+|D+))"
    ),
    rf"(?:back\s)?(?:in|on|during)\s{_POINT},?\s(?:we|i|they|it|he|she|our \w+|the \w+)\s(?:\w+ly\s)?{_PAST_VERB}\b",
    rf"\bafter\s\w{{3,15}}ing\s(?:[\w',%$€£.-]{{1,20}}\s){{0,5}}?in\s(?:{_POINT}|(?:M+|D+))",
    (
        r"(?:in|over|during|for|from|than|on|of|the|against)?\s?(?:the\s)?\b(?:last|past|previous|prior|preceding)\s"
        rf"(?:{_DURATION}|(?:{_FISCAL})?{_UNIT}s?\b(?:'s)?(?!\sof\b)|(?:few|couple of|several)\s{_UNIT}s|S+"
        rf"|(?:M+|D+))"
    ),
    (
        rf"(?:than|versus|vs\.?|against|compared (?:with|to)|relative to|over|above|on|below|beat|beating"
        rf"|exceed)\s(?:in\s)?"
        rf"(?:(?:F+|Y+)|F+|{_QUARTER}\sY+|last year)(?:'s)?\s?(?:level|levels|figure|figures|result"
        rf"|results"
        r"|actuals)?(?=[\s.,;)]|$)"
    ),
    rf"\b(?!an?\squarter\sof){_DURATION}\s(?:ago|earlier|of\s(?![A-Z])\w{{2,20}}|old|in business|in the)",
    rf"(?:for|after)\s(?:over\s|more than\s|nearly\s|almost\s|some\s)?{_DURATION}(?=\s(?:in|of|we|now)\b|,)",
    # the level of another year beside its figure: "31 in 2025", "(12% in Q3 2025)"
    rf"(?:in|of)\s(?:fy\s?)?(?:Y+|{_QUARTER_OF})(?=\s(?:up\s|down\s)?to\s(?:[a-z]{3}\s)?[$€£¥]?\d)",
    rf"(?<=[\d%km]\s)in\s(?:Y+|{_QUARTER_OF})(?=\))",
    r"(?<!of )(?<!before )(?:this|the current) year'?s?\b(?!-end| end| close)",
    (
        r"\b(?:every|each|per|once a|twice a|times a)\s(?:\w{1,12}\s)?(?:day|week|month|quarter|year|monday|tuesday"
        r"|wednesday"
        r"|thursday|friday|saturday|sunday|S+|season|half-year)s?\b"
    ),
    rf"\b\w{{3,12}}(?:ed|ought|ose)\sus\s(?:back\s)?(?:in|during)\s{_POINT}",
    # what happened or was rated in some year's awards
    (
        r"(?:in|at|of|by)\sthe\sY+\s(?:[a-z-]{2,15}\s){0,2}?(?:awards?|surveys?|ranking|report|study|test|audit|review"
        r"|league)\b"
    ),
    # "60 a month", but neither "in a month" nor "by a quarter"
    (
        r"(?<!in )(?<!within )(?<!over )(?<!inside )(?<!for )(?<!half )(?<!during )\ba\s(?:day|week|month"
        r"|year)\b(?!\s(?:from|and)\b)"
    ),
    (
        r"(?<!in )(?:within|in|under|inside)\s(?:\w{1,8}\s)?(?:hours?|minutes?|seconds)\b(?!\s(?:flat|or less|at most"
        r"|max))|24/7|365 days|round the clock"
    ),
    r"\b(?:year|quarter|month|week|day)\s(?:by|after|on|in|over)\s(?:year|quarter|month|week|day)\b",
    r"\b(?:the|a)\s(?:few|coming|next few)\syears\b",
    r"\bone day\b|\bsome day\b|\bthese days\b|\bin the (?:long|short|medium|near) (?:run|term|future)\b",
    r"\bfirst (?:day|week|month|quarter|half)\b(?=\sof\s(?:use|service|the contract|employment|trial))",
)


@dataclass(frozen=True)
class Moment:
    """A time that a text names, and whether it says when the goal is due."""

    span: Span
    is_deadline: bool
    is_year_only: bool = False
    is_short: bool = False


def moments(plain: str) -> tuple[Moment, ...]:
    """The times in a *plain* text (lower case, straight quotes), in their order."""
    marked = _marked(plain)
    idle = spans_of(_idle(), marked) + spans_of(_of_a_level(), marked, "time")
    deadlines: list[Span] = []
    for found in _deadline().finditer(marked):
        span = Span(*found.span())
        if not overlaps(span, idle):
            deadlines.append(span)
    times = [Moment(span, is_deadline=False) for span in idle]
    times += [
        Moment(
            span,
            is_deadline=True,
            is_year_only=_year_only().fullmatch(span.of(plain)) is not None,
            is_short=_short().search(span.of(plain)) is not None,
        )
        for span in deadlines
    ]
    return tuple(sorted(times, key=lambda moment: moment.span))


def _marked(plain: str) -> str:
    """*plain* with a capital over every character of a time that stands by itself."""
    return _mark().sub(lambda found: (found.lastgroup or "") * len(found.group()), plain)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(_MARKS)


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'])(?:" + "|".join(_DEADLINES) + ")")


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(r"(?<![\w])(?:" + "|".join(_IDLE_TIMES) + ")")


@cache
def _of_a_level() -> re.Pattern[str]:
    # "versus 51 in 2025": the year belongs to the level
    return re.compile(
        r"\b(?:versus|vs\.?|against|compared (?:with|to)|up from|down from|(?:up|down) on)\s[^\s]{1,15}"
        rf"(?:\s(?!to\b)[a-z%]{{1,12}}){{0,2}}\s(?P<time>in\s{_POINT})"
    )


@cache
def _year_only() -> re.Pattern[str]:
    return re.compile(
        rf"(?:by|in|for|until|before|through|to|from|during)?\s?(?:the\s)?(?:{_YEARS}|(?:next|coming) years?)"
    )


@cache
def _short() -> re.Pattern[str]:
    # what is answered or delivered within days belongs to the means, when it stands there
    return re.compile(r"\b(?:first|same|an?|one|two|three|five|[1-7])[ -](?:business |working )?(?:days?|week)\b")
