"""The notebook's host: a widget that shows a tool's page and answers messages with patches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.language import use_language
from bpcourse.core.plan import load_plan
from bpcourse.widgets import funnel_math
from bpcourse.widgets.notebook import ToolWidget
from bpcourse.widgets.tool import PLAN_FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a plan, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BPCOURSE_PLAN", raising=False)
    monkeypatch.delenv("BPCOURSE_LANG", raising=False)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What widgets send to their views."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(ToolWidget, "send", lambda _widget, content: messages.append(content))
    return messages


def message(widget: ToolWidget, content: dict[str, Any]) -> None:
    """What ipywidgets does when a view sends *content*."""
    widget._handle_custom_msg(content, [])


def test_the_widget_shows_the_page_of_its_tool() -> None:
    widget = ToolWidget.named("funnel_math")

    assert widget.html == widget.tool.page()
    assert "80 deals" in widget.html


def test_an_event_is_answered_with_a_patch(sent: list[dict[str, Any]]) -> None:
    widget = ToolWidget.named("funnel_math")
    message(widget, {"type": "input", "name": "conversion-2", "value": "30"})

    (patch,) = sent
    assert patch["slots"]["headline"].startswith("2,000 leads become 96 deals")


def test_any_message_is_answered(sent: list[dict[str, Any]]) -> None:
    message(ToolWidget.named("funnel_math"), {"what": "ever"})

    assert sent == [{"slots": {}}]


def test_each_widget_has_a_conversation_and_ids_of_its_own(sent: list[dict[str, Any]]) -> None:
    one, other = ToolWidget.named("funnel_math"), ToolWidget.named("funnel_math")
    message(one, {"type": "input", "name": "leads", "value": "10"})

    assert len(sent) == 1
    assert other.tool.typed["leads"] == "2000"
    assert not set(re.findall(r' id="([^"]+)"', one.html)) & set(re.findall(r' id="([^"]+)"', other.html))


@pytest.mark.usefixtures("sent")
def test_the_plan_lies_beside_the_notebook(tmp_path: Path) -> None:
    message(ToolWidget.named("funnel_math"), {"type": "press", "name": "plan-save"})

    assert load_plan(tmp_path / PLAN_FILE).funnel is not None


@pytest.mark.usefixtures("sent")
def test_the_environment_names_another_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BPCOURSE_PLAN", str(tmp_path / "other.json"))
    message(ToolWidget.named("funnel_math"), {"type": "press", "name": "plan-save"})

    assert load_plan(tmp_path / "other.json").funnel is not None
    assert not (tmp_path / PLAN_FILE).exists()


@pytest.mark.parametrize(("asked", "spoken"), [("zh-CN", "zh-CN"), ("zh_CN.UTF-8", "zh-CN"), ("en", "en"), ("", "en")])
def test_the_environment_names_the_language(asked: str, spoken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BPCOURSE_LANG", asked)

    assert f'lang="{spoken}"' in ToolWidget.named("funnel_math").html


def test_otherwise_the_widget_speaks_the_language_of_the_moment() -> None:
    with use_language("zh_CN"):
        assert 'lang="zh-CN"' in ToolWidget.named("funnel_math").html


def test_the_function_of_the_package_opens_the_tool_of_its_name() -> None:
    assert repr(funnel_math()) == "<tool funnel_math>"


def test_a_cell_that_opens_a_tool_can_be_run_again() -> None:
    cell = "from bpcourse.widgets import funnel_math\nshown = funnel_math()"
    namespace: dict[str, Any] = {}
    for _ in range(2):
        exec(cell, namespace)  # noqa: S102 - what a notebook does

    assert repr(namespace["shown"]) == "<tool funnel_math>"


def test_a_name_that_is_no_tool_is_refused_in_a_sentence() -> None:
    with pytest.raises(CourseError, match="tool must be one of "):
        ToolWidget.named("no_such_tool")
