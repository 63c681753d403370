"""Who and where a Chinese goal is about: the words of a result that goals do not have in common.

Listed regions, customers and channels are names, and so is whatever no list knows: products and shops have too many
names to be listed. What only says how a figure moves is none, known or not.

>>> text = "大家要多卖，宁波门店的订单要过千"
>>> [span.of(text) for span in names(text)]
['宁波门店']
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from bpcourse.core.goals.chinese_general import GENERAL
from bpcourse.core.goals.chinese_levers import LEVERS, MEANS_VERBS
from bpcourse.core.goals.chinese_numbers import quantities, speaks_of_a_result, targets
from bpcourse.core.goals.chinese_places import PLACES, SEGMENTS, TRADES
from bpcourse.core.goals.chinese_results import CHANGES, METRICS, OUTCOMES
from bpcourse.core.goals.chinese_text import BREAK, INSIDE, clauses, pattern
from bpcourse.core.goals.chinese_words import COMPANIES, STRATEGIES
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import blanked, merged, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["names", "unknown_words"]

_Kind = Literal["name", "metric", "word", "unknown", "gap"]

_LONGEST_WORD: Final = 8
_SHORTEST_NAME: Final = 2
# Characters that hold a sentence together; they end a name. A name that loses one of its own to them stays long enough.
_GRAMMAR: Final = frozenset(
    "的了着过来在于把被将让使令从到由自对向与和及或也都就要更再很多不没还可能会须必应该得给为因所以而则并且但却如若其此这那之每各某我们你他她它"
    "咱是有等至达超仅只才约近逾一二三四五六七八九十百千万亿半几个内"
)
# A metric that is not listed (办卡率); what stands before it may still be a name.
_METRIC: Final = r"[\u4e00-\u9fff]{2}率|[\u4e00-\u9fff]{2}[额度量价数值](?![\u4e00-\u9fff])"
# A seller's verb and how far it got: 签出, 攀上, 清掉, 守住.
_RESULTATIVE: Final = (
    "[攀卖签装售清拉拿冲爬升跑抢订招揽租铺赢谈攻打扎收交缴做干扩挣赚获夺拼守稳压砍减缩降调抬推顶挤带激唤留挖夯提增涨办拓]"
    "[出上下到掉完成回满足够开住起稳高低牢实活透进]"
)
# With one of these behind it, a word for what is done is somebody who does it or where it is done: 维修站, 体检卡.
_NOUN_ENDING: Final = "[站店厂院校馆所商户桩柜卡险车仓园场器员]"
# What may stand before a name and belongs to none when it does: "先…", "比…", "些…".
_LEADING: Final = "^[些比往先拿又曾刚正并做请笔]"
# Last characters of things that are sold and of those who sell or buy them.
_THINGS: Final = frozenset(
    "车船艇舰机器械具箱柜桌椅床灯泵阀管线缆板材料钢铁铝铜锌石砂漆胶膜纸布纱丝棉毛皮革鞋帽衣裤裙袜包镜笔书报刊卡券险贷债基币油气电煤炭酒茶奶粉米"
    "糖盐酱醋肉蛋鱼虾蟹菜果瓜豆花草木竹苗种肥药剂膏丸片针牙眼肤妆香皂乳霜液饮糕饼粽汤饭餐店铺馆院校园场站所厂坊城镇村乡县市省州区岛港湾山河湖"
    "海江街路桥楼房宅墅寓仓库塔网云屏芯件品款版型舱桶罐瓶杯盒袋壶锅炉窑窗锁砖瓦墙族妈爸童婴孕商户民农章本画琴球戏剧影歌课营局司部队组行社会"
    "帆伞钟刀枪弹炮轮胎轴齿链杆梯架棚塑瓷玻玉珠钻金银表郊庄屯浦滩矿井田林场牛羊猪鸡鸭鹅犬猫马驴菇菌蜜枣梨桃杏橙柑柚莓蕉椒蒜姜葱薯麦稻谷"
)
# What stands behind a name that is short: 民航 客户, 市政 项目.
_WHO: Final = (
    r"\s?(?:[企大老新小]?客户?|企业|公司|中心|项目|用户|会员|业务|商(?!机)|市场|团队|产品|系列|平台|渠道|订单|门店|店|机构|行业|单位|集团|系统|学校|"
    r"医院|工厂|厂|学员|学生|家长|患者|车主|船东|货主|店主|买家|卖家|居民|村民|员工|人群|群体|代理|经销|品类|品牌|赛事|板块|赛道|领域|地区|区|市|县|省|的|里|在|端|版|款|线|部|组|员|师|家|类)"
)
# What a trade has: 检测客户, 租赁业务, 培训收入.
_OF_A_TRADE: Final = (
    "的?(?:客户|业务|产品|行业|企业|公司|市场|板块|项目|合同|订单|收入|营收|机构|中心|学校|用户|商|店|站|厂|院|销量|"
    "事业部|单位)"
)
# "负责人：陈浩" says whose goal it is, not whom it is about.
_OWNER: Final = rf"(?:负责人|责任人|牵头人|填写人|制定人|执行人|负责|主责)\s?[：是为]{INSIDE}{{1,20}}"


def names(plain_text: str) -> tuple[Span, ...]:
    """Who and where; *plain_text* has its times, purposes and means taken out (as spaces).

    Without a result said anywhere there is nothing to be specific about, whoever is named.
    """
    if not (targets(plain_text) or speaks_of_a_result(plain_text) or pattern(_CHANGE_OF).search(plain_text)):
        return ()
    counted = blanked(plain_text, [*quantities(plain_text), *spans_of(pattern(_OWNER), plain_text)])
    return merged(span for clause in clauses(plain_text) for span in _names_in(counted, clause))


# "扩大毛巾在酒店的份量": more or less of something said of somewhere, whatever it is called.
_CHANGE_OF: Final = (
    "(?:提高|提升|扩大|增加|减少|降低|改善|缩短|巩固|拉动|带动|促进|盘活|拓展|开拓)"
    f"{INSIDE}{{0,20}}?[在对给]{INSIDE}{{1,12}}?[的里中]"
    f"|(?:提高|提升|扩大|增加|促进|带动|拉动|拉升|做大|推动){INSIDE}{{2,20}}销售"
    f"|销售{INSIDE}{{0,6}}(?:提升|提高|增长|扩大|上升|上涨|翻|上去)"
    f"|[把将]{INSIDE}{{2,20}}?[做打搞铺卖推拉带冲提](?:起来|上去|上来|大|强|开|活|旺|透)"
)


def _names_in(text: str, clause: Span) -> list[Span]:
    """The listed names in *clause* and its stretches of characters that no list knows, but for predicates."""
    found: list[Span] = []
    before: _Kind = "gap"
    for kind, span in _stretches(text, clause):
        is_long_enough = span.end - span.start >= _SHORTEST_NAME
        is_unknown_name = kind == "unknown" and is_long_enough and _is_name(text, before, span)
        if kind == "name" or is_unknown_name:
            found.append(span)
        before = kind
    return found


def unknown_words(plain_text: str, clause: Span) -> list[Span]:
    """The stretches of *clause* that no list knows, and the listed names."""
    return _names_in(blanked(plain_text, quantities(plain_text)), clause)


def _is_name(text: str, before: _Kind, span: Span) -> bool:
    """Whether a stretch that no list knows names somebody or something.

    Longer ones do. Two characters may as well be a plain word that is missing from the lists (差错, 冷清), so they
    need a sign that they are a name, and must not say how a metric moves ("投诉回落").
    """
    words = pattern(_LEADING).sub("", span.of(text))
    if len(words) > _SHORTEST_NAME:
        return True
    ends_clause = not text[span.end : span.end + 1].strip() or text[span.end] in BREAK
    if len(words) < _SHORTEST_NAME or (before == "metric" and ends_clause):
        return False
    return words[-1] in _THINGS or pattern(_WHO).match(text, span.end) is not None


def _stretches(text: str, clause: Span) -> Iterator[tuple[_Kind, Span]]:
    """*clause* in words that a list knows, gaps, and stretches that none knows."""
    position = unknown = clause.start
    while position < clause.end:
        length, kind = _word_at(text, position, clause.end)
        if position - unknown == 1 and text[position] in "老新":
            length = 0  # 养老 客户, not 养 老客户
        if length:
            if unknown < position:
                yield "unknown", Span(unknown, position)
            yield kind, Span(position, position + length)
            unknown = position + length
        position += length or 1
    if unknown < clause.end:
        yield "unknown", Span(unknown, clause.end)


def _word_at(text: str, position: int, end: int) -> tuple[int, _Kind]:
    """The length and kind of the longest listed word at *position* (0: none)."""
    for length in range(min(_LONGEST_WORD, end - position), 1, -1):
        kind = _kinds().get(text[position : position + length])
        if kind:
            return _with_noun_ending(text, position, length, end, kind)
    metric = pattern(_METRIC).match(text, position, end)
    if metric:
        return len(metric.group()), "metric"
    if pattern(_RESULTATIVE).match(text, position, end):
        return 2, "word"
    is_grammar = text[position] in _GRAMMAR or not text[position].isalnum()
    return int(is_grammar), "gap"


def _with_noun_ending(text: str, position: int, length: int, end: int, kind: _Kind) -> tuple[int, _Kind]:
    """A word of the trade with an ending that makes a noun of it is a name: 维修站, 检测客户; not 订单机会."""
    ending = position + length
    word = text[position:ending]
    if word in TRADES and pattern(_OF_A_TRADE).match(text, ending, end):
        return length, "name"
    makes_noun = _NOUN_ENDING if word in OUTCOMES | METRICS else "[部站]" if word in LEVERS | MEANS_VERBS else "(?!)"
    if not pattern(makes_noun).match(text, ending, end):
        return length, kind
    goes_on = any(text[ending : ending + more] in _kinds() for more in (2, 3))
    return (length, kind) if goes_on else (length + 1, "name")


@cache
def _kinds() -> dict[str, _Kind]:
    words: frozenset[str] = COMPANIES | GENERAL | LEVERS | MEANS_VERBS | OUTCOMES | STRATEGIES | CHANGES
    kinds: dict[str, _Kind] = dict.fromkeys(words, "word")
    kinds.update(dict.fromkeys(METRICS, "metric"))
    kinds.update(dict.fromkeys(SEGMENTS | PLACES, "name"))
    return kinds
