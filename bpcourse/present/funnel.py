"""Pictures of the funnel: what becomes of the leads, where effort pays most, and how wide the result may spread.

>>> from bpcourse.core.funnel import Funnel, forward
>>> plan = Funnel.from_rates([0.32, 0.5, 0.25], average_deal_size=240_000)
>>> "2,000" in funnel_picture(forward(plan, leads=2_000))
True
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.funnel import Bucket, Flow, Lever, Outcome
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = ["funnel_picture", "lever_picture", "outcome_picture"]

_WIDTH: Final = 480
_ROW: Final = 62
_NARROWEST: Final = 18
_SHADES: Final[tuple[Colour, ...]] = ("three", "two", "one")


def funnel_picture(flow: Flow, *, needed: Flow | None = None, currency: str = "CNY") -> Html:
    """The funnel with the count of each step and the conversion between steps; *needed* counts stand beside them."""
    names, counts = flow.funnel.names, flow.counts
    board = Drawing(_WIDTH, _ROW * len(names) + 30, title=_("The sales funnel"), describe=_funnel_words(flow, currency))
    widths = _widths(counts)
    middle = 150
    for number, (name, count) in enumerate(zip(names, counts, strict=True)):
        top = 6 + number * _ROW
        below = widths[min(number + 1, len(widths) - 1)]
        half, half_below = widths[number] / 2, (widths[number] + below) / 4
        shape = [
            (middle - half, top), (middle + half, top), (middle + half_below, top + _ROW - 24),
            (middle - half_below, top + _ROW - 24),
        ]  # fmt: skip
        board.area(shape, fill=_SHADES[min(number, 2)] if number < len(names) - 1 else "good")
        board.text(300, top + 10, shortened(name, _WIDTH - 300), bold=True)
        board.text(300, top + 29, _count_words(count, needed.counts[number] if needed else None), ink="muted", size=14)
        if number < len(names) - 1:
            rate = percent_text(flow.funnel.conversions[number])
            board.text(middle, top + _ROW - 12, f"↓ {rate}", ink="ink", size=14, anchor="middle")
    board.text(middle, board.height - 12, money_text(flow.revenue, currency), bold=True, anchor="middle", size=16)
    return board.svg()


def lever_picture(levers: Sequence[Lever], *, currency: str = "CNY") -> Html:
    """One bar per lever, longest first: the revenue that a small step of each would bring."""
    one = _("{name}: {count}")
    words = _("; ").join(
        one.format(name=lever.label, count=money_text(lever.revenue_gain, currency)) for lever in levers
    )
    board = Drawing(_WIDTH, 46 * len(levers) + 8, title=_("Where a small step pays most"), describe=words)
    most = max((lever.revenue_gain for lever in levers), default=0) or 1
    gains = [f"+{money_text(lever.revenue_gain, currency)}" for lever in levers]
    longest = min(330, _WIDTH - 6 - max((text_width(gain, 14) for gain in gains), default=0))
    for number, (lever, gain) in enumerate(zip(levers, gains, strict=True)):
        top, length = 4 + number * 46, longest * max(lever.revenue_gain, 0) / most
        board.text(0, top + 9, shortened(lever.label, _WIDTH, 14), size=14)
        board.rectangle(0, top + 19, length, 18, fill="one" if number == 0 else "two")
        board.text(length + 6, top + 28, gain, size=14, bold=number == 0)
    return board.svg()


def outcome_picture(outcome: Outcome, *, target: float, currency: str = "CNY") -> Html:
    """How likely each revenue is, with the target, the middle and the eight cases in ten that lie around it."""
    buckets, spread = outcome.revenue_histogram(), outcome.revenue
    words = _("Revenue is at or above {p10} in nine cases of ten, {p50} in the middle, above {p90} in one case of ten.")
    describe = words.format(
        p10=money_text(spread.p10, currency), p50=money_text(spread.p50, currency), p90=money_text(spread.p90, currency)
    )
    board = Drawing(_WIDTH, 190, title=_("The range of outcomes"), describe=describe)
    if not buckets:
        return board.svg()
    low, high = min(buckets[0].low, target), max(buckets[-1].high, target)
    span = high - low or 1

    def x_of(value: float) -> float:
        return 14 + (value - low) / span * (_WIDTH - 28)

    _bars(board, buckets, target, (low, span))
    board.line([(14, 130), (_WIDTH - 14, 130)], ink="ink")
    for label, value in (("P10", spread.p10), ("P50", spread.p50), ("P90", spread.p90)):
        board.line([(x_of(value), 130), (x_of(value), 138)], ink="ink")
        board.text(x_of(value), 147, label, size=14, anchor="middle")
    at = x_of(target)
    board.line([(at, 22), (at, 130)], ink="poor", width=2.5, dash="6 4")
    side = "start" if at < _WIDTH / 2 else "end"
    board.text(
        at, 11, _("target {money}").format(money=money_text(target, currency)), ink="poor", bold=True, anchor=side
    )
    board.text(14, 174, money_text(low, currency), size=14, ink="muted")
    board.text(_WIDTH - 14, 174, money_text(high, currency), size=14, ink="muted", anchor="end")
    return board.svg()


def _bars(board: Drawing, buckets: Sequence[Bucket], target: float, scale: tuple[float, float]) -> None:
    low, span = scale
    tallest = max(bucket.chance for bucket in buckets) or 1
    for bucket in buckets:
        left = 14 + (bucket.low - low) / span * (_WIDTH - 28)
        width = (bucket.high - bucket.low) / span * (_WIDTH - 28)
        height = 100 * bucket.chance / tallest
        reached = (bucket.low + bucket.high) / 2 >= target
        board.rectangle(left, 130 - height, max(width - 1, 0.5), height, fill="one" if reached else "three")


def _widths(counts: Sequence[float]) -> list[float]:
    """Widths that shrink with the square root of the counts, so that the last steps can still be seen."""
    first = counts[0] or 1
    widths = [max(_NARROWEST, 280 * (count / first) ** 0.5) for count in counts]
    return [min(own, before) for before, own in pairwise([280.0, *widths])]


def _count_words(count: float, needed: float | None) -> str:
    if needed is None:
        return number_text(count)
    return _("{count} · needed {needed}").format(count=number_text(count), needed=number_text(needed))


def _funnel_words(flow: Flow, currency: str) -> str:
    steps = _(", ").join(
        f"{name} {number_text(count)}" for name, count in zip(flow.funnel.names, flow.counts, strict=True)
    )
    return _("{steps}. Revenue {revenue}.").format(steps=steps, revenue=money_text(flow.revenue, currency))
