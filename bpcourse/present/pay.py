"""Pictures, tables and sentences about pay: who earns what by a plan, and what week the plan rewards.

>>> from bpcourse.core.worked_team import worked_team
>>> team = worked_team()
>>> pay_headline(team.pay_run, currency="CNY")
'The new plan costs CNY 17,823 less. 4 gain, 4 lose, most Liu Yang: CNY -22,635.'
>>> effort_headline(team.rewarded_work)
'Who works for pay alone does 88% of the good that the week could do.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.kpi import whole_percents
from bpcourse.core.language import _, one_after_another
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.present.html import Html, join, tag
from bpcourse.present.svg import Drawing, shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.team import EffortChoice, Pay, PayPlan, PayRun, RewardedWork
    from bpcourse.present.svg import Colour

__all__ = [
    "effort_headline",
    "effort_picture",
    "effort_words",
    "pay_headline",
    "pay_picture",
    "pay_table",
    "pay_words",
]

_WIDTH: Final = 480
_TEXT: Final = 14

# Pay ------------------------------------------------------------------------------------------------------------------


def pay_headline(run: PayRun, *, currency: str) -> str:
    """What the new plan costs beside the present one, how many gain and lose, and who is hit hardest."""
    change = run.cost - run.cost_now
    if abs(change) < 1:
        cost = _("The new plan costs as much as the present one.")
    else:
        more = _("The new plan costs {money} more.") if change > 0 else _("The new plan costs {money} less.")
        cost = more.format(money=money_text(abs(change), currency))
    if not run.losers and not run.gainers:
        return one_after_another((cost, _("Nobody's pay changes.")))
    if not run.losers:
        return one_after_another((cost, _("{gain} gain, nobody loses.").format(gain=len(run.gainers))))
    hit = run.losers[0]
    sentence = _("{gain} gain, {lose} lose, most {name}: {money}.")
    lost = money_text(hit.change, currency)
    who = sentence.format(gain=len(run.gainers), lose=len(run.losers), name=hit.rep.name, money=lost)
    return one_after_another((cost, who))


def pay_words(run: PayRun, plan: PayPlan, *, currency: str) -> list[str]:
    """Cost, spread, what the pool gives back, and where the plan jumps or stops, in a few sentences."""
    return [
        _cost_sentence(run, currency),
        _spread_sentence(run, currency),
        *_pool_sentences(run, plan),
        *_shape_sentences(plan, currency),
    ]


def _cost_sentence(run: PayRun, currency: str) -> str:
    cost, now = (money_text(amount, currency) for amount in (run.cost, run.cost_now))
    if run.cost_share is None or run.cost_share_now is None:
        return _("The team's pay: {cost} by the new plan, {now} by the present one.").format(cost=cost, now=now)
    sentence = _("The team's pay: {cost} by the new plan ({share} of revenue), {now} by the present one ({share_now}).")
    shares = {"share": percent_text(run.cost_share), "share_now": percent_text(run.cost_share_now)}
    return sentence.format(cost=cost, now=now, **shares)


def _spread_sentence(run: PayRun, currency: str) -> str:
    sentence = _("Between the best and the least paid lie {spread} by the new plan, {now} by the present one.")
    return sentence.format(spread=money_text(run.spread, currency), now=money_text(run.spread_now, currency))


def _pool_sentences(run: PayRun, plan: PayPlan) -> list[str]:
    if not plan.pool_share or not plan.target_bonus:
        return []
    people = len(run.rows)
    filled = _("The pool is filled to {share} of what it holds at target.").format(share=percent_text(run.team_result))
    back = _("Of each 100 that one rep adds to the pool, about {back} come back to that rep.")
    return [filled, back.format(back=number_text(100 / people))]


def _shape_sentences(plan: PayPlan, currency: str) -> list[str]:
    one = _("The point that takes a rep to {result} pays {money} at once: mind what people do to reach it, and when.")
    told = [
        one.format(result=percent_text(jump.result), money=money_text(jump.money, currency))
        for jump in plan.jumps
        if jump.result > 0
    ]
    if plan.cap is not None:
        lid = _("Above {result} another point pays nothing.").format(result=percent_text(plan.cap))
        told.append(lid)
    if not plan.jumps and plan.target_bonus:
        point = _("From the threshold to the target each point pays {money}.")
        told.insert(
            0, point.format(money=money_text(plan.personal_at_target * plan.paid_share(1) / _points(plan), currency))
        )
    return told


def _points(plan: PayPlan) -> float:
    """Points of the result from the threshold to the target."""
    return 100 * (1 - plan.threshold)


_PAY_NAMES, _PAY_WIDE, _PAY_ROW = 96, 270, 44


def pay_picture(run: PayRun, *, currency: str) -> Html:
    """One bar for each rep, cut into base, personal bonus and pool; the thin bar below is pay by the present plan."""
    most = max((max(row.total, row.now.total) for row in run.rows), default=0) or 1
    unit = _PAY_WIDE / most
    board = Drawing(
        _WIDTH, 40 + _PAY_ROW * len(run.rows), title=_("Pay for the year, rep by rep"),
        describe=_pay_sentence(run, currency),
    )  # fmt: skip
    _pay_legend(board)
    for number, row in enumerate(run.rows):
        top = 40 + _PAY_ROW * number
        board.text(0, top + 16, shortened(row.rep.name, _PAY_NAMES - 6, _TEXT), size=_TEXT)
        left = float(_PAY_NAMES)
        for part, fill in zip(row.pay, _PAY_FILLS, strict=True):
            board.rectangle(left, top + 2, part * unit, 20, fill=fill)
            left += part * unit
        board.rectangle(_PAY_NAMES, top + 24, row.now.total * unit, 8, fill="line")
        ink: Colour = "good" if row.change > 0 else "poor" if row.change < 0 else "muted"
        said = shortened(_signed(row.change), _WIDTH - _PAY_NAMES - _PAY_WIDE - 8, _TEXT)
        board.text(_WIDTH - 2, top + 16, said, size=_TEXT, ink=ink, bold=True, anchor="end")
    return board.svg()


_PAY_FILLS: Final[tuple[Colour, ...]] = ("one", "three", "four")


def _pay_legend(board: Drawing) -> None:
    labels = (_("base"), _("personal"), _("pool"), _("present plan"))
    x = 2.0
    for label, fill in zip(labels, (*_PAY_FILLS, "line"), strict=True):
        board.rectangle(x, 6, 14, 14, fill=fill)
        board.text(x + 20, 13, label, size=_TEXT)
        x += 36 + text_width(label, _TEXT)
    board.text(_WIDTH - 2, 13, _("change"), size=_TEXT, anchor="end")


def _signed(amount: float) -> str:
    """A change of money with its sign, as a bare number."""
    text = number_text(abs(amount), digits=0)
    return "0" if text == "0" else f"+{text}" if amount > 0 else f"\u2212{text}"


def _pay_sentence(run: PayRun, currency: str) -> str:
    one = _("{name}: base {base}, personal bonus {personal}, pool {pool}; by the present plan {now} in all.")
    return one_after_another(
        one.format(
            name=row.rep.name,
            base=money_text(row.pay.base, currency),
            personal=money_text(row.pay.personal, currency),
            pool=money_text(row.pay.pool, currency),
            now=money_text(row.now.total, currency),
        )
        for row in run.rows
    )


def pay_table(run: PayRun, plan: PayPlan, *, currency: str) -> Html:
    """Every rep's pay by part, beside the present plan, and what one more point would pay; the sum below."""
    head = [
        _("Rep"), _("Result"), _("Base"), _("Personal"), _("Pool"), _("Total pay"), _("Present plan"), _("Change"),
        _("Next point pays"),
    ]  # fmt: skip
    rows = [
        [
            row.rep.name,
            percent_text(row.rep.result),
            *map(_whole, (row.pay.base, row.pay.personal, row.pay.pool, row.total, row.now.total)),
            _signed(row.change),
            _whole(plan.point_pays(row.rep.result) * _own_scale(plan, row.rep.target_bonus)),
        ]
        for row in run.rows
    ]
    sums = [_sum(row.pay for row in run.rows), _sum(row.now for row in run.rows)]
    parts = [sum(part) for part in zip(*(row.pay for row in run.rows), strict=True)]
    rows.append(
        [_("Together"), "", *map(_whole, (*parts, *sums)), _signed(sums[0] - sums[1]), ""],
    )
    return _table(_("Pay for the year, {currency}").format(currency=currency), head, rows)


