from __future__ import annotations

import pytest

from bpcourse.core.goals.english import read


@pytest.mark.parametrize(
    "goal",
    [
        "Let's step on the gas and sell more.",
        "Get more orders on the books.",
        "Quotes out of the door in 24 hours flat.",
        "Make the phones ring off the hook.",
        "Grab a bigger slice of the cake.",
        "Win over the decision makers.",
    ],
)
def test_a_figure_of_speech_names_nobody(goal: str) -> None:
    assert not read(goal).specific


def test_the_same_noun_names_a_good_where_it_is_one() -> None:
    assert read("Sell 500 doors to builders.").specific
