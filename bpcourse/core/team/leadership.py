"""Which style of leading fits a team or a person at a task, by three questions that evidence can answer.

>>> gao_feng = Standing(who="Gao Feng", task="leading an audit")
>>> gao_feng.stage.label, gao_feng.stage.style
('Being built', 'Directive')
>>> Standing(who="Wang Jing", knows=True, can=True, fits=True).stage.style
'Supportive'

The four stages and styles are the source deck's; the three questions are the course's own. The idea is that of
situational leadership (P. Hersey and K. H. Blanchard, "Life Cycle Theory of Leadership", Training and Development
Journal 23 (5), 1969, pp. 26-34), for which tests have found limited support (G. Thompson and R. P. Vecchio,
"Situational Leadership Theory: A Test of Three Versions", The Leadership Quarterly 20 (5), 2009, pp. 837-848).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bpcourse.core.language import N_, _

__all__ = ["Standing", "TeamStage"]


class TeamStage(StrEnum):
    """One of the four stages of a team, in their order; after the last, the new way is built."""

    BUILDING = "building"
    GROWING = "growing"
    STABLE = "stable"
    CHANGING = "changing"

    @property
    def label(self) -> str:
        """The name of the stage."""
        return _(_STAGES[self][0])

    @property
    def style(self) -> str:
        """The style of leading that fits the stage."""
        return _(_STAGES[self][1])

    @property
    def words(self) -> str:
        """What such a leader says."""
        return _(_STAGES[self][2])


_STAGES: Final = {
    TeamStage.BUILDING: (N_("Being built"), N_("Directive"), N_("This is how we do it here. Let me show you.")),
    TeamStage.GROWING: (N_("Growing in ability"), N_("Coaching"), N_("What did you notice? What will you try?")),
    TeamStage.STABLE: (N_("Stable growth"), N_("Supportive"), N_("What do you need from me?")),
    TeamStage.CHANGING: (N_("Ripe for change"), N_("Transformational"), N_("Here is why we cannot go on like this.")),
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a team or a person stands, at a task.

    who: the team or the person.
    task: at what; the same person may stand elsewhere at another.
    knows: whether it is clear what to do.
    can: whether it is done reliably.
    fits: whether the way of working still fits the market.
    """

    who: str = ""
    task: str = ""
    knows: bool = False
    can: bool = False
    fits: bool = True

    @property
    def stage(self) -> TeamStage:
        """The stage: the first of the three questions that is answered with no decides, in the order of the fields."""
        if not self.knows:
            return TeamStage.BUILDING
        if not self.can:
            return TeamStage.GROWING
        return TeamStage.STABLE if self.fits else TeamStage.CHANGING
