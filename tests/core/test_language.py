"""The language of the moment: nested, per thread, and always put back."""

from __future__ import annotations

import gettext
import threading
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core import language as language_module
from bpcourse.core.language import (
    LANGUAGES,
    N_,
    Language,
    _,
    current_language,
    language_from,
    ngettext,
    use_language,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOG = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: zh_CN\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "funnel"
msgstr "漏斗"

msgid "{number} lead"
msgid_plural "{number} leads"
msgstr[0] "{number} 条线索"
"""


@pytest.fixture
def chinese_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A catalog of two messages in place of the package's own."""
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "bpcourse.mo").open("wb") as binary:
        write_mo(binary, read_po(CATALOG.splitlines()))
    monkeypatch.setattr(language_module, "_locale_folder", lambda: tmp_path)
    language_module._catalog.cache_clear()
    gettext_cache = dict(gettext._translations)  # type: ignore[attr-defined]  # the stdlib's own cache
    yield tmp_path
    language_module._catalog.cache_clear()
    gettext._translations.clear()  # type: ignore[attr-defined]
    gettext._translations.update(gettext_cache)  # type: ignore[attr-defined]


def test_english_is_spoken_unless_something_else_is_asked_for() -> None:
    assert current_language() == "en"
    assert _("funnel") == "funnel"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_lasts_as_long_as_its_block(language: Language) -> None:
    with use_language(language):
        assert language == current_language()

    assert current_language() == "en"


def test_blocks_can_stand_inside_each_other() -> None:
    with use_language("zh_CN"):
        with use_language("en"):
            assert current_language() == "en"
        assert current_language() == "zh_CN"


def test_an_error_inside_the_block_puts_the_language_back() -> None:
    def fail() -> None:
        with use_language("zh_CN"):
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert current_language() == "en"


def test_each_thread_speaks_its_own_language() -> None:
    heard: list[str] = []
    with use_language("zh_CN"):
        listener = threading.Thread(target=lambda: heard.append(current_language()))
        listener.start()
        listener.join()

    assert heard == ["en"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh_CN"),
        ("zh-CN", "zh_CN"),
        ("zh_CN", "zh_CN"),
        ("ZH-hans", "zh_CN"),
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh-TW", "zh_CN"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("C", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_tag_of_a_browser_or_a_shell_names_a_language(tag: str | None, language: Language) -> None:
    assert language == language_from(tag)


@given(st.text())
def test_any_tag_names_one_of_the_languages_there_are(tag: str) -> None:
    assert language_from(tag) in LANGUAGES


@given(st.text(min_size=1))
def test_a_message_without_translation_stays_as_it_is(message: str) -> None:
    assert message == _(message)
    assert message == N_(message)


@pytest.mark.parametrize(("number", "form"), [(0, "leads"), (0.5, "leads"), (1, "lead"), (1.0, "lead"), (2, "leads")])
def test_the_form_of_a_message_fits_its_number(number: float, form: str) -> None:
    assert form == ngettext("lead", "leads", number)


@pytest.mark.usefixtures("chinese_catalog")
def test_a_message_comes_out_in_the_language_of_the_moment() -> None:
    written_down = N_("funnel")
    with use_language("zh_CN"):
        assert _(written_down) == "漏斗"
        assert ngettext("{number} lead", "{number} leads", 1).format(number=1) == "1 条线索"
        assert ngettext("{number} lead", "{number} leads", 7).format(number=7) == "7 条线索"

    assert _(written_down) == "funnel"


@pytest.mark.usefixtures("chinese_catalog")
def test_what_the_catalog_lacks_comes_out_in_english() -> None:
    with use_language("zh_CN"):
        assert _("no such message") == "no such message"


def test_a_missing_catalog_leaves_every_message_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_module, "_locale_folder", lambda: tmp_path)
    language_module._catalog.cache_clear()
    with use_language("zh_CN"):
        assert _("funnel") == "funnel"
    language_module._catalog.cache_clear()
