"""The SMART check of a goal written freely: what its own words show, what they leave out, what to add.

>>> review = review_goal("Grow sales by a fifth.")
>>> review.measurable, review.time_bound
(True, False)
>>> review.advice["time_bound"]
'Say by when: a date, a quarter or a number of months, such as "by 30 June 2027" or "in Q3 2027".'

The five criteria are those of Doran, G. T. (1981), "There's a S.M.A.R.T. way to write management's goals and
objectives", Management Review 70(11), 35-36, with the wording of the course: specific, measurable, achievable,
relevant, time-bound. Only the text is judged, not whether the goal is wise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.goals.hints import hints
from bpcourse.core.goals.reading import CRITERIA, Criterion, Reading, Span
from bpcourse.core.language import N_, Language, _, language_from

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LONGEST_TEXT", "GoalReview", "language_of", "review_goal"]

LONGEST_TEXT: Final = 2_000
"""Characters that are read; a goal is a sentence or two, so what comes behind them is another document."""

_ADVICE: Final[dict[Criterion, str]] = {
    "specific": N_(
        "Name a result and whom or where it concerns: a segment, a region, a product, a channel or a team, "
        'such as "revenue from large manufacturers in East China".'
    ),
    "measurable": N_(
        'Give the result a number to reach: an amount, a share or a count, such as "to CNY 25 million" or "by 15%".'
    ),
    "achievable": N_(
        "Show why it can be done: the means, or where you start from, "
        'such as "by adding an energy audit to every offer" or "from CNY 20 million".'
    ),
    "relevant": N_(
        "Say which goal of the company it serves, "
        'such as "in support of the company\'s plan to lead the market in East China".'
    ),
    "time_bound": N_(
        'Say by when: a date, a quarter or a number of months, such as "by 30 June 2027" or "in Q3 2027".'
    ),
}


@dataclass(frozen=True, kw_only=True)
class GoalReview:
    """What a goal's text shows of each SMART criterion.

    evidence: for every criterion, the places in `text` it rests on, none where it is not met;
    advice: for every criterion not met, one sentence on what to add; hints: what else would make the goal clearer.
    """

    text: str
    language: Language
    evidence: Mapping[Criterion, tuple[Span, ...]]
    advice: Mapping[Criterion, str]
    hints: tuple[str, ...] = ()

    @property
    def specific(self) -> bool:
        """A concrete result, and whom or where it concerns."""
        return bool(self.evidence["specific"])

    @property
    def measurable(self) -> bool:
        """A number to reach."""
        return bool(self.evidence["measurable"])

    @property
    def achievable(self) -> bool:
        """A means, or the level it starts from."""
        return bool(self.evidence["achievable"])

    @property
    def relevant(self) -> bool:
        """A higher goal of the company."""
        return bool(self.evidence["relevant"])

    @property
    def time_bound(self) -> bool:
        """A deadline or a period."""
        return bool(self.evidence["time_bound"])

    @property
    def met(self) -> int:
        """How many of the five criteria the text shows."""
        return sum(bool(self.evidence[criterion]) for criterion in CRITERIA)

    @property
    def is_smart(self) -> bool:
        """Whether all five are there."""
        return self.met == len(CRITERIA)


def review_goal(text: str, *, lang: str | None = None) -> GoalReview:
    """The SMART review of the goal *text*.

    lang: "en" or "zh_CN" (as `language_from` takes it); without it the language is that of the text. Any text can be
    read, of which the first `LONGEST_TEXT` characters count; raises FieldError for what is no text.

    >>> review_goal("国庆节前，宁波门店卖出电动自行车700辆。").language
    'zh_CN'
    """
    received: object = text
    if not isinstance(received, str):
        sentence = _("goal must be text, got {value}").format(value=type(received).__name__)
        raise FieldError(sentence, field="goal", value=received)
    language = language_of(text) if lang is None else language_from(lang)
    reading = _read(text[:LONGEST_TEXT], language)
    evidence = {criterion: getattr(reading, criterion) for criterion in CRITERIA}
    advice = {criterion: _(_ADVICE[criterion]) for criterion in CRITERIA if not evidence[criterion]}
    return GoalReview(
        text=text,
        language=language,
        evidence=MappingProxyType(evidence),
        advice=MappingProxyType(advice),
        hints=hints(text[:LONGEST_TEXT], language, unmet=advice),
    )


def language_of(text: str) -> Language:
    """Chinese where Chinese characters carry at least as many words as Latin letters do, else English.

    A Chinese word has about one and a half characters, so that names in Latin letters do not turn a text English.

    >>> language_of("Q3 在华东用 EnergyView Pro 新签 30 家客户"), language_of("Sell 500 kits to 清溪 by July 2026")
    ('zh_CN', 'en')
    """
    latin_words, chinese_characters = (len(pattern.findall(text, 0, LONGEST_TEXT)) for pattern in _scripts())
    return "zh_CN" if chinese_characters and chinese_characters >= 1.5 * latin_words else "en"


@cache
def _scripts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"[A-Za-zÀ-ɏ]{2,}"), re.compile(r"[㐀-䶿一-鿿]")


def _read(text: str, language: Language) -> Reading:
    # The reader of a language holds long word lists; it is imported when a goal in that language is read.
    if language == "zh_CN":
        from bpcourse.core.goals import chinese

        return chinese.read(text)
    from bpcourse.core.goals import english

    return english.read(text)
