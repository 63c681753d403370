"""``bpcourse start``: a learner's own folder with notebooks, exercises and an empty plan, opened in JupyterLab.

What is there already is the learner's and stays as it is, however often the command is run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.cli.command import Command
from bpcourse.core.errors import CourseError
from bpcourse.core.language import N_, _, current_language, ngettext
from bpcourse.core.plan import SalesPlan
from bpcourse.core.plan.document import plan_bytes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from bpcourse.core.language import Language

__all__ = ["COMMAND", "Layout", "course_files", "lay_out"]

_PLAN_FILE: Final = "my_plan.json"
_DEFAULT_FOLDER: Final = "sales-plan-course"
_PLACES: Final = {"notebooks": "", "exercises": "exercises"}
"""Each folder of the course, and where its files go in the learner's: the tools keep the plan beside them."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What laying out a folder did, by the files' names in it.

    new: written now; kept: the learner's own work, or an earlier version of the course; same: already there, unchanged.
    """

    folder: Path
    new: tuple[str, ...]
    kept: tuple[str, ...]
    same: tuple[str, ...]

    def sentences(self) -> Iterator[str]:
        """What to tell the learner, line by line."""
        if self.new:
            written = ngettext(
                "{number} file written to {folder}.", "{number} files written to {folder}.", len(self.new)
            )
            yield written.format(number=len(self.new), folder=self.folder)
        else:
            yield _("{folder} has all files of the course already.").format(folder=self.folder)
        if self.kept:
            yield _("Kept as you left them: {names}.").format(names=_(", ").join(self.kept))


def course_files(language: Language) -> dict[str, bytes]:
    """The files of a learner's folder by their names in it: notebooks, exercises, and an empty plan.

    Raises CourseError where this installation has no notebooks.
    """
    found: dict[str, bytes] = {}
    for source in _sources(language):
        for folder, place in _PLACES.items():
            for path in sorted((source / folder).glob("*.ipynb")):
                found[(Path(place) / path.name).as_posix()] = path.read_bytes()
    if not found:
        raise CourseError(_("this installation has no notebooks: install bpcourse[learner] again"))
    return {**found, _PLAN_FILE: plan_bytes(SalesPlan.empty())}


def lay_out(folder: Path, *, language: Language) -> Layout:
    """Write to *folder* what it does not have yet; nothing that is there is ever changed.

    Raises CourseError where the folder cannot be written to.
    """
    placed: dict[str, list[str]] = {"new": [], "kept": [], "same": []}
    for name, content in course_files(language).items():
        placed[_place(folder / name, content)].append(name)
    return Layout(folder=folder, **{state: tuple(names) for state, names in placed.items()})


def _place(path: Path, content: bytes) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return "same" if path.is_file() and path.read_bytes() == content else "kept"
    except OSError as reason:
        sentence = _("{path} cannot be written: choose a folder that is yours")
        raise CourseError(sentence.format(path=path)) from reason
    return "new"


def _sources(language: Language) -> Iterator[Path]:
    """Where the notebooks are: inside the installed package or at the top of a working copy; the last one wins."""
    package = Path(__file__).parents[1]
    course = package / "_course" if (package / "_course").is_dir() else package.parent
    yield course
    if language != "en":
        yield course / "locale" / language


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(_DEFAULT_FOLDER), metavar=_("FOLDER"), help=_("your own folder")
    )
    parser.add_argument("--no-lab", action="store_true", help=_("only lay out the folder; do not open JupyterLab"))


def _run(arguments: argparse.Namespace) -> int:
    folder = arguments.folder.expanduser().absolute()
    for sentence in lay_out(folder, language=current_language()).sentences():
        print(sentence)
    return 0 if arguments.no_lab else _open_lab(folder)


def _open_lab(folder: Path) -> int:
    if find_spec("jupyterlab") is None:
        raise CourseError(_("JupyterLab is not installed: install bpcourse[learner] with pip and start again"))
    print(_("Opening JupyterLab. Close it with Ctrl+C in this window."), flush=True)
    settings = {"BPCOURSE_PLAN": str(folder / _PLAN_FILE), "BPCOURSE_LANG": current_language()}
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
    return subprocess.run(command, cwd=folder, check=False, env={**os.environ, **settings}).returncode  # noqa: S603 - the course's own command, with a folder as its value


COMMAND: Final = Command(
    name="start",
    help=N_("lay out your own folder with notebooks, exercises and an empty plan, and open it in JupyterLab"),
    add_arguments=_add_arguments,
    run=_run,
)
"""``bpcourse start [FOLDER] [--no-lab]``."""
