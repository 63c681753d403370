from __future__ import annotations

import pytest

from bpcourse.core.goals.english import read
from bpcourse.core.goals.english_names import known_names


@pytest.mark.parametrize(
    "name",
    [
        "large customers",
        "key accounts",
        "care homes",
        "export markets",
        "big cities",
        "service contracts",
        "cleaning service",
        "spare parts",
        "season tickets",
        "savings accounts",
        "premium tier",
        "online shop",
        "mid-sized companies",
        "walk-ins",
        "companies with over 50 employees",
        "firms employing 500 people",
        "accounts whose headcount exceeds 500",
        "businesses with a workforce of 500 or more",
        "companies with $50m in revenue",
        "call centres",
        "the public sector",
    ],
)
def test_a_name_of_everyday_words_is_known(name: str) -> None:
    assert known_names().search(name)
    assert read(f"Raise sales to {name} by 20%.").specific


@pytest.mark.parametrize(
    "words",
    [
        "annual contract value",
        "better customers",
        "our home page",
        "more accounts",
    ],
)
def test_a_measure_is_no_name(words: str) -> None:
    assert not known_names().search(words)
