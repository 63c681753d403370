"""The worked company's A/B test of chapter 6, run in the plan's year: two ways to open a call.

>>> from bpcourse.core.ab_test import verdict_text
>>> test = worked_experiment()
>>> test.cases_needed, test.weeks
(356, 19)
>>> print(verdict_text(test))
New opening is better by 8.8 points; the true gain is likely from 1.9 to 15.6.
"""

from __future__ import annotations

from bpcourse.core.ab_test import Approach, Experiment, ExperimentDesign
from bpcourse.core.language import _

__all__ = ["worked_experiment"]


def worked_experiment() -> Experiment:
    """Clearbrook's test, with its names in the language of the moment.

    >>> worked_experiment().second
    Approach(name='New opening', cases=364, successes=142)
    """
    return Experiment(
        question=_("Do more leads agree to a meeting if the call opens with the free audit?"),
        outcome=_("the lead agrees to a first meeting"),
        design=ExperimentDesign(base_rate=0.30, difference=0.10),
        cases_per_week=38,
        first=Approach(name=_("Old opening"), cases=364, successes=110),
        second=Approach(name=_("New opening"), cases=364, successes=142),
        decision=_("We open with the audit: it costs nothing. We count proposals until the end of the year."),
    )
