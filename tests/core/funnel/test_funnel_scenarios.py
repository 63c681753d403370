from __future__ import annotations

import math

import pytest

from bpcourse.core.errors import AmountError
from bpcourse.core.funnel import Funnel, FunnelError, compare

LAST_YEAR = Funnel.from_rates([0.3, 0.5, 0.25], days=[14, 30, 46], average_deal_size=240_000)
PLAN = LAST_YEAR.replace_conversion("Lead", 0.32)
NO_WINS = LAST_YEAR.replace_conversion("Proposal", 0)


def test_scenarios_stand_side_by_side_in_their_order() -> None:
    table = compare({"plan": PLAN, "last year": LAST_YEAR}, leads=2_000)
    assert table.names == ("plan", "last year")
    assert table.row("revenue").values == pytest.approx((19_200_000, 18_000_000))
    assert table.row("win_rate").values == (0.25, 0.25)
    assert table.row("sales_cycle_days").values == (90, 90)


def test_each_scenario_can_have_its_own_leads() -> None:
    table = compare({"plan": PLAN, "last year": LAST_YEAR}, leads={"last year": 1_600, "plan": 2_000})
    assert table.row("deals").values == pytest.approx((80, 60))


def test_a_target_adds_its_gap_and_the_leads_it_needs() -> None:
    table = compare({"plan": PLAN, "last year": LAST_YEAR}, leads=2_000, revenue_target=19_200_000)
    assert table.row("gap_to_target").values == pytest.approx((0, 1_200_000))
    assert table.row("leads_needed").values == pytest.approx((2_000, 2_133.33), rel=1e-5)


def test_a_scenario_without_wins_needs_leads_without_end() -> None:
    table = compare({"no wins": NO_WINS}, leads=2_000, revenue_target=19_200_000)
    assert table.row("leads_needed").values == (math.inf,)


def test_without_a_target_there_is_no_gap() -> None:
    with pytest.raises(FunnelError, match="got 'gap_to_target'"):
        compare({"plan": PLAN}, leads=2_000).row("gap_to_target")


def test_funnels_of_different_steps_can_be_compared() -> None:
    web_shop = Funnel.from_rates([0.02], average_deal_size=500)
    assert compare({"field": PLAN, "web": web_shop}, leads=2_000).row("deals").values == pytest.approx((80, 40))


def test_every_row_has_a_label_and_one_value_per_scenario() -> None:
    table = compare({"plan": PLAN, "last year": LAST_YEAR}, leads=2_000, revenue_target=1)
    assert all(row.label and len(row.values) == 2 for row in table.rows)


def test_nothing_cannot_be_compared() -> None:
    with pytest.raises(FunnelError, match="at least one scenario"):
        compare({}, leads=2_000)


def test_each_scenario_needs_its_leads() -> None:
    with pytest.raises(FunnelError, match="got none for 'plan'"):
        compare({"plan": PLAN}, leads={"other": 1})


def test_a_target_is_not_negative() -> None:
    with pytest.raises(AmountError, match="revenue target"):
        compare({"plan": PLAN}, leads=1, revenue_target=-1)
