"""The health score: weights that make a whole, levels with clear borders, and a test on what happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.customers import AlertLevel, HealthModel, HealthSignal, WarningTest, sick_customer
from bpcourse.core.errors import AmountError, CourseError, FieldError, RateError
from bpcourse.core.language import use_language

USUAL = HealthModel.usual()
POINTS = st.integers(0, 100)


@pytest.mark.parametrize(
    ("month", "score", "level"),
    [(0, 72.5, "green"), (1, 69.5, "yellow"), (3, 48.5, "yellow"), (4, 27.5, "red"), (6, 20, "red")],
)
def test_the_food_plant_fell_from_green_to_red(month: int, score: float, level: str) -> None:
    found = USUAL.score(sick_customer()[month])

    assert score == found.value
    assert level == found.level.value


@pytest.mark.parametrize(
    ("points", "level"),
    [(100, "green"), (70, "green"), (69.999, "yellow"), (40, "yellow"), (39.999, "red"), (0, "red")],
)
def test_a_border_belongs_to_the_level_above_it(points: float, level: str) -> None:
    assert level == USUAL.level_of(points).value


def test_silence_counts_fifty_and_never_a_hundred() -> None:
    assert USUAL.score({}).value == 50
    assert USUAL.score({"use": 100, "contacts": 100, "value": 100, "payment": 100}).value == 90


def test_the_weakest_signal_is_the_one_that_costs_most_points() -> None:
    # 0.30 x 30 = 9 points lost by use, 0.10 x 80 = 8 by payment.
    ratings = {"use": 70, "contacts": 100, "service": 100, "value": 100, "payment": 20}

    assert USUAL.score(ratings).weakest.signal.id == "use"
    assert USUAL.score(ratings).weakest.lost == 9


@given(st.lists(POINTS, min_size=5, max_size=5))
def test_a_score_lies_between_the_worst_and_the_best_rating(ratings: list[int]) -> None:
    named = dict(zip([signal.id for signal in USUAL.signals], ratings, strict=True))
    found = USUAL.score(named)

    assert min(ratings) - 1e-6 <= found.value <= max(ratings) + 1e-6
    assert found.value == pytest.approx(sum(part.points for part in found.parts))
    assert 100 - found.value == pytest.approx(sum(part.lost for part in found.parts))


@pytest.mark.parametrize(("weights", "total"), [((0.6, 0.3), "90%"), ((0.6, 0.6), "120%"), ((), "0%")])
def test_weights_that_do_not_make_a_whole_are_refused(weights: tuple[float, ...], total: str) -> None:
    signals = tuple(HealthSignal(id=f"s{number}", weight=weight) for number, weight in enumerate(weights))

    with pytest.raises(FieldError, match=f"must add up to 100%, got {total}"):
        HealthModel(signals=signals)


def test_a_weight_that_is_no_share_is_refused() -> None:
    with pytest.raises(RateError, match="health score: weight of Use must be from 0% to 100%, got 130%"):
        HealthSignal(id="use", weight=1.3)


def test_a_signal_counts_once() -> None:
    with pytest.raises(FieldError, match="each signal may stand there once"):
        HealthModel(signals=(HealthSignal(id="use", weight=0.5), HealthSignal(id="use", weight=0.5)))


@pytest.mark.parametrize(
    ("green", "red", "sentence"),
    [
        (101, 40, "green from must be from 0 to 100 points"),
        (70, -1, "red below must be from 0 to 100 points"),
        (40, 70, "red below must be at most the 40 points from which green begins, got 70"),
    ],
)
def test_levels_that_make_no_sense_are_refused(green: float, red: float, sentence: str) -> None:
    with pytest.raises(AmountError, match=sentence):
        HealthModel(green_from=green, red_below=red)


@pytest.mark.parametrize("rating", [-1, 100.5])
def test_a_rating_outside_the_scale_is_refused(rating: float) -> None:
    with pytest.raises(AmountError, match="Use must be from 0 to 100 points"):
        USUAL.score({"use": rating})


def test_a_signal_of_ones_own_keeps_its_name_and_has_no_scale() -> None:
    own = HealthSignal(id="use", weight=1, name="Logins")

    assert (own.label, own.scale) == ("Logins", "")
    assert HealthSignal(id="heat", weight=1).label == "heat"


def test_levels_and_signals_speak_the_language_of_the_moment() -> None:
    with use_language("zh_CN"):
        assert all(level.label and level.response for level in AlertLevel)
        assert all(signal.label for signal in USUAL.signals)


# Does it warn? --------------------------------------------------------------------------------------------------------


def test_red_warns_of_seven_losses_in_ten() -> None:
    test = WarningTest(customers=100, lost=10, red=15, red_left=7)

    assert (test.others, test.others_left) == (85, 3)
    assert test.red_left_share == pytest.approx(7 / 15)
    assert test.others_left_share == pytest.approx(3 / 85)
    assert test.caught_share == 0.7


def test_a_share_of_nobody_is_not_a_number() -> None:
    test = WarningTest()

    assert (test.red_left_share, test.others_left_share, test.caught_share) == (None, None, None)


@pytest.mark.parametrize(
    "counts",
    [
        {"customers": 100, "lost": 5, "red": 15, "red_left": 7},
        {"customers": 100, "lost": 10, "red": 5, "red_left": 7},
        {"customers": 10, "lost": 9, "red": 8, "red_left": 1},
        {"customers": 10, "lost": 0, "red": 12, "red_left": 0},
    ],
)
def test_counts_that_cannot_all_be_true_are_refused(counts: dict[str, int]) -> None:
    with pytest.raises(CourseError, match="cannot all be true"):
        WarningTest(**counts)


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(AmountError, match="customers who left must be 0 or more"):
        WarningTest(customers=10, lost=-1)
