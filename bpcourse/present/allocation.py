"""Pictures, tables and sentences of how effort is shared out, and of what the team can carry against the goal.

>>> from bpcourse.core.capacity import capacity_outlook
>>> from bpcourse.core.period import Period
>>> from bpcourse.core.worked_execution import worked_resources
>>> capacity_words(capacity_outlook(worked_resources(), Period.year(2027), goal=48_000_000), currency="CNY")
'The team can carry CNY 48.6 million, 101.2% of the goal of CNY 48 million: CNY 600,000 to spare.'
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpcourse.core.allocation import SplitWay
from bpcourse.core.capacity import latest_start_to_close, latest_useful_start
from bpcourse.core.language import _, filled, ngettext, one_after_another
from bpcourse.core.quantities import money_in_unit_text, money_text, number_text, percent_text
from bpcourse.present.html import Html, tag
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.allocation import Split
    from bpcourse.core.capacity import CapacityOutlook, CapacityStep, HiringOption
    from bpcourse.core.resources import Resources

__all__ = [
    "best_words",
    "budget_words",
    "capacity_picture",
    "capacity_table",
    "capacity_words",
    "hiring_table",
    "hiring_words",
    "split_findings",
    "split_picture",
    "split_table",
    "split_words",
]

_WIDTH: Final = 480
_SIZE: Final = 14
_ROW: Final = 78
_BAR: Final = 24
_MOST_MONTHS: Final = 24
_HALF_HOUR: Final = 0.5

# Split ----------------------------------------------------------------------------------------------------------------


def split_words(splits: Sequence[Split], *, currency: str) -> str:
    """What each of *splits* is expected to add, in one sentence; the first is the learner's own."""
    own, *others = splits
    rest = _("; ").join(
        _("{way} {money}").format(way=split.way.label, money=money_text(split.expected_return, currency))
        for split in others
    )
    sentence = _("Your split is expected to add {own}; {others}.")
    return sentence.format(own=money_text(own.expected_return, currency), others=rest)


def best_words(own: Split, best: float, *, currency: str) -> str:
    """How far the learner's own split is from the *best* that the curves allow for the hours there are."""
    gain = best - own.expected_return
    if gain <= best * 0.0005:
        return _("No other split of these hours would add noticeably more under this curve.")
    sentence = _(
        "The best split of these hours under this curve would add {best}, {gain} or {share} more than yours. Near the"
        " best the curve is flat: trust a difference of a few percent less than your own estimates."
    )
    return sentence.format(
        best=money_text(best, currency),
        gain=money_text(gain, currency),
        share=percent_text(gain / own.expected_return) if own.expected_return else "∞",
    )


def budget_words(resources: Resources, *, currency: str) -> str:
    """What the budget lines cost beside what the segments get, and the first segment for which the two differ."""
    sentence = _("The lines cost {spent}; the segments get {allotted}.")
    spent, given = (money_text(each, currency) for each in (resources.budget_total, resources.allocated_budget))
    said = [sentence.format(spent=spent, allotted=given)]
    for line in resources.allocation:
        lines = resources.budget_for(line.segment)
        if round(lines - line.budget, 2):
            differs = _("For {segment} the lines cost {spent}, the budget is {allotted}.")
            money = {"spent": money_text(lines, currency), "allotted": money_text(line.budget, currency)}
            said.append(filled(differs, segment=line.segment or "?", **money))
            break
    return one_after_another(said)


def split_findings(own: Split, *, hours: float) -> list[str]:
    """What does not fit in the learner's own split of the *hours* that the team has, each in a sentence."""
    found = []
    keeping = math.fsum(need.hours_to_keep for need in own.needs)
    spare = hours - own.hours
    if keeping > hours:
        sentence = _("Keeping the customers takes {keeping} hours; the team has {hours}. Nothing is left to win with.")
        found.append(sentence.format(keeping=number_text(keeping), hours=number_text(hours)))
    elif spare < -_HALF_HOUR:
        sentence = _("You give out {extra} hours more than the {hours} that the team has.")
        found.append(sentence.format(extra=number_text(-spare), hours=number_text(hours)))
    elif spare > _HALF_HOUR:
        sentence = _("{spare} of the team's {hours} hours are given to nobody.")
        found.append(sentence.format(spare=number_text(spare), hours=number_text(hours)))
    free = _("{name}: a return is expected with no hours to win, so it counts the same in every split.")
    found += [free.format(name=need.name) for need in own.needs if need.expected_return and not need.with_hours]
    return found


