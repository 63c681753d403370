"""What runs in the browser: built from pinned files alone, complete, and nothing asked of another origin."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import browser_runtime as runtime
import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT: Final = Path(__file__).parents[2]
RUNTIME: Final = ROOT / "tools" / "runtime"
BUILT: Final = ROOT / "_build" / "lite" / "static" / "pyodide"
PAGE: Final = ROOT / "_build" / "site" / "runtime"
REGISTRIES: Final = tuple(
    ".".join(parts)
    for parts in (
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("registry", "npmmirror", "com"),
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("pypi", "python", "org"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("anaconda", "org"),
    )
)


def wheel(folder: Path, name: str, modules: Iterable[str]) -> Path:
    """A wheel with empty *modules*."""
    path = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for module in modules:
            archive.writestr(module, f"# {module}")
        archive.writestr(f"{name}.dist-info/METADATA", "")
        archive.writestr(f"{name}.dist-info/entry.py", "")
    return path


def original(**packages: dict[str, Any]) -> dict[str, Any]:
    """A lock file as Pyodide comes with."""
    return {"info": {"python": "3.14.0"}, "packages": packages}


# Writing ------------------------------------------------------------------------------------------------------------


def test_each_wheel_is_locked_with_the_hash_it_has(tmp_path: Path) -> None:
    made = wheel(tmp_path, "stack_data-0.6.3", ["stack_data/__init__.py"])
    entry = runtime._lock(original(), [made])["packages"]["stack-data"]

    assert entry["sha256"] == hashlib.sha256(made.read_bytes()).hexdigest()
    assert (entry["name"], entry["version"], entry["file_name"]) == ("stack-data", "0.6.3", made.name)


def test_a_wheel_says_by_which_names_it_is_imported(tmp_path: Path) -> None:
    made = wheel(tmp_path, "six_like-1.0", ["six_like.py", "extra/__init__.py", "extra/deep/x.py", "extra/notes.txt"])

    assert runtime._import_names(made) == ["extra", "six_like"]


def test_what_a_known_wheel_needs_comes_from_the_lock_file_it_is_known_by(tmp_path: Path) -> None:
    made = wheel(tmp_path, "parent-1.0", ["parent.py"])
    known = original(parent={"file_name": made.name, "depends": ["Child_Package"]})

    assert runtime._lock(known, [made])["packages"]["parent"]["depends"] == ["child-package"]


def test_a_wheel_of_another_version_inherits_no_needs(tmp_path: Path) -> None:
    made = wheel(tmp_path, "parent-2.0", ["parent.py"])
    known = original(parent={"file_name": "parent-1.0-py3-none-any.whl", "depends": ["child"]})

    assert runtime._lock(known, [made])["packages"]["parent"]["depends"] == []


def test_packages_that_are_not_needed_leave_the_lock_file(tmp_path: Path) -> None:
    made = wheel(tmp_path, "parent-1.0", ["parent.py"])
    locked = runtime._lock(original(numpy={"file_name": "numpy.whl", "depends": []}), [made])

    assert list(locked["packages"]) == ["parent"]
    assert locked["info"] == {"python": "3.14.0"}


def test_the_page_gets_modules_without_static_files_and_metadata(tmp_path: Path) -> None:
    made = wheel(
        tmp_path,
        "bpcourse-0.1.0",
        ["bpcourse/__init__.py", "bpcourse/widgets/tool.py", "bpcourse/widgets/static/tool.js"],
    )
    with zipfile.ZipFile(tmp_path / "page.zip", "w") as archive:
        runtime._copy_modules(made, archive)
        names = archive.namelist()

    assert names == ["bpcourse/__init__.py", "bpcourse/widgets/tool.py"]


def test_the_same_wheel_gives_the_same_archive(tmp_path: Path) -> None:
    made = wheel(tmp_path, "bpcourse-0.1.0", ["bpcourse/__init__.py", "bpcourse/cli.py"])
    written = []
    for name in ("one.zip", "other.zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            runtime._copy_modules(made, archive)
        written.append((tmp_path / name).read_bytes())

    assert written[0] == written[1]


def test_a_command_that_fails_stops_the_build_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match=r"(?s)failed:.*hash does not match"):
        runtime._run("sh", "-c", "echo hash does not match >&2; exit 1")


# Pins ---------------------------------------------------------------------------------------------------------------


def pins() -> list[str]:
    lines = (RUNTIME / "wheels.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("pin", pins(), ids=lambda pin: pin.partition("==")[0])
def test_every_wheel_of_the_browser_is_pinned_with_its_hash(pin: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]* --hash=sha256:[0-9a-f]{64}", pin)


def test_no_wheel_is_pinned_twice() -> None:
    names = [pin.partition("==")[0] for pin in pins()]

    assert sorted(set(names)) == names


def test_the_course_runs_in_the_browser_with_the_widget_library_it_asks_for() -> None:
    asked = Requirement(_optional("notebook", "anywidget"))
    (pinned,) = (pin.split()[0].partition("==")[2] for pin in pins() if pin.startswith("anywidget=="))

    assert asked.specifier.contains(pinned)


def _optional(extra: str, package: str) -> str:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(rf'^{extra} = \[.*?"({package}[^"]*)"', text, re.MULTILINE)
    assert found is not None
    return found[1]


def npm_lock() -> dict[str, Any]:
    locked: dict[str, Any] = json.loads((RUNTIME / "package-lock.json").read_text(encoding="utf-8"))
    return locked


def test_every_npm_package_is_locked_with_its_hash_and_no_address() -> None:
    packages = {name: entry for name, entry in npm_lock()["packages"].items() if name}

    assert packages
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_what_npm_is_asked_for_is_what_is_locked() -> None:
    asked = json.loads((RUNTIME / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert asked == npm_lock()["packages"][""]["dependencies"]
    assert asked == {name: npm_lock()["packages"][f"node_modules/{name}"]["version"] for name in asked}


def test_npm_is_told_to_keep_addresses_out() -> None:
    assert "omit-lockfile-registry-resolved=true" in (RUNTIME / ".npmrc").read_text(encoding="utf-8").splitlines()


def test_no_registry_is_named_anywhere_in_the_repository() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - git by its name
    named = []
    for name in filter(None, tracked.stdout.split("\0")):
        path = ROOT / name
        text = path.read_bytes().decode("utf-8", "ignore") if path.is_file() else ""
        named += [(name, host) for host in REGISTRIES if host in text]

    assert named == []


@pytest.mark.parametrize("name", ["wheels.txt", "package.json", "package-lock.json", ".npmrc", "../../pyproject.toml"])
def test_no_list_of_packages_holds_an_address(name: str) -> None:
    text = (RUNTIME / name).read_text(encoding="utf-8")

    assert re.findall(r"\b(?:https?|git|file)\+?:/+[^\s\"']+", text) == []


# Built --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built_lock() -> dict[str, Any]:
    """The lock file that the site's JupyterLab reads."""
    path = BUILT / "pyodide-lock.json"
    if not path.exists():
        pytest.fail("the site is not built: run  make book  first")
    packages: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["packages"]
    return packages


