"""The weighting tool of chapter 5: weights by points or by pairs, what they do to a team, the 60/20/20 case.

>>> tool = KpiWeights()
>>> tool.receive({"type": "input", "name": "weight-sales", "value": "80"})["slots"]["headline"]
'Liu Yang leads with 111%, and with revenue alone too.'
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.kpi import (
    AttainmentLimits,
    Dimension,
    Kpi,
    PairwiseJudgements,
    Role,
    Scorecard,
    ScoreTable,
    WeightError,
    balanced_scorecard,
    closest_swap,
    first_place_shares,
    judgement_text,
    kpis_in,
    nearest_on_scale,
    rank,
    rank_team,
    rebalance,
    require_full_weight,
    revenue_scorecard,
    role_scorecard,
    sample_team,
    scale_label,
    score_person,
    weight_change_case,
    whole_percents,
)
from bpcourse.core.language import N_, _, current_language
from bpcourse.core.plan import ScorecardPlan
from bpcourse.core.quantities import percent_text
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.present.kpi import (
    case_picture,
    case_table,
    case_words,
    consistency_words,
    first_place_picture,
    leader_words,
    ranking_picture,
    score_table,
    swap_words,
    weights_picture,
)
from bpcourse.widgets.controls import Button, Check, Choice, NumberField, Slider, bare_number, group
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpcourse.core.kpi import Performance, Place, WeightChangeCase
    from bpcourse.core.kpi.scorecard import Measure
    from bpcourse.core.language import Language
    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["KpiWeights"]

_TEAM: Final = "team"
"""The choice of one scorecard for everybody instead of a role's."""
_PAIRS: Final = tuple(combinations(Dimension, 2))
_STEPS: Final = {judgement_text(step): step for step in (*range(9, 0, -1), *(1 / less for less in range(2, 10)))}
"""What a comparison can be: from "9" for the first of the pair to "1/9" for the second."""
_LEAST: Final = 0.001
_DIGITS: Final = 4
"""Percentages are written with so many decimals: four of them then still add up to 100%."""
_FIXED: Final = {"mode": "points", "follow": "auto", "floor": "0", "cap": "150"}
_CASE: Final = (
    ("case-0", "60", "sales_attainment"),
    ("case-1", "20", "satisfaction"),
    ("case-2", "20", "renewal_rate"),
)
"""For each measure of the case: its field, its weight, and the KPI of the catalogue that comes nearest."""


