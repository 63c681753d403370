"""The pictures of the chapter on the sales process: its stages, the funnel, the range of years, a visit, a sentence.

>>> listening_minutes(), sum(part.minutes for part in VISIT)
(42, 60)
>>> sales_cycle().count("<rect")
12
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.funnel import outcome
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.svg import Drawing, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bpcourse.core.funnel import Bucket, Flow, Outcome
    from bpcourse.core.plan import FunnelPlan
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "VISIT",
    "VisitPart",
    "fab_sentence",
    "funnel",
    "listening_minutes",
    "range_of_outcomes",
    "sales_cycle",
    "visit",
    "worked_range",
]

_STAGES: Final = (
    (
        N_("1 Find leads"),
        N_("prospects worth your time"),
        N_("quantity of leads, quality of leads, cost per lead"),
    ),
    (
        N_("2 Discover needs, show value"),
        N_("a pain point with a number, and a solution that answers it"),
        N_("first-meeting conversion, fit of the solution"),
    ),
    (
        N_("3 Handle objections, close"),
        N_("a decision that the customer can defend"),
        N_("length of negotiation, win rate"),
    ),
    (
        N_("4 Care, sell again"),
        N_("customers who get what was promised and buy again"),
        N_("customer satisfaction, repurchase rate"),
    ),
)


def sales_cycle() -> Html:
    """The four stages, each with its goal and its KPIs, and the way from the last back to the first."""
    stages = [(_(name), _(goal), _(kpis)) for name, goal, kpis in _STAGES]
    told = [
        _("Stage {name}. Goal: {goal}. KPIs: {kpis}.").format(name=name, goal=goal, kpis=kpis)
        for name, goal, kpis in stages
    ]
    loop = _("Referrals and repeat sales lead from stage 4 back to stage 1.")
    board = Drawing(
        500, 484,
        title=_("The four stages of the sales process, with goal and KPIs"),
        describe=one_after_another([*told, loop]),
    )  # fmt: skip
    for x, heading in ((105, _("Stage")), (250, _("Goal")), (419, _("KPIs"))):
        board.text(x, 14, heading, ink="muted", bold=True, anchor="middle")
    for number, (name, goal, kpis) in enumerate(stages):
        top = 32 + 104 * number
        board.box(38, top, 134, 86, name, fill="one", edge=None, ink="on", bold=True)
        board.box(182, top, 148, 86, goal)
        board.box(340, top, 154, 86, kpis)
        if number < len(stages) - 1:
            board.arrow((105, top + 86), (105, top + 104))
    board.line([(38, 387), (14, 387), (14, 75), (24, 75)], ink="two", dash="5 4")
    board.arrow((24, 75), (38, 75), ink="two")
    board.paragraph(14, 462, _("Dashed: referrals and repeat sales"), 480, ink="muted", size=14, anchor="start")
    return board.svg()


_ROW: Final = 74
_BAND: Final = 50
_SHADES: Final[tuple[Colour, ...]] = ("three", "two", "one", "good")


def funnel() -> Html:
    """Clearbrook's funnel with the count of each step, the rates to multiply by and the rates to divide by."""
    flow = _plan().expected
    rates = [percent_text(rate) for rate in flow.funnel.conversions] + [number_text(flow.funnel.average_deal_size)]
    names = [*flow.funnel.names, _("Revenue")]
    counts = [*(number_text(count) for count in flow.counts), money_text(flow.revenue, "CNY")]
    board = Drawing(
        500, 40 + _ROW * len(names) - 16,
        title=_("Clearbrook's funnel for 2027, forward and backward"),
        describe=_funnel_words(names, counts, rates),
    )  # fmt: skip
    board.text(346, 12, _("forward"), ink="muted", bold=True, size=14, anchor="middle")
    board.text(448, 12, _("backward"), ink="muted", bold=True, size=14, anchor="middle")
    _bands(board, flow)
    for number, (name, count) in enumerate(zip(names, counts, strict=True)):
        top = 28 + number * _ROW
        board.text(4, top + 14, name, bold=True)
        board.text(4, top + 35, count)
        if number < len(rates):
            _both_ways(board, top + 25, rates[number])
    return board.svg()


def _funnel_words(names: Sequence[str], counts: Sequence[str], rates: Sequence[str]) -> str:
    one = _("{name}: {count}")
    steps = _("; ").join(one.format(name=name, count=count) for name, count in zip(names, counts, strict=True))
    ways = _("Forward, from step to step, multiply by {rates}; backward, divide by the same figures.")
    return one_after_another([_("{text}.").format(text=steps), ways.format(rates=_(", ").join(rates))])


