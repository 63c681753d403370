"""The pictures of the first chapter: a loop, a goal brought down to a week, four elements, a plan on one page.

Where the worked company's goal is divided further than its plan divides it, the shares stand here:

>>> sum(REGION_TARGETS), sum(quota.revenue for quota in QUOTAS), sum(quota.weeks for quota in QUOTAS)
(48000000.0, 25000000.0, 192)
>>> closed_loop().count("<rect")
7
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.plan import PARTS, part_title
from bpcourse.core.quantities import money_in_unit_text, money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures.company import segments
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.plan import Part
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "EAST_TARGETS",
    "EXISTING_OF_REP",
    "QUOTAS",
    "REGION_TARGETS",
    "Level",
    "Quota",
    "closed_loop",
    "four_elements",
    "goal_cascade",
    "levels",
    "one_page_plan",
]

_MILLION: Final = 1_000_000

# The loop ----------------------------------------------------------------------------------------------------------

_BLOCKS: Final = (
    (N_("Market insight"), N_("{market}, growing {growth} a year")),
    (N_("Goal setting"), N_("{target} in 2027, up {rise}")),
    (N_("Strategy"), N_("an energy audit as the first visit")),
    (N_("Resource allocation"), N_("{reps} reps, {calls} calls each a week")),
    (N_("Execution and evaluation"), N_("{deals} deals, checked every quarter")),
)
"""Name of each block, and what stands in it at the worked company."""

_STAGES: Final = ((N_("Planning"), 0, 3), (N_("Execution"), 3, 2))
"""Name, first block and number of blocks."""

_TOP, _PITCH, _HEIGHT = 16, 96, 68


def closed_loop() -> Html:
    """Five blocks from market insight to evaluation, and the way back from the last to the first."""
    blocks = _blocks()
    board = Drawing(480, 526, title=_("A sales plan is a loop that closes"), describe=_loop_sentence(blocks))
    for name, first, number in _STAGES:
        top = _TOP + _PITCH * first
        board.box(36, top, 104, _PITCH * (number - 1) + _HEIGHT, _(name), bold=True)
    for number, (name, example) in enumerate(blocks):
        top = _TOP + _PITCH * number
        board.rectangle(156, top, 316, _HEIGHT, fill="one")
        board.text(314, top + 22, name, ink="on", bold=True, anchor="middle")
        board.paragraph(314, top + 47, example, 304, ink="on", size=14)
        if number < len(blocks) - 1:
            board.arrow((314, top + _HEIGHT), (314, top + _PITCH))
    end, start, middle = _TOP + _PITCH * (len(blocks) - 1) + _HEIGHT, _TOP + _HEIGHT // 2, 314
    turn = end + 18
    board.line([(middle, end), (middle, turn), (12, turn), (12, start), (28, start)], ink="two", dash="5 4", width=2)
    board.arrow((24, start), (36, start), ink="two")
    learned = _("What you learn changes the next market view.")
    board.text(middle, turn + 20, learned, size=14, ink="muted", anchor="middle")
    return board.svg()


def _blocks() -> list[tuple[str, str]]:
    figures = worked_figures()
    shown = {
        "market": money_text(figures["market_size"], "CNY"),
        "growth": percent_text(figures["market_growth"]),
        "target": money_text(figures["revenue_target"], "CNY"),
        "rise": percent_text(figures["growth"]),
        "reps": number_text(figures["reps"]),
        "calls": number_text(figures["calls_per_rep_week"]),
        "deals": number_text(figures["deals_needed"]),
    }
    return [(_(name), _(example).format(**shown)) for name, example in _BLOCKS]


def _loop_sentence(blocks: list[tuple[str, str]]) -> str:
    one = _("{number}. {name}, at Clearbrook: {example}.")
    told = (one.format(number=number, name=name, example=text) for number, (name, text) in enumerate(blocks, start=1))
    stages = _(
        "The first three blocks are planning, the last two execution. From the last an arrow leads to the first."
    )
    return one_after_another((*told, stages))


# The goal, from the company to a week ------------------------------------------------------------------------------

EAST_TARGETS: Final = (25 * _MILLION, 5.5 * _MILLION, 2.5 * _MILLION, 2 * _MILLION)
"""What each segment of the worked plan, in its order, is to bring in East China; the rest of it is North China's."""

REGION_TARGETS: Final = (sum(EAST_TARGETS), sum(each.target for each in segments()) - sum(EAST_TARGETS))
"""East China and North China, CNY in the plan's year."""


class Quota(NamedTuple):
    """A rep's part of the goal for large manufacturers; revenue: CNY in the plan's year, weeks: rep-weeks for it."""

    name: str
    revenue: float
    weeks: int


