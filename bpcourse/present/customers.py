"""Pictures, tables and sentences about customers: their health, tiers, what keeping them is worth, a case, loyalty.

>>> from bpcourse.core.customers import worked_customers
>>> sheet = worked_customers()
>>> retention_words(sheet.retention)
"5 points more (90% to 95%) raise a customer's lifetime value by 21.2% and next year's operating profit by 13.3%."
>>> tier_words(sheet.tier_rows)
'A brings 35% of the revenue and gets 36.8% of the rep-weeks; C brings 25% and gets 26.5%.'
"""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import TYPE_CHECKING, Final

from bpcourse.core.customers import (
    CLAIMED_RISE,
    AlertLevel,
    LoyaltyCurve,
    Yardstick,
    Zone,
    customers_left,
    loyalty_at,
)
from bpcourse.core.language import _, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.html import tag
from bpcourse.present.svg import Drawing, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpcourse.core.customers import (
        BusinessCase,
        CohortTable,
        CustomersPlan,
        HealthModel,
        PointsMeasure,
        RatedCustomer,
        RetentionEconomics,
        SurveyGroup,
        TierRow,
        WarningTest,
    )
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "case_table",
    "case_words",
    "cohort_table",
    "cohort_words",
    "cost_words",
    "health_picture",
    "health_table",
    "health_words",
    "loyalty_picture",
    "loyalty_words",
    "payback_picture",
    "retention_words",
    "revenue_words",
    "shortfall_words",
    "survey_table",
    "survival_picture",
    "tier_picture",
    "tier_table",
    "tier_words",
    "warning_words",
    "worth_picture",
]

_WIDTH: Final = 480
_TEXT: Final = 14
_LEVEL_INKS: Final[dict[AlertLevel, Colour]] = {
    AlertLevel.GREEN: "good",
    AlertLevel.YELLOW: "four",
    AlertLevel.RED: "poor",
}
_NONE: Final = "–"
"""Stands where there is no number."""


# Health ---------------------------------------------------------------------------------------------------------------


def health_words(rated: Sequence[RatedCustomer]) -> str:
    """How many customers stand at each level, which is lowest and why."""
    if not rated:
        return _("No customer is rated yet: add one.")
    counts = Counter(one.score.level for one in rated)
    lowest = min(rated, key=lambda one: one.score.value)
    sentence = _(
        "{red} red, {yellow} yellow, {green} green. Lowest is {name} with {score}: {signal} costs most points, {lost}."
    )
    return sentence.format(
        red=counts[AlertLevel.RED],
        yellow=counts[AlertLevel.YELLOW],
        green=counts[AlertLevel.GREEN],
        name=lowest.customer.name,
        score=number_text(lowest.score.value),
        signal=lowest.score.weakest.signal.label,
        lost=number_text(lowest.score.weakest.lost),
    )


def revenue_words(sheet: CustomersPlan, *, currency: str) -> str:
    """How much revenue of the rated customers stands at each level; those who have left do not count."""
    worst_first = reversed(AlertLevel)
    levels = (
        _("{level}: {money}").format(level=level.label, money=money_text(sheet.revenue_at(level), currency))
        for level in worst_first
    )
    return _("Revenue of those who are still customers. {levels}.").format(levels=_("; ").join(levels))


def health_picture(rated: Sequence[RatedCustomer], model: HealthModel) -> Html:
    """One bar per customer, the lowest score on top, over the borders of red, yellow and green."""
    ordered = sorted(rated, key=lambda one: one.score.value)
    one = _("{name}: {score}, {level}")
    words = _("; ").join(
        one.format(name=each.customer.name, score=number_text(each.score.value), level=each.score.level.label)
        for each in ordered
    )
    board = Drawing(_WIDTH, 40 + 48 * len(ordered), title=_("Health scores, lowest first"), describe=words)
    unit = (_WIDTH - 4) / 100
    for points in (model.red_below, model.green_from):
        board.line([(points * unit, 26), (points * unit, board.height)], dash="3 4")
        board.text(points * unit, 12, number_text(points), size=_TEXT, ink="muted", anchor="middle")
    for number, each in enumerate(ordered):
        top, level = 34 + number * 48, each.score.level
        told = f"{number_text(each.score.value)} · {level.label}"
        board.text(0, top + 9, shortened(each.customer.name, 330, _TEXT), size=_TEXT)
        board.text(_WIDTH, top + 9, told, size=_TEXT, bold=True, anchor="end")
        board.rectangle(0, top + 20, each.score.value * unit, 16, fill=_LEVEL_INKS[level])
    return board.svg()


