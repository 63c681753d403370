"""The figures chapter 5 quotes, each computed by the package."""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, Final

from bpcourse.core.funnel import backward, deal_counts
from bpcourse.core.funnel.deal_counts import OverallRate
from bpcourse.core.kpi import (
    Dimension,
    PairwiseJudgements,
    Result,
    Role,
    Scorecard,
    ScoreTable,
    attainment,
    balanced_scorecard,
    first_place_shares_on_grid,
    kpi_named,
    measure_score,
    revenue_scorecard,
    role_scorecard,
    sample_team,
    score_person,
    score_team,
    swaps,
    weight_change_case,
)
from bpcourse.core.period import Period
from bpcourse.core.scorecard_board import board_score, standing
from bpcourse.core.worked_board import worked_board
from bpcourse.core.worked_company import funnel_history, worked_figures, worked_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpcourse.core.scorecard_board import Standing

__all__ = ["FIGURES"]

_PEOPLE: Final = ("chen_hao", "wang_jing", "zhao_lei", "liu_yang", "sun_mei", "zhou_kai", "xu_ting", "gao_feng")
_TEAM: Final = dict(zip(_PEOPLE, sample_team(), strict=True))
_CASE_CARD: Final = Scorecard.from_weights(
    "60/20/20",
    {kpi_named("sales_attainment"): 0.6, kpi_named("satisfaction"): 0.2, kpi_named("renewal_rate"): 0.2},
)
_CARDS: Final = {"revenue": revenue_scorecard(), "balanced": balanced_scorecard(), "case": _CASE_CARD}
_TARGET_BONUS: Final = 60_000
_YEAR_BEFORE: Final = worked_plan().funnel.scenarios[0].funnel  # type: ignore[union-attr]  # the worked plan has one
_PROPOSALS, _LEADS, _MEETINGS = 35, 236, 70
"""What Zhou Kai counted in 2026, besides the customers he won."""


def _result(person: str, kpi: str) -> Result:
    found = _TEAM[person].result(kpi_named(kpi))
    if found is None:
        raise LookupError(f"{person} has no result for {kpi}")
    return found


def _board_customers(*, more: int = 0) -> Standing:
    """Where Sun Mei's new customers stand after the first quarter of 2027, with so many more in March."""
    board = worked_board()
    months = board.readings["new_customers"]
    readings = {**board.readings, "new_customers": {**months, "2027-03": months["2027-03"] + more}}
    return standing(replace(board, readings=readings), "new_customers", Period.year(2027))


def _score(person: str, card: str) -> float:
    return score_person(_TEAM[person], _CARDS[card]).total


def _scores() -> dict[str, Callable[[], float]]:
    return {
        f"{person}_{card}": lambda person=person, card=card: _score(person, card)  # type: ignore[misc]  # bound now
        for person in _PEOPLE
        for card in _CARDS
    }


def _dimension_scores() -> dict[str, Callable[[], float]]:
    return {
        f"{person}_{dimension}": lambda person=person, dimension=dimension: measure_score(  # type: ignore[misc]
            _TEAM[person], dimension
        )
        for person in _PEOPLE
        for dimension in Dimension
    }


def _results() -> dict[str, Callable[[], float]]:
    """Actual figure, target and attainment of every result: ``liu_yang_satisfaction_actual`` and so on."""
    figures: dict[str, Callable[[], float]] = {}
    for person, performance in _TEAM.items():
        for result in performance.results:
            name = f"{person}_{result.kpi.id}"
            figures[f"{name}_actual"] = lambda result=result: result.actual  # type: ignore[misc]  # bound now
            figures[f"{name}_target"] = lambda result=result: result.target  # type: ignore[misc]  # bound now
            figures[f"{name}_reached"] = lambda result=result: result.attainment()  # type: ignore[misc]  # bound now
    return figures


def _role_weights() -> dict[str, Callable[[], float]]:
    return {
        f"weight_{role}_{dimension}": lambda role=role, dimension=dimension: role_scorecard(  # type: ignore[misc]
            role
        ).dimension_weights[dimension]
        for role in Role
        for dimension in Dimension
    }


def _late_contract(cap: float) -> float:
    """Liu Yang's 60/20/20 score after a contract of CNY 4 million on the last day, with revenue counted up to *cap*."""
    sales = _result("liu_yang", "sales_attainment")
    reached = min((sales.actual + 4_000_000) / sales.target, cap)
    rest = math.fsum(0.2 * _result("liu_yang", kpi).attainment() for kpi in ("satisfaction", "renewal_rate"))
    return 0.6 * reached + rest