def split_picture(splits: Sequence[Split], *, currency: str) -> Html:
    """For each way, two bars: the hours to win by numbered segment, and the return that they are expected to add."""
    names = [need.name for need in splits[0].needs] if splits else []
    height = 10 + _ROW * len(splits) + 8 + 22 * len(names)
    told = _("; ").join(
        _("{way} {money}").format(way=split.way.label, money=money_text(split.expected_return, currency))
        for split in splits
    )
    board = Drawing(_WIDTH, height, title=_("Hours to win, and what they are expected to add"), describe=told)
    most_hours = max((math.fsum(split.hours_to_win) for split in splits), default=0) or 1
    most_return = max((split.expected_return for split in splits), default=0) or 1
    for number, split in enumerate(splits):
        top = 10 + number * _ROW
        money = f"+{money_text(split.expected_return, currency)}"
        room = _WIDTH - text_width(money, 15) - 20
        board.text(0, top + 8, shortened(split.way.label, room, 15), bold=split.way is SplitWay.OWN)
        board.text(_WIDTH, top + 8, money, bold=True, anchor="end")
        _draw_hours(board, split, top + 20, most_hours)
        board.rectangle(0, top + 22 + _BAR, _WIDTH * split.expected_return / most_return, 12, fill="good")
    below = 10 + _ROW * len(splits)
    for number, name in enumerate(names):
        board.text(0, below + 10 + 22 * number, shortened(f"{number + 1}  {name}", _WIDTH, _SIZE), size=_SIZE)
    return board.svg()


def _draw_hours(board: Drawing, split: Split, top: float, most: float) -> None:
    left = 0.0
    for number, hours in enumerate(split.hours_to_win):
        width = _WIDTH * hours / most
        dark = number % 2 == 0
        board.rectangle(left, top, width, _BAR, fill="one" if dark else "three")
        label = str(number + 1)
        if width > text_width(label, _SIZE) + 6:
            board.text(
                left + width / 2, top + _BAR / 2, label, ink="on" if dark else "ink", size=_SIZE, anchor="middle"
            )
        left += width


def split_table(splits: Sequence[Split], *, currency: str) -> Html:
    """Hours to win, whole people, money and expected return of each segment in each way, with sums."""
    head = tag("tr", tag("th", _("Segment"), scope="col"), *(tag("th", one.way.label, scope="col") for one in splits))
    parts = (
        (_("Hours to win"), [split.hours_to_win for split in splits], number_text),
        (_("People, keeping included"), [split.heads for split in splits], number_text),
        (_("Budget ({unit})").format(unit=currency), [split.budget for split in splits], number_text),
        (
            _("Expected return ({unit})").format(unit=currency),
            [split.returns for split in splits],
            lambda amount: number_text(amount, digits=0),
        ),
    )
    names = [need.name for need in splits[0].needs]
    bodies = []
    for title, columns, written in parts:
        heading = tag("tr", tag("th", title, scope="rowgroup", colspan=len(splits) + 1))
        rows = [
            tag("tr", tag("th", name, scope="row"), *(tag("td", written(column[place])) for column in columns))
            for place, name in enumerate(names)
        ]
        total = tag(
            "tr", tag("th", _("Sum"), scope="row"), *(tag("td", written(math.fsum(column))) for column in columns)
        )
        bodies.append(tag("tbody", heading, *rows, total))
    return tag("table", tag("caption", _("The splits side by side")), tag("thead", head), *bodies)


