from __future__ import annotations

import pytest

from bpcourse.core.goals import review_goal


@pytest.mark.parametrize(
    ("word", "goal"),
    [
        ("strengthen", "We will strengthen sales."),
        ("this year", "Sell 300 meters this year."),
        ("significantly", "Sell significantly more."),
        ("加强", "加强销售。"),
        ("尽快", "尽快签约 30 家客户。"),
        ("大幅", "大幅增加订单。"),
    ],
)
def test_a_vague_word_is_pointed_out(word: str, goal: str) -> None:
    assert any(f'"{word}"' in hint for hint in review_goal(goal).hints)


@pytest.mark.parametrize(
    "goal", ["Improve the win rate to 30% by May.", "By June this year, sell significantly more: 40 sets."]
)
def test_a_vague_word_beside_a_number_and_a_date_does_no_harm(goal: str) -> None:
    assert review_goal(goal).hints == ()


def test_a_plain_goal_gets_no_hint() -> None:
    assert review_goal("Sell 500 meters to hospitals in Suzhou by 30 June 2027.").hints == ()