def _level_weight() -> float:
    table = ScoreTable.from_team(tuple(_TEAM.values()), tuple(Dimension))
    swap = swaps(table, balanced_scorecard().weights, rival=_TEAM["liu_yang"].name)[0]
    if swap.weight_at_swap is None:
        raise LookupError("no weight of sales results puts Liu Yang first")
    return swap.weight_at_swap


def _case_level_weight() -> float:
    """The weight of sales at which Sun Mei and Liu Yang draw level, both customer figures weighing the same."""
    pair = (_TEAM["liu_yang"], _TEAM["sun_mei"])
    table = ScoreTable.from_team(pair, _CASE_CARD.measures)
    swap = swaps(table, _CASE_CARD.weights)[0]
    if swap.weight_at_swap is None:
        raise LookupError("no weight of sales brings the two level")
    return swap.weight_at_swap


def _first_share(person: str) -> float:
    table = ScoreTable.from_team(tuple(_TEAM.values()), tuple(Dimension))
    return first_place_shares_on_grid(table)[_TEAM[person].name]


_JUDGEMENTS: Final = PairwiseJudgements.from_comparisons(
    ("sales", "customer", "behavior"),
    {("sales", "customer"): 2, ("sales", "behavior"): 4, ("customer", "behavior"): 3},
)
_SLIP: Final = _JUDGEMENTS.replaced("sales", "behavior", 0.5)


def _means(judgements: PairwiseJudgements) -> tuple[float, ...]:
    return tuple(math.prod(row) ** (1 / len(row)) for row in judgements.rows)


def _pairwise() -> dict[str, Callable[[], float]]:
    figures: dict[str, Callable[[], float]] = {
        "mean_total": lambda: sum(_means(_JUDGEMENTS)),
        "lambda_max": lambda: _JUDGEMENTS.lambda_max,
        "consistency_index": lambda: _JUDGEMENTS.consistency_index,
        "consistency_ratio": lambda: _JUDGEMENTS.consistency_ratio,
        "slip_ratio": lambda: _SLIP.consistency_ratio,
    }
    for place, item in enumerate(_JUDGEMENTS.items):
        figures[f"mean_{item}"] = lambda place=place: _means(_JUDGEMENTS)[place]  # type: ignore[misc]  # bound now
        figures[f"pair_{item}"] = lambda place=place: _JUDGEMENTS.priorities[place]  # type: ignore[misc]  # bound now
        figures[f"column_{item}"] = lambda place=place: sum(  # type: ignore[misc]  # bound now
            row[place] for row in _JUDGEMENTS.rows
        )
    return figures


def _expected() -> float:
    return _PROPOSALS * _YEAR_BEFORE.win_rate


def _won() -> float:
    return _result("zhou_kai", "new_customers").actual


def _wanted() -> float:
    return _result("zhou_kai", "new_customers").target


def _needed(stage: int) -> float:
    return backward(_YEAR_BEFORE, revenue_target=_wanted() * _YEAR_BEFORE.average_deal_size).counts[stage]


def _gap() -> dict[str, Callable[[], float]]:
    deal = _YEAR_BEFORE.average_deal_size
    return {
        "zhou_leads": lambda: _LEADS,
        "zhou_meetings": lambda: _MEETINGS,
        "zhou_proposals": lambda: _PROPOSALS,
        "zhou_leads_needed": lambda: _needed(0),
        "zhou_meetings_needed": lambda: _needed(1),
        "zhou_proposals_needed": lambda: _needed(2),
        "zhou_meeting_rate": lambda: _MEETINGS / _LEADS,
        "zhou_proposal_rate": lambda: _PROPOSALS / _MEETINGS,
        "zhou_win_rate": lambda: _won() / _PROPOSALS,
        "zhou_expected": _expected,
        "zhou_volume_gap": lambda: _wanted() - _expected(),
        "zhou_rate_gap": lambda: _expected() - _won(),
        "zhou_revenue_gap": lambda: (
            _result("zhou_kai", "sales_attainment").target - _result("zhou_kai", "sales_attainment").actual
        ),
        "zhou_new_gap": lambda: (_wanted() - _won()) * deal,
        "zhou_existing_gap": lambda: (
            _result("zhou_kai", "sales_attainment").target
            - _result("zhou_kai", "sales_attainment").actual
            - (_wanted() - _won()) * deal
        ),
        "zhou_luck": lambda: 1 - deal_counts(_PROPOSALS, OverallRate(_YEAR_BEFORE.win_rate)).chance_of_at_least(8),
        "zhou_quarter_wins": lambda: 9 * _YEAR_BEFORE.win_rate,
    }


