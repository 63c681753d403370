"""Pictures, tables and sentences of customer segments: value matrix, RFM, concentration, decision sheet.

>>> from bpcourse.core.segments import Segment
>>> order_words([Segment(name="malls", potential=3, winnability=6, priority=1)])
'By potential and winnability: malls.'
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bpcourse.core.concentration import fewest_for, gini, lorenz_points, top_share
from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.rfm import BuyerGroup
from bpcourse.core.segments import MOST_POINTS
from bpcourse.core.value_matrix import MatrixField, matrix_field, suggested_order, weighted_potential
from bpcourse.present.html import Html, join, tag
from bpcourse.present.svg import Drawing, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpcourse.core.rfm import PurchaseList, ScoredCustomer
    from bpcourse.core.segments import DecisionMaker, Segment

__all__ = [
    "concentration_picture",
    "concentration_words",
    "decision_sheet",
    "group_table",
    "matrix_advice",
    "matrix_picture",
    "matrix_table",
    "order_words",
    "problem_list",
    "rfm_table",
]

_WIDTH: Final = 480
_MOST_LINES: Final = 100
_MOST_PROBLEMS: Final = 20
_MOST: Final = 0.8
"""The share of the whole of Pareto's rule."""

# Value matrix ---------------------------------------------------------------------------------------------------------

_LEFT, _TOP, _SIDE = 44, 14, 330


def matrix_picture(segments: Sequence[Segment]) -> Html:
    """Potential upwards, winnability to the right, a numbered disc for each rated segment and the names below."""
    rated = [(number, one) for number, one in enumerate(segments, start=1) if matrix_field(one)]
    height = _TOP + _SIDE + 60 + 22 * len(rated)
    described = _("; ").join(_placed(one) for _number, one in rated) or _("no segment is rated yet")
    board = Drawing(_WIDTH, height, title=_("Value matrix"), describe=described)
    _fields(board)
    places: dict[tuple[float, float], list[int]] = {}
    for number, one in rated:
        places.setdefault((round(one.winnability or 0, 1), round(one.potential or 0, 1)), []).append(number)
    for (right, up), numbers in places.items():
        x, y = _LEFT + right / MOST_POINTS * _SIDE_WIDE, _TOP + (1 - up / MOST_POINTS) * _SIDE
        board.circle(x, y, 16, fill="one", edge="paper")
        text = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}+"
        board.text(x, y, text, ink="on", bold=True, anchor="middle")
    for line, (number, one) in enumerate(rated):
        field = matrix_field(one)
        told = f"{number}  {one.name} – {field.label if field else ''}"
        board.text(_LEFT, _TOP + _SIDE + 62 + 22 * line, shortened(told, _WIDTH - _LEFT - 8))
    return board.svg()


_SIDE_WIDE: Final = _WIDTH - _LEFT - 24


def _fields(board: Drawing) -> None:
    half, tall = _SIDE_WIDE / 2, _SIDE / 2
    for field, column, row in (
        (MatrixField.INVEST, 0, 0),
        (MatrixField.WIN, 1, 0),
        (MatrixField.HOLD, 0, 1),
        (MatrixField.SERVE, 1, 1),
    ):
        x, y = _LEFT + column * half, _TOP + row * tall
        board.rectangle(x, y, half, tall, fill="panel", edge="line")
        board.text(x + 12, y + 20, field.label, ink="muted", bold=True)
    bottom = _TOP + _SIDE
    board.text(_LEFT, bottom + 16, "0", size=14, ink="muted", anchor="middle")
    board.text(_LEFT + _SIDE_WIDE, bottom + 16, str(MOST_POINTS), size=14, ink="muted", anchor="middle")
    board.text(_LEFT + half, bottom + 16, _("winnability →"), size=14, ink="muted", anchor="middle")
    board.text(_LEFT - 8, bottom - 6, "0", size=14, ink="muted", anchor="end")
    board.text(_LEFT - 8, _TOP + 8, str(MOST_POINTS), size=14, ink="muted", anchor="end")
    board.add(
        "text", _("potential →"), text_anchor="middle", dy="0.35em", transform=f"rotate(-90 18 {_TOP + tall:g})",
        x=18.0, y=float(_TOP + tall), style="fill:var(--bp-muted, #56616d);font-size:14px",
    )  # fmt: skip


