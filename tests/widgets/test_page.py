"""The page's host: events and patches as JSON, one tool of each name for as long as the page is open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.plan import load_plan
from bpcourse.widgets import page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_open_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that has just been loaded."""
    monkeypatch.setattr(page, "_open", {})


def answer(tmp_path: Path, event: dict[str, Any], *, language: str = "en", name: str = "funnel_math") -> dict[str, Any]:
    patch: dict[str, Any] = json.loads(page.receive(name, json.dumps(event), language, tmp_path / "plan.json"))
    return patch


def test_a_view_that_appears_gets_the_whole_tool(tmp_path: Path) -> None:
    patch = answer(tmp_path, {"type": "hello"})

    assert list(patch) == ["page"]
    assert 'data-tool="funnel_math"' in patch["page"]


def test_the_tool_remembers_what_was_said_before(tmp_path: Path) -> None:
    answer(tmp_path, {"type": "hello"})
    answer(tmp_path, {"type": "input", "name": "leads", "value": "1000"})
    patch = answer(tmp_path, {"type": "input", "name": "conversion-2", "value": "50"})

    assert patch["slots"]["headline"].startswith("1,000 leads become 80 deals")


def test_two_tools_of_a_page_talk_over_the_same_plan(tmp_path: Path) -> None:
    answer(tmp_path, {"type": "press", "name": "plan-save"})
    answer(tmp_path, {"type": "press", "name": "plan-save"}, name="kpi_weights")

    assert set(load_plan(tmp_path / "plan.json").filled_parts) >= {"funnel", "scorecard"}


@pytest.mark.parametrize(("language", "tag"), [("zh-CN", "zh-CN"), ("zh", "zh-CN"), ("en", "en"), ("de", "en")])
def test_the_tool_speaks_the_language_of_the_page(tmp_path: Path, language: str, tag: str) -> None:
    assert f'lang="{tag}"' in answer(tmp_path, {"type": "hello"}, language=language)["page"]


def test_chinese_crosses_as_it_is(tmp_path: Path) -> None:
    event = json.dumps({"type": "input", "name": "stage-0", "value": "线索"})

    assert "线索" in page.receive("funnel_math", event, "en", tmp_path / "plan.json")


def test_a_name_that_is_no_tool_is_refused_and_not_remembered(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="tool must be one of "):
        answer(tmp_path, {"type": "hello"}, name="no_such_tool")

    assert not page._open
