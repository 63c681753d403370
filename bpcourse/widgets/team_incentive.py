"""The team tool of chapter 7: roles and handovers, a pay plan run over a year, what it rewards, a style for each stage.

>>> tool = TeamIncentive()
>>> tool.receive({"type": "input", "name": "role2-convert", "value": ""})["slots"]["headline"]
'2 places where a customer can be dropped.'
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.language import N_, _
from bpcourse.core.team import RewardedWork, TeamPlan, run_pay
from bpcourse.core.worked_team import stepped_pay, worked_team
from bpcourse.present.html import Html, join, tag
from bpcourse.present.pay import (
    effort_headline,
    effort_picture,
    effort_words,
    pay_headline,
    pay_picture,
    pay_table,
    pay_words,
)
from bpcourse.present.team import (
    gap_words,
    handover_list,
    journey_headline,
    journey_picture,
    standing_headline,
    standing_list,
    standing_picture,
)
from bpcourse.widgets.controls import Button, Choice, group
from bpcourse.widgets.team_fields import MODES, TeamForm, held_modes, pay_plan, plan_texts
from bpcourse.widgets.team_rows import TeamRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["TeamIncentive"]

_PLACES: Final = {
    "roles": ("role", "name"), "handovers": ("handover", "giver"), "reps": ("rep", "name"),
    "team_results": ("result", "name"), "activities": ("activity", "name"), "standings": ("standing", "who"),
}  # fmt: skip
"""For each list of the plan's team the kind of its rows, and their first field."""