# Capacity -------------------------------------------------------------------------------------------------------------


def capacity_words(outlook: CapacityOutlook, *, currency: str) -> str:
    """What the team can carry against the goal, in one sentence."""
    capacity, goal = money_text(outlook.capacity, currency), money_text(outlook.goal, currency)
    coverage = outlook.coverage
    if coverage is None:
        return _("The team can carry {capacity}; set a goal to see whether that is enough.").format(capacity=capacity)
    if outlook.gap > 0:
        sentence = _("The team can carry {capacity}, {share} of the goal of {goal}: {gap} short.")
    elif outlook.gap:
        sentence = _("The team can carry {capacity}, {share} of the goal of {goal}: {gap} to spare.")
    else:
        sentence = _("The team can carry {capacity}, {share} of the goal of {goal}: just enough.")
    gap = money_text(abs(outlook.gap), currency)
    return sentence.format(capacity=capacity, share=percent_text(coverage), goal=goal, gap=gap)


def capacity_picture(outlook: CapacityOutlook, *, currency: str) -> Html:
    """A bar per month for what the team can carry, a line for the goal, and the gap between them in red.

    A plan of more than two years is drawn by year.
    """
    by_month = len(outlook.months) <= _MOST_MONTHS
    steps = outlook.months if by_month else outlook.years
    title = _("Capacity and goal by month") if by_month else _("Capacity and goal by year")
    board = Drawing(_WIDTH, 292, title=title, describe=capacity_words(outlook, currency=currency))
    left, top, wide, tall = 58, 40, _WIDTH - 58 - 4, 190
    most = max((max(step.capacity, step.goal) for step in steps), default=0) * 1.08 or 1
    each = wide / len(steps)

    def level(amount: float) -> float:
        return top + tall * (1 - amount / most)

    _draw_scale(board, most, (left, top, wide, tall))
    unit = _("million a month") if by_month else _("million a year")
    board.text(0, 14, unit, size=_SIZE, ink="muted")
    for number, step in enumerate(steps):
        x = left + number * each
        gap = each * 0.12
        board.rectangle(x + gap, level(step.capacity), each - 2 * gap, tall + top - level(step.capacity), fill="two")
        if step.gap > 0:
            lacking = level(step.capacity) - level(step.goal)
            board.rectangle(x + gap, level(step.goal), each - 2 * gap, lacking, fill="paper", edge="poor")
    goal = [(left + (number + side) * each, level(step.goal)) for number, step in enumerate(steps) for side in (0, 1)]
    board.line(goal, ink="ink", width=3)
    _draw_names(board, steps, left, each, by_month=by_month)
    _draw_key(board)
    return board.svg()


def _draw_scale(board: Drawing, most: float, place: tuple[float, float, float, float]) -> None:
    left, top, wide, tall = place
    step = _round_step(most / 3)
    for amount in (step * number for number in range(int(most / step) + 1)):
        y = top + tall * (1 - amount / most)
        board.line([(left, y), (left + wide, y)], ink="line", width=1)
        board.text(left - 6, y, shortened(money_in_unit_text(amount), left - 6, _SIZE), size=_SIZE, anchor="end")


