"""The pictures of the chapter on customers: life cycle, contact map, health of one customer, loyalty, years that stay.

Their numbers are the worked company's, from `bpcourse.core.customers`.

>>> [month.score for month in wuxi_months()]
[72.5, 69.5, 60.5, 48.5, 27.5, 20.0, 20.0]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.customers import (
    HealthModel,
    LoyaltyCurve,
    Zone,
    customers_left,
    loyalty_at,
    sick_customer,
    worked_cohorts,
)
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.present.svg import Drawing, wrap

if TYPE_CHECKING:
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "COHORTS",
    "RETENTION",
    "HealthMonth",
    "cohort_survival",
    "contact_map",
    "health_over_time",
    "life_cycle",
    "loyalty_curves",
    "stay_rates",
    "wuxi_months",
]

_WIDTH: Final = 480
_TEXT: Final = 14

# --- The life cycle ---------------------------------------------------------------------------------------------------

_STAGES: Final = (
    (
        N_("1 Acquire"),
        N_("Segment and target, use several channels, screen early"),
        N_("share of leads that pass the screen"),
        N_("reps chase whoever answers"),
    ),
    (
        N_("2 Convert"),
        N_("Discover needs, tailor, prove value, negotiate, close"),
        N_("win rate"),
        N_("promises that nobody writes down"),
    ),
    (
        N_("3 Nurture"),
        N_("Deliver until the value is there, teach, solve problems"),
        N_("first savings signed off within 90 days"),
        N_("no call after the installation"),
    ),
    (
        N_("4 Expand"),
        N_("Cross-sell, upsell, earn referrals, grow a partnership"),
        N_("customers with a second site"),
        N_("asking for more before the first order has paid"),
    ),
)
"""Name of the stage, what you do, what you count, and how customers are lost there."""


def life_cycle() -> Html:
    """The four stages of a customer's life: the work, the measure and the leak of each, and referrals leading back."""
    row, gap, right = 116, 20, 448
    height = 4 * row + 3 * gap
    board = Drawing(_WIDTH, height, title=_("The customer life cycle"), describe=_stages_sentence())
    for number, (name, work, measure, leak) in enumerate(_STAGES):
        top = number * (row + gap)
        board.rectangle(0, top, right, row, fill="panel")
        board.rectangle(0, top, 104, row, fill="one")
        board.paragraph(52, top + row / 2, _(name), 92, ink="on", bold=True)
        lines = [(line, True) for line in wrap(_(work), 318, _TEXT)]
        lines += [(line, False) for line in wrap(_("Count: {measure}").format(measure=_(measure)), 318, _TEXT)]
        lines += [(line, False) for line in wrap(_("Leak: {leak}").format(leak=_(leak)), 318, _TEXT)]
        first = top + row / 2 - (len(lines) - 1) * 10
        for place, (line, bold) in enumerate(lines):
            board.text(116, first + 20 * place, line, size=_TEXT, bold=bold)
        if number:
            board.arrow((52, top - gap), (52, top))
    middle = row / 2
    board.line([(right, height - middle), (466, height - middle), (466, middle)], ink="four", width=3)
    board.arrow((466, middle), (right, middle), ink="four")
    board.text(438, 2 * row + 1.5 * gap, _("referrals lead back to the start"), size=_TEXT, ink="muted", anchor="end")
    return board.svg()


def _stages_sentence() -> str:
    one = _("{name}: {work}. Count: {measure}. Leak: {leak}.")
    told = (
        one.format(name=_(name), work=_(work), measure=_(measure), leak=_(leak))
        for name, work, measure, leak in _STAGES
    )
    return one_after_another((*told, _("Referrals lead from the fourth stage back to the first.")))


# --- The contact map --------------------------------------------------------------------------------------------------

_THEIRS: Final = (
    N_("Mr. Luo, general manager"),
    N_("Mr. Bai, finance director"),
    N_("Ms. Fan, plant director"),
    N_("Mr. Tang, energy manager"),
    N_("Ms. Gu, head of IT"),
    N_("Mr. Ding, maintenance"),
)
_OURS: Final = (
    N_("Managing director"),
    N_("Lin Yue, sales director"),
    N_("Chen Hao, key accounts"),
    N_("Service engineer"),
)
_LINKS: Final = ((0, 0, 0), (1, 1, 0), (2, 1, 1), (3, 2, 2), (4, 3, 0), (5, 3, 2))
"""Whom of theirs, whom of ours, and how firm: 2 monthly contact, 1 now and then, 0 still to be made."""
_FIRMNESS: Final[tuple[tuple[str, Colour, float, str], ...]] = (
    (N_("missing"), "poor", 2, "2 6"),
    (N_("now and then"), "four", 3, "9 5"),
    (N_("every month"), "one", 4, ""),
)


