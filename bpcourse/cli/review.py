"""``bpcourse review my_plan.json``: the plan review in the terminal, or as JSON for another program.

The exit status is 1 where the plan has errors, 0 where it has none, 2 where it cannot be reviewed. The JSON is one
object, whose names stay as they are:

================  ====================================================================================================
``schema``        1, the version of this form
``plan``          ``file``, ``title`` and ``company``
``today``         the day on which the plan was read, as in 2026-11-23
``counts``        ``error``, ``warning``, ``advice``, ``silenced``, ``strengths``
``findings``      gravest first; each with ``rule``, ``severity``, ``part``, ``place``, ``message``, ``reason``,
                  ``chapter``, ``fix`` and ``tool``
``silenced``      the same, with ``because``: why the plan keeps the rule silent
``strengths``     each with ``rule``, ``part`` and ``message``
``questions``     of a CFO; each with ``topic``, ``asked``, ``part``, ``place``, ``tool``, ``number`` and ``answer``
================  ====================================================================================================
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bpcourse.cli.command import Command
from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.plan import load_plan, part_title
from bpcourse.core.review import SEVERITIES, cfo_questions, review_plan, silenced_findings, strengths
from bpcourse.present.review import grouped_by_rule, severity_heading, verdict_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review import Finding, Severity

__all__ = ["COMMAND", "review_document"]

_VERSION: Final = 1
_COLOURS: Final[dict[Severity, str]] = {"error": "red", "warning": "yellow", "advice": "cyan"}
_LEAST_WIDTH: Final = 40


def review_document(plan: SalesPlan, *, file: str, today: date) -> dict[str, Any]:
    """The review of *plan* as one JSON-ready object; the module says what is in it.

    >>> from bpcourse.core.plan import SalesPlan
    >>> review_document(SalesPlan(), file="my_plan.json", today=date(2026, 11, 23))["counts"]["error"]
    3
    """
    found, silent = review_plan(plan, today=today), silenced_findings(plan, today=today)
    good = strengths(plan, today=today)
    counts = {severity: sum(one.severity == severity for one in found) for severity in SEVERITIES}
    return {
        "schema": _VERSION,
        "plan": {"file": file, "title": plan.title, "company": plan.company},
        "today": today.isoformat(),
        "counts": {**counts, "silenced": len(silent), "strengths": len(good)},
        "findings": [asdict(one) for one in found],
        "silenced": [{**asdict(one), "because": plan.silenced[one.rule]} for one in silent],
        "strengths": [asdict(one) for one in good],
        "questions": [{**asdict(one), "answer": plan.answers.get(one.topic, "")} for one in cfo_questions(plan)],
    }


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, help=_("the plan's file, such as my_plan.json"))
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help=_("for people or for programs; by default a table")
    )
    parser.add_argument("--today", default="", metavar=_("DATE"), help=_("read the plan on this day, as in 2027-03-31"))


def _run(asked: argparse.Namespace) -> int:
    plan, today = load_plan(asked.plan), _day(asked.today)
    found = review_plan(plan, today=today)
    if asked.format == "json":
        document = review_document(plan, file=asked.plan.name, today=today)
        print(json.dumps(document, ensure_ascii=not _is_utf8(), indent=2))
    else:
        _print_review(plan, found, file=asked.plan.name, today=today)
    return 1 if any(one.severity == "error" for one in found) else 0


def _is_utf8() -> bool:
    """Whether every letter can be written out: JSON has escapes for those that cannot."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _day(text: str) -> date:
    if not text:
        return date.today()  # noqa: DTZ011 - the day of whoever reads the plan
    try:
        return date.fromisoformat(text)
    except ValueError as reason:
        sentence = _("--today must be a day such as 2027-03-31, got {got}")
        raise FieldError(sentence.format(got=repr(text[:40])), field="--today", value=text) from reason


# In the terminal ------------------------------------------------------------------------------------------------------


def _print_review(plan: SalesPlan, found: Sequence[Finding], *, file: str, today: date) -> None:
    console = _console()
    named = _(", ").join(text for text in (plan.title, plan.company) if text.strip())
    console.print(_rule(named or file, verdict_words(found)))
    for severity in SEVERITIES:
        same = [(number, one) for number, one in enumerate(found) if one.severity == severity]
        if same:
            console.print(_table(severity, same))
    good = [one.message for one in strengths(plan, today=today)]
    _print_list(console, _("What is good"), good, mark="+")
    silent = silenced_findings(plan, today=today)
    why = _("Silent because: {reason}")
    because = [one_after_another([one.message, why.format(reason=plan.silenced[one.rule])]) for one in silent]
    _print_list(console, _("Kept silent"), because, mark="-")
    _print_list(console, _("What a CFO would ask"), [one.asked for one in cfo_questions(plan)], mark="?")


def _console() -> Console:
    """A terminal as wide as it is, never too narrow for a word; markup in a plan is text like any other."""
    try:
        from rich.console import Console
    except ImportError as reason:
        raise CourseError(_("the table needs rich: install bpcourse[cli], or ask for --format json")) from reason
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
    console.width = max(console.width, _LEAST_WIDTH)
    return console


def _rule(title: str, verdict: str) -> RenderableType:
    from rich.text import Text

    return Text.assemble((title, "bold"), "\n", verdict, "\n")


def _table(severity: Severity, found: Sequence[tuple[int, Finding]]) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    colour = _COLOURS[severity]
    table = Table(
        title=Text(severity_heading(severity), style=f"bold {colour}"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        show_lines=False,
        expand=True,
        padding=(0, 1),
    )
    table.add_column(Text(_("Part")), ratio=1, overflow="fold")
    table.add_column(Text(_("Finding, and what to do")), ratio=4, overflow="fold")
    for same in grouped_by_rule(found):
        told = Text()
        for one in same.findings:
            told.append(f"{one.message}\n", style="bold")
        told.append(f"{same.first.reason}\n")
        told.append(f"→ {same.first.fix}\n", style=colour)
        told.append(same.first.rule, style="dim")
        table.add_row(Text(part_title(same.first.part)), told, end_section=True)
    return table


def _print_list(console: Console, title: str, sentences: Iterable[str], *, mark: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    listed = list(sentences)
    if not listed:
        return
    console.print(Text(f"{title} ({len(listed)})", style="bold"))
    for sentence in listed:
        console.print(Padding(Text(f"{mark} {sentence}"), (0, 0, 0, 2)))
    console.print()


COMMAND: Final = Command(
    name="review",
    help=N_("review a plan: what is weak, why, and what to do; exit status 1 where it has errors"),
    add_arguments=_add_arguments,
    run=_run,
)
"""``bpcourse review PLAN [--format table|json] [--today DATE]``."""
