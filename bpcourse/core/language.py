"""The language of the moment, and the catalogs behind every sentence a user can see.

English is the source. A message is marked with ``_`` where it is shown, or with ``N_`` where it is only written down
(a table of names, say) and shown later:

>>> with use_language("zh_CN"):
...     current_language()
'zh_CN'
>>> current_language()
'en'
"""

from __future__ import annotations

import contextvars
import gettext
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "LANGUAGES",
    "N_",
    "Language",
    "_",
    "current_language",
    "filled",
    "language_from",
    "ngettext",
    "one_after_another",
    "speak",
    "use_language",
]

Language = Literal["en", "zh_CN"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_current: contextvars.ContextVar[Language | None] = contextvars.ContextVar("language", default=None)


class _Session:
    """What everything outside a ``with use_language`` block speaks."""

    language: Language = "en"


def current_language() -> Language:
    """The language in which sentences come out now."""
    return _current.get() or _Session.language


def speak(language: str) -> None:
    """Speak *language*, as `language_from` takes it, from now on: the first cell of a notebook says so.

    >>> speak("zh-CN"), current_language(), speak("en")
    (None, 'zh_CN', None)
    """
    _Session.language = language_from(language)


@contextmanager
def use_language(language: Language) -> Iterator[None]:
    """Speak *language* inside the ``with`` block."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def language_from(tag: str | None) -> Language:
    """The language for a tag such as a browser or a shell gives it; English when it is not one of ours.

    >>> language_from("zh-CN"), language_from("zh_CN.UTF-8"), language_from("fr"), language_from(None)
    ('zh_CN', 'zh_CN', 'en', 'en')
    """
    return "zh_CN" if (tag or "").lower().startswith("zh") else "en"


def _(message: str) -> str:
    """*message* in the language of the moment."""
    return _catalog(current_language()).gettext(message)


def ngettext(singular: str, plural: str, number: float) -> str:
    """The form of the message that fits *number*, in the language of the moment."""
    return _catalog(current_language()).ngettext(singular, plural, 1 if number == 1 else 2)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark now, translate later"
    """*message* as it is; marked so that it is in the catalogs."""
    return message


def filled(template: str, **parts: str) -> str:
    """*template* with its named parts; in Chinese, a space wherever a part brings letters or digits beside a character.

    A message whose parts are always numbers has its spaces itself; this is for parts that may be either.

    >>> with use_language("zh_CN"):
    ...     filled("通过{lever}提升到{target}。", lever="试用", target="25%")
    '通过试用提升到 25%。'
    """
    if current_language() != "zh_CN":
        return template.format(**parts)
    text, *rest = _PART.split(template)
    for name, behind in zip(rest[::2], rest[1::2], strict=True):
        for piece in (parts[name], behind):
            text += f" {piece}" if _BESIDE.fullmatch(text[-1:] + piece[:1]) else piece
    return text


def one_after_another(sentences: Iterable[str]) -> str:
    """*sentences* as one paragraph: Chinese has no space between them.

    >>> one_after_another(["One.", "Two."])
    'One. Two.'
    """
    return ("" if current_language() == "zh_CN" else " ").join(sentences)


_PART: Final = re.compile(r"\{(\w+)\}")
_BESIDE: Final = re.compile(r"[㐀-鿿][A-Za-z0-9+-]|[A-Za-z0-9%°][㐀-鿿]")
"""A Chinese character and a letter or the edge of a number, in either order."""


@cache
def _catalog(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation("bpcourse", _locale_folder(), languages=[language], fallback=True)


def _locale_folder() -> Path:
    """Inside the installed package, or at the top of a working copy."""
    package = Path(__file__).parents[1]
    installed = package / "locale"
    return installed if installed.is_dir() else package.parent / "locale"