QUOTAS: Final = (
    Quota(N_("Chen Hao"), 11 * _MILLION, 46),
    Quota(N_("Wang Jing"), 7.2 * _MILLION, 46),
    Quota(N_("Liu Yang"), 4 * _MILLION, 42),
    Quota(N_("Sun Mei"), 1.6 * _MILLION, 30),
    Quota(N_("Xu Ting"), 1.2 * _MILLION, 28),
)
"""Who is to bring the revenue from large manufacturers in East China."""

_FOLLOWED: Final = 1
"""The rep whose part is brought down to a week."""

EXISTING_OF_REP: Final = 4.8 * _MILLION
"""How much of that rep's part existing customers bring; the rest is an even share of the new business."""


class Level(NamedTuple):
    """One level of the cascade: its parts by name with their money, and which of them the next level divides."""

    name: str
    parts: tuple[tuple[str, float], ...]
    divided: int

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return sum(money for _name, money in self.parts)


def levels() -> tuple[Level, ...]:
    """The levels from the company to one rep; each adds up to the part of the level above that it divides.

    >>> [level.total / 1e6 for level in levels()]
    [48.0, 48.0, 35.0, 25.0, 7.2]
    """
    new_business = worked_figures()["quota_per_rep"]
    followed = _(QUOTAS[_FOLLOWED].name)
    east, north = REGION_TARGETS
    return (
        Level(_("Company"), ((_("Clearbrook"), sum(REGION_TARGETS)),), 0),
        Level(_("Region"), ((_("East China"), east), (_("North China"), north)), 0),
        Level(
            _("Segment, in East China"),
            tuple((segment.name, money) for segment, money in zip(segments(), EAST_TARGETS, strict=True)),
            0,
        ),
        Level(_("Rep, for large manufacturers"), tuple((_(each.name), each.revenue) for each in QUOTAS), _FOLLOWED),
        Level(
            _("{rep}'s part").format(rep=followed),
            ((_("existing customers"), EXISTING_OF_REP), (_("new business"), new_business)),
            1,
        ),
    )


_LEFT, _WIDE, _BETWEEN = 8.0, 484.0, 6.0
_ROW_HEIGHTS: Final = (36, 52, 92, 56, 56)
_GAP: Final = 40.0
_STRATEGY: Final = N_("Strategy: become the leading supplier to large manufacturers in East China")


def goal_cascade() -> Html:
    """The goal for the plan's year, divided level by level, with one branch followed down to a week."""
    told = levels()
    height = 66 + sum(_ROW_HEIGHTS) + _GAP * len(told) + 92
    board = Drawing(500, height, title=_("From the company's goal to one rep's week"), describe=_cascade_sentence(told))
    board.rectangle(_LEFT, 4, _WIDE, 48, edge="line")
    board.paragraph(250, 28, _(_STRATEGY), 390, size=14, bold=True)  # bold letters are wider than the mean
    top = 52.0
    from_left, from_right = _LEFT, _LEFT + _WIDE
    for level, row_height in zip(told, _ROW_HEIGHTS, strict=True):
        _draw_opening(board, level.name + _sum_text(level), from_left, from_right, top)
        top += _GAP
        from_left, from_right = _draw_level(board, level, top, row_height)
        top += row_height
    _draw_opening(board, _("Week"), from_left, from_right, top)
    board.rectangle(_LEFT, top + _GAP, _WIDE, 56, fill="one")
    board.paragraph(250, top + _GAP + 28, _week_text(), 400, ink="on", bold=True)
    return board.svg()


def _sum_text(level: Level) -> str:
    """The sum written out, behind the level's name; the unit where there is but one part."""
    if len(level.parts) == 1:
        return _(", {unit}").format(unit=_("CNY million"))
    added = " + ".join(money_in_unit_text(money) for _name, money in level.parts)
    return _(": {parts} = {total}").format(parts=added, total=money_in_unit_text(level.total))


def _draw_opening(board: Drawing, words: str, left: float, right: float, top: float) -> None:
    """A band that widens from the part above to the level that divides it, with the level's name in it."""
    corners = [(left, top), (right, top), (_LEFT + _WIDE, top + _GAP), (_LEFT, top + _GAP)]
    board.area(corners, fill="three", opacity=0.3)
    board.text(_LEFT + _WIDE / 2, top + _GAP - 15, words, size=14, anchor="middle")


