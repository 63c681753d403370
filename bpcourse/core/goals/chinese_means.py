"""How a Chinese goal is to be reached: the means it tells, and where things stand now.

>>> text = "靠驻场顾问把续约率从60%提到70%"
>>> [span.of(text) for span in means(text)], [span.of(text) for span in baselines(text)]
(['靠驻场顾问'], ['从60%'])
"""

from __future__ import annotations

from functools import cache
from typing import Final

from bpcourse.core.goals.chinese_levers import LEVER_OBJECTS, LEVERS, MEANS_VERBS
from bpcourse.core.goals.chinese_names import unknown_words
from bpcourse.core.goals.chinese_numbers import NOW, NUMBER, names_a_metric, quantities, speaks_of_a_result
from bpcourse.core.goals.chinese_results import CHANGES, STAFF
from bpcourse.core.goals.chinese_text import INSIDE, any_of, clauses, pattern
from bpcourse.core.goals.chinese_ways import FOLLOWS, HANDS_OVER, MARKER, WAY, actions, changes, ways
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import merged, spans_of

__all__ = ["baselines", "means"]


def means(plain_text: str) -> tuple[Span, ...]:
    """The words for means; *plain_text* has its times and purposes taken out (as spaces)."""
    parts = clauses(plain_text)
    results = {clause for clause in parts if _tells_a_result(clause.of(plain_text))}
    found: list[Span] = []
    for place, clause in enumerate(parts):
        led_to = any(pattern(FOLLOWS).search(following.of(plain_text)) for following in parts[place + 1 : place + 2])
        told = _means_of(plain_text, clause)
        has_result_elsewhere = len(results) > (clause in results)
        if not told and has_result_elsewhere and _acts_with_something(plain_text, clause, led_to=led_to):
            told = [clause]
        found += told
    for expression in _CONNECTED:
        connected = spans_of(pattern(expression), plain_text, "means")
        found += [span for span in connected if not _names_a_result(span.of(plain_text))]
    return merged(span for span in found if span.of(plain_text).strip())


def _names_a_result(words: str) -> bool:
    return names_a_metric(words) or pattern(_SELLS).search(words) is not None


# A bare amount belongs to the clause before it: "…，日均3,000份".
_BARE_AMOUNT: Final = (
    rf"^\s*(?:日均|月均|年均|周均|平均|每[日月周年天]|共计?|合计|累计|总计|约|逾|达)?\s*{NUMBER}\S{{0,3}}$"
)


def _tells_a_result(words: str) -> bool:
    """Whether a clause says what is to come about, be it only by its first word: "让空房少下来"."""
    if pattern(_BARE_AMOUNT).search(words):
        return False
    begins = rf"{NUMBER}|^\s*(?:[让使令]|{any_of(CHANGES)})"
    return speaks_of_a_result(words) or pattern(begins).search(words) is not None


# Means told across the end of a clause: by what they are for in the next one, or behind a heading of their own.
_CONNECTED: Final = (
    rf"(?P<means>{INSIDE}{{4,60}})，\s?(?:好让|以便|从而|以此|由此|借此|进而|靠这个|凭这个)",
    rf"(?P<means>{INSIDE}{{4,60}})，\s?{INSIDE}{{0,4}}才能",
    r"(?P<means>老带新|传帮带|师带徒|以师带徒|一帮一|帮扶带)",
    rf"(?P<means>{INSIDE}{{4,30}}?)换来",
    rf"(?:{WAY}|怎么做|行动|资源)\s?：\s?(?P<means>{INSIDE}{{2,60}})",
)


def _means_of(plain_text: str, clause: Span) -> list[Span]:
    """From the first word for means in *clause* to what they bring about."""
    words = clause.of(plain_text)
    starts = (found.start("means") for expression in ways() if (found := pattern(expression).search(words)))
    start = next(starts, None)
    if start is None:
        return [clause] if _puts_means_to_work(words) else []
    start += len(words[start:]) - len(words[start:].lstrip())
    # Two characters of the means and one of their object belong to the means in any case: "通过提高频次".
    brings_about = pattern(HANDS_OVER).search(words, start + 3) or pattern(changes()).search(words, start + 3)
    if brings_about is None and _only_describes(words, start):
        return []
    end = brings_about.start() if brings_about else len(words)
    return [Span(clause.start + start, clause.start + len(words[:end].rstrip()))]


def _only_describes(words: str, start: int) -> bool:
    """Whether a verb only says what kind of goods a result is about: "定制西服的复购要过四成"."""
    if pattern(f"{MARKER}|用").match(words, start) or not speaks_of_a_result(words[start:]):
        return False
    return pattern(rf"[率额量价数购单入利期](?:要|须|应|将)?\S{{0,4}}?{NUMBER}").search(words, start) is not None


