"""Build what runs in the browser, from the package registries alone.

Two things come out, and nothing of either is ever asked of another origin:

``lab/static/pyodide``
    Python for the browser with the wheels that the site's JupyterLab loads, and a lock file with their hashes.
``runtime``
    What a page's tools need besides: the standard library and the course package, compiled and each packed as one file,
    the worker that runs them, and the library through which the plan shares the browser's storage with JupyterLab.

Versions and hashes stand in ``package-lock.json`` (npm) and ``wheels.txt`` (Python); a file that does not match its
hash stops the build.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ROOT", "build_course_wheel", "npm_packages", "write_offline", "write_page_runtime", "write_pyodide"]

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
CACHE: Final = ROOT / "_build" / "cache"
PYTHON_IN_BROWSER: Final = "3.14"

_CORE_FILES: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
_DEPENDS: Final = {
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
    "bpcourse": ["anywidget"],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "jedi": ["parso"],
}
"""What a wheel needs here, where that is less than its own metadata asks for, or is no package of Pyodide's."""
_NOT_ON_PAGES: Final = frozenset(
    (
        *("_pyrepl", "bdb", "cProfile", "cmd", "code", "compileall", "doctest", "ensurepip", "idlelib", "modulefinder"),
        *("pdb", "pickletools", "profile", "pstats", "py_compile", "pyclbr", "pydoc", "pydoc_data", "rlcompleter"),
        *("symtable", "tabnanny", "test", "this", "timeit", "trace", "turtle", "unittest", "venv", "zipapp"),
        *("ctypes", "curses", "dbm", "multiprocessing", "pty", "shelve", "socketserver", "sqlite3", "tkinter", "tty"),
        *("email", "ftplib", "http", "imaplib", "mailbox", "netrc", "poplib", "smtplib", "webbrowser", "wsgiref"),
        *("configparser", "mimetypes", "optparse", "plistlib", "tarfile", "tomllib", "wave", "xmlrpc"),
    )
)
"""Modules of the standard library that a page does without: only the course's tools run there."""
_PARTS_NOT_ON_PAGES: Final = ("xml/dom/", "xml/sax/")
"""The same of packages that it has: an Excel file is read with xml.etree alone."""


def build_course_wheel() -> Path:
    """The wheel of the course package as it is in the working copy."""
    target = CACHE / "course"
    shutil.rmtree(target, ignore_errors=True)
    os.environ["BPCOURSE_WITHOUT_NOTEBOOKS"] = "1"  # the browser has them as files of its JupyterLab
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target))
    return next(target.glob("*.whl"))


def write_pyodide(target: Path, course_wheel: Path) -> None:
    """Python for the browser, in *target*, with every wheel that JupyterLab's kernel loads and a lock file for them."""
    core = npm_packages() / "pyodide"
    wheels = [*sorted(_browser_wheels().glob("*.whl")), course_wheel]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in _CORE_FILES:
        shutil.copy2(core / name, target / name)
    for wheel in wheels:
        shutil.copy2(wheel, target / wheel.name)
    original = json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock = json.dumps(_lock(original, wheels), indent=1, sort_keys=True)
    (target / "pyodide-lock.json").write_text(lock + "\n", encoding="utf-8")


