"""One A/B test from its question to its verdict, as the plan keeps it.

>>> test = Experiment(
...     question="Which opening wins more first meetings?",
...     design=ExperimentDesign(base_rate=0.30, difference=0.10),
...     cases_per_week=43,
...     first=Approach(name="Product first", cases=120, successes=35),
...     second=Approach(name="Energy bill first", cases=118, successes=52),
... )
>>> test.verdict, test.weeks_left
(<Verdict.NOT_ENOUGH: 'not_enough'>, 12)
>>> print(verdict_text(test))
Not enough yet: each group needs 356 cases; Product first has 120, Energy bill first 118. About 12 more weeks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bpcourse.core.ab_test.design import ExperimentDesign, cases_per_group, weeks_for
from bpcourse.core.ab_test.evidence import Approach, Evidence, evidence
from bpcourse.core.errors import require_amount
from bpcourse.core.language import _, filled, ngettext
from bpcourse.core.quantities import number_text

__all__ = ["Experiment", "Verdict", "verdict_text"]

_HARDLY_CHANCE: Final = 3.29
"""Standard deviations beyond which one fair split in a thousand lies."""


class Verdict(StrEnum):
    """What may be said of the two approaches now."""

    NO_RESULTS = "no_results"
    NOT_ENOUGH = "not_enough"
    FIRST_BETTER = "first_better"
    SECOND_BETTER = "second_better"
    ALIKE = "alike"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """A test of two ways of selling: what is asked, how it is done and what came out.

    question: what the team wants to know.
    outcome: what counts as a success.
    design: what the test is to find, and how sure it is to be.
    cases_per_week: new cases of both groups together, above 0.
    first: the way of selling used so far, with its results.
    second: the new way, with its results.
    decision: what the team has learnt and will do.

    Raises AmountError for no cases per week.
    """

    question: str = ""
    outcome: str = ""
    design: ExperimentDesign
    cases_per_week: float
    first: Approach = field(default_factory=Approach)
    second: Approach = field(default_factory=Approach)
    decision: str = ""

    def __post_init__(self) -> None:
        require_amount(self.cases_per_week, place=_("cases per week"), above_zero=True)

    @property
    def cases_needed(self) -> int:
        """Cases that each of the two groups needs."""
        return cases_per_group(self.design)

    @property
    def weeks(self) -> int:
        """Whole weeks that the test takes from its first case."""
        return weeks_for(self.design, cases_per_week=self.cases_per_week)

    @property
    def weeks_left(self) -> int:
        """Whole weeks until both groups are full."""
        missing = (max(0, self.cases_needed - each.cases) for each in (self.first, self.second))
        return math.ceil(sum(missing) / self.cases_per_week)

    @property
    def evidence(self) -> Evidence | None:
        """What the results say so far; None until both approaches have cases."""
        if not (self.first.cases and self.second.cases):
            return None
        return evidence(self.first, self.second, significance=self.design.significance)

    @property
    def verdict(self) -> Verdict:
        """What may be said now: nothing before both groups are full, and a winner where test and interval agree."""
        found = self.evidence
        if not self.first.cases and not self.second.cases:
            return Verdict.NO_RESULTS
        if found is None or min(self.first.cases, self.second.cases) < self.cases_needed:
            return Verdict.NOT_ENOUGH
        if found.p_value < self.design.significance and 0 not in found.interval:
            return Verdict.SECOND_BETTER if found.difference > 0 else Verdict.FIRST_BETTER
        reach = max(found.interval.high, -found.interval.low)
        return Verdict.ALIKE if reach < self.design.difference else Verdict.OPEN

    @property
    def is_split_evenly(self) -> bool:
        """Whether a fair coin could have dealt the cases so: where not, how they were dealt wants a look."""
        # The normal approximation to a binomial of one half.
        gap = abs(self.first.cases - self.second.cases)
        return gap <= _HARDLY_CHANCE * math.sqrt(self.first.cases + self.second.cases)

    @property
    def names(self) -> tuple[str, str]:
        """What the two approaches are called: A and B where they have no names."""
        return self.first.name.strip() or "A", self.second.name.strip() or "B"


def verdict_text(experiment: Experiment) -> str:
    """The verdict in one sentence, in the language of the moment."""
    found = experiment.evidence
    if experiment.verdict is Verdict.NO_RESULTS:
        return _no_results(experiment)
    if found is None or experiment.verdict is Verdict.NOT_ENOUGH:
        return _not_enough(experiment)
    return _decided(experiment, found)


def _no_results(experiment: Experiment) -> str:
    sentence = ngettext(
        "No results yet: each group needs {cases} cases, {weeks} week at this pace.",
        "No results yet: each group needs {cases} cases, {weeks} weeks at this pace.",
        experiment.weeks,
    )
    return sentence.format(cases=number_text(experiment.cases_needed), weeks=number_text(experiment.weeks))


def _not_enough(experiment: Experiment) -> str:
    sentence = ngettext(
        "Not enough yet: each group needs {needed} cases; {first} has {cases}, {second} {others}. About {weeks} more"
        " week.",
        "Not enough yet: each group needs {needed} cases; {first} has {cases}, {second} {others}. About {weeks} more"
        " weeks.",
        experiment.weeks_left,
    )
    first, second = experiment.names
    return filled(
        sentence,
        first=first,
        second=second,
        cases=number_text(experiment.first.cases),
        others=number_text(experiment.second.cases),
        needed=number_text(experiment.cases_needed),
        weeks=number_text(experiment.weeks_left),
    )


def _decided(experiment: Experiment, found: Evidence) -> str:
    verdict = experiment.verdict
    sentence = {
        Verdict.FIRST_BETTER: _("{first} is better by {gap} points; the true gain is likely from {least} to {most}."),
        Verdict.SECOND_BETTER: _("{second} is better by {gap} points; the true gain is likely from {least} to {most}."),
        Verdict.ALIKE: _(
            "No difference worth having: it is likely {reach} points or less, and you were looking for {smallest}."
        ),
        Verdict.OPEN: _(
            "Still open: {second} stands {difference} points from {first}, but the true difference may be anything from"
            " {low} to {high}."
        ),
    }[verdict]
    first, second = experiment.names
    low, high = found.interval.low, found.interval.high
    least, most = (-high, -low) if verdict is Verdict.FIRST_BETTER else (low, high)
    return filled(
        sentence,
        first=first,
        second=second,
        gap=_points(abs(found.difference)),
        difference=_points(found.difference),
        smallest=_points(experiment.design.difference),
        reach=_points(max(high, -low)),
        least=_points(least),
        most=_points(most),
        low=_points(low),
        high=_points(high),
    )


def _points(share: float) -> str:
    return number_text(share * 100)
