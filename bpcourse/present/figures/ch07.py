"""The pictures of the chapter on the team: roles and handovers, two pay plans, a month of meetings, four styles.

The rules that the pictures share with the page stand here once: how a score becomes pay, and how long each meeting of a
month takes.

>>> straight_pay(1.0), stepped_pay(1.0), stepped_pay(0.99)
(48000.0, 48000.0, 35640.0)
>>> round(hours_in_a_month() / HOURS_OF_WORK, 3)
0.071
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.kpi import Role, role_scorecard, sample_team, score_person
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_team import stepped_pay as stepped_plan
from bpcourse.core.worked_team import worked_pay
from bpcourse.present.svg import Drawing, wrap

if TYPE_CHECKING:
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "HOURS_OF_WORK",
    "MEETINGS",
    "PERSONAL_BONUS",
    "POOL_SHARE",
    "TARGET_BONUS",
    "Meeting",
    "hours_in_a_month",
    "journey_roles",
    "meeting_rhythm",
    "pay_plan",
    "role_score",
    "stepped_pay",
    "straight_pay",
    "style_cycle",
]

_WIDTH: Final = 480
_TEXT: Final = 14

# --- Roles along the journey ------------------------------------------------------------------------------------------

_STAGES: Final = (N_("Acquire"), N_("Convert"), N_("Nurture"), N_("Expand"))
_ROLES: Final[tuple[tuple[str, str, str, int, int, Colour], ...]] = (
    (N_("Sales development representative"), N_("finds and screens"), N_("Xu Ting, Gao Feng"), 0, 0, "one"),
    (N_("Solution sales consultant"), N_("digs and tailors"), N_("five reps"), 1, 1, "one"),
    (N_("Customer success manager"), N_("sees that the value arrives, and renews"), N_("nobody yet"), 2, 3, "one"),
    (
        N_("Sales support specialist"),
        N_("answers on product and technology"),
        N_("two service engineers"),
        1,
        2,
        "three",
    ),
    (
        N_("Key account manager"),
        N_("runs and widens the largest accounts, from the first contract on"),
        N_("Chen Hao"),
        1,
        3,
        "three",
    ),
)
"""Role, its work, who does it at Clearbrook, its first and last stage, its colour.

