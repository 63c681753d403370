"""A small drawing board that ends as one accessible SVG picture.

Colours are CSS variables with a fallback, so a picture follows light and dark pages and still stands alone; any two
colours that meet differ in lightness as well. Draw about 480 units wide with text of 14 or more: that stays legible on
a phone.

>>> board = Drawing(200, 60, title="One box", describe="A box that says Plan.")
>>> board.box(10, 10, 180, 40, "Plan")
>>> board.svg().count("<rect")
1
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from bpcourse.core.language import _
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["COLOURS", "Colour", "Drawing", "colour", "shortened", "text_width", "wrap"]

Colour = Literal["ink", "muted", "line", "panel", "one", "two", "three", "four", "good", "fair", "poor", "paper", "on"]

COLOURS: Final[dict[str, str]] = {
    "ink": "#1d2733",
    "muted": "#56616d",
    "line": "#8a949e",
    "panel": "#eef2f5",
    "paper": "#ffffff",
    "one": "#0b4f7d",
    "two": "#2e86ab",
    "three": "#9ccbe0",
    "four": "#e0a030",
    "good": "#1f7a4d",
    "fair": "#c98a12",
    "poor": "#a3262a",
    "on": "#ffffff",
}
"""Fallbacks for light paper, by role; ``on`` is text on ``one``. The style sheet has the same roles for dark pages."""

_WIDE: Final = "WF"
_OPENING: Final = frozenset({"Ps", "Pi"})
_CLOSING: Final = frozenset({"Pe", "Pf", "Po"})
_ARROW: Final = 8


def colour(role: Colour) -> str:
    """The CSS value for *role*."""
    return f"var(--bp-{role}, {COLOURS[role]})"


def text_width(text: str, size: float = 15) -> float:
    """About how wide *text* stands at font size *size*: Chinese characters are as wide as they are high."""
    return sum(size if unicodedata.east_asian_width(letter) in _WIDE else size * 0.56 for letter in text)


def wrap(text: str, width: float, size: float = 15) -> list[str]:
    """*text* in lines of at most *width*, broken between words, or between Chinese characters.

    >>> wrap("pipeline coverage ratio", 130)
    ['pipeline', 'coverage ratio']
    >>> wrap("销售漏斗管理", 45)
    ['销售漏', '斗管理']
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line.strip() and piece.strip() and text_width(line + piece.rstrip(), size) > width:
            lines.append(line.strip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.strip()]


def shortened(text: str, width: float, size: float = 15) -> str:
    """*text* where it stands in *width*, else as much of its start as does, with an ellipsis.

    >>> shortened("Negotiation with purchasing", 100)
    'Negotiatio…'
    """
    if text_width(text, size) <= width:
        return text
    ends = accumulate(text_width(letter, size) for letter in text)
    room = width - text_width("…", size)
    return text[: sum(end <= room for end in ends)].rstrip() + "…"


def _evened(text: str, width: float, size: float) -> list[str]:
    """*text* wrapped; where it is Chinese, in lines about equally long that end at a mark where they can.

    Chinese may break anywhere, and would else leave a last line of one character.
    """
    lines = wrap(text, width, size)
    if len(lines) == 1 or not any(unicodedata.east_asian_width(letter) in _WIDE for letter in text):
        return lines
    tried = (wrap(text, width - step * size / 2, size) for step in range(int(width / size)))
    return max((each for each in tried if len(each) == len(lines)), key=lambda each: _evenness(each, size))


def _evenness(lines: Sequence[str], size: float) -> tuple[int, float]:
    """How many of *lines* end at a mark, then how little the longest and the shortest differ."""
    widths = [text_width(line, size) for line in lines]
    at_a_mark = sum(unicodedata.category(line[-1]) in _CLOSING for line in lines[:-1] if line)
    return at_a_mark, min(widths) - max(widths)


