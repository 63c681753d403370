"""Survival estimates against published tables, plain shares and each other."""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.crm.survival import FIRST, OPEN, SECOND, Incidence, score_interval

REMISSION: Final = (6, 6, 6, 7, 10, 13, 16, 22, 23)
STILL_IN_REMISSION: Final = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
"""Weeks in remission under 6-MP: Freireich et al. (1963), as in Cox & Oakes (1984), table 1.1."""

cases = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from([OPEN, FIRST, SECOND])), min_size=1, max_size=60
)  # fmt: skip


def of(seen: list[tuple[int, int]]) -> Incidence:
    days, outcome = zip(*seen, strict=True)
    return Incidence.of(days=np.array(days), outcome=np.array(outcome))


@pytest.mark.parametrize(
    ("week", "share"), [(6, 0.8571), (7, 0.8067), (10, 0.7529), (13, 0.6902), (16, 0.6275), (22, 0.5378), (23, 0.4482)]
)
def test_the_published_kaplan_meier_table_comes_out(week: int, share: float) -> None:
    seen = of([(each, FIRST) for each in REMISSION] + [(each, OPEN) for each in STILL_IN_REMISSION])

    assert float(seen.survival[0][week]) == pytest.approx(share, abs=5e-5)


def test_the_published_median_comes_out() -> None:
    seen = of([(each, FIRST) for each in REMISSION] + [(each, OPEN) for each in STILL_IN_REMISSION])

    assert float(seen.time_in(0.5)[0]) == 23


@given(cases)
def test_all_shares_add_up_to_one(seen: list[tuple[int, int]]) -> None:
    found = of(seen)

    assert float(found.share[0] + found.second[0] + found.survival[0, -1]) == pytest.approx(1)
    assert float(found.low[0]) <= float(found.share[0]) + 1e-9
    assert float(found.share[0]) <= float(found.high[0]) + 1e-9


@given(cases)
def test_without_open_cases_it_is_the_plain_share(seen: list[tuple[int, int]]) -> None:
    decided = [(day, FIRST if outcome == OPEN else outcome) for day, outcome in seen]
    won = sum(outcome == FIRST for _day, outcome in decided)
    found = of(decided)
    low, high = score_interval(np.array([won / len(decided)]), np.array([len(decided)]))

    assert float(found.share[0]) == pytest.approx(won / len(decided))
    assert float(found.low[0]) == pytest.approx(float(low[0]), abs=1e-6)
    assert float(found.high[0]) == pytest.approx(float(high[0]), abs=1e-6)


@given(cases, cases)
def test_groups_do_not_touch_each_other(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    days, outcome = zip(*one, *other, strict=True)
    group = np.repeat([0, 1], [len(one), len(other)])
    both = Incidence.of(days=np.array(days), outcome=np.array(outcome), group=group, groups=2)

    assert both.share.tolist() == pytest.approx([float(of(one).share[0]), float(of(other).share[0])])


def test_many_groups_are_computed_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    days, outcome, group = rng.integers(0, 50, 400), rng.integers(0, 3, 400), rng.integers(0, 9, 400)
    whole = Incidence.of(days=days, outcome=outcome, group=group, groups=9)
    monkeypatch.setattr("bpcourse.crm.survival._CELLS", 150)
    parts = Incidence.of(days=days, outcome=outcome, group=group, groups=9)

    assert parts.share.tolist() == pytest.approx(whole.share.tolist())


def test_equal_weights_change_no_share() -> None:
    days, outcome = np.array([3, 5, 5, 9]), np.array([FIRST, SECOND, OPEN, FIRST])
    plain = Incidence.of(days=days, outcome=outcome)
    weighted = Incidence.of(days=days, outcome=outcome, weight=np.full(4, 240_000.0))

    assert float(weighted.share[0]) == pytest.approx(float(plain.share[0]))


@pytest.mark.parametrize(
    ("won", "of_cases", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_published_intervals_come_out(won: int, of_cases: int, low: float, high: float) -> None:
    """R. G. Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3."""
    ends = score_interval(np.array([won / of_cases]), np.array([of_cases]))

    assert [float(end[0]) for end in ends] == pytest.approx([low, high], abs=6e-5)


def test_no_cases_tell_nothing() -> None:
    low, high = score_interval(np.array([np.nan]), np.array([0]))

    assert (float(low[0]), float(high[0])) == (0, 1)