The chain of handovers is dark, the companions are light."""

_COLUMN, _ROW, _BAR = 119, 82, 46


def journey_roles() -> Html:
    """Five roles as bars over the four stages of the journey, with who holds them and the three handovers."""
    board = Drawing(_WIDTH, 458, title=_("Five roles along the customer's journey"), describe=_roles_sentence())
    for column, name in enumerate(_STAGES):
        board.box(2 + _COLUMN * column, 4, _COLUMN - 4, 30, _(name), bold=True)
    for number, (name, work, holder, first, last, fill) in enumerate(_ROLES):
        left, top = 2 + _COLUMN * first, _role_top(number)
        width = _COLUMN * (last - first + 1) - 4
        late = first >= len(_STAGES) / 2
        board.text(left + width if late else left, top - 12, _(name), bold=True, anchor="end" if late else "start")
        board.box(left, top, width, _BAR, _(work), fill=fill, edge=None, ink="on" if fill == "one" else "ink", size=14)
        _holder(board, holder, first, last, top + _BAR / 2)
    for number in range(2):
        _handover(board, number)
    x, start, end = _COLUMN * 4 - 24, _role_top(2) + _BAR, _role_top(4)
    board.line([(x, start), (x, end - 8)], ink="four", width=2.5)
    board.arrow((x, end - 12), (x, end), ink="four")
    _mark(board, 3, x, (start + end) / 2 + 6)
    return board.svg()


def _role_top(number: int) -> float:
    return 70 + _ROW * number


def _holder(board: Drawing, holder: str, first: int, last: int, y: float) -> None:
    """Who does the work, beside the bar: to its right at the start of the journey, later to its left."""
    nobody = holder == "nobody yet"
    ink: Colour = "poor" if nobody else "muted"
    if last <= 1:
        board.text(_COLUMN * (last + 1) + 10, y, _(holder), size=_TEXT, ink=ink)
        return
    middle = _COLUMN * (first - 0.5) - (28 if nobody else 0)
    board.paragraph(middle, y, _(holder), _COLUMN - 14, size=_TEXT, ink=ink, bold=nobody)


def _handover(board: Drawing, number: int) -> None:
    """The arrow from the end of one bar of the chain to the start of the next."""
    x = _COLUMN * (number + 1) - 24
    start, end = _role_top(number) + _BAR, _role_top(number + 1) + _BAR / 2
    board.line([(x, start), (x, end)], ink="four", width=2.5)
    board.arrow((x, end), (x + 26, end), ink="four")
    _mark(board, number + 1, x, end)


def _mark(board: Drawing, number: int, x: float, y: float) -> None:
    board.circle(x, y, 11, fill="paper", edge="ink")
    board.text(x, y, number_text(number), size=_TEXT, bold=True, anchor="middle")


def _roles_sentence() -> str:
    one = _("{role}, from {first} to {last}: {work}. At Clearbrook: {holder}.")
    told = (
        one.format(role=_(name), first=_(_STAGES[first]), last=_(_STAGES[last]), work=_(work), holder=_(holder))
        for name, work, holder, first, last, _fill in _ROLES
    )
    handovers = _(
        "Three handovers: 1 from the first to the second, 2 from the second to the third, 3 from the third to the"
        " fifth, where selling begins again."
    )
    return one_after_another((*told, handovers))


# --- Two pay plans ----------------------------------------------------------------------------------------------------

_STRAIGHT: Final = worked_pay()
_STEPPED: Final = stepped_plan()
TARGET_BONUS: Final = _STRAIGHT.target_bonus
POOL_SHARE: Final = _STRAIGHT.pool_share
PERSONAL_BONUS: Final = _STRAIGHT.personal_at_target
"""A rep's bonus at target, the share of it that depends on the team, and the rest."""

_ENDS: Final = 1.5
_OPENS, _REACHED, _SHUTS = 0.8, 1.0, 1.2
_PRIZE: Final = _STEPPED.personal_at_target * _STEPPED.prize


def straight_pay(score: float) -> float:
    """The personal bonus in CNY where every point of the score between 50% and 150% pays the same.

    >>> round(straight_pay(0.9)), straight_pay(0.4), straight_pay(1.7)
    (38400, 0.0, 96000.0)
    """
    return _STRAIGHT.personal_bonus(score)


def stepped_pay(score: float) -> float:
    """The personal bonus in CNY with an entrance at 80%, a prize at 100% and a lid at 120%.

    >>> stepped_pay(0.79), round(stepped_pay(0.8)), round(stepped_pay(1.5))
    (0.0, 28800, 55200)
    """
    return _STEPPED.personal_bonus(score)


def role_score(name: str) -> float:
    """The score, as a share, of the sample team's person called *name* on the card of a rep.

    >>> round(role_score("Sun Mei"), 3)
    1.038
    """
    person = next(each for each in sample_team() if each.name == _(name))
    return score_person(person, role_scorecard(Role.REP)).total


_PAY_LEFT, _PAY_BOTTOM, _PAY_WIDE, _PAY_HIGH = 74, 320, 382, 280
_SCORES: Final = (0.4, 1.6)
_PAY_TOP: Final = 100_000
_PAID: Final = (N_("Liu Yang"), N_("Sun Mei"))


