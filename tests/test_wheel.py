"""The built wheel is what an analyst installs: it holds all it needs, and runs on the standard library."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = (
    *("bpcourse", "locale", "notebooks", "exercises", "pyproject.toml", "README.md", "LICENSE"),
    "tools/hatch_catalogs.py",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of its sources so that the working copy stays as it is."""
    copy = tmp_path_factory.mktemp("working-copy")
    derived = shutil.ignore_patterns("__pycache__", "*.mo")
    for name in SOURCES:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=derived)
        else:
            shutil.copy2(ROOT / name, copy / name)
    target = copy / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    """What lies in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def run_with(wheel: Path, program: str) -> str:
    """What *program* prints in a fresh interpreter that has nothing but the standard library and the wheel."""
    code = f"import sys; sys.path.insert(0, {str(wheel)!r}); {program}"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_is_for_any_machine(wheel: Path) -> None:
    assert wheel.name == "bpcourse-0.1.0-py3-none-any.whl"


def test_every_module_of_the_package_is_in_it(names: frozenset[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "bpcourse").rglob("*.py")}

    assert modules <= names


@pytest.mark.parametrize(
    "name",
    [
        "bpcourse/py.typed",
        "bpcourse/widgets/static/tool.js",
        "bpcourse/widgets/static/tool.css",
        "bpcourse/locale/zh_CN/LC_MESSAGES/bpcourse.mo",
        "bpcourse/_course/notebooks/funnel_math.ipynb",
        "bpcourse/_course/exercises/ch02_sales_process.ipynb",
    ],
)
def test_what_the_modules_need_besides_is_in_it(names: frozenset[str], name: str) -> None:
    assert name in names


def outside(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(("bpcourse/", "bpcourse-0.1.0.dist-info/"))]


def test_nothing_else_is_in_it(names: frozenset[str]) -> None:
    assert outside(names) == []
    unwanted = ("__pycache__", "/tests/", "/test_", ".po")
    assert [name for name in names if any(part in name for part in unwanted)] == []


def test_it_needs_no_other_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read("bpcourse-0.1.0.dist-info/METADATA").decode()
    needs = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:")]

    assert [line for line in needs if "extra ==" not in line] == []


def test_the_package_can_be_imported_from_it(wheel: Path) -> None:
    assert run_with(wheel, "import bpcourse; print(bpcourse.__file__)").startswith(str(wheel))


def test_a_goal_is_reviewed_with_the_standard_library_alone(wheel: Path) -> None:
    assert run_with(wheel, "import bpcourse; print(bpcourse.review_goal('Sell more.').measurable)") == "False"


def test_an_exercise_is_checked_with_the_standard_library_alone(wheel: Path) -> None:
    program = "from bpcourse.core.exercises import check; print(check('ch02-leads', None).state)"

    assert run_with(wheel, program) == "open"


@pytest.mark.parametrize("name", ["funnel_math", "kpi_weights", "smart_goals"])
def test_a_tool_of_a_page_answers_with_the_standard_library_alone(wheel: Path, name: str) -> None:
    program = (
        "from bpcourse.widgets.page import receive; "
        f"""print(receive({name!r}, '{{"type": "hello"}}', 'zh', 'no-such-folder/plan.json')[:8])"""
    )

    assert run_with(wheel, program) == '{"page":'
