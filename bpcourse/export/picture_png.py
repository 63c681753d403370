"""The pictures of `bpcourse.present` as PNG, for programs that do not show SVG.

A picture is drawn shape by shape with matplotlib, from the few kinds of shapes that `bpcourse.present.svg.Drawing`
makes. Its letters come from the fonts of `FONTS` that this machine has; Chinese ones from a CJK font, of which Windows
(Microsoft YaHei), macOS (PingFang SC) and most Linux systems (Noto Sans CJK SC) each have one. Where there is none at
all, the package zhplot has one: Noto Sans SC, under the Open Font License, kept up by others and larger than a course
should carry. matplotlib's own DejaVu Sans comes last.

>>> from bpcourse.present.svg import Drawing
>>> picture_png(Drawing(40, 20, title="Nothing", describe="").svg())[1:4]
b'PNG'
"""

# ruff: noqa: ANN401 - matplotlib is loaded late and has no types here

from __future__ import annotations

import re
import warnings
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from bpcourse.export.plain_text import shown

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["FONTS", "found_fonts", "picture_png", "size_of"]

FONTS: Final = (
    ("Arial", "Liberation Sans", "Noto Sans"),
    (
        "Microsoft YaHei",
        "PingFang SC",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "Heiti SC",
        "SimHei",
        "WenQuanYi Zen Hei",
        "WenQuanYi Micro Hei",
        "Droid Sans Fallback",
        "Arial Unicode MS",
    ),
    ("Noto Emoji", "Segoe UI Symbol", "Apple Symbols"),
    ("DejaVu Sans",),
)
"""Of each group the first that is there: for Latin letters, for Chinese ones, for symbols, and matplotlib's own."""

_CHINESE: Final = 1
_PACKAGED: Final = "Noto Sans SC"
_DOTS: Final = 200
"""Dots to the inch: sharp on paper."""
_UNITS: Final = 96.0
"""Units of a picture to the inch, as browsers have it."""
_POINTS: Final = 72 / _UNITS
_ANCHORS: Final = {"start": "left", "middle": "center", "end": "right"}
_BOLD: Final = "600"


@cache
def found_fonts() -> tuple[str, ...]:
    """The fonts that letters are looked for in, one after the other; at least the one that matplotlib brings."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    if known.isdisjoint(FONTS[_CHINESE]) and (packaged := _packaged_font()) is not None:
        font_manager.fontManager.addfont(packaged)
        known.add(_PACKAGED)
    firsts = (next((name for name in group if name in known), None) for group in FONTS)
    return tuple(name for name in firsts if name)


def _packaged_font() -> Path | None:
    """The Chinese font that zhplot brings; found without importing it, which would change every figure."""
    spec = find_spec("zhplot")
    return Path(spec.origin).with_name("fonts") / "NotoSansSC-Regular.ttf" if spec and spec.origin else None


def size_of(svg: Html) -> tuple[float, float]:
    """Width and height of the picture in inches, as a browser would show it."""
    _left, _top, width, height = (float(part) for part in _root(svg).get("viewBox", "0 0 1 1").split())
    return width / _UNITS, height / _UNITS


def picture_png(svg: Html) -> bytes:
    """*svg*, a picture of `bpcourse.present`, as the content of a PNG file on white paper."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    root, (width, height) = _root(svg), size_of(svg)
    with mpl.rc_context({"font.family": list(found_fonts()), "axes.unicode_minus": False}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=(width, height), dpi=_DOTS)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width * _UNITS), ylim=(height * _UNITS, 0))
        axes.set_axis_off()
        for place, shape in enumerate(root):
            draw = _DRAWN.get(shape.tag)
            if draw is not None:
                draw(axes, shape, place)
        content = BytesIO()
        figure.savefig(content, format="png", metadata={"Software": None})
    return content.getvalue()


def _root(svg: Html) -> ET.Element:
    return ET.fromstring(shown(svg))  # noqa: S314 - our own picture, in which every text is escaped


def _style(shape: ET.Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in shape.get("style", "").split(";") if part)
    return {name.strip(): _plain(value) for name, _colon, value in pairs}


def _plain(value: str) -> str:
    """The colour that a CSS variable falls back to, and any other value as it is."""
    found = re.fullmatch(r"var\([^,]+,\s*([^)]+)\)", value.strip())
    return found[1] if found else value.strip()


def _looks(style: dict[str, str]) -> dict[str, Any]:
    edge = style.get("stroke", "none")
    return {
        "facecolor": style.get("fill", "none"),
        "edgecolor": edge,
        "linewidth": 0 if edge == "none" else float(style.get("stroke-width", "1")) * _POINTS,
        "alpha": float(style.get("fill-opacity", "1")),
    }


def _numbers(shape: ET.Element, *names: str) -> list[float]:
    return [float(shape.get(name, "0")) for name in names]


def _points(shape: ET.Element) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in shape.get("points", "").split())
    return [(float(x), float(y)) for x, y in pairs]


def _rectangle(axes: Any, shape: ET.Element, order: int) -> None:
    from matplotlib.patches import FancyBboxPatch

    x, y, width, height, radius = _numbers(shape, "x", "y", "width", "height", "rx")
    if width and height:
        rounded = min(radius, width / 2, height / 2)
        box = f"round,pad=0,rounding_size={rounded:g}" if rounded else "square,pad=0"
        axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=box, zorder=order, **_looks(_style(shape))))


def _polygon(axes: Any, shape: ET.Element, order: int) -> None:
    from matplotlib.patches import Polygon

    axes.add_patch(Polygon(_points(shape), closed=True, zorder=order, **_looks(_style(shape))))


def _circle(axes: Any, shape: ET.Element, order: int) -> None:
    from matplotlib.patches import Circle

    x, y, radius = _numbers(shape, "cx", "cy", "r")
    axes.add_patch(Circle((x, y), radius, zorder=order, **_looks(_style(shape))))


def _polyline(axes: Any, shape: ET.Element, order: int) -> None:
    style = _style(shape)
    width = float(style.get("stroke-width", "1")) * _POINTS
    dashes = [float(part) / float(style.get("stroke-width", "1")) for part in style.get("stroke-dasharray", "").split()]
    axes.plot(
        *zip(*_points(shape), strict=True),
        color=style.get("stroke", "none"),
        linewidth=width,
        linestyle=(0, dashes) if dashes else "-",
        zorder=order,
        solid_capstyle="butt",
    )


def _text(axes: Any, shape: ET.Element, order: int) -> None:
    style = _style(shape)
    size = float(style.get("font-size", "15px").removesuffix("px"))
    x, y = _numbers(shape, "x", "y")
    axes.text(
        x,
        y + size * 0.35,
        "".join(shape.itertext()).replace("$", r"\$"),
        color=style.get("fill", "black"),
        fontsize=size * _POINTS,
        fontweight="bold" if style.get("font-weight") == _BOLD else "normal",
        horizontalalignment=_ANCHORS[shape.get("text-anchor", "start")],
        verticalalignment="baseline",
        rotation=_turned(shape),
        rotation_mode="anchor",
        zorder=order,
    )


def _turned(shape: ET.Element) -> float:
    found = re.match(r"rotate\((-?[\d.]+)", shape.get("transform", ""))
    return -float(found[1]) if found else 0.0


_DRAWN: Final = {"rect": _rectangle, "polygon": _polygon, "circle": _circle, "polyline": _polyline, "text": _text}
