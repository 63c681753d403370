"""The second company's raw material as folded tables, and the plan so far with what the review says of it.

>>> customers_table()
40 customers, what they bought in 2025 and 2026
>>> plan_so_far({}, folder=None)
Nothing is in the plan yet: answer the first task and run this cell again.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.core import second_company as raw
from bpcourse.core.exercises.capstone import written_plan
from bpcourse.core.exercises.checking import spoken_language
from bpcourse.core.language import N_, _, filled, one_after_another, use_language
from bpcourse.core.plan import PARTS, PlanFileError, part_title, save_plan
from bpcourse.core.quantities import number_text
from bpcourse.core.review import SEVERITIES, review_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.present.plan_parts import part_summary
from bpcourse.present.progress import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpcourse.core.plan import Part, SalesPlan
    from bpcourse.core.review import Finding

__all__ = [
    "PLAN_FILE",
    "actions_table",
    "customers_table",
    "funnel_table",
    "notes_table",
    "plan_so_far",
    "segments_table",
    "team_table",
]

PLAN_FILE: Final = "my_plan_capstone.json"
"""Beside the notebook: never the learner's own plan."""
_MILLION: Final = 1e6
_NONE: Final = "–"


# Raw material ---------------------------------------------------------------------------------------------------------


def notes_table() -> Report:
    """The nine notes on the market, each with its source and its day."""
    with use_language(spoken_language()):
        head = (" ", _("Source"), _("Day"), _("What it says"))
        rows = [(note.letter, note.source, note.as_of.isoformat(), note.text) for note in raw.market_notes()]
        return _table(_("The folder: 9 notes on the market"), head, rows, is_open=True)


def customers_table() -> Report:
    """The forty customers: who bought what in each of the two years, the largest of the later year first."""
    with use_language(spoken_language()):
        head = (_("Customer"), _("Segment"), _("Last order"), _("Orders"), str(raw.YEAR - 2), str(raw.YEAR - 1))
        rows = [
            (
                one.name,
                _(one.segment.name),
                one.last_order.isoformat(),
                str(len(one.orders)),
                _amount(one.bought(raw.YEAR - 2)),
                _amount(one.bought(raw.YEAR - 1)),
            )
            for one in raw.customers()
        ]
        title = _("{count} customers, what they bought in 2025 and 2026").format(count=len(rows))
        return _table(title, head, rows, numbers=4, note=_("Amounts in CNY million; – stands for no order."))


def segments_table() -> Report:
    """Each segment: what old and new customers bought, how large its market is, and what became of its proposals."""
    with use_language(spoken_language()):
        head = (
            " ",
            _("Segment"),
            _("Old customers, 2025"),
            _("Old customers, 2026"),
            _("New in 2026"),
            _("Buyers in the market"),
            _("Each spends a year"),
            _("Proposals, 2026"),
            _("Deals, 2026"),
        )
        rows = [_segment_row(one) for one in raw.SEGMENTS]
        rows.append(_total_row())
        title = _("4 segments: what they bought, and what note A and the CRM say of them")
        note = _(
            "Amounts in CNY million. Old customers bought in 2025 already. Hospitals buy from new suppliers by tender "
            "only; the next round is in 2028."
        )
        return _table(title, head, rows, numbers=7, note=note, is_open=True)


def funnel_table() -> Report:
    """Eight quarters of the funnel, with the sums of both years."""
    with use_language(spoken_language()):
        head = (_("Quarter"), _("Leads"), _("First meetings"), _("Proposals"), _("Deals"))
        rows: list[tuple[str, ...]] = []
        for year, listed in groupby(raw.quarters().items(), key=lambda pair: pair[0].start.year):
            rows += [(str(quarter), *map(str, counts)) for quarter, counts in listed]
            rows.append((_("{year} in all").format(year=year), *map(str, raw.funnel_counts(year))))
        return _table(_("8 quarters of new business"), head, rows, numbers=4, is_open=True)


def team_table() -> Report:
    """Who is there, since when, with which quota."""
    with use_language(spoken_language()):
        head = (_("Name"), _("Position"), _("First day"), _("Quota when fully productive, CNY million"))
        rows = [
            (
                _(one.name),
                one.role.label if one.role else _("Head of service"),
                one.start.isoformat() if one.start else _NONE,
                number_text(one.quota / _MILLION) if one.quota else _NONE,
            )
            for one in raw.TEAM
        ]
        return _table(_("The team: 7 people, of whom 5 carry a quota"), head, rows, numbers=1, is_open=True)


def actions_table() -> Report:
    """The five things that could be done, with their days, their costs, and what they have brought."""
    with use_language(spoken_language()):
        head = (" ", _("Action"), _("For"), _("From"), _("To"), _("Costs, CNY"), _("What it brought"))
        rows = [
            (
                one.letter,
                _(one.title),
                _(one.segment.name) if one.segment else _("all customers"),
                one.start.isoformat(),
                one.end.isoformat(),
                number_text(one.cost),
                _(one.brought),
            )
            for one in raw.ACTIONS
        ]
        return _table(_("5 actions that were proposed"), head, rows, is_open=True)


def _segment_row(one: raw.ClientSegment) -> tuple[str, ...]:
    listed = [customer for customer in raw.customers() if customer.segment is one]
    return (
        one.letter,
        _(one.name),
        *_bought(listed),
        number_text(one.buyers),
        _amount(one.yearly_spend),
        str(one.proposals),
        str(one.deals),
    )