def pay_plan() -> Html:
    """The personal bonus against the score in a straight plan and a stepped one, with two reps on the straight line."""
    board = Drawing(_WIDTH, 462, title=_("Two pay plans"), describe=_pay_sentence())
    for amount in range(0, _PAY_TOP + 1, 25_000):
        y = _pay_at(0, amount)[1]
        board.line([(_PAY_LEFT, y), (_PAY_LEFT + _PAY_WIDE, y)], width=1, dash="2 4")
        board.text(_PAY_LEFT - 8, y, number_text(amount), size=_TEXT, ink="muted", anchor="end")
    for percent in range(40, 161, 20):
        x = _pay_at(percent / 100, 0)[0]
        board.text(x, _PAY_BOTTOM + 16, percent_text(percent / 100), size=_TEXT, ink="muted", anchor="middle")
    board.text(0, 14, _("Personal bonus, CNY"), size=_TEXT, bold=True)
    board.text(_WIDTH - 6, _PAY_BOTTOM + 38, _("Score"), size=_TEXT, bold=True, anchor="end")
    _stepped_line(board)
    board.line([_pay_at(score, straight_pay(score)) for score in (0.4, 0.5, 1.5, 1.6)], ink="one", width=3.5)
    for letter, name in zip("AB", _PAID, strict=True):
        x, y = _pay_at(role_score(name), straight_pay(role_score(name)))
        board.circle(x, y, 6, fill="ink", edge="paper")
        board.text(x - 12, y - 13, letter, bold=True, anchor="middle")
    _pay_legend(board)
    return board.svg()


def _pay_at(score: float, amount: float) -> tuple[float, float]:
    low, high = _SCORES
    return _PAY_LEFT + _PAY_WIDE * (score - low) / (high - low), _PAY_BOTTOM - _PAY_HIGH * amount / _PAY_TOP


def _stepped_line(board: Drawing) -> None:
    """The three pieces of the stepped plan, and what is gained at each step, dotted."""
    pieces = ((_SCORES[0], _OPENS), (_OPENS, _REACHED), (_REACHED, _SHUTS), (_SHUTS, _SCORES[1]))
    for low, high in pieces:
        just_below = stepped_pay(high - 1e-9)
        board.line([_pay_at(low, stepped_pay(low)), _pay_at(high, just_below)], ink="four", width=3)
        board.line([_pay_at(high, just_below), _pay_at(high, stepped_pay(high))], ink="four", width=1.5, dash="3 4")


def _pay_legend(board: Drawing) -> None:
    board.line([(8, 380), (44, 380)], ink="one", width=3.5)
    board.text(52, 380, _("straight: each point pays alike"), size=_TEXT)
    board.line([(8, 404), (44, 404)], ink="four", width=3)
    board.text(52, 404, _("stepped: entrance at 80%, prize at 100%, lid at 120%"), size=_TEXT)
    for number, (letter, name) in enumerate(zip("AB", _PAID, strict=True)):
        x = 8 + 236 * number
        board.text(x, 436, letter, size=_TEXT, bold=True)
        told = _("{name}: {score}").format(name=_(name), score=percent_text(role_score(name)))
        board.text(x + 22, 436, told, size=_TEXT)


def _pay_sentence() -> str:
    straight = _(
        "In the straight plan the personal bonus is nothing up to a score of 50%, then rises evenly over {target} at"
        " 100% to {most} at 150%."
    ).format(target=money_text(straight_pay(1), "CNY"), most=money_text(straight_pay(_ENDS), "CNY"))
    stepped = _(
        "In the stepped plan it is nothing below 80%, jumps to {entrance} there, jumps from {before} to {target} at"
        " 100%, and stays at {lid} from 120% on."
    ).format(
        entrance=money_text(stepped_pay(_OPENS), "CNY"),
        before=money_text(PERSONAL_BONUS - _PRIZE, "CNY"),
        target=money_text(stepped_pay(_REACHED), "CNY"),
        lid=money_text(stepped_pay(_SHUTS), "CNY"),
    )
    one = _("{name} scores {score} and gets {straight} in the straight plan, {stepped} in the stepped one.")
    people = (
        one.format(
            name=_(name),
            score=percent_text(role_score(name)),
            straight=money_text(straight_pay(role_score(name)), "CNY"),
            stepped=money_text(stepped_pay(role_score(name)), "CNY"),
        )
        for name in _PAID
    )
    return one_after_another((straight, stepped, *people))