class KpiWeights(Tool):
    """What each side of the work counts, and what that does to the ranking of a team."""

    name: ClassVar[str] = "kpi_weights"
    heading: ClassVar[str] = N_("KPI weights")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._own_mode = "points"
        self._own_kpis: tuple[Kpi, ...] = ()
        self._moved = _weight_name(Dimension.SALES)
        self._start: dict[str, float] | None = None
        self._whole: dict[str, Html] = {}
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of the present way of weighing, and in the case those of the learner's own weights too."""
        return (
            self._mode(),
            self._role(),
            *(self._pairs() if self._own_mode == "pairs" else self._points()),
            *self._kpi_fields(),
            *self._limit_fields(),
            *(self._case_sliders() if self._shows_case else ()),
        )

    def defaults(self) -> dict[str, str]:
        """The worked company's scorecard for a rep."""
        part = worked_plan().scorecard or ScorecardPlan.from_scorecard(balanced_scorecard())
        return self._typed_for(part) | _FIXED | {name: share for name, share, _kpi in _CASE}

    @property
    def _shows_case(self) -> bool:
        return self.typed.get("mode") == "case"

    def _mode(self) -> Choice:
        options = {"points": _("By points"), "pairs": _("By pairs"), "case": _("The 60/20/20 case")}
        return Choice("mode", _("How do you weigh?"), options=options, buttons=True)

    def _role(self) -> Choice:
        options = {_TEAM: _("Whole team, one scorecard"), **{role.value: role.label for role in Role}}
        return Choice("role", _("Role profile"), options=options, help=_("Fills in its weights; change them freely."))

    def _follow(self) -> Choice:
        options = {"auto": _("the others follow"), "own": _("I set each one")}
        return Choice("follow", _("When you move one weight"), options=options, buttons=True)

    def _sliders(self) -> tuple[Slider, ...]:
        return tuple(Slider(_weight_name(dimension), dimension.label, unit="%") for dimension in Dimension)

    def _holds(self) -> tuple[Check, ...]:
        if self.typed.get("follow") != "auto":
            return ()
        label = _("Hold {dimension}")
        return tuple(Check(f"hold-{each.value}", label.format(dimension=each.label)) for each in Dimension)

    def _points(self) -> tuple[Control, ...]:
        return (self._follow(), *self._sliders(), *self._holds())

    def _pairs(self) -> tuple[Choice, ...]:
        label = _("{first} or {second}?")
        return tuple(
            Choice(
                _pair_name(first, second),
                label.format(first=first.label, second=second.label),
                options=_comparisons(first, second, current_language()),
            )
            for first, second in _PAIRS
        )

    def _single_checks(self) -> tuple[Check, ...]:
        label = _("Weigh single KPIs in {dimension}")
        return tuple(Check(f"single-{each.value}", label.format(dimension=each.label)) for each in Dimension)

    def _part_fields(self, dimension: Dimension) -> tuple[NumberField, ...]:
        if not self.typed.get(f"single-{dimension.value}"):
            return ()
        kpis = enumerate(self._kpis(dimension))
        return tuple(
            NumberField(f"part-{dimension.value}-{number}", kpi.label, unit=_("parts"), maximum=1000)
            for number, kpi in kpis
        )

    def _kpi_fields(self) -> tuple[Control, ...]:
        parts = (field for dimension in Dimension for field in self._part_fields(dimension))
        return (*self._single_checks(), *parts)

    def _limit_fields(self) -> tuple[NumberField, ...]:
        return (
            NumberField("floor", _("Floor"), unit="%", maximum=100, help=_("A KPI counts at least this much.")),
            NumberField(
                "cap", _("Cap"), unit="%", minimum=100, maximum=1000, help=_("A KPI counts at most this much.")
            ),
        )

    def _case_sliders(self) -> tuple[Slider, ...]:
        measures = weight_change_case().new_scorecard.measures
        return tuple(
            Slider(name, measure.label, unit="%") for (name, *_rest), measure in zip(_CASE, measures, strict=True)
        )

    def _kpis(self, dimension: Dimension) -> tuple[Kpi, ...]:
        """The catalogue's KPIs of *dimension* and those of the plan's own."""
        known = {kpi.id: kpi for kpi in kpis_in(dimension)}
        return tuple((known | {kpi.id: kpi for kpi in self._own_kpis if kpi.dimension is dimension}).values())

    def read_fields(self) -> None:
        """Read every field anew; where no KPI of a dimension has a part, the dimension counts as a whole."""
        super().read_fields()
        for dimension in Dimension:
            fields = self._part_fields(dimension)
            if fields and not any(self.values[field.name] for field in fields):
                sentence = _("{dimension}: at least one KPI needs a part above 0, got none")
                self.errors[f"single-{dimension.value}"] = sentence.format(dimension=dimension.label)

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """How to weigh on top, fields on the left, what the weights do on the right."""
        left, right, below = self._case_page() if self._shows_case else self._own_page()
        columns = tag("div", tag("div", left), tag("div", right, class_="bp-spaced"), class_="bp-columns")
        return tag("div", self.field(self._mode()), columns, tag("div", below), class_="bp-spaced")

    def _own_page(self) -> tuple[Html, Html, Html]:
        role = group(
            _("Whose scorecard"), [self.field(self._role()), self.slot("reason", element="p", class_="bp-help")]
        )
        weighing = self._pairs_group() if self._own_mode == "pairs" else self._points_group()
        scores = _("Scores of the sample team")
        table = tag("details", tag("summary", scores), self.scrolled("scores", scores))
        right = [
            self.live("headline"),
            self.slot("weights"),
            self.slot("ranking"),
            self.slot("close"),
            self.slot("firsts"),
        ]
        details = tag("div", self._kpi_details(), self._limit_details(), class_="bp-spaced")
        return join([role, weighing, details]), join(right), table

    def _points_group(self) -> Html:
        parts = [self.field(self._follow()), *map(self.field, self._sliders()), self.slot("total", class_="bp-spaced")]
        holds = self._holds()
        if holds:
            held = any(self.typed.get(hold.name) for hold in holds)
            summary = tag("summary", _("Hold some weights while others move"))
            parts.append(tag("details", summary, *map(self.field, holds), open=held))
        return group(_("Weights by points"), parts)

    def _pairs_group(self) -> Html:
        buttons = (
            Button("pairs-to-points", _("Fine-tune these weights by points")).html(),
            Button("points-to-pairs", _("Start again from the weights by points")).html(),
        )
        question = tag("p", _("Which of the two matters more, and by how much?"), class_="bp-help")
        parts = [question]
        for pair in self._pairs():
            parts += [self.field(pair), self.slot(f"said-{pair.name}", element="p", class_="bp-help")]
        carry = tag("div", *buttons, class_="bp-buttons")
        found = tag("div", self.slot("consistency", class_="bp-spaced"), carry, class_="bp-spaced")
        return group(_("Comparisons in pairs"), [*parts, found])

    def _kpi_details(self) -> Html:
        checks = self._single_checks()
        rows = []
        for check, dimension in zip(checks, Dimension, strict=True):
            rows.append(self.field(check))
            fields = self._part_fields(dimension)
            if fields:
                legend = _("Parts of {dimension}").format(dimension=dimension.label)
                hint = tag("p", _("0 leaves a KPI out; equal parts count equally."), class_="bp-help")
                rows.append(group(legend, [hint, tag("div", *map(self.field, fields), class_="bp-fields")]))
        opened = any(self.typed.get(check.name) for check in checks)
        return tag("details", tag("summary", _("KPIs within the dimensions")), *rows, self.slot("kpis"), open=opened)

    def _limit_details(self) -> Html:
        fields = tag("div", *map(self.field, self._limit_fields()), class_="bp-fields")
        hint = tag("p", _("For trying out: the plan keeps the weights, not floor and cap."), class_="bp-help")
        changed = any(self.typed.get(name) != _FIXED[name] for name in ("floor", "cap"))
        return tag("details", tag("summary", _("What counts as reached: floor and cap")), fields, hint, open=changed)

    def _case_page(self) -> tuple[Html, Html, Html]:
        story = _(
            "A company measured its sales people by monthly sales alone: quarters ended in a rush and customers grew"
            " unhappy. Then it split the weight: monthly sales 60%, quarterly satisfaction 20%, yearly retention 20%."
        )
        claim = _(
            "Sales rose by 20% and satisfaction by 15 points of 100, as the case tells it; the money, the targets and"
            " the retention rates are the course's own. Activity measures and incentives changed with them, so the"
            " weights alone do not explain the rise."
        )
        keeps = _("“Save to my plan” keeps your own weights, not the case's.")
        attempt = Button("case-try", _("Try these weights on the sample team")).html()
        left = [
            tag("p", story),
            group(_("Weights of the case"), [*map(self.field, self._case_sliders()), attempt]),
            tag("p", keeps, class_="bp-help"),
        ]
        right = [self.live("headline"), self.slot("case-picture")]
        table = self.scrolled("case-table", _("What each measure adds to the score"))
        return join(left), join(right), join([table, tag("p", claim, class_="bp-help")])

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present fields."""
        if self._shows_case:
            return self._case_answer()
        weights = self._weights()
        try:
            require_full_weight(weights.values())
        except WeightError as error:
            return self._gap_answer(weights, error)
        self._whole = {
            "reason": join([self._reason()]),
            "weights": weights_picture({each.label: share for each, share in weights.items()}),
            "total": tag("p", _("Together: 100%."), class_="bp-help"),
            **self._pair_words(),
            "kpis": self._kpi_words(),
            **self._ranking(weights),
        }
        return self._whole

    def _gap_answer(self, weights: Mapping[Dimension, float], error: WeightError) -> dict[str, Html]:
        """What is missing, above the last ranking whose weights added up."""
        stale = tag("p", _("The ranking still shows the last weights that added up."), class_="bp-help")
        sentence = tag("p", str(error), class_="bp-error")
        fill = Button("fill-up", _("Let the other weights make it 100%")).html()
        return {
            **self._whole,
            "headline": tag("span", str(error), class_="bp-error"),
            "reason": join([self._reason()]),
            "weights": weights_picture({each.label: share for each, share in weights.items()}),
            "total": join([sentence, fill, stale]),
        }

    def _reason(self) -> str:
        role = self.values["role"]
        if role == _TEAM:
            return _("One scorecard makes people comparable: results lead, and no side of the work is left out.")
        return Role(role).reason

    def _ranking(self, weights: Mapping[Dimension, float]) -> dict[str, Html]:
        limits, team = self._limits(), sample_team()
        table = self._team_table(team, limits)
        shares = tuple(weights.values())
        present = rank(table, shares)
        alone = replace(revenue_scorecard(), limits=limits)
        revenue = rank_team(team, alone)
        return {
            "headline": join([leader_words(present, revenue)]),
            "ranking": ranking_picture(revenue, present, revenue_name=alone.name, present_name=_("These weights")),
            "close": join(tag("p", sentence) for sentence in _close_words(table, shares, present, revenue)),
            "firsts": self._firsts(table),
            "scores": score_table(table, present, revenue),
        }

    def _firsts(self, table: ScoreTable) -> Html:
        shares = _first_places(table)
        name, share = max(shares.items(), key=lambda pair: pair[1])
        sentence = _(
            "With a thousand sets of weights drawn at random, {name} comes first most often: in {share} of them."
        )
        words = sentence.format(name=name, share=percent_text(share))
        return join([tag("p", words), first_place_picture(shares)])

    def _pair_words(self) -> dict[str, Html]:
        """Each comparison as a sentence, and whether they fit together."""
        if self._own_mode != "pairs":
            return {}
        judgements = self._judgements()
        words = tag("p", consistency_words(judgements), class_=None if judgements.is_consistent else "bp-error")
        said = {}
        for first, second in _PAIRS:
            name = _pair_name(first, second)
            said[f"said-{name}"] = join([_said(first, second, _STEPS[self.values[name]])])
        return {**said, "consistency": join([words, self._suggestion(judgements)])}

    def _suggestion(self, judgements: PairwiseJudgements) -> Html:
        """Which comparison to think over; nothing where they fit, or where the scale has no better step."""
        doubtful = None if judgements.is_consistent else judgements.reconsider()
        if doubtful is None:
            return join([])
        step = doubtful.suggested_step
        then = judgements.replaced(doubtful.first, doubtful.second, step).consistency_ratio
        if then >= judgements.consistency_ratio:
            return join([])
        first, second = Dimension(doubtful.first), Dimension(doubtful.second)
        sentence = _(
            "Think again about {first} and {second}. You said: {given} All comparisons together point to: {suggested}"
            " With that the ratio falls to {then}."
        )
        words = sentence.format(
            first=first.label,
            second=second.label,
            given=_said(first, second, doubtful.given),
            suggested=_said(first, second, step),
            then=percent_text(then),
        )
        return join([tag("p", words), Button("pair-suggested", _("Take the suggested value")).html()])

    def _kpi_words(self) -> Html:
        """What single KPIs weigh in all, and which of them the sample team has no figures for."""
        single = [line for line in self._scorecard().lines if isinstance(line.measure, Kpi)]
        if not single:
            return join([tag("p", _("Each dimension counts with all its KPIs, equally weighted."), class_="bp-help")])
        item = _("{label} {share}")
        weighed = _(", ").join(
            item.format(label=line.measure.label, share=percent_text(line.weight)) for line in single
        )
        facts = [_("In all these weigh: {kpis}.").format(kpis=weighed)]
        known = {result.kpi.id for result in sample_team()[0].results}
        unknown = [
            line.measure.label for line in single if isinstance(line.measure, Kpi) and line.measure.id not in known
        ]
        if unknown:
            sentence = _("The sample team has no figures for {kpis}: its ranking leaves them out.")
            facts.append(sentence.format(kpis=_(", ").join(unknown)))
        return join(tag("p", fact, class_="bp-help") for fact in facts)

    def _case_answer(self) -> dict[str, Html]:
        case = self._case()
        return {
            "headline": join([case_words(case)]),
            "case-picture": case_picture(case),
            "case-table": case_table(case),
        }

    # Values ---------------------------------------------------------------------------------------------------------

    def _weights(self) -> dict[Dimension, float]:
        """What each dimension weighs, by points or by pairs."""
        if self._own_mode == "pairs":
            return {Dimension(item): share for item, share in self._judgements().weights.items()}
        return {dimension: self.values[_weight_name(dimension)] / 100 for dimension in Dimension}

    def _judgements(self) -> PairwiseJudgements:
        comparisons = {
            (first.value, second.value): _STEPS[self.values[_pair_name(first, second)]] for first, second in _PAIRS
        }
        return PairwiseJudgements.from_comparisons([dimension.value for dimension in Dimension], comparisons)

    def _within(self, dimension: Dimension) -> dict[Measure, float]:
        """What a dimension is measured by: itself, or its KPIs with their parts."""
        parts = {
            kpi: self.values[field.name]
            for kpi, field in zip(self._kpis(dimension), self._part_fields(dimension), strict=False)
        }
        counted: dict[Measure, float] = {kpi: part for kpi, part in parts.items() if part > 0}
        return counted or {dimension: 1.0}

    def _scorecard(self) -> Scorecard:
        """The present weights; raises WeightError where they do not add up to 100%."""
        return _scorecard(
            self._weights(), {dimension: self._within(dimension) for dimension in Dimension}, self._limits()
        )

    def _limits(self) -> AttainmentLimits:
        return AttainmentLimits(floor=self.values["floor"] / 100, cap=self.values["cap"] / 100)

    def _team_table(self, team: tuple[Performance, ...], limits: AttainmentLimits) -> ScoreTable:
        """What the team reached in each dimension, by the KPIs that count and that it has figures for."""
        known = {result.kpi for result in team[0].results}
        within = {}
        for dimension in Dimension:
            counted = {key: part for key, part in self._within(dimension).items() if key is dimension or key in known}
            within[dimension] = counted or {dimension: 1.0}
        evenly = _scorecard(dict.fromkeys(Dimension, 1 / len(Dimension)), within, limits)
        reached = [score_person(person, evenly).by_dimension for person in team]
        rows = tuple(tuple(row[dimension] for dimension in Dimension) for row in reached)
        return ScoreTable(tuple(person.name for person in team), tuple(Dimension), rows)

    def _case(self) -> WeightChangeCase:
        case = weight_change_case()
        measures = case.new_scorecard.measures
        shares = (self.values[name] / 100 for name, *_rest in _CASE)
        weights = dict(zip(measures, shares, strict=True))
        return replace(case, new_scorecard=Scorecard.from_weights(case.new_scorecard.name, weights))

    # What a learner does --------------------------------------------------------------------------------------------

    def edited(self, name: str) -> None:
        """Take up the new text; other weights follow, a role fills them in, a way of weighing has its own fields."""
        before = dict(self.values)
        self._own_mode = self.typed["mode"] if self.typed["mode"] in {"points", "pairs"} else self._own_mode
        self.read_fields()
        if name in self.errors:
            return
        kind = name.partition("-")[0]
        if kind in {"weight", "case"}:
            self._move(name, before)
        else:
            self._start = None
        if kind == "role":
            self._fill(_role_weights(self.values["role"]))
        if kind in {"mode", "follow", "single"}:
            self.rebuild()

    def _move(self, name: str, before: Mapping[str, Any]) -> None:
        """Let the other weights follow *name*, from where they were when it was first moved."""
        names = self._family(name)
        if self._start is None or name != self._moved:
            self._start = {each: before[each] / 100 for each in names}
        self._moved = name
        if name.startswith("weight") and self.values["follow"] == "own":
            return
        held = [each for each in names if self.values.get(each.replace("weight", "hold")) is True]
        try:
            moved = rebalance(self._start, changed=name, to=self.values[name] / 100, locked=held)
        except WeightError as error:
            self.errors[name], self.values[name] = str(error), before[name]
            return
        self._write(moved, fixed={name, *held}, skip=name)

    def _family(self, name: str) -> tuple[str, ...]:
        if name.startswith("case"):
            return tuple(field for field, *_rest in _CASE)
        return tuple(map(_weight_name, Dimension))

    def _write(self, weights: Mapping[str, float], *, fixed: Iterable[str] = (), skip: str = "") -> None:
        """Put *weights* into their fields: in whole percent, unless one of the *fixed* has a fraction."""
        whole = whole_percents(weights)
        fits = all(math.isclose(whole[name], weights[name] * 100) for name in fixed)
        texts = {name: str(whole[name]) if fits else _plain(share * 100) for name, share in weights.items()}
        self.set_fields({name: text for name, text in texts.items() if name != skip})

    def _fill(self, weights: Mapping[Dimension, float]) -> None:
        """Begin anew from *weights*, by points or by pairs."""
        self._start = None
        if self._own_mode == "pairs":
            self.set_fields(_pair_texts(weights))
        else:
            self._write({_weight_name(dimension): share for dimension, share in weights.items()})

    def pressed(self, button: str) -> None:
        """Close a gap, take a suggestion, carry weights from one way of weighing to another."""
        actions = {
            "fill-up": self._fill_up,
            "pair-suggested": self._take_suggestion,
            "pairs-to-points": self._carry_to_points,
            "points-to-pairs": self._carry_to_pairs,
            "case-try": self._try_case,
        }
        if button in actions:
            actions[button]()

    def _fill_up(self) -> None:
        weights = {_weight_name(dimension): share for dimension, share in self._weights().items()}
        name = self._moved if self._moved in weights else _weight_name(Dimension.SALES)
        self._start = None
        self._write(rebalance(weights, changed=name, to=weights[name]), fixed=[name])
        self.focus(name)

    def _take_suggestion(self) -> None:
        doubtful = self._judgements().reconsider()
        if doubtful is not None:
            pair = _pair_name(Dimension(doubtful.first), Dimension(doubtful.second))
            self.set_fields({pair: judgement_text(doubtful.suggested_step)})
            self.focus(pair)

    def _carry_to_points(self) -> None:
        weights = self._weights()
        self._own_mode = "points"
        self.set_fields({"mode": "points"})
        self._fill(weights)
        self.rebuild()
        self.focus("mode")

    def _carry_to_pairs(self) -> None:
        self._own_mode = "points"
        self.read_fields()
        weights = self._weights()
        self._own_mode = "pairs"
        self._fill(weights)

    def _try_case(self) -> None:
        """Set the case's weights by points, on the catalogue's KPIs that come nearest to its measures."""
        case = self._case().new_scorecard
        shares = dict(zip((kpi_id for *_rest, kpi_id in _CASE), case.weights, strict=True))
        typed = {"mode": "points", "role": _TEAM}
        for dimension in Dimension:
            parts = {kpi.id: shares.get(kpi.id, 0.0) for kpi in self._kpis(dimension)}
            typed |= self._part_texts(dimension, parts)
        self._own_mode = "points"
        self.set_fields(typed)
        self._fill(case.dimension_weights)
        self.rebuild()
        self.focus("mode")

    def _part_texts(self, dimension: Dimension, parts: Mapping[str, float]) -> dict[str, str]:
        """The fields that weigh the KPIs of *dimension* with *parts*, by their ids; equally where all are 0."""
        single = any(parts.values())
        kpis = enumerate(self._kpis(dimension))
        fields = {
            f"part-{dimension.value}-{number}": _plain(parts.get(kpi.id, 0.0) * 100) if single else "1"
            for number, kpi in kpis
        }
        return {f"single-{dimension.value}": "on" if single else "", **fields}

    def reset(self) -> None:
        """Go back to the worked company's scorecard."""
        self._own_mode, self._own_kpis, self._start = "points", (), None
        super().reset()

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with these weights; what else its scorecard holds stays."""
        role = self.values["role"]
        part = ScorecardPlan.from_scorecard(self._scorecard(), role=None if role == _TEAM else Role(role))
        before = plan.scorecard or ScorecardPlan()
        own = {kpi.id: kpi for kpi in (*before.own_kpis, *part.own_kpis)}
        judgements = self._judgements() if self._own_mode == "pairs" else None
        return plan.with_scorecard(
            replace(before, weights=part.weights, role=part.role, own_kpis=tuple(own.values()), judgements=judgements)
        )

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's scorecard."""
        part = plan.scorecard
        if part is None or not part.weights:
            return None
        self._own_kpis, self._start = part.own_kpis, None
        typed = self._typed_for(part)
        self._own_mode = typed["mode"]
        kept = {name: self.typed.get(name, text) for name, text in self.defaults().items() if name not in typed}
        return kept | typed

    def place_of(self, path: str) -> str | None:
        """The field of the weight at *path*; targets and figures are changed in another tool."""
        found = re.fullmatch(r"scorecard(?:\.(weights|role)(?:\.(\w+))?)?", path)
        if found is None:
            return None
        if found[1] == "role":
            return "role"
        shown = {control.name for control in self.controls()}
        return next((name for name in self._weight_fields(found[2] or "") if name in shown), "role")

    def _weight_fields(self, key: str) -> Iterable[str]:
        """Where the weight of a dimension or a KPI can be, the likeliest first."""
        for dimension in Dimension:
            ids = [kpi.id for kpi in self._kpis(dimension)]
            if key == dimension or key in ids:
                yield from (f"part-{dimension.value}-{number}" for number, known in enumerate(ids) if known == key)
                yield _weight_name(dimension)
        yield from (_weight_name(Dimension.SALES), *(_pair_name(first, second) for first, second in _PAIRS))

    def _typed_for(self, part: ScorecardPlan) -> dict[str, str]:
        """The fields that show *part*; by pairs where its weights come from comparisons."""
        scorecard = part.scorecard()
        weights = scorecard.dimension_weights
        pairs = _pairs_behind(part.judgements, weights)
        typed = {
            "mode": "points" if pairs is None else "pairs",
            "role": part.role.value if part.role else _TEAM,
            **{_weight_name(dimension): _plain(share * 100) for dimension, share in weights.items()},
            **(pairs or _pair_texts(weights)),
        }
        single = {line.measure.id: line.weight for line in scorecard.lines if isinstance(line.measure, Kpi)}
        for dimension in Dimension:
            typed[f"hold-{dimension.value}"] = ""
            typed |= self._part_texts(dimension, {kpi.id: single.get(kpi.id, 0.0) for kpi in self._kpis(dimension)})
        return typed


