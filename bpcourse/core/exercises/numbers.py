"""A task whose answer is one number, with the wrong numbers people come to and what each is told.

>>> from bpcourse.core.exercises.task import Place
>>> task = NumberTask(
...     id="ch02-deals", title="Deals", names=("deals",), expected=19_200_000 / 240_000, example="12",
...     mistakes=(Mistake("percent", 240_000 / 19_200_000, "You divided the other way around."),),
...     right="19.2 million over 240,000 are 80 deals.", hints=("Divide.", "Money over money."),
...     place=Place("ch02_sales_process", "ch02-funnel", "The funnel"),
... )
>>> task.judge("80 deals").state, task.judge(0.0125).sentence
('right', 'You divided the other way around.')
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, NamedTuple

from bpcourse.core.errors import FieldError
from bpcourse.core.exercises.answers import Unit, is_untouched, meanings
from bpcourse.core.exercises.task import Kind, Task, WrongAnswer
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text, percent_text

__all__ = ["Mistake", "NumberTask"]

_ROUNDING: Final = 0.005
"""The share by which an answer may be off where the task says nothing else."""
_CLOSE: Final = 0.05
_NOISE: Final = 1e-9
_SCALES: Final = (10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e8)


class Mistake(NamedTuple):
    """A wrong number that a typical slip leads to.

    name: the slip, as one word; value: what it computes to, in the unit of the answer; feedback: why it is wrong,
    marked with ``N_``.
    """

    name: str
    value: float
    feedback: str


@dataclass(frozen=True, kw_only=True)
class NumberTask(Task):
    """A task whose answer is one number.

    expected: computed by the package, a share from 0 to 1 where unit is "share"; tolerance: how far an answer may lie
    from it, by default half a percent of it; asked_in: the unit the task asks in, such as 1e6 for millions; example:
    the example of an answer that the learner is shown, which is none itself; mistakes: at least five.

    Raises FieldError where the expected answer is 0, which an untouched answer could be.
    """

    kind: ClassVar[Kind] = "number"

    expected: float
    mistakes: tuple[Mistake, ...]
    example: str
    unit: Unit = "number"
    asked_in: float = 1
    tolerance: float | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.expected or not math.isfinite(self.expected):
            sentence = _("task {id}: the expected number must be other than 0, got {number}")
            raise FieldError(sentence.format(id=self.id, number=self.expected), field="expected", value=self.expected)

    def _judged(self, answer: object) -> tuple[Literal["right", "wrong", "open"], str]:
        read = meanings(answer, unit=self.unit, asked_in=self.asked_in)
        if is_untouched(answer) or (read and not any(read)):
            return "open", _("Put your answer behind the equals sign in the cell above and run it, then this one.")
        if not read:
            return "open", _("This cannot be read as a number. Write it like this: {example}").format(
                example=self.example
            )
        if any(self._meets(value, self.expected) for value in read):
            return "right", self.said(self.right)
        if read == meanings(self.example, unit=self.unit, asked_in=self.asked_in) and not self._mistake(read):
            return "open", _("That is only the example of how to write an answer. Put your own in its place.")
        return "wrong", self._why(read)

    def _why(self, read: tuple[float, ...]) -> str:
        mistake = self._mistake(read)
        return self.said(mistake.feedback) if mistake else self._general(read[0])

    def _meets(self, value: float, wanted: float) -> bool:
        allowed = abs(wanted) * _ROUNDING if self.tolerance is None else self.tolerance
        return abs(value - wanted) <= allowed + abs(wanted) * _NOISE

    def _mistake(self, read: tuple[float, ...]) -> Mistake | None:
        """The slip that comes nearest to what was typed, where one comes near at all; the literal meaning first."""
        for value in read:
            near = [each for each in self.mistakes if self._resembles(value, each.value)]
            if near:
                return min(near, key=lambda each: abs(each.value - value))
        return None

    def _resembles(self, value: float, wrong: float) -> bool:
        """Whether *value* is *wrong*, rounded as people round."""
        return abs(value - wrong) <= abs(wrong) * _ROUNDING * 2 + abs(wrong) * _NOISE

    def _general(self, value: float) -> str:
        """What can be said of a number that no known slip leads to."""
        ratio = value / self.expected
        if ratio < 0:
            return _("The answer has the other sign.")
        if any(math.isclose(ratio, scale**power, rel_tol=_ROUNDING) for scale in _SCALES for power in (1, -1)):
            return _("The digits are right, the unit is not: count the zeros, or check percent, million or 万.")
        if math.isclose(value * self.expected, 1, rel_tol=_ROUNDING):
            return _("That is one divided by the answer: turn the division around.")
        if math.isclose(ratio, 1, rel_tol=_CLOSE):
            return _("Very close: you may have rounded on the way. Keep all decimals until the end.")
        if ratio > 1:
            return _("{answer} is too high.").format(answer=self._written(value))
        return _("{answer} is too low.").format(answer=self._written(value))

    def _written(self, value: float) -> str:
        return percent_text(value) if self.unit == "share" else number_text(value, digits=2)

    def right_answers(self) -> tuple[object, ...]:
        """The number, and the ways it is written."""
        value = self.expected
        written: list[object] = [value, repr(value), f"{value:,.4f}"]
        if self.unit == "share":
            percent = f"{value * 100:.6g}"
            written += [f"{percent}%", f"{percent} %", f"{percent} percent", f"{percent}％"]
        elif self.unit == "money":
            written += [f"CNY {value:,.2f}", f"{value / 1e6:.9g} million", f"{value / 1e4:.9g}万", f"¥{value:.2f}"]
        if self.asked_in != 1:
            written += [value / self.asked_in, f"{value / self.asked_in:.9g}"]
        return tuple(written)

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Each known slip with its own sentence."""
        return tuple(WrongAnswer(each.name, each.value, self.said(each.feedback)) for each in self.mistakes)

    def made_up_answers(self) -> tuple[object, ...]:
        """The example itself, and a number out of the air."""
        return self.example, "0%", -1, 1e300
