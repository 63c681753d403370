"""Write again every file that is derived from another; the table in CONTRIBUTING.md lists them.

    python tools/derive.py [--check]

With ``--check`` nothing is written: it fails and names each derived file that differs from what its source gives.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import nbformat
from nbclient import NotebookClient

from bpcourse.core.plan import plan_schema_text
from bpcourse.crm.samples import SAMPLES, sample_bytes

sys.path.insert(0, str(Path(__file__).parent))

from localize import localized, localized_path, sources
from plan_exports import EXPORTS, is_same_document
from translate import LANGUAGES

from exercises import exercise_text, quiz_questions_text

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DERIVED", "main", "not_localized", "out_of_date", "run_notebook"]

ROOT: Final = Path(__file__).parents[1]

DERIVED: Final[dict[str, Callable[[], str | bytes]]] = {
    "book/_static/plan.schema.json": plan_schema_text,
    "bpcourse/core/exercises/quiz_questions.py": partial(quiz_questions_text, ROOT / "book" / "quizzes"),
    **{
        f"exercises/{solution.name}": partial(exercise_text, solution)
        for solution in sorted((ROOT / "solutions").glob("*.ipynb"))
    },
    **{
        f"locale/{language}/exercises/{solution.name}": partial(exercise_text, localized_path(solution, language))
        for language in LANGUAGES
        for solution in sorted((ROOT / "solutions").glob("*.ipynb"))
    },
    **{f"bpcourse/crm/samples/{name}": partial(sample_bytes, name) for name in SAMPLES},
    **EXPORTS,
}
"""Each derived file, and what computes its text, or its bytes where it is not UTF-8."""


def out_of_date() -> list[str]:
    """The derived files that are not what their sources give."""
    return [name for name in DERIVED if not _is_current(name)]


def _is_current(name: str) -> bool:
    try:
        return is_same_document(_content(name), _derived(name))
    except FileNotFoundError:  # its source is derived too, and not there yet
        return False


def main() -> None:
    """Write, or with ``--check`` compare."""
    parser = argparse.ArgumentParser(description="Write every derived file again.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is out of date")
    asked = parser.parse_args()
    if asked.check:
        behind = [*map(str, not_localized()), *out_of_date()]
        sys.exit("\n".join(f"{name} is out of date: run  make derive" for name in behind) or 0)
    for path in not_localized():
        _write_localized(path)
        print(f"wrote {path}")
    for name in out_of_date():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(_derived(name))
        print(f"wrote {name}")
    for path in [*sources(), *(localized_path(path, language) for language in LANGUAGES for path in sources())]:
        run_notebook(path)
        print(f"ran {path.relative_to(ROOT)}")


def not_localized() -> list[Path]:
    """The localized notebooks, below the top, whose cells are not what their source and catalog give."""
    return [
        localized_path(source, language).relative_to(ROOT)
        for language in LANGUAGES
        for source in sources()
        if _cells(localized_path(source, language)) != [cell.source for cell in localized(source, language).cells]
    ]


def _write_localized(name: Path) -> None:
    _locale, language, *rest = name.parts
    (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(localized(ROOT.joinpath(*rest), language), ROOT / name)  # type: ignore[no-untyped-call] # no types


def _cells(path: Path) -> list[str]:
    if not path.exists():
        return []
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # as above
    return [cell.source for cell in notebook.cells]


def run_notebook(path: Path) -> None:
    """Run the notebook at *path* and store what its cells print; a live tool is not stored, it starts when run."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # nbformat has no types
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, resources={"metadata": {"path": folder}}).execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "nbval-ignore-output" in cell.metadata.get("tags", []):
            cell.outputs = []
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call] # as above


def _derived(name: str) -> bytes:
    content = DERIVED[name]()
    return content.encode() if isinstance(content, str) else content


def _content(name: str) -> bytes:
    path = ROOT / name
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    main()