def _bands(board: Drawing, flow: Flow) -> None:
    """One band per step, as wide as the square root of its count, so that the last can still be seen."""
    widths = [170 * (count / flow.leads) ** 0.5 for count in flow.counts]
    middle = 210
    for number, width in enumerate(widths):
        top = 28 + number * _ROW
        below = widths[min(number + 1, len(widths) - 1)]
        low = width - (width - below) * _BAND / _ROW
        corners = [
            (middle - width / 2, top), (middle + width / 2, top),
            (middle + low / 2, top + _BAND), (middle - low / 2, top + _BAND),
        ]  # fmt: skip
        board.area(corners, fill=_SHADES[min(number, len(_SHADES) - 1)])


def _both_ways(board: Drawing, top: float, rate: str) -> None:
    board.arrow((306, top), (306, top + _ROW - 4))
    board.text(313, top + _ROW / 2, f"× {rate}", size=14)
    board.arrow((406, top + _ROW - 4), (406, top), ink="one")
    board.text(413, top + _ROW / 2, f"÷ {rate}", size=14)


_DEAL_SIZE_VARIATION: Final = 0.5
_FLOOR: Final = 196
_RISE: Final = 140
_LEFT, _RIGHT = 14, 486
_TICK: Final = 10_000_000


@cache
def worked_range() -> Outcome:
    """What the leads of Clearbrook's plan may bring, with rates as sure as the counts of the year before make them.

    Deal sizes vary by half of their average.

    >>> [round(money / 1e6, 1) for money in (worked_range().revenue.p10, worked_range().revenue.p90)]
    [15.0, 23.6]
    """
    part = _plan()
    return outcome(
        part.funnel,
        leads=part.leads,
        history=part.scenarios[0].expected.counts,
        deal_size_variation=_DEAL_SIZE_VARIATION,
    )


def range_of_outcomes() -> Html:
    """How likely each revenue of 2027 is, parted by the target into the years that miss it and those that reach it."""
    result, target = worked_range(), _plan().revenue_target
    reached = result.chance_of_revenue(target)
    buckets = result.revenue_histogram(most=60)
    low, high = buckets[0].low, buckets[-1].high

    def x_of(money: float) -> float:
        return _LEFT + (money - low) / (high - low) * (_RIGHT - _LEFT)

    missed_words = _("{share} of years fall short").format(share=percent_text(1 - reached, digits=0))
    reached_words = _("{share} of years reach it").format(share=percent_text(reached, digits=0))
    target_words = _("target {money}").format(money=money_text(target, "CNY"))
    range_words, promise_words = _range_words(result)
    board = Drawing(
        500, 308,
        title=_("What Clearbrook's plan for 2027 may bring"),
        describe=one_after_another(
            _("{text}.").format(text=text)
            for text in (_(", ").join([target_words, missed_words, reached_words]), range_words, promise_words)
        ),
    )  # fmt: skip
    _hill(board, [bucket for bucket in buckets if bucket.low < target], x_of, fill="three")
    _hill(board, [bucket for bucket in buckets if bucket.high > target], x_of, fill="one")
    board.line([(_LEFT, _FLOOR), (_RIGHT, _FLOOR)], ink="ink")
    at = x_of(target)
    board.line([(at, 28), (at, _FLOOR)], ink="poor", width=2.5, dash="6 4")
    board.text(at, 14, target_words, ink="poor", bold=True, anchor="middle")
    board.paragraph(84, 76, missed_words, 130, bold=True)
    board.paragraph(420, 76, reached_words, 130, bold=True)
    _money_axis(board, (low, high), x_of)
    p10, p90 = x_of(result.revenue.p10), x_of(result.revenue.p90)
    board.line([(p10, 234), (p10, 246), (p90, 246), (p90, 234)], ink="ink", width=2)
    board.text(250, 264, range_words, size=14, anchor="middle")
    board.text(250, 290, promise_words, size=14, anchor="middle")
    return board.svg()


def _range_words(result: Outcome) -> tuple[str, str]:
    spread = result.revenue
    around = _("8 years in 10: from {low} to {high}").format(
        low=money_text(spread.p10, "CNY", digits=1), high=money_text(spread.p90, "CNY", digits=1)
    )
    promise = _("4 years in 5: {money} or more").format(money=money_text(result.revenue_quantile(0.2), "CNY", digits=1))
    return around, promise


def _hill(board: Drawing, buckets: Sequence[Bucket], x_of: Callable[[float], float], *, fill: Colour) -> None:
    tallest = max(bucket.chance for bucket in worked_range().revenue_histogram(most=60))
    for bucket in buckets:
        left, right = x_of(bucket.low), x_of(bucket.high)
        height = _RISE * bucket.chance / tallest
        board.rectangle(left, _FLOOR - height, right - left - 0.8, height, fill=fill)