# --- A month of meetings ----------------------------------------------------------------------------------------------


class Meeting(NamedTuple):
    """One kind of meeting in a month of twenty working days.

    minutes: of each; days: on which of the twenty, from 0; part: the share of the reps who sit in each of them.
    """

    name: str
    minutes: int
    days: tuple[int, ...]
    part: float = 1.0

    @property
    def minutes_in_a_month(self) -> float:
        """Minutes of a rep's month that this kind of meeting takes on average."""
        return self.minutes * len(self.days) * self.part


_TWO_OF_EIGHT: Final = 0.25
_DAYS: Final = 20
HOURS_OF_WORK: Final = _DAYS * 8
"""Hours of work in a month of four weeks."""

MEETINGS: Final = (
    Meeting(N_("Morning meeting"), 10, tuple(range(_DAYS))),
    Meeting(N_("Weekly meeting"), 30, (0, 5, 10, 15)),
    Meeting(N_("One on one"), 30, (2, 12)),
    Meeting(N_("Opportunity review"), 45, (6, 16)),
    Meeting(N_("Knowledge session"), 60, (4, 14)),
    Meeting(N_("With service*"), 30, (3, 13), _TWO_OF_EIGHT),
    Meeting(N_("With marketing*"), 30, (8,), _TWO_OF_EIGHT),
    Meeting(N_("With product*"), 45, (18,), _TWO_OF_EIGHT),
    Meeting(N_("Monthly review"), 60, (19,)),
)
"""The worked company's meetings in a month, as they stand in one rep's calendar."""


def hours_in_a_month() -> float:
    """Hours that a rep spends in meetings in four weeks.

    >>> round(hours_in_a_month(), 1)
    11.4
    """
    return sum(meeting.minutes_in_a_month for meeting in MEETINGS) / 60


_DAY_LEFT, _DAY_WIDE, _MEETING_ROW, _FIRST = 160, 13, 38, 40
_INKS: Final[tuple[Colour, ...]] = ("two", "two", "one", "one", "four", "three", "three", "three", "one")


def meeting_rhythm() -> Html:
    """Four weeks of meetings: one row for each kind, a bar on each day, its height the length."""
    bottom = _FIRST + _MEETING_ROW * len(MEETINGS)
    board = Drawing(_WIDTH, bottom + 52, title=_("A month of meetings"), describe=_meetings_sentence())
    for week in range(4):
        left = _day_x(5 * week) - 2
        board.rectangle(left, 24, 5 * _DAY_WIDE - 1, bottom - 24, fill="panel")
        name = _("Week {number}").format(number=week + 1)
        board.text(left + 2.5 * _DAY_WIDE, 12, name, size=_TEXT, bold=True, anchor="middle")
    for number, (meeting, ink) in enumerate(zip(MEETINGS, _INKS, strict=True)):
        foot = _FIRST + _MEETING_ROW * (number + 1) - 12
        board.line([(0, foot), (_day_x(_DAYS) + 8, foot)], width=1)
        board.text(0, foot - 10, _(meeting.name), size=_TEXT)
        high = meeting.minutes / 2.2
        for day in meeting.days:
            board.rectangle(_day_x(day), foot - high, _DAY_WIDE - 4, high, fill=ink)
        minutes = _("{minutes} min").format(minutes=meeting.minutes)
        board.text(_WIDTH, foot - 10, minutes, size=_TEXT, ink="muted", anchor="end")
    note = _("* Two of the eight reps, in turn. All together: {hours} hours of a rep's {all}.").format(
        hours=number_text(hours_in_a_month()), all=HOURS_OF_WORK
    )
    board.paragraph(0, bottom + 30, note, _WIDTH, size=_TEXT, ink="muted", anchor="start")
    return board.svg()


