"""Catalogs are compiled whenever the package is built, and go into the wheel."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING, Any

import pytest
from hatch_catalogs import CatalogHook, compile_catalogs, notebooks_inside

if TYPE_CHECKING:
    from pathlib import Path

CATALOG = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: zh_CN\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "funnel"
msgstr "漏斗"

#, fuzzy
msgid "quota"
msgstr "配"

msgid "goal"
msgstr ""
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A working copy with one catalog of the package and one of the book."""
    folder = tmp_path / "locale" / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "bpcourse.po").write_text(CATALOG, encoding="utf-8")
    (folder / "book.po").write_text(CATALOG, encoding="utf-8")
    return tmp_path


def hook(root: Path) -> CatalogHook:
    unused: Any = None
    return CatalogHook(str(root), {}, unused, unused, str(root), "wheel")


def test_a_compiled_catalog_translates(root: Path) -> None:
    compile_catalogs(root)
    spoken = gettext.translation("bpcourse", root / "locale", languages=["zh_CN"])

    assert spoken.gettext("funnel") == "漏斗"


def test_what_is_doubtful_or_missing_stays_in_english(root: Path) -> None:
    compile_catalogs(root)
    spoken = gettext.translation("bpcourse", root / "locale", languages=["zh_CN"])

    assert [spoken.gettext(text) for text in ("quota", "goal")] == ["quota", "goal"]


def test_only_the_packages_catalogs_are_compiled_and_placed_inside_it(root: Path) -> None:
    compiled = root / "locale" / "zh_CN" / "LC_MESSAGES" / "bpcourse.mo"

    assert compile_catalogs(root) == {compiled: "bpcourse/locale/zh_CN/LC_MESSAGES/bpcourse.mo"}
    assert sorted(root.rglob("*.mo")) == [compiled]


def test_the_same_catalog_compiles_to_the_same_bytes(root: Path) -> None:
    (first,) = compile_catalogs(root)
    before = first.read_bytes()
    compile_catalogs(root)

    assert before == first.read_bytes()


def test_a_working_copy_without_catalogs_needs_none(tmp_path: Path) -> None:
    assert compile_catalogs(tmp_path) == {}


def test_a_wheel_takes_the_catalogs_in(root: Path) -> None:
    build: dict[str, Any] = {"force_include": {"kept": "kept"}}
    hook(root).initialize("standard", build)

    assert sorted(build["force_include"].values()) == ["bpcourse/locale/zh_CN/LC_MESSAGES/bpcourse.mo", "kept"]


def test_an_editable_install_reads_them_where_they_are(root: Path) -> None:
    build: dict[str, Any] = {"force_include": {}}
    hook(root).initialize("editable", build)

    assert build == {"force_include": {}}
    assert list(root.rglob("bpcourse.mo"))


def test_a_wheel_takes_the_notebooks_along_but_for_the_browsers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("notebooks", "exercises"):
        (root / folder).mkdir()
        (root / folder / "funnel.ipynb").write_text("{}", encoding="utf-8")

    assert sorted(notebooks_inside(root).values()) == [
        "bpcourse/_course/exercises/funnel.ipynb",
        "bpcourse/_course/notebooks/funnel.ipynb",
    ]
    monkeypatch.setenv("BPCOURSE_WITHOUT_NOTEBOOKS", "1")
    assert notebooks_inside(root) == {}
