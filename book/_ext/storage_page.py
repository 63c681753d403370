"""``{storage}``: a button that deletes everything the course keeps in the reader's browser (``_static/storage.js``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from bpcourse.core.language import _, language_from, use_language
from bpcourse.present.html import tag

if TYPE_CHECKING:
    from docutils.nodes import Node

    from bpcourse.present.html import Html

__all__ = ["StorageDirective"]


class StorageDirective(SphinxDirective):
    """Offer to delete what is kept, and say afterwards what it was."""

    def run(self) -> list[Node]:
        """The button, the way out of its question, and the place where the answer is announced."""
        with use_language(language_from(self.config.language)):
            markup = _storage()
        return [nodes.raw("", markup, format="html")]


def _storage() -> Html:
    ask = tag("button", _("Delete everything kept here"), type="button", class_="bp-start", data_delete=True)
    keep = tag("button", _("Keep it"), type="button", class_="bp-start", data_keep=True, hidden=True)
    says = tag("div", role="status", class_="bp-told")
    return tag("div", ask, " ", keep, says, class_="bp-storage", data_storage=True, **_sentences())


def _sentences() -> dict[str, str]:
    """What the page says while it asks, deletes and reports, in the page's language."""
    return {
        "data_again": _("Yes, delete everything"),
        "data_warning": _(
            "This deletes your plan with all its versions, your notebooks, your progress and your quiz answers from "
            "this browser. It cannot be undone. Press again to delete, or keep it and download your plan first."
        ),
        "data_kept": _("Nothing was deleted."),
        "data_working": _("Deleting …"),
        "data_done": _("Deleted from this browser:"),
        "data_nothing": _("There was nothing to delete."),
        "data_files": _("files: {names}"),
        "data_entries": _("quiz answers and settings: {count}"),
        "data_lab": _("the settings of JupyterLab"),
        "data_copy": _("the copy for use without a network: {count} files"),
        "data_blocked": _("The course is open in another tab, which holds on to it. Close that tab, and press again."),
        "data_failed": _(
            "This browser did not let the page delete everything. Delete the site's data in its settings."
        ),
    }