def _day_x(day: int) -> float:
    """Where a working day begins; a small gap stands between the weeks."""
    return _DAY_LEFT + _DAY_WIDE * day + day // 5 * 2


def _meetings_sentence() -> str:
    one = _("{name}: {minutes} minutes, {times} in four weeks.")
    told = (one.format(name=_(each.name), minutes=each.minutes, times=len(each.days)) for each in MEETINGS)
    total = _("Those with a star take two of the eight reps. All together: {hours} hours of a rep's {all}.").format(
        hours=number_text(hours_in_a_month()), all=HOURS_OF_WORK
    )
    return one_after_another((*told, total))


# --- Four styles ------------------------------------------------------------------------------------------------------

_STYLES: Final = (
    (
        N_("1 Being built"),
        N_("Directive"),
        N_("This is how we do it here. Let me show you."),
        N_("Gao Feng, with audits"),
    ),
    (
        N_("2 Growing in ability"),
        N_("Coaching"),
        N_("What did you notice? What will you try?"),
        N_("the team as a whole"),
    ),
    (
        N_("3 Stable growth"),
        N_("Supportive"),
        N_("What do you need from me?"),
        N_("Wang Jing"),
    ),
    (
        N_("4 Ripe for change"),
        N_("Transformational"),
        N_("Here is why we cannot go on like this."),
        N_("Liu Yang"),
    ),
)
"""Stage of the team, style, what the team hears, and who is there at Clearbrook; clockwise from the upper left."""

_CARD_WIDE, _CARD_HIGH = 218, 176
_CARDS: Final = ((0, 0), (262, 0), (262, 230), (0, 230))


def style_cycle() -> Html:
    """The four stages of a team in a circle, each with its style and who stands there."""
    board = Drawing(_WIDTH, 410, title=_("A style for each stage"), describe=_styles_sentence())
    for (left, top), row in zip(_CARDS, _STYLES, strict=True):
        _style_card(board, left, top, row)
    right, low, middle = 262, 230, _CARD_HIGH / 2
    board.arrow((_CARD_WIDE + 4, middle), (right - 4, middle), ink="ink")
    board.arrow((right + _CARD_WIDE / 2, _CARD_HIGH + 6), (right + _CARD_WIDE / 2, low - 6), ink="ink")
    board.arrow((right - 4, low + middle), (_CARD_WIDE + 4, low + middle), ink="ink")
    x = _CARD_WIDE / 2 - 70
    board.line([(x, low - 6), (x, _CARD_HIGH + 18)], ink="four", width=2.5, dash="5 4")
    board.arrow((x, _CARD_HIGH + 18), (x, _CARD_HIGH + 4), ink="four")
    board.text(x + 14, (_CARD_HIGH + low) / 2, _("the new way is built"), size=_TEXT, ink="muted")
    return board.svg()


def _style_card(board: Drawing, left: float, top: float, row: tuple[str, str, str, str]) -> None:
    stage, style, words, who = map(_, row)
    board.rectangle(left, top, _CARD_WIDE, _CARD_HIGH, fill="panel")
    board.rectangle(left, top, _CARD_WIDE, 34, fill="one")
    board.text(left + 10, top + 17, stage, ink="on", bold=True)
    board.text(left + 10, top + 54, style, bold=True)
    quoted = _('"{words}"').format(words=words)
    for number, line in enumerate(wrap(quoted, _CARD_WIDE - 20, _TEXT)):
        board.text(left + 10, top + 78 + 18 * number, line, size=_TEXT)
    board.box(left + 8, top + 134, _CARD_WIDE - 16, 34, who, fill="three", edge=None, size=_TEXT, bold=True)


def _styles_sentence() -> str:
    one = _('{stage}: {style}; the team hears "{words}". At Clearbrook: {who}.')
    told = (
        one.format(stage=_(stage), style=_(style), words=_(words), who=_(who)) for stage, style, words, who in _STYLES
    )
    return one_after_another((*told, _("From the fourth stage an arrow leads back to the first.")))