def health_table(rated: Sequence[RatedCustomer]) -> Html:
    """Each customer with its score, what costs most points, and what its level sets off."""
    rows = (
        (
            one.customer.name,
            number_text(one.score.value),
            one.score.level.label,
            one.score.weakest.signal.label,
            _("has left: learn from it") if one.customer.left else one.score.level.response,
        )
        for one in sorted(rated, key=lambda one: one.score.value)
    )
    head = (_("Customer"), _("Score"), _("Level"), _("Weakest signal"), _("What to do"))
    return _table(_("Health scores, lowest first"), head, rows)


def warning_words(test: WarningTest) -> str:
    """Whether red warned, in shares.

    >>> from bpcourse.core.customers import WarningTest
    >>> warning_words(WarningTest(customers=100, lost=10, red=15, red_left=7))
    'Of the red customers 46.7% left, of the others 3.5%. Red had warned of 70% of the losses.'
    """
    if test.red_left_share is None or test.others_left_share is None or test.caught_share is None:
        return _("To test the score, some customers must have been red, some not, and some must have left.")
    sentence = _("Of the red customers {red} left, of the others {others}. Red had warned of {caught} of the losses.")
    return sentence.format(
        red=percent_text(test.red_left_share),
        others=percent_text(test.others_left_share),
        caught=percent_text(test.caught_share),
    )


# Tiers ----------------------------------------------------------------------------------------------------------------


def tier_words(rows: Sequence[TierRow]) -> str:
    """Whether the weeks follow the money, for the first tier and the last."""
    first, last = rows[0], rows[-1]
    sentence = _(
        "{first} brings {revenue} of the revenue and gets {weeks} of the rep-weeks; {last} brings {last_revenue} and"
        " gets {last_weeks}."
    )
    return sentence.format(
        first=first.tier.name,
        revenue=percent_text(first.revenue_share),
        weeks=percent_text(first.weeks_share),
        last=last.tier.name,
        last_revenue=percent_text(last.revenue_share),
        last_weeks=percent_text(last.weeks_share),
    )


def tier_picture(rows: Sequence[TierRow]) -> Html:
    """For each tier its share of revenue and its share of rep-weeks, one below the other."""
    one = _("{tier}: {revenue} of the revenue, {weeks} of the rep-weeks")
    words = _("; ").join(
        one.format(tier=row.tier.name, revenue=percent_text(row.revenue_share), weeks=percent_text(row.weeks_share))
        for row in rows
    )
    board = Drawing(_WIDTH, 36 + 62 * len(rows), title=_("Do the weeks follow the money?"), describe=words)
    legend: tuple[tuple[str, Colour], ...] = ((_("revenue"), "three"), (_("rep-weeks"), "one"))
    for number, (text, fill) in enumerate(legend):
        board.rectangle(60 + number * 150, 6, 16, 16, fill=fill, edge="line")
        board.text(84 + number * 150, 14, text, size=_TEXT)
    for number, row in enumerate(rows):
        top = 40 + number * 62
        board.text(0, top + 22, shortened(row.tier.name, 52), bold=True)
        for line, (share, (_text, fill)) in enumerate(zip((row.revenue_share, row.weeks_share), legend, strict=True)):
            board.rectangle(60, top + line * 23, share * 340, 19, fill=fill, edge="line")
            board.text(68 + share * 340, top + 10 + line * 23, percent_text(share), size=_TEXT)
    return board.svg()