def _own_scale(plan: PayPlan, target_bonus: float | None) -> float:
    """A rep's own bonus at target as a multiple of the plan's."""
    return 1.0 if target_bonus is None or not plan.target_bonus else target_bonus / plan.target_bonus


def _sum(pays: Iterable[Pay]) -> float:
    return sum(pay.total for pay in pays)


def _whole(amount: float) -> str:
    return number_text(amount, digits=0)


# What the weights reward ----------------------------------------------------------------------------------------------


def effort_headline(work: RewardedWork) -> str:
    """What part of the good that a week could do is done by a rep who games the plan."""
    worth = work.choice.worth
    if worth > 1 - _LEVEL:
        return _("Who works for pay alone does just what the company wants.")
    sentence = _("Who works for pay alone does {share} of the good that the week could do.")
    return sentence.format(share=percent_text(worth, digits=0))


_LEVEL: Final = 0.005
_NOTICED: Final = 0.5
"""Hours a week from which a gap is worth a sentence."""


def effort_words(work: RewardedWork, *, currency: str, contribution: float | None = None) -> list[str]:
    """Which weight rewards the wrong thing, what no weight reaches, and what better weights would do."""
    choice = work.choice
    return [
        *_fed_sentences(work, choice),
        *_starved_sentences(choice),
        *_trick_sentences(choice),
        *_refit_sentences(work, choice),
        *_loss_sentences(choice, currency, contribution),
    ]