def _pieces(text: str) -> Iterable[str]:
    word = ""
    for letter in text:
        if word and _may_break(word[-1], letter):
            yield word
            word = ""
        word += letter
    if word:
        yield word


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end here: no line opens with a closing mark or closes with an opening one."""
    if " " in (before, after):
        return after != " "
    if unicodedata.category(after) in _CLOSING or unicodedata.category(before) in _OPENING:
        return False
    return unicodedata.east_asian_width(before) in _WIDE or unicodedata.east_asian_width(after) in _WIDE


class Drawing:
    """A board *width* by *height* units.

    title: what the picture shows, in a few words; describe: what a reader who cannot see it must know.
    """

    def __init__(self, width: float, height: float, *, title: str, describe: str) -> None:
        self.width, self.height = width, height
        self.title, self.describe = title, describe
        self._shapes: list[Html] = []

    def add(self, name: str, *children: str, style: str = "", **attributes: str | float | None) -> None:
        """Any SVG element."""
        rounded = {key: round(value, 2) if isinstance(value, float) else value for key, value in attributes.items()}
        self._shapes.append(tag(name, *children, style=style or None, **rounded))

    def rectangle(
        self, x: float, y: float, width: float, height: float, *, fill: Colour = "panel", edge: Colour | None = None
    ) -> None:
        """A rectangle with slightly rounded corners."""
        stroke = f"stroke:{colour(edge)};stroke-width:1.5" if edge else "stroke:none"
        self.add(
            "rect", x=x, y=y, width=max(width, 0), height=max(height, 0), rx=4, style=f"fill:{colour(fill)};{stroke}"
        )

    def box(  # noqa: PLR0913 - a box has a place, a size, a text and a look
        self, x: float, y: float, width: float, height: float, text: str, *,
        fill: Colour = "panel", edge: Colour | None = "line", ink: Colour = "ink", size: float = 15, bold: bool = False,
    ) -> None:  # fmt: skip
        """A rectangle with *text* wrapped and centred in it."""
        self.rectangle(x, y, width, height, fill=fill, edge=edge)
        self.paragraph(x + width / 2, y + height / 2, text, width - 12, ink=ink, size=size, bold=bold)

    def paragraph(
        self, x: float, y: float, text: str, width: float, *,
        ink: Colour = "ink", size: float = 15, bold: bool = False, anchor: str = "middle",
    ) -> None:  # fmt: skip
        """*text* wrapped to *width*, its middle at *y*."""
        lines = _evened(text, width, size)
        first = y - (len(lines) - 1) * size * 0.6
        for number, line in enumerate(lines):
            self.text(x, first + number * size * 1.2, line, ink=ink, size=size, bold=bold, anchor=anchor)

    def text(
        self, x: float, y: float, text: str, *,
        ink: Colour = "ink", size: float = 15, bold: bool = False, anchor: str = "start",
    ) -> None:  # fmt: skip
        """One line of text, its middle at *y*; anchor: "start", "middle" or "end" of the line at *x*."""
        weight = ";font-weight:600" if bold else ""
        style = f"fill:{colour(ink)};font-size:{size:g}px{weight}"
        self.add("text", text, x=x, y=y, dy="0.35em", text_anchor=anchor, style=style)

    def line(
        self, points: Sequence[tuple[float, float]], *, ink: Colour = "line", width: float = 1.5, dash: str = ""
    ) -> None:
        """A line through *points*."""
        dashes = f";stroke-dasharray:{dash}" if dash else ""
        style = f"fill:none;stroke:{colour(ink)};stroke-width:{width:g}{dashes}"
        self.add("polyline", points=_points(points), style=style)

    def arrow(self, start: tuple[float, float], end: tuple[float, float], *, ink: Colour = "muted") -> None:
        """A straight arrow."""
        (x1, y1), (x2, y2) = start, end
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
        dx, dy = (x2 - x1) / length, (y2 - y1) / length
        neck = (x2 - dx * _ARROW, y2 - dy * _ARROW)
        self.line([start, neck], ink=ink)
        half = _ARROW / 2
        left, right = (neck[0] - dy * half, neck[1] + dx * half), (neck[0] + dy * half, neck[1] - dx * half)
        self.area([end, left, right], fill=ink)

    def area(self, points: Sequence[tuple[float, float]], *, fill: Colour, opacity: float = 1) -> None:
        """A filled polygon."""
        faint = f";fill-opacity:{opacity:g}" if opacity < 1 else ""
        self.add("polygon", points=_points(points), style=f"fill:{colour(fill)}{faint}")

    def circle(self, x: float, y: float, radius: float, *, fill: Colour = "one", edge: Colour | None = None) -> None:
        """A disc."""
        stroke = f";stroke:{colour(edge)};stroke-width:1.5" if edge else ""
        self.add("circle", cx=x, cy=y, r=radius, style=f"fill:{colour(fill)}{stroke}")

    def svg(self) -> Html:
        """The picture, with its title and description for those who do not see it."""
        label = _("{title}. {description}").format(title=self.title, description=self.describe)
        return tag(
            "svg", tag("title", self.title), tag("desc", self.describe), join(self._shapes),
            viewBox=f"0 0 {self.width:g} {self.height:g}", role="img", class_="bp-picture",
            style=f"max-width:{self.width * 1.4:g}px", aria_label=label,
        )  # fmt: skip


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
