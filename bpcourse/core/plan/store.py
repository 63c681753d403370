"""The plan's file: opened, saved and edited so that no version of it is ever lost.

Saving writes a new file beside the old one and puts it in its place in one step, so a power cut leaves either the old
plan or the new one. The version before stays as ``my_plan.previous.json``. A file that is no plan is copied to
``my_plan.damaged-20261102-093000.json`` before anything else happens to it.

>>> import tempfile
>>> from dataclasses import replace
>>> from bpcourse.core.plan.plan import SalesPlan
>>> with tempfile.TemporaryDirectory() as folder:
...     path = Path(folder) / "my_plan.json"
...     save_plan(SalesPlan(title="Sales plan 2027"), path)
...     _edited = update_plan(path, lambda plan: replace(plan, company="Clearbrook"))
...     load_plan(path).title, load_plan(path).company, load_plan(previous_path(path)).company
('Sales plan 2027', 'Clearbrook', '')
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _
from bpcourse.core.plan.document import plan_bytes, plan_from_bytes
from bpcourse.core.plan.migrate import NewerPlanError
from bpcourse.core.plan.plan import SalesPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "PlanFileError",
    "beside_path",
    "kept_aside",
    "load_plan",
    "previous_path",
    "put_in_place",
    "restore_previous",
    "save_plan",
    "update_plan",
]

_ATTEMPTS: Final = 5
"""How often an edit starts again because another program saved the plan in between."""

_ONE_AT_A_TIME: Final = threading.RLock()

_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.ENOSYS)})
"""What a file system answers that lives in memory and has nothing to flush."""


class PlanFileError(CourseError):
    """A plan's file that cannot be opened or saved.

    path: the file; kept_at: the copy of its content, where one was made; previous: the version before, where it can be
    opened.
    """

    def __init__(self, sentence: str, *, path: Path, kept_at: Path | None = None, previous: Path | None = None) -> None:
        super().__init__(sentence)
        self.path = path
        self.kept_at = kept_at
        self.previous = previous


def previous_path(path: Path | str) -> Path:
    """Where the version before the last save of *path* is kept.

    >>> previous_path("my_plan.json").name
    'my_plan.previous.json'
    """
    return beside_path(path, "previous")


def beside_path(path: Path | str, mark: str) -> Path:
    """Where something that belongs to the plan in *path* is kept: beside it, with *mark* in its name.

    >>> beside_path("my_plan.json", "history").name
    'my_plan.history.json'
    """
    return _sibling(Path(path), mark)


def put_in_place(path: Path, content: bytes) -> None:
    """Write *content* to the file *path* in one step: a power cut leaves either the old file or the new one.

    Raises PlanFileError where the folder cannot be written to.
    """
    try:
        with _written_beside(path, content) as fresh:
            fresh.replace(path)
    except (OSError, ValueError) as reason:
        raise _unsaved(path) from reason
    _flush_folder(path.parent)


def kept_aside(path: Path, content: bytes) -> Path:
    """Where a copy of *content*, which *path* holds and nobody can read, now lies.

    Raises PlanFileError where the folder cannot be written to.
    """
    try:
        return _kept_aside(path, content)
    except OSError as reason:
        raise _unsaved(path) from reason


def load_plan(path: Path | str) -> SalesPlan:
    """The plan in the file *path*.

    Raises PlanFileError where there is none or it cannot be read; a damaged file is copied aside first, and the error
    says where to. Raises NewerPlanError for a plan of a later version of the course, which is left alone.
    """
    path = _real(path)
    content = _content(path)
    if content is None:
        raise PlanFileError(_("there is no plan at {path} yet").format(path=path), path=path)
    return _plan_in(path, content)


def save_plan(plan: SalesPlan, path: Path | str) -> None:
    """Save *plan* as the file *path*, and keep the version before; a plan that has not changed is not saved again.

    Raises PlanFileError where the folder cannot be written to, NewerPlanError where the file is of a later version of
    the course; in both cases the file stays as it was.
    """
    path = _real(path)
    with _ONE_AT_A_TIME:
        _save_over(path, _content(path), plan_bytes(plan))


def update_plan(path: Path | str, edit: Callable[[SalesPlan], SalesPlan]) -> SalesPlan:
    """The plan that *edit* makes of the one in the file *path*, saved there; no file yet is an empty plan.

    The file is read afresh each time, so that a tool that edits its own part keeps what the others saved meanwhile;
    *edit* is called again where the file changes under its hands. Raises as `load_plan`, `save_plan` and *edit* do.
    """
    path = _real(path)
    with _ONE_AT_A_TIME:
        for _attempt in range(_ATTEMPTS):
            before = _content(path)
            edited = edit(SalesPlan.empty() if before is None else _plan_in(path, before))
            if _content(path) == before:
                _save_over(path, before, plan_bytes(edited))
                return edited
    sentence = _("{path} keeps being saved by another program: close that and try again")
    raise PlanFileError(sentence.format(path=path), path=path)


def restore_previous(path: Path | str) -> SalesPlan:
    """The version before the last save of *path*, put back in its place; what it replaces becomes the version before.

    Raises PlanFileError where no previous version is kept or it cannot be read.
    """
    plan = load_plan(previous_path(_real(path)))
    save_plan(plan, path)
    return plan


def _real(path: Path | str) -> Path:
    """The file itself: saving through a link must replace what the link points to."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError) as reason:
        raise PlanFileError(_("{path} is not the name of a file").format(path=repr(str(path))), path=Path()) from reason


