"""What every task of an exercise has: an id, two hints, and the place of the course to read again.

The kinds of task are in their own modules: `numbers` (a number), `options` (a choice, a set, an order) and `rules` (a
text or a part of a plan, judged by rules). A task's texts are marked with ``N_`` and translated when they are shown.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final, Literal, NamedTuple

from bpcourse.core.errors import FieldError
from bpcourse.core.exercises.verdict import Judgement
from bpcourse.core.language import _, filled
from bpcourse.core.quantities import money_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Kind", "Place", "Task", "WrongAnswer"]

Kind = Literal["number", "choice", "set", "order", "text", "form"]

_ID: Final = re.compile(r"(?:ch0[1-9]|capstone)-[a-z0-9-]+")


class Place(NamedTuple):
    """A section of the course.

    page: stem of the page; anchor: the section's label; title: its heading, marked with ``N_``.
    """

    page: str
    anchor: str
    title: str

    def sentence(self) -> str:
        """Where to read again, in the language of the moment."""
        chapter = re.match(r"ch0([1-9])_", self.page)
        if chapter is None:
            return _("Where to read again: “{section}”.").format(section=_(self.title))
        template = _("Where to read again: chapter {number}, “{section}”.")
        return template.format(number=chapter[1], section=_(self.title))


class WrongAnswer(NamedTuple):
    """A typical wrong answer and the sentence it must get, in the language of the moment."""

    name: str
    answer: object
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Task(ABC):
    """One task of an exercise.

    id: chapter and a word, such as "ch02-leads"; title: what the lists of tasks call it; names: the values that the
    learner fills in in the notebook; hints: the first and the second; place: where to read again after these; right:
    what a right answer is told; money: amounts that the texts quote by name, in the plan's currency; graded: whether it
    counts for completion (a reflection does not).

    Raises FieldError for an id of another shape.
    """

    kind: ClassVar[Kind]

    id: str
    title: str
    names: tuple[str, ...]
    hints: tuple[str, str]
    place: Place
    right: str
    money: Mapping[str, float] = field(default_factory=dict)
    graded: bool = True

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            sentence = _("task: id must be a chapter and a word, such as ch02-calls, got {id}")
            raise FieldError(sentence.format(id=repr(self.id)), field="id", value=self.id)

    @property
    def chapter(self) -> str:
        """The module it belongs to, such as "ch02"."""
        return self.id.partition("-")[0]

    def said(self, text: str, **parts: str) -> str:
        """*text* of this task in the language of the moment, its amounts and *parts* filled in."""
        amounts = {name: money_text(value, "CNY") for name, value in self.money.items()}
        return filled(_(text), **amounts, **parts)

    def judge(self, answer: object) -> Judgement:
        """What *answer* is worth, whatever was tried before."""
        state, sentence = self._judged(answer)
        return Judgement(state, sentence)

    @abstractmethod
    def _judged(self, answer: object) -> tuple[Literal["right", "wrong", "open"], str]:
        """The state of *answer* and the sentence that says why, in the language of the moment."""

    @abstractmethod
    def right_answers(self) -> tuple[object, ...]:
        """Answers that must be accepted, in the ways people write them."""

    @abstractmethod
    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """At least five typical wrong answers, each with what it must be told."""

    @abstractmethod
    def made_up_answers(self) -> tuple[object, ...]:
        """Answers that show no work and must never pass, beside those that every task refuses."""