def _quarter(number: int, stage: int) -> float:
    return list(funnel_history().values())[number - 1].counts[stage]


def _history() -> dict[str, Callable[[], float]]:
    return {
        "q1_win_rate": lambda: _quarter(1, 3) / _quarter(1, 2),
        "q4_win_rate": lambda: _quarter(4, 3) / _quarter(4, 2),
        "q1_deals": lambda: _quarter(1, 3),
        "q4_deals": lambda: _quarter(4, 3),
        "lead_to_meeting_2026": lambda: _YEAR_BEFORE.conversions[0],
        "meeting_to_proposal_2026": lambda: _YEAR_BEFORE.conversions[1],
        "win_rate_2026": lambda: _YEAR_BEFORE.conversions[2],
    }


def _the_case() -> dict[str, Callable[[], float]]:
    plan = worked_plan()
    return {
        "case_before": lambda: weight_change_case().score_before,
        "case_hidden": lambda: weight_change_case().hidden_score_before,
        "case_after": lambda: weight_change_case().score_after,
        "case_satisfaction_growth": lambda: 80 / 65 - 1,
        "case_share_gain": lambda: 1.20 / (1 + worked_figures()["market_growth"]) - 1,
        "case_other_factors": lambda: 1.20 / 1.25,
        "cycle_after_cut": lambda: plan.funnel.funnel.sales_cycle_days * 0.7,  # type: ignore[union-attr]
        "win_rate_up_quarter": lambda: 0.25 * 1.25,
        "win_rate_up_points": lambda: 0.25 + 0.25,
        "days_after_time_cut": lambda: 10 * 0.6,
        "days_after_speed_gain": lambda: 10 / 1.4,
    }


FIGURES: Final[dict[str, Callable[[], float]]] = {
    **_scores(),
    **_dimension_scores(),
    **_results(),
    **_role_weights(),
    **_pairwise(),
    **_gap(),
    **_history(),
    **_the_case(),
    "board_score": lambda: board_score(worked_board(), Period.year(2027)).total or 0,
    "board_customers_due": lambda: _board_customers().due or 0,
    "board_customers_reached": lambda: _board_customers().attainment or 0,
    "board_customers_one_more": lambda: _board_customers(more=1).attainment or 0,
    "team_revenue": lambda: sum(_result(person, "sales_attainment").actual for person in _PEOPLE),
    "team_customers": lambda: sum(_result(person, "new_customers").actual for person in _PEOPLE),
    "team_mean_balanced": lambda: score_team(tuple(_TEAM.values()), balanced_scorecard()).mean,
    "level_weight": _level_weight,
    "chen_hao_first": lambda: _first_share("chen_hao"),
    "wang_jing_first": lambda: _first_share("wang_jing"),
    "sun_mei_first": lambda: _first_share("sun_mei"),
    "liu_yang_first": lambda: _first_share("liu_yang"),
    "late_reached": lambda: (5_800_000 + 4_000_000) / 4_800_000,
    "late_uncapped": lambda: _late_contract(math.inf),
    "late_capped": lambda: _late_contract(1.5),
    "double_days": lambda: attainment(
        actual=90, target=45, direction=_result("gao_feng", "contract_days").kpi.direction
    ),
    "liu_bonus_revenue": lambda: _TARGET_BONUS * _score("liu_yang", "revenue"),
    "liu_bonus_balanced": lambda: _TARGET_BONUS * _score("liu_yang", "balanced"),
    "sun_bonus_revenue": lambda: _TARGET_BONUS * _score("sun_mei", "revenue"),
    "sun_bonus_balanced": lambda: _TARGET_BONUS * _score("sun_mei", "balanced"),
    "zhao_lei_role": lambda: score_person(_TEAM["zhao_lei"], role_scorecard(Role.SENIOR_REP)).total,
    "case_level_weight": _case_level_weight,
    "deals_per_rep_2026": lambda: worked_figures()["deals_2026"] / len(_TEAM),
    "marks_mean": lambda: fmean((2, 2, 2, 4, 4)),
    "forecast_accuracy": lambda: 1 - abs(4.0 - 5.0) / 5.0,
}
