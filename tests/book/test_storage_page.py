"""The button that deletes what is kept says the same things as its script looks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

import pytest
from bs4 import BeautifulSoup
from storage_page import _sentences, _storage

from bpcourse.core.language import use_language

SCRIPT: Final = (Path(__file__).parents[2] / "book" / "_static" / "storage.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_sentence_of_the_script_stands_in_the_page(language: Literal["en", "zh_CN"]) -> None:
    with use_language(language):
        written = set(_sentences())
    wanted = set(re.findall(r"\b(?:words|place\.dataset)\.(\w+)", SCRIPT))

    assert written == {f"data_{name}" for name in wanted}


def test_the_way_out_is_hidden_until_the_question_is_asked() -> None:
    page = BeautifulSoup(_storage(), "html.parser")

    assert [button.has_attr("hidden") for button in page.select("button")] == [False, True]
