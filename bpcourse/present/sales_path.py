"""Pictures, tables and sentences of a sales path: journey map, milestones over the cycle, comparison, FAB check.

>>> from bpcourse.core.sales_path import JourneyStage, SalesPath, Touchpoint
>>> path = SalesPath(touchpoints=(Touchpoint(stage=JourneyStage.NOTICE, name="trade show", mood=2),))
>>> journey_words(path)
'1 of 5 stages has a touchpoint. The mood is lowest at trade show (2 of 5).'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.comparison import factor_edges, turning_point
from bpcourse.core.fab import FabStep, review_fab
from bpcourse.core.journey import dated_milestones, longest_wait
from bpcourse.core.language import N_, _, filled, ngettext, one_after_another
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.sales_path import BEST_SCORE, WORST_SCORE, JourneyStage
from bpcourse.present.html import Html, join, tag
from bpcourse.present.svg import Drawing, shortened, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.comparison import FactorEdge
    from bpcourse.core.fab import FabReview, StepReview
    from bpcourse.core.sales_path import DecisionFactor, FabStatement, Milestone, SalesPath, Touchpoint
    from bpcourse.present.svg import Colour

__all__ = [
    "comparison_picture",
    "comparison_words",
    "cycle_picture",
    "cycle_words",
    "edge_list",
    "fab_list",
    "fab_words",
    "gap_list",
    "journey_picture",
    "journey_words",
    "todo_list",
]

_WIDTH: Final = 400
_SIZE: Final = 15
_LINE: Final = 19
"""Narrower than most pictures: there is much to read in these, on a phone as well."""

# Journey --------------------------------------------------------------------------------------------------------------

_STAGE_WIDE, _TEXT_LEFT, _TEXT_WIDE = 88, 102, 224
_MOOD_LEFT, _MOOD_RIGHT = 344, 388
_HEAD: Final = 44


def journey_picture(path: SalesPath) -> Html:
    """The map, read downwards: stage by stage where the customer meets us, does and thinks what, and in which mood."""
    rows = [(stage, _stage_lines(path, stage)) for stage in _stages_of(path)]
    heights = [max(sum(_LINE if line else _LINE / 2 for line, _ink, _bold in lines) + 16, 54) for _stage, lines in rows]
    described = _("; ").join(_stage_words(path, stage) for stage, _lines in rows)
    board = Drawing(_WIDTH, _HEAD + sum(heights) + 8, title=_("Customer journey map"), describe=described)
    board.text(_WIDTH - 4, 12, _("Mood"), size=_SIZE, ink="muted", bold=True, anchor="end")
    board.text(_MOOD_LEFT - 2, 32, _("low"), size=_SIZE, ink="muted", anchor="middle")
    board.text(_WIDTH - 4, 32, _("high"), size=_SIZE, ink="muted", anchor="end")
    top, moods = float(_HEAD), []
    for number, ((stage, lines), height) in enumerate(zip(rows, heights, strict=True)):
        _draw_stage(board, stage, top, height, last=number == len(rows) - 1)
        moods += _draw_lines(board, path, stage, lines, top)
        top += height
    _draw_moods(board, moods, top)
    return board.svg()


def _stages_of(path: SalesPath) -> tuple[JourneyStage | None, ...]:
    """All stages, and None at the end for what has none yet."""
    unplaced = None in {*(one.stage for one in path.touchpoints), *(one.stage for one in path.milestones)}
    return (*JourneyStage, None) if unplaced else tuple(JourneyStage)


_Line = tuple[str, "Colour", bool]


def _stage_lines(path: SalesPath, stage: JourneyStage | None) -> list[_Line]:
    """What is written beside a stage: its touchpoints, then its milestones; an empty text is half a line's space."""
    lines: list[_Line] = []
    for one in path.touchpoints:
        if one.stage is stage:
            lines += [*_touchpoint_lines(one), ("", "ink", False)]
    if not lines:
        lines = [(each, "poor", False) for each in _wrapped(_("The customer does not meet us here."))]
        lines.append(("", "ink", False))
    for milestone in path.milestones:
        if milestone.stage is stage:
            lines += [(each, "good", True) for each in _wrapped(_milestone_text(milestone))]
    return lines if lines[-1][0] else lines[:-1]


