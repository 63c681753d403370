"""Reading a goal written in Chinese, from the outside in.

Times are found first and taken out, then the purpose, then the means; the numbers that are left and belong to a
result are targets, and the words that are left around a result and are in no list of common words name the who and
the where.

>>> text = "2027年第三季度，通过行业方案使华东制造企业营收从2000万元增至2500万元，支持公司战略。"
>>> reading = read(text)
>>> for criterion in CRITERIA:
...     print(criterion, [span.of(text) for span in getattr(reading, criterion)])
specific ['华东制造企业']
measurable ['2500万元']
achievable ['通过行业方案', '从2000万元']
relevant ['支持公司战略']
time_bound ['2027年第三季度']
"""

from __future__ import annotations

from bpcourse.core.goals.chinese_means import baselines, means
from bpcourse.core.goals.chinese_names import names
from bpcourse.core.goals.chinese_numbers import targets
from bpcourse.core.goals.chinese_purpose import purposes
from bpcourse.core.goals.chinese_text import plain
from bpcourse.core.goals.chinese_time import deadlines, other_times
from bpcourse.core.goals.reading import CRITERIA, Reading
from bpcourse.core.goals.spans import blanked, merged

__all__ = ["CRITERIA", "read"]


def read(text: str) -> Reading:
    """What a Chinese *text* shows of each SMART criterion. Any text can be read."""
    words = plain(text)
    when = deadlines(words)
    dateless = blanked(words, when)
    why = purposes(dateless)
    aimless = blanked(dateless, [*other_times(words), *why])
    how = means(aimless)
    result = blanked(aimless, how)
    return Reading(
        specific=names(result),
        measurable=targets(result),
        achievable=merged([*how, *baselines(aimless)]),
        relevant=why,
        time_bound=when,
    )
