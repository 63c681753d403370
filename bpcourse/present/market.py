"""Pictures, tables and sentences about a market: growth beside growth, who sells, what helps and harms, how old it is.

>>> from bpcourse.core.market import MarketView
>>> from bpcourse.core.market_analysis import outlook
>>> from bpcourse.core.period import Period
>>> view = MarketView(year=2026, size=1_500e6, growth_rate=0.12, share=40 / 1_500)
>>> print(headline_words(outlook(view, Period.year(2027), goal=48e6), currency="CNY"))
The goal implies 2.86% of the market after 2.67%: CNY 3.2 million must be taken from other suppliers.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from bpcourse.core.language import _, filled, ngettext, one_after_another
from bpcourse.core.market_analysis import (
    CLAIMED_RESEARCH_SHARE,
    SIZE_TOLERANCE,
    kinds_without_source,
    missing_research_hours,
    size_check,
    source_ages,
)
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.html import Html, join, tag
from bpcourse.present.svg import Drawing, shortened, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bpcourse.core.market import MarketView
    from bpcourse.core.market_analysis import MarketOutlook, SourceAge
    from bpcourse.present.svg import Colour

__all__ = [
    "age_table",
    "age_words",
    "careful_table",
    "competitor_picture",
    "competitor_words",
    "growth_words",
    "headline_words",
    "market_picture",
    "outside_picture",
    "research_words",
    "size_picture",
    "size_words",
]

_WIDTH: Final = 480
_TEXT: Final = 16
_LEFT, _ROOM = 10.0, 460.0
_LEVEL: Final = 1e-9
"""Shares and money closer than this, relative to each other, are the same."""
_MOST_BARS: Final = 12
_MOST_NOTES: Final = 6
_NOTE_LINES: Final = 5
_NOTE_WIDE: Final = 200.0


# Growth and share -----------------------------------------------------------------------------------------------------


def headline_words(ahead: MarketOutlook | None, *, currency: str) -> str:
    """The share that the goal implies, and what that means for other suppliers; else what is missing for it."""
    if ahead is None:
        return _("Size, year and growth of the market together say what your goal means.")
    if ahead.share is None:
        return _("Put in your own revenue of that year to see your share.")
    now = percent_text(ahead.share, digits=2)
    if ahead.goal_share is None or ahead.from_others is None:
        return _("Your share is {now}. Set a revenue goal to see which share it implies.").format(now=now)
    then, money = percent_text(ahead.goal_share, digits=2), money_text(abs(ahead.from_others), currency)
    if abs(ahead.from_others) <= _LEVEL * (ahead.goal or 1):
        return _("The goal grows exactly as the market does: the share stays at {now}.").format(now=now)
    sentence = (
        _("The goal implies {then} of the market after {now}: {money} must be taken from other suppliers.")
        if ahead.from_others > 0
        else _("The goal implies {then} of the market after {now}: {money} less than growing with it.")
    )
    return sentence.format(now=now, then=then, money=money)


def growth_words(ahead: MarketOutlook, *, currency: str) -> str:
    """Growth of the goal against growth of the market, both a year, and which part is the tide."""
    if ahead.goal_growth is None or ahead.market_growth is None or ahead.growth_gap is None:
        return ""
    points = number_text(abs(ahead.growth_gap) * 100)
    sentence = (
        _("The goal grows {goal} a year, the market {market}: {points} points more.")
        if ahead.growth_gap >= 0
        else _("The goal grows {goal} a year, the market {market}: {points} points less.")
    )
    said = [
        sentence.format(goal=percent_text(ahead.goal_growth), market=percent_text(ahead.market_growth), points=points)
    ]
    if ahead.from_market is not None and ahead.from_market > 0 and (ahead.from_others or 0) > 0:
        tide = _("{tide} comes with the market; for the other {work} name a lever.")
        work = money_text(ahead.from_others or 0, currency)
        said.append(tide.format(tide=money_text(ahead.from_market, currency), work=work))
    return one_after_another(said)


def market_picture(ahead: MarketOutlook, *, currency: str, now: str, then: str) -> Html:
    """Market and own revenue, each from its own present length, so that their growth can be compared.

    now and then: what the market's year and the plan's period are called.
    """
    rows = _market_rows(ahead, currency, now, then)
    marked = any(mark is not None and mark < length for *_rest, length, mark, _fill in rows)
    board = Drawing(
        _WIDTH,
        8 + 46 * len(rows) + 26 * marked,
        title=_("Market and own revenue"),
        describe=_("; ").join(_told(label, told) for label, told, *_rest in rows),
    )
    longest = max(length for *_rest, length, _mark, _fill in rows)
    for number, (label, told, length, mark, fill) in enumerate(rows):
        y = 4 + 46 * number
        unit = _ROOM / max(longest, _LEVEL)
        _label(board, y + 10, label, told)
        board.rectangle(_LEFT, y + 21, length * unit, 17, fill=fill)
        if mark is not None and mark < length:
            board.rectangle(_LEFT + mark * unit, y + 21, (length - mark) * unit, 17, fill="four", edge="ink")
    if marked:
        board.rectangle(_LEFT, board.height - 22, 16, 16, fill="four", edge="ink")
        board.text(_LEFT + 24, board.height - 14, _("to be taken from other suppliers"), ink="muted", size=_TEXT)
    return board.svg()


_Row = tuple[str, str, float, float | None, "Colour"]
"""Label, what is told of it, length of the bar, from where on it is marked, colour."""


def _market_rows(ahead: MarketOutlook, currency: str, now: str, then: str) -> list[_Row]:
    told_of = _("{money}, share {share}")
    grown = ahead.size_in_period / ahead.length / ahead.size if ahead.size else 1.0
    rows: list[_Row] = [
        (_("Market {time}").format(time=now), money_text(ahead.size, currency), 1.0, None, "three"),
        (_("Market {time}").format(time=then), money_text(ahead.size_in_period, currency), grown, None, "three"),
    ]
    if ahead.revenue is None or ahead.revenue_with_market is None or ahead.share is None:
        return rows
    told = told_of.format(money=money_text(ahead.revenue, currency), share=percent_text(ahead.share, digits=2))
    rows.append((_("Own revenue {time}").format(time=now), told, 1.0, None, "one"))
    told = money_text(ahead.revenue_with_market, currency)
    rows.append((_("Grown with the market"), told, grown, None, "one"))
    if ahead.goal is not None and ahead.goal_share is not None and ahead.revenue:
        told = told_of.format(money=money_text(ahead.goal, currency), share=percent_text(ahead.goal_share, digits=2))
        length = ahead.goal / ahead.length / ahead.revenue
        rows.append((_("Goal {time}").format(time=then), told, length, grown, "one"))
    return rows


def careful_table(cases: Sequence[MarketOutlook], *, currency: str) -> Html:
    """What the goal means if the market grows as expected, by half of it, and not at all."""
    heads = (_("If the market grows"), _("it is worth"), _("keeping the share brings"), _("from others"), _("share"))
    body = (tag("tr", tag("th", percent_text(case.growth_rate), scope="row"), *_case(case, currency)) for case in cases)
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    caption = tag("caption", _("The same goal in a slower market"))
    return tag("table", caption, tag("thead", head), tag("tbody", *body))


def _case(case: MarketOutlook, currency: str) -> list[Html]:
    amounts = (case.size_in_period, case.revenue_with_market, case.from_others)
    cells = ["–" if amount is None else money_text(amount, currency) for amount in amounts]
    cells.append("–" if case.goal_share is None else percent_text(case.goal_share, digits=2))
    return [tag("td", text) for text in cells]


# Size from both sides -------------------------------------------------------------------------------------------------


def size_words(view: MarketView, *, currency: str) -> str:
    """Whether the size from a report and the size counted from below agree, and which to plan with."""
    check = size_check(view)
    if check is None:
        return _("Count buyers and what each spends a year: a second size of the market, to hold beside the first.")
    below, careful = money_text(check.from_below, currency), money_text(check.careful, currency)
    points = percent_text(abs(check.difference))
    if check.agrees:
        sentence = (
            _("Counted from below it is {below}, {points} above the report: close enough. Plan with the report.")
            if check.difference >= 0
            else _("Counted from below it is {below}, {points} under the report: close enough. Plan with the count.")
        )
        return sentence.format(below=below, points=points)
    sentence = _(
        "Counted from below it is {below}, {points} away from the report. Beyond {limit} one of the two counts"
        " something else: find out which, and plan with {careful}."
    )
    return sentence.format(below=below, points=points, careful=careful, limit=percent_text(SIZE_TOLERANCE))


def size_picture(view: MarketView, *, currency: str) -> Html:
    """The size from above, and the one from below group by group, in bars of one scale."""
    groups = [(group.name or _("Buyers without a name"), group.spend) for group in view.buyer_groups]
    known = [(name, spend) for name, spend in groups if spend is not None]
    rows: list[tuple[str, float, Colour]] = []
    if view.size is not None:
        rows.append((_("From above: the report"), view.size, "three"))
    if view.size_from_below is not None:
        rows.append((_("From below: all buyers"), view.size_from_below, "one"))
    rows += [(name, spend, "two") for name, spend in known[:_MOST_BARS]]
    told = [(label, amount, money_text(amount, currency), fill) for label, amount, fill in rows]
    return _bars(told, title=_("The market's size from both sides"), empty=_("No size is known yet."))


def _bars(rows: Sequence[tuple[str, float, str, Colour]], *, title: str, empty: str) -> Html:
    """Horizontal bars with label and number on one line above each."""
    describe = _("; ").join(_told(label, told) for label, _amount, told, _fill in rows) or empty
    board = Drawing(_WIDTH, 8 + 44 * max(len(rows), 1), title=title, describe=describe)
    if not rows:
        board.paragraph(_WIDTH / 2, 24, empty, 440, ink="muted", size=_TEXT)
    most = max((amount for _label, amount, *_rest in rows), default=0) or 1
    for number, (label, amount, told, fill) in enumerate(rows):
        y = 4 + 44 * number
        _label(board, y + 10, label, told)
        board.rectangle(_LEFT, y + 21, amount / most * _ROOM, 15, fill=fill, edge="line" if fill == "panel" else None)
    return board.svg()


def _told(label: str, text: str) -> str:
    return _("{label}: {text}").format(label=label, text=text)


def _label(board: Drawing, y: float, label: str, told: str) -> None:
    """What a bar is on the left, its number on the right."""
    number = shortened(told, _ROOM * 0.8, _TEXT)
    board.text(_LEFT, y, shortened(label, _ROOM - text_width(number, _TEXT) - 12, _TEXT), size=_TEXT)
    board.text(_LEFT + _ROOM, y, number, size=_TEXT, bold=True, anchor="end")


# Competitors, opportunities and threats -------------------------------------------------------------------------------


def competitor_picture(view: MarketView) -> Html:
    """The shares of the company, of each competitor, the largest first, and of those not named."""
    known = [(rival.name or _("Competitor without a name"), rival.share) for rival in view.competitors]
    shares = sorted(((name, share) for name, share in known if share is not None), key=lambda row: -row[1])
    rows: list[tuple[str, float, str, Colour]] = [
        (name, share, percent_text(share, digits=2), "two") for name, share in shares[:_MOST_BARS]
    ]
    if view.share is not None:
        rows.insert(0, (_("We"), view.share, percent_text(view.share, digits=2), "one"))
    rest = 1 - view.known_share
    if rows and rest > _LEVEL:
        rows.append((_("Others, not named here"), rest, percent_text(rest, digits=2), "panel"))
    return _bars(rows, title=_("Who sells how much of it"), empty=_("No share is known yet."))


def competitor_words(view: MarketView) -> str:
    """How much of the market has a name, and of which competitor no strength or weakness is noted."""
    named = _("{share} of the market has a name.").format(share=percent_text(view.known_share, digits=1))
    blank = [rival.name for rival in view.competitors if rival.name and not (rival.strength and rival.weakness)]
    if not blank:
        return named
    ask = filled(_("Strength or weakness is still open: {names}."), names=_(", ").join(blank[:_MOST_NOTES]))
    return one_after_another([named, ask])


def outside_picture(view: MarketView) -> Html:
    """Opportunities on the left, threats on the right, a box for each."""
    sides = [_boxes(texts) for texts in (view.opportunities, view.threats)]
    heights = [max(len(lines or ()) for lines in row) * 19 + 20 for row in zip_longest(*sides)] or [48]
    heads = (_("Opportunities: could help"), _("Threats: could harm"))
    told = (
        _told(head, _("; ").join(texts[:_MOST_NOTES]) or _("none noted"))
        for head, texts in zip(heads, (view.opportunities, view.threats), strict=True)
    )
    board = Drawing(
        _WIDTH, 36 + sum(heights) + 6 * len(heights), title=_("Opportunities and threats"), describe=_("; ").join(told)
    )
    for side, (head, boxes) in enumerate(zip(heads, sides, strict=True)):
        x = 4 + side * 240.0
        board.text(x, 14, shortened(head, 228, _TEXT), size=_TEXT, bold=True)
        y = 32.0
        for height, lines in zip(heights, boxes or [[_("None noted yet.")]], strict=False):
            board.rectangle(x, y, 232, height, fill="panel")
            board.rectangle(x, y, 6, height, fill="poor" if side else "good")
            for number, line in enumerate(lines):
                board.text(x + 16, y + 19 + number * 19, line, size=_TEXT, ink="ink" if boxes else "muted")
            y += height + 6
    return board.svg()


def _boxes(texts: Sequence[str]) -> list[list[str]]:
    boxes = []
    for text in texts[:_MOST_NOTES]:
        lines = [shortened(line, _NOTE_WIDE, _TEXT) for line in wrap(text, _NOTE_WIDE, _TEXT)]
        boxes.append(lines if len(lines) <= _NOTE_LINES else [*lines[: _NOTE_LINES - 1], "…"])
    more = len(texts) - _MOST_NOTES
    return [*boxes, [_("and {count} more").format(count=more)]] if more > 0 else boxes


# Sources and hours ----------------------------------------------------------------------------------------------------


def age_words(view: MarketView, day: date) -> str:
    """How many entries are too old on *day*, and for which kinds of data there is no source."""
    old = sum(age.is_old for age in source_ages(view, day))
    sentence = ngettext(
        "{count} entry should be looked up again before the plan starts.",
        "{count} entries should be looked up again before the plan starts.",
        old,
    )
    said = [sentence.format(count=old) if old else _("Nothing is too old when the plan starts.")]
    missing = kinds_without_source(view)
    if missing:
        kinds = _("; ").join(kind.label for kind in missing)
        said.append(filled(_("No source yet for: {kinds}."), kinds=kinds))
    return one_after_another(said)


def age_table(view: MarketView, day: date) -> Html:
    """Every source and every competitor's entry with its age on *day*."""
    heads = (_("Source"), _("Kind of data"), _("Speaks for"), _("Age in days"), _("When the plan starts"))
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    caption = tag("caption", _("Age on {day}").format(day=day.isoformat()))
    rows = (_age_row(age) for age in source_ages(view, day))
    return tag("table", caption, tag("thead", head), tag("tbody", *rows))


