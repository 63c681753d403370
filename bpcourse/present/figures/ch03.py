"""The pictures of the chapter on building the plan: the five steps, a goal taken apart, segments ranked, a Gantt chart.

>>> value_matrix().count("<circle")
4
>>> [round(one.difficulty, 2) for one in placed_segments()]
[3.67, 2.0, 2.67, 4.67]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_in_unit_text, money_text, number_text
from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.svg import Drawing, text_width, wrap

if TYPE_CHECKING:
    from bpcourse.core.goals import Goal
    from bpcourse.present.html import Html

__all__ = [
    "AUDIT_TASKS",
    "DIFFICULTY_MARKS",
    "PlacedSegment",
    "Task",
    "action_gantt",
    "field_of",
    "five_steps",
    "last_lead_day",
    "placed_segments",
    "smart_anatomy",
    "value_matrix",
]

_STEPS: Final = (
    (N_("Set sales targets"), N_("a goal sheet: three to five goals, each with baseline, target, date and owner")),
    (N_("Segment customers"), N_("a ranked list of segments, with a profile of who decides in each")),
    (N_("Design the sales path"), N_("one page per segment: stages, touchpoints, message, price rules")),
    (N_("Plan key actions"), N_("a dated calendar, one accountable name per action, time and money allotted")),
    (N_("Set evaluation indicators"), N_("a scorecard: result, process, capability and customer indicators")),
)


def five_steps() -> Html:
    """The five steps of building a plan as a chain, each with what it hands to the next."""
    steps = [(_(name), _(output)) for name, output in _STEPS]
    board = Drawing(
        500, 500,
        title=_("The five steps of building a plan and what each one hands on"),
        describe=_("A chain from top to bottom. {steps} From step 5 an arrow leads back to step 1: the review.").format(
            steps=one_after_another(
                _("Step {number}, {name}, gives {output}.").format(number=number, name=name, output=output)
                for number, (name, output) in enumerate(steps, start=1)
            )
        ),
    )  # fmt: skip
    board.text(115, 14, _("Step"), ink="muted", bold=True, anchor="middle")
    board.text(340, 14, _("What it hands on"), ink="muted", bold=True, anchor="middle")
    for number, (name, output) in enumerate(steps, start=1):
        top = 30 + 94 * (number - 1)
        named = _("{number} {name}").format(number=number, name=name)
        board.box(34, top, 164, 66, named, fill="one", edge=None, ink="on", size=14, bold=True)
        board.box(214, top, 280, 66, output)
        board.arrow((198, top + 33), (214, top + 33))
        if number < len(steps):
            board.arrow((115, top + 66), (115, top + 94))
    board.line([(34, 439), (12, 439), (12, 63), (20, 63)], ink="two", dash="5 4")
    board.arrow((18, 63), (34, 63), ink="two")
    board.text(34, 490, _("Dashed: what the reviews teach goes back into the goals."), ink="muted", size=14)
    return board.svg()


def smart_anatomy() -> Html:
    """Clearbrook's first goal in its phrases, each beside the criterion it answers."""
    rows = _anatomy_rows(worked_plan().goals[0])
    board = Drawing(
        500, 30 + 86 * len(rows),
        title=_("Anatomy of a SMART goal"),
        describe=one_after_another(
            _('"{phrase}" answers {criterion}: {question}').format(
                phrase=row.phrase, criterion=row.criterion, question=row.question
            )
            for row in rows
        ),
    )  # fmt: skip
    board.text(168, 14, _("The words"), ink="muted", bold=True, anchor="middle")
    board.text(314, 14, _("What they answer"), ink="muted", bold=True)
    for number, row in enumerate(rows):
        _draw_phrase(board, row, top=30 + 86 * number)
    return board.svg()


def _draw_phrase(board: Drawing, row: _Phrase, *, top: float) -> None:
    board.box(36, top, 264, 74, row.phrase)
    board.box(4, top, 32, 74, row.letter, fill="one", edge=None, ink="on", bold=True)
    board.text(314, top + 12, row.criterion, bold=True)
    for number, line in enumerate(wrap(row.question, 182, 14)):
        board.text(314, top + 33 + 17 * number, line, ink="muted", size=14)