def _fed_sentences(work: RewardedWork, choice: EffortChoice) -> list[str]:
    fed = choice.fed
    if fed is None or fed.gap < _NOTICED or fed.activity.measure is None:
        return []
    hours = _("“{name}” gets {chosen} hours a week where {wanted} serve best.").format(
        name=fed.activity.name, chosen=number_text(fed.chosen), wanted=number_text(fed.activity.hours)
    )
    total = sum(work.weights.values())
    weight = work.weights.get(fed.activity.measure, 0.0) / total
    fitting = work.fitting_weights.get(fed.activity.measure, 0.0)
    if weight <= fitting + _LEVEL:
        return [hours]
    sentence = _("It shows in {measure}, which weighs {weight}; what it is worth would be {fitting}.")
    shown = sentence.format(
        measure=fed.activity.measure.label,
        weight=percent_text(weight, digits=0),
        fitting=percent_text(fitting, digits=0),
    )
    return [one_after_another((hours, shown))]


def _starved_sentences(choice: EffortChoice) -> list[str]:
    told = []
    starved = choice.starved
    if starved is not None and starved.gap < -_NOTICED:
        sentence = _("“{name}” pays for it: {chosen} hours instead of {wanted}.")
        told.append(sentence.format(name=starved.activity.name, chosen=number_text(starved.chosen),
            wanted=number_text(starved.activity.hours)))  # fmt: skip
    one = _("“{name}” is not measured: {chosen} hours instead of {wanted}.")
    told += [
        one.format(name=row.activity.name, chosen=number_text(row.chosen), wanted=number_text(row.activity.hours))
        for row in choice.rows
        if row.activity.measure is None and row.gap < -_NOTICED and row is not starved
    ]
    return told


def _trick_sentences(choice: EffortChoice) -> list[str]:
    tricks = [row for row in choice.rows if not row.activity.hours and row.chosen >= _NOTICED]
    if not tricks:
        return []
    sentence = _("Nobody wants {names}, and {hours} hours a week go there: count otherwise, for no weight mends that.")
    names = _(" and ").join(_("“{name}”").format(name=row.activity.name) for row in tricks)
    return [sentence.format(names=names, hours=number_text(sum(row.chosen for row in tricks)))]


def _refit_sentences(work: RewardedWork, choice: EffortChoice) -> list[str]:
    refitted = work.refitted
    if refitted is None or refitted.worth < choice.worth + _LEVEL:
        return []
    sentence = _("With the weights {weights} the same rep would do {share}.")
    weights = "/".join(map(str, whole_percents(work.fitting_weights).values()))
    return [sentence.format(weights=weights, share=percent_text(refitted.worth, digits=0))]


def _loss_sentences(choice: EffortChoice, currency: str, contribution: float | None) -> list[str]:
    lost = 1 - choice.worth
    if not contribution or lost < _LEVEL:
        return []
    sentence = _("The missing {share} of a rep's {whole} a year are {money}.")
    return [
        sentence.format(
            share=percent_text(lost, digits=0),
            whole=money_text(contribution, currency),
            money=money_text(round(lost * contribution, -3), currency),
        )
    ]


_EFFORT_ROW: Final = 66


def effort_picture(choice: EffortChoice) -> Html:
    """Two bars for each activity: the hours that serve the company best, and below those that the rep chooses."""
    board = Drawing(
        _WIDTH, 40 + _EFFORT_ROW * len(choice.rows), title=_("A rep's week in hours"), describe=_effort_sentence(choice)
    )
    most = max(max(row.chosen, row.activity.hours) for row in choice.rows) or 1
    unit = (_WIDTH - 70) / most
    for x, fill, said in ((2.0, "three", _("serves the company best")), (232.0, "one", _("pays the rep best"))):
        board.rectangle(x, 6, 14, 14, fill=fill)  # type: ignore[arg-type] # roles of colour both
        board.text(x + 20, 13, said, size=_TEXT)
    for number, row in enumerate(choice.rows):
        top = 40 + _EFFORT_ROW * number
        measure = row.activity.measure
        shown = measure.label if measure else _("not measured")
        room = _WIDTH - text_width(shown, _TEXT) - 16
        board.text(0, top + 6, shortened(row.activity.name, room, _TEXT), size=_TEXT)
        board.text(_WIDTH - 2, top + 6, shown, size=_TEXT, ink="muted" if measure else "poor", anchor="end")
        bars: tuple[tuple[float, Colour], ...] = ((row.activity.hours, "three"), (row.chosen, "one"))
        for line, (hours, fill) in enumerate(bars):
            board.rectangle(0, top + 17 + 18 * line, hours * unit, 16, fill=fill)
            board.text(hours * unit + 6, top + 25 + 18 * line, number_text(hours), size=_TEXT)
    return board.svg()


def _effort_sentence(choice: EffortChoice) -> str:
    one = _("{name}: {wanted} hours wanted, {chosen} chosen.")
    return one_after_another(
        one.format(name=row.activity.name, wanted=number_text(row.activity.hours), chosen=number_text(row.chosen))
        for row in choice.rows
    )


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    top = tag("tr", *(tag("th", text, scope="col") for text in head))
    body = (tag("tr", tag("th", first, scope="row"), *(tag("td", text) for text in rest)) for first, *rest in rows)
    return tag("table", tag("caption", caption), tag("thead", top), tag("tbody", join(body)))
