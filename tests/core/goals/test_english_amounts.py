from __future__ import annotations

import pytest

from bpcourse.core.goals.english import read


def measured(goal: str) -> list[str]:
    return [span.of(goal) for span in read(goal).measurable]


def baselines(goal: str) -> list[str]:
    return [span.of(goal) for span in read(goal).achievable]


@pytest.mark.parametrize(
    ("number", "goal"),
    [
        ("480", "A referral bonus should bring us 480 recommendations."),
        ("seven-figure", "A seven-figure turnover is what we are after."),
        ("Twice", "Twice as many repeat orders."),
        ("every second", "Have every second opera subscriber buy the chamber-music series."),
        ("One point", "One point more market share."),
        ("17", "Goal-line cameras at 17 second-division grounds."),
        ("20", "Win our first 20 clinics in Chile."),
        ("22", "Offload the last 22 houseboats in Kerala."),
        ("40", "Win contracts with more than 40 clinics."),
        ("2", "Reply to each inquiry in under 2 hours."),
        ("12", "Reach a 12-day cut in payment time."),
        ("15,000", "Have 15,000 pensioners on our senior tariff."),
        ("108%", "Hit 108% of quota in the second half of 2026."),
        ("900,000 zloty", "Bookings worth 900,000 zloty in the last quarter of 2026."),
        ("5", "Sell into 5 new countries."),
    ],
)
def test_what_is_to_be_reached_is_a_target(number: str, goal: str) -> None:
    assert [number] == measured(goal)


@pytest.mark.parametrize(
    "goal",
    [
        "Sell more size-14 gowns in Leeds.",
        "Vision 2030 asks for better sales.",
        "Place our 4K endoscopes with vets.",
        "Sell more of the Spring 2026 shirts in Porto.",
        "Increase tractor leasing among vineyards over 50 hectares.",
        "Sell more to companies of 500+ people.",
        "Sell more to firms with between 50 and 500 employees.",
        "Our app is rated 4.9 by 2,300 users.",
        "14,000 customers trusted us in 2019.",
        "Six directors, nine vans and one wish: happier customers.",
        "Have a strong finish to 2026.",
        "Double down on sales.",
    ],
)
def test_a_number_of_something_else_is_none(goal: str) -> None:
    assert measured(goal) == []


@pytest.mark.parametrize(
    ("number", "goal"),
    [
        ("3,900", "Handle 5,200 bookings in 2028 (2026 level: 3,900)."),
        ("140", "Land 220 new customers, up on last year's 140."),
        ("6%", "Churn is 6%. Get it to 4%."),
        ("310,000 rupees", "Bad debts, which ran to 310,000 rupees last year, must not top 200,000."),
        ("51", "Basket size of 62 euros, versus 51 in 2025."),
    ],
)
def test_where_the_goal_starts_from_is_a_baseline(number: str, goal: str) -> None:
    assert [number] == baselines(goal)
    assert number not in measured(goal)
    assert measured(goal)