def _weight_name(dimension: Dimension) -> str:
    return f"weight-{dimension.value}"


def _pair_name(first: Dimension, second: Dimension) -> str:
    return f"pair-{first.value}-{second.value}"


def _plain(value: float) -> str:
    """A percentage or score as its field holds it."""
    return bare_number(round(value, _DIGITS))


@lru_cache(maxsize=24)
def _comparisons(first: Dimension, second: Dimension, language: Language) -> dict[str, str]:
    """What can be said of two dimensions, in words."""
    del language  # only tells the cached answers apart
    template = _("{number} – {dimension}: {comparison}")
    options = {}
    for text, step in _STEPS.items():
        more = first if step > 1 else second
        words = template.format(dimension=more.label, comparison=scale_label(step), number=text)
        options[text] = _("1 – both equally important") if step == 1 else words
    return options


def _said(first: Dimension, second: Dimension, step: float) -> str:
    """A comparison as a sentence."""
    if step == 1:
        return _("{first} and {second}: equally important.").format(first=first.label, second=second.label)
    more, less = (first, second) if step > 1 else (second, first)
    sentence = _("{more}: {comparison} than {less}.")
    return sentence.format(more=more.label, less=less.label, comparison=scale_label(step))


def _pair_texts(weights: Mapping[Dimension, float]) -> dict[str, str]:
    """The comparisons that come nearest to *weights*."""
    parts = {dimension: max(share, _LEAST) for dimension, share in weights.items()}
    return {
        _pair_name(first, second): judgement_text(nearest_on_scale(parts[first] / parts[second]))
        for first, second in _PAIRS
    }


