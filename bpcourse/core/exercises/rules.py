"""Open tasks: a text, or a small form of values, judged by rules instead of compared with one answer.

A rule is a name, a condition, and the sentence for an answer that does not meet it. The first rule that is not met
speaks, so rules go from the plainest to the finest.

>>> from bpcourse.core.exercises.task import Place
>>> task = FormTask(
...     id="ch02-week", title="A week", names=("calls",), fields=(Field("calls", "calls a week", "12"),),
...     rules=(FormRule("doable", lambda week: week["calls"] <= 30, "Nobody makes {calls} calls a week.",
...                     lambda week: {"calls": f"{week['calls']:.0f}"}),),
...     good=({"calls": 27},), wrong=((( {"calls": 60}), "doable"),),
...     right="Agreed.", hints=("Fewer.", "At most 30."),
...     place=Place("ch02_sales_process", "ch02-funnel", "The funnel"),
... )
>>> task.judge({"calls": "27"}).state, task.judge({"calls": 60}).sentence
('right', 'Nobody makes 60 calls a week.')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal, NamedTuple

from bpcourse.core.exercises.answers import Unit, is_untouched, meanings, plain_text, word_count
from bpcourse.core.exercises.task import Kind, Task, WrongAnswer
from bpcourse.core.goals import review_goal
from bpcourse.core.language import _

__all__ = ["Field", "FormRule", "FormTask", "TextRule", "TextTask", "at_least_words", "has_number", "mentions", "smart"]


def _no_facts(_answer: object) -> Mapping[str, str]:
    return {}


class TextRule(NamedTuple):
    """What a text must meet. name: one word; holds: the condition; feedback: marked with ``N_``."""

    name: str
    holds: Callable[[str], bool]
    feedback: str
    facts: Callable[[str], Mapping[str, str]] = _no_facts
    """What the feedback quotes of the answer, as text, by the name of its placeholder."""


class Field(NamedTuple):
    """One value of a form.

    name: of the value in the notebook; label: what it is, marked with ``N_``; example: of how to write it; unit: "text"
    is taken as it is; asked_in: the unit the task asks in, such as 1e6 for millions.
    """

    name: str
    label: str
    example: str
    unit: Unit | Literal["text"] = "number"
    asked_in: float = 1


class FormRule(NamedTuple):
    """What the values of a form must meet, taken together; as `TextRule`, but over all values by their names."""

    name: str
    holds: Callable[[Mapping[str, Any]], bool]
    feedback: str
    facts: Callable[[Mapping[str, Any]], Mapping[str, str]] = _no_facts


def at_least_words(number: int, feedback: str) -> TextRule:
    """A rule: the text has *number* words or more, and does not only repeat a few (two Chinese characters are a word).

    >>> at_least_words(3, "").holds("Visit three plants"), at_least_words(3, "").holds("go go go go")
    (True, False)
    """

    def holds(text: str) -> bool:
        words = re.findall(r"\w[\w'’-]*", text.casefold())
        signs = {*words, *text.casefold()} if len(words) <= 1 or re.search("[㐀-鿿]", text) else {*words}
        return word_count(text) >= number and len(signs) >= min(number, 8) * _DIFFERENT

    return TextRule("length", holds, feedback)


_DIFFERENT: Final = 0.6


def has_number(feedback: str) -> TextRule:
    """A rule: the text holds a number.

    >>> has_number("").holds("from 9 to 11"), has_number("").holds("soon")
    (True, False)
    """
    return TextRule(
        "number",
        lambda text: (
            re.search(r"\d|[一二两三四五六七八九十百千万亿]+[\s]*(?:个|家|次|天|周|月|万|亿|成|%)", text) is not None
        ),
        feedback,
    )


def mentions(name: str, terms: str, feedback: str) -> TextRule:
    """A rule: the text holds one of *terms*, a regular expression in both languages, in any case.

    >>> mentions("stage", r"proposal|提案", "").holds("My Proposals wait too long")
    True
    """
    return TextRule(name, lambda text: re.search(terms, text, re.IGNORECASE) is not None, feedback)


def smart(
    criterion: Literal["specific", "measurable", "achievable", "relevant", "time_bound"], feedback: str
) -> TextRule:
    """A rule: the goal in the text meets one SMART *criterion*.

    >>> smart("time_bound", "").holds("Raise sales by 15% in Q3 2027"), smart("time_bound", "").holds("Sell more")
    (True, False)
    """
    return TextRule(criterion, lambda text: bool(getattr(review_goal(text), criterion)), feedback)


@dataclass(frozen=True, kw_only=True)
class TextTask(Task):
    """A task answered with a text of one's own.

    rules: in the order in which they speak; good: texts that must be accepted, in both languages; wrong: at least five
    texts, each with the name of the rule that must refuse it; copied: texts the learner has in view, which are no
    answer when they are pasted.
    """

    kind: ClassVar[Kind] = "text"

    rules: tuple[TextRule, ...]
    good: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]
    copied: tuple[str, ...] = ()

    def _judged(self, answer: object) -> tuple[Literal["right", "wrong", "open"], str]:
        text = plain_text(answer)
        if is_untouched(answer) or not text:
            return "open", _(
                "Write your answer between the quotation marks in the cell above and run it, then this one."
            )
        if any(text.casefold() in {copy.casefold(), _(copy).casefold()} for copy in self.copied):
            return "open", _("That is the text you were given. Write your own.")
        unmet = next((rule for rule in self.rules if not rule.holds(text)), None)
        if unmet is None:
            return "right", self.said(self.right)
        return "wrong", self.said(unmet.feedback, **unmet.facts(text))

    def right_answers(self) -> tuple[object, ...]:
        """The good texts, with the spaces people leave."""
        return (*self.good, *(f"\n  {text}\n" for text in self.good))

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Each wrong text with the sentence of the rule that refuses it."""
        rules = {rule.name: rule for rule in self.rules}
        return tuple(
            WrongAnswer(name, text, self.said(rules[name].feedback, **rules[name].facts(text)))
            for text, name in self.wrong
        )

    def made_up_answers(self) -> tuple[object, ...]:
        """The given texts, and noise."""
        return (*self.copied, "x", "yes", 5, "asdf " * 40, "x" * 300, "lorem ipsum dolor sit amet " * 5, "。" * 50)


