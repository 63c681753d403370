"""The list of tools: each opens by its name, and none is imported before."""

from __future__ import annotations

import subprocess
import sys
from inspect import isfunction
from typing import TYPE_CHECKING

import pytest

import bpcourse.widgets
from bpcourse.core.errors import FieldError
from bpcourse.widgets.registry import TOOLS, open_tool
from bpcourse.widgets.tool import PLAN_FILE, Tool

if TYPE_CHECKING:
    from pathlib import Path

EVERY = pytest.mark.parametrize("name", TOOLS)


@EVERY
def test_every_tool_opens_by_its_name(name: str, tmp_path: Path) -> None:
    tool = open_tool(name, plan_file=tmp_path / "plan.json", language="zh_CN", uid="-7")

    assert isinstance(tool, Tool)
    assert name == tool.name
    assert tool.plan_file == tmp_path / "plan.json"
    assert tool.language == "zh_CN"
    assert tool.prefix == f"bp-{name}-7"


@EVERY
def test_every_tool_shows_a_whole_page_and_answers(name: str, tmp_path: Path) -> None:
    tool = open_tool(name, plan_file=tmp_path / "plan.json")

    assert f'data-tool="{name}"' in tool.page()
    assert set(tool.receive({"type": "hello"})) == {"page"}
    assert not tool.errors


@EVERY
def test_every_tool_has_a_function_for_notebooks(name: str) -> None:
    open_tool(name)  # its module has the same name, and must not take the function's place

    assert name in bpcourse.widgets.__all__
    assert isfunction(getattr(bpcourse.widgets, name))


def test_every_function_for_notebooks_opens_a_tool() -> None:
    assert sorted(TOOLS) == sorted(bpcourse.widgets.__all__)


def test_without_a_file_the_tool_is_over_the_living_plan() -> None:
    assert str(open_tool("funnel_math").plan_file) == PLAN_FILE


@pytest.mark.parametrize("name", ["", "Funnel_math", "tool", "../funnel_math", "os"])
def test_a_name_that_is_no_tool_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(FieldError) as refused:
        open_tool(name)

    assert str(refused.value) == f"tool must be one of {', '.join(TOOLS)}, got {name!r}"
    assert refused.value.value == name


def test_no_tool_is_imported_before_it_is_opened() -> None:
    program = (
        "import sys; from bpcourse.widgets.registry import TOOLS; "
        "print([name for name in TOOLS if f'bpcourse.widgets.{name}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