class _Phrase(NamedTuple):
    letter: str
    phrase: str
    criterion: str
    question: str


def _anatomy_rows(goal: Goal) -> tuple[_Phrase, ...]:
    """The phrases in the order of the sentence."""
    baseline, target = (money_text(amount or 0, goal.unit) for amount in (goal.baseline, goal.target))
    subject = _("grow {metric} from {segment} in {region}").format(
        metric=goal.metric, segment=goal.segment, region=goal.region
    )
    step = _("from {baseline} to {target},").format(baseline=baseline, target=target)
    lever = _("by {lever},").format(lever=goal.lever)
    purpose = _("in support of {purpose}.").format(purpose=goal.purpose)
    return (
        _Phrase("T", _("In {period},").format(period=goal.period), _("Time-bound"), _("By when is it done?")),
        _Phrase("S", subject, _("Specific"), _("Which result, from whom, where?")),
        _Phrase("M", step, _("Measurable"), _("How much? The baseline shows how far it is.")),
        _Phrase("A", lever, _("Achievable"), _("What will we do differently to get there?")),
        _Phrase("R", purpose, _("Relevant"), _("Which goal of the company does it serve?")),
        _Phrase("+", _("Owner: {owner}.").format(owner=goal.owner), _("One name"), _("Who answers for it?")),
    )


DIFFICULTY_MARKS: Final = ((4, 4, 3), (2, 2, 2), (3, 2, 3), (5, 5, 4))
"""How hard each of Clearbrook's segments is to win, as the team judges it, from 1 (easy) to 5: how many people decide,
how long they take, how firmly the present supplier sits.  In the order of the worked plan's segments."""

_MIDDLE_DIFFICULTY: Final = 3
_HARDEST: Final = 5
_TOP_VALUE: Final = 35_000_000


class PlacedSegment(NamedTuple):
    """A segment on the value matrix: its name, value (planned revenue, money) and how hard it is to win (1 to 5)."""

    name: str
    value: float
    difficulty: float


def placed_segments() -> tuple[PlacedSegment, ...]:
    """Clearbrook's segments with their planned revenue and mean difficulty mark."""
    return tuple(
        PlacedSegment(_headed(segment.name), segment.target or 0, sum(marks) / len(marks))
        for segment, marks in zip(worked_plan().segments, DIFFICULTY_MARKS, strict=True)
    )


def _headed(name: str) -> str:
    return name[:1].upper() + name[1:]


def _mean_value() -> float:
    values = [segment.value for segment in placed_segments()]
    return sum(values) / len(values)


_FIELD_NAMES: Final = (N_("Win now"), N_("Invest"), N_("Serve lean"), N_("Hold, do not chase"))
"""Valuable and easy, valuable and hard, small and easy, small and hard."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 490.0, 30.0, 370.0
_WIDEST_NAME: Final = 140.0


def value_matrix() -> Html:
    """Clearbrook's four segments by value and by difficulty, in the four fields of the matrix."""
    segments, mean = placed_segments(), _mean_value()
    board = Drawing(
        500, 430,
        title=_("Value matrix of Clearbrook's segments"),
        describe=_(
            "Upward: planned revenue; to the right: difficulty of winning, from 1 to 5. The fields meet at "
            "{mean} and difficulty {middle}. {places}"
        ).format(
            mean=money_text(mean, "CNY"),
            middle=_MIDDLE_DIFFICULTY,
            places=one_after_another(map(_place_sentence, segments)),
        ),
    )  # fmt: skip
    _draw_fields(board, mean)
    for segment in segments:
        _draw_segment(board, segment)
    return board.svg()


def field_of(segment: PlacedSegment) -> str:
    """The name of the field that *segment* lies in."""
    easy, valuable = segment.difficulty < _MIDDLE_DIFFICULTY, segment.value > _mean_value()
    return _(_FIELD_NAMES[(0 if valuable else 2) + (0 if easy else 1)])