def _draw_level(board: Drawing, level: Level, top: float, height: float) -> tuple[float, float]:
    """A box for each part; gives the left and right edge of the part that is divided further."""
    each = (_WIDE - _BETWEEN * (len(level.parts) - 1)) / len(level.parts)
    edges = (_LEFT, _LEFT + each)
    for number, (name, money) in enumerate(level.parts):
        left, chosen = _LEFT + number * (each + _BETWEEN), number == level.divided
        board.rectangle(left, top, each, height, fill="one" if chosen else "panel", edge=None if chosen else "line")
        ink: Colour = "on" if chosen else "ink"
        amount = money_in_unit_text(money)
        if len(level.parts) == 1:
            board.text(left + each / 2, top + height / 2, amount, ink="on", bold=True, anchor="middle")
            continue
        board.paragraph(left + each / 2, top + (height - 22) / 2, name, each - 8, ink=ink, size=14)
        board.text(left + each / 2, top + height - 15, amount, ink=ink, bold=True, anchor="middle")
        if chosen:
            edges = (left, left + each)
    return edges


def _week_text() -> str:
    figures = worked_figures()
    return _("{deals} deals in the year: {calls} calls and {visits} visits in each selling week").format(
        deals=number_text(figures["deals_per_rep"]),
        calls=number_text(figures["calls_per_rep_week"]),
        visits=number_text(figures["visits_per_rep_week"]),
    )


def _cascade_sentence(told: Sequence[Level]) -> str:
    one = _("{level}: {parts}; together {total}.")
    part = _("{name} {money}")
    divided = (
        one.format(
            level=level.name,
            parts=_(", ").join(part.format(name=name, money=money_text(money, "CNY")) for name, money in level.parts),
            total=money_text(level.total, "CNY"),
        )
        for level in told
    )
    week = _("Week: {words}.").format(words=_week_text())
    return one_after_another((_("{words}.").format(words=_(_STRATEGY)), *divided, week))


# Four elements -----------------------------------------------------------------------------------------------------


class _Element(NamedTuple):
    name: str
    job: str
    without: str
    gives: str


_ELEMENTS: Final = (
    _Element(
        N_("Market analysis"),
        N_("foundation"),
        N_("20% is a number from upstairs, and the rival comes as a surprise"),
        N_("which groups grow, and who else wants them"),
    ),
    _Element(
        N_("Target customers"),
        N_("core"),
        N_("all segments get the same weeks, and none is won"),
        N_("whom we want, what hurts them, who decides"),
    ),
    _Element(
        N_("Strategy and actions"),
        N_("path"),
        N_("eight reps make eight offers"),
        N_("what it takes: people, money, dates"),
    ),
    _Element(
        N_("Resources and risk"),
        N_("safeguard"),
        N_("the plan promises weeks that nobody has"),
        N_("how many customers we can afford to want"),
    ),
)

_ELEMENT_TOP, _ELEMENT_PITCH, _ELEMENT_HEIGHT = 34, 122, 78


def four_elements() -> Html:
    """The four core elements, what each hands to the next, and what happens where one is missing."""
    board = Drawing(
        480, 538, title=_("Four core elements, and what breaks without each"), describe=_elements_sentence()
    )
    board.text(140, 14, _("The element and its job"), size=14, ink="muted", bold=True, anchor="middle")
    board.text(366, 14, _("If it is missing"), size=14, ink="muted", bold=True, anchor="middle")
    for number, element in enumerate(_ELEMENTS):
        top = _ELEMENT_TOP + _ELEMENT_PITCH * number
        board.rectangle(38, top, 204, _ELEMENT_HEIGHT, fill="one")
        board.text(140, top + 28, _(element.name), ink="on", bold=True, anchor="middle")
        board.text(140, top + 52, _(element.job), ink="on", size=14, anchor="middle")
        board.box(256, top, 220, _ELEMENT_HEIGHT, _(element.without), size=14)
        if number < len(_ELEMENTS) - 1:
            bottom = top + _ELEMENT_HEIGHT
            board.arrow((60, bottom), (60, top + _ELEMENT_PITCH))
            board.text(76, bottom + 22, _(element.gives), size=14, ink="muted")
    _draw_limit(board)
    return board.svg()


def _draw_limit(board: Drawing) -> None:
    """The way back from the last element to the second: means set a limit to wishes."""
    last = _ELEMENT_TOP + _ELEMENT_PITCH * (len(_ELEMENTS) - 1) + _ELEMENT_HEIGHT / 2
    second = _ELEMENT_TOP + _ELEMENT_PITCH + _ELEMENT_HEIGHT / 2
    board.line([(38, last), (12, last), (12, second), (28, second)], ink="two", dash="5 4", width=2)
    board.arrow((26, second), (38, second), ink="two")
    words = _("Dashed: {limit}").format(limit=_(_ELEMENTS[-1].gives))
    board.paragraph(240, _ELEMENT_TOP + _ELEMENT_PITCH * 4 - 18, words, 460, size=14, ink="muted")


