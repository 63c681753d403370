"""A goal as markup: its words marked by SMART criterion, the five checks with their reasons, and one line that sums up.

Every criterion is marked by its letter, so that nothing rests on colour alone:

>>> from bpcourse.core.goals import review_goal
>>> review = review_goal("Grow sales by a fifth.")
>>> print(marked_goal(review))
<p class="bp-goal" lang="en">Grow sales by <mark>a fifth<sup><abbr title="Measurable">M</abbr></sup></mark>.</p>
>>> score_words(review)
'1 of 5: not yet specific, achievable, relevant or time-bound.'
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bpcourse.core.goals import CRITERIA
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import percent_text
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.goals import Criterion, Goal, GoalReview, Span

__all__ = [
    "criterion_letter",
    "criterion_title",
    "direction_words",
    "five_checks",
    "headline_words",
    "marked_goal",
    "score_words",
]

_TITLES: Final[dict[Criterion, str]] = {
    "specific": N_("Specific"),
    "measurable": N_("Measurable"),
    "achievable": N_("Achievable"),
    "relevant": N_("Relevant"),
    "time_bound": N_("Time-bound"),
}
_IN_A_SENTENCE: Final[dict[Criterion, str]] = {
    "specific": N_("specific"),
    "measurable": N_("measurable"),
    "achievable": N_("achievable"),
    "relevant": N_("relevant"),
    "time_bound": N_("time-bound"),
}
_QUESTIONS: Final[dict[Criterion, str]] = {
    "specific": N_("Which result, from whom, where?"),
    "measurable": N_("How much?"),
    "achievable": N_("By what means, and from which level?"),
    "relevant": N_("Which goal of the company does it serve?"),
    "time_bound": N_("By when?"),
}
_LETTERS: Final[dict[Criterion, str]] = dict(zip(CRITERIA, "SMART", strict=True))
_NO_ACTIONS: Final[Mapping[Criterion, Html]] = MappingProxyType({})


def criterion_letter(criterion: Criterion) -> str:
    """The letter of SMART that stands for *criterion*, in every language.

    >>> "".join(map(criterion_letter, CRITERIA))
    'SMART'
    """
    return _LETTERS[criterion]


def criterion_title(criterion: Criterion) -> str:
    """What *criterion* is called, in the language of the moment.

    >>> criterion_title("time_bound")
    'Time-bound'
    """
    return _(_TITLES[criterion])


def marked_goal(review: GoalReview) -> Html:
    """The goal's text, each stretch that serves as evidence marked with the letters of all criteria it serves."""
    pieces = (_piece(review.text[start:end], serving) for start, end, serving in _stretches(review))
    return tag("p", *pieces, class_="bp-goal", lang=review.language.replace("_", "-"))