def tier_table(rows: Sequence[TierRow], *, currency: str) -> Html:
    """What each tier holds and gets, with the sums."""
    head = (
        _("Tier"), _("Customers"), _("Revenue"), _("Share"), _("Weeks each"), _("Rep-weeks"), _("Visits"),
    )  # fmt: skip
    lines = [
        (
            row.tier.name,
            number_text(row.customers),
            money_text(row.revenue, currency),
            percent_text(row.revenue_share),
            number_text(row.tier.weeks, digits=2),
            number_text(row.weeks),
            number_text(row.visits),
        )
        for row in rows
    ]
    total = (
        _("Sum"),
        number_text(sum(row.customers for row in rows)),
        money_text(sum(row.revenue for row in rows), currency),
        "",
        "",
        number_text(sum(row.weeks for row in rows)),
        number_text(sum(row.visits for row in rows)),
    )
    return _table(_("What each tier holds and gets"), head, [*lines, total])


# Retention ------------------------------------------------------------------------------------------------------------


def retention_words(worth: RetentionEconomics) -> str:
    """What the points bring to a customer's value and to next year's profit."""
    rises = {measure.yardstick: _rise_text(measure) for measure in worth.measures}
    sentence = _(
        "{points} points more ({low} to {high}) raise a customer's lifetime value by {value} and next year's operating"
        " profit by {operating}."
    )
    return sentence.format(
        points=number_text((worth.improved - worth.retention) * 100),
        low=percent_text(worth.retention),
        high=percent_text(worth.improved),
        value=rises[Yardstick.VALUE],
        operating=rises[Yardstick.OPERATING],
    )


def cost_words(worth: RetentionEconomics, *, currency: str) -> list[str]:
    """What a customer is worth, what winning and keeping cost beside the deck's ratio, and what a program must save."""
    low, high = (money_text(worth.lifetime_value(rate), currency) for rate in (worth.retention, worth.improved))
    each = _(
        "The first order leaves {first} after the cost of winning it, each later year {later}. Over {years} years a new"
        " customer is worth {low} today, and {high} with the points."
    )
    told = [
        each.format(
            first=money_text(worth.first_order, currency),
            later=money_text(worth.contribution, currency),
            years=worth.years,
            low=low,
            high=high,
        )
    ]
    if worth.win_to_keep:
        ratio = _(
            "Winning a customer costs {win}, keeping one {keep} a year: 1/{ratio}. The deck says 1/5 to 1/7, and names"
            " no study."
        )
        told.append(
            ratio.format(
                win=money_text(worth.win_cost, currency),
                keep=money_text(worth.keep_cost, currency),
                ratio=number_text(worth.win_to_keep),
            )
        )
    if worth.break_even_customers is not None and worth.break_even_points is not None and worth.program:
        program = _(
            "The points would keep {saved} customers in the year. The program pays for itself with {even}: {points}"
            " points."
        )
        told.append(
            program.format(
                saved=number_text(worth.saved_customers),
                even=number_text(worth.break_even_customers),
                points=number_text(worth.break_even_points * 100),
            )
        )
    return told


