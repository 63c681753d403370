"""Reading a goal written in Chinese.

>>> text = "2027年第三季度，通过行业方案使华东制造企业营收从2000万元增至2500万元，支持公司战略。"
>>> read(text).time_bound[0].of(text)
'2027年第三季度'
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bpcourse.core.goals.reading import CRITERIA, Criterion, Reading
from bpcourse.core.goals.spans import spans_of

__all__ = ["read"]

_PATTERNS: Final[dict[Criterion, str]] = {
    "specific": r"(?:华东|华北|华南|华中|西南|西北|东北|大型|中型|小型)[一-鿿]{0,8}",
    "measurable": r"\d[\d,.]*\s?(?:%|万|亿|元|家|个|台|单)|翻一?[倍番]|[一二三四五六七八九]成",
    "achievable": r"(?:通过|依靠|借助|利用|靠)[^，。；]{1,30}|从[^，。；]{1,20}[至到]",
    "relevant": r"(?:支持|配合|助力|为了?|以确保)[^，。；]{0,20}(?:战略|目标|计划|转型)",
    "time_bound": r"(?:\d{4}\s?年)?(?:第?[一二三四1-4]\s?季度|\d{1,2}\s?月底?|[上下]半年|年底)前?|\d{4}\s?年底?前?",
}


def read(text: str) -> Reading:
    """What a Chinese *text* shows of each SMART criterion."""
    return Reading(**{criterion: spans_of(_pattern(criterion), text) for criterion in CRITERIA})


@cache
def _pattern(criterion: Criterion) -> re.Pattern[str]:
    return re.compile(_PATTERNS[criterion])
