"""The whole plan on one page, as markup: how far each part is, its key figures, and two plans side by side.

>>> from bpcourse.core.worked_company import worked_plan
>>> part_state("funnel", worked_plan(), [])
'sound'
>>> progress_words(worked_plan())
'10 of 10 parts hold something.'
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from bpcourse.core.language import N_, _, ngettext, one_after_another
from bpcourse.core.plan import PARTS, part_title
from bpcourse.core.plan.labels import section_title
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.html import Html, join, tag
from bpcourse.present.plan_parts import part_summary
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bpcourse.core.outlook import Outlook
    from bpcourse.core.plan import Part, SalesPlan
    from bpcourse.core.plan.compare import Difference
    from bpcourse.core.review import Finding
    from bpcourse.present.svg import Colour

__all__ = [
    "PartState",
    "beside_card",
    "compare_picture",
    "compare_table",
    "compare_words",
    "difference_tables",
    "key_tiles",
    "part_card",
    "part_state",
    "progress_bar",
    "progress_words",
    "section_names",
]

PartState = Literal["empty", "error", "warning", "advice", "sound"]
_STATES: Final[Mapping[PartState, str]] = {
    "empty": N_("Nothing yet"),
    "error": N_("To mend"),
    "warning": N_("In doubt"),
    "advice": N_("Good, with advice"),
    "sound": N_("Sound"),
}
_WIDTH: Final = 480
_TEXT: Final = 15
_ROOM: Final = 460
_NOTHING: Final = "–"


# Parts ----------------------------------------------------------------------------------------------------------------


def part_state(part: Part, plan: SalesPlan, findings: Iterable[Finding]) -> PartState:
    """How far *part* is: nothing in it, else the gravest thing that the review finds there."""
    if part not in plan.filled_parts:
        return "empty"
    found = {one.severity for one in findings if one.part == part}
    gravest: tuple[Literal["error", "warning", "advice"], ...] = ("error", "warning", "advice")
    return next((severity for severity in gravest if severity in found), "sound")


def progress_words(plan: SalesPlan) -> str:
    """How many of the ten parts hold something."""
    return _("{count} of {all} parts hold something.").format(count=len(plan.filled_parts), all=len(PARTS))


def progress_bar(plan: SalesPlan, findings: Sequence[Finding]) -> Html:
    """A bar of ten fields, one for each part, in the colour of its state."""
    states = [(part, part_state(part, plan, findings)) for part in PARTS]
    told = _("; ").join(_("{part}: {state}").format(part=part_title(p), state=_(_STATES[s])) for p, s in states)
    fields = (tag("span", class_=f"bp-is-{state}", title=part_title(part)) for part, state in states)
    return tag("div", *fields, role="img", aria_label=told, class_="bp-progressbar")


def part_card(part: Part, plan: SalesPlan, findings: Sequence[Finding], *, buttons: Sequence[Html]) -> Html:
    """A part with its state, its key numbers, what the review finds there, and the ways to open it."""
    state = part_state(part, plan, findings)
    number = tag("span", str(PARTS.index(part) + 1), class_="bp-number", aria_hidden="true")
    chip = tag("span", _(_STATES[state]), class_=f"bp-chip bp-is-{state}")
    head = tag("h4", number, tag("span", part_title(part), class_="bp-partname"), chip)
    summary = part_summary(plan, part)
    told = tag("p", summary, class_="bp-summary") if summary else None
    found = sum(one.part == part for one in findings)
    count = ngettext("The review finds {count} thing here.", "The review finds {count} things here.", found)
    review = tag("p", count.format(count=found), class_="bp-help") if found and state != "empty" else None
    return tag("li", head, told, review, tag("div", *buttons, class_="bp-row"), class_=f"bp-part bp-is-{state}")


def beside_card(title: str, told: str, *, button: Html) -> Html:
    """A sheet that stands beside the ten parts."""
    return tag("li", tag("h4", tag("span", title, class_="bp-partname")), tag("p", told), button, class_="bp-part")


def key_tiles(outlook: Outlook) -> Html:
    """Goal, what the funnel brings, what the people can carry, and how full their hours are."""
    rows = (
        (_("Main goal"), _money(outlook.goal, outlook.currency), ""),
        (_("The funnel brings"), _money(outlook.revenue, outlook.currency), _of_target(outlook)),
        (_("The team can carry"), _money(outlook.capacity, outlook.currency), _of_goal(outlook)),
        (_("Hours for winning, used"), _share(outlook.hours_used), ""),
    )
    return tag("ul", *(_tile(*row) for row in rows), class_="bp-tiles bp-keytiles")


def _tile(label: str, figure: str, below: str) -> Html:
    note = tag("span", below, class_="bp-help") if below else None
    return tag("li", tag("span", label), tag("b", figure), note, class_="bp-tile")


def _of_target(outlook: Outlook) -> str:
    share = outlook.target_coverage
    return "" if share is None else _("{share} of its target").format(share=percent_text(share, digits=0))


def _of_goal(outlook: Outlook) -> str:
    share = outlook.goal_coverage
    return "" if share is None else _("{share} of the goal").format(share=percent_text(share, digits=0))


# Two plans ------------------------------------------------------------------------------------------------------------


class _Row(NamedTuple):
    """One figure of two plans. change: what the second has more or less, as text."""

    label: str
    one: str
    other: str
    change: str


def compare_words(one: Outlook, other: Outlook, count: int) -> str:
    """What the second plan changes in a sentence: how many fields, and what its funnel brings more or less a year."""
    if not count:
        return _("The two plans are alike.")
    fields = ngettext("{count} field differs.", "{count} fields differ.", count).format(count=count)
    return one_after_another([fields, _revenue_words(one, other)])


def _revenue_words(one: Outlook, other: Outlook) -> str:
    if one.revenue_a_year is None or other.revenue_a_year is None or one.currency != other.currency:
        return _("Their revenue cannot be compared.")
    change = other.revenue_a_year - one.revenue_a_year
    if not change:
        return _("The funnel brings the same in both.")
    sentence = (
        _("The second plan's funnel brings {money} more a year.")
        if change > 0
        else _("The second plan's funnel brings {money} less a year.")
    )
    return sentence.format(money=money_text(abs(change), one.currency))


def compare_table(one: Outlook, other: Outlook, names: tuple[str, str]) -> Html:
    """The figures by which plans are judged, of both plans, and what changes."""
    heads = (_("Figure"), *names, _("Change"))
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    body = (
        tag("tr", tag("th", row.label, scope="row"), *(tag("td", text) for text in row[1:]))
        for row in _rows(one, other)
    )
    caption = tag("caption", _("What the two plans come to"))
    return tag("table", caption, tag("thead", head), tag("tbody", *body))


def _rows(one: Outlook, other: Outlook) -> Iterable[_Row]:
    yield _money_row(_("Main goal"), one, other, lambda known: known.goal)
    yield _number_row(_("Leads"), one.leads, other.leads)
    yield _number_row(_("Deals"), one.deals, other.deals)
    yield _share_row(_("Win rate"), one.win_rate, other.win_rate)
    yield _money_row(_("Revenue of the funnel, a year"), one, other, lambda known: known.revenue_a_year)
    yield _share_row(_("Its share of the funnel's target"), one.target_coverage, other.target_coverage)
    yield _times_row(_("Pipeline coverage that the win rate calls for"), one, other)
    yield _money_row(_("Revenue that the team can carry"), one, other, lambda known: known.capacity)
    yield _share_row(_("Its share of the main goal"), one.goal_coverage, other.goal_coverage)
    yield _share_row(_("Hours for winning, used"), one.hours_used, other.hours_used)


def _money_row(label: str, one: Outlook, other: Outlook, pick: Callable[[Outlook], float | None]) -> _Row:
    first, second = pick(one), pick(other)
    change = ""
    if first is not None and second is not None and one.currency == other.currency:
        change = _signed(second - first, money_text(abs(second - first), one.currency))
    return _Row(label, _money(first, one.currency), _money(second, other.currency), change)


def _number_row(label: str, first: float | None, second: float | None) -> _Row:
    change = "" if first is None or second is None else _signed(second - first, number_text(abs(second - first)))
    return _Row(label, _number(first), _number(second), change)


def _share_row(label: str, first: float | None, second: float | None) -> _Row:
    change = ""
    if first is not None and second is not None:
        points = number_text(abs(second - first) * 100)
        change = _signed(second - first, _("{points} points").format(points=points))
    return _Row(label, _share(first), _share(second), change)


def _times_row(label: str, one: Outlook, other: Outlook) -> _Row:
    texts = [_NOTHING if times is None else _("{times} times").format(times=number_text(times))
             for times in (one.pipeline_coverage, other.pipeline_coverage)]  # fmt: skip
    return _Row(label, texts[0], texts[1], "")


def _signed(change: float, amount: str) -> str:
    return "=" if not change else f"+{amount}" if change > 0 else f"−{amount}"


def compare_picture(one: Outlook, other: Outlook, names: tuple[str, str]) -> Html:
    """Goal, revenue and capacity of both plans as bars of one scale; nothing where their currencies differ."""
    rows = [
        (label, name, amount, fill)
        for label, amounts in (
            (_("Revenue of the funnel, a year"), (one.revenue_a_year, other.revenue_a_year)),
            (_("Revenue that the team can carry"), (one.capacity, other.capacity)),
        )
        for name, amount, fill in zip(names, amounts, _FILLS, strict=True)
        if amount is not None
    ]
    if not rows or one.currency != other.currency:
        return join([])
    longest = max(amount for *_rest, amount, _fill in rows) or 1
    board = Drawing(
        _WIDTH,
        6 + 46 * len(rows),
        title=_("Two plans side by side"),
        describe=_("; ").join(
            f"{label}, {name}: {money_text(amount, one.currency)}" for label, name, amount, _f in rows
        ),
    )
    for number, (label, name, amount, fill) in enumerate(rows):
        y = 4 + 46 * number
        board.text(10, y + 10, label, size=_TEXT, bold=True)
        board.text(_WIDTH - 10, y + 10, money_text(amount, one.currency), size=_TEXT, anchor="end")
        board.rectangle(10, y + 21, max(amount / longest * _ROOM, 2), 19, fill=fill)
        inside = amount / longest * _ROOM > _LEAST_FOR_NAME
        place, ink = (18, "on" if fill == "one" else "ink") if inside else (16 + amount / longest * _ROOM, "ink")
        board.text(place, y + 31, _short(name), ink=ink, size=14)  # type: ignore[arg-type] # both are roles
    return board.svg()


def _told(label: str, name: str, amount: float, currency: str) -> str:
    return _("{label}, {name}: {money}").format(label=label, name=name, money=money_text(amount, currency))


_FILLS: Final[tuple[Colour, Colour]] = ("three", "one")
_LEAST_FOR_NAME: Final = 240
_LONGEST_NAME: Final = 28


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def difference_tables(found: Sequence[Difference], names: tuple[str, str]) -> Html:
    """What differs, a folded table for each part of the plan."""
    return join(
        _section(section, list(same), names, first=number == 0)
        for number, (section, same) in enumerate(groupby(found, key=_section_of))
    )


def _section_of(difference: Difference) -> str:
    return difference.section if difference.section in _WITH_TABLE else _GENERAL


_WITH_TABLE: Final = frozenset((*PARTS, "customers", "experiments", "team", "silenced", "answers", "other"))
_GENERAL: Final = "general"


def _section(section: str, found: Sequence[Difference], names: tuple[str, str], *, first: bool) -> Html:
    title = _("About the plan") if section == _GENERAL else section_title(section)
    summary = tag("summary", title, " ", tag("span", str(len(found)), class_="bp-count"))
    head = tag("tr", *(tag("th", text, scope="col") for text in (_("Field"), *names)))
    body = (tag("tr", tag("th", one.label, scope="row"), _cell(one.before), _cell(one.after)) for one in found)
    table = tag("table", tag("thead", head), tag("tbody", *body), class_="bp-wrap")
    region = tag("div", table, class_="bp-scroll", role="region", tabindex="0", aria_label=title)
    return tag("details", summary, region, open=first)


def _cell(text: str) -> Html:
    return tag("td", text or _NOTHING)


def section_names(sections: Sequence[str]) -> str:
    """The parts in which something changed, by their titles: "Sales funnel, Company"."""
    return _(", ").join(section_title(section) for section in sections)


def _money(amount: float | None, currency: str) -> str:
    return _NOTHING if amount is None else money_text(amount, currency)


def _number(value: float | None) -> str:
    return _NOTHING if value is None else number_text(value)


def _share(share: float | None) -> str:
    return _NOTHING if share is None else percent_text(share)
