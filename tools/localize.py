"""Notebooks in another language, from their catalogs: the code is the same, what a learner reads is not.

A localized notebook opens with one folded cell more, which tells the package what to speak.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import nbformat
from babel.messages.pofile import read_po
from messages import localized_code, localized_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FOLDERS", "localized", "localized_path", "sources"]

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final = ("notebooks", "solutions")
"""Where notebooks are that have catalogs; exercises are derived from solutions in each language."""
_FOLDED: Final = {"jupyter": {"source_hidden": True}, "tags": ["hide-input", "remove-cell"]}


def sources() -> list[Path]:
    """Every notebook that has a form in each language."""
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.ipynb"))


def localized_path(source: Path, language: str) -> Path:
    """Where the form of the notebook *source* in *language* is kept."""
    return ROOT / "locale" / language / source.relative_to(ROOT)


def localized(source: Path, language: str) -> Any:  # noqa: ANN401 - nbformat has no types
    """The notebook *source* in *language*, without outputs; what its catalog lacks stays as it is."""
    notebook: Any = deepcopy(nbformat.read(source, as_version=4))  # type: ignore[no-untyped-call] # as above
    translate = _translation(source, language)
    for cell in notebook.cells:
        change = localized_markdown if cell.cell_type == "markdown" else localized_code
        cell.source = change(cell.source, translate)
        if cell.cell_type == "code":
            cell.outputs = []
    notebook.cells.insert(_first_code(notebook), _opening(language))
    return notebook


def _opening(language: str) -> Any:  # noqa: ANN401 - as above
    code = f'from bpcourse.core.language import speak\n\nspeak("{language}")'
    return nbformat.v4.new_code_cell(code, id="language", metadata=deepcopy(_FOLDED))  # type: ignore[no-untyped-call]


def _first_code(notebook: Any) -> int:  # noqa: ANN401 - as above
    return next((place for place, cell in enumerate(notebook.cells) if cell.cell_type == "code"), len(notebook.cells))


def _translation(source: Path, language: str) -> Callable[[str], str]:
    catalog_path = ROOT / "locale" / language / "LC_MESSAGES" / source.relative_to(ROOT).with_suffix(".po")
    if not catalog_path.exists():
        return str
    with catalog_path.open(encoding="utf-8") as text:
        catalog = read_po(text)

    def translated(text: str) -> str:
        message = catalog.get(text)
        return str(message.string) if message is not None and message.string else text

    return translated
