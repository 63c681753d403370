"""A library that a page loads when it is asked for: the pinned one, from the site itself."""

from __future__ import annotations

import hashlib
import sys
import types
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.export import browser

if TYPE_CHECKING:
    from pathlib import Path


def wheel() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("brought_library.py", "ANSWER = 42\n")
    return content.getvalue()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A site that holds one library; the addresses that were asked for."""
    digest = hashlib.sha256(wheel()).hexdigest()
    packages = {"brought_library": {"file_name": "brought_library-1-py3-none-any.whl", "sha256": digest}}
    module = types.ModuleType("pyodide_js")
    module.__dict__.update(lockfile={"packages": packages}, lockfileBaseUrl="http://site/lab/")
    monkeypatch.setitem(sys.modules, "pyodide_js", module)
    asked: list[str] = []

    def fetched(url: str) -> bytes:
        asked.append(url)
        return wheel()

    monkeypatch.setattr(browser, "_fetched", fetched)
    return asked


def test_a_library_comes_from_the_site(site: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    monkeypatch.setattr(sys, "path", [*sys.path])
    browser.bring("brought_library")

    assert site == ["http://site/lab/brought_library-1-py3-none-any.whl"]
    assert (tmp_path / "brought_library.py").exists()


def test_a_library_that_is_there_is_not_asked_for(site: list[str]) -> None:
    browser.bring("json")

    assert site == []


@pytest.mark.usefixtures("site")
def test_a_library_that_the_site_does_not_hold_is_one_sentence() -> None:
    with pytest.raises(CourseError, match="cannot be loaded from this site"):
        browser.bring("no_such_library")


def test_a_damaged_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="damaged"):
        browser.unpack(wheel(), sha256="0" * 64, folder=str(tmp_path))