def _placed(segment: Segment) -> str:
    field = matrix_field(segment)
    sentence = _("{name}: potential {potential}, winnability {winnability}, {field}")
    return sentence.format(
        name=segment.name,
        potential=number_text(segment.potential or 0),
        winnability=number_text(segment.winnability or 0),
        field=field.label if field else "",
    )


def matrix_table(segments: Sequence[Segment], *, currency: str) -> Html:
    """Each segment with its field, its place by the marks, the team's priority and the target."""
    order = suggested_order(segments)
    head = (_("Segment"), _("Field"), _("Weighted potential"), _("Place by marks"), _("Your priority"), _("Target"))
    lines = []
    for one in segments:
        field, weight = matrix_field(one), weighted_potential(one)
        lines.append(
            (
                one.name,
                field.label if field else _("not rated"),
                "" if weight is None else number_text(weight),
                str(order.index(one.name) + 1) if one.name in order else "",
                "" if one.priority is None else str(one.priority),
                "" if one.target is None else money_text(one.target, currency),
            )
        )
    return _table(_("Fields and priorities"), head, lines)


def matrix_advice(segments: Sequence[Segment]) -> Html:
    """What to do in each field in which a segment lies."""
    used = Counter(field for one in segments if (field := matrix_field(one)))
    return _advice((field.label, field.advice) for field in MatrixField if used[field])


def order_words(segments: Sequence[Segment]) -> str:
    """The order that the marks give, and the first segment that the team ranks otherwise."""
    order = suggested_order(segments)
    if not order:
        return _("Rate potential and winnability of each segment to see an order.")
    told = _("By potential and winnability: {order}.").format(order=_(", ").join(order))
    ranked = {one.name: one.priority for one in segments if one.priority is not None}
    own = [name for name in sorted(order, key=lambda name: ranked.get(name, len(order) + 1)) if name in ranked]
    by_marks = [name for name in order if name in ranked]
    moved = next((mine for mine, theirs in zip(own, by_marks, strict=True) if mine != theirs), None)
    if moved is None:
        return told
    sentence = _(" Your priority puts {name} further up than its marks do: note why.")
    return told + sentence.format(name=moved)


# RFM ------------------------------------------------------------------------------------------------------------------


def rfm_table(scored: Sequence[ScoredCustomer], *, currency: str) -> Html:
    """Each customer with what it bought, its three digits and its group; the most valuable first."""
    head = (_("Customer"), _("RFM"), _("Group"), _("Days since last"), _("Purchases"), _("Value"))
    lines = [
        (
            one.customer,
            one.code,
            one.group.label,
            number_text(one.recency_days),
            number_text(one.frequency),
            money_text(one.monetary, currency),
        )
        for one in scored[:_MOST_LINES]
    ]
    table = _table(_("Customers by value"), head, lines)
    if len(scored) <= _MOST_LINES:
        return table
    rest = _("{count} more customers are scored and counted above.").format(count=len(scored) - _MOST_LINES)
    return join([table, tag("p", rest)])


def group_table(scored: Sequence[ScoredCustomer]) -> Html:
    """Each group with its customers and its share of the value, and below what to do."""
    total = sum(one.monetary for one in scored) or 1
    lines = []
    for group in BuyerGroup:
        held = [one for one in scored if one.group is group]
        share = percent_text(sum(one.monetary for one in held) / total, digits=0)
        lines.append((group.label, str(len(held)), share))
    table = _table(_("Groups"), (_("Group"), _("Customers"), _("Share of value")), lines)
    return join([table, _advice((group.label, group.advice) for group in BuyerGroup)])


def problem_list(listed: PurchaseList) -> Html:
    """The lines that could not be read, each with its number and why."""
    if not listed.problems:
        return join([])
    count = len(listed.problems)
    told = ngettext("{count} line is left out:", "{count} lines are left out:", count).format(count=count)
    items = [tag("li", each) for each in listed.problems[:_MOST_PROBLEMS]]
    if count > _MOST_PROBLEMS:
        items.append(tag("li", _("and {count} more").format(count=count - _MOST_PROBLEMS)))
    return tag("div", tag("p", told), tag("ul", *items), class_="bp-unmet")


# Concentration --------------------------------------------------------------------------------------------------------


