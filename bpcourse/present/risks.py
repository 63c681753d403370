"""Pictures, tables and sentences of the risk radar: where each risk lies, what its signal says, when the team meets.

>>> from bpcourse.core.risks import Risk
>>> counts = {"2027-02": 6, "2027-03": 8}
>>> headline_words([Risk(name="Economy", threshold=6, in_a_row=2, values=counts)])
'1 signal rings: Economy, since 2027-02.'
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.period import Period
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.reviews import Crossing
from bpcourse.core.risk_radar import (
    Hearing,
    alerts,
    chance_of_crossing,
    false_alarms,
    group_hearings,
    hearing_of,
    pencil_limit,
    ranked,
    reached_by_chance,
)
from bpcourse.core.risks import HIGHEST_LEVEL
from bpcourse.present.html import Html, tag
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.core.reviews import ReviewRhythm
    from bpcourse.core.risk_radar import Alert
    from bpcourse.core.risks import Risk
    from bpcourse.present.svg import Colour

__all__ = [
    "alert_list",
    "calendar_picture",
    "group_list",
    "headline_words",
    "matrix_picture",
    "odds_words",
    "radar_table",
    "signal_picture",
    "title_of",
]

_WIDTH: Final = 480
_TEXT: Final = 14
_LONGEST_NAME: Final = 60
_NAMED: Final = 3
_CELL_WIDE, _CELL_HIGH, _MATRIX_LEFT, _MATRIX_TOP = 84.0, 62.0, 50.0, 34.0
_IN_CELL: Final = 5
_HIGH: Final = 12
"""From this product on a cell is drawn strong: the upper right corner."""
_MOST_MONTHS: Final = 18
_CHART_LEFT, _CHART_RIGHT, _CHART_TOP, _CHART_BOTTOM = 14.0, 466.0, 70.0, 230.0
_LARGEST, _SMALLEST = 1e15, 1e-9
_YEAR_DAYS: Final = 366
_BOX_WIDE, _BOX_HIGH, _IN_ROW = 150.0, 58.0, 3


def title_of(risk: Risk) -> str:
    """The name of *risk*, or words for one that has none yet."""
    return risk.label or _("Risk without a name")


# What rings -----------------------------------------------------------------------------------------------------------


def headline_words(risks: Sequence[Risk]) -> str:
    """How many signals ring and which, else how many are to be looked at, else how many are counted."""
    ringing = [alert for alert in alerts(risks) if alert.is_ongoing]
    if ringing:
        sentence = ngettext("{count} signal rings: {names}.", "{count} signals ring: {names}.", len(ringing))
        since = _("{name}, since {month}")
        named = [since.format(name=_short(alert.risk), month=alert.began) for alert in ringing[:_NAMED]]
        return sentence.format(count=len(ringing), names=_more(named, len(ringing)))
    looked = [risk for risk in ranked(risks) if hearing_of(risk) is Hearing.LOOK]
    if looked:
        sentence = _("Nothing rings. Once over the threshold, so look: {names}.")
        return sentence.format(names=_more([_short(risk) for risk in looked[:_NAMED]], len(looked)))
    counted = sum(hearing_of(risk) is not Hearing.UNCOUNTED for risk in risks)
    return _("Nothing rings. {counted} of {all} signals are counted.").format(counted=counted, all=len(risks))


def _more(named: list[str], count: int) -> str:
    rest = count - len(named)
    return _("; ").join([*named, _("and {count} more").format(count=rest)] if rest else named)


def alert_list(risks: Sequence[Risk]) -> Html:
    """Each alert with the month in which it began and what is to be done; then what is to be looked at."""
    items = [_alert_item(alert) for alert in alerts(risks)]
    items += [_look_item(risk) for risk in ranked(risks) if hearing_of(risk) is Hearing.LOOK]
    if not items:
        return tag("p", _("No count has crossed its threshold often enough."))
    return tag("ul", *items, class_="bp-list")


def _alert_item(alert: Alert) -> Html:
    risk = alert.risk
    said = (
        _("At the threshold since {began}; it has rung since {rang}.")
        if alert.is_ongoing
        else _("At the threshold from {began} to {last}; it rang in {rang} and is over.")
    )
    act = _("Act within ten days: {response} ({owner}).").format(
        response=risk.response or _("no first step is agreed yet"), owner=risk.owner or _("no owner yet")
    )
    return tag(
        "li",
        tag("p", tag("strong", title_of(risk)), class_="bp-unmet" if alert.is_ongoing else None),
        tag("p", said.format(began=alert.began, rang=alert.rang, last=alert.last)),
        tag("p", act) if alert.is_ongoing else None,
    )


def _look_item(risk: Risk) -> Html:
    said = _("At the threshold in {month}, not yet often enough: check the count and ask three customers why.")
    return tag("li", tag("p", tag("strong", title_of(risk))), tag("p", said.format(month=max(risk.values))))


def group_list(risks: Sequence[Risk]) -> Html:
    """One line for each of the four groups: loud, quiet, or not counted."""
    line = _("{group}: {hearing} ({ringing} ring, {counted} counted)")
    return tag(
        "ul",
        *(
            tag(
                "li",
                line.format(
                    group=each.group.label, hearing=each.hearing.label, ringing=each.ringing, counted=each.counted
                ),
            )
            for each in group_hearings(risks)
        ),
        class_="bp-list",
    )


def radar_table(risks: Sequence[Risk]) -> Html:
    """Every risk by its score, with signal, threshold, owner and what it says now."""
    heads = (_("Risk and signal"), _("Now"), _("Likelihood × impact"), _("Act at"), _("Latest"), _("Owner"))
    rows = (_row(number, risk) for number, risk in enumerate(ranked(risks), start=1))
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    return tag("table", tag("thead", head), tag("tbody", *rows))


def _row(number: int, risk: Risk) -> Html:
    hearing = hearing_of(risk)
    latest = max(risk.values, default="")
    name = _("{number}. {name}").format(number=number, name=title_of(risk))
    signal = tag("div", risk.signal, class_="bp-help", style="font-weight:400") if risk.signal else None
    cells = (
        _product(risk),
        _threshold(risk),
        _("{month}: {count}").format(month=latest, count=number_text(risk.values[latest])) if latest else "–",
        risk.owner or "–",
    )
    state = tag("td", tag("strong", hearing.label) if hearing in _LOUD else hearing.label)
    return tag(
        "tr", tag("th", name, signal, scope="row", style="min-width:11rem"), state, *(tag("td", text) for text in cells)
    )


_LOUD: Final = (Hearing.RINGS, Hearing.LOOK)


def _product(risk: Risk) -> str:
    if risk.score is None:
        return "–"
    return _("{likelihood} × {impact} = {score}").format(
        likelihood=risk.likelihood, impact=risk.impact, score=risk.score
    )


def _threshold(risk: Risk) -> str:
    if risk.threshold is None:
        return "–"
    sign = "≥" if risk.direction is Crossing.ABOVE else "≤"
    return f"{sign} {number_text(risk.threshold, digits=2)}" + (f" (×{risk.in_a_row})" if risk.in_a_row > 1 else "")


# Matrix ---------------------------------------------------------------------------------------------------------------


def matrix_picture(risks: Sequence[Risk]) -> Html:
    """Likelihood to the right, impact upward; each risk by its number in the ranking."""
    numbered = [(number, risk) for number, risk in enumerate(ranked(risks), start=1) if risk.score is not None]
    said = _("{number} {name}: likelihood {likelihood}, impact {impact}")
    board = Drawing(
        _WIDTH,
        _MATRIX_TOP + HIGHEST_LEVEL * _CELL_HIGH + 50,
        title=_("Likelihood and impact"),
        describe=_("; ").join(
            said.format(number=number, name=_short(risk), likelihood=risk.likelihood, impact=risk.impact)
            for number, risk in numbered
        )
        or _("No risk is judged yet."),
    )
    board.text(8, 14, _("Impact"), ink="muted", size=_TEXT)
    for likelihood in range(1, HIGHEST_LEVEL + 1):
        for impact in range(1, HIGHEST_LEVEL + 1):
            numbers = [number for number, risk in numbered if (risk.likelihood, risk.impact) == (likelihood, impact)]
            _draw_cell(board, likelihood, impact, numbers)
    bottom = _MATRIX_TOP + HIGHEST_LEVEL * _CELL_HIGH
    for level in range(1, HIGHEST_LEVEL + 1):
        board.text(_MATRIX_LEFT - 16, bottom - (level - 0.5) * _CELL_HIGH, str(level), size=_TEXT, anchor="middle")
        board.text(_MATRIX_LEFT + (level - 0.5) * _CELL_WIDE, bottom + 14, str(level), size=_TEXT, anchor="middle")
    board.text(_WIDTH - 10, bottom + 36, _("Likelihood"), ink="muted", size=_TEXT, anchor="end")
    return board.svg()


def _draw_cell(board: Drawing, likelihood: int, impact: int, numbers: list[int]) -> None:
    shown = [str(number) for number in numbers[:_IN_CELL]] + (["…"] if len(numbers) > _IN_CELL else [])
    strong = likelihood * impact >= _HIGH
    board.box(
        _MATRIX_LEFT + (likelihood - 1) * _CELL_WIDE + 1,
        _MATRIX_TOP + (HIGHEST_LEVEL - impact) * _CELL_HIGH + 1,
        _CELL_WIDE - 2,
        _CELL_HIGH - 2,
        " ".join(shown),
        fill="one" if strong and numbers else "panel",
        edge="one" if strong else "line",
        ink="on" if strong and numbers else "ink",
        size=16,
        bold=True,
    )


# Signal ---------------------------------------------------------------------------------------------------------------


def signal_picture(risk: Risk) -> Html:
    """The counts of the last eighteen months from the first counted, with the threshold; crossed months are dark."""
    months = _last_months(risk)
    board = Drawing(_WIDTH, 276, title=_("Signal of {name}").format(name=_short(risk)), describe=_chart_words(risk))
    heading = risk.signal or _("No signal is named yet")
    board.text(_CHART_LEFT, 16, shortened(heading, _CHART_RIGHT - _CHART_LEFT, _TEXT), size=_TEXT, bold=True)
    if not months:
        board.paragraph(_WIDTH / 2, 130, _("No month is counted yet."), 400, ink="muted", size=_TEXT)
        return board.svg()
    counts = [_bounded(risk.values[month]) for month in months if month in risk.values]
    limit = None if risk.threshold is None else _bounded(risk.threshold)
    low, high = min([0.0, *counts, limit or 0]), max([0.0, *counts, limit or 0])
    unit = (_CHART_BOTTOM - _CHART_TOP) / max(high - low, _SMALLEST)
    zero = _CHART_BOTTOM + low * unit
    _draw_bars(board, risk, months, zero, unit)
    board.line([(_CHART_LEFT, zero), (_CHART_RIGHT, zero)], ink="ink")
    if limit is not None:
        y = zero - limit * unit
        board.line([(_CHART_LEFT, y), (_CHART_RIGHT, y)], ink="poor", width=2, dash="6 4")
        words = _("act {side} {limit}").format(side=risk.direction.label, limit=number_text(limit, digits=2))
        board.text(_CHART_RIGHT, 38, shortened(words, 300, _TEXT), ink="poor", size=_TEXT, anchor="end")
    return board.svg()


def _draw_bars(board: Drawing, risk: Risk, months: Sequence[str], zero: float, unit: float) -> None:
    step = (_CHART_RIGHT - _CHART_LEFT) / max(len(months), 6)
    crossed = set(risk.crossed_months)
    for place, month in enumerate(months):
        middle = _CHART_LEFT + (place + 0.5) * step
        board.text(middle, _CHART_BOTTOM + 16, str(int(month[5:])), ink="muted", size=_TEXT, anchor="middle")
        if place == 0 or month.endswith("-01"):
            at = min(middle - 6, _CHART_RIGHT - text_width(month[:4], _TEXT))
            board.text(at, _CHART_BOTTOM + 36, month[:4], size=_TEXT, bold=True)
        if month not in risk.values:
            continue
        count = _bounded(risk.values[month])
        y = zero - count * unit
        board.rectangle(middle - step * 0.36, min(y, zero), step * 0.72, abs(y - zero), fill=_fill(month in crossed))
        label = number_text(count)
        if text_width(label, _TEXT) <= step:
            board.text(middle, min(y, zero) - 9, label, size=_TEXT, anchor="middle")


def _fill(crossed: bool) -> Colour:
    return "poor" if crossed else "three"


def _last_months(risk: Risk) -> list[str]:
    """The months from the first counted one to the last, gaps included, at most eighteen."""
    if not risk.values:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (min(risk.values), max(risk.values)))
    numbers = range(max(first, last - _MOST_MONTHS + 1), last + 1)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]


def _chart_words(risk: Risk) -> str:
    counts = _("; ").join(
        _("{month}: {count}").format(month=month, count=number_text(risk.values[month]))
        for month in _last_months(risk)
        if month in risk.values
    )
    if not counts:
        return _("No month is counted yet.")
    if risk.threshold is None:
        return counts
    limit = _("Someone acts {side} {limit}.").format(
        side=risk.direction.label, limit=number_text(risk.threshold, digits=2)
    )
    return one_after_another([limit, counts])


def _bounded(count: float) -> float:
    return float(min(max(count, -_LARGEST), _LARGEST))


# Chance ---------------------------------------------------------------------------------------------------------------


def odds_words(risk: Risk, *, usual: float, of: int, signals: int) -> tuple[str, ...]:
    """Where the threshold would go, and how often chance alone rings at the one of *risk*, for it and *signals* such.

    usual: the mean count of an unchanged month; of: among how many cases, 0 where there is no such number.
    """
    said = [_limit_words(risk.direction, usual, of)]
    if risk.threshold is not None:
        chance = chance_of_crossing(risk.threshold, direction=risk.direction, usual=usual, of=of)
        once = _("At {limit}, {chance} of unchanged months ring.")
        said.append(once.format(limit=number_text(risk.threshold, digits=2), chance=percent_text(chance)))
        many = _("{signals} signals like this one ring in vain {often} times a year if one month is enough.")
        yearly = number_text(false_alarms(chance, signals=signals), digits=2)
        said.append(many.format(signals=signals, often=yearly))
        if risk.in_a_row > 1:
            rarer = _("With {months} months in a row it is {often} times.")
            often = number_text(false_alarms(chance, in_a_row=risk.in_a_row, signals=signals), digits=2)
            said.append(rarer.format(often=often, months=risk.in_a_row))
    return tuple(said)


def _limit_words(direction: Crossing, usual: float, of: int) -> str:
    pencil = pencil_limit(usual, direction=direction)
    if direction is Crossing.BELOW:
        if pencil < 0:
            return _("By the pencil rule no count is low enough to be a signal: count over a quarter instead.")
        return _("The pencil rule puts the threshold at {pencil} or fewer.").format(pencil=pencil)
    exact = reached_by_chance(usual, of=of)
    if of and exact > of:
        return _("No count among {of} is rare enough to be a signal.").format(of=of)
    sentence = _("The pencil rule puts the threshold at {pencil}, the exact chance of one month in twenty at {exact}.")
    return sentence.format(pencil=pencil, exact=exact)


# Calendar -------------------------------------------------------------------------------------------------------------


def calendar_picture(rhythm: ReviewRhythm, period: Period) -> Html:
    """The days on which the plan is reviewed, and those on which it is adjusted, in the period's first year."""
    shown = Period(period.start, period.start + timedelta(days=_YEAR_DAYS - 1)) if period.days > _YEAR_DAYS else period
    days = rhythm.review_days(shown)
    adjusted = set(rhythm.adjustment_days(shown))
    rows = max(-(-len(days) // _IN_ROW), 1)
    board = Drawing(
        _WIDTH,
        rows * _BOX_HIGH + 12,
        title=_("Reviews and adjustments"),
        describe=_("; ").join(_day_words(day, day in adjusted) for day in days) or _("No review is agreed yet."),
    )
    if not days:
        board.paragraph(_WIDTH / 2, rows * _BOX_HIGH / 2, _("No review is agreed yet."), 400, ink="muted", size=_TEXT)
    for place, day in enumerate(days):
        x = 10 + place % _IN_ROW * (_BOX_WIDE + 5)
        y = 6 + place // _IN_ROW * _BOX_HIGH
        strong = day in adjusted
        board.rectangle(x, y, _BOX_WIDE, _BOX_HIGH - 8, fill="one" if strong else "panel", edge="line")
        ink: Colour = "on" if strong else "ink"
        board.text(x + _BOX_WIDE / 2, y + 16, day.isoformat(), ink=ink, size=_TEXT, bold=True, anchor="middle")
        kind = _("review, adjust") if strong else _("review")
        board.text(x + _BOX_WIDE / 2, y + 36, kind, ink=ink, size=_TEXT, anchor="middle")
    return board.svg()


def _day_words(day: date, adjusted: bool) -> str:
    words = _("{day}: review and adjust") if adjusted else _("{day}: review")
    return words.format(day=day.isoformat())


def _short(risk: Risk) -> str:
    name = title_of(risk)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
