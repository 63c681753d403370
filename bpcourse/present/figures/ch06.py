"""The pictures of the chapter on digital tools, and the counts behind them: one Monday's funnel, its forecasts, a test.

The worked company's figures of that Monday stand here once; the page computes from them.

>>> [round(step.rate, 2) for step in STEPS], [step.stalls for step in STEPS]
([0.32, 0.36, 0.24], [False, True, False])
>>> round(expected_deals(BY_AGE), 1), round(TEST[1].difference, 3)
(4.6, 0.088)
"""

from __future__ import annotations

from math import comb, exp, factorial, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.funnel import open_opportunities
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_in_unit_text, money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.svg import Drawing, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "BY_AGE",
    "BY_DATE",
    "DEALS_MISSING",
    "DEALS_SOLD",
    "OPEN_NOW",
    "PRESET_CHANCES",
    "REPS_SAY",
    "STEPS",
    "TEST",
    "WRITTEN_LATER",
    "Compared",
    "Group",
    "Step",
    "chance_of_at_least",
    "deals_at_quantile",
    "expected_deals",
    "forecast_range",
    "funnel_stall",
    "opening_test",
    "record_to_decision",
    "usually_open",
]

_WIDTH: Final = 480
_TEXT: Final = 14
_ALL: Final = worked_figures()
_DEAL: Final = _ALL["average_deal_size"]

# --- From a record to a decision --------------------------------------------------------------------------------------

_RECORD: Final = (
    N_("One visit, typed in once"),
    N_("who was there, what was said, the stage, the next step and its date"),
)
_VIEWS: Final = (
    (N_("Customer view"), N_("What do we know about this customer?"), N_("Visit whom, and say what?")),
    (N_("Funnel view"), N_("Where do deals stall, and what are they worth?"), N_("Which deal gets the week?")),
    (N_("Dashboard"), N_("Are we on the way to the target?"), N_("What changes in the plan?")),
)
"""Each view with the question it answers and the decision it serves."""


def record_to_decision() -> Html:
    """The way of one record through three views to three decisions."""
    record, content = map(_, _RECORD)
    views = [(_(name), _(question), _(decision)) for name, question, decision in _VIEWS]
    board = Drawing(480, 392, title=_("From a record to a decision"), describe=_path_sentence(record, content, views))
    board.rectangle(20, 8, 440, 76, fill="one")
    board.text(240, 28, record, ink="on", bold=True, anchor="middle")
    board.paragraph(240, 59, content, 420, ink="on", size=14)
    for column, (name, question, decision) in enumerate(views):
        left = 4 + 160 * column
        board.arrow((left + 76, 84), (left + 76, 122))
        board.box(left, 122, 152, 40, name, fill="three", edge=None, bold=True)
        board.box(left, 162, 152, 90, question, edge="three", size=14)
        board.arrow((left + 76, 252), (left + 76, 290))
        board.box(left, 290, 152, 66, decision, fill="paper", edge="one", bold=True)
    board.text(
        240, 376, _("No decision at the end: stop asking for the record."), size=14, ink="muted", anchor="middle"
    )
    return board.svg()


def _path_sentence(record: str, content: str, views: list[tuple[str, str, str]]) -> str:
    begin = _("{record}: {content}. It feeds three views.").format(record=record, content=content)
    one = _("{view}: {question} Decision: {decision}")
    return one_after_another(
        (begin, *(one.format(view=name, question=asks, decision=ends) for name, asks, ends in views))
    )


# --- The funnel of one Monday -----------------------------------------------------------------------------------------

_RARE: Final = 0.05


class Step(NamedTuple):
    """A step of the funnel: of those old enough to have taken it, how many did.

    usual: the plan's share, from 0 to 1.
    """

    name: str
    entered: int
    passed: int
    usual: float

    @property
    def rate(self) -> float:
        """The share that went on."""
        return self.passed / self.entered

    @property
    def chance(self) -> float:
        """How often the plan's share would bring so few, or fewer, by chance (binomial law)."""
        return sum(
            comb(self.entered, count) * self.usual**count * (1 - self.usual) ** (self.entered - count)
            for count in range(self.passed + 1)
        )

    @property
    def stalls(self) -> bool:
        """Whether chance would explain it at most once in twenty."""
        return self.chance <= _RARE