def contact_map() -> Html:
    """Who at one key account knows whom at the worked company, and how well."""
    board = Drawing(_WIDTH, 440, title=_("Contact map: Yunhe Pumps"), describe=_contacts_sentence())
    board.text(0, 12, _("Yunhe Pumps"), bold=True)
    board.text(_WIDTH, 12, _("Clearbrook"), bold=True, anchor="end")
    for theirs, ours, firm in _LINKS:
        _name, ink, width, dash = _FIRMNESS[firm]
        board.line([(182, _their_row(theirs)), (318, _our_row(ours))], ink=ink, width=width, dash=dash)
    for number, person in enumerate(_THEIRS):
        board.box(0, _their_row(number) - 24, 182, 48, _(person), size=_TEXT)
    for number, person in enumerate(_OURS):
        board.box(318, _our_row(number) - 24, 162, 48, _(person), size=_TEXT, fill="three", ink="ink")
    for number, (name, ink, width, dash) in enumerate(reversed(_FIRMNESS)):
        x = number * 162
        board.line([(x, 424), (x + 36, 424)], ink=ink, width=width, dash=dash)
        board.text(x + 44, 424, _(name), size=_TEXT)
    return board.svg()


def _their_row(number: int) -> float:
    return 56 + 64 * number


def _our_row(number: int) -> float:
    return 56 + 106 * number


def _contacts_sentence() -> str:
    one = _("{theirs} and {ours}: {firm}.")
    return one_after_another(
        one.format(theirs=_(_THEIRS[theirs]), ours=_(_OURS[ours]), firm=_(_FIRMNESS[firm][0]))
        for theirs, ours, firm in _LINKS
    )


# --- The health of one customer ---------------------------------------------------------------------------------------

_HEALTH: Final = HealthModel.usual()


class HealthMonth(NamedTuple):
    """One month of a customer and its health score, from 0 to 100."""

    name: str
    score: float


def wuxi_months() -> tuple[HealthMonth, ...]:
    """The health of the food plant in Wuxi in the seven months before it left.

    >>> wuxi_months()[0]
    HealthMonth(name='Aug', score=72.5)
    """
    names = (_("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"), _("Jan"), _("Feb"))
    scores = (_HEALTH.score(ratings).value for ratings in sick_customer())
    return tuple(HealthMonth(name, score) for name, score in zip(names, scores, strict=True))


_EVENTS: Final = (
    (1, "A", N_("logins begin to fall: the score turns yellow")),
    (4, "B", N_("no login, and the energy manager has left: red")),
    (5, "C", N_("no savings report for six months")),
)
"""Number of the month, letter in the picture, what happened."""
_HEALTH_LEFT, _HEALTH_BOTTOM, _HEALTH_STEP, _HEALTH_HIGH = 44, 250, 50, 230


def health_over_time() -> Html:
    """The health score of one customer over seven months, with the bands of green, yellow and red."""
    months = wuxi_months()
    board = Drawing(_WIDTH, 378, title=_("A customer's health, August to March"), describe=_health_sentence(months))
    bands: tuple[tuple[float, float, Colour, str], ...] = (
        (_HEALTH.green_from, 100, "good", _("green")),
        (_HEALTH.red_below, _HEALTH.green_from, "fair", _("yellow")),
        (0, _HEALTH.red_below, "poor", _("red")),
    )
    for low, high, ink, name in bands:
        top, bottom = _health_at(0, high)[1], _health_at(0, low)[1]
        board.area([(_HEALTH_LEFT, top), (470, top), (470, bottom), (_HEALTH_LEFT, bottom)], fill=ink, opacity=0.16)
        board.text(462, top + 14, name, size=_TEXT, ink="muted", anchor="end")
        board.text(_HEALTH_LEFT - 8, bottom, number_text(low), size=_TEXT, ink="muted", anchor="end")
    points = [_health_at(number, month.score) for number, month in enumerate(months)]
    board.line(points, ink="ink", width=3)
    letters = {number: letter for number, letter, _event in _EVENTS}
    for number, ((x, y), month) in enumerate(zip(points, months, strict=True)):
        board.circle(x, y, 5, fill="ink", edge="paper")
        board.text(x + 4, y - 16, number_text(month.score), size=_TEXT, bold=True, anchor="middle")
        board.text(x, _HEALTH_BOTTOM + 16, month.name, size=_TEXT, anchor="middle")
        if number in letters:
            board.text(x - 4, y + 17, letters[number], bold=True, anchor="middle")
    x, y = _health_at(len(months), months[-1].score)
    board.line([points[-1], (x - 28, y)], ink="ink", dash="3 5")
    board.text(x, y, _("leaves"), size=_TEXT, bold=True, anchor="middle")
    board.text(x, _HEALTH_BOTTOM + 16, _("Mar"), size=_TEXT, anchor="middle")
    for number, (_month, letter, event) in enumerate(_EVENTS):
        board.text(4, 306 + 26 * number, letter, size=_TEXT, bold=True)
        board.text(26, 306 + 26 * number, _(event), size=_TEXT)
    return board.svg()


