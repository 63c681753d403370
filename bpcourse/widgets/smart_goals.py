"""The goal tool of chapter 3: build a SMART goal from its parts, or have a goal checked word by word.

>>> tool = SmartGoals()
>>> tool.receive({"type": "input", "name": "period", "value": ""})["slots"]["headline"][:48]
'4 of 5: not yet time-bound. Say by when: a date,'
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.goals import CRITERIA, Goal, GoalReview, review_goal
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.core.plan import SalesPlan, load_plan, update_plan
from bpcourse.core.quantities import number_text
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.goals import direction_words, five_checks, headline_words, marked_goal, score_words
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Button, Choice, Control, DateField, TextArea, TextField, group
from bpcourse.widgets.goal_text import OWN, AmountField, recognized_parts
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.goals import Criterion
    from bpcourse.core.language import Language

__all__ = ["SmartGoals"]

_BUILD: Final = "build"
_CHECK: Final = "check"
_FIRST_YEAR: Final = 2027
_DIGITS: Final = 10
_WORDS: Final = ("metric", "segment", "region", "lever", "purpose", "owner")
_PARTS: Final = (*_WORDS, "baseline", "target", "unit", "own_unit", "period", "start", "end")
_COUNTED: Final = {"deals": N_("deals"), "customers": N_("customers"), "points": N_("points")}
_FIELDS_OF: Final[Mapping[Criterion, tuple[str, ...]]] = {
    "specific": ("segment", "region", "metric"),
    "measurable": ("target",),
    "achievable": ("lever", "baseline"),
    "relevant": ("purpose",),
    "time_bound": ("period",),
}
"""The fields that can bring a criterion, the likeliest first."""

_EXAMPLES: Final[dict[str, tuple[str, dict[Language, str]]]] = {
    "north-weak": (
        N_("Northern manufacturers, weak"),
        {
            "en": "Sell a lot more to manufacturers up north, and soon.",
            "zh_CN": "尽快把北方制造业客户的销售做上去。",
        },
    ),
    "north-strong": (
        N_("Northern manufacturers, strong"),
        {
            "en": "In Q3 2023, lift sales to large manufacturers in the northern region by 15%, by making every rep's "
            "visits 25% more productive, in support of the company's plan to widen its market share.",
            "zh_CN": "2023 年第三季度，通过把销售团队的拜访效率提高 25%，让北方区大型制造企业客户的销售额增长 15%，"
            "以支持公司扩大市场份额的战略。",
        },
    ),
    "large-weak": (
        N_("Large customers, weak"),
        {
            "en": "Large customers should bring us much more this year.",
            "zh_CN": "今年，大客户的销售要再上一个台阶。",
        },
    ),
    "large-strong": (
        N_("Large customers, strong"),
        {
            "en": "In Q3 2023, raise sales to companies with 500 or more employees by 20% and average deal size by "
            "15%, through solutions packaged for each industry.",
            "zh_CN": "2023 年第三季度，通过按行业打包解决方案，"
            "使员工 500 人以上企业客户的销售额增长 20%，客单价提高 15%。",
        },
    ),
}
"""Goals to take apart, in both languages: the pairs of chapters 3 and 4."""


class _Before(NamedTuple):
    """The builder as it was before something else was put into it."""

    typed: dict[str, str]
    edited: Goal | None
    source: str


class SmartGoals(Tool):
    """A goal in parts and as a sentence, the five checks, and the goals that the plan holds."""

    name: ClassVar[str] = "smart_goals"
    heading: ClassVar[str] = N_("SMART goals")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._plan = SalesPlan.empty()
        self._plan_error = ""
        self._stamp: object = None
        self._listed: tuple[Goal, ...] = ()
        self._edited: Goal | None = None
        self._removed: tuple[int, Goal] | None = None
        self._before: _Before | None = None
        self._clean: dict[str, str] = {}
        self._source = ""
        self._outcome = ""
        self._period: Period | None = None
        self._own_dates = False
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The mode, then the parts of a goal or the text to check."""
        if self._checking:
            return (self._mode(), *self._text_fields())
        return (self._mode(), *self._amounts(), *self._scope(), *self._reasons())

    def defaults(self) -> dict[str, str]:
        """The worked company's first goal, and an example to check."""
        example = "large-strong"
        text = _EXAMPLES[example][1][self.language]
        first = self._fields_of(worked_plan().goals[0])
        return {"mode": _BUILD, "example": example, "text": text, "text_language": "", **first}

    @property
    def _checking(self) -> bool:
        return self.typed.get("mode") == _CHECK

    def _mode(self) -> Control:
        return Choice(
            "mode", _("What would you like to do?"), options={_BUILD: _("Build a goal"), _CHECK: _("Check a goal")},
            buttons=True,
        )  # fmt: skip

    def _amounts(self) -> tuple[Control, ...]:
        unit, own_unit = self._unit(), self.typed.get("unit") == OWN
        shown = "" if own_unit else unit
        own = TextField("own_unit", _("Own unit"), placeholder=_("new contracts"))
        return (
            TextField("metric", _("What is measured"), placeholder=_("revenue")),
            Choice("unit", _("Unit"), options=self._units()),
            *([own] if own_unit else []),
            AmountField(
                "baseline", _("Baseline"), unit=shown, counted_in=unit, help=_("Now: such as 20M, 2,000万 or 15%.")
            ),
            AmountField("target", _("Target"), unit=shown, counted_in=unit, help=_("At the end of the period.")),
        )

    def _scope(self) -> tuple[Control, ...]:
        own = (DateField("start", _("First day")), DateField("end", _("Last day")))
        return (
            TextField("segment", _("Customer segment"), placeholder=_("large manufacturers")),
            TextField("region", _("Region"), placeholder=_("East China")),
            Choice("period", _("Period"), options=self._period_options()),
            *(own if self.typed.get("period") == OWN else ()),
        )

    def _reasons(self) -> tuple[Control, ...]:
        return (
            TextField("lever", _("Lever: by what means"), help=_("It follows “by”: “an energy audit in every offer”.")),
            TextField(
                "purpose", _("Purpose"), help=_("The company's goal it serves; it follows “in support of”.")
            ),
            TextField("owner", _("Owner"), help=_("The one person who answers for it.")),
        )  # fmt: skip

    def _text_fields(self) -> tuple[Control, ...]:
        examples = {"": _("Your own text"), **{key: _(name) for key, (name, _texts) in _EXAMPLES.items()}}
        languages = {"": _("Recognized from the text"), "en": "English", "zh_CN": "中文"}
        return (
            Choice("example", _("Example"), options=examples),
            TextArea("text", _("The goal, as it is written"), help=_("Type or paste one goal."), rows=6),
            Choice("text_language", _("Language of the text"), options=languages),
        )

    def _units(self) -> dict[str, str]:
        money = dict.fromkeys((self._plan.currency, "CNY"))
        counted = {key: _(name) for key, name in _COUNTED.items()}
        return {**{code: code for code in money}, "%": "%", **counted, OWN: _("Own unit")}

    def _unit(self) -> str:
        chosen = self.typed.get("unit", "")
        if chosen == OWN:
            return self.typed.get("own_unit", "").strip()
        return _(_COUNTED[chosen]) if chosen in _COUNTED else chosen

    def _periods(self) -> dict[str, Period]:
        first = self._plan.period.start.year if self._plan.period else _FIRST_YEAR
        last = max(first + 1, min(datetime.now(tz=UTC).year + 1, first + 5))
        return {key: period for year in range(first, last + 1) for key, period in _parts_of_year(year).items()}

    def _period_options(self) -> dict[str, str]:
        named = {key: str(period) for key, period in self._periods().items()}
        return {"": _("Not set yet"), **named, OWN: _("Own dates")}

    def _fields_of(self, goal: Goal) -> dict[str, str]:
        """The typed text that shows *goal* in the builder."""
        unit = self._unit_key(goal.unit)
        period = goal.period
        key = next((name for name, each in self._periods().items() if each == period), OWN if period else "")
        return {
            **{name: getattr(goal, name) for name in _WORDS},
            "baseline": _amount_text(goal.baseline),
            "target": _amount_text(goal.target),
            "unit": unit,
            "own_unit": goal.unit if unit == OWN else "",
            "period": key,
            "start": str(period.start) if period and key == OWN else "",
            "end": str(period.end) if period and key == OWN else "",
        }

    def _unit_key(self, unit: str) -> str:
        units = self._units()
        return next((key for key, label in units.items() if key != OWN and unit in (key, label)), OWN)

    # What happens ---------------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Go back to the worked company's first goal, as a new one."""
        self._keep_unsaved("text")
        self._edited, self._source = None, ""
        super().reset()
        self._clean = dict(self.typed)

    def edited(self, name: str) -> None:
        """Take up field *name*; some of them change which fields there are."""
        if name == "example" and self.typed[name] in _EXAMPLES:
            self.set_fields({"text": _EXAMPLES[self.typed[name]][1][self.language]})
        elif name == "text":
            self.set_fields({"example": ""})
        elif name in {"mode", "unit"} or (name == "period" and self._own_dates != (self.typed[name] == OWN)):
            self.rebuild()
        else:
            super().edited(name)

    def read_fields(self) -> None:
        """Read every field; the fields of the other mode keep their values."""
        kept = self.values
        super().read_fields()
        self.values = {**kept, **self.values}
        if not self._checking:
            self._read_period()

    def _read_period(self) -> None:
        try:
            self._period = self._typed_period()
        except FieldError as error:
            self.errors.setdefault("end", str(error))

    def _typed_period(self) -> Period | None:
        key = self.values["period"]
        if key != OWN:
            return self._periods().get(key)
        start, end = self.values.get("start"), self.values.get("end")
        if start is None and end is None:
            return None
        if start is None or end is None:
            raise FieldError(_("Own dates need both a first and a last day"), field="end", value=end)
        return Period(start, end)

    def pressed(self, button: str) -> None:
        """Do what a button means: take a text over, or edit the goals of the plan."""
        self._look_at_plan()
        action, _dash, rest = button.rpartition("-")
        numbered = {"goal-edit": self._edit, "goal-remove": self._remove}
        plain = {
            "take": self._take,
            "goal-new": self._start_new,
            "goal-add": self._add,
            "goal-restore": self._restore,
            "fields-back": self._bring_back,
        }
        if button in plain:
            plain[button]()
        elif action in numbered and rest.isdecimal():
            numbered[action](int(rest))
        elif action == "go":
            self.focus(rest)
        else:
            super().pressed(button)

    def _take(self) -> None:
        review = self._text_review()
        recognized = recognized_parts(review, units=self._units(), periods=self._periods())
        if not recognized:
            sentence = _("No part of this text could be told apart: use “Build a goal” and fill in the fields.")
            raise FieldError(sentence, field="text", value=review.text)
        self._put({"unit": self._plan.currency, **recognized}, source=review.text)
        names = {control.name: control.label for control in self.controls()}
        taken = [names[name] for name in recognized if name in names]
        self.note(_("Taken over: {parts}. Look them over and fill in the rest.").format(parts=_(", ").join(taken)))
        self.focus(next((name for name in names if name in _PARTS and not self.typed.get(name)), "metric"))

    def _start_new(self) -> None:
        self._put({"unit": self._plan.currency})
        self.note(_("The fields are empty for a new goal. Saving adds it to your plan."))
        self.focus("metric")

    def _add(self) -> None:
        self._edited = None
        self._save()

    def _put(self, fields: Mapping[str, str], *, edited: Goal | None = None, source: str = "") -> None:
        """Show *fields* in the builder and nothing else."""
        self._keep_unsaved()
        self._edited, self._source = edited, source
        self.set_fields({**dict.fromkeys(_PARTS, ""), **fields, "mode": _BUILD})
        self._clean = dict(self.typed)
        self.rebuild()

    def _keep_unsaved(self, *also: str) -> None:
        """Remember the fields where they hold something that no plan does."""
        if any(self.typed.get(name, "") != self._clean.get(name, "") for name in (*_PARTS, *also) if self.typed):
            self._before = _Before(dict(self.typed), self._edited, self._source)

    def _bring_back(self) -> None:
        if self._before is None:
            return
        typed, self._edited, self._source = self._before
        self._before = None
        self.set_fields(typed, fresh=True)
        self.rebuild()
        self.note(_("The fields are as they were."))
        self.focus("mode")

    # The goals of the plan ------------------------------------------------------------------------------------------

    def _look_at_plan(self) -> None:
        """Read the plan's file again where it has changed."""
        stamp = self._file_stamp()
        if stamp == self._stamp:
            return
        self._stamp, self._plan_error = stamp, ""
        try:
            self._plan = load_plan(self.plan_file) if stamp else SalesPlan.empty()
        except CourseError as error:
            self._plan, self._plan_error = SalesPlan.empty(), str(error)

    def _file_stamp(self) -> object:
        try:
            found = self.plan_file.stat()
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _listed_goal(self, number: int) -> Goal:
        if number < len(self._listed) and self._listed[number] in self._plan.goals:
            return self._listed[number]
        raise FieldError(_CHANGED(), field="goals", value=number)

    def _edit(self, number: int) -> None:
        goal = self._listed_goal(number)
        self._put(self._fields_of(goal), edited=goal)
        self.note(_("Goal {number} is in the fields. Saving replaces it.").format(number=number + 1))
        self.focus("metric")

    def _remove(self, number: int) -> None:
        goal = self._listed_goal(number)
        update_plan(self.plan_file, lambda plan: plan.without_goal(_place_of(goal, plan, hint=number)))
        self._removed = (number, goal)
        if self._edited == goal:
            self._edited = None
        self.note(_("Goal {number} is removed. “Undo” puts it back.").format(number=number + 1))
        self.focus("goal-restore")

    def _restore(self) -> None:
        if self._removed is None:
            return
        number, goal = self._removed
        update_plan(
            self.plan_file,
            lambda plan: replace(plan, goals=(*plan.goals[:number], goal, *plan.goals[number:])),
        )
        self._removed = None
        self.note(_("Goal {number} is back in the plan.").format(number=number + 1))
        self.focus(f"goal-remove-{number}")

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with this goal added, or in the place of the one that is being edited."""
        if self._checking:
            sentence = _("The plan holds goals in their parts: press “Take this into the builder” first")
            raise FieldError(sentence, field="text", value=self.typed.get("text", ""))
        goal = self._goal()
        if goal == Goal(unit=goal.unit, id=goal.id, parent=goal.parent):
            raise FieldError(_("There is no goal to save yet: fill in what is measured"), field="metric", value="")
        if self._edited is not None:
            self._outcome = _("Goal {number} of {count} is saved in {file}.")
            return plan.with_goal(goal, replacing=_place_of(self._edited, plan))
        if goal in plan.goals:
            self._outcome = _("This is goal {number} of {count} in {file} already; nothing was added.")
            return plan
        self._outcome = _("Saved in {file} as goal {number} of {count}.")
        return plan.with_goal(goal)

    def saved(self, plan: SalesPlan) -> None:
        """Go on with the goal just saved: saving again replaces it."""
        self._edited = self._goal()
        self._clean, self._before = dict(self.typed), None
        place = plan.goals.index(self._edited) + 1
        self.note(self._outcome.format(number=place, count=len(plan.goals), file=self.plan_file.name))

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the goal being edited, else the plan's first."""
        self._plan = plan
        self._removed = None
        if not plan.goals:
            return None
        self._keep_unsaved()
        goal = self._edited if self._edited in plan.goals else plan.goals[0]
        self._edited, self._source = goal, ""
        typed = {**self.typed, **self._fields_of(goal or plan.goals[0]), "mode": _BUILD}
        self._clean = typed
        return typed

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the goals; the builder turns to that goal."""
        found = re.fullmatch(r"goals(?:\[(\d+)\](?:\.(\w+))?)?", path)
        if found is None:
            return None
        number, field = found.groups()
        goals = self._plan.goals
        if number is not None and int(number) < len(goals):
            goal = goals[int(number)]
            self._edited, self._source = goal, ""
            self.typed |= {**self._fields_of(goal), "mode": _BUILD}
            self._clean = dict(self.typed)
            self.read_fields()
        return field if field in _PARTS else "metric"

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """The mode, the fields on the left, the checks on the right, the plan's goals below."""
        self._look_at_plan()
        self._own_dates = self.typed.get("period") == OWN
        left = self._text_form() if self._checking else self._build_form()
        right = join([
            self.live("headline"), self.slot("marked"), self.slot("read_as"), self.slot("checks"),
            None if self._checking else self.slot("status"),
        ])  # fmt: skip
        columns = tag("div", tag("div", left), tag("div", right, class_="bp-spaced"), class_="bp-columns")
        return join([self.field(self._mode()), columns, group(_("Goals in your plan"), [self.slot("goals")])])

    def _build_form(self) -> Html:
        source = tag("p", _("Your text: “{text}”").format(text=self._source)) if self._source else None
        groups = (
            group(_("What, and how much"), [self._grid(self._amounts()), self.slot("direction")]),
            group(_("Who, where and when"), [self._grid(self._scope())]),
            group(_("How, and what for"), [self._grid(self._reasons())]),
        )
        return join([source, *groups])

    def _text_form(self) -> Html:
        take = Button("take", _("Take this into the builder")).html()
        return join([*map(self.field, self._text_fields()), take])

    def _grid(self, controls: Sequence[Control]) -> Html:
        return tag("div", *map(self.field, controls), class_="bp-fields")

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot for the present fields."""
        self._look_at_plan()
        slots = self._check_answer() if self._checking else self._build_answer()
        return {**slots, "goals": self._goal_list()}

    def _goal(self) -> Goal:
        words = {name: self.values[name] for name in _WORDS}
        amounts = {name: self.values[name] for name in ("baseline", "target")}
        before = self._edited or Goal()
        return Goal(**words, **amounts, unit=self._unit(), period=self._period, id=before.id, parent=before.parent)

    def _build_answer(self) -> dict[str, Html]:
        goal = self._goal()
        review = _reviewed(goal.sentence(), self.language, self.language)
        if goal.target is None:
            review = replace(review, hints=())  # the vague words are the tool's own until there is a number
        return {
            "headline": join([headline_words(review)]),
            "marked": marked_goal(review),
            "read_as": join([]),
            "checks": five_checks(review, actions={name: self._way_to(name, goal) for name in CRITERIA}),
            "direction": tag("p", direction_words(goal)),
            "status": self._status(),
        }

    def _way_to(self, criterion: Criterion, goal: Goal) -> Html:
        """A button to the field that can bring *criterion*: the first that is still empty."""
        fields = _FIELDS_OF[criterion]
        field = next((name for name in fields if getattr(goal, name) in ("", None)), fields[0])
        label = next(control.label for control in self.controls() if control.name == field)
        return Button(f"go-{field}", _("Go to “{field}”").format(field=label)).html()

    def _text_review(self) -> GoalReview:
        return _reviewed(self.values["text"], self.values["text_language"], self.language)

    def _check_answer(self) -> dict[str, Html]:
        review = self._text_review()
        if not review.text:
            nothing = join([])
            asked = join([_("Type or paste a goal, or choose an example, to have it checked.")])
            return {"headline": asked, "marked": nothing, "read_as": nothing, "checks": nothing}
        read_as = _("Read as Chinese.") if review.language == "zh_CN" else _("Read as English.")
        return {
            "headline": join([headline_words(review)]),
            "marked": marked_goal(review),
            "read_as": tag("p", read_as, class_="bp-help"),
            "checks": five_checks(review),
        }

    def _status(self) -> Html:
        buttons = [Button("goal-new", _("Start a new goal"))]
        goals = self._plan.goals
        if self._edited is None:
            said = _("This is a new goal: saving adds it to your plan.")
        else:
            buttons.append(Button("goal-add", _("Save as a new goal")))
            said = _CHANGED()
            if self._edited in goals:
                place = goals.index(self._edited) + 1
                said = _("This is goal {number} of {count} in your plan: saving replaces it.").format(
                    number=place, count=len(goals)
                )
        if self._before is not None:
            buttons.append(Button("fields-back", _("Undo: bring back what the fields held")))
        return join([tag("p", said), tag("div", *(button.html() for button in buttons), class_="bp-row")])

    def _goal_list(self) -> Html:
        self._listed = self._plan.goals
        if self._plan_error:
            return tag("p", self._plan_error, class_="bp-error")
        rows = [self._goal_row(number, goal) for number, goal in enumerate(self._listed)]
        if self._removed:
            number, goal = self._removed
            rows.insert(number, self._removed_row(number, goal))
        if not rows:
            return tag("p", _("No goal is saved yet. “Save to my plan” keeps the one above."))
        return tag("ol", *rows, class_="bp-list")

    def _goal_row(self, number: int, goal: Goal) -> Html:
        sentence = goal.sentence()
        shown = join([tag("strong", _("{number}.").format(number=number + 1)), " ", sentence])
        score = score_words(_reviewed(sentence, self.language, self.language))
        buttons = (
            Button(f"goal-edit-{number}", _("Edit goal {number}").format(number=number + 1)),
            Button(f"goal-remove-{number}", _("Remove goal {number}").format(number=number + 1)),
        )
        return tag(
            "li",
            tag("p", shown),
            tag("p", tag("strong", score)),
            tag("div", *(each.html() for each in buttons), class_="bp-row"),
        )

    def _removed_row(self, number: int, goal: Goal) -> Html:
        said = _("Removed: {sentence}").format(sentence=goal.sentence())
        undo = Button("goal-restore", _("Undo: put goal {number} back").format(number=number + 1))
        return tag("li", tag("p", tag("s", said)), undo.html())


def _CHANGED() -> str:  # noqa: N802 - a constant that waits for its language
    return _("This goal has been changed or removed elsewhere: look at the list, or press “Save as a new goal”.")


def _place_of(goal: Goal, plan: SalesPlan, *, hint: int = 0) -> int:
    """Where *goal* stands in *plan*, at *hint* if it is there; raises FieldError where it no longer is."""
    if hint < len(plan.goals) and plan.goals[hint] == goal:
        return hint
    if goal not in plan.goals:
        raise FieldError(_CHANGED(), field="goals", value=goal.metric)
    return plan.goals.index(goal)


@lru_cache(maxsize=64)
def _reviewed(text: str, language: str, spoken: Language) -> GoalReview:
    """The review of *text*; its advice is in the language *spoken* now, so that each language has its own."""
    del spoken
    return review_goal(text, lang=language or None)


def _parts_of_year(year: int) -> dict[str, Period]:
    halves = {f"{year}-H{number}": Period.half(year, number) for number in (1, 2)}
    quarters = {f"{year}-Q{number}": Period.quarter(year, number) for number in (1, 2, 3, 4)}
    return {str(year): Period.year(year), **halves, **quarters}


def _amount_text(amount: float | None) -> str:
    return "" if amount is None else number_text(amount, digits=_DIGITS)
