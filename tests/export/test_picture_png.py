"""Pictures as PNG: Chinese letters are drawn on every machine."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from bpcourse.export.picture_png import FONTS, found_fonts, picture_png
from bpcourse.present.svg import Drawing

if TYPE_CHECKING:
    import pytest


def test_a_machine_without_any_chinese_font_draws_chinese_with_the_packaged_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from matplotlib import font_manager

    kept = [font for font in font_manager.fontManager.ttflist if font.name not in FONTS[1]]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", kept)
    found_fonts.cache_clear()
    try:
        assert "Noto Sans SC" in found_fonts()
        assert picture_png(Drawing(80, 30, title="漏斗", describe="").svg())[1:4] == b"PNG"
    finally:
        found_fonts.cache_clear()


def test_no_character_of_a_chinese_picture_is_a_box() -> None:
    drawing = Drawing(120, 30, title="漏斗", describe="")
    drawing.text(10, 20, "线索与成交率")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of each glyph it has not
        assert picture_png(drawing.svg())
