"""Pictures, tables and sentences of the scorecard board: attainment with its light, the way it moves, the next reviews.

A light is told in three ways, so that nobody needs to see colors: a disc for green, a triangle for amber, a square for
red, and the word itself.

>>> from bpcourse.core.scorecard_board import board_score, standings
>>> from bpcourse.core.period import Period
>>> from bpcourse.core.worked_board import worked_board
>>> board, year = worked_board(), Period.year(2027)
>>> headline_words(board_score(board, year), standings(board, year))
'Score 99.6%, amber. 3 KPIs are red: Sales target attainment, New customers won, Open proposals.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import Direction, TargetRange
from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.reviews import Light
from bpcourse.present.html import Html, join, tag
from bpcourse.present.svg import Drawing, colour, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.kpi import AttainmentLimits, Kpi
    from bpcourse.core.reviews import TrafficLights
    from bpcourse.core.scorecard_board import BoardScore, DimensionReviews, DimensionScore, Standing
    from bpcourse.present.svg import Colour

__all__ = [
    "board_table",
    "due_words",
    "figure_text",
    "headline_words",
    "light_mark",
    "review_table",
    "score_picture",
    "target_text",
    "trend_picture",
]

_WIDTH: Final = 480
_TEXT: Final = 16
_LEFT, _ROOM = 10.0, 460.0
_NAMED: Final = 4
_STEADY: Final = 0.005
"""A change of attainment below half a point is none."""
_MOST_READINGS: Final = 36
_COLOURS: Final[dict[Light, Colour]] = {Light.GREEN: "good", Light.AMBER: "fair", Light.RED: "poor"}
_MARKS: Final = {Light.GREEN: "●", Light.AMBER: "▲", Light.RED: "■"}


def headline_words(score: BoardScore, all_standings: Sequence[Standing]) -> str:
    """The weighted score with its light, over which part of the weights, and which KPIs are red."""
    if score.total is None or score.light is None:
        return _("Enter a target and a figure: the score starts with the first KPI that has both.")
    told = {"score": percent_text(score.total), "light": score.light.label}
    if score.covered < 1 - _STEADY:
        sentence = _("Score {score}, {light}, on {covered} of the weights.")
        said = [sentence.format(**told, covered=percent_text(score.covered))]
    else:
        said = [_("Score {score}, {light}.").format(**told)]
    red = [each.kpi.label for each in all_standings if each.light is Light.RED]
    sentence = ngettext("{count} KPI is red: {names}.", "{count} KPIs are red: {names}.", len(red))
    more = [_("and {count} more").format(count=len(red) - _NAMED)] if len(red) > _NAMED else []
    if red:
        said.append(sentence.format(count=len(red), names=_(", ").join([*red[:_NAMED], *more])))
    return one_after_another(said)


def light_mark(light: Light | None) -> Html:
    """Shape, color and name of *light*; a dash for none."""
    if light is None:
        return join(["–"])
    shape = tag("span", _MARKS[light], aria_hidden="true", style=f"color:{colour(_COLOURS[light])}")
    return join([shape, " ", light.label])


# Table ----------------------------------------------------------------------------------------------------------------


def figure_text(kpi: Kpi, value: float | None, *, currency: str) -> str:
    """*value* in the unit of the KPI, a dash for none."""
    return "–" if value is None else kpi.value_text(value, currency=currency)


def target_text(each: Standing, *, currency: str) -> str:
    """The target of the plan's period: at least, at most, or within a range."""
    if each.target is None:
        return "–"
    if isinstance(each.target, TargetRange):
        low, high = (figure_text(each.kpi, end, currency=currency) for end in (each.target.low, each.target.high))
        return _("{low} to {high}").format(low=low, high=high)
    sign = "≥" if each.kpi.direction is Direction.MORE else "≤"
    return f"{sign} {figure_text(each.kpi, each.target, currency=currency)}"


