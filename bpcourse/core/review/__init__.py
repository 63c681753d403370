"""The plan review: a linter for sales business plans, which also says what is good and asks what a CFO would ask.

>>> from datetime import date
>>> from bpcourse.core.worked_company import worked_plan
>>> [finding for finding in review_plan(worked_plan(), today=date(2026, 11, 23)) if finding.severity == "error"]
[]

Rules are written down in the modules of the parts (`goals`, `funnel`, ...), those that compare parts in `across`.
"""

from __future__ import annotations

from bpcourse.core.review.cfo import cfo_questions
from bpcourse.core.review.finding import SEVERITIES, Chapter, Finding, Question, Severity, Strength
from bpcourse.core.review.review import RULES, review_plan, silenced_findings
from bpcourse.core.review.rule import Rule, RuleBook
from bpcourse.core.review.strengths import strengths

__all__ = [
    "RULES",
    "SEVERITIES",
    "Chapter",
    "Finding",
    "Question",
    "Rule",
    "RuleBook",
    "Severity",
    "Strength",
    "cfo_questions",
    "review_plan",
    "silenced_findings",
    "strengths",
]