def _health_at(month: float, score: float) -> tuple[float, float]:
    return _HEALTH_LEFT + 22 + _HEALTH_STEP * month, _HEALTH_BOTTOM - _HEALTH_HIGH * score / 100


def _health_sentence(months: tuple[HealthMonth, ...]) -> str:
    scores = _(", ").join(f"{month.name} {number_text(month.score)}" for month in months)
    events = _("; ").join(f"{months[number].name}: {_(event)}" for number, _letter, event in _EVENTS)
    sentence = _(
        "Green is {green} and more, red is below {red}. The score: {scores}. What happened: {events}. In March the"
        " customer leaves."
    )
    return sentence.format(green=_HEALTH.green_from, red=_HEALTH.red_below, scores=scores, events=events)


# --- Satisfaction and loyalty -----------------------------------------------------------------------------------------

_CURVES: Final[dict[LoyaltyCurve, tuple[Colour, str]]] = {
    LoyaltyCurve.REPURCHASE: ("two", "9 4"),
    LoyaltyCurve.LOYALTY: ("one", ""),
    LoyaltyCurve.REFERRAL: ("four", "3 4"),
}
"""Colour and dash of each curve."""

_LEFT, _BOTTOM, _WIDE, _HIGH = 30, 262, 440, 220


def loyalty_curves() -> Html:
    """Repurchase, loyalty and referral over four levels of satisfaction, as a sketch without a scale."""
    board = Drawing(_WIDTH, 420, title=_("Satisfaction and loyalty: a claimed shape"), describe=_curves_sentence())
    wide = _WIDE / len(Zone)
    for number, zone in enumerate(Zone):
        middle = _LEFT + wide * (number + 0.5)
        board.text(middle, _BOTTOM + 18, zone.label, bold=True, anchor="middle")
        board.paragraph(middle, _BOTTOM + 40, zone.brings, wide - 4, size=_TEXT, ink="muted")
        if number:
            x = _LEFT + wide * number
            board.line([(x, _BOTTOM), (x, _BOTTOM - _HIGH)], width=1, dash="2 4")
    board.line([(_LEFT, _BOTTOM - _HIGH - 12), (_LEFT, _BOTTOM), (_LEFT + _WIDE, _BOTTOM)], ink="ink")
    for number, (curve, (ink, dash)) in enumerate(_CURVES.items()):
        points = [(_LEFT + _WIDE * x / 50, _BOTTOM - _HIGH * loyalty_at(x / 50, curve)) for x in range(51)]
        board.line(points, ink=ink, width=3, dash=dash)
        line = 342 + 25 * number
        board.line([(_LEFT, line), (_LEFT + 40, line)], ink=ink, width=3, dash=dash)
        board.text(_LEFT + 50, line, curve.label)
    board.text(_LEFT - 20, 14, _("How likely, in what the customer does"), size=_TEXT, ink="muted")
    board.line([(230, 332), (230, 402)], width=1)
    note = _("A sketch of the claim: no data, no scale. Draw your own.")
    board.paragraph(352, 367, note, 224, size=_TEXT, ink="muted")
    return board.svg()


