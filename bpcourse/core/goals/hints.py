"""Words in a goal that sound like something and promise nothing, and what to say instead.

>>> hints("This year we want to strengthen sales.", "en", unmet={"measurable"})[0]
'"strengthen" can mean anything: say what will be different, such as more customers, higher prices or fewer losses.'
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from bpcourse.core.language import N_, Language, _

if TYPE_CHECKING:
    from collections.abc import Collection

    from bpcourse.core.goals.reading import Criterion

__all__ = ["hints"]

_Kind = Literal["verb", "time", "amount"]

_HINTS: Final[dict[_Kind, str]] = {
    "verb": N_(
        '"{word}" can mean anything: say what will be different, such as more customers, higher prices or fewer losses.'
    ),
    "time": N_('"{word}" is no date: name the day, the month or the quarter.'),
    "amount": N_('"{word}" cannot be counted: put a number in its place.'),
}

_SETTLED_BY: Final[dict[_Kind, Criterion]] = {"verb": "measurable", "time": "time_bound", "amount": "measurable"}

_WORDS: Final[dict[Language, dict[_Kind, str]]] = {
    "en": {
        "verb": r"\b(?:do better|do our best|improve|optimi[sz]e|professionali[sz]e|strengthen|try to|work harder)\b",
        "time": r"\b(?:as soon as possible|asap|going forward|in the near future|soon|this year)\b",
        "amount": r"\b(?:a lot|considerably|greatly|much more|noticeably|significantly|substantially)\b",
    },
    "zh_CN": {
        "verb": "(?:加大力度|加强|努力|优化|强化|提升|提高|改善|争取|做大做强|更上一层楼)",
        "time": "(?:不久|今年|尽快|尽早|早日|近期)",
        "amount": "(?:大力|大幅|明显|显著|较大)",
    },
}


def hints(text: str, language: Language, *, unmet: Collection[Criterion]) -> tuple[str, ...]:
    """One sentence for the first vague verb, time and amount in *text*, in the language of the moment.

    unmet: the criteria that the text does not show; a vague word beside a number or a date does no harm.

    >>> hints("Improve the win rate to 30% soon.", "en", unmet={"time_bound"})
    ('"soon" is no date: name the day, the month or the quarter.',)
    """
    kinds = [kind for kind in _HINTS if _SETTLED_BY[kind] in unmet]
    found = [(kind, _pattern(language, kind).search(text)) for kind in kinds]
    return tuple(_(_HINTS[kind]).format(word=word.group()) for kind, word in found if word)


@cache
def _pattern(language: Language, kind: _Kind) -> re.Pattern[str]:
    return re.compile(_WORDS[language][kind], re.IGNORECASE)
