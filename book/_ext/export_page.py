"""``{exports}``: the worked company's plan as files to download, with a picture of each, in the page's language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from PIL import Image
from sphinx.util.docutils import SphinxDirective

from bpcourse.core.language import N_, _, language_from, use_language
from bpcourse.present.html import join, tag

if TYPE_CHECKING:
    from docutils.nodes import Node

    from bpcourse.present.html import Html

__all__ = ["ExportsDirective"]

STATIC: Final = Path(__file__).parents[1] / "_static"
_SHOWN: Final = {
    "docx": (N_("Word"), N_("A page of the Word document: the summary, with key figures and a table of the parts.")),
    "xlsx": (N_("Excel"), N_("A sheet of the workbook: the sales funnel with its rates, figures and chart.")),
    "pptx": (N_("PowerPoint"), N_("A slide: the funnel as a chart, with a table of figures beside it.")),
    "html": (N_("HTML"), ""),
}
"""Each kind of file, what it is called, and what its picture shows."""


class ExportsDirective(SphinxDirective):
    """List the files; a picture links to its file as well."""

    def run(self) -> list[Node]:
        """One figure for each file."""
        language = language_from(self.config.language)
        folder = "zh" if language == "zh_CN" else "en"
        with use_language(language):
            figures = [_figure(folder, ending) for ending in _SHOWN]
        return [nodes.raw("", tag("div", join(figures), class_="bp-exports"), format="html")]


def _figure(folder: str, ending: str) -> Html:
    name, described = _SHOWN[ending]
    document = f"exports/{folder}/sales_plan.{ending}"
    size = (STATIC / document).stat().st_size // 1024
    says = _("{name}, {size} KB").format(name=_(name), size=size)
    caption = tag("figcaption", tag("a", says, href=f"../_static/{document}", download=True))
    picture = STATIC / "exports" / folder / f"{ending}.png"
    if not picture.exists():
        return tag("figure", caption)
    with Image.open(picture) as taken:
        width, height = taken.size
    source = f"../_static/exports/{folder}/{picture.name}"
    drawn = tag("img", src=source, alt=_(described), width=width, height=height, loading="lazy")
    return tag("figure", drawn, caption)
