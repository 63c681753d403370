"""What a plan was before: the steps of its saved changes, to undo and redo, and versions kept under a name.

Both lie in one file beside the plan, ``my_plan.history.json``. Whoever saves the plan, a tool, a notebook or the
command line, the next look at it notes what has changed since the last one as a step:

>>> from datetime import datetime
>>> from dataclasses import replace
>>> from bpcourse.core.plan.plan import SalesPlan
>>> at = datetime(2026, 11, 23, 9, 30)
>>> first = SalesPlan(title="Draft")
>>> history = History().noticed(first, at=at).noticed(replace(first, company="Clearbrook"), at=at)
>>> [step.sections for step in history.done]
[('company',)]
>>> plan, history = history.undone_in(replace(first, company="Clearbrook"), at=at)
>>> plan.company, [step.sections for step in history.undone]
('', [('company',)])

A step holds the parts that changed alone, so undoing one part leaves alone what was done to another meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003 - the codec reads hints at run time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Self

from bpcourse.core.errors import CourseError, FieldError, require_text
from bpcourse.core.language import _
from bpcourse.core.plan.codec import read_as, written
from bpcourse.core.plan.migrate import SCHEMA_VERSION, migrated
from bpcourse.core.plan.plan import SalesPlan
from bpcourse.core.plan.store import PlanFileError, beside_path, kept_aside, put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

__all__ = [
    "MOST_STEPS",
    "MOST_VERSIONS",
    "History",
    "HistoryError",
    "Step",
    "Version",
    "history_path",
    "load_history",
    "save_history",
]

MOST_STEPS: Final = 30
"""Steps that are kept; the oldest goes first."""
MOST_VERSIONS: Final = 12
"""Versions that can be kept at a time: the file is read whole whenever the plan is looked at."""
_LONGEST_NAME: Final = 80


class HistoryError(CourseError):
    """A step or a version that is not there, or cannot be kept."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change of the plan.

    at: when it was noticed, as in 2026-11-23T09:30; before: the parts that changed, as they were in the plan's file,
    null for one that was not there.
    """

    at: str
    before: Mapping[str, object] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[str, ...]:
        """The names of the parts that changed."""
        return tuple(self.before)


@dataclass(frozen=True, kw_only=True)
class Version:
    """A plan as it was when it was kept.

    name: what it is called; at: when it was kept, as in 2026-11-23T09:30; document: the plan as its file has it.

    Raises FieldError for a name without words.
    """

    name: str
    at: str
    document: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        require_text(self.name, place=_("version: name"))

    @property
    def plan(self) -> SalesPlan:
        """The plan of that time; raises CourseError where the file was changed by hand and holds none."""
        return SalesPlan.from_document(migrated(dict(self.document)))


@dataclass(frozen=True, kw_only=True)
class History:
    """What is known of a plan's past.

    schema_version: that of the plans in it; seen: the plan at the last look, as its file has it; done: the steps that
    can be undone, the oldest first; undone: those that can be done again, the next one last; versions: the kept ones,
    the oldest first.
    """

    schema_version: int = SCHEMA_VERSION
    seen: Mapping[str, object] = field(default_factory=dict)
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    versions: tuple[Version, ...] = ()

    def noticed(self, plan: SalesPlan, *, at: datetime) -> Self:
        """The history after a look at *plan*: a step more where it has changed since the last look, else the same."""
        now = plan.to_document()
        if not self.seen:
            return replace(self, seen=now)
        changed = _changed(self.seen, now)
        if not changed:
            return self
        step = Step(at=_minute(at), before=changed)
        return replace(self, seen=now, done=(*self.done, step)[-MOST_STEPS:], undone=())

    def undone_in(self, plan: SalesPlan, *, at: datetime) -> tuple[SalesPlan, Self]:
        """*plan* without its last step, and the history after that; raises HistoryError where there is none."""
        history = self.noticed(plan, at=at)
        if not history.done:
            raise HistoryError(_("there is no step to undo"))
        *rest, last = history.done
        before, back = _with(plan, last, at)
        return before, replace(history, seen=before.to_document(), done=tuple(rest), undone=(*history.undone, back))

    def redone_in(self, plan: SalesPlan, *, at: datetime) -> tuple[SalesPlan, Self]:
        """*plan* with the step undone last, and the history after that; raises HistoryError where there is none."""
        history = self.noticed(plan, at=at)
        if not history.undone:
            raise HistoryError(_("there is no step to do again"))
        *rest, last = history.undone
        after, back = _with(plan, last, at)
        done = (*history.done, back)[-MOST_STEPS:]
        return after, replace(history, seen=after.to_document(), done=done, undone=tuple(rest))

    def keeping(self, plan: SalesPlan, *, name: str, at: datetime) -> Self:
        """The history with *plan* kept as a version.

        Raises FieldError for a name that is empty, too long or taken, HistoryError where all places are taken.
        """
        version = Version(name=name.strip(), at=_minute(at), document=plan.to_document())
        if len(version.name) > _LONGEST_NAME:
            sentence = _("version: name must be at most {most} characters long, got {got}")
            shown = sentence.format(most=_LONGEST_NAME, got=len(version.name))
            raise FieldError(shown, field="version", value=name)
        if version.name in {known.name for known in self.versions}:
            sentence = _("there is a version called {name} already: give this one another name")
            raise FieldError(sentence.format(name=repr(version.name)), field="version", value=name)
        if len(self.versions) >= MOST_VERSIONS:
            raise HistoryError(_("{most} versions are kept already: delete one first").format(most=MOST_VERSIONS))
        return replace(self, versions=(*self.versions, version))

    def version(self, name: str) -> Version:
        """The version called *name*; raises HistoryError where there is none."""
        for known in self.versions:
            if known.name == name:
                return known
        raise HistoryError(_("no version is called {name}").format(name=repr(name)))

    def without(self, name: str) -> Self:
        """The history without the version called *name*; raises HistoryError where there is none."""
        gone = self.version(name)
        return replace(self, versions=tuple(known for known in self.versions if known is not gone))

    def with_back(self, version: Version) -> Self:
        """The history with a deleted *version* back in its place; raises HistoryError where all places are taken."""
        if len(self.versions) >= MOST_VERSIONS or version.name in {known.name for known in self.versions}:
            raise HistoryError(_("{name} cannot come back: its place is taken").format(name=repr(version.name)))
        return replace(self, versions=tuple(sorted((*self.versions, version), key=lambda known: known.at)))


def history_path(plan_file: Path | str) -> Path:
    """Where the history of the plan in *plan_file* is kept.

    >>> history_path("my_plan.json").name
    'my_plan.history.json'
    """
    return beside_path(plan_file, "history")


def load_history(plan_file: Path | str) -> History:
    """The history of the plan in *plan_file*; a new one where there is none yet.

    A file that cannot be read is copied aside and a new history begun, since the plan itself does not depend on it.
    Raises PlanFileError where the file is there and cannot even be opened.
    """
    path = history_path(plan_file)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return History()
    except OSError as reason:
        raise PlanFileError(_("{path} cannot be opened").format(path=path), path=path) from reason
    try:
        history = read_as(History, json.loads(content), place="history")
    except (ValueError, RecursionError):  # a CourseError is a ValueError
        kept_aside(path, content)
        return History()
    if history.schema_version != SCHEMA_VERSION:  # versions are brought up to date when opened, steps cannot be
        return History(versions=history.versions)
    return history


def save_history(history: History, plan_file: Path | str) -> None:
    """Keep *history* beside the plan in *plan_file*; raises PlanFileError where the folder cannot be written to."""
    document = written(replace(history, schema_version=SCHEMA_VERSION), place="history")
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    put_in_place(history_path(plan_file), text.encode())


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")


def _changed(before: Mapping[str, object], now: Mapping[str, object]) -> dict[str, object]:
    """What stood in *before* wherever *now* is different; None for a name that was not there."""
    names: Iterable[str] = dict.fromkeys((*before, *now))
    return {name: before.get(name) for name in names if before.get(name) != now.get(name)}


def _with(plan: SalesPlan, step: Step, at: datetime) -> tuple[SalesPlan, Step]:
    """*plan* with what *step* remembers, and the step that leads back."""
    now = plan.to_document()
    back = Step(at=_minute(at), before={name: now.get(name) for name in step.before})
    known = SalesPlan.empty().to_document()
    merged = {**now, **step.before}
    return SalesPlan.from_document({k: v for k, v in merged.items() if v is not None or k in known}), back
