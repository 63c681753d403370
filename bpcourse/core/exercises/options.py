"""Tasks answered with letters: one option, a set of them, or an order.

>>> from bpcourse.core.exercises.task import Place
>>> task = ChoiceTask(
...     id="ch02-stage", title="Stage", names=("stage",), expected="B",
...     options={"A": "These customers have not bought yet.", "B": "", "C": "Its KPIs are others."},
...     right="Win rate is its KPI.", hints=("Look at the KPIs.", "Which stage ends in a deal?"),
...     place=Place("ch02_sales_process", "ch02-stages", "Four stages, four jobs"),
... )
>>> task.judge("b").state, task.judge("A").sentence
('right', 'These customers have not bought yet.')
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from bpcourse.core.errors import FieldError
from bpcourse.core.exercises.answers import is_untouched, letters
from bpcourse.core.exercises.task import Kind, Task, WrongAnswer
from bpcourse.core.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ChoiceTask", "OrderTask", "SetTask"]


def _open_sentence(answer: object, among: str) -> str:
    if is_untouched(answer):
        return _("Put your answer behind the equals sign in the cell above and run it, then this one.")
    return _('Answer with letters from {lowest} to {highest}, such as "{lowest}".').format(
        lowest=among[0], highest=among[-1]
    )


@dataclass(frozen=True, kw_only=True)
class _Lettered(Task):
    """A task over options A, B, C and so on.

    options: each letter with what one is told who gets it wrong, marked with ``N_``.

    Raises FieldError where the letters do not run from A without a gap.
    """

    options: Mapping[str, str]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.among != "ABCDEFGHIJ"[: len(self.options)]:
            sentence = _("task {id}: options must run from A without a gap, got {letters}")
            raise FieldError(sentence.format(id=self.id, letters=self.among), field="options", value=self.among)

    @property
    def among(self) -> str:
        """All letters in their order."""
        return "".join(self.options)

    def _judged(self, answer: object) -> tuple[Literal["right", "wrong", "open"], str]:
        named = None if is_untouched(answer) else letters(answer, among=self.among)
        if named is None:
            return "open", _open_sentence(answer, self.among)
        return self._judged_letters(named)

    def _judged_letters(self, named: tuple[str, ...]) -> tuple[Literal["right", "wrong", "open"], str]:
        raise NotImplementedError

    def made_up_answers(self) -> tuple[object, ...]:
        """Letters that are none of the options, and answers that name no option."""
        return "Z", "all of them", 1, ["?"], {"A": 1}


@dataclass(frozen=True, kw_only=True)
class ChoiceTask(_Lettered):
    """A task with one right option among four or more.

    expected: its letter, found by the package where figures decide. Naming several options is no answer.
    """

    kind: ClassVar[Kind] = "choice"

    expected: str

    def _judged_letters(self, named: tuple[str, ...]) -> tuple[Literal["right", "wrong", "open"], str]:
        if len(named) > 1:
            return "open", _("Decide for one of the options.")
        if named == (self.expected,):
            return "right", self.said(self.right)
        return "wrong", self.said(self.options[named[0]])

    def right_answers(self) -> tuple[object, ...]:
        """The letter as people type it."""
        return self.expected, self.expected.lower(), f" {self.expected}) ", f"Option {self.expected}", [self.expected]

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Every other option, and what is no decision."""
        others = [letter for letter in self.among if letter != self.expected]
        told = [WrongAnswer(f"option {letter}", letter, self.said(self.options[letter])) for letter in others]
        both = f"{others[0]}, {self.expected}"
        undecided = WrongAnswer("two options", both, _("Decide for one of the options."))
        stranger = WrongAnswer("no option", "X", _open_sentence("X", self.among))
        return (*told, undecided, stranger)


@dataclass(frozen=True, kw_only=True)
class SetTask(_Lettered):
    """A task in which some of five or more options are to be found, in any order.

    expected: the letters that belong to the set. An option's sentence is told to one who includes it wrongly, or leaves
    it out wrongly.
    """

    kind: ClassVar[Kind] = "set"

    expected: str

    def _judged_letters(self, named: tuple[str, ...]) -> tuple[Literal["right", "wrong", "open"], str]:
        off = [letter for letter in self.among if (letter in named) != (letter in self.expected)]
        if not off:
            return "right", self.said(self.right)
        return "wrong", self._told(off[0], len(off))

    def _told(self, letter: str, number: int) -> str:
        why = self.said(self.options[letter])
        missing = letter in self.expected
        if number == 1:
            one = _("{letter} is missing: {why}") if missing else _("{letter} does not belong: {why}")
            return one.format(letter=letter, why=why)
        several = (
            _("{number} of the options are misplaced. {letter} is missing: {why}")
            if missing
            else _("{number} of the options are misplaced. {letter} does not belong: {why}")
        )
        return several.format(letter=letter, why=why, number=number)

    def right_answers(self) -> tuple[object, ...]:
        """The set in any order and any way of writing."""
        backward = self.expected[::-1]
        return self.expected, ", ".join(backward), backward.lower(), set(self.expected), list(backward)

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Each option on the wrong side, all of them, and only the first."""
        flips = [
            WrongAnswer(f"option {letter}", "".join(sorted(set(self.expected) ^ {letter})), self._told(letter, 1))
            for letter in self.among
        ]
        return tuple(flips)


@dataclass(frozen=True, kw_only=True)
class OrderTask(_Lettered):
    """A task in which all of five or more options are to be put in order.

    expected: the letters in their order. An option's sentence says why it comes before the one behind it (that of the
    last option is not used).
    """

    kind: ClassVar[Kind] = "order"

    expected: str

    def _judged_letters(self, named: tuple[str, ...]) -> tuple[Literal["right", "wrong", "open"], str]:
        if len(named) < len(self.among):
            return "open", _("Put all {number} letters in order.").format(number=len(self.among))
        if "".join(named) == self.expected:
            return "right", self.said(self.right)
        before, behind = next(pair for pair in pairwise(self.expected) if named.index(pair[0]) > named.index(pair[1]))
        return "wrong", self._told(before, behind)

    def _told(self, before: str, behind: str) -> str:
        sentence = _("{before} comes before {later}: {why}")
        return sentence.format(before=before, later=behind, why=self.said(self.options[before]))

    def right_answers(self) -> tuple[object, ...]:
        """The order in any way of writing."""
        return self.expected, " > ".join(self.expected), ", ".join(self.expected).lower(), list(self.expected)

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Each pair of neighbors changed, and all of it backward."""
        swapped = [
            WrongAnswer(f"{before} and {behind}", self.expected.replace(before + behind, behind + before), told)
            for before, behind in pairwise(self.expected)
            for told in (self._told(before, behind),)
        ]
        backward = WrongAnswer("backward", self.expected[::-1], self._told(self.expected[0], self.expected[1]))
        return (*swapped, backward)