def write_page_runtime(target: Path, course_wheel: Path) -> None:
    """What a page's tools need besides Python itself, in *target*."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy2(HERE / "worker.js", target / "worker.js")
    shutil.copy2(npm_packages() / "localforage" / "dist" / "localforage.min.js", target / "localforage.js")
    with tempfile.TemporaryDirectory() as folder:
        course, library = Path(folder) / "course.zip", Path(folder) / "python.zip"
        with zipfile.ZipFile(course, "w") as archive:
            for wheel in (course_wheel, *_page_wheels()):
                _copy_modules(wheel, archive)
        _copy_library(npm_packages() / "pyodide" / "python_stdlib.zip", library)
        _pack(course, target / "course.pack")
        _pack(library, target / "python.pack")


def write_offline(site: Path) -> None:
    """The service worker that keeps the whole *site* for use without a network."""
    script = npm_packages().parent / "offline.mjs"
    shutil.copy2(HERE / "offline.mjs", script)
    _run(_beside("node"), str(script), str(site))


def _pack(archive: Path, target: Path) -> None:
    """Compile the modules of *archive* and compress them as a whole; no server mistakes the name for an encoding."""
    compiled = archive.with_suffix(".compiled")
    _run(_beside("node"), str(HERE / "compile.mjs"), str(npm_packages() / "pyodide"), str(archive), str(compiled))
    target.write_bytes(gzip.compress(compiled.read_bytes(), 9, mtime=0))


def _copy_library(source: Path, target: Path) -> None:
    """The standard library without what no tool can reach: servers, mail, tests, debuggers and Python's own tools."""
    with zipfile.ZipFile(source) as original, zipfile.ZipFile(target, "w") as archive:
        for name in original.namelist():
            is_needless = name.partition("/")[0].removesuffix(".py") in _NOT_ON_PAGES
            if not (is_needless or name.startswith(_PARTS_NOT_ON_PAGES) or name.endswith("/")):
                archive.writestr(zipfile.ZipInfo(name), original.read(name))


def _copy_modules(wheel: Path, archive: zipfile.ZipFile) -> None:
    with zipfile.ZipFile(wheel) as source:
        for name in sorted(source.namelist()):
            if ".dist-info/" not in name and not name.startswith("bpcourse/widgets/static/"):
                archive.writestr(zipfile.ZipInfo(name), source.read(name))


def _lock(original: dict[str, Any], wheels: Iterable[Path]) -> dict[str, Any]:
    """Pyodide's own lock file cut down to *wheels*, with the hashes these files have."""
    known = {entry["file_name"]: entry for entry in original["packages"].values()}
    packages = {}
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        normal = _normal(name)
        depends = _DEPENDS.get(normal, known.get(wheel.name, {}).get("depends", []))
        packages[normal] = {
            "name": normal,
            "version": version,
            "file_name": wheel.name,
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "imports": _import_names(wheel),
            "depends": [_normal(need) for need in depends],
        }
    return {"info": original["info"], "packages": packages}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _import_names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist() if name.endswith(".py")}
    return sorted(top.removesuffix(".py") for top in tops if not top.endswith((".data", ".dist-info")))


def npm_packages() -> Path:
    """The folder of the npm packages, fetched once for each lock file."""
    lock = HERE / "package-lock.json"
    folder = CACHE / f"npm-{_fingerprint(lock)}"
    if not (folder / "complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy2(HERE / name, folder / name)
        _run(_npm(), "ci", "--ignore-scripts", "--no-progress", "--loglevel=error", folder=folder)
        (folder / "complete").touch()
    return folder / "node_modules"


def _browser_wheels() -> Path:
    return _wheels(HERE / "wheels.txt")


def _page_wheels() -> list[Path]:
    needs = HERE / "page-wheels.txt"
    return sorted(_wheels(needs).glob("*.whl")) if needs.exists() else []


def _wheels(pinned: Path) -> Path:
    folder = CACHE / f"wheels-{_fingerprint(pinned)}"
    if not (folder / "complete").exists():
        target = ("--implementation=py", "--abi=none", "--platform=any", f"--python-version={PYTHON_IN_BROWSER}")
        options = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--quiet", f"--dest={folder}")
        _run(sys.executable, "-m", "pip", "download", f"--requirement={pinned}", *options, *target)
        (folder / "complete").touch()
    return folder


def _npm() -> str:
    return _beside("npm")


def _beside(command: str) -> str:
    """The *command* that was installed with this Python, else the system's."""
    beside = Path(sys.executable).with_name(command)
    found = str(beside) if beside.exists() else shutil.which(command)
    if found is None:
        sys.exit(f"{command} is needed to build the site, and there is none: run 'make course', which installs it")
    return found


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _run(*command: str, folder: Path = ROOT) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} failed:\n{(done.stdout + done.stderr)[-3000:]}")