class TeamIncentive(TeamRows):
    """Who owns which stage, who earns what, what that rewards, and how the team is led."""

    name: ClassVar[str] = "team_incentive"
    heading: ClassVar[str] = N_("Team: roles, pay, what it rewards, leading")

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of every mode: none loses what was typed when another is shown."""
        return (self._mode_choice(), *(field for mode in MODES for field in self._form.controls(mode)))

    def defaults(self) -> dict[str, str]:
        """The worked company's team."""
        team = worked_team()
        return {"mode": MODES[0], **TeamForm.of(team).typed(team)}

    def reset(self) -> None:
        """Go back to the worked company's team, in the mode that is shown."""
        self._form, self._filled, self._removed = TeamForm.of(worked_team()), set(), None
        self.set_fields({**self.defaults(), "mode": self._mode}, fresh=True)

    def _mode_choice(self) -> Choice:
        return Choice("mode", _("What do you look at?"), options=_mode_names(), buttons=True)

    def read_fields(self) -> None:
        """Read every field anew; a problem in a mode that is not shown says which mode it is in."""
        super().read_fields()
        if not self.errors:
            return
        shown = self._names(self._mode)
        for mode, title in _mode_names().items():
            for name in self._names(mode) & set(self.errors) - shown:
                self.errors[name] = _("{mode}: {error}").format(mode=title, error=self.errors[name])

    def _names(self, mode: str) -> set[str]:
        return {field.name for field in self._form.controls(mode)}

    def edited(self, name: str) -> None:
        """Take up the new text; what it is about now is the learner's own."""
        super().edited(name)
        if name == "mode":
            self.rebuild()
            return
        self._filled |= {mode for mode in MODES if name in self._names(mode)}
        if re.fullmatch(r"role\d+-name", name):
            self.rebuild()  # handovers choose among the names

    def focus(self, name: str) -> None:
        """Put the keyboard into field, or onto button, *name*, in the mode that shows it."""
        mode = next((mode for mode in MODES if name in self._names(mode)), self._mode)
        if mode != self._mode:
            self.typed["mode"] = mode
            self.rebuild()
        super().focus(name)

    def place_of(self, path: str) -> str | None:
        """The field that shows the plan's value at *path*, such as "team.roles[0].holders"."""
        found = re.fullmatch(r"team\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?", path)
        if found is None:
            return "role1-name" if path == "team" and self._form.rows["role"] else None
        part, number, own = found.groups()
        known = {field.name for field in self.controls()}
        if part in _PLACES:
            kind, first = _PLACES[part]
            rows = self._form.rows[kind]
            row = rows[int(number or 0)] if int(number or 0) < len(rows) else None
            named = (f"{kind}{row}-{own}", f"{kind}{row}-{first}", f"add-{kind}")
            return next(name for name in named if name in known or name.startswith("add"))
        plans = {
            "pay": f"new-{own or 'base'}",
            "present_pay": f"now-{own or 'base'}",
            "weights": f"weight-{own or 'sales'}",
        }
        name = plans.get(part, part)
        return name if name in known else None

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """What to look at on top, then fields and answer, then the rows."""
        pages = {
            "roles": self._roles_page, "pay": self._pay_page, "week": self._week_page, "style": self._style_page,
        }  # fmt: skip
        return tag("div", self.field(self._mode_choice()), *pages[self._mode](), class_="bp-spaced")

    def _roles_page(self) -> Iterable[Html]:
        yield self.live("headline")
        yield self.part("picture")
        yield self.part("words")
        yield self._heading(_("Roles"))
        yield from self.rows_of("role")
        yield self._heading(_("Handovers"))
        yield from self.rows_of("handover")

    def _pay_page(self) -> Iterable[Html]:
        new = [self.grid(self._form.plan_fields("new"), narrow=False)]
        kinds = tag(
            "div",
            Button("try-straight", _("Try a straight line")).html(),
            Button("try-stepped", _("Try steps and a lid")).html(),
            class_="bp-row",
        )
        now = tag(
            "details", tag("summary", _("The present plan")), self.grid(self._form.plan_fields("now"), narrow=False)
        )
        left = tag("div", group(_("The new plan"), [kinds, *new]), now, self.grid(self._form.year_fields()))
        right = tag("div", self.live("headline"), self.part("picture"), self.part("words"), class_="bp-spaced")
        yield tag("div", left, right, class_="bp-columns")
        yield self.part("table", class_="bp-scroll", role="region", tabindex="0", aria_label=_("Pay by rep"))
        yield self._heading(_("What fills the pool"))
        yield from self.rows_of("result")
        yield self._heading(_("Who is paid"))
        yield from self.rows_of("rep")

    def _week_page(self) -> Iterable[Html]:
        hint = tag("p", _("The weights count in proportion."), class_="bp-help")
        weights = group(_("What the scorecard weighs"), [*map(self.field, self._form.weight_fields()), hint])
        pool = group(_("The new pay plan"), [self.field(self._form.pool_field("new"))])
        left_out = _(
            "The rep works all hours of the week and only chooses where they go. What the sum leaves out is how hard"
            " people work, and that many do what is right without pay."
        )
        model = tag(
            "details",
            tag("summary", _("How the sum works")),
            self.grid(self._form.model_fields()),
            tag("p", left_out, class_="bp-help"),
        )
        left = tag("div", weights, pool, model)
        right = tag("div", self.live("headline"), self.part("picture"), self.part("words"), class_="bp-spaced")
        yield tag("div", left, right, class_="bp-columns")
        yield self._heading(_("What a week can go into"))
        trick = _("With 0 hours wanted it is a trick: it brings what it brings in a twentieth of the week.")
        yield tag("p", trick, class_="bp-help")
        yield from self.rows_of("activity")

    def _style_page(self) -> Iterable[Html]:
        yield self.live("headline")
        yield self.part("picture")
        yield self.part("words")
        yield self._heading(_("Team and people"))
        yield from self.rows_of("standing")

    def _heading(self, text: str) -> Html:
        return tag("h4", text)

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot of the mode that is shown."""
        answers = {
            "roles": self._roles_answer, "pay": self._pay_answer, "week": self._week_answer,
            "style": self._style_answer,
        }  # fmt: skip
        slots = answers[self._mode]()
        return {**self.legends(), **{self._key(name): join([text]) for name, text in slots.items()}}

    def _team(self, *modes: str) -> TeamPlan:
        """The team as the fields of *modes* have it."""
        return TeamPlan(
            **{name: part for mode in modes for name, part in self._form.team_parts(mode, self.values).items()}
        )

    def _roles_answer(self) -> dict[str, str]:
        team = self._team("roles")
        gaps = team.gaps
        return {
            "headline": journey_headline(team.roles, gaps),
            "picture": journey_picture(team.roles, team.handovers),
            "words": join([_listed(gap_words(gaps)), handover_list(team.handovers)]),
        }

    def _pay_answer(self) -> dict[str, str]:
        team, currency = self._team("pay"), self._form.currency
        plan = pay_plan(self.values, "new")
        run = run_pay(
            plan, team.reps, present=pay_plan(self.values, "now"), team_results=team.team_results, revenue=team.revenue
        )
        return {
            "headline": pay_headline(run, currency=currency),
            "picture": pay_picture(run, currency=currency),
            "words": _listed(pay_words(run, plan, currency=currency)),
            "table": pay_table(run, plan, currency=currency),
        }

    def _week_answer(self) -> dict[str, str]:
        team = self._team("week")
        people = max(1, len(self._form.rows["rep"]))
        work = RewardedWork(team.activities, team.weights, pay_plan(self.values, "new"), people, team.response)
        words = effort_words(work, currency=self._form.currency, contribution=team.contribution)
        return {
            "headline": effort_headline(work),
            "picture": effort_picture(work.choice),
            "words": _listed(words),
        }

    def _style_answer(self) -> dict[str, str]:
        standings = self._team("style").standings
        return {
            "headline": standing_headline(standings),
            "picture": standing_picture(standings),
            "words": standing_list(standings),
        }

    def pressed(self, button: str) -> None:
        """Set the new plan to a straight line or to steps; add, remove or put back a row."""
        shapes = {"try-straight": worked_team().pay, "try-stepped": stepped_pay()}
        plan = shapes.get(button)
        if plan is None:
            super().pressed(button)
            return
        kept = {f"new-{name}" for name in ("base", "target_bonus", "pool_share", "pool_rule")}
        self._filled.add("pay")
        self.set_fields({name: text for name, text in plan_texts("new", plan).items() if name not in kept})

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with the mode that is shown and every mode that was filled in; its other parts stay."""
        changes: dict[str, Any] = {}
        for mode in MODES:
            if mode in self._filled or mode == self._mode:
                changes |= self._form.team_parts(mode, self.values)
        return plan.with_team(replace(plan.team or TeamPlan(), **changes))

    def saved(self, plan: SalesPlan) -> None:
        """Say which modes the plan now holds: the team is no step of the plan, and not in its list of parts."""
        held = held_modes(plan.team or TeamPlan())
        titles = _(", ").join(title for mode, title in _mode_names().items() if mode in held)
        self.note(_("Saved in {file}. Of your team it now holds: {parts}.").format(
            file=self.plan_file.name, parts=titles))  # fmt: skip

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's team."""
        team = plan.team
        if team is None:
            return None
        self._form, self._removed = TeamForm.of(team, currency=plan.currency), None
        self._filled = held_modes(team)
        return {"mode": self._mode, **self._form.typed(team)}


def _mode_names() -> dict[str, str]:
    names = (_("Roles and handovers"), _("Pay plan"), _("What it rewards"), _("Leadership"))
    return dict(zip(MODES, names, strict=True))


def _listed(sentences: Iterable[str]) -> Html:
    return tag("ul", *(tag("li", sentence) for sentence in sentences), class_="bp-list")
