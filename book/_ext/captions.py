"""The captions of the table of contents in the page's language: it joins the page after Sphinx has translated it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po
from sphinx import addnodes

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["translate_captions"]

ROOT = Path(__file__).parents[2]


def translate_captions(app: Sphinx, doctree: nodes.document) -> None:
    """Put each caption of *doctree* into the page's language, from the page's own catalog."""
    path = ROOT / "locale" / (app.config.language or "en") / "LC_MESSAGES" / f"{app.env.docname}.po"
    contents = [each for each in doctree.findall(addnodes.toctree) if each.get("caption")]
    if not contents or not path.exists():
        return
    with path.open(encoding="utf-8") as text:
        catalog = read_po(text)
    for each in contents:
        message = catalog.get(each["caption"])
        if message is not None and message.string:
            each["caption"] = str(message.string)