STEPS: Final = (
    Step(N_("went on to a first meeting"), 340, 109, _ALL["lead_to_meeting"]),
    Step(N_("went on to a proposal"), 80, 29, _ALL["meeting_to_proposal"]),
    Step(N_("went on to a deal"), 74, 18, _ALL["win_rate"]),
)
OPEN_NOW: Final = (79, 62, 30)
"""Leads, first meetings and proposals that are open on the Monday."""
_STAGES: Final = (N_("Leads"), N_("First meetings"), N_("Proposals"))


def usually_open() -> tuple[float, ...]:
    """Leads, first meetings and proposals open on an average day of the plan's year.

    >>> [round(count) for count in usually_open()]
    [77, 53, 40]
    """
    part = worked_plan().funnel
    return open_opportunities(part.needed, Period.year(2027)) if part else ()


_BAR_LEFT, _BAR_WIDE, _BAR_HIGH = 140.0, 3.1, 40.0


def funnel_stall() -> Html:
    """What is open in each stage, beside what usually is, and the share that goes on from stage to stage."""
    board = Drawing(_WIDTH, 402, title=_("The funnel on Monday, May 17"), describe=_funnel_sentence())
    for number, (stage, count, usual) in enumerate(zip(_STAGES, OPEN_NOW, usually_open(), strict=True)):
        top, step = 6 + 118 * number, STEPS[number]
        board.paragraph(0, top + _BAR_HIGH / 2, _(stage), _BAR_LEFT - 8, bold=True, anchor="start")
        board.rectangle(_BAR_LEFT, top, count * _BAR_WIDE, _BAR_HIGH, fill="one")
        board.text(_BAR_LEFT + 10, top + _BAR_HIGH / 2, number_text(count), ink="on", bold=True)
        mark = _BAR_LEFT + usual * _BAR_WIDE
        board.line([(mark, top - 4), (mark, top + _BAR_HIGH + 4)], ink="four", width=4)
        board.text(
            max(mark, _BAR_LEFT + count * _BAR_WIDE) + 10,
            top + _BAR_HIGH / 2,
            _("usual {count}").format(count=number_text(usual, digits=0)),
            size=_TEXT,
            ink="muted",
        )
        _draw_step(board, step, top + _BAR_HIGH)
    board.line([(20, 376), (20, 396)], ink="four", width=4)
    board.text(32, 386, _("open on an average day of the plan"), size=_TEXT, ink="muted")
    return board.svg()


def _draw_step(board: Drawing, step: Step, top: float) -> None:
    ink: Colour = "poor" if step.stalls else "muted"
    strong: Colour = "poor" if step.stalls else "ink"
    board.arrow((_BAR_LEFT + 12, top + 8), (_BAR_LEFT + 12, top + 70), ink=ink)
    counted = _("{passed} of {entered} {went_on}").format(
        passed=step.passed, entered=step.entered, went_on=_(step.name)
    )
    board.text(_BAR_LEFT + 28, top + 28, counted, size=_TEXT, ink=strong, bold=step.stalls)
    board.text(_BAR_LEFT + 28, top + 49, _step_words(step), size=_TEXT, ink=ink, bold=step.stalls)


def _step_words(step: Step) -> str:
    words = _("{rate}, plan {usual}: stall point") if step.stalls else _("{rate}, plan {usual}")
    return words.format(rate=percent_text(step.rate, digits=0), usual=percent_text(step.usual, digits=0))


