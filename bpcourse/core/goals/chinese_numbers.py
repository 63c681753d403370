"""Quantities in a Chinese goal, and which of them are the target.

>>> text = "12人的团队要把成都的订单提高三成"
>>> [span.of(text) for span in quantities(text)], [span.of(text) for span in targets(text)]
(['12人', '三成'], ['三成'])
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.goals.chinese_text import INSIDE, any_of, clauses, pattern
from bpcourse.core.goals.chinese_words import MEASURES, METRICS, OUTCOMES, REACHING, STAFF
from bpcourse.core.goals.spans import blanked, spans_of

if TYPE_CHECKING:
    from bpcourse.core.goals.reading import Span

__all__ = ["NUMBER", "names_a_metric", "quantities", "speaks_of_a_result", "targets"]

_FIGURE: Final = r"(?:\d{1,15}(?:_\d{3}){0,5}(?:\.\d{1,6})?)"
_SCALE: Final = r"(?:\s?(?:万亿|[十百千万亿]{1,2})(?![科达象和]))"  # not 万科, 万达
_CHARACTERS: Final = "[〇零一二两三四五六七八九十百千万亿]"
NUMBER: Final = rf"(?:{_FIGURE}{_SCALE}?%?|{_CHARACTERS}{{2,9}}|{_CHARACTERS}成|百分之|一半|半)"
"""A number of any kind, as a piece of a regular expression: for "from ... to ..."."""

# Shares and multiples need no measure word: they are quantities of change by themselves. Not 三成立, 八成员.
_SHARE: Final = (
    rf"百分之{_CHARACTERS}{{1,5}}(?:点{_CHARACTERS}{{1,3}})?|百分之\d{{1,3}}(?:\.\d{{1,3}})?|"
    r"[一二两三四五六七八九]成[半一二三四五六七八九]?(?![员立为本长效交熟功就品果])|"
    rf"[一二两三四五六七八九十]{{1,3}}分之{_CHARACTERS}{{1,3}}|(?<![多大])一半|半数|过半|对半"
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
    letters = pattern(r"[A-Za-z]").match(after) and not pattern(r"ARR|MRR|GMV|SKU|NPS|[Uu]nit|pcs").match(after)
    return bool(letters) or pattern(r"\s?强|[号型](?![召码])|年?新?[款版]").match(after) is not None  # 4S店, 500强, 3号


def targets(plain_text: str) -> tuple[Span, ...]:
    """The quantities that a result is to reach.

    plain_text: with the dates, means and purposes taken out (as spaces), as their numbers are no targets.
    """
    found = quantities(plain_text)
    wordless = blanked(plain_text, found)
    starting = {span.start: span for span in found}
    accepted: list[Span] = []
    for clause in clauses(plain_text):
        inside = [starting[place] for place in range(clause.start, clause.end) if place in starting]
        if inside:
            has_result = speaks_of_a_result(clause.of(wordless))
            accepted += [span for span in inside if _is_target(plain_text, clause, span, has_result=has_result)]
    return tuple(accepted)


# What somebody has or had, or is up against: numbers behind these tell, they do not aim.
_TOLD: Final = (
    "(?:目前|当前|现在|现有|现为|如今|眼下|原来|原先|原本|已有|已经|曾|只有|去年|上年|基数|仅有|才有|成立|办公室|哪怕|尽管|虽然|即便|面对|"
    "对手|友商|同行|干了|带着|入行|从业|拥有|作为|连续|坐拥|历经)"
)
_AIMED: Final = "[要须应将争]|目标|提到|增到|扩到|增至|提高|提升"
_FROM: Final = r"(?:从|由(?!于))[^到至提升增涨降减压缩]{0,16}$"
_ONWARD: Final = rf"{INSIDE}{{0,10}}?[到至提增升降压缩减涨扩做翻]"
_CHANGE: Final = rf"{_SHARE}|{_MULTIPLE}|.{{1,30}}(?:%|百分点)"
_SOFTENER: Final = (
    "(?:了|出|下|满|足|够|近|约|逾|超|超过|大约|至少|最少|不少于|不低于|不高于|不超过|不止|整整|整|各|共|累计|额外|再|另外|合计|上|到|至|在|有|"
    "为|是|其中|以上|将近|接近|幅度|的)?"
)


def _is_target(plain_text: str, clause: Span, span: Span, *, has_result: bool) -> bool:
    before = plain_text[max(clause.start, span.start - 24) : span.start]
    after = plain_text[span.end : min(clause.end, span.end + 14)]
    words = span.of(plain_text)
    if _counts_people(before, words, after) or _is_told(before, after):
        return False
    stands_alone = not plain_text[clause.start : span.start].strip() and not after.strip(" ”")  # "…，2000桶，…"
    return (
        has_result
        or stands_alone
        or pattern(rf"{any_of(REACHING)}{_SOFTENER}{_SOFTENER}[“\s]{{0,30}}$").search(before) is not None
        or pattern(_CHANGE).fullmatch(words) is not None
        or pattern(r"\s?(?:以上|以下|以内|左右)").match(after) is not None
    )


def _counts_people(before: str, words: str, after: str) -> bool:
    """Whether a number tells the size of a team or of a customer, or is 个人 ("排在18个人后面")."""
    if words[-1] in "人名位" and (
        pattern(rf"\s?的?{INSIDE}{{0,4}}?{any_of(STAFF)}").match(after)
        or pattern(r"(?:团队|队伍|部门|我们|销售部|小组|编制|共)\s?(?:有|共|总共|一共)?\s?$").search(before)
    ):
        return True
    if words.endswith("个") and pattern(r"人(?!次|客户|用户|会员)").match(after):
        return True
    # 500人以上企业: how large the customers are.
    return words[-1] in "人名元" and pattern(r"\s?以?[上下]?的?(?:企业|规模|客户|员工|工厂)").match(after) is not None


def _is_told(before: str, after: str) -> bool:
    """Whether a number is where things stand or stood: "从60家" before "到90家", "目前", "拿过3次冠军"."""
    starts_here = pattern(_FROM).search(before) and pattern(_ONWARD).match(after)
    if starts_here or pattern(r"\s?(?:→|->|=>|⇒|~>)").match(after):
        return True
    if pattern(r"(?<![超突越])(?<=[\u4e00-\u9fff])过\s?$").search(before):
        return True
    told = pattern(_TOLD).search(before)
    return told is not None and pattern(_AIMED).search(before, told.end()) is None


def names_a_metric(words: str) -> bool:
    """Whether *words* name what a result is measured by."""
    return pattern(any_of(METRICS)).search(words) is not None


def speaks_of_a_result(words: str) -> bool:
    """Whether *words* name a metric, listed or not (办卡率), or what a customer or a seller does in the end."""
    return pattern(_result()).search(words) is not None


@cache
def _result() -> str:
    return (
        f"{any_of(METRICS | OUTCOMES)}|更多|多[装卖签订买拿开下接用租续铺进囤]|的销售\\s*$|"
        r"[\u4e00-\u9fff](?:(?<![效概功])率(?![先领])|(?<![数质力能大少尽含分度])量(?![化体级])|"
        r"(?<![字参指无多少次负])数(?![据字码智千百万]))"
    )
