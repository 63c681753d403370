"""Pictures, tables and sentences about weights: what counts, who comes first with it, and how close it was.

>>> from bpcourse.core.kpi import balanced_scorecard, rank_team, revenue_scorecard, sample_team
>>> present, revenue = (rank_team(sample_team(), card) for card in (balanced_scorecard(), revenue_scorecard()))
>>> leader_words(present, revenue)
'Wang Jing leads with 105.3%; with revenue alone Liu Yang would.'
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import CONSISTENCY_LIMIT, Kpi, score_person
from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.present.html import tag
from bpcourse.present.svg import Drawing, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpcourse.core.kpi import (
        PairwiseJudgements,
        Performance,
        Place,
        Scorecard,
        ScoreTable,
        Swap,
        WeightChangeCase,
    )
    from bpcourse.present.html import Html
    from bpcourse.present.svg import Colour

__all__ = [
    "case_picture",
    "case_table",
    "case_words",
    "consistency_words",
    "first_place_picture",
    "leader_words",
    "ranking_picture",
    "score_table",
    "swap_words",
    "weights_picture",
    "weights_text",
]

_WIDTH: Final = 480
_TEXT: Final = 14
_SHADES: Final[tuple[Colour, ...]] = ("one", "three", "two", "four")
_COLUMN: Final = 222
_LEVEL: Final = 0.0005
"""A change of weight so small that it is written as 0 points."""


# Weights --------------------------------------------------------------------------------------------------------------


def weights_picture(weights: Mapping[str, float]) -> Html:
    """One bar cut into the *weights* (label to share), with what is missing to 100%, or the mark that is passed."""
    total = math.fsum(weights.values())
    columns = 2 if all(text_width(_entry(*weight), _TEXT) < _COLUMN - 20 for weight in weights.items()) else 1
    rows = -(-len(weights) // columns)
    describe = _(", ").join(_entry(label, share) for label, share in weights.items())
    board = Drawing(_WIDTH, 76 + 26 * rows, title=_("What counts how much"), describe=describe)
    unit = (_WIDTH - 4) / max(total, 1)
    left = 2.0
    for number, share in enumerate(weights.values()):
        _segment(board, left, share * unit, share, _SHADES[number % len(_SHADES)])
        left += share * unit
    _hundred(board, left, total, unit)
    for number, (label, share) in enumerate(weights.items()):
        x, y = (number % columns) * _COLUMN, 82 + (number // columns) * 26
        board.rectangle(x + 2, y - 8, 16, 16, fill=_SHADES[number % len(_SHADES)], edge="line")
        board.text(x + 26, y, _entry(label, share), size=_TEXT)
    return board.svg()


def weights_text(scorecard: Scorecard) -> str:
    """The weights of *scorecard* in short.

    >>> from bpcourse.core.kpi import balanced_scorecard
    >>> weights_text(balanced_scorecard())
    '40/25/20/15'
    """
    return "/".join(number_text(weight * 100) for weight in scorecard.weights)


def _entry(label: str, share: float) -> str:
    return _("{label} {share}").format(label=label, share=percent_text(share))


def _segment(board: Drawing, left: float, width: float, share: float, fill: Colour) -> None:
    board.rectangle(left, 24, width, 36, fill=fill, edge="paper")
    text = percent_text(share)
    if text_width(text, _TEXT) < width:
        board.text(left + width / 2, 11, text, size=_TEXT, bold=True, anchor="middle")


def _hundred(board: Drawing, end: float, total: float, unit: float) -> None:
    """A dashed frame round what is missing, or a line where 100% lies."""
    if total < 1 - _LEVEL:
        full = 2 + unit
        board.line([(end, 25), (full - 1, 25), (full - 1, 59), (end, 59)], ink="poor", width=2, dash="5 4")
    elif total > 1 + _LEVEL:
        board.line([(2 + unit, 18), (2 + unit, 66)], ink="poor", width=3, dash="5 4")


def consistency_words(judgements: PairwiseJudgements) -> str:
    """How far the comparisons contradict each other, and whether they can be used."""
    ratio = percent_text(judgements.consistency_ratio)
    limit = percent_text(CONSISTENCY_LIMIT)
    sentence = (
        _("Consistency ratio {ratio}: the comparisons fit together well enough (up to {limit}).")
        if judgements.is_consistent
        else _("Consistency ratio {ratio}: above {limit} the comparisons contradict each other too much.")
    )
    return sentence.format(ratio=ratio, limit=limit)


# Rankings -------------------------------------------------------------------------------------------------------------


def leader_words(present: Sequence[Place], revenue: Sequence[Place]) -> str:
    """Who leads with the present weights, and who would with revenue alone."""
    names, others = _leaders(present), _leaders(revenue)
    if names == others:
        sentence = ngettext(
            "{names} leads with {score}, and with revenue alone too.",
            "{names} share the lead with {score}, and with revenue alone too.",
            len(names),
        )
    else:
        sentence = ngettext(
            "{names} leads with {score}; with revenue alone {others} would.",
            "{names} share the lead with {score}; with revenue alone {others} would lead.",
            len(names),
        )
    return sentence.format(names=_(", ").join(names), others=_(", ").join(others), score=percent_text(present[0].score))


def _leaders(places: Sequence[Place]) -> list[str]:
    return [place.name for place in places if place.place == 1]


def swap_words(swap: Swap | None, *, ahead: str, behind: str) -> str:
    """How close it was between two people; *swap* is None where no single weight can change it."""
    if swap is None or swap.weight_at_swap is None or swap.change is None:
        sentence = _("Whichever single weight you move, {behind} does not overtake {ahead}.")
        return sentence.format(ahead=ahead, behind=behind)
    if abs(swap.change) < _LEVEL:
        return _("{behind} and {ahead} are level: the smallest change decides.").format(ahead=ahead, behind=behind)
    points = round(abs(swap.change) * 100, 1)
    sentence = (
        ngettext(
            "{measure} would have to weigh {points} point more ({then} instead of {now}) before {behind} overtakes"
            " {ahead}.",
            "{measure} would have to weigh {points} points more ({then} instead of {now}) before {behind} overtakes"
            " {ahead}.",
            points,
        )
        if swap.change > 0
        else ngettext(
            "{measure} would have to weigh {points} point less ({then} instead of {now}) before {behind} overtakes"
            " {ahead}.",
            "{measure} would have to weigh {points} points less ({then} instead of {now}) before {behind} overtakes"
            " {ahead}.",
            points,
        )
    )
    return sentence.format(
        measure=swap.measure.label,
        points=number_text(points),
        then=percent_text(swap.weight_at_swap),
        now=percent_text(swap.weight),
        ahead=ahead,
        behind=behind,
    )


def ranking_picture(
    revenue: Sequence[Place], present: Sequence[Place], *, revenue_name: str, present_name: str
) -> Html:
    """The team ranked by revenue alone and by the present weights, joined person by person: who rises, who falls."""
    board = Drawing(
        _WIDTH,
        44 + 36 * len(present),
        title=_("One team, two rankings"),
        describe=_rankings_sentence(revenue, present, (revenue_name, present_name)),
    )
    board.text(164, 14, revenue_name, bold=True, anchor="end")
    board.text(296, 14, present_name, bold=True)
    rows = {place.name: row for row, place in enumerate(present)}
    for row, place in enumerate(revenue):
        other = present[rows[place.name]]
        risen = place.place - other.place
        ink: Colour = "good" if risen > 0 else "poor" if risen < 0 else "muted"
        start, end = (174, _row(row)), (286, _row(rows[place.name]))
        board.line([start, end], ink=ink, width=3 if abs(risen) > 1 else 2, dash="" if risen >= 0 else "7 4")
        board.circle(*start, 5, fill=ink)
        board.circle(*end, 5, fill=ink)
        board.text(164, start[1], _place_text(place), size=_TEXT, anchor="end")
        board.text(296, end[1], _place_text(other), size=_TEXT)
        if risen:
            board.text(_WIDTH - 2, end[1], _risen_text(risen), ink=ink, size=_TEXT, bold=True, anchor="end")
    return board.svg()


def _row(number: int) -> float:
    return 48 + number * 36


def _risen_text(risen: int) -> str:
    return f"▲{risen}" if risen > 0 else f"▼{-risen}"


def _place_text(place: Place) -> str:
    return _("{place}. {name} {score}").format(place=place.place, name=place.name, score=percent_text(place.score))


def _rankings_sentence(revenue: Sequence[Place], present: Sequence[Place], names: tuple[str, str]) -> str:
    sides = (
        _("{ranking}: {places}.").format(ranking=name, places=_(", ").join(map(_place_text, side)))
        for name, side in zip(names, (revenue, present), strict=True)
    )
    return one_after_another(sides)


def first_place_picture(shares: Mapping[str, float]) -> Html:
    """One bar for each person who comes first at all when the weights are drawn at random, the most frequent on top."""
    firsts = sorted(((name, share) for name, share in shares.items() if share > 0), key=lambda pair: -pair[1])
    describe = _(", ").join(_entry(name, share) for name, share in firsts)
    board = Drawing(
        _WIDTH, 30 * len(firsts) + 4, title=_("Who is first with weights drawn at random"), describe=describe
    )
    for number, (name, share) in enumerate(firsts):
        y = 17 + number * 30
        board.text(0, y, name, size=_TEXT)
        board.rectangle(110, y - 10, 290 * share, 20, fill="one" if number == 0 else "two")
        board.text(110 + 290 * share + 8, y, percent_text(share), size=_TEXT, bold=number == 0)
    return board.svg()


def score_table(table: ScoreTable, present: Sequence[Place], revenue: Sequence[Place]) -> Html:
    """What each person reached on each measure, with the present total and revenue alone; the leader on top."""
    alone = {place.name: place.score for place in revenue}
    head = [_("Person"), *(measure.label for measure in table.measures), _("Total"), _("Revenue only")]
    rows = [
        [
            f"{place.place}. {place.name}",
            *map(percent_text, table.rows[table.people.index(place.name)]),
            percent_text(place.score),
            percent_text(alone[place.name]),
        ]
        for place in present
    ]
    return _table(_("What the sample team reached, as a share of its targets"), head, rows)


# The case -------------------------------------------------------------------------------------------------------------


def case_words(case: WeightChangeCase) -> str:
    """What the change of weights made visible, in one sentence.

    >>> from bpcourse.core.kpi import weight_change_case
    >>> case_words(weight_change_case())
    'On monthly sales alone the year before scored 100%; on 60/20/20 it scores 93.6%, and the year after 111.6%.'
    """
    sentence = _(
        "On monthly sales alone the year before scored {before}; on {weights} it scores {hidden}, and the year after"
        " {after}."
    )
    return sentence.format(
        before=percent_text(case.score_before),
        hidden=percent_text(case.hidden_score_before),
        after=percent_text(case.score_after),
        weights=weights_text(case.new_scorecard),
    )


def case_picture(case: WeightChangeCase) -> Html:
    """Attainment of each measure before and after, then what the old and the new weights make of it."""
    rows = [*_measure_rows(case), *_total_rows(case)]
    board = Drawing(_WIDTH, 40 + 70 * len(rows), title=_("Before and after"), describe=_case_sentence(rows))
    most = max(1.0, *(share for _label, *pair in rows for share in pair))
    unit = 380 / most
    for number, (label, before, after) in enumerate(rows):
        top = 40 + number * 70
        board.text(0, top, label, size=_TEXT, bold=number >= len(rows) - 2)
        for line, (share, fill) in enumerate(((before, _SHADES[1]), (after, _SHADES[0]))):
            board.rectangle(0, top + 12 + line * 22, share * unit, 19, fill=fill)
            board.text(_WIDTH - 2, top + 22 + line * 22, percent_text(share), size=_TEXT, anchor="end")
    board.line([(unit, 24), (unit, board.height - 4)], ink="ink", width=1.5, dash="3 4")
    for number, text in enumerate((case.before.name, case.after.name)):
        board.rectangle(2 + number * 120, 4, 16, 16, fill=_SHADES[1 - number], edge="line")
        board.text(26 + number * 120, 12, text, size=_TEXT)
    board.text(unit, 12, _("target"), size=_TEXT, anchor="middle")
    return board.svg()


_Row = tuple[str, float, float]


def _measure_rows(case: WeightChangeCase) -> Iterable[_Row]:
    limits = case.new_scorecard.limits
    for old, new in zip(case.before.results, case.after.results, strict=True):
        yield new.kpi.label, old.attainment(limits), new.attainment(limits)


def _total_rows(case: WeightChangeCase) -> Iterable[_Row]:
    for card, name in (
        (case.old_scorecard, case.old_scorecard.name),
        (case.new_scorecard, weights_text(case.new_scorecard)),
    ):
        before, after = (score_person(year, card).total for year in (case.before, case.after))
        yield _("Score: {weights}").format(weights=name), before, after


def _case_sentence(rows: Sequence[_Row]) -> str:
    sentence = _("{label}: {before} of the target before, {after} after.")
    return one_after_another(
        sentence.format(label=label, before=percent_text(before), after=percent_text(after))
        for label, before, after in rows
    )


def case_table(case: WeightChangeCase, *, currency: str = "CNY") -> Html:
    """Weight, figures and what each measure adds to the score, before and after."""
    scores = [_contributions(year, case) for year in (case.before, case.after)]
    head = [
        _("Measure"), _("Weight"), _("Target"), _("Before"), _("After"), _("Adds before"), _("Adds after"),
    ]  # fmt: skip
    rows = []
    for old, new, line in zip(case.before.results, case.after.results, case.new_scorecard.lines, strict=True):
        figures = (new.kpi.value_text(value, currency=currency) for value in (new.target, old.actual, new.actual))
        added = (percent_text(score.get(new.kpi.id, 0.0)) for score in scores)
        rows.append([new.kpi.label, percent_text(line.weight), *figures, *added])
    return _table(_("What each measure adds to the score"), head, rows)


def _contributions(year: Performance, case: WeightChangeCase) -> dict[str, float]:
    lines = score_person(year, case.new_scorecard).lines
    return {line.measure.id: line.contribution for line in lines if isinstance(line.measure, Kpi)}


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    top = tag("tr", *(tag("th", text, scope="col") for text in head))
    body = (tag("tr", tag("th", first, scope="row"), *(tag("td", text) for text in rest)) for first, *rest in rows)
    return tag("table", tag("caption", caption), tag("thead", top), tag("tbody", *body))