def _money_axis(board: Drawing, ends: tuple[float, float], x_of: Callable[[float], float]) -> None:
    """A tick and its amount at every ten million."""
    first, last = (int(end // _TICK) for end in ends)
    for number in range(first + 1, last + 1):
        at = x_of(number * _TICK)
        board.line([(at, _FLOOR), (at, _FLOOR + 6)], ink="ink")
        words = money_text(number * _TICK, "CNY")
        # The last amount would hang over the edge of the picture.
        centre = min(at, _RIGHT - text_width(words, 14) / 2)
        board.text(centre, _FLOOR + 18, words, size=14, ink="muted", anchor="middle")


class VisitPart(NamedTuple):
    """A part of a visit: its minutes, and how many of them the salesperson listens."""

    name: str
    minutes: int
    listening: int


VISIT: Final = (
    VisitPart(N_("Open"), 5, 2),
    VisitPart(N_("Ask"), 30, 26),
    VisitPart(N_("Show"), 15, 8),
    VisitPart(N_("Agree the next step"), 10, 6),
)
"""One way to spend an hour with a customer: the course's own."""


def listening_minutes() -> int:
    """The minutes of the whole visit in which the salesperson listens."""
    return sum(part.listening for part in VISIT)


def visit() -> Html:
    """An hour's visit in its parts, each with the minutes of listening and of talking."""
    whole = sum(part.minutes for part in VISIT)
    rows = [(_(part.name), part.minutes, part.listening) for part in VISIT]
    told = _("; ").join(
        _("{part}: listen {listening}, talk {talking} minutes").format(
            part=name, listening=listening, talking=minutes - listening
        )
        for name, minutes, listening in rows
    )
    total = _("Whole visit: listen {listening} of {minutes} minutes, {share}").format(
        listening=listening_minutes(), minutes=whole, share=percent_text(listening_minutes() / whole)
    )
    board = Drawing(
        500,
        300,
        title=_("An hour with a customer"),
        describe=one_after_another(_("{text}.").format(text=text) for text in (told, total)),
    )
    for number, (name, minutes, listening) in enumerate(rows):
        top = 4 + 48 * number
        board.paragraph(4, top + 17, name, 100, bold=True, anchor="start")
        _shares(board, top, (listening, minutes - listening), per_minute=11.6)
    board.line([(4, 200), (496, 200)])
    board.text(4, 220, total, bold=True)
    board.rectangle(4, 238, 492 * listening_minutes() / whole, 22, fill="one")
    board.rectangle(
        4 + 492 * listening_minutes() / whole, 238, 492 * (1 - listening_minutes() / whole), 22, fill="three"
    )
    board.rectangle(4, 276, 16, 16, fill="one")
    board.text(28, 284, _("you listen"), size=14)
    board.rectangle(180, 276, 16, 16, fill="three")
    board.text(204, 284, _("you talk"), size=14)
    return board.svg()


def _shares(board: Drawing, top: float, minutes: tuple[int, int], *, per_minute: float) -> None:
    """Two bars, one after the other: minutes of listening, minutes of talking."""
    listening, talking = minutes
    seam = 130 + listening * per_minute
    board.box(130, top, listening * per_minute, 34, str(listening), fill="one", edge=None, ink="on")
    board.box(seam, top, talking * per_minute, 34, str(talking), fill="three", edge=None)


_SENTENCE: Final = (
    (
        N_("Feature"),
        N_("Each line has its own meter, read every 15 minutes,"),
        N_("A fact that anyone can check"),
    ),
    (
        N_("Advantage"),
        N_("see which line draws power while it stands still."),
        N_("What the fact does better"),
    ),
    (
        N_("Benefit"),
        N_("CNY 900 a night on line 3, as the week we measured showed."),
        N_("The customer's own number"),
    ),
)
_HINGES: Final = (N_("so that you can"), N_("For you that means"))


def fab_sentence() -> Html:
    """A FAB sentence taken apart: feature, advantage and benefit, and the words that join them."""
    parts = [(_(name), _(words), _(remark)) for name, words, remark in _SENTENCE]
    hinges = [_(hinge) for hinge in _HINGES]
    words_after = zip(hinges, (words for _name, words, _remark in parts[1:]), strict=True)
    spoken = one_after_another([parts[0][1], *map(one_after_another, words_after)])
    one = _("{name}: {words} ({remark})")
    told = (one.format(name=name, words=words, remark=remark) for name, words, remark in parts)
    board = Drawing(
        500, 330, title=_("How a FAB sentence is built"), describe=one_after_another([spoken, *told])
    )  # fmt: skip
    fills: tuple[Colour, ...] = ("panel", "three", "one")
    for number, (name, words, remark) in enumerate(parts):
        top = 4 + 114 * number
        board.text(4, top + 12, name, bold=True)
        board.paragraph(4, top + 48, remark, 124, ink="muted", size=14, anchor="start")
        last = number == len(parts) - 1
        board.box(
            140, top, 352, 72, words, fill=fills[number], edge=None if last else "line", ink="on" if last else "ink",
            size=16,
        )  # fmt: skip
        if not last:
            board.arrow((200, top + 72), (200, top + 114))
            board.text(214, top + 92, hinges[number], bold=True)
    return board.svg()


def _plan() -> FunnelPlan:
    part = worked_plan().funnel
    if part is None:
        raise LookupError("the worked plan has no funnel")
    return part