def concentration_words(amounts: Mapping[str, float], share: float) -> str:
    """What the largest *share* of customers hold, how few bring 80%, and who is the largest."""
    values = list(amounts.values())
    largest = max(amounts, key=lambda name: amounts[name])
    few = fewest_for(values, _MOST)
    sentence = _(
        "The top {share} of customers bring {held} of the value. {few} of {all} customers bring 80%; {name} alone"
        " brings {alone}. Gini coefficient: {gini}."
    )
    return sentence.format(
        share=percent_text(share),
        held=percent_text(top_share(values, share)),
        few=few,
        all=len(values),
        name=largest,
        alone=percent_text(amounts[largest] / sum(values)),
        gini=number_text(gini(values), digits=2),
    )


def concentration_picture(amounts: Iterable[float], share: float) -> Html:
    """The share of the value that the largest customers hold, from the largest on; equality is dashed."""
    values = list(amounts)
    held = top_share(values, share)
    told = _("The top {share} hold {held}").format(share=percent_text(share), held=percent_text(held))
    board = Drawing(_WIDTH, 390, title=_("Concentration"), describe=told)
    left, top, wide, tall = 58, 16, _WIDTH - 58 - 20, 310

    def place(x: float, y: float) -> tuple[float, float]:
        return left + x * wide, top + (1 - y) * tall

    board.rectangle(left, top, wide, tall, fill="panel")
    # The Lorenz curve turned round: it starts with the largest.
    curve = [place(1 - x, 1 - y) for x, y in reversed(lorenz_points(values))]
    board.area([*curve, place(0, 0)], fill="three", opacity=0.6)
    board.line([place(0, 0), place(1, 1)], ink="muted", dash="6 4")
    board.line(curve, ink="one", width=2.5)
    at_x, at_y = place(share, held)
    board.line([place(share, 0), (at_x, at_y), place(0, held)], ink="poor", dash="4 3")
    board.circle(at_x, at_y, 6, fill="poor", edge="paper")
    board.text(left + wide - 10, top + tall - 22, told, bold=True, anchor="end")
    for tick in (0, 0.5, 1):
        board.text(place(tick, 0)[0], top + tall + 16, percent_text(tick), size=14, ink="muted", anchor="middle")
        board.text(left - 8, place(0, tick)[1], percent_text(tick), size=14, ink="muted", anchor="end")
    below = _("share of customers, from the largest on")
    board.text(left + wide / 2, top + tall + 44, below, size=14, ink="muted", anchor="middle")
    return board.svg()


# Decision sheet -------------------------------------------------------------------------------------------------------


def decision_sheet(segment: Segment) -> Html:
    """The buying-decision sheet: who has a say, a persona card each, how a purchase goes, and what is missing."""
    makers = sorted(segment.decision_makers, key=lambda one: -(one.influence or 0))
    lines = [
        (
            one.name,
            one.role.label if one.role else "",
            "" if one.influence is None else number_text(one.influence),
        )
        for one in makers
    ]
    caption = _("Who decides at {name}").format(name=segment.name)
    table = _table(caption, (_("Who"), _("Role"), _("Influence")), lines)
    parts: list[Html] = [
        tag("div", table, class_="bp-scroll", role="region", tabindex="0", aria_label=caption),
        *(tag("p", card) for one in makers if (card := _persona(one))),
    ]
    if segment.decision_process:
        parts.append(tag("p", tag("strong", _("How a purchase goes: ")), segment.decision_process))
    if segment.pains:
        parts.append(tag("p", tag("strong", _("What troubles them: ")), _("; ").join(segment.pains)))
    if segment.decision_gaps:
        parts.append(tag("ul", *(tag("li", gap) for gap in segment.decision_gaps), class_="bp-unmet"))
    return join(parts)


def _persona(maker: DecisionMaker) -> Html | None:
    told = (
        (maker.measured_on, _("Measured on {what}.")),
        (maker.fears, _("Fears {what}.")),
        (maker.believes, _("Believes {what}.")),
        (maker.met_at, _("Met at {what}.")),
    )
    sentences = [sentence.format(what=what) for what, sentence in told if what]
    return join([tag("strong", maker.name), _(": "), one_after_another(sentences)]) if sentences else None


def _advice(told: Iterable[tuple[str, str]]) -> Html:
    return tag("ul", *(tag("li", tag("strong", label), _(": "), advice) for label, advice in told))


def _table(caption: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> Html:
    rows = (
        tag("tr", tag("th", line[0], scope="row"), *(tag("td", cell) for cell in line[1:])) for line in lines
    )  # fmt: skip
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *(tag("th", each, scope="col") for each in head))),
        tag("tbody", *rows),
    )
