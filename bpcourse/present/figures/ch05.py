"""The pictures of chapter 5: the scorecard, what counts as reached, two rankings, the review rhythm, a gap taken apart.

>>> dimensions().startswith("<svg")
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import (
    USUAL_LIMITS,
    Cycle,
    Dimension,
    Direction,
    Performance,
    Place,
    attainment,
    balanced_scorecard,
    kpi_named,
    kpis_in,
    rank_team,
    revenue_scorecard,
    sample_team,
)
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.worked_company import funnel_history
from bpcourse.present.svg import Colour, Drawing, wrap

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["attainment_curve", "dimensions", "feedback_rhythm", "gap_bridge", "two_rankings"]

_WIDTH: Final = 480
_TEXT: Final = 14


def dimensions() -> Html:
    """The four dimensions, each with its five KPIs, its review cycles and its sources."""
    row, gap = 124, 8
    board = Drawing(
        _WIDTH,
        4 * (row + gap) - gap,
        title=_("The four dimensions and their twenty KPIs"),
        describe=one_after_another(_dimension_sentence(dimension) for dimension in Dimension),
    )
    for number, dimension in enumerate(Dimension):
        top = number * (row + gap)
        board.rectangle(0, top, 174, row, fill="one")
        board.rectangle(174, top, _WIDTH - 174, row, fill="panel")
        board.paragraph(12, top + 25, dimension.label, 130, ink="on", bold=True, anchor="start")
        for line, text in enumerate((_cycles_text(dimension), *dimension.sources)):
            board.text(12, top + 60 + line * 23, text, ink="on", size=_TEXT)
        for line, kpi in enumerate(kpis_in(dimension)):
            board.text(186, top + 16 + line * 23, kpi.label, size=_TEXT)
    return board.svg()


def _cycles_text(dimension: Dimension) -> str:
    return " / ".join(cycle.label for cycle in dimension.cycles)


def _dimension_sentence(dimension: Dimension) -> str:
    sentence = _("{dimension}: {kpis}; reviewed by {cycles}; figures from: {sources}.")
    return sentence.format(
        dimension=dimension.label,
        kpis=_(", ").join(kpi.label for kpi in kpis_in(dimension)),
        cycles=_cycles_text(dimension),
        sources=_(", ").join(dimension.sources),
    )


_MOST_REACHED: Final = 2.2
_LEFT, _BOTTOM, _WIDE, _HIGH = 62, 330, 396, 270


def _at(reached: float, counted: float) -> tuple[float, float]:
    """The point of the attainment picture for what was reached and what of it counts, both shares of the target."""
    return _LEFT + _WIDE * reached / _MOST_REACHED, _BOTTOM - _HIGH * counted / USUAL_LIMITS.cap


def attainment_curve() -> Html:
    """What counts as reached, against the actual figure, with floor and cap and three figures of the sample team."""
    board = Drawing(_WIDTH, 490, title=_("Attainment with floor and cap"), describe=_attainment_sentence())
    for share in (0, 0.5, 1, 1.5):
        board.line([_at(0, share), _at(_MOST_REACHED, share)], width=1, dash="2 4")
        board.text(_LEFT - 8, _at(0, share)[1], percent_text(share), size=_TEXT, ink="muted", anchor="end")
    for share in (0, 0.5, 1, 1.5, 2):
        board.text(_at(share, 0)[0], _BOTTOM + 16, percent_text(share), size=_TEXT, ink="muted", anchor="middle")
    board.line([_at(0, 0), _at(_MOST_REACHED, 0)], ink="ink")
    board.text(0, 16, _("Counts as reached"), size=_TEXT, bold=True)
    board.text(_WIDTH - 6, _BOTTOM + 38, _("Actual figure, % of target"), size=_TEXT, bold=True, anchor="end")
    _attainment_line(board, Direction.MORE, "one", "")
    _attainment_line(board, Direction.LESS, "four", "7 4")
    board.text(_at(1.62, 0)[0], _at(0, USUAL_LIMITS.cap)[1] - 14, _("cap"), size=_TEXT, bold=True)
    board.text(_at(2.03, 0)[0], _at(0, USUAL_LIMITS.floor)[1] - 14, _("floor"), size=_TEXT, bold=True)
    for letter, (name, kpi_id, shift) in zip("ABC", _POINTS, strict=True):
        _attainment_point(board, letter, *_point(name, kpi_id), shift)
    _attainment_legend(board)
    return board.svg()


_POINTS: Final = (
    (N_("Liu Yang"), "sales_attainment", 18),
    (N_("Liu Yang"), "contract_days", -18),
    (N_("Gao Feng"), "sales_attainment", -18),
)
"""Whose figure for which KPI, and how far to the side its letter stands."""


def _attainment_legend(board: Drawing) -> None:
    board.line([(8, 392), (44, 392)], ink="one", width=3)
    board.text(52, 392, Direction.MORE.label, size=_TEXT)
    board.line([(238, 392), (274, 392)], ink="four", width=3, dash="7 4")
    board.text(282, 392, Direction.LESS.label, size=_TEXT)
    for number, (letter, (name, kpi_id, _shift)) in enumerate(zip("ABC", _POINTS, strict=True)):
        board.text(8, 422 + number * 24, letter, size=_TEXT, bold=True)
        text = _("{name}: {kpi}").format(name=_(name), kpi=kpi_named(kpi_id).label)
        board.text(30, 422 + number * 24, text, size=_TEXT)


def _attainment_line(board: Drawing, direction: Direction, ink: Colour, dash: str) -> None:
    hundredths = range(round(_MOST_REACHED * 100) + 1)
    points = [_at(step / 100, attainment(actual=step, target=100, direction=direction)) for step in hundredths]
    board.line(points, ink=ink, width=3, dash=dash)


def _attainment_point(board: Drawing, letter: str, reached: float, counted: float, shift: float) -> None:
    x, y = _at(reached, counted)
    board.circle(x, y, 6, fill="ink", edge="paper")
    board.text(x + shift, y + 4, letter, bold=True, anchor="middle")


def _person(name: str) -> Performance:
    return next(person for person in sample_team() if person.name == _(name))


def _point(name: str, kpi_id: str) -> tuple[float, float]:
    """What was reached and what of it counts, both shares of the target."""
    result = _person(name).result(kpi_named(kpi_id))
    if result is None:
        raise LookupError(f"{name} has no result for {kpi_id}")
    return result.actual / result.target, result.attainment()


def _attainment_sentence() -> str:
    both = _(
        "Where more is better, what counts equals the actual figure as a percentage of the target, up to a cap of"
        " {cap}. Where less is better, the line falls: half of the target counts {cap}, the target itself counts"
        " 100%, twice the target counts the floor of {floor}."
    )
    one = _("Point {letter}: {name}, {kpi}: {actual} of the target counts {counted}.")
    points = (
        one.format(
            letter=letter,
            name=_(name),
            kpi=kpi_named(kpi_id).label,
            actual=percent_text(_point(name, kpi_id)[0]),
            counted=percent_text(_point(name, kpi_id)[1]),
        )
        for letter, (name, kpi_id, _shift) in zip("ABC", _POINTS, strict=True)
    )
    limits = both.format(cap=percent_text(USUAL_LIMITS.cap), floor=percent_text(USUAL_LIMITS.floor))
    return one_after_another((limits, *points))


def two_rankings() -> Html:
    """The sample team ranked by revenue alone and by the balanced scorecard, joined person by person."""
    cards = (revenue_scorecard(), balanced_scorecard())
    left, right = (rank_team(sample_team(), card) for card in cards)
    board = Drawing(_WIDTH, 388, title=_("One team, two rankings"), describe=_rankings_sentence(left, right))
    board.text(168, 14, cards[0].name, bold=True, anchor="end")
    board.text(312, 14, cards[1].name, bold=True)
    board.text(168, 36, percent_text(cards[0].weights[0]), size=_TEXT, ink="muted", anchor="end")
    shares = " / ".join(number_text(weight * 100) for weight in cards[1].weights)
    board.text(312, 36, f"{shares} %", size=_TEXT, ink="muted")
    names = [place.name for place in right]
    for row, place in enumerate(left):
        other = names.index(place.name)
        gained = place.place - right[other].place
        ink = _move_ink(gained)
        board.line([(182, _row(row)), (298, _row(other))], ink=ink, width=3.5 if abs(gained) > 1 else 2)
        _ranking_label(board, place, x=168, y=_row(row), anchor="end")
        _ranking_label(board, right[other], x=312, y=_row(other), anchor="start")
        board.circle(182, _row(row), 5, fill=ink)
        board.circle(298, _row(other), 5, fill=ink)
    return board.svg()


def _row(number: int) -> float:
    return 74 + number * 41


def _move_ink(places_gained: int) -> Colour:
    if places_gained < -1:
        return "poor"
    return "one" if places_gained > 1 else "line"


def _ranking_label(board: Drawing, place: Place, *, x: float, y: float, anchor: str) -> None:
    text = _("{place}. {name} {score}").format(place=place.place, name=place.name, score=percent_text(place.score))
    board.text(x, y, text, size=_TEXT, anchor=anchor)


def _rankings_sentence(left: tuple[Place, ...], right: tuple[Place, ...]) -> str:
    both = _("By revenue alone: {left}. By the balanced scorecard: {right}.")
    lists = (
        _(", ").join(f"{place.place} {place.name} {percent_text(place.score)}" for place in side)
        for side in (left, right)
    )
    return both.format(**dict(zip(("left", "right"), lists, strict=True)))


_RHYTHM: Final = (
    (N_("day"), 0, N_("Look yourself: calls, meetings and next steps on the dashboard")),
    (Cycle.WEEK, 52, N_("Fifteen minutes with your manager over three key figures")),
    (Cycle.MONTH, 12, N_("Face to face: what went well, what to improve, one thing to try")),
    (Cycle.QUARTER, 4, N_("Whole scorecard, gaps, development plan")),
    (Cycle.HALF_YEAR, 2, N_("What customers say and whether they renewed")),
    (Cycle.YEAR, 1, N_("360° evaluation, targets and weights for the next year")),
)
"""How often, how many times a year (0: all the time), and what happens then."""


def feedback_rhythm() -> Html:
    """From every day to once a year: how often feedback comes, what it looks at and in what form."""
    title = _("Feedback rhythm of a sales year")
    describe = one_after_another(map(_rhythm_sentence, _RHYTHM))
    board = Drawing(_WIDTH, 32 + 6 * 88, title=title, describe=describe)
    board.text(100, 14, _("January"), size=_TEXT, ink="muted")
    board.text(470, 14, _("December"), size=_TEXT, ink="muted", anchor="end")
    for number, (cycle, times, form) in enumerate(_RHYTHM):
        top = 40 + number * 88
        board.text(0, top, _cycle_label(cycle), bold=True)
        _ticks(board, top, times)
        for line, (text, bold) in enumerate(_rhythm_lines(cycle, form)):
            board.text(100, top + 21 + line * 18, text, size=_TEXT, bold=bold)
    return board.svg()


def _cycle_label(cycle: Cycle | str) -> str:
    return cycle.label if isinstance(cycle, Cycle) else _(cycle)


def _rhythm_lines(cycle: Cycle | str, form: str) -> list[tuple[str, bool]]:
    """The dimensions looked at, in bold, and what happens, in lines."""
    watched = _watched(cycle)
    bold = [(line, True) for line in wrap(watched, 330, _TEXT)] if watched else []
    return bold + [(line, False) for line in wrap(_(form), 340, _TEXT)]


def _ticks(board: Drawing, top: float, times: int) -> None:
    if not times:
        board.rectangle(100, top - 5, 370, 10, fill="two")
        return
    board.line([(100, top), (470, top)], width=1)
    step = 370 / times
    for number in range(1, times + 1):
        x = 100 + number * step
        board.line([(x, top - 7), (x, top + 7)], ink="one", width=2 if times > len(_RHYTHM) * 2 else 4)


def _watched(cycle: Cycle | str) -> str:
    return _(", ").join(dimension.label for dimension in Dimension if cycle in dimension.cycles)


def _rhythm_sentence(row: tuple[Cycle | str, int, str]) -> str:
    cycle, _times, form = row
    watched = _watched(cycle)
    sentence = _("Each {cycle}: {watched}. {form}.") if watched else _("Each {cycle}: {form}.")
    return sentence.format(cycle=_cycle_label(cycle), watched=watched, form=_(form))


_PROPOSALS: Final = 35
"""What Zhou Kai proposed in 2026."""


def gap_bridge() -> Html:
    """Zhou Kai's way from nine planned new customers to seven: how much is volume, how much is win rate."""
    target, won = _new_customers("Zhou Kai")
    expected = _PROPOSALS * _team_win_rate()
    steps: tuple[tuple[str, float, float, Colour], ...] = (
        (_("Target"), 0.0, target, "one"),
        (_("Fewer proposals"), target, expected, "four"),
        (_("Lower win rate"), expected, won, "poor"),
        (_("Won"), 0.0, won, "two"),
    )
    describe = _(
        "Target: {target} new customers. Fewer proposals than planned cost {volume} of them, a win rate below the"
        " team's cost {rate}. Won: {won}."
    ).format(
        target=number_text(target),
        volume=number_text(target - expected, digits=2),
        rate=number_text(expected - won, digits=2),
        won=number_text(won),
    )
    board = Drawing(_WIDTH, 322, title=_("Where Zhou Kai's two missing customers went"), describe=describe)
    for column, (label, start, end, fill) in enumerate(steps):
        _bridge_step(board, column, label, (start, end), fill)
    board.line([(8, 262), (_WIDTH - 8, 262)], ink="ink")
    return board.svg()


def _team_win_rate() -> float:
    """The share of all proposals of the year before the plan that became deals."""
    quarters = funnel_history().values()
    return sum(quarter.counts[-1] for quarter in quarters) / sum(quarter.counts[-2] for quarter in quarters)


def _new_customers(name: str) -> tuple[float, float]:
    """Target and actual number of new customers."""
    result = _person(name).result(kpi_named("new_customers"))
    if result is None:
        raise LookupError(f"{name} has no result for new customers")
    return result.target, result.actual


def _bridge_step(board: Drawing, column: int, label: str, ends: tuple[float, float], fill: Colour) -> None:
    start, end = ends
    x, unit = 16 + column * 116, 25
    top, height = 262 - unit * max(ends), unit * abs(end - start)
    board.rectangle(x, top, 92, height, fill=fill)
    change = number_text(end - start, digits=2).replace("-", "\u2212")
    board.text(x + 46, top - 12, change, size=16, bold=True, anchor="middle")
    board.paragraph(x + 46, 290, label, 108, size=_TEXT)
    if column < 3:  # noqa: PLR2004 - the last bar leads nowhere
        y = 262 - unit * end
        board.line([(x + 92, y), (x + 116, y)], ink="muted", dash="3 3")
