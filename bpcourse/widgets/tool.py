"""What every tool has in common: fields, an instant answer, and one living plan.

A tool is a conversation in plain values. A *host* (a notebook, a page of the site) shows ``page()`` and passes on what
the learner does as an *event*; ``receive`` returns a *patch* that says what changed:

=========  ============================================================================================
event      ``{"type": "input", "name": ..., "value": ...}`` a field was edited
           ``{"type": "press", "name": ...}`` a button was pressed
           ``{"type": "open", "name": ..., "text": ...}`` a file was opened; without a name it is a plan to go on with
           ``{"type": "hello"}`` a view has just appeared
patch      ``slots``: name to markup, for each part of the page whose content is new
           ``fields``: name to text, for each field the tool itself has set
           ``page``: the whole tool, where the fields themselves are others now
           ``focus``: name of the field or button that the keyboard goes to
           ``download``: name, type, and text or base64 of a file to hand to the learner
=========  ============================================================================================

So a tool runs, and is tested, without a browser.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import N_, _, current_language, use_language
from bpcourse.core.plan import SalesPlan, load_plan, part_title, plan_from_text, plan_text, save_plan, update_plan
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.html import Html, tag
from bpcourse.widgets.controls import Button, Control, file_picker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.language import Language

__all__ = ["PLAN_FILE", "Tool", "worked_fields"]

PLAN_FILE: Final = "my_plan.json"
"""Where the living plan is, in the learner's folder or in the browser's storage."""

_LOG: Final = logging.getLogger(__name__)
_FAILED: Final = N_("That did not work, and nothing was changed. Reset the tool, or open another plan.")


class Tool:
    """A form over one part of the plan. Subclasses say which fields there are, and what they answer."""

    name: ClassVar[str]
    """How files, pages and events call the tool."""
    heading: ClassVar[str]
    """What the learner reads above it; marked with ``N_``."""

    def __init__(
        self,
        plan_file: str | Path = PLAN_FILE,
        *,
        language: Language | None = None,
        uid: str = "",
        pages: str | None = None,
    ) -> None:
        self.plan_file = Path(plan_file)
        self.language: Language = language or current_language()
        self.pages = pages
        """What stands before the name of a chapter's page in a link to it; None where there are no pages."""
        self.prefix = f"bp-{self.name}{uid}"
        self.typed: dict[str, str] = {}
        self.values: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        self._note = ""
        self._noted_error = False
        self._shown: dict[str, str] = {}
        self._patch: dict[str, Any] = {}
        with use_language(self.language):
            self.reset()

    # What a tool says of itself -------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """Every field there is now, in the order of the page."""
        raise NotImplementedError

    def defaults(self) -> dict[str, str]:
        """What the fields hold at the start, as typed text: the worked company's figures."""
        raise NotImplementedError

    def body(self) -> Html:
        """The markup between heading and plan bar: fields and slots."""
        raise NotImplementedError

    def answer(self) -> dict[str, Html]:
        """The content of every slot for the present `values`; may raise CourseError."""
        raise NotImplementedError

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """*plan* with this tool's part as the fields have it; may raise CourseError."""
        raise NotImplementedError

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The typed text that shows this tool's part of *plan*; None where the plan has none."""
        raise NotImplementedError

    def pressed(self, button: str) -> None:
        """Do what a button of the tool's own means."""
        raise NotImplementedError(button)

    def plan_buttons(self) -> Sequence[Button]:
        """What the plan bar offers beside opening a file."""
        return (
            Button("plan-save", _("Save to my plan"), "primary"),
            Button("plan-load", _("Load from my plan")),
            Button("plan-reset", _("Reset")),
            Button("plan-download", _("Download my plan")),
        )

    def opened(self, name: str, text: str) -> None:
        """Take the *text* of a file opened with the picker *name*; tools extend it for pickers of their own."""
        del name
        self._open(text)

    def place_of(self, path: str) -> str | None:
        """The name of the field, or button, where the plan's value at *path* can be changed; None where it cannot.

        path: as in a finding of the plan review, such as "goals[0].deadline".
        """
        del path
        return None

    # What its host calls --------------------------------------------------------------------------------------------

    def show_plan(self, plan: SalesPlan) -> bool:
        """Put this tool's part of *plan* into the fields; whether the plan has one."""
        with use_language(self.language):
            typed = self.from_plan(plan)
            if typed is not None:
                self.set_fields(typed, fresh=True)
            return typed is not None

    def page(self) -> Html:
        """The whole tool with its present answer; also what a page shows before the tool is live."""
        with use_language(self.language):
            self._shown = self._slots()
            return self._with_slots(self._frame())

    def receive(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """What changes on the page after *event*; never raises for anything a learner can do."""
        with use_language(self.language):
            self._patch = {}
            try:
                self._handle(event)
            except CourseError as error:
                self.note(str(error), error=True)
            except Exception:  # noqa: BLE001 - a learner meets a sentence, the log keeps the cause
                _LOG.exception("%s could not handle %s", self.name, event.get("type"))
                self.note(_(_FAILED), error=True)
            return self._finished_patch()

    # What subclasses use --------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Go back to the worked company's figures."""
        self.set_fields(self.defaults(), fresh=True)

    def set_fields(self, typed: Mapping[str, str], *, fresh: bool = False) -> None:
        """Put *typed* text into fields; with *fresh*, into all of them and nothing else."""
        self.typed = dict(typed) if fresh else {**self.typed, **typed}
        self._patch.setdefault("fields", {}).update(typed)
        self.read_fields()

    def rebuild(self) -> None:
        """Send the whole page: which fields there are has changed."""
        self.read_fields()
        self._patch["rebuild"] = True

    def note(self, sentence: str, *, error: bool = False) -> None:
        """Say *sentence* in the plan bar, where a screen reader announces it."""
        self._note, self._noted_error = sentence, error

    def focus(self, name: str) -> None:
        """Put the keyboard into field, or onto button, *name* once the page has changed."""
        self._patch["focus"] = name

    def saved(self, plan: SalesPlan) -> None:
        """Take note that *plan* now is in the file; tools extend it where they show what the plan holds."""

    def read_fields(self) -> None:
        """Read every field anew; what cannot be read keeps its last value and gets its sentence."""
        self.errors = {}
        known = {}
        for control in self.controls():
            try:
                known[control.name] = control.read(self.typed.get(control.name, ""))
            except CourseError as error:
                self.errors[control.name] = str(error)
                if control.name in self.values:
                    known[control.name] = self.values[control.name]
                else:
                    known[control.name] = control.read(self.defaults().get(control.name, ""))
        self.values = known

    def field(self, control: Control) -> Html:
        """The markup of one field with what it holds."""
        return control.html(self.prefix, self.typed.get(control.name, ""))

    def slot(self, name: str, *, element: str = "div", **attributes: str) -> Html:
        """A place for one part of the answer."""
        return tag(element, data_slot=name, **attributes)

    def scrolled(self, name: str, label: str) -> Html:
        """A place for a table that may be wider than the page: it scrolls by itself, by keyboard as well."""
        return self.slot(name, class_="bp-scroll", role="region", tabindex="0", aria_label=label)

    def live(self, name: str) -> Html:
        """A place for one short sentence that is announced whenever it changes."""
        return self.slot(name, element="p", role="status", class_="bp-headline")

    # How it works ---------------------------------------------------------------------------------------------------

    def _handle(self, event: Mapping[str, Any]) -> None:
        kind, name = event.get("type"), str(event.get("name", ""))
        if kind == "input":
            self.typed[name] = str(event.get("value", ""))
            self.edited(name)
        elif kind == "press":
            self._press(name)
        elif kind == "open":
            self.opened(name, str(event.get("text", "")))
        elif kind == "hello":
            self._patch["rebuild"] = True

    def edited(self, name: str) -> None:
        """Take up the new text of field *name*; tools extend it where one field changes others."""
        del name
        self.read_fields()

    def _press(self, button: str) -> None:
        actions = {
            "plan-save": self._save,
            "plan-load": self._load,
            "plan-reset": self._start_over,
            "plan-download": self._download,
        }
        if button in actions:
            actions[button]()
        else:
            self.pressed(button)

    def _save(self) -> None:
        if self.errors:
            self.note(_("Not saved yet: {error}").format(error=next(iter(self.errors.values()))), error=True)
            return
        plan = update_plan(self.plan_file, self.to_plan)
        self.note(_("Saved in {file}. It now holds: {parts}.").format(file=self.plan_file.name, parts=_parts(plan)))
        self.saved(plan)

    def _load(self) -> None:
        if not self.plan_file.exists():
            self.note(_("There is no saved plan yet: save to your plan first."), error=True)
            return
        self._show(load_plan(self.plan_file))

    def _show(self, plan: SalesPlan) -> None:
        if not self.show_plan(plan):
            message = _("The plan has no such part yet. It holds: {parts}.")
            self.note(message.format(parts=_parts(plan)), error=True)
            return
        self.rebuild()
        self.note(_("Loaded from {file}.").format(file=self.plan_file.name))

    def _start_over(self) -> None:
        self.reset()
        self.rebuild()
        self.note(_("Back to the worked company's figures. Your saved plan is untouched."))

    def _download(self) -> None:
        plan = load_plan(self.plan_file) if self.plan_file.exists() else self.to_plan(SalesPlan.empty())
        self._patch["download"] = {"name": self.plan_file.name, "type": "application/json", "text": plan_text(plan)}
        self.note(_("Your plan has been handed to the browser as {file}.").format(file=self.plan_file.name))

    def _open(self, text: str) -> None:
        plan = plan_from_text(text)
        save_plan(plan, self.plan_file)
        self._show(plan)
        opened = _("Opened the plan and saved it as {file}. It holds: {parts}.")
        self.note(opened.format(file=self.plan_file.name, parts=_parts(plan)))

    def _frame(self) -> Html:
        title = tag("h3", _(self.heading), class_="bp-title")
        return tag(
            "section", title, self.body(), self._plan_bar(),
            class_="bp-tool", aria_label=_(self.heading), data_tool=self.name, lang=self.language.replace("_", "-"),
        )  # fmt: skip

    def _plan_bar(self) -> Html:
        buttons = (button.html() for button in self.plan_buttons())
        note = self.slot("note", element="p", class_="bp-note", role="status")
        return tag("div", *buttons, file_picker("", _("Open a plan file")), note, class_="bp-planbar")

    def _slots(self) -> dict[str, str]:
        slots: dict[str, str] = dict.fromkeys(self._shown, "")
        slots.update({f"error:{name}": "" for name in self.typed})
        try:
            slots.update(self.answer())
        except CourseError as error:
            slots = {**self._shown, "headline": tag("span", str(error), class_="bp-error")}
        except Exception:  # noqa: BLE001 - as in receive
            _LOG.exception("%s could not answer %s", self.name, self.values)
            slots = {**self._shown, "headline": tag("span", _(_FAILED), class_="bp-error")}
        slots.update({f"error:{control.name}": "" for control in self.controls()})
        slots.update({f"error:{name}": tag("span", sentence) for name, sentence in self.errors.items()})
        slots["note"] = (
            tag("span", self._note, class_="bp-error" if self._noted_error else "bp-said") if self._note else ""
        )
        return slots

    def _with_slots(self, page: Html) -> Html:
        """*page* with the content of each slot put in its place, so that it reads whole without any script."""
        filled = page
        for name, content in self._shown.items():
            # Inside a start tag only: what a learner typed may hold the same letters.
            place = re.search(rf'<[a-z]+ [^<>]*data-slot="{re.escape(name)}"[^<>]*>', filled) if content else None
            if place:
                filled = Html(f"{filled[: place.end()]}{content}{filled[place.end() :]}")
        return filled

    def _finished_patch(self) -> dict[str, Any]:
        patch = self._patch
        if patch.pop("rebuild", False):
            patch.pop("fields", None)
            patch["page"] = self.page()
            return patch
        slots = self._slots()
        patch["slots"] = {name: content for name, content in slots.items() if self._shown.get(name) != content}
        self._shown = slots
        return patch


def worked_fields(tool: Tool) -> dict[str, str]:
    """What *tool* shows for the worked company."""
    typed = tool.from_plan(worked_plan())
    return {} if typed is None else typed


def _parts(plan: SalesPlan) -> str:
    named = [part_title(part) for part in plan.filled_parts]
    return _(", ").join(named) if named else _("nothing yet")