@dataclass(frozen=True, kw_only=True)
class FormTask(Task):
    """A task answered with several values that must fit together, such as a part of a plan.

    fields: the values, whose names are also the task's names; rules: in the order in which they speak, over all values
    by their names (shares from 0 to 1, money in the plan's currency); good: values that must be accepted; wrong: at
    least five, each with the name of the rule that must refuse it; given: the values the learner starts from, which are
    no answer.
    """

    kind: ClassVar[Kind] = "form"

    fields: tuple[Field, ...]
    rules: tuple[FormRule, ...]
    good: tuple[Mapping[str, object], ...]
    wrong: tuple[tuple[Mapping[str, object], str], ...]
    given: Mapping[str, object] | None = None

    def _judged(self, answer: object) -> tuple[Literal["right", "wrong", "open"], str]:
        if not isinstance(answer, Mapping):
            return "open", _("Fill in every value of the cell above and run it, then this one.")
        empty = [field for field in self.fields if is_untouched(answer.get(field.name))]
        if empty:
            return "open", _("Still to fill in: {names}.").format(names=_(", ").join(_(field.label) for field in empty))
        values = {field.name: _value(field, answer[field.name]) for field in self.fields}
        unread = next((field for field in self.fields if values[field.name] is None), None)
        if unread is not None:
            sentence = _("“{label}” cannot be read. Write it like this: {example}")
            return "open", sentence.format(label=_(unread.label), example=unread.example)
        return self._judged_values(values)

    def _judged_values(self, values: Mapping[str, Any]) -> tuple[Literal["right", "wrong", "open"], str]:
        if not any(value for value in values.values()):
            return "open", _("Fill in every value of the cell above and run it, then this one.")
        unmet = next((rule for rule in self.rules if not rule.holds(values)), None)
        if unmet is None:
            return "right", self.said(self.right)
        return "wrong", self._told(unmet, values)

    def _told(self, rule: FormRule, values: Mapping[str, Any]) -> str:
        return self.said(rule.feedback, **rule.facts(values))

    def values_in(self, answer: Mapping[str, object]) -> dict[str, Any] | None:
        """The values of *answer* as they are meant; None where one is missing or cannot be read."""
        if any(is_untouched(answer.get(field.name)) for field in self.fields):
            return None
        values = {field.name: _value(field, answer[field.name]) for field in self.fields}
        return None if None in values.values() else values

    def right_answers(self) -> tuple[object, ...]:
        """The good values, as numbers and as text, beside whatever else a notebook has."""
        as_text = tuple({name: str(value) for name, value in values.items()} for values in self.good)
        return (*self.good, *as_text, *({**values, "check": print, "_": None} for values in self.good))

    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """The values it starts from, and each wrong set with the sentence of the rule that refuses it."""
        rules = {rule.name: rule for rule in self.rules}
        found = []
        for answer, name in self.wrong:
            values = {field.name: _value(field, answer[field.name]) for field in self.fields}
            found.append(WrongAnswer(name, answer, self._told(rules[name], values)))
        return tuple(found)

    def made_up_answers(self) -> tuple[object, ...]:
        """Nothing, zeros, ones, the starting values, and values of which one is missing."""
        names = [field.name for field in self.fields]
        partly = dict(list(self.good[0].items())[:-1])
        every: list[object] = [{}, dict.fromkeys(names, 0), dict.fromkeys(names, True), partly, "done", 1]
        return (*every, self.given) if self.given is not None else tuple(every)


def _value(field: Field, answer: object) -> float | str | None:
    if field.unit == "text":
        return plain_text(answer)
    read = meanings(answer, unit=field.unit, asked_in=field.asked_in)
    if not read:
        return None
    literal, other = read[0], read[-1]
    if field.unit == "share":
        return literal if abs(literal) <= 1 else other
    return other if abs(literal) < field.asked_in / 10 else literal
