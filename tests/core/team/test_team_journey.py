"""Roles and handovers: every gap on the journey is found, and none where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import AmountError
from bpcourse.core.team import GapKind, Handover, JourneyGap, JourneyStage, SalesRole, journey_gaps, owners_of

ACQUIRE, CONVERT, NURTURE, EXPAND = JourneyStage
ALL = tuple(JourneyStage)


def role(name: str, *owns: JourneyStage, holders: tuple[str, ...] = ("Xu Ting",)) -> SalesRole:
    return SalesRole(name=name, holders=holders, owns=owns)


def handover(giver: str, taker: str) -> Handover:
    return Handover(giver=giver, taker=taker, passed="who decides", days=2, proof="accepted in the CRM")


def kinds(roles: tuple[SalesRole, ...], *handovers: Handover) -> list[GapKind]:
    return [gap.kind for gap in journey_gaps(roles, handovers)]


def test_one_role_that_owns_the_whole_journey_leaves_no_gap() -> None:
    assert journey_gaps((role("Rep", *ALL),), ()) == ()


def test_a_stage_without_an_owner_is_found() -> None:
    assert journey_gaps((role("Rep", ACQUIRE, CONVERT, EXPAND),), ()) == (
        JourneyGap(kind=GapKind.NO_OWNER, stage=NURTURE),
    )


def test_support_is_no_ownership() -> None:
    support = SalesRole(name="Support", holders=("Service",), supports=(NURTURE,))

    assert kinds((role("Rep", ACQUIRE, CONVERT, EXPAND), support)) == [GapKind.NO_OWNER]


def test_two_owners_of_a_stage_are_named() -> None:
    roles = (role("Rep", *ALL), role("KAM", EXPAND))

    assert journey_gaps(roles, (handover("Rep", "KAM"),)) == (
        JourneyGap(kind=GapKind.SEVERAL_OWNERS, stage=EXPAND, roles=("Rep", "KAM")),
    )


@pytest.mark.parametrize("holders", [(), ("",), ("  ",)])
def test_an_owning_role_without_a_holder_is_an_empty_chair(holders: tuple[str, ...]) -> None:
    assert kinds((role("CSM", *ALL, holders=holders),)) == [GapKind.EMPTY_ROLE]


def test_a_helping_role_may_stand_empty() -> None:
    assert kinds((role("Rep", *ALL), SalesRole(name="Support", supports=ALL))) == []


def test_a_change_of_owner_needs_a_handover() -> None:
    roles = (role("SDR", ACQUIRE), role("Rep", CONVERT, NURTURE, EXPAND))

    assert journey_gaps(roles, ()) == (JourneyGap(kind=GapKind.NO_HANDOVER, stage=CONVERT, roles=("SDR", "Rep")),)
    assert kinds(roles, handover("SDR", "Rep")) == []
    assert kinds(roles, handover("Rep", "SDR")) == [GapKind.NO_HANDOVER]


def test_one_of_two_owners_may_hand_over() -> None:
    roles = (role("SDR", ACQUIRE), role("Marketing", ACQUIRE), role("Rep", CONVERT, NURTURE, EXPAND))

    assert kinds(roles, handover("Marketing", "Rep")) == [GapKind.SEVERAL_OWNERS]


def test_a_handover_to_oneself_or_to_a_stranger_is_found() -> None:
    roles = (role("Rep", *ALL),)

    assert kinds(roles, handover("Rep", "Rep")) == [GapKind.SAME_SIDES]
    assert journey_gaps(roles, (handover("Rep", "CSM"),)) == (
        JourneyGap(kind=GapKind.UNKNOWN_ROLE, roles=("CSM",), handover=0),
    )


@pytest.mark.parametrize(
    ("loose", "missing"),
    [
        (Handover(giver="SDR", taker="Rep"), ("passed", "days", "proof")),
        (Handover(giver="SDR", taker="Rep", passed="who decides", days=0, proof=" "), ("proof",)),
        (Handover(giver="SDR", taker="Rep", passed="who decides", proof="accepted"), ("days",)),
    ],
)
def test_a_handover_says_what_it_lacks(loose: Handover, missing: tuple[str, ...]) -> None:
    roles = (role("SDR", ACQUIRE), role("Rep", CONVERT, NURTURE, EXPAND))

    (gap,) = journey_gaps(roles, (loose,))

    assert (gap.kind, gap.missing, gap.handover) == (GapKind.LOOSE, missing, 0)


def test_days_are_not_below_nothing() -> None:
    with pytest.raises(AmountError, match="handover from SDR to Rep: days must be 0 or more, got -1"):
        Handover(giver="SDR", taker="Rep", days=-1)


ROLES = st.lists(
    st.builds(
        SalesRole,
        name=st.sampled_from(["SDR", "Rep", "CSM", "KAM"]),
        holders=st.just(("Xu Ting",)),
        owns=st.sets(st.sampled_from(JourneyStage)).map(tuple),
    ),
    unique_by=lambda one: one.name,
)


@given(roles=ROLES)
def test_each_stage_has_one_owner_or_a_gap(roles: list[SalesRole]) -> None:
    found = {gap.stage for gap in journey_gaps(roles, ()) if gap.kind in (GapKind.NO_OWNER, GapKind.SEVERAL_OWNERS)}

    assert found == {stage for stage in JourneyStage if len(owners_of(stage, roles)) != 1}


@given(roles=ROLES)
def test_writing_down_the_missing_handovers_closes_them(roles: list[SalesRole]) -> None:
    missing = [gap for gap in journey_gaps(roles, ()) if gap.kind is GapKind.NO_HANDOVER]
    written = [handover(gap.roles[0], gap.roles[-1]) for gap in missing]

    assert GapKind.NO_HANDOVER not in kinds(tuple(roles), *written)
