"""The pictures of the book, a module per chapter; each function draws one in the language of the moment.

A page asks for one by chapter and name, ``{picture} ch02.sales_cycle``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpcourse.present.html import Html

__all__ = ["picture"]


def picture(name: str) -> Html:
    """The picture called *name*, as ``chapter.function``; raises LookupError where there is none."""
    chapter, _, function = name.partition(".")
    try:
        draw = getattr(import_module(f"bpcourse.present.figures.{chapter}"), function)
    except (ImportError, AttributeError) as error:
        raise LookupError(f"no picture is called {name!r}") from error
    drawn: Html = draw()
    return drawn