def _funnel_sentence() -> str:
    opened = _("{stage}: {count} open, usually {usual}.")
    went = _("{passed} of {entered} {went_on} ({words}).")
    sentences = []
    for stage, count, usual, step in zip(_STAGES, OPEN_NOW, usually_open(), STEPS, strict=True):
        sentences.append(opened.format(stage=_(stage), count=count, usual=number_text(usual, digits=0)))
        sentences.append(
            went.format(passed=step.passed, entered=step.entered, went_on=_(step.name), words=_step_words(step))
        )
    return one_after_another(sentences)


# --- Five forecasts for one quarter -----------------------------------------------------------------------------------


class Group(NamedTuple):
    """Open proposals of one kind: how many now, and of those seen in the year before how many were signed in time."""

    name: str
    now: int
    seen: int
    signed: int

    @property
    def share(self) -> float:
        """The share that was signed by the quarter's end."""
        return self.signed / self.seen


BY_AGE: Final = (
    Group(N_("up to 30 days"), 8, 58, 13),
    Group(N_("31 to 60 days"), 10, 36, 7),
    Group(N_("61 to 90 days"), 7, 17, 2),
    Group(N_("more than 90 days"), 5, 10, 0),
)
BY_DATE: Final = (
    Group(N_("named by the customer"), 8, 30, 15),
    Group(N_("June 30, filled in by the system"), 9, 38, 5),
    Group(N_("already past"), 6, 21, 2),
    Group(N_("after June 30"), 7, 32, 0),
)
"""The same thirty proposals, by their age and by the close date that stands in the record."""

DEALS_SOLD: Final = 10
DEALS_MISSING: Final = 10
WRITTEN_LATER: Final = 2
"""Deals that a quarter usually brings from proposals written after its middle."""
REPS_SAY: Final = 5_000_000
"""The forecast for the quarter that the reps' own guesses add up to: money in CNY, with what is sold."""
PRESET_CHANCES: Final = (0.05, 0.20, 0.50)
"""The chances of a lead, a first meeting and a proposal with which the software was delivered."""


def expected_deals(groups: Sequence[Group]) -> float:
    """Deals to be expected this quarter from the open proposals in *groups*.

    >>> round(expected_deals(BY_DATE), 1)
    5.8
    """
    return sum(group.now * group.share for group in groups)


def _chances(groups: Sequence[Group]) -> list[float]:
    """The chance of 0, 1, 2 ... deals: each proposal of *groups* for itself, those written later by the Poisson law."""
    most = sum(group.now for group in groups) + 1
    chances = [exp(-WRITTEN_LATER) * WRITTEN_LATER**count / factorial(count) for count in range(most)]
    for group in groups:
        for _proposal in range(group.now):
            before = [0.0, *chances[:-1]]
            chances = [
                stays * (1 - group.share) + joins * group.share for stays, joins in zip(chances, before, strict=True)
            ]
    return chances


def chance_of_at_least(deals: int, groups: Sequence[Group]) -> float:
    """The chance of *deals* more, or of still more, by the quarter's end.

    >>> round(chance_of_at_least(DEALS_MISSING, BY_AGE), 2)
    0.11
    """
    return 1 - sum(_chances(groups)[:deals])


def deals_at_quantile(chance: float, groups: Sequence[Group]) -> int:
    """The fewest further deals that are not exceeded with this *chance*.

    >>> deals_at_quantile(0.1, BY_AGE), deals_at_quantile(0.9, BY_AGE)
    (4, 10)
    """
    total = 0.0
    for deals, part in enumerate(_chances(groups)):
        total += part
        if total >= chance:
            return deals
    return sum(group.now for group in groups)


def _preset() -> float:
    chances = zip(OPEN_NOW, PRESET_CHANCES, strict=True)
    return (DEALS_SOLD + sum(count * chance for count, chance in chances)) * _DEAL


def _with_sold(deals: float) -> float:
    return (DEALS_SOLD + deals) * _DEAL


