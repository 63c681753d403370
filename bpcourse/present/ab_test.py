"""Pictures, a table and sentences about an A/B test: how long it takes, what it found, and why nobody peeks.

>>> from bpcourse.core.ab_test import Experiment, ExperimentDesign
>>> planned = Experiment(design=ExperimentDesign(base_rate=0.30, difference=0.10), cases_per_week=72)
>>> plan_words(planned)
'Each group needs 356 cases. At 72 a week for both together that takes 10 weeks.'
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpcourse.core.ab_test import (
    LONGEST_WEEKS,
    MOST_LOOKS,
    Method,
    Verdict,
    cases_per_group,
    false_alarm_rate,
    findable_difference,
    power_with,
    wilson_interval,
)
from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.present.html import tag
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpcourse.core.ab_test import Approach, Evidence, Experiment, ExperimentDesign
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "design_table",
    "evidence_words",
    "interval_picture",
    "peeking_words",
    "plan_words",
    "power_picture",
    "split_words",
]

_WIDTH: Final = 480
_TEXT: Final = 14
_LEFT, _RIGHT = 14, 466
_QUARTER: Final = 13
"""Weeks."""
_CURVE: Final = 40
_FACTORS: Final = (0.5, 1, 1.5, 2)
_LEAST_P: Final = 0.001


# Before ---------------------------------------------------------------------------------------------------------------


def plan_words(experiment: Experiment) -> str:
    """How many cases and weeks the test takes; where that is too long, what a shorter one would find."""
    weeks = experiment.weeks
    sentence = ngettext(
        "Each group needs {cases} cases. At {pace} a week for both together that takes {weeks} week.",
        "Each group needs {cases} cases. At {pace} a week for both together that takes {weeks} weeks.",
        weeks,
    )
    needed = sentence.format(
        cases=number_text(experiment.cases_needed),
        pace=number_text(experiment.cases_per_week),
        weeks=number_text(weeks),
    )
    return one_after_another([needed, *_shorter(experiment)])


def _shorter(experiment: Experiment) -> Iterable[str]:
    if experiment.weeks <= _QUARTER:
        return
    if experiment.weeks > LONGEST_WEEKS:
        yield _(
            "That is longer than a year, in which customers and offers change: test something with a larger effect."
        )
    found = findable_difference(experiment.design, experiment.cases_per_week * _QUARTER / 2)
    if found is None:
        yield _("In a quarter ({weeks} weeks) you could find no difference at all.").format(weeks=_QUARTER)
    else:
        yield _("In a quarter ({weeks} weeks) you could find {difference} points or more.").format(
            weeks=_QUARTER, difference=_points(_rounded_up(found))
        )


def _rounded_up(share: float) -> float:
    """To the next tenth of a point, so that what is promised can be kept."""
    return math.ceil(share * 1000 - 1e-6) / 1000


def design_table(experiment: Experiment) -> Html:
    """What smaller and larger differences would take, the planned one in bold."""
    design = experiment.design
    head = tag(
        "tr",
        tag("th", _("Difference worth finding"), scope="col"),
        tag("th", _("Cases in each group"), scope="col"),
        tag("th", _("Weeks"), scope="col"),
    )
    rows = [
        _design_row(experiment, design.with_difference(design.difference * factor), planned=factor == 1)
        for factor in _FACTORS
        if design.base_rate + design.difference * factor < 1 or factor == 1
    ]
    caption = tag("caption", _("Half the difference takes about four times the cases"))
    return tag("table", caption, tag("thead", head), tag("tbody", *rows))


def _design_row(experiment: Experiment, design: ExperimentDesign, *, planned: bool) -> Html:
    cases = cases_per_group(design)
    weeks = math.ceil(2 * cases / experiment.cases_per_week)
    name = _("{points} points").format(points=_points(design.difference))
    texts = (number_text(cases), number_text(weeks))
    cells = (tag("td", tag("strong", text) if planned else text) for text in texts)
    return tag("tr", tag("th", name, scope="row"), *cells)


def peeking_words(experiment: Experiment) -> str:
    """What looking every week, and stopping at the first difference that seems real, would cost."""
    looks = min(experiment.weeks, MOST_LOOKS)
    if looks < 2:  # noqa: PLR2004 - one look, at the end, is what the test allows
        return ""
    significance = experiment.design.significance
    sentence = _(
        "Decide once, at the end. Suppose the two were equally good: whoever looks every week ({looks} times) and stops"
        " as soon as one seems better names a winner in {rate} of such tests instead of {significance}."
    )
    return sentence.format(
        looks=looks,
        rate=percent_text(false_alarm_rate(looks, significance), digits=0),
        significance=percent_text(significance),
    )


def power_picture(experiment: Experiment) -> Html:
    """The chance of finding the planned difference, and half of it, week by week."""
    design, weeks = experiment.design, experiment.weeks
    last = max(4, math.ceil(weeks * 1.4))
    describe = _power_sentence(experiment)
    board = Drawing(_WIDTH, 236, title=_("The chance of finding the difference"), describe=describe)
    left, top, bottom = 56, 18, 186

    def place(week: float, chance: float) -> tuple[float, float]:
        return left + week / last * (_RIGHT - left), bottom - chance * (bottom - top)

    for chance in (0, 0.5, 1):
        board.line([place(0, chance), place(last, chance)], width=1)
        board.text(left - 8, place(0, chance)[1], percent_text(chance), size=_TEXT, ink="muted", anchor="end")
    half, whole = (design.with_difference(design.difference * factor) for factor in (0.5, 1))
    _curve(board, half, experiment.cases_per_week, last, place, ink="two")
    _curve(board, whole, experiment.cases_per_week, last, place, ink="one")
    _planned_mark(board, place(weeks, design.power), bottom, weeks)
    end = place(last, power_with(half, experiment.cases_per_week * last / 2))
    below = end[1] + 24 < bottom - _TEXT
    board.text(
        _RIGHT,
        end[1] + (24 if below else -_TEXT),
        _difference_name(half),
        size=_TEXT,
        ink="two",
        anchor="end",
        bold=True,
    )
    start = place(weeks * 0.62, power_with(whole, experiment.cases_per_week * weeks * 0.31))
    board.text(start[0] - 8, start[1] - 10, _difference_name(whole), size=_TEXT, ink="one", anchor="end", bold=True)
    board.text((left + _RIGHT) / 2, 222, _("weeks from the first case"), size=_TEXT, ink="muted", anchor="middle")
    return board.svg()


def _curve(
    board: Drawing,
    design: ExperimentDesign,
    pace: float,
    last: float,
    place: Callable[[float, float], tuple[float, float]],
    *,
    ink: Colour,
) -> None:
    weeks = [last * step / _CURVE for step in range(_CURVE + 1)]
    board.line([place(week, power_with(design, pace * week / 2)) for week in weeks], ink=ink, width=3)


def _planned_mark(board: Drawing, at: tuple[float, float], bottom: float, weeks: int) -> None:
    x, y = at
    board.line([(x, y), (x, bottom)], ink="ink", dash="5 4")
    board.circle(x, y, 6, fill="one", edge="paper")
    board.text(x, bottom + 14, number_text(weeks), size=_TEXT, bold=True, anchor="middle")


def _difference_name(design: ExperimentDesign) -> str:
    return _("{points} points").format(points=_points(design.difference))


def _power_sentence(experiment: Experiment) -> str:
    design = experiment.design
    half = design.with_difference(design.difference / 2)
    sentence = _(
        "After {weeks} weeks a difference of {difference} points is found in {power} of tests, one of {half} points in"
        " {less}."
    )
    return sentence.format(
        weeks=number_text(experiment.weeks),
        difference=_points(design.difference),
        power=percent_text(power_with(design, experiment.cases_needed), digits=0),
        half=_points(half.difference),
        less=percent_text(power_with(half, experiment.cases_needed), digits=0),
    )


# After ----------------------------------------------------------------------------------------------------------------


def evidence_words(experiment: Experiment) -> str:
    """What the p-value means in this test; before the end, why it is not shown."""
    found = experiment.evidence
    if found is None:
        return ""
    if experiment.verdict is Verdict.NOT_ENOUGH:
        return _("The picture shows how little is known so far. The p-value comes when both groups are full.")
    small = _("It is exact, because a count is small.") if found.method is Method.EXACT else ""
    return one_after_another(filter(None, [_p_value_words(found), small]))


def _p_value_words(found: Evidence) -> str:
    if found.p_value < _LEAST_P:
        sentence = _("{method}: p below {least}. Equally good approaches would differ as much in fewer than one test in"
                     " a thousand.")  # fmt: skip
        return sentence.format(method=found.method.label, least=_LEAST_P)
    sentence = _(
        "{method}: p = {p}. Equally good approaches would differ as much in {share} of tests, by chance alone."
    )
    return sentence.format(
        method=found.method.label, p=number_text(found.p_value, digits=3), share=percent_text(found.p_value)
    )


def split_words(experiment: Experiment) -> str:
    """A warning where the two groups are of sizes that chance would hardly make."""
    if experiment.is_split_evenly:
        return ""
    sentence = _(
        "{cases} against {others} cases: dealt by chance, groups would hardly differ so much. Look how customers were"
        " assigned before you believe the result."
    )
    return sentence.format(cases=number_text(experiment.first.cases), others=number_text(experiment.second.cases))


def interval_picture(experiment: Experiment) -> Html:
    """The share of each approach and their difference, each with where it is likely to lie."""
    found = experiment.evidence
    describe = _interval_sentence(experiment, found)
    board = Drawing(_WIDTH, 312, title=_("What the results say"), describe=describe)
    if found is None:
        board.paragraph(_WIDTH / 2, 150, _("Nothing to see until both groups have cases."), 400, ink="muted")
        return board.svg()
    rows = list(zip(experiment.names, (experiment.first, experiment.second), strict=True))
    bounds = [wilson_interval(each, significance=experiment.design.significance) for _name, each in rows]
    shares = _Scale(0, min(1.0, max(each.high for each in bounds) * 1.08))
    for number, ((name, approach), likely) in enumerate(zip(rows, bounds, strict=True)):
        top = 6 + 62 * number
        _heading(board, top + 10, name, _counts(approach))
        _whisker(board, shares, top + 38, (likely.low, approach.rate, likely.high), "two" if number else "three")
    _axis(board, shares, 134, percent_text)
    _difference(board, experiment, found)
    return board.svg()


def _difference(board: Drawing, experiment: Experiment, found: Evidence) -> None:
    """The lower half: the difference, zero, and the difference worth finding."""
    smallest = experiment.design.difference
    reach = max(found.interval.high, -found.interval.low, smallest) * 1.1
    scale = _Scale(
        max(-1.0, min(found.interval.low * 1.1, -reach / 3)), min(1.0, max(found.interval.high * 1.1, reach))
    )
    first, second = experiment.names
    gap = _("{low} to {high} points").format(low=_points(found.interval.low), high=_points(found.interval.high))
    _heading(board, 186, _("{second} minus {first}").format(second=second, first=first), gap)
    board.line([(scale.x(0), 206), (scale.x(0), 258)], ink="ink", width=2.5)
    for side in (smallest, -smallest):
        if scale.low <= side <= scale.high:
            board.line([(scale.x(side), 206), (scale.x(side), 258)], ink="four", width=2.5, dash="5 4")
    decided = experiment.verdict in {Verdict.FIRST_BETTER, Verdict.SECOND_BETTER}
    likely = (found.interval.low, found.difference, found.interval.high)
    _whisker(board, scale, 232, likely, "good" if decided else "line")
    _axis(board, scale, 258, lambda share: f"+{_points(share)}" if share > 0 else _points(share))
    board.line([(_LEFT, 300), (_LEFT + 22, 300)], ink="four", width=2.5, dash="5 4")
    board.text(_LEFT + 30, 300, _("the difference worth finding"), size=_TEXT, ink="muted")


class _Scale:
    """From shares to places across the picture."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def x(self, share: float) -> float:
        """Where *share* stands."""
        return _LEFT + 6 + (share - self.low) / (self.high - self.low) * (_RIGHT - _LEFT - 12)

    @property
    def ticks(self) -> list[float]:
        """Round shares that cut the scale in three to seven parts."""
        span = (self.high - self.low) * 100
        step = next(each for each in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50) if span / each <= 6.5 or each == 50)  # noqa: PLR2004 - a length of the axis
        first, last = math.ceil(self.low * 100 / step - 1e-9), math.floor(self.high * 100 / step + 1e-9)
        return [number * step / 100 for number in range(first, last + 1)]


