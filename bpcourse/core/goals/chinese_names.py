"""Who and where a Chinese goal is about: the words of a result that goals do not have in common.

>>> text = "大家要多卖，宁波门店的订单要过千"
>>> [span.of(text) for span in names(text)]
['宁波门店']
"""

from __future__ import annotations

from functools import cache
from typing import Final

from bpcourse.core.goals.chinese_numbers import quantities, speaks_of_a_result, targets
from bpcourse.core.goals.chinese_text import INSIDE, clauses, pattern
from bpcourse.core.goals.chinese_words import COMPANIES, GENERAL, LEVERS, METRICS, OUTCOMES, SEGMENTS, STRATEGIES
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import blanked, merged

__all__ = ["names"]

_LONGEST_WORD: Final = 6
_SHORTEST_NAME: Final = 2
# Characters that hold a sentence together; they end a name. A name that loses one of its own to them stays long enough.
_GRAMMAR: Final = frozenset(
    "的了着过来在于把被将让使令从到由自对向与和及或也都就要更再很多不没还可能会须必应该得给为因所以而则并且但却如若其此这那之每各某我们你他她它"
    "咱是有等至达超仅只才约近逾一二三四五六七八九十百千万亿半几个内"
)
# A metric that is not listed (办卡率); what stands before it may still be a name.
_METRIC: Final = r"[\u4e00-\u9fff]{2}率|[\u4e00-\u9fff]{2}[额度](?![\u4e00-\u9fff])"


# "扩大毛巾在酒店的份量": more or less of something said of somewhere, whatever it is called.
_CHANGE_OF: Final = (
    "(?:提高|提升|扩大|增加|减少|降低|改善|缩短|巩固|拉动|带动|促进|盘活|拓展|开拓)"
    f"{INSIDE}{{0,20}}?[在对给]{INSIDE}{{1,12}}?[的里中]"
)


def names(plain_text: str) -> tuple[Span, ...]:
    """Who and where; *plain_text* has its times, purposes and means taken out (as spaces).

    Only clauses that tell a result are read, and the topic that stands before them ("新疆棉纺厂，拿下20家").
    """
    counted = blanked(plain_text, quantities(plain_text))
    aimed_at = {span.start for span in targets(plain_text)}
    found: list[Span] = []
    topic: list[Span] = []
    for clause in clauses(plain_text):
        words = clause.of(plain_text)
        if (
            speaks_of_a_result(words)
            or pattern(_CHANGE_OF).search(words)
            or not aimed_at.isdisjoint(range(clause.start, clause.end))
        ):
            found += topic + _names_in(counted, clause)
        else:
            topic = _topic(counted, clause) or topic
    return merged(found)


# How a clause ends that says only whom or what the next one is about.
_PLACE: Final = (
    r"(?:[店厂院校站市省区县商所馆城园场组户]|渠道|客户|企业|用户|市场|工地|机构|行业|产品|系列|业务|项目|平台|社区)$"
)
_LONGEST_TOPIC: Final = 16
_LONGEST_LONE_NAME: Final = 6  # "粽子，…": nothing but a name


def _topic(text: str, clause: Span) -> list[Span]:
    words = clause.of(text).strip()
    found = _names_in(text, clause) if len(words) <= _LONGEST_TOPIC else []
    is_place = pattern(_PLACE).search(words) is not None
    is_lone_name = [span.of(text) for span in found] == [words] and len(words) <= _LONGEST_LONE_NAME
    return found if is_place or is_lone_name else []


def _names_in(text: str, clause: Span) -> list[Span]:
    """The segments in *clause* and its stretches of characters that no list knows."""
    found: list[Span] = []
    position = unknown = clause.start
    while position < clause.end:
        length, is_segment = _word_at(text, position, clause.end)
        if length:
            found += [Span(unknown, position)] if position - unknown >= _SHORTEST_NAME else []
            found += [Span(position, position + length)] if is_segment else []
            unknown = position + length
        position += length or 1
    return [*found, Span(unknown, clause.end)] if clause.end - unknown >= _SHORTEST_NAME else found


def _word_at(text: str, position: int, end: int) -> tuple[int, bool]:
    """The length of the longest listed word at *position* (0: none), and whether it is a segment."""
    for length in range(min(_LONGEST_WORD, end - position), 1, -1):
        word = text[position : position + length]
        if word in SEGMENTS or word in _without_names():
            return length, word in SEGMENTS
    metric = pattern(_METRIC).match(text, position, end)
    if metric:
        return len(metric.group()), False
    is_grammar = text[position] in _GRAMMAR or not text[position].isalnum()
    return int(is_grammar), False


@cache
def _without_names() -> frozenset[str]:
    return COMPANIES | GENERAL | LEVERS | METRICS | OUTCOMES | STRATEGIES