def _forecasts() -> list[tuple[str, float]]:
    """How it is made, and what it says for the quarter: money in CNY."""
    return [
        (_("chances preset in the software"), _preset()),
        (_("what the reps say"), REPS_SAY),
        (_("25% of each proposal"), _with_sold(OPEN_NOW[2] * _ALL["win_rate"])),
        (_("by close date, as 2026 went"), _with_sold(expected_deals(BY_DATE) + WRITTEN_LATER)),
        (_("by age, as 2026 went"), _with_sold(expected_deals(BY_AGE) + WRITTEN_LATER)),
    ]


_AXIS_LEFT, _AXIS_RIGHT, _AXIS_FROM, _AXIS_TO = 166.0, 456.0, 2_000_000, 6_000_000
_ROW: Final = 52


def forecast_range() -> Html:
    """Five forecasts for the quarter against its target, the last with the range in which eight of ten lie."""
    forecasts, target = _forecasts(), _with_sold(DEALS_MISSING)
    low, high = (_with_sold(deals_at_quantile(chance, BY_AGE)) for chance in (0.1, 0.9))
    board = Drawing(
        _WIDTH, 392,
        title=_("Five forecasts for one quarter"),
        describe=_forecast_sentence(forecasts, target, (low, high)),
    )  # fmt: skip
    bottom = 34 + _ROW * len(forecasts)
    for amount in range(_AXIS_FROM, _AXIS_TO + 1, 1_000_000):
        board.line([(_x_of(amount), 30), (_x_of(amount), bottom)], width=1, dash="2 4")
        board.text(_x_of(amount), bottom + 14, money_in_unit_text(amount), size=_TEXT, ink="muted", anchor="middle")
    board.text(_AXIS_RIGHT, bottom + 36, _("CNY million"), size=_TEXT, ink="muted", anchor="end")
    board.line([(_x_of(target), 26), (_x_of(target), bottom)], ink="poor", width=2.5, dash="6 4")
    words = _("target {money}").format(money=money_in_unit_text(target))
    board.text(_x_of(target), 12, words, ink="poor", bold=True, anchor="middle", size=_TEXT)
    for number, (name, forecast) in enumerate(forecasts):
        _draw_forecast(board, name, forecast, 34 + _ROW * (number + 0.5))
    middle = 34 + _ROW * (len(forecasts) - 0.5)
    board.line([(_x_of(low), middle + 16), (_x_of(high), middle + 16)], ink="two", width=6)
    board.line([(20, 366), (60, 366)], ink="two", width=6)
    for line, text in enumerate(wrap(_("eight quarters in ten, by age"), 380, _TEXT)):
        board.text(72, 366 + 18 * line, text, size=_TEXT, ink="muted")
    return board.svg()


def _x_of(amount: float) -> float:
    return _AXIS_LEFT + (_AXIS_RIGHT - _AXIS_LEFT) * (amount - _AXIS_FROM) / (_AXIS_TO - _AXIS_FROM)


def _draw_forecast(board: Drawing, name: str, amount: float, middle: float) -> None:
    board.paragraph(0, middle, name, _AXIS_LEFT - 14, size=_TEXT, anchor="start")
    shown = money_in_unit_text(amount)
    if amount > _AXIS_TO:
        board.text(_x_of(_with_sold(DEALS_MISSING)) + 10, middle, shown, bold=True)
        board.arrow((_AXIS_RIGHT - 20, middle), (_AXIS_RIGHT + 22, middle), ink="one")
        return
    board.circle(_x_of(amount), middle, 7, fill="one")
    beyond = amount > _with_sold(DEALS_MISSING)
    board.text(_x_of(amount) + (13 if beyond else -13), middle, shown, bold=True, anchor="start" if beyond else "end")


def _forecast_sentence(forecasts: Sequence[tuple[str, float]], target: float, ends: tuple[float, float]) -> str:
    one = _("{name}: {amount}.")
    begin = _("The target is {amount}.").format(amount=money_text(target, "CNY"))
    told = (one.format(name=name, amount=money_text(amount, "CNY")) for name, amount in forecasts)
    low, high = (money_text(end, "CNY") for end in ends)
    last = _("By age, eight quarters in ten end between {low} and {high}.").format(low=low, high=high)
    return one_after_another((begin, *told, last))