def board_table(all_standings: Sequence[Standing], *, currency: str) -> Html:
    """Every KPI with light and attainment, what it has reached of what is due and how it moves."""
    heads = (
        _("KPI"), _("Light"), _("Attainment"), _("So far"), _("Due by now"), _("Target"), _("Last change"),
    )  # fmt: skip
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    body, before = list[Html](), None
    for each in all_standings:
        if each.kpi.dimension is not before:
            before = each.kpi.dimension
            label = tag("th", before.label, scope="rowgroup", colspan=len(heads), style=f"color:{colour('muted')}")
            body.append(tag("tr", label))
        body.append(_row(each, currency))
    return tag("table", tag("thead", head), tag("tbody", *body))


def _row(each: Standing, currency: str) -> Html:
    cells = (
        "–" if each.attainment is None else percent_text(each.attainment),
        figure_text(each.kpi, each.so_far, currency=currency),
        figure_text(each.kpi, each.due, currency=currency) if each.kpi.adds_up else "–",
        target_text(each, currency=currency),
        _change_text(each),
    )
    name = tag("th", each.kpi.label, scope="row", style="min-width:10rem;font-weight:400")
    return tag("tr", name, tag("td", light_mark(each.light)), *(tag("td", text) for text in cells))


def _change_text(each: Standing) -> str:
    if each.change is None:
        return "–"
    if abs(each.change) < _STEADY:
        return _("→ as before")
    points = number_text(abs(each.change) * 100, digits=0)
    sentence = _("↑ {points} points") if each.change > 0 else _("↓ {points} points")
    return sentence.format(points=points)


def due_words(all_standings: Sequence[Standing]) -> str:
    """Why a part of some targets is due; empty where no target adds up over the year."""
    if not any(each.kpi.adds_up and each.so_far is not None and each.due is not None for each in all_standings):
        return ""
    return _(
        "A target that adds up, such as revenue, is spread evenly over the days of the plan; what is due counts the"
        " months that you have read. If your year has seasons, judge with last year's months beside it."
    )


# Pictures -------------------------------------------------------------------------------------------------------------


def score_picture(score: BoardScore, lights: TrafficLights, limits: AttainmentLimits) -> Html:
    """A bar for each weighted dimension and for the whole, with the marks from which amber and green begin."""
    rows = [row for row in score.dimensions if row.weight > 0]
    told = [(_dimension_words(row), row.attainment, row.light) for row in rows]
    whole = "–" if score.total is None else percent_text(score.total)
    told.append((_("Score: {score}").format(score=whole), score.total, score.light))
    board = Drawing(
        _WIDTH,
        36 + 50 * len(told),
        title=_("Attainment by dimension"),
        describe=_("; ").join(_with_light(text, light) for text, _reached, light in told),
    )
    unit = _ROOM / max(limits.cap, lights.green_from, 1.0)
    for number, (text, reached, light) in enumerate(told):
        y = 4 + 50 * number
        _mark(board, _LEFT + 7, y + 11, light)
        board.text(
            _LEFT + 22,
            y + 11,
            shortened(_with_light(text, light), _ROOM - 24, _TEXT),
            size=_TEXT,
            bold=number == len(rows),
        )
        board.rectangle(_LEFT, y + 24, _ROOM, 16, fill="panel")
        if reached is not None and light is not None:
            board.rectangle(_LEFT, y + 24, min(reached * unit, _ROOM), 16, fill=_COLOURS[light])
        for x in (_LEFT + lights.amber_from * unit, _LEFT + lights.green_from * unit):
            board.line([(x, y + 21), (x, y + 43)], ink="ink", width=2)
    sentence = _("Lines: amber from {amber}, green from {green}")
    legend = sentence.format(amber=percent_text(lights.amber_from), green=percent_text(lights.green_from))
    board.text(_LEFT, board.height - 14, legend, ink="muted", size=_TEXT)
    return board.svg()


def _with_light(text: str, light: Light | None) -> str:
    return text if light is None else _("{text}, {light}").format(text=text, light=light.label)


