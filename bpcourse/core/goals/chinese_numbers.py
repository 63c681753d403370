"""Quantities in a Chinese goal, and which of them are the target.

>>> text = "12人的团队要把成都的订单提高三成"
>>> [span.of(text) for span in quantities(text)], [span.of(text) for span in targets(text)]
(['12人', '三成'], ['三成'])
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.goals.chinese_results import MEASURES, METRICS, OUTCOMES, STAFF
from bpcourse.core.goals.chinese_text import INSIDE, any_of, clauses, pattern
from bpcourse.core.goals.spans import spans_of

if TYPE_CHECKING:
    from bpcourse.core.goals.reading import Span

__all__ = ["NOW", "NUMBER", "names_a_metric", "quantities", "speaks_of_a_result", "targets"]

_FIGURE: Final = r"(?:\d{1,15}(?:_\d{3}){0,5}(?:\.\d{1,6})?)"
_SCALE: Final = r"(?:\s?(?:万亿|[十百千万亿]{1,2})(?![科达象和]))"  # not 万科, 万达
_CHARACTERS: Final = "[〇零一二两三四五六七八九十百千万亿]"
NUMBER: Final = rf"(?:{_FIGURE}{_SCALE}?%?|{_CHARACTERS}{{2,9}}|{_CHARACTERS}成|百分之|一半|半)"
"""A number of any kind, as a piece of a regular expression: for "from ... to ..."."""

# Shares and multiples need no measure word: they are quantities of change by themselves. Not 三成立, 八成员.
_SHARE: Final = (
    rf"百分之{_CHARACTERS}{{1,5}}(?:点{_CHARACTERS}{{1,3}})?|百分之\d{{1,3}}(?:\.\d{{1,3}})?|"
    r"[一二两三四五六七八九]成[半一二三四五六七八九]?(?![员立为本长效交熟功就品果])|"
    rf"[一二两三四五六七八九十百千万]{{1,3}}分之{_CHARACTERS}{{1,3}}|(?<![多大])一半|半数|过半|对半"
)
_MULTIPLE: Final = (
    r"翻了?(?:[一二两三四几]|\d)?[番倍]|加倍(?!努力|用心|珍惜|小心)|倍增|减半|腰斩|成倍|"
    rf"(?:{_FIGURE}|[一二两三四五六七八九十半]{{1,3}})倍|破[亿万千百](?!局)|[过上]亿|[一二两三四五六七八九十]个亿"
)
# Words of units and measures in Latin letters: "ARR 120" is a quantity, "iPhone 15" a name.
_LATIN_METRIC: Final = r"(?:ARR|MRR|GMV|NPS|ROI|AUM|DAU|MAU|CSAT|[A-Z]{2}[YDRPF])\s?$"


def quantities(plain_text: str) -> tuple[Span, ...]:
    """All numbers with what they count, but ordinals and the digits of names (G7, 4S店, 5G, 世界500强)."""
    return tuple(span for span in spans_of(pattern(_quantity()), plain_text) if not _is_a_name(plain_text, span))


@cache
def _quantity() -> str:
    measure = any_of(MEASURES)
    figure = (
        rf"(?<![A-Za-z\d.第])(?:[¥￥$€£₩₹]\s?|(?:CNY|RMB|USD|EUR|HKD|JPY|GBP)\s?)?{_FIGURE}"
        rf"{_SCALE}?[多余来几]?(?:\s?(?:个百分点|个点|pct|pp|%|‰|[kKmM](?![A-Za-z])|bn|{measure}))?"
    )
    # Written with Chinese numerals a number needs what is counted, or a round 万 or 亿: 三百家 and 五百万, not 三亚.
    # A lone 一 is an article mostly ("一次机会").
    spelled = (
        rf"(?<!第)(?:(?:{_CHARACTERS}{{2,9}}|[二两三四五六七八九十百千半])[多余来几]?个?(?:百分点|点|{measure})|"
        rf"{_CHARACTERS}{{1,8}}[万亿](?![科达象和一]))"
    )
    return f"{_SHARE}|{_MULTIPLE}|{figure}|{spelled}"


def _is_a_name(plain_text: str, span: Span) -> bool:
    before, after = plain_text[max(0, span.start - 5) : span.start], plain_text[span.end : span.end + 4]
    words = span.of(plain_text)
    behind_letters = pattern(r"[A-Za-z\d]-?$").search(before) or (
        words.isdigit() and pattern(r"[A-Za-z]\s$").search(before)
    )
    if behind_letters and not pattern(_LATIN_METRIC).search(before):
        return True  # MBR-9, iPhone 15
    if pattern(r"(?:19|20)\d{2}款").fullmatch(words) or before.endswith(("第", "“")):
        return True  # a model year, an ordinal, “7天无忧”
    if words.isdigit() and not before.strip() and pattern(r"\s?[.、，：](?!\d)").match(after):
        return True  # "1. …", "2、…": the number of a point
    if _is_of_a_vision(words, after) or _is_of_calls(before, after):
        return True
    letters = pattern(r"[A-Za-z]").match(after) and not pattern(r"ARR|MRR|GMV|SKU|NPS|[Uu]nit|pcs").match(after)
    return bool(letters) or pattern(r"\s?强|[号型](?![召码])|年?新?[款版]").match(after) is not None  # 4S店, 500强, 3号


def _is_of_a_vision(words: str, after: str) -> bool:
    """Whether a number is the year of a vision: "2030愿景"."""
    is_a_year = pattern(r"(?:19|20)\d{2}").fullmatch(words) is not None
    return is_a_year and pattern("愿景|战略|规划|计划|行动|目标|蓝图").match(after) is not None


def _is_of_calls(before: str, after: str) -> bool:
    """Whether a number counts telephone calls, which are made and not reached: "每天打100个电话"."""
    return before.endswith(("打", "拨")) and pattern(r"\s?[个通]?电话").match(after) is not None


def targets(plain_text: str) -> tuple[Span, ...]:
    """The quantities that a result is to reach: all that are left, but those that only tell or describe.

    plain_text: with the dates, means and purposes taken out (as spaces), as their numbers are no targets.
    """
    starting = {span.start: span for span in quantities(plain_text)}
    accepted: list[Span] = []
    for clause in clauses(plain_text):
        inside = [starting[place] for place in range(clause.start, clause.end) if place in starting]
        accepted += [span for span in inside if _is_target(plain_text, clause, span)]
    return tuple(accepted)


_TIME: Final = r"(?:天|日|周|月|年|小时|分钟|晚|期)$"
# Where time itself is the figure: "交付周期压到6天", "账期不超过40天".
_TIME_METRIC: Final = (
    "(?:周|账|交|工|货|款|保质)期|[长间龄速快慢]|时[效限延差]|天数|周转|等待|响应|耗时|用时|[缩压降减提]|不超过|以内|之内|间夜|"
    "房晚|人天|工作日"
)

NOW: Final = "目前|当前|现在|现有|现为|现今|现时|现下|如今|眼下|眼前|时下|当下|已有|原来(?!的)|原先|原本"
"""Words behind which a number tells where things stand, as a piece of a regular expression."""

# What somebody has or had, or is up against: numbers behind these tell, they do not aim.
_TOLD: Final = (
    rf"(?:{NOW}|迄今|已经|曾|只有|(?<![比较])去年|[比较]去年(?:同期)?的|(?<![比较])上年|基数|仅有|才有|"
    "成立|办公室|哪怕|尽管|虽然|即便|面对|对手|友商|同行|干了|带着|入行|从业|拥有|作为|连续|坐拥|历经|平均年龄|旗下|名下|下辖|"
    "所有|全部|无论|注册资本|的是|就是|[们司团现共已门队]有)"
)
_AIMED: Final = rf"[要须应将争]|目标|提到|增到|扩到|增至|提高|提升|再|{NUMBER}{INSIDE}{{0,6}}?[到至]"
_FROM: Final = r"(?:从|由(?!于))[^到至提升增涨降减压缩]{0,16}$"
_ONWARD: Final = rf"{INSIDE}{{0,10}}?[到至提增升降压缩减涨扩做翻]"
# 拿过3次冠军, 服务过80家: what has been done; 超过, 突破过, 要过六成 aim.
_DONE: Final = r"[拿得做卖签获夺当评有开办完接服创破到去打见干赢务]过了?\s?$"
# What customers are like, not how many there are: 500人企业, 60人以上团体, 年产值2亿元以上的工厂.
_CUSTOMER_SIZE: Final = (
    r"\s?(?:(?:以?[上下内外]|及以上|级|规模)的?(?:企业|客户|员工|人群|老人|老年|用户|会员|家庭|单位|车主|商户|门店|酒店|项目|城市|"
    "县城|机构|女性|男性|顾客|住户|工厂|公司|医院|学校|团体)|的?(?:企业|规模|工厂|公司|单位|医院|学校))"
)


def _is_target(plain_text: str, clause: Span, span: Span) -> bool:
    before = plain_text[max(clause.start, span.start - 24) : span.start]
    after = plain_text[span.end : min(clause.end, span.end + 14)]
    words = span.of(plain_text)
    if _counts_people(before, words, after) or _describes(before, words, after) or _is_told(before, after):
        return False
    is_about_time = pattern(_TIME_METRIC).search(clause.of(plain_text)) is not None
    return is_about_time or pattern(_TIME).search(words) is None


def _counts_people(before: str, words: str, after: str) -> bool:
    """Whether a number tells the size of a team, or is 个人 ("排在18个人后面")."""
    if words[-1] in "人名位" and (
        pattern(rf"\s?的?{INSIDE}{{0,4}}?{any_of(STAFF)}").match(after)
        or pattern(r"(?:团队|队伍|部门|我们|销售部|小组|编制|共)\s?(?:有|共|总共|一共)?\s?$").search(before)
    ):
        return True
    return words.endswith("个") and pattern(r"人(?!次|客户|用户|会员)").match(after) is not None


def _describes(before: str, words: str, after: str) -> bool:
    """Whether a number says what the customers or the goods are like: "500人以上企业", "60岁以上", "各4枚"."""
    if after.lstrip().startswith("岁") or pattern(r"(?:各|每)\s?$").search(before):
        return True
    if words[-1] in "人名元亩吨床间万亿张" and pattern(_CUSTOMER_SIZE).match(after):
        return True
    # "甲、乙、丙三家门店的店长": a count behind what it counts.
    is_sum = words[-1] in "家个" and pattern(r"[、和及]").search(before) is not None
    return is_sum and pattern(r"\s?[\u4e00-\u9fff]{2,4}的[\u4e00-\u9fff]{2}").match(after) is not None


def _is_told(before: str, after: str) -> bool:
    """Whether a number is where things stand or stood: "从60家" before "到90家", "目前", "拿过3次冠军"."""
    starts_here = pattern(_FROM).search(before) and pattern(_ONWARD).match(after)
    if starts_here or pattern(r"\s?(?:→|->|=>|⇒|~>)").match(after) or pattern(_DONE).search(before):
        return True
    told = pattern(_TOLD).search(before)
    return told is not None and pattern(_AIMED).search(before, told.end()) is None


def names_a_metric(words: str) -> bool:
    """Whether *words* name what a result is measured by."""
    return pattern(any_of(METRICS)).search(words) is not None


def speaks_of_a_result(words: str) -> bool:
    """Whether *words* name a metric, listed or not (办卡率), or what a customer or a seller does in the end."""
    return names_a_metric(words) or pattern(_result()).search(words) is not None


# "多换智能钢琴", "少丢客户": more or less of what customers do; not "许多".
_MORE_OF: Final = (
    "更多|(?<![许最甚诸])多[装卖签订买拿开下接用租续铺进囤换采购配存投种养办收做跑来选吃喝点看听玩坐住借贷充刷交添招销]|"
    "少[丢退流赔亏]"
)


@cache
def _result() -> str:
    return (
        f"{any_of(OUTCOMES)}|{_MORE_OF}|的销售\\s*$|"
        r"[\u4e00-\u9fff](?:(?<![效概功])率(?![先领])|(?<![数质力能大少尽含分度])量(?![化体级])|"
        r"(?<![字参指无多少次负])数(?![据字码智千百万]))"
    )
