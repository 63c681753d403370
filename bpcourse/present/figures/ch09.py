"""The pictures of the chapter on risks, and the sheet behind them: sixteen factors, each with a signal and its limit.

A limit is what chance alone brings in at most one month (or quarter) of twenty while nothing has changed:

>>> sum(len(group.factors) for group in RISK_GROUPS), reached_by_chance(2.7, of=27)
(16, 6)
>>> [risk.name for risk in weighed_risks() if risk.expected > PREPARED_FROM]
['Economy: budgets tighten', 'Price wars', 'Skills do not fit the plan', 'Too few people, too little money']
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.period import Period
from bpcourse.core.quantities import money_in_unit_text, money_text, number_text, percent_text
from bpcourse.core.risk_radar import chance_of, reached_by_chance
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.svg import Colour, Drawing, wrap

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = [
    "HIGHER_SIGNATURES",
    "PREPARED_FROM",
    "RISK_GROUPS",
    "Factor",
    "Month",
    "RiskGroup",
    "WeighedRisk",
    "chance_of",
    "is_checkpoint",
    "likelihood_impact",
    "reached_by_chance",
    "revenue_of_days",
    "revenue_of_points",
    "review_days",
    "signal_chart",
    "sixteen_factors",
    "weighed_risks",
    "year_rhythm",
]

_ALL: Final = worked_figures()
_PROPOSALS: Final = round(_ALL["proposals_needed"] / 12)
_MEETINGS: Final = round(_ALL["meetings_needed"] / 12)
_LOST: Final = round((_ALL["proposals_needed"] - _ALL["deals_needed"]) / 12)
"""Proposals, first meetings and lost proposals of an average month of the plan."""


class Factor(NamedTuple):
    """A risk factor of the source, and the signal by which the course lets Clearbrook hear it.

    signal: words with a place for {limit} and perhaps for {of}; usual: the mean count in the year before, 0 where the
    limit follows from the plan; limit: the count at which someone acts.
    """

    name: str
    signal: str
    limit: int
    of: int = 0
    usual: float = 0

    @property
    def signal_text(self) -> str:
        """The signal with its limit, in the language of the moment."""
        return _(self.signal).format(limit=self.limit, of=self.of)


def _counted(name: str, signal: str, of: int, share: float) -> Factor:
    usual = of * share
    return Factor(name, signal, reached_by_chance(usual, of=of), of, usual)


def _sighted(name: str, signal: str, usual: float) -> Factor:
    return Factor(name, signal, reached_by_chance(usual), 0, usual)


class RiskGroup(NamedTuple):
    """One source of risk: its four factors and the signals that announce them."""

    name: str
    factors: tuple[Factor, Factor, Factor, Factor]
    signals: tuple[str, ...] = ()
    """The source's signals; it breaks off before the last group's."""


_CAN_PRESENT: Final = 6
"""Reps, of eight, who should have passed the audit presentation when the training ends; all are due in March."""
_MISSING_WEEKS: Final = round(_ALL["reps"] * _ALL["selling_weeks"] / 4 * 0.1)
"""Rep-weeks missing in a quarter: a tenth of those that the plan has."""
_FEWEST_CALLS: Final = round(_ALL["calls_per_rep_week"] * 0.8)
_FEWEST_PARTNER_LEADS: Final = 6
"""Chance leaves six or fewer of a usual twelve in one month of twenty."""

RISK_GROUPS: Final = (
    RiskGroup(
        N_("Market"),
        (
            _counted(
                N_("Economy: budgets tighten"),
                N_("{limit} of {of} proposals need a higher signature"),
                _PROPOSALS,
                0.10,
            ),
            Factor(N_("Policy: new rules"), N_("a draft rule with a date on it"), 1),
            _counted(N_("Technology turns over faster"), N_("{limit} of {of} lost for a feature we lack"), _LOST, 0.15),
            _counted(
                N_("Society: habits shift"), N_("{limit} of {of} first meetings wanted by video"), _MEETINGS, 0.20
            ),
        ),
        (
            N_("sales cycles grow longer"),
            N_("decisions move up to higher levels"),
            N_("budget approval grows stricter"),
        ),
    ),
    RiskGroup(
        N_("Competition"),
        (
            _sighted(N_("New entrants pour in"), N_("{limit} new supplier names in a quarter"), 1),
            _counted(N_("Price wars"), N_("{limit} of {of} customers want a lower offer matched"), _PROPOSALS, 0.30),
            _counted(N_("Rivals offer wider service"), N_("{limit} of {of} lost to a wider package"), _LOST, 0.10),
            Factor(
                N_("Rivals win over channels"),
                N_("{limit} leads or fewer from partners in a month"),
                _FEWEST_PARTNER_LEADS,
                0,
                12,
            ),
        ),
        (
            N_("customers often name rivals"),
            N_("price matters more"),
            N_("more customers leave"),
        ),
    ),
    RiskGroup(
        N_("Internal execution"),
        (
            Factor(
                N_("Skills do not fit the plan"),
                N_("fewer than {limit} of {of} reps pass by March 12"),
                _CAN_PRESENT,
                8,
            ),
            Factor(
                N_("Too few people, too little money"), N_("{limit} rep-weeks missing in a quarter"), _MISSING_WEEKS
            ),
            Factor(N_("Incentives no longer work"), N_("fewer than {limit} calls per rep and week"), _FEWEST_CALLS),
            _sighted(N_("Departments block each other"), N_("{limit} handovers overdue at month end"), 2),
        ),
        (
            N_("staff satisfaction falls"),
            N_("sales activity drops"),
            N_("conflict between departments grows"),
        ),
    ),
    RiskGroup(
        N_("Changing needs"),
        (
            _counted(
                N_("Customers want it tailored"), N_("{limit} of {of} proposals need special work"), _PROPOSALS, 0.20
            ),
            _counted(
                N_("Customers expect more return"), N_("{limit} of {of} ask for payback before price"), _MEETINGS, 0.15
            ),
            _counted(N_("More people decide"), N_("{limit} of {of} proposals have five deciders"), _PROPOSALS, 0.15),
            _sighted(N_("Service is held to the best"), N_("{limit} complaints about speed in a quarter"), 6),
        ),
    ),
)
"""Where challenges come from, in the order of the chapter; the shares and counts of 2026 are invented."""

_NAME_WIDE, _SIGNAL_LEFT, _ROW, _HEAD = 158.0, 204.0, 42.0, 30.0


def sixteen_factors() -> Html:
    """Four panels, one below the other: four factors each with the course's signal, and the source's signals below."""
    heights = [_HEAD + 4 * _ROW + 20 + 17 * len(_foot_lines(group)) for group in RISK_GROUPS]
    board = Drawing(
        480,
        sum(heights) + 10 * len(heights),
        title=_("Sixteen risk factors and their signals"),
        describe=one_after_another(map(_group_sentence, RISK_GROUPS)),
    )
    top = 2.0
    for group, height in zip(RISK_GROUPS, heights, strict=True):
        _panel(board, group, top, height)
        top += height + 10
    return board.svg()


def _panel(board: Drawing, group: RiskGroup, top: float, height: float) -> None:
    board.rectangle(2, top, 476, height, edge="line")
    board.rectangle(2, top, 476, _HEAD, fill="one")
    board.text(14, top + _HEAD / 2, _(group.name), ink="on", bold=True)
    for number, factor in enumerate(group.factors):
        middle = top + _HEAD + 4 + _ROW * (number + 0.5)
        board.rectangle(8, middle - 19, 464, 38, fill="paper")
        board.paragraph(14, middle, _(factor.name), _NAME_WIDE, size=14, bold=True, anchor="start")
        board.paragraph(_SIGNAL_LEFT, middle, factor.signal_text, 250, size=14, anchor="start")
    lines = _foot_lines(group)
    for number, line in enumerate(lines):
        board.text(14, top + height - 9 - 17 * (len(lines) - number - 0.5), line, ink="muted", size=14)


def _foot(group: RiskGroup) -> str:
    if not group.signals:
        return _("The deck's signals: none, its list breaks off here.")
    return _("The deck's signals: {signals}.").format(signals=_("; ").join(_(signal) for signal in group.signals))


def _foot_lines(group: RiskGroup) -> list[str]:
    return wrap(_foot(group), 450, 14)


def _group_sentence(group: RiskGroup) -> str:
    pair = _("{factor}: {signal}")
    factors = _("; ").join(
        pair.format(factor=_(factor.name), signal=factor.signal_text) for factor in group.factors
    )  # fmt: skip
    return _("{group}. {factors}. {foot}").format(group=_(group.name), factors=factors, foot=_foot(group))


# What a risk is worth ----------------------------------------------------------------------------------------------

PREPARED_FROM: Final = 350_000
"""Chance times cost, in CNY, above which Clearbrook writes a contingency plan."""


class WeighedRisk(NamedTuple):
    """A factor with Clearbrook's guess of its chance (share, within the year) and of its cost (money)."""

    name: str
    chance: float
    cost: float

    @property
    def expected(self) -> float:
        """Chance times cost."""
        return self.chance * self.cost


