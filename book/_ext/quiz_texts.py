"""The texts of a quiz, for the page that asks it and for the catalog that translates it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["quiz_in", "quiz_texts"]

_QUIZ_TEXTS: Final = frozenset(("question", "text", "feedback", "unit", "right", "otherwise"))
"""Fields that a learner reads; where one holds no text, as an option's ``right: true``, it is none of them."""


def quiz_texts(content: object) -> Iterator[str]:
    """The texts in *content*, questions as YAML gives them.

    >>> list(quiz_texts([{"id": "a", "question": "How many?", "options": [{"text": "Two", "right": True}]}]))
    ['How many?', 'Two']
    """
    if isinstance(content, list):
        for each in content:
            yield from quiz_texts(each)
    elif isinstance(content, dict):
        for name, each in content.items():
            if isinstance(each, str) and name in _QUIZ_TEXTS and each:
                yield each
            elif not isinstance(each, str):
                yield from quiz_texts(each)


def quiz_in(content: Mapping[str, Any], translate: Callable[[str], str]) -> dict[str, Any]:
    """One question with each of its texts put through *translate*."""
    return {name: _translated(name, each, translate) for name, each in content.items()}


def _translated(name: str, content: object, translate: Callable[[str], str]) -> object:
    if isinstance(content, str):
        return translate(content) if name in _QUIZ_TEXTS and content else content
    if isinstance(content, list):
        return [quiz_in(each, translate) if isinstance(each, dict) else each for each in content]
    return content
