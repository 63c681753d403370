"""The plan review: a linter for sales business plans."""

from __future__ import annotations

from bpcourse.core.review.finding import SEVERITIES, Chapter, Finding, Question, Severity, Strength

__all__ = ["SEVERITIES", "Chapter", "Finding", "Question", "Severity", "Strength"]
