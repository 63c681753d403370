"""Take pictures of the exported documents, for the page that offers them; by hand, on a machine with LibreOffice.

    python tools/export_pictures.py

One page of each file in ``book/_static/exports`` becomes a small PNG beside it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

__all__ = ["main"]

EXPORTS: Final = Path(__file__).parents[1] / "book" / "_static" / "exports"
_PAGES: Final = {"docx": 3, "xlsx": 5, "pptx": 6}
"""The page of each kind that shows most."""
_WIDTH: Final = 640
_COLORS: Final = 48


def main() -> None:
    """Write a picture of every exported document."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        sys.exit(f"{' and '.join(missing)} needed: on Debian, install libreoffice and poppler-utils")
    for document in sorted(EXPORTS.glob("*/sales_plan.*")):
        ending = document.suffix.removeprefix(".")
        if ending in _PAGES:
            picture = document.with_name(f"{ending}.png")
            _take(document, _PAGES[ending], picture)
            print(f"{picture.relative_to(EXPORTS)}: {picture.stat().st_size // 1024} KiB")


def _take(document: Path, page: int, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(document))
        pdf, target = Path(folder, document.stem + ".pdf"), Path(folder, "page")
        scale = ("-scale-to-x", str(_WIDTH), "-scale-to-y", "-1")
        _run("pdftoppm", "-f", str(page), "-l", str(page), *scale, "-singlefile", "-png", str(pdf), str(target))
        with Image.open(target.with_suffix(".png")) as taken:
            taken.convert("RGB").quantize(_COLORS).save(picture, optimize=True)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
