"""The controls a tool is made of, each as accessible markup and as a reader of what was typed.

A control knows its label, its unit and how to read what a person typed; it knows nothing of any tool:

>>> rate = Slider("win_rate", "Win rate", unit="%", maximum=100)
>>> rate.read("32")
32.0
>>> rate.read("lots")
Traceback (most recent call last):
    ...
bpcourse.core.errors.FieldError: Win rate must be a number from 0 to 100, got 'lots'
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.core.quantities import number_from, number_text
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Button",
    "Check",
    "Choice",
    "Control",
    "DateField",
    "NumberField",
    "Slider",
    "TextArea",
    "TextField",
    "bare_number",
    "file_picker",
    "group",
]

_LONGEST_TEXT: Final = 4000
_LONGEST_QUOTE: Final = 40
_LARGEST_NUMBER: Final = 1e15
"""Beyond any company's money, and small enough that sums and products of such numbers stay finite."""


@dataclass(frozen=True)
class Control:
    """One labelled field.

    name: how the tool calls it; label and help: what the learner reads; unit: shown behind the label.
    """

    name: str
    label: str
    unit: str = field(default="", kw_only=True)
    help: str = field(default="", kw_only=True)

    def read(self, typed: str) -> Any:  # noqa: ANN401 - each kind of control has its own type of value
        """The value of what was *typed*; raises FieldError with a sentence for the learner."""
        raise NotImplementedError

    def input(self, base: str, typed: str) -> Html:
        """The form element or elements, with *base* as id and *typed* as their text."""
        raise NotImplementedError

    def html(self, prefix: str, typed: str) -> Html:
        """Label, input, help and the place where an error appears."""
        base = f"{prefix}-{self.name}"
        unit = tag("span", self._unit_behind, class_="bp-unit") if self.unit else None
        hint = tag("p", self.help, id=f"{base}-help", class_="bp-help") if self.help else None
        error = tag("p", id=f"{base}-error", class_="bp-error", data_slot=f"error:{self.name}")
        label = tag("label", self.label, unit, for_=base)
        return tag(
            "div", label, self.input(base, typed), hint, error, class_=f"bp-field bp-{type(self).__name__.lower()}"
        )

    def _described(self, base: str) -> str:
        return f"{base}-help {base}-error" if self.help else f"{base}-error"

    @property
    def spoken(self) -> str:
        """Label and unit as a screen reader says them."""
        return self.label + self._unit_behind

    @property
    def _unit_behind(self) -> str:
        return _(" ({unit})").format(unit=self.unit) if self.unit else ""


@dataclass(frozen=True)
class NumberField(Control):
    """A number from *minimum* to *maximum*, typed in any way people write numbers."""

    minimum: float = field(default=0, kw_only=True)
    maximum: float | None = field(default=None, kw_only=True)

    def read(self, typed: str) -> float:
        """The number; a percent sign in a field whose unit is percent is taken as that unit."""
        bare = unicodedata.normalize("NFKC", typed).strip().removesuffix("%") if self.unit == "%" else typed
        number = number_from(bare)
        highest = _LARGEST_NUMBER if self.maximum is None else self.maximum
        if number is None or not self.minimum <= number <= highest:
            open_end = self.maximum is None and not (number and number > highest)
            raise FieldError(self._requirement(typed, None if open_end else highest), field=self.name, value=typed)
        return number

    def _requirement(self, typed: str, highest: float | None) -> str:
        got = repr(typed[:_LONGEST_QUOTE])
        low = number_text(self.minimum, digits=2)
        if highest is None:
            return _("{label} must be a number of {low} or more, got {got}").format(label=self.label, low=low, got=got)
        high = number_text(highest, digits=2)
        sentence = _("{label} must be a number from {low} to {high}, got {got}")
        return sentence.format(label=self.label, low=low, high=high, got=got)

    def input(self, base: str, typed: str) -> Html:
        """A text field with a numeric keyboard: unlike ``type=number`` it keeps whatever was typed."""
        return tag(
            "input", id=base, type="text", inputmode="decimal", autocomplete="off", value=typed,
            data_name=self.name, aria_describedby=self._described(base),
        )  # fmt: skip


@dataclass(frozen=True)
class Slider(NumberField):
    """A number with a slider and a field for the exact value."""

    maximum: float = field(default=100, kw_only=True)
    step: float = field(default=1, kw_only=True)

    def input(self, base: str, typed: str) -> Html:
        """The slider and its number field, kept equal by the page."""
        slider = tag(
            "input", id=base, type="range", min=self.minimum, max=self.maximum, step=self.step, value=typed,
            data_name=self.name, aria_describedby=self._described(base),
        )  # fmt: skip
        exact = tag(
            "input", id=f"{base}-exact", type="text", inputmode="decimal", autocomplete="off", value=typed,
            data_name=self.name, aria_label=_("{label}, exact value").format(label=self.spoken),
            aria_describedby=f"{base}-error",
        )  # fmt: skip
        return tag("div", slider, exact, class_="bp-pair")