def _stretches(review: GoalReview) -> list[tuple[int, int, tuple[Criterion, ...]]]:
    """The text cut wherever a span begins or ends: start, end and the criteria each stretch serves."""
    text = review.text
    spans = {criterion: [_trimmed(span, text) for span in review.evidence[criterion]] for criterion in CRITERIA}
    edges = {0, len(text), *(edge for found in spans.values() for span in found for edge in span)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return [
        (start, end, tuple(name for name, found in spans.items() if any(a <= start and end <= b for a, b in found)))
        for start, end in pairwise(cuts)
    ]


def _trimmed(span: Span, text: str) -> tuple[int, int]:
    """*span* without the white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _piece(words: str, serving: Sequence[Criterion]) -> str:
    if not serving or not words.strip():
        return words
    letters = (tag("abbr", _LETTERS[criterion], title=criterion_title(criterion)) for criterion in serving)
    return tag("mark", words, tag("sup", *letters))


def five_checks(review: GoalReview, *, actions: Mapping[Criterion, Html] = _NO_ACTIONS) -> Html:
    """The five criteria in order: met, with the words each rests on, or not met, with what to add.

    actions: markup that stands behind the advice of a criterion not met, such as a button to the field it is about.
    """
    rows = (_check(review, criterion, actions.get(criterion)) for criterion in CRITERIA)
    hints = [tag("li", hint) for hint in review.hints]
    return join([tag("ul", *rows, class_="bp-checks"), tag("ul", *hints, class_="bp-hints") if hints else None])


def _check(review: GoalReview, criterion: Criterion, action: Html | None) -> Html:
    met = bool(review.evidence[criterion])
    verdict = tag("span", _("✓ met"), class_="bp-met") if met else tag("span", _("✗ not yet"), class_="bp-unmet")
    head = tag("strong", criterion_title(criterion))
    reason = _rests_on(review, criterion) if met else tag("span", review.advice.get(criterion, ""), class_="bp-advice")
    question = tag("span", _(_QUESTIONS[criterion]), class_="bp-unit")
    return tag(
        "li", tag("span", _LETTERS[criterion], class_="bp-letter", aria_hidden="true"),
        tag("div", tag("p", head, " ", verdict, " ", question), tag("p", reason), None if met else action),
    )  # fmt: skip


def _rests_on(review: GoalReview, criterion: Criterion) -> Html:
    """The words that show *criterion*, in the language they are written in."""
    found = [span.of(review.text).strip() for span in review.evidence[criterion]]
    quoted = (_("“{words}”").format(words=words) for words in dict.fromkeys(found))
    return tag("span", _list_mark().join(quoted), lang=review.language.replace("_", "-"))


def score_words(review: GoalReview) -> str:
    """How many of the five criteria the text shows, and which it does not: a sentence.

    >>> from bpcourse.core.goals import review_goal
    >>> score_words(review_goal("Raise the bar and win big."))
    '0 of 5: not yet specific, measurable, achievable, relevant or time-bound.'
    """
    missing = [_(_IN_A_SENTENCE[criterion]) for criterion in CRITERIA if not review.evidence[criterion]]
    if not missing:
        return _("5 of 5: specific, measurable, achievable, relevant and time-bound.")
    return _("{met} of 5: not yet {missing}.").format(met=review.met, missing=_enumerated(missing))


def headline_words(review: GoalReview) -> str:
    """The score and the next thing to add; for a goal that has all five, what its words cannot show.

    >>> from bpcourse.core.goals import review_goal
    >>> headline_words(review_goal("Cut churn among Nordic gyms from 8% to 6% in Q3 2027."))[:36]
    '4 of 5: not yet relevant. Say which '
    """
    if review.is_smart:
        return _("{score} Whether it is wise is for your team to judge.").format(score=score_words(review))
    first = next(criterion for criterion in CRITERIA if not review.evidence[criterion])
    return _("{score} {advice}").format(score=score_words(review), advice=review.advice.get(first, "")).strip()


def direction_words(goal: Goal) -> str:
    """Which way *goal* leads from its baseline to its target, in one sentence; "" where a number is missing.

    >>> from bpcourse.core.goals import Goal
    >>> direction_words(Goal(baseline=20, target=25, unit="deals")), direction_words(Goal(target=25))
    ('Direction: up, by 25% of the baseline.', '')
    """
    if goal.baseline is None or goal.target is None:
        return ""
    if goal.target == goal.baseline:
        return _(
            "Target and baseline are equal, so this goal keeps things where they are: change one if it is to move."
        )
    up, rate = goal.target > goal.baseline, goal.growth_rate
    if goal.unit == "%" or rate is None:
        return _("Direction: up.") if up else _("Direction: down.")
    template = (
        _("Direction: up, by {growth} of the baseline.") if up else _("Direction: down, by {growth} of the baseline.")
    )
    return template.format(growth=percent_text(abs(rate)))


def _enumerated(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("{first} or {last}").format(first=_list_mark().join(words[:-1]), last=words[-1])


def _list_mark() -> str:
    # What stands between the items of a list, taken from a message that a translator can make sense of.
    return _("{first}, {second}").format(first="", second="")
