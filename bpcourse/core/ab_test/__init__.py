"""A/B tests: two ways of selling, compared so that chance is not taken for skill.

| subject | names |
| --- | --- |
| before: how many cases, how long | `ExperimentDesign`, `cases_per_group`, `weeks_for`, `LONGEST_WEEKS` |
| what more or fewer cases would find | `power_with`, `findable_difference` |
| after: what the results say | `Approach`, `Evidence`, `evidence` |
| how sure that is | `Interval`, `wilson_interval`, `difference_interval` |
| the tests behind it | `two_proportion_test`, `fisher_exact_test`, `Method` |
| looking before the end | `false_alarm_rate`, `MOST_LOOKS` |
| one test, with its verdict | `Experiment`, `Verdict`, `verdict_text` |

Rates, differences, significance and power are shares from 0 to 1.

>>> design = ExperimentDesign(base_rate=0.30, difference=0.10)
>>> cases_per_group(design), weeks_for(design, cases_per_week=43)
(356, 17)
>>> found = evidence(Approach(cases=356, successes=107), Approach(cases=356, successes=142))
>>> round(found.p_value, 3), str(found.interval)
(0.006, '2.8% to 16.7%')
"""

from __future__ import annotations

from bpcourse.core.ab_test.design import (
    LONGEST_WEEKS,
    ExperimentDesign,
    cases_per_group,
    findable_difference,
    power_with,
    weeks_for,
)
from bpcourse.core.ab_test.evidence import (
    Approach,
    Evidence,
    Interval,
    Method,
    difference_interval,
    evidence,
    fisher_exact_test,
    two_proportion_test,
    wilson_interval,
)
from bpcourse.core.ab_test.experiment import Experiment, Verdict, verdict_text
from bpcourse.core.ab_test.looks import MOST_LOOKS, false_alarm_rate

__all__ = [
    "LONGEST_WEEKS",
    "MOST_LOOKS",
    "Approach",
    "Evidence",
    "Experiment",
    "ExperimentDesign",
    "Interval",
    "Method",
    "Verdict",
    "cases_per_group",
    "difference_interval",
    "evidence",
    "false_alarm_rate",
    "findable_difference",
    "fisher_exact_test",
    "power_with",
    "two_proportion_test",
    "verdict_text",
    "weeks_for",
    "wilson_interval",
]