def _sibling(path: Path, mark: str) -> Path:
    return path.with_name(f"{path.stem}.{mark}{path.suffix}")


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as reason:
        raise PlanFileError(_("{path} cannot be opened").format(path=path), path=path) from reason


def _plan_in(path: Path, content: bytes) -> SalesPlan:
    try:
        return plan_from_bytes(content)
    except NewerPlanError:
        raise
    except CourseError as reason:
        raise _damaged(path, content, reason) from reason


def _save_over(path: Path, before: bytes | None, after: bytes) -> None:
    """Put *after* in the place of *before*, which is kept: as the previous version, or aside where it is no plan."""
    if before == after:
        return
    kept_as = None if before is None else _keeping_place(path, before)
    try:
        with _written_beside(path, after) as fresh:  # first, so that a full disk changes nothing
            if before is not None and kept_as is not None:
                with _written_beside(kept_as, before) as kept:
                    kept.replace(kept_as)
            fresh.replace(path)
    except (OSError, ValueError) as reason:
        raise _unsaved(path) from reason
    _flush_folder(path.parent)


def _unsaved(path: Path) -> PlanFileError:
    sentence = _("{path} cannot be saved: check that the folder is there, may be written to and is not full")
    return PlanFileError(sentence.format(path=path), path=path)


def _keeping_place(path: Path, before: bytes) -> Path | None:
    """Where the version *before* is to be kept; None for what is no plan, which is copied aside at once."""
    try:
        plan_from_bytes(before)
    except NewerPlanError:
        raise
    except CourseError as reason:
        damaged = _damaged(path, before, reason)
        if damaged.kept_at is None:
            raise damaged from reason
        return None
    return previous_path(path)


def _damaged(path: Path, content: bytes, reason: CourseError) -> PlanFileError:
    """The error for a file that is no plan, its content copied aside."""
    previous = _readable_previous(path)
    offer = _(": the version before it can be opened from {previous}").format(previous=previous) if previous else ""
    try:
        kept_at = _kept_aside(path, content)
    except OSError:
        sentence = _("{path} cannot be read as a plan ({reason}) and is left as it is{offer}")
        return PlanFileError(sentence.format(path=path, reason=reason, offer=offer), path=path, previous=previous)
    sentence = _("{path} cannot be read as a plan ({reason}) and is kept as {kept_at}{offer}")
    text = sentence.format(path=path, reason=reason, kept_at=kept_at, offer=offer)
    return PlanFileError(text, path=path, kept_at=kept_at, previous=previous)


def _readable_previous(path: Path) -> Path | None:
    previous = previous_path(path)
    try:
        plan_from_bytes(previous.read_bytes())
    except (OSError, CourseError):
        return None
    return previous


def _kept_aside(path: Path, content: bytes) -> Path:
    """A copy of *content* beside *path*, under a name that no file has; an earlier copy of the same serves as well."""
    mark = f"{path.stem}.damaged-"
    for earlier in path.parent.iterdir():
        if earlier.name.startswith(mark) and earlier.is_file() and earlier.read_bytes() == content:
            return earlier
    stamp = time.strftime("damaged-%Y%m%d-%H%M%S")
    number = 1
    while True:
        kept_at = _sibling(path, stamp if number == 1 else f"{stamp}-{number}")
        try:
            _write_new(kept_at, content)
        except FileExistsError:
            number += 1
        else:
            return kept_at


@contextlib.contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """A new file with *content*, in the same folder as *path* so that it can take its place in one step.

    Where it has not taken that place in the end, it is gone.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        _write_new(beside, content)
        with contextlib.suppress(OSError):  # no file yet, or a file system without permissions
            beside.chmod(path.stat().st_mode & 0o777)
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    """Write *content* to a file that did not exist, down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as reason:
            if reason.errno not in _NO_SYNC:
                raise


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk too, where the system can do that for a folder (Windows cannot)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
