"""The floors of the package: imports go downward only, and `import bpcourse` stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import resolve_name
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import bpcourse

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
FLOORS: Final = {"core": 0, "crm": 1, "present": 2, "widgets": 3, "export": 3, "cli": 4, "studio": 4}
WHEELS_OF_THE_CORE: Final[frozenset[str]] = frozenset()
"""Pure-Python wheels that the core may import; each must also be among the wheels of the browser."""
NOTEBOOK_ONLY: Final = frozenset({"anywidget", "ipywidgets", "IPython", "traitlets", "pandas", "matplotlib", "numpy"})
HEAVY: Final = frozenset({"pandas", "matplotlib", "ipywidgets", "IPython", "numpy", "anywidget"})

MODULES: Final = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "bpcourse").rglob("*.py"))
}


def imports_of(source: str, module: str, *, is_package: bool = False) -> Iterator[str]:
    """The dotted names that *source* imports, wherever in it; what it imports for type hints alone is left out."""
    package = module if is_package else module.rpartition(".")[0]
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package) if node.level else node.module or ""
            yield from (f"{base}.{name.name}" for name in node.names)


def imported(module: str) -> list[str]:
    path = MODULES[module]
    return list(imports_of(path.read_text(encoding="utf-8"), module, is_package=path.name == "__init__.py"))


def floor_of(dotted: str) -> int | None:
    """The floor of a name inside the package; None for any other, and for the package itself."""
    parts = dotted.split(".")
    return FLOORS.get(parts[1]) if parts[0] == "bpcourse" and len(parts) > 1 else None


def upward(module: str, names: list[str]) -> list[str]:
    """Those of *names* that lie above *module*, or beside it in another part of the same floor."""
    own = floor_of(module)
    found = []
    for name in names:
        floor = floor_of(name)
        if own is None or floor is None:
            continue
        beside = floor == own and name.split(".")[1] != module.split(".")[1]
        if floor > own or beside:
            found.append(name)
    return found


def test_every_part_of_the_package_has_its_floor() -> None:
    parts = {module.split(".")[1] for module in MODULES if "." in module}

    assert parts <= set(FLOORS)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_upward(module: str) -> None:
    assert upward(module, imported(module)) == []


@pytest.mark.parametrize("module", [module for module in MODULES if floor_of(module) == 0])
def test_the_core_needs_the_standard_library_alone(module: str) -> None:
    allowed = sys.stdlib_module_names | WHEELS_OF_THE_CORE | {"bpcourse"}

    assert {name.split(".")[0] for name in imported(module)} <= allowed


@pytest.mark.parametrize("module", [module for module in MODULES if floor_of(module) == 0])
def test_the_core_imports_nothing_of_the_package_but_itself(module: str) -> None:
    own = {name for name in imported(module) if name.split(".")[0] == "bpcourse"}

    assert {name for name in own if not name.startswith("bpcourse.core")} == set()


def test_each_wheel_of_the_core_is_in_the_browser_too() -> None:
    pinned = (ROOT / "tools" / "runtime" / "wheels.txt").read_text(encoding="utf-8").lower()

    assert [wheel for wheel in WHEELS_OF_THE_CORE if f"{wheel.replace('_', '-')}==" not in pinned] == []


@pytest.mark.parametrize(
    "module", [module for module in MODULES if module.startswith(("bpcourse.widgets", "bpcourse.present"))]
)
def test_a_tool_and_its_pictures_need_nothing_of_jupyter(module: str) -> None:
    used = {name.split(".")[0] for name in imported(module)} & NOTEBOOK_ONLY

    assert used == set() or module == "bpcourse.widgets.notebook"


def test_the_heart_of_the_package_takes_its_names_from_the_core_alone() -> None:
    assert {floor_of(home) for home in bpcourse._HOMES.values()} == {0}
    assert sorted(bpcourse._HOMES) == sorted(bpcourse.__all__)


@pytest.mark.parametrize("name", bpcourse.__all__)
def test_every_name_of_the_package_is_there_when_it_is_used(name: str) -> None:
    assert getattr(bpcourse, name).__name__ == name


def test_a_name_the_package_does_not_have_is_refused() -> None:
    with pytest.raises(AttributeError, match="'bpcourse' has no attribute 'goals_of_the_year'"):
        bpcourse.__getattr__("goals_of_the_year")


@pytest.mark.parametrize(
    "module",
    [
        "bpcourse",
        "bpcourse.core.plan",
        "bpcourse.present.figures",
        "bpcourse.widgets.registry",
        "bpcourse.widgets.page",
        "bpcourse.studio",
    ],
)
def test_a_fresh_interpreter_loads_nothing_heavy_for_it(module: str) -> None:
    program = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert not HEAVY & set(done.stdout.split())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import os.path, json", ["os.path", "json"]),
        ("from bpcourse.core import plan", ["bpcourse.core.plan"]),
        ("from . import svg", ["bpcourse.present.svg"]),
        ("from ..core.errors import CourseError", ["bpcourse.core.errors.CourseError"]),
        ("def show():\n    from bpcourse.widgets import page", ["bpcourse.widgets.page"]),
        ("if TYPE_CHECKING:\n    from bpcourse.widgets import page", []),
        ("if TYPE_CHECKING:\n    import a\nelse:\n    import b", ["b"]),
    ],
)
def test_imports_are_found_wherever_they_stand(source: str, names: list[str]) -> None:
    assert names == list(imports_of(source, "bpcourse.present.funnel"))


@pytest.mark.parametrize(
    ("module", "name", "is_upward"),
    [
        ("bpcourse.core.plan", "bpcourse.present.svg", True),
        ("bpcourse.present.svg", "bpcourse.core.plan", False),
        ("bpcourse.widgets.tool", "bpcourse.export.word", True),
        ("bpcourse.export.word", "bpcourse.widgets.tool", True),
        ("bpcourse.widgets.tool", "bpcourse.widgets.controls", False),
        ("bpcourse.cli", "bpcourse.export.word", False),
        ("bpcourse.export.word", "bpcourse.cli", True),
        ("bpcourse.crm.rfm", "pandas", False),
    ],
)
def test_upward_and_sideways_are_told_from_downward(module: str, name: str, is_upward: bool) -> None:
    assert is_upward is bool(upward(module, [name]))
