"""The customer's business case: steps, payback, and the point at which it stops paying."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.customers import BusinessCase, Saving, worked_case
from bpcourse.core.errors import AmountError

MONEY = st.integers(0, 1_000_000)


def test_the_case_of_the_worked_company() -> None:
    case = worked_case()

    assert case.impact == 450_000
    assert list(case.savings_by_year) == [202_500, 450_000, 450_000]
    assert list(case.costs_by_year) == [540_000, 80_000, 80_000]
    assert list(case.net_by_year) == [-337_500, 370_000, 370_000]
    assert case.gain == 402_500
    assert case.roi == pytest.approx(0.575)
    assert case.payback_months == pytest.approx(22.95, abs=0.01)
    assert round(case.present_value) == 233_317
    assert case.break_even_share == pytest.approx(0.635, abs=0.001)
    assert (case.gain_at(0.75), case.gain_at(0.5)) == (126_875, -148_750)


@pytest.mark.parametrize(
    ("quarter", "shares"), [(1, (4, 4)), (2, (3, 4)), (4, (1, 4)), (5, (0, 4)), (8, (0, 1)), (9, (0, 0))]
)
def test_a_saving_counts_from_its_quarter(quarter: int, shares: tuple[int, int]) -> None:
    saving = Saving(times=2, each=200, from_quarter=quarter)

    assert tuple(100 * share for share in shares) == tuple(saving.in_year(year) for year in (1, 2))


def test_money_back_within_the_first_year() -> None:
    case = BusinessCase(savings=(Saving(each=240),), order=120, years=1)

    assert case.payback_months == 6


def test_nothing_paid_is_back_at_once() -> None:
    assert BusinessCase(savings=(Saving(each=240),)).payback_months == 0


def test_money_that_never_comes_back_has_no_month() -> None:
    assert BusinessCase(savings=(Saving(each=10),), order=120).payback_months is None


def test_money_back_counts_only_where_it_stays_ahead() -> None:
    # Ahead after the first year, behind again after the second: later costs eat more than is saved.
    case = BusinessCase(savings=(Saving(each=150),), order=100, later=230, years=2)

    assert list(case.cumulative) == [-100, 50, -30]
    assert case.payback_months is None


@pytest.mark.parametrize("empty", [BusinessCase(), BusinessCase(savings=(Saving(),))])
def test_without_costs_and_savings_there_is_no_share(empty: BusinessCase) -> None:
    assert (empty.roi, empty.break_even_share, empty.gain, empty.present_value) == (None, None, 0, 0)


def test_a_present_value_one_year_off_is_divided_once() -> None:
    case = BusinessCase(savings=(Saving(each=110),), order=100, years=1, hurdle=0.10)

    assert case.present_value == pytest.approx(0)


@given(st.lists(MONEY, max_size=4), MONEY, MONEY, MONEY, st.integers(1, 10))
def test_the_parts_add_up(savings: list[int], order: int, first: int, later: int, years: int) -> None:
    case = BusinessCase(
        savings=tuple(Saving(each=each, from_quarter=2) for each in savings),
        order=order, first=first, later=later, years=years, hurdle=0,
    )  # fmt: skip

    assert case.gain == pytest.approx(case.cumulative[-1], abs=1e-6)
    assert case.gain == pytest.approx(case.present_value, abs=1e-6)
    if case.break_even_share is not None:
        assert case.gain_at(case.break_even_share) == pytest.approx(0, abs=1e-3)
    assert (case.payback_months is None) is (case.cumulative[-1] < 0)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("order", -1, "order must be 0 or more"), ("first", -1, "other costs of the first year must be 0 or more"),
        ("later", -1, "costs of each later year must be 0 or more"), ("hurdle", -1, "interest the customer asks must"),
        ("years", 0, "years counted must be from 1 to 20"), ("years", 21, "years counted must be from 1 to 20"),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_is_refused(name: str, value: int, sentence: str) -> None:
    with pytest.raises(AmountError, match=sentence):
        replace(worked_case(), **{name: value})  # type: ignore[arg-type] # one wrong field at a time


@pytest.mark.parametrize("fields", [{"times": -1}, {"each": -1}, {"from_quarter": 0}])
def test_a_saving_that_cannot_be_is_refused(fields: dict[str, int]) -> None:
    with pytest.raises(AmountError, match="leaks: "):
        Saving(name="leaks", **fields)
