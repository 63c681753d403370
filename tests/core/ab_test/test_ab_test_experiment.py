"""One test from its question to its verdict: nothing is decided early, and a winner has to earn it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.ab_test import Approach, Experiment, ExperimentDesign, Verdict, verdict_text
from bpcourse.core.errors import AmountError
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.plan.codec import read_as, written

FULL = 356


def experiment(first: tuple[int, int] = (0, 0), second: tuple[int, int] = (0, 0), *, pace: float = 43) -> Experiment:
    """A test of 30% against 40% with these successes and cases."""
    return Experiment(
        question="Which opening wins?",
        design=ExperimentDesign(base_rate=0.30, difference=0.10),
        cases_per_week=pace,
        first=Approach(name="Old", successes=first[0], cases=first[1]),
        second=Approach(name="New", successes=second[0], cases=second[1]),
    )


RESULTS = {
    Verdict.NO_RESULTS: experiment(),
    Verdict.NOT_ENOUGH: experiment((36, 120), (60, 120)),
    Verdict.FIRST_BETTER: experiment((142, FULL), (107, FULL)),
    Verdict.SECOND_BETTER: experiment((107, FULL), (142, FULL)),
    Verdict.ALIKE: experiment((107, FULL), (109, FULL)),
    Verdict.OPEN: experiment((107, FULL), (125, FULL)),
}


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_is_reached(verdict: Verdict) -> None:
    assert verdict is RESULTS[verdict].verdict


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (Verdict.NO_RESULTS, "No results yet: each group needs 356 cases, 17 weeks at this pace."),
        (
            Verdict.NOT_ENOUGH,
            "Not enough yet: each group needs 356 cases; Old has 120, New 120. About 11 more weeks.",
        ),
        (Verdict.FIRST_BETTER, "Old is better by 9.8 points; the true gain is likely from 2.8 to 16.7."),
        (Verdict.SECOND_BETTER, "New is better by 9.8 points; the true gain is likely from 2.8 to 16.7."),
        (Verdict.ALIKE, "No difference worth having: it is likely 7.3 points or less, and you were looking for 10."),
        (
            Verdict.OPEN,
            "Still open: New stands 5.1 points from Old, but the true difference may be anything from -1.8 to 11.9.",
        ),
    ],
)
def test_each_verdict_is_a_plain_sentence_with_its_numbers(verdict: Verdict, sentence: str) -> None:
    assert sentence == verdict_text(RESULTS[verdict])


def test_a_striking_difference_does_not_end_a_test_early() -> None:
    early = experiment((30, FULL - 1), (300, FULL))

    assert early.verdict is Verdict.NOT_ENOUGH
    assert verdict_text(early).endswith("About 1 more week.")


def test_one_group_alone_is_not_enough() -> None:
    assert experiment((107, FULL), (0, 0)).verdict is Verdict.NOT_ENOUGH
    assert experiment((107, FULL), (0, 0)).evidence is None


def test_a_full_test_has_no_weeks_left() -> None:
    assert not RESULTS[Verdict.OPEN].weeks_left


def test_the_weeks_left_count_what_each_group_lacks() -> None:
    # The first group is over full, which does not help the second: 56 cases at 43 a week.
    assert experiment((100, 400), (100, 300)).weeks_left == 2


def test_approaches_without_names_are_a_and_b() -> None:
    unnamed = Experiment(design=ExperimentDesign(base_rate=0.3, difference=0.1), cases_per_week=43)

    assert unnamed.names == ("A", "B")


@pytest.mark.parametrize(("even", "first", "second"), [(True, 356, 330), (False, 420, 290), (True, 0, 0)])
def test_a_lopsided_split_is_noticed(even: bool, first: int, second: int) -> None:
    assert experiment((0, first), (0, second)).is_split_evenly is even


def test_a_team_without_cases_cannot_run_a_test() -> None:
    with pytest.raises(AmountError, match="cases per week must be more than 0, got 0"):
        experiment(pace=0)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_test_is_written_to_a_plan_and_read_back(verdict: Verdict) -> None:
    kept = RESULTS[verdict]

    assert kept == read_as(Experiment, written(kept), place="experiments[0]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_said_in_every_language(verdict: Verdict, language: Language) -> None:
    with use_language(language):
        assert verdict_text(RESULTS[verdict])


@given(cases=st.tuples(st.integers(0, 1000), st.integers(0, 1000)), shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_winner_is_named_only_where_zero_does_not_fit(cases: tuple[int, int], shares: tuple[float, float]) -> None:
    first, second = ((int(share * number), number) for share, number in zip(shares, cases, strict=True))
    judged = experiment(first, second)
    found = judged.evidence

    assert verdict_text(judged)
    if judged.verdict in {Verdict.FIRST_BETTER, Verdict.SECOND_BETTER}:
        assert min(cases) >= FULL
        assert found is not None
        assert 0 not in found.interval
        assert found.p_value < 0.05
