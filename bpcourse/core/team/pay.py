"""A pay plan: base, personal bonus and team pool, and what a team earns by it.

The chapter's plan pays nothing up to half of the target and the same for every point above it; a fifth of the bonus
comes out of a pool:

>>> plan = PayPlan(base=180_000, target_bonus=60_000, pool_share=0.20, threshold=0.5, cap=1.5)
>>> plan.personal_bonus(1.0), plan.personal_bonus(0.9), plan.personal_bonus(2.0)
(48000.0, 38400.0, 96000.0)
>>> run = run_pay(plan, (PaidRep(name="Sun Mei", result=1.0, result_now=0.9),), present=PayPlan(base=180_000))
>>> run.rows[0].total, run.rows[0].change
(240000.0, 60000.0)

Shares and results are from 0 to 1 (1 is the target), money is in the plan's currency and per year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from bpcourse.core.errors import AmountError, FieldError, require_amount, require_rate
from bpcourse.core.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Entry", "Jump", "PaidRep", "Pay", "PayPlan", "PayRow", "PayRun", "PoolRule", "TeamResult", "run_pay"]

_POINT: Final = 0.01
_CENT: Final = 0.005
"""A change of pay below this is none."""


class Entry(StrEnum):
    """How the personal bonus begins once the threshold is reached.

    LINE: from nothing, evenly up to the full bonus at target; STEP: at once, with as much of the bonus as of the
    target has been reached.
    """

    LINE = "line"
    STEP = "step"

    @property
    def label(self) -> str:
        """The way it begins, in words."""
        return _(_ENTRIES[self])


class PoolRule(StrEnum):
    """How the team pool is divided: alike, by the bonus at target, or by what each person reached."""

    EQUAL = "equal"
    BY_BONUS = "by_bonus"
    BY_RESULT = "by_result"

    @property
    def label(self) -> str:
        """The rule in words."""
        return _(_POOL_RULES[self])


_ENTRIES: Final = {Entry.LINE: N_("rises from nothing"), Entry.STEP: N_("jumps to the share reached")}
_POOL_RULES: Final = {
    PoolRule.EQUAL: N_("the same for everybody"),
    PoolRule.BY_BONUS: N_("by bonus at target"),
    PoolRule.BY_RESULT: N_("by each person's result"),
}


class Jump(NamedTuple):
    """A result at which a single point pays *money* at once."""

    result: float
    money: float


@dataclass(frozen=True, kw_only=True)
class PayPlan:
    """The rule by which results become pay.

    base: certain pay of a rep in a year, money.
    target_bonus: bonus at target, personal part and pool together, money.
    pool_share: share of the bonus at target, from 0 to 1, that comes out of the team pool.
    threshold: result, as a share of the target, below which no personal bonus is paid.
    entry: how the personal bonus begins at the threshold.
    prize: share of the personal bonus at target, from 0 to 1, that is paid only when the target is reached.
    accelerator: what a point above target pays, as a multiple of one below.
    cap: result beyond which the personal bonus no longer grows; none for no lid.
    pool_rule: how the pool is divided.

    Raises AmountError for money or an accelerator below 0, RateError for a share that is none, FieldError for a
    threshold that is not below the target or a cap below it.
    """

    base: float = 0
    target_bonus: float = 0
    pool_share: float = 0
    threshold: float = 0
    entry: Entry = Entry.LINE
    prize: float = 0
    accelerator: float = 1
    cap: float | None = None
    pool_rule: PoolRule = PoolRule.EQUAL

    def __post_init__(self) -> None:
        require_amount(self.base, place=_("base pay"))
        require_amount(self.target_bonus, place=_("bonus at target"))
        require_amount(self.accelerator, place=_("accelerator"))
        require_rate(self.pool_share, place=_("share of the team pool"))
        require_rate(self.prize, place=_("prize at target"))
        if not 0 <= self.threshold < 1:
            raise AmountError(_("threshold"), self.threshold, _("from 0 to less than 1, the target"))
        if self.cap is not None and not (math.isfinite(self.cap) and self.cap >= 1):
            raise AmountError(_("cap"), self.cap, _("1, the target, or more"))

    @property
    def personal_at_target(self) -> float:
        """The part of the bonus that follows a rep's own result, when that is on target."""
        return self.target_bonus * (1 - self.pool_share)

    def paid_share(self, result: float) -> float:
        """The share of the personal bonus at target that *result* earns, 1 at target."""
        rest = 1 - self.prize
        slope = rest / (1 - self.threshold) if self.entry is Entry.LINE else rest
        if result >= 1:
            counted = result if self.cap is None else min(result, self.cap)
            return 1 + self.accelerator * slope * (counted - 1)
        if result < self.threshold:
            return 0.0
        return slope * (result - self.threshold) if self.entry is Entry.LINE else slope * result

    def personal_bonus(self, result: float) -> float:
        """The personal bonus for *result*, money.

        >>> plan = PayPlan(target_bonus=48_000, threshold=0.8, entry=Entry.STEP, prize=0.25, cap=1.2)
        >>> round(plan.personal_bonus(1.3))
        55200
        """
        return self.personal_at_target * self.paid_share(result)

    def point_pays(self, result: float) -> float:
        """What one more point (of 100) pays somebody who stands at *result*, money."""
        return self.personal_bonus(result + _POINT) - self.personal_bonus(result)

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """Where a single point pays much at once: the entrance and the prize, as far as the plan has them."""
        entrance = self.personal_bonus(self.threshold) if self.entry is Entry.STEP else 0.0
        found = (Jump(self.threshold, entrance), Jump(1.0, self.personal_at_target * self.prize))
        return tuple(jump for jump in found if jump.money > 0)