def _dimension_words(row: DimensionScore) -> str:
    reached = "–" if row.attainment is None else percent_text(row.attainment)
    sentence = _("{dimension} ({weight}): {reached}")
    return sentence.format(dimension=row.dimension.label, weight=percent_text(row.weight), reached=reached)


def _mark(board: Drawing, x: float, y: float, light: Light | None) -> None:
    if light is Light.GREEN:
        board.circle(x, y, 7, fill="good")
    elif light is Light.AMBER:
        board.area([(x, y - 8), (x + 8, y + 6), (x - 8, y + 6)], fill="fair")
    elif light is Light.RED:
        board.add("rect", x=x - 6, y=y - 6, width=12, height=12, style=f"fill:{colour('poor')}")


def trend_picture(all_standings: Sequence[Standing], months: Sequence[str], lights: TrafficLights) -> Html:
    """For each KPI with two readings or more, their attainment over the *months*; the line is where green begins."""
    shown = [each for each in all_standings if len(each.trend) > 1]
    empty = _("A KPI needs two readings to show which way it moves.")
    board = Drawing(
        _WIDTH,
        40 + 88 * max(len(shown), 1),
        title=_("Attainment, reading by reading"),
        describe=_("; ").join(_trend_words(each) for each in shown) or empty,
    )
    if not shown:
        board.paragraph(_WIDTH / 2, 50, empty, 420, ink="muted", size=_TEXT)
        return board.svg()
    places = {month: place for place, month in enumerate(months[:_MOST_READINGS])}
    for number, each in enumerate(shown):
        _draw_trend(board, each, 4 + 88 * number, places, lights)
    board.text(_LEFT, board.height - 16, months[0], ink="muted", size=_TEXT)
    board.text(_LEFT + _ROOM, board.height - 16, months[-1], ink="muted", size=_TEXT, anchor="end")
    return board.svg()


def _draw_trend(board: Drawing, each: Standing, top: float, places: dict[str, int], lights: TrafficLights) -> None:
    last = percent_text(each.trend[-1][1])
    board.text(_LEFT, top + 10, shortened(each.kpi.label, _ROOM - text_width(last, _TEXT) - 16, _TEXT), size=_TEXT)
    board.text(_LEFT + _ROOM, top + 10, last, size=_TEXT, bold=True, anchor="end")
    high = max(lights.green_from * 1.1, *(reached for _month, reached in each.trend), 0.1)
    step = (_ROOM - 20) / max(len(places) - 1, 1)
    points = [
        (_LEFT + 10 + places[month] * step, top + 76 - reached / high * 46, lights.light(reached))
        for month, reached in each.trend
        if month in places
    ]
    green = top + 76 - lights.green_from / high * 46
    board.line([(_LEFT, green), (_LEFT + _ROOM, green)], ink="line", dash="5 4")
    if len(points) > 1:
        board.line([(x, y) for x, y, _light in points], ink="one", width=2)
    for x, y, light in points:
        _mark(board, x, y, light)


def _trend_words(each: Standing) -> str:
    readings = (_("{month} {reached}").format(month=month, reached=percent_text(share)) for month, share in each.trend)
    return _("{label}: {text}").format(label=each.kpi.label, text=_(", ").join(readings))


# Reviews --------------------------------------------------------------------------------------------------------------


def review_table(reviews: Sequence[DimensionReviews]) -> Html:
    """For each dimension how often it is reviewed, and the next day of each cycle."""
    heads = (_("Dimension"), _("Reviewed each"), _("next"), _("and each"), _("next"))
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    rows = (
        tag(
            "tr",
            tag("th", each.dimension.label, scope="row"),
            *(
                tag("td", text)
                for cycle, day in each.next_days
                for text in (cycle.label, day.isoformat() if day else _("not in this plan any more"))
            ),
        )
        for each in reviews
    )
    return tag("table", tag("thead", head), tag("tbody", *rows))