def _total_row() -> tuple[str, ...]:
    proposals, deals = raw.funnel_counts(raw.YEAR - 1)[-2:]
    return ("", _("In all"), *_bought(raw.customers()), "", "", str(proposals), str(deals))


def _bought(listed: Sequence[raw.TwoYearCustomer]) -> tuple[str, str, str]:
    """What old customers bought in both years, and new ones in the later one."""
    before = sum(one.bought(raw.YEAR - 2) for one in listed)
    old, new = (sum(one.bought(raw.YEAR - 1) for one in listed if one.is_new is is_new) for is_new in (False, True))
    return _amount(before), _amount(old), _amount(new)


def _amount(money: float) -> str:
    return f"{money / _MILLION:.2f}" if money else _NONE


def _is_day(cell: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", cell) is not None


def _table(
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: int = 0,
    note: str = "",
    is_open: bool = False,
) -> Report:
    """A table behind its title; the last *numbers* columns hold numbers."""
    first_number = len(head) - numbers
    sides = ["text-align:right" if place >= first_number else "text-align:left" for place in range(len(head))]

    def row(cells: Sequence[str], kind: str) -> Html:
        scope = "col" if kind == "th" else None
        styled = (
            (cell, f"{side};white-space:nowrap" if _is_day(cell) else side)
            for cell, side in zip(cells, sides, strict=True)
        )
        return tag("tr", *(tag(kind, cell, style=style, scope=scope) for cell, style in styled))

    table = tag("table", tag("thead", row(head, "th")), tag("tbody", join(row(cells, "td") for cells in rows)))
    below = tag("p", note) if note else None
    return Report(title, tag("details", tag("summary", tag("strong", title)), table, below, open=is_open))


# The plan so far ------------------------------------------------------------------------------------------------------

_SEVERITIES: Final = {"error": N_("Error"), "warning": N_("Warning"), "advice": N_("Advice")}


def plan_so_far(answers: Mapping[str, object], *, folder: Path | None = Path()) -> Report:
    """The plan made of the *answers* of a notebook, part by part, and what the plan review says of it.

    It is saved in *folder* as ``my_plan_capstone.json``, with None nowhere; the learner's own plan is left alone.
    """
    with use_language(spoken_language()):
        plan = written_plan(answers)
        if not plan.filled_parts:
            sentence = _("Nothing is in the plan yet: answer the first task and run this cell again.")
            return Report(sentence, tag("p", sentence))
        findings = review_plan(plan, today=raw.WRITTEN_ON)
        lines = [
            *(_part_line(plan, part) for part in PARTS),
            _verdict(findings),
            *(_finding_line(finding) for finding in findings),
            _saved(plan, folder),
        ]
        return Report("\n".join(lines), _plan_page(plan, findings, lines[-1]))


def _part_line(plan: SalesPlan, part: Part) -> str:
    return _("{part}: {summary}").format(part=part_title(part), summary=_summary(plan, part))


def _summary(plan: SalesPlan, part: Part) -> str:
    """What a part holds: the goal and the actions in full, the others in a line."""
    if part == "goals" and plan.goals:
        return plan.goals[0].sentence()
    if part == "actions" and plan.actions:
        pairs = ((action.title, _(", ").join(action.accountable)) for action in plan.actions)
        return _("; ").join(filled(_("{action} ({owner})"), action=title, owner=owner) for title, owner in pairs)
    return part_summary(plan, part) or _("still missing")


def _verdict(findings: Sequence[Finding]) -> str:
    if not findings:
        return _("The plan review finds nothing to mend.")
    counted = {severity: sum(one.severity == severity for one in findings) for severity in SEVERITIES}
    template = _("The plan review finds: errors {error}, warnings {warning}, advice {advice}.")
    return template.format(**counted)


def _finding_line(finding: Finding) -> str:
    return _("{severity}: {text}").format(severity=_(_SEVERITIES[finding.severity]), text=_what_to_do(finding))


def _what_to_do(finding: Finding) -> str:
    return one_after_another((finding.message, finding.fix))


def _saved(plan: SalesPlan, folder: Path | None) -> str:
    if folder is None:
        return _("The plan was not saved.")
    try:
        save_plan(plan, folder / PLAN_FILE)
    except PlanFileError as error:
        return _("({error}.)").format(error=error)
    return _("Saved as {file}, beside this notebook; your own plan is not touched.").format(file=PLAN_FILE)


def _plan_page(plan: SalesPlan, findings: Sequence[Finding], saved: str) -> Html:
    rows = (
        tag("tr", tag("th", part_title(part), scope="row", style="text-align:left"), _cell(_summary(plan, part)))
        for part in PARTS
    )
    listed = tag("ul", *(tag("li", _marked(finding)) for finding in findings)) if findings else None
    return join(
        (
            tag("p", tag("strong", plan.company), " · ", plan.title),
            tag("table", tag("tbody", join(rows))),
            tag("p", tag("strong", _verdict(findings))),
            listed,
            tag("p", saved),
        )
    )


def _cell(text: str) -> Html:
    return tag("td", text, style="text-align:left")


def _marked(finding: Finding) -> Html:
    name = tag("strong", _(_SEVERITIES[finding.severity]))
    return join((name, _(": "), _what_to_do(finding)))