@pytest.mark.site
def test_every_locked_wheel_is_there_with_its_hash(built_lock: dict[str, Any]) -> None:
    wrong = [
        entry["file_name"]
        for entry in built_lock.values()
        if hashlib.sha256((BUILT / entry["file_name"]).read_bytes()).hexdigest() != entry["sha256"]
    ]

    assert wrong == []


@pytest.mark.site
def test_every_wheel_that_is_there_is_locked(built_lock: dict[str, Any]) -> None:
    assert {path.name for path in BUILT.glob("*.whl")} == {entry["file_name"] for entry in built_lock.values()}


@pytest.mark.site
def test_whatever_a_locked_wheel_needs_is_locked_too(built_lock: dict[str, Any]) -> None:
    needed = {need for entry in built_lock.values() for need in entry["depends"]}

    assert needed <= set(built_lock)
    assert {"bpcourse", "anywidget", "ipywidgets"} <= set(built_lock)


@pytest.mark.site
def test_each_locked_wheel_is_one_that_is_pinned_or_the_course(built_lock: dict[str, Any]) -> None:
    pinned = {pin.partition("==")[0]: pin.rpartition(":")[2] for pin in pins()}
    locked = {name: entry["sha256"] for name, entry in built_lock.items() if name != "bpcourse"}

    assert pinned == locked


@pytest.mark.site
def test_the_pack_of_the_pages_holds_the_course_compiled_and_nothing_it_cannot_run() -> None:
    names = packed("course.pack")

    assert {"bpcourse/__init__.pyc", "bpcourse/widgets/page.pyc"} <= set(names)
    assert "bpcourse/locale/zh_CN/LC_MESSAGES/bpcourse.mo" in names
    assert [name for name in names if "/static/" in name or ".dist-info/" in name or name.endswith(".py")] == []


@pytest.mark.site
def test_the_library_of_the_pages_is_compiled_and_has_no_tools_of_a_developer() -> None:
    names = packed("python.pack")

    assert {"json/__init__.pyc", "dataclasses.pyc", "gettext.pyc"} <= set(names)
    assert [name for name in names if name.endswith(".py") or name.split("/")[0].startswith(("unittest", "pdb"))] == []


@pytest.mark.site
def test_the_pages_find_what_their_worker_loads() -> None:
    assert {path.name for path in PAGE.iterdir()} >= {"worker.js", "localforage.js", "course.pack", "python.pack"}


def packed(name: str) -> list[str]:
    """What the pack *name* of the built site holds."""
    with zipfile.ZipFile(io.BytesIO(gzip.decompress((PAGE / name).read_bytes()))) as archive:
        return archive.namelist()
