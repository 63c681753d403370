from __future__ import annotations

import pytest

from bpcourse.core.goals.english_everyday import is_doing, is_everyday


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    "word",
    words(
        "buttress whine slid hallmark dependable hitherto upselling framework recommendations reorders concessions"
        " resolution determination hesitation willingness steadier simplest bigger multi-year self-financing prepaid"
    ),
)
def test_a_word_of_no_trade_is_everyday(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize(
    "word",
    words(
        "breweries dentists vineyards pumps ration station fitness garments hospitality insurance dealerships family"
        " vegetables ambulances baker baking banking books rings uniforms factories engineers food-service makers"
    ),
)
def test_a_good_a_place_or_a_customer_is_not(word: str) -> None:
    assert not is_everyday(word)


@pytest.mark.parametrize("word", words("retain paying persuade spread log"))
def test_verbs_are_known(word: str) -> None:
    assert is_doing(word)


@pytest.mark.parametrize("word", words("hospital morning sales"))
def test_nouns_are_no_verbs(word: str) -> None:
    assert not is_doing(word)
