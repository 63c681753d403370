"""The picture of the practice chapter: how the minutes of a group workshop are spent.

>>> workshop_minutes(groups=4)
180
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import N_, _
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

    _Bar = tuple[float, float, Colour, str]

__all__ = ["COMMENT", "DRAFT", "GROUPS", "PREPARE", "PRESENT", "timetable", "workshop_minutes"]

PREPARE, DRAFT, PRESENT, COMMENT = 30, 90, 10, 5
"""Minutes: to prepare, to draft, for one group to present and to hear comments."""

GROUPS: Final = 4
"""How many groups the picture shows."""

_STEP: Final = 15
"""Minutes for each of the five steps, and as many for the briefing."""

_STEPS: Final = 5
_LEFT, _SCALE, _ROW = 122, 1.9, 46


def workshop_minutes(*, groups: int) -> int:
    """Minutes from the first word to the last comment when *groups* present one after the other."""
    return PREPARE + DRAFT + groups * (PRESENT + COMMENT)


def timetable() -> Html:
    """The workshop's minutes from left to right, a row for each part and each group."""
    total, ready = workshop_minutes(groups=GROUPS), PREPARE + DRAFT
    board = Drawing(480, 374, title=_("Timetable of the group workshop"), describe=_timetable_sentence(total))
    board.text(_LEFT - 10, 14, _("Minutes"), size=14, ink="muted", anchor="end")
    for minute in (0, PREPARE, ready, total):
        board.text(_x(minute), 14, str(minute), size=14, ink="muted", anchor="middle")
        board.line([(_x(minute), 26), (_x(minute), 306)], width=1, dash="2 4")
    _row(board, 0, _("Prepare"), ((0, PREPARE, "four", ""),))
    parts: list[_Bar] = [(PREPARE + _STEP * step, _STEP, "one", str(step + 1)) for step in range(_STEPS)]
    _row(board, 1, _("Draft"), (*parts, (PREPARE + _STEP * _STEPS, _STEP, "two", "")))
    for group in range(GROUPS):
        start = ready + group * (PRESENT + COMMENT)
        bars: tuple[_Bar, ...] = ((start, PRESENT, "two", ""), (start + PRESENT, COMMENT, "good", ""))
        _row(board, group + 2, _("Group {number}").format(number=group + 1), bars)
    for place, (fill, text) in enumerate(_KEY):
        x, y = 16 + 236 * (place % 2), 328 + 26 * (place // 2)
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


def _row(board: Drawing, row: int, label: str, bars: tuple[_Bar, ...]) -> None:
    top = 34 + _ROW * row
    board.text(_LEFT - 10, top + 17, label, bold=True, anchor="end")
    for start, minutes, fill, text in bars:
        board.rectangle(_x(start) + 1, top, _SCALE * minutes - 2, 34, fill=fill)
        if text:
            board.text(_x(start + minutes / 2), top + 17, text, ink="on", bold=True, anchor="middle")


def _timetable_sentence(total: int) -> str:
    sentence = _(
        "{prepare} minutes to prepare: roles and material. {draft} minutes to draft: five steps of {step} minutes and"
        " as many for the briefing. Then {groups} groups, one after the other, each with {present} minutes to present"
        " and {comment} minutes of comment. Together {total} minutes."
    )
    return sentence.format(
        prepare=PREPARE, draft=DRAFT, step=_STEP, groups=GROUPS, present=PRESENT, comment=COMMENT, total=total
    )