def _elements_sentence() -> str:
    one = _("{name} is the {job}. It hands on {gives}. Without it: {without}.")
    last = _("{name} is the {job}. It leads back to the target customers: {gives}. Without it: {without}.")
    forms = (one,) * (len(_ELEMENTS) - 1) + (last,)
    return one_after_another(
        form.format(name=_(each.name), job=_(each.job), gives=_(each.gives), without=_(each.without))
        for form, each in zip(forms, _ELEMENTS, strict=True)
    )


# The plan on one page ----------------------------------------------------------------------------------------------

_QUESTIONS: Final[dict[Part, tuple[str, tuple[int, ...]]]] = {
    "market": (N_("How large, how fast, and who else is there?"), (1, 3)),
    "goals": (N_("From what to what, by when, and who owns it?"), (3,)),
    "segments": (N_("Whom do we choose, and who gets less?"), (3, 8)),
    "sales_paths": (N_("By which steps does each segment come to us?"), (2, 3)),
    "funnel": (N_("How many leads, meetings and deals does it take?"), (2,)),
    "actions": (N_("Who does what by when, and who answers for it?"), (3,)),
    "resources": (N_("Which weeks and how much money for whom?"), (3, 7)),
    "scorecard": (N_("Which few numbers show whether it works?"), (5,)),
    "reviews": (N_("When do we look, and what sets off a change?"), (3, 9)),
    "risks": (N_("What could stop us, and what do we do then?"), (9,)),
}
"""What each part of the plan answers, and the chapters that teach it."""

_PLANNING: Final = PARTS.index("funnel") + 1
"""How many parts, the first ones, are planning."""

_PART_WIDE, _PART_HIGH, _LAST_HIGH, _SHEET_WIDE = 216.0, 96.0, 78.0, 448.0


def one_page_plan() -> Html:
    """One sheet with the parts of a plan: those of planning above, those of execution below."""
    stages = ((_("Planning"), PARTS[:_PLANNING]), (_("Execution"), PARTS[_PLANNING:]))
    heights = [_stage_height(len(parts)) for _stage, parts in stages]
    board = Drawing(480, 108 + sum(heights), title=_("Anatomy of a plan on one page"), describe=_page_sentence())
    board.rectangle(4, 4, 472, 46 + sum(heights), fill="paper", edge="line")
    head = _("Whose plan, which period, written by whom, signed when")
    board.paragraph(240, 24, head, 440, size=14, ink="muted")
    top = 44.0
    for (stage, parts), height in zip(stages, heights, strict=True):
        board.rectangle(16, top, _SHEET_WIDE, 28, fill="one")
        board.text(240, top + 14, stage, ink="on", bold=True, anchor="middle")
        for number, part in enumerate(parts):
            down, across = divmod(number, 2)
            _draw_part(
                board, part, 16 + across * (_PART_WIDE + 16), top + 36 + down * (_PART_HIGH + 8),
                alone=not across and number == len(parts) - 1,
            )  # fmt: skip
        top += height
    foot = _("Every number comes from a sheet behind the page. What a review teaches changes the page.")
    board.paragraph(240, top + 34, foot, 440, size=14, ink="muted")
    return board.svg()


def _stage_height(parts: int) -> float:
    pairs, alone = divmod(parts, 2)
    return 44 + pairs * (_PART_HIGH + 8) + alone * (_LAST_HIGH + 8)


def _draw_part(board: Drawing, part: Part, left: float, top: float, *, alone: bool) -> None:
    """A box for *part*: half as wide as the sheet, or as wide and less high where it stands alone in its row."""
    question, _chapters = _QUESTIONS[part]
    wide, high = (_SHEET_WIDE, _LAST_HIGH) if alone else (_PART_WIDE, _PART_HIGH)
    board.rectangle(left, top, wide, high, edge="line")
    board.text(left + 10, top + 16, part_title(part), bold=True)
    board.paragraph(left + 10, top + (high + 2) / 2 - 1, _(question), wide - 18, size=14, anchor="start")
    board.text(left + 10, top + high - 15, _taught_in(part), size=14, ink="muted")


def _taught_in(part: Part) -> str:
    _question, (first, *rest) = _QUESTIONS[part]
    if rest:
        return _("chapters {first} and {second}").format(first=first, second=rest[0])
    return _("chapter {number}").format(number=first)


def _page_sentence() -> str:
    one = _("{part}: {question} ({chapters})")
    told = [
        one.format(part=part_title(part), question=_(_QUESTIONS[part][0]), chapters=_taught_in(part)) for part in PARTS
    ]
    upper, lower = (one_after_another(each) for each in (told[:_PLANNING], told[_PLANNING:]))
    planning = _("Planning takes the upper half of the sheet. {parts}").format(parts=upper)
    execution = _("Execution takes the lower half. {parts}").format(parts=lower)
    return one_after_another((planning, execution))
