"""The figures chapter 4 quotes, each computed from the worked plan and the chapter's own cards and cases.

Where a case needs a figure that no other part of the course has (marks of a group, a shift of weights), it stands here.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

from bpcourse.core.worked_company import funnel_history, worked_figures
from bpcourse.present.figures.ch04 import (
    BREAK,
    DRAFT,
    FIRST_HALF_GROWTH,
    GROUPS,
    INDUSTRY_GROWTH,
    PEOPLE,
    PRESENT,
    TARGET_GROWTH,
    WEEKS_TO_WIN,
    allocations,
    growth_still_needed,
    growth_won,
    possible_groups,
    workshop_minutes,
)
from bpcourse.present.figures.company import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FIGURES"]

_ALL: Final = worked_figures()
_LARGE, _FOOD, _PROPERTY, _HOSPITALS = segments()
_MILLION: Final = 1_000_000
_DEAL: Final = _ALL["average_deal_size"]
_FEWEST, _MOST = possible_groups(people=PEOPLE)[0], possible_groups(people=PEOPLE)[-1]

# The workshop: speech, marks of the group that wrote about hospitals, and weeks a kept customer takes.
_WORDS_A_MINUTE: Final = 140
_MARKS: Final = (5, 4, 4, 3, 1, 4, 5)
_BEST_MARK: Final = 5
_HOSPITAL_WEEKS_EACH: Final = 0.8

# The role play: minutes of a round and of the whole, seconds a seller spoke, and the order at Manager Shen's plant.
_PLAY, _ROUND, _ROUNDS, _AROUND = 7, 15, 4, 15
_TALKED_SECONDS: Final = 240
_SELLER_FLOOR, _BUYER_ASKS, _SIGNS_ALONE = 0.05, 0.10, 230_000
_SAVING: Final = 4_000_000 * 0.04
_SUBSCRIPTION: Final = 30_000

# Decision factors of large manufacturers: the scores of chapter 3, last year's weights, and those of a later survey.
_CLEARBROOK, _RIVAL_A = (4, 5, 3, 3, 4), (4, 2, 5, 2, 3)
_OLD_WEIGHTS: Final = (0.30, 0.25, 0.20, 0.15, 0.10)
_NEW_WEIGHTS: Final = (0.25, 0.15, 0.35, 0.15, 0.10)
_ASKED, _SPREAD = 10, 10

# Goals that cannot be missed, a goal read in two ways, and a rival who takes five points of win rate on 1 April.
_DECK_SALES, _DECK_DEALS = 6_000_000, 25
_LATE_DEALS: Final = 4
_LOST_POINTS: Final = 0.05
_ALARM: Final = 130


def _weighted(scores: Sequence[float], weights: Sequence[float]) -> float:
    return sum(score * weight for score, weight in zip(scores, weights, strict=True))


def _chance_below(count: int, *, mean: float) -> float:
    """The chance of fewer than *count* where independent leads arrive *mean* on average (Poisson's law)."""
    return sum(math.exp(number * math.log(mean) - mean - math.lgamma(number + 1)) for number in range(count))


def _planned_month() -> float:
    """Leads planned for a month of the first quarter, if the quarters share the year's leads as they did before."""
    quarters = [flow.leads for flow in funnel_history().values()]
    return _ALL["leads_needed"] * quarters[0] / sum(quarters) / 3


def _proposals(months: float) -> float:
    return _ALL["proposals_needed"] / 12 * months


def _lost_deals(months: float) -> float:
    return _proposals(months) * _LOST_POINTS


def _lost_revenue(months: float) -> float:
    return _lost_deals(months) * _DEAL


def _won(split: int, *, fading: bool) -> float:
    return growth_won(allocations()[split].weeks, fading=fading)


def _weeks(split: int, segment: int) -> float:
    return allocations()[split].weeks[segment]


def _per_week(segment: int) -> float:
    part = segments()[segment]
    return (part.target - part.revenue) / WEEKS_TO_WIN[segment]


def _to_manufacturers() -> float:
    """Proposals to large manufacturers in half a year, if every second one goes to them."""
    return _proposals(6) / 2


def _of_last_quarter(deals_less: int) -> float:
    return (list(funnel_history().values())[-1].deals - deals_less) * _DEAL


_WORKSHOP: Final[dict[str, Callable[[], float]]] = {
    "people": lambda: PEOPLE,
    "fewest_groups": lambda: _FEWEST,
    "most_groups": lambda: _MOST,
    "minutes_fewest": lambda: workshop_minutes(groups=_FEWEST),
    "minutes_most": lambda: workshop_minutes(groups=_MOST),
    "minutes_with_break": lambda: workshop_minutes(groups=GROUPS) + BREAK,
    "share_of_draft_fewest": lambda: DRAFT * _FEWEST / PEOPLE,
    "share_of_draft_most": lambda: DRAFT * _MOST / PEOPLE,
    "words_to_present": lambda: PRESENT * _WORDS_A_MINUTE,
    "property_weeks": lambda: WEEKS_TO_WIN[2],
    "gain_per_week_moved": lambda: _per_week(0) - _per_week(2),
    "gain_of_move": lambda: WEEKS_TO_WIN[2] * (_per_week(0) - _per_week(2)),
    "gain_of_point": lambda: _ALL["proposals_needed"] * 0.01 * _DEAL,
    "gain_of_both": lambda: WEEKS_TO_WIN[2] * (_per_week(0) - _per_week(2)) + _ALL["proposals_needed"] * 0.01 * _DEAL,
    "marks_sum": lambda: sum(_MARKS),
    "marks_most": lambda: _BEST_MARK * len(_MARKS),
    "marks_share": lambda: sum(_MARKS) / (_BEST_MARK * len(_MARKS)),
    "hospital_customers": lambda: _HOSPITALS.customers,
    "hospital_weeks": lambda: _HOSPITALS.customers * _HOSPITAL_WEEKS_EACH,
    "groups_of_17_fewest": lambda: possible_groups(people=17)[0],
    "groups_of_17_most": lambda: possible_groups(people=17)[-1],
    "minutes_17_fewest": lambda: workshop_minutes(groups=possible_groups(people=17)[0]),
    "minutes_17_most": lambda: workshop_minutes(groups=possible_groups(people=17)[-1]),
}
_PLAY_FIGURES: Final[dict[str, Callable[[], float]]] = {
    "tables": lambda: 7,
    "threes_people": lambda: 5 * 3 + 2 * 4,
    "play_minutes_all": lambda: _ROUND * _ROUNDS + _AROUND,
    "may_talk": lambda: _PLAY * 0.3 * 60,
    "talked_share": lambda: _TALKED_SECONDS / (_PLAY * 60),
    "saving": lambda: _SAVING,
    "payback_months": lambda: _DEAL / _SAVING * 12,
    "floor": lambda: _DEAL * (1 - _SELLER_FLOOR),
    "buyer_asks": lambda: _DEAL * (1 - _BUYER_ASKS),
    "signs_alone": lambda: _SIGNS_ALONE,
    "concession": lambda: _DEAL - _SIGNS_ALONE,
    "concession_share": lambda: 1 - _SIGNS_ALONE / _DEAL,
    "subscription_two_years": lambda: 2 * _SUBSCRIPTION,
}
_MISTAKES: Final[dict[str, Callable[[], float]]] = {
    "large_keep_share": lambda: _LARGE.revenue * (1 + _ALL["market_growth"]),
    "large_short": lambda: _LARGE.target - _LARGE.revenue * (1 + _ALL["market_growth"]),
    "deals_rise": lambda: 1.20 / 1.15 - 1,
    "deck_sales": lambda: _DECK_SALES * 1.20,
    "deck_deal": lambda: _DECK_SALES / _DECK_DEALS,
    "deck_deal_target": lambda: _DECK_SALES / _DECK_DEALS * 1.15,
    "deck_deals_target": lambda: _DECK_DEALS * 1.20 / 1.15,
    "q4_deals": lambda: list(funnel_history().values())[-1].deals,
    "late_deals": lambda: _LATE_DEALS,
    "q4_signed": lambda: _of_last_quarter(0),
    "q4_invoiced": lambda: _of_last_quarter(_LATE_DEALS),
    "old_clearbrook": lambda: _weighted(_CLEARBROOK, _OLD_WEIGHTS),
    "old_rival": lambda: _weighted(_RIVAL_A, _OLD_WEIGHTS),
    "new_clearbrook": lambda: _weighted(_CLEARBROOK, _NEW_WEIGHTS),
    "new_rival": lambda: _weighted(_RIVAL_A, _NEW_WEIGHTS),
    "half_year_proposals": lambda: _proposals(6),
    "slip_deals": lambda: _to_manufacturers() * 0.03,
    "slip_revenue": lambda: _to_manufacturers() * 0.03 * _DEAL,
    "sentences_a_year": lambda: _ALL["reps"] * 2 * 12,
    "luck_of_ten": lambda: 2 * _SPREAD * math.sqrt(2 / _ASKED),
    "large_customer_share": lambda: _LARGE.customers / _ALL["customers"],
    "large_revenue_share": lambda: _LARGE.revenue / _ALL["revenue_2026"],
    "weeks_to_win": lambda: sum(WEEKS_TO_WIN),
    "even_weeks": lambda: _weeks(0, 0),
    "most_weeks": lambda: _weeks(2, 0),
    "plan_share_large": lambda: WEEKS_TO_WIN[0] / sum(WEEKS_TO_WIN),
    "even_loss": lambda: _won(1, fading=True) - _won(0, fading=True),
    "even_loss_same": lambda: _won(1, fading=False) - _won(0, fading=False),
    "eighty_loss": lambda: _won(1, fading=True) - _won(2, fading=True),
    "per_week_large": partial(_per_week, 0),
    "per_week_food": partial(_per_week, 1),
    "per_week_property": partial(_per_week, 2),
    "other_split_same": lambda: growth_won((100, 100, 32, 0), fading=False),
    "other_split_less": lambda: growth_won((100, 100, 32, 0), fading=True),
    "win_rate_after": lambda: _ALL["win_rate"] - _LOST_POINTS,
    "proposals_a_month": lambda: _proposals(1),
    **{f"proposals_{months}": partial(_proposals, months) for months in (2, 3, 9)},
    **{f"lost_deals_{months}": partial(_lost_deals, months) for months in (2, 3, 9)},
    **{f"lost_revenue_{months}": partial(_lost_revenue, months) for months in (2, 3, 9)},
    "deals_2_before": lambda: _proposals(2) * _ALL["win_rate"],
    "deals_2_after": lambda: _proposals(2) * (_ALL["win_rate"] - _LOST_POINTS),
    "planned_month": _planned_month,
    "leads_alarm": lambda: _ALARM,
    "alarm_by_luck": lambda: _chance_below(_ALARM, mean=_planned_month()),
    "alarm_twice_by_luck": lambda: _chance_below(_ALARM, mean=_planned_month()) ** 2 * 1000,
}
_FAILURE: Final[dict[str, Callable[[], float]]] = {
    "share_rise": lambda: (1 + TARGET_GROWTH) / (1 + INDUSTRY_GROWTH) - 1,
    "share_lost": lambda: 1 - (1 + FIRST_HALF_GROWTH) / (1 + INDUSTRY_GROWTH),
    "second_half_growth": lambda: growth_still_needed(after_months=6),
    "needed_after_2": lambda: growth_still_needed(after_months=2),
    "needed_after_3": lambda: growth_still_needed(after_months=3),
    "year_at_industry": lambda: (FIRST_HALF_GROWTH + INDUSTRY_GROWTH) / 2,
    "clearbrook_share_rise": lambda: (1 + _ALL["growth"]) / (1 + _ALL["market_growth"]) - 1,
}
FIGURES: Final[dict[str, Callable[[], float]]] = {**_WORKSHOP, **_PLAY_FIGURES, **_MISTAKES, **_FAILURE}
"""What each figure is, by the name under which the page quotes it."""