def _pairs_behind(judgements: PairwiseJudgements | None, weights: Mapping[Dimension, float]) -> dict[str, str] | None:
    """The fields for *judgements*; None where there are none, or where *weights* do not come from them."""
    if judgements is None or set(judgements.items) != set(Dimension):
        return None
    place = {dimension: judgements.items.index(dimension.value) for dimension in Dimension}
    same = all(
        math.isclose(judgements.weights[dimension.value], share, abs_tol=1e-4) for dimension, share in weights.items()
    )
    texts = {
        _pair_name(first, second): judgement_text(nearest_on_scale(judgements.rows[place[first]][place[second]]))
        for first, second in _PAIRS
    }
    return texts if same else None


def _role_weights(role: str) -> dict[Dimension, float]:
    scorecard = balanced_scorecard() if role == _TEAM else role_scorecard(Role(role))
    return scorecard.dimension_weights


def _scorecard(
    weights: Mapping[Dimension, float], within: Mapping[Dimension, Mapping[Measure, float]], limits: AttainmentLimits
) -> Scorecard:
    """Dimensions split into what they are measured by."""
    split: dict[Measure, float] = {}
    for dimension, parts in within.items():
        whole = math.fsum(parts.values())
        split |= {measure: weights[dimension] * (part / whole) for measure, part in parts.items()}
    return Scorecard.from_weights(_("Scorecard"), split, limits=limits)


@lru_cache(maxsize=16)
def _first_places(table: ScoreTable) -> dict[str, float]:
    return first_place_shares(table)


def _close_words(
    table: ScoreTable, weights: tuple[float, ...], present: Sequence[Place], revenue: Sequence[Place]
) -> Iterable[str]:
    """What it takes for the second to overtake the first, and for the one who leads on revenue alone."""
    ahead = present[0].name
    for rival in dict.fromkeys((present[1].name, revenue[0].name)):
        if rival != ahead:
            yield swap_words(closest_swap(table, weights, rival=rival), ahead=ahead, behind=rival)