def _heading(board: Drawing, y: float, name: str, figures: str) -> None:
    width = text_width(figures, _TEXT)
    board.text(_LEFT, y, shortened(name, _RIGHT - _LEFT - width - 14), bold=True)
    board.text(_RIGHT, y, figures, size=_TEXT, ink="muted", anchor="end")


def _whisker(board: Drawing, scale: _Scale, y: float, likely: tuple[float, float, float], ink: Colour) -> None:
    low, middle, high = map(scale.x, likely)
    board.rectangle(low, y - 6, max(high - low, 2), 12, fill=ink)
    board.circle(middle, y, 8, fill="one", edge="paper")


def _axis(board: Drawing, scale: _Scale, y: float, written: Callable[[float], str]) -> None:
    board.line([(_LEFT, y), (_RIGHT, y)], ink="line")
    for share in scale.ticks:
        board.line([(scale.x(share), y), (scale.x(share), y + 6)], ink="line")
        board.text(scale.x(share), y + 17, written(share), size=_TEXT, ink="muted", anchor="middle")


def _counts(approach: Approach) -> str:
    return _("{successes} of {cases}: {rate}").format(
        successes=number_text(approach.successes),
        cases=number_text(approach.cases),
        rate=percent_text(approach.rate),
    )


def _interval_sentence(experiment: Experiment, found: Evidence | None) -> str:
    one = _("{name}: {count}")
    rows = zip(experiment.names, (experiment.first, experiment.second), strict=True)
    counts = _("; ").join(one.format(name=name, count=_counts(approach)) for name, approach in rows)
    if found is None:
        return counts
    sentence = _("{counts}. The difference is {difference} points, likely {low} to {high}.")
    return sentence.format(
        counts=counts,
        difference=_points(found.difference),
        low=_points(found.interval.low),
        high=_points(found.interval.high),
    )


def _points(share: float) -> str:
    return number_text(share * 100)
