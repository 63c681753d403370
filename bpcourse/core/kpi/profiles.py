"""Scorecards for the roles of a sales team.

Direction: the younger the rep, the more behavior counts, because results follow it with a delay; the more senior the
role, the more customers and the team count. The percentages are the course's own starting points, to be argued about.

>>> junior = role_scorecard(Role.JUNIOR_REP).dimension_weights
>>> leader = role_scorecard(Role.SENIOR_SALES_MANAGER).dimension_weights
>>> junior[Dimension.BEHAVIOR], leader[Dimension.BEHAVIOR]
(0.45, 0.1)
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from bpcourse.core.kpi.catalogue import kpi_named
from bpcourse.core.kpi.indicators import Dimension
from bpcourse.core.kpi.scorecard import Scorecard
from bpcourse.core.language import N_, _

__all__ = ["Role", "balanced_scorecard", "revenue_scorecard", "role_scorecard"]


class Role(StrEnum):
    """What a member of a sales team is responsible for."""

    JUNIOR_REP = "junior_rep"
    REP = "rep"
    SENIOR_REP = "senior_rep"
    KEY_ACCOUNT_MANAGER = "key_account_manager"
    SENIOR_SALES_MANAGER = "senior_sales_manager"

    @property
    def label(self) -> str:
        """The name of the role."""
        return _(_ROLE_NAMES[self])

    @property
    def reason(self) -> str:
        """Why the role's scorecard is weighted the way it is."""
        return _(_REASONS[self])


_ROLE_NAMES: Final = {
    Role.JUNIOR_REP: N_("Junior rep"),
    Role.REP: N_("Rep"),
    Role.SENIOR_REP: N_("Senior rep"),
    Role.KEY_ACCOUNT_MANAGER: N_("Key account manager"),
    Role.SENIOR_SALES_MANAGER: N_("Senior sales manager"),
}
_REASONS: Final = {
    Role.JUNIOR_REP: N_("Good habits come before results: visits, follow-up and clean records count most."),
    Role.REP: N_("Results lead, and the way they are reached is still watched closely."),
    Role.SENIOR_REP: N_("Results lead; customers who stay and colleagues who learn count more than activity."),
    Role.KEY_ACCOUNT_MANAGER: N_("A few large customers decide: keeping and widening them comes first."),
    Role.SENIOR_SALES_MANAGER: N_("The work is done through others: customers and the team count most."),
}
# Shares of sales results, customer management, behavior and teamwork: the course's own numbers.
_WEIGHTS: Final = {
    Role.JUNIOR_REP: (0.30, 0.15, 0.45, 0.10),
    Role.REP: (0.45, 0.20, 0.25, 0.10),
    Role.SENIOR_REP: (0.45, 0.25, 0.15, 0.15),
    Role.KEY_ACCOUNT_MANAGER: (0.35, 0.40, 0.10, 0.15),
    Role.SENIOR_SALES_MANAGER: (0.25, 0.35, 0.10, 0.30),
}


def role_scorecard(role: Role) -> Scorecard:
    """The course's starting scorecard for *role*, over the four dimensions.

    >>> role_scorecard(Role.KEY_ACCOUNT_MANAGER).weights
    (0.35, 0.4, 0.1, 0.15)
    """
    return Scorecard.from_weights(role.label, dict(zip(Dimension, _WEIGHTS[role], strict=True)))


def balanced_scorecard() -> Scorecard:
    """One scorecard for a whole team: 40% results, 25% customers, 20% behavior, 15% teamwork (the course's own)."""
    return Scorecard.from_weights(_("Balanced"), dict(zip(Dimension, (0.40, 0.25, 0.20, 0.15), strict=True)))


def revenue_scorecard() -> Scorecard:
    """The one-sided scorecard to compare with: 100% revenue against quota."""
    return Scorecard.from_weights(_("Revenue only"), {kpi_named("sales_attainment"): 1.0})
