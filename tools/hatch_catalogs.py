"""Compile the message catalogs and put them into the package, whenever it is built or installed.

A wheel also takes the notebooks along that ``bpcourse start`` lays out; an editable install has them beside it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["CatalogHook", "compile_catalogs", "notebooks_inside"]

_NOTEBOOKS = ("notebooks", "exercises")


def compile_catalogs(root: Path) -> dict[Path, str]:
    """Write each package catalog's ``.mo`` beside its ``.po``; where each goes inside the wheel."""
    placed = {}
    for source in sorted((root / "locale").glob("*/LC_MESSAGES/bpcourse.po")):
        target = source.with_suffix(".mo")
        with source.open(encoding="utf-8") as text, target.open("wb") as binary:
            write_mo(binary, read_po(text))
        placed[target] = f"bpcourse/{target.relative_to(root).as_posix()}"
    return placed


def notebooks_inside(root: Path) -> dict[Path, str]:
    """Where each notebook and exercise goes inside the wheel; with ``BPCOURSE_WITHOUT_NOTEBOOKS``, none."""
    if os.environ.get("BPCOURSE_WITHOUT_NOTEBOOKS"):
        return {}
    tops = [root, *sorted((root / "locale").glob("*"))]
    found = (path for top in tops for folder in _NOTEBOOKS for path in sorted((top / folder).glob("*.ipynb")))
    return {path: f"bpcourse/_course/{path.relative_to(root).as_posix()}" for path in found}


class CatalogHook(BuildHookInterface[Any]):
    """Called by hatchling; an editable install reads the catalogs where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and for a wheel list the files that come from outside the package's folder."""
        placed = compile_catalogs(Path(self.root)) | notebooks_inside(Path(self.root))
        if version != "editable":
            build_data["force_include"].update({str(path): inside for path, inside in placed.items()})