def _place_sentence(segment: PlacedSegment) -> str:
    return _("{name}: {value}, difficulty {difficulty}, field {field}.").format(
        name=segment.name,
        value=money_text(segment.value, "CNY"),
        difficulty=number_text(segment.difficulty),
        field=field_of(segment),
    )


def _matrix_point(*, difficulty: float, value: float) -> tuple[float, float]:
    across = (difficulty - 1) / (_HARDEST - 1)
    up = value / _TOP_VALUE
    return _LEFT + across * (_RIGHT - _LEFT), _BOTTOM - up * (_BOTTOM - _TOP)


def _draw_fields(board: Drawing, mean: float) -> None:
    middle_x, middle_y = _matrix_point(difficulty=_MIDDLE_DIFFICULTY, value=mean)
    board.rectangle(_LEFT, _TOP, _RIGHT - _LEFT, _BOTTOM - _TOP, fill="paper", edge="line")
    board.rectangle(middle_x, _TOP, _RIGHT - middle_x, middle_y - _TOP, fill="panel")
    board.rectangle(_LEFT, _TOP, middle_x - _LEFT, middle_y - _TOP, fill="panel")
    board.line([(middle_x, _TOP), (middle_x, _BOTTOM)], dash="5 4")
    board.line([(_LEFT, middle_y), (_RIGHT, middle_y)], dash="5 4")
    corners = [(left + 8, top + 16) for top in (_TOP, middle_y) for left in (_LEFT, middle_x)]
    for (x, y), name in zip(corners, _FIELD_NAMES, strict=True):
        board.text(x, y, _(name), ink="muted", bold=True)
    board.text(4, 14, _("Planned revenue, {unit}").format(unit=_("CNY million")), ink="muted", size=14)
    for value in (0, mean, _TOP_VALUE):
        x, y = _matrix_point(difficulty=1, value=value)
        board.text(x - 8, y, money_in_unit_text(value), ink="muted", size=14, anchor="end")
    for difficulty in range(1, _HARDEST + 1):
        x, y = _matrix_point(difficulty=difficulty, value=0)
        board.text(x, y + 16, str(difficulty), ink="muted", size=14, anchor="middle")
    board.text(
        (_LEFT + _RIGHT) / 2, 412, _("Difficulty of winning (1 easy, 5 hard)"), ink="muted", size=14, anchor="middle"
    )


def _draw_segment(board: Drawing, segment: PlacedSegment) -> None:
    x, y = _matrix_point(difficulty=segment.difficulty, value=segment.value)
    board.circle(x, y, 9, fill="one", edge="paper")
    lines = wrap(segment.name, _WIDEST_NAME, 14)
    half = 0.6 * max(text_width(line, 14) for line in lines) + 8  # bold letters are wider than the mean
    middle_x, _middle_y = _matrix_point(difficulty=_MIDDLE_DIFFICULTY, value=0)
    rightmost = middle_x if x < middle_x else _RIGHT
    board.paragraph(min(x, rightmost - half), y - 15 - 9 * len(lines), segment.name, _WIDEST_NAME, bold=True, size=14)


@dataclass(frozen=True)
class Task:
    """One bar of the Gantt chart: what is done, from the first day to the last, and who is accountable."""

    name: str
    period: Period
    accountable: str


def _from_to(start: tuple[int, int], end: tuple[int, int]) -> Period:
    return Period(date(2027, *start), date(2027, *end))


AUDIT_TASKS: Final = (
    Task(N_("Build the audit offer"), _from_to((1, 4), (2, 26)), N_("Chen Hao")),
    Task(N_("Train the reps"), _from_to((3, 1), (3, 12)), N_("Lin Yue")),
    Task(N_("Audits on site"), _from_to((3, 15), (10, 29)), N_("Chen Hao")),
    Task(N_("Spring trade show"), _from_to((4, 13), (4, 16)), N_("Marketing")),
    Task(N_("Proposals, closing"), _from_to((5, 10), (12, 17)), N_("Chen Hao")),
    Task(N_("Autumn trade show"), _from_to((9, 14), (9, 17)), N_("Marketing")),
)
"""The actions behind Clearbrook's first goal, in the order in which they begin."""