@dataclass(frozen=True)
class TextField(Control):
    """One line of text."""

    placeholder: str = field(default="", kw_only=True)

    def read(self, typed: str) -> str:
        """The text without space around it."""
        if len(typed) > _LONGEST_TEXT:
            sentence = _("{label} must be at most {most} characters long, got {got}")
            text = sentence.format(label=self.label, most=_LONGEST_TEXT, got=len(typed))
            raise FieldError(text, field=self.name, value=typed)
        return typed.strip()

    def input(self, base: str, typed: str) -> Html:
        """A one-line field."""
        return tag(
            "input", id=base, type="text", autocomplete="off", value=typed, placeholder=self.placeholder or None,
            data_name=self.name, aria_describedby=self._described(base),
        )  # fmt: skip


@dataclass(frozen=True)
class TextArea(TextField):
    """Several lines of text, of which *rows* show at first."""

    rows: int = field(default=3, kw_only=True)

    def input(self, base: str, typed: str) -> Html:
        """A field of several lines that can be made larger."""
        return tag(
            "textarea", typed, id=base, rows=self.rows, placeholder=self.placeholder or None,
            data_name=self.name, aria_describedby=self._described(base),
        )  # fmt: skip


@dataclass(frozen=True)
class DateField(Control):
    """A day of the calendar, or none."""

    def read(self, typed: str) -> date | None:
        """The day, None for an empty field."""
        if not typed.strip():
            return None
        try:
            return date.fromisoformat(typed.strip())
        except ValueError as error:
            sentence = _("{label} must be a date such as 2027-12-31, got {got}")
            text = sentence.format(label=self.label, got=repr(typed[:_LONGEST_QUOTE]))
            raise FieldError(text, field=self.name, value=typed) from error

    def input(self, base: str, typed: str) -> Html:
        """The browser's own date field."""
        return tag(
            "input", id=base, type="date", value=typed, data_name=self.name, aria_describedby=self._described(base)
        )


@dataclass(frozen=True)
class Choice(Control):
    """One of several named options.

    options: what is read, with what the learner sees; shown as buttons where *buttons* is set, else as a list.
    """

    options: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    buttons: bool = field(default=False, kw_only=True)

    def read(self, typed: str) -> str:
        """The key of the option."""
        if typed not in self.options:
            sentence = _("{label} must be one of {options}, got {got}")
            options = _(", ").join(self.options.values())
            text = sentence.format(label=self.label, options=options, got=repr(typed[:_LONGEST_QUOTE]))
            raise FieldError(text, field=self.name, value=typed)
        return typed

    def input(self, base: str, typed: str) -> Html:
        """A list to choose from."""
        options = (tag("option", text, value=key, selected=key == typed) for key, text in self.options.items())
        return tag("select", *options, id=base, data_name=self.name, aria_describedby=self._described(base))

    def html(self, prefix: str, typed: str) -> Html:
        """A list with a label, or a row of radio buttons under a legend."""
        if not self.buttons:
            return super().html(prefix, typed)
        base = f"{prefix}-{self.name}"
        buttons = (
            tag(
                "label",
                tag("input", type="radio", name=base, value=key, checked=key == typed, data_name=self.name),
                tag("span", text),
            )
            for key, text in self.options.items()
        )
        error = tag("p", id=f"{base}-error", class_="bp-error", data_slot=f"error:{self.name}")
        return tag(
            "fieldset", tag("legend", self.label), *buttons, error,
            class_="bp-field bp-buttons", aria_describedby=f"{base}-error",
        )  # fmt: skip


@dataclass(frozen=True)
class Check(Control):
    """Yes or no; typed as "on" or ""."""

    def read(self, typed: str) -> bool:
        """Whether the box is ticked."""
        return bool(typed)

    def input(self, base: str, typed: str) -> Html:
        """A box to tick."""
        return tag(
            "input", id=base, type="checkbox", checked=bool(typed), data_name=self.name,
            aria_describedby=self._described(base),
        )  # fmt: skip


@dataclass(frozen=True)
class Button:
    """Something to press.

    kind: "primary" for the one that matters most, "plain" for the others; spoken: what a screen reader says instead of
    the label, where several have the same.
    """

    name: str
    label: str
    kind: str = "plain"
    spoken: str = ""

    def html(self) -> Html:
        """The button."""
        return tag(
            "button", self.label, type="button", data_press=self.name, class_=f"bp-button bp-{self.kind}",
            aria_label=self.spoken or None,
        )  # fmt: skip


def file_picker(name: str, label: str) -> Html:
    """A button that opens a plan's file; the event that brings its text has this *name*."""
    picker = tag("input", type="file", accept=".json,application/json", data_open=name)
    return tag("label", tag("span", label), picker, class_="bp-button bp-plain bp-file")


def group(legend: str, parts: Sequence[str]) -> Html:
    """Controls that belong together, under one heading that screen readers announce."""
    return tag("fieldset", tag("legend", legend), join(parts), class_="bp-group")


def bare_number(value: float) -> str:
    """A number as a field holds it, without thousands signs, to nine decimals.

    >>> bare_number(32.0), bare_number(0.1 + 0.2), bare_number(1e-9)
    ('32', '0.3', '0.000000001')
    """
    text = f"{round(value, 9):.12g}"
    return f"{value:.9f}".rstrip("0").rstrip(".") if "e" in text else text