def _round_step(least: float) -> float:
    """The first of 1, 2, 2.5, 5 and 10 times a power of ten that is not less than *least*."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * times for times in (1, 2, 2.5, 5, 10) if power * times >= least * (1 - 1e-9))


def _draw_names(board: Drawing, steps: Sequence[CapacityStep], left: float, each: float, *, by_month: bool) -> None:
    every = max(1, math.ceil(26 / each))
    for number, step in enumerate(steps):
        if number % every:
            continue
        start = step.period.start
        name = str(start.month) if by_month else str(start.year)
        board.text(left + (number + 0.5) * each, 246, name, size=_SIZE, anchor="middle")
        if by_month and (number == 0 or start.month == 1):
            board.text(left + number * each, 266, str(start.year), size=_SIZE, ink="muted")


def _draw_key(board: Drawing) -> None:
    x = 150.0
    for kind, name in (("two", _("capacity")), ("goal", _("goal")), ("gap", _("gap"))):
        if kind == "goal":
            board.line([(x, 14), (x + 18, 14)], ink="ink", width=3)
        elif kind == "two":
            board.rectangle(x, 7, 18, 14, fill="two")
        else:
            board.rectangle(x, 7, 18, 14, fill="paper", edge="poor")
        board.text(x + 24, 14, name, size=_SIZE)
        x += 24 + text_width(name, _SIZE) + 22


def capacity_table(outlook: CapacityOutlook, *, currency: str) -> Html:
    """Capacity, goal and gap of each month, of each calendar year, and of the whole."""
    rows = [(month.period.start.isoformat()[:7], month.capacity, month.goal) for month in outlook.months]
    if len(outlook.years) > 1:
        rows += [(str(year.period.start.year), year.capacity, year.goal) for year in outlook.years]
    rows.append((_("Sum"), outlook.capacity, outlook.goal))
    lines = [
        (name, *(number_text(amount, digits=0) for amount in (capacity, goal, goal - capacity)))
        for name, capacity, goal in rows
    ]
    caption = _("Capacity by month ({unit})").format(unit=currency)
    return _table(caption, (_("Month"), _("Capacity"), _("Goal"), _("Gap")), lines)


def hiring_words(
    outlook: CapacityOutlook, options: Sequence[HiringOption], *, quota: float, at_least: float, currency: str
) -> str:
    """What closes the gap, and until when one more rep with *quota* still brings *at_least* that much money."""
    return one_after_another(
        [*_closing_words(outlook, options, quota, currency), _useful_words(options, at_least, currency)]
    )


def _closing_words(outlook: CapacityOutlook, options: Sequence[HiringOption], quota: float, currency: str) -> list[str]:
    reps = outlook.reps_needed(quota)
    heads = options[0].heads_needed
    if not outlook.gap > 0:
        return []
    if reps is None or heads is None:
        return [_("No number of such hires closes the gap.")]
    worth = _("The gap is the whole period's work of {reps} fully productive reps with a quota of {quota}.")
    closing = ngettext(
        "Because of the ramp it takes {count} hire, with a first day no later than {day}.",
        "Because of the ramp it takes {count} hires, with a first day no later than {day}.",
        heads,
    )
    latest = latest_start_to_close(options, heads)
    return [
        worth.format(reps=number_text(reps, digits=2), quota=money_text(quota, currency)),
        closing.format(count=number_text(heads), day=latest.isoformat() if latest else ""),
    ]


def _useful_words(options: Sequence[HiringOption], at_least: float, currency: str) -> str:
    latest = latest_useful_start(options, at_least=at_least)
    money = money_text(at_least, currency)
    if latest is None:
        return _("Even from the first day on, one more brings less than {money} in this period.").format(money=money)
    if latest == options[-1].start:
        return _("One more still brings {money} with a first day in the last month.").format(money=money)
    sentence = _("The latest month that still helps begins on {day}: after it, one more brings less than {money}.")
    return sentence.format(day=latest.isoformat(), money=money)


def hiring_table(options: Sequence[HiringOption], *, currency: str) -> Html:
    """For each month of hiring, what one more rep brings and how many close the gap."""
    lines = [
        (
            option.start.isoformat(),
            number_text(option.brings, digits=0),
            _("none can") if option.heads_needed is None else number_text(option.heads_needed),
        )
        for option in options
    ]
    head = (_("First day"), _("One more brings ({unit})").format(unit=currency), _("So many close the gap"))
    return _table(_("One more rep, by first day"), head, lines)


def _table(caption: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> Html:
    rows = (
        tag("tr", tag("th", line[0], scope="row", style="white-space:nowrap"), *(tag("td", cell) for cell in line[1:]))
        for line in lines
    )
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *(tag("th", each, scope="col") for each in head))),
        tag("tbody", *rows),
    )
