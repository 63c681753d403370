"""A tool that opens others inside itself: the plan review to mend a finding, the studio to fill a part.

The tool inside is any `Tool`; it is sent the events whose names open with ``in.`` and never knows of its host. Its
markup and patches come out with that mark, so that no field, button or slot of one is taken for the other's:

>>> inside(Html('<p data-slot="note" class="a">in.</p><input data-name="leads"><p data-slot="error:leads"></p>'))
'<p data-slot="in.note" class="a">in.</p><input data-name="in.leads"><p data-slot="error:in.leads"></p>'

A host looks at the plan's file before it answers, since the tool inside, another page or a notebook may have saved it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _, use_language
from bpcourse.core.plan import SalesPlan, load_plan
from bpcourse.present.html import Html, tag
from bpcourse.widgets.registry import open_tool
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Host", "inside"]

_MARK: Final = "in."
_SLOT: Final = "inside"
_START_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*\sdata-[^<>]*>")
_NAMES: Final = re.compile(r'(\sdata-(?:slot|name|press|open)=")(error:)?')


def inside(markup: Html) -> Html:
    """*markup* of a tool with the names of its fields, buttons and slots marked as those of a tool inside another."""
    return Html(_START_TAG.sub(lambda found: _NAMES.sub(rf"\1\2{_MARK}", found[0]), markup))


class Host(Tool):
    """A tool over the whole plan, with at most one other tool open inside it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self.plan = SalesPlan.empty()
        """The plan as it was at the last look; an empty one where there is none."""
        self.plan_error = ""
        """Why the plan's file cannot be read, in a sentence."""
        self.is_saved = False
        """Whether there is a plan's file that can be read."""
        self.inner: Tool | None = None
        """The tool that is open inside."""
        self._stamp: object = None
        self._clean: dict[str, str] = {}
        self._left: dict[str, Tool] = {}
        super().__init__(*arguments, **options)

    # What subclasses use --------------------------------------------------------------------------------------------

    def look(self) -> bool:
        """Read the plan's file again where it has changed; whether it has."""
        stamp = self._file_stamp()
        if stamp == self._stamp:
            return False
        self._stamp, self.plan_error = stamp, ""
        try:
            self.plan, self.is_saved = (load_plan(self.plan_file), True) if stamp else (SalesPlan.empty(), False)
        except CourseError as error:
            self.plan, self.is_saved, self.plan_error = SalesPlan.empty(), False, str(error)
        return True

    def plan_changed(self) -> None:
        """Take note that the plan's file is another now; subclasses extend it. By default the page is sent anew."""
        self.rebuild()

    def open_inside(self, name: str, *, plan: SalesPlan, place: str = "") -> None:
        """Open the tool *name* with its part of *plan*, or as it was left with something in it that is not saved.

        place: path of the value that the keyboard goes to, as in a finding.
        """
        self._leave()
        said = ""
        if name in self._left:
            self.inner, self._clean = self._left.pop(name), {}
            said = _("The fields are as you left them; they are not saved in your plan yet.")
        else:
            self.inner = open_tool(
                name,
                plan_file=self.plan_file,
                language=self.language,
                uid=f"-in{self.prefix.removeprefix('bp')}",
                pages=self.pages,
            )
            has_part = self.inner.show_plan(plan)
            self._clean = dict(self.inner.typed)
            if not isinstance(self.inner, Host):
                said = self._fresh_words(has_part=has_part)
        field = self.inner.place_of(place) if place else None
        self.note(said)
        self.rebuild()
        self.focus(_MARK + field if field else "back")

    def _fresh_words(self, *, has_part: bool) -> str:
        if not self.is_saved:
            return _("You have no plan of your own yet: saving here begins one with this part alone.")
        if not has_part:
            return _("Your plan has no such part yet: the fields show the worked company's. Change them, and save.")
        return ""

    def close_inside(self) -> None:
        """Go back to the host's own page; what was typed in the tool inside and not saved stays with it."""
        left = self._leave()
        self.note(_("{tool}: what you typed is kept while this page is open, but not saved yet.").format(tool=left)
                  if left else "")  # fmt: skip
        self.rebuild()

    def _leave(self) -> str:
        """Close the tool inside; what it is called where it holds something that is not saved, else nothing."""
        inner, self.inner = self.inner, None
        if inner is None or not self._is_unsaved(inner):
            return ""
        self._left[inner.name] = inner
        return _(inner.heading)

    def _is_unsaved(self, inner: Tool) -> bool:
        if isinstance(inner, Host) or inner.typed == self._clean:
            return False
        try:
            return bool(inner.errors) or inner.to_plan(self.plan) != self.plan
        except CourseError:
            return True

    def note_place(self) -> Html:
        """Where the host's sentences appear: at the top, as what is below may be long."""
        return self.slot("note", element="p", class_="bp-note", role="status")

    def inner_page(self) -> Html:
        """The place of the tool inside, with its page."""
        return tag("div", inside(self.inner.page()) if self.inner else None, data_slot=_SLOT, class_="bp-inside")

    # How it works ---------------------------------------------------------------------------------------------------

    def _plan_bar(self) -> Html:
        """None while another tool, which has its own, is open inside."""
        return super()._plan_bar() if self.inner is None else Html("")

    def receive(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """What changes on the page after *event*, which may be meant for the tool inside."""
        name = str(event.get("name", ""))
        if not name.startswith(_MARK):
            return super().receive(event)
        if self.inner is None:  # closed while the event was on its way
            return {"slots": {}}
        patch = _marked(self.inner.receive({**event, "name": name.removeprefix(_MARK)}))
        with use_language(self.language):
            self._patch = {}
            if self.look():
                self._clean = dict(self.inner.typed)
                self.plan_changed()
            own = self._finished_patch()
        if "page" in own:  # it holds the page of the tool inside as well
            return {**own, **{key: value for key, value in patch.items() if key in {"focus", "download"}}}
        return {**own, **patch, "slots": {**own.get("slots", {}), **patch.get("slots", {})}}

    def _handle(self, event: Mapping[str, Any]) -> None:
        if self.look():
            self.plan_changed()
        super()._handle(event)
        if self.look():
            self.plan_changed()

    def _file_stamp(self) -> object:
        try:
            found = self.plan_file.stat()
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino


def _marked(patch: Mapping[str, Any]) -> dict[str, Any]:
    """The *patch* of a tool inside, as one of its host."""
    marked: dict[str, Any] = {key: patch[key] for key in ("download",) if key in patch}
    slots = {_marked_slot(name): inside(Html(content)) for name, content in patch.get("slots", {}).items()}
    if "page" in patch:
        slots[_SLOT] = inside(Html(patch["page"]))
    if "focus" in patch:
        marked["focus"] = _MARK + patch["focus"]
    fields = {_MARK + name: text for name, text in patch.get("fields", {}).items()}
    return {**marked, "slots": slots, **({"fields": fields} if fields else {})}


def _marked_slot(name: str) -> str:
    return f"error:{_MARK}{name.removeprefix('error:')}" if name.startswith("error:") else _MARK + name
