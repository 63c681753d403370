"""Extract every message of the course, bring the catalogs up to date with them, and compile the package's.

    python tools/translate.py [--package] [--check]

There is a catalog for the package, one for each page of the book and its quiz, and one for each notebook. With
``--check`` nothing is written: it fails where a catalog does not hold exactly the messages of its source, all of them
translated. With ``--package`` only the package's catalog is looked at, which takes a second.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from hatch_catalogs import compile_catalogs  # noqa: E402 - found through the path above
from localize import sources  # noqa: E402 - as above
from messages import notebook_messages, quiz_messages  # noqa: E402 - as above

__all__ = [
    "LANGUAGES",
    "all_other_messages",
    "main",
    "messages_missing",
    "package_messages",
    "page_messages",
    "untranslated",
]

LANGUAGES: Final = ("zh_CN",)
_SOURCES: Final = ("bpcourse", "book/_ext")
_PACKAGE: Final = "bpcourse"


def main() -> None:
    """Update every catalog, or with ``--check`` only compare."""
    parser = argparse.ArgumentParser(description="Update the message catalogs of the course.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a catalog is behind")
    parser.add_argument("--package", action="store_true", help="the package's catalog alone")
    asked = parser.parse_args()
    sources = {_PACKAGE: package_messages()} | ({} if asked.package else all_other_messages())
    if asked.check:
        behind = [
            f"{language}/{domain}: {text!r}"
            for language in LANGUAGES
            for domain, source in sources.items()
            for text in untranslated(source, language, domain)
        ]
        sys.exit("\n".join(behind) or 0)
    for language in LANGUAGES:
        for domain, source in sources.items():
            _update(language, domain, source)
    compile_catalogs(ROOT)


def all_other_messages() -> dict[str, Catalog]:
    """The messages of each page, quiz and notebook, by the name of its catalog."""
    quizzes = {f"book/quizzes/{path.stem}": quiz_messages(path) for path in (ROOT / "book" / "quizzes").glob("*.yml")}
    notebooks = {path.relative_to(ROOT).with_suffix("").as_posix(): notebook_messages(path) for path in sources()}
    return dict(sorted((page_messages() | quizzes | notebooks).items()))


def messages_missing(language: str) -> list[str]:
    """Messages of the package that its catalog has no translation for, or only a doubtful one."""
    return untranslated(package_messages(), language, _PACKAGE)


def untranslated(source: Catalog, language: str, domain: str) -> list[str]:
    """Messages of *source* that the catalog called *domain* has no translation for, or only a doubtful one."""
    translated = _read(_path(language, domain)) if _path(language, domain).exists() else Catalog()
    missing = []
    for message in source:
        if not message.id:  # the head of the file
            continue
        known = translated.get(message.id, message.context)
        if known is None or not known.string or known.fuzzy or not all(known.string):
            missing.append(str(message.id))
    return missing


def package_messages() -> Catalog:
    """The marked strings of the package and of the book's extension."""
    words = ("-k", "_", "-k", "N_", "-k", "ngettext:1,2")
    options = ("--no-wrap", "--sort-by-file", "--add-location=file", "--omit-header")
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "package.pot"
        babel = (sys.executable, "-m", "babel.messages.frontend")
        _run(*babel, "extract", *options, *words, "-o", str(template), *_SOURCES)
        return _read(template)


def page_messages() -> dict[str, Catalog]:
    """The paragraphs, headings and cells of each page of the book, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(sys.executable).with_name("jupyter-book"))
        _run(book, "build", str(ROOT), "--path-output", folder, "--builder", "custom", "--custom-builder", "gettext")
        written = Path(folder) / "_build" / "gettext"
        return {path.relative_to(written).with_suffix("").as_posix(): _read(path) for path in written.rglob("*.pot")}


def _path(language: str, domain: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def _read(path: Path) -> Catalog:
    with path.open(encoding="utf-8") as text:
        return read_po(text)


def _update(language: str, domain: str, source: Catalog) -> None:
    path = _path(language, domain)
    if path.exists():
        with path.open(encoding="utf-8") as text:
            catalog = read_po(text, locale=language)
    else:
        catalog = Catalog(locale=language, project="bpcourse", fuzzy=False, charset="utf-8")
    catalog.update(source, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as binary:
        write_po(binary, catalog, width=0, include_lineno=False)


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} failed:\n{(done.stdout + done.stderr)[-2000:]}")


if __name__ == "__main__":
    main()