# --- A test of two openings -------------------------------------------------------------------------------------------


class Compared(NamedTuple):
    """Two groups of *size* leads each, and how many of the first (old) and the second (new) came through."""

    name: str
    size: int
    old: int
    new: int

    @property
    def difference(self) -> float:
        """The share of the new group less that of the old: from -1 to 1."""
        return (self.new - self.old) / self.size

    @property
    def error(self) -> float:
        """The standard error of the difference."""
        # Two proportions: J. L. Fleiss, B. Levin and M. C. Paik, "Statistical Methods for Rates and Proportions",
        # 3rd ed. (Wiley, 2003), chapter 3.
        return sqrt(sum(count / self.size * (1 - count / self.size) / self.size for count in (self.old, self.new)))

    @property
    def interval(self) -> tuple[float, float]:
        """The usual 95% interval of the difference."""
        half = NormalDist().inv_cdf(0.975) * self.error
        return self.difference - half, self.difference + half


TEST: Final = (
    Compared(N_("First meetings, after four weeks"), 80, 22, 33),
    Compared(N_("First meetings, at the end"), 364, 110, 142),
    Compared(N_("Proposals, at the end"), 364, 55, 64),
)
"""The usual opening against one that begins with the audit."""

_POINT: Final = 8.4
_ZERO: Final = 106.0


def opening_test() -> Html:
    """What the new opening wins over the old: the difference with its interval, early, at the end, and in proposals."""
    board = Drawing(_WIDTH, 336, title=_("A test, looked at three times"), describe=_test_sentence())
    for points in range(-10, 41, 10):
        x = _at_points(points / 100)
        board.line([(x, 6 if points == 0 else 278), (x, 286)], ink="ink", width=2 if points == 0 else 1)
        board.text(x, 300, _signed(points), size=_TEXT, ink="muted", anchor="middle")
    board.text(_WIDTH / 2, 322, _("points more for the new opening"), size=_TEXT, ink="muted", anchor="middle")
    for number, compared in enumerate(TEST):
        _draw_compared(board, compared, 12 + 92 * number)
    return board.svg()


def _draw_compared(board: Drawing, compared: Compared, top: float) -> None:
    low, high = compared.interval
    sure = low > 0
    ink: Colour = "good" if sure else "muted"
    board.text(_ZERO + 10, top + 10, _(compared.name), bold=True)
    board.text(_ZERO + 10, top + 31, _counts_words(compared), size=_TEXT, ink="muted")
    board.line([(_at_points(low), top + 58), (_at_points(high), top + 58)], ink=ink, width=7)
    board.circle(_at_points(compared.difference), top + 58, 8, fill="one", edge="paper")
    board.text(_at_points(high) + 10, top + 58, _points_words(compared), size=_TEXT)


def _at_points(share: float) -> float:
    return _ZERO + share * 100 * _POINT


def _counts_words(compared: Compared) -> str:
    return _("{old} and {new} of {size} each").format(old=compared.old, new=compared.new, size=compared.size)


def _points_words(compared: Compared) -> str:
    low, high = compared.interval
    return _("{low} to {high}").format(low=_signed(low * 100, plus=""), high=_signed(high * 100, plus=""))


def _signed(points: float, *, plus: str = "+") -> str:
    """*points* with a true minus, or with *plus*."""
    sign = "−" if points < 0 else plus if points > 0 else ""
    return sign + number_text(abs(points))


def _test_sentence() -> str:
    one = _("{name}: {counts}, {points} points more for the new opening, with an interval from {low} to {high}.")
    return one_after_another(
        one.format(
            name=_(compared.name),
            counts=_counts_words(compared),
            points=number_text(compared.difference * 100),
            low=_signed(compared.interval[0] * 100, plus=""),
            high=_signed(compared.interval[1] * 100, plus=""),
        )
        for compared in TEST
    )