def _touchpoint_lines(one: Touchpoint) -> list[_Line]:
    beside = _(", ").join(each for each in (one.channel, one.owner) if each)
    told: tuple[tuple[str, Colour, bool], ...] = (
        (one.name or _("a touchpoint"), "ink", True),
        (beside, "muted", False),
        (_("“{thought}”").format(thought=one.thinks) if one.thinks else "", "ink", False),
        (_("Gap: {gap}").format(gap=one.gap) if one.gap else "", "poor", False),
    )
    return [(each, ink, bold) for text, ink, bold in told if text for each in _wrapped(text)]


def _milestone_text(milestone: Milestone) -> str:
    name = milestone.name or _("a milestone")
    if milestone.day is None:
        return _("▸ {name}").format(name=name)
    return _("▸ Day {day}: {name}").format(day=number_text(milestone.day), name=name)


def _wrapped(text: str) -> list[str]:
    return [shortened(line, _TEXT_WIDE, _SIZE) for line in wrap(text, _TEXT_WIDE, _SIZE)]


def _draw_stage(board: Drawing, stage: JourneyStage | None, top: float, height: float, *, last: bool) -> None:
    board.line([(_TEXT_LEFT, top), (_WIDTH - 4, top)], ink="line", width=1)
    name = stage.label if stage else _("no stage yet")
    box: Colour = "one" if stage else "panel"
    ink: Colour = "on" if stage else "ink"
    board.box(4, top + 6, _STAGE_WIDE, 42, name, fill=box, edge=None, ink=ink, size=_SIZE, bold=True)
    if not last:
        board.arrow((4 + _STAGE_WIDE / 2, top + 50), (4 + _STAGE_WIDE / 2, top + height + 4))


def _draw_lines(
    board: Drawing, path: SalesPath, stage: JourneyStage | None, lines: Sequence[_Line], top: float
) -> list[tuple[float, float]]:
    """Write *lines*, and return where the moods of the stage's touchpoints stand: mood, height."""
    judged = iter([one for one in path.touchpoints if one.stage is stage])
    y, moods, starts = top + 8 + _LINE / 2, [], True
    for text, ink, bold in lines:
        if not text:
            y, starts = y + _LINE / 2, True
            continue
        if starts and (one := next(judged, None)) is not None and one.mood is not None:
            moods.append((one.mood, y))
        starts = False
        board.text(_TEXT_LEFT, y, text, size=_SIZE, ink=ink, bold=bold)
        y += _LINE
    return moods


def _draw_moods(board: Drawing, moods: Sequence[tuple[float, float]], bottom: float) -> None:
    for level in range(WORST_SCORE, BEST_SCORE + 1):
        x = _mood_x(level)
        board.line([(x, _HEAD), (x, bottom)], ink="panel", width=1.5)
    points = [(_mood_x(mood), y) for mood, y in moods]
    if points:
        board.line(points, ink="two", width=3)
    for x, y in points:
        board.circle(x, y, 6, fill="one", edge="paper")


def _mood_x(mood: float) -> float:
    return _MOOD_LEFT + (mood - WORST_SCORE) / (BEST_SCORE - WORST_SCORE) * (_MOOD_RIGHT - _MOOD_LEFT)


def _stage_words(path: SalesPath, stage: JourneyStage | None) -> str:
    names = [one.name for one in path.touchpoints if one.stage is stage]
    told = _(", ").join(names) if names else _("no touchpoint")
    return _("{stage}: {touchpoints}").format(stage=stage.label if stage else _("no stage yet"), touchpoints=told)


def journey_words(path: SalesPath) -> str:
    """How many stages have a touchpoint, and where the mood is lowest."""
    met = len(JourneyStage) - len(path.stages_without_touchpoint)
    sentence = ngettext("{met} of {all} stages has a touchpoint.", "{met} of {all} stages have a touchpoint.", met)
    said = [sentence.format(met=met, all=len(JourneyStage))]
    judged = [(one.mood, one) for one in path.touchpoints if one.mood is not None]
    if judged:
        mood, lowest = min(judged, key=lambda pair: pair[0])
        sentence = _("The mood is lowest at {name} ({mood} of {best}).")
        name = lowest.name or _("a touchpoint")
        said.append(sentence.format(name=name, mood=number_text(mood), best=BEST_SCORE))
    return one_after_another(said)


