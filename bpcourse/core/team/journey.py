"""Who does what along the customer's journey, who hands over to whom, and where nobody or two people are in charge.

>>> roles = (
...     SalesRole(name="SDR", holders=("Xu Ting",), owns=(JourneyStage.ACQUIRE,)),
...     SalesRole(name="Rep", holders=("Sun Mei",), owns=(JourneyStage.CONVERT, JourneyStage.EXPAND)),
... )
>>> for gap in journey_gaps(roles, ()):
...     print(gap.kind.value, gap.stage.value, gap.roles)
no_owner nurture ()
no_handover convert ('SDR', 'Rep')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import require_amount
from bpcourse.core.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["GapKind", "Handover", "JourneyGap", "JourneyStage", "SalesRole", "journey_gaps", "owners_of"]


class JourneyStage(StrEnum):
    """One of the four stages of a customer's life, in their order."""

    ACQUIRE = "acquire"
    CONVERT = "convert"
    NURTURE = "nurture"
    EXPAND = "expand"

    @property
    def label(self) -> str:
        """The name of the stage."""
        return _(_STAGE_NAMES[self])


_STAGE_NAMES: Final = {
    JourneyStage.ACQUIRE: N_("Acquire"),
    JourneyStage.CONVERT: N_("Convert"),
    JourneyStage.NURTURE: N_("Nurture"),
    JourneyStage.EXPAND: N_("Expand"),
}


@dataclass(frozen=True, kw_only=True)
class SalesRole:
    """Work that belongs together, and who does it.

    name: what the role is called.
    work: what it does for the customer.
    holders: the people who hold it; one person may hold several roles.
    owns: stages in which the role answers for the customer.
    supports: stages in which it helps whoever does.
    """

    name: str = ""
    work: str = ""
    holders: tuple[str, ...] = ()
    owns: tuple[JourneyStage, ...] = ()
    supports: tuple[JourneyStage, ...] = ()

    def __post_init__(self) -> None:
        for name in ("holders", "owns", "supports"):
            object.__setattr__(self, name, tuple(getattr(self, name)))


@dataclass(frozen=True, kw_only=True)
class Handover:
    """A customer passed from one role to another.

    giver: the role that passes the customer on.
    taker: the role that takes the customer over.
    passed: what is passed on.
    days: working days within which it is done.
    proof: how both sides know that it is done.

    Raises AmountError for days below 0.
    """

    giver: str = ""
    taker: str = ""
    passed: str = ""
    days: float | None = None
    proof: str = ""

    def __post_init__(self) -> None:
        if self.days is not None:
            place = _("handover from {giver} to {taker}: days").format(giver=self.giver, taker=self.taker)
            require_amount(self.days, place=place)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those of the fields passed, days and proof in which nothing stands.

        >>> Handover(giver="SDR", taker="Rep", passed="the problem, in the customer's words", days=2).missing
        ('proof',)
        """
        stands = {"passed": self.passed.strip(), "days": self.days is not None, "proof": self.proof.strip()}
        return tuple(name for name, content in stands.items() if not content)


class GapKind(StrEnum):
    """What can be wrong with roles and handovers.

    NO_OWNER: a stage for which no role answers; SEVERAL_OWNERS: one for which two or more do; EMPTY_ROLE: a role that
    owns a stage and that nobody holds; NO_HANDOVER: the owner changes, and nothing says how; SAME_SIDES: a handover
    from a role to itself; UNKNOWN_ROLE: one from or to a role that is not there; LOOSE: one that lacks what is passed
    on, by when, or how both know.
    """

    NO_OWNER = "no_owner"
    SEVERAL_OWNERS = "several_owners"
    EMPTY_ROLE = "empty_role"
    NO_HANDOVER = "no_handover"
    SAME_SIDES = "same_sides"
    UNKNOWN_ROLE = "unknown_role"
    LOOSE = "loose"


@dataclass(frozen=True, kw_only=True)
class JourneyGap:
    """One place where a customer can be dropped.

    stage: where on the journey, for gaps that belong to a stage; roles: the names it is about; handover: its number
    from 0; missing: the fields of the handover in which nothing stands.
    """

    kind: GapKind
    stage: JourneyStage | None = None
    roles: tuple[str, ...] = ()
    handover: int | None = None
    missing: tuple[str, ...] = ()


def owners_of(stage: JourneyStage, roles: Iterable[SalesRole]) -> tuple[SalesRole, ...]:
    """The roles that answer for the customer in *stage*."""
    return tuple(role for role in roles if stage in role.owns)


def journey_gaps(roles: Sequence[SalesRole], handovers: Sequence[Handover]) -> tuple[JourneyGap, ...]:
    """What is missing or double: in the stages first, then in the roles, then in the handovers."""
    return (*_stage_gaps(roles), *_empty_roles(roles), *_missing_handovers(roles, handovers), *_loose(roles, handovers))


def _stage_gaps(roles: Sequence[SalesRole]) -> Iterator[JourneyGap]:
    for stage in JourneyStage:
        owners = owners_of(stage, roles)
        if not owners:
            yield JourneyGap(kind=GapKind.NO_OWNER, stage=stage)
        elif len(owners) > 1:
            yield JourneyGap(kind=GapKind.SEVERAL_OWNERS, stage=stage, roles=tuple(role.name for role in owners))


def _empty_roles(roles: Sequence[SalesRole]) -> Iterator[JourneyGap]:
    for role in roles:
        if role.owns and not any(holder.strip() for holder in role.holders):
            yield JourneyGap(kind=GapKind.EMPTY_ROLE, stage=role.owns[0], roles=(role.name,))


def _missing_handovers(roles: Sequence[SalesRole], handovers: Sequence[Handover]) -> Iterator[JourneyGap]:
    """Where the next stage has an owner whom no owner of the stage before hands over to."""
    described = {(one.giver, one.taker) for one in handovers}
    for before, after in pairwise(JourneyStage):
        givers = [role.name for role in owners_of(before, roles)]
        for taker in owners_of(after, roles):
            passed = any((giver, taker.name) in described for giver in givers)
            if givers and taker.name not in givers and not passed:
                yield JourneyGap(kind=GapKind.NO_HANDOVER, stage=after, roles=(*givers, taker.name))


def _loose(roles: Sequence[SalesRole], handovers: Sequence[Handover]) -> Iterator[JourneyGap]:
    known = {role.name for role in roles}
    for number, handover in enumerate(handovers):
        sides = (handover.giver, handover.taker)
        strangers = tuple(name for name in sides if name not in known)
        if strangers:
            yield JourneyGap(kind=GapKind.UNKNOWN_ROLE, roles=strangers, handover=number)
        elif handover.giver == handover.taker:
            yield JourneyGap(kind=GapKind.SAME_SIDES, roles=sides[:1], handover=number)
        if handover.missing:
            yield JourneyGap(kind=GapKind.LOOSE, roles=sides, handover=number, missing=handover.missing)
