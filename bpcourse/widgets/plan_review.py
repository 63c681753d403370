"""The plan review as a tool: what is weak and the way to the field that mends it, what is good, a CFO's questions.

>>> tool = PlanReview()
>>> tool.receive({"type": "input", "name": "grouping", "value": "part"})["page"].count("bp-card ")
2
"""

from __future__ import annotations

import base64
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.plan import PARTS, part_title, save_plan, update_plan
from bpcourse.core.review import SEVERITIES, cfo_questions, review_plan, silenced_findings, strengths
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.present.review import (
    counts_tiles,
    finding_card,
    grouped_by_rule,
    severity_heading,
    strength_list,
    verdict_words,
)
from bpcourse.widgets.controls import Button, Choice, TextArea, TextField
from bpcourse.widgets.exporter import offered_exporter
from bpcourse.widgets.host import Host

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.core.review import Finding, Question, Strength
    from bpcourse.present.review import FindingGroup
    from bpcourse.widgets.controls import Control

__all__ = ["PlanReview"]

_REPORT: Final = "my_plan_review.html"


class PlanReview(Host):
    """The weak and the strong spots of the saved plan; of the worked company's as long as there is none."""

    name: ClassVar[str] = "plan_review"
    heading: ClassVar[str] = N_("The plan review")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._shown_plan = worked_plan()
        self._findings: list[Finding] = []
        self._silent: list[Finding] = []
        self._good: list[Strength] = []
        self._questions: list[Question] = []
        self._mended: Finding | None = None
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """How to group, a reason for each rule that could be silent, an answer for each question."""
        rules = dict.fromkeys(finding.rule for finding in self._findings)
        return (
            self._grouping(),
            *(self._reason(rule) for rule in rules),
            *(self._answer_field(question) for question in self._questions),
        )

    def defaults(self) -> dict[str, str]:
        """Grouped by weight; the answers that the plan holds."""
        return {"grouping": "severity", **self._plan_fields()}

    def reset(self) -> None:
        """Look at the plan, and show what it holds."""
        self.look()
        self._review()
        super().reset()

    def _grouping(self) -> Choice:
        options = {"severity": _("by weight"), "part": _("by part of the plan")}
        return Choice("grouping", _("Group the findings"), options=options, buttons=True)

    def _reason(self, rule: str) -> TextField:
        return TextField(
            f"why-{rule}", _("Reason, which the plan keeps"), placeholder=_("agreed with the board in May")
        )

    def _answer_field(self, question: Question) -> TextArea:
        return TextArea(f"answer-{question.topic}", _("Your answer"), rows=2)

    def _plan_fields(self) -> dict[str, str]:
        return {f"answer-{one.topic}": self._shown_plan.answers.get(one.topic, "") for one in self._questions}

    def edited(self, name: str) -> None:
        """Take up a field; another grouping moves the cards."""
        super().edited(name)
        if name == "grouping":
            self.rebuild()
            self.focus(name)

    # The plan -------------------------------------------------------------------------------------------------------

    def plan_changed(self) -> None:
        """Review the plan again; an answer that is being typed stays."""
        before = self._shown_plan.answers
        self._review()
        for topic, said in self._shown_plan.answers.items():
            if before.get(topic) != said:
                self.typed[f"answer-{topic}"] = said
        self.rebuild()

    def _review(self) -> None:
        self._shown_plan = self.plan if self.is_saved or self.plan_error else worked_plan()
        today = date.today()  # noqa: DTZ011 - a plan's days are the reader's own
        self._findings = review_plan(self._shown_plan, today=today)
        self._silent = silenced_findings(self._shown_plan, today=today)
        self._good = strengths(self._shown_plan, today=today)
        self._questions = cfo_questions(self._shown_plan)

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with the answers as they are typed."""
        self._require_own_plan()
        for question in self._questions:
            plan = plan.with_answer(question.topic, self.values[f"answer-{question.topic}"])
        return plan

    def saved(self, plan: SalesPlan) -> None:
        """Say how many questions now have an answer."""
        said = _("Your answers are saved in {file}: {count} of {all}.")
        count = sum(one.topic in plan.answers for one in self._questions)
        self.note(said.format(file=self.plan_file.name, count=count, all=len(self._questions)))

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The answers that *plan* holds; findings follow the plan's file by themselves."""
        self._review()
        answers = {f"answer-{one.topic}": plan.answers.get(one.topic, "") for one in self._questions}
        return {"grouping": self.typed.get("grouping", "severity"), **answers}

    def _require_own_plan(self) -> None:
        if not self.is_saved:
            sentence = _("This is the worked company's plan: start from it, or save a part of your own first")
            raise FieldError(sentence, field="plan", value=None)

    # What happens ---------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Mend a finding, go to the number of a question, silence a rule or let it speak, take the plan over."""
        action, _dash, rest = button.partition("-")
        if button == "back":
            self._go_back()
        elif button == "start-worked":
            save_plan(worked_plan(), self.plan_file)
            self.note(_("The worked company's plan is now yours, saved in {file}.").format(file=self.plan_file.name))
        elif button == "report":
            self._hand_report()
        elif action == "fix" and rest.isdecimal() and int(rest) < len(self._findings):
            self._mend(self._findings[int(rest)])
        elif action == "ask":
            self._open_question(rest)
        elif action == "silence":
            self._silence(rest)
        elif action == "speak":
            update_plan(self.plan_file, lambda plan: plan.with_silenced(rest, None))
            self.note(_("The rule speaks again."))

    def _mend(self, finding: Finding) -> None:
        self._mended = finding
        self.open_inside(finding.tool, plan=self._shown_plan, place=finding.place)

    def _open_question(self, topic: str) -> None:
        question = next((one for one in self._questions if one.topic == topic), None)
        if question is not None:
            self._mended = None
            self.open_inside(question.tool, plan=self._shown_plan, place=question.place)

    def _go_back(self) -> None:
        self._mended = None
        self.close_inside()
        self.focus("fix-0" if self._findings else "grouping")

    def _silence(self, rule: str) -> None:
        self._require_own_plan()
        reason = self.typed.get(f"why-{rule}", "").strip()
        if not reason:
            self.errors[f"why-{rule}"] = _("Write why first: a rule is silent for a reason that others can read.")
            self.focus(f"why-{rule}")
            return
        update_plan(self.plan_file, lambda plan: plan.with_silenced(rule, reason))
        self.note(_("The rule is silent. It stands below with its reason, and can speak again."))

    def _hand_report(self) -> None:
        exporter = offered_exporter()
        if exporter is not None:
            content = base64.b64encode(exporter.review_document(self._shown_plan, "html")).decode()
            self._patch["download"] = {"name": _REPORT, "type": "text/html", "base64": content}
            self.note(_("The review has been handed to the browser as {file}.").format(file=_REPORT))

    # Page -----------------------------------------------------------------------------------------------------------

    def plan_buttons(self) -> Sequence[Button]:
        """Answers are saved; findings need no loading."""
        report = (Button("report", _("Download the review")),) if offered_exporter() else ()
        return (
            Button("plan-save", _("Save my answers"), "primary"),
            *report,
            Button("plan-download", _("Download my plan")),
        )

    def body(self) -> Html:
        """The tool that mends a finding, or the whole review."""
        if self.inner is not None:
            return join([self._mending_head(), self.inner_page()])
        return tag(
            "div",
            self._which_plan(),
            self.live("headline"),
            self.slot("tiles"),
            self.field(self._grouping()) if self._findings else None,
            *self._groups(),
            self._strengths(),
            self._cfo(),
            self._silenced(),
            class_="bp-spaced",
        )

    def _mending_head(self) -> Html:
        back = Button("back", _("← Back to the review")).html()
        said = tag("p", tag("b", self._mended.message), " ", self._mended.fix) if self._mended else None
        callout = tag("div", said, self.live("headline"), class_="bp-callout")
        return tag("div", back, callout, self.note_place(), class_="bp-spaced bp-innerhead")

    def _which_plan(self) -> Html:
        if self.plan_error:
            return tag("p", tag("span", self.plan_error, class_="bp-error"))
        if self.is_saved:
            named = _(", ").join(text for text in (self.plan.title, self.plan.company) if text.strip())
            sentence = _("Your plan in {file}: {name}.") if named else _("Your plan in {file}.")
            return tag("p", sentence.format(file=self.plan_file.name, name=named), class_="bp-which")
        said = _("This is the worked company's plan, as long as you have not saved one of your own.")
        take = Button("start-worked", _("Start from this plan")).html()
        return tag("div", tag("p", said), take, class_="bp-callout")

    def _groups(self) -> Iterable[Html]:
        numbered = list(enumerate(self._findings))
        if self.typed.get("grouping") == "part":
            for part in PARTS:
                found = [(number, one) for number, one in numbered if one.part == part]
                if found:
                    yield self._group(part_title(part), found)
            return
        for severity in SEVERITIES:
            found = [(number, one) for number, one in numbered if one.severity == severity]
            if found:
                yield self._group(severity_heading(severity), found)

    def _group(self, title: str, found: Sequence[tuple[int, Finding]]) -> Html:
        cards = map(self._card, grouped_by_rule(found))
        heading = tag("h4", title, " ", tag("span", str(len(found)), class_="bp-count"))
        return tag("section", heading, tag("ul", *cards, class_="bp-cards"))

    def _card(self, same: FindingGroup) -> Html:
        kind = "primary" if same.first.severity == "error" else "plain"
        spoken = _("Fix it: {finding}")
        fixes = [
            Button(f"fix-{number}", _("Fix it"), kind, spoken.format(finding=one.message)).html()
            for number, one in zip(same.numbers, same.findings, strict=True)
        ]
        return finding_card(same, fixes=fixes, silence=self._silence_part(same.first.rule), pages=self.pages)

    def _silence_part(self, rule: str) -> Html:
        field, button = self.field(self._reason(rule)), Button(f"silence-{rule}", _("Keep this rule silent")).html()
        summary = tag("summary", _("Not for this plan?"))
        return tag("details", summary, field, button, open=f"why-{rule}" in self.errors)

    def _strengths(self) -> Html:
        heading = tag("h4", _("What is good"), " ", tag("span", str(len(self._good)), class_="bp-count"))
        return tag("section", heading, strength_list(self._good))

    def _cfo(self) -> Html:
        lead = tag("p", _("Six questions, each about the weakest number of its kind. Have the answer before you meet."))
        rows = map(self._question, self._questions)
        return tag("section", tag("h4", _("What a CFO would ask")), lead, tag("ol", *rows, class_="bp-cards"))

    def _question(self, question: Question) -> Html:
        go = Button(f"ask-{question.topic}", _("Go to this number") if question.number else _("Go to this part"))
        asked = tag("p", question.asked, class_="bp-spot")
        row = tag("div", asked, go.html(), class_="bp-spotrow")
        return tag("li", row, self.field(self._answer_field(question)), class_="bp-card")

    def _silenced(self) -> Html | None:
        if not self._silent and not self._shown_plan.silenced:
            return None
        rules = list(self._shown_plan.silenced)
        rows = (self._silent_row(rule, [one for one in self._silent if one.rule == rule]) for rule in rules)
        heading = tag("h4", _("Kept silent"), " ", tag("span", str(len(rules)), class_="bp-count"))
        return tag("section", heading, tag("ul", *rows, class_="bp-cards"))

    def _silent_row(self, rule: str, found: Sequence[Finding]) -> Html:
        said = one_after_another(one.message for one in found) or _("It would find nothing at present.")
        reason = _("Reason: {reason}").format(reason=self._shown_plan.silenced[rule])
        speak = Button(f"speak-{rule}", _("Let it speak again")).html()
        return tag("li", tag("p", said), tag("p", reason), speak, class_="bp-card")

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """The verdict; while a finding is being mended, whether it is gone."""
        if self.inner is not None:
            return {"headline": join([self._mending_words()])}
        return {
            "headline": join([verdict_words(self._findings)]),
            "tiles": counts_tiles(self._findings, len(self._good)),
        }

    def _mending_words(self) -> str:
        if self._mended is None:
            return ""
        same = [one for one in self._findings if (one.rule, one.place) == (self._mended.rule, self._mended.place)]
        if same or not self.is_saved:
            return _("Change it below, then save to your plan.")
        return one_after_another([_("Mended: the review no longer finds this."), verdict_words(self._findings)])
