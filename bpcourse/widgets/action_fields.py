"""The fields of one action, and the way between what is typed in them and the action of a plan.

>>> from bpcourse.core.actions import Action
>>> chen = Action(id="offer", title="Build the offer", accountable=("Chen Hao",), budget=120_000)
>>> typed = typed_action(1, chen, numbers={"offer": 1})
>>> typed["action1-accountable"], typed["action1-budget"]
('Chen Hao', '120,000')
>>> names_in("Chen Hao，Lin Yue、 Chen Hao")
('Chen Hao', 'Lin Yue')
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.widgets.controls import DateField, NumberField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.core.actions import Action
    from bpcourse.widgets.controls import Control

__all__ = [
    "OptionalNumber",
    "OptionalWhole",
    "action_controls",
    "action_from",
    "action_values",
    "names_in",
    "typed_action",
]

_BETWEEN: Final = re.compile("[,，、;；]")
_PEOPLE: Final = ("accountable", "responsible", "consulted", "informed")
_FIELDS: Final = ("title", "start", "end", "budget", "segment", "depends_on", *_PEOPLE)


class OptionalNumber(NumberField):
    """A number, or none where the field is empty."""

    def read(self, typed: str) -> Any:  # noqa: ANN401 - a number or None
        """The number, None for an empty field."""
        return super().read(typed) if typed.strip() else None


class OptionalWhole(OptionalNumber):
    """A whole number, or none where the field is empty."""

    def read(self, typed: str) -> Any:  # noqa: ANN401 - a whole number or None
        """The number, None for an empty field; raises FieldError for a part of one."""
        number = super().read(typed)
        if number is None:
            return None
        if not float(number).is_integer():
            sentence = _("{label} must be a whole number, got {got}").format(label=self.label, got=repr(typed[:40]))
            raise FieldError(sentence, field=self.name, value=typed)
        return int(number)


def action_controls(number: int, *, currency: str) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
    """The fields of action *number*: those every action needs, and the others."""
    key, several = f"action{number}", _("Names with commas between them.")
    needed = (
        TextField(f"{key}-title", _("What is done")),
        TextField(f"{key}-accountable", _("Accountable"), help=_("The one person who answers for the result.")),
        DateField(f"{key}-start", _("First day")),
        DateField(f"{key}-end", _("Last day")),
    )
    others = (
        TextField(f"{key}-depends_on", _("Waits for"), help=_("Numbers of the actions to be finished before: 1, 3.")),
        OptionalNumber(f"{key}-budget", _("Budget"), unit=currency),
        TextField(f"{key}-responsible", _("Responsible: who does it"), help=several),
        TextField(f"{key}-consulted", _("Consulted before"), help=several),
        TextField(f"{key}-informed", _("Informed after"), help=several),
        TextField(f"{key}-segment", _("For which customer segment")),
    )
    return needed, others


def names_in(text: str) -> tuple[str, ...]:
    """The names in *text*, each once; between them stand commas or semicolons of either script."""
    return tuple(dict.fromkeys(name for part in _BETWEEN.split(text) if (name := part.strip())))


def typed_action(number: int, action: Action, *, numbers: Mapping[str, int]) -> dict[str, str]:
    """What the fields of action *number* hold for *action*; *numbers* says which id is which number."""
    waits = (str(numbers.get(needed, needed)) for needed in action.depends_on)
    texts = {
        "title": action.title,
        "start": str(action.start or ""),
        "end": str(action.end or ""),
        "budget": "" if action.budget is None else f"{action.budget:,.2f}".removesuffix(".00"),
        "segment": action.segment,
        "depends_on": ", ".join(waits),
        **{name: ", ".join(getattr(action, name)) for name in _PEOPLE},
    }
    return {f"action{number}-{name}": text for name, text in texts.items()}


def action_values(number: int, action: Action, *, numbers: Mapping[str, int]) -> dict[str, Any]:
    """What the fields of action *number* are read as for *action*, whether or not a person could type it."""
    texts = {name: text.strip() for name, text in typed_action(number, action, numbers=numbers).items()}
    own = {"start": action.start, "end": action.end, "budget": action.budget}
    return texts | {f"action{number}-{name}": value for name, value in own.items()}


def action_from(number: int, values: Mapping[str, Any], *, kept: Action, ids: Mapping[int, str]) -> Action:
    """Action *number* as the *values* of its fields have it.

    *ids* says which number is which id. Names and ids that are as *kept* shows them stay as they are, so that a name
    with a comma in it is not torn apart. Raises FieldError for an end before the start.
    """
    own = {name: values[f"action{number}-{name}"] for name in _FIELDS}
    for name in _PEOPLE:
        same = own[name] == ", ".join(getattr(kept, name)).strip()
        own[name] = getattr(kept, name) if same else names_in(own[name])
    by_number = {str(each): name for each, name in ids.items()}
    own["depends_on"] = tuple(dict.fromkeys(by_number.get(name, name) for name in names_in(own["depends_on"])))
    return replace(kept, **own)
