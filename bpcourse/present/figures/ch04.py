"""The pictures of the practice chapter: a workshop's timetable, three splits of the weeks, a failed plan, its causes.

>>> group_sizes(people=23, groups=5), workshop_minutes(groups=5)
((5, 5, 5, 4, 4), 195)
>>> [round(growth_won(split.weeks, fading=True) / 1e6, 1) for split in allocations()]
[6.9, 8.0, 7.8]
>>> round(growth_still_needed(after_months=6), 2)
0.55
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.figures.company import segments
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

    _Bar = tuple[float, float, Colour, str]

__all__ = [
    "BREAK",
    "COMMENT",
    "DRAFT",
    "FIRST_HALF_GROWTH",
    "GROUPS",
    "INDUSTRY_GROWTH",
    "PEOPLE",
    "PREPARE",
    "PRESENT",
    "TARGET_GROWTH",
    "WEEKS_TO_WIN",
    "Allocation",
    "allocations",
    "cause_map",
    "failed_path",
    "group_sizes",
    "growth_still_needed",
    "growth_won",
    "possible_groups",
    "three_splits",
    "timetable",
    "workshop_minutes",
]

PREPARE, DRAFT, PRESENT, COMMENT = 30, 90, 10, 5
"""Minutes: to prepare, to draft, for one group to present and to hear comments."""

BREAK: Final = 15
"""Minutes between drafting and presenting; the course's own."""

PEOPLE, GROUPS = 23, 5
"""How many people the worked company invites, and how many groups they form."""

_SMALLEST, _LARGEST = 4, 6
_START: Final = 9
"""The hour at which the workshop begins."""

_STEP: Final = 15
"""Minutes for each of the five steps, and as many for the briefing."""

_STEPS: Final = 5
_LEFT, _SCALE, _ROW = 122, 1.57, 42


