"""The sales paths of chapter 3: for each segment its journey map, FAB statements, milestones, comparison, price rules.

>>> tool = SalesPaths()
>>> tool.receive({"type": "input", "name": "path1-touchpoint4-mood", "value": "1"})["slots"]["headline"]
'5 of 5 stages have a touchpoint. The mood is lowest at board meeting (1 of 5).'
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.journey import journey_gaps, milestone_gaps, path_gaps
from bpcourse.core.language import N_, _, ngettext
from bpcourse.core.sales_path import SalesPath
from bpcourse.core.worked_market import worked_sales_paths
from bpcourse.present.html import Html, join, tag
from bpcourse.present.sales_path import (
    comparison_picture,
    comparison_words,
    cycle_picture,
    cycle_words,
    edge_list,
    fab_list,
    fab_words,
    gap_list,
    journey_picture,
    journey_words,
    todo_list,
)
from bpcourse.widgets.controls import Button, Choice, TextArea, group
from bpcourse.widgets.sales_path_fields import (
    Rows,
    all_controls,
    empty_rows,
    path_controls,
    path_from,
    place_of,
    row_controls,
    typed_paths,
)
from bpcourse.widgets.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["SalesPaths"]

_MODES: Final = {
    "journey": N_("Journey"),
    "value": N_("Value (FAB)"),
    "cycle": N_("Cycle"),
    "comparison": N_("Comparison"),
    "check": N_("Price and check"),
}
_MODE_OF: Final = {
    "touchpoint": "journey", "fab": "value", "value_proposition": "value", "milestone": "cycle", "cycle_days": "cycle",
    "factor": "comparison", "rival": "comparison", "segment": "check", "pricing_note": "check",
    "negotiation_note": "check",
}  # fmt: skip
_MOST_PATHS: Final = 20
_MOST: Final = {"touchpoint": 20, "fab": 10, "milestone": 15, "factor": 12, "rival": 5}
_NUMBERS: Final = "grid-template-columns:repeat(auto-fit,minmax(7rem,1fr))"
_ROW: Final = re.compile(r"path(\d+)-([a-z]+)(\d+)")
_FIELD: Final = re.compile(r"path(\d+)-([a-z_]+)(?:\d+-\w+)?")


@dataclass(frozen=True)
class _Removed:
    """A row, or a whole path, that can be put back: where it stood, what was typed in it, a path's rows."""

    key: str
    at: int
    typed: dict[str, str]
    rows: Rows
    name: str

    @property
    def kind(self) -> str:
        """Which kind of row it is, or "path"."""
        found = _ROW.fullmatch(self.key)
        return found[2] if found else "path"


