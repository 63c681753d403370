"""Pictures, lists and sentences about the team: who owns which stage and hands over to whom, and how it is led.

>>> from bpcourse.core.worked_team import worked_team
>>> gap_words(worked_team().gaps)
['Customer success manager owns Nurture, and nobody holds the role.']
>>> standing_headline(worked_team().standings)
'4 in the list, 4 styles.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import number_text
from bpcourse.core.team import GapKind, JourneyStage, TeamStage, owners_of
from bpcourse.present.html import Html, tag
from bpcourse.present.svg import Drawing, shortened, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.team import Handover, JourneyGap, SalesRole, Standing
    from bpcourse.present.svg import Colour

__all__ = [
    "gap_words",
    "handover_list",
    "journey_headline",
    "journey_picture",
    "standing_headline",
    "standing_list",
    "standing_picture",
]

_WIDTH: Final = 480
_TEXT: Final = 14
_LINE: Final = 18

# Roles and handovers --------------------------------------------------------------------------------------------------

_NAMES, _COLUMN, _CELL, _HIGH = 156, 81, 61, 34
_MOST_LINES: Final = 2


def journey_headline(roles: Sequence[SalesRole], gaps: Sequence[JourneyGap]) -> str:
    """How many roles there are, and how many places where a customer can be dropped."""
    if not roles:
        return _("No role yet: add the first.")
    if not gaps:
        return _("Every stage has one owner, every handover is complete.")
    sentence = ngettext(
        "{count} place where a customer can be dropped.", "{count} places where a customer can be dropped.", len(gaps)
    )
    return sentence.format(count=len(gaps))


def journey_picture(roles: Sequence[SalesRole], handovers: Sequence[Handover]) -> Html:
    """The roles as rows over the four stages, dark where they own, light where they help; handovers as arrows."""
    tops, y = list[float](), 44.0
    for role in roles:
        tops.append(y)
        y += max(_HIGH, _LINE * len(_row_lines(role))) + 18
    board = Drawing(
        _WIDTH, y + 26, title=_("Roles along the customer's journey"), describe=_journey_sentence(roles, handovers)
    )
    for column, stage in enumerate(JourneyStage):
        board.text(_left(column) + _CELL / 2, 14, stage.label, size=_TEXT, bold=True, anchor="middle")
        owners = len(owners_of(stage, roles))
        if owners != 1:
            said = _("nobody") if not owners else _("{count} owners").format(count=owners)
            board.text(_left(column) + _CELL / 2, 32, said, size=_TEXT, ink="poor", anchor="middle")
    middles = [_journey_row(board, role, top) for role, top in zip(roles, tops, strict=True)]
    _handover_arrows(board, roles, middles, handovers)
    for x, fill, said in ((0.0, "one", _("owns")), (110.0, "three", _("helps")), (220.0, "paper", _("nobody there"))):
        board.rectangle(x + 2, y + 4, 16, 16, fill=fill, edge="poor" if fill == "paper" else "line")  # type: ignore[arg-type] # all three are roles of colour
        board.text(x + 26, y + 12, said, size=_TEXT)
    return board.svg()


def _left(column: int) -> float:
    return _NAMES + _COLUMN * column


def _row_lines(role: SalesRole) -> list[tuple[str, bool]]:
    """Name and holders in lines; which of them are bold."""
    names = wrap(role.name or _("without a name"), _NAMES - 20, _TEXT)  # bold stands wider
    holders = wrap(_(", ").join(role.holders) or _("nobody yet"), _NAMES - 10, _TEXT)
    return [(line, True) for line in _cut(names)] + [(line, False) for line in _cut(holders)]


def _cut(lines: list[str]) -> list[str]:
    """The first lines, each as far as it fits, the last with an ellipsis where there are more."""
    kept = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        kept[-1] += "…"
    return [shortened(line, _NAMES - 6, _TEXT) for line in kept]


def _journey_row(board: Drawing, role: SalesRole, top: float) -> float:
    """Draw one role; the height of its middle."""
    lines = _row_lines(role)
    middle = top + max(_HIGH, _LINE * len(lines)) / 2
    held = any(holder.strip() for holder in role.holders)
    for number, (line, bold) in enumerate(lines):
        ink: Colour = "ink" if bold else "muted" if held else "poor"
        board.text(0, middle + _LINE * (number - (len(lines) - 1) / 2), line, size=_TEXT, bold=bold, ink=ink)
    for column, stage in enumerate(JourneyStage):
        if stage in role.owns or stage in role.supports:
            fill: Colour = "three" if stage not in role.owns else "one" if held else "paper"
            board.rectangle(_left(column), middle - _HIGH / 2, _CELL, _HIGH, fill=fill, edge=None if held else "poor")
    return middle


def _handover_arrows(
    board: Drawing, roles: Sequence[SalesRole], middles: Sequence[float], handovers: Sequence[Handover]
) -> None:
    rows = {role.name: number for number, role in enumerate(roles)}
    for number, handover in enumerate(handovers, start=1):
        if handover.giver in rows and handover.taker in rows and handover.giver != handover.taker:
            giver, taker = rows[handover.giver], rows[handover.taker]
            columns = _arrow_columns(roles[giver], roles[taker])
            if columns:
                _arrow(board, number, columns, (middles[giver], middles[taker]))


def _arrow_columns(giver: SalesRole, taker: SalesRole) -> tuple[int, int] | None:
    """The column that the customer leaves and the one it comes to; None where a role has no stage."""
    stages = list(JourneyStage)
    out, into = (
        [stages.index(one) for one in sorted(role.owns or role.supports, key=stages.index)] for role in (giver, taker)
    )
    if not out or not into:
        return None
    pairs = ((one, other) for one in out for other in into)
    return min(pairs, key=lambda pair: (pair[1] <= pair[0], abs(pair[1] - pair[0] - 1), pair))


def _arrow(board: Drawing, number: int, columns: tuple[int, int], heights: tuple[float, float]) -> None:
    """Out of one cell, through the gap between two columns, into the other cell."""
    (start, end), (y1, y2) = columns, heights
    onward = end > start
    gutter = _left(end) - 12 if onward else min(_left(start) + _CELL + 8, _WIDTH - 12)
    target = _left(end) if onward else _left(end) + _CELL
    board.line([(_left(start) + _CELL, y1), (gutter, y1), (gutter, y2)], ink="four", width=2.5)
    board.arrow((gutter, y2), (target, y2), ink="four")
    middle = y1 + (y2 - y1) * 0.5
    board.circle(gutter, middle, 10, fill="paper", edge="ink")
    board.text(gutter, middle, number_text(number), size=_TEXT, bold=True, anchor="middle")


def _journey_sentence(roles: Sequence[SalesRole], handovers: Sequence[Handover]) -> str:
    one = _("{role} ({holders}) owns {owns} and helps in {helps}.")
    told = (
        one.format(
            role=role.name,
            holders=_(", ").join(role.holders) or _("nobody yet"),
            owns=_(", ").join(stage.label for stage in role.owns) or _("nothing"),
            helps=_(", ").join(stage.label for stage in role.supports) or _("nothing"),
        )
        for role in roles
    )
    passed = _("Handover {number}: from {giver} to {taker}.")
    handed = (
        passed.format(number=number, giver=one.giver, taker=one.taker) for number, one in enumerate(handovers, start=1)
    )
    return one_after_another((*told, *handed))


def gap_words(gaps: Iterable[JourneyGap]) -> list[str]:
    """One sentence for each gap, as a learner can mend it."""
    return [_gap_sentence(gap) for gap in gaps]


def _gap_sentence(gap: JourneyGap) -> str:
    stage = gap.stage.label if gap.stage else ""
    number = (gap.handover or 0) + 1
    first, last = (gap.roles[0], gap.roles[-1]) if gap.roles else ("", "")
    sentences = {
        GapKind.NO_OWNER: _("Nobody owns {stage}: name the one role that answers for the customer there."),
        GapKind.SEVERAL_OWNERS: _("{roles} own {stage} together: let one own it and the others help."),
        GapKind.EMPTY_ROLE: _("{first} owns {stage}, and nobody holds the role."),
        GapKind.NO_HANDOVER: _("The customer comes to {last} at {stage}, and no handover from {givers} says how."),
        GapKind.SAME_SIDES: _("Handover {number} goes from {first} to the same role: choose another."),
        GapKind.UNKNOWN_ROLE: _("Handover {number} lacks one of its two sides: choose a role."),
        GapKind.LOOSE: _("Handover {number}, from {first} to {last}, does not say {missing}."),
    }
    return sentences[gap.kind].format(
        stage=stage,
        number=number,
        first=first,
        last=last,
        roles=_(" and ").join(gap.roles),
        givers=_(" or ").join(gap.roles[:-1]),
        missing=_(", ").join(_missing_words(gap.missing)),
    )


def _missing_words(missing: Iterable[str]) -> list[str]:
    words = {"passed": _("what is passed on"), "days": _("by when"), "proof": _("how both know that it is done")}
    return [words[name] for name in missing]


def handover_list(handovers: Sequence[Handover]) -> Html:
    """The handover sheet as a list."""
    return tag("ul", *(_handover_item(number, one) for number, one in enumerate(handovers, start=1)), class_="bp-list")


def _handover_item(number: int, handover: Handover) -> Html:
    sides = _("{number}. {giver} → {taker}").format(
        number=number, giver=handover.giver or _("nobody"), taker=handover.taker or _("nobody")
    )
    days = handover.days
    when = (
        _("no date")
        if days is None
        else ngettext("within {days} working day", "within {days} working days", days).format(days=number_text(days))
    )
    lines = (
        _("Passed on, {when}: {passed}.").format(when=when, passed=handover.passed or "–"),
        _("Both know, when: {proof}.").format(proof=handover.proof or "–"),
    )
    return tag("li", tag("b", sides), *(tag("p", line) for line in lines))


# Styles ---------------------------------------------------------------------------------------------------------------

_CARD_WIDE, _CARD_HIGH, _CARD_LINES = 234, 176, 5


def standing_headline(standings: Sequence[Standing]) -> str:
    """How many stages of a team are taken, in one sentence."""
    if not standings:
        return _("Nobody in the list yet: add the team as a whole first.")
    stages = {one.stage for one in standings}
    if len(stages) == 1:
        alike = _("{count} in the list, one style: {style}.")
        return alike.format(count=len(standings), style=standings[0].stage.style)
    return _("{count} in the list, {number} styles.").format(count=len(standings), number=len(stages))


def standing_picture(standings: Sequence[Standing]) -> Html:
    """The four stages with their styles, and who stands where."""
    board = Drawing(
        _WIDTH, 2 * _CARD_HIGH + 12, title=_("A style for each stage"), describe=_standings_sentence(standings)
    )
    for number, stage in enumerate(TeamStage):
        left, top = (number % 2) * (_CARD_WIDE + 12), (number // 2) * (_CARD_HIGH + 12)
        board.rectangle(left, top, _CARD_WIDE, _CARD_HIGH, fill="panel")
        board.rectangle(left, top, _CARD_WIDE, 32, fill="one")
        board.text(left + 10, top + 16, f"{number + 1} {stage.label}", ink="on", bold=True)
        board.text(left + 10, top + 50, stage.style, bold=True)
        for line, said in enumerate(_who_stands(standings, stage)):
            board.text(left + 10, top + 76 + 19 * line, said, size=_TEXT)
    return board.svg()


def _who_stands(standings: Sequence[Standing], stage: TeamStage) -> list[str]:
    """Those in *stage* in lines that fit a card; where not all do, how many more there are."""
    lines, left = list[str](), [_standing_name(one) for one in standings if one.stage is stage]
    while left:
        own = [shortened(line, _CARD_WIDE - 16, _TEXT) for line in wrap(left[0], _CARD_WIDE - 20, _TEXT)[:2]]
        if len(lines) + len(own) > (_CARD_LINES if len(left) == 1 else _CARD_LINES - 1):
            return [*lines, _("and {count} others").format(count=len(left))]
        lines += own
        left = left[1:]
    return lines


def _standing_name(standing: Standing) -> str:
    who = standing.who or _("without a name")
    return _("{who}: {task}").format(who=who, task=standing.task) if standing.task else who


def _standings_sentence(standings: Sequence[Standing]) -> str:
    one = _("{who}: {stage}, so {style}.")
    return one_after_another(
        one.format(who=standing.who, stage=standing.stage.label, style=standing.stage.style) for standing in standings
    )


def standing_list(standings: Sequence[Standing]) -> Html:
    """What each of them hears, as a list."""
    words = _("{stage}, so {style}: “{words}”")
    items = (
        tag(
            "li",
            tag("b", _standing_name(one)),
            tag("p", words.format(stage=one.stage.label, style=one.stage.style, words=one.stage.words)),
        )
        for one in standings
    )
    return tag("ul", *items, class_="bp-list")