def weighed_risks() -> tuple[WeighedRisk, ...]:
    """The sixteen factors in the order of the sheet; costs in revenue of the plan's year."""
    names = [factor.name for group in RISK_GROUPS for factor in group.factors]
    return tuple(
        WeighedRisk(name, chance, cost) for name, (chance, cost) in zip(names, _guesses(), strict=True)
    )  # fmt: skip


def revenue_of_points(stage: str, points: float) -> float:
    """Revenue that *points* (a share) of the conversion called *stage* are worth in the plan."""
    return _ALL["new_business_target"] * points / _ALL[stage]


def revenue_of_days(days: float) -> float:
    """Revenue that slips out of the year when each deal takes *days* longer."""
    return _ALL["new_business_target"] / 365 * days


_HOSPITALS, _TWO_LARGE, _PARTNER_LEADS, _MORE_DAYS, _MORE_DAYS_PROPOSAL = 4_000_000, 1_000_000, 72, 18, 9


def _guesses() -> tuple[tuple[float, float], ...]:
    """Chance and cost of each factor: what the guess of its cost rests on stands in the chapter's folded table."""
    new, win_point = _ALL["new_business_target"], revenue_of_points("win_rate", 0.01)
    no_audit, proposal_point = (
        revenue_of_points("lead_to_meeting", 0.02),
        revenue_of_points("meeting_to_proposal", 0.01),
    )
    per_lead = _ALL["lead_to_deal"] * _ALL["average_deal_size"]
    return (
        (0.40, revenue_of_days(_MORE_DAYS)),
        (0.10, _HOSPITALS / 2),
        (0.20, 2 * win_point),
        (0.25, no_audit),
        (0.30, win_point),
        (0.40, 0.10 * new),
        (0.20, win_point),
        (0.25, _PARTNER_LEADS * per_lead),
        (0.35, no_audit),
        (0.30, new / _ALL["reps"] / 2),
        (0.20, 0.2 * _ALL["leads_needed"] / 4 * per_lead),
        (0.30, proposal_point),
        (0.25, proposal_point),
        (0.35, win_point),
        (0.35, revenue_of_days(_MORE_DAYS_PROPOSAL)),
        (0.15, _TWO_LARGE),
    )


