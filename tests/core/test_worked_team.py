"""The worked company's team is that of chapter 7: same roles, same pay, same stages."""

from __future__ import annotations

import pytest

from bpcourse.core.team import GapKind, JourneyStage, PayRow, TeamStage
from bpcourse.core.worked_team import worked_team


def row(name: str) -> PayRow:
    run = worked_team().pay_run
    assert run is not None
    return next(one for one in run.rows if one.rep.name == name)


def test_the_empty_chair_of_the_chapter_is_the_only_gap() -> None:
    (gap,) = worked_team().gaps

    assert (gap.kind, gap.stage, gap.roles) == (
        GapKind.EMPTY_ROLE, JourneyStage.NURTURE, ("Customer success manager",)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "personal", "total", "now"),
    [("Liu Yang", 38_339, 229_865, 252_500), ("Sun Mei", 51_644, 243_169, 237_500)],
)
def test_two_reps_earn_what_the_chapter_says(name: str, personal: float, total: float, now: float) -> None:
    paid = row(name)

    assert (personal, 11_526) == (round(paid.pay.personal), round(paid.pay.pool))
    assert (total, now) == (round(paid.total), round(paid.now.total))


def test_the_new_plan_costs_a_little_less_and_narrows_the_spread() -> None:
    run = worked_team().pay_run
    assert run is not None

    assert run.team_result == pytest.approx(0.960, abs=0.001)
    assert (run.cost, run.cost_now) == pytest.approx((1_891_677, 1_909_500), abs=1)
    assert (run.cost_share, run.cost_share_now) == pytest.approx((0.0473, 0.0477), abs=0.0001)
    assert next(one.rep.name for one in run.losers) == "Liu Yang"
    assert run.spread < run.spread_now


def test_team_and_people_stand_in_four_different_stages() -> None:
    assert [one.stage for one in worked_team().standings] == [
        TeamStage.GROWING, TeamStage.BUILDING, TeamStage.STABLE, TeamStage.CHANGING,
    ]  # fmt: skip