def todo_list(path: SalesPath) -> Html:
    """The gaps that the touchpoints name, each of which wants an action."""
    gaps = [(one, one.gap) for one in path.touchpoints if one.gap]
    if not gaps:
        return join([])
    items = (
        tag(
            "li",
            tag("strong", one.name or _("a touchpoint")),
            _(": "),
            gap,
            _(" (owner: {name})").format(name=one.owner),
        )
        if one.owner
        else tag("li", tag("strong", one.name or _("a touchpoint")), _(": "), gap)
        for one, gap in gaps
    )
    return join([tag("p", tag("strong", _("Each gap wants an action:"))), tag("ul", *items)])


def gap_list(sentences: Sequence[str]) -> Html:
    """What is still missing, or that nothing is."""
    if not sentences:
        return tag("p", _("✓ Nothing is missing."), class_="bp-met")
    return tag("ul", *(tag("li", each) for each in sentences), class_="bp-unmet")


# Cycle ----------------------------------------------------------------------------------------------------------------

_AXIS_LEFT, _AXIS_RIGHT, _DISC, _DISC_STEP = 20, 380, 13, 30


def cycle_picture(path: SalesPath) -> Html:
    """Milestones by their day on a line that ends with the signature or the last of them; names below."""
    dated = dated_milestones(path)
    last = max([path.cycle_days or 0, *(one.day or 0 for one in dated)]) or 1
    places = [_AXIS_LEFT + (one.day or 0) / last * (_AXIS_RIGHT - _AXIS_LEFT) for one in dated]
    levels = _levels(places)
    axis = 40 + _DISC_STEP * (max(levels, default=0) + 1)
    described = _("; ").join(_dated(number, one) for number, one in enumerate(dated, start=1)) or _(
        "no dated milestone"
    )
    lines = [line for number, one in enumerate(dated, start=1) for line in _named(number, one)]
    board = Drawing(_WIDTH, axis + 52 + _LINE * 1.2 * len(lines), title=_("Milestones"), describe=described)
    _draw_axis(board, path, axis, last)
    for number, (x, level) in enumerate(zip(places, levels, strict=True), start=1):
        y = axis - _DISC_STEP * (level + 1) + 8
        board.line([(x, y), (x, axis)], ink="muted", width=1)
        board.circle(x, y, _DISC, fill="one", edge="paper")
        board.text(x, y, str(number), ink="on", bold=True, anchor="middle", size=_SIZE)
    for row, line in enumerate(lines):
        board.text(_AXIS_LEFT - 12, axis + 52 + _LINE * 1.2 * row, line, size=_SIZE)
    return board.svg()


def _levels(places: Sequence[float]) -> list[int]:
    """For discs at *places*, from left to right, how many steps each is raised so that none covers another."""
    ends: list[float] = []
    levels = []
    for x in places:
        level = next((number for number, end in enumerate(ends) if x - end >= 2 * _DISC + 2), len(ends))
        ends[level : level + 1] = [x]
        levels.append(level)
    return levels


def _draw_axis(board: Drawing, path: SalesPath, axis: float, last: float) -> None:
    board.line([(_AXIS_LEFT, axis), (_AXIS_RIGHT, axis)], ink="ink", width=2)
    board.text(_AXIS_LEFT - 12, axis + 18, _("day {day}").format(day=0), size=_SIZE, ink="muted")
    wait = longest_wait(path)
    scale = (_AXIS_RIGHT - _AXIS_LEFT) / last
    if wait:
        board.line(
            [(_AXIS_LEFT + wait.start * scale, axis), (_AXIS_LEFT + wait.end * scale, axis)], ink="four", width=7
        )
    if path.cycle_days:
        x = _AXIS_LEFT + path.cycle_days * scale
        board.line([(x, 24), (x, axis + 8)], ink="poor", width=2, dash="5 4")
        text = _("signature, day {day}").format(day=number_text(path.cycle_days))
        anchor = "end" if x > _WIDTH / 2 else "start"
        board.text(x, 10, text, size=_SIZE, ink="poor", bold=True, anchor=anchor)
    if not path.cycle_days or last > path.cycle_days * 1.2:
        board.text(_AXIS_RIGHT + 12, axis + 18, number_text(last), size=_SIZE, ink="muted", anchor="end")