def worth_picture(measures: Sequence[PointsMeasure]) -> Html:
    """What the points bring by each yardstick, over the range that the deck claims."""
    one = _("{yardstick}: {rise}")
    words = _("; ").join(one.format(yardstick=each.yardstick.label, rise=_rise_text(each)) for each in measures)
    claimed = _("The deck claims {low} to {high}.").format(
        low=percent_text(CLAIMED_RISE[0]), high=percent_text(CLAIMED_RISE[1])
    )
    board = Drawing(
        _WIDTH, 40 + 48 * len(measures), title=_("One change, seven answers"),
        describe=one_after_another((f"{words}.", claimed)),
    )  # fmt: skip
    most = max(1.0, *(each.rise or 0 for each in measures))
    unit = 400 / most
    low, high = (share * unit for share in CLAIMED_RISE)
    corners = [(low, 26), (high, 26), (high, board.height), (low, board.height)]
    board.area(corners, fill="four", opacity=0.22)
    claim = _("the deck's claim: {low} to {high}").format(
        low=percent_text(CLAIMED_RISE[0]), high=percent_text(CLAIMED_RISE[1])
    )
    board.text(0 if most > 1.5 else low, 12, claim, size=_TEXT, ink="muted")  # noqa: PLR2004 - a band that far left
    for number, each in enumerate(measures):
        top = 34 + number * 48
        length = max(0.0, each.rise or 0) * unit
        board.text(0, top + 8, shortened(each.yardstick.label, _WIDTH, _TEXT), size=_TEXT)
        board.rectangle(0, top + 19, length, 17, fill="one" if number < 4 else "two")  # noqa: PLR2004 - customer, company
        ink: Colour = "poor" if (each.rise or 0) < 0 else "ink"
        board.text(length + 6, top + 28, _rise_text(each), size=_TEXT, bold=True, ink=ink)
    return board.svg()


def cohort_words(table: CohortTable) -> list[str]:
    """The measured retention, where the losses fell, and what another year would leave."""
    if table.retention is None:
        return [_("One year of winning is no measure yet: add an older year.")]
    kept = _("Of {before} customers at the start of the last year {kept} stayed: {rate}.")
    told = [
        kept.format(before=number_text(table.before), kept=number_text(table.kept), rate=percent_text(table.retention))
    ]
    if table.lost:
        first = _("{first} of all {lost} losses fell into the first year after winning.")
        told.append(first.format(first=number_text(table.lost_first_year), lost=number_text(table.lost)))
    if table.expected_next is not None and table.customers:
        sentence = _("At these rates {left} of today's {customers} customers should be left in a year: {rate}.")
        told.append(
            sentence.format(
                left=number_text(table.expected_next, digits=0),
                customers=number_text(table.customers),
                rate=percent_text(table.expected_next / table.customers),
            )
        )
    return told


def cohort_table(table: CohortTable) -> Html:
    """Who stayed of each year's customers, with the rates of all years together below."""
    longest = max((len(cohort.counts) for cohort in table.cohorts), default=1)
    after = _("After {years}")
    head = (_("Won in"), _("Won"), *(after.format(years=year) for year in range(1, longest)))
    rows = [
        (str(cohort.year), *map(number_text, cohort.counts), *[""] * (longest - len(cohort.counts)))
        for cohort in table.cohorts
    ]
    rates = (_("Stay through it"), "", *map(percent_text, table.stay_rates))
    return _table(_("Customers by the year they were won"), head, [*rows, rates + ("",) * (len(head) - len(rates))])


_PLOT: Final = (52, 250, 400, 220)
"""Left and bottom, width and height of a plot."""


def survival_picture(worth: RetentionEconomics, table: CohortTable) -> Html:
    """The share of customers left year by year at both retentions, with what was measured as dots."""
    years = max(worth.years, 1)
    pair = (worth.retention, worth.improved)
    one = _("If {rate} stay each year, {left} are left after {years} years.")
    words = [
        one.format(rate=percent_text(rate), left=percent_text(customers_left(1, rate, years)), years=years)
        for rate in pair
    ]
    seen = [(year, share) for year, share in enumerate(table.survival) if year <= years]
    if len(seen) > 1:
        measured = _(", ").join(percent_text(share) for _year, share in seen[1:])
        words.append(_("Measured, year by year: {shares}.").format(shares=measured))
    board = Drawing(_WIDTH, 350, title=_("How many customers stay"), describe=one_after_another(words))
    at = _plot_axes(board, years, _("years after winning them"))
    looks: tuple[tuple[Colour, str], ...] = (("one", ""), ("four", "9 4"))
    for number, (rate, (ink, dash)) in enumerate(zip(pair, looks, strict=True)):
        steps = (years * step / 40 for step in range(41))
        board.line([at(year, rate**year if year else 1.0) for year in steps], ink=ink, width=3, dash=dash)
        x = 8 + 230 * number
        board.line([(x, 312), (x + 36, 312)], ink=ink, width=3, dash=dash)
        board.text(x + 44, 312, _("{rate} stay each year").format(rate=percent_text(rate)), size=_TEXT)
    for year, share in seen:
        board.circle(*at(year, share), 5, fill="ink", edge="paper")
    board.circle(26, 338, 5, fill="ink", edge="paper")
    board.text(52, 338, _("measured in your table"), size=_TEXT)
    return board.svg()