def last_lead_day() -> date:
    """The last day on which a new lead can, at the mean sales cycle, still become a deal of the plan's period.

    >>> str(last_lead_day())
    '2027-10-02'
    """
    period = worked_plan().period or Period.year(2027)
    return period.end - timedelta(days=worked_figures()["sales_cycle_days"])


_MONTH_WIDTH: Final = 25.5
_CHART_LEFT: Final = 190.0
_FIRST_ROW: Final = 62.0
_ROW: Final = 50.0


def action_gantt() -> Html:
    """The actions of Clearbrook's first goal against the months, with the four checkpoints and the last useful lead."""
    height = _FIRST_ROW + _ROW * (len(AUDIT_TASKS) + 1)
    board = Drawing(
        510, height + 54,
        title=_("Gantt chart of the energy-audit actions, 2027"),
        describe=_("{tasks} Checkpoints close each quarter. After {day} a new lead no longer becomes a deal in {year}.")
        .format(
            tasks=one_after_another(
                _("{task}: {period}, accountable {name}.").format(
                    task=_(task.name), period=task.period, name=_(task.accountable)
                )
                for task in AUDIT_TASKS
            ),
            day=last_lead_day(),
            year=last_lead_day().year,
        ),
    )  # fmt: skip
    _draw_months(board, height)
    for number, task in enumerate(AUDIT_TASKS):
        _draw_task(board, task, _FIRST_ROW + _ROW * number)
    _draw_checkpoints(board, _FIRST_ROW + _ROW * len(AUDIT_TASKS))
    _draw_last_lead(board, height)
    return board.svg()


def _day_x(day: date) -> float:
    """Where *day* begins; every month is equally wide."""
    month = Period.month(day.year, day.month)
    return _CHART_LEFT + _MONTH_WIDTH * (day.month - 1 + (day.day - 1) / month.days)


def _draw_months(board: Drawing, height: float) -> None:
    for quarter in range(1, 5):
        left = _day_x(Period.quarter(2027, quarter).start)
        if quarter % 2:
            board.rectangle(left, 26, 3 * _MONTH_WIDTH, height - 26)
        board.text(left + 1.5 * _MONTH_WIDTH, 14, _("Q{number}").format(number=quarter), bold=True, anchor="middle")
    for month in range(1, 13):
        middle = _day_x(date(2027, month, 1)) + _MONTH_WIDTH / 2
        board.text(middle, 40, str(month), ink="muted", size=14, anchor="middle")


def _draw_task(board: Drawing, task: Task, top: float) -> None:
    left, right = _day_x(task.period.start), _day_x(task.period.end + timedelta(days=1))
    board.text(2, top + 14, _(task.name), bold=True)
    board.text(2, top + 33, _(task.accountable), ink="muted", size=14)
    board.rectangle(left, top + 12, max(right - left, 6), 22, fill="one")


def _draw_checkpoints(board: Drawing, top: float) -> None:
    board.text(2, top + 14, _("Checkpoints"), bold=True)
    board.text(2, top + 33, _("Lin Yue"), ink="muted", size=14)
    for quarter in range(1, 5):
        x, y = _day_x(Period.quarter(2027, quarter).end), top + 23
        board.area([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], fill="four")


def _draw_last_lead(board: Drawing, height: float) -> None:
    x = _day_x(last_lead_day())
    board.line([(x, 50), (x, height + 6)], ink="poor", width=2, dash="4 3")
    words = _("{day}: last day for leads that can close in {year}").format(
        day=last_lead_day(), year=last_lead_day().year
    )
    board.paragraph(502, height + 24, words, 420, ink="poor", size=14, anchor="end")