@dataclass(frozen=True, kw_only=True)
class PaidRep:
    """Somebody the plan pays.

    name: who it is.
    result: what was reached on the measure of the new plan, as a share of the target.
    result_now: what was reached on the measure of the present plan.
    base: certain pay, where it is not the plan's.
    target_bonus: bonus at target, where it is not the plan's.

    Raises AmountError for money or a result below 0.
    """

    name: str = ""
    result: float = 1
    result_now: float = 1
    base: float | None = None
    target_bonus: float | None = None

    def __post_init__(self) -> None:
        for amount, place in (
            (self.result, _("result of {name}")),
            (self.result_now, _("result of {name} in the present plan")),
            (self.base, _("base pay of {name}")),
            (self.target_bonus, _("bonus at target of {name}")),
        ):
            if amount is not None:
                require_amount(amount, place=place.format(name=self.name))


@dataclass(frozen=True, kw_only=True)
class TeamResult:
    """One result of the whole team that fills the pool.

    name: what is measured.
    result: what was reached, as a share of the target.

    Raises AmountError for a result below 0.
    """

    name: str = ""
    result: float = 1

    def __post_init__(self) -> None:
        require_amount(self.result, place=_("team result {name}").format(name=self.name))


class Pay(NamedTuple):
    """What one rep earns in a year, money."""

    base: float
    personal: float
    pool: float

    @property
    def total(self) -> float:
        """All three together."""
        return math.fsum(self)


class PayRow(NamedTuple):
    """One rep's pay by the new plan and by the present one."""

    rep: PaidRep
    pay: Pay
    now: Pay

    @property
    def total(self) -> float:
        """Pay by the new plan."""
        return self.pay.total

    @property
    def change(self) -> float:
        """What the rep gains by the new plan, below 0 for a loss; cents count as nothing."""
        change = self.pay.total - self.now.total
        return change if abs(change) >= _CENT else 0.0


@dataclass(frozen=True)
class PayRun:
    """A year run through two pay plans.

    rows: the reps in their order; team_result: what filled the pool, 1 for the target; revenue: of the same year.
    """

    rows: tuple[PayRow, ...]
    team_result: float
    revenue: float | None = field(default=None, kw_only=True)

    @property
    def cost(self) -> float:
        """What all reps earn by the new plan, money."""
        return math.fsum(row.total for row in self.rows)

    @property
    def cost_now(self) -> float:
        """What all reps earn by the present plan, money."""
        return math.fsum(row.now.total for row in self.rows)

    @property
    def cost_share(self) -> float | None:
        """Pay by the new plan as a share of revenue; None where there is no revenue."""
        return self.cost / self.revenue if self.revenue else None

    @property
    def cost_share_now(self) -> float | None:
        """Pay by the present plan as a share of revenue; None where there is no revenue."""
        return self.cost_now / self.revenue if self.revenue else None

    @property
    def gainers(self) -> tuple[PayRow, ...]:
        """Who earns more by the new plan, the largest gain first."""
        return tuple(sorted((row for row in self.rows if row.change > 0), key=lambda row: -row.change))

    @property
    def losers(self) -> tuple[PayRow, ...]:
        """Who earns less by the new plan, the largest loss first."""
        return tuple(sorted((row for row in self.rows if row.change < 0), key=lambda row: row.change))

    @property
    def spread(self) -> float:
        """What the best paid rep earns beyond the least paid, money."""
        return _spread([row.total for row in self.rows])

    @property
    def spread_now(self) -> float:
        """The same by the present plan."""
        return _spread([row.now.total for row in self.rows])


def run_pay(
    plan: PayPlan,
    reps: Sequence[PaidRep],
    *,
    present: PayPlan,
    team_results: Sequence[TeamResult] = (),
    revenue: float | None = None,
) -> PayRun:
    """A year of *reps* paid by *plan*, beside what *present* pays them.

    The pool is its share of all bonuses at target, times the mean of *team_results* (1 where there are none). Raises
    FieldError for a team of nobody, AmountError for revenue below 0.
    """
    if not reps:
        raise FieldError(_("pay plan: the team needs at least one rep, got none"), field="reps", value=reps)
    if revenue is not None:
        require_amount(revenue, place=_("revenue of the year"))
    team_result = math.fsum(one.result for one in team_results) / len(team_results) if team_results else 1.0
    after = _pays(plan, reps, [rep.result for rep in reps], team_result)
    before = _pays(present, reps, [rep.result_now for rep in reps], team_result)
    return PayRun(tuple(map(PayRow, reps, after, before)), team_result, revenue=revenue)


def _pays(plan: PayPlan, reps: Sequence[PaidRep], results: Sequence[float], team_result: float) -> list[Pay]:
    bonuses = [plan.target_bonus if rep.target_bonus is None else rep.target_bonus for rep in reps]
    pool = math.fsum(bonuses) * plan.pool_share * team_result
    parts = {
        PoolRule.EQUAL: [1.0] * len(reps),
        PoolRule.BY_BONUS: bonuses,
        PoolRule.BY_RESULT: list(results),
    }[plan.pool_rule]
    if not math.fsum(parts):  # nobody has any claim more than the others
        parts = [1.0] * len(reps)
    return [
        Pay(
            plan.base if rep.base is None else rep.base,
            bonus * (1 - plan.pool_share) * plan.paid_share(result),
            pool * part / math.fsum(parts),
        )
        for rep, bonus, result, part in zip(reps, bonuses, results, parts, strict=True)
    ]


def _spread(pays: Sequence[float]) -> float:
    return max(pays) - min(pays) if pays else 0.0
