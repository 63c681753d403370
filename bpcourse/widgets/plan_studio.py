"""The plan studio: all parts of the plan on one page, any tool inside it, undo, versions, two plans side by side.

>>> tool = PlanStudio()
>>> tool.receive({"type": "press", "name": "open-funnel_math"})["focus"]
'back'
"""

from __future__ import annotations

import base64
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.language import N_, _, one_after_another
from bpcourse.core.outlook import plan_outlook
from bpcourse.core.plan import PARTS, SalesPlan, part_title, plan_from_text, save_plan
from bpcourse.core.plan.compare import differences
from bpcourse.core.plan.history import History, Version, load_history, save_history
from bpcourse.core.review import review_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, join, tag
from bpcourse.present.plan_studio import (
    beside_card,
    compare_picture,
    compare_table,
    compare_words,
    difference_tables,
    key_tiles,
    part_card,
    part_state,
    progress_bar,
    progress_words,
    section_names,
)
from bpcourse.present.review import verdict_words
from bpcourse.widgets.controls import Button, Choice, TextField, file_picker, group
from bpcourse.widgets.exporter import offered_exporter
from bpcourse.widgets.host import Host
from bpcourse.widgets.studio_fields import (
    BESIDE_TOOLS,
    PART_TOOLS,
    TOOL_TITLES,
    about_controls,
    about_errors,
    about_texts,
    part_of_tool,
    shown_time,
    version_row,
    with_about,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.plan import Part
    from bpcourse.core.review import Finding
    from bpcourse.widgets.controls import Control

__all__ = ["PlanStudio"]

_MODES: Final = {"overview": N_("Overview"), "versions": N_("Versions and steps"), "compare": N_("Compare two plans")}
_MINE, _WORKED, _FILE, _VERSION = "mine", "worked", "file", "version:"
_STEPS_SHOWN: Final = 8
_NAMED: Final = 2
"""Parts that a button names."""


class PlanStudio(Host):
    """The plan as a whole; it holds nothing that is not in the plan's file or in its history."""

    name: ClassVar[str] = "plan_studio"
    heading: ClassVar[str] = N_("Plan studio")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._shown_plan = worked_plan()
        self._findings: list[Finding] = []
        self._history = History()
        self._deleted: Version | None = None
        self._opened: SalesPlan | None = None
        self._part: Part | None = None
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """What is looked at, who the plan is for and when, a version's name, the two plans to compare."""
        return (self._mode_choice(), *about_controls(), self._version_field(), *self._compare_fields())

    def defaults(self) -> dict[str, str]:
        """The overview, with what the plan says of itself."""
        return {"mode": "overview", "version": "", "left": _WORKED, "right": _MINE, **about_texts(self._shown_plan)}

    def reset(self) -> None:
        """Look at the plan, and show what it holds."""
        self.look()
        self._take_note()
        super().reset()

    def _mode_choice(self) -> Choice:
        return Choice("mode", _("View"), options={mode: _(name) for mode, name in _MODES.items()}, buttons=True)

    def _version_field(self) -> TextField:
        return TextField("version", _("Name of this version"), placeholder=_("before the board meeting"))

    def _compare_fields(self) -> tuple[Choice, Choice]:
        names = self._plans()
        return (
            Choice("left", _("First plan"), options=names),
            Choice("right", _("Second plan"), options=names),
        )

    def _plans(self) -> dict[str, str]:
        """The plans that can be compared, with their names."""
        names = {_MINE: _("my plan")} if self.is_saved else {}
        names[_WORKED] = _("the worked company's")
        names |= {f"{_VERSION}{one.name}": one.name for one in reversed(self._history.versions)}
        return names | ({_FILE: _("the opened file")} if self._opened else {})

    def read_fields(self) -> None:
        """Read every field; a plan to compare that is gone gives way to one that is there."""
        names = list(self._plans())
        for field in ("left", "right"):
            if self.typed.get(field) not in names:
                self.typed[field] = names[0]
        super().read_fields()
        self.errors = {**about_errors(self.values), **self.errors}

    def edited(self, name: str) -> None:
        """Take up a field; another view or another plan shows another page."""
        super().edited(name)
        if name in {"mode", "left", "right"}:
            self.rebuild()
            self.focus(name)

    # The plan -------------------------------------------------------------------------------------------------------

    def plan_changed(self) -> None:
        """Note the change as a step, and show the plan as it is now; what is being typed about it stays."""
        before = about_texts(self._shown_plan)
        self._take_note()
        changed = {name: text for name, text in about_texts(self._shown_plan).items() if before[name] != text}
        self.typed |= changed
        self.rebuild()

    def _take_note(self) -> None:
        self._shown_plan = self.plan if self.is_saved or self.plan_error else worked_plan()
        self._findings = review_plan(self._shown_plan, today=date.today())  # noqa: DTZ011 - the reader's own day
        if self.plan_error:
            return
        kept = load_history(self.plan_file)
        known = self._history if kept == History() else kept
        self._history = known.noticed(self.plan, at=_now())
        if self.is_saved and self._history != kept:
            save_history(self._history, self.plan_file)

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with what the fields say about it."""
        return with_about(plan, self.values)

    def saved(self, plan: SalesPlan) -> None:
        """Say what was saved: the parts save themselves."""
        named = plan.title or self.plan_file.name
        self.note(_("Saved in {file}: what “{title}” says of itself.").format(file=self.plan_file.name, title=named))

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """What *plan* says of itself."""
        return {**self.typed, **about_texts(plan)}

    # What happens ---------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Open a part, go back, undo and redo, begin a plan, keep and restore versions, hand out documents."""
        action, _dash, rest = button.partition("-")
        plain = {
            "back": self._go_back,
            "undo": self._undo,
            "redo": self._redo,
            "start-empty": self._start_empty,
            "start-worked": self._start_worked,
            "keep": self._keep,
            "putback": self._put_back,
        }
        if button in plain:
            plain[button]()
        elif action == "open" and rest in TOOL_TITLES:
            self._open_tool(rest)
        elif action == "export":
            self._export(rest)
        elif action in {"restore", "delete", "look"} and rest.isdecimal() and int(rest) < len(self._history.versions):
            version = self._history.versions[int(rest)]
            {"restore": self._restore, "delete": self._delete, "look": self._look_at}[action](version)

    def _open_tool(self, tool: str) -> None:
        self._part = part_of_tool(tool)
        self.open_inside(tool, plan=self._shown_plan)

    def _go_back(self) -> None:
        tool = self.inner.name if self.inner else ""
        self.close_inside()
        self.focus(f"open-{tool}")

    def _undo(self) -> None:
        plan, history = self._history.undone_in(self.plan, at=_now())
        self._put_in_place(plan, history)
        self.note(_("Undone: {parts}.").format(parts=section_names(history.undone[-1].sections)))
        self.focus("redo")

    def _redo(self) -> None:
        plan, history = self._history.redone_in(self.plan, at=_now())
        self._put_in_place(plan, history)
        self.note(_("Done again: {parts}.").format(parts=section_names(history.done[-1].sections)))
        self.focus("undo")

    def _put_in_place(self, plan: SalesPlan, history: History) -> None:
        save_plan(plan, self.plan_file)
        self._history = history
        save_history(history, self.plan_file)

    def _start_empty(self) -> None:
        self._begin(SalesPlan.empty())
        self.note(_("Your plan is begun, and empty. Fill it part by part, in any order."))

    def _start_worked(self) -> None:
        self._begin(worked_plan())
        self.note(_("The worked company's plan is now yours, saved in {file}.").format(file=self.plan_file.name))

    def _begin(self, plan: SalesPlan) -> None:
        """Save *plan*; what was there before stays as a version, and can be had back by undoing as well."""
        if self.is_saved and self.plan.filled_parts:
            now = _now()
            name = _("before starting anew, {time}").format(time=now.strftime("%Y-%m-%d %H:%M:%S"))
            self._history = self._history.keeping(self.plan, name=name, at=now)
            save_history(self._history, self.plan_file)
        save_plan(plan, self.plan_file)
        self.typed["mode"] = "overview"

    def opened(self, name: str, text: str) -> None:
        """Take the plan of a file: to go on with, or only to compare."""
        if name != "compare":
            self._begin(plan_from_text(text))
            self.note(_("The plan of the file is now yours, saved in {file}.").format(file=self.plan_file.name))
            return
        self._opened = plan_from_text(text)
        self.typed |= {"mode": "compare", "right": _FILE, "left": _MINE if self.is_saved else _WORKED}
        self.note(_("The file is opened to compare; your plan stays as it is."))
        self.rebuild()

    def _export(self, ending: str) -> None:
        exporter = offered_exporter()
        kinds = {kind.ending: kind for kind in exporter.kinds()} if exporter else {}
        if exporter is None or ending not in kinds:
            return
        try:
            content = exporter.plan_document(self._shown_plan, ending)
        except ImportError as error:
            sentence = _("{name} cannot be made here: {reason}")
            raise CourseError(sentence.format(name=kinds[ending].label, reason=str(error))) from error
        name = self.plan_file.with_suffix(f".{ending}").name
        told = base64.b64encode(content).decode()
        self._patch["download"] = {"name": name, "type": kinds[ending].media_type, "base64": told}
        self.note(_("Your plan has been handed to the browser as {file}.").format(file=name))

    # Versions -------------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        if not self.is_saved:
            raise FieldError(_("There is no saved plan yet: begin one first"), field="version", value="")
        name = self.values["version"] or _now().strftime("%Y-%m-%d %H:%M:%S")
        self._history = self._history.keeping(self.plan, name=name, at=_now())
        save_history(self._history, self.plan_file)
        self.typed["version"] = ""
        self.note(_("Kept as “{name}”.").format(name=name))
        self.rebuild()
        self.focus("version")

    def _restore(self, version: Version) -> None:
        save_plan(version.plan, self.plan_file)
        self.note(_("“{name}” is your plan again. Undo brings back what it replaced.").format(name=version.name))

    def _delete(self, version: Version) -> None:
        self._history = self._history.without(version.name)
        save_history(self._history, self.plan_file)
        self._deleted = version
        self.note(_("Deleted “{name}”; “Put back” brings it back.").format(name=version.name))
        self.rebuild()
        self.focus("putback")

    def _put_back(self) -> None:
        if self._deleted is not None:
            self._history = self._history.with_back(self._deleted)
            save_history(self._history, self.plan_file)
            self.note(_("“{name}” is back.").format(name=self._deleted.name))
            self._deleted = None
            self.rebuild()
            self.focus("version")

    def _look_at(self, version: Version) -> None:
        self.typed |= {"mode": "compare", "left": f"{_VERSION}{version.name}", "right": _MINE}
        self.rebuild()
        self.focus("left")

    # Page -----------------------------------------------------------------------------------------------------------

    def _plan_bar(self) -> Html:
        """None: what concerns the whole plan stands where it belongs on the page, the note at its top."""
        return Html("")

    def body(self) -> Html:
        """The tool of a part, or the view that is chosen."""
        if self.inner is not None:
            return join([self._inner_head(), self.inner_page()])
        views = {"overview": self._overview, "versions": self._versions, "compare": self._compare}
        mode = self.typed.get("mode", "overview")
        tabs = tag("div", self.field(self._mode_choice()), class_="bp-tabs")
        parts = views[mode if mode in views else "overview"]()
        return tag("div", self._which_plan(), self.note_place(), tabs, *parts, class_="bp-spaced bp-studio")

    def _inner_head(self) -> Html:
        back = Button("back", _("← Back to the overview")).html()
        following = self._next_part()
        onward = None
        if following is not None:
            label = _("On to: {part} →").format(part=part_title(following))
            onward = Button(f"open-{PART_TOOLS[following][0]}", label).html()
        where = tag("p", self._where(), class_="bp-where") if self._part else None
        return tag("div", tag("div", back, onward, class_="bp-row"), where, self.note_place(), class_="bp-innerhead")

    def _where(self) -> str:
        if self._part is None:
            return ""
        said = _("Part {number} of {all}: {part}")
        return said.format(number=PARTS.index(self._part) + 1, all=len(PARTS), part=part_title(self._part))

    def _next_part(self) -> Part | None:
        if self._part is None:
            return None
        place = PARTS.index(self._part) + 1
        return PARTS[place] if place < len(PARTS) else None

    def _which_plan(self) -> Html:
        if self.plan_error:
            return tag("div", tag("p", self.plan_error, class_="bp-error"), self._start_buttons(), class_="bp-callout")
        if not self.is_saved:
            said = _(
                "You have no plan of your own yet. Begin with an empty one, or with the worked company's, which is "
                "complete and can be made yours part by part. Until then you see the worked company's."
            )
            return tag("div", tag("p", said), self._start_buttons(), class_="bp-callout")
        named = _(", ").join(text for text in (self.plan.title, self.plan.company) if text.strip())
        title = named or _("A plan without a title")
        return tag("p", tag("b", title), " ", tag("span", self.plan_file.name, class_="bp-unit"), class_="bp-which")

    def _start_buttons(self) -> Html:
        return tag(
            "div",
            Button("start-empty", _("Start with an empty plan"), "primary").html(),
            Button("start-worked", _("Start from the worked company"), "primary").html(),
            file_picker("", _("Open a plan file")),
            class_="bp-row",
        )

    # Overview -------------------------------------------------------------------------------------------------------

    def _overview(self) -> Iterable[Html | None]:
        yield self.live("headline")
        yield progress_bar(self._shown_plan, self._findings)
        yield self._top_buttons()
        yield key_tiles(plan_outlook(self._shown_plan))
        yield tag("ol", *map(self._part_card, PARTS), class_="bp-parts")
        sheets = tag("ul", *map(self._beside_card, BESIDE_TOOLS), class_="bp-parts bp-three")
        yield group(_("Beside the ten parts"), [sheets])
        if self.is_saved:
            yield self._about_group()
        yield self._take_along()
        if self.is_saved:
            yield tag("details", tag("summary", _("Begin anew")), tag("p", _(
                "The plan you have now is kept as a version first."
            )), self._start_buttons())  # fmt: skip

    def _top_buttons(self) -> Html:
        buttons = [Button("open-plan_review", _("Review the plan"), "primary")]
        buttons += self._step_buttons()
        return tag("div", *(button.html() for button in buttons), class_="bp-row")

    def _step_buttons(self) -> Iterable[Button]:
        if self.is_saved and self._history.done:
            parts = _shortly(self._history.done[-1].sections)
            yield Button("undo", _("↶ Undo: {parts}").format(parts=parts))
        if self.is_saved and self._history.undone:
            parts = _shortly(self._history.undone[-1].sections)
            yield Button("redo", _("↷ Redo: {parts}").format(parts=parts))

    def _part_card(self, part: Part) -> Html:
        empty = part_state(part, self._shown_plan, ()) == "empty"
        following = next((each for each in PARTS if each not in self._shown_plan.filled_parts), None)
        label = _("Fill in: {tool}") if empty else _("Open: {tool}")
        buttons = [
            Button(
                f"open-{tool}",
                label.format(tool=_(TOOL_TITLES[tool])),
                "primary" if part == following and not number else "plain",
            ).html()
            for number, tool in enumerate(PART_TOOLS[part])
        ]
        return part_card(part, self._shown_plan, self._findings, buttons=buttons)

    def _beside_card(self, tool: str) -> Html:
        plan = self._shown_plan
        held = {"team_incentive": plan.team, "customers": plan.customers, "ab_test": plan.experiments}[tool]
        told = _("The plan holds this sheet.") if held else _("Nothing yet; the plan can do without.")
        button = Button(f"open-{tool}", _("Open: {tool}").format(tool=_(TOOL_TITLES[tool]))).html()
        return beside_card(_(TOOL_TITLES[tool]), told, button=button)

    def _about_group(self) -> Html:
        fields = tag("div", *map(self.field, about_controls()), class_="bp-fields bp-narrow")
        save = Button("plan-save", _("Save these details")).html()
        return group(_("About the plan"), [fields, save])

    def _take_along(self) -> Html:
        exporter = offered_exporter()
        kinds = exporter.kinds() if exporter else ()
        made = (
            Button(f"export-{kind.ending}", kind.label[:1].upper() + kind.label[1:])
            for kind in kinds
            if not kind.problem
        )
        buttons = [Button("plan-download", _("Plan file")), *made]
        problems = [tag("li", kind.problem) for kind in kinds if kind.problem]
        if exporter is None:
            problems.append(tag("li", _("On a computer, “bpcourse export” writes Word, Excel, PowerPoint and HTML.")))
        cannot = tag("ul", *problems, class_="bp-help bp-list") if problems else None
        row = tag(
            "div", *(button.html() for button in buttons), file_picker("", _("Open a plan file")), class_="bp-row"
        )
        return group(_("Take the plan along"), [row, *([cannot] if cannot else [])])

    # Versions and steps ---------------------------------------------------------------------------------------------

    def _versions(self) -> Iterable[Html]:
        yield self.live("headline")
        keep = Button("keep", _("Keep the plan as it is now"), "primary").html()
        yield group(_("Keep a version"), [self.field(self._version_field()), keep])
        back = Button("putback", _("Put back “{name}”").format(name=self._deleted.name)) if self._deleted else None
        rows = [version_row(number, one) for number, one in enumerate(self._history.versions)][::-1]
        nothing = tag("p", _("No version is kept yet. Keep one before a meeting, or before you try something."))
        listed = tag("ul", *rows, class_="bp-cards") if rows else nothing
        yield group(_("Kept versions"), [listed, *([back.html()] if back else [])])
        yield group(_("Steps"), [self._steps()])

    def _steps(self) -> Html:
        buttons = [button.html() for button in self._step_buttons()]
        latest = self._history.done[::-1][:_STEPS_SHOWN]
        said = _("{time}: {parts}")
        rows = (
            tag("li", said.format(time=shown_time(step.at), parts=section_names(step.sections)))
            for step in latest
        )  # fmt: skip
        nothing = tag("p", _("No change has been saved since the plan was first seen here."))
        row = tag("div", *buttons, class_="bp-row") if buttons else None
        return join([tag("ol", *rows, class_="bp-list") if latest else nothing, row])

    # Compare --------------------------------------------------------------------------------------------------------

    def _compare(self) -> Iterable[Html]:
        yield self.live("headline")
        picker = file_picker("compare", _("Compare with a file"))
        fields = tag("div", *map(self.field, self._compare_fields()), class_="bp-fields")
        yield group(_("Which two plans"), [fields, picker])
        names, (one, other) = self._names(), self._pair()
        outlooks = plan_outlook(one), plan_outlook(other)
        label = _("What the two plans come to")
        table = tag("div", compare_table(*outlooks, names), class_="bp-scroll", role="region", tabindex="0",
            aria_label=label)  # fmt: skip
        yield tag("div", table, compare_picture(*outlooks, names), class_="bp-spaced")
        found = differences(one, other)
        if found:
            yield group(_("What differs"), [difference_tables(found, names)])

    def _names(self) -> tuple[str, str]:
        names = self._plans()
        return names[self.typed["left"]], names[self.typed["right"]]

    def _pair(self) -> tuple[SalesPlan, SalesPlan]:
        return self._plan_called(self.typed["left"]), self._plan_called(self.typed["right"])

    def _plan_called(self, key: str) -> SalesPlan:
        if key == _FILE and self._opened is not None:
            return self._opened
        if key.startswith(_VERSION):
            return self._history.version(key.removeprefix(_VERSION)).plan
        return self.plan if key == _MINE else worked_plan()

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """One sentence on what is shown."""
        if self.inner is not None:
            return {}
        mode = self.typed.get("mode")
        if mode == "compare":
            one, other = self._pair()
            return {"headline": join([self._compared(one, other)])}
        if mode == "versions":
            said = _("Versions kept: {versions}. Steps that can be undone: {steps}.")
            versions, steps = len(self._history.versions), len(self._history.done)
            return {"headline": join([said.format(versions=versions, steps=steps)])}
        verdict = _("Review: {verdict}").format(verdict=verdict_words(self._findings))
        return {"headline": join([one_after_another([progress_words(self._shown_plan), verdict])])}

    def _compared(self, one: SalesPlan, other: SalesPlan) -> str:
        return compare_words(plan_outlook(one), plan_outlook(other), len(differences(one, other)))


def _shortly(sections: Sequence[str]) -> str:
    """The first two of *sections* by name, and that there are more."""
    named = section_names(sections[:_NAMED])
    return _("{parts} …").format(parts=named) if len(sections) > _NAMED else named


def _now() -> datetime:
    return datetime.now().astimezone()
