"""Build the whole site into ``_build/site``: the book, the site's JupyterLab and what runs in the browser.

    [BPCOURSE_URL=https://course.example/] python tools/build_site.py [--fresh]

With the address at which the site will be found, its pages name it, and search engines get a map (see `site_map`).
What has not changed since the last build is kept: every part carries a fingerprint of what it is made from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools" / "runtime"))

import browser_runtime as runtime  # noqa: E402 - found through the path above
from site_map import site_address, write_site_map  # noqa: E402 - beside this file, which tests import by its path

__all__ = ["SITE", "build_site", "main"]

BUILD: Final = ROOT / "_build"
SITE: Final = BUILD / "site"
LITE: Final = BUILD / "lite"
_MARKS: Final = BUILD / "made-from"

_ADDRESS: Final = "_build/settings/address"
"""Notes the site's address, because every page is made from it."""
_PACKAGE: Final = ("bpcourse", "locale/zh_CN/LC_MESSAGES/bpcourse.po", "pyproject.toml")
_RUNTIME: Final = (*_PACKAGE, "tools/runtime", "constraints.txt")
_LAB: Final = (
    *(*_RUNTIME, "notebooks", "exercises", "locale/zh_CN/notebooks", "locale/zh_CN/exercises"),
    *("tools/lab", "tools/build_site.py"),
)
_FRAME: Final = (
    *(*_PACKAGE, "book/_ext", "book/_theme", "book/_static", "_config.yml", "_toc.yml", "constraints.txt"),
    _ADDRESS,
)
"""What every page is made with: when it changes, Sphinx must write all of them again."""
_BOOK: Final = (*_FRAME, "book", "solutions")
_FRONT: Final = ("tools/front",)
_MAP: Final = ("tools/site_map.py",)
_NBGRADER: Final = "@jupyter/nbgrader"
_NOT_IN_LAB: Final = frozenset({"crm_lab"})
"""Notebooks that need pandas, which the site's Python does not carry."""


class Book(NamedTuple):
    """The book in one language."""

    folder: str
    """Of the site; `tools/front` and the theme link to it."""
    name: str
    language: str
    title: str
    catalogs: tuple[str, ...] = ()
    """What its pages are made from, beside the English ones."""


BOOKS: Final = (
    Book("en", "English", "en", "Writing a sales business plan"),
    Book("zh", "Chinese", "zh_CN", "制定销售业务计划", ("locale/zh_CN",)),
)


def build_site(*, fresh: bool = False) -> Path:
    """Bring every part of the site up to date; where it is."""
    if fresh:
        shutil.rmtree(SITE, ignore_errors=True)
        shutil.rmtree(_MARKS, ignore_errors=True)
        shutil.rmtree(BUILD / "book", ignore_errors=True)
    SITE.mkdir(parents=True, exist_ok=True)
    _write_where_changed(ROOT / _ADDRESS, site_address())
    books = [(f"the book, in {book.name}", (*_BOOK, *book.catalogs), partial(_make_book, book)) for book in BOOKS]
    pages = (*_BOOK, *(each for book in BOOKS for each in book.catalogs))
    steps: list[tuple[str, tuple[str, ...], Callable[[], None]]] = [
        ("Python for the browser", _RUNTIME, _make_runtime),
        ("JupyterLab for the browser", _LAB, _make_lab),
        *books,
        ("the front door", (*_FRONT, *_MAP, _ADDRESS, *pages), _make_front),
        ("what works offline", (*_LAB, *_FRONT, *_MAP, *pages), _make_offline),
    ]
    for number, (title, sources, make) in enumerate(steps, start=1):
        _step(f"[{number}/{len(steps)}] {title}", title, sources, make)
    return SITE


def _step(heading: str, name: str, sources: tuple[str, ...], make: Callable[[], None]) -> None:
    mark = _MARKS / name.replace(" ", "-").replace(",", "")
    fingerprint = _fingerprint(sources)
    if mark.exists() and mark.read_text(encoding="utf-8") == fingerprint:
        print(f"{heading}: up to date", flush=True)
        return
    print(f"{heading} …", end=" ", flush=True)
    started = time.monotonic()
    make()
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(fingerprint, encoding="utf-8")
    print(f"done in {time.monotonic() - started:.0f} s", flush=True)