_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 470.0, 34.0, 372.0
_CHANCES: Final = (0.05, 0.45)
_DEAREST: Final = 2_200_000


def likelihood_impact() -> Html:
    """The sixteen factors by chance and by cost, with the line above which a contingency plan is written."""
    risks = weighed_risks()
    board = Drawing(
        480, 446 + 36 * (len(risks) // 2),
        title=_("Likelihood and impact of the sixteen factors at Clearbrook"),
        describe=_matrix_sentence(risks),
    )  # fmt: skip
    _draw_axes(board)
    _draw_prepared_line(board)
    for number, risk in enumerate(risks, start=1):
        x, y = _place(risk.chance, risk.cost)
        prepared = risk.expected > PREPARED_FROM
        board.circle(x, y, 12, fill="one" if prepared else "paper", edge="one")
        board.text(x, y, str(number), size=14, bold=True, ink="on" if prepared else "ink", anchor="middle")
        _draw_legend_entry(board, number, risk)
    return board.svg()


def _place(chance: float, cost: float) -> tuple[float, float]:
    low, high = _CHANCES
    return (
        _LEFT + (_RIGHT - _LEFT) * (chance - low) / (high - low),
        _BOTTOM - (_BOTTOM - _TOP) * cost / _DEAREST,
    )


def _draw_axes(board: Drawing) -> None:
    board.rectangle(_LEFT, _TOP, _RIGHT - _LEFT, _BOTTOM - _TOP, fill="panel")
    board.text(4, 14, _("Cost if it happens, {unit}").format(unit=_("CNY million")), ink="muted", size=14)
    for cost in range(0, _DEAREST, 500_000):
        _x, y = _place(0, cost)
        board.line([(_LEFT, y), (_RIGHT, y)], width=1, dash="2 4")
        board.text(_LEFT - 6, y, money_in_unit_text(cost), ink="muted", size=14, anchor="end")
    for percent in (10, 20, 30, 40):
        x, _y = _place(percent / 100, 0)
        board.text(x, _BOTTOM + 16, percent_text(percent / 100), ink="muted", size=14, anchor="middle")
    board.text(_RIGHT, _BOTTOM + 38, _("Chance that it happens in 2027"), ink="muted", size=14, anchor="end")


def _draw_prepared_line(board: Drawing) -> None:
    """Where chance times cost is the amount from which Clearbrook prepares."""
    low, high = round(100 * PREPARED_FROM / _DEAREST) + 1, round(100 * _CHANCES[1])
    points = [_place(percent / 100, PREPARED_FROM / (percent / 100)) for percent in range(low, high + 1)]
    board.line(points, ink="poor", width=2, dash="6 4")
    words = _("chance × cost = {amount}").format(amount=money_text(PREPARED_FROM, "CNY"))
    board.text(_place(low / 100, 0)[0] + 16, _TOP + 13, words, ink="poor", size=14)


def _draw_legend_entry(board: Drawing, number: int, risk: WeighedRisk) -> None:
    column, row = divmod(number - 1, 8)
    left, middle = 4 + 240 * column, _BOTTOM + 74 + 36 * row
    prepared = risk.expected > PREPARED_FROM
    board.text(left + 20, middle, str(number), size=14, bold=True, anchor="end")
    board.paragraph(left + 28, middle, _(risk.name), 178, size=14, bold=prepared, anchor="start")


def _matrix_sentence(risks: tuple[WeighedRisk, ...]) -> str:
    one = _("{name}: chance {chance}, cost {cost}, product {expected}.")
    line = _("A contingency plan is written where chance times cost is above {amount}: {names}.").format(
        amount=money_text(PREPARED_FROM, "CNY"),
        names=_(", ").join(_(risk.name) for risk in risks if risk.expected > PREPARED_FROM),
    )
    each = (
        one.format(
            name=_(risk.name),
            chance=percent_text(risk.chance),
            cost=money_text(risk.cost, "CNY"),
            expected=money_text(risk.expected, "CNY"),
        )
        for risk in risks
    )
    return one_after_another([*each, line])


# A signal over eighteen months -------------------------------------------------------------------------------------


class Month(NamedTuple):
    """Proposals of a month, and how many of them went up for a further signature."""

    proposals: int
    higher: int


HIGHER_SIGNATURES: Final = tuple(
    Month(*month)
    for month in (
        *((18, 1), (17, 2), (19, 2), (20, 2), (20, 3), (20, 1), (20, 2), (20, 1), (20, 3), (22, 2), (22, 4), (22, 1)),
        *((22, 2), (23, 6), (27, 8), (26, 8), (27, 9), (27, 8)),
    )
)
"""January 2026 to June 2027. The proposals of 2026 add up to the quarters of the worked company; those of 2027 follow
its plan and season. How many went up is invented."""

_MONTHS_BEFORE: Final = 12
_CHART_LEFT, _STEP, _CHART_BOTTOM, _UNIT = 34.0, 24.6, 300.0, 24.0


def signal_chart() -> Html:
    """Proposals that went up for a signature, month by month: the usual count, the limit, and two months above it."""
    limit = RISK_GROUPS[0].factors[0].limit
    board = Drawing(480, 384, title=_("A signal, month by month"), describe=_chart_sentence(limit))
    board.text(4, 14, _("Proposals that needed a higher signature, by month"), size=14, bold=True)
    for number in range(0, 11, 2):
        board.text(_CHART_LEFT - 10, _chart_y(number), str(number), ink="muted", size=14, anchor="end")
    _draw_months(board, limit)
    _draw_limit(board, limit)
    _draw_alarm(board, _alarm(limit))
    return board.svg()


def _chart_x(month: int) -> float:
    return _CHART_LEFT + _STEP * (month + 0.5)


def _chart_y(higher: float) -> float:
    return _CHART_BOTTOM - _UNIT * higher


def _alarm(limit: int) -> int:
    """The first month of the plan's year that is the second in a row at the limit or above."""
    reached = [month.higher >= limit for month in HIGHER_SIGNATURES]
    return next(
        month for month in range(_MONTHS_BEFORE + 1, len(reached)) if reached[month - 1] and reached[month]
    )  # fmt: skip


def _usual_before() -> float:
    return sum(month.higher for month in HIGHER_SIGNATURES[:_MONTHS_BEFORE]) / _MONTHS_BEFORE


def _draw_months(board: Drawing, limit: int) -> None:
    for number, month in enumerate(HIGHER_SIGNATURES):
        x, y = _chart_x(number), _chart_y(month.higher)
        reached = number >= _MONTHS_BEFORE and month.higher >= limit
        board.rectangle(x - 9, y, 18, _CHART_BOTTOM - y, fill="poor" if reached else "two")
        board.text(x, _CHART_BOTTOM + 14, str(number % 12 + 1), ink="muted", size=14, anchor="middle")
    board.line([(_CHART_LEFT, _CHART_BOTTOM), (476, _CHART_BOTTOM)], ink="ink")
    divide = _CHART_LEFT + _STEP * _MONTHS_BEFORE
    board.line([(divide, 60), (divide, _CHART_BOTTOM + 46)], width=1)
    for year, first, last in ((2026, 0, 12), (2027, 12, 18)):
        middle = _CHART_LEFT + _STEP * (first + last) / 2
        board.text(middle, _CHART_BOTTOM + 36, str(year), size=14, bold=True, anchor="middle")


def _draw_limit(board: Drawing, limit: int) -> None:
    usual, divide = _usual_before(), _CHART_LEFT + _STEP * _MONTHS_BEFORE
    board.line([(_CHART_LEFT, _chart_y(usual)), (476, _chart_y(usual))], ink="ink", dash="2 4")
    words = _("usual in 2026: {count}").format(count=number_text(usual))
    board.text(_CHART_LEFT + 6, _chart_y(5), words, size=14)
    board.line([(_chart_x(1), _chart_y(4.6)), (_chart_x(1), _chart_y(usual) - 3)], ink="ink", width=1)
    board.line([(divide, _chart_y(limit)), (476, _chart_y(limit))], ink="poor", width=2, dash="6 4")
    board.text(
        divide - 8, _chart_y(limit), _("threshold: {count}").format(count=limit), ink="poor", size=14, anchor="end"
    )


def _draw_alarm(board: Drawing, alarm: int) -> None:
    x, y = _chart_x(alarm), _chart_y(HIGHER_SIGNATURES[alarm].higher)
    board.paragraph(x - 34, 50, _("second month in a row: act"), 210, ink="poor", size=14, bold=True, anchor="end")
    board.arrow((x - 30, 50), (x, y - 4), ink="poor")
    last = len(HIGHER_SIGNATURES) - 1
    words = _("June: the quarter ends short, and everyone can see it")
    board.paragraph(_chart_x(last) + 12, _CHART_BOTTOM + 66, words, 440, size=14, anchor="end")


def _chart_sentence(limit: int) -> str:
    sentence = _(
        "Counts from January to December 2026: {before}; usual count {usual}. From January to June 2027: {after}. The"
        " threshold for 2027 is {limit}. February reaches it once, March is the second month in a row: act. The quarter"
        " that ends short is seen only in June."
    )
    counts = [str(month.higher) for month in HIGHER_SIGNATURES]
    return sentence.format(
        before=_(", ").join(counts[:_MONTHS_BEFORE]),
        after=_(", ").join(counts[_MONTHS_BEFORE:]),
        usual=number_text(_usual_before()),
        limit=limit,
    )


# The year's rhythm -------------------------------------------------------------------------------------------------

_LOOKS: Final = (
    N_("Are all sixteen signals being counted?"),
    N_("Is the audit offer ready, so that training can start?"),
    N_("First quarter against plan; weigh the sixteen again"),
    N_("Is every trade-show lead called?"),
    N_("Is the pipeline full enough for the quarter?"),
    N_("Half the year: weeks and money by segment"),
    N_("Are half of the savings reviews held?"),
    N_("Is the autumn show ready?"),
    N_("Last one that new leads can still mend"),
    N_("Open deals only: who decides, and when?"),
    N_("Premortem and thresholds for 2028"),
    N_("What did the year teach? Back to market insight"),
)
"""What each month's meeting asks beyond its standing agenda."""

_SATURDAY: Final = 5


def review_days() -> tuple[date, ...]:
    """The last day from Monday to Friday of each month of the plan's year.

    >>> str(review_days()[0]), str(review_days()[8])
    ('2027-01-29', '2027-09-30')
    """
    ends = [Period.month(2027, month).end for month in range(1, 13)]
    return tuple(end - timedelta(days=max(end.weekday() - _SATURDAY + 1, 0)) for end in ends)


def is_checkpoint(day: date) -> bool:
    """Whether the quarterly checkpoint takes the place of the monthly review."""
    return day.month % 3 == 0


def year_rhythm() -> Html:
    """The twelve meetings of 2027 down a line: eight reviews, four checkpoints, and what each asks besides."""
    row, top = 40.0, 66.0
    board = Drawing(
        480, top + 12 * row,
        title=_("The plan's year 2027: eight reviews and four checkpoints"),
        describe=one_after_another(map(_meeting_sentence, review_days(), _LOOKS)),
    )  # fmt: skip
    _draw_key(board)
    board.line([(112, top - 14), (112, top + 11.5 * row)], width=2)
    for number, (day, look) in enumerate(zip(review_days(), _LOOKS, strict=True)):
        _draw_meeting(board, day, _(look), top + row * (number + 0.5))
    return board.svg()


def _draw_key(board: Drawing) -> None:
    board.circle(12, 14, 7, fill="two")
    board.text(28, 14, _("monthly review, 60 minutes"), size=14)
    _diamond(board, 12, 38, "four")
    board.text(28, 38, _("quarterly checkpoint, half a day"), size=14)


def _draw_meeting(board: Drawing, day: date, look: str, y: float) -> None:
    board.text(92, y, _day_text(day), size=14, bold=is_checkpoint(day), anchor="end")
    if is_checkpoint(day):
        _diamond(board, 112, y, "four")
    else:
        board.circle(112, y, 7, fill="two")
    board.paragraph(130, y, look, 310, size=14, bold=is_checkpoint(day), anchor="start")


def _diamond(board: Drawing, x: float, y: float, fill: Colour) -> None:
    board.area([(x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)], fill=fill)


_MONTH_NAMES: Final = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def _day_text(day: date) -> str:
    return _("{month} {day}").format(month=_(_MONTH_NAMES[day.month - 1]), day=day.day)


def _meeting_sentence(day: date, look: str) -> str:
    kind = _("quarterly checkpoint, half a day") if is_checkpoint(day) else _("monthly review, 60 minutes")
    return _("{day}, {kind}: {look}").format(day=_day_text(day), kind=kind, look=_(look))