def possible_groups(*, people: int) -> range:
    """The numbers of groups into which *people* can be divided with four to six in each.

    >>> list(possible_groups(people=23)), list(possible_groups(people=7))
    ([4, 5], [])
    """
    return range(-(-people // _LARGEST), people // _SMALLEST + 1)


def group_sizes(*, people: int, groups: int) -> tuple[int, ...]:
    """How many people sit in each group when the groups are as equal as can be, the larger ones first."""
    each, left_over = divmod(people, groups)
    return (each + 1,) * left_over + (each,) * (groups - left_over)


def workshop_minutes(*, groups: int) -> int:
    """Minutes of work, breaks not counted, when *groups* present one after the other.

    >>> workshop_minutes(groups=4)
    180
    """
    return PREPARE + DRAFT + groups * (PRESENT + COMMENT)


def timetable() -> Html:
    """The workshop's minutes from left to right, a row for each part and each group, with the time of day above."""
    ready = PREPARE + DRAFT + BREAK
    end = workshop_minutes(groups=GROUPS) + BREAK
    bottom = 34 + _ROW * (GROUPS + 3)
    board = Drawing(480, bottom + 58, title=_("Timetable of the group workshop"), describe=_timetable_sentence(end))
    for minute in (0, PREPARE, PREPARE + DRAFT, end):
        board.text(_x(minute), 14, _clock(minute), size=14, ink="muted", anchor="middle")
        board.line([(_x(minute), 26), (_x(minute), bottom - 8)], width=1, dash="2 4")
    _row(board, 0, _("Prepare"), ((0, PREPARE, "four", ""),))
    parts: list[_Bar] = [(PREPARE + _STEP * step, _STEP, "one", str(step + 1)) for step in range(_STEPS)]
    _row(board, 1, _("Draft"), (*parts, (PREPARE + _STEP * _STEPS, _STEP, "two", "")))
    _row(board, 2, _("Break"), ((PREPARE + DRAFT, BREAK, "line", ""),))
    for group in range(GROUPS):
        start = ready + group * (PRESENT + COMMENT)
        bars: tuple[_Bar, ...] = ((start, PRESENT, "two", ""), (start + PRESENT, COMMENT, "good", ""))
        _row(board, group + 3, _("Group {number}").format(number=group + 1), bars)
    for place, (fill, text) in enumerate(_KEY):
        x, y = 16 + 236 * (place % 2), bottom + 12 + 26 * (place // 2)
        board.rectangle(x, y - 8, 22, 16, fill=fill)
        board.text(x + 30, y, _(text), size=14)
    return board.svg()


_KEY: Final[tuple[tuple[Colour, str], ...]] = (
    ("four", N_("roles and material")),
    ("one", N_("five steps, 15 minutes each")),
    ("two", N_("briefing: write, present")),
    ("good", N_("comment and discussion")),
)


def _x(minute: float) -> float:
    return _LEFT + _SCALE * minute


def _clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{_START + hour}:{rest:02}"


def _row(board: Drawing, row: int, label: str, bars: tuple[_Bar, ...]) -> None:
    top = 34 + _ROW * row
    board.text(_LEFT - 10, top + 16, label, bold=True, anchor="end")
    for start, minutes, fill, text in bars:
        board.rectangle(_x(start) + 1, top, _SCALE * minutes - 2, 32, fill=fill)
        if text:
            board.text(_x(start + minutes / 2), top + 16, text, ink="on", bold=True, anchor="middle")


def _timetable_sentence(end: int) -> str:
    sentence = _(
        "{people} people in {groups} groups of {sizes}. From {start}, {prepare} minutes to prepare: roles and material."
        " {draft} minutes to draft: five steps of {step} minutes and as many for the briefing. A break of {pause}"
        " minutes. Then the groups, one after the other, each with {present} minutes to present and {comment} minutes"
        " of comment. The end is at {end}: {total} minutes of work."
    )
    return sentence.format(
        people=PEOPLE,
        groups=GROUPS,
        sizes=_(", ").join(map(str, group_sizes(people=PEOPLE, groups=GROUPS))),
        start=_clock(0),
        prepare=PREPARE,
        draft=DRAFT,
        step=_STEP,
        pause=BREAK,
        present=PRESENT,
        comment=COMMENT,
        end=_clock(end),
        total=end - BREAK,
    )


WEEKS_TO_WIN: Final = (132, 76, 24, 0)
"""The worked plan's rep-weeks for winning, by segment; the weeks that keeping customers takes are already off."""

_HOSPITAL_WEEK: Final = 10_000
"""Growth in CNY a year that a week spent on hospitals is taken to bring: the plan, which spends none, does not say."""


class Allocation(NamedTuple):
    """A way to divide the weeks for winning; weeks: by segment, in the order of the worked plan."""

    name: str
    weeks: tuple[float, ...]


def allocations() -> tuple[Allocation, Allocation, Allocation]:
    """The same weeks divided evenly, as the worked plan divides them, and 80% to the first segment.

    >>> [round(sum(split.weeks)) for split in allocations()]
    [232, 232, 232]
    """
    total, others = sum(WEEKS_TO_WIN), len(WEEKS_TO_WIN) - 1
    return (
        Allocation(_("Even"), (total / (others + 1),) * (others + 1)),
        Allocation(_("Clearbrook's plan"), WEEKS_TO_WIN),
        Allocation(_("80/20"), (0.8 * total, *(0.2 * total / others,) * others)),
    )


def growth_won(weeks: Sequence[float], *, fading: bool) -> float:
    """Growth in CNY a year that *weeks* of winning in each segment bring, if the plan's own weeks bring what it plans.

    fading: whether each further week in a segment brings less, growth rising with the square root of the weeks, or as
    much as the one before.

    >>> growth_won(WEEKS_TO_WIN, fading=True), growth_won(WEEKS_TO_WIN, fading=False)
    (8000000.0, 8000000.0)
    """
    power = 0.5 if fading else 1
    return sum(
        planned * (spent / usual) ** power for spent, (usual, planned) in zip(weeks, _planned_growth(), strict=True)
    )


def _planned_growth() -> list[tuple[float, float]]:
    """Weeks and the growth they bring, by segment; where the plan spends none, an even share of them stands in."""
    even = sum(WEEKS_TO_WIN) / len(WEEKS_TO_WIN)
    return [
        (weeks, segment.target - segment.revenue) if weeks else (even, even * _HOSPITAL_WEEK)
        for weeks, segment in zip(WEEKS_TO_WIN, segments(), strict=True)
    ]


_SHADES: Final[tuple[tuple[Colour, Colour], ...]] = (("one", "on"), ("two", "on"), ("three", "ink"), ("four", "ink"))
_WIDE: Final = 464


def three_splits() -> Html:
    """Three ways to divide the weeks for winning, and the growth each brings under two assumptions."""
    splits = allocations()
    board = Drawing(480, 438, title=_("Three ways to divide the weeks for winning"), describe=_splits_sentence(splits))
    for place, (segment, (fill, _ink)) in enumerate(zip(segments(), _SHADES, strict=True)):
        y = 12 + 25 * place
        board.rectangle(8, y - 8, 22, 16, fill=fill)
        board.text(38, y, segment.name, size=14)
    for number, split in enumerate(splits):
        _split(board, split, top=122 + 108 * number)
    return board.svg()


def _split(board: Drawing, split: Allocation, *, top: float) -> None:
    board.text(8, top, split.name, bold=True)
    left, per_week = 8.0, _WIDE / sum(split.weeks)
    for weeks, (fill, ink) in zip(split.weeks, _SHADES, strict=True):
        if not weeks:
            continue
        board.rectangle(left, top + 13, weeks * per_week - 1, 30, fill=fill)
        middle = left + weeks * per_week / 2
        board.text(middle, top + 28, number_text(weeks, digits=0), ink=ink, size=14, anchor="middle")
        left += weeks * per_week
    for line, words in enumerate(_yields(split)):
        board.text(8, top + 57 + 20 * line, words, size=14)


def _yields(split: Allocation) -> tuple[str, str]:
    same, less = (money_text(growth_won(split.weeks, fading=fading), "CNY", digits=1) for fading in (False, True))
    return (
        _("each week brings the same: {money}").format(money=same),
        _("each further week brings less: {money}").format(money=less),
    )


def _splits_sentence(splits: Sequence[Allocation]) -> str:
    one = _("{name}: {weeks}. Growth if {same}; if {less}.")
    return one_after_another(
        one.format(name=split.name, weeks=_weeks_words(split), same=_yields(split)[0], less=_yields(split)[1])
        for split in splits
    )


def _weeks_words(split: Allocation) -> str:
    each = _("{segment} {weeks} weeks")
    return _(", ").join(
        each.format(segment=segment.name, weeks=number_text(weeks))
        for segment, weeks in zip(segments(), split.weeks, strict=True)
    )


TARGET_GROWTH, INDUSTRY_GROWTH, FIRST_HALF_GROWTH = 0.30, 0.10, 0.05
"""The failed plan's target for the year, its industry's growth, and what half a year had brought."""

_YEAR: Final = 12
_HALF: Final = 6


def growth_still_needed(*, after_months: float) -> float:
    """The growth that the rest of the year needs if the months so far grew as the failed plan's first half did.

    All months of the year before count alike.

    >>> growth_still_needed(after_months=0)
    0.3
    """
    still_to_sell = _YEAR * (1 + TARGET_GROWTH) - after_months * (1 + FIRST_HALF_GROWTH)
    return round(still_to_sell / (_YEAR - after_months) - 1, 12)


_BASE, _PER_POINT, _PER_MONTH, _AXIS = 338.0, 5.0, 66.0, 52.0


def failed_path() -> Html:
    """Growth reached, planned, and usual in the industry, and the growth that each lost month leaves to the rest."""
    board = Drawing(480, 442, title=_("The failed plan: what each month left to the rest"), describe=_path_sentence())
    board.text(4, 12, _("Growth against the year before"), size=14, bold=True)
    for share in (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        board.line([_spot(0, share), _spot(_HALF, share)], width=1, dash="2 4")
        board.text(_AXIS - 8, _spot(0, share)[1], percent_text(share), size=14, ink="muted", anchor="end")
    for month in range(_HALF + 1):
        board.text(_spot(month, 0)[0], _BASE + 16, str(month), size=14, ink="muted", anchor="middle")
    board.text(_spot(_HALF, 0)[0], _BASE + 38, _("months gone"), size=14, ink="muted", anchor="end")
    board.line([_spot(0, TARGET_GROWTH), _spot(_HALF, TARGET_GROWTH)], ink="ink", width=3)
    board.line([_spot(0, INDUSTRY_GROWTH), _spot(_HALF, INDUSTRY_GROWTH)], ink="four", width=3)
    board.line([_spot(0, FIRST_HALF_GROWTH), _spot(_HALF, FIRST_HALF_GROWTH)], ink="poor", width=3)
    board.line([_spot(month, _needed(month)) for month in range(_HALF + 1)], ink="one", width=3, dash="7 4")
    for month in (2, _HALF):
        x, y = _spot(month, _needed(month))
        board.circle(x, y, 5, fill="one", edge="paper")
        board.text(x - 8, y - 15, percent_text(_needed(month), digits=0), bold=True, anchor="middle")
    for place, (words, ink, dash) in enumerate(_path_key()):
        x, y = 8 + 236 * (place % 2), 402 + 26 * (place // 2)
        board.line([(x, y), (x + 28, y)], ink=ink, width=3, dash=dash)
        board.text(x + 36, y, words, size=14)
    return board.svg()


def _needed(month: int) -> float:
    return growth_still_needed(after_months=month)


def _spot(month: float, share: float) -> tuple[float, float]:
    return _AXIS + 8 + month * _PER_MONTH, _BASE - share * 100 * _PER_POINT


def _path_key() -> tuple[tuple[str, Colour, str], ...]:
    return (
        (_("needed from the rest"), "one", "7 4"),
        (_("target: {growth}").format(growth=percent_text(TARGET_GROWTH)), "ink", ""),
        (_("industry: {growth}").format(growth=percent_text(INDUSTRY_GROWTH)), "four", ""),
        (_("reached: {growth}").format(growth=percent_text(FIRST_HALF_GROWTH)), "poor", ""),
    )


def _path_sentence() -> str:
    sentence = _(
        "Target for the year: {target} growth. Industry: {industry}. Reached after half a year: {reached}. Taking all"
        " months alike, the rest of the year must grow: {needed}."
    )
    one = _("after {months} months {growth}")
    needed = (one.format(months=month, growth=percent_text(_needed(month), digits=0)) for month in range(1, _HALF + 1))
    return sentence.format(
        target=percent_text(TARGET_GROWTH),
        industry=percent_text(INDUSTRY_GROWTH),
        reached=percent_text(FIRST_HALF_GROWTH),
        needed=_(", ").join(needed),
    )


_CAUSES: Final = (
    (N_("Target cut off from the market"), N_("quotas that nobody could meet"), N_("morale sinks, the best leave")),
    (N_("Product that did not fit the need"), N_("customers do not want it at this price"), N_("stock piles up")),
    (N_("Resources spread thin"), N_("too little in every new region"), N_("no region is won")),
)
"""Cause, what it led to, and the damage."""


def cause_map() -> Html:
    """Three causes with what each led to, and the fourth, weak monitoring, which let all three run on."""
    result = _("Half a year later: sales up {growth}, target {target}").format(
        growth=percent_text(FIRST_HALF_GROWTH), target=percent_text(TARGET_GROWTH)
    )
    fourth = _("Weak monitoring: no early sign, so all three ran on for half a year")
    told = one_after_another(
        _("{cause}: {effect}; {damage}.").format(cause=_(cause), effect=_(effect), damage=_(damage))
        for cause, effect, damage in _CAUSES
    )
    ends = _("{title}. {description}").format(title=fourth, description=result)
    board = Drawing(480, 412, title=_("Four causes of one failure"), describe=one_after_another((told, ends)))
    for left, heading in zip(_COLUMNS, (_("Cause"), _("led to"), _("Damage")), strict=True):
        board.text(left + _BOX / 2, 14, heading, ink="muted", bold=True, anchor="middle")
    for number, row in enumerate(_CAUSES):
        _chain(board, 32 + 96 * number, row)
    board.box(2, 320, 294, 84, fourth, fill="one", edge=None, ink="on", bold=True, size=14)
    board.box(312, 320, _BOX, 84, result, fill="poor", edge=None, ink="on", bold=True, size=14)
    board.line([(_TRUNK, 70), (_TRUNK, 362)], ink="muted")
    board.arrow((_TRUNK, 362), (452, 362))
    board.arrow((296, 362), (312, 362))
    return board.svg()


_COLUMNS: Final = (2, 157, 312)
_BOX: Final = 140
_TRUNK: Final = 470


def _chain(board: Drawing, top: float, row: tuple[str, str, str]) -> None:
    """Cause, effect and damage side by side, and the damage's way to the result."""
    cause, effect, damage = row
    board.box(_COLUMNS[0], top, _BOX, 76, _(cause), fill="one", edge=None, ink="on", bold=True, size=14)
    board.box(_COLUMNS[1], top, _BOX, 76, _(effect), size=14)
    board.box(_COLUMNS[2], top, _BOX, 76, _(damage), fill="three", edge=None, size=14)
    for left, right in pairwise(_COLUMNS):
        board.arrow((left + _BOX, top + 38), (right, top + 38))
    board.line([(_COLUMNS[2] + _BOX, top + 38), (_TRUNK, top + 38)], ink="muted")
