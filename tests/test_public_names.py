"""Public names: listed, in order, really there, and described."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
MODULES: Final = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted((ROOT / "bpcourse").rglob("*.py"))
    if path.name != "__main__.py"
}
DEFINITIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
EVERY: Final = pytest.mark.parametrize("module", MODULES)


def listed(module: str) -> list[str] | None:
    """The module's ``__all__`` as it is written; None where there is none."""
    for node in MODULES[module].body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return None


def public_definitions(module: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes that the module defines under a name without underscore."""
    return [node for node in MODULES[module].body if isinstance(node, DEFINITIONS) and not node.name.startswith("_")]


def ruff_order(name: str) -> tuple[int, list[str | tuple[int, str]]]:
    """Sorts as rule RUF022 does: constants, then classes, then the rest; numbers in names by their value."""
    kind = 0 if name.isupper() and name != "_" else 1 if name[0].isupper() else 2
    return kind, [(int(part), "") if part.isdigit() else part for part in re.findall(r"\d+|\D+", name)]


@EVERY
def test_every_module_opens_by_saying_what_it_holds(module: str) -> None:
    assert ast.get_docstring(MODULES[module])


@EVERY
def test_every_module_with_code_lists_its_public_names(module: str) -> None:
    assert listed(module) is not None or len(MODULES[module].body) == 1


@EVERY
def test_the_list_is_in_order_and_names_nothing_twice(module: str) -> None:
    names = listed(module) or []

    assert sorted(set(names), key=ruff_order) == names


@EVERY
def test_every_listed_name_is_there(module: str) -> None:
    loaded = import_module(module)

    assert [name for name in listed(module) or [] if not hasattr(loaded, name)] == []


@EVERY
def test_every_public_definition_is_listed(module: str) -> None:
    assert {node.name for node in public_definitions(module)} <= set(listed(module) or [])


@EVERY
def test_every_public_function_and_class_says_what_it_is(module: str) -> None:
    assert [node.name for node in public_definitions(module) if not ast.get_docstring(node)] == []


@EVERY
def test_every_public_method_of_a_public_class_says_what_it_is(module: str) -> None:
    silent = [
        f"{kind.name}.{node.name}"
        for kind in public_definitions(module)
        if isinstance(kind, ast.ClassDef)
        for node in kind.body
        if isinstance(node, DEFINITIONS) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert silent == []


def test_names_of_the_package_can_all_be_imported_at_once() -> None:
    namespace: dict[str, object] = {}
    exec("from bpcourse import *", namespace)  # noqa: S102 - what an analyst types at the prompt

    assert set(listed("bpcourse") or []) <= set(namespace)