class SalesPaths(Tool):
    """One path per segment, seen in five ways; what is not shown is kept and saved all the same."""

    name: ClassVar[str] = "sales_path"
    heading: ClassVar[str] = N_("Sales path")

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - passed on to Tool as they are
        self._rows: dict[int, Rows] = {}
        self._of_plan: set[int] = set()
        self._removed: _Removed | None = None
        self._paths: dict[int, SalesPath] = {}
        super().__init__(*arguments, **options)

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of all paths and views."""
        paths = [all_controls(path, rows, self._rivals(path), self.language) for path, rows in self._rows.items()]
        return (self._mode_choice(), self._path_choice(), *(each for controls in paths for each in controls))

    def defaults(self) -> dict[str, str]:
        """The worked company's paths."""
        return {"mode": "journey", "path": "1", **typed_paths(worked_sales_paths())[0]}

    def reset(self) -> None:
        """Go back to the worked company's paths."""
        self._take(worked_sales_paths())
        super().reset()

    def _take(self, paths: Sequence[SalesPath]) -> None:
        self._rows = typed_paths(paths)[1]
        self._of_plan = set(self._rows)
        self._removed = None

    def _mode_choice(self) -> Choice:
        return Choice("mode", _("View"), options={mode: _(label) for mode, label in _MODES.items()}, buttons=True)

    def _path_choice(self) -> Choice:
        return Choice("path", _("Customer segment"), options={str(path): self._name(path) for path in self._rows})

    def _name(self, path: int) -> str:
        return self.typed.get(f"path{path}-segment", "").strip() or _("Path {number}").format(number=path)

    def _rivals(self, path: int) -> dict[int, str]:
        """The competitors of a path as they are called now."""
        named = _("Competitor {number}")
        return {
            number: self.typed.get(f"path{path}-rival{number}-name", "").strip() or named.format(number=number)
            for number in self._rows[path]["rival"]
        }

    @property
    def _mode(self) -> str:
        return mode if (mode := self.typed.get("mode")) in _MODES else "journey"

    @property
    def _chosen(self) -> int:
        chosen = self.typed.get("path", "")
        return int(chosen) if chosen in map(str, self._rows) else next(iter(self._rows), 0)

    # Reading --------------------------------------------------------------------------------------------------------

    def read_fields(self) -> None:
        """Read every field, then the paths; an error out of sight says of which segment it is."""
        self.typed["path"] = str(self._chosen) if self._rows else ""
        if not self._rows:
            self.values["path"] = ""
        super().read_fields()
        if not self._rows:
            self.errors.pop("path", None)
        self._paths = {path: path_from(self.values, path, rows) for path, rows in self._rows.items()}
        self._check_names()
        for name, sentence in self.errors.items():
            found = _FIELD.fullmatch(name)
            if found and int(found[1]) != self._chosen:
                told = _("{segment}: {error}").format(segment=self._name(int(found[1])), error=sentence)
                self.errors[name] = told

    def _check_names(self) -> None:
        segments = Counter(one.segment for one in self._paths.values())
        for path, one in self._paths.items():
            if not one.segment:
                self.errors.setdefault(f"path{path}-segment", _("Say for which customer segment this path is."))
            elif segments[one.segment] > 1:
                sentence = _("Two paths are for {name}: a segment has one.").format(name=one.segment)
                self.errors.setdefault(f"path{path}-segment", sentence)
            names = {number: self.values[f"path{path}-rival{number}-name"] for number in self._rows[path]["rival"]}
            called = Counter(names.values())
            for number, name in names.items():
                field = f"path{path}-rival{number}-name"
                if not name:
                    self.errors.setdefault(field, _("Give the competitor a name."))
                elif called[name] > 1:
                    sentence = _("Two competitors are called {name}: give each its own name.").format(name=name)
                    self.errors.setdefault(field, sentence)

    def edited(self, name: str) -> None:
        """Another view or path shows other fields."""
        super().edited(name)
        if name in {"mode", "path"}:
            self.rebuild()

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """Which path, which view of it, and what that view asks and shows."""
        if not self._rows:
            return join([self.live("headline"), self._buttons("path")])
        views = {
            "journey": self._journey_body,
            "value": self._value_body,
            "cycle": self._cycle_body,
            "comparison": self._comparison_body,
            "check": self._check_body,
        }
        return join([
            self.field(self._path_choice()), self.field(self._mode_choice()), self.live("headline"),
            *views[self._mode](),
        ])  # fmt: skip

    def _own(self, *names: str) -> list[Html]:
        """The fields of the chosen path that stand outside rows, by their names."""
        wanted = [f"path{self._chosen}-{name}" for name in names]
        return [self.field(each) for each in path_controls(self._chosen) if each.name in wanted]

    def _journey_body(self) -> list[Html]:
        beside = tag("div", self.slot("gaps"), self.slot("todo"))
        picture = tag("div", beside, self.slot("picture"), class_="bp-columns")
        return [picture, *self._group_rows("touchpoint"), self._buttons("touchpoint", "path")]

    def _value_body(self) -> list[Html]:
        rows = []
        for number in self._numbers("fab"):
            controls = row_controls(self._chosen, "fab", number, {})
            fields = tag("div", *map(self.field, controls), self._remove_button("fab", number))
            beside = tag("div", fields, self.slot(f"fab{number}"), class_="bp-columns")
            rows.append(self._fieldset("fab", number, beside))
        return [*self._own("value_proposition"), *rows, self._buttons("fab", "path")]

    def _cycle_body(self) -> list[Html]:
        fields = tag("div", *self._own("cycle_days"), self.slot("gaps"))
        picture = tag("div", fields, self.slot("picture"), class_="bp-columns")
        return [picture, *self._group_rows("milestone"), self._buttons("milestone", "path")]

    def _comparison_body(self) -> list[Html]:
        rivals = [
            tag("div", self.field(row_controls(self._chosen, "rival", number, {})[0]),
                self._remove_button("rival", number))
            for number in self._numbers("rival")
        ]  # fmt: skip
        named = tag("div", *rivals, class_="bp-fields bp-narrow")
        held = tag("div", named, self._buttons("rival"), class_="bp-spaced")
        competitors = group(_("Competitors"), [held])
        picture = tag("div", self.slot("edges"), self.slot("picture"), class_="bp-columns")
        return [picture, competitors, *self._group_rows("factor"), self._buttons("factor", "path")]

    def _check_body(self) -> list[Html]:
        fields = self._own("segment", "pricing_note", "negotiation_note")
        remove = Button(f"remove-path{self._chosen}", _("Remove this path"))
        return [self.slot("gaps"), *fields, self._buttons("path", before=remove)]

    def _numbers(self, kind: str) -> list[int]:
        return self._rows[self._chosen][kind]

    def _group_rows(self, kind: str) -> list[Html]:
        rivals = self._rivals(self._chosen)
        rows = []
        for number in self._numbers(kind):
            controls = row_controls(self._chosen, kind, number, rivals)
            short = [self.field(each) for each in controls if not isinstance(each, TextArea)]
            long = [self.field(each) for each in controls if isinstance(each, TextArea)]
            if kind == "factor":
                grid = join([short[0], tag("div", *short[1:], class_="bp-fields", style=_NUMBERS)])
            else:
                grid = tag("div", *short, class_="bp-fields bp-narrow")
            written = tag("div", *long, class_="bp-fields") if long else None
            rows.append(self._fieldset(kind, number, join([grid, written, self._remove_button(kind, number)])))
        return rows

    def _fieldset(self, kind: str, number: int, content: Html) -> Html:
        return tag("fieldset", self.slot(f"legend-{kind}{number}", element="legend"), content, class_="bp-group")

    def _remove_button(self, kind: str, number: int) -> Html:
        label = _("Remove “{name}”").format(name=self._row_name(kind, number))
        return Button(f"remove-path{self._chosen}-{kind}{number}", label).html()

    def _row_name(self, kind: str, number: int) -> str:
        field = "feature" if kind == "fab" else "name"
        titles = {
            "touchpoint": _("Touchpoint {number}"),
            "fab": _("FAB statement {number}"),
            "milestone": _("Milestone {number}"),
            "factor": _("Factor {number}"),
            "rival": _("Competitor {number}"),
        }
        typed = self.typed.get(f"path{self._chosen}-{kind}{number}-{field}", "").strip()
        return typed or titles[kind].format(number=number)

    def _buttons(self, *kinds: str, before: Button | None = None) -> Html:
        """One button to add a row of each of *kinds*, and one to put back what was removed of them."""
        labels = {
            "path": _("Add a path"),
            "touchpoint": _("Add a touchpoint"),
            "fab": _("Add a FAB statement"),
            "milestone": _("Add a milestone"),
            "factor": _("Add a decision factor"),
            "rival": _("Add a competitor"),
        }
        buttons = [*([before] if before else []), *(Button(f"add-{kind}", labels[kind]) for kind in kinds)]
        removed = self._removed
        if removed and removed.kind in kinds:
            buttons.append(Button("put-back", _("Put back {name}").format(name=_quoted(removed.name))))
        return tag("div", *(button.html() for button in buttons), class_="bp-row")

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """The slots of the view that is shown."""
        if not self._rows:
            return {"headline": join([_("There is no path yet: add one for your first segment.")])}
        answers = {
            "journey": self._journey_answer,
            "value": self._value_answer,
            "cycle": self._cycle_answer,
            "comparison": self._comparison_answer,
            "check": self._check_answer,
        }
        kinds = [kind for kind, mode in _MODE_OF.items() if mode == self._mode and kind in _MOST and kind != "rival"]
        legends = {
            f"legend-{kind}{number}": join([self._row_name(kind, number)])
            for kind in kinds
            for number in self._numbers(kind)
        }
        return answers[self._mode](self._paths[self._chosen]) | legends

    def _journey_answer(self, path: SalesPath) -> dict[str, Html]:
        return {
            "headline": join([journey_words(path)]),
            "picture": journey_picture(path),
            "gaps": gap_list(journey_gaps(path)),
            "todo": todo_list(path),
        }

    def _value_answer(self, path: SalesPath) -> dict[str, Html]:
        said = zip(self._numbers("fab"), path.fab_statements, strict=True)
        return {
            "headline": join([fab_words(path.fab_statements)]),
            **{f"fab{number}": fab_list(statement) for number, statement in said},
        }

    def _cycle_answer(self, path: SalesPath) -> dict[str, Html]:
        return {
            "headline": join([cycle_words(path)]),
            "picture": cycle_picture(path),
            "gaps": gap_list(milestone_gaps(path)),
        }

    def _comparison_answer(self, path: SalesPath) -> dict[str, Html]:
        return {
            "headline": join([comparison_words(path)]),
            "picture": comparison_picture(path),
            "edges": edge_list(path),
        }

    def _check_answer(self, path: SalesPath) -> dict[str, Html]:
        gaps = path_gaps(path)
        open_points = ngettext(
            "{count} point is open on this path.", "{count} points are open on this path.", len(gaps)
        )
        said = open_points.format(count=len(gaps)) if gaps else _("This path is complete: hand it on.")
        return {"headline": join([said]), "gaps": gap_list(gaps)}

    # Rows -----------------------------------------------------------------------------------------------------------

    def pressed(self, button: str) -> None:
        """Add, remove or put back a row or a path."""
        action, _dash, key = button.partition("-")
        if button == "put-back" and self._removed:
            self._put_back(self._removed)
        elif button == "add-path":
            self._add_path()
        elif action == "add" and key in _MOST and self._rows:
            self._add_row(key)
        elif action == "remove":
            self._remove(key)

    def _add_path(self) -> None:
        if len(self._rows) >= _MOST_PATHS:
            self.note(_("There are {most} paths already; none was added.").format(most=_MOST_PATHS))
            return
        path = max((*self._rows, *self._kept_numbers(r"path(\d+)")), default=0) + 1
        self._rows[path] = empty_rows()
        self._of_plan.add(path)
        self._look_at(path, "check")
        self.focus(f"path{path}-segment")

    def _add_row(self, kind: str) -> None:
        path, numbers = self._chosen, self._numbers(kind)
        if len(numbers) >= _MOST[kind]:
            self.note(_("There are {most} rows already; none was added.").format(most=_MOST[kind]))
            return
        number = max((*numbers, *self._kept_numbers(rf"path{path}-{kind}(\d+)")), default=0) + 1
        numbers.append(number)
        self._look_at(path, _MODE_OF[kind])
        self.focus(f"path{path}-{kind}{number}-{'feature' if kind == 'fab' else 'name'}")

    def _kept_numbers(self, pattern: str) -> list[int]:
        """The number of what was removed and could come back, so that nothing else takes it."""
        found = re.fullmatch(pattern, self._removed.key) if self._removed else None
        return [int(found[1])] if found else []

    def _look_at(self, path: int, mode: str) -> None:
        self.typed |= {"path": str(path), "mode": mode}
        self.rebuild()

    def _remove(self, key: str) -> None:
        found = _ROW.fullmatch(key)
        path = int(found[1] if found else key.removeprefix("path") if re.fullmatch(r"path\d+", key) else 0)
        if path not in self._rows or (found and int(found[3]) not in self._rows[path].get(found[2], ())):
            return
        if found:
            numbers, number = self._rows[path][found[2]], int(found[3])
            name, at, rows = self._row_name(found[2], number), numbers.index(number), {}
            numbers.remove(number)
        else:
            name, at, rows = self._name(path), list(self._rows).index(path), self._rows.pop(path)
        typed = {field: text for field, text in self.typed.items() if field.startswith(f"{key}-")}
        if found and found[2] == "rival":
            scores = re.compile(rf"path{path}-factor\d+-score{number}")
            typed |= {field: text for field, text in self.typed.items() if scores.fullmatch(field)}
        self.typed = {field: text for field, text in self.typed.items() if field not in typed}
        self._removed = _Removed(key, at, typed, rows, name)
        self.rebuild()
        self.note(_("Removed {name}; “Put back” brings it back.").format(name=_quoted(name)))
        self.focus("put-back")

    def _put_back(self, removed: _Removed) -> None:
        found = _ROW.fullmatch(removed.key)
        if found and int(found[1]) not in self._rows:
            return
        if found:
            path, mode = int(found[1]), _MODE_OF[found[2]]
            self._rows[path][found[2]].insert(removed.at, int(found[3]))
        else:
            path, mode = int(removed.key.removeprefix("path")), "check"
            paths = list(self._rows.items())
            self._rows = dict([*paths[: removed.at], (path, removed.rows), *paths[removed.at :]])
        self.typed |= removed.typed
        self._removed = None
        self._look_at(path, mode)
        self.note(_("{name} is back.").format(name=_quoted(removed.name)))
        self.focus(f"remove-{removed.key}")

    # Plan -----------------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        """Save; what cannot be read is brought into view."""
        super()._save()
        first = next((name for name in self.errors if _FIELD.fullmatch(name)), None)
        if first is not None:
            self._turn_to(first)
            self.rebuild()
            self.focus(first)

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with these paths, but for those of a segment about which nothing has been said yet."""
        return plan.with_sales_paths(self._paths[path] for path in self._saved_paths())

    def _saved_paths(self) -> list[int]:
        return [
            path for path, one in self._paths.items() if path in self._of_plan or one != SalesPath(segment=one.segment)
        ]

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's paths, and an empty one for each segment that has none."""
        known = {path.segment for path in plan.sales_paths}
        missing = [SalesPath(segment=one.name) for one in plan.segments if one.name not in known]
        paths = (*plan.sales_paths, *missing)
        if not paths:
            return None
        self._take(paths)
        self._of_plan = set(range(1, len(plan.sales_paths) + 1))
        return {"mode": self._mode, "path": "1", **typed_paths(paths)[0]}

    def place_of(self, path: str) -> str | None:
        """The field of the value at *path* in the sales paths; segment and view turn to it."""
        field = place_of(path, {number: self._rows[number] for number in self._saved_paths()})
        if field is not None:
            self._turn_to(field, path)
            self.read_fields()
        return field

    def _turn_to(self, field: str, place: str = "") -> None:
        """Choose segment and view of *field*, or of a button that adds to the path at *place* in the plan."""
        found = _FIELD.fullmatch(field)
        if found:
            self.typed |= {"path": found[1], "mode": _MODE_OF[found[2]]}
        elif field.removeprefix("add-") in _MOST:
            number = re.match(r"sales_paths\[(\d+)\]", place)
            at = int(number[1]) if number else 0
            self.typed |= {"path": str(self._saved_paths()[at]), "mode": _MODE_OF[field.removeprefix("add-")]}


def _quoted(name: str) -> str:
    return _("“{words}”").format(words=name)
