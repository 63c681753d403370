"""Compile the message catalogs and put them into the package, whenever it is built or installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["CatalogHook", "compile_catalogs"]


def compile_catalogs(root: Path) -> dict[Path, str]:
    """Write each package catalog's ``.mo`` beside its ``.po``; where each goes inside the wheel."""
    placed = {}
    for source in sorted((root / "locale").glob("*/LC_MESSAGES/bpcourse.po")):
        target = source.with_suffix(".mo")
        with source.open(encoding="utf-8") as text, target.open("wb") as binary:
            write_mo(binary, read_po(text))
        placed[target] = f"bpcourse/{target.relative_to(root).as_posix()}"
    return placed


class CatalogHook(BuildHookInterface[Any]):
    """Called by hatchling; an editable install reads the catalogs where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and for a wheel list the files that come from outside the package's folder."""
        placed = compile_catalogs(Path(self.root))
        if version != "editable":
            build_data["force_include"].update({str(path): inside for path, inside in placed.items()})
