"""A task that ends a plan: values that complete it, judged together with everything the notebook holds.

The plan is assembled from the whole notebook and handed to the plan review; an error in any part keeps the task open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the fields of a task are read at run time
from typing import TYPE_CHECKING, Literal, NamedTuple

from bpcourse.core.exercises.rules import FormTask
from bpcourse.core.exercises.task import WrongAnswer
from bpcourse.core.language import _, ngettext, one_after_another
from bpcourse.core.plan import PARTS, SalesPlan, part_title
from bpcourse.core.review import review_plan

if TYPE_CHECKING:
    from bpcourse.core.review import Finding

__all__ = ["PlanRule", "PlanTask"]


class PlanRule(NamedTuple):
    """What a whole plan must meet; as `FormRule`, but over the plan."""

    name: str
    holds: Callable[[SalesPlan], bool]
    feedback: str
    facts: Callable[[SalesPlan], Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class PlanTask(FormTask):
    """A form whose values complete the plan, which the plan review must then find without an error.

    plan_of: the plan made of everything the notebook holds; today: the day it is read on; plan_rules: what the parts
    must meet together, in the order in which they speak, once the review finds no error; wrong_plans: notebooks that
    must be refused for their plan.
    """

    plan_of: Callable[[Mapping[str, object]], SalesPlan]
    today: date
    plan_rules: tuple[PlanRule, ...] = ()
    wrong_plans: tuple[Mapping[str, object], ...] = ()

    def _judged(self, answer: object) -> tuple[Literal["right", "wrong", "open"], str]:
        state, sentence = super()._judged(answer)
        if state != "right" or not isinstance(answer, Mapping):
            return state, sentence
        return self._judged_plan(self.plan_of(answer)) or (state, sentence)

    def _judged_plan(self, plan: SalesPlan) -> tuple[Literal["wrong", "open"], str] | None:
        """What keeps *plan* from being right; None where nothing does."""
        missing = [part_title(part) for part in PARTS if part not in plan.filled_parts]
        if missing:
            sentence = _("Parts of the plan are still missing: {names}. Answer the tasks before this one.")
            return "open", sentence.format(names=_(", ").join(missing))
        errors = [finding for finding in review_plan(plan, today=self.today) if finding.severity == "error"]
        if errors:
            return "wrong", _error_sentence(errors)
        unmet = next((rule for rule in self.plan_rules if not rule.holds(plan)), None)
        if unmet is not None:
            return "wrong", self.said(unmet.feedback, **unmet.facts(plan))
        return None

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Those of the form, and the notebooks whose plan must be refused."""
        refused = [(answer, self._judged_plan(self.plan_of(answer))) for answer in self.wrong_plans]
        return (
            *super().wrong_answers(),
            *(
                WrongAnswer(f"plan {place}", answer, said[1] if said else "")
                for place, (answer, said) in enumerate(refused)
            ),
        )


def _error_sentence(errors: list[Finding]) -> str:
    """How many errors the review finds, and the first of them with what to do about it."""
    found = ngettext("The review finds {count} error.", "The review finds {count} errors.", len(errors))
    return one_after_another((found.format(count=len(errors)), errors[0].message, errors[0].fix))