def _curves_sentence() -> str:
    levels = _("; ").join(_("{level}: {brings}").format(level=zone.label, brings=zone.brings) for zone in Zone)
    shape = _(
        "A sketch without a scale. From left to right satisfaction rises through four levels. {levels}. The repurchase"
        " rate rises from the start, loyalty stays low at first and then climbs steeply, and referrals appear only at"
        " the last level."
    )
    return shape.format(levels=levels)


# --- Years that stay --------------------------------------------------------------------------------------------------

COHORTS: Final[dict[int, tuple[int, ...]]] = {cohort.year: cohort.counts for cohort in worked_cohorts().cohorts}
"""Customers won in a year, and how many of them were still customers at the end of it and of each year after."""

RETENTION: Final = (0.90, 0.95)
"""The worked company's share of customers that stay a year, and the same with five points more."""

_YEARS: Final = 10
_PLOT_LEFT, _PLOT_BOTTOM, _YEAR_WIDE, _CUSTOMER_HIGH = 36, 270, 34, 4


def stay_rates() -> tuple[float, ...]:
    """The share of the worked company's customers that stayed through their first year, their second, and so on."""
    return worked_cohorts().stay_rates


def cohort_survival() -> Html:
    """How many of the customers won in 2026 are left year by year, at two rates, and as older customers did."""
    won = worked_cohorts().cohorts[-1].counts[0]
    board = Drawing(_WIDTH, 398, title=_("How many of 60 customers stay"), describe=_survival_sentence(won))
    for customers in range(0, won + 1, 20):
        y = _plot_at(0, customers)[1]
        board.line([(_PLOT_LEFT, y), _plot_at(_YEARS, customers)], width=1, dash="2 4")
        board.text(_PLOT_LEFT - 8, y, number_text(customers), size=_TEXT, ink="muted", anchor="end")
    for year in range(0, _YEARS + 1, 2):
        board.text(_plot_at(year, 0)[0], _PLOT_BOTTOM + 16, number_text(year), size=_TEXT, anchor="middle")
    board.text(
        _plot_at(_YEARS / 2, 0)[0], _PLOT_BOTTOM + 38, _("years after winning them"), size=_TEXT, anchor="middle"
    )
    board.text(0, 12, _("Customers"), size=_TEXT, ink="muted")
    inks: tuple[tuple[Colour, str], ...] = (("one", ""), ("four", "9 4"))
    for retention, (ink, dash) in zip(RETENTION, inks, strict=True):
        points = [_plot_at(year, customers_left(won, retention, year)) for year in range(_YEARS + 1)]
        board.line(points, ink=ink, width=3, dash=dash)
        board.text(points[-1][0] + 8, points[-1][1], number_text(customers_left(won, retention, _YEARS)), bold=True)
    for year, left in enumerate(_measured(won)):
        board.circle(*_plot_at(year, left), 5, fill="ink", edge="paper")
    _survival_legend(board, inks)
    return board.svg()


def _survival_legend(board: Drawing, inks: tuple[tuple[Colour, str], ...]) -> None:
    for number, (retention, (ink, dash)) in enumerate(zip(RETENTION, inks, strict=True)):
        x = 8 + 230 * number
        board.line([(x, 344), (x + 36, 344)], ink=ink, width=3, dash=dash)
        board.text(x + 44, 344, _("{rate} stay each year").format(rate=percent_text(retention)), size=_TEXT)
    board.circle(26, 374, 5, fill="ink", edge="paper")
    board.text(52, 374, _("as customers won since 2022 did, at the pace of each year"), size=_TEXT)


def _plot_at(year: float, customers: float) -> tuple[float, float]:
    return _PLOT_LEFT + 16 + _YEAR_WIDE * year, _PLOT_BOTTOM - _CUSTOMER_HIGH * customers


def _measured(won: float) -> list[float]:
    return [won * share for share in worked_cohorts().survival]


def _survival_sentence(won: int) -> str:
    one = _("If {rate} stay each year, {five} of {won} customers are left after five years and {ten} after ten.")
    lines = (
        one.format(
            rate=percent_text(retention),
            won=won,
            five=number_text(customers_left(won, retention, 5)),
            ten=number_text(customers_left(won, retention, _YEARS)),
        )
        for retention in RETENTION
    )
    seen = _("As the customers won since 2022 stayed, it would be {left} after one, two, three and four years.").format(
        left=_(", ").join(number_text(left) for left in _measured(won)[1:])
    )
    return one_after_another((*lines, seen))
