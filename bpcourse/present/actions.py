"""Pictures and tables of the actions of a plan: the Gantt chart, the RACI matrix, the list with slack, the load.

>>> from bpcourse.core.period import Period
>>> from bpcourse.core.worked_execution import worked_actions
>>> gantt_picture(worked_actions(), Period.year(2027)).count("<rect")
16
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.actions import action_people, dependency_circle, unknown_dependencies
from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import money_text, number_text
from bpcourse.core.schedule import (
    actions_outside,
    early_starts,
    longest_chain,
    monthly_load,
    months_of,
    slack_days,
    total_budget,
    without_one_accountable,
)
from bpcourse.present.html import Html, join, tag
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.core.actions import Action
    from bpcourse.core.period import Period
    from bpcourse.core.reviews import ReviewRhythm
    from bpcourse.present.svg import Colour

__all__ = ["action_name", "action_table", "chain_words", "findings", "gantt_picture", "load_table", "raci_table"]

_WIDTH: Final = 500
_LEFT: Final = 176
_TOP: Final = 44
_ROW: Final = 32
_BAR: Final = 18
_SIZE: Final = 14
_MOST_MONTHS: Final = 24
_FEW_MONTHS: Final = 14
_QUARTER: Final = 3
_YEAR: Final = 12


def action_name(action: Action) -> str:
    """What the action is called, its id where it has no title."""
    return action.title or action.id or _("Action without a title")


# What to mend ---------------------------------------------------------------------------------------------------------


def findings(actions: Sequence[Action], period: Period) -> list[str]:
    """What keeps *actions* from being a plan that can be carried out, each in a sentence."""
    names = {action.id: action_name(action) for action in actions}
    circle = dependency_circle(actions)
    found = []
    if circle:
        sentence = _("These wait for each other, so that none can begin: {circle}. Take out one of the dependencies.")
        found.append(sentence.format(circle=" → ".join(names[one] for one in circle)))
    found += [_accountable_words(action) for action in without_one_accountable(actions)]
    unknown = _("“{name}” waits for “{needed}”, which is not in the list.")
    found += [unknown.format(name=names[one], needed=needed) for one, needed in unknown_dependencies(actions)]
    early = _("“{name}” begins on {start}, before “{needed}” is finished on {end}.")
    found += [
        early.format(name=action_name(one), start=one.start, needed=action_name(needed), end=needed.end)
        for one, needed in early_starts(actions)
        if one is not needed
    ]
    outside = _("“{name}” has a day outside the plan's period, {period}.")
    found += [outside.format(name=action_name(one), period=period) for one in actions_outside(actions, period)]
    undated = _("“{name}” needs a first and a last day.")
    return found + [undated.format(name=action_name(one)) for one in actions if one.period is None]


def _accountable_words(action: Action) -> str:
    if not action.accountable:
        return _("Nobody answers for “{name}”: name one accountable person.").format(name=action_name(action))
    sentence = _("{count} people answer for “{name}”, so that each may wait for the other: keep one.")
    return sentence.format(count=len(action.accountable), name=action_name(action))


def chain_words(actions: Sequence[Action]) -> str:
    """Which chain of *actions* is the longest; "" for a circle, and where none waits for another."""
    if dependency_circle(actions):
        return ""
    chain = longest_chain(actions)
    if len(chain.ids) < 2:  # noqa: PLR2004 - one action alone is no chain
        return ""
    names = {action.id: action_name(action) for action in actions}
    sentence = _("The longest chain holds {days} days of action: {chain}. A delay there is the hardest to make up.")
    return sentence.format(days=number_text(chain.days), chain=" → ".join(names[one] for one in chain.ids))


# Gantt ----------------------------------------------------------------------------------------------------------------


def gantt_picture(actions: Sequence[Action], period: Period, *, reviews: ReviewRhythm | None = None) -> Html:
    """*actions* as bars over *period*, with arrows to what waits for them, and the days of *reviews* below.

    The longest chain is darker. What lies outside the period is cut off, with a red edge.
    """
    review_days = reviews.review_days(period) if reviews else ()
    rows = len(actions) + bool(review_days)
    board = Drawing(
        _WIDTH, _TOP + _ROW * rows + 8,
        title=_("Gantt chart of the actions, {period}").format(period=period),
        describe=one_after_another([*map(_bar_words, actions), *_review_words(len(review_days)), chain_words(actions)]),
    )  # fmt: skip
    _draw_calendar(board, period)
    chain = () if dependency_circle(actions) else longest_chain(actions).ids
    chain = chain if len(chain) > 1 else ()
    _draw_arrows(board, actions, period)
    for number, action in enumerate(actions):
        middle = _TOP + _ROW * (number + 0.5)
        board.text(4, middle, shortened(action_name(action), _LEFT - 12, _SIZE), size=_SIZE)
        _draw_bar(board, action, middle, period, on_chain=action.id in chain)
    if reviews is not None and review_days:
        middle = _TOP + _ROW * (rows - 0.5)
        board.text(4, middle, shortened(_("Reviews"), _LEFT - 12, _SIZE), size=_SIZE)
        adjusting = reviews.adjustment_days(period)
        for day in review_days:
            board.circle(_x(day, period), middle, 6 if day in adjusting else 4, fill="four", edge="ink")
    return board.svg()


def _bar_words(action: Action) -> str:
    if action.period is None:
        return _("{name}: not dated.").format(name=action_name(action))
    sentence = _("{name}: {start} to {end}.")
    return sentence.format(name=action_name(action), start=action.start, end=action.end)


def _review_words(count: int) -> list[str]:
    words = ngettext("{count} review of the plan.", "{count} reviews of the plan.", count)
    return [words.format(count=count)] if count else []


def _x(day: date, period: Period) -> float:
    """Where *day* begins, at the edge for a day outside *period*."""
    share = (day - period.start).days / period.days
    return _LEFT + (_WIDTH - 8 - _LEFT) * min(max(share, 0), 1)


def _draw_calendar(board: Drawing, period: Period) -> None:
    """Stripes with names: months, or where they would be too narrow quarters, or years."""
    months = months_of(period)
    step = 1 if len(months) <= _FEW_MONTHS else _QUARTER if len(months) <= _FEW_MONTHS * _QUARTER else _YEAR
    starts = [month.start for month in months if (month.start.month - 1) % step == 0 or month is months[0]]
    edges = [_x(start, period) for start in starts] + [float(_WIDTH - 8)]
    free = 0.0
    for number, start in enumerate(starts):
        left, right = edges[number], edges[number + 1]
        if number % 2 == 0:
            board.rectangle(left, _TOP - 22, right - left, board.height - _TOP + 22)
        name = _stripe_name(start, step)
        half = text_width(name, _SIZE) / 2
        if (left + right) / 2 - half >= free and (left + right) / 2 + half <= _WIDTH:
            board.text((left + right) / 2, _TOP - 11, name, ink="muted", size=_SIZE, anchor="middle")
            free = (left + right) / 2 + half + 4
    board.text(_LEFT, 11, str(period), size=_SIZE, bold=True)


def _stripe_name(start: date, step: int) -> str:
    if step == _QUARTER:
        return _("Q{number}").format(number=(start.month + 2) // 3)
    return str(start.month if step == 1 else start.year)


def _draw_bar(board: Drawing, action: Action, middle: float, period: Period, *, on_chain: bool) -> None:
    first, last = action.start or action.end, action.end or action.start
    if first is None or last is None:
        return
    left, right = _x(first, period), _x(last, period) + (_WIDTH - 8 - _LEFT) / period.days
    right = min(max(right, left + 4), float(_WIDTH - 8))
    left = min(left, right - 4)
    inside = action.is_within(period)
    fill: Colour = "paper" if not inside else "one" if on_chain else "two"
    board.rectangle(left, middle - _BAR / 2, right - left, _BAR, fill=fill, edge=None if inside else "poor")


def _draw_arrows(board: Drawing, actions: Sequence[Action], period: Period) -> None:
    rows = {action.id: number for number, action in enumerate(actions) if action.id}
    for number, action in enumerate(actions):
        for needed in action.depends_on:
            before = actions[rows[needed]] if needed in rows else None
            if before is None or before is action or before.end is None or action.start is None:
                continue
            side = 1 if rows[needed] < number else -1
            x, y = _x(before.end, period), _TOP + _ROW * (rows[needed] + 0.5) + side * _BAR / 2
            goal = _TOP + _ROW * (number + 0.5) - side * _BAR / 2
            turn = goal - side * (_ROW - _BAR) / 2
            target = _x(action.start, period) + 3
            board.line([(x, y), (x, turn), (target, turn)], ink="muted")
            board.arrow((target, turn), (target, goal), ink="muted")


# Tables ---------------------------------------------------------------------------------------------------------------


def action_table(actions: Sequence[Action], *, currency: str, until: date) -> Html:
    """*actions* with their owners, days, slack up to *until*, and budgets with their sum."""
    slack = {} if dependency_circle(actions) else slack_days(actions, until=until)
    heads = (_("Action"), _("Owner"), _("First day"), _("Last day"), _("Slack, days"), _("Budget"))
    rows = [
        _row(
            action_name(action),
            action.owner or "–",
            str(action.start or "–"),
            str(action.end or "–"),
            number_text(slack[action.id]) if action.id in slack else "–",
            "–" if action.budget is None else money_text(action.budget, currency),
        )
        for action in actions
    ]
    total = _row(_("Sum"), "", "", "", "", money_text(total_budget(actions), currency))
    return _table(_("Action list"), heads, [*rows, total])


def raci_table(actions: Sequence[Action]) -> Html:
    """Who does, answers for, is asked about and is told of each of *actions*."""
    people = action_people(actions)
    rows = []
    for action in actions:
        cells = [tag("td", _letters(action, name)) for name in people]
        count = len(action.accountable)
        said = _("one") if count == 1 else _("nobody") if not count else number_text(count)
        mark = tag("td", said, class_="bp-met" if count == 1 else "bp-unmet")
        rows.append(tag("tr", tag("th", action_name(action), scope="row"), *cells, mark))
    return _table(_("RACI matrix"), (_("Action"), *people, _("Accountable")), rows)


def _letters(action: Action, name: str) -> Html:
    parts = (
        (action.responsible, _("R"), _("responsible: does the work")),
        (action.accountable, _("A"), _("accountable: answers for the result")),
        (action.consulted, _("C"), _("consulted: is asked before")),
        (action.informed, _("I"), _("informed: is told after")),
    )
    letters = [tag("abbr", letter, title=meaning) for names, letter, meaning in parts if name in names]
    return join(letters, " ") if letters else join(["–"])


def load_table(actions: Sequence[Action], period: Period) -> Html:
    """How many actions everybody has under way in each month of *period*; its first two years where it is longer."""
    months = months_of(period)[:_MOST_MONTHS]
    rows = [
        _row(load.name, *(str(count or "–") for count in load.actions), str(load.most))
        for load in monthly_load(actions, months)
    ]
    heads = (_("Who"), *(f"{month.start.year}-{month.start.month:02}" for month in months), _("At most"))
    return _table(_("Actions under way per person and month"), heads, rows)


def _table(caption: str, heads: Sequence[str], rows: Sequence[Html]) -> Html:
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    return tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *rows))


def _row(name: str, *cells: str) -> Html:
    return tag("tr", tag("th", name, scope="row"), *(tag("td", cell) for cell in cells))