def _dated(number: int, one: Milestone) -> str:
    sentence = _("{number}: day {day}, {name}")
    return sentence.format(number=number, day=number_text(one.day or 0), name=one.name or _("a milestone"))


def _named(number: int, one: Milestone) -> list[str]:
    told = _dated(number, one)
    if one.stage:
        told = _("{milestone} ({stage})").format(milestone=told, stage=one.stage.label)
    return wrap(told, _WIDTH - 2 * _AXIS_LEFT + 12, _SIZE)


def cycle_words(path: SalesPath) -> str:
    """How long the cycle is, how many milestones it has, and the longest wait without one."""
    count = len(path.milestones)
    told = ngettext("{count} milestone", "{count} milestones", count).format(count=count)
    wait = longest_wait(path)
    if wait is None:
        return _("{milestones}; the cycle has no length yet.").format(milestones=told)
    sentence = _(
        "{milestones} on a cycle of {cycle} days. The longest wait without one: {days} days, from day {start} to"
        " day {end}."
    )
    return sentence.format(
        milestones=told,
        cycle=number_text(path.cycle_days or 0),
        days=number_text(wait.days),
        start=number_text(wait.start),
        end=number_text(wait.end),
    )


# Comparison -----------------------------------------------------------------------------------------------------------

_NAME_WIDE, _BAR_LEFT, _BAR_RIGHT, _BAR, _LANE = 92, 100, 350, 14, 20
_FILLS: Final[tuple[Colour, ...]] = ("three", "four", "two", "line", "muted")


def comparison_picture(path: SalesPath) -> Html:
    """Bars up to 5 of us and each competitor: the weighted score first, then each factor with what it brings."""
    suppliers = (_("We"), *path.competitors)
    edges = {edge.factor: edge for edge in factor_edges(path)}
    block = 30 + _LANE * len(suppliers) + 12
    totals = [path.own_weighted_score, *(path.weighted_score(name) for name in path.competitors)]
    described = comparison_words(path)
    board = Drawing(_WIDTH, block * (len(path.factors) + 1), title=_("Competitive comparison"), describe=described)
    _draw_block(board, 0, (_("Weighted score"), "", "ink"), suppliers, totals, digits=2)
    board.line([(4, block - 4), (_WIDTH - 4, block - 4)], ink="line")
    for number, factor in enumerate(path.factors, start=1):
        scores = [factor.own_score, *(factor.scores.get(name) for name in path.competitors)]
        head = _factor_head(factor, edges.get(factor.name), path.weight_total)
        _draw_block(board, number * block, head, suppliers, scores, digits=1)
    return board.svg()


def _factor_head(factor: DecisionFactor, edge: FactorEdge | None, total: float) -> tuple[str, str, Colour]:
    weight = percent_text((factor.weight or 0) / total if total else 0)
    name = _("{name}, {weight}").format(name=factor.name or _("a factor"), weight=weight)
    if edge is None:
        return name, "", "muted"
    ink: Colour = "good" if edge.points > 0 else "poor" if edge.points < 0 else "muted"
    return name, _signed(edge.points), ink


def _draw_block(
    board: Drawing, top: float, head: tuple[str, str, Colour], suppliers: Sequence[str],
    scores: Sequence[float | None], *, digits: int,
) -> None:  # fmt: skip
    name, beside, ink = head
    board.text(4, top + 14, shortened(name, _WIDTH - 64), bold=True)
    board.text(_WIDTH - 4, top + 14, beside, bold=True, anchor="end", ink=ink)
    for lane, (supplier, score) in enumerate(zip(suppliers, scores, strict=True)):
        middle = top + 30 + _LANE * (lane + 0.5)
        board.text(4, middle, shortened(supplier, _NAME_WIDE, _SIZE), size=_SIZE, bold=lane == 0)
        if score is None:
            board.text(_BAR_LEFT, middle, _("not scored"), size=_SIZE, ink="poor")
            continue
        fill: Colour = "one" if lane == 0 else _FILLS[(lane - 1) % len(_FILLS)]
        long = (_BAR_RIGHT - _BAR_LEFT) * score / BEST_SCORE
        board.rectangle(_BAR_LEFT, middle - _BAR / 2, long, _BAR, fill=fill)
        board.text(_BAR_LEFT + long + 8, middle, f"{score:.{digits}f}".removesuffix(".0"), size=_SIZE, bold=lane == 0)