def _fingerprint(sources: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in sorted(_files(sources)):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(sources: tuple[str, ...]) -> Iterator[Path]:
    for source in sources:
        path = ROOT / source
        found = path.rglob("*") if path.is_dir() else [path]
        yield from (each for each in found if each.is_file() and not _is_derived(each))


def _is_derived(path: Path) -> bool:
    return path.suffix in {".pyc", ".mo"} or any(part in {"__pycache__", ".ipynb_checkpoints"} for part in path.parts)


def _make_runtime() -> None:
    wheel = runtime.build_course_wheel()
    runtime.write_pyodide(LITE / "static" / "pyodide", wheel)
    shutil.rmtree(SITE / "runtime", ignore_errors=True)
    runtime.write_page_runtime(SITE / "runtime", wheel)


def _make_lab() -> None:
    shutil.rmtree(SITE / "lab", ignore_errors=True)
    shutil.rmtree(LITE / "files", ignore_errors=True)
    (LITE / ".jupyterlite.doit.db").unlink(missing_ok=True)
    shutil.copytree(ROOT / "tools" / "lab", LITE, dirs_exist_ok=True)
    # Notebooks of both languages go to the top, where the pages keep the plan as well.
    (LITE / "files" / "exercises").mkdir(parents=True)
    for book in BOOKS:
        top = ROOT / "locale" / book.language if book.catalogs else ROOT
        for folder, place in (("notebooks", ""), ("exercises", "exercises")):
            for notebook in sorted((top / folder).glob("*.ipynb")):
                if notebook.stem in _NOT_IN_LAB:
                    continue
                ending = f".{book.folder}.ipynb" if book.catalogs else ".ipynb"
                shutil.copy2(notebook, LITE / "files" / place / f"{notebook.stem}{ending}")
    where = ("--lite-dir", str(LITE), "--output-dir", str(SITE / "lab"))
    options = ("--apps", "lab", "--no-sourcemaps", "--no-libarchive")
    _run(sys.executable, "-m", "jupyterlite_core", "build", *where, *options, folder=LITE)
    _drop_teachers_tools(SITE / "lab")


def _drop_teachers_tools(lab: Path) -> None:
    """Take nbgrader's panels out again: they come along where it is installed for the tests, and grade nothing here."""
    settings = lab / "jupyter-lite.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    options = content["jupyter-config-data"]
    kept = [each for each in options.get("federated_extensions", []) if each["name"] != _NBGRADER]
    options["federated_extensions"] = kept
    settings.write_text(json.dumps(content, indent=2), encoding="utf-8")
    shutil.rmtree(lab / "extensions" / _NBGRADER, ignore_errors=True)


def _make_book(book: Book) -> None:
    output = BUILD / "book" / book.folder
    frame = _MARKS / f"frame-{book.folder}"
    if not frame.exists() or frame.read_text(encoding="utf-8") != _fingerprint(_FRAME):
        shutil.rmtree(output, ignore_errors=True)
    command = str(Path(sys.executable).with_name("jupyter-book"))
    where = ("--path-output", str(output), "--config", str(_config(book)))
    _run(command, "build", str(ROOT), *where, "-W", "--keep-going", "-q")
    frame.parent.mkdir(parents=True, exist_ok=True)
    frame.write_text(_fingerprint(_FRAME), encoding="utf-8")
    built, target = output / "_build" / "html", SITE / book.folder
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(built, target, ignore=shutil.ignore_patterns("*.map", "_sources", ".buildinfo", "objects.inv"))


def _config(book: Book) -> Path:
    """The settings of the book with its language and title: written only where they change, or Sphinx starts over."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["title"] = book.title
    settings["sphinx"]["config"]["language"] = book.language
    if address := site_address():
        settings["sphinx"]["config"]["html_baseurl"] = f"{address}{book.folder}/"
    folders = settings["sphinx"]["local_extensions"]
    settings["sphinx"]["local_extensions"] = {name: str(ROOT / folder) for name, folder in folders.items()}
    if book.catalogs:
        settings["sphinx"]["config"]["html_search_options"] = {"dict": str(_search_terms(book))}
    path = BUILD / "settings" / f"{book.folder}.yml"
    _write_where_changed(path, yaml.safe_dump(settings, allow_unicode=True))
    return path


def _write_where_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _search_terms(book: Book) -> Path:
    """The glossary's terms, a line each: the search must not cut them into smaller words."""
    with (ROOT / "locale" / book.language / "LC_MESSAGES" / "book" / "glossary.po").open(encoding="utf-8") as text:
        names = [str(message.string) for message in read_po(text) if message.id and "。" not in str(message.string)]
    words = {word for name in names for word in re.findall(r"\w{2,}", name)}
    path = BUILD / "settings" / f"{book.folder}-terms.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    return path


def _make_front() -> None:
    shutil.copytree(ROOT / "tools" / "front", SITE, dirs_exist_ok=True)
    write_site_map(SITE, site_address())


def _make_offline() -> None:
    runtime.write_offline(SITE)


def _run(*command: str, folder: Path = ROOT) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"\n{' '.join(command[:3])} failed:\n{(done.stdout + done.stderr)[-6000:]}")


def main() -> None:
    """Build the site, or say in one sentence what stopped it."""
    parser = argparse.ArgumentParser(description="Build the site of the course.")
    parser.add_argument("--fresh", action="store_true", help="forget what was built before")
    fresh = parser.parse_args().fresh
    try:
        site_address()
    except ValueError as error:
        sys.exit(str(error))
    print(json.dumps({"site": str(build_site(fresh=fresh).relative_to(ROOT))}))


if __name__ == "__main__":
    main()