def _plot_axes(board: Drawing, years: int, label: str) -> Callable[[float, float], tuple[float, float]]:
    """Draw a frame of shares over *years*; gives the function from year and share to a place on the board."""
    left, bottom, wide, high = _PLOT

    def at(year: float, share: float) -> tuple[float, float]:
        return left + wide * year / years, bottom - high * share

    for share in (0, 0.25, 0.5, 0.75, 1):
        board.line([at(0, share), at(years, share)], width=1, dash="2 4")
        board.text(left - 8, at(0, share)[1], percent_text(share), size=_TEXT, ink="muted", anchor="end")
    for year in range(0, years + 1, -(-years // 5)):
        board.text(at(year, 0)[0], bottom + 16, number_text(year), size=_TEXT, anchor="middle")
    board.text(left + wide / 2, bottom + 38, label, size=_TEXT, anchor="middle")
    return at


def _rise_text(measure: PointsMeasure) -> str:
    return _NONE if measure.rise is None else percent_text(measure.rise)


# The customer's business case -----------------------------------------------------------------------------------------


def case_words(case: BusinessCase, *, currency: str) -> str:
    """What the customer has left, and when the money is back."""
    months = case.payback_months
    gain = money_text(abs(case.gain), currency)
    if case.gain < 0:
        return _("After {years} years the customer is {gain} behind: the money does not come back.").format(
            years=case.years, gain=gain
        )
    if months is None:
        return _("After {years} years the customer has exactly its money back.").format(years=case.years)
    sentence = _("After {years} years the customer is {gain} ahead; the money is back in month {month}.")
    return sentence.format(years=case.years, gain=gain, month=max(1, ceil(months)))


def shortfall_words(case: BusinessCase, *, currency: str) -> list[str]:
    """Return, present value, and what is left when less is saved than planned."""
    told = []
    if case.roi is not None:
        sentence = _("Return over all years: {gain} ÷ {costs} = {roi}. In today's money at {rate} interest: {value}.")
        told.append(
            sentence.format(
                gain=money_text(case.gain, currency),
                costs=money_text(case.total_costs, currency),
                roi=percent_text(case.roi),
                rate=percent_text(case.hurdle),
                value=money_text(case.present_value, currency),
            )
        )
    if case.break_even_share is not None:
        sentence = _(
            "At three quarters of the savings {three} are left, at half {half}. The case stops paying at {even} of the"
            " planned savings."
        )
        three, half = (money_text(case.gain_at(share), currency) for share in (0.75, 0.5))
        told.append(sentence.format(three=three, half=half, even=percent_text(case.break_even_share)))
    return told


def case_table(case: BusinessCase, *, currency: str) -> Html:
    """Savings, costs and net year by year, with the sums."""
    years = (_("Year {year}").format(year=year) for year in range(1, case.years + 1))
    lines = (
        (_("Savings"), case.savings_by_year),
        (_("Costs"), case.costs_by_year),
        (_("Net"), case.net_by_year),
        (_("So far"), case.cumulative[1:]),
    )
    rows = [
        (name, *(number_text(amount, digits=0) for amount in amounts), number_text(sum(amounts), digits=0))
        for name, amounts in lines[:3]
    ]
    name, amounts = lines[3]
    rows.append((name, *(number_text(amount, digits=0) for amount in amounts), ""))
    caption = _("The case year by year, {currency}").format(currency=currency)
    return _table(caption, (currency, *years, _("Sum")), rows)


def payback_picture(case: BusinessCase, *, currency: str) -> Html:
    """What the customer is ahead over the years, at plan and at three quarters and half of the savings."""
    shares = (1.0, 0.75, 0.5)
    lines = {share: _ahead(case, share) for share in shares}
    low = min(min(line) for line in lines.values())
    high = max(0.0, *(max(line) for line in lines.values()))
    span = high - low or 1
    one = _("At {share} of the savings {money} after {years} years.")
    words = one_after_another(
        one.format(share=percent_text(share), money=money_text(line[-1], currency), years=case.years)
        for share, line in lines.items()
    )
    board = Drawing(_WIDTH, 310, title=_("When the money is back"), describe=words)

    def at(year: float, money: float) -> tuple[float, float]:
        return 12 + (_WIDTH - 24) * year / case.years, 232 - 200 * (money - low) / span

    board.text(12, 12, money_text(high, currency), size=_TEXT, ink="muted")
    board.line([at(0, 0), at(case.years, 0)], ink="ink")
    for year in range(case.years + 1):
        x = at(year, 0)[0]
        board.line([(x, 28), (x, 236)], width=1, dash="2 4")
        anchor = "start" if year == 0 else "end" if year == case.years else "middle"
        if case.years <= 5 or year % 5 == 0:  # noqa: PLR2004 - more labels would meet
            text = _("start") if year == 0 else _("year {year}").format(year=year)
            board.text(x, 250, text, size=_TEXT, anchor=anchor)
    looks: tuple[tuple[Colour, str], ...] = (("one", ""), ("two", "9 4"), ("poor", "3 4"))
    for number, ((share, line), (ink, dash)) in enumerate(zip(lines.items(), looks, strict=True)):
        board.line([at(year, money) for year, money in enumerate(line)], ink=ink, width=3, dash=dash)
        x = 4 + 158 * number
        board.line([(x, 288), (x + 34, 288)], ink=ink, width=3, dash=dash)
        board.text(x + 42, 288, _("{share} saved").format(share=percent_text(share)), size=_TEXT)
    return board.svg()


def _ahead(case: BusinessCase, share: float) -> list[float]:
    """What the customer is ahead at the start and after each year, when *share* of the savings comes."""
    line = [-case.order]
    for saved, cost in zip(case.savings_by_year, case.costs_by_year, strict=True):
        line.append(line[-1] + saved * share - cost + (case.order if len(line) == 1 else 0))
    return line


# Satisfaction and loyalty ---------------------------------------------------------------------------------------------

_CURVE_LOOKS: Final[dict[LoyaltyCurve, tuple[Colour, str]]] = {
    LoyaltyCurve.REPURCHASE: ("two", "9 4"),
    LoyaltyCurve.LOYALTY: ("one", ""),
    LoyaltyCurve.REFERRAL: ("four", "3 4"),
}


def loyalty_words(satisfaction: float, ease: float) -> str:
    """Where a satisfaction stands on the sketch; satisfaction, ease: from 0 to 1.

    >>> loyalty_words(0.75, 0.5)
    'Delight (recommends): loyalty stands at 50% of what full satisfaction brings, referrals at 24%.'
    """
    zone = Zone.at(satisfaction)
    shares = (
        loyalty_at(satisfaction, curve, ease=ease) / curve.top
        for curve in (LoyaltyCurve.LOYALTY, LoyaltyCurve.REFERRAL)
    )
    loyal, referral = (percent_text(share, digits=0) for share in shares)
    sentence = _(
        "{zone} ({brings}): loyalty stands at {loyal} of what full satisfaction brings, referrals at {referral}."
    )
    return sentence.format(zone=zone.label, brings=zone.brings, loyal=loyal, referral=referral)


def loyalty_picture(satisfaction: float, ease: float, survey: Sequence[SurveyGroup]) -> Html:
    """The three curves as the market bends them, the chosen satisfaction, and the survey's groups with their ranges."""
    words = [loyalty_words(satisfaction, ease), *(_group_words(group) for group in survey if group.answers)]
    board = Drawing(_WIDTH, 400, title=_("Satisfaction and loyalty, to play with"), describe=one_after_another(words))
    left, bottom, wide, high = 30, 240, 440, 220

    def at(x: float, share: float) -> tuple[float, float]:
        return left + wide * x, bottom - high * share

    board.line([at(0, 1), at(0, 0), at(1, 0)], ink="ink")
    for number, zone in enumerate(Zone):
        board.text(at((number + 0.5) / 4, 0)[0], bottom + 18, zone.label, bold=True, anchor="middle")
        if number:
            board.line([at(number / 4, 0), at(number / 4, 1)], width=1, dash="2 4")
    board.line([at(satisfaction, 0), at(satisfaction, 1)], ink="ink", width=2)
    for number, (curve, (ink, dash)) in enumerate(_CURVE_LOOKS.items()):
        board.line([at(x / 50, loyalty_at(x / 50, curve, ease=ease)) for x in range(51)], ink=ink, width=3, dash=dash)
        board.circle(*at(satisfaction, loyalty_at(satisfaction, curve, ease=ease)), 5, fill=ink, edge="paper")
        line = 286 + 25 * number
        board.line([(left, line), (left + 40, line)], ink=ink, width=3, dash=dash)
        board.text(left + 50, line, curve.label, size=_TEXT)
    for number, group in enumerate(survey):
        _survey_mark(board, at, (number + 0.5) / len(survey), group)
    board.line([(40, 360), (60, 360)], ink="ink", width=2)
    board.rectangle(45, 355, 10, 10, fill="ink")
    board.text(80, 360, _("your survey: bought again, with its range"), size=_TEXT)
    board.text(left, 386, _("The curves are a sketch of a claim, not data."), size=_TEXT, ink="muted")
    return board.svg()


def _survey_mark(
    board: Drawing, at: Callable[[float, float], tuple[float, float]], x: float, group: SurveyGroup
) -> None:
    if group.again_share is None:
        return
    low, high = group.again_range
    board.line([at(x, low), at(x, high)], ink="ink", width=2)
    middle = at(x, group.again_share)
    board.rectangle(middle[0] - 5, middle[1] - 5, 10, 10, fill="ink")


def _group_words(group: SurveyGroup) -> str:
    sentence = _("{group}: {share} bought again, {low} to {high} with what chance leaves.")
    low, high = (percent_text(end, digits=0) for end in group.again_range)
    return sentence.format(group=group.name, share=percent_text(group.again_share or 0, digits=0), low=low, high=high)


def survey_table(survey: Iterable[SurveyGroup]) -> Html:
    """What each group did, with the ranges that chance leaves."""
    head = (_("Group"), _("Answers"), _("Bought again"), _("Range"), _("Sent somebody"), _("Range"))
    rows = (
        (
            group.name,
            number_text(group.answers),
            _share_text(group.again_share),
            _range_text(group.again_range),
            _share_text(group.referred_share),
            _range_text(group.referred_range),
        )
        for group in survey
    )
    return _table(_("What your customers did, and the 95% range of each share"), head, rows)


def _share_text(share: float | None) -> str:
    return _NONE if share is None else percent_text(share, digits=0)


def _range_text(ends: tuple[float, float]) -> str:
    low, high = (percent_text(end, digits=0) for end in ends)
    return _("{low} to {high}").format(low=low, high=high)


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    top = tag("tr", *(tag("th", text, scope="col") for text in head))
    body = (tag("tr", tag("th", first, scope="row"), *(tag("td", text) for text in rest)) for first, *rest in rows)
    return tag("table", tag("caption", caption), tag("thead", top), tag("tbody", *body))
