"""What the plan review says: findings, strengths and questions, each tied to its place in the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from bpcourse.core.plan import Part

__all__ = ["SEVERITIES", "Chapter", "Finding", "Question", "Severity", "Strength"]

Severity = Literal["error", "warning", "advice"]
"""error: the plan contradicts itself, or cannot be worked with; warning: it is likely to fail here; advice: it would be
better."""

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""The gravest first."""

Chapter = Literal[
    "ch01_foundations",
    "ch02_sales_process",
    "ch03_building_the_plan",
    "ch04_practice",
    "ch05_performance",
    "ch06_digital_tools",
    "ch07_team",
    "ch08_customers",
    "ch09_risks",
]
"""Stem of the page that gives the reason."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One weak spot of a plan.

    rule: stable id such as "funnel-coverage", under which it can be silenced;
    severity: how grave it is;
    part: the part of the plan it is in;
    place: path of the field in the plan's file, such as "goals[0].deadline", or of the part itself where it is empty;
    message: what is wrong, one sentence with the plan's own numbers;
    reason: why it matters, one sentence; chapter: the page that says more;
    fix: what to do about it, one sentence; tool: the tool in which `place` can be changed.
    """

    rule: str
    severity: Severity
    part: Part
    place: str
    message: str
    reason: str
    chapter: Chapter
    fix: str
    tool: str


@dataclass(frozen=True, kw_only=True)
class Strength:
    """One thing that is good about a plan.

    rule: stable id; part: where it is; message: what is good, one sentence with the plan's own numbers.
    """

    rule: str
    part: Part
    message: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question that a chief financial officer would ask of this plan.

    topic: stable id; asked: the question, with the plan's weakest number of that kind in it; part, place and tool as in
    a Finding; number: that weakest number as text, empty where the plan has none.
    """

    topic: str
    asked: str
    part: Part
    place: str
    tool: str
    number: str = ""