_FARTHEST_BEHIND: Final = 10
_FARTHEST_BEFORE: Final = 6


def _is_near(verb: Span, thing: Span) -> bool:
    """Whether *thing* stands close behind *verb*, or closer before it."""
    return 0 <= thing.start - verb.end <= _FARTHEST_BEHIND or 0 <= verb.start - thing.end <= _FARTHEST_BEFORE


# What sells, and so is the result itself, whatever else the clause says.
_SELLS: Final = (
    "卖|签|(?<!销)售(?![前后])|成交|订(?![货购]会|制)|买(?![一手赠])|中标|拿下|赢|夺|续[约费订租保]|复购|客户数|销量|销售额|"
    "营收|营业|业绩|铺[到进满向]|装[到进满]|推[给向]|打[进入]|[做打搞铺推拉带冲提](?:起来|上去|上来|大|强|活|旺|透)|"
    "(?:新增|发展|增加|减少|带来|多|更多).{0,8}(?:客户|用户|会员|商户|订单|租约|合同|学员|学生)"
)


def _puts_means_to_work(words: str) -> bool:
    """Whether a verb puts something to work, in either order ("报表取消一半", "把客户资料补全"), with no result."""
    verb, thing = any_of(LEVERS), any_of(LEVER_OBJECTS)
    verbs, things = spans_of(pattern(f"{verb}(?![备施])"), words), spans_of(pattern(thing), words)
    if not any(_is_near(one, other) for one in verbs for other in things):
        return False
    # What costs and what is done away with is a metric elsewhere, a trial (试用) a result, 报价模板 a thing.
    no_metrics = pattern(rf"费用(?!户)|取消(?!率)|试用(?=[点装品])|[\u4e00-\u9fff]{{2}}(?={thing})").sub(" ", words)
    return not speaks_of_a_result(no_metrics)


def _acts_with_something(plain_text: str, clause: Span, *, led_to: bool) -> bool:
    """Whether *clause* tells what is done for the result of another one: "给技师配平板，…".

    It begins with a verb, or has one and the next clause tells what comes of it (led_to). Something concrete has to
    be done: "加强管理，…" and "团结一心，…" tell no means.
    """
    words = clause.of(plain_text)
    if pattern(_SELLS).search(words) or (names_a_metric(words) and not led_to):
        return False
    anywhere = f"{any_of(LEVERS | MEANS_VERBS)}|[开办摆搭](?![业户工发展始拓创心张放])"
    has_verb = led_to and pattern(anywhere).search(words) is not None
    if not has_verb and pattern(actions()).search(words) is None:
        return False
    return pattern(_something()).search(words) is not None or bool(unknown_words(plain_text, clause))


@cache
def _something() -> str:
    """Things that are put to work, or people who are: "一名售前"."""
    people = any_of(STAFF | {"售前", "售后", "新人"})
    return rf"{any_of(LEVER_OBJECTS)}|[\d一二两三四五六七八九十几][名位个]{INSIDE}{{0,4}}?{people}"


def baselines(plain_text: str) -> tuple[Span, ...]:
    """Where the figures of *plain_text* start from: "从20家到…", "目前20家", "20% → 25%"."""
    found = [span for expression in _BASELINES for span in spans_of(pattern(expression), plain_text)]
    # What was reached is where things start from, what was won, founded or hired last year is not.
    # Alone it is history: there has to be another number that it can be the start of.
    if len(quantities(plain_text)) > 1:
        found += [span for span in spans_of(pattern(_LAST), plain_text) if speaks_of_a_result(span.of(plain_text))]
    return merged(span for span in found if not pattern(_STAFFED).match(span.of(plain_text)))


_BASELINES: Final = (
    rf"[从由自]{INSIDE}{{0,14}}?{NUMBER}{INSIDE}{{0,10}}?(?=[到至升降提增涨压缩减扩做翻]|→)",
    (
        rf"(?:{NOW}|基数|现状|年初)"
        rf"{INSIDE}{{0,16}}?{NUMBER}{INSIDE}{{0,4}}"
    ),
    rf"[较比](?:去年|上年|前年|上一?季|上个?月|同期|往年|年初|目前|现在){INSIDE}{{0,6}}?的{NUMBER}{INSIDE}{{0,4}}",
    rf"{NUMBER}{INSIDE}{{0,3}}?\s?(?:→|->|=>)\s?{INSIDE}{{0,4}}?\d",
)
_LAST: Final = rf"(?:去年|上年|上个?季度|上个?月|前年){INSIDE}{{0,16}}?{NUMBER}{INSIDE}{{0,4}}"
# "现有46人" tells how large the team is, "现有会员46人" where the result stands.
_STAFFED: Final = rf"(?:(?!客户|会员|学员|用户|学生|报名|[商户]).){{0,40}}{NUMBER}\s?多?[人名位](?!次)"
