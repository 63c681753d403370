"""What a sales path still lacks: on the customer's journey, in its milestones, in what is said and weighed.

>>> from bpcourse.core.sales_path import JourneyStage, Milestone, SalesPath
>>> path = SalesPath(
...     cycle_days=90,
...     milestones=(
...         Milestone(name="agrees to an audit", stage=JourneyStage.NOTICE, day=14),
...         Milestone(name="we send the proposal", stage=JourneyStage.COMPARE, day=44),
...     ),
... )
>>> longest_wait(path)
Wait(start=44, end=90)
>>> milestone_gaps(path)
('“we send the proposal” is what the seller does: write down what the customer does then.',)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.fab import review_fab
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.sales_path import JourneyStage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpcourse.core.sales_path import Milestone, SalesPath

__all__ = [
    "Wait",
    "dated_milestones",
    "is_the_sellers",
    "journey_gaps",
    "longest_wait",
    "milestone_gaps",
    "path_gaps",
]

_ORDER: Final = {stage: number for number, stage in enumerate(JourneyStage)}
_CENT: Final = 0.005

_SELLER: Final = re.compile(
    r"""^\s*(?:we|our\ \w+|i)\b|
    ^\s*(?:follow(?:s|ed)?[\s-]up|present(?:s|ed)?\ (?:the|our|an?)|send(?:s|ing)?\ (?:the|our|an?|out)\ |
        sent\ (?:the|our|an?)\ |(?:submit|e-?mail|deliver|prepare|hold|run|give)(?:s|ed)?\ (?:the|our|an?)\ |
        (?:call|visit)(?:s|ed|ing)?\ (?:the\ )?(?:customer|client|prospect)|demo(?:nstration)?\b|pitch\b|
        (?:proposal|quote|offer|quotation)\ (?:is\ )?(?:sent|submitted|made|out)\b)|
    ^\s*(?:我们|我方|我司|销售员?|跟进|拜访客户|回访客户|电话跟进|演示|提交(?:方案|报价|标书)|发送?(?:方案|报价|资料)|
        (?:方案|报价)(?:已)?(?:发出|提交|送达))""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a seller does by himself: ticking it off moves no customer."""


@dataclass(frozen=True)
class Wait:
    """Days of the sales cycle without a milestone, from day *start* to day *end*."""

    start: float
    end: float

    @property
    def days(self) -> float:
        """How long it is, in calendar days."""
        return self.end - self.start


def is_the_sellers(name: str) -> bool:
    """Whether milestone *name* reads as something that the seller does, and no customer confirms.

    >>> is_the_sellers("Proposal sent"), is_the_sellers("sends the floor plans"), is_the_sellers("跟进客户")
    (True, False, True)
    """
    return bool(_SELLER.search(name)) and not _CUSTOMERS_OWN.search(name)


_CUSTOMERS_OWN: Final = re.compile(
    r"^\s*sends\ the\ (?!proposal|offer|quot)|to\ us\b|给我们", re.VERBOSE | re.IGNORECASE
)
"""Sending and giving are the customer's as well, where it is theirs that is sent."""


def dated_milestones(path: SalesPath) -> tuple[Milestone, ...]:
    """The milestones that have a day, the first first."""
    return tuple(sorted((one for one in path.milestones if one.day is not None), key=lambda one: one.day or 0))


def longest_wait(path: SalesPath) -> Wait | None:
    """The longest time before the signature in which no milestone falls; None without a cycle."""
    if not path.cycle_days:
        return None
    days = [one.day for one in dated_milestones(path) if one.day is not None and one.day < path.cycle_days]
    waits = [Wait(start, end) for start, end in pairwise([0, *days, path.cycle_days])]
    return max(waits, key=lambda wait: wait.days)


def journey_gaps(path: SalesPath) -> tuple[str, ...]:
    """One sentence for each stage at which customers do not meet the company, and each touchpoint half described."""
    sentences = [
        _("{stage}: the customer does not meet us.").format(stage=stage.label.capitalize())
        for stage in path.stages_without_touchpoint
    ]
    for one in path.touchpoints:
        lacks = [
            sentence
            for lacking, sentence in (
                (one.stage is None, _("{name}: at which stage?")),
                (not one.channel, _("{name}: through which channel?")),
                (not one.owner, _("{name}: nobody looks after it.")),
                (not one.thinks, _("{name}: what does the customer do and think there?")),
            )
            if lacking
        ]
        sentences += [sentence.format(name=one.name or _("a touchpoint")) for sentence in lacks]
    return tuple(sentences)


def milestone_gaps(path: SalesPath) -> tuple[str, ...]:
    """One sentence for each milestone that is undated, the seller's own, or at odds with the journey or the cycle."""
    return (*_single_gaps(path), *_order_gaps(path))


def _single_gaps(path: SalesPath) -> Iterator[str]:
    if not path.milestones:
        yield _("There is no milestone yet: what does the customer do that shows how far the sale is?")
    for one in path.milestones:
        name = one.name or _("a milestone")
        if one.day is None:
            yield _("“{name}” has no day: until when does it usually happen?").format(name=name)
        if is_the_sellers(one.name):
            yield _("“{name}” is what the seller does: write down what the customer does then.").format(name=name)
        before_use = one.stage is not None and one.stage is not JourneyStage.USE
        if before_use and path.cycle_days and one.day is not None and one.day > path.cycle_days:
            sentence = _("“{name}” comes on day {day}, after the signature on day {cycle}.")
            yield sentence.format(name=name, day=number_text(one.day), cycle=number_text(path.cycle_days))


def _order_gaps(path: SalesPath) -> Iterator[str]:
    staged = [one for one in dated_milestones(path) if one.stage is not None]
    for earlier, later in pairwise(staged):
        if earlier.stage and later.stage and _ORDER[later.stage] < _ORDER[earlier.stage]:
            sentence = _("“{later}” comes after “{earlier}”, but its stage lies before: look at stage and day.")
            yield sentence.format(later=later.name, earlier=earlier.name)


def path_gaps(path: SalesPath) -> tuple[str, ...]:
    """Everything that keeps *path* from being accepted, one sentence each."""
    return (*journey_gaps(path), *_value_gaps(path), *milestone_gaps(path), *_comparison_gaps(path), *_price_gaps(path))


def _value_gaps(path: SalesPath) -> Iterator[str]:
    if not path.value_proposition.strip():
        yield _("There is no value proposition yet.")
    if not path.fab_statements:
        yield _("There is no FAB statement yet.")
    for number, statement in enumerate(path.fab_statements, start=1):
        for step in review_fab(statement).steps:
            if not step.is_sound:
                sentence = _("FAB statement {number}, {step}: {reason}")
                yield sentence.format(number=number, step=step.step.label.lower(), reason=step.reason)


def _comparison_gaps(path: SalesPath) -> Iterator[str]:
    if not path.factors:
        yield _("There is no decision factor yet: ask customers what they compare.")
    elif abs(path.weight_total - 1) > _CENT:
        yield _("The weights of the decision factors add up to {total}.").format(total=percent_text(path.weight_total))


def _price_gaps(path: SalesPath) -> Iterator[str]:
    if not path.cycle_days:
        yield _("The sales cycle has no length yet.")
    if not path.pricing_note.strip():
        yield _("No rule says who may give what: put a name behind the lowest price.")
