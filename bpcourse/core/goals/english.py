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

from bpcourse.core.goals.english_amounts import Amount, amounts
from bpcourse.core.goals.english_clauses import means, purposes, segments
from bpcourse.core.goals.english_time import Moment, moments
from bpcourse.core.goals.english_words import (
    AMBIGUOUS,
    CHANGE_VERBS,
    MEASURES,
    TRADE_VERBS,
    is_everyday,
    is_one_of,
)
from bpcourse.core.goals.reading import Reading, Span
from bpcourse.core.goals.spans import blanked, overlaps, spans_of, trimmed

__all__ = ["read"]

_SAME_LENGTH: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


def read(text: str) -> Reading:
    """What an English *text* shows of each SMART criterion."""
    plain = _plain(text)
    times = moments(plain)
    purpose = purposes(plain)
    timeless = blanked(plain, [moment.span for moment in times])
    aimless = blanked(timeless, purpose)
    lever = means(aimless)
    rest = blanked(timeless, [*purpose, *lever, *_background(plain)])
    numbers = amounts(blanked(rest, _numbered_names(text)))
    # where the goal starts from may stand in an aside, which is no part of what is to be reached
    start = tuple(number.span for number in numbers if number.role == "baseline")
    targets = tuple(number.span for number in numbers if number.role == "target")
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
    return [part for part in segments(plain) if _told().search(part.of(plain))]


def _titles(text: str) -> tuple[Span, ...]:
    """Words that a capital marks as a name ("the Team plan"), unless the text has capitals all over."""
    found = spans_of(_title(), text)
    return found if len(found) * 2 < len(_word().findall(text)) else ()


def _who_and_where(
    parts: tuple[Span, ...], titles: tuple[Span, ...], rest: str, levels: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The words that name customers, places, products or channels, if the text has a result at all."""
    rest = blanked(rest, spans_of(_idiom(), rest))
    found: list[Span] = []
    concrete = [_has_result(part, rest, levels) for part in parts]
    for number, part in enumerate(parts):
        names = [Span(part.start + word.start(), part.start + word.end()) for word in _word().finditer(part.of(rest))]
        names = [name for name in names if not is_everyday(name.of(rest)) or overlaps(name, titles)]
        names += [Span(part.start + size.start(), part.start + size.end()) for size in _size().finditer(part.of(rest))]
        if (
            names
            and any(concrete)
            and (concrete[number] or _is_topic(number, parts, rest) or _is_seller(part.of(rest)))
        ):
            found.append(_together(names))
    return tuple(found)


def _together(names: list[Span]) -> Span:
    return Span(min(name.start for name in names), max(name.end for name in names))


def _has_result(part: Span, rest: str, levels: tuple[Span, ...]) -> bool:
    words = [word.group() for word in _word().finditer(part.of(rest))]
    if overlaps(part, levels):
        return True
    verbs = TRADE_VERBS | CHANGE_VERBS
    if any(is_one_of(word, verbs) or is_one_of(word, MEASURES) for word in words if word not in AMBIGUOUS):
        return True
    return any(
        word
        in {
            "more",
            "fewer",
            "less",
            "additional",
            "extra",
            "inroads",
            "foothold",
            "presence",
            "relationships",
            "choice",
            "supplier",
            "ground",
        }
        for word in words
    )


def _is_topic(number: int, parts: tuple[Span, ...], rest: str) -> bool:
    """Whether the clause is a heading: "Paper mills: more service contracts"."""
    return number + 1 < len(parts) and ":" in rest[parts[number].end : parts[number + 1].start]


def _is_seller(part: str) -> bool:
    return (
        re.search(
            r"\b(?:team|branch|office|shops?|stores?|region|division|unit|subsidiary|showroom|desk|crew"
            r"|department)\b",
            part,
        )
        is not None
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        r"(?<![.!?]\s)(?<!^)\b(?P<name>[A-Z][A-Za-z]+)[ -]\d{1,4}(?![\d,.]*\d|\s?[%kKmMb]|\s(?:million|billion"
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
def _idiom() -> re.Pattern[str]:
    # talk that names no result, and the sales function itself
    return re.compile(
        r"\b(?:sales|selling|commercial)\s(?:side|team|force|function|organi[sz]ation|outfit|department|people"
        r"|staff|reps?|culture"
        r"|machine|engine|skills|approach|operation|success|company|champions?)\b"
        r"|\bfree cash flow\b|\bto free up cash\b|\bto be reckoned with\b"
        r"|\b(?:raise|lift|step up|up|improve)\s(?:the|our|my|its|their)\s(?:bar|game|standards?|act)\b"
    )


@cache
def _size() -> re.Pattern[str]:
    # customers known by their size or rank alone
    return re.compile(
        r"\b(?:small|smaller|mid-?sized?|mid-?market|medium(?:-sized)?|large|larger|big|bigger|young"
        r"|growing)(?:\s(?:and|or|to)\s[a-z-]{3,12})?\s"
        r"(?:business|businesses|firms|companies|enterprises|employers|buyers)\b"
        r"|\b(?:key|major|strategic|named|national|global|corporate|private|dormant|lapsed)\s(?:accounts?"
        r"|customers?|clients?)\b"
        r"|\b(?:firms|companies|businesses|customers|clients|accounts)\s(?:with|of|over"
        r"|above)\s(?:\w+\s){0,2}\s*(?:employees|staff|people|workers)\b"
        r"|\b(?:start-ups?|first-time (?:buyers|customers)|walk-ins?|new-builds?)\b"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_](?:[^\W_]|['&-](?=\w))+")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?:and\s|but\s)?(?:after|since|having|founded|established|based|rated|named|voted|known|born|despite"
        r"|although"
        r"|though|while|even though|whereas|as the|average age|three times|twice)\b"
        r"|\b(?:we|i|it|they|he|she|who|which|that|company|firm|folks)\s(?:\w+ly\s)?(?:opened|won|sold|made|bought"
        r"|built|launched|grew"
        r"|lost|had|were|was|signed|closed|hired|moved|started|began|took|did|told|said|has stood|has been"
        r"|have been)\b"
    )


_KIND = Amount
