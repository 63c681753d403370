"""The A/B test of chapter 6: how many cases beforehand, a verdict afterwards, and nothing in between.

>>> tool = AbTest()
>>> tool.receive({"type": "input", "name": "difference", "value": "2"})["slots"]["plan"]
'<p>Each group needs 8,394 cases. At 38 a week for both together that takes 442 weeks. That is longer than a year, in \
which customers and offers change: test something with a larger effect. In a quarter (13 weeks) you could find 12.1 \
points or more.</p>'
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.ab_test import Approach, Experiment, ExperimentDesign, verdict_text
from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.language import N_, _
from bpcourse.core.plan import SalesPlan, load_plan, update_plan
from bpcourse.core.quantities import number_from, percent_text
from bpcourse.core.worked_experiment import worked_experiment
from bpcourse.present.ab_test import (
    design_table,
    evidence_words,
    interval_picture,
    peeking_words,
    plan_words,
    power_picture,
    split_words,
)
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Button, Choice, NumberField, Slider, TextArea, TextField, bare_number, group
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.widgets.controls import Control

__all__ = ["AbTest"]

_MOST_CASES: Final = 1_000_000
_MOST_TESTS: Final = 20
_SIGNIFICANCES: Final = (0.10, 0.05, 0.01)
_POWERS: Final = (0.80, 0.90, 0.95)
_SIDES: Final = ("first", "second")


class AbTest(Tool):
    """One test of two ways of selling: its size, its results, its verdict, and the tests that the plan holds."""

    name: ClassVar[str] = "ab_test"
    heading: ClassVar[str] = N_("A/B test")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._experiment = worked_experiment()
        self._listed: tuple[Experiment, ...] = ()
        self._opened = ""
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The question, the design, the results, the decision."""
        return (*self._asked(), *self._designed(), *self._counted("first"), *self._counted("second"), self._decided())

    def defaults(self) -> dict[str, str]:
        """The worked company's test."""
        return self._fields_of(worked_experiment())

    def _asked(self) -> tuple[Control, ...]:
        return (
            TextField("question", _("What do you want to know?"), placeholder=_("Which opening wins more meetings?")),
            TextField(
                "outcome", _("What counts as a success?"), help=_("One thing that either happens or does not.")
            ),
            TextField("first", _("Approach A: as today")),
            TextField("second", _("Approach B: the new one")),
        )  # fmt: skip

    def _designed(self) -> tuple[Control, ...]:
        return (
            Slider(
                "base_rate", _("Success rate today"), unit="%", minimum=0.5, maximum=99.5, step=0.5,
                help=_("From your records: of a hundred cases, how many succeed?"),
            ),
            Slider(
                "difference", _("Smallest difference worth finding"), unit=_("percentage points"),
                minimum=0.1, maximum=50, step=0.5,
                help=_("What would have to come out for you to change the way you sell?"),
            ),
            NumberField(
                "cases_per_week", _("New cases per week"), unit=_("both groups together"), minimum=0.1,
                maximum=_MOST_CASES,
            ),
            Choice(
                "significance", _("False alarms allowed"), options=self._shares("significance", _SIGNIFICANCES),
                help=_("How often a test of two equal approaches may name a winner."),
            ),
            Choice(
                "power", _("Chance of finding the difference"), options=self._shares("power", _POWERS),
                help=_("If it is really there."),
            ),
        )  # fmt: skip

    def _counted(self, side: str) -> tuple[Control, ...]:
        return (
            NumberField(f"{side}-cases", _("Cases"), maximum=_MOST_CASES),
            NumberField(f"{side}-successes", _("Successes"), maximum=_MOST_CASES),
        )

    def _decided(self) -> Control:
        return TextArea("decision", _("What you learned, and what you will do"), rows=4)

    def _shares(self, name: str, usual: Iterable[float]) -> dict[str, str]:
        """Percentages to choose from, and the one of an opened plan where it is another."""
        keys = [bare_number(share * 100) for share in usual]
        own = number_from(self.typed.get(name, ""))
        if own is not None and 0 < own < 100 and bare_number(own) not in keys:  # noqa: PLR2004 - percent
            keys.append(bare_number(own))
        return {key: percent_text(float(key) / 100, digits=4) for key in keys}

    # Reading --------------------------------------------------------------------------------------------------------

    def read_fields(self) -> None:
        """Read every field, then the test as a whole; what does not fit gets its sentence, and the last test stays."""
        super().read_fields()
        approaches = [self._approach(side) for side in _SIDES]
        design = self._design()
        if design is None or None in approaches:
            return
        values = self.values
        first, second = (each for each in approaches if each is not None)
        self._experiment = Experiment(
            question=values["question"], outcome=values["outcome"], design=design,
            cases_per_week=values["cases_per_week"], first=first, second=second, decision=values["decision"],
        )  # fmt: skip

    def _design(self) -> ExperimentDesign | None:
        values = self.values
        try:
            return ExperimentDesign(
                base_rate=_share(values["base_rate"]),
                difference=_share(values["difference"]),
                significance=_share(float(values["significance"])),
                power=_share(float(values["power"])),
            )
        except CourseError as error:
            self.errors.setdefault("difference", str(error))
            return None

    def _approach(self, side: str) -> Approach | None:
        counts = {}
        for what in ("cases", "successes"):
            value = self.values[f"{side}-{what}"]
            if not float(value).is_integer():
                sentence = _("Count whole cases: got {value}").format(value=value)
                self.errors.setdefault(f"{side}-{what}", sentence)
                return None
            counts[what] = int(value)
        try:
            return Approach(name=self.values[side], **counts)
        except CourseError as error:
            self.errors.setdefault(f"{side}-successes", str(error))
            return None

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """Before the test above, after it below, the plan's tests at the end."""
        self._look_at_plan()
        question, *names = self._asked()
        before = self._grid(self._designed())
        planned = tag(
            "div", self.slot("plan"), self.slot("power"), self.scrolled("table", _("Sample sizes")), class_="bp-spaced"
        )
        after = tag("div", *map(self._results, _SIDES), self.field(self._decided()))
        found = tag("div", self.slot("picture"), self.slot("evidence"), class_="bp-spaced")
        return join([
            self.live("headline"),
            group(_("The question"), [self.field(question), self._grid(names)]),
            group(_("Before: how many, how long"), [_columns(before, planned), self.slot("peeking")]),
            group(_("After: what came out"), [_columns(after, found)]),
            group(_("Tests in your plan"), [self.slot("kept"), Button("test-new", _("Start a new test")).html()]),
        ])  # fmt: skip

    def _grid(self, controls: Iterable[Control]) -> Html:
        return tag("div", join(map(self.field, controls)), class_="bp-fields")

    def _results(self, side: str) -> Html:
        legend = _("Results of approach A") if side == "first" else _("Results of approach B")
        name = self.slot(f"name-{side}", element="p", class_="bp-help")
        return group(legend, [name, self._grid(self._counted(side))])

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the test as it was last read whole."""
        test = self._experiment
        evidence = [tag("p", words) for words in (evidence_words(test), split_words(test)) if words]
        peeking = peeking_words(test)
        return {
            "headline": join([verdict_text(test)]),
            **{f"name-{side}": join([name]) for side, name in zip(_SIDES, test.names, strict=True)},
            "plan": tag("p", plan_words(test)),
            "power": power_picture(test),
            "table": design_table(test),
            "peeking": tag("p", peeking) if peeking else join([]),
            "picture": interval_picture(test),
            "evidence": join(evidence),
            "kept": self._list(),
        }

    def _list(self) -> Html:
        if not self._listed:
            return tag("p", _("No test is saved yet. “Save to my plan” keeps the one above."))
        return tag("ul", *(self._row(number, test) for number, test in enumerate(self._listed)), class_="bp-list")

    def _row(self, number: int, test: Experiment) -> Html:
        title = _title(test)
        buttons = (
            Button(f"test-open-{number}", _("Open “{name}”").format(name=title)),
            Button(f"test-remove-{number}", _("Remove “{name}”").format(name=title)),
        )
        return tag(
            "li",
            tag("p", tag("strong", title)),
            tag("p", verdict_text(test)),
            tag("p", test.decision) if test.decision else None,
            tag("div", *(button.html() for button in buttons), class_="bp-row"),
        )

    # What happens ---------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Start, open or remove a test."""
        action, _dash, number = button.rpartition("-")
        if button == "test-new":
            self._start()
        elif action in {"test-open", "test-remove"} and number.isdecimal() and int(number) < len(self._listed):
            test = self._listed[int(number)]
            self._put(test)
            if action == "test-remove":
                self._remove(test)
            else:
                self.note(_("The test is in the fields."))

    def _start(self) -> None:
        blank = replace(self._experiment, question="", outcome="", first=Approach(), second=Approach(), decision="")
        self._put(blank)
        self._opened = ""
        self.note(_("The fields are empty for a new test; the design is as it was. Saving adds it to your plan."))

    def _put(self, test: Experiment) -> None:
        self.set_fields(self._fields_of(test), fresh=True)
        self.rebuild()
        self.focus("question")

    def _remove(self, test: Experiment) -> None:
        update_plan(
            self.plan_file, lambda plan: plan.with_experiments(each for each in plan.experiments if each != test)
        )
        self._opened = ""
        self.note(_("Removed from your plan. It is still in the fields: “Save to my plan” puts it back."))

    def _look_at_plan(self) -> None:
        """Read which tests the plan's file holds; one that cannot be read is spoken of when it is loaded or saved."""
        try:
            self._listed = load_plan(self.plan_file).experiments if self.plan_file.exists() else ()
        except CourseError:
            self._listed = ()

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with this test: in the place of the one opened, or of the same question, else as a further one."""
        test, tests = self._experiment, list(plan.experiments)
        if not test.question:
            raise FieldError(_("Give the test a question: it is kept under it"), field="question", value="")
        questions = [each.question for each in tests]
        known = next((name for name in (test.question, self._opened) if name and name in questions), None)
        if known is not None:
            tests[questions.index(known)] = test
        elif len(tests) >= _MOST_TESTS:
            sentence = _("A plan holds at most {most} tests: remove one first.")
            raise FieldError(sentence.format(most=_MOST_TESTS), field="question", value=test.question)
        else:
            tests.append(test)
        return plan.with_experiments(tests)

    def saved(self, plan: SalesPlan) -> None:
        """List the tests anew and go on with the one just saved."""
        self._listed, self._opened = plan.experiments, self._experiment.question
        said = _("Saved in {file}, which now holds {count} tests.") if len(self._listed) > 1 else _("Saved in {file}.")
        self.note(said.format(file=self.plan_file.name, count=len(self._listed)))

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's last test."""
        return self._fields_of(plan.experiments[-1]) if plan.experiments else None

    def _fields_of(self, test: Experiment) -> dict[str, str]:
        self._opened = test.question
        design = test.design
        typed = {"question": test.question, "outcome": test.outcome, "decision": test.decision}
        typed |= {name: bare_number(getattr(design, name) * 100) for name in ("base_rate", "difference")}
        typed |= {name: bare_number(getattr(design, name) * 100) for name in ("significance", "power")}
        typed["cases_per_week"] = bare_number(test.cases_per_week)
        for side, approach in zip(_SIDES, (test.first, test.second), strict=True):
            typed |= {side: approach.name, f"{side}-cases": str(approach.cases)}
            typed[f"{side}-successes"] = str(approach.successes)
        return typed


def _columns(left: Html, right: Html) -> Html:
    return tag("div", left, right, class_="bp-columns")


def _title(test: Experiment) -> str:
    return test.question or _("Test without a question")


def _share(percent: float) -> float:
    return round(percent / 100, 12)