def _signed(points: float) -> str:
    return f"{points:+.2f}".replace("-", "−") if points else "0"


def comparison_words(path: SalesPath) -> str:
    """The weighted scores, the highest first, and the weights where they do not add up."""
    scored = [
        (score, name)
        for name, score in (
            (_("We"), path.own_weighted_score),
            *((name, path.weighted_score(name)) for name in path.competitors),
        )
        if score is not None
    ]
    told = [f"{name} {score:.2f}" for score, name in sorted(scored, key=lambda pair: -pair[0])]
    said = [_("{scores}.").format(scores=_(", ").join(told)) if told else _("Weigh the factors and score everybody.")]
    if path.factors and abs(path.weight_total - 1) > _CENT:
        sentence = _("The weights add up to {total}; they count in proportion.")
        said.append(sentence.format(total=percent_text(path.weight_total)))
    return one_after_another(said)


_CENT: Final = 0.005


def edge_list(path: SalesPath) -> Html:
    """What wins it, what loses it, and the weight that would turn it."""
    edges, turn = factor_edges(path), turning_point(path)
    sentences = []
    if edges and edges[0].points > 0:
        sentences.append(_edge_words(edges[0], N_("Your message: {factor}, {points} points against {rival}.")))
    if edges and edges[-1].points < 0:
        sentences.append(_edge_words(edges[-1], N_("Your homework: {factor}, {points} points against {rival}.")))
    if turn and round(turn.weight, 3) == round(turn.weight_now, 3):
        sentences.append(
            filled(_("{rival} is level with us: the smallest change of a weight decides."), rival=turn.rival)
        )
    elif turn:
        sentence = _("{rival} draws level once {factor} counts {weight} instead of {now}, the others in proportion.")
        now, then = percent_text(turn.weight_now, digits=0), percent_text(turn.weight, digits=0)
        sentences.append(filled(sentence, rival=turn.rival, factor=turn.factor, weight=then, now=now))
    elif edges:
        sentences.append(_("No single weight turns the order at the top."))
    unscored = [name for name in path.competitors if path.weighted_score(name) is None]
    sentences += [filled(_("{rival} has no score on some factor yet."), rival=name) for name in unscored]
    return tag("ul", *(tag("li", each) for each in sentences)) if sentences else join([])


def _edge_words(edge: FactorEdge, sentence: str) -> str:
    return filled(_(sentence), factor=edge.factor or _("a factor"), points=_signed(edge.points), rival=edge.rival)


# FAB ------------------------------------------------------------------------------------------------------------------

_LETTERS: Final = {FabStep.FEATURE: "F", FabStep.ADVANTAGE: "A", FabStep.BENEFIT: "B"}


def fab_list(statement: FabStatement) -> Html:
    """The three steps of a statement, each with what it is and why."""
    return tag("ul", *map(_fab_step, review_fab(statement).steps), class_="bp-checks")


def _fab_step(review: StepReview) -> Html:
    sound = review.is_sound
    verdict = tag("span", _("✓ holds") if sound else _("✗ not yet"), class_="bp-met" if sound else "bp-unmet")
    return tag(
        "li", tag("span", _LETTERS[review.step], class_="bp-letter", aria_hidden="true"),
        tag("div", tag("p", tag("strong", review.step.label), " ", verdict), tag("p", review.reason)),
    )  # fmt: skip


def fab_words(statements: Sequence[FabStatement]) -> str:
    """How many statements hold in all three steps, and what is wrong with the first that does not."""
    if not statements:
        return _("No FAB statement yet: say what it has, what that does, and what the customer gains.")
    reviews = [review_fab(statement) for statement in statements]
    sound = sum(review.is_sound for review in reviews)
    count = len(reviews)
    told = ngettext(
        "{sound} of {count} FAB statement holds in all three steps.",
        "{sound} of {count} FAB statements hold in all three steps.",
        count,
    ).format(sound=sound, count=count)
    return one_after_another([told, *_first_fault(reviews)])


def _first_fault(reviews: Sequence[FabReview]) -> list[str]:
    faulty = [step for review in reviews for step in review.steps if not step.is_sound]
    if not faulty:
        return []
    return [_("{step}: {reason}").format(step=faulty[0].step.label, reason=faulty[0].reason)]
