from __future__ import annotations

import pytest

from bpcourse.core.goals.english import read


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("subsidised from the levy", "Enrol 680 nurses by 5 September, subsidised from the levy."),
        ("after hiring two engineers", "Win more bids after hiring two engineers."),
        ("After product training", "After product training, win more bids."),
        ("Having bought a lead database", "Having bought a lead database, win more orders."),
        ("Our revamped catalogue", "Our revamped catalogue will win university projects."),
        ("A 10% discount for first-time buyers", "A 10% discount for first-time buyers is to raise sales."),
        ("A call centre", "A call centre should yield 5,000 further sales."),
        ("Trial pricing", "Trial pricing, introduced with a partner, is to bring extra contracts."),
        ("Lean on an advisory board", "Lean on an advisory board to retain 96% of contracts."),
        ("with dispensing machines", "Take refill sales to 70,000 litres with dispensing machines."),
        ("with reusable text blocks", "Reduce the workload per quotation with reusable text blocks."),
        ("once we have a demo van", "Win more farms once we have a demo van."),
        ("in partnership with a bank", "Sell more boats in partnership with a bank."),
        ("Raise list prices", "Raise list prices to get 4% more revenue."),
    ],
)
def test_a_means_is_found_and_ends_where_the_result_begins(words: str, goal: str) -> None:
    assert words in [span.of(goal) for span in read(goal).achievable]


@pytest.mark.parametrize(
    "goal",
    [
        "Supply 90 kindergartens with our spill-proof cups.",
        "Get 90 climbing gyms to use our resin holds.",
        "90 climbing gyms are to use our resin holds.",
        "Bring the number of vineyards using our drones to 120.",
        "A quarter of Milan's loaf sales should become gluten-free.",
        "Close out the year with a backlog of 14 million dollars.",
        "Improve sell-through of our shirts in Porto.",
        "A fitter sales operation will serve customers better.",
        "List our dates with more halal supermarkets.",
        "Sign contracts with Kenyan tea estates.",
    ],
)
def test_what_only_looks_like_a_means_is_none(goal: str) -> None:
    assert not read(goal).achievable
