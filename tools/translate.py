"""Extract the messages of the package, bring the catalogs up to date with them, and compile the catalogs.

    python tools/translate.py [--check]

With ``--check`` nothing is written: it fails where a catalog does not hold exactly the messages of the source.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po
from hatch_catalogs import compile_catalogs

__all__ = ["LANGUAGES", "main", "messages_missing"]

ROOT: Final = Path(__file__).parents[1]
LANGUAGES: Final = ("zh_CN",)
_SOURCES: Final = ("bpcourse", "book/_ext")
_BABEL: Final = (sys.executable, "-m", "babel.messages.frontend")


def main() -> None:
    """Update every catalog, or with ``--check`` only compare."""
    parser = argparse.ArgumentParser(description="Update the message catalogs of the package.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a catalog is behind")
    if parser.parse_args().check:
        behind = {language: messages_missing(language) for language in LANGUAGES}
        sys.exit("\n".join(f"{language}: {text!r}" for language, texts in behind.items() for text in texts) or 0)
    with tempfile.TemporaryDirectory() as folder:
        template = _extracted(Path(folder))
        for language in LANGUAGES:
            _update(language, template)
    compile_catalogs(ROOT)


def messages_missing(language: str) -> list[str]:
    """Messages of the source that the catalog of *language* has no translation for, or only a doubtful one."""
    with tempfile.TemporaryDirectory() as folder, _extracted(Path(folder)).open(encoding="utf-8") as template:
        wanted = read_po(template)
    with _catalog(language).open(encoding="utf-8") as text:
        translated = read_po(text)
    missing = []
    for message in wanted:
        if not message.id:  # the head of the file
            continue
        known = translated.get(message.id, message.context)
        if known is None or not known.string or known.fuzzy or not all(known.string):
            missing.append(str(message.id))
    return missing


def _catalog(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "bpcourse.po"


def _extracted(folder: Path) -> Path:
    target = folder / "bpcourse.pot"
    words = ("-k", "_", "-k", "N_", "-k", "ngettext:1,2")
    _run(
        *_BABEL,
        "extract",
        "--no-wrap",
        "--sort-by-file",
        "--add-location=file",
        "--omit-header",
        *words,
        "-o",
        str(target),
        *_SOURCES,
    )
    return target


def _update(language: str, template: Path) -> None:
    catalog = _catalog(language)
    domain = ("-l", language, "-D", "bpcourse", "-i", str(template), "-d", "locale")
    if not catalog.exists():
        _run(*_BABEL, "init", "--no-wrap", *domain)
    _run(*_BABEL, "update", "--no-wrap", "--no-fuzzy-matching", "--ignore-obsolete", *domain)


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{shutil.which(command[0])} {' '.join(command[1:5])} failed:\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    main()