def _age_row(age: SourceAge) -> Html:
    days = "–" if age.days is None else number_text(age.days)
    verdict = _("no date: ask") if age.days is None else _("too old") if age.is_old else _("fresh enough")
    wide = "min-width:9rem;white-space:normal"
    return tag(
        "tr",
        tag("th", age.what or _("not named"), scope="row", style=wide),
        tag("td", age.kind.label if age.kind else "–", style=wide),
        tag("td", age.as_of.isoformat() if age.as_of else "–"),
        tag("td", days),
        tag("td", verdict, class_="bp-unmet" if age.is_old else "bp-met"),
    )


def research_words(view: MarketView) -> Html:
    """Research as a share of the planning hours, beside what the source deck claims it should be."""
    share, missing = view.research_share, missing_research_hours(view)
    if share is None or missing is None:
        return tag("p", _("Note the hours of planning, and how many of them went into market and customers."))
    claim = percent_text(CLAIMED_RESEARCH_SHARE)
    said = _("Research is {share} of the planning hours.").format(share=percent_text(share))
    if missing > _LEVEL * (view.planning_hours or 1):
        beside = _("The course's source deck claims that it should be {claim} at least: {hours} hours more.")
        advice = _("Do them, or say aloud which figure you are guessing.")
    else:
        beside = _("The course's source deck claims that it should be {claim} at least.")
        advice = _("Enough is when the last two conversations changed nothing on this sheet.")
    source = _("The deck names no study for its figure.")
    told = beside.format(claim=claim, hours=number_text(missing))
    return join([tag("p", one_after_another([said, told])), tag("p", one_after_another([source, advice]))])
